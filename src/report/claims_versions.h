/*
 * What the two versions of a report say of one event, laid together: inside the stage of claims.
 */
#ifndef QANAT_REPORT_CLAIMS_VERSIONS_H
#define QANAT_REPORT_CLAIMS_VERSIONS_H

#include "report/claims.h"

/* claims_told.c: keeps what the verbs of the sentence say */
void told_note(claim_finder *f);
/* how the subject of an event is told: subject_told of model.h */
uint8_t told_how(const claim_finder *f, const event *e);

/* claims_merge.c */
bool claims_share(const index_list *a, const index_list *b);
bool claims_same_kind(const claim *a, const claim *b);
bool claims_same_modality(const claim *a, const claim *b);
/* what `from` says goes to `to`: parties, places, sources, time, theme, evidence */
void claims_absorb(report *r, claim *to, const claim *from);

/* claims_versions.c */
/* Ties the words of two versions that answer each other, before claims are found. By token, whether it
 * answers one; NULL where there are no two versions. */
uint8_t *claims_tie_versions(report *r);
/* claims of both versions that hang on words answering each other become one; into[i] says into which
 * claim i went */
void claims_lay_together(report *r, uint32_t *into);
/* claims that one version alone makes: who did it and the place there by the verb of the other */
void claims_show_in_other(report *r, const told_list *verbs, uint32_t *into);

#endif
