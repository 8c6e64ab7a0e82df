/*
 * What the OFAC formats share: remarks, kinds of records, programmes.
 */
#ifndef QANAT_LIST_OFAC_H
#define QANAT_LIST_OFAC_H

#include "list/list.h"

/* the record schema of OFAC's type: "individual", "vessel", "aircraft", anything else a body */
const char *ofac_schema(str type);

typedef struct ofac_remarks ofac_remarks;
/* reads data/lists/ofac-remarks.tsv into the job's arena */
ofac_remarks *ofac_remarks_new(list_job *job);
/* Facts from a remarks field. Nodes that belong to the record (documents, wallets, links) are
 * emitted. `find` gives the id of the record of a name, for "Linked To"; without it links wait for
 * ofac_links. */
qanat_status ofac_remarks_read(ofac_remarks *t, list_job *job, record *r, str remarks,
                               str (*find)(void *context, str name), void *context,
                               qanat_error *err);
/* One fact by the prefix table: "Passport 123 (Egypt)". False where no prefix fits. */
qanat_status ofac_remark(ofac_remarks *t, list_job *job, record *r, str remark,
                         str (*find)(void *context, str name), void *context, bool *understood,
                         qanat_error *err);
/* For files that are read once: the name of each record, every "Linked To", and when the file is
 * read the links whose name some record has. Keeps the names and links in the job's arena. */
void ofac_known(ofac_remarks *t, list_job *job, str name, str id);
void ofac_linked_to(ofac_remarks *t, list_job *job, const record *r, str name);
qanat_status ofac_links(ofac_remarks *t, list_job *job, qanat_error *err);
/* gives back what ofac_known took; to be called however reading went */
void ofac_remarks_end(ofac_remarks *t);
/* nodes of the next record are numbered from 1 again */
void ofac_remarks_restart(ofac_remarks *t);
/* the next node gets this number */
void ofac_remarks_number(ofac_remarks *t, str number);
/* an edge from a record to another by OFAC's name of the relation (data/lists/ofac-relations.tsv)
 */
qanat_status ofac_relation(ofac_remarks *t, list_job *job, const record *r, str relation,
                           str other_id, str comment, qanat_error *err);
/* the sanction node, with topics and programmes on the record itself */
qanat_status ofac_sanction(list_job *job, record *r, const str *programs, size_t n, str listed,
                           qanat_error *err);

#endif
