/*
 * The only door to the network: libcurl with what it must not do switched off. https only,
 * certificates checked, no other protocol after a redirect; plain http to this machine alone, where
 * the caller says so.
 */
#ifndef QANAT_API_HTTP_H
#define QANAT_API_HTTP_H

#include "base/buf.h"
#include "base/error.h"

/* http: or https: with a host; `loopback`: http is allowed, and to 127.0.0.1, [::1] and localhost
 * only. QANAT_E_INPUT: anything else */
qanat_status http_check_url(const char *url, bool loopback, qanat_error *err);

typedef struct http_answer {
    long status;    /* 0: no answer came */
    bool network;   /* the connection failed or broke: worth another try */
    char url[2048]; /* after redirects */
    char type[256], etag[256], modified[128], ranges[64];
    int64_t length, range_from; /* what the server announced; -1: nothing */
    char problem[256];
} http_answer;

/* One request. `take` gets the body of an answer as it comes, after the headers are in *answer;
 * false ends it. False where no whole answer came: `problem` says why. */
typedef struct http_request {
    const char *url;
    bool loopback;
    const char *const *headers; /* NULL at the end; NULL: none */
    const char *post;           /* NULL: GET */
    size_t post_bytes;
    long connect_ms, stall_s, total_s; /* stall: seconds with less than 100 bytes a second */
    bool (*take)(void *context, const http_answer *answer, const char *bytes, size_t count);
    void *context;
} http_request;
bool http_run(const http_request *r, http_answer *answer);

#endif
