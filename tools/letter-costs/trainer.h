/*
 * What the files of the trainer share: pairs of words cut into letters, and what is learned of
 * them. tools/letter-costs.c tells what it is for.
 */
#ifndef QANAT_LETTER_TRAINER_H
#define QANAT_LETTER_TRAINER_H

#include "name/inside.h"

enum {
    LETTERS = SYMBOL_PAIRS, /* units below are letters, some of them in a place of their own */
    UNITS = 1024,           /* … and from there on pairs of letters */
    MAXN = NAME_WORD_SYMBOLS,
    ROUNDS = 12
};

typedef struct half {
    name_word word;
    uint16_t s[MAXN], pairs[MAXN]; /* letters; the pair that begins at each, or 0 */
    size_t n;
} half;

typedef struct sample {
    half left, right;
    double weight;
} sample;

typedef VEC(sample) samples;

typedef struct trainer {
    name_table *t;
    arena *a;
    name_writing side[2];
    samples all;
    uint16_t pair[2][SYMBOL_PLACED][SYMBOL_PLACED];
    uint8_t first[2][UNITS], second[2][UNITS]; /* the letters of a pair */
    int unit_n[2];
    double p[UNITS][UNITS], count[UNITS][UNITS];
    double even[UNITS][UNITS]; /* p as if every letter stood in its own place always */
    double seen[2][LETTERS];   /* how often a letter stands in the words of a side */
    double place[2][UNITS];    /* how often a letter stands in that place */
    double w[UNITS][UNITS];
    double often[2][UNITS];    /* share of a pair among all neighbours */
    double expect[2][LETTERS]; /* what a letter brings in a true pair */
} trainer;

typedef struct way {
    uint16_t x[2 * MAXN], y[2 * MAXN];
    int n;
    double score;
} way;

extern trainer *T;

static inline bool one_writing(void)
{
    return T->side[0] == T->side[1];
}

/* a unit without its place */
static inline int base_of(int k, int x)
{
    return x < LETTERS ? T->t->base[T->side[k]][x] : x;
}

static inline half *side_of(sample *s, int k)
{
    return k ? &s->right : &s->left;
}

/* pairs.c */
void read_all(const char *const *paths, int n, int keep);
void read_names(const char *path);
void cut_again(void);

/* learn.c */
void number_pairs(void);
/* expectation maximisation, then weights */
void learn_weights(void);
/* Only the pairs of letters that explain most are kept: `most` of them on each side. */
void keep_pairs(int most);
void learn_expected(void);
/* the best path from the left of one pair to the right of another, with its operations */
void best_path_of(const sample *l_of, const sample *r_of, way *out);
double expected_of(const sample *l_of, const sample *r_of);
bool pass_gate(const sample *l_of, const sample *r_of);

/* measure.c */
void measure_recall(const char *what);
void measure_best(const samples *queries, const samples *all);

#endif
