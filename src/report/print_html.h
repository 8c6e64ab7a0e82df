/*
 * What the two halves of the HTML page share: the dossier (print_html.c) and the report's own text
 * with its evidence marked (print_html_text.c).
 */
#ifndef QANAT_REPORT_PRINT_HTML_H
#define QANAT_REPORT_PRINT_HTML_H

#include "report/dossier.h"

/* The sentences that hold `spans`, the versions beside each other, with the spans marked. */
void html_evidence(const dossier *d, const span *spans, size_t count, buf *out);
/* The whole report, aligned paragraphs beside each other, evidence and disagreements marked; a
 * block has the id "b1". */
void html_report(const dossier *d, buf *out);

#endif
