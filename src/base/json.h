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
void json_key(json *j, const char *key);
void json_str(json *j, str s);
void json_i64(json *j, int64_t v);
/* a figure of at most `decimals` decimals, trailing zeros off; never an exponent */
void json_fixed(json *j, double v, int decimals);
void json_bool(json *j, bool v);
void json_null(json *j);
/* bytes that are JSON already */
void json_raw(json *j, str bytes);

/* key and value in one; json_key_str writes null for a slice without memory */
void json_key_str(json *j, const char *key, str s);
void json_key_i64(json *j, const char *key, int64_t v);
void json_key_fixed(json *j, const char *key, double v, int decimals);
void json_key_bool(json *j, const char *key, bool v);
void json_key_null(json *j, const char *key);

#endif
