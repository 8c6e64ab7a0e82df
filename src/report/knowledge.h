/*
 * What the reader knows, compiled once from data/ when an engine opens, then immutable and shared
 * by all threads. Each part has its own header and room file; this struct only holds them together.
 */
#ifndef QANAT_REPORT_KNOWLEDGE_H
#define QANAT_REPORT_KNOWLEDGE_H

#include "base/data.h"
#include "report/trust.h"

struct name_table; /* name/name.h */
struct gazetteer;  /* report/gazetteer.h: people, bodies, places and their names */
struct given;      /* report/given.h: given names of women and men */
struct offices;    /* report/offices.h: who held which office when */
struct lexicon;    /* report/lexicon.h: words: lexemes, titles, kinship, function words */
struct calendar;   /* report/calendar.h: months, weekdays, numbers, currencies */
struct signs;      /* report/signs.h: words that tell what a name beside them is */
struct titles;     /* report/titles.h: titles with their offices, kinship words */
struct cues;       /* report/cues.h: negations and other small words that turn a sentence */
struct bilingual;  /* report/bilingual.h: which words of the two languages say the same */
struct anaphora;   /* report/anaphora.h: words that speak again of a body */
struct frames;     /* report/frames.h: frame patterns of claims */
struct people_words; /* report/people_words.h: what Arabic names of people are made of */

typedef struct knowledge {
    const struct name_table *names; /* borrowed */
    struct gazetteer *gazetteer;
    struct given *given;
    struct offices *offices;
    struct lexicon *lexicon;
    struct calendar *calendar;
    struct signs *signs;
    struct titles *titles;
    struct bilingual *bilingual;
    struct cues *cues;
    struct anaphora *anaphora;
    struct frames *frames;
    struct people_words *people;
    trust trust; /* which claims are not worth telling */
    uint32_t money[LANG_COUNT]; /* the lexeme that a sum of money stands for, or NO_INDEX */
} knowledge;

/* QANAT_E_INPUT: a data file has a row that cannot be read (file and line say which). The data set
 * and the name table must outlive it. */
qanat_status knowledge_open(const data_set *data, const struct name_table *names, knowledge **out,
                            qanat_error *err);
void knowledge_close(knowledge *k);

#endif
