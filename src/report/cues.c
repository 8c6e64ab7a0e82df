/*
 * See cues.h. An Arabic word is looked up as it stands, then without و or ف before it.
 */
#include "report/cues.h"
#include "base/map.h"
#include "text/fold.h"

#include <stdlib.h>

struct cues {
    arena *a;
    map words[LANG_COUNT];
    VEC(trap) traps;
};

static const char *const names[] = { "not",       "weak",   "cancel",    "report", "says",
                                     "anonymous", "future", "auxiliary", "person", "contrary" };
_Static_assert(sizeof names / sizeof *names <= 16, "token.cues has 16 bits");

static qanat_status read_cues(cues *k, const data_file *f, qanat_error *err)
{
    tsv_reader r = tsv_begin(f);
    str c[3];
    while (tsv_next(&r, c, 3)) {
        uint8_t l = str_is(c[0], "en") ? LANG_EN : str_is(c[0], "ar") ? LANG_AR : LANG_NONE;
        uint32_t bits = (uint32_t)tsv_bits(c[1], names, sizeof names / sizeof *names);
        if (!l || !bits)
            return error_at(err, QANAT_E_INPUT, "data/lexicon/cues.tsv", r.line, l ? 2 : 1,
                            l ? "an unknown cue; the head of the file names them"
                              : "the language is en or ar");
        str word;
        while (c[2].n && str_split(&c[2], ' ', &word)) {
            str key = fold_str(k->a, word);
            uint32_t old = map_get(&k->words[l], key);
            map_put(&k->words[l], key, bits | (old == MAP_NONE ? 0 : old));
        }
    }
    return QANAT_OK;
}

static bool kind_of(str name, uint8_t *kind)
{
    for (uint8_t i = 0; i < DIFFER_COUNT; i++)
        if (str_is(name, disagreement_kind_name(i))) {
            *kind = i;
            return true;
        }
    return false;
}

static qanat_status read_traps(cues *k, const data_file *f, qanat_error *err)
{
    static const char *const severities[] = { "critical", "major", "minor", "note" };
    tsv_reader r = tsv_begin(f);
    str c[6];
    while (tsv_next(&r, c, 6)) {
        trap t = { .ar = fold_str(k->a, c[0]),
                   .en = fold_str(k->a, c[1]),
                   .explanation = c[4],
                   .explanation_ar = c[5],
                   .severity = UINT8_MAX };
        for (uint8_t i = 0; i < 4; i++)
            if (str_is(c[3], severities[i]))
                t.severity = i;
        if (!kind_of(c[2], &t.kind) || t.severity == UINT8_MAX || !c[5].n)
            return error_at(
                err, QANAT_E_INPUT, "data/lexicon/traps.tsv", r.line, 3,
                "a row is: Arabic, English, kind, severity, and a sentence in each language");
        *vec_push(k->a, &k->traps) = t;
    }
    return QANAT_OK;
}

qanat_status cues_open(const data_set *data, cues **out, qanat_error *err)
{
    cues *k = base_alloc(sizeof *k);
    *k = (cues){ .a = arena_new() };
    data_file f;
    qanat_status s = QANAT_OK;
    if (data_get(data, STR("lexicon/cues.tsv"), &f))
        s = read_cues(k, &f, err);
    if (s == QANAT_OK && data_get(data, STR("lexicon/traps.tsv"), &f))
        s = read_traps(k, &f, err);
    if (s != QANAT_OK) {
        cues_close(k);
        return s;
    }
    *out = k;
    return QANAT_OK;
}

void cues_close(cues *k)
{
    if (!k)
        return;
    for (size_t i = 0; i < LANG_COUNT; i++)
        map_free(&k->words[i]);
    arena_free(k->a);
    free(k);
}

uint32_t cues_of(const cues *k, uint8_t lang_index, str word)
{
    if (lang_index >= LANG_COUNT)
        return 0;
    uint32_t bits = map_get(&k->words[lang_index], word);
    bool and_before = lang_index == LANG_AR && word.n > 4 &&
                      (str_starts(word, STR("و")) || str_starts(word, STR("ف")));
    if (bits == MAP_NONE && and_before)
        bits = map_get(&k->words[lang_index], str_drop(word, 2));
    return bits == MAP_NONE ? 0 : bits;
}

size_t traps_count(const cues *k)
{
    return k->traps.n;
}

const trap *traps_at(const cues *k, size_t i)
{
    return &k->traps.at[i];
}
