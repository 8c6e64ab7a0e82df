/*
 * Which properties hold identifiers, and the short type under which the index keeps each.
 */
#ifndef QANAT_RECORD_IDENT_H
#define QANAT_RECORD_IDENT_H

#include "base/str.h"

typedef struct ident_prop {
    const char *prop;
    const char *type;  /* "passport", "imo": the part before the colon in the index */
    const char *label; /* for people */
} ident_prop;

/* NULL where the property holds no identifier */
const ident_prop *ident_prop_of(str prop);
/* the row of a type, for explanations; NULL where unknown */
const ident_prop *ident_type_of(str type);

#endif
