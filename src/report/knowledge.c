/*
 * See knowledge.h.
 */
#include "report/knowledge.h"
#include "base/arena.h"

#include <stdlib.h>

qanat_status knowledge_open(const data_set *data, const struct name_table *names, knowledge **out,
                            qanat_error *err)
{
    (void)data;
    (void)err;
    knowledge *k = base_alloc(sizeof *k);
    *k = (knowledge){ .names = names };
    *out = k;
    return QANAT_OK;
}

void knowledge_close(knowledge *k)
{
    free(k);
}
