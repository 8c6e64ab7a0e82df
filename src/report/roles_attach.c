/*
 * How roles go to their entities, and whose they are where the words beside a name leave it open: the
 * body spoken of again, the person of a family name or of a title, the country of a known bearer. Cost:
 * linear in the roles, for each a look over the names of the report; of very many (roles_many) only
 * what stands in the title itself is asked.
 */
#include "report/lexicon.h"
#include "report/mentions_inside.h"
#include "report/roles.h"
#include "report/stages.h"
#include "text/fold.h"

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
    if (STR_IS_ANY(office, state))
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
        bool sent = x->of_mention == NO_INDEX || !str_is(x->office, "envoy") ||
                    r->mentions.at[x->of_mention].type != ENTITY_ORGANIZATION;
        if (m->start >= x->start && m->end <= x->end && m->kind == MENTION_NAME && sent &&
            m->start > x->start && (m->type == ENTITY_PLACE || m->type == ENTITY_ORGANIZATION) &&
            r->tokens.at[m->first_token > 0 ? m->first_token - 1 : 0].kind == TOKEN_WORD)
            x->of_mention = (uint32_t)i;
    }
}

/* is the mention the description that the title itself is? */
static bool covers_head(const report *r, uint32_t index, const role *x)
{
    const mention *m = &r->mentions.at[index];
    return m->first_token <= x->head && x->head < m->first_token + m->token_count;
}

/* "the region's president", رئيس الإقليم: of a body or place that only its kind names, and so not of
 * the country that the bearer belongs to */
static bool of_another(const report *r, const role *x)
{
    const sentence *s = &r->sentences.at[r->mentions.at[x->mention].sentence];
    for (uint32_t i = s->first_token; i < s->first_token + s->token_count; i++) {
        const token *t = &r->tokens.at[i];
        bool named = t->mention != NO_INDEX && !covers_head(r, t->mention, x);
        if (t->start < x->start || t->end > x->end || named)
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

static bool is_named(const report *r, uint32_t entity_index)
{
    const entity *e = &r->entities.at[entity_index];
    for (size_t i = 0; i < e->mentions.n; i++)
        if (r->mentions.at[e->mentions.at[i]].kind == MENTION_NAME)
            return true;
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
    if (m->token_count == 1 && str_is(r->tokens.at[m->first_token].norm, "بالوكالة"))
        return false; /* "acting", and no agency */
    bool described = m->kind == MENTION_DESCRIPTION && is_named(r, m->entity); /* "of the mine" */
    return type == ENTITY_ORGANIZATION                         ? !x->kin
           : type == ENTITY_PERSON                             ? person
           : type == ENTITY_PLACE || type == ENTITY_PRODUCT ? described && !x->kin
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

/* "speaker of the parliament of Moldova": the body around the country's name; else what was found */
static uint32_t owner_around(const report *r, const role *x)
{
    uint32_t owner = x->of_mention;
    for (int depth = 0; depth < 4; depth++) {
        uint32_t k = r->mentions.at[owner].inside;
        if (x->kin || k == NO_INDEX || r->mentions.at[owner].type != ENTITY_PLACE ||
            r->mentions.at[k].type != ENTITY_ORGANIZATION ||
            !may_be_owner(r, x, &r->mentions.at[k]))
            return owner;
        owner = k;
    }
    return owner;
}

static str bare_title(const report *r, uint32_t i)
{
    const token *t = &r->tokens.at[i];
    str w = t->lang == LANG_AR ? token_stem(t) : t->norm;
    if (t->lang == LANG_AR && str_starts(w, STR("لل")) && w.n > 8)
        return str_drop(w, 4); /* لل، where it was left on */
    return t->lang == LANG_AR && str_starts(w, STR("ال")) ? str_drop(w, 4) : w;
}

/* "speaker of parliament", "army chief": the body that the version calls by that word elsewhere, the last
 * one before. A mention, or NO_INDEX. */
static uint32_t owner_by_word(const report *r, const role *x)
{
    const sentence *s = &r->sentences.at[r->mentions.at[x->mention].sentence];
    uint32_t owner = NO_INDEX;
    if (x->head == NO_INDEX || x->kin || x->by_pronoun || roles_many(r))
        return NO_INDEX;
    for (uint32_t i = s->first_token; i < s->first_token + s->token_count; i++) {
        const token *t = &r->tokens.at[i];
        bool own = t->mention != NO_INDEX && covers_head(r, t->mention, x);
        if (t->start < x->start || t->end > x->end || (t->mention != NO_INDEX && !own) ||
            i == x->head || t->kind != TOKEN_WORD || t->pos != WORD_NOUN ||
            (t->lang == LANG_AR && !(t->flags & TOKEN_ARTICLE) &&
             !str_starts(t->norm, STR("لل"))))
            continue;
        str word = bare_title(r, i);
        bool place = signs_of(r->know->signs, t->lang, word) & (SIGN_LOCALITY | SIGN_PLACE);
        for (uint32_t k = 0; k < r->mentions.n; k++) {
            const mention *m = &r->mentions.at[k];
            if (m->kind != MENTION_DESCRIPTION || m->lang != x->lang || m->entity == NO_INDEX ||
                m->head >= r->tokens.n || !str_eq(bare_title(r, m->head), word))
                continue;
            uint8_t type = r->entities.at[m->entity].type;
            if (type != ENTITY_ORGANIZATION && !(place && type == ENTITY_PLACE))
                continue;
            if (owner == NO_INDEX || m->start < x->start)
                owner = k;
        }
    }
    return owner;
}

/* does the name have that word among its own? */
static bool name_has(const report *r, const mention *m, str word)
{
    for (uint32_t i = m->first_token; i < m->first_token + m->token_count; i++)
        if (str_eq(bare_title(r, i), word))
            return true;
    return false;
}

/* bodies of a state and those that only tell are nobody's "organisation" */
static bool is_private_body(const report *r, const mention *m)
{
    static const char *const others[] = { "ministry", "agency", "newspaper", "site", "court",
                                          "news-agency", "broadcaster", "government", "parliament",
                                          "central-bank", "igo", "intelligence", "military" };
    if (m->body != NO_INDEX)
        return false;
    for (uint32_t i = m->first_token; i < m->first_token + m->token_count; i++)
        if (word_in_set(r->know->signs, r->tokens.at[i].lang, bare_title(r, i), SET_CIVIC))
            return false;
    str kind = m->gazetteer == NO_INDEX ? STR("")
                                        : gazetteer_at(r->know->gazetteer, m->gazetteer)->kind;
    if (STR_IS_ANY(kind, others))
        return false;
    return true;
}

/* "the organisation's president", "the League's spokesman", رئيس المنظمة: the named body that has the
 * word in its name, else the one named last before in the same three sentences. A mention, or NO_INDEX. */
static uint32_t owner_by_name(const report *r, const role *x)
{
    enum { SENTENCES = 3 };
    const mention *bearer = &r->mentions.at[x->mention];
    const sentence *s = &r->sentences.at[bearer->sentence];
    uint32_t last = NO_INDEX;
    if (x->head == NO_INDEX || x->kin || x->by_pronoun || roles_many(r))
        return NO_INDEX;
    for (uint32_t i = s->first_token; i < s->first_token + s->token_count; i++) {
        const token *t = &r->tokens.at[i];
        if (t->start < x->start || t->end > x->end || i == x->head || t->kind != TOKEN_WORD)
            continue;
        str word = bare_title(r, i); /* calls a body without its name? */
        bool named = t->mention != NO_INDEX && !covers_head(r, t->mention, x) &&
                     (r->mentions.at[t->mention].kind == MENTION_NAME ||
                      r->mentions.at[t->mention].token_count > 2);
        if (named || !word_in_set(r->know->signs, t->lang, word, SET_NAMELESS) ||
            (t->lang == LANG_AR && !(t->flags & TOKEN_ARTICLE)))
            continue;
        bool board = str_is(word, "board") || str_is(word, "ادارة");
        for (uint32_t k = 0; k < r->mentions.n; k++) {
            const mention *m = &r->mentions.at[k];
            if (m->kind != MENTION_NAME || m->type != ENTITY_ORGANIZATION || m->lang != x->lang ||
                m->entity == NO_INDEX || m->start >= x->start)
                continue;
            bool has = name_has(r, m, word);
            bool near = (board || m->sentence + SENTENCES > bearer->sentence) &&
                        is_private_body(r, m); /* a board is some firm's */
            bool had = last != NO_INDEX && name_has(r, &r->mentions.at[last], word);
            if (has || (near && !had))
                last = k;
        }
    }
    return last;
}

/* What somebody does for a living: an adjective says where he is from, not whom he serves. */
static bool is_profession(str office)
{
    static const char *const words[] = { "businessman", "analyst",   "activist", "journalist",
                                         "engineer",    "professor", "lawyer",   "cleric",
                                         "editor",      "judge",     "founder",  "owner",
                                         "ally",        "sheikh",    "prince" };
    return STR_IS_ANY(office, words);
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
    for (size_t i = 0; m->token_count > 1 && !roles_many(r) && i < r->mentions.n; i++) {
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
            (r->tokens.at[i].mention == NO_INDEX ||
             r->mentions.at[r->tokens.at[i].mention].kind == MENTION_DESCRIPTION) &&
            titles_is_head(r->know->titles, x->lang, bare_title(r, i)))
            word = i;
    if (word == NO_INDEX || roles_many(r) || several_hold(r, titles_office(r->know->titles, x->lang,
                                                          bare_title(r, word), STR(""))))
        return NO_INDEX;
    for (size_t i = 0; i < r->roles.n; i++) {
        const role *y = &r->roles.at[i];
        uint32_t who = r->mentions.at[y->mention].entity;
        bool chairs = str_is(bare_title(r, word), "president") || str_is(bare_title(r, word), "رييس");
        bool other = chairs && !str_is(y->office, "president") && /* رئيس تحرير */
                     !str_is(y->office, "president_or_head") && !str_is(y->office, "head");
        bool firms = other || y->by_pronoun || (y->of_mention != NO_INDEX &&
                                       r->mentions.at[y->of_mention].type == ENTITY_ORGANIZATION);
        if (y->lang != x->lang || y->kin || y->former || y->head == NO_INDEX || firms ||
            who == r->mentions.at[x->mention].entity ||
            !str_eq(bare_title(r, y->head), bare_title(r, word)))
            continue;
        if (one != NO_INDEX && one != who)
            return NO_INDEX;
        one = who;
    }
    return one;
}

/* "the German military attaché in Nairobi": an attaché is his country's, or his embassy's */
static void settle_attache(report *r, role *x)
{
    const sentence *s = &r->sentences.at[r->mentions.at[x->mention].sentence];
    if (!str_is(x->office, "attache"))
        return;
    for (uint32_t i = s->first_token; i < s->first_token + s->token_count; i++) {
        const token *t = &r->tokens.at[i];
        if (t->start < x->start || t->end > x->end)
            continue;
        uint32_t country = role_national(r, i);
        if (country == NO_INDEX || entity_of_entry(r, country) == NO_INDEX)
            continue;
        x->of_country = country;
        x->of_mention = NO_INDEX;
        x->of = entity_of_entry(r, country);
    }
}

static void find_owner_entity(report *r, const entity *e, role *x)
{
    prefer_seat(r, x);
    settle_attache(r, x);
    if (x->of != NO_INDEX)
        return;
    if (x->of_mention == NO_INDEX)
        x->of_mention = owner_described(r, x);
    else
        x->of_mention = owner_around(r, x);
    if (x->of_mention == NO_INDEX && x->of_country == NO_INDEX)
        x->of_mention = owner_by_word(r, x);
    bool unnamed = x->of_mention != NO_INDEX && !x->kin &&
                   r->mentions.at[x->of_mention].type == ENTITY_ORGANIZATION &&
                   !is_named(r, r->mentions.at[x->of_mention].entity);
    if ((x->of_mention == NO_INDEX && x->of_country == NO_INDEX) || unnamed) {
        uint32_t named = owner_by_name(r, x);
        x->of_mention = named != NO_INDEX ? named : x->of_mention;
    }
    if (x->of_mention != NO_INDEX)
        x->of = r->mentions.at[x->of_mention].entity;
    if (x->of == r->mentions.at[x->mention].entity)
        x->of = x->of_mention = NO_INDEX; /* "X, an adviser to the president": not his own */
    if (x->of == NO_INDEX)
        x->of = entity_of_entry(r, x->of_holder != NO_INDEX || x->kin || is_profession(x->office)
                                       ? x->of_holder
                                       : x->of_country);
    if (x->kin && (x->of == NO_INDEX || !is_named(r, x->of))) {
        uint32_t other = namesake(r, x);
        other = other != NO_INDEX ? other : bearer_of_title(r, x);
        x->of = other != NO_INDEX ? other : x->of;
    }
    if (role_serves_person(x->office) && x->of == NO_INDEX && x->of_country == NO_INDEX)
        x->of = bearer_of_title(r, x);
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
    if (x->of == NO_INDEX && !x->kin &&
        (role_of_state(x->office) || str_is(x->office, "counterpart")))
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

/* where an entity's roles first say whose an office is, or whose relative, in each version */
typedef struct told_owner {
    str office;
    bool kin;
    uint32_t first[LANG_COUNT]; /* index of the role, or NO_INDEX */
} told_owner;

/* There are no more of them than offices in the lists of titles. */
typedef VEC(told_owner) told_owners;

static told_owner *owner_told(report *r, told_owners *all, const role *x)
{
    for (size_t i = 0; i < all->n; i++)
        if (all->at[i].kin == x->kin && str_eq(all->at[i].office, x->office))
            return &all->at[i];
    told_owner *t = vec_push(r->a, all);
    *t = (told_owner){ .office = x->office, .kin = x->kin };
    memset(t->first, 0xFF, sizeof t->first);
    return t;
}

static void note_owner(report *r, told_owners *all, const role *x, uint32_t index)
{
    uint32_t *first = &owner_told(r, all, x)->first[x->lang];
    *first = index < *first ? index : *first; /* NO_INDEX is the largest */
}

/* The other version may say whose office it is. */
static void complete_from_twin(report *r, entity *e)
{
    told_owners all = { 0 };
    for (uint32_t i = 0; i < e->roles.n; i++)
        if (e->roles.at[i].of != NO_INDEX)
            note_owner(r, &all, &e->roles.at[i], i);
    for (uint32_t i = 0; all.n && i < e->roles.n; i++) {
        role *x = &e->roles.at[i];
        const told_owner *t = x->of == NO_INDEX ? owner_told(r, &all, x) : NULL;
        uint32_t twin = NO_INDEX;
        for (uint8_t l = 0; t && l < LANG_COUNT; l++)
            twin = l != x->lang && t->first[l] < twin ? t->first[l] : twin;
        if (twin == NO_INDEX)
            continue;
        x->of = e->roles.at[twin].of;
        note_owner(r, &all, x, i);
    }
}

/* does the title consist of its own word alone: "the governor", المحافظ? */
static bool is_bare(const report *r, const role *x)
{
    if (x->head == NO_INDEX)
        return false;
    const token *h = &r->tokens.at[x->head];
    return h->start <= x->start + 4 && h->end >= x->end && !h->suffix;
}

/* "the governor, X", where the report tells of one body alone that it has a governor: his */
static void complete_bare(report *r, entity *e)
{
    for (size_t i = 0; i < e->roles.n; i++) {
        role *x = &e->roles.at[i];
        uint32_t one = NO_INDEX;
        if (x->of != NO_INDEX || x->kin || x->of_country != NO_INDEX || x->by_pronoun ||
            role_of_state(x->office) || !is_bare(r, x))
            continue;
        for (size_t k = 0; k < r->roles.n; k++) {
            const role *y = &r->roles.at[k];
            if (y->lang != x->lang || y->kin || y->of == NO_INDEX || y->head == NO_INDEX ||
                r->entities.at[y->of].type != ENTITY_ORGANIZATION ||
                !str_eq(bare_title(r, y->head), bare_title(r, x->head)))
                continue;
            one = one == NO_INDEX || one == y->of ? y->of : NO_INDEX;
            if (one == NO_INDEX)
                break;
        }
        x->of = one;
    }
}

/* رئيس لجنة, رئيس غرفة: of something that is no state, though no name says of what */
static bool heads_something(const report *r, const role *x)
{
    uint32_t next = x->head == NO_INDEX ? NO_INDEX : x->head + 1;
    if (next >= r->tokens.n || r->tokens.at[next].end > x->end)
        return false;
    const token *t = &r->tokens.at[next];
    return t->kind == TOKEN_WORD && t->pos == WORD_NOUN && !(t->flags & TOKEN_ARTICLE) &&
           t->mention == NO_INDEX && !t->proclitics;
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
            bool body = x->of != NO_INDEX ? r->entities.at[x->of].type != ENTITY_PLACE
                                          : heads_something(r, x);
            x->office = body ? STR("head") : STR("president");
        }
        enum { NEAR = 64 }; /* what stands at one place was found in one go */
        bool again = false;
        for (size_t k = e->roles.n > NEAR ? e->roles.n - NEAR : 0; k < e->roles.n; k++)
            again |= e->roles.at[k].start == x->start;
        if (!again)
            *vec_push(r->a, &e->roles) = *x;
    }
    for (size_t i = 0; i < r->entities.n; i++) {
        if (!roles_many(r))
            complete_bare(r, &r->entities.at[i]);
        complete_from_twin(r, &r->entities.at[i]);
    }
    roles_follow(r);
}
