/*
 * Names in quotation marks that are translated, not transliterated: tied by their order when both
 * versions of a bead quote as many, or by the number inside them.
 */
#include "report/mentions.h"

typedef struct quote {
    uint32_t first, last; /* tokens inside the marks */
} quote;

static size_t quotes_of(const report *r, uint32_t first_sentence, uint32_t count, quote *out,
                        size_t max)
{
    size_t n = 0;
    for (uint32_t i = 0; i < count; i++) {
        const sentence *at = &r->sentences.at[first_sentence + i];
        for (uint32_t k = at->first_token; k < at->first_token + at->token_count && n < max; k++) {
            uint32_t from = k;
            while (k < at->first_token + at->token_count && r->tokens.at[k].flags & TOKEN_QUOTED)
                k++;
            if (k > from)
                out[n++] = (quote){ from, k - 1 };
        }
    }
    return n;
}

static uint32_t whole_mention(const report *r, quote q)
{
    uint32_t m = r->tokens.at[q.first].mention;
    return m != NO_INDEX && r->mentions.at[m].kind == MENTION_NAME &&
                   r->mentions.at[m].first_token == q.first &&
                   r->mentions.at[m].first_token + r->mentions.at[m].token_count - 1 == q.last
               ? m
               : NO_INDEX;
}

static void add_quoted(report *r, quote q, uint32_t english)
{
    mention m = mention_blank(r, r->tokens.at[q.first].sentence, q.first, q.last);
    m.type = r->mentions.at[english].type;
    m.gazetteer = r->mentions.at[english].found ? NO_INDEX : r->mentions.at[english].gazetteer;
    m.found = m.gazetteer == NO_INDEX;
    m.pair = english;
    uint32_t index = mention_add(r, m);
    r->mentions.at[english].pair = index;
}

static bool is_free(const report *r, quote q)
{
    for (uint32_t k = q.first; k <= q.last; k++)
        if (r->tokens.at[k].mention != NO_INDEX)
            return false;
    return q.last - q.first < 8;
}

static str number_in(const report *r, uint32_t first, uint32_t last)
{
    for (uint32_t k = first; k <= last; k++)
        if (r->tokens.at[k].kind == TOKEN_NUMBER)
            return r->tokens.at[k].norm;
    return STR_NONE;
}

/* «الرخصة العامة رقم 23» for "General License 23": a quoted thing and its number */
static void pair_numbered(report *r, const bead *b, const quote *ar, size_t na)
{
    for (size_t i = 0; i < na; i++) {
        str number = number_in(r, ar[i].first, ar[i].last);
        if (!number.at || !is_free(r, ar[i]))
            continue;
        for (uint32_t x = 0; x < b->en_count; x++) {
            const sentence *e = &r->sentences.at[b->en_first + x];
            for (uint32_t y = e->first_token; y < e->first_token + e->token_count; y++) {
                uint32_t m = r->tokens.at[y].mention;
                if (m == NO_INDEX || !r->mentions.at[m].found ||
                    r->mentions.at[m].pair != NO_INDEX || !str_eq(r->tokens.at[y].norm, number) ||
                    !is_free(r, ar[i]))
                    continue;
                add_quoted(r, ar[i], m);
            }
        }
    }
}

void mentions_by_quotes(report *r, const bead *b)
{
    enum { MAX_QUOTES = 32 };
    quote ar[MAX_QUOTES], en[MAX_QUOTES];
    size_t na = quotes_of(r, b->ar_first, b->ar_count, ar, MAX_QUOTES);
    size_t ne = quotes_of(r, b->en_first, b->en_count, en, MAX_QUOTES);
    /* only the large-written ones of the English side count where the Arabic quotes fewer */
    size_t kept = 0;
    for (size_t i = 0; i < ne && na != ne; i++)
        if (r->tokens.at[en[i].first].flags & TOKEN_CAPITAL)
            en[kept++] = en[i];
    if (na != ne)
        ne = kept;
    pair_numbered(r, b, ar, na);
    for (size_t i = 0; na == ne && i < na; i++) {
        uint32_t e = whole_mention(r, en[i]);
        uint32_t a = whole_mention(r, ar[i]);
        if (e == NO_INDEX || r->mentions.at[e].pair != NO_INDEX)
            continue;
        if (a != NO_INDEX && r->mentions.at[a].type == r->mentions.at[e].type &&
            r->mentions.at[e].found) {
            r->mentions.at[e].pair = a;
        } else if (is_free(r, ar[i])) {
            add_quoted(r, ar[i], e);
        }
    }
}
