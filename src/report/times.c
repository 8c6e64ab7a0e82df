/*
 * Times of the report: at each word that may begin one, the longest of what the readers of
 * times_*.c make of it, kept only where the words around it make it a time (a bare "May" or "2014"
 * needs a preposition, "10 years old" is an age). Cost: linear; each reader looks a bounded way
 * ahead.
 */
#include "report/knowledge.h"
#include "report/lexicon.h"
#include "report/signs.h"
#include "report/stages.h"
#include "report/times.h"

enum { TENSE_WORDS = 14, LONG_SENTENCE = 40, FRONTED_WORDS = 4, AFTER_WORDS = 8, LEAD_WORDS = 4 };

#define BIT(name) ((uint64_t)1 << KIND_##name)
/* what a time is made of, and what only leads to one */
static const uint64_t makers = BIT(month) | BIT(hijri) | BIT(weekday) | BIT(cardinal) |
                               BIT(ordinal) | BIT(multiplier) | BIT(fraction) | BIT(few) |
                               BIT(unit) | BIT(fortnight) | BIT(halfday) | BIT(day) | BIT(whole) |
                               BIT(another) | BIT(part) | BIT(monthword) | BIT(yearword) |
                               BIT(partofday) | BIT(decade) | BIT(holiday) | BIT(hijriday);
static const uint64_t leaders = BIT(mod) | BIT(before) | BIT(after) | BIT(through) | BIT(within) | BIT(since) | BIT(until) | BIT(from) |
                                BIT(between) | BIT(in) | BIT(the) | BIT(a) | BIT(for) | BIT(lasted);

static bool arabic(const scan *s, uint32_t i)
{
    return i < s->end && s->r->tokens.at[i].lang == LANG_AR;
}

static const token *token_at(const scan *s, uint32_t i)
{
    return &s->r->tokens.at[i];
}

static bool same_sentence(const scan *s, uint32_t a, uint32_t b)
{
    return a < s->end && b < s->end && token_at(s, a)->sentence == token_at(s, b)->sentence;
}

/* does the word before i have this sense? */
static bool behind(const scan *s, uint32_t i, time_kind k)
{
    return i > s->from && (time_is(s, i - 1, k) ||
                           (i > s->from + 1 && s->w[i - 2].count == 2 && time_is(s, i - 2, k)));
}

static bool is(const scan *s, uint32_t i, const char *word)
{
    return i < s->end && str_is(token_at(s, i)->norm, word);
}

#define word_among(s, i, list) ((i) < (s)->end && STR_IS_ANY(token_at((s), (i))->norm, list))

/* ---- past or to come */

/* What an Arabic verb before the time says: -1 past, +1 to come, 0 nothing. The present of news is
 * what is to come, but not behind لم, كان or قبل أن. */
static int arabic_tense(const scan *s, uint32_t i)
{
    static const char *const saying[] = { "يقول", "تقول", "يوكد", "توكد", "يري",
                                          "تري",  "يضيف", "تضيف", "يعتبر", "تعتبر" };
    const token *t = token_at(s, i);
    bool present = t->form & FORM_PRESENT && (!(t->form & FORM_PAST) || str_starts(t->norm, STR("ي")));
    if (!present)
        return t->form & FORM_PAST && !(t->form & FORM_PRESENT) ? -1 : 0;
    if (word_among(s, i, saying))
        return 0;
    for (uint32_t k = i; k > s->from && i - k < 6 && same_sentence(s, k - 1, i); k--)
        if (is(s, k - 1, "لم") || is(s, k - 1, "قبل") || is(s, k - 1, "كان") || is(s, k - 1, "كانت") ||
            is(s, k - 1, "وكان") || is(s, k - 1, "وكانت") || is(s, k - 1, "كانوا"))
            return -1;
    return 1;
}

static int english_tense(const scan *s, uint32_t i)
{
    static const char *const coming[] = { "would", "could", "may", "might", "due" };
    const token *t = token_at(s, i);
    if (word_among(s, i, coming) && !(t->flags & TOKEN_CAPITAL))
        return is(s, i + 1, "have") ? -1 : 2;
    if (t->pos != WORD_VERB)
        return 0;
    if (t->form & FORM_PAST)
        return -1;
    return t->form & FORM_PRESENT && str_ends(t->norm, STR("s")) && !is(s, i, "says") ? 1 : 0;
}

/* the nearest word before it that tells a tense, +2 where it surely is to come; what lies behind "after" or "since" is past */
static int tense_before(const scan *s, uint32_t i)
{
    static const char *const behind_it[] = { "after", "following", "since", "بعد", "عقب", "اثر", "منذ" };
    if (word_among(s, i, behind_it))
        return -1;
    for (uint32_t k = i; k > s->from && i - k < TENSE_WORDS && same_sentence(s, k - 1, i); k--) {
        uint32_t at = k - 1;
        if (word_among(s, at, behind_it))
            return -1;
        const token *t = token_at(s, at);
        int tense = arabic(s, at) ? (t->pos == WORD_VERB && t->lemma != NO_INDEX ? arabic_tense(s, at) : 0)
                    : t->lang == LANG_EN ? english_tense(s, at)
                                         : 0;
        if (tense)
            return tense;
    }
    return 0;
}

/* "by Friday", بحلول سبتمبر: to come, unless it had happened */
static bool deadline(const scan *s, uint32_t i)
{
    uint32_t at = i > s->from && (is(s, i - 1, "the") || is(s, i - 1, "يوم") || is(s, i - 1, "شهر"))
                      ? i - 1
                      : i;
    if (at == s->from || !(is(s, at - 1, "by") || is(s, at - 1, "بحلول")))
        return false;
    for (uint32_t k = at; k > s->from && at - k < TENSE_WORDS && same_sentence(s, k - 1, i); k--)
        if (is(s, k - 1, "had") || is(s, k - 1, "was") || is(s, k - 1, "were") ||
            is(s, k - 1, "كان") || is(s, k - 1, "كانت"))
            return false;
    return true;
}

/* Does a verb before it tell when it happened: "on July 28", في 28 يوليو? Behind other words ("the
 * election of November 1") the date has a tense of its own. */
static bool hangs_on_verb(const scan *s, uint32_t i)
{
    static const char *const words[] = { "of", "after", "before", "until", "from", "for", "بعد", "قبل",
                                         "حتي", "من", "انتخابات" };
    return i == s->from || !word_among(s, i - 1, words);
}

/* Is the only verb of the sentence before it one of what is to come, however far: "will, as X's
 * chief diplomat for Y, lead …"? */
static bool will_before(const scan *s, uint32_t i)
{
    for (uint32_t k = i; k > s->from && i - k < LONG_SENTENCE && same_sentence(s, k - 1, i); k--) {
        const token *t = token_at(s, k - 1);
        if (time_is(s, k - 1, KIND_future) || t->proclitics & PROCLITIC_SIN)
            return true;
        if (t->pos == WORD_VERB && t->lemma != NO_INDEX &&
            (arabic(s, k - 1) ? t->form & FORM_PAST : t->form & FORM_PAST && english_tense(s, k - 1)))
            return false;
    }
    return false;
}

/* Do the words beside it speak of what is to come (+1) or past (-1)? `may_come`: no verb of the past
 * tells, and a date soon to come is nearer than one of a year ago; `present`: a verb of the present
 * tells, which a weekday follows. */
static int direction_at(const scan *s, uint32_t i, bool *may_come, bool *present)
{
    *may_come = *present = false;
    if (deadline(s, i))
        return 1;
    for (uint32_t k = i; k > s->from && i - k < TENSE_WORDS && same_sentence(s, k - 1, i); k--)
        if (time_is(s, k - 1, KIND_future) || token_at(s, k - 1)->proclitics & PROCLITIC_SIN)
            return 1;
    if (will_before(s, i))
        return 1;
    int tense = tense_before(s, i);
    if (tense > 1)
        return 1;
    *present = tense > 0;
    *may_come = tense >= 0 || !hangs_on_verb(s, i);
    /* "On Monday, he will …": what opens a sentence takes the tense behind it */
    if (i - s->r->sentences.at[token_at(s, i)->sentence].first_token > FRONTED_WORDS)
        return -1;
    for (uint32_t k = i; k < i + AFTER_WORDS && same_sentence(s, k, i); k++)
        if (time_is(s, k, KIND_future) || token_at(s, k)->proclitics & PROCLITIC_SIN)
            return 1;
    *may_come = false;
    return -1;
}

const time_tense *time_tense_of(const scan *s)
{
    static const time_tense past = { .direction = -1 };
    time_reads *reads = s->reads;
    if (!reads)
        return &past;
    if (!reads->tense_read) {
        reads->tense = (time_tense){ .own_tense = !hangs_on_verb(s, reads->at) };
        reads->tense.direction =
            direction_at(s, reads->at, &reads->tense.may_come, &reads->tense.present);
        reads->tense_read = true;
    }
    return &reads->tense;
}

/* ---- lengths */

/* a bare unit is a length behind "lasted", "for", لمدة */
static uint32_t bare_unit(const scan *s, uint32_t i, length *out)
{
    uint32_t at = i;
    bool called = behind(s, i, KIND_lasted) || behind(s, i, KIND_for) ||
                  (behind(s, i, KIND_within) && time_marks(s, i, KIND_unit) & MARK_PLURAL);
    if (arabic(s, i)) /* استمرت المحادثات شهراً */
        for (uint32_t k = i; !called && k > s->from && i - k < 4 && same_sentence(s, k - 1, i); k--)
            called = time_is(s, k - 1, KIND_lasted);
    bool all = time_is(s, i, KIND_whole);
    if (all) {
        at = time_next(s, i);
        if (time_mark(s, at, '-'))
            at++;
        called = true;
    }
    char unit = time_unit(s, at);
    if (!called || !unit || unit == 'Q' || unit == 'X' || time_is(s, at, KIND_mod))
        return 0;
    bool plural = time_marks(s, at, KIND_unit) & MARK_PLURAL;
    if (!plural && !all && s->r->tokens.at[i].lang == LANG_EN)
        return 0;
    if (arabic(s, at) && (s->w[at].flags & WORD_ARTICLE) && !all)
        return 0;
    *out = (length){ .unit = unit, .vague = plural };
    double *part = unit == 'S'   ? &out->seconds
                   : unit == 'N' ? &out->minutes
                   : unit == 'H' ? &out->hours
                   : unit == 'D' ? &out->days
                   : unit == 'W' ? &out->weeks
                   : unit == 'M' ? &out->months
                                 : &out->years;
    if (!plural)
        *part = 1;
    return time_next(s, at);
}

static bool is_age(const scan *s, uint32_t i, uint32_t end)
{
    uint32_t at = time_mark(s, end, '-') ? end + 1 : end;
    if (time_is(s, at, KIND_age) || (time_is(s, at, KIND_of) && time_is(s, at + 1, KIND_age)))
        return true;
    for (uint32_t k = i; k > s->from && i - k < 3; k--)
        if (time_is(s, k - 1, KIND_age))
            return true;
    return i > s->from && time_mark(s, i - 1, '(') && time_mark(s, end, ')');
}

/* "a day" in "$5 a day", "one day" that is no length */
static bool loose_length(const scan *s, uint32_t i, uint32_t end)
{
    bool called = behind(s, i, KIND_lasted) || behind(s, i, KIND_for) ||
                  behind(s, i, KIND_approx) || behind(s, i, KIND_within) ||
                  behind(s, i, KIND_after) || behind(s, i, KIND_of) || behind(s, i, KIND_whole);
    if (is(s, i, "a") && is(s, i + 1, "second")) /* for a second summit */
        return i + 2 < s->end && !(s->w[i + 2].flags & WORD_MARK);
    if (time_is(s, i, KIND_a) && !arabic(s, i))
        return !called && end == i + 2; /* not "an hour and a half" */
    return is(s, i, "one") && is(s, i + 1, "day") && !called;
}

static uint32_t find_length(const scan *s, uint32_t i, timex *out)
{
    length d;
    uint32_t end = read_length(s, i, &d);
    bool distance =
        end && d.vague &&
        (time_is(s, end, KIND_ago) || time_is(s, end, KIND_earlier) ||
         time_is(s, end, KIND_later) || behind(s, i, KIND_before) || behind(s, i, KIND_since));
    if (distance) /* "a few weeks ago" is neither a length nor a day */
        return 0;
    bool share = end && d.unit == 'Q' && is(s, end, "of"); /* "a quarter of its value" */
    if (share || (end && ((d.unit != 'C' && is_age(s, i, end)) || loose_length(s, i, end))))
        return 0;
    /* a lone second or quarter is an ordinal or a share more often than a length */
    if (end && end == i + 1 && !(time_marks(s, i, KIND_unit) & MARK_DUAL) &&
        time_is(s, i, KIND_unit))
        return 0;
    if (!end)
        end = bare_unit(s, i, &d);
    if (!end)
        return 0;
    str value = length_value(s->r->a, &d);
    if (!value.at)
        return 0;
    *out = (timex){
        .type = TIME_DURATION, .anchor = ANCHOR_NONE, .anchor_claim = NO_INDEX, .value = value
    };
    out->precision = d.unit == 'Y' || d.unit == 'X' || d.unit == 'C' ? PRECISION_YEAR
                     : d.unit == 'M' || d.unit == 'Q'                ? PRECISION_MONTH
                                                                     : PRECISION_DAY;
    return end;
}

/* ---- dates */

/* a word that may come right before a date */
static bool led(const scan *s, uint32_t i)
{
    return behind(s, i, KIND_in) || behind(s, i, KIND_of) || behind(s, i, KIND_since) ||
           behind(s, i, KIND_until) || behind(s, i, KIND_mod) || behind(s, i, KIND_part) ||
           behind(s, i, KIND_before) || behind(s, i, KIND_after) || behind(s, i, KIND_from) ||
           behind(s, i, KIND_to) || behind(s, i, KIND_between) || behind(s, i, KIND_monthword) ||
           behind(s, i, KIND_yearword) ||
           (i < s->end && s->w[i].proclitics & (PROCLITIC_BA | PROCLITIC_LAM));
}

/* a bare "May", مارس, رجب: only where something leads to it */
static bool weak_month(const scan *s, uint32_t i, uint32_t end)
{
    static const char *const before_small[] = { "in",   "since", "until", "by",   "during",
                                                "last", "next",  "early", "late", "mid" };
    const token *t = token_at(s, i);
    if (i == s->from || s->w[i].proclitics & (PROCLITIC_BA | PROCLITIC_LAM | PROCLITIC_KAF))
        return false;
    if (t->lang == LANG_EN && !(t->flags & TOKEN_CAPITAL)) {
        for (size_t n = 0; n < sizeof before_small / sizeof *before_small; n++)
            if (is(s, i - 1, before_small[n]))
                return true;
        return false;
    }
    if (led(s, i))
        return true;
    if (arabic(s, i))
        return false;
    bool last = end >= s->end || !same_sentence(s, i, end) || s->w[end].flags & WORD_MARK;
    return t->flags & TOKEN_CAPITAL && !(t->flags & TOKEN_FIRST) && last;
}

/* "on the 18th", "for the 27": a day without a month */
static bool lone_day(const scan *s, uint32_t i, uint32_t end)
{
    bool last = end >= s->end || !same_sentence(s, i, end) || s->w[end].flags & WORD_MARK;
    return time_is(s, i, KIND_the) && last && (led(s, i) || behind(s, i, KIND_for)) &&
           !is(s, i - 1, "of");
}

static uint32_t find_lone_day(const scan *s, uint32_t i, partial_date *d)
{
    int day;
    bool ordinal;
    if (!time_is(s, i, KIND_the))
        return 0;
    uint32_t end = read_day(s, time_next(s, i), &day, &ordinal);
    if (!end || !lone_day(s, i, end) || (!ordinal && day < 10))
        return 0;
    *d = (partial_date){ .day = day };
    return end;
}

static uint32_t find_year(const scan *s, uint32_t i, partial_date *d)
{
    uint32_t at = i;
    bool named = false;
    if (time_is(s, at, KIND_the) && time_is(s, time_next(s, at), KIND_yearword))
        at = time_next(s, at);
    while (time_is(s, at, KIND_yearword) && at < i + 3) {
        named = true;
        at = time_next(s, at);
    }
    int year;
    uint32_t end = 0;
    if (at < s->end && s->w[at].flags & WORD_GLUED && time_is(s, at, KIND_yearword))
        return 0;
    if (named && i < s->end && time_is(s, i, KIND_yearword) && s->w[i].flags & WORD_GLUED) {
        year = (int)s->w[i].number + (s->w[i].digits == 2 ? 2000 : 0);
        end = i + 1;
    } else if (!(end = read_year(s, at, &year))) {
        return 0;
    }
    bool russian =
        end < s->end && token_at(s, end)->lang == LANG_RU && time_is(s, end, KIND_yearword);
    if (russian) { /* в 2022 году */
        named = true;
        end = time_next(s, end);
    }
    bool counted =
        time_is(s, end, KIND_count) || time_is(s, end, KIND_multiplier) ||
        time_is(s, end, KIND_money) || time_is(s, end, KIND_currency) ||
        (time_is(s, end, KIND_unit) && end < s->end && token_at(s, end)->lang == LANG_EN);
    bool money =
        at > s->from && (time_is(s, at - 1, KIND_currency) || time_is(s, at - 1, KIND_money));
    bool the = behind(s, at, KIND_the) && year >= 1900 && year < 2100;
    bool likely = named || ((led(s, at) || the) && year >= 1500 && year < 2100);
    if (counted || money || !likely)
        return 0;
    if (time_is(s, end, KIND_era)) {
        if (time_text(s, end, KIND_era).at[0] == 'h')
            return 0;
        end = time_next(s, end);
    }
    *d = (partial_date){ .year = year, .spelled = true };
    return end;
}

/* "Russia Today", روسيا اليوم, "USA Today", "The Sunday Times" are names */
static bool in_a_name(const scan *s, uint32_t i, uint32_t end)
{
    if (i == s->from)
        return false;
    if (time_is(s, i, KIND_weekday) && end == i + 1 && is(s, i - 1, "the") &&
        same_sentence(s, i, end))
        return token_at(s, end)->flags & TOKEN_CAPITAL;
    if (!time_is(s, i, KIND_day))
        return false;
    if (arabic(s, i))
        return token_at(s, i)->flags & TOKEN_QUOTED && time_is(s, i - 1, KIND_country);
    return token_at(s, i)->flags & TOKEN_CAPITAL && token_at(s, i - 1)->flags & TOKEN_CAPITAL;
}

/* "Monday and Tuesday": the second one follows the first */
static void follow_weekday(const scan *s, uint32_t i, partial_date *d)
{
    const report *r = s->r;
    const timex *last = r->times.n ? &r->times.at[r->times.n - 1] : NULL;
    int32_t first, end;
    if (!last || d->fixed || !d->weekday || d->day || d->mod ||
        last->sentence != token_at(s, i)->sentence ||
        i - (last->first_token + last->token_count) > 2 || last->type != TIME_DATE ||
        last->precision != PRECISION_DAY || last->anchor != ANCHOR_REPORT || !last->value.at ||
        !calendar_range(last->value, &first, &end))
        return;
    d->first = d->last = first + (d->weekday - calendar_weekday(first) + 7) % 7;
    d->fixed = d->deictic = true;
    d->precision = 'd';
    d->type = TIME_DATE;
}

/* "the September 11 attacks", هجمات 11 أيلول: an event of 2001, no day of this report */
static bool names_event(const scan *s, uint32_t i, uint32_t end, const partial_date *d)
{
    enum { SEPTEMBER = 9, ELEVENTH = 11 };
    bool behind_day = !d->day && i > s->from && s->w[i - 1].number == ELEVENTH;
    if (d->month != SEPTEMBER || (d->day != ELEVENTH && !behind_day) || d->year)
        return false;
    if (behind_day)
        i--;
    for (int side = 0; side < 2; side++) {
        uint32_t at = side ? end : i - 1;
        if ((side || i > s->from) && same_sentence(s, i, at) &&
            word_in_set(s->r->know->signs, side ? LANG_EN : LANG_AR, token_at(s, at)->norm, SET_ASSAULT))
            return true;
    }
    return false;
}

static uint32_t find_date(const scan *s, uint32_t i, timex *out)
{
    partial_date d;
    uint32_t at = i;
    bool part = time_is(s, i, KIND_part);
    if (part) {
        at = time_next(s, i);
        if (time_mark(s, at, '-') ||
            ((time_is(s, at, KIND_in) || time_is(s, at, KIND_of)) && !time_is(s, at, KIND_mod)))
            at = time_next(s, at);
    }
    partial_date whole;
    uint32_t end = read_date(s, at, &d), whole_end = part ? read_date(s, i, &whole) : 0;
    if (whole_end && whole_end >= end) { /* "last week of", آخر اثنين من */
        end = whole_end;
        d = whole;
        at = i;
    }
    if (!end || (d.year && !d.month && !d.fixed)) {
        partial_date year;
        uint32_t year_end = find_year(s, at, &year);
        if (year_end > end) {
            end = year_end;
            d = year;
        }
    }
    if (!end)
        end = find_lone_day(s, at, &d);
    if (!end || (d.weak && !part && !weak_month(s, at, end)) || in_a_name(s, at, end))
        return 0;
    if (names_event(s, at, end, &d))
        return 0;
    follow_weekday(s, at, &d);
    if (!resolve_date(s, &d)) {
        if (s->dated || !d.deictic)
            return 0;
        *out = (timex){ .type = TIME_DATE, .anchor = ANCHOR_REPORT, .anchor_claim = NO_INDEX };
        return end;
    }
    if (d.deictic && d.fixed && !s->dated)
        return 0;
    *out = (timex){ 0 };
    timex_from_date(s, &d, out);
    return end;
}

/* ---- one time, and its span */

/* the preposition of a time belongs to it where the time is no full date: "in October", في أكتوبر
 */
static uint32_t with_preposition(const scan *s, uint32_t i, const timex *t)
{
    static const char *const words[] = { "in",     "on",     "في",   "for",  "لمدة",
                                         "over",   "during", "خلال", "just", "only",
                                         "lasted", "استمرت", "استمر" };
    bool whole = t->type != TIME_DURATION && t->anchor == ANCHOR_ABSOLUTE;
    for (int k = 0; k < 2 && !whole && i > s->from && same_sentence(s, i - 1, i); k++) {
        bool take = false;
        for (size_t n = 0; n < sizeof words / sizeof *words; n++)
            take |= is(s, i - 1, words[n]) || (n == 2 && s->w[i - 1].proclitics &&
                                               time_is(s, i - 1, KIND_in) && is(s, i - 1, "وفي"));
        if (!take)
            break;
        i--;
    }
    return i;
}

static void add_time(scan *s, uint32_t i, uint32_t end, timex t)
{
    report *r = s->r;
    uint32_t first = with_preposition(s, i, &t);
    t.first_token = first;
    t.token_count = end - first;
    t.start = s->w[first].start;
    t.end = r->tokens.at[end - 1].end;
    t.sentence = r->tokens.at[i].sentence;
    t.lang = r->sentences.at[t.sentence].lang;
    *vec_push(r->a, &r->times) = t;
}

/* Most words begin no time; a word that leads to one does only before what one is made of. */
static bool may_begin(const scan *s, uint32_t i)
{
    if (s->w[i].kinds & makers || s->w[i].flags & (WORD_DIGITS | WORD_GLUED))
        return true;
    if (!(s->w[i].kinds & leaders))
        return false;
    for (uint32_t k = time_next(s, i); k < s->end && k < i + LEAD_WORDS; k++)
        if (s->w[k].kinds & makers || s->w[k].flags & (WORD_DIGITS | WORD_GLUED))
            return true;
    return false;
}

static uint32_t find_time(scan *s, uint32_t i, timex *out)
{
    typedef uint32_t reader(const scan *, uint32_t, timex *);
    static reader *const readers[] = { read_range, read_offset, find_date, find_length };
    uint32_t best = 0;
    time_reads reads;
    reads.at = i;
    reads.date_read = reads.length_read = reads.tense_read = false;
    s->reads = &reads;
    for (size_t k = 0; k < sizeof readers / sizeof *readers; k++) {
        timex t = { 0 };
        uint32_t end = readers[k](s, i, &t);
        if (end > best) {
            best = end;
            *out = t;
        }
    }
    s->reads = NULL;
    return best;
}

void report_find_times(report *r)
{
    if (!r->know || !r->know->calendar)
        return;
    for (uint32_t b = 0; b < r->blocks.n; b++) {
        scan s = times_scan(r, b);
        for (uint32_t i = s.from; i < s.end;) {
            timex t = { 0 };
            uint32_t end = may_begin(&s, i) ? find_time(&s, i, &t) : 0;
            if (end) {
                add_time(&s, i, end, t);
                i = end;
            } else {
                i++;
            }
        }
    }
    times_settle_events(r);
}
