/*
 * Building the index: every entry is encoded as it comes; its names are parsed, and their words
 * noted. At the end words, forms, keys and postings are sorted and laid out. Deterministic: the
 * same entries in the same order give the same bytes.
 *
 * Cost: about 10 us a name; the memory of what was added.
 */
#include "base/file.h"
#include "base/map.h"
#include "index/format.h"
#include "index/learn.h"
#include "text/fold.h"
#include "base/utf8.h"

#include <stdlib.h>
#include <xxhash.h>

typedef struct posting {
    uint32_t word, name;
} posting;

typedef struct key_form {
    uint32_t key, form;
} key_form;

struct index_builder {
    const name_table *t;
    arena *a, *scratch;
    buf blob;
    VEC(entry_row) entries;
    VEC(name_row) names;
    map words, shared;
    VEC(str) word_texts;
    VEC(str) shared_texts;
    VEC(form_row) forms;
    buf symbols;
    VEC(key_form) keys;
    VEC(posting) postings;
    VEC(joined_row) joined;
    VEC(hash_row) ids;
    VEC(hash_row) identifiers;
    learner *learn;
};

index_builder *index_builder_new(const name_table *names)
{
    index_builder *b = base_alloc(sizeof *b);
    *b = (index_builder){
        .t = names, .a = arena_new(), .scratch = arena_new(), .learn = learner_new(names)
    };
    return b;
}

void index_builder_free(index_builder *b)
{
    if (!b)
        return;
    buf_free(&b->blob);
    buf_free(&b->symbols);
    map_free(&b->words);
    map_free(&b->shared);
    learner_free(b->learn);
    arena_free(b->a);
    arena_free(b->scratch);
    free(b);
}

static uint32_t share(void *with, str s)
{
    index_builder *b = with;
    if (!s.at)
        s = STR("");
    uint32_t id = map_get(&b->shared, s);
    if (id == MAP_NONE) {
        id = (uint32_t)b->shared_texts.n;
        str copy = arena_str(b->a, s);
        *vec_push(b->a, &b->shared_texts) = copy;
        map_put(&b->shared, copy, id);
    }
    return id;
}

/* ---- words */

static void add_form(index_builder *b, const name_word *w, uint32_t word)
{
    form_row *f = vec_push(b->a, &b->forms);
    *f = (form_row){ .skeleton = w->skeleton | (uint64_t)w->skeleton_n << 60,
                     .word = word,

                     .symbols = (uint32_t)b->symbols.n,
                     .letters = w->letters,
                     .writing = w->writing,
                     .n = w->n,
                     .m = w->m };
    buf_put(&b->symbols, w->symbols, 2u * w->n);
    if (w->latin != w->symbols)
        buf_put(&b->symbols, w->latin, 2u * w->m);
}

static uint32_t word_of(index_builder *b, const name_part *p)
{
    uint32_t id = map_get(&b->words, p->word.folded);
    if (id != MAP_NONE)
        return id;
    id = (uint32_t)b->word_texts.n;
    str text = arena_str(b->a, p->word.folded);
    *vec_push(b->a, &b->word_texts) = text;
    map_put(&b->words, text, id);
    uint32_t first = (uint32_t)b->forms.n;
    for (const name_word *w = &p->word; w; w = w->alt) {
        uint32_t keys[NAME_WORD_KEYS], form = (uint32_t)b->forms.n;
        add_form(b, w, id);
        size_t n = name_word_keys(w, keys);
        for (size_t i = 0; i < n; i++)
            *vec_push(b->a, &b->keys) = (key_form){ keys[i], form };
    }
    uint32_t keys[PART_KEYS];
    size_t n = part_extra_keys(b->t, p, keys);
    for (size_t i = 0; i < n; i++)
        *vec_push(b->a, &b->keys) = (key_form){ keys[i], first };
    return id;
}

/* A word met again in another role may bring a number or a group that it had not the first time.
 * Which form is its first is looked up at the end. */
static void more_keys(index_builder *b, const name_part *p, uint32_t word)
{
    uint32_t keys[PART_KEYS];
    if (p->role != NAME_NUMBER && p->role != NAME_INITIAL && !p->concept)
        return;
    size_t n = part_extra_keys(b->t, p, keys);
    for (size_t i = 0; i < n; i++)
        *vec_push(b->a, &b->keys) = (key_form){ keys[i], UINT32_MAX - word };
}

static void add_name(index_builder *b, const index_entry *e, const index_name *given)
{
    uint32_t name = (uint32_t)b->names.n;
    name_row *row = vec_push(b->a, &b->names);
    *row = (name_row){ .entry = (uint32_t)b->entries.n - 1,
                       .kind = (uint8_t)given->kind,
                       .about = (uint8_t)name_kind_of(e->schema) };
    name_parsed p;
    if (!index_parse(b->t, given->text, e->schema, b->scratch, &p))
        return;
    uint32_t weight = 0;
    for (uint32_t i = 0; i < p.n; i++) {
        const name_part *part = &p.parts[i];
        if (!part_optional(part))
            weight += name_part_standing(part);
        uint32_t word = word_of(b, part);
        more_keys(b, part, word);
        *vec_push(b->a, &b->postings) = (posting){ word, name };
        uint32_t key = i ? joined_key(&p.parts[i - 1].word, &part->word) : 0;
        if (key)
            *vec_push(b->a, &b->joined) = (joined_row){ key, name };
    }
    row->weight = (uint16_t)(weight < 65535 ? weight : 65535);
}

/* ---- entries */

uint64_t index_id_hash(str s)
{
    return XXH3_64bits(s.at ? s.at : "", s.n);
}

static void add_identifiers(index_builder *b, const index_entry *e, uint32_t entry)
{
    *vec_push(b->a, &b->ids) = (hash_row){ index_id_hash(e->id), entry, 0 };
    for (size_t i = 0; i < e->identifiers.n; i++) {
        str s = e->identifiers.at[i];
        *vec_push(b->a, &b->identifiers) = (hash_row){ index_id_hash(s), entry, 0 };
        size_t colon = str_find(s, STR(":"));
        if (colon != SIZE_MAX)
            *vec_push(b->a, &b->identifiers) =
                (hash_row){ index_id_hash(str_drop(s, colon + 1)), entry, 0 };
    }
}

qanat_status index_builder_add(index_builder *b, const index_entry *e, qanat_error *err)
{
    if (b->entries.n >= LIMIT_INDEX_ENTRIES || b->blob.n > LIMIT_INDEX_BYTES / 2)
        return error_set(err, QANAT_E_LIMIT, "the index is full: at most %u records",
                         LIMIT_INDEX_ENTRIES);
    uint32_t entry = (uint32_t)b->entries.n;
    *vec_push(b->a, &b->entries) = (entry_row){ (uint32_t)b->blob.n, (uint32_t)b->names.n };
    entry_encode(&b->blob, e, share, b);
    for (size_t i = 0; i < e->name_n; i++)
        add_name(b, e, &e->names[i]);
    learner_entry(b->learn, e, share(b, e->list));
    add_identifiers(b, e, entry);
    arena_reset(b->scratch);
    return QANAT_OK;
}

str index_identifier(arena *a, str given)
{
    size_t colon = str_find(given, STR(":"));
    str type = colon == SIZE_MAX ? STR("") : str_trim(str_take(given, colon));
    str value = fold_str(a, colon == SIZE_MAX ? given : str_drop(given, colon + 1));
    str folded = fold_str(a, type);
    char *out = arena_alloc(a, folded.n + value.n + 2);
    size_t n = 0;
    memcpy(out, folded.at, folded.n);
    n = folded.n;
    if (n)
        out[n++] = ':';
    for (size_t i = 0; i < value.n;) {
        size_t start = i;
        text_class k = class_of(utf8_next(value, &i));
        if (k == CLASS_LETTER || k == CLASS_UPPER || k == CLASS_DIGIT) {
            memcpy(out + n, value.at + start, i - start);
            n += i - start;
        }
    }
    return (str){ out, n };
}

/* ---- laying out */

static int by_posting(const void *x, const void *y)
{
    const posting *a = x, *b = y;
    return a->word != b->word  ? (a->word < b->word ? -1 : 1)
           : a->name < b->name ? -1
                               : a->name > b->name;
}

static int by_key(const void *x, const void *y)
{
    const key_form *a = x, *b = y;
    return a->key != b->key    ? (a->key < b->key ? -1 : 1)
           : a->form < b->form ? -1
                               : a->form > b->form;
}

static int by_hash(const void *x, const void *y)
{
    const hash_row *a = x, *b = y;
    return a->hash != b->hash    ? (a->hash < b->hash ? -1 : 1)
           : a->entry < b->entry ? -1
                                 : a->entry > b->entry;
}

typedef struct layout {
    buf *out;
    size_t base;
    index_header h;
} layout;

static void section(layout *l, enum index_section_id id, const void *bytes, size_t n)
{
    while ((l->out->n - l->base) % 8)
        buf_putc(l->out, 0);
    l->h.at[id] = (index_section){ l->out->n - l->base, n };
    if (n)
        buf_put(l->out, bytes, n);
}

static void put_varint(buf *b, uint32_t v)
{
    while (v >= 0x80) {
        buf_putc(b, (char)(v | 0x80));
        v >>= 7;
    }
    buf_putc(b, (char)v);
}

static void lay_words(index_builder *b, layout *l)
{
    buf rows = { 0 }, texts = { 0 }, posts = { 0 };
    if (b->postings.n)
        qsort(b->postings.at, b->postings.n, sizeof(posting), by_posting);
    size_t k = 0;
    for (uint32_t w = 0; w < b->word_texts.n; w++) {
        word_row row = { .text = (uint32_t)texts.n,
                         .postings = (uint32_t)posts.n,
                         .learned = learner_group(b->learn, b->word_texts.at[w]) };
        buf_str(&texts, b->word_texts.at[w]);
        uint32_t last = 0;
        for (uint32_t before = UINT32_MAX; k < b->postings.n && b->postings.at[k].word == w; k++) {
            uint32_t name = b->postings.at[k].name;
            if (name == before)
                continue;
            put_varint(&posts, row.names ? name - last : name);
            row.names++;
            before = last = name;
        }
        buf_put(&rows, &row, sizeof row);
    }
    word_row end = { .text = (uint32_t)texts.n, .postings = (uint32_t)posts.n };
    buf_put(&rows, &end, sizeof end);
    section(l, SECTION_WORDS, rows.at, rows.n);
    section(l, SECTION_WORD_TEXT, texts.at, texts.n);
    section(l, SECTION_POSTINGS, posts.at, posts.n);
    buf_free(&rows);
    buf_free(&texts);
    buf_free(&posts);
}

static void lay_keys(index_builder *b, layout *l)
{
    buf rows = { 0 }, forms = { 0 };
    uint32_t *first = arena_array(b->scratch, uint32_t, b->word_texts.n + 1);
    for (size_t i = b->forms.n; i-- > 0;)
        first[b->forms.at[i].word] = (uint32_t)i;
    for (uint32_t w = 0; w < b->word_texts.n; w++) {
        uint32_t group = learner_group(b->learn, b->word_texts.at[w]);
        if (group)
            *vec_push(b->a, &b->keys) = (key_form){ learned_key(group), first[w] };
    }
    for (size_t i = 0; i < b->keys.n; i++) {
        key_form *kf = &b->keys.at[i];
        if (kf->form >= b->forms.n)
            kf->form = first[UINT32_MAX - kf->form];
    }
    if (b->keys.n)
        qsort(b->keys.at, b->keys.n, sizeof(key_form), by_key);
    for (size_t i = 0; i < b->keys.n; i++) {
        key_form kf = b->keys.at[i];
        bool fresh = i == 0 || b->keys.at[i - 1].key != kf.key;
        if (!fresh && b->keys.at[i - 1].form == kf.form)
            continue;
        key_row row = { kf.key, (uint32_t)(forms.n / 4) };
        if (fresh)
            buf_put(&rows, &row, sizeof row);
        buf_put(&forms, &kf.form, 4);
    }
    key_row end = { UINT32_MAX, (uint32_t)(forms.n / 4) };
    buf_put(&rows, &end, sizeof end);
    section(l, SECTION_KEYS, rows.at, rows.n);
    section(l, SECTION_KEY_FORMS, forms.at, forms.n);
    buf_free(&rows);
    buf_free(&forms);
}

static int by_joined(const void *x, const void *y)
{
    const joined_row *a = x, *b = y;
    return a->key != b->key    ? (a->key < b->key ? -1 : 1)
           : a->name < b->name ? -1
                               : a->name > b->name;
}

static void lay_shared(index_builder *b, layout *l)
{
    buf offsets = { 0 }, texts = { 0 };
    for (size_t i = 0; i <= b->shared_texts.n; i++) {
        uint32_t at = (uint32_t)texts.n;
        buf_put(&offsets, &at, 4);
        if (i < b->shared_texts.n)
            buf_str(&texts, b->shared_texts.at[i]);
    }
    section(l, SECTION_SHARED, offsets.at, offsets.n);
    section(l, SECTION_SHARED_TEXT, texts.at, texts.n);
    buf_free(&offsets);
    buf_free(&texts);
}

static void lay_tables(index_builder *b, layout *l)
{
    if (b->joined.n)
        qsort(b->joined.at, b->joined.n, sizeof(joined_row), by_joined);
    if (b->ids.n)
        qsort(b->ids.at, b->ids.n, sizeof(hash_row), by_hash);
    if (b->identifiers.n)
        qsort(b->identifiers.at, b->identifiers.n, sizeof(hash_row), by_hash);
    section(l, SECTION_JOINED, b->joined.at, b->joined.n * sizeof(joined_row));
    section(l, SECTION_IDS, b->ids.at, b->ids.n * sizeof(hash_row));
    section(l, SECTION_IDENTIFIERS, b->identifiers.at, b->identifiers.n * sizeof(hash_row));
    size_t n;
    const learned_row *learned = learner_rows(b->learn, &n);
    section(l, SECTION_LEARNED, learned, n * sizeof(learned_row));
}

qanat_status index_builder_finish(index_builder *b, buf *out, qanat_error *err)
{
    learner_settle(b->learn);
    layout l = { .out = out, .base = out->n };
    buf_put(out, &l.h, sizeof l.h);
    entry_row end = { (uint32_t)b->blob.n, (uint32_t)b->names.n };
    *vec_push(b->a, &b->entries) = end;
    section(&l, SECTION_ENTRIES, b->entries.at, b->entries.n * sizeof(entry_row));
    b->entries.n--;
    section(&l, SECTION_BLOB, b->blob.at, b->blob.n);
    lay_shared(b, &l);
    section(&l, SECTION_NAMES, b->names.at, b->names.n * sizeof(name_row));
    lay_words(b, &l);
    section(&l, SECTION_FORMS, b->forms.at, b->forms.n * sizeof(form_row));
    section(&l, SECTION_SYMBOLS, b->symbols.at, b->symbols.n);
    lay_keys(b, &l);
    lay_tables(b, &l);
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
    l.h.word_n = (uint32_t)b->word_texts.n;
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
