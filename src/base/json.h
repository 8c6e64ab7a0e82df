/*
 * Writing JSON: one printer for every command's machine output. Keeps track of commas; strings are
 * escaped after RFC 8259, and bytes that are no UTF-8 come out as U+FFFD so that output always
 * parses.
 */
#ifndef QANAT_BASE_JSON_H
#define QANAT_BASE_JSON_H

#include "base/buf.h"

#define JSON_INLINE static inline __attribute__((always_inline))

typedef struct json {
    buf *out;
    bool comma; /* a comma is due before the next value */
} json;

/* Where the next value is written, with room for `most` bytes, behind the comma that is due. */
static inline char *json_begin(json *j, size_t most)
{
    buf *out = j->out;
    buf_reserve(out, most + 1);
    char *to = out->at + out->n;
    *to = ',';
    return to + j->comma;
}
/* What was written ends at `end`. */
static inline void json_end(json *j, char *end, bool comma)
{
    *end = 0;
    j->out->n = (size_t)(end - j->out->at);
    j->comma = comma;
}

/* '{' or '[' */
static inline void json_open(json *j, char bracket)
{
    char *to = json_begin(j, 1);
    *to = bracket;
    json_end(j, to + 1, false);
}
/* '}' or ']' */
static inline void json_close(json *j, char bracket)
{
    buf_putc(j->out, bracket);
    j->comma = true;
}
/* bytes that are JSON already */
static inline void json_raw(json *j, str bytes)
{
    char *to = json_begin(j, bytes.n);
    if (bytes.n)
        memcpy(to, bytes.at, bytes.n);
    json_end(j, to + bytes.n, true);
}
void json_key_any(json *j, const char *key);
/* Most keys are literals that need no escapes, which the compiler sees: those cost a few moves.
 * Leaves room for `more` bytes behind the key. */
JSON_INLINE void json_key_with(json *j, const char *key,
                               size_t more)
{
    if (!__builtin_constant_p(strlen(key)) || strpbrk(key, "\"\\\n\t")) {
        json_key_any(j, key);
        return;
    }
    size_t n = strlen(key);
    char *to = json_begin(j, n + 3 + more);
    *to++ = '"';
    memcpy(to, key, n);
    memcpy(to + n, "\":", 2);
    json_end(j, to + n + 2, false);
}
JSON_INLINE void json_key(json *j, const char *key)
{
    json_key_with(j, key, 0);
}
void json_str(json *j, str s);
/* the same of a string that is known to be UTF-8: faster */
void json_text(json *j, str s);
static inline void json_i64(json *j, int64_t v)
{
    char *to = json_begin(j, BUF_DIGITS);
    json_end(j, to + buf_digits(to, v), true);
}
/* a figure of at most `decimals` decimals, trailing zeros off; never an exponent */
void json_fixed(json *j, double v, int decimals);

/* a string that needs no escapes: a name of the program's own, a few letters long */
static inline void json_word(json *j, str word)
{
    char *to = json_begin(j, word.n + 2);
    *to++ = '"';
    memcpy(to, word.at, word.n);
    to[word.n] = '"';
    json_end(j, to + word.n + 1, true);
}

static inline void json_bool(json *j, bool v)
{
    json_raw(j, v ? STR("true") : STR("false"));
}

static inline void json_null(json *j)
{
    json_raw(j, STR("null"));
}

/* key and value in one; json_key_str writes null for a slice without memory */
JSON_INLINE void json_key_str(json *j, const char *key, str s)
{
    json_key(j, key);
    if (s.at)
        json_str(j, s);
    else
        json_null(j);
}

JSON_INLINE void json_key_i64(json *j, const char *key, int64_t v)
{
    json_key_with(j, key, BUF_DIGITS);
    json_i64(j, v);
}

JSON_INLINE void json_key_fixed(json *j, const char *key, double v, int decimals)
{
    json_key(j, key);
    json_fixed(j, v, decimals);
}

JSON_INLINE void json_key_bool(json *j, const char *key, bool v)
{
    json_key(j, key);
    json_bool(j, v);
}

JSON_INLINE void json_key_null(json *j, const char *key)
{
    json_key(j, key);
    json_null(j);
}

#endif
