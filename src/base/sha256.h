/*
 * SHA-256 and HMAC-SHA-256 (FIPS 180-4, RFC 2104): checksums of list files, the chain of the audit
 * log and the signature of webhooks. About 250 MB/s; a library would be one more dependency for one
 * function.
 */
#ifndef QANAT_BASE_SHA256_H
#define QANAT_BASE_SHA256_H

#include "base/str.h"

typedef struct sha256 {
    uint32_t h[8];
    uint64_t bytes;
    unsigned char block[64];
} sha256;

enum { SHA256_BYTES = 32, SHA256_HEX = 65 };

void sha256_begin(sha256 *s);
void sha256_add(sha256 *s, const void *bytes, size_t count);
void sha256_end(sha256 *s, unsigned char out[SHA256_BYTES]);
/* lower case, terminated */
void sha256_hex(const unsigned char digest[SHA256_BYTES], char out[SHA256_HEX]);
void sha256_of(str bytes, char out[SHA256_HEX]);
void sha256_hmac(str key, str bytes, char out[SHA256_HEX]);

#endif
