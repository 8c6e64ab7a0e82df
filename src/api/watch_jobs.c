/*
 * The threads of a watch run: customers are taken by turns from a piece of the run; nothing that
 * they touch is shared but the engine, which does not change. The piece is compared and written by
 * the run's own thread.
 */
#include "api/watch_run.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <unistd.h>

typedef struct piece {
    watch_run *r;
    atomic_size_t next;
    atomic_uint session;
} piece;

static void screen_one(const watch_run *r, screen_session *s, watch_job *job)
{
    job->st = screen_read_query(job->customer.data, job->a, &job->query, &job->err);
    job->query.limit = WATCH_LIMIT;
    job->affected =
        r->all || !job->customer.screened || map_get(&r->affected, job->customer.id) != MAP_NONE;
    if (job->st == QANAT_OK && !job->affected)
        job->st = watch_touches(r, s, &job->query, job->a, &job->affected, &job->err);
    if (job->st == QANAT_OK && job->affected)
        job->st = engine_answer(r->e, s, &job->query, job->a, &job->found, &job->err);
}

static void *work(void *context)
{
    piece *p = context;
    screen_session *s = p->r->screens[atomic_fetch_add(&p->session, 1)];
    for (;;) {
        size_t i = atomic_fetch_add(&p->next, 1);
        if (i >= p->r->job_n)
            return NULL;
        screen_one(p->r, s, &p->r->jobs[i]);
    }
}

void watch_jobs_begin(watch_run *r)
{
    long cpus = sysconf(_SC_NPROCESSORS_ONLN);
    r->threads = cpus < 1 ? 1 : cpus > WATCH_THREADS ? WATCH_THREADS : (unsigned)cpus;
    for (unsigned i = 0; i < r->threads; i++)
        r->screens[i] = screen_session_new(r->e->names, r->e->countries);
    r->jobs = base_alloc(WATCH_JOBS * sizeof *r->jobs);
    memset(r->jobs, 0, WATCH_JOBS * sizeof *r->jobs);
    for (size_t i = 0; i < WATCH_JOBS; i++)
        r->jobs[i].a = arena_new();
}

/* the caller's thread works too, so a thread that cannot be started costs time only */
void watch_jobs_run(watch_run *r)
{
    pthread_t threads[WATCH_THREADS];
    unsigned started = 0;
    piece p = { .r = r };
    atomic_init(&p.next, 0);
    atomic_init(&p.session, 0);
    while (started + 1 < r->threads && r->job_n > 1 &&
           pthread_create(&threads[started], NULL, work, &p) == 0)
        started++;
    (void)work(&p);
    for (unsigned i = 0; i < started; i++)
        pthread_join(threads[i], NULL);
}

void watch_jobs_free(watch_run *r)
{
    for (unsigned i = 0; i < r->threads; i++)
        screen_session_free(r->screens[i]);
    for (size_t i = 0; r->jobs && i < WATCH_JOBS; i++)
        arena_free(r->jobs[i].a);
    free(r->jobs);
}
