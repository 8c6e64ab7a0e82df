/*
 * Countries that share a name or an adjective: "Congo", "Congolese", "Dominican". Which is meant
 * tells the report: the one that it also names by a name of its own, or by one of its towns. Where
 * it names neither or both so, the first of the gazetteer stands, as before. Cost: linear in the
 * mentions.
 */
#include "report/mentions.h"
#include "report/knowledge.h"

static bool is_country(const gazetteer *g, uint32_t entry)
{
    return str_is(gazetteer_at(g, entry)->kind, "country");
}

/* the next phrase of the same words that is of another country, or NO_INDEX */
static uint32_t rival(const gazetteer *g, uint32_t phrase_index, phrase_kind kind)
{
    uint32_t own = gazetteer_phrase(g, phrase_index)->entry;
    for (uint32_t k = gazetteer_phrase(g, phrase_index)->next; k != NO_INDEX;
         k = gazetteer_phrase(g, k)->next) {
        const phrase *p = gazetteer_phrase(g, k);
        if (p->kind == kind && p->entry != own && is_country(g, p->entry))
            return k;
    }
    return NO_INDEX;
}

static bool is_named(const report *r, uint32_t country)
{
    for (size_t i = 0; i < r->countries.n; i++)
        if (r->countries.at[i] == country)
            return true;
    return false;
}

/* the countries that are named by a name of their own or by a town of theirs */
static void find_named(report *r)
{
    const gazetteer *g = r->know->gazetteer;
    for (size_t i = 0; i < r->mentions.n; i++) {
        const mention *m = &r->mentions.at[i];
        if (m->kind != MENTION_NAME || m->gazetteer == NO_INDEX || m->type != ENTITY_PLACE)
            continue;
        const gazetteer_entry *e = gazetteer_at(g, m->gazetteer);
        bool shared = m->phrase != NO_INDEX && rival(g, m->phrase, PHRASE_NAME) != NO_INDEX;
        uint32_t country = is_country(g, m->gazetteer) ? m->gazetteer
                           : e->country.n == 2         ? gazetteer_country(g, e->country)
                                                       : NO_INDEX;
        if (!shared && country != NO_INDEX && !is_named(r, country))
            *vec_push(r->a, &r->countries) = country;
    }
}

/* the phrase of the capital whose name in Arabic is its country's as well (تونس), or NO_INDEX */
static uint32_t capital_of_same_name(const gazetteer *g, const mention *m)
{
    if (m->phrase == NO_INDEX || m->gazetteer == NO_INDEX || m->kind != MENTION_NAME ||
        !is_country(g, m->gazetteer))
        return NO_INDEX;
    for (uint32_t k = m->phrase; k != NO_INDEX; k = gazetteer_phrase(g, k)->next) {
        const phrase *p = gazetteer_phrase(g, k);
        if (p->kind == PHRASE_NAME && p->entry != m->gazetteer &&
            gazetteer_at(g, p->entry)->stands_for == m->gazetteer)
            return k;
    }
    return NO_INDEX;
}

/* a mark, then a date, then a dash or nothing else between */
static bool is_dated(const report *r, uint32_t behind, uint32_t end)
{
    enum { DATE_WITHIN = 10 };
    bool timed = false;
    if (behind + 1 >= end || r->tokens.at[behind].kind != TOKEN_PUNCT)
        return false;
    if (r->tokens.at[behind + 1].flags & TOKEN_TIMED)
        return true;
    for (uint32_t i = behind + 1; i < end && i <= behind + DATE_WITHIN; i++) {
        const token *t = &r->tokens.at[i];
        timed |= (t->flags & TOKEN_TIMED) != 0;
        if (timed && (str_is(t->norm, "-") || str_is(t->norm, "–") || str_is(t->norm, "—")))
            return true;
    }
    return false;
}

/* "تونس، 3 آذار 2014": news is dated from towns */
static void settle_datelines(report *r)
{
    for (size_t i = 0; i < r->blocks.n; i++) {
        const sentence *s = &r->sentences.at[r->blocks.at[i].first_sentence];
        if (!r->blocks.at[i].sentence_count || s->token_count < 4)
            continue;
        uint32_t x = r->tokens.at[s->first_token].mention;
        mention *m = x != NO_INDEX ? &r->mentions.at[x] : NULL;
        uint32_t behind = m ? m->first_token + m->token_count : 0;
        bool dated = m && is_dated(r, behind, s->first_token + s->token_count);
        uint32_t capital = dated ? capital_of_same_name(r->know->gazetteer, m) : NO_INDEX;
        if (capital != NO_INDEX) {
            m->gazetteer = gazetteer_phrase(r->know->gazetteer, capital)->entry;
            m->phrase = capital;
        }
    }
}

void mentions_settle_countries(report *r)
{
    const gazetteer *g = r->know->gazetteer;
    find_named(r);
    for (size_t i = 0; r->countries.n && i < r->mentions.n; i++) {
        mention *m = &r->mentions.at[i];
        if (m->phrase == NO_INDEX || m->gazetteer == NO_INDEX || m->type != ENTITY_PLACE ||
            !is_country(g, m->gazetteer) || is_named(r, m->gazetteer))
            continue;
        uint32_t other = rival(g, m->phrase, (phrase_kind)gazetteer_phrase(g, m->phrase)->kind);
        if (other != NO_INDEX && is_named(r, gazetteer_phrase(g, other)->entry)) {
            m->gazetteer = gazetteer_phrase(g, other)->entry;
            m->phrase = other;
        }
    }
    settle_datelines(r);
}

uint32_t report_adjective(const report *r, str folded_word, uint8_t language)
{
    const gazetteer *g = r->know->gazetteer;
    uint32_t country = gazetteer_adjective(g, folded_word, language);
    if (country == NO_INDEX || is_named(r, country))
        return country;
    for (size_t i = 0; i < r->countries.n; i++)
        if (str_eq(gazetteer_at(g, r->countries.at[i])->adjective_en,
                   gazetteer_at(g, country)->adjective_en))
            return r->countries.at[i];
    return country;
}
