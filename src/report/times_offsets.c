/*
 * Times told by their distance: "two weeks ago" counts from the report; "a day earlier", "the next
 * day", "on the same day" from what was told before; "a week before the exchange" from the event
 * named. Arabic قبل is both "ago" and "before": it counts from an event where one follows with من
 * or where the sentence looks back from a past (كان قد), else from the report.
 */
#include "report/times.h"

#include <math.h>

enum { LOOK_BACK = 24 };

static bool arabic(const scan *s, uint32_t i)
{
    return i < s->end && s->r->tokens.at[i].lang == LANG_AR;
}

static bool same_sentence(const scan *s, uint32_t i, uint32_t k)
{
    return s->r->tokens.at[i].sentence == s->r->tokens.at[k].sentence;
}

/* كان … قد before it: a past seen from another past */
static bool looks_back(const scan *s, uint32_t i)
{
    bool qad = false;
    for (uint32_t k = i; k > s->from && i - k < LOOK_BACK && same_sentence(s, k - 1, i); k--) {
        qad |= time_is(s, k - 1, KIND_qad);
        if (time_is(s, k - 1, KIND_perfect) && (qad || s->r->tokens.at[i].lang == LANG_EN))
            return true;
    }
    return false;
}

static bool whole_number(double x)
{
    return x == floor(x) && x < 100000;
}

/* the length as days and months; false where it has a part of a month or year */
static bool distance(const length *d, int sign, timex *out)
{
    double months = d->months + 12 * d->years;
    double days = d->days + 7 * d->weeks + floor((d->hours + d->minutes / 60) / 24);
    bool within_a_day = days < 1 && months < 1;
    if (d->vague || within_a_day || !whole_number(months) || months > 12000 || days > 40000)
        return false;
    out->offset_months = sign * (int32_t)months;
    out->offset_days = sign * (int32_t)floor(days);
    return true;
}

static char precision_of(const length *d)
{
    if (d->days > 0 || d->weeks > 0 || d->hours > 0 || d->minutes > 0)
        return 'd';
    return d->months > 0 ? 'm' : 'y';
}

static void set_precision(timex *out, char p)
{
    out->precision = p == 'y' ? PRECISION_YEAR : p == 'm' ? PRECISION_MONTH : PRECISION_DAY;
}

static bool from_day(const scan *s, int32_t day, char precision, timex *out)
{
    str base = calendar_write(s->r->a, day, day, 'd');
    out->value = calendar_offset(s->r->a, base, out->offset_days, out->offset_months, precision);
    out->type = TIME_DATE;
    set_precision(out, precision);
    return out->value.at != NULL;
}

/* counted from the report */
static bool from_report(const scan *s, const length *d, int sign, int32_t shift, timex *out)
{
    if (!distance(d, sign, out))
        return false;
    out->anchor = ANCHOR_REPORT;
    out->type = TIME_DATE;
    set_precision(out, precision_of(d));
    if (s->dated)
        (void)from_day(s, s->ref + shift, precision_of(d), out);
    return true;
}

/* counted from an event; three weeks and more are said roughly */
static bool from_event(const length *d, int sign, timex *out)
{
    if (!distance(d, sign, out))
        return false;
    char p = precision_of(d);
    if (p == 'd' && d->weeks >= 3 && d->days == 0)
        p = 'm';
    out->anchor = ANCHOR_CLAIM;
    out->anchor_claim = NO_INDEX;
    out->type = TIME_DATE;
    set_precision(out, p);
    return true;
}

/* ---- "the next day", "on the same day", في اليوم ذاته, اليوم التالي */

static bool set_unit(char unit, int move, timex *out)
{
    length d = { 0 };
    d.unit = unit;
    *(unit == 'D'   ? &d.days
      : unit == 'W' ? &d.weeks
      : unit == 'M' ? &d.months
                    : &d.years) = move < 0 ? -move : move;
    if (!(unit == 'D' || unit == 'W' || unit == 'M' || unit == 'Y'))
        return false;
    if (move)
        return from_event(&d, move < 0 ? -1 : 1, out);
    *out = (timex){ .anchor = ANCHOR_CLAIM, .anchor_claim = NO_INDEX, .type = TIME_DATE };
    set_precision(out, unit == 'M' ? 'm' : unit == 'Y' ? 'y' : 'd');
    return true;
}

static uint32_t definite_unit(const scan *s, uint32_t i, timex *out)
{
    uint32_t at = time_is(s, i, KIND_the) ? time_next(s, i) : i;
    if (arabic(s, i)) { /* اليوم التالي, اليوم نفسه, نفس اليوم */
        bool first = time_is(s, i, KIND_mod) && read_mod(s, i) == 3;
        uint32_t unit_at = first ? time_next(s, i) : i;
        char unit = time_unit(s, unit_at);
        if (!unit || !(s->w[unit_at].flags & WORD_ARTICLE))
            return 0;
        uint32_t end = time_next(s, unit_at);
        if (first)
            return set_unit(unit, 0, out) ? end : 0;
        if (!time_is(s, end, KIND_mod))
            return 0;
        str which = time_text(s, end, KIND_mod);
        int move = str_is(which, "following") ? 1 : str_is(which, "preceding") ? -1 : 0;
        if (!move && !str_is(which, "same"))
            return 0;
        return set_unit(unit, move, out) ? time_next(s, end) : 0;
    }
    if (time_is(s, at, KIND_mod)) {
        str which = time_text(s, at, KIND_mod);
        uint32_t unit_at = time_next(s, at);
        char unit = time_unit(s, unit_at);
        bool next_day = at > i && unit == 'D' &&
                        (str_is(which, "next") || str_is(s->r->tokens.at[at].norm, "previous"));
        int move = str_is(which, "following") || (next_day && str_is(which, "next")) ? 1
                   : str_is(which, "preceding") || next_day                          ? -1
                                                                                     : 0;
        if (!unit || (!move && !str_is(which, "same")) ||
            time_marks(s, unit_at, KIND_unit) & MARK_PLURAL || s->r->tokens.at[i].lang == LANG_RU)
            return 0;
        return set_unit(unit, move, out) ? time_next(s, unit_at) : 0;
    }
    char unit = at > i ? time_unit(s, at) : 0; /* the day before, the week after */
    if (!unit || time_marks(s, at, KIND_unit) & MARK_PLURAL)
        return 0;
    uint32_t end = time_next(s, at);
    int move = time_is(s, end, KIND_before) || time_is(s, end, KIND_earlier) ? -1
               : time_is(s, end, KIND_after)                                 ? 1
                                                                             : 0;
    if (!move || !set_unit(unit, move, out))
        return 0;
    uint32_t past = time_next(s, end);
    out->event_follows =
        past < s->end && !(s->w[past].flags & WORD_MARK) && same_sentence(s, i, past);
    if (out->event_follows && move > 0) {
        out->after_event = true;
        out->offset_days = -out->offset_days;
        out->offset_months = -out->offset_months;
    }
    return past;
}

/* ---- a length and what it counts from */

/* a date behind "before", "after" or "from": "2 weeks before May 13 1999", "two days from tomorrow"
 */
static uint32_t from_date(const scan *s, uint32_t i, const length *d, int sign, timex *out)
{
    partial_date date;
    uint32_t end = read_date(s, i, &date);
    if (!end || date.weak || !resolve_date(s, &date) || date.first != date.last)
        return 0;
    if (!distance(d, sign, out) || !from_day(s, date.first, 'd', out))
        return 0;
    out->offset_days = out->offset_months = 0;
    out->anchor = date.deictic ? ANCHOR_REPORT : ANCHOR_ABSOLUTE;
    return end;
}

static bool event_behind(const scan *s, uint32_t i, uint32_t past)
{
    return past < s->end && same_sentence(s, i, past) && !(s->w[past].flags & WORD_MARK);
}

static uint32_t length_then_word(const scan *s, uint32_t i, uint32_t at, const length *d,
                                 timex *out)
{
    uint32_t past = time_next(s, at), end;
    if (time_is(s, at, KIND_ago))
        return from_report(s, d, -1, 0, out) ? past : 0;
    if (time_is(s, at, KIND_hence))
        return from_report(s, d, 1, (int32_t)time_number(s, at, KIND_hence), out) ? past : 0;
    bool before = time_is(s, at, KIND_before) && !arabic(s, at),
         after = time_is(s, at, KIND_after) && !arabic(s, at);
    if ((before || after || time_is(s, at, KIND_from)) &&
        (end = from_date(s, past, d, before ? -1 : 1, out)))
        return end;
    if (time_is(s, at, KIND_earlier))
        return from_event(d, -1, out) ? past : 0;
    if (time_is(s, at, KIND_later))
        return from_event(d, 1, out) ? past : 0;
    if (!before && !after)
        return 0;
    bool event = event_behind(s, i, past);
    if (!from_event(d, before || event ? -1 : 1, out))
        return 0;
    out->event_follows = event;
    out->after_event = event && after;
    return past;
}

static uint32_t arabic_offset(const scan *s, uint32_t i, timex *out)
{
    bool before = time_is(s, i, KIND_before), after = time_is(s, i, KIND_after);
    length d;
    uint32_t at = time_next(s, i), end = 0;
    if (!before && !after)
        return 0;
    if (time_is(s, at, KIND_approx) && !time_is(s, at, KIND_unit))
        at = time_next(s, at);
    end = read_length(s, at, &d);
    if (!end) { /* قبل أسبوع */
        char unit = time_unit(s, at);
        if (!unit || unit == 'S' || unit == 'N' || unit == 'H' || s->w[at].flags & WORD_ARTICLE ||
            time_marks(s, at, KIND_unit) & (MARK_PLURAL | MARK_DUAL))
            return 0;
        d = (length){ .unit = unit };
        *(unit == 'D'   ? &d.days
          : unit == 'W' ? &d.weeks
          : unit == 'M' ? &d.months
                        : &d.years) = unit == 'X'   ? 10
                                      : unit == 'C' ? 100
                                                    : 1;
        if (unit == 'Q')
            return 0;
        end = time_next(s, at);
    }
    if (time_is(s, end, KIND_hence))
        return from_report(s, &d, before ? -1 : 1, 0, out) ? time_next(s, end) : 0;
    bool of = end < s->end && str_is(s->r->tokens.at[end].norm, "من") && same_sentence(s, i, end);
    bool event = of && end + 1 < s->end;
    if (event) {
        uint32_t date = from_date(s, end + 1, &d, before ? -1 : 1, out);
        if (date)
            return date;
    }
    if (!event && before && !looks_back(s, i))
        return from_report(s, &d, -1, 0, out) ? end : 0;
    if (!event && after && time_tense_of(s)->direction > 0)
        return from_report(s, &d, 1, 0, out) ? end : 0;
    if (!from_event(&d, before || event ? -1 : 1, out))
        return 0;
    out->event_follows = event;
    out->after_event = event && after;
    return end;
}

/* two thursdays ago, three fridays from now */
static uint32_t weekdays_away(const scan *s, uint32_t i, timex *out)
{
    double n = 0;
    uint32_t at = read_cardinal(s, i, &n);
    if (!at || !time_is(s, at, KIND_weekday) || n < 1 || n > 500 || n != floor(n) || !s->dated)
        return 0;
    uint32_t end = time_next(s, at);
    int sign = time_is(s, end, KIND_ago) ? -1 : time_is(s, end, KIND_hence) ? 1 : 0;
    if (!sign)
        return 0;
    int weekday = (int)time_number(s, at, KIND_weekday), today = calendar_weekday(s->ref);
    int to = sign > 0 ? (weekday - today + 7) % 7 : (today - weekday + 7) % 7;
    int32_t day = s->ref + sign * ((to ? to : 7) + 7 * ((int)n - 1));
    out->type = TIME_DATE;
    out->anchor = ANCHOR_REPORT;
    set_precision(out, 'd');
    out->value = calendar_write(s->r->a, day, day, 'd');
    return time_next(s, end);
}

/* "the first in ten years" is a length, "in ten years" a date to come */
static bool superlative_before(const scan *s, uint32_t i)
{
    for (uint32_t k = i; k > s->from && i - k < 10 && same_sentence(s, k - 1, i); k--)
        if (time_is(s, k - 1, KIND_best))
            return true;
    return false;
}

static uint32_t in_length(const scan *s, uint32_t i, timex *out)
{
    length d;
    bool russian = time_is(s, i, KIND_through);
    if (!russian && (arabic(s, i) || !str_is(s->r->tokens.at[i].norm, "in")))
        return 0;
    uint32_t at = time_next(s, i);
    uint32_t end = read_length(s, at, &d);
    if (!end && russian && time_unit(s, at)) {
        d = (length){ .unit = time_unit(s, at) };
        *(d.unit == 'D'   ? &d.days
          : d.unit == 'W' ? &d.weeks
          : d.unit == 'M' ? &d.months
                          : &d.years) = 1;
        end = time_next(s, at);
    }
    if (!end || d.hours > 0 || d.minutes > 0 || d.seconds > 0 || time_is(s, at, KIND_another) ||
        superlative_before(s, i))
        return 0;
    if (time_mark(s, at + 1, '-')) /* in 3-day talks */
        return 0;
    return from_report(s, &d, 1, 0, out) ? end : 0;
}

uint32_t read_offset(const scan *s, uint32_t i, timex *out)
{
    *out = (timex){ .anchor_claim = NO_INDEX };
    uint32_t end = definite_unit(s, i, out);
    if (!end && arabic(s, i))
        end = arabic_offset(s, i, out);
    if (!end)
        end = in_length(s, i, out);
    if (!end)
        end = weekdays_away(s, i, out);
    if (end)
        return end;
    length d;
    uint32_t at = read_length(s, i, &d);
    if (!at || d.vague)
        return 0;
    return length_then_word(s, i, at, &d, out);
}
