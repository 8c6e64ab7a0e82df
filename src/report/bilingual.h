/*
 * A dictionary of news words: Arabic stems and English lemmas that say the same, read from
 * data/lexicon/bilingual*.tsv. One row of the file is one concept; a word may stand in several
 * rows. It tells which words of two sentences answer each other, so it need not be a perfect
 * translation: near synonyms share a row.
 *
 * Words of a text are looked up with what may be inflection taken off: a handful of ways to cut an
 * Arabic word, the usual endings of English. The longest stem that is known wins.
 * Cost: about 0.1 us an English word, 0.2 us an Arabic one. Immutable, shared by threads.
 */
#ifndef QANAT_REPORT_BILINGUAL_H
#define QANAT_REPORT_BILINGUAL_H

#include "base/data.h"
#include "report/model.h"

typedef struct bilingual bilingual;

enum { BILINGUAL_CONCEPTS = 6 }; /* of one word; further ones are not looked at */

/* what a row is marked with in its third column */
enum bilingual_mark {
    BILINGUAL_NEGATIVE = 1, /* holds a denial in itself: fail, refuse, without */
    BILINGUAL_COMMON = 2    /* too common to be evidence by itself: be, have, also */
};

qanat_status bilingual_open(const data_set *data, bilingual **out, qanat_error *err);
void bilingual_close(bilingual *b);
size_t bilingual_count(const bilingual *b);

/* The concepts of a folded word, best first; returns how many. */
size_t bilingual_of(const bilingual *b, uint8_t lang_index, str folded_word,
                    uint32_t out[BILINGUAL_CONCEPTS]);
uint8_t bilingual_marks(const bilingual *b, uint32_t concept);
/* the value of a number word (marked =3 in the file), or -1 */
int64_t bilingual_number(const bilingual *b, uint32_t concept);
/* Opposites (data/lexicon/antonyms.tsv): the English word says the contrary of the Arabic one. */
typedef struct bilingual_pair {
    uint64_t word;          /* key of the English lemma */
    uint32_t concept;       /* what its opposite is */
    uint8_t kind, severity; /* of the disagreement, model.h */
} bilingual_pair;
/* what an English word is looked up by among the opposites; 0 where it has none */
uint64_t bilingual_opposite_key(const bilingual *b, str english);
/* NULL where the word of that key is no opposite of the concept */
const bilingual_pair *bilingual_opposite(const bilingual *b, uint64_t key, uint32_t concept);

#endif
