/*
 * qanat: reads reports in Arabic and English and shows who dealt with whom, and screens names
 * against sanctions lists across scripts.
 */
#ifndef QANAT_H
#define QANAT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#define QANAT_VERSION "0.1.0"

typedef enum qanat_status {
    QANAT_OK = 0,
    QANAT_E_USAGE,     /* an argument is out of range or options contradict each other */
    QANAT_E_INPUT,     /* a file, list, report or query is missing, unreadable or malformed */
    QANAT_E_NOT_FOUND, /* no such record, list or report */
    QANAT_E_STORE,     /* the store is damaged, locked, read-only or made by a newer version */
    QANAT_E_SYSTEM,    /* the operating system refused: disk full, out of descriptors */
    QANAT_E_LIMIT      /* a named maximum of limits.h was met */
} qanat_status;

/* Filled by the library on failure; the caller owns it. Every function that takes one accepts NULL.
 */
typedef struct qanat_error {
    qanat_status status;
    char message[512];     /* UTF-8: what is wrong and what would be right */
    char file[256];        /* empty where no file is concerned */
    uint64_t line, column; /* from 1; 0 where unknown */
    uint64_t offset;       /* byte offset in the file; 0 where unknown */
} qanat_error;

/*
 * The library's manual.
 *
 * One engine holds what is read only: the knowledge of data/, the compiled indexes of the lists in
 * a store, or the built-in starter list where the store has none. It is immutable and may be used
 * by any number of threads. Each thread has a session of its own. Results are handles: everything
 * reached through one lives until it is freed. Every _free and _close takes NULL.
 *
 *     qanat_error err;
 *     qanat_engine *engine;
 *     if (qanat_engine_open(&(qanat_engine_options){ .size = sizeof(qanat_engine_options) },
 * &engine, &err)) …err.message… qanat_session *session = qanat_session_new(engine); const char
 * *names[] = { "Jane Roe" }; qanat_query q = { .size = sizeof q, .names = names, .name_count = 1,
 * .schema = "Person" }; qanat_matches *found; if (qanat_screen(session, &q, &found, &err) ==
 * QANAT_OK) for (size_t i = 0; i < qanat_matches_count(found); i++) puts(qanat_matches_at(found,
 * i)->caption); qanat_matches_free(found); qanat_session_free(session); qanat_engine_close(engine);
 *
 * Strings are UTF-8. Structs that go in start with their size, so that later fields can be added;
 * zero means the usual for every other field. A failed call leaves its outputs untouched.
 */

/* ---- the engine */

typedef struct qanat_engine qanat_engine;
typedef struct qanat_session qanat_session;

/* Every screening goes into an append-only log beside the store: docs/audit.md. */
typedef enum qanat_audit_mode {
    QANAT_AUDIT_USUAL, /* logged, but where the store's folder cannot be written */
    QANAT_AUDIT_OFF,
    QANAT_AUDIT_REQUIRED /* what cannot be logged fails */
} qanat_audit_mode;

typedef struct qanat_engine_options {
    size_t size; /* sizeof(qanat_engine_options) */
    const char
        *store; /* path of the store; NULL: $QANAT_DB, else qanat.db in $XDG_DATA_HOME/qanat */
    const char
        *data; /* folder to read the knowledge from; NULL: $QANAT_DATA, else the built-in one */
    const char *as_of; /* lists as they were at this date or time (UTC, ISO 8601); NULL: now */
    const char
        *by; /* who asks, for the audit log; NULL: $QANAT_BY, else the login and the machine */
    qanat_audit_mode audit;
} qanat_engine_options;

/* Opens the knowledge and maps the lists. A store that does not exist is an empty one.
 * QANAT_E_INPUT: no such data folder, or a broken file in it. QANAT_E_STORE: the store is damaged,
 * of another program or made by a newer version. QANAT_E_NOT_FOUND: no list is as old as `as_of`.
 * Cost: some 20 ms, whatever the size of the lists. */
qanat_status qanat_engine_open(const qanat_engine_options *options, qanat_engine **out,
                               qanat_error *err);
void qanat_engine_close(qanat_engine *e);
/* the path of the store in use */
const char *qanat_engine_store(const qanat_engine *e);
/* why screenings are not logged; NULL while they are. Known after the first one. */
const char *qanat_engine_unlogged(const qanat_engine *e);
/* true while the built-in starter list serves because the store has no list */
bool qanat_engine_starter(const qanat_engine *e);

/* For one thread at a time. The engine must outlive it. */
qanat_session *qanat_session_new(const qanat_engine *e);
void qanat_session_free(qanat_session *s);

/* ---- lists */

typedef struct qanat_list {
    const char *name, *title, *format;
    const char *list_date;            /* as the file says it, "2026-02-27", or empty */
    const char *imported_at;          /* "2026-03-01T10:00:00Z" */
    const char *sha256;               /* of the files, one after another, lower case hexadecimal */
    const char *files;                /* their names, divided by ", " */
    int64_t version;                  /* counts the imports into the store */
    uint64_t records;                 /* subjects: people, bodies, vessels … */
    uint64_t names;                   /* all names of all of them */
    uint64_t entities;                /* subjects, sanctions, documents, links … */
    uint64_t added, changed, removed; /* entities, against the version before */
} qanat_list;

typedef struct qanat_lists qanat_lists;
/* The lists in the store, by name. */
qanat_status qanat_lists_open(const qanat_engine *e, qanat_lists **out, qanat_error *err);
/* The versions of one list that the store keeps, newest first. QANAT_E_NOT_FOUND */
qanat_status qanat_list_versions(const qanat_engine *e, const char *name, qanat_lists **out,
                                 qanat_error *err);
size_t qanat_lists_count(const qanat_lists *l);
const qanat_list *qanat_lists_at(const qanat_lists *l, size_t i); /* NULL beyond the end */
void qanat_lists_free(qanat_lists *l);

/* Called now and then with bytes done and in all (0: unknown). False stops: nothing is changed
 * then. */
typedef bool qanat_progress(void *context, const char *what, uint64_t done, uint64_t total);

typedef struct qanat_import_options {
    size_t size;
    const char *store, *data; /* as in qanat_engine_options */
    const char *const *paths; /* "-" is standard input */
    size_t path_count;
    const char *format; /* NULL: found from the content */
    const char *list; /* the list's name; NULL: the format's usual one, else from the file's name */
    const char *mapping; /* a mapping file, for CSV files of any columns */
    bool accept_shrink;  /* a list may lose more than a fifth of its records */
    int64_t keep;        /* versions kept for comparison; 0: 2 */
    qanat_progress *progress;
    void *context;
} qanat_import_options;

typedef struct qanat_import_list {
    qanat_list list;
    uint64_t duplicates;  /* entities left out because the files name their id twice */
    size_t unknown_count; /* fields and values that were not understood, by name */
    const char *const *unknown;
    const uint64_t *unknown_times;
} qanat_import_list;

typedef struct qanat_imported qanat_imported;
/* Adds lists to the store, or new versions of lists. Files of one set (OFAC's CSV files) given
 * together make one list; any other file makes one by itself. Each list is one transaction: readers
 * see the old list or the new one, also after a crash. On failure lists before the failing one stay
 * imported. QANAT_E_INPUT: a file is missing, broken, of no known format, or the list lost too many
 * records. QANAT_E_STORE, QANAT_E_SYSTEM: busy, read-only, disk full; the list is as before. Cost:
 * about 20,000 records a second; memory does not grow with a file that is read line by line. */
qanat_status qanat_import(const qanat_import_options *options, qanat_imported **out,
                          qanat_error *err);
size_t qanat_imported_count(const qanat_imported *r);
const qanat_import_list *qanat_imported_at(const qanat_imported *r, size_t i);
void qanat_imported_free(qanat_imported *r);

typedef enum qanat_change { QANAT_ADDED, QANAT_CHANGED, QANAT_REMOVED } qanat_change;
/* One entity that a version says otherwise. `facts` are lines "+property value" and "-property
 * value"; `json` is {"change","id","caption","schema","added":{…},"removed":{…}}. False stops. */
typedef bool qanat_diff_visit(void *context, qanat_change change, const char *id,
                              const char *caption, const char *schema, const char *facts,
                              const char *json);
/* What version `to` of a list says otherwise than version `from`, by id; 0: the newest, and the one
 * before it. QANAT_E_NOT_FOUND: no such list or version, or only one version is kept. */
qanat_status qanat_diff(const qanat_engine *e, const char *list, int64_t from, int64_t to,
                        qanat_diff_visit *visit, void *context, qanat_error *err);

/* ---- fetching lists from their publishers (docs/fetch.md) */

typedef enum qanat_fetched {
    QANAT_FETCH_IMPORTED,
    QANAT_FETCH_UNCHANGED,
    QANAT_FETCH_FAILED
} qanat_fetched;

typedef struct qanat_fetch_file {
    const char *url, *sha256; /* sha256: of what came; empty where nothing new came */
    uint64_t bytes,
        resumed_at; /* resumed_at: bytes of an earlier try that were not fetched again */
} qanat_fetch_file;

typedef struct qanat_fetch_result {
    const char *list;
    qanat_fetched what;
    const qanat_fetch_file *files;
    size_t file_count;
    const qanat_import_list *imported; /* NULL but for IMPORTED */
    const qanat_error *error;          /* NULL but for FAILED: the list is as before */
} qanat_fetch_result;

typedef struct qanat_fetch_options {
    size_t size;
    const char *store, *data; /* as in qanat_engine_options */
    const char *sources;      /* a table of addresses; NULL: data/list-sources.tsv */
    const char *const *lists; /* by name; none: the usual ones */
    size_t list_count;
    bool loopback;      /* plain http from this machine is fetched too; for tests and mirrors */
    bool accept_shrink; /* as in qanat_import_options */
    int64_t keep;
    unsigned tries;   /* of one file; 0: 4 */
    unsigned wait_ms; /* before the second try, doubled each time; 0: 1000 */
    long stall_s; /* a connection that gives less than 100 bytes a second so long is broken off; 0:
                     30 */
    long total_s; /* for one file with all tries; 0: 1800 */
    void (*result)(void *context, const qanat_fetch_result *r); /* of each list, as it is done */
    qanat_progress *progress;
    void *context;
} qanat_fetch_options;

/* Fetches lists from the addresses of their publishers and imports those that changed: https only,
 * also after a redirect; a list that the server says is as before is not fetched again; what a
 * broken connection left is gone on with. Each list by itself: one that fails leaves the others.
 * QANAT_E_NOT_FOUND: no such list in the table. Else the status of the first list that failed. */
qanat_status qanat_fetch(const qanat_fetch_options *o, qanat_error *err);
/* The lists that can be fetched, in the order of the table; `visit` false stops. */
qanat_status qanat_fetch_sources(const qanat_fetch_options *o,
                                 bool (*visit)(void *context, const char *list, bool usual,
                                               const char *url, const char *page),
                                 void *context, qanat_error *err);

/* The formats that can be imported: name and title. False behind the last. */
bool qanat_format_at(size_t i, const char **name, const char **title);

/* ---- one record */

typedef struct qanat_record qanat_record;
/* A record by its id, with what speaks of it: sanctions, documents, links. QANAT_E_NOT_FOUND */
qanat_status qanat_show(const qanat_engine *e, const char *id, qanat_record **out,
                        qanat_error *err);
/* One JSON object: the record as FollowTheMoney with its list, and "related", an array of the
 * entities that speak of it. */
const char *qanat_record_json(const qanat_record *r);
const char *qanat_record_text(const qanat_record *r); /* for people */
void qanat_record_free(qanat_record *r);

/* ---- screening */

typedef struct qanat_query {
    size_t size;
    const char *const *names; /* one subject under its names; the best counts */
    size_t name_count;
    const char *schema;             /* FollowTheMoney: "Person", "Company"; NULL: any subject */
    const char *const *birth_dates; /* "1951", "1951-04-30", "20 Mar 1951", "1951 to 1953" */
    size_t birth_date_count;
    const char *const *countries; /* codes or names in English, Arabic or Russian */
    size_t country_count;
    const char *const *identifiers; /* "A1234567", or with a type "passport:A1234567" */
    size_t identifier_count;
    const char *gender; /* "male", "female" or NULL */
    const char *death_date;
    const char *const *lists; /* only these; none: all */
    size_t list_count;
    const char *const *topics; /* only records with one of these, "sanction" */
    size_t topic_count;
    const char *const *without; /* ids of records to leave out */
    size_t without_count;
    double threshold; /* 0.4 to 1, what counts as a match; 0: 0.7 */
    size_t limit;     /* 1 to 1000 matches; 0: 5 */
    bool related;     /* for a name of one word: also people whose family name it is, though
                         they score below the threshold (match is false) */
} qanat_query;

/* One part of a name and what it gave. Ranges are half-open bytes in the two names. */
typedef struct qanat_part {
    size_t query_start, query_end, record_start, record_end;
    const char *relation; /* same, transliteration, spelling, typo, nickname, initial, joined … */
    double weight, points;
} qanat_part;

typedef struct qanat_adjustment {
    const char *on; /* birthDate, country, gender, passportNumber …, or a rule of names */
    double points;
    const char *query, *record; /* what was compared, or empty */
} qanat_adjustment;

typedef struct qanat_match {
    const char *id, *caption, *schema, *list, *since;
    const char *const *topics;
    size_t topic_count;
    const char *const *programs;
    size_t program_count;
    double score; /* the sum of the points of all parts and adjustments */
    bool match;   /* at or above the threshold */
    const char *query_name, *record_name;
    const qanat_part *parts;
    size_t part_count;
    const qanat_adjustment *adjustments;
    size_t adjustment_count;
    const char
        *hit; /* names this hit for qanat_decide; the same in every run; empty for `compare` */
    const char *verdict; /* what was decided on it: "true", "false", "unsure"; NULL: nothing */
    const char *decided_by, *decided_at, *reason;
    bool silent;                 /* a false positive that nothing changed since: `match` is false */
    const char *const *reopened; /* what changed since it was decided, for people */
    size_t reopened_count;
} qanat_match;

typedef struct qanat_matches qanat_matches;
/* One subject against all lists: best first, ties by id.
 * QANAT_E_USAGE: neither name nor identifier, a threshold or limit out of range, an unknown schema.
 * QANAT_E_INPUT: a name that is too long or is not UTF-8.
 * Cost: 0.1 ms over 10,000 records, about 1 ms over a million. */
qanat_status qanat_screen(qanat_session *s, const qanat_query *q, qanat_matches **out,
                          qanat_error *err);
/* Two names. One match without id or list comes out, whatever its score. */
qanat_status qanat_compare(qanat_session *s, const char *name1, const char *name2,
                           const char *schema, double threshold, qanat_matches **out,
                           qanat_error *err);
size_t qanat_matches_count(const qanat_matches *m);
const qanat_match *qanat_matches_at(const qanat_matches *m, size_t i); /* NULL beyond the end */
/* The JSON array of `screen`, or the object of `compare`: docs/screening.md. */
const char *qanat_matches_json(const qanat_matches *m);
void qanat_matches_free(qanat_matches *m);

/* The score alone, in a loop: no handle is made. Negative: a name that cannot be compared. */
double qanat_score(qanat_session *s, const char *name1, size_t bytes1, const char *name2,
                   size_t bytes2, const char *schema);

typedef enum qanat_table { QANAT_CSV, QANAT_JSONL, QANAT_HTML } qanat_table;

/* ---- watching customers (docs/monitoring.md) */

typedef struct qanat_watch_options {
    size_t size;
    const char *store, *data, *by; /* as in qanat_engine_options */
    const char *path;     /* a file of customers, "-" is standard input; NULL: `customer` */
    qanat_table table;    /* of the file: QANAT_CSV or QANAT_JSONL */
    const char *columns;  /* as in qanat_batch_options */
    const char *customer; /* one customer's id, whose facts are `query` */
    qanat_query query;    /* of one customer; of a file what its rows do not say */
    void (*broken)(void *context,
                   const qanat_error *why); /* a row that is left out; the rest goes on */
    void *context;
} qanat_watch_options;

typedef struct qanat_watch_count {
    uint64_t added, changed, same, removed, broken;
} qanat_watch_count;

/* Puts customers into the store, or changes them: all or none. Every customer needs an id. They are
 * screened by the next run. */
qanat_status qanat_watch_add(const qanat_watch_options *o, qanat_watch_count *out,
                             qanat_error *err);
/* Takes customers out, with their hits. QANAT_E_NOT_FOUND: one of them is not watched; none is
 * removed. */
qanat_status qanat_watch_remove(const qanat_watch_options *o, const char *const *ids, size_t n,
                                qanat_error *err);

typedef enum qanat_watched {
    QANAT_WATCHED_CUSTOMERS,
    QANAT_WATCHED_HITS,
    QANAT_WATCHED_EVENTS
} qanat_watched;
/* One JSON object each: customers and hits by id, or the events after number `since`. False stops.
 */
qanat_status qanat_watch_each(const char *store, qanat_watched what, int64_t since,
                              bool (*visit)(void *context, const char *json), void *context,
                              qanat_error *err);

typedef struct qanat_watch_run_options {
    size_t size;
    const char *store, *data, *by;
    qanat_audit_mode audit;
    const char *webhook; /* https, or http on this machine; NULL: none */
    const char *secret;  /* the webhook's key for HMAC-SHA-256 */
    unsigned tries;      /* 0: 5 */
    unsigned wait_ms;    /* before the second try, then twice as long each time; 0: 500 */
    bool (*event)(void *context, const char *json); /* what came out, after it is in the store */
    qanat_progress *progress;
    void *context;
} qanat_watch_run_options;

typedef struct qanat_watch_summary {
    uint64_t customers, screened; /* how many there are, and how many the changes could touch */
    uint64_t created, changed, vanished, reopened;
    uint64_t delivered, due; /* events that the webhook took, and that wait for it */
} qanat_watch_summary;

/* Screens again those customers that a change since the last run can touch: new and changed
 * customers, those with a hit on a changed record, and those who match a new or changed record; all
 * of them where the list, the program or its knowledge of names is new. What differs from the last
 * run comes out as events. One transaction: the hits, the events and the point that was reached are
 * kept together. QANAT_E_STORE: the customers were changed meanwhile. QANAT_E_SYSTEM: the webhook
 * did not take the events; they are kept and tried again by the next run. */
qanat_status qanat_watch_run(const qanat_watch_run_options *o, qanat_watch_summary *out,
                             qanat_error *err);

/* ---- decisions and the audit log (docs/audit.md) */

typedef struct qanat_decide_options {
    size_t size;
    const char *store, *data; /* as in qanat_engine_options */
    const char *hit;          /* qanat_match.hit */
    const char *verdict;      /* "true", "false", "unsure" */
    const char *reason, *by;  /* both are required */
} qanat_decide_options;

/* Keeps what somebody decided on a hit that was screened with the log on. A false positive is
 * silent from then on, until the names, dates, countries, gender or numbers of the record or of the
 * subject change. QANAT_E_NOT_FOUND: no such hit in the log, or its version of the list is no
 * longer kept. QANAT_E_USAGE: no verdict, reason or name. Cost: a search of the log, 1 GB/s. */
qanat_status qanat_decide(const qanat_decide_options *o, qanat_error *err);

typedef struct qanat_decision {
    const char *hit, *verdict, *reason, *by, *at, *subject, *list, *record;
    uint64_t entry; /* in the audit log */
} qanat_decision;
/* Every decision in the order they were made; `hit` NULL: on any. `visit` false stops. */
qanat_status qanat_decisions(const char *store, const char *hit,
                             bool (*visit)(void *context, const qanat_decision *d), void *context,
                             qanat_error *err);

typedef struct qanat_audit_state {
    uint64_t entries;
    uint64_t behind;    /* good entries that a killed process left without their head */
    uint64_t decisions; /* entries of decisions, each of which the store has */
    char hash[65];      /* of the last entry */
} qanat_audit_state;

/* Reads the whole log. `expect` (NULL: nothing): "NUMBER:HASH" of an entry as it was noted
 * elsewhere. QANAT_E_STORE: something was changed, taken out, moved or cut off; the error says
 * where. 250 MB/s. */
qanat_status qanat_audit_verify(const char *store, const char *expect, qanat_audit_state *out,
                                qanat_error *err);

typedef struct qanat_audit_entry {
    uint64_t number;
    const char *hash,
        *json; /* json_bytes of one JSON object, not terminated; hash: 64 digits, not terminated */
    size_t json_bytes;
} qanat_audit_entry;
/* Entries from number `from` on, checked as they come. `visit` false stops. */
qanat_status qanat_audit_each(const char *store, uint64_t from,
                              bool (*visit)(void *context, const qanat_audit_entry *e),
                              void *context, qanat_error *err);

typedef struct qanat_replay {
    bool same;                     /* the answer is byte for byte the one that was logged */
    const char *at, *by, *program; /* of the entry */
    const char *query, *matches;   /* JSON; what comes out now */
    const char *logged;            /* what came out then */
} qanat_replay;
/* Asks the question of entry `number` again, of the lists as they were then and with the decisions
 * of then. QANAT_E_NOT_FOUND: no such entry, or a version of a list that is no longer kept.
 * QANAT_E_INPUT: the entry is no screening. */
qanat_status qanat_audit_replay(const char *store, const char *data, uint64_t number,
                                const qanat_replay **out, qanat_error *err);
void qanat_replay_free(const qanat_replay *r);

/* ---- screening a file */

typedef struct qanat_batch_options {
    size_t size;
    const char *path;   /* "-" is standard input */
    qanat_table input;  /* QANAT_CSV or QANAT_JSONL */
    qanat_table output; /* QANAT_JSONL; QANAT_CSV: a row a match; QANAT_HTML: a page for people */
    const char
        *columns;      /* CSV: "name=Customer,birthDate=Born", over what is recognised by itself */
    qanat_query query; /* what rows do not say: schema, lists, topics, threshold, limit */
    unsigned threads;  /* 0: one for each processor */
    uint64_t skip;     /* rows that were answered already: they are read and not answered again */
    /* Output in the order of the rows, in pieces that end with a row. False stops. */
    bool (*write)(void *context, const char *bytes, size_t count, uint64_t rows_done);
    /* A row that could not be screened: it is answered with an "error" and the rest goes on. */
    void (*broken)(void *context, const qanat_error *why);
    qanat_progress *progress;
    void *context;
} qanat_batch_options;

typedef struct qanat_batch_summary {
    uint64_t rows, matched, broken;
} qanat_batch_summary;

/* QANAT_E_INPUT: the file cannot be read or has no column that holds a name. QANAT_E_SYSTEM:
 * `write` said false. Memory does not grow with the file. */
qanat_status qanat_batch(const qanat_engine *e, const qanat_batch_options *options,
                         qanat_batch_summary *out, qanat_error *err);

/* ---- reading reports */

/* What reading needs beside the lists: names, offices, words, calendars, compiled once out of
 * data/. Immutable, for any number of threads. The engine must outlive it. QANAT_E_INPUT: a data
 * file has a row that cannot be read (file and line say which). Cost: some 30 ms. */
typedef struct qanat_reader qanat_reader;
qanat_status qanat_reader_open(const qanat_engine *e, qanat_reader **out, qanat_error *err);
void qanat_reader_close(qanat_reader *r);

typedef struct qanat_read_options {
    size_t size;
    const char *date; /* YYYY-MM-DD, instead of what the report says of itself; NULL: its own */
    const char *name; /* what the report is called in the output; NULL: the path, or "-" */
} qanat_read_options;

typedef struct qanat_report qanat_report;
/* Reads one report: UTF-8 text, Arabic and English one after the other or in turns, or one of them.
 * The report found is a handle that owns a copy of the text. `path` "-" is standard input.
 * `options` may be NULL. `session` is this thread's, of the engine of the reader. QANAT_E_INPUT:
 * missing, unreadable, empty, not UTF-8 (line, column and offset say where), larger than 64 MB, or
 * `date` is no date. Cost: linear in the bytes, about 1 ms for 8 kB. */
qanat_status qanat_read_file(const qanat_reader *r, qanat_session *session, const char *path,
                             const qanat_read_options *options, qanat_report **out,
                             qanat_error *err);
qanat_status qanat_read_bytes(const qanat_reader *r, qanat_session *session, const char *bytes,
                              size_t count, const qanat_read_options *options, qanat_report **out,
                              qanat_error *err);
/* Two files, each a version of one report, as one: positions in the second go on where the first
 * ends. */
qanat_status qanat_read_pair(const qanat_reader *r, qanat_session *session, const char *path1,
                             const char *path2, const qanat_read_options *options,
                             qanat_report **out, qanat_error *err);
void qanat_report_free(qanat_report *r);

typedef enum qanat_form {
    QANAT_FORM_TEXT, /* the dossier for people */
    QANAT_FORM_JSON, /* one object on one line: docs/contract.md */
    QANAT_FORM_PAGE, /* the dossier and the report as one HTML page that needs nothing else */
    QANAT_FORM_FTM   /* FollowTheMoney entities, one a line */
} qanat_form;

typedef struct qanat_print_options {
    size_t size;
    size_t width; /* QANAT_FORM_TEXT: cells of a line, 40 to 120; 0: 96 */
    bool colour;  /* QANAT_FORM_TEXT: escape sequences of a terminal */
    double sure;  /* all but QANAT_FORM_JSON, which has the figure: claims of a smaller confidence, 0 to
                     1, are left out; 0: none */
} qanat_print_options;

/* The whole output, terminated; *count (may be NULL) gets its bytes. It lives until the next print
 * of the same report or its end. `options` may be NULL. Cost: n log n in what was found. */
const char *qanat_report_print(qanat_report *r, qanat_form form, const qanat_print_options *options,
                               size_t *count);

/* Walking the result. Positions are half-open byte ranges of the text as given; indices are those
 * of the report's other lists, QANAT_NONE where there is none. Pointers live as long as the report.
 */
#define QANAT_NONE UINT32_MAX

typedef struct qanat_span {
    uint32_t start, end;
    const char *lang; /* "ar", "en", "ru", or "" for no place at all */
} qanat_span;

typedef struct qanat_sanction {
    const char *list, *id, *program, *since, *via; /* via: "name" or "ownership" */
    double score;
} qanat_sanction;

typedef struct qanat_entity {
    const char *type; /* Person, Organization, Place, Product, Group */
    const char *caption;
    const char *record; /* id of the record it is, or empty */
    double certainty;   /* 0 to 1 */
    bool ambiguous;     /* several records or bearers fit: none is picked */
    const qanat_span *mentions;
    size_t mention_count;
    const char *const *roles; /* titles as they stand in the text */
    size_t role_count;
    const char *const *candidates; /* captions of what it could be */
    size_t candidate_count;
    const qanat_sanction *sanctions;
    size_t sanction_count;
} qanat_entity;

typedef struct qanat_claim {
    const char *type;     /* meet, visit, request, waive … */
    const char *modality; /* reported, requested, proposed … : how far it is a fact */
    bool negative;
    const uint32_t *actors, *targets, *places, *sources; /* entities */
    size_t actor_count, target_count, place_count, source_count;
    qanat_span theme;
    const char *time; /* ISO 8601: a date, an interval FIRST/LAST or a duration; or empty */
    const char *told; /* the claim as an English sentence */
    const qanat_span *evidence;
    size_t evidence_count;
    double confidence;
} qanat_claim;

typedef struct qanat_disagreement {
    const char *severity; /* critical, major, minor, note */
    const char *kind;     /* role, kinship, name, number, date, negation, source … */
    qanat_span ar, en;
    const char *explanation, *explanation_ar;
} qanat_disagreement;

const char *
qanat_report_date(const qanat_report *r); /* YYYY-MM-DD, or empty where none was found */
size_t qanat_report_entity_count(const qanat_report *r);
size_t qanat_report_claim_count(const qanat_report *r);
size_t qanat_report_disagreement_count(const qanat_report *r);
/* NULL beyond the end. A report's handle is for one thread at a time. */
const qanat_entity *qanat_report_entity(qanat_report *r, size_t i);
const qanat_claim *qanat_report_claim(qanat_report *r, size_t i);
const qanat_disagreement *qanat_report_disagreement(qanat_report *r, size_t i);

#ifdef __cplusplus
}
#endif
#endif
