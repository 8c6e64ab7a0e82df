/*
 * See bilingual.h. Words are kept as 64-bit hashes only: two different stems with one hash would be
 * needed for a wrong answer, at odds of one in 10^12 for this many words.
 *
 * Arabic words are cut at compile time and at look-up by the same rules. A dictionary word has a
 * plain key (without a final taa marbuta) and a verb key, which is what stays behind the letter of
 * the person in the imperfect: without the alif of forms IV and VII to X. "+stem" in the file is a
 * verb key only.
 */
#include "report/bilingual.h"
#include "base/limits.h"
#include "text/fold.h"
#include "base/utf8.h"

#include <stdio.h>
#include <stdlib.h>

enum { WORD_LETTERS = 24, CLASS_EN = 1, CLASS_PLAIN = 2, CLASS_VERB = 3 };

typedef struct slot {
    uint64_t key; /* 0: empty */
    uint32_t first;
} slot;

typedef struct link {
    uint32_t concept, next;
} link;

struct bilingual {
    arena *a;
    slot *slots;
    uint64_t *filter; /* two bits a slot: tells most stems that are not there */
    size_t cap, n;
    VEC(link) links;
    VEC(uint8_t) marks;
    VEC(int64_t) numbers;
    VEC(bilingual_pair) opposites; /* sorted by word, concept */
};

typedef struct letters {
    uint16_t at[WORD_LETTERS];
    uint32_t n;
} letters;

static uint64_t mix(uint64_t h, uint16_t c)
{
    return (h ^ c) * 0x100000001B3u;
}

static uint64_t start_of(int class)
{
    return 0xCBF29CE484222325u + (uint64_t) class * 0x9E3779B97F4A7C15u;
}

static uint64_t finish(uint64_t h)
{
    h ^= h >> 29;
    h *= 0xBF58476D1CE4E5B9u;
    h ^= h >> 32;
    return h ? h : 1;
}

/* letters of a folded word; alef maqsura as yeh. False for a word that is too long. */
static bool take_letters(str s, letters *out)
{
    out->n = 0;
    for (size_t i = 0; i < s.n;) {
        uint32_t c = utf8_next(s, &i);
        if (c == 0x200C || c == 0x200D || c == '\'')
            continue;
        if (out->n == WORD_LETTERS || c > 0xFFFF)
            return false;
        out->at[out->n++] = (uint16_t)(c == 0x649 ? 0x64A : c);
    }
    return true;
}

static uint64_t key_of(const letters *w, uint32_t from, uint32_t to, int class)
{
    uint64_t h = start_of(class);
    for (uint32_t i = from; i < to; i++)
        h = mix(h, w->at[i]);
    return finish(h);
}

static slot *find_slot(const bilingual *b, uint64_t key)
{
    size_t i = key & (b->cap - 1);
    while (b->slots[i].key && b->slots[i].key != key)
        i = (i + 1) & (b->cap - 1);
    return &b->slots[i];
}

/* the bit of a key: other bits of it than those that choose the slot */
static size_t bit_of(const bilingual *b, uint64_t key)
{
    return (size_t)(key >> 30) & (2 * b->cap - 1);
}

static void set_bit(bilingual *b, uint64_t key)
{
    b->filter[bit_of(b, key) / 64] |= (uint64_t)1 << bit_of(b, key) % 64;
}

/* ---- reading the files */

static void grow(bilingual *b)
{
    slot *old = b->slots;
    size_t cap = b->cap;
    b->cap = cap ? cap * 2 : 16384;
    b->slots = arena_array(b->a, slot, b->cap);
    b->filter = arena_array(b->a, uint64_t, b->cap / 32);
    for (size_t i = 0; i < cap; i++)
        if (old[i].key) {
            *find_slot(b, old[i].key) = old[i];
            set_bit(b, old[i].key);
        }
}

static void add_key(bilingual *b, uint64_t key, uint32_t concept)
{
    if ((b->n + 1) * 2 > b->cap)
        grow(b);
    slot *s = find_slot(b, key);
    uint32_t last = NO_INDEX;
    if (!s->key) {
        *s = (slot){ key, NO_INDEX };
        set_bit(b, key);
        b->n++;
    }
    for (uint32_t i = s->first; i != NO_INDEX; i = b->links.at[i].next) {
        if (b->links.at[i].concept == concept)
            return;
        last = i;
    }
    uint32_t id = (uint32_t)b->links.n;
    *vec_push(b->a, &b->links) = (link){ concept, NO_INDEX };
    if (last == NO_INDEX)
        s->first = id;
    else
        b->links.at[last].next = id;
}

static void add_arabic(bilingual *b, str word, uint32_t concept)
{
    bool verb_only = word.n && word.at[0] == '+';
    letters w;
    if (!take_letters(fold_str(b->a, str_drop(word, verb_only)), &w) || w.n < 2)
        return;
    bool marbuta = w.n > 2 && w.at[w.n - 1] == 0x629;
    uint32_t end = marbuta ? w.n - 1 : w.n;
    if (marbuta && w.n == 3 && !verb_only) { /* خطة is no خط; before a pronoun it is خطت */
        add_key(b, key_of(&w, 0, w.n, CLASS_PLAIN), concept);
        w.at[2] = 0x62A;
        add_key(b, key_of(&w, 0, w.n, CLASS_PLAIN), concept);
        return;
    }
    if (!verb_only)
        add_key(b, key_of(&w, 0, end, CLASS_PLAIN), concept);
    if (!verb_only && w.n >= 4 && w.at[w.n - 1] == 0x64A)
        add_key(b, key_of(&w, 0, w.n - 1, CLASS_PLAIN), concept);
    bool alif = w.at[0] == 0x627 && w.n >= 4;
    add_key(b, key_of(&w, !verb_only && alif ? 1 : 0, end, CLASS_VERB), concept);
}

static void add_english(bilingual *b, str word, uint32_t concept)
{
    letters w;
    if (take_letters(word, &w) && w.n)
        add_key(b, key_of(&w, 0, w.n, CLASS_EN), concept);
}

static bool marks_of(str list, uint8_t *out, int64_t *number)
{
    str piece;
    *out = 0;
    *number = -1;
    while (list.n && str_split(&list, '|', &piece)) {
        uint64_t value;
        if (piece.n > 1 && piece.at[0] == '=' && str_u64(str_drop(piece, 1), &value) &&
            value <= INT64_MAX) {
            *number = (int64_t)value;
            continue;
        }
        uint8_t bit = str_is(piece, "negative") ? BILINGUAL_NEGATIVE
                      : str_is(piece, "common") ? BILINGUAL_COMMON
                                                : 0;
        if (!bit)
            return false;
        *out |= bit;
    }
    return true;
}

static qanat_status read_words(bilingual *b, const data_file *f, qanat_error *err)
{
    tsv_reader r = tsv_begin(f);
    char name[256];
    (void)snprintf(name, sizeof name, "data/%.*s", STR_ARG(f->name));
    str c[3];
    while (tsv_next(&r, c, 3)) {
        uint32_t concept = (uint32_t)b->marks.n;
        uint8_t marks;
        int64_t number;
        if (!c[0].n || !c[1].n)
            return error_at(err, QANAT_E_INPUT, name, r.line, 1,
                            "a row has English and Arabic words");
        if (!marks_of(c[2], &marks, &number))
            return error_at(err, QANAT_E_INPUT, name, r.line, 3,
                            "the marks are negative, common and =NUMBER");
        *vec_push(b->a, &b->numbers) = number;
        *vec_push(b->a, &b->marks) = marks;
        str word;
        while (c[0].n && str_split(&c[0], '|', &word))
            add_english(b, fold_str(b->a, word), concept);
        while (c[1].n && str_split(&c[1], '|', &word))
            add_arabic(b, word, concept);
    }
    return QANAT_OK;
}

static int by_value(const void *x, const void *y)
{
    const bilingual_pair *a = x, *c = y;
    if (a->word != c->word)
        return a->word < c->word ? -1 : 1;
    return a->concept < c->concept ? -1 : a->concept > c->concept;
}

/* the gravest first of several rows that say the same */
static int by_value_and_weight(const void *x, const void *y)
{
    const bilingual_pair *a = x, *c = y;
    int order = by_value(x, y);
    return order ? order
           : a->severity != c->severity ? (int)a->severity - (int)c->severity
                                        : (int)a->kind - (int)c->kind;
}

static uint64_t english_key(const bilingual *b, letters *w, uint32_t out[BILINGUAL_CONCEPTS],
                            size_t *n);

static size_t take(const bilingual *b, uint64_t key, uint32_t out[BILINGUAL_CONCEPTS]);

/* what an English verb ends in, and what is taken off before it */
static const struct {
    const char *off, *add;
} inflections[] = { { "", "" },     { "", "s" },    { "", "ed" },    { "", "ing" },
                    { "e", "ed" },  { "e", "ing" }, { "y", "ied" },  { "y", "ies" } };

enum { INFLECTIONS = sizeof inflections / sizeof *inflections };

/* the word in one of its forms; false where it has none such */
static bool inflect(const letters *w, size_t form, letters *out)
{
    const char *off = inflections[form].off, *add = inflections[form].add;
    *out = *w;
    if (*off && (!out->n || out->at[--out->n] != (uint16_t)*off))
        return false;
    for (; *add; add++) {
        if (out->n == WORD_LETTERS)
            return false;
        out->at[out->n++] = (uint16_t)*add;
    }
    return true;
}

/* The word says the contrary of everything in the rows of the other, and so do its forms that have
 * rows of their own. */
static bool add_opposite(bilingual *b, str word, str other, uint8_t kind, uint8_t how)
{
    letters w, v, form;
    uint32_t mine[BILINGUAL_CONCEPTS], its[BILINGUAL_CONCEPTS];
    size_t n = 0, m = 0;
    if (!take_letters(word, &w) || !english_key(b, &w, mine, &n) || !take_letters(other, &v) ||
        !english_key(b, &v, its, &m) || !n || !m)
        return false;
    for (size_t f = 0; f < INFLECTIONS; f++) {
        uint64_t key = f == 0 ? english_key(b, &w, mine, &n) : 0;
        if (f && inflect(&w, f, &form)) {
            key = key_of(&form, 0, form.n, CLASS_EN);
            n = take(b, key, mine);
        }
        for (size_t i = 0; key && n && i < m; i++) {
            bool shared = false;
            for (size_t j = 0; j < n; j++)
                shared |= mine[j] == its[i];
            if (!shared)
                *vec_push(b->a, &b->opposites) = (bilingual_pair){ key, its[i], kind, how };
        }
    }
    return true;
}

static const char *const severities[] = { "critical", "major", "minor", "note" };

static qanat_status read_opposites(bilingual *b, const data_file *f, qanat_error *err)
{
    tsv_reader r = tsv_begin(f);
    str c[4];
    while (tsv_next(&r, c, 4)) {
        uint8_t kind = DIFFER_COUNT, how = 4;
        for (uint8_t i = 0; i < DIFFER_COUNT; i++)
            if (str_is(c[2], disagreement_kind_name(i)))
                kind = i;
        for (uint8_t i = 0; i < 4; i++)
            if (str_is(c[3], severities[i]))
                how = i;
        if (kind == DIFFER_COUNT || how == 4)
            return error_at(err, QANAT_E_INPUT, "data/lexicon/antonyms.tsv", r.line, 3,
                            "a row is: word, opposite, kind of disagreement, severity");
        if (!add_opposite(b, c[0], c[1], kind, how) || !add_opposite(b, c[1], c[0], kind, how))
            return error_at(
                err, QANAT_E_INPUT, "data/lexicon/antonyms.tsv", r.line, 1,
                "'%.*s' and '%.*s' must both be in the dictionary; add them to bilingual-*.tsv",
                STR_ARG(c[0]), STR_ARG(c[1]));
    }
    if (!b->opposites.n)
        return QANAT_OK;
    qsort(b->opposites.at, b->opposites.n, sizeof *b->opposites.at, by_value_and_weight);
    size_t kept = 1;
    for (size_t i = 1; i < b->opposites.n; i++)
        if (by_value(&b->opposites.at[i], &b->opposites.at[kept - 1]))
            b->opposites.at[kept++] = b->opposites.at[i];
    b->opposites.n = kept;
    return QANAT_OK;
}

qanat_status bilingual_open(const data_set *data, bilingual **out, qanat_error *err)
{
    bilingual *b = base_alloc(sizeof *b);
    *b = (bilingual){ .a = arena_new() };
    grow(b);
    data_file f;
    size_t at = 0;
    qanat_status s = QANAT_OK;
    while (s == QANAT_OK && data_next(data, STR("lexicon/bilingual"), &at, &f))
        s = read_words(b, &f, err);
    if (s == QANAT_OK && data_get(data, STR("lexicon/antonyms.tsv"), &f))
        s = read_opposites(b, &f, err);
    if (s != QANAT_OK) {
        bilingual_close(b);
        return s;
    }
    *out = b;
    return QANAT_OK;
}

void bilingual_close(bilingual *b)
{
    if (!b)
        return;
    arena_free(b->a);
    free(b);
}

size_t bilingual_count(const bilingual *b)
{
    return b->marks.n;
}

uint8_t bilingual_marks(const bilingual *b, uint32_t concept)
{
    return b->marks.at[concept];
}

int64_t bilingual_number(const bilingual *b, uint32_t concept)
{
    return b->numbers.at[concept];
}

/* ---- looking up */

static size_t take(const bilingual *b, uint64_t key, uint32_t out[BILINGUAL_CONCEPTS])
{
    size_t n = 0, bit = bit_of(b, key);
    if (!(b->filter[bit / 64] >> bit % 64 & 1))
        return 0;
    const slot *s = find_slot(b, key);
    if (s->key)
        for (uint32_t i = s->first; i != NO_INDEX && n < BILINGUAL_CONCEPTS;
             i = b->links.at[i].next)
    out[n++] = b->links.at[i].concept;
    return n;
}

static uint64_t english_try(const bilingual *b, letters *w, uint32_t stem, uint16_t add,
                            uint32_t out[BILINGUAL_CONCEPTS], size_t *n)
{
    *n = 0;
    if (stem < 2 || stem >= WORD_LETTERS)
        return 0;
    uint16_t keep = w->at[stem];
    if (add)
        w->at[stem] = add;
    uint64_t key = key_of(w, 0, stem + (add != 0), CLASS_EN);
    *n = take(b, key, out);
    w->at[stem] = keep;
    return key;
}

static bool ends(const letters *w, const char *suffix, size_t length)
{
    uint32_t n = (uint32_t)length;
    if (w->n < n + 2)
        return false;
    for (uint32_t i = 0; i < n; i++)
        if (w->at[w->n - n + i] != (uint16_t)suffix[i])
            return false;
    return true;
}

/* the usual endings of English: what goes, and what may come in its place */
#define ENDING(off, add) { off, sizeof off - 1, add }
static const struct {
    const char *off;
    uint32_t n;
    char add;
} endings[] = {
    ENDING("ies", 'y'), ENDING("ied", 'y'), ENDING("ily", 'y'), ENDING("s", 0),
    ENDING("es", 0),    ENDING("ed", 0),    ENDING("d", 0),     ENDING("ing", 0),
    ENDING("ing", 'e'), ENDING("er", 0),    ENDING("er", 'e'),  ENDING("ers", 0),
    ENDING("ers", 'e'), ENDING("est", 0),   ENDING("ly", 0),    ENDING("ment", 0),
    ENDING("r", 0),     ENDING("al", 0),
};

/* The key under which a word was found, its endings off; 0: not found. Its concepts go to out, *n.
 */
static uint64_t english_key(const bilingual *b, letters *w, uint32_t out[BILINGUAL_CONCEPTS],
                            size_t *n)
{
    uint64_t key = key_of(w, 0, w->n, CLASS_EN);
    *n = take(b, key, out);
    for (size_t i = 0; !*n && i < sizeof endings / sizeof *endings; i++) {
        if (!ends(w, endings[i].off, endings[i].n))
            continue;
        uint32_t stem = w->n - endings[i].n;
        key = english_try(b, w, stem, (uint16_t)endings[i].add, out, n);
        bool doubled = !*n && stem > 3 && w->at[stem - 1] == w->at[stem - 2] &&
                       (ends(w, "ed", 2) || ends(w, "ing", 3) || ends(w, "er", 2));
        if (doubled && endings[i].off[0] != 's')
            key = english_try(b, w, stem - 1, 0, out, n);
    }
    return *n ? key : 0;
}

uint64_t bilingual_opposite_key(const bilingual *b, str english)
{
    letters w;
    uint32_t concepts[BILINGUAL_CONCEPTS];
    size_t n, low = 0, high = b->opposites.n;
    uint64_t key = 0;
    if (high && take_letters(english, &w) && w.n >= 2)
        key = english_key(b, &w, concepts, &n);
    while (low < high) {
        size_t mid = low + (high - low) / 2;
        if (b->opposites.at[mid].word < key)
            low = mid + 1;
        else
            high = mid;
    }
    return low < b->opposites.n && b->opposites.at[low].word == key ? key : 0;
}

const bilingual_pair *bilingual_opposite(const bilingual *b, uint64_t key, uint32_t concept)
{
    bilingual_pair wanted = { .word = key, .concept = concept };
    return key ? bsearch(&wanted, b->opposites.at, b->opposites.n, sizeof wanted, by_value) : NULL;
}

typedef struct cut {
    uint8_t letters, class;
} cut;

/* where a stem may begin: behind و ف, ب ل ك, ال, س, and the letter of the person of a verb */
static uint32_t arabic_begins(const letters *w, cut out[16])
{
    enum {
        ALEF = 0x627,
        BEH = 0x628,
        TEH = 0x62A,
        SEEN = 0x633,
        FEH = 0x641,
        KAF = 0x643,
        LAM = 0x644,
        NOON = 0x646,
        WAW = 0x648,
        YEH = 0x64A
    };
    uint32_t n = 0;
    uint8_t starts[2] = { 0, 1 };
    uint32_t start_count = w->n > 3 && (w->at[0] == WAW || w->at[0] == FEH) ? 2 : 1;
    for (uint32_t k = 0; k < start_count; k++) {
        uint8_t s = starts[k];
        out[n++] = (cut){ s, CLASS_PLAIN };
        uint32_t left = w->n - s;
        uint16_t c0 = w->at[s], c1 = left > 1 ? w->at[s + 1] : 0, c2 = left > 2 ? w->at[s + 2] : 0;
        if (left == 3 && (c0 == YEH || c0 == TEH)) /* يقر */
            out[n++] = (cut){ (uint8_t)(s + 1), CLASS_VERB };
        if (left < 4)
            continue;
        bool preposition = c0 == BEH || c0 == LAM || c0 == KAF;
        if (c0 == ALEF && c1 == LAM)
            out[n++] = (cut){ (uint8_t)(s + 2), CLASS_PLAIN };
        else if (c0 == LAM && c1 == LAM)
            out[n++] = (cut){ (uint8_t)(s + 2), CLASS_PLAIN };
        else if (preposition && c1 == ALEF && c2 == LAM && left > 5)
            out[n++] = (cut){ (uint8_t)(s + 3), CLASS_PLAIN };
        if (preposition)
            out[n++] = (cut){ (uint8_t)(s + 1), CLASS_PLAIN };
        bool person = c0 == YEH || c0 == TEH || c0 == NOON || c0 == ALEF;
        bool later = c0 == SEEN || c0 == LAM;
        if (person)
            out[n++] = (cut){ (uint8_t)(s + 1), CLASS_VERB };
        if (later && (c1 == YEH || c1 == TEH || c1 == NOON || c1 == ALEF) && left > 4)
            out[n++] = (cut){ (uint8_t)(s + 2), CLASS_VERB };
    }
    return n;
}

/* endings that may stand behind a stem, in letters of the folded text; longest first */
static const uint16_t suffixes[][4] = {
    { 0x627, 0x62A, 0x647, 0x627 }, /* اتها */
    { 0x627, 0x62A, 0x647, 0x645 }, /* اتهم */
    { 0x62A, 0x647, 0x645 },        /* تهم */
    { 0x62A, 0x647, 0x627 },        /* تها */
    { 0x627, 0x62A, 0x647 },        /* اته */
    { 0x62A, 0x646, 0x627 },        /* تنا */
    { 0x647, 0x645, 0x627 },        /* هما */
    { 0x64A, 0x64A, 0x646 },        /* يين */
    { 0x64A, 0x648, 0x646 },        /* يون */
    { 0x64A, 0x627, 0x62A },        /* يات */
    { 0x62A, 0x64A, 0x646 },        /* تين */
    { 0x62A, 0x627, 0x646 },        /* تان */
    { 0x648, 0x647, 0x627 },        /* وها */
    { 0x64A, 0x629 },               /* ية */
    { 0x627, 0x62A },               /* ات */
    { 0x647, 0x627 },               /* ها */
    { 0x647, 0x645 },               /* هم */
    { 0x648, 0x646 },               /* ون */
    { 0x64A, 0x646 },               /* ين */
    { 0x627, 0x646 },               /* ان */
    { 0x648, 0x627 },               /* وا */
    { 0x646, 0x627 },               /* نا */
    { 0x62A, 0x647 },               /* ته */
    { 0x62A, 0x627 },               /* تا */
    { 0x64A, 0x627 },               /* يا */
    { 0x64A, 0x647 },               /* يه */
    { 0x627, 0x647 },               /* اه */
    { 0x629 },                      /* ة */
    { 0x647 },                      /* ه */
    { 0x62A },                      /* ت */
    { 0x627 },                      /* ا */
    { 0x64A },                      /* ي */
    { 0x646 },                      /* ن */
    { 0x643 },                      /* ك */
};
enum { SUFFIXES = sizeof suffixes / sizeof *suffixes };

static inline uint32_t suffix_letters(size_t i)
{
    return suffixes[i][1] == 0 ? 1 : suffixes[i][2] == 0 ? 2 : suffixes[i][3] == 0 ? 3 : 4;
}

/* The lengths (from the end) that a stem may lose, as bits: bit k set when the last k letters are
 * an ending. Bit 0 is always set. */
static uint32_t arabic_ends(const letters *w)
{
    uint32_t bits = 1;
    uint16_t last = w->n ? w->at[w->n - 1] : 0;
    if (last != 0x627 && last != 0x629 && last != 0x62A && last != 0x64A &&
        !(last >= 0x643 && last <= 0x647 && last != 0x644)) /* ك م ن ه */
        return bits;
    for (size_t i = 0; i < SUFFIXES; i++) {
        uint32_t n = suffix_letters(i), k = 0;
        if (suffixes[i][n - 1] != last || w->n < n + 2)
            continue;
        while (k < n && w->at[w->n - n + k] == suffixes[i][k])
            k++;
        if (k == n)
            bits |= 1u << n;
    }
    return bits;
}

static size_t arabic_of(const bilingual *b, const letters *w, uint32_t out[BILINGUAL_CONCEPTS])
{
    cut begins[16];
    uint32_t n = arabic_begins(w, begins), bits = arabic_ends(w);
    for (uint32_t off = 0; off < 8 && off + 2 <= w->n; off++)
        for (uint32_t i = 0; i < n; i++) {
            uint32_t begin = begins[i].letters;
            if (begin > off)
                continue;
            uint32_t end = off - begin;
            if (end > 4 || !(bits & 1u << end) || w->n < begin + end + 2)
                continue;
            if (off && w->n - begin - end < 3 && begins[i].class == CLASS_PLAIN && end)
                continue;
            /* خطتي, خطتك, but no خطتن */
            if (end == 1 && w->n - begin == 4 && w->at[w->n - 1] == 0x646 &&
                w->at[w->n - 2] == 0x62A)
                continue;
            size_t k = take(b, key_of(w, begin, w->n - end, begins[i].class), out);
            if (k)
                return k;
        }
    return 0;
}

size_t bilingual_of(const bilingual *b, uint8_t lang_index, str folded_word,
                    uint32_t out[BILINGUAL_CONCEPTS])
{
    letters w;
    if (!take_letters(folded_word, &w) || w.n < 2)
        return 0;
    if (lang_index == LANG_AR)
        return arabic_of(b, &w, out);
    size_t n;
    (void)english_key(b, &w, out, &n);
    return n;
}
