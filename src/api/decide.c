/*
 * Decisions: a hit is looked up in the audit log, so what is decided on is what was shown: the
 * query of that entry, and the record as its list had it in that run.
 */
#include "api/entry.h"
#include "base/jread.h"

#include <stdlib.h>

typedef struct deciding {
    const qanat_decide_options *o;
    arena *a;
    char *path;
    decision d;
} deciding;

static bool match_members(jread *j, str *id, str *list, str *hit)
{
    jread_token t;
    *id = *list = *hit = STR("");
    while ((t = jread_next(j)) == JREAD_KEY) {
        str key = j->value;
        t = jread_next(j);
        str *to = str_is(key, "id")     ? id
                  : str_is(key, "list") ? list
                  : str_is(key, "hit")  ? hit
                                        : NULL;
        if (to && t == JREAD_STRING)
            *to = j->value;
        else if ((t == JREAD_OBJECT || t == JREAD_ARRAY) && !jread_skip(j, t))
            return false;
    }
    return t == JREAD_OBJECT_END;
}

/* which record of which list the hit is */
static bool find_match(str matches, str hit, arena *a, str *id, str *list)
{
    jread j = jread_begin(matches, a);
    str this;
    if (jread_next(&j) != JREAD_ARRAY)
        return false;
    while (jread_next(&j) == JREAD_OBJECT && match_members(&j, id, list, &this))
        if (str_eq(this, hit))
            return true;
    return false;
}

static bool find_entry(const qanat_engine *e, str list, str id, arena *a, index_entry *out)
{
    for (size_t i = 0; i < e->lists.n; i++) {
        const screen_segment *seg = &e->lists.at[i];
        if (!str_eq(seg->list, list))
            continue;
        uint32_t at = seg->changes ? index_find(seg->changes, id, list) : UINT32_MAX;
        if (at != UINT32_MAX)
            return index_entry_at(seg->changes, at, a, out);
        at = index_find(seg->whole, id, list);
        return at != UINT32_MAX && index_entry_at(seg->whole, at, a, out);
    }
    return false;
}

static qanat_status facts(deciding *x, const log_entry *shown, const log_entry *run,
                          qanat_error *err)
{
    qanat_engine *e;
    index_entry entry;
    screen_query q;
    buf b = { 0 };
    qanat_status st = screen_read_query(shown->query, x->a, &q, err);
    if (st == QANAT_OK && !find_match(shown->matches, x->d.hit, x->a, &x->d.record, &x->d.list))
        st = error_set(err, QANAT_E_STORE, "the entry of the hit in the audit log cannot be read");
    if (st == QANAT_OK)
        st = entry_engine(x->path, x->o->data, run, &e, err);
    if (st != QANAT_OK)
        return st;
    if (find_entry(e, x->d.list, x->d.record, x->a, &entry)) {
        screen_put_entry_facts(&entry, x->a, &(json){ &b, false });
        x->d.facts = arena_str(x->a, buf_view(&b));
        buf_clear(&b);
        screen_put_query_facts(&q, x->a, &(json){ &b, false });
        x->d.query = arena_str(x->a, buf_view(&b));
        x->d.subject = screen_subject(&q, x->a);
        buf_free(&b);
    } else {
        st = error_set(err, QANAT_E_NOT_FOUND,
                       "the record %.*s of the hit is not in its list any more",
                       STR_ARG(x->d.record));
    }
    qanat_engine_close(e);
    return st;
}

static void put_decision(const decision *d, buf *out)
{
    json j = { out, false };
    json_key_str(&j, "kind", STR("decision"));
    json_key_str(&j, "on", d->hit);
    json_key_str(&j, "verdict", d->verdict);
    json_key_str(&j, "reason", d->reason);
    json_key_str(&j, "by", d->by);
    json_key_str(&j, "program", STR(QANAT_VERSION));
    json_key_str(&j, "subject", d->subject);
    json_key_str(&j, "list", d->list);
    json_key_str(&j, "record", d->record);
    json_key(&j, "query");
    json_raw(&j, d->query);
    json_key(&j, "facts");
    json_raw(&j, d->facts);
}

/* the log first, then the store: verify sees a decision that lacks either */
static qanat_status keep(deciding *x, qanat_error *err)
{
    store *s;
    audit *log = NULL;
    buf body = { 0 };
    qanat_status st = store_open(x->path, STORE_WRITE, &s, err);
    if (st != QANAT_OK)
        return st;
    put_decision(&x->d, &body);
    audit_entry e = { .body = buf_view(&body) };
    st = decide_begin(s, err);
    if (st == QANAT_OK)
        st = audit_open(x->path, &log, err);
    if (st == QANAT_OK)
        st = audit_append(log, &e, 1, err);
    if (st == QANAT_OK)
        st = audit_sync(log, err);
    x->d.entry = (int64_t)e.n;
    x->d.hash = str_of(e.hash);
    if (st == QANAT_OK)
        st = store_set_setting(s, STR("audit"),
                               arena_printf(x->a, "%llu:%s", (unsigned long long)e.n, e.hash), err);
    if (st == QANAT_OK)
        st = decide_add(s, &x->d, err);
    if (st != QANAT_OK)
        decide_cancel(s);
    audit_close(log);
    store_close(s);
    buf_free(&body);
    return st;
}

static qanat_status check(const qanat_decide_options *o, qanat_error *err)
{
    static const char *const verdicts[] = { "true", "false", "unsure" };
    size_t i = 0;
    if (!o || o->size < sizeof *o)
        return error_set(err, QANAT_E_USAGE, "decide options need their size");
    while (i < 3 && (!o->verdict || strcmp(o->verdict, verdicts[i]) != 0))
        i++;
    if (i == 3)
        return error_set(err, QANAT_E_USAGE, "a decision is true, false or unsure");
    if (!o->hit || strlen(o->hit) != SCREEN_HIT - 1 ||
        strspn(o->hit, "0123456789abcdef") != SCREEN_HIT - 1)
        return error_set(err, QANAT_E_USAGE, "a hit has %d hexadecimal digits; screen prints them",
                         SCREEN_HIT - 1);
    if (!str_trim(str_of(o->reason)).n || !str_trim(str_of(o->by)).n)
        return error_set(err, QANAT_E_USAGE, "a decision needs a reason and who decided");
    return QANAT_OK;
}

qanat_status qanat_decide(const qanat_decide_options *o, qanat_error *err)
{
    audit_line line;
    log_entry shown, run;
    qanat_status st = check(o, err);
    if (st != QANAT_OK)
        return st;
    deciding x = { .o = o, .a = arena_new(), .path = engine_store_path(o->store) };
    x.d = (decision){ .hit = str_of(o->hit),
                      .verdict = str_of(o->verdict),
                      .reason = str_of(o->reason),
                      .by = str_of(o->by),
                      .at = log_now(x.a) };
    st = audit_find_last(x.path, arena_printf(x.a, "\"hit\":\"%s\"", o->hit), x.a, &line, err);
    if (st == QANAT_E_NOT_FOUND)
        st = error_set(err, st, "there is no hit %s in the audit log; screen the subject first",
                       o->hit);
    if (st == QANAT_OK)
        st = entry_screening(x.path, &line, x.a, &shown, &run, err);
    if (st == QANAT_OK)
        st = facts(&x, &shown, &run, err);
    if (st == QANAT_OK)
        st = keep(&x, err);
    free(x.path);
    arena_free(x.a);
    return st;
}

qanat_status qanat_decisions(const char *store_file, const char *hit,
                             bool (*visit)(void *context, const qanat_decision *d), void *context,
                             qanat_error *err)
{
    store *s;
    decision_array all = { 0 };
    arena *a = arena_new();
    char *path = engine_store_path(store_file);
    qanat_status st = store_open(path, STORE_READ, &s, err);
    if (st == QANAT_OK) {
        st = decide_all(s, str_of(hit), a, &all, err);
        store_close(s);
    } else if (st == QANAT_E_NOT_FOUND) {
        st = QANAT_OK;
    }
    for (size_t i = 0; st == QANAT_OK && i < all.n; i++) {
        const decision *d = &all.at[i];
        qanat_decision out = { d->hit.at,  d->verdict.at, d->reason.at,
                               d->by.at,   d->at.at,      d->subject.at,
                               d->list.at, d->record.at,  (uint64_t)d->entry };
        if (!visit(context, &out))
            break;
    }
    free(path);
    arena_free(a);
    return st;
}
