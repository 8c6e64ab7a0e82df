/*
 * What the lists know of a word: with what it was learned to be equal, and how common it is in
 * them.
 */
#include "index/format.h"

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
        uint32_t w = p->role <= NAME_FAMILY ? index_word(ix, p->word.folded) : UINT32_MAX, names;
        if (w == UINT32_MAX)
            continue;
        index_postings(ix, w, &names);
        uint16_t most = weight_by_share(names, ix->h->name_n);
        p->learned = index_learned(ix, w);
        p->weight = p->weight < most ? p->weight : most;
    }
}
