/*
 * See screen.h. Each list is searched by itself: a score depends on the two names alone, so the
 * lists' best answers can be laid together. A search asks for more than the limit where filters or
 * facts may change the order, and again for more where that was not enough.
 */
#include "screen/adjust.h"
#include "record/schema.h"

#include <stdlib.h>

enum { HITS_MAX = 4096, MARGIN = 16 };

struct screen_session {
    const name_table *names;
    const country_table *countries;
    index_session *index;
    index_hit *hits;
    arena *scratch;
};

screen_session *screen_session_new(const name_table *names, const country_table *countries)
{
    screen_session *s = base_alloc(sizeof *s);
    *s = (screen_session){ .names = names,
                           .countries = countries,
                           .index = index_session_new(),
                           .hits = base_alloc(HITS_MAX * sizeof(index_hit)),
                           .scratch = arena_new() };
    return s;
}

void screen_session_free(screen_session *s)
{
    if (!s)
        return;
    index_session_free(s->index);
    free(s->hits);
    arena_free(s->scratch);
    free(s);
}

static bool in_list(const str_list *l, str s)
{
    for (size_t i = 0; i < l->n; i++)
        if (str_eq(l->at[i], s))
            return true;
    return false;
}

/* a topic "sanction" asks for "sanction.linked" too */
static bool topic_asked(const str_list *asked, index_strings topics)
{
    for (size_t i = 0; i < asked->n; i++)
        for (size_t k = 0; k < topics.n; k++)
            if (str_starts(topics.at[k], asked->at[i]) &&
                (topics.at[k].n == asked->at[i].n || topics.at[k].at[asked->at[i].n] == '.'))
                return true;
    return asked->n == 0;
}

static bool schema_asked(const screen_query *q, str schema)
{
    if (q->schema.n && !schema_fits(schema_kind_of(q->schema), schema_kind_of(schema)))
        return false;
    if (!q->schemata.n)
        return true;
    for (size_t i = 0; i < q->schemata.n; i++)
        if (schema_fits(schema_kind_of(q->schemata.at[i]), schema_kind_of(schema)))
            return true;
    return false;
}

static bool asked(const screen_query *q, const screen_segment *seg, bool whole,
                  const index_entry *e)
{
    if (whole && map_get(&seg->gone, e->id) != MAP_NONE)
        return false;
    return !in_list(&q->without, e->id) && schema_asked(q, e->schema) &&
           topic_asked(&q->topics, e->topics);
}

typedef struct search {
    screen_session *s;
    const screen_query *q;
    arena *a;
    str_list codes;
    int32_t floor;
    VEC(screen_match) found;
} search;

static screen_match *known(search *x, str id, str list)
{
    for (size_t i = 0; i < x->found.n; i++)
        if (str_eq(x->found.at[i].entry.id, id) && str_eq(x->found.at[i].entry.list, list))
            return &x->found.at[i];
    return NULL;
}

/* a weak alias counts with less than its names' points; the difference is shown */
static void settle(screen_match *m, int32_t score)
{
    int32_t sum = 0;
    for (uint32_t i = 0; i < m->names->n; i++)
        sum += m->names->parts[i].points;
    for (uint32_t i = 0; i < m->names->adjustment_n; i++)
        sum += m->names->adjustments[i].points;
    if (sum != score)
        m->adjustments[m->adjustment_n++] =
            (screen_adjustment){ "weakAlias", score - sum, m->query_name, m->record_name };
    m->score = score;
}

static void take_hit(search *x, const index_file *ix, const name_parsed *name, const index_hit *hit,
                     const index_entry *e)
{
    index_name record_name = { 0 };
    screen_match m = { .entry = *e, .query_name = name->text };
    (void)index_name_at(ix, hit->entry, hit->name, &record_name);
    m.record_name = record_name.text;
    m.names = arena_new_of(x->a, name_match);
    int32_t score = index_explain(ix, x->s->names, name, hit, x->s->index, m.names);
    settle(&m, score);
    adjust_match(&m, x->q, &x->codes);
    screen_match *before = known(x, e->id, e->list);
    if (before && before->score >= m.score)
        return;
    if (before)
        *before = m;
    else
        *vec_push(x->a, &x->found) = m;
}

static void search_index(search *x, const screen_segment *seg, const index_file *ix, bool whole,
                         const name_parsed *name)
{
    index_filter filter = { .kind = name_kind_of(x->q->schema) };
    int32_t threshold = x->floor - adjust_most(x->q);
    threshold = threshold < INDEX_THRESHOLD_MIN ? INDEX_THRESHOLD_MIN : threshold;
    size_t ask = x->q->limit + MARGIN, n = 0, good = 0;
    for (;;) {
        ask = ask > HITS_MAX ? HITS_MAX : ask;
        n = index_search(ix, x->s->names, name, &filter, threshold, ask, x->s->index, x->s->hits);
        good = 0;
        arena_reset(x->s->scratch);
        for (size_t i = 0; i < n; i++) {
            index_entry e;
            good += index_entry_at(ix, x->s->hits[i].entry, x->s->scratch, &e) &&
                    asked(x->q, seg, whole, &e);
        }
        if (n < ask || good >= x->q->limit || ask == HITS_MAX)
            break;
        ask *= 4;
    }
    for (size_t i = 0; i < n; i++) {
        index_entry e;
        if (index_entry_at(ix, x->s->hits[i].entry, x->a, &e) && asked(x->q, seg, whole, &e))
            take_hit(x, ix, name, &x->s->hits[i], &e);
    }
}

/* how the first name stands to an entry that was found by its number */
static void best_name(search *x, const index_file *ix, uint32_t entry, const name_parsed *names,
                      size_t n, screen_match *m)
{
    int32_t best = -1;
    index_name name;
    for (uint32_t k = 0; index_name_at(ix, entry, k, &name); k++) {
        name_parsed r;
        if (name_parse(x->s->names, name.text, name_kind_of(m->entry.schema), x->s->scratch, &r,
                       NULL) != QANAT_OK)
            continue;
        for (size_t i = 0; i < n; i++) {
            int32_t score = name_compare(x->s->names, &names[i], &r, NULL);
            if (score <= best)
                continue;
            best = score;
            m->names = arena_new_of(x->a, name_match);
            m->score = name_compare(x->s->names, &names[i], &r, m->names);
            m->query_name = names[i].text;
            m->record_name = name.text;
        }
    }
}

static void search_identifiers(search *x, const screen_segment *seg, const index_file *ix,
                               bool whole, const name_parsed *names, size_t n)
{
    uint32_t entries[64];
    for (size_t i = 0; i < x->q->identifiers.n; i++) {
        str given = x->q->identifiers.at[i];
        const char *colon = memchr(given.at, ':', given.n);
        str bare = colon ? str_drop(given, (size_t)(colon - given.at) + 1) : given;
        size_t found = index_search_identifier(ix, bare, 64, entries);
        for (size_t k = 0; k < found; k++) {
            screen_match m = { 0 };
            arena_reset(x->s->scratch);
            if (!index_entry_at(ix, entries[k], x->a, &m.entry) ||
                !asked(x->q, seg, whole, &m.entry) || known(x, m.entry.id, m.entry.list))
                continue;
            best_name(x, ix, entries[k], names, n, &m);
            adjust_match(&m, x->q, &x->codes);
            *vec_push(x->a, &x->found) = m;
        }
    }
}

static int best_first(const void *p, const void *q)
{
    const screen_match *a = p, *b = q;
    if (a->score != b->score)
        return a->score > b->score ? -1 : 1;
    int by_id = str_cmp(a->entry.id, b->entry.id);
    return by_id ? by_id : str_cmp(a->entry.list, b->entry.list);
}

static qanat_status parse_names(search *x, name_parsed *out, size_t *n, qanat_error *err)
{
    *n = 0;
    for (size_t i = 0; i < x->q->names.n && i < 16; i++) {
        qanat_status st = name_parse(x->s->names, x->q->names.at[i], name_kind_of(x->q->schema),
                                     x->a, &out[*n], err);
        if (st != QANAT_OK)
            return st;
        if (out[*n].n)
            ++*n;
    }
    return QANAT_OK;
}

static void codes_of(search *x)
{
    for (size_t i = 0; i < x->q->countries.n; i++) {
        str code = country_code(x->s->countries, x->q->countries.at[i]);
        if (code.n)
            *vec_push(x->a, &x->codes) = code;
    }
}

qanat_status screen_run(screen_session *s, const screen_lists *lists, const screen_query *q,
                        arena *a, screen_result *out, qanat_error *err)
{
    search x = { .s = s, .q = q, .a = a, .floor = q->floor ? q->floor : q->threshold };
    name_parsed names[16];
    size_t n, kept = 0;
    if (q->names.n == 0 && q->identifiers.n == 0)
        return error_set(err, QANAT_E_USAGE, "a query needs a name or an identifier");
    qanat_status st = parse_names(&x, names, &n, err);
    if (st != QANAT_OK)
        return st;
    codes_of(&x);
    for (size_t i = 0; i < lists->n; i++) {
        const screen_segment *seg = &lists->at[i];
        if (q->lists.n && !in_list(&q->lists, seg->list))
            continue;
        const index_file *files[2] = { seg->whole, seg->changes };
        for (int k = 0; k < 2; k++) {
            for (size_t m = 0; files[k] && m < n; m++)
                search_index(&x, seg, files[k], k == 0, &names[m]);
            if (files[k])
                search_identifiers(&x, seg, files[k], k == 0, names, n);
        }
    }
    if (x.found.n)
        qsort(x.found.at, x.found.n, sizeof *x.found.at, best_first);
    while (kept < x.found.n && kept < q->limit && x.found.at[kept].score >= x.floor) {
        x.found.at[kept].match = x.found.at[kept].score >= q->threshold;
        kept++;
    }
    *out = (screen_result){ x.found.at, kept };
    return QANAT_OK;
}

qanat_status screen_compare(screen_session *s, str a_name, str b_name, str schema,
                            int32_t threshold, arena *a, screen_match *out, qanat_error *err)
{
    name_parsed p, q;
    screen_match m = { .query_name = a_name, .record_name = b_name };
    qanat_status st = name_parse(s->names, a_name, name_kind_of(schema), a, &p, err);
    if (st == QANAT_OK)
        st = name_parse(s->names, b_name, name_kind_of(schema), a, &q, err);
    if (st != QANAT_OK)
        return st;
    m.names = arena_new_of(a, name_match);
    m.score = name_compare(s->names, &p, &q, m.names);
    m.match = m.score >= threshold;
    *out = m;
    return QANAT_OK;
}
