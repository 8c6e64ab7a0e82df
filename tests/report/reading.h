/*
 * For tests of the reader: the knowledge opened once, texts read from triples ("\n" in a cell is a
 * line end), and what was found as one line of text.
 */
#ifndef QANAT_TESTS_READING_H
#define QANAT_TESTS_READING_H

#include "testing.h"
#include "name/name.h"
#include "report/entities.h"
#include "report/records.h"
#include "report/report.h"

typedef struct reading {
    data_set *data;
    name_table *names;
    knowledge *know;
} reading;

static reading kit;

static inline int reading_open(void **state)
{
    qanat_error err = { 0 };
    (void)state;
    if (data_open(NULL, &kit.data, &err) != QANAT_OK ||
        name_table_open(kit.data, &kit.names, &err) != QANAT_OK ||
        knowledge_open(kit.data, kit.names, &kit.know, &err) != QANAT_OK)
        fail_msg("%s:%llu: %s", err.file, (unsigned long long)err.line, err.message);
    return 0;
}

static inline int reading_close(void **state)
{
    (void)state;
    knowledge_close(kit.know);
    name_table_close(kit.names);
    data_close(kit.data);
    return 0;
}

/* the cell with its line ends; in the arena */
static inline str reading_text(arena *a, str cell)
{
    char *p = arena_cstr(a, cell);
    size_t n = 0;
    for (size_t i = 0; i < cell.n; i++) {
        if (cell.at[i] == '\\' && i + 1 < cell.n && cell.at[i + 1] == 'n') {
            p[n++] = '\n';
            i++;
        } else {
            p[n++] = cell.at[i];
        }
    }
    return (str){ p, n };
}

static inline report *reading_read(str text, const record_source *source)
{
    report *r = NULL;
    qanat_error err = { 0 };
    read_options options = { .records = source };
    if (report_read(kit.know, text, "test.txt", &options, &r, &err) != QANAT_OK)
        fail_msg("%s", err.message);
    return r;
}

static inline void reading_expect(const buf *got, str expected, str input, str note)
{
    str g = buf_view(got);
    if (!str_eq(g, expected))
        fail_msg("%.*s\n     gives '%.*s'\n  expected '%.*s' (%.*s)", STR_ARG(input), STR_ARG(g),
                 STR_ARG(expected), STR_ARG(note));
}

#endif
