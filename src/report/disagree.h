/*
 * What the files that compare the two versions share: one bead with its words tied to each other.
 */
#ifndef QANAT_REPORT_DISAGREE_H
#define QANAT_REPORT_DISAGREE_H

#include "report/align.h"
#include "report/cues.h"
#include "report/knowledge.h"
#include "report/model.h"

typedef struct token_range {
    uint32_t first, end; /* tokens, half-open */
} token_range;

/* A bead under comparison. `partner` and `answered` are over all tokens of the report, and the
 * report's own. */
typedef struct comparison {
    report *r;
    const bead *bead;
    token_range ar, en;
    token_range own_date;    /* the words of the report's own date */
    uint32_t *partner;       /* the word of the other version that says the same, or NO_INDEX */
    uint8_t *answered;       /* some word of the other side says the same, be it taken or not */
    struct key_chain *chain; /* private to disagree_words.c */
    /* what stands where, so that no bead walks over the whole report; NO_INDEX: none */
    uint32_t *time_at, *amount_at;      /* by token */
    uint32_t *first_claim, *next_claim; /* claims by the sentence of their trigger */
    uint32_t *first_role, *next_role;   /* r->roles by their mention */
} comparison;

/* disagree_words.c: are there two versions of one text at all? */
bool versions_answer(const report *r);
/* fills r->partner and r->answered for all beads; once a report */
comparison versions_tie(report *r);
/* the tokens of some sentences that follow each other */
token_range versions_side(const report *r, uint32_t first_sentence, uint32_t count);
comparison disagree_begin(report *r);
/* a word that carries meaning: neither function word nor mark */
bool disagree_content(const comparison *k, uint32_t token_index);
static inline bool disagree_own_date(const comparison *k, uint32_t token_index)
{
    return token_index >= k->own_date.first && token_index < k->own_date.end;
}
/* where a token stands in its side of the bead, 0..1 */
double disagree_place(token_range side, uint32_t token_index);
/* the first token of a range with one of the concepts of `token_index`, or NO_INDEX */
uint32_t disagree_same_concept(const comparison *k, uint32_t token_index, token_range side);

span disagree_span(const report *r, uint32_t first_token, uint32_t last_token);
span disagree_no_span(void);
/* the words of a span in quotation marks, cut to a readable length */
str disagree_quote(report *r, span s);
/* Adds one, unless the same two places are flagged already. Explanations in the report's arena. */
void disagree_add(report *r, disagreement d);

/* a name of the English side */
typedef struct written {
    uint32_t first, end, words; /* tokens, half-open; words that are not titles or particles */
    uint32_t mention;           /* or NO_INDEX */
    uint32_t gazetteer, entity;
} written;

/* disagree_names.c: the English name that begins at token i, a person's or one whose kind nobody
 * knows */
bool disagree_name_at(const comparison *k, uint32_t i, written *w);
/* the Arabic word that sounds most like one of its words, or NO_INDEX */
uint32_t disagree_sounds_at(const comparison *k, const written *w);

/* disagree_roles.c: does the name of a person, or one whose kind nobody knows, begin at token i? */
bool disagree_person_begins(const report *r, uint32_t i);

/* disagree_dates.c: does any time of the other side mean the same day, month or year as the time at
 * this token? */
bool disagree_same_time(const comparison *k, uint32_t token_index, token_range other);

/* one file each; called for every bead with both sides */
void disagree_numbers(comparison *k);
void disagree_currencies(comparison *k);
void disagree_dates(comparison *k);
void disagree_negation(comparison *k);
void disagree_names(comparison *k);
void disagree_roles(comparison *k);
void disagree_appositions(comparison *k);
void disagree_relatives(comparison *k);
void disagree_sources(comparison *k);
void disagree_meaning(comparison *k);
void disagree_claims(comparison *k);
void disagree_actors(comparison *k);
void disagree_stage(comparison *k);
void disagree_clauses(comparison *k);
/* sentences that only one version has */
void disagree_sentences(comparison *k);

#endif
