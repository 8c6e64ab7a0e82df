/*
 * The engine and the session from inside: what implementations of qanat.h share.
 */
#ifndef QANAT_API_ENGINE_H
#define QANAT_API_ENGINE_H

#include "base/data.h"
#include "record/country.h"
#include "screen/screen.h"
#include "store/store.h"

struct qanat_engine {
    arena *a;
    char *store;             /* path */
    data_set *data;
    name_table *names;
    country_table *countries;
    screen_lists lists;
    bool starter;            /* the lists are the built-in one */
    str knowledge;           /* a checksum of data/names: an index is good only for the same */
    buf *built;              /* indexes made in memory, one for each segment at most */
    size_t built_n;
};

struct qanat_session {
    const qanat_engine *engine;
    screen_session *screen;
    index_session *reading; /* made by the first report that is read */
    arena *a; /* reset by calls that make no handle */
};

/* $QANAT_DB and its default, in memory of the caller's to free() */
char *engine_store_path(const char *given);
qanat_status engine_data(const char *given, data_set **out, qanat_error *err);
/* "sha256" of data/names, in `a` */
str engine_knowledge(const data_set *d, arena *a);

/* a query of the public kind as the inner one; strings are the caller's */
qanat_status engine_query(const qanat_query *q, arena *a, screen_query *out, qanat_error *err);

#endif
