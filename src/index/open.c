/*
 * Opening an index: mapped, then the header is checked against its sum and every section against
 * the file. What lies inside the sections is checked where it is used, so a damaged byte gives a
 * wrong answer at worst, never a read outside; index_verify reads everything against the whole sum.
 */
#include "base/file.h"
#include "index/format.h"

#include <stdlib.h>
#include <xxhash.h>

static qanat_status check_header(str bytes, const char *file, qanat_error *err)
{
    const index_header *h = (const void *)bytes.at;
    if (bytes.n < sizeof(index_header) || memcmp(h->magic, INDEX_MAGIC, 8) != 0)
        return error_at(err, QANAT_E_INPUT, file, 0, 0, "not a qanat index");
    if (h->version != INDEX_VERSION)
        return error_at(
            err, QANAT_E_STORE, file, 0, 0,
            "an index of version %u; this program reads version %u: import the lists again",
            h->version, INDEX_VERSION);
    if (h->header_sum != XXH3_64bits(h, offsetof(index_header, header_sum)) ||
        h->sections != SECTIONS)
        return error_at(err, QANAT_E_INPUT, file, 0, 0, "the header of the index is damaged");
    if (h->file_bytes != bytes.n)
        return error_at(err, QANAT_E_INPUT, file, 0, 0,
                        "the index has %zu bytes and should have %llu", bytes.n,
                        (unsigned long long)h->file_bytes);
    for (int i = 0; i < SECTIONS; i++)
        if (h->at[i].offset % 8 || h->at[i].offset > bytes.n ||
            h->at[i].bytes > bytes.n - h->at[i].offset)
            return error_at(err, QANAT_E_INPUT, file, 0, 0,
                            "section %d of the index lies outside of it", i);
    return QANAT_OK;
}

/* a table of places has a power of two of buckets and an end */
static bool places_fit(const index_section *s)
{
    uint64_t n = s->bytes / 4;
    return s->bytes % 4 == 0 && n >= 2 && ((n - 1) & (n - 2)) == 0;
}

/* tables must have the rows that the header promises */
static bool counts_fit(const index_header *h)
{
    return h->at[SECTION_ENTRIES].bytes == ((uint64_t)h->entry_n + 1) * sizeof(entry_row) &&
           h->at[SECTION_NAMES].bytes == (uint64_t)h->name_n * sizeof(name_row) &&
           h->at[SECTION_NAME_STEPS].bytes ==
               ((uint64_t)h->name_n + NAME_STEP - 1) / NAME_STEP * 4 &&
           h->at[SECTION_WORDS].bytes == ((uint64_t)h->word_n + 1) * sizeof(word_row) &&
           h->at[SECTION_FORMS].bytes == (uint64_t)h->form_n * sizeof(form_row) &&
           h->at[SECTION_SKELETONS].bytes ==
               ((uint64_t)h->skeleton_n + 1) * sizeof(skeleton_row) &&
           places_fit(&h->at[SECTION_WORD_PLACES]) &&
           places_fit(&h->at[SECTION_SKELETON_PLACES]) && places_fit(&h->at[SECTION_JOINED_PLACES]);
}

qanat_status index_open_bytes(str bytes, const char *file, index_file **out, qanat_error *err)
{
    if ((uintptr_t)bytes.at % 8)
        return error_at(err, QANAT_E_USAGE, file, 0, 0,
                        "the index does not start at a multiple of eight");
    qanat_status s = check_header(bytes, file, err);
    if (s != QANAT_OK)
        return s;
    if (!counts_fit((const void *)bytes.at))
        return error_at(err, QANAT_E_INPUT, file, 0, 0,
                        "the tables of the index do not fit its header");
    index_file *ix = base_alloc(sizeof *ix);
    *ix = (index_file){ .h = (const void *)bytes.at, .base = bytes.at };
    *out = ix;
    return QANAT_OK;
}

qanat_status index_open_file(const char *path, index_file **out, qanat_error *err)
{
    file_map *f = base_alloc(sizeof *f);
    qanat_status s = file_open(path, 0, f, err);
    if (s != QANAT_OK) {
        free(f);
        return s;
    }
    s = index_open_bytes(f->bytes, path, out, err);
    if (s == QANAT_OK) {
        (*out)->map = f;
        return s;
    }
    file_close(f);
    free(f);
    return s;
}

void index_close(index_file *ix)
{
    if (!ix)
        return;
    if (ix->map) {
        file_close(ix->map);
        free(ix->map);
    }
    free(ix);
}

qanat_status index_verify(const index_file *ix, qanat_error *err)
{
    const index_header *h = ix->h;
    if (h->content_sum != XXH3_64bits(ix->base + sizeof *h, h->file_bytes - sizeof *h))
        return error_set(err, QANAT_E_INPUT, "the index is damaged: its checksum does not agree");
    arena *a = arena_new();
    qanat_status s = QANAT_OK;
    for (uint32_t i = 0; i < h->entry_n && s == QANAT_OK; i++) {
        index_entry e;
        if (!entry_decode(ix, i, a, &e))
            s = error_set(err, QANAT_E_INPUT, "record %u of the index cannot be read", i);
        arena_reset(a);
    }
    arena_free(a);
    return s;
}

uint32_t index_count(const index_file *ix)
{
    return ix->h->entry_n;
}

uint64_t index_name_count(const index_file *ix)
{
    return ix->h->name_n;
}

bool index_entry_at(const index_file *ix, uint32_t entry, arena *a, index_entry *out)
{
    return entry_decode(ix, entry, a, out);
}

bool index_name_at(const index_file *ix, uint32_t entry, uint32_t name, index_name *out)
{
    arena *a = arena_new();
    index_entry e;
    bool good = entry_decode(ix, entry, a, &e) && name < e.name_n;
    if (good)
        *out = e.names[name];
    arena_free(a);
    return good;
}

size_t index_first_row(const void *rows, size_t row_bytes, size_t n, uint32_t key)
{
    size_t low = 0, high = n;
    while (low < high) {
        size_t mid = low + (high - low) / 2;
        uint32_t at;
        memcpy(&at, (const char *)rows + mid * row_bytes, sizeof at);
        if (at < key)
            low = mid + 1;
        else
            high = mid;
    }
    return low;
}

uint32_t index_find(const index_file *ix, str id, str list)
{
    const hash_row *rows = index_at(ix, SECTION_IDS);
    size_t n = ix->h->at[SECTION_IDS].bytes / sizeof(hash_row);
    uint32_t hash = index_id_hash(id);
    uint32_t found = UINT32_MAX;
    arena *a = arena_new();
    for (size_t i = index_first_row(rows, sizeof *rows, n, hash);
         i < n && rows[i].hash == hash && found == UINT32_MAX; i++) {
        index_entry e;
        if (entry_decode(ix, rows[i].entry, a, &e) && str_eq(e.id, id) &&
            (!list.n || str_eq(e.list, list)))
            found = rows[i].entry;
    }
    arena_free(a);
    return found;
}

/* two entries may share a hash without sharing the identifier */
static bool carries(const index_entry *e, str identifier)
{
    for (size_t i = 0; i < e->identifiers.n; i++) {
        str s = e->identifiers.at[i];
        size_t colon = str_find(s, STR(":"));
        if (str_eq(s, identifier) ||
            (colon != SIZE_MAX && str_eq(str_drop(s, colon + 1), identifier)))
            return true;
    }
    return false;
}

size_t index_search_identifier(const index_file *ix, str identifier, size_t limit,
                               uint32_t *entries)
{
    const hash_row *rows = index_at(ix, SECTION_IDENTIFIERS);
    size_t n = ix->h->at[SECTION_IDENTIFIERS].bytes / sizeof(hash_row), found = 0;
    uint32_t hash = index_id_hash(identifier);
    arena *a = arena_new();
    for (size_t i = index_first_row(rows, sizeof *rows, n, hash);
         i < n && rows[i].hash == hash && found < limit; i++) {
        index_entry e;
        bool again = found && entries[found - 1] == rows[i].entry;
        if (!again && entry_decode(ix, rows[i].entry, a, &e) && carries(&e, identifier))
            entries[found++] = rows[i].entry;
    }
    arena_free(a);
    return found;
}
