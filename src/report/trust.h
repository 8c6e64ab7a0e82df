/*
 * Which claims are not worth telling: of the types that, told in one version only of a report that
 * has two, were measured to be wrong more often than not (data/frames/trust.tsv).
 */
#ifndef QANAT_REPORT_TRUST_H
#define QANAT_REPORT_TRUST_H

#include "base/data.h"
#include "report/model.h"

/* where the other version stands to a claim that one version tells */
typedef enum trust_place {
    TRUST_ALONE,  /* its sentence has no words for it */
    TRUST_PLACED, /* its sentence has words for it, but told no such claim */
    TRUST_PLACES
} trust_place;

/* one bit a claim type; a type has a bit where `right` of `told` is less than a third and `told` is
 * enough to say so */
typedef struct trust {
    uint64_t doubted[TRUST_PLACES];
} trust;

/* QANAT_E_INPUT: a row that cannot be read. A data set without the file doubts nothing. */
qanat_status trust_open(const data_set *data, trust *out, qanat_error *err);

#endif
