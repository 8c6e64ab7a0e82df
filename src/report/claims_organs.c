/*
 * Those who act for somebody else: the member states or the board of a body, representatives of two
 * parties; what they do is told of those they act for. And a man of business who is not named where
 * he stands. Cost: the words of a noun phrase; for the latter a bounded look over persons and roles.
 */
#include "report/claims.h"
#include "report/mentions.h"

enum { PERSONS = 256, ROLES = 256 }; /* looked at for "the businessman"; roles are told first */

/* "the member states of X", the board of X: what they do X does */
bool parties_of_organ(claim_finder *f, uint32_t i, index_list *out)
{
    const chunk *c = &f->c[i];
    bool states = (chunk_lemma_is(&f->k, c, "state") || chunk_lemma_is(&f->k, c, "دولة")) &&
                  c->flags & CHUNK_PLURAL;
    bool board = chunk_lemma_is(&f->k, c, "board") || chunk_lemma_is(&f->k, c, "branch") ||
                 chunk_lemma_is(&f->k, c, "chapter") || chunk_lemma_is(&f->k, c, "فرع") ||
                 (chunk_lemma_is(&f->k, c, "مجلس") && f->language == LANG_AR);
    if (!states && !board)
        return false;
    index_list inside = { 0 };
    parties_inside(f, i, &inside);
    bool only_itself = inside.n == 1 && c->mention != NO_INDEX &&
                       inside.at[0] == f->r->mentions.at[c->mention].entity;
    if ((!inside.n || only_itself) && board && i + 2 < f->n &&
        f->c[i + 1].kind == CHUNK_PREPOSITION && f->c[i + 1].pronoun == 'l' &&
        f->c[i + 2].mention != NO_INDEX)
        parties_add(f, &inside, f->r->mentions.at[f->c[i + 2].mention].entity);
    if ((!inside.n || only_itself) && board && f->language == LANG_EN) /* "Acme, whose board" */
        parties_add(f, &inside,
                    c->owner != NO_INDEX ? f->r->mentions.at[c->owner].entity
                    : c->pronoun         ? party_of_possessive(f, i)
                                         : NO_INDEX);
    for (size_t k = 0; k < inside.n; k++)
        if (f->r->entities.at[inside.at[k]].type == ENTITY_ORGANIZATION &&
            !(c->mention != NO_INDEX && inside.at[k] == f->r->mentions.at[c->mention].entity)) {
            parties_add(f, out, inside.at[k]);
            return true;
        }
    return false;
}

/* "representatives of A and of B", ممثلون عن فلان وفلان: what they do A and B do */
bool parties_represented(claim_finder *f, uint32_t i, index_list *out)
{
    const chunk *c = &f->c[i];
    bool arabic = f->language == LANG_AR;
    if (!(arabic ? c->flags & CHUNK_PLURAL && chunk_lemma_is(&f->k, c, "ممثل")
                 : str_is(f->r->tokens.at[c->head].norm, "representatives")) ||
        f->r->tokens.at[c->first].pos == WORD_NUMBER ||
        (c->mention != NO_INDEX && f->r->mentions.at[c->mention].kind == MENTION_NAME &&
         f->r->mentions.at[c->mention].token_count > 1))
        return false; /* three of them are themselves */
    uint32_t self = c->mention != NO_INDEX ? f->r->mentions.at[c->mention].entity : NO_INDEX;
    uint32_t next = i + 1;
    index_list who = { 0 };
    parties_inside(f, i, &who);
    size_t before = out->n;
    for (size_t k = 0; k < who.n; k++)
        if (who.at[k] != self && entity_can_act(f->r, who.at[k]))
            parties_add(f, out, who.at[k]);
    if (arabic && next + 1 < f->n && chunk_preposition_is(f, next, STR("عن")))
        parties_of(f, next + 1, out);
    else if (out->n > before && next + 2 < f->n && f->c[next].kind == CHUNK_AND &&
             chunk_preposition_is(f, next + 1, STR("of")))
        parties_of(f, next + 2, out);
    return out->n > before;
}

/* is it the bare "the businessman", رجل الأعمال, without a name of its own? */
static bool bare_tycoon(const claim_finder *f, const chunk *c)
{
    const report *r = f->r;
    if (c->flags & CHUNK_PLURAL || c->pronoun || c->owner != NO_INDEX || c->mention == NO_INDEX ||
        c->last != c->first + 1 || r->mentions.at[c->mention].kind != MENTION_DESCRIPTION)
        return false;
    const entity *e = &r->entities.at[r->mentions.at[c->mention].entity];
    for (size_t k = 0; k < e->mentions.n && k < 8; k++)
        if (r->mentions.at[e->mentions.at[k]].kind == MENTION_NAME)
            return false;
    if (f->language == LANG_AR)
        return str_is(token_stem(&r->tokens.at[c->first]), "رجل") &&
               str_is(r->tokens.at[c->last].norm, "الاعمال");
    return str_is(r->tokens.at[c->first].norm, "the") &&
           token_lemma_in(f->x, &r->tokens.at[c->head], SET_TYCOON);
}

/* who was told last before to be such a man, an entity, or NO_INDEX */
static uint32_t told_tycoon(const claim_finder *f, const chunk *c)
{
    enum { MENTIONS = 64 };
    const report *r = f->r;
    uint32_t best = NO_INDEX, near = 0;
    for (uint32_t k = 0; k < r->entities.n && k < PERSONS; k++) {
        const entity *e = &r->entities.at[k];
        bool told = false;
        for (size_t n = 0; n < e->roles.n && n < 16 && e->type == ENTITY_PERSON; n++)
            told |= str_is(e->roles.at[n].office, "businessman");
        for (size_t n = 0; told && n < e->mentions.n && n < MENTIONS; n++) {
            const mention *m = &r->mentions.at[e->mentions.at[n]];
            if (m->lang != f->language || m->first_token >= c->first ||
                m->kind != MENTION_NAME || (best != NO_INDEX && m->first_token < near))
                continue;
            best = k;
            near = m->first_token;
        }
    }
    return best;
}

/* who was told to be one; else the one person without an office whom the report names most, where no other is named as often */
bool parties_of_tycoon(claim_finder *f, const chunk *c, index_list *out)
{
    const report *r = f->r;
    if (!bare_tycoon(f, c))
        return false;
    uint32_t best = told_tycoon(f, c);
    size_t most = 0; /* the only one, or named more often than others */
    for (uint32_t k = best == NO_INDEX ? 0 : PERSONS; k < r->entities.n && k < PERSONS; k++) {
        const entity *e = &r->entities.at[k];
        if (e->type != ENTITY_PERSON || e->mentions.n < most ||
            r->mentions.at[e->mentions.at[0]].kind != MENTION_NAME)
            continue;
        bool office = false;
        for (size_t n = 0; n < r->claims.n && n < ROLES && !office; n++)
            office = r->claims.at[n].type == CLAIM_role && r->claims.at[n].actors.n == 1 &&
                     r->claims.at[n].actors.at[0] == k;
        if (office)
            continue;
        best = e->mentions.n > most ? k : NO_INDEX;
        most = e->mentions.n;
    }
    parties_add(f, out, best);
    return best != NO_INDEX;
}
