/*
 * Reading the store: lists, entities, what speaks of whom, what changed.
 */
#include "store/sqlite.h"
#include "record/schema.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#define LIST_COLUMNS                                                                               \
    "l.id, v.id, l.name, l.title, l.format, v.list_date, v.imported_at, v.sha256, v.files, "       \
    "v.records, v.names, v.entities, v.added, v.changed, v.removed, v.base, v.index_sha, "         \
    "v.knowledge "

static store_list list_of(sqlite3_stmt *q, arena *a)
{
    return (store_list){
        .id = sqlite3_column_int64(q, 0),
        .version = sqlite3_column_int64(q, 1),
        .name = sql_str(q, 2, a),
        .title = sql_str(q, 3, a),
        .format = sql_str(q, 4, a),
        .list_date = sql_str(q, 5, a),
        .imported_at = sql_str(q, 6, a),
        .sha256 = sql_str(q, 7, a),
        .files = sql_str(q, 8, a),
        .records = sqlite3_column_int64(q, 9),
        .names = sqlite3_column_int64(q, 10),
        .entities = sqlite3_column_int64(q, 11),
        .added = sqlite3_column_int64(q, 12),
        .changed = sqlite3_column_int64(q, 13),
        .removed = sqlite3_column_int64(q, 14),
        .base = sqlite3_column_int64(q, 15),
        .index_sha = sql_str(q, 16, a),
        .knowledge = sql_str(q, 17, a),
    };
}

static qanat_status lists_by(store *s, sqlite3_stmt *q, arena *a, store_list_array *out,
                             qanat_error *err)
{
    int r;
    *out = (store_list_array){ 0 };
    while ((r = sqlite3_step(q)) == SQLITE_ROW)
        *vec_push(a, out) = list_of(q, a);
    qanat_status st = r == SQLITE_DONE ? QANAT_OK : sql_error(s, "read the lists", err);
    sqlite3_finalize(q);
    return st;
}

qanat_status store_lists(store *s, arena *a, store_list_array *out, qanat_error *err)
{
    sqlite3_stmt *q = sql_prepare(
        s, "SELECT " LIST_COLUMNS "FROM list l JOIN version v ON v.id=l.current ORDER BY l.name",
        err);
    return q ? lists_by(s, q, a, out, err) : QANAT_E_STORE;
}

qanat_status store_versions(store *s, str name, arena *a, store_list_array *out, qanat_error *err)
{
    sqlite3_stmt *q =
        sql_prepare(s,
                    "SELECT " LIST_COLUMNS "FROM list l JOIN version v ON v.list=l.id "
                    "WHERE l.name=? ORDER BY v.id DESC",
                    err);
    if (!q)
        return QANAT_E_STORE;
    sql_bind(q, "s", name);
    return lists_by(s, q, a, out, err);
}

qanat_status store_list_at(store *s, str name, str date, arena *a, store_list *out,
                           qanat_error *err)
{
    store_list_array versions;
    qanat_status st = store_versions(s, name, a, &versions, err);
    if (st != QANAT_OK)
        return st;
    for (size_t i = 0; i < versions.n; i++) {
        /* "2026-02-27" covers that whole day */
        str at = str_take(versions.at[i].imported_at, date.n);
        if (date.n && str_cmp(at, date) > 0)
            continue;
        *out = versions.at[i];
        return QANAT_OK;
    }
    return error_set(
        err, QANAT_E_NOT_FOUND,
        versions.n ? "the list %.*s has no version from %.*s or before; see qanat lists --versions"
                   : "there is no list %.*s%.*s; see qanat lists",
        STR_ARG(name), versions.n ? (int)date.n : 0, date.n ? date.at : "");
}

static qanat_status parse_row(sqlite3_stmt *q, int column, arena *a, record *out, store *s,
                              qanat_error *err)
{
    qanat_error why = { 0 };
    if (record_parse(a, sql_view(q, column), out, NULL, &why) == QANAT_OK)
        return QANAT_OK;
    return error_at(err, QANAT_E_STORE, s->path, 0, 0,
                    "a record in the store is damaged (%s); import its list again", why.message);
}

static qanat_status visit_rows(store *s, sqlite3_stmt *q, int column, store_visit visit,
                               void *context, qanat_error *err)
{
    arena *a = arena_new();
    qanat_status st = QANAT_OK;
    int r = SQLITE_DONE;
    while (st == QANAT_OK && (r = sqlite3_step(q)) == SQLITE_ROW) {
        record one;
        arena_reset(a);
        st = parse_row(q, column, a, &one, s, err);
        if (st == QANAT_OK)
            st = visit(context, &one, err);
    }
    if (st == QANAT_OK && r != SQLITE_DONE)
        st = sql_error(s, "read the records", err);
    sqlite3_finalize(q);
    arena_free(a);
    return st;
}

qanat_status store_each(store *s, int64_t list, int64_t version, str schemata, store_visit visit,
                        void *context, qanat_error *err)
{
    sqlite3_stmt *q = sql_prepare(
        s,
        schemata.n ? "SELECT data FROM entity WHERE list=? AND since<=? AND until>?2 AND "
                     "instr(?,'|'||schema||'|') ORDER BY key"
                   : "SELECT data FROM entity WHERE list=? AND since<=? AND until>?2 ORDER BY key",
        err);
    if (!q)
        return QANAT_E_STORE;
    if (schemata.n)
        sql_bind(q, "iis", list, version, schemata);
    else
        sql_bind(q, "ii", list, version);
    return visit_rows(s, q, 0, visit, context, err);
}

qanat_status store_get(store *s, str id, int64_t list, int64_t version, arena *a, record *out,
                       int64_t *list_out, qanat_error *err)
{
    const char *sql =
        list ? "SELECT data, list FROM entity WHERE id=? AND list=? AND since<=? AND until>?3"
             : "SELECT data, list FROM entity WHERE id=? AND until=9223372036854775807 ORDER BY "
               "list LIMIT 1";
    sqlite3_stmt *q = sql_prepare(s, sql, err);
    if (!q)
        return QANAT_E_STORE;
    if (list)
        sql_bind(q, "sii", id, list, version);
    else
        sql_bind(q, "s", id);
    int r = sqlite3_step(q);
    qanat_status st = r == SQLITE_ROW    ? QANAT_OK
                      : r == SQLITE_DONE ? error_set(err, QANAT_E_NOT_FOUND,
                                                     "no record has the id %.*s", STR_ARG(id))
                                         : sql_error(s, "read a record", err);
    if (st == QANAT_OK) {
        /* the parse keeps slices of the row, which goes with the statement */
        str data = sql_str(q, 0, a);
        if (list_out)
            *list_out = sqlite3_column_int64(q, 1);
        if (record_parse(a, data, out, NULL, NULL) != QANAT_OK)
            st = error_at(err, QANAT_E_STORE, s->path, 0, 0,
                          "a record in the store is damaged; import its list again");
    }
    sqlite3_finalize(q);
    return st;
}

qanat_status store_references(store *s, str id, arena *a, store_visit visit, void *context,
                              qanat_error *err)
{
    (void)a;
    sqlite3_stmt *q = sql_prepare(s,
                                  "SELECT e.data FROM reference r JOIN entity e ON e.key=r.key "
                                  "WHERE r.target=? AND e.until=9223372036854775807 ORDER BY e.key",
                                  err);
    if (!q)
        return QANAT_E_STORE;
    sql_bind(q, "s", id);
    return visit_rows(s, q, 0, visit, context, err);
}

/* ---- what changed */

struct touched {
    arena *a;
    str_list *out;
};

static qanat_status touched_by(void *context, const record *r, qanat_error *err)
{
    (void)err;
    struct touched *t = context;
    const schema_info *info = schema_find(r->schema);
    bool wallet = str_is(r->schema, "CryptoWallet");
    if (!info || info->kind != SCHEMA_KIND_NONE)
        *vec_push(t->a, t->out) = arena_str(t->a, r->id);
    const char *prop = wallet ? "holder" : info ? info->source : NULL;
    size_t at = 0;
    str to;
    while (prop && record_next(r, prop, &at, &to))
        *vec_push(t->a, t->out) = arena_str(t->a, to);
    return QANAT_OK;
}

static int by_bytes(const void *x, const void *y)
{
    return str_cmp(*(const str *)x, *(const str *)y);
}

qanat_status store_touched(store *s, int64_t list, int64_t from, int64_t to, arena *a,
                           str_list *out, qanat_error *err)
{
    struct touched t = { a, out };
    *out = (str_list){ 0 };
    static const char *const sql[] = {
        "SELECT data FROM entity WHERE list=? AND since>? AND since<=?",
        "SELECT data FROM entity WHERE list=? AND until>? AND until<=? AND "
        "until<9223372036854775807",
    };
    for (size_t k = 0; k < 2; k++) {
        sqlite3_stmt *q = sql_prepare(s, sql[k], err);
        if (!q)
            return QANAT_E_STORE;
        sql_bind(q, "iii", list, from, to);
        qanat_status st = visit_rows(s, q, 0, touched_by, &t, err);
        if (st != QANAT_OK)
            return st;
    }
    if (out->n)
        qsort(out->at, out->n, sizeof *out->at, by_bytes);
    size_t n = 0;
    for (size_t i = 0; i < out->n; i++)
        if (n == 0 || !str_eq(out->at[n - 1], out->at[i]))
            out->at[n++] = out->at[i];
    out->n = n;
    return QANAT_OK;
}

static qanat_status one_change(store *s, sqlite3_stmt *q, arena *a, store_diff_visit visit,
                               void *context, qanat_error *err)
{
    record before, after;
    bool old = sqlite3_column_type(q, 0) != SQLITE_NULL,
         new = sqlite3_column_type(q, 1) != SQLITE_NULL;
    qanat_status st = QANAT_OK;
    if (old)
        st = parse_row(q, 0, a, &before, s, err);
    if (st == QANAT_OK && new)
        st = parse_row(q, 1, a, &after, s, err);
    if (st != QANAT_OK)
        return st;
    store_change change = old && new ? STORE_CHANGED : new ? STORE_ADDED : STORE_REMOVED;
    return visit(context, change, old ? &before : NULL, new ? &after : NULL, err);
}

qanat_status store_diff(store *s, int64_t list, int64_t from, int64_t to, store_diff_visit visit,
                        void *context, qanat_error *err)
{
    /* ids whose row of `from` was closed by `to`, or whose row of `to` began after `from` */
    static const char sql[] =
        "WITH ids AS (SELECT id FROM entity WHERE list=?1 AND until>?2 AND until<=?3 AND "
        "until<9223372036854775807"
        " UNION SELECT id FROM entity WHERE list=?1 AND since>?2 AND since<=?3)"
        " SELECT (SELECT data FROM entity e WHERE e.id=ids.id AND e.list=?1 AND since<=?2 AND "
        "until>?2) b,"
        " (SELECT data FROM entity e WHERE e.id=ids.id AND e.list=?1 AND since<=?3 AND until>?3) n"
        " FROM ids WHERE b IS NOT NULL OR n IS NOT NULL ORDER BY ids.id";
    sqlite3_stmt *q = sql_prepare(s, sql, err);
    if (!q)
        return QANAT_E_STORE;
    sql_bind(q, "iii", list, from, to);
    arena *a = arena_new();
    qanat_status st = QANAT_OK;
    int r = SQLITE_DONE;
    while (st == QANAT_OK && (r = sqlite3_step(q)) == SQLITE_ROW) {
        arena_reset(a);
        /* the same said again after a while is no change */
        if (!str_eq(sql_view(q, 0), sql_view(q, 1)))
            st = one_change(s, q, a, visit, context, err);
    }
    if (st == QANAT_OK && r != SQLITE_DONE)
        st = sql_error(s, "compare two versions", err);
    sqlite3_finalize(q);
    arena_free(a);
    return st;
}

void store_sweep(store *s)
{
    arena *a = arena_new();
    str folder = arena_printf(a, "%s-index", s->path);
    DIR *d = opendir(folder.at);
    struct dirent *e;
    while (d && (e = readdir(d))) {
        char *end;
        long long version = strtoll(e->d_name, &end, 10);
        int64_t named = 0;
        if (end == e->d_name || strncmp(end, ".qix", 4) != 0)
            continue;
        /* a later version than any committed one may be another writer's, at work now */
        if (sql_int(s,
                    "SELECT count(*) FROM version WHERE (id=?1 AND index_sha<>'') OR ?1>(SELECT "
                    "max(id) FROM version)",
                    1, &named, NULL, "i", (int64_t)version) == QANAT_OK &&
            named == 0)
            (void)unlink(arena_printf(a, "%.*s/%s", STR_ARG(folder), e->d_name).at);
    }
    if (d)
        closedir(d);
    arena_free(a);
}
