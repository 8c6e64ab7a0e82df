/*
 * Rows of the sections by what they are looked up with. Everything that comes out of the file is
 * checked against the sections here, so that a damaged byte gives a wrong answer and never a read
 * outside.
 *
 * Words and skeletons stand in the order of a hash, and a table of places, a row or two a bucket,
 * says where its highest bits begin: a look-up is one step there and one or two rows.
 */
#include "index/format.h"

bool index_places(const index_file *ix, enum index_section_id s, uint64_t hash, uint64_t all,
                  uint32_t *first, uint32_t *last)
{
    const uint32_t *places = index_at(ix, s);
    uint64_t buckets = ix->h->at[s].bytes / 4 - 1; /* a power of two: index_open_bytes */
    uint64_t at = buckets > 1 ? hash >> (64 - __builtin_ctzll(buckets)) : 0;
    *first = places[at];
    *last = places[at + 1];
    return *first < *last && *last <= all;
}

uint32_t index_word(const index_file *ix, str folded)
{
    const word_row *words = index_at(ix, SECTION_WORDS);
    const char *texts = index_at(ix, SECTION_WORD_TEXT);
    uint64_t all = ix->h->at[SECTION_WORD_TEXT].bytes;
    uint32_t w, last;
    if (!index_places(ix, SECTION_WORD_PLACES, word_hash(folded), ix->h->word_n, &w, &last))
        return UINT32_MAX;
    for (; w < last; w++)
        if (words[w].text <= words[w + 1].text && words[w + 1].text <= all &&
            str_eq(str_range(texts, words[w].text, words[w + 1].text), folded))
            return w;
    return UINT32_MAX;
}

uint32_t index_learned(const index_file *ix, uint32_t word)
{
    const learned_word *rows = index_at(ix, SECTION_LEARNED_WORDS);
    size_t n = ix->h->at[SECTION_LEARNED_WORDS].bytes / sizeof *rows,
           low = index_first_row(rows, sizeof *rows, n, word);
    return low < n && rows[low].word == word ? rows[low].group : 0;
}

const key_row *index_keys(const index_file *ix, uint32_t key, size_t *n)
{
    const key_row *rows = index_at(ix, SECTION_KEYS);
    size_t all = ix->h->at[SECTION_KEYS].bytes / sizeof *rows,
           low = index_first_row(rows, sizeof *rows, all, key), high = low;
    for (; high < all && rows[high].key == key; high++)
        ;
    *n = high - low;
    return rows + low;
}

bool index_skeleton(const index_file *ix, uint64_t skeleton, uint32_t *first, uint32_t *last)
{
    const skeleton_row *rows = index_at(ix, SECTION_SKELETONS);
    uint32_t at, end;
    if (!index_places(ix, SECTION_SKELETON_PLACES, skeleton_hash(skeleton), ix->h->skeleton_n, &at,
                      &end))
        return false;
    for (; at < end; at++) {
        if (rows[at].low != (uint32_t)skeleton || rows[at].high != (uint32_t)(skeleton >> 32))
            continue;
        *first = rows[at].form;
        *last = rows[at + 1].form;
        return *first < *last && *last <= ix->h->form_n;
    }
    return false;
}

name_cursor index_postings(const index_file *ix, uint32_t word, uint32_t *n)
{
    const word_row *row = (const word_row *)index_at(ix, SECTION_WORDS) + word;
    const uint8_t *posts = index_at(ix, SECTION_POSTINGS);
    uint64_t all = ix->h->at[SECTION_POSTINGS].bytes;
    name_cursor c = { .name_n = ix->h->name_n };
    *n = 0;
    if (word >= ix->h->word_n || row[0].postings > row[1].postings || row[1].postings > all)
        return c;
    c.at = posts + row[0].postings;
    c.end = posts + row[1].postings;
    *n = cursor_varint(&c);
    *n = *n < ix->h->name_n ? *n : ix->h->name_n;
    return c;
}

name_cursor index_joined(const index_file *ix, uint64_t key)
{
    name_cursor c = { .name_n = ix->h->name_n };
    uint32_t first, last;
    if (!index_places(ix, SECTION_JOINED_PLACES, key, ix->h->at[SECTION_JOINED].bytes, &first,
                      &last))
        return c;
    c.at = (const uint8_t *)index_at(ix, SECTION_JOINED) + first;
    c.end = (const uint8_t *)index_at(ix, SECTION_JOINED) + last;
    return c;
}

bool joined_next(name_cursor *c, uint64_t key)
{
    while (c->at < c->end) {
        uint8_t mark = *c->at++;
        c->name += cursor_varint(c);
        if (c->name >= c->name_n)
            return false;
        if (mark == joined_mark(key))
            return true;
    }
    return false;
}

size_t index_name_words(const index_file *ix, uint32_t name, uint32_t words[LIMIT_NAME_PARTS])
{
    const uint8_t *at = index_at(ix, SECTION_NAME_WORDS);
    uint64_t all = ix->h->at[SECTION_NAME_WORDS].bytes;
    uint32_t from = ((const uint32_t *)index_at(ix, SECTION_NAME_STEPS))[name / NAME_STEP];
    name_cursor c = { .at = at + (from < all ? from : all), .end = at + all };
    size_t k = 0;
    for (uint32_t skip = name % NAME_STEP + 1; skip > 0; skip--) {
        uint32_t n = cursor_varint(&c);
        if (n > LIMIT_NAME_PARTS) /* damaged */
            return 0;
        for (k = 0; k < n && c.at < c.end; k++)
            words[k] = cursor_varint(&c);
    }
    return k;
}

/* the skeleton of a form: the last row that begins at it or before */
static uint64_t form_skeleton(const index_file *ix, uint32_t form)
{
    const skeleton_row *rows = index_at(ix, SECTION_SKELETONS);
    size_t low = 0, high = ix->h->skeleton_n;
    while (low + 1 < high) {
        size_t mid = low + (high - low) / 2;
        if (rows[mid].form <= form)
            low = mid;
        else
            high = mid;
    }
    return (uint64_t)rows[low].high << 32 | rows[low].low;
}

static bool first_form(const index_file *ix, uint32_t word, uint8_t several, name_word *w)
{
    name_form f;
    if (word >= ix->h->word_n)
        return false;
    uint32_t form = ((const word_row *)index_at(ix, SECTION_WORDS))[word].form;
    const form_row *row = index_form_row(ix, form);
    if (form >= ix->h->form_n || row->several > several || !index_form(ix, row, &f))
        return false;
    uint64_t skeleton = form_skeleton(ix, form);
    *w = (name_word){ .writing = f.writing,
                      .n = f.n,
                      .m = f.m,
                      .symbols = f.symbols,
                      .latin = f.latin,
                      .letters = f.letters,
                      .skeleton_n = (uint8_t)(skeleton >> 60),
                      .skeleton = skeleton & (((uint64_t)1 << 60) - 1) };
    return true;
}

bool index_word_form(const index_file *ix, uint32_t word, name_word *w)
{
    return first_form(ix, word, WORD_SEVERAL, w);
}

bool index_only_form(const index_file *ix, uint32_t word, name_word *w)
{
    return first_form(ix, word, 0, w);
}
