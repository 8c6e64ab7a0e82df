/*
 * Entries of the audit log, read back.
 */
#ifndef QANAT_API_ENTRY_H
#define QANAT_API_ENTRY_H

#include "api/engine.h"

typedef struct log_entry {
    str kind, at, by, program, on; /* as the kind has them */
    uint64_t run;
    str query, matches; /* JSON */
    str_list names;     /* of a run: the lists */
    VEC(int64_t) versions;
    int64_t decisions;
} log_entry;

/* QANAT_E_STORE: not an entry of this program */
qanat_status entry_read(str text, arena *a, log_entry *out, qanat_error *err);
/* a screening and the run it belongs to; QANAT_E_INPUT: not a screening */
qanat_status entry_screening(const char *path, const audit_line *line, arena *a, log_entry *out,
                             log_entry *run, qanat_error *err);
/* the engine as it was in a run; it does not log */
qanat_status entry_engine(const char *path, const char *data, const log_entry *run,
                          qanat_engine **out, qanat_error *err);

#endif
