/*
 * Who held which office when, from data/offices/: so that "the US president" on a date is one
 * person.
 */
#ifndef QANAT_REPORT_OFFICES_H
#define QANAT_REPORT_OFFICES_H

#include "report/gazetteer.h"

typedef struct offices offices;

typedef struct office_term {
    str of;          /* ISO code of the country, or id of the body */
    str office;      /* "president" */
    uint32_t person; /* gazetteer entry */
    str from, to;    /* YYYY[-MM[-DD]]; to empty: still in office as far as known */
} office_term;

qanat_status offices_open(const data_set *data, const gazetteer *g, offices **out,
                          qanat_error *err);
void offices_close(offices *o);

/* The holder on a date (YYYY-MM-DD), or NO_INDEX where none is known or several fit. */
uint32_t offices_holder(const offices *o, str of, str office, str date);
/* Terms of a person: *at = 0 first; NULL at the end. */
const office_term *offices_of_person(const offices *o, uint32_t person, size_t *at);
/* Did the person hold the office (of that country or body; either may be empty for any) on the
 * date? 1 yes, 0 somebody else did, -1 the table does not know. */
int offices_held(const offices *o, uint32_t person, str of, str office, str date);

#endif
