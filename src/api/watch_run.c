/*
 * A watch run: read who is affected, screen them, compare, then write hits, events and the point
 * reached in one transaction. Reading and screening hold no lock on the store, so imports go on;
 * that nobody else changed the customers meanwhile is checked by a counter when the transaction
 * begins.
 */
#include "api/watch_run.h"
#include "api/webhook.h"

#include <stdlib.h>

enum { LOG_ROWS = 64, TRIES = 3 };

static qanat_status flush_log(watch_run *r, qanat_error *err)
{
    audit_entry entries[LOG_ROWS];
    size_t start = 0;
    for (size_t i = 0; i < r->log_ends.n; i++) {
        entries[i] = (audit_entry){ .body = str_range(r->log.at, start, r->log_ends.at[i]) };
        start = r->log_ends.at[i];
    }
    qanat_status st = log_append(r->e->log, entries, r->log_ends.n, err);
    r->log_ends.n = 0;
    buf_clear(&r->log);
    return st;
}

static qanat_status log_answer(watch_run *r, const screen_query *q, const screen_result *found,
                               qanat_error *err)
{
    buf matches = { 0 };
    if (!r->logged)
        return QANAT_OK;
    screen_put_matches(found, &(json){ &matches, false });
    log_put_answer(r->e->log, 0, q, buf_view(&matches), &r->log);
    buf_free(&matches);
    *vec_push(r->a, &r->log_ends) = r->log.n;
    return r->log_ends.n == LOG_ROWS ? flush_log(r, err) : QANAT_OK;
}

/* what the threads found, in the order of the customers */
static qanat_status take_jobs(watch_run *r, qanat_error *err)
{
    qanat_status st = QANAT_OK;
    watch_jobs_run(r);
    for (size_t i = 0; st == QANAT_OK && i < r->job_n; i++) {
        watch_job *job = &r->jobs[i];
        arena_reset(r->row);
        st = job->st;
        if (st != QANAT_OK && err)
            *err = job->err;
        if (st != QANAT_OK || !job->affected)
            continue;
        st = log_answer(r, &job->query, &job->found, err);
        if (st == QANAT_OK)
            st = watch_compare(r, &job->customer, &job->query, &job->found, err);
        if (!job->customer.screened)
            *vec_push(r->plan.a, &r->plan.screened) = arena_str(r->plan.a, job->customer.id);
        r->plan.sum.screened++;
    }
    r->job_n = 0;
    return st;
}

static qanat_status customer(void *context, const watch_customer *c, qanat_error *err)
{
    watch_run *r = context;
    watch_job *job = &r->jobs[r->job_n++];
    arena_reset(job->a);
    job->customer = (watch_customer){ .id = arena_str(job->a, c->id),
                                      .data = arena_str(job->a, c->data),
                                      .screened = c->screened };
    r->plan.sum.customers++;
    if (r->job_n < WATCH_JOBS)
        return QANAT_OK;
    if (r->o->progress && !r->o->progress(r->o->context, "watching", r->plan.sum.customers, 0))
        return error_set(err, QANAT_E_SYSTEM, "stopped; nothing was changed");
    return take_jobs(r, err);
}

/* what the run did, as the log's last word on it */
static qanat_status log_run(watch_run *r, str *anchor, qanat_error *err)
{
    const qanat_watch_summary *s = &r->plan.sum;
    json j = { &r->log, false };
    if (!r->logged)
        return QANAT_OK;
    qanat_status st = flush_log(r, err);
    json_key_str(&j, "kind", STR("watch"));
    json_key_i64(&j, "customers", (int64_t)s->customers);
    json_key_i64(&j, "screened", (int64_t)s->screened);
    json_key_i64(&j, "new", (int64_t)s->created);
    json_key_i64(&j, "changed", (int64_t)s->changed);
    json_key_i64(&j, "vanished", (int64_t)s->vanished);
    json_key_i64(&j, "reopened", (int64_t)s->reopened);
    audit_entry e = { .body = buf_view(&r->log) };
    if (st == QANAT_OK)
        st = log_append(r->e->log, &e, 1, err);
    buf_clear(&r->log);
    *anchor = arena_printf(r->a, "%llu:%s", (unsigned long long)e.n, e.hash);
    return st;
}

static qanat_status write_rows(watch_run *r, store *s, qanat_error *err)
{
    watch_plan *p = &r->plan;
    qanat_status st = QANAT_OK;
    for (size_t i = 0; st == QANAT_OK && i < p->drop.n; i++)
        st = watch_hit_drop(s, &p->drop.at[i], err);
    for (size_t i = 0; st == QANAT_OK && i < p->put.n; i++)
        st = watch_hit_put(s, &p->put.at[i], err);
    for (size_t i = 0; st == QANAT_OK && i < p->screened.n; i++)
        st = watch_screened(s, p->screened.at[i], err);
    for (size_t i = 0; st == QANAT_OK && i < r->e->stored.n; i++) {
        const store_list *l = &r->e->stored.at[i];
        watch_state w = { l->name, r->e->knowledge, STR(QANAT_VERSION), l->version };
        st = watch_set_state(s, &w, err);
    }
    return st;
}

static qanat_status write_plan(watch_run *r, store *s, int64_t *first, bool *again,
                               qanat_error *err)
{
    int64_t now = 0, id = 0;
    str anchor = STR_NONE;
    qanat_status st = watch_begin(s, err);
    if (st != QANAT_OK)
        return st;
    st = watch_generation(s, &now, err);
    *again = st == QANAT_OK && now != r->generation;
    if (*again)
        st = error_set(err, QANAT_E_STORE,
                       "the customers were changed while they were screened; run watch again");
    if (st == QANAT_OK)
        st = write_rows(r, s, err);
    for (size_t i = 0; st == QANAT_OK && i < r->plan.events.n; i++) {
        st = watch_event_put(s, r->plan.events.at[i], &id, err);
        *first = i == 0 ? id : *first;
    }
    if (st == QANAT_OK)
        st = log_run(r, &anchor, err);
    if (st == QANAT_OK && anchor.n)
        st = store_set_setting(s, STR("audit"), anchor, err);
    if (st != QANAT_OK) {
        watch_cancel(s);
        return st;
    }
    return watch_commit(s, err);
}

static qanat_status screen_all(watch_run *r, qanat_error *err)
{
    qanat_status st = watch_generation(r->s, &r->generation, err);
    if (st == QANAT_OK)
        st = watch_scope(r, err);
    if (st == QANAT_OK)
        st = log_begin(r->e->log, &r->logged, err);
    watch_jobs_begin(r);
    if (st == QANAT_OK)
        st = watch_each(r->s, false, customer, r, err);
    return st == QANAT_OK ? take_jobs(r, err) : st;
}

static void run_free(watch_run *r)
{
    watch_scope_free(r);
    watch_jobs_free(r);
    qanat_engine_close(r->e);
    store_close(r->s);
    buf_free(&r->log);
    arena_free(r->plan.a);
    arena_free(r->row);
    arena_free(r->a);
}

/* events of this run go to the caller once they are safe */
static void give_events(const watch_run *r, int64_t first)
{
    buf out = { 0 };
    for (size_t i = 0; r->o->event && i < r->plan.events.n; i++) {
        buf_clear(&out);
        buf_printf(&out, "{\"id\":%lld,", (long long)first + (long long)i);
        buf_str(&out, str_drop(r->plan.events.at[i], 1));
        if (!r->o->event(r->o->context, out.at))
            break;
    }
    buf_free(&out);
}

static qanat_status run_once(const qanat_watch_run_options *o, qanat_watch_summary *out,
                             bool *again, qanat_error *err)
{
    watch_run r = { .o = o, .a = arena_new(), .row = arena_new() };
    store *s = NULL;
    int64_t first = 0;
    qanat_engine_options eo = {
        .size = sizeof eo, .store = o->store, .data = o->data, .by = o->by, .audit = o->audit
    };
    r.plan.a = arena_new();
    r.now = log_now(r.a);
    *again = false;
    qanat_status st = qanat_engine_open(&eo, &r.e, err);
    if (st == QANAT_OK && r.e->starter)
        st = error_set(err, QANAT_E_NOT_FOUND, "there is no list to watch; import one first");
    if (st == QANAT_OK)
        st = store_open(r.e->store, STORE_WRITE, &s, err);
    if (st == QANAT_OK)
        st = store_open(r.e->store, STORE_READ, &r.s, err);
    if (st == QANAT_OK)
        st = screen_all(&r, err);
    if (st == QANAT_OK)
        st = write_plan(&r, s, &first, again, err);
    if (st == QANAT_OK) {
        *out = r.plan.sum;
        give_events(&r, first);
    }
    store_close(s);
    run_free(&r);
    return st;
}

static qanat_status deliver(const qanat_watch_run_options *o, qanat_watch_summary *sum,
                            qanat_error *err)
{
    store *s;
    webhook hook = { .url = o->webhook,
                     .secret = o->secret ? o->secret : "",
                     .tries = o->tries ? o->tries : 5,
                     .wait_ms = o->wait_ms ? o->wait_ms : 500 };
    if (!o->webhook)
        return QANAT_OK;
    char *path = engine_store_path(o->store);
    qanat_status st = store_open(path, STORE_WRITE, &s, err);
    if (st == QANAT_OK) {
        st = webhook_deliver(&hook, s, &sum->delivered, &sum->due, err);
        store_close(s);
    }
    free(path);
    return st;
}

qanat_status qanat_watch_run(const qanat_watch_run_options *o, qanat_watch_summary *out,
                             qanat_error *err)
{
    bool again = true;
    qanat_status st = QANAT_OK;
    if (!o || o->size < sizeof *o)
        return error_set(err, QANAT_E_USAGE, "watch run options need their size");
    if (o->webhook)
        st = webhook_check(o->webhook, err);
    for (int i = 0; st == QANAT_OK && again && i < TRIES; i++) {
        st = run_once(o, out, &again, err);
        if (again && i + 1 < TRIES)
            st = QANAT_OK;
    }
    return st == QANAT_OK ? deliver(o, out, err) : st;
}
