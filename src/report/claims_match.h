/*
 * A frame being laid over an event: what the two halves of the work (claims_parties of a frame in
 * claims_fill.c, triggers and claims in claims_match.c) share.
 */
#ifndef QANAT_REPORT_CLAIMS_MATCH_H
#define QANAT_REPORT_CLAIMS_MATCH_H

#include "report/claims.h"

typedef struct match {
    claim_finder *f;
    event *e;
    const frame *fr;
    index_list actors, targets;
    uint32_t reach;       /* last chunk that took part */
    uint32_t place_chunk; /* chunk of the target, for visits */
    uint32_t office;      /* chunk of the office that is told, or NO_INDEX */
    bool nominal;
    bool ordered; /* done by whoever orders it */
    bool swapped; /* an Arabic verb without object read as passive */
} match;

/* claims_words.c */
/* "ruled out talks", "called talks off": is the particle there? Behind one that may be a
 * preposition too ("handed over the men") stands the object. */
bool event_take_particle(const claim_finder *f, event *e, const frame *fr);
/* Can the frame not stand here, for want of the words it asks for? Asked only where laying it would change
 * nothing of the event. */
bool event_cannot_take(claim_finder *f, const event *e, const frame *fr, bool nominal);
/* may the frame stand here by the words it asks for? */
bool match_words_fit(match *m);
/* lays one frame over an event, or those of a lexeme until one holds */
bool event_try_frame(claim_finder *f, event *e, uint32_t index, bool nominal);
void event_try_frames(claim_finder *f, event *e, uint32_t lexeme_index, bool nominal);
/* where the phrases of a verb or noun at chunk i end */
uint32_t event_limit(const claim_finder *f, uint32_t i);
/* claims_story.c: the same, over a relative clause between commas that the clause goes on behind */
void event_set_limit(const claim_finder *f, event *e);
/* claims_attributes.c: what participles and adjectives inside a noun phrase tell of it */
void event_attributes(claim_finder *f, uint32_t i);
/* the noun phrase behind a preposition that no participle before it has: "sold a firm owned by X" is
 * not sold by X */
uint32_t match_behind(const match *m, uint32_t from, str preposition);
/* does the preposition i belong to a participle at the end of the noun phrase before it? */
bool event_attribute_takes(const claim_finder *f, uint32_t i);
/* the modality that an adjective of its own gives a noun: the planned visit, or FRAME_NONE */
uint8_t event_attribute_modality(const claim_finder *f, uint32_t i);
/* does its verb say that what it governs is not so: denied, ruled out? */
bool event_denies(const claim_finder *f, const event *e);
/* claims_rumour.c: does a report or rumour that is denied tell it? */
bool event_of_rumour(const claim_finder *f, const event *e);
/* notes that chunk i took part */
void match_reached(match *m, uint32_t i);
/* adds whom chunk i stands for; with `inner` the names inside it where it is a thing */
void match_party(match *m, uint32_t i, index_list *out, bool inner);
/* who stands inside the phrase (inner), or behind the title that ends it */
void match_within(match *m, uint32_t i, index_list *out, bool inner);
/* Arabic: adds whom the pronoun at the end of a chunk means */
void match_suffix(match *m, uint32_t word, index_list *out);
/* claims_untold.c: "we will discuss it": only words of somebody quoted? */
bool match_only_words(const match *m);
/* "asked not to be named": no request that anybody looks for */
bool match_anonymous(const match *m);
/* "did not rule out a sale": nothing was refused */
bool match_open(const match *m);
/* is what the event tells refused or threatened by the claim over it? */
bool event_under_refusal(const claim_finder *f, const event *e);
/* "a waiver allowing X": adds X to the claim of the grant; true where there is one */
bool match_extends_grant(match *m);
/* "The licence permits Acme to resume", يتيح الترخيص: a paper that grants it, told by no other claim */
bool match_by_licence(const match *m);
/* an earthquake strikes, a crisis hits: nobody's deed */
bool event_is_misfortune(const claim_finder *f, uint32_t chunk_index);
/* the same of a pronoun that is done something to: never who does it */
void match_object_suffix(match *m, uint32_t word, index_list *out);
/* "refused its request", رفض تزويدها: adds whom the pronoun inside the object means */
void match_inner_pronoun(match *m, uint32_t chunk_index, index_list *out);
/* English: whom "it" means, as the object or else to whom, of what is done to people and bodies */
void match_it(match *m, uint32_t chunk_index, bool object, index_list *out);
/* claims_deeds.c: a verbal noun with who does it (NO_INDEX: its pronoun) and whom it is done to */
typedef struct deed {
    uint32_t who, whom; /* chunks */
} deed;
bool match_deed(const match *m, deed *d);
void match_deed_reaches(match *m, uint32_t chunk_index, index_list *out);
/* the infinitive under the event, or NO_INDEX */
uint32_t match_infinitive(const match *m);
/* keeps who may act, with `papers` licences too */
void match_keep_agents(const claim_finder *f, index_list *list, bool papers);
void match_drop_shared(const index_list *actors, index_list *targets);
/* fills actors and targets by the places of the frame */
void match_collect(match *m);
/* claims_modality.c: does the verb at chunk i say that what hangs on it is wanted, planned or denied? */
bool verb_colours(const claim_finder *f, uint32_t i);
void match_asset_owner(match *m);
/* the names that stand behind the words for several at chunk i, where the party found is a group */
void match_names_behind(match *m, uint32_t i, index_list *out);
/* claims_reach.c: the firm whose shares a noun of buying or selling tells of */
void match_stake_of(match *m, index_list *out);
/* "asked Peru for help, but it refused", لكنها رفضت: whoever was asked; true where he is meant */
bool match_answers(match *m, index_list *out);
/* "lifted the sanctions it had imposed on X": behind the preposition in the clause about the object */
void match_beyond(match *m, str preposition, index_list *out);
/* "signed with Peru, but Chile accuses it": whom the clause before that the clause is joined to is
 * about, for the pronoun at chunk `word`; an entity, or NO_INDEX */
uint32_t match_topic(match *m, uint32_t word);
/* "telephoned X and asked for": whom he dealt with; لقاء جمع فلان وفلان; كان في استقباله فلان */
void match_of_dealing(match *m);
/* claims_shares.c: what "the rest" is of; owners without a verb of their own behind the object */
void match_rest_of(match *m);
void claims_beside_owner(claim_finder *f, const event *e, uint32_t claim_index);
/* "اتهمت النرويج الدنمارك بتمويل": a deed that the frame's verb alone would tell, but somebody is
 * charged with it */
bool match_charged(const match *m);
/* شركات تعود إلى فلان: firms do not travel to people, they belong to them */
bool match_goes_to_owner(const match *m);
/* a ship is held as a thing is, nobody is arrested */
bool match_holds_thing(const match *m);
/* "seized a yacht owned by him": whoever has the thing that is the object becomes the target */
void match_thing_owner(match *m);
/* two named actors without a target met each other */
void match_split_symmetric(match *m);
/* claims_offices.c: the chunk of the office that the frame tells of, or NO_INDEX */
uint32_t match_office(const match *m);
/* fills the targets of a claim of type role: whose office it is */
void match_office_owner(match *m, uint32_t office);
/* Is the office told already, as a role of its bearer (roles_told.c)? */
bool match_office_told(const match *m, const index_list *who, uint32_t office);
/* the claim that whoever was chosen holds the office */
void match_office_claim(match *m, uint32_t office);
/* claims_complements.c: where what the object is called begins, a token, or NO_INDEX */
uint32_t match_complement(const match *m);
/* "what he called conspirators": is the verb in such a clause? */
bool event_under_what(const claim_finder *f, const event *e);
/* does it hold a word of the frame's? */
bool match_complement_fits(const match *m);
/* claims_context.c: parties by what the event stands under or beside */
void match_inherit(match *m);    /* who was to do what was asked for or planned */
void match_of_journey(match *m); /* "accompanied X to meetings with Y": X */
void match_of_telling(match *m); /* "announced that an agreement was reached": who announce it */
void match_of_border(match *m);
void match_of_request(match *m); /* "approved the request": whoever asked */
void match_of_trip(match *m);    /* "was on a visit to": who the sentence is about */
void match_of_address(match *m); /* "in a letter to X, Y asked": X */
void match_of_licence(match *m); /* "works under a licence issued by X": who works */
/* "ordered the release of X": whoever orders what nobody else is told to do; true where he is */
bool match_of_order(match *m);
/* claims_story.c: Arabic: was the noun phrase behind the verb its object, and the subject the one told
 * before? Then the event says so, and the parties are to be filled again. */
bool match_goes_on(match *m);
/* "اقتحم الجيش المقر، واحتجز الرئيس": no passive, what the one told before in the sentence does too */
bool match_does_besides(match *m);
/* "يعارض الاتفاق وزير الدفاع": who does it may stand behind the thing */
void match_thing_between(match *m);
/* claims_groups.c: "the terminal belongs to Acme": is it owned rather than in it? */
bool match_belongs_as_thing(const match *m);
/* is the subject a thing or a firm, no person, state or place? */
bool match_about_thing(const match *m);
/* is the preposition of the frame's theme there? */
bool match_has_theme(const match *m);
/* is all around it that the frame needs, whoever its parties are? */
bool match_stands(const match *m);
/* is all there that the frame needs? */
bool match_holds(const match *m);

#endif
