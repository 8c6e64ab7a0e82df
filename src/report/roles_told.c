/*
 * Offices that a verb tells of, as roles beside those that stand with the name: "X was appointed
 * chairman of Y", "X, who is finance minister", كان فلان وزيراً للدفاع, عيّن الملك فلاناً رئيساً
 * للوزراء; and "the government of X", who heads it. Which verbs tell of offices say the signs
 * "office" and "acts" of data/lexicon/signs.tsv. Cost: a bounded look around each person's name.
 */
#include "base/buf.h"
#include "report/lexicon.h"
#include "report/roles.h"
#include "report/memo.h"

enum { APPOSITION = 18, AUXILIARIES = 7, BEFORE_AS = 7, CLAUSE = 16 };

static bool quote_at(const report *r, uint32_t i)
{
    return role_mark_is(r, i, "\"", "”") || role_mark_is(r, i, "»", "«") || role_mark_is(r, i, "“", "“");
}

static bool person_at(const report *r, uint32_t i)
{
    uint32_t m = r->tokens.at[i].mention;
    return m != NO_INDEX && r->mentions.at[m].type == ENTITY_PERSON &&
           r->mentions.at[m].kind == MENTION_NAME;
}

static bool tells_office(const report *r, uint32_t i)
{
    const token *t = &r->tokens.at[i];
    if (t->kind != TOKEN_WORD || t->mention != NO_INDEX)
        return false;
    const signs *s = r->know->signs;
    bool verb = t->lang == LANG_AR && t->pos == WORD_VERB && t->lemma != NO_INDEX;
    return (signs_of(s, t->lang, t->norm) | signs_of(s, t->lang, token_stem(t)) |
            (verb ? signs_of(s, LANG_AR, lexicon_lexeme(r->know->lexicon, t->lemma)->lemma) : 0)) &
           SIGN_OFFICE;
}

/* The token behind the aside that begins at the comma i: a title, an age or an apposition up to the
 * next comma; `end` where there is none. */
static uint32_t behind_aside(const report *r, uint32_t i, uint32_t end)
{
    for (uint32_t k = i + 1; k < end && k < i + APPOSITION; k++) {
        if (role_comma_at(r, k))
            return k > i + 1 ? k + 1 : end;
        if (r->tokens.at[k].kind == TOKEN_PUNCT && !quote_at(r, k) && !role_mark_is(r, k, "-", "."))
            return end;
    }
    return end;
}

/* ---- English */

typedef struct verb_group {
    uint32_t at; /* the token behind the auxiliaries */
    bool be, planned, negated;
} verb_group;

static verb_group auxiliaries(const report *r, uint32_t i, uint32_t end)
{
    static const char *const be[] = { "is", "was", "are", "were", "be", "been", "being" };
    static const char *const later[] = { "will", "would", "to", "due", "set", "expected", "may",
                                         "could", "shall" };
    static const char *const other[] = { "has",       "had",        "have",      "also", "now",
                                         "then",      "later",      "once",      "first", "again",
                                         "recently",  "since",      "himself",   "still", "long",
                                         "herself",   "previously", "formerly",  "then",  "duly",
                                         "currently", "already",    "initially" };
    static const char *const no[] = { "not", "never", "no" };
    verb_group v = { .at = i };
    for (int n = 0; v.at < end && n < AUXILIARIES; n++, v.at++) {
        const token *t = &r->tokens.at[v.at];
        if (t->kind != TOKEN_WORD || t->mention != NO_INDEX)
            break;
        bool is = STR_IS_ANY(t->norm, be), will = STR_IS_ANY(t->norm, later), not = STR_IS_ANY(t->norm, no);
        if (!is && !will && !not && !STR_IS_ANY(t->norm, other))
            break;
        v.be |= is;
        v.planned |= will;
        v.negated |= not;
    }
    return v;
}

/* "as" at or soon behind token i, in the same clause; NO_INDEX */
static uint32_t as_behind(const report *r, uint32_t i, uint32_t end)
{
    for (uint32_t k = i; k < end && k < i + BEFORE_AS; k++) {
        const token *t = &r->tokens.at[k];
        if (str_is(t->norm, "as"))
            return k;
        if (t->kind == TOKEN_PUNCT || t->pos == WORD_VERB || t->pos == WORD_RELATIVE)
            return NO_INDEX;
    }
    return NO_INDEX;
}

/* where the title begins that the verb at v tells of; NO_INDEX: it tells of none */
static uint32_t title_behind_verb(const report *r, const verb_group *v, uint32_t end, bool participle)
{
    static const char *const becoming[] = { "became",  "become",   "becomes", "remain",
                                            "remains", "remained", "stays",   "stayed" };
    uint32_t i = v->at;
    if (i >= end)
        return NO_INDEX;
    if (str_is(r->tokens.at[i].norm, "re") && i + 2 < end && role_mark_is(r, i + 1, "-", "-"))
        i += 2; /* "re-elected" */
    if (STR_IS_ANY(r->tokens.at[i].norm, becoming))
        return i + 1;
    if (tells_office(r, i) && (v->be || participle)) {
        i += i + 1 < end && str_is(r->tokens.at[i + 1].norm, "in") ? 2 : 1;
        uint32_t as = as_behind(r, i, end);
        return as != NO_INDEX ? as + 1 : i;
    }
    if (token_signs_in(r, &r->tokens.at[i], LANG_EN) & SIGN_ACTS) {
        uint32_t as = as_behind(r, i + 1, end);
        return as != NO_INDEX ? as + 1 : NO_INDEX;
    }
    return v->be && v->at > 0 && !participle && !v->planned ? i : NO_INDEX;
}

static bool is_article(const token *t)
{
    return str_is(t->norm, "the") || str_is(t->norm, "a") || str_is(t->norm, "an");
}

/* the person whose name stands at token i, over titles before it; NO_INDEX */
static uint32_t person_from(const report *r, uint32_t i, uint32_t end)
{
    enum { WORDS = 6 };
    for (uint32_t n = 0; i < end && n < WORDS; i++, n++) {
        if (person_at(r, i))
            return r->tokens.at[i].mention;
        const token *t = &r->tokens.at[i];
        if (t->kind != TOKEN_WORD || t->pos == WORD_VERB || t->pos == WORD_PREPOSITION)
            return NO_INDEX;
    }
    return NO_INDEX;
}

static uint32_t behind_mention(const report *r, uint32_t index)
{
    return r->mentions.at[index].first_token + r->mentions.at[index].token_count;
}

/* X comes after Y: the office of Y, which roles_follow() looks for */
static void add_successor(report *r, uint32_t index, uint32_t before, uint32_t verb)
{
    role x = role_blank(index, r->tokens.at[verb].lang);
    x.head = verb;
    x.start = r->tokens.at[verb].start;
    x.end = r->mentions.at[before].end;
    x.office = STR("successor");
    x.of_mention = before;
    x.reported = true;
    role_add(r, x);
}

/* "in succession to Y", "replacing Y" behind a title: the same office was Y's */
static void former_holder(report *r, size_t first_role, uint32_t i, uint32_t end)
{
    static const char *const to[] = { "replacing", "succeeding" };
    uint32_t who = NO_INDEX;
    if (i < end && role_comma_at(r, i))
        i++;
    if (i + 2 < end && (str_is(r->tokens.at[i + 1].norm, "succession") ||
                        str_is(r->tokens.at[i + 1].norm, "place")))
        who = person_from(r, i + 3, end);
    else if (i + 1 < end && str_is(r->tokens.at[i].norm, "to") &&
             (str_is(r->tokens.at[i + 1].norm, "replace") ||
              str_is(r->tokens.at[i + 1].norm, "succeed")))
        who = person_from(r, i + 2, end);
    else if (i < end && STR_IS_ANY(r->tokens.at[i].norm, to))
        who = person_from(r, i + 1, end);
    if (who == NO_INDEX || first_role >= r->roles.n || r->roles.at[first_role].mention == who)
        return;
    role y = r->roles.at[first_role];
    y.mention = who;
    y.former = true;
    y.planned = y.reported = false;
    role_add(r, y);
}

/* "X succeeded Y as chairman of Z", "X, who will replace Y" */
static bool succeeds(report *r, uint32_t index, const verb_group *v, uint32_t end)
{
    static const char *const verbs[] = { "succeeded", "succeeds", "succeed",
                                         "replaced",  "replaces", "replace" };
    if (v->at >= end || v->negated || !STR_IS_ANY(r->tokens.at[v->at].norm, verbs))
        return false;
    bool be = v->be && str_ends(r->tokens.at[v->at].norm, STR("d"));
    uint32_t other = person_from(r, v->at + 1, end), as = NO_INDEX, by = v->at + 1;
    if (be) { /* "was succeeded as chairman by Y" */
        as = as_behind(r, v->at + 1, end);
        while (by < end && by < v->at + CLAUSE && !str_is(r->tokens.at[by].norm, "by"))
            by++;
        other = by < end ? person_from(r, by + 1, end) : NO_INDEX;
    }
    if (other == NO_INDEX || other == index)
        return false;
    uint32_t behind = behind_mention(r, other), late = be ? other : index, early = be ? index : other;
    if (as == NO_INDEX && behind < end && str_is(r->tokens.at[behind].norm, "as"))
        as = behind;
    uint32_t first = as == NO_INDEX ? end : as + 1;
    bool article = first < end && is_article(&r->tokens.at[first]);
    uint32_t title = first + article < end ? role_title_at(r, first + article, end, article)
                                           : NO_INDEX;
    if (title == NO_INDEX) {
        add_successor(r, late, early, v->at);
        return true;
    }
    uint32_t last = role_title_end(r, title, end, false);
    last = be && last >= by && by > title ? by - 1 : last;
    size_t before = r->roles.n;
    role_add_english(r, late, first + article, last, title);
    if (before < r->roles.n) {
        role y = r->roles.at[before];
        r->roles.at[before].planned = v->planned;
        r->roles.at[before].reported = true;
        y.mention = early;
        y.former = true;
        role_add(r, y);
    }
    return true;
}

/* whoever is a candidate or somebody's like holds no office by it */
static bool holds_none(str office)
{
    static const char *const none[] = { "candidate", "counterpart", "successor", "predecessor",
                                        "owner",     "ally",        "businessman" };
    return !office.n || STR_IS_ANY(office, none);
}

static void told_english(report *r, uint32_t index)
{
    const mention *m = &r->mentions.at[index];
    const sentence *s = &r->sentences.at[m->sentence];
    uint32_t end = s->first_token + s->token_count, i = m->first_token + m->token_count;
    bool participle = false, main = true;
    if (i < end && quote_at(r, i))
        i++;
    if (i + 2 < end && role_comma_at(r, i)) {
        const token *next = &r->tokens.at[i + 1];
        participle = tells_office(r, i + 1) && !person_at(r, i + 1);
        main = !participle && !str_is(next->norm, "who");
        if (!main)
            i += participle ? 1 : 2;
        else if (next->pos != WORD_VERB && !str_is(next->norm, "and"))
            i = behind_aside(r, i, end);
        else
            return;
    }
    verb_group v = auxiliaries(r, i, end);
    if (succeeds(r, index, &v, end))
        return;
    uint32_t first = v.negated ? NO_INDEX : title_behind_verb(r, &v, end, participle);
    if (first == NO_INDEX || first + 1 > end || first >= end)
        return;
    static const char *const own[] = { "its", "his", "her", "their" };
    bool article = is_article(&r->tokens.at[first]) || STR_IS_ANY(r->tokens.at[first].norm, own);
    first += article;
    uint32_t title = first < end ? role_title_at(r, first, end, article) : NO_INDEX;
    if (title == NO_INDEX || (title + 1 < end && person_at(r, title + 1)))
        return;
    str word = r->tokens.at[title].norm;
    str office = titles_office(r->know->titles, LANG_EN, word, role_words(r, first, title));
    if (titles_kin(r->know->titles, LANG_EN, word).at || holds_none(office))
        return;
    size_t before = r->roles.n;
    uint32_t last = role_title_end(r, title, end, role_serves_person(office));
    role_add_english(r, index, first, last, title);
    bool happened = main && v.at < first && (tells_office(r, v.at) ||
                                             str_starts(r->tokens.at[v.at].norm, STR("bec")));
    for (size_t k = before; k < r->roles.n; k++) {
        r->roles.at[k].planned = v.planned;
        r->roles.at[k].reported = happened;
    }
    former_holder(r, before, last + 1, end);
}

/* ---- Arabic */

static str bare(str w)
{
    return str_starts(w, STR("ال")) && w.n > 6 ? str_drop(w, 4) : w;
}

/* رئيساً, زعيمةً: the title's word in an indefinite accusative at token i; STR_NONE where it is none */
static str accusative_title(const report *r, uint32_t i)
{
    const token *t = &r->tokens.at[i];
    if (t->kind != TOKEN_WORD || t->mention != NO_INDEX || t->flags & TOKEN_ARTICLE)
        return STR_NONE;
    str w = t->norm;
    if (str_ends(w, STR("ا")) && w.n > 6 &&
        titles_is_head(r->know->titles, LANG_AR, str_take(w, w.n - 2)))
        return str_take(w, w.n - 2);
    bool woman = str_ends(w, STR("ة")) && titles_is_head(r->know->titles, LANG_AR, w);
    return woman ? w : STR_NONE;
}

/* the words of a title with ل opened: "رئيسا للوزراء" is رئيس الوزراء */
static str opened_words(report *r, uint32_t first, uint32_t last, str head)
{
    buf b = { 0 };
    buf_str(&b, head);
    for (uint32_t i = first + 1; i <= last; i++) {
        str w = r->tokens.at[i].norm;
        if (r->tokens.at[i].kind != TOKEN_WORD)
            continue;
        buf_putc(&b, ' ');
        if (str_starts(w, STR("لل"))) {
            buf_str(&b, STR("ال"));
            w = str_drop(w, 4);
        }
        buf_str(&b, w);
    }
    str s = arena_str(r->a, buf_view(&b));
    buf_free(&b);
    return s;
}

/* the last token of the office that begins at token i: its adjectives and, behind ل, what it is of */
static uint32_t office_end(const report *r, uint32_t i, uint32_t end)
{
    static const char *const stops[] = { "خلفا", "بدلا", "حتي", "منذ",   "عند", "بعد", "قبل",
                                         "اثر",  "امام", "مع",  "حينها", "انذاك", "عام",
                                         "خلال", "يوم",  "بين", "عقب",   "وسط",  "بهدف",
                                         "بالوكالة", "بالانابة", "بالتكليف" };
    static const char *const inner[] = { "في", "لدي", "ل", "علي", "عن", "لـ" };
    uint32_t last = i;
    while (last + 1 < end && last - i < ROLE_REACH) {
        uint32_t k = last + 1;
        const token *t = &r->tokens.at[k];
        bool stop = t->kind == TOKEN_NUMBER || (t->kind == TOKEN_PUNCT && !quote_at(r, k)) ||
                    person_at(r, k) || STR_IS_ANY(t->norm, stops) ||
                    (t->mention == NO_INDEX &&
                     (t->pos == WORD_VERB || t->pos == WORD_RELATIVE || t->pos == WORD_THAT ||
                      t->proclitics & (PROCLITIC_WAW | PROCLITIC_FA) ||
                      token_signs_in(r, t, LANG_AR) & (SIGN_WEEKDAY | SIGN_MONTH) ||
                      (token_signs_in(r, t, LANG_AR) & SIGN_FUNCTION &&
                       !STR_IS_ANY(t->norm, inner))));
        if (stop)
            break;
        last++;
    }
    while (last > i && (STR_IS_ANY(r->tokens.at[last].norm, inner) ||
                        (quote_at(r, last) && !quote_at(r, last - 1) && role_mark_is(r, last, "«", "“"))))
        last--;
    return last;
}

/* over "the oath" and the time to the token that may be a title */
static uint32_t over_oath(const report *r, uint32_t i, uint32_t end)
{
    static const char *const words[] = { "اليمين", "الدستورية", "القانونية", "امس",  "اليوم", "يوم",
                                         "مجددا",  "رسميا",     "ايضا",      "لاحقا", "بصفته",
                                         "بصفتها", "باعتباره",  "بوصفه",     "حينها", "انذاك" };
    for (int n = 0; i < end && n < 5; n++, i++) {
        const token *t = &r->tokens.at[i];
        bool day = token_signs_in(r, t, LANG_AR) & SIGN_WEEKDAY;
        if (t->kind != TOKEN_WORD || (!day && !STR_IS_ANY(t->norm, words)))
            break;
    }
    return i;
}

/* the verb of an office in tokens [first, last), the nearest to its end; NO_INDEX */
static uint32_t office_verb(const report *r, uint32_t first, uint32_t last)
{
    for (uint32_t k = last; k-- > first;) {
        if (tells_office(r, k))
            return k;
        if (r->tokens.at[k].pos == WORD_VERB && r->tokens.at[k].mention == NO_INDEX)
            return NO_INDEX;
    }
    return NO_INDEX;
}

static bool is_planned(const report *r, uint32_t verb)
{
    const token *t = &r->tokens.at[verb];
    static const char *const that[] = { "ان", "بان", "لان" };
    return t->proclitics & PROCLITIC_SIN || str_starts(t->norm, STR("سي")) ||
           str_starts(t->norm, STR("ست")) ||
           (verb > 0 && STR_IS_ANY(r->tokens.at[verb - 1].norm, that));
}

/* كان, بقي: tells what somebody was, and nothing that happened */
static bool is_copula(const report *r, uint32_t verb)
{
    static const char *const words[] = { "كان", "كانت", "وكان", "وكانت", "يكون", "بقي", "يبقي",
                                         "ظل",  "يظل",  "بات",  "عمل",   "يعمل", "كانا" };
    return STR_IS_ANY(r->tokens.at[verb].norm, words) || STR_IS_ANY(token_stem(&r->tokens.at[verb]), words);
}

static role *add_arabic(report *r, uint32_t index, uint32_t at, str word, uint32_t end, bool planned)
{
    static const char *const of_it[] = { "له", "لها", "لهم" };
    uint32_t last = office_end(r, at, end);
    role x = role_blank(index, LANG_AR);
    x.head = at;
    x.start = r->tokens.at[at].start;
    static const char *const acting[] = { "بالوكالة", "بالانابة", "بالتكليف" };
    bool for_now = last + 1 < end && STR_IS_ANY(r->tokens.at[last + 1].norm, acting);
    x.end = r->tokens.at[for_now ? last + 1 : last].end;
    x.planned = planned;
    x.office = titles_office(r->know->titles, LANG_AR, word, opened_words(r, at, last, word));
    if (holds_none(x.office))
        return NULL;
    role_owner_arabic(r, &x, at, last);
    bool own = at + 1 < end && STR_IS_ANY(r->tokens.at[at + 1].norm, of_it);
    if (own && x.of_mention == NO_INDEX) {
        x.by_pronoun = true;
        x.of_mention = role_possessor(r, &(possessive){ .at = at + 1, .bearer = index });
        x.end = r->tokens.at[at + 1].end;
    }
    role_add(r, x);
    return &r->roles.at[r->roles.n - 1];
}

/* خلف X Y في رئاسة Z, "X، الذي خلف Y", سيحل X محل Y */
static void succeeds_arabic(report *r, uint32_t index)
{
    static const char *const verbs[] = { "خلف", "يخلف", "سيخلف", "وخلف", "تخلف", "خلفت", "ستخلف" };
    const mention *m = &r->mentions.at[index];
    const sentence *s = &r->sentences.at[m->sentence];
    uint32_t end = s->first_token + s->token_count, i = behind_mention(r, index);
    uint32_t verb = NO_INDEX, other = NO_INDEX;
    if (i < end && quote_at(r, i))
        i++;
    uint32_t clause = i + (i < end && role_comma_at(r, i));
    if (clause + 2 < end && r->tokens.at[clause].pos == WORD_RELATIVE &&
        STR_IS_ANY(r->tokens.at[clause + 1].norm, verbs)) {
        verb = clause + 1;
        other = person_from(r, clause + 2, end);
    } else if (i + 1 < end && str_is(r->tokens.at[i].norm, "محل")) {
        verb = i;
        other = person_from(r, i + 1, end);
    } else if (m->first_token > s->first_token) {
        uint32_t k = m->first_token - 1;
        while (k > s->first_token && m->first_token - k < 5 && r->tokens.at[k].mention == NO_INDEX &&
               titles_is_head(r->know->titles, LANG_AR, bare(r->tokens.at[k].norm)))
            k--;
        if (STR_IS_ANY(r->tokens.at[k].norm, verbs) && i < end && person_at(r, i)) {
            verb = k;
            other = r->tokens.at[i].mention;
        }
    }
    if (verb == NO_INDEX || other == NO_INDEX || other == index)
        return;
    add_successor(r, index, other, verb);
    /* في رئاسة, على رأس: of what, where it is said */
    uint32_t k = behind_mention(r, other), body = NO_INDEX;
    for (uint32_t n = k; n < end && n < k + 6 && body == NO_INDEX; n++) {
        uint32_t found = r->tokens.at[n].mention;
        if (r->tokens.at[n].kind == TOKEN_PUNCT && !quote_at(r, n))
            break;
        if (found != NO_INDEX && r->mentions.at[found].type == ENTITY_ORGANIZATION)
            body = found;
    }
    if (body == NO_INDEX || k + 1 >= end ||
        (!str_is(r->tokens.at[k + 1].norm, "رياسة") && !str_is(r->tokens.at[k + 1].norm, "راس") &&
         !str_is(r->tokens.at[k + 1].norm, "قيادة") && !str_is(r->tokens.at[k + 1].norm, "ادارة")))
        return;
    role *x = &r->roles.at[r->roles.n - 1];
    x->of_mention = body;
    x->office = STR("head");
    role y = *x;
    y.mention = other;
    y.former = true;
    y.reported = false;
    role_add(r, y);
}

/* "رئيساً لكذا خلفاً لفلان": the same office was his */
static void former_holder_arabic(report *r, uint32_t i, uint32_t end)
{
    static const char *const words[] = { "خلفا", "بدلا" };
    if (i + 1 >= end || !STR_IS_ANY(r->tokens.at[i].norm, words))
        return;
    uint32_t k = i + 1;
    k += str_is(r->tokens.at[k].norm, "من") || str_is(r->tokens.at[k].norm, "ل") ||
         str_is(r->tokens.at[k].norm, "لـ");
    uint32_t who = person_from(r, k, end);
    const role *x = &r->roles.at[r->roles.n - 1];
    if (who == NO_INDEX || who == x->mention)
        return;
    role y = *x;
    y.mention = who;
    y.former = true;
    y.planned = y.reported = false;
    role_add(r, y);
}

static void told_arabic(report *r, uint32_t index)
{
    const mention *m = &r->mentions.at[index];
    const sentence *s = &r->sentences.at[m->sentence];
    uint32_t end = s->first_token + s->token_count, i = m->first_token + m->token_count;
    uint32_t from = m->first_token > s->first_token + CLAUSE ? m->first_token - CLAUSE
                                                             : s->first_token;
    if (i < end && quote_at(r, i))
        i++;
    uint32_t verb = NO_INDEX, k = i;
    bool main = true;
    if (k + 2 < end && role_comma_at(r, k) && r->tokens.at[k + 1].pos != WORD_RELATIVE)
        k = behind_aside(r, k, end);
    uint32_t clause = k + (k < end && role_comma_at(r, k));
    if (clause + 1 < end && r->tokens.at[clause].pos == WORD_RELATIVE) {
        if (!tells_office(r, clause + 1))
            return;
        verb = clause + 1;
        main = false;
        k = clause + 2;
    }
    k = over_oath(r, k, end);
    str word = k < end ? accusative_title(r, k) : STR_NONE;
    if (!word.at)
        return;
    if (verb == NO_INDEX)
        verb = office_verb(r, from, m->first_token);
    role *x = verb != NO_INDEX ? add_arabic(r, index, k, word, end, is_planned(r, verb)) : NULL;
    if (!x)
        return;
    x->reported = main && !is_copula(r, verb);
    uint32_t behind = k;
    while (behind < end && r->tokens.at[behind].start < x->end)
        behind++;
    former_holder_arabic(r, behind, end);
}

/* ---- "the government of X", حكومة فلان */

static void heads_government(report *r, uint32_t index)
{
    const mention *m = &r->mentions.at[index];
    uint32_t first = r->sentences.at[m->sentence].first_token, i = m->first_token;
    while (i > first && i + 3 > m->first_token && r->tokens.at[i - 1].mention == NO_INDEX &&
           titles_is_head(r->know->titles, m->lang, bare(r->tokens.at[i - 1].norm)))
        i--; /* "of Prime Minister X" */
    bool english = m->lang == LANG_EN && i >= first + 2 && str_is(r->tokens.at[i - 1].norm, "of") &&
                   str_is(r->tokens.at[i - 2].norm, "government");
    bool arabic = m->lang == LANG_AR && i > first && (str_is(token_stem(&r->tokens.at[i - 1]), "حكومة") ||
                                                      str_is(r->tokens.at[i - 1].norm, "حكومة"));
    if (!english && !arabic)
        return;
    role x = role_blank(index, m->lang);
    uint32_t at = english ? i - 2 : i - 1;
    x.start = r->tokens.at[at].start;
    x.end = m->end;
    x.office = STR("government");
    x.head = at;
    if (english && at > first)
        x.of_country = role_national(r, at - 1);
    role_add(r, x);
}

/* "Acme, whose chief executive is the Kenyan X", "the head of Acme is X" */
static void office_is(report *r, uint32_t index)
{
    enum { BETWEEN = 6 };
    static const char *const be[] = { "is", "was", "remains", "became" };
    const mention *m = &r->mentions.at[index];
    uint32_t first = r->sentences.at[m->sentence].first_token, i = m->first_token;
    while (i > first + 1 && m->first_token - i < BETWEEN && r->tokens.at[i - 1].kind == TOKEN_WORD &&
           r->tokens.at[i - 1].pos != WORD_VERB && !STR_IS_ANY(r->tokens.at[i - 1].norm, be) &&
           !person_at(r, i - 1))
        i--;
    if (i < first + 2 || !STR_IS_ANY(r->tokens.at[i - 1].norm, be))
        return;
    uint32_t verb = i - 1, title = role_title_before(r, first, verb);
    uint32_t whole = r->tokens.at[verb - 1].mention; /* "its chief executive" */
    bool described = title == NO_INDEX && whole != NO_INDEX &&
                     r->mentions.at[whole].kind == MENTION_DESCRIPTION &&
                     r->mentions.at[whole].type == ENTITY_PERSON && r->mentions.at[whole].head < verb;
    title = described ? r->mentions.at[whole].head : title;
    if (title == NO_INDEX)
        return;
    uint32_t from = described ? r->mentions.at[whole].first_token : role_widen(r, title, first);
    from += described && is_article(&r->tokens.at[from]);
    while (!described && from > first && role_title_before(r, first, from) == from - 1)
        from--; /* chief executive */
    str word = r->tokens.at[title].norm;
    if (titles_is_head(r->know->titles, LANG_EN, word) &&
        !titles_kin(r->know->titles, LANG_EN, word).at &&
        !holds_none(titles_office(r->know->titles, LANG_EN, word, role_words(r, from, verb - 1))))
        role_add_english(r, index, from, verb - 1, title);
}

void roles_told(report *r, uint32_t index)
{
    const mention *m = &r->mentions.at[index];
    if (m->lang == LANG_EN && m->type == ENTITY_PERSON)
        office_is(r, index);
    if (m->lang == LANG_EN)
        told_english(r, index);
    else if (m->lang == LANG_AR) {
        succeeds_arabic(r, index);
        told_arabic(r, index);
    }
    if (m->type == ENTITY_PERSON)
        heads_government(r, index);
}
