/*
 * The file of the index: a header, then sections that begin at multiples of eight. Numbers are
 * little endian. Only src/index includes this; docs/index.md describes it for others.
 */
#ifndef QANAT_INDEX_FORMAT_H
#define QANAT_INDEX_FORMAT_H

#include "index/index.h"

#define INDEX_MAGIC   "QANATIX\n"
#define INDEX_VERSION 3u

enum index_section_id {
    SECTION_ENTRIES, /* entry_row, one more at the end */
    SECTION_BLOB,    /* entries as written by entry.c */
    SECTION_SHARED,  /* u32 offsets into SHARED_TEXT, one more at the end */
    SECTION_SHARED_TEXT,
    SECTION_NAMES,           /* name_row */
    SECTION_NAME_WORDS,      /* of each name: how many words, and which: varints */
    SECTION_NAME_STEPS,      /* u32 offsets in NAME_WORDS of every NAME_STEP-th name */
    SECTION_WORDS,           /* word_row by hash of the word, one more at the end */
    SECTION_WORD_PLACES,     /* places in WORDS by the highest bits of the hash */
    SECTION_WORD_TEXT,       /* in the order of WORDS */
    SECTION_SKELETONS,       /* skeleton_row by hash, one more at the end */
    SECTION_SKELETON_PLACES, /* places in SKELETONS by the highest bits of the hash */
    SECTION_FORMS,           /* form_row, those of one skeleton in a row */
    SECTION_SYMBOLS,         /* in the order of FORMS */
    SECTION_KEYS,            /* key_row by key */
    SECTION_POSTINGS,        /* of a word: in how many names, and these: differences as varints */
    SECTION_JOINED,          /* of neighbours as one word: a byte of the key, the name's varint */
    SECTION_JOINED_PLACES,   /* offsets in JOINED by the highest bits of the key */
    SECTION_IDS,             /* hash_row of ids, by hash */
    SECTION_IDENTIFIERS,     /* hash_row of identifiers, by hash */
    SECTION_LEARNED,         /* learned_row by group */
    SECTION_LEARNED_WORDS,   /* learned_word by word */
    SECTIONS
};

typedef struct index_section {
    uint64_t offset, bytes;
} index_section;

typedef struct index_header {
    char magic[8];
    uint32_t version, sections;
    uint64_t file_bytes;
    uint64_t table_print; /* of the name table it was built with */
    uint32_t entry_n, name_n, word_n, form_n;
    uint32_t skeleton_n;
    uint32_t classes;     /* bit per class that some skeleton has */
    uint64_t content_sum; /* xxh3 of everything behind the header */
    index_section at[SECTIONS];
    uint64_t header_sum; /* xxh3 of everything before it */
} index_header;

typedef struct entry_row {
    uint32_t blob, first_name;
} entry_row;

typedef struct name_row {
    uint32_t entry;
    uint16_t weight; /* standing of the parts that are not optional, thousandths, at most 65535 */
    uint8_t kind;    /* index_name_kind */
    uint8_t about;   /* name_kind of the entry */
} name_row;

enum { NAME_STEP = 4 };

typedef struct word_row {
    uint32_t text, postings;
    uint32_t form; /* of the way it was read first */
} word_row;

typedef struct skeleton_row {
    uint32_t low, high; /* halves of name_word_skeleton */
    uint32_t form;      /* its first */
} skeleton_row;

typedef struct form_row {
    uint32_t word, symbols, letters;
    uint8_t writing, n, m;
    uint8_t several; /* the word has other forms too */
} form_row;

enum { WORD_SEVERAL = 1, WORD_OTHERWISE = 2 }; /* … and was read otherwise at another place */

typedef struct key_row {
    uint32_t key, word;
} key_row;

typedef struct hash_row {
    uint32_t hash, entry;
} hash_row;

typedef struct learned_row {
    uint32_t count; /* records that taught it */
    uint32_t list;  /* shared string */
} learned_row;

typedef struct learned_word {
    uint32_t word, group;
} learned_word;

/* What both sides of the index ask about a part. */
enum { PART_KEYS = 16 };
/* parts without which a name may still match: they are not looked up and not counted */
bool part_optional(const name_part *p);
/* keys of a part beside its word and its skeletons: its number, its groups */
size_t part_extra_keys(const name_table *t, const name_part *p, uint32_t keys[PART_KEYS]);
/* keys of an initial: its letter in its own writing and in Latin; asked for by every name part */
size_t initial_keys(const name_word *w, uint32_t keys[2]);
/* key of two neighbours written as one; 0 where they are too short to tell */
uint64_t joined_key(const name_word *a, const name_word *b);
/* the key of one word that two neighbours may have been written as */
uint64_t single_joined_key(const name_word *w);
/* key of a group of learned equivalents */
uint32_t learned_key(uint32_t group);
/* the name as the index understands it */
bool index_parse(const name_table *t, str text, str schema, arena *a, name_parsed *out);
/* hashes that the order of sections goes by */
uint64_t word_hash(str folded);
uint64_t skeleton_hash(uint64_t skeleton);

/* what tells the keys of one bucket apart, mostly */
static inline uint8_t joined_mark(uint64_t key)
{
    return (uint8_t)(key >> 8);
}

uint32_t index_id_hash(str s);

/* entry.c */
void entry_encode(buf *out, const index_entry *e, uint32_t (*share)(void *, str), void *with);

void put_varint(buf *b, uint64_t v);

str shared_text(const index_file *ix, uint64_t id);

/* reach.c: rows of the sections, checked */
/* the word that is written like that; UINT32_MAX where there is none */
uint32_t index_word(const index_file *ix, str folded);
/* the group of learned equivalents of a word, 0 none */
uint32_t index_learned(const index_file *ix, uint32_t word);
/* the first of the rows, sorted by the number that each begins with, that is not below `key`; n where
 * there is none */
size_t index_first_row(const void *rows, size_t row_bytes, size_t n, uint32_t key);
/* the words under a key of part_extra_keys, initial_keys or learned_key */
const key_row *index_keys(const index_file *ix, uint32_t key, size_t *n);
/* the forms of a skeleton: from *first to before *last; false where there is none */
bool index_skeleton(const index_file *ix, uint64_t skeleton, uint32_t *first, uint32_t *last);
/* the rows of a table of places: bytes of JOINED or rows of WORDS or SKELETONS, at most `all` */
bool index_places(const index_file *ix, enum index_section_id s, uint64_t hash, uint64_t all,
                  uint32_t *first, uint32_t *last);

/* names one after another: of a word, or of a bucket of joined neighbours */
typedef struct name_cursor {
    const uint8_t *at, *end;
    uint32_t name, name_n;
} name_cursor;
/* the names of a word; *n how many it is said to have */
name_cursor index_postings(const index_file *ix, uint32_t word, uint32_t *n);
/* names where neighbours may be that word: joined_next until it is false */
name_cursor index_joined(const index_file *ix, uint64_t key);
/* the words of a name in their order; returns how many of them were written to `words` */
size_t index_name_words(const index_file *ix, uint32_t name, uint32_t words[LIMIT_NAME_PARTS]);
/* a word as it is read everywhere, only what index_form gives and the skeleton; false where it was
 * read otherwise at another place, or there is none */
bool index_word_form(const index_file *ix, uint32_t word, name_word *w);
/* the same; false also where the word has other forms besides */
bool index_only_form(const index_file *ix, uint32_t word, name_word *w);
bool joined_next(name_cursor *c, uint64_t key);

static inline uint32_t cursor_varint(name_cursor *c)
{
    uint32_t v = 0;
    for (unsigned shift = 0; c->at < c->end && shift < 32; shift += 7) {
        uint8_t b = *c->at++;
        v |= (uint32_t)(b & 0x7F) << shift;
        if (!(b & 0x80))
            break;
    }
    return v;
}

/* false at the end */
static inline bool cursor_next(name_cursor *c)
{
    if (c->at >= c->end)
        return false;
    c->name += cursor_varint(c);
    return c->name < c->name_n;
}

struct index_file {
    const index_header *h;
    const char *base;
    void *map; /* file_map, or NULL */
};

static inline const void *index_at(const index_file *ix, enum index_section_id s)
{
    return ix->base + ix->h->at[s].offset;
}

static inline const form_row *index_form_row(const index_file *ix, uint32_t form)
{
    return (const form_row *)index_at(ix, SECTION_FORMS) + form;
}

/* a form for comparing; false where it points outside */
static inline bool index_form(const index_file *ix, const form_row *f, name_form *out)
{
    uint64_t all = ix->h->at[SECTION_SYMBOLS].bytes;
    bool apart = f->writing == NAME_CYRILLIC, abjad = f->writing == NAME_ABJAD;
    uint64_t own = 2u * f->n, want = own + (apart ? 2u * f->m : 0);
    if (f->writing > NAME_ROMANISED || f->n > NAME_WORD_SYMBOLS || f->m > NAME_WORD_SYMBOLS ||
        want > all || f->symbols > all - want || f->word >= ix->h->word_n)
        return false;
    const uint8_t *symbols = (const uint8_t *)index_at(ix, SECTION_SYMBOLS) + f->symbols;
    out->symbols = symbols;
    out->latin = abjad ? NULL : apart ? symbols + own : symbols;
    out->letters = f->letters;
    out->writing = f->writing;
    out->n = f->n;
    out->m = abjad ? 0 : apart ? f->m : f->n;
    return true;
}

bool entry_decode(const index_file *ix, uint32_t entry, arena *a, index_entry *out);

#endif
