/*
 * Words of dates, lengths, numbers and money, compiled from data/lexicon when an engine opens, and
 * the arithmetic of the Gregorian and the tabular Hijri calendar.
 *
 * A word may mean several things ("second": a unit and an ordinal; الأحد: Sunday and one); each
 * meaning is a sense, and which one holds is for the grammar of times*.c and amounts.c to say.
 * Expressions of up to five words are found by hashing word after word. Cost: opening is linear in
 * the words (some 8,000); a look-up is one hash a word.
 */
#ifndef QANAT_REPORT_CALENDAR_H
#define QANAT_REPORT_CALENDAR_H

#include "base/data.h"
#include "base/error.h"

typedef struct calendar calendar;

/* kinds of senses: the first column of the data files, in any order */
#define TIME_KINDS(X)                                                                              \
    X(month) X(hijri) X(era) X(weekday) X(cardinal) X(ordinal) X(multiplier) X(fraction) X(few)    \
    X(suffix) X(suffixth) X(unit) X(unitsuffix) X(fortnight) X(halfday) X(count)        \
    X(currency) X(money) X(pair) X(subunit) X(country) X(day) X(now) X(mod) X(afternext)           \
    X(ago) X(hence) X(earlier) X(later) X(before) X(after) X(through) X(within) X(start) \
    X(since) X(until) X(from) X(to) X(between) X(in) X(of) X(the) X(and) X(a) X(for) X(lasted)     \
    X(whole) X(another) X(part) X(approx) X(monthword) X(yearword)              \
    X(partofday) X(decade) X(halfyear) X(future) X(perfect) X(qad) X(best) X(header)       \
    X(partner) X(holiday) X(hijriday) X(age)
#define TIME_KIND_ENUM(name) KIND_##name,
typedef enum time_kind { TIME_KINDS(TIME_KIND_ENUM) KIND_COUNT } time_kind;
_Static_assert(KIND_COUNT <= 64, "the kinds of a word are the bits of a 64-bit number");

enum sense_mark {
    MARK_WEAK = 1,   /* also an everyday word */
    MARK_PLURAL = 2, /* of itself many */
    MARK_DUAL = 4,   /* of itself two */
    MARK_JOINED = 8, /* only before "and" and a ten */
    MARK_CODE = 16   /* only in capitals */
};

typedef struct time_sense {
    uint8_t kind, lang, marks;
    uint32_t next; /* another sense of the same words, or UINT32_MAX */
    double number; /* the value where it is a number, else 0 */
    str text;      /* the value as it stands in the file: "next", "USD", "2-14" */
} time_sense;

/* QANAT_E_INPUT: a row with an unknown kind, language or mark */
qanat_status calendar_open(const data_set *data, calendar **out, qanat_error *err);
void calendar_close(calendar *c);

/* A walk over folded words: begin, then step while it returns true. walk.sense is the first sense
 * of the words so far, or UINT32_MAX where they are only the beginning of something. */
typedef struct calendar_walk {
    uint64_t hash;
    uint32_t sense;
    bool longer; /* some expression goes on */
} calendar_walk;

calendar_walk calendar_begin(void);
bool calendar_step(const calendar *c, calendar_walk *w, str folded_word);
/* May an expression have the word behind its first? False is certain. */
bool calendar_goes_on(const calendar *c, str folded_word);
const time_sense *calendar_sense(const calendar *c, uint32_t sense);
/* the currency of a noun in a country ("pound", "eg"), or an empty string */
str calendar_currency(const calendar *c, str noun, str country);

/* an existing day written YYYY-MM-DD */
bool calendar_is_date(str s);
int calendar_month_days(int year, int month);
/* 1 Monday to 7 Sunday */
int calendar_weekday(int32_t day);
/* the day so many months on; the last of the month where the month is shorter */
int32_t calendar_add_months(int32_t day, int months);
/* First day of a month (1..12) of the Hijri year, by the tabular calendar with leap years 2, 5, 7,
 * 10, 13, 16, 18, 21, 24, 26 and 29 of 30. The date in use, set by sight of the moon, may differ by
 * a day. */
int32_t calendar_hijri(int year, int month, int day);
/* Writes days as ISO 8601: one day, or first/last; a whole month or year by its name. `precision`:
 * 'd', 'm' or 'y'. */
str calendar_write(arena *a, int32_t first, int32_t last, char precision);
/* The value so far from another value (a date or interval of calendar_write), cut to the precision;
 * an empty string where that value is none. A month moved by days is an interval of that many days.
 */
str calendar_offset(arena *a, str value, int32_t days, int32_t months, char precision);
/* first and last day of a date or closed interval, false where it is none */
bool calendar_range(str value, int32_t *first, int32_t *last);

#endif
