/*
 * The gazetteer: people, bodies, places and products that news names, the bodies every country has,
 * and the adjectives and peoples of countries, found in text by a walk over words.
 *
 * A phrase is a sequence of folded words (gazetteer_word). The table holds a 64-bit hash of every
 * phrase and of every beginning of one, so that a walk stops at the first word that leads nowhere:
 * about one look-up a word of text, whatever the size of the gazetteer.
 */
#ifndef QANAT_REPORT_GAZETTEER_H
#define QANAT_REPORT_GAZETTEER_H

#include "base/data.h"
#include "base/map.h"
#include "report/model.h"

typedef struct gazetteer gazetteer;

/* what a phrase is to its entry */
typedef enum phrase_kind {
    PHRASE_NAME,      /* a name of the entry */
    PHRASE_BODY,      /* a body that every country has: `entry` is an index of bodies */
    PHRASE_ADJECTIVE, /* "Russian", روسي: of the country `entry`; Arabic ones without the article */
    PHRASE_PEOPLE     /* "Russians", الروس */
} phrase_kind;

typedef struct phrase {
    uint32_t entry;
    uint32_t next; /* the next phrase of the same words, or NO_INDEX */
    uint8_t kind;  /* phrase_kind */
    uint8_t lang;
    uint8_t words;
    bool weak;         /* also an everyday word: needs support from around it */
    bool needs_the;    /* what is left of "The Times": a name only behind the article */
    bool acronym;      /* one word of capitals only */
    bool surname;      /* one word of a longer personal name */
    uint16_t capitals; /* bit i: word i begins with a capital */
} phrase;

typedef struct gazetteer_entry {
    str id, kind, country; /* country: ISO code, the first where there are several */
    str caption_en, caption_ar;
    str facts;
    str adjective_en; /* of a country: "Chinese" */
    uint8_t type;     /* entity_type */
    bool female, male;
    uint32_t stands_for; /* entry of the country a capital or palace stands for, or NO_INDEX */
    uint32_t of;         /* fact "of": the entry it belongs to, or NO_INDEX */
} gazetteer_entry;

typedef struct gazetteer_body {
    str slug, kind;
    str caption_en, caption_ar;
} gazetteer_body;

qanat_status gazetteer_open(const data_set *data, gazetteer **out, qanat_error *err);
void gazetteer_close(gazetteer *g);

uint32_t gazetteer_count(const gazetteer *g);
const gazetteer_entry *gazetteer_at(const gazetteer *g, uint32_t entry);
const gazetteer_body *gazetteer_body_at(const gazetteer *g, uint32_t body);
/* the body every country has by its slug ("foreign-ministry"), or NO_INDEX */
uint32_t gazetteer_body_find(const gazetteer *g, str slug);
/* by id ("country/ru"), or NO_INDEX */
uint32_t gazetteer_find(const gazetteer *g, str id);
/* the country of an ISO code, or NO_INDEX */
uint32_t gazetteer_country(const gazetteer *g, str iso);
/* the value of a fact ("seat") of an entry; at == NULL: none */
str gazetteer_fact(const gazetteer_entry *e, str key);
/* Every usual name of an entry in one language, caption first, divided by '|'. */
str gazetteer_names(const gazetteer *g, uint32_t entry, uint8_t lang_index);

/* Is the folded word a first (or a last) word of a personal name of several words? */
bool gazetteer_is_given(const gazetteer *g, str folded_word);
bool gazetteer_is_family(const gazetteer *g, str folded_word);
/* Do the names of a known person spell the English word by the Arabic one? Both folded. */
bool gazetteer_same_word(const gazetteer *g, str english, str arabic);

/* A walk: begin, then feed the hash of one word after the other for as long as true comes back;
 * after each, `walk.phrase` is the phrase that ends there, or NO_INDEX. */
typedef struct gazetteer_walk {
    uint64_t hash;
    uint32_t phrase;
    bool longer; /* some phrase goes on from here */
} gazetteer_walk;

gazetteer_walk gazetteer_begin(void);
bool gazetteer_step(const gazetteer *g, gazetteer_walk *w, str folded_word);
/* May a phrase have the word behind its first? False is certain. */
bool gazetteer_goes_on(const gazetteer *g, str folded_word);
const phrase *gazetteer_phrase(const gazetteer *g, uint32_t index);

/* Arabic adjectives agree: the country whose adjective the word (without article) is, or NO_INDEX
 */
uint32_t gazetteer_adjective(const gazetteer *g, str folded_word, uint8_t lang_index);

#endif
