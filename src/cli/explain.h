/*
 * A match and its reasons for people.
 */
#ifndef QANAT_CLI_EXPLAIN_H
#define QANAT_CLI_EXPLAIN_H

#include "cli/cli.h"

/* the parts and adjustments, a line each, indented */
void explain_print(const qanat_match *m, FILE *out);
/* text that may run from right to left, isolated so that terminals keep the order of a line */
void explain_isolated(const char *s, size_t n, FILE *out);

#endif
