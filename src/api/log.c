/*
 * See log.h. The run's entry says once what all its answers share (who, which program, which lists
 * and indexes), and an answer's entry names the run: an answer without a hit costs some 200 bytes.
 */
#include "api/log.h"

#include <pthread.h>
#include <pwd.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

struct engine_log {
    pthread_mutex_t lock;
    log_setup setup;
    arena *a;
    audit *file;
    str by;
    uint64_t run;
    bool begun, off;
    char why[512];
};

str log_who(const char *given, arena *a)
{
    const char *env = getenv("QANAT_BY");
    char host[256] = "", name[256] = "", memory[4096];
    struct passwd entry, *found = NULL;
    if (given && *given)
        return arena_str(a, str_of(given));
    if (env && *env)
        return arena_str(a, str_of(env));
    if (gethostname(host, sizeof host - 1) != 0)
        host[0] = 0;
    if (getpwuid_r(geteuid(), &entry, memory, sizeof memory, &found) == 0 && found)
        (void)snprintf(name, sizeof name, "%s", found->pw_name);
    else
        (void)snprintf(name, sizeof name, "%ld", (long)geteuid());
    return arena_printf(a, "%s@%s", name, host);
}

engine_log *log_new(const log_setup *setup)
{
    engine_log *l = base_alloc(sizeof *l);
    *l = (engine_log){ .lock = PTHREAD_MUTEX_INITIALIZER, .setup = *setup, .a = arena_new() };
    l->by = log_who(setup->by, l->a);
    l->off = setup->mode == QANAT_AUDIT_OFF;
    if (l->off)
        (void)snprintf(l->why, sizeof l->why, "logging is switched off");
    return l;
}

void log_free(engine_log *l)
{
    if (!l)
        return;
    audit_close(l->file);
    arena_free(l->a);
    free(l);
}

const char *log_unlogged(const engine_log *l)
{
    return l->off ? l->why : NULL;
}

str log_now(arena *a)
{
    time_t t = time(NULL);
    struct tm tm;
    char out[32];
    gmtime_r(&t, &tm);
    return arena_str(a, (str){ out, strftime(out, sizeof out, "%Y-%m-%dT%H:%M:%SZ", &tm) });
}

static void put_run(const engine_log *l, buf *out)
{
    json j = { out, false };
    const log_setup *s = &l->setup;
    json_key_str(&j, "kind", STR("run"));
    json_key_str(&j, "by", l->by);
    json_key_str(&j, "program", STR(QANAT_VERSION));
    json_key_str(&j, "knowledge", s->knowledge);
    json_key_i64(&j, "decisions", s->decisions);
    json_key(&j, "lists");
    json_open(&j, '[');
    for (size_t i = 0; i < s->lists->n; i++) {
        const store_list *x = &s->lists->at[i];
        json_open(&j, '{');
        json_key_str(&j, "name", x->name);
        json_key_i64(&j, "version", x->version);
        json_key_str(&j, "date", x->list_date);
        json_key_str(&j, "sha256", x->sha256);
        json_key_i64(&j, "base", x->base);
        json_key_str(&j, "index", x->index_sha);
        json_close(&j, '}');
    }
    json_close(&j, ']');
}

/* QANAT_E_STORE where the place cannot be written: then screening goes on without a log unless one
 * is required. Anything else (a full disk, a damaged log) is an error always. */
static qanat_status begin(engine_log *l, qanat_error *err)
{
    qanat_error why = { 0 };
    buf body = { 0 };
    if (!l->setup.lists->n) {
        l->off = true;
        (void)snprintf(l->why, sizeof l->why, "there is no store to keep a log beside");
        return l->setup.mode == QANAT_AUDIT_REQUIRED ? error_set(err, QANAT_E_STORE, "%s", l->why)
                                                     : QANAT_OK;
    }
    qanat_status st = audit_open(l->setup.store, &l->file, &why);
    if (st == QANAT_E_STORE && l->setup.mode != QANAT_AUDIT_REQUIRED) {
        l->off = true;
        (void)snprintf(l->why, sizeof l->why, "%s", why.message);
        return QANAT_OK;
    }
    if (st == QANAT_OK) {
        put_run(l, &body);
        audit_entry e = { .body = buf_view(&body) };
        st = audit_append(l->file, &e, 1, &why);
        l->run = e.n;
        buf_free(&body);
    }
    if (st != QANAT_OK && err)
        *err = why;
    l->begun = st == QANAT_OK;
    return st;
}

qanat_status log_begin(engine_log *l, bool *on, qanat_error *err)
{
    qanat_status st = QANAT_OK;
    pthread_mutex_lock(&l->lock);
    if (!l->begun && !l->off)
        st = begin(l, err);
    *on = l->begun && !l->off;
    pthread_mutex_unlock(&l->lock);
    return st;
}

void log_put_answer(const engine_log *l, uint64_t row, const screen_query *q, str matches, buf *out)
{
    json j = { out, false };
    json_key_str(&j, "kind", STR("screen"));
    json_key_i64(&j, "run", (int64_t)l->run);
    if (row)
        json_key_i64(&j, "row", (int64_t)row);
    json_key(&j, "query");
    screen_put_query(q, &j);
    json_key(&j, "matches");
    json_raw(&j, matches);
}

qanat_status log_append(engine_log *l, audit_entry *entries, size_t n, qanat_error *err)
{
    return n ? audit_append(l->file, entries, n, err) : QANAT_OK;
}

/* ---- decisions */

static str facts_of_query(const screen_query *q, arena *a)
{
    buf b = { 0 };
    json j = { &b, false };
    screen_put_query_facts(q, a, &j);
    str out = arena_str(a, buf_view(&b));
    buf_free(&b);
    return out;
}

static str facts_of_entry(const index_entry *e, arena *a)
{
    buf b = { 0 };
    json j = { &b, false };
    screen_put_entry_facts(e, a, &j);
    str out = arena_str(a, buf_view(&b));
    buf_free(&b);
    return out;
}

static void lay_on(const decision *d, const screen_query *q, arena *a, screen_match *m)
{
    screen_decision *x = arena_new_of(a, screen_decision);
    *x = (screen_decision){ .verdict = d->verdict, .reason = d->reason, .by = d->by, .at = d->at };
    (void)screen_facts_diff(d->query, facts_of_query(q, a), "subject", true, a, &x->reopened, NULL);
    (void)screen_facts_diff(d->facts, facts_of_entry(&m->entry, a), "record", true, a, &x->reopened,
                            NULL);
    x->silent = str_is(d->verdict, "false") && x->reopened.n == 0;
    if (x->silent)
        m->match = false;
    m->decision = x;
}

void log_decided(const log_decisions *d, const screen_query *q, arena *a, screen_result *found)
{
    if (!found->n)
        return;
    str subject = screen_subject(q, a);
    for (size_t i = 0; i < found->n; i++) {
        screen_match *m = &found->at[i];
        screen_hit_id(subject, m->entry.list, m->entry.id, m->hit);
        uint32_t at = d->all.n ? map_get(&d->by_hit, str_of(m->hit)) : MAP_NONE;
        if (at != MAP_NONE)
            lay_on(&d->all.at[at], q, a, m);
    }
}
