/*
 * A claim as a plain English sentence: who, did or is to do, what, to whom. The words come from one
 * table over the contract's claim types; what the report calls things is quoted, not rewritten.
 */
#ifndef QANAT_REPORT_TELL_H
#define QANAT_REPORT_TELL_H

#include "base/buf.h"
#include "report/model.h"

/* Puts text from the report (names, quotations) into a line: page_text for the dossier, escaped for
 * HTML, plain for FollowTheMoney. */
typedef void (*tell_text)(buf *out, str text);

/* "Jane Roe met John Doe", "Acme is under sanctions". What has not happened is
 * told with "to": "the office to grant a permit to Acme". */
void tell_claim(const report *r, const claim *c, tell_text put, buf *out);

/* the same for the card of one it is about, without its name: "under sanctions", "close to
 * Acme" */
void tell_state(const report *r, const claim *c, bool of_target, tell_text put, buf *out);

/* the name a reader of English knows the entity by; Arabic where the report has no other */
str tell_name(const report *r, uint32_t index);
/* names one after another: "A, B and C" */
void tell_names(const report *r, const index_list *list, tell_text put, buf *out);

/* the label of a modality for what has not (yet) happened: "asked for", "proposed" */
const char *tell_modality(uint8_t m);
/* true for reported and presupposed claims, and what was approved: these are told as facts */
bool tell_is_fact(const claim *c);
/* facts, and what is done by saying it: asking, offering, refusing are told in the past */
bool tell_is_done(const claim *c);
/* a state rather than an event: role, kin, member, associate, own, and whatever is presupposed */
bool tell_is_state(const claim *c);

/* a time for people: "2 Apr 2025", "since 2022", "Mar 2022 – Apr 2023", "for 10 years"; nothing for
 * a value that is none */
void tell_time(const timex *t, buf *out);
/* a date YYYY[-MM[-DD]] for people */
void tell_date(str iso, buf *out);
/* an amount for people: "about USD 300,000,000,000", "887 persons" */
void tell_amount(const amount *m, buf *out);

#endif
