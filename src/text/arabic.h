/*
 * Arabic word forms without vowel marks: what a verb looks like in its persons, tenses and voices.
 */
#ifndef QANAT_TEXT_ARABIC_H
#define QANAT_TEXT_ARABIC_H

#include "base/arena.h"

enum arabic_form {
    ARABIC_PAST = 1,
    ARABIC_PRESENT = 2,
    ARABIC_PASSIVE = 4, /* written otherwise than the active */
    ARABIC_FEMININE = 8,
    ARABIC_PLURAL = 16,
    ARABIC_DUAL = 32,
    ARABIC_SPEAKER = 64,     /* first or second person */
    ARABIC_PARTICIPLE = 128, /* passive, or both voices where they are written alike */
    ARABIC_ACTIVE_PARTICIPLE = 256,
    ARABIC_BOUND = 512 /* only before a pronoun: وزارت(ه) */
};

typedef void arabic_emit(void *context, str form, unsigned features);

/* Calls `emit` for every finite form and, where rules give them, the participles. `past` and
 * `present` are the third person masculine singular; `masdar` (may be empty) tells the second form
 * from the first. Forms may come twice. At most 80 calls. */
void arabic_conjugate(arena *a, str past, str present, str masdar, arabic_emit *emit,
                      void *context);
/* feminine, dual and plural forms of a noun or adjective that takes endings */
void arabic_inflect(arena *a, str noun, arabic_emit *emit, void *context);

#endif
