/*
 * Dates that count from the report's own and how they are completed: yesterday, next Tuesday, a
 * weekday, a day or a month without a year. Weeks, quarters and "the first Monday of" are in
 * times_units.c.
 *
 * A date without a year is the last one before the report, unless the words around it say that it
 * is to come (time_tense.direction); a weekday beside it decides between the years where it can.
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

/* ---- resolving */

/* the occurrence of a month (and day) that the direction asks for */
static int year_of(const scan *s, const partial_date *d)
{
    int y, m;
    civil(s->ref, &y, &m);
    int direction = d->mod == MOD_NEXT ? 1 : d->mod == MOD_LAST ? -1 : time_tense_of(s)->direction;
    if (d->mod == MOD_THIS)
        return y;
    if (d->day && d->weekday)
        for (int k = 0; k < 3; k++) {
            static const int order[2][3] = { { 0, -1, 1 }, { 0, 1, -1 } };
            int c = y + order[direction > 0][k];
            if (calendar_month_days(c, d->month) >= d->day &&
                calendar_weekday(date_days(c, d->month, d->day)) == d->weekday)
                return c;
        }
    if (!d->day) {
        enum { MONTHS_AHEAD = 2 };
        int ahead = (d->month - m + 12) % 12;
        if (direction < 0 && !d->mod && time_tense_of(s)->own_tense && ahead > 0 && ahead <= MONTHS_AHEAD)
            return d->month > m ? y : y + 1;
        bool strictly = d->mod == MOD_LAST;
        if (direction < 0)
            return d->month < m || (d->month == m && !strictly) ? y : y - 1;
        return d->month > m || (d->month == m && d->mod != MOD_NEXT) ? y : y + 1;
    }
    int day = d->day < 28 ? d->day : d->day <= calendar_month_days(y, d->month) ? d->day : 28;
    int32_t here = date_days(y, d->month, day);
    enum { SOON = 65 };
    if (direction < 0 && time_tense_of(s)->may_come && here > s->ref && here - s->ref <= SOON)
        return y;
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
        int step =
            time_tense_of(s)->direction > 0 ? (k + 1) / 2 * (k % 2 ? 1 : -1) : (k + 1) / 2 * (k % 2 ? -1 : 1);
        int32_t first = month_start(y, m + step);
        int yy, mm;
        civil(first, &yy, &mm);
        if (d->day > calendar_month_days(yy, mm))
            continue;
        int32_t day = first + d->day - 1;
        bool fits = d->weekday ? calendar_weekday(day) == d->weekday
                               : (time_tense_of(s)->direction < 0 ? day <= s->ref : day >= s->ref);
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
        d->first = time_tense_of(s)->direction > 0 || on ? s->ref + (on ? on : time_tense_of(s)->direction > 0 ? 0 : 7) : s->ref;
        break;
    case MOD_BEFORE:
        d->first = s->ref - (back ? back : 7) - 7;
        break;
    default:
        d->first = time_tense_of(s)->direction > 0 || time_tense_of(s)->present ? s->ref + on : s->ref - back;
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
/* ---- reading */

static bool arabic(const scan *s, uint32_t i)
{
    return i < s->end && s->r->tokens.at[i].lang == LANG_AR;
}

static uint32_t past_part_of_day(const scan *s, uint32_t i)
{
    return time_is(s, i, KIND_partofday) ? time_next(s, i) : i;
}

/* a weekday as such: with the article where the bare word is a number too */
static bool is_weekday(const scan *s, uint32_t i)
{
    if (!time_is(s, i, KIND_weekday) || time_marks(s, i, KIND_weekday) & MARK_PLURAL)
        return false;
    if (arabic(s, i))
        return s->w[i].flags & WORD_ARTICLE;
    if (time_marks(s, i, KIND_weekday) & MARK_WEAK)
        return s->r->tokens.at[i].flags & TOKEN_CAPITAL && time_mark(s, i + 1, '.') == false;
    return true;
}

/* yesterday, أمس الاثنين, tomorrow morning, مساء اليوم */
static uint32_t read_day_word(const scan *s, uint32_t i, partial_date *out)
{
    uint32_t at = past_part_of_day(s, i);
    if (!time_is(s, at, KIND_day))
        return 0;
    int offset = (int)time_number(s, at, KIND_day);
    at = time_next(s, at);
    /* اليوم is "the day" before an ordinal or "next" */
    int n;
    if (offset == 0 && arabic(s, i) &&
        (time_is(s, at, KIND_mod) || (read_ordinal(s, at, &n) && !is_weekday(s, at))))
        return 0;
    *out = (partial_date){ .fixed = s->dated,
                           .deictic = true,
                           .precision = 'd',
                           .first = s->ref + offset,
                           .last = s->ref + offset,
                           .type = TIME_DATE };
    if (is_weekday(s, at)) {
        at = time_next(s, at);
        partial_date more;
        uint32_t end = read_written_date(s, at, &more);
        if (end && more.day && more.month) {
            *out = more;
            at = end;
        }
    } else if (!arabic(s, i)) {
        at = past_part_of_day(s, at);
    }
    return at;
}

/* last, next, this behind an Arabic date or before an English weekday or month; 0 where none */
static uint32_t mod_behind(const scan *s, uint32_t i, partial_date *d)
{
    if (!arabic(s, i) || !time_is(s, i, KIND_mod))
        return i;
    int mod = read_mod(s, i);
    if (mod == MOD_SAME)
        return i;
    d->mod = mod;
    return time_next(s, i);
}

/* [weekday][,] 9 April; Thursday the 21st; السبت السادس عشر; Friday (June 15) */
static uint32_t weekday_date(const scan *s, uint32_t i, partial_date *out)
{
    if (!is_weekday(s, i))
        return 0;
    int weekday = (int)time_number(s, i, KIND_weekday), day = 0;
    uint32_t at = time_next(s, i);
    if (time_mark(s, at, '.') && time_joined(s, at) && at + 1 < s->end &&
        s->r->tokens.at[i].norm.n <= 5)
        at++;
    uint32_t bare = at;
    bool bracket = time_mark(s, at, '(');
    if (time_mark(s, at, ',') || time_mark(s, at, '-') || bracket)
        at++;
    uint32_t end = read_written_date(s, at, out);
    if (end && out->month && (out->day || !out->year)) {
        if (!out->day)
            end = 0;
        else
            out->weekday = weekday;
    }
    if (end && out->day && out->month)
        return bracket && time_mark(s, end, ')') ? end + 1 : end;
    *out = (partial_date){ .weekday = weekday,
                           .spelled = !arabic(s, i) && s->r->tokens.at[i].lang == LANG_EN };
    bool ordinal;
    uint32_t past = time_is(s, bare, KIND_the) || (arabic(s, i) && time_is(s, bare, KIND_in))
                        ? time_next(s, bare)
                        : bare;
    end = read_day(s, past, &day, &ordinal);
    bool whole =
        end &&
        (ordinal || past > bare ||
         (s->w[past].flags & WORD_DIGITS && (arabic(s, i) || s->r->tokens.at[i].lang == LANG_EN)));
    if (whole && !time_is(s, end, KIND_unit) && !time_is(s, end, KIND_month) &&
        !time_is(s, end, KIND_count) && !time_is(s, end, KIND_of) && !time_mark(s, end, ':') &&
        !(arabic(s, i) && ordinal && day < 6)) {
        out->day = day;
        return end;
    }
    return bare;
}

uint32_t read_weekday(const scan *s, uint32_t i, partial_date *out)
{
    uint32_t at = i;
    int mod = 0;
    if (arabic(s, i) && time_is(s, i, KIND_mod) && read_mod(s, i) == MOD_THIS) {
        mod = MOD_THIS; /* هذا الاثنين, هذا يوم الجمعة */
        at = time_next(s, at);
        if (time_is(s, at, KIND_unit) && time_is(s, at + 1, KIND_weekday))
            at = time_next(s, at);
    } else if (!arabic(s, i)) {
        for (int k = 0; k < 2 && time_is(s, at, KIND_mod); k++) {
            int m = read_mod(s, at);
            if (m == MOD_SAME)
                return 0;
            mod = m == MOD_THIS && mod ? mod : m;
            at = time_next(s, at);
        }
    }
    if (mod == MOD_SAME)
        return 0;
    uint32_t end = weekday_date(s, at, out);
    if (!end)
        return 0;
    if (at > i)
        out->mod = mod;
    if (!out->day) {
        end = mod_behind(s, end, out);
        if (time_is(s, end, KIND_afternext)) {
            out->mod = MOD_NEXT;
            out->spelled = false;
            end = time_next(s, end);
            if (resolve_date(s, out)) {
                out->first += 7, out->last += 7;
                out->fixed = true;
            }
            return end;
        }
        end = arabic(s, i) ? end : past_part_of_day(s, end);
    } else if (!out->year) {
        end = mod_behind(s, end, out);
    }
    return end;
}

/* last September, this March, next 6th of April */
static uint32_t mod_month(const scan *s, uint32_t i, partial_date *out)
{
    if (arabic(s, i) || !time_is(s, i, KIND_mod) || read_mod(s, i) == MOD_SAME)
        return 0;
    uint32_t end = read_written_date(s, time_next(s, i), out);
    if (!end || out->year || !out->month || out->hijri)
        return 0;
    out->mod = read_mod(s, i);
    out->weak = false;
    return end;
}

static uint32_t holiday(const scan *s, uint32_t i, partial_date *out)
{
    uint32_t at = !arabic(s, i) && time_is(s, i, KIND_mod) ? time_next(s, i) : i;
    bool hijri = time_is(s, at, KIND_hijriday);
    if (!hijri && !time_is(s, at, KIND_holiday))
        return 0;
    str text = time_text(s, at, hijri ? KIND_hijriday : KIND_holiday), month;
    uint64_t m = 0, d = 0;
    if (!str_split(&text, '-', &month) || !str_u64(month, &m) || !str_u64(text, &d))
        return 0;
    *out = (partial_date){ .month = (int)m, .day = (int)d, .hijri = hijri, .spelled = true };
    if (at > i)
        out->mod = read_mod(s, i);
    uint32_t end = time_next(s, at), year_end = hijri ? 0 : read_year_behind(s, end, &out->year);
    return year_end ? year_end : end;
}

/* May last year, يونيو العام المقبل */
static uint32_t year_behind(const scan *s, uint32_t i, partial_date *d)
{
    partial_date year;
    uint32_t at = time_is(s, i, KIND_of) && !time_is(s, i, KIND_mod) ? time_next(s, i) : i;
    uint32_t end = at < s->end ? read_unit_date(s, at, &year) : 0;
    if (!end || year.precision != 'y' || year.type != TIME_DATE || !year.fixed)
        return i;
    int m, k;
    date_civil(year.first, &d->year, &m, &k);
    d->deictic = true;
    return end;
}

static uint32_t date_at(const scan *s, uint32_t i, partial_date *out)
{
    typedef uint32_t reader(const scan *, uint32_t, partial_date *);
    static reader *const readers[] = { read_day_word, read_unit_date, read_weekday, mod_month,
                                       holiday };
    partial_date d;
    uint32_t best = read_written_date(s, i, out);
    if (best && out->month && !out->year) {
        uint32_t end = year_behind(s, best, out);
        end = end > best ? end : mod_behind(s, best, out);
        out->weak &= end == best;
        best = end;
    }
    for (size_t k = 0; k < sizeof readers / sizeof *readers; k++) {
        uint32_t end = readers[k](s, i, &d);
        if (end > best) {
            best = end;
            *out = d;
        }
    }
    return best;
}

uint32_t read_date(const scan *s, uint32_t i, partial_date *out)
{
    time_reads *known = s->reads && s->reads->at == i ? s->reads : NULL;
    if (known && known->date_read) {
        *out = known->date;
        return known->date_end;
    }
    uint32_t end = date_at(s, i, out);
    if (known) {
        known->date = *out;
        known->date_end = end;
        known->date_read = true;
    }
    return end;
}
