/*
 * See fetch_file.h. Every write goes to FILE.part; a name without ending appears by renaming only,
 * so a kill at any moment leaves the accepted file as it was.
 */
#include "api/fetch_file.h"
#include "api/http.h"
#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <strings.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum { SNIFF = 1024 };

typedef struct getting {
    const fetch_limits *l;
    fetch_file *f;
    char part[4096], meta[4096], part_meta[4096];
    int fd;
    uint64_t have, from; /* bytes in the part; where this answer started */
    bool begun, refused, full;
    char problem[256];
    char head[SNIFF];
    size_t head_n;
    char etag[256], modified[128]; /* of the part */
} getting;

static int64_t clock_s(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec;
}

static bool name(const char *path, const char *ending, char out[4096])
{
    return snprintf(out, 4096, "%s%s", path, ending) < 4096;
}

/* ---- what is known of a file: "etag\tVALUE" and so on */

static void read_meta(const char *path, char etag[256], char modified[128])
{
    file_map f;
    str line, rest, key;
    etag[0] = modified[0] = 0;
    if (file_open(path, 65536, &f, NULL) != QANAT_OK)
        return;
    rest = f.bytes;
    while (str_split(&rest, '\n', &line)) {
        if (!str_split(&line, '\t', &key) || !line.n)
            continue;
        if (str_is(key, "etag"))
            (void)snprintf(etag, 256, "%.*s", STR_ARG(line));
        else if (str_is(key, "modified"))
            (void)snprintf(modified, 128, "%.*s", STR_ARG(line));
    }
    file_close(&f);
}

static qanat_status write_meta(const char *path, const fetch_file *f, const char *etag,
                               const char *modified, const char *sum, qanat_error *err)
{
    buf b = { 0 };
    buf_printf(&b, "url\t%s\netag\t%s\nmodified\t%s\nsha256\t%s\n", f->url, etag, modified, sum);
    qanat_status st = file_write(path, buf_view(&b), err);
    buf_free(&b);
    return st;
}

/* ---- taking an answer */

static bool refuse(getting *g, const char *why)
{
    g->refused = true;
    (void)snprintf(g->problem, sizeof g->problem, "%s", why);
    return false;
}

static bool is_page(const char *head, size_t n)
{
    static const char *const marks[] = { "<!doctype html", "<html" };
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < sizeof marks / sizeof *marks; k++)
            if (n - i >= strlen(marks[k]) && strncasecmp(head + i, marks[k], strlen(marks[k])) == 0)
                return true;
    return false;
}

/* the first bytes of an answer say where it belongs */
static bool begin(getting *g, const http_answer *a)
{
    g->begun = true;
    if (a->status == 206 && a->range_from != (int64_t)g->have)
        return refuse(g, "the server sent another part than the one that was asked for");
    if (a->status == 200 && ftruncate(g->fd, 0) != 0)
        return refuse(g, strerror(errno));
    if (a->status == 200)
        g->have = 0;
    g->from = g->have;
    if (a->length >= 0 && (uint64_t)a->length + g->have > g->f->max_bytes)
        return refuse(g, "the file is larger than the list's limit");
    if (strncasecmp(a->type, "text/html", 9) == 0)
        return refuse(g, "the server sent a web page in place of the list");
    (void)snprintf(g->etag, sizeof g->etag, "%s", a->etag);
    (void)snprintf(g->modified, sizeof g->modified, "%s", a->modified);
    (void)write_meta(g->part_meta, g->f, g->etag, g->modified, "", NULL);
    return true;
}

static bool write_part(getting *g, const char *bytes, size_t count)
{
    while (count) {
        ssize_t n = pwrite(g->fd, bytes, count, (off_t)g->have);
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0) {
            g->full = true;
            return refuse(g, "the disk is full or failing");
        }
        g->have += (uint64_t)n;
        bytes += n;
        count -= (size_t)n;
    }
    return true;
}

static bool take(void *context, const http_answer *a, const char *bytes, size_t count)
{
    getting *g = context;
    if (a->status != 200 && a->status != 206)
        return true; /* the text of an error is not wanted */
    if (!g->begun && !begin(g, a))
        return false;
    if (g->have + count > g->f->max_bytes)
        return refuse(g, "the file is larger than the list's limit");
    if (g->have < SNIFF && g->have == g->head_n) {
        size_t n = SNIFF - g->head_n < count ? SNIFF - g->head_n : count;
        memcpy(g->head + g->head_n, bytes, n);
        g->head_n += n;
        if (is_page(g->head, g->head_n))
            return refuse(g, "the server sent a web page in place of the list");
    }
    if (!write_part(g, bytes, count))
        return false;
    uint64_t total = a->length >= 0 ? (uint64_t)a->length + g->from : 0;
    if (g->l->progress && !g->l->progress(g->l->context, g->have, total))
        return refuse(g, "stopped");
    return true;
}

/* ---- one try */

static bool ask(getting *g, http_answer *a, long seconds)
{
    char range[64], valid[300];
    const char *headers[4] = { 0 };
    size_t n = 0;
    read_meta(g->part_meta, g->etag, g->modified);
    const char *mark = g->etag[0] && strncmp(g->etag, "W/", 2) != 0 ? g->etag : g->modified;
    if (g->have && !mark[0]) { /* without a mark the rest may be of another version */
        (void)!ftruncate(g->fd, 0);
        g->have = 0;
    }
    if (g->have) {
        (void)snprintf(range, sizeof range, "Range: bytes=%llu-", (unsigned long long)g->have);
        (void)snprintf(valid, sizeof valid, "If-Range: %s", mark);
        headers[n++] = range;
        headers[n++] = valid;
    } else if (g->f->known && g->f->etag[0]) {
        (void)snprintf(valid, sizeof valid, "If-None-Match: %s", g->f->etag);
        headers[n++] = valid;
    } else if (g->f->known && g->f->modified[0]) {
        (void)snprintf(valid, sizeof valid, "If-Modified-Since: %s", g->f->modified);
        headers[n++] = valid;
    }
    g->begun = g->refused = false;
    g->head_n = 0;
    if (g->have)
        g->f->resumed_at = g->have;
    http_request r = { .url = g->f->url,
                       .loopback = g->l->loopback,
                       .headers = headers,
                       .stall_s = g->l->stall_s,
                       .total_s = seconds,
                       .take = take,
                       .context = g };
    return http_run(&r, a);
}

static void drop_part(getting *g)
{
    (void)!ftruncate(g->fd, 0);
    g->have = 0;
    (void)unlink(g->part);
    (void)unlink(g->part_meta);
}

/* whether another try may help */
static bool worth_more(getting *g, bool whole, const http_answer *a)
{
    if (whole && a->status == 416) { /* the part is no beginning of what is there now */
        (void)!ftruncate(g->fd, 0);
        (void)unlink(g->part_meta);
        g->have = 0;
        return true;
    }
    return whole ? a->status / 100 == 5 || a->status == 408 || a->status == 429
                 : a->network && !g->refused;
}

static qanat_status failed(getting *g, bool whole, const http_answer *a, qanat_error *err)
{
    if (g->refused && !g->full) {
        drop_part(g);
        return error_set(err, QANAT_E_INPUT, "%s: %s", g->f->url, g->problem);
    }
    if (g->full)
        return error_set(err, QANAT_E_SYSTEM, "%s: %s", g->f->path, g->problem);
    if (whole && a->status / 100 != 5)
        return error_set(err, QANAT_E_INPUT, "%s: the server answered with status %ld", a->url,
                         a->status);
    if (!whole && !a->network)
        return error_set(err, QANAT_E_INPUT, "%s: %s", g->f->url, a->problem);
    return error_set(err, QANAT_E_SYSTEM, "%s: %s%s; %llu bytes are kept for the next try",
                     g->f->url, whole ? "the server is out of order" : "broken off: ", a->problem,
                     (unsigned long long)g->have);
}

static qanat_status finish(getting *g, qanat_error *err)
{
    file_map m;
    if (!g->begun || g->have == 0)
        return error_set(err, QANAT_E_INPUT, "%s: the server sent an empty file", g->f->url);
    if (fsync(g->fd) != 0 || rename(g->part, g->f->new) != 0)
        return error_errno(err, g->f->new, "write it");
    qanat_status st = file_open(g->f->new, 0, &m, err);
    if (st != QANAT_OK)
        return st;
    sha256_of(m.bytes, g->f->sha256);
    g->f->bytes = m.bytes.n;
    file_close(&m);
    (void)unlink(g->part_meta);
    (void)snprintf(g->f->etag, sizeof g->f->etag, "%s", g->etag);
    (void)snprintf(g->f->modified, sizeof g->f->modified, "%s", g->modified);
    return QANAT_OK;
}

static qanat_status run(getting *g, qanat_error *err)
{
    http_answer a = { 0 };
    bool whole = false;
    unsigned wait = g->l->wait_ms;
    int64_t end = clock_s() + g->l->total_s;
    for (unsigned i = 0; i < g->l->tries; i++) {
        long left = (long)(end - clock_s());
        if (left <= 0)
            break;
        whole = ask(g, &a, left);
        if (whole && a.status == 304 && g->f->known) {
            g->f->unchanged = true;
            return QANAT_OK;
        }
        if (whole && (a.status == 200 || a.status == 206))
            return finish(g, err);
        if (!worth_more(g, whole, &a) || i + 1 == g->l->tries)
            break;
        (void)usleep((useconds_t)wait * 1000);
        wait *= 2;
    }
    return failed(g, whole, &a, err);
}

qanat_status fetch_get(const fetch_limits *l, fetch_file *f, qanat_error *err)
{
    struct stat file;
    getting g = { .l = l, .f = f };
    if (!name(f->path, ".part", g.part) || !name(f->path, ".meta", g.meta) ||
        !name(f->path, ".part.meta", g.part_meta))
        return error_at(err, QANAT_E_INPUT, f->path, 0, 0, "the path is too long");
    f->known = f->known && access(f->path, R_OK) == 0;
    if (f->known)
        read_meta(g.meta, f->etag, f->modified);
    g.fd = open(g.part, O_RDWR | O_CREAT | O_CLOEXEC, 0666);
    if (g.fd < 0 || fstat(g.fd, &file) != 0)
        return error_errno(err, g.part, "write it");
    g.have = (uint64_t)file.st_size;
    qanat_status st = run(&g, err);
    close(g.fd);
    if (st != QANAT_OK && g.have == 0)
        (void)unlink(g.part);
    if (f->unchanged)
        (void)unlink(g.part);
    return st;
}

qanat_status fetch_accept(const fetch_file *f, qanat_error *err)
{
    char meta[4096];
    if (!name(f->path, ".meta", meta))
        return error_at(err, QANAT_E_INPUT, f->path, 0, 0, "the path is too long");
    if (unlink(meta) != 0 &&
        errno != ENOENT) /* the old mark must never stand beside the new file */
        return error_errno(err, meta, "write it");
    if (rename(f->new, f->path) != 0)
        return error_errno(err, f->path, "write it");
    return write_meta(meta, f, f->etag, f->modified, f->sha256, err);
}

void fetch_refuse(const fetch_file *f)
{
    (void)unlink(f->new);
}
