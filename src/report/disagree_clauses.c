/*
 * What only one version says: a whole sentence that answers none of the other, and a clause, a run
 * of words without an answer inside a sentence whose other words have theirs. A run counts by what
 * is known of its words: a dictionary word that has no answer weighs, a word nobody knows does not.
 * The lengths of the two sides must agree that something is missing.
 */
#include "report/disagree.h"

#include <math.h>

enum { SENTENCE_WORDS = 3, SENTENCE_TOKENS = 6, DATELINE_TOKENS = 16 };

/* shares of a sentence; further away a word is hardly the answer */
#define FAR_OFF .22

typedef struct stretch {
    uint32_t first, last; /* tokens */
    double weight;
    uint32_t words;
} stretch;

/* what a word says about its clause having an answer: below zero it has */
static double weight_of(const comparison *k, uint32_t i)
{
    const word_keys *w = &k->r->word_keys[i];
    if (disagree_own_date(k, i))
        return -20;
    if (k->partner[i] != NO_INDEX) {
        if (w->evidence != EVIDENCE_WORD)
            return w->evidence == EVIDENCE_COMMON ? -.5 : -3;
        /* an answer far from here may be a chance one */
        bool arabic = i >= k->ar.first && i < k->ar.end;
        double off = disagree_place(arabic ? k->ar : k->en, i) -
                     disagree_place(arabic ? k->en : k->ar, k->partner[i]);
        return off > FAR_OFF || off < -FAR_OFF ? -1 : -3;
    }
    switch (w->evidence) {
    case EVIDENCE_WORD:
        return k->answered[i] ? 0 : 1;
    case EVIDENCE_NAME:
    case EVIDENCE_NUMBER:
        return k->answered[i] ? 0 : 1.2;
    case EVIDENCE_SOUND:
        return k->answered[i] ? 0 : .5;
    default:
        return 0;
    }
}

/* the stretch of greatest weight */
static stretch heaviest(const comparison *k, token_range side)
{
    stretch best = { .weight = 0 }, x = { .first = side.first };
    for (uint32_t i = side.first; i < side.end; i++) {
        double w = weight_of(k, i);
        if (x.weight + w <= 0) {
            x = (stretch){ .first = i + 1 };
            continue;
        }
        if (x.weight <= 0)
            x.first = i;
        x.weight += w;
        x.words += w > 0;
        x.last = i;
        if (x.weight > best.weight)
            best = x;
    }
    return best;
}

static double letters(const comparison *k, token_range side)
{
    double n = 0;
    for (uint32_t i = side.first; i < side.end; i++) {
        const token *t = &k->r->tokens.at[i];
        if ((t->kind == TOKEN_WORD || t->kind == TOKEN_NUMBER) && !disagree_own_date(k, i))
            n += 1 + (double)t->norm.n / (t->lang == LANG_AR ? 2 : 1);
    }
    return n;
}

static bool has_figure(const report *r, const stretch *x)
{
    for (uint32_t i = x->first; i <= x->last; i++) {
        const token *t = &r->tokens.at[i];
        if (t->kind == TOKEN_NUMBER ||
            (t->mention != NO_INDEX && r->mentions.at[t->mention].kind == MENTION_NAME))
            return true;
    }
    return false;
}

/* where the other version breaks off: the answer of the last word before the stretch that has one
 */
static span place_in_other(const comparison *k, token_range side, token_range other,
                           const stretch *x)
{
    for (uint32_t i = x->first; i-- > side.first;)
        if (k->partner[i] != NO_INDEX)
            return disagree_span(k->r, k->partner[i], k->partner[i]);
    for (uint32_t i = other.end; i-- > other.first;)
        if (k->r->tokens.at[i].kind == TOKEN_WORD)
            return disagree_span(k->r, i, i);
    return disagree_no_span();
}

static void flag(comparison *k, bool in_arabic, const stretch *x, severity how)
{
    report *r = k->r;
    token_range side = in_arabic ? k->ar : k->en, other = in_arabic ? k->en : k->ar;
    span here = disagree_span(r, x->first, x->last), there = place_in_other(k, side, other, x);
    bool first_lacks = in_arabic == (k->bead->ar_first > k->bead->en_first);
    disagreement d = {
        .kind = first_lacks ? DIFFER_addition : DIFFER_omission,
        .severity = (uint8_t)how,
        .ar = in_arabic ? here : there,
        .en = in_arabic ? there : here,
    };
    disagree_say(
        r, d, in_arabic ? "Only the Arabic says this: {ar}." : "Only the English says this: {en}.",
        in_arabic ? "لا يقول هذا إلا النص العربي: {ar}." : "لا يقول هذا إلا النص الإنجليزي: {en}.");
}

/* How sure it is that a clause is missing: log odds, fitted to sentences with and without their
 * last clause (bench/RESULTS.md says how it does). A clause lost at the end of a sentence shows
 * best. */
static double odds_of_loss(double longer, double excess, bool at_end)
{
    return -5.1 + 6.6 * (longer < 1.2 ? longer : 1.2) + (at_end ? 3.5 : 0) +
           1.9 * (excess < 150 ? excess : 150) / 50;
}

/* The sentences before and behind the other side of the bead: a clause may have gone there. */
static bool said_next_door(const comparison *k, bool in_arabic, const stretch *x)
{
    const report *r = k->r;
    const bead *b = k->bead;
    uint32_t first = in_arabic ? b->en_first : b->ar_first,
             end = first + (in_arabic ? b->en_count : b->ar_count), all = 0, met = 0;
    uint8_t language = in_arabic ? LANG_EN : LANG_AR;
    token_range doors[2] = { { 0, 0 }, { 0, 0 } };
    uint32_t at[2] = { first ? first - 1 : NO_INDEX, end };
    for (int i = 0; i < 2; i++)
        if (at[i] < r->sentences.n && r->sentences.at[at[i]].lang == language) {
            const sentence *s = &r->sentences.at[at[i]];
            doors[i] = (token_range){ s->first_token, s->first_token + s->token_count };
        }
    for (uint32_t i = x->first; i <= x->last; i++) {
        uint8_t e = r->word_keys[i].evidence;
        if (k->partner[i] != NO_INDEX || e == EVIDENCE_COMMON || !disagree_content(k, i))
            continue;
        all++;
        met += disagree_same_concept(k, i, doors[0]) != NO_INDEX ||
               disagree_same_concept(k, i, doors[1]) != NO_INDEX;
    }
    return all && 2 * met >= all;
}

/* how sure and how much longer a side with a clause of its own must be */
#define ODDS    2.2
#define SURPLUS 12

/* `ar` and `en`: the letters of both sides */
static void look_for_clause(comparison *k, bool in_arabic, double ar, double en)
{
    token_range side = in_arabic ? k->ar : k->en;
    double here = in_arabic ? ar : en, there = in_arabic ? en : ar;
    double longer = here - there < SURPLUS ? 0 : log((here + 1) / (there + 1));
    /* even at the end it could not be sure enough, whatever it says */
    if (here - there < SURPLUS || odds_of_loss(longer, here - there, true) < ODDS)
        return;
    stretch x = heaviest(k, side);
    if (x.weight <= 0)
        return;
    bool at_end = x.last + 3 >= side.end;
    double length = letters(k, (token_range){ x.first, x.last + 1 });
    double odds = odds_of_loss(longer, here - there, at_end);
    bool fits = length > 12 && length > .2 * (here - there);
    bool enough = x.words >= 3 || (odds > 3 && x.weight >= 1.5);
    if (odds < ODDS || !enough || !fits ||
        (!at_end && (x.weight < 4 || length < .4 * (here - there))) ||
        said_next_door(k, in_arabic, &x))
        return;
    flag(k, in_arabic, &x, odds > 4 && has_figure(k->r, &x) ? SEVERITY_MAJOR : SEVERITY_MINOR);
}

void disagree_clauses(comparison *k)
{
    /* Arabic is about a seventh shorter in letters */
    double ar = letters(k, k->ar) / .86, en = letters(k, k->en);
    look_for_clause(k, true, ar, en);
    look_for_clause(k, false, ar, en);
}

/* ---- whole sentences */

static uint32_t known_words(const report *r, const sentence *s)
{
    uint32_t n = 0;
    for (uint32_t i = s->first_token; i < s->first_token + s->token_count; i++) {
        uint8_t e = r->word_keys[i].evidence;
        n +=
            e == EVIDENCE_WORD || e == EVIDENCE_NAME || e == EVIDENCE_NUMBER || e == EVIDENCE_SOUND;
    }
    return n;
}

static void flag_sentence(report *r, uint32_t index, bool first_version)
{
    const sentence *s = &r->sentences.at[index];
    bool arabic = s->lang == LANG_AR;
    span here = { s->start, s->end, s->lang };
    disagreement d = {
        .kind = first_version ? DIFFER_omission : DIFFER_addition,
        .severity = SEVERITY_MAJOR,
        .about_kind = ABOUT_SENTENCE,
        .about = index,
        .ar = arabic ? here : disagree_no_span(),
        .en = arabic ? disagree_no_span() : here,
    };
    disagree_say(r, d,
                 arabic ? "The English version has no sentence that says this: {ar}."
                        : "The Arabic version has no sentence that says this: {en}.",
                 arabic ? "ليس في النص الإنجليزي جملة تقول هذا: {ar}."
                        : "ليس في النص العربي جملة تقول هذا: {en}.");
}

/* "Paris, 30 October 2020." at the head of one version */
static bool is_dateline(const comparison *k, uint32_t index)
{
    const report *r = k->r;
    const sentence *s = &r->sentences.at[index];
    bool own = r->date_span.end && s->start < r->date_span.end && r->date_span.start < s->end;
    bool first = index == 0 || r->sentences.at[index - 1].lang != s->lang;
    bool dated = false;
    for (uint32_t i = s->first_token; i < s->first_token + s->token_count && !dated; i++)
        dated = k->time_at[i] != NO_INDEX && r->times.at[k->time_at[i]].type == TIME_DATE;
    return s->token_count < DATELINE_TOKENS && (own || (first && dated));
}

void disagree_sentences(comparison *k)
{
    report *r = k->r;
    uint8_t first = r->sentences.n ? r->sentences.at[0].lang : LANG_NONE;
    for (size_t i = 0; i < r->beads.n; i++) {
        const bead *b = &r->beads.at[i];
        if (b->ar_count && b->en_count)
            continue;
        uint32_t s = b->ar_count ? b->ar_first : b->en_first;
        bool heading = r->blocks.at[r->sentences.at[s].block].kind == BLOCK_HEADING;
        const sentence *x = &r->sentences.at[s];
        bool enough = x->token_count >= SENTENCE_TOKENS;
        if (!heading && enough && !is_dateline(k, s) &&
            known_words(r, &r->sentences.at[s]) >= SENTENCE_WORDS)
            flag_sentence(r, s, r->sentences.at[s].lang == first);
    }
}
