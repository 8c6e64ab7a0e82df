/*
 * What the files that print the dossier share: a line and its note under construction, and how they
 * are set.
 */
#ifndef QANAT_REPORT_PRINT_TEXT_H
#define QANAT_REPORT_PRINT_TEXT_H

#include "report/dossier.h"
#include "text/page.h"

typedef struct writer {
    page p;
    dossier d;
    const report *r;
    buf line, note; /* under construction */
} writer;

/* print_text.c */
void writer_begin(writer *w);
void writer_styled(writer *w, char style, const char *words);
void writer_set(writer *w, size_t first, size_t rest);
void writer_heading(writer *w, const char *words);
void writer_nothing(writer *w, const char *words); /* a section that has nothing to say */

/* print_text_people.c */
void writer_people(writer *w);
/* ", since 2022" */
void writer_time(writer *w, const claim *c);
/* "could be A or B; the report does not say which" */
void writer_candidates(writer *w, const entity *e, size_t indent);

#endif
