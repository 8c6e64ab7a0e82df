/*
 * Names that were found at one place, by their capitals, their quotation marks or their pair, where
 * they stand again without these signs: in a heading, or behind an Arabic proclitic. All words must
 * be there; a single Arabic word must be none that the lexicon knows. Cost: one look-up a free word.
 */
#include "base/map.h"
#include "report/lexicon.h"
#include "report/memo.h"
#include "report/mentions.h"
#include "text/fold.h"

enum { MOST_NAMES = 400, SHORTEST_WORD = 6, SHORTEST_REST = 8 };

typedef struct again {
    map first;                 /* first word of a name to its index in `names` */
    uint64_t endings;          /* mention_ending of their first words */
    uint32_t names[MOST_NAMES], next[MOST_NAMES];
    size_t n;
} again;

/* the word of a name that begins with token i, as the name has it */
static str word_of(report *r, const mention *m, uint32_t i)
{
    const token *t = &r->tokens.at[i];
    word_variant v[MENTION_VARIANTS];
    size_t n = i == m->first_token && m->start > t->start ? mention_variants(r, t, v) : 0;
    for (size_t k = 0; k < n; k++)
        if (v[k].start == m->start)
            return v[k].word;
    return mention_word(r, t);
}

static bool is_plain_word(report *r, str word, uint8_t lang_index)
{
    return lexicon_find(r->know->lexicon, lang_index, word) != NO_INDEX ||
           signs_of(r->know->signs, lang_index, word) != 0 ||
           (str_starts(word, STR("ال")) && word.n > SHORTEST_WORD &&
            lexicon_find(r->know->lexicon, lang_index, str_drop(word, 4)) != NO_INDEX);
}

static bool can_stand_again(report *r, const mention *m)
{
    if (m->kind != MENTION_NAME || !m->found || !m->token_count || m->surname)
        return false;
    if (m->lang == LANG_AR && m->type == ENTITY_PERSON) /* mentions_arabic.c */
        return false;
    str word = word_of(r, m, m->first_token);
    return m->token_count > 1 ||
           (word.n >= SHORTEST_WORD && !is_plain_word(r, word, m->lang));
}

static void collect(report *r, again *all)
{
    map seen = { 0 };
    for (uint32_t i = 0; i < r->mentions.n && all->n < MOST_NAMES; i++) {
        const mention *m = &r->mentions.at[i];
        if (!can_stand_again(r, m))
            continue;
        str text = report_text(r, m->start, m->end);
        if (map_get(&seen, text) != MAP_NONE)
            continue;
        map_put(&seen, text, i);
        str word = word_of(r, m, m->first_token);
        uint32_t before = map_get(&all->first, word);
        all->names[all->n] = i;
        all->next[all->n] = before == MAP_NONE ? NO_INDEX : before;
        map_put(&all->first, word, (uint32_t)all->n++);
        all->endings |= mention_ending(word);
    }
    map_free(&seen);
}

/* do the tokens behind i go on as the name does, all of them free? */
static bool goes_on(report *r, const mention *m, uint32_t i)
{
    for (uint32_t k = 1; k < m->token_count; k++) {
        const token *a = &r->tokens.at[m->first_token + k];
        const token *b = i + k < r->tokens.n ? &r->tokens.at[i + k] : NULL;
        if (!b || b->mention != NO_INDEX || b->sentence != r->tokens.at[i].sentence ||
            a->kind != b->kind || !str_eq(a->norm, b->norm) ||
            (a->flags & TOKEN_CAPITAL) > (b->flags & TOKEN_CAPITAL))
            return false;
    }
    return true;
}

/* «مقاتلو فلان»: a longer quotation is another name */
static bool in_longer_quotation(const report *r, uint32_t i, uint32_t count)
{
    const token *before = i ? &r->tokens.at[i - 1] : NULL;
    const token *behind = i + count < r->tokens.n ? &r->tokens.at[i + count] : NULL;
    return r->tokens.at[i].flags & TOKEN_QUOTED &&
           ((before && before->kind == TOKEN_WORD && before->flags & TOKEN_QUOTED) ||
            (behind && behind->kind == TOKEN_WORD && behind->flags & TOKEN_QUOTED));
}

/* "Zephyr Holdings" and then, at the head of a sentence, "Zephyr": its first word alone, where that
 * is no everyday word */
static bool is_short_body(report *r, const mention *m, uint32_t i)
{
    enum { SHORTEST = 4 };
    const token *t = &r->tokens.at[i], *next = i + 1 < r->tokens.n ? t + 1 : NULL;
    return m->lang == LANG_EN && m->type == ENTITY_ORGANIZATION && m->token_count > 1 &&
           t->flags & TOKEN_CAPITAL && m->start < t->start && t->norm.n >= SHORTEST &&
           !(next && next->flags & TOKEN_CAPITAL) && !is_plain_word(r, t->norm, LANG_EN) &&
           t->lemma == NO_INDEX;
}

static void add_again(report *r, uint32_t original, uint32_t i, uint32_t start, uint32_t count)
{
    mention m = mention_blank(r, r->tokens.at[i].sentence, i, i + count - 1);
    m.start = start;
    m.type = r->mentions.at[original].type;
    m.guess = r->mentions.at[original].guess;
    m.found = true;
    m.antecedent = original;
    mention_add(r, m);
}

/* a longer name that begins with the same word goes before a shorter one */
static void look_at(report *r, const again *all, uint32_t i)
{
    const token *t = &r->tokens.at[i];
    word_variant v[MENTION_VARIANTS];
    size_t forms = mention_variants(r, t, v);
    for (size_t k = 0; k < forms; k++) {
        uint32_t best = NO_INDEX, whole = NO_INDEX;
        if (k && v[k].word.n < SHORTEST_REST)
            continue;
        uint32_t at = map_get(&all->first, v[k].word);
        for (; at != MAP_NONE && at != NO_INDEX; at = all->next[at]) {
            const mention *m = &r->mentions.at[all->names[at]];
            bool longer =
                best == NO_INDEX || m->token_count > r->mentions.at[best].token_count;
            if (m->lang == t->lang && longer && !in_longer_quotation(r, i, m->token_count) && goes_on(r, m, i))
                best = all->names[at];
            if (!k && is_short_body(r, m, i))
                whole = all->names[at];
        }
        if (best != NO_INDEX || whole != NO_INDEX) {
            uint32_t of = best != NO_INDEX ? best : whole;
            add_again(r, of, i, v[k].start, best != NO_INDEX ? r->mentions.at[of].token_count : 1);
            return;
        }
    }
}

/* ---- surnames of two words */

/* the last two words of a name that ends with token `last`, as a key; STR_NONE where none */
static str tail_of(report *r, uint32_t last)
{
    const token *a = last ? &r->tokens.at[last - 1] : NULL, *b = &r->tokens.at[last];
    if (!a || a->kind != TOKEN_WORD || b->kind != TOKEN_WORD || a->sentence != b->sentence)
        return STR_NONE;
    return arena_join(r->a, arena_join(r->a, mention_word(r, a), STR(" ")), mention_word(r, b));
}

/* "Peter van Dyck" and then "van Dyck": what stands before the last word in the whole name and
 * before the surname by itself belongs to it. */
static void take_particles(report *r)
{
    map tails = { 0 };
    for (uint32_t i = 0; i < r->mentions.n; i++) {
        const mention *m = &r->mentions.at[i];
        str key = m->kind == MENTION_NAME && m->type == ENTITY_PERSON && m->token_count > 2
                      ? tail_of(r, m->first_token + m->token_count - 1)
                      : STR_NONE;
        if (key.at)
            map_put(&tails, key, i);
    }
    for (uint32_t i = 0; tails.n && i < r->mentions.n; i++) {
        mention *m = &r->mentions.at[i];
        uint32_t before = m->first_token ? m->first_token - 1 : 0;
        if (m->kind != MENTION_NAME || m->token_count != 1 || !m->first_token ||
            (m->type != ENTITY_PERSON && !m->guess && m->type != ENTITY_PLACE) ||
            m->start > r->tokens.at[m->first_token].start ||
            r->tokens.at[before].mention != NO_INDEX ||
            r->tokens.at[before].signs & SIGN_TITLE)
            continue;
        str key = tail_of(r, m->first_token);
        if (!key.at || map_get(&tails, key) == MAP_NONE)
            continue;
        m->first_token = before;
        m->token_count = 2;
        m->start = r->tokens.at[before].start;
        if (m->type != ENTITY_PERSON)
            m->gazetteer = NO_INDEX;
        m->type = ENTITY_PERSON; /* whose it is, entities.c finds out */
        m->found = m->gazetteer == NO_INDEX;
        r->tokens.at[before].mention = i;
    }
    map_free(&tails);
}

/* "Obeng junior", أوبنغ الابن: which of two bearers of the name it is belongs to it */
static void take_junior(report *r)
{
    for (uint32_t i = 0; i < r->mentions.n; i++) {
        mention *m = &r->mentions.at[i];
        uint32_t next = m->first_token + m->token_count;
        if (m->kind != MENTION_NAME || (m->type != ENTITY_PERSON && !m->guess) || !m->token_count ||
            next >= r->tokens.n)
            continue;
        const token *t = &r->tokens.at[next];
        if (t->kind != TOKEN_WORD || t->mention != NO_INDEX || t->sentence != m->sentence ||
            !(t->signs & SIGN_JUNIOR))
            continue;
        m->token_count++;
        m->end = t->end;
        m->type = ENTITY_PERSON;
        m->guess = false;
        r->tokens.at[next].mention = i;
    }
}

/* is the word the last one of a name of this entry? */
static bool is_name_of_house(report *r, uint32_t entry, uint8_t lang_index, str word)
{
    str names = gazetteer_names(r->know->gazetteer, entry, lang_index), name;
    while (names.at && str_split(&names, '|', &name)) {
        str whole = fold_str(r->a, str_trim(name));
        if (whole.n > word.n && str_ends(whole, word))
            return true;
    }
    return false;
}

/* "Sabir al-Rashid" + "al-Norbani": behind a known person the name of his house, which the gazetteer
 * has in another of his names, is no second person */
void mentions_take_house(report *r)
{
    for (uint32_t i = 0; i < r->mentions.n; i++) {
        mention *m = &r->mentions.at[i];
        uint32_t next = m->first_token + m->token_count;
        if (m->kind != MENTION_NAME || m->type != ENTITY_PERSON || m->surname || m->found ||
            m->gazetteer == NO_INDEX || m->token_count < 2 || next >= r->tokens.n ||
            r->tokens.at[next].sentence != m->sentence || r->tokens.at[next].kind != TOKEN_WORD)
            continue;
        uint32_t index = r->tokens.at[next].mention;
        const mention *o = index != NO_INDEX ? &r->mentions.at[index] : NULL;
        bool article = str_starts(r->tokens.at[next].norm, STR("ال")) || (o && o->token_count > 1);
        uint32_t last = next + (o ? o->token_count - 1 : 0);
        if (!article || (o && (o->type == ENTITY_PLACE || o->first_token != next)) ||
            !is_name_of_house(r, m->gazetteer, m->lang, mention_word(r, &r->tokens.at[last])))
            continue;
        if (o)
            mention_drop(r, index);
        m->token_count = last - m->first_token + 1;
        m->end = r->tokens.at[last].end;
        for (uint32_t k = next; k <= last; k++)
            r->tokens.at[k].mention = i;
    }
}

/* "Sheikh", الشيخ: the word of honour before a name of two words or more belongs to it. Asked when
 * all names have been compared, which it would only disturb. */
void mentions_take_honour(report *r)
{
    for (uint32_t i = 0; i < r->mentions.n; i++) {
        mention *m = &r->mentions.at[i];
        uint32_t before = m->first_token ? m->first_token - 1 : 0;
        if (m->kind != MENTION_NAME || m->type != ENTITY_PERSON || m->token_count < 2 ||
            !m->first_token || m->start > r->tokens.at[m->first_token].start)
            continue;
        const token *t = &r->tokens.at[before];
        word_variant v[MENTION_VARIANTS];
        if (t->kind != TOKEN_WORD || t->mention != NO_INDEX || t->sentence != m->sentence ||
            t->lang != m->lang)
            continue;
        size_t n = mention_variants(r, t, v);
        for (size_t k = 0; k < n; k++)
            if (str_is(v[k].word, "الشيخ") || str_is(v[k].word, "الشيخه") ||
                (t->flags & TOKEN_CAPITAL &&
                 (str_is(v[k].word, "sheikh") || str_is(v[k].word, "sheikha")))) {
                m->first_token--;
                m->token_count++;
                m->start = v[k].start;
                r->tokens.at[before].mention = i;
                break;
            }
    }
}

/* "En+": the sign is part of the name that it stands at without a blank */
static void take_plus(report *r)
{
    for (uint32_t i = 0; i < r->mentions.n; i++) {
        mention *m = &r->mentions.at[i];
        uint32_t next = m->first_token + m->token_count;
        if (m->kind != MENTION_NAME || m->lang != LANG_EN || !m->token_count || next >= r->tokens.n)
            continue;
        const token *t = &r->tokens.at[next];
        if (t->kind != TOKEN_PUNCT || r->bytes.at[t->start] != '+' || t->end != t->start + 1 ||
            t->flags & TOKEN_SPACE_BEFORE || t->mention != NO_INDEX || t->sentence != m->sentence)
            continue;
        m->token_count++;
        m->end = t->end;
        r->tokens.at[next].mention = i;
    }
}

/* the mention takes the token before it, from byte `start` on, or the one behind it */
static void take_token(report *r, uint32_t index, uint32_t token_index, uint32_t start)
{
    mention *m = &r->mentions.at[index];
    if (token_index < m->first_token) {
        m->first_token = token_index;
        m->start = start;
    } else {
        m->end = r->tokens.at[token_index].end;
    }
    m->token_count++;
    r->tokens.at[token_index].mention = index;
}

static bool is_free_in(const report *r, uint32_t i, uint32_t sentence_index)
{
    return i < r->tokens.n && r->tokens.at[i].mention == NO_INDEX &&
           r->tokens.at[i].sentence == sentence_index && r->tokens.at[i].kind == TOKEN_WORD;
}

/* An airport that is named after no town is named with its word, مطار or "airport"; the management of
 * an authority is not the authority. */
static void settle_edges(report *r)
{
    for (uint32_t i = 0; i < r->mentions.n; i++) {
        mention *m = &r->mentions.at[i];
        if (m->kind != MENTION_NAME || !m->token_count)
            continue;
        uint32_t next = m->first_token + m->token_count, before = m->first_token - 1;
        bool unlisted = m->type == ENTITY_PLACE && m->gazetteer == NO_INDEX;
        if (unlisted && m->lang == LANG_EN && is_free_in(r, next, m->sentence) &&
            str_is(r->tokens.at[next].norm, "airport"))
            take_token(r, i, next, 0);
        else if (unlisted && m->lang == LANG_AR && m->first_token && is_free_in(r, before, m->sentence) &&
                 str_is(token_stem(&r->tokens.at[before]), "مطار") &&
                 m->start == r->tokens.at[m->first_token].start)
            take_token(r, i, before, token_stem_start(&r->tokens.at[before]));
        const token *t = &r->tokens.at[m->first_token];
        if (m->lang == LANG_AR && m->type == ENTITY_ORGANIZATION && m->token_count > 2 &&
            m->gazetteer == NO_INDEX && str_is(token_stem(t), "ادارة") && !(t->flags & TOKEN_ARTICLE) &&
            r->tokens.at[m->first_token + 1].signs & SIGN_ORG) {
            r->tokens.at[m->first_token].mention = NO_INDEX;
            m->first_token++;
            m->token_count--;
            m->start = r->tokens.at[m->first_token].start;
        }
    }
}

void mentions_stand_again(report *r)
{
    take_plus(r);
    take_particles(r);
    again *all = arena_new_of(r->a, again);
    *all = (again){ .n = 0 };
    collect(r, all);
    for (uint32_t i = 0; all->n && i < r->tokens.n; i++) {
        const token *t = &r->tokens.at[i];
        bool ends_so = t->flags & TOKEN_MARKS || mention_ending(t->norm) & all->endings;
        if (ends_so && t->kind == TOKEN_WORD && t->mention == NO_INDEX &&
            (t->lang == LANG_AR || t->flags & TOKEN_CAPITAL))
            look_at(r, all, i);
    }
    take_junior(r);
    map_free(&all->first);
    settle_edges(r);
}
