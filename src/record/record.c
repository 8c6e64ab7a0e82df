/*
 * See record.h. Facts are a flat list: a record has tens of facts, rarely hundreds, and a list
 * keeps the order of the source. Looking up is linear in them.
 */
#include "record/record.h"
#include "base/limits.h"

#include <stdlib.h>

record record_new(arena *a, str id, str schema)
{
    return (
        record){ .a = a, .id = arena_str(a, id), .schema = arena_str(a, schema), .target = true };
}

static bool said(const record *r, str prop, str value)
{
    for (size_t i = 0; i < r->facts.n; i++)
        if (str_eq(r->facts.at[i].prop, prop) && str_eq(r->facts.at[i].value, value))
            return true;
    return false;
}

void record_add_raw(record *r, str prop, str value)
{
    if (r->facts.n < LIMIT_RECORD_FACTS)
        *vec_push(r->a, &r->facts) = (record_fact){ prop, value };
}

bool record_add_str(record *r, str prop, str value)
{
    value = str_trim(value);
    if (value.n == 0 || said(r, prop, value))
        return false;
    record_add_raw(r, prop, arena_str(r->a, value));
    return true;
}

bool record_add(record *r, const char *prop, str value)
{
    return record_add_str(r, str_of(prop), value);
}

bool record_next(const record *r, const char *prop, size_t *at, str *value)
{
    str want = str_of(prop);
    while (*at < r->facts.n) {
        const record_fact *f = &r->facts.at[(*at)++];
        if (str_eq(f->prop, want)) {
            *value = f->value;
            return true;
        }
    }
    return false;
}

str record_first(const record *r, const char *prop)
{
    size_t at = 0;
    str v = STR_NONE;
    (void)record_next(r, prop, &at, &v);
    return v;
}

bool record_has(const record *r, const char *prop, const char *value)
{
    return said(r, str_of(prop), str_of(value));
}

str record_caption(const record *r)
{
    static const char *const order[] = { "name",         "alias",     "weakAlias",
                                         "previousName", "publicKey", "registrationNumber",
                                         "full",         NULL };
    if (r->caption.n)
        return r->caption;
    for (size_t i = 0; order[i]; i++) {
        str v = record_first(r, order[i]);
        if (v.n)
            return v;
    }
    return r->id;
}

bool record_next_name(const record *r, size_t *at, str *name, record_name_kind *kind)
{
    static const struct {
        const char *prop;
        record_name_kind kind;
    } names[] = {
        { "name", RECORD_NAME_PRIMARY },      { "alias", RECORD_NAME_ALIAS },
        { "abbreviation", RECORD_NAME_WEAK }, { "previousName", RECORD_NAME_FORMER },
        { "weakAlias", RECORD_NAME_WEAK },
    };
    while (*at < r->facts.n) {
        const record_fact *f = &r->facts.at[(*at)++];
        for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
            if (!str_is(f->prop, names[i].prop))
                continue;
            *name = f->value;
            *kind = names[i].kind;
            return true;
        }
    }
    return false;
}

/* One fact's hash does not depend on its place, so that the sum does not either. */
uint64_t record_hash(const record *r)
{
    uint64_t sum = str_hash(r->schema) * 3 + str_hash(record_caption(r)) * 5 + r->target;
    for (size_t i = 0; i < r->facts.n; i++) {
        uint64_t h =
            str_hash(r->facts.at[i].prop) * 0x9E3779B97F4A7C15u ^ str_hash(r->facts.at[i].value);
        h ^= h >> 29;
        h *= 0xBF58476D1CE4E5B9u;
        sum += h ^ h >> 32;
    }
    return sum;
}
