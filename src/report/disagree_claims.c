/*
 * Claims that one version makes and the other turns round or makes a fact of: who acts and on whom,
 * and whether it was done or only planned, asked for or proposed. Both claims must hang on words
 * that answer each other; claims that the two versions share are one claim already and are not
 * looked at. Cost: claims of one bead against each other, at most MAX_CLAIMS a side.
 */
#include "report/disagree.h"
#include "report/lexicon.h"

enum { MAX_CLAIMS = 24 };

typedef struct sided {
    uint32_t at[MAX_CLAIMS];
    uint32_t n;
} sided;

static bool share(const index_list *a, const index_list *b)
{
    for (size_t i = 0; i < a->n; i++)
        for (size_t j = 0; j < b->n; j++)
            if (a->at[i] == b->at[j])
                return true;
    return false;
}

static bool goes_both_ways(uint8_t type)
{
    return type == CLAIM_meet || type == CLAIM_speak || type == CLAIM_contact ||
           type == CLAIM_agree || type == CLAIM_sign || type == CLAIM_cooperate ||
           type == CLAIM_associate || type == CLAIM_role || type == CLAIM_kin ||
           type == CLAIM_member;
}

static sided claims_of(const comparison *k, uint32_t first, uint32_t count, uint8_t language)
{
    const report *r = k->r;
    sided s = { .n = 0 };
    for (uint32_t n = first; n < first + count; n++)
        for (uint32_t i = k->first_claim[n]; i != NO_INDEX && s.n < MAX_CLAIMS;
             i = k->next_claim[i])
            if (r->claims.at[i].versions == 1u << language)
                s.at[s.n++] = i;
    return s;
}

static bool is_party(const comparison *k, const claim *c, uint32_t mention_index)
{
    uint32_t e = k->r->mentions.at[mention_index].entity;
    for (size_t i = 0; i < c->actors.n; i++)
        if (c->actors.at[i] == e)
            return true;
    for (size_t i = 0; i < c->targets.n; i++)
        if (c->targets.at[i] == e)
            return true;
    return false;
}

/* the trigger with its parties where they stand near it, or else with the nearest names */
static span words_of(const comparison *k, token_range side, const claim *c)
{
    enum { NEAR_IT = 8, PARTY_WITHIN = 14, ANY = 1, PARTY = 2 };
    const report *r = k->r;
    uint32_t first = c->trigger, last = c->trigger;
    int before = 0, behind = 0;
    for (uint32_t i = c->trigger; i-- > side.first && c->trigger - i < PARTY_WITHIN;) {
        uint32_t m = r->tokens.at[i].mention;
        int how = m == NO_INDEX ? 0 : is_party(k, c, m) ? PARTY : c->trigger - i < NEAR_IT ? ANY : 0;
        if (how > before) {
            before = how;
            first = r->mentions.at[m].first_token;
        }
    }
    for (uint32_t i = c->trigger + 1; i < side.end && i - c->trigger < PARTY_WITHIN; i++) {
        uint32_t m = r->tokens.at[i].mention;
        int how = m == NO_INDEX ? 0 : is_party(k, c, m) ? PARTY : i - c->trigger < NEAR_IT ? ANY : 0;
        if (how > behind || (how == PARTY && r->mentions.at[m].first_token == i)) {
            behind = how;
            last = r->mentions.at[m].first_token + r->mentions.at[m].token_count - 1;
        }
    }
    return disagree_span(r, first, last);
}

static void flag(comparison *k, uint8_t kind, uint32_t about, span ar, span en)
{
    report *r = k->r;
    disagreement d = { .kind = kind,
                       .severity = SEVERITY_CRITICAL,
                       .about_kind = ABOUT_CLAIM,
                       .about = about,
                       .ar = ar,
                       .en = en };
    bool actor = kind == DIFFER_actor;
    disagree_differ(r, d,
                    actor ? "Who acts and who is acted on are exchanged"
                          : "One version says it was done, the other that it was wanted or planned",
                    actor ? "تتبادل النسختان الفاعل والمفعول به"
                          : "تقول إحدى النسختين إن الأمر تم والأخرى إنه مطلوب أو مزمع");
}

/* a relative clause before the trigger */
static bool in_relative(const comparison *k, token_range side, uint32_t trigger)
{
    for (uint32_t i = trigger; i-- > side.first && trigger - i < 6;)
        if (k->r->tokens.at[i].pos == WORD_RELATIVE)
            return true;
    return false;
}

/* التي يملكها فلان: a pronoun on the verb, or on the preposition behind it, takes up what the clause
 * is about, which then does not act */
static bool takes_up(const comparison *k, uint32_t trigger)
{
    const report *r = k->r;
    if (r->tokens.at[trigger].suffix != SUFFIX_NONE || trigger + 1 >= r->tokens.n)
        return r->tokens.at[trigger].suffix != SUFFIX_NONE;
    const token *t = &r->tokens.at[trigger + 1];
    return t->pos == WORD_PREPOSITION && (t->suffix != SUFFIX_NONE || str_ends(t->norm, STR("ها")) ||
                                          str_ends(t->norm, STR("ه")) || str_ends(t->norm, STR("هم")));
}

static bool turned_round(const comparison *k, const claim *a, const claim *e)
{
    if (in_relative(k, k->ar, a->trigger) && takes_up(k, a->trigger))
        return false;
    return !goes_both_ways(a->type) && share(&a->actors, &e->targets) &&
           share(&a->targets, &e->actors) && !share(&a->actors, &e->actors) &&
           !share(&a->targets, &e->targets);
}

static bool named_on(const comparison *k, uint32_t index, token_range side)
{
    const report *r = k->r;
    for (uint32_t i = side.first; i < side.end; i++) {
        uint32_t m = r->tokens.at[i].mention;
        if (m != NO_INDEX && r->mentions.at[m].entity == index)
            return true;
    }
    return false;
}

/* The same act, told by words that answer each other, has another doer, though both doers are named
 * in both versions here. */
static bool another_doer(const comparison *k, const claim *a, const claim *e)
{
    if (a->actors.n != 1 || e->actors.n != 1 || a->actors.at[0] == e->actors.at[0] ||
        k->partner[e->trigger] != a->trigger)
        return false;
    return named_on(k, a->actors.at[0], k->en) && named_on(k, e->actors.at[0], k->ar);
}

/* "A offered, B demanded" against "B offered, A demanded": one such act may be misread, not two. */
static bool exchanged(const comparison *k, const claim *a, const claim *e, const sided *ar,
                      const sided *en)
{
    if (!another_doer(k, a, e))
        return false;
    for (uint32_t i = 0; i < en->n; i++)
        for (uint32_t j = 0; j < ar->n; j++) {
            const claim *y = &k->r->claims.at[en->at[i]], *x = &k->r->claims.at[ar->at[j]];
            if (x != a && y != e && another_doer(k, x, y) &&
                x->actors.at[0] == e->actors.at[0] && y->actors.at[0] == a->actors.at[0])
                return true;
        }
    return false;
}

static bool only_wanted(uint8_t how)
{
    return how == MODALITY_requested || how == MODALITY_proposed || how == MODALITY_considered ||
           how == MODALITY_planned;
}

/* An Arabic present may stand for what is yet to come, and an English base form may stand under a
 * "would" further off: only what is told in the past is done. */
static bool done(const comparison *k, const claim *c)
{
    const token *t = &k->r->tokens.at[c->trigger];
    bool open = t->form & FORM_PRESENT || (t->lang == LANG_EN && t->form & FORM_BASE &&
                                           !(t->form & (FORM_PAST | FORM_PARTICIPLE)));
    return c->modality == MODALITY_reported && !(t->pos == WORD_VERB && open);
}

/* "decided to release", قررت الإفراج: who decides it does it */
static bool decided(const comparison *k, const claim *c)
{
    enum { BEFORE_TRIGGER = 8 };
    static const char *const lemmas[] = { "decide", "order", "vote", "قرر", "امر", "صوت" };
    const report *r = k->r;
    for (uint32_t i = c->trigger, n = 0; i-- > 0 && n < BEFORE_TRIGGER; n++) {
        const token *t = &r->tokens.at[i];
        if (t->sentence != r->tokens.at[c->trigger].sentence || t->kind == TOKEN_PUNCT)
            break;
        if (t->pos != WORD_VERB || t->lemma == NO_INDEX)
            continue;
        str lemma = lexicon_lexeme(r->know->lexicon, t->lemma)->lemma;
        if (STR_IS_ANY(lemma, lemmas))
            return true;
        return false;
    }
    return false;
}

/* one done, one wanted, by the same party to the same, told by words that answer each other */
static bool made_a_fact(const comparison *k, const claim *a, const claim *e)
{
    if (a->type == CLAIM_say || a->type == CLAIM_disclose)
        return false;
    /* "appoint an ambassador" hangs on the office, which was not done or wanted itself */
    if (k->r->tokens.at[e->trigger].pos == WORD_NOUN && goes_both_ways(e->type))
        return false;
    bool done_and_wanted = (done(k, a) && only_wanted(e->modality)) ||
                           (done(k, e) && only_wanted(a->modality));
    bool parties = share(&a->actors, &e->actors) &&
                   (share(&a->targets, &e->targets) || !a->targets.n || !e->targets.n);
    return done_and_wanted && parties && a->negative == e->negative &&
           k->partner[e->trigger] == a->trigger && !decided(k, a) && !decided(k, e);
}

void disagree_claims(comparison *k)
{
    const report *r = k->r;
    if (!r->claims.n)
        return;
    sided ar = claims_of(k, k->bead->ar_first, k->bead->ar_count, LANG_AR);
    sided en = claims_of(k, k->bead->en_first, k->bead->en_count, LANG_EN);
    bool exchange_told = false;
    for (uint32_t i = 0; i < en.n; i++)
        for (uint32_t j = 0; j < ar.n; j++) {
            const claim *e = &r->claims.at[en.at[i]], *a = &r->claims.at[ar.at[j]];
            if (a->type != e->type)
                continue;
            bool doer = turned_round(k, a, e) || exchanged(k, a, e, &ar, &en);
            uint8_t kind = doer                   ? DIFFER_actor
                           : made_a_fact(k, a, e) ? DIFFER_structure
                                                  : DIFFER_COUNT;
            if (kind == DIFFER_actor && exchange_told)
                continue;
            exchange_told |= kind == DIFFER_actor;
            if (kind != DIFFER_COUNT)
                flag(k, kind, en.at[i], words_of(k, k->ar, a), words_of(k, k->en, e));
        }
}
