/*
 * See file.h. A mapped file that shrinks while it is read would end the process (SIGBUS), so files
 * of users are copied into memory below 16 MB, which is also faster than mapping for small files.
 */
#include "base/file.h"
#include "base/arena.h"
#include "base/buf.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

enum { COPY_BELOW = 16 << 20 };

static qanat_status read_all(int fd, const char *path, size_t max_bytes, buf *b, qanat_error *err)
{
    for (;;) {
        buf_reserve(b, 65536);
        ssize_t n = read(fd, b->at + b->n, b->cap - b->n - 1);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return error_errno(err, path, "read it");
        if (n == 0)
            break;
        b->n += (size_t)n;
        if (max_bytes && b->n > max_bytes)
            return error_at(err, QANAT_E_INPUT, path, 0, 0,
                            "is larger than %zu bytes, the most that can be read", max_bytes);
    }
    b->at[b->n] = 0;
    return QANAT_OK;
}

static qanat_status open_fd(int fd, const char *path, size_t max_bytes, file_map *out,
                            qanat_error *err)
{
    struct stat st;
    if (fstat(fd, &st) != 0)
        return error_errno(err, path, "read it");
    if (S_ISDIR(st.st_mode)) {
        errno = EISDIR;
        return error_errno(err, path, "read it");
    }
    if (S_ISREG(st.st_mode) && max_bytes && (size_t)st.st_size > max_bytes)
        return error_at(err, QANAT_E_INPUT, path, 0, 0,
                        "has %lld bytes, more than the %zu that can be read", (long long)st.st_size,
                        max_bytes);
    if (S_ISREG(st.st_mode) && st.st_size >= COPY_BELOW) {
        void *p = mmap(NULL, (size_t)st.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
        if (p == MAP_FAILED)
            return error_errno(err, path, "map it");
        *out = (file_map){ { p, (size_t)st.st_size }, p, (size_t)st.st_size };
        return QANAT_OK;
    }
    buf b = { 0 };
    qanat_status s = read_all(fd, path, max_bytes, &b, err);
    if (s != QANAT_OK) {
        buf_free(&b);
        return s;
    }
    *out = (file_map){ buf_view(&b), b.at, 0 };
    return QANAT_OK;
}

qanat_status file_open(const char *path, size_t max_bytes, file_map *out, qanat_error *err)
{
    bool standard_input = strcmp(path, "-") == 0;
    int fd = standard_input ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return error_errno(err, path, "open it");
    qanat_status s = open_fd(fd, path, max_bytes, out, err);
    if (!standard_input)
        close(fd);
    return s;
}

void file_close(file_map *f)
{
    if (f->mapped)
        munmap(f->base, f->mapped);
    else
        free(f->base);
    *f = (file_map){ 0 };
}

static bool write_fd(int fd, str bytes)
{
    while (bytes.n) {
        ssize_t n = write(fd, bytes.at, bytes.n);
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            return false;
        bytes = str_drop(bytes, (size_t)n);
    }
    return fsync(fd) == 0;
}

static void sync_folder(const char *path)
{
    char folder[4096];
    const char *slash = strrchr(path, '/');
    int n = slash ? (int)(slash - path) : 1;
    if (snprintf(folder, sizeof folder, "%.*s", n ? n : 1, slash ? path : ".") < 0)
        return;
    int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd >= 0) {
        (void)fsync(fd);
        close(fd);
    }
}

qanat_status file_write(const char *path, str bytes, qanat_error *err)
{
    char temp[4096];
    int n = snprintf(temp, sizeof temp, "%s.tmp-%ld", path, (long)getpid());
    if (n < 0 || (size_t)n >= sizeof temp)
        return error_at(err, QANAT_E_INPUT, path, 0, 0, "the path is too long");
    int fd = open(temp, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
    if (fd < 0)
        return error_errno(err, path, "write it");
    bool good = write_fd(fd, bytes);
    good = close(fd) == 0 && good;
    if (!good || rename(temp, path) != 0) {
        qanat_status s = error_errno(err, path, "write it");
        (void)unlink(temp);
        return s == QANAT_E_INPUT ? QANAT_E_SYSTEM : s;
    }
    sync_folder(path);
    return QANAT_OK;
}
