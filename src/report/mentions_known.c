/*
 * Names that the gazetteer knows, in the light of the other version: everyday words that are names
 * only where the other version names the same, and names that go on there. Cost: the known names of
 * one side of a bead times those of the other.
 */
#include "name/name.h"
#include "report/memo.h"
#include "report/mentions.h"
#include "text/fold.h"

/* ---- everyday words */

/* what the English side of a bead says of an Arabic mention: names the same, or leaves a place open
 */
static void english_answer(const report *r, const bead *b, const mention *m, bool *named,
                           bool *open_place)
{
    *named = *open_place = false;
    for (uint32_t x = 0; x < b->en_count && !*named; x++) {
        const sentence *e = &r->sentences.at[b->en_first + x];
        for (uint32_t y = 0; y < e->token_count && !*named; y++) {
            uint32_t index = r->tokens.at[e->first_token + y].mention;
            if (index == NO_INDEX)
                continue;
            const mention *o = &r->mentions.at[index];
            *named = o->gazetteer == m->gazetteer;
            *open_place |= o->type == ENTITY_PLACE && o->kind == MENTION_NAME;
        }
    }
}

/* a town by a word that may be an everyday one: العقبة "the obstacle" */
static bool doubtful_town(const report *r, const mention *m)
{
    if (m->type != ENTITY_PLACE || m->token_count != 1 || m->gazetteer == NO_INDEX ||
        m->lang != LANG_AR)
        return false;
    str kind = gazetteer_at(r->know->gazetteer, m->gazetteer)->kind;
    return !str_is(kind, "country") && !str_is(kind, "capital") &&
           str_starts(r->tokens.at[m->first_token].norm, STR("ال"));
}

/* An Arabic everyday word that happens to be a name is one only when the other version names it. */
void mentions_drop_unsupported(report *r, const bead *b)
{
    for (uint32_t i = 0; i < b->ar_count; i++) {
        const sentence *at = &r->sentences.at[b->ar_first + i];
        for (uint32_t k = 0; k < at->token_count; k++) {
            uint32_t index = r->tokens.at[at->first_token + k].mention;
            if (index == NO_INDEX)
                continue;
            const mention *m = &r->mentions.at[index];
            bool doubtful = doubtful_town(r, m), named, open_place;
            if (!m->weak && !doubtful)
                continue;
            english_answer(r, b, m, &named, &open_place);
            if (!named && (m->weak || !open_place))
                mention_drop(r, index);
        }
    }
}

/* ---- countries and their capitals of one name */

static bool english_names(const report *r, const bead *b, uint32_t entry)
{
    for (uint32_t x = 0; x < b->en_count; x++) {
        const sentence *e = &r->sentences.at[b->en_first + x];
        for (uint32_t y = e->first_token; y < e->first_token + e->token_count; y++) {
            uint32_t m = r->tokens.at[y].mention;
            if (m != NO_INDEX && !r->mentions.at[m].found && r->mentions.at[m].gazetteer == entry)
                return true;
        }
    }
    return false;
}

/* تونس is Tunisia or Tunis: the one that the English names and not the other. */
void mentions_settle_capitals(report *r, const bead *b)
{
    const gazetteer *g = r->know->gazetteer;
    for (uint32_t i = 0; i < b->ar_count; i++) {
        const sentence *s = &r->sentences.at[b->ar_first + i];
        for (uint32_t k = s->first_token; k < s->first_token + s->token_count; k++) {
            uint32_t index = r->tokens.at[k].mention;
            mention *m = index != NO_INDEX ? &r->mentions.at[index] : NULL;
            if (!m || m->first_token != k || m->type != ENTITY_PLACE || m->phrase == NO_INDEX ||
                m->gazetteer == NO_INDEX || m->found ||
                gazetteer_phrase(g, m->phrase)->next == NO_INDEX ||
                english_names(r, b, m->gazetteer))
                continue;
            for (uint32_t p = gazetteer_phrase(g, m->phrase)->next; p != NO_INDEX;
                 p = gazetteer_phrase(g, p)->next) {
                const phrase *o = gazetteer_phrase(g, p);
                if (o->kind == PHRASE_NAME && o->lang == LANG_AR &&
                    gazetteer_at(g, o->entry)->type == ENTITY_PLACE &&
                    english_names(r, b, o->entry)) {
                    m->gazetteer = o->entry;
                    m->phrase = p;
                    break;
                }
            }
        }
    }
}

/* ---- names that go on */

/* Does the English name begin with one of the entry's names and go on with one word more? */
static bool begins_with_entry(report *r, const mention *e, uint32_t entry)
{
    str names = gazetteer_names(r->know->gazetteer, entry, LANG_EN), name;
    str text = fold_str(r->a, report_text(r, e->start, r->tokens.at[e->first_token +
                                                                    e->token_count - 2].end));
    while (names.at && str_split(&names, '|', &name))
        if (str_eq(fold_str(r->a, str_trim(name)), text))
            return true;
    return false;
}

/* "TRT Haber" is another name than "TRT": so is تي آر تي خبر, where the next word sounds like the
 * English one. */
static bool goes_on_too(report *r, mention *a, uint32_t index, uint32_t english)
{
    enum { ALIKE = 640000, SAME = 860000 };
    mention *e = &r->mentions.at[english];
    uint32_t next = a->first_token + a->token_count;
    if (next >= r->tokens.n)
        return false;
    /* the Arabic has a known king's name by itself, the English "Juan Carlos Peinado" */
    uint32_t before = r->tokens.at[e->first_token + e->token_count - 2].end;
    bool sounds = a->type == ENTITY_PERSON && e->type == ENTITY_PERSON && a->token_count > 1 &&
                  e->token_count == a->token_count + 1 &&
                  report_name_score(r, report_text(r, a->start, a->end),
                                    report_text(r, e->start, before), NAME_PERSON) >= SAME;
    if (!sounds && !begins_with_entry(r, e, a->gazetteer))
        return false;
    const token *t = &r->tokens.at[next], *last = &r->tokens.at[e->first_token + e->token_count - 1];
    if (t->kind != TOKEN_WORD || t->mention != NO_INDEX || t->sentence != a->sentence ||
        last->kind != TOKEN_WORD || !report_word_score(r, last->norm, t->norm, ALIKE))
        return false;
    a->token_count++;
    a->end = t->end;
    a->type = e->type;
    a->gazetteer = NO_INDEX;
    a->found = true;
    a->pair = english;
    e->pair = index;
    r->tokens.at[next].mention = index;
    return true;
}

/* the English names of a bead that were made longer than the gazetteer has them */
static size_t longer_names(const report *r, const bead *b, uint32_t *out, size_t max)
{
    size_t n = 0;
    for (uint32_t x = 0; x < b->en_count; x++) {
        const sentence *e = &r->sentences.at[b->en_first + x];
        for (uint32_t y = e->first_token; y < e->first_token + e->token_count && n < max; y++) {
            uint32_t index = r->tokens.at[y].mention;
            const mention *m = index != NO_INDEX ? &r->mentions.at[index] : NULL;
            if (m && m->first_token == y && m->found && m->kind == MENTION_NAME &&
                m->pair == NO_INDEX && m->token_count > 1)
                out[n++] = index;
        }
    }
    return n;
}

void mentions_lengthen_known(report *r, const bead *b)
{
    enum { MOST = 32 };
    uint32_t en[MOST];
    size_t n = r->know->names ? longer_names(r, b, en, MOST) : 0;
    for (uint32_t i = 0; n && i < b->ar_count; i++) {
        const sentence *s = &r->sentences.at[b->ar_first + i];
        for (uint32_t k = s->first_token; k < s->first_token + s->token_count; k++) {
            uint32_t index = r->tokens.at[k].mention;
            mention *a = index != NO_INDEX ? &r->mentions.at[index] : NULL;
            if (!a || a->first_token != k || a->gazetteer == NO_INDEX || a->found ||
                a->pair != NO_INDEX)
                continue;
            for (size_t e = 0; e < n; e++)
                if (r->mentions.at[en[e]].pair == NO_INDEX && goes_on_too(r, a, index, en[e]))
                    break;
        }
    }
}
