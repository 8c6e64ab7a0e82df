/*
 * What the program keeps: lists with their versions, entities as each list said them, and later
 * what people decided. One file (SQLite, write-ahead log), with a folder of compiled indexes beside
 * it. Any number of readers go on while one writer works; a transaction is whole or was not. A
 * handle belongs to one thread.
 */
#ifndef QANAT_STORE_STORE_H
#define QANAT_STORE_STORE_H

#include "record/record.h"

typedef struct store store;

/* schema/N.sql leads from version N-1 to N; a store is brought up to date when it is first written
 */
enum { STORE_SCHEMA = 2 };

typedef enum store_mode {
    STORE_READ, /* QANAT_E_NOT_FOUND where there is no store yet */
    STORE_WRITE /* made, with its folders, where there is none */
} store_mode;

/* QANAT_E_STORE: no store, of another program, damaged, made by a newer version, or not writable.
 */
qanat_status store_open(const char *path, store_mode mode, store **out, qanat_error *err);
void store_close(store *s); /* NULL is fine; an open transaction is undone */
const char *store_path(const store *s);

typedef struct store_list {
    int64_t id, version; /* of the current version */
    str name, title, format;
    str list_date, imported_at, sha256, files;
    int64_t records, names, entities, added, changed, removed;
    int64_t base; /* the version whose index is whole; version itself, or an earlier one */
    str index_sha, knowledge;
} store_list;

typedef VEC(store_list) store_list_array;

/* the lists with their current versions, by name */
qanat_status store_lists(store *s, arena *a, store_list_array *out, qanat_error *err);
/* one list as it was in the newest version imported at or before `date` (an ISO date or time;
 * empty: now); QANAT_E_NOT_FOUND where there was none */
qanat_status store_list_at(store *s, str name, str date, arena *a, store_list *out,
                           qanat_error *err);
/* the versions of a list, newest first */
qanat_status store_versions(store *s, str name, arena *a, store_list_array *out, qanat_error *err);

/* The file of a version's compiled index, below the folder beside the store */
str store_index_path(const store *s, int64_t version, arena *a);

/* Small things that are remembered by name. The value is in `a`, STR_NONE where there is none. */
qanat_status store_setting(store *s, str name, arena *a, str *out, qanat_error *err);
qanat_status store_set_setting(store *s, str name, str value, qanat_error *err);

/* ---- importing: begin, put…, seal, (write the index), commit; or abort */

typedef struct store_import store_import;

typedef struct store_import_info {
    str name, title, format;
    bool delta;         /* only what is put changes; else what is not put is gone */
    bool accept_shrink; /* a list may lose more than a fifth of its records */
} store_import_info;

typedef struct store_seal {
    str list_date, files, sha256, knowledge;
} store_seal;

/* waits up to a minute for another writer. QANAT_E_STORE: busy, read-only, disk full. */
qanat_status store_import_begin(store *s, const store_import_info *info, store_import **out,
                                qanat_error *err);
qanat_status store_import_put(store_import *i, const record *r, qanat_error *err);
qanat_status store_import_delete(store_import *i, str id, qanat_error *err);
/* Ends the list: closes what is gone, counts, checks. `out` has the version to be. QANAT_E_INPUT:
 * no record at all, or too many lost. */
qanat_status store_import_seal(store_import *i, const store_seal *seal, arena *a, store_list *out,
                               qanat_error *err);
uint64_t store_import_duplicates(const store_import *i);
/* which version's index is whole, and the checksum of the version's own index file */
qanat_status store_import_index(store_import *i, int64_t base, str index_sha, qanat_error *err);
/* Frees the import either way. Keeps the newest `keep` versions (at least 1). */
qanat_status store_import_commit(store_import *i, int64_t keep, qanat_error *err);
void store_import_abort(store_import *i);

/* Puts a whole index, made anew with other knowledge of names, in the place of a current version's.
 * Does not wait: QANAT_E_STORE where somebody is writing, the store cannot be written or the
 * version is not current. */
qanat_status store_refresh_index(const char *path, int64_t version, str bytes, str index_sha,
                                 str knowledge, qanat_error *err);

/* removes index files that no version names; for after a commit */
void store_sweep(store *s);

/* ---- reading */

typedef qanat_status (*store_visit)(void *context, const record *r, qanat_error *err);

/* Every entity of a list in a version; in the order of import. `schemata` ("|Person|Company|")
 * limits it, empty: all. The record is valid during the call. */
qanat_status store_each(store *s, int64_t list, int64_t version, str schemata, store_visit visit,
                        void *context, qanat_error *err);
/* Ids of subjects that versions after `from` up to `to` touched: themselves changed, added or
 * removed, or a node that speaks of them. */
qanat_status store_touched(store *s, int64_t list, int64_t from, int64_t to, arena *a,
                           str_list *out, qanat_error *err);
/* one entity; `list` 0: the first list that has it. QANAT_E_NOT_FOUND */
qanat_status store_get(store *s, str id, int64_t list, int64_t version, arena *a, record *out,
                       int64_t *list_out, qanat_error *err);
/* the current entities that speak of `id`, in all lists */
qanat_status store_references(store *s, str id, arena *a, store_visit visit, void *context,
                              qanat_error *err);

typedef enum store_change { STORE_ADDED, STORE_CHANGED, STORE_REMOVED } store_change;
/* What version `to` says otherwise than version `from`, by id. Records are NULL where there is
 * none. */
typedef qanat_status (*store_diff_visit)(void *context, store_change change, const record *before,
                                         const record *after, qanat_error *err);
qanat_status store_diff(store *s, int64_t list, int64_t from, int64_t to, store_diff_visit visit,
                        void *context, qanat_error *err);

#endif
