/*
 * Between the files that find names by the gazetteer: mentions.c, mentions_walk.c,
 * mentions_bodies.c.
 */
#ifndef QANAT_REPORT_MENTIONS_INSIDE_H
#define QANAT_REPORT_MENTIONS_INSIDE_H

#include "report/memo.h"
#include "report/mentions.h"

typedef struct found {
    uint32_t phrase, last; /* the phrase (NO_INDEX: none) and the token it ends with */
    uint32_t start;        /* byte where the name begins */
} found;

/* words of English text written large, by their tokens */
typedef struct run {
    uint32_t first, last;
    bool titled; /* a title was cut off its beginning, or stands before it */
} run;

/* mentions_kind.c: what an unknown name is; *guess: only its form tells */
uint8_t mention_type_of_run(report *r, const run *x, const sentence *s, bool *guess);
/* a quotation mark, perhaps an opening one */
bool mention_opening_mark(const report *r, uint32_t i);

/* the longest phrase from token `first` on, with its first word in the form `v` */
found mention_longest_from(report *r, uint32_t first, uint32_t end, word_variant v);
/* the same over all forms of the first word */
found mention_match_at(report *r, uint32_t first, uint32_t end);

/* an Arabic word without its proclitics and article, as far as the analysis of words tells */
str mention_bare_word(const token *t);
/* kinds of bodies whose generic words are a name: ministries, central banks, parliaments, courts */
bool mention_is_named_kind(str kind);
/* Takes the adjective of a country beside the mention into its span, unless `own_country` is
 * another. The country, or NO_INDEX. */
uint32_t mention_take_adjective(report *r, mention *m, uint32_t sentence_first, uint32_t end,
                                str own_country);
/* "the", titles and words that only say what kind of thing it is fall off */
void mention_trim_span(report *r, mention *m);
/* "Customs" before "Secretary"; الخارجية behind وزير */
bool mention_before_title(const report *r, uint32_t last, uint32_t end);
bool mention_behind_title(const report *r, uint32_t first, uint32_t sentence_first);
/* "in London", في باريس: the town of a court belongs to its name, its country does not. The last
 * token of it behind the name that ends with token `last`, or NO_INDEX. */
uint32_t mention_town_of_court(report *r, uint32_t last, uint32_t end);
/* the signs of the English word at token i; none for other tokens */
static inline uint32_t mention_signs_at(const report *r, uint32_t i)
{
    const token *t = &r->tokens.at[i];
    return t->kind == TOKEN_WORD ? token_signs_in(r, t, LANG_EN) : 0;
}
static inline bool mention_is_national(const report *r, uint32_t i)
{
    return (r->tokens.at[i].flags & TOKEN_NATIONAL) != 0;
}
/* mentions_adjoin.c */
bool mention_is_people_word(const report *r, const token *t);
void mention_take_nation(report *r, run *x, const sentence *at);
void mention_take_particles(const report *r, run *x, const sentence *at);
uint32_t mention_title_case(report *r, uint32_t first, const sentence *at);
void mention_take_last_adjective(report *r, run *x, const sentence *at);
void mention_join_branches(report *r, const sentence *at);
void mention_join_committees(report *r, const sentence *at);
/* mentions_leftover.c: the Arabic words from token i on that spell the letters, each by its name; the
 * token behind, or 0 */
uint32_t mention_spells(report *r, uint32_t i, uint32_t end, str letters, uint32_t *start);
/* the mention of a body, or NO_INDEX */
uint32_t mention_add_body(report *r, uint32_t s, uint32_t first, found f, const phrase *p);

#endif
