/*
 * Customers that are watched: what is known of them, their hits as they were last reported, the
 * events that came out, and up to which version of each list they are screened.
 */
#ifndef QANAT_STORE_WATCH_H
#define QANAT_STORE_WATCH_H

#include "store/store.h"

typedef struct watch_customer {
    str id, data, added_at, changed_at; /* data: the query, as JSON */
    bool screened;                      /* since it was added or changed */
} watch_customer;

typedef struct watch_hit {
    str customer, list, record, hit, found_at;
    str facts, query; /* of the record and of the customer when it was reported, as JSON */
    int32_t score;
    bool silent;
} watch_hit;

typedef struct watch_state {
    str list, knowledge, program;
    int64_t version;
} watch_state;

typedef struct watch_event {
    int64_t id;
    str body; /* a JSON object without its id */
} watch_event;

typedef VEC(watch_hit) watch_hit_array;
typedef VEC(watch_state) watch_state_array;
typedef VEC(watch_event) watch_event_array;

/* A change of any of it: begin, then commit or cancel. Each commit counts watch_generation up, so
 * that a run which read before can tell. */
qanat_status watch_begin(store *s, qanat_error *err);
qanat_status watch_commit(store *s, qanat_error *err);
void watch_cancel(store *s);
qanat_status watch_generation(store *s, int64_t *out, qanat_error *err);

typedef enum watch_change { WATCH_SAME, WATCH_ADDED, WATCH_CHANGED } watch_change;
qanat_status watch_put(store *s, str id, str data, str now, watch_change *out, qanat_error *err);
qanat_status watch_drop(store *s, str id, bool *was, qanat_error *err); /* with its hits */
qanat_status watch_screened(store *s, str id, qanat_error *err);

typedef qanat_status (*watch_visit)(void *context, const watch_customer *c, qanat_error *err);
/* by id; `fresh`: only those that were not screened since they were added or changed */
qanat_status watch_each(store *s, bool fresh, watch_visit visit, void *context, qanat_error *err);

/* `customer` empty: all, by customer, list and record */
qanat_status watch_hits(store *s, str customer, arena *a, watch_hit_array *out, qanat_error *err);
/* customers that have a hit on a record of a list */
qanat_status watch_customers_of(store *s, str list, str id, arena *a, str_list *out,
                                qanat_error *err);
qanat_status watch_hit_put(store *s, const watch_hit *h, qanat_error *err);
qanat_status watch_hit_drop(store *s, const watch_hit *h, qanat_error *err);

qanat_status watch_states(store *s, arena *a, watch_state_array *out, qanat_error *err);
qanat_status watch_set_state(store *s, const watch_state *w, qanat_error *err);

qanat_status watch_event_put(store *s, str body, int64_t *id, qanat_error *err);
/* events after `since`, at most `limit` (0: all); `due`: only those not delivered */
qanat_status watch_events(store *s, int64_t since, bool due, int64_t limit, arena *a,
                          watch_event_array *out, qanat_error *err);
qanat_status watch_delivered(store *s, int64_t from, int64_t to, qanat_error *err);

#endif
