/*
 * See decide.h. One table that is only added to (triggers refuse anything else).
 */
#include "store/decide.h"
#include "store/sqlite.h"

qanat_status decide_begin(store *s, qanat_error *err)
{
    return sql_run(s, "BEGIN IMMEDIATE", "keep the decision", err);
}

void decide_cancel(store *s)
{
    (void)sqlite3_exec(s->db, "ROLLBACK", NULL, NULL, NULL);
}

qanat_status decide_add(store *s, const decision *d, qanat_error *err)
{
    sqlite3_stmt *q = sql_prepare(
        s,
        "INSERT INTO decision(hit,verdict,reason,by,at,subject,list,record,query,facts,entry,hash) "
        "VALUES(?,?,?,?,?,?,?,?,?,?,?,?)",
        err);
    if (!q)
        return QANAT_E_STORE;
    sql_bind(q, "ssssssssssis", d->hit, d->verdict, d->reason, d->by, d->at, d->subject, d->list,
             d->record, d->query, d->facts, d->entry, d->hash);
    qanat_status st = sql_step_done(s, q, "keep the decision", err);
    sqlite3_finalize(q);
    if (st == QANAT_OK)
        st = sql_run(s, "COMMIT", "keep the decision", err);
    return st;
}

static qanat_status read_rows(store *s, sqlite3_stmt *q, arena *a, decision_array *out,
                              qanat_error *err)
{
    int r;
    while ((r = sqlite3_step(q)) == SQLITE_ROW)
        *vec_push(a, out) = (decision){
            .id = sqlite3_column_int64(q, 0),
            .hit = sql_str(q, 1, a),
            .verdict = sql_str(q, 2, a),
            .reason = sql_str(q, 3, a),
            .by = sql_str(q, 4, a),
            .at = sql_str(q, 5, a),
            .subject = sql_str(q, 6, a),
            .list = sql_str(q, 7, a),
            .record = sql_str(q, 8, a),
            .query = sql_str(q, 9, a),
            .facts = sql_str(q, 10, a),
            .entry = sqlite3_column_int64(q, 11),
            .hash = sql_str(q, 12, a),
        };
    qanat_status st = r == SQLITE_DONE ? QANAT_OK : sql_error(s, "read the decisions", err);
    sqlite3_finalize(q);
    return st;
}

#define COLUMNS                                                                                    \
    "SELECT id,hit,verdict,reason,by,at,subject,list,record,query,facts,entry,hash FROM decision "

qanat_status decide_last(store *s, int64_t up_to, arena *a, decision_array *out, qanat_error *err)
{
    *out = (decision_array){ 0 };
    if (s->schema < 2)
        return QANAT_OK;
    sqlite3_stmt *q = sql_prepare(
        s,
        COLUMNS "WHERE id IN (SELECT max(id) FROM decision WHERE id<=? GROUP BY hit) ORDER BY hit",
        err);
    if (!q)
        return QANAT_E_STORE;
    sql_bind(q, "i", up_to);
    return read_rows(s, q, a, out, err);
}

qanat_status decide_all(store *s, str hit, arena *a, decision_array *out, qanat_error *err)
{
    *out = (decision_array){ 0 };
    if (s->schema < 2)
        return QANAT_OK;
    sqlite3_stmt *q = sql_prepare(s, COLUMNS "WHERE ?1='' OR hit=?1 ORDER BY id", err);
    if (!q)
        return QANAT_E_STORE;
    sql_bind(q, "s", hit);
    return read_rows(s, q, a, out, err);
}
