/*
 * See audit.h: reading and checking. The log is mapped up to the length it has when reading starts;
 * what is added meanwhile is another reader's.
 */
#include "store/audit_file.h"
#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

static const char zeros[SHA256_HEX] =
    "0000000000000000000000000000000000000000000000000000000000000000";

void audit_link(const char before[SHA256_HEX], str json, char out[SHA256_HEX])
{
    sha256 s;
    unsigned char digest[SHA256_BYTES];
    sha256_begin(&s);
    sha256_add(&s, before, SHA256_HEX - 1);
    sha256_add(&s, json.at, json.n);
    sha256_end(&s, digest);
    sha256_hex(digest, out);
}

static bool parse_head(const char *text, audit_head *out)
{
    *out = (audit_head){ 0 };
    if (text[20] != ' ' || text[41] != ' ' || text[106] != '\n')
        return false;
    memcpy(out->hash, text + 42, SHA256_HEX - 1);
    return str_u64((str){ text, 20 }, &out->n) && str_u64((str){ text + 21, 20 }, &out->bytes) &&
           strspn(out->hash, "0123456789abcdef") == SHA256_HEX - 1;
}

qanat_status audit_read_head(int fd, const char *log_path, audit_head *out, qanat_error *err)
{
    char text[AUDIT_HEAD_BYTES + 1] = { 0 };
    struct stat log;
    ssize_t n = pread(fd, text, sizeof text, 0);
    if (n < 0)
        return error_errno(err, log_path, "read the head of the audit log");
    if (n == 0 && (stat(log_path, &log) != 0 || log.st_size == 0)) {
        *out = (audit_head){ 0 };
        memcpy(out->hash, zeros, sizeof zeros);
        return QANAT_OK;
    }
    if (n == AUDIT_HEAD_BYTES && parse_head(text, out))
        return QANAT_OK;
    return error_at(err, QANAT_E_STORE, log_path, 0, 0,
                    "the head of the audit log is missing or damaged; \"qanat audit verify\" says "
                    "what is left, and a new "
                    "log begins when the folder is moved away");
}

/* The next line from *at on; false at the end or where the last line is not whole. */
static bool next_line(str text, size_t *at, audit_line *out)
{
    const char *start = text.at + *at,
               *end = *at < text.n ? memchr(start, '\n', text.n - *at) : NULL;
    if (!end)
        return false;
    size_t n = (size_t)(end - start);
    *out = (audit_line){ .offset = *at, .hash = str_take((str){ start, n }, SHA256_HEX - 1) };
    out->json = n > AUDIT_JSON_AT ? (str){ start + AUDIT_JSON_AT, n - AUDIT_JSON_AT }
                                  : (str){ start + n, 0 };
    *at += n + 1;
    str digits = str_starts(out->json, STR("{\"n\":")) ? str_drop(out->json, 5) : STR_NONE;
    const char *comma = digits.n ? memchr(digits.at, ',', digits.n) : NULL;
    if (!comma || !str_u64((str){ digits.at, (size_t)(comma - digits.at) }, &out->n))
        out->n = 0;
    return true;
}

static bool follows(const char *before, uint64_t n, const audit_line *line)
{
    char hash[SHA256_HEX];
    if (line->n != n + 1 || line->hash.n != SHA256_HEX - 1 || line->hash.at[SHA256_HEX - 1] != ' ')
        return false;
    audit_link(before, line->json, hash);
    return memcmp(hash, line->hash.at, SHA256_HEX - 1) == 0;
}

qanat_status audit_scan_tail(const char *log_path, const audit_head *h, audit_scan *out,
                             qanat_error *err)
{
    file_map f;
    audit_line line;
    qanat_status st = file_open(log_path, 0, &f, err);
    if (st != QANAT_OK)
        return st;
    bool shorter = f.bytes.n < h->bytes;
    size_t at = shorter ? 0 : (size_t)h->bytes;
    *out = (audit_scan){ .n = shorter ? 0 : h->n, .bytes = at };
    memcpy(out->hash, h->hash, sizeof out->hash);
    while (next_line(f.bytes, &at, &line) && (shorter || follows(out->hash, out->n, &line))) {
        out->n = line.n;
        out->bytes = at;
        if (line.hash.n == SHA256_HEX - 1)
            memcpy(out->hash, line.hash.at, SHA256_HEX - 1);
    }
    file_close(&f);
    return QANAT_OK;
}

/* ---- readers */

typedef struct reading {
    file_map f;
    str text;
    audit_head head;
    bool has_head;
    char log_path[4096];
} reading;

/* the log and its head as they belong together: under the lock of the writers */
static qanat_status open_log(const char *store, reading *r, qanat_error *err)
{
    char head[4096];
    *r = (reading){ 0 };
    if (snprintf(r->log_path, sizeof r->log_path, "%s-audit/log", store) >=
            (int)sizeof r->log_path ||
        snprintf(head, sizeof head, "%s-audit/head", store) >= (int)sizeof head)
        return error_at(err, QANAT_E_INPUT, store, 0, 0, "the path is too long");
    int fd = open(head, O_RDONLY | O_CLOEXEC);
    if (fd >= 0)
        (void)flock(fd, LOCK_SH);
    bool log_there = access(r->log_path, F_OK) == 0;
    qanat_status st = log_there ? file_open(r->log_path, 0, &r->f, err) : QANAT_OK;
    r->text = r->f.bytes;
    if (st == QANAT_OK && fd >= 0) {
        st = audit_read_head(fd, r->log_path, &r->head, err);
        r->has_head = true;
    }
    if (fd >= 0)
        close(fd);
    if (st != QANAT_OK)
        file_close(&r->f);
    return st;
}

static qanat_status broken(const reading *r, uint64_t line, uint64_t n, const audit_line *at,
                           qanat_error *err)
{
    qanat_status st;
    if (at->n > n + 1)
        st = error_at(err, QANAT_E_STORE, r->log_path, line, 0,
                      "the audit log is broken: entries %llu to %llu are missing before this line",
                      (unsigned long long)n + 1, (unsigned long long)at->n - 1);
    else if (at->n && at->n <= n)
        st = error_at(err, QANAT_E_STORE, r->log_path, line, 0,
                      "the audit log is broken: entry %llu stands where entry %llu is due",
                      (unsigned long long)at->n, (unsigned long long)n + 1);
    else
        st = error_at(err, QANAT_E_STORE, r->log_path, line, 0,
                      "the audit log is broken: entry %llu, or the line before it, was changed",
                      (unsigned long long)n + 1);
    if (err)
        err->offset = at->offset;
    return st;
}

static qanat_status walk(reading *r, uint64_t from, audit_visit visit, void *context,
                         audit_state *state, qanat_error *err)
{
    size_t at = 0;
    audit_line line;
    bool head_seen = r->head.n == 0;
    *state = (audit_state){ 0 };
    memcpy(state->hash, zeros, sizeof zeros);
    while (next_line(r->text, &at, &line)) {
        if (!follows(state->hash, state->entries, &line))
            return broken(r, state->entries + 1, state->entries, &line, err);
        state->entries++;
        memcpy(state->hash, line.hash.at, SHA256_HEX - 1);
        if (state->entries == r->head.n)
            head_seen = strcmp(state->hash, r->head.hash) == 0;
        if (state->entries >= from && visit && !visit(context, &line))
            return QANAT_OK;
    }
    if (state->entries < r->head.n)
        return error_at(err, QANAT_E_STORE, r->log_path, state->entries, 0,
                        "the audit log was cut short: it has %llu entries, its head says %llu",
                        (unsigned long long)state->entries, (unsigned long long)r->head.n);
    if (!head_seen)
        return error_at(err, QANAT_E_STORE, r->log_path, r->head.n, 0,
                        "the audit log was written anew: entry %llu is not the one its head names",
                        (unsigned long long)r->head.n);
    if (!r->has_head && state->entries)
        return error_at(
            err, QANAT_E_STORE, r->log_path, 0, 0,
            "the head of the audit log is missing: whether entries were cut off cannot be told");
    state->behind = state->entries - r->head.n;
    return QANAT_OK;
}

qanat_status audit_each(const char *store, uint64_t from, audit_visit visit, void *context,
                        qanat_error *err)
{
    reading r;
    audit_state state;
    qanat_status st = open_log(store, &r, err);
    if (st != QANAT_OK)
        return st;
    st = walk(&r, from, visit, context, &state, err);
    file_close(&r.f);
    return st;
}

qanat_status audit_verify(const char *store, audit_visit visit, void *context, audit_state *out,
                          qanat_error *err)
{
    reading r;
    audit_state state;
    qanat_status st = open_log(store, &r, err);
    if (st != QANAT_OK)
        return st;
    st = walk(&r, 1, visit, context, &state, err);
    file_close(&r.f);
    if (st == QANAT_OK)
        *out = state;
    return st;
}

static void keep(arena *a, const audit_line *line, audit_line *out)
{
    *out = *line;
    out->hash = arena_str(a, line->hash);
    out->json = arena_str(a, line->json);
}

qanat_status audit_get(const char *store, uint64_t n, arena *a, audit_line *out, qanat_error *err)
{
    reading r;
    audit_line line;
    size_t at = 0;
    char before[SHA256_HEX];
    qanat_status st = open_log(store, &r, err);
    if (st != QANAT_OK)
        return st;
    memcpy(before, zeros, sizeof zeros);
    st = error_at(err, QANAT_E_NOT_FOUND, r.log_path, 0, 0, "the audit log has no entry %llu",
                  (unsigned long long)n);
    while (st == QANAT_E_NOT_FOUND && next_line(r.text, &at, &line)) {
        if (line.n == n) {
            st = follows(before, n - 1, &line) ? QANAT_OK : broken(&r, n, n - 1, &line, err);
            if (st == QANAT_OK)
                keep(a, &line, out);
        }
        if (line.hash.n == SHA256_HEX - 1)
            memcpy(before, line.hash.at, SHA256_HEX - 1);
    }
    file_close(&r.f);
    return st;
}

qanat_status audit_find_last(const char *store, str needle, arena *a, audit_line *out,
                             qanat_error *err)
{
    reading r;
    audit_line line;
    size_t at = 0;
    qanat_status st = open_log(store, &r, err);
    if (st != QANAT_OK)
        return st;
    st = error_at(err, QANAT_E_NOT_FOUND, r.log_path, 0, 0, "nothing in the audit log has %.*s",
                  STR_ARG(needle));
    const char *found = NULL, *p = r.text.at;
    while (r.text.n && (p = memmem(p, r.text.n - (size_t)(p - r.text.at), needle.at, needle.n))) {
        found = p;
        p += needle.n;
    }
    const char *start = found ? memrchr(r.text.at, '\n', (size_t)(found - r.text.at)) : NULL;
    at = start ? (size_t)(start - r.text.at) + 1 : 0;
    if (found && next_line(r.text, &at, &line)) {
        keep(a, &line, out);
        st = QANAT_OK;
    }
    file_close(&r.f);
    return st;
}
