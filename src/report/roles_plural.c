/*
 * Titles in the plural. Shared out in order: "the presidents of Kenya and Uganda, A and B", رئيسا كينيا
 * وأوغندا، أ وب, "the Tajik and Kyrgyz presidents, A and B": as many countries or bodies as persons.
 * One country or body for all: "Senate members A and B". Each with his own: "ministers A of Kenya and
 * B of Uganda", وزيرا الخارجية الكيني أ والأوغندي ب. Cost: a few tokens around every such word.
 */
#include "report/lexicon.h"
#include "report/roles.h"
#include "report/memo.h"

enum { MOST = 8 };

typedef struct shared {
    uint32_t first, last;    /* tokens of the title with its owners */
    uint32_t owners[MOST];   /* mentions, or countries of adjectives */
    uint32_t persons[MOST];  /* mentions */
    size_t owner_n, person_n;
    bool adjectives; /* the owners are countries of the gazetteer */
} shared;

static bool is_mark(const report *r, uint32_t i)
{
    str s = report_text(r, r->tokens.at[i].start, r->tokens.at[i].end);
    return str_is(s, ",") || str_is(s, "،");
}

static bool is_and(const report *r, uint32_t i)
{
    const token *t = &r->tokens.at[i];
    return str_is(t->norm, "and") || str_is(t->norm, "و");
}

/* رئيسا, وزيري: the dual before its owners, which has lost its last letter */
static str dual_title(const report *r, const token *t)
{
    static const char *const endings[] = { "ان", "ين", "ا", "ي" };
    str w = str_starts(token_stem(t), STR("ال")) ? str_drop(token_stem(t), 4) : token_stem(t);
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        str e = str_of(endings[i]);
        if (!str_ends(w, e) || w.n < e.n + 6)
            continue;
        str stem = str_take(w, w.n - e.n);
        if (titles_is_head(r->know->titles, LANG_AR, stem))
            return stem;
    }
    return STR_NONE;
}

/* وأوغندا: the name stands behind its و */
static bool joined_by_waw(const report *r, uint32_t i)
{
    const token *t = &r->tokens.at[i];
    return t->proclitics & PROCLITIC_WAW ||
           (t->mention != NO_INDEX && r->mentions.at[t->mention].start > t->start);
}

/* the lemma of a title in the plural or dual, or nothing */
static str plural_title(const report *r, uint32_t i)
{
    const token *t = &r->tokens.at[i];
    if (t->kind != TOKEN_WORD || t->mention != NO_INDEX)
        return STR_NONE;
    if (t->lemma != NO_INDEX && t->form & (FORM_PLURAL | FORM_DUAL)) {
        str lemma = lexicon_lexeme(r->know->lexicon, t->lemma)->lemma;
        if (titles_is_head(r->know->titles, t->lang, lemma))
            return lemma;
    }
    return t->lang == LANG_AR && token_may_title(r, t) ? dual_title(r, t) : STR_NONE;
}

static bool fits(const report *r, uint32_t index, bool person)
{
    const mention *m = &r->mentions.at[index];
    if (m->kind != MENTION_NAME)
        return false;
    return person ? m->type == ENTITY_PERSON
                  : m->type == ENTITY_PLACE || m->type == ENTITY_ORGANIZATION;
}

/* The names of one list from token `i` on, divided by commas and "and"; sets `behind` to the token
 * after it. */
static size_t names_from(const report *r, uint32_t i, uint32_t end, bool person, uint32_t *out,
                         uint32_t *behind)
{
    size_t n = 0;
    *behind = i;
    while (i < end && n < MOST) {
        uint32_t m = r->tokens.at[i].mention;
        if (m == NO_INDEX || r->mentions.at[m].first_token != i || !fits(r, m, person))
            break;
        out[n++] = m;
        i += r->mentions.at[m].token_count;
        *behind = i;
        bool goes_on = i + 1 < end && is_mark(r, i) &&
                       (is_and(r, i + 1) || r->tokens.at[i + 1].mention != NO_INDEX);
        i += goes_on;
        if (i + 1 < end && is_and(r, i))
            i++;
        else if (i == *behind && !(i < end && joined_by_waw(r, i)))
            break;
    }
    return n;
}

/* adjectives of countries in a row; from token `i` on */
static size_t adjectives_from(report *r, uint32_t i, uint32_t end, uint32_t *out, uint32_t *behind)
{
    size_t n = 0;
    *behind = i;
    while (i < end && n < MOST) {
        uint32_t country =
            r->tokens.at[i].flags & TOKEN_NATIONAL ? role_national(r, i) : NO_INDEX;
        if (country == NO_INDEX)
            break;
        out[n++] = country;
        *behind = ++i;
        if (i + 1 < end && is_mark(r, i))
            i++;
        if (i + 1 < end && is_and(r, i))
            i++;
    }
    return n;
}

/* "foreign" before "ministers", خارجية behind وزراء */
static bool is_part_of_title(const report *r, uint32_t i)
{
    const token *t = &r->tokens.at[i];
    return t->kind == TOKEN_WORD && t->mention == NO_INDEX && t->pos != WORD_PREPOSITION &&
           !(t->flags & TOKEN_NATIONAL) &&
           (t->lang == LANG_AR ||
            token_signs_in(r, t, LANG_EN) & (SIGN_MODIFIER | SIGN_TITLE));
}

static bool read_owners(report *r, uint32_t i, uint32_t sentence_first, uint32_t end, shared *x,
                        uint32_t *behind)
{
    enum { WORDS = 2 };
    bool arabic = r->tokens.at[i].lang == LANG_AR;
    uint32_t at = i + 1;
    x->first = i;
    if (!arabic) {
        while (x->first > sentence_first && is_part_of_title(r, x->first - 1))
            x->first--;
        if (at < end && str_is(r->tokens.at[at].norm, "of")) {
            uint32_t from = at + 1;
            from += from + 1 < end && str_is(r->tokens.at[from].norm, "the");
            x->owner_n = names_from(r, from, end, false, x->owners, behind);
        } else { /* the adjectives stand before it */
            uint32_t from = x->first;
            while (from > sentence_first && x->first - from < 2 * MOST &&
                   (r->tokens.at[from - 1].flags & TOKEN_NATIONAL || is_and(r, from - 1) ||
                    is_mark(r, from - 1)))
                from--;
            x->adjectives = true;
            x->owner_n = adjectives_from(r, from, x->first, x->owners, behind);
            x->first = from;
            *behind = at;
        }
    } else {
        for (int n = 0; n < WORDS && at < end && is_part_of_title(r, at); n++)
            at++;
        x->owner_n = names_from(r, at, end, false, x->owners, behind);
        if (!x->owner_n) {
            x->adjectives = true;
            x->owner_n = adjectives_from(r, at, end, x->owners, behind);
        }
    }
    x->last = *behind - 1;
    return x->owner_n > 0;
}

/* "Senate members": the body before the title */
static bool body_before(const report *r, uint32_t sentence_first, shared *x)
{
    if (x->first <= sentence_first)
        return false;
    uint32_t i = x->first - 1;
    if (r->tokens.at[i].kind == TOKEN_CLITIC && i > sentence_first)
        i--;
    uint32_t m = r->tokens.at[i].mention;
    if (m == NO_INDEX || !fits(r, m, false))
        return false;
    x->owners[0] = m;
    x->owner_n = 1;
    x->adjectives = false;
    x->first = r->mentions.at[m].first_token;
    return true;
}

/* whose the title of the person is: "A of Kenya"; NO_INDEX. Sets `behind` to the token after it. */
static uint32_t own_behind(const report *r, uint32_t i, uint32_t end, uint32_t *behind)
{
    *behind = i;
    if (i + 1 >= end || !str_is(r->tokens.at[i].norm, "of"))
        return NO_INDEX;
    uint32_t k = i + 1 + (i + 2 < end && str_is(r->tokens.at[i + 1].norm, "the") ? 1 : 0);
    uint32_t m = r->tokens.at[k].mention;
    if (m == NO_INDEX || r->mentions.at[m].first_token != k || !fits(r, m, false))
        return NO_INDEX;
    *behind = k + r->mentions.at[m].token_count;
    return m;
}

/* الكيني فلان: the adjective before a person's name, over its و; a country of the gazetteer or NO_INDEX */
static uint32_t own_before(report *r, uint32_t i)
{
    const token *t = &r->tokens.at[i];
    if (t->kind != TOKEN_WORD || t->mention != NO_INDEX)
        return NO_INDEX;
    uint32_t country = role_national(r, i);
    str w = token_stem(t);
    if (country == NO_INDEX && t->proclitics & PROCLITIC_WAW)
        country = report_adjective(r, str_starts(w, STR("ال")) ? str_drop(w, 4) : w, LANG_AR);
    return country;
}

/* Persons each with his own country: from token `i` on. All of them have one, or nothing is said. */
static size_t persons_with_own(report *r, uint32_t i, uint32_t end, shared *x)
{
    bool arabic = r->tokens.at[x->first].lang == LANG_AR;
    size_t n = 0;
    while (i < end && n < MOST) {
        uint32_t own = NO_INDEX, behind;
        if (arabic) {
            own = own_before(r, i);
            if (own == NO_INDEX)
                break;
            i++;
        }
        uint32_t m = i < end ? r->tokens.at[i].mention : NO_INDEX;
        if (m == NO_INDEX || r->mentions.at[m].first_token != i || !fits(r, m, true))
            break;
        i += r->mentions.at[m].token_count;
        if (!arabic) {
            own = own_behind(r, i, end, &behind);
            i = behind;
        }
        if (own == NO_INDEX)
            return 0;
        x->owners[n] = own;
        x->persons[n++] = m;
        if (i + 1 < end && is_mark(r, i))
            i++;
        if (i + 1 < end && is_and(r, i))
            i++;
    }
    return n;
}

static void give(report *r, const shared *x, str lemma)
{
    uint8_t l = r->tokens.at[x->first].lang;
    for (size_t n = 0; n < x->person_n; n++) {
        role one = role_blank(x->persons[n], l);
        one.start = r->tokens.at[x->first].start;
        one.end = r->tokens.at[x->last].end;
        for (uint32_t t = x->first; t <= x->last; t++)
            one.former |= str_is(r->tokens.at[t].norm, "former");
        one.office =
            titles_office(r->know->titles, l, lemma, role_words(r, x->first, x->last));
        if (x->adjectives)
            one.of_country = x->owners[n];
        else if (!x->owner_n)
            one.apart = true;
        else
            one.of_mention = x->owners[n];
        role_add(r, one);
    }
}

/* "the presidents of Kenya, A, and Uganda, B": from the first owner, token `i`, on; all have one */
static bool each_behind(report *r, uint32_t i, uint32_t end, shared *x)
{
    size_t n = 0;
    while (i < end && n < MOST) {
        i += str_is(r->tokens.at[i].norm, "of") && i + 1 < end;
        i += str_is(r->tokens.at[i].norm, "the") && i + 1 < end;
        uint32_t of = r->tokens.at[i].mention;
        if (of == NO_INDEX || r->mentions.at[of].first_token != i || !fits(r, of, false))
            break;
        i += r->mentions.at[of].token_count;
        i += i < end && is_mark(r, i);
        uint32_t who = i < end ? r->tokens.at[i].mention : NO_INDEX;
        if (who == NO_INDEX || r->mentions.at[who].first_token != i || !fits(r, who, true))
            return false;
        x->owners[n] = of;
        x->persons[n++] = who;
        i += r->mentions.at[who].token_count;
        i += i < end && is_mark(r, i);
        i += i < end && is_and(r, i);
    }
    x->owner_n = x->person_n = n;
    x->adjectives = false;
    return n > 1;
}

/* "two former prime ministers, A and B", وزيرا الخارجية أ وب: of the state the report is about */
static void unowned(report *r, shared *x, uint32_t behind, uint32_t end, str office)
{
    if (!role_of_state(office) || str_is(office, "president_or_head"))
        return;
    if (behind < end && is_mark(r, behind))
        behind++;
    x->owner_n = 0;
    x->adjectives = false;
    x->person_n = names_from(r, behind, end, true, x->persons, &behind);
}

static void read_plural(report *r, const sentence *at, uint32_t i, str lemma)
{
    uint32_t end = at->first_token + at->token_count, behind = i + 1;
    shared x = { 0 };
    bool owned = read_owners(r, i, at->first_token, end, &x, &behind) ||
                 (at->lang == LANG_EN && body_before(r, at->first_token, &x));
    if (!owned) {
        behind = i + 1;
        if (at->lang == LANG_AR)
            while (behind < end && behind < i + 3 && is_part_of_title(r, behind) &&
                   own_before(r, behind) == NO_INDEX)
                behind++;
    }
    x.last = behind - 1;
    if (behind < end && is_mark(r, behind) && owned)
        behind++;
    shared own = x;
    own.person_n = persons_with_own(r, owned && x.adjectives ? i + 1 : behind, end, &own);
    if (at->lang == LANG_AR && x.adjectives && owned) {
        /* وزيرا الخارجية الكيني فلان والأوغندي فلان: the first adjective is his own */
        own.person_n = persons_with_own(r, x.last, end, &own);
        own.last = x.last > i ? x.last - 1 : i;
    }
    if (own.person_n > 1) {
        own.adjectives = at->lang == LANG_AR;
        own.owner_n = own.person_n;
        give(r, &own, lemma);
        return;
    }
    x.person_n = owned ? names_from(r, behind, end, true, x.persons, &behind) : 0;
    str office = titles_office(r->know->titles, at->lang, lemma, role_words(r, x.first, x.last));
    bool plain = str_is(office, "minister") || str_is(office, "official");
    if (x.owner_n == 1 && x.person_n > 1 && !(plain && x.adjectives))
        for (; x.owner_n < x.person_n; x.owner_n++)
            x.owners[x.owner_n] = x.owners[0];
    shared each = x;
    if (owned && !x.adjectives && x.person_n < 2 && i + 2 < end &&
        each_behind(r, at->lang == LANG_EN ? i + 2 : x.last, end, &each)) {
        give(r, &each, lemma);
        return;
    }
    bool free = !owned;
    if (free)
        unowned(r, &x, behind, end, office);
    if (x.person_n > 1 && (free || x.person_n == x.owner_n))
        give(r, &x, lemma);
}

void roles_of_plurals(report *r, uint32_t s)
{
    const sentence *at = &r->sentences.at[s];
    uint32_t end = at->first_token + at->token_count;
    for (uint32_t i = at->first_token; i < end; i++) {
        bool behind = i > at->first_token && at->lang == LANG_AR &&
                      plural_title(r, i - 1).at; /* رئيسي الوزراء */
        str lemma = behind ? STR_NONE : plural_title(r, i);
        if (lemma.at)
            read_plural(r, at, i, lemma);
    }
}
