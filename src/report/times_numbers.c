/*
 * Numbers in digits and in words (English, Arabic, Russian), ordinals, days of a month and years.
 */
#include "report/times.h"

#include <math.h>

enum { MULTIPLIERS = 3 }; /* a hundred thousand million */

/* ---- cardinals */

/* Arabic joins the parts of a number by و, English may say "and" behind a hundred or thousand */
static uint32_t past_and(const scan *s, uint32_t i)
{
    if (time_is(s, i, KIND_and))
        return time_next(s, i);
    if (time_mark(s, i, '-') && time_joined(s, i) && time_joined(s, i + 1))
        return i + 1;
    return i;
}

static bool joined_by_waw(const scan *s, uint32_t i)
{
    return i < s->end && (s->w[i].proclitics & PROCLITIC_WAW);
}

static bool is_arabic(const scan *s, uint32_t i)
{
    return s->r->tokens.at[i].lang == LANG_AR;
}

/* May the next part, of value `part`, follow when the smallest part so far is `least`? */
static bool fits(double least, double part)
{
    return part > 0 &&
           ((least >= 100 && part < least) || (least >= 20 && least < 100 && part < 10));
}

static bool number_word(const scan *s, uint32_t i)
{
    return time_is(s, i, KIND_cardinal) || time_is(s, i, KIND_multiplier);
}

/* the number's own value at i; a multiplier without one counts one of itself */
static bool part_value(const scan *s, uint32_t i, bool first, double *out)
{
    if (time_is(s, i, KIND_cardinal)) {
        *out = time_number(s, i, KIND_cardinal);
        return true;
    }
    if (!time_is(s, i, KIND_multiplier) || time_marks(s, i, KIND_multiplier) & MARK_PLURAL)
        return false;
    /* "million" alone is a number in Arabic and Russian; English says "a million" */
    if (first && !is_arabic(s, i) && s->r->tokens.at[i].lang != LANG_RU)
        return false;
    *out = 1;
    return true;
}

uint32_t read_words_number(const scan *s, uint32_t i, double *out)
{
    double total = 0, group = 0, least = 1e18, v;
    uint32_t start = i, stop = i + MATCH_WORDS;
    bool first = true;
    while (i < s->end && i < stop) {
        uint32_t at = first ? i : past_and(s, i);
        bool needs_waw = !first && is_arabic(s, at < s->end ? at : i);
        if (at >= s->end || !number_word(s, at) || (needs_waw && !joined_by_waw(s, at)))
            break;
        if (!part_value(s, at, first, &v) ||
            (!first && !fits(least, time_is(s, at, KIND_cardinal) ? v : 1)))
            break;
        if (time_is(s, at, KIND_cardinal) && time_marks(s, at, KIND_cardinal) & MARK_JOINED &&
            !joined_by_waw(s, at + 1))
            break;
        /* Arabic puts ones before tens: خمسة وعشرون */
        bool only = time_is(s, at, KIND_cardinal);
        i = only ? time_next(s, at) : at;
        if (only && v < 10 && joined_by_waw(s, i) && time_is(s, i, KIND_cardinal)) {
            double tens = time_number(s, i, KIND_cardinal);
            if (tens >= 20 && tens < 100) {
                v += tens;
                i = time_next(s, i);
            }
        }
        group += v;
        least = v < 10 ? 1 : v < 20 ? 1 : v < 100 ? 20 : 100;
        if (v >= 1000)
            least = v;
        for (int k = 0; k < MULTIPLIERS && time_is(s, i, KIND_multiplier) &&
                        !(joined_by_waw(s, i) && is_arabic(s, i));
             k++) {
            double m = time_number(s, i, KIND_multiplier);
            group = (group > 0 ? group : 1) * m;
            least = m;
            if (m >= 1000) {
                total += group;
                group = 0;
            }
            i = time_next(s, i);
        }
        first = false;
    }
    if (i == start || (i == start + 1 && time_is(s, start, KIND_cardinal) &&
                       time_marks(s, start, KIND_cardinal) & MARK_JOINED))
        return 0;
    *out = total + group;
    return i;
}

/* multipliers behind digits: "3.75 مليارات", "5.5bn", "$10K", "5 lakh" */
static uint32_t multiply(const scan *s, uint32_t i, double *n)
{
    for (int k = 0; k < MULTIPLIERS && i < s->end; k++) {
        if (time_is(s, i, KIND_multiplier) && !joined_by_waw(s, i)) {
            *n *= time_number(s, i, KIND_multiplier);
            i = time_next(s, i);
        } else if (time_is(s, i, KIND_suffix) && time_joined(s, i)) {
            *n *= time_number(s, i, KIND_suffix);
            i++;
        } else {
            break;
        }
    }
    /* 5.55 billion is a whole number, which the binary fraction misses by a hair */
    if (*n >= 1000 && fabs(*n - round(*n)) < 1e-3)
        *n = round(*n);
    return i;
}

/* "half a million", "a quarter of a million", "نصف مليون", "three quarters billion" */
static uint32_t fraction_of(const scan *s, uint32_t i, double *out)
{
    double count = 1;
    uint32_t at = i;
    if (time_is(s, i, KIND_cardinal) && time_number(s, i, KIND_cardinal) < 10 &&
        time_is(s, time_next(s, i), KIND_fraction) && !joined_by_waw(s, time_next(s, i))) {
        count = time_number(s, i, KIND_cardinal);
        at = time_next(s, i);
    } else if (time_is(s, i, KIND_a) && time_is(s, i + 1, KIND_fraction)) {
        at = i + 1;
    }
    if (!time_is(s, at, KIND_fraction))
        return 0;
    double f = time_number(s, at, KIND_fraction) * count;
    at = time_next(s, at);
    if (time_is(s, at, KIND_of) && !is_arabic(s, at))
        at = time_next(s, at);
    if (time_is(s, at, KIND_a))
        at = time_next(s, at);
    if (!time_is(s, at, KIND_multiplier) || time_number(s, at, KIND_multiplier) < 100)
        return 0;
    *out = f;
    return multiply(s, at, out);
}

/* "one and a half million", "مليون ونصف", "مليار ونصف المليار" */
static uint32_t and_fraction(const scan *s, uint32_t i, double scale, double *n)
{
    uint32_t at = i;
    if (joined_by_waw(s, i) && is_arabic(s, i) && time_is(s, i, KIND_fraction)) {
        *n += time_number(s, i, KIND_fraction) * scale;
        at = time_next(s, i);
        if (time_is(s, at, KIND_multiplier) && s->w[at].flags & WORD_ARTICLE)
            at = time_next(s, at);
        return at;
    }
    if (!time_is(s, i, KIND_and) || is_arabic(s, i))
        return i;
    at = time_next(s, i);
    if (time_is(s, at, KIND_a))
        at = time_next(s, at);
    if (!time_is(s, at, KIND_fraction) || !time_is(s, time_next(s, at), KIND_multiplier))
        return i;
    *n += time_number(s, at, KIND_fraction);
    return multiply(s, time_next(s, at), n);
}

/* "3 ملايين و500 ألف": a smaller part in digits */
static uint32_t and_digits(const scan *s, uint32_t i, double *out)
{
    if (!joined_by_waw(s, i) || !(s->w[i].flags & WORD_DIGITS) || *out < 1000)
        return i;
    double more = s->w[i].number;
    uint32_t end = multiply(s, i + 1, &more);
    double least = *out;
    for (double m = 1000; m <= 1e12; m *= 1000)
        if (fmod(*out, m) == 0)
            least = m;
    if (more >= least || end == i + 1)
        return i;
    *out += more;
    return end;
}

uint32_t read_cardinal(const scan *s, uint32_t i, double *out)
{
    if (i >= s->end)
        return 0;
    uint32_t at = fraction_of(s, i, out);
    if (at)
        return at;
    const time_word *w = &s->w[i];
    if (w->flags & WORD_DIGITS) {
        if (w->flags & WORD_DOTS)
            return 0;
        *out = w->number;
        at = multiply(s, i + 1, out);
        at = and_digits(s, at, out);
        return and_fraction(s, at, at > i + 1 ? *out / (w->number > 0 ? w->number : 1) : 1, out);
    }
    if (time_is(s, i, KIND_a) && !is_arabic(s, i) && time_is(s, i + 1, KIND_multiplier)) {
        *out = 1;
        return multiply(s, i + 1, out);
    }
    at = read_words_number(s, i, out);
    if (!at)
        return 0;
    double scale = 1; /* what "and a half" is half of */
    if (time_is(s, at - 1, KIND_multiplier))
        scale = time_number(s, at - 1, KIND_multiplier);
    else if (time_is(s, at - 1, KIND_cardinal) && time_number(s, at - 1, KIND_cardinal) >= 2000)
        scale = time_number(s, at - 1, KIND_cardinal) / 2; /* مليارين */
    at = and_digits(s, at, out);
    return and_fraction(s, at, scale, out);
}

/* ---- ordinals */

static uint32_t digit_ordinal(const scan *s, uint32_t i, int *out)
{
    const time_word *w = &s->w[i];
    if (!(w->flags & WORD_DIGITS) || w->flags & (WORD_DECIMAL | WORD_GROUPED) || w->digits > 3)
        return 0;
    uint32_t at = i + 1;
    if (time_mark(s, at, '-') && time_joined(s, at)) /* Russian 18-го */
        at++;
    if (!time_is(s, at, KIND_suffixth) || !time_joined(s, at))
        return 0;
    *out = (int)w->number;
    return at + 1;
}

uint32_t read_ordinal(const scan *s, uint32_t i, int *out)
{
    if (i >= s->end)
        return 0;
    if (s->w[i].flags & WORD_DIGITS)
        return digit_ordinal(s, i, out);
    if (time_is(s, i, KIND_ordinal)) {
        int n = (int)time_number(s, i, KIND_ordinal);
        uint32_t at = time_next(s, i);
        if (joined_by_waw(s, at) && time_is(s, at, KIND_cardinal) && n > 0 && n < 10) {
            double tens = time_number(s, at, KIND_cardinal);
            if (tens >= 20 && tens < 100) {
                *out = n + (int)tens;
                return time_next(s, at);
            }
        }
        if (time_marks(s, i, KIND_ordinal) & MARK_JOINED)
            return 0;
        *out = n;
        return at;
    }
    if (!time_is(s, i, KIND_cardinal))
        return 0;
    double tens = time_number(s, i, KIND_cardinal);
    if (tens < 20 || tens > 90)
        return 0;
    uint32_t at = i + 1;
    if (is_arabic(s, i)) { /* العشرين من أبريل */
        *out = (int)tens;
        return s->w[i].flags & WORD_ARTICLE ? at : 0;
    }
    if (time_mark(s, at, '-') && time_joined(s, at))
        at++;
    if (!time_is(s, at, KIND_ordinal) || time_number(s, at, KIND_ordinal) > 9)
        return 0;
    *out = (int)tens + (int)time_number(s, at, KIND_ordinal);
    return at + 1;
}

uint32_t read_day(const scan *s, uint32_t i, int *out, bool *ordinal)
{
    if (i >= s->end)
        return 0;
    uint32_t at = read_ordinal(s, i, out);
    *ordinal = at != 0;
    const time_word *w = &s->w[i];
    if (!at && w->flags & WORD_DIGITS && w->digits <= 2 &&
        !(w->flags & (WORD_DECIMAL | WORD_GROUPED))) {
        *out = (int)w->number;
        at = i + 1;
    }
    if (!at && !(w->flags & WORD_DIGITS)) {
        double n = 0;
        at = read_words_number(s, i, &n);
        *out = n <= 31 ? (int)n : 0;
    }
    return at && *out >= 1 && *out <= 31 ? at : 0;
}

/* ---- years */

/* English years in two parts: "nineteen eighty six", "nineteen hundred ninety three", "nineteen oh
 * one" */
static uint32_t two_part_year(const scan *s, uint32_t i, int *out)
{
    if (!time_is(s, i, KIND_cardinal) || is_arabic(s, i))
        return 0;
    double century = time_number(s, i, KIND_cardinal), rest = 0;
    if (century < 10 || century > 20)
        return 0;
    uint32_t at = i + 1;
    if (time_is(s, at, KIND_multiplier) && time_number(s, at, KIND_multiplier) == 100) {
        at++;
        uint32_t more = read_words_number(s, past_and(s, at), &rest);
        *out = (int)century * 100 + (more && rest < 100 ? (int)rest : 0);
        return more && rest < 100 ? more : at;
    }
    if (!time_is(s, at, KIND_cardinal))
        return 0;
    double tens = time_number(s, at, KIND_cardinal);
    if (tens == 0 && time_is(s, at + 1, KIND_cardinal)) {
        *out = (int)century * 100 + (int)time_number(s, at + 1, KIND_cardinal);
        return at + 2;
    }
    uint32_t more = tens >= 10 ? read_words_number(s, at, &rest) : 0;
    if (!more || rest >= 100)
        return 0;
    *out = (int)century * 100 + (int)rest;
    return more;
}

uint32_t read_year(const scan *s, uint32_t i, int *out)
{
    if (i >= s->end)
        return 0;
    const time_word *w = &s->w[i];
    if (w->flags & WORD_DIGITS) {
        if (w->digits != 4 || w->flags & (WORD_DECIMAL | WORD_GROUPED | WORD_DOTS) ||
            w->number < 1000 || w->number > 2999)
            return 0;
        *out = (int)w->number;
        return i + 1;
    }
    if (!number_word(s, i))
        return 0;
    uint32_t at = two_part_year(s, i, out);
    if (at)
        return at;
    double n = 0;
    at = read_words_number(s, i, &n);
    if (!at || n < 1000 || n > 2100 || at - i < 2)
        return 0;
    *out = (int)n;
    return at;
}
