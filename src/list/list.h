/*
 * Importers: one file per source format, each turning files into records one after another and
 * handing them to a sink. What a source says and an importer does not understand is counted under
 * its name and comes back in the report.
 */
#ifndef QANAT_LIST_LIST_H
#define QANAT_LIST_LIST_H

#include "base/data.h"
#include "base/map.h"
#include "list/input.h"
#include "record/country.h"
#include "record/record.h"

typedef enum list_operation { LIST_ADD, LIST_MODIFY, LIST_DELETE } list_operation;

typedef struct list_sink {
    /* the record is valid during the call; of a deleted one only the id counts */
    qanat_status (*take)(void *context, list_operation op, const record *r, qanat_error *err);
    void *context;
} list_sink;

typedef struct list_count {
    str name;
    uint64_t count;
} list_count;

/* What an importer found out about the files. Lives in the arena of the import. */
typedef struct list_report {
    arena *a;
    VEC(list_count) unknown; /* fields and values not understood */
    map unknown_at;
    char date[11];    /* of the list as the file says it, or empty */
    uint64_t records; /* handed over, nodes and edges included */
} list_report;

void list_unknown(list_report *r, str name);
void list_unknown_c(list_report *r, const char *name);

/* Everything an importer is given. */
typedef struct list_job {
    const data_set *data;
    const country_table *countries;
    input **inputs;
    size_t input_n;
    const char *mapping; /* path of a mapping file, for "csv" */
    list_sink sink;
    list_report *report;
    arena *a;                  /* for the whole import: name tables, reference values */
    const volatile bool *stop; /* asked for by the caller */
} list_job;

typedef struct list_format {
    const char *name;  /* as --format takes it */
    const char *list;  /* the list's usual name, NULL where the format does not tell */
    const char *title; /* for people */
    bool set;          /* several files make one list */
    bool delta;        /* operations on a list rather than a whole list */
    /* 0: not this format, 100: certainly */
    int (*detect)(str head);
    qanat_status (*read)(list_job *job, qanat_error *err);
} list_format;

const list_format *list_format_of(str name);     /* NULL where there is none */
const list_format *list_format_at(size_t place); /* NULL behind the last */
/* QANAT_E_INPUT where nothing fits: the message names the formats */
qanat_status list_detect(input *in, const list_format **out, qanat_error *err);

/* hands one record over; counts it */
qanat_status list_emit(list_job *job, const record *r, qanat_error *err);

/* ---- shared by importers */

/* a date fact in normal form; one that is no date is kept as a note and counted */
void list_add_date(list_job *job, record *r, const char *prop, str text);
/* a country fact as a code; an unknown one is kept as it is and counted */
void list_add_country(list_job *job, record *r, const char *prop, str name);
/* a node that belongs to `of`: id "<of>-<what>-<n>" */
record list_node(arena *a, const record *of, const char *schema, const char *what, size_t n);
/* parts joined by ", ", empty ones passed over */
str list_join(arena *a, const str *parts, size_t n, const char *between);

#endif
