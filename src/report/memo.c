/*
 * See memo.h. Two tables of open addressing, at most half full: written words, and words prepared
 * for comparing by their sound.
 */
#include "report/memo.h"
#include "report/cues.h"
#include "report/lexicon.h"
#include "report/titles.h"
#include "text/fold.h"
#include "base/utf8.h"

#include <endian.h>
#include <stdatomic.h>
#include <stdlib.h>

enum { SLOTS_FIRST = 1 << 10 };

typedef struct known_sound {
    str word;
    name_word sound;
} known_sound;

typedef struct known_name {
    str text;
    name_kind hint;
    bool parsed; /* it could be */
    name_parsed name;
} known_name;

typedef struct number_slot {
    uint32_t number; /* of the item, plus one; 0: free */
    uint32_t print;  /* of the hash of its word */
} number_slot;

/* numbers of items by the hash of their words */
typedef struct number_table {
    number_slot *slots;
    size_t cap;
} number_table;

/* what two names of the memory scored against each other; `first` and `second` are their numbers plus
 * one, 0: nothing yet */
typedef struct known_pair {
    uint32_t first, second;
    int32_t score;
} known_pair;

enum { PAIR_SLOTS = 1 << 11 }; /* a newer pair takes the place of an older one */

struct word_letters {
    arena *a;
    atomic_uint keepers;
};

struct word_memo {
    known_word *words; /* first: word_memo_words */
    const struct knowledge *know;
    word_letters *letters;
    arena *a; /* of the letters */
    number_table by_word, by_sound, by_name;
    known_sound **sounds;
    known_name *names;
    known_pair *pairs;
    uint32_t n, room, sound_n, name_n;
};

static void table_new(number_table *t, size_t cap)
{
    t->cap = cap;
    t->slots = base_zeroed(cap * sizeof *t->slots);
}

static void table_empty(number_table *t)
{
    memset(t->slots, 0, t->cap * sizeof *t->slots);
}

static void table_free(number_table *t)
{
    free(t->slots);
}

static void table_grow(number_table *t)
{
    number_table old = *t;
    table_new(t, old.cap * 2);
    for (size_t i = 0; i < old.cap; i++)
        if (old.slots[i].number) {
            size_t at = old.slots[i].print & (t->cap - 1);
            while (t->slots[at].number)
                at = (at + 1) & (t->cap - 1);
            t->slots[at] = old.slots[i];
        }
    table_free(&old);
}

/* room for that many words, the first `n` of them those of `old`, which is freed */
static known_word *words_room(known_word *old, size_t n, size_t room)
{
    known_word *words = base_aligned(_Alignof(known_word), room * sizeof *words);
    if (n)
        memcpy(words, old, n * sizeof *words);
    free(old);
    return words;
}

/* ---- the letters */

static void letters_new(word_memo *m)
{
    m->letters = base_alloc(sizeof *m->letters);
    m->letters->a = m->a = arena_new();
    atomic_init(&m->letters->keepers, 1);
}

word_letters *word_letters_keep(const word_memo *m)
{
    atomic_fetch_add(&m->letters->keepers, 1);
    return m->letters;
}

void word_letters_free(word_letters *l)
{
    if (!l || atomic_fetch_sub(&l->keepers, 1) > 1)
        return;
    arena_free(l->a);
    free(l);
}

/* ---- the memory */

word_memo *word_memo_new(void)
{
    word_memo *m = base_alloc(sizeof *m);
    *m = (word_memo){ .room = SLOTS_FIRST / 2 };
    letters_new(m);
    m->words = words_room(NULL, 0, m->room);
    m->sounds = base_alloc(MEMO_SOUNDS * sizeof *m->sounds);
    table_new(&m->by_word, SLOTS_FIRST);
    m->names = base_alloc(MEMO_NAMES * sizeof *m->names);
    m->pairs = base_zeroed(PAIR_SLOTS * sizeof *m->pairs);
    table_new(&m->by_sound, 2 * MEMO_SOUNDS);
    table_new(&m->by_name, 2 * MEMO_NAMES);
    return m;
}

void word_memo_free(word_memo *m)
{
    if (!m)
        return;
    word_letters_free(m->letters);
    table_free(&m->by_word);
    table_free(&m->by_sound);
    table_free(&m->by_name);
    free(m->names);
    free(m->pairs);
    free(m->words);
    free(m->sounds);
    free(m);
}

void word_memo_begin(word_memo *m, const struct knowledge *know)
{
    bool room = m->n < MEMO_WORDS / 4 * 3 && m->sound_n < MEMO_SOUNDS / 4 * 3 &&
                m->name_n < MEMO_NAMES / 4 * 3;
    if (m->know == know && room)
        return;
    m->know = know;
    if (m->n + m->sound_n + m->name_n == 0)
        return;
    m->n = m->sound_n = m->name_n = 0;
    word_letters_free(m->letters);
    letters_new(m);
    table_empty(&m->by_word);
    table_empty(&m->by_sound);
    table_empty(&m->by_name);
    memset(m->pairs, 0, PAIR_SLOTS * sizeof *m->pairs);
}

/* ---- written words */

static uint64_t eight_bytes(const char *at)
{
    uint64_t x;
    memcpy(&x, at, sizeof x);
    return le64toh(x);
}

static spelling spelling_of(str written)
{
    spelling s = { 0 };
    size_t whole = written.n / 8, rest = written.n % 8;
    if (written.n > SPELLED_BYTES)
        return s;
    for (size_t i = 0; i < whole; i++)
        s.part[i] = eight_bytes(written.at + 8 * i);
    if (whole && rest) /* the last eight bytes, less those that stand before */
        s.part[whole] = eight_bytes(written.at + written.n - 8) >> 8 * (8 - rest);
    for (size_t i = 0; !whole && i < rest; i++)
        s.part[0] |= (uint64_t)(unsigned char)written.at[i] << 8 * i;
    return s;
}

static uint32_t word_add(word_memo *m, str written, uint8_t lang_index)
{
    if (m->n == m->room) {
        m->room *= 2;
        m->words = words_room(m->words, m->n, m->room);
        table_grow(&m->by_word);
    }
    known_word *w = &m->words[m->n];
    *w = (known_word){ .spelled = spelling_of(written),
                       .length = (uint16_t)written.n,
                       .written = arena_str(m->a, written) };
    w->norm = fold_str(m->a, written);
    w->characters = (uint32_t)utf8_count(w->norm);
    w->sets = word_sets(m->know->signs, lang_index, w->norm);
    w->signs = (uint16_t)signs_of(m->know->signs, lang_index, w->norm);
    w->cues = (uint16_t)cues_of(m->know->cues, lang_index, w->norm);
    for (size_t i = 0; i < w->norm.n; i++)
        if (w->norm.at[i] == '.' || w->norm.at[i] == '\'')
            w->flags = TOKEN_MARKS;
    return m->n++;
}

static bool is_spelled(const known_word *w, const spelling *s, str written)
{
    return w->length == written.n && (w->spelled.part[0] ^ s->part[0]) == 0 &&
           ((w->spelled.part[1] ^ s->part[1]) | (w->spelled.part[2] ^ s->part[2])) == 0 &&
           (written.n <= SPELLED_BYTES || memcmp(w->written.at, written.at, written.n) == 0);
}

static uint32_t word_number(word_memo *m, str written, uint8_t lang_index)
{
    number_table *t = &m->by_word;
    uint32_t print = (uint32_t)(str_mix(written) >> 16);
    size_t at = print & (t->cap - 1);
    const spelling s = spelling_of(written);
    for (; t->slots[at].number; at = (at + 1) & (t->cap - 1))
        if (t->slots[at].print == print && is_spelled(&m->words[t->slots[at].number - 1], &s, written))
            return t->slots[at].number - 1;
    if (m->n == MEMO_WORDS || written.n > UINT16_MAX)
        return NO_INDEX;
    uint32_t n = word_add(m, written, lang_index);
    for (at = print & (t->cap - 1); t->slots[at].number;) /* the table may have grown */
        at = (at + 1) & (t->cap - 1);
    t->slots[at] = (number_slot){ n + 1, print };
    return n;
}

bool word_memo_tell(word_memo *m, str written, token *t)
{
    uint32_t n = word_number(m, written, t->lang);
    if (n == NO_INDEX)
        return false;
    const known_word *w = &m->words[n];
    t->word = n;
    t->norm = w->norm;
    t->signs = w->signs;
    t->cues = w->cues;
    t->flags |= w->flags;
    return true;
}

/* ---- what is known of them */

size_t token_concepts(const report *r, const token *t, uint32_t out[BILINGUAL_CONCEPTS])
{
    known_word *w = token_known(r, t);
    if (!w)
        return bilingual_of(r->know->bilingual, t->lang, t->norm, out);
    if (!(w->asked & ASKED_CONCEPTS)) {
        w->asked |= ASKED_CONCEPTS;
        w->concept_n =
            (uint8_t)bilingual_of(r->know->bilingual, t->lang, t->norm, w->concepts);
    }
    for (size_t i = 0; i < w->concept_n; i++)
        out[i] = w->concepts[i];
    return w->concept_n;
}

uint32_t token_ask_analysis(const report *r, const token *t, known_word *w)
{
    uint32_t found = lexicon_find(r->know->lexicon, t->lang, t->norm);
    if (w) {
        w->asked |= ASKED_ANALYSIS;
        w->analysis = found;
    }
    return found;
}

uint32_t token_ask_uses(const report *r, const token *t, known_word *w, word_uses *ask)
{
    uint32_t found = ask(r, t->norm);
    if (w) {
        w->asked |= ASKED_USES;
        w->uses = (uint16_t)found;
    }
    return found;
}

bool token_ask(report *r, const token *t, known_word *w, enum word_note question,
               word_question *ask)
{
    bool yes = ask(r, t);
    word_note_down(w, question);
    if (yes)
        word_note_down(w, question + 1);
    return yes;
}

bool word_may_title(report *r, const token *t)
{
    return titles_may_tell(r->know->titles, t->lang, t->norm);
}

/* ---- sounds */

const name_word *report_sound(const report *r, str word)
{
    word_memo *m = r->memo;
    number_table *t = m ? &m->by_sound : NULL;
    uint32_t print = (uint32_t)(str_mix(word) >> 16);
    size_t at = print & (t ? t->cap - 1 : 0);
    for (; t && t->slots[at].number; at = (at + 1) & (t->cap - 1))
        if (t->slots[at].print == print && str_eq(m->sounds[t->slots[at].number - 1]->word, word))
            return &m->sounds[t->slots[at].number - 1]->sound;
    bool keep = m && m->sound_n < MEMO_SOUNDS;
    arena *a = keep ? m->a : r->a;
    known_sound *s = arena_new_of(a, known_sound);
    s->word = arena_str(a, word);
    name_word_prepare(r->know->names, s->word, a, &s->sound);
    if (keep) {
        m->sounds[m->sound_n++] = s;
        t->slots[at] = (number_slot){ m->sound_n, print };
    }
    return &s->sound;
}

const name_word *report_variant_sound(const report *r, const token *t, size_t form, str word)
{
    known_word *w = token_known(r, t);
    if (w && w->sounds[form])
        return w->sounds[form];
    const name_word *sound = report_sound(r, word);
    if (w && r->memo->sound_n < MEMO_SOUNDS) /* else it may be of this report alone */
        w->sounds[form] = sound;
    return sound;
}

int32_t report_word_score(const report *r, str a, str b, int32_t floor)
{
    const name_word *x = report_sound(r, a);
    return name_word_near(r->know->names, x, report_sound(r, b), floor);
}

/* ---- names */

static const known_name *name_of(const report *r, word_memo *m, str text, name_kind hint)
{
    number_table *t = &m->by_name;
    uint32_t print = (uint32_t)(str_mix(text) >> 16) + (uint32_t)hint;
    size_t at = print & (t->cap - 1);
    for (; t->slots[at].number; at = (at + 1) & (t->cap - 1)) {
        const known_name *n = &m->names[t->slots[at].number - 1];
        if (t->slots[at].print == print && n->hint == hint && str_eq(n->text, text))
            return n;
    }
    if (m->name_n == MEMO_NAMES)
        return NULL;
    known_name *n = &m->names[m->name_n++];
    n->text = arena_str(m->a, text);
    n->hint = hint;
    n->parsed = name_parse(r->know->names, n->text, hint, m->a, &n->name, NULL) == QANAT_OK;
    t->slots[at] = (number_slot){ m->name_n, print };
    return n;
}

static int32_t score_of(const report *r, const known_name *x, const known_name *y)
{
    word_memo *m = r->memo;
    uint32_t first = (uint32_t)(x - m->names) + 1, second = (uint32_t)(y - m->names) + 1;
    known_pair *p = &m->pairs[(first * 0x9E3779B1u ^ second * 0x85EBCA6Bu) >> 16 & (PAIR_SLOTS - 1)];
    if (p->first != first || p->second != second)
        *p = (known_pair){ first, second, name_compare(r->know->names, &x->name, &y->name, NULL) };
    return p->score;
}

int32_t report_name_score(const report *r, str a, str b, name_kind hint)
{
    const known_name *x = r->memo ? name_of(r, r->memo, a, hint) : NULL;
    const known_name *y = x ? name_of(r, r->memo, b, hint) : NULL;
    /* one says what it is, the other does not: name_parse_pair */
    if (y && x->parsed && y->parsed && x->name.kind != y->name.kind) {
        bool first = x->name.kind == NAME_PERSON;
        const known_name *again = name_of(r, r->memo, first ? a : b, NAME_BODY);
        x = first ? again : x;
        y = again && !first ? again : again ? y : NULL;
    }
    if (!y || !x->parsed || !y->parsed)
        return name_score(r->know->names, a, b, hint);
    return score_of(r, x, y);
}
