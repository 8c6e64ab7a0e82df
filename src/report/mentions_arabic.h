/*
 * What the two files of unknown Arabic names share: mentions_arabic.c, mentions_arabic_again.c.
 */
#ifndef QANAT_REPORT_MENTIONS_ARABIC_H
#define QANAT_REPORT_MENTIONS_ARABIC_H

#include "report/mentions.h"

/* an Arabic word that no name has taken */
static inline bool arabic_free(const report *r, uint32_t i)
{
    const token *t = &r->tokens.at[i];
    return t->kind == TOKEN_WORD && t->lang == LANG_AR && t->mention == NO_INDEX;
}
/* its signs, read as Arabic */
uint32_t arabic_signs(const report *r, uint32_t i);
/* a word of the lexicon, with proclitics off too */
bool arabic_ordinary(report *r, uint32_t i);
/* a word that nothing knows, not even the dictionary, and with nothing joined to it */
bool arabic_strange(report *r, uint32_t i, uint32_t end);
/* in some form a given name */
bool arabic_given(report *r, uint32_t i);

#endif
