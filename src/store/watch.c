/*
 * See watch.h. A store of an older version has none of it.
 */
#include "store/watch.h"
#include "store/sqlite.h"

static bool absent(const store *s)
{
    return s->schema < 2;
}

/* runs one statement without rows */
#define RUN(s, sql, doing, err, format, ...)                                                       \
    do {                                                                                           \
        sqlite3_stmt *q_ = sql_prepare((s), (sql), (err));                                         \
        if (!q_)                                                                                   \
            return QANAT_E_STORE;                                                                  \
        sql_bind(q_, (format), __VA_ARGS__);                                                       \
        qanat_status st_ = sql_step_done((s), q_, (doing), (err));                                 \
        sqlite3_finalize(q_);                                                                      \
        if (st_ != QANAT_OK)                                                                       \
            return st_;                                                                            \
    } while (0)

qanat_status watch_begin(store *s, qanat_error *err)
{
    return sql_run(s, "BEGIN IMMEDIATE", "change what is watched", err);
}

qanat_status watch_commit(store *s, qanat_error *err)
{
    qanat_status st =
        sql_run(s,
                "INSERT INTO setting(name,value) VALUES('watch_generation','1') ON CONFLICT(name) "
                "DO UPDATE SET value=value+1; COMMIT",
                "change what is watched", err);
    if (st != QANAT_OK)
        watch_cancel(s);
    return st;
}

void watch_cancel(store *s)
{
    (void)sqlite3_exec(s->db, "ROLLBACK", NULL, NULL, NULL);
}

qanat_status watch_generation(store *s, int64_t *out, qanat_error *err)
{
    return sql_int(s, "SELECT CAST(value AS INTEGER) FROM setting WHERE name='watch_generation'", 0,
                   out, err, "");
}

qanat_status watch_put(store *s, str id, str data, str now, watch_change *out, qanat_error *err)
{
    int64_t there = 0, same = 0;
    qanat_status st = sql_int(s, "SELECT 1 FROM customer WHERE id=?", 0, &there, err, "s", id);
    if (st == QANAT_OK && there)
        st = sql_int(s, "SELECT data=?2 FROM customer WHERE id=?1", 0, &same, err, "ss", id, data);
    if (st != QANAT_OK)
        return st;
    *out = same ? WATCH_SAME : there ? WATCH_CHANGED : WATCH_ADDED;
    if (same)
        return QANAT_OK;
    RUN(s,
        "INSERT INTO customer(id,data,added_at,changed_at,screened) VALUES(?1,?2,?3,?3,0) ON "
        "CONFLICT(id) "
        "DO UPDATE SET data=excluded.data, changed_at=excluded.changed_at, screened=0",
        "keep a customer", err, "sss", id, data, now);
    return QANAT_OK;
}

qanat_status watch_drop(store *s, str id, bool *was, qanat_error *err)
{
    RUN(s, "DELETE FROM customer WHERE id=?", "remove a customer", err, "s", id);
    *was = sqlite3_changes(s->db) > 0;
    RUN(s, "DELETE FROM watch_hit WHERE customer=?", "remove a customer", err, "s", id);
    return QANAT_OK;
}

qanat_status watch_screened(store *s, str id, qanat_error *err)
{
    RUN(s, "UPDATE customer SET screened=1 WHERE id=? AND screened=0", "note a screening", err, "s",
        id);
    return QANAT_OK;
}

qanat_status watch_each(store *s, bool fresh, watch_visit visit, void *context, qanat_error *err)
{
    if (absent(s))
        return QANAT_OK;
    sqlite3_stmt *q =
        sql_prepare(s,
                    fresh ? "SELECT id,data,added_at,changed_at,screened FROM customer WHERE "
                            "screened=0 ORDER BY id"
                          : "SELECT id,data,added_at,changed_at,screened FROM customer ORDER BY id",
                    err);
    if (!q)
        return QANAT_E_STORE;
    qanat_status st = QANAT_OK;
    int r = SQLITE_DONE;
    while (st == QANAT_OK && (r = sqlite3_step(q)) == SQLITE_ROW) {
        watch_customer c = { sql_view(q, 0), sql_view(q, 1), sql_view(q, 2), sql_view(q, 3),
                             sqlite3_column_int(q, 4) != 0 };
        st = visit(context, &c, err);
    }
    if (st == QANAT_OK && r != SQLITE_DONE)
        st = sql_error(s, "read the customers", err);
    sqlite3_finalize(q);
    return st;
}

qanat_status watch_hits(store *s, str customer, arena *a, watch_hit_array *out, qanat_error *err)
{
    *out = (watch_hit_array){ 0 };
    if (absent(s))
        return QANAT_OK;
    sqlite3_stmt *q = sql_prepare(
        s,
        customer.n
            ? "SELECT customer,list,record,hit,found_at,facts,query,score,silent FROM watch_hit "
              "WHERE customer=? ORDER BY list,record"
            : "SELECT customer,list,record,hit,found_at,facts,query,score,silent FROM watch_hit "
              "ORDER BY customer,list,record",
        err);
    if (!q)
        return QANAT_E_STORE;
    if (customer.n)
        sql_bind(q, "s", customer);
    int r;
    while ((r = sqlite3_step(q)) == SQLITE_ROW)
        *vec_push(a, out) = (watch_hit){
            .customer = sql_str(q, 0, a),
            .list = sql_str(q, 1, a),
            .record = sql_str(q, 2, a),
            .hit = sql_str(q, 3, a),
            .found_at = sql_str(q, 4, a),
            .facts = sql_str(q, 5, a),
            .query = sql_str(q, 6, a),
            .score = sqlite3_column_int(q, 7),
            .silent = sqlite3_column_int(q, 8) != 0,
        };
    qanat_status st = r == SQLITE_DONE ? QANAT_OK : sql_error(s, "read the hits", err);
    sqlite3_finalize(q);
    return st;
}

qanat_status watch_customers_of(store *s, str list, str id, arena *a, str_list *out,
                                qanat_error *err)
{
    sqlite3_stmt *q =
        sql_prepare(s, "SELECT customer FROM watch_hit WHERE list=? AND record=?", err);
    if (!q)
        return QANAT_E_STORE;
    sql_bind(q, "ss", list, id);
    int r;
    while ((r = sqlite3_step(q)) == SQLITE_ROW)
        *vec_push(a, out) = sql_str(q, 0, a);
    qanat_status st = r == SQLITE_DONE ? QANAT_OK : sql_error(s, "read the hits", err);
    sqlite3_finalize(q);
    return st;
}

qanat_status watch_hit_put(store *s, const watch_hit *h, qanat_error *err)
{
    RUN(s,
        "INSERT OR REPLACE INTO "
        "watch_hit(customer,list,record,hit,found_at,facts,query,score,silent) "
        "VALUES(?,?,?,?,?,?,?,?,?)",
        "keep a hit", err, "sssssssii", h->customer, h->list, h->record, h->hit, h->found_at,
        h->facts, h->query, (int64_t)h->score, (int64_t)h->silent);
    return QANAT_OK;
}

qanat_status watch_hit_drop(store *s, const watch_hit *h, qanat_error *err)
{
    RUN(s, "DELETE FROM watch_hit WHERE customer=? AND list=? AND record=?", "remove a hit", err,
        "sss", h->customer, h->list, h->record);
    return QANAT_OK;
}

qanat_status watch_states(store *s, arena *a, watch_state_array *out, qanat_error *err)
{
    *out = (watch_state_array){ 0 };
    if (absent(s))
        return QANAT_OK;
    sqlite3_stmt *q =
        sql_prepare(s, "SELECT list,knowledge,program,version FROM watch_state ORDER BY list", err);
    if (!q)
        return QANAT_E_STORE;
    int r;
    while ((r = sqlite3_step(q)) == SQLITE_ROW)
        *vec_push(a, out) = (watch_state){ sql_str(q, 0, a), sql_str(q, 1, a), sql_str(q, 2, a),
                                           sqlite3_column_int64(q, 3) };
    qanat_status st = r == SQLITE_DONE ? QANAT_OK : sql_error(s, "read what is watched", err);
    sqlite3_finalize(q);
    return st;
}

qanat_status watch_set_state(store *s, const watch_state *w, qanat_error *err)
{
    RUN(s, "INSERT OR REPLACE INTO watch_state(list,version,knowledge,program) VALUES(?,?,?,?)",
        "note a screening", err, "siss", w->list, w->version, w->knowledge, w->program);
    return QANAT_OK;
}

qanat_status watch_event_put(store *s, str body, int64_t *id, qanat_error *err)
{
    RUN(s, "INSERT INTO event(body) VALUES(?)", "keep an event", err, "s", body);
    *id = sqlite3_last_insert_rowid(s->db);
    return QANAT_OK;
}

qanat_status watch_events(store *s, int64_t since, bool due, int64_t limit, arena *a,
                          watch_event_array *out, qanat_error *err)
{
    *out = (watch_event_array){ 0 };
    if (absent(s))
        return QANAT_OK;
    sqlite3_stmt *q =
        sql_prepare(s,
                    due ? "SELECT id,body FROM event WHERE id>? AND delivered=0 ORDER BY id LIMIT ?"
                        : "SELECT id,body FROM event WHERE id>? ORDER BY id LIMIT ?",
                    err);
    if (!q)
        return QANAT_E_STORE;
    sql_bind(q, "ii", since, limit ? limit : INT64_MAX);
    int r;
    while ((r = sqlite3_step(q)) == SQLITE_ROW)
        *vec_push(a, out) = (watch_event){ sqlite3_column_int64(q, 0), sql_str(q, 1, a) };
    qanat_status st = r == SQLITE_DONE ? QANAT_OK : sql_error(s, "read the events", err);
    sqlite3_finalize(q);
    return st;
}

qanat_status watch_delivered(store *s, int64_t from, int64_t to, qanat_error *err)
{
    RUN(s, "UPDATE event SET delivered=1 WHERE id>=? AND id<=?", "note a delivery", err, "ii", from,
        to);
    return QANAT_OK;
}
