/*
 * Dates made of units of time: last week, the next three years, the third quarter of 2016, the
 * first Monday of October, الأسبوع الماضي, الربع الثالث, the 1990s, the 15th century.
 *
 * A week is Monday to Sunday and belongs to the month and year of its Thursday (ISO 8601). "The
 * last two weeks" are whole weeks, as are months and years; days are counted back from the report.
 */
#include "record/date.h"
#include "report/times.h"

enum { MOD_LAST = -1, MOD_NEXT = 1, MOD_THIS = 2, MOD_SAME = 3 };

char time_unit(const scan *s, uint32_t i)
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

/* the unit around a day, moved by so many units; a day, week, month, quarter, year, decade, century
 */
static bool unit_range(int32_t day, char unit, int move, partial_date *out)
{
    int y, m;
    civil(day, &y, &m);
    *out =
        (partial_date){ .fixed = true, .deictic = true, .precision = 'd', .type = TIME_INTERVAL };
    switch (unit) {
    case 'D':
        out->first = out->last = day + move;
        out->type = TIME_DATE;
        return true;
    case 'W':
        out->first = day - (calendar_weekday(day) - 1) + 7 * move;
        out->last = out->first + 6;
        return true;
    case 'E': /* a weekend */
        out->first = day - (calendar_weekday(day) - 1) + 7 * move + 5;
        out->last = out->first + 1;
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

static int move_of(int mod)
{
    return mod == MOD_LAST ? -1 : mod == MOD_NEXT ? 1 : 0;
}

/* so many whole units before or after the one the report lies in */
static bool units_range(const scan *s, char unit, int mod, int count, bool rolling,
                        partial_date *out)
{
    partial_date a, b;
    if (!s->dated || count < 1 || count > 10000 || mod == MOD_SAME ||
        (mod == MOD_THIS && count > 1))
        return false;
    if (rolling && count > 1 && (unit == 'W' || unit == 'M' || unit == 'Y')) {
        int32_t edge =
            unit == 'W'
                ? s->ref + move_of(mod) * 7 * count
                : calendar_add_months(s->ref, move_of(mod) * count * (unit == 'Y' ? 12 : 1));
        *out = (partial_date){ .fixed = true,
                               .deictic = true,
                               .precision = 'd',
                               .type = TIME_INTERVAL,
                               .first = mod == MOD_NEXT ? s->ref + 1 : edge,
                               .last = mod == MOD_NEXT ? edge : s->ref - 1 };
        return true;
    }
    int move = move_of(mod);
    if (!unit_range(s->ref, unit, move, &a) || !unit_range(s->ref, unit, move * count, &b))
        return false;
    *out = a;
    out->first = a.first < b.first ? a.first : b.first;
    out->last = a.last > b.last ? a.last : b.last;
    if (count > 1) {
        out->type = TIME_INTERVAL;
        out->precision = 'd';
    }
    return true;
}

/* last week; the next three years; 2 next days; this past year */
static uint32_t mod_unit(const scan *s, uint32_t i, partial_date *out)
{
    uint32_t at = past_the(s, i);
    if (arabic(s, at))
        return 0;
    double count = 1;
    uint32_t end = read_cardinal(s, at, &count);
    bool before = end && time_is(s, end, KIND_mod);
    if (before)
        at = end;
    if (!time_is(s, at, KIND_mod))
        return 0;
    int mod = read_mod(s, at);
    at = time_next(s, at);
    if (time_is(s, at, KIND_mod)) {
        mod = mod == MOD_THIS ? read_mod(s, at) : mod;
        at = time_next(s, at);
    }
    end = before ? 0 : read_cardinal(s, at, &count);
    if (end && time_mark(s, end, '-'))
        return 0;
    at = end ? end : at;
    char unit = time_unit(s, at);
    if (unit && !end && !before &&
        time_marks(s, at, KIND_unit) & MARK_PLURAL) /* in recent years: how many? */
        return 0;
    if (unit == 'D' && mod == MOD_LAST && !end && time_is(s, time_next(s, at), KIND_of))
        return 0;
    if (!unit || (unit == 'D' && !end && !before && mod == MOD_THIS && i != at - 1))
        return 0;
    if (before && count > 1 && !(time_marks(s, at, KIND_unit) & MARK_PLURAL) &&
        s->r->tokens.at[at].lang == LANG_EN)
        return 0;
    if (unit == 'S' || unit == 'N' || unit == 'H' || count != (int)count)
        return 0;
    return units_range(s, unit, mod, (int)count, before, out) ? time_next(s, at) : 0;
}

/* the month after next */
static uint32_t unit_after_next(const scan *s, uint32_t i, partial_date *out)
{
    uint32_t at = past_the(s, i);
    char unit = time_unit(s, at);
    int month;
    bool hijri, weak;
    uint32_t end = unit ? time_next(s, at) : read_month(s, at, &month, &hijri, &weak);
    if (!end || arabic(s, at) || !time_is(s, end, KIND_afternext) || !s->dated)
        return 0;
    if (unit)
        return unit_range(s->ref, unit, 2, out) ? time_next(s, end) : 0;
    *out = (partial_date){ .month = month, .mod = MOD_NEXT };
    if (hijri || !resolve_date(s, out))
        return 0;
    out->first = calendar_add_months(out->first, 12);
    out->last = calendar_add_months(out->last, 12);
    out->fixed = true;
    return time_next(s, end);
}

/* الأسبوع الماضي; هذا العام; السنوات الثلاث الماضية; العام 2023 is a year, not this */
static uint32_t arabic_unit(const scan *s, uint32_t i, partial_date *out)
{
    if (!arabic(s, i))
        return 0;
    int mod = MOD_SAME;
    uint32_t at = i;
    if (time_is(s, i, KIND_mod) && read_mod(s, i) == MOD_THIS && time_unit(s, i + 1)) {
        mod = MOD_THIS;
        at = time_next(s, i);
    }
    char unit = time_unit(s, at);
    if (!unit || unit == 'S' || unit == 'N' || unit == 'H' ||
        (!(s->w[at].flags & WORD_ARTICLE) && mod != MOD_THIS))
        return 0;
    bool plural = time_marks(s, at, KIND_unit) & MARK_PLURAL,
         dual = time_marks(s, at, KIND_unit) & MARK_DUAL;
    uint32_t end = time_next(s, at);
    double count = dual ? 2 : 1;
    if (plural) {
        uint32_t number = read_cardinal(s, end, &count);
        if (!number)
            return 0;
        end = number;
    }
    if (mod == MOD_SAME) {
        if (!time_is(s, end, KIND_mod))
            return 0;
        mod = read_mod(s, end);
        /* "the day before", "the following day" hang on an event: times_offsets.c */
        str which = time_text(s, end, KIND_mod);
        if (mod == MOD_SAME || str_is(which, "following") || str_is(which, "preceding"))
            return 0;
        end = time_next(s, end);
    }
    return units_range(s, unit, mod, (int)count, false, out) ? end : 0;
}

/* ---- what something is the first, third or last of */

static bool month_or_year(const scan *s, uint32_t i, uint32_t *end, partial_date *out)
{
    int year;
    bool weak;
    *out = (partial_date){ 0 };
    uint32_t at = read_month(s, i, &out->month, &out->hijri, &weak);
    if (at) {
        uint32_t past = read_year_behind(s, at, &year);
        if (past)
            out->year = year;
        partial_date of;
        uint32_t unit = past ? 0 : mod_unit(s, at, &of);
        if (!unit && !past)
            unit = arabic_unit(s, at, &of);
        if (unit && of.precision == 'y' && of.type == TIME_DATE) {
            int m, d;
            date_civil(of.first, &out->year, &m, &d);
            past = unit;
        }
        if (!past && arabic(s, at) && time_is(s, at, KIND_mod) && read_mod(s, at) != MOD_SAME) {
            out->mod = read_mod(s, at);
            past = time_next(s, at);
        }
        *end = past ? past : at;
        return resolve_date(s, out);
    }
    at = i;
    if (time_is(s, at, KIND_yearword) && !time_is(s, at + 1, KIND_mod))
        at = time_next(s, at);
    if ((*end = read_year(s, at, &out->year)))
        return resolve_date(s, out);
    return false;
}

/* "of the month", "of this year", "من العام الماضي", "of October 2014"; without "of" only units and
 * years */
static uint32_t container(const scan *s, uint32_t i, partial_date *out)
{
    uint32_t at = i, end;
    bool of = false;
    if (time_mark(s, at, ','))
        at++;
    for (int k = 0; k < 2 && (time_is(s, at, KIND_of) || time_is(s, at, KIND_in)) &&
                    !time_is(s, at, KIND_unit);
         k++) {
        of = true;
        at = time_next(s, at);
    }
    of |= at < s->end && arabic(s, at) && s->w[at].proclitics & (PROCLITIC_BA | PROCLITIC_LAM);
    if ((end = mod_unit(s, at, out)) || (end = arabic_unit(s, at, out)))
        return end;
    if ((of || read_year(s, at, &(int){ 0 }) || time_is(s, at, KIND_yearword)) &&
        month_or_year(s, at, &end, out))
        return end;
    /* "of the year", "من العام" */
    uint32_t the = past_the(s, at);
    char unit = time_unit(s, the);
    bool definite = the > at || (arabic(s, the) && s->w[the].flags & WORD_ARTICLE);
    if (of && definite && (unit == 'Y' || unit == 'M') && s->dated &&
        unit_range(s->ref, unit, 0, out))
        return time_next(s, the);
    return 0;
}

static int32_t monday_of_first_week(int32_t first)
{
    int w = calendar_weekday(first);
    return w <= 4 ? first - (w - 1) : first + (8 - w);
}

/* the n-th (from the end where negative) weekday, day, week, month, quarter or half of a span */
static bool nth_of(int n, int weekday, char unit, const partial_date *of, partial_date *out)
{
    *out = (partial_date){
        .fixed = true, .precision = 'd', .type = TIME_DATE, .deictic = of->deictic
    };
    int32_t first = of->first, last = of->last;
    if (weekday) {
        int32_t one = n > 0 ? first + (weekday - calendar_weekday(first) + 7) % 7 + 7 * (n - 1)
                            : last - (calendar_weekday(last) - weekday + 7) % 7 + 7 * (n + 1);
        out->first = out->last = one;
        return one >= first && one <= last;
    }
    if (unit == 'D') {
        out->first = out->last = n > 0 ? first + n - 1 : last + n + 1;
        return out->first >= first && out->first <= last;
    }
    if (unit == 'W') {
        out->first = n > 0 ? monday_of_first_week(first) + 7 * (n - 1)
                           : monday_of_first_week(last + 1) + 7 * n;
        out->last = out->first + 6;
        out->type = TIME_INTERVAL;
        return n > -60 && n < 60;
    }
    if (unit == 'H' && last - first < 31 && last - first > 26 && (n == 1 || n == 2 || n == -1)) {
        out->first = n == 1 ? first : first + 15;
        out->last = n == 1 ? first + 14 : last;
        out->type = TIME_INTERVAL;
        return true;
    }
    int months = unit == 'M' ? 1 : unit == 'Q' ? 3 : unit == 'H' ? 6 : 0;
    if (!months || last - first < 360 || (n > 0 ? n : -n) > 12 / months)
        return false;
    int start = n > 0 ? (n - 1) * months : 12 + n * months;
    out->first = calendar_add_months(first, start);
    out->last = calendar_add_months(first, start + months) - 1;
    out->precision = unit == 'M' ? 'm' : 'd';
    out->type = unit == 'M' ? TIME_DATE : TIME_INTERVAL;
    return true;
}

/* which one: "third", "last", "third last", أخير; 0 where none */
static uint32_t which(const scan *s, uint32_t i, int *n)
{
    uint32_t at = read_ordinal(s, i, n);
    if (at && *n > 0 && time_is(s, at, KIND_mod) && !arabic(s, at) &&
        str_is(time_text(s, at, KIND_mod), "last")) {
        *n = -*n;
        return time_next(s, at);
    }
    if (!at && time_is(s, i, KIND_mod) && str_is(time_text(s, i, KIND_mod), "last")) {
        *n = -1;
        return time_next(s, i);
    }
    return at;
}

/* the thing counted: a weekday or a unit; half a year is 'H' */
static uint32_t counted_thing(const scan *s, uint32_t i, int *weekday, char *unit)
{
    *weekday = 0;
    *unit = time_unit(s, i);
    if (*unit == 'D' && time_is(s, time_next(s, i), KIND_weekday)) { /* ثالث يوم ثلاثاء */
        *weekday = (int)time_number(s, time_next(s, i), KIND_weekday);
        return time_next(s, time_next(s, i));
    }
    if (*unit && *unit != 'H' && *unit != 'S' && *unit != 'N')
        return time_next(s, i);
    if (time_is(s, i, KIND_weekday)) {
        *weekday = (int)time_number(s, i, KIND_weekday);
        return time_next(s, i);
    }
    if (time_is(s, i, KIND_halfyear)) {
        *unit = 'H';
        return time_next(s, i);
    }
    return 0;
}

static uint32_t century_or_part(const scan *s, int n, char unit, int weekday, uint32_t at,
                                partial_date *out)
{
    partial_date of;
    if (unit == 'C' && n > 0 && n < 30) {
        *out = (partial_date){ .fixed = true,
                               .precision = 'd',
                               .type = TIME_INTERVAL,
                               .first = date_days((n - 1) * 100, 1, 1),
                               .last = date_days(n * 100 - 1, 12, 31) };
        return n > 1 ? at : 0;
    }
    uint32_t end = container(s, at, &of);
    if (end)
        return nth_of(n, weekday, unit, &of, out) ? end : 0;
    int year;
    if (unit == 'Q' && (end = read_year_behind(s, at, &year))) {
        of = (partial_date){ .first = date_days(year, 1, 1), .last = date_days(year, 12, 31) };
        return nth_of(n, weekday, unit, &of, out) ? end : 0;
    }
    if (!s->dated || n < 0 || !(unit == 'Q' || weekday) ||
        !unit_range(s->ref, unit == 'Q' ? 'Y' : 'M', 0, &of))
        return 0;
    if (!nth_of(n, weekday, unit, &of, out))
        return 0;
    if (unit == 'Q' && time_tense_of(s)->direction < 0 && out->first > s->ref) {
        out->first = calendar_add_months(out->first, -12);
        out->last = calendar_add_months(out->last + 1, -12) - 1;
    }
    out->deictic = true;
    return at;
}

/* first Tuesday of October; ثالث ثلاثاء في أيلول; الأسبوع الأخير من; the 20th of next month */
static uint32_t nth(const scan *s, uint32_t i, partial_date *out)
{
    int n, weekday;
    char unit;
    uint32_t at = past_the(s, i), end;
    uint32_t thing = which(s, at, &n);
    if (thing && (end = counted_thing(s, thing, &weekday, &unit))) {
        if (unit == 'Y' || unit == 'X' || (weekday && arabic(s, at) && n > 0 && end == i))
            return 0;
        return century_or_part(s, n, unit, weekday, end, out);
    }
    /* Arabic also says the thing first: الثلاثاء الأولى من أكتوبر */
    if (arabic(s, at) && (thing = counted_thing(s, at, &weekday, &unit)) &&
        s->w[at].flags & WORD_ARTICLE && unit != 'Y' && (end = read_ordinal(s, thing, &n)))
        return century_or_part(s, n, unit, weekday, end, out);
    /* the 20th of next month, 20 من الشهر المقبل */
    bool ordinal;
    partial_date of;
    if ((end = read_day(s, at, &n, &ordinal)) && time_is(s, end, KIND_of) &&
        (end = container(s, end, &of)) && of.precision == 'm' && of.fixed && of.deictic)
        return nth_of(n, 0, 'D', &of, out) ? end : 0;
    return 0;
}

/* the last three months of 2021, the first two weeks of May */
static uint32_t run_of(const scan *s, uint32_t i, partial_date *out)
{
    uint32_t at = past_the(s, i), end;
    int n;
    double count = 0;
    if (arabic(s, at) || !(at = which(s, at, &n)) || (n != 1 && n != -1) ||
        !(end = read_cardinal(s, at, &count)))
        return 0;
    char unit = time_unit(s, end);
    if ((unit != 'D' && unit != 'W' && unit != 'M') || count < 2 || count > 60 ||
        count != (int)count)
        return 0;
    partial_date of, edge;
    uint32_t past = container(s, time_next(s, end), &of);
    if (!past || !nth_of(n, 0, unit, &of, out) || !nth_of(n * (int)count, 0, unit, &of, &edge))
        return 0;
    out->first = out->first < edge.first ? out->first : edge.first;
    out->last = out->last > edge.last ? out->last : edge.last;
    out->precision = 'd';
    out->type = TIME_INTERVAL;
    return past;
}

/* monday of this week; sunday from last week; next week Wednesday; الأسبوع القادم الأحد */
static uint32_t weekday_of_week(const scan *s, uint32_t i, partial_date *out)
{
    partial_date week;
    uint32_t at = i, end;
    int weekday = 0;
    if (time_is(s, i, KIND_weekday)) {
        weekday = (int)time_number(s, i, KIND_weekday);
        at = time_next(s, i);
        if (time_is(s, at, KIND_of) && !time_is(s, at, KIND_mod))
            at = time_next(s, at);
    }
    if (!(end = mod_unit(s, at, &week)) && !(end = arabic_unit(s, at, &week)))
        return 0;
    if (week.last - week.first != 6 || calendar_weekday(week.first) != 1)
        return 0;
    if (!weekday) {
        if (end < s->end && s->r->tokens.at[end].kind == TOKEN_CLITIC)
            end++;
        if (time_mark(s, end, '-') || time_is(s, end, KIND_in))
            end = time_next(s, end);
        if (time_unit(s, end) == 'D' && arabic(s, end))
            end = time_next(s, end);
        if (!time_is(s, end, KIND_weekday))
            return 0;
        weekday = (int)time_number(s, end, KIND_weekday);
        end = time_next(s, end);
    }
    *out = (partial_date){ .fixed = true,
                           .deictic = true,
                           .precision = 'd',
                           .type = TIME_DATE,
                           .first = week.first + weekday - 1,
                           .last = week.first + weekday - 1 };
    return end;
}

/* ---- quarters and halves in short, weeks by number, decades */

static uint32_t short_part(const scan *s, uint32_t i, partial_date *out)
{
    int year = 0;
    uint32_t at = i;
    if (i < s->end && s->w[i].flags & WORD_DIGITS && !(s->w[i].flags & WORD_GLUED) &&
        (s->w[i].digits == 4 || s->w[i].digits == 2)) {
        year = (int)s->w[i].number + (s->w[i].digits == 2 ? 2000 : 0);
        at = time_mark(s, i + 1, '-') ? i + 2 : i + 1;
        if (s->w[i].digits == 2 && !time_joined(s, at))
            return 0;
    }
    if (at >= s->end || !(s->w[at].flags & WORD_GLUED) ||
        (s->w[at].mark != 'q' && s->w[at].mark != 'h'))
        return 0;
    char unit = s->w[at].mark == 'q' ? 'Q' : 'H';
    int n = (int)s->w[at].number;
    partial_date of;
    if (year) {
        of = (partial_date){ .first = date_days(year, 1, 1), .last = date_days(year, 12, 31) };
        return nth_of(n, 0, unit, &of, out) ? at + 1 : 0;
    }
    return n >= 1 ? century_or_part(s, n, unit, 0, at + 1, out) : 0;
}

static uint32_t numbered_week(const scan *s, uint32_t i, partial_date *out)
{
    uint32_t at = past_the(s, i);
    if (time_unit(s, at) != 'W' || arabic(s, at) || time_marks(s, at, KIND_unit) & MARK_PLURAL ||
        at + 1 >= s->end || !(s->w[at + 1].flags & WORD_DIGITS) || s->w[at + 1].digits > 2 ||
        s->w[at + 1].flags & WORD_DECIMAL)
        return 0;
    partial_date of;
    uint32_t end = container(s, at + 2, &of);
    if (!end) {
        end = at + 2;
        if (!s->dated || !unit_range(s->ref, 'Y', 0, &of))
            return 0;
    }
    int n = (int)s->w[at + 1].number;
    return n >= 1 && n <= 53 && nth_of(n, 0, 'W', &of, out) ? end : 0;
}

/* 1990s, the 70's, the nineteen seventies, التسعينيات */
static uint32_t decade(const scan *s, uint32_t i, partial_date *out)
{
    uint32_t at = past_the(s, i), end = 0;
    int year = -1;
    if (at >= s->end)
        return 0;
    const time_word *w = &s->w[at];
    if (w->flags & WORD_DIGITS && !(w->flags & (WORD_DECIMAL | WORD_GROUPED)) &&
        (w->digits == 4 || w->digits == 2) && (int)w->number % 10 == 0 &&
        (w->digits == 4 || at > i || (i > s->from && time_is(s, i - 1, KIND_in)))) {
        end = at + 1;
        bool apostrophe = time_mark(s, end, '\'') && time_joined(s, end);
        end += apostrophe;
        bool s_follows = end < s->end && str_is(s->r->tokens.at[end].norm, "s") &&
                         (time_joined(s, end) || w->digits == 4 || !apostrophe);
        year = w->digits == 4        ? (int)w->number
               : (int)w->number < 30 ? 2000 + (int)w->number
                                     : 1900 + (int)w->number;
        end = s_follows ? end + 1 : 0;
    } else if (time_is(s, at, KIND_decade)) {
        bool named = at > i || arabic(s, at) || time_number(s, at, KIND_decade) != 10;
        int n = (int)time_number(s, at, KIND_decade);
        year = n < 20 ? 2000 + n : 1900 + n;
        end = time_next(s, at);
        int century = 0;
        uint32_t ordinal =
            time_unit(s, end) == 'C' ? read_ordinal(s, time_next(s, end), &century) : 0;
        if (time_unit(s, end) == 'C' && time_is(s, time_next(s, end), KIND_mod)) {
            century = 20; /* ثمانينيات القرن الماضي */
            ordinal = time_next(s, time_next(s, end));
        }
        if (ordinal && century > 10 && century < 22) {
            year = (century - 1) * 100 + n;
            end = ordinal;
        } else if (!named || (arabic(s, at) && !(s->w[at].flags & WORD_ARTICLE))) {
            end = 0;
        }
    } else if (time_is(s, at, KIND_cardinal)) {
        double century = 0;
        uint32_t next = read_words_number(s, at, &century);
        if (next && time_is(s, next, KIND_and))
            next++;
        if (next && time_is(s, next, KIND_decade) &&
            ((century >= 10 && century <= 20) || century == 2000)) {
            year = (int)(century < 100 ? century * 100 : century) +
                   (int)time_number(s, next, KIND_decade);
            end = time_next(s, next);
        }
    }
    if (!end || year < 1000)
        return 0;
    *out = (partial_date){ .fixed = true,
                           .precision = 'd',
                           .type = TIME_INTERVAL,
                           .first = date_days(year, 1, 1),
                           .last = date_days(year + 9, 12, 31) };
    return end;
}

uint32_t read_unit_date(const scan *s, uint32_t i, partial_date *out)
{
    typedef uint32_t reader(const scan *, uint32_t, partial_date *);
    static reader *const readers[] = { mod_unit,        arabic_unit, unit_after_next, nth,   run_of,
                                       weekday_of_week, short_part,  numbered_week,   decade };
    uint32_t best = 0;
    for (size_t k = 0; k < sizeof readers / sizeof *readers; k++) {
        partial_date d;
        uint32_t end = readers[k](s, i, &d);
        if (end > best) {
            best = end;
            *out = d;
        }
    }
    return best;
}
