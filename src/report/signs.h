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

/* the head of sets.tsv says what each is for, and whether it holds lemmas or folded words; 64 bits */
enum word_set {
    SET_HERALD = 1ull << 0,
    SET_KIND = 1ull << 1,
    SET_WEAPON = 1ull << 2,
    SET_PURPOSE = 1ull << 3,
    SET_UNIT = 1ull << 4,
    SET_SIDE = 1ull << 5,
    SET_ABBREVIATION = 1ull << 6,
    SET_OPENER = 1ull << 7,
    SET_PUBLIC = 1ull << 8,
    SET_RULER = 1ull << 9,
    SET_LEADER = 1ull << 10,
    SET_PURPOSEFUL = 1ull << 11,
    SET_FOLK = 1ull << 12,
    SET_PORTFOLIO = 1ull << 13,
    SET_VESSEL = 1ull << 14,
    SET_GIVING = 1ull << 15,
    SET_SITE = 1ull << 16,
    SET_ASSAULT = 1ull << 17,
    SET_COMPOUND = 1ull << 18,
    SET_CREED = 1ull << 19,
    SET_NAMING = 1ull << 20,
    SET_OWNING = 1ull << 21,
    SET_NEIGHBOUR = 1ull << 22,
    SET_VISITOR = 1ull << 23,
    SET_STATE = 1ull << 24,
    SET_TYCOON = 1ull << 25,
    SET_AMONG = 1ull << 26,
    SET_RANK = 1ull << 27,
    SET_ROYAL = 1ull << 28,
    SET_MASCULINE = 1ull << 29,
    SET_STANDING = 1ull << 30,
    SET_LOOSE = 1ull << 31,
    SET_HELPER = 1ull << 32,
    SET_RUMOUR = 1ull << 33,
    SET_UNTRUE = 1ull << 34,
    SET_NAMELESS = 1ull << 35,
    SET_CIVIC = 1ull << 36,
    SET_LICENCE = 1ull << 37,
    SET_COMPRISING = 1ull << 38,
    SET_CONSISTING = 1ull << 39,
    SET_OCCURRING = 1ull << 40,
    SET_ANNULLING = 1ull << 41
};

typedef struct signs signs;

qanat_status signs_open(const data_set *data, signs **out, qanat_error *err);
void signs_close(signs *s);
/* the signs of a folded word, 0 where it is none */
uint32_t signs_of(const signs *s, uint8_t lang_index, str folded_word);
/* the Latin letters (bit 0: a) whose name the folded Arabic word is, 0: none */
uint32_t signs_letters(const signs *s, str folded_word);
/* the sets that a word is in, and whether one of them is `set` */
uint64_t word_sets(const signs *s, uint8_t lang_index, str word);
bool word_in_set(const signs *s, uint8_t lang_index, str word, uint64_t set);

#endif
