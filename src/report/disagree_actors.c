/*
 * Who acts and on whom, told from the order of words alone: "A sued B" against رفعت ب دعوى على أ. The
 * English doer stands before an active verb, or behind "by" after a passive one. Where the Arabic
 * word that answers the verb has the other name behind it, bare, and the doer only later or behind a
 * preposition of the one who bears it, the two have changed places. It works where claims
 * (disagree_claims.c) were not found; both names must stand once on either side. Cost: a few tokens
 * around every English verb.
 */
#include "report/disagree.h"
#include "report/lexicon.h"

enum { BEFORE = 4, BEHIND = 9, REACH = 7 };

static bool is(const comparison *k, uint32_t i, const char *word)
{
    return str_is(k->r->tokens.at[i].norm, word);
}

static bool is_name(const comparison *k, uint32_t m)
{
    const mention *x = m != NO_INDEX ? &k->r->mentions.at[m] : NULL;
    return x && x->kind == MENTION_NAME && x->entity != NO_INDEX && x->type != ENTITY_PRODUCT;
}

/* the only mention of an entity on a side; NO_INDEX: none or several */
static uint32_t only_mention(const comparison *k, uint32_t entity_index, token_range side)
{
    const report *r = k->r;
    uint32_t found = NO_INDEX;
    for (uint32_t i = side.first; i < side.end; i++) {
        uint32_t m = r->tokens.at[i].mention;
        if (m == NO_INDEX || m == found || r->mentions.at[m].entity != entity_index)
            continue;
        if (found != NO_INDEX)
            return NO_INDEX;
        found = m;
    }
    return found;
}

static bool is_being(const comparison *k, uint32_t i)
{
    return is(k, i, "was") || is(k, i, "were") || is(k, i, "been") || is(k, i, "is") ||
           is(k, i, "are") || is(k, i, "be");
}

/* a name that ends shortly before the verb and hangs on nothing */
static uint32_t name_before(const comparison *k, uint32_t verb)
{
    const report *r = k->r;
    for (uint32_t i = verb; i-- > k->en.first && verb - i <= BEFORE;) {
        const token *t = &r->tokens.at[i];
        if (t->kind == TOKEN_PUNCT || t->pos == WORD_VERB || t->pos == WORD_RELATIVE)
            return NO_INDEX;
        if (t->mention == NO_INDEX)
            continue;
        const mention *m = &r->mentions.at[t->mention];
        uint32_t first = m->first_token;
        bool hangs = first > k->en.first &&
                     (r->tokens.at[first - 1].pos == WORD_PREPOSITION ||
                      r->tokens.at[first - 1].pos == WORD_AND || is(k, first - 1, ","));
        return is_name(k, t->mention) && !hangs ? t->mention : NO_INDEX;
    }
    return NO_INDEX;
}

/* the next name behind the verb, or behind "by"; NO_INDEX: another verb comes first */
static uint32_t name_behind(const comparison *k, uint32_t verb, bool by)
{
    const report *r = k->r;
    bool found = !by;
    for (uint32_t i = verb + 1; i < k->en.end && i <= verb + BEHIND; i++) {
        const token *t = &r->tokens.at[i];
        if (t->pos == WORD_VERB || t->pos == WORD_RELATIVE || t->pos == WORD_THAT ||
            t->pos == WORD_TO || t->kind == TOKEN_PUNCT || is(k, i, "and"))
            return NO_INDEX;
        if (!by && is(k, i, "by"))
            return NO_INDEX;
        found |= is(k, i, "by");
        if (found && is_name(k, t->mention))
            return t->mention;
    }
    return NO_INDEX;
}

/* how an Arabic name is marked: bare, of the one who bears it (على, ل, ضد), or some other way */
typedef enum marked { BARE, AGAINST, OTHERWISE } marked;

static marked marked_by(const comparison *k, const mention *m)
{
    static const char *const against[] = { "علي", "على", "ضد", "الي", "إلى" };
    const report *r = k->r;
    const token *t = &r->tokens.at[m->first_token];
    if (t->proclitics & PROCLITIC_LAM)
        return AGAINST;
    if (t->proclitics & ~(uint32_t)PROCLITIC_WAW || m->first_token == k->ar.first)
        return OTHERWISE;
    const token *b = &r->tokens.at[m->first_token - 1];
    if (STR_IS_ANY(b->norm, against))
        return AGAINST;
    bool kept = b->pos == WORD_PREPOSITION || t->proclitics & PROCLITIC_WAW ||
                b->pos == WORD_AND || str_is(b->norm, "قبل") || str_is(b->norm, "يد");
    return kept ? OTHERWISE : BARE;
}

/* does a verb stand between the two tokens? */
static bool verb_between(const comparison *k, uint32_t from, uint32_t to)
{
    for (uint32_t i = from + 1; i < to; i++) {
        const token *t = &k->r->tokens.at[i];
        if (t->pos == WORD_VERB || t->pos == WORD_RELATIVE || t->pos == WORD_THAT ||
            t->kind == TOKEN_PUNCT)
            return true;
    }
    return false;
}

/* In Arabic the name that is `patient` in English stands bare right behind the verb, and the doer
 * follows; or the doer is whom it is done to. */
static bool changed_places(const comparison *k, uint32_t w, const mention *doer,
                           const mention *patient)
{
    const report *r = k->r;
    if (r->tokens.at[w].form & FORM_PASSIVE || r->tokens.at[w].suffix != SUFFIX_NONE)
        return false;
    if (!patient || r->tokens.at[w].pos != WORD_VERB || marked_by(k, patient) != BARE)
        return false;
    marked d = marked_by(k, doer);
    uint32_t p = patient->first_token, at = doer->first_token;
    bool near = at > w && at <= w + REACH && !verb_between(k, w, at);
    bool between = p > w && p < at && p <= w + 3;
    bool apart = at >= p + patient->token_count + 1;
    return near && between && (d == AGAINST || (d == BARE && apart));
}

static void flag(comparison *k, uint32_t w, uint32_t verb, const mention *a, const mention *e)
{
    report *r = k->r;
    uint32_t first = w < a->first_token ? w : a->first_token,
             last = a->first_token + a->token_count - 1;
    last = last > w ? last : w;
    uint32_t start = verb < e->first_token ? verb : e->first_token,
             end = e->first_token + e->token_count - 1;
    end = end > verb ? end : verb;
    disagreement d = { .kind = DIFFER_actor,
                       .severity = SEVERITY_CRITICAL,
                       .about_kind = e->entity != NO_INDEX ? ABOUT_ENTITY : ABOUT_NOTHING,
                       .about = e->entity,
                       .ar = disagree_span(r, first, last),
                       .en = disagree_span(r, start, end) };
    disagree_differ(r, d, "Who acts and who is acted on are exchanged",
                    "تتبادل النسختان الفاعل والمفعول به");
}

/* "was sued by France" against رفعت ... دعوى على فرنسا: the doer is the one it is done to */
static bool done_to(const comparison *k, uint32_t w, const mention *doer, const mention *patient)
{
    enum { CLOSE = 3 };
    uint32_t at = doer->first_token;
    bool near = at > w && at <= w + CLOSE && !verb_between(k, w, at);
    if (!near || marked_by(k, doer) != AGAINST || k->r->tokens.at[at].proclitics & PROCLITIC_LAM)
        return false;
    return is(k, at - 1, "علي") || is(k, at - 1, "على") || is(k, at - 1, "ضد")
               ? !patient || patient->first_token < w || patient->first_token > at
               : false;
}

/* ---- the same by the order of words, where parties are plain nouns: "the factory sued the union" */

/* what answers the words of an English phrase */
typedef struct ties {
    uint32_t first, last; /* in the Arabic */
    uint32_t word;        /* the English word that `first` answers */
} ties;

static uint32_t answer_of(const comparison *k, uint32_t i)
{
    uint32_t m = k->r->tokens.at[i].mention;
    if (k->partner[i] != NO_INDEX || m == NO_INDEX)
        return disagree_content(k, i) || m != NO_INDEX ? k->partner[i] : NO_INDEX;
    return k->partner[k->r->mentions.at[m].first_token];
}

/* Does a second Arabic word mean the same? Then nobody knows which one answers. */
static bool said_twice(const comparison *k, uint32_t i, uint32_t p)
{
    const report *r = k->r;
    uint32_t m = r->tokens.at[p].mention;
    if (m != NO_INDEX && r->mentions.at[m].entity != NO_INDEX &&
        only_mention(k, r->mentions.at[m].entity, k->ar) == NO_INDEX)
        return true;
    if (r->word_keys[i].evidence != EVIDENCE_WORD)
        return false;
    uint32_t one = disagree_same_concept(k, i, k->ar);
    token_range rest = { one + 1, k->ar.end };
    return one != NO_INDEX && disagree_same_concept(k, i, rest) != NO_INDEX;
}

/* somebody who may act: a name or description of one, or a noun for people and bodies */
static bool may_act(const comparison *k, uint32_t i)
{
    const report *r = k->r;
    const token *t = &r->tokens.at[i];
    const mention *m = t->mention != NO_INDEX ? &r->mentions.at[t->mention] : NULL;
    if (m && m->kind == MENTION_NAME)
        return m->type != ENTITY_PRODUCT;
    if (t->lemma == NO_INDEX || t->pos != WORD_NOUN || (m && m->kind == MENTION_PRONOUN))
        return m && m->kind == MENTION_DESCRIPTION && m->type == ENTITY_PERSON;
    uint8_t sense = lexicon_lexeme(r->know->lexicon, t->lemma)->sense;
    if (m && sense == SENSE_NONE)
        return m->type != ENTITY_PRODUCT;
    return sense == SENSE_PERSON || sense == SENSE_GROUP || sense == SENSE_BODY ||
           sense == SENSE_FORCE;
}

/* of the words from `from` to before `to`; false: none of them is answered, or by two words */
static bool read_ties(const comparison *k, uint32_t from, uint32_t to, ties *x)
{
    *x = (ties){ NO_INDEX, 0, NO_INDEX };
    for (uint32_t i = from; i < to; i++) {
        uint32_t p = k->time_at[i] == NO_INDEX ? answer_of(k, i) : NO_INDEX;
        if (p == NO_INDEX || !may_act(k, p))
            continue;
        if (said_twice(k, i, p))
            return false;
        if (x->first == NO_INDEX || p < x->first) {
            x->first = p;
            x->word = i;
        }
        x->last = p > x->last ? p : x->last;
    }
    return x->first != NO_INDEX;
}

static bool opens_clause(const token *t)
{
    return t->kind == TOKEN_PUNCT || t->pos == WORD_VERB || t->pos == WORD_THAT ||
           t->pos == WORD_RELATIVE || t->pos == WORD_SUBORDINATOR || t->pos == WORD_TO;
}

/* where the subject of the English verb begins; `v` itself: it has none beside it */
static uint32_t subject_start(const comparison *k, uint32_t v)
{
    enum { SUBJECT = 10 };
    uint32_t i = v;
    while (i > k->en.first && v - i < SUBJECT && !opens_clause(&k->r->tokens.at[i - 1]))
        i--;
    return i;
}

/* where a phrase that begins at `from` ends */
static uint32_t phrase_end(const comparison *k, uint32_t from)
{
    enum { PHRASE = 6 };
    uint32_t i = from;
    while (i < k->en.end && i < from + PHRASE) {
        const token *t = &k->r->tokens.at[i];
        if (opens_clause(t) || t->pos == WORD_PREPOSITION || t->pos == WORD_AND)
            break;
        i++;
    }
    return i;
}

/* the first `by` soon behind a verb, or NO_INDEX */
static uint32_t by_behind(const comparison *k, uint32_t v)
{
    enum { WITHIN = 4 };
    for (uint32_t i = v + 1; i < k->en.end && i <= v + WITHIN; i++) {
        if (is(k, i, "by"))
            return i;
        if (opens_clause(&k->r->tokens.at[i]))
            return NO_INDEX;
    }
    return NO_INDEX;
}

/* Is the Arabic phrase before token i complete, so that what begins here is another? The last word of
 * a chain has the article, or is a name. */
static bool chain_closed(const comparison *k, uint32_t i)
{
    const token *b = &k->r->tokens.at[i - 1], *t = &k->r->tokens.at[i];
    bool name = b->mention != NO_INDEX && k->r->mentions.at[b->mention].kind == MENTION_NAME;
    bool adjective = t->pos == WORD_ADJECTIVE || t->flags & TOKEN_NATIONAL;
    return (b->flags & TOKEN_ARTICLE || name) && !adjective;
}

/* Nothing more belongs to the phrase that ends at `i`: a name, or a word with the article. */
static bool chain_closed_by_name(const comparison *k, uint32_t i)
{
    const token *t = &k->r->tokens.at[i];
    return t->flags & TOKEN_ARTICLE ||
           (t->mention != NO_INDEX && k->r->mentions.at[t->mention].kind == MENTION_NAME);
}

/* Is the one at `i` marked as whom it is done to: bare, or behind ل, على, ضد; behind من only with verbs
 * that ask, take or buy? */
static bool is_patient(const comparison *k, uint32_t i, uint32_t w)
{
    static const char *const takes[] = { "طلب", "اشترى", "اشتري", "تسلم", "تلقى", "تلقي", "اخذ" };
    const report *r = k->r;
    mention m = { .first_token = i };
    marked how = marked_by(k, &m);
    if (how == BARE)
        return i == w + 1 || chain_closed(k, i);
    if (how == AGAINST)
        return true;
    if (i == 0 || !is(k, i - 1, "من") || r->tokens.at[w].lemma == NO_INDEX)
        return false;
    str lemma = lexicon_lexeme(r->know->lexicon, r->tokens.at[w].lemma)->lemma;
    return STR_IS_ANY(lemma, takes);
}

/* إن المصرف اتهم: the phrase that begins a clause is whose verb follows */
static bool stands_before(const comparison *k, uint32_t w, const ties *x)
{
    enum { REACH_BACK = 6 };
    const report *r = k->r;
    if (x->first + REACH_BACK < w || x->first == k->ar.first || verb_between(k, x->first, w))
        return false;
    const token *b = &r->tokens.at[x->first - 1];
    return b->pos == WORD_THAT && !(r->tokens.at[x->first].proclitics & ~(uint32_t)PROCLITIC_WAW);
}

/* The English has `doer` act on `patient`; in the Arabic the verb at w has the patient right behind it
 * as its doer, or before it, and the doer as whom it is done to. */
static bool order_turned(const comparison *k, uint32_t w, const ties *doer, const ties *patient)
{
    enum { FAR = 9 };
    const report *r = k->r;
    if (r->tokens.at[w].form & FORM_PASSIVE || r->tokens.at[w].suffix != SUFFIX_NONE ||
        r->tokens.at[w].pos != WORD_VERB || doer->first <= w || doer->first > w + FAR)
        return false;
    if (patient->last < w)
        return stands_before(k, w, patient) && doer->first == w + 1 &&
               is_patient(k, doer->first, w);
    /* هنأ الملكَ: its case is written */
    const token *p = &r->tokens.at[patient->first];
    if (str_ends(report_text(r, p->start, p->end), STR("\xd9\x8e")))
        return false;
    mention m = { .first_token = patient->first };
    if (patient->first != w + 1 || marked_by(k, &m) != BARE || patient->last >= doer->first)
        return false;
    return !verb_between(k, w, doer->first) && is_patient(k, doer->first, w);
}

static void flag_order(comparison *k, uint32_t w, uint32_t v, const ties *doer)
{
    mention a = { .first_token = doer->first, .token_count = 1, .entity = NO_INDEX };
    mention e = { .first_token = doer->word, .token_count = 1, .entity = NO_INDEX };
    flag(k, w, v, &a, &e);
}

/* "rejected Pretoria's terms" against رفضت بريتوريا الشروط: an owner stands behind what he owns in
 * Arabic, so who stands between it and the verb does it. */
static void compare_owner(comparison *k, uint32_t v, uint32_t w)
{
    enum { WITHIN = 5, FAR = 4 };
    const report *r = k->r;
    for (uint32_t i = v + 1; i + 1 < k->en.end && i <= v + WITHIN; i++) {
        if (opens_clause(&r->tokens.at[i]) || r->tokens.at[i].pos == WORD_PREPOSITION)
            return;
        if (r->tokens.at[i].kind != TOKEN_CLITIC)
            continue;
        ties owner, thing = { k->partner[i + 1], 0, i + 1 };
        if (!read_ties(k, v + 1, i, &owner) || owner.first != w + 1 || thing.first == NO_INDEX ||
            thing.first <= owner.last || thing.first > owner.last + FAR ||
            verb_between(k, w, thing.first))
            return;
        mention m = { .first_token = owner.first }, n = { .first_token = thing.first };
        if (marked_by(k, &m) == BARE && marked_by(k, &n) == BARE && chain_closed_by_name(k, owner.last))
            flag_order(k, w, v, &owner);
        return;
    }
}

/* Looks at one English verb and the Arabic verb that answers it. */
static void compare_order(comparison *k, uint32_t v, uint32_t w, bool passive)
{
    enum { LIGHT_VERB_WITHIN = 3 };
    const report *r = k->r;
    uint32_t start = subject_start(k, v), by = by_behind(k, v);
    /* رفعت النقابة دعوى */
    for (uint32_t i = w, n = 0; r->tokens.at[w].pos == WORD_NOUN && i-- > k->ar.first &&
                                n < LIGHT_VERB_WITHIN; n++)
        if (r->tokens.at[i].pos == WORD_VERB)
            w = i;
    if (r->tokens.at[w].pos == WORD_VERB && !passive && !(r->tokens.at[w].form & FORM_PASSIVE))
        compare_owner(k, v, w);
    if (start == v || (passive != (by != NO_INDEX)) || r->tokens.at[w].pos != WORD_VERB)
        return;
    uint32_t behind = passive ? by + 1 : v + 1;
    ties before, after;
    if (!read_ties(k, start, v, &before) || !read_ties(k, behind, phrase_end(k, behind), &after))
        return;
    const ties *doer = passive ? &after : &before, *patient = passive ? &before : &after;
    if (order_turned(k, w, doer, patient))
        flag_order(k, w, v, doer);
}

void disagree_actors(comparison *k)
{
    const report *r = k->r;
    for (uint32_t v = k->en.first + 1; v < k->en.end; v++) {
        uint32_t w = k->partner[v];
        if (r->tokens.at[v].pos != WORD_VERB || w == NO_INDEX ||
            !(r->tokens.at[v].form & (FORM_PAST | FORM_PARTICIPLE | FORM_PRESENT)))
            continue;
        bool passive = is_being(k, v - 1) || (v > k->en.first + 1 && is_being(k, v - 2));
        uint32_t before = name_before(k, v), behind = name_behind(k, v, passive);
        uint32_t doer = passive ? behind : before, patient = passive ? before : behind;
        compare_order(k, v, w, passive);
        if (doer == NO_INDEX)
            continue;
        const mention *e = &r->mentions.at[doer];
        uint32_t a = only_mention(k, e->entity, k->ar), p = NO_INDEX;
        if (patient != NO_INDEX)
            p = only_mention(k, r->mentions.at[patient].entity, k->ar);
        if (a == NO_INDEX || only_mention(k, e->entity, k->en) == NO_INDEX)
            continue;
        const mention *x = &r->mentions.at[a], *y = p != NO_INDEX ? &r->mentions.at[p] : NULL;
        if (changed_places(k, w, x, y) || done_to(k, w, x, y))
            flag(k, w, v, x, e);
    }
}
