/*
 * Arena: memory that is given back all at once. One arena per query, report or result; everything
 * reached through a result lives in its arena. Running out of memory ends the program with a
 * message: the limits of limits.h keep hostile input from causing it, and no caller could go on
 * without it.
 */
#ifndef QANAT_BASE_ARENA_H
#define QANAT_BASE_ARENA_H

#include "base/str.h"

typedef struct arena arena;

arena *arena_new(void);
void arena_free(arena *a);  /* NULL is fine */
void arena_reset(arena *a); /* keeps the largest block for the next use */
size_t arena_bytes(const arena *a);

/* zeroed, aligned to 16 bytes; amortised O(1) */
void *arena_alloc(arena *a, size_t bytes);
/* the same, not zeroed: for what is written before it is read */
void *arena_raw(arena *a, size_t bytes);
/* grows an allocation: the old bytes are copied, the old place is lost until the arena goes; what is
 * new is not zeroed */
void *arena_grow(arena *a, void *old, size_t old_bytes, size_t new_bytes);
/* a terminated copy */
str arena_str(arena *a, str s);
char *arena_cstr(arena *a, str s);
str arena_join(arena *a, str x, str y); /* both, one behind the other */
str arena_printf(arena *a, const char *format, ...) __attribute__((format(printf, 2, 3)));

#define arena_new_of(a, type)       ((type *)arena_alloc((a), sizeof(type)))
#define arena_array(a, type, count) ((type *)arena_alloc((a), sizeof(type) * (count)))
#define arena_room(a, type, count)  ((type *)arena_raw((a), sizeof(type) * (count)))

/* malloc that ends the program with a message when memory is out */
void *base_alloc(size_t bytes);
void *base_realloc(void *old, size_t bytes);
/* zeroed: of a large one no page is touched before it is used */
void *base_zeroed(size_t bytes);
/* at a multiple of `alignment`, a power of two; for free() */
void *base_aligned(size_t alignment, size_t bytes);

/* A growable array in an arena: VEC(token) tokens = {0}; *vec_push(a, &tokens) = t; tokens.at[i]
 * What is pushed is written whole: nothing zeroes it. */
#define VEC(type)                                                                                  \
    struct {                                                                                       \
        type *at;                                                                                  \
        size_t n, cap;                                                                             \
    }
/* room for twice as many, or a quarter more where that is a megabyte already and grows in place */
static inline size_t vec_room(size_t had, size_t size)
{
    return !had ? 8 : had * size < (size_t)1 << 20 ? had * 2 : had + had / 4;
}
#define vec_push(a, v)                                                                             \
    (((v)->n == (v)->cap ? ((v)->at = arena_grow((a), (v)->at, (v)->n * sizeof *(v)->at,           \
                                                 vec_room((v)->cap, sizeof *(v)->at) *             \
                                                     sizeof *(v)->at),                             \
                            (v)->cap = vec_room((v)->cap, sizeof *(v)->at))                        \
                         : 0),                                                                     \
     &(v)->at[(v)->n++])

#endif
