/*
 * Keeps what each verb says and whom it names as doing it, for the time when the two versions
 * are laid together: where one version tells a claim and the other uses a word that no frame knows,
 * the subject of that word still says who it was. Cost: linear in the verbs; nothing is kept of a
 * report in one language, nor of verbs that answer no word of the other version.
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

/* is it the verb whose subject discourse_note takes the sentence to be about? */
static bool tells_subject(const claim_finder *f, const event *e)
{
    return e->link == LINK_MAIN && !e->passive &&
           f->r->tokens.at[f->c[e->chunk].head].pos != WORD_AUXILIARY;
}

void told_note(claim_finder *f)
{
    if (!f->r->word_keys || f->r->sentences.at[f->sentence].bead == NO_INDEX)
        return;
    bool subject = false; /* told before what is talked about changes */
    for (size_t i = 0; i < f->events.n; i++) {
        event *e = &f->events.at[i];
        const chunk *c = &f->c[e->chunk];
        if (c->kind != CHUNK_VERB)
            continue;
        bool asked = f->answers && f->answers[c->head], main = !subject && tells_subject(f, e);
        subject |= main;
        if (!asked && !main)
            continue;
        told_verb t = { .token = c->head, .how = told_how(f, e), .negated = e->negated };
        t.passive = e->passive;
        t.at = (span){ f->r->tokens.at[c->first].start, f->r->tokens.at[c->last].end, f->language };
        if (e->passive)
            parties_of(f, chunk_behind(f, e->chunk + 1, e->limit, STR("by")), &t.who);
        else if (t.how == SUBJECT_NAMED || main)
            parties_of_subject(f, e, &t.who);
        if (asked)
            *vec_push(f->r->a, &f->told) = t;
    }
}
