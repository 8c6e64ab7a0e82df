/*
 * Whole files: mapped or read, and written so that a reader sees the old bytes or the new ones,
 * never a mixture.
 */
#ifndef QANAT_BASE_FILE_H
#define QANAT_BASE_FILE_H

#include "base/error.h"

typedef struct file_map {
    str bytes;
    void *base; /* private */
    size_t mapped;
} file_map;

/* Maps a regular file read-only, or reads a pipe ("-" is standard input) to its end.
 * QANAT_E_INPUT: missing, unreadable, a folder, larger than `max_bytes` (0: no limit). */
qanat_status file_open(const char *path, size_t max_bytes, file_map *out, qanat_error *err);
void file_close(file_map *f);

/* Writes a temporary file beside `path`, syncs it, renames it and syncs the folder. */
qanat_status file_write(const char *path, str bytes, qanat_error *err);

#endif
