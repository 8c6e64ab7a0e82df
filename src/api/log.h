/*
 * What the engine does with every answer: lays people's decisions on it and writes it into the
 * audit log.
 */
#ifndef QANAT_API_LOG_H
#define QANAT_API_LOG_H

#include "screen/query.h"
#include "store/audit.h"
#include "store/decide.h"

/* The decisions that count, by hit; immutable. */
typedef struct log_decisions {
    decision_array all;
    map by_hit;
    int64_t last; /* the newest decision that was known */
} log_decisions;

typedef struct engine_log engine_log;

/* The log of one engine: which lists, which program, who. `lists` outlives it. Nothing is written
 * before the first answer. */
typedef struct log_setup {
    const char *store, *by; /* NULL: $QANAT_BY, else login@host */
    str knowledge;
    const store_list_array *lists;
    int64_t decisions;
    qanat_audit_mode mode;
} log_setup;
engine_log *log_new(const log_setup *setup);
void log_free(engine_log *l); /* syncs; NULL is fine */
/* the one given, else $QANAT_BY, else login@machine */
str log_who(const char *given, arena *a);
/* why answers are not logged; NULL while they are */
const char *log_unlogged(const engine_log *l);

/* Begins the run (once) and says whether answers are to be logged. QANAT_E_STORE, QANAT_E_SYSTEM */
qanat_status log_begin(engine_log *l, bool *on, qanat_error *err);
/* members of an entry; `row` 0: none */
void log_put_answer(const engine_log *l, uint64_t row, const screen_query *q, str matches,
                    buf *out);
qanat_status log_append(engine_log *l, audit_entry *entries, size_t n, qanat_error *err);

/* Gives every match its hit, and what was decided on it. A false positive whose facts are what they
 * were is no match any more. */
void log_decided(const log_decisions *d, const screen_query *q, arena *a, screen_result *found);

/* "2026-02-27T10:00:00Z" */
str log_now(arena *a);

#endif
