/*
 * The words of the index that are near a part of the query: those with a skeleton that is one class
 * away at most, compared letter by letter, and those that a number, a group of equivalents or an
 * initial brings.
 *
 * Cost: about a hundred skeletons are looked up a word, and the forms found there lie in a row;
 * most are turned away by which letters they have or by what their letters could bring at best.
 */
#include "index/search.h"

#include <stdlib.h>

/* What near_words found for a word. Given names come again and again in a file of customers, and
 * looking for what is near one is half of a search. Direct-mapped and bounded: 7 MB a session at
 * most. */
enum { MEMO_SLOTS = 8192, MEMO_BYTES = 24, MEMO_WORDS = 96 };

typedef struct near_memo {
    uint64_t index; /* its checksum: an address may be another index's by now */
    uint64_t hash, postings;
    uint64_t reading; /* of all its readings: words folded alike may be read differently */
    uint32_t concept, number, n, cap;
    int32_t floor;
    uint8_t role, script, length;
    char folded[MEMO_BYTES];
    near_word *words;
} near_memo;

struct near_finder {
    arena *own;
    name_probe *probe;
    near_memo memos[MEMO_SLOTS];
};

near_finder *near_finder_new(void)
{
    near_finder *f = base_zeroed(sizeof *f);
    f->own = arena_new();
    f->probe = name_probe_new(f->own);
    return f;
}

void near_finder_free(near_finder *f)
{
    if (!f)
        return;
    for (size_t i = 0; i < MEMO_SLOTS; i++)
        free(f->memos[i].words);
    arena_free(f->own);
    free(f);
}

static void add_near(search *s, query_part *p, uint32_t word, int32_t similarity)
{
    if (word < s->ix->h->word_n)
        *vec_push(s->a, &p->words) = (near_word){ .word = word,
                                                  .similarity = (uint32_t)similarity & 0xFFFFFF };
}

static void near_by_keys(search *s, query_part *p, const uint32_t *keys, size_t count,
                         int32_t similarity)
{
    for (size_t k = 0; k < count; k++) {
        size_t n;
        const key_row *rows = index_keys(s->ix, keys[k], &n);
        for (size_t i = 0; i < n; i++)
            add_near(s, p, rows[i].word, similarity);
    }
}

/* one reading of the part */
static void near_by_letters(search *s, query_part *p, const name_word *w, int32_t floor)
{
    uint64_t skeletons[NAME_SKELETONS_NEAR];
    size_t n = name_skeletons_near(w, s->ix->h->classes, skeletons);
    uint32_t form, last;
    name_probe_begin(s->near->probe, s->t, w, floor);
    name_gate gate = *name_probe_gate(s->near->probe);
    for (size_t k = 0; k < n; k++) {
        if (!index_skeleton(s->ix, skeletons[k], &form, &last))
            continue;
        const form_row *row = index_form_row(s->ix, form);
        for (; form < last; form++, row++) {
            name_form other;
            if (!name_gate_passes(&gate, row->letters, row->writing, row->m) ||
                !index_form(s->ix, row, &other))
                continue;
            int32_t v = name_probe_form(s->near->probe, &other);
            if (v)
                add_near(s, p, row->word, v);
        }
    }
}

static int by_word(const void *x, const void *y)
{
    const near_word *a = x, *b = y;
    return a->word != b->word              ? (a->word < b->word ? -1 : 1)
           : a->similarity > b->similarity ? -1
                                           : a->similarity < b->similarity;
}

/* Each word once, in order, and how many names they have. */
static void settle(search *s, query_part *p)
{
    size_t n = 0;
    p->postings = 0;
    if (p->words.n)
        qsort(p->words.at, p->words.n, sizeof(near_word), by_word);
    for (size_t i = 0; i < p->words.n; i++) {
        near_word w = p->words.at[i];
        if (n && p->words.at[n - 1].word == w.word) {
            p->words.at[n - 1].split |= w.split;
            continue;
        }
        uint32_t names;
        index_postings(s->ix, w.word, &names);
        p->postings += names;
        p->words.at[n++] = w;
    }
    p->words.n = n;
}

static void look_for_near(search *s, query_part *p)
{
    const name_part *part = &s->q->parts[p->index];
    uint32_t keys[PART_KEYS + 1];
    size_t count = part_extra_keys(s->t, part, keys);
    if (part->learned)
        keys[count++] = learned_key(part->learned);
    add_near(s, p, index_word(s->ix, part->word.folded), NAME_ONE);
    near_by_keys(s, p, keys, count, NAME_ONE);
    int32_t floor = name_part_syllables(part) && s->floor < NAME_SYLLABLES_NEAR
                        ? NAME_SYLLABLES_NEAR
                        : s->floor;
    for (const name_word *w = &part->word; w; w = w->alt)
        near_by_letters(s, p, w, floor);
    near_by_keys(s, p, keys, initial_keys(&part->word, keys), NAME_INITIAL_NEAR);
}

static uint64_t reading_of(const name_word *w)
{
    uint64_t h = 0;
    for (; w; w = w->alt)
        h = h * 31 + word_hash((str){ (const char *)w->symbols, w->n }) + w->writing;
    return h;
}

static bool memo_is(const near_memo *m, const search *s, const name_part *part)
{
    return m->index == s->ix->h->content_sum && m->hash == part->word.hash &&
           m->concept == part->concept && m->number == part->number && m->role == part->role &&
           m->floor == s->floor && m->reading == reading_of(&part->word) &&
           m->script == part->script && m->length == part->word.folded.n &&
           memcmp(m->folded, part->word.folded.at, m->length) == 0;
}

static void memo_set(near_memo *m, const search *s, const name_part *part, const near_word *words,
                     size_t n, uint64_t postings)
{
    near_word *room = m->words;
    if (m->cap < n) {
        room = base_realloc(m->words, n * sizeof *room);
        m->cap = (uint32_t)n;
    }
    *m = (near_memo){ .index = s->ix->h->content_sum,
                      .hash = part->word.hash,
                      .postings = postings,
                      .concept = part->concept,
                      .number = part->number,
                      .floor = s->floor,
                      .reading = reading_of(&part->word),
                      .n = (uint32_t)n,
                      .cap = m->cap,
                      .role = part->role,
                      .script = part->script,
                      .length = (uint8_t)part->word.folded.n,
                      .words = room };
    memcpy(m->folded, part->word.folded.at, part->word.folded.n);
    if (n)
        memcpy(m->words, words, n * sizeof *words);
}

static void near_words(search *s, query_part *p)
{
    const name_part *part = &s->q->parts[p->index];
    uint64_t slot = part->word.hash ^ part->word.hash >> 32 ^ s->ix->h->content_sum;
    near_memo *m = &s->near->memos[slot % MEMO_SLOTS];
    bool fits = part->word.folded.n > 0 && part->word.folded.n <= MEMO_BYTES;
    if (fits && memo_is(m, s, part)) {
        for (uint32_t i = 0; i < m->n; i++)
            *vec_push(s->a, &p->words) = m->words[i];
        p->postings = m->postings;
        return;
    }
    look_for_near(s, p);
    settle(s, p);
    if (fits && p->words.n <= MEMO_WORDS)
        memo_set(m, s, part, p->words.at, p->words.n, p->postings);
}

static void joined_names(search *s, query_part *p, uint64_t key)
{
    for (name_cursor c = index_joined(s->ix, key); joined_next(&c, key);)
        *vec_push(s->a, &p->joined) = c.name;
}

/* Words that may be two parts of the query written as one. A word of several readings may be nearer
 * by another than by the one that is found here: it is taken as near. */
static void split_words(search *s, query_part *p, const name_word *a, const name_word *b)
{
    uint32_t form, last;
    name_word both;
    name_form other;
    uint64_t skeleton;
    if (!name_words_joined(s->t, a, b, s->a, &both))
        return;
    skeleton = name_word_skeleton(&both);
    if (!index_skeleton(s->ix, skeleton, &form, &last))
        return;
    name_probe_begin(s->near->probe, s->t, &both, NAME_FLOOR);
    name_gate gate = *name_probe_gate(s->near->probe);
    const form_row *row = index_form_row(s->ix, form);
    for (; form < last; form++, row++) {
        if (!index_form(s->ix, row, &other))
            continue;
        int32_t v = row->several ? NAME_ONE
                    : name_gate_passes(&gate, row->letters, row->writing, row->m)
                        ? name_probe_form(s->near->probe, &other)
                        : 0;
        if (!v)
            continue;
        add_near(s, p, row->word, v);
        p->words.at[p->words.n - 1].split = true;
    }
}

void search_parts(search *s)
{
    const name_parsed *q = s->q;
    for (uint32_t i = 0; i < q->n; i++) {
        const name_part *part = &q->parts[i];
        if (part_optional(part)) {
            s->initials += part->role == NAME_INITIAL;
            s->optional += part->role == NAME_INITIAL ? 1000u : part->weight + 100u;
            continue;
        }
        query_part *p = &s->parts[s->n++];
        *p = (query_part){ .index = i,
                           .weight = part->weight,
                           .standing = (uint16_t)name_part_standing(part) };
        s->whole += p->standing;
        for (int alone = 0; alone < 2; alone++) {
            p->surplus[alone] = p->standing * name_least_surplus(q, part, alone);
            s->surplus[alone] += p->surplus[alone];
        }
        near_words(s, p);
        size_t before = p->words.n;
        for (int side = 0; side < 2; side++) { /* with the part before, with the part behind */
            if (side ? i + 1 >= q->n : i == 0)
                continue;
            const name_word *a = &q->parts[side ? i : i - 1].word,
                            *b = &q->parts[side ? i + 1 : i].word;
            split_words(s, p, a, b);
            uint64_t key = joined_key(a, b);
            if (key)
                joined_names(s, p, key);
        }
        for (const name_word *w = &part->word; w; w = w->alt) {
            uint64_t key = single_joined_key(w);
            if (key)
                joined_names(s, p, key);
        }
        if (p->words.n > before)
            settle(s, p);
        p->postings += p->joined.n;
    }
}

