/*
 * The FollowTheMoney schemata: who is a kind of what, which are screened, which are edges.
 */
#ifndef QANAT_RECORD_SCHEMA_H
#define QANAT_RECORD_SCHEMA_H

#include "base/str.h"

/* what two names of subjects must share to be the same subject at all */
typedef enum schema_kind {
    SCHEMA_KIND_NONE, /* not a subject: an address, a sanction, an edge */
    SCHEMA_KIND_ANY,  /* LegalEntity and Thing: may be a person or a body */
    SCHEMA_KIND_PERSON,
    SCHEMA_KIND_BODY,
    SCHEMA_KIND_VESSEL,
    SCHEMA_KIND_AIRPLANE,
    SCHEMA_KIND_VEHICLE,
    SCHEMA_KIND_SECURITY,
    SCHEMA_KIND_WALLET,
    SCHEMA_KIND_ASSET
} schema_kind;

typedef struct schema_info {
    const char *name, *parent;
    schema_kind kind;
    const char *source, *target; /* the two ends of an edge; of an interval node only source */
} schema_info;

/* NULL where the model has no such schema; letter case is ignored */
const schema_info *schema_find(str name);
schema_kind schema_kind_of(str name);
/* Can a query of schema `a` mean a record of schema `b`? An empty schema fits all subjects. */
bool schema_fits(schema_kind query, schema_kind record);

#endif
