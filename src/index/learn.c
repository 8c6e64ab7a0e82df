/*
 * See learn.h. For now nothing is learned.
 */
#include "index/learn.h"

#include <stdlib.h>

struct learner {
    const name_table *t;
};

learner *learner_new(const name_table *t)
{
    learner *l = base_alloc(sizeof *l);
    *l = (learner){ t };
    return l;
}

void learner_free(learner *l)
{
    free(l);
}

void learner_entry(learner *l, const index_entry *e, uint32_t list)
{
    (void)l;
    (void)e;
    (void)list;
}

void learner_settle(learner *l)
{
    (void)l;
}

uint32_t learner_group(const learner *l, str folded)
{
    (void)l;
    (void)folded;
    return 0;
}

const learned_row *learner_rows(const learner *l, size_t *n)
{
    (void)l;
    *n = 0;
    return NULL;
}
