/*
 * Chunks: a sentence cut into noun phrases, verb groups, prepositions and the marks between them,
 * which is as much syntax as claims need. Names are whole; "of" and the Arabic construct chain
 * belong to their noun phrase. Cost: linear.
 */
#ifndef QANAT_REPORT_CHUNKS_H
#define QANAT_REPORT_CHUNKS_H

#include "report/knowledge.h"
#include "report/lexicon.h"
#include "report/signs.h"

typedef enum chunk_kind {
    CHUNK_NOUN,    /* a noun phrase */
    CHUNK_PRONOUN, /* he, they, it */
    CHUNK_VERB,
    CHUNK_PREPOSITION,
    CHUNK_AND, /* and, or; "but" too, see lemma */
    CHUNK_COMMA,
    CHUNK_RELATIVE,
    CHUNK_THAT,
    CHUNK_SUBORDINATOR,
    CHUNK_ADJECTIVE, /* outside a noun phrase: loyal (to the palace) */
    CHUNK_STOP       /* colon, semicolon, dash, brackets */
} chunk_kind;

enum chunk_flag {
    CHUNK_AUXILIARY = 65536, /* an auxiliary without a verb: was, had */
    CHUNK_NEGATED = 1,
    CHUNK_PASSIVE = 2,
    CHUNK_INFINITIVE = 4,
    CHUNK_GERUND = 8,      /* visiting, without an auxiliary */
    CHUNK_PARTICIPLE = 16, /* past participle without an auxiliary */
    CHUNK_FUTURE = 32,     /* will, would, سـ */
    CHUNK_POSSIBLE = 64,   /* may, could */
    CHUNK_MUST = 128,
    CHUNK_DEFINITE = 256,
    CHUNK_PLURAL = 512,
    CHUNK_APPOSED = 1024, /* says once more who the noun phrase before is */
    CHUNK_PERFECT = 2048,
    CHUNK_TIME = 4096,       /* a noun phrase that tells when */
    CHUNK_MAYBE_PAST = 8192, /* past or participle: the clause decides */
    CHUNK_GENITIVE = 32768,  /* Arabic: stands in construct with the verbal noun before it */
    CHUNK_PROCLITIC = 16384  /* a preposition or conjunction written with the next word */
};

typedef struct chunk {
    uint32_t first, last; /* tokens, both included */
    uint32_t head;        /* the noun, the main verb, the preposition */
    uint32_t mention;     /* whom a noun phrase names or describes, or NO_INDEX */
    uint32_t owner; /* mention of the possessor ("Roe's", وزارته: NO_INDEX), or NO_INDEX */
    uint32_t owner_head; /* English: the possessor's head, or NO_INDEX */
    uint32_t lemma; /* lexeme of the head, or NO_INDEX */
    uint32_t flags;
    uint8_t kind;
    uint8_t pronoun; /* possessive or suffix pronoun in it: word_suffix */
    uint8_t sense;   /* noun_sense of the head */
} chunk;

typedef struct chunk_list {
    chunk *at;
    size_t n, cap;
} chunk_list;

enum { SHARED_TITLE = 5, SHARED_TITLES = 4 };

/* "the presidents of A and B, John Doe and Jane Roe": one title, whose it is, and who bear it */
typedef struct shared_title {
    uint32_t first, last; /* tokens of the title and the countries */
    uint32_t count;
    uint32_t of[SHARED_TITLE], bearers[SHARED_TITLE]; /* mentions */
} shared_title;

enum chunk_mark {
    MARK_QUOTE_AR = 1, /* a quotation mark in an Arabic text */
    MARK_QUOTE_EN = 2, /* the same in an English one */
    MARK_OPENS = 4     /* Arabic: it opens a quotation */
};

/* What cutting asks of a token again and again, told once before its sentence is cut. */
typedef struct chunk_word {
    uint32_t name;      /* the outermost name that covers it, or NO_INDEX */
    uint32_t behind;    /* the token behind the date or interval that covers it, or itself */
    uint8_t sense;      /* noun_sense of its lexeme */
    uint8_t proclitics; /* Arabic: what stands before it; before the name where one begins here */
    uint8_t marks;      /* chunk_mark */
    bool nominal;       /* Arabic: may be part of a noun phrase */
} chunk_word;

typedef struct chunker {
    report *r;
    const lexicon *x;
    arena *a;
    const uint32_t *described; /* per token: the description mention whose head it is, or NO_INDEX;
                                  may be NULL */
    chunk_list out;
    const token *tokens; /* of the report */
    chunk_word *words;   /* by token; those of the sentence at hand are told */
    uint32_t end;        /* token behind the sentence */
    uint32_t kinds;      /* bit 1 << chunk_kind for each kind that is there */
    uint32_t flags;      /* the flags of its verbs */
    bool persons; /* a noun phrase with a noun for a person is there */
    bool hangs; /* it would be cut otherwise if words that are no mention now became one */
    shared_title shared[SHARED_TITLES];
    uint32_t shared_count;
} chunker;

/* cuts a sentence; k->out is emptied first. Behind its last chunk stands a stop, which does not
 * count: a rule may look at what is there without asking whether the sentence ends. */
void chunks_of(chunker *k, const sentence *s);

/* chunks_kept.c: the chunks of a report from the descriptions to the claims */
typedef struct kept_chunks kept_chunks;
/* before the first sentence is cut; `described` as the chunker has it */
kept_chunks *chunks_keep_begin(report *r, const uint32_t *described);
/* keeps what has been cut of that sentence */
void chunks_keep(kept_chunks *kept, const chunker *k, uint32_t sentence_index);
/* which sentences have to be cut again, once all mentions are what they are */
void chunks_tell_changes(const chunker *k, kept_chunks *kept);
/* As chunks_of would now cut the sentence, into `out`; once a sentence. False where nothing is kept of
 * it that still holds. `kept` may be NULL. */
bool chunks_take(chunker *k, kept_chunks *kept, uint32_t sentence_index, chunk_list *out);

/* for the two languages */
void chunks_english(chunker *k, const sentence *s);
void chunks_arabic(chunker *k, const sentence *s);
/* fills in what k->words says of Arabic words, once their names and senses are told */
void chunks_tell_arabic(chunker *k, const sentence *s);
static inline chunk *chunk_add(chunker *k, uint8_t kind, uint32_t first, uint32_t last,
                               uint32_t head)
{
    chunk *c = vec_push(k->a, &k->out);
    *c = (chunk){ .first = first,
                  .last = last,
                  .head = head,
                  .mention = NO_INDEX,
                  .owner = NO_INDEX,
                  .owner_head = NO_INDEX,
                  .lemma = k->tokens[head].lemma,
                  .kind = kind };
    k->kinds |= 1u << kind;
    return c;
}

/* the first amount of the report at or behind a token */
uint32_t chunk_first_amount(const report *r, uint32_t token_index);
/* Arabic: the description that begins with its head, token i: السفارة الأميركية, a body found with its
 * adjective; or NO_INDEX */
static inline uint32_t chunk_described_from(const report *r, uint32_t i)
{
    uint32_t m = r->tokens.at[i].mention;
    return m != NO_INDEX && r->mentions.at[m].kind == MENTION_DESCRIPTION &&
                   r->mentions.at[m].first_token == i
               ? m
               : NO_INDEX;
}
/* the outermost name that covers token i, or NO_INDEX */
uint32_t chunk_outermost_name(const report *r, uint32_t i);
static inline uint32_t chunk_name_at(const report *r, uint32_t i)
{
    return r->tokens.at[i].mention == NO_INDEX ? NO_INDEX : chunk_outermost_name(r, i);
}
static inline bool chunk_lemma_is(const chunker *k, const chunk *c, const char *lemma)
{
    return c->lemma != NO_INDEX && str_is(lexicon_lexeme(k->x, c->lemma)->lemma, lemma);
}
static inline bool token_lemma_in(const lexicon *x, const token *t, uint64_t set)
{
    return t->lemma != NO_INDEX && (lexicon_lexeme(x, t->lemma)->sets & set) != 0;
}
static inline bool token_lemma_is(const lexicon *x, const token *t, const char *lemma)
{
    return t->lemma != NO_INDEX && str_is(lexicon_lexeme(x, t->lemma)->lemma, lemma);
}
/* of a word that is a chunk by itself; CHUNK_STOP where it is none */
uint8_t chunk_simple_kind(const token *t);
bool chunk_person_sense(uint8_t sense); /* someone or some people, not a body */
bool chunk_agent_sense(uint8_t sense);  /* may act */

#endif
