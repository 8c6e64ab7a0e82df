/*
 * Ties the words of a bead to each other: words with an equal key (align.h), names that earlier
 * stages found to be the same. Best evidence first, and of equal evidence the word that stands
 * nearest to the same share of its sentence, for word order differs but roughly keeps its place.
 *
 * Cost: one hash look-up a key and a sort of the pairs found; sides of more than MAX_SIDE tokens
 * are left alone.
 */
#include "report/disagree.h"
#include "report/memo.h"
#include "report/mentions.h"

#include <math.h>
#include <stdlib.h>

enum { MAX_SIDE = 1200, CHAIN_SLOTS = 2048, MAX_SAME = 12 };

/* the Arabic tokens of a key, linked */
typedef struct key_entry {
    uint32_t key, token, next;
    double place; /* of the token in its side */
} key_entry;

typedef struct tie {
    uint32_t en, ar;
    double score;
} tie;

typedef VEC(tie) tie_list;

struct key_chain {
    uint32_t heads[CHAIN_SLOTS]; /* index of an entry, plus one */
    key_entry *entries;
    uint32_t n;
    tie_list ties; /* of the bead at hand */
};

static uint32_t *none(report *r, size_t n)
{
    uint32_t *x = arena_room(r->a, uint32_t, n + 1);
    memset(x, 0xFF, sizeof *x * (n + 1));
    return x;
}

static void mark(uint32_t *at, size_t limit, uint32_t first, uint32_t count, uint32_t index)
{
    for (uint32_t i = first; i < first + count && i < limit; i++)
        if (at[i] == NO_INDEX)
            at[i] = index;
}

static void index_report(comparison *k)
{
    report *r = k->r;
    k->time_at = none(r, r->tokens.n);
    k->amount_at = none(r, r->tokens.n);
    for (uint32_t i = 0; i < r->times.n; i++)
        mark(k->time_at, r->tokens.n, r->times.at[i].first_token, r->times.at[i].token_count, i);
    for (uint32_t i = 0; i < r->amounts.n; i++)
        mark(k->amount_at, r->tokens.n, r->amounts.at[i].first_token, r->amounts.at[i].token_count,
             i);
    k->first_claim = none(r, r->sentences.n);
    k->next_claim = none(r, r->claims.n);
    for (uint32_t i = (uint32_t)r->claims.n; i-- > 0;) {
        uint32_t s = r->claims.at[i].trigger < r->tokens.n
                         ? r->tokens.at[r->claims.at[i].trigger].sentence
                         : NO_INDEX;
        if (s >= r->sentences.n)
            continue;
        k->next_claim[i] = k->first_claim[s];
        k->first_claim[s] = i;
    }
    k->first_role = none(r, r->mentions.n);
    k->next_role = none(r, r->roles.n);
    for (uint32_t i = (uint32_t)r->roles.n; i-- > 0;) {
        uint32_t m = r->roles.at[i].mention;
        if (m >= r->mentions.n)
            continue;
        k->next_role[i] = k->first_role[m];
        k->first_role[m] = i;
    }
}

/* the tokens inside the report's own date */
static token_range own_date(const report *r)
{
    token_range x = { 0, 0 };
    while (x.first < r->tokens.n && r->tokens.at[x.first].start < r->date_span.start)
        x.first++;
    x.end = x.first;
    while (x.end < r->tokens.n && r->tokens.at[x.end].end <= r->date_span.end)
        x.end++;
    return x;
}

/* tokens of the longest Arabic side of a bead, as far as sides are looked at */
static uint32_t longest_side(const report *r)
{
    uint32_t most = 0;
    for (size_t i = 0; i < r->beads.n; i++) {
        uint32_t n = 0;
        for (uint32_t k = 0; k < r->beads.at[i].ar_count; k++)
            n += r->sentences.at[r->beads.at[i].ar_first + k].token_count;
        most = n > most ? n : most;
    }
    return most < MAX_SIDE ? most : MAX_SIDE;
}

double disagree_place(token_range side, uint32_t i)
{
    return side.end > side.first ? (i - side.first + .5) / (side.end - side.first) : 0;
}

bool disagree_content(const comparison *k, uint32_t i)
{
    const token *t = &k->r->tokens.at[i];
    uint8_t e = k->r->word_keys[i].evidence;
    if (t->kind == TOKEN_NUMBER || e == EVIDENCE_WORD || e == EVIDENCE_NAME)
        return true;
    if (t->kind != TOKEN_WORD || e == EVIDENCE_COMMON || t->norm.n < 4)
        return false;
    return !mention_is_function_word(t) && !t->cues;
}

static uint32_t slot_of(uint32_t key)
{
    return (key * 0x9E3779B1u) >> 18 & (CHAIN_SLOTS - 1);
}

static void empty_chain(struct key_chain *c)
{
    for (uint32_t i = 0; i < c->n; i++)
        c->heads[slot_of(c->entries[i].key)] = 0;
    c->n = 0;
}

static void index_side(comparison *k)
{
    struct key_chain *c = k->chain;
    empty_chain(c);
    for (uint32_t i = k->ar.end; i-- > k->ar.first;) { /* backwards: chains then run forwards */
        const word_keys *w = &k->r->word_keys[i];
        double place = w->n ? disagree_place(k->ar, i) : 0;
        for (uint8_t j = 0; j < w->n; j++) {
            uint32_t s = slot_of(w->keys[j]);
            c->entries[c->n] = (key_entry){ w->keys[j], i, c->heads[s], place };
            c->heads[s] = ++c->n;
        }
    }
}

static double tie_score(const comparison *k, uint32_t en, double place, const key_entry *ar)
{
    uint8_t x = k->r->word_keys[en].evidence, y = k->r->word_keys[ar->token].evidence;
    double evidence = x < y ? x : y;
    return evidence - 1.5 * fabs(place - ar->place);
}

static void find_ties(comparison *k)
{
    struct key_chain *c = k->chain;
    c->ties.n = 0;
    for (uint32_t i = k->en.first; i < k->en.end; i++) {
        const word_keys *w = &k->r->word_keys[i];
        double place = w->n ? disagree_place(k->en, i) : 0;
        for (uint8_t j = 0; j < w->n; j++) {
            uint32_t same = 0;
            for (uint32_t e = c->heads[slot_of(w->keys[j])]; e && same < MAX_SAME;
                 e = c->entries[e - 1].next) {
                if (c->entries[e - 1].key != w->keys[j])
                    continue;
                same++;
                uint32_t ar = c->entries[e - 1].token;
                k->answered[i] = k->answered[ar] = 1;
                *vec_push(k->r->a, &c->ties) = (tie){ i, ar, tie_score(k, i, place, &c->entries[e - 1]) };
            }
        }
    }
}

static int by_score(const void *x, const void *y)
{
    const tie *a = x, *b = y;
    if (a->score != b->score)
        return a->score > b->score ? -1 : 1;
    if (a->en != b->en)
        return a->en < b->en ? -1 : 1;
    return a->ar < b->ar ? -1 : a->ar > b->ar;
}

static bool inside(token_range side, uint32_t i)
{
    return i >= side.first && i < side.end;
}

static void join(comparison *k, uint32_t en, uint32_t ar)
{
    k->partner[en] = ar;
    k->partner[ar] = en;
    k->answered[en] = k->answered[ar] = 1;
}

/* names that were paired by sound, or are one entity */
static void tie_mentions(comparison *k)
{
    report *r = k->r;
    for (uint32_t i = k->en.first; i < k->en.end; i++) {
        uint32_t m = r->tokens.at[i].mention;
        if (m == NO_INDEX || r->mentions.at[m].first_token != i)
            continue;
        const mention *x = &r->mentions.at[m];
        const mention *y = x->pair != NO_INDEX ? &r->mentions.at[x->pair] : NULL;
        if (!y || !inside(k->ar, y->first_token))
            continue;
        join(k, x->first_token, y->first_token);
        for (uint32_t n = 0; n < x->token_count && x->first_token + n < k->en.end; n++)
            k->answered[x->first_token + n] = 1;
        for (uint32_t n = 0; n < y->token_count && y->first_token + n < k->ar.end; n++)
            k->answered[y->first_token + n] = 1;
    }
}

/* A bead has a few dozen ties, which are in order before qsort would have begun. */
static void sort_ties(tie_list *ties)
{
    enum { FEW = 40 };
    if (ties->n > FEW) {
        qsort(ties->at, ties->n, sizeof *ties->at, by_score);
        return;
    }
    for (size_t i = 1; i < ties->n; i++) {
        tie x = ties->at[i];
        size_t to = i;
        for (; to && by_score(&x, &ties->at[to - 1]) < 0; to--)
            ties->at[to] = ties->at[to - 1];
        ties->at[to] = x;
    }
}

static void tie_words(comparison *k)
{
    if (k->ar.end - k->ar.first > MAX_SIDE || k->en.end - k->en.first > MAX_SIDE)
        return;
    index_side(k);
    tie_mentions(k);
    find_ties(k);
    sort_ties(&k->chain->ties);
    for (size_t i = 0; i < k->chain->ties.n; i++) {
        const tie *x = &k->chain->ties.at[i];
        if (k->partner[x->en] == NO_INDEX && k->partner[x->ar] == NO_INDEX)
            join(k, x->en, x->ar);
    }
}

token_range versions_side(const report *r, uint32_t first, uint32_t count)
{
    const sentence *a = &r->sentences.at[first], *b = &r->sentences.at[first + count - 1];
    return (token_range){ a->first_token, b->first_token + b->token_count };
}

bool versions_answer(const report *r)
{
    size_t both = 0, all = 0;
    for (size_t i = 0; i < r->beads.n; i++) {
        const bead *b = &r->beads.at[i];
        all += b->ar_count + b->en_count;
        both += b->ar_count && b->en_count ? b->ar_count + b->en_count : 0;
    }
    return r->word_keys && all && 2 * both > all;
}

comparison versions_tie(report *r)
{
    comparison k = { .r = r };
    r->partner = k.partner = none(r, r->tokens.n);
    r->answered = k.answered = arena_array(r->a, uint8_t, r->tokens.n + 1);
    k.chain = arena_room(r->a, struct key_chain, 1);
    memset(k.chain->heads, 0, sizeof k.chain->heads);
    k.chain->n = 0;
    k.chain->ties = (tie_list){ 0 };
    k.chain->entries = arena_room(r->a, key_entry, longest_side(r) * WORD_KEYS);
    for (size_t i = 0; i < r->beads.n; i++) {
        const bead *b = &r->beads.at[i];
        if (!b->ar_count || !b->en_count)
            continue;
        k.ar = versions_side(r, b->ar_first, b->ar_count);
        k.en = versions_side(r, b->en_first, b->en_count);
        tie_words(&k);
    }
    return k;
}

comparison disagree_begin(report *r)
{
    comparison k = { .r = r, .partner = r->partner, .answered = r->answered };
    if (!k.partner)
        k = versions_tie(r);
    index_report(&k);
    k.hints = disagree_hints(r);
    k.own_date = own_date(r);
    return k;
}

uint32_t disagree_same_concept(const comparison *k, uint32_t token_index, token_range side)
{
    const word_keys *w = &k->r->word_keys[token_index];
    for (uint32_t i = side.first; i < side.end; i++) {
        const word_keys *v = &k->r->word_keys[i];
        for (uint8_t a = 0; a < w->n; a++)
            for (uint8_t b = 0; b < v->n; b++)
                if (w->keys[a] == v->keys[b])
                    return i;
    }
    return NO_INDEX;
}
