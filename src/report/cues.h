/*
 * Small words that turn what a sentence says, and false friends of translators:
 * data/lexicon/cues.tsv and traps.tsv. For comparing the two versions only.
 */
#ifndef QANAT_REPORT_CUES_H
#define QANAT_REPORT_CUES_H

#include "base/data.h"
#include "report/model.h"

enum cue {
    CUE_NOT = 1,  /* denies what follows: not, لم */
    CUE_WEAK = 2, /* holds a denial in itself: fail, without, عجز */
    CUE_CANCEL = 4, /* behind a denial, the two together deny nothing: ما زال, لا بد, "not only" */
    CUE_REPORT = 8, /* participle of an impersonal report: "it was reported" */
    CUE_SAYS = 16, /* Arabic verb of saying, third person feminine, without a subject: وأفادت */
    CUE_ANONYMOUS = 32, /* a source without a name: sources, officials, reports */
    CUE_FUTURE = 64,    /* to come, or thought of: will, plans, would, سوف */
    CUE_PERSON = 256,   /* who somebody is to another: lawyer, aide, rival */
    CUE_AUXILIARY = 128, /* carries "not" in English: is, does, would */
    CUE_CONTRARY = 512 /* denied, it states what may be said plainly: hesitate, hide, تأخر */
};

typedef struct cues cues;

/* A false friend: an Arabic and an English word that translators take for each other. */
typedef struct trap {
    str ar, en; /* stems; `ar` folded */
    uint8_t kind, severity;
    str explanation, explanation_ar;
    uint32_t next;
} trap;

qanat_status cues_open(const data_set *data, cues **out, qanat_error *err);
void cues_close(cues *c);
/* bits of enum cue of a folded word */
uint32_t cues_of(const cues *c, uint8_t lang_index, str folded_word);
size_t traps_count(const cues *c);
const trap *traps_at(const cues *c, size_t i);

#endif
