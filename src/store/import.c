/*
 * Importing a version of a list: one transaction. What a record says is compared by hash with what
 * the list said before, so an unchanged record costs one look-up and no write. What the new version
 * does not repeat is closed at the end.
 */
#include "store/sqlite.h"
#include "base/file.h"
#include "record/schema.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

struct store_import {
    store *s;
    store_list list;
    bool delta, accept_shrink, fresh;
    int64_t before; /* the version that was current */
    sqlite3_stmt *find, *insert, *close, *refer;
    uint64_t *seen; /* a bit for each key that is still said */
    int64_t seen_n, added, changed, removed;
    uint64_t duplicates;
    buf line;
};

static void finalize(store_import *i)
{
    sqlite3_finalize(i->find);
    sqlite3_finalize(i->insert);
    sqlite3_finalize(i->close);
    sqlite3_finalize(i->refer);
    free(i->seen);
    buf_free(&i->line);
    free(i);
}

void store_import_abort(store_import *i)
{
    if (!i)
        return;
    store *s = i->s;
    finalize(i);
    (void)sqlite3_exec(s->db, "ROLLBACK", NULL, NULL, NULL);
    s->writing = false;
}

static qanat_status list_row(store_import *i, const store_import_info *info, qanat_error *err)
{
    store *s = i->s;
    sqlite3_stmt *q =
        sql_prepare(s,
                    "INSERT INTO list(name, title, format) VALUES(?,?,?) ON CONFLICT(name) "
                    "DO UPDATE SET title=excluded.title, format=excluded.format",
                    err);
    if (!q)
        return QANAT_E_STORE;
    sql_bind(q, "sss", info->name, info->title, info->format);
    qanat_status st = sql_step_done(s, q, "add the list", err);
    sqlite3_finalize(q);
    if (st == QANAT_OK)
        st = sql_int(s, "SELECT id FROM list WHERE name=?", 0, &i->list.id, err, "s", info->name);
    if (st == QANAT_OK)
        st = sql_int(s, "SELECT current FROM list WHERE name=?", 0, &i->before, err, "s",
                     info->name);
    if (st == QANAT_OK)
        st = sql_int(s, "SELECT max(id)+1 FROM version", 1, &i->list.version, err, "");
    return st;
}

static qanat_status prepare(store_import *i, qanat_error *err)
{
    store *s = i->s;
    i->find = sql_prepare(
        s,
        "SELECT key, hash, since FROM entity WHERE id=? AND list=? AND until=9223372036854775807",
        err);
    i->insert = sql_prepare(s,
                            "INSERT INTO entity(list,id,schema,hash,since,until,names,target,data) "
                            "VALUES(?,?,?,?,?,9223372036854775807,?,?,?) "
                            "ON CONFLICT(id,list,until) DO NOTHING",
                            err);
    i->close = sql_prepare(s, "UPDATE entity SET until=? WHERE key=?", err);
    i->refer = sql_prepare(s, "INSERT OR IGNORE INTO reference(target,key) VALUES(?,?)", err);
    if (!i->find || !i->insert || !i->close || !i->refer)
        return QANAT_E_STORE;
    int64_t keys = 0;
    qanat_status st = sql_int(s, "SELECT max(key) FROM entity", 0, &keys, err, "");
    i->seen_n = keys + 1;
    i->seen = base_alloc((size_t)(i->seen_n / 64 + 1) * sizeof *i->seen);
    memset(i->seen, 0, (size_t)(i->seen_n / 64 + 1) * sizeof *i->seen);
    return st;
}

qanat_status store_import_begin(store *s, const store_import_info *info, store_import **out,
                                qanat_error *err)
{
    qanat_status st = sql_run(s, "BEGIN IMMEDIATE", "start the import", err);
    if (st != QANAT_OK)
        return st;
    s->writing = true;
    store_import *i = base_alloc(sizeof *i);
    *i = (store_import){ .s = s, .delta = info->delta, .accept_shrink = info->accept_shrink };
    st = list_row(i, info, err);
    if (st == QANAT_OK)
        st = prepare(i, err);
    if (st != QANAT_OK) {
        store_import_abort(i);
        return st;
    }
    i->fresh = i->before == 0;
    *out = i;
    return QANAT_OK;
}

static int64_t count_names(const record *r)
{
    size_t at = 0;
    str name;
    record_name_kind kind;
    int64_t n = 0;
    while (record_next_name(r, &at, &name, &kind))
        n++;
    return n;
}

static qanat_status refer(store_import *i, str to, int64_t key, qanat_error *err)
{
    if (!to.n)
        return QANAT_OK;
    sql_bind(i->refer, "si", to, key);
    return sql_step_done(i->s, i->refer, "add a reference", err);
}

static qanat_status references(store_import *i, const record *r, int64_t key, qanat_error *err)
{
    const schema_info *info = schema_find(r->schema);
    const char *props[3] = { info ? info->source : NULL, info ? info->target : NULL,
                             str_is(r->schema, "CryptoWallet") ? "holder" : NULL };
    for (size_t k = 0; k < 3; k++) {
        size_t at = 0;
        str to;
        while (props[k] && record_next(r, props[k], &at, &to)) {
            qanat_status st = refer(i, to, key, err);
            if (st != QANAT_OK)
                return st;
        }
    }
    return QANAT_OK;
}

static qanat_status close_row(store_import *i, int64_t key, qanat_error *err)
{
    sql_bind(i->close, "ii", i->list.version, key);
    return sql_step_done(i->s, i->close, "close a record", err);
}

static qanat_status insert(store_import *i, const record *r, uint64_t hash, qanat_error *err)
{
    json j = { &i->line, false };
    buf_clear(&i->line);
    record_put_json(r, &j);
    sql_bind(i->insert, "issiiiib", i->list.id, r->id, r->schema, (int64_t)hash, i->list.version,
             count_names(r), (int64_t)r->target, buf_view(&i->line));
    qanat_status st = sql_step_done(i->s, i->insert, "add a record", err);
    if (st != QANAT_OK)
        return st;
    if (sqlite3_changes(i->s->db) == 0) { /* the file names one id twice: the first stays */
        i->duplicates++;
        return QANAT_OK;
    }
    i->added++;
    return references(i, r, sqlite3_last_insert_rowid(i->s->db), err);
}

static bool seen(const store_import *i, int64_t key)
{
    return key < i->seen_n && (i->seen[key / 64] >> (key % 64) & 1);
}

static void see(store_import *i, int64_t key)
{
    if (key < i->seen_n)
        i->seen[key / 64] |= 1ull << (key % 64);
}

qanat_status store_import_put(store_import *i, const record *r, qanat_error *err)
{
    uint64_t hash = record_hash(r);
    if (i->fresh && !i->delta)
        return insert(i, r, hash, err);
    sql_bind(i->find, "si", r->id, i->list.id);
    int found = sqlite3_step(i->find);
    int64_t key = found == SQLITE_ROW ? sqlite3_column_int64(i->find, 0) : 0;
    int64_t old = found == SQLITE_ROW ? sqlite3_column_int64(i->find, 1) : 0;
    int64_t since = found == SQLITE_ROW ? sqlite3_column_int64(i->find, 2) : 0;
    sqlite3_reset(i->find);
    if (found != SQLITE_ROW && found != SQLITE_DONE)
        return sql_error(i->s, "look a record up", err);
    if (found == SQLITE_DONE)
        return insert(i, r, hash, err);
    if (!i->delta && (since == i->list.version || seen(i, key))) {
        i->duplicates++;
        return QANAT_OK;
    }
    see(i, key);
    if ((uint64_t)old == hash)
        return QANAT_OK;
    qanat_status st = close_row(i, key, err);
    if (st == QANAT_OK)
        st = insert(i, r, hash, err);
    i->added--;
    i->changed++;
    return st;
}

qanat_status store_import_delete(store_import *i, str id, qanat_error *err)
{
    sql_bind(i->find, "si", id, i->list.id);
    int64_t key = sqlite3_step(i->find) == SQLITE_ROW ? sqlite3_column_int64(i->find, 0) : 0;
    sqlite3_reset(i->find);
    if (!key)
        return QANAT_OK;
    i->removed++;
    return close_row(i, key, err);
}

uint64_t store_import_duplicates(const store_import *i)
{
    return i->duplicates;
}

/* closes what the new version did not repeat */
static qanat_status close_unseen(store_import *i, qanat_error *err)
{
    store *s = i->s;
    sqlite3_stmt *q = sql_prepare(
        s, "SELECT key FROM entity WHERE list=? AND until=9223372036854775807 AND since<?", err);
    if (!q)
        return QANAT_E_STORE;
    sql_bind(q, "ii", i->list.id, i->list.version);
    VEC(int64_t) gone = { 0 };
    arena *a = arena_new();
    int r;
    while ((r = sqlite3_step(q)) == SQLITE_ROW)
        if (!seen(i, sqlite3_column_int64(q, 0)))
            *vec_push(a, &gone) = sqlite3_column_int64(q, 0);
    qanat_status st =
        r == SQLITE_DONE ? QANAT_OK : sql_error(s, "compare with the version before", err);
    sqlite3_finalize(q);
    for (size_t k = 0; st == QANAT_OK && k < gone.n; k++)
        st = close_row(i, gone.at[k], err);
    i->removed = (int64_t)gone.n;
    arena_free(a);
    return st;
}

static qanat_status count(store_import *i, qanat_error *err)
{
    store *s = i->s;
    store_list *l = &i->list;
    static const char sql[] = "SELECT count(*), sum(target), sum(names) FROM entity WHERE list=? "
                              "AND until=9223372036854775807";
    sqlite3_stmt *q = sql_prepare(s, sql, err);
    if (!q)
        return QANAT_E_STORE;
    sql_bind(q, "i", l->id);
    qanat_status st = QANAT_OK;
    if (sqlite3_step(q) == SQLITE_ROW) {
        l->entities = sqlite3_column_int64(q, 0);
        l->records = sqlite3_column_int64(q, 1);
        l->names = sqlite3_column_int64(q, 2);
    } else {
        st = sql_error(s, "count the records", err);
    }
    sqlite3_finalize(q);
    return st;
}

/* a delta is counted from its operations: counting a million records again would cost more than it
 */
static qanat_status count_delta(store_import *i, qanat_error *err)
{
    store *s = i->s;
    store_list *l = &i->list;
    static const char sql[] = "SELECT v.entities + ifnull(o.n,0) - ifnull(c.n,0), v.records + "
                              "ifnull(o.t,0) - ifnull(c.t,0),"
                              " v.names + ifnull(o.m,0) - ifnull(c.m,0) FROM version v,"
                              " (SELECT count(*) n, sum(target) t, sum(names) m FROM entity WHERE "
                              "list=?1 AND since=?2 AND until>?2) o,"
                              " (SELECT count(*) n, sum(target) t, sum(names) m FROM entity WHERE "
                              "list=?1 AND until=?2 AND since<?2"
                              "  AND until<9223372036854775807) c WHERE v.id=?3";
    sqlite3_stmt *q = sql_prepare(s, sql, err);
    if (!q)
        return QANAT_E_STORE;
    sql_bind(q, "iii", l->id, l->version, i->before);
    qanat_status st = QANAT_OK;
    if (sqlite3_step(q) == SQLITE_ROW) {
        l->entities = sqlite3_column_int64(q, 0);
        l->records = sqlite3_column_int64(q, 1);
        l->names = sqlite3_column_int64(q, 2);
    } else {
        st = sql_error(s, "count the records", err);
    }
    sqlite3_finalize(q);
    return st;
}

static qanat_status check_shrink(store_import *i, qanat_error *err)
{
    int64_t before = 0;
    qanat_status st =
        sql_int(i->s, "SELECT records FROM version WHERE id=?", 0, &before, err, "i", i->before);
    if (st != QANAT_OK || i->accept_shrink)
        return st;
    if (i->list.records == 0 && before == 0)
        return error_set(err, QANAT_E_INPUT, "the files hold no record; nothing was changed");
    if (i->list.records * 5 < before * 4)
        return error_set(err, QANAT_E_INPUT,
                         "the list would fall from %lld to %lld records, by more than a fifth; "
                         "nothing was changed "
                         "(--accept-shrink imports it all the same)",
                         (long long)before, (long long)i->list.records);
    return QANAT_OK;
}

static str now(arena *a)
{
    time_t t = time(NULL);
    struct tm tm;
    gmtime_r(&t, &tm);
    char out[32];
    size_t n = strftime(out, sizeof out, "%Y-%m-%dT%H:%M:%SZ", &tm);
    return arena_str(a, (str){ out, n });
}

static qanat_status version_row(store_import *i, const store_seal *seal, str when, qanat_error *err)
{
    store *s = i->s;
    const store_list *l = &i->list;
    sqlite3_stmt *q =
        sql_prepare(s,
                    "INSERT INTO version(id,list,imported_at,list_date,files,sha256,records,names,"
                    "entities,added,changed,removed,base,index_sha,knowledge) "
                    "VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,'',?)",
                    err);
    if (!q)
        return QANAT_E_STORE;
    sql_bind(q, "iissssiiiiiiis", l->version, l->id, when, seal->list_date, seal->files,
             seal->sha256, l->records, l->names, l->entities, i->added, i->changed, i->removed,
             l->version, seal->knowledge);
    qanat_status st = sql_step_done(s, q, "add the version", err);
    sqlite3_finalize(q);
    if (st != QANAT_OK)
        return st;
    q = sql_prepare(s, "UPDATE list SET current=? WHERE id=?", err);
    if (!q)
        return QANAT_E_STORE;
    sql_bind(q, "ii", l->version, l->id);
    st = sql_step_done(s, q, "set the version", err);
    sqlite3_finalize(q);
    return st;
}

qanat_status store_import_seal(store_import *i, const store_seal *seal, arena *a, store_list *out,
                               qanat_error *err)
{
    qanat_status st = i->delta || i->fresh ? QANAT_OK : close_unseen(i, err);
    if (st == QANAT_OK)
        st = i->delta && i->before ? count_delta(i, err) : count(i, err);
    if (st == QANAT_OK)
        st = check_shrink(i, err);
    str when = now(a);
    if (st == QANAT_OK)
        st = version_row(i, seal, when, err);
    if (st != QANAT_OK)
        return st;
    *out = i->list;
    out->imported_at = when;
    out->list_date = arena_str(a, seal->list_date);
    out->files = arena_str(a, seal->files);
    out->sha256 = arena_str(a, seal->sha256);
    out->added = i->added;
    out->changed = i->changed;
    out->removed = i->removed;
    out->base = i->list.version;
    return QANAT_OK;
}

qanat_status store_import_index(store_import *i, int64_t base, str index_sha, qanat_error *err)
{
    sqlite3_stmt *q = sql_prepare(i->s, "UPDATE version SET base=?, index_sha=? WHERE id=?", err);
    if (!q)
        return QANAT_E_STORE;
    sql_bind(q, "isi", base, index_sha, i->list.version);
    qanat_status st = sql_step_done(i->s, q, "name the index", err);
    sqlite3_finalize(q);
    return st;
}

/* forgets versions older than the newest `keep`, with what only they said */
static qanat_status forget(store_import *i, int64_t keep, qanat_error *err)
{
    store *s = i->s;
    int64_t oldest = 0;
    qanat_status st =
        sql_int(s, "SELECT id FROM version WHERE list=? ORDER BY id DESC LIMIT 1 OFFSET ?", 0,
                &oldest, err, "ii", i->list.id, keep - 1);
    if (st != QANAT_OK || oldest == 0)
        return st;
    /* an index of changes needs to know what left the whole index it stands beside */
    st = sql_int(s, "SELECT min(base) FROM version WHERE list=? AND id>=?", oldest, &oldest, err,
                 "ii", i->list.id, oldest);
    if (st != QANAT_OK)
        return st;
    static const char *const sql[] = {
        "DELETE FROM entity WHERE list=? AND until<=? AND until<9223372036854775807",
        "DELETE FROM version WHERE list=?1 AND id<?2",
    };
    for (size_t k = 0; st == QANAT_OK && k < sizeof sql / sizeof *sql; k++) {
        sqlite3_stmt *q = sql_prepare(s, sql[k], err);
        if (!q)
            return QANAT_E_STORE;
        sql_bind(q, "ii", i->list.id, oldest);
        st = sql_step_done(s, q, "forget old versions", err);
        sqlite3_finalize(q);
    }
    /* references of forgotten entities point nowhere and are passed over; they go when many */
    int64_t stale = 0;
    if (st == QANAT_OK)
        st = sql_int(
            s,
            "SELECT (SELECT count(*) FROM reference) > 2 * (SELECT count(*) FROM entity) + 10000",
            0, &stale, err, "");
    if (st == QANAT_OK && stale)
        st = sql_run(s, "DELETE FROM reference WHERE key NOT IN (SELECT key FROM entity)",
                     "forget references", err);
    return st;
}

qanat_status store_import_commit(store_import *i, int64_t keep, qanat_error *err)
{
    store *s = i->s;
    qanat_status st = forget(i, keep < 1 ? 1 : keep, err);
    if (st == QANAT_OK)
        st = sql_run(s, "COMMIT", "finish the import", err);
    if (st != QANAT_OK) {
        store_import_abort(i);
        return st;
    }
    finalize(i);
    s->writing = false;
    return QANAT_OK;
}

static qanat_status refresh(store *s, int64_t version, str bytes, str index_sha, str knowledge,
                            qanat_error *err)
{
    int64_t current = 0;
    arena *a = arena_new();
    qanat_status st =
        sql_int(s, "SELECT count(*) FROM list WHERE current=?", 0, &current, err, "i", version);
    if (st == QANAT_OK && !current)
        st = error_set(err, QANAT_E_STORE, "the version is no longer the newest of its list");
    if (st == QANAT_OK)
        st = file_write(store_index_path(s, version, a).at, bytes, err);
    sqlite3_stmt *q =
        st == QANAT_OK
            ? sql_prepare(s, "UPDATE version SET base=id, index_sha=?, knowledge=? WHERE id=?", err)
            : NULL;
    if (st == QANAT_OK && q) {
        sql_bind(q, "ssi", index_sha, knowledge, version);
        st = sql_step_done(s, q, "name the index", err);
    }
    sqlite3_finalize(q);
    arena_free(a);
    return st == QANAT_OK && !q ? QANAT_E_STORE : st;
}

qanat_status store_refresh_index(const char *path, int64_t version, str bytes, str index_sha,
                                 str knowledge, qanat_error *err)
{
    store *s;
    qanat_status st = store_open(path, STORE_WRITE, &s, err);
    if (st != QANAT_OK)
        return st;
    sqlite3_busy_timeout(s->db, 0);
    st = sql_run(s, "BEGIN IMMEDIATE", "refresh an index", err);
    if (st == QANAT_OK)
        st = refresh(s, version, bytes, index_sha, knowledge, err);
    if (st == QANAT_OK)
        st = sql_run(s, "COMMIT", "refresh an index", err);
    else
        (void)sqlite3_exec(s->db, "ROLLBACK", NULL, NULL, NULL);
    store_close(s);
    return st;
}
