/*
 * Unknown personal names of Arabic text that no other version helps with. Arabic has no capitals;
 * what tells a name is a word that begins the names of other people (محمد, سيامك: learned from the
 * gazetteer), or a title before words that the lexicon does not know. A name goes on over particles
 * (بن، أبو، آل), other such words and words unknown to the lexicon. Cost: a few look-ups a word.
 */
#include "base/map.h"
#include "report/bilingual.h"
#include "report/lexicon.h"
#include "report/memo.h"
#include "report/mentions.h"
#include "report/stages.h"
#include "report/titles.h"

enum { NAME_TOKENS = 5 };

static bool is_free(const report *r, uint32_t i)
{
    const token *t = &r->tokens.at[i];
    return t->kind == TOKEN_WORD && t->lang == LANG_AR && t->mention == NO_INDEX;
}

static uint32_t signs_at(const report *r, uint32_t i)
{
    return r->tokens.at[i].lang == LANG_AR ? token_signs(r, &r->tokens.at[i])
                                          : signs_of(r->know->signs, LANG_AR, r->tokens.at[i].norm);
}

/* Does the lexicon, which has the words that news is made of, know this word: as it is, or also
 * with proclitics off? */
static bool known(report *r, uint32_t i, bool as_it_is)
{
    word_variant v[MENTION_VARIANTS];
    size_t n = mention_variants(r, &r->tokens.at[i], v);
    n = as_it_is ? 1 : n;
    for (size_t k = 0; k < n; k++) {
        str w = v[k].word;
        if (lexicon_find(r->know->lexicon, LANG_AR, w) != NO_INDEX ||
            signs_of(r->know->signs, LANG_AR, w))
            return true;
        if (str_starts(w, STR("ال")) && w.n > 6 &&
            (lexicon_find(r->know->lexicon, LANG_AR, str_drop(w, 4)) != NO_INDEX ||
             gazetteer_adjective(r->know->gazetteer, str_drop(w, 4), LANG_AR) != NO_INDEX))
            return true;
        if (gazetteer_adjective(r->know->gazetteer, w, LANG_AR) != NO_INDEX)
            return true;
    }
    return !as_it_is && r->tokens.at[i].lemma != NO_INDEX;
}

static bool ordinary(report *r, uint32_t i)
{
    return known(r, i, false);
}

static bool is_title(report *r, const token *t)
{
    word_variant v[MENTION_VARIANTS];
    size_t n = mention_variants(r, t, v);
    for (size_t k = 0; k < n; k++) {
        str w = v[k].word;
        if (str_starts(w, STR("ال")) && w.n > 6)
            w = str_drop(w, 4);
        if (titles_is_head(r->know->titles, LANG_AR, w))
            return true;
    }
    return false;
}

static bool title_at(report *r, uint32_t i)
{
    const token *t = &r->tokens.at[i];
    return t->mention == NO_INDEX && token_asked(r, t, ASK_TITLE, is_title);
}

/* a title right before token i, or with definite words between: رجل الأعمال فلان */
static bool title_before(report *r, uint32_t i, uint32_t first)
{
    enum { REACH = 4 };
    for (uint32_t back = 1; back <= REACH && i >= first + back; back++) {
        const token *t = &r->tokens.at[i - back];
        if (t->kind != TOKEN_WORD)
            return false;
        if (title_at(r, i - back))
            return true;
        if (!str_starts(t->norm, STR("ال")) && t->mention == NO_INDEX && t->pos != WORD_NOUN)
            return false;
    }
    return false;
}

/* أكبر, أسعد: comparatives are everyday words first */
static bool elative(str w)
{
    return w.n == 8 && str_starts(w, STR("ا"));
}

/* three letters or fewer are too often an everyday word or its beginning */
static bool is_given(const report *r, str form)
{
    return form.n >= 6 && gazetteer_is_given(r->know->gazetteer, form);
}

static bool has_given(report *r, const token *t)
{
    word_variant v[MENTION_VARIANTS];
    size_t n = mention_variants(r, t, v);
    for (size_t k = 0; k < n; k++)
        if (is_given(r, v[k].word))
            return true;
    return false;
}

/* عبد الله، وعبد الرحمن: "servant of" and a name of God are one given name, whatever the words mean by
 * themselves */
static bool servant_of(report *r, uint32_t i, uint32_t end, word_variant *form)
{
    if (i + 1 >= end || !is_free(r, i + 1) || r->tokens.at[i + 1].norm.n < 8 ||
        !str_starts(r->tokens.at[i + 1].norm, STR("ال")))
        return false;
    word_variant v[MENTION_VARIANTS];
    size_t n = mention_variants(r, &r->tokens.at[i], v);
    for (size_t k = 0; k < n; k++)
        if (str_is(v[k].word, "عبد")) {
            *form = v[k];
            return true;
        }
    return false;
}

/* The form of token i that is a given name, or false. */
static bool given_at(report *r, uint32_t i, word_variant *form)
{
    /* كاملاً: no name of a person has this ending */
    const token *t = &r->tokens.at[i];
    if (!token_asked(r, t, ASK_GIVEN, has_given) ||
        str_find(report_text(r, t->start, t->end), STR("\u064B")) != SIZE_MAX)
        return false;
    word_variant v[MENTION_VARIANTS];
    size_t n = mention_variants(r, &r->tokens.at[i], v);
    for (size_t k = 0; k < n; k++)
        if (is_given(r, v[k].word) &&
            (v[k].word.n >= 8 || (k == 0 && !ordinary(r, i))) &&
            !(elative(v[k].word) && ordinary(r, i))) {
            *form = v[k];
            return true;
        }
    return false;
}

/* و, ل, ب … before an everyday word of four letters or more: ورئيس, لمجلس. Shorter rests prove
 * nothing (فادي). */
static bool has_everyday_rest(report *r, const token *t)
{
    word_variant v[MENTION_VARIANTS];
    size_t n = mention_variants(r, t, v);
    for (size_t k = 1; k < n; k++) {
        str w = v[k].word;
        if (str_starts(w, STR("ال")) && w.n >= 12) /* للمصرف */
            w = str_drop(w, 4);
        if (w.n >= 8 && (lexicon_find(r->know->lexicon, LANG_AR, w) != NO_INDEX ||
                         signs_of(r->know->signs, LANG_AR, w)))
            return true;
    }
    return false;
}

static bool goes_on(report *r, uint32_t i)
{
    if (!is_free(r, i))
        return false;
    str w = r->tokens.at[i].norm;
    if (signs_at(r, i) & SIGN_PARTICLE)
        return true;
    if (gazetteer_is_given(r->know->gazetteer, w) || gazetteer_is_family(r->know->gazetteer, w))
        return !(signs_at(r, i) & SIGN_FUNCTION);
    return !ordinary(r, i);
}

/* محمد الأمين ولد: what stands before بن or ولد is a name, however everyday */
static bool second_name(const report *r, uint32_t i, uint32_t end)
{
    return i + 1 < end && is_free(r, i) && is_free(r, i + 1) &&
           !(signs_at(r, i) & SIGN_FUNCTION) &&
           signs_at(r, i + 1) & SIGN_PARTICLE && r->tokens.at[i + 1].norm.n >= 4;
}

static void add(report *r, uint32_t s, uint32_t first, uint32_t last, uint32_t start, bool titled)
{
    while (last > first && signs_at(r, last) & SIGN_PARTICLE)
        last--;
    mention m = mention_blank(r, s, first, last);
    m.start = start;
    m.type = ENTITY_PERSON;
    m.found = true;
    m.titled = titled;
    m.guess = !titled;
    mention_add(r, m);
}

static bool in_dictionary(const report *r, uint32_t i)
{
    uint32_t concepts[BILINGUAL_CONCEPTS];
    return r->know->bilingual && bilingual_of(r->know->bilingual, LANG_AR, r->tokens.at[i].norm,
                                              concepts) > 0;
}

/* Two words of the dictionary in a row (مبيعات صناعة) and accusatives (نافياً) begin no strange name. */
static bool translated(const report *r, uint32_t i, uint32_t end)
{
    const token *t = &r->tokens.at[i];
    return str_find(report_text(r, t->start, t->end), STR("\u064B")) != SIZE_MAX ||
           (i + 1 < end && in_dictionary(r, i) && in_dictionary(r, i + 1));
}

void mentions_by_given_name(report *r, uint32_t s)
{
    const sentence *at = &r->sentences.at[s];
    uint32_t end = at->first_token + at->token_count;
    if (!r->know->lexicon)
        return;
    for (uint32_t i = at->first_token; i < end; i++) {
        word_variant form = { STR_NONE, r->tokens.at[i].start };
        if (!is_free(r, i))
            continue;
        /* الناطقة باسم الوزارة: "in the name of" */
        if (str_is(r->tokens.at[i].norm, "باسم") && i + 1 < end &&
            str_starts(r->tokens.at[i + 1].norm, STR("ال")))
            continue;
        bool titled = title_before(r, i, at->first_token);
        bool servant = servant_of(r, i, end, &form);
        bool given = servant ||
                     (given_at(r, i, &form) && !(signs_at(r, i) & (SIGN_FUNCTION | SIGN_TITLE)));
        bool attached = token_asked(r, &r->tokens.at[i], ASK_REST, has_everyday_rest);
        bool unknown = titled && !attached && r->tokens.at[i].norm.n >= 6 && !known(r, i, true) &&
                       !str_starts(r->tokens.at[i].norm, STR("ال"));
        /* a strange word right before a known surname is a given name */
        uint32_t next = i + 1 < end ? r->tokens.at[i + 1].mention : NO_INDEX;
        bool strange = next != NO_INDEX && r->mentions.at[next].surname && !attached &&
                       r->tokens.at[i].norm.n >= 6 && !ordinary(r, i) &&
                       !str_ends(r->tokens.at[i].norm, STR("ة")) &&
                       r->tokens.at[i].pos != WORD_VERB;
        if (!given && ((!unknown && !strange) || translated(r, i, end)))
            continue;
        uint32_t last = i + servant;
        while (last + 1 < end && last - i < NAME_TOKENS &&
               (goes_on(r, last + 1) || second_name(r, last + 1, end)))
            last++;
        /* a given name by itself is an everyday word as often as not */
        uint32_t behind = last + 1 < end ? r->tokens.at[last + 1].mention : NO_INDEX;
        if (behind != NO_INDEX && r->mentions.at[behind].surname && !title_at(r, last) &&
            !(last == i && ordinary(r, i))) {
            mention_lengthen(r, behind, i, form.start);
            i = last + 1;
            continue;
        }
        bool enough = last > i + servant && !(last == i + 1 && signs_at(r, last) & SIGN_PARTICLE);
        if (enough || (titled && given && (servant || !ordinary(r, i))))
            add(r, s, i, last, form.start, titled);
        i = last;
    }
}

/* ---- surnames by themselves */

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
    size_t n = r->mentions.n;
    for (uint32_t i = 0; i < n; i++) {
        const mention *m = &r->mentions.at[i];
        uint32_t last = m->first_token + m->token_count - 1;
        if (m->lang == LANG_AR && m->type == ENTITY_PERSON && m->kind == MENTION_NAME && m->found &&
            m->token_count > 1 && r->tokens.at[last].kind == TOKEN_WORD &&
            r->tokens.at[last - 1].norm.n + r->tokens.at[last].norm.n < 256)
            map_put(&tails, tail_key(r, last), i);
    }
    for (uint32_t i = 1; tails.n && i < r->tokens.n; i++) {
        uint32_t here = r->tokens.at[i].mention, start;
        bool surname = here != NO_INDEX && r->mentions.at[here].token_count == 1 &&
                       r->mentions.at[here].type == ENTITY_PERSON;
        if (r->tokens.at[i].lang != LANG_AR || r->tokens.at[i].kind != TOKEN_WORD ||
            (here != NO_INDEX && !surname) || !is_free(r, i - 1))
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

/* A bit for the last letters: what is taken off before a word does not change it. */
static uint64_t ending_of(str word)
{
    uint32_t last = 0;
    if (word.n >= sizeof last)
        memcpy(&last, word.at + word.n - sizeof last, sizeof last);
    return (uint64_t)1 << (last * 0x9E3779B1u >> 26);
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
            endings |= ending_of(w);
        }
    }
    for (uint32_t i = 0; surnames.n && i < r->tokens.n; i++) {
        word_variant v[MENTION_VARIANTS];
        if (!is_free(r, i) || !(ending_of(r->tokens.at[i].norm) & endings))
            continue;
        size_t k = mention_variants(r, &r->tokens.at[i], v);
        for (size_t x = 0; x < k; x++) {
            uint32_t whole = map_get(&surnames, v[x].word);
            if (whole == MAP_NONE || (!str_starts(v[x].word, STR("ال")) && ordinary(r, i)) ||
                r->tokens.at[i].start < r->mentions.at[whole].start)
                continue;
            /* بن صالح: with the particle that the whole name has there too */
            const mention *w = &r->mentions.at[whole];
            uint32_t tail = w->first_token + w->token_count - 1, first = i;
            if (w->token_count > 2 && i > 0 && x == 0 && is_free(r, i - 1) &&
                signs_at(r, i - 1) & SIGN_PARTICLE && signs_at(r, tail - 1) & SIGN_PARTICLE)
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
}
