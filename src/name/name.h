/*
 * Names: what the parts of a name are, how near two names are in any two scripts, and why.
 *
 *   name_table   what data/names/ says, read once; immutable, shared by threads
 *   name_word    one word prepared for comparing: its letters as symbols of its writing, its sound
 *   name_parsed  a name cut into parts, each with its byte range, role and prepared word
 *   name_match   the score of two names in millionths and what every part gave to it
 *
 * Scores are integers in millionths; the floating point unit has no say in them, so the same pair
 * gives the same score everywhere. A score of NAME_ONE is given to equal names only. docs/names.md
 * tells an analyst what moves a score.
 *
 * Cost: name_parse about 1 us for a name of three words; name_compare under 2 us a pair;
 * name_word_compare about 0.1 us; name_word_score prepares both words first, about 0.5 us.
 */
#ifndef QANAT_NAME_NAME_H
#define QANAT_NAME_NAME_H

#include "base/arena.h"
#include "base/data.h"
#include "base/error.h"
#include "base/limits.h"

#define NAME_ONE 1000000 /* the score of equal names */

/* What the score is made of, in thousandths or millionths; the index bounds scores with them. */
enum {
    NAME_FLOOR = 520000,       /* words less near than that are different words */
    NAME_FLOOR_ALONE = 250000, /* the same where the word is the whole name */
    NAME_FLOOR_ORDER = 20000,  /* … and only the order of such names is asked for */
    NAME_SYLLABLES_NEAR =
        800000, /* the same for short words in Han or Hangul: a syllable has many neighbours */
    NAME_CONTRADICTION = 2000,  /* what stands against each other on both sides counts twice */
    NAME_SURPLUS = 200,         /* what one side has more counts a fifth */
    NAME_SURPLUS_FIRST = 600,   /* more where it is the first name of a person */
    NAME_SURPLUS_ALONE = 900,   /* nearly whole, where no more than one word is shared */
    NAME_INITIAL_NEAR = 540000, /* an initial and a name that begins with it */
    NAME_STANDING = 1000,       /* what a name counts where the other side does not have it */
    NAME_LEARNED_NEAR = 940000, /* equivalents learned from lists */
    NAME_WEIGHTY = 450          /* parts above that weight are words that are shared */
};

typedef struct name_table name_table;

/* Reads data/names/. Files that are missing leave the program knowing less; a broken line is
 * QANAT_E_INPUT with its file and line. `data` must outlive the table. */
qanat_status name_table_open(const data_set *data, name_table **out, qanat_error *err);
void name_table_close(name_table *t); /* NULL is fine */

/* What is named. It decides which words are generic, whether there is a family name, and whether
 * numbers have to agree. */
typedef enum name_kind {
    NAME_ANY, /* unknown: found out from legal forms and generic words, else as a person */
    NAME_PERSON,
    NAME_BODY,   /* company, organisation, public body */
    NAME_VESSEL, /* numbers and single letters decide */
    NAME_AIRCRAFT,
    NAME_IDENTIFIER /* wallets and numbers: equal after normalising, or not at all */
} name_kind;

/* From a FollowTheMoney schema, "Person", "Company"; NAME_ANY for one that is not known or empty */
name_kind name_kind_of(str schema);

typedef enum name_role {
    NAME_PART, /* a given or family name, or a distinctive word of a body */
    NAME_GIVEN,
    NAME_FAMILY,
    NAME_PATRONYMIC,
    NAME_PARTICLE, /* al, bin, van, de */
    NAME_INITIAL,
    NAME_TITLE,   /* Dr, Sheikh, General */
    NAME_SUFFIX,  /* Jr, III of a person */
    NAME_LEGAL,   /* LLC; several words may make one part */
    NAME_GENERIC, /* bank, trading */
    NAME_PLACE,   /* a country or town in the name of a body */
    NAME_NUMBER,  /* 44, III, forty-four */
    NAME_STOP     /* the, and, of */
} name_role;

enum { NAME_WORD_SYMBOLS = 40 }; /* letters beyond that are not compared */

/* The writing whose letters `symbols` counts. Scripts that are neither are romanised. */
typedef enum name_writing { NAME_LATIN, NAME_ABJAD, NAME_CYRILLIC, NAME_ROMANISED } name_writing;

/* A word prepared for comparing. Plain data without pointers to free; `folded` is in the arena or
 * buffer the word was prepared with. */
typedef struct name_word {
    str folded;      /* as compared: lower case, no marks */
    uint8_t writing; /* name_writing */
    uint8_t n;       /* symbols */
    uint8_t m;       /* Latin symbols; 0 where `writing` is NAME_ABJAD */
    uint8_t skeleton_n;
    bool plain;      /* a reading for comparing with Latin letters only */
    uint8_t doubled; /* letters written twice, which `symbols` has once */
    uint8_t marks;   /* Latin letters with a mark that `symbols` does not show */
    const uint8_t *symbols;      /* n letters of its writing, then n pairs (private to letters.c) */
    const uint8_t *latin;        /* m letters of its romanised form, then m pairs */
    uint32_t letters;            /* which Latin letters it has, a lowest; 0 for NAME_ABJAD */
    uint64_t skeleton;           /* classes of its consonants, four bits each, the first lowest */
    uint64_t hash;               /* of `folded` */
    const struct name_word *alt; /* another reading of the same characters, or NULL */
} name_word;

typedef struct name_part {
    uint32_t start, end; /* half-open byte range in the name as given */
    uint8_t role;        /* name_role */
    uint8_t script;      /* text_script */
    uint16_t weight;     /* thousandths: how much the part says, by its role and rarity */
    bool altered;        /* the word is not as written: a compound made one, a digit undone */
    bool marked;         /* stands before the comma of "FAMILY, Given" */
    bool served;         /* the first other reading is the word behind abd: Karim of Abd al-Karim */
    uint32_t number;     /* NAME_NUMBER: its value */
    uint32_t learned;    /* group of equivalents of an index (index_mark); 0 none */
    uint32_t known;      /* what data/names knows of the word (private) */
    uint32_t concept;    /* legal form, generic word, nickname group; 0 none */
    name_word word;
} name_part;

typedef struct name_parsed {
    str text;          /* as given */
    name_kind kind;    /* as asked for, or found where NAME_ANY was */
    bool family_first; /* "FAMILY, Given" */
    bool retyped;      /* read as typed under another keyboard layout, or as misread */
    bool misread;      /* letters that look alike were taken for each other */
    bool cut;          /* there were more than LIMIT_NAME_PARTS parts */
    uint32_t n;
    name_part *parts;
} name_parsed;

/* Cuts a name into parts; everything reached from *out is in `a` or is `text` itself, which must
 * outlive it. A name without a letter or digit has no parts.
 * QANAT_E_LIMIT: longer than LIMIT_NAME_BYTES. QANAT_E_INPUT: not UTF-8. */
qanat_status name_parse(const name_table *t, str text, name_kind hint, arena *a, name_parsed *out,
                        qanat_error *err);

/* The names of the relations are those of the JSON contract; name_relation_name. */
typedef enum name_relation {
    NAME_SAME,
    NAME_TRANSLITERATION,
    NAME_SPELLING,
    NAME_TYPO,
    NAME_NICKNAME, /* the same name in short or in another language */
    NAME_INITIAL_OF,
    NAME_JOINED,
    NAME_REORDERED,
    NAME_GENERIC_WORD, /* legal forms, titles, generic words on both sides */
    NAME_MISSING,      /* in the query only */
    NAME_EXTRA,        /* in the record only */
    NAME_ACRONYM,
    NAME_TRANSLATION,
    NAME_LEARNED, /* an equivalent learned from lists: see count and source */
    NAME_RELATIONS
} name_relation;

const char *name_relation_name(name_relation r);

typedef struct name_match_part {
    uint32_t q_start, q_end, r_start, r_end; /* byte ranges; start == end where there is none */
    name_relation relation;
    int32_t similarity; /* millionths: how near the two words are */
    int32_t weight;     /* millionths of the whole */
    int32_t points;     /* millionths; may be negative in no part, only in adjustments */
    uint32_t count;     /* NAME_LEARNED: in how many records it was seen (from index_explain) */
    str source;         /* NAME_LEARNED: the list it was seen in; a data file for others */
} name_match_part;

enum { NAME_MATCH_PARTS = 2 * LIMIT_NAME_PARTS, NAME_MATCH_ADJUSTMENTS = 8 };

typedef struct name_adjustment {
    const char *on; /* "family", "little evidence", "keyboard", "misread", "equal", "rounding" */
    int32_t points;
} name_adjustment;

typedef struct name_match {
    int32_t score; /* the sum of all points */
    uint32_t n, adjustment_n;
    name_match_part parts[NAME_MATCH_PARTS];
    name_adjustment adjustments[NAME_MATCH_ADJUSTMENTS];
} name_match;

/* How near two names are. `explain` may be NULL (faster); the score is the same. Symmetric. */
int32_t name_compare(const name_table *t, const name_parsed *q, const name_parsed *r,
                     name_match *explain);

/* What a part counts where the other name does not have it: sharing a common name says little, but
 * not having it says as much as with any other. */
uint32_t name_part_standing(const name_part *p);

/* The least of that which counts, in thousandths, where the other name has nothing to set against
 * it; `alone`: where no more than one part is shared. */
uint32_t name_least_surplus(const name_parsed *p, const name_part *part, bool alone);

/* In Han or Hangul, and no longer than a family or given name is: NAME_SYLLABLES_NEAR holds. */
bool name_part_syllables(const name_part *p);

/* The first part that names the person, or NULL */
const name_part *name_first_part(const name_parsed *p);

/* Parses two names that are to be compared: where the hint is NAME_ANY and only one shows what it
 * is, both are taken for that. Statuses as of name_parse. */
qanat_status name_parse_pair(const name_table *t, str a, str b, name_kind hint, arena *room,
                             name_parsed *q, name_parsed *r, qanat_error *err);

/* Parses both and compares; names that cannot be parsed score 0. For callers without a loop. */
int32_t name_score(const name_table *t, str a, str b, name_kind hint);

/* One word by itself. `word` is taken to be one word: blanks and punctuation in it are passed over.
 */
void name_word_prepare(const name_table *t, str word, arena *a, name_word *out);
/* The first letter of its writing, or of its romanised form: a number below 64; 0 for none. */
uint8_t name_word_first(const name_word *w, bool latin);
/* 0..NAME_ONE. About: above 900000 the same name, 700000 probably, below 400000 another one; 0
 * below NAME_FLOOR_ALONE. */
int32_t name_word_compare(const name_table *t, const name_word *a, const name_word *b);
/* the same, 0 below `floor` too, and the faster the higher the floor */
int32_t name_word_near(const name_table *t, const name_word *a, const name_word *b, int32_t floor);
int32_t name_word_score(const name_table *t, str a, str b);
/* The letters only, without asking whether the two are written alike; 0 below `floor`, and the
 * faster the higher the floor. */
int32_t name_word_letters(const name_table *t, const name_word *a, const name_word *b,
                          int32_t floor);

/* One reading of a word against many others: name_word_letters of that reading or, where letters are
 * written twice or have marks, a little more; faster. Belongs to one thread and does not outlive the
 * word, whose other readings are passed over. */
typedef struct name_probe name_probe;
name_probe *name_probe_new(arena *a);
void name_probe_begin(name_probe *p, const name_table *t, const name_word *w, int32_t floor);
/* What is compared of a reading. Its skeleton has to be among name_skeletons_near of the word, and
 * name_gate_passes true of it. */
typedef struct name_form {
    const uint8_t *symbols, *latin;
    uint32_t letters;
    uint8_t writing, n, m;
} name_form;
int32_t name_probe_form(name_probe *p, const name_form *other);
/* What turns most words away: those that are near share most of their letters. */
typedef struct name_gate {
    uint32_t letters;
    uint8_t apart[4][2]; /* by writing, and whether the other is long: how many may differ */
} name_gate;
const name_gate *name_probe_gate(const name_probe *p);
enum { NAME_LONG = 5 }; /* more letters than that are long */
static inline bool name_gate_passes(const name_gate *g, uint32_t letters, unsigned writing,
                                    unsigned m)
{
    uint32_t alone = g->letters ^ letters;
    unsigned apart = g->apart[writing & 3][m > NAME_LONG];
    if (!g->letters || !letters)
        return true;
    for (; apart > 0; apart--)
        alone &= alone - 1; /* one less */
    return !alone;
}

/* The classes of the consonants, four bits each, the first lowest, and their number highest. */
uint64_t name_word_skeleton(const name_word *w);
/* The skeletons that words near this one may have, each once: two words are compared by their
 * letters only if one of their readings has a skeleton among those of the other (docs/index.md).
 * `classes`: bit per class that is worth trying. Returns their number. */
enum { NAME_SKELETONS_NEAR = 512 };
size_t name_skeletons_near(const name_word *w, uint32_t classes,
                           uint64_t out[NAME_SKELETONS_NEAR]);
/* The word that two in Arabic letters make, written without a blank: what name_word_prepare would
 * make of it, without reading the letters again. False where one is in other letters. */
bool name_words_concat(const name_table *t, const name_word *x, const name_word *y, arena *a,
                       name_word *out);
/* Has one of them a skeleton among those of the other? */
bool name_skeletons_meet(const name_word *a, const name_word *b);
/* The skeleton of two words written as one: what name_compare asks of joined words to be equal.
 * Returns its length; 0 where it is too long or too short to tell. */
unsigned name_joined_skeleton(const name_word *a, const name_word *b, uint64_t *skeleton);
/* Two words written as one, as name_compare takes them; false where it does not. */
bool name_words_joined(const name_table *t, const name_word *a, const name_word *b, arena *room,
                       name_word *out);
/* Groups of words that stand for one another to which the part belongs; returns their number. */
size_t name_part_concepts(const name_table *t, const name_part *p, uint32_t *out, size_t max);
/* Changes whenever the files of data/names do: an index is good for the table it was built with. */
uint64_t name_table_print(const name_table *t);

#endif
