/*
 * Inside the stage of claims: the events of a sentence (its verbs with subject, object and what
 * they stand under), and how parties are found.
 */
#ifndef QANAT_REPORT_CLAIMS_H
#define QANAT_REPORT_CLAIMS_H

#include "report/chunks.h"
#include "report/frames.h"

enum { CLAIM_PARTIES = 16, CLAIM_DEPTH = 8 };

typedef enum event_link {
    LINK_MAIN,
    LINK_CONTENT,    /* that-clause */
    LINK_INFINITIVE, /* to do, doing; Arabic: a verbal noun or أن with the present */
    LINK_ADJUNCT,    /* doing, having done: a circumstance of the clause */
    LINK_RELATIVE,
    LINK_CIRCUMSTANCE, /* when, while, if */
    LINK_NOUN          /* a verbal noun */
} event_link;

/* A verb group, or a verbal noun. Indices are of chunks unless said otherwise. */
typedef struct event {
    uint32_t chunk;
    uint32_t subject, object, object2; /* or NO_INDEX */
    uint32_t parent;                   /* event under which it is told, or NO_INDEX */
    uint32_t previous;                 /* event of the same subject before it, or NO_INDEX */
    uint32_t limit;                    /* chunk behind the last that can belong to it */
    uint32_t beside, beside_of; /* "A, who heads Acme, and B were held": B, and A; or NO_INDEX */
    uint32_t hole, hole_end;           /* a relative clause between commas that it goes on behind */
    uint32_t gap, gap_preposition;     /* "in which …": what it is about, and the preposition */
    uint8_t link;
    bool passive, negated, conditional;
    bool null_subject; /* Arabic: the verb alone tells who */
    bool finite;
    bool attribute;   /* an adjective or participle that says something of its noun */
    bool we;            /* what somebody who is quoted says of himself */
    bool about_thing;   /* under "which": no person is meant by the noun it is about */
    uint32_t frame;     /* the frame it took, or NO_INDEX */
    uint32_t shade;     /* the frame that it lacks a party for, which still colours what it governs */
    uint32_t claim;     /* the claim it made, or NO_INDEX */
    uint32_t consumed;  /* chunk of the noun of a light verb, or NO_INDEX */
    index_list parties; /* entities of its subject, once resolved */
} event;

typedef struct event_list {
    event *at;
    size_t n, cap;
} event_list;

/* what was talked about so far in one version: whom a pronoun or a verb without a subject means */
typedef struct discourse {
    uint32_t man, woman, person, people, body, source; /* entities, or NO_INDEX */
    uint32_t man_told, woman_told; /* the sentences that speak of them last */
    uint32_t subject;      /* of the main clause told last, or NO_INDEX */
    uint32_t subject_told; /* the sentence it was the subject of */
    bool subject_feminine, subject_many;
    index_list subjects; /* all of them, where subject_many */
    uint32_t source_told; /* the sentence that gave the source's word last */
    bool source_anonymous;
} discourse;

/* A verb as one version has it, whether a claim came of it or not: what the other version says is
 * held against it (claims_versions.c). */
typedef struct told_verb {
    uint32_t token;
    span at;
    uint8_t how; /* subject_told */
    bool passive, negated;
    index_list who; /* told where it is named */
} told_verb;

typedef struct told_list {
    told_verb *at;
    size_t n, cap;
} told_list;

/* what a chunk is as a preposition */
typedef struct chunk_preposition {
    str name;      /* its lemma; empty where it is none */
    uint32_t next; /* the first preposition from the chunk on, or n */
} chunk_preposition;

/* claims_words.c: the chunks that may be the noun of a light verb, of the event with these parts */
typedef struct light_places {
    uint32_t chunk, subject, object, object2;
    uint32_t at[8];
    uint8_t n;
    uint64_t bits; /* 1 << (lexeme & 63) of each */
} light_places;

enum { SITES_ASKED = 8 };

/* claims_known.c: whom a noun means that has stood beside a name before, asked for by several frames */
typedef struct site_asked {
    uint32_t head, first; /* tokens; both 0: nothing yet */
    uint32_t who;
} site_asked;

typedef struct claim_finder {
    report *r;
    const lexicon *x;
    const frames *f;
    chunker k;
    chunk *c; /* chunks of the sentence */
    size_t n;
    uint64_t sets; /* all sets (signs.h) that lemmas of its chunks are in */
    VEC(chunk_preposition) prepositions; /* by chunk, and one behind the last */
    event_list events;
    light_places places;
    uint64_t consumed; /* bit 1 << (chunk & 63) for each that an event has taken as its noun */
    site_asked sites[SITES_ASKED];
    uint32_t sentence;
    uint8_t language;
    discourse talk[LANG_COUNT];
    told_list told;
    const uint8_t *answers; /* by token: does it answer a word of the other version? Or NULL */
    uint32_t first_claim; /* of this sentence */
    uint64_t types;       /* bit 1 << claim_type for each that has been told so far */
    uint8_t *languages;   /* by sentence: bit 1 << lang for each that a word of it is of; NULL until it
                             is asked for */
    uint32_t hole, hole_end; /* chunks of a relative clause inside the event that is looked at */
    uint32_t home; /* the country the report is about, an entity, or NO_INDEX */
    uint32_t government; /* its government, where the report speaks of it, or NO_INDEX */
} claim_finder;

/* events_en.c, events_ar.c: fill f->events from f->c */
void events_english(claim_finder *f);
void events_arabic(claim_finder *f);
void events_opening(claim_finder *f); /* claims_context.c: who does what a sentence opens with */
event *event_add(claim_finder *f, uint32_t chunk_index, uint8_t link);
/* Arabic: the comma that ends the relative clause that the comma at chunk i begins, where the clause
 * around it goes on behind, or NO_INDEX */
uint32_t chunk_behind_clause(const claim_finder *f, uint32_t comma);
bool chunk_is_noun(const chunk *c); /* a noun phrase or pronoun that may be a party */

/* claims_parties.c: entities that a chunk stands for, with those coordinated with it */
void parties_of(claim_finder *f, uint32_t chunk_index, index_list *out);
/* the one that a noun phrase stands for, without those listed behind it */
void party_one(claim_finder *f, uint32_t chunk_index, index_list *out);
/* the members of a list that begins with `first`, behind chunk i; the last chunk of the list */
uint32_t parties_listed(claim_finder *f, uint32_t first, uint32_t i, index_list *out);
/* claims_pronouns.c: does the "it" at chunk i go on about a thing? */
bool pronoun_of_thing(const claim_finder *f, uint32_t i);
/* claims_lists.c: those of a described group whom the text names behind it */
void parties_named_among(claim_finder *f, uint32_t chunk_index, index_list *out);
/* claims_pairs.c: "the two sides", الجانبان; "both leaders", البلدان: the two that were told last
 */
/* "وزيرا خارجية أ و ب، فلان وفلان": the chunk of the first name of two whom a dual tells, or NO_INDEX */
uint32_t chunk_two_named(const claim_finder *f, uint32_t i);
bool parties_of_pair(claim_finder *f, uint32_t chunk_index, index_list *out);
bool chunk_is_sides(const claim_finder *f, uint32_t chunk_index);
/* the two that dealt with each other in the sentence before, or were told to act together */
bool parties_of_last_pair(claim_finder *f, index_list *out);
/* claims_organs.c, of a noun phrase that is no name: whom the board or the member states of a body, or representatives, act for; true
 * where the words are such */
bool parties_of_organ(claim_finder *f, uint32_t chunk_index, index_list *out);
/* "the businessman": whom the report names most among those without an office */
bool parties_of_tycoon(claim_finder *f, const chunk *c, index_list *out);
/* claims_known.c: descriptions that only the story so far settles: its owners, the state, the visitor */
bool parties_of_known(claim_finder *f, uint32_t chunk_index, index_list *out);
/* the one country that deals with somebody in the sentence before, an entity, or NO_INDEX */
uint32_t party_only_country(const claim_finder *f);
/* the same of a description inside the chunk: "the assets of the former owners" */
bool parties_of_known_inside(claim_finder *f, uint32_t chunk_index, uint32_t mention_index,
                             index_list *out);
bool parties_represented(claim_finder *f, uint32_t chunk_index, index_list *out);
/* English: whom the possessive at the head of a noun phrase means, an entity, or NO_INDEX */
uint32_t party_of_possessive(const claim_finder *f, uint32_t chunk_index);
/* the same of a possessive anywhere in the chunk */
uint32_t party_of_pronoun(const claim_finder *f, const token *t, uint32_t chunk_index);
/* names inside a noun phrase that is a thing: "Acme assets" */
void parties_inside(claim_finder *f, uint32_t chunk_index, index_list *out);
/* the subject of an event, over passives, pronouns and verbs without one */
void parties_of_subject(claim_finder *f, event *e, index_list *out);
/* who does what an infinitive or verbal noun under e->previous says */
void parties_of_control(claim_finder *f, const event *e, index_list *out);
/* those of a clause about a thing: the body that "the head of X, which" ends in */
bool parties_of_thing(claim_finder *f, uint32_t chunk_index, index_list *out);
void parties_add(claim_finder *f, index_list *out, uint32_t entity_index);
/* claims_talk.c: what was talked about */
void discourse_note(claim_finder *f);
bool party_is_man(const claim_finder *f, uint32_t entity_index);
/* is it known that she is a woman, he a man: by a name, a title or a kinship word? */
bool party_is_sure(const claim_finder *f, uint32_t entity_index, bool woman);
/* "his guest", نظيره: whoever the one just told dealt with; true where the words are such */
bool parties_of_partner(claim_finder *f, uint32_t chunk_index, index_list *out);
/* "the latter", الأخير: one of the two told before; true where the words are such */
bool parties_of_latter(claim_finder *f, uint32_t chunk_index, index_list *out);
/* "asked them", منهما: those with whom `self` dealt in the sentence before */
bool parties_of_others(claim_finder *f, uint32_t self, bool many, index_list *out);
/* fills in f->prepositions and f->sets, once the chunks of a sentence are cut */
void chunks_tell(claim_finder *f);
/* the first preposition from a chunk on, or n */
static inline uint32_t chunk_next_preposition(const claim_finder *f, uint32_t i)
{
    return i < f->n ? f->prepositions.at[i].next : (uint32_t)f->n;
}
void chunk_becomes_preposition(claim_finder *f, uint32_t chunk_index);
/* the chunk behind the first preposition of this lemma in [from, limit), or NO_INDEX */
uint32_t chunk_behind(const claim_finder *f, uint32_t from, uint32_t limit, str preposition);
/* is the same preposition at both? */
bool chunk_same_preposition(const claim_finder *f, uint32_t a, uint32_t b);
/* "أفرجت كوبا عن فلان، المحتجز منذ سنوات، وعن فلان": the noun behind the same preposition again,
 * over the aside behind chunk i, or NO_INDEX */
uint32_t chunk_repeated_behind(const claim_finder *f, uint32_t first, uint32_t i);
/* claims_reach.c: "on A, on B and on C", "on A in Norway and on B": the noun behind the same
 * preposition again, or NO_INDEX */
uint32_t chunk_again_behind(const claim_finder *f, uint32_t first, uint32_t i);
/* claims_reach.c: "thanked Norway for releasing him", "suspects it of financing": what it is judged for,
 * it did */
bool event_judged_for(const claim_finder *f, const event *e, const event *over);
/* "اتهمت النرويج الدنمارك بأنها تمول": the one who is accused; true where there is one */
bool parties_charged(claim_finder *f, const event *e, index_list *out);
/* claims_shares.c: "Chile 49 percent": an owner of his own, no further thing that is owned */
bool chunk_owns_share(const claim_finder *f, uint32_t i);
static inline bool chunk_preposition_is(const claim_finder *f, uint32_t chunk_index, str lemma)
{
    return str_eq(f->prepositions.at[chunk_index].name, lemma);
}
bool entity_can_act(const report *r, uint32_t entity_index);

/* claims_match.c: claims of the events and nouns of the sentence */
void claims_of_sentence(claim_finder *f);
claim *claim_new(claim_finder *f, uint8_t type, uint32_t first_chunk, uint32_t last_chunk,
                 uint32_t trigger);
/* may a claim of that type have been told before? */
static inline bool claims_told(const claim_finder *f, uint8_t type)
{
    return f->types >> type & 1;
}
/* claims_modality.c: modality, polarity and sources by what an event stands under */
void claim_colour(claim_finder *f, claim *c, const event *e, const frame *own);
void sources_of_sentence(claim_finder *f);
/* claims_telling.c: drops "X said" where claims tell what X said */
void tellings_of_sentence(claim_finder *f);
/* claims_states.c: offices, kinship, belonging; `home` is claims_home of the report */
void claims_of_roles(report *r, uint32_t home);
uint32_t claims_home(const report *r);
uint32_t claims_government(const report *r, uint32_t home);
/* "to appoint an ambassador": an office that nobody holds yet (claims_groups.c) */
bool claims_open_office(const report *r, const claim *c);
/* "sources said": a saying of nobody in particular (claims_telling.c) */
bool claims_of_nobody(const report *r, const claim *c);
bool claims_of_government(str office);
bool roles_many(const report *r); /* roles.h */
void claims_of_states(claim_finder *f);
/* claims_groups.c: who leads a group, belongs to it, stands behind it */
void claims_of_groups(claim_finder *f);
/* claims_request.c: "at Malta's request" */
void claims_of_requests(claim_finder *f);
/* claims_time.c */
void claims_find_times(report *r);
/* claims_trust.c: how sure each claim is; what one of two versions tells and is hardly ever right goes */
void claims_weigh(report *r);
/* once claims of both versions are one: which of them a date belongs to where the versions differ */
void claims_settle_times(report *r);
/* claims_merge.c: the same claim twice, in one version or both */
void claims_merge(report *r, const told_list *verbs);

#endif
