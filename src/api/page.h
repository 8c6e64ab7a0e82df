/*
 * Answers of a batch as CSV and as one self-contained HTML page.
 */
#ifndef QANAT_API_PAGE_H
#define QANAT_API_PAGE_H

#include "screen/screen.h"

void page_csv_head(buf *out);
void page_csv_row(buf *out, uint64_t row, const screen_query *q, const char *error,
                  const screen_result *r);

void page_html_head(buf *out, const char *file);
void page_html_row(buf *out, uint64_t row, const screen_query *q, const char *error,
                   const screen_result *r);
void page_html_end(buf *out, uint64_t rows, uint64_t matched, uint64_t broken);

/* why a match is one, in a line for people */
void page_why(buf *out, const screen_match *m);

#endif
