/*
 * "The ministry said that X had sold Y and bought Z": what is said is told by its own claims, which
 * name the ministry as their source, and that it said something is no claim beside them. Of a
 * person one such claim is not enough to say the same: what he said may be more than it. Cost: the
 * claims of a sentence by themselves.
 */
#include "report/claims.h"

static bool tells_state(uint8_t type)
{
    return type == CLAIM_say || type == CLAIM_disclose || type == CLAIM_role ||
           type == CLAIM_kin || type == CLAIM_member;
}

static bool shares(const index_list *a, const index_list *b)
{
    for (size_t i = 0; i < a->n; i++)
        for (size_t k = 0; k < b->n; k++)
            if (a->at[i] == b->at[k])
                return true;
    return false;
}

/* are there enough claims that say what was said? */
static bool content_told(const claim_finder *f, const claim *c)
{
    const report *r = f->r;
    size_t told = 0;
    for (size_t i = f->first_claim; i < r->claims.n; i++) {
        const claim *x = &r->claims.at[i];
        told += !tells_state(x->type) && shares(&x->sources, &c->actors);
    }
    bool person = r->entities.at[c->actors.at[0]].type == ENTITY_PERSON;
    return told >= (person ? 2u : 1u);
}

void tellings_of_sentence(claim_finder *f)
{
    claim *all = f->r->claims.at;
    size_t n = f->r->claims.n, kept = f->first_claim;
    bool *drop = arena_array(f->r->a, bool, n - kept + 1);
    for (size_t i = kept; i < n; i++)
        drop[i - f->first_claim] = all[i].type == CLAIM_say &&
                                   all[i].modality == MODALITY_reported && !all[i].negative &&
                                   all[i].actors.n && !all[i].targets.n && content_told(f, &all[i]);
    for (size_t i = kept; i < n; i++)
        if (!drop[i - f->first_claim])
            all[kept++] = all[i];
    f->r->claims.n = kept;
}
