/*
 * Inside the reading of Arabic clauses: how far the walk over the chunks of a sentence has come
 * (events_ar.c), and how the parts of a clause are found (events_ar_parts.c).
 */
#ifndef QANAT_REPORT_EVENTS_AR_H
#define QANAT_REPORT_EVENTS_AR_H

#include "report/claims_match.h"

typedef struct walk {
    claim_finder *f;
    uint32_t pending;    /* noun phrase that waits for its verb */
    uint32_t verb;       /* last event of the clause */
    uint32_t main;       /* last event of the main clause */
    uint32_t parent;     /* event under which the clause is told */
    uint32_t antecedent; /* behind الذي */
    uint32_t held;       /* noun phrase that waits for its verb over a relative clause */
    bool free;           /* behind ما "what": its clause tells no event of its own */
    bool pronoun; /* behind إنه: who does it is said already */
    bool she;     /* it is إنها, which always speaks of somebody; إنه may speak of nobody */
    bool not_been; /* behind لم يكن: its verb did not happen */
    bool on_that; /* in a clause behind على أن, which a comma ends */
    uint8_t link;
} walk;

/* the token at the head of chunk i */
const token *walk_head(const walk *w, uint32_t i);
/* a noun phrase that no preposition governs */
bool walk_bare_noun(const walk *w, uint32_t i);
/* the next bare noun phrase behind chunk i, over so many prepositional phrases, or NO_INDEX */
uint32_t walk_next_noun(const walk *w, uint32_t i, uint32_t phrases);
/* 1 feminine, 0 masculine, -1 cannot be told */
int walk_gender(const walk *w, uint32_t i);
/* may the noun phrase i be the subject of the verb, before or behind it? */
bool walk_agrees(const walk *w, uint32_t verb, uint32_t i, bool before);
/* has the verb a frame with this noun? */
bool walk_light_noun(const claim_finder *f, uint32_t verb_lemma, uint32_t noun_lemma);
/* the objects of an event behind chunk `from` */
void walk_objects(walk *w, event *e, uint32_t from);
/* subject and objects of the verb at chunk i, behind it */
void walk_subject_behind(walk *w, event *e, uint32_t i);
/* is it a verb of telling? */
bool walk_tells(const claim_finder *f, uint32_t lemma);
/* whom a passive verb without a subject speaks of, or NO_INDEX */
uint32_t walk_suffers_besides(const walk *w, const event *e);
/* behind fa the subject may be the one it was done to before */
void walk_turn_to_object(const walk *w, event *e);
/* "appointed his son deputy": his son is no subject */
void walk_makes_own(const walk *w, event *e);
/* the parts of a clause about the noun phrase `who` */
void walk_relative_parts(walk *w, event *e, uint32_t who);

#endif
