/*
 * What the files that compare the two versions share: one bead with its words tied to each other.
 */
#ifndef QANAT_REPORT_DISAGREE_H
#define QANAT_REPORT_DISAGREE_H

#include "report/align.h"
#include "report/cues.h"
#include "report/knowledge.h"
#include "report/model.h"

typedef struct token_range {
    uint32_t first, end; /* tokens, half-open */
} token_range;

/* what a word may be for one of the files below; most words are nothing (disagree_hints.c) */
enum disagree_hint {
    HINT_FIGURE = 1,   /* may begin a number */
    HINT_CODE = 2,     /* ends in a digit, and does not begin with one */
    HINT_ORDER = 4,    /* before, after, since, until */
    HINT_DENIAL = 8,   /* may deny, or turn what is said in another way */
    HINT_SOURCE = 16,  /* may tell of a source that is not named */
    HINT_CALENDAR = 32, /* names a month or weekday */
    HINT_PREFIX = 64,  /* English: begins with what may deny the rest: un-, in- */
    HINT_TRAP = 128,   /* a false friend */
    HINT_NAME = 256,   /* a mention, or an English word written large */
    HINT_PHRASE = 512, /* may open "according to" */
    HINT_OPEN = 1024,  /* what stands under it is told as not done yet */
    HINT_UNIT = 2048   /* a unit, a share, how often */
};

/* A bead under comparison. `partner` and `answered` are over all tokens of the report, and the
 * report's own. */
typedef struct comparison {
    report *r;
    const bead *bead;
    token_range ar, en;
    uint16_t *hints;           /* of every token: bits of disagree_hint */
    uint16_t ar_hints, en_hints; /* of all tokens of the side together */
    token_range own_date;    /* the words of the report's own date */
    uint32_t *partner;       /* the word of the other version that says the same, or NO_INDEX */
    uint8_t *answered;       /* some word of the other side says the same, be it taken or not */
    struct key_chain *chain; /* private to disagree_words.c */
    /* what stands where, so that no bead walks over the whole report; NO_INDEX: none */
    uint32_t *time_at, *amount_at;      /* by token */
    uint32_t *first_claim, *next_claim; /* claims by the sentence of their trigger */
    uint32_t *first_role, *next_role;   /* r->roles by their mention */
} comparison;

/* disagree_words.c: are there two versions of one text at all? */
bool versions_answer(const report *r);
/* fills r->partner and r->answered for all beads; once a report */
comparison versions_tie(report *r);
/* the tokens of some sentences that follow each other */
token_range versions_side(const report *r, uint32_t first_sentence, uint32_t count);
comparison disagree_begin(report *r);
/* a word that carries meaning: neither function word nor mark */
bool disagree_content(const comparison *k, uint32_t token_index);
static inline bool disagree_own_date(const comparison *k, uint32_t token_index)
{
    return token_index >= k->own_date.first && token_index < k->own_date.end;
}
/* where a token stands in its side of the bead, 0..1 */
double disagree_place(token_range side, uint32_t token_index);
/* the first token of a range with one of the concepts of `token_index`, or NO_INDEX */
uint32_t disagree_same_concept(const comparison *k, uint32_t token_index, token_range side);

span disagree_span(const report *r, uint32_t first_token, uint32_t last_token);
span disagree_no_span(void);
/* do both cover some of the same text? */
static inline bool disagree_touch(span a, span b)
{
    return a.lang && b.lang && a.start < b.end && b.start < a.end;
}
/* Adds one, unless the same two places are flagged already. */
void disagree_add(report *r, disagreement d);
/* Words it in both languages, in the report's arena, and adds it. In the sentences {ar} and {en} stand
 * for the quoted words of its places, each at most once. */
void disagree_say(report *r, disagreement d, const char *english, const char *arabic);
/* the same where all there is to say is in what they differ: ": the Arabic has ..., the English ..." */
void disagree_differ(report *r, disagreement d, const char *english, const char *arabic);
/* disagree_tellers.c: is it the "that" behind a verb of telling, أن, بأنه? */
bool disagree_that(const comparison *k, uint32_t token_index);
/* disagree_tellers.c: adds that only one version says who told it */
void disagree_teller(report *r, span ar, span en);

/* a name of the English side */
typedef struct written {
    uint32_t first, end, words; /* tokens, half-open; words that are not titles or particles */
    uint32_t mention;           /* or NO_INDEX */
    uint32_t gazetteer, entity;
} written;

/* disagree_names.c: the English name that begins at token i, a person's or one whose kind nobody
 * knows */
bool disagree_name_at(const comparison *k, uint32_t i, written *w);
/* the Arabic word that sounds most like one of its words, or NO_INDEX */
uint32_t disagree_sounds_at(const comparison *k, const written *w);

/* disagree_roles.c: does the name of a person, or one whose kind nobody knows, begin at token i? */
bool disagree_person_begins(const report *r, uint32_t i);

/* disagree_dates.c: does any time of the other side mean the same day, month or year as the time at
 * this token? */
bool disagree_same_time(const comparison *k, uint32_t token_index, token_range other);

/* disagree_hints.c: of every token of the report; of all those of a side */
uint16_t *disagree_hints(const report *r);
uint16_t disagree_hints_of(const comparison *k, token_range side);
/* What the files ask of a word to find its hints, by its written form alone; true where in doubt. */
bool disagree_may_be_figure(const report *r, const token *t); /* other than by its digits */
bool disagree_may_measure(str norm, uint8_t lang_index);
bool disagree_may_order(const token *t);
bool disagree_may_deny(const report *r, const token *t);
bool disagree_may_hide_source(str word);
bool disagree_may_open_phrase(str word);
bool disagree_is_trap(const trap *t, str english_word);

/* disagree_stage.c: is what stands under token i told as not done yet? (HINT_OPEN) */
bool disagree_leaves_open(const report *r, uint32_t i);

/* one file each; called for every bead with both sides */
void disagree_numbers(comparison *k);
void disagree_currencies(comparison *k);
void disagree_units(comparison *k);
void disagree_dates(comparison *k);
void disagree_negation(comparison *k);
void disagree_names(comparison *k);
void disagree_roles(comparison *k);
void disagree_appositions(comparison *k);
void disagree_relatives(comparison *k);
void disagree_sources(comparison *k);
void disagree_tellers(comparison *k);
void disagree_meaning(comparison *k);
void disagree_claims(comparison *k);
void disagree_actors(comparison *k);
void disagree_stage(comparison *k);
void disagree_clauses(comparison *k);
/* sentences that only one version has */
void disagree_sentences(comparison *k);

#endif
