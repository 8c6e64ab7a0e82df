/*
 * Opening: the knowledge, then the lists of the store by their mapped indexes. Lists are read in
 * one transaction; where an import swaps an index away between reading its name and mapping it, the
 * reading starts again.
 */
#include "api/engine.h"
#include "report/memo.h"
#include "report/records.h"
#include "api/starter.h"
#include "base/sha256.h"
#include "screen/compile.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

enum { OPEN_TRIES = 8 };

char *engine_store_path(const char *given)
{
    const char *env = getenv("QANAT_DB"), *base = getenv("XDG_DATA_HOME"), *home = getenv("HOME");
    char *out = NULL;
    if (given && *given)
        return strdup(given);
    if (env && *env)
        return strdup(env);
    int n = base && *base
                ? asprintf(&out, "%s/qanat/qanat.db", base)
                : asprintf(&out, "%s/.local/share/qanat/qanat.db", home && *home ? home : ".");
    return n < 0 ? NULL : out;
}

qanat_status engine_data(const char *given, data_set **out, qanat_error *err)
{
    const char *env = getenv("QANAT_DATA");
    return data_open(given && *given ? given : env && *env ? env : NULL, out, err);
}

str engine_knowledge(const data_set *d, arena *a)
{
    sha256 s;
    unsigned char digest[SHA256_BYTES];
    char hex[SHA256_HEX];
    data_file f;
    size_t at = 0;
    sha256_begin(&s);
    while (data_next(d, STR("names/"), &at, &f)) {
        uint64_t h[2] = { str_hash(f.name), str_hash(f.bytes) };
        sha256_add(&s, h, sizeof h);
    }
    sha256_end(&s, digest);
    sha256_hex(digest, hex);
    return arena_str(a, str_of(hex));
}

static qanat_status gone_ids(store *s, const store_list *l, screen_segment *seg, arena *a,
                             qanat_error *err)
{
    str_list ids;
    qanat_status st = store_touched(s, l->id, l->base, l->version, a, &ids, err);
    for (size_t i = 0; st == QANAT_OK && i < ids.n; i++)
        map_put(&seg->gone, ids.at[i], 1);
    return st;
}

/* The index was made with other knowledge of names than this program's: it is made again, and kept
 * in the place of the old one where nothing stands against it (a read-only store, an import at
 * work, a folder of knowledge that is only tried out, a version that is not the newest). */
static qanat_status build_in_memory(qanat_engine *e, store *s, const store_list *l,
                                    screen_segment *seg, qanat_error *err)
{
    index_builder *b;
    compiler *c;
    store_list whole = *l;
    whole.base = whole.version;
    qanat_status st = compile_list(s, &whole, whole.version, e->names, &b, &c, err);
    if (st != QANAT_OK)
        return st;
    buf *out = &e->built[e->built_n++];
    *out = (buf){ 0 };
    st = index_builder_finish(b, out, err);
    compiler_free(c);
    if (st == QANAT_OK && e->keeps_indexes) {
        char sum[SHA256_HEX];
        sha256_of(buf_view(out), sum);
        (void)store_refresh_index(e->store, l->version, buf_view(out), str_of(sum), e->knowledge,
                                  NULL);
    }
    return st == QANAT_OK ? index_open_bytes(buf_view(out), "index", &seg->whole, err) : st;
}

static qanat_status open_segment(qanat_engine *e, store *s, const store_list *l,
                                 screen_segment *seg, qanat_error *err)
{
    qanat_status st;
    *seg = (screen_segment){ .list = l->name, .version = l->version };
    if (!str_eq(l->knowledge, e->knowledge) || !l->index_sha.n)
        return build_in_memory(e, s, l, seg, err);
    st = index_open_file(store_index_path(s, l->base, e->a).at, &seg->whole, err);
    if (st == QANAT_OK && l->base != l->version)
        st = index_open_file(store_index_path(s, l->version, e->a).at, &seg->changes, err);
    if (st == QANAT_OK && l->base != l->version)
        st = gone_ids(s, l, seg, e->a, err);
    return st;
}

static void close_segments(qanat_engine *e)
{
    for (size_t i = 0; i < e->lists.n; i++) {
        index_close(e->lists.at[i].whole);
        index_close(e->lists.at[i].changes);
        map_free(&e->lists.at[i].gone);
    }
    e->lists.n = 0;
    for (size_t i = 0; i < e->built_n; i++)
        buf_free(&e->built[i]);
    free(e->built);
    e->built = NULL;
    e->built_n = 0;
}

/* the versions that a run of the log names */
static qanat_status lists_pinned(qanat_engine *e, store *s, const engine_pin *pin,
                                 store_list_array *lists, qanat_error *err)
{
    *lists = (store_list_array){ 0 };
    for (size_t i = 0; i < pin->n; i++) {
        store_list_array versions;
        size_t k = 0;
        qanat_status st = store_versions(s, pin->names[i], e->a, &versions, err);
        if (st != QANAT_OK)
            return st;
        while (k < versions.n && versions.at[k].version != pin->versions[i])
            k++;
        if (k == versions.n)
            return error_set(err, QANAT_E_NOT_FOUND,
                             "version %lld of the list %.*s is no longer in the store (import "
                             "keeps --keep versions)",
                             (long long)pin->versions[i], STR_ARG(pin->names[i]));
        *vec_push(e->a, lists) = versions.at[k];
    }
    return QANAT_OK;
}

static qanat_status read_decisions(qanat_engine *e, store *s, int64_t up_to, qanat_error *err)
{
    log_decisions *d = &e->decisions;
    qanat_status st = decide_last(s, up_to, e->a, &d->all, err);
    map_free(&d->by_hit);
    *d = (log_decisions){ .all = d->all };
    for (size_t i = 0; st == QANAT_OK && i < d->all.n; i++) {
        map_put(&d->by_hit, d->all.at[i].hit, (uint32_t)i);
        d->last = d->all.at[i].id > d->last ? d->all.at[i].id : d->last;
    }
    return st;
}

static qanat_status lists_wanted(qanat_engine *e, store *s, const char *as_of,
                                 const engine_pin *pin, store_list_array *lists, qanat_error *err)
{
    if (pin)
        return lists_pinned(e, s, pin, lists, err);
    qanat_status st = store_lists(s, e->a, lists, err);
    size_t n = 0;
    if (st != QANAT_OK || !as_of || !*as_of)
        return st;
    for (size_t i = 0; i < lists->n; i++) {
        store_list l;
        if (store_list_at(s, lists->at[i].name, str_of(as_of), e->a, &l, err) == QANAT_OK)
            lists->at[n++] = l;
    }
    if (n == 0 && lists->n)
        return error_set(err, QANAT_E_NOT_FOUND,
                         "no list has a version from %s or before; see qanat lists --versions",
                         as_of);
    lists->n = n;
    return QANAT_OK;
}

static qanat_status open_lists(qanat_engine *e, const char *as_of, const engine_pin *pin,
                               bool *again, qanat_error *err)
{
    store *s;
    store_list_array lists = { 0 };
    *again = false;
    qanat_status st = store_open(e->store, STORE_READ, &s, err);
    if (st == QANAT_E_NOT_FOUND)
        return QANAT_OK;
    if (st != QANAT_OK)
        return st;
    st = lists_wanted(e, s, as_of, pin, &lists, err);
    if (st == QANAT_OK)
        st = read_decisions(e, s, pin ? pin->decisions : INT64_MAX, err);
    if (st == QANAT_OK && lists.n) {
        e->lists.at = arena_array(e->a, screen_segment, lists.n);
        e->built = base_alloc(lists.n * sizeof *e->built);
    }
    for (size_t i = 0; st == QANAT_OK && i < lists.n; i++) {
        st = open_segment(e, s, &lists.at[i], &e->lists.at[i], err);
        e->lists.n++;
        if (st == QANAT_E_INPUT)
            *again = true; /* the file may have been swapped away */
    }
    e->stored = lists;
    store_close(s);
    return st;
}

static qanat_status open_all_lists(qanat_engine *e, const char *as_of, const engine_pin *pin,
                                   qanat_error *err)
{
    qanat_status st = QANAT_OK;
    for (int i = 0; i < OPEN_TRIES; i++) {
        bool again;
        st = open_lists(e, as_of, pin, &again, err);
        if (st == QANAT_OK || !again)
            break;
        close_segments(e);
        usleep(2000);
    }
    if (st == QANAT_E_INPUT) /* an index that stays away is the store's damage */
        return error_at(err, QANAT_E_STORE, e->store, 0, 0,
                        "an index beside the store is missing or damaged; import the list again");
    if (st == QANAT_OK && e->lists.n == 0)
        st = starter_open(e, err);
    return st;
}

qanat_status engine_open_at(const qanat_engine_options *o, const engine_pin *pin,
                            qanat_engine **out, qanat_error *err)
{
    if (!o || o->size < sizeof *o)
        return error_set(err, QANAT_E_USAGE, "engine options need their size");
    qanat_engine *e = base_alloc(sizeof *e);
    *e = (qanat_engine){ .a = arena_new(), .store = engine_store_path(o->store) };
    e->keeps_indexes = !(o->data && *o->data) && !getenv("QANAT_DATA") && !(o->as_of && *o->as_of);
    qanat_status st = engine_data(o->data, &e->data, err);
    if (st == QANAT_OK)
        st = name_table_open(e->data, &e->names, err);
    if (st == QANAT_OK)
        st = country_table_new(e->data, &e->countries, err);
    if (st == QANAT_OK) {
        e->knowledge = engine_knowledge(e->data, e->a);
        st = open_all_lists(e, o->as_of, pin, err);
    }
    if (st != QANAT_OK) {
        qanat_engine_close(e);
        return st;
    }
    log_setup setup = { e->store, o->by, e->knowledge, &e->stored, e->decisions.last, o->audit };
    e->log = log_new(&setup);
    *out = e;
    return QANAT_OK;
}

qanat_status qanat_engine_open(const qanat_engine_options *o, qanat_engine **out, qanat_error *err)
{
    return engine_open_at(o, NULL, out, err);
}

void qanat_engine_close(qanat_engine *e)
{
    if (!e)
        return;
    log_free(e->log);
    map_free(&e->decisions.by_hit);
    close_segments(e);
    country_table_free(e->countries);
    name_table_close(e->names);
    data_close(e->data);
    arena_free(e->a);
    free(e->store);
    free(e);
}

const char *qanat_engine_store(const qanat_engine *e)
{
    return e->store;
}

const char *qanat_engine_unlogged(const qanat_engine *e)
{
    return log_unlogged(e->log);
}

bool qanat_engine_starter(const qanat_engine *e)
{
    return e->starter;
}

qanat_session *qanat_session_new(const qanat_engine *e)
{
    qanat_session *s = base_alloc(sizeof *s);
    *s = (qanat_session){ .engine = e,
                          .screen = screen_session_new(e->names, e->countries),
                          .a = arena_new() };
    return s;
}

void qanat_session_free(qanat_session *s)
{
    if (!s)
        return;
    screen_session_free(s->screen);
    index_session_free(s->reading);
    record_cache_free(s->found);
    word_memo_free(s->words);
    arena_free(s->a);
    free(s);
}
