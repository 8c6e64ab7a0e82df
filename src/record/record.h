/*
 * A record: one FollowTheMoney entity, a thing (person, company, vessel), an interval node
 * (sanction, passport) or an edge (ownership, family). Facts are property and value, in the order
 * of the source; the model is that of https://followthemoney.tech. A record lives in the arena it
 * was built in.
 */
#ifndef QANAT_RECORD_RECORD_H
#define QANAT_RECORD_RECORD_H

#include "base/arena.h"
#include "base/error.h"
#include "base/json.h"

typedef struct record_fact {
    str prop, value;
} record_fact;

typedef VEC(record_fact) record_facts;
typedef VEC(str) str_list;

typedef struct record {
    arena *a;
    str id, caption, schema;
    record_facts facts;
    str_list datasets, referents;
    str first_seen, last_seen, last_change;
    bool target;
} record;

record record_new(arena *a, str id, str schema);

/* Adds a fact: trimmed, copied, and left out where empty or said already. False when left out. */
bool record_add(record *r, const char *prop, str value);
bool record_add_str(record *r, str prop, str value);
/* the same without a copy and without a search for duplicates, for readers that checked */
void record_add_raw(record *r, str prop, str value);
/* the first value of a property, or STR_NONE */
str record_first(const record *r, const char *prop);
/* values one after another: start with *at = 0 */
bool record_next(const record *r, const char *prop, size_t *at, str *value);
bool record_has(const record *r, const char *prop, const char *value);

/* the caption given, else the first name that a reader would use, else the id */
str record_caption(const record *r);

/* A FollowTheMoney line (without line break). Property values of one name stand together. */
void record_put_json(const record *r, json *j);
/* Reads one. QANAT_E_INPUT with the offset in the line; *unknown counts keys that are not of the
 * model and were kept out (NULL: not wanted). */
qanat_status record_parse(arena *a, str line, record *out, size_t *unknown, qanat_error *err);

/* a hash of all that the record says, whatever the order; for "did it change" */
uint64_t record_hash(const record *r);

/* Names a record goes by, with how good each is. */
typedef enum record_name_kind {
    RECORD_NAME_PRIMARY,
    RECORD_NAME_ALIAS,
    RECORD_NAME_FORMER,
    RECORD_NAME_WEAK
} record_name_kind;

/* Each name once: start with *at = 0. Properties that are no names are passed over. */
bool record_next_name(const record *r, size_t *at, str *name, record_name_kind *kind);

#endif
