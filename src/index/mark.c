/*
 * What the lists know of a word: with what it was learned to be equal, and how common it is in
 * them.
 */
#include "index/format.h"

static const word_row *word_called(const index_file *ix, const name_part *p)
{
    size_t n;
    const uint32_t *forms = index_forms(ix, word_itself_key(&p->word), &n);
    const word_row *words = index_at(ix, SECTION_WORDS);
    const char *texts = index_at(ix, SECTION_WORD_TEXT);
    for (size_t i = 0; i < n; i++) {
        if (forms[i] >= ix->h->form_n)
            continue;
        uint32_t w = ((const form_row *)index_at(ix, SECTION_FORMS))[forms[i]].word;
        if (w >= ix->h->word_n || words[w].text > words[w + 1].text ||
            words[w + 1].text > ix->h->at[SECTION_WORD_TEXT].bytes)
            continue;
        if (str_eq(str_range(texts, words[w].text, words[w + 1].text), p->word.folded))
            return &words[w];
    }
    return NULL;
}

/* Words that every fiftieth name has weigh as little as the most common ones of data/names. A list
 * of few names says nothing about what is common. */
static uint16_t weight_by_share(uint32_t names, uint32_t all)
{
    enum { ENOUGH_NAMES = 2000 };
    uint64_t per_100000 = (uint64_t)names * 100000 / (all ? all : 1);
    if (all < ENOUGH_NAMES)
        return 1000;
    return per_100000 > 2000   ? 600
           : per_100000 > 1000 ? 700
           : per_100000 > 400  ? 800
           : per_100000 > 100  ? 900
                               : 1000;
}

void index_mark(const index_file *ix, name_parsed *name)
{
    for (uint32_t i = 0; i < name->n; i++) {
        name_part *p = &name->parts[i];
        const word_row *w = p->role <= NAME_FAMILY ? word_called(ix, p) : NULL;
        if (!w)
            continue;
        uint16_t most = weight_by_share(w->names, ix->h->name_n);
        p->learned = w->learned;
        p->weight = p->weight < most ? p->weight : most;
    }
}
