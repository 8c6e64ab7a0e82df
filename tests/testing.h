/*
 * What every unit test includes: cmocka in its prescribed order, and the reader for plain-text
 * triples (input, expected, note; tab-separated, '#' comments), in which language knowledge is
 * tested.
 */
#ifndef QANAT_TESTING_H
#define QANAT_TESTING_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <cmocka.h>

#include "base/data.h"
#include "base/file.h"

/* Calls `check` for each row of the file, which must have at least one. */
static inline void triples_each(const char *path, void (*check)(str input, str expected, str note))
{
    file_map f;
    qanat_error err;
    if (file_open(path, 0, &f, &err) != QANAT_OK)
        fail_msg("%s: %s", path, err.message);
    data_file d = { str_of(path), f.bytes };
    tsv_reader r = tsv_begin(&d);
    str columns[3];
    size_t rows = 0;
    while (tsv_next(&r, columns, 3)) {
        check(columns[0], columns[1], columns[2]);
        rows++;
    }
    file_close(&f);
    assert_true(rows > 0);
}

#endif
