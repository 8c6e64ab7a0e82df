/*
 * What the stages behind entities.c need of it.
 */
#ifndef QANAT_REPORT_ENTITIES_H
#define QANAT_REPORT_ENTITIES_H

#include "base/buf.h"
#include "report/mentions.h"

/* the words of a mention, folded and divided by blanks */
str mention_key(report *r, const mention *m);

#endif
