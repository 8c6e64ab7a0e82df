/*
 * UTF-8, strictly after RFC 3629: no overlong forms, no surrogates, nothing above U+10FFFF.
 */
#ifndef QANAT_BASE_UTF8_H
#define QANAT_BASE_UTF8_H

#include "base/str.h"

/* The character at *at, which moves behind it. Where no character stands, U+FFFD and one byte on.
 * Call only with *at < s.n. */
uint32_t utf8_next(str s, size_t *at);
/* The character that ends before *at, which moves to its start. Call only with *at > 0. */
uint32_t utf8_before(str s, size_t *at);
/* bytes written, 1 to 4 */
size_t utf8_put(uint32_t c, char out[4]);
/* offset of the first byte that is no UTF-8, or SIZE_MAX */
size_t utf8_broken_at(str s);
/* characters in valid UTF-8 */
size_t utf8_count(str s);

#endif
