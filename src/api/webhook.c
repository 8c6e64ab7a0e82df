/*
 * See webhook.h. The signature covers the time and the body: HMAC-SHA-256 over "TIME.BODY", sent as
 * "X-Qanat-Signature: t=TIME,v1=HEX", so that a receiver can refuse old messages sent again.
 * Between tries the wait doubles, with up to a quarter more by chance, so that many senders do not
 * come back together.
 */
#include "api/webhook.h"
#include "api/http.h"
#include "base/sha256.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

enum { MESSAGE_EVENTS = 100, WAIT_MAX_MS = 60000, STALL_S = 20, TOTAL_S = 60 };

qanat_status webhook_check(const char *url, qanat_error *err)
{
    return http_check_url(url, true, err) == QANAT_OK ? QANAT_OK : QANAT_E_USAGE;
}

static void put_message(const watch_event_array *events, buf *out)
{
    buf_puts(out, "{\"events\":[");
    for (size_t i = 0; i < events->n; i++)
        buf_printf(out, "%s{\"id\":%lld,%.*s", i ? "," : "", (long long)events->at[i].id,
                   STR_ARG(str_drop(events->at[i].body, 1)));
    buf_puts(out, "]}");
}

static bool send_once(const webhook *w, const buf *message, http_answer *answer)
{
    char signature[160], hex[SHA256_HEX];
    buf signed_text = { 0 };
    long long now = (long long)time(NULL);
    const char *headers[] = { "Content-Type: application/json",
                              "Expect:", *w->secret ? signature : NULL, NULL };
    buf_printf(&signed_text, "%lld.", now);
    buf_put(&signed_text, message->at, message->n);
    sha256_hmac(str_of(w->secret), buf_view(&signed_text), hex);
    (void)snprintf(signature, sizeof signature, "X-Qanat-Signature: t=%lld,v1=%s", now, hex);
    buf_free(&signed_text);
    http_request r = { .url = w->url,
                       .loopback = true,
                       .headers = headers,
                       .post = message->at,
                       .post_bytes = message->n,
                       .stall_s = STALL_S,
                       .total_s = TOTAL_S };
    return http_run(&r, answer);
}

static bool is_taken(const http_answer *a)
{
    return a->status / 100 == 2;
}

/* the receiver may want it later; anything else of 4xx it will never want */
static bool is_worth_more(const http_answer *a)
{
    return a->network || a->status / 100 == 5 || a->status == 408 || a->status == 429;
}

static bool send_message(const webhook *w, const buf *message, http_answer *answer)
{
    unsigned wait = w->wait_ms;
    for (unsigned i = 0; i < w->tries; i++) {
        bool whole = send_once(w, message, answer);
        if (whole && is_taken(answer))
            return true;
        if (!is_worth_more(answer) || i + 1 == w->tries)
            return false;
        unsigned more = wait / 4 ? (unsigned)(clock() % (clock_t)(wait / 4)) : 0;
        (void)usleep((useconds_t)(wait + more) * 1000);
        wait = wait * 2 > WAIT_MAX_MS ? WAIT_MAX_MS : wait * 2;
    }
    return false;
}

static qanat_status mark(store *s, const watch_event_array *events, qanat_error *err)
{
    qanat_status st = watch_begin(s, err);
    if (st == QANAT_OK)
        st = watch_delivered(s, events->at[0].id, events->at[events->n - 1].id, err);
    return st == QANAT_OK ? watch_commit(s, err) : st;
}

qanat_status webhook_deliver(const webhook *w, store *s, uint64_t *delivered, uint64_t *due,
                             qanat_error *err)
{
    qanat_status st = QANAT_OK;
    arena *a = arena_new();
    *delivered = *due = 0;
    for (;;) {
        watch_event_array events;
        buf message = { 0 };
        http_answer answer;
        arena_reset(a);
        st = watch_events(s, 0, true, MESSAGE_EVENTS, a, &events, err);
        if (st != QANAT_OK || !events.n)
            break;
        put_message(&events, &message);
        bool taken = send_message(w, &message, &answer);
        buf_free(&message);
        if (!taken) {
            st = watch_events(s, 0, true, 0, a, &events, err);
            *due = events.n;
            if (st == QANAT_OK)
                st = error_set(
                    err, QANAT_E_SYSTEM,
                    "the webhook %s did not take the events (%s %ld); %zu wait for the next run",
                    w->url, answer.problem[0] ? answer.problem : "status", answer.status, events.n);
            break;
        }
        st = mark(s, &events, err);
        if (st != QANAT_OK)
            break;
        *delivered += events.n;
    }
    arena_free(a);
    return st;
}
