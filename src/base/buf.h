/*
 * A growing byte buffer on the heap, for output and for text whose size is not known beforehand.
 */
#ifndef QANAT_BASE_BUF_H
#define QANAT_BASE_BUF_H

#include "base/str.h"

typedef struct buf {
    char *at;
    size_t n, cap;
} buf;

void buf_grow(buf *b, size_t more);
/* room for `more` bytes and the zero behind them */
static inline void buf_reserve(buf *b, size_t more)
{
    if (b->cap - b->n <= more)
        buf_grow(b, more);
}

static inline void buf_put(buf *b, const void *bytes, size_t count)
{
    buf_reserve(b, count);
    if (count)
        memcpy(b->at + b->n, bytes, count);
    b->n += count;
    b->at[b->n] = 0;
}

static inline void buf_putc(buf *b, char c)
{
    buf_reserve(b, 1);
    b->at[b->n++] = c;
    b->at[b->n] = 0;
}

void buf_str(buf *b, str s);
void buf_puts(buf *b, const char *s);
void buf_printf(buf *b, const char *format, ...) __attribute__((format(printf, 2, 3)));
enum { BUF_DIGITS = 20 }; /* of the longest figure, with its sign */
/* Writes a figure in decimal digits, without a zero behind them; returns how many bytes. What
 * printing many positions would spend in printf. */
size_t buf_digits(char to[BUF_DIGITS], int64_t v);
void buf_clear(buf *b); /* keeps the memory */
void buf_free(buf *b);  /* the buffer may be used again afterwards */
/* always terminated, so that at[n] == 0 once something was put */
str buf_view(const buf *b);

#endif
