/*
 * The verbs of an English sentence: what the walk over its clauses (events_en.c) asks of single
 * words (events_en_words.c), and what is put right once all verbs are known (events_en_after.c).
 */
#ifndef QANAT_REPORT_EVENTS_EN_H
#define QANAT_REPORT_EVENTS_EN_H

#include "report/claims_match.h"

/* does the verb, with its particle where the frame has one, tell what is told in a clause? */
bool event_takes_clause(const claim_finder *f, const chunk *v);
/* may what stands behind the preposition i be asked or told to do something? */
bool event_addressed(const claim_finder *f, uint32_t i);
/* is i a risk, a danger, a fear? */
bool event_feared(const claim_finder *f, uint32_t i);
/* "a decision by Norway to lift": does whoever stands before the infinitive i decide on it? */
bool event_decided_by(const claim_finder *f, uint32_t i);
/* "both of which had left": is the relative pronoun i the part of those meant that is the subject? */
bool event_counts_of(const claim_finder *f, uint32_t i);
/* "suspected of theft" behind a comma, "as announced by": a participle that no clause goes on with? */
bool event_aside(const claim_finder *f, uint32_t i);
/* "received from Peru a request": is i the object, behind a phrase of the verb's? */
bool event_object_behind(const claim_finder *f, const event *e, uint32_t i);
/* "crossed the lake by boat to meet X": does the phrase before the infinitive i only say how or where?
 */
bool event_by_way(const claim_finder *f, uint32_t i);
/* "reports that it had helped X": is "that" what a noun tells? */
bool event_told_by_noun(const claim_finder *f, uint32_t i);
/* whom or what the relative pronoun i stands for, a chunk: for "who" rather somebody; or NO_INDEX */
uint32_t event_antecedent(const claim_finder *f, uint32_t i, bool person);
/* "called it good, and the head of the bank said": does another clause begin behind i and a comma? */
bool event_joined_clause(const claim_finder *f, uint32_t i);
/* "X, arrested in Rabat last week, left": is the form i, behind the subject and a comma, a participle? */
bool event_reduced(const claim_finder *f, uint32_t i, uint32_t subject);
/* "proposed on Wednesday lifting it": is the gerund i what the verb at chunk `over` is about, over a time?
 */
bool event_put_off(const claim_finder *f, uint32_t over, uint32_t i);
/* "whose company Acme", "whose brother John Doe": does the chunk i name whom the noun before it says? */
bool event_named_next(const claim_finder *f, uint32_t i);
/* "wrote to X asking for": does the gerund i say what the writer of the event asks? */
bool event_asks(const claim_finder *f, uint32_t over, uint32_t i);
/* events_en_after.c: what is put right once all verbs of the sentence are known */
void events_english_after(claim_finder *f);

#endif
