/*
 * Sorting what was found into a dossier's sections. A claim stands in one section only, but for
 * waivers and releases, which are both asked for and a measure.
 */
#include "report/dossier.h"

#include <stdlib.h>

/* qsort has no room for context; what is sorted carries its own keys */
typedef struct ranked {
    uint32_t index;
    uint64_t major;
    str date;
    uint64_t minor;
} ranked;

static int ranked_order(const void *x, const void *y)
{
    const ranked *a = x, *b = y;
    if (a->major != b->major)
        return a->major < b->major ? -1 : 1;
    int by_date = str_cmp(a->date, b->date);
    if (by_date)
        return by_date;
    if (a->minor != b->minor)
        return a->minor < b->minor ? -1 : 1;
    return (a->index > b->index) - (a->index < b->index);
}

typedef VEC(ranked) ranking;

static void rank_into(arena *a, ranking *from, index_list *to)
{
    if (from->n)
        qsort(from->at, from->n, sizeof *from->at, ranked_order);
    for (size_t i = 0; i < from->n; i++)
        *vec_push(a, to) = from->at[i].index;
}

static bool is_measure(const claim *c)
{
    return c->type == CLAIM_freeze || c->type == CLAIM_seize || c->type == CLAIM_release ||
           c->type == CLAIM_waive || c->type == CLAIM_ban || c->type == CLAIM_sanction;
}

/* "the paper disclosed", without what or to whom: an attribution, told as the source of other
 * claims */
static bool is_empty(const claim *c)
{
    bool speech = c->type == CLAIM_say || c->type == CLAIM_disclose || c->type == CLAIM_discover;
    return (speech && c->theme.lang == LANG_NONE && !c->targets.n) ||
           (!c->actors.n && !c->targets.n && c->theme.lang == LANG_NONE);
}

bool dossier_tells(const dossier *d, const claim *c)
{
    return !is_empty(c) && c->confidence >= d->sure;
}

bool dossier_unsure(const claim *c)
{
    return c->confidence < 0.5;
}

bool dossier_state_of_target(const claim *c)
{
    return c->type == CLAIM_sanction || c->type == CLAIM_freeze || c->type == CLAIM_seize ||
           c->type == CLAIM_ban || !c->actors.n;
}

/* puts a state on the cards of those it is about; false where it is about nobody */
static bool add_state(dossier *d, arena *a, uint32_t i)
{
    const claim *c = &d->r->claims.at[i];
    const index_list *about = dossier_state_of_target(c) ? &c->targets : &c->actors;
    for (size_t k = 0; k < about->n && k < 8; k++)
        *vec_push(a, &d->states[about->at[k]]) = i;
    return about->n > 0;
}

static str claim_date(const report *r, const claim *c)
{
    if (c->time == NO_INDEX)
        return STR_NONE;
    const timex *t = &r->times.at[c->time];
    if (t->type == TIME_DURATION || !t->value.n)
        return STR_NONE;
    return str_starts(t->value, STR("..")) ? str_drop(t->value, 3) : t->value;
}

/* Where a claim stands in the telling, whichever version tells it: the sentences that answer each
 * other are one place. */
static uint64_t place_of(const report *r, const claim *c)
{
    const sentence *s = &r->sentences.at[c->sentence];
    uint32_t start = c->evidence.n ? c->evidence.at[0].start : s->end;
    uint64_t in = s->bead != NO_INDEX ? s->bead : c->sentence;
    return in << 32 | (start > s->start ? start - s->start : 0);
}

static void add_claim(dossier *d, arena *a, uint32_t i, ranking *events, ranking *wishes)
{
    const report *r = d->r;
    const claim *c = &r->claims.at[i];
    uint64_t at = place_of(r, c);
    str date = claim_date(r, c);
    ranked k = { i, date.n ? 0 : 1, date, at };
    if (!dossier_tells(d, c))
        return;
    if (!tell_is_fact(c)) {
        k.major = 0;
        k.date = STR_NONE;
        *vec_push(a, wishes) = k;
        return;
    }
    if (!tell_is_state(c)) {
        if (is_measure(c) && c->type != CLAIM_ban)
            *vec_push(a, &d->measures) = i;
        *vec_push(a, events) = k;
        return;
    }
    bool asset = c->type == CLAIM_freeze || c->type == CLAIM_seize || c->type == CLAIM_release ||
                 c->type == CLAIM_waive;
    if (asset)
        *vec_push(a, &d->measures) = i;
    else if (!add_state(d, a, i))
        *vec_push(a, events) = k;
}

static void sort_claims(dossier *d, arena *a)
{
    ranking events = { 0 }, wishes = { 0 };
    for (uint32_t i = 0; i < d->r->claims.n; i++)
        add_claim(d, a, i, &events, &wishes);
    rank_into(a, &events, &d->events);
    rank_into(a, &wishes, &d->wishes);
}

static void count_parts(const report *r, uint32_t *parts)
{
    for (size_t i = 0; i < r->claims.n; i++) {
        const claim *c = &r->claims.at[i];
        for (size_t k = 0; k < c->actors.n; k++)
            parts[c->actors.at[k]]++;
        for (size_t k = 0; k < c->targets.n; k++)
            parts[c->targets.at[k]]++;
        for (size_t k = 0; k < c->sources.n; k++)
            parts[c->sources.at[k]]++;
    }
}

static bool is_named(const report *r, const entity *e)
{
    for (size_t i = 0; i < e->mentions.n; i++)
        if (r->mentions.at[e->mentions.at[i]].kind == MENTION_NAME)
            return true;
    return false;
}

/* "the minister" of every second paragraph is said once; a look back over 50 */
static bool is_repeated(const report *r, const index_list *list, str caption)
{
    for (size_t k = list->n; k > 0 && list->n - k < 50; k--)
        if (str_eq(r->entities.at[list->at[k - 1]].caption, caption))
            return true;
    return false;
}

static void sort_entities(dossier *d, arena *a)
{
    const report *r = d->r;
    uint32_t *parts = arena_array(a, uint32_t, r->entities.n + 1);
    count_parts(r, parts);
    ranking cards = { 0 };
    for (uint32_t i = 0; i < r->entities.n; i++) {
        const entity *e = &r->entities.at[i];
        if (e->ambiguous && e->candidates.n)
            *vec_push(a, &d->doubtful) = i;
        d->sanctioned += e->sanctions.n > 0;
        bool known = e->roles.n || e->sanctions.n || d->states[i].n || e->candidates.n ||
                     d->disputed[i] != NO_INDEX;
        bool body = e->type == ENTITY_PERSON || e->type == ENTITY_ORGANIZATION;
        bool named = is_named(r, e);
        if (known || (named && e->type == ENTITY_PERSON && parts[i]))
            *vec_push(a, &cards) = (ranked){ i,
                                             e->sanctions.n                   ? 0
                                             : e->type == ENTITY_PERSON       ? 1
                                             : e->type == ENTITY_ORGANIZATION ? 2
                                                                              : 3,
                                             STR_NONE, UINT32_MAX - parts[i] };
        else if (body && named)
            *vec_push(a, &d->also) = i;
        else if (named && e->type != ENTITY_GROUP)
            *vec_push(a, &d->spots) = i;
        else if (parts[i] && e->type != ENTITY_PLACE && !is_repeated(r, &d->unnamed, e->caption))
            *vec_push(a, &d->unnamed) = i;
    }
    rank_into(a, &cards, &d->cards);
}

static void sort_differences(dossier *d, arena *a)
{
    const report *r = d->r;
    ranking all = { 0 };
    for (uint32_t i = 0; i < r->disagreements.n; i++) {
        const disagreement *x = &r->disagreements.at[i];
        uint32_t at = x->ar.lang != LANG_NONE ? x->ar.start : x->en.start;
        *vec_push(a, &all) = (ranked){ i, x->severity, STR_NONE, at };
        d->grave += x->severity <= SEVERITY_MAJOR;
        if (x->about_kind == ABOUT_ENTITY && x->about < r->entities.n &&
            x->severity <= SEVERITY_MAJOR && x->kind != DIFFER_source)
            d->disputed[x->about] = i;
    }
    rank_into(a, &all, &d->differences);
}

enum { GRAVE_OF_SENTENCE = 4 }; /* grave disagreements looked at in one sentence */

typedef struct grave_places {
    span at[GRAVE_OF_SENTENCE];
    uint32_t n;
} grave_places;

static void add_grave(const report *r, grave_places *of_sentence, const span *s)
{
    uint32_t i = s->lang == LANG_NONE ? NO_INDEX : dossier_sentence_at(r, s->start);
    if (i != NO_INDEX && of_sentence[i].n < GRAVE_OF_SENTENCE)
        of_sentence[i].at[of_sentence[i].n++] = *s;
}

static void stretch(const report *r, uint32_t in, uint32_t start, uint32_t end, uint32_t *from,
                    uint32_t *till)
{
    if (start < r->sentences.at[in].start || end > r->sentences.at[in].end)
        return;
    *from = start < *from ? start : *from;
    *till = end > *till ? end : *till;
}

/* whether a grave disagreement lies between the first and the last word of a claim in one sentence
 */
static bool is_contested(const report *r, const grave_places *of_sentence, const claim *c)
{
    for (size_t k = 0; k < c->evidence.n && k < 8; k++) {
        const span *e = &c->evidence.at[k];
        uint32_t in = dossier_sentence_at(r, e->start), from = e->start, till = e->end;
        if (in == NO_INDEX || !of_sentence[in].n)
            continue;
        if (c->theme.lang != LANG_NONE)
            stretch(r, in, c->theme.start, c->theme.end, &from, &till);
        if (c->other_theme.lang != LANG_NONE)
            stretch(r, in, c->other_theme.start, c->other_theme.end, &from, &till);
        if (c->time != NO_INDEX)
            stretch(r, in, r->times.at[c->time].start, r->times.at[c->time].end, &from, &till);
        for (uint32_t g = 0; g < of_sentence[in].n; g++)
            if (of_sentence[in].at[g].start < till && of_sentence[in].at[g].end > from)
                return true;
    }
    return false;
}

static void find_contested(dossier *d, arena *a)
{
    const report *r = d->r;
    grave_places *of_sentence = arena_array(a, grave_places, r->sentences.n + 1);
    d->contested = arena_array(a, bool, r->claims.n + 1);
    for (size_t i = 0; i < r->disagreements.n; i++) {
        const disagreement *x = &r->disagreements.at[i];
        if (x->severity > SEVERITY_MAJOR || x->kind == DIFFER_source ||
            x->kind == DIFFER_structure || x->ar.lang == LANG_NONE || x->en.lang == LANG_NONE)
            continue;
        add_grave(r, of_sentence, &x->ar);
        add_grave(r, of_sentence, &x->en);
    }
    for (size_t i = 0; i < r->claims.n && d->grave; i++)
        d->contested[i] = is_contested(r, of_sentence, &r->claims.at[i]);
}

/* The same figure in both versions is one sum: value and unit agree. Cost: a look back over at most
 * 64 sums for each amount. `sum_of` gets the sum of each amount. */
static void join_sums(dossier *d, arena *a, uint32_t *sum_of)
{
    const report *r = d->r;
    for (uint32_t i = 0; i < r->amounts.n; i++) {
        const amount *m = &r->amounts.at[i];
        uint32_t same = NO_INDEX;
        for (size_t k = d->sums.n; k > 0 && d->sums.n - k < 64 && same == NO_INDEX; k--) {
            const amount *o = &r->amounts.at[d->sums.at[k - 1].amount];
            double gap = o->value - m->value;
            if (str_eq(o->unit, m->unit) && gap < 1e-6 && gap > -1e-6)
                same = (uint32_t)(k - 1);
        }
        if (same == NO_INDEX) {
            same = (uint32_t)d->sums.n;
            *vec_push(a, &d->sums) = (sum){ .amount = i, .claim = NO_INDEX };
        }
        sum *x = &d->sums.at[same];
        *vec_push(a, &x->spans) = (span){ m->start, m->end, m->lang };
        if (m->lang == LANG_EN && r->amounts.at[x->amount].lang != LANG_EN)
            x->amount = i;
        sum_of[i] = same;
    }
}

/* the first claim that a sum measures */
static void measure_sums(dossier *d, const uint32_t *sum_of)
{
    const report *r = d->r;
    for (uint32_t i = 0; i < r->claims.n; i++) {
        const claim *c = &r->claims.at[i];
        for (size_t k = 0; k < c->amounts.n && dossier_tells(d, c); k++) {
            sum *s = &d->sums.at[sum_of[c->amounts.at[k]]];
            if (s->claim == NO_INDEX)
                s->claim = i;
        }
    }
}

void dossier_of(const report *r, arena *a, double sure, dossier *d)
{
    *d = (dossier){ .r = r, .sure = sure, .places = places_of(r, a) };
    d->states = arena_array(a, index_list, r->entities.n + 1);
    d->disputed = arena_array(a, uint32_t, r->entities.n + 1);
    for (size_t i = 0; i < r->entities.n; i++)
        d->disputed[i] = NO_INDEX;
    sort_claims(d, a);
    sort_differences(d, a);
    sort_entities(d, a);
    find_contested(d, a);
    uint32_t *sum_of = arena_array(a, uint32_t, r->amounts.n + 1);
    join_sums(d, a, sum_of);
    measure_sums(d, sum_of);
    for (uint32_t i = 0; i < r->times.n; i++)
        if (!r->times.at[i].value.n)
            *vec_push(a, &d->undated) = i;
}
