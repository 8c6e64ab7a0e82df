/*
 * Personal names of Arabic text that were found at one place, where they stand again: whole, by the
 * surname alone, by the given name alone. Cost: a look-up or two a free word.
 */
#include "base/map.h"
#include "report/memo.h"
#include "report/mentions_arabic.h"
#include "report/people_words.h"

static str last_word(report *r, const mention *m)
{
    const token *t = &r->tokens.at[m->first_token + m->token_count - 1];
    return m->token_count > 1 && t->kind == TOKEN_WORD && t->norm.n >= 6 ? t->norm : STR_NONE;
}

/* the last two words of a name of two words or more, as a key */
static str tail_key(report *r, uint32_t last)
{
    str words[2] = { r->tokens.at[last - 1].norm, r->tokens.at[last].norm };
    return arena_join(r->a, arena_join(r->a, words[0], STR(" ")), words[1]);
}

/* do the words up to token `last` repeat the name, its first word behind و or a preposition too? */
static bool repeats(report *r, const mention *m, uint32_t last, uint32_t *start)
{
    uint32_t first = last + 1 - m->token_count;
    word_variant v[MENTION_VARIANTS];
    if (last + 1 < m->token_count || r->tokens.at[first].sentence != r->tokens.at[last].sentence)
        return false;
    for (uint32_t i = 1; i < m->token_count; i++)
        if (!str_eq(r->tokens.at[first + i].norm, r->tokens.at[m->first_token + i].norm))
            return false;
    size_t n = mention_variants(r, &r->tokens.at[first], v);
    for (size_t k = 0; k < n; k++)
        if (str_eq(v[k].word, r->tokens.at[m->first_token].norm)) {
            *start = v[k].start;
            return true;
        }
    return false;
}

/* A name that was found once, for instance by its pair, where it stands again: its given name may be
 * an everyday word, and its surname a known person's. */
static void find_again(report *r)
{
    map tails = { 0 };
    uint64_t endings = 0;
    size_t n = r->mentions.n;
    for (uint32_t i = 0; i < n; i++) {
        const mention *m = &r->mentions.at[i];
        uint32_t last = m->first_token + m->token_count - 1;
        if (m->lang == LANG_AR && m->type == ENTITY_PERSON && m->kind == MENTION_NAME && m->found &&
            m->token_count > 1 && r->tokens.at[last].kind == TOKEN_WORD &&
            r->tokens.at[last - 1].norm.n + r->tokens.at[last].norm.n < 256) {
            map_put(&tails, tail_key(r, last), i);
            endings |= mention_ending(r->tokens.at[last].norm);
        }
    }
    for (uint32_t i = 1; tails.n && i < r->tokens.n; i++) {
        if (!(mention_ending(r->tokens.at[i].norm) & endings))
            continue;
        uint32_t here = r->tokens.at[i].mention, start;
        bool surname = here != NO_INDEX && r->mentions.at[here].token_count == 1 &&
                       r->mentions.at[here].type == ENTITY_PERSON;
        if (r->tokens.at[i].lang != LANG_AR || r->tokens.at[i].kind != TOKEN_WORD ||
            (here != NO_INDEX && !surname) || !arabic_free(r, i - 1))
            continue;
        char room[256];
        str x = r->tokens.at[i - 1].norm, y = r->tokens.at[i].norm, key = { room, x.n + y.n + 1 };
        if (key.n > sizeof room)
            continue;
        memcpy(room, x.at, x.n);
        room[x.n] = ' ';
        memcpy(room + x.n + 1, y.at, y.n);
        uint32_t whole = map_get(&tails, key);
        if (whole == MAP_NONE || !repeats(r, &r->mentions.at[whole], i, &start))
            continue;
        if (surname)
            mention_drop(r, here);
        mention m =
            mention_blank(r, r->tokens.at[i].sentence,
                          i + 1 - r->mentions.at[whole].token_count, i);
        m.start = start;
        m.type = ENTITY_PERSON;
        m.found = true;
        m.antecedent = whole;
        mention_add(r, m);
    }
    map_free(&tails);
}

/* The given names of unlisted people that one person of the report bears: word to mention, MAP_NONE
 * where several do. Returns their endings. */
static uint64_t collect_given(const report *r, map *given)
{
    enum { SHORTEST = 8 };
    uint64_t endings = 0;
    for (uint32_t i = 0; i < r->mentions.n; i++) {
        const mention *m = &r->mentions.at[i];
        str w = r->tokens.at[m->first_token].norm;
        if (m->lang != LANG_AR || m->type != ENTITY_PERSON || m->kind != MENTION_NAME ||
            m->token_count < 2 || !m->found || w.n < SHORTEST ||
            m->start != r->tokens.at[m->first_token].start ||
            !(people_words_of(r->know->people, w) & PEOPLE_GIVEN))
            continue;
        uint32_t before = map_get(given, w);
        const mention *o = before < MAP_NONE - 1 ? &r->mentions.at[before] : NULL;
        bool same = o && str_eq(report_text(r, o->start, o->end), report_text(r, m->start, m->end));
        if (!same)
            map_put(given, w, before == MAP_NONE ? i : MAP_NONE - 1);
        endings |= mention_ending(w);
    }
    return endings;
}

/* Somebody called by the given name alone once the whole name has been told. */
static void by_first_word(report *r)
{
    map given = { 0 };
    uint64_t endings = collect_given(r, &given);
    for (uint32_t i = 0; given.n && i < r->tokens.n; i++) {
        word_variant v[MENTION_VARIANTS];
        const token *t = &r->tokens.at[i];
        if (!arabic_free(r, i) || !(t->flags & TOKEN_MARKS || mention_ending(t->norm) & endings) ||
            !arabic_given(r, i))
            continue;
        size_t n = mention_variants(r, &r->tokens.at[i], v);
        for (size_t k = 0; k < n; k++) {
            uint32_t whole = map_get(&given, v[k].word);
            if (whole >= MAP_NONE - 1 || r->tokens.at[i].start < r->mentions.at[whole].end ||
                (i + 1 < r->tokens.n && arabic_strange(r, i + 1, (uint32_t)r->tokens.n)))
                continue;
            mention m = mention_blank(r, r->tokens.at[i].sentence, i, i);
            m.start = v[k].start;
            m.type = ENTITY_PERSON;
            m.found = true;
            m.antecedent = whole;
            mention_add(r, m);
            break;
        }
    }
    map_free(&given);
}

void mentions_by_surname(report *r)
{
    map surnames = { 0 };
    uint64_t endings = 0;
    find_again(r);
    size_t n = r->mentions.n;
    for (uint32_t i = 0; i < n; i++) {
        const mention *m = &r->mentions.at[i];
        str w = m->lang == LANG_AR && m->type == ENTITY_PERSON && m->kind == MENTION_NAME
                    ? last_word(r, m)
                    : STR_NONE;
        if (w.at && map_get(&surnames, w) == MAP_NONE) {
            map_put(&surnames, w, i);
            endings |= mention_ending(w);
        }
    }
    for (uint32_t i = 0; surnames.n && i < r->tokens.n; i++) {
        word_variant v[MENTION_VARIANTS];
        if (!arabic_free(r, i) || !(mention_ending(r->tokens.at[i].norm) & endings))
            continue;
        size_t k = mention_variants(r, &r->tokens.at[i], v);
        for (size_t x = 0; x < k; x++) {
            uint32_t whole = map_get(&surnames, v[x].word);
            if (whole == MAP_NONE || (!str_starts(v[x].word, STR("ال")) && arabic_ordinary(r, i)) ||
                r->tokens.at[i].start < r->mentions.at[whole].start)
                continue;
            /* بن صالح: with the particle that the whole name has there too */
            const mention *w = &r->mentions.at[whole];
            uint32_t tail = w->first_token + w->token_count - 1, first = i;
            if (w->token_count > 2 && i > 0 && x == 0 && arabic_free(r, i - 1) &&
                arabic_signs(r, i - 1) & SIGN_PARTICLE && arabic_signs(r, tail - 1) & SIGN_PARTICLE)
                first = i - 1;
            mention m = mention_blank(r, r->tokens.at[i].sentence, first, i);
            m.start = first < i ? r->tokens.at[first].start : v[x].start;
            m.type = ENTITY_PERSON;
            m.found = true;
            m.antecedent = whole;
            mention_add(r, m);
            break;
        }
    }
    map_free(&surnames);
    by_first_word(r);
}
