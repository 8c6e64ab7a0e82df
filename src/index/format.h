/*
 * The file of the index: a header, then sections that begin at multiples of eight. Numbers are
 * little endian. Only src/index includes this; docs/index.md describes it for others.
 */
#ifndef QANAT_INDEX_FORMAT_H
#define QANAT_INDEX_FORMAT_H

#include "index/index.h"

#define INDEX_MAGIC   "QANATIX\n"
#define INDEX_VERSION 2u

enum index_section_id {
    SECTION_ENTRIES, /* entry_row, one more at the end */
    SECTION_BLOB,    /* entries as written by entry.c */
    SECTION_SHARED,  /* u32 offsets into SHARED_TEXT, one more at the end */
    SECTION_SHARED_TEXT,
    SECTION_NAMES, /* name_row */
    SECTION_WORDS, /* word_row, one more at the end */
    SECTION_WORD_TEXT,
    SECTION_FORMS, /* form_row */
    SECTION_SYMBOLS,
    SECTION_KEYS,        /* key_row, one more at the end */
    SECTION_KEY_FORMS,   /* u32 forms */
    SECTION_POSTINGS,    /* names of a word: differences as varints */
    SECTION_JOINED,      /* joined_row by key */
    SECTION_IDS,         /* hash_row of ids, by hash */
    SECTION_IDENTIFIERS, /* hash_row of identifiers, by hash */
    SECTION_LEARNED,     /* learned_row by group */
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

typedef struct word_row {
    uint32_t text, postings;
    uint32_t names;   /* in how many names it stands */
    uint32_t learned; /* group of learned equivalents, 0 none */
} word_row;

typedef struct form_row {
    uint64_t skeleton; /* 15 classes of four bits, and their number in the highest */
    uint32_t word, symbols;
    uint32_t letters;
    uint8_t writing, n, m, zero;
} form_row;

typedef struct key_row {
    uint32_t key, first;
} key_row;

typedef struct joined_row {
    uint32_t key, name;
} joined_row;

typedef struct hash_row {
    uint64_t hash;
    uint32_t entry, zero;
} hash_row;

typedef struct learned_row {
    uint32_t count; /* records that taught it */
    uint32_t list;  /* shared string */
} learned_row;

/* What both sides of the index ask about a part. */
enum { PART_KEYS = 16 };
/* parts without which a name may still match: they are not looked up and not counted */
bool part_optional(const name_part *p);
/* keys of a part beside those of its word (name_word_keys): itself, its number, its groups */
size_t part_extra_keys(const name_table *t, const name_part *p, uint32_t keys[PART_KEYS]);
/* keys of an initial: its letter in its own writing and in Latin; asked for by every name part */
size_t initial_keys(const name_word *w, uint32_t keys[2]);
/* key of two neighbours written as one; 0 where they are too short to tell */
uint32_t joined_key(const name_word *a, const name_word *b);
/* the key of one word that two neighbours may have been written as */
uint32_t single_joined_key(const name_word *w);
/* key of the word as it is written */
uint32_t word_itself_key(const name_word *w);
/* key of a group of learned equivalents */
uint32_t learned_key(uint32_t group);
/* the name as the index understands it */
bool index_parse(const name_table *t, str text, str schema, arena *a, name_parsed *out);

uint64_t index_id_hash(str s);

/* entry.c */
void entry_encode(buf *out, const index_entry *e, uint32_t (*share)(void *, str), void *with);

str shared_text(const index_file *ix, uint64_t id);
/* the forms under a key, as a range of KEY_FORMS */
const uint32_t *index_forms(const index_file *ix, uint32_t key, size_t *n);

struct index_file {
    const index_header *h;
    const char *base;
    void *map; /* file_map, or NULL */
};

static inline const void *index_at(const index_file *ix, enum index_section_id s)
{
    return ix->base + ix->h->at[s].offset;
}

bool entry_decode(const index_file *ix, uint32_t entry, arena *a, index_entry *out);

#endif
