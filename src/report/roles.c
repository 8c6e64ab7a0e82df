/*
 * Roles: the title or kinship word that stands beside a person's name, and whose it is. English
 * roles are found by roles_en.c, Arabic ones by roles_ar.c; here is what they share, and how roles
 * go to their entities.
 */
#include "report/roles.h"
#include "report/entities.h"
#include "report/lexicon.h"
#include "report/mentions_inside.h"
#include "report/stages.h"
#include "report/titles.h"
#include "text/fold.h"

str role_words(report *r, uint32_t first, uint32_t last)
{
    buf b = { 0 };
    for (uint32_t i = first; i <= last; i++) {
        const token *t = &r->tokens.at[i];
        if (t->kind != TOKEN_WORD)
            continue;
        if (b.n)
            buf_putc(&b, ' ');
        buf_str(&b, mention_word(r, t));
    }
    str s = arena_str(r->a, buf_view(&b));
    buf_free(&b);
    return s;
}

uint32_t role_national(report *r, uint32_t i)
{
    const token *t = &r->tokens.at[i];
    str w = mention_word(r, t);
    if (t->kind != TOKEN_WORD)
        return NO_INDEX;
    if (t->lang == LANG_AR && str_starts(w, STR("ال")))
        w = str_drop(w, 4);
    uint32_t country = gazetteer_adjective(r->know->gazetteer, w, t->lang);
    if (country == NO_INDEX && t->lang == LANG_EN && i + 1 < r->tokens.n) /* "South" + "Korean" */
        country = gazetteer_adjective(r->know->gazetteer,
                                      arena_printf(r->a, "%.*s %.*s", STR_ARG(w),
                                                   STR_ARG(mention_word(r, &r->tokens.at[i + 1]))),
                                      LANG_EN);
    return country;
}

void role_add(report *r, role x)
{
    x.title = report_text(r, x.start, x.end);
    if (!x.office.at)
        x.office = STR("");
    *vec_push(r->a, &r->roles) = x;
}

role role_blank(uint32_t mention_index, uint8_t lang_index)
{
    return (role){
        .lang = lang_index,
        .of = NO_INDEX,
        .also_of = NO_INDEX,
        .head = NO_INDEX,
        .of_head = NO_INDEX,
        .mention = mention_index,
        .of_mention = NO_INDEX,
        .of_country = NO_INDEX,
        .of_holder = NO_INDEX,
        .office = STR(""),
    };
}

uint32_t role_holder(const report *r, uint32_t country, str office)
{
    if (country == NO_INDEX || !office.n || !r->date.at)
        return NO_INDEX;
    str id = gazetteer_at(r->know->gazetteer, country)->id;
    if (!str_starts(id, STR("country/")))
        return NO_INDEX;
    if (str_is(office, "president_or_head"))
        office = STR("president");
    return offices_holder(r->know->offices, str_drop(id, 8), office, r->date);
}

/* Is this person named anywhere in the report? Only then does an office stand for a person. */
static bool named_in_report(const report *r, uint32_t person)
{
    for (size_t i = 0; i < r->mentions.n; i++)
        if (r->mentions.at[i].gazetteer == person && r->mentions.at[i].kind == MENTION_NAME)
            return true;
    return false;
}

uint32_t role_describe(report *r, uint32_t s, uint32_t first, uint32_t last, uint32_t start,
                       uint32_t person)
{
    if (person == NO_INDEX || !named_in_report(r, person))
        return NO_INDEX;
    mention m = mention_blank(r, s, first, last);
    const gazetteer_entry *e = gazetteer_at(r->know->gazetteer, person);
    m.start = start;
    m.type = ENTITY_PERSON;
    m.kind = MENTION_DESCRIPTION;
    m.gazetteer = person;
    m.feminine = e->female;
    m.masculine = e->male;
    for (uint32_t i = first; i <= last; i++)
        if (r->tokens.at[i].mention != NO_INDEX)
            return NO_INDEX;
    return mention_add(r, m);
}

/* the last word of a longer name of the report, which later stages tie to it */
static bool is_surname(const report *r, const mention *m)
{
    if (m->surname)
        return true;
    str w = r->tokens.at[m->first_token].norm;
    for (size_t i = 0; m->token_count == 1 && m->gazetteer == NO_INDEX && i < r->mentions.n; i++) {
        const mention *o = &r->mentions.at[i];
        if (o->type == ENTITY_PERSON && o->kind == MENTION_NAME && o->token_count > 1 &&
            o->lang == m->lang && str_eq(r->tokens.at[o->first_token + o->token_count - 1].norm, w))
            return true;
    }
    return false;
}

/* does a kinship word say that the person is a woman: daughter, wife? */
static bool is_told_woman(const report *r, uint32_t index)
{
    static const char *const women[] = { "daughter", "wife",   "sister", "mother", "widow",
                                         "niece",    "aunt",   "granddaughter",    "half-sister",
                                         "ex-wife",  "fiancee" };
    if (r->mentions.at[index].feminine)
        return true;
    for (size_t i = r->roles.n; i-- > 0;)
        for (size_t k = 0; r->roles.at[i].mention == index && k < sizeof women / sizeof *women; k++)
            if (str_is(r->roles.at[i].office, women[k]))
                return true;
    return false;
}

/* whether a mention may be who a possessive speaks of */
static bool may_own(const report *r, uint32_t index, const possessive *p)
{
    if (index == NO_INDEX || index == p->bearer)
        return false;
    const mention *m = &r->mentions.at[index];
    bool body = m->type == ENTITY_ORGANIZATION ||
                (m->type == ENTITY_PLACE && m->gazetteer != NO_INDEX &&
                 str_is(gazetteer_at(r->know->gazetteer, m->gazetteer)->kind, "country"));
    bool woman = p->told && p->person && m->type == ENTITY_PERSON && is_told_woman(r, index);
    if (p->told && p->person ? !woman : p->told && m->type == ENTITY_ORGANIZATION)
        return false;
    bool gender = !p->person || (!(p->she && m->masculine) && !(p->he && m->feminine));
    return m->lang == r->tokens.at[p->at].lang && m->kind != MENTION_PRONOUN && gender &&
           (p->person ? m->type == ENTITY_PERSON || is_surname(r, m) : body);
}

/* "his brother A and his assistant B": the second speaks of whom the first speaks of */
static uint32_t owner_of_owned(const report *r, uint32_t index)
{
    for (size_t i = r->roles.n; i-- > 0;) {
        const role *x = &r->roles.at[i];
        if (x->mention == index && x->by_pronoun && x->of_mention != NO_INDEX)
            return x->of_mention;
    }
    return index;
}

/* the last subject of a sentence before token `before`, else the last one that may own; NO_INDEX */
static uint32_t owner_in(const report *r, uint32_t first, uint32_t before, const possessive *p)
{
    enum { CLOSE = 7 }; /* "the agency and its head": the nearest, else the subject */
    uint32_t any = NO_INDEX;
    for (uint32_t i = before; i-- > first;) {
        uint32_t index = r->tokens.at[i].mention;
        if (!may_own(r, index, p) || r->mentions.at[index].first_token != i)
            continue;
        if (!p->person) { /* "the bank, bought by B: its head": the subject before those beside it */
            if (p->at - i <= CLOSE || mention_acts(r, index))
                return index;
            any = any == NO_INDEX ? index : any;
            continue;
        }
        uint32_t owner = owner_of_owned(r, index);
        if (owner != index && owner != p->bearer)
            return owner;
        if (mention_acts(r, index))
            return index;
        any = any == NO_INDEX ? index : any;
    }
    return any;
}

static uint32_t owner_within(const report *r, const possessive *p)
{
    enum { SENTENCES = 3, BACK = 24 }; /* the versions may take turns */
    uint32_t s = r->tokens.at[p->at].sentence, before = p->at;
    for (uint32_t n = 0, back = 0; n <= SENTENCES && back < BACK; back++, s--) {
        const sentence *x = &r->sentences.at[s];
        if (x->lang == r->tokens.at[p->at].lang) {
            uint32_t owner = owner_in(r, x->first_token, before, p);
            if (owner != NO_INDEX)
                return owner;
            n++;
        }
        before = x->first_token;
        if (s == 0)
            break;
    }
    return NO_INDEX;
}

/* "her": a woman that the text tells to be one before anybody else */
uint32_t role_possessor(const report *r, const possessive *p)
{
    possessive first = *p;
    first.told = true;
    bool choosy = p->person ? p->she : p->state;
    uint32_t owner = choosy ? owner_within(r, &first) : NO_INDEX;
    return owner != NO_INDEX ? owner : owner_within(r, p);
}

bool role_serves_person(str office)
{
    static const char *const serving[] = { "lawyer",    "adviser",  "assistant", "aide",
                                           "secretary", "envoy",    "deputy",    "bodyguard",
                                           "driver",    "ally",    "predecessor", "successor" };
    for (size_t i = 0; i < sizeof serving / sizeof *serving; i++)
        if (str_is(office, serving[i]))
            return true;
    return false;
}

/* ---- "his department", وزارته: the ministry of the minister spoken of last */

static bool says_own_ministry(const report *r, uint32_t i, uint32_t *last)
{
    const token *t = &r->tokens.at[i];
    if (t->mention != NO_INDEX)
        return false;
    *last = i;
    if (t->lang == LANG_AR)
        return str_is(t->stem, "وزارته") || str_is(t->norm, "وزارته") ||
               str_is(t->stem, "وزارتها") || str_is(t->norm, "وزارتها");
    *last = i + 1;
    return i + 1 < r->tokens.n && (str_is(t->norm, "his") || str_is(t->norm, "her")) &&
           (str_is(r->tokens.at[i + 1].norm, "department") ||
            str_is(r->tokens.at[i + 1].norm, "ministry"));
}

/* the role of the minister that stands last before a byte, in the same version; NULL: none */
static const role *last_minister(const report *r, uint32_t before, uint8_t l)
{
    const role *last = NULL;
    for (size_t i = 0; i < r->roles.n; i++) {
        const role *x = &r->roles.at[i];
        if (x->lang == l && x->end <= before && str_ends(x->office, STR("_minister")) &&
            (!last || x->end > last->end))
            last = x;
    }
    return last;
}

static void find_own_ministries(report *r)
{
    for (uint32_t i = 0; i < r->tokens.n; i++) {
        uint32_t last;
        if (r->tokens.at[i].kind != TOKEN_WORD || !says_own_ministry(r, i, &last))
            continue;
        const role *x = last_minister(r, r->tokens.at[i].start, r->tokens.at[i].lang);
        uint32_t country = x ? x->of_country : NO_INDEX;
        uint32_t who = x ? r->mentions.at[x->mention].gazetteer : NO_INDEX;
        if (country == NO_INDEX && who != NO_INDEX)
            country = gazetteer_country(r->know->gazetteer,
                                        gazetteer_at(r->know->gazetteer, who)->country);
        const ministry *own = x ? titles_ministry(r->know->titles, x->office) : NULL;
        if (country == NO_INDEX || !own)
            continue;
        mention m = mention_blank(r, r->tokens.at[i].sentence, i, last);
        m.start = r->tokens.at[i].lang == LANG_AR ? r->tokens.at[i].name_start : m.start;
        m.type = ENTITY_ORGANIZATION;
        m.kind = MENTION_DESCRIPTION;
        m.body = gazetteer_body_find(r->know->gazetteer, own->body);
        m.country = country;
        mention_add(r, m);
    }
}

/* Is the name whose type was guessed a person's, by an office behind its comma? Then it becomes one; else
 * its roles are none. How many roles stay. */
static size_t told_person(report *r, uint32_t index, size_t before)
{
    mention *m = &r->mentions.at[index];
    for (size_t i = before; i < r->roles.n; i++) {
        const role *x = &r->roles.at[i];
        if (x->start > m->end && !x->kin && !str_is(x->office, "owner") &&
            !str_is(x->office, "ally") && !str_is(x->office, "head")) {
            m->type = ENTITY_PERSON;
            return r->roles.n;
        }
    }
    return before;
}

void report_find_roles(report *r)
{
    size_t n = r->mentions.n;
    for (uint32_t i = 0; i < n; i++) {
        const mention *m = &r->mentions.at[i];
        bool guessed = m->type != ENTITY_PERSON && m->guess && m->token_count > 1;
        if (m->kind != MENTION_NAME ||
            (m->type != ENTITY_PERSON && !guessed && !is_surname(r, m)))
            continue;
        size_t before = r->roles.n;
        if (m->lang == LANG_AR)
            roles_of_arabic(r, i);
        else if (m->lang == LANG_EN)
            roles_of_english(r, i);
        if (guessed) /* whoever is a former member of a board is a person */
            r->roles.n = told_person(r, i, before);
    }
    for (uint32_t s = 0; s < r->sentences.n; s++)
    {
        roles_of_plurals(r, s);
        roles_of_owners(r, s);
    }
    find_own_ministries(r);
}

/* ---- to the entities */

/* the entity of a gazetteer entry, where the report has it */
static uint32_t entity_of_entry(const report *r, uint32_t entry)
{
    for (uint32_t i = 0; entry != NO_INDEX && i < r->entities.n; i++)
        if (r->entities.at[i].gazetteer == entry)
            return i;
    return NO_INDEX;
}

/* The country or body whose office a known person held: on the report's date, else at any time. */
static uint32_t office_of_person(const report *r, const entity *e, str office)
{
    str of = STR_NONE;
    size_t at = 0;
    if (e->gazetteer == NO_INDEX || !office.n)
        return NO_INDEX;
    if (str_is(office, "president_or_head"))
        office = STR("president");
    for (const office_term *t; (t = offices_of_person(r->know->offices, e->gazetteer, &at));) {
        if (!str_eq(t->office, office))
            continue;
        bool now = offices_held(r->know->offices, e->gazetteer, t->of, office, r->date) == 1;
        if (now || !of.at)
            of = t->of;
        if (now)
            break;
    }
    if (!of.at)
        return NO_INDEX;
    uint32_t entry = of.n == 2 ? gazetteer_country(r->know->gazetteer, of)
                               : gazetteer_find(r->know->gazetteer, of);
    return entity_of_entry(r, entry);
}

static bool has_word_of(str name, str words)
{
    str word;
    while (words.at && str_split(&words, '|', &word))
        if (str_find(name, word) != SIZE_MAX)
            return true;
    return false;
}

/* is the entry the ministry of that country? */
static bool is_ministry(const report *r, const gazetteer_entry *e, const ministry *own,
                        uint32_t country)
{
    return (str_is(e->kind, "ministry") || str_is(e->kind, "agency")) &&
           str_eq(e->country, gazetteer_at(r->know->gazetteer, country)->country) &&
           (str_find(e->caption_en, STR("Department")) != SIZE_MAX ||
            str_find(e->caption_en, STR("Ministry")) != SIZE_MAX) &&
           has_word_of(e->caption_en, own->words);
}

/* the ministry of that office and country, where the report names it */
static uint32_t ministry_of(const report *r, str office, uint32_t country)
{
    const gazetteer *g = r->know->gazetteer;
    const ministry *own = country != NO_INDEX ? titles_ministry(r->know->titles, office) : NULL;
    for (uint32_t i = 0; own && i < r->mentions.n; i++) {
        const mention *m = &r->mentions.at[i];
        if (m->type != ENTITY_ORGANIZATION || (m->kind != MENTION_NAME && m->body == NO_INDEX))
            continue;
        bool body = m->body != NO_INDEX &&
                    str_eq(gazetteer_body_at(g, m->body)->slug, own->body) &&
                    (m->country == country || m->country == NO_INDEX);
        bool entry = m->gazetteer != NO_INDEX && !m->found &&
                     is_ministry(r, gazetteer_at(g, m->gazetteer), own, country);
        if (body || entry)
            return m->entity;
    }
    return NO_INDEX;
}

/* the country a role speaks of: by its adjective, else the one its bearer is known to belong to */
static uint32_t country_of_role(const report *r, const entity *e, const role *x)
{
    if (x->of_country != NO_INDEX || e->gazetteer == NO_INDEX)
        return x->of_country;
    return gazetteer_country(r->know->gazetteer,
                             gazetteer_at(r->know->gazetteer, e->gazetteer)->country);
}

/* Offices of a state: of their bearer's country where nothing else is said. */
bool role_of_state(str office)
{
    static const char *const state[] = {
        "president",    "prime_minister",        "king",           "chancellor",
        "crown_prince", "supreme_leader",        "vice_president", "deputy_prime_minister",
        "minister",     "central_bank_governor", "ambassador",     "president_or_head",
        "auditor",      "chief_prosecutor",      "ombudsman"
    };
    for (size_t i = 0; i < sizeof state / sizeof *state; i++)
        if (str_is(office, state[i]))
            return true;
    return str_ends(office, STR("_minister"));
}

/* "presidential envoy": of the president of the bearer's country on the report's date */
static uint32_t presidential(const report *r, const entity *e, const role *x)
{
    str title = fold_str(r->a, x->title);
    if (str_find(title, STR("presidential")) == SIZE_MAX &&
        str_find(title, STR("الرياسي")) == SIZE_MAX)
        return NO_INDEX;
    return entity_of_entry(r, role_holder(r, country_of_role(r, e, x), STR("president")));
}

/* An ambassador is named after the country or body he is sent to, where it is said. */
static void prefer_seat(const report *r, role *x)
{
    if (!str_is(x->office, "ambassador") && !str_is(x->office, "envoy") &&
        !str_is(x->office, "ambassador_un"))
        return;
    for (size_t i = 0; i < r->mentions.n; i++) {
        const mention *m = &r->mentions.at[i];
        if (m->start >= x->start && m->end <= x->end && m->kind == MENTION_NAME &&
            m->start > x->start && (m->type == ENTITY_PLACE || m->type == ENTITY_ORGANIZATION) &&
            r->tokens.at[m->first_token > 0 ? m->first_token - 1 : 0].kind == TOKEN_WORD)
            x->of_mention = (uint32_t)i;
    }
}

/* "the region's president", رئيس الإقليم: of a body or place that only its kind names, and so not of
 * the country that the bearer belongs to */
static bool of_another(const report *r, const role *x)
{
    const sentence *s = &r->sentences.at[r->mentions.at[x->mention].sentence];
    for (uint32_t i = s->first_token; i < s->first_token + s->token_count; i++) {
        const token *t = &r->tokens.at[i];
        if (t->start < x->start || t->end > x->end || t->mention != NO_INDEX)
            continue;
        str w = t->lang == LANG_AR ? mention_bare_word(t) : t->norm;
        bool body = t->lang == LANG_AR
                        ? (t->proclitics & PROCLITIC_LAM) != 0 && t->pos == WORD_NOUN
                        : i > 0 && t->pos == WORD_NOUN && str_is(r->tokens.at[i - 1].norm, "of");
        bool chairs = str_is(x->office, "president_or_head") || str_is(x->office, "president");
        if (body && chairs && x->of_mention == NO_INDEX)
            return true; /* "the president of the chamber", الرئيس السابق لمنتدى */
        bool kind = (signs_of(r->know->signs, t->lang, w) & (SIGN_LOCALITY | SIGN_PLACE)) != 0;
        bool owns = t->lang == LANG_AR ? t->flags & TOKEN_ARTICLE
                                       : i + 1 < r->tokens.n && r->tokens.at[i + 1].kind == TOKEN_CLITIC;
        if (kind && owns && x->of_mention == NO_INDEX)
            return true;
    }
    return false;
}

/* whether a mention inside a title may say whose office it is: a body, or the person of a relative or
 * servant */
static bool may_be_owner(const report *r, const role *x, const mention *m)
{
    uint32_t bearer = r->mentions.at[x->mention].entity;
    if (m->entity == NO_INDEX || m->entity == bearer || m->kind == MENTION_PRONOUN ||
        m->start < x->start || m->end > x->end ||
        (x->head >= m->first_token && x->head < m->first_token + m->token_count))
        return false;
    bool person = x->kin || role_serves_person(x->office);
    uint8_t type = r->entities.at[m->entity].type;
    return type == ENTITY_ORGANIZATION ? !x->kin
           : type == ENTITY_PERSON     ? person
                                       : type == ENTITY_GROUP && !x->kin;
}

/* "chairman of the authority", رئيس الهيئة: the body spoken of again, or only described, that stands in
 * the title; the outermost one of its words. A mention, or NO_INDEX. */
static uint32_t owner_described(const report *r, const role *x)
{
    const sentence *s = &r->sentences.at[r->mentions.at[x->mention].sentence];
    uint32_t owner = NO_INDEX;
    if (x->head == NO_INDEX || x->by_pronoun)
        return NO_INDEX;
    for (uint32_t i = s->first_token; i < s->first_token + s->token_count; i++) {
        if (r->tokens.at[i].start < x->start || r->tokens.at[i].end > x->end)
            continue;
        uint32_t k = r->tokens.at[i].mention;
        for (int depth = 0; k != NO_INDEX && depth < 4; depth++, k = r->mentions.at[k].inside)
            if (may_be_owner(r, x, &r->mentions.at[k]))
                owner = k;
        if (owner != NO_INDEX)
            return owner;
    }
    return NO_INDEX;
}

static str bare_title(const report *r, uint32_t i)
{
    const token *t = &r->tokens.at[i];
    str w = t->lang == LANG_AR ? t->stem : t->norm;
    return t->lang == LANG_AR && str_starts(w, STR("ال")) ? str_drop(w, 4) : w;
}

/* "speaker of parliament", "army chief": the body that the version calls by that word elsewhere, the last
 * one before. A mention, or NO_INDEX. */
static uint32_t owner_by_word(const report *r, const role *x)
{
    const sentence *s = &r->sentences.at[r->mentions.at[x->mention].sentence];
    uint32_t owner = NO_INDEX;
    if (x->head == NO_INDEX || x->kin || x->by_pronoun)
        return NO_INDEX;
    for (uint32_t i = s->first_token; i < s->first_token + s->token_count; i++) {
        const token *t = &r->tokens.at[i];
        bool own = t->mention != NO_INDEX &&
                   r->mentions.at[t->mention].first_token <= x->head &&
                   x->head < r->mentions.at[t->mention].first_token +
                                 r->mentions.at[t->mention].token_count;
        if (t->start < x->start || t->end > x->end || (t->mention != NO_INDEX && !own) ||
            i == x->head || t->kind != TOKEN_WORD || t->pos != WORD_NOUN ||
            (t->lang == LANG_AR && !(t->flags & TOKEN_ARTICLE)))
            continue;
        str word = bare_title(r, i);
        for (uint32_t k = 0; k < r->mentions.n; k++) {
            const mention *m = &r->mentions.at[k];
            if (m->kind != MENTION_DESCRIPTION || m->lang != x->lang || m->entity == NO_INDEX ||
                r->entities.at[m->entity].type != ENTITY_ORGANIZATION || m->head >= r->tokens.n ||
                !str_eq(bare_title(r, m->head), word))
                continue;
            if (owner == NO_INDEX || m->start < x->start)
                owner = k;
        }
    }
    return owner;
}

/* What somebody does for a living: an adjective says where he is from, not whom he serves. */
static bool is_profession(str office)
{
    static const char *const words[] = { "businessman", "analyst",   "activist", "journalist",
                                         "engineer",    "professor", "lawyer",   "cleric",
                                         "editor",      "judge",     "founder",  "owner",
                                         "ally",        "sheikh",    "prince" };
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (str_is(office, words[i]))
            return true;
    return false;
}

static bool is_named(const report *r, uint32_t entity_index)
{
    const entity *e = &r->entities.at[entity_index];
    for (size_t i = 0; i < e->mentions.n; i++)
        if (r->mentions.at[e->mentions.at[i]].kind == MENTION_NAME)
            return true;
    return false;
}

/* the last word of a personal name */
static str family_name(const report *r, const mention *m)
{
    return r->tokens.at[m->first_token + m->token_count - 1].norm;
}

/* is the last word of one a word of the other behind the first? */
static bool shares_name(const report *r, const mention *o, const mention *m)
{
    for (uint32_t i = m->first_token + 1; i < m->first_token + m->token_count; i++)
        if (str_eq(family_name(r, o), r->tokens.at[i].norm))
            return true;
    return false;
}

/* "John Roe, the soldier's father": the one other person of the report that bears the same family
 * name; NO_INDEX */
static uint32_t namesake(const report *r, const role *x)
{
    const mention *m = &r->mentions.at[x->mention];
    uint32_t one = NO_INDEX;
    for (size_t i = 0; m->token_count > 1 && i < r->mentions.n; i++) {
        const mention *o = &r->mentions.at[i];
        if (o->kind != MENTION_NAME || o->token_count < 2 || o->lang != m->lang ||
            o->entity == m->entity || o->entity == NO_INDEX ||
            r->entities.at[o->entity].type != ENTITY_PERSON ||
            !shares_name(r, o, m))
            continue;
        if (one != NO_INDEX && one != o->entity)
            return NO_INDEX;
        one = o->entity;
    }
    return one;
}

/* are several people of the report known to hold such an office on its date? */
static bool several_hold(const report *r, str office)
{
    uint32_t n = 0;
    if (str_is(office, "president_or_head"))
        office = STR("president");
    for (size_t i = 0; office.n && i < r->entities.n; i++)
        n += r->entities.at[i].gazetteer != NO_INDEX &&
             offices_held(r->know->offices, r->entities.at[i].gazetteer, STR(""), office,
                          r->date) == 1;
    return n > 1;
}

/* "the president's son", نجل الرئيس: the one person whom the version gives that title; NO_INDEX */
static uint32_t bearer_of_title(const report *r, const role *x)
{
    uint32_t word = NO_INDEX, one = NO_INDEX;
    const sentence *s = &r->sentences.at[r->mentions.at[x->mention].sentence];
    for (uint32_t i = s->first_token; word == NO_INDEX && i < s->first_token + s->token_count; i++)
        if (r->tokens.at[i].start >= x->start && r->tokens.at[i].end <= x->end && i != x->head &&
            r->tokens.at[i].mention == NO_INDEX &&
            titles_is_head(r->know->titles, x->lang, bare_title(r, i)))
            word = i;
    if (word == NO_INDEX || several_hold(r, titles_office(r->know->titles, x->lang,
                                                          bare_title(r, word), STR(""))))
        return NO_INDEX;
    for (size_t i = 0; i < r->roles.n; i++) {
        const role *y = &r->roles.at[i];
        uint32_t who = r->mentions.at[y->mention].entity;
        if (y->lang != x->lang || y->kin || y->former || y->head == NO_INDEX ||
            who == r->mentions.at[x->mention].entity ||
            !str_eq(bare_title(r, y->head), bare_title(r, word)))
            continue;
        if (one != NO_INDEX && one != who)
            return NO_INDEX;
        one = who;
    }
    return one;
}

static void find_owner_entity(report *r, const entity *e, role *x)
{
    prefer_seat(r, x);
    if (x->of_mention == NO_INDEX)
        x->of_mention = owner_described(r, x);
    if (x->of_mention == NO_INDEX && x->of_country == NO_INDEX)
        x->of_mention = owner_by_word(r, x);
    if (x->of_mention != NO_INDEX)
        x->of = r->mentions.at[x->of_mention].entity;
    if (x->of == NO_INDEX)
        x->of = entity_of_entry(r, x->of_holder != NO_INDEX || x->kin || is_profession(x->office)
                                       ? x->of_holder
                                       : x->of_country);
    if (x->kin && (x->of == NO_INDEX || !is_named(r, x->of))) {
        uint32_t other = namesake(r, x);
        other = other != NO_INDEX ? other : bearer_of_title(r, x);
        x->of = other != NO_INDEX ? other : x->of;
    }
    if (x->of == NO_INDEX && of_another(r, x))
        return;
    if (x->of == NO_INDEX && !x->kin)
        x->of = presidential(r, e, x);
    bool opposed = str_is(x->office, "head") &&
                   (str_find(x->title, STR("pposition")) != SIZE_MAX ||
                    str_find(x->title, STR("المعارضة")) != SIZE_MAX);
    if (x->of == NO_INDEX && opposed) /* in the country that a known leader belongs to */
        x->of = entity_of_entry(r, country_of_role(r, e, x));
    if (x->of == NO_INDEX && !x->kin)
        x->of = office_of_person(r, e, x->office);
    uint32_t country = country_of_role(r, e, x);
    if (x->of == NO_INDEX && !x->kin && role_of_state(x->office))
        x->of = entity_of_entry(r, country);
    if (!x->kin)
        x->also_of = ministry_of(r, x->office, country);
    if (x->of == NO_INDEX) {
        x->of = x->also_of;
        x->also_of = NO_INDEX;
    }
    if (x->also_of == x->of)
        x->also_of = NO_INDEX;
}

/* whom or what a word of ownership names besides its bearer */
static uint32_t tied_entity(const report *r, const role *x)
{
    uint32_t m = x->of_mention;
    if (m == NO_INDEX && x->of_head != NO_INDEX)
        m = r->tokens.at[x->of_head].mention;
    return m == NO_INDEX ? NO_INDEX : r->mentions.at[m].entity;
}

/* The other version may say whose office it is. */
static void complete_from_twin(entity *e)
{
    for (size_t i = 0; i < e->roles.n; i++)
        for (size_t k = 0; k < e->roles.n; k++) {
            role *x = &e->roles.at[i];
            const role *y = &e->roles.at[k];
            if (x->of == NO_INDEX && y->of != NO_INDEX && x->lang != y->lang && x->kin == y->kin &&
                str_eq(x->office, y->office))
                x->of = y->of;
        }
}

void report_attach_roles(report *r)
{
    for (size_t i = 0; i < r->roles.n; i++) {
        role *x = &r->roles.at[i];
        entity *e = &r->entities.at[r->mentions.at[x->mention].entity];
        if (x->tie) {
            x->of = tied_entity(r, x);
            continue;
        }
        find_owner_entity(r, e, x);
        if (str_is(x->office, "president_or_head")) {
            bool body = x->of != NO_INDEX && r->entities.at[x->of].type != ENTITY_PLACE;
            x->office = body ? STR("head") : STR("president");
        }
        bool again = false;
        for (size_t k = 0; k < e->roles.n; k++)
            again |= e->roles.at[k].start == x->start;
        if (!again)
            *vec_push(r->a, &e->roles) = *x;
    }
    for (size_t i = 0; i < r->entities.n; i++)
        complete_from_twin(&r->entities.at[i]);
}
