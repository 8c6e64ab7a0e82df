/*
 * Events to another program, over HTTP: at least once each, in order, signed.
 */
#ifndef QANAT_API_WEBHOOK_H
#define QANAT_API_WEBHOOK_H

#include "store/watch.h"

typedef struct webhook {
    const char *url, *secret; /* secret "": not signed */
    unsigned tries, wait_ms;
} webhook;

/* QANAT_E_USAGE: neither https nor http to this machine */
qanat_status webhook_check(const char *url, qanat_error *err);
/* Sends what was not delivered yet, up to 100 events a message. What was taken (2xx) is marked at
 * once. QANAT_E_SYSTEM: not all were taken; *due says how many wait. */
qanat_status webhook_deliver(const webhook *w, store *s, uint64_t *delivered, uint64_t *due,
                             qanat_error *err);

#endif
