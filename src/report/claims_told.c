/*
 * Keeps what each verb says and whom it names as doing it, for the time when the two versions
 * are laid together: where one version tells a claim and the other uses a word that no frame knows,
 * the subject of that word still says who it was. Cost: linear in the verbs; nothing is kept of a
 * report in one language.
 */
#include "report/claims_versions.h"

uint8_t told_how(const claim_finder *f, const event *e)
{
    if (e->passive)
        return SUBJECT_UNKNOWN;
    if (e->subject == NO_INDEX)
        return e->null_subject || e->link == LINK_INFINITIVE || e->link == LINK_ADJUNCT
                   ? SUBJECT_INSIDE
                   : SUBJECT_UNKNOWN;
    return f->c[e->subject].kind == CHUNK_PRONOUN ? SUBJECT_PRONOUN : SUBJECT_NAMED;
}

void told_note(claim_finder *f)
{
    if (!f->r->word_keys || f->r->sentences.at[f->sentence].bead == NO_INDEX)
        return;
    for (size_t i = 0; i < f->events.n; i++) {
        event *e = &f->events.at[i];
        const chunk *c = &f->c[e->chunk];
        if (c->kind != CHUNK_VERB)
            continue;
        told_verb t = { .token = c->head, .how = told_how(f, e), .negated = e->negated };
        t.passive = e->passive;
        t.at = (span){ f->r->tokens.at[c->first].start, f->r->tokens.at[c->last].end, f->language };
        if (e->passive)
            parties_of(f, chunk_behind(f, e->chunk + 1, e->limit, STR("by")), &t.who);
        else if (t.how == SUBJECT_NAMED || e->link == LINK_MAIN)
            parties_of_subject(f, e, &t.who);
        *vec_push(f->r->a, &f->told) = t;
    }
}
