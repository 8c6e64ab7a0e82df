/*
 * Who is the same: mentions become entities. Two mentions name one entity when the gazetteer says
 * so, when they are the same body of the same country, when a pair found by sound ties them, when
 * one is the surname or a shorter form of the other in the same version, or when their words are
 * the same. A surname that fits two people of the report stays by itself: a guess is never a fact.
 *
 * Merging is a union of sets; the work is linear but for the comparison of the report's different
 * unknown names with each other, which is bounded by MAX_COMPARED.
 */
#include "report/entities.h"
#include "base/map.h"
#include "name/name.h"
#include "report/memo.h"
#include "report/mentions_inside.h"
#include "report/stages.h"
#include "report/titles.h"
#include "text/fold.h"

enum { MAX_COMPARED = 400 };

/* ---- sets of mentions */

static uint32_t root(uint32_t *parent, uint32_t i)
{
    while (parent[i] != i) {
        parent[i] = parent[parent[i]];
        i = parent[i];
    }
    return i;
}

static void join(uint32_t *parent, uint32_t a, uint32_t b)
{
    a = root(parent, a);
    b = root(parent, b);
    if (a < b)
        parent[b] = a;
    else
        parent[a] = b;
}

/* bodies of which a country has one, so that the gazetteer's own entry and "country + body" are the
 * same */
static bool is_single_body(str kind)
{
    return str_is(kind, "central-bank") || str_is(kind, "space-agency");
}

/* the body that a name of an entry is when the adjective of its country is taken off, or NO_INDEX:
 * "Iranian" + "Ministry of Intelligence" */
static uint32_t body_of_name(report *r, str name)
{
    const gazetteer *g = r->know->gazetteer;
    str word, rest = fold_str(r->a, name);
    gazetteer_walk w = gazetteer_begin();
    if (!str_split(&rest, ' ', &word) || gazetteer_adjective(g, word, LANG_EN) == NO_INDEX)
        return NO_INDEX;
    while (rest.at && str_split(&rest, ' ', &word))
        if (!gazetteer_step(g, &w, word))
            return NO_INDEX;
    for (uint32_t k = w.phrase; k != NO_INDEX; k = gazetteer_phrase(g, k)->next)
        if (gazetteer_phrase(g, k)->kind == PHRASE_BODY)
            return gazetteer_phrase(g, k)->entry;
    return NO_INDEX;
}

static uint32_t body_of_entry(report *r, uint32_t entry)
{
    const gazetteer *g = r->know->gazetteer;
    str kind = gazetteer_at(g, entry)->kind;
    if (gazetteer_at(g, entry)->type != ENTITY_ORGANIZATION ||
        (!mention_is_named_kind(kind) && !str_is(kind, "intelligence")))
        return NO_INDEX;
    str names = gazetteer_names(g, entry, LANG_EN), name;
    while (names.at && str_split(&names, '|', &name)) {
        uint32_t body = body_of_name(r, name);
        if (body != NO_INDEX)
            return body;
    }
    return NO_INDEX;
}

static str number_key(report *r, char kind, uint32_t number)
{
    char text[12];
    size_t at = sizeof text;
    do
        text[--at] = (char)('0' + number % 10);
    while (number /= 10);
    text[--at] = kind;
    return arena_str(r->a, (str){ text + at, sizeof text - at });
}

/* a key under which mentions are surely the same */
static str identity(report *r, const mention *m)
{
    const gazetteer *g = r->know->gazetteer;
    if (m->gazetteer != NO_INDEX && !m->found) {
        const gazetteer_entry *e = gazetteer_at(g, m->gazetteer);
        bool single = e->type == ENTITY_ORGANIZATION && is_single_body(e->kind);
        uint32_t country = single ? gazetteer_country(g, e->country) : NO_INDEX;
        if (country != NO_INDEX)
            return arena_printf(r->a, "b%.*s/%u", STR_ARG(e->kind), country);
        uint32_t body = body_of_entry(r, m->gazetteer);
        country = body != NO_INDEX ? gazetteer_country(g, e->country) : NO_INDEX;
        if (country != NO_INDEX)
            return arena_printf(r->a, "b%.*s/%u", STR_ARG(gazetteer_body_at(g, body)->slug),
                                country);
        return number_key(r, 'g', m->gazetteer);
    }
    if (m->body != NO_INDEX && m->country != NO_INDEX)
        return arena_printf(r->a, "b%.*s/%u", STR_ARG(gazetteer_body_at(g, m->body)->slug),
                            m->country);
    if (m->body == NO_INDEX && m->country != NO_INDEX && m->type == ENTITY_GROUP)
        return number_key(r, 'p', m->country);
    return STR_NONE;
}

/* a word of a mention; of its first one what belongs to the name */
static str word_of_mention(report *r, const mention *m, uint32_t i)
{
    const token *t = &r->tokens.at[m->first_token + i];
    str w = mention_word(r, t);
    if (i > 0 || t->lang != LANG_AR || m->start <= t->start)
        return w;
    word_variant v[MENTION_VARIANTS];
    size_t n = mention_variants(r, t, v);
    for (size_t k = 0; k < n; k++)
        if (v[k].start == m->start)
            w = v[k].word;
    return w;
}

/* the words of a mention, folded and divided by blanks: what a name is compared by */
str mention_key(report *r, const mention *m)
{
    const token *t = &r->tokens.at[m->first_token];
    if (m->token_count == 1 && t->kind == TOKEN_WORD)
        return word_of_mention(r, m, 0);
    str first = word_of_mention(r, m, 0);
    size_t room = first.n + 1, n = 0;
    for (uint32_t i = 1; i < m->token_count; i++)
        room += t[i].norm.n + 1;
    char *key = arena_raw(r->a, room);
    for (uint32_t i = 0; i < m->token_count; i++) {
        if (t[i].kind != TOKEN_WORD && t[i].kind != TOKEN_NUMBER)
            continue;
        str w = i ? mention_word(r, &t[i]) : first;
        if (n)
            key[n++] = ' ';
        memcpy(key + n, w.at, w.n);
        n += w.n;
    }
    return (str){ key, n };
}

/* a word as titles.tsv has it: Arabic without article */
static str title_word(report *r, const token *t)
{
    str w = t->lang == LANG_AR && token_stem(t).n ? token_stem(t) : mention_word(r, t);
    return t->lang == LANG_AR && str_starts(w, STR("ال")) && w.n > 6 ? str_drop(w, 4) : w;
}

/* what keeps names of one spelling in two languages apart */
static const char *const mark_of_lang[LANG_COUNT] = { "n0:", "n1:", "n2:", "n3:" };

static void join_identities(report *r, uint32_t *parent)
{
    map seen = { 0 };
    for (uint32_t i = 0; i < r->mentions.n; i++) {
        const mention *m = &r->mentions.at[i];
        str key = identity(r, m);
        if (!key.at && m->kind == MENTION_NAME)
            key = arena_join(r->a, (str){ mark_of_lang[m->lang], 3 }, mention_key(r, m));
        if (m->pair != NO_INDEX)
            join(parent, i, m->pair);
        if (!key.at)
            continue;
        uint32_t before = map_add(&seen, key, i);
        if (before != MAP_NONE)
            join(parent, before, i);
    }
    map_free(&seen);
    for (uint32_t i = 0; i < r->mentions.n; i++) {
        const mention *m = &r->mentions.at[i];
        if (m->antecedent != NO_INDEX)
            join(parent, i, m->antecedent);
    }
}

/* a named person of each set, by its root, or NO_INDEX: two named people never become one by a title */
static uint32_t *persons_of_sets(report *r, uint32_t *parent)
{
    uint32_t *person = arena_array(r->a, uint32_t, r->mentions.n + 1);
    for (uint32_t i = 0; i < r->mentions.n; i++)
        person[i] = NO_INDEX;
    for (uint32_t i = 0; i < r->mentions.n; i++) {
        const mention *m = &r->mentions.at[i];
        if (m->kind == MENTION_NAME && m->type == ENTITY_PERSON && m->token_count > 1)
            person[root(parent, i)] = i;
    }
    return person;
}

/* "Canada's ambassador to China, Dominic Barton": a description that is the title of a named person
 * is that person. Both lists are in order of place within a version; the look back is bounded. */
static void join_titles(report *r, uint32_t *parent)
{
    uint32_t *person = persons_of_sets(r, parent);
    for (size_t i = 0; i < r->roles.n; i++) {
        const role *x = &r->roles.at[i];
        const mention *bearer = &r->mentions.at[x->mention];
        const sentence *s = &r->sentences.at[bearer->sentence];
        for (uint32_t k = s->first_token; k < s->first_token + s->token_count && !x->kin; k++) {
            const token *t = &r->tokens.at[k];
            if (t->start < x->start || t->end > x->end || t->mention == NO_INDEX)
                continue;
            const mention *m = &r->mentions.at[t->mention];
            bool titles_it = m->kind == MENTION_DESCRIPTION && m->type == ENTITY_PERSON &&
                             m->head == k && m->antecedent == NO_INDEX && m->gazetteer == NO_INDEX;
            uint32_t a = root(parent, t->mention), b = root(parent, x->mention);
            if (!titles_it || (person[a] != NO_INDEX && person[b] != NO_INDEX) ||
                !titles_is_head(r->know->titles, m->lang, title_word(r, t)))
                continue;
            uint32_t who = person[a] != NO_INDEX ? person[a] : person[b];
            join(parent, a, b);
            person[root(parent, a)] = who;
        }
    }
}

/* ---- short forms made of first letters */

/* "Indian Ocean Fisheries Fund" and "IOFF": the letters of the large words, in their order */
static bool has_initials(const report *r, const mention *whole, str letters)
{
    size_t at = 0;
    for (uint32_t i = 0; i < whole->token_count; i++) {
        const token *t = &r->tokens.at[whole->first_token + i];
        if (t->kind != TOKEN_WORD || !(t->flags & TOKEN_CAPITAL))
            continue;
        if (at >= letters.n || letters.at[at] != t->norm.at[0])
            return false;
        at++;
    }
    return at == letters.n;
}

/* does `part` stand in brackets or quotation marks right behind `whole`? */
static bool introduced(const report *r, const mention *whole, const mention *part)
{
    uint32_t last = whole->first_token + whole->token_count - 1;
    return part->token_count == 1 && part->first_token == last + 2 &&
           r->tokens.at[last + 1].kind == TOKEN_PUNCT &&
           (r->tokens.at[part->first_token].flags & TOKEN_PARENS ||
            (whole->token_count > 2 && r->tokens.at[part->first_token].flags & TOKEN_QUOTED &&
             !(r->tokens.at[last].flags & TOKEN_QUOTED)));
}

static bool is_open_body(const mention *m)
{
    return m->kind == MENTION_NAME && (m->type == ENTITY_ORGANIZATION || m->guess);
}

static void join_acronyms(report *r, uint32_t *parent)
{
    enum { MOST = 64 };
    uint32_t shorts[MOST];
    size_t n = 0, longs = 0;
    uint32_t *whole_bodies = arena_room(r->a, uint32_t, r->mentions.n + 1);
    for (uint32_t i = 0; i < r->mentions.n; i++) {
        const mention *m = &r->mentions.at[i];
        if (!is_open_body(m))
            continue;
        if (m->token_count > 1)
            whole_bodies[longs++] = i;
        else if (n < MOST && r->tokens.at[m->first_token].flags &
                                 (TOKEN_ALL_CAPS | TOKEN_PARENS | TOKEN_QUOTED))
            shorts[n++] = i;
    }
    for (size_t k = 0; k < n; k++) {
        const mention *part = &r->mentions.at[shorts[k]];
        const token *t = &r->tokens.at[part->first_token];
        bool open = part->gazetteer == NO_INDEX && t->flags & TOKEN_ALL_CAPS && t->norm.n >= 3;
        uint32_t whole = NO_INDEX;
        for (size_t i = 0; i < longs && whole == NO_INDEX; i++) {
            const mention *m = &r->mentions.at[whole_bodies[i]];
            if (m->lang != part->lang)
                continue;
            bool both_known = m->gazetteer != NO_INDEX && part->gazetteer != NO_INDEX;
            if (!both_known && (introduced(r, m, part) ||
                                (open && (m->found || m->gazetteer == NO_INDEX) && has_initials(r, m, t->norm))))
                whole = whole_bodies[i];
        }
        if (whole != NO_INDEX)
            join(parent, whole, shorts[k]);
    }
}

/* ---- bodies without a country take the one of their pair or the only one of the report */

static void complete_bodies(report *r, uint32_t *parent)
{
    for (uint32_t i = 0; i < r->mentions.n; i++) {
        mention *m = &r->mentions.at[i];
        if (m->body == NO_INDEX || m->country != NO_INDEX)
            continue;
        uint32_t only = NO_INDEX;
        bool several = false;
        for (uint32_t k = 0; k < r->mentions.n && k < i + 2000; k++) {
            const mention *o = &r->mentions.at[k];
            if (o->body != m->body || o->country == NO_INDEX)
                continue;
            several |= only != NO_INDEX && r->mentions.at[only].country != o->country;
            only = k;
        }
        if (only != NO_INDEX && !several && m->pair == NO_INDEX)
            join(parent, i, only);
        for (uint32_t k = 0; only == NO_INDEX && k < i; k++)
            if (r->mentions.at[k].body == m->body && r->mentions.at[k].country == NO_INDEX) {
                join(parent, i, k);
                break;
            }
    }
}

/* ---- surnames that a known person shares with somebody of the report */

static str surname_of(report *r, const mention *m)
{
    const token *t = &r->tokens.at[m->first_token + m->token_count - 1];
    str w = mention_word(r, t);
    if (m->token_count == 1 && t->lang == LANG_AR && m->start > t->start)
        w = token_stem(t);
    return t->lang == LANG_AR && str_starts(w, STR("ال")) && w.n > 6 ? str_drop(w, 4) : w;
}

/* one a language: a surname that is spelt as one of another language is another */
typedef struct surnames {
    map of[LANG_COUNT];
} surnames;

static void surnames_free(surnames *s)
{
    for (size_t l = 0; l < LANG_COUNT; l++)
        map_free(&s->of[l]);
}

/* A known person's surname by itself, in a report that names somebody else of that surname in full
 * and not the known one: the known one is not meant. */
static void settle_surnames(report *r)
{
    surnames others = { 0 };
    map full = { 0 };
    bool any = false;
    for (uint32_t i = 0; i < r->mentions.n; i++) {
        const mention *m = &r->mentions.at[i];
        if (m->kind != MENTION_NAME || m->type != ENTITY_PERSON)
            continue;
        if (m->found && m->token_count > 1) {
            map_put(&others.of[m->lang], surname_of(r, m), i);
            any = true;
        }
        if (!m->found && !m->surname && m->gazetteer != NO_INDEX)
            map_put(&full, gazetteer_at(r->know->gazetteer, m->gazetteer)->id, i);
    }
    for (size_t i = 0; any && i < r->mentions.n; i++) {
        mention *m = &r->mentions.at[i];
        if (!m->surname || m->found || m->gazetteer == NO_INDEX || m->kind != MENTION_NAME ||
            map_get(&others.of[m->lang], surname_of(r, m)) == MAP_NONE ||
            map_get(&full, gazetteer_at(r->know->gazetteer, m->gazetteer)->id) != MAP_NONE)
            continue;
        m->found = true;
        m->gazetteer = NO_INDEX;
        m->surname = false;
    }
    surnames_free(&others);
    map_free(&full);
}

/* A country or town whose name is the last word of somebody's, in a report that names it only behind
 * him and only as one who acts: "Siro Vali" and then "Vali said" name one person. */
static void settle_places(report *r)
{
    surnames last = { 0 }, other = { 0 };
    bool any = false;
    for (uint32_t i = 0; i < r->mentions.n; i++) {
        const mention *m = &r->mentions.at[i];
        if (m->kind == MENTION_NAME && m->type == ENTITY_PERSON && m->token_count > 1) {
            map_add(&last.of[m->lang], surname_of(r, m), i);
            any = true;
        }
    }
    for (int turn = 0; any && turn < 2; turn++)
        for (uint32_t i = 0; i < r->mentions.n; i++) {
            mention *m = &r->mentions.at[i];
            if (m->kind != MENTION_NAME || m->type != ENTITY_PLACE || m->token_count != 1)
                continue;
            str name = surname_of(r, m);
            uint32_t whole = map_get(&last.of[m->lang], name);
            if (whole == MAP_NONE)
                continue;
            if (turn == 0 && (r->mentions.at[whole].start > m->start || !mention_acts(r, i))) {
                map_put(&other.of[m->lang], name, i);
            } else if (turn == 1 && map_get(&other.of[m->lang], name) == MAP_NONE) {
                m->type = ENTITY_PERSON;
                m->gazetteer = NO_INDEX;
                m->found = true;
                m->guess = true;
            }
        }
    surnames_free(&last);
    surnames_free(&other);
}

/* ---- shorter forms: the last word, or the first words, of a longer personal name */

static bool ends_with_words(str whole, str part)
{
    return whole.n > part.n && str_ends(whole, part) && whole.at[whole.n - part.n - 1] == ' ';
}

static bool begins_with_words(str whole, str part)
{
    return whole.n > part.n && str_starts(whole, part) && whole.at[part.n] == ' ';
}

/* "al mashat" and "mashat" are one: the article is no part of what is compared */
static str without_article(str key)
{
    static const char *const articles[] = { "al ", "el ", "ال" };
    for (size_t i = 0; i < sizeof articles / sizeof *articles; i++)
        if (str_starts(key, str_of(articles[i])) && key.n > strlen(articles[i]) + 3)
            return str_drop(key, strlen(articles[i]));
    return key;
}

/* places that a surname does not outdo */
static bool is_well_known(str kind)
{
    return str_is(kind, "country") || str_is(kind, "capital") || str_is(kind, "region");
}

/* "Zephyr Holdings", "at Zephyr": a guess that it is a place; "Tunda Bank" may be called after one */
static bool named_after_place(const report *r, const mention *whole)
{
    const token *last = &r->tokens.at[whole->first_token + whole->token_count - 1];
    return word_in_set(r->know->signs, whole->lang, last->norm, SET_PUBLIC);
}

/* Neither the beginning nor the end of a longer name, by its first and last byte: most names. `p`: the
 * shorter one without its article. */
static inline bool no_part_of(str whole, str part, str p)
{
    return whole.n <= p.n || !p.n || (whole.at[whole.n - 1] != p.at[p.n - 1] && *whole.at != *part.at);
}

static bool is_short_form(const report *r, const mention *whole, str whole_key, const mention *part,
                          str part_key, str p)
{
    bool person = whole->type == ENTITY_PERSON;
    if (whole->lang != part->lang ||
        (whole->type != part->type &&
         !(part->guess && (person || part->type != ENTITY_PLACE || !named_after_place(r, whole))) &&
         !(person && part->type == ENTITY_PLACE && part->token_count == 1)))
        return false;
    /* the last word of a body is none of its names: "University of X" */
    if ((person || part->token_count > 1) &&
        (ends_with_words(whole_key, part_key) || ends_with_words(whole_key, p)))
        return true;
    if (whole->lang == LANG_AR && person) {
        size_t at = str_ends(whole_key, p) ? str_find(whole_key, p) : SIZE_MAX;
        if (at != SIZE_MAX && at + p.n == whole_key.n && at >= 4 &&
            str_ends(str_take(whole_key, at), STR("ال")))
            return true;
    }
    /* a given name alone, or the beginning of the name of a body that was named before */
    bool given = part->found && part->token_count <= 2 && part_key.n >= 4;
    return begins_with_words(whole_key, part_key) &&
           (person ? given
                   : (part_key.n >= 8 || (part->found && part->token_count == 1 && part_key.n >= 4)) &&
                         part->start > whole->start);
}

typedef struct named {
    uint32_t mention;
    str key;
} named;

typedef struct name_list {
    named at[MAX_COMPARED];
    size_t n;
} name_list;

/* every different name of the report once */
static void different_names(report *r, name_list *out)
{
    map seen[LANG_COUNT] = { 0 };
    out->n = 0;
    for (uint32_t i = 0; i < r->mentions.n && out->n < MAX_COMPARED; i++) {
        const mention *m = &r->mentions.at[i];
        if (m->kind != MENTION_NAME)
            continue;
        str key = mention_key(r, m);
        if (map_put(&seen[m->lang], key, i) == MAP_NONE)
            out->at[out->n++] = (named){ i, key };
    }
    for (size_t l = 0; l < LANG_COUNT; l++)
        map_free(&seen[l]);
}

/* the surname of several people of the report: whose it is stays open, that it is a person's does
 * not */
static void mark_person(report *r, uint32_t *parent, uint32_t index)
{
    for (uint32_t i = 0; i < r->mentions.n; i++)
        if (root(parent, i) == root(parent, index) && r->mentions.at[i].guess) {
            r->mentions.at[i].type = ENTITY_PERSON;
            r->mentions.at[i].guess = false;
        }
}

/* is he only introduced as somebody's relative? */
static bool is_relative(const report *r, uint32_t *parent, uint32_t whole)
{
    for (size_t i = 0; i < r->roles.n; i++)
        if (r->roles.at[i].kin && root(parent, r->roles.at[i].mention) == whole)
            return true;
    return false;
}

/* Of several bearers of a surname the one meant by it alone: the first that is introduced, where all
 * others are told as relatives; NO_INDEX: stays open. */
static uint32_t head_of_family(const report *r, uint32_t *parent, const uint32_t *wholes, size_t n)
{
    uint32_t first = NO_INDEX, start = UINT32_MAX;
    for (size_t i = 0; i < n; i++)
        if (r->mentions.at[wholes[i]].start < start) {
            start = r->mentions.at[wholes[i]].start;
            first = root(parent, wholes[i]);
        }
    for (size_t i = 0; i < n; i++) {
        uint32_t at = root(parent, wholes[i]);
        if (at != first && !is_relative(r, parent, at))
            return NO_INDEX;
    }
    return first;
}

static void join_short_forms(report *r, uint32_t *parent, const name_list *all)
{
    enum { MOST_BEARERS = 8 };
    const named *names = all->at;
    uint16_t next[MAX_COMPARED + 1], first[LANG_COUNT]; /* of the same language */
    size_t n = all->n;
    for (size_t l = 0; l < LANG_COUNT; l++)
        first[l] = (uint16_t)n;
    for (size_t i = n; i-- > 0;) {
        uint8_t l = r->mentions.at[names[i].mention].lang;
        next[i] = first[l];
        first[l] = (uint16_t)i;
    }
    for (size_t i = 0; i < n; i++) {
        const mention *part = &r->mentions.at[names[i].mention];
        bool place = part->gazetteer != NO_INDEX && part->token_count == 1 &&
                     part->type == ENTITY_PLACE &&
                     !is_well_known(gazetteer_at(r->know->gazetteer, part->gazetteer)->kind);
        if (part->token_count > 3 || (part->gazetteer != NO_INDEX && !part->surname && !place))
            continue;
        uint32_t whole = NO_INDEX, bearers[MOST_BEARERS];
        str p = without_article(names[i].key);
        size_t count = 0;
        bool several = false;
        for (size_t k = first[part->lang]; k < n; k = next[k]) {
            const mention *o = &r->mentions.at[names[k].mention];
            if (k == i || no_part_of(names[k].key, names[i].key, p) ||
                !is_short_form(r, o, names[k].key, part, names[i].key, p) ||
                (part->token_count > 1 && mention_told_as_kin(r, part)) ||
                (place && (o->type != ENTITY_PERSON || o->start > part->start)))
                continue;
            uint32_t at = root(parent, names[k].mention);
            several |= whole != NO_INDEX && whole != at;
            whole = at;
            if (count < MOST_BEARERS)
                bearers[count++] = names[k].mention;
        }
        if (several && count < MOST_BEARERS) {
            uint32_t head = head_of_family(r, parent, bearers, count);
            several = head == NO_INDEX;
            whole = several ? whole : head;
        }
        bool known_elsewhere = part->gazetteer != NO_INDEX && !place && whole != NO_INDEX &&
                               root(parent, names[i].mention) != whole;
        if (whole != NO_INDEX && !several && !known_elsewhere)
            join(parent, whole, names[i].mention);
        if (several && part->guess)
            mark_person(r, parent, names[i].mention);
    }
}

/* ---- the same unknown name in both versions, in places that no bead ties */

static bool answered(const report *r, uint32_t *parent, uint32_t at, uint8_t other)
{
    for (uint32_t i = 0; i < r->mentions.n; i++)
        if (r->mentions.at[i].lang == other && root(parent, i) == at)
            return true;
    return false;
}

static str last_word_of(str key)
{
    size_t i = key.n;
    while (i > 0 && key.at[i - 1] != ' ')
        i--;
    return str_drop(key, i);
}

/* In one report two people of one surname are rarer than a given name that is spelt by its own
 * rules (Michael, مايكل): the surnames must be surely the same and the given names not surely
 * others. */
static bool same_surname(const report *r, str a, str b)
{
    enum { SURE = 900000, POSSIBLE = 200000 };
    str x = last_word_of(a), y = last_word_of(b), first_a = a, first_b = b, piece_a, piece_b;
    return x.n >= 6 && y.n >= 4 && str_split(&first_a, ' ', &piece_a) &&
           str_split(&first_b, ' ', &piece_b) && report_word_score(r, x, y, SURE) &&
           report_word_score(r, piece_a, piece_b, POSSIBLE);
}

static void join_across(report *r, uint32_t *parent, const name_list *all)
{
    enum { MOST = 60, SAME = 760000 };
    named names[MOST];
    size_t kept = 0;
    for (size_t i = 0; i < all->n && kept < MOST; i++) {
        const mention *m = &r->mentions.at[all->at[i].mention];
        bool open = m->found && m->token_count > 1 && m->pair == NO_INDEX &&
                    (m->lang == LANG_AR || m->lang == LANG_EN) &&
                    !answered(r, parent, root(parent, all->at[i].mention),
                              m->lang == LANG_AR ? LANG_EN : LANG_AR);
        if (open)
            names[kept++] = all->at[i];
    }
    for (size_t i = 0; i < kept; i++)
        for (size_t k = 0; k < kept; k++)
            if (r->mentions.at[names[i].mention].lang == LANG_AR &&
                r->mentions.at[names[k].mention].lang == LANG_EN &&
                (report_name_score(r, names[i].key, names[k].key, NAME_ANY) >= SAME ||
                 same_surname(r, names[i].key, names[k].key)))
                join(parent, names[i].mention, names[k].mention);
}

/* ---- sets into entities */

static str caption_of(const report *r, const entity *e)
{
    const gazetteer *g = r->know->gazetteer;
    if (e->gazetteer != NO_INDEX)
        return gazetteer_at(g, e->gazetteer)->caption_en;
    str best = STR("");
    int best_rank = -1;
    for (size_t i = 0; i < e->mentions.n; i++) {
        const mention *m = &r->mentions.at[e->mentions.at[i]];
        str text = report_text(r, m->start, m->end);
        int rank = (m->kind == MENTION_NAME ? 4 : 0) + (m->lang == LANG_EN ? 2 : 0);
        if (rank > best_rank || (rank == best_rank && text.n > best.n)) {
            best = text;
            best_rank = rank;
        }
    }
    return best;
}

static void settle(report *r, entity *e)
{
    uint32_t votes[ENTITY_GROUP + 1] = { 0 };
    bool longer = false; /* a name of one word says less of what it is than the whole name */
    e->gazetteer = NO_INDEX;
    for (size_t i = 0; i < e->mentions.n; i++) {
        const mention *m = &r->mentions.at[e->mentions.at[i]];
        longer |= m->kind == MENTION_NAME && m->token_count > 1;
    }
    for (size_t i = 0; i < e->mentions.n; i++) {
        const mention *m = &r->mentions.at[e->mentions.at[i]];
        votes[m->type] += m->guess && longer && m->token_count == 1 ? 0
                          : m->guess                                ? 1
                          : m->kind == MENTION_NAME                 ? 4
                                                                    : 2;
        if (m->gazetteer != NO_INDEX && !m->found && e->gazetteer == NO_INDEX)
            e->gazetteer = m->gazetteer;
    }
    for (uint8_t t = 0; t <= ENTITY_GROUP; t++)
        if (votes[t] > votes[e->type])
            e->type = t;
    if (e->gazetteer != NO_INDEX)
        e->type = gazetteer_at(r->know->gazetteer, e->gazetteer)->type;
    e->caption = caption_of(r, e);
    e->certainty = e->gazetteer != NO_INDEX ? 0.95 : 0.7;
}

void report_find_entities(report *r)
{
    size_t n = r->mentions.n;
    uint32_t *parent = arena_room(r->a, uint32_t, n + 1);
    uint32_t *entity_of = arena_room(r->a, uint32_t, n + 1);
    for (uint32_t i = 0; i < n; i++) {
        parent[i] = i;
        entity_of[i] = NO_INDEX;
    }
    settle_surnames(r);
    settle_places(r);
    entities_settle_namesakes(r);
    join_identities(r, parent);
    join_acronyms(r, parent);
    join_titles(r, parent);
    complete_bodies(r, parent);
    name_list names;
    different_names(r, &names);
    join_short_forms(r, parent, &names);
    if (r->know->names && r->beads.n)
        join_across(r, parent, &names);
    mentions_take_honour(r);
    for (uint32_t i = 0; i < n; i++) {
        uint32_t at = root(parent, i);
        if (entity_of[at] == NO_INDEX) {
            entity_of[at] = (uint32_t)r->entities.n;
            *vec_push(r->a, &r->entities) = (entity){ .gazetteer = NO_INDEX };
        }
        r->mentions.at[i].entity = entity_of[at];
        *vec_push(r->a, &r->entities.at[entity_of[at]].mentions) = i;
        r->entities.at[entity_of[at]].languages |= (uint8_t)(1u << r->mentions.at[i].lang);
    }
    entities_name_short_forms(r);
    for (size_t i = 0; i < r->entities.n; i++)
        settle(r, &r->entities.at[i]);
}
