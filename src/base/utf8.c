/*
 * See utf8.h. The validator skips eight ASCII bytes at a time.
 */
#include "base/utf8.h"

/* length of the valid character at p, 0 where there is none */
static inline size_t length_at(const unsigned char *p, size_t n)
{
    unsigned c = p[0];
    if (c < 0x80)
        return 1;
    size_t want = c < 0xC2 ? 0 : c < 0xE0 ? 2 : c < 0xF0 ? 3 : c < 0xF5 ? 4 : 0;
    if (want == 0 || want > n)
        return 0;
    for (size_t i = 1; i < want; i++)
        if ((p[i] & 0xC0) != 0x80)
            return 0;
    if ((c == 0xE0 && p[1] < 0xA0) || (c == 0xED && p[1] > 0x9F) || (c == 0xF0 && p[1] < 0x90) ||
        (c == 0xF4 && p[1] > 0x8F))
        return 0;
    return want;
}

size_t utf8_length(str s, size_t at)
{
    return length_at((const unsigned char *)s.at + at, s.n - at);
}

uint32_t utf8_next_long(str s, size_t *at)
{
    const unsigned char *p = (const unsigned char *)s.at + *at;
    size_t n = length_at(p, s.n - *at);
    *at += n ? n : 1;
    switch (n) {
    case 1:
        return p[0];
    case 2:
        return (uint32_t)(p[0] & 0x1F) << 6 | (p[1] & 0x3F);
    case 3:
        return (uint32_t)(p[0] & 0x0F) << 12 | (uint32_t)(p[1] & 0x3F) << 6 | (p[2] & 0x3F);
    case 4:
        return (uint32_t)(p[0] & 0x07) << 18 | (uint32_t)(p[1] & 0x3F) << 12 |
               (uint32_t)(p[2] & 0x3F) << 6 | (p[3] & 0x3F);
    default:
        return 0xFFFD;
    }
}

uint32_t utf8_before(str s, size_t *at)
{
    size_t end = *at, i = end - 1;
    while (i > 0 && end - i < 4 && ((unsigned char)s.at[i] & 0xC0) == 0x80)
        i--;
    size_t k = i;
    uint32_t c = utf8_next((str){ s.at, end }, &k);
    if (k != end) {
        *at = end - 1;
        return 0xFFFD;
    }
    *at = i;
    return c;
}

size_t utf8_put(uint32_t c, char out[4])
{
    if (c < 0x80) {
        out[0] = (char)c;
        return 1;
    }
    if (c < 0x800) {
        out[0] = (char)(0xC0 | c >> 6);
        out[1] = (char)(0x80 | (c & 0x3F));
        return 2;
    }
    if (c < 0x10000) {
        out[0] = (char)(0xE0 | c >> 12);
        out[1] = (char)(0x80 | (c >> 6 & 0x3F));
        out[2] = (char)(0x80 | (c & 0x3F));
        return 3;
    }
    out[0] = (char)(0xF0 | c >> 18);
    out[1] = (char)(0x80 | (c >> 12 & 0x3F));
    out[2] = (char)(0x80 | (c >> 6 & 0x3F));
    out[3] = (char)(0x80 | (c & 0x3F));
    return 4;
}

/* How many of the next eight bytes hold characters of one or two bytes and nothing else: eight, or
 * seven where the last begins a character, or none. */
static inline size_t short_bytes(const char *at)
{
    const uint64_t ones = 0x0101010101010101u, high = ones * 0x80;
    uint64_t w;
    memcpy(&w, at, 8);
    w = __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__ ? w : __builtin_bswap64(w);
    if (!(w & high))
        return 8;
    /* the high bit of each byte of the form 10xxxxxx, and of those from C2 to DF */
    uint64_t later = w & ~(w << 1) & high, first = w & w << 1 & ~(w << 2) & high;
    first &= (w & ones * 0x1E) + ones * 0x7F;
    if (((w & high) ^ (later | first)) | (first << 8 ^ later))
        return 0;
    return first >> 63 ? 7 : 8;
}

size_t utf8_broken_at(str s)
{
    size_t i = 0;
    while (i < s.n) {
        size_t eight = s.n - i >= 8 ? short_bytes(s.at + i) : 0;
        if (eight) {
            i += eight;
            continue;
        }
        const unsigned char *p = (const unsigned char *)s.at + i;
        if (p[0] >= 0xC2 && p[0] < 0xE0 && s.n - i > 1 && (p[1] & 0xC0) == 0x80) {
            i += 2;
            continue;
        }
        size_t n = length_at(p, s.n - i);
        if (n == 0)
            return i;
        i += n;
    }
    return SIZE_MAX;
}

size_t utf8_count(str s)
{
    const uint64_t high = 0x8080808080808080u;
    size_t inner = 0, i = 0; /* bytes 10xxxxxx */
    for (uint64_t w; s.n - i >= 8; i += 8) {
        memcpy(&w, s.at + i, 8);
        if (w & high)
            inner += (((w & ~(w << 1) & high) >> 7) * 0x0101010101010101u) >> 56;
    }
    for (; i < s.n; i++)
        inner += ((unsigned char)s.at[i] & 0xC0) == 0x80;
    return s.n - inner;
}
