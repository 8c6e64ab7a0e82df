/*
 * Import: which files make which list, then each list as one transaction: the importer's records
 * into the store, the index beside it, and one commit that makes both count.
 */
#include "api/engine.h"
#include "base/file.h"
#include "base/sha256.h"
#include "list/list.h"
#include "screen/compile.h"

#include <stdio.h>
#include <stdlib.h>

enum { KEEP = 2, CHANGES_MAX = 20000, CHANGES_SHARE = 10 };

struct qanat_imported {
    arena *a;
    VEC(qanat_import_list) lists;
};

typedef struct group {
    const list_format *format;
    str name;
    input *inputs[16];
    size_t n;
} group;

typedef struct importing {
    const qanat_import_options *o;
    arena *a;
    data_set *data;
    name_table *names;
    country_table *countries;
    str knowledge;
    store *store;
    VEC(group) groups;
    qanat_imported *out;
    /* of the list at hand */
    group *group;
    store_import *import;
    list_report report;
    uint64_t taken;
    bool stop;
} importing;

bool qanat_format_at(size_t i, const char **name, const char **title)
{
    const list_format *f = list_format_at(i);
    if (f) {
        *name = f->name;
        *title = f->title;
    }
    return f != NULL;
}

static str base_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    return str_of(slash ? slash + 1 : path);
}

/* "My list.csv.gz" → "my_list" */
static str name_from_path(arena *a, const char *path)
{
    str base = base_name(path);
    char *out = arena_alloc(a, base.n + 8);
    size_t n = 0;
    for (size_t i = 0; i < base.n && !(i && base.at[i] == '.'); i++) {
        char c = base.at[i];
        bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (unsigned char)c >= 0x80;
        out[n++] = plain ? c : c >= 'A' && c <= 'Z' ? (char)(c + 32) : '_';
    }
    return n ? (str){ out, n } : STR("list");
}

/* OFAC's list of other sanctions comes in the formats of its main list: the file's name or, in the
 * enhanced XML, what the file was filtered by tells them apart */
static bool is_ofac_cons(input *in)
{
    str head, path = base_name(input_path(in));
    if (str_find(path, STR("cons")) != SIZE_MAX || str_find(path, STR("CONS")) != SIZE_MAX)
        return true;
    if (input_peek(in, &head, NULL) != QANAT_OK)
        return false;
    head = str_drop(head, str_find(head, STR("<filters>")));
    head = str_take(head, str_find(head, STR("</filters>")));
    return str_find(head, STR("Consolidated List")) != SIZE_MAX &&
           str_find(head, STR("SDN List<")) == SIZE_MAX;
}

static str list_name(importing *m, const list_format *f, input *in)
{
    if (m->o->list && *m->o->list)
        return str_of(m->o->list);
    if (!f->list)
        return name_from_path(m->a, input_path(in));
    return str_is(str_of(f->list), "us_ofac_sdn") && is_ofac_cons(in) ? STR("us_ofac_cons")
                                                                      : str_of(f->list);
}

static qanat_status add_input(importing *m, const char *path, qanat_error *err)
{
    input *in;
    const list_format *f = NULL;
    qanat_status st = input_open(path, &in, err);
    if (st != QANAT_OK)
        return st;
    if (m->o->format)
        f = list_format_of(str_of(m->o->format));
    else if (m->o->mapping)
        f = list_format_of(STR("csv"));
    else
        st = list_detect(in, &f, err);
    if (st == QANAT_OK && !f)
        st = error_set(err, QANAT_E_USAGE, "there is no format %s; see qanat import --help",
                       m->o->format);
    if (st != QANAT_OK) {
        input_close(in);
        return st;
    }
    for (size_t i = 0; f->set && i < m->groups.n; i++) {
        group *g = &m->groups.at[i];
        if (g->format != f || g->n == sizeof g->inputs / sizeof *g->inputs)
            continue;
        g->inputs[g->n++] = in;
        return QANAT_OK;
    }
    group *g = vec_push(m->a, &m->groups);
    *g = (group){ .format = f, .name = list_name(m, f, in), .n = 1 };
    g->inputs[0] = in;
    return QANAT_OK;
}

static qanat_status take(void *context, list_operation op, const record *r, qanat_error *err)
{
    importing *m = context;
    if (++m->taken % 2048 == 0 && m->o->progress) {
        uint64_t done = 0, total = 0;
        for (size_t i = 0; i < m->group->n; i++) {
            uint64_t d, t;
            input_progress(m->group->inputs[i], &d, &t);
            done += d;
            total += t;
        }
        m->stop = !m->o->progress(m->o->context, "importing", done, total);
    }
    return op == LIST_DELETE ? store_import_delete(m->import, r->id, err)
                             : store_import_put(m->import, r, err);
}

static qanat_status read_group(importing *m, qanat_error *err)
{
    m->report = (list_report){ .a = m->a };
    list_job job = { .data = m->data,
                     .countries = m->countries,
                     .inputs = m->group->inputs,
                     .input_n = m->group->n,
                     .mapping = m->o->mapping,
                     .sink = { take, m },
                     .report = &m->report,
                     .a = arena_new(),
                     .stop = &m->stop };
    qanat_status st = m->group->format->read(&job, err);
    arena_free(job.a);
    return st;
}

/* names of the files and the checksum of all of them */
static qanat_status seal_of(importing *m, store_seal *seal, qanat_error *err)
{
    sha256 all;
    unsigned char digest[SHA256_BYTES];
    char hex[SHA256_HEX];
    str files = STR("");
    sha256_begin(&all);
    for (size_t i = 0; i < m->group->n; i++) {
        qanat_status st = input_drain(m->group->inputs[i], hex, err);
        if (st != QANAT_OK)
            return st;
        sha256_add(&all, hex, SHA256_HEX - 1);
        files = arena_printf(m->a, "%.*s%s%.*s", STR_ARG(files), i ? ", " : "",
                             STR_ARG(base_name(input_path(m->group->inputs[i]))));
    }
    if (m->group->n > 1) { /* of one file its own checksum, of several that of their checksums */
        sha256_end(&all, digest);
        sha256_hex(digest, hex);
    }
    *seal = (store_seal){ arena_str(m->a, str_of(m->report.date)), files,
                          arena_str(m->a, str_of(hex)), m->knowledge };
    return QANAT_OK;
}

static qanat_status file_checksum(const char *path, arena *a, str *out, qanat_error *err)
{
    file_map f;
    char hex[SHA256_HEX];
    qanat_status st = file_open(path, 0, &f, err);
    if (st != QANAT_OK)
        return st;
    sha256_of(f.bytes, hex);
    file_close(&f);
    *out = arena_str(a, str_of(hex));
    return QANAT_OK;
}

/* Few changes make an index of their own beside the whole one; many make a new whole one. */
static qanat_status base_of(importing *m, const store_list *l, int64_t *base, qanat_error *err)
{
    store_list before;
    str_list touched;
    *base = l->version;
    store_list_array versions;
    qanat_status st = store_versions(m->store, l->name, m->a, &versions, err);
    if (st != QANAT_OK || versions.n < 2)
        return st;
    before = versions.at[1];
    if (!str_eq(before.knowledge, m->knowledge) || !before.index_sha.n)
        return QANAT_OK;
    if ((l->added + l->changed + l->removed) > CHANGES_MAX)
        return QANAT_OK;
    arena *a = arena_new();
    st = store_touched(m->store, l->id, before.base, l->version, a, &touched, err);
    if (st == QANAT_OK && touched.n <= CHANGES_MAX &&
        (int64_t)touched.n * CHANGES_SHARE <= l->records)
        *base = before.base;
    arena_free(a);
    return st;
}

static qanat_status make_index(importing *m, store_list *l, qanat_error *err)
{
    index_builder *b;
    compiler *c;
    int64_t base;
    qanat_status st = base_of(m, l, &base, err);
    if (st != QANAT_OK)
        return st;
    if (m->o->progress)
        (void)m->o->progress(m->o->context, "indexing", 0, 0);
    st = compile_list(m->store, l, base, m->names, &b, &c, err);
    if (st != QANAT_OK)
        return st;
    str path = store_index_path(m->store, l->version, m->a), sum = STR_NONE;
    st = index_builder_write(b, path.at, err);
    compiler_free(c);
    if (st == QANAT_OK)
        st = file_checksum(path.at, m->a, &sum, err);
    return st == QANAT_OK ? store_import_index(m->import, base, sum, err) : st;
}

static qanat_list public_list(arena *a, const store_list *l)
{
    return (qanat_list){
        .name = arena_cstr(a, l->name),
        .title = arena_cstr(a, l->title),
        .format = arena_cstr(a, l->format),
        .list_date = arena_cstr(a, l->list_date),
        .imported_at = arena_cstr(a, l->imported_at),
        .sha256 = arena_cstr(a, l->sha256),
        .files = arena_cstr(a, l->files),
        .version = l->version,
        .records = (uint64_t)l->records,
        .names = (uint64_t)l->names,
        .entities = (uint64_t)l->entities,
        .added = (uint64_t)l->added,
        .changed = (uint64_t)l->changed,
        .removed = (uint64_t)l->removed,
    };
}

static void report(importing *m, const store_list *l, uint64_t duplicates)
{
    arena *a = m->out->a;
    size_t n = m->report.unknown.n;
    const char **names = arena_array(a, const char *, n + 1);
    uint64_t *times = arena_array(a, uint64_t, n + 1);
    for (size_t i = 0; i < n; i++) {
        names[i] = arena_cstr(a, m->report.unknown.at[i].name);
        times[i] = m->report.unknown.at[i].count;
    }
    *vec_push(a, &m->out->lists) =
        (qanat_import_list){ public_list(a, l), duplicates, n, names, times };
}

static qanat_status import_group(importing *m, qanat_error *err)
{
    store_import_info info = { .name = m->group->name,
                               .title = str_of(m->group->format->title),
                               .format = str_of(m->group->format->name),
                               .accept_shrink = m->o->accept_shrink,
                               .delta = m->group->format->delta };
    store_list l;
    store_seal seal;
    m->taken = 0;
    qanat_status st = store_import_begin(m->store, &info, &m->import, err);
    if (st != QANAT_OK)
        return st;
    st = read_group(m, err);
    if (st == QANAT_OK)
        st = seal_of(m, &seal, err);
    if (st == QANAT_OK)
        st = store_import_seal(m->import, &seal, m->a, &l, err);
    l.title = info.title;
    l.format = info.format;
    l.name = info.name;
    if (st == QANAT_OK)
        st = make_index(m, &l, err);
    map_free(&m->report.unknown_at);
    if (st != QANAT_OK) {
        store_import_abort(m->import);
        return st;
    }
    uint64_t duplicates = store_import_duplicates(m->import);
    st = store_import_commit(m->import, m->o->keep > 0 ? m->o->keep : KEEP, err);
    if (st != QANAT_OK)
        return st;
    report(m, &l, duplicates);
    store_sweep(m->store);
    return QANAT_OK;
}

static qanat_status prepare(importing *m, qanat_error *err)
{
    const qanat_import_options *o = m->o;
    qanat_status st = QANAT_OK;
    for (size_t i = 0; st == QANAT_OK && i < o->path_count; i++)
        st = add_input(m, o->paths[i], err);
    if (st == QANAT_OK && o->list && m->groups.n > 1)
        st = error_set(
            err, QANAT_E_USAGE,
            "the files make %zu lists; name one list with --list, or import each by itself",
            m->groups.n);
    if (st == QANAT_OK)
        st = engine_data(o->data, &m->data, err);
    if (st == QANAT_OK)
        st = name_table_open(m->data, &m->names, err);
    if (st == QANAT_OK)
        st = country_table_new(m->data, &m->countries, err);
    if (st == QANAT_OK) {
        char *path = engine_store_path(o->store);
        m->knowledge = engine_knowledge(m->data, m->a);
        st = store_open(path, STORE_WRITE, &m->store, err);
        free(path);
    }
    return st;
}

static void finish(importing *m)
{
    for (size_t i = 0; i < m->groups.n; i++)
        for (size_t k = 0; k < m->groups.at[i].n; k++)
            input_close(m->groups.at[i].inputs[k]);
    store_close(m->store);
    country_table_free(m->countries);
    name_table_close(m->names);
    data_close(m->data);
    arena_free(m->a);
}

qanat_status qanat_import(const qanat_import_options *o, qanat_imported **out, qanat_error *err)
{
    if (!o || o->size < sizeof *o || o->path_count == 0)
        return error_set(err, QANAT_E_USAGE, "an import needs at least one file");
    importing m = { .o = o, .a = arena_new() };
    m.out = base_alloc(sizeof *m.out);
    *m.out = (qanat_imported){ .a = arena_new() };
    qanat_status st = prepare(&m, err);
    for (size_t i = 0; st == QANAT_OK && i < m.groups.n; i++) {
        m.group = &m.groups.at[i];
        st = import_group(&m, err);
    }
    finish(&m);
    if (st != QANAT_OK) {
        qanat_imported_free(m.out);
        return st;
    }
    *out = m.out;
    return QANAT_OK;
}

size_t qanat_imported_count(const qanat_imported *r)
{
    return r->lists.n;
}

const qanat_import_list *qanat_imported_at(const qanat_imported *r, size_t i)
{
    return i < r->lists.n ? &r->lists.at[i] : NULL;
}

void qanat_imported_free(qanat_imported *r)
{
    if (!r)
        return;
    arena_free(r->a);
    free(r);
}

/* ---- the lists of a store */

struct qanat_lists {
    arena *a;
    VEC(qanat_list) lists;
};

static qanat_lists *lists_handle(const store_list_array *from)
{
    qanat_lists *l = base_alloc(sizeof *l);
    *l = (qanat_lists){ .a = arena_new() };
    for (size_t i = 0; i < from->n; i++)
        *vec_push(l->a, &l->lists) = public_list(l->a, &from->at[i]);
    return l;
}

static qanat_status lists_open(const qanat_engine *e, const char *name, qanat_lists **out,
                               qanat_error *err)
{
    store *s = NULL;
    arena *a = arena_new();
    store_list_array lists = { 0 };
    qanat_status st = store_open(e->store, STORE_READ, &s, err);
    if (st == QANAT_OK)
        st =
            name ? store_versions(s, str_of(name), a, &lists, err) : store_lists(s, a, &lists, err);
    if (st == QANAT_E_NOT_FOUND)
        st = QANAT_OK;
    if (st == QANAT_OK && name && !lists.n)
        st = error_set(err, QANAT_E_NOT_FOUND, "there is no list %s; see qanat lists", name);
    if (st == QANAT_OK)
        *out = lists_handle(&lists);
    store_close(s);
    arena_free(a);
    return st;
}

qanat_status qanat_lists_open(const qanat_engine *e, qanat_lists **out, qanat_error *err)
{
    return lists_open(e, NULL, out, err);
}

qanat_status qanat_list_versions(const qanat_engine *e, const char *name, qanat_lists **out,
                                 qanat_error *err)
{
    return lists_open(e, name, out, err);
}

size_t qanat_lists_count(const qanat_lists *l)
{
    return l->lists.n;
}

const qanat_list *qanat_lists_at(const qanat_lists *l, size_t i)
{
    return i < l->lists.n ? &l->lists.at[i] : NULL;
}

void qanat_lists_free(qanat_lists *l)
{
    if (!l)
        return;
    arena_free(l->a);
    free(l);
}
