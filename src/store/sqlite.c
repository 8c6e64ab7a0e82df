/*
 * The store over SQLite: opening, checking, statements. Write-ahead log, so that readers and a
 * writer do not wait for each other.
 */
#include "store/sqlite.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

enum { APPLICATION = 0x716E6174 /* "qnat" */, BUSY_MS = 60000 };

extern const char store_schema_1[], store_schema_2[];
static const char *const schemas[STORE_SCHEMA] = { store_schema_1, store_schema_2 };

qanat_status sql_error(store *s, const char *doing, qanat_error *err)
{
    int code = sqlite3_errcode(s->db) & 0xFF;
    const char *path = s->path;
    switch (code) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return error_at(err, QANAT_E_STORE, path, 0, 0,
                        "another qanat is writing to the store; try again when it has finished");
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_CANTOPEN:
        return error_at(err, QANAT_E_STORE, path, 0, 0,
                        "the store cannot be opened or written (%s); check the permissions of the "
                        "file and its folder",
                        sqlite3_errmsg(s->db));
    case SQLITE_FULL:
    case SQLITE_IOERR:
        return error_at(err, QANAT_E_SYSTEM, path, 0, 0,
                        "the disk is full or failing while qanat tried to %s; nothing was changed",
                        doing);
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        return error_at(
            err, QANAT_E_STORE, path, 0, 0,
            "the file is damaged or no qanat store; restore a copy or import into a new one");
    default:
        return error_at(err, QANAT_E_STORE, path, 0, 0, "could not %s: %s", doing,
                        sqlite3_errmsg(s->db));
    }
}

qanat_status sql_run(store *s, const char *sql, const char *doing, qanat_error *err)
{
    return sqlite3_exec(s->db, sql, NULL, NULL, NULL) == SQLITE_OK ? QANAT_OK
                                                                   : sql_error(s, doing, err);
}

sqlite3_stmt *sql_prepare(store *s, const char *sql, qanat_error *err)
{
    sqlite3_stmt *q = NULL;
    if (sqlite3_prepare_v2(s->db, sql, -1, &q, NULL) != SQLITE_OK)
        (void)sql_error(s, "read the store", err);
    return q;
}

static void bind_all(sqlite3_stmt *q, const char *format, va_list args)
{
    for (int i = 1; *format; format++, i++) {
        if (*format == 'i') {
            sqlite3_bind_int64(q, i, va_arg(args, int64_t));
            continue;
        }
        str s = va_arg(args, str);
        if (*format == 'b')
            sqlite3_bind_blob64(q, i, s.at ? s.at : "", s.n, SQLITE_STATIC);
        else
            sqlite3_bind_text64(q, i, s.at ? s.at : "", s.n, SQLITE_STATIC, SQLITE_UTF8);
    }
}

void sql_bind(sqlite3_stmt *q, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    bind_all(q, format, args);
    va_end(args);
}

qanat_status sql_step_done(store *s, sqlite3_stmt *q, const char *doing, qanat_error *err)
{
    int r = sqlite3_step(q);
    qanat_status status = r == SQLITE_DONE || r == SQLITE_ROW ? QANAT_OK : sql_error(s, doing, err);
    sqlite3_reset(q);
    return status;
}

str sql_view(sqlite3_stmt *q, int column)
{
    const char *p = sqlite3_column_blob(q, column);
    return p ? (str){ p, (size_t)sqlite3_column_bytes(q, column) } : STR("");
}

str sql_str(sqlite3_stmt *q, int column, arena *a)
{
    return arena_str(a, sql_view(q, column));
}

qanat_status sql_int(store *s, const char *sql, int64_t none, int64_t *out, qanat_error *err,
                     const char *format, ...)
{
    va_list args;
    sqlite3_stmt *q = sql_prepare(s, sql, err);
    if (!q)
        return QANAT_E_STORE;
    va_start(args, format);
    bind_all(q, format, args);
    va_end(args);
    int r = sqlite3_step(q);
    *out = r == SQLITE_ROW && sqlite3_column_type(q, 0) != SQLITE_NULL ? sqlite3_column_int64(q, 0)
                                                                       : none;
    qanat_status status =
        r == SQLITE_ROW || r == SQLITE_DONE ? QANAT_OK : sql_error(s, "read the store", err);
    sqlite3_finalize(q);
    return status;
}

static qanat_status make_folder(const char *path, qanat_error *err)
{
    char part[4096];
    size_t n = strlen(path);
    if (n >= sizeof part)
        return error_at(err, QANAT_E_INPUT, path, 0, 0, "the path is too long");
    for (size_t i = 1; i <= n; i++) {
        if (path[i] != '/' && path[i] != 0)
            continue;
        memcpy(part, path, i);
        part[i] = 0;
        if (mkdir(part, 0777) != 0 && errno != EEXIST) {
            (void)error_errno(err, part, "make the folder");
            return QANAT_E_STORE;
        }
    }
    return QANAT_OK;
}

static qanat_status make_folders(const char *path, qanat_error *err)
{
    char folder[4096];
    const char *slash = strrchr(path, '/');
    if (slash && slash != path) {
        if (snprintf(folder, sizeof folder, "%.*s", (int)(slash - path), path) >=
            (int)sizeof folder)
            return error_at(err, QANAT_E_INPUT, path, 0, 0, "the path is too long");
        qanat_status s = make_folder(folder, err);
        if (s != QANAT_OK)
            return s;
    }
    if (snprintf(folder, sizeof folder, "%s-index", path) >= (int)sizeof folder)
        return error_at(err, QANAT_E_INPUT, path, 0, 0, "the path is too long");
    return make_folder(folder, err);
}

/* From the version that the file has to this program's, whole or not at all. The version is read
 * again inside: another process may have been here first. */
static qanat_status make_schema(store *s, qanat_error *err)
{
    int64_t version = 0;
    qanat_status status = sql_run(s, "BEGIN IMMEDIATE", "make the store", err);
    if (status != QANAT_OK)
        return status;
    status = sql_int(s, "PRAGMA user_version", 0, &version, err, "");
    for (int64_t v = version; status == QANAT_OK && v < STORE_SCHEMA; v++)
        status = sql_run(s, schemas[v], "make the store", err);
    buf b = { 0 };
    if (status == QANAT_OK && version < STORE_SCHEMA) {
        buf_printf(&b, "PRAGMA application_id=%d;PRAGMA user_version=%d", APPLICATION,
                   STORE_SCHEMA);
        status = sql_run(s, b.at, "make the store", err);
        buf_free(&b);
    }
    if (status == QANAT_OK)
        status = sql_run(s, "COMMIT", "make the store", err);
    if (status != QANAT_OK)
        (void)sqlite3_exec(s->db, "ROLLBACK", NULL, NULL, NULL);
    return status;
}

static qanat_status check(store *s, bool *empty, qanat_error *err)
{
    int64_t application = 0, version = 0, tables = 0;
    qanat_status st = sql_int(s, "PRAGMA application_id", 0, &application, err, "");
    if (st == QANAT_OK)
        st = sql_int(s, "PRAGMA user_version", 0, &version, err, "");
    if (st == QANAT_OK)
        st = sql_int(s, "SELECT count(*) FROM sqlite_master", 0, &tables, err, "");
    if (st != QANAT_OK)
        return st;
    *empty = tables == 0 && application == 0;
    s->schema = version;
    if (*empty)
        return QANAT_OK;
    if (application != APPLICATION)
        return error_at(err, QANAT_E_STORE, s->path, 0, 0,
                        "is a database of another program, no qanat store");
    if (version > STORE_SCHEMA)
        return error_at(err, QANAT_E_STORE, s->path, 0, 0,
                        "was made by a newer qanat (store version %lld, this program knows %d); "
                        "update the program",
                        (long long)version, STORE_SCHEMA);
    return QANAT_OK;
}

static qanat_status prepare(store *s, store_mode mode, qanat_error *err)
{
    bool empty;
    sqlite3_busy_timeout(s->db, BUSY_MS);
    qanat_status st = check(s, &empty, err);
    if (st != QANAT_OK)
        return st;
    if (empty && mode == STORE_READ)
        return error_at(err, QANAT_E_NOT_FOUND, s->path, 0, 0,
                        "the store is empty; import a list first");
    if (mode == STORE_READ)
        return QANAT_OK;
    if (sqlite3_db_readonly(s->db, "main") == 1)
        return error_at(
            err, QANAT_E_STORE, s->path, 0, 0,
            "the store cannot be written; check the permissions of the file and its folder");
    st = sql_run(s,
                 "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-65536;"
                 "PRAGMA temp_store=MEMORY; PRAGMA wal_autocheckpoint=4000;",
                 "open the store", err);
    if (st != QANAT_OK || (!empty && s->schema == STORE_SCHEMA))
        return st;
    st = make_schema(s, err);
    return st == QANAT_OK ? check(s, &empty, err) : st;
}

/* A store on a medium that cannot be written has no place for the reader's shared memory: then it
 * is opened as unchanging (SQLITE_OPEN_URI). */
static qanat_status connect(store *s, store_mode mode, int flags, qanat_error *err)
{
    char uri[4200];
    const char *name = s->path;
    if (flags & SQLITE_OPEN_URI) {
        if (strpbrk(s->path, "?#%") ||
            snprintf(uri, sizeof uri, "file:%s?immutable=1", s->path) >= (int)sizeof uri)
            return error_at(err, QANAT_E_STORE, s->path, 0, 0,
                            "the store cannot be opened from a path with ?, # or %%");
        name = uri;
    }
    sqlite3_close_v2(s->db);
    s->db = NULL;
    if (mode == STORE_WRITE)
        flags |= SQLITE_OPEN_CREATE;
    int r = sqlite3_open_v2(name, &s->db, SQLITE_OPEN_NOMUTEX | flags, NULL);
    return r == SQLITE_OK ? prepare(s, mode, err) : sql_error(s, "open the store", err);
}

qanat_status store_open(const char *path, store_mode mode, store **out, qanat_error *err)
{
    struct stat st;
    if (mode == STORE_READ && stat(path, &st) != 0 && errno == ENOENT)
        return error_at(err, QANAT_E_NOT_FOUND, path, 0, 0,
                        "there is no store yet; import a list first");
    if (mode == STORE_WRITE) {
        qanat_status made = make_folders(path, err);
        if (made != QANAT_OK)
            return made;
    }
    store *s = base_alloc(sizeof *s);
    *s = (store){ .path = strdup(path) };
    qanat_status status = connect(s, mode, SQLITE_OPEN_READWRITE, err);
    if (status == QANAT_E_STORE && mode == STORE_READ)
        status = connect(s, mode, SQLITE_OPEN_READONLY, err);
    if (status == QANAT_E_STORE && mode == STORE_READ && access(path, R_OK) == 0)
        status = connect(s, mode, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, err);
    if (status != QANAT_OK) {
        store_close(s);
        return status;
    }
    *out = s;
    return QANAT_OK;
}

void store_close(store *s)
{
    if (!s)
        return;
    sqlite3_close_v2(s->db);
    free(s->path);
    free(s);
}

const char *store_path(const store *s)
{
    return s->path;
}

str store_index_path(const store *s, int64_t version, arena *a)
{
    return arena_printf(a, "%s-index/%lld.qix", s->path, (long long)version);
}
