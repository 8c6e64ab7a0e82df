/*
 * What a session remembers of written words from one report to the next: their folded form and what
 * the knowledge says of it. News is made of few words that come again and again, so most of what a
 * report asks has been asked before. One a thread; never needed for an answer, only for a quick one.
 *
 * Bounded: at MEMO_WORDS words no more are taken in, and the next report begins with an empty
 * memory. The words' letters are shared with the reports that have them, and go with the last.
 */
#ifndef QANAT_REPORT_MEMO_H
#define QANAT_REPORT_MEMO_H

#include "base/utf8.h"
#include "report/align.h"
#include "report/gazetteer.h"
#include "report/mentions.h"
#include "name/name.h"

typedef struct word_memo word_memo;

enum { MEMO_WORDS = 1 << 14, MEMO_SOUNDS = 1 << 13, MEMO_NAMES = 1 << 11 };

word_memo *word_memo_new(void);
void word_memo_free(word_memo *m); /* NULL is fine */
/* The letters of words: a report that is read keeps them until it is freed, whatever becomes of the
 * memory, also where another thread frees it. */
typedef struct word_letters word_letters;
word_letters *word_letters_keep(const word_memo *m);
void word_letters_free(word_letters *l); /* NULL is fine */

/* before the words of a report; empties a memory that is nearly full or of other knowledge */
void word_memo_begin(word_memo *m, const struct knowledge *know);

/* Fills in what is known of a written word of the token's language: its number, its folded form
 * (good as long as the letters are kept), its signs and cues, and whether it has TOKEN_MARKS. False where the memory is full, and then
 * nothing is set. */
bool word_memo_tell(word_memo *m, str written, token *t);

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

/* the first step of a walk over the gazetteer with one of a word's variants (mentions_walk.c) */
typedef struct first_step {
    gazetteer_walk walk;
    bool asked, steps; /* steps: some phrase begins with it */
} first_step;

/* what a word by itself is in dates and amounts (times_words.c), as time_word of times.h has it */
typedef struct lone_time {
    uint64_t kinds;
    uint32_t sense;
    uint16_t flags;
    uint8_t proclitics, skip; /* skip: bytes of the file before it */
} lone_time;

/* How an Arabic word was read (words_ar.c), as far as that does not hang on the report. */
typedef struct word_cut {
    uint32_t analysis, kinds;
    uint16_t at, n; /* the stem in the folded word */
    uint8_t skip, name_skip, proclitics, suffix, rank;
    bool article, known;
} word_cut;
/* What was found out about a word as it is written, in the token's language: numbers of bits. */
enum word_note {
    NOTE_NO_TIME, /* begins no expression of times or amounts */
    NOTE_TIME,    /* asked: what it is in times by itself */
    NOTE_LONGER,  /* an expression of times goes on behind it */
    NOTE_NAME,    /* asked: does it begin a phrase of the gazetteer? */
    NOTE_NO_NAME, /* it does not, in any form */
    /* for token_asked, two bits each */
    ASK_TITLE = 6,       /* in some form a title before a name (mentions_arabic.c) */
    ASK_GIVEN = 8,       /* in some form a given name */
    ASK_REST = 10,       /* an everyday word behind a letter or two */
    ASK_BODY = 12,       /* in some form a word for a body (anaphora.c) */
    ASK_OPENS = 14,      /* opens an expression of several words of its language */
    ASK_TIE = 16,        /* a word for who owns whom in its language (roles_owners.c) */
    ASK_EVERYDAY = 18,   /* an everyday word by its form or the dictionary (mentions_arabic.c) */
    ASK_OPPOSED = 20,    /* English: has an opposite (disagree_meaning.c) */
    ASK_KNOWN = 22,      /* the lexicon, signs or adjectives of peoples have it as it is */
    ASK_ORDINARY = 24,   /* the same in any form (mentions_arabic.c) */
    ASK_RELATIVE = 26,   /* a word for a relative or helper (disagree_relatives.c) */
    ASK_NATIONAL = 28,   /* English: the adjective of a country (descriptions.c) */
    ASK_INNER = 30,      /* may stand behind the first word of a name (mentions_walk.c) */
    ASK_TELLS = 32,      /* in some form a title, kinship word or word of ownership (titles.h) */
    ASK_TIME_INNER = 34  /* may stand behind the first word of a date or amount (times_words.c) */
};
/* A question whose answer hangs on the word as it is written and on nothing else: asked once. */
typedef bool word_question(report *r, const token *t);
/* bits of people_words.h: what a folded word is in names of people */
typedef uint32_t word_uses(const report *r, str word);

/* ---- what is remembered of a word; here so that asking for it again costs a few moves */

enum { SPELLED_BYTES = 24 };

/* A written word of so many bytes at most, with zeros behind it: compared without going elsewhere. */
typedef struct spelling {
    uint64_t part[SPELLED_BYTES / 8];
} spelling;

/* What every token asks stands first, in one line of the cache. A token's language is told by its
 * first character, so the same written word never means two languages. */
typedef struct known_word {
    _Alignas(64) spelling spelled; /* where `length` is no more than SPELLED_BYTES */
    uint16_t length;               /* of the written word */
    uint16_t signs, cues, flags, uses;
    uint8_t asked, concept_n;
    uint32_t analysis;
    str norm;       /* the folded form */
    uint64_t notes; /* bits of word_note */
    uint64_t sets;  /* of signs.h, in its token's language */
    uint32_t characters; /* of the folded form */
    uint32_t concepts[BILINGUAL_CONCEPTS];
    word_keys keys;      /* what its concepts are recognised by (align_keys.c) */
    uint16_t hints;      /* what it may be when versions are compared (disagree_hints.c) */
    str written;
    variant_cuts cuts;
    word_cut cut;
    lone_time time;
    first_step begins[MENTION_VARIANTS];
    const name_word *sounds[2 * MENTION_VARIANTS]; /* report_variant_sound */
} known_word;
_Static_assert(offsetof(known_word, sets) == 64, "what every token asks is one line of the cache");

enum { ASKED_CONCEPTS = 1, ASKED_ANALYSIS = 2, ASKED_USES = 4, ASKED_KEYS = 8, ASKED_HINTS = 16 };

/* its words by their numbers; first in the memory, so that it is found without a call */
static inline known_word *word_memo_words(const word_memo *m)
{
    known_word *words;
    memcpy(&words, m, sizeof words);
    return words;
}

/* NULL where the token is not remembered */
static inline known_word *token_known(const report *r, const token *t)
{
    return r->memo && t->word != NO_INDEX ? &word_memo_words(r->memo)[t->word] : NULL;
}

uint32_t token_ask_uses(const report *r, const token *t, known_word *w, word_uses *ask);
/* characters of its folded form */
static inline size_t token_characters(const report *r, const token *t)
{
    const known_word *w = token_known(r, t);
    return w ? w->characters : utf8_count(t->norm);
}
uint32_t token_ask_analysis(const report *r, const token *t, known_word *w);
bool token_ask(report *r, const token *t, known_word *w, enum word_note question,
               word_question *ask);

/* its signs as a word of another language than its script's, too */
static inline uint32_t token_signs_in(const report *r, const token *t, uint8_t lang_index)
{
    return t->lang == lang_index ? t->signs : signs_of(r->know->signs, lang_index, t->norm);
}
/* Is the folded form one of a set of that language's words (signs.h)? */
static inline bool token_in_set(const report *r, const token *t, uint8_t lang_index, uint64_t set)
{
    const known_word *w = t->lang == lang_index ? token_known(r, t) : NULL;
    return w ? (w->sets & set) != 0
             : (word_sets(r->know->signs, lang_index, t->norm) & set) != 0;
}
/* the concepts (bilingual.h) of its folded form */
size_t token_concepts(const report *r, const token *t, uint32_t out[BILINGUAL_CONCEPTS]);

/* lexicon_find of its folded form in its language */
static inline uint32_t token_analysis(const report *r, const token *t)
{
    known_word *w = token_known(r, t);
    return w && w->asked & ASKED_ANALYSIS ? w->analysis : token_ask_analysis(r, t, w);
}

/* `ask` of its folded form */
static inline uint32_t token_uses(const report *r, const token *t, word_uses *ask)
{
    known_word *w = token_known(r, t);
    return w && w->asked & ASKED_USES ? w->uses : token_ask_uses(r, t, w, ask);
}

/* these three NULL where the token is not remembered */
static inline variant_cuts *token_cuts(const report *r, const token *t)
{
    known_word *w = token_known(r, t);
    return w ? &w->cuts : NULL;
}

static inline word_cut *token_cut(const report *r, const token *t)
{
    known_word *w = t->norm.n < UINT16_MAX ? token_known(r, t) : NULL;
    return w ? &w->cut : NULL;
}

static inline bool word_noted(const known_word *w, enum word_note note)
{
    return w && w->notes >> note & 1;
}
static inline void word_note_down(known_word *w, enum word_note note)
{
    if (w)
        w->notes |= (uint64_t)1 << note;
}

/* the answer to a question of word_note */
static inline bool token_asked(report *r, const token *t, enum word_note question,
                               word_question *ask)
{
    known_word *w = token_known(r, t);
    return word_noted(w, question) ? word_noted(w, question + 1) : token_ask(r, t, w, question, ask);
}

bool word_may_title(report *r, const token *t);
/* titles_may_tell of its folded form */
static inline bool token_may_title(const report *r, const token *t)
{
    return token_asked((report *)r, t, ASK_TELLS, word_may_title);
}

/* name_word_prepare; good until the report has been read */
const name_word *report_sound(const report *r, str word);
/* the same of a form of the token's word, found by the number of the form: of one of its variants, or
 * behind those, of a variant without its article */
const name_word *report_variant_sound(const report *r, const token *t, size_t form, str word);
/* name_word_near, each word prepared once */
int32_t report_word_score(const report *r, str a, str b, int32_t floor);
/* name_score, each name parsed once */
int32_t report_name_score(const report *r, str a, str b, name_kind hint);

#endif
