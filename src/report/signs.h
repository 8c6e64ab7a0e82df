/*
 * Words that tell what a name beside them is (data/lexicon/signs.tsv), the sets of words that single
 * rules of the reader ask for (data/lexicon/sets.tsv), and names of letters (letter-names.tsv).
 */
#ifndef QANAT_REPORT_SIGNS_H
#define QANAT_REPORT_SIGNS_H

#include "base/data.h"
#include "base/map.h"
#include "report/model.h"

enum sign {
    SIGN_FUNCTION = 1,
    SIGN_TITLE = 2,
    SIGN_ORG = 4,
    SIGN_PLACE = 8,
    SIGN_PRODUCT = 16,
    SIGN_PARTICLE = 32,
    SIGN_MONTH = 64,
    SIGN_WEEKDAY = 128,
    SIGN_MODIFIER = 256, /* inside a title, none by itself */
    SIGN_GENERIC = 512,  /* kind of a body, no part of its name */
    SIGN_FIRM = 1024,    /* the same, before a name of one word only */
    SIGN_LOCALITY = 2048, /* kind of a place, no part of its name */
    SIGN_JUNIOR = 4096,   /* behind a person's name: the younger of two, the third of the name */
    SIGN_OFFICE = 16384,  /* a verb that says what somebody is made; Arabic: its lemma */
    SIGN_ACTS = 8192      /* a verb behind which "as" tells what somebody is: "serves as" */
};

/* the head of sets.tsv says what each is for, and whether it holds lemmas or folded words */
enum word_set {
    SET_HERALD = 1,
    SET_KIND = 2,
    SET_WEAPON = 4,
    SET_PURPOSE = 8,
    SET_UNIT = 16,
    SET_SIDE = 32,
    SET_ABBREVIATION = 64,
    SET_OPENER = 128,
    SET_PUBLIC = 256,
    SET_RULER = 512,
    SET_LEADER = 1024,
    SET_PURPOSEFUL = 2048,
    SET_FOLK = 4096,
    SET_PORTFOLIO = 8192,
    SET_VESSEL = 16384,
    SET_GIVING = 32768,
    SET_SITE = 65536,
    SET_ASSAULT = 131072,
    SET_COMPOUND = 262144,
    SET_CREED = 524288,
    SET_NAMING = 1048576,
    SET_OWNING = 2097152,
    SET_NEIGHBOUR = 4194304,
    SET_VISITOR = 8388608,
    SET_STATE = 16777216,
    SET_TYCOON = 33554432,
    SET_AMONG = 67108864,
    SET_RANK = 134217728,
    SET_ROYAL = 268435456,
    SET_MASCULINE = 536870912,
    SET_STANDING = 1073741824
};

typedef struct signs signs;

qanat_status signs_open(const data_set *data, signs **out, qanat_error *err);
void signs_close(signs *s);
/* the signs of a folded word, 0 where it is none */
uint32_t signs_of(const signs *s, uint8_t lang_index, str folded_word);
/* the Latin letters (bit 0: a) whose name the folded Arabic word is, 0: none */
uint32_t signs_letters(const signs *s, str folded_word);
/* the sets that a word is in, and whether one of them is `set` */
uint32_t word_sets(const signs *s, uint8_t lang_index, str word);
bool word_in_set(const signs *s, uint8_t lang_index, str word, enum word_set set);

#endif
