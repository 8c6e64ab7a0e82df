/*
 * The order of the stages, and the checks that come before them.
 */
#include "report/report.h"
#include "record/date.h"
#include "report/decode.h"
#include "report/stages.h"

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
    qanat_status s = check_date(options ? options->date : NULL, err);
    if (s != QANAT_OK)
        return s;
    arena *a = arena_new();
    decoded d;
    s = report_decode(a, bytes, file, &d, err);
    if (s != QANAT_OK) {
        arena_free(a);
        return s;
    }
    report *r = arena_new_of(a, report);
    r->a = a;
    r->know = know;
    r->file = arena_str(a, str_of(file));
    r->bytes = d.text.text;
    r->given = bytes;
    r->from = d.text.from;
    r->till = d.text.till;
    r->as_given = d.as_given;
    r->format = d.format;
    r->encoding = d.encoding;
    r->title = d.title;
    r->author = d.author;
    r->published = d.published;
    run_stages(r, options);
    *out = r;
    return QANAT_OK;
}

void report_free(report *r)
{
    if (r)
        arena_free(r->a);
}
