/*
 * What the two halves of a search share: near.c finds the words of the index that are near the
 * query's parts, search.c the names that have them.
 */
#ifndef QANAT_INDEX_SEARCH_H
#define QANAT_INDEX_SEARCH_H

#include "index/format.h"

typedef struct near_word {
    uint32_t word;
    uint32_t similarity : 24;
    uint32_t split : 8; /* it may be two parts of the query */
} near_word;

typedef struct query_part {
    uint32_t index; /* in the query */
    uint16_t weight, standing;
    uint32_t surplus[2]; /* standing times the least surplus, and that where one part is shared */
    VEC(near_word) words; /* in the order of their numbers */
    VEC(uint32_t) joined; /* names where two parts may be this one */
    uint64_t postings;
} query_part;

typedef struct near_finder near_finder;
near_finder *near_finder_new(void);
void near_finder_free(near_finder *f); /* NULL is fine */

typedef struct search {
    const index_file *ix;
    const name_table *t;
    const name_parsed *q;
    const index_filter *filter;
    index_session *s;
    near_finder *near;
    arena *a;
    size_t n;
    uint32_t whole;      /* standing of the parts that are looked up */
    uint32_t surplus[2]; /* of all of them */
    uint32_t optional; /* what optional parts could bring */
    uint32_t initials;
    int32_t threshold;
    int32_t floor; /* of words */
    /* skeletons that two words of a name written as one must have, and the query's own such words;
     * set when they are first asked for */
    struct joints *joints;
    query_part parts[LIMIT_NAME_PARTS]; /* n of them; last, so that the rest is set by itself */
} search;

/* The parts of the query that count, each with the words near it and the names by joined words: all
 * of them, or those that matter. False where no name can reach the threshold. */
bool search_parts(search *s);

/* ---- bound.c: never below the score (docs/index.md) */

/* what is met of the query, for the bound */
typedef struct met {
    uint32_t gain, loss, weight, surplus[2], parts, joined;
} met;

/* the most that a name can score of which no more than that is met */
int32_t search_bound(const search *s, met m, uint32_t record_weight, name_kind about);
/* the most that a part brings: against one part of the name, or two */
void search_brings(const query_part *p, uint32_t similarity, unsigned of, uint32_t *gain,
                   uint32_t *loss);
/* The same from the words of the name themselves. `joined`: two of them may be one of the query.
 * INT32_MAX where that is so, and nothing can be said. `room` is used and not reset. */
int32_t search_bound_name(search *s, uint32_t name, bool joined, arena *room);

#endif
