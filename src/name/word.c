/*
 * Two words: the gate that the index relies on, then the letters.
 */
#include "name/inside.h"
#include "base/utf8.h"

/* Words that are near share most of their letters: how many may stand on one side only. Across
 * scripts the romanisation adds some; Arabic writes too few to ask. */
static name_gate gate_of(const name_word *w)
{
    name_gate g = { .letters = w->letters };
    for (unsigned i = 0; i < 4; i++)
        for (unsigned lengthy = 0; lengthy < 2; lengthy++)
            g.apart[i][lengthy] = i != w->writing ? 7 : lengthy || w->m > NAME_LONG ? 4 : 3;
    return g;
}

static bool letters_near(const name_word *a, const name_word *b)
{
    name_gate g = gate_of(a);
    return name_gate_passes(&g, b->letters, b->writing, b->m);
}

/* The skeletons of two words that may be the same name differ by at most one class: one more, one
 * less, one other, or two neighbours exchanged. */
static bool skeletons_near(const name_word *a, const name_word *b)
{
    unsigned n = a->skeleton_n, m = b->skeleton_n;
    if (n > m + 1 || m > n + 1)
        return false;
    uint64_t x = a->skeleton, y = b->skeleton;
    if (x == y)
        return true;
    unsigned at = (unsigned)__builtin_ctzll(x ^ y) / 4;
    uint64_t xr = x >> 4 * at, yr = y >> 4 * at;
    if (n == m)
        return xr >> 4 == yr >> 4 ||
               ((xr & 15) == (yr >> 4 & 15) && (yr & 15) == (xr >> 4 & 15) && xr >> 8 == yr >> 8);
    return n > m ? xr >> 4 == yr : xr == yr >> 4;
}

bool name_skeletons_meet(const name_word *a, const name_word *b)
{
    return skeletons_near(a, b);
}

static bool in_latin(uint8_t writing)
{
    return writing == NAME_LATIN || writing == NAME_ROMANISED;
}

bool words_near(const name_word *a, const name_word *b)
{
    if ((a->plain && !in_latin(b->writing)) || (b->plain && !in_latin(a->writing)))
        return false;
    return skeletons_near(a, b) && letters_near(a, b);
}

/* The share of what true pairs bring, made a similarity: straight between the points. Across
 * writings the spelling is free and a low share means little; in one writing each letter was
 * chosen, and what is under two thirds is another name. */
typedef struct point {
    int32_t share, similarity; /* thousandths, millionths */
} point;

enum { POINTS = 9 };

static const point across[POINTS] = { { -1000, 0 },     { 0, 100000 },    { 300, 350000 },
                                      { 500, 600000 },  { 650, 770000 },  { 800, 890000 },
                                      { 1000, 955000 }, { 1300, 975000 }, { 2000, 985000 } };
static const point within[POINTS] = { { -1000, 0 },     { 0, 50000 },     { 500, 350000 },
                                      { 640, 560000 },  { 700, 740000 },  { 800, 850000 },
                                      { 1000, 940000 }, { 1300, 970000 }, { 2000, 980000 } };

static int32_t along(const point *curve, int32_t share)
{
    if (share <= curve[0].share)
        return 0;
    for (int i = 1; i < POINTS; i++)
        if (share <= curve[i].share)
            return curve[i - 1].similarity +
                   (int32_t)((int64_t)(share - curve[i - 1].share) *
                             (curve[i].similarity - curve[i - 1].similarity) /
                             (curve[i].share - curve[i - 1].share));
    return curve[POINTS - 1].similarity;
}

static bool syllables(const name_word *w)
{
    size_t i = 0;
    if (!w->folded.n)
        return false;
    uint32_t c = utf8_next(w->folded, &i);
    /* longer ones render foreign names */
    return (script_of(c) == SCRIPT_HANGUL || script_of(c) == SCRIPT_HAN) && w->folded.n <= 6;
}

/* the share at which a curve reaches a similarity */
static int32_t share_of(const point *curve, int32_t similarity)
{
    for (int i = 1; i < POINTS; i++)
        if (similarity <= curve[i].similarity)
            return curve[i - 1].share + (int32_t)((int64_t)(similarity - curve[i - 1].similarity) *
                                                  (curve[i].share - curve[i - 1].share) /
                                                  (curve[i].similarity - curve[i - 1].similarity));
    return curve[POINTS - 1].share;
}

/* the curve for two readings */
static const point *curve_of(const name_word *a, const name_word *b)
{
    bool chosen = a->writing == b->writing && a->writing != NAME_ROMANISED;
    return chosen || syllables(a) || syllables(b) ? within : across;
}

static int32_t similarity_of(const point *curve, int32_t sum, int32_t expected, int32_t floor)
{
    int32_t v = sum == WEIGHT_HOPELESS ? 0 : along(curve, sum * 1000 / expected);
    return v < floor ? 0 : v;
}

static int32_t one_reading(const name_table *t, const name_word *a, const name_word *b,
                           int32_t floor)
{
    if (!a->n || !b->n || !words_near(a, b))
        return 0;
    const point *curve = curve_of(a, b);
    int32_t expected, sum = costs_compare(t, a, b, share_of(curve, floor), &expected);
    return similarity_of(curve, sum, expected, floor);
}

/* Names written in syllables or characters differ by whole ones; a sound that is near says little.
 */
static int32_t by_characters(const name_word *a, const name_word *b)
{
    size_t i = 0, j = 0, n = 0, same = 0;
    while (i < a->folded.n && j < b->folded.n) {
        same += utf8_next(a->folded, &i) == utf8_next(b->folded, &j);
        n++;
    }
    while (i < a->folded.n || j < b->folded.n) {
        if (i < a->folded.n)
            utf8_next(a->folded, &i);
        if (j < b->folded.n)
            utf8_next(b->folded, &j);
        n++;
    }
    return (int32_t)(same * NAME_ONE / n);
}

int32_t words_compare(const name_table *t, const name_word *a, const name_word *b, int32_t floor)
{
    int32_t best = 0;
    for (const name_word *x = a; x; x = x->alt)
        for (const name_word *y = b; y; y = y->alt) {
            int32_t v = one_reading(t, x, y, best > floor ? best : floor);
            best = v > best ? v : best;
        }
    return best;
}

struct name_probe {
    const name_table *t;
    const name_word *word;
    int32_t floor, share[2]; /* the least that a curve has to have, within and across */
    bool syllables;
    name_gate gate;
    struct {
        bool ready, own;     /* the other's letters of its own writing are compared */
        align_probe words;
    } sides[4]; /* by the writing of the other */
};

name_probe *name_probe_new(arena *a)
{
    return arena_new_of(a, name_probe);
}

void name_probe_begin(name_probe *p, const name_table *t, const name_word *w, int32_t floor)
{
    p->t = t;
    p->word = w;
    p->floor = floor;
    p->share[0] = share_of(within, floor);
    p->share[1] = share_of(across, floor);
    p->syllables = syllables(w);
    p->gate = gate_of(w);
    for (int i = 0; i < 4; i++)
        p->sides[i].ready = false;
}

const name_gate *name_probe_gate(const name_probe *p)
{
    return &p->gate;
}

static void probe_ready(name_probe *p, const name_form *like)
{
    name_word other = { .writing = like->writing,
                        .n = like->n,
                        .m = like->m,
                        .symbols = like->symbols,
                        .latin = like->latin };
    letter_side s[2];
    const letter_model *m = costs_sides(p->t, p->word, &other, s);
    int side = s[0].s != p->word->symbols && s[0].s != p->word->latin;
    align_probe_begin(m, s[side], side, &p->sides[like->writing].words);
    p->sides[like->writing].own = s[!side].s == like->symbols;
    p->sides[like->writing].ready = true;
}

int32_t name_probe_form(name_probe *p, const name_form *other)
{
    const name_word *w = p->word;
    bool one_writing = w->writing == other->writing;
    if (!w->n || !other->n || (w->plain && !in_latin(other->writing)))
        return 0;
    if (!p->sides[other->writing].ready)
        probe_ready(p, other);
    bool own = p->sides[other->writing].own;
    letter_side s = own ? (letter_side){ other->symbols, other->symbols + other->n, other->n }
                        : (letter_side){ other->latin, other->latin + other->m, other->m };
    bool chosen = p->syllables || (one_writing && w->writing != NAME_ROMANISED);
    const align_probe *words = &p->sides[other->writing].words;
    int32_t expected, hope = align_probe_hope(words, s, &expected);
    int32_t need = (int32_t)((int64_t)expected * p->share[!chosen] / 1000);
    if (hope < need)
        return 0;
    int32_t sum = align_probe_words(words, s, need);
    return similarity_of(chosen ? within : across, sum, expected, p->floor);
}

int32_t name_word_letters(const name_table *t, const name_word *a, const name_word *b,
                          int32_t floor)
{
    return words_compare(t, a, b, floor);
}

int32_t name_word_compare(const name_table *t, const name_word *a, const name_word *b)
{
    return words_equal_or_near(t, a, b, NAME_FLOOR_ALONE);
}

int32_t name_word_near(const name_table *t, const name_word *a, const name_word *b, int32_t floor)
{
    int32_t v = words_equal_or_near(t, a, b, floor > NAME_FLOOR_ALONE ? floor : NAME_FLOOR_ALONE);
    return v < floor ? 0 : v;
}

/* Words that the gate turns away are other words, whatever their letters say; where one of them has
 * to be the nearest, that is what tells them apart. Below anything that a search looks for. */
static int32_t words_apart(const name_table *t, const name_word *a, const name_word *b,
                           int32_t floor)
{
    if (!a->n || !b->n || words_near(a, b))
        return 0;
    const point *curve = curve_of(a, b);
    int32_t expected, sum = costs_compare(t, a, b, share_of(curve, 4 * floor), &expected);
    return similarity_of(curve, sum, expected, 4 * floor) / 4;
}

int32_t words_equal_or_near(const name_table *t, const name_word *a, const name_word *b,
                            int32_t floor)
{
    if (a->hash == b->hash && str_eq(a->folded, b->folded))
        return NAME_ONE;
    int32_t v = words_compare(t, a, b, floor);
    if (!v && floor < NAME_FLOOR_ALONE)
        v = words_apart(t, a, b, floor);
    if (v && a->writing == NAME_ROMANISED && b->writing == NAME_ROMANISED && syllables(a) &&
        syllables(b)) {
        int32_t most = by_characters(a, b);
        v = v < most ? v : most;
    }
    return v;
}

int32_t name_word_score(const name_table *t, str a, str b)
{
    arena *room = arena_new();
    name_word x, y;
    name_word_prepare(t, a, room, &x);
    name_word_prepare(t, b, room, &y);
    int32_t v = name_word_compare(t, &x, &y);
    arena_free(room);
    return v;
}

/* two words as one, in `room` of 4 * NAME_WORD_SYMBOLS + 4 bytes; false where their writings differ
 */
bool words_join(const name_table *t, const name_word *a, const name_word *b, uint8_t *room,
                name_word *out)
{
    if (a->writing != b->writing || a->n + b->n > NAME_WORD_SYMBOLS ||
        a->m + b->m > NAME_WORD_SYMBOLS)
        return false;
    *out = (name_word){ .writing = a->writing,
                        .n = (uint8_t)(a->n + b->n),
                        .m = (uint8_t)(a->m + b->m) };
    out->skeleton_n = (uint8_t)name_joined_skeleton(a, b, &out->skeleton);
    if (!out->skeleton_n)
        return false;
    letters_concat(t, (name_writing)a->writing, a->symbols, a->n, b->symbols, b->n, room);
    out->symbols = room;
    out->latin = a->writing == NAME_ABJAD ? NULL : room;
    if (a->writing == NAME_CYRILLIC) {
        uint8_t *latin = room + 2 * out->n;
        letters_concat(t, NAME_LATIN, a->latin, a->m, b->latin, b->m, latin);
        out->latin = latin;
    }
    out->letters = a->letters | b->letters;
    return true;
}

static bool are_letters(const uint8_t *s, size_t n)
{
    while (n > 0 && s[n - 1] < SYMBOL_PAIRS)
        n--;
    return n == 0;
}

bool name_words_joined(const name_table *t, const name_word *a, const name_word *b, arena *room,
                       name_word *out)
{
    /* words that come from a file may be anything */
    if (!are_letters(a->symbols, a->n) || !are_letters(b->symbols, b->n) ||
        !are_letters(a->latin, a->m) || !are_letters(b->latin, b->m))
        return false;
    return words_join(t, a, b, arena_alloc(room, 4 * NAME_WORD_SYMBOLS + 4), out);
}

uint64_t name_word_skeleton(const name_word *w)
{
    return w->skeleton | (uint64_t)w->skeleton_n << 60;
}

/* what skeletons_near lets pass */
size_t name_skeletons_near(const name_word *w, uint32_t classes,
                           uint64_t out[NAME_SKELETONS_NEAR])
{
    unsigned n = w->skeleton_n;
    uint64_t all = w->skeleton, size = (uint64_t)1 << 60;
    size_t k = 0;
    out[k++] = name_word_skeleton(w);
    for (unsigned i = 0; i <= n; i++) {
        uint64_t low = all & (((uint64_t)1 << 4 * i) - 1), high = i < n ? all >> 4 * (i + 1) : 0;
        uint64_t here = all >> 4 * i & 15, next = high & 15;
        uint64_t before = i ? all >> 4 * (i - 1) & 15 : 0;
        if (i < n && here != before) /* one less; of a run the first */
            out[k++] = low | high << 4 * i | (n - 1) * size;
        if (i + 1 < n && here != next) /* two exchanged */
            out[k++] = low | (next | here << 4) << 4 * i | (high >> 4) << 4 * (i + 2) | n * size;
        for (uint64_t c = 1; c < 16; c++) {
            if (!(classes >> c & 1))
                continue;
            if (i < n && c != here) /* another */
                out[k++] = low | c << 4 * i | high << 4 * (i + 1) | n * size;
            if (n < 15 && c != before) /* one more; of a run the first */
                out[k++] = low | c << 4 * i | all >> 4 * i << 4 * (i + 1) | (n + 1) * size;
        }
    }
    return k;
}

unsigned name_joined_skeleton(const name_word *a, const name_word *b, uint64_t *skeleton)
{
    unsigned n = a->skeleton_n, m = b->skeleton_n;
    uint64_t second = b->skeleton;
    if (n && m && (a->skeleton >> 4 * (n - 1) & 15) == (second & 15)) {
        second >>= 4; /* the same class on both sides of the gap counts once, as in one word */
        m--;
    }
    if (n + m < 2 || n + m > 15)
        return 0;
    *skeleton = a->skeleton | second << 4 * n;
    return n + m;
}
