/*
 * See data.h. Reading a folder walks it breadth first with a queue, no deeper than four levels.
 */
#include "base/data.h"
#include "base/file.h"
#include "base/limits.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

struct data_set {
    arena *a;
    data_file *files;
    size_t n;
};

enum { MAX_DEPTH = 4 };

typedef VEC(data_file) file_list;

static int by_name(const void *x, const void *y)
{
    return str_cmp(((const data_file *)x)->name, ((const data_file *)y)->name);
}

static qanat_status add_file(arena *a, const char *path, str name, file_list *out, qanat_error *err)
{
    file_map f;
    qanat_status s = file_open(path, LIMIT_DATA_FILE_BYTES, &f, err);
    if (s != QANAT_OK)
        return s;
    data_file *d = vec_push(a, out);
    *d = (data_file){ arena_str(a, name), arena_str(a, f.bytes) };
    file_close(&f);
    return QANAT_OK;
}

typedef VEC(str) str_list;

static qanat_status read_folder(arena *a, str root, str below, int depth, str_list *folders,
                                file_list *out, qanat_error *err)
{
    str path = below.n ? arena_printf(a, "%.*s/%.*s", STR_ARG(root), STR_ARG(below)) : root;
    DIR *d = opendir(path.at);
    if (!d)
        return error_errno(err, path.at, "read the data folder");
    qanat_status s = QANAT_OK;
    for (struct dirent *e; s == QANAT_OK && (e = readdir(d));) {
        if (e->d_name[0] == '.')
            continue;
        str name = below.n ? arena_printf(a, "%.*s/%s", STR_ARG(below), e->d_name)
                           : arena_str(a, str_of(e->d_name));
        str full = arena_printf(a, "%.*s/%.*s", STR_ARG(root), STR_ARG(name));
        struct stat st;
        if (stat(full.at, &st) != 0)
            s = error_errno(err, full.at, "read it");
        else if (S_ISDIR(st.st_mode) && depth < MAX_DEPTH)
            *vec_push(a, folders) = name;
        else if (S_ISREG(st.st_mode))
            s = add_file(a, full.at, name, out, err);
    }
    closedir(d);
    return s;
}

static qanat_status open_folder(data_set *d, const char *folder, qanat_error *err)
{
    file_list files = { 0 };
    str_list folders = { 0 };
    str root = arena_str(d->a, str_of(folder));
    *vec_push(d->a, &folders) = STR("");
    for (size_t i = 0; i < folders.n; i++) {
        int depth = 0;
        for (size_t k = 0; k < folders.at[i].n; k++)
            depth += folders.at[i].at[k] == '/';
        qanat_status s = read_folder(d->a, root, folders.at[i], depth, &folders, &files, err);
        if (s != QANAT_OK)
            return s;
    }
    d->files = files.at;
    d->n = files.n;
    return QANAT_OK;
}

qanat_status data_open(const char *folder, data_set **out, qanat_error *err)
{
    data_set *d = base_alloc(sizeof *d);
    *d = (data_set){ .a = arena_new() };
    if (folder) {
        qanat_status s = open_folder(d, folder, err);
        if (s != QANAT_OK) {
            data_close(d);
            return s;
        }
    } else {
        d->files = arena_array(d->a, data_file, data_builtin_count + 1);
        for (size_t i = 0; i < data_builtin_count; i++) {
            const data_builtin *b = &data_builtin_files[i];
            d->files[d->n++] =
                (data_file){ str_of(b->name), { b->start, (size_t)(b->end - b->start) } };
        }
    }
    if (d->n)
        qsort(d->files, d->n, sizeof *d->files, by_name);
    *out = d;
    return QANAT_OK;
}

void data_close(data_set *d)
{
    if (!d)
        return;
    arena_free(d->a);
    free(d);
}

bool data_get(const data_set *d, str name, data_file *out)
{
    data_file key = { .name = name };
    data_file *hit = d->n ? bsearch(&key, d->files, d->n, sizeof *d->files, by_name) : NULL;
    if (hit)
        *out = *hit;
    return hit != NULL;
}

bool data_next(const data_set *d, str prefix, size_t *at, data_file *out)
{
    while (*at < d->n) {
        const data_file *f = &d->files[(*at)++];
        if (str_starts(f->name, prefix)) {
            *out = *f;
            return true;
        }
    }
    return false;
}

tsv_reader tsv_begin(const data_file *file)
{
    return (tsv_reader){ .rest = file->bytes, .file = file->name };
}

bool tsv_next(tsv_reader *r, str *columns, size_t count)
{
    str line;
    while (r->rest.n && str_split(&r->rest, '\n', &line)) {
        r->line++;
        if (line.n && line.at[line.n - 1] == '\r')
            line.n--;
        if (line.n == 0 || line.at[0] == '#')
            continue;
        for (size_t i = 0; i < count; i++)
            if (!str_split(&line, '\t', &columns[i]))
                columns[i] = STR("");
        return true;
    }
    return false;
}

uint64_t tsv_bits(str cell, const char *const *names, size_t count)
{
    uint64_t bits = 0;
    str piece;
    while (cell.n && str_split(&cell, '|', &piece)) {
        uint64_t bit = 0;
        for (uint32_t i = 0; i < count; i++)
            if (str_is(piece, names[i]))
                bit = 1ull << i;
        if (!bit)
            return 0;
        bits |= bit;
    }
    return bits;
}
