/*
 * A slice of bytes owned by somebody else. Slices never own memory and need no terminator; all text
 * inside the program is passed as slices so that positions in a report stay byte ranges of the
 * file.
 */
#ifndef QANAT_BASE_STR_H
#define QANAT_BASE_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

typedef struct str {
    const char *at;
    size_t n;
} str;

#define STR(literal) ((str){ (literal), sizeof(literal) - 1 })
#define STR_NONE     ((str){ NULL, 0 })
/* for printf("%.*s", STR_ARG(s)) */
#define STR_ARG(s) (int)(s).n, (s).at ? (s).at : ""

static inline str str_of(const char *s)
{
    return s ? (str){ s, strlen(s) } : STR_NONE;
}

static inline str str_range(const char *base, size_t start, size_t end)
{
    return (str){ base + start, end - start };
}

static inline bool str_eq(str a, str b)
{
    return a.n == b.n && (a.n == 0 || memcmp(a.at, b.at, a.n) == 0);
}

/* A word of a list, not a literal, is compared byte by byte: most differ in the first ones, and its
 * length need not be known. */
static inline bool str_is(str a, const char *b)
{
    if (__builtin_constant_p(strlen(b)) || !b)
        return str_eq(a, str_of(b));
    for (size_t i = 0; i < a.n; i++)
        if (!b[i] || a.at[i] != b[i])
            return false;
    return !b[a.n];
}

/* is it one of the words of a list? */
static inline bool str_is_any(str a, const char *const *list, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (str_is(a, list[i]))
            return true;
    return false;
}
/* the same of an array whose length the compiler knows */
#define STR_IS_ANY(a, list) str_is_any(a, list, sizeof(list) / sizeof *(list))

static inline bool str_starts(str s, str prefix)
{
    return s.n >= prefix.n && (prefix.n == 0 || memcmp(s.at, prefix.at, prefix.n) == 0);
}

static inline bool str_ends(str s, str suffix)
{
    if (!__builtin_constant_p(suffix.n) && s.n && suffix.n && s.at[s.n - 1] != suffix.at[suffix.n - 1])
        return false; /* most words of a list, without a call */
    return s.n >= suffix.n &&
           (suffix.n == 0 || memcmp(s.at + (s.n - suffix.n), suffix.at, suffix.n) == 0);
}

static inline str str_drop(str s, size_t count)
{
    return count >= s.n ? (str){ s.at + s.n, 0 } : (str){ s.at + count, s.n - count };
}

static inline str str_take(str s, size_t count)
{
    return (str){ s.at, count < s.n ? count : s.n };
}

/* byte order; shorter first where one is the beginning of the other */
int str_cmp(str a, str b);
/* ASCII blanks off both ends */
str str_trim(str s);
/* Cuts `*rest` at the first `sep`: returns what stands before it, leaves what follows. False when
 * nothing is left. An empty piece counts ("a||b" gives three). */
bool str_split(str *rest, char sep, str *piece);
/* first position of `needle`, or SIZE_MAX. Cost: linear for the short needles it is used with. */
size_t str_find(str s, str needle);
/* decimal digits only; false on anything else or overflow */
bool str_u64(str s, uint64_t *out);
/* 64-bit FNV-1a: stable across machines and versions, so it may be stored */
uint64_t str_hash(str s);

static inline uint64_t str_mix_step(uint64_t a, uint64_t b)
{
    __uint128_t p = (__uint128_t)(a ^ 0x9E3779B97F4A7C15ull) * (b ^ 0xE7037ED1A0B428DBull);
    return (uint64_t)p ^ (uint64_t)(p >> 64);
}

/* A hash for tables in memory: eight bytes at a time, never stored. */
static inline uint64_t str_mix(str s)
{
    uint64_t h = (s.n + 1) * 0x8EBC6AF09C88C6E3ull, x = 0, y = 0;
    const char *p = s.at;
    size_t left = s.n;
    for (; left > 16; p += 16, left -= 16) {
        memcpy(&x, p, 8);
        memcpy(&y, p + 8, 8);
        h = str_mix_step(h ^ x, y);
    }
    x = y = 0;
    if (left >= 8) {
        memcpy(&x, p, 8);
        memcpy(&y, p + left - 8, 8);
    } else if (left >= 4) {
        uint32_t low, high;
        memcpy(&low, p, 4);
        memcpy(&high, p + left - 4, 4);
        x = (uint64_t)low << 32 | high;
    } else if (left) {
        x = (uint64_t)(unsigned char)p[0] << 16 | (uint64_t)(unsigned char)p[left / 2] << 8 |
            (unsigned char)p[left - 1];
    }
    return str_mix_step(h ^ x, y);
}

#endif
