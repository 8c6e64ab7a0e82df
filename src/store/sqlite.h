/*
 * What the files of this room share: the connection, statements, errors. Not for other rooms.
 */
#ifndef QANAT_STORE_SQLITE_H
#define QANAT_STORE_SQLITE_H

#include "store/store.h"

#include <sqlite3.h>

#define STORE_NOW INT64_MAX /* `until` of what is still said */

struct store {
    sqlite3 *db;
    char *path;
    bool writing;
    int64_t schema; /* the version that the file has */
};

/* the library's error from SQLite's */
qanat_status sql_error(store *s, const char *doing, qanat_error *err);
qanat_status sql_run(store *s, const char *sql, const char *doing, qanat_error *err);
/* Statements are prepared, bound by position with the format (i: int64_t, s: str, b: str as blob),
 * and finalised by the caller. NULL on failure. */
sqlite3_stmt *sql_prepare(store *s, const char *sql, qanat_error *err);
void sql_bind(sqlite3_stmt *q, const char *format, ...);
/* runs a statement that gives no rows and resets it */
qanat_status sql_step_done(store *s, sqlite3_stmt *q, const char *doing, qanat_error *err);
str sql_str(sqlite3_stmt *q, int column, arena *a);
str sql_view(sqlite3_stmt *q, int column); /* valid until the next step */
/* one integer; `none` where there is no row */
qanat_status sql_int(store *s, const char *sql, int64_t none, int64_t *out, qanat_error *err,
                     const char *format, ...);

#endif
