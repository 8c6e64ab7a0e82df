/*
 * What the files that read dates, lengths and amounts share: the words of the report with their
 * senses, the numbers and the partial dates that the grammar builds of them. Private to dateline.c,
 * times*.c and amounts*.c.
 *
 * Every reader takes a place (a token index) and returns the place behind what it read, or 0 where
 * it read nothing: token 0 is never behind anything. Reading ahead is bounded by MATCH_WORDS, so
 * that all of it is linear in the report.
 */
#ifndef QANAT_REPORT_TIMES_H
#define QANAT_REPORT_TIMES_H

#include "report/calendar.h"
#include "report/model.h"

enum { MATCH_WORDS = 32 };

enum word_flag {
    WORD_DIGITS = 1,   /* a number in digits */
    WORD_DECIMAL = 2,  /* with a decimal part */
    WORD_GROUPED = 4,  /* with separators of thousands */
    WORD_DOTS = 8,     /* two dots: 31.10.1974; `parts` hold its numbers */
    WORD_ARTICLE = 16, /* Arabic: with the article */
    WORD_GLUED = 32,   /* a word with digits behind it in one token: Oct2, q4, USD115 */
    WORD_MARK = 64     /* punctuation: `mark` */
};

/* a token, seen as part of a date or amount; expressions of several tokens stand at their first */
typedef struct time_word {
    uint64_t kinds;     /* 1 << time_kind for each of its senses */
    uint32_t sense;     /* first one, or UINT32_MAX */
    uint32_t start;     /* in the file, behind و and ف */
    uint16_t flags;     /* word_flag */
    uint8_t count;      /* tokens it takes, at least 1 */
    uint8_t proclitics; /* token_proclitic that were taken off */
    uint8_t digits;     /* how many digits the number has before its decimal part */
    char mark;          /* '-' for every dash, ',' for ، too, else the ASCII mark, or '?' */
    uint16_t parts[3];  /* of WORD_DOTS */
    uint8_t part_digits[3];
    double number;
} time_word;

struct time_words {
    time_word *at;
    size_t n;
    arena *own; /* of a large report; NULL: the report's */
};
typedef struct time_words time_words;

struct time_reads;

typedef struct scan {
    report *r;
    const calendar *c;
    const time_word *w;
    uint32_t from, end; /* the tokens of the block */
    bool dated;         /* the report has a date */
    int32_t ref;        /* it, in days */
    struct time_reads *reads; /* what was read where a time is looked for, or NULL */
} scan;

/* a date as far as the words give it; 0 where a part is missing */
typedef struct partial_date {
    int year, month, day, weekday;
    bool hijri, spelled; /* spelled: has a month's or day's name or is written in full */
    bool deictic;        /* only meant from the report's date */
    bool fixed;          /* first and last are known */
    bool weak;           /* a bare month that is an everyday word too */
    int mod;             /* -2 the one before the last, -1 last, +1 next, 2 this, 0 unsaid */
    int32_t first, last;
    char precision; /* 'd', 'm', 'y' */
    uint8_t type;   /* TIME_DATE or TIME_INTERVAL */
} partial_date;

/* a length */
typedef struct length {
    double seconds, minutes, hours, days, weeks, months, years;
    bool vague; /* a few, or a bare plural: `unit` */
    char unit;  /* of the last part, as in units.tsv */
    bool approximate;
} length;

/* which way the words beside a time point */
typedef struct time_tense {
    int direction;  /* of dates without a year: -1 the last one, +1 the next one */
    bool may_come;  /* direction -1 is no more than the usual */
    bool own_tense; /* no verb says when: "before the end of February" */
    bool present;   /* a verb of the present stands before it */
} time_tense;

/* A date and a length at one place, which several kinds of times begin with, and the tense there:
 * read once, and only where something asks. */
typedef struct time_reads {
    uint32_t at, date_end, length_end;
    bool date_read, length_read, tense_read;
    time_tense tense;
    partial_date date;
    length length;
} time_reads;

/* times_words.c */
const time_words *times_words_of(report *r);
/* when times and amounts are found: they are made again where they are asked for again */
void times_words_free(report *r);
scan times_scan(report *r, uint32_t block);
static inline bool time_is(const scan *s, uint32_t i, time_kind k)
{
    return i < s->end && (s->w[i].kinds >> k & 1);
}
/* value of the first sense of a kind; call only where time_is holds */
double time_number(const scan *s, uint32_t i, time_kind k);
str time_text(const scan *s, uint32_t i, time_kind k);
uint8_t time_marks(const scan *s, uint32_t i, time_kind k);
static inline bool time_mark(const scan *s, uint32_t i, char mark)
{
    return i < s->end && (s->w[i].flags & WORD_MARK) && s->w[i].mark == mark;
}
static inline uint32_t time_next(const scan *s, uint32_t i)
{
    return i + s->w[i].count;
}
/* is token i joined to the one before it, without a space? */
bool time_joined(const scan *s, uint32_t i);
/* 0 where there is none: skips the words of a kind */
uint32_t time_skip(const scan *s, uint32_t i, time_kind k);

/* times.c: of the time that is looked for; the past where none is */
const time_tense *time_tense_of(const scan *s);

/* times_numbers.c */
uint32_t read_cardinal(const scan *s, uint32_t i,
                       double *out); /* digits or words, with multipliers */
uint32_t read_words_number(const scan *s, uint32_t i, double *out);
uint32_t read_ordinal(const scan *s, uint32_t i, int *out); /* -1: last */
uint32_t read_day(const scan *s, uint32_t i, int *out, bool *ordinal);
uint32_t read_year(const scan *s, uint32_t i, int *out); /* 1000 to 2999, digits or words */

/* times_dates.c */
uint32_t read_month(const scan *s, uint32_t i, int *month, bool *hijri, bool *weak);
uint32_t read_written_date(const scan *s, uint32_t i, partial_date *out);
uint32_t read_year_behind(const scan *s, uint32_t i, int *year);
/* times_units.c: last week, the third quarter, the first Monday of October, the 1990s */
uint32_t read_unit_date(const scan *s, uint32_t i, partial_date *out);
char time_unit(const scan *s, uint32_t i); /* letter of units.tsv, 0 where none stands there */
/* times_relative.c */
uint32_t read_weekday(const scan *s, uint32_t i, partial_date *out);
uint32_t read_date(const scan *s, uint32_t i, partial_date *out);
/* fills first, last and precision; false where the parts make no date */
bool resolve_date(const scan *s, partial_date *d);
int read_mod(const scan *s, uint32_t i); /* of time_is(mod): as partial_date.mod, 3 same */

/* times_lengths.c */
uint32_t read_length(const scan *s, uint32_t i, length *out);
str length_value(arena *a, const length *d);
/* times_offsets.c: ago, before, after, earlier, later; sets what it can of *out */
uint32_t read_offset(const scan *s, uint32_t i, timex *out);
/* times_events.c: what relative times count from, once all of them are found */
void times_settle_events(report *r);
/* times_ranges.c: from … to …, since, until */
uint32_t read_range(const scan *s, uint32_t i, timex *out);
/* writes value, precision, type and anchor from a resolved date */
void timex_from_date(const scan *s, const partial_date *d, timex *out);
/* a date, or a year that stands alone */
uint32_t read_end_point(const scan *s, uint32_t i, partial_date *out);

#endif
