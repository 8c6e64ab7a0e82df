/*
 * "Denied reports that it had armed the rebels", وصفت الأنباء عن تسليحها … بأنها كاذبة: what a report,
 * claim or rumour tells that somebody denies or calls false is denied. Cost: a few chunks before the
 * event, and the words behind them.
 */
#include "report/claims_match.h"

static str bare(const token *t)
{
    if (t->lang != LANG_AR)
        return t->norm;
    return str_starts(token_stem(t), STR("ال")) && token_stem(t).n > 6 ? str_drop(token_stem(t), 4) : token_stem(t);
}

static bool is_rumour(const claim_finder *f, uint32_t i)
{
    const token *t = &f->r->tokens.at[f->c[i].head];
    return f->c[i].kind == CHUNK_NOUN && f->c[i].mention == NO_INDEX &&
           word_in_set(f->r->know->signs, t->lang, bare(t), SET_RUMOUR);
}

/* the rumour that tells what the event says, a chunk, or NO_INDEX */
static uint32_t rumour_of(const claim_finder *f, uint32_t at)
{
    enum { CHUNKS = 8 };
    uint32_t verbs = 0;
    for (uint32_t i = at; i-- > 0 && at - i <= CHUNKS;) {
        uint8_t kind = f->c[i].kind;
        if (is_rumour(f, i))
            return i;
        verbs += kind == CHUNK_VERB;
        if (kind == CHUNK_STOP || kind == CHUNK_COMMA || verbs > 1 ||
            (kind == CHUNK_NOUN && f->c[i].mention == NO_INDEX && i + 1 < at))
            return NO_INDEX;
    }
    return NO_INDEX;
}

/* "as baseless", بأنها لا أساس لها: are these words near the rumour? */
static bool called_false(const claim_finder *f, const event *o, uint32_t rumour)
{
    enum { TOKENS = 24 };
    const sentence *s = &f->r->sentences.at[f->sentence];
    uint32_t end = s->first_token + s->token_count, from = f->c[o->chunk].last;
    for (uint32_t i = from; i < end && i < f->c[rumour].last + TOKENS; i++) {
        const token *t = &f->r->tokens.at[i];
        if (word_in_set(f->r->know->signs, t->lang, bare(t), SET_UNTRUE))
            return true;
    }
    return false;
}

bool event_of_rumour(const claim_finder *f, const event *e)
{
    uint32_t rumour = rumour_of(f, e->chunk);
    for (size_t k = 0; rumour != NO_INDEX && k < f->events.n; k++) {
        const event *o = &f->events.at[k];
        if (o->object != rumour || o->chunk > rumour || f->c[o->chunk].kind != CHUNK_VERB ||
            o->negated)
            continue;
        uint8_t type = o->frame != NO_INDEX ? frames_at(f->f, o->frame)->type : (uint8_t)FRAME_NONE;
        return event_denies(f, o) || type == CLAIM_deny || called_false(f, o, rumour);
    }
    return false;
}
