/*
 * Customers that are watched: put in from a file or one by one, taken out, listed. What changes
 * goes into the audit log by number and id, so that nobody leaves the watch unnoticed.
 */
#include "api/engine.h"
#include "list/input.h"
#include "screen/row.h"

#include <stdlib.h>

typedef struct adding {
    const qanat_watch_options *o;
    arena *a, *row; /* of the call, of one row */
    char *path;
    data_set *data;
    store *s;
    screen_query base;
    str now, who;
    buf body;
    qanat_watch_count count;
} adding;

static qanat_status put(adding *x, const screen_query *q, qanat_error *err)
{
    watch_change change;
    if (!q->id.n)
        return error_set(err, QANAT_E_INPUT, "a watched customer needs an id");
    buf_clear(&x->body);
    screen_put_query(q, &(json){ &x->body, false });
    qanat_status st = watch_put(x->s, q->id, buf_view(&x->body), x->now, &change, err);
    if (st != QANAT_OK)
        return st;
    x->count.added += change == WATCH_ADDED;
    x->count.changed += change == WATCH_CHANGED;
    x->count.same += change == WATCH_SAME;
    return QANAT_OK;
}

/* a row that cannot be read is told and left out */
static qanat_status put_row(adding *x, qanat_status st, screen_query *q, const input *in,
                            qanat_error *why, qanat_error *err)
{
    if (st == QANAT_OK)
        st = put(x, q, why);
    if (st == QANAT_OK)
        return st;
    if (st != QANAT_E_INPUT && st != QANAT_E_USAGE) {
        if (err)
            *err = *why;
        return st;
    }
    qanat_error told = *why;
    (void)error_at(&told, st, input_path(in), input_line_number(in), 0, "%s", why->message);
    x->count.broken++;
    if (x->o->broken)
        x->o->broken(x->o->context, &told);
    return QANAT_OK;
}

static screen_query own_query(const screen_query *base)
{
    screen_query q = *base;
    q.names.cap = q.names.n;
    q.birth_dates.cap = q.birth_dates.n;
    q.countries.cap = q.countries.n;
    q.identifiers.cap = q.identifiers.n;
    q.topics.cap = q.topics.n;
    return q;
}

static qanat_status read_csv(adding *x, input *in, qanat_error *err)
{
    csv_row row;
    row_columns columns;
    bool more;
    qanat_status st = input_csv(in, ',', x->row, &row, &more, err);
    if (st == QANAT_OK && !more)
        st = error_at(err, QANAT_E_INPUT, input_path(in), 0, 0,
                      "the file is empty; a header row is due");
    if (st == QANAT_OK)
        st = row_columns_of(x->data, row.fields, row.n, str_of(x->o->columns), input_path(in), x->a,
                            &columns, err);
    while (st == QANAT_OK) {
        qanat_error why = { 0 };
        screen_query q = own_query(&x->base);
        arena_reset(x->row);
        st = input_csv(in, ',', x->row, &row, &more, &why);
        if (st != QANAT_OK && why.line == 0) {
            if (err)
                *err = why;
            break;
        }
        if (st == QANAT_OK && !more)
            break;
        if (st == QANAT_OK && row.n == 1 && !str_trim(row.fields[0]).n)
            continue;
        if (st == QANAT_OK && row.n != columns.n)
            st = error_set(&why, QANAT_E_INPUT, "the row has %zu fields, the header %zu", row.n,
                           columns.n);
        if (st == QANAT_OK)
            st = row_query(&columns, row.fields, x->row, &q, &why);
        st = put_row(x, st, &q, in, &why, err);
    }
    return st;
}

static qanat_status read_jsonl(adding *x, input *in, qanat_error *err)
{
    for (;;) {
        qanat_error why = { 0 };
        screen_query q = own_query(&x->base);
        str line;
        bool more;
        arena_reset(x->row);
        qanat_status st = input_line(in, &line, &more, err);
        if (st != QANAT_OK || !more)
            return st;
        if (!str_trim(line).n)
            continue;
        st = put_row(x, row_query_json(x->data, line, x->row, &q, &why), &q, in, &why, err);
        if (st != QANAT_OK)
            return st;
    }
}

static qanat_status read_customers(adding *x, qanat_error *err)
{
    input *in;
    if (!x->o->path) {
        screen_query q = own_query(&x->base);
        q.id = str_of(x->o->customer);
        if (!q.names.n && !q.identifiers.n)
            return error_set(err, QANAT_E_USAGE, "a watched customer needs a name or a number");
        return put(x, &q, err);
    }
    qanat_status st = input_open(x->o->path, &in, err);
    if (st != QANAT_OK)
        return st;
    st = x->o->table == QANAT_JSONL ? read_jsonl(x, in, err) : read_csv(x, in, err);
    input_close(in);
    return st;
}

/* The log is written before the store commits; a commit that fails leaves an entry that promised
 * more. */
static qanat_status note(adding *x, const char *const *removed, size_t n, qanat_error *err)
{
    audit *log;
    json j = { &x->body, false };
    buf_clear(&x->body);
    json_key_str(&j, "kind", STR("customers"));
    json_key_str(&j, "by", x->who);
    json_key_i64(&j, "added", (int64_t)x->count.added);
    json_key_i64(&j, "changed", (int64_t)x->count.changed);
    json_key(&j, "removed");
    json_open(&j, '[');
    for (size_t i = 0; i < n; i++)
        json_str(&j, str_of(removed[i]));
    json_close(&j, ']');
    qanat_status st = audit_open(x->path, &log, err);
    if (st != QANAT_OK)
        return st;
    audit_entry e = { .body = buf_view(&x->body) };
    st = audit_append(log, &e, 1, err);
    audit_close(log);
    return st;
}

static qanat_status start(adding *x, const qanat_watch_options *o, qanat_error *err)
{
    *x = (adding){ .o = o, .a = arena_new(), .row = arena_new() };
    if (!o || o->size < sizeof *o)
        return error_set(err, QANAT_E_USAGE, "watch options need their size");
    x->path = engine_store_path(o->store);
    x->now = log_now(x->a);
    x->who = log_who(o->by, x->a);
    qanat_query q = o->query;
    qanat_status st = engine_query(&q, x->a, &x->base, err);
    if (st == QANAT_OK)
        st = engine_data(o->data, &x->data, err);
    if (st == QANAT_OK)
        st = store_open(x->path, STORE_WRITE, &x->s, err);
    return st == QANAT_OK ? watch_begin(x->s, err) : st;
}

static void finish(adding *x)
{
    store_close(x->s);
    data_close(x->data);
    buf_free(&x->body);
    arena_free(x->row);
    arena_free(x->a);
    free(x->path);
}

qanat_status qanat_watch_add(const qanat_watch_options *o, qanat_watch_count *out, qanat_error *err)
{
    adding x;
    qanat_status st = start(&x, o, err);
    if (st == QANAT_OK)
        st = read_customers(&x, err);
    if (st == QANAT_OK && x.count.added + x.count.changed)
        st = note(&x, NULL, 0, err);
    if (st == QANAT_OK)
        st = watch_commit(x.s, err);
    if (st == QANAT_OK)
        *out = x.count;
    finish(&x);
    return st;
}

qanat_status qanat_watch_remove(const qanat_watch_options *o, const char *const *ids, size_t n,
                                qanat_error *err)
{
    adding x;
    qanat_status st = start(&x, o, err);
    for (size_t i = 0; st == QANAT_OK && i < n; i++) {
        bool was = false;
        st = watch_drop(x.s, str_of(ids[i]), &was, err);
        if (st == QANAT_OK && !was)
            st = error_set(err, QANAT_E_NOT_FOUND, "no customer %s is watched; nothing was removed",
                           ids[i]);
    }
    if (st == QANAT_OK)
        st = note(&x, ids, n, err);
    if (st == QANAT_OK)
        st = watch_commit(x.s, err);
    finish(&x);
    return st;
}

/* ---- listing */

typedef struct giving {
    bool (*visit)(void *context, const char *json);
    void *context;
    buf out;
    bool stop;
} giving;

static bool give(giving *g)
{
    bool on = g->visit(g->context, g->out.at);
    buf_clear(&g->out);
    g->stop |= !on;
    return on;
}

static qanat_status give_customer(void *context, const watch_customer *c, qanat_error *err)
{
    giving *g = context;
    json j = { &g->out, false };
    (void)err;
    if (g->stop)
        return QANAT_OK;
    json_open(&j, '{');
    json_key_str(&j, "id", c->id);
    json_key(&j, "query");
    json_raw(&j, c->data);
    json_key_str(&j, "added_at", c->added_at);
    json_key_str(&j, "changed_at", c->changed_at);
    json_key_bool(&j, "screened", c->screened);
    json_close(&j, '}');
    (void)give(g);
    return QANAT_OK;
}

static qanat_status give_hits(store *s, giving *g, arena *a, qanat_error *err)
{
    watch_hit_array hits;
    qanat_status st = watch_hits(s, STR_NONE, a, &hits, err);
    for (size_t i = 0; st == QANAT_OK && i < hits.n; i++) {
        const watch_hit *h = &hits.at[i];
        json j = { &g->out, false };
        json_open(&j, '{');
        json_key_str(&j, "customer", h->customer);
        json_key_str(&j, "hit", h->hit);
        json_key_str(&j, "list", h->list);
        json_key_str(&j, "record", h->record);
        json_key_fixed(&j, "score", (double)h->score / NAME_ONE, 6);
        json_key_bool(&j, "silent", h->silent);
        json_key_str(&j, "found_at", h->found_at);
        json_key(&j, "facts");
        json_raw(&j, h->facts);
        json_close(&j, '}');
        if (!give(g))
            break;
    }
    return st;
}

static qanat_status give_events(store *s, giving *g, int64_t since, arena *a, qanat_error *err)
{
    watch_event_array events;
    qanat_status st = watch_events(s, since, false, 0, a, &events, err);
    for (size_t i = 0; st == QANAT_OK && i < events.n; i++) {
        buf_printf(&g->out, "{\"id\":%lld,%.*s", (long long)events.at[i].id,
                   STR_ARG(str_drop(events.at[i].body, 1)));
        if (!give(g))
            break;
    }
    return st;
}

qanat_status qanat_watch_each(const char *store_file, qanat_watched what, int64_t since,
                              bool (*visit)(void *context, const char *json), void *context,
                              qanat_error *err)
{
    store *s = NULL;
    giving g = { .visit = visit, .context = context };
    arena *a = arena_new();
    char *path = engine_store_path(store_file);
    qanat_status st = store_open(path, STORE_READ, &s, err);
    if (st == QANAT_OK && what == QANAT_WATCHED_CUSTOMERS)
        st = watch_each(s, false, give_customer, &g, err);
    else if (st == QANAT_OK && what == QANAT_WATCHED_HITS)
        st = give_hits(s, &g, a, err);
    else if (st == QANAT_OK)
        st = give_events(s, &g, since, a, err);
    else if (st == QANAT_E_NOT_FOUND)
        st = QANAT_OK;
    store_close(s);
    buf_free(&g.out);
    arena_free(a);
    free(path);
    return st;
}
