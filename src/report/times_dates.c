/*
 * Dates that are written out: in digits (2025-11-29, 31/Oct/1974, 9.4.2023), with a month's name in
 * either order, with its doubles (أبريل/نيسان), and Hijri ones with or without their Gregorian
 * partner.
 */
#include "record/date.h"
#include "report/times.h"

enum { PARTNER_DAYS = 3 };

static bool is_dash_or_slash(const scan *s, uint32_t i)
{
    return time_mark(s, i, '-') || time_mark(s, i, '/');
}

/* a whole number in digits of at most `digits` digits */
static bool plain(const scan *s, uint32_t i, int digits)
{
    return i < s->end && s->w[i].flags & WORD_DIGITS &&
           !(s->w[i].flags & (WORD_DECIMAL | WORD_GROUPED)) && s->w[i].digits <= digits;
}

static int two_digit_year(int y)
{
    return y < 50 ? 2000 + y : 1900 + y;
}

/* ---- months */

static bool same_month(const scan *s, uint32_t i, int month)
{
    return time_is(s, i, KIND_month) && (int)time_number(s, i, KIND_month) == month;
}

/* the second name of the same month: أبريل/نيسان, شباط (فبراير), كانون الثاني - يناير */
static uint32_t month_double(const scan *s, uint32_t i, int month)
{
    if (is_dash_or_slash(s, i) && same_month(s, i + 1, month))
        return time_next(s, i + 1);
    if (time_mark(s, i, '(') && same_month(s, i + 1, month) &&
        time_mark(s, time_next(s, i + 1), ')'))
        return time_next(s, i + 1) + 1;
    return same_month(s, i, month) ? time_next(s, i) : i;
}

/* "شهر عشرة", "الشهر التاسع", "the 9th month" is for times_relative.c */
static uint32_t numbered_month(const scan *s, uint32_t i, int *month)
{
    double n = 0;
    uint32_t at = time_next(s, i);
    uint32_t end = read_ordinal(s, at, month);
    if (!end && (end = read_words_number(s, at, &n)))
        *month = (int)n;
    if (!end && plain(s, at, 2)) {
        *month = (int)s->w[at].number;
        end = at + 1;
    }
    return end && *month >= 1 && *month <= 12 ? end : 0;
}

static uint32_t named_month(const scan *s, uint32_t i, int *month, bool *hijri, bool *weak)
{
    if (time_is(s, i, KIND_month)) {
        *month = (int)time_number(s, i, KIND_month);
        *weak = time_marks(s, i, KIND_month) & MARK_WEAK;
        uint32_t at = month_double(s, time_next(s, i), *month);
        /* the stop of an abbreviation */
        if (time_mark(s, at, '.') && time_joined(s, at) && at + 1 < s->end &&
            s->r->tokens.at[at - 1].norm.n <= 9 &&
            (s->w[at + 1].flags & (WORD_DIGITS | WORD_MARK) || s->w[at + 1].kinds))
            at++;
        return at;
    }
    if (time_is(s, i, KIND_hijri)) {
        *month = (int)time_number(s, i, KIND_hijri);
        *weak = time_marks(s, i, KIND_hijri) & MARK_WEAK;
        *hijri = true;
        return time_next(s, i);
    }
    return 0;
}

uint32_t read_month(const scan *s, uint32_t i, int *month, bool *hijri, bool *weak)
{
    *hijri = *weak = false;
    if (!time_is(s, i, KIND_monthword))
        return named_month(s, i, month, hijri, weak);
    uint32_t at = named_month(s, time_next(s, i), month, hijri, weak);
    *weak = false;
    return at ? at : numbered_month(s, i, month);
}

/* ---- years */

static uint32_t past_era(const scan *s, uint32_t i, bool *hijri)
{
    if (!time_is(s, i, KIND_era))
        return i;
    if (time_text(s, i, KIND_era).at[0] == 'h')
        *hijri = true;
    uint32_t at = time_next(s, i);
    if (time_mark(s, at, '.') && time_joined(s, at) && s->r->tokens.at[i].lang != LANG_EN &&
        at + 1 < s->end && s->r->tokens.at[at + 1].sentence == s->r->tokens.at[i].sentence)
        at++;
    return at;
}

/* Is what follows counted by the number before it, so that this is no year? */
static bool counted(const scan *s, uint32_t i)
{
    /* "in September 2022 killed many": people are not counted by what can be a year */
    double n = i > s->from ? s->w[i - 1].number : 0;
    bool people = time_is(s, i, KIND_count) && str_is(time_text(s, i, KIND_count), "person") &&
                  n > 1900 && n < 2100;
    return (time_is(s, i, KIND_count) && !people) || time_is(s, i, KIND_multiplier) ||
           time_is(s, i, KIND_money) || time_is(s, i, KIND_currency) ||
           (time_is(s, i, KIND_unit) && s->r->tokens.at[i].lang == LANG_EN &&
            !time_is(s, i, KIND_fraction) && !time_is(s, i, KIND_ordinal));
}

/* "[,] [of|in|من عام] 2018" behind a day, month, quarter or week */
uint32_t read_year_behind(const scan *s, uint32_t i, int *year)
{
    uint32_t at = i;
    if (time_mark(s, at, ','))
        at++;
    for (int k = 0; k < 3 && at < s->end; k++) {
        bool joins =
            time_is(s, at, KIND_of) || time_is(s, at, KIND_yearword) || time_is(s, at, KIND_the);
        if (!joins || time_is(s, at, KIND_cardinal))
            break;
        at = time_next(s, at);
    }
    uint32_t end = read_year(s, at, year);
    return end && !counted(s, end) ? end : 0;
}

/* ---- in digits */

typedef struct triple {
    int n[3], digits[3];
    int named; /* which of them is a month's name, -1 none */
} triple;

/* year, month and day of three numbers in one of the orders in use; day before month where both fit
 */
static bool order_triple(const triple *t, partial_date *out)
{
    int y, m, d;
    if (t->digits[0] == 4 || t->n[0] > 31) {
        y = t->n[0], m = t->n[1], d = t->n[2];
    } else {
        y = t->n[2];
        bool month_first = t->named == 0 || (t->named < 0 && t->n[1] > 12);
        m = month_first ? t->n[0] : t->n[1];
        d = month_first ? t->n[1] : t->n[0];
        if (t->digits[2] <= 2 && t->named < 0 && t->n[0] <= 31 && t->n[2] <= 31 && t->n[1] <= 12 &&
            t->n[0] > 12 && t->n[2] > 12 && t->n[2] < 32 && t->n[0] < 20 && t->n[2] >= 20) {
            y = t->n[0], m = t->n[1], d = t->n[2]; /* 16/04/21 */
        }
    }
    if (y < 100)
        y = two_digit_year(y);
    if (m < 1 || m > 12 || d < 1 || d > 31)
        return false;
    *out = (partial_date){ .year = y, .month = m, .day = d, .spelled = true };
    return true;
}

static bool triple_part(const scan *s, uint32_t i, int k, triple *t)
{
    if (plain(s, i, 4)) {
        t->n[k] = (int)s->w[i].number;
        t->digits[k] = s->w[i].digits;
        return t->digits[k] != 3;
    }
    if (k < 2 && time_is(s, i, KIND_month) && t->named < 0) {
        t->n[k] = (int)time_number(s, i, KIND_month);
        t->named = k;
        return time_next(s, i) == i + 1;
    }
    return false;
}

/* three parts with the same mark between them: 2023/04/09, 9-4-2023, 2019-aug-1, 16. نوفمبر. 2016
 */
static uint32_t marked_triple(const scan *s, uint32_t i, partial_date *out)
{
    triple t = { .named = -1 };
    char mark = i + 1 < s->end && s->w[i + 1].flags & WORD_MARK ? s->w[i + 1].mark : 0;
    if ((mark != '-' && mark != '/' && mark != '.') || !time_mark(s, i + 3, mark))
        return 0;
    for (int k = 0; k < 3; k++)
        if (!triple_part(s, i + 2 * (uint32_t)k, k, &t))
            return 0;
    bool tight = time_joined(s, i + 1) && time_joined(s, i + 3) && time_joined(s, i + 4);
    if (mark == '.' ? t.named < 0 : !tight && t.digits[2] < 4)
        return 0;
    if (t.digits[0] != 4 && t.digits[2] != 4 && (t.digits[0] > 2 || t.digits[2] != 2))
        return 0;
    return order_triple(&t, out) ? i + 5 : 0;
}

static uint32_t dotted_triple(const scan *s, uint32_t i, partial_date *out)
{
    const time_word *w = &s->w[i];
    triple t = { .named = -1 };
    for (int k = 0; k < 3; k++) {
        t.n[k] = w->parts[k];
        t.digits[k] = w->part_digits[k];
    }
    bool shape = (t.digits[0] == 4 && t.digits[1] <= 2 && t.digits[2] <= 2) ||
                 (t.digits[0] <= 2 && t.digits[1] <= 2 && (t.digits[2] == 4 || t.digits[2] == 2));
    return shape && order_triple(&t, out) ? i + 1 : 0;
}

/* 2/2013, 2015-03, 4/22 */
static uint32_t marked_pair(const scan *s, uint32_t i, partial_date *out)
{
    if (!is_dash_or_slash(s, i + 1) || !plain(s, i, 4) || !plain(s, i + 2, 4) ||
        is_dash_or_slash(s, i + 3))
        return 0;
    if (i > s->from && is_dash_or_slash(s, i - 1) && time_joined(s, i))
        return 0;
    const time_word *a = &s->w[i], *b = &s->w[i + 2];
    int x = (int)a->number, y = (int)b->number;
    bool slash = time_mark(s, i + 1, '/');
    if (a->digits == 4 && b->digits <= 2 && x >= 1000 && y >= 1 && y <= 12) {
        *out = (partial_date){ .year = x, .month = y, .spelled = true };
        return i + 3;
    }
    if (b->digits == 4 && a->digits <= 2 && y >= 1000 && y < 3000 && x >= 1 && x <= 12) {
        *out = (partial_date){ .year = y, .month = x, .spelled = true };
        return i + 3;
    }
    if (!slash || a->digits > 2 || b->digits > 2 || counted(s, i + 3))
        return 0;
    bool day_first = x > 12 && x <= 31 && y >= 1 && y <= 12,
         month_first = y > 12 && y <= 31 && x >= 1 && x <= 12;
    if (!day_first && !month_first)
        return 0;
    *out = (partial_date){ .month = day_first ? y : x, .day = day_first ? x : y };
    return i + 3;
}

/* Russian 10.12. */
static uint32_t day_dot_month(const scan *s, uint32_t i, partial_date *out)
{
    const time_word *w = &s->w[i];
    uint32_t in = s->r->tokens.at[i].sentence;
    if (!(w->flags & WORD_DECIMAL) || w->part_digits[1] != 2 || w->part_digits[0] > 2 ||
        s->r->sentences.at[in].lang != LANG_RU)
        return 0;
    bool stop = time_mark(s, i + 1, '.') && time_joined(s, i + 1);
    bool led = i > s->from && (time_is(s, i - 1, KIND_in) || time_is(s, i - 1, KIND_since) ||
                               time_is(s, i - 1, KIND_until) || time_mark(s, i - 1, '-'));
    if ((!stop && !led) || w->parts[1] < 1 || w->parts[1] > 12 || w->parts[0] < 1 ||
        w->parts[0] > 31)
        return 0;
    *out = (partial_date){ .day = w->parts[0], .month = w->parts[1] };
    return i + 1;
}

/* 20200701; "2016 10 16" */
static uint32_t bare_triple(const scan *s, uint32_t i, partial_date *out)
{
    if (!(s->w[i].number >= 0 && s->w[i].number < 1e8))
        return 0;
    int n = (int)s->w[i].number;
    if (s->w[i].digits == 8 && plain(s, i, 8)) {
        *out = (partial_date){
            .year = n / 10000, .month = n / 100 % 100, .day = n % 100, .spelled = true
        };
        return out->year >= 1900 && out->year < 2100 && out->month >= 1 && out->month <= 12 &&
                       out->day >= 1 && out->day <= 31
                   ? i + 1
                   : 0;
    }
    if (s->w[i].digits != 4 || !plain(s, i, 4) || !plain(s, i + 1, 2) || !plain(s, i + 2, 2) ||
        s->w[i + 1].digits != 2 || s->w[i + 2].digits != 2)
        return 0;
    triple t = { { n, (int)s->w[i + 1].number, (int)s->w[i + 2].number }, { 4, 2, 2 }, -1 };
    return order_triple(&t, out) ? i + 3 : 0;
}

static uint32_t digit_date(const scan *s, uint32_t i, partial_date *out)
{
    if (s->w[i].flags & WORD_DOTS)
        return dotted_triple(s, i, out);
    if (s->w[i].flags & WORD_DECIMAL)
        return day_dot_month(s, i, out);
    uint32_t at = marked_triple(s, i, out);
    if (!at)
        at = marked_pair(s, i, out);
    if (!at && s->w[i].flags & WORD_DIGITS)
        at = bare_triple(s, i, out);
    return at;
}

/* ---- with a month's name */

static uint32_t take_year(const scan *s, uint32_t at, partial_date *out)
{
    int year;
    uint32_t end = read_year_behind(s, at, &year);
    if (!end && is_dash_or_slash(s, at) && time_joined(s, at))
        end = read_year(s, at + 1, &year);
    if (!end)
        return at;
    out->year = year;
    return past_era(s, end, &out->hijri);
}

/* 9 April 2023; the first of March; الثاني من شهر أبريل عام 2023; 14april 2015 */
static uint32_t day_month(const scan *s, uint32_t i, partial_date *out)
{
    int day, month;
    bool ordinal, hijri, weak;
    uint32_t at = i;
    if (time_is(s, at, KIND_the))
        at = time_next(s, at);
    if (time_is(s, at, KIND_unit) &&
        time_text(s, at, KIND_unit).at[0] == 'D') /* اليوم الثالث من أكتوبر */
        at = time_next(s, at);
    at = read_day(s, at, &day, &ordinal);
    if (!at)
        return 0;
    if (time_is(s, at, KIND_unit) && ordinal && time_text(s, at, KIND_unit).at[0] == 'D' &&
        time_next(s, at) < s->end)
        at = time_next(s, at); /* the third day of October; ثالث يوم من شهر */
    uint32_t past = at;
    if (time_is(s, at, KIND_of) || is_dash_or_slash(s, at) ||
        (time_mark(s, at, '.') && time_joined(s, at)))
        past = time_next(s, at);
    uint32_t end = read_month(s, past, &month, &hijri, &weak);
    if (!end)
        return 0;
    /* "in March" behind a number is no date: "killed 20 in March" */
    bool loose = past > at && time_is(s, at, KIND_of) && !ordinal && time_is(s, at, KIND_in) &&
                 !str_is(s->r->tokens.at[at].norm, "of") && !str_is(s->r->tokens.at[at].norm, "من");
    if (loose)
        return 0;
    if (day > (hijri ? 30 : calendar_month_days(2000, month)))
        return 0;
    *out = (partial_date){ .day = day, .month = month, .hijri = hijri, .spelled = true };
    return take_year(s, end, out);
}

/* April 9, 2023; February the 15th; Oct2; سبتمبر10; April 2023; April */
static uint32_t month_day(const scan *s, uint32_t i, partial_date *out)
{
    int month, day;
    bool hijri, weak, ordinal;
    uint32_t at = read_month(s, i, &month, &hijri, &weak);
    if (!at)
        return 0;
    *out = (partial_date){ .month = month, .hijri = hijri, .spelled = true };
    if (s->w[i].flags & WORD_GLUED) {
        out->day = (int)s->w[i].number;
        return out->day >= 1 && out->day <= calendar_month_days(2000, month) ? take_year(s, at, out)
                                                                             : 0;
    }
    uint32_t year_end = take_year(s, at, out);
    if (year_end > at) {
        out->precision = 'm';
        return year_end;
    }
    uint32_t past = at;
    if (time_is(s, past, KIND_the))
        past = time_next(s, past);
    else if (is_dash_or_slash(s, past) || (time_mark(s, past, ',') && time_next(s, past) < s->end))
        past++;
    uint32_t end = read_day(s, past, &day, &ordinal);
    bool number = end && !counted(s, end) && day <= calendar_month_days(2000, hijri ? 1 : month) &&
                  !(past > at && time_mark(s, at, ',') && !ordinal) &&
                  !(time_is(s, past, KIND_a) || (time_mark(s, end, '/') && time_joined(s, end)));
    if (number && !(time_is(s, past, KIND_cardinal) && !ordinal && day < 10 &&
                    !(s->w[past].flags & WORD_DIGITS))) {
        out->day = day;
        return take_year(s, end, out);
    }
    out->weak = weak;
    return at;
}

/* 2016 November; 2016, nov; 2017-q1 is for times_relative.c */
static uint32_t year_month(const scan *s, uint32_t i, partial_date *out)
{
    int year, month;
    bool hijri, weak;
    uint32_t at = read_year(s, i, &year);
    if (!at)
        return 0;
    uint32_t past = time_mark(s, at, ',') ? at + 1 : at;
    uint32_t end = read_month(s, past, &month, &hijri, &weak);
    if (!end || time_is(s, past, KIND_monthword))
        return 0;
    int day;
    bool ordinal;
    if (read_day(s, end, &day, &ordinal) && past > at)
        return 0;
    *out = (partial_date){ .year = year, .month = month, .hijri = hijri, .spelled = true };
    return end;
}

/* ---- the two calendars side by side: 18 رمضان 1444 (9 أبريل 2023), … الموافق … */

static uint32_t one_date(const scan *s, uint32_t i, partial_date *out)
{
    uint32_t at = digit_date(s, i, out);
    if (!at)
        at = day_month(s, i, out);
    if (!at)
        at = month_day(s, i, out);
    if (!at)
        at = year_month(s, i, out);
    if (at) {
        at = past_era(s, at, &out->hijri);
        if (out->year && out->year < 1500 && out->year > 1300 &&
            s->r->tokens.at[i].lang != LANG_EN && !out->month)
            out->hijri = true;
    }
    return at;
}

/* the day of the partner, if it can be the same; the Hijri year tells a year that the partner
 * leaves out */
static void adopt(partial_date *d, const partial_date *partner)
{
    int year = partner->year;
    if (d->year) {
        int32_t day = calendar_hijri(d->year, d->month, d->day);
        int y, m, k;
        date_civil(day, &y, &m, &k);
        int32_t best = PARTNER_DAYS + 1;
        for (int c = y - 1; c <= y + 1; c++) {
            int32_t away = date_days(c, partner->month, partner->day) - day;
            away = away < 0 ? -away : away;
            if (away < best) {
                best = away;
                year = c;
            }
        }
        if (best > PARTNER_DAYS)
            return;
        if (partner->year)
            year = partner->year;
    }
    d->year = year;
    d->month = partner->month;
    d->day = partner->day;
    d->hijri = false;
}

/* a Hijri date takes the day of the Gregorian one beside it; before it or behind */
static void take_partner(const scan *s, uint32_t i, uint32_t end, partial_date *d)
{
    partial_date other;
    uint32_t at = end;
    if (time_is(s, at, KIND_partner) || time_mark(s, at, '(') || time_mark(s, at, '/') ||
        time_mark(s, at, ',') || time_mark(s, at, '-'))
        at = time_next(s, at);
    if (time_is(s, at, KIND_partner))
        at = time_next(s, at);
    bool joined = at > end;
    if (joined && one_date(s, at, &other) && !other.hijri && other.day && other.month) {
        adopt(d, &other);
        return;
    }
    uint32_t back = i > s->from ? i - 1 : i;
    if (back > s->from && (time_mark(s, back, '(') || time_is(s, back, KIND_partner) ||
                           time_mark(s, back, '/') || time_mark(s, back, ',')))
        for (uint32_t n = 1; n <= 6 && back >= s->from + n; n++)
            if (one_date(s, back - n, &other) == back && !other.hijri && other.day && other.month) {
                adopt(d, &other);
                return;
            }
}

uint32_t read_written_date(const scan *s, uint32_t i, partial_date *out)
{
    uint32_t at = one_date(s, i, out);
    if (at && out->hijri && out->day && out->month)
        take_partner(s, i, at, out);
    return at;
}
