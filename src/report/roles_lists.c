/*
 * Relatives and people of somebody or something in the plural, with the list of their names: "two of his
 * brothers, A and B", "A and B, sons of C", "A and B, former employees of the bank", نجلاه أ وب,
 * "أ وب، نجلي ج", اثنين من مستشاريه، هما أ وب. Each of the list has the role. Titles in the plural that
 * share out countries are in roles_plural.c. Cost: a few tokens around every such word.
 */
#include "report/lexicon.h"
#include "report/memo.h"
#include "report/roles.h"

enum { MOST = 8, BETWEEN = 7 };

typedef struct listed {
    report *r;
    uint32_t first, end;  /* tokens of the sentence */
    uint32_t at, last;    /* the word in the plural, and the last token of its phrase */
    uint32_t from;        /* where the phrase begins */
    uint32_t owner;       /* mention, or NO_INDEX */
    bool kin, by_pronoun, former, he, she;
    uint32_t pronoun; /* token */
    str office;
    uint32_t who[MOST];
    size_t n;
} listed;

/* the person whose name begins at token i; NO_INDEX */
static uint32_t person_at(const report *r, uint32_t i)
{
    uint32_t m = r->tokens.at[i].mention;
    bool person = m != NO_INDEX && r->mentions.at[m].type == ENTITY_PERSON &&
                  r->mentions.at[m].kind == MENTION_NAME && r->mentions.at[m].first_token == i;
    return person ? m : NO_INDEX;
}

static bool is_and(const report *r, uint32_t i)
{
    return str_is(r->tokens.at[i].norm, "and") || str_is(r->tokens.at[i].norm, "و");
}

static bool waw_before(const report *r, uint32_t i)
{
    const token *t = &r->tokens.at[i];
    return t->lang == LANG_AR &&
           (t->proclitics & PROCLITIC_WAW ||
            (t->mention != NO_INDEX && r->mentions.at[t->mention].first_token == i &&
             r->mentions.at[t->mention].start > t->start));
}

/* may the token stand between "and" and a name: a title, its country, a colon, هما */
static bool between_names(const report *r, uint32_t i)
{
    const token *t = &r->tokens.at[i];
    if (t->mention != NO_INDEX)
        return r->mentions.at[t->mention].type != ENTITY_PERSON;
    if (t->kind != TOKEN_WORD)
        return role_comma_at(r, i) || role_mark_is(r, i, ":", "«") || role_mark_is(r, i, "»", "\"");
    return t->pos != WORD_VERB && t->pos != WORD_PREPOSITION && t->pos != WORD_RELATIVE &&
           t->pos != WORD_THAT;
}

/* the names of the list that begins at or soon behind token i */
static void names_behind(listed *l, uint32_t i)
{
    const report *r = l->r;
    l->n = 0;
    for (uint32_t gap = 0; i < l->end && gap < BETWEEN && l->n < MOST;) {
        uint32_t m = person_at(r, i);
        if (m == NO_INDEX) {
            if (!between_names(r, i))
                return;
            gap++;
            i++;
            continue;
        }
        bool joined = !l->n || waw_before(r, i);
        for (uint32_t k = i; !joined && k-- > l->last && gap;) {
            joined = is_and(r, k) || role_comma_at(r, k) || waw_before(r, k);
            if (person_at(r, k) != NO_INDEX)
                break;
        }
        if (!joined)
            return;
        l->who[l->n++] = m;
        i += r->mentions.at[m].token_count;
        gap = 0;
        if (i < l->end && !role_comma_at(r, i) && !is_and(r, i) && !waw_before(r, i))
            return;
    }
}

/* the names of the list that ends before the comma at token i */
static void names_before(listed *l, uint32_t i)
{
    const report *r = l->r;
    l->n = 0;
    while (i > l->first && l->n < MOST) {
        uint32_t m = r->tokens.at[i - 1].mention;
        if (m == NO_INDEX || person_at(r, r->mentions.at[m].first_token) != m)
            return;
        l->who[l->n++] = m;
        uint32_t first = r->mentions.at[m].first_token;
        if (waw_before(r, first))
            i = first;
        else if (first > l->first && (is_and(r, first - 1) || role_comma_at(r, first - 1)))
            i = first - 1;
        else
            return;
        if (i > l->first && role_comma_at(r, i - 1)) /* "A, B, and C" */
            i--;
    }
}

static void give(const listed *l)
{
    report *r = l->r;
    for (size_t i = 0; i < l->n; i++) {
        role x = role_blank(l->who[i], r->tokens.at[l->at].lang);
        x.head = l->at;
        x.start = r->tokens.at[l->from].start;
        x.end = r->tokens.at[l->last].end;
        x.kin = l->kin;
        x.by_pronoun = l->by_pronoun;
        x.former = l->former;
        x.office = l->office;
        x.of_mention = l->owner;
        if (l->owner != l->who[i])
            role_add(r, x);
    }
}

static bool in_list(const listed *l, uint32_t m)
{
    for (size_t i = 0; i < l->n; i++)
        if (l->who[i] == m)
            return true;
    return false;
}

/* whom the pronoun at token i speaks of; `bearer`: one of the list, where it is known */
static void by_pronoun(listed *l, uint32_t i, uint32_t bearer)
{
    l->by_pronoun = true;
    l->pronoun = i;
    l->owner = role_possessor(l->r, &(possessive){ .at = i,
                                                   .bearer = bearer,
                                                   .person = l->kin || role_serves_person(l->office),
                                                   .kin = l->kin || bearer != NO_INDEX,
                                                   .he = l->he,
                                                   .she = l->she });
}

static str family_name(const report *r, uint32_t m)
{
    return r->tokens.at[r->mentions.at[m].first_token + r->mentions.at[m].token_count - 1].norm;
}

/* do the first two of the list bear one family name? Then whose people they are may bear it too. */
static bool one_family(const listed *l)
{
    return str_eq(family_name(l->r, l->who[0]), family_name(l->r, l->who[1]));
}

/* the list behind the phrase, else the one before its comma; then all of them have it */
static void share(listed *l, bool behind)
{
    if (behind)
        names_behind(l, l->last + 1);
    if (l->n < 2 || in_list(l, l->owner)) {
        l->n = 0;
        if (l->from > l->first && role_comma_at(l->r, l->from - 1))
            names_before(l, l->from - 1);
    }
    if (l->n > 1 && l->by_pronoun && (l->kin || one_family(l)))
        by_pronoun(l, l->pronoun, l->who[0]);
    if (l->n > 1 && !in_list(l, l->owner))
        give(l);
}

/* ---- English */

static bool links(const token *t)
{
    return str_is(t->norm, "of") || str_is(t->norm, "to") || str_is(t->norm, "at") ||
           str_is(t->norm, "for");
}

/* the name behind "of", over its titles: a person's for relatives and servants; sets `last` */
static uint32_t name_behind(const listed *l, uint32_t i, bool person, uint32_t *last)
{
    const report *r = l->r;
    for (uint32_t n = 0; i < l->end && n < BETWEEN; i++, n++) {
        uint32_t m = r->tokens.at[i].mention;
        if (m != NO_INDEX) {
            bool fits = person == (r->mentions.at[m].type == ENTITY_PERSON);
            uint32_t behind = r->mentions.at[m].first_token + r->mentions.at[m].token_count;
            if (!fits && person) { /* "the Guinean president" */
                i = behind - 1;
                continue;
            }
            *last = behind - 1;
            return fits ? m : NO_INDEX;
        }
        const token *t = &r->tokens.at[i];
        if ((t->kind != TOKEN_WORD && !(n && role_comma_at(r, i))) || t->pos == WORD_VERB ||
            t->pos == WORD_PREPOSITION)
            return NO_INDEX;
    }
    return NO_INDEX;
}

/* the relation or office of the plural at token i; false: it is none */
static bool english_plural(listed *l, uint32_t i)
{
    const report *r = l->r;
    const token *t = &r->tokens.at[i];
    if (t->kind != TOKEN_WORD || t->mention != NO_INDEX || t->norm.n < 4 ||
        !str_ends(t->norm, STR("s")))
        return false;
    str one = str_take(t->norm, t->norm.n - 1);
    l->at = l->last = i;
    l->office = STR_NONE;
    bool law = i + 4 < l->end && str_is(r->tokens.at[i + 2].norm, "in") &&
               str_is(r->tokens.at[i + 4].norm, "law");
    if (law) {
        l->office = titles_kin(r->know->titles, LANG_EN,
                               arena_printf(r->a, "%.*s-in-law", STR_ARG(one)));
        l->last = i + 4;
    }
    if (!l->office.at)
        l->office = titles_kin(r->know->titles, LANG_EN, one);
    l->kin = l->office.at != NULL;
    if (!l->kin && titles_is_head(r->know->titles, LANG_EN, one))
        l->office = titles_office(r->know->titles, LANG_EN, one, one);
    return l->office.at != NULL;
}

/* the words before the plural: adjectives and numbers, whose it is, "two of" */
static void english_left(listed *l)
{
    const report *r = l->r;
    l->from = l->at;
    while (l->from > l->first && l->at - l->from < 5) {
        const token *t = &r->tokens.at[l->from - 1];
        if (t->kind == TOKEN_CLITIC && l->from >= l->first + 2) {
            uint32_t m = r->tokens.at[l->from - 2].mention;
            bool person = m != NO_INDEX && r->mentions.at[m].type == ENTITY_PERSON;
            if (m == NO_INDEX || (l->kin && !person))
                return;
            l->owner = m;
            l->from = r->mentions.at[m].first_token;
            return;
        }
        if (str_is(t->norm, "his") || str_is(t->norm, "her") || str_is(t->norm, "their") ||
            str_is(t->norm, "its")) {
            l->he = str_is(t->norm, "his");
            l->she = str_is(t->norm, "her");
            by_pronoun(l, l->from - 1, NO_INDEX);
            l->from--;
            if (l->from >= l->first + 2 && str_is(r->tokens.at[l->from - 1].norm, "of"))
                l->from -= 2; /* "two of his brothers" */
            return;
        }
        bool inside = t->kind == TOKEN_WORD && t->mention == NO_INDEX &&
                      (t->pos == WORD_ADJECTIVE || t->pos == WORD_NUMBER ||
                       str_is(t->norm, "two") || str_is(t->norm, "three") ||
                       str_is(t->norm, "the") || t->flags & TOKEN_NATIONAL ||
                       signs_of(r->know->signs, LANG_EN, t->norm) & SIGN_MODIFIER);
        if (!inside)
            return;
        l->former |= str_is(t->norm, "former");
        l->from--;
    }
}

static void english(listed *l, uint32_t i)
{
    const report *r = l->r;
    if (!english_plural(l, i))
        return;
    english_left(l);
    uint32_t next = l->last + 1;
    bool person = l->kin || role_serves_person(l->office);
    if (l->owner == NO_INDEX && next + 1 < l->end && links(&r->tokens.at[next])) {
        uint32_t last = l->last;
        uint32_t m = name_behind(l, next + 1, person, &last);
        if (m == NO_INDEX && person && !l->kin)
            m = name_behind(l, next + 1, false, &last);
        l->owner = m;
        l->last = last;
        bool described = m == NO_INDEX && !l->kin;
        for (uint32_t n = 0; described && next + n + 1 < l->end && n < 5; n++) {
            const token *t = &r->tokens.at[next + n];
            if (t->kind != TOKEN_WORD || t->pos == WORD_VERB)
                break;
            l->last = next + n; /* "of the bank" */
        }
    }
    if (l->kin ? l->owner == NO_INDEX : l->owner == NO_INDEX && l->last == l->at)
        return;
    share(l, l->owner != NO_INDEX && (l->kin || l->by_pronoun || person));
}

/* ---- Arabic */

/* شقيقاه، نجلي، أشقائه، مستشاريه: the word for one of them and whether it is kin; `pronoun`: one ends the
 * word. STR_NONE where it is no such word. */
static str one_of_several(const report *r, str w, bool *pronoun, bool *kin)
{
    static const str whose[] = { STR("هما"), STR("هم"), STR("ها"), STR("ه"), STR("") };
    static const str endings[] = { STR("ان"), STR("ين"), STR("ون"), STR("ا"), STR("ي"), STR("و"), STR("") };
    for (size_t p = 0; p < sizeof whose / sizeof *whose; p++) {
        str tail = whose[p];
        if (!str_ends(w, tail) || w.n < tail.n + 6)
            continue;
        str stem = str_take(w, w.n - tail.n);
        for (size_t k = 0; k < sizeof endings / sizeof *endings; k++) {
            str e = endings[k];
            if (!str_ends(stem, e) || stem.n < e.n + 4)
                continue;
            str one = str_take(stem, stem.n - e.n);
            if (str_ends(one, STR("ت")))
                one = arena_printf(r->a, "%.*sة", STR_ARG(str_take(one, one.n - 2)));
            if (!e.n && str_ends(one, STR("اي"))) /* أشقائه */
                one = arena_printf(r->a, "%.*sاء", STR_ARG(str_take(one, one.n - 4)));
            if (!e.n && !str_ends(one, STR("اء")) && !str_is(one, "انجال"))
                continue; /* one, not several */
            *pronoun = tail.n != 0;
            *kin = titles_kin(r->know->titles, LANG_AR, one).at != NULL;
            if (*kin || (titles_is_head(r->know->titles, LANG_AR, one) &&
                         role_serves_person(titles_office(r->know->titles, LANG_AR, one, one))))
                return one;
        }
    }
    return STR_NONE;
}

/* the same of the word at token i */
static str arabic_one(const report *r, uint32_t i, bool *pronoun, bool *kin)
{
    const token *t = &r->tokens.at[i];
    if (t->kind != TOKEN_WORD || t->mention != NO_INDEX)
        return STR_NONE;
    str w = str_starts(token_stem(t), STR("ال")) ? str_drop(token_stem(t), 4) : token_stem(t);
    str one = one_of_several(r, w, pronoun, kin);
    if (one.at && t->suffix)
        *pronoun |= str_ends(t->norm, STR("ه")) || str_ends(t->norm, STR("ها")) ||
                    str_ends(t->norm, STR("هم"));
    return one;
}

static void arabic(listed *l, uint32_t i)
{
    report *r = l->r;
    bool pronoun = false, kin = false, other_pronoun, other_kin;
    str one = arabic_one(r, i, &pronoun, &kin);
    if (!one.at)
        return;
    l->at = l->last = l->from = i;
    l->kin = kin;
    l->office = kin ? titles_kin(r->know->titles, LANG_AR, one)
                    : titles_office(r->know->titles, LANG_AR, one, one);
    if (kin && !pronoun && i + 1 < l->end) { /* ابني شقيقته */
        str second = arabic_one(r, i + 1, &other_pronoun, &other_kin);
        str plain = str_starts(token_stem(&r->tokens.at[i + 1]), STR("ال")) ? STR_NONE
                                                                    : token_stem(&r->tokens.at[i + 1]);
        for (int n = 0; n < 2; n++) {
            str word = n ? plain : second;
            str both = word.at ? titles_kin(r->know->titles, LANG_AR,
                                            arena_printf(r->a, "%.*s %.*s", STR_ARG(one),
                                                         STR_ARG(word)))
                               : STR_NONE;
            if (both.at) {
                l->office = both;
                l->last = i + 1;
                pronoun = !n && other_pronoun;
                break;
            }
        }
    }
    if (pronoun) {
        str w = r->tokens.at[l->last].norm;
        l->he = str_ends(w, STR("ه"));
        l->she = str_ends(w, STR("ها"));
        by_pronoun(l, i, NO_INDEX);
        if (i >= l->first + 2 && str_is(r->tokens.at[i - 1].norm, "من"))
            l->from = i - 2; /* اثنين من أشقائه */
    } else {
        l->owner = name_behind(l, l->last + 1, true, &l->last);
    }
    if (l->owner != NO_INDEX)
        share(l, true);
}

void roles_of_lists(report *r, uint32_t s)
{
    const sentence *at = &r->sentences.at[s];
    uint32_t end = at->first_token + at->token_count;
    for (uint32_t i = at->first_token; i < end; i++) {
        const token *t = &r->tokens.at[i];
        if (t->kind != TOKEN_WORD || t->mention != NO_INDEX || t->lang != at->lang ||
            !token_may_title(r, t))
            continue;
        listed l = { .r = r, .first = at->first_token, .end = end, .owner = NO_INDEX };
        if (at->lang == LANG_EN)
            english(&l, i);
        else if (at->lang == LANG_AR)
            arabic(&l, i);
    }
}
