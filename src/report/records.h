/*
 * Where the entities of a report are looked up: the lists that an engine has open, with a session
 * for this thread.
 */
#ifndef QANAT_REPORT_RECORDS_H
#define QANAT_REPORT_RECORDS_H

#include "screen/screen.h"

/* What was found for a name stays true for as long as the lists are open: a session keeps the
 * answers of its last names, as reports of one day speak of the same people. One a thread, for one
 * set of lists. */
typedef struct record_cache record_cache;
record_cache *record_cache_new(void);
void record_cache_free(record_cache *c); /* NULL is fine */

typedef struct record_source {
    const screen_lists *lists;
    index_session *session;
    record_cache *cache; /* may be NULL */
} record_source;

#endif
