/*
 * What the program knows: the files of data/, built into the binary, or read from a folder of the
 * same layout (so that a linguist can try a change without a compiler). A data set is immutable.
 */
#ifndef QANAT_BASE_DATA_H
#define QANAT_BASE_DATA_H

#include "base/arena.h"
#include "base/error.h"

typedef struct data_file {
    str name; /* path below data/, "gazetteer/countries.tsv" */
    str bytes;
} data_file;

typedef struct data_set data_set;

/* `folder` NULL: the files in the binary. QANAT_E_INPUT: no such folder, or an unreadable file. */
qanat_status data_open(const char *folder, data_set **out, qanat_error *err);
void data_close(data_set *d);

/* false when there is none of that name */
bool data_get(const data_set *d, str name, data_file *out);
/* The files whose name starts with `prefix`, in byte order of their names: pass *at = 0 first.
 * False at the end. */
bool data_next(const data_set *d, str prefix, size_t *at, data_file *out);

/* Lines of a TSV file: comment lines (#) and empty lines are passed over. Columns are slices of the
 * file; missing ones at the end of a line are empty. */
typedef struct tsv_reader {
    str rest, file;
    uint64_t line; /* of the row last read, from 1 */
} tsv_reader;

tsv_reader tsv_begin(const data_file *file);
bool tsv_next(tsv_reader *r, str *columns, size_t count);
/* Words of a cell, divided by |, as bits: bit i for names[i]. 0: the cell is empty or has a word
 * that is not among the names (at most 64). */
uint64_t tsv_bits(str cell, const char *const *names, size_t count);

/* built in; generated from data/ by the build */
typedef struct data_builtin {
    const char *name, *start, *end;
} data_builtin;
extern const data_builtin data_builtin_files[];
extern const size_t data_builtin_count;

#endif
