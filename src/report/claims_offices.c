/*
 * Offices that a verb tells of: elected John Doe president, became minister, holds the chairmanship
 * of a body. What roles*.c finds beside a name is not told again here. Cost: a few chunks a verb.
 */
#include "report/claims_match.h"
#include "report/roles.h"
#include "report/titles.h"

/* a noun phrase that is an office and names nobody: "president of the board" */
static bool is_office(const claim_finder *f, uint32_t i)
{
    if (i == NO_INDEX || i >= f->n || f->c[i].kind != CHUNK_NOUN)
        return false;
    const chunk *c = &f->c[i];
    const token *h = &f->r->tokens.at[c->head];
    bool named = c->mention != NO_INDEX && f->r->mentions.at[c->mention].kind == MENTION_NAME &&
                 f->r->mentions.at[c->mention].type == ENTITY_PERSON;
    str word = f->language == LANG_AR && h->lemma != NO_INDEX
                   ? lexicon_lexeme(f->x, h->lemma)->lemma
                   : token_stem(h);
    str office = titles_office(f->r->know->titles, f->language, word, word);
    if (str_is(office, "successor") || str_is(office, "predecessor") ||
        str_is(office, "candidate"))
        return false; /* they hold none */
    return !named && !(c->flags & CHUNK_PLURAL) && !(h->flags & TOKEN_ARTICLE) &&
           titles_is_head(f->r->know->titles, f->language, word);
}

/* "كان فلان، نجل فلان، رئيساً": the first indefinite office behind the subject */
static uint32_t predicate(const match *m)
{
    enum { REACH = 7 };
    const claim_finder *f = m->f;
    uint32_t from = m->e->subject;
    if (f->language != LANG_AR || from == NO_INDEX || from < m->e->chunk)
        return NO_INDEX;
    for (uint32_t i = from + 1; i < f->n && i < from + REACH; i++) {
        uint8_t kind = f->c[i].kind;
        if (kind == CHUNK_VERB || kind == CHUNK_STOP || kind == CHUNK_THAT)
            return NO_INDEX;
        if (f->c[i - 1].kind != CHUNK_PREPOSITION && !(f->c[i].flags & CHUNK_DEFINITE) &&
            f->c[i].pronoun == SUFFIX_NONE && is_office(f, i))
            return i;
    }
    return NO_INDEX;
}

uint32_t match_office(const match *m)
{
    const claim_finder *f = m->f;
    const event *e = m->e;
    if (e->consumed != NO_INDEX)
        return e->consumed;
    uint32_t behind = e->object != NO_INDEX && e->object > e->chunk ? e->object + 1 : NO_INDEX;
    uint32_t as =
        chunk_behind(f, e->chunk + 1, e->limit, f->language == LANG_AR ? STR("ك") : STR("as"));
    uint32_t places[] = { e->object, e->object2, e->chunk + 1, behind, as, predicate(m) };
    for (size_t i = 0; i < sizeof places / sizeof *places; i++)
        if (places[i] != NO_INDEX && places[i] < e->limit && is_office(f, places[i]))
            return places[i];
    return NO_INDEX;
}

/* "was elected president", "held the post of prime minister": of the country the report is about, where
 * nothing but the office itself is said */
static void office_of_home(match *m, uint32_t i)
{
    claim_finder *f = m->f;
    const report *r = f->r;
    if (f->home == NO_INDEX || i >= f->n)
        return;
    for (size_t k = 0; k < m->targets.n; k++)
        if (r->entities.at[m->targets.at[k]].type != ENTITY_PERSON)
            return;
    str office = STR("");
    for (uint32_t t = f->c[i].first; t <= f->c[i].last; t++) {
        const token *w = &r->tokens.at[t];
        str word = w->lang == LANG_AR && w->lemma != NO_INDEX
                       ? lexicon_lexeme(f->x, w->lemma)->lemma
                       : w->norm;
        if (w->kind == TOKEN_WORD && titles_is_head(r->know->titles, f->language, word))
            office = titles_office(r->know->titles, f->language, word,
                                   role_words(f->r, f->c[i].first, f->c[i].last));
    }
    bool state = str_is(office, "president") && f->c[i].first == f->c[i].last;
    if (!claims_of_government(office) && !state)
        return;
    m->targets.n = 0;
    parties_add(f, &m->targets, f->home);
}

/* "chairman in succession to X", رئيساً خلفاً لفلان: an office is a person's only where it serves one */
static void drop_persons(match *m, uint32_t i)
{
    claim_finder *f = m->f;
    const token *h = &f->r->tokens.at[f->c[i].head];
    str word = f->language == LANG_AR && h->lemma != NO_INDEX
                   ? lexicon_lexeme(f->x, h->lemma)->lemma
                   : token_stem(h);
    if (role_serves_person(titles_office(f->r->know->titles, f->language, word, word)))
        return;
    size_t n = 0;
    for (size_t k = 0; k < m->targets.n; k++)
        if (f->r->entities.at[m->targets.at[k]].type != ENTITY_PERSON)
            m->targets.at[n++] = m->targets.at[k];
    m->targets.n = n;
}

void match_office_owner(match *m, uint32_t office)
{
    static const char *const behind[] = { "of", "for", "at", "in" };
    claim_finder *f = m->f;
    m->targets.n = 0;
    match_reached(m, office);
    if (f->c[office].owner != NO_INDEX)
        parties_add(f, &m->targets, f->r->mentions.at[f->c[office].owner].entity);
    index_list inside = { 0 }, self = { 0 };
    parties_inside(f, office, &inside);
    const mention *whole =
        f->c[office].mention != NO_INDEX ? &f->r->mentions.at[f->c[office].mention] : NULL;
    if (whole && !(whole->kind == MENTION_NAME && whole->first_token > f->c[office].head))
        parties_add(f, &self, f->r->mentions.at[f->c[office].mention].entity);
    match_drop_shared(&self, &inside);
    for (size_t i = 0; i < inside.n; i++)
        parties_add(f, &m->targets, inside.at[i]);
    uint32_t next = office + 1;
    if (!m->targets.n && next < f->n && f->c[next].flags & CHUNK_GENITIVE)
        match_party(m, next, &m->targets, true);
    bool proclitic = next + 1 < f->n && chunk_preposition_is(f, next, STR("ل"));
    if (!m->targets.n && proclitic)
        match_party(m, next + 1, &m->targets, true);
    for (size_t i = 0; i < 4 && !m->targets.n && next + 1 < f->n; i++)
        if (chunk_preposition_is(f, next, str_of(behind[i])))
            match_party(m, next + 1, &m->targets, true);
    if (!m->targets.n && f->language == LANG_EN && f->c[office].pronoun)
        parties_add(f, &m->targets, party_of_possessive(f, office)); /* "as its chairman" */
    match_drop_shared(&m->actors, &m->targets);
    drop_persons(m, office);
    office_of_home(m, office);
}

bool match_office_told(const match *m, const index_list *who, uint32_t office)
{
    enum { ROLES = 64 };
    const claim_finder *f = m->f;
    const report *r = f->r;
    uint32_t trigger = f->c[m->e->chunk].head;
    if (who->n != 1)
        return false;
    const entity *e = &r->entities.at[who->at[0]];
    for (size_t i = e->roles.n > ROLES ? e->roles.n - ROLES : 0; i < e->roles.n; i++) {
        const role *x = &e->roles.at[i];
        if (x->head == NO_INDEX || x->kin || r->tokens.at[x->head].sentence != f->sentence)
            continue;
        bool same = office != NO_INDEX && x->head >= f->c[office].first && x->head <= f->c[office].last;
        bool sworn = office == NO_INDEX && x->reported && x->head > trigger;
        if (same || sworn)
            return true;
    }
    return false;
}

/* a body by a name of its own, which is none that every country has */
static bool is_named_firm(const report *r, const entity *e)
{
    const mention *n = e->mentions.n ? &r->mentions.at[e->mentions.at[0]] : NULL;
    return n && n->kind == MENTION_NAME && n->body == NO_INDEX && e->gazetteer == NO_INDEX &&
           e->type == ENTITY_ORGANIZATION;
}

void match_office_claim(match *m, uint32_t office)
{
    claim_finder *f = m->f;
    match own = *m;
    own.actors = m->targets;
    own.targets = (index_list){ 0 };
    if (!own.actors.n || f->r->entities.at[own.actors.at[0]].type != ENTITY_PERSON ||
        match_office_told(m, &own.actors, office))
        return;
    match_office_owner(&own, office);
    bool firm = !own.targets.n && m->actors.n == 1 && f->c[office].first == f->c[office].last &&
                is_named_firm(f->r, &f->r->entities.at[m->actors.at[0]]);
    if (firm) /* "Acme appointed X chairman" */
        parties_add(f, &own.targets, m->actors.at[0]);
    uint8_t chosen = m->e->claim != NO_INDEX ? f->r->claims.at[m->e->claim].modality
                                             : (uint8_t)MODALITY_reported;
    claim *c = claim_new(f, CLAIM_role, office, office, f->c[office].head);
    c->modality = chosen == MODALITY_approved ? (uint8_t)MODALITY_reported : chosen;
    c->negative = m->e->negated;
    c->actors = own.actors;
    c->targets = own.targets;
}
