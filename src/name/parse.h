/*
 * What the files that cut a name share: its tokens, and the name as it is cut. Private to
 * parse.c, tokens.c and compound.c.
 */
#ifndef QANAT_NAME_PARSE_H
#define QANAT_NAME_PARSE_H

#include "name/inside.h"

typedef struct token {
    uint32_t start, end;
    str key; /* folded, without article */
    uint8_t script;
    uint8_t letters;   /* characters */
    bool upper, lower; /* has such letters */
    bool dot;          /* followed by a full stop */
    bool before_comma, bracket, middle_dot;
    bool article;  /* Arabic al- was written on it */
    uint32_t body; /* where the word starts behind the article */
    uint8_t mark;  /* word_mark */
} token;

typedef struct parse {
    const name_table *t;
    arena *a;
    str text;
    name_kind kind;
    bool comma;
    uint32_t *typed; /* where in the given text each byte of `text` comes from, where it was typed
                        under another keyboard layout; else NULL */
    token tokens[LIMIT_NAME_PARTS];
    size_t n;
    name_parsed *out;
} parse;

/* tokens.c */
void tokens_cut(parse *p);
/* Names of bodies in Han, Kana and Hangul have no blanks: known words are cut out of the tokens. */
void tokens_split(parse *p);
/* a word without the apostrophes that stand for ayn and hamza or mark a foreign article */
str tokens_without_apostrophes(arena *a, str word);

/* keyboard.c */
/* Where the name was typed under another layout, its text becomes what was meant; tokens are to be
 * cut again. */
bool keyboard_retype(parse *p);
/* is it a name, or a word of names, that data/names has? */
bool parse_knows(const parse *p, str key);

/* misread.c */
/* Where letters that look alike were taken for each other, the text becomes what was meant; tokens are
 * to be cut again. */
bool misread_mend(parse *p);

/* compound.c */
/* an article of its own, as Latin and Cyrillic write it */
bool compound_article(const parse *p, size_t i);
/* tokens of the compound that starts at i, 0 where none does */
size_t compound_tokens(const parse *p, size_t i);
/* its letters: every piece without its article */
str compound_word(const parse *p, size_t i, size_t count);
/* one form of a word that may hold an article inside; the word itself where it holds none */
str compound_plain(const parse *p, str key);
/* what stands behind the servant in such a form ("Karim" of Abd al-Karim), or nothing */
str compound_served(str folded);

#endif
