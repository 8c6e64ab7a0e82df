/*
 * Claims that say nothing beside another one. "The ministry said that X had sold Y": what is said
 * is told by its own claims, which name the ministry as their source; of a person one such claim is
 * not enough to say the same, for what he said may be more than it. "Promised to buy jets": the
 * purchase is planned, that is the promise. "Asked the court to hear him": the request tells what
 * was asked for, unless it is a measure (a release, a seizure) that is looked for as such. Cost:
 * the claims of a sentence by themselves, its events by themselves.
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
        bool parties = x->actors.n || x->targets.n;
        told += parties && !tells_state(x->type) && shares(&x->sources, &c->actors);
    }
    bool person = r->entities.at[c->actors.at[0]].type == ENTITY_PERSON;
    return told >= (person ? 2u : 1u);
}

static bool says_only(const claim_finder *f, const claim *c)
{
    return c->type == CLAIM_say && c->modality == MODALITY_reported && !c->negative &&
           c->actors.n && !c->targets.n && content_told(f, c);
}

/* "objected, saying that", "told Reuters so, adding that": one act of the same speaker */
static bool says_besides(const claim_finder *f, const event *e)
{
    const report *r = f->r;
    if (e->link != LINK_ADJUNCT || e->claim == NO_INDEX || e->claim < f->first_claim ||
        e->claim >= r->claims.n)
        return false;
    const claim *c = &r->claims.at[e->claim];
    if (c->type != CLAIM_say || c->targets.n || c->modality != MODALITY_reported)
        return false;
    for (size_t i = f->first_claim; i < e->claim; i++) {
        const claim *x = &r->claims.at[i];
        bool speech = (x->type == CLAIM_say && x->targets.n) || x->type == CLAIM_object ||
                      x->type == CLAIM_refuse || x->type == CLAIM_deny;
        if (speech && shares(&x->actors, &c->actors))
            return true;
    }
    return false;
}

/* is the deed asked for by a claim over it? A measure is worth a claim of its own. */
static bool asked_deed(const claim_finder *f, const event *e)
{
    static const uint8_t kept[] = { CLAIM_request, CLAIM_demand, CLAIM_waive,    CLAIM_release,
                                    CLAIM_concede, CLAIM_freeze, CLAIM_sanction, CLAIM_seize,
                                    CLAIM_ban,     CLAIM_arrest };
    const report *r = f->r;
    if (e->claim == NO_INDEX || r->claims.at[e->claim].modality != MODALITY_requested)
        return false;
    for (size_t i = 0; i < sizeof kept; i++)
        if (r->claims.at[e->claim].type == kept[i])
            return false;
    for (int depth = 0; depth < CLAIM_DEPTH && e->parent != NO_INDEX; depth++) {
        e = &f->events.at[e->parent];
        uint8_t over = e->claim != NO_INDEX ? r->claims.at[e->claim].type : FRAME_NONE;
        if (over == CLAIM_request || over == CLAIM_demand)
            return true;
    }
    return false;
}

/* the claim of a promise whose content has one, by the event of the content; or NO_INDEX */
static uint32_t promise_over(const claim_finder *f, const event *e)
{
    if (e->link != LINK_INFINITIVE || e->claim == NO_INDEX || e->parent == NO_INDEX)
        return NO_INDEX;
    uint32_t over = f->events.at[e->parent].claim;
    if (over == NO_INDEX || over < f->first_claim || over == e->claim)
        return NO_INDEX;
    const claim *c = &f->r->claims.at[over];
    bool same = true; /* "promised to free 53 detainees" names them twice */
    for (size_t i = 0; i < c->targets.n; i++) {
        index_list one = { .at = &c->targets.at[i], .n = 1 };
        same &= shares(&one, &f->r->claims.at[e->claim].targets);
    }
    return c->type == CLAIM_offer && c->modality == MODALITY_planned && same ? over : NO_INDEX;
}

/* the claim of an order whose content has one of the same actor, "ordered the release of X": that is
 * what was done; or NO_INDEX */
static uint32_t order_over(const claim_finder *f, const event *e)
{
    const report *r = f->r;
    if (e->claim == NO_INDEX || e->parent == NO_INDEX ||
        !(e->link == LINK_NOUN || (e->link == LINK_CONTENT && e->passive)) ||
        !(chunk_lemma_is(&f->k, &f->c[f->events.at[e->parent].chunk], "order") ||
          chunk_lemma_is(&f->k, &f->c[f->events.at[e->parent].chunk], "امر")))
        return NO_INDEX;
    uint32_t over = f->events.at[e->parent].claim;
    if (over == NO_INDEX || over < f->first_claim || over == e->claim ||
        r->claims.at[over].type != CLAIM_demand ||
        !shares(&r->claims.at[over].actors, &r->claims.at[e->claim].actors))
        return NO_INDEX;
    uint8_t type = r->claims.at[e->claim].type;
    return f->language == LANG_EN || type == CLAIM_release || type == CLAIM_concede ||
                   type == CLAIM_seize || type == CLAIM_freeze || type == CLAIM_ban
               ? over
               : NO_INDEX;
}

/* "sources said", "officials say": words of nobody in particular */
bool claims_of_nobody(const report *r, const claim *c)
{
    if (c->type != CLAIM_say || c->targets.n || c->actors.n != 1)
        return false;
    const entity *e = &r->entities.at[c->actors.at[0]];
    if (e->type != ENTITY_GROUP)
        return false;
    for (size_t i = 0; i < e->mentions.n; i++)
        if (r->mentions.at[e->mentions.at[i]].kind == MENTION_NAME)
            return false;
    return true;
}

void tellings_of_sentence(claim_finder *f)
{
    claim *all = f->r->claims.at;
    size_t first = f->first_claim, n = f->r->claims.n, kept = first;
    if (n == first)
        return;
    bool *drop = arena_array(f->r->a, bool, n - first + 1);
    for (size_t i = first; i < n; i++)
        drop[i - first] = says_only(f, &all[i]);
    for (size_t i = 0; i < f->events.n; i++) {
        const event *e = &f->events.at[i];
        uint32_t promise = promise_over(f, e), order = order_over(f, e);
        if (order != NO_INDEX && order < n)
            drop[order - first] = true;
        if (e->claim != NO_INDEX && e->claim >= first && e->claim < n && asked_deed(f, e))
            drop[e->claim - first] = true;
        if (says_besides(f, e))
            drop[e->claim - first] = true;
        if (promise != NO_INDEX && promise < n)
            drop[promise - first] = true;
    }
    for (size_t i = first; i < n; i++)
        if (!drop[i - first])
            all[kept++] = all[i];
    f->r->claims.n = kept;
}
