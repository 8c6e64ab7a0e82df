/*
 * Clitics, class and lexeme of every word; words_ar.c and words_en.c do the languages. Cost:
 * linear.
 */
#include "report/words.h"
#include "report/knowledge.h"
#include "report/stages.h"

void report_find_words(report *r)
{
    if (!r->know->lexicon)
        return;
    word_context k = { .r = r, .x = r->know->lexicon };
    for (size_t i = 0; i < r->tokens.n; i++)
        if (r->tokens.at[i].lang == LANG_AR)
            map_put(&k.seen, r->tokens.at[i].norm, (uint32_t)i);
    for (size_t i = 0; i < r->sentences.n; i++) {
        const sentence *s = &r->sentences.at[i];
        if (s->lang == LANG_AR)
            words_arabic(&k, s->first_token, s->token_count);
        else if (s->lang == LANG_EN)
            words_english(&k, s->first_token, s->token_count);
    }
    map_free(&k.seen);
}
