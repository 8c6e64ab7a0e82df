/*
 * The order of the stages, and the checks that come before them.
 */
#include "report/report.h"
#include "base/limits.h"
#include "record/date.h"
#include "report/stages.h"
#include "text/utf8.h"

static qanat_status check_bytes(str bytes, const char *file, qanat_error *err)
{
    if (bytes.n == 0)
        return error_at(err, QANAT_E_INPUT, file, 0, 0, "the file is empty; a report has text");
    if (bytes.n > LIMIT_REPORT_BYTES)
        return error_at(err, QANAT_E_INPUT, file, 0, 0, "has %zu bytes; a report has at most %u",
                        bytes.n, LIMIT_REPORT_BYTES);
    size_t broken = utf8_broken_at(bytes);
    const char *nul = memchr(bytes.at, 0, bytes.n);
    size_t at = nul && (size_t)(nul - bytes.at) < broken ? (size_t)(nul - bytes.at) : broken;
    if (at == SIZE_MAX)
        return QANAT_OK;
    uint64_t line = 1;
    size_t line_start = 0;
    for (size_t i = 0; i < at; i++)
        if (bytes.at[i] == '\n') {
            line++;
            line_start = i + 1;
        }
    uint64_t column = utf8_count(str_range(bytes.at, line_start, at)) + 1;
    const char *what = nul && at == (size_t)(nul - bytes.at)
                           ? "a zero byte: this is no text file"
                           : "no UTF-8; save the report as UTF-8 text";
    qanat_status s = error_at(err, QANAT_E_INPUT, file, line, column, "byte 0x%02X is %s",
                              (unsigned char)bytes.at[at], what);
    if (err)
        err->offset = at;
    return s;
}

static qanat_status check_date(const char *date, qanat_error *err)
{
    date_span days;
    str given = str_of(date);
    if (!date || (given.n == 10 && given.at[4] == '-' && given.at[7] == '-' &&
                  date_parse(given, &days) && days.precision == 10))
        return QANAT_OK;
    return error_set(err, QANAT_E_INPUT, "\"%.40s\" is no date of the form YYYY-MM-DD", date);
}

static void run_stages(report *r, const read_options *options)
{
    report_find_blocks(r);
    report_find_tokens(r);
    report_find_sentences(r);
    report_find_words(r);
    report_find_date(r, options ? options->date : NULL);
    report_find_times(r);
    report_find_amounts(r);
    report_find_mentions(r);
    report_align(r);
    report_pair_mentions(r);
    report_find_anaphora(r);
    report_find_roles(r);
    report_find_descriptions(r);
    report_find_entities(r);
    report_attach_roles(r);
    report_find_records(r, options ? options->records : NULL);
    report_find_claims(r);
    report_find_disagreements(r);
}

qanat_status report_read(const knowledge *know, str bytes, const char *file,
                         const read_options *options, report **out, qanat_error *err)
{
    qanat_status s = check_bytes(bytes, file, err);
    if (s == QANAT_OK && options)
        s = check_date(options->date, err);
    if (s != QANAT_OK)
        return s;
    arena *a = arena_new();
    report *r = arena_new_of(a, report);
    r->a = a;
    r->know = know;
    r->file = arena_str(a, str_of(file));
    r->bytes = bytes;
    run_stages(r, options);
    *out = r;
    return QANAT_OK;
}

void report_free(report *r)
{
    if (r)
        arena_free(r->a);
}
