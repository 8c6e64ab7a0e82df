/*
 * What a word can be recognised by in the other language: keys that are equal on both sides. A
 * number has its digits, a listed name its gazetteer entry, another name the classes of its
 * consonants, any other word its concepts in the bilingual dictionary.
 */
#ifndef QANAT_REPORT_ALIGN_H
#define QANAT_REPORT_ALIGN_H

#include "report/bilingual.h"
#include "report/model.h"

enum { WORD_KEYS = 7 };

typedef enum word_evidence {
    EVIDENCE_NONE,   /* function word, mark, or a word nobody knows */
    EVIDENCE_WORD,   /* in the dictionary */
    EVIDENCE_COMMON, /* in the dictionary, but found everywhere */
    EVIDENCE_SOUND,  /* an unlisted name, or an Arabic word that may be one */
    EVIDENCE_NAME,   /* listed in the gazetteer */
    EVIDENCE_NUMBER
} word_evidence;

typedef struct word_keys {
    uint32_t keys[WORD_KEYS];
    uint8_t n, evidence;
} word_keys;

/* top bits of a key */
enum {
    KEY_CONCEPT = 1u << 28,
    KEY_NUMBER = 2u << 28,
    KEY_NAME = 3u << 28,
    KEY_SOUND = 4u << 28,
    KEY_BODY = 5u << 28,
    KEY_VALUE = (1u << 28) - 1
};

/* align_keys.c: the keys of every token, in the order of r->tokens; filled by report_align */
word_keys *align_keys(report *r);

/* the digits of a number without its separators and leading zeros, as a key */
uint32_t align_number_key(str digits);

#endif
