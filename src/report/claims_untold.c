/*
 * What a frame fits, but another claim tells already or nobody did: what is refused, what a licence
 * means, words about oneself in a quotation, earthquakes. Cost: the events and claims of a sentence.
 */
#include "report/claims_match.h"

/* "We will discuss it with our partners": words about oneself are told as what was said, unless they
 * are about somebody named */
bool match_only_words(const match *m)
{
    const claim_finder *f = m->f;
    const event *e = m->e;
    while (!e->we && e->link == LINK_INFINITIVE && e->parent != NO_INDEX &&
           &f->events.at[e->parent] < e)
        e = &f->events.at[e->parent];
    if (!e->we)
        return false;
    for (size_t i = 0; i < m->targets.n; i++) {
        const entity *who = &f->r->entities.at[m->targets.at[i]];
        if (who->mentions.n && f->r->mentions.at[who->mentions.at[0]].kind == MENTION_NAME)
            return false;
    }
    return true;
}

/* what is refused or threatened is told by that claim itself */
bool match_anonymous(const match *m)
{
    static const char *const words[] = { "name", "identify", "quote", "disclose", "mention", "cite" };
    const claim_finder *f = m->f;
    uint32_t inf = match_infinitive(m);
    if (m->fr->type != CLAIM_request || inf == NO_INDEX || !f->events.at[inf].passive ||
        !f->events.at[inf].negated)
        return false;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (chunk_lemma_is(&f->k, &f->c[f->events.at[inf].chunk], words[i]))
            return true;
    return false;
}

bool match_open(const match *m)
{
    const chunk *c = &m->f->c[m->e->chunk];
    return m->fr->type == CLAIM_refuse && m->e->negated && !m->nominal &&
           (chunk_lemma_is(&m->f->k, c, "rule") || chunk_lemma_is(&m->f->k, c, "استبعد"));
}

bool event_under_refusal(const claim_finder *f, const event *e)
{
    if (e->parent == NO_INDEX || (e->link != LINK_INFINITIVE && e->link != LINK_NOUN))
        return false;
    const event *over = &f->events.at[e->parent];
    for (int depth = 0; depth < CLAIM_DEPTH && over->claim == NO_INDEX && over->frame == NO_INDEX &&
                        over->link == LINK_INFINITIVE && over->parent != NO_INDEX;
         depth++)
        over = &f->events.at[over->parent]; /* "refused to issue an order to stop the sale" */
    if (over->frame == NO_INDEX || over->claim == NO_INDEX)
        return false;
    uint8_t type = frames_at(f->f, over->frame)->type;
    bool pays = e->frame != NO_INDEX && frames_at(f->f, e->frame)->type == CLAIM_finance;
    if (pays && (type == CLAIM_agree || type == CLAIM_demand || type == CLAIM_waive ||
                 type == CLAIM_approve))
        return true; /* "agreed to pay": told by the agreement */
    return type == CLAIM_refuse || type == CLAIM_threaten ||
           type == CLAIM_ban;
}

/* "a waiver allowing X": whom it allows is whom it was granted */
bool match_extends_grant(match *m)
{
    claim_finder *f = m->f;
    if (m->fr->type != CLAIM_approve || m->e->subject == NO_INDEX)
        return false;
    if (m->e->link == LINK_ADJUNCT && m->e->parent != NO_INDEX &&
        f->events.at[m->e->parent].claim != NO_INDEX) {
        claim *c = &f->r->claims.at[f->events.at[m->e->parent].claim];
        if (c->type == CLAIM_approve ||
            c->type == CLAIM_waive) { /* "approved it, allowing him to enter": one grant */
            if (c->type == CLAIM_waive)
                for (size_t k = 0; k < m->targets.n; k++)
                    parties_add(f, &c->targets, m->targets.at[k]);
            m->e->claim = f->events.at[m->e->parent].claim;
            return true;
        }
    }
    if (m->e->link != LINK_RELATIVE)
        return false;
    for (size_t i = 0; i < f->events.n; i++) {
        const event *o = &f->events.at[i];
        if (o->claim == NO_INDEX ||
            (o->consumed != m->e->subject && !(o->chunk == m->e->subject && o->link == LINK_NOUN)))
            continue;
        claim *c = &f->r->claims.at[o->claim];
        if (c->type != CLAIM_waive && c->type != CLAIM_approve)
            continue;
        for (size_t k = 0; k < m->targets.n; k++)
            parties_add(f, &c->targets, m->targets.at[k]);
        m->e->claim = o->claim;
        return true;
    }
    return false;
}

/* an earthquake strikes, a crisis hits: nobody's deed */
bool event_is_misfortune(const claim_finder *f, uint32_t i)
{
    const chunk *c = &f->c[i];
    if (c->kind != CHUNK_NOUN || c->sense != SENSE_EVENT || c->mention != NO_INDEX ||
        c->lemma == NO_INDEX)
        return false;
    const lexeme *l = lexicon_lexeme(f->x, c->lemma);
    uint32_t frames_of = l->frames != NO_INDEX ? l->frames
                         : l->verb != NO_INDEX ? lexicon_lexeme(f->x, l->verb)->frames
                                               : NO_INDEX;
    for (uint32_t n = frames_of; n != NO_INDEX; n = frames_at(f->f, n)->next)
        if (frames_at(f->f, n)->type == CLAIM_attack)
            return false;
    return true;
}

bool match_by_licence(const match *m)
{
    const claim_finder *f = m->f;
    const event *e = m->e;
    if (m->nominal || e->passive || e->subject == NO_INDEX || e->link == LINK_RELATIVE ||
        !m->targets.n || f->c[e->subject].lemma == NO_INDEX ||
        !(lexicon_lexeme(f->x, f->c[e->subject].lemma)->sets & SET_LICENCE))
        return false;
    for (size_t i = f->first_claim; i < f->r->claims.n; i++)
        if (f->r->claims.at[i].type == CLAIM_waive || f->r->claims.at[i].type == CLAIM_approve ||
            f->r->claims.at[i].type == CLAIM_concede)
            return false;
    return true;
}
