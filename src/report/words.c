/*
 * Clitics, class and lexeme of every word; words_ar.c and words_en.c do the languages. Cost:
 * linear.
 */
#include "report/words.h"
#include "report/knowledge.h"
#include "report/stages.h"

#include <stdlib.h>

/* the slot of a word in the table of the report's words, which mostly have one place in memory */
static uint32_t *slot_of(const word_context *k, str norm)
{
    const token *t = k->r->tokens.at;
    size_t i = (size_t)str_mix(norm) & (k->seen_cap - 1);
    while (k->seen[i] && t[k->seen[i] - 1].norm.at != norm.at &&
           !str_eq(t[k->seen[i] - 1].norm, norm))
        i = (i + 1) & (k->seen_cap - 1);
    return &k->seen[i];
}

static void list_words(word_context *k)
{
    const report *r = k->r;
    k->seen_cap = 64;
    while (k->seen_cap < 2 * r->tokens.n)
        k->seen_cap *= 2;
    k->seen = base_zeroed(k->seen_cap * sizeof *k->seen);
    for (uint32_t i = 0; i < r->tokens.n; i++)
        if (r->tokens.at[i].lang == LANG_AR)
            *slot_of(k, r->tokens.at[i].norm) = i + 1;
}

bool words_has(word_context *k, str norm)
{
    if (!k->seen)
        list_words(k);
    return *slot_of(k, norm) != 0;
}

void report_find_words(report *r)
{
    if (!r->know->lexicon)
        return;
    word_context k = { .r = r, .x = r->know->lexicon };
    for (size_t i = 0; i < r->sentences.n; i++) {
        const sentence *s = &r->sentences.at[i];
        if (s->lang == LANG_AR)
            words_arabic(&k, s->first_token, s->token_count);
        else if (s->lang == LANG_EN)
            words_english(&k, s->first_token, s->token_count);
    }
    free(k.seen);
}
