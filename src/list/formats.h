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
int ftm_delta_detect(str head);
qanat_status ftm_delta_read(list_job *job, qanat_error *err);
int nested_detect(str head);
qanat_status nested_read(list_job *job, qanat_error *err);
int simple_detect(str head);
qanat_status simple_read(list_job *job, qanat_error *err);
int ofac_xml_detect(str head);
qanat_status ofac_xml_read(list_job *job, qanat_error *err);
int ofac_advanced_detect(str head);
qanat_status ofac_advanced_read(list_job *job, qanat_error *err);
int ofac_enhanced_detect(str head);
qanat_status ofac_enhanced_read(list_job *job, qanat_error *err);
int eu_xml_detect(str head);
qanat_status eu_xml_read(list_job *job, qanat_error *err);
int eu_csv_detect(str head);
qanat_status eu_csv_read(list_job *job, qanat_error *err);
int uk_conlist_detect(str head);
qanat_status uk_conlist_read(list_job *job, qanat_error *err);
int uk_csv_detect(str head);
qanat_status uk_csv_read(list_job *job, qanat_error *err);
int uk_xml_detect(str head);
qanat_status uk_xml_read(list_job *job, qanat_error *err);
int csl_detect(str head);
qanat_status csl_read(list_job *job, qanat_error *err);
int mapped_detect(str head);
qanat_status mapped_read(list_job *job, qanat_error *err);

#endif
