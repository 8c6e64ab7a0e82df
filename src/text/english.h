/*
 * English spelling that readers and printers share.
 */
#ifndef QANAT_TEXT_ENGLISH_H
#define QANAT_TEXT_ENGLISH_H

#include "base/str.h"

#include <string.h>

static inline bool english_vowel(char c)
{
    return c && strchr("aeiou", c) != NULL;
}

/* The regular plural of a noun, or the third person of a verb: how many bytes of it stay, and what
 * is put behind them (company: compan + ies). Aircraft and the like stay as they are. */
size_t english_plural(str noun, const char **ending);

#endif
