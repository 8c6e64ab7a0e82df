/* placeholder: blocks in their order, where both versions have as many */
#include "report/stages.h"

void report_align(report *r)
{
    uint32_t ar[4096], en[4096];
    uint32_t a = 0, e = 0;
    for (uint32_t i = 0; i < r->blocks.n; i++) {
        if (r->blocks.at[i].lang == LANG_AR && a < 4096)
            ar[a++] = i;
        if (r->blocks.at[i].lang == LANG_EN && e < 4096)
            en[e++] = i;
    }
    if (a != e)
        return;
    for (uint32_t i = 0; i < a; i++) {
        const block *x = &r->blocks.at[ar[i]], *y = &r->blocks.at[en[i]];
        for (uint32_t k = 0; k < x->sentence_count; k++)
            r->sentences.at[x->first_sentence + k].bead = (uint32_t)r->beads.n;
        for (uint32_t k = 0; k < y->sentence_count; k++)
            r->sentences.at[y->first_sentence + k].bead = (uint32_t)r->beads.n;
        *vec_push(r->a, &r->beads) = (bead){ x->first_sentence, x->sentence_count, y->first_sentence, y->sentence_count, 0.5 };
    }
}
