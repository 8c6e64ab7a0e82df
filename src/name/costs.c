/*
 * How near two words are, letter by letter, in weights learned from names known to be the same
 * (tools/letter-costs.c writes data/names/costs-*.tsv). A weight says how much more often two
 * letters, or a letter and a pair of letters, stand for each other in names that are the same than
 * in names that are not: its logarithm. The best way of laying one word over the other adds such
 * weights up, so that a rare letter in common says more than a common one and a likely slip costs
 * less than an odd one.
 *
 * The sum is set against what true pairs of these letters bring on average; that share is the
 * score.
 *
 * Cost: that of align.c; words whose skeletons differ are turned away before.
 */
#include "name/inside.h"
#include "base/utf8.h"

static int32_t max32(int32_t a, int32_t b)
{
    return a > b ? a : b;
}

/* ---- reading the tables */

static const struct model_file {
    const char *name;
    name_writing side[2];
} model_files[MODELS] = {
    [MODEL_LATIN] = { "names/costs-latin.tsv", { NAME_LATIN, NAME_LATIN } },
    [MODEL_ABJAD] = { "names/costs-abjad.tsv", { NAME_ABJAD, NAME_ABJAD } },
    [MODEL_CYRILLIC] = { "names/costs-cyrillic.tsv", { NAME_CYRILLIC, NAME_CYRILLIC } },
    [MODEL_ABJAD_LATIN] = { "names/costs-abjad-latin.tsv", { NAME_ABJAD, NAME_LATIN } },
    [MODEL_CYRILLIC_LATIN] = { "names/costs-cyrillic-latin.tsv", { NAME_CYRILLIC, NAME_LATIN } },
};

static uint8_t pair_id(name_table *t, name_writing w, uint8_t a, uint8_t b)
{
    if (a >= SYMBOL_PLACED || b >= SYMBOL_PLACED)
        return 0;
    uint8_t *id = &t->pair[w][a][b];
    if (!*id && t->pair_n[w] < SYMBOL_LAST - SYMBOL_PAIRS)
        *id = (uint8_t)(SYMBOL_PAIRS + t->pair_n[w]++);
    return *id;
}

/* "s" or "sh" or, for the letters written with three, "sch"; 0 for "-" and for what is no symbol */
static uint8_t symbol_read(name_table *t, name_writing w, str s)
{
    static const struct {
        str text;
        uint8_t id;
    } long_letters[] = { { { "sch", 3 }, 27 }, { { "tch", 3 }, 28 }, { { "shch", 4 }, 29 } };
    for (size_t i = 0; w == NAME_LATIN && i < 3; i++)
        if (str_eq(s, long_letters[i].text))
            return long_letters[i].id;
    uint8_t id[2] = { letters_named(t, w, s), 0 };
    if (id[0])
        return id[0];
    size_t n = 0, i = 0;
    while (i < s.n && n < 2)
        id[n++] = letters_symbol(w, utf8_next(s, &i));
    if (i != s.n || !id[0])
        return 0;
    return n == 1 ? id[0] : id[1] ? pair_id(t, w, id[0], id[1]) : 0;
}

static bool number_read(str s, int16_t *out)
{
    bool minus = s.n && s.at[0] == '-';
    uint64_t v;
    if (!str_u64(str_drop(s, minus), &v) || v > 30000)
        return false;
    *out = (int16_t)(minus ? -(int)v : (int)v);
    return true;
}

static bool row_read(name_table *t, const struct model_file *file, letter_model *m, str *col)
{
    int16_t v;
    if (!number_read(col[2], &v))
        return false;
    if (str_is(col[0], "@swap"))
        m->swap = v;
    else if (str_is(col[0], "@doubled"))
        m->doubled[str_is(col[1], "right")] = v;
    else if (str_is(col[0], "@left"))
        m->expect[0][symbol_read(t, file->side[0], col[1])] = v;
    else if (str_is(col[0], "@right"))
        m->expect[1][symbol_read(t, file->side[1], col[1])] = v;
    else {
        uint8_t a = symbol_read(t, file->side[0], col[0]),
                b = symbol_read(t, file->side[1], col[1]);
        if ((!a && !str_is(col[0], "-")) || (!b && !str_is(col[1], "-")) || (!a && !b))
            return false;
        m->weight[a][b] = v;
        if (file->side[0] == file->side[1])
            m->weight[b][a] = v;
    }
    return true;
}

/* Digits are the same in every writing, and say more than letters. */
static void digits(letter_model *m)
{
    for (int i = 50; i < 60; i++)
        for (int k = 50; k < 60; k++)
            m->weight[i][k] = i == k ? 300 : -600;
    for (int i = 50; i < 60; i++) {
        m->weight[i][0] = m->weight[0][i] = -500;
        m->expect[0][i] = m->expect[1][i] = 300;
    }
}

static bool placed(int symbol)
{
    return symbol >= SYMBOL_PLACED && symbol < SYMBOL_PAIRS;
}

/* A letter in a place of its own that the table does not have there is like that letter anywhere. */
static void fill_placed(const name_table *t, const struct model_file *file, letter_model *m)
{
    const uint8_t *left = t->base[file->side[0]], *right = t->base[file->side[1]];
    for (int x = 0; x < SYMBOL_LAST; x++)
        for (int y = 0; y < SYMBOL_LAST; y++)
            if (m->weight[x][y] == WEIGHT_UNSET)
                m->weight[x][y] = m->weight[placed(x) ? left[x] : x][placed(y) ? right[y] : y];
    for (int i = SYMBOL_PLACED; i < SYMBOL_PAIRS; i++) {
        if (m->expect[0][i] == WEIGHT_UNSET)
            m->expect[0][i] = m->expect[0][left[i]];
        if (m->expect[1][i] == WEIGHT_UNSET)
            m->expect[1][i] = m->expect[1][right[i]];
    }
    m->base = left;
}

/* Hebrew against Arabic: a letter brings no less than its sister would. */
static void read_sisters(const data_set *data, letter_model *m)
{
    data_file f;
    str col[2];
    if (!data_get(data, STR("names/hebrew.tsv"), &f))
        return;
    for (tsv_reader r = tsv_begin(&f); tsv_next(&r, col, 2);) {
        size_t i = 0, k = 0;
        uint8_t own = col[0].n ? letters_symbol(NAME_ABJAD, utf8_next(col[0], &i)) : 0;
        uint8_t sister = col[1].n ? letters_symbol(NAME_ABJAD, utf8_next(col[1], &k)) : 0;
        for (int x = 0; own && sister && x < SYMBOL_LAST; x++)
            if (x != own && m->weight[sister][x] > m->weight[own][x])
                m->weight[own][x] = m->weight[x][own] = m->weight[sister][x];
    }
}

qanat_status costs_read(name_table *t, const data_set *data, qanat_error *err)
{
    t->models = arena_array(t->a, letter_model, MODELS);
    for (int k = 0; k < MODELS; k++) {
        letter_model *m = &t->models[k];
        for (int i = 0; i < SYMBOL_LAST; i++)
            for (int j = 0; j < SYMBOL_LAST; j++)
                m->weight[i][j] = placed(i) || placed(j)                   ? WEIGHT_UNSET
                                  : i < SYMBOL_PAIRS && j < SYMBOL_PAIRS ? -500
                                                                         : WEIGHT_NONE;
        for (int i = SYMBOL_PLACED; i < SYMBOL_PAIRS; i++)
            m->expect[0][i] = m->expect[1][i] = WEIGHT_UNSET;
        digits(m);
        m->swap = WEIGHT_NONE;
        m->doubled[0] = m->doubled[1] = 1; /* a tie-breaker, where no pair taught more */
        data_file f;
        if (!data_get(data, str_of(model_files[k].name), &f))
            continue;
        str col[3];
        for (tsv_reader r = tsv_begin(&f); tsv_next(&r, col, 3);)
            if (!row_read(t, &model_files[k], m, col))
                return error_at(err, QANAT_E_INPUT, model_files[k].name, r.line, 1,
                                "two letters (or - for none) and a weight are wanted");
    }
    for (int k = 0; k < MODELS; k++) {
        letter_model *m = &t->models[k];
        bool one_writing = model_files[k].side[0] == model_files[k].side[1];
        if (k == MODEL_ABJAD)
            read_sisters(data, m);
        fill_placed(t, &model_files[k], m);
        align_prepare(m, t->a, one_writing);
        for (int i = 0; i < SYMBOL_LAST && one_writing; i++)
            m->expect[0][i] = m->expect[1][i] = (int16_t)((m->expect[0][i] + m->expect[1][i]) / 2);
    }
    return QANAT_OK;
}

/* ---- comparing */

typedef letter_side side;

static int32_t expected_of(const letter_model *m, side a, side b)
{
    int32_t sum = 0;
    for (size_t i = 0; i < a.n; i++)
        sum += m->expect[0][a.s[i]];
    for (size_t j = 0; j < b.n; j++)
        sum += m->expect[1][b.s[j]];
    return sum / 2;
}

static side own_side(const name_word *w)
{
    return (side){ w->symbols, w->symbols + w->n, w->n };
}

static side latin_side(const name_word *w)
{
    return (side){ w->latin, w->latin + w->m, w->m };
}

const letter_model *costs_sides(const name_table *t, const name_word *a, const name_word *b,
                                letter_side out[2])
{
    bool a_plain = a->writing != NAME_ABJAD && a->writing != NAME_CYRILLIC;
    bool b_plain = b->writing != NAME_ABJAD && b->writing != NAME_CYRILLIC;
    if (a->writing == b->writing && !a_plain) {
        out[0] = own_side(a);
        out[1] = own_side(b);
        return &t->models[a->writing == NAME_ABJAD ? MODEL_ABJAD : MODEL_CYRILLIC];
    }
    if (b->writing == NAME_ABJAD || (a_plain && !b_plain)) {
        const name_word *swap = a;
        a = b;
        b = swap;
    }
    out[1] = latin_side(b);
    if (a->writing == NAME_ABJAD) {
        out[0] = own_side(a);
        return &t->models[MODEL_ABJAD_LATIN];
    }
    if (a->writing == NAME_CYRILLIC && b->writing == NAME_LATIN) {
        out[0] = own_side(a);
        return &t->models[MODEL_CYRILLIC_LATIN];
    }
    out[0] = latin_side(a);
    return &t->models[MODEL_LATIN];
}

/* What is no letter: one side writes letters twice that the other has once, and, to tell apart what
 * is alike otherwise, marks. Never less than nothing, so that what the index knows is a bound. */
static int32_t beside_letters(const letter_model *m, const name_word *a, const name_word *b)
{
    if (a->writing == b->writing)
        return 0;
    if (b->writing == NAME_ABJAD || (b->writing == NAME_CYRILLIC && a->writing != NAME_ABJAD)) {
        const name_word *swap = a;
        a = b;
        b = swap;
    }
    int32_t more = a->doubled > b->doubled ? (a->doubled - b->doubled) * m->doubled[0]
                                           : (b->doubled - a->doubled) * m->doubled[1];
    return more + a->marks + b->marks;
}

int32_t costs_compare(const name_table *t, const name_word *a, const name_word *b,
                      int32_t least_share, int32_t *expected)
{
    side s[2];
    const letter_model *m = costs_sides(t, a, b, s);
    *expected = max32(expected_of(m, s[0], s[1]), 1);
    int32_t beside = beside_letters(m, a, b);
    int32_t need = (int32_t)((int64_t)*expected * least_share / 1000);
    int32_t v = align_words(m, s[0], s[1], need + beside);
    return v == WEIGHT_HOPELESS ? v : v - beside;
}
