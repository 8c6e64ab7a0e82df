/*
 * Class and script of a character, from tables computed at build time.
 */
#ifndef QANAT_TEXT_SCRIPT_H
#define QANAT_TEXT_SCRIPT_H

#include <stdint.h>

/* the order is known to tools/mkfold.c */
typedef enum text_class {
    CLASS_NONE,
    CLASS_LETTER,
    CLASS_UPPER, /* an upper or title case letter */
    CLASS_MARK,  /* combining marks and tatweel */
    CLASS_DIGIT,
    CLASS_SPACE,
    CLASS_PUNCT,
    CLASS_CONTROL, /* controls and format characters: direction marks, joiners */
    CLASS_SYMBOL,
    CLASS_UNKNOWN /* unassigned or private */
} text_class;

typedef enum text_script {
    SCRIPT_COMMON,
    SCRIPT_LATIN,
    SCRIPT_ARABIC,
    SCRIPT_CYRILLIC,
    SCRIPT_GREEK,
    SCRIPT_HEBREW,
    SCRIPT_ARMENIAN,
    SCRIPT_GEORGIAN,
    SCRIPT_HANGUL,
    SCRIPT_HAN,
    SCRIPT_HIRAGANA,
    SCRIPT_KATAKANA,
    SCRIPT_THAI,
    SCRIPT_DEVANAGARI,
    SCRIPT_OTHER
} text_script;

#endif
