/*
 * The engine and the session from inside: what implementations of qanat.h share.
 */
#ifndef QANAT_API_ENGINE_H
#define QANAT_API_ENGINE_H

#include "api/log.h"
#include "base/data.h"
#include "record/country.h"
#include "screen/screen.h"
#include "store/store.h"
#include "store/watch.h"

struct qanat_engine {
    arena *a;
    char *store; /* path */
    data_set *data;
    name_table *names;
    country_table *countries;
    screen_lists lists;
    bool keeps_indexes; /* indexes that had to be made again are written to the store */
    bool starter;       /* the lists are the built-in one */
    str knowledge;      /* a checksum of data/names: an index is good only for the same */
    buf *built;         /* indexes made in memory, one for each segment at most */
    size_t built_n;
    store_list_array stored; /* the lists in use as the store names them */
    log_decisions decisions;
    engine_log *log; /* has a lock of its own */
};

struct qanat_session {
    const qanat_engine *engine;
    screen_session *screen;
    index_session *reading;     /* made by the first report that is read */
    struct record_cache *found; /* the same */
    struct word_memo *words;    /* the same */
    arena *a;                   /* reset by calls that make no handle */
};

/* $QANAT_DB and its default, in memory of the caller's to free() */
char *engine_store_path(const char *given);
qanat_status engine_data(const char *given, data_set **out, qanat_error *err);
/* "sha256" of data/names, in `a` */
str engine_knowledge(const data_set *d, arena *a);

/* The lists as a run of the audit log names them. */
typedef struct engine_pin {
    const str *names;
    const int64_t *versions;
    size_t n;
    int64_t decisions; /* the newest decision that was known */
} engine_pin;
/* qanat_engine_open with the lists of `pin` (NULL: the current ones). QANAT_E_NOT_FOUND: a version
 * is no longer kept. */
qanat_status engine_open_at(const qanat_engine_options *o, const engine_pin *pin,
                            qanat_engine **out, qanat_error *err);

/* screen_run with what was decided laid on: a silent hit takes no place among the `limit` */
qanat_status engine_answer(const qanat_engine *e, screen_session *s, const screen_query *q,
                           arena *a, screen_result *out, qanat_error *err);

/* a query of the public kind as the inner one; strings are the caller's */
qanat_status engine_query(const qanat_query *q, arena *a, screen_query *out, qanat_error *err);

#endif
