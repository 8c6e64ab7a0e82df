/*
 * The tokens of a name: runs of letters and digits, apostrophes passed over. What each is by itself,
 * without regard to its neighbours.
 *
 * Cost: linear in the name; at most LIMIT_NAME_PARTS tokens are looked at.
 */
#include "name/parse.h"
#include "base/utf8.h"

static bool is_apostrophe(uint32_t c)
{
    return c == '\'' || c == '`' || c == 0xB4 || (c >= 0x2018 && c <= 0x201B) ||
           (c >= 0x2BB && c <= 0x2BF) || c == 0x2032 || c == 0x5F3 || c == 0xFF07;
}

static bool in_word(uint32_t c)
{
    text_class k = class_of(c);
    return k == CLASS_LETTER || k == CLASS_UPPER || k == CLASS_DIGIT || k == CLASS_MARK;
}

/* "Badul" for Abdul: two neighbours of the servant changed places. Five letters, since shorter ones
 * make names (Abud). */
static bool servant_mistyped(const parse *p, str key)
{
    char turned[5];
    if (key.n != sizeof turned || !memchr(key.at, 'b', 4) || !memchr(key.at, 'd', 5))
        return false;
    for (size_t i = 0; i + 1 < sizeof turned; i++) {
        memcpy(turned, key.at, sizeof turned);
        turned[i] = key.at[i + 1];
        turned[i + 1] = key.at[i];
        if (map_get(&p->t->marks, (str){ turned, sizeof turned }) == MARK_SERVANT)
            return true;
    }
    return false;
}

/* bytes of a French or Italian article or preposition that lost its vowel: "l'union", "d'Afrique" */
static size_t elision(str s)
{
    size_t i = 1;
    if (s.n < 5 || !memchr("lLdD", s.at[0], 4) || !is_apostrophe(utf8_next(s, &i)))
        return 0;
    return i;
}

static void end_token(parse *p, token *k, uint32_t end)
{
    k->end = end;
    str s = str_range(p->text.at, k->start, end);
    k->key = facts_key(p->a, s);
    k->body = k->start;
    size_t article = k->script == SCRIPT_ARABIC ? letters_article(s) : 0;
    if (article) {
        k->article = true;
        k->body = k->start + (uint32_t)article;
        k->key = facts_key(p->a, str_range(p->text.at, k->body, end));
    }
    size_t elided = p->kind == NAME_PERSON || article ? 0 : elision(s);
    if (elided) {
        k->body = k->start + (uint32_t)elided;
        k->key = facts_key(p->a, str_range(p->text.at, k->body, end));
    }
    uint32_t mark = map_get(&p->t->marks, k->key);
    k->mark = (uint8_t)(mark != MAP_NONE                    ? mark
                        : servant_mistyped(p, k->key) ? MARK_SERVANT
                                                      : MARK_NONE);
    if (k->key.n)
        p->n++;
}

static void see_char(token *k, uint32_t c)
{
    text_class class = class_of(c);
    if (class == CLASS_MARK)
        return;
    if (k->letters < 255)
        k->letters++;
    if (class == CLASS_UPPER)
        k->upper = true;
    else if (class == CLASS_LETTER)
        k->lower = true;
    if (k->script == SCRIPT_COMMON)
        k->script = (uint8_t)script_of(c);
}

void tokens_cut(parse *p)
{
    bool open = false, bracket = false;
    for (size_t i = 0; i < p->text.n;) {
        size_t start = i;
        uint32_t c = utf8_next(p->text, &i);
        token *k = &p->tokens[p->n < LIMIT_NAME_PARTS ? p->n : 0];
        if (in_word(c) || c == '&') {
            if (open && c != '&') {
                see_char(k, c);
                continue;
            }
            if (open)
                end_token(p, k, (uint32_t)start);
            open = false;
            if (p->n == LIMIT_NAME_PARTS) {
                p->out->cut = true;
                return;
            }
            k = &p->tokens[p->n];
            *k = (token){ .start = (uint32_t)start, .bracket = bracket };
            see_char(k, c);
            open = c != '&';
            if (!open)
                end_token(p, k, (uint32_t)i);
            continue;
        }
        if (open && (is_apostrophe(c) || class_of(c) == CLASS_CONTROL))
            continue;
        if (open) {
            k->dot = c == '.';
            k->middle_dot = c == 0xB7 || c == 0x30FB || c == 0x2022;
            end_token(p, k, (uint32_t)start);
            open = false;
        }
        bracket = c == '(' || (bracket && c != ')');
        if ((c == ',' || c == 0x60C) && !p->comma && p->n) {
            p->comma = true;
            for (size_t b = 0; b < p->n; b++)
                p->tokens[b].before_comma = true;
        }
    }
    if (open)
        end_token(p, &p->tokens[p->n], (uint32_t)p->text.n);
}

str tokens_without_apostrophes(arena *a, str word)
{
    size_t i = 0;
    bool any = false;
    while (i < word.n && !any)
        any = is_apostrophe(utf8_next(word, &i));
    if (!any)
        return word;
    char *out = arena_alloc(a, word.n + 1);
    size_t n = 0;
    for (i = 0; i < word.n;) {
        size_t start = i;
        if (is_apostrophe(utf8_next(word, &i)))
            continue;
        memcpy(out + n, word.at + start, i - start);
        n += i - start;
    }
    return n ? (str){ out, n } : word;
}

/* ---- words without blanks */

static bool unspaced(const token *k)
{
    return k->letters > 2 && (k->script == SCRIPT_HAN || k->script == SCRIPT_HANGUL ||
                              k->script == SCRIPT_HIRAGANA || k->script == SCRIPT_KATAKANA);
}

/* Bytes of the longest known word of two characters or more at the start of s. Where nobody said that
 * a body is named, only what no person is called counts. */
static size_t known_here(const parse *p, str s)
{
    enum { MOST = 8 };
    size_t best = 0, i = 0;
    for (size_t n = 1; n <= MOST && i < s.n; n++) {
        utf8_next(s, &i);
        const word_fact *f = n > 1 ? facts_of(p->t, str_take(s, i), NAME_BODY) : NULL;
        if (f && f->words == 1 &&
            (p->kind == NAME_BODY || f->role == NAME_LEGAL || f->role == NAME_GENERIC))
            best = i;
    }
    return best;
}

static bool put_piece(token *out, size_t *n, token like, uint32_t start, uint32_t end, const parse *p)
{
    if (start == end)
        return true;
    if (*n == LIMIT_NAME_PARTS)
        return false;
    like.start = like.body = start;
    like.end = end;
    like.key = facts_key(p->a, str_range(p->text.at, start, end));
    like.letters = 0;
    for (size_t i = start; i < end; like.letters++)
        utf8_next(p->text, &i);
    out[(*n)++] = like;
    return true;
}

void tokens_split(parse *p)
{
    token out[LIMIT_NAME_PARTS];
    size_t n = 0;
    bool any = false, room = true;
    for (size_t k = 0; k < p->n && !any; k++)
        any = unspaced(&p->tokens[k]);
    for (size_t k = 0; k < p->n && any && room; k++) {
        token t = p->tokens[k];
        uint32_t from = t.start;
        for (size_t i = t.start; i < t.end && unspaced(&p->tokens[k]) && room;) {
            size_t known = known_here(p, str_range(p->text.at, i, t.end));
            if (!known) {
                utf8_next(p->text, &i);
                continue;
            }
            room = put_piece(out, &n, t, from, (uint32_t)i, p) &&
                   put_piece(out, &n, t, (uint32_t)i, (uint32_t)(i + known), p);
            i += known;
            from = (uint32_t)i;
        }
        if (from == t.start && room && n < LIMIT_NAME_PARTS)
            out[n++] = t;
        else
            room = room && put_piece(out, &n, t, from, t.end, p);
    }
    if (any && room) {
        memcpy(p->tokens, out, n * sizeof *out);
        p->n = n;
    }
}
