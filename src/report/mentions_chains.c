/*
 * Arabic names of bodies that are made of everyday words: هيئة المنافسة والأسواق, مجلس التوازن
 * الاقتصادي. A word for a kind of body begins a chain of nouns and adjectives; how far the name
 * reaches is told by the English version: the words of the chain that translate those of a name
 * there are the name. Where there is no English sentence, only a chain whose every word behind the
 * first is definite is one. Cost: for each chain, its words times those of the English names of the
 * same bead; both are bounded.
 */
#include "name/name.h"
#include "report/align.h"
#include "report/lexicon.h"
#include "report/memo.h"
#include "report/mentions_inside.h"
#include "report/stages.h"
#include "report/titles.h"

enum { CHAIN_WORDS = 9, CHAIN_NAMES = 24, CHAIN_HEADS = 200 };

typedef struct chain {
    uint32_t first, last, start;
    bool bare; /* the word for the kind of body was left out */
} chain;

static bool is_definite(const token *t)
{
    return str_starts(t->norm, STR("ال")) || t->flags & TOKEN_ARTICLE ||
           str_starts(t->norm, STR("لل")) || str_starts(t->norm, STR("وال"));
}

/* a word for a kind of body, place or thing, in the form that its proclitics leave; false where it
 * is none */
static bool head_at(report *r, uint32_t i, uint32_t *start)
{
    const token *t = &r->tokens.at[i];
    word_variant v[MENTION_VARIANTS];
    if (t->kind != TOKEN_WORD || t->lang != LANG_AR)
        return false;
    size_t n = mention_variants(r, t, v);
    for (size_t k = 0; k < n; k++) {
        str w = v[k].word;
        bool article = str_starts(w, STR("ال")) && w.n > 6;
        if (signs_of(r->know->signs, LANG_AR, article ? str_drop(w, 4) : w) &
            (SIGN_ORG | SIGN_PLACE | SIGN_PRODUCT)) {
            *start = v[k].start;
            return true;
        }
    }
    return false;
}

static bool person_at(const report *r, uint32_t i)
{
    uint32_t m = r->tokens.at[i].mention;
    return m != NO_INDEX && r->mentions.at[m].type == ENTITY_PERSON;
}

static bool preposition(const token *t)
{
    return str_is(t->norm, "في") || str_is(t->norm, "من") || str_is(t->norm, "علي") ||
           str_is(t->norm, "ضد") || str_is(t->norm, "بين") || str_is(t->norm, "عن") ||
           str_is(t->norm, "اجل");
}

/* may token i be part of a name that runs up to i - 1? */
static bool goes_on(report *r, uint32_t head, uint32_t i)
{
    const token *t = &r->tokens.at[i];
    uint32_t start;
    if (t->kind == TOKEN_NUMBER)
        return true;
    /* مؤسسة حيدر: a body may be named after somebody, right behind the word for it */
    if (t->kind != TOKEN_WORD || t->lang != LANG_AR ||
        (person_at(r, i) && r->mentions.at[t->mention].first_token > head + 2) ||
        token_in_set(r, t, LANG_AR, SET_STANDING))
        return false;
    if (preposition(t))
        return true;
    if (str_starts(t->norm, STR("التابع"))) /* "that belongs to" */
        return false;
    /* "and the agency of …" is another body */
    if (str_starts(t->norm, STR("و")) && head_at(r, i, &start) && start > t->start)
        return false;
    uint32_t bits = token_signs_in(r, t, LANG_AR);
    if (bits & (SIGN_FUNCTION | SIGN_MONTH | SIGN_WEEKDAY) || t->pos == WORD_PREPOSITION)
        return false;
    if (is_definite(t) || t->mention != NO_INDEX)
        return true;
    return t->pos != WORD_VERB;
}

/* البنك الإسلامي للتنمية | قرضا: behind a definite word a noun without the article is none of the name */
static bool begins_anew(const report *r, uint32_t i)
{
    const token *t = &r->tokens.at[i], *before = &r->tokens.at[i - 1];
    return t->kind == TOKEN_WORD && t->mention == NO_INDEX && !t->proclitics &&
           t->lemma != NO_INDEX && t->pos == WORD_NOUN && !is_definite(t) && !preposition(t) &&
           !(t->flags & TOKEN_QUOTED) && str_ends(t->norm, STR("ا")) && is_definite(before);
}

static chain chain_at(report *r, uint32_t head, uint32_t start, uint32_t end)
{
    chain c = { head, head, start, false };
    while (c.last + 1 < end && c.last - head < CHAIN_WORDS && goes_on(r, head, c.last + 1) &&
           !begins_anew(r, c.last + 1))
        c.last++;
    return c;
}

/* ---- against the names of the English version */

static bool counts(const report *r, uint32_t i)
{
    const token *t = &r->tokens.at[i];
    return t->kind == TOKEN_NUMBER ||
           (t->kind == TOKEN_WORD && !mention_is_function_word(t) && !preposition(t) &&
            !(t->signs & SIGN_PARTICLE));
}

/* words for bodies are freely exchanged: هيئة is an authority, a commission, a board */
static bool both_bodies(const report *r, uint32_t arabic, uint32_t english)
{
    return signs_of(r->know->signs, LANG_AR, mention_bare_word(&r->tokens.at[arabic])) & SIGN_ORG &&
           token_in_set(r, &r->tokens.at[english], LANG_EN, SET_PUBLIC);
}

static uint32_t nation(const report *r, uint32_t i)
{
    const token *t = &r->tokens.at[i];
    str w = t->lang == LANG_AR ? mention_bare_word(t) : t->norm;
    return t->kind == TOKEN_WORD ? gazetteer_adjective(r->know->gazetteer, w, t->lang) : NO_INDEX;
}

static bool caption_is(const report *r, uint32_t entry, uint32_t english)
{
    return str_eq(gazetteer_at(r->know->gazetteer, entry)->caption_en,
                  report_text(r, r->tokens.at[english].start, r->tokens.at[english].end));
}

/* the key of a word by itself, not of the listed name that it begins */
static bool of_word(uint32_t key)
{
    uint32_t kind = key & ~(uint32_t)KEY_VALUE;
    return kind != KEY_NAME && kind != KEY_BODY;
}

static bool translates(const report *r, uint32_t a, uint32_t b)
{
    const word_keys *x = &r->word_keys[a], *y = &r->word_keys[b];
    for (uint32_t i = 0; i < x->n; i++)
        for (uint32_t k = 0; k < y->n; k++)
            if (x->keys[i] == y->keys[k] && of_word(x->keys[i]))
                return true;
    /* a known place of the Arabic whose English name the word is */
    uint32_t place = r->tokens.at[a].mention;
    if (place != NO_INDEX && r->mentions.at[place].gazetteer != NO_INDEX &&
        r->tokens.at[b].flags & TOKEN_CAPITAL && r->tokens.at[b].norm.n > 3 &&
        caption_is(r, r->mentions.at[place].gazetteer, b))
        return true;
    uint32_t country = nation(r, b);
    if (country != NO_INDEX && country == nation(r, a))
        return true;
    /* a word of a name that is not translated: "Ahli" in البنك الأهلي */
    const token *english = &r->tokens.at[b];
    enum { SAME_SOUND = 780000 };
    return r->know->names && english->flags & TOKEN_CAPITAL && english->kind == TOKEN_WORD &&
           r->tokens.at[a].kind == TOKEN_WORD && english->norm.n > 3 &&
           report_word_score(r, english->norm, mention_bare_word(&r->tokens.at[a]), SAME_SOUND);
}

double mention_share(const report *r, uint32_t first, uint32_t last, const mention *e,
                     uint32_t *matched)
{
    uint32_t words = 0, hits = 0, english = 0;
    *matched = 0;
    for (uint32_t k = e->first_token; k < e->first_token + e->token_count; k++) {
        bool hit = false;
        if (!counts(r, k))
            continue;
        english++;
        for (uint32_t i = first; i <= last && !hit; i++)
            hit = counts(r, i) && (translates(r, i, k) || (i == first && both_bodies(r, i, k)));
        *matched += hit;
    }
    for (uint32_t i = first; i <= last; i++) {
        bool hit = false;
        if (!counts(r, i))
            continue;
        words++;
        for (uint32_t k = e->first_token; k < e->first_token + e->token_count && !hit; k++)
            hit = counts(r, k) && (translates(r, i, k) || (i == first && both_bodies(r, i, k)));
        hits += hit;
    }
    return (double)(*matched + hits) / (double)(english + words + !(english + words));
}

typedef struct fit {
    double share;
    uint32_t name, last, open; /* open: words of the English name that nothing answers */
} fit;

/* do both begin with the same kind of thing? */
static bool head_answers(const report *r, uint32_t head, const mention *e)
{
    for (uint32_t k = e->first_token; k < e->first_token + e->token_count; k++)
        if (counts(r, k) && (translates(r, head, k) || both_bodies(r, head, k)))
            return true;
    return false;
}

/* Can a name end here? Not with a noun that leaves open what it is of. */
static bool can_end(const report *r, const chain *c, uint32_t last)
{
    const token *t = &r->tokens.at[last];
    return counts(r, last) &&
           (is_definite(t) || t->mention != NO_INDEX ||
            (t->lemma == NO_INDEX && r->word_keys[last].evidence != EVIDENCE_WORD) ||
            t->kind == TOKEN_NUMBER || t->flags & TOKEN_QUOTED || t->pos == WORD_ADJECTIVE ||
            is_definite(&r->tokens.at[c->first]));
}

/* "Industrial and Mining" */
static bool names_two(const report *r, const mention *e)
{
    for (uint32_t k = e->first_token; k < e->first_token + e->token_count; k++)
        if (str_is(r->tokens.at[k].norm, "and"))
            return true;
    return false;
}

/* The end of the name: all of a name that begins inside, all of a quotation, adjectives that the
 * dictionary does not know while English words are left over, the adjective of a country. */
static uint32_t end_of_name(const report *r, const chain *c, fit f)
{
    uint32_t last = f.last;
    bool quoted = (r->tokens.at[c->first].flags & TOKEN_QUOTED) != 0;
    uint32_t m = r->tokens.at[last].mention;
    if (m != NO_INDEX && r->mentions.at[m].first_token > c->first) {
        const mention *o = &r->mentions.at[m];
        last = o->first_token + o->token_count - 1;
    }
    for (; last < c->last; last++) {
        const token *t = &r->tokens.at[last + 1];
        bool article = str_starts(t->norm, STR("ال")) && t->mention == NO_INDEX &&
                       !(token_signs_in(r, t, LANG_AR) & SIGN_TITLE);
        bool whose = article && !c->bare && gazetteer_adjective(r->know->gazetteer, str_drop(t->norm, 4),
                                                    LANG_AR) != NO_INDEX;
        bool joined = str_starts(t->norm, STR("وال")) && t->mention == NO_INDEX;
        bool rest = f.open > 0 && t->pos != WORD_VERB &&
                    ((article && (t->lemma == NO_INDEX || t->pos == WORD_ADJECTIVE)) ||
                     (joined && names_two(r, &r->mentions.at[f.name])));
        bool more = quoted ? (t->flags & TOKEN_QUOTED) != 0 : whose || rest;
        if (!more)
            break;
        f.open -= rest;
        if (whose && !quoted)
            return last + 1;
    }
    return last;
}

static uint32_t words_of(const report *r, const mention *e)
{
    uint32_t n = 0;
    for (uint32_t k = e->first_token; k < e->first_token + e->token_count; k++)
        n += counts(r, k);
    return n;
}

/* the English name and the end of the chain that answer each other best */
static fit best_fit(const report *r, const chain *c, const uint32_t *names, size_t n)
{
    enum { LEAST_WORDS = 2 };
    fit best = { 0.62, NO_INDEX, c->first, 0 };
    for (size_t i = 0; i < n; i++) {
        const mention *e = &r->mentions.at[names[i]];
        if (!head_answers(r, c->first, e))
            continue;
        for (uint32_t last = c->first + 1; last <= c->last; last++) {
            uint32_t matched;
            bool ends = can_end(r, c, last);
            double s = ends ? mention_share(r, c->first, last, e, &matched) : 0;
            if (!ends || matched < LEAST_WORDS || e->pair != NO_INDEX || s <= best.share)
                continue;
            best = (fit){ s, names[i], last, words_of(r, e) - matched };
        }
    }
    return best;
}

/* the mentions inside become part of the longer name */
static void take_over(report *r, uint32_t first, uint32_t last)
{
    for (uint32_t i = first; i <= last; i++) {
        uint32_t old = r->tokens.at[i].mention;
        if (old == NO_INDEX)
            continue;
        uint32_t other = r->mentions.at[old].pair;
        if (other != NO_INDEX && r->mentions.at[other].pair == old)
            r->mentions.at[other].pair = NO_INDEX;
        mention_drop(r, old);
    }
}

/* does a name run over the end of the chain? Then the chain is no name by itself. */
static bool cuts_a_name(const report *r, uint32_t first, uint32_t last)
{
    uint32_t a = r->tokens.at[first].mention, b = r->tokens.at[last].mention;
    if (a != NO_INDEX && r->mentions.at[a].first_token < first)
        return true;
    return b != NO_INDEX && r->mentions.at[b].first_token + r->mentions.at[b].token_count > last + 1;
}

/* is all of it one name that is known already? */
static bool is_known(const report *r, uint32_t first, uint32_t last)
{
    uint32_t m = r->tokens.at[first].mention;
    return m != NO_INDEX && r->mentions.at[m].kind == MENTION_NAME &&
           r->mentions.at[m].first_token + r->mentions.at[m].token_count >= last + 1;
}

/* حزب المنظمة الثورية for "Revolutionary Organisation": the word for a party is left out */
static bool without_party(const report *r, const chain *c, uint32_t last, uint32_t english)
{
    const mention *e = &r->mentions.at[english];
    if (last < c->first + 2 || !str_is(mention_bare_word(&r->tokens.at[c->first]), "حزب"))
        return false;
    for (uint32_t k = e->first_token; k < e->first_token + e->token_count; k++)
        if (str_is(r->tokens.at[k].norm, "party"))
            return false;
    return true;
}

static uint32_t add_chain(report *r, const chain *whole, uint32_t last, uint32_t english)
{
    chain shorter = *whole, *c = &shorter;
    if (without_party(r, whole, last, english))
        c->start = r->tokens.at[++c->first].start;
    take_over(r, c->first, last);
    mention m = mention_blank(r, r->tokens.at[c->first].sentence, c->first, last);
    m.start = c->start;
    m.type = ENTITY_ORGANIZATION;
    m.found = true;
    mention_trim_span(r, &m);
    return mention_add(r, m);
}

static void tie(report *r, uint32_t arabic, uint32_t english)
{
    mention *a = &r->mentions.at[arabic], *e = &r->mentions.at[english];
    a->type = e->guess ? ENTITY_ORGANIZATION : e->type;
    e->type = a->type;
    e->guess = false;
    a->gazetteer = e->found ? NO_INDEX : e->gazetteer;
    a->found = a->gazetteer == NO_INDEX;
    a->body = e->body;
    a->country = e->country;
    a->pair = english;
    e->pair = arabic;
    if (a->type == ENTITY_PLACE && e->type == ENTITY_PLACE) { /* "Unity state" */
        uint32_t first = a->first_token, words = e->token_count;
        mention_trim_span(r, e);
        if (e->token_count < words) /* "Maritsa Dam" stays, and so does سد */
            mention_trim_span(r, a);
        if (a->first_token > first)
            r->tokens.at[first].mention = NO_INDEX;
    }
}

/* does the Arabic side name this entry by more than one word? */
static bool has_entry(const report *r, const bead *b, uint32_t entry)
{
    for (uint32_t i = 0; i < b->ar_count; i++) {
        const sentence *s = &r->sentences.at[b->ar_first + i];
        for (uint32_t k = s->first_token; k < s->first_token + s->token_count; k++) {
            uint32_t m = r->tokens.at[k].mention;
            if (m != NO_INDEX && !r->mentions.at[m].found && r->mentions.at[m].gazetteer == entry &&
                r->mentions.at[m].token_count > 1)
                return true;
        }
    }
    return false;
}

/* names of bodies of the English side that nothing answers yet */
static size_t open_bodies(const report *r, const bead *b, uint32_t out[CHAIN_NAMES])
{
    size_t n = 0;
    for (uint32_t i = 0; i < b->en_count; i++) {
        const sentence *s = &r->sentences.at[b->en_first + i];
        uint32_t last = NO_INDEX;
        for (uint32_t k = s->first_token; k < s->first_token + s->token_count; k++) {
            uint32_t index = r->tokens.at[k].mention;
            if (index == NO_INDEX || index == last || n == CHAIN_NAMES)
                continue;
            last = index;
            const mention *m = &r->mentions.at[index];
            bool known = m->gazetteer != NO_INDEX && !m->found;
            if (m->kind == MENTION_NAME && m->pair == NO_INDEX && m->token_count > 1 &&
                !(known && has_entry(r, b, m->gazetteer)) && (m->type != ENTITY_PERSON || m->guess) && m->lang == LANG_EN)
                out[n++] = index;
        }
    }
    return n;
}

void mentions_by_chains(report *r, const bead *b)
{
    uint32_t names[CHAIN_NAMES], heads = 0;
    size_t n = r->word_keys ? open_bodies(r, b, names) : 0;
    for (uint32_t i = 0; n && i < b->ar_count; i++) {
        const sentence *s = &r->sentences.at[b->ar_first + i];
        uint32_t end = s->first_token + s->token_count, start;
        for (uint32_t k = s->first_token; k < end; k++) {
            if (!head_at(r, k, &start) || person_at(r, k) || heads++ >= CHAIN_HEADS)
                continue;
            chain c = chain_at(r, k, start, end);
            fit f = best_fit(r, &c, names, n);
            /* شركة النصر للكيماويات for "Al-Nasr Chemicals": the word for the kind is left out */
            uint32_t bits =
                signs_of(r->know->signs, LANG_AR, mention_bare_word(&r->tokens.at[k]));
            if (f.name == NO_INDEX && bits & (SIGN_GENERIC | SIGN_FIRM) && k + 1 < end &&
                r->tokens.at[k + 1].kind == TOKEN_WORD && r->tokens.at[k + 1].mention == NO_INDEX) {
                c = chain_at(r, k + 1, r->tokens.at[k + 1].start, end);
                c.bare = true;
                f = best_fit(r, &c, names, n);
            }
            if (f.name == NO_INDEX)
                continue;
            if (is_known(r, c.first, f.last))
                continue;
            f.last = end_of_name(r, &c, f);
            if (cuts_a_name(r, c.first, f.last))
                continue;
            tie(r, add_chain(r, &c, f.last, f.name), f.name);
            k = f.last;
        }
    }
}
