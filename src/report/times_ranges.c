/*
 * Times with two ends, or one: "from 13 to 15 July", "2014-2018", من 13 إلى 15 يوليو, "since 2022",
 * حتى عام 2030, "three days starting from Monday", "within 60 days". The last day is included.
 *
 * What one end leaves out it takes from the other: in "July 13-15" the month, in "Nov 3 to Feb 5,
 * 2017" the year, which is one less where the first end would come after the second.
 */
#include "record/date.h"
#include "report/times.h"

static bool arabic(const scan *s, uint32_t i)
{
    return i < s->end && s->r->tokens.at[i].lang == LANG_AR;
}

void timex_from_date(const scan *s, const partial_date *d, timex *out)
{
    out->type = d->type;
    out->precision = d->precision == 'y'   ? PRECISION_YEAR
                     : d->precision == 'm' ? PRECISION_MONTH
                                           : PRECISION_DAY;
    out->anchor = d->deictic ? ANCHOR_REPORT : ANCHOR_ABSOLUTE;
    out->anchor_claim = NO_INDEX;
    out->value = calendar_write(s->r->a, d->first, d->last, d->precision);
}

uint32_t read_end_point(const scan *s, uint32_t i, partial_date *out)
{
    uint32_t end = read_date(s, i, out);
    uint32_t at = i;
    for (int k = 0;
         k < 2 && time_is(s, at, KIND_yearword) && !time_is(s, time_next(s, at), KIND_mod); k++)
        at = time_next(s, at);
    int year;
    uint32_t year_end = read_year(s, at, &year);
    if (year_end > end) {
        *out = (partial_date){ .year = year, .precision = 'y', .spelled = true };
        return year_end;
    }
    return end;
}

/* "now" and its like count as the report's day */
static uint32_t read_now(const scan *s, uint32_t i, partial_date *out)
{
    if (!time_is(s, i, KIND_now) || !s->dated)
        return 0;
    *out = (partial_date){
        .fixed = true, .deictic = true, .first = s->ref, .last = s->ref, .precision = 'd'
    };
    return time_next(s, i);
}

/* ---- from … to … */

static uint32_t connector(const scan *s, uint32_t i, bool opened, bool between)
{
    if (time_mark(s, i, '-'))
        return i + 1;
    if (opened && arabic(s, i) && i < s->end && s->w[i].proclitics & PROCLITIC_WAW)
        return i;
    if (!time_is(s, i, KIND_to))
        return 0;
    bool and = time_is(s, i, KIND_and) || str_is(s->r->tokens.at[i].norm, "و");
    if (and&&!between)
        return 0;
    return time_next(s, i);
}

static int32_t month_number(const partial_date *d)
{
    return d->year * 12 + d->month;
}

/* gives each end what only the other one says */
static bool complete(const scan *s, partial_date *a, partial_date *b)
{
    if (a->weekday && a->mod && !a->day && !a->fixed) {
        if (!resolve_date(s, a))
            return false;
        a->fixed = true;
    }
    if (a->fixed || b->fixed) {
        if (!b->fixed && b->weekday && !b->day && a->fixed) { /* to Friday: the first one after */
            b->first = b->last = a->first + (b->weekday - calendar_weekday(a->first) + 7) % 7;
            b->fixed = true;
            b->precision = 'd';
            b->deictic = true;
        }
        return resolve_date(s, a) && resolve_date(s, b);
    }
    if (b->day && !b->month && !b->weekday && a->month) {
        b->month = a->month;
        b->year = a->year;
    }
    if (a->day && !a->month && !a->weekday && b->month)
        a->month = b->month;
    if (a->year && !b->year && b->month) {
        b->year = a->year;
        if (a->month &&
            (b->month < a->month || (b->month == a->month && b->day && b->day < a->day)))
            b->year++;
    }
    if (b->year && !a->year && a->month) {
        a->year = b->year;
        if (b->month &&
            (a->month > b->month || (a->month == b->month && b->day && a->day > b->day)))
            a->year--;
    }
    if (!resolve_date(s, b))
        return false;
    if (a->weekday && !a->day && !a->month && !a->mod && b->weekday) {
        a->first = a->last = b->first - (b->weekday - a->weekday + 7) % 7;
        a->fixed = true;
        a->precision = 'd';
        a->deictic = true;
        return true;
    }
    if (!a->year && a->month && b->month) {
        int y, m, d;
        date_civil(b->first, &y, &m, &d);
        a->year = y;
        a->deictic = b->deictic;
        if (month_number(a) > y * 12 + m || (a->month == m && a->day && b->day && a->day > b->day))
            a->year--;
    }
    return resolve_date(s, a);
}

static bool join(const scan *s, partial_date *a, partial_date *b, timex *out)
{
    if (!complete(s, a, b) || a->first > b->last)
        return false;
    bool whole = a->precision == b->precision && a->precision != 'd' && a->type == TIME_DATE &&
                 b->type == TIME_DATE;
    char p = whole ? a->precision : 'd';
    out->type = TIME_INTERVAL;
    out->anchor = a->deictic || b->deictic ? ANCHOR_REPORT : ANCHOR_ABSOLUTE;
    out->anchor_claim = NO_INDEX;
    out->precision = p == 'y' ? PRECISION_YEAR : p == 'm' ? PRECISION_MONTH : PRECISION_DAY;
    arena *m = s->r->a;
    if (p == 'd') {
        out->value = calendar_write(m, a->first, b->last, 'd');
        if (a->first == b->last)
            out->type = TIME_DATE;
        return true;
    }
    str one = calendar_write(m, a->first, a->last, p),
        two = calendar_write(m, b->first, b->last, p);
    out->value = str_eq(one, two) ? one : arena_join(m, one, arena_join(m, STR("/"), two));
    return true;
}

/* the first end: a bare day number only where the second end has its month */
static uint32_t first_end(const scan *s, uint32_t i, bool *day_only, partial_date *out)
{
    int day;
    bool ordinal;
    *day_only = false;
    uint32_t end = read_end_point(s, i, out);
    if (end)
        return end;
    uint32_t at = time_is(s, i, KIND_the) ? time_next(s, i) : i;
    if (!(end = read_day(s, at, &day, &ordinal)))
        return 0;
    *day_only = true;
    *out = (partial_date){ .day = day };
    return end;
}

/* "4 to 22 this month", "من 27-29 من الشهر الثامن" */
static uint32_t days_of_month(const scan *s, uint32_t i, partial_date *a, partial_date *b)
{
    int day;
    bool ordinal;
    uint32_t at = time_is(s, i, KIND_the) ? time_next(s, i) : i,
             end = read_day(s, at, &day, &ordinal);
    if (!end)
        return 0;
    for (int k = 0; k < 2 && (time_is(s, end, KIND_of) || time_is(s, end, KIND_in)); k++)
        end = time_next(s, end);
    partial_date month;
    uint32_t past = read_unit_date(s, end, &month);
    if (!past || month.precision != 'm' || month.type != TIME_DATE || !month.fixed)
        return 0;
    int y, m, d;
    date_civil(month.first, &y, &m, &d);
    if (day > calendar_month_days(y, m) || a->day > day)
        return 0;
    *b = (partial_date){ .year = y, .month = m, .day = day, .deictic = true };
    a->year = y;
    a->month = m;
    return past;
}

static uint32_t second_end(const scan *s, uint32_t i, bool day_only, bool opened, partial_date *a,
                           partial_date *b)
{
    int day;
    bool ordinal;
    uint32_t end = read_end_point(s, i, b);
    if (!end && opened)
        end = read_now(s, i, b);
    if (day_only) {
        bool month = end && b->month && b->day;
        if (month)
            return end;
        end = days_of_month(s, i, a, b);
        return end;
    }
    if (end)
        return end;
    uint32_t at = time_is(s, i, KIND_the) ? time_next(s, i) : i;
    end = read_day(s, at, &day, &ordinal);
    if (!end || !a->day || !a->month || a->fixed || time_is(s, end, KIND_unit) ||
        time_is(s, end, KIND_multiplier))
        return 0;
    *b = (partial_date){ .day = day };
    int year;
    uint32_t year_end = read_year_behind(s, end, &year);
    if (year_end) {
        b->year = year;
        b->month = a->month;
    }
    return year_end ? year_end : end;
}

static uint32_t from_to(const scan *s, uint32_t i, timex *out)
{
    partial_date a, b;
    bool day_only, between = time_is(s, i, KIND_between),
                   opened = between || time_is(s, i, KIND_from);
    uint32_t at = opened ? time_next(s, i) : i;
    if (opened && time_is(s, at, KIND_between)) {
        between = true;
        at = time_next(s, at);
    }
    uint32_t end = first_end(s, at, &day_only, &a);
    if (!end || (!opened && a.weak && !a.day))
        return 0;
    if (time_mark(s, end, '.') && time_joined(s, end) &&
        (time_mark(s, end + 1, '-') || time_is(s, end + 1, KIND_to))) /* 14.10. - 15.10. */
        end++;
    uint32_t past = connector(s, end, opened, between);
    if (!past)
        return 0;
    bool dash = time_mark(s, end, '-');
    if (dash && time_is(s, past, KIND_in) && !opened)
        return 0;
    if (!opened && !dash && !day_only && !a.month && !a.year && !a.weekday)
        return 0;
    uint32_t last = second_end(s, past, day_only, opened, &a, &b);
    if (!last || (b.weak && !b.year && !a.month))
        return 0;
    /* a report's date before a dash and a sentence: not the beginning of a span */
    if (dash && !opened && !time_joined(s, end) && a.year && a.day && b.weekday && !b.day)
        return 0;
    return join(s, &a, &b, out) ? last : 0;
}

/* "in 2012 and 2013", في عامي 2012 و2013: two years that follow each other are one span */
static uint32_t two_years(const scan *s, uint32_t i, timex *out)
{
    uint32_t at = time_is(s, i, KIND_yearword) ? time_next(s, i) : i;
    if (at == i && !(i > s->from && time_is(s, i - 1, KIND_in)))
        return 0;
    int one, two;
    uint32_t end = read_year(s, at, &one);
    if (!end || end >= s->end)
        return 0;
    bool and = time_is(s, end, KIND_and);
    if (!and && !(arabic(s, end) && s->w[end].proclitics & PROCLITIC_WAW))
        return 0;
    uint32_t last = read_year(s, and ? time_next(s, end) : end, &two);
    if (!last || two != one + 1 || one < 1500 || two > 2100)
        return 0;
    out->type = TIME_INTERVAL;
    out->anchor = ANCHOR_ABSOLUTE;
    out->precision = PRECISION_YEAR;
    out->value = arena_printf(s->r->a, "%d/%d", one, two);
    return last;
}

/* ---- open ends */

static uint32_t past_words(const scan *s, uint32_t i)
{
    for (int k = 0; k < 2; k++)
        if (i < s->end && (time_is(s, i, KIND_in) || time_is(s, i, KIND_part)))
            i = time_next(s, i);
    return i;
}

/* since 2022, منذ عام 2018, منذ عامين; until 2030, حتى نهاية العام */
static uint32_t open_end(const scan *s, uint32_t i, timex *out)
{
    bool since = time_is(s, i, KIND_since), until = time_is(s, i, KIND_until);
    if (!since && !until)
        return 0;
    partial_date d;
    uint32_t at = past_words(s, time_next(s, i));
    uint32_t end = read_end_point(s, at, &d);
    if (end && resolve_date(s, &d)) {
        timex_from_date(s, &d, out);
    } else {
        length n;
        if (!since || !arabic(s, i) || !s->dated || !(end = read_length(s, at, &n)) || n.vague ||
            n.months + n.years * 12 != (int)(n.months + n.years * 12))
            return 0;
        str day = calendar_write(s->r->a, s->ref, s->ref, 'd');
        char p = n.days > 0 || n.weeks > 0 || n.hours > 0 || n.minutes > 0 ? 'd'
                 : n.months > 0                                            ? 'm'
                                                                           : 'y';
        out->value = calendar_offset(s->r->a, day, -(int32_t)(n.days + 7 * n.weeks),
                                     -(int32_t)(n.months + 12 * n.years), p);
        out->precision = p == 'y' ? PRECISION_YEAR : p == 'm' ? PRECISION_MONTH : PRECISION_DAY;
        out->anchor = ANCHOR_REPORT;
        out->offset_days = -(int32_t)(n.days + 7 * n.weeks);
        out->offset_months = -(int32_t)(n.months + 12 * n.years);
    }
    /* of a span only the near end counts */
    size_t cut = str_find(out->value, STR("/"));
    str edge = cut == SIZE_MAX ? out->value
               : since         ? str_take(out->value, cut)
                               : str_drop(out->value, cut + 1);
    out->value = since ? arena_printf(s->r->a, "%.*s/..", STR_ARG(edge))
                       : arena_printf(s->r->a, "../%.*s", STR_ARG(edge));
    out->type = TIME_INTERVAL;
    out->open = since ? OPEN_END : OPEN_BEGIN;
    out->anchor_claim = NO_INDEX;
    return end;
}

/* ---- a length from a day on: "three days starting from Monday"; "within 3 years" */

static bool span_of(const scan *s, int32_t first, const length *n, bool deictic, timex *out)
{
    double months = n->months + 12 * n->years, days = n->days + 7 * n->weeks;
    if (n->vague || months != (int)months || days != (int)days || months > 12000 || days > 40000 ||
        months + days < 1)
        return false;
    int32_t last = calendar_add_months(first, (int)months) + (int32_t)days - 1;
    out->type = TIME_INTERVAL;
    out->anchor = deictic ? ANCHOR_REPORT : ANCHOR_ABSOLUTE;
    out->anchor_claim = NO_INDEX;
    out->precision = PRECISION_DAY;
    out->value = calendar_write(s->r->a, first, last, 'd');
    return true;
}

static uint32_t length_from(const scan *s, uint32_t i, timex *out)
{
    length n;
    partial_date d;
    uint32_t at = i, end;
    bool within = time_is(s, i, KIND_within) && !arabic(s, i);
    if (within && s->dated) {
        at = time_next(s, i);
        if (time_is(s, at, KIND_the))
            at = time_next(s, at);
        if (time_is(s, at, KIND_mod))
            at = time_next(s, at);
        end = read_length(s, at, &n);
        return end && time_tense_of(s)->direction > 0 && n.hours + n.minutes + n.seconds == 0 &&
                       span_of(s, s->ref, &n, true, out)
                   ? end
                   : 0;
    }
    if (!(end = read_length(s, i, &n)))
        return 0;
    at = time_mark(s, end, ',') ? end + 1 : end;
    if (!time_is(s, at, KIND_start) || (time_is(s, at, KIND_from) && time_next(s, at) == at + 1 &&
                                        !(i > s->from && time_is(s, i - 1, KIND_for))))
        return 0;
    at = time_next(s, at);
    if (time_is(s, at, KIND_from) || time_is(s, at, KIND_in))
        at = time_next(s, at);
    end = read_date(s, at, &d);
    if (!end || !resolve_date(s, &d) || d.first != d.last)
        return 0;
    return span_of(s, d.first, &n, d.deictic, out) ? end : 0;
}

uint32_t read_range(const scan *s, uint32_t i, timex *out)
{
    *out = (timex){ .anchor_claim = NO_INDEX };
    uint32_t end = from_to(s, i, out);
    if (!end)
        end = two_years(s, i, out);
    if (!end)
        end = open_end(s, i, out);
    if (!end)
        end = length_from(s, i, out);
    return end;
}
