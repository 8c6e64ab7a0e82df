/*
 * Frames: which words tell a claim and where its parties stand, compiled from data/frames (its
 * files say how a line is written). Frames of one trigger are tried in the order of the file; a
 * verb with one of its nouns is tried before the verb alone.
 */
#ifndef QANAT_REPORT_FRAMES_H
#define QANAT_REPORT_FRAMES_H

#include "report/lexicon.h"

enum { FRAME_SLOTS = 8, FRAME_NONE = 255 };

typedef enum slot_kind {
    SLOT_SUBJECT,
    SLOT_OBJECT,
    SLOT_OBJECT2,    /* "gave X a grant": X */
    SLOT_OWNER,      /* possessor, construct chain or adjective of a noun */
    SLOT_BETWEEN,    /* all parties of a noun or verb that stands with between */
    SLOT_CLAUSE,     /* whom a that-clause is about */
    SLOT_INFINITIVE, /* who is to do it */
    SLOT_NOUN,       /* of an adjective: the noun it says something of */
    SLOT_SELF,       /* the noun phrase that triggers: protesters protest */
    SLOT_PREPOSITION
} slot_kind;

typedef struct slot {
    uint8_t kind;
    str preposition; /* lemma; Arabic proclitics are ب ل ك */
} slot;

enum frame_option {
    FRAME_SYMMETRIC = 1,
    FRAME_AGENT = 2,
    FRAME_INNER = 4,
    FRAME_PLACE = 8,
    FRAME_NO_NOUN = 16,
    FRAME_NO_VERB = 32,
    FRAME_SOURCE = 64,
    FRAME_SAYS = 128,
    FRAME_ASSET = 256,
    FRAME_NEGATES = 512,
    FRAME_NEED_INFINITIVE = 1024,
    FRAME_NEED_CLAUSE = 2048,
    FRAME_NO_OBJECT = 4096,
    FRAME_INNER_OBJECT = 8192, /* the target is the object of the infinitive */
    FRAME_AGENT_SUBJECT = 16384,
    FRAME_CONCERN = 32768,
    FRAME_NEED_ACTOR = 65536,
    FRAME_NEED_TARGET = 131072,
    FRAME_OBJECT_CONTROL = 262144, /* who does what the infinitive says: the object */
    FRAME_PASSIVE_ONLY = 524288,
    FRAME_NEED_OBJECT = 1048576,
    FRAME_CAUSE = 2097152, /* said in passing as a state */
    FRAME_NEGATIVE = 4194304,
    FRAME_MUST = 8388608, /* only where the clause says what must be done */
    FRAME_NEED_NEGATION =
        16777216,            /* only where what is told under it is negated: decided not to */
    FRAME_OFFICE = 33554432, /* says who holds an office: its noun, its object or behind "as" */
    FRAME_NEED_COMPLEMENT =
        67108864,                  /* only where the object is called something: called X a lie */
    FRAME_PERSONS = 268435456,     /* the target is people */
    FRAME_NO_THING = 536870912,    /* the target is no thing: no plan, no ship */
    FRAME_PLACE_ONLY = 1073741824, /* the target is a place: left Paris, not the talks */
    FRAME_BARE = 134217728         /* told even where no party is said: sanctions were lifted */
};

typedef enum theme_kind {
    THEME_NONE,
    THEME_OBJECT,
    THEME_CLAUSE,
    THEME_INFINITIVE,
    THEME_PREPOSITION
} theme_kind;

typedef struct frame {
    uint32_t next;    /* the next frame of the same trigger, or NO_INDEX */
    uint32_t options; /* frame_option */
    uint8_t type;     /* claim_type, or FRAME_NONE */
    uint8_t modality; /* of the claim, or FRAME_NONE */
    uint8_t content;  /* modality of what is told under it, or FRAME_NONE */
    uint8_t theme;    /* theme_kind */
    bool attribute;   /* of a participle or adjective: one of its places is its noun */
    bool noun_subject; /* its noun is the subject: the sanctions hit X */
    bool of_thing;     /* the subject is a thing or firm, no person or state: it belongs to X */
    bool by_place;   /* of a light verb whose noun stands at one of its places, by nothing else */
    bool sums;       /* one of its nouns is money, percent or a quantity */
    bool need_theme; /* only where the preposition of its theme is there: insisted on */
    uint8_t actor_count, target_count;
    uint32_t first_noun, noun_count; /* nouns of a light verb: indices for frames_noun */
    uint64_t noun_bits; /* bit 1 << (lexeme & 63) of each of its nouns */
    str particle; /* what must stand beside the verb: out in "rule out"; or empty */
    str under;    /* prepositions, divided by |: one stands before that noun: under (sanctions) */
    /* what is asked of most frames stands above, so that it comes with the first look at one */
    str theme_preposition;
    slot actors[FRAME_SLOTS], targets[FRAME_SLOTS];
} frame;

/* What is looked into most; it stands first in frames, so that it is read without a call. */
typedef struct frames_tables {
    VEC(frame) all;
    VEC(uint32_t) nouns; /* lexemes */
    VEC(uint32_t) prints; /* of their lemmas */
    uint8_t *of_lexeme;   /* lexeme_frames of each lexeme */
} frames_tables;

typedef struct frames frames;

/* adds the triggers to the lexicon, which must outlive it. QANAT_E_INPUT: a row that cannot be read
 */
qanat_status frames_open(const data_set *data, lexicon *x, frames **out, qanat_error *err);
void frames_close(frames *f);
static inline const frame *frames_at(const frames *f, uint32_t index)
{
    return &((const frames_tables *)(const void *)f)->all.at[index];
}
/* what the frames of a lexeme say of it, told once for all */
enum lexeme_frames {
    FRAMES_WANT = 1, /* what one of them, not of a light verb, tells of is only wanted */
    FRAMES_TELL = 2, /* one is of a verb of telling */
    FRAMES_SELF = 4  /* the first tells what the noun itself says: protesters protest */
};
static inline uint8_t frames_of_lexeme(const frames *f, uint32_t lexeme_index)
{
    return ((const frames_tables *)(const void *)f)->of_lexeme[lexeme_index];
}
/* is this lexeme one of the nouns of the frame? */
static inline bool frames_has_noun(const frames *f, const frame *e, uint32_t lexeme_index)
{
    const uint32_t *at = ((const frames_tables *)(const void *)f)->nouns.at + e->first_noun;
    for (const uint32_t *end = at + e->noun_count; at < end; at++)
        if (*at == lexeme_index)
            return true;
    return false;
}
/* the same by its lemma, of whatever class */
bool frames_has_word(const frames *f, const frame *e, str lemma);

#endif
