/*
 * Small things that the store remembers by name.
 */
#include "store/sqlite.h"

qanat_status store_setting(store *s, str name, arena *a, str *out, qanat_error *err)
{
    sqlite3_stmt *q = sql_prepare(s, "SELECT value FROM setting WHERE name=?", err);
    if (!q)
        return QANAT_E_STORE;
    sql_bind(q, "s", name);
    int r = sqlite3_step(q);
    *out = r == SQLITE_ROW ? sql_str(q, 0, a) : STR_NONE;
    qanat_status st =
        r == SQLITE_ROW || r == SQLITE_DONE ? QANAT_OK : sql_error(s, "read a setting", err);
    sqlite3_finalize(q);
    return st;
}

qanat_status store_set_setting(store *s, str name, str value, qanat_error *err)
{
    sqlite3_stmt *q = sql_prepare(s,
                                  "INSERT INTO setting(name,value) VALUES(?,?) ON CONFLICT(name) "
                                  "DO UPDATE SET value=excluded.value",
                                  err);
    if (!q)
        return QANAT_E_STORE;
    sql_bind(q, "ss", name, value);
    qanat_status st = sql_step_done(s, q, "keep a setting", err);
    sqlite3_finalize(q);
    return st;
}
