/*
 * See audit.h: writing. An append takes the lock of the head file, so that processes follow each
 * other; repairs what a crash left behind; writes all lines with one write, then the head.
 */
#include "store/audit_file.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum { SYNC_MS = 1000 };

struct audit {
    pthread_mutex_t lock;
    char *folder, *log_path;
    int log, head;
    buf out;
    int64_t synced_ms;
    bool dirty;
};

static int64_t clock_ms(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static qanat_status fail(const audit *l, const char *doing, qanat_error *err)
{
    qanat_status st = error_errno(err, l->log_path, doing);
    if (st != QANAT_E_INPUT && errno != EROFS)
        return st;
    if (err)
        err->status = QANAT_E_STORE;
    return QANAT_E_STORE;
}

qanat_status audit_open(const char *store, audit **out, qanat_error *err)
{
    audit *l = base_alloc(sizeof *l);
    *l = (audit){
        .lock = PTHREAD_MUTEX_INITIALIZER, .log = -1, .head = -1, .synced_ms = clock_ms()
    };
    char *head = NULL;
    if (asprintf(&l->folder, "%s-audit", store) < 0 ||
        asprintf(&l->log_path, "%s-audit/log", store) < 0 ||
        asprintf(&head, "%s-audit/head", store) < 0)
        abort();
    qanat_status st = QANAT_OK;
    if (mkdir(l->folder, 0777) != 0 && errno != EEXIST)
        st = fail(l, "make its folder", err);
    if (st == QANAT_OK && (l->log = open(l->log_path, O_RDWR | O_CREAT | O_CLOEXEC, 0666)) < 0)
        st = fail(l, "write the audit log", err);
    if (st == QANAT_OK && (l->head = open(head, O_RDWR | O_CREAT | O_CLOEXEC, 0666)) < 0)
        st = fail(l, "write the audit log", err);
    free(head);
    if (st != QANAT_OK) {
        audit_close(l);
        return st;
    }
    *out = l;
    return QANAT_OK;
}

static qanat_status sync_files(audit *l, qanat_error *err)
{
    if (!l->dirty)
        return QANAT_OK;
    if (fdatasync(l->log) != 0 || fdatasync(l->head) != 0)
        return fail(l, "write the audit log", err);
    l->dirty = false;
    l->synced_ms = clock_ms();
    return QANAT_OK;
}

qanat_status audit_sync(audit *l, qanat_error *err)
{
    pthread_mutex_lock(&l->lock);
    qanat_status st = sync_files(l, err);
    pthread_mutex_unlock(&l->lock);
    return st;
}

void audit_close(audit *l)
{
    if (!l)
        return;
    if (l->log >= 0 && l->head >= 0)
        (void)sync_files(l, NULL);
    if (l->log >= 0)
        close(l->log);
    if (l->head >= 0)
        close(l->head);
    buf_free(&l->out);
    free(l->folder);
    free(l->log_path);
    free(l);
}

static bool write_at(int fd, const char *p, size_t n, uint64_t at)
{
    while (n) {
        ssize_t k = pwrite(fd, p, n, (off_t)at);
        if (k < 0 && errno == EINTR)
            continue;
        if (k <= 0) {
            errno = k == 0 ? ENOSPC : errno;
            return false;
        }
        p += k;
        n -= (size_t)k;
        at += (uint64_t)k;
    }
    return true;
}

static qanat_status write_head(audit *l, const audit_head *h, qanat_error *err)
{
    char text[AUDIT_HEAD_BYTES + 1];
    (void)snprintf(text, sizeof text, "%020llu %020llu %s\n", (unsigned long long)h->n,
                   (unsigned long long)h->bytes, h->hash);
    return write_at(l->head, text, AUDIT_HEAD_BYTES, 0) ? QANAT_OK
                                                        : fail(l, "write the audit log", err);
}

/* adds one line to l->out and moves the head */
static void put_line(audit *l, audit_head *h, audit_entry *e, const char *when)
{
    size_t start = l->out.n;
    h->n++;
    buf_put(&l->out, h->hash,
            AUDIT_JSON_AT); /* its place: the digits come when the object is there */
    buf_printf(&l->out, "{\"n\":%llu,\"at\":\"%s\",", (unsigned long long)h->n, when);
    buf_str(&l->out, e->body);
    buf_puts(&l->out, "}\n");
    char *line = l->out.at + start;
    size_t json = l->out.n - start - AUDIT_JSON_AT - 1;
    audit_link(h->hash, (str){ line + AUDIT_JSON_AT, json }, h->hash);
    memcpy(line, h->hash, SHA256_HEX - 1);
    line[SHA256_HEX - 1] = ' ';
    e->n = h->n;
    memcpy(e->hash, h->hash, sizeof e->hash);
}

static void now(char out[40])
{
    struct timespec t;
    struct tm tm;
    clock_gettime(CLOCK_REALTIME, &t);
    gmtime_r(&t.tv_sec, &tm);
    size_t n = strftime(out, 32, "%Y-%m-%dT%H:%M:%S", &tm);
    (void)snprintf(out + n, 40 - n, ".%03ldZ", t.tv_nsec / 1000000);
}

/* What lies behind the head: good lines of a writer that was killed are taken, a torn one is cut
 * off and noted. A log that is shorter than the head lost entries: that is noted too, and verify
 * will find it. */
static qanat_status repair(audit *l, audit_head *h, qanat_error *err)
{
    struct stat file;
    audit_scan s;
    char note[160];
    if (fstat(l->log, &file) != 0)
        return fail(l, "read the audit log", err);
    uint64_t bytes = (uint64_t)file.st_size;
    if (bytes == h->bytes)
        return QANAT_OK;
    qanat_status st = audit_scan_tail(l->log_path, h, &s, err);
    if (st != QANAT_OK)
        return st;
    if (bytes < h->bytes)
        (void)snprintf(note, sizeof note,
                       "\"kind\":\"gap\",\"missing_from\":%llu,\"missing_to\":%llu",
                       (unsigned long long)s.n + 1, (unsigned long long)h->n);
    else
        (void)snprintf(note, sizeof note,
                       "\"kind\":\"recovered\",\"entries\":%llu,\"torn_bytes\":%llu",
                       (unsigned long long)(s.n - h->n), (unsigned long long)(bytes - s.bytes));
    if (ftruncate(l->log, (off_t)s.bytes) != 0)
        return fail(l, "write the audit log", err);
    if (bytes > h->bytes)
        *h = (audit_head){ .n = s.n };
    if (bytes > h->bytes)
        memcpy(h->hash, s.hash, sizeof h->hash);
    h->bytes = s.bytes;
    char when[40];
    now(when);
    audit_entry e = { .body = str_of(note) };
    put_line(l, h, &e, when);
    return QANAT_OK;
}

static qanat_status append(audit *l, audit_entry *entries, size_t count, qanat_error *err)
{
    audit_head h;
    char when[40];
    buf_clear(&l->out);
    qanat_status st = audit_read_head(l->head, l->log_path, &h, err);
    if (st == QANAT_OK)
        st = repair(l, &h, err);
    if (st != QANAT_OK)
        return st;
    now(when);
    for (size_t i = 0; i < count; i++)
        put_line(l, &h, &entries[i], when);
    if (!write_at(l->log, l->out.at, l->out.n, h.bytes)) {
        int why = errno;
        (void)!ftruncate(l->log, (off_t)h.bytes);
        errno = why;
        return fail(l, "write the audit log", err);
    }
    h.bytes += l->out.n;
    l->dirty = true;
    return write_head(l, &h, err);
}

qanat_status audit_append(audit *l, audit_entry *entries, size_t count, qanat_error *err)
{
    qanat_status st = QANAT_OK;
    pthread_mutex_lock(&l->lock);
    while (flock(l->head, LOCK_EX) != 0)
        if (errno != EINTR) {
            st = fail(l, "lock the audit log", err);
            break;
        }
    if (st == QANAT_OK) {
        st = append(l, entries, count, err);
        (void)flock(l->head, LOCK_UN);
    }
    if (st == QANAT_OK && clock_ms() - l->synced_ms > SYNC_MS)
        st = sync_files(l, err);
    pthread_mutex_unlock(&l->lock);
    return st;
}
