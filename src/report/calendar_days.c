/*
 * Days, months and years, and how they are written. See calendar.h.
 */
#include "record/date.h"
#include "report/calendar.h"

int calendar_month_days(int year, int month)
{
    static const uint8_t days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
    if (month < 1 || month > 12)
        return 0;
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return month == 2 && leap ? 29 : days[month - 1];
}

/* `count` digits at `at`; -1 where they are none */
static int digits(str s, size_t at, size_t count)
{
    int n = 0;
    if (at + count > s.n)
        return -1;
    for (size_t i = at; i < at + count; i++) {
        if (s.at[i] < '0' || s.at[i] > '9')
            return -1;
        n = n * 10 + (s.at[i] - '0');
    }
    return n;
}

bool calendar_is_date(str s)
{
    if (s.n != 10 || s.at[4] != '-' || s.at[7] != '-')
        return false;
    int y = digits(s, 0, 4), m = digits(s, 5, 2), d = digits(s, 8, 2);
    return y >= 1 && m >= 1 && d >= 1 && d <= calendar_month_days(y, m);
}

int calendar_weekday(int32_t day)
{
    /* 1970-01-01 was a Thursday */
    int w = (int)((day + 3) % 7);
    return (w < 0 ? w + 7 : w) + 1;
}

int32_t calendar_add_months(int32_t day, int months)
{
    int y, m, d;
    date_civil(day, &y, &m, &d);
    int64_t total = (int64_t)y * 12 + (m - 1) + months;
    if (total < 12)
        total = 12;
    if (total > 9999 * 12 + 11)
        total = 9999 * 12 + 11;
    y = (int)(total / 12);
    m = (int)(total % 12) + 1;
    int last = calendar_month_days(y, m);
    return date_days(y, m, d < last ? d : last);
}

int32_t calendar_hijri(int year, int month, int day)
{
    /* 1 Muharram 1 AH was 16 July 622 in the Julian calendar, 19 July in the Gregorian */
    int32_t epoch = date_days(622, 7, 19);
    int32_t y = year - 1;
    int32_t before = y * 354 + (11 * y + 14) / 30;
    return epoch + before + (month - 1) * 29 + month / 2 + day - 1;
}

static void put_digits(char *to, int number, size_t digits)
{
    for (; digits; number /= 10)
        to[--digits] = (char)('0' + number % 10);
}

/* the first `n` characters of YYYY-MM-DD */
static str put_day(arena *a, int y, int m, int d, size_t n)
{
    char text[] = "YYYY-MM-DD";
    if (y < 0 || y > 9999) {
        str far = arena_printf(a, "%04d-%02d-%02d", y, m, d);
        return str_take(far, far.n - (sizeof text - 1) + n);
    }
    put_digits(text, y, 4);
    put_digits(text + 5, m, 2);
    put_digits(text + 8, d, 2);
    return arena_str(a, (str){ text, n });
}

str calendar_write(arena *a, int32_t first, int32_t last, char precision)
{
    int y, m, d, y2, m2, d2;
    date_civil(first, &y, &m, &d);
    date_civil(last, &y2, &m2, &d2);
    bool whole_month = y == y2 && m == m2 && d == 1 && d2 == calendar_month_days(y, m);
    bool whole_year = y == y2 && m == 1 && d == 1 && m2 == 12 && d2 == 31;
    if (precision == 'y' && whole_year)
        return put_day(a, y, m, d, 4);
    if (precision != 'd' && whole_month)
        return put_day(a, y, m, d, 7);
    str one = put_day(a, y, m, d, 10);
    if (first == last)
        return one;
    str two = arena_join(a, STR("/"), put_day(a, y2, m2, d2, 10));
    return arena_join(a, one, two);
}

static bool one_range(str v, int32_t *first, int32_t *last)
{
    int y = digits(v, 0, 4);
    if (y < 1)
        return false;
    if (v.n == 4) {
        *first = date_days(y, 1, 1);
        *last = date_days(y, 12, 31);
        return true;
    }
    int m = v.at[4] == '-' ? digits(v, 5, 2) : -1;
    if (m < 1 || m > 12)
        return false;
    if (v.n == 7) {
        *first = date_days(y, m, 1);
        *last = date_days(y, m, calendar_month_days(y, m));
        return true;
    }
    if (!calendar_is_date(v))
        return false;
    *first = *last = date_days(y, m, digits(v, 8, 2));
    return true;
}

bool calendar_range(str value, int32_t *first, int32_t *last)
{
    size_t cut = str_find(value, STR("/"));
    if (cut == SIZE_MAX)
        return one_range(value, first, last);
    int32_t skip;
    int32_t a, b;
    if (!one_range(str_take(value, cut), &a, &skip) ||
        !one_range(str_drop(value, cut + 1), &skip, &b))
        return false;
    *first = a;
    *last = b;
    return true;
}

str calendar_offset(arena *a, str value, int32_t days, int32_t months, char precision)
{
    int32_t first, last;
    if (!calendar_range(value, &first, &last))
        return STR_NONE;
    int y, m, d;
    if (months && value.n == 7) { /* months from a month are a month, years from a year a year */
        last = first = calendar_add_months(first, months);
        precision = precision == 'y' ? 'y' : 'm';
    } else if (months) {
        first = calendar_add_months(first, months);
        last = calendar_add_months(last, months);
    }
    first += days;
    last += days;
    date_civil(first, &y, &m, &d);
    if (precision == 'm') {
        first = date_days(y, m, 1);
        date_civil(last, &y, &m, &d);
        last = date_days(y, m, calendar_month_days(y, m));
    } else if (precision == 'y') {
        first = date_days(y, 1, 1);
        date_civil(last, &y, &m, &d);
        last = date_days(y, 12, 31);
    }
    return calendar_write(a, first, last, precision);
}
