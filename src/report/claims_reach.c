/*
 * Parties that stand beyond the first phrase of what they are told with: the firm behind "a stake in",
 * the others behind a preposition that is said again ("on A, on his firm B and on two of his sons"),
 * whoever was asked and then refused. Cost: a few chunks behind the words that ask for them.
 */
#include "report/claims_match.h"

enum { REACH = 5 };

/* is the token a word for part of a firm: a stake, shares, حصة, أسهم? */
static bool is_part(const claim_finder *f, uint32_t t)
{
    static const char *const words[] = { "stake",    "share",   "interest", "holding", "percent",
                                         "majority", "minority", "حصة",      "سهم",     "نسبة" };
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (token_lemma_is(f->x, &f->r->tokens.at[t], words[i]))
            return true;
    return false;
}

/* "the purchase of the minority stake in Acme", شراء حصة الأقلية في «نور»: the firm it is part of */
void match_stake_of(match *m, index_list *out)
{
    claim_finder *f = m->f;
    uint8_t type = m->fr->type;
    uint32_t i = m->e->chunk, first = i;
    if (!m->nominal || (type != CLAIM_buy && type != CLAIM_sell && type != CLAIM_invest))
        return;
    if (f->language == LANG_EN) {
        if (!is_part(f, f->c[i].last) || i + 2 >= f->n || !chunk_preposition_is(f, i + 1, STR("in")))
            return;
        match_party(m, i + 2, out, false);
        return;
    }
    first++;
    if (first >= f->n || !(f->c[first].flags & CHUNK_GENITIVE) || !is_part(f, f->c[first].first))
        return;
    for (uint32_t k = first + 1; k + 1 < m->e->limit && k + 1 < f->n && k < first + REACH; k++) {
        if (f->c[k].kind != CHUNK_PREPOSITION && f->c[k].kind != CHUNK_NOUN)
            return;
        bool in = chunk_preposition_is(f, k, STR("في")) || chunk_preposition_is(f, k, STR("من"));
        if (!in)
            continue;
        match_party(m, k + 1, out, false);
        if (out->n)
            return;
    }
}

bool match_goes_to_owner(const match *m)
{
    const report *r = m->f->r;
    if (m->f->language != LANG_AR || m->fr->type != CLAIM_visit || !m->actors.n || !m->targets.n)
        return false;
    uint8_t who = r->entities.at[m->actors.at[0]].type, whom = r->entities.at[m->targets.at[0]].type;
    bool firm = who == ENTITY_ORGANIZATION || who == ENTITY_PRODUCT ||
                (who == ENTITY_GROUP && m->e->subject != NO_INDEX &&
                 !chunk_person_sense(m->f->c[m->e->subject].sense));
    return firm && (whom == ENTITY_PERSON || whom == ENTITY_ORGANIZATION);
}

uint32_t chunk_again_behind(const claim_finder *f, uint32_t first, uint32_t i)
{
    enum { LONGEST = 6 };
    if (!first || f->c[first - 1].kind != CHUNK_PREPOSITION || i + 3 >= f->n)
        return NO_INDEX;
    /* "on A, on B and on C" */
    if (f->c[i + 1].kind == CHUNK_COMMA && chunk_same_preposition(f, first - 1, i + 2) &&
        f->c[i + 3].kind == CHUNK_NOUN && f->c[i + 3].mention != NO_INDEX) {
        for (uint32_t k = i + 4; k + 2 < f->n && k < i + 4 + LONGEST; k++)
            if (f->c[k].kind == CHUNK_AND && chunk_same_preposition(f, first - 1, k + 1))
                return i + 3;
    }
    /* "on the bank A in Norway and on B" */
    if (f->c[i + 1].kind == CHUNK_PREPOSITION && i + 5 < f->n && f->c[i + 2].kind == CHUNK_NOUN &&
        f->c[i + 3].kind == CHUNK_AND && chunk_same_preposition(f, first - 1, i + 4) &&
        !chunk_same_preposition(f, i + 1, i + 4) && f->c[i + 5].kind == CHUNK_NOUN &&
        f->c[i + 5].mention != NO_INDEX)
        return i + 5;
    return NO_INDEX;
}
