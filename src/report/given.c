/*
 * See given.h. One map holds names, titles and relations, each in its own bits of the value, since a
 * word may be several of them. A name of one word takes what the longer names that end in it tell,
 * where they agree; a title beside it outweighs that. Cost: a few look-ups a name.
 */
#include "report/given.h"
#include "base/map.h"
#include "report/gazetteer.h"
#include "report/knowledge.h"
#include "report/lexicon.h"
#include "report/mentions_inside.h"
#include "report/stages.h"
#include "report/titles.h"
#include "text/fold.h"

#include <stdlib.h>

enum { NAME_SHIFT = 0, TITLE_SHIFT = 2, RELATION_SHIFT = 4, TOLD_BITS = 3 };

struct given {
    arena *a;
    map words;
    size_t names;
};

static void take_words(given *g, str cell, uint32_t bits)
{
    str word;
    while (cell.n && str_split(&cell, '|', &word)) {
        str key = fold_str(g->a, word);
        uint32_t old = map_get(&g->words, key);
        (void)map_put(&g->words, key, (old == MAP_NONE ? 0 : old) | bits);
        g->names += bits <= TOLD_BITS;
    }
}

qanat_status given_open(const data_set *data, given **out, qanat_error *err)
{
    static const char *const kinds[] = { "f", "m", "title-f", "title-m", "kin-f", "kin-m" };
    enum { EXPECTED = 7000 };
    given *g = base_alloc(sizeof *g);
    *g = (given){ .a = arena_new() };
    map_reserve(&g->words, EXPECTED);
    data_file f = { 0 };
    tsv_reader r = { 0 };
    if (data_get(data, STR("names/given-gender.tsv"), &f))
        r = tsv_begin(&f);
    str c[3];
    while (tsv_next(&r, c, 3)) {
        uint32_t bit = (uint32_t)tsv_bits(c[0], kinds, sizeof kinds / sizeof *kinds);
        if (!bit || bit & (bit - 1)) {
            given_close(g);
            return error_at(err, QANAT_E_INPUT, "data/names/given-gender.tsv", r.line, 1,
                            "one of f, m, title-f, title-m, kin-f, kin-m is expected");
        }
        take_words(g, c[1], bit);
        take_words(g, c[2], bit);
    }
    *out = g;
    return QANAT_OK;
}

void given_close(given *g)
{
    if (!g)
        return;
    map_free(&g->words);
    arena_free(g->a);
    free(g);
}

static told_gender told_by(const given *g, str word, unsigned shift)
{
    uint32_t bits = word.n ? map_get(&g->words, word) : MAP_NONE;
    return bits == MAP_NONE ? TOLD_NOT : (told_gender)(bits >> shift & TOLD_BITS);
}

told_gender given_name(const given *g, str name)
{
    return told_by(g, name, NAME_SHIFT);
}

told_gender given_title(const given *g, str word)
{
    return told_by(g, word, TITLE_SHIFT);
}

told_gender given_relation(const given *g, str relation)
{
    return told_by(g, relation, RELATION_SHIFT);
}

size_t given_count(const given *g)
{
    return g->names;
}

/* ---- the names of a report */

static void set(mention *m, told_gender told)
{
    m->feminine = told == TOLD_WOMAN;
    m->masculine = told == TOLD_MAN;
}

static bool is_told(const mention *m)
{
    return m->feminine || m->masculine;
}

static bool is_persons_name(const mention *m)
{
    return m->kind == MENTION_NAME && m->type == ENTITY_PERSON && !m->plural && m->token_count;
}

static str bare(const token *t)
{
    return t->lang == LANG_AR ? mention_bare_word(t) : t->norm;
}

static told_gender by_name_word(const report *r, uint32_t i, uint32_t last)
{
    const token *t = &r->tokens.at[i];
    bool compound = i + 2 <= last && r->tokens.at[i + 1].kind == TOKEN_PUNCT &&
                    str_is(r->tokens.at[i + 1].norm, "-");
    if (compound) { /* "Jean-Pierre": both words are one name */
        str both = arena_printf(r->a, "%.*s-%.*s", STR_ARG(t->norm),
                                STR_ARG(r->tokens.at[i + 2].norm));
        return given_name(r->know->given, both);
    }
    told_gender told = given_name(r->know->given, t->norm);
    return told || t->lang != LANG_AR || !t->proclitics ? told
                                                        : given_name(r->know->given, token_stem(t));
}

/* the first word of the name that is no initial and no title; the last one is the family's */
static told_gender by_given_name(const report *r, const mention *m)
{
    enum { WORDS = 4 };
    uint32_t last = m->first_token + m->token_count - 1;
    for (uint32_t i = m->first_token, n = 0; i < last && n < WORDS; i++, n++) {
        const token *t = &r->tokens.at[i];
        if (t->kind == TOKEN_PUNCT)
            continue;
        told_gender told = given_title(r->know->given, bare(t));
        told = told ? told : by_name_word(r, i, last);
        bool passed = (t->lang == LANG_EN && t->norm.n == 1) ||
                      titles_is_head(r->know->titles, t->lang, bare(t));
        if (told || !passed)
            return told;
    }
    return TOLD_NOT;
}

/* "Mrs Roe", "his sister Jane": the word before the name */
static told_gender english_title(const report *r, uint32_t i, uint32_t first)
{
    while (i > first && r->tokens.at[i - 1].kind == TOKEN_PUNCT && str_is(r->tokens.at[i - 1].norm, "."))
        i--;
    if (i == first)
        return TOLD_NOT;
    const token *t = &r->tokens.at[i - 1];
    told_gender told = given_title(r->know->given, t->norm);
    str kin = told ? STR_NONE : titles_kin(r->know->titles, LANG_EN, t->norm);
    return kin.at ? given_relation(r->know->given, kin) : told;
}

/* السيدة فلانة, وزيرة الخارجية الألمانية فلانة: a title in the feminine tells a woman; one in the
 * masculine is said of both */
static told_gender arabic_title(const report *r, uint32_t i, uint32_t first)
{
    enum { REACH = 5 };
    for (uint32_t n = 0; i > first && n < REACH; n++) {
        const token *t = &r->tokens.at[--i];
        bool person = t->mention != NO_INDEX && r->mentions.at[t->mention].type == ENTITY_PERSON;
        if (t->kind != TOKEN_WORD || t->pos == WORD_VERB || t->pos == WORD_PREPOSITION || person)
            return TOLD_NOT;
        str word = bare(t);
        told_gender told = given_title(r->know->given, word);
        if (told)
            return n == 0 || told == TOLD_WOMAN ? told : TOLD_NOT;
        if (t->mention == NO_INDEX && titles_is_head(r->know->titles, LANG_AR, word))
            return str_ends(word, STR("ة")) ? TOLD_WOMAN : TOLD_NOT;
    }
    return TOLD_NOT;
}

static told_gender by_title(const report *r, const mention *m)
{
    uint32_t first = r->sentences.at[m->sentence].first_token;
    return m->lang == LANG_AR   ? arabic_title(r, m->first_token, first)
           : m->lang == LANG_EN ? english_title(r, m->first_token, first)
                                : TOLD_NOT;
}

static str family_of(const report *r, const mention *m)
{
    return r->tokens.at[m->first_token + m->token_count - 1].norm;
}

/* "Roe" is a woman where every longer name of the report that ends so is a woman's */
static void tell_short_names(report *r)
{
    map families = { 0 };
    for (size_t i = 0; i < r->mentions.n; i++) {
        const mention *m = &r->mentions.at[i];
        if (!is_persons_name(m) || m->token_count < 2)
            continue;
        uint32_t bits = m->feminine    ? TOLD_WOMAN
                        : m->masculine ? TOLD_MAN
                                       : TOLD_WOMAN | TOLD_MAN;
        uint32_t old = map_get(&families, family_of(r, m));
        (void)map_put(&families, family_of(r, m), (old == MAP_NONE ? 0 : old) | bits);
    }
    for (size_t i = 0; i < r->mentions.n; i++) {
        mention *m = &r->mentions.at[i];
        bool short_name = m->kind == MENTION_NAME && m->token_count == 1 &&
                          (m->type == ENTITY_PERSON || m->surname ||
                           (m->guess && m->gazetteer == NO_INDEX));
        if (!short_name || is_told(m))
            continue;
        uint32_t bits = map_get(&families, family_of(r, m));
        if (bits != MAP_NONE)
            set(m, (told_gender)bits);
    }
    map_free(&families);
}

void report_tell_genders(report *r)
{
    if (!r->know->given)
        return;
    for (size_t i = 0; i < r->mentions.n; i++) {
        mention *m = &r->mentions.at[i];
        if (!is_persons_name(m) || is_told(m))
            continue;
        told_gender told = by_title(r, m);
        set(m, told ? told : by_given_name(r, m));
    }
    tell_short_names(r);
    for (size_t i = 0; i < r->mentions.n; i++) { /* what one version tells the other need not */
        mention *m = &r->mentions.at[i];
        if (!is_persons_name(m) || is_told(m) || m->pair == NO_INDEX)
            continue;
        const mention *other = &r->mentions.at[m->pair];
        m->feminine = other->feminine;
        m->masculine = other->masculine;
    }
}

void given_take_relation(report *r, uint32_t mention_index, str relation)
{
    mention *m = &r->mentions.at[mention_index];
    told_gender told = r->know->given ? given_relation(r->know->given, relation) : TOLD_NOT;
    bool known = m->gazetteer != NO_INDEX && is_told(m);
    if (told && !known && m->kind == MENTION_NAME)
        set(m, told);
}
