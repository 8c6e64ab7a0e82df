/*
 * The entry points of the formats, for the table in list.c alone.
 */
#ifndef QANAT_LIST_FORMATS_H
#define QANAT_LIST_FORMATS_H

#include "list/list.h"

int ftm_detect(str head);
qanat_status ftm_read(list_job *job, qanat_error *err);
int ofac_csv_detect(str head);
qanat_status ofac_csv_read(list_job *job, qanat_error *err);
int un_detect(str head);
qanat_status un_read(list_job *job, qanat_error *err);

#endif
