/*
 * See json.h. The hot path copies runs of plain bytes at once.
 */
#include "base/json.h"
#include "base/utf8.h"

#include <math.h>
#include <stdio.h>

static void before_value(json *j)
{
    if (j->comma)
        buf_putc(j->out, ',');
    j->comma = true;
}

void json_open(json *j, char bracket)
{
    before_value(j);
    buf_putc(j->out, bracket);
    j->comma = false;
}

void json_close(json *j, char bracket)
{
    buf_putc(j->out, bracket);
    j->comma = true;
}

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

/* four characters of two bytes each? */
static inline bool pairs_eight(uint64_t w)
{
    uint64_t low = w & 0x001E001E001E001Eu; /* of a first byte C2 to DF, not all zero */
    return (w & 0xC0E0C0E0C0E0C0E0u) == 0x80C080C080C080C0u &&
           ((low + 0x7FFF7FFF7FFF7FFFu) & 0x8000800080008000u) == 0x8000800080008000u;
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

/* Where the first byte from i on stands that may not stand as it is, or the end. */
static size_t plain_until(str s, size_t i)
{
    while (s.n - i >= 8) {
        uint64_t w = load_eight(s.at + i);
        if (odd_eight(w) && !pairs_eight(w))
            break;
        i += 8;
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

void json_key_any(json *j, const char *key)
{
    json_str(j, str_of(key));
    buf_putc(j->out, ':');
    j->comma = false;
}

void json_i64(json *j, int64_t v)
{
    before_value(j);
    buf_i64(j->out, v);
}

/* The digits of a figure whose last decimal is beyond doubt; false where only printf can tell. */
static bool put_small(buf *out, double v, int decimals)
{
    static const double tens[] = { 1, 10, 100, 1e3, 1e4, 1e5, 1e6 };
    if (decimals < 0 || decimals > 6 || !(v >= 0 && v * tens[decimals] < 1e9))
        return false;
    double scaled = v * tens[decimals], whole = floor(scaled), rest = scaled - whole;
    if (rest > 0.4999 && rest < 0.5001)
        return false;
    uint64_t digits = (uint64_t)whole + (rest > 0.5), power = (uint64_t)tens[decimals];
    char text[8];
    int n = 0;
    buf_i64(out, (int64_t)(digits / power));
    for (uint64_t left = digits % power; left; left %= power) {
        if (n == 0)
            text[n++] = '.';
        power /= 10;
        text[n++] = (char)('0' + left / power);
    }
    buf_put(out, text, (size_t)n);
    return true;
}

void json_fixed(json *j, double v, int decimals)
{
    char text[400];
    before_value(j);
    if (!isfinite(v)) {
        buf_puts(j->out, "null");
        return;
    }
    if (put_small(j->out, v, decimals))
        return;
    int n = snprintf(text, sizeof text, "%.*f", decimals, v);
    if (n < 0 || (size_t)n >= sizeof text)
        n = 0;
    if (memchr(text, '.', (size_t)n)) {
        while (n > 1 && text[n - 1] == '0')
            n--;
        if (n > 1 && text[n - 1] == '.')
            n--;
    }
    if (n == 2 && text[0] == '-' && text[1] == '0')
        buf_putc(j->out, '0');
    else
        buf_put(j->out, text, (size_t)n);
}

void json_bool(json *j, bool v)
{
    before_value(j);
    buf_puts(j->out, v ? "true" : "false");
}

void json_null(json *j)
{
    before_value(j);
    buf_puts(j->out, "null");
}

void json_raw(json *j, str bytes)
{
    before_value(j);
    buf_str(j->out, bytes);
}
