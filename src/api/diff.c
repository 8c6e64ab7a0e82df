/*
 * What a version of a list says otherwise than another, fact by fact.
 */
#include "api/engine.h"

typedef struct comparing {
    qanat_diff_visit *visit;
    void *context;
    arena *a;
    buf facts, json;
} comparing;

static bool says(const record *r, const record_fact *f)
{
    for (size_t i = 0; r && i < r->facts.n; i++)
        if (str_eq(r->facts.at[i].prop, f->prop) && str_eq(r->facts.at[i].value, f->value))
            return true;
    return false;
}

/* the facts of `of` that `other` does not say, as lines and as a JSON object of arrays */
static void put_side(comparing *c, json *j, const char *key, char sign, const record *of,
                     const record *other)
{
    json_key(j, key);
    json_open(j, '{');
    for (size_t i = 0; of && i < of->facts.n; i++) {
        const record_fact *f = &of->facts.at[i];
        bool earlier = false;
        for (size_t k = 0; k < i; k++)
            earlier |= str_eq(of->facts.at[k].prop, f->prop) && !says(other, &of->facts.at[k]);
        if (says(other, f) || earlier)
            continue;
        json_str(j, f->prop);
        buf_putc(j->out, ':');
        j->comma = false;
        json_open(j, '[');
        for (size_t k = i; k < of->facts.n; k++) {
            const record_fact *g = &of->facts.at[k];
            if (!str_eq(g->prop, f->prop) || says(other, g))
                continue;
            json_str(j, g->value);
            buf_printf(&c->facts, "%c%.*s %.*s\n", sign, STR_ARG(g->prop), STR_ARG(g->value));
        }
        json_close(j, ']');
    }
    json_close(j, '}');
}

static qanat_status visit(void *context, store_change change, const record *before,
                          const record *after, qanat_error *err)
{
    static const qanat_change changes[] = { [STORE_ADDED] = QANAT_ADDED,
                                            [STORE_CHANGED] = QANAT_CHANGED,
                                            [STORE_REMOVED] = QANAT_REMOVED };
    static const char *const words[] = { "added", "changed", "removed" };
    comparing *c = context;
    const record *r = after ? after : before;
    json j = { &c->json, false };
    arena_reset(c->a);
    buf_clear(&c->json);
    buf_clear(&c->facts);
    buf_puts(&c->facts, "");
    json_open(&j, '{');
    json_key_str(&j, "change", str_of(words[changes[change]]));
    json_key_str(&j, "id", r->id);
    json_key_str(&j, "caption", record_caption(r));
    json_key_str(&j, "schema", r->schema);
    put_side(c, &j, "removed", '-', before, after);
    put_side(c, &j, "added", '+', after, before);
    json_close(&j, '}');
    bool go_on = c->visit(c->context, changes[change], arena_cstr(c->a, r->id),
                          arena_cstr(c->a, record_caption(r)), arena_cstr(c->a, r->schema),
                          c->facts.at ? c->facts.at : "", c->json.at);
    return go_on ? QANAT_OK : error_set(err, QANAT_E_SYSTEM, "stopped");
}

static qanat_status versions_of(store *s, const char *list, int64_t *from, int64_t *to, int64_t *id,
                                arena *a, qanat_error *err)
{
    store_list_array versions;
    qanat_status st = store_versions(s, str_of(list), a, &versions, err);
    bool has_from = false, has_to = false;
    if (st != QANAT_OK)
        return st;
    if (!versions.n)
        return error_set(err, QANAT_E_NOT_FOUND, "there is no list %s; see qanat lists", list);
    if (!*to)
        *to = versions.at[0].version;
    for (size_t i = 0; i < versions.n; i++) {
        if (!*from && versions.at[i].version < *to)
            *from = versions.at[i].version;
        has_from |= versions.at[i].version == *from;
        has_to |= versions.at[i].version == *to;
    }
    *id = versions.at[0].id;
    if (!has_to || !has_from)
        return error_set(err, QANAT_E_NOT_FOUND,
                         "%s has no two such versions; see qanat lists --versions %s", list, list);
    return QANAT_OK;
}

qanat_status qanat_diff(const qanat_engine *e, const char *list, int64_t from, int64_t to,
                        qanat_diff_visit *seen, void *context, qanat_error *err)
{
    store *s = NULL;
    arena *a = arena_new();
    int64_t id = 0;
    comparing c = { .visit = seen, .context = context, .a = arena_new() };
    qanat_status st = store_open(e->store, STORE_READ, &s, err);
    if (st == QANAT_OK)
        st = versions_of(s, list, &from, &to, &id, a, err);
    if (st == QANAT_OK)
        st = store_diff(s, id, from, to, visit, &c, err);
    store_close(s);
    buf_free(&c.facts);
    buf_free(&c.json);
    arena_free(c.a);
    arena_free(a);
    return st;
}
