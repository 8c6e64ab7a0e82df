/*
 * The order of the stages, and the checks that come before them.
 */
#include "report/report.h"
#include "base/limits.h"
#include "record/date.h"
#include "report/decode.h"
#include "report/memo.h"
#include "report/stages.h"
#include "report/times.h"

static qanat_status check_date(const char *date, qanat_error *err)
{
    date_span days;
    str given = str_of(date);
    if (!date || (given.n == 10 && given.at[4] == '-' && given.at[7] == '-' &&
                  date_parse(given, &days) && days.precision == 10))
        return QANAT_OK;
    return error_set(err, QANAT_E_INPUT, "\"%.40s\" is no date of the form YYYY-MM-DD", date);
}

void report_find_before_claims(report *r, const read_options *options)
{
    report_find_blocks(r);
    report_find_tokens(r);
    report_find_sentences(r);
    report_find_words(r);
    report_find_date(r, options ? options->date : NULL);
    report_find_times(r);
    report_find_amounts(r);
    times_words_free(r);
    report_find_mentions(r);
    report_align(r);
    report_pair_mentions(r);
    report_tell_genders(r);
    report_find_anaphora(r);
    report_find_roles(r);
    report_find_descriptions(r);
    report_find_again(r);
    report_find_entities(r);
    report_attach_roles(r);
    report_find_records(r, options ? options->records : NULL);
}

static void run_stages(report *r, const read_options *options)
{
    word_memo *own = options && options->memo ? NULL : word_memo_new();
    r->memo = own ? own : options->memo;
    word_memo_begin(r->memo, r->know);
    r->letters = word_letters_keep(r->memo);
    report_find_before_claims(r, options);
    report_find_claims(r);
    report_find_disagreements(r);
    r->memo = NULL;
    word_memo_free(own);
}

static report *report_of(arena *a, const knowledge *know, const decoded *d, const char *file)
{
    report *r = arena_new_of(a, report);
    r->a = a;
    r->know = know;
    r->file = arena_str(a, str_of(file));
    r->bytes = d->text.text;
    r->from = d->text.from;
    r->till = d->text.till;
    r->as_given = d->as_given;
    r->format = d->format;
    r->encoding = d->encoding;
    r->title = d->title;
    r->author = d->author;
    r->published = d->published;
    return r;
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
    report *r = report_of(a, know, &d, file);
    r->given = bytes;
    run_stages(r, options);
    *out = r;
    return QANAT_OK;
}

/* Both texts with an empty line between, each byte with its place in both files behind each other.
 */
static mapped join(arena *a, const decoded d[2], const str bytes[2])
{
    size_t n[2] = { d[0].text.text.n, d[1].text.text.n };
    char *text = arena_array(a, char, n[0] + n[1] + 3);
    uint32_t *from = arena_array(a, uint32_t, n[0] + n[1] + 3);
    uint32_t *till = arena_array(a, uint32_t, n[0] + n[1] + 3);
    size_t at = 0;
    for (int k = 0; k < 2; k++) {
        uint32_t shift = k ? (uint32_t)bytes[0].n : 0;
        for (size_t i = 0; i < n[k]; i++, at++) {
            text[at] = d[k].text.text.at[i];
            from[at] = mapped_from(&d[k].text, i) + shift;
            till[at] = mapped_till(&d[k].text, i) + shift;
        }
        for (int i = 0; k == 0 && i < 2; i++, at++) {
            text[at] = '\n';
            from[at] = till[at] = (uint32_t)bytes[0].n;
        }
    }
    return (mapped){ { text, at }, from, till };
}

static qanat_status decode_both(arena *a, const str bytes[2], const char *const files[2],
                                decoded d[2], qanat_error *err)
{
    qanat_status s = report_decode(a, bytes[0], files[0], &d[0], err);
    if (s == QANAT_OK)
        s = report_decode(a, bytes[1], files[1], &d[1], err);
    if (s == QANAT_OK && bytes[0].n + bytes[1].n > LIMIT_REPORT_BYTES)
        s = error_at(err, QANAT_E_INPUT, files[1], 0, 0,
                     "both files together have %zu bytes; a report has at most %u",
                     bytes[0].n + bytes[1].n, LIMIT_REPORT_BYTES);
    return s;
}

qanat_status report_read_pair(const knowledge *know, const str bytes[2], const char *const files[2],
                              const read_options *options, report **out, qanat_error *err)
{
    arena *a = arena_new();
    decoded d[2];
    qanat_status s = check_date(options ? options->date : NULL, err);
    if (s == QANAT_OK)
        s = decode_both(a, bytes, files, d, err);
    if (s != QANAT_OK) {
        arena_free(a);
        return s;
    }
    decoded both = d[0];
    both.text = join(a, d, bytes);
    both.as_given = d[0].as_given && d[1].as_given;
    if (!both.published.n)
        both.published = d[1].published;
    report *r = report_of(a, know, &both, files[0]);
    char *given = arena_alloc(a, bytes[0].n + bytes[1].n + 1);
    memcpy(given, bytes[0].at, bytes[0].n);
    memcpy(given + bytes[0].n, bytes[1].at, bytes[1].n);
    r->given = (str){ given, bytes[0].n + bytes[1].n };
    r->second = arena_str(a, str_of(files[1]));
    r->second_at = (uint32_t)bytes[0].n;
    run_stages(r, options);
    *out = r;
    return QANAT_OK;
}

void report_free(report *r)
{
    if (!r)
        return;
    word_letters_free(r->letters);
    arena_free(r->a);
}
