/*
 * Fetching lists: from the table of addresses to files beside the store, then an import. The files
 * that were accepted last stay in STORE-fetch/LIST/, for the next conditional request and for sets
 * of which one file changes.
 */
#include "api/engine.h"
#include "api/fetch_file.h"
#include "base/file.h"
#include "base/limits.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

enum { COLUMNS = 7, FILES = 16, TRIES = 4, WAIT_MS = 1000, STALL_S = 30, TOTAL_S = 1800 };

typedef struct source {
    str list, format, file, url, page;
    bool usual;
    uint64_t max_bytes;
} source;

typedef struct fetching {
    const qanat_fetch_options *o;
    arena *a;
    char *path;
    data_set *data;
    file_map table;
    VEC(source) sources;
    store_list_array stored;
    fetch_limits limits;
} fetching;

/* ---- the table */

static qanat_status read_row(fetching *x, const tsv_reader *r, const str *c, qanat_error *err)
{
    source s = { .list = c[0],
                 .usual = str_is(c[1], "usual"),
                 .format = c[2],
                 .file = c[4],
                 .url = c[5],
                 .page = c[6] };
    uint64_t megabytes;
    bool plain = s.file.n && s.file.at[0] != '.' && !memchr(s.file.at, '/', s.file.n) && s.list.n &&
                 s.list.at[0] != '.' && !memchr(s.list.at, '/', s.list.n);
    if (!plain || !s.url.n || (!s.usual && !str_is(c[1], "named")) || !str_u64(c[3], &megabytes) ||
        megabytes == 0 || megabytes > 1000000)
        return error_at(
            err, QANAT_E_INPUT, arena_cstr(x->a, r->file), r->line, 0,
            "not a source: list, usual or named, format, megabytes, file, address, page");
    s.max_bytes = megabytes * 1000000;
    *vec_push(x->a, &x->sources) = s;
    return QANAT_OK;
}

static qanat_status read_table(fetching *x, qanat_error *err)
{
    data_file f = { .name = str_of(x->o->sources ? x->o->sources : "list-sources.tsv") };
    str c[COLUMNS];
    qanat_status st = QANAT_OK;
    if (x->o->sources) {
        st = file_open(x->o->sources, LIMIT_DATA_FILE_BYTES, &x->table, err);
        f.bytes = x->table.bytes;
    } else {
        st = engine_data(x->o->data, &x->data, err);
        if (st == QANAT_OK && !data_get(x->data, STR("list-sources.tsv"), &f))
            st = error_set(err, QANAT_E_INPUT, "the data folder has no list-sources.tsv");
    }
    tsv_reader r = tsv_begin(&f);
    while (st == QANAT_OK && tsv_next(&r, c, COLUMNS))
        st = read_row(x, &r, c, err);
    return st;
}

/* ---- one list */

typedef struct list_fetch {
    str name;
    const source *sources[FILES];
    fetch_file files[FILES];
    size_t n;
    char folder[4096];
    int lock;
} list_fetch;

static qanat_status make_folders(fetching *x, list_fetch *f, qanat_error *err)
{
    char base[4096], lock[4096], new[4096];
    if (snprintf(base, sizeof base, "%s-fetch", x->path) >= (int)sizeof base ||
        snprintf(f->folder, sizeof f->folder, "%s-fetch/%.*s", x->path, STR_ARG(f->name)) >=
            (int)sizeof f->folder ||
        snprintf(lock, sizeof lock, "%.4000s/lock", f->folder) >= (int)sizeof lock ||
        snprintf(new, sizeof new, "%.4000s/new", f->folder) >= (int)sizeof new)
        return error_at(err, QANAT_E_INPUT, x->path, 0, 0, "the path is too long");
    if ((mkdir(base, 0777) != 0 && errno != EEXIST) ||
        (mkdir(f->folder, 0777) != 0 && errno != EEXIST) ||
        (mkdir(new, 0777) != 0 && errno != EEXIST))
        return error_errno(err, f->folder, "make the folder");
    f->lock = open(lock, O_RDWR | O_CREAT | O_CLOEXEC, 0666);
    if (f->lock < 0)
        return error_errno(err, lock, "write it");
    if (flock(f->lock, LOCK_EX | LOCK_NB) != 0)
        return error_set(err, QANAT_E_STORE, "another qanat is fetching %.*s", STR_ARG(f->name));
    return QANAT_OK;
}

static bool is_stored(const fetching *x, str list)
{
    for (size_t i = 0; i < x->stored.n; i++)
        if (str_eq(x->stored.at[i].name, list))
            return true;
    return false;
}

/* what is stored must be what the accepted files say: an import from elsewhere makes them worthless
 */
static bool is_known(const fetching *x, const list_fetch *f)
{
    char path[4200], hex[SHA256_HEX] = "";
    file_map m;
    if (!is_stored(x, f->name) ||
        snprintf(path, sizeof path, "%s/imported", f->folder) >= (int)sizeof path ||
        file_open(path, 4096, &m, NULL) != QANAT_OK)
        return false;
    (void)snprintf(hex, sizeof hex, "%.*s", STR_ARG(str_trim(m.bytes)));
    file_close(&m);
    for (size_t i = 0; i < x->stored.n; i++)
        if (str_eq(x->stored.at[i].name, f->name))
            return str_is(x->stored.at[i].sha256, hex);
    return false;
}

static qanat_status get_files(fetching *x, list_fetch *f, bool *changed, qanat_error *err)
{
    bool known = is_known(x, f);
    qanat_status st = QANAT_OK;
    *changed = false;
    for (size_t i = 0; st == QANAT_OK && i < f->n; i++) {
        const source *s = f->sources[i];
        f->files[i] =
            (fetch_file){ .url = arena_cstr(x->a, s->url),
                          .max_bytes = s->max_bytes,
                          .known = known,
                          .path = arena_printf(x->a, "%s/%.*s", f->folder, STR_ARG(s->file)).at,
                          .new =
                              arena_printf(x->a, "%s/new/%.*s", f->folder, STR_ARG(s->file)).at };
        st = fetch_get(&x->limits, &f->files[i], err);
        *changed |= st == QANAT_OK && !f->files[i].unchanged;
    }
    return st;
}

static qanat_status import_files(fetching *x, list_fetch *f, qanat_imported **out, qanat_error *err)
{
    const char *paths[FILES];
    for (size_t i = 0; i < f->n; i++)
        paths[i] = f->files[i].unchanged ? f->files[i].path : f->files[i].new;
    qanat_import_options o = { .size = sizeof o,
                               .store = x->path,
                               .data = x->o->data,
                               .paths = paths,
                               .path_count = f->n,
                               .format = f->sources[0]->format.n
                                             ? arena_cstr(x->a, f->sources[0]->format)
                                             : NULL,
                               .list = arena_cstr(x->a, f->name),
                               .accept_shrink = x->o->accept_shrink,
                               .keep = x->o->keep,
                               .progress = x->o->progress,
                               .context = x->o->context };
    return qanat_import(&o, out, err);
}

/* after the import: the files are what the store holds */
static qanat_status accept(fetching *x, list_fetch *f, const qanat_imported *done, qanat_error *err)
{
    qanat_status st = QANAT_OK;
    str mark = arena_printf(x->a, "%s/imported", f->folder);
    if (unlink(mark.at) != 0 && errno != ENOENT)
        return error_errno(err, mark.at, "write it");
    for (size_t i = 0; st == QANAT_OK && i < f->n; i++)
        if (!f->files[i].unchanged)
            st = fetch_accept(&f->files[i], err);
    return st == QANAT_OK
               ? file_write(mark.at, str_of(qanat_imported_at(done, 0)->list.sha256), err)
               : st;
}

static void tell(const fetching *x, const list_fetch *f, qanat_fetched what,
                 const qanat_imported *done, const qanat_error *why)
{
    qanat_fetch_file files[FILES];
    if (!x->o->result)
        return;
    for (size_t i = 0; i < f->n; i++) {
        const fetch_file *p = &f->files[i];
        files[i] = (qanat_fetch_file){ arena_cstr(x->a, f->sources[i]->url), p->sha256, p->bytes,
                                       p->resumed_at };
    }
    qanat_fetch_result r = { .list = arena_cstr(x->a, f->name),
                             .what = what,
                             .files = files,
                             .file_count = f->n,
                             .imported = done ? qanat_imported_at(done, 0) : NULL,
                             .error = why };
    x->o->result(x->o->context, &r);
}

static qanat_status fetch_list(fetching *x, list_fetch *f, qanat_error *err)
{
    bool changed = false;
    qanat_imported *done = NULL;
    qanat_error why = { 0 };
    f->lock = -1;
    qanat_status st = make_folders(x, f, &why);
    if (st == QANAT_OK)
        st = get_files(x, f, &changed, &why);
    if (st == QANAT_OK && changed)
        st = import_files(x, f, &done, &why);
    if (done)
        st = accept(x, f, done, &why);
    for (size_t i = 0; st != QANAT_OK && i < f->n; i++)
        if (f->files[i].path)
            fetch_refuse(&f->files[i]);
    tell(x, f,
         st != QANAT_OK ? QANAT_FETCH_FAILED
         : changed      ? QANAT_FETCH_IMPORTED
                        : QANAT_FETCH_UNCHANGED,
         done, st != QANAT_OK ? &why : NULL);
    qanat_imported_free(done);
    if (f->lock >= 0)
        close(f->lock);
    if (st != QANAT_OK && err)
        *err = why;
    return st;
}

/* ---- all of them */

static bool is_wanted(const qanat_fetch_options *o, const source *s)
{
    for (size_t i = 0; i < o->list_count; i++)
        if (str_is(s->list, o->lists[i]))
            return true;
    return o->list_count == 0 && s->usual;
}

static qanat_status check_lists(const fetching *x, qanat_error *err)
{
    for (size_t i = 0; i < x->o->list_count; i++) {
        size_t k = 0;
        while (k < x->sources.n && !str_is(x->sources.at[k].list, x->o->lists[i]))
            k++;
        if (k == x->sources.n)
            return error_set(err, QANAT_E_NOT_FOUND,
                             "no address is known for the list %s; see qanat fetch --sources-list",
                             x->o->lists[i]);
    }
    return QANAT_OK;
}

static qanat_status read_store(fetching *x, qanat_error *err)
{
    store *s;
    qanat_status st =
        store_open(x->path, STORE_WRITE, &s, err); /* made here, so that its folder is there */
    if (st != QANAT_OK)
        return st;
    st = store_lists(s, x->a, &x->stored, err);
    store_close(s);
    return st;
}

static qanat_status fetch_all(fetching *x, qanat_error *err)
{
    qanat_status first = QANAT_OK;
    for (size_t i = 0; i < x->sources.n; i++) {
        list_fetch f = { .name = x->sources.at[i].list };
        qanat_error why;
        if (!is_wanted(x->o, &x->sources.at[i]) || (i && str_eq(x->sources.at[i - 1].list, f.name)))
            continue;
        for (size_t k = i; k < x->sources.n && f.n < FILES && str_eq(x->sources.at[k].list, f.name);
             k++)
            f.sources[f.n++] = &x->sources.at[k];
        qanat_status st = fetch_list(x, &f, &why);
        if (st != QANAT_OK && first == QANAT_OK) {
            first = st;
            if (err)
                *err = why;
        }
    }
    return first;
}

static bool step(void *context, uint64_t done, uint64_t total)
{
    const fetching *x = context;
    return !x->o->progress || x->o->progress(x->o->context, "fetching", done, total);
}

static qanat_status start(fetching *x, const qanat_fetch_options *o, qanat_error *err)
{
    if (!o || o->size < sizeof *o)
        return error_set(err, QANAT_E_USAGE, "fetch options need their size");
    *x = (fetching){ .o = o, .a = arena_new(), .path = engine_store_path(o->store) };
    x->limits = (fetch_limits){ .loopback = o->loopback,
                                .tries = o->tries ? o->tries : TRIES,
                                .wait_ms = o->wait_ms ? o->wait_ms : WAIT_MS,
                                .stall_s = o->stall_s ? o->stall_s : STALL_S,
                                .total_s = o->total_s ? o->total_s : TOTAL_S,
                                .progress = step,
                                .context = x };
    return read_table(x, err);
}

static void finish(fetching *x)
{
    file_close(&x->table);
    data_close(x->data);
    arena_free(x->a);
    free(x->path);
}

qanat_status qanat_fetch(const qanat_fetch_options *o, qanat_error *err)
{
    fetching x = { 0 };
    qanat_status st = start(&x, o, err);
    if (!x.a)
        return st;
    if (st == QANAT_OK)
        st = check_lists(&x, err);
    if (st == QANAT_OK)
        st = read_store(&x, err);
    if (st == QANAT_OK)
        st = fetch_all(&x, err);
    finish(&x);
    return st;
}

qanat_status qanat_fetch_sources(const qanat_fetch_options *o,
                                 bool (*visit)(void *context, const char *list, bool usual,
                                               const char *url, const char *page),
                                 void *context, qanat_error *err)
{
    fetching x = { 0 };
    qanat_status st = start(&x, o, err);
    if (!x.a)
        return st;
    for (size_t i = 0; st == QANAT_OK && i < x.sources.n; i++) {
        const source *s = &x.sources.at[i];
        if (!visit(context, arena_cstr(x.a, s->list), s->usual, arena_cstr(x.a, s->url),
                   arena_cstr(x.a, s->page)))
            break;
    }
    finish(&x);
    return st;
}
