/*
 * What an unknown name of English text is: a person, body, place or thing, by the words it is made
 * of, those before and behind it, and the list it stands in. What rests on its form alone is a guess
 * that any other evidence overrules. Cost: a few look-ups a name.
 */
#include "report/lexicon.h"
#include "report/memo.h"
#include "report/mentions_inside.h"
#include "report/titles.h"

#include <string.h>

static bool locative_before(const report *r, uint32_t first, uint32_t sentence_first)
{
    static const char *const words[] = { "in",   "at",  "near",    "outside", "around", "from",
                                         "via",  "off", "through", "across",  "toward", "towards",
                                         "into", "linking" };
    if (first == sentence_first)
        return false;
    return STR_IS_ANY(r->tokens.at[first - 1].norm, words);
}

/* "A, B and C": a name in a list of people is a person's, in one of places a place's */
static bool listed_with(const report *r, const run *x, const sentence *s, uint8_t *type)
{
    enum { REACH = 6 };
    uint32_t from = x->first > s->first_token + REACH ? x->first - REACH : s->first_token;
    bool comma_before = x->first > from && r->tokens.at[x->first - 1].kind == TOKEN_PUNCT;
    for (uint32_t i = x->first; i-- > from;) {
        const token *t = &r->tokens.at[i];
        uint32_t m = t->mention;
        bool comma = t->kind == TOKEN_PUNCT && r->bytes.at[t->start] == ',';
        if (m != NO_INDEX) {
            *type = r->mentions.at[m].type;
            bool place = *type == ENTITY_PLACE && i + 2 == x->first && !comma_before &&
                         x->first == x->last;
            return (*type == ENTITY_PERSON || place) && !r->mentions.at[m].guess;
        }
        if (!comma && !str_is(t->norm, "and") && !str_is(t->norm, "or"))
            return false;
    }
    return false;
}

bool mention_opening_mark(const report *r, uint32_t i)
{
    const token *t = &r->tokens.at[i];
    return t->kind == TOKEN_PUNCT && strchr("\"'\xC2\xE2", r->bytes.at[t->start]) != NULL;
}

/* "the governor of X" is a place, "the chairman of X" a body; "the governor, X" and "his wife, X"
 * are people */
static bool told_by_title(const report *r, uint32_t first, const sentence *s, uint32_t words,
                          uint8_t *type)
{
    if (first < s->first_token + 2)
        return false;
    const token *mark = &r->tokens.at[first - 1], *title = &r->tokens.at[first - 2];
    if (title->kind != TOKEN_WORD || title->mention != NO_INDEX)
        return false;
    if (str_is(mark->norm, "of")) {
        if (token_in_set(r, title, LANG_EN, SET_SITE)) {
            *type = ENTITY_PLACE;
            return true;
        }
        bool ruler = token_in_set(r, title, LANG_EN, SET_RULER);
        *type = ruler ? ENTITY_PLACE : ENTITY_ORGANIZATION;
        return ruler || token_in_set(r, title, LANG_EN, SET_LEADER);
    }
    bool comma = mark->kind == TOKEN_PUNCT && r->bytes.at[mark->start] == ',';
    *type = ENTITY_PERSON;
    return comma && words <= 4 &&
           (titles_is_head(r->know->titles, LANG_EN, title->norm) ||
            titles_kin(r->know->titles, LANG_EN, title->norm).at != NULL);
}

/* "Jane Roe, a former member of the board": an office behind a comma tells a person */
static bool told_behind(const report *r, uint32_t last, uint32_t end)
{
    enum { REACH = 4 };
    if (last + 3 >= end || r->bytes.at[r->tokens.at[last + 1].start] != ',' ||
        !(str_is(r->tokens.at[last + 2].norm, "a") || str_is(r->tokens.at[last + 2].norm, "an") ||
          str_is(r->tokens.at[last + 2].norm, "the")))
        return false;
    for (uint32_t i = last + 3; i < end && i < last + 3 + REACH; i++) {
        const token *t = &r->tokens.at[i];
        if (t->kind != TOKEN_WORD || str_is(t->norm, "of") || t->flags & TOKEN_CAPITAL)
            return false;
        if (titles_is_head(r->know->titles, LANG_EN, t->norm))
            return true;
    }
    return false;
}

uint8_t mention_type_of_run(report *r, const run *x, const sentence *s, bool *guess)
{
    *guess = false;
    uint32_t end = s->first_token + s->token_count, words = 0, bits = 0;
    for (uint32_t i = x->first; i <= x->last; i++) {
        bool hyphened = i > x->first + 1 && r->bytes.at[r->tokens.at[i - 1].start] == '-';
        words += r->tokens.at[i].kind == TOKEN_WORD && !hyphened;
        bits |= mention_signs_at(r, i);
    }
    uint32_t lead = x->first;
    while (lead > s->first_token && mention_opening_mark(r, lead - 1))
        lead--;
    uint32_t before = lead > s->first_token ? mention_signs_at(r, lead - 1) : 0;
    uint32_t next = x->last + 1;
    while (next < end && lead < x->first && mention_opening_mark(r, next))
        next++;
    uint32_t after = next < end ? mention_signs_at(r, next) : 0;
    if (x->titled || (before & SIGN_TITLE && !(bits & SIGN_ORG)))
        return ENTITY_PERSON;
    if (mention_signs_at(r, x->last) & SIGN_ORG && words > 2) /* "Submarine Task Force" */
        return ENTITY_ORGANIZATION;
    if (mention_before_class(r, x->last, end))
        return ENTITY_PRODUCT;
    if (next < end && (str_is(r->tokens.at[next].norm, "family") ||
                       str_is(r->tokens.at[next].norm, "tribe")))
        return ENTITY_GROUP;
    if (bits & SIGN_PRODUCT || r->tokens.at[x->last].kind == TOKEN_NUMBER || after & SIGN_PRODUCT)
        return ENTITY_PRODUCT;
    if (bits & SIGN_ORG)
        return ENTITY_ORGANIZATION;
    if (bits & SIGN_PLACE || after & SIGN_PLACE)
        return ENTITY_PLACE;
    if (before & SIGN_PRODUCT)
        return ENTITY_PRODUCT;
    if (lead > s->first_token + 1 && str_is(r->tokens.at[lead - 1].norm, "site") &&
        str_is(r->tokens.at[lead - 2].norm, "news"))
        return ENTITY_ORGANIZATION;
    if (before & SIGN_PLACE && !(before & SIGN_ORG))
        return ENTITY_PLACE;
    /* "whatever assets X may hold": a small plural says nothing of the name behind it */
    bool plural = lead > s->first_token &&
                  str_ends(r->tokens.at[lead - 1].norm, STR("s")) &&
                  !(r->tokens.at[lead - 1].flags & TOKEN_CAPITAL);
    if (before & (SIGN_ORG | SIGN_GENERIC) && !plural)
        return ENTITY_ORGANIZATION;
    if (after & SIGN_ORG || (words == 1 && r->tokens.at[x->first].flags & TOKEN_ALL_CAPS))
        return ENTITY_ORGANIZATION;
    uint8_t told;
    if (told_by_title(r, lead, s, words, &told))
        return told;
    if (locative_before(r, x->first, s->first_token) && words <= 2) {
        *guess = true;
        return ENTITY_PLACE;
    }
    if (r->tokens.at[x->first].flags & TOKEN_QUOTED || r->tokens.at[x->last].mention != NO_INDEX)
        return ENTITY_ORGANIZATION;
    if (listed_with(r, x, s, &told))
        return told;
    *guess = true;
    if (words <= 4 && told_behind(r, x->last, end)) {
        *guess = false;
        return ENTITY_PERSON;
    }
    if (words >= 2 &&
        gazetteer_is_given(r->know->gazetteer, mention_word(r, &r->tokens.at[x->first])))
        *guess = false;
    return words >= 2 && words <= 5 ? ENTITY_PERSON : ENTITY_ORGANIZATION;
}
