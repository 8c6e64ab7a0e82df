/*
 * Prepositions of a sentence: which one a chunk is, the noun behind the next one of a name, and one
 * that is said again. They are asked for most of all, so the next preposition from each chunk on is
 * told once a sentence. Cost: the prepositions between two chunks.
 */
#include "report/claims.h"

static str name_of(const claim_finder *f, const chunk *c)
{
    if (c->flags & CHUNK_PROCLITIC)
        return c->pronoun == 'b' ? STR("ب") : c->pronoun == 'l' ? STR("ل") : STR("ك");
    return c->lemma != NO_INDEX ? lexicon_lexeme(f->x, c->lemma)->lemma : STR_NONE;
}

void chunks_tell(claim_finder *f)
{
    uint32_t next = (uint32_t)f->n;
    f->sets = 0;
    while (f->prepositions.n <= f->n)
        *vec_push(f->r->a, &f->prepositions) = (chunk_preposition){ .next = 0 };
    f->prepositions.at[next] = (chunk_preposition){ .next = next };
    for (uint32_t i = next; i-- > 0;) {
        chunk_preposition *p = &f->prepositions.at[i];
        p->name.n = 0;
        if (f->c[i].lemma != NO_INDEX)
            f->sets |= lexicon_lexeme(f->x, f->c[i].lemma)->sets;
        if (f->c[i].kind == CHUNK_PREPOSITION) {
            p->name = name_of(f, &f->c[i]);
            next = i;
        }
        p->next = next;
    }
}

void chunk_becomes_preposition(claim_finder *f, uint32_t i)
{
    f->c[i].kind = CHUNK_PREPOSITION;
    f->prepositions.at[i].name = name_of(f, &f->c[i]);
    for (uint32_t k = i + 1; k-- > 0 && f->prepositions.at[k].next > i;)
        f->prepositions.at[k].next = i;
}

uint32_t chunk_behind(const claim_finder *f, uint32_t from, uint32_t limit, str name)
{
    bool arabic = f->language == LANG_AR, hole = f->hole_end > f->hole && from <= f->hole;
    uint32_t end = limit < f->n ? limit : (uint32_t)f->n;
    for (uint32_t i = from; i + 1 < end; i++) {
        i = f->prepositions.at[i].next;
        if (i + 1 >= end)
            break;
        if (hole && i >= f->hole && i < f->hole_end) {
            i = f->hole_end - 1;
            continue;
        }
        if (!chunk_preposition_is(f, i, name) || !chunk_is_noun(&f->c[i + 1]))
            continue;
        bool pronoun = arabic && !(f->c[i].flags & CHUNK_PROCLITIC) &&
                       f->c[i].pronoun != SUFFIX_NONE; /* عليها فلان: he is not behind it */
        bool beside = arabic && str_is(f->r->tokens.at[f->c[i].head].norm,
                                       "بحضور"); /* he only looks on */
        if (!pronoun && !beside)
            return i + 1;
    }
    return NO_INDEX;
}

bool chunk_same_preposition(const claim_finder *f, uint32_t a, uint32_t b)
{
    const chunk *x = &f->c[a], *y = &f->c[b];
    return x->kind == CHUNK_PREPOSITION && y->kind == CHUNK_PREPOSITION && x->lemma == y->lemma &&
           x->pronoun == y->pronoun && (x->flags & CHUNK_PROCLITIC) == (y->flags & CHUNK_PROCLITIC);
}

uint32_t chunk_repeated_behind(const claim_finder *f, uint32_t first, uint32_t i)
{
    enum { LONGEST = 10 };
    if (f->language != LANG_AR || f->c[first - 1].kind != CHUNK_PREPOSITION || i + 1 >= f->n ||
        f->c[i + 1].kind != CHUNK_COMMA)
        return NO_INDEX;
    for (uint32_t k = i + 2; k + 2 < f->n && k < i + LONGEST; k++) {
        uint8_t kind = f->c[k].kind;
        if (kind == CHUNK_VERB || kind == CHUNK_STOP || kind == CHUNK_THAT || kind == CHUNK_RELATIVE)
            return NO_INDEX;
        if (kind == CHUNK_AND && chunk_same_preposition(f, first - 1, k + 1) &&
            f->c[k + 2].kind == CHUNK_NOUN && f->c[k - 1].kind == CHUNK_COMMA)
            return k + 2;
    }
    return NO_INDEX;
}
