/*
 * Which customers a change of the lists can touch. Exactly two kinds: who has a hit on a subject
 * that was touched (it may have changed or gone), and who matches what a touched subject says now.
 * For the second the touched subjects alone are compiled into an index in memory and every customer
 * is asked of that; it is small, so this costs some microseconds a customer, and it is the same
 * search with the same threshold as the screening itself, so nobody is missed.
 */
#include "api/watch_run.h"
#include "screen/compile.h"

static const watch_state *state_of(const watch_run *r, str list)
{
    for (size_t i = 0; i < r->states.n; i++)
        if (str_eq(r->states.at[i].list, list))
            return &r->states.at[i];
    return NULL;
}

static qanat_status is_kept(watch_run *r, str list, int64_t version, bool *out, qanat_error *err)
{
    store_list_array versions;
    qanat_status st = store_versions(r->s, list, r->a, &versions, err);
    *out = false;
    for (size_t i = 0; st == QANAT_OK && i < versions.n; i++)
        *out |= versions.at[i].version == version;
    return st;
}

static qanat_status changed_index(watch_run *r, watch_delta *d, qanat_error *err)
{
    index_builder *b;
    compiler *c;
    qanat_status st = compile_list(r->s, d->list, d->from, r->e->names, &b, &c, err);
    if (st != QANAT_OK)
        return st;
    st = index_builder_finish(b, &d->bytes, err);
    compiler_free(c);
    if (st == QANAT_OK)
        st = index_open_bytes(buf_view(&d->bytes), "changes", &d->index, err);
    d->segment =
        (screen_segment){ .list = d->list->name, .version = d->list->version, .whole = d->index };
    return st;
}

static qanat_status customers_with_hits(watch_run *r, const watch_delta *d, qanat_error *err)
{
    qanat_status st = QANAT_OK;
    for (size_t i = 0; st == QANAT_OK && i < d->ids.n; i++)
        st = watch_customers_of(r->s, d->list->name, d->ids.at[i], r->a, &r->affected_ids, err);
    return st;
}

static qanat_status scope_list(watch_run *r, const store_list *l, qanat_error *err)
{
    const watch_state *w = state_of(r, l->name);
    bool kept;
    if (!w || !str_eq(w->knowledge, r->e->knowledge) || !str_is(w->program, QANAT_VERSION)) {
        r->all = true;
        return QANAT_OK;
    }
    if (w->version == l->version)
        return QANAT_OK;
    qanat_status st = is_kept(r, l->name, w->version, &kept, err);
    if (st == QANAT_OK && (!kept || w->version > l->version)) {
        r->all = true;
        return QANAT_OK;
    }
    watch_delta *d = vec_push(r->a, &r->deltas);
    *d = (watch_delta){ .list = l, .from = w->version };
    if (st == QANAT_OK)
        st = store_touched(r->s, l->id, d->from, l->version, r->a, &d->ids, err);
    if (st == QANAT_OK && d->ids.n)
        st = changed_index(r, d, err);
    return st == QANAT_OK ? customers_with_hits(r, d, err) : st;
}

qanat_status watch_scope(watch_run *r, qanat_error *err)
{
    qanat_status st = watch_states(r->s, r->a, &r->states, err);
    for (size_t i = 0; st == QANAT_OK && i < r->e->stored.n; i++)
        st = scope_list(r, &r->e->stored.at[i], err);
    for (size_t i = 0; st == QANAT_OK && i < r->affected_ids.n; i++)
        map_put(&r->affected, r->affected_ids.at[i], 1);
    return st;
}

qanat_status watch_touches(const watch_run *r, screen_session *s, const screen_query *q, arena *a,
                           bool *out, qanat_error *err)
{
    *out = false;
    for (size_t i = 0; !*out && i < r->deltas.n; i++) {
        const watch_delta *d = &r->deltas.at[i];
        screen_segment segment = d->segment;
        screen_lists one = { &segment, 1 };
        screen_result found = { 0 };
        screen_query first = *q;
        first.limit = 1;
        qanat_status st = d->index ? screen_run(s, &one, &first, a, &found, err) : QANAT_OK;
        if (st != QANAT_OK)
            return st;
        *out = found.n > 0;
    }
    return QANAT_OK;
}

void watch_scope_free(watch_run *r)
{
    for (size_t i = 0; i < r->deltas.n; i++) {
        index_close(r->deltas.at[i].index);
        buf_free(&r->deltas.at[i].bytes);
    }
    map_free(&r->affected);
}
