/*
 * See date.h. Tokens first (numbers, words), then the few patterns they make; so odd blanks, stops
 * and commas do not matter. Days are counted by the civil calendar (Howard Hinnant's public
 * algorithm).
 */
#include "record/date.h"
#include "base/utf8.h"

#include <stdio.h>
#include <strings.h>

int32_t date_days(int year, int month, int day)
{
    int y = year - (month <= 2);
    int era = (y >= 0 ? y : y - 399) / 400;
    int yoe = y - era * 400;
    int doy = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    int doe = yoe * 365 + yoe / 4 - yoe / 100 + doy;
    return (int32_t)(era * 146097 + doe - 719468);
}

void date_civil(int32_t days, int *year, int *month, int *day)
{
    int z = days + 719468;
    int era = (z >= 0 ? z : z - 146096) / 146097;
    int doe = z - era * 146097;
    int yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
    int doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
    int mp = (5 * doy + 2) / 153;
    *day = doy - (153 * mp + 2) / 5 + 1;
    *month = mp < 10 ? mp + 3 : mp - 9;
    *year = yoe + era * 400 + (*month <= 2);
}

static int month_days(int year, int month)
{
    static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return month == 2 && leap ? 29 : days[month - 1];
}

typedef enum { NUMBER, MONTH, ABOUT, TO, BETWEEN, AND, NOISE } kind;

typedef struct token {
    kind kind;
    int value, width;
} token;

enum { TOKENS = 16 };

static kind word_kind(const char *w, int *month)
{
    static const char months[] = "janfebmaraprmayjunjulaugsepoctnovdec";
    static const struct {
        const char *word;
        kind kind;
    } words[] = {
        { "circa", ABOUT },
        { "ca", ABOUT },
        { "c", ABOUT },
        { "about", ABOUT },
        { "approximately", ABOUT },
        { "approx", ABOUT },
        { "around", ABOUT },
        { "to", TO },
        { "until", TO },
        { "between", BETWEEN },
        { "and", AND },
        { "or", NOISE },
        { "of", NOISE },
        { "the", NOISE },
        { "in", NOISE },
        { "year", NOISE },
        { "st", NOISE },
        { "nd", NOISE },
        { "rd", NOISE },
        { "th", NOISE },
        { "dd", NOISE },
        { "mm", NOISE },
    };
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strcasecmp(w, words[i].word) == 0)
            return words[i].kind;
    static const char *const full[] = { "january",   "february", "march",    "april",
                                        "may",       "june",     "july",     "august",
                                        "september", "october",  "november", "december" };
    size_t n = strlen(w);
    for (int m = 0; m < 12; m++) {
        if (strcasecmp(w, full[m]) == 0 || (n == 3 && strncasecmp(w, months + 3 * m, 3) == 0) ||
            (m == 8 && strcasecmp(w, "sept") == 0)) {
            *month = m + 1;
            return MONTH;
        }
    }
    return (kind)-1;
}

static int digit_of(uint32_t c)
{
    static const uint32_t zeros[] = { '0', 0x660, 0x6F0, 0x966, 0xFF10 };
    for (size_t i = 0; i < sizeof zeros / sizeof *zeros; i++)
        if (c >= zeros[i] && c < zeros[i] + 10)
            return (int)(c - zeros[i]);
    return -1;
}

/* -1: no date can be made of it */
static int tokens_of(str s, token *out)
{
    int n = 0;
    size_t at = 0;
    bool spaced = true;
    while (at < s.n) {
        uint32_t c = utf8_next(s, &at);
        if (n == TOKENS)
            return -1;
        int d = digit_of(c);
        if (d >= 0) {
            token t = { NUMBER, d, 1 };
            while (at < s.n && t.width < 5) {
                size_t next = at;
                d = digit_of(utf8_next(s, &next));
                if (d < 0)
                    break;
                t.value = t.value * 10 + d;
                t.width++;
                at = next;
            }
            out[n++] = t;
        } else if ((c | 32) >= 'a' && (c | 32) <= 'z') {
            char w[16] = { (char)c };
            size_t k = 1;
            while (at < s.n && ((unsigned char)s.at[at] | 32) >= 'a' &&
                   ((unsigned char)s.at[at] | 32) <= 'z' && k < 15)
                w[k++] = s.at[at++];
            token t = { NOISE, 0, 0 };
            t.kind = word_kind(w, &t.value);
            if (t.kind == (kind)-1)
                return -1;
            if (t.kind != NOISE)
                out[n++] = t;
        } else if (c == 0x2013 || (c == '-' && spaced && n)) {
            out[n++] = (token){ TO, 0, 0 };
        } else if (c == '~') {
            out[n++] = (token){ ABOUT, 0, 0 };
        } else if (c == 'T' || !strchr(" .,-/:()", (int)(c < 128 ? c : 1))) {
            return -1;
        }
        spaced = c == ' ';
    }
    return n;
}

static bool year_ok(token t)
{
    return t.kind == NUMBER && t.width == 4 && t.value >= 1000 && t.value <= 2999;
}

static bool make(int y, int m, int d, date_span *out)
{
    if (m > 12 || (m && d > month_days(y, m)))
        return false;
    if (m == 0)
        d = 0;
    out->precision = m == 0 ? 4 : d == 0 ? 7 : 10;
    out->first = date_days(y, m ? m : 1, d ? d : 1);
    out->last = date_days(y, m ? m : 12, d ? d : month_days(y, m ? m : 12));
    return true;
}

/* three numbers with the year last: the day first as everywhere but in the United States, unless
 * only the other reading is a date */
static bool day_month(int y, int a, int b, date_span *out)
{
    return b <= 12 ? make(y, b, a, out) : make(y, a, b, out);
}

static bool simple(const token *t, int n, date_span *out)
{
    if (n == 1)
        return year_ok(t[0]) ? make(t[0].value, 0, 0, out) : false;
    if (n == 2 && t[0].kind == MONTH && year_ok(t[1]))
        return make(t[1].value, t[0].value, 0, out);
    if (n == 2 && t[1].kind == MONTH && year_ok(t[0]))
        return make(t[0].value, t[1].value, 0, out);
    if (n == 2 && t[1].kind == NUMBER)
        return year_ok(t[0])
                   ? make(t[0].value, t[1].value, 0, out)
                   : year_ok(t[1]) && t[0].kind == NUMBER && make(t[1].value, t[0].value, 0, out);
    if (n < 3)
        return false;
    /* a time of day may follow an ISO date */
    if (t[0].kind == NUMBER && year_ok(t[0]) && t[1].kind == NUMBER && t[2].kind == NUMBER)
        return make(t[0].value, t[1].value, t[2].value, out);
    if (n != 3)
        return false;
    if (t[0].kind == NUMBER && t[1].kind == MONTH && year_ok(t[2]))
        return make(t[2].value, t[1].value, t[0].value, out);
    if (t[0].kind == MONTH && t[1].kind == NUMBER && year_ok(t[2]))
        return make(t[2].value, t[0].value, t[1].value, out);
    if (t[0].kind == NUMBER && t[1].kind == NUMBER && year_ok(t[2]))
        return day_month(t[2].value, t[0].value, t[1].value, out);
    return false;
}

static bool range(const token *t, int n, int cut, date_span *out)
{
    date_span a = { 0 }, b = { 0 };
    int from = t[0].kind == BETWEEN;
    if (!simple(t + from, cut - from, &a) || !simple(t + cut + 1, n - cut - 1, &b) ||
        b.last < a.first)
        return false;
    *out = (date_span){ a.first, b.last, a.precision < b.precision ? a.precision : b.precision,
                        false };
    return true;
}

/* "1965/1969", two ISO dates about a slash */
static bool interval(str s, date_span *out)
{
    str rest = s, first;
    date_span a, b;
    if (!memchr(s.at, '/', s.n) || !str_split(&rest, '/', &first) || first.n < 4 || rest.n < 4 ||
        memchr(rest.at, '/', rest.n))
        return false;
    if (!date_parse(first, &a) || !date_parse(rest, &b) || b.last < a.first)
        return false;
    *out = (date_span){ a.first, b.last, a.precision < b.precision ? a.precision : b.precision,
                        a.about || b.about };
    return true;
}

bool date_parse(str text, date_span *out)
{
    token t[TOKENS];
    date_span d = { 0 };
    text = str_trim(text);
    if (text.n < 4 || text.n > 64)
        return false;
    /* an ISO date with a time behind it */
    if (text.n > 10 && text.at[10] == 'T' && text.at[4] == '-')
        text = str_take(text, 10);
    if (interval(text, out))
        return true;
    int n = tokens_of(text, t), kept = 0;
    for (int i = 0; i < n; i++) {
        if (t[i].kind == ABOUT)
            d.about = true;
        else
            t[kept++] = t[i];
    }
    for (int i = 1; i < kept; i++) {
        if (t[i].kind != TO && !(t[i].kind == AND && t[0].kind == BETWEEN))
            continue;
        bool about = d.about;
        if (!range(t, kept, i, &d))
            return false;
        d.about = about;
        *out = d;
        return true;
    }
    if (kept == 2 && year_ok(t[0]) && year_ok(t[1])) { /* 1965-1969 */
        if (t[1].value < t[0].value)
            return false;
        *out =
            (date_span){ date_days(t[0].value, 1, 1), date_days(t[1].value, 12, 31), 4, d.about };
        return true;
    }
    if (n <= 0 || kept == 0 || !simple(t, kept, &d))
        return false;
    *out = d;
    return true;
}

static size_t write_day(int32_t day, int precision, char *out, size_t size)
{
    int y, m, d;
    date_civil(day, &y, &m, &d);
    int n = precision == 4   ? snprintf(out, size, "%04d", y)
            : precision == 7 ? snprintf(out, size, "%04d-%02d", y, m)
                             : snprintf(out, size, "%04d-%02d-%02d", y, m, d);
    return n > 0 && (size_t)n < size ? (size_t)n : 0;
}

bool date_write(const date_span *d, char out[DATE_TEXT])
{
    int y1, m1, d1, y2, m2, d2;
    date_civil(d->first, &y1, &m1, &d1);
    date_civil(d->last, &y2, &m2, &d2);
    size_t n;
    bool year = m1 == 1 && d1 == 1 && m2 == 12 && d2 == 31;
    bool month = d1 == 1 && d2 == month_days(y2, m2);
    int precision = year ? 4 : month && d->precision < 10 ? 7 : 10;
    n = write_day(d->first, precision, out, DATE_TEXT);
    bool one = precision == 4   ? y1 == y2
               : precision == 7 ? y1 == y2 && m1 == m2
                                : d->first == d->last;
    if (!one) {
        out[n++] = '/';
        n += write_day(d->last, precision, out + n, DATE_TEXT - n);
    }
    if (d->about && n + 1 < DATE_TEXT) {
        out[n++] = '~';
        out[n] = 0;
    }
    return n > 0;
}

str date_normal(str text, char out[DATE_TEXT])
{
    date_span d;
    if (!date_parse(text, &d) || !date_write(&d, out))
        return STR_NONE;
    return str_of(out);
}
