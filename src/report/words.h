/*
 * The two halves of report_find_words (words.c): analysis of the words of one sentence.
 */
#ifndef QANAT_REPORT_WORDS_H
#define QANAT_REPORT_WORDS_H

#include "report/lexicon.h"

typedef struct word_context {
    report *r;
    const lexicon *x;
    bool asked; /* words_has has been asked */
    bool told; /* Arabic: the clause has had a verb */
    /* Arabic: tokens plus one by the hash of their folded words, each word once; 0: free. Listed when
     * first asked for. */
    uint32_t *seen;
    size_t seen_cap;
} word_context;

/* words.c: does the word stand in the report, to tell a name with و before it? */
bool words_has(word_context *k, str norm);

void words_arabic(word_context *k, uint32_t first, uint32_t count);
void words_english(word_context *k, uint32_t first, uint32_t count);

#endif
