/*
 * What the stages behind entities.c need of it.
 */
#ifndef QANAT_REPORT_ENTITIES_H
#define QANAT_REPORT_ENTITIES_H

#include "base/buf.h"
#include "report/mentions.h"

/* the words of a mention, folded and divided by blanks */
str mention_key(report *r, const mention *m);

/* entities_names.c: "Congo" is the state that the report names by its whole name or its capital */
void entities_settle_namesakes(report *r);
/* is the name told as that of somebody's relative: "the daughter of General X"? */
bool mention_told_as_kin(const report *r, const mention *m);
/* "the Union" behind "European Union" becomes a name; entities are told apart already */
void entities_name_short_forms(report *r);

#endif
