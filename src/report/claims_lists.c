/*
 * The names that a text tells behind the words for several: "bankers loyal to the palace, including
 * A and B", "three companies: A, B and C", رجلين هما فلان وفلان. Cost: a few chunks behind the words;
 * for a colon the chunks of the sentence.
 */
#include "report/claims.h"
#include "report/memo.h"

enum { NEAR = 8, FAR = 12 };

static bool names_somebody(const claim_finder *f, uint32_t i)
{
    return i < f->n && f->c[i].kind == CHUNK_NOUN && f->c[i].mention != NO_INDEX &&
           f->r->mentions.at[f->c[i].mention].kind == MENTION_NAME &&
           entity_can_act(f->r, f->r->mentions.at[f->c[i].mention].entity);
}

/* "including", "chief among them", وأبرزهم: does the chunk end in such a word? */
static bool says_among(const claim_finder *f, uint32_t i)
{
    const chunk *c = &f->c[i];
    if (chunk_preposition_is(f, i, STR("including")) || chunk_preposition_is(f, i, STR("بينهم")))
        return true;
    for (uint32_t t = c->first; t <= c->last && t <= c->first + 3; t++) {
        const token *w = &f->r->tokens.at[t];
        if (w->kind == TOKEN_WORD && (token_in_set(f->r, w, w->lang, SET_AMONG) ||
                                      word_in_set(f->r->know->signs, w->lang, token_stem(w), SET_AMONG)))
            return true;
    }
    return false;
}

/* others, whose names they rather are */
static bool is_group(const claim_finder *f, uint32_t i)
{
    const chunk *c = &f->c[i];
    if (c->kind == CHUNK_NOUN && f->r->tokens.at[c->first].kind == TOKEN_NUMBER &&
        chunk_person_sense(c->sense))
        return true; /* 12 مسؤولاً */
    return c->kind == CHUNK_NOUN && c->flags & CHUNK_PLURAL &&
           (c->mention == NO_INDEX ? chunk_person_sense(c->sense)
                                   : f->r->mentions.at[c->mention].type == ENTITY_GROUP);
}

static bool is_colon(const claim_finder *f, uint32_t i)
{
    const token *t = &f->r->tokens.at[f->c[i].head];
    return f->c[i].kind == CHUNK_STOP && str_is(report_text(f->r, t->start, t->end), ":");
}

/* does the sentence speak of nobody else in the plural between the words and the colon, and tell
 * nothing but names behind it? */
static uint32_t names_behind_colon(const claim_finder *f, uint32_t i)
{
    uint32_t colon = NO_INDEX;
    for (uint32_t k = i + 1; k < f->n; k++) {
        const chunk *c = &f->c[k];
        if (colon == NO_INDEX && is_colon(f, k))
            colon = k;
        else if (colon == NO_INDEX && c->kind == CHUNK_NOUN && c->flags & CHUNK_PLURAL &&
                 c->mention != NO_INDEX)
            return NO_INDEX;
        else if (colon != NO_INDEX && c->kind == CHUNK_VERB)
            return NO_INDEX;
    }
    return colon != NO_INDEX && names_somebody(f, colon + 1) ? colon + 1 : NO_INDEX;
}

void parties_named_among(claim_finder *f, uint32_t i, index_list *out)
{
    uint32_t first = NO_INDEX;
    bool own = false; /* behind its verb: "twelve officials were held in Rome, including A" */
    for (uint32_t k = i + 1; k + 1 < f->n && k < i + (own ? FAR : NEAR) && first == NO_INDEX; k++) {
        if (f->c[k].kind == CHUNK_VERB && !own && k <= i + 3 && f->c[i].mention != NO_INDEX &&
            f->r->mentions.at[f->c[i].mention].type == ENTITY_GROUP) {
            own = true;
            continue;
        }
        if (f->c[k].kind == CHUNK_VERB || f->c[k].kind == CHUNK_STOP || is_group(f, k) ||
            (own && f->c[k].kind == CHUNK_RELATIVE))
            break;
        if (own && f->c[k - 1].kind != CHUNK_COMMA &&
            !(k >= 2 && f->c[k - 1].kind == CHUNK_PREPOSITION && f->c[k - 2].kind == CHUNK_COMMA))
            continue;
        bool they = f->language == LANG_AR && k == i + 1 && f->c[k].kind == CHUNK_PRONOUN;
        bool somebody = f->c[k + 1].kind == CHUNK_NOUN && f->c[k + 1].mention != NO_INDEX;
        if ((they && names_somebody(f, k + 1)) || (somebody && says_among(f, k)))
            first = k + 1;
    }
    if (first == NO_INDEX)
        first = names_behind_colon(f, i);
    if (first == NO_INDEX)
        return;
    party_one(f, first, out);
    (void)parties_listed(f, first, first, out);
}
