/*
 * Partial and vague dates, as lists give them: a year, a month, about a year, between two years.
 * A date is the span of days it may mean. Written as an ISO 8601 date, or in the extended form of
 * ISO 8601-2 where a list says more than a date can: "1970~" (about), "1965/1969" (between).
 */
#ifndef QANAT_RECORD_DATE_H
#define QANAT_RECORD_DATE_H

#include "base/str.h"

typedef struct date_span {
    int32_t first, last; /* days since 1970-01-01, both included */
    uint8_t precision;   /* of what was written: 4 a year, 7 a month, 10 a day */
    bool about;
} date_span;

enum { DATE_TEXT = 32 };

/* Reads the forms lists use: 1965-03-20, 20/03/1965, 20 Mar 1965, Mar 1965, 1965, circa 1965,
 * approximately 1965, 1965 to 1969, between 1965 and 1969, 1 Jan 1960 to 31 Dec 1965, 00/00/1965,
 * "March 20, 1965"; digits of any script. False where the text is no date. */
bool date_parse(str text, date_span *out);
/* the written form; false where the span has none (then nothing is written) */
bool date_write(const date_span *d, char out[DATE_TEXT]);
/* parse and write in one; an empty string where the text is no date */
str date_normal(str text, char out[DATE_TEXT]);

int32_t date_days(int year, int month, int day);
void date_civil(int32_t days, int *year, int *month, int *day);

#endif
