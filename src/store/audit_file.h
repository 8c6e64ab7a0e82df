/*
 * The form of the audit log's files, for its writer and its reader. Not for other rooms.
 */
#ifndef QANAT_STORE_AUDIT_FILE_H
#define QANAT_STORE_AUDIT_FILE_H

#include "base/buf.h"
#include "store/audit.h"

enum { AUDIT_JSON_AT = 65, AUDIT_HEAD_BYTES = 107 };

typedef struct audit_head {
    uint64_t n, bytes;
    char hash[SHA256_HEX];
} audit_head;

/* the digits of a line from those of the line before; `out` may be `before` */
void audit_link(const char before[SHA256_HEX], str json, char out[SHA256_HEX]);

/* An empty head of an empty log is all zeros. QANAT_E_STORE: damaged, or missing beside a log. */
qanat_status audit_read_head(int fd, const char *log_path, audit_head *out, qanat_error *err);

/* How far the log is good: behind the head the lines that follow from it; where it is shorter than
 * the head, its last whole line. */
typedef struct audit_scan {
    uint64_t n, bytes;
    char hash[SHA256_HEX];
} audit_scan;
qanat_status audit_scan_tail(const char *log_path, const audit_head *h, audit_scan *out,
                             qanat_error *err);

#endif
