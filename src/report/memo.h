/*
 * What a session remembers of written words from one report to the next: their folded form and what
 * the knowledge says of it. News is made of few words that come again and again, so most of what a
 * report asks has been asked before. One a thread; never needed for an answer, only for a quick one.
 *
 * Bounded: at MEMO_WORDS words no more are taken in, and the next report begins with an empty
 * memory.
 */
#ifndef QANAT_REPORT_MEMO_H
#define QANAT_REPORT_MEMO_H

#include "report/bilingual.h"
#include "report/mentions.h"
#include "name/name.h"

typedef struct word_memo word_memo;

enum { MEMO_WORDS = 1 << 14, MEMO_SOUNDS = 1 << 13, MEMO_NAMES = 1 << 11 };

word_memo *word_memo_new(void);
void word_memo_free(word_memo *m); /* NULL is fine */
/* before the words of a report; empties a memory that is nearly full or of other knowledge */
void word_memo_begin(word_memo *m, const struct knowledge *know);

/* The number of a written word, its folded form in `a` and whether that has TOKEN_MARKS; NO_INDEX
 * where the memory is full, and then nothing else is set. */
uint32_t word_memo_at(word_memo *m, str written, arena *a, str *norm, uint16_t *flags);

/* Of a token's folded form: its signs (signs.h), cues (cues.h) and concepts (bilingual.h). */
uint32_t token_signs(const report *r, const token *t);
/* as a word of another language than its script's, too */
uint32_t token_signs_in(const report *r, const token *t, uint8_t lang_index);
uint32_t token_cues(const report *r, const token *t);
size_t token_concepts(const report *r, const token *t, uint32_t out[BILINGUAL_CONCEPTS]);

/* Where the variants of a token's word begin (mentions_words.c): asked once a written word. */
typedef struct variant_cut {
    uint32_t skip; /* bytes of the file before it */
    uint16_t drop; /* bytes of the folded word before it */
    bool alef;     /* an alef goes before the rest */
} variant_cut;

typedef struct variant_cuts {
    variant_cut at[MENTION_VARIANTS];
    uint8_t n; /* 0: not asked yet */
} variant_cuts;

/* NULL where the token is not remembered */
variant_cuts *token_cuts(const report *r, const token *t);

/* How an Arabic word was read (words_ar.c), as far as that does not hang on the report. */
typedef struct word_cut {
    uint32_t analysis, kinds;
    uint16_t at, n; /* the stem in the folded word */
    uint8_t skip, name_skip, proclitics, suffix, rank;
    bool article, known;
} word_cut;
word_cut *token_cut(const report *r, const token *t); /* NULL where it is not remembered */

/* lexicon_find of its folded form in its language */
uint32_t token_analysis(const report *r, const token *t);

/* What was found out about a word as it is written, in the token's language. */
enum word_note {
    NOTE_NO_TIME = 1,  /* begins no expression of times or amounts */
    NOTE_NAME = 2,     /* asked: does it begin a phrase of the gazetteer? */
    NOTE_NO_NAME = 4,  /* it does not, in any form */
    /* for token_asked, two bits each */
    ASK_TITLE = 1 << 4, /* in some form a title before a name (mentions_arabic.c) */
    ASK_GIVEN = 1 << 6, /* in some form a given name */
    ASK_REST = 1 << 8,  /* an everyday word behind a letter or two */
    ASK_BODY = 1 << 10, /* in some form a word for a body (anaphora.c) */
    ASK_TIE = 1 << 14,  /* a word for who owns whom in its language (roles_owners.c) */
    ASK_OPENS = 1 << 12 /* opens an expression of several words of its language */
};
/* the notes of a token's word, for reading and writing; NULL where the token is not remembered */
uint32_t *token_notes(const report *r, const token *t);
/* A question whose answer hangs on the word as it is written and on nothing else: asked once. */
typedef bool word_question(report *r, const token *t);
bool token_asked(report *r, const token *t, enum word_note question, word_question *ask);

/* name_word_prepare; good until the report has been read */
const name_word *report_sound(const report *r, str word);
/* name_word_score, each word prepared once */
int32_t report_word_score(const report *r, str a, str b);
/* name_score, each name parsed once */
int32_t report_name_score(const report *r, str a, str b, name_kind hint);

#endif
