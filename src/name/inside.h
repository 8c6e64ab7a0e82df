/*
 * What the files of this room share: the tables behind name_table. Nobody outside includes this.
 */
#ifndef QANAT_NAME_INSIDE_H
#define QANAT_NAME_INSIDE_H

#include "base/map.h"
#include "name/name.h"
#include "text/fold.h"

/* ---- letters: words as symbols */

enum {
    SYMBOL_PLACED = 64, /* symbols below are letters; from here on letters in a place of their own: */
    SYMBOL_PAIRS = 96,  /* first, last, before a front vowel; from here on pairs of letters */
    SYMBOL_LAST = 256,
    LETTER_LAST = 0x3200 /* characters beyond are Han, Hangul or have no row */
};

typedef struct letter_row {
    uint8_t writing; /* name_writing + 1; 0 where there is no row */
    char how;
    uint8_t own[4]; /* symbols of its own writing, ended by 0 */
    char latin[8];
} letter_row;

/* Weights of one pair of writings: how much more often two letters stand for each other in names
 * that are the same than by chance, in hundredths of a nat. Row and column 0: nothing on that side.
 */
/* Letters and pairs of letters; some pairs share a bit. */
typedef struct symbol_set {
    uint64_t at[2];
} symbol_set;

/* What a symbol could bring against a word: `best` where that has one of the symbols that go with
 * it, else `rest`. */
typedef struct symbol_hope {
    symbol_set with;
    int16_t best, rest;
} symbol_hope;

typedef struct letter_model {
    int16_t weight[SYMBOL_LAST][SYMBOL_LAST];
    int16_t expect[2][SYMBOL_LAST]; /* what a letter of either side brings when the names are the
                                       same */
    int16_t swap;                   /* two neighbours changed places (same writing only) */
    int16_t doubled[2];             /* what it costs when that side writes a letter twice and the
                                       other does not */
    const uint8_t *base;            /* letters without their place, by symbol (same writing only) */
    int16_t (*turned)[SYMBOL_LAST];     /* weight[y][x] */
    symbol_hope hope[2][SYMBOL_LAST];   /* of a letter of either side */
    bool gains[2];                      /* some letter of that side is better left alone */
} letter_model;

enum { MODEL_LATIN, MODEL_ABJAD, MODEL_CYRILLIC, MODEL_ABJAD_LATIN, MODEL_CYRILLIC_LATIN, MODELS };
enum { WEIGHT_UNSET = INT16_MIN, WEIGHT_NONE = -3000, WEIGHT_HOPELESS = -1000000 };

/* ---- words: what is known of them */

typedef struct word_fact {
    uint32_t concept;  /* nickname group, legal form, generic word, title … */
    uint8_t role;      /* name_role, or NAME_PART */
    uint8_t kinds;     /* bit per name_kind in which the role holds */
    uint8_t frequency; /* 0 unknown … 9 most common */
    uint8_t words;     /* of a fact of several words */
    bool article;      /* holds only where the word was written with the Arabic article */
    uint32_t number;
    uint32_t next; /* another fact of the same word; MAP_NONE at the end */
} word_fact;

/* a piece of an Arabic name that holds an article, and the piece without it */
typedef struct compound_form {
    enum { COMPOUND_OPENING, COMPOUND_ENDING, COMPOUND_SECOND } place;
    str given, plain;
} compound_form;

/* a sound of names in Han characters or Hangul, and how Latin letters write it besides (as symbols)
 */
enum { SOUND_CHINESE, SOUND_KOREAN, SOUND_JAPANESE, SOUND_LANGUAGES };
enum { SOUND_LETTERS = 6, SOUND_SPELLINGS = 6 };

typedef struct sound_spelling {
    uint8_t n, letters[SOUND_LETTERS];
} sound_spelling;

typedef struct sound {
    uint8_t language, n, spelling_n;
    uint8_t letters[SOUND_LETTERS];
    sound_spelling spellings[SOUND_SPELLINGS];
} sound;

/* where in a word a letter is a symbol of its own, because other letters stand for it there */
enum { PLACE_FIRST, PLACE_LAST, PLACE_SOFT, PLACES };
/* what a key of the Latin layout gives under another; empty where it has none */
enum { KEYBOARD_LETTERS = 0x700 };
typedef struct keyboard {
    char letters[128][4];
    char keys[KEYBOARD_LETTERS]; /* and the other way, for single letters */
} keyboard;

/* letters that a scanner takes for others */
typedef struct misreading {
    str seen, meant;
} misreading;

struct name_table {
    arena *a;
    uint64_t print;
    letter_row *letters; /* LETTER_LAST */
    map han;             /* characters and words → offset in han_file */
    str han_file;
    uint8_t class_of[3][SYMBOL_PAIRS]; /* of the skeleton, by writing and symbol */
    struct {                           /* symbols that the skeleton asks for by name */
        uint8_t zh, ze, de, ge, en;
    } cyrillic;
    struct {
        uint8_t teh, dal, sheen, jeem, ghain, noon;
    } abjad;
    uint8_t base[3][SYMBOL_PAIRS];      /* the letter itself, by writing and symbol */
    uint8_t placed[3][PLACES][SYMBOL_PLACED]; /* symbol of a letter in a place, or 0 */
    uint8_t pair[3][SYMBOL_PLACED][SYMBOL_PLACED]; /* id of a pair of letters by writing, or 0 */
    uint8_t pair_n[3];
    letter_model *models; /* MODELS */
    map words;            /* folded word(s) → first fact */
    VEC(word_fact) facts;
    uint32_t concept_n;
    map longer; /* first words of facts of several words → words of the longest */
    map marks;  /* words that make compounds → word_mark */
    VEC(str) endings, patronymics; /* of family names made of other names; of patronymics */
    VEC(compound_form) compounds;
    VEC(sound) sounds;
    VEC(keyboard) keyboards;
    VEC(misreading) misreadings;
};

/* letters.c */
uint8_t letters_symbol(name_writing w, uint32_t c); /* of a base letter; 0 where it is none */
qanat_status letters_read(name_table *t, const data_set *data, qanat_error *err);
void letters_classes(name_table *t);
/* "a", "^a" first in a word, "a$" last, "c+" before e, i or y; 0 where it is none */
uint8_t letters_named(const name_table *t, name_writing w, str s);
/* Latin letters of a word without their places */
void letters_themselves(const name_table *t, const uint8_t *latin, size_t n, uint8_t *out);
/* costs.c */
typedef struct letter_side {
    const uint8_t *s, *pairs;
    size_t n;
} letter_side;
qanat_status costs_read(name_table *t, const data_set *data, qanat_error *err);
/* the model for the two writings, and the letters it compares: the consonantal or Cyrillic word
 * left */
const letter_model *costs_sides(const name_table *t, const name_word *a, const name_word *b,
                                letter_side out[2]);
/* The weights summed along the best way; WEIGHT_HOPELESS, sooner, where that is less than
 * `least_share` thousandths of *expected. */
int32_t costs_compare(const name_table *t, const name_word *a, const name_word *b,
                      int32_t least_share, int32_t *expected);
/* align.c */
void align_prepare(letter_model *m, arena *a, bool one_writing); /* when its weights are set */
/* the sum of the best way; WEIGHT_HOPELESS where that is less than `need` */
int32_t align_words(const letter_model *m, letter_side left, letter_side right, int32_t need);
/* One word, on one side of the model, against many: as costs_compare. */
typedef struct align_probe {
    const letter_model *model;
    letter_side word;
    int side;
    int32_t alone, expected;
    int16_t most[SYMBOL_LAST]; /* the best that a symbol of the other side could bring */
} align_probe;
void align_probe_begin(const letter_model *m, letter_side s, int side, align_probe *p);
/* What the letters of a word of the other side could bring at best, each by itself, and what true
 * pairs of these letters bring: most words are turned away by it. */
static inline int32_t align_probe_hope(const align_probe *p, letter_side b, int32_t *expected)
{
    const int16_t *expect = p->model->expect[!p->side], *most = p->most;
    int32_t sum = p->expected, hope = p->alone;
    for (size_t j = 0; j < b.n; j++) {
        int32_t v = most[b.s[j]];
        sum += expect[b.s[j]];
        hope += v;
        if (b.pairs[j] && j + 1 < b.n) { /* a pair can bring what it has beyond its letters */
            int32_t more = most[b.pairs[j]] - v - most[b.s[j + 1]];
            hope += more > 0 ? more : 0;
        }
    }
    *expected = sum / 2 > 1 ? sum / 2 : 1;
    return hope;
}
/* the sum of the best way; WEIGHT_HOPELESS where that is less than `need` */
int32_t align_probe_words(const align_probe *p, letter_side other, int32_t need);
size_t
letters_article(str word); /* bytes of an Arabic article that a word begins with, 0 for none */
uint32_t letters_set(const uint8_t *latin, size_t n); /* name_word.letters */
/* letters and pairs of two words in a row */
void letters_concat(const name_table *t, name_writing w, const uint8_t *a, size_t n,
                    const uint8_t *b, size_t m, uint8_t *out);
/* word.c */
bool words_join(const name_table *t, const name_word *a, const name_word *b, uint8_t *room,
                name_word *out);
bool words_near(const name_word *a, const name_word *b);
/* NAME_ONE where they are written alike, else by letters */
int32_t words_equal_or_near(const name_table *t, const name_word *a, const name_word *b,
                            int32_t floor);
/* by letters; 0 where it is less than `floor` */
int32_t words_compare(const name_table *t, const name_word *a, const name_word *b, int32_t floor);
/* syllables.c */
qanat_status syllables_read(name_table *t, const data_set *data, qanat_error *err);
/* whether a Latin word can be a way of writing a word in that script (Han or Hangul); true for words
 * in other scripts than Latin */
bool syllables_fit(const name_table *t, const name_word *word, text_script script,
                   const name_word *latin);
/* misread.c */
qanat_status misread_read(name_table *t, const data_set *data, qanat_error *err);

/* keyboard.c */
qanat_status keyboard_read(name_table *t, const data_set *data, qanat_error *err);
/* facts.c */
qanat_status facts_read(name_table *t, const data_set *data, qanat_error *err);
str facts_key(arena *a, str form);
enum { FACT_SPELLING = 1, FACT_ACRONYM }; /* word_fact.number of rows of spellings.tsv
                                                  and surnames.tsv; of acronyms.tsv */
typedef struct known_pair {
    bool known;    /* both are names that data/names has */
    bool nickname; /* of one row there */
    bool spelling; /* of one row of spellings.tsv or surnames.tsv */
    bool apart;    /* both in rows there, and in none together */
} known_pair;
known_pair facts_pair(const name_table *t, uint32_t a, uint32_t b); /* their name_part.known */
/* the fact of a word or of words divided by one blank that counts most in names of that kind, or
 * NULL */
const word_fact *facts_of(const name_table *t, str key, name_kind kind);
/* the fact of an ordinary word of which this is another form ("Фронта", "Committees"), or NULL */
const word_fact *facts_of_stem(const name_table *t, arena *a, str key);
/* words that make one name of several: "Abd al-Rahman", "Abu Bakr", "Nur al-Din", "Shams ur-Rahman"
 */
typedef enum word_mark {
    MARK_NONE,
    MARK_SERVANT,
    MARK_FATHER,
    MARK_MOTHER,
    MARK_ARTICLE,
    MARK_RELIGION,
    MARK_PRAISED, /* joined to the word before only where an article stands between */
    MARK_CHILD    /* ends the family name that the word before begins */
} word_mark;

#endif
