/*
 * See titles.h. A head maps to its first row; rows of one head follow each other by `next`.
 */
#include "report/titles.h"
#include "base/arena.h"
#include "base/map.h"

#include <stdlib.h>

typedef struct title_row {
    str qualifier, office;
    uint64_t pairs; /* pairs_of the qualifier */
    uint32_t next;
} title_row;

struct titles {
    arena *a;
    VEC(title_row) rows;
    VEC(str) relations;
    VEC(ministry) ministries;
    map heads[LANG_COUNT], kin[LANG_COUNT], ties[LANG_COUNT], ministry_of;
};

static uint8_t lang_of_code(str s)
{
    return str_is(s, "en") ? LANG_EN : str_is(s, "ar") ? LANG_AR : LANG_NONE;
}

/* A bit for each two bytes that follow each other: words that lack one of a qualifier's do not hold
 * it, which tells most of them at once. */
static uint64_t pairs_of(str s)
{
    uint64_t pairs = 0;
    for (size_t i = 1; i < s.n; i++)
        pairs |= (uint64_t)1 << (((unsigned char)s.at[i - 1] * 5u + (unsigned char)s.at[i]) & 63);
    return pairs;
}

static void add_title(titles *t, uint8_t l, const str *c)
{
    uint32_t index = (uint32_t)t->rows.n;
    *vec_push(t->a, &t->rows) = (title_row){ c[2], c[3], pairs_of(c[2]), NO_INDEX };
    uint32_t first = map_get(&t->heads[l], c[1]);
    if (first == MAP_NONE) {
        map_put(&t->heads[l], c[1], index);
        return;
    }
    while (t->rows.at[first].next != NO_INDEX)
        first = t->rows.at[first].next;
    t->rows.at[first].next = index;
}

static qanat_status read_rows(titles *t, const data_set *data, str name, bool kin, qanat_error *err)
{
    data_file f;
    if (!data_get(data, name, &f))
        return QANAT_OK;
    tsv_reader r = tsv_begin(&f);
    str c[4];
    while (tsv_next(&r, c, 4)) {
        uint8_t l = lang_of_code(c[0]);
        if (!l)
            return error_at(err, QANAT_E_INPUT, name.at, r.line, 1, "the language is en or ar");
        if (kin) {
            map_put(&t->kin[l], c[1], (uint32_t)t->relations.n);
            *vec_push(t->a, &t->relations) = c[2];
        } else {
            add_title(t, l, c);
        }
    }
    return QANAT_OK;
}

static qanat_status read_ministries(titles *t, const data_set *data, qanat_error *err)
{
    data_file f;
    if (!data_get(data, STR("lexicon/ministries.tsv"), &f))
        return QANAT_OK;
    tsv_reader r = tsv_begin(&f);
    str c[3];
    while (tsv_next(&r, c, 3)) {
        if (!c[1].n || !c[2].n)
            return error_at(err, QANAT_E_INPUT, "data/lexicon/ministries.tsv", r.line,
                            c[1].n ? 3 : 2, "an office, its ministry and words of its name");
        map_put(&t->ministry_of, c[0], (uint32_t)t->ministries.n);
        *vec_push(t->a, &t->ministries) = (ministry){ c[1], c[2] };
    }
    return QANAT_OK;
}

static qanat_status read_ties(titles *t, const data_set *data, qanat_error *err)
{
    static const char *const names[] = { "owner", "held", "company", "owned" };
    data_file f;
    if (!data_get(data, STR("lexicon/ties.tsv"), &f))
        return QANAT_OK;
    tsv_reader r = tsv_begin(&f);
    str c[3];
    while (tsv_next(&r, c, 3)) {
        uint8_t l = lang_of_code(c[0]);
        uint32_t tie = 0;
        while (tie < sizeof names / sizeof *names && !str_is(c[2], names[tie]))
            tie++;
        if (!l || tie == sizeof names / sizeof *names)
            return error_at(err, QANAT_E_INPUT, "data/lexicon/ties.tsv", r.line, l ? 3 : 1,
                            l ? "the tie is owner, held, company or owned"
                              : "the language is en or ar");
        map_put(&t->ties[l], c[1], tie + TIE_OWNER);
    }
    return QANAT_OK;
}

qanat_status titles_open(const data_set *data, titles **out, qanat_error *err)
{
    titles *t = base_alloc(sizeof *t);
    *t = (titles){ .a = arena_new() };
    qanat_status s = read_rows(t, data, STR("lexicon/titles.tsv"), false, err);
    if (s == QANAT_OK)
        s = read_rows(t, data, STR("lexicon/kinship.tsv"), true, err);
    if (s == QANAT_OK)
        s = read_ministries(t, data, err);
    if (s == QANAT_OK)
        s = read_ties(t, data, err);
    if (s != QANAT_OK) {
        titles_close(t);
        return s;
    }
    *out = t;
    return QANAT_OK;
}

void titles_close(titles *t)
{
    if (!t)
        return;
    for (size_t i = 0; i < LANG_COUNT; i++) {
        map_free(&t->heads[i]);
        map_free(&t->kin[i]);
        map_free(&t->ties[i]);
    }
    map_free(&t->ministry_of);
    arena_free(t->a);
    free(t);
}

bool titles_is_head(const titles *t, uint8_t lang_index, str word)
{
    return map_get(&t->heads[lang_index], word) != MAP_NONE;
}

static bool is_told(const titles *t, uint8_t lang_index, str word)
{
    return map_get(&t->heads[lang_index], word) != MAP_NONE ||
           map_get(&t->kin[lang_index], word) != MAP_NONE ||
           map_get(&t->ties[lang_index], word) != MAP_NONE;
}

enum { LETTER = 2, LEAST = 2 * LETTER, MOST_OFF = 5, STEM_BYTES = 64 };

static bool is_letter_of(str word, size_t at, const char *letters)
{
    for (; *letters; letters += LETTER)
        if (memcmp(word.at + at, letters, LETTER) == 0)
            return true;
    return false;
}

/* the stem as it is, with ة where it now ends in ت (زوجته), and with ء where it ends in اي (اشقائه) */
static bool stem_told(const titles *t, str stem)
{
    char other[STEM_BYTES];
    if (is_told(t, LANG_AR, stem))
        return true;
    bool te = str_ends(stem, STR("ت")), ye = str_ends(stem, STR("اي"));
    if ((!te && !ye) || stem.n > sizeof other)
        return false;
    memcpy(other, stem.at, stem.n);
    memcpy(other + stem.n - LETTER, te ? "ة" : "ء", LETTER);
    return is_told(t, LANG_AR, (str){ other, stem.n });
}

/* "minister", "ministers", "brothers" and the first word of "brothers-in-law" */
static bool english_told(const titles *t, str word)
{
    static const char law[] = "-in-law";
    char in_law[STEM_BYTES];
    if (is_told(t, LANG_EN, word))
        return true;
    str one = str_take(word, word.n ? word.n - 1 : 0);
    if (one.n < 3 || !str_ends(word, STR("s")) || one.n + sizeof law > sizeof in_law)
        return false;
    memcpy(in_law, one.at, one.n);
    memcpy(in_law + one.n, law, sizeof law);
    return is_told(t, LANG_EN, one) || is_told(t, LANG_EN, str_of(in_law));
}

bool titles_may_tell(const titles *t, uint8_t lang_index, str word)
{
    if (lang_index != LANG_AR)
        return english_told(t, word);
    for (size_t off = 0; off <= MOST_OFF * LETTER && off + LEAST <= word.n; off += LETTER) {
        str stem = str_drop(word, off);
        for (size_t n = 0; n <= MOST_OFF && stem.n >= LEAST; n++) {
            if (stem_told(t, stem))
                return true;
            stem.n -= LETTER;
            if (!is_letter_of(stem, stem.n, "انيوهمك"))
                break;
        }
        if (!is_letter_of(word, off, "وفبلكسا"))
            break;
    }
    return false;
}

str titles_office(const titles *t, uint8_t lang_index, str head, str words)
{
    uint64_t pairs = pairs_of(words);
    for (uint32_t i = map_get(&t->heads[lang_index], head); i != MAP_NONE && i != NO_INDEX;
         i = t->rows.at[i].next) {
        const title_row *x = &t->rows.at[i];
        if (!(x->pairs & ~pairs) && str_find(words, x->qualifier) != SIZE_MAX)
            return x->office;
    }
    return STR_NONE;
}

str titles_kin(const titles *t, uint8_t lang_index, str words)
{
    uint32_t i = map_get(&t->kin[lang_index], words);
    return i == MAP_NONE ? STR_NONE : t->relations.at[i];
}

owning titles_tie(const titles *t, uint8_t lang_index, str word)
{
    uint32_t i = map_get(&t->ties[lang_index], word);
    return i == MAP_NONE ? TIE_NONE : (owning)i;
}

const ministry *titles_ministry(const titles *t, str office)
{
    uint32_t i = office.n ? map_get(&t->ministry_of, office) : MAP_NONE;
    return i == MAP_NONE ? NULL : &t->ministries.at[i];
}
