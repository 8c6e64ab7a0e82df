/*
 * Names that only the whole report settles: which of two countries of one name is meant, who is
 * named as somebody's relative, the last word of a body's name standing for it. Cost: linear in the
 * mentions; a few words before a name.
 */
#include "report/entities.h"
#include "base/map.h"
#include "report/memo.h"
#include "report/mentions_inside.h"
#include "report/titles.h"

/* ---- countries of one name */

/* the other country that the same words name, or NO_INDEX */
static uint32_t namesake(const report *r, const mention *m, uint32_t *other_phrase)
{
    const gazetteer *g = r->know->gazetteer;
    for (uint32_t p = m->phrase; p != NO_INDEX; p = gazetteer_phrase(g, p)->next) {
        const phrase *x = gazetteer_phrase(g, p);
        if (x->kind == PHRASE_NAME && x->lang == m->lang && x->entry != m->gazetteer &&
            str_is(gazetteer_at(g, x->entry)->kind, "country")) {
            *other_phrase = p;
            return x->entry;
        }
    }
    return NO_INDEX;
}

/* "Congo" in a report that names one of the two states by its whole name or capital is that one. */
void entities_settle_namesakes(report *r)
{
    const gazetteer *g = r->know->gazetteer;
    map named = { 0 };
    bool asked = false;
    for (uint32_t i = 0; i < r->mentions.n; i++) {
        mention *m = &r->mentions.at[i];
        uint32_t phrase_of, other;
        if (m->kind != MENTION_NAME || m->type != ENTITY_PLACE || m->gazetteer == NO_INDEX ||
            m->found || m->phrase == NO_INDEX ||
            (other = namesake(r, m, &phrase_of)) == NO_INDEX)
            continue;
        for (uint32_t k = 0; !asked && k < r->mentions.n; k++) {
            const mention *o = &r->mentions.at[k];
            uint32_t none;
            if (o->gazetteer == NO_INDEX || o->found || o->type != ENTITY_PLACE ||
                (o->phrase != NO_INDEX && namesake(r, o, &none) != NO_INDEX))
                continue;
            const gazetteer_entry *e = gazetteer_at(g, o->gazetteer);
            map_put(&named, e->id, k);
            if (e->stands_for != NO_INDEX)
                map_put(&named, gazetteer_at(g, e->stands_for)->id, k);
        }
        asked = true;
        if (map_get(&named, gazetteer_at(g, other)->id) == MAP_NONE ||
            map_get(&named, gazetteer_at(g, m->gazetteer)->id) != MAP_NONE)
            continue;
        m->gazetteer = other;
        m->phrase = phrase_of;
    }
    map_free(&named);
}

/* ---- relatives */

/* "the daughter of General X", ابنة الجنرال فلان: who is told as a relative is not the one he is told
 * of, though the names begin alike */
bool mention_told_as_kin(const report *r, const mention *m)
{
    enum { LOOK_BACK = 4 };
    uint32_t first = r->sentences.at[m->sentence].first_token;
    for (uint32_t i = m->first_token, n = 0; i-- > first && n < LOOK_BACK; n++) {
        const token *t = &r->tokens.at[i];
        if (t->kind != TOKEN_WORD || t->mention != NO_INDEX)
            return false;
        str w = t->lang == LANG_AR && token_stem(t).n ? token_stem(t) : t->norm;
        if (titles_kin(r->know->titles, t->lang, w).at)
            return true;
        if (!str_is(t->norm, "of") && !str_is(t->norm, "the") && !str_is(t->norm, "late") &&
            !(t->signs & (SIGN_TITLE | SIGN_MODIFIER)))
            return false;
    }
    return false;
}

/* ---- the last word of a body's name */

/* "the Union" for the European Union, الجبهة: written large, the last word of a body's name is a name
 * again. The Arabic follows the English where there is one. */
static int short_name_of(const report *r, const mention *m)
{
    static const char *const words[][2] = {
        { "union", "اتحاد" }, { "front", "جبهة" }, { "league", "رابطة" }
    };
    uint32_t last = m->first_token + m->token_count - 1;
    const token *t = &r->tokens.at[last];
    bool arabic = t->lang == LANG_AR;
    if (m->kind != MENTION_DESCRIPTION || m->type != ENTITY_ORGANIZATION ||
        m->token_count > (arabic ? 1u : 2u) || (!arabic && !(t->flags & TOKEN_CAPITAL)) ||
        (m->token_count == 2 && !str_is(r->tokens.at[m->first_token].norm, "the")))
        return 0;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (str_is(arabic ? mention_bare_word(t) : t->norm, words[i][arabic]))
            return 1 << i;
    return 0;
}

/* مجموعة الخليل where the English says "Khalil Group": the word belongs to the name in both */
static void take_group_word(report *r)
{
    for (uint32_t i = 0; i < r->mentions.n; i++) {
        mention *m = &r->mentions.at[i];
        if (m->lang != LANG_AR || m->kind != MENTION_NAME || m->type != ENTITY_ORGANIZATION ||
            !m->token_count || !m->first_token || m->start > r->tokens.at[m->first_token].start)
            continue;
        const token *t = &r->tokens.at[m->first_token - 1];
        word_variant v[MENTION_VARIANTS];
        if (t->kind != TOKEN_WORD || t->mention != NO_INDEX || t->sentence != m->sentence)
            continue;
        size_t n = mention_variants(r, t, v), k = 0;
        while (k < n && !str_is(v[k].word, "مجموعة"))
            k++;
        const entity *e = &r->entities.at[m->entity];
        bool group = false;
        for (size_t x = 0; k < n && x < e->mentions.n; x++) {
            const mention *o = &r->mentions.at[e->mentions.at[x]];
            const token *last = &r->tokens.at[o->first_token + o->token_count - 1];
            group |= o->lang == LANG_EN && o->kind == MENTION_NAME && o->token_count > 1 &&
                     str_is(last->norm, "group") && last->flags & TOKEN_CAPITAL;
        }
        if (!group)
            continue;
        m->first_token--;
        m->token_count++;
        m->start = v[k].start;
        r->tokens.at[m->first_token].mention = i;
    }
}

void entities_name_short_forms(report *r)
{
    take_group_word(r);
    int said = 0, english = 0;
    for (int turn = 0; turn < 2; turn++)
        for (size_t i = 0; i < r->mentions.n; i++) {
            mention *m = &r->mentions.at[i];
            int word = 0;
            english |= m->lang == LANG_EN;
            if (turn == (m->lang == LANG_AR))
                word = short_name_of(r, m);
            if (!word || (turn && english && !(said & word)))
                continue;
            const entity *e = &r->entities.at[m->entity];
            bool other = false;
            for (size_t k = 0; k < e->mentions.n; k++)
                other |= r->mentions.at[e->mentions.at[k]].kind == MENTION_NAME;
            if (!other)
                continue;
            said |= word;
            m->kind = MENTION_NAME;
            m->first_token += m->token_count - 1;
            m->token_count = 1;
            if (!turn)
                m->start = r->tokens.at[m->first_token].start;
        }
}
