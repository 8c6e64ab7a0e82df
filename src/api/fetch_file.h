/*
 * One file from its publisher's address onto the disk: conditional, bounded in size and time, gone
 * on with where a break left it.
 *
 * FILE        the file as it was last accepted         FILE.meta       its ETag, date, address,
 * checksum FILE.part   what came so far of a newer one          FILE.part.meta  what that newer one
 * is new/FILE    a whole newer one that is not accepted yet
 */
#ifndef QANAT_API_FETCH_FILE_H
#define QANAT_API_FETCH_FILE_H

#include "base/arena.h"
#include "base/error.h"
#include "base/sha256.h"

typedef struct fetch_limits {
    bool loopback; /* http from this machine */
    unsigned tries, wait_ms;
    long stall_s, total_s;
    bool (*progress)(void *context, uint64_t done, uint64_t total);
    void *context;
} fetch_limits;

typedef struct fetch_file {
    const char *url, *path, *new; /* new: the path of new/FILE, whose folder is there */
    uint64_t max_bytes;
    bool known; /* the accepted one is in the store: ask whether there is a newer one only */
    /* out */
    bool unchanged;
    char sha256[SHA256_HEX];
    uint64_t bytes, resumed_at;
    char etag[256], modified[128];
} fetch_file;

/* QANAT_E_INPUT: refused (not https, too large, a web page in place of a list, a status that says
 * no). QANAT_E_SYSTEM: no connection, too slow, broken off; what came is kept for the next time. */
qanat_status fetch_get(const fetch_limits *l, fetch_file *f, qanat_error *err);
/* new/FILE becomes FILE */
qanat_status fetch_accept(const fetch_file *f, qanat_error *err);
/* new/FILE is of no use */
void fetch_refuse(const fetch_file *f);

#endif
