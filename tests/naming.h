/*
 * For tests that need the name table of the data that is built in. Include after testing.h.
 */
#ifndef QANAT_TESTS_NAMING_H
#define QANAT_TESTS_NAMING_H

#include "name/name.h"

static data_set *data;
static name_table *table;

static inline int naming_setup(void **state)
{
    (void)state;
    return data_open(NULL, &data, NULL) == QANAT_OK &&
                   name_table_open(data, &table, NULL) == QANAT_OK
               ? 0
               : -1;
}

static inline int naming_teardown(void **state)
{
    (void)state;
    name_table_close(table);
    data_close(data);
    return 0;
}

#endif
