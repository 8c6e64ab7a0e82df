/*
 * The date of the report itself: an argument, or a complete date in its header, or a last line that
 * is only a date, or a lead that says "today, 9 April 2023". Where there is none, nothing relative
 * is resolved, and the report says so.
 *
 * A date is the header's when it opens one of the first lines, or follows a word like "date" there,
 * or is followed by the dash of a dateline ("Muscat, 9 April 2023 —"), or when its line is little
 * more than itself. A date further on in a sentence is part of the story. Cost: the first lines and
 * the last one.
 */
#include "record/date.h"
#include "report/knowledge.h"
#include "report/stages.h"
#include "report/times.h"

enum {
    HEADER_BLOCKS = 8,
    HEADER_WORDS = 14,
    LINE_WORDS = 16,
    SENTENCE_WORDS = 6,
    PLACE_WORDS = 4,
    LAST_LINE_WORDS = 12
};

static bool complete(const scan *s, partial_date *d)
{
    return d->year && d->month && d->day && resolve_date(s, d);
}

/* only marks, header words and weekdays between the start of the line and the date */
static bool opens_line(const scan *s, uint32_t i)
{
    for (uint32_t k = s->from; k < i; k++)
        if (!(s->w[k].flags & WORD_MARK) && !time_is(s, k, KIND_header) &&
            !time_is(s, k, KIND_weekday) && !time_is(s, k, KIND_partner) &&
            !time_is(s, k, KIND_unit))
            return false;
    return true;
}

/* "date: …", "Published …" right before it, a mark or a weekday between */
static bool announced(const scan *s, uint32_t i)
{
    for (uint32_t k = i; k > s->from && i - k < 4; k--) {
        if (time_is(s, k - 1, KIND_header))
            return true;
        if (!(s->w[k - 1].flags & WORD_MARK) && !time_is(s, k - 1, KIND_weekday) &&
            !time_is(s, k - 1, KIND_in))
            return false;
    }
    return false;
}

/* "Muscat, 9 April 2023", "Bishkek, on Friday 3 May 2019": a place and a comma */
static bool placed(const scan *s, uint32_t i)
{
    while (i > s->from && (time_is(s, i - 1, KIND_weekday) || time_is(s, i - 1, KIND_in)))
        i--;
    return i > s->from + 1 && i - s->from <= PLACE_WORDS && time_mark(s, i - 1, ',');
}

static bool before_dash(const scan *s, uint32_t end)
{
    for (uint32_t k = end; k < s->end && k < end + 6; k++) {
        if (time_mark(s, k, '-') || time_mark(s, k, ':') || time_mark(s, k, '|'))
            return true;
        if (!(s->w[k].flags & WORD_MARK) && !(s->r->tokens.at[k].flags & TOKEN_PARENS))
            return false;
    }
    return false;
}

/* "Paris, Friday 30 October 2020. …", "Kyiv. 3 May 2019. …": place and date are a sentence by
   themselves */
static bool own_sentence(const scan *s, uint32_t i, uint32_t end)
{
    enum { WORDS_BEFORE = 5 };
    bool mark = false;
    for (uint32_t k = s->from; k < i; k++)
        mark |= time_mark(s, k, ',') || time_mark(s, k, '-') || time_mark(s, k, '.') ||
                str_is(report_text(s->r, s->r->tokens.at[k].start, s->r->tokens.at[k].end), "،");
    return i - s->from <= WORDS_BEFORE && mark && time_mark(s, end, '.');
}

/* a line of little more than the date; a short sentence is none */
static bool short_line(const scan *s)
{
    uint32_t n = s->end - s->from;
    return n <= SENTENCE_WORDS || (n <= LINE_WORDS && !time_mark(s, s->end - 1, '.'));
}

static bool follows_today(const scan *s, uint32_t i)
{
    uint32_t k = i > s->from && time_is(s, i - 1, KIND_weekday) ? i - 1 : i;
    return k > s->from && time_is(s, k - 1, KIND_day) && time_number(s, k - 1, KIND_day) == 0;
}

static void set_date(report *r, const scan *s, uint32_t i, uint32_t end, int32_t day,
                     date_from from)
{
    r->day = day;
    r->date = calendar_write(r->a, day, day, 'd');
    r->date_from = (uint8_t)from;
    r->date_span = (span){ s->w[i].start, r->tokens.at[end - 1].end, r->tokens.at[i].lang };
    if (r->date_span.lang == LANG_NONE)
        r->date_span.lang = r->sentences.at[r->tokens.at[i].sentence].lang;
}

/* the dates of a line from its first words; true when one is the report's */
static bool header_line(report *r, uint32_t line, bool story)
{
    scan s = times_scan(r, line);
    uint32_t stop = s.end < s.from + HEADER_WORDS ? s.end : s.from + HEADER_WORDS;
    for (uint32_t i = s.from; i < stop; i++) {
        partial_date d;
        uint32_t end = read_written_date(&s, i, &d);
        if (!end)
            continue;
        bool header = opens_line(&s, i) || announced(&s, i) || placed(&s, i) ||
                      before_dash(&s, end) || own_sentence(&s, i, end) || short_line(&s);
        if ((story ? follows_today(&s, i) : header) && complete(&s, &d)) {
            set_date(r, &s, i, end, d.first, story ? DATE_FROM_TEXT : DATE_FROM_HEADER);
            return true;
        }
        i = end - 1;
    }
    return false;
}

/* where the second version begins, its header may have the date that the first one lacks */
static bool header_of_second(report *r)
{
    for (uint32_t b = 1; b < r->blocks.n; b++)
        if (r->blocks.at[b].lang != r->blocks.at[b - 1].lang && r->blocks.at[b].lang != LANG_NONE)
            return header_line(r, b, false);
    return false;
}

static bool last_line(report *r)
{
    if (r->blocks.n < 2)
        return false;
    uint32_t last = (uint32_t)r->blocks.n - 1;
    scan s = times_scan(r, last);
    return s.end - s.from <= LAST_LINE_WORDS && header_line(r, last, false);
}

static bool lead(report *r)
{
    for (uint32_t b = 0; b < r->blocks.n && b < HEADER_BLOCKS; b++)
        if (header_line(r, b, true))
            return true;
    return false;
}

static bool find_header(report *r)
{
    for (uint32_t b = 0; b < r->blocks.n && b < HEADER_BLOCKS; b++)
        if (header_line(r, b, false))
            return true;
    return header_of_second(r) || last_line(r) || lead(r);
}

void report_find_date(report *r, const char *argument)
{
    str given = str_of(argument);
    if (calendar_is_date(given)) {
        int32_t first, last;
        (void)calendar_range(given, &first, &last);
        r->date = arena_str(r->a, given);
        r->day = first;
        r->date_from = DATE_FROM_ARGUMENT;
        return;
    }
    if (calendar_is_date(r->published)) { /* what a page or message says of itself */
        int32_t first, last;
        (void)calendar_range(r->published, &first, &last);
        r->date = r->published;
        r->day = first;
        r->date_from = DATE_FROM_FILE;
        return;
    }
    if (!r->know || !r->know->calendar)
        return;
    if (!find_header(r))
        *vec_push(r->a, &r->warnings) = STR("no date of the report found: times that count from it "
                                            "(\"yesterday\", \"in October\") stay "
                                            "unresolved; give one with --date YYYY-MM-DD");
}
