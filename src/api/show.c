/*
 * One record with every fact, its source and date, and what speaks of it.
 */
#include "api/engine.h"
#include "api/starter.h"

#include <stdlib.h>

struct qanat_record {
    buf json, text;
};

typedef struct showing {
    qanat_record *out;
    json j;
    str id;
} showing;

static void text_facts(buf *b, const record *r, const char *indent)
{
    for (size_t i = 0; i < r->facts.n; i++)
        buf_printf(b, "%s%-20.*s %.*s\n", indent, STR_ARG(r->facts.at[i].prop),
                   STR_ARG(r->facts.at[i].value));
}

static qanat_status related(void *context, const record *r, qanat_error *err)
{
    (void)err;
    showing *s = context;
    if (str_eq(r->id, s->id))
        return QANAT_OK;
    record_put_json(r, &s->j);
    buf_printf(&s->out->text, "\n%.*s  %.*s\n", STR_ARG(r->schema), STR_ARG(r->id));
    text_facts(&s->out->text, r, "  ");
    return QANAT_OK;
}

static void begin(showing *s, const record *r, str list, str list_date, str imported_at)
{
    buf *t = &s->out->text;
    buf_printf(t, "%.*s\n%.*s  %.*s  from %.*s", STR_ARG(record_caption(r)), STR_ARG(r->schema),
               STR_ARG(r->id), STR_ARG(list));
    if (list_date.n)
        buf_printf(t, " of %.*s", STR_ARG(list_date));
    if (imported_at.n)
        buf_printf(t, ", imported %.*s", STR_ARG(imported_at));
    buf_puts(t, "\n\n");
    text_facts(t, r, "");
    json_open(&s->j, '{');
    json_key(&s->j, "record");
    record_put_json(r, &s->j);
    json_key_str(&s->j, "list", list);
    json_key_str(&s->j, "list_date", list_date.n ? list_date : STR_NONE);
    json_key_str(&s->j, "imported_at", imported_at.n ? imported_at : STR_NONE);
    json_key(&s->j, "related");
    json_open(&s->j, '[');
}

static qanat_status show_starter(const qanat_engine *e, showing *s, arena *a, qanat_error *err)
{
    record r;
    qanat_status st = starter_get(e, s->id, a, &r, err);
    if (st != QANAT_OK)
        return st;
    begin(s, &r, STR(STARTER_LIST), STR_NONE, STR_NONE);
    return starter_references(e, s->id, related, s, err);
}

static qanat_status show_stored(const qanat_engine *e, showing *s, arena *a, qanat_error *err)
{
    store *st;
    record r;
    int64_t list = 0;
    store_list_array lists;
    qanat_status status = store_open(e->store, STORE_READ, &st, err);
    if (status != QANAT_OK)
        return status;
    status = store_get(st, s->id, 0, 0, a, &r, &list, err);
    if (status == QANAT_OK)
        status = store_lists(st, a, &lists, err);
    for (size_t i = 0; status == QANAT_OK && i < lists.n; i++) {
        const store_list *l = &lists.at[i];
        if (l->id != list)
            continue;
        begin(s, &r, l->name, l->list_date, l->imported_at);
        status = store_references(st, s->id, a, related, s, err);
    }
    store_close(st);
    return status;
}

qanat_status qanat_show(const qanat_engine *e, const char *id, qanat_record **out, qanat_error *err)
{
    arena *a = arena_new();
    qanat_record *r = base_alloc(sizeof *r);
    *r = (qanat_record){ 0 };
    showing s = { .out = r, .j = { &r->json, false }, .id = str_of(id) };
    qanat_status st = e->starter ? show_starter(e, &s, a, err) : show_stored(e, &s, a, err);
    arena_free(a);
    if (st != QANAT_OK) {
        qanat_record_free(r);
        return st;
    }
    json_close(&s.j, ']');
    json_close(&s.j, '}');
    *out = r;
    return QANAT_OK;
}

const char *qanat_record_json(const qanat_record *r)
{
    return r->json.at;
}

const char *qanat_record_text(const qanat_record *r)
{
    return r->text.at;
}

void qanat_record_free(qanat_record *r)
{
    if (!r)
        return;
    buf_free(&r->json);
    buf_free(&r->text);
    free(r);
}
