/*
 * Roles: the title or kinship word that stands beside a person's name, and whose it is. English
 * roles are found by roles_en.c, Arabic ones by roles_ar.c; here is what they share. How roles go
 * to their entities is in roles_attach.c.
 */
#include "report/roles.h"
#include "base/buf.h"
#include "report/given.h"
#include "report/lexicon.h"
#include "report/stages.h"
#include "report/titles.h"

bool roles_many(const report *r)
{
    return (uint64_t)r->roles.n * r->mentions.n > ROLE_PAIRS;
}

/* وزرائه, خارجيتها: الوزراء, الخارجية, as a title has them; STR_NONE: no pronoun */
static str without_owner(report *r, const token *t, str word)
{
    static const char *const pronouns[] = { "هما", "هم", "ها", "ه" };
    enum { LEAST = 6 };
    for (size_t i = 0; i < sizeof pronouns / sizeof *pronouns; i++) {
        str tail = str_of(pronouns[i]);
        if (!str_ends(word, tail) || word.n < tail.n + LEAST)
            continue;
        str stem = str_take(word, word.n - tail.n);
        bool tied = str_ends(stem, STR("ت")), plural = str_ends(stem, STR("اي"));
        if (t->suffix == SUFFIX_NONE && !tied) /* خارجيتها, which the lexicon need not know */
            break;
        if (tied || plural)
            stem.n -= 2;
        return arena_printf(r->a, "ال%.*s%s", STR_ARG(stem), tied ? "ة" : plural ? "ء" : "");
    }
    return STR_NONE;
}

str role_words(report *r, uint32_t first, uint32_t last)
{
    buf b = { 0 };
    for (int owned = 0; owned < 2; owned++) /* then those with a pronoun as they are */
        for (uint32_t i = first; i <= last; i++) {
            const token *t = &r->tokens.at[i];
            if (t->kind != TOKEN_WORD)
                continue;
            str word = mention_word(r, t);
            str plain = i > first && t->lang == LANG_AR ? without_owner(r, t, word) : STR_NONE;
            if (owned && !plain.n)
                continue;
            if (b.n)
                buf_putc(&b, ' ');
            buf_str(&b, plain.n && !owned ? plain : word);
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
    uint32_t country = report_adjective(r, w, t->lang);
    if (country == NO_INDEX && t->lang == LANG_EN && i + 1 < r->tokens.n) /* "South" + "Korean" */
        country = gazetteer_adjective(r->know->gazetteer,
                                      arena_printf(r->a, "%.*s %.*s", STR_ARG(w),
                                                   STR_ARG(mention_word(r, &r->tokens.at[i + 1]))),
                                      LANG_EN);
    return country;
}

/* "the brother of a former member of parliament": where no name says of whom, the words do. The end of
 * the noun phrase behind the title's "of". */
static uint32_t end_of_whose(const report *r, const role *x)
{
    enum { MOST = 9 };
    uint32_t i = x->head, n = 0, end = x->end;
    while (i < r->tokens.n && r->tokens.at[i].end < x->end)
        i++;
    if (i >= r->tokens.n || !str_is(r->tokens.at[i].norm, "of"))
        return end;
    for (uint32_t in = r->tokens.at[i++].sentence; i < r->tokens.n && n < MOST; i++, n++) {
        const token *t = &r->tokens.at[i];
        if (t->sentence != in || t->kind == TOKEN_PUNCT || t->pos == WORD_VERB ||
            t->pos == WORD_RELATIVE || t->pos == WORD_AND || t->pos == WORD_AUXILIARY ||
            t->pos == WORD_MODAL)
            break;
        end = t->end;
    }
    return end;
}

/* "a judge at the same court": the office without the words that lead on to what nobody named */
static uint32_t end_of_office(const report *r, const role *x)
{
    uint32_t i = x->head, end = x->end;
    while (i < r->tokens.n && r->tokens.at[i].end < x->end)
        i++;
    for (; i > x->head && i < r->tokens.n; end = r->tokens.at[--i].end) {
        const token *t = &r->tokens.at[i];
        if (t->mention != NO_INDEX || (t->pos != WORD_PREPOSITION && t->pos != WORD_DETERMINER))
            break;
    }
    return end;
}

void role_add(report *r, role x)
{
    bool nobody = x.of_mention == NO_INDEX && x.of_holder == NO_INDEX && x.of_country == NO_INDEX;
    if (x.lang == LANG_EN && nobody && x.head != NO_INDEX && r->tokens.at[x.head].end <= x.end)
        x.end = x.kin ? end_of_whose(r, &x) : end_of_office(r, &x);
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

/* the last word of a longer name of the report, or the first of one whose family name goes first, which
 * later stages tie to it */
static bool is_surname(const report *r, const mention *m)
{
    if (m->surname)
        return true;
    str w = r->tokens.at[m->first_token].norm;
    for (size_t i = 0; m->token_count == 1 && m->gazetteer == NO_INDEX && i < r->mentions.n; i++) {
        const mention *o = &r->mentions.at[i];
        if (o->type == ENTITY_PERSON && o->kind == MENTION_NAME && o->token_count > 1 &&
            o->lang == m->lang &&
            (str_eq(r->tokens.at[o->first_token + o->token_count - 1].norm, w) ||
             (m->type != ENTITY_PLACE && str_eq(r->tokens.at[o->first_token].norm, w))))
            return true;
    }
    return false;
}

/* is it the same mention, or another of the same first word? */
static bool same_name(const report *r, uint32_t a, uint32_t b)
{
    const mention *m = &r->mentions.at[a], *o = &r->mentions.at[b];
    return a == b || (m->kind == MENTION_NAME && o->kind == MENTION_NAME && m->lang == o->lang &&
                      m->type == o->type &&
                      str_eq(report_text(r, m->start, m->end), report_text(r, o->start, o->end)));
}

/* does a kinship word say that the person is a woman: daughter, wife? */
static bool is_told_woman(const report *r, uint32_t index)
{
    if (r->mentions.at[index].feminine)
        return true;
    for (size_t i = roles_many(r) ? 0 : r->roles.n; i-- > 0;)
        if (r->roles.at[i].kin && same_name(r, r->roles.at[i].mention, index) &&
            given_relation(r->know->given, r->roles.at[i].office) == TOLD_WOMAN)
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
                (!p->firm && m->type == ENTITY_PLACE && m->gazetteer != NO_INDEX &&
                 str_is(gazetteer_at(r->know->gazetteer, m->gazetteer)->kind, "country"));
    bool woman = p->told && p->person && (m->type == ENTITY_PERSON || is_surname(r, m)) &&
                 is_told_woman(r, index);
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
    possessive fits = *p; /* the owner of whoever fits is not asked to be told a woman */
    fits.told = false;
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
        if (owner != index && may_own(r, owner, &fits))
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

static bool same_family(const report *r, uint32_t a, uint32_t b)
{
    const mention *m = &r->mentions.at[a], *o = &r->mentions.at[b];
    return str_eq(r->tokens.at[m->first_token + m->token_count - 1].norm,
                  r->tokens.at[o->first_token + o->token_count - 1].norm);
}

/* "his brother John Roe": the last person before of that family name and another given one; NO_INDEX */
static uint32_t namesake_before(const report *r, const possessive *p)
{
    enum { BACK = 250 }; /* tokens */
    for (uint32_t i = p->at, n = 0; i-- > 0 && n < BACK; n++) {
        uint32_t m = r->tokens.at[i].mention;
        if (m != NO_INDEX && r->mentions.at[m].first_token == i && may_own(r, m, p) &&
            same_family(r, m, p->bearer) && !same_name(r, m, p->bearer))
            return m;
    }
    return NO_INDEX;
}

/* "her": a woman that the text tells to be one before anybody else; of relatives one of the same family
 * name before one of another, who only stands nearer */
uint32_t role_possessor(const report *r, const possessive *p)
{
    possessive first = *p;
    first.told = true;
    bool choosy = p->person ? p->she : p->state;
    uint32_t owner = choosy ? owner_within(r, &first) : NO_INDEX;
    owner = owner != NO_INDEX ? owner : owner_within(r, p);
    bool other = p->kin && p->bearer != NO_INDEX && r->mentions.at[p->bearer].token_count > 1 &&
                 (owner == NO_INDEX || !same_family(r, owner, p->bearer));
    uint32_t same = other ? namesake_before(r, p) : NO_INDEX;
    return same != NO_INDEX ? same : owner;
}

bool role_of_firm(str office)
{
    static const char *const firms[] = { "ceo", "cfo", "chief_executive", "employee" };
    return STR_IS_ANY(office, firms);
}

bool role_serves_person(str office)
{
    static const char *const serving[] = { "lawyer",    "adviser",  "assistant", "aide",
                                           "secretary", "envoy",    "deputy",    "bodyguard",
                                           "driver",    "ally",    "predecessor", "successor",
                                           "spokesperson", "chief_of_staff" };
    return STR_IS_ANY(office, serving);
}

/* ---- "his department", وزارته: the ministry of the minister spoken of last */

static bool says_own_ministry(const report *r, uint32_t i, uint32_t *last)
{
    const token *t = &r->tokens.at[i];
    if (t->mention != NO_INDEX)
        return false;
    *last = i;
    if (t->lang == LANG_AR)
        return str_is(token_stem(t), "وزارته") || str_is(t->norm, "وزارته") ||
               str_is(token_stem(t), "وزارتها") || str_is(t->norm, "وزارتها");
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
        m.start = r->tokens.at[i].lang == LANG_AR ? token_name_start(&r->tokens.at[i]) : m.start;
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
        if (!guessed)
            roles_told(r, i);
        if (guessed) /* whoever is a former member of a board is a person */
            r->roles.n = told_person(r, i, before);
        for (size_t k = before; k < r->roles.n; k++)
            if (r->roles.at[k].kin)
                given_take_relation(r, r->roles.at[k].mention, r->roles.at[k].office);
    }
    for (uint32_t s = 0; s < r->sentences.n; s++)
    {
        roles_of_plurals(r, s);
        roles_of_lists(r, s);
        roles_of_owners(r, s);
    }
    find_own_ministries(r);
}
