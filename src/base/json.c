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

/* Where the first byte from i on stands that is not plain, or the end: eight bytes at a time. */
static size_t plain_until(str s, size_t i)
{
    const uint64_t ones = 0x0101010101010101u, high = 0x8080808080808080u;
    for (uint64_t w; s.n - i >= 8; i += 8) {
        memcpy(&w, s.at + i, 8);
        uint64_t quote = w ^ ones * '"', slash = w ^ ones * '\\', last = w ^ ones * 0x7F;
        if ((w | (w - ones * 0x20) | (quote - ones) | (slash - ones) | (last - ones)) & high)
            break;
    }
    while (i < s.n && plain((unsigned char)s.at[i]))
        i++;
    return i;
}

static void put_string(buf *out, str s)
{
    const unsigned char *p = (const unsigned char *)s.at;
    size_t from = 0, i = 0;
    buf_reserve(out, s.n + 2);
    buf_putc(out, '"');
    while (i < s.n) {
        if (plain(p[i])) {
            i = plain_until(s, i + 1);
            continue;
        }
        if (p[i] >= 0xC2 && p[i] < 0xE0 && i + 1 < s.n && (p[i + 1] & 0xC0) == 0x80) {
            i += 2;
            continue;
        }
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
    buf_putc(out, '"');
}

void json_key(json *j, const char *key)
{
    before_value(j);
    put_string(j->out, str_of(key));
    buf_putc(j->out, ':');
    j->comma = false;
}

void json_str(json *j, str s)
{
    before_value(j);
    put_string(j->out, s);
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

void json_key_str(json *j, const char *key, str s)
{
    json_key(j, key);
    if (s.at)
        json_str(j, s);
    else
        json_null(j);
}

void json_key_i64(json *j, const char *key, int64_t v)
{
    json_key(j, key);
    json_i64(j, v);
}

void json_key_fixed(json *j, const char *key, double v, int decimals)
{
    json_key(j, key);
    json_fixed(j, v, decimals);
}

void json_key_bool(json *j, const char *key, bool v)
{
    json_key(j, key);
    json_bool(j, v);
}

void json_key_null(json *j, const char *key)
{
    json_key(j, key);
    json_null(j);
}
