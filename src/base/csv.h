/*
 * CSV after RFC 4180, over bytes in memory: quoted fields with doubled quotes and line breaks
 * inside, CRLF or LF, any one-byte separator. Fields are slices of the input where no quote had to
 * be undone. Cost: one pass.
 */
#ifndef QANAT_BASE_CSV_H
#define QANAT_BASE_CSV_H

#include "base/arena.h"
#include "base/error.h"

typedef struct csv_reader {
    str rest;         /* what has not been read */
    const char *file; /* for errors */
    char separator;
    uint64_t line;        /* line of the next record, from 1 */
    uint64_t record_line; /* line of the record last read */
} csv_reader;

typedef struct csv_row {
    str *fields;
    size_t n;
} csv_row;

csv_reader csv_begin(str bytes, char separator, const char *file);

/* Reads the next record into `row`, whose memory is in `a`. *more is false at the end.
 * QANAT_E_INPUT: a quote that never closes, text after a closing quote, too many or too long
 * fields. After an error the reader stands behind the broken line, so a batch can go on. */
qanat_status csv_next(csv_reader *r, arena *a, csv_row *row, bool *more, qanat_error *err);

#endif
