/*
 * A person of one version where the other names somebody else. A name is looked for in the whole
 * bead, by entity, by sound and by spelling; only where nothing of it is found, and the other
 * version has at that place a name that this one has not, are the two set against each other. A
 * name that the other version leaves out or replaces by a pronoun flags nothing. Cost: names
 * without an answer times free words of the other side, both bounded.
 */
#include "report/disagree.h"
#include "report/memo.h"
#include "report/lexicon.h"
#include "name/name.h"
#include "report/mentions.h"
#include "report/signs.h"

enum { MAX_WORDS = 6, MAX_RUNS = 48, MAX_FREE = 300 };
enum {
    SURNAME_LIKE = 760000,
    GIVEN_LIKE = 900000,
    SIDE_BY_SIDE = 600000,
    WORD_LIKE = 900000,
    SOUNDS_A_LITTLE = 450000
};

/* words of a side that may be a name nothing answers */
typedef struct run {
    uint32_t first, last, words;
    uint32_t gazetteer; /* entry, or NO_INDEX */
    bool person;
} run;

typedef struct runs {
    run at[MAX_RUNS];
    uint32_t n;
} runs;

static bool same_entity_on(const comparison *k, uint32_t index, token_range side)
{
    const report *r = k->r;
    for (uint32_t i = side.first; index != NO_INDEX && i < side.end; i++) {
        uint32_t m = r->tokens.at[i].mention;
        if (m != NO_INDEX && r->mentions.at[m].entity == index)
            return true;
    }
    return false;
}

static bool is_word_of_name(const comparison *k, uint32_t i)
{
    const token *t = &k->r->tokens.at[i];
    if (t->kind != TOKEN_WORD || t->norm.n < 3)
        return false;
    return !(t->signs &
             (SIGN_PARTICLE | SIGN_TITLE | SIGN_FUNCTION));
}

/* ---- does the Arabic side say this name at all? */

/* how near an Arabic word comes to a prepared word, in any of the forms it may be read */
static int32_t nearness(const comparison *k, const name_word *w, uint32_t i)
{
    report *r = k->r;
    const token *t = &r->tokens.at[i];
    if (t->kind != TOKEN_WORD || r->word_keys[i].evidence == EVIDENCE_COMMON)
        return 0;
    word_variant v[MENTION_VARIANTS];
    size_t n = mention_variants(r, t, v);
    int32_t best = 0;
    for (size_t j = 0; j < n; j++) {
        int32_t s = name_word_compare(r->know->names, w, report_sound(r, v[j].word));
        best = s > best ? s : best;
    }
    return best;
}

/* Does a word of the name stand there by itself, unmistakably, or two of them side by side? */
static bool said_by_sound(const comparison *k, const written *w)
{
    report *r = k->r;
    name_word words[MAX_WORDS];
    uint32_t n = 0;
    if (!r->know->names)
        return true;
    for (uint32_t i = w->first; i < w->end && n < MAX_WORDS; i++)
        if (is_word_of_name(k, i))
            words[n++] = *report_sound(r, r->tokens.at[i].norm);
    int32_t before[MAX_WORDS] = { 0 }; /* nearness of the Arabic word before, to each word */
    uint32_t tried = 0;
    for (uint32_t i = k->ar.first; i < k->ar.end && tried < MAX_FREE; i++, tried++) {
        bool name =
            r->tokens.at[i].mention != NO_INDEX || r->word_keys[i].evidence == EVIDENCE_SOUND;
        for (uint32_t j = n; j-- > 0;) {
            int32_t s = nearness(k, &words[j], i);
            int32_t sure = j + 1 == n ? SURNAME_LIKE : GIVEN_LIKE;
            if (s >= (name ? sure : WORD_LIKE) || (j && (s + before[j - 1]) / 2 >= SIDE_BY_SIDE))
                return true;
            before[j] = s;
        }
    }
    return false;
}

uint32_t disagree_sounds_at(const comparison *k, const written *w)
{
    report *r = k->r;
    uint32_t found = NO_INDEX, tried = 0;
    int32_t best = SOUNDS_A_LITTLE;
    if (!r->know->names)
        return NO_INDEX;
    for (uint32_t j = w->first; j < w->end && j < w->first + MAX_WORDS; j++) {
        const name_word *x = report_sound(r, r->tokens.at[j].norm);
        for (uint32_t i = k->ar.first; i < k->ar.end && tried < MAX_FREE; i++, tried++) {
            int32_t s = nearness(k, x, i);
            if (s > best) {
                best = s;
                found = i;
            }
        }
    }
    return found;
}

static bool answered_arabic(const comparison *k, const mention *m)
{
    if (same_entity_on(k, m->entity, k->en))
        return true;
    for (uint32_t i = m->first_token; i < m->first_token + m->token_count; i++)
        if (k->answered[i] && is_word_of_name(k, i))
            return true;
    return false;
}

static bool answered(const comparison *k, const written *w)
{
    const report *r = k->r;
    if (same_entity_on(k, w->entity, k->ar))
        return true;
    for (uint32_t i = w->first; i < w->end; i++)
        if (k->answered[i] && r->word_keys[i].evidence == EVIDENCE_NAME)
            return true;
    uint32_t pair = w->mention != NO_INDEX ? r->mentions.at[w->mention].pair : NO_INDEX;
    if (pair != NO_INDEX && r->mentions.at[pair].first_token >= k->ar.first &&
        r->mentions.at[pair].first_token < k->ar.end)
        return true;
    return said_by_sound(k, w);
}

/* ---- Arabic words that may be the name that stands there instead */

static bool may_be_name(const comparison *k, uint32_t i)
{
    const token *t = &k->r->tokens.at[i];
    const word_keys *w = &k->r->word_keys[i];
    /* by sound alone a word may seem answered that another one took */
    bool said = w->evidence == EVIDENCE_SOUND ? k->partner[i] != NO_INDEX : k->answered[i];
    if (t->kind != TOKEN_WORD || said || t->norm.n < 6)
        return false;
    bool b_al = str_starts(t->norm, STR("بال")); /* بالدوين is a name, by its looks an article */
    if (t->flags & TOKEN_ARTICLE && t->mention == NO_INDEX && !b_al)
        return false;
    bool verb = str_starts(t->norm, STR("ي")) || str_starts(t->norm, STR("ت")) ||
                str_starts(t->norm, STR("سي")) || str_starts(t->norm, STR("ست"));
    bool alone =
        i == k->ar.first || k->r->tokens.at[i - 1].flags & TOKEN_ARTICLE || k->answered[i - 1];
    if (verb && alone && t->mention == NO_INDEX && t->norm.n > 8)
        return false;
    if (t->mention != NO_INDEX)
        return k->r->mentions.at[t->mention].type == ENTITY_PERSON;
    return w->evidence == EVIDENCE_SOUND && t->lemma == NO_INDEX &&
           !mention_is_function_word(t);
}

/* A given name that is a word as well (سارة, دان), before a surname at i. */
static bool may_be_given(const comparison *k, uint32_t i)
{
    if (i == k->ar.first)
        return false;
    const token *t = &k->r->tokens.at[i - 1];
    return t->kind == TOKEN_WORD && t->mention == NO_INDEX && !k->answered[i - 1] &&
           (!(t->flags & TOKEN_ARTICLE) || k->r->word_keys[i - 1].evidence == EVIDENCE_SOUND) &&
           t->norm.n >= 4 && !mention_is_function_word(t) &&
           !cues_of(k->r->know->cues, LANG_AR, t->norm);
}

static runs read_runs(const comparison *k)
{
    const report *r = k->r;
    runs x = { .n = 0 };
    for (uint32_t i = k->ar.first; i < k->ar.end && x.n < MAX_RUNS; i++) {
        if (!may_be_name(k, i))
            continue;
        uint32_t last = i;
        while (last + 1 < k->ar.end && may_be_name(k, last + 1) &&
               r->tokens.at[last + 1].mention == r->tokens.at[i].mention)
            last++;
        uint32_t m = r->tokens.at[i].mention;
        uint32_t first = m == NO_INDEX && last == i && may_be_given(k, i) ? i - 1 : i;
        if (m != NO_INDEX &&
            (answered_arabic(k, &r->mentions.at[m]) || r->mentions.at[m].kind != MENTION_NAME)) {
            i = last;
            continue;
        }
        x.at[x.n++] =
            (run){ first, last, last - first + 1,
                   m != NO_INDEX ? r->mentions.at[m].gazetteer : NO_INDEX, m != NO_INDEX };
        i = last;
    }
    return x;
}

/* how far the run stands from where the words around the English name are answered */
static double away(const comparison *k, const written *w, const run *x)
{
    double nearest = 1e9;
    for (uint32_t n = 1; n < 9; n++) {
        uint32_t at[2] = { w->first >= k->en.first + n ? w->first - n : NO_INDEX, w->end - 1 + n };
        for (int side = 0; side < 2; side++) {
            if (at[side] == NO_INDEX || at[side] >= k->en.end || k->partner[at[side]] == NO_INDEX)
                continue;
            uint32_t p = k->partner[at[side]];
            uint32_t d = p > x->last ? p - x->last : p < x->first ? x->first - p : 0;
            double score = d + .5 * n;
            if (score < nearest)
                nearest = score;
        }
    }
    double place = disagree_place(k->en, w->first) - disagree_place(k->ar, x->first);
    return nearest + 6 * (place < 0 ? -place : place);
}

static void flag(comparison *k, const written *w, const run *x)
{
    report *r = k->r;
    bool known = w->gazetteer != NO_INDEX && x->gazetteer != NO_INDEX;
    bool may_be_word = !x->person && x->last == x->first;
    disagreement d = {
        .kind = DIFFER_name,
        .severity = known         ? SEVERITY_CRITICAL
                    : may_be_word ? SEVERITY_MINOR
                                  : SEVERITY_MAJOR,
        .about_kind = w->entity != NO_INDEX ? ABOUT_ENTITY : ABOUT_NOTHING,
        .about = w->entity,
        .ar = disagree_span(r, x->first, x->last),
        .en = disagree_span(r, w->first, w->end - 1),
    };
    disagree_differ(r, d, "Another person is named", "يختلف الشخص المذكور");
}

static void look_for(comparison *k, const written *w, runs *free)
{
    double best = 14;
    run *hit = NULL;
    for (uint32_t i = 0; i < free->n; i++) {
        run *x = &free->at[i];
        bool known = x->gazetteer != NO_INDEX && w->gazetteer != NO_INDEX;
        if (!x->words || (w->words < 2 && !known))
            continue;
        double d = away(k, w, x) - (x->person ? 2 : 0) - (x->words == w->words ? 1 : 0) +
                   (x->words < 2 && !x->person ? 8 : 0);
        if (d < best) {
            best = d;
            hit = x;
        }
    }
    if (!hit)
        return;
    flag(k, w, hit);
    hit->words = 0;
}

static bool org_or_place_word(const comparison *k, uint32_t i)
{
    const token *t = &k->r->tokens.at[i];
    return (t->signs &
            (SIGN_ORG | SIGN_PLACE | SIGN_PRODUCT)) != 0;
}

static bool knows_word(const report *r, uint32_t i)
{
    const token *t = &r->tokens.at[i];
    uint32_t c[BILINGUAL_CONCEPTS];
    return token_concepts(r, t, c) > 0;
}

/* Does the Arabic side translate this word? */
static bool answered_by_meaning(const comparison *k, uint32_t i)
{
    const word_keys *x = &k->r->word_keys[i];
    uint32_t p = k->partner[i];
    if (p == NO_INDEX)
        return false;
    const word_keys *y = &k->r->word_keys[p];
    for (uint8_t a = 0; a < x->n; a++)
        for (uint8_t b = 0; b < y->n; b++)
            if (x->keys[a] == y->keys[b] && (x->keys[a] & ~(uint32_t)KEY_VALUE) == KEY_CONCEPT)
                return true;
    return false;
}

static bool is_month_name(const comparison *k, uint32_t i)
{
    const token *t = &k->r->tokens.at[i];
    return t->flags & TOKEN_CAPITAL && t->mention == NO_INDEX &&
           token_signs_in(k->r, t, LANG_EN) & SIGN_MONTH;
}

/* In a line with capitals everywhere they tell nothing. */
static bool capitals_everywhere(const comparison *k, uint32_t i)
{
    const report *r = k->r;
    const sentence *s = &r->sentences.at[r->tokens.at[i].sentence];
    uint32_t large = 0, words = 0;
    for (uint32_t n = s->first_token; n < s->first_token + s->token_count; n++) {
        words += r->tokens.at[n].kind == TOKEN_WORD;
        large += r->tokens.at[n].kind == TOKEN_WORD && r->tokens.at[n].flags & TOKEN_CAPITAL;
    }
    return 2 * large > words;
}

static bool is_large_word(const token *t)
{
    return t->kind == TOKEN_WORD && t->flags & TOKEN_CAPITAL && t->lang == LANG_EN;
}

/* Two or three large words that no stage has taken for a name, of which nobody knows the last. */
static bool raw_name(const comparison *k, uint32_t i, written *w)
{
    const report *r = k->r;
    uint32_t last = i;
    w->end = i;
    while (w->end < k->en.end && w->end - i < 4) {
        const token *t = &r->tokens.at[w->end];
        if (!is_large_word(t) || t->mention != NO_INDEX ||
            t->signs & (SIGN_TITLE | SIGN_FUNCTION | SIGN_MODIFIER | SIGN_WEEKDAY))
            break;
        last = w->end++;
    }
    bool known_first =
        r->word_keys[i].evidence != EVIDENCE_SOUND && r->tokens.at[i].flags & TOKEN_FIRST;
    return w->end - i >= 2 && w->end - i <= 3 && r->word_keys[last].evidence == EVIDENCE_SOUND &&
           !known_first && !capitals_everywhere(k, i);
}

bool disagree_name_at(const comparison *k, uint32_t i, written *w)
{
    const report *r = k->r;
    uint32_t index = r->tokens.at[i].mention;
    bool sure_person = false;
    if (index == NO_INDEX && !is_large_word(&r->tokens.at[i]))
        return false;
    *w = (written){ i, i + 1, 0, index, NO_INDEX, NO_INDEX };
    if (index != NO_INDEX) {
        const mention *m = &r->mentions.at[index];
        bool person = m->type == ENTITY_PERSON || (m->found && m->type == ENTITY_ORGANIZATION);
        if (m->first_token != i || !person || m->kind != MENTION_NAME)
            return false;
        w->end = i + m->token_count;
        w->gazetteer = m->gazetteer;
        w->entity = m->entity;
        sure_person = m->type == ENTITY_PERSON;
        if (w->end == i + 1 && i > k->en.first && is_month_name(k, i - 1))
            w->first--; /* "Jan" is a given name too */
    } else if (!raw_name(k, i, w)) {
        return false;
    }
    for (uint32_t n = w->first; n < w->end; n++) {
        if (index != NO_INDEX && w->gazetteer == NO_INDEX && org_or_place_word(k, n))
            return false;
        /* a word that the other side translates is part of a title or event, not of a person's name
         */
        bool translated =
            (!sure_person || n + 1 == w->end) && is_word_of_name(k, n) && answered_by_meaning(k, n);
        if (w->gazetteer == NO_INDEX &&
            (translated || (!sure_person && n + 1 == w->end && knows_word(r, n))))
            return false;
        w->words += n == w->first || is_word_of_name(k, n);
    }
    if (w->gazetteer != NO_INDEX && w->end - w->first > w->words)
        w->words = w->end - w->first;
    return w->words > 1 || w->gazetteer != NO_INDEX;
}

/* ---- places and bodies of the gazetteer */

typedef struct listed {
    uint32_t at[MAX_RUNS]; /* mentions */
    uint32_t n;
} listed;

static bool is_country(const gazetteer_entry *e)
{
    return str_starts(e->id, STR("country/"));
}

/* one is the other's country, seat or part: a name that may stand for the other */
static bool may_stand_for(const comparison *k, uint32_t x, uint32_t y)
{
    const gazetteer *g = k->r->know->gazetteer;
    const gazetteer_entry *a = gazetteer_at(g, x), *b = gazetteer_at(g, y);
    bool country = is_country(a) != is_country(b) && str_eq(a->country, b->country);
    bool seat = a->stands_for == y || b->stands_for == x ||
                (a->stands_for != NO_INDEX && a->stands_for == b->stands_for);
    return x == y || country || seat || a->of == y || b->of == x;
}

/* Does a name of the other side stand for one of this side's that is not `m`? Then it hardly stands
 * for `m` as well. */
static bool answers_another(const comparison *k, const mention *x, const mention *m)
{
    const report *r = k->r;
    token_range mine = m->lang == LANG_AR ? k->ar : k->en;
    for (uint32_t i = mine.first; x->entity != NO_INDEX && i < mine.end; i++) {
        uint32_t y = r->tokens.at[i].mention;
        if (y != NO_INDEX && &r->mentions.at[y] != m && r->mentions.at[y].entity == x->entity)
            return true;
    }
    return false;
}

/* Does any name of the other side mean the same place or body, or one that stands for it? */
static bool place_answered(const comparison *k, const mention *m)
{
    const report *r = k->r;
    token_range other = m->lang == LANG_AR ? k->en : k->ar;
    if (same_entity_on(k, m->entity, other))
        return true;
    for (uint32_t i = m->first_token; i < m->first_token + m->token_count; i++)
        if (k->answered[i])
            return true;
    for (uint32_t i = other.first; i < other.end; i++) {
        uint32_t x = r->tokens.at[i].mention;
        uint32_t entry = x != NO_INDEX ? r->mentions.at[x].gazetteer : NO_INDEX;
        if (entry != NO_INDEX && may_stand_for(k, entry, m->gazetteer) &&
            (entry == m->gazetteer || !answers_another(k, &r->mentions.at[x], m)))
            return true;
    }
    if (m->lang != LANG_EN)
        return false;
    written w = { m->first_token, m->first_token + m->token_count,
                  m->token_count, NO_INDEX,
                  NO_INDEX,       NO_INDEX };
    return said_by_sound(k, &w);
}

static void read_listed(const comparison *k, token_range side, listed *out)
{
    const report *r = k->r;
    for (uint32_t i = side.first; i < side.end && out->n < MAX_RUNS; i++) {
        uint32_t x = r->tokens.at[i].mention;
        if (x == NO_INDEX || r->mentions.at[x].first_token != i)
            continue;
        const mention *m = &r->mentions.at[x];
        bool kind = m->type == ENTITY_PLACE || m->type == ENTITY_ORGANIZATION;
        if (kind && m->kind == MENTION_NAME && m->gazetteer != NO_INDEX && m->inside == NO_INDEX &&
            !place_answered(k, m))
            out->at[out->n++] = x;
    }
}

static void flag_place(comparison *k, const mention *a, const mention *e)
{
    report *r = k->r;
    bool place = e->type == ENTITY_PLACE;
    disagreement d = {
        .kind = DIFFER_name,
        .severity = SEVERITY_MAJOR,
        .about_kind = e->entity != NO_INDEX ? ABOUT_ENTITY : ABOUT_NOTHING,
        .about = e->entity,
        .ar = { a->start, a->end, LANG_AR },
        .en = { e->start, e->end, LANG_EN },
    };
    disagree_differ(r, d, place ? "Another place is named" : "Another body is named",
                    place ? "يختلف المكان المذكور" : "تختلف الجهة المذكورة");
}

static void compare_places(comparison *k)
{
    const report *r = k->r;
    listed a = { .n = 0 }, e = { .n = 0 };
    read_listed(k, k->en, &e);
    if (e.n)
        read_listed(k, k->ar, &a);
    for (uint32_t i = 0; i < e.n; i++) {
        const mention *x = &r->mentions.at[e.at[i]], *hit = NULL;
        written w = { x->first_token, x->first_token + x->token_count,
                      x->token_count, NO_INDEX,
                      NO_INDEX,       NO_INDEX };
        double best = 9;
        for (uint32_t j = 0; j < a.n; j++) {
            const mention *y = &r->mentions.at[a.at[j]];
            run at = { y->first_token, y->first_token + y->token_count - 1, y->token_count,
                       NO_INDEX, false };
            double d = y->type == x->type ? away(k, &w, &at) : 99;
            if (d < best) {
                best = d;
                hit = y;
            }
        }
        if (hit)
            flag_place(k, hit, x);
    }
}

/* ---- bodies of which the gazetteer does not know at least one: a company for a company */

/* Letters that stand for words: the other version may say the words. */
static bool is_acronym(const report *r, const mention *m)
{
    return m->token_count == 1 && m->lang == LANG_EN &&
           r->tokens.at[m->first_token].flags & TOKEN_ALL_CAPS;
}

/* A name of a body that nothing of the other side answers, made of words that nobody translates */
static bool open_body(const comparison *k, const mention *m, token_range other)
{
    const report *r = k->r;
    bool kind = m->kind == MENTION_NAME && m->type == ENTITY_ORGANIZATION && m->body == NO_INDEX &&
                m->inside == NO_INDEX && m->pair == NO_INDEX && m->entity != NO_INDEX && !m->weak;
    if (!kind || is_acronym(r, m) || same_entity_on(k, m->entity, other))
        return false;
    uint32_t sounds = 0;
    for (uint32_t i = m->first_token; i < m->first_token + m->token_count; i++) {
        uint8_t e = r->word_keys[i].evidence;
        if (k->answered[i] || (m->gazetteer == NO_INDEX && m->lang == LANG_AR && e == EVIDENCE_WORD))
            return false;
        /* a short word may be short for the other name */
        bool whole = m->lang == LANG_AR || r->tokens.at[i].norm.n > 4;
        sounds += whole && (e == EVIDENCE_SOUND || e == EVIDENCE_NAME);
    }
    if (m->gazetteer != NO_INDEX)
        return !place_answered(k, m);
    written w = { m->first_token, m->first_token + m->token_count, m->token_count,
                  NO_INDEX,       NO_INDEX,                        NO_INDEX };
    return sounds && (m->lang == LANG_AR || !said_by_sound(k, &w));
}

/* the only such name of a side; NO_INDEX: none or several */
static uint32_t only_open_body(const comparison *k, token_range side, token_range other)
{
    uint32_t found = NO_INDEX;
    for (uint32_t i = side.first; i < side.end; i++) {
        uint32_t m = k->r->tokens.at[i].mention;
        if (m == NO_INDEX || k->r->mentions.at[m].first_token != i ||
            !open_body(k, &k->r->mentions.at[m], other))
            continue;
        if (found != NO_INDEX)
            return NO_INDEX;
        found = m;
    }
    return found;
}

static void compare_bodies(comparison *k)
{
    enum { NEAR_ENOUGH = 8 };
    const report *r = k->r;
    uint32_t e = only_open_body(k, k->en, k->ar);
    uint32_t a = e != NO_INDEX ? only_open_body(k, k->ar, k->en) : NO_INDEX;
    if (a == NO_INDEX)
        return;
    const mention *x = &r->mentions.at[e], *y = &r->mentions.at[a];
    if (x->gazetteer != NO_INDEX && y->gazetteer != NO_INDEX)
        return;
    written w = { x->first_token, x->first_token + x->token_count, x->token_count,
                  NO_INDEX,       NO_INDEX,                        NO_INDEX };
    run at = { y->first_token, y->first_token + y->token_count - 1, y->token_count, NO_INDEX,
               false };
    if (away(k, &w, &at) < NEAR_ENOUGH)
        flag_place(k, y, x);
}

/* ---- two persons whom the report keeps apart elsewhere */

static bool told_in(const report *r, uint32_t index, uint8_t language)
{
    return r->entities.at[index].languages >> language & 1;
}

/* A name at token i that both versions have, but not the other side of this bead: the full name of
 * a person, or a place or body that no gazetteer knows to stand for another. NO_INDEX: none. */
static uint32_t only_here(const comparison *k, uint32_t i, token_range other)
{
    const report *r = k->r;
    uint32_t x = r->tokens.at[i].mention;
    if (x == NO_INDEX)
        return NO_INDEX;
    const mention *m = &r->mentions.at[x];
    bool kind = m->type == ENTITY_PERSON ? m->token_count > 1 || !k->answered[i]
                : m->type == ENTITY_ORGANIZATION ? m->body == NO_INDEX
                                         : m->gazetteer == NO_INDEX && m->body == NO_INDEX;
    bool named = m->first_token == i && m->kind == MENTION_NAME && kind && m->entity != NO_INDEX &&
                 m->inside == NO_INDEX;
    if (!named || r->entities.at[m->entity].ambiguous || !told_in(r, m->entity, LANG_AR) ||
        !told_in(r, m->entity, LANG_EN) || same_entity_on(k, m->entity, other) ||
        (m->type == ENTITY_ORGANIZATION && m->gazetteer != NO_INDEX && place_answered(k, m)))
        return NO_INDEX;
    return x;
}

/* somebody whom a side speaks of by a pronoun or by what he is, and nothing answers */
static bool somebody_else(const comparison *k, token_range side)
{
    const report *r = k->r;
    for (uint32_t i = side.first; i < side.end; i++) {
        const token *t = &r->tokens.at[i];
        const mention *m = t->mention != NO_INDEX ? &r->mentions.at[t->mention] : NULL;
        if (t->pos == WORD_PRONOUN && t->kind == TOKEN_WORD && !str_is(t->norm, "it"))
            return true;
        if (m && m->kind != MENTION_NAME && m->type == ENTITY_PERSON && m->pair == NO_INDEX &&
            !k->answered[i])
            return true;
        bool man = !m && t->pos == WORD_NOUN && t->lemma != NO_INDEX && !k->answered[i] &&
                   lexicon_lexeme(r->know->lexicon, t->lemma)->sense == SENSE_PERSON;
        if (man)
            return true;
    }
    return false;
}

/* A brother for a brother: their names share too much for the search by sound below. And one field
 * or ship for another of the report. */
static void compare_known(comparison *k)
{
    enum { NEAR_ENOUGH = 7 };
    const report *r = k->r;
    for (uint32_t i = k->en.first; i < k->en.end; i++) {
        uint32_t x = r->tokens.at[i].mention == NO_INDEX || answered_by_meaning(k, i) ? NO_INDEX : only_here(k, i, k->ar);
        double best = 14;
        uint32_t hit = NO_INDEX;
        for (uint32_t j = k->ar.first; x != NO_INDEX && j < k->ar.end; j++) {
            uint32_t y = only_here(k, j, k->en);
            if (y == NO_INDEX)
                continue;
            const mention *m = &r->mentions.at[x], *n = &r->mentions.at[y];
            if (m->type != n->type)
                continue;
            written w = { i, i + m->token_count, m->token_count, x, NO_INDEX, NO_INDEX };
            run at = { j, j + n->token_count - 1, n->token_count, NO_INDEX, true };
            double d = away(k, &w, &at);
            if (d < best) {
                best = d;
                hit = y;
            }
        }
        if (hit == NO_INDEX)
            continue;
        const mention *m = &r->mentions.at[x], *n = &r->mentions.at[hit];
        bool short_name = m->type == ENTITY_PERSON && (m->token_count < 2 || n->token_count < 2);
        if (short_name &&
            (best > NEAR_ENOUGH || somebody_else(k, k->en) || somebody_else(k, k->ar)))
            continue;
        written w = { i, i + m->token_count, m->token_count, x, m->gazetteer, m->entity };
        run at = { n->first_token, n->first_token + n->token_count - 1, n->token_count,
                   n->gazetteer, true };
        if (m->type == ENTITY_PERSON)
            flag(k, &w, &at);
        else
            flag_place(k, n, m);
    }
}

void disagree_names(comparison *k)
{
    compare_places(k);
    compare_known(k);
    compare_bodies(k);
    runs free = { .n = 0 };
    bool read = false;
    for (uint32_t i = k->en.first; i < k->en.end; i++) {
        written w;
        if (!(k->hints[i] & HINT_NAME) || !disagree_name_at(k, i, &w))
            continue;
        if (!answered(k, &w)) {
            if (!read)
                free = read_runs(k);
            read = true;
            look_for(k, &w, &free);
        }
        i = w.end - 1;
    }
}
