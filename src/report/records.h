/*
 * Where the entities of a report are looked up: the lists that an engine has open, with a session for
 * this thread.
 */
#ifndef QANAT_REPORT_RECORDS_H
#define QANAT_REPORT_RECORDS_H

#include "screen/screen.h"

typedef struct record_source {
    const screen_lists *lists;
    index_session *session;
} record_source;

#endif
