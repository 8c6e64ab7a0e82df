/*
 * Screening and comparing: public queries as inner ones, inner results as handles.
 */
#include "api/engine.h"
#include "record/schema.h"

#include <stdlib.h>

struct qanat_matches {
    arena *a;
    screen_result result;
    qanat_match *matches;
    bool compare;
    buf json;
};

static void copy_list(arena *a, const char *const *from, size_t n, str_list *out)
{
    for (size_t i = 0; i < n; i++)
        if (from[i] && *from[i])
            *vec_push(a, out) = str_of(from[i]);
}

qanat_status engine_query(const qanat_query *q, arena *a, screen_query *out, qanat_error *err)
{
    double threshold = q->threshold == 0 ? 0.7 : q->threshold;
    size_t limit = q->limit == 0 ? 5 : q->limit;
    if (!(threshold >= 0.4 && threshold <= 1))
        return error_set(err, QANAT_E_USAGE, "the threshold must lie between 0.4 and 1");
    if (limit > SCREEN_LIMIT_MAX)
        return error_set(err, QANAT_E_USAGE, "the limit must lie between 1 and %d",
                         SCREEN_LIMIT_MAX);
    if (q->schema && *q->schema && schema_kind_of(str_of(q->schema)) == SCHEMA_KIND_NONE)
        return error_set(
            err, QANAT_E_USAGE,
            "no subjects of schema %s; Person, Organization, Company, Vessel … are known",
            q->schema);
    screen_query s = { .schema = str_of(q->schema),
                       .gender = str_of(q->gender),
                       .limit = limit,
                       .threshold = (int32_t)(threshold * NAME_ONE + 0.5) };
    const char *death[1] = { q->death_date };
    s.related = q->related;
    copy_list(a, q->names, q->name_count, &s.names);
    copy_list(a, q->birth_dates, q->birth_date_count, &s.birth_dates);
    copy_list(a, death, 1, &s.death_dates);
    copy_list(a, q->countries, q->country_count, &s.countries);
    copy_list(a, q->lists, q->list_count, &s.lists);
    copy_list(a, q->topics, q->topic_count, &s.topics);
    copy_list(a, q->without, q->without_count, &s.without);
    for (size_t i = 0; i < q->identifier_count; i++)
        if (q->identifiers[i] && *q->identifiers[i])
            *vec_push(a, &s.identifiers) = index_identifier(a, str_of(q->identifiers[i]));
    *out = s;
    return QANAT_OK;
}

static const char *const *cstrings(arena *a, index_strings s)
{
    const char **out = arena_array(a, const char *, s.n + 1);
    for (size_t i = 0; i < s.n; i++)
        out[i] = arena_cstr(a, s.at[i]);
    return out;
}

static double part_of_one(int32_t millionths)
{
    return (double)millionths / NAME_ONE;
}

static void copy_parts(arena *a, const screen_match *m, qanat_match *out)
{
    size_t n = m->names ? m->names->n : 0, k = m->names ? m->names->adjustment_n : 0;
    qanat_part *parts = arena_array(a, qanat_part, n + 1);
    qanat_adjustment *adjustments = arena_array(a, qanat_adjustment, k + m->adjustment_n + 1);
    for (size_t i = 0; i < n; i++) {
        const name_match_part *p = &m->names->parts[i];
        parts[i] = (qanat_part){ p->q_start,
                                 p->q_end,
                                 p->r_start,
                                 p->r_end,
                                 name_relation_name(p->relation),
                                 part_of_one(p->weight),
                                 part_of_one(p->points) };
    }
    for (size_t i = 0; i < k; i++)
        adjustments[i] = (qanat_adjustment){ m->names->adjustments[i].on,
                                             part_of_one(m->names->adjustments[i].points), "", "" };
    for (size_t i = 0; i < m->adjustment_n; i++) {
        const screen_adjustment *x = &m->adjustments[i];
        adjustments[k + i] =
            (qanat_adjustment){ x->on, part_of_one(x->points), arena_cstr(a, x->query),
                                arena_cstr(a, x->record) };
    }
    out->parts = parts;
    out->part_count = n;
    out->adjustments = adjustments;
    out->adjustment_count = k + m->adjustment_n;
}

static void copy_decision(arena *a, const screen_decision *d, qanat_match *out)
{
    out->verdict = arena_cstr(a, d->verdict);
    out->decided_by = arena_cstr(a, d->by);
    out->decided_at = arena_cstr(a, d->at);
    out->reason = arena_cstr(a, d->reason);
    out->silent = d->silent;
    out->reopened = cstrings(a, (index_strings){ d->reopened.at, d->reopened.n });
    out->reopened_count = d->reopened.n;
}

static qanat_match public_match(arena *a, const screen_match *m)
{
    const index_entry *e = &m->entry;
    qanat_match out = {
        .id = arena_cstr(a, e->id),
        .caption = arena_cstr(a, e->caption),
        .schema = arena_cstr(a, e->schema),
        .list = arena_cstr(a, e->list),
        .since = arena_cstr(a, e->since),
        .topics = cstrings(a, e->topics),
        .topic_count = e->topics.n,
        .programs = cstrings(a, e->programs),
        .program_count = e->programs.n,
        .score = part_of_one(m->score),
        .match = m->match,
        .query_name = arena_cstr(a, m->query_name),
        .record_name = arena_cstr(a, m->record_name),
        .hit = arena_cstr(a, str_of(m->hit)),
    };
    if (m->decision)
        copy_decision(a, m->decision, &out);
    copy_parts(a, m, &out);
    return out;
}

static qanat_matches *handle(arena *a, screen_result r, bool compare)
{
    qanat_matches *m = base_alloc(sizeof *m);
    *m = (qanat_matches){ .a = a, .result = r, .compare = compare };
    m->matches = arena_array(a, qanat_match, r.n + 1);
    for (size_t i = 0; i < r.n; i++)
        m->matches[i] = public_match(a, &r.at[i]);
    json j = { &m->json, false };
    if (compare)
        screen_put_compare(&r.at[0], &j);
    else
        screen_put_matches(&r, &j);
    return m;
}

static size_t silent_of(const screen_result *r)
{
    size_t n = 0;
    for (size_t i = 0; i < r->n; i++)
        n += r->at[i].decision && r->at[i].decision->silent;
    return n;
}

/* the best `limit` that are not silent, and the silent ones between them */
static void cut(screen_result *r, size_t limit)
{
    size_t n = 0, kept = 0;
    for (; n < r->n; n++) {
        bool silent = r->at[n].decision && r->at[n].decision->silent;
        if (!silent && kept == limit)
            break;
        kept += !silent;
    }
    r->n = n;
}

qanat_status engine_answer(const qanat_engine *e, screen_session *s, const screen_query *q,
                           arena *a, screen_result *out, qanat_error *err)
{
    screen_query more = *q;
    for (;;) {
        qanat_status st = screen_run(s, &e->lists, &more, a, out, err);
        if (st != QANAT_OK)
            return st;
        if (q->related)
            screen_related(e->names, &e->lists, &more, a, out);
        log_decided(&e->decisions, q, a, out);
        size_t silent = silent_of(out);
        if (!silent || out->n < more.limit || more.limit == SCREEN_LIMIT_MAX ||
            out->n - silent >= q->limit)
            break;
        more.limit = q->limit + silent > SCREEN_LIMIT_MAX ? SCREEN_LIMIT_MAX : q->limit + silent;
    }
    cut(out, q->limit);
    return QANAT_OK;
}

/* one answer into the log */
static qanat_status record_answer(const qanat_engine *e, const screen_query *q, str matches,
                                  qanat_error *err)
{
    bool on;
    qanat_status st = log_begin(e->log, &on, err);
    if (st != QANAT_OK || !on)
        return st;
    buf body = { 0 };
    log_put_answer(e->log, 0, q, matches, &body);
    audit_entry entry = { .body = buf_view(&body) };
    st = log_append(e->log, &entry, 1, err);
    buf_free(&body);
    return st;
}

qanat_status qanat_screen(qanat_session *s, const qanat_query *q, qanat_matches **out,
                          qanat_error *err)
{
    if (!q || q->size < sizeof *q)
        return error_set(err, QANAT_E_USAGE, "a query needs its size");
    arena *a = arena_new();
    screen_query inner;
    screen_result r;
    qanat_status st = engine_query(q, a, &inner, err);
    if (st == QANAT_OK)
        st = engine_answer(s->engine, s->screen, &inner, a, &r, err);
    if (st != QANAT_OK) {
        arena_free(a);
        return st;
    }
    qanat_matches *m = handle(a, r, false);
    st = record_answer(s->engine, &inner, buf_view(&m->json), err);
    if (st != QANAT_OK) {
        qanat_matches_free(m);
        return st;
    }
    *out = m;
    return QANAT_OK;
}

qanat_status qanat_compare(qanat_session *s, const char *name1, const char *name2,
                           const char *schema, double threshold, qanat_matches **out,
                           qanat_error *err)
{
    arena *a = arena_new();
    screen_match *m = arena_new_of(a, screen_match);
    int32_t cut = (int32_t)((threshold == 0 ? 0.7 : threshold) * NAME_ONE + 0.5);
    qanat_status st = screen_compare(s->screen, arena_str(a, str_of(name1)),
                                     arena_str(a, str_of(name2)), str_of(schema), cut, a, m, err);
    if (st != QANAT_OK) {
        arena_free(a);
        return st;
    }
    *out = handle(a, (screen_result){ m, 1 }, true);
    return QANAT_OK;
}

double qanat_score(qanat_session *s, const char *name1, size_t bytes1, const char *name2,
                   size_t bytes2, const char *schema)
{
    screen_match m;
    arena_reset(s->a);
    qanat_status st = screen_compare(s->screen, (str){ name1, bytes1 }, (str){ name2, bytes2 },
                                     str_of(schema), NAME_ONE, s->a, &m, NULL);
    return st == QANAT_OK ? part_of_one(m.score) : -1;
}

size_t qanat_matches_count(const qanat_matches *m)
{
    return m->result.n;
}

const qanat_match *qanat_matches_at(const qanat_matches *m, size_t i)
{
    return i < m->result.n ? &m->matches[i] : NULL;
}

const char *qanat_matches_json(const qanat_matches *m)
{
    return m->json.at;
}

void qanat_matches_free(qanat_matches *m)
{
    if (!m)
        return;
    buf_free(&m->json);
    arena_free(m->a);
    free(m);
}
