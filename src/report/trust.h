/*
 * How likely a claim is to be right: a logistic model over what is known of it once both versions
 * are read - its type, how far from fact it is told, whether one version tells it or both, and what
 * kind of parties it has. The weights are measured (data/frames/trust.tsv, bench/reading/trust.py).
 */
#ifndef QANAT_REPORT_TRUST_H
#define QANAT_REPORT_TRUST_H

#include "base/data.h"
#include "report/model.h"

typedef enum trust_standing {
    TRUST_SINGLE, /* the report has one version */
    TRUST_BOTH,   /* both versions tell it */
    TRUST_PLACED, /* one tells it; the other has words for it, but told no such claim */
    TRUST_ALONE,  /* one tells it; the sentence of the other has no words for it */
    TRUST_STANDINGS
} trust_standing;

typedef enum trust_party { TRUST_NONE, TRUST_DESCRIBED, TRUST_NAMED, TRUST_PARTIES } trust_party;

typedef struct trust {
    bool known;   /* false for a data set without the file: then every claim keeps what it has */
    double floor; /* below, a claim that one of two versions tells is not told (0 to 1) */
    double base;
    double type[CLAIM_TYPE_COUNT], modality[MODALITY_COUNT], standing[TRUST_STANDINGS];
    double actor[TRUST_PARTIES], target[TRUST_PARTIES];
    double together[CLAIM_TYPE_COUNT][TRUST_STANDINGS]; /* of a type told so */
} trust;

/* QANAT_E_INPUT: a row that cannot be read. */
qanat_status trust_open(const data_set *data, trust *out, qanat_error *err);

/* "single", "both", "placed", "alone" */
const char *trust_standing_name(uint8_t standing);

/* 0 to 1: of so many claims like this, how many were right where it was measured. `actor` and
 * `target` are of the first of each. Cost: constant. */
double trust_of(const trust *t, const claim *c, trust_standing standing, trust_party actor,
                trust_party target);

#endif
