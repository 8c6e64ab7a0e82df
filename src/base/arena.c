/*
 * Blocks double from 4 kB to 1 MB; larger requests get a block of their own, which growing moves or
 * extends without keeping the old one. Allocation is a pointer bump, so a report of 8 kB costs a
 * handful of calls to malloc, and what was allocated last grows where it is.
 */
#include "base/arena.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

enum { FIRST_BLOCK = 4096, LARGEST_BLOCK = 1 << 20, ALIGN = 16 };

typedef struct block {
    struct block *next;
    size_t size, used;
    _Alignas(16) unsigned char bytes[];
} block;

struct arena {
    block *head;
    size_t total;
};

void *base_alloc(size_t bytes)
{
    void *p = malloc(bytes ? bytes : 1);
    if (!p) {
        fputs("qanat: out of memory\n", stderr);
        abort();
    }
    return p;
}

void *base_realloc(void *old, size_t bytes)
{
    void *p = realloc(old, bytes ? bytes : 1);
    if (!p) {
        fputs("qanat: out of memory\n", stderr);
        abort();
    }
    return p;
}

void *base_zeroed(size_t bytes)
{
    void *p = calloc(1, bytes ? bytes : 1);
    if (!p) {
        fputs("qanat: out of memory\n", stderr);
        abort();
    }
    return p;
}

void *base_aligned(size_t alignment, size_t bytes)
{
    void *p = aligned_alloc(alignment, (bytes + alignment - 1) / alignment * alignment);
    if (!p) {
        fputs("qanat: out of memory\n", stderr);
        abort();
    }
    return p;
}

arena *arena_new(void)
{
    arena *a = base_alloc(sizeof *a);
    *a = (arena){ 0 };
    return a;
}

void arena_free(arena *a)
{
    if (!a)
        return;
    for (block *b = a->head, *next; b; b = next) {
        next = b->next;
        free(b);
    }
    free(a);
}

void arena_reset(arena *a)
{
    block *keep = NULL;
    for (block *b = a->head, *next; b; b = next) {
        next = b->next;
        if (!keep || b->size > keep->size) {
            free(keep);
            keep = b;
        } else {
            free(b);
        }
    }
    if (keep) {
        keep->next = NULL;
        keep->used = 0;
    }
    a->head = keep;
    a->total = keep ? keep->size : 0;
}

size_t arena_bytes(const arena *a)
{
    return a->total;
}

/* A block that is wanted for one large thing stands behind the current one, which has room left. */
static block *add_block(arena *a, size_t need)
{
    size_t size = a->head ? a->head->size * 2 : FIRST_BLOCK;
    if (size > LARGEST_BLOCK)
        size = LARGEST_BLOCK;
    bool alone = need > size;
    if (alone)
        size = need;
    block *b = base_alloc(sizeof *b + size);
    b->size = size;
    b->used = 0;
    block **at = alone && a->head ? &a->head->next : &a->head;
    b->next = *at;
    *at = b;
    a->total += size;
    return b;
}

static size_t round_up(size_t bytes)
{
    if (bytes > SIZE_MAX / 2) {
        fputs("qanat: out of memory\n", stderr);
        abort();
    }
    return (bytes + ALIGN - 1) & ~(size_t)(ALIGN - 1);
}

/* not zeroed */
static unsigned char *take(arena *a, size_t need)
{
    block *b = a->head;
    if (!b || b->size - b->used < need)
        b = add_block(a, need);
    unsigned char *p = b->bytes + b->used;
    b->used += need;
    return p;
}

void *arena_alloc(arena *a, size_t bytes)
{
    size_t need = round_up(bytes);
    unsigned char *p = take(a, need);
    if (need <= 64)
        for (size_t i = 0; i < need; i += ALIGN)
            memset(p + i, 0, ALIGN);
    else
        memset(p, 0, need);
    return p;
}

void *arena_raw(arena *a, size_t bytes)
{
    return take(a, round_up(bytes));
}

/* the block that holds nothing but `old`; NULL where it shares one */
static block *block_of(arena *a, block **before, const void *old)
{
    for (block *b = a->head; b; *before = b, b = b->next)
        if (b->bytes == old)
            return b;
    return NULL;
}

static void *grow_alone(arena *a, void *old, size_t had, size_t need)
{
    block *before = NULL, *b = block_of(a, &before, old);
    if (!b || b->used != had || b->size != had)
        return NULL;
    b = base_realloc(b, sizeof *b + need);
    a->total += need - had;
    b->size = b->used = need;
    if (before)
        before->next = b;
    else
        a->head = b;
    return b->bytes;
}

void *arena_grow(arena *a, void *old, size_t old_bytes, size_t new_bytes)
{
    size_t had = old ? round_up(old_bytes) : 0, need = round_up(new_bytes);
    block *b = a->head;
    if (had && need >= had && had < LARGEST_BLOCK &&
        (unsigned char *)old + had == b->bytes + b->used && b->size - b->used >= need - had) {
        b->used += need - had;
        return old;
    }
    if (had > LARGEST_BLOCK && need >= had) {
        void *p = grow_alone(a, old, had, need);
        if (p)
            return p;
    }
    size_t keep = old_bytes < new_bytes ? old_bytes : new_bytes;
    unsigned char *p = take(a, need);
    if (old && keep)
        memcpy(p, old, keep);
    return p;
}

char *arena_cstr(arena *a, str s)
{
    char *p = (char *)take(a, round_up(s.n + 1));
    if (s.n)
        memcpy(p, s.at, s.n);
    p[s.n] = 0;
    return p;
}

str arena_str(arena *a, str s)
{
    return (str){ arena_cstr(a, s), s.n };
}

str arena_join(arena *a, str x, str y)
{
    char *p = (char *)take(a, round_up(x.n + y.n + 1));
    if (x.n)
        memcpy(p, x.at, x.n);
    if (y.n)
        memcpy(p + x.n, y.at, y.n);
    p[x.n + y.n] = 0;
    return (str){ p, x.n + y.n };
}

/* Written into the room that is left; a second time only where that was too little. */
str arena_printf(arena *a, const char *format, ...)
{
    block *b = a->head;
    size_t room = b ? b->size - b->used : 0;
    va_list args;
    va_start(args, format);
    int n = vsnprintf(room ? (char *)b->bytes + b->used : NULL, room, format, args);
    va_end(args);
    if (n < 0)
        return STR("");
    bool fits = (size_t)n + 1 <= room;
    char *p = (char *)take(a, round_up((size_t)n + 1));
    if (!fits) {
        va_start(args, format);
        (void)vsnprintf(p, (size_t)n + 1, format, args);
        va_end(args);
    }
    return (str){ p, (size_t)n };
}
