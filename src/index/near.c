/*
 * The words of the index that are near a part of the query: those with a skeleton that is one class
 * away at most, compared letter by letter, and those that a number, a group of equivalents or an
 * initial brings.
 *
 * Cost: about a hundred skeletons are looked up a word, and the forms found there lie in a row;
 * most are turned away by which letters they have or by what their letters could bring at best.
 *
 * Where no name can reach the threshold without one of the parts, that part is looked up first:
 * nothing found for it, nothing is found. And where it leads to few names, the other parts are
 * compared with the words of those names only, which is some twenty words instead of all.
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

/* the same among words that are given */
static void near_of_words(search *s, query_part *p, const name_word *w, int32_t floor,
                          const uint32_t *words, size_t n)
{
    name_word own;
    name_probe_begin(s->near->probe, s->t, w, floor);
    name_gate gate = *name_probe_gate(s->near->probe);
    for (size_t i = 0; i < n; i++) {
        if (!index_only_form(s->ix, words[i], &own)) {
            add_near(s, p, words[i], NAME_ONE); /* by which form it is near is not known */
            continue;
        }
        name_form other = { own.symbols, own.latin, own.letters, own.writing, own.n, own.m };
        if (!name_skeletons_meet(w, &own) ||
            !name_gate_passes(&gate, own.letters, own.writing, own.m))
            continue;
        int32_t v = name_probe_form(s->near->probe, &other);
        if (v)
            add_near(s, p, words[i], v);
    }
}

/* words: where only these matter, else NULL */
static void look_for_near(search *s, query_part *p, const uint32_t *words, size_t n)
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
        if (words)
            near_of_words(s, p, w, floor, words, n);
        else
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

/* where a part is remembered; NULL where it is too long for that */
static near_memo *memo_of(const search *s, const name_part *part)
{
    uint64_t slot = part->word.hash ^ part->word.hash >> 32 ^ s->ix->h->content_sum;
    bool fits = part->word.folded.n > 0 && part->word.folded.n <= MEMO_BYTES;
    return fits ? &s->near->memos[slot % MEMO_SLOTS] : NULL;
}

static void near_words(search *s, query_part *p)
{
    const name_part *part = &s->q->parts[p->index];
    near_memo *m = memo_of(s, part);
    if (m && memo_is(m, s, part)) {
        for (uint32_t i = 0; i < m->n; i++)
            *vec_push(s->a, &p->words) = m->words[i];
        p->postings = m->postings;
        return;
    }
    look_for_near(s, p, NULL, 0);
    settle(s, p);
    if (m && p->words.n <= MEMO_WORDS)
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

/* what is known of the parts before words are looked for: their weights, and names by joined words */
static void take_parts(search *s)
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
        for (int side = 0; side < 2; side++) { /* with the part before, with the part behind */
            if (side ? i + 1 >= q->n : i == 0)
                continue;
            uint64_t key = joined_key(&q->parts[side ? i : i - 1].word,
                                      &q->parts[side ? i + 1 : i].word);
            if (key)
                joined_names(s, p, key);
        }
        for (const name_word *w = &part->word; w; w = w->alt) {
            uint64_t key = single_joined_key(w);
            if (key)
                joined_names(s, p, key);
        }
    }
}

/* The words of a part; words: where only these matter, else NULL. */
static void find_part(search *s, query_part *p, const uint32_t *words, size_t n)
{
    const name_parsed *q = s->q;
    uint32_t i = p->index;
    if (words) {
        look_for_near(s, p, words, n);
        settle(s, p);
    } else {
        near_words(s, p);
    }
    size_t before = p->words.n;
    if (i > 0)
        split_words(s, p, &q->parts[i - 1].word, &q->parts[i].word);
    if (i + 1 < q->n)
        split_words(s, p, &q->parts[i].word, &q->parts[i + 1].word);
    if (p->words.n > before)
        settle(s, p);
    p->postings += p->joined.n;
}

/* Could a name that has all parts but this one reach the threshold? */
static bool dispensable(const search *s, const query_part *without)
{
    met most = { 0 };
    for (size_t i = 0; i < s->n; i++) {
        const query_part *p = &s->parts[i];
        uint32_t gain, loss;
        if (p == without)
            continue;
        search_brings(p, NAME_ONE, p->joined.n ? 2 : 1, &gain, &loss);
        most.joined += p->joined.n > 0;
        most.gain += gain;
        most.weight += p->standing;
        most.surplus[0] += p->surplus[0];
        most.surplus[1] += p->surplus[1];
        most.parts++;
    }
    return search_bound(s, most, 0, NAME_ANY) >= s->threshold;
}

static bool is_known(const search *s, const query_part *p)
{
    const near_memo *m = memo_of(s, &s->q->parts[p->index]);
    return m && memo_is(m, s, &s->q->parts[p->index]);
}

/* Of the parts no name can do without the one that is found soonest: one that is remembered, else the
 * longest, which fewest words are near; NULL where there is none. */
static query_part *needed(search *s)
{
    query_part *best = NULL;
    unsigned most = 0;
    for (size_t i = 0; i < s->n; i++) {
        query_part *p = &s->parts[i];
        const name_word *w = &s->q->parts[p->index].word;
        unsigned length = is_known(s, p) ? NAME_WORD_SYMBOLS * 8u : w->skeleton_n * 8u + (w->n < 8 ? w->n : 7);
        if ((!best || length > most) && !dispensable(s, p)) {
            best = p;
            most = length;
        }
    }
    return best;
}

enum { FEW_NAMES = 24, FEW_WORDS = 96 };

static bool add_once(uint32_t *list, size_t *n, size_t most, uint32_t v)
{
    for (size_t i = 0; i < *n; i++)
        if (list[i] == v)
            return true;
    if (*n == most)
        return false;
    list[(*n)++] = v;
    return true;
}

/* the words of all names that the part leads to; false where those are many */
static bool words_beside(const search *s, const query_part *p, uint32_t *words, size_t *n)
{
    uint32_t names[FEW_NAMES], of[LIMIT_NAME_PARTS], all;
    size_t name_n = 0;
    *n = 0;
    if (p->postings > 4 * FEW_NAMES)
        return false;
    for (size_t i = 0; i < p->words.n; i++)
        for (name_cursor c = index_postings(s->ix, p->words.at[i].word, &all); cursor_next(&c);)
            if (!add_once(names, &name_n, FEW_NAMES, c.name))
                return false;
    for (size_t i = 0; i < p->joined.n; i++)
        if (!add_once(names, &name_n, FEW_NAMES, p->joined.at[i]))
            return false;
    for (size_t i = 0; i < name_n; i++) {
        size_t count = index_name_words(s->ix, names[i], of);
        for (size_t k = 0; k < count; k++)
            if (!add_once(words, n, FEW_WORDS, of[k]))
                return false;
    }
    return true;
}

bool search_parts(search *s)
{
    uint32_t words[FEW_WORDS];
    size_t n = 0;
    take_parts(s);
    query_part *first = s->n > 1 ? needed(s) : NULL;
    if (first) {
        find_part(s, first, NULL, 0);
        if (!first->postings)
            return false;
    }
    bool few = first && words_beside(s, first, words, &n);
    for (size_t i = 0; i < s->n; i++) {
        query_part *p = &s->parts[i];
        if (p == first)
            continue;
        find_part(s, p, few && !is_known(s, p) ? words : NULL, n);
    }
    return true;
}
