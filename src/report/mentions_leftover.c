/*
 * What is left when names have been paired by their sound: people that both versions name and nothing
 * answers, tied where they are alike at all; bodies that one version writes as a name; unknown places
 * of datelines. Cost: people of a bead against each other, at most MOST a side; at most MOST_SHORTS
 * spelt names of a bead; the rest linear.
 */
#include "base/map.h"
#include "name/name.h"
#include "report/memo.h"
#include "report/mentions_inside.h"

/* ---- people that are left over on both sides */

static size_t open_people(const report *r, uint32_t first, uint32_t count, uint32_t *out,
                          size_t max)
{
    size_t n = 0;
    for (uint32_t i = 0; i < count; i++) {
        const sentence *at = &r->sentences.at[first + i];
        for (uint32_t k = at->first_token; k < at->first_token + at->token_count && n < max; k++) {
            uint32_t index = r->tokens.at[k].mention;
            const mention *m = index != NO_INDEX ? &r->mentions.at[index] : NULL;
            if (m && m->first_token == k && m->found && m->kind == MENTION_NAME &&
                m->type == ENTITY_PERSON && m->pair == NO_INDEX && m->token_count > 1)
                out[n++] = index;
        }
    }
    return n;
}

/* as many words, and the first ones alike: "Peter van Dijk", بيتر فان دايك */
static bool same_given(const report *r, const mention *a, const mention *e)
{
    enum { SAME = 800000 };
    return a->token_count == e->token_count &&
           report_word_score(r, r->tokens.at[e->first_token].norm,
                             token_stem(&r->tokens.at[a->first_token]), SAME);
}

/* The Arabic names that were found by themselves, against the English ones that nothing answers. Where
 * one is left on each side, a given name they share is enough: surnames are spelt by ear. */
void mentions_pair_people(report *r, const bead *b)
{
    enum { MOST = 16, ALIKE = 600000, ONLY = 350000 };
    uint32_t ar[MOST], en[MOST];
    size_t n = open_people(r, b->ar_first, b->ar_count, ar, MOST),
           m = open_people(r, b->en_first, b->en_count, en, MOST);
    for (size_t i = 0; i < n; i++) {
        const mention *a = &r->mentions.at[ar[i]];
        int32_t best = n == 1 && m == 1 ? ONLY : ALIKE;
        uint32_t which = NO_INDEX;
        for (size_t k = 0; k < m; k++) {
            const mention *e = &r->mentions.at[en[k]];
            int32_t score = report_name_score(r, report_text(r, a->start, a->end),
                                       report_text(r, e->start, e->end), NAME_PERSON);
            if (n == 1 && m == 1 && score < ONLY && same_given(r, a, e))
                score = ONLY;
            if (e->pair == NO_INDEX && score >= best) {
                best = score;
                which = en[k];
            }
        }
        if (which == NO_INDEX)
            continue;
        r->mentions.at[ar[i]].pair = which;
        r->mentions.at[which].pair = ar[i];
    }
}

/* ---- letters spelt out */

/* the Arabic words from token i on that spell the letters, each by its name; the token behind, or 0 */
uint32_t mention_spells(report *r, uint32_t i, uint32_t end, str letters, uint32_t *start)
{
    word_variant v[MENTION_VARIANTS];
    size_t n = mention_variants(r, &r->tokens.at[i], v);
    for (size_t at = 0; at < letters.n; at++, i++) {
        const token *t = i < end ? &r->tokens.at[i] : NULL;
        if (!t || t->kind != TOKEN_WORD || t->lang != LANG_AR || letters.at[at] < 'a' ||
            letters.at[at] > 'z')
            return 0;
        uint32_t bit = 1u << (letters.at[at] - 'a');
        bool named = (signs_letters(r->know->signs, t->norm) & bit) != 0;
        for (size_t k = 0; at == 0 && k < n; k++)
            if (!named && signs_letters(r->know->signs, v[k].word) & bit) {
                named = true;
                *start = v[k].start;
            }
        if (!named)
            return 0;
    }
    return i;
}

/* دي سي إن إس for "DCNS" */
void mentions_by_letters(report *r, const bead *b)
{
    enum { MOST_SHORTS = 32 };
    uint32_t shorts = 0;
    for (uint32_t x = 0; x < b->en_count; x++) {
        const sentence *e = &r->sentences.at[b->en_first + x];
        for (uint32_t y = e->first_token; y < e->first_token + e->token_count; y++) {
            uint32_t index = r->tokens.at[y].mention;
            str letters = mention_word(r, &r->tokens.at[y]);
            if (index == NO_INDEX || !(r->tokens.at[y].flags & TOKEN_ALL_CAPS) || letters.n < 2 ||
                letters.n > 6 || r->mentions.at[index].token_count != 1 ||
                r->mentions.at[index].pair != NO_INDEX ||
                r->mentions.at[index].kind != MENTION_NAME || shorts == MOST_SHORTS)
                continue;
            shorts++;
            for (uint32_t i = 0; i < b->ar_count; i++) {
                const sentence *s = &r->sentences.at[b->ar_first + i];
                uint32_t end = s->first_token + s->token_count;
                for (uint32_t k = s->first_token; k < end; k++) {
                    uint32_t start = r->tokens.at[k].start;
                    uint32_t behind = r->tokens.at[k].mention == NO_INDEX &&
                                              r->tokens.at[k].kind == TOKEN_WORD
                                          ? mention_spells(r, k, end, letters, &start)
                                          : 0;
                    bool free = behind > 0;
                    for (uint32_t t = k; t < behind; t++)
                        free &= r->tokens.at[t].mention == NO_INDEX;
                    if (!free)
                        continue;
                    mention m = mention_blank(r, b->ar_first + i, k, behind - 1);
                    m.start = start;
                    m.type = r->mentions.at[index].type;
                    m.gazetteer =
                        r->mentions.at[index].found ? NO_INDEX : r->mentions.at[index].gazetteer;
                    m.found = m.gazetteer == NO_INDEX;
                    m.pair = index;
                    r->mentions.at[index].pair = mention_add(r, m);
                    k = behind - 1;
                }
            }
        }
    }
}

/* ---- the place of a dateline */

/* "Khujand, 1 April 2025 –": what stands at the head of a version before a comma and a date is a
 * place, known or not. Its index, or NO_INDEX. */
static uint32_t dateline_place(report *r, uint32_t block_index)
{
    enum { PLACE_WORDS = 3, DATE_NEAR = 4 };
    const block *b = &r->blocks.at[block_index];
    const sentence *s = b->sentence_count ? &r->sentences.at[b->first_sentence] : NULL;
    uint32_t first = s ? s->first_token : 0, end = s ? first + s->token_count : 0, n = first;
    while (n < end && n - first < PLACE_WORDS && r->tokens.at[n].kind == TOKEN_WORD &&
           r->tokens.at[n].mention == NO_INDEX &&
           (r->tokens.at[n].lang == LANG_AR || r->tokens.at[n].flags & TOKEN_CAPITAL))
        n++;
    str mark = n < end ? report_text(r, r->tokens.at[n].start, r->tokens.at[n].end) : STR("");
    if (n == first || !(str_is(mark, ",") || str_is(mark, "،")))
        return NO_INDEX;
    bool dated = false;
    for (uint32_t i = n + 1; i < end && i <= n + DATE_NEAR; i++)
        dated |= r->tokens.at[i].kind == TOKEN_NUMBER;
    for (uint32_t i = first; i < n; i++)
        dated &= token_signs_in(r, &r->tokens.at[i], r->tokens.at[i].lang) == 0;
    if (!dated)
        return NO_INDEX;
    mention m = mention_blank(r, b->first_sentence, first, n - 1);
    m.type = ENTITY_PLACE;
    m.found = true;
    return mention_add(r, m);
}

/* Both versions' datelines name the same place. */
void mentions_by_dateline(report *r)
{
    uint32_t place[LANG_COUNT];
    bool seen[LANG_COUNT] = { false };
    for (uint32_t i = 0; r->date.at && i < r->blocks.n; i++) {
        uint8_t l = r->blocks.at[i].lang;
        if (seen[l])
            continue;
        seen[l] = true;
        place[l] = dateline_place(r, i);
    }
    if (seen[LANG_AR] && seen[LANG_EN] && place[LANG_AR] != NO_INDEX &&
        place[LANG_EN] != NO_INDEX) {
        r->mentions.at[place[LANG_AR]].pair = place[LANG_EN];
        r->mentions.at[place[LANG_EN]].pair = place[LANG_AR];
    }
}

/* ---- bodies */

/* Does the English side of a bead write this body small? */
static bool written_small(report *r, const bead *b, uint32_t body)
{
    for (uint32_t x = 0; x < b->en_count; x++) {
        const sentence *e = &r->sentences.at[b->en_first + x];
        uint32_t end = e->first_token + e->token_count;
        for (uint32_t i = e->first_token; i < end; i++) {
            const token *t = &r->tokens.at[i];
            if (t->kind != TOKEN_WORD || t->flags & TOKEN_CAPITAL)
                continue;
            found f = mention_match_at(r, i, end);
            if (f.phrase == NO_INDEX)
                continue;
            const phrase *p = gazetteer_phrase(r->know->gazetteer, f.phrase);
            if (p->kind == PHRASE_BODY && p->entry == body)
                return true;
        }
    }
    return false;
}

/* "the central bank": the one that the Arabic names, of which a country has one only */
static void name_central_banks(report *r, const bead *b)
{
    const gazetteer *g = r->know->gazetteer;
    bool named = false;
    for (uint32_t side = 0; side < 2; side++) {
        uint32_t first = side ? b->en_first : b->ar_first, n = side ? b->en_count : b->ar_count;
        if (!n || (side && !named))
            continue;
        const sentence *s = &r->sentences.at[first], *z = &r->sentences.at[first + n - 1];
        for (uint32_t k = s->first_token; k < z->first_token + z->token_count; k++) {
            uint32_t index = r->tokens.at[k].mention;
            mention *m = index != NO_INDEX ? &r->mentions.at[index] : NULL;
            if (!m || m->first_token != k || m->body == NO_INDEX || m->inside != NO_INDEX ||
                !str_is(gazetteer_body_at(g, m->body)->kind, "central-bank"))
                continue;
            if (!side)
                named |= m->kind == MENTION_NAME;
            else if (m->kind == MENTION_DESCRIPTION && m->token_count == 3 &&
                     str_is(r->tokens.at[k].norm, "the") && str_is(r->tokens.at[k + 2].norm, "bank")) {
                r->tokens.at[k].mention = NO_INDEX;
                m->kind = MENTION_NAME;
                m->first_token++;
                m->token_count--;
                m->start = r->tokens.at[m->first_token].start;
            }
        }
    }
}

/* A ministry without its country that the English writes small is no name: "the interior
 * ministry". */
void mentions_by_small_bodies(report *r, const bead *b)
{
    name_central_banks(r, b);
    for (uint32_t i = 0; i < b->ar_count; i++) {
        const sentence *s = &r->sentences.at[b->ar_first + i];
        for (uint32_t k = s->first_token; k < s->first_token + s->token_count; k++) {
            uint32_t index = r->tokens.at[k].mention;
            mention *m = index != NO_INDEX ? &r->mentions.at[index] : NULL;
            if (m && m->first_token == k && m->body != NO_INDEX && m->kind == MENTION_NAME &&
                m->pair == NO_INDEX &&
                str_is(gazetteer_body_at(r->know->gazetteer, m->body)->kind, "ministry") &&
                written_small(r, b, m->body))
                m->kind = MENTION_DESCRIPTION;
        }
    }
}

/* The gazetteer's own entry for a ministry, which the English writes small only: "the Utopian foreign
 * ministry". `large` has the entries that the English names, `small` the countries of ministries
 * that it writes small. */
static bool is_small_entry(const report *r, const mention *a, const map *large, const map *small)
{
    const gazetteer *g = r->know->gazetteer;
    if (a->gazetteer == NO_INDEX || a->found)
        return false;
    const gazetteer_entry *e = gazetteer_at(g, a->gazetteer);
    return str_is(e->kind, "ministry") && map_get(large, e->id) == MAP_NONE &&
           map_get(small, e->country) != MAP_NONE;
}

/* An Arabic body that the English writes large is named too: هيئة السلوك المالي. A ministry that the
 * English writes small only is not: "the interior ministry". */
void mentions_name_bodies(report *r)
{
    const gazetteer *g = r->know->gazetteer;
    map named = { 0 }, small = { 0 }, entries = { 0 }, countries = { 0 };
    for (uint32_t i = 0; i < r->mentions.n; i++) {
        const mention *e = &r->mentions.at[i];
        if (e->lang != LANG_EN || !e->token_count)
            continue;
        if (e->kind == MENTION_NAME && e->gazetteer != NO_INDEX)
            map_put(&entries, gazetteer_at(g, e->gazetteer)->id, i);
        if (e->body == NO_INDEX)
            continue;
        const gazetteer_body *b = gazetteer_body_at(g, e->body);
        map_put(e->kind == MENTION_NAME ? &named : &small, b->slug, i);
        if (e->kind == MENTION_DESCRIPTION && e->country != NO_INDEX && str_is(b->kind, "ministry"))
            map_put(&countries, gazetteer_at(g, e->country)->country, i);
    }
    for (uint32_t i = 0; named.n + small.n + countries.n && i < r->mentions.n; i++) {
        mention *a = &r->mentions.at[i];
        if (a->lang == LANG_AR && a->kind == MENTION_NAME && is_small_entry(r, a, &entries, &countries))
            a->kind = MENTION_DESCRIPTION;
        if (a->lang != LANG_AR || a->body == NO_INDEX || !a->token_count)
            continue;
        const gazetteer_body *b = gazetteer_body_at(g, a->body);
        bool large = map_get(&named, b->slug) != MAP_NONE;
        if (a->kind == MENTION_DESCRIPTION && a->token_count > 1 && large)
            a->kind = MENTION_NAME;
        else if (a->kind == MENTION_NAME && !large && str_is(b->kind, "ministry") &&
                 map_get(&small, b->slug) != MAP_NONE)
            a->kind = MENTION_DESCRIPTION;
    }
    map_free(&named);
    map_free(&small);
    map_free(&entries);
    map_free(&countries);
}
