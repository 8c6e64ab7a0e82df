/*
 * Who says so. Arabic verbs of saying without a subject (وأضافت أن) go on with the source named
 * last, and agree with it in gender; an English "It was added that" or "The report added" has lost
 * it. And a source that one version names where the other has "sources" only.
 */
#include "report/disagree.h"
#include "report/memo.h"
#include "report/lexicon.h"
#include "report/mentions.h"

static uint32_t cues_at(const comparison *k, uint32_t i)
{
    const token *t = &k->r->tokens.at[i];
    return t->kind == TOKEN_WORD ? t->cues : 0;
}

static bool is(const comparison *k, uint32_t i, const char *word)
{
    return str_is(k->r->tokens.at[i].norm, word);
}

/* An Arabic sentence that begins with a verb of saying and goes on with أن: its subject is
 * understood. Returns the last token of the two, or NO_INDEX. */
static uint32_t understood_subject(const comparison *k)
{
    uint32_t i = k->ar.first;
    if (i + 1 >= k->ar.end || !(cues_at(k, i) & CUE_SAYS))
        return NO_INDEX;
    uint32_t next = i + 1;
    if (is(k, next, "الي")) /* أشارت إلى أن */
        next++;
    return next < k->ar.end && disagree_that(k, next) ? next : NO_INDEX;
}

/* "It was added that", "The report added that", "Sources said": the last token, or NO_INDEX */
static uint32_t nameless_opening(const comparison *k)
{
    uint32_t i = k->en.first, end = k->en.end;
    if (i + 3 >= end)
        return NO_INDEX;
    if (is(k, i, "it") && cues_at(k, i + 1) & CUE_AUXILIARY) {
        uint32_t n = i + 2;
        while (n < end && n < i + 5 && !(cues_at(k, n) & CUE_REPORT))
            n++;
        if (n < end && cues_at(k, n) & CUE_REPORT)
            return n + 1 < end && is(k, n + 1, "that") ? n + 1 : n;
        return NO_INDEX;
    }
    uint32_t subject = is(k, i, "the") ? i + 1 : i;
    bool report_says = is(k, subject, "report") && subject != i;
    if ((report_says || cues_at(k, subject) & CUE_ANONYMOUS) && subject + 1 < end &&
        cues_at(k, subject + 1) & CUE_REPORT)
        return subject + 2 < end && is(k, subject + 2, "that") ? subject + 2 : subject + 1;
    return NO_INDEX;
}

static void flag(comparison *k, span ar, span en)
{
    report *r = k->r;
    disagreement d = { .kind = DIFFER_source, .severity = SEVERITY_MAJOR, .ar = ar, .en = en };
    disagree_say(
        r, d, "The Arabic goes on with the source it named ({ar}); the English names none ({en}).",
        "النص العربي يواصل النقل عن المصدر المذكور ({ar})، والإنجليزي لا يسمي مصدراً ({en}).");
}

/* "وقال الوزير إن": a verb of saying with its subject, then أن. The last token, or NO_INDEX */
static uint32_t told_subject(const comparison *k)
{
    enum { SUBJECT = 10 };
    uint32_t i = k->ar.first;
    if (i >= k->ar.end || !(cues_at(k, i) & CUE_SAYS) ||
        str_find(report_text(k->r, k->r->tokens.at[i].start, k->r->tokens.at[i].end),
                 STR("\xd9\x8f")) != SIZE_MAX)
        return NO_INDEX;
    for (uint32_t n = i + 2; n < k->ar.end && n <= i + SUBJECT; n++) {
        if (cues_at(k, n) & CUE_ANONYMOUS)
            return NO_INDEX;
        if (disagree_that(k, n))
            return n;
    }
    return NO_INDEX;
}

static void lost_subject(comparison *k)
{
    uint32_t ar = understood_subject(k);
    if (ar == NO_INDEX && k->en.first < k->en.end && is(k, k->en.first, "it"))
        ar = told_subject(k);
    uint32_t en = ar != NO_INDEX ? nameless_opening(k) : NO_INDEX;
    if (en != NO_INDEX)
        flag(k, disagree_span(k->r, k->ar.first, ar), disagree_span(k->r, k->en.first, en));
}

/* ---- a named source against an anonymous one */

/* "said", "reported", or one of them behind what stands between commas: "Interfax, quoting X, said" */
static bool tells(const comparison *k, token_range side, uint32_t behind)
{
    enum { BETWEEN = 8 };
    if (behind < side.end && is(k, behind, "\""))
        behind++;
    bool comma = behind < side.end && is(k, behind, ",");
    for (uint32_t i = behind; i < side.end && i <= behind + (comma ? BETWEEN : 0); i++)
        if (is(k, i, "said") || is(k, i, "reported") || is(k, i, "says") || is(k, i, "wrote") ||
            is(k, i, "told"))
            return true;
    return false;
}

/* the name of a body or person that nothing of the bead answers, near the words of saying */
static uint32_t unanswered_source(const comparison *k, token_range side)
{
    const report *r = k->r;
    for (uint32_t i = side.first; i < side.end; i++) {
        uint32_t index = r->tokens.at[i].mention;
        if (index == NO_INDEX || r->mentions.at[index].first_token != i)
            continue;
        const mention *m = &r->mentions.at[index];
        bool source =
            m->kind == MENTION_NAME && (m->type == ENTITY_ORGANIZATION || m->type == ENTITY_PERSON);
        bool open = m->pair == NO_INDEX;
        for (uint32_t n = i; n < i + m->token_count && n < side.end; n++)
            open &= !k->answered[n];
        if (!source || !open)
            continue;
        bool to = i > side.first &&
                  (is(k, i - 1, "to") || is(k, i - 1, "by") || is(k, i - 1, "عن") ||
                   is(k, i - 1, "وفق") || is(k, i - 1, "وحسب") || is(k, i - 1, "وبحسب") ||
                   is(k, i - 1, "بحسب") || is(k, i - 1, "وكالة") || is(k, i - 1, "صحيفة") ||
                   is(k, i - 1, "حسب"));
        if (to || tells(k, side, i + m->token_count))
            return index;
    }
    return NO_INDEX;
}

/* وذُكر أن: the vowel of the passive is written, and what follows is what was told */
static bool passive_telling(const comparison *k, token_range side, uint32_t i)
{
    const token *t = &k->r->tokens.at[i];
    return t->lang == LANG_AR && i + 1 < side.end && disagree_that(k, i + 1) &&
           str_find(report_text(k->r, t->start, t->end), STR("\xd9\x8f")) != SIZE_MAX;
}

/* قال مسؤول روسي لوكالة: one of many, told of by what he is, whom no name follows */
static bool one_of_many(const comparison *k, token_range side, uint32_t i)
{
    enum { NAME_WITHIN = 6 };
    const report *r = k->r;
    bool man = is(k, i, "مسؤول") || is(k, i, "مسوول") || is(k, i, "دبلوماسي");
    if (!man || k->answered[i] || i == side.first || !(cues_at(k, i - 1) & CUE_SAYS))
        return false;
    for (uint32_t n = i; n < side.end && n <= i + NAME_WITHIN && !disagree_that(k, n); n++) {
        uint32_t m = r->tokens.at[n].mention;
        if (m != NO_INDEX && r->mentions.at[m].type == ENTITY_PERSON &&
            r->mentions.at[m].kind == MENTION_NAME)
            return false;
    }
    return true;
}

static uint32_t anonymous_source(const comparison *k, token_range side)
{
    for (uint32_t i = side.first; i < side.end; i++)
        if (one_of_many(k, side, i) || (cues_at(k, i) & CUE_ANONYMOUS && !k->answered[i]) || passive_telling(k, side, i))
            return i;
    return NO_INDEX;
}

/* "Sources said", قالت مصادر: nobody but them tells it, though the other version may quote them too */
static uint32_t anonymous_teller(const comparison *k, token_range side)
{
    for (uint32_t i = side.first; i < side.end; i++)
        if (cues_at(k, i) & CUE_ANONYMOUS &&
            (tells(k, side, i + 1) || (i > side.first && cues_at(k, i - 1) & CUE_SAYS)))
            return unanswered_source(k, side) == NO_INDEX ? i : NO_INDEX;
    return NO_INDEX;
}

static void named_against_nameless(comparison *k, bool arabic_names)
{
    report *r = k->r;
    token_range without = arabic_names ? k->en : k->ar;
    uint32_t m = unanswered_source(k, arabic_names ? k->ar : k->en);
    uint32_t nameless = m != NO_INDEX ? anonymous_source(k, without) : NO_INDEX;
    if (nameless == NO_INDEX && m != NO_INDEX)
        nameless = anonymous_teller(k, without);
    if (nameless == NO_INDEX)
        return;
    span named = { r->mentions.at[m].start, r->mentions.at[m].end,
                   arabic_names ? LANG_AR : LANG_EN };
    span other = disagree_span(r, nameless, nameless);
    disagreement d = { .kind = DIFFER_source,
                       .severity = SEVERITY_MAJOR,
                       .about_kind =
                           r->mentions.at[m].entity != NO_INDEX ? ABOUT_ENTITY : ABOUT_NOTHING,
                       .about = r->mentions.at[m].entity,
                       .ar = arabic_names ? named : other,
                       .en = arabic_names ? other : named };
    disagree_differ(r, d, "One version names its source and the other does not",
                    "تسمي إحدى النسختين مصدرها ولا تسميه الأخرى");
}

/* ---- "informed sources said" where the other version has somebody who says it */

/* words that keep a source unnamed in other ways: an official, people near to it, anonymity */
static bool keeps_unnamed(const comparison *k, token_range side)
{
    static const char *const words[] = {
        "source",    "sources",   "مصدر",      "مصادر",      "observers", "مراقبون",  "مراقبين",
        "official",  "officials", "anonymous", "anonymity", "anonymously", "familiar", "insiders",
        "insider",   "people",    "unnamed",   "unidentified", "banker", "diplomat", "diplomats",
        "named",     "identified", "person",   "persons",   "مسوول",       "مسوولون",  "مسوولين",
        "مسؤول",     "مسؤولون",   "مسؤولين",   "مطلع",      "مطلعين",      "مطلعون",   "مطلعان",
        "شخص",       "اشخاص",     "مقربين",    "مقربون",    "دبلوماسي",    "دبلوماسيون", "كشف",
        "الكشف",     "اسمه",      "هويته",     "ذكر",       "مصرفي"
    };
    for (uint32_t i = side.first; i < side.end; i++) {
        str w = k->r->tokens.at[i].norm;
        if (STR_IS_ANY(w, words))
            return true;
    }
    return false;
}

static bool is_source(str w)
{
    return str_is(w, "sources") || str_is(w, "source") || str_is(w, "مصادر") || str_is(w, "مصدر");
}

/* "informed sources said", "according to sources", مصادر مطلعة behind a verb of saying or وفق: the
 * word, or NO_INDEX */
static uint32_t says_source(const comparison *k, token_range side)
{
    enum { VERB_WITHIN = 3 };
    static const char *const before[] = { "to",   "citing", "quoting", "quoted", "by",  "وفق",
                                          "حسب",  "بحسب",   "وبحسب",   "وحسب",   "عن",  "وفقا",
                                          "ووفق", "ووفقا" };
    for (uint32_t i = side.first; i < side.end; i++) {
        bool told = false;
        if (!(k->hints[i] & HINT_SOURCE) || !is_source(k->r->tokens.at[i].norm) || k->answered[i])
            continue;
        bool arabic = k->r->tokens.at[i].lang == LANG_AR;
        for (uint32_t n = 1; n <= VERB_WITHIN; n++) {
            bool back = i >= side.first + n, on = i + n < side.end;
            told |= arabic && n < 3 && back && cues_at(k, i - n) & CUE_SAYS;
            told |= !arabic && on && (cues_at(k, i + n) & CUE_REPORT || is(k, i + n, "told") ||
                                      is(k, i + n, "say"));
            for (size_t x = 0; n < 3 && back && x < sizeof before / sizeof *before; x++)
                told |= is(k, i - n, before[x]);
        }
        if (told)
            return i;
    }
    return NO_INDEX;
}

bool disagree_may_hide_source(str word)
{
    return is_source(word);
}

/* "according to documents", وفق وثائق: the word, where what follows is no unnamed source */
static bool follows_somebody(const comparison *k, token_range side, uint32_t i)
{
    static const char *const words[] = { "وفق", "بحسب", "وفقا", "حسب", "وبحسب", "ووفق", "وحسب" };
    bool found = is(k, i, "according") && i + 2 < side.end;
    for (size_t n = 0; n < sizeof words / sizeof *words; n++)
        found |= is(k, i, words[n]);
    return found && i + 1 < side.end;
}

/* Somebody says it in plain words: a verb of saying whose subject is a name, "the newspaper", a
 * pronoun, or understood. The verb, or NO_INDEX. */
static uint32_t said_by_somebody(const comparison *k, token_range side)
{
    const report *r = k->r;
    for (uint32_t i = side.first; i < side.end; i++) {
        const token *t = &r->tokens.at[i];
        uint32_t c = cues_at(k, i);
        if (follows_somebody(k, side, i))
            return i;
        if (t->lang == LANG_AR) {
            bool passive = str_find(report_text(r, t->start, t->end), STR("\xd9\x8f")) != SIZE_MAX;
            if (c & CUE_SAYS && !passive)
                return i;
        } else if (i > side.first && (c & CUE_REPORT || is(k, i, "told") || is(k, i, "quoted") ||
                                      is(k, i, "wrote") || is(k, i, "says"))) {
            bool passive = cues_at(k, i - 1) & CUE_AUXILIARY && !is(k, i - 1, "had") &&
                           !is(k, i - 1, "has");
            if (!passive && t->pos == WORD_VERB)
                return i;
        }
    }
    return NO_INDEX;
}

/* what the report has as its source there: the verb with the words before or behind it */
static span source_words(const comparison *k, token_range side, uint32_t verb)
{
    enum { SUBJECT = 8 };
    const report *r = k->r;
    bool arabic = r->tokens.at[verb].lang == LANG_AR;
    uint32_t first = verb, last = verb;
    while (!arabic && first > side.first && verb - first < SUBJECT &&
           r->tokens.at[first - 1].kind == TOKEN_WORD)
        first--;
    while (arabic && last + 1 < side.end && last - verb < SUBJECT &&
           r->tokens.at[last + 1].kind == TOKEN_WORD && !disagree_that(k, last))
        last++;
    return disagree_span(r, first, last);
}

static void unnamed_against_somebody(comparison *k, bool arabic_unnamed)
{
    token_range mine = arabic_unnamed ? k->ar : k->en, other = arabic_unnamed ? k->en : k->ar;
    if (!((arabic_unnamed ? k->ar_hints : k->en_hints) & HINT_SOURCE))
        return;
    uint32_t at = says_source(k, mine);
    if (at == NO_INDEX || keeps_unnamed(k, other))
        return;
    uint32_t verb = said_by_somebody(k, other);
    if (verb == NO_INDEX)
        return;
    uint32_t first = at > mine.first ? at - 1 : at, last = at + 1 < mine.end ? at + 1 : at;
    span unnamed = disagree_span(k->r, first, last), somebody = source_words(k, other, verb);
    disagree_teller(k->r, arabic_unnamed ? unnamed : somebody,
                    arabic_unnamed ? somebody : unnamed);
}

void disagree_sources(comparison *k)
{
    size_t before = k->r->disagreements.n;
    lost_subject(k);
    named_against_nameless(k, true);
    named_against_nameless(k, false);
    if (k->r->disagreements.n == before)
        unnamed_against_somebody(k, true);
    if (k->r->disagreements.n == before)
        unnamed_against_somebody(k, false);
    if (k->r->disagreements.n == before)
        disagree_tellers(k);
}
