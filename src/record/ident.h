/*
 * Identifiers: which properties hold them, and the form in which two are the same.
 */
#ifndef QANAT_RECORD_IDENT_H
#define QANAT_RECORD_IDENT_H

#include "base/arena.h"

typedef struct ident_prop {
    const char *prop;
    const char *label; /* for an explanation */
} ident_prop;

/* NULL where the property holds no identifier */
const ident_prop *ident_prop_of(str prop);
/* The compared form: letters and digits only, upper case, folded digits, without "IMO" and the like
 * before it; a wallet address keeps its case unless it is hexadecimal. Empty where fewer than four
 * characters remain: too short to mean one thing. */
str ident_normal(arena *a, str prop, str value);

#endif
