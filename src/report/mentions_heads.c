/*
 * Names behind a word for their kind that no sound and no dictionary tells: Arabic parties named by
 * everyday words (حزب الفجر الجديد), short forms of letters with a word behind them (إم إن جي جت).
 * The Arabic word for a party is read with the definite words behind it; where the English version
 * names one party that nothing answers, the two are one. Cost: linear in the words; spelt names at
 * most MOST_SHORTS a bead.
 */
#include "name/name.h"
#include "report/lexicon.h"
#include "report/memo.h"
#include "report/mentions_inside.h"

enum { PARTY_WORDS = 4, MOST_SHORTS = 16 };

/* ---- parties */

/* "the ruling party", حزب الأغلبية: who it is for, not what it is called */
static bool tells_standing(const report *r, const token *t)
{
    return token_in_set(r, t, LANG_AR, SET_STANDING) ||
           t->signs & (SIGN_TITLE | SIGN_FUNCTION) ||
           gazetteer_adjective(r->know->gazetteer, str_drop(t->norm, 4), LANG_AR) != NO_INDEX;
}

static bool is_definite_word(const report *r, uint32_t i, uint32_t end)
{
    const token *t = i < end ? &r->tokens.at[i] : NULL;
    return t && t->kind == TOKEN_WORD && t->lang == LANG_AR && t->mention == NO_INDEX &&
           !(t->flags & TOKEN_QUOTED) &&
           (str_starts(t->norm, STR("ال")) || str_starts(t->norm, STR("وال"))) && t->norm.n > 8;
}

/* The last word of the party's name that begins at `first`: an adjective goes with the noun before it
 * where it agrees, else it is the party's. */
static uint32_t end_of_party(const report *r, uint32_t first, uint32_t end)
{
    uint32_t last = first;
    bool feminine = str_ends(r->tokens.at[first].norm, STR("ة"));
    while (last - first + 1 < PARTY_WORDS && is_definite_word(r, last + 1, end)) {
        const token *t = &r->tokens.at[last + 1];
        bool joined = str_starts(t->norm, STR("وال"));
        bool ends_so = str_ends(t->norm, STR("ة"));
        if (tells_standing(r, t) || (!joined && feminine != ends_so))
            break;
        if (joined)
            feminine = ends_so;
        last++;
    }
    return last;
}

/* the one party of the English side that nothing answers, or NO_INDEX */
static uint32_t open_party(const report *r, const bead *b)
{
    uint32_t only = NO_INDEX, n = 0;
    for (uint32_t x = 0; x < b->en_count; x++) {
        const sentence *e = &r->sentences.at[b->en_first + x];
        uint32_t end = e->first_token + e->token_count;
        for (uint32_t k = e->first_token; k < end; k++) {
            uint32_t index = r->tokens.at[k].mention;
            const mention *m = index != NO_INDEX ? &r->mentions.at[index] : NULL;
            if (!m || m->first_token != k || m->kind != MENTION_NAME || m->pair != NO_INDEX ||
                !m->found || m->type == ENTITY_PLACE)
                continue;
            uint32_t behind = k + m->token_count;
            bool party = (behind < end && str_is(r->tokens.at[behind].norm, "party")) ||
                         (k > e->first_token && str_is(r->tokens.at[k - 1].norm, "party")) ||
                         str_is(r->tokens.at[behind - 1].norm, "party");
            if (!party)
                continue;
            only = index;
            n++;
        }
    }
    return n == 1 ? only : NO_INDEX;
}

static const bead *bead_of(const report *r, uint32_t arabic)
{
    for (size_t i = 0; i < r->beads.n; i++) {
        const bead *b = &r->beads.at[i];
        if (b->ar_count && arabic >= b->ar_first && arabic < b->ar_first + b->ar_count)
            return b;
    }
    return NULL;
}

static bool is_word_for_party(report *r, uint32_t i)
{
    word_variant v[MENTION_VARIANTS];
    size_t n = r->tokens.at[i].norm.n <= 14 ? mention_variants(r, &r->tokens.at[i], v) : 0;
    for (size_t k = 0; k < n; k++)
        if (str_is(v[k].word, "حزب"))
            return true;
    return false;
}

void mentions_by_party(report *r, uint32_t s)
{
    const sentence *at = &r->sentences.at[s];
    uint32_t end = at->first_token + at->token_count;
    for (uint32_t k = at->first_token; k + 1 < end; k++) {
        const token *t = &r->tokens.at[k];
        if (t->kind != TOKEN_WORD || t->mention != NO_INDEX || !is_word_for_party(r, k) ||
            !is_definite_word(r, k + 1, end) || tells_standing(r, &r->tokens.at[k + 1]) ||
            str_starts(r->tokens.at[k + 1].norm, STR("وال")))
            continue;
        uint32_t last = end_of_party(r, k + 1, end);
        const bead *b = bead_of(r, s);
        uint32_t english = b ? open_party(r, b) : NO_INDEX;
        /* by itself one everyday word is too little: حزب الزعيم */
        if (last == k + 1 && english == NO_INDEX)
            continue;
        mention m = mention_blank(r, s, k + 1, last);
        m.type = ENTITY_ORGANIZATION;
        m.found = true;
        m.pair = english;
        uint32_t index = mention_add(r, m);
        if (english != NO_INDEX) {
            r->mentions.at[english].pair = index;
            r->mentions.at[english].type = ENTITY_ORGANIZATION;
            r->mentions.at[english].guess = false;
        }
        k = last;
    }
}

/* ---- letters with a word behind them */

/* the last Arabic token that says "MNG Jet" from token i on, or NO_INDEX */
static uint32_t says_short_name(report *r, uint32_t i, uint32_t end, const mention *e,
                                uint32_t *start)
{
    enum { ALIKE = 640000 };
    uint32_t behind = mention_spells(r, i, end, r->tokens.at[e->first_token].norm, start);
    const token *t = behind && behind < end ? &r->tokens.at[behind] : NULL;
    for (uint32_t k = i; t && k <= behind; k++)
        if (r->tokens.at[k].mention != NO_INDEX)
            return NO_INDEX;
    return t && t->kind == TOKEN_WORD && t->lang == LANG_AR &&
                   report_word_score(r, r->tokens.at[e->first_token + 1].norm, t->norm, ALIKE)
               ? behind
               : NO_INDEX;
}

void mentions_by_short_names(report *r, const bead *b)
{
    uint32_t shorts = 0;
    for (uint32_t x = b->en_first; r->know->names && x < b->en_first + b->en_count; x++) {
        const sentence *e = &r->sentences.at[x];
        for (uint32_t y = e->first_token; y + 1 < e->first_token + e->token_count; y++) {
            uint32_t index = r->tokens.at[y].mention;
            const mention *m = index != NO_INDEX ? &r->mentions.at[index] : NULL;
            if (!m || m->first_token != y || m->token_count != 2 || m->pair != NO_INDEX ||
                !m->found || m->kind != MENTION_NAME || r->tokens.at[y].norm.n < 2 ||
                r->tokens.at[y].norm.n > 5 || !(r->tokens.at[y].flags & TOKEN_ALL_CAPS) ||
                r->tokens.at[y + 1].kind != TOKEN_WORD || shorts++ >= MOST_SHORTS)
                continue;
            for (uint32_t i = b->ar_first; i < b->ar_first + b->ar_count; i++) {
                const sentence *s = &r->sentences.at[i];
                uint32_t end = s->first_token + s->token_count;
                for (uint32_t k = s->first_token; k < end; k++) {
                    uint32_t start = r->tokens.at[k].start;
                    uint32_t last = r->tokens.at[k].kind == TOKEN_WORD
                                        ? says_short_name(r, k, end, m, &start)
                                        : NO_INDEX;
                    if (last == NO_INDEX)
                        continue;
                    mention a = mention_blank(r, i, k, last);
                    a.start = start;
                    a.type = m->type;
                    a.found = true;
                    a.pair = index;
                    uint32_t added = mention_add(r, a);
                    r->mentions.at[index].pair = added;
                    m = &r->mentions.at[index];
                    k = last;
                }
            }
        }
    }
}

/* ---- a strange word at the head of an English sentence */

/* the Arabic word of the bead that sounds like it and is no word of the language, its form without
 * proclitics; NO_INDEX: none */
static uint32_t sounds_like(report *r, const bead *b, const token *english, uint32_t *start)
{
    enum { ALIKE = 800000, SHORTEST = 6, MOST = 240 };
    int32_t best = ALIKE;
    uint32_t which = NO_INDEX, asked = 0;
    for (uint32_t i = b->ar_first; i < b->ar_first + b->ar_count; i++) {
        const sentence *s = &r->sentences.at[i];
        for (uint32_t k = s->first_token; k < s->first_token + s->token_count && asked < MOST; k++) {
            const token *t = &r->tokens.at[k];
            const mention *m = t->mention != NO_INDEX ? &r->mentions.at[t->mention] : NULL;
            bool open = !m || (m->found && m->pair == NO_INDEX && m->token_count == 1 &&
                               m->kind == MENTION_NAME);
            if (t->kind != TOKEN_WORD || t->lang != LANG_AR || !open || t->lemma != NO_INDEX ||
                t->norm.n < SHORTEST || t->signs)
                continue;
            asked++;
            word_variant v[MENTION_VARIANTS];
            size_t n = mention_variants(r, t, v);
            for (size_t x = 0; x < n; x++) {
                int32_t score = v[x].word.n >= SHORTEST
                                    ? report_word_score(r, english->norm, v[x].word, best)
                                    : 0;
                if (score <= best)
                    continue;
                best = score;
                which = k;
                *start = v[x].start;
            }
        }
    }
    return which;
}

/* "Solvex denied it", نفت سولفكس ذلك: every sentence begins large, so the other version tells whether
 * its first word is a name. */
void mentions_by_first_word(report *r, const bead *b)
{
    enum { SHORTEST = 4 };
    for (uint32_t x = b->en_first; r->know->names && x < b->en_first + b->en_count; x++) {
        const sentence *e = &r->sentences.at[x];
        uint32_t y = e->first_token, start = 0, end = y + e->token_count;
        while (y < end && r->tokens.at[y].kind == TOKEN_PUNCT)
            y++;
        const token *t = y < end ? &r->tokens.at[y] : NULL;
        if (!t || t->kind != TOKEN_WORD || t->lang != LANG_EN || !(t->flags & TOKEN_CAPITAL) ||
            t->mention != NO_INDEX || t->lemma != NO_INDEX || t->signs || t->norm.n < SHORTEST ||
            (y + 1 < end && r->tokens.at[y + 1].flags & TOKEN_CAPITAL))
            continue;
        uint32_t arabic = sounds_like(r, b, t, &start);
        if (arabic == NO_INDEX)
            continue;
        uint32_t named = r->tokens.at[arabic].mention;
        mention a = mention_blank(r, r->tokens.at[arabic].sentence, arabic, arabic);
        const token *before = arabic ? &r->tokens.at[arabic - 1] : NULL;
        bool titled = before && before->sentence == r->tokens.at[arabic].sentence &&
                      before->signs & SIGN_TITLE && str_starts(before->norm, STR("ال"));
        a.start = start;
        a.type = titled ? ENTITY_PERSON : ENTITY_ORGANIZATION;
        a.found = a.guess = true;
        mention m = mention_blank(r, x, y, y);
        m.type = named != NO_INDEX ? r->mentions.at[named].type : a.type;
        m.found = m.guess = true;
        m.pair = named != NO_INDEX ? named : mention_add(r, a);
        r->mentions.at[m.pair].pair = mention_add(r, m);
    }
}
