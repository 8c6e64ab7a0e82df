/*
 * How many cells of a terminal a character takes: 0 for marks and format characters, 2 for wide
 * East Asian ones and emoji, 1 for the rest. The C library's wcwidth depends on the locale; this
 * does not.
 */
#ifndef QANAT_TEXT_WIDTH_H
#define QANAT_TEXT_WIDTH_H

#include "base/str.h"

int width_of(uint32_t c);
/* of a whole text, line breaks counted as 0 */
size_t width_text(str s);
/* true for letters that are written from right to left (Hebrew, Arabic and their neighbours) */
bool width_is_rtl(uint32_t c);
/* true for the invisible characters that change direction (LRM, RLM, ALM, embeddings, isolates) */
bool width_is_direction(uint32_t c);

#endif
