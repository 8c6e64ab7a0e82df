/*
 * Which sentences of one version answer which of the other: the best chain of beads (1-1, 1-2, 2-1,
 * 2-2, 1-0, 0-1) by dynamic programming. The score of a bead is a sum of log odds: how much
 * likelier what both sides share, and lack, is in a translation than in two sentences that have
 * nothing to do with each other. Evidence are words with equal keys (align.h), length, place in the
 * layout, marks. The order of the versions in the file does not matter: each language is one list
 * of sentences.
 *
 * Only cells near the diagonal are looked at: all of them in a report of up to BAND sentences a
 * side, a band of BAND sentences along the line through equal shares of text in a longer one. So
 * cost and memory are linear in the report. Cost: about 0.2 ms for a report of 8 kB.
 */
#include "report/align.h"
#include "report/memo.h"
#include "report/stages.h"

#include <math.h>

enum { BAND = 96, MERGE = 2, MAX_POSTINGS = 64 };

/* what a match of each kind of evidence is worth, and its lack */
static const struct {
    float hit, miss;
} worth[] = {
    [EVIDENCE_NONE] = { 0, 0 },       [EVIDENCE_WORD] = { 1.9f, .55f },
    [EVIDENCE_COMMON] = { .5f, .1f }, [EVIDENCE_SOUND] = { 3.2f, .2f },
    [EVIDENCE_NAME] = { 3.2f, 1.0f }, [EVIDENCE_NUMBER] = { 4, 1.4f },
};

/* Log of how rare each kind of bead is, [Arabic sentences][English sentences]. Beads of several
 * sentences have more pairs of words that agree by chance, which counts against them too; a
 * sentence is left without an answer only when nothing speaks for one. */
static const float prior[MERGE + 1][MERGE + 1] = {
    { 0, -5.4f, 0 },
    { -5.4f, 0, -4.6f },
    { 0, -4.6f, -15 },
};

/* what a match in a bead of so many sentences is worth, by their number */
static const float by_chance[2 * MERGE + 1] = { 1, 1, 1, .91f, .75f };

typedef struct row {
    uint32_t id;  /* sentence */
    float length; /* letters and digits */
    float before; /* of all sentences before it in its version */
    float miss;   /* all its evidence missed */
    float total;  /* all its evidence: hits and misses together */
    uint8_t heading, begins, ends_asking, quotes;
    uint8_t layout; /* these four as one number */
} row;

enum { LAYOUTS = 16 };

typedef struct version {
    row *rows;
    uint32_t n;
    size_t keys; /* of all its tokens together */
} version;

typedef struct posting {
    uint32_t sentence, token; /* index of the row, token of the report */
} posting;

typedef struct key_slot {
    uint32_t key, first, n, sentences; /* postings of the key */
    float rare;                        /* what a match of it is worth, of 1 */
} key_slot;

/* What the cells of one English row are worked out from, by Arabic row, so that several are at once:
 * each loop runs along one row of the table. */
typedef struct columns {
    float *miss, *total;                  /* of the Arabic rows */
    float *layout[LAYOUTS];               /* layout_score, by the layout of the English row */
    float *words[MERGE + 1][MERGE + 1];   /* bead_words of the beads that end in the row at hand */
    float *ar_both;                       /* evidence of an Arabic row in this row or the one before */
    float *en_both, *en_both_before;      /* of this English row in two Arabic ones; of the one before */
    float *hope; /* by cell: what no bead of both versions that ends there can bring its chain over */
} columns;

typedef struct aligner {
    report *r;
    word_keys *keys;
    version ar, en;
    uint32_t *heads; /* of a hash table: the number of a key, plus one */
    size_t cap;
    key_slot *slots; /* the keys, in order of their first place */
    uint32_t slot_n;
    posting *postings;
    uint32_t *stamp; /* of Arabic tokens: the English row that matched it last, plus one */
    uint32_t *seen;  /* of Arabic rows: the English token that matched there last, plus one */
    uint32_t width;
    uint32_t *lo; /* first Arabic row of the band, for each English row */
    float layout[LAYOUTS][LAYOUTS]; /* layout_score, Arabic first */
    float *sim_en[3],
        *sim_ar[3]; /* of the English rows e, e-1: evidence found, by Arabic row - lo */
    columns *table; /* where the band is the whole table, or NULL */
} aligner;

/* ---- the sentences of both versions */

static bool is_question_mark(str text)
{
    return str_is(text, "?") || str_is(text, "؟");
}

static void measure(const aligner *k, row *x, size_t *keys)
{
    const report *r = k->r;
    const sentence *s = &r->sentences.at[x->id];
    const block *b = &r->blocks.at[s->block];
    x->heading = b->kind == BLOCK_HEADING;
    x->begins = b->first_sentence == x->id;
    for (uint32_t i = s->first_token; i < s->first_token + s->token_count; i++) {
        const token *t = &r->tokens.at[i];
        float miss = worth[k->keys[i].evidence].miss;
        if (t->kind == TOKEN_WORD || t->kind == TOKEN_NUMBER)
            x->length += (float)token_characters(r, t) + 1;
        else if (t->kind == TOKEN_PUNCT)
            x->ends_asking |= is_question_mark(report_text(r, t->start, t->end));
        x->quotes |= (t->flags & TOKEN_QUOTED) != 0;
        x->miss += miss;
        x->total += miss + worth[k->keys[i].evidence].hit;
        *keys += k->keys[i].n;
    }
    if (x->length < 1)
        x->length = 1;
    x->layout = (uint8_t)(x->heading | x->begins << 1 | x->ends_asking << 2 | x->quotes << 3);
}

static version take_version(const aligner *k, uint8_t language)
{
    const report *r = k->r;
    version v = { .rows = arena_array(r->a, row, r->sentences.n + 1) };
    float before = 0;
    for (uint32_t i = 0; i < r->sentences.n; i++) {
        if (r->sentences.at[i].lang != language)
            continue;
        row *x = &v.rows[v.n++];
        x->id = i;
        measure(k, x, &v.keys);
        x->before = before;
        before += x->length;
    }
    return v;
}

/* ---- postings: where in the Arabic version a key stands */

/* where in the hash table the number of a key is, or would be */
static uint32_t *head_of(const aligner *k, uint32_t key)
{
    size_t i = (key * 0x9E3779B1u) & (k->cap - 1);
    while (k->heads[i] && k->slots[k->heads[i] - 1].key != key)
        i = (i + 1) & (k->cap - 1);
    return &k->heads[i];
}

/* counts how often each key stands there; slots[]: the number of each key of the version, in order */
static void count_keys(aligner *k, uint32_t *slots)
{
    const report *r = k->r;
    for (uint32_t a = 0; a < k->ar.n; a++) {
        const sentence *s = &r->sentences.at[k->ar.rows[a].id];
        for (uint32_t i = s->first_token; i < s->first_token + s->token_count; i++)
            for (uint8_t j = 0; j < k->keys[i].n; j++) {
                uint32_t *head = head_of(k, k->keys[i].keys[j]);
                if (!*head) {
                    k->slots[k->slot_n] = (key_slot){ .key = k->keys[i].keys[j] };
                    *head = ++k->slot_n;
                }
                k->slots[*head - 1].n++;
                *slots++ = *head - 1;
            }
    }
}

static void fill_postings(aligner *k, const uint32_t *slots)
{
    const report *r = k->r;
    for (uint32_t a = 0; a < k->ar.n; a++) {
        const sentence *s = &r->sentences.at[k->ar.rows[a].id];
        for (uint32_t i = s->first_token; i < s->first_token + s->token_count; i++)
            for (uint8_t j = 0; j < k->keys[i].n; j++) {
                key_slot *slot = &k->slots[*slots++];
                posting *to = &k->postings[slot->first + slot->n];
                slot->sentences += !slot->n || to[-1].sentence != a;
                *to = (posting){ a, i };
                slot->n++;
            }
    }
}

/* a key that stands in many sentences says little of each */
static float rareness(uint32_t sentences)
{
    const float least = .35f;
    float rare = sentences < 3 ? 1.0f : 1.0f / sqrtf((float)sentences - 1.0f);
    return rare < least ? least : rare;
}

static void index_arabic(aligner *k)
{
    const report *r = k->r;
    k->cap = 256;
    while (k->cap < 2 * k->ar.keys)
        k->cap *= 2;
    k->heads = arena_array(r->a, uint32_t, k->cap);
    k->slots = arena_room(r->a, key_slot, k->ar.keys + 1);
    uint32_t *slots = arena_room(r->a, uint32_t, k->ar.keys + 1), at = 0;
    count_keys(k, slots);
    for (uint32_t i = 0; i < k->slot_n; i++) {
        k->slots[i].first = at;
        at += k->slots[i].n;
        k->slots[i].n = 0;
    }
    k->postings = arena_room(r->a, posting, at + 1);
    fill_postings(k, slots);
    for (uint32_t i = 0; i < k->slot_n; i++)
        k->slots[i].rare = rareness(k->slots[i].sentences);
}

/* ---- evidence between one English row and the Arabic rows of its band */

static uint32_t first_posting(const aligner *k, const key_slot *s, uint32_t wanted)
{
    uint32_t lo = 0, hi = s->n;
    while (lo < hi) {
        uint32_t mid = (lo + hi) / 2;
        if (k->postings[s->first + mid].sentence < wanted)
            lo = mid + 1;
        else
            hi = mid;
    }
    return lo;
}

static void match_key(aligner *k, uint32_t e, uint32_t token_index, const key_slot *s)
{
    uint32_t lo = k->lo[e], from = lo ? first_posting(k, s, lo) : 0, seen = 0;
    float hit = worth[k->keys[token_index].evidence].miss +
                worth[k->keys[token_index].evidence].hit * s->rare;
    for (uint32_t p = from; p < s->n && seen < MAX_POSTINGS; p++, seen++) {
        posting x = k->postings[s->first + p];
        if (x.sentence >= lo + k->width)
            break;
        if (k->seen[x.sentence] != token_index + 1) {
            k->seen[x.sentence] = token_index + 1;
            k->sim_en[0][x.sentence - lo] += hit;
        }
        if (k->stamp[x.token] != e + 1) {
            uint8_t its = k->keys[x.token].evidence;
            k->stamp[x.token] = e + 1;
            k->sim_ar[0][x.sentence - lo] += worth[its].miss + worth[its].hit * s->rare;
        }
    }
}

static void match_row(aligner *k, uint32_t e)
{
    float *x = k->sim_en[2], *y = k->sim_ar[2];
    for (int i = 2; i > 0; i--) {
        k->sim_en[i] = k->sim_en[i - 1];
        k->sim_ar[i] = k->sim_ar[i - 1];
    }
    k->sim_en[0] = x;
    k->sim_ar[0] = y;
    memset(x, 0, sizeof *x * k->width);
    memset(y, 0, sizeof *y * k->width);
    const sentence *s = &k->r->sentences.at[k->en.rows[e].id];
    for (uint32_t i = s->first_token; i < s->first_token + s->token_count; i++)
        for (uint8_t j = 0; j < k->keys[i].n; j++) {
            uint32_t head = *head_of(k, k->keys[i].keys[j]);
            if (head)
                match_key(k, e, i, &k->slots[head - 1]);
        }
}

/* ---- the score of a bead */

#define LENGTH_BEST .9f
#define ROUNDING    .1f
#define NO_SCORE    (-1e20f)

static float length_score(float ar, float en)
{
    /* Arabic news is about a tenth shorter in letters than its English */
    float d = logf(ar / (en * .86f));
    float spread = .16f + 1.1f / sqrtf(ar + en);
    float z = d / spread;
    float s = LENGTH_BEST - .5f * z * z;
    return s < -7 ? -7 : s;
}

/* without a branch, so that several are worked out at once */
static inline float either(float x, float y, float all)
{
    x = x > all ? all : x;
    y = y > all ? all : y;
    float v = x + y - x * y / all;
    return all <= 0 ? 0 : v;
}

static float layout_score(const row *a, const row *e)
{
    float s = 0;
    if (a->heading != e->heading)
        s -= 1.2f;
    else if (a->heading)
        s += 1.5f;
    s += a->begins == e->begins ? (a->begins ? .5f : 0) : -.5f;
    s += a->ends_asking == e->ends_asking ? 0 : -.7f;
    s += a->quotes == e->quotes ? (a->quotes ? .3f : 0) : -.4f;
    return s;
}

static void score_layouts(aligner *k)
{
    row rows[LAYOUTS];
    for (uint8_t i = 0; i < LAYOUTS; i++)
        rows[i] = (row){ .heading = i & 1,
                         .begins = i >> 1 & 1,
                         .ends_asking = i >> 2 & 1,
                         .quotes = i >> 3 };
    for (int a = 0; a < LAYOUTS; a++)
        for (int e = 0; e < LAYOUTS; e++)
            k->layout[a][e] = layout_score(&rows[a], &rows[e]);
}

/* What one row's evidence found, in the band of the English row `back` before e. */
static inline float found(const aligner *k, float *const sim[3], uint32_t e, uint32_t back, uint32_t a)
{
    if (k->width > k->ar.n) /* the band is the whole table */
        return sim[back][a];
    uint32_t lo = k->lo[e - back];
    return a >= lo && a < lo + k->width ? sim[back][a - lo] : 0;
}

/* what a bead of two sentences of one version costs besides */
static float joined(const row *x)
{
    return (x[0].heading != x[1].heading ? 4.0f : 0) + (x[1].id != x[0].id + 1 ? 6.0f : 0) +
           (x[1].begins ? .4f : 0);
}

/* What the words of a bead say: `an` Arabic rows that end at a, `en` English ones that end at e. */
static float bead_words(const aligner *k, uint32_t a, uint32_t an, uint32_t e, uint32_t en)
{
    const row *ar = &k->ar.rows[a + 1 - an], *er = &k->en.rows[e + 1 - en];
    float miss = 0, got = 0;
    for (uint32_t i = 0; i < an; i++) {
        uint32_t x = a + 1 - an + i;
        float f = found(k, k->sim_ar, e, 0, x);
        got += en == 1 ? f : either(f, found(k, k->sim_ar, e, 1, x), ar[i].total);
        miss += ar[i].miss;
    }
    for (uint32_t i = 0; i < en; i++) {
        uint32_t back = en - 1 - i;
        float f = found(k, k->sim_en, e, back, a);
        got += an == 1 ? f : either(f, found(k, k->sim_en, e, back, a - 1), er[i].total);
        miss += er[i].miss;
    }
    return .5f * (by_chance[an + en] * got - miss);
}

/* The same for all beads that end in English row e, in the same order of sums. */
static void words_of_row(const aligner *k, uint32_t e)
{
    columns *t = k->table;
    uint32_t n = k->ar.n;
    const float *restrict miss = t->miss, *restrict total = t->total;
    const float *restrict ar = k->sim_ar[0], *restrict ar_before = k->sim_ar[1];
    const float *restrict en = k->sim_en[0], *restrict en_before = k->sim_en[1];
    const row *x = &k->en.rows[e];
    float *restrict w = t->words[1][1], *restrict w2 = t->words[2][1], *restrict both = t->en_both_before;
    t->en_both_before = t->en_both;
    t->en_both = both;
    for (uint32_t a = 0; a < n; a++)
        w[a] = .5f * (by_chance[2] * (ar[a] + en[a]) - (miss[a] + x->miss));
    for (uint32_t a = 1; a < n; a++) {
        both[a] = either(en[a], en[a - 1], x->total);
        w2[a] = .5f * (by_chance[3] * (ar[a - 1] + ar[a] + both[a]) - (miss[a - 1] + miss[a] + x->miss));
    }
    if (!e)
        return;
    float b_miss = x[-1].miss, x_miss = x->miss;
    const float *restrict before = t->en_both_before;
    float *restrict v = t->words[1][2], *restrict v2 = t->words[2][2], *restrict ar_both = t->ar_both;
    for (uint32_t a = 0; a < n; a++) {
        ar_both[a] = either(ar[a], ar_before[a], total[a]);
        v[a] = .5f * (by_chance[3] * (ar_both[a] + en_before[a] + en[a]) - (miss[a] + b_miss + x_miss));
    }
    for (uint32_t a = 1; a < n; a++)
        v2[a] = .5f * (by_chance[4] * (ar_both[a - 1] + ar_both[a] + before[a] + both[a]) -
                       (miss[a - 1] + miss[a] + b_miss + x_miss));
}

/* What a chain that ends at each cell of row e (e English rows) could score at best by a bead of
 * both versions. Most cells can be left out by this alone. */
static void hopes_of_row(const aligner *k, float *const best[], uint32_t e)
{
    const columns *t = k->table;
    float *restrict hope = t->hope;
    for (uint32_t a = 0; a <= k->ar.n; a++)
        hope[a] = NO_SCORE;
    for (uint32_t en = 1; en <= MERGE && en <= e; en++)
        for (uint32_t an = 1; an <= MERGE; an++) {
            const float *restrict reached = best[en], *restrict words = t->words[an][en];
            const float *restrict layout = t->layout[k->en.rows[e - en].layout];
            float rest = prior[an][en] + LENGTH_BEST + ROUNDING;
            for (uint32_t a = an; a <= k->ar.n; a++) {
                float h = reached[a - an] + rest + words[a - 1] + layout[a - an];
                hope[a] = h > hope[a] ? h : hope[a];
            }
        }
}

/* The bead of `an` Arabic rows that end at a and `en` English ones that end at e. NO_SCORE where its
 * length could not bring it over `wanted`. In place for each shape of bead, so that what a shape
 * does not have is not computed. */
static inline __attribute__((always_inline)) float
bead_score(const aligner *k, uint32_t a, uint32_t an, uint32_t e, uint32_t en, float wanted)
{
    const row *ar = &k->ar.rows[a + 1 - an], *er = &k->en.rows[e + 1 - en];
    float words = k->table ? k->table->words[an][en][a] : bead_words(k, a, an, e, en);
    float layout = k->layout[ar->layout][er->layout];
    if (words + layout + LENGTH_BEST + ROUNDING < wanted - fabsf(wanted) / 1000)
        return NO_SCORE;
    float ar_length = an > 1 ? ar[0].length + ar[1].length : ar->length;
    float en_length = en > 1 ? er[0].length + er[1].length : er->length;
    float s = words + length_score(ar_length, en_length) + layout;
    if (an > 1)
        s -= joined(ar);
    if (en > 1)
        s -= joined(er);
    return s;
}

/* ---- the chain */

static void place_band(aligner *k)
{
    uint32_t n = k->ar.n;
    k->width = n < BAND ? n + 1 : BAND;
    k->lo = arena_array(k->r->a, uint32_t, k->en.n + 1);
    const row *al = &k->ar.rows[n - 1], *el = &k->en.rows[k->en.n - 1];
    float scale = (al->before + al->length) / (el->before + el->length);
    uint32_t a = 0;
    for (uint32_t e = 0; e < k->en.n; e++) {
        while (a + 1 < n && k->ar.rows[a].before < k->en.rows[e].before * scale)
            a++;
        uint32_t lo = a > k->width / 2 ? a - k->width / 2 : 0;
        if (lo + k->width > n + 1)
            lo = n + 1 - k->width;
        k->lo[e] = lo;
    }
    k->lo[k->en.n - 1] = n + 1 - k->width;
}

/* how a cell of the table was reached, and what the bead that ends there scored */
typedef struct step {
    uint8_t an, en;
    float score;
} step;

/* the cell at hand: the best chain so far, and how it ends */
typedef struct reached {
    float best;
    step from;
} reached;

/* tries the bead of an Arabic and en English rows that ends at (e, a) */
static inline __attribute__((always_inline)) void
reach_by(const aligner *k, float *const best[], uint32_t e, uint32_t a, uint32_t an, uint32_t en,
         reached *to)
{
    uint32_t before = 0;
    if (an > a)
        return;
    if (!k->table) { /* else the band is the whole table */
        before = e > en ? k->lo[e - en - 1] : 0;
        if (a - an < before || a - an >= before + k->width)
            return;
    }
    float s = best[en][a - an - before] + prior[an][en];
    float bead_is = an && en ? bead_score(k, a - 1, an, e - 1, en, to->best - s) : 0;
    if (bead_is != NO_SCORE && s + bead_is > to->best)
        *to = (reached){ s + bead_is, { (uint8_t)an, (uint8_t)en, bead_is } };
}

#define UNREACHED (-1e30f)

/* tries every bead of both versions that may end at (e, a) */
static void reach_by_both(const aligner *k, float *const best[], uint32_t e, uint32_t a,
                          reached *to)
{
    if (e > 0) {
        reach_by(k, best, e, a, 1, 1, to);
        reach_by(k, best, e, a, 2, 1, to);
    }
    if (e > 1) {
        reach_by(k, best, e, a, 1, 2, to);
        reach_by(k, best, e, a, 2, 2, to);
    }
}

/* tries every bead that may end at a cell of row e */
static void reach_row(const aligner *k, float *const best[], uint32_t e, step *from)
{
    uint32_t lo = e ? k->lo[e - 1] : 0;
    for (uint32_t i = 0; i < k->width; i++) {
        reached to = { e || lo + i ? UNREACHED : 0, { 0 } };
        reach_by(k, best, e, lo + i, 1, 0, &to);
        if (e > 0)
            reach_by(k, best, e, lo + i, 0, 1, &to);
        reach_by_both(k, best, e, lo + i, &to);
        best[0][i] = to.best;
        from[i] = to.from;
    }
}

/* the same where the band is the whole table */
static void reach_whole_row(const aligner *k, float *const best[], uint32_t e, step *from)
{
    const float *hope = k->table->hope;
    for (uint32_t a = 0; a < k->width; a++) {
        reached to = { e || a ? UNREACHED : 0, { 0 } };
        float left = a ? best[0][a - 1] + prior[1][0] : UNREACHED;
        float above = e ? best[1][a] + prior[0][1] : UNREACHED;
        if (left > to.best)
            to = (reached){ left, { 1, 0, 0 } };
        if (above > to.best)
            to = (reached){ above, { 0, 1, 0 } };
        if (hope[a] >= to.best - fabsf(to.best) / 1000)
            reach_by_both(k, best, e, a, &to);
        best[0][a] = to.best;
        from[a] = to.from;
    }
}

static columns *make_columns(const aligner *k)
{
    uint32_t n = k->ar.n;
    if (k->width <= n)
        return NULL;
    arena *in = k->r->a;
    columns *t = arena_new_of(in, columns);
    float **const all[] = { &t->miss,        &t->total,       &t->ar_both,     &t->en_both,
                            &t->en_both_before, &t->words[1][1], &t->words[1][2], &t->words[2][1],
                            &t->words[2][2] };
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        *all[i] = arena_room(in, float, n);
    t->hope = arena_room(in, float, n + 1);
    for (uint32_t a = 0; a < n; a++) {
        t->miss[a] = k->ar.rows[a].miss;
        t->total[a] = k->ar.rows[a].total;
    }
    for (uint32_t e = 0; e < k->en.n; e++) {
        uint8_t l = k->en.rows[e].layout;
        if (t->layout[l])
            continue;
        t->layout[l] = arena_room(in, float, n);
        for (uint32_t a = 0; a < n; a++)
            t->layout[l][a] = k->layout[k->ar.rows[a].layout][l];
    }
    return t;
}

/* best[e][a]: the best chain over the first e English and a Arabic rows; rows of it are kept for
 * the last MERGE English rows, how each cell was reached for all */
static step *run(aligner *k)
{
    report *r = k->r;
    uint32_t w = k->width;
    step *from = arena_room(r->a, step, (size_t)(k->en.n + 1) * w);
    float *best[MERGE + 1];
    for (int i = 0; i <= MERGE; i++)
        best[i] = arena_array(r->a, float, w);
    for (int i = 0; i < 3; i++) {
        k->sim_en[i] = arena_array(r->a, float, w);
        k->sim_ar[i] = arena_array(r->a, float, w);
    }
    k->table = make_columns(k);
    for (uint32_t e = 0; e <= k->en.n; e++) {
        float *cell = best[MERGE];
        best[2] = best[1];
        best[1] = best[0];
        best[0] = cell;
        if (e)
            match_row(k, e - 1);
        if (!k->table) {
            reach_row(k, best, e, &from[(size_t)e * w]);
            continue;
        }
        if (e)
            words_of_row(k, e - 1);
        hopes_of_row(k, best, e);
        reach_whole_row(k, best, e, &from[(size_t)e * w]);
    }
    return from;
}

/* 0.5 where the evidence says nothing either way */
static double certainty(float score)
{
    return 1 / (1 + exp(-(double)score / 3));
}

static void add_bead(aligner *k, uint32_t a, uint32_t an, uint32_t e, uint32_t en, float score)
{
    report *r = k->r;
    bead b = { .ar_first = an ? k->ar.rows[a].id : 0,
               .ar_count = an,
               .en_first = en ? k->en.rows[e].id : 0,
               .en_count = en };
    b.score = an && en ? certainty(score) : 0;
    *vec_push(r->a, &r->beads) = b;
}

static void name_beads(report *r)
{
    for (size_t i = 0, j = r->beads.n; i + 1 < j; i++, j--) {
        bead b = r->beads.at[i];
        r->beads.at[i] = r->beads.at[j - 1];
        r->beads.at[j - 1] = b;
    }
    for (uint32_t i = 0; i < r->beads.n; i++) {
        const bead *b = &r->beads.at[i];
        for (uint32_t n = 0; n < b->ar_count; n++)
            r->sentences.at[b->ar_first + n].bead = i;
        for (uint32_t n = 0; n < b->en_count; n++)
            r->sentences.at[b->en_first + n].bead = i;
    }
}

static void trace(aligner *k, const step *from)
{
    uint32_t e = k->en.n, a = k->ar.n;
    while (e || a) {
        uint32_t lo = e ? k->lo[e - 1] : 0;
        step s = { 0 };
        if (a >= lo && a < lo + k->width)
            s = from[(size_t)e * k->width + a - lo];
        if (s.an + s.en == 0 || s.an > a || s.en > e) /* outside the band: nothing is known there */
            s = (step){ .an = a != 0, .en = a == 0 };
        a -= s.an;
        e -= s.en;
        add_bead(k, a, s.an, e, s.en, s.score);
    }
    name_beads(k->r);
}

void report_align(report *r)
{
    bool has[LANG_COUNT] = { 0 };
    for (size_t i = 0; i < r->sentences.n; i++)
        has[r->sentences.at[i].lang] = true;
    if (!has[LANG_AR] || !has[LANG_EN])
        return;
    aligner k = { .r = r };
    k.keys = r->word_keys = align_keys(r);
    k.ar = take_version(&k, LANG_AR);
    k.en = take_version(&k, LANG_EN);
    index_arabic(&k);
    k.stamp = arena_array(r->a, uint32_t, r->tokens.n + 1);
    k.seen = arena_array(r->a, uint32_t, k.ar.n + 1);
    place_band(&k);
    score_layouts(&k);
    trace(&k, run(&k));
}
