/*
 * Words that Arabic text writes the names of people with (data/lexicon/people-ar.tsv): given names
 * and family names of the whole world, and which of them are everyday words too.
 */
#ifndef QANAT_REPORT_PEOPLE_WORDS_H
#define QANAT_REPORT_PEOPLE_WORDS_H

#include "base/data.h"

enum people_use {
    PEOPLE_GIVEN = 1,
    PEOPLE_GIVEN_WORD = 2, /* an everyday word too */
    PEOPLE_FAMILY = 4,
    PEOPLE_FAMILY_WORD = 8,
    PEOPLE_EAST = 16,    /* a syllable of a name of the Far East */
    PEOPLE_TAIL = 32,    /* makes one given name with the word before it: نور الدين */
    PEOPLE_PARTICLE = 64 /* between given and family name: دي, فان */
};

typedef struct people_words people_words;

qanat_status people_words_open(const data_set *data, people_words **out, qanat_error *err);
void people_words_close(people_words *p);
/* what a folded word is in names of people, 0: none */
uint32_t people_words_of(const people_words *p, str folded);

#endif
