/*
 * Searching: words, then names, then the comparison itself.
 *
 * 1. For every part of the query near.c finds the words of the index that are near it.
 * 2. Their names are counted up: what each name could score at most, given which parts of the query
 * it has. Parts with long lists are looked up only for names that a rarer part brought in, as long
 * as the rest of the query could not reach the threshold without those.
 * 3. Names are compared in the order of that bound, until it falls below what was already found.
 *
 * The bound is never below the score (docs/index.md), so nothing is lost.
 */
#include "index/search.h"

#include <stdlib.h>

typedef struct tally {
    uint32_t stamp; /* of the search; older ones count as empty */
    uint32_t gain;  /* highest weight times similarity, thousandths of thousandths */
    uint32_t loss;
    uint16_t weight; /* standing of the query's parts met */
    uint8_t parts;   /* how many */
    uint8_t joined;  /* how many of them may have met two parts of the name */
    uint16_t part;   /* met last, and what it brought */
    bool part_joined;
    uint32_t part_gain, part_loss;
    uint32_t surplus[2]; /* of the parts met */
} tally;

typedef struct candidate {
    int32_t bound;
    uint32_t name;
} candidate;

/* A name of an index as parsed and marked. Common names are candidates of query after query. */
typedef struct parsed_memo {
    const char *base; /* of the index: the same content at the same place */
    uint64_t sum;
    uint32_t name;
    bool weak;
    name_parsed parsed;
} parsed_memo;

enum { PARSED_SLOTS = 16384, PARSED_BYTES = 16 << 20 };

struct index_session {
    arena *a, *small, *names;
    near_finder *near;
    parsed_memo *parsed;
    tally *tallies;
    size_t tally_cap;
    uint32_t stamp;
    VEC(uint32_t) touched;
    VEC(candidate) candidates;
};

index_session *index_session_new(void)
{
    index_session *s = base_alloc(sizeof *s);
    *s = (index_session){ .a = arena_new(),
                          .small = arena_new(),
                          .names = arena_new(),
                          .near = near_finder_new(),
                          .parsed = base_zeroed(PARSED_SLOTS * sizeof(parsed_memo)) };
    return s;
}

void index_session_free(index_session *s)
{
    if (!s)
        return;
    arena_free(s->a);
    arena_free(s->small);
    arena_free(s->names);
    near_finder_free(s->near);
    free(s->parsed);
    free(s->tallies);
    free(s);
}

static void make_room(index_session *s, const index_file *ix)
{
    if (s->tally_cap < ix->h->name_n) {
        s->tallies = base_realloc(s->tallies, (size_t)ix->h->name_n * sizeof(tally));
        s->tally_cap = ix->h->name_n;
        memset(s->tallies, 0, s->tally_cap * sizeof(tally));
        s->stamp = 0;
    }
    if (++s->stamp == 0) {
        memset(s->tallies, 0, s->tally_cap * sizeof(tally));
        s->stamp = 1;
    }
    arena_reset(s->a);
    s->touched.at = NULL;
    s->touched.n = s->touched.cap = 0;
    s->candidates.at = NULL;
    s->candidates.n = s->candidates.cap = 0;
}

/* ---- counting */

static void count_name(search *s, const query_part *p, uint32_t name, uint32_t gain, uint32_t loss,
                       bool joined, bool only_met)
{
    tally *t = &s->s->tallies[name];
    if (t->stamp != s->s->stamp) {
        if (only_met)
            return;
        *t = (tally){ .stamp = s->s->stamp, .part = UINT16_MAX };
        *vec_push(s->s->a, &s->s->touched) = name;
    }
    if (t->part != p->index) {
        t->part = (uint16_t)p->index;
        t->weight = (uint16_t)(t->weight + p->standing);
        t->parts++;
        t->surplus[0] += p->surplus[0];
        t->surplus[1] += p->surplus[1];
        t->part_joined = false;
        t->part_gain = t->part_loss = 0;
    } else if (gain <= t->part_gain) {
        gain = t->part_gain;
        loss = t->part_loss;
    }
    if (joined && !t->part_joined) {
        t->part_joined = true;
        t->joined++;
    }
    t->gain += gain - t->part_gain;
    t->loss += loss - t->part_loss;
    t->part_gain = gain;
    t->part_loss = loss;
}

static void count_word(search *s, const query_part *p, near_word w, bool only_met)
{
    uint32_t gain, loss, n;
    search_brings(p, w.similarity, 1, &gain, &loss);
    for (name_cursor c = index_postings(s->ix, w.word, &n); cursor_next(&c);)
        count_name(s, p, c.name, gain, loss, false, only_met);
}

static void count_part(search *s, const query_part *p, bool only_met)
{
    for (size_t i = 0; i < p->words.n; i++)
        count_word(s, p, p->words.at[i], only_met);
    uint32_t gain, loss;
    search_brings(p, NAME_ONE, 2, &gain, &loss);
    for (size_t i = 0; i < p->joined.n; i++)
        count_name(s, p, p->joined.at[i], gain, loss, true, only_met);
}

static int by_postings(const void *x, const void *y)
{
    const query_part *a = x, *b = y;
    return a->postings != b->postings ? (a->postings < b->postings ? -1 : 1)
           : a->index < b->index      ? -1
                                      : a->index > b->index;
}

/* how many parts, the rarest first, a name must have one of to reach the threshold */
static size_t essential(const search *s)
{
    met most = { 0 };
    size_t n = s->n;
    while (n > 1) {
        const query_part *p = &s->parts[n - 1];
        uint32_t g, l;
        search_brings(p, NAME_ONE, p->joined.n ? 2 : 1, &g, &l);
        most.joined += p->joined.n > 0;
        most.gain += g;
        most.weight += p->standing;
        most.surplus[0] += p->surplus[0];
        most.surplus[1] += p->surplus[1];
        most.parts++;
        if (search_bound(s, most, 0, NAME_ANY) >= s->threshold)
            break;
        n--;
    }
    return n;
}

static int by_bound(const void *x, const void *y)
{
    const candidate *a = x, *b = y;
    return a->bound != b->bound ? (a->bound > b->bound ? -1 : 1)
           : a->name < b->name  ? -1
                                : a->name > b->name;
}

static bool kind_passes(const search *s, const name_row *row)
{
    name_kind kind = (name_kind)row->about;
    return !s->filter || s->filter->kind == NAME_ANY || kind == NAME_ANY || kind == s->filter->kind;
}

static void collect(search *s)
{
    qsort(s->parts, s->n, sizeof *s->parts, by_postings);
    size_t n = essential(s);
    for (size_t i = 0; i < s->n; i++)
        count_part(s, &s->parts[i], i >= n);
    const name_row *rows = index_at(s->ix, SECTION_NAMES);
    for (size_t i = 0; i < s->s->touched.n; i++) {
        uint32_t name = s->s->touched.at[i];
        const tally *t = &s->s->tallies[name];
        const name_row *row = &rows[name];
        met m = { t->gain,  t->loss,  t->weight, { t->surplus[0], t->surplus[1] },
                  t->parts, t->joined };
        int32_t bound = search_bound(s, m, row->weight, (name_kind)row->about);
        if (bound < s->threshold || !kind_passes(s, row))
            continue;
        arena_reset(s->s->small);
        int32_t closer = search_bound_name(s, name, t->joined, s->s->small);
        bound = closer < bound ? closer : bound;
        if (bound >= s->threshold)
            *vec_push(s->s->a, &s->s->candidates) = (candidate){ bound, name };
    }
    if (s->s->candidates.n)
        qsort(s->s->candidates.at, s->s->candidates.n, sizeof(candidate), by_bound);
}

/* ---- comparing */

static bool filter_passes(const search *s, uint32_t entry)
{
    if (!s->filter || (!s->filter->list.n && !s->filter->topic.n))
        return true;
    index_entry e;
    if (!entry_decode(s->ix, entry, s->s->small, &e) ||
        (s->filter->list.n && !str_eq(s->filter->list, e.list)))
        return false;
    bool found = s->filter->topic.n == 0;
    for (size_t i = 0; i < e.topics.n && !found; i++)
        found = str_eq(e.topics.at[i], s->filter->topic);
    return found;
}

/* the name of that number, parsed and marked; NULL where it cannot be */
static const parsed_memo *parsed_name(const search *s, uint32_t name)
{
    index_session *in = s->s;
    const name_row *rows = index_at(s->ix, SECTION_NAMES);
    const entry_row *entries = index_at(s->ix, SECTION_ENTRIES);
    parsed_memo *m =
        &in->parsed[(name * 2654435761u ^ (uint32_t)s->ix->h->content_sum) % PARSED_SLOTS];
    if (m->base == s->ix->base && m->sum == s->ix->h->content_sum && m->name == name)
        return m;
    if (arena_bytes(in->names) > PARSED_BYTES) {
        memset(in->parsed, 0, PARSED_SLOTS * sizeof(parsed_memo));
        arena_reset(in->names);
    }
    m->base = NULL;
    uint32_t entry = rows[name].entry,
             at = entry < s->ix->h->entry_n ? name - entries[entry].first_name : 0;
    index_entry e;
    if (!entry_decode(s->ix, entry, in->small, &e) || at >= e.name_n ||
        !index_parse(s->t, e.names[at].text, e.schema, in->names, &m->parsed))
        return NULL;
    index_mark(s->ix, &m->parsed);
    m->base = s->ix->base;
    m->sum = s->ix->h->content_sum;
    m->name = name;
    m->weak = e.names[at].kind == INDEX_WEAK;
    return m;
}

static int32_t score_name(const search *s, uint32_t name, name_match *explain)
{
    const parsed_memo *r = name < s->ix->h->name_n ? parsed_name(s, name) : NULL;
    if (!r)
        return 0;
    int32_t v = name_compare(s->t, s->q, &r->parsed, explain);
    if (!r->weak)
        return v;
    int32_t weak = (int32_t)((int64_t)v * INDEX_WEAK_PERCENT / 100);
    if (explain && explain->adjustment_n < NAME_MATCH_ADJUSTMENTS) {
        explain->adjustments[explain->adjustment_n++] = (name_adjustment){ "weak alias", weak - v };
        explain->score = weak;
    }
    return weak;
}

static bool id_before(const search *s, uint32_t a, uint32_t b)
{
    index_entry x, y;
    return entry_decode(s->ix, a, s->s->small, &x) && entry_decode(s->ix, b, s->s->small, &y) &&
           str_cmp(x.id, y.id) < 0;
}

/* keeps the best `limit` hits in order; one hit an entry */
static size_t keep(const search *s, index_hit *hits, size_t n, size_t limit, index_hit h)
{
    for (size_t i = 0; i < n; i++) {
        if (hits[i].entry != h.entry)
            continue;
        if (hits[i].score > h.score || (hits[i].score == h.score && hits[i].name <= h.name))
            return n;
        memmove(hits + i, hits + i + 1, (n - i - 1) * sizeof *hits);
        n--;
        break;
    }
    size_t at = n;
    while (at > 0 && (hits[at - 1].score < h.score ||
                      (hits[at - 1].score == h.score && id_before(s, h.entry, hits[at - 1].entry))))
        at--;
    if (at >= limit)
        return n;
    if (n == limit)
        n--;
    memmove(hits + at + 1, hits + at, (n - at) * sizeof *hits);
    hits[at] = h;
    return n + 1;
}

static size_t compare_all(search *s, size_t limit, index_hit *hits)
{
    const name_row *rows = index_at(s->ix, SECTION_NAMES);
    const entry_row *entries = index_at(s->ix, SECTION_ENTRIES);
    size_t n = 0;
    for (size_t i = 0; i < s->s->candidates.n; i++) {
        candidate c = s->s->candidates.at[i];
        if (n == limit && c.bound < hits[n - 1].score)
            break;
        arena_reset(s->s->small);
        uint32_t entry = rows[c.name].entry;
        if (entry >= s->ix->h->entry_n || !filter_passes(s, entry))
            continue;
        int32_t score = score_name(s, c.name, NULL);
        if (score >= s->threshold)
            n = keep(s, hits, n, limit,
                     (index_hit){ entry, c.name - entries[entry].first_name, score });
    }
    return n;
}

/* a copy whose parts carry the marks of the index */
static name_parsed *marked(const index_file *ix, const name_parsed *query, arena *a)
{
    name_parsed *q = arena_new_of(a, name_parsed);
    *q = *query;
    q->parts = arena_array(a, name_part, q->n + 1);
    memcpy(q->parts, query->parts, q->n * sizeof *q->parts);
    index_mark(ix, q);
    return q;
}

size_t index_search(const index_file *ix, const name_table *names, const name_parsed *query,
                    const index_filter *filter, int32_t threshold, size_t limit,
                    index_session *session, index_hit *hits)
{
    if (!query->n || !limit)
        return 0;
    make_room(session, ix);
    search *s = arena_raw(session->a, sizeof *s);
    memset(s, 0, offsetof(search, parts));
    s->ix = ix;
    s->t = names;
    s->q = marked(ix, query, session->a);
    s->filter = filter;
    s->s = session;
    s->near = session->near;
    s->a = session->a;
    s->threshold = threshold < INDEX_THRESHOLD_MIN ? INDEX_THRESHOLD_MIN : threshold;
    s->floor = query->n == 1 ? INDEX_THRESHOLD_MIN : NAME_FLOOR;
    if (!search_parts(s))
        return 0;
    collect(s);
    return compare_all(s, limit, hits);
}

/* the group's number becomes what is known of it */
static void tell_learned(const index_file *ix, name_match_part *p)
{
    const learned_row *rows = index_at(ix, SECTION_LEARNED);
    uint32_t group = p->count;
    p->count = 0;
    if (group >= ix->h->at[SECTION_LEARNED].bytes / sizeof(learned_row))
        return;
    p->count = rows[group].count;
    p->source = shared_text(ix, rows[group].list);
}

int32_t index_explain(const index_file *ix, const name_table *names, const name_parsed *query,
                      const index_hit *hit, index_session *session, name_match *explain)
{
    arena_reset(session->small);
    search s = { .ix = ix, .t = names, .q = marked(ix, query, session->small), .s = session };
    if (hit->entry >= ix->h->entry_n)
        return 0;
    const entry_row *entries = index_at(ix, SECTION_ENTRIES);
    int32_t score = score_name(&s, entries[hit->entry].first_name + hit->name, explain);
    for (uint32_t i = 0; explain && i < explain->n; i++)
        if (explain->parts[i].relation == NAME_LEARNED)
            tell_learned(ix, &explain->parts[i]);
    return score;
}
