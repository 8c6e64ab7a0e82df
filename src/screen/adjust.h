/*
 * What speaks for or against a match besides names.
 */
#ifndef QANAT_SCREEN_ADJUST_H
#define QANAT_SCREEN_ADJUST_H

#include "screen/screen.h"

/* adds its points to the score; `codes` are the countries of the query as codes */
void adjust_match(screen_match *m, const screen_query *q, const str_list *codes);
/* the most that facts other than identifiers can lift a score by */
int32_t adjust_most(const screen_query *q);

#endif
