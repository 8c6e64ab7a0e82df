/*
 * What people decided on hits. Decisions are only added: the last on a hit counts, earlier ones
 * stay, and each names its entry in the audit log.
 */
#ifndef QANAT_STORE_DECIDE_H
#define QANAT_STORE_DECIDE_H

#include "store/store.h"

typedef struct decision {
    int64_t id;
    str hit, verdict, reason, by, at;
    str subject, list, record;
    str query, facts; /* of the subject and of the record when it was decided, as JSON */
    int64_t entry;    /* in the audit log */
    str hash;
} decision;

typedef VEC(decision) decision_array;

/* Between these two the store waits for nobody else: begin, write the log, add. */
qanat_status decide_begin(store *s, qanat_error *err);
qanat_status decide_add(store *s, const decision *d, qanat_error *err); /* commits */
void decide_cancel(store *s);

/* The last decision on each hit among those up to `up_to` (INT64_MAX: all), by hit. A store of an
 * older version has none. */
qanat_status decide_last(store *s, int64_t up_to, arena *a, decision_array *out, qanat_error *err);
/* all decisions, in order; `hit` empty: on any hit */
qanat_status decide_all(store *s, str hit, arena *a, decision_array *out, qanat_error *err);

#endif
