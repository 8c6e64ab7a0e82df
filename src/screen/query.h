/*
 * A query as JSON and back, without loss: what the audit log keeps, what is stored of a watched
 * customer, and what a replay asks again. Fields at their usual value are left out.
 */
#ifndef QANAT_SCREEN_QUERY_H
#define QANAT_SCREEN_QUERY_H

#include "screen/screen.h"

void screen_put_query(const screen_query *q, json *j);
/* Strings are in `a` or slices of `text`. QANAT_E_INPUT: not what screen_put_query wrote. */
qanat_status screen_read_query(str text, arena *a, screen_query *out, qanat_error *err);

/* The facts of a subject as one JSON object, the values of a property sorted: the same facts give
 * the same bytes. Of a record also topics, programmes and the date it was listed. */
void screen_put_query_facts(const screen_query *q, arena *a, json *j);
void screen_put_entry_facts(const index_entry *e, arena *a, json *j);

/* What differs between two such objects: one string for each property, "record birthDate: 1951 →
 * 1952". `identity`: only what tells who somebody is (names, schema, dates, countries, gender,
 * numbers), which is what a decision is made on. */
qanat_status screen_facts_diff(str before, str after, const char *whose, bool identity, arena *a,
                               str_list *out, qanat_error *err);

/* Names one hit, the same in every run: 16 hexadecimal digits of who was asked for (the caller's
 * id, or the names and the schema where there is none), the list and the record. */
str screen_subject(const screen_query *q, arena *a);
void screen_hit_id(str subject, str list, str id, char out[SCREEN_HIT]);

#endif
