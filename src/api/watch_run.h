/*
 * What the parts of a watch run share. Not for others.
 */
#ifndef QANAT_API_WATCH_RUN_H
#define QANAT_API_WATCH_RUN_H

#include "api/engine.h"

enum {
    WATCH_LIMIT = 200 /* hits of one customer that are kept */,
    WATCH_JOBS = 256,
    WATCH_THREADS = 64
};

/* One customer at work: filled by one thread, read by the run's own afterwards. */
typedef struct watch_job {
    arena *a;
    watch_customer customer;
    screen_query query;
    screen_result found;
    bool affected;
    qanat_status st;
    qanat_error err;
} watch_job;

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
    map touched; /* ids of subjects */
    str_list ids;
    buf bytes; /* an index of what the touched subjects say now */
    index_file *index;
    screen_segment segment;
} watch_delta;

typedef struct watch_run {
    const qanat_watch_run_options *o;
    qanat_engine *e;
    store *s;
    arena *a, *row;
    screen_session *screens[WATCH_THREADS]; /* one a thread */
    unsigned threads;
    watch_job *jobs;
    size_t job_n;
    watch_plan plan;
    watch_state_array states;
    VEC(watch_delta) deltas;
    map affected; /* customers by their hits on touched records */
    str_list affected_ids;
    bool all; /* every customer is screened */
    bool logged;
    buf log;
    VEC(size_t) log_ends;
    str now;
    int64_t generation;
} watch_run;

/* Which customers the changes can touch. */
qanat_status watch_scope(watch_run *r, qanat_error *err);
/* whether a customer matches what a changed record says now */
qanat_status watch_touches(const watch_run *r, screen_session *s, const screen_query *q, arena *a,
                           bool *out, qanat_error *err);
void watch_scope_free(watch_run *r);

/* Screens the customers of r->jobs who are affected, on all threads. */
void watch_jobs_begin(watch_run *r);
void watch_jobs_run(watch_run *r);
void watch_jobs_free(watch_run *r);

/* What differs between a customer's hits and what was found, into the plan. */
qanat_status watch_compare(watch_run *r, const watch_customer *c, const screen_query *q,
                           const screen_result *found, qanat_error *err);

#endif
