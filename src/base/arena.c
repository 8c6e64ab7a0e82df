/*
 * Blocks double from 4 kB to 1 MB; larger requests get a block of their own. Allocation is a
 * pointer bump, so a report of 8 kB costs a handful of calls to malloc.
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

static block *add_block(arena *a, size_t need)
{
    size_t size = a->head ? a->head->size * 2 : FIRST_BLOCK;
    if (size > LARGEST_BLOCK)
        size = LARGEST_BLOCK;
    if (size < need)
        size = need;
    block *b = base_alloc(sizeof *b + size);
    b->size = size;
    b->used = 0;
    b->next = a->head;
    a->head = b;
    a->total += size;
    return b;
}

void *arena_alloc(arena *a, size_t bytes)
{
    if (bytes > SIZE_MAX / 2) {
        fputs("qanat: out of memory\n", stderr);
        abort();
    }
    size_t need = (bytes + ALIGN - 1) & ~(size_t)(ALIGN - 1);
    block *b = a->head;
    if (!b || b->size - b->used < need)
        b = add_block(a, need);
    void *p = b->bytes + b->used;
    b->used += need;
    memset(p, 0, need);
    return p;
}

void *arena_grow(arena *a, void *old, size_t old_bytes, size_t new_bytes)
{
    void *p = arena_alloc(a, new_bytes);
    if (old && old_bytes)
        memcpy(p, old, old_bytes < new_bytes ? old_bytes : new_bytes);
    return p;
}

char *arena_cstr(arena *a, str s)
{
    char *p = arena_alloc(a, s.n + 1);
    if (s.n)
        memcpy(p, s.at, s.n);
    return p;
}

str arena_str(arena *a, str s)
{
    return (str){ arena_cstr(a, s), s.n };
}

str arena_printf(arena *a, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    int n = vsnprintf(NULL, 0, format, args);
    va_end(args);
    if (n < 0)
        return STR("");
    char *p = arena_alloc(a, (size_t)n + 1);
    va_start(args, format);
    (void)vsnprintf(p, (size_t)n + 1, format, args);
    va_end(args);
    return (str){ p, (size_t)n };
}
