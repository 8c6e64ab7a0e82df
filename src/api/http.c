/*
 * See http.h. Redirects are followed by hand, so that every hop is checked like the first.
 */
#include "api/http.h"

#include <curl/curl.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <strings.h>

enum { REDIRECTS = 5 };

typedef struct transfer {
    const http_request *r;
    http_answer *answer;
    char location[2048];
    bool refused; /* by the caller */
} transfer;

static void start_curl(void)
{
    (void)curl_global_init(CURL_GLOBAL_DEFAULT);
}

static bool is_loopback(const char *host)
{
    return strcmp(host, "127.0.0.1") == 0 || strcmp(host, "[::1]") == 0 ||
           strcmp(host, "localhost") == 0;
}

qanat_status http_check_url(const char *url, bool loopback, qanat_error *err)
{
    char *scheme = NULL, *host = NULL;
    CURLU *u = curl_url();
    bool good = u && curl_url_set(u, CURLUPART_URL, url, CURLU_NON_SUPPORT_SCHEME) == CURLUE_OK &&
                curl_url_get(u, CURLUPART_SCHEME, &scheme, 0) == CURLUE_OK &&
                curl_url_get(u, CURLUPART_HOST, &host, 0) == CURLUE_OK;
    bool https = good && strcmp(scheme, "https") == 0, http = good && strcmp(scheme, "http") == 0;
    bool local = http && loopback && is_loopback(host);
    curl_free(scheme);
    curl_free(host);
    curl_url_cleanup(u);
    if (https || local)
        return QANAT_OK;
    return error_set(err, QANAT_E_INPUT, "%s: only https is fetched%s", url,
                     http && loopback ? ", and http from this machine" : "");
}

/* a header's value, trimmed, into a fixed place */
static bool header(const char *line, size_t n, const char *name, char *to, size_t size)
{
    size_t k = strlen(name);
    if (n <= k || strncasecmp(line, name, k) != 0)
        return false;
    str value = str_trim((str){ line + k, n - k });
    if (value.n < size)
        (void)snprintf(to, size, "%.*s", STR_ARG(value));
    return true;
}

static size_t take_header(char *line, size_t one, size_t n, void *context)
{
    transfer *t = context;
    http_answer *a = t->answer;
    char number[64] = "";
    (void)one;
    if (n > 5 && strncmp(line, "HTTP/", 5) == 0) { /* a new answer (after 100 Continue) */
        a->etag[0] = a->modified[0] = a->type[0] = a->ranges[0] = t->location[0] = 0;
        a->length = a->range_from = -1;
    }
    (void)header(line, n, "etag:", a->etag, sizeof a->etag);
    (void)header(line, n, "last-modified:", a->modified, sizeof a->modified);
    (void)header(line, n, "content-type:", a->type, sizeof a->type);
    (void)header(line, n, "accept-ranges:", a->ranges, sizeof a->ranges);
    (void)header(line, n, "location:", t->location, sizeof t->location);
    if (header(line, n, "content-length:", number, sizeof number))
        a->length = strtoll(number, NULL, 10);
    if (header(line, n, "content-range:", number, sizeof number) &&
        strncmp(number, "bytes ", 6) == 0)
        a->range_from = strtoll(number + 6, NULL, 10);
    return n;
}

static CURL *current(transfer *t, CURL *c)
{
    (void)curl_easy_getinfo(c, CURLINFO_RESPONSE_CODE, &t->answer->status);
    return c;
}

typedef struct body {
    transfer *t;
    CURL *c;
} body;

static size_t take_body(char *bytes, size_t one, size_t n, void *context)
{
    body *b = context;
    (void)one;
    (void)current(b->t, b->c);
    if (b->t->answer->status / 100 == 3 && b->t->location[0])
        return n; /* a redirect's own text */
    if (b->t->r->take && !b->t->r->take(b->t->r->context, b->t->answer, bytes, n)) {
        b->t->refused = true;
        return 0;
    }
    return n;
}

static void set_limits(CURL *c, const http_request *r)
{
    curl_easy_setopt(c, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(c, CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(c, CURLOPT_PROTOCOLS_STR, r->loopback ? "http,https" : "https");
    curl_easy_setopt(c, CURLOPT_SSL_VERIFYPEER, 1L);
    curl_easy_setopt(c, CURLOPT_SSL_VERIFYHOST, 2L);
    curl_easy_setopt(c, CURLOPT_SSLVERSION, (long)CURL_SSLVERSION_TLSv1_2);
    curl_easy_setopt(c, CURLOPT_CONNECTTIMEOUT_MS, r->connect_ms ? r->connect_ms : 30000L);
    curl_easy_setopt(c, CURLOPT_LOW_SPEED_LIMIT, 100L);
    curl_easy_setopt(c, CURLOPT_LOW_SPEED_TIME, r->stall_s ? r->stall_s : 30L);
    curl_easy_setopt(c, CURLOPT_TIMEOUT, r->total_s);
    curl_easy_setopt(c, CURLOPT_USERAGENT, "qanat/" QANAT_VERSION);
    curl_easy_setopt(c, CURLOPT_COOKIEFILE, NULL);
    if (r->loopback) /* nothing between this machine and itself */
        curl_easy_setopt(c, CURLOPT_NOPROXY, "127.0.0.1,localhost,::1");
}

static struct curl_slist *header_list(const http_request *r)
{
    struct curl_slist *list = NULL;
    for (size_t i = 0; r->headers && r->headers[i]; i++)
        list = curl_slist_append(list, r->headers[i]);
    return list;
}

/* one hop; *more where the answer sends elsewhere, which stands in t->location then */
static CURLcode one_hop(transfer *t, const char *url, char *why)
{
    const http_request *r = t->r;
    CURL *c = curl_easy_init();
    if (!c)
        return CURLE_OUT_OF_MEMORY;
    struct curl_slist *headers = header_list(r);
    body b = { t, c };
    set_limits(c, r);
    curl_easy_setopt(c, CURLOPT_URL, url);
    curl_easy_setopt(c, CURLOPT_HTTPHEADER, headers);
    curl_easy_setopt(c, CURLOPT_HEADERFUNCTION, take_header);
    curl_easy_setopt(c, CURLOPT_HEADERDATA, t);
    curl_easy_setopt(c, CURLOPT_WRITEFUNCTION, take_body);
    curl_easy_setopt(c, CURLOPT_WRITEDATA, &b);
    curl_easy_setopt(c, CURLOPT_ERRORBUFFER, why);
    if (r->post) {
        curl_easy_setopt(c, CURLOPT_POSTFIELDS, r->post);
        curl_easy_setopt(c, CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)r->post_bytes);
    }
    CURLcode code = curl_easy_perform(c);
    (void)current(t, c);
    if (t->location[0]) { /* relative addresses against the one asked */
        CURLU *u = curl_url();
        char *full = NULL;
        if (u && curl_url_set(u, CURLUPART_URL, url, 0) == CURLUE_OK &&
            curl_url_set(u, CURLUPART_URL, t->location, CURLU_NON_SUPPORT_SCHEME) == CURLUE_OK &&
            curl_url_get(u, CURLUPART_URL, &full, 0) == CURLUE_OK)
            (void)snprintf(t->location, sizeof t->location, "%s", full);
        curl_free(full);
        curl_url_cleanup(u);
    }
    curl_slist_free_all(headers);
    curl_easy_cleanup(c);
    return code;
}

bool http_run(const http_request *r, http_answer *answer)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    char why[CURL_ERROR_SIZE] = "";
    qanat_error err = { 0 };
    (void)pthread_once(&once, start_curl);
    *answer = (http_answer){ .length = -1, .range_from = -1 };
    (void)snprintf(answer->url, sizeof answer->url, "%s", r->url);
    for (int hop = 0; hop <= REDIRECTS; hop++) {
        transfer t = { .r = r, .answer = answer };
        if (http_check_url(answer->url, r->loopback, &err) != QANAT_OK) {
            (void)snprintf(answer->problem, sizeof answer->problem, "%.250s", err.message);
            return false;
        }
        CURLcode code = one_hop(&t, answer->url, why);
        if (code != CURLE_OK) {
            answer->network = !t.refused && code != CURLE_PEER_FAILED_VERIFICATION &&
                              code != CURLE_SSL_CACERT_BADFILE;
            if (!t.refused)
                (void)snprintf(answer->problem, sizeof answer->problem, "%.250s",
                               why[0] ? why : curl_easy_strerror(code));
            return false;
        }
        if (answer->status / 100 != 3 || answer->status == 304 || !t.location[0] || r->post)
            return true;
        (void)snprintf(answer->url, sizeof answer->url, "%s", t.location);
    }
    (void)snprintf(answer->problem, sizeof answer->problem,
                   "sent from address to address more than %d times", REDIRECTS);
    return false;
}
