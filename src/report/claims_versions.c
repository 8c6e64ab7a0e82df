/*
 * The two versions of a report as witnesses of each other. A claim of one version and a claim of
 * the other that hang on words answering each other are one claim with evidence in both; what one
 * leaves out the other fills, and of two parties the one that both versions name stands. Where both
 * versions name somebody else, or one denies, or one tells as done what the other only wants, the
 * versions disagree, and both claims stay. A claim that one version alone makes is shown in the
 * other by the word that answers its own.
 *
 * Cost: for each bead the claims of its two sides against each other, at most MAX_SIDE a side.
 */
#include "report/claims_versions.h"
#include "report/disagree.h"
#include "report/knowledge.h"

enum { MAX_SIDE = 32 };

/* how well a party is witnessed */
enum { OWN_OTHERWISE = 1, OWN_NAME = 2, NAMED_ANYWHERE = 4, IN_BOTH = 8 };

typedef enum verdict { VERDICT_BOTH, VERDICT_ARABIC, VERDICT_ENGLISH, VERDICT_APART } verdict;

typedef struct versions {
    report *r;
    const told_list *verbs;
    uint32_t *told_at;  /* by token: index of a verb, or NO_INDEX */
    uint32_t *claim_at; /* by token: a claim that it triggers, or NO_INDEX */
    uint32_t *first, *next; /* the claims of each bead that are no states */
    uint32_t *into;
    token_range ar, en; /* of the bead */
    uint32_t arabic[MAX_SIDE], english[MAX_SIDE];
    uint32_t arabic_n, english_n;
} versions;

static bool inside(token_range x, uint32_t i)
{
    return i >= x.first && i < x.end;
}

static uint8_t witnesses(const versions *v, uint32_t entity_index, token_range own,
                         token_range other)
{
    const entity *e = &v->r->entities.at[entity_index];
    uint8_t w = 0;
    for (size_t i = 0; i < e->mentions.n; i++) {
        const mention *m = &v->r->mentions.at[e->mentions.at[i]];
        bool name = m->kind == MENTION_NAME;
        w |= name ? NAMED_ANYWHERE : 0;
        if (inside(own, m->first_token))
            w |= name ? OWN_NAME : OWN_OTHERWISE;
        w |= inside(other, m->first_token) ? IN_BOTH : 0;
    }
    return w;
}

static uint8_t best_witness(const versions *v, const index_list *l, token_range own,
                            token_range other)
{
    uint8_t best = 0;
    for (size_t i = 0; i < l->n; i++) {
        uint8_t w = witnesses(v, l->at[i], own, other);
        best = w > best ? w : best;
    }
    return best;
}

static verdict other_of(verdict x)
{
    return x == VERDICT_ARABIC ? VERDICT_ENGLISH : VERDICT_ARABIC;
}

/* by how surely the verbs tell who did it: of a subject of its own and a verb that holds its
 * subject inside, the former */
static verdict by_telling(uint8_t arabic, uint8_t english)
{
    if (arabic == SUBJECT_NAMED && english != SUBJECT_NAMED && english != SUBJECT_UNKNOWN)
        return VERDICT_ARABIC;
    if (english == SUBJECT_NAMED && arabic != SUBJECT_NAMED && arabic != SUBJECT_UNKNOWN)
        return VERDICT_ENGLISH;
    if (arabic == SUBJECT_INSIDE && english == SUBJECT_PRONOUN)
        return VERDICT_ENGLISH;
    return VERDICT_APART;
}

/* whose parties stand where the versions name different ones */
static verdict between(const versions *v, const index_list *x, const index_list *y, uint8_t ar_told,
                       uint8_t en_told)
{
    uint8_t a = best_witness(v, x, v->ar, v->en), e = best_witness(v, y, v->en, v->ar);
    verdict by_verb = by_telling(ar_told, en_told);
    if (a & IN_BOTH && e & IN_BOTH)
        return by_verb;
    if ((a | e) & IN_BOTH) {
        verdict both = a & IN_BOTH ? VERDICT_ARABIC : VERDICT_ENGLISH;
        uint8_t loser = a & IN_BOTH ? e : a, winner = a & IN_BOTH ? a : e;
        if (loser & NAMED_ANYWHERE && !(winner & NAMED_ANYWHERE))
            return by_verb == both ? both : other_of(both); /* "the two presidents" */
        return loser & OWN_NAME && by_verb == other_of(both) ? by_verb : both;
    }
    if (a & OWN_NAME && e & OWN_NAME)
        return VERDICT_APART;
    if ((a & OWN_NAME) != (e & OWN_NAME))
        return a & OWN_NAME ? VERDICT_ARABIC : VERDICT_ENGLISH;
    uint8_t unnamed = a & NAMED_ANYWHERE ? en_told : ar_told,
            named = a & NAMED_ANYWHERE ? ar_told : en_told;
    if ((a & NAMED_ANYWHERE) != (e & NAMED_ANYWHERE) && named == SUBJECT_INSIDE &&
        unnamed == SUBJECT_NAMED)
        return by_verb; /* nobody said who is named: the verb was given him */
    if ((a & NAMED_ANYWHERE) != (e & NAMED_ANYWHERE))
        return a & NAMED_ANYWHERE ? VERDICT_ARABIC : VERDICT_ENGLISH;
    if (a & NAMED_ANYWHERE)
        return by_verb;
    return a > e ? VERDICT_ARABIC : VERDICT_ENGLISH;
}

/* "sources said", "the paper said": whoever is named in one version may be nameless in the other */
static bool nameless(const versions *v, const index_list *x, const index_list *y)
{
    uint8_t a = v->r->entities.at[x->at[0]].type, e = v->r->entities.at[y->at[0]].type;
    return (a == ENTITY_GROUP) != (e == ENTITY_GROUP);
}

static verdict settle(const versions *v, const index_list *x, const index_list *y, uint8_t ar_told,
                      uint8_t en_told)
{
    if (!x->n || !y->n)
        return x->n ? VERDICT_ARABIC : VERDICT_ENGLISH;
    if (claims_share(x, y))
        return VERDICT_BOTH;
    return between(v, x, y, ar_told, en_told);
}

/* ---- one claim of two */

static bool is_state(uint8_t type)
{
    return type == CLAIM_role || type == CLAIM_kin || type == CLAIM_member;
}

/* told as a thing of the past */
static bool done(const report *r, const claim *c)
{
    const token *t = &r->tokens.at[c->trigger];
    return c->modality == MODALITY_reported && t->pos == WORD_VERB && t->form & FORM_PAST &&
           !(t->form & (FORM_PRESENT | FORM_BASE));
}

static bool modalities_fit(const report *r, const claim *a, const claim *e)
{
    if (claims_same_modality(a, e))
        return true;
    uint8_t x = a->modality, y = e->modality;
    if (x == MODALITY_denied || y == MODALITY_denied)
        return false;
    if (x != MODALITY_reported && y != MODALITY_reported)
        return true;
    uint8_t other = x == MODALITY_reported ? y : x;
    if (other == MODALITY_approved || other == MODALITY_presupposed || other == MODALITY_assessed)
        return true;
    return !done(r, x == MODALITY_reported ? a : e);
}

/* how many kinds of claim the trigger may tell: the fewer, the surer */
static uint32_t meanings(const report *r, const claim *c)
{
    const lexicon *x = r->know->lexicon;
    uint32_t l = r->tokens.at[c->trigger].lemma, n = 0;
    uint64_t seen = 0;
    if (l == NO_INDEX)
        return 9;
    uint32_t first = lexicon_lexeme(x, l)->frames;
    if (first == NO_INDEX && lexicon_lexeme(x, l)->verb != NO_INDEX)
        first = lexicon_lexeme(x, lexicon_lexeme(x, l)->verb)->frames;
    for (uint32_t i = first; i != NO_INDEX; i = frames_at(r->know->frames, i)->next) {
        uint8_t type = frames_at(r->know->frames, i)->type;
        if (type < 64 && !(seen >> type & 1)) {
            seen |= UINT64_C(1) << type;
            n++;
        }
    }
    return n;
}

static size_t parties(const claim *c)
{
    return (c->actors.n ? 1u : 0u) + (c->targets.n ? 1u : 0u);
}

/* does the Arabic claim tell better what kind of act it is? */
static bool arabic_tells_type(const report *r, const claim *a, const claim *e)
{
    if (claims_same_kind(a, e))
        return false; /* words for one act: the English ones are told apart more finely */
    if (parties(a) != parties(e))
        return parties(a) > parties(e);
    return meanings(r, a) < meanings(r, e);
}

/* the modality that a type has of itself */
static uint8_t own_modality(uint8_t type)
{
    switch (type) {
    case CLAIM_refuse:
        return MODALITY_refused;
    case CLAIM_deny:
        return MODALITY_denied;
    case CLAIM_approve:
    case CLAIM_waive:
        return MODALITY_approved;
    case CLAIM_propose:
        return MODALITY_proposed;
    case CLAIM_offer:
        return MODALITY_offered;
    default:
        return MODALITY_reported;
    }
}

static uint8_t modality_of(const claim *a, const claim *e, bool arabic_type)
{
    if (a->modality == e->modality)
        return a->modality;
    if (a->type != e->type)
        return arabic_type ? a->modality : e->modality;
    if (a->modality == MODALITY_reported || e->modality == MODALITY_reported)
        return a->modality == MODALITY_reported ? e->modality : a->modality;
    return a->modality == own_modality(a->type) ? a->modality : e->modality;
}

/* the parties of the side that is wrong about them give way */
static void give_way(verdict how, index_list *x, index_list *y)
{
    if (how == VERDICT_ARABIC)
        *y = *x;
    else if (how == VERDICT_ENGLISH)
        *x = *y;
}

static verdict of_actors(const versions *v, const claim *a, const claim *e)
{
    verdict how = settle(v, &a->actors, &e->actors, a->told, e->told);
    /* "شكر فلاناً" read as if he had thanked: whom one version has as object is no subject */
    if (how != VERDICT_BOTH && !a->targets.n && e->actors.n &&
        claims_share(&a->actors, &e->targets))
        return VERDICT_ENGLISH;
    if (how != VERDICT_BOTH && !e->targets.n && a->actors.n &&
        claims_share(&e->actors, &a->targets))
        return VERDICT_ARABIC;
    bool source = a->type == CLAIM_say || a->type == CLAIM_disclose;
    if (source && a->told == SUBJECT_NAMED && e->told == SUBJECT_NAMED && a->actors.n &&
        e->actors.n && how != VERDICT_BOTH && nameless(v, &a->actors, &e->actors))
        return VERDICT_APART;
    return how;
}

static bool goes_both_ways(uint8_t type)
{
    return type == CLAIM_meet || type == CLAIM_speak || type == CLAIM_contact ||
           type == CLAIM_agree || type == CLAIM_sign || type == CLAIM_cooperate;
}

static bool join(versions *v, uint32_t arabic, uint32_t english, bool tied)
{
    report *r = v->r;
    claim *a = &r->claims.at[arabic], *e = &r->claims.at[english];
    if (a->negative != e->negative || !modalities_fit(r, a, e))
        return false;
    bool crossed = goes_both_ways(a->type) && claims_share(&a->actors, &e->targets) &&
                   claims_share(&a->targets, &e->actors);
    verdict who = crossed ? VERDICT_BOTH : of_actors(v, a, e);
    if (who == VERDICT_APART)
        return false;
    verdict whom = crossed ? VERDICT_BOTH
                           : settle(v, &a->targets, &e->targets, SUBJECT_UNKNOWN, SUBJECT_UNKNOWN);
    if (whom == VERDICT_APART) {
        uint8_t x = best_witness(v, &a->targets, v->ar, v->en),
                y = best_witness(v, &e->targets, v->en, v->ar);
        if (!(x & IN_BOTH) || !(y & IN_BOTH) || who != VERDICT_BOTH)
            return false;
        whom = VERDICT_BOTH;
        if ((x & NAMED_ANYWHERE) != (y & NAMED_ANYWHERE))
            whom = x & NAMED_ANYWHERE ? VERDICT_ARABIC : VERDICT_ENGLISH;
    }
    bool shared = claims_share(&a->actors, &e->actors) || claims_share(&a->targets, &e->targets);
    if (!claims_same_kind(a, e) && !(tied && shared))
        return false;
    bool arabic_type = a->type != e->type && arabic_tells_type(r, a, e);
    uint8_t how = modality_of(a, e, arabic_type);
    uint8_t type = arabic_type ? a->type : e->type;
    if (!crossed) {
        give_way(who, &a->actors, &e->actors);
        give_way(whom, &a->targets, &e->targets);
    }
    bool first = a->sentence < e->sentence;
    claim *to = first ? a : e;
    bool grant = (a->type == CLAIM_agree && e->type == CLAIM_approve) ||
                 (a->type == CLAIM_approve && e->type == CLAIM_agree);
    claims_absorb(r, to, first ? e : a);
    if (!grant) { /* agreeing and approving: claims_absorb knows */
        to->type = type;
        to->modality = how;
    }
    v->into[first ? english : arabic] = first ? arabic : english;
    return true;
}

/* ---- which claims answer each other */

static bool open_claim(const versions *v, uint32_t i)
{
    const claim *c = &v->r->claims.at[i];
    return v->into[i] == i && !(c->versions & (c->versions - 1));
}

static bool within(const report *r, const claim *c, uint32_t i)
{
    return i != NO_INDEX && r->tokens.at[i].start >= c->evidence.at[0].start &&
           r->tokens.at[i].end <= c->evidence.at[0].end;
}

/* 3: their words answer each other; 2: one's word lies in the other; 1: of one type; 0: no match */
static int match_of(const report *r, const claim *a, const claim *e)
{
    uint32_t p = r->partner[a->trigger], q = r->partner[e->trigger];
    if (p == e->trigger)
        return 3;
    if (!claims_same_kind(a, e))
        return 0;
    if (within(r, e, p) || within(r, a, q))
        return 2;
    return a->type == e->type ? 1 : 0;
}

static void join_by(versions *v, int least)
{
    for (uint32_t i = 0; i < v->arabic_n; i++)
        for (uint32_t k = 0; k < v->english_n; k++) {
            uint32_t a = v->arabic[i], e = v->english[k];
            if (!open_claim(v, a) || !open_claim(v, e))
                continue;
            if (match_of(v->r, &v->r->claims.at[a], &v->r->claims.at[e]) == least)
                (void)join(v, a, e, least == 3);
        }
}

/* ---- a claim of one version and the word that answers it in the other */

/* Does a verb of the other version tell otherwise who did it, or what the claim leaves open? */
static void ask_verb(const versions *v, claim *c, const told_verb *t)
{
    uint8_t told = t->passive && t->who.n ? SUBJECT_NAMED : t->how;
    if (told != SUBJECT_NAMED || !t->who.n || !entity_can_act(v->r, t->who.at[0]) ||
        claims_share(&t->who, &c->targets))
        return;
    bool arabic = c->versions == 1u << LANG_AR;
    verdict how = arabic ? settle(v, &c->actors, &t->who, c->told, told)
                         : settle(v, &t->who, &c->actors, told, c->told);
    if (how == (arabic ? VERDICT_ENGLISH : VERDICT_ARABIC))
        c->actors = t->who;
}

/* Does the other version tell with these words, وجّه انتقادات, an act of the same kind that was not
 * joined to this one? Then they disagree on who did it. */
static bool told_otherwise(const versions *v, uint32_t of_bead, const claim *c, uint32_t answer)
{
    for (uint32_t i = v->first[of_bead]; i != NO_INDEX; i = v->next[i]) {
        const claim *x = &v->r->claims.at[i];
        bool other = v->r->sentences.at[x->sentence].lang != v->r->sentences.at[c->sentence].lang;
        if (v->into[i] == i && other && claims_same_kind(x, c) &&
            (within(v->r, x, answer) || within(v->r, c, v->r->partner[x->trigger])))
            return true;
    }
    return false;
}

static void show_in_other(versions *v, uint32_t i, uint32_t of_bead)
{
    report *r = v->r;
    claim *c = &r->claims.at[i];
    uint32_t p = r->partner[c->trigger];
    if (p == NO_INDEX || v->claim_at[p] != NO_INDEX || told_otherwise(v, of_bead, c, p))
        return;
    const token *w = &r->tokens.at[p];
    uint32_t n = v->told_at[p];
    const told_verb *t = n != NO_INDEX ? &v->verbs->at[n] : NULL;
    if (t ? t->negated != c->negative : c->negative)
        return; /* a noun does not say whether it is denied */
    if (t)
        ask_verb(v, c, t);
    *vec_push(r->a, &c->evidence) = t ? t->at : (span){ w->start, w->end, w->lang };
    c->versions |= (uint8_t)(1u << r->sentences.at[w->sentence].lang);
}

static void join_bead(versions *v)
{
    for (int least = 3; least >= 2; least--)
        join_by(v, least);
}

uint8_t *claims_tie_versions(report *r)
{
    if (!versions_answer(r))
        return NULL;
    (void)versions_tie(r);
    uint8_t *answers = arena_array(r->a, uint8_t, r->tokens.n + 1);
    for (size_t i = 0; i < r->tokens.n; i++)
        if (r->partner[i] != NO_INDEX)
            answers[r->partner[i]] = true;
    return answers;
}

static void claims_by_bead(versions *v)
{
    report *r = v->r;
    v->next = arena_room(r->a, uint32_t, r->claims.n + 1);
    v->first = arena_room(r->a, uint32_t, r->beads.n + 1);
    memset(v->first, 0xFF, sizeof *v->first * (r->beads.n + 1));
    for (uint32_t i = (uint32_t)r->claims.n; i-- > 0;) {
        const claim *c = &r->claims.at[i];
        uint32_t b = r->sentences.at[c->sentence].bead;
        if (b == NO_INDEX || is_state(c->type) || c->trigger >= r->tokens.n)
            continue;
        v->next[i] = v->first[b];
        v->first[b] = i;
    }
}

void claims_lay_together(report *r, uint32_t *into)
{
    if (!r->partner)
        return;
    versions v = { .r = r, .into = into };
    claims_by_bead(&v);
    for (size_t b = 0; b < r->beads.n; b++) {
        const bead *x = &r->beads.at[b];
        if (!x->ar_count || !x->en_count || v.first[b] == NO_INDEX)
            continue;
        v.ar = versions_side(r, x->ar_first, x->ar_count);
        v.en = versions_side(r, x->en_first, x->en_count);
        v.arabic_n = v.english_n = 0;
        for (uint32_t i = v.first[b]; i != NO_INDEX; i = v.next[i]) {
            bool arabic = r->claims.at[i].versions == 1u << LANG_AR;
            if (arabic && v.arabic_n < MAX_SIDE)
                v.arabic[v.arabic_n++] = i;
            else if (!arabic && v.english_n < MAX_SIDE)
                v.english[v.english_n++] = i;
        }
        join_bead(&v);
    }
}

static uint32_t *by_token(report *r)
{
    uint32_t *at = arena_room(r->a, uint32_t, r->tokens.n + 1);
    memset(at, 0xFF, sizeof *at * (r->tokens.n + 1));
    return at;
}

static void set_sides(versions *v, const bead *b)
{
    v->ar = versions_side(v->r, b->ar_first, b->ar_count);
    v->en = versions_side(v->r, b->en_first, b->en_count);
}

void claims_show_in_other(report *r, const told_list *verbs, uint32_t *into)
{
    if (!r->partner)
        return;
    versions v = { .r = r, .verbs = verbs, .into = into };
    v.told_at = by_token(r);
    v.claim_at = by_token(r);
    claims_by_bead(&v);
    for (uint32_t i = 0; i < verbs->n; i++)
        v.told_at[verbs->at[i].token] = i;
    for (uint32_t i = 0; i < r->claims.n; i++)
        if (r->claims.at[i].trigger < r->tokens.n)
            v.claim_at[r->claims.at[i].trigger] = i;
    for (uint32_t i = 0; i < r->claims.n; i++) {
        const claim *c = &r->claims.at[i];
        uint32_t b = r->sentences.at[c->sentence].bead;
        if (!open_claim(&v, i) || b == NO_INDEX || is_state(c->type) || c->trigger >= r->tokens.n ||
            !r->beads.at[b].ar_count || !r->beads.at[b].en_count)
            continue;
        set_sides(&v, &r->beads.at[b]);
        show_in_other(&v, i, b);
        if (open_claim(&v, i)) /* the other version has nothing to say for it */
            r->claims.at[i].alone = true;
    }
}
