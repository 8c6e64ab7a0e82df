/*
 * From what was found now and what was reported before to events: new, changed, vanished, and
 * reopened (a false positive whose facts are no longer those it was decided on). A silent false
 * positive makes no event, whatever else its record says.
 */
#include "api/watch_run.h"

typedef struct comparing {
    watch_run *r;
    const watch_customer *c;
    const screen_query *q;
    watch_hit_array before;
    str query; /* the customer's facts now */
} comparing;

static str kept(watch_run *r, buf *b)
{
    str out = arena_str(r->plan.a, buf_view(b));
    buf_free(b);
    return out;
}

static str entry_facts(watch_run *r, const index_entry *e)
{
    buf b = { 0 };
    screen_put_entry_facts(e, r->row, &(json){ &b, false });
    return kept(r, &b);
}

static const watch_hit *hit_before(const comparing *x, str list, str id)
{
    for (size_t i = 0; i < x->before.n; i++)
        if (str_eq(x->before.at[i].record, id) && str_eq(x->before.at[i].list, list))
            return &x->before.at[i];
    return NULL;
}

static void put_strings(json *j, const char *key, const str_list *s)
{
    json_key(j, key);
    json_open(j, '[');
    for (size_t i = 0; i < s->n; i++)
        json_str(j, s->at[i]);
    json_close(j, ']');
}

/* `m` NULL: the hit is gone */
static void event(const comparing *x, const char *kind, const watch_hit *h, const screen_match *m,
                  const str_list *what)
{
    buf b = { 0 };
    json j = { &b, false };
    json_open(&j, '{');
    json_key_str(&j, "event", str_of(kind));
    json_key_str(&j, "at", x->r->now);
    json_key_str(&j, "customer", h->customer);
    put_strings(&j, "name", &x->q->names);
    json_key_str(&j, "hit", h->hit);
    json_key_str(&j, "list", h->list);
    json_key_str(&j, "record", h->record);
    json_key_fixed(&j, "score", (double)h->score / NAME_ONE, 6);
    put_strings(&j, "what", what);
    if (m) {
        json_key(&j, "match");
        screen_put_match(m, &j);
    } else {
        json_key(&j, "facts");
        json_raw(&j, h->facts);
    }
    json_close(&j, '}');
    *vec_push(x->r->plan.a, &x->r->plan.events) = kept(x->r, &b);
}

static qanat_status what_changed(const comparing *x, const watch_hit *old, const watch_hit *new,
                                 str_list *what, qanat_error *err)
{
    qanat_status st =
        screen_facts_diff(old->facts, new->facts, "record", false, x->r->row, what, err);
    if (st == QANAT_OK)
        st = screen_facts_diff(old->query, new->query, "customer", false, x->r->row, what, err);
    if (st == QANAT_OK && old->score != new->score)
        *vec_push(x->r->row, what) =
            arena_printf(x->r->row, "score: %.2f → %.2f", (double)old->score / NAME_ONE,
                         (double)new->score / NAME_ONE);
    return st;
}

static qanat_status take_match(const comparing *x, const screen_match *m, qanat_error *err)
{
    watch_run *r = x->r;
    const watch_hit *old = hit_before(x, m->entry.list, m->entry.id);
    const screen_decision *d = m->decision;
    str_list what = { 0 };
    watch_hit h = { .customer = arena_str(r->plan.a, x->c->id),
                    .list = arena_str(r->plan.a, m->entry.list),
                    .record = arena_str(r->plan.a, m->entry.id),
                    .hit = arena_str(r->plan.a, str_of(m->hit)),
                    .found_at = old ? arena_str(r->plan.a, old->found_at) : r->now,
                    .facts = entry_facts(r, &m->entry),
                    .query = x->query,
                    .score = m->score,
                    .silent = d && d->silent };
    qanat_status st = old ? what_changed(x, old, &h, &what, err) : QANAT_OK;
    if (st != QANAT_OK || (old && !what.n && old->silent == h.silent))
        return st;
    *vec_push(r->plan.a, &r->plan.put) = h;
    if (h.silent)
        return QANAT_OK;
    if (d && str_is(d->verdict, "false") && d->reopened.n) {
        event(x, "reopened", &h, m, &d->reopened);
        r->plan.sum.reopened++;
    } else if (!old) {
        event(x, "new", &h, m, &what);
        r->plan.sum.created++;
    } else if (what.n) {
        event(x, "changed", &h, m, &what);
        r->plan.sum.changed++;
    }
    return QANAT_OK;
}

static bool is_found(const screen_result *found, const watch_hit *h)
{
    for (size_t i = 0; i < found->n; i++)
        if (str_eq(found->at[i].entry.id, h->record) && str_eq(found->at[i].entry.list, h->list))
            return true;
    return false;
}

static const index_file *file_with(const qanat_engine *e, str list, str id, uint32_t *at)
{
    for (size_t i = 0; i < e->lists.n; i++) {
        const screen_segment *seg = &e->lists.at[i];
        if (!str_eq(seg->list, list))
            continue;
        *at = seg->changes ? index_find(seg->changes, id, list) : UINT32_MAX;
        if (*at != UINT32_MAX)
            return seg->changes;
        *at = map_get(&seg->gone, id) == MAP_NONE ? index_find(seg->whole, id, list) : UINT32_MAX;
        return *at != UINT32_MAX ? seg->whole : NULL;
    }
    return NULL;
}

static qanat_status lose_hit(const comparing *x, const watch_hit *old, qanat_error *err)
{
    watch_run *r = x->r;
    uint32_t at;
    index_entry now;
    str_list what = { 0 };
    watch_hit h = *old;
    h.customer = arena_str(r->plan.a, old->customer);
    h.list = arena_str(r->plan.a, old->list);
    h.record = arena_str(r->plan.a, old->record);
    *vec_push(r->plan.a, &r->plan.drop) = h;
    if (old->silent)
        return QANAT_OK;
    const index_file *ix = file_with(r->e, old->list, old->record, &at);
    if (!ix || !index_entry_at(ix, at, r->row, &now)) {
        *vec_push(r->row, &what) = STR("record: no longer on the list");
    } else {
        watch_hit new = h;
        new.facts = entry_facts(r, &now);
        new.query = x->query;
        qanat_status st = what_changed(x, old, &new, &what, err);
        if (st != QANAT_OK)
            return st;
    }
    event(x, "vanished", old, NULL, &what);
    r->plan.sum.vanished++;
    return QANAT_OK;
}

qanat_status watch_compare(watch_run *r, const watch_customer *c, const screen_query *q,
                           const screen_result *found, qanat_error *err)
{
    buf b = { 0 };
    comparing x = { .r = r, .c = c, .q = q };
    qanat_status st = watch_hits(r->s, c->id, r->row, &x.before, err);
    if (st == QANAT_OK && !x.before.n && !found->n)
        return st;
    screen_put_query_facts(q, r->row, &(json){ &b, false });
    x.query = kept(r, &b);
    for (size_t i = 0; st == QANAT_OK && i < found->n; i++)
        st = take_match(&x, &found->at[i], err);
    for (size_t i = 0; st == QANAT_OK && i < x.before.n; i++)
        if (!is_found(found, &x.before.at[i]))
            st = lose_hit(&x, &x.before.at[i], err);
    return st;
}
