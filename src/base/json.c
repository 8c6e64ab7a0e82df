/*
 * See json.h. The hot path copies runs of plain bytes at once.
 */
#include "base/json.h"

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

/* length of the UTF-8 character at s[0..n), 0 where there is none */
static size_t utf8_length(const unsigned char *s, size_t n)
{
    size_t want = s[0] < 0x80   ? 1
                  : s[0] < 0xC2 ? 0
                  : s[0] < 0xE0 ? 2
                  : s[0] < 0xF0 ? 3
                  : s[0] < 0xF5 ? 4
                                : 0;
    if (want == 0 || want > n)
        return 0;
    for (size_t i = 1; i < want; i++)
        if ((s[i] & 0xC0) != 0x80)
            return 0;
    if (want == 3 && ((s[0] == 0xE0 && s[1] < 0xA0) || (s[0] == 0xED && s[1] > 0x9F)))
        return 0;
    if (want == 4 && ((s[0] == 0xF0 && s[1] < 0x90) || (s[0] == 0xF4 && s[1] > 0x8F)))
        return 0;
    return want;
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

static void put_string(buf *out, str s)
{
    const unsigned char *p = (const unsigned char *)s.at;
    size_t from = 0, i = 0;
    buf_putc(out, '"');
    while (i < s.n) {
        size_t n = utf8_length(p + i, s.n - i);
        if (n && !(p[i] < 0x20 || p[i] == '"' || p[i] == '\\' || p[i] == 0x7F)) {
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

void json_fixed(json *j, double v, int decimals)
{
    char text[400];
    before_value(j);
    if (!isfinite(v)) {
        buf_puts(j->out, "null");
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
