/*
 * See jread.h. The states are those between two tokens: a value is due, a key or the end of an
 * object is due, a comma or an end is due.
 */
#include "base/jread.h"
#include "base/utf8.h"

enum { VALUE, VALUE_OR_END, KEY_OR_END, KEY_DUE, COMMA_OR_END, DONE };

jread jread_begin(str text, arena *a)
{
    return (jread){ .text = text, .a = a, .state = VALUE };
}

static jread_token broken(jread *j, const char *problem)
{
    j->problem = problem;
    return JREAD_BROKEN;
}

static void blanks(jread *j)
{
    while (j->at < j->text.n && (j->text.at[j->at] == ' ' || j->text.at[j->at] == '\t' ||
                                 j->text.at[j->at] == '\n' || j->text.at[j->at] == '\r'))
        j->at++;
}

static bool inside_object(const jread *j)
{
    uint32_t i = j->depth - 1;
    return j->depth && (j->objects[i / 64] >> (i % 64) & 1);
}

static bool push(jread *j, bool object)
{
    if (j->depth == JREAD_DEPTH)
        return false;
    uint64_t bit = 1ull << (j->depth % 64);
    uint64_t *word = &j->objects[j->depth / 64];
    *word = object ? *word | bit : *word & ~bit;
    j->depth++;
    return true;
}

static void value_done(jread *j)
{
    j->state = j->depth ? COMMA_OR_END : DONE;
}

static int hex4(const char *p)
{
    int v = 0;
    for (int i = 0; i < 4; i++) {
        char c = p[i];
        int d = c >= '0' && c <= '9'   ? c - '0'
                : c >= 'a' && c <= 'f' ? c - 'a' + 10
                : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                       : -1;
        if (d < 0)
            return -1;
        v = v * 16 + d;
    }
    return v;
}

/* the character of \uXXXX at s[i..], i on its 'u'; a lone surrogate becomes U+FFFD. 0: broken */
static size_t unicode_escape(str s, size_t i, uint32_t *c)
{
    int hi = i + 5 <= s.n ? hex4(s.at + i + 1) : -1;
    if (hi < 0)
        return 0;
    *c = (uint32_t)hi;
    if (hi < 0xD800 || hi > 0xDFFF)
        return 5;
    *c = 0xFFFD;
    if (hi >= 0xDC00 || i + 11 > s.n || s.at[i + 5] != '\\' || s.at[i + 6] != 'u')
        return 5;
    int lo = hex4(s.at + i + 7);
    if (lo < 0xDC00 || lo > 0xDFFF)
        return 5;
    *c = 0x10000u + (((uint32_t)hi - 0xD800u) << 10) + ((uint32_t)lo - 0xDC00u);
    return 11;
}

static bool unescape(jread *j, str s)
{
    char *out = arena_alloc(j->a, s.n + 1);
    size_t n = 0, i = 0;
    while (i < s.n) {
        if (s.at[i] != '\\') {
            out[n++] = s.at[i++];
            continue;
        }
        i++;
        static const char from[] = "\"\\/bfnrt", to[] = "\"\\/\b\f\n\r\t";
        const char *p = i < s.n ? memchr(from, s.at[i], sizeof from - 1) : NULL;
        uint32_t c;
        if (p) {
            out[n++] = to[p - from];
            i++;
            continue;
        }
        size_t used = i < s.n && s.at[i] == 'u' ? unicode_escape(s, i, &c) : 0;
        if (!used)
            return false;
        n += utf8_put(c, out + n);
        i += used;
    }
    j->value = (str){ out, n };
    return true;
}

static bool string(jread *j)
{
    size_t from = ++j->at;
    bool escapes = false;
    while (j->at < j->text.n && j->text.at[j->at] != '"') {
        unsigned char c = (unsigned char)j->text.at[j->at];
        if (c < 0x20) {
            j->problem = "a control character in a string; write it as \\u00XX";
            return false;
        }
        escapes |= c == '\\';
        j->at += c == '\\' ? 2 : 1;
    }
    if (j->at >= j->text.n) {
        j->at = j->text.n;
        j->problem = "a string never ends; close it with '\"'";
        return false;
    }
    j->value = str_range(j->text.at, from, j->at);
    j->at++;
    if (escapes && !unescape(j, j->value)) {
        j->problem = "an escape that JSON does not have";
        return false;
    }
    return true;
}

static size_t digits(str s, size_t i)
{
    size_t from = i;
    while (i < s.n && s.at[i] >= '0' && s.at[i] <= '9')
        i++;
    return i - from;
}

static bool number(jread *j)
{
    str s = j->text;
    size_t i = j->at, from = i;
    i += s.at[i] == '-';
    size_t n = digits(s, i);
    if (n == 0 || (n > 1 && s.at[i] == '0'))
        return false;
    i += n;
    if (i < s.n && s.at[i] == '.') {
        n = digits(s, i + 1);
        if (!n)
            return false;
        i += 1 + n;
    }
    if (i < s.n && (s.at[i] == 'e' || s.at[i] == 'E')) {
        i++;
        i += i < s.n && (s.at[i] == '+' || s.at[i] == '-');
        n = digits(s, i);
        if (!n)
            return false;
        i += n;
    }
    j->value = str_range(s.at, from, i);
    j->at = i;
    return true;
}

static bool word(jread *j, const char *w)
{
    str want = str_of(w);
    if (!str_starts(str_drop(j->text, j->at), want))
        return false;
    j->at += want.n;
    return true;
}

static jread_token value(jread *j)
{
    char c = j->text.at[j->at];
    if (c == '{' || c == '[') {
        if (!push(j, c == '{'))
            return broken(j, "nested deeper than can be read");
        j->at++;
        j->state = c == '{' ? KEY_OR_END : VALUE_OR_END;
        return c == '{' ? JREAD_OBJECT : JREAD_ARRAY;
    }
    jread_token t = JREAD_BROKEN;
    if (c == '"')
        t = string(j) ? JREAD_STRING : JREAD_BROKEN;
    else if (c == 't')
        t = word(j, "true") ? JREAD_TRUE : JREAD_BROKEN;
    else if (c == 'f')
        t = word(j, "false") ? JREAD_FALSE : JREAD_BROKEN;
    else if (c == 'n')
        t = word(j, "null") ? JREAD_NULL : JREAD_BROKEN;
    else if (c == '-' || (c >= '0' && c <= '9'))
        t = number(j) ? JREAD_NUMBER : JREAD_BROKEN;
    if (t == JREAD_BROKEN)
        return broken(j, j->problem ? j->problem : "no JSON value stands here");
    value_done(j);
    return t;
}

static jread_token close_bracket(jread *j)
{
    bool object = inside_object(j);
    j->at++;
    j->depth--;
    value_done(j);
    return object ? JREAD_OBJECT_END : JREAD_ARRAY_END;
}

static jread_token key(jread *j)
{
    if (j->text.at[j->at] != '"')
        return broken(j, "a key in quotes is due here");
    if (!string(j))
        return JREAD_BROKEN;
    blanks(j);
    if (j->at >= j->text.n || j->text.at[j->at] != ':')
        return broken(j, "a ':' is due behind the key");
    j->at++;
    j->state = VALUE;
    return JREAD_KEY;
}

jread_token jread_next(jread *j)
{
    if (j->problem)
        return JREAD_BROKEN;
    blanks(j);
    j->start = j->at;
    if (j->at >= j->text.n)
        return j->state == DONE ? JREAD_END : broken(j, "the JSON ends too early");
    char c = j->text.at[j->at];
    bool end = c == (inside_object(j) ? '}' : ']') && j->depth;
    if (end && (j->state == COMMA_OR_END || j->state == KEY_OR_END || j->state == VALUE_OR_END))
        return close_bracket(j);
    if (j->state == COMMA_OR_END) {
        if (c != ',')
            return broken(j, "a ',' or the closing bracket is due here");
        j->at++;
        j->state = inside_object(j) ? KEY_DUE : VALUE;
        return jread_next(j);
    }
    if (j->state == DONE)
        return broken(j, "text follows the JSON value");
    return j->state == KEY_OR_END || j->state == KEY_DUE ? key(j) : value(j);
}

bool jread_skip(jread *j, jread_token last)
{
    if (last == JREAD_KEY)
        last = jread_next(j);
    if (last == JREAD_BROKEN)
        return false;
    if (last != JREAD_OBJECT && last != JREAD_ARRAY)
        return true;
    uint32_t until = j->depth - 1;
    while (j->depth > until)
        if (jread_next(j) == JREAD_BROKEN)
            return false;
    return true;
}
