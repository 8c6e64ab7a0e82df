/*
 * What somebody calls something: "called the deal a mistake", "described it as illegal",
 * وصف القرار بأنه خاطئ. The words decide between an opinion and a reproach. And whether the
 * preposition that a frame asks for is there, and who stands inside a phrase. Cost: a few tokens.
 */
#include "report/claims_match.h"

enum { REACH = 14 };

static bool is_noun(const claim_finder *f, uint32_t i)
{
    return i < f->n && f->c[i].kind == CHUNK_NOUN && !(f->c[i].flags & CHUNK_TIME);
}

static bool quote_at(const report *r, uint32_t t)
{
    str s = t < r->tokens.n ? report_text(r, r->tokens.at[t].start, r->tokens.at[t].end) : STR_NONE;
    return str_is(s, "\"") || str_is(s, "“") || str_is(s, "«");
}

bool event_under_what(const claim_finder *f, const event *e)
{
    uint32_t s = e->subject;
    return f->language == LANG_EN && s != NO_INDEX && s && s < e->chunk &&
           (f->c[s - 1].kind == CHUNK_SUBORDINATOR || f->c[s - 1].kind == CHUNK_PREPOSITION) &&
           str_is(f->r->tokens.at[f->c[s - 1].head].norm, "what");
}

uint32_t match_complement(const match *m)
{
    const claim_finder *f = m->f;
    const event *e = m->e;
    uint32_t o = e->object;
    if (m->nominal)
        return NO_INDEX;
    if (e->object2 != NO_INDEX && o != NO_INDEX && o > e->object2)
        return f->c[o].first;
    if (e->passive) /* "was called a mistake" */
        return is_noun(f, e->chunk + 1) ? f->c[e->chunk + 1].first : NO_INDEX;
    if (event_under_what(f, e)) {
        if (o != NO_INDEX && o > e->chunk)
            return f->c[o].first; /* "what he called a mistake" */
        return o == NO_INDEX && e->chunk + 2 < f->n &&
                       chunk_preposition_is(f, e->chunk + 1, STR("as"))
                   ? f->c[e->chunk + 2].first
                   : NO_INDEX;
    }
    if (o == NO_INDEX || o < e->chunk)
        return NO_INDEX;
    const chunk *c = &f->c[o];
    const token *last = &f->r->tokens.at[c->last];
    if (c->last > c->head && last->pos == WORD_ADJECTIVE)
        return c->last;
    if (c->last > c->first + 1 && c->mention == NO_INDEX &&
        frames_has_word(f->f, m->fr, last->norm))
        return c->last;
    if (o + 1 < f->n && f->c[o + 1].kind == CHUNK_ADJECTIVE)
        return f->c[o + 1].first;
    if (quote_at(f->r, c->last + 1) && !quote_at(f->r, c->first - 1))
        return c->last + 1;
    for (uint32_t i = o + 1; i + 1 < f->n && i < o + 4; i++)
        if (chunk_preposition_is(f, i, STR("as")))
            return f->c[i + 1].first;
    return NO_INDEX;
}

bool match_complement_fits(const match *m)
{
    const claim_finder *f = m->f;
    const report *r = f->r;
    uint32_t at = m->e->chunk, from = f->c[at].last + 1;
    if (f->language == LANG_EN)
        from = match_complement(m);
    if (from == NO_INDEX)
        return false;
    uint32_t end = f->c[f->n - 1].last + 1;
    for (uint32_t t = from; t < end && t < from + REACH; t++) {
        const token *w = &r->tokens.at[t];
        if (w->pos == WORD_AND || (t > from && w->pos == WORD_VERB))
            return false;
        str lemma = w->lemma != NO_INDEX ? lexicon_lexeme(f->x, w->lemma)->lemma : token_stem(w);
        if (w->kind == TOKEN_WORD &&
            (frames_has_word(f->f, m->fr, lemma) || frames_has_word(f->f, m->fr, token_stem(w))))
            return true;
    }
    return false;
}

bool match_has_theme(const match *m)
{
    const claim_finder *f = m->f;
    for (uint32_t i = chunk_next_preposition(f, m->e->chunk + 1); i < m->e->limit && i < f->n;
         i = chunk_next_preposition(f, i + 1))
        if (chunk_preposition_is(f, i, m->fr->theme_preposition))
            return true;
    return false;
}

/* "أرصدة رجل الأعمال | فلان": the name behind a title that ends a construct chain */
static uint32_t name_behind_title(const match *m, uint32_t i)
{
    const claim_finder *f = m->f;
    const chunk *c = &f->c[i];
    if (f->language != LANG_AR || c->mention != NO_INDEX || c->first == c->last || i + 1 >= f->n ||
        c->kind != CHUNK_NOUN || c[1].kind != CHUNK_NOUN || c[1].mention == NO_INDEX ||
        c[1].first != c->last + 1)
        return NO_INDEX;
    return f->r->mentions.at[c[1].mention].type == ENTITY_PERSON ? i + 1 : NO_INDEX;
}

void match_within(match *m, uint32_t i, index_list *out, bool inner)
{
    size_t before = out->n;
    if (inner)
        parties_inside(m->f, i, out);
    uint32_t name = out->n == before ? name_behind_title(m, i) : NO_INDEX;
    if (name != NO_INDEX)
        parties_of(m->f, name, out);
}
