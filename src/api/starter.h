/*
 * The built-in starter list, which serves while the store has no list of its own.
 */
#ifndef QANAT_API_STARTER_H
#define QANAT_API_STARTER_H

#include "api/engine.h"

#define STARTER_LIST "qanat_starter"

/* Appends the compiled index of data/starter/ to `out`. */
qanat_status starter_build(const data_set *d, const name_table *names, buf *out, qanat_error *err);
/* Makes it the engine's list: the index compiled by the build where it fits the knowledge in use,
 * else one compiled now. */
qanat_status starter_open(qanat_engine *e, qanat_error *err);
/* A record of it, and what speaks of it. QANAT_E_NOT_FOUND */
qanat_status starter_get(const qanat_engine *e, str id, arena *a, record *out, qanat_error *err);
qanat_status starter_references(const qanat_engine *e, str id, store_visit visit, void *context,
                                qanat_error *err);

#endif
