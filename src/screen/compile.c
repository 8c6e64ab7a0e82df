/*
 * See compile.h. Nodes are remembered by their subject in one pass, in a few dozen bytes each;
 * subjects follow in a second pass, so that the order of a file does not matter.
 */
#include "screen/compile.h"
#include "base/map.h"
#include "record/date.h"
#include "record/ident.h"
#include "record/schema.h"

#include <stdlib.h>

typedef struct node {
    str program, since, list, identifier;
    uint32_t next; /* of the same subject, from 1 */
} node;

struct compiler {
    const name_table *names;
    index_builder *builder;
    str list;
    arena *a, *scratch;
    VEC(node) nodes;
    map first, last; /* subject → node, from 1 */
    buf extra;
};

compiler *compiler_new(const name_table *names, str list)
{
    compiler *c = base_alloc(sizeof *c);
    *c = (compiler){ .names = names,
                     .builder = index_builder_new(names),
                     .a = arena_new(),
                     .scratch = arena_new() };
    c->list = arena_str(c->a, list);
    return c;
}

void compiler_free(compiler *c)
{
    if (!c)
        return;
    index_builder_free(c->builder);
    map_free(&c->first);
    map_free(&c->last);
    arena_free(c->a);
    arena_free(c->scratch);
    buf_free(&c->extra);
    free(c);
}

index_builder *compiler_builder(compiler *c)
{
    return c->builder;
}

static void add_node(compiler *c, str subject, node n)
{
    *vec_push(c->a, &c->nodes) = n;
    uint32_t at = (uint32_t)c->nodes.n, before = map_get(&c->last, subject);
    if (before == MAP_NONE) {
        str key = arena_str(c->a, subject);
        map_put(&c->first, key, at);
        map_put(&c->last, key, at);
    } else {
        c->nodes.at[before - 1].next = at;
        map_put(&c->last, subject, at);
    }
}

/* the list that a sanction comes from: in a collection it is named by the dataset */
static str origin(const compiler *c, const record *r)
{
    for (size_t i = 0; i < r->datasets.n; i++)
        if (!str_eq(r->datasets.at[i], c->list))
            return arena_str(c->a, r->datasets.at[i]);
    return c->list;
}

static void add_sanction(compiler *c, const record *r, str subject)
{
    node n = { .list = origin(c, r) };
    str listed = record_first(r, "listingDate");
    n.since = arena_str(c->a, listed.n ? listed : record_first(r, "startDate"));
    size_t at = 0;
    str program;
    bool any = false;
    while (record_next(r, "program", &at, &program)) {
        n.program = arena_str(c->a, program);
        add_node(c, subject, n);
        any = true;
    }
    if (!any) {
        n.program = arena_str(c->a, record_first(r, "programId"));
        add_node(c, subject, n);
    }
}

qanat_status compiler_node(compiler *c, const record *r, qanat_error *err)
{
    (void)err;
    static const struct {
        const char *schema, *holder, *number, *type;
    } kinds[] = {
        { "Passport", "holder", "number", "passport" },
        { "Identification", "holder", "number", "id" },
        { "CryptoWallet", "holder", "publicKey", "wallet" },
    };
    size_t at = 0;
    str subject;
    if (str_is(r->schema, "Sanction"))
        while (record_next(r, "entity", &at, &subject))
            add_sanction(c, r, subject);
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        str number = record_first(r, kinds[i].number);
        if (!str_is(r->schema, kinds[i].schema) || !number.n)
            continue;
        str id = arena_printf(c->a, "%s:%.*s", kinds[i].type, STR_ARG(number));
        id = index_identifier(c->a, id);
        at = 0;
        while (record_next(r, kinds[i].holder, &at, &subject))
            add_node(c, subject, (node){ .identifier = id });
    }
    return QANAT_OK;
}

typedef VEC(index_name) name_list;

static void add_name(compiler *c, name_list *out, str text, index_name_kind kind)
{
    if (!text.n || text.n > LIMIT_NAME_BYTES)
        return;
    for (size_t i = 0; i < out->n; i++)
        if (str_eq(out->at[i].text, text))
            return;
    *vec_push(c->scratch, out) = (index_name){ text, kind };
}

static name_list names_of(compiler *c, const record *r)
{
    static const index_name_kind kinds[] = {
        [RECORD_NAME_PRIMARY] = INDEX_PRIMARY,
        [RECORD_NAME_ALIAS] = INDEX_ALIAS,
        [RECORD_NAME_FORMER] = INDEX_PREVIOUS,
        [RECORD_NAME_WEAK] = INDEX_WEAK,
    };
    name_list out = { 0 };
    size_t at = 0;
    str name;
    record_name_kind kind;
    while (record_next_name(r, &at, &name, &kind))
        add_name(c, &out, name, kinds[kind]);
    if (out.n == 0) {
        str parts[2] = { record_first(r, "firstName"), record_first(r, "lastName") };
        bool both = parts[0].n && parts[1].n;
        str made = both
                       ? arena_printf(c->scratch, "%.*s %.*s", STR_ARG(parts[0]), STR_ARG(parts[1]))
                       : parts[1];
        add_name(c, &out, made.n ? made : record_caption(r), INDEX_PRIMARY);
    }
    return out;
}

static void add_once(compiler *c, str_list *out, str value)
{
    if (!value.n)
        return;
    for (size_t i = 0; i < out->n; i++)
        if (str_eq(out->at[i], value))
            return;
    *vec_push(c->scratch, out) = value;
}

static void add_all(compiler *c, str_list *out, const record *r, const char *prop)
{
    size_t at = 0;
    str v;
    while (record_next(r, prop, &at, &v))
        add_once(c, out, v);
}

static str_list identifiers_of(compiler *c, const record *r)
{
    str_list out = { 0 };
    for (size_t i = 0; i < r->facts.n; i++) {
        const ident_prop *p = ident_prop_of(r->facts.at[i].prop);
        if (!p)
            continue;
        str given = arena_printf(c->scratch, "%s:%.*s", p->type, STR_ARG(r->facts.at[i].value));
        add_once(c, &out, index_identifier(c->scratch, given));
    }
    return out;
}

static void put_extra(compiler *c, const record *r, uint32_t first)
{
    json j = { &c->extra, false };
    buf_clear(&c->extra);
    json_open(&j, '{');
    json_key(&j, "sanctions");
    json_open(&j, '[');
    uint32_t at = first, count = 0;
    for (; at && count < 32; at = c->nodes.at[at - 1].next) {
        const node *n = &c->nodes.at[at - 1];
        if (!n->list.n)
            continue;
        json_open(&j, '{');
        json_key_str(&j, "list", n->list);
        json_key_str(&j, "program", n->program);
        json_key_str(&j, "since", n->since);
        json_close(&j, '}');
        count++;
    }
    json_close(&j, ']');
    static const char *const kept[] = { "deathDate", "position", "birthPlace", "holder" };
    for (size_t i = 0; i < sizeof kept / sizeof *kept; i++) {
        str v = record_first(r, kept[i]);
        if (v.n)
            json_key_str(&j, kept[i], v);
    }
    json_close(&j, '}');
}

static index_strings strings(const str_list *l)
{
    return (index_strings){ l->at, l->n };
}

qanat_status compiler_subject(compiler *c, const record *r, qanat_error *err)
{
    static const char *const lands[] = { "nationality",  "citizenship", "country",
                                         "jurisdiction", "mainCountry", "flag" };
    if (schema_kind_of(r->schema) == SCHEMA_KIND_NONE)
        return QANAT_OK;
    arena_reset(c->scratch);
    name_list names = names_of(c, r);
    str_list births = { 0 }, countries = { 0 }, topics = { 0 }, programs = { 0 };
    str_list identifiers = identifiers_of(c, r);
    str since = STR_NONE;
    add_all(c, &births, r, "birthDate");
    for (size_t i = 0; i < sizeof lands / sizeof *lands; i++)
        add_all(c, &countries, r, lands[i]);
    add_all(c, &topics, r, "topics");
    uint32_t first = map_get(&c->first, r->id);
    first = first == MAP_NONE ? 0 : first;
    for (uint32_t at = first; at; at = c->nodes.at[at - 1].next) {
        const node *n = &c->nodes.at[at - 1];
        add_once(c, &programs, n->program);
        add_once(c, &identifiers, n->identifier);
        if (n->since.n && (!since.n || str_cmp(n->since, since) < 0))
            since = n->since;
    }
    if (!programs.n)
        add_all(c, &programs, r, "programId");
    put_extra(c, r, first);
    index_entry e = {
        .id = r->id,
        .caption = record_caption(r),
        .list = c->list,
        .schema = r->schema,
        .names = names.at,
        .name_n = names.n,
        .birth_dates = strings(&births),
        .countries = strings(&countries),
        .gender = record_first(r, "gender"),
        .identifiers = strings(&identifiers),
        .topics = strings(&topics),
        .programs = strings(&programs),
        .since = since,
        .extra = buf_view(&c->extra),
    };
    return index_builder_add(c->builder, &e, err);
}

static qanat_status visit_node(void *context, const record *r, qanat_error *err)
{
    return compiler_node(context, r, err);
}

static qanat_status visit_subject(void *context, const record *r, qanat_error *err)
{
    return compiler_subject(context, r, err);
}

static qanat_status compile_whole(store *s, const store_list *list, compiler *c, qanat_error *err)
{
    qanat_status st =
        store_each(s, list->id, list->version,
                   STR("|Sanction|Passport|Identification|CryptoWallet|"), visit_node, c, err);
    return st == QANAT_OK ? store_each(s, list->id, list->version, STR_NONE, visit_subject, c, err)
                          : st;
}

static qanat_status compile_changes(store *s, const store_list *list, int64_t base, compiler *c,
                                    qanat_error *err)
{
    arena *a = arena_new(), *one = arena_new();
    str_list ids;
    qanat_status st = store_touched(s, list->id, base, list->version, a, &ids, err);
    for (size_t i = 0; st == QANAT_OK && i < ids.n; i++) {
        record r;
        arena_reset(one);
        st = store_get(s, ids.at[i], list->id, list->version, one, &r, NULL, err);
        if (st == QANAT_E_NOT_FOUND) { /* removed */
            st = QANAT_OK;
            continue;
        }
        if (st == QANAT_OK)
            st = store_references(s, ids.at[i], one, visit_node, c, err);
        if (st == QANAT_OK)
            st = compiler_subject(c, &r, err);
    }
    arena_free(one);
    arena_free(a);
    return st;
}

qanat_status compile_list(store *s, const store_list *list, int64_t base, const name_table *names,
                          index_builder **out, compiler **owner, qanat_error *err)
{
    compiler *c = compiler_new(names, list->name);
    qanat_status st = base == list->version ? compile_whole(s, list, c, err)
                                            : compile_changes(s, list, base, c, err);
    if (st != QANAT_OK) {
        compiler_free(c);
        return st;
    }
    *owner = c;
    *out = c->builder;
    return QANAT_OK;
}
