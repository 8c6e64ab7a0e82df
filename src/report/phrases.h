/*
 * Phrases of one or more folded words, found by a walk: the hash of the words so far leads to a
 * slot. The hash is 64 bits wide and its collisions (one in 10^9 for a table of 30,000 phrases) are
 * accepted.
 */
#ifndef QANAT_REPORT_PHRASES_H
#define QANAT_REPORT_PHRASES_H

#include "base/str.h"

#include <stdbool.h>
#include <stdint.h>

typedef struct phrase_slot {
    uint64_t hash;  /* 0: free */
    uint32_t value; /* the caller's, of the phrase that ends here; UINT32_MAX: a beginning only */
    bool longer;    /* the caller's: a phrase goes on from here */
} phrase_slot;

typedef struct phrase_table {
    phrase_slot *slots;
    uint64_t *filter; /* two bits a slot: tells most hashes that are not there */
    size_t cap, used;
} phrase_table; /* zeroed: empty */

/* the hash of a phrase and one word more, never 0; begin with any constant of your own */
uint64_t phrase_step(uint64_t hash, str folded_word);
/* the slot of that hash, made where there is none; good until the next call */
phrase_slot *phrase_put(phrase_table *t, uint64_t hash);
/* NULL where nothing begins or ends with these words; O(1) */
const phrase_slot *phrase_get(const phrase_table *t, uint64_t hash);
void phrase_free(phrase_table *t);

/* Sets of words so small that they stay near: they tell most words that are not there. `bits` is a
 * power of two, several times the number of words. */
void word_filter_put(uint64_t *set, size_t bits, str word);
/* false is certain */
bool word_filter_has(const uint64_t *set, size_t bits, str word);

#endif
