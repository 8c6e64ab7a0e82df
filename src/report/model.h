/*
 * A report while it is read: what each stage finds, for the stages after it and for the printers.
 *
 * Every position is a byte offset in the file as given (half-open ranges). Indices refer to the
 * vectors of the report; an index field that may be missing says so and is NO_INDEX then.
 * Everything lives in the report's arena. Stages run in the order of stages.h; each fills its own
 * vectors and may read all earlier ones.
 */
#ifndef QANAT_REPORT_MODEL_H
#define QANAT_REPORT_MODEL_H

#include "base/arena.h"
#include "base/error.h"

#define NO_INDEX UINT32_MAX

typedef enum lang { LANG_NONE, LANG_AR, LANG_EN, LANG_RU, LANG_COUNT } lang;

typedef enum token_kind {
    TOKEN_WORD, /* letters, with the marks and inner apostrophes that belong to them; "U.S." is one
                 */
    TOKEN_NUMBER, /* digits with their inner separators: 3.75, 1,000, ٢٠٢٥ */
    TOKEN_CLITIC, /* the English possessive 's or ' */
    TOKEN_PUNCT   /* one punctuation mark or symbol; a tatweel that stands alone is a dash */
} token_kind;

enum token_flag {
    TOKEN_CAPITAL = 1,      /* begins with a capital letter */
    TOKEN_ALL_CAPS = 2,     /* two letters or more, all capitals */
    TOKEN_SPACE_BEFORE = 4, /* white space stands before it */
    TOKEN_QUOTED = 8,       /* inside quotation marks */
    TOKEN_FIRST = 16,       /* first word of its sentence */
    TOKEN_ARTICLE = 32,     /* Arabic: carries the article ال (after its proclitics) */
    TOKEN_PARENS = 64,      /* inside round brackets */
    TOKEN_NATIONAL = 128,   /* adjective of a country or people: "South Korean" marks both words */
    TOKEN_MARKS = 256,      /* dots or apostrophes in its folded form */
    TOKEN_TIMED = 512       /* part of a time */
};

/* proclitics of an Arabic word, see token.proclitics */
enum token_proclitic {
    PROCLITIC_WAW = 1,  /* و and */
    PROCLITIC_FA = 2,   /* ف so */
    PROCLITIC_BA = 4,   /* ب with, in, by */
    PROCLITIC_LAM = 8,  /* ل to, for */
    PROCLITIC_KAF = 16, /* ك like */
    PROCLITIC_SIN = 32  /* س will */
};

/* One line of the cache. */
typedef struct token {
    uint32_t start, end;
    uint32_t sentence;
    uint8_t kind; /* token_kind */
    uint8_t
        lang; /* by its script: Arabic letters ar, Cyrillic ru, Latin en; LANG_NONE for the rest */
    uint16_t flags;
    str norm; /* folded (text/fold.h): lower case, no marks, hamza seats bare */
    uint32_t mention; /* innermost name or description that covers it, or NO_INDEX */
    uint32_t lemma;   /* index of the lexeme in the lexicon, or NO_INDEX */
    uint32_t word;    /* its number in the session's memory of words (memo.h), or NO_INDEX */
    uint16_t form;    /* word_form of lexicon.h: tense, person, voice */
    uint16_t signs;   /* of its folded form: bits of signs.h */
    uint16_t cues;    /* of its folded form: bits of cues.h */
    /* Arabic words: what may stand before the stem, taken off only where the rest is a likely word:
     * token_stem, token_stem_start, token_name_start */
    uint16_t stem_at, stem_n;       /* bytes of `norm`; STEM_WHOLE: all of it */
    uint16_t stem_skip, name_skip;  /* bytes of the file */
    uint8_t proclitics;
    uint8_t pos;    /* word_class of lexicon.h, a guess */
    uint8_t suffix; /* Arabic: the pronoun that the word ends in, word_suffix of lexicon.h */
} token;
_Static_assert(sizeof(token) == 64, "a token is one line of the cache");

enum { STEM_WHOLE = UINT16_MAX };

/* `norm` without proclitics, article and pronoun; equal to `norm` for other words */
static inline str token_stem(const token *t)
{
    return t->stem_n == STEM_WHOLE ? t->norm : (str){ t->norm.at + t->stem_at, t->stem_n };
}

/* where the stem begins in the file (the article counts as before it) */
static inline uint32_t token_stem_start(const token *t)
{
    return t->start + t->stem_skip;
}

/* where a name that this word begins would begin: behind the proclitics, before the article */
static inline uint32_t token_name_start(const token *t)
{
    return t->start + t->name_skip;
}

typedef enum block_kind { BLOCK_BODY, BLOCK_HEADING } block_kind;

typedef struct block {
    uint32_t start, end;
    uint8_t lang, kind;
    uint32_t first_sentence, sentence_count;
} block;

typedef struct sentence {
    uint32_t start, end, block;
    uint8_t lang;
    uint32_t first_token, token_count;
    uint32_t bead; /* the alignment bead it is part of, or NO_INDEX */
} sentence;

/* sentences of the Arabic version that answer those of the English one; either side may be empty
 * (an addition or omission). Ranges of consecutive sentences. */
typedef struct bead {
    uint32_t ar_first, ar_count, en_first, en_count;
    double score; /* 0..1 */
} bead;

typedef enum entity_type {
    ENTITY_PERSON,
    ENTITY_ORGANIZATION,
    ENTITY_PLACE,
    ENTITY_PRODUCT,
    ENTITY_GROUP
} entity_type;

typedef enum mention_kind { MENTION_NAME, MENTION_DESCRIPTION, MENTION_PRONOUN } mention_kind;

typedef struct mention {
    uint32_t start, end;
    uint32_t sentence;
    uint32_t first_token, token_count;
    uint32_t head;   /* the token that is grammatically its head */
    uint32_t entity; /* index, or NO_INDEX before entities are formed */
    uint8_t lang, kind, type;
    bool plural, feminine, masculine; /* agreement, where known */
    uint32_t gazetteer;               /* entry of the gazetteer that its words name, or NO_INDEX */
    uint32_t
        inside;    /* the mention that contains this one (the name in "X's office"), or NO_INDEX */
    uint32_t body; /* body that every country has (gazetteer_body_at), or NO_INDEX */
    uint32_t
        country;   /* gazetteer entry of the country its body or people belongs to, or NO_INDEX */
    uint32_t pair; /* the mention of the other version that names the same, found by sound, or
                      NO_INDEX */
    uint32_t
        antecedent;  /* the mention that this description or pronoun speaks of again, or NO_INDEX */
    uint32_t phrase; /* the gazetteer phrase it is, or NO_INDEX */
    bool surname;    /* one word of a longer personal name */
    bool found;      /* an unknown name, found by its form or its pair */
    bool titled;     /* a title or kinship word stands before it */
    bool weak;       /* its words are everyday words too: only the other version can confirm it */
    bool guess;      /* its type is a guess that any other evidence overrules */
} mention;

typedef struct role {
    uint8_t lang;
    str title; /* as it stands in the text */
    uint32_t start, end;
    uint32_t of;      /* entity whose office or relative it is, or NO_INDEX */
    uint32_t also_of; /* beside the country the ministry of a minister, where the report names it,
                         or NO_INDEX */
    str office;       /* key of data/lexicon/titles.tsv or kinship.tsv: "president", "son-in-law" */
    bool kin;         /* a kinship word, not an office */
    bool by_pronoun;  /* whose it is says a pronoun: "his brother", شقيقه */
    bool beside;      /* kin of whoever is named right before: "A and her brother B", "A, whose brother B" */
    bool planned;     /* "the appointment of X as governor": not yet */
    bool reported;    /* "X was appointed governor": told as what happened */
    bool apart;       /* of several bearers, of whom none is said to serve whom: two states' ministers */
    bool former;      /* "former", "ex-", سابق */
    uint32_t head;    /* the token of the title's own word, or NO_INDEX */
    uint32_t of_head; /* the token that says whose it is where no name does, or NO_INDEX */
    uint8_t tie;      /* ownership instead of an office: owning of titles.h; its bearer is no person */
    uint32_t mention; /* the mention that bears it */
    uint32_t of_mention; /* the mention it is of, or NO_INDEX */
    uint32_t of_country; /* the country its adjective says, a gazetteer entry, or NO_INDEX */
    uint32_t of_holder;  /* kin of the holder of an office by the dated table, a gazetteer entry, or
                            NO_INDEX */
} role;

typedef struct candidate {
    str id, caption;
    double score;
} candidate;

typedef struct sanction {
    str list, id, program, since, via;
    double score;
} sanction;

typedef struct entity {
    uint8_t type;
    bool ambiguous; /* several records or bearers fit: candidates, record stays empty */
    uint8_t languages; /* bit 1 << lang for each version that mentions it */
    str caption;
    uint32_t gazetteer; /* entry, or NO_INDEX */
    str record;         /* id of the record in the store or starter list; at == NULL: none */
    double certainty;   /* 0..1 */
    VEC(uint32_t) mentions;
    VEC(role) roles;
    VEC(candidate) candidates;
    VEC(sanction) sanctions;
} entity;

typedef enum time_type { TIME_DATE, TIME_INTERVAL, TIME_DURATION } time_type;
typedef enum time_precision { PRECISION_DAY, PRECISION_MONTH, PRECISION_YEAR } time_precision;
typedef enum time_open { OPEN_NONE, OPEN_BEGIN, OPEN_END } time_open;
typedef enum time_anchor { ANCHOR_NONE, ANCHOR_REPORT, ANCHOR_ABSOLUTE, ANCHOR_CLAIM } time_anchor;

typedef struct time_expression { /* no struct timex: the C library has one */
    uint32_t start, end, sentence;
    uint32_t first_token, token_count;
    uint8_t lang, type, precision, open, anchor;
    uint32_t anchor_claim; /* ANCHOR_CLAIM: the claim whose time it counts from, or NO_INDEX while
                              open */
    int32_t offset_days, offset_months; /* how far from that claim's time, or the report's */
    /* ANCHOR_CLAIM: the event is named behind it ("a day before the meeting": that meeting is the
     * anchor; "three days after the quake": the claim beside it is the anchor, the value is the
     * quake's day). Otherwise ("a day later") the anchor is what was told before. */
    bool event_follows, after_event;
    bool value_told; /* ANCHOR_CLAIM: the value rests on a date told right beside it and stands */
    str value;       /* ISO 8601; at == NULL while it cannot be resolved */
} timex;

typedef struct amount {
    uint32_t start, end, sentence;
    uint32_t first_token, token_count;
    uint8_t lang;
    double value;
    str unit; /* ISO 4217 code, "%", or a lower-case English noun for counted things ("person") */
    bool approximate;
} amount;

/* the types of the contract's table, in its order */
#define CLAIM_TYPES(X)                                                                             \
    X(meet)                                                                                        \
    X(visit)                                                                                       \
    X(speak) X(contact) X(host) X(request) X(demand) X(approve) X(waive) X(release) X(concede)     \
        X(propose) X(offer) X(agree) X(sign) X(cooperate) X(prepare) X(refuse) X(deny)             \
            X(criticize) X(object) X(sanction) X(freeze) X(seize) X(ban) X(own) X(buy) X(sell)     \
                X(invest) X(finance) X(aid) X(role) X(kin) X(member) X(associate) X(disclose)      \
                    X(discover) X(say) X(attack) X(threaten) X(protest) X(mobilize) X(arrest)
#define CLAIM_ENUM(name) CLAIM_##name,
typedef enum claim_type { CLAIM_TYPES(CLAIM_ENUM) CLAIM_TYPE_COUNT } claim_type;

#define MODALITIES(X)                                                                              \
    X(reported)                                                                                    \
    X(requested)                                                                                   \
    X(approved) X(proposed) X(offered) X(considered) X(attempted) X(planned) X(refused) X(denied)  \
        X(assessed) X(presupposed)
#define MODALITY_ENUM(name) MODALITY_##name,
typedef enum modality { MODALITIES(MODALITY_ENUM) MODALITY_COUNT } modality;

typedef struct span {
    uint32_t start, end;
    uint8_t lang;
} span;

typedef VEC(uint32_t) index_list;

/* how a verb tells who does it */
typedef enum subject_told {
    SUBJECT_UNKNOWN, /* no verb, or a passive one */
    SUBJECT_NAMED,   /* by a noun phrase of its own */
    SUBJECT_PRONOUN,
    SUBJECT_INSIDE /* Arabic: by the verb alone; an infinitive: by the verb over it */
} subject_told;

typedef struct claim {
    uint8_t type, modality;
    uint8_t told; /* subject_told of its trigger */
    bool negative;
    index_list actors, targets, places, sources; /* entities */
    uint32_t time;                               /* timex, or NO_INDEX */
    span theme;                                  /* lang LANG_NONE: none */
    span other_theme; /* the same as the other version has it, or LANG_NONE */
    VEC(span) evidence;
    uint32_t sentence,
        trigger;           /* of the first evidence: the sentence and the token that triggered it */
    uint32_t within;       /* the claim whose content this is (what was requested), or NO_INDEX */
    bool anonymous_source; /* somebody unnamed says so */
    bool passive_source;   /* "it was reported that" */
    bool titled;           /* a title tells it, no verb's frame */
    index_list amounts;    /* amounts that measure it */
    uint8_t versions;      /* bit 1 << lang for each version that has it */
    double confidence;     /* 0 to 1: how likely it is right (trust.h) */
    bool alone;            /* the sentence of the other version has no words for it */
    uint8_t standing;      /* trust_standing: told in one version, in both */
} claim;

#define DISAGREEMENT_KINDS(X)                                                                      \
    X(role)                                                                                        \
    X(kinship)                                                                                     \
    X(name) X(number) X(date) X(negation) X(source) X(actor) X(addition) X(omission) X(structure)
#define DISAGREEMENT_ENUM(name) DIFFER_##name,
typedef enum disagreement_kind {
    DISAGREEMENT_KINDS(DISAGREEMENT_ENUM) DIFFER_COUNT
} disagreement_kind;

typedef enum severity { SEVERITY_CRITICAL, SEVERITY_MAJOR, SEVERITY_MINOR, SEVERITY_NOTE } severity;

typedef enum about_kind {
    ABOUT_NOTHING,
    ABOUT_ENTITY,
    ABOUT_CLAIM,
    ABOUT_TIME,
    ABOUT_AMOUNT,
    ABOUT_SENTENCE
} about_kind;

typedef struct disagreement {
    uint8_t kind, severity, about_kind;
    uint32_t about;
    span ar, en;        /* lang LANG_NONE: that version has no place */
    str explanation;    /* one English sentence */
    str explanation_ar; /* the same in Arabic */
} disagreement;

typedef enum date_from {
    DATE_FROM_NONE,
    DATE_FROM_HEADER,
    DATE_FROM_ARGUMENT,
    DATE_FROM_TEXT,
    DATE_FROM_FILE
} date_from;

struct knowledge;
struct word_keys;
struct word_memo;
struct word_letters;
struct time_words;
struct kept_chunks;

/* A whole reading. Filled stage by stage; see stages.h. */
typedef struct report {
    arena *a;
    const struct knowledge *know;
    struct word_memo *memo; /* while it is read; NULL: nothing is remembered */
    struct word_letters *letters; /* of the tokens' folded forms, where a memory has them */
    str file;   /* its name as given */
    str bytes;  /* the text that is read, valid UTF-8; all positions inside the program are in it */
    str given;  /* the file as given; the printers' positions are in it (report_place) */
    str second; /* the name of a second file, read with the first as one report; empty else */
    uint32_t
        second_at; /* where it begins in `given`, which then holds both, one behind the other */
    const uint32_t *from, *till; /* bytes to places in the file; NULL where both are the same */
    bool as_given;               /* places in the file can be quoted as they stand */
    const char *format, *encoding;
    str title, author, published; /* what a page or message says of itself; empty else */
    str date; /* YYYY-MM-DD; at == NULL: none, and nothing relative is resolved */
    uint8_t date_from;
    int32_t day;    /* the date as days since 1970-01-01; meaningful only with a date */
    span date_span; /* where the date stands in the file */
    VEC(token) tokens;
    VEC(block) blocks;
    VEC(sentence) sentences;
    VEC(bead) beads;
    struct word_keys *word_keys; /* align.h: one a token, or NULL where there is one language */
    /* the word of the other version that says the same, by token, or NO_INDEX; and whether some word
     * there says the same, be it taken or not (disagree.h); NULL before claims are looked for */
    uint32_t *partner;
    uint8_t *answered;
    VEC(mention) mentions;
    struct kept_chunks *chunks; /* chunks.h: from the descriptions to the claims */
    index_list countries; /* named by a name no other has, or by a town of theirs (mentions_shared.c) */
    VEC(entity) entities;
    VEC(role) roles; /* as found, before entities are formed; entities carry their own */
    VEC(timex) times;
    VEC(amount) amounts;
    VEC(claim) claims;
    VEC(disagreement) disagreements;
    struct time_words
        *time_words;   /* times_words.c: words of dates and amounts; made when first asked for */
    VEC(str) warnings; /* what the reader should know: "no date found" */
} report;

/* the bytes of a range */
static inline str report_text(const report *r, uint32_t start, uint32_t end)
{
    return str_range(r->bytes.at, start, end);
}

/* The place in the file as given of a range of the text. */
static inline uint32_t report_place_start(const report *r, uint32_t start)
{
    return r->from ? r->from[start] : start;
}
static inline uint32_t report_place_end(const report *r, uint32_t end)
{
    return r->till && end > 0 ? r->till[end - 1] : end;
}

const char *lang_code(uint8_t l); /* "ar", "en", "ru", "" */
const char *claim_type_name(uint8_t t);
const char *modality_name(uint8_t m);
const char *disagreement_kind_name(uint8_t k);

#endif
