/*
 * Doubles on growth; keeps a terminating zero behind the last byte.
 */
#include "base/buf.h"
#include "base/arena.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

void buf_grow(buf *b, size_t more)
{
    size_t cap = b->cap ? b->cap : 256;
    while (cap - b->n <= more)
        cap *= 2;
    b->at = base_realloc(b->at, cap);
    b->cap = cap;
}

void buf_str(buf *b, str s)
{
    buf_put(b, s.at, s.n);
}

void buf_puts(buf *b, const char *s)
{
    buf_put(b, s, strlen(s));
}

void buf_printf(buf *b, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    int n = vsnprintf(NULL, 0, format, args);
    va_end(args);
    if (n <= 0)
        return;
    buf_reserve(b, (size_t)n);
    va_start(args, format);
    (void)vsnprintf(b->at + b->n, (size_t)n + 1, format, args);
    va_end(args);
    b->n += (size_t)n;
}

static inline void two_digits(char *to, uint32_t v)
{
    static const char pairs[] = "00010203040506070809101112131415161718192021222324"
                                "25262728293031323334353637383940414243444546474849"
                                "50515253545556575859606162636465666768697071727374"
                                "75767778798081828384858687888990919293949596979899";
    memcpy(to, pairs + 2 * v, 2);
}

/* 0 to 9,999: most figures are positions in a text */
static inline size_t few_digits(char *to, uint32_t v)
{
    uint32_t high = v / 100, low = v % 100;
    if (high >= 10) {
        two_digits(to, high);
        two_digits(to + 2, low);
        return 4;
    }
    if (high) {
        to[0] = (char)('0' + high);
        two_digits(to + 1, low);
        return 3;
    }
    if (low >= 10) {
        two_digits(to, low);
        return 2;
    }
    to[0] = (char)('0' + low);
    return 1;
}

size_t buf_digits(char to[BUF_DIGITS], int64_t v)
{
    if (v >= 0 && v < 10000)
        return few_digits(to, (uint32_t)v);
    char digits[BUF_DIGITS];
    size_t n = sizeof digits, sign = v < 0;
    uint64_t u = v < 0 ? 0 - (uint64_t)v : (uint64_t)v;
    for (; u >= 100; u /= 100)
        two_digits(digits + (n -= 2), (uint32_t)(u % 100));
    size_t first = few_digits(to + sign, (uint32_t)u);
    memcpy(to + sign + first, digits + n, sizeof digits - n);
    if (sign)
        to[0] = '-';
    return sign + first + sizeof digits - n;
}

void buf_clear(buf *b)
{
    b->n = 0;
    if (b->at)
        b->at[0] = 0;
}

void buf_free(buf *b)
{
    free(b->at);
    *b = (buf){ 0 };
}

str buf_view(const buf *b)
{
    return b->at ? (str){ b->at, b->n } : STR("");
}
