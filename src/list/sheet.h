/*
 * A CSV file with a header: columns by name, and which of them an importer looked at. What it left
 * is counted under the column's name.
 */
#ifndef QANAT_LIST_SHEET_H
#define QANAT_LIST_SHEET_H

#include "list/list.h"

typedef struct sheet {
    input *in;
    char separator;
    arena *a; /* the header */
    str *names;
    bool *used;
    size_t n;
    csv_row row; /* the row at hand, in `scratch` */
    arena *scratch;
} sheet;

/* Reads the header; `skip` lines stand before it. QANAT_E_INPUT where there is none. */
qanat_status sheet_begin(sheet *s, input *in, char separator, size_t skip, qanat_error *err);
void sheet_end(sheet *s);
/* The next row that is not blank. QANAT_E_INPUT: broken, or of another number of fields than the
 * header. */
qanat_status sheet_next(sheet *s, bool *more, qanat_error *err);
/* the cell of a column, trimmed; empty where there is no such column. Letter case is ignored. */
str sheet_get(sheet *s, const char *column);
bool sheet_has(const sheet *s, const char *column);
/* a column that is looked at and left on purpose */
void sheet_ignore(sheet *s, const char *column);
/* counts cells of the row that were not looked at; call when a row is done */
void sheet_report(const sheet *s, list_report *r);

/* Rows of one key, wherever they stand in the file: all rows are held in memory. */
typedef struct sheet_groups {
    sheet *sheet;
    arena *a;
    VEC(csv_row) rows;
    VEC(uint32_t) next; /* from 1 */
    VEC(uint32_t) first;
    map first_at, last_at;
} sheet_groups;

qanat_status sheet_group(sheet *s, const char *key, arena *a, sheet_groups *out, qanat_error *err);
void sheet_groups_free(sheet_groups *g);
/* puts a row of the group at hand; `at` from g->first.at[i], 0 behind the last */
uint32_t sheet_take(sheet_groups *g, uint32_t at);

/* does the first line of a head have all these columns? */
bool sheet_head_has(str head, char separator, size_t skip, const char *const *columns, size_t n);

#endif
