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

static inline bool str_is(str a, const char *b)
{
    return str_eq(a, str_of(b));
}

static inline bool str_starts(str s, str prefix)
{
    return s.n >= prefix.n && (prefix.n == 0 || memcmp(s.at, prefix.at, prefix.n) == 0);
}

static inline bool str_ends(str s, str suffix)
{
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

#endif
