/*
 * See signs.h.
 */
#include "report/signs.h"
#include "base/arena.h"

#include <stdlib.h>

struct signs {
    map words[LANG_COUNT];
};

static uint32_t bits_of(str list)
{
    static const char *const names[] = { "function", "title",    "org",   "place",
                                         "product",  "particle", "month", "weekday",
                                         "modifier", "generic",  "firm",  "locality" };
    uint32_t bits = 0;
    str piece;
    while (list.at && str_split(&list, '|', &piece)) {
        uint32_t bit = 0;
        for (uint32_t i = 0; i < sizeof names / sizeof *names; i++)
            if (str_is(piece, names[i]))
                bit = 1u << i;
        if (!bit)
            return 0;
        bits |= bit;
    }
    return bits;
}

qanat_status signs_open(const data_set *data, signs **out, qanat_error *err)
{
    signs *s = base_alloc(sizeof *s);
    *s = (signs){ 0 };
    *out = s;
    data_file f;
    if (!data_get(data, STR("lexicon/signs.tsv"), &f))
        return QANAT_OK;
    tsv_reader r = tsv_begin(&f);
    str c[3];
    while (tsv_next(&r, c, 3)) {
        uint32_t bits = bits_of(c[2]);
        uint8_t l = str_is(c[0], "en") ? LANG_EN : str_is(c[0], "ar") ? LANG_AR : LANG_NONE;
        if (!bits || !l) {
            signs_close(s);
            *out = NULL;
            return error_at(err, QANAT_E_INPUT, "data/lexicon/signs.tsv", r.line, l ? 3 : 1,
                            l ? "an unknown sign; the head of the file names them"
                              : "the language is en or ar");
        }
        map_put(&s->words[l], c[1], bits);
    }
    return QANAT_OK;
}

void signs_close(signs *s)
{
    if (!s)
        return;
    for (size_t i = 0; i < LANG_COUNT; i++)
        map_free(&s->words[i]);
    free(s);
}

uint32_t signs_of(const signs *s, uint8_t lang_index, str folded_word)
{
    uint32_t bits =
        lang_index < LANG_COUNT ? map_get(&s->words[lang_index], folded_word) : MAP_NONE;
    return bits == MAP_NONE ? 0 : bits;
}
