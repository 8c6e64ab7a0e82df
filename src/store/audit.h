/*
 * The audit log: every screening and every decision, in the order they were made, in a file beside
 * the store that is only ever added to. Not in the database: screening must not wait for an
 * import's transaction, and a file that only grows can be copied, signed and watched from outside.
 *
 * STORE-audit/log   one entry a line: 64 hexadecimal digits, a blank, a JSON object. The digits are
 * the SHA-256 of the digits of the line before (64 zeros before the first) followed by the object;
 * so no line can be changed, taken out, put in or moved without all later ones. STORE-audit/head
 * number, length and digits of the last entry, so that a log cut short is seen.
 *
 * The head is written after the log and without waiting for the disk; audit_sync waits. What a
 * power failure takes from the log but not from the head is shown by a "gap" entry that cannot be
 * removed. A handle may be used by several threads, the log by several processes. Cost: the
 * checksum of what is written (some 250 MB/s) and two writes for each call.
 */
#ifndef QANAT_STORE_AUDIT_H
#define QANAT_STORE_AUDIT_H

#include "base/arena.h"
#include "base/error.h"
#include "base/sha256.h"

typedef struct audit audit;

/* QANAT_E_STORE: the folder cannot be written. QANAT_E_SYSTEM: disk full. */
qanat_status audit_open(const char *store, audit **out, qanat_error *err);
void audit_close(audit *l); /* syncs; NULL is fine */

typedef struct audit_entry {
    str body;              /* members of a JSON object without braces: "kind":"screen",… */
    uint64_t n;            /* out: its number, from 1 */
    char hash[SHA256_HEX]; /* out */
} audit_entry;

/* All or none; numbers follow each other. Synced where the last time is more than a second ago. */
qanat_status audit_append(audit *l, audit_entry *entries, size_t count, qanat_error *err);
qanat_status audit_sync(audit *l, qanat_error *err);

/* ---- reading */

typedef struct audit_line {
    uint64_t n, offset;
    str hash, json;
} audit_line;

/* Every line from number `from` on, checked: QANAT_E_STORE with line and offset at the first that
 * does not follow from the one before. `visit` false stops. No log: no lines. */
typedef bool (*audit_visit)(void *context, const audit_line *line);
qanat_status audit_each(const char *store, uint64_t from, audit_visit visit, void *context,
                        qanat_error *err);
/* One entry; its text is in `a`. QANAT_E_NOT_FOUND */
qanat_status audit_get(const char *store, uint64_t n, arena *a, audit_line *out, qanat_error *err);
/* The last entry whose object has this text in it. QANAT_E_NOT_FOUND */
qanat_status audit_find_last(const char *store, str needle, arena *a, audit_line *out,
                             qanat_error *err);

typedef struct audit_state {
    uint64_t entries;
    char hash[SHA256_HEX]; /* of the last */
    uint64_t behind; /* entries that a crash kept from the head: good, but the head does not vouch
                        for them */
} audit_state;

/* Reads everything; `visit` as above, may be NULL. QANAT_E_STORE: what was changed, and where. */
qanat_status audit_verify(const char *store, audit_visit visit, void *context, audit_state *out,
                          qanat_error *err);

#endif
