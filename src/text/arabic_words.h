/*
 * Which written forms are Arabic words, from the word list of hunspell-ar as far as the build found
 * it (tools/mkarabic.c). A set of hashes, so that one word in half a million that is none may be
 * taken for one. Cost: one hash and a probe or two.
 */
#ifndef QANAT_TEXT_ARABIC_WORDS_H
#define QANAT_TEXT_ARABIC_WORDS_H

#include "base/str.h"

enum { ARABIC_WORD_NOUN = 1, ARABIC_WORD_PAST = 2, ARABIC_WORD_PRESENT = 4 };
enum { ARABIC_WORD_SLOTS_LOG = 18, ARABIC_WORD_KIND_BITS = 3 };

extern const uint32_t arabic_word_slots[1u << ARABIC_WORD_SLOTS_LOG];

/* the kinds of word that this folded form may be, 0: none known */
static inline unsigned arabic_word_kinds(str folded)
{
    uint64_t h = str_hash(folded);
    uint32_t mask = (1u << ARABIC_WORD_SLOTS_LOG) - 1, at = (uint32_t)h & mask;
    uint32_t print = (uint32_t)(h >> 35) | 1u;
    for (unsigned tries = 0; tries < 64 && arabic_word_slots[at]; tries++, at = (at + 1) & mask)
        if (arabic_word_slots[at] >> ARABIC_WORD_KIND_BITS == print)
            return arabic_word_slots[at] & ((1u << ARABIC_WORD_KIND_BITS) - 1);
    return 0;
}

#endif
