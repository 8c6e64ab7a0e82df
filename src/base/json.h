/*
 * Writing JSON: one printer for every command's machine output. Keeps track of commas; strings are
 * escaped after RFC 8259, and bytes that are no UTF-8 come out as U+FFFD so that output always
 * parses.
 */
#ifndef QANAT_BASE_JSON_H
#define QANAT_BASE_JSON_H

#include "base/buf.h"

typedef struct json {
    buf *out;
    bool comma; /* a comma is due before the next value */
} json;

void json_open(json *j, char bracket);  /* '{' or '[' */
void json_close(json *j, char bracket); /* '}' or ']' */
void json_key_any(json *j, const char *key);
/* Most keys are literals that need no escapes, which the compiler sees: those cost a few moves. */
static inline void json_key(json *j, const char *key)
{
    if (!__builtin_constant_p(strlen(key)) || strpbrk(key, "\"\\\n\t")) {
        json_key_any(j, key);
        return;
    }
    size_t n = strlen(key);
    buf *out = j->out;
    buf_reserve(out, n + 4);
    char *to = out->at + out->n;
    *to = ',';
    to += j->comma;
    *to++ = '"';
    memcpy(to, key, n);
    memcpy(to + n, "\":", 3);
    out->n += n + 3 + j->comma;
    j->comma = false;
}
void json_str(json *j, str s);
void json_i64(json *j, int64_t v);
/* a figure of at most `decimals` decimals, trailing zeros off; never an exponent */
void json_fixed(json *j, double v, int decimals);
void json_bool(json *j, bool v);
void json_null(json *j);
/* bytes that are JSON already */
void json_raw(json *j, str bytes);

/* key and value in one; json_key_str writes null for a slice without memory */
static inline void json_key_str(json *j, const char *key, str s)
{
    json_key(j, key);
    if (s.at)
        json_str(j, s);
    else
        json_null(j);
}

static inline void json_key_i64(json *j, const char *key, int64_t v)
{
    json_key(j, key);
    json_i64(j, v);
}

static inline void json_key_fixed(json *j, const char *key, double v, int decimals)
{
    json_key(j, key);
    json_fixed(j, v, decimals);
}

static inline void json_key_bool(json *j, const char *key, bool v)
{
    json_key(j, key);
    json_bool(j, v);
}

static inline void json_key_null(json *j, const char *key)
{
    json_key(j, key);
    json_null(j);
}

#endif
