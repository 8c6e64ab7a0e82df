/*
 * Tokens of every block. A token is never longer than its word, so that clitics of Arabic words are
 * told by offsets inside the token (words.c), not by splitting it.
 */
#include "report/cues.h"
#include "report/knowledge.h"
#include "report/memo.h"
#include "report/signs.h"
#include "report/stages.h"
#include "text/fold.h"
#include "base/utf8.h"

enum { FIRST_TOKENS = 4096 };

typedef struct scanner {
    report *r;
    str s; /* the whole file */
    size_t at, end;
    bool space; /* white space stood before */
    bool quoted;
    uint32_t parens;
} scanner;

static uint32_t peek(const scanner *k, size_t at)
{
    return at < k->end ? utf8_next((str){ k->s.at, k->end }, &at) : 0;
}

static bool is_letter(uint32_t c)
{
    text_class k = c ? class_of(c) : CLASS_NONE;
    return k == CLASS_LETTER || k == CLASS_UPPER;
}

static bool is_digit(uint32_t c)
{
    return c && class_of(c) == CLASS_DIGIT;
}

static bool is_apostrophe(uint32_t c)
{
    return c == '\'' || c == 0x2019 || c == 0x2BC || c == 0x2BB || c == 0x2018;
}

static uint8_t lang_of_char(uint32_t c)
{
    switch (script_of(c)) {
    case SCRIPT_ARABIC:
        return LANG_AR;
    case SCRIPT_LATIN:
        return LANG_EN;
    case SCRIPT_CYRILLIC:
        return LANG_RU;
    default:
        return LANG_NONE;
    }
}

/* for a token that no memory tells of; while the knowledge is read itself there is none to ask */
static void fold_alone(const report *r, token *t, str written)
{
    t->norm = fold_str(r->a, written);
    if (r->know) {
        t->signs = (uint16_t)signs_of(r->know->signs, t->lang, t->norm);
        t->cues = (uint16_t)cues_of(r->know->cues, t->lang, t->norm);
    }
    for (size_t i = 0; i < t->norm.n; i++)
        if (t->norm.at[i] == '.' || t->norm.at[i] == '\'')
            t->flags |= TOKEN_MARKS;
}

/* the folded word and what is known of it, from memory where the session has met it */
static void fold_token(const report *r, token *t)
{
    str written = report_text(r, t->start, t->end);
    if (!r->memo || !word_memo_tell(r->memo, written, t))
        fold_alone(r, t, written);
}

static token *push(scanner *k, size_t start, size_t end, token_kind kind, uint8_t lang_index)
{
    token *t = vec_push(k->r->a, &k->r->tokens);
    *t = (token){
        .start = (uint32_t)start,
        .end = (uint32_t)end,
        .sentence = NO_INDEX,
        .kind = (uint8_t)kind,
        .lang = lang_index,
        .lemma = NO_INDEX,
        .word = NO_INDEX,
        .mention = NO_INDEX,
        .stem_n = STEM_WHOLE,
    };
    fold_token(k->r, t);
    if (k->space)
        t->flags |= TOKEN_SPACE_BEFORE;
    if (k->quoted)
        t->flags |= TOKEN_QUOTED;
    if (k->parens)
        t->flags |= TOKEN_PARENS;
    k->space = false;
    k->at = end;
    return t;
}

/* "U.S.", "a.m.": single letters each followed by a dot, at least two. Returns the end, or 0. */
static size_t dotted(const scanner *k, size_t at)
{
    int letters = 0;
    size_t i = at, common = common_letter(k->s.at + at, k->end - at);
    if (common == 2 || (common == 1 && at + 1 < k->end && k->s.at[at + 1] != '.'))
        return 0; /* nearly every word */
    while (i < k->end) {
        size_t next = i;
        uint32_t c = utf8_next((str){ k->s.at, k->end }, &next);
        if (!is_letter(c) || script_of(c) == SCRIPT_ARABIC || peek(k, next) != '.')
            break;
        i = next + 1;
        letters++;
    }
    if (letters < 2)
        return 0;
    return is_letter(peek(k, i)) ? 0 : i;
}

typedef struct word_shape {
    size_t end;
    uint32_t letters, capitals;
} word_shape;

static inline void count_letter(word_shape *w, text_class class)
{
    w->capitals += class == CLASS_UPPER;
    w->letters += class == CLASS_UPPER || class == CLASS_LETTER;
}

/* does a number with marks inside begin here: 1.7, 12,500? */
static bool marked_number(const scanner *k, size_t at)
{
    str s = { k->s.at, k->end };
    uint32_t c = 0;
    while (at < k->end && is_digit(c = utf8_next(s, &at)))
        ;
    return (c == '.' || c == ',' || c == 0x66B || c == 0x66C) && at < k->end && is_digit(peek(k, at));
}

/* the marks and blanks that nearly all words end at */
static inline bool ends_word(char c)
{
    return c == ' ' || c == ',' || c == '.' || c == '\n';
}

static word_shape word_end(const scanner *k, size_t at)
{
    enum {
        INSIDE = 1 << CLASS_LETTER | 1 << CLASS_UPPER | 1 << CLASS_MARK | 1 << CLASS_DIGIT
    };
    str s = { k->s.at, k->end };
    word_shape w = { 0 };
    size_t first = common_letter(s.at + at, k->end - at);
    bool arabic = first == 2 || (!first && script_of(peek(k, at)) == SCRIPT_ARABIC);
    while (at < k->end) {
        size_t next = at, common = common_letter(s.at + at, k->end - at);
        if (common) {
            w.letters++;
            w.capitals += common == 1 && s.at[at] <= 'Z'; /* in ASCII they stand before the small */
            at += common;
            continue;
        }
        if (ends_word(s.at[at]))
            break;
        uint32_t c = utf8_next(s, &next);
        text_class class = class_of(c);
        if (INSIDE >> class & 1) {
            /* و1.7 مليار: a prefix of Arabic, then the number */
            if (class == CLASS_DIGIT && arabic && marked_number(k, at))
                break;
            arabic = arabic && class != CLASS_DIGIT;
            count_letter(&w, class);
            at = next;
            continue;
        }
        bool inside = c == 0x200C || c == 0x200D;
        if (!inside && is_apostrophe(c) && is_letter(peek(k, next))) {
            uint32_t after = peek(k, next);
            size_t behind = next;
            (void)utf8_next(s, &behind);
            bool possessive = (after == 's' || after == 'S') && !is_letter(peek(k, behind));
            inside = !possessive;
        }
        if (!inside)
            break;
        at = next;
    }
    w.end = at;
    return w;
}

static void scan_word(scanner *k, uint32_t first)
{
    size_t start = k->at;
    word_shape w = { .end = dotted(k, start) };
    for (size_t i = start; i < w.end;)
        count_letter(&w, class_of(utf8_next((str){ k->s.at, w.end }, &i)));
    if (!w.end)
        w = word_end(k, start);
    uint16_t flags = 0;
    if (class_of(first) == CLASS_UPPER)
        flags |= TOKEN_CAPITAL;
    if (w.capitals == w.letters && w.capitals >= 2)
        flags |= TOKEN_ALL_CAPS;
    push(k, start, w.end, TOKEN_WORD, lang_of_char(first))->flags |= flags;
}

static void scan_number(scanner *k)
{
    size_t start = k->at, at = start;
    str s = { k->s.at, k->end };
    while (at < k->end) {
        size_t next = at;
        uint32_t c = utf8_next(s, &next);
        bool inner = (c == '.' || c == ',' || c == 0x66B || c == 0x66C) && is_digit(peek(k, next));
        if (!is_digit(c) && !inner)
            break;
        at = next;
    }
    push(k, start, at, TOKEN_NUMBER, LANG_NONE);
}

static void scan_mark(scanner *k, uint32_t c, size_t next)
{
    bool opens_quote = c == 0xAB || c == 0x201C || c == 0x201E;
    bool closes_quote = c == 0xBB || c == 0x201D;
    if (c == '"') {
        opens_quote = !k->quoted;
        closes_quote = k->quoted;
    }
    if (closes_quote)
        k->quoted = false;
    if ((c == ')' || c == ']') && k->parens)
        k->parens--;
    push(k, k->at, next, TOKEN_PUNCT, LANG_NONE);
    if (opens_quote)
        k->quoted = true;
    if (c == '(' || c == '[')
        k->parens++;
}

/* 's or ' behind an English word; false when the apostrophe is something else */
static bool scan_clitic(scanner *k, uint32_t c, size_t next)
{
    const token *last = k->r->tokens.n ? &k->r->tokens.at[k->r->tokens.n - 1] : NULL;
    if (!is_apostrophe(c) || k->space || !last || last->end != k->at || last->kind != TOKEN_WORD)
        return false;
    uint32_t after = peek(k, next);
    if (after == 's' || after == 'S') {
        push(k, k->at, next + 1, TOKEN_CLITIC, LANG_NONE);
        return true;
    }
    char end_of_word = last->norm.n ? last->norm.at[last->norm.n - 1] : 0;
    if (end_of_word == 's' && !is_letter(after)) {
        push(k, k->at, next, TOKEN_CLITIC, LANG_NONE);
        return true;
    }
    return false;
}

static void scan_block(report *r, const block *b)
{
    scanner k = { .r = r, .s = r->bytes, .at = b->start, .end = b->end, .space = true };
    while (k.at < k.end) {
        if (k.s.at[k.at] == ' ') {
            k.space = true;
            k.at++;
            continue;
        }
        size_t next = k.at;
        uint32_t c = utf8_next((str){ k.s.at, k.end }, &next);
        text_class class = class_of(c);
        if (class == CLASS_SPACE || class == CLASS_CONTROL) {
            k.space |= class == CLASS_SPACE;
            k.at = next;
        } else if (class == CLASS_DIGIT && c) {
            scan_number(&k);
        } else if (class == CLASS_LETTER || class == CLASS_UPPER || (class == CLASS_MARK && is_letter(peek(&k, next)))) {
            scan_word(&k, c);
        } else if (!scan_clitic(&k, c, next)) {
            scan_mark(&k, c, next);
        }
    }
}

void report_find_tokens(report *r)
{
    size_t likely = r->bytes.n / 4;
    if (r->tokens.cap == 0 && likely > 8) {
        r->tokens.cap = likely < FIRST_TOKENS ? likely : FIRST_TOKENS;
        r->tokens.at = arena_room(r->a, token, r->tokens.cap);
    }
    for (size_t i = 0; i < r->blocks.n; i++)
        scan_block(r, &r->blocks.at[i]);
}
