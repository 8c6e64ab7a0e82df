/*
 * Countries by any name a list gives them: English, Arabic, Russian, adjectives, codes, "Korea,
 * North". The table is made once from data/gazetteer/countries.tsv and
 * data/lists/country-spellings.tsv and is immutable.
 */
#ifndef QANAT_RECORD_COUNTRY_H
#define QANAT_RECORD_COUNTRY_H

#include "base/data.h"

typedef struct country_table country_table;

qanat_status country_table_new(const data_set *d, country_table **out, qanat_error *err);
void country_table_free(country_table *t);

/* The ISO 3166-1 alpha-2 code in lower case, or STR_NONE. Cost: one fold and one or two look-ups.
 */
str country_code(const country_table *t, str name);

#endif
