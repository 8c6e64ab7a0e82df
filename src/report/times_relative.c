/*
 * Dates that count from the report's own: yesterday, last week, next Tuesday, the first Monday of
 * October, the third quarter, a weekday or a month without a year. See reader conventions in times.h.
 *
 * A date without a year is the last one before the report, unless the words around it say that it is to
 * come (scan.direction); a weekday beside it decides between the years where it can.
 */
#include "record/date.h"
#include "report/times.h"

enum { MOD_BEFORE = -2, MOD_LAST = -1, MOD_NEXT = 1, MOD_THIS = 2, MOD_SAME = 3 };

int read_mod(const scan *s, uint32_t i)
{
    str t = time_text(s, i, KIND_mod);
    if (str_is(t, "next") || str_is(t, "following"))
        return MOD_NEXT;
    if (str_is(t, "last") || str_is(t, "preceding"))
        return MOD_LAST;
    return str_is(t, "same") ? MOD_SAME : MOD_THIS;
}

static char unit_at(const scan *s, uint32_t i)
{
    return time_is(s, i, KIND_unit) ? time_text(s, i, KIND_unit).at[0] : 0;
}

static bool arabic(const scan *s, uint32_t i)
{
    return i < s->end && s->r->tokens.at[i].lang == LANG_AR;
}

static uint32_t past_the(const scan *s, uint32_t i)
{
    return time_is(s, i, KIND_the) ? time_next(s, i) : i;
}

/* ---- spans of days */

static void civil(int32_t day, int *y, int *m)
{
    int d;
    date_civil(day, y, m, &d);
}

static int32_t month_start(int year, int month)
{
    int total = year * 12 + month - 1;
    return date_days(total / 12, total % 12 + 1, 1);
}

/* the unit around a day, moved by so many units; a day, week, month, quarter, year, decade, century */
static bool unit_range(int32_t day, char unit, int move, partial_date *out)
{
    int y, m;
    civil(day, &y, &m);
    *out = (partial_date){ .fixed = true, .deictic = true, .precision = 'd', .type = TIME_INTERVAL };
    switch (unit) {
    case 'D':
        out->first = out->last = day + move;
        out->type = TIME_DATE;
        return true;
    case 'W':
        out->first = day - (calendar_weekday(day) - 1) + 7 * move;
        out->last = out->first + 6;
        return true;
    case 'M':
        out->first = month_start(y, m + move);
        out->last = month_start(y, m + move + 1) - 1;
        out->precision = 'm';
        out->type = TIME_DATE;
        return true;
    case 'Q':
        out->first = month_start(y, (m - 1) / 3 * 3 + 1 + 3 * move);
        out->last = month_start(y, (m - 1) / 3 * 3 + 4 + 3 * move) - 1;
        return true;
    case 'Y':
        out->first = date_days(y + move, 1, 1);
        out->last = date_days(y + move, 12, 31);
        out->precision = 'y';
        out->type = TIME_DATE;
        return true;
    case 'X':
    case 'C': {
        int n = unit == 'X' ? 10 : 100;
        out->first = date_days(y / n * n + n * move, 1, 1);
        out->last = date_days(y / n * n + n * move + n - 1, 12, 31);
        return true;
    }
    default:
        return false;
    }
}

/* ---- resolving */

/* the occurrence of a month (and day) that the direction asks for */
static int year_of(const scan *s, const partial_date *d)
{
    int y, m;
    civil(s->ref, &y, &m);
    int direction = d->mod == MOD_NEXT ? 1 : d->mod == MOD_LAST ? -1 : s->direction;
    if (d->mod == MOD_THIS)
        return y;
    if (d->day && d->weekday)
        for (int k = 0; k < 3; k++) {
            static const int order[2][3] = { { 0, -1, 1 }, { 0, 1, -1 } };
            int c = y + order[direction > 0][k];
            if (calendar_month_days(c, d->month) >= d->day && calendar_weekday(date_days(c, d->month, d->day)) == d->weekday)
                return c;
        }
    if (!d->day) {
        bool strictly = d->mod == MOD_LAST;
        if (direction < 0)
            return d->month < m || (d->month == m && !strictly) ? y : y - 1;
        return d->month > m || (d->month == m && d->mod != MOD_NEXT) ? y : y + 1;
    }
    int day = d->day < 28 ? d->day : d->day <= calendar_month_days(y, d->month) ? d->day : 28;
    int32_t here = date_days(y, d->month, day);
    if (direction < 0)
        return here <= s->ref ? y : y - 1;
    return here >= s->ref ? y : y + 1;
}

/* "Thursday the 21st", "on the 18th": the nearest month where it holds */
static bool resolve_day_only(const scan *s, partial_date *d)
{
    int y, m;
    civil(s->ref, &y, &m);
    for (int k = 0; k < 24; k++) {
        int step = s->direction > 0 ? (k + 1) / 2 * (k % 2 ? 1 : -1) : (k + 1) / 2 * (k % 2 ? -1 : 1);
        int32_t first = month_start(y, m + step);
        int yy, mm;
        civil(first, &yy, &mm);
        if (d->day > calendar_month_days(yy, mm))
            continue;
        int32_t day = first + d->day - 1;
        bool fits = d->weekday ? calendar_weekday(day) == d->weekday
                               : (s->direction < 0 ? day <= s->ref : day >= s->ref);
        if (fits) {
            d->first = d->last = day;
            return true;
        }
    }
    return false;
}

static void resolve_weekday(const scan *s, partial_date *d)
{
    int today = calendar_weekday(s->ref);
    int back = (today - d->weekday + 7) % 7, on = (d->weekday - today + 7) % 7;
    int32_t monday = s->ref - (today - 1);
    switch (d->mod) {
    case MOD_LAST:
        d->first = s->ref - (back ? back : 7);
        break;
    case MOD_NEXT: /* English "next" is next week's; others say the coming one */
        d->first = d->spelled ? monday + 7 + d->weekday - 1 : s->ref + (on ? on : 7);
        break;
    case MOD_THIS:
        d->first = s->direction > 0 || on ? s->ref + (on ? on : s->direction > 0 ? 0 : 7) : s->ref;
        break;
    case MOD_BEFORE:
        d->first = s->ref - (back ? back : 7) - 7;
        break;
    default:
        d->first = s->direction > 0 ? s->ref + on : s->ref - back;
    }
    d->last = d->first;
}

bool resolve_date(const scan *s, partial_date *d)
{
    bool whole = d->year && (d->month || !d->weekday);
    if (d->fixed)
        return true;
    if (!whole) {
        d->deictic = true;
        if (!s->dated)
            return false;
    }
    d->type = TIME_DATE;
    if (!d->month && !d->year) {
        d->precision = 'd';
        if (d->day)
            return resolve_day_only(s, d);
        if (!d->weekday)
            return false;
        resolve_weekday(s, d);
        return true;
    }
    if (d->hijri) {
        int year = d->year;
        if (!year) { /* the year whose month lies nearest */
            int y, m;
            civil(s->ref, &y, &m);
            year = (int)((y - 622) * 33.0 / 32.0) + 2;
            while (year > 1 && calendar_hijri(year, d->month, d->day ? d->day : 1) > s->ref)
                year--;
        }
        if (year < 1 || year > 1700 || !d->month)
            return false;
        d->first = calendar_hijri(year, d->month, d->day ? d->day : 1);
        d->last = d->day ? d->first : calendar_hijri(year, d->month + 1, 1) - 1;
        d->precision = 'd';
        d->type = d->day ? TIME_DATE : TIME_INTERVAL;
        return true;
    }
    int year = d->year ? d->year : year_of(s, d);
    if (!d->month) {
        d->first = date_days(year, 1, 1);
        d->last = date_days(year, 12, 31);
        d->precision = 'y';
        return true;
    }
    int days = calendar_month_days(year, d->month);
    if (d->day > days)
        return false;
    d->first = date_days(year, d->month, d->day ? d->day : 1);
    d->last = d->day ? d->first : date_days(year, d->month, days);
    d->precision = d->day ? 'd' : 'm';
    return true;
}
uint32_t read_date(const scan *s, uint32_t i, partial_date *out)
{
    return read_written_date(s, i, out);
}
