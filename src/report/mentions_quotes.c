/*
 * Names in quotation marks that are translated, not transliterated: tied by their order when both
 * versions of a bead quote as many, or by the number inside them.
 */
#include "name/name.h"
#include "report/bilingual.h"
#include "report/lexicon.h"
#include "report/memo.h"
#include "report/mentions_inside.h"

enum { MAX_QUOTES = 32, LONGEST_NAME = 7 };

typedef struct quote {
    uint32_t first, last; /* tokens inside the marks */
} quote;

static size_t quotes_of(const report *r, uint32_t first_sentence, uint32_t count, quote *out,
                        size_t max)
{
    size_t n = 0;
    for (uint32_t i = 0; i < count; i++) {
        const sentence *at = &r->sentences.at[first_sentence + i];
        uint32_t end = at->first_token + at->token_count;
        for (uint32_t k = at->first_token; k < end && n < max; k++) {
            if (!(r->tokens.at[k].flags & TOKEN_QUOTED))
                continue;
            uint32_t from = k;
            while (k < end && r->tokens.at[k].flags & TOKEN_QUOTED)
                k++;
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

static bool takes_over(report *r, quote q);
static void clear_inside(report *r, quote q);

static str number_in(const report *r, uint32_t first, uint32_t last)
{
    for (uint32_t k = first; k <= last; k++)
        if (r->tokens.at[k].kind == TOKEN_NUMBER)
            return r->tokens.at[k].norm;
    return STR_NONE;
}

/* "23", or "AW139" for 139 */
static bool has_number(str word, str number)
{
    if (!str_ends(word, number))
        return false;
    char before = word.n > number.n ? word.at[word.n - number.n - 1] : 'a';
    return before < '0' || before > '9';
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
                    r->mentions.at[m].pair != NO_INDEX || !has_number(r->tokens.at[y].norm, number) ||
                    !is_free(r, ar[i]))
                    continue;
                add_quoted(r, ar[i], m);
            }
        }
    }
}

/* ---- what no order and no number tells */

static bool is_letter(const report *r, uint32_t i)
{
    return signs_letters(r->know->signs, r->tokens.at[i].norm) != 0;
}

/* is it free but for names inside it? Their tokens come to belong to the whole. */
static bool takes_over(report *r, quote q)
{
    if (q.last - q.first >= LONGEST_NAME || whole_mention(r, q) != NO_INDEX)
        return false;
    for (uint32_t k = q.first; k <= q.last; k++) {
        uint32_t m = r->tokens.at[k].mention;
        bool hyphen = k > q.first && k < q.last && r->bytes.at[r->tokens.at[k].start] == '-' &&
                      !((r->tokens.at[k].flags | r->tokens.at[k + 1].flags) & TOKEN_SPACE_BEFORE);
        /* إم إس سي: names of letters may be small words too */
        bool letters = is_letter(r, k) && ((k > q.first && is_letter(r, k - 1)) ||
                                           (k < q.last && is_letter(r, k + 1)));
        bool small = mention_is_function_word(&r->tokens.at[k]) && !letters;
        if ((r->tokens.at[k].kind == TOKEN_PUNCT && !hyphen) || small)
            return false;
        if (m != NO_INDEX && (r->mentions.at[m].first_token < q.first ||
                              r->mentions.at[m].first_token + r->mentions.at[m].token_count - 1 > q.last))
            return false;
    }
    return true;
}

static void clear_inside(report *r, quote q)
{
    for (uint32_t k = q.first; k <= q.last; k++) {
        uint32_t m = r->tokens.at[k].mention;
        if (m == NO_INDEX)
            continue;
        uint32_t other = r->mentions.at[m].pair;
        if (other != NO_INDEX && r->mentions.at[other].pair == m)
            r->mentions.at[other].pair = NO_INDEX;
        mention_drop(r, m);
    }
}

static bool translated(const report *r, uint32_t i)
{
    uint32_t concepts[BILINGUAL_CONCEPTS];
    return r->know->bilingual &&
           bilingual_of(r->know->bilingual, LANG_AR, r->tokens.at[i].norm, concepts) > 0;
}

static bool everyday(const report *r, uint32_t i)
{
    const token *t = &r->tokens.at[i];
    return t->kind == TOKEN_WORD && (t->lemma != NO_INDEX || mention_is_function_word(t) ||
                                     t->flags & TOKEN_NATIONAL);
}

/* the names of the English side that nothing answers: how many, and the last of them */
static uint32_t open_names(const report *r, const bead *b, uint32_t *which)
{
    uint32_t n = 0;
    for (uint32_t x = 0; x < b->en_count; x++) {
        const sentence *e = &r->sentences.at[b->en_first + x];
        for (uint32_t y = e->first_token; y < e->first_token + e->token_count; y++) {
            uint32_t m = r->tokens.at[y].mention;
            const mention *o = m != NO_INDEX ? &r->mentions.at[m] : NULL;
            bool person = o && o->type == ENTITY_PERSON && !(r->tokens.at[y].flags & TOKEN_QUOTED);
            if (!o || o->first_token != y || !o->found || o->pair != NO_INDEX ||
                o->kind != MENTION_NAME || (person && !(o->guess && o->token_count > 2)))
                continue;
            *which = m;
            n++;
        }
    }
    return n;
}

/* does a given name begin it, or the surname of somebody known end it? */
static bool names_person(report *r, quote q)
{
    uint32_t m = r->tokens.at[q.last].mention;
    return gazetteer_is_given(r->know->gazetteer, mention_word(r, &r->tokens.at[q.first])) ||
           (m != NO_INDEX && r->mentions.at[m].type == ENTITY_PERSON);
}

static void pair_last_one(report *r, const bead *b, const quote *ar, size_t na)
{
    size_t left = 0, at = 0;
    uint32_t english = NO_INDEX;
    for (size_t i = 0; i < na; i++) {
        bool strange = false;
        for (uint32_t k = ar[i].first; k <= ar[i].last; k++)
            strange |= r->tokens.at[k].kind == TOKEN_WORD && !everyday(r, k);
        str kind = mention_bare_word(&r->tokens.at[ar[i].first]);
        strange |= ar[i].last > ar[i].first && signs_of(r->know->signs, LANG_AR, kind) & SIGN_ORG;
        if (!strange || names_person(r, ar[i]) || !takes_over(r, ar[i]))
            continue;
        left++;
        at = i;
    }
    if (left != 1 || open_names(r, b, &english) != 1)
        return;
    clear_inside(r, ar[at]);
    add_quoted(r, ar[at], english);
    mention *e = &r->mentions.at[english];
    if (e->guess && e->type == ENTITY_PERSON)
        e->type = r->mentions.at[e->pair].type = ENTITY_ORGANIZATION;
}

/* A name of the English side that nothing answers and that sounds like the quotation. Where one
 * quotation and one name are left over, they need not sound alike: names are translated too. */
static void pair_leftovers(report *r, const bead *b, const quote *ar, size_t na)
{
    enum { ALIKE = 500000 };
    pair_last_one(r, b, ar, na);
    for (size_t i = 0; i < na; i++) {
        uint32_t best = NO_INDEX;
        int32_t best_score = ALIKE;
        if (!takes_over(r, ar[i]))
            continue;
        str text = report_text(r, r->tokens.at[ar[i].first].start, r->tokens.at[ar[i].last].end);
        for (uint32_t x = 0; x < b->en_count; x++) {
            const sentence *e = &r->sentences.at[b->en_first + x];
            for (uint32_t y = e->first_token; y < e->first_token + e->token_count; y++) {
                uint32_t m = r->tokens.at[y].mention;
                if (m == NO_INDEX || r->mentions.at[m].pair != NO_INDEX ||
                    r->mentions.at[m].kind != MENTION_NAME || r->mentions.at[m].first_token != y)
                    continue;
                int32_t score = report_name_score(
                    r, text,
                    report_text(r, r->mentions.at[m].start, r->mentions.at[m].end), NAME_ANY);
                uint32_t matched = 0;
                double share = r->word_keys ? mention_share(r, ar[i].first, ar[i].last,
                                                            &r->mentions.at[m], &matched)
                                            : 0;
                if (matched > 1 && share * NAME_ONE > score)
                    score = (int32_t)(share * NAME_ONE);
                if (score > best_score) {
                    best_score = score;
                    best = m;
                }
            }
        }
        if (best != NO_INDEX) {
            clear_inside(r, ar[i]);
            add_quoted(r, ar[i], best);
        }
    }
}

/* what the word before an opening mark says of the quotation: signs of a body, place or thing */
static uint32_t signs_before(const report *r, quote q, uint32_t sentence_first)
{
    uint32_t i = q.first;
    while (i > sentence_first && r->tokens.at[i - 1].kind == TOKEN_PUNCT)
        i--;
    uint32_t bits = 0;
    for (uint32_t back = 0; back < 2 && i > sentence_first && !bits; back++) {
        const token *t = &r->tokens.at[--i];
        if (t->kind != TOKEN_WORD)
            return 0;
        bits = signs_of(r->know->signs, LANG_AR, mention_bare_word(t)) |
               token_signs_in(r, t, LANG_AR);
        bits &= SIGN_ORG | SIGN_GENERIC | SIGN_PLACE | SIGN_PRODUCT;
        /* two words back only over a definite one: ناقلة النفط «…» */
        if (!bits && !str_starts(t->norm, STR("ال")))
            return 0;
    }
    return bits;
}

/* Quotations of an Arabic sentence that are names by themselves: a word for a body, place or thing
 * stands before them and not all of them is everyday, or none of their words is. */
void mentions_in_quotes(report *r, uint32_t s)
{
    quote q[MAX_QUOTES];
    const sentence *at = &r->sentences.at[s];
    size_t n = quotes_of(r, s, 1, q, MAX_QUOTES);
    for (size_t i = 0; i < n; i++) {
        if (!takes_over(r, q[i]))
            continue;
        uint32_t bits = signs_before(r, q[i], at->first_token), words = 0, plain = 0,
                 dictionary = 0;
        for (uint32_t k = q[i].first; k <= q[i].last; k++) {
            words += r->tokens.at[k].kind == TOKEN_WORD;
            plain += everyday(r, k);
            dictionary += translated(r, k);
        }
        /* فانا: a word that only its clitics explain is a name behind the word for its kind */
        if (bits && words == 1 && plain == 1 &&
            lexicon_find(r->know->lexicon, LANG_AR, r->tokens.at[q[i].first].norm) == NO_INDEX)
            plain = 0;
        if (!words || plain == words || (!bits && (plain || words == 1 || dictionary == words)))
            continue;
        clear_inside(r, q[i]);
        mention m = mention_blank(r, s, q[i].first, q[i].last);
        m.type = bits & SIGN_PRODUCT && !(bits & SIGN_ORG) ? ENTITY_PRODUCT
                 : bits & SIGN_PLACE && !(bits & SIGN_ORG) ? ENTITY_PLACE
                 : !bits && names_person(r, q[i])          ? ENTITY_PERSON
                                                           : ENTITY_ORGANIZATION;
        m.found = true;
        m.guess = !bits;
        mention_add(r, m);
    }
}

void mentions_by_quotes(report *r, const bead *b)
{
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
        } else if (a == NO_INDEX && (is_free(r, ar[i]) || takes_over(r, ar[i]))) {
            clear_inside(r, ar[i]);
            add_quoted(r, ar[i], e);
        }
    }
    pair_leftovers(r, b, ar, na);
}
