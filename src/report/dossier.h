/*
 * What a dossier says and in which order, decided once for all its forms (text, HTML): who gets a
 * card, what happened, what was only wished for, the measures and sums, the disagreements, the open
 * points. Indices refer to the vectors of the report.
 */
#ifndef QANAT_REPORT_DOSSIER_H
#define QANAT_REPORT_DOSSIER_H

#include "report/place.h"
#include "report/tell.h"

/* one sum or count, said in one version or in both */
typedef struct sum {
    uint32_t amount; /* the one to show */
    uint32_t claim;  /* a claim that it measures, or NO_INDEX */
    VEC(span) spans;
} sum;

typedef struct dossier {
    const report *r;
    double sure; /* the least confidence of a claim that is told */
    places places;
    index_list cards;    /* who something is known of: the sanctioned first, then people, bodies */
    index_list also;     /* further people and bodies */
    index_list unnamed;  /* "American investors", "the minister" */
    index_list spots;    /* places and products */
    index_list events;   /* what happened, dated first */
    index_list wishes;   /* asked for, offered, proposed, planned, refused … */
    index_list measures; /* sanctions, freezes, waivers, as far as they are about assets or entry */
    index_list differences; /* most serious first */
    index_list doubtful;    /* entities whose name fits several */
    index_list undated;     /* times that could not be resolved */
    VEC(sum) sums;
    index_list *states;  /* per entity: what is said to be so of it (kin, belongs to, sanctioned) */
    uint32_t *disputed;  /* per entity: a grave disagreement about it, or NO_INDEX */
    bool *contested;     /* per claim: a grave disagreement lies in its words */
    uint32_t sanctioned; /* cards with sanctions */
    uint32_t grave;      /* critical and major disagreements */
} dossier;

/* Everything lies in `a`. `sure`: claims whose confidence is less are left out (0: none). Cost:
 * n log n in what the report holds. */
void dossier_of(const report *r, arena *a, double sure, dossier *out);
/* whether a claim is told at all: it says something, and is as sure as was asked for */
bool dossier_tells(const dossier *d, const claim *c);
/* a claim of which less than half were right where it was measured */
bool dossier_unsure(const claim *c);

/* whether a state stands on the cards of its targets (sanctioned) rather than its actors (owns) */
bool dossier_state_of_target(const claim *c);

/* places of an entity, of a claim and of a disagreement: "¶3", "ar ¶3 en ¶4" */
void dossier_entity_place(const dossier *d, uint32_t entity, buf *out);
void dossier_claim_place(const dossier *d, const claim *c, buf *out);
void dossier_difference_place(const dossier *d, const disagreement *x, buf *out);

/* the evidence to quote beside an English sentence: English where there is some; NULL for none */
const span *dossier_quotable(const claim *c);

/* the sentence, by its index, that holds a byte of the text, or NO_INDEX. Cost: a binary search */
uint32_t dossier_sentence_at(const report *r, uint32_t at);
/* the sentence that holds a place; the place itself where none does. Cost: a binary search */
span dossier_sentence(const dossier *d, const span *s);

/* Whether to show a role: once a title, in English where both versions have it. Titles of two
 * versions are one role where their office is, and where they are all that translating sentences
 * call the entity and no disagreement is about it; without a dossier (NULL) only the first. */
bool dossier_role_shown(const dossier *d, const entity *e, size_t role);
void dossier_role_place(const dossier *d, const entity *e, size_t role, buf *out);
/* the version that alone has it ("Arabic", "English"), or NULL where both or only one version exist
 */
const char *dossier_only_version(const dossier *d, const claim *c);
const char *dossier_role_version(const dossier *d, const entity *e, size_t role);

const char *dossier_language(uint8_t l);
const char *dossier_severity(uint8_t level);
/* in plain words, what the two versions differ in */
const char *dossier_kind(const disagreement *x);

#endif
