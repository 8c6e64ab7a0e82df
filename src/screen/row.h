/*
 * Rows of customer files as queries: which column means what, and what a JSON line says.
 */
#ifndef QANAT_SCREEN_ROW_H
#define QANAT_SCREEN_ROW_H

#include "base/data.h"
#include "screen/screen.h"

typedef struct row_columns {
    str *props;   /* FollowTheMoney, "-" where the column is only passed through */
    str *headers; /* as written */
    size_t n;
} row_columns;

/* `mapping` "name=Customer,birthDate=Born" goes before what is recognised. QANAT_E_USAGE: it names
 * a column that is not there. QANAT_E_INPUT: no column holds a name or an identifier. */
qanat_status row_columns_of(const data_set *d, const str *header, size_t n, str mapping,
                            const char *file, arena *a, row_columns *out, qanat_error *err);

/* Adds the fields of a row to a query that holds what rows do not say. QANAT_E_INPUT: an unknown
 * schema, nothing to screen, a date that is none. */
qanat_status row_query(const row_columns *c, const str *fields, arena *a, screen_query *q,
                       qanat_error *err);
/* the same for a JSON line: properties at the top level or under "properties" */
qanat_status row_query_json(const data_set *d, str line, arena *a, screen_query *q,
                            qanat_error *err);

/* one value of one property into a query; false where the property is not one that is screened */
bool row_set(screen_query *q, str prop, str value, arena *a);

#endif
