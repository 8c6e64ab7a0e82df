/*
 * Claims that are no event: who holds which office (from the roles), who is whose relative and
 * who owns what by a noun. Groups and their members are in claims_groups.c.
 */
#include "report/claims.h"
#include "report/gazetteer.h"
#include "report/roles.h"
#include "report/titles.h"
#include "report/memo.h"

static claim *state(report *r, uint8_t type, uint32_t sentence_index, span at, uint32_t trigger)
{
    claim *c = vec_push(r->a, &r->claims);
    *c = (claim){ .type = type,
                  .modality = MODALITY_presupposed,
                  .time = NO_INDEX,
                  .sentence = sentence_index,
                  .trigger = trigger,
                  .within = NO_INDEX,
                  .versions = (uint8_t)(1u << at.lang),
                  .titled = true,
                  .confidence = 0.85 };
    *vec_push(r->a, &c->evidence) = at;
    return c;
}

/* the same office of the same person said before */
static claim *said_before(report *r, size_t first, uint8_t type, uint32_t who, uint32_t of,
                          str office, const str *office_keys)
{
    for (size_t i = r->claims.n; i-- > first && r->claims.at[i].actors.at[0] == who;) {
        claim *c = &r->claims.at[i];
        if (c->type == type && (c->targets.n ? c->targets.at[0] : NO_INDEX) == of &&
            str_eq(office_keys[i - first], office))
            return c;
    }
    return NULL;
}

/* An office by itself says who somebody is even where its country or body is not named apart; what
 * somebody does for a living does not. */
static bool is_office(const role *x)
{
    static const char *const office_keys[] = { "president",
                                           "prime_minister",
                                           "king",
                                           "chancellor",
                                           "crown_prince",
                                           "emir",
                                           "sultan",
                                           "supreme_leader",
                                           "vice_president",
                                           "deputy_prime_minister",
                                           "central_bank_governor",
                                           "ambassador",
                                           "mediator",
                                           "envoy",
                                           "spokesperson",
                                           "speaker",
                                           "secretary_general",
                                           "head",
                                           "minister",
                                           "negotiator",
                                           "auditor",
                                           "chief_prosecutor",
                                           "ombudsman",
                                           "commissioner",
                                           "governor",
                                           "mayor",
                                           "army_chief",
                                           "intelligence_chief",
                                           "national_security_adviser",
                                           "judge",
                                           "attache" };
    for (size_t i = 0; i < sizeof office_keys / sizeof *office_keys; i++)
        if (str_is(x->office, office_keys[i]))
            return x->of_country != NO_INDEX || i >= 13;
    return str_ends(x->office, STR("_minister"));
}

/* the country that an entity is, whose capital or body it is, or whose a known person is: a gazetteer
 * entry, or NO_INDEX */
static uint32_t country_of(const report *r, const entity *e)
{
    const gazetteer *g = r->know->gazetteer;
    if (e->type == ENTITY_PRODUCT)
        return NO_INDEX;
    if (e->gazetteer != NO_INDEX)
        return str_is(gazetteer_at(g, e->gazetteer)->kind, "country")
                   ? e->gazetteer
                   : gazetteer_country(g, gazetteer_at(g, e->gazetteer)->country);
    for (size_t i = 0; i < e->mentions.n && i < 4; i++)
        if (r->mentions.at[e->mentions.at[i]].country != NO_INDEX)
            return r->mentions.at[e->mentions.at[i]].country;
    return NO_INDEX;
}

/* The government of that country, where the report speaks of it: of no country by name only where it
 * is the one government spoken of. An entity, or NO_INDEX. */
static uint32_t government_of(const report *r, uint32_t country)
{
    uint32_t open = NO_INDEX;
    bool many = false;
    size_t n = roles_many(r) ? 0 : r->mentions.n;
    for (size_t i = 0; i < n; i++) {
        const mention *m = &r->mentions.at[i];
        if (m->type != ENTITY_ORGANIZATION || m->entity == NO_INDEX || m->head >= r->tokens.n)
            continue;
        const token *h = &r->tokens.at[m->head];
        bool body = m->body != NO_INDEX &&
                    str_is(gazetteer_body_at(r->know->gazetteer, m->body)->slug, "government");
        bool described = m->kind == MENTION_DESCRIPTION && m->token_count <= 2 &&
                         (str_is(h->norm, "government") || str_is(token_stem(h), "حكومة") ||
                          str_is(token_stem(h), "الحكومة"));
        if (!body && !described)
            continue;
        uint32_t its = country_of(r, &r->entities.at[m->entity]);
        if (its != NO_INDEX && its == country)
            return m->entity;
        many |= its == NO_INDEX && open != NO_INDEX && open != m->entity;
        open = its == NO_INDEX ? m->entity : open;
    }
    return many ? NO_INDEX : open;
}

uint32_t claims_government(const report *r, uint32_t home)
{
    uint32_t country = home != NO_INDEX ? country_of(r, &r->entities.at[home]) : NO_INDEX;
    return country != NO_INDEX ? government_of(r, country) : NO_INDEX;
}

/* companies and newspapers deal abroad: they do not say what a report is about */
static bool is_firm(const report *r, const entity *e)
{
    if (e->type != ENTITY_ORGANIZATION || e->gazetteer == NO_INDEX)
        return false;
    str kind = gazetteer_at(r->know->gazetteer, e->gazetteer)->kind;
    static const char *const firms[] = { "company", "bank",      "airline",     "newspaper",
                                         "site",    "news-agency", "broadcaster", "think-tank" };
    return STR_IS_ANY(kind, firms);
}

/* the country of the place that the report is dated from: the first thing its first blocks say */
static uint32_t country_of_dateline(const report *r)
{
    enum { BLOCKS = 4 };
    for (size_t i = 0; i < r->mentions.n; i++) {
        const mention *m = &r->mentions.at[i];
        uint32_t b = r->sentences.at[m->sentence].block;
        uint32_t behind = m->first_token + m->token_count;
        if (b >= BLOCKS || m->start != r->blocks.at[b].start || m->type != ENTITY_PLACE ||
            m->entity == NO_INDEX || behind >= r->tokens.n ||
            r->tokens.at[behind].kind == TOKEN_WORD)
            continue;
        return country_of(r, &r->entities.at[m->entity]);
    }
    return NO_INDEX;
}

/* The country that the report is about: "the finance minister" of no other. It and its people are
 * spoken of three times at least and half as often again as any other, or at all more often where
 * the report comes from there. Its entity, or NO_INDEX. */
uint32_t claims_home(const report *r)
{
    if (!r->know->gazetteer)
        return NO_INDEX;
    enum { COUNTRIES = 12, OFTEN = 3 };
    struct {
        uint32_t country, entity, times;
    } seen[COUNTRIES];
    size_t n = 0;
    for (uint32_t i = 0; i < r->entities.n; i++) {
        const entity *e = &r->entities.at[i];
        uint32_t country = is_firm(r, e) ? NO_INDEX : country_of(r, e);
        size_t k = 0;
        while (k < n && seen[k].country != country)
            k++;
        if (country == NO_INDEX || k == COUNTRIES)
            continue;
        if (k == n) {
            seen[n].country = country;
            seen[n].entity = NO_INDEX;
            seen[n++].times = 0;
        }
        seen[k].times += (uint32_t)e->mentions.n;
        if (e->gazetteer == country)
            seen[k].entity = i;
    }
    size_t best = 0;
    for (size_t k = 1; k < n; k++)
        best = seen[k].times > seen[best].times ? k : best;
    if (!n || seen[best].times < OFTEN)
        return NO_INDEX;
    bool from = country_of_dateline(r) == seen[best].country;
    for (size_t k = 0; k < n; k++)
        if (k != best && (from ? seen[k].times >= seen[best].times
                               : 3 * seen[k].times > 2 * seen[best].times))
            return NO_INDEX;
    if (seen[best].entity != NO_INDEX)
        return seen[best].entity;
    for (size_t k = 0; k < n; k++) /* no name but its government's: only where it is far ahead */
        if (k != best && 2 * seen[k].times > seen[best].times)
            return NO_INDEX;
    return government_of(r, seen[best].country);
}

/* a cabinet or ministry, as every country has them; not the government of a region */
static bool is_body_of_state(const report *r, uint32_t entity_index)
{
    const entity *e = &r->entities.at[entity_index];
    for (size_t i = 0; i < e->mentions.n; i++)
        if (r->mentions.at[e->mentions.at[i]].body != NO_INDEX)
            return e->type == ENTITY_ORGANIZATION;
    return false;
}

static uint32_t entity_of_country(const report *r, uint32_t country)
{
    for (uint32_t i = 0; country != NO_INDEX && i < r->entities.n; i++)
        if (r->entities.at[i].gazetteer == country)
            return i;
    return NO_INDEX;
}

/* Offices of a government, which is some country's. */
bool claims_of_government(str office)
{
    return str_ends(office, STR("_minister")) || str_is(office, "minister") ||
           str_is(office, "vice_president") || str_is(office, "chief_prosecutor") ||
           str_is(office, "government");
}

/* "the leader X": of whom, is not said */
static bool is_bare_leader(const report *r, const role *x)
{
    if (!str_is(x->office, "head") || x->head == NO_INDEX)
        return false;
    const token *h = &r->tokens.at[x->head];
    return h->start <= x->start + 4 && h->end >= x->end;
}

/* "former President X", الرئيس المخلوع: a head of state, and of nothing that the title says */
static bool of_state(const report *r, const role *x)
{
    const sentence *s = &r->sentences.at[r->mentions.at[x->mention].sentence];
    if (!str_is(x->office, "president") || x->head == NO_INDEX)
        return false;
    for (uint32_t i = s->first_token; i < s->first_token + s->token_count; i++) {
        const token *t = &r->tokens.at[i];
        if (t->start < x->start || t->end > x->end || i == x->head)
            continue;
        bool adjective = t->pos == WORD_ADJECTIVE || t->pos == WORD_ADVERB ||
                         (t->lang == LANG_AR && t->flags & TOKEN_ARTICLE) ||
                         token_signs_in(r, t, t->lang) & SIGN_MODIFIER;
        if (t->kind == TOKEN_WORD && (t->mention != NO_INDEX || !adjective))
            return false;
    }
    return true;
}

/* is somebody else known to be the head of that state on the report's date? */
static bool another_holds(const report *r, uint32_t state_entity, uint32_t who, const role *x)
{
    uint32_t country = state_entity == NO_INDEX ? NO_INDEX : r->entities.at[state_entity].gazetteer;
    if (country == NO_INDEX || x->former || x->head == NO_INDEX ||
        r->tokens.at[x->head].start > x->start + 4 || r->tokens.at[x->head].end < x->end)
        return false; /* "the ousted president" */
    uint32_t holder = role_holder(r, country, x->office);
    return holder != NO_INDEX && holder != r->entities.at[who].gazetteer;
}

/* "the minister at the time", آنذاك */
static bool then(const report *r, const role *x)
{
    static const char *const words[] = { "time", "then", "انذاك", "حينها", "وقتها" };
    const mention *m = &r->mentions.at[x->mention];
    for (uint32_t t = m->first_token > 8 ? m->first_token - 8 : 0;
         t < r->tokens.n && r->tokens.at[t].start < x->end + 32; t++) {
        const token *w = &r->tokens.at[t];
        if (w->end + 2 < x->start || w->sentence != m->sentence)
            continue;
        if (w->start >= x->end && w->pos == WORD_VERB)
            return false;
        if (STR_IS_ANY(w->norm, words))
            return true;
    }
    return false;
}

/* "the deputy minister at the time and now governor of Y": the office of now is told right behind */
static bool outlived(const report *r, const entity *e, const role *x)
{
    enum { BEHIND = 60 };
    for (size_t i = 0; !x->kin && i < e->roles.n; i++) {
        const role *y = &e->roles.at[i];
        if (y->lang == x->lang && !y->kin && y->start >= x->end && y->start < x->end + BEHIND)
            return then(r, x);
    }
    return false;
}

/* "her finance minister": that of some other country than the one the report is about */
static bool possessed(const report *r, const role *x)
{
    const mention *m = &r->mentions.at[x->mention];
    for (uint32_t t = m->first_token > 8 ? m->first_token - 8 : 0;
         t < r->tokens.n && r->tokens.at[t].start < x->end; t++) {
        const token *w = &r->tokens.at[t];
        bool inside = w->start >= x->start && w->end <= x->end;
        bool before = w->end <= x->start && w->end + 2 >= x->start;
        if ((inside && w->suffix) || (before && w->pos == WORD_POSSESSIVE))
            return true;
    }
    return false;
}

/* the claim that a title makes: whoever is owner owns, whoever is ally is close to somebody */
static uint8_t told_as(const role *x)
{
    return str_is(x->office, "owner")   ? CLAIM_own
           : str_is(x->office, "ally") ? CLAIM_associate
           : str_is(x->office, "employee") ? CLAIM_member
                                        : CLAIM_role;
}

/* who is somebody's brother has a brother or sister in him: told of whoever is named first */
static bool is_mutual(str relation)
{
    static const char *const both[] = { "brother",      "sister",      "sibling", "cousin",
                                        "half-brother", "half-sister", "relative" };
    return STR_IS_ANY(relation, both);
}

static bool owned_already(const report *r, uint32_t who, uint32_t what)
{
    for (size_t i = 0; i < r->claims.n; i++) {
        const claim *c = &r->claims.at[i];
        if (c->type == CLAIM_own && c->actors.n && c->actors.at[0] == who && c->targets.n &&
            c->targets.at[0] == what)
            return true;
    }
    return false;
}

/* "Y, a subsidiary of X": what nouns and participles tell of ownership */
static void claims_of_owners(report *r)
{
    for (size_t i = 0; i < r->roles.n; i++) {
        const role *x = &r->roles.at[i];
        const mention *m = &r->mentions.at[x->mention];
        if (!x->tie || x->of == NO_INDEX || m->entity == NO_INDEX || m->entity == x->of)
            continue;
        bool owns = x->tie == TIE_OWNER;
        if (x->tie == TIE_COMPANY && r->entities.at[x->of].type != ENTITY_PERSON &&
            r->entities.at[x->of].type != ENTITY_GROUP)
            continue;
        if (!roles_many(r) && owned_already(r, owns ? m->entity : x->of, owns ? x->of : m->entity))
            continue;
        span at = { x->start, x->end, x->lang };
        claim *c = state(r, CLAIM_own, m->sentence, at, x->head);
        *vec_push(r->a, &c->actors) = owns ? m->entity : x->of;
        *vec_push(r->a, &c->targets) = owns ? x->of : m->entity;
    }
}

/* does the token stand in somebody's title, "the Canadian ambassador"? */
static bool in_title(const report *r, const token *t)
{
    for (size_t i = 0; i < r->roles.n; i++)
        if (r->roles.at[i].start <= t->start && t->end <= r->roles.at[i].end)
            return true;
    return false;
}

/* The last country told before a byte of the sentence: by its name or its capital's, else by an
 * adjective, which in the title of another person of the same sentence says nothing. An entity, or
 * NO_INDEX. */
static uint32_t country_told(report *r, uint32_t sentence_index, uint32_t before, bool same)
{
    const sentence *s = &r->sentences.at[sentence_index];
    uint32_t adjective = NO_INDEX;
    for (uint32_t i = s->first_token + s->token_count; i-- > s->first_token;) {
        const token *t = &r->tokens.at[i];
        if (t->start >= before || t->kind != TOKEN_WORD)
            continue;
        if (t->mention != NO_INDEX && r->mentions.at[t->mention].type == ENTITY_PLACE &&
            r->mentions.at[t->mention].entity != NO_INDEX) {
            const entity *e = &r->entities.at[r->mentions.at[t->mention].entity];
            uint32_t of = entity_of_country(r, country_of(r, e));
            if (of != NO_INDEX)
                return of;
        }
        uint32_t of = adjective == NO_INDEX ? entity_of_country(r, role_national(r, i)) : NO_INDEX;
        if (of != NO_INDEX && !(same && in_title(r, t)))
            adjective = of;
    }
    return adjective;
}

/* "It was Kenya that spoke first. Deputy Foreign Minister X said": ministers of whom only the text
 * around tells the country, in the same sentence or the one before. */
static void tell_ministers(report *r)
{
    for (size_t i = 0; !roles_many(r) && i < r->entities.n; i++) {
        entity *e = &r->entities.at[i];
        uint32_t found = NO_INDEX;
        for (size_t k = 0; k < e->roles.n; k++) {
            const role *x = &e->roles.at[k];
            uint32_t s = r->mentions.at[x->mention].sentence;
            if (x->of != NO_INDEX || x->kin || x->of_country != NO_INDEX || possessed(r, x) ||
                !claims_of_government(x->office))
                continue;
            if (found == NO_INDEX)
                found = country_told(r, s, x->start, true);
            if (found == NO_INDEX && s && r->sentences.at[s - 1].lang == x->lang)
                found = country_told(r, s - 1, x->start, false);
        }
        for (size_t k = 0; found != NO_INDEX && k < e->roles.n; k++)
            if (e->roles.at[k].of == NO_INDEX && e->roles.at[k].of_country == NO_INDEX &&
                claims_of_government(e->roles.at[k].office))
                e->roles.at[k].of = found;
    }
}

void claims_of_roles(report *r, uint32_t home)
{
    if (home == NO_INDEX)
        tell_ministers(r);
    size_t first = r->claims.n, total = 0;
    for (size_t i = 0; i < r->entities.n; i++)
        total += r->entities.at[i].roles.n;
    str *office_keys = arena_array(r->a, str, total + 1);
    for (uint32_t i = 0; i < r->entities.n; i++)
        for (size_t k = 0; k < r->entities.at[i].roles.n; k++) {
            const role *x = &r->entities.at[i].roles.at[k];
            uint32_t of = x->of;
            if (of == NO_INDEX && !x->kin && (!x->apart || x->former) && x->of_country == NO_INDEX &&
                (claims_of_government(x->office) || of_state(r, x)) && !possessed(r, x) &&
                !another_holds(r, home, i, x))
                of = home;
            bool follows = str_is(x->office, "successor") || str_is(x->office, "predecessor");
            if (of == i || follows || (of == NO_INDEX && is_bare_leader(r, x)) || outlived(r, &r->entities.at[i], x) ||
                (of == NO_INDEX && (x->kin || !is_office(x))))
                continue;
            uint8_t type = x->kin ? CLAIM_kin : told_as(x);
            span at = { x->start, x->end, x->lang };
            claim *c = said_before(r, first, type, i, of, x->office, office_keys);
            if (c) {
                if (!(c->versions & 1u << x->lang))
                    *vec_push(r->a, &c->evidence) = at;
                c->versions |= (uint8_t)(1u << x->lang);
                continue;
            }
            office_keys[r->claims.n - first] = x->office;
            const mention *m = &r->mentions.at[x->mention];
            c = state(r, type, m->sentence, at, m->head);
            c->modality = x->planned    ? MODALITY_planned
                          : x->reported ? MODALITY_reported
                                        : MODALITY_presupposed;
            bool turned = of != NO_INDEX && x->beside && is_mutual(x->office);
            *vec_push(r->a, &c->actors) = turned ? of : i;
            if (of != NO_INDEX)
                *vec_push(r->a, &c->targets) = turned ? i : of;
            if (x->also_of != NO_INDEX)
                *vec_push(r->a, &c->targets) = x->also_of;
            uint32_t land = NO_INDEX;
            if (of != NO_INDEX && !x->kin && claims_of_government(x->office) &&
                is_body_of_state(r, of)) {
                uint32_t its = country_of(r, &r->entities.at[of]);
                land = its == NO_INDEX ? home : entity_of_country(r, its);
            }
            if (land != NO_INDEX && land != of)
                *vec_push(r->a, &c->targets) = land;
            uint32_t led = of != NO_INDEX && !x->kin && claims_of_government(x->office)
                               ? government_of(r, country_of(r, &r->entities.at[of]))
                               : NO_INDEX;
            for (size_t n = 0; n < r->entities.at[i].roles.n; n++) /* told of another office */
                led = r->entities.at[i].roles.at[n].of == led ? NO_INDEX : led;
            if (led != NO_INDEX && led != of && led != x->also_of)
                *vec_push(r->a, &c->targets) = led;
        }
    claims_of_owners(r);
}

static bool told_already(const report *r, uint32_t who, uint32_t of, uint8_t language)
{
    for (size_t i = 0; i < r->claims.n; i++) {
        const claim *c = &r->claims.at[i];
        if (c->type == CLAIM_role && c->versions & 1u << language && c->actors.n == 1 &&
            c->actors.at[0] == who && c->targets.n && c->targets.at[0] == of)
            return true;
    }
    return false;
}

/* "the presidents of A and B, John Doe and Jane Roe": each is president of the one named there */
static void shared_titles(claim_finder *f)
{
    const report *r = f->r;
    for (uint32_t i = 0; i < f->k.shared_count; i++) {
        const shared_title *t = &f->k.shared[i];
        for (uint32_t n = 0; n < t->count; n++) {
            uint32_t who = r->mentions.at[t->bearers[n]].entity,
                     of = r->mentions.at[t->of[n]].entity;
            if (who == NO_INDEX || of == NO_INDEX || told_already(r, who, of, f->language))
                continue;
            span at = { r->tokens.at[t->first].start, r->tokens.at[t->last].end, f->language };
            claim *c = state(f->r, CLAIM_role, f->sentence, at, t->first);
            *vec_push(f->r->a, &c->actors) = who;
            *vec_push(f->r->a, &c->targets) = of;
        }
    }
}

void claims_of_states(claim_finder *f)
{
    shared_titles(f);
    claims_of_groups(f);
}
