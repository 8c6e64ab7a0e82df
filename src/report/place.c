/*
 * Counting paragraphs of each version, and naming sets of them. A place that both versions share is
 * said once. Sets are sorted, so a set costs n log n in its spans.
 */
#include "report/place.h"

#include <stdlib.h>

places places_of(const report *r, arena *a)
{
    places p = { .r = r };
    p.number = arena_array(a, uint32_t, r->blocks.n + 1);
    for (size_t i = 0; i < r->blocks.n; i++) {
        const block *b = &r->blocks.at[i];
        uint32_t *count = b->kind == BLOCK_HEADING ? p.headings : p.paragraphs;
        p.number[i] = ++count[b->lang];
    }
    int versions = 0;
    for (int l = 0; l < LANG_COUNT; l++)
        versions += p.paragraphs[l] + p.headings[l] > 0;
    p.two = versions > 1;
    return p;
}

uint32_t place_block(const report *r, uint32_t at)
{
    size_t low = 0, high = r->blocks.n;
    while (low < high) {
        size_t mid = (low + high) / 2;
        if (r->blocks.at[mid].end <= at)
            low = mid + 1;
        else
            high = mid;
    }
    return low < r->blocks.n && r->blocks.at[low].start <= at ? (uint32_t)low : NO_INDEX;
}

void place_put_block(const places *p, buf *out, uint32_t index)
{
    const block *b = &p->r->blocks.at[index];
    buf_printf(out, "%s%u", b->kind == BLOCK_HEADING ? "§" : "¶", p->number[index]);
}

/* a paragraph or heading, and the versions that name it: bit 1 << lang */
typedef struct spot {
    uint32_t key; /* number * 2 + heading */
    uint32_t langs;
} spot;

static int spot_order(const void *x, const void *y)
{
    const spot *a = x, *b = y;
    return (a->key > b->key) - (a->key < b->key);
}

static size_t gather(const places *p, const span *spans, size_t count, spot *out)
{
    size_t n = 0;
    for (size_t i = 0; i < count; i++) {
        uint32_t index = place_block(p->r, spans[i].start);
        if (index == NO_INDEX)
            continue;
        const block *b = &p->r->blocks.at[index];
        out[n++] = (spot){ p->number[index] * 2 + (b->kind == BLOCK_HEADING), 1u << b->lang };
    }
    qsort(out, n, sizeof *out, spot_order);
    size_t kept = 0;
    for (size_t i = 0; i < n; i++) {
        if (kept && out[kept - 1].key == out[i].key)
            out[kept - 1].langs |= out[i].langs;
        else
            out[kept++] = out[i];
    }
    return kept;
}

static void put_spots(buf *out, const spot *s, size_t n, size_t most)
{
    for (size_t i = 0; i < n && i < most; i++)
        buf_printf(out, "%s%s%u", i ? " " : "", s[i].key & 1 ? "§" : "¶", s[i].key / 2);
    if (n > most)
        buf_printf(out, " +%zu", n - most);
}

/* the spots that the version `l` names, with its code before them: "ar ¶3" */
static void put_version(buf *out, const spot *s, size_t n, uint32_t l, size_t most)
{
    size_t shown = 0;
    for (size_t i = 0; i < n && shown < most; i++) {
        if (!(s[i].langs & (1u << l)))
            continue;
        if (!shown++)
            buf_printf(out, "%s%s ", out->n ? " " : "", lang_code((uint8_t)l));
        else
            buf_putc(out, ' ');
        put_spots(out, &s[i], 1, 1);
    }
}

void place_put(const places *p, buf *out, const span *spans, size_t count, size_t most)
{
    if (!count)
        return;
    spot *s = base_alloc(count * sizeof *s);
    size_t n = gather(p, spans, count, s);
    uint32_t all = 0, common = UINT32_MAX;
    for (size_t i = 0; i < n; i++) {
        all |= s[i].langs;
        common &= s[i].langs;
    }
    bool one_version = (all & (all - 1)) == 0;
    if (!p->two || (!one_version && (common == all || n > 2))) {
        put_spots(out, s, n, most);
    } else if (one_version) {
        if (n)
            buf_printf(out, "%s ", lang_code((uint8_t)__builtin_ctz(all)));
        put_spots(out, s, n, most);
    } else {
        for (uint32_t l = 0; l < LANG_COUNT; l++)
            put_version(out, s, n, l, most);
    }
    free(s);
}
