/*
 * The bytes of a list file: unpacking, detection and every importer, by content and, with the first
 * byte as the number of a format, by force. What an importer hands over must come back from its
 * JSON as the same record.
 */
#include "list/list.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static data_set *data_files;
static country_table *countries;

static void close_all(void)
{
    country_table_free(countries);
    data_close(data_files);
}

static void open_all(void)
{
    if (data_open(NULL, &data_files, NULL) != QANAT_OK ||
        country_table_new(data_files, &countries, NULL) != QANAT_OK)
        abort();
    (void)atexit(close_all);
}

static qanat_status take(void *context, list_operation op, const record *r, qanat_error *err)
{
    (void)context, (void)err;
    buf b = { 0 };
    record again;
    arena *a = arena_new();
    record_put_json(r, &(json){ &b, false });
    bool broken = record_parse(a, buf_view(&b), &again, NULL, NULL) != QANAT_OK;
    if (broken && op != LIST_DELETE && r->id.n && r->schema.n)
        abort();
    buf_free(&b);
    arena_free(a);
    return QANAT_OK;
}

static void import(const list_format *format, const char *path)
{
    input *in;
    qanat_error err;
    if (input_open(path, &in, &err) != QANAT_OK)
        return;
    const list_format *f = format;
    qanat_status st = f ? QANAT_OK : list_detect(in, &f, &err);
    arena *a = arena_new();
    list_report report = { .a = a };
    list_job job = { .data = data_files,
                     .countries = countries,
                     .inputs = &in,
                     .input_n = 1,
                     .sink = { take, NULL },
                     .report = &report,
                     .a = arena_new() };
    if (st == QANAT_OK && !f->read(&job, &err)) {
        char sum[65];
        (void)input_drain(in, sum, &err);
    }
    map_free(&report.unknown_at);
    arena_free(job.a);
    arena_free(a);
    input_close(in);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (!data_files)
        open_all();
    if (size == 0)
        return 0;
    int fd = memfd_create("list", MFD_CLOEXEC);
    char path[64];
    if (fd < 0 || write(fd, data + 1, size - 1) != (ssize_t)(size - 1))
        abort();
    (void)snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
    import(data[0] < 32 ? list_format_at(data[0]) : NULL, path);
    close(fd);
    return 0;
}
