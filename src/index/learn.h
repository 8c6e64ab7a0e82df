/*
 * What lists teach: a record with names in two scripts says which words stand for each other. Pairs
 * seen in several records become groups of equivalents, kept in the index with their count and
 * list.
 */
#ifndef QANAT_INDEX_LEARN_H
#define QANAT_INDEX_LEARN_H

#include "index/format.h"

typedef struct learner learner;

learner *learner_new(const name_table *t);
void learner_free(learner *l);
/* `list`: number of the shared string that names the list */
void learner_entry(learner *l, const index_entry *e, uint32_t list);
/* after the last entry: decides which pairs are kept */
void learner_settle(learner *l);
/* group of a folded word, 0 where nothing was learned */
uint32_t learner_group(const learner *l, str folded);
const learned_row *learner_rows(const learner *l, size_t *n);

#endif
