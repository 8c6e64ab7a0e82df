/*
 * Wrapping. A line under construction is read word by word; what is open at a break (a style, an
 * isolate) is closed before it and opened again behind it.
 */
#include "text/page.h"

#include "base/utf8.h"
#include "text/width.h"

#define ISOLATE_LTR   '\x0E' /* opens an isolate whose first letter runs from left to right */
#define ISOLATE_RTL   '\x10'
#define ISOLATE_CLOSE '\x0F'
#define GLUE          '\x1F'

#define FSI "\xE2\x81\xA8"
#define LRI "\xE2\x81\xA6"
#define RLI "\xE2\x81\xA7"
#define PDI "\xE2\x81\xA9"

static bool has_rtl(str s)
{
    for (size_t at = 0; at < s.n;)
        if (width_is_rtl(utf8_next(s, &at)))
            return true;
    return false;
}

/* what FSI will make of it: the direction of the first letter */
static bool begins_rtl(str s)
{
    for (size_t at = 0; at < s.n;) {
        uint32_t c = utf8_next(s, &at);
        if (width_is_rtl(c))
            return true;
        if ((c | 0x20) >= 'a' && (c | 0x20) <= 'z')
            return false;
        if (c >= 0xC0 && !width_is_direction(c) && (c < 0x2000 || c > 0x2BFF) && width_of(c) > 0 &&
            !(c >= 0x0660 && c <= 0x0669) && !(c >= 0x06F0 && c <= 0x06F9))
            return false;
    }
    return false;
}

/* Copies `text` cleaned, at most `cells` wide; true when something was cut off. `begun`: something
 * stands before it, so that blanks at its start count. */
static bool put_clean(buf *line, str text, size_t cells, bool begun)
{
    size_t used = 0;
    bool blank = false;
    for (size_t at = 0; at < text.n;) {
        size_t before = at;
        uint32_t c = utf8_next(text, &at);
        if (c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == 0xA0 || c == 0x2028 ||
            c == 0x2029) {
            blank = begun;
            continue;
        }
        if (c < 0x20 || (c >= 0x7F && c < 0xA0) || width_is_direction(c))
            continue;
        size_t cell = (size_t)width_of(c);
        if (used + cell + blank > cells)
            return true;
        if (blank)
            buf_putc(line, ' ');
        used += cell + blank;
        blank = false;
        begun = true;
        if (c == 0xFFFD)
            buf_puts(line, "\xEF\xBF\xBD");
        else
            buf_put(line, text.at + before, at - before);
    }
    return false;
}

void page_text_cut(buf *line, str text, size_t cells)
{
    bool rtl = has_rtl(text);
    if (rtl)
        buf_putc(line, begins_rtl(text) ? ISOLATE_RTL : ISOLATE_LTR);
    size_t start = line->n;
    if (put_clean(line, text, cells, false)) {
        size_t end = line->n;
        while (end > start && line->at[end - 1] != ' ')
            end--;
        if (end > start + (line->n - start) / 2)
            line->n = end - 1;
        buf_puts(line, "…");
    }
    if (rtl)
        buf_putc(line, ISOLATE_CLOSE);
}

void page_text(buf *line, str text)
{
    page_text_cut(line, text, SIZE_MAX / 2);
}

static bool ends_blank(str s)
{
    return s.n && (s.at[s.n - 1] == ' ' || s.at[s.n - 1] == '\n');
}

void page_text_around(buf *line, const page_around *x, char style)
{
    str before = x->before, text = x->text, after = x->after;
    str all = { before.at, before.n + text.n + after.n };
    bool rtl = has_rtl(all);
    if (rtl)
        buf_putc(line, begins_rtl(all) ? ISOLATE_RTL : ISOLATE_LTR);
    if (x->cut_before)
        buf_puts(line, "… ");
    size_t start = line->n;
    (void)put_clean(line, before, SIZE_MAX / 2, false);
    if (line->n > start && ends_blank(before))
        buf_putc(line, ' ');
    buf_putc(line, style);
    (void)put_clean(line, text, SIZE_MAX / 2, false);
    buf_putc(line, PAGE_PLAIN);
    (void)put_clean(line, after, SIZE_MAX / 2, true);
    if (x->cut_after)
        buf_puts(line, " …");
    if (rtl)
        buf_putc(line, ISOLATE_CLOSE);
}

void page_say(buf *line, const char *words)
{
    buf_puts(line, words);
}

void page_style(buf *line, char style)
{
    buf_putc(line, style);
}

void page_glue(buf *line)
{
    buf_putc(line, GLUE);
}

static bool is_mark(char c)
{
    return (c >= PAGE_PLAIN && c <= PAGE_GREEN) || (c >= ISOLATE_LTR && c <= ISOLATE_RTL);
}

size_t page_width_of(str line)
{
    size_t cells = 0;
    for (size_t at = 0; at < line.n;) {
        if (line.at[at] == GLUE) {
            cells++;
            at++;
        } else if (is_mark(line.at[at])) {
            at++;
        } else {
            cells += (size_t)width_of(utf8_next(line, &at));
        }
    }
    return cells;
}

static void put_blanks(buf *out, size_t count)
{
    for (size_t i = 0; i < count; i++)
        buf_putc(out, ' ');
}

static void put_style(const page *p, char style)
{
    static const char *const codes[] = { "",           "\033[0m",  "\033[1m",  "\033[2m",
                                         "\033[1;31m", "\033[33m", "\033[36m", "\033[32m" };
    if (p->colour)
        buf_puts(p->out, codes[(unsigned char)style]);
}

/* what is open at a place in a line */
typedef struct state {
    char style;   /* 0: none */
    char isolate; /* 0, ISOLATE_LTR or ISOLATE_RTL */
} state;

/* Writes one piece (a word with its marks), following the state. */
static void put_piece(const page *p, str piece, state *st)
{
    for (size_t i = 0; i < piece.n; i++) {
        char c = piece.at[i];
        if (c == ISOLATE_LTR || c == ISOLATE_RTL) {
            buf_puts(p->out, FSI);
            st->isolate = c;
        } else if (c == ISOLATE_CLOSE) {
            buf_puts(p->out, PDI);
            st->isolate = 0;
        } else if (c >= PAGE_PLAIN && c <= PAGE_GREEN) {
            if (st->style)
                put_style(p, PAGE_PLAIN);
            st->style = c == PAGE_PLAIN ? 0 : c;
            if (st->style)
                put_style(p, st->style);
        } else {
            buf_putc(p->out, c == GLUE ? ' ' : c);
        }
    }
}

static void suspend(const page *p, const state *st)
{
    if (st->isolate)
        buf_puts(p->out, PDI);
    if (st->style)
        put_style(p, PAGE_PLAIN);
}

static void resume(const page *p, const state *st)
{
    if (st->style)
        put_style(p, st->style);
    if (st->isolate) /* the first letter of the rest may be of another direction */
        buf_puts(p->out, st->isolate == ISOLATE_RTL ? RLI : LRI);
}

/* The next stretch of `rest` that fits into `room` cells and ends at a blank; a word that is too
 * long for any line is cut. Returns its cells; `*rest` moves behind the blank. */
static size_t take_line(str *rest, size_t room, str *piece)
{
    size_t at = 0, cells = 0, fit = 0, fit_cells = 0, hard = 0, hard_cells = 0;
    bool over = false;
    while (at < rest->n && !over) {
        size_t before = at;
        if (rest->at[at] == ' ') {
            fit = at;
            fit_cells = cells;
        }
        if (rest->at[at] == GLUE || is_mark(rest->at[at])) {
            cells += rest->at[at] == GLUE;
            at++;
        } else {
            cells += (size_t)width_of(utf8_next(*rest, &at));
        }
        if (cells <= room) {
            hard = at;
            hard_cells = cells;
        } else if (rest->at[before] != ' ') {
            over = true;
        }
    }
    if (!over) {
        *piece = *rest;
        *rest = STR_NONE;
        return cells;
    }
    bool cut = fit == 0;
    if (cut && hard == 0) { /* not even one character fits: give it a line all the same */
        (void)utf8_next(*rest, &hard);
        hard_cells = room;
    }
    *piece = str_take(*rest, cut ? hard : fit);
    *rest = str_drop(*rest, cut ? hard : fit + 1);
    return cut ? hard_cells : fit_cells;
}

void page_set(page *p, const buf *line, size_t first, size_t rest, str note)
{
    str left = { line->at, line->n };
    state st = { 0 };
    size_t note_cells = page_width_of(note);
    bool begun = false;
    do {
        size_t indent = begun ? rest : first;
        size_t kept = !begun && note_cells + 2 > p->margin ? note_cells + 2 : p->margin;
        size_t room = p->width > indent + kept + 8 ? p->width - indent - kept : 8;
        str piece = STR_NONE;
        size_t cells = take_line(&left, room, &piece);
        put_blanks(p->out, indent);
        resume(p, &st);
        put_piece(p, piece, &st);
        suspend(p, &st);
        if (!begun && note.n) {
            size_t used = indent + cells;
            put_blanks(p->out, p->width > used + note_cells + 1 ? p->width - used - note_cells : 2);
            put_style(p, PAGE_DIM);
            buf_str(p->out, note);
            put_style(p, PAGE_PLAIN);
        }
        buf_putc(p->out, '\n');
        begun = true;
    } while (left.n);
}

void page_beside(page *p, const buf *left, const buf *right, size_t indent)
{
    size_t room = p->width > indent + 23 ? (p->width - indent - 3) / 2 : 10;
    str l = { left->at, left->n }, r = { right->at, right->n };
    state ls = { 0 }, rs = { 0 };
    while (l.n || r.n) {
        str piece = STR_NONE;
        size_t cells = take_line(&l, room, &piece);
        put_blanks(p->out, indent);
        resume(p, &ls);
        put_piece(p, piece, &ls);
        suspend(p, &ls);
        put_blanks(p->out, room > cells ? room - cells : 0);
        put_style(p, PAGE_DIM);
        buf_puts(p->out, " │");
        put_style(p, PAGE_PLAIN);
        piece = STR_NONE;
        (void)take_line(&r, room, &piece);
        if (piece.n) {
            buf_putc(p->out, ' ');
            resume(p, &rs);
            put_piece(p, piece, &rs);
            suspend(p, &rs);
        }
        buf_putc(p->out, '\n');
    }
}

void page_blank(page *p)
{
    buf_putc(p->out, '\n');
}

void page_rule(page *p)
{
    put_style(p, PAGE_DIM);
    for (size_t i = 0; i < p->width; i++)
        buf_puts(p->out, "─");
    put_style(p, PAGE_PLAIN);
    buf_putc(p->out, '\n');
}
