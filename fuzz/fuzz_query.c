/*
 * What a customer file says: CSV headers and rows, JSON lines, dates, over the starter list.
 * Answers must be whole lines of JSON, one for each row.
 */
#include "qanat.h"
#include "record/date.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static qanat_engine *engine;

static void close_all(void)
{
    qanat_engine_close(engine);
}

static void open_all(void)
{
    qanat_engine_options o = { .size = sizeof o, .store = "/nonexistent/qanat.db" };
    if (qanat_engine_open(&o, &engine, NULL) != QANAT_OK)
        abort();
    (void)atexit(close_all);
}

static bool take(void *context, const char *bytes, size_t count, uint64_t rows)
{
    (void)rows;
    uint64_t *lines = context;
    if (count && bytes[count - 1] != '\n')
        abort();
    for (size_t i = 0; i < count; i++)
        *lines += bytes[i] == '\n';
    return true;
}

static void check_date(const uint8_t *data, size_t size)
{
    date_span d, again;
    char out[DATE_TEXT];
    if (!date_parse((str){ (const char *)data, size }, &d) || !date_write(&d, out))
        return;
    if (d.first > d.last || !date_parse(str_of(out), &again) || again.first != d.first ||
        again.last != d.last)
        abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (!engine)
        open_all();
    if (size == 0)
        return 0;
    check_date(data + 1, size - 1);
    int fd = memfd_create("rows", MFD_CLOEXEC);
    char path[64];
    if (fd < 0 || write(fd, data + 1, size - 1) != (ssize_t)(size - 1))
        abort();
    (void)snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
    for (int kind = 0; kind < 3; kind++) {
        uint64_t lines = 0;
        qanat_batch_summary sum;
        qanat_batch_options o = { .size = sizeof o,
                                  .path = path,
                                  .input = data[0] & 1 ? QANAT_JSONL : QANAT_CSV,
                                  .output = (qanat_table)((data[0] >> 1) % 3),
                                  .threads = 1,
                                  .write = take,
                                  .context = &lines,
                                  .query = { .size = sizeof o.query } };
        o.output = kind == 0 ? QANAT_JSONL : kind == 1 ? QANAT_CSV : QANAT_HTML;
        if (qanat_batch(engine, &o, &sum, NULL) == QANAT_OK && kind == 0 && lines != sum.rows)
            abort();
    }
    close(fd);
    return 0;
}
