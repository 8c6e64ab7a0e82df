/*
 * What the files that find names share.
 */
#ifndef QANAT_REPORT_MENTIONS_H
#define QANAT_REPORT_MENTIONS_H

#include "report/gazetteer.h"
#include "report/knowledge.h"
#include "report/model.h"
#include "report/signs.h"

enum { MENTION_VARIANTS = 4 };

/* a form in which a word may be looked up, and the byte where it begins in the file */
typedef struct word_variant {
    str word;
    uint32_t start;
} word_variant;

/* the folded word without the dots of "U.S." and apostrophes, as the gazetteer has it */
str mention_bare(report *r, const token *t);
static inline str mention_word(report *r, const token *t)
{
    return t->flags & TOKEN_MARKS ? mention_bare(r, t) : t->norm;
}
/* itself first, then with proclitics off (Arabic) */
size_t mention_variants(report *r, const token *t, word_variant out[MENTION_VARIANTS]);
/* the next word of the same name, over a hyphen or the dot of an initial; NO_INDEX where none can
 * be */
uint32_t mention_next_word(const report *r, uint32_t i, uint32_t end);

mention mention_blank(const report *r, uint32_t sentence, uint32_t first, uint32_t last);
/* adds it, marks its tokens, sets its language */
uint32_t mention_add(report *r, mention m);

/* A bare surname that a given name stands before becomes the longer name, from token `first` and
 * byte `start` on: another person's, unless it is only another spelling of the known bearer's. */
void mention_lengthen(report *r, uint32_t index, uint32_t first, uint32_t start);
/* takes it back: its tokens are free again; mentions_sweep removes it */
void mention_drop(report *r, uint32_t index);
/* removes dropped mentions and bare surnames that became part of a longer name, renumbers the rest
 */
void mentions_sweep(report *r);

/* "Virginia" + "-class": the type of a ship */
bool mention_before_class(const report *r, uint32_t last, uint32_t end);
/* A bit for the last letters: what is taken off before a word does not change it, so most words that
 * cannot be one of several are told by it. */
static inline uint64_t mention_ending(str word)
{
    uint32_t last = 0;
    if (word.n >= sizeof last)
        memcpy(&last, word.at + word.n - sizeof last, sizeof last);
    return (uint64_t)1 << (last * 0x9E3779B1u >> 26);
}
/* English and Arabic words that only hold a sentence together */
static inline bool mention_is_function_word(const token *t)
{
    return (t->signs & SIGN_FUNCTION) != 0;
}
/* Does the name stand as a subject would: behind no preposition, in English behind no verb, in Arabic
 * behind no other person? Words of its title are passed over. */
bool mention_acts(const report *r, uint32_t index);

/* mentions_capitals.c: unknown names of an English sentence, by their capitals */
void mentions_by_capitals(report *r, uint32_t sentence);

/* mentions_quotes.c: names of a bead by their quotation marks */
void mentions_by_quotes(report *r, const bead *b);
/* the same by what stands before the marks and inside them, without another version */
void mentions_in_quotes(report *r, uint32_t sentence);

/* mentions_chains.c: names of bodies made of everyday words, by their translation */
void mentions_by_chains(report *r, const bead *b);
/* How well the Arabic words `first` to `last` translate an English name: the share of both sides'
 * words, 0 to 1; `matched` of the English ones. */
double mention_share(const report *r, uint32_t first, uint32_t last, const mention *e,
                     uint32_t *matched);

/* mentions_known.c: everyday words that the other version does not confirm are taken back; known
 * names that go on in both versions are others */
void mentions_drop_unsupported(report *r, const bead *b);
void mentions_lengthen_known(report *r, const bead *b);
void mentions_settle_capitals(report *r, const bead *b);

/* mentions_leftover.c: people of a bead that nothing answers on both sides; Arabic bodies that the
 * English names */
void mentions_pair_people(report *r, const bead *b);
void mentions_name_bodies(report *r);
void mentions_by_small_bodies(report *r, const bead *b);
/* Latin letters that the Arabic spells by their names */
void mentions_by_letters(report *r, const bead *b);
/* mentions_heads.c: Arabic parties named by everyday words; letters with a word behind them */
void mentions_by_party(report *r, uint32_t sentence);
/* mentions_shared.c: countries that share a name, by what else the report names; into r->countries */
void mentions_settle_countries(report *r);
/* the country whose adjective the folded word (without article) is; of several the one that the report
 * names; NO_INDEX: none */
uint32_t report_adjective(const report *r, str folded_word, uint8_t lang);
/* mentions_kinds.c: Arabic bodies told by the word for what they are: شركة سيمكو */
void mentions_by_kind(report *r, uint32_t sentence);
void mentions_by_short_names(report *r, const bead *b);
void mentions_by_first_word(report *r, const bead *b);
/* unknown places of datelines */
void mentions_by_dateline(report *r);

/* mentions_arabic.c: unknown personal names of an Arabic sentence, by the words names are made of
 */
void mentions_by_given_name(report *r, uint32_t sentence);
/* further places where the last word of an Arabic personal name of the report stands by itself */
void mentions_by_surname(report *r);
/* mentions_again.c: further places of unknown names that were found at one */
void mentions_stand_again(report *r);
/* mentions_again.c: the name of his house goes to the known person before it */
void mentions_take_house(report *r);
/* mentions_again.c: a word of honour goes to the name behind it, once entities are told apart */
void mentions_take_honour(report *r);
/* undoes ties between names that are each tied better to another name elsewhere in the report */
void mentions_untie_rivals(report *r);

#endif
