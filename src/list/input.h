/*
 * A list file being read: plain, gzip or zstd by its first bytes, from a path or standard input, in
 * one pass with a buffer that grows only to the longest line. The checksum is of the bytes as they
 * came.
 */
#ifndef QANAT_LIST_INPUT_H
#define QANAT_LIST_INPUT_H

#include "base/csv.h"

typedef struct input input;

enum { INPUT_PEEK_BYTES = 1 << 16 };

/* QANAT_E_INPUT: missing, unreadable, a folder; broken compression shows when it is read */
qanat_status input_open(const char *path, input **out, qanat_error *err);
void input_close(input *in);

const char *input_path(const input *in);
/* up to INPUT_PEEK_BYTES from the start (call before reading); valid until the next call */
qanat_status input_peek(input *in, str *head, qanat_error *err);
/* 0 at the end */
qanat_status input_read(input *in, char *out, size_t size, size_t *got, qanat_error *err);
/* The next line without its end; valid until the next call. A last line that is a lone 0x1A (the
 * end mark of DOS files) is none. *more is false at the end. QANAT_E_INPUT: longer than
 * LIMIT_JSON_LINE_BYTES. */
qanat_status input_line(input *in, str *line, bool *more, qanat_error *err);
/* The next CSV record, over several lines where a quoted field has line breaks; fields are valid
 * until the next call. Bytes that are no UTF-8 are taken as Windows-1252, as old files are. */
qanat_status input_csv(input *in, char separator, arena *a, csv_row *row, bool *more,
                       qanat_error *err);
/* of the line or record last read, from 1 */
uint64_t input_line_number(const input *in);
/* reads what is left, so that the checksum is of the whole file */
qanat_status input_drain(input *in, char sha256_hex[65], qanat_error *err);
/* bytes read of the file as it is on disk, and its size (0: unknown) */
void input_progress(const input *in, uint64_t *done, uint64_t *total);

#endif
