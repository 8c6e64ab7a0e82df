/*
 * Places in a report as people name them: the third paragraph is ¶3, its second heading §2.
 * Paragraphs and headings are counted within their version, so that what one paragraph says in both
 * languages mostly has one number; where the numbers differ, both stand.
 */
#ifndef QANAT_REPORT_PLACE_H
#define QANAT_REPORT_PLACE_H

#include "base/buf.h"
#include "report/model.h"

typedef struct places {
    const report *r;
    uint32_t *number; /* per block: its number among the paragraphs or headings of its language */
    bool two;         /* the report has two versions */
    uint32_t paragraphs[LANG_COUNT], headings[LANG_COUNT];
} places;

/* `a` keeps the numbers. Cost: linear in the blocks. */
places places_of(const report *r, arena *a);

/* the block that holds a byte of the file, or NO_INDEX. Cost: a binary search. */
uint32_t place_block(const report *r, uint32_t at);
/* "¶3" or "§2" of a block */
void place_put_block(const places *p, buf *out, uint32_t block);

/* "¶3", "¶3 ¶5", "ar ¶3 en ¶4": the paragraphs that `spans` lie in, at most `most` of them, "+4"
 * for the rest. The spans are in any order. */
void place_put(const places *p, buf *out, const span *spans, size_t count, size_t most);

#endif
