/*
 * See signs.h.
 */
#include "report/signs.h"
#include "base/arena.h"

#include <stdlib.h>

struct signs {
    map words[LANG_COUNT], sets[LANG_COUNT], letters; /* a map's value is a place in `bits` */
    VEC(uint64_t) bits;
    arena *a;
};

static const char *const sign_names[] = { "function", "title",    "org",   "place",
                                          "product",  "particle", "month", "weekday",
                                          "modifier", "generic",  "firm",  "locality", "junior",
                                          "acts",     "office" };
_Static_assert(sizeof sign_names / sizeof *sign_names <= 16, "token.signs has 16 bits");
static const char *const set_names[] = { "herald", "kind",         "weapon", "purpose", "unit",
                                         "side",   "abbreviation", "opener",
                                         "public", "ruler",  "leader",       "purposeful",
                                         "folk",   "portfolio",    "vessel", "giving",
                                         "site",   "assault", "compound", "creed",
                                         "naming", "owning",  "neighbour", "visitor",
                                         "state",  "tycoon",  "among",    "rank",
                                         "royal",  "masculine", "standing", "loose",
                                         "helper", "rumour",  "untrue",   "nameless",
                                         "civic",  "licence",  "comprising", "consisting",
                                         "occurring", "annulling" };
_Static_assert(sizeof set_names / sizeof *set_names <= 64, "a set is a bit of 64");

/* lang, word, bits: the two files of this shape */
static qanat_status read_words(signs *s, map *words, const data_file *f, const char *const *names,
                               size_t count, qanat_error *err)
{
    tsv_reader r = tsv_begin(f);
    str c[3];
    while (tsv_next(&r, c, 3)) {
        uint64_t bits = tsv_bits(c[2], names, count);
        uint8_t l = str_is(c[0], "en") ? LANG_EN : str_is(c[0], "ar") ? LANG_AR : LANG_NONE;
        if (!bits || !l)
            return error_at(err, QANAT_E_INPUT, r.file.at, r.line, l ? 3 : 1,
                            l ? "an unknown sign or set; the head of the file names them"
                              : "the language is en or ar");
        map_put(&words[l], c[1], (uint32_t)s->bits.n);
        *vec_push(s->a, &s->bits) = bits;
    }
    return QANAT_OK;
}

static qanat_status read_letters(map *letters, const data_file *f, qanat_error *err)
{
    tsv_reader r = tsv_begin(f);
    str c[2], name;
    while (tsv_next(&r, c, 2)) {
        if (c[0].n != 1 || c[0].at[0] < 'a' || c[0].at[0] > 'z')
            return error_at(err, QANAT_E_INPUT, r.file.at, r.line, 1, "a Latin letter, small");
        str names = c[1];
        while (names.at && str_split(&names, '|', &name)) {
            uint32_t bits = map_get(letters, name);
            map_put(letters, name, (bits == MAP_NONE ? 0 : bits) | 1u << (c[0].at[0] - 'a'));
        }
    }
    return QANAT_OK;
}

qanat_status signs_open(const data_set *data, signs **out, qanat_error *err)
{
    signs *s = base_alloc(sizeof *s);
    *s = (signs){ .a = arena_new() };
    *out = s;
    data_file f;
    qanat_status st = QANAT_OK;
    if (data_get(data, STR("lexicon/signs.tsv"), &f))
        st = read_words(s, s->words, &f, sign_names, sizeof sign_names / sizeof *sign_names, err);
    if (st == QANAT_OK && data_get(data, STR("lexicon/sets.tsv"), &f))
        st = read_words(s, s->sets, &f, set_names, sizeof set_names / sizeof *set_names, err);
    if (st == QANAT_OK && data_get(data, STR("lexicon/letter-names.tsv"), &f))
        st = read_letters(&s->letters, &f, err);
    if (st != QANAT_OK) {
        signs_close(s);
        *out = NULL;
    }
    return st;
}

void signs_close(signs *s)
{
    if (!s)
        return;
    map_free(&s->letters);
    arena_free(s->a);
    for (size_t i = 0; i < LANG_COUNT; i++) {
        map_free(&s->words[i]);
        map_free(&s->sets[i]);
    }
    free(s);
}

static uint64_t bits_at(const signs *s, const map *words, uint8_t lang_index, str word)
{
    uint32_t at = lang_index < LANG_COUNT ? map_get(&words[lang_index], word) : MAP_NONE;
    return at == MAP_NONE ? 0 : s->bits.at[at];
}

uint32_t signs_of(const signs *s, uint8_t lang_index, str folded_word)
{
    return (uint32_t)bits_at(s, s->words, lang_index, folded_word);
}

uint32_t signs_letters(const signs *s, str folded_word)
{
    uint32_t bits = map_get(&s->letters, folded_word);
    return bits == MAP_NONE ? 0 : bits;
}

uint64_t word_sets(const signs *s, uint8_t lang_index, str word)
{
    return bits_at(s, s->sets, lang_index, word);
}

bool word_in_set(const signs *s, uint8_t lang_index, str word, uint64_t set)
{
    return (bits_at(s, s->sets, lang_index, word) & set) != 0;
}
