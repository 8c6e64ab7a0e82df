/*
 * What building and laying out share: everything that was noted of the entries so far. Words have
 * the numbers in which they came; their order in the file is another.
 */
#ifndef QANAT_INDEX_BUILDER_H
#define QANAT_INDEX_BUILDER_H

#include "base/map.h"
#include "index/format.h"
#include "index/learn.h"

typedef struct posting {
    uint32_t word, name;
} posting;

typedef struct built_form {
    uint64_t skeleton;
    form_row row;
    uint32_t next; /* of the same word; UINT32_MAX behind the last */
} built_form;

typedef struct built_word {
    str text;
    uint32_t form; /* its first */
    bool otherwise; /* it was read in another way at another place */
} built_word;

/* two neighbours of a name as one word */
typedef struct built_joint {
    uint64_t key;
    uint32_t name;
} built_joint;

struct index_builder {
    const name_table *t;
    arena *a, *scratch;
    buf blob;
    VEC(entry_row) entries;
    VEC(name_row) names;
    buf name_words; /* of each name: how many words, and their numbers */
    map words, shared;
    VEC(built_word) known;
    VEC(str) shared_texts;
    VEC(built_form) forms;
    buf symbols; /* of the forms */
    VEC(key_row) keys;
    VEC(posting) postings;
    VEC(built_joint) joined;
    VEC(hash_row) ids;
    VEC(hash_row) identifiers;
    learner *learn;
};

#endif
