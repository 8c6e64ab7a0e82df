/*
 * How sure each claim is (trust.h), told once the versions are laid together. In a report of two
 * versions, what one tells alone and was hardly ever right where it was measured is not told: an
 * analyst would read it twice for nothing. Cost: linear in the claims and the mentions of their
 * first parties.
 */
#include "report/claims.h"
#include "report/knowledge.h"

enum { MENTIONS = 50 /* of one entity are looked at for a name */ };

/* two versions of some length: a line or two in another language say nothing of the rest */
static bool two_versions(const report *r)
{
    enum { SHORT = 3 };
    size_t both = 0;
    for (size_t i = 0; i < r->beads.n; i++)
        both += r->beads.at[i].ar_count && r->beads.at[i].en_count;
    return both > SHORT;
}

static trust_party party_of(const report *r, const index_list *list)
{
    if (!list->n)
        return TRUST_NONE;
    const entity *e = &r->entities.at[list->at[0]];
    for (size_t i = 0; i < e->mentions.n && i < MENTIONS; i++)
        if (r->mentions.at[e->mentions.at[i]].kind == MENTION_NAME)
            return TRUST_NAMED;
    return TRUST_DESCRIBED;
}

static trust_standing standing_of(const claim *c, bool two)
{
    return !two                              ? TRUST_SINGLE
           : c->versions & (c->versions - 1) ? TRUST_BOTH
           : c->alone                        ? TRUST_ALONE
                                             : TRUST_PLACED;
}

/* claims that times count from stay */
static void keep_anchors(const report *r, bool *keep)
{
    for (size_t i = 0; i < r->times.n; i++)
        if (r->times.at[i].anchor == ANCHOR_CLAIM && r->times.at[i].anchor_claim != NO_INDEX)
            keep[r->times.at[i].anchor_claim] = true;
}

static void drop(report *r, const bool *keep)
{
    uint32_t *to = arena_array(r->a, uint32_t, r->claims.n + 1), n = 0;
    for (uint32_t i = 0; i < r->claims.n; i++)
        to[i] = keep[i] ? n++ : NO_INDEX;
    for (uint32_t i = 0; i < r->claims.n; i++) {
        claim *c = &r->claims.at[i];
        if (c->within != NO_INDEX && !keep[c->within])
            c->within = r->claims.at[c->within].within;
        if (c->within != NO_INDEX && !keep[c->within])
            c->within = NO_INDEX;
    }
    for (uint32_t i = 0; i < r->claims.n; i++) {
        claim c = r->claims.at[i];
        c.within = c.within != NO_INDEX ? to[c.within] : NO_INDEX;
        if (keep[i])
            r->claims.at[to[i]] = c;
    }
    for (size_t i = 0; i < r->times.n; i++)
        if (r->times.at[i].anchor == ANCHOR_CLAIM && r->times.at[i].anchor_claim != NO_INDEX)
            r->times.at[i].anchor_claim = to[r->times.at[i].anchor_claim];
    r->claims.n = n;
}

void claims_weigh(report *r)
{
    const trust *t = &r->know->trust;
    bool two = two_versions(r), *keep = arena_array(r->a, bool, r->claims.n + 1);
    for (uint32_t i = 0; i < r->claims.n; i++) {
        claim *c = &r->claims.at[i];
        trust_standing standing = standing_of(c, two);
        c->standing = (uint8_t)standing;
        if (t->known)
            c->confidence =
                trust_of(t, c, standing, party_of(r, &c->actors), party_of(r, &c->targets));
        bool apart = standing == TRUST_PLACED || standing == TRUST_ALONE;
        keep[i] = !two || (!(apart && c->confidence < t->floor) && !claims_open_office(r, c) &&
                           !claims_of_nobody(r, c));
    }
    keep_anchors(r, keep);
    drop(r, keep);
}
