/*
 * The audit log for its readers: checking, listing, asking again.
 */
#include "api/entry.h"

#include <stdio.h>
#include <stdlib.h>

/* ---- verify */

typedef struct checking {
    decision_array decisions;
    size_t next;
    str anchor, expect; /* "NUMBER:HASH", or empty; empty again once seen */
    uint64_t decided;
    arena *a;
    qanat_error *err;
    qanat_status st;
} checking;

static bool names_line(str wanted, const audit_line *line, bool *same)
{
    str number;
    uint64_t n;
    if (!str_split(&wanted, ':', &number) || !str_u64(number, &n) || n != line->n)
        return false;
    *same = str_eq(wanted, line->hash);
    return true;
}

static bool stop(checking *c, const audit_line *line, const char *what)
{
    c->st = error_set(c->err, QANAT_E_STORE, "the audit log is broken at entry %llu: %s",
                      (unsigned long long)line->n, what);
    return false;
}

static bool check_line(void *context, const audit_line *line)
{
    checking *c = context;
    bool same;
    if (c->anchor.n && names_line(c->anchor, line, &same)) {
        if (!same)
            return stop(c, line, "the store remembers it otherwise");
        c->anchor = STR_NONE;
    }
    if (c->expect.n && names_line(c->expect, line, &same)) {
        if (!same)
            return stop(c, line, "it is not the one that was expected");
        c->expect = STR_NONE;
    }
    if (str_find(str_take(line->json, 200), STR("\"kind\":\"gap\"")) != SIZE_MAX)
        return stop(c, line, "entries before it were lost");
    if (str_find(str_take(line->json, 200), STR("\"kind\":\"decision\"")) == SIZE_MAX)
        return true;
    if (c->next == c->decisions.n || (uint64_t)c->decisions.at[c->next].entry != line->n)
        return stop(c, line,
                    "the store does not have this decision (it was taken out, or qanat was stopped "
                    "while keeping it)");
    if (!str_eq(c->decisions.at[c->next].hash, line->hash))
        return stop(c, line, "the store has another decision for it");
    c->next++;
    c->decided++;
    return true;
}

static qanat_status read_anchors(const char *path, checking *c, qanat_error *err)
{
    store *s;
    qanat_status st = store_open(path, STORE_READ, &s, err);
    if (st == QANAT_E_NOT_FOUND)
        return QANAT_OK;
    if (st != QANAT_OK)
        return st;
    st = decide_all(s, STR_NONE, c->a, &c->decisions, err);
    if (st == QANAT_OK)
        st = store_setting(s, STR("audit"), c->a, &c->anchor, err);
    store_close(s);
    return st;
}

static qanat_status check_rest(const checking *c, qanat_error *err)
{
    if (c->anchor.n)
        return error_set(err, QANAT_E_STORE,
                         "the audit log was cut short: the store remembers entry %.*s",
                         STR_ARG(str_take(c->anchor, 20)));
    if (c->expect.n)
        return error_set(err, QANAT_E_STORE, "the audit log was cut short: it has no entry %.*s",
                         STR_ARG(str_take(c->expect, 20)));
    if (c->next < c->decisions.n)
        return error_set(err, QANAT_E_STORE,
                         "the audit log lost entry %lld, a decision that the store has",
                         (long long)c->decisions.at[c->next].entry);
    return QANAT_OK;
}

static bool well_formed(str expect)
{
    str number;
    uint64_t n;
    return str_split(&expect, ':', &number) && str_u64(number, &n) && expect.n == 64;
}

qanat_status qanat_audit_verify(const char *store_file, const char *expect, qanat_audit_state *out,
                                qanat_error *err)
{
    checking c = { .a = arena_new(), .expect = str_of(expect), .err = err };
    audit_state state = { 0 };
    char *path = engine_store_path(store_file);
    qanat_status st = QANAT_OK;
    if (c.expect.n && !well_formed(c.expect))
        st = error_set(err, QANAT_E_USAGE,
                       "an entry is expected as NUMBER:HASH, the way audit verify prints it");
    if (st == QANAT_OK)
        st = read_anchors(path, &c, err);
    if (st == QANAT_OK)
        st = audit_verify(path, check_line, &c, &state, err);
    if (st == QANAT_OK)
        st = c.st;
    if (st == QANAT_OK)
        st = check_rest(&c, err);
    if (st == QANAT_OK) {
        *out = (qanat_audit_state){ .entries = state.entries,
                                    .behind = state.behind,
                                    .decisions = c.decided };
        memcpy(out->hash, state.hash, sizeof out->hash);
    }
    free(path);
    arena_free(c.a);
    return st;
}

/* ---- list */

typedef struct giving {
    bool (*visit)(void *context, const qanat_audit_entry *e);
    void *context;
} giving;

static bool give(void *context, const audit_line *line)
{
    giving *g = context;
    qanat_audit_entry e = { line->n, line->hash.at, line->json.at, line->json.n };
    return g->visit(g->context, &e);
}

qanat_status qanat_audit_each(const char *store_file, uint64_t from,
                              bool (*visit)(void *context, const qanat_audit_entry *e),
                              void *context, qanat_error *err)
{
    giving g = { visit, context };
    char *path = engine_store_path(store_file);
    qanat_status st = audit_each(path, from, give, &g, err);
    free(path);
    return st;
}

/* ---- replay */

typedef struct replay {
    qanat_replay given; /* first: what the caller holds */
    arena *a;
} replay;

static qanat_status ask_again(const qanat_engine *e, str query, arena *a, str *out,
                              qanat_error *err)
{
    screen_query q;
    screen_result found;
    screen_session *s = screen_session_new(e->names, e->countries);
    qanat_status st = screen_read_query(query, a, &q, err);
    if (st == QANAT_OK)
        st = engine_answer(e, s, &q, a, &found, err);
    if (st == QANAT_OK) {
        buf b = { 0 };
        screen_put_matches(&found, &(json){ &b, false });
        *out = arena_str(a, buf_view(&b));
        buf_free(&b);
    }
    screen_session_free(s);
    return st;
}

static qanat_status run_replay(const char *path, const char *data, uint64_t number, replay *r,
                               qanat_error *err)
{
    audit_line line;
    log_entry entry, run;
    qanat_engine *e = NULL;
    str now;
    qanat_status st = audit_get(path, number, r->a, &line, err);
    if (st == QANAT_OK)
        st = entry_screening(path, &line, r->a, &entry, &run, err);
    if (st == QANAT_OK)
        st = entry_engine(path, data, &run, &e, err);
    if (st == QANAT_OK)
        st = ask_again(e, entry.query, r->a, &now, err);
    if (st == QANAT_OK)
        r->given = (qanat_replay){ .same = str_eq(now, entry.matches),
                                   .at = arena_cstr(r->a, entry.at),
                                   .by = arena_cstr(r->a, run.by),
                                   .program = arena_cstr(r->a, run.program),
                                   .query = arena_cstr(r->a, entry.query),
                                   .matches = arena_cstr(r->a, now),
                                   .logged = arena_cstr(r->a, entry.matches) };
    qanat_engine_close(e);
    return st;
}

qanat_status qanat_audit_replay(const char *store_file, const char *data, uint64_t number,
                                const qanat_replay **out, qanat_error *err)
{
    replay *r = base_alloc(sizeof *r);
    *r = (replay){ .a = arena_new() };
    char *path = engine_store_path(store_file);
    qanat_status st = run_replay(path, data, number, r, err);
    free(path);
    if (st != QANAT_OK) {
        qanat_replay_free(&r->given);
        return st;
    }
    *out = &r->given;
    return QANAT_OK;
}

void qanat_replay_free(const qanat_replay *given)
{
    replay *r = (replay *)(uintptr_t)given;
    if (!r)
        return;
    arena_free(r->a);
    free(r);
}
