/*
 * What stands behind a name between commas, "Karim Saleh, the owner of the mill,": the word of each
 * version that says what the person is. Both must be known words for people that have nothing in
 * common, and neither may be said anywhere else on the other side. And kinship words that are
 * joined (the daughter of a brother) where the other version has only one of them.
 */
#include "report/disagree.h"
#include "report/lexicon.h"
#include "report/memo.h"
#include "report/mentions.h"
#include "report/titles.h"

enum { REACH = 16 };

static bool is_comma(const report *r, uint32_t i)
{
    str t = report_text(r, r->tokens.at[i].start, r->tokens.at[i].end);
    return str_is(t, ",") || str_is(t, "،");
}

/* the tokens between the comma behind a name and the next one; empty where there is none */
static token_range apposition(const comparison *k, token_range side, const mention *m)
{
    const report *r = k->r;
    uint32_t i = m->first_token + m->token_count;
    token_range none = { 0, 0 };
    /* closing quotes, and the rest of a name with a hyphen */
    while (i < side.end && !is_comma(r, i) &&
           (r->tokens.at[i].kind == TOKEN_PUNCT || !(r->tokens.at[i].flags & TOKEN_SPACE_BEFORE)))
        i++;
    if (i >= side.end || !is_comma(r, i))
        return none;
    token_range x = { i + 1, i + 1 };
    while (x.end < side.end && x.end - x.first < REACH && !is_comma(r, x.end) &&
           r->tokens.at[x.end].sentence == r->tokens.at[i].sentence)
        x.end++;
    return x.end < side.end && is_comma(r, x.end) ? x : none;
}

static bool names_a_person(const comparison *k, uint32_t i)
{
    const report *r = k->r;
    const token *t = &r->tokens.at[i];
    if (t->kind != TOKEN_WORD)
        return false;
    word_variant v[MENTION_VARIANTS];
    size_t n = mention_variants(k->r, t, v);
    for (size_t j = 0; j < n; j++) {
        str w = v[j].word;
        if (t->lang == LANG_AR && str_starts(w, STR("ال")))
            w = str_drop(w, sizeof "ال" - 1);
        if (titles_is_head(r->know->titles, t->lang, w) ||
            cues_of(r->know->cues, t->lang, w) & CUE_PERSON)
            return true;
    }
    return t->lemma != NO_INDEX &&
           lexicon_lexeme(r->know->lexicon, t->lemma)->sense == SENSE_PERSON;
}

/* Arabic: the first word of the apposition. English: the last one for a person before "of", "at",
 * "in". */
static uint32_t head_of(const comparison *k, token_range x, bool arabic)
{
    uint32_t head = NO_INDEX;
    for (uint32_t i = x.first; i < x.end; i++) {
        str w = k->r->tokens.at[i].norm;
        bool stops = str_is(w, "of") || str_is(w, "at") || str_is(w, "in") || str_is(w, "for") ||
                     str_is(w, "who");
        if (stops)
            break;
        if (names_a_person(k, i))
            head = i;
        if (arabic)
            break;
    }
    return head;
}

/* a rank or a word so wide that another one may well stand for it in translation */
static bool is_wide(str w)
{
    static const char *const words[] = {
        "member", "officer", "general", "commander", "official", "figure",  "man",    "woman",
        "citizen", "national", "leader", "veteran",  "agent",    "operative", "native", "expert",
        "عضو",    "عضوه",   "ضابط",    "لواء",     "عميد",     "عقيد",    "قيادي",  "قيادية",
        "مسوول",  "مسؤول",  "مواطن",   "رجل",      "شخصية",    "احد",     "عنصر",   "خبير",
        "وهو",    "وهي",    "هو",      "هي" };
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (str_is(w, words[i]) ||
            (str_starts(w, STR("ال")) && str_is(str_drop(w, sizeof "ال" - 1), words[i])))
            return true;
    return false;
}

static bool known(const comparison *k, uint32_t i)
{
    uint32_t c[BILINGUAL_CONCEPTS];
    const token *t = &k->r->tokens.at[i];
    return token_concepts(k->r, t, c) > 0;
}

/* the name's mention on the Arabic side of the bead, by pair or entity */
static uint32_t arabic_mention(const comparison *k, const mention *m)
{
    const report *r = k->r;
    for (uint32_t i = k->ar.first; i < k->ar.end; i++) {
        uint32_t x = r->tokens.at[i].mention;
        bool same =
            x != NO_INDEX && r->mentions.at[x].first_token == i &&
            r->mentions.at[x].kind == MENTION_NAME &&
            (x == m->pair || (m->entity != NO_INDEX && r->mentions.at[x].entity == m->entity));
        if (same)
            return x;
    }
    written w = { m->first_token, m->first_token + m->token_count,
                  m->token_count, NO_INDEX,
                  NO_INDEX,       NO_INDEX };
    uint32_t t = m->token_count > 1 ? disagree_sounds_at(k, &w) : NO_INDEX;
    return t != NO_INDEX ? r->tokens.at[t].mention : NO_INDEX;
}

static void flag(comparison *k, uint8_t kind, uint32_t about, span ar, span en)
{
    report *r = k->r;
    disagreement d = { .kind = kind,
                       .severity = SEVERITY_MAJOR,
                       .ar = ar,
                       .en = en,
                       .about_kind = about != NO_INDEX ? ABOUT_ENTITY : ABOUT_NOTHING,
                       .about = about };
    bool kin = kind == DIFFER_kinship;
    disagree_differ(r, d,
                    kin ? "The versions say otherwise whose relative this is"
                        : "The versions give this person another role",
                    kin ? "تختلف النسختان في صلة القرابة" : "تختلف النسختان في صفة هذا الشخص");
}

static void compare_behind(comparison *k, const mention *e)
{
    const report *r = k->r;
    uint32_t ar_index = arabic_mention(k, e);
    if (ar_index == NO_INDEX)
        return;
    token_range x = apposition(k, k->ar, &r->mentions.at[ar_index]), y = apposition(k, k->en, e);
    uint32_t ar = head_of(k, x, true), en = head_of(k, y, false);
    if (ar == NO_INDEX || en == NO_INDEX || !known(k, ar) || !known(k, en) ||
        is_wide(r->tokens.at[ar].norm) || is_wide(r->tokens.at[en].norm))
        return;
    if (disagree_same_concept(k, ar, k->en) != NO_INDEX ||
        disagree_same_concept(k, en, k->ar) != NO_INDEX)
        return;
    flag(k, DIFFER_role, e->entity, disagree_span(r, x.first, x.end - 1),
         disagree_span(r, y.first, y.end - 1));
}

/* ---- joined kinship words */

static bool is_kin(const comparison *k, uint32_t i)
{
    const token *t = &k->r->tokens.at[i];
    return t->kind == TOKEN_WORD && token_may_title(k->r, t) &&
           titles_kin(k->r->know->titles, LANG_AR, token_stem(t)).at != NULL;
}

static void compare_joined_kin(comparison *k)
{
    for (uint32_t i = k->ar.first; i + 1 < k->ar.end; i++) {
        uint32_t p = k->partner[i];
        if (p == NO_INDEX || !is_kin(k, i) || !is_kin(k, i + 1) || disagree_same_concept(k, i + 1, k->en) != NO_INDEX || !known(k, i + 1))
            continue;
        flag(k, DIFFER_kinship, NO_INDEX, disagree_span(k->r, i, i + 1), disagree_span(k->r, p, p));
        i++;
    }
}

void disagree_appositions(comparison *k)
{
    const report *r = k->r;
    for (uint32_t i = k->en.first; i < k->en.end; i++)
        if (disagree_person_begins(r, i))
            compare_behind(k, &r->mentions.at[r->tokens.at[i].mention]);
    compare_joined_kin(k);
}
