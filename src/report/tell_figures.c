/*
 * Dates, spans of time and sums as people write them.
 */
#include "report/tell.h"
#include "text/english.h"

#include <stdio.h>

static unsigned digits(str s)
{
    unsigned n = 0;
    for (size_t i = 0; i < s.n && i < 9 && s.at[i] >= '0' && s.at[i] <= '9'; i++)
        n = n * 10 + (unsigned)(s.at[i] - '0');
    return n;
}

void tell_date(str iso, buf *out)
{
    static const char *const months[] = { "",    "Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                          "Jul", "Aug", "Sep", "Oct", "Nov", "Dec" };
    str rest = iso, year = STR_NONE, month = STR_NONE, day = STR_NONE;
    bool ok = str_split(&rest, '-', &year) && year.n >= 4;
    bool has_month =
        ok && str_split(&rest, '-', &month) && digits(month) >= 1 && digits(month) <= 12;
    bool has_day = has_month && str_split(&rest, '-', &day) && digits(day) >= 1;
    if (!ok || (!has_month && iso.n > 4)) {
        buf_str(out, iso);
        return;
    }
    if (has_day)
        buf_printf(out, "%u ", digits(day));
    if (has_month)
        buf_printf(out, "%s ", months[digits(month)]);
    buf_str(out, year);
}

static void tell_interval(str value, buf *out)
{
    str rest = value, first = STR_NONE, last = STR_NONE;
    (void)str_split(&rest, '/', &first);
    last = rest;
    if (str_is(first, "..") && last.n) {
        buf_puts(out, "until ");
        tell_date(last, out);
    } else if (str_is(last, "..") || !last.n) {
        buf_puts(out, "since ");
        tell_date(first, out);
    } else {
        tell_date(first, out);
        buf_puts(out, " – ");
        tell_date(last, out);
    }
}

/* a day that is only known to lie within a stretch: "the day before" a day in October */
static void tell_within(str value, buf *out)
{
    str rest = value, first = STR_NONE;
    if (str_find(value, STR("/")) == SIZE_MAX || !str_split(&rest, '/', &first)) {
        tell_date(value, out);
        return;
    }
    buf_puts(out, "between ");
    tell_date(first, out);
    buf_puts(out, " and ");
    tell_date(rest, out);
}

/* "P10Y": for 10 years; "PXH": for hours */
static void tell_duration(str value, buf *out)
{
    static const char units[] = "YMWDH";
    static const char *const words[] = { "year", "month", "week", "day", "hour" };
    str rest = str_drop(value, 1);
    if (rest.n && rest.at[0] == 'T')
        rest = str_drop(rest, 1);
    const char *unit = rest.n ? strchr(units, rest.at[rest.n - 1]) : NULL;
    if (!unit || !*unit) {
        buf_str(out, value);
        return;
    }
    const char *word = words[unit - units];
    str count = str_take(rest, rest.n - 1);
    if (str_is(count, "X"))
        buf_printf(out, "for %ss", word);
    else
        buf_printf(out, "for %.*s %s%s", STR_ARG(count), word, str_is(count, "1") ? "" : "s");
}

void tell_time(const timex *t, buf *out)
{
    if (!t->value.n)
        return;
    if (t->type == TIME_INTERVAL)
        tell_interval(t->value, out);
    else if (t->type == TIME_DURATION)
        tell_duration(t->value, out);
    else
        tell_within(t->value, out);
}

/* 3750000000 with its thousands apart; at most two decimals */
static void tell_number(double v, buf *out)
{
    char text[64];
    int n = snprintf(text, sizeof text, "%.2f", v < 0 ? -v : v);
    if (n < 4 || (size_t)n >= sizeof text) {
        buf_printf(out, "%g", v);
        return;
    }
    size_t whole = (size_t)n - 3;
    if (v < 0)
        buf_putc(out, '-');
    for (size_t i = 0; i < whole; i++) {
        if (i && (whole - i) % 3 == 0)
            buf_putc(out, ',');
        buf_putc(out, text[i]);
    }
    if (text[whole + 1] != '0' || text[whole + 2] != '0')
        buf_puts(out, text + whole);
}

static void tell_unit(str unit, bool one, buf *out)
{
    const char *ending = "";
    size_t n = one ? unit.n : english_plural(unit, &ending);
    buf_printf(out, " %.*s%s", (int)n, unit.at, ending);
}

void tell_amount(const amount *m, buf *out)
{
    bool currency = m->unit.n == 3 && m->unit.at[0] >= 'A' && m->unit.at[0] <= 'Z';
    if (m->approximate)
        buf_puts(out, "about ");
    if (currency)
        buf_printf(out, "%.*s ", STR_ARG(m->unit));
    tell_number(m->value, out);
    if (str_is(m->unit, "%"))
        buf_puts(out, " %");
    else if (str_is(m->unit, "person"))
        buf_puts(out, m->value == 1 ? " person" : " people");
    else if (!currency && m->unit.n)
        tell_unit(m->unit, m->value == 1, out);
}
