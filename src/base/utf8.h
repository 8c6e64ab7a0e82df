/*
 * UTF-8, strictly after RFC 3629: no overlong forms, no surrogates, nothing above U+10FFFF.
 */
#ifndef QANAT_BASE_UTF8_H
#define QANAT_BASE_UTF8_H

#include "base/str.h"

/* The character at *at, which moves behind it. Where no character stands, U+FFFD and one byte on.
 * Call only with *at < s.n. */
uint32_t utf8_next_long(str s, size_t *at);
static inline uint32_t utf8_next(str s, size_t *at)
{
    const unsigned char *p = (const unsigned char *)s.at + *at;
    if (p[0] < 0x80) {
        ++*at;
        return p[0];
    }
    if (p[0] >= 0xC2 && p[0] < 0xE0 && s.n - *at > 1 && (p[1] & 0xC0) == 0x80) {
        *at += 2;
        return (uint32_t)(p[0] & 0x1F) << 6 | (p[1] & 0x3F);
    }
    return utf8_next_long(s, at);
}
/* bytes of the character that begins at `at`, 0 where none does */
size_t utf8_length(str s, size_t at);
/* The character that ends before *at, which moves to its start. Call only with *at > 0. */
uint32_t utf8_before(str s, size_t *at);
/* bytes written, 1 to 4 */
size_t utf8_put(uint32_t c, char out[4]);
/* offset of the first byte that is no UTF-8, or SIZE_MAX */
size_t utf8_broken_at(str s);
/* characters in valid UTF-8 */
size_t utf8_count(str s);

#endif
