/*
 * "At Malta's request", بطلب من مالطا: a phrase that says in passing who asked for what is told.
 * Cost: linear in the chunks of a sentence.
 */
#include "report/claims.h"

static bool is_request(const claim_finder *f, uint32_t i)
{
    const chunk *c = &f->c[i];
    if (c->kind != CHUNK_NOUN || c->mention != NO_INDEX)
        return false;
    if (f->language == LANG_EN)
        return (chunk_lemma_is(&f->k, c, "request") || chunk_lemma_is(&f->k, c, "behest") ||
                str_is(f->r->tokens.at[c->head].norm, "behest")) &&
               (chunk_preposition_is(f, i - 1, STR("at")) ||
                chunk_preposition_is(f, i - 1, STR("upon")));
    if (!chunk_lemma_is(&f->k, c, "طلب"))
        return false;
    str because = f->r->tokens.at[f->c[i - 1].first].norm; /* بناء على: one preposition */
    return chunk_preposition_is(f, i - 1, STR("ب")) || str_starts(because, STR("بناء")) ||
           str_starts(because, STR("نزولا"));
}

/* who asked: the possessor, or behind "of" and من; the last chunk that names him in *reach */
static void who_asked(claim_finder *f, uint32_t i, index_list *who, uint32_t *reach)
{
    const chunk *c = &f->c[i];
    *reach = i;
    if (f->language == LANG_EN && c->owner != NO_INDEX)
        parties_add(f, who, f->r->mentions.at[c->owner].entity);
    else if (f->language == LANG_EN && c->pronoun)
        parties_add(f, who, party_of_possessive(f, i));
    if (!who->n)
        parties_inside(f, i, who);
    bool from = f->language == LANG_AR && i + 2 < f->n && chunk_preposition_is(f, i + 1, STR("من"));
    if (!who->n && (from || (i + 1 < f->n && f->c[i + 1].flags & CHUNK_GENITIVE))) {
        *reach = from ? i + 2 : i + 1;
        parties_of(f, *reach, who);
    }
}

/* "at the request of Malta": the words are one preposition */
static bool behind_request(const claim_finder *f, uint32_t i)
{
    return chunk_preposition_is(f, i - 1, STR("at-request")) && chunk_is_noun(&f->c[i]);
}

static void keep_agents(const claim_finder *f, index_list *who)
{
    size_t kept = 0;
    for (size_t k = 0; k < who->n; k++)
        if (entity_can_act(f->r, who->at[k]))
            who->at[kept++] = who->at[k];
    who->n = kept;
}

void claims_of_requests(claim_finder *f)
{
    for (uint32_t before = chunk_next_preposition(f, 0); before + 1 < f->n;
         before = chunk_next_preposition(f, before + 1)) {
        uint32_t i = before + 1;
        if (behind_request(f, i)) {
            index_list who = { 0 };
            parties_of(f, i, &who);
            keep_agents(f, &who);
            claim *c = who.n ? claim_new(f, CLAIM_request, i - 1, i, f->c[i - 1].head) : NULL;
            if (c) {
                c->actors = who;
                c->modality = MODALITY_reported;
            }
        }
        if (!is_request(f, i))
            continue;
        bool told = false;
        for (size_t k = f->first_claim; k < f->r->claims.n; k++)
            told |= f->r->claims.at[k].trigger == f->c[i].head;
        index_list who = { 0 };
        uint32_t reach = i;
        who_asked(f, i, &who, &reach);
        keep_agents(f, &who);
        if (told || !who.n)
            continue;
        claim *c = claim_new(f, CLAIM_request, i, reach, f->c[i].head);
        c->actors = who;
        c->modality = MODALITY_reported;
    }
}
