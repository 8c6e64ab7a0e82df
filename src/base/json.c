/*
 * See json.h. The hot path copies runs of plain bytes at once.
 */
#include "base/json.h"
#include "base/utf8.h"

#include <math.h>
#include <stdio.h>

static void escape(buf *out, unsigned char c)
{
    switch (c) {
    case '"':
        buf_puts(out, "\\\"");
        break;
    case '\\':
        buf_puts(out, "\\\\");
        break;
    case '\n':
        buf_puts(out, "\\n");
        break;
    case '\r':
        buf_puts(out, "\\r");
        break;
    case '\t':
        buf_puts(out, "\\t");
        break;
    default:
        buf_printf(out, "\\u%04x", c);
    }
}

/* bytes that stand in a string as they are */
static inline bool plain(unsigned char c)
{
    return c >= 0x20 && c < 0x7F && c != '"' && c != '\\';
}

/* Any byte of eight that is not plain? */
static inline bool odd_eight(uint64_t w)
{
    const uint64_t ones = 0x0101010101010101u, high = 0x8080808080808080u;
    uint64_t quote = w ^ ones * '"', slash = w ^ ones * '\\', last = w ^ ones * 0x7F;
    return ((w | (w - ones * 0x20) | (quote - ones) | (slash - ones) | (last - ones)) & high) != 0;
}

static inline uint64_t load_eight(const char *at)
{
    uint64_t w;
    memcpy(&w, at, 8);
    return __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__ ? w : __builtin_bswap64(w);
}

/* Copies a string of plain bytes to `to`, which has room for its bytes and seven more; false where
 * it is not plain. Most strings are short: they go in one or two overlapping steps. */
static inline bool copy_plain(char *to, str s)
{
    if (s.n >= 8) {
        for (size_t i = 0; i + 8 <= s.n; i += 8)
            if (odd_eight(load_eight(s.at + i)))
                return false;
        if (odd_eight(load_eight(s.at + s.n - 8)))
            return false;
        memcpy(to, s.at, s.n);
        return true;
    }
    if (s.n >= 4) {
        uint32_t first, last;
        memcpy(&first, s.at, 4);
        memcpy(&last, s.at + s.n - 4, 4);
        if (odd_eight((uint64_t)first << 32 | last))
            return false;
        memcpy(to, &first, 4);
        memcpy(to + s.n - 4, &last, 4);
        return true;
    }
    for (size_t i = 0; i < s.n; i++) {
        if (!plain((unsigned char)s.at[i]))
            return false;
        to[i] = s.at[i];
    }
    return true;
}

/* How many of eight bytes may stand as they are: all where they are plain characters and characters
 * of two bytes, seven where the last byte begins one that goes on behind them, 0 otherwise. */
static inline size_t good_bytes(uint64_t w)
{
    const uint64_t ones = 0x0101010101010101u, high = ones * 0x80;
    uint64_t quote = w ^ ones * '"', slash = w ^ ones * '\\', last = w ^ ones * 0x7F;
    /* the high bit of each byte that is below a space, a quote, a backslash or 7F */
    uint64_t odd = ~(((w | high) - ones * 0x20) & ((quote | high) - ones) & ((slash | high) - ones) &
                     ((last | high) - ones)) & ~w & high;
    /* the high bit of each byte of the form 10xxxxxx, and of those from C2 to DF */
    uint64_t later = w & ~(w << 1) & high, first = w & w << 1 & ~(w << 2) & high;
    first &= (w & ones * 0x1E) + ones * 0x7F;
    if (odd | ((w & high) ^ (later | first)) | (first << 8 ^ later))
        return 0;
    return first >> 63 ? 7 : 8;
}

/* Where the first byte from i on stands that may not stand as it is, or the end. */
static size_t plain_until(str s, size_t i)
{
    while (s.n - i >= 8) {
        size_t n = good_bytes(load_eight(s.at + i));
        if (!n)
            break;
        i += n;
    }
    size_t left = s.n - i;
    if (s.n >= 8 && left && left < 8) { /* the last bytes, with spaces behind them */
        uint64_t spaces = 0x2020202020202020u, w = load_eight(s.at + s.n - 8);
        if (good_bytes(w >> 8 * (8 - left) | spaces << 8 * left) == 8)
            return s.n;
    }
    while (i < s.n) {
        unsigned char c = (unsigned char)s.at[i];
        if (plain(c))
            i++;
        else if (c >= 0xC2 && c < 0xE0 && i + 1 < s.n &&
                 ((unsigned char)s.at[i + 1] & 0xC0) == 0x80)
            i += 2;
        else
            break;
    }
    return i;
}

/* the string without its quotes, which may need escapes */
static void put_escaped(buf *out, str s)
{
    const unsigned char *p = (const unsigned char *)s.at;
    size_t from = 0, i = 0;
    while ((i = plain_until(s, i)) < s.n) {
        size_t n = p[i] < 0x80 ? 1 : utf8_length(s, i);
        if (n > 1) {
            i += n;
            continue;
        }
        buf_put(out, s.at + from, i - from);
        if (n)
            escape(out, p[i]);
        else
            buf_puts(out, "\xEF\xBF\xBD");
        from = ++i;
    }
    if (i > from)
        buf_put(out, s.at + from, i - from);
}

void json_str(json *j, str s)
{
    buf *out = j->out;
    buf_reserve(out, s.n + 16);
    char *to = out->at + out->n;
    *to = ',';
    to += j->comma;
    *to++ = '"';
    if (copy_plain(to, s)) {
        to += s.n;
    } else {
        out->n = (size_t)(to - out->at);
        put_escaped(out, s);
        buf_reserve(out, 4);
        to = out->at + out->n;
    }
    *to++ = '"';
    *to = 0;
    out->n = (size_t)(to - out->at);
    j->comma = true;
}

/* Any byte of eight that needs an escape? */
static inline bool escapes_eight(uint64_t w)
{
    const uint64_t ones = 0x0101010101010101u, high = ones * 0x80;
    uint64_t quote = w ^ ones * '"', slash = w ^ ones * '\\', last = w ^ ones * 0x7F;
    /* below a space, and each of the three, where the high bit is not set anyway */
    uint64_t fine = ((w | high) - ones * 0x20) & ((quote | high) - ones) & ((slash | high) - ones) &
                    ((last | high) - ones);
    return (~fine & ~w & high) != 0;
}

void json_text(json *j, str s)
{
    char *to = json_begin(j, s.n + 2);
    *to++ = '"';
    size_t i = 0;
    for (; s.n - i >= 8; i += 8) {
        if (escapes_eight(load_eight(s.at + i)))
            break;
        memcpy(to + i, s.at + i, 8);
    }
    size_t left = s.n - i;
    uint64_t spaces = 0x2020202020202020u, tail = spaces;
    if (left && left < 8 && s.n >= 8)
        tail = load_eight(s.at + s.n - 8) >> 8 * (8 - left) | spaces << 8 * left;
    else if (left && left < 8)
        for (size_t k = left; k-- > 0;)
            tail = tail << 8 | (unsigned char)s.at[i + k];
    if (left >= 8 || escapes_eight(tail)) {
        json_str(j, s);
        return;
    }
    for (size_t k = 0; k < left; k++)
        to[i + k] = s.at[i + k];
    to[s.n] = '"';
    json_end(j, to + s.n + 1, true);
}

void json_key_any(json *j, const char *key)
{
    json_str(j, str_of(key));
    buf_putc(j->out, ':');
    j->comma = false;
}

/* The digits of a figure whose last decimal is beyond doubt, at `to`; 0 where only printf can tell. */
static size_t small_digits(char *to, double v, int decimals)
{
    static const uint32_t tens[] = { 1, 10, 100, 1000, 10000, 100000, 1000000 };
    if (fabs(v) < 1e15 && v == (double)(int64_t)v)
        return buf_digits(to, (int64_t)v);
    if (decimals < 0 || decimals > 6 || !(v >= 0 && v * tens[decimals] < 1e9))
        return 0;
    double scaled = v * tens[decimals];
    uint32_t digits = (uint32_t)scaled, power = tens[decimals];
    double rest = scaled - digits;
    if (rest > 0.4999 && rest < 0.5001)
        return 0;
    digits += rest > 0.5;
    size_t n = buf_digits(to, digits / power), end = n + 1 + (size_t)decimals;
    uint32_t left = digits % power;
    if (!left)
        return n;
    for (; left % 10 == 0; left /= 10)
        end--;
    for (size_t i = end; --i > n; left /= 10)
        to[i] = (char)('0' + left % 10);
    to[n] = '.';
    return end;
}

void json_fixed(json *j, double v, int decimals)
{
    char text[400], *to = json_begin(j, 2 * BUF_DIGITS);
    if (!isfinite(v)) {
        json_null(j);
        return;
    }
    size_t small = small_digits(to, v, decimals);
    if (small) {
        json_end(j, to + small, true);
        return;
    }
    int n = snprintf(text, sizeof text, "%.*f", decimals, v);
    if (n < 0 || (size_t)n >= sizeof text)
        n = 0;
    if (memchr(text, '.', (size_t)n)) {
        while (n > 1 && text[n - 1] == '0')
            n--;
        if (n > 1 && text[n - 1] == '.')
            n--;
    }
    json_raw(j, n == 2 && text[0] == '-' && text[1] == '0' ? STR("0") : (str){ text, (size_t)n });
}
