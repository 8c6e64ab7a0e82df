/*
 * See fold.h.
 */
#include "text/fold.h"
#include "base/utf8.h"

size_t fold_char(uint32_t c, uint32_t out[FOLD_MAX])
{
    const fold_entry *e = fold_entry_of(c);
    if (e->n == 1)
        out[0] = (uint32_t)((int32_t)c + e->to);
    else
        for (size_t i = 0; i < e->n; i++)
            out[i] = fold_longs[(size_t)e->to + i];
    return e->n;
}

static size_t fold_into(char *to, str s)
{
    size_t n = 0;
    for (size_t i = 0; i < s.n;) {
        unsigned char c = (unsigned char)s.at[i];
        const fold_entry *e = fold_entry_of(c & 0x7F);
        if (c < 0x80 && e->n == 1) { /* ASCII folds to ASCII */
            to[n++] = (char)((int32_t)c + e->to);
            i++;
            continue;
        }
        uint32_t out[FOLD_MAX], at = utf8_next(s, &i);
        e = fold_entry_of(at);
        uint32_t one = (uint32_t)((int32_t)at + e->to);
        if (e->n == 1 && one >= 0x80 && one < 0x800) {
            to[n++] = (char)(0xC0 | one >> 6);
            to[n++] = (char)(0x80 | (one & 0x3F));
            continue;
        }
        size_t count = fold_char(at, out);
        for (size_t k = 0; k < count; k++)
            n += utf8_put(out[k], to + n);
    }
    return n;
}

/* A character folds to at most FOLD_MAX of at most 4 bytes; none is shorter than one byte. */
enum { WORST = FOLD_MAX * 4 };

void fold_put(buf *out, str s)
{
    buf_reserve(out, s.n * WORST + 1);
    out->n += fold_into(out->at + out->n, s);
    out->at[out->n] = 0;
}

str fold_str(arena *a, str s)
{
    char small[1024];
    if (s.n * WORST <= sizeof small)
        return arena_str(a, (str){ small, fold_into(small, s) });
    buf b = { 0 };
    fold_put(&b, s);
    str folded = arena_str(a, buf_view(&b));
    buf_free(&b);
    return folded;
}
