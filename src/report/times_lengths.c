/*
 * Lengths of time: "six months", "two and a half hours", "10-year", ثلاثة أسابيع, يومين, ساعة ونصف,
 * полтора часа. Vague ones ("hours", بضع سنوات) keep their unit and no number.
 */
#include "report/times.h"

#include <stdio.h>

static bool arabic(const scan *s, uint32_t i)
{
    return i < s->end && s->r->tokens.at[i].lang == LANG_AR;
}

static bool waw(const scan *s, uint32_t i)
{
    return i < s->end && s->w[i].proclitics & PROCLITIC_WAW;
}

static bool add(length *d, char unit, double n)
{
    d->unit = unit;
    switch (unit) {
    case 'S':
        d->seconds += n;
        return true;
    case 'N':
        d->minutes += n;
        return true;
    case 'H':
        d->hours += n;
        return true;
    case 'D':
        d->days += n;
        return true;
    case 'W':
        d->weeks += n;
        return true;
    case 'M':
        d->months += n;
        return true;
    case 'Q':
        d->months += 3 * n;
        return true;
    case 'Y':
        d->years += n;
        return true;
    case 'X':
        d->years += 10 * n;
        return true;
    case 'C':
        d->years += 100 * n;
        return true;
    default:
        return false;
    }
}

/* "additional", "full", "consecutive", a hyphen between a number and its unit */
static uint32_t past_filler(const scan *s, uint32_t i)
{
    if (time_mark(s, i, '-') && time_joined(s, i) && time_joined(s, i + 1))
        return i + 1;
    if ((time_is(s, i, KIND_another) || time_is(s, i, KIND_whole)) && !arabic(s, i))
        return time_next(s, i);
    return i;
}

/* a unit, whole or as a letter right behind digits: 3h */
static uint32_t unit(const scan *s, uint32_t i, char *out)
{
    if (time_is(s, i, KIND_unitsuffix) &&
        (time_joined(s, i) || time_text(s, i, KIND_unitsuffix).at[0] == 'H' ||
         s->r->tokens.at[i].lang == LANG_RU)) {
        *out = time_text(s, i, KIND_unitsuffix).at[0];
        return time_next(s, i);
    }
    *out = time_unit(s, i);
    return *out ? time_next(s, i) : 0;
}

/* "and a half", "and three quarters", ونصف, with the unit still to come or behind it */
static uint32_t fraction(const scan *s, uint32_t i, double *out)
{
    uint32_t at = i;
    double n = 1;
    if (arabic(s, i)) {
        if (!waw(s, i) || !time_is(s, i, KIND_fraction))
            return 0;
    } else {
        if (!time_is(s, i, KIND_and))
            return 0;
        at = time_next(s, i);
        if (time_is(s, at, KIND_a))
            at = time_next(s, at);
        else if (time_is(s, at, KIND_cardinal) && time_is(s, time_next(s, at), KIND_fraction)) {
            n = time_number(s, at, KIND_cardinal);
            at = time_next(s, at);
        }
    }
    if (!time_is(s, at, KIND_fraction))
        return 0;
    *out = n * time_number(s, at, KIND_fraction);
    return time_next(s, at);
}

/* half a year, half an hour, نصف سنة, 1/2 h, 3 четверти часа, пол часа */
static uint32_t part_of_unit(const scan *s, uint32_t i, length *out)
{
    double n = 0;
    uint32_t at = 0;
    char u;
    if (i + 2 < s->end && s->w[i].flags & WORD_DIGITS && time_mark(s, i + 1, '/') &&
        s->w[i + 2].flags & WORD_DIGITS && s->w[i + 2].number > 0 && s->w[i].digits == 1 &&
        s->w[i + 2].digits == 1) {
        n = s->w[i].number / s->w[i + 2].number;
        at = i + 3;
    } else if (time_is(s, i, KIND_fraction)) {
        n = time_number(s, i, KIND_fraction);
        at = time_next(s, i);
    } else if (!arabic(s, i) && (at = read_cardinal(s, i, &n)) && time_is(s, at, KIND_fraction) &&
               time_unit(s, at) != 'Q') {
        n *= time_number(s, at, KIND_fraction);
        at = time_next(s, at);
    } else if (at && time_is(s, at, KIND_fraction) && unit(s, time_next(s, at), &u)) {
        n *= time_number(s, at, KIND_fraction);
        at = time_next(s, at);
    } else {
        return 0;
    }
    if (time_is(s, at, KIND_of) && !arabic(s, at))
        at = time_next(s, at);
    if (time_is(s, at, KIND_a))
        at = time_next(s, at);
    uint32_t end = unit(s, at, &u);
    return end && add(out, u, n) ? end : 0;
}

/* one number with its unit */
static uint32_t one_length(const scan *s, uint32_t i, length *out)
{
    double n = 1, more = 0;
    char u;
    uint32_t end;
    if (time_is(s, i, KIND_fortnight)) {
        add(out, 'D', 14);
        return time_next(s, i);
    }
    if (time_is(s, i, KIND_halfday)) {
        add(out, 'H', 12);
        return time_next(s, i);
    }
    if (time_is(s, i, KIND_unit) && time_marks(s, i, KIND_unit) & MARK_DUAL) {
        add(out, time_unit(s, i), 2);
        end = time_next(s, i);
        uint32_t past = fraction(s, end, &more);
        if (past)
            add(out, time_unit(s, i), more);
        return past ? past : end;
    }
    if ((end = part_of_unit(s, i, out)))
        return end;
    uint32_t at = 0;
    if (time_is(s, i, KIND_few) && time_number(s, i, KIND_few) == 2)
        n = 2, at = time_next(s, i);
    else if (time_is(s, i, KIND_a) && !arabic(s, i)) {
        at = time_next(s, i);
        if (time_is(s, at, KIND_fortnight)) {
            add(out, 'D', 14);
            return time_next(s, at);
        }
    } else if (time_is(s, i, KIND_another) && !arabic(s, i))
        at = time_next(s, i);
    else
        at = read_cardinal(s, i, &n);
    if (!at)
        return 0;
    if (time_is(s, at, KIND_few) && time_number(s, at, KIND_few) == 2) /* a couple of weeks */
        n = 2, at = time_next(s, at);
    uint32_t past = fraction(s, at, &more);
    if (past) {
        uint32_t of = time_is(s, past, KIND_of) && !arabic(s, past) ? time_next(s, past) : past;
        end = unit(s, of, &u);
        if (end && add(out, u, n + more))
            return end;
    }
    at = past_filler(s, at);
    end = unit(s, at, &u);
    if (time_mark(s, at, '\'') && time_joined(s, at) && s->w[i].flags & WORD_DIGITS &&
        at == i + 1 && !(at + 1 < s->end && str_is(s->r->tokens.at[at + 1].norm, "s"))) {
        u = 'N';
        end = at + 1;
    }
    bool weekday = arabic(s, at) && u == 'D' && time_is(s, end, KIND_weekday) &&
                   s->w[end].flags & WORD_ARTICLE;
    bool year = s->w[i].flags & WORD_DIGITS && s->w[i].digits == 4 && n >= 1800 && n < 2100 &&
                (u == 'Y' || u == 'X' || u == 'C');
    if (!end || weekday || year || n < 0 || n > 1e6 || !add(out, u, n))
        return 0;
    if ((past = fraction(s, end, &more)) && !time_is(s, past, KIND_unit)) {
        add(out, u, more * 1);
        return past;
    }
    return end;
}

/* "1 hour thirty", "2 hours ten": minutes without their name */
static uint32_t bare_minutes(const scan *s, uint32_t i, length *out)
{
    if (out->unit != 'H' || arabic(s, i))
        return 0;
    double n = 0;
    uint32_t at = time_is(s, i, KIND_and) ? time_next(s, i) : i;
    uint32_t end = read_cardinal(s, at, &n);
    bool ends = end >= s->end || (s->w[end].flags & WORD_MARK);
    if (!end || !ends || n < 1 || n > 59 || n != (int)n)
        return 0;
    add(out, 'N', n);
    return end;
}

static uint32_t singular_one(const scan *s, uint32_t i, length *out)
{
    /* يوم واحد, أسبوع كامل, سنة واحدة */
    if (!arabic(s, i) || !time_unit(s, i) || s->w[i].flags & WORD_ARTICLE ||
        time_marks(s, i, KIND_unit) & (MARK_PLURAL | MARK_DUAL))
        return 0;
    uint32_t at = time_next(s, i);
    bool one = time_is(s, at, KIND_cardinal) && time_number(s, at, KIND_cardinal) == 1 &&
               !waw(s, at) && !(s->w[at].flags & WORD_ARTICLE);
    double more;
    uint32_t half = fraction(s, at, &more);
    if (!one && !time_is(s, at, KIND_whole) && !half)
        return 0;
    add(out, time_unit(s, i), half ? 1 + more : 1);
    return half ? half : time_next(s, at);
}

static uint32_t length_at(const scan *s, uint32_t i, length *out)
{
    *out = (length){ 0 };
    if (i >= s->end)
        return 0;
    if (time_is(s, i, KIND_few) && time_number(s, i, KIND_few) == 0) {
        uint32_t at = time_next(s, i);
        char u = time_unit(s, at);
        if (!u || !(time_marks(s, at, KIND_unit) & MARK_PLURAL))
            return 0;
        out->vague = true;
        out->unit = u;
        return time_next(s, at);
    }
    /* "a quarter of a century" */
    uint32_t end = time_is(s, i, KIND_a) && !arabic(s, i) && time_is(s, i + 1, KIND_fraction) &&
                           time_is(s, time_next(s, i + 1), KIND_of)
                       ? part_of_unit(s, i + 1, out)
                       : 0;
    if (!end)
        end = one_length(s, i, out);
    if (!end)
        end = singular_one(s, i, out);
    if (!end)
        return 0;
    for (int k = 0; k < 5; k++) {
        uint32_t at = end;
        if (time_mark(s, at, ','))
            at++;
        if (time_is(s, at, KIND_and) && !arabic(s, at))
            at = time_next(s, at);
        if (at < s->end && arabic(s, at) && s->r->tokens.at[at].norm.n == 2 &&
            str_is(s->r->tokens.at[at].norm, "و"))
            at++;
        length next = *out;
        char before = out->unit;
        uint32_t past = at == end && (time_is(s, at, KIND_another) || time_is(s, at, KIND_a))
                            ? 0
                            : one_length(s, at, &next);
        if (!past)
            past = singular_one(s, at, &next);
        if (!past && arabic(s, at) && (waw(s, at) || at > end) && time_unit(s, at) &&
            !(s->w[at].flags & WORD_ARTICLE) &&
            !(time_marks(s, at, KIND_unit) & (MARK_PLURAL | MARK_DUAL)) &&
            add(&next, time_unit(s, at), 1))
            past = time_next(s, at); /* وشهر */
        /* a second length belongs to the first where its unit is another one */
        if (!past || next.unit == before ||
            (arabic(s, at) && at == end && !waw(s, at) && before != 'W'))
            break;
        *out = next;
        end = past;
    }
    uint32_t minutes = bare_minutes(s, end, out);
    return minutes ? minutes : end;
}

uint32_t read_length(const scan *s, uint32_t i, length *out)
{
    time_reads *known = s->reads && s->reads->at == i ? s->reads : NULL;
    if (known && known->length_read) {
        *out = known->length;
        return known->length_end;
    }
    uint32_t end = length_at(s, i, out);
    if (known) {
        known->length = *out;
        known->length_end = end;
        known->length_read = true;
    }
    return end;
}

static size_t put(char *at, size_t room, double n, char letter)
{
    if (n <= 0)
        return 0;
    int k = snprintf(at, room, "%.6g%c", n, letter);
    return k > 0 && (size_t)k < room ? (size_t)k : 0;
}

str length_value(arena *a, const length *d)
{
    char text[160] = "P";
    size_t n = 1;
    if (d->vague) {
        if (d->unit == 'N' || d->unit == 'S')
            return arena_printf(a, "PTX%c", d->unit == 'N' ? 'M' : 'S');
        return d->unit == 'X' || d->unit == 'C'
                   ? STR("PXY")
                   : arena_printf(a, "PX%c", d->unit == 'Q' ? 'M' : d->unit);
    }
    n += put(text + n, sizeof text - n, d->years, 'Y');
    n += put(text + n, sizeof text - n, d->months, 'M');
    n += put(text + n, sizeof text - n, d->weeks, 'W');
    n += put(text + n, sizeof text - n, d->days, 'D');
    if (d->hours > 0 || d->minutes > 0 || d->seconds > 0)
        text[n++] = 'T';
    n += put(text + n, sizeof text - n, d->hours, 'H');
    n += put(text + n, sizeof text - n, d->minutes, 'M');
    n += put(text + n, sizeof text - n, d->seconds, 'S');
    return n > 1 ? arena_str(a, (str){ text, n }) : STR_NONE;
}
