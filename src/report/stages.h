/*
 * The stages of reading, in their order. Each takes a report whose earlier stages are done, and
 * costs time linear in the report. A stage never fails: what it cannot make out stays out.
 */
#ifndef QANAT_REPORT_STAGES_H
#define QANAT_REPORT_STAGES_H

#include "report/model.h"

struct read_options; /* report.h; may be NULL */
/* report.c: all stages before the claims, one after the other */
void report_find_before_claims(report *r, const struct read_options *options);

/* blocks.c: lines and paragraphs, headings, the language of each */
void report_find_blocks(report *r);
/* tokens.c: words, numbers and marks of every block, with sentence boundaries (sentences.c) */
void report_find_tokens(report *r);
void report_find_sentences(report *r);
/* words.c: clitics, word class and lexeme of each word */
void report_find_words(report *r);
/* dateline.c: the report's own date. `argument` (YYYY-MM-DD or NULL) overrides what the text says
 */
void report_find_date(report *r, const char *argument);
/* times.c, amounts.c */
void report_find_times(report *r);
void report_find_amounts(report *r);
/* mentions.c: names that the gazetteer knows, and unknown ones told by their form */
void report_find_mentions(report *r);
/* align.c: which sentence of one version answers which of the other; names and numbers are its
 * anchors */
void report_align(report *r);
/* mentions_pair.c: names of one version that nobody has listed, found by the sound of the other's
 */
void report_pair_mentions(report *r);
/* given.c: which of the people named are women, which men */
void report_tell_genders(report *r);
/* roles*.c: titles and kinship words beside names, into r->roles; bearers of an office who are not
 * named */
void report_find_roles(report *r);
/* anaphora.c: bodies spoken of again: "the newspaper" */
void report_find_anaphora(report *r);
/* descriptions.c: people and bodies without a name, paired between the versions */
void report_find_descriptions(report *r);
/* anaphora_again.c: people and bodies spoken of again: "the minister", "the court" */
void report_find_again(report *r);
/* entities.c: who is the same; then the roles go to their entities */
void report_find_entities(report *r);
void report_attach_roles(report *r);
/* records.c: which records of the store the entities are, and the sanctions on them */
struct record_source;
void report_find_records(report *r, const struct record_source *source);
/* claims.c: who did what to whom; anchors the times that hang on a claim */
void report_find_claims(report *r);
/* disagree.c: where the two versions differ */
void report_find_disagreements(report *r);

#endif
