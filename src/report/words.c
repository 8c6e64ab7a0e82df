/*
 * Clitics, class and lexeme of every word; words_ar.c and words_en.c do the languages. Cost:
 * linear.
 */
#include "report/words.h"
#include "report/knowledge.h"
#include "report/stages.h"

bool words_has(word_context *k, str norm)
{
    const report *r = k->r;
    if (!k->listed)
        map_reserve(&k->seen, r->tokens.n / 4);
    for (size_t i = 0; !k->listed && i < r->tokens.n; i++)
        if (r->tokens.at[i].lang == LANG_AR)
            map_put(&k->seen, r->tokens.at[i].norm, (uint32_t)i);
    k->listed = true;
    return map_get(&k->seen, norm) != MAP_NONE;
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
    map_free(&k.seen);
}
