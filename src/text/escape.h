/*
 * Text from outside in an HTML page. What could be markup is escaped; control characters and the
 * invisible ones that change direction are left out (the page says the direction itself); bytes
 * that are no UTF-8 become U+FFFD. Safe in element content and in attributes between double quotes.
 */
#ifndef QANAT_TEXT_ESCAPE_H
#define QANAT_TEXT_ESCAPE_H

#include "base/buf.h"

void escape_html(buf *out, str text);
/* the same inside <bdi>, so that its direction is its own affair */
void escape_bdi(buf *out, str text);

#endif
