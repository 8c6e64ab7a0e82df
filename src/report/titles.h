/*
 * Titles and the offices they stand for, kinship words (data/lexicon/titles.tsv, kinship.tsv).
 */
#ifndef QANAT_REPORT_TITLES_H
#define QANAT_REPORT_TITLES_H

#include "base/data.h"
#include "report/model.h"

typedef struct titles titles;

qanat_status titles_open(const data_set *data, titles **out, qanat_error *err);
void titles_close(titles *t);

/* Is the folded word a title's own word? Arabic words without the article. */
bool titles_is_head(const titles *t, uint8_t lang_index, str word);
/* The office of a title whose own word is `head` and whose folded words, divided by blanks, are
 * `words`; at == NULL: none */
str titles_office(const titles *t, uint8_t lang_index, str head, str words);
/* The relation of a kinship word or phrase; at == NULL: none */
str titles_kin(const titles *t, uint8_t lang_index, str words);

#endif
