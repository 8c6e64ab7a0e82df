/*
 * The two halves of report_find_words (words.c): analysis of the words of one sentence.
 */
#ifndef QANAT_REPORT_WORDS_H
#define QANAT_REPORT_WORDS_H

#include "base/map.h"
#include "report/lexicon.h"

typedef struct word_context {
    report *r;
    const lexicon *x;
    bool asked; /* words_has has been asked */
    bool told; /* Arabic: the clause has had a verb */
    bool listed;
    map seen;   /* Arabic: folded words of the report; listed when first asked for */
} word_context;

/* words.c: does the word stand in the report, to tell a name with و before it? */
bool words_has(word_context *k, str norm);

void words_arabic(word_context *k, uint32_t first, uint32_t count);
void words_english(word_context *k, uint32_t first, uint32_t count);

#endif
