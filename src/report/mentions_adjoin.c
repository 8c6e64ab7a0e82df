/*
 * What stands beside a run of English words written large and belongs to its name: the adjective of
 * a country before everyday words ("Balkan Gazette") or before the small word for a party, particles
 * written small, a place behind a company, small words written large. Cost: a few look-ups a run,
 * one pass over the names of a sentence.
 */
#include "report/lexicon.h"
#include "report/memo.h"
#include "report/mentions_inside.h"

/* "Kurds", "Envoys": a word for people */
bool mention_is_people_word(const report *r, const token *t)
{
    if (t->lemma == NO_INDEX || !r->know->lexicon)
        return false;
    uint8_t sense = lexicon_lexeme(r->know->lexicon, t->lemma)->sense;
    return sense == SENSE_PERSON || sense == SENSE_GROUP;
}

/* an everyday word that is neither anybody's name nor says who somebody is: "Courier", "Steel" */
static bool is_thing(report *r, uint32_t i)
{
    const token *t = &r->tokens.at[i];
    return t->lemma != NO_INDEX && t->flags & TOKEN_CAPITAL &&
           !(mention_signs_at(r, i) & (SIGN_TITLE | SIGN_FUNCTION | SIGN_MODIFIER)) &&
           !token_in_set(r, t, LANG_EN, SET_CREED) &&
           !gazetteer_is_family(r->know->gazetteer, t->norm) &&
           !gazetteer_is_given(r->know->gazetteer, t->norm) && !mention_is_people_word(r, t);
}

/* "the" + "Libyan" + "Center for Security Studies": where all words of a body's name are words of
 * the language, the adjective of its country is one of them; so is "UK" before any body */
void mention_take_nation(report *r, run *x, const sentence *at)
{
    uint32_t before = x->first - 1;
    if (x->first == at->first_token || x->titled || !mention_is_national(r, before))
        return;
    const token *t = &r->tokens.at[before];
    bool body = false, plain = true, things = !(t->flags & TOKEN_QUOTED) || x->last > x->first;
    for (uint32_t i = x->first; i <= x->last; i++) {
        const token *w = &r->tokens.at[i];
        if (w->kind != TOKEN_WORD)
            continue;
        body |= (mention_signs_at(r, i) & SIGN_ORG) != 0;
        plain &= w->lemma != NO_INDEX || mention_signs_at(r, i) != 0;
        things &= is_thing(r, i);
    }
    uint32_t next = x->last + 1;
    things &= next >= at->first_token + at->token_count ||
              !str_is(r->tokens.at[next].norm, "party");
    bool the = before > at->first_token && str_is(r->tokens.at[before - 1].norm, "the");
    const token *lead = before > at->first_token ? &r->tokens.at[before - 1] : NULL;
    /* "deputy chairman of Lithuanian Commercial Bank": behind "of" without "the" */
    bool of = lead && (str_is(lead->norm, "of") || str_is(lead->norm, "at"));
    if (things || (x->last > x->first && body && (str_is(t->norm, "uk") || (plain && (the || of)))))
        for (x->first = before; x->first > at->first_token &&
                                mention_is_national(r, x->first - 1);) /* "Hong Kong" */
            x->first--;
}

/* "de la Cruz", "bin Khalfan", "al-Masri": particles written small before a name by itself */
void mention_take_particles(const report *r, run *x, const sentence *at)
{
    enum { MOST = 2 };
    for (int n = 0; n < MOST && x->first > at->first_token; n++) {
        uint32_t i = x->first - 1;
        bool hyphen = r->bytes.at[r->tokens.at[i].start] == '-' && i > at->first_token &&
                      !(r->tokens.at[i].flags & TOKEN_SPACE_BEFORE);
        i -= hyphen;
        const token *t = &r->tokens.at[i];
        if (t->kind != TOKEN_WORD || t->lang != LANG_EN || t->flags & TOKEN_CAPITAL ||
            t->mention != NO_INDEX || !(mention_signs_at(r, i) & SIGN_PARTICLE) || t->norm.n < 2)
            return;
        x->first = i;
    }
}

/* "Congo Is Not For Sale": small words written large inside a sentence hold the words around them
 * together as one name. The last token, or NO_INDEX. */
uint32_t mention_title_case(report *r, uint32_t first, const sentence *at)
{
    enum { LONGEST = 8 };
    uint32_t end = at->first_token + at->token_count, last = first;
    bool small = false;
    const token *t = &r->tokens.at[first];
    if (!(t->flags & TOKEN_CAPITAL) || t->kind != TOKEN_WORD || t->lang != LANG_EN ||
        mention_signs_at(r, first) & (SIGN_FUNCTION | SIGN_TITLE | SIGN_MONTH | SIGN_WEEKDAY))
        return NO_INDEX;
    for (uint32_t i = first + 1; i < end && i - first < LONGEST; i++) {
        const token *x = &r->tokens.at[i];
        bool large_word = x->kind == TOKEN_WORD && x->flags & TOKEN_CAPITAL && x->lang == LANG_EN;
        bool joins = large_word && mention_signs_at(r, i) & SIGN_FUNCTION && !(x->flags & TOKEN_ALL_CAPS);
        if (!large_word || mention_signs_at(r, i) & (SIGN_TITLE | SIGN_MONTH | SIGN_WEEKDAY))
            break;
        small |= joins;
        if (!joins)
            last = i;
    }
    return small && last > first + 1 ? last : NO_INDEX;
}

/* "Pheu" + "Thai" + "party": an adjective between a strange word and the small word for its kind */
void mention_take_last_adjective(report *r, run *x, const sentence *at)
{
    uint32_t end = at->first_token + at->token_count, i = x->last + 1;
    if (i + 1 < end && mention_is_national(r, i) && r->tokens.at[i].mention == NO_INDEX &&
        r->tokens.at[i].kind == TOKEN_WORD && r->tokens.at[x->last].lemma == NO_INDEX &&
        !(r->tokens.at[i + 1].flags & TOKEN_CAPITAL) &&
        mention_signs_at(r, i + 1) & (SIGN_ORG | SIGN_GENERIC))
        x->last = i;
}

/* two names of a sentence become one of a body */
static void join_bodies(report *r, uint32_t a, uint32_t b)
{
    const mention *first = &r->mentions.at[a], *last = &r->mentions.at[b];
    mention whole = mention_blank(r, first->sentence, first->first_token,
                                  last->first_token + last->token_count - 1);
    whole.type = ENTITY_ORGANIZATION;
    whole.found = true;
    mention_drop(r, a);
    mention_drop(r, b);
    mention_add(r, whole);
}

/* "House of Commons" + "Foreign Affairs Committee": a committee right behind its parliament */
void mention_join_committees(report *r, const sentence *at)
{
    for (uint32_t i = at->first_token; i + 1 < at->first_token + at->token_count; i++) {
        uint32_t a = r->tokens.at[i].mention, b = r->tokens.at[i + 1].mention;
        if (a == NO_INDEX || b == NO_INDEX || a == b)
            continue;
        const mention *house = &r->mentions.at[a], *panel = &r->mentions.at[b];
        const token *last = &r->tokens.at[panel->first_token + panel->token_count - 1];
        const gazetteer *g = r->know->gazetteer;
        str kind = house->found                   ? STR("")
                   : house->gazetteer != NO_INDEX ? gazetteer_at(g, house->gazetteer)->kind
                   : house->body != NO_INDEX      ? gazetteer_body_at(g, house->body)->kind
                                                  : STR("");
        if (!str_is(kind, "parliament") || panel->first_token != i + 1 ||
            panel->type != ENTITY_ORGANIZATION || !(last->flags & TOKEN_CAPITAL) ||
            !(str_is(last->norm, "committee") || str_is(last->norm, "subcommittee")))
            continue;
        join_bodies(r, a, b);
    }
}

/* "Shell" + "Gabon": a place right behind a company is a word of its branch's name */
void mention_join_branches(report *r, const sentence *at)
{
    for (uint32_t i = at->first_token; i + 1 < at->first_token + at->token_count; i++) {
        uint32_t a = r->tokens.at[i].mention, b = r->tokens.at[i + 1].mention;
        if (a == NO_INDEX || b == NO_INDEX || a == b)
            continue;
        const mention *firm = &r->mentions.at[a], *place = &r->mentions.at[b];
        if (firm->gazetteer == NO_INDEX || firm->found || place->type != ENTITY_PLACE ||
            place->kind != MENTION_NAME || place->gazetteer == NO_INDEX || firm->token_count != 1 ||
            !str_is(gazetteer_at(r->know->gazetteer, firm->gazetteer)->kind, "company"))
            continue;
        join_bodies(r, a, b);
    }
}
