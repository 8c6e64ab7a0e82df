/*
 * The compiled index: all names of all records of all lists in one file that is mapped, not read,
 * and shared by every process that screens. Immutable; rebuilt whole when lists change and swapped
 * in by a rename.
 *
 * No match at or above the threshold is lost against comparing the query with every name by
 * name_compare; docs/index.md has the bound and tests/index the oracle.
 *
 * Cost, measured on one core (bench/RESULTS.md): a search 0.09 ms over 10,000 records and 0.7 ms over
 * a million, at the median; one in a hundred takes ten and five times that. Opening maps the file
 * and checks the header and the sections' bounds, under 1 ms whatever the size. Building takes about
 * 5 us a name.
 */
#ifndef QANAT_INDEX_INDEX_H
#define QANAT_INDEX_INDEX_H

#include "base/buf.h"
#include "name/name.h"

/* The order is the order of preference when two names of a record score alike. */
typedef enum index_name_kind {
    INDEX_PRIMARY,
    INDEX_ALIAS,
    INDEX_PREVIOUS,
    INDEX_WEAK
} index_name_kind;

typedef struct index_name {
    str text;
    index_name_kind kind;
} index_name;

/* A record as the index holds it. What goes in may be short-lived; what index_entry_at gives out
 * points into the index. Lists of strings: `n` strings at `at`. */
typedef struct index_strings {
    const str *at;
    size_t n;
} index_strings;

typedef struct index_entry {
    str id, caption, list, schema; /* schema: FollowTheMoney, "Person" */
    const index_name *names;
    size_t name_n;
    index_strings birth_dates; /* "1951", "1951-04", "1951-04-30" */
    index_strings countries;   /* ISO 3166 alpha-2, lower case */
    str gender;                /* "male", "female" or empty */
    index_strings identifiers; /* "type:value", normalised by index_identifier() */
    index_strings topics, programs;
    str since; /* first listed, a date or empty */
    str extra; /* any bytes, by custom JSON; given back as they came in */
} index_entry;

/* ---- building: one thread */

typedef struct index_builder index_builder;

index_builder *index_builder_new(const name_table *names);
void index_builder_free(index_builder *b); /* NULL is fine */
/* Copies the entry. A name that cannot be parsed is kept for display but not found by.
 * QANAT_E_LIMIT: more than LIMIT_INDEX_ENTRIES entries. */
qanat_status index_builder_add(index_builder *b, const index_entry *e, qanat_error *err);
/* Appends the compiled index to `out`. The builder may be freed or finished again afterwards. */
qanat_status index_builder_finish(index_builder *b, buf *out, qanat_error *err);
/* the same, written beside `path`, synced and renamed over it */
qanat_status index_builder_write(index_builder *b, const char *path, qanat_error *err);

/* "type:value" as identifiers are compared: type lower case, value in folded letters and digits
 * only
 * ("passport:A 123-456" gives "passport:a123456"). A value without a type stays without. */
str index_identifier(arena *a, str given);

/* ---- opening: immutable afterwards, shared by threads */

typedef struct index_file index_file;

/* QANAT_E_INPUT: missing, not an index, damaged, cut short; QANAT_E_STORE: of another version. */
qanat_status index_open_file(const char *path, index_file **out, qanat_error *err);
/* Over bytes that outlive it and start at an address divisible by 8. */
qanat_status index_open_bytes(str bytes, const char *file, index_file **out, qanat_error *err);
void index_close(index_file *ix); /* NULL is fine */
/* Reads every byte against the whole checksum and every table against its bounds: what opening
 * leaves out for speed. Wanted after a copy, not on every start. */
qanat_status index_verify(const index_file *ix, qanat_error *err);

uint32_t index_count(const index_file *ix);
uint64_t index_name_count(const index_file *ix);
/* Fills *out; arrays are in `a`, strings in the index. False where there is no such entry. */
bool index_entry_at(const index_file *ix, uint32_t entry, arena *a, index_entry *out);
/* One name of an entry, as given to the builder. */
bool index_name_at(const index_file *ix, uint32_t entry, uint32_t name, index_name *out);
/* By its id, and its list where `list` is not empty; UINT32_MAX where there is none */
uint32_t index_find(const index_file *ix, str id, str list);

/* ---- searching: one session a thread */

typedef struct index_session index_session;
index_session *index_session_new(void);
void index_session_free(index_session *s); /* NULL is fine */

/* Zeroed: no filter. An entry is passed over where a filter is set and it says otherwise; an entry
 * that does not say (no country, schema "LegalEntity" or "Thing") is kept. */
typedef struct index_filter {
    name_kind kind; /* NAME_PERSON keeps persons, NAME_BODY bodies, … ; NAME_ANY keeps all */
    str list;
    str topic;
} index_filter;

typedef struct index_hit {
    uint32_t entry;
    uint32_t name; /* which name of the entry gave the score */
    int32_t score; /* millionths */
} index_hit;

/* The best `limit` entries whose best name scores `threshold` (millionths, at least
 * INDEX_THRESHOLD_MIN) or more, best first, ties by id. A name of kind INDEX_WEAK counts with
 * INDEX_WEAK_PERCENT of its score. Returns how many were written to `hits`. The query must have
 * been parsed with the same table as the index was built with; `kind` of the query decides how
 * names are weighed. */
enum { INDEX_THRESHOLD_MIN = 300000, INDEX_WEAK_PERCENT = 95 };
size_t index_search(const index_file *ix, const name_table *names, const name_parsed *query,
                    const index_filter *filter, int32_t threshold, size_t limit,
                    index_session *session, index_hit *hits);

/* Notes on the parts of a name what the index knows of them: equivalents learned from its lists,
 * and a lower weight where the lists have the word often. Searching does it for the query and for
 * every name; a caller needs it only to get the same score from name_compare. */
void index_mark(const index_file *ix, name_parsed *name);

/* The explanation of one hit: the same score as the search gave. */
int32_t index_explain(const index_file *ix, const name_table *names, const name_parsed *query,
                      const index_hit *hit, index_session *session, name_match *explain);

/* Entries that carry the identifier: "passport:a123456" finds that type, "a123456" any type. */
size_t index_search_identifier(const index_file *ix, str identifier, size_t limit,
                               uint32_t *entries);

#endif
