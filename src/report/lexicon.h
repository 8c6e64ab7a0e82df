/*
 * Words: lexemes of Arabic and English with all their forms, compiled from data/lexicon when an
 * engine opens. Arabic verbs are conjugated from their past and present, English ones inflected by
 * rule with their irregular forms given; a form may belong to several lexemes, and words.c chooses
 * by context. Cost: opening is linear in the forms (some 60,000); a look-up is one hash.
 */
#ifndef QANAT_REPORT_LEXICON_H
#define QANAT_REPORT_LEXICON_H

#include "base/data.h"
#include "report/model.h"

typedef enum word_class {
    WORD_UNKNOWN,
    WORD_NOUN,
    WORD_VERB,
    WORD_ADJECTIVE,
    WORD_ADVERB,
    WORD_PREPOSITION,
    WORD_AND, /* coordinates: and, or, و stands as a proclitic */
    WORD_DETERMINER,
    WORD_PRONOUN,      /* personal, independent */
    WORD_POSSESSIVE,   /* his, their */
    WORD_RELATIVE,     /* who, which, الذي */
    WORD_THAT,         /* opens a content clause: that, أن, إن */
    WORD_SUBORDINATOR, /* opens a clause of circumstance: while, after (with a verb), عندما */
    WORD_AUXILIARY,    /* be, have, do; كان */
    WORD_MODAL,        /* will, may; سوف */
    WORD_NEGATION,     /* not, لم */
    WORD_NUMBER,
    WORD_TO,
    WORD_PARTICLE, /* carries no argument: قد, also */
    WORD_REST      /* a further word of an expression of several words */
} word_class;

enum word_form {
    FORM_PAST = 1,
    FORM_PRESENT = 2,     /* with its person: says, يقول */
    FORM_BASE = 4,        /* English: say */
    FORM_GERUND = 8,      /* English: saying; Arabic: verbal noun */
    FORM_PARTICIPLE = 16, /* passive participle: said, مجمد */
    FORM_ACTIVE = 32,     /* Arabic active participle: مطالب */
    FORM_FEMININE = 64,
    FORM_PLURAL = 128,
    FORM_DUAL = 256,
    FORM_PASSIVE = 512,  /* Arabic: can only be passive (اغتيل) */
    FORM_SPEAKER = 1024, /* first or second person */
    FORM_BOUND = 2048    /* Arabic: only before a pronoun */
};

/* the pronoun that an Arabic word ends in */
typedef enum word_suffix {
    SUFFIX_NONE,
    SUFFIX_HE,
    SUFFIX_SHE,
    SUFFIX_THEY,
    SUFFIX_TWO,
    SUFFIX_OTHER
} word_suffix;

/* what a noun means; a word of several keeps the first */
typedef enum noun_sense {
    SENSE_NONE,
    SENSE_PERSON,   /* businessman, وزير */
    SENSE_GROUP,    /* people taken together: delegation, protesters */
    SENSE_BODY,     /* an organisation by its kind: ministry, company */
    SENSE_MEDIUM,   /* what tells news: newspaper, documents, sources */
    SENSE_PLACE,    /* center, airport */
    SENSE_FORCE,    /* military means that act for their owner: troops, tanks, warplanes */
    SENSE_QUANTITY, /* number, hundreds: what follows is meant */
    SENSE_EVENT,
    SENSE_ASSET,     /* property: assets, funds, shares */
    SENSE_STATEMENT, /* list, plan, request: what is told in it is not a fact */
    SENSE_TIME,
    SENSE_COUNT
} noun_sense;

typedef struct lexeme {
    str lemma; /* folded */
    uint8_t lang, class, sense;
    bool feminine;
    uint32_t verb;   /* of a verbal noun: the lexeme of its verb, or NO_INDEX */
    uint32_t frames; /* first frame it triggers (frames.h), or NO_INDEX */
    uint64_t sets;   /* the sets of signs.h that its lemma is in */
} lexeme;

typedef struct analysis {
    uint32_t lexeme;
    uint32_t next; /* another analysis of the same form, or NO_INDEX */
    uint16_t form;
    uint8_t class;
    uint32_t classes; /* bit 1 << class of this and those that follow by `next` */
} analysis;

/* What is looked into most; it stands first in a lexicon, so that it is read without a call. */
typedef struct lexicon_tables {
    VEC(lexeme) lexemes;
    VEC(analysis) analyses;
} lexicon_tables;

typedef struct lexicon lexicon;

qanat_status lexicon_open(const data_set *data, lexicon **out, qanat_error *err);
void lexicon_close(lexicon *x);

/* first analysis of a folded form of a language, or NO_INDEX */
uint32_t lexicon_find(const lexicon *x, uint8_t language, str form);
static inline const analysis *lexicon_analysis(const lexicon *x, uint32_t index)
{
    return &((const lexicon_tables *)(const void *)x)->analyses.at[index];
}
/* bit 1 << class of every class that a form may have, from its first analysis or NO_INDEX */
static inline uint32_t lexicon_classes(const lexicon *x, uint32_t first)
{
    return first == NO_INDEX ? 0 : lexicon_analysis(x, first)->classes;
}
/* lexemes are numbered from 0 */
uint32_t lexicon_count(const lexicon *x);
static inline const lexeme *lexicon_lexeme(const lexicon *x, uint32_t index)
{
    return &((const lexicon_tables *)(const void *)x)->lexemes.at[index];
}
/* the lexeme of a lemma and class, or NO_INDEX. While the engine opens only: it uses scratch memory
 */
uint32_t lexicon_lemma(const lexicon *x, uint8_t language, uint8_t class, str lemma);
/* for frames.c: adds a lexeme that data/lexicon does not have */
uint32_t lexicon_add(lexicon *x, uint8_t language, uint8_t class, str lemma);
/* for knowledge.c, when all lexemes are there: fills in their sets */
struct signs;
void lexicon_tell_sets(lexicon *x, const struct signs *s);
void lexicon_set_frames(lexicon *x, uint32_t lexeme, uint32_t frame);
/* does the word open an expression of several words? Where it does not, there is none to look for. */
bool lexicon_opens(const lexicon *x, uint8_t language, str word);
/* expressions of several words: the number of tokens (2..4) of the longest that begins with these
 * folded words, and its analysis; 0: none */
size_t lexicon_expression(const lexicon *x, uint8_t language, const str *words, size_t count,
                          uint32_t *found);

#endif
