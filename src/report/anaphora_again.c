/*
 * "The minister", الوزيرة, "the court": a definite description of one word that was told before.
 * Somebody who bears the office by name in the same version is meant, the last one; else the body,
 * person or people that the same noun described or named. A description that says more about itself
 * ("the minister of energy", الوزير السابق) is left alone, and so is one that nothing fits.
 * Cost: for each description a look back over at most LOOK_BACK roles and mentions.
 */
#include "report/anaphora.h"
#include "report/knowledge.h"
#include "report/lexicon.h"
#include "report/mentions.h"
#include "report/stages.h"

#include <stdlib.h>

enum { LOOK_BACK = 60, LAST_SENTENCES = 12 };

typedef struct place {
    uint32_t start, index;
} place;

typedef struct again {
    report *r;
    place *mentions, *roles;
    size_t mention_count, role_count;
} again;

static int by_start(const void *x, const void *y)
{
    const place *a = x, *b = y;
    if (a->start != b->start)
        return a->start < b->start ? -1 : 1;
    return a->index < b->index ? -1 : a->index > b->index;
}

static size_t before(const place *list, size_t n, uint32_t start)
{
    size_t low = 0;
    while (low < n) {
        size_t mid = (low + n) / 2;
        if (list[mid].start < start)
            low = mid + 1;
        else
            n = mid;
    }
    return low;
}

static str bare(const token *t)
{
    str w = t->lang == LANG_AR ? token_stem(t) : t->norm;
    return t->lang == LANG_AR && str_starts(w, STR("ال")) && w.n > 6 ? str_drop(w, 4) : w;
}

/* the same noun: by its lexeme, else by its letters */
static bool same_noun(const token *a, const token *b)
{
    if (a->lemma != NO_INDEX && a->lemma == b->lemma)
        return ((a->form ^ b->form) & FORM_PLURAL) == 0;
    return str_eq(bare(a), bare(b));
}

/* "the X" with nothing more, or the one Arabic word with its article */
static bool is_bare(const report *r, const mention *m)
{
    const token *h = &r->tokens.at[m->head];
    if (m->lang == LANG_AR)
        return m->token_count == 1 && h->flags & TOKEN_ARTICLE;
    return m->lang == LANG_EN && m->token_count == 2 && m->head == m->first_token + 1 &&
           str_is(r->tokens.at[m->first_token].norm, "the");
}

/* "the Kenyan president", الرئيس الكيني: the noun and a nationality; the country, a gazetteer entry,
 * or NO_INDEX */
static uint32_t country_said(const report *r, const mention *m)
{
    const gazetteer *g = r->know->gazetteer;
    uint32_t i = m->first_token + 1;
    bool english = m->lang == LANG_EN && m->token_count == 3 && m->head == m->first_token + 2 &&
                   str_is(r->tokens.at[m->first_token].norm, "the");
    bool arabic = m->lang == LANG_AR && m->token_count == 2 && m->head == m->first_token &&
                  r->tokens.at[m->head].flags & TOKEN_ARTICLE;
    return g && (english || arabic) ? report_adjective(r, bare(&r->tokens.at[i]), m->lang)
                                    : NO_INDEX;
}

/* does what follows say which one is meant? */
static bool says_more(const report *r, const mention *m)
{
    uint32_t i = m->first_token + m->token_count;
    const sentence *s = &r->sentences.at[m->sentence];
    if (i >= s->first_token + s->token_count)
        return false;
    const token *t = &r->tokens.at[i];
    if (t->mention != NO_INDEX && t->kind == TOKEN_WORD)
        return t->proclitics == 0 && r->mentions.at[t->mention].kind == MENTION_NAME;
    if (t->lang == LANG_EN)
        return t->pos == WORD_RELATIVE || str_is(t->norm, "of") || str_is(t->norm, "in") ||
               str_is(t->norm, "for") || str_is(t->norm, "from") || str_is(t->norm, "behind") ||
               str_is(t->norm, "at") || t->kind == TOKEN_CLITIC;
    return t->lang == LANG_AR &&
           (t->pos == WORD_RELATIVE ||
            (t->flags & TOKEN_ARTICLE && !t->proclitics &&
             (t->pos == WORD_ADJECTIVE || t->pos == WORD_UNKNOWN)));
}

/* is it part of a title that stands beside a name? */
static bool in_title(const again *a, const mention *m)
{
    size_t n = before(a->roles, a->role_count, m->end);
    for (size_t k = 0; k < 4 && n-- > 0; k++) {
        const role *x = &a->r->roles.at[a->roles[n].index];
        if (x->start < m->end && m->start < x->end)
            return true;
    }
    return false;
}

/* the place of the title's own word among its words, if it is this noun and nothing lessens it */
static bool bears(const report *r, const role *x, const mention *m, const token *noun)
{
    const mention *bearer = &r->mentions.at[x->mention];
    const sentence *s = &r->sentences.at[bearer->sentence];
    if (x->former || x->lang != m->lang || bearer->kind != MENTION_NAME ||
        bearer->type != ENTITY_PERSON)
        return false;
    bool found = false;
    for (uint32_t i = s->first_token; i < s->first_token + s->token_count; i++) {
        const token *t = &r->tokens.at[i];
        if (t->start < x->start || t->end > x->end)
            continue;
        str w = bare(t);
        if (str_is(w, "vice") || str_is(w, "deputy") || str_is(w, "prime") ||
            str_is(w, "assistant") || str_is(w, "نايب") || str_is(w, "وزراء") ||
            str_is(w, "مساعد"))
            return false;
        if (str_is(t->norm, "of") || str_is(t->norm, "to") || str_is(t->norm, "for"))
            break;
        if (t->lang == LANG_EN)
            found = same_noun(t, noun); /* the last word before "of" */
        else if (same_noun(t, noun))
            return true;
        else if (t->lang == LANG_AR && t->pos == WORD_NOUN)
            break; /* the first noun is the title's own */
    }
    return found;
}

/* the country whose office it is, a gazetteer entry, or NO_INDEX */
static uint32_t country_of_role(const report *r, const role *x)
{
    if (x->of_country != NO_INDEX)
        return x->of_country;
    return x->of_mention != NO_INDEX ? r->mentions.at[x->of_mention].gazetteer : NO_INDEX;
}

/* the last person told with this office, of this country where one is said; NO_INDEX also where two
 * are told in one sentence */
static uint32_t bearer_of(const again *a, const mention *m, uint32_t country)
{
    const report *r = a->r;
    const token *noun = &r->tokens.at[m->head];
    uint32_t who = NO_INDEX;
    size_t n = before(a->roles, a->role_count, m->start);
    for (size_t k = 0; k < LOOK_BACK && n-- > 0; k++) {
        const role *x = &r->roles.at[a->roles[n].index];
        const mention *bearer = &r->mentions.at[x->mention];
        if (bearer->sentence + LAST_SENTENCES < m->sentence)
            break;
        if (bearer->sentence == m->sentence || !bears(r, x, m, noun) ||
            (country != NO_INDEX && country_of_role(r, x) != country))
            continue;
        if (who == NO_INDEX)
            who = x->mention;
        else if (x->mention != who && bearer->sentence == r->mentions.at[who].sentence)
            return NO_INDEX;
        else
            break;
    }
    return who;
}

/* may the noun phrase speak of something told before by the same noun? */
static uint32_t told_before(const again *a, const mention *m)
{
    const report *r = a->r;
    const token *noun = &r->tokens.at[m->head];
    size_t n = before(a->mentions, a->mention_count, m->start);
    for (size_t k = 0; k < LOOK_BACK && n-- > 0; k++) {
        uint32_t index = a->mentions[n].index;
        const mention *o = &r->mentions.at[index];
        if (o->lang != m->lang || o->type != m->type)
            continue;
        if (o->sentence + LAST_SENTENCES < m->sentence)
            break;
        uint32_t head = o->kind == MENTION_DESCRIPTION && o->head < r->tokens.n ? o->head
                        : o->lang == LANG_AR ? o->first_token
                                             : o->first_token + o->token_count - 1;
        bool body = o->kind == MENTION_DESCRIPTION || o->type == ENTITY_ORGANIZATION;
        if (body && same_noun(&r->tokens.at[head], noun))
            return index;
    }
    return NO_INDEX;
}

/* "the Eritrean capital", العاصمة: the capital that the report names, of that country where one is
 * said; NO_INDEX where it names none or several */
static uint32_t capital_of(const again *a, const mention *m, uint32_t country)
{
    const report *r = a->r;
    const gazetteer *g = r->know->gazetteer;
    const token *noun = &r->tokens.at[m->head];
    uint32_t found = NO_INDEX;
    if (!g || (!str_is(noun->norm, "capital") && !str_is(token_stem(noun), "عاصمة") &&
               !str_is(noun->norm, "العاصمة")))
        return NO_INDEX;
    for (uint32_t i = 0; i < r->mentions.n; i++) {
        const mention *o = &r->mentions.at[i];
        const gazetteer_entry *e =
            o->kind == MENTION_NAME && o->gazetteer != NO_INDEX ? gazetteer_at(g, o->gazetteer) : NULL;
        if (!e || !str_is(e->kind, "capital") ||
            (country != NO_INDEX && gazetteer_country(g, e->country) != country))
            continue;
        if (found != NO_INDEX && r->mentions.at[found].gazetteer != o->gazetteer)
            return NO_INDEX;
        if (found == NO_INDEX || o->lang == m->lang)
            found = i;
    }
    return found;
}

static uint32_t antecedent_of(const again *a, const mention *m)
{
    uint32_t country = country_said(a->r, m);
    if (m->type == ENTITY_PERSON) {
        uint32_t who = bearer_of(a, m, country);
        if (who != NO_INDEX)
            return who;
    }
    if (m->type == ENTITY_PLACE)
        return capital_of(a, m, country);
    return country != NO_INDEX ? NO_INDEX : told_before(a, m);
}

static bool open(const report *r, const mention *m)
{
    return m->kind == MENTION_DESCRIPTION && m->antecedent == NO_INDEX &&
           m->gazetteer == NO_INDEX && m->body == NO_INDEX && m->head < r->tokens.n &&
           (is_bare(r, m) || country_said(r, m) != NO_INDEX) && !says_more(r, m);
}

static void sort_places(again *a)
{
    report *r = a->r;
    a->mention_count = r->mentions.n;
    a->role_count = r->roles.n;
    a->mentions = arena_array(r->a, place, r->mentions.n + 1);
    a->roles = arena_array(r->a, place, r->roles.n + 1);
    for (uint32_t i = 0; i < r->mentions.n; i++)
        a->mentions[i] = (place){ r->mentions.at[i].start, i };
    for (uint32_t i = 0; i < r->roles.n; i++)
        a->roles[i] = (place){ r->roles.at[i].start, i };
    if (a->mention_count)
        qsort(a->mentions, a->mention_count, sizeof *a->mentions, by_start);
    if (a->role_count)
        qsort(a->roles, a->role_count, sizeof *a->roles, by_start);
}

/* is it settled who the antecedent is, by the gazetteer or by a name of the other version? */
static bool known(const report *r, const mention *m)
{
    const mention *who = &r->mentions.at[m->antecedent];
    return who->gazetteer != NO_INDEX || who->pair != NO_INDEX;
}

void report_find_again(report *r)
{
    if (!r->know->lexicon)
        return;
    again a = { .r = r };
    sort_places(&a);
    for (size_t i = 0; i < a.mention_count; i++) {
        mention *m = &r->mentions.at[a.mentions[i].index];
        if (open(r, m) && !in_title(&a, m))
            m->antecedent = antecedent_of(&a, m);
    }
    /* the versions may lead to people who are known to be different: then the words are no pair */
    for (size_t i = 0; i < r->mentions.n; i++) {
        mention *m = &r->mentions.at[i];
        if (m->kind != MENTION_DESCRIPTION || m->antecedent == NO_INDEX || m->pair == NO_INDEX)
            continue;
        mention *o = &r->mentions.at[m->pair];
        if (o->kind == MENTION_NAME || (o->antecedent != NO_INDEX && (known(r, m) || known(r, o))))
            m->pair = o->pair = NO_INDEX;
    }
}
