/*
 * Lines for people to read, set to a width: words wrap by the cells they take in a terminal, text
 * that runs from right to left is isolated (FSI…PDI, reopened on every line it wraps to), styles
 * are closed at each line's end, and a note (the place in the report) stands at the right margin.
 *
 * A line is put together in a buffer with page_text (text from outside, cleaned) and page_say (our
 * own words), with styles as single control bytes in between; outside text can never contain those,
 * because cleaning takes every control character away. That also keeps a hostile report from
 * sending escape sequences to a terminal. Cost: linear.
 */
#ifndef QANAT_TEXT_PAGE_H
#define QANAT_TEXT_PAGE_H

#include "base/buf.h"

/* control bytes inside a line under construction; PAGE_PLAIN ends any style */
#define PAGE_PLAIN  '\x01'
#define PAGE_BOLD   '\x02'
#define PAGE_DIM    '\x03'
#define PAGE_RED    '\x04'
#define PAGE_YELLOW '\x05'
#define PAGE_CYAN   '\x06'
#define PAGE_GREEN  '\x07'

typedef struct page {
    buf *out;
    size_t width;  /* cells of a line */
    size_t margin; /* cells kept free at the right for notes */
    bool colour;
} page;

/* Appends text from outside: runs of white space become one blank, control and direction characters
 * vanish, and where it contains right-to-left letters it is isolated. */
void page_text(buf *line, str text);
/* the same, never more than `cells` wide; cut text ends in "…" at a word's end */
void page_text_cut(buf *line, str text, size_t cells);
/* A place and what stands around it (the three follow each other in memory), isolated as one. */
typedef struct page_around {
    str before, text, after;
    bool cut_before, cut_after; /* more stands there: "…" says so */
} page_around;
void page_text_around(buf *line, const page_around *x, char style);
/* Appends our own words as they are. */
void page_say(buf *line, const char *words);
void page_style(buf *line, char style);
/* a blank at which the line may not break */
void page_glue(buf *line);

/* Sets a line: `first` and `rest` are the indents of its first and its further lines in cells;
 * `note` (empty: none) stands right-aligned on the first line. */
void page_set(page *p, const buf *line, size_t first, size_t rest, str note);
/* Two texts beside each other, with a rule between. `left` and `right` are lines. */
void page_beside(page *p, const buf *left, const buf *right, size_t indent);
void page_blank(page *p);
/* a line of '─' */
void page_rule(page *p);

/* cells a line under construction would take without wrapping */
size_t page_width_of(str line);

#endif
