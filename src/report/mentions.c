/*
 * Names that the gazetteer knows. Each word of the text begins a walk over its phrases; the longest
 * that fits wins. English words must be written large where the gazetteer writes them so. An Arabic
 * word may carry proclitics (و ف ب ل ك), which are tried off one after the other only where the
 * whole word leads to nothing as long: so a name that begins with one of these letters is never
 * cut. Cost: one or two look-ups a word.
 */
#include "report/mentions_inside.h"
#include "report/lexicon.h"
#include "report/memo.h"
#include "report/stages.h"
#include "text/fold.h"

/* "U.S." and its like are names and adjectives: an adjective where a noun follows */
static bool used_as_adjective(const report *r, uint32_t phrase_index, uint32_t last, uint32_t end)
{
    const gazetteer *g = r->know->gazetteer;
    bool adjective = false;
    for (uint32_t k = phrase_index; k != NO_INDEX; k = gazetteer_phrase(g, k)->next)
        adjective |= gazetteer_phrase(g, k)->kind == PHRASE_ADJECTIVE;
    if (!adjective || last + 1 >= end)
        return false;
    /* زيمبابوي: a country and its adjective in one; the adjective stands behind a noun */
    const token *own = &r->tokens.at[last];
    if (own->lang == LANG_AR) {
        const token *noun = last ? &r->tokens.at[last - 1] : NULL;
        return noun && noun->sentence == own->sentence && noun->kind == TOKEN_WORD &&
               noun->pos == WORD_NOUN && noun->mention == NO_INDEX &&
               !str_starts(noun->norm, STR("ال")) &&
               !(noun->signs & (SIGN_TITLE | SIGN_FUNCTION | SIGN_PLACE | SIGN_ORG));
    }
    const token *t = &r->tokens.at[last + 1];
    if (t->kind != TOKEN_WORD)
        return t->kind == TOKEN_PUNCT && r->bytes.at[t->start] == '-';
    /* "the United States undertakes": a name of several words before a verb acts */
    bool acts = t->pos == WORD_VERB &&
                (gazetteer_phrase(g, phrase_index)->words > 1 || t->form & FORM_PAST);
    return !mention_is_function_word(t) && !acts &&
           !(str_ends(t->norm, STR("ed")) && !(t->flags & TOKEN_CAPITAL));
}

/* Arabic names that are everyday words too are believed where a sign of a name stands before them
 */
static bool weak_is_supported(const report *r, uint32_t first, uint32_t sentence_first)
{
    const token *t = &r->tokens.at[first];
    if (t->flags & TOKEN_QUOTED)
        return true;
    if (t->lang == LANG_EN)
        return !(t->flags & TOKEN_FIRST);
    if (first == sentence_first)
        return false;
    return token_in_set(r, &r->tokens.at[first - 1], LANG_AR, SET_HERALD);
}

/* "Mirage" + "2000", "Mohamed bin Zayed" + "Al Nahyan": the name goes on */
static void extend_name(report *r, mention *m, uint32_t end)
{
    for (int steps = 0; steps < 2; steps++) {
        uint32_t next = m->first_token + m->token_count, last = next;
        if (next >= end)
            return;
        const token *t = &r->tokens.at[next];
        bool number = m->type == ENTITY_PRODUCT && t->kind == TOKEN_NUMBER && t->norm.n <= 4;
        bool particle = m->type == ENTITY_PERSON && !m->surname && t->kind == TOKEN_WORD &&
                        next + 1 < end && r->tokens.at[next + 1].kind == TOKEN_WORD &&
                        (str_is(t->norm, "al") || str_is(t->norm, "bin") || str_is(t->norm, "بن") ||
                         str_is(report_text(r, t->start, t->end), "آل")) &&
                        (t->lang == LANG_AR || r->tokens.at[next + 1].flags & TOKEN_CAPITAL);
        if (!number && !particle)
            return;
        last = particle ? next + 1 : next;
        m->token_count = last - m->first_token + 1;
        m->end = r->tokens.at[last].end;
    }
}

/* An Arabic word that the lexicon knows as a noun or verb is mostly that, unless it names a country
 * or capital. */
static bool is_everyday_word(report *r, uint32_t first, uint32_t start, const phrase *p,
                             const gazetteer_entry *e)
{
    const token *t = &r->tokens.at[first];
    word_variant v[MENTION_VARIANTS];
    if (p->words != 1 || t->lang != LANG_AR || !r->know->lexicon || str_is(e->kind, "country") ||
        str_is(e->kind, "capital"))
        return false;
    str w = t->norm;
    size_t n = start > t->start ? mention_variants(r, t, v) : 0;
    for (size_t i = 0; i < n; i++)
        if (v[i].start == start)
            w = v[i].word; /* وأفاد */
    return lexicon_find(r->know->lexicon, LANG_AR, w) != NO_INDEX ||
           (str_starts(w, STR("ال")) && w.n > 6 &&
            lexicon_find(r->know->lexicon, LANG_AR, str_drop(w, 4)) != NO_INDEX);
}

/* Is the name of a town something else here? "NIS" is not Niš; companies and papers are put in
 * quotation marks, towns are not: «نيس». */
static bool is_no_town(const report *r, uint32_t first, const found *f, const sentence *at,
                       const gazetteer_entry *e)
{
    enum { SHORT = 4 };
    const token *t = &r->tokens.at[first];
    uint32_t end = at->first_token + at->token_count;
    if (e->type != ENTITY_PLACE || f->last != first || !str_is(e->kind, "city"))
        return false;
    const token *before = first > at->first_token ? &r->tokens.at[first - 1] : NULL;
    const token *after = first + 1 < end ? &r->tokens.at[first + 1] : NULL;
    bool beside = (before && before->flags & TOKEN_ALL_CAPS) ||
                  (after && after->flags & TOKEN_ALL_CAPS);
    bool letters = t->lang == LANG_EN && t->flags & TOKEN_ALL_CAPS && t->norm.n <= SHORT &&
                   !beside && r->blocks.at[at->block].kind == BLOCK_BODY &&
                   !str_eq(gazetteer_at(r->know->gazetteer,
                                        gazetteer_phrase(r->know->gazetteer, f->phrase)->entry)
                               ->caption_en,
                           report_text(r, t->start, t->end));
    bool quoted = t->flags & TOKEN_QUOTED && before && !(before->flags & TOKEN_QUOTED) && after &&
                  after->kind == TOKEN_PUNCT && !(after->flags & TOKEN_QUOTED);
    return letters || quoted;
}

/* "Virginia-class submarines" are no place */
static void settle_class(report *r, mention *m, uint32_t end)
{
    if (m->type != ENTITY_PLACE || !mention_before_class(r, m->first_token + m->token_count - 1, end))
        return;
    m->type = ENTITY_PRODUCT;
    m->gazetteer = NO_INDEX;
    m->found = true;
}

/* "The Hague": the article belongs to the name */
static void take_its_article(const report *r, mention *m, uint32_t sentence_first,
                             const gazetteer_entry *e)
{
    const token *t = m->first_token > sentence_first ? &r->tokens.at[m->first_token - 1] : NULL;
    if (!t || !str_is(t->norm, "the") || !(t->flags & TOKEN_CAPITAL) ||
        !str_starts(e->caption_en, STR("The ")) || str_is(e->kind, "country"))
        return;
    m->first_token--;
    m->token_count++;
    m->start = t->start;
}

static uint32_t add_name(report *r, uint32_t s, uint32_t first, found f, const phrase *p)
{
    const sentence *at = &r->sentences.at[s];
    uint32_t end = at->first_token + at->token_count;
    const gazetteer_entry *e = gazetteer_at(r->know->gazetteer, p->entry);
    bool weak = p->weak || is_everyday_word(r, first, f.start, p, e);
    bool the = first > at->first_token && str_is(r->tokens.at[first - 1].norm, "the");
    if (p->needs_the && !the)
        return NO_INDEX;
    if ((weak && !weak_is_supported(r, first, at->first_token)) ||
        is_no_town(r, first, &f, at, e))
        return NO_INDEX;
    if (used_as_adjective(r, f.phrase, f.last, end)) {
        for (uint32_t i = first; i <= f.last; i++)
            r->tokens.at[i].flags |= TOKEN_NATIONAL;
        return NO_INDEX;
    }
    /* بلداً أفريقياً: no name of a place ends so */
    if (e->type == ENTITY_PLACE && p->words == 1 && r->tokens.at[first].lang == LANG_AR &&
        str_find(report_text(r, r->tokens.at[first].start, r->tokens.at[f.last].end),
                 STR("\u064B")) != SIZE_MAX)
        return NO_INDEX;
    /* "the Utopian military attaché" is somebody's office */
    if (str_is(e->kind, "military") && f.last + 1 < end &&
        r->tokens.at[first].lang == LANG_EN && !(r->tokens.at[f.last].flags & TOKEN_CAPITAL) &&
        r->tokens.at[f.last + 1].signs & SIGN_TITLE)
        return NO_INDEX;
    mention m = mention_blank(r, s, first, f.last);
    m.start = f.start;
    m.type = e->type;
    m.gazetteer = p->entry;
    m.phrase = f.phrase;
    m.weak = weak;
    m.surname = p->surname;
    m.feminine = e->female;
    m.masculine = e->male;
    if (mention_is_named_kind(e->kind) &&
        (mention_before_title(r, f.last, end) || (str_is(e->kind, "ministry") && p->words <= 2 &&
                                                  mention_behind_title(r, first, at->first_token))))
        return NO_INDEX;
    if (mention_is_named_kind(e->kind) && p->words > 1)
        (void)mention_take_adjective(r, &m, at->first_token, end, e->country);
    const token *tail = &r->tokens.at[f.last];
    bool small = p->words > 1 && tail->lang == LANG_EN && !(tail->flags & TOKEN_CAPITAL) &&
                 token_signs_in(r, tail, LANG_EN) & SIGN_ORG &&
                 !mention_is_named_kind(e->kind);
    /* "Fatah movement": the small word falls off, what is left is a name */
    small = small && !(token_signs_in(r, tail, LANG_EN) & SIGN_GENERIC &&
                       r->tokens.at[f.last - 1].flags & TOKEN_CAPITAL);
    /* "Utopian Dream party": what is left without the small word is the party's name */
    if (small && str_is(tail->norm, "party") && str_is(e->kind, "party") && p->words > 2) {
        m.token_count--;
        m.end = r->tokens.at[f.last - 1].end;
        m.head = f.last - 1;
        small = false;
    }
    const token *lead = &r->tokens.at[first];
    bool common = lead->lang == LANG_AR ? str_find(lead->norm, STR("الحكومة")) != SIZE_MAX ||
                                              str_find(lead->norm, STR("الادارة")) != SIZE_MAX
                                        : !(tail->flags & TOKEN_CAPITAL);
    small = small && !str_is(tail->norm, "army"); /* "Utopian army" */
    if ((str_is(e->kind, "government") && common) || small)
        m.kind = MENTION_DESCRIPTION;
    extend_name(r, &m, end);
    mention_trim_span(r, &m);
    settle_class(r, &m, end);
    if (e->type == ENTITY_PLACE)
        take_its_article(r, &m, at->first_token, e);
    return mention_add(r, m);
}

static uint32_t add_people(report *r, uint32_t s, uint32_t first, found f, const phrase *p)
{
    mention m = mention_blank(r, s, first, f.last);
    m.start = f.start;
    m.type = ENTITY_GROUP;
    m.kind = MENTION_DESCRIPTION;
    m.country = p->entry;
    m.plural = true;
    return mention_add(r, m);
}

/* English "Ukrainians" is a people, "Ukrainian" before a noun an adjective */
static bool people_stands_alone(const report *r, uint32_t last, uint32_t end)
{
    const token *t = &r->tokens.at[last];
    if (t->lang != LANG_EN)
        return true;
    if (str_ends(t->norm, STR("s")) && !str_ends(t->norm, STR("ss")))
        return true;
    (void)end;
    return false;
}

/* "Sanaa airport", ميناء الحديدة: a place word written small beside the name of a place; the name
 * is the place's own */
static bool place_inside(report *r, uint32_t first, uint32_t end, found *f, uint32_t *begin)
{
    const phrase *p = gazetteer_phrase(r->know->gazetteer, f->phrase);
    uint8_t l = r->tokens.at[first].lang;
    if (p->kind != PHRASE_NAME || p->words != 2 || f->last != first + 1)
        return false;
    uint32_t word = l == LANG_AR ? first : f->last;
    const token *t = &r->tokens.at[word];
    word_variant v[MENTION_VARIANTS];
    size_t n = mention_variants(r, t, v);
    bool generic = false;
    for (size_t i = 0; i < n; i++)
        generic |= (signs_of(r->know->signs, l, v[i].word) & SIGN_PLACE) != 0;
    const gazetteer_entry *e = gazetteer_at(r->know->gazetteer, p->entry);
    if (!generic || t->flags & TOKEN_CAPITAL || (str_is(e->kind, "building") && l == LANG_AR && /* قصر بعبدا, but قصر الإليزيه */
         !str_starts(r->tokens.at[f->last].norm, STR("ال"))))
        return false;
    /* مضيق هرمز, جزر المالديف: water and islands are called so */
    if (l == LANG_AR && (str_is(e->kind, "sea") || str_is(e->kind, "strait") ||
                         (str_is(e->kind, "country") && str_ends(t->norm, STR("جزر")))))
        return false;
    *begin = l == LANG_AR ? f->last : first;
    found inner = mention_match_at(r, *begin, l == LANG_AR ? end : f->last);
    /* مدينة الكويت is the town, الكويت the country */
    if (inner.phrase != NO_INDEX && str_is(e->kind, "capital") &&
        gazetteer_phrase(r->know->gazetteer, inner.phrase)->kind == PHRASE_NAME &&
        str_is(gazetteer_at(r->know->gazetteer,
                            gazetteer_phrase(r->know->gazetteer, inner.phrase)->entry)
                   ->kind,
               "country"))
        return false;
    if (inner.phrase == NO_INDEX ||
        gazetteer_phrase(r->know->gazetteer, inner.phrase)->kind != PHRASE_NAME)
        return false;
    *f = inner;
    return true;
}

/* "Security Council" is any country's where one stands beside it, and else the one that the gazetteer
 * knows by these words */
static uint32_t add_body_or_name(report *r, uint32_t s, uint32_t first, found f, const phrase *p)
{
    const gazetteer *g = r->know->gazetteer;
    uint32_t name = p->next;
    while (name != NO_INDEX && (gazetteer_phrase(g, name)->kind != PHRASE_NAME ||
                                gazetteer_phrase(g, name)->lang != p->lang))
        name = gazetteer_phrase(g, name)->next;
    uint32_t m = mention_add_body(r, s, first, f, p);
    if (name == NO_INDEX || p->words < 2 ||
        (m != NO_INDEX && (r->mentions.at[m].country != NO_INDEX || r->mentions.at[m].found)))
        return m;
    if (m != NO_INDEX)
        mention_drop(r, m);
    f.phrase = name;
    return add_name(r, s, first, f, gazetteer_phrase(g, name));
}

static uint32_t add_found(report *r, uint32_t s, uint32_t first, found f)
{
    const phrase *p = gazetteer_phrase(r->know->gazetteer, f.phrase);
    const sentence *at = &r->sentences.at[s];
    switch (p->kind) {
    case PHRASE_NAME:
        return add_name(r, s, first, f, p);
    case PHRASE_BODY:
        return add_body_or_name(r, s, first, f, p);
    case PHRASE_PEOPLE:
        if (people_stands_alone(r, f.last, at->first_token + at->token_count))
            return add_people(r, s, first, f, p);
        /* fall through */
    default:
        for (uint32_t i = first; i <= f.last; i++)
            r->tokens.at[i].flags |= TOKEN_NATIONAL;
        return NO_INDEX;
    }
}

static void scan_sentence(report *r, uint32_t s)
{
    const sentence *at = &r->sentences.at[s];
    uint32_t end = at->first_token + at->token_count;
    for (uint32_t i = at->first_token; i < end; i++) {
        /* "1MDB" is a number and a word */
        bool joined = r->tokens.at[i].kind == TOKEN_NUMBER && i + 1 < end &&
                      r->tokens.at[i + 1].kind == TOKEN_WORD &&
                      !(r->tokens.at[i + 1].flags & TOKEN_SPACE_BEFORE);
        if ((r->tokens.at[i].kind != TOKEN_WORD && !joined) ||
            r->tokens.at[i].mention != NO_INDEX)
            continue;
        found f = mention_match_at(r, i, end);
        if (f.phrase == NO_INDEX || (r->tokens.at[i].flags & TOKEN_TIMED && f.last == i &&
                                     r->tokens.at[i].lang == LANG_AR))
            continue;
        uint32_t begin = i;
        if (place_inside(r, i, end, &f, &begin))
            i = begin;
        uint32_t m = add_found(r, s, i, f);
        if (m != NO_INDEX)
            i = r->mentions.at[m].first_token + r->mentions.at[m].token_count - 1;
        else if (gazetteer_phrase(r->know->gazetteer, f.phrase)->words > 1)
            i = f.last;
    }
}

/* آب of August is no إب */
static void mark_times(report *r)
{
    for (size_t i = 0; i < r->times.n; i++)
        for (uint32_t k = 0; k < r->times.at[i].token_count; k++)
            r->tokens.at[r->times.at[i].first_token + k].flags |= TOKEN_TIMED;
}

void report_find_mentions(report *r)
{
    mark_times(r);
    for (uint32_t s = 0; s < r->sentences.n; s++) {
        scan_sentence(r, s);
        if (r->sentences.at[s].lang == LANG_EN)
            mentions_by_capitals(r, s);
    }
    mentions_by_dateline(r);
}
