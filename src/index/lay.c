/*
 * The index laid out: words and skeletons in the order of their hashes with tables of places, the
 * forms of one skeleton in a row with their symbols in the same order, so that looking for near
 * words reads memory from front to back.
 *
 * Cost: sorting what there is, about a second for a million names.
 */
#include "base/file.h"
#include "index/builder.h"

#include <stdlib.h>
#include <xxhash.h>

typedef struct layout {
    index_builder *b;
    buf *out;
    size_t base;
    index_header h;
    uint32_t *new_word; /* place of a word by its number */
    uint32_t *old_word;
    uint32_t *new_form; /* by the number of a word: where its first form lies */
} layout;

static void section(layout *l, enum index_section_id id, const void *bytes, size_t n)
{
    while ((l->out->n - l->base) % 8)
        buf_putc(l->out, 0);
    l->h.at[id] = (index_section){ l->out->n - l->base, n };
    if (n)
        buf_put(l->out, bytes, n);
}

static void section_of(layout *l, enum index_section_id id, buf *b)
{
    section(l, id, b->at, b->n);
    buf_free(b);
}

/* ---- tables of places */

enum { JOINED_BUCKET = 16 }; /* neighbours a bucket, about */

/* the highest bits that `rows` rows are told apart by: one or two rows a bucket */
static unsigned place_bits(size_t rows)
{
    unsigned bits = 0;
    while (bits < 31 && ((size_t)2 << bits) <= rows)
        bits++;
    return bits;
}

static size_t bucket_of(uint64_t hash, unsigned bits)
{
    return bits ? (size_t)(hash >> (64 - bits)) : 0;
}

/* places[i]: where the rows of bucket i begin; `at` falls into `bucket` */
static void place(buf *places, size_t *open, size_t bucket, size_t at)
{
    uint32_t v = (uint32_t)at;
    for (; *open <= bucket; ++*open)
        buf_put(places, &v, 4);
}

/* ---- words */

typedef struct hashed {
    uint64_t hash;
    uint32_t id;
} hashed;

static int by_hash_then_id(const void *x, const void *y)
{
    const hashed *a = x, *b = y;
    return a->hash != b->hash ? (a->hash < b->hash ? -1 : 1) : a->id < b->id ? -1 : a->id > b->id;
}

static void order_words(layout *l)
{
    index_builder *b = l->b;
    size_t n = b->known.n, open = 0;
    hashed *order = base_alloc((n + 1) * sizeof *order);
    l->new_word = base_alloc((n + 1) * sizeof *l->new_word);
    l->old_word = base_alloc((n + 1) * sizeof *l->old_word);
    for (uint32_t w = 0; w < n; w++)
        order[w] = (hashed){ word_hash(b->known.at[w].text), w };
    qsort(order, n, sizeof *order, by_hash_then_id);
    buf places = { 0 };
    unsigned bits = place_bits(n);
    for (uint32_t w = 0; w < n; w++) {
        l->new_word[order[w].id] = w;
        l->old_word[w] = order[w].id;
        place(&places, &open, bucket_of(order[w].hash, bits), w);
    }
    place(&places, &open, (size_t)1 << bits, n);
    section_of(l, SECTION_WORD_PLACES, &places);
    free(order);
}

/* The names of each word. Postings came in the order of names: counting them out keeps that. */
static uint32_t *names_by_word(layout *l, uint32_t *first)
{
    index_builder *b = l->b;
    size_t n = b->known.n;
    uint32_t *names = base_alloc((b->postings.n + 1) * sizeof *names);
    memset(first, 0, (n + 2) * sizeof *first);
    for (size_t i = 0; i < b->postings.n; i++)
        first[l->new_word[b->postings.at[i].word] + 2]++;
    for (size_t w = 2; w <= n + 1; w++)
        first[w] += first[w - 1];
    for (size_t i = 0; i < b->postings.n; i++)
        names[first[l->new_word[b->postings.at[i].word] + 1]++] = b->postings.at[i].name;
    return names;
}

static void put_names(buf *posts, const uint32_t *names, size_t n)
{
    size_t different = 0;
    for (size_t i = 0; i < n; i++)
        different += i == 0 || names[i] != names[i - 1];
    put_varint(posts, different);
    for (size_t i = 0; i < n; i++)
        if (i == 0 || names[i] != names[i - 1])
            put_varint(posts, i ? names[i] - names[i - 1] : names[i]);
}

static void lay_words(layout *l)
{
    index_builder *b = l->b;
    buf rows = { 0 }, texts = { 0 }, posts = { 0 }, learned = { 0 };
    size_t n = b->known.n;
    uint32_t *first = base_alloc((n + 2) * sizeof *first);
    uint32_t *names = names_by_word(l, first);
    for (uint32_t w = 0; w <= n; w++) {
        word_row row = { (uint32_t)texts.n, (uint32_t)posts.n,
                         w < n ? l->new_form[l->old_word[w]] : 0 };
        buf_put(&rows, &row, sizeof row);
        if (w == n)
            break;
        str text = b->known.at[l->old_word[w]].text;
        buf_str(&texts, text);
        put_names(&posts, names + first[w], first[w + 1] - first[w]);
        uint32_t group = learner_group(b->learn, text);
        learned_word known = { w, group };
        if (group)
            buf_put(&learned, &known, sizeof known);
    }
    free(first);
    free(names);
    section_of(l, SECTION_WORDS, &rows);
    section_of(l, SECTION_WORD_TEXT, &texts);
    section_of(l, SECTION_POSTINGS, &posts);
    section_of(l, SECTION_LEARNED_WORDS, &learned);
}

/* The words of each name, by their places now; where every NAME_STEP-th name begins. */
static void lay_name_words(layout *l)
{
    index_builder *b = l->b;
    buf words = { 0 }, steps = { 0 };
    name_cursor c = { .at = (const uint8_t *)b->name_words.at,
                      .end = (const uint8_t *)b->name_words.at + b->name_words.n };
    for (size_t i = 0; i < b->names.n; i++) {
        uint32_t at = (uint32_t)words.n;
        if (i % NAME_STEP == 0)
            buf_put(&steps, &at, 4);
        uint32_t n = cursor_varint(&c);
        put_varint(&words, n);
        for (; n > 0; n--)
            put_varint(&words, l->new_word[cursor_varint(&c)]);
    }
    section_of(l, SECTION_NAME_WORDS, &words);
    section_of(l, SECTION_NAME_STEPS, &steps);
}

/* ---- forms */

typedef struct sorted_form {
    built_form of;
    bool first; /* of its word */
} sorted_form;

static int by_skeleton(const void *x, const void *y)
{
    const built_form *a = &((const sorted_form *)x)->of, *b = &((const sorted_form *)y)->of;
    uint64_t h = skeleton_hash(a->skeleton), k = skeleton_hash(b->skeleton);
    if (h != k)
        return h < k ? -1 : 1;
    if (a->skeleton != b->skeleton)
        return a->skeleton < b->skeleton ? -1 : 1;
    if (a->row.writing != b->row.writing)
        return a->row.writing < b->row.writing ? -1 : 1;
    if (a->row.symbols != b->row.symbols)
        return a->row.symbols < b->row.symbols ? -1 : 1;
    return a->row.word < b->row.word ? -1 : a->row.word > b->row.word;
}

static uint32_t classes_of(uint64_t skeleton)
{
    uint32_t classes = 0;
    for (uint64_t rest = skeleton & (((uint64_t)1 << 60) - 1); rest; rest >>= 4)
        classes |= 1u << (rest & 15);
    return classes;
}

static void lay_forms(layout *l)
{
    index_builder *b = l->b;
    buf rows = { 0 }, skeletons = { 0 }, places = { 0 }, symbols = { 0 };
    size_t n = b->forms.n, different = 0, open = 0;
    sorted_form *forms = base_alloc((n + 1) * sizeof *forms);
    l->new_form = base_alloc((b->known.n + 1) * sizeof *l->new_form);
    for (uint32_t i = 0; i < n; i++) {
        const built_word *w = &b->known.at[b->forms.at[i].row.word];
        forms[i] = (sorted_form){ b->forms.at[i], w->form == i };
        bool several = b->forms.at[w->form].next != UINT32_MAX;
        forms[i].of.row.several = w->otherwise ? WORD_OTHERWISE : several ? WORD_SEVERAL : 0;
    }
    qsort(forms, n, sizeof *forms, by_skeleton);
    for (size_t i = 0; i < n; i++)
        different += i == 0 || forms[i].of.skeleton != forms[i - 1].of.skeleton;
    unsigned bits = place_bits(different);
    for (size_t i = 0; i < n; i++) {
        uint64_t skeleton = forms[i].of.skeleton;
        if (i == 0 || skeleton != forms[i - 1].of.skeleton) {
            skeleton_row row = { (uint32_t)skeleton, (uint32_t)(skeleton >> 32), (uint32_t)i };
            place(&places, &open, bucket_of(skeleton_hash(skeleton), bits),
                  skeletons.n / sizeof row);
            buf_put(&skeletons, &row, sizeof row);
            l->h.classes |= classes_of(skeleton);
        }
        form_row row = forms[i].of.row;
        size_t bytes = 2u * row.n + (row.writing == NAME_CYRILLIC ? 2u * row.m : 0);
        if (forms[i].first)
            l->new_form[row.word] = (uint32_t)i;
        row.word = l->new_word[row.word];
        row.symbols = (uint32_t)symbols.n;
        buf_put(&symbols, b->symbols.at + forms[i].of.row.symbols, bytes);
        buf_put(&rows, &row, sizeof row);
    }
    place(&places, &open, (size_t)1 << bits, different);
    skeleton_row end = { 0, 0, (uint32_t)n };
    buf_put(&skeletons, &end, sizeof end);
    free(forms);
    l->h.skeleton_n = (uint32_t)different;
    section_of(l, SECTION_SKELETONS, &skeletons);
    section_of(l, SECTION_SKELETON_PLACES, &places);
    section_of(l, SECTION_FORMS, &rows);
    section_of(l, SECTION_SYMBOLS, &symbols);
}

/* ---- keys and neighbours */

static int by_key(const void *x, const void *y)
{
    const key_row *a = x, *b = y;
    return a->key != b->key    ? (a->key < b->key ? -1 : 1)
           : a->word < b->word ? -1
                               : a->word > b->word;
}

static void lay_keys(layout *l)
{
    index_builder *b = l->b;
    buf rows = { 0 };
    size_t n = b->keys.n, most = n + b->known.n;
    key_row *keys = base_alloc((most + 1) * sizeof *keys);
    for (size_t i = 0; i < n; i++)
        keys[i] = (key_row){ b->keys.at[i].key, l->new_word[b->keys.at[i].word] };
    for (uint32_t w = 0; w < b->known.n; w++) {
        uint32_t group = learner_group(b->learn, b->known.at[w].text);
        if (group)
            keys[n++] = (key_row){ learned_key(group), l->new_word[w] };
    }
    qsort(keys, n, sizeof *keys, by_key);
    for (size_t i = 0; i < n; i++)
        if (i == 0 || by_key(&keys[i], &keys[i - 1]) != 0)
            buf_put(&rows, &keys[i], sizeof *keys);
    free(keys);
    section_of(l, SECTION_KEYS, &rows);
}

static void lay_joined(layout *l)
{
    index_builder *b = l->b;
    size_t n = b->joined.n, open = 0;
    unsigned bits = place_bits(n / JOINED_BUCKET);
    size_t buckets = (size_t)1 << bits;
    uint32_t *first = base_alloc((buckets + 2) * sizeof *first);
    uint32_t *order = base_alloc((n + 1) * sizeof *order);
    memset(first, 0, (buckets + 2) * sizeof *first);
    for (size_t i = 0; i < n; i++)
        first[bucket_of(b->joined.at[i].key, bits) + 2]++;
    for (size_t k = 2; k <= buckets + 1; k++)
        first[k] += first[k - 1];
    for (size_t i = 0; i < n; i++) /* they came in the order of names, and stay in it */
        order[first[bucket_of(b->joined.at[i].key, bits) + 1]++] = (uint32_t)i;
    buf rows = { 0 }, places = { 0 };
    for (size_t k = 0; k < buckets; k++) {
        uint32_t last = 0;
        place(&places, &open, k, rows.n);
        for (size_t i = first[k]; i < first[k + 1]; i++) {
            const built_joint *j = &b->joined.at[order[i]];
            buf_putc(&rows, (char)joined_mark(j->key));
            put_varint(&rows, j->name - last);
            last = j->name;
        }
    }
    place(&places, &open, buckets, rows.n);
    free(first);
    free(order);
    section_of(l, SECTION_JOINED, &rows);
    section_of(l, SECTION_JOINED_PLACES, &places);
}

static void lay_shared(layout *l)
{
    index_builder *b = l->b;
    buf offsets = { 0 }, texts = { 0 };
    for (size_t i = 0; i <= b->shared_texts.n; i++) {
        uint32_t at = (uint32_t)texts.n;
        buf_put(&offsets, &at, 4);
        if (i < b->shared_texts.n)
            buf_str(&texts, b->shared_texts.at[i]);
    }
    section_of(l, SECTION_SHARED, &offsets);
    section_of(l, SECTION_SHARED_TEXT, &texts);
}

static int by_hash(const void *x, const void *y)
{
    const hash_row *a = x, *b = y;
    return a->hash != b->hash    ? (a->hash < b->hash ? -1 : 1)
           : a->entry < b->entry ? -1
                                 : a->entry > b->entry;
}

static void lay_tables(layout *l)
{
    index_builder *b = l->b;
    if (b->ids.n)
        qsort(b->ids.at, b->ids.n, sizeof(hash_row), by_hash);
    if (b->identifiers.n)
        qsort(b->identifiers.at, b->identifiers.n, sizeof(hash_row), by_hash);
    section(l, SECTION_IDS, b->ids.at, b->ids.n * sizeof(hash_row));
    section(l, SECTION_IDENTIFIERS, b->identifiers.at, b->identifiers.n * sizeof(hash_row));
    size_t n;
    const learned_row *learned = learner_rows(b->learn, &n);
    section(l, SECTION_LEARNED, learned, n * sizeof(learned_row));
}

static void lay_entries(layout *l)
{
    index_builder *b = l->b;
    entry_row end = { (uint32_t)b->blob.n, (uint32_t)b->names.n };
    *vec_push(b->a, &b->entries) = end;
    section(l, SECTION_ENTRIES, b->entries.at, b->entries.n * sizeof(entry_row));
    b->entries.n--;
    section(l, SECTION_BLOB, b->blob.at, b->blob.n);
    section(l, SECTION_NAMES, b->names.at, b->names.n * sizeof(name_row));
}

qanat_status index_builder_finish(index_builder *b, buf *out, qanat_error *err)
{
    learner_settle(b->learn);
    layout l = { .b = b, .out = out, .base = out->n };
    buf_put(out, &l.h, sizeof l.h);
    lay_entries(&l);
    lay_shared(&l);
    order_words(&l);
    lay_forms(&l);
    lay_words(&l);
    lay_name_words(&l);
    lay_keys(&l);
    lay_joined(&l);
    lay_tables(&l);
    free(l.new_word);
    free(l.old_word);
    free(l.new_form);
    if (out->n - l.base > LIMIT_INDEX_BYTES)
        return error_set(err, QANAT_E_LIMIT, "the index would be larger than %u bytes",
                         LIMIT_INDEX_BYTES);
    memcpy(l.h.magic, INDEX_MAGIC, 8);
    l.h.version = INDEX_VERSION;
    l.h.sections = SECTIONS;
    l.h.file_bytes = out->n - l.base;
    l.h.table_print = name_table_print(b->t);
    l.h.entry_n = (uint32_t)b->entries.n;
    l.h.name_n = (uint32_t)b->names.n;
    l.h.word_n = (uint32_t)b->known.n;
    l.h.form_n = (uint32_t)b->forms.n;
    l.h.content_sum = XXH3_64bits(out->at + l.base + sizeof l.h, out->n - l.base - sizeof l.h);
    l.h.header_sum = XXH3_64bits(&l.h, offsetof(index_header, header_sum));
    memcpy(out->at + l.base, &l.h, sizeof l.h);
    return QANAT_OK;
}

qanat_status index_builder_write(index_builder *b, const char *path, qanat_error *err)
{
    buf out = { 0 };
    qanat_status s = index_builder_finish(b, &out, err);
    if (s == QANAT_OK)
        s = file_write(path, buf_view(&out), err);
    buf_free(&out);
    return s;
}
