/*
 * Words by which a text speaks again of a body it has named (data/lexicon/anaphora.tsv).
 */
#ifndef QANAT_REPORT_ANAPHORA_H
#define QANAT_REPORT_ANAPHORA_H

#include "base/data.h"

typedef struct anaphora anaphora;

qanat_status anaphora_open(const data_set *data, anaphora **out, qanat_error *err);
void anaphora_close(anaphora *a);

#endif
