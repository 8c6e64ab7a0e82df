/*
 * What the files that find roles share.
 */
#ifndef QANAT_REPORT_ROLES_H
#define QANAT_REPORT_ROLES_H

#include "report/mentions.h"
#include "report/offices.h"
#include "report/titles.h"

enum {
    ROLE_REACH = 14,      /* tokens between a title and its bearer */
    ROLE_PAIRS = 20000000 /* roles times names, of a report of some megabytes */
};

role role_blank(uint32_t mention_index, uint8_t lang_index);
/* fills the title from its span and adds it to r->roles */
void role_add(report *r, role x);
/* the folded words of a range of tokens, divided by blanks */
str role_words(report *r, uint32_t first, uint32_t last);
/* the country whose adjective token i is (the first of its words), or NO_INDEX */
uint32_t role_national(report *r, uint32_t i);
/* who held the office of that country on the report's date, a gazetteer entry, or NO_INDEX */
uint32_t role_holder(const report *r, uint32_t country, str office);
/* A title without a name becomes a description of `person`, where the report names that person too.
 * The mention, or NO_INDEX. */
uint32_t role_describe(report *r, uint32_t sentence, uint32_t first, uint32_t last, uint32_t start,
                       uint32_t person);

/* "his brother", شقيقه: a possessive, and whose role it is part of */
typedef struct possessive {
    uint32_t at;     /* token; what it speaks of stands before */
    uint32_t bearer; /* mention of who has the role: not the owner */
    bool person;     /* it speaks of a person, not of a body */
    bool he, she;    /* what its pronoun says */
    bool state;      /* its office is a state's: countries before bodies */
    bool firm;       /* its office is a company's: no country */
    bool kin;        /* it speaks of whose relative the bearer is */
    bool told;       /* only of a woman that the text tells to be one */
} possessive;

/* The person or body that a possessive speaks of: the subject before it in its sentence, else
 * another one there, else those of the sentences before. A mention, or NO_INDEX. */
uint32_t role_possessor(const report *r, const possessive *p);

/* an office of a state, its bearer's country's where nothing else is said */
bool role_of_state(str office);
/* "its chief executive": of a company, never of a country */
bool role_of_firm(str office);
/* "his lawyer", مستشاره: somebody's own people, where an executive is a body's */
bool role_serves_person(str office);

void roles_of_english(report *r, uint32_t mention_index);
/* English: the title's own word in the noun phrase that begins at token `first`, NO_INDEX where it is
 * none; `article`: one stands before it */
uint32_t role_title_at(const report *r, uint32_t first, uint32_t end, bool article);
/* the last token of the phrase that a title begins: "of Y"; `persons`: a person's name may belong to it */
/* English: the token of the title before the token `end`, and how far it reaches to the left */
uint32_t role_title_before(const report *r, uint32_t first, uint32_t end);
uint32_t role_widen(const report *r, uint32_t title, uint32_t first);
uint32_t role_title_end(const report *r, uint32_t title, uint32_t end, bool persons);
/* adds the role that the tokens `first` to `last` tell of a person, the title's own word at `title` */
void role_add_english(report *r, uint32_t index, uint32_t first, uint32_t last, uint32_t title);
/* Arabic: what the words of a title from `first` to `last` say of whose it is */
void role_owner_arabic(report *r, role *x, uint32_t first, uint32_t last);
/* roles_told.c: offices that a verb tells of: was appointed chairman, كان وزيراً */
void roles_told(report *r, uint32_t mention_index);
/* roles_lists.c: relatives and people of somebody in the plural, with the list of their names */
void roles_of_lists(report *r, uint32_t sentence_index);
/* roles_follow.c: a successor has the office of whom he follows */
void roles_follow(report *r);
/* roles of a sentence that a title in the plural shares out */
void roles_of_plurals(report *r, uint32_t sentence_index);
/* Are there so many names and roles that each role cannot be held against every name? */
bool roles_many(const report *r);
/* roles_owners.c: who owns whom, told by nouns and participles, as roles with a tie */
void roles_of_owners(report *r, uint32_t sentence_index);
void roles_of_arabic(report *r, uint32_t mention_index);

/* is token i one of two marks? */
static inline bool role_mark_is(const report *r, uint32_t i, const char *a, const char *b)
{
    str s = report_text(r, r->tokens.at[i].start, r->tokens.at[i].end);
    return str_is(s, a) || str_is(s, b);
}
static inline bool role_comma_at(const report *r, uint32_t i)
{
    return role_mark_is(r, i, ",", "،");
}

#endif
