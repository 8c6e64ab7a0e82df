/*
 * What the parts of a watch run share. Not for others.
 */
#ifndef QANAT_API_WATCH_RUN_H
#define QANAT_API_WATCH_RUN_H

#include "api/engine.h"

enum { WATCH_LIMIT = 200 /* hits of one customer that are kept */ };

typedef struct watch_event_new {
    str body;
} watch_event_new;

/* What a run will write in its transaction. */
typedef struct watch_plan {
    arena *a;
    watch_hit_array put, drop;
    VEC(str) events;
    str_list screened;
    qanat_watch_summary sum;
} watch_plan;

/* One list that changed since the last run. */
typedef struct watch_delta {
    const store_list *list;
    int64_t from;
    map touched;         /* ids of subjects */
    str_list ids;
    buf bytes;           /* an index of what the touched subjects say now */
    index_file *index;
    screen_segment segment;
} watch_delta;

typedef struct watch_run {
    const qanat_watch_run_options *o;
    qanat_engine *e;
    store *s;
    arena *a, *row;
    screen_session *screen;
    watch_plan plan;
    watch_state_array states;
    VEC(watch_delta) deltas;
    map affected;        /* customers by their hits on touched records */
    str_list affected_ids;
    bool all;            /* every customer is screened */
    bool logged;
    buf log;
    VEC(size_t) log_ends;
    str now;
    int64_t generation;
} watch_run;

/* Which customers the changes can touch. */
qanat_status watch_scope(watch_run *r, qanat_error *err);
/* whether a customer matches what a changed record says now */
qanat_status watch_touches(watch_run *r, const screen_query *q, bool *out, qanat_error *err);
void watch_scope_free(watch_run *r);

/* What differs between a customer's hits and what was found, into the plan. */
qanat_status watch_compare(watch_run *r, const watch_customer *c, const screen_query *q, const screen_result *found,
                           qanat_error *err);

#endif
