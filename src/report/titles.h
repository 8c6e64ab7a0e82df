/*
 * Titles and the offices they stand for, kinship words, and the ministry of a minister
 * (data/lexicon/titles.tsv, kinship.tsv, ministries.tsv, ties.tsv).
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
/* Can a title, a kinship word or a word for who owns whom be what is left of the folded word when
 * proclitics and article, endings of the dual or plural and a pronoun are taken off? In English the
 * plural counts, and the first word of "brothers-in-law". False is certain.
 * Cost: a few look-ups; kept with the word by token_may_title (memo.h). */
bool titles_may_tell(const titles *t, uint8_t lang_index, str folded_word);
/* The office of a title whose own word is `head` and whose folded words, divided by blanks, are
 * `words`; at == NULL: none */
str titles_office(const titles *t, uint8_t lang_index, str head, str words);
/* The relation of a kinship word or phrase; at == NULL: none */
str titles_kin(const titles *t, uint8_t lang_index, str words);
/* What a word says of who owns whom (data/lexicon/ties.tsv) */
typedef enum owning { TIE_NONE, TIE_OWNER, TIE_HELD, TIE_COMPANY, TIE_OWNED } owning;
owning titles_tie(const titles *t, uint8_t lang_index, str word);
/* The body every country has that a minister heads */
typedef struct ministry {
    str body;  /* its slug */
    str words; /* what its English name has in it, divided by | */
} ministry;
/* of an office ("foreign_minister"); NULL: none */
const ministry *titles_ministry(const titles *t, str office);

#endif
