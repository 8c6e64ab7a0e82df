/*
 * Building the index: every entry is encoded as it comes; its names are parsed, and their words
 * noted. At the end lay.c sorts and lays out what was noted. Deterministic: the same entries in the
 * same order give the same bytes.
 *
 * Cost: about 5 us a name; the memory of what was added.
 */
#include "index/builder.h"
#include "text/fold.h"
#include "base/utf8.h"

#include <stdlib.h>
#include <xxhash.h>

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
    buf_free(&b->name_words);
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

static uint32_t add_form(index_builder *b, const name_word *w, uint32_t word)
{
    uint32_t form = (uint32_t)b->forms.n;
    *vec_push(b->a, &b->forms) = (built_form){ .skeleton = name_word_skeleton(w),
                                               .row = { .word = word,
                                                        .symbols = (uint32_t)b->symbols.n,
                                                        .letters = w->letters,
                                                        .writing = w->writing,
                                                        .n = w->n,
                                                        .m = w->m },
                                               .next = UINT32_MAX };
    buf_put(&b->symbols, w->symbols, 2u * w->n);
    if (w->latin != w->symbols)
        buf_put(&b->symbols, w->latin, 2u * w->m);
    return form;
}

static void add_keys(index_builder *b, const name_part *p, uint32_t word)
{
    uint32_t keys[PART_KEYS];
    size_t n = part_extra_keys(b->t, p, keys);
    for (size_t i = 0; i < n; i++)
        *vec_push(b->a, &b->keys) = (key_row){ keys[i], word };
}

static bool is_form(const index_builder *b, const built_form *f, const name_word *w)
{
    const char *symbols = b->symbols.at + f->row.symbols;
    return f->skeleton == name_word_skeleton(w) && f->row.writing == w->writing &&
           f->row.n == w->n && f->row.m == w->m && memcmp(symbols, w->symbols, 2u * w->n) == 0 &&
           (w->latin == w->symbols || !w->m ||
            memcmp(symbols + 2u * w->n, w->latin, 2u * w->m) == 0);
}

/* Words that are folded alike may be read differently: Šimić is shimich, and Simic is not. */
static void add_readings(index_builder *b, const name_part *p, uint32_t word)
{
    for (const name_word *w = &p->word; w; w = w->alt) {
        uint32_t at = b->known.at[word].form, last = UINT32_MAX;
        while (at != UINT32_MAX && !is_form(b, &b->forms.at[at], w)) {
            last = at;
            at = b->forms.at[at].next;
        }
        if (at != UINT32_MAX)
            continue;
        uint32_t form = add_form(b, w, word);
        b->known.at[word].otherwise |= w == &p->word && last != UINT32_MAX;
        if (last == UINT32_MAX)
            b->known.at[word].form = form;
        else
            b->forms.at[last].next = form;
    }
}

static uint32_t word_of(index_builder *b, const name_part *p)
{
    uint32_t id = map_get(&b->words, p->word.folded);
    /* in another role it may bring a number or a group that it had not the first time */
    bool other = p->role == NAME_NUMBER || p->role == NAME_INITIAL || p->concept;
    if (id == MAP_NONE) {
        id = (uint32_t)b->known.n;
        str text = arena_str(b->a, p->word.folded);
        *vec_push(b->a, &b->known) = (built_word){ text, UINT32_MAX, false };
        map_put(&b->words, text, id);
        other = true;
    }
    add_readings(b, p, id);
    if (other)
        add_keys(b, p, id);
    return id;
}

static void add_name(index_builder *b, const index_entry *e, const index_name *given)
{
    uint32_t name = (uint32_t)b->names.n;
    name_row *row = vec_push(b->a, &b->names);
    *row = (name_row){ .entry = (uint32_t)b->entries.n - 1,
                       .kind = (uint8_t)given->kind,
                       .about = (uint8_t)name_kind_of(e->schema) };
    name_parsed p;
    if (!index_parse(b->t, given->text, e->schema, b->scratch, &p)) {
        put_varint(&b->name_words, 0);
        return;
    }
    put_varint(&b->name_words, p.n);
    uint32_t weight = 0;
    for (uint32_t i = 0; i < p.n; i++) {
        const name_part *part = &p.parts[i];
        if (!part_optional(part))
            weight += name_part_standing(part);
        uint32_t word = word_of(b, part);
        put_varint(&b->name_words, word);
        *vec_push(b->a, &b->postings) = (posting){ word, name };
        uint64_t key = i ? joined_key(&p.parts[i - 1].word, &part->word) : 0;
        if (key)
            *vec_push(b->a, &b->joined) = (built_joint){ key, name };
    }
    row->weight = (uint16_t)(weight < 65535 ? weight : 65535);
}

/* ---- entries */

uint32_t index_id_hash(str s)
{
    return (uint32_t)XXH3_64bits(s.at ? s.at : "", s.n);
}

static void add_identifiers(index_builder *b, const index_entry *e, uint32_t entry)
{
    *vec_push(b->a, &b->ids) = (hash_row){ index_id_hash(e->id), entry };
    for (size_t i = 0; i < e->identifiers.n; i++) {
        str s = e->identifiers.at[i];
        *vec_push(b->a, &b->identifiers) = (hash_row){ index_id_hash(s), entry };
        size_t colon = str_find(s, STR(":"));
        if (colon != SIZE_MAX)
            *vec_push(b->a, &b->identifiers) =
                (hash_row){ index_id_hash(str_drop(s, colon + 1)), entry };
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
