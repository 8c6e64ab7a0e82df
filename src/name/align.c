/*
 * The best way of laying one word's letters over another's, as far as it can still be worth it.
 *
 * Every cell of the table is asked what the letters behind it could bring at best: those of the
 * left word against the letters that the right word has, and the other way round. What cannot
 * reach the sum that is asked for is left out, and for words that are not near that is nearly
 * everything: about four cells of sixty are worked out, each handing on what it has. What is given
 * back is the sum of the best path where it is enough, and WEIGHT_HOPELESS otherwise.
 *
 * Cost: two words that are not near 0.03 to 0.1 us, near ones 0.3 us.
 */
#include "name/inside.h"

enum { NEVER = INT32_MIN / 2 };

static int32_t max32(int32_t a, int32_t b)
{
    return a > b ? a : b;
}

static int32_t min32(int32_t a, int32_t b)
{
    return a < b ? a : b;
}

/* ---- what a symbol could bring */

/* Neighbours that changed places are the same two letters on both sides. */
static bool same_letter(const letter_model *m, uint8_t x, uint8_t y)
{
    return m->base[x] == m->base[y];
}

/* what each of two that changed places brings, rounded up */
static int16_t half_swap(const letter_model *m)
{
    return (int16_t)(m->swap == WEIGHT_NONE ? WEIGHT_NONE : (m->swap + 1) >> 1);
}

static unsigned bit_of(unsigned symbol)
{
    return symbol < SYMBOL_PAIRS ? symbol : SYMBOL_PAIRS + symbol % (128 - SYMBOL_PAIRS);
}

static void set_add(symbol_set *s, unsigned symbol)
{
    unsigned bit = bit_of(symbol);
    s->at[bit >> 6] |= (uint64_t)1 << (bit & 63);
}

static bool sets_meet(const symbol_set *a, const symbol_set *b)
{
    return (a->at[0] & b->at[0]) | (a->at[1] & b->at[1]);
}

static symbol_set set_of(letter_side s)
{
    symbol_set set = { { 0, 0 } };
    for (size_t i = 0; i < s.n; i++) {
        set_add(&set, s.s[i]);
        set_add(&set, s.pairs[i]);
    }
    return set;
}

static void hope_of(const letter_model *m, int side, int x, symbol_hope *h)
{
    *h = (symbol_hope){ .best = INT16_MIN, .rest = INT16_MIN };
    for (int y = 0; y < SYMBOL_LAST; y++) {
        int16_t v = side ? m->weight[y][x] : m->weight[x][y];
        if (v > 0 && y) {
            set_add(&h->with, (unsigned)y);
            h->best = v > h->best ? v : h->best;
        } else if (v > h->rest) {
            h->rest = v;
        }
    }
    int16_t swap = half_swap(m);
    for (int y = 1; y < SYMBOL_PAIRS && swap != WEIGHT_NONE; y++)
        if (same_letter(m, (uint8_t)x, (uint8_t)y)) {
            set_add(&h->with, (unsigned)y);
            h->best = swap > h->best ? swap : h->best;
        }
    h->best = h->best > h->rest ? h->best : h->rest;
}

void align_prepare(letter_model *m, arena *a, bool one_writing)
{
    for (int side = 0; side < 2; side++)
        for (int x = 0; x < SYMBOL_LAST; x++) {
            hope_of(m, side, x, &m->hope[side][x]);
            int16_t gap = side ? m->weight[0][x] : m->weight[x][0];
            m->gains[side] |= x && gap > 0;
        }
    m->turned = one_writing ? m->weight : arena_alloc(a, sizeof m->weight);
    for (int x = 0; !one_writing && x < SYMBOL_LAST; x++)
        for (int y = 0; y < SYMBOL_LAST; y++)
            m->turned[x][y] = m->weight[y][x];
}

/* what letters that stand alone could bring */
static int32_t gains_alone(const letter_model *m, int side, letter_side s)
{
    int32_t sum = 0;
    for (size_t i = 0; m->gains[side] && i < s.n; i++) {
        sum += max32(side ? m->weight[0][s.s[i]] : m->weight[s.s[i]][0], 0);
        sum += s.pairs[i] ? max32(side ? m->weight[0][s.pairs[i]] : m->weight[s.pairs[i]][0], 0) : 0;
    }
    return sum;
}

static int32_t hope_against(const symbol_hope *h, const symbol_set *other)
{
    return sets_meet(&h->with, other) ? h->best : h->rest;
}

/* what the letters of one side from each on could bring against letters of that set */
static void rest_by_sets(const letter_model *m, int side, letter_side s, const symbol_set *other,
                         int32_t alone, int32_t rest[NAME_WORD_SYMBOLS + 1])
{
    const symbol_hope *hope = m->hope[side];
    rest[s.n] = alone;
    for (size_t i = s.n; i-- > 0;) {
        int32_t v = rest[i + 1] + hope_against(&hope[s.s[i]], other);
        if (s.pairs[i] && i + 2 <= s.n)
            v = max32(v, rest[i + 2] + hope_against(&hope[s.pairs[i]], other));
        rest[i] = v;
    }
}

/* ---- the table */

typedef struct row {
    int32_t *at;
    size_t low, high; /* cells that are alive; low > high where none is */
} row;

typedef struct path {
    const int32_t *rest_a, *rest_b;
    int32_t need;
} path;

/* a way that leads to cell i, j with that sum */
static inline void lead(const path *p, row *r, size_t i, size_t j, int32_t sum)
{
    if (sum + min32(p->rest_a[i], p->rest_b[j]) < p->need || sum <= r->at[j])
        return;
    r->at[j] = sum;
    r->low = r->low < j ? r->low : j;
    r->high = r->high > j ? r->high : j;
}

/* all ways that lead on from cell i, j; r: its row and the next two */
static inline void lead_on(const path *p, const letter_model *m, letter_side a, letter_side b,
                           size_t i, size_t j, row *const r[3])
{
    int32_t v = r[0]->at[j];
    uint8_t x = i < a.n ? a.s[i] : 0, px = i + 2 <= a.n ? a.pairs[i] : 0;
    uint8_t y = j < b.n ? b.s[j] : 0, py = j + 2 <= b.n ? b.pairs[j] : 0;
    const int16_t *none = m->weight[0], *wx = m->weight[x], *wpx = m->weight[px];
    if (y)
        lead(p, r[0], i, j + 1, v + none[y]);
    if (py)
        lead(p, r[0], i, j + 2, v + none[py]);
    if (!x)
        return;
    lead(p, r[1], i + 1, j, v + wx[0]);
    if (y)
        lead(p, r[1], i + 1, j + 1, v + wx[y]);
    if (py)
        lead(p, r[1], i + 1, j + 2, v + wx[py]);
    if (px) {
        lead(p, r[2], i + 2, j, v + wpx[0]);
        if (y)
            lead(p, r[2], i + 2, j + 1, v + wpx[y]);
        if (py)
            lead(p, r[2], i + 2, j + 2, v + wpx[py]);
    }
    if (m->swap != WEIGHT_NONE && i + 2 <= a.n && j + 2 <= b.n && same_letter(m, x, b.s[j + 1]) &&
        same_letter(m, y, a.s[i + 1]) && !same_letter(m, x, y))
        lead(p, r[2], i + 2, j + 2, v + m->swap);
}

static int32_t best_path(const letter_model *m, letter_side a, letter_side b, const int32_t *rest_a,
                         const int32_t *rest_b, int32_t need)
{
    int32_t room[3][NAME_WORD_SYMBOLS + 1];
    row rows[3];
    path p = { rest_a, rest_b, need };
    for (int k = 0; k < 3; k++) {
        for (size_t j = 0; j <= b.n; j++)
            room[k][j] = NEVER;
        rows[k] = (row){ room[k], SIZE_MAX, 0 };
    }
    row *r[3] = { &rows[0], &rows[1], &rows[2] };
    lead(&p, r[0], 0, 0, 0);
    for (size_t i = 0; i < a.n; i++) {
        if (r[0]->low > r[0]->high && r[1]->low > r[1]->high)
            return WEIGHT_HOPELESS;
        for (size_t j = r[0]->low; j <= r[0]->high; j++) {
            if (r[0]->at[j] != NEVER)
                lead_on(&p, m, a, b, i, j, r);
            r[0]->at[j] = NEVER;
        }
        row *done = r[0];
        r[0] = r[1];
        r[1] = r[2];
        r[2] = done;
        done->low = SIZE_MAX;
        done->high = 0;
    }
    for (size_t j = r[0]->low; j < b.n && j <= r[0]->high; j++)
        if (r[0]->at[j] != NEVER)
            lead_on(&p, m, a, b, a.n, j, r);
    return r[0]->at[b.n] == NEVER ? WEIGHT_HOPELESS : r[0]->at[b.n];
}

int32_t align_words(const letter_model *m, letter_side a, letter_side b, int32_t need)
{
    int32_t rest_a[NAME_WORD_SYMBOLS + 1], rest_b[NAME_WORD_SYMBOLS + 1];
    symbol_set letters = set_of(a);
    rest_by_sets(m, 1, b, &letters, gains_alone(m, 0, a), rest_b);
    if (rest_b[0] < need)
        return WEIGHT_HOPELESS;
    letters = set_of(b);
    rest_by_sets(m, 0, a, &letters, gains_alone(m, 1, b), rest_a);
    return rest_a[0] < need ? WEIGHT_HOPELESS : best_path(m, a, b, rest_a, rest_b, need);
}

/* ---- one word against many */

void align_probe_begin(const letter_model *m, letter_side s, int side, align_probe *p)
{
    int16_t most[SYMBOL_LAST]; /* nothing else can point here: rows are laid over it at once */
    p->model = m;
    p->word = s;
    p->side = side;
    p->alone = gains_alone(m, side, s);
    p->expected = 0;
    int16_t(*weight)[SYMBOL_LAST] = side ? m->turned : ((letter_model *)m)->weight;
    memcpy(most, weight[0], sizeof most);
    for (size_t i = 0; i < 2 * (size_t)s.n; i++) {
        uint8_t x = i < s.n ? s.s[i] : s.pairs[i - s.n];
        const int16_t *w = weight[x];
        if (!x)
            continue;
        for (int y = 0; y < SYMBOL_LAST; y++)
            most[y] = w[y] > most[y] ? w[y] : most[y];
    }
    int16_t swap = half_swap(m), none = most[0];
    for (size_t i = 0; i < s.n; i++) {
        p->expected += m->expect[side][s.s[i]];
        if (swap == WEIGHT_NONE)
            continue;
        uint8_t letter = m->base[s.s[i]];
        for (int y = 0; y < SYMBOL_PAIRS; y++) {
            int16_t least = m->base[y] == letter ? swap : INT16_MIN;
            most[y] = most[y] > least ? most[y] : least;
        }
        most[0] = none;
    }
    memcpy(p->most, most, sizeof most);
}

int32_t align_probe_words(const align_probe *p, letter_side b, int32_t need)
{
    const letter_model *m = p->model;
    int32_t own[NAME_WORD_SYMBOLS + 1], rest[NAME_WORD_SYMBOLS + 1], v;
    rest[b.n] = p->alone;
    for (size_t j = b.n; j-- > 0;) {
        v = rest[j + 1] + p->most[b.s[j]];
        if (b.pairs[j] && j + 2 <= b.n)
            v = max32(v, rest[j + 2] + p->most[b.pairs[j]]);
        rest[j] = v;
    }
    if (rest[0] < need)
        return WEIGHT_HOPELESS;
    symbol_set letters = set_of(b);
    rest_by_sets(m, p->side, p->word, &letters, gains_alone(m, !p->side, b), own);
    if (own[0] < need)
        return WEIGHT_HOPELESS;
    return p->side ? best_path(m, b, p->word, rest, own, need)
                   : best_path(m, p->word, b, own, rest, need);
}
