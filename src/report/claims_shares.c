/*
 * Owners beside each other: what "the rest" and "the other shares" are of, and owners told without a
 * verb of their own ("Peru holds 51 percent of Acme and Chile 49 percent"). Cost: for a claim of
 * owning a few chunks behind it and a bounded look back over claims.
 */
#include "report/claims_match.h"

enum { LOOK_BACK = 12, LISTED = 6 };

/* only so much of something that the words do not name: "49 percent", "the rest", بقية الأسهم */
static bool bare_share(const claim_finder *f, uint32_t i)
{
    static const char *const words[] = { "percent", "rest", "remainder", "share", "stake", "سهم", "نسبة", "حصة", "بقية", "باقي" };
    const chunk *c = &f->c[i];
    if (c->kind != CHUNK_NOUN || c->mention != NO_INDEX || c->owner != NO_INDEX || c->last - c->first > 5)
        return false;
    bool share = false;
    for (uint32_t t = c->first; t <= c->last; t++) {
        const token *w = &f->r->tokens.at[t];
        if (chunk_name_at(f->r, t) != NO_INDEX)
            return false;
        str s = report_text(f->r, w->start, w->end);
        share |= str_is(s, "%") || str_is(s, "٪") || str_is(s, "المئة") || str_is(s, "المائة");
        for (size_t k = 0; k < sizeof words / sizeof *words && !share; k++)
            share = token_lemma_is(f->x, w, words[k]) || str_is(token_stem(w), words[k]);
    }
    return share;
}

void match_rest_of(match *m)
{
    claim_finder *f = m->f;
    const event *e = m->e;
    if (m->fr->type != CLAIM_own || m->nominal || m->targets.n || !m->actors.n ||
        f->c[e->chunk].pronoun || e->gap != NO_INDEX || e->link == LINK_RELATIVE)
        return;
    uint32_t what = e->object != NO_INDEX ? e->object : e->subject;
    if (what == NO_INDEX || !bare_share(f, what))
        return;
    for (size_t k = f->r->claims.n; k-- > 0 && f->r->claims.n - k < LOOK_BACK;) {
        const claim *c = &f->r->claims.at[k];
        if (c->type != CLAIM_own || !(c->versions & 1u << f->language) || !c->targets.n || c->negative ||
            c->sentence + 1 < f->sentence)
            continue;
        for (size_t n = 0; n < c->targets.n; n++)
            parties_add(f, &m->targets, c->targets.at[n]);
        match_drop_shared(&m->actors, &m->targets);
        return;
    }
}

/* the name that a chunk begins with, before so much percent, a mention, or NO_INDEX; the next chunk
 * behind both */
static uint32_t owner_of_share(const claim_finder *f, uint32_t i, uint32_t *next)
{
    const report *r = f->r;
    const chunk *c = &f->c[i];
    if (c->kind != CHUNK_NOUN || c->flags & CHUNK_TIME)
        return NO_INDEX;
    if (c->mention != NO_INDEX && r->mentions.at[c->mention].kind == MENTION_NAME && i + 1 < f->n &&
        bare_share(f, i + 1) && f->c[i + 1].first == c->last + 1) {
        *next = i + 2;
        return c->mention;
    }
    uint32_t name = chunk_name_at(r, c->first);
    uint32_t behind = name != NO_INDEX ? r->mentions.at[name].first_token + r->mentions.at[name].token_count : 0;
    bool share = name != NO_INDEX && behind < c->last && r->tokens.at[behind].kind == TOKEN_NUMBER &&
                 token_lemma_is(f->x, &r->tokens.at[c->last], "percent");
    *next = i + 1;
    return share ? name : NO_INDEX;
}

bool chunk_owns_share(const claim_finder *f, uint32_t i)
{
    uint32_t next;
    return f->language == LANG_EN && owner_of_share(f, i, &next) != NO_INDEX;
}

void claims_beside_owner(claim_finder *f, const event *e, uint32_t claim_index)
{
    claim first = f->r->claims.at[claim_index];
    uint32_t i = e->object == NO_INDEX ? NO_INDEX : e->object + 1;
    if (f->language != LANG_EN || first.type != CLAIM_own || e->passive || i == NO_INDEX || i <= e->chunk ||
        !first.targets.n)
        return;
    for (int listed = 0; listed < LISTED && i + 1 < f->n; listed++) {
        i += f->c[i].kind == CHUNK_COMMA;
        i += i < f->n && f->c[i].kind == CHUNK_AND;
        uint32_t next = i;
        uint32_t who = i < f->n ? owner_of_share(f, i, &next) : NO_INDEX;
        uint32_t owner = who != NO_INDEX ? f->r->mentions.at[who].entity : NO_INDEX;
        if (owner == NO_INDEX || !entity_can_act(f->r, owner))
            return;
        claim *c = claim_new(f, CLAIM_own, i, next - 1, f->c[i].head);
        parties_add(f, &c->actors, owner);
        for (size_t k = 0; k < first.targets.n; k++)
            if (first.targets.at[k] != owner)
                parties_add(f, &c->targets, first.targets.at[k]);
        c->modality = first.modality;
        c->negative = first.negative;
        c->told = SUBJECT_NAMED;
        i = next;
    }
}
