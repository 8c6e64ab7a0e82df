/*
 * See people_words.h. Some 11,000 words go into one table when an engine opens: about a
 * millisecond. A look-up is one hash.
 */
#include "report/people_words.h"
#include "base/map.h"
#include "text/fold.h"

#include <stdlib.h>

struct people_words {
    arena *a;
    map words;
};

static const char *const use_names[] = { "given", "given-word", "family", "family-word",
                                         "east",  "tail",       "particle" };

qanat_status people_words_open(const data_set *data, people_words **out, qanat_error *err)
{
    people_words *p = base_alloc(sizeof *p);
    *p = (people_words){ .a = arena_new() };
    *out = p;
    data_file f;
    if (!data_get(data, STR("lexicon/people-ar.tsv"), &f))
        return QANAT_OK;
    tsv_reader r = tsv_begin(&f);
    str c[3], word;
    while (tsv_next(&r, c, 3)) {
        uint32_t use = (uint32_t)tsv_bits(c[1], use_names, sizeof use_names / sizeof *use_names);
        if (!use)
            return error_at(err, QANAT_E_INPUT, r.file.at, r.line, 2,
                            "an unknown use of a name; the head of the file names them");
        str names = c[2];
        while (names.at && str_split(&names, ' ', &word)) {
            str folded = fold_str(p->a, word);
            uint32_t before = map_get(&p->words, folded);
            if (folded.n)
                map_put(&p->words, folded, before == MAP_NONE ? use : before | use);
        }
    }
    return QANAT_OK;
}

void people_words_close(people_words *p)
{
    if (!p)
        return;
    map_free(&p->words);
    arena_free(p->a);
    free(p);
}

uint32_t people_words_of(const people_words *p, str folded)
{
    uint32_t use = map_get(&p->words, folded);
    return use == MAP_NONE ? 0 : use;
}
