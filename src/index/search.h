/*
 * What the two halves of a search share: near.c finds the words of the index that are near the
 * query's parts, search.c the names that have them.
 */
#ifndef QANAT_INDEX_SEARCH_H
#define QANAT_INDEX_SEARCH_H

#include "index/format.h"

typedef struct near_word {
    uint32_t word;
    int32_t similarity;
} near_word;

typedef struct query_part {
    uint32_t index; /* in the query */
    uint16_t weight, standing;
    uint32_t surplus[2]; /* standing times the least surplus; where it is met with one other or none */
    VEC(near_word) words;
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
    query_part parts[LIMIT_NAME_PARTS];
    size_t n;
    uint32_t whole;      /* standing of the parts that are looked up */
    uint32_t surplus[2]; /* of all of them */
    uint32_t optional; /* what optional parts could bring */
    uint32_t initials;
    int32_t threshold;
    int32_t floor; /* of words */
} search;

/* the parts of the query that count, each with the words near it and the names by joined words */
void search_parts(search *s);

#endif
