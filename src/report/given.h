/*
 * Whether a person is a woman or a man, as far as a given name, a title or a kinship word tells it
 * (data/names/given-gender.tsv). Names that both bear say nothing.
 */
#ifndef QANAT_REPORT_GIVEN_H
#define QANAT_REPORT_GIVEN_H

#include "base/data.h"
#include "report/model.h"

typedef struct given given;

/* both bits: the words that were seen do not agree */
typedef enum told_gender { TOLD_NOT = 0, TOLD_WOMAN = 1, TOLD_MAN = 2 } told_gender;

qanat_status given_open(const data_set *data, given **out, qanat_error *err);
void given_close(given *g);

/* of a folded given name */
told_gender given_name(const given *g, str name);
/* of a folded title before a name: "mrs", السيد without its article */
told_gender given_title(const given *g, str word);
/* of a relation of data/lexicon/kinship.tsv: "sister" */
told_gender given_relation(const given *g, str relation);
/* how many given names it has */
size_t given_count(const given *g);

/* takes what a kinship word tells of the bearer, which outweighs a given name */
void given_take_relation(report *r, uint32_t mention_index, str relation);

#endif
