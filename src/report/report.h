/*
 * Reading a report from its bytes to its disagreements.
 */
#ifndef QANAT_REPORT_REPORT_H
#define QANAT_REPORT_REPORT_H

#include "base/buf.h"
#include "report/knowledge.h"
#include "report/model.h"

struct record_source;
struct word_memo;

typedef struct read_options {
    const char *date;                    /* YYYY-MM-DD that overrides the text's own, or NULL */
    const struct record_source *records; /* where entities are looked up, or NULL: nowhere */
    struct word_memo *memo; /* what this thread remembers of words (memo.h), or NULL */
} read_options;

/* Reads one report. `bytes` must stay for as long as the report does; the report is freed with
 * report_free. Cost: linear in the bytes.
 * QANAT_E_INPUT: not text, not UTF-8 (line, column and offset say where), empty, larger than
 * LIMIT_REPORT_BYTES, or a date that is none. */
qanat_status report_read(const knowledge *know, str bytes, const char *file,
                         const read_options *options, report **out, qanat_error *err);
/* The same of two files, each a version of one report, read as if they were one file with both
 * behind each other: positions in the second go on where the first ends. Each is decoded by itself.
 */
qanat_status report_read_pair(const knowledge *know, const str bytes[2], const char *const files[2],
                              const read_options *options, report **out, qanat_error *err);
void report_free(report *r);

/* the printers: one object of the contract on one line (print_json.c) */
void report_print_json(const report *r, buf *out);

typedef struct print_options {
    size_t width; /* cells of a terminal's line, kept between 40 and 120; 0: 96 */
    bool colour;
    double sure; /* claims whose confidence is less are left out, but not of JSON; 0: none */
} print_options;

/* the dossier for people (print_text.c); options NULL: 96 cells, no colour, all
 * claims; so for the others */
void report_print_text(const report *r, const print_options *options, buf *out);
/* the dossier and the report itself as one page that asks no other host for anything (print_html.c)
 */
void report_print_html(const report *r, const print_options *options, buf *out);
/* FollowTheMoney lines: the entities, the report as a document, claims as links (print_ftm.c) */
void report_print_ftm(const report *r, const print_options *options, buf *out);

#endif
