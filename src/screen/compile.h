/*
 * From a list's records to its index: what is said about a subject by itself and by the nodes that
 * belong to it (sanctions, documents, wallets) becomes one entry.
 */
#ifndef QANAT_SCREEN_COMPILE_H
#define QANAT_SCREEN_COMPILE_H

#include "index/index.h"
#include "store/store.h"

typedef struct compiler compiler;

compiler *compiler_new(const name_table *names, str list);
void compiler_free(compiler *c); /* NULL is fine */

/* First every node (anything may be given: subjects are passed over), then every subject (nodes are
 * passed over). */
qanat_status compiler_node(compiler *c, const record *r, qanat_error *err);
qanat_status compiler_subject(compiler *c, const record *r, qanat_error *err);
index_builder *compiler_builder(compiler *c);

/* A whole version of a list, or, with `base` an earlier one, only what changed since. */
qanat_status compile_list(store *s, const store_list *list, int64_t base, const name_table *names,
                          index_builder **out, compiler **owner, qanat_error *err);

#endif
