/*
 * Who did what to whom: sentence by sentence chunks, events, frames; then times, and the two
 * versions laid together. Headings tell nothing that their text does not.
 */
#include "report/claims_versions.h"
#include "report/stages.h"

static const uint32_t *descriptions(report *r)
{
    uint32_t *at = arena_room(r->a, uint32_t, r->tokens.n + 1);
    memset(at, 0xFF, r->tokens.n * sizeof *at); /* NO_INDEX */
    for (size_t i = 0; i < r->mentions.n; i++)
        if (r->mentions.at[i].kind == MENTION_DESCRIPTION && r->mentions.at[i].head < r->tokens.n)
            at[r->mentions.at[i].head] = (uint32_t)i;
    return at;
}

/* claims are large: room for as many as most reports have, so that they need not move */
static void make_room(report *r)
{
    if (r->claims.cap)
        return;
    r->claims.cap = 2 * r->sentences.n + 16;
    r->claims.at = arena_room(r->a, claim, r->claims.cap);
}

static void one_sentence(claim_finder *f, uint32_t s)
{
    const sentence *at = &f->r->sentences.at[s];
    f->sentence = s;
    f->language = at->lang;
    f->first_claim = (uint32_t)f->r->claims.n;
    f->events.n = 0;
    chunk_list cut;
    if (!chunks_take(&f->k, f->r->chunks, s, &cut)) {
        chunks_of(&f->k, at);
        cut = f->k.out;
    }
    f->c = cut.at;
    f->n = cut.n;
    chunks_tell(f);
    if (at->lang == LANG_EN)
        events_english(f);
    else
        events_arabic(f);
    claims_of_sentence(f);
    claims_of_states(f);
    claims_of_requests(f);
    sources_of_sentence(f);
    tellings_of_sentence(f);
    told_note(f);
    discourse_note(f);
}

void report_find_claims(report *r)
{
    if (!r->know->lexicon || !r->know->frames)
        return;
    claim_finder f = { .r = r, .x = r->know->lexicon, .f = r->know->frames };
    f.home = claims_home(r);
    make_room(r);
    claims_of_roles(r, f.home);
    for (size_t i = 0; i < r->claims.n; i++)
        f.types |= UINT64_C(1) << r->claims.at[i].type;
    f.government = claims_government(r, f.home);
    f.k = (chunker){ .r = r, .x = f.x, .a = r->a, .described = descriptions(r) };
    if (r->chunks)
        chunks_tell_changes(&f.k, r->chunks);
    for (size_t i = 0; i < LANG_COUNT; i++)
        f.talk[i] = (discourse){ .man = NO_INDEX,
                                 .woman = NO_INDEX,
                                 .person = NO_INDEX,
                                 .people = NO_INDEX,
                                 .body = NO_INDEX,
                                 .source = NO_INDEX,
                                 .source_told = NO_INDEX,
                                 .subject = NO_INDEX };
    f.answers = claims_tie_versions(r);
    for (uint32_t s = 0; s < r->sentences.n; s++) {
        const sentence *at = &r->sentences.at[s];
        bool heading = r->blocks.at[at->block].kind == BLOCK_HEADING;
        if (!heading && (at->lang == LANG_AR || at->lang == LANG_EN))
            one_sentence(&f, s);
    }
    claims_find_times(r);
    claims_merge(r, &f.told);
    claims_settle_times(r);
}
