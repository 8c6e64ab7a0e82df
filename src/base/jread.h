/*
 * Reading JSON by pulling one token after another, strictly after RFC 8259: no tree is built, so
 * that a list of millions of lines costs one pass and no allocation but for strings with escapes.
 * Nesting is a bit stack of fixed depth, never recursion.
 */
#ifndef QANAT_BASE_JREAD_H
#define QANAT_BASE_JREAD_H

#include "base/arena.h"

typedef enum jread_token {
    JREAD_END,    /* the value is complete and only blanks followed */
    JREAD_BROKEN, /* see `problem` and `at` */
    JREAD_OBJECT,
    JREAD_OBJECT_END,
    JREAD_ARRAY,
    JREAD_ARRAY_END,
    JREAD_KEY,
    JREAD_STRING,
    JREAD_NUMBER,
    JREAD_TRUE,
    JREAD_FALSE,
    JREAD_NULL
} jread_token;

enum { JREAD_DEPTH = 128 };

typedef struct jread {
    str text;
    size_t at;           /* byte offset of what comes next */
    arena *a;            /* for strings that had escapes */
    str value;           /* of KEY, STRING and NUMBER: a slice of the text, or in the arena */
    size_t start;        /* offset of the token last read */
    const char *problem; /* of BROKEN */
    uint32_t depth;
    uint8_t state;
    uint64_t objects[JREAD_DEPTH / 64];
} jread;

jread jread_begin(str text, arena *a);
jread_token jread_next(jread *j);
/* After KEY: passes over its value. After OBJECT or ARRAY: passes over the rest of it.
 * False where the text is broken. */
bool jread_skip(jread *j, jread_token last);

#endif
