/*
 * Folding: the form in which text is compared. What it does stands in tools/mkfold.c, which
 * computes its tables. Cost: a table look-up a character.
 */
#ifndef QANAT_TEXT_FOLD_H
#define QANAT_TEXT_FOLD_H

#include "base/arena.h"
#include "base/buf.h"
#include "text/script.h"

typedef struct fold_entry {
    int32_t to;
    uint8_t n, class, script;
} fold_entry;

/* characters of one or two bytes stand in the pages in their order */
enum { FOLD_LAST = 0x20000, FOLD_DIRECT = 0x800, FOLD_PAGE = 128, FOLD_MAX = 4 };

extern const uint16_t fold_page_of[];
extern const fold_entry fold_pages[][FOLD_PAGE];
extern const uint32_t fold_longs[];

static inline const fold_entry *fold_entry_of(uint32_t c)
{
    static const fold_entry beyond = { 0, 1, CLASS_LETTER, SCRIPT_HAN };
    if (c < FOLD_DIRECT)
        return (const fold_entry *)fold_pages + c;
    return c < FOLD_LAST ? &fold_pages[fold_page_of[c / FOLD_PAGE]][c % FOLD_PAGE] : &beyond;
}

static inline text_class class_of(uint32_t c)
{
    return (text_class)fold_entry_of(c)->class;
}

static inline text_script script_of(uint32_t c)
{
    return (text_script)fold_entry_of(c)->script;
}

/* The bytes of the letter at p, before which n bytes are left, where it is one of those that nearly
 * all text is made of: 1 for a to z in either case, 2 for the letters of the Arabic language; 0 where
 * the tables have to tell what stands there. */
static inline size_t common_letter(const char *at, size_t n)
{
    const unsigned char *p = (const unsigned char *)at;
    if ((unsigned)(p[0] | 32) - 'a' < 26)
        return 1;
    bool arabic = n > 1 && ((p[0] == 0xD8 && p[1] >= 0xA1 && p[1] <= 0xBA) ||
                            (p[0] == 0xD9 && p[1] >= 0x81 && p[1] <= 0x8A));
    return arabic ? 2 : 0;
}

/* the folded characters of c: their number, 0 where c falls away */
size_t fold_char(uint32_t c, uint32_t out[FOLD_MAX]);
/* appends the folded form of s */
void fold_put(buf *out, str s);
str fold_str(arena *a, str s);

#endif
