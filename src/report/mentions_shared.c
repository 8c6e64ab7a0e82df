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
