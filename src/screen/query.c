/*
 * See query.h. One table says which field of a query is which member of the object, so that a field
 * is written, read and compared in one place. Cost: one pass over the fields.
 */
#include "screen/query.h"
#include "base/jread.h"
#include "base/sha256.h"
#include "text/fold.h"

#include <stdlib.h>

enum { THRESHOLD_USUAL = 700000, LIMIT_USUAL = 5 };

typedef enum { LIST, TEXT, MILLIONTHS, COUNT } field_kind;

static const struct field {
    const char *key;
    size_t offset;
    field_kind kind;
    bool fact; /* says something of the subject */
} fields[] = {
    { "id", offsetof(screen_query, id), TEXT, false },
    { "name", offsetof(screen_query, names), LIST, true },
    { "schema", offsetof(screen_query, schema), TEXT, true },
    { "birthDate", offsetof(screen_query, birth_dates), LIST, true },
    { "deathDate", offsetof(screen_query, death_dates), LIST, true },
    { "country", offsetof(screen_query, countries), LIST, true },
    { "gender", offsetof(screen_query, gender), TEXT, true },
    { "identifier", offsetof(screen_query, identifiers), LIST, true },
    { "birthPlace", offsetof(screen_query, birth_place), TEXT, true },
    { "address", offsetof(screen_query, address), TEXT, true },
    { "topics", offsetof(screen_query, topics), LIST, false },
    { "lists", offsetof(screen_query, lists), LIST, false },
    { "schemata", offsetof(screen_query, schemata), LIST, false },
    { "without", offsetof(screen_query, without), LIST, false },
    { "threshold", offsetof(screen_query, threshold), MILLIONTHS, false },
    { "floor", offsetof(screen_query, floor), MILLIONTHS, false },
    { "limit", offsetof(screen_query, limit), COUNT, false },
    { "related", offsetof(screen_query, related), MILLIONTHS, false },
};

/* A new field of a query must stand in the table above, or a replay would ask something else. */
_Static_assert(sizeof(screen_query) ==
                   9 * sizeof(str_list) + 5 * sizeof(str) + 4 * sizeof(int32_t) + sizeof(size_t),
               "a field of screen_query is missing in the table of query.c");

static const void *at(const screen_query *q, const struct field *f)
{
    return (const char *)q + f->offset;
}

static void put_list(json *j, const char *key, const str *values, size_t n)
{
    if (!n)
        return;
    json_key(j, key);
    json_open(j, '[');
    for (size_t i = 0; i < n; i++)
        json_str(j, values[i]);
    json_close(j, ']');
}

static void put_text(json *j, const char *key, str s)
{
    if (s.n)
        json_key_str(j, key, s);
}

void screen_put_query(const screen_query *q, json *j)
{
    json_open(j, '{');
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
        const struct field *f = &fields[i];
        const void *p = at(q, f);
        int64_t usual = f->offset == offsetof(screen_query, threshold) ? THRESHOLD_USUAL
                        : f->kind == COUNT                             ? LIMIT_USUAL
                                                                       : 0;
        int64_t number = f->kind == MILLIONTHS ? *(const int32_t *)p
                         : f->kind == COUNT    ? (int64_t) * (const size_t *)p
                                               : usual;
        if (f->kind == LIST)
            put_list(j, f->key, ((const str_list *)p)->at, ((const str_list *)p)->n);
        else if (f->kind == TEXT)
            put_text(j, f->key, *(const str *)p);
        else if (number != usual)
            json_key_i64(j, f->key, number);
    }
    json_close(j, '}');
}

/* ---- reading */

static bool read_list(jread *j, arena *a, str_list *out)
{
    jread_token t = jread_next(j);
    if (t != JREAD_ARRAY)
        return false;
    while ((t = jread_next(j)) == JREAD_STRING)
        *vec_push(a, out) = j->value;
    return t == JREAD_ARRAY_END;
}

static bool read_field(jread *j, const struct field *f, arena *a, screen_query *q)
{
    void *p = (char *)q + f->offset;
    uint64_t number;
    if (f->kind == LIST)
        return read_list(j, a, p);
    jread_token t = jread_next(j);
    if (f->kind == TEXT && t == JREAD_STRING) {
        *(str *)p = j->value;
        return true;
    }
    if (f->kind == TEXT || t != JREAD_NUMBER || !str_u64(j->value, &number) || number > 1000000)
        return false;
    if (f->kind == COUNT)
        *(size_t *)p = (size_t)number;
    else
        *(int32_t *)p = (int32_t)number;
    return true;
}

static const struct field *field_of(str key)
{
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        if (str_is(key, fields[i].key))
            return &fields[i];
    return NULL;
}

qanat_status screen_read_query(str text, arena *a, screen_query *out, qanat_error *err)
{
    jread j = jread_begin(text, a);
    screen_query q = { .threshold = THRESHOLD_USUAL, .limit = LIMIT_USUAL };
    bool good = jread_next(&j) == JREAD_OBJECT;
    jread_token t = JREAD_BROKEN;
    while (good && (t = jread_next(&j)) == JREAD_KEY) {
        const struct field *f = field_of(j.value);
        good = f && read_field(&j, f, a, &q);
    }
    if (!good || t != JREAD_OBJECT_END)
        return error_at(err, QANAT_E_INPUT, NULL, 0, j.at + 1, "not a query as it was kept");
    *out = q;
    return QANAT_OK;
}

/* ---- facts */

static int by_bytes(const void *x, const void *y)
{
    return str_cmp(*(const str *)x, *(const str *)y);
}

static void put_sorted(json *j, const char *key, arena *a, const str *values, size_t n)
{
    str *copy = arena_array(a, str, n + 1);
    size_t kept = 0;
    if (!n)
        return;
    memcpy(copy, values, n * sizeof *copy);
    qsort(copy, n, sizeof *copy, by_bytes);
    for (size_t i = 0; i < n; i++)
        if (copy[i].n && (!kept || !str_eq(copy[kept - 1], copy[i])))
            copy[kept++] = copy[i];
    put_list(j, key, copy, kept);
}

void screen_put_query_facts(const screen_query *q, arena *a, json *j)
{
    json_open(j, '{');
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
        const struct field *f = &fields[i];
        const void *p = at(q, f);
        if (f->fact && f->kind == LIST)
            put_sorted(j, f->key, a, ((const str_list *)p)->at, ((const str_list *)p)->n);
        else if (f->fact)
            put_sorted(j, f->key, a, p, ((const str *)p)->n ? 1 : 0);
    }
    json_close(j, '}');
}

void screen_put_entry_facts(const index_entry *e, arena *a, json *j)
{
    str *names = arena_array(a, str, e->name_n + 1);
    for (size_t i = 0; i < e->name_n; i++)
        names[i] = e->names[i].text;
    json_open(j, '{');
    put_sorted(j, "name", a, names, e->name_n);
    put_sorted(j, "schema", a, &e->schema, 1);
    put_sorted(j, "birthDate", a, e->birth_dates.at, e->birth_dates.n);
    put_sorted(j, "country", a, e->countries.at, e->countries.n);
    put_sorted(j, "gender", a, &e->gender, 1);
    put_sorted(j, "identifier", a, e->identifiers.at, e->identifiers.n);
    put_sorted(j, "topics", a, e->topics.at, e->topics.n);
    put_sorted(j, "programs", a, e->programs.at, e->programs.n);
    put_sorted(j, "since", a, &e->since, 1);
    json_close(j, '}');
}

typedef struct fact {
    str key;
    str_list values;
} fact;

typedef VEC(fact) fact_list;

static qanat_status read_facts(str text, arena *a, fact_list *out, qanat_error *err)
{
    jread j = jread_begin(text, a);
    jread_token t = jread_next(&j);
    bool good = t == JREAD_OBJECT;
    *out = (fact_list){ 0 };
    while (good && (t = jread_next(&j)) == JREAD_KEY) {
        fact f = { .key = j.value };
        good = read_list(&j, a, &f.values);
        *vec_push(a, out) = f;
    }
    return good && t == JREAD_OBJECT_END
               ? QANAT_OK
               : error_set(err, QANAT_E_STORE, "facts in the store are damaged");
}

static const str_list *values_of(const fact_list *l, str key)
{
    static const str_list none;
    for (size_t i = 0; i < l->n; i++)
        if (str_eq(l->at[i].key, key))
            return &l->at[i].values;
    return &none;
}

static bool has(const str_list *l, str s)
{
    for (size_t i = 0; i < l->n; i++)
        if (str_eq(l->at[i], s))
            return true;
    return false;
}

/* those of `x` that are not in `y` */
static str only(const str_list *x, const str_list *y, arena *a)
{
    str out = STR("");
    for (size_t i = 0; i < x->n; i++)
        if (!has(y, x->at[i]))
            out = arena_printf(a, "%.*s%s%.*s", STR_ARG(out), out.n ? ", " : "", STR_ARG(x->at[i]));
    return out;
}

static void diff_one(const char *whose, str key, const str_list *x, const str_list *y, arena *a,
                     str_list *out)
{
    str gone = only(x, y, a), come = only(y, x, a);
    if (!gone.n && !come.n)
        return;
    str line = gone.n && come.n ? arena_printf(a, "%s %.*s: %.*s → %.*s", whose, STR_ARG(key),
                                               STR_ARG(gone), STR_ARG(come))
               : come.n
                   ? arena_printf(a, "%s %.*s: added %.*s", whose, STR_ARG(key), STR_ARG(come))
                   : arena_printf(a, "%s %.*s: removed %.*s", whose, STR_ARG(key), STR_ARG(gone));
    *vec_push(a, out) = line;
}

qanat_status screen_facts_diff(str before, str after, const char *whose, bool identity, arena *a,
                               str_list *out, qanat_error *err)
{
    static const char *const keys[] = { "name",    "schema", "birthDate",  "deathDate",
                                        "country", "gender", "identifier", "birthPlace",
                                        "address", "topics", "programs",   "since" };
    enum { IDENTITY = 9 };
    fact_list x, y;
    if (str_eq(before, after))
        return QANAT_OK;
    qanat_status st = read_facts(before, a, &x, err);
    if (st == QANAT_OK)
        st = read_facts(after, a, &y, err);
    for (size_t i = 0;
         st == QANAT_OK && i < (identity ? (size_t)IDENTITY : sizeof keys / sizeof *keys); i++)
        diff_one(whose, str_of(keys[i]), values_of(&x, str_of(keys[i])),
                 values_of(&y, str_of(keys[i])), a, out);
    return st;
}

str screen_subject(const screen_query *q, arena *a)
{
    if (q->id.n)
        return arena_printf(a, "id:%.*s", STR_ARG(q->id));
    str_list names = { 0 };
    str out = arena_printf(a, "name:%.*s", STR_ARG(q->schema));
    for (size_t i = 0; i < q->names.n; i++)
        *vec_push(a, &names) = fold_str(a, q->names.at[i]);
    if (names.n)
        qsort(names.at, names.n, sizeof *names.at, by_bytes);
    for (size_t i = 0; i < names.n; i++)
        out = arena_printf(a, "%.*s|%.*s", STR_ARG(out), STR_ARG(names.at[i]));
    for (size_t i = 0; !names.n && i < q->identifiers.n; i++)
        out = arena_printf(a, "%.*s|%.*s", STR_ARG(out), STR_ARG(q->identifiers.at[i]));
    return out;
}

void screen_hit_id(str subject, str list, str id, char out[SCREEN_HIT])
{
    sha256 s;
    unsigned char digest[SHA256_BYTES];
    char hex[SHA256_HEX];
    const str parts[] = { subject, list, id };
    sha256_begin(&s);
    for (size_t i = 0; i < 3; i++) {
        sha256_add(&s, parts[i].at ? parts[i].at : "", parts[i].n);
        sha256_add(&s, "\n", 1);
    }
    sha256_end(&s, digest);
    sha256_hex(digest, hex);
    memcpy(out, hex, SCREEN_HIT - 1);
    out[SCREEN_HIT - 1] = 0;
}
