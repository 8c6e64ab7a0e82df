/*
 * See input.h. The decompressors are fed from one raw buffer; the text window slides: what was
 * given out is dropped when the next line is asked for.
 */
#include "list/input.h"
#include "base/limits.h"
#include "base/sha256.h"
#include "base/utf8.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>
#include <zstd.h>

enum { RAW = 1 << 17 };

struct input {
    char *path;
    int fd;
    enum { PLAIN, GZIP, ZSTANDARD } packing;
    bool started, raw_end, ended, frame_open;
    unsigned char raw[RAW];
    size_t raw_at, raw_n;
    uint64_t raw_total, size;
    sha256 sum;
    z_stream z;
    ZSTD_DStream *zs;
    char *text;
    size_t from, to, cap; /* the window of text not yet given out */
    size_t taken;         /* bytes given out last, dropped on the next call */
    uint64_t line, next_line;
};

qanat_status input_open(const char *path, input **out, qanat_error *err)
{
    struct stat st;
    bool standard_input = strcmp(path, "-") == 0;
    int fd = standard_input ? dup(STDIN_FILENO) : open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return error_errno(err, path, "open it");
    if (fstat(fd, &st) == 0 && S_ISDIR(st.st_mode)) {
        close(fd);
        errno = EISDIR;
        return error_errno(err, path, "read it");
    }
    input *in = base_alloc(sizeof *in);
    memset(in, 0, sizeof *in);
    in->path = strdup(path);
    in->fd = fd;
    in->size = S_ISREG(st.st_mode) ? (uint64_t)st.st_size : 0;
    in->next_line = 1;
    sha256_begin(&in->sum);
    *out = in;
    return QANAT_OK;
}

void input_close(input *in)
{
    if (!in)
        return;
    if (in->packing == GZIP)
        inflateEnd(&in->z);
    ZSTD_freeDStream(in->zs);
    close(in->fd);
    free(in->text);
    free(in->path);
    free(in);
}

const char *input_path(const input *in)
{
    return in->path;
}

uint64_t input_line_number(const input *in)
{
    return in->line;
}

void input_progress(const input *in, uint64_t *done, uint64_t *total)
{
    *done = in->raw_total;
    *total = in->size;
}

static qanat_status fill_raw(input *in, qanat_error *err)
{
    if (in->raw_at < in->raw_n || in->raw_end)
        return QANAT_OK;
    ssize_t n;
    do
        n = read(in->fd, in->raw, RAW);
    while (n < 0 && errno == EINTR);
    if (n < 0)
        return error_errno(err, in->path, "read it");
    in->raw_end = n == 0;
    in->raw_at = 0;
    in->raw_n = (size_t)n;
    in->raw_total += (uint64_t)n;
    sha256_add(&in->sum, in->raw, (size_t)n);
    return QANAT_OK;
}

static qanat_status begin(input *in, qanat_error *err)
{
    qanat_status s = fill_raw(in, err);
    if (s != QANAT_OK || in->started)
        return s;
    in->started = true;
    if (in->raw_n >= 2 && in->raw[0] == 0x1F && in->raw[1] == 0x8B) {
        in->packing = GZIP;
        if (inflateInit2(&in->z, 15 + 32) != Z_OK)
            return error_set(err, QANAT_E_SYSTEM, "zlib could not be started");
    } else if (in->raw_n >= 4 && memcmp(in->raw, "\x28\xB5\x2F\xFD", 4) == 0) {
        in->packing = ZSTANDARD;
        in->zs = ZSTD_createDStream();
        ZSTD_DCtx_setParameter(in->zs, ZSTD_d_windowLogMax, 27);
    }
    return QANAT_OK;
}

static qanat_status broken_packing(input *in, const char *what, qanat_error *err)
{
    in->ended = true;
    return error_at(err, QANAT_E_INPUT, in->path, 0, 0,
                    "the %s data is damaged or cut short; fetch the file again", what);
}

static qanat_status gunzip(input *in, char *out, size_t size, size_t *got, qanat_error *err)
{
    *got = 0;
    while (*got == 0) {
        qanat_status s = fill_raw(in, err);
        if (s != QANAT_OK)
            return s;
        if (in->raw_at == in->raw_n) {
            in->ended = true;
            return in->frame_open || in->raw_total == 0 ? broken_packing(in, "gzip", err)
                                                        : QANAT_OK;
        }
        in->frame_open = true;
        in->z.next_in = in->raw + in->raw_at;
        in->z.avail_in = (uInt)(in->raw_n - in->raw_at);
        in->z.next_out = (Bytef *)out;
        in->z.avail_out = (uInt)size;
        int z = inflate(&in->z, Z_NO_FLUSH);
        in->raw_at = in->raw_n - in->z.avail_in;
        *got = size - in->z.avail_out;
        if (z == Z_STREAM_END) {
            in->frame_open = false;
            inflateReset(&in->z);
        } else if (z != Z_OK && z != Z_BUF_ERROR) {
            return broken_packing(in, "gzip", err);
        }
    }
    return QANAT_OK;
}

static qanat_status unzstd(input *in, char *out, size_t size, size_t *got, qanat_error *err)
{
    *got = 0;
    while (*got == 0) {
        qanat_status s = fill_raw(in, err);
        if (s != QANAT_OK)
            return s;
        ZSTD_outBuffer o = { out, size, 0 };
        ZSTD_inBuffer i = { in->raw, in->raw_n, in->raw_at };
        bool dry = in->raw_at == in->raw_n;
        if (dry && !in->frame_open) {
            in->ended = true;
            return QANAT_OK;
        }
        size_t z = ZSTD_decompressStream(in->zs, &o, &i);
        in->raw_at = i.pos;
        *got = o.pos;
        if (ZSTD_isError(z) || (dry && o.pos == 0))
            return broken_packing(in, "zstd", err);
        in->frame_open = z != 0;
    }
    return QANAT_OK;
}

/* bytes of the file behind what the window holds */
static qanat_status more_bytes(input *in, char *out, size_t size, size_t *got, qanat_error *err)
{
    *got = 0;
    qanat_status s = begin(in, err);
    if (s != QANAT_OK || in->ended)
        return s;
    if (in->packing == GZIP)
        return gunzip(in, out, size, got, err);
    if (in->packing == ZSTANDARD)
        return unzstd(in, out, size, got, err);
    size_t n = in->raw_n - in->raw_at < size ? in->raw_n - in->raw_at : size;
    memcpy(out, in->raw + in->raw_at, n);
    in->raw_at += n;
    in->ended = n == 0;
    *got = n;
    return QANAT_OK;
}

static qanat_status window_more(input *in, qanat_error *err)
{
    if (in->from) {
        memmove(in->text, in->text + in->from, in->to - in->from);
        in->to -= in->from;
        in->from = 0;
    }
    if (in->cap - in->to < INPUT_PEEK_BYTES) {
        in->cap = in->cap ? in->cap * 2 : 2 * INPUT_PEEK_BYTES;
        in->text = base_realloc(in->text, in->cap);
    }
    size_t got;
    qanat_status s = more_bytes(in, in->text + in->to, in->cap - in->to, &got, err);
    in->to += got;
    return s;
}

static void drop_taken(input *in)
{
    in->from += in->taken;
    in->taken = 0;
}

qanat_status input_peek(input *in, str *head, qanat_error *err)
{
    drop_taken(in);
    while (in->to - in->from < INPUT_PEEK_BYTES && !in->ended) {
        qanat_status s = window_more(in, err);
        if (s != QANAT_OK)
            return s;
    }
    size_t n = in->to - in->from;
    *head = (str){ in->text + in->from, n < INPUT_PEEK_BYTES ? n : INPUT_PEEK_BYTES };
    return QANAT_OK;
}

qanat_status input_read(input *in, char *out, size_t size, size_t *got, qanat_error *err)
{
    drop_taken(in);
    if (in->to > in->from) {
        size_t n = in->to - in->from < size ? in->to - in->from : size;
        memcpy(out, in->text + in->from, n);
        in->from += n;
        *got = n;
        return QANAT_OK;
    }
    return more_bytes(in, out, size, got, err);
}

qanat_status input_drain(input *in, char sha256_hex_out[65], qanat_error *err)
{
    unsigned char digest[SHA256_BYTES];
    do {
        in->raw_at = in->raw_n;
        qanat_status s = fill_raw(in, err);
        if (s != QANAT_OK)
            return s;
    } while (!in->raw_end);
    sha256_end(&in->sum, digest);
    sha256_hex(digest, sha256_hex_out);
    return QANAT_OK;
}

/* finds the end of line in the window from `at` on, reading as needed; SIZE_MAX at the file's end
 */
static qanat_status find_newline(input *in, size_t at, size_t *end, qanat_error *err)
{
    for (;;) {
        const char *nl = in->to - in->from > at
                             ? memchr(in->text + in->from + at, '\n', in->to - in->from - at)
                             : NULL;
        if (nl) {
            *end = (size_t)(nl - (in->text + in->from));
            return QANAT_OK;
        }
        at = in->to - in->from;
        if (at > LIMIT_JSON_LINE_BYTES)
            return error_at(err, QANAT_E_INPUT, in->path, in->next_line, 0,
                            "a line is longer than %u bytes, the most that can be read",
                            LIMIT_JSON_LINE_BYTES);
        if (in->ended) {
            *end = SIZE_MAX;
            return QANAT_OK;
        }
        qanat_status s = window_more(in, err);
        if (s != QANAT_OK)
            return s;
    }
}

qanat_status input_line(input *in, str *line, bool *more, qanat_error *err)
{
    size_t end;
    drop_taken(in);
    qanat_status s = find_newline(in, 0, &end, err);
    if (s != QANAT_OK)
        return s;
    size_t have = in->to - in->from;
    size_t n = end == SIZE_MAX ? have : end;
    *line = (str){ in->text + in->from, n };
    in->taken = end == SIZE_MAX ? have : end + 1;
    in->line = in->next_line++;
    if (line->n && line->at[line->n - 1] == '\r')
        line->n--;
    if (in->line == 1 && str_starts(*line, STR("\xEF\xBB\xBF")))
        *line = str_drop(*line, 3);
    bool end_mark = end == SIZE_MAX && line->n == 1 && line->at[0] == 0x1A;
    *more = have > 0 && !end_mark;
    return QANAT_OK;
}

/* where the record that starts the window ends: behind its line break. A quoted field that never
 * ends leaves the record to end with its first line, and the CSV reader to say what is wrong. */
static qanat_status record_end(input *in, char separator, size_t *end, uint64_t *lines,
                               qanat_error *err)
{
    size_t i = 0, first = SIZE_MAX;
    bool quoted = false, field_start = true;
    *lines = 0;
    for (;;) {
        size_t stop;
        qanat_status s = find_newline(in, i, &stop, err);
        if (s != QANAT_OK)
            return s;
        const char *t = in->text + in->from;
        size_t limit = stop == SIZE_MAX ? in->to - in->from : stop;
        for (; i < limit; i++) {
            if (quoted && t[i] == '"' && i + 1 < limit && t[i + 1] == '"')
                i++;
            else if (quoted)
                quoted = t[i] != '"';
            else if (field_start && t[i] == '"')
                quoted = true, field_start = false;
            else
                field_start = t[i] == separator;
        }
        ++*lines;
        size_t here = stop == SIZE_MAX ? limit : stop + 1;
        first = first == SIZE_MAX ? here : first;
        if (!quoted) {
            *end = here;
            return QANAT_OK;
        }
        if (stop == SIZE_MAX || here > LIMIT_CSV_FIELD_BYTES) {
            *end = first;
            *lines = 1;
            return QANAT_OK;
        }
        i = here;
    }
}

/* Windows-1252 where it is no UTF-8; the five undefined bytes become spaces */
static str to_utf8(arena *a, str s)
{
    static const uint16_t high[32] = {
        0x20AC, ' ',    0x201A, 0x192,  0x201E, 0x2026, 0x2020, 0x2021, 0x2C6,  0x2030, 0x160,
        0x2039, 0x152,  ' ',    0x17D,  ' ',    ' ',    0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
        0x2013, 0x2014, 0x2DC,  0x2122, 0x161,  0x203A, 0x153,  ' ',    0x17E,  0x178,
    };
    if (utf8_broken_at(s) == SIZE_MAX)
        return s;
    char *out = arena_alloc(a, s.n * 3 + 1);
    size_t n = 0;
    for (size_t i = 0; i < s.n; i++) {
        unsigned char c = (unsigned char)s.at[i];
        n += utf8_put(c >= 0x80 && c < 0xA0 ? high[c - 0x80] : c, out + n);
    }
    return (str){ out, n };
}

qanat_status input_csv(input *in, char separator, arena *a, csv_row *row, bool *more,
                       qanat_error *err)
{
    size_t end;
    uint64_t lines;
    drop_taken(in);
    qanat_status s = record_end(in, separator, &end, &lines, err);
    if (s != QANAT_OK)
        return s;
    in->line = in->next_line;
    in->next_line += lines;
    in->taken = end;
    row->n = 0;
    str bytes = { in->text + in->from, end };
    *more = end > 0 && !(end == in->to - in->from && in->ended && str_is(str_trim(bytes), "\x1A"));
    if (!*more)
        return QANAT_OK;
    csv_reader r = csv_begin(to_utf8(a, bytes), separator, in->path);
    bool any;
    r.line = in->line;
    return csv_next(&r, a, row, &any, err);
}
