/*
 * Runs a fuzz target over files and folders, for builds without libFuzzer. Each file is also tried
 * cut off at 64 places, so that a small corpus covers truncated input. Fails where there is no
 * file.
 */
#include "base/file.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static size_t files;

/* a copy of exactly the size, so that a sanitizer sees a byte read too far */
static void run_once(str bytes)
{
    uint8_t *copy = malloc(bytes.n ? bytes.n : 1);
    if (!copy)
        abort();
    if (bytes.n)
        memcpy(copy, bytes.at, bytes.n);
    (void)LLVMFuzzerTestOneInput(copy, bytes.n);
    free(copy);
}

static void run_file(const char *path)
{
    file_map f;
    qanat_error err;
    if (file_open(path, 0, &f, &err) != QANAT_OK) {
        (void)fprintf(stderr, "%s: %s\n", path, err.message);
        exit(1);
    }
    run_once(f.bytes);
    for (size_t i = 0; i < 64 && f.bytes.n > 64; i++)
        run_once(str_take(f.bytes, f.bytes.n * i / 64));
    file_close(&f);
    files++;
}

static void run_path(const char *path)
{
    struct stat st;
    char inner[4096];
    if (stat(path, &st) != 0 || !S_ISDIR(st.st_mode)) {
        run_file(path);
        return;
    }
    DIR *d = opendir(path);
    if (!d)
        return;
    for (struct dirent *e = readdir(d); e; e = readdir(d))
        if (e->d_name[0] != '.' &&
            snprintf(inner, sizeof inner, "%s/%s", path, e->d_name) < (int)sizeof inner)
            run_file(inner);
    (void)closedir(d);
}

int main(int argc, char **argv)
{
    for (int i = 1; i < argc; i++)
        run_path(argv[i]);
    printf("%zu files\n", files);
    return files ? 0 : 1;
}
