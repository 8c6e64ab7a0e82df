/*
 * Sentences: runs of tokens that end in a full stop, question or exclamation mark (with the quotes
 * and brackets that close behind it), or with their block. A stop ends no sentence inside a number,
 * behind an initial or an abbreviation, or before a small letter. ICU's English breaks are not
 * used: they cut behind "U.S." and "St.".
 */
#include "base/limits.h"
#include "report/knowledge.h"
#include "report/signs.h"
#include "report/stages.h"

/* a word of a set of sets.tsv; without the language's data there is none */
static bool in_set(const report *r, const token *t, uint64_t set)
{
    return r->know && r->know->signs && word_in_set(r->know->signs, LANG_EN, t->norm, set);
}

static bool token_is(const report *r, const token *t, const char *s)
{
    return str_is(report_text(r, t->start, t->end), s);
}

static bool is_stop(const report *r, const token *t)
{
    return t->kind == TOKEN_PUNCT &&
           (token_is(r, t, ".") || token_is(r, t, "!") || token_is(r, t, "?") ||
            token_is(r, t, "؟") || token_is(r, t, "…") || token_is(r, t, "۔") ||
            token_is(r, t, "。"));
}

static bool closes_sentence(const report *r, const token *t)
{
    static const char *const marks[] = { "\"", "'", ")", "]", "»", "”", "’" };
    if (t->kind != TOKEN_PUNCT || t->flags & TOKEN_SPACE_BEFORE)
        return false;
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (token_is(r, t, marks[i]))
            return true;
    return false;
}

/* Does a sentence end at token i, which ends (or is) a stop, before token `next`? */
static bool ends_here(const report *r, size_t i, size_t next, size_t last)
{
    const token *t = &r->tokens.at[i];
    if (next > last)
        return true;
    const token *n = &r->tokens.at[next];
    if (!(n->flags & TOKEN_SPACE_BEFORE))
        return false;
    if (n->lang == LANG_EN && n->kind == TOKEN_WORD && !(n->flags & TOKEN_CAPITAL))
        return false;
    if (!token_is(r, t, ".") || i == 0)
        return true;
    const token *before = &r->tokens.at[i - 1];
    if (before->end != t->start || before->kind != TOKEN_WORD)
        return true;
    bool initial = before->lang != LANG_AR && before->end - before->start == 1 &&
                   before->flags & TOKEN_CAPITAL;
    return !initial && !(before->lang == LANG_EN && in_set(r, before, SET_ABBREVIATION));
}

/* "U.S." is one token: it ends a sentence only where what follows can only begin one */
static bool dotted_ends(const report *r, size_t i, size_t last)
{
    const token *t = &r->tokens.at[i];
    if (t->kind != TOKEN_WORD || t->norm.n < 3 || t->norm.at[t->norm.n - 1] != '.' || i == last)
        return false;
    const token *n = &r->tokens.at[i + 1];
    if (!(n->flags & TOKEN_CAPITAL) || n->flags & TOKEN_ALL_CAPS)
        return false;
    return in_set(r, n, SET_OPENER);
}

static void add_sentence(report *r, uint32_t block_index, size_t first, size_t last)
{
    block *b = &r->blocks.at[block_index];
    uint32_t id = (uint32_t)r->sentences.n;
    if (b->sentence_count++ == 0)
        b->first_sentence = id;
    *vec_push(r->a, &r->sentences) = (sentence){
        .start = r->tokens.at[first].start,
        .end = r->tokens.at[last].end,
        .block = block_index,
        .lang = b->lang,
        .first_token = (uint32_t)first,
        .token_count = (uint32_t)(last - first + 1),
        .bead = NO_INDEX,
    };
    bool seen_word = false;
    for (size_t i = first; i <= last; i++) {
        token *t = &r->tokens.at[i];
        t->sentence = id;
        if (t->kind == TOKEN_WORD && !seen_word) {
            t->flags |= TOKEN_FIRST;
            seen_word = true;
        }
    }
}

static void split_block(report *r, uint32_t block_index, size_t first, size_t last)
{
    size_t from = first;
    for (size_t i = first; i <= last; i++) {
        size_t end = i;
        bool stop = is_stop(r, &r->tokens.at[i]);
        while (stop && end + 1 <= last &&
               (is_stop(r, &r->tokens.at[end + 1]) || closes_sentence(r, &r->tokens.at[end + 1])))
            end++;
        bool cut = (stop && ends_here(r, i, end + 1, last)) || dotted_ends(r, i, last) ||
                   i == last || end - from + 1 >= LIMIT_SENTENCE_TOKENS;
        if (!cut)
            continue;
        add_sentence(r, block_index, from, end);
        from = end + 1;
        i = end;
    }
}

void report_find_sentences(report *r)
{
    size_t t = 0;
    for (uint32_t b = 0; b < r->blocks.n; b++) {
        size_t first = t;
        while (t < r->tokens.n && r->tokens.at[t].start < r->blocks.at[b].end)
            t++;
        if (t > first)
            split_block(r, b, first, t - 1);
    }
}
