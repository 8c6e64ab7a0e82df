/*
 * Screening one subject: candidates from the compiled indexes, the score of the names, then what
 * birth date, country, gender and identifiers say for or against. docs/screening.md tells an
 * analyst which amounts; every one is in the explanation, and all points add up to the score.
 */
#ifndef QANAT_SCREEN_SCREEN_H
#define QANAT_SCREEN_SCREEN_H

#include "base/json.h"
#include "base/map.h"
#include "index/index.h"
#include "record/country.h"
#include "record/record.h"

/* One list as it is searched: a whole index, an index of what changed after it, and the ids of the
 * whole one that no longer count. */
typedef struct screen_segment {
    str list;
    int64_t version;
    index_file *whole, *changes; /* `changes` may be NULL */
    map gone;                    /* ids of `whole` that were changed or removed */
} screen_segment;

typedef struct screen_lists {
    screen_segment *at;
    size_t n;
} screen_lists;

typedef struct screen_query {
    str_list names;
    str id; /* the caller's own, given back */
    str schema;
    str_list birth_dates, death_dates, countries, identifiers, topics, lists, schemata, without;
    str gender, birth_place, address;
    int32_t threshold; /* millionths: from here on a match */
    int32_t floor;     /* millionths: hits below are not given at all; 0: the threshold */
    size_t limit;
    int32_t related; /* 1: a name of one word also finds people whose family name it is */
    int32_t unused;  /* keeps the struct without a hole */
} screen_query;

typedef struct screen_adjustment {
    const char *on; /* FollowTheMoney: "birthDate", "country", "gender", "passportNumber" */
    int32_t points;
    str query, record;
} screen_adjustment;

enum { SCREEN_ADJUSTMENTS = 16, SCREEN_LIMIT_MAX = 1000 };

/* what people decided on a hit before; `reopened` says what changed since, and then it is not
 * silent */
typedef struct screen_decision {
    str verdict, reason, by, at;
    bool silent;
    str_list reopened;
} screen_decision;

enum { SCREEN_HIT = 17 };

typedef struct screen_match {
    index_entry entry;
    str query_name, record_name;
    int32_t score;
    bool match;
    name_match *names; /* NULL where the match is by identifier alone */
    size_t adjustment_n;
    screen_adjustment adjustments[SCREEN_ADJUSTMENTS];
    char hit[SCREEN_HIT];            /* empty where nobody named it */
    const screen_decision *decision; /* NULL: none */
} screen_match;

typedef struct screen_result {
    screen_match *at;
    size_t n;
} screen_result;

typedef struct screen_session screen_session; /* one a thread */
screen_session *screen_session_new(const name_table *names, const country_table *countries);
void screen_session_free(screen_session *s); /* NULL is fine */

/* Best first, ties by id. Everything in `out` is in `a` or in the lists.
 * QANAT_E_USAGE: no name and no identifier. QANAT_E_INPUT: a name that is too long or no UTF-8. */
qanat_status screen_run(screen_session *s, const screen_lists *lists, const screen_query *q,
                        arena *a, screen_result *out, qanat_error *err);

/* For a query of one word: adds people whose family name it is, below the threshold as they may be.
 */
void screen_related(const name_table *names, const screen_lists *lists, const screen_query *q,
                    arena *a, screen_result *out);

/* Two names and nothing else; the match has no entry. */
qanat_status screen_compare(screen_session *s, str a_name, str b_name, str schema,
                            int32_t threshold, arena *a, screen_match *out, qanat_error *err);

/* the JSON of the contract */
void screen_put_match(const screen_match *m, json *j);
void screen_put_compare(const screen_match *m, json *j);
void screen_put_matches(const screen_result *r, json *j); /* the array */

/* What two lists of birth dates say, in millionths; *query and *record are the pair that decided.
 */
int32_t screen_birth_points(const str_list *query, index_strings births, str *query_date,
                            str *record_date);

#endif
