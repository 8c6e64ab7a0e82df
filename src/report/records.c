/*
 * Which records the entities are. A person or body is looked up by its fullest name in each version
 * and by the caption of its gazetteer entry. A record is taken only when its name is near enough
 * and no other of the same list is about as near; otherwise those that fit are candidates and the
 * entity stays without a record. A bare surname never takes a record: whoever bears it is a
 * candidate. Cost: one to three index searches an entity, some 50 us each, once for each name in a
 * session.
 */
#include "report/records.h"
#include "base/jread.h"
#include "report/entities.h"
#include "report/stages.h"

#include <stdlib.h>

enum {
    TAKE = 860000,     /* a full name this near is the record's */
    CONSIDER = 760000, /* this near it is a candidate */
    MARGIN = 40000,    /* nearer than the next of its list by this much */
    SURNAME = 310000,  /* one word of two agreeing: word_agrees looks closer */
    SURNAME_WORD = 880000,
    FOREIGN = 100000, /* off for a record of another country */
    MAX_HITS = 12
};

typedef struct found {
    index_entry entry;
    int32_t score;
} found;

typedef struct finder {
    report *r;
    const record_source *source;
    VEC(found) hits;
    bool surname; /* the query was a bare surname */
    str country;  /* of the gazetteer entry */
} finder;

static bool other_country(const finder *f, const index_entry *e)
{
    if (!f->country.n || !e->countries.n)
        return false;
    for (size_t i = 0; i < e->countries.n; i++)
        if (str_eq(e->countries.at[i], f->country))
            return false;
    return true;
}

static void keep(finder *f, const index_entry *e, int32_t score)
{
    if (other_country(f, e))
        score -= FOREIGN;
    for (size_t i = 0; i < f->hits.n; i++) {
        found *h = &f->hits.at[i];
        if (str_eq(h->entry.id, e->id) && str_eq(h->entry.list, e->list)) {
            if (score > h->score)
                h->score = score;
            return;
        }
    }
    *vec_push(f->r->a, &f->hits) = (found){ *e, score };
}

/* Does one word of the query answer one of the record as the same name, whatever else is missing?
 */
static bool word_agrees(const name_match *m)
{
    for (uint32_t i = 0; i < m->n; i++)
        if (m->parts[i].similarity >= SURNAME_WORD && m->parts[i].q_end > m->parts[i].q_start &&
            m->parts[i].r_end > m->parts[i].r_start && m->parts[i].weight > 0)
            return true;
    return false;
}

/* ---- searching, and remembering what was found */

enum { CACHE_SLOTS = 8192 };

typedef struct cached_hit {
    uint32_t segment, entry;
    int32_t score;
    bool changes;
} cached_hit;

typedef struct cached {
    uint64_t key; /* 0: empty */
    uint32_t n;
    cached_hit hits[MAX_HITS];
} cached;

struct record_cache {
    cached slots[CACHE_SLOTS];
};

record_cache *record_cache_new(void)
{
    return base_zeroed(sizeof(record_cache));
}

void record_cache_free(record_cache *c)
{
    free(c);
}

static void search_index(finder *f, uint32_t segment, bool changes, const name_parsed *q,
                         const index_filter *filter, int32_t threshold, cached *out)
{
    const screen_segment *s = &f->source->lists->at[segment];
    const index_file *ix = changes ? s->changes : s->whole;
    index_hit hits[MAX_HITS];
    name_match *why = f->surname ? arena_new_of(f->r->a, name_match) : NULL;
    size_t n = index_search(ix, f->r->know->names, q, filter, threshold, MAX_HITS,
                            f->source->session, hits);
    for (size_t i = 0; i < n && out->n < MAX_HITS; i++) {
        index_entry e;
        if (!index_entry_at(ix, hits[i].entry, f->r->a, &e) ||
            (!changes && map_get(&s->gone, e.id) != MAP_NONE))
            continue;
        if (why) {
            (void)index_explain(ix, f->r->know->names, q, &hits[i], f->source->session, why);
            if (!word_agrees(why))
                continue;
        }
        out->hits[out->n++] = (cached_hit){ segment, hits[i].entry, hits[i].score, changes };
    }
}

static void search_lists(finder *f, str name, name_kind kind, int32_t threshold, cached *out)
{
    name_parsed q;
    index_filter filter = { .kind = kind };
    if (name_parse(f->r->know->names, name, kind, f->r->a, &q, NULL) != QANAT_OK || q.n == 0)
        return;
    for (uint32_t i = 0; i < f->source->lists->n; i++) {
        search_index(f, i, false, &q, &filter, threshold, out);
        if (f->source->lists->at[i].changes)
            search_index(f, i, true, &q, &filter, threshold, out);
    }
}

static void search(finder *f, str name, name_kind kind, int32_t threshold)
{
    if (name.n == 0 || name.n > 300)
        return;
    uint64_t key = (str_hash(name) ^ ((uint64_t)kind << 1) ^
                    (uint64_t)(uint32_t)threshold * 0x9E3779B97F4A7C15ull) |
                   1;
    cached fresh, *slot = &fresh;
    if (f->source->cache)
        slot = &f->source->cache->slots[key >> 20 & (CACHE_SLOTS - 1)];
    if (slot == &fresh || slot->key != key) {
        slot->key = key;
        slot->n = 0;
        search_lists(f, name, kind, threshold, slot);
    }
    for (uint32_t i = 0; i < slot->n; i++) {
        const screen_segment *s = &f->source->lists->at[slot->hits[i].segment];
        index_entry e;
        if (index_entry_at(slot->hits[i].changes ? s->changes : s->whole, slot->hits[i].entry,
                           f->r->a, &e))
            keep(f, &e, slot->hits[i].score);
    }
}

static int nearest_first(const void *x, const void *y)
{
    const found *a = x, *b = y;
    if (a->score != b->score)
        return a->score > b->score ? -1 : 1;
    return str_cmp(a->entry.id, b->entry.id);
}

/* the longest name mention of a language, in words; single words count as none unless `one` */
static str fullest_name(const report *r, const entity *e, uint8_t l, bool *one_word)
{
    str best = STR_NONE;
    uint32_t most = 0;
    for (size_t i = 0; i < e->mentions.n; i++) {
        const mention *m = &r->mentions.at[e->mentions.at[i]];
        if (m->kind != MENTION_NAME || m->lang != l)
            continue;
        uint32_t words = 0;
        for (uint32_t k = 0; k < m->token_count; k++)
            words += r->tokens.at[m->first_token + k].kind == TOKEN_WORD;
        if (words > most) {
            most = words;
            best = report_text(r, m->start, m->end);
        }
    }
    *one_word = most == 1;
    return best;
}

/* ---- what the records say of sanctions */

static void add_sanction(report *r, entity *e, const found *h, str list, str program, str since)
{
    for (size_t i = 0; i < e->sanctions.n; i++) {
        const sanction *s = &e->sanctions.at[i];
        if (str_eq(s->list, list) && str_eq(s->program, program) && str_eq(s->id, h->entry.id))
            return;
    }
    *vec_push(r->a, &e->sanctions) = (sanction){
        .list = list,
        .id = h->entry.id,
        .program = program,
        .since = since,
        .via = STR("name"),
        .score = (double)h->score / NAME_ONE,
    };
}

/* The designations that the index keeps beside an entry: {"sanctions":[{"list","program","since"}]}
 */
static size_t sanctions_of_extra(report *r, entity *e, const found *h)
{
    jread j = jread_begin(h->entry.extra, r->a);
    str list = STR(""), program = STR(""), since = STR_NONE, key = STR("");
    size_t count = 0;
    uint32_t depth = 0;
    for (jread_token t = jread_next(&j); t != JREAD_END && t != JREAD_BROKEN; t = jread_next(&j)) {
        if (t == JREAD_OBJECT && ++depth == 2) {
            list = program = STR("");
            since = STR_NONE;
        } else if (t == JREAD_OBJECT_END && depth-- == 2) {
            add_sanction(r, e, h, list.n ? list : h->entry.list, program,
                         since.n ? since : STR_NONE);
            count++;
        } else if (t == JREAD_KEY) {
            key = j.value;
        } else if (t == JREAD_STRING && depth == 2) {
            if (str_is(key, "list"))
                list = j.value;
            else if (str_is(key, "program"))
                program = j.value;
            else if (str_is(key, "since"))
                since = j.value;
        }
    }
    return count;
}

static bool is_sanctioned(const index_entry *e)
{
    for (size_t i = 0; i < e->topics.n; i++)
        if (str_is(e->topics.at[i], "sanction"))
            return true;
    return false;
}

static void add_sanctions(report *r, entity *e, const found *h)
{
    if (!is_sanctioned(&h->entry) || sanctions_of_extra(r, e, h))
        return;
    str since = h->entry.since.n ? h->entry.since : STR_NONE;
    for (size_t i = 0; i < h->entry.programs.n; i++)
        add_sanction(r, e, h, h->entry.list, h->entry.programs.at[i], since);
    if (h->entry.programs.n == 0)
        add_sanction(r, e, h, h->entry.list, STR(""), since);
}

/* ---- deciding */

static void add_candidates(report *r, entity *e, const finder *f, int32_t from)
{
    for (size_t i = 0; i < f->hits.n && e->candidates.n < 10; i++)
        if (f->hits.at[i].score >= from)
            *vec_push(r->a, &e->candidates) =
                (candidate){ f->hits.at[i].entry.id, f->hits.at[i].entry.caption,
                             (double)f->hits.at[i].score / NAME_ONE };
}

/* Is another record of the same list about as near as the best one? */
static bool contested(const finder *f)
{
    const found *best = &f->hits.at[0];
    for (size_t i = 1; i < f->hits.n; i++)
        if (str_eq(f->hits.at[i].entry.list, best->entry.list) &&
            f->hits.at[i].score > best->score - MARGIN)
            return true;
    return false;
}

static void decide(report *r, entity *e, finder *f)
{
    if (f->hits.n == 0)
        return;
    qsort(f->hits.at, f->hits.n, sizeof *f->hits.at, nearest_first);
    const found *best = &f->hits.at[0];
    if (f->surname) {
        add_candidates(r, e, f, SURNAME);
        e->ambiguous = e->candidates.n > 1;
        if (e->gazetteer == NO_INDEX)
            e->type = ENTITY_PERSON;
        e->certainty = e->ambiguous ? 0.3 : 0.5;
        return;
    }
    if (best->score < TAKE || contested(f)) {
        add_candidates(r, e, f, CONSIDER);
        e->ambiguous = contested(f) && best->score >= TAKE;
        return;
    }
    e->record = best->entry.id;
    e->certainty = (double)best->score / NAME_ONE;
    for (size_t i = 0; i < f->hits.n; i++)
        if (f->hits.at[i].score >= TAKE && f->hits.at[i].score > best->score - 2 * MARGIN)
            add_sanctions(r, e, &f->hits.at[i]);
}

static void look_up(report *r, entity *e, const record_source *source)
{
    name_kind kind = e->type == ENTITY_PERSON ? NAME_PERSON : NAME_BODY;
    finder f = { .r = r, .source = source };
    bool one_en = false, one_ar = false;
    str en = fullest_name(r, e, LANG_EN, &one_en), ar = fullest_name(r, e, LANG_AR, &one_ar);
    if (e->gazetteer != NO_INDEX) {
        const gazetteer_entry *g = gazetteer_at(r->know->gazetteer, e->gazetteer);
        f.country = g->country;
        search(&f, g->caption_en, kind, TAKE);
        if (f.hits.n == 0 && !(one_ar && kind == NAME_PERSON))
            search(&f, ar, kind, TAKE);
        /* who it is is known: a record that is only like it is no candidate */
        size_t kept = 0;
        for (size_t i = 0; i < f.hits.n; i++)
            if (f.hits.at[i].score >= TAKE)
                f.hits.at[kept++] = f.hits.at[i];
        f.hits.n = kept;
        decide(r, e, &f);
        return;
    }
    bool full_en = en.n && !one_en, full_ar = ar.n && !one_ar;
    if (kind == NAME_BODY) {
        search(&f, en.n ? en : ar, kind, CONSIDER);
    } else if (full_en || full_ar) {
        if (full_en)
            search(&f, en, kind, CONSIDER);
        if (full_ar)
            search(&f, ar, kind, CONSIDER);
    }
    bool guess = true;
    for (size_t i = 0; i < e->mentions.n; i++)
        guess &= r->mentions.at[e->mentions.at[i]].guess ||
                 r->mentions.at[e->mentions.at[i]].kind != MENTION_NAME;
    bool bare = !full_en && !full_ar && (kind == NAME_PERSON || guess);
    if (f.hits.n == 0 && bare) {
        f.surname = true;
        search(&f, en.n ? en : ar, NAME_PERSON, SURNAME);
    }
    decide(r, e, &f);
}

void report_find_records(report *r, const record_source *source)
{
    if (!source || !source->lists || source->lists->n == 0 || !r->know->names)
        return;
    for (size_t i = 0; i < r->entities.n; i++) {
        entity *e = &r->entities.at[i];
        if (e->type == ENTITY_PERSON || e->type == ENTITY_ORGANIZATION)
            look_up(r, e, source);
    }
}
