/*
 * English chunks: a noun phrase from its determiner to its last noun with the "of" phrases behind
 * it; a verb group with its auxiliaries.
 */
#include "report/chunks.h"
#include "report/titles.h"

static const token *at(const chunker *k, uint32_t i)
{
    return i < k->end ? &k->tokens[i] : NULL;
}

static char mark(const chunker *k, uint32_t i)
{
    const token *t = at(k, i);
    return t && t->kind == TOKEN_PUNCT ? k->r->bytes.at[t->start] : 0;
}

static bool is_quote(const chunker *k, uint32_t i)
{
    return i < k->end && k->words[i].marks & MARK_QUOTE_EN;
}

static bool is_time(const chunker *k, uint32_t i)
{
    const token *t = at(k, i);
    return t && t->kind == TOKEN_WORD && t->pos == WORD_NOUN && t->mention == NO_INDEX &&
           k->words[i].sense == SENSE_TIME;
}

/* nationality adjectives and adjectives, "and", another before a noun: one phrase */
static bool adjective_pair(const chunker *k, uint32_t i)
{
    const token *b = at(k, i - 1), *n = at(k, i + 1), *after = at(k, i + 2);
    return b && n && after && b->pos == WORD_ADJECTIVE && n->pos == WORD_ADJECTIVE &&
           (after->pos == WORD_NOUN || after->pos == WORD_ADJECTIVE);
}

/* "close to", "subject to": an adjective that no noun follows */
static bool lone_adjective(const chunker *k, uint32_t i)
{
    const token *t = at(k, i);
    bool name_like = t->flags & TOKEN_CAPITAL && !(t->flags & TOKEN_FIRST);
    return t->pos == WORD_ADJECTIVE && !name_like && at(k, i + 1) &&
           (at(k, i + 1)->pos == WORD_PREPOSITION || at(k, i + 1)->pos == WORD_TO);
}

typedef struct noun_phrase {
    uint32_t first, last, head, owner, name;
    bool given; /* it stands right behind a verb of giving */
    bool definite;
    uint8_t pronoun;
} noun_phrase;

static bool at_way(const chunker *k, uint32_t head)
{
    static const char *const words[] = {
        "way", "time", "day", "moment", "reason", "year", "extent"
    };
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (token_lemma_is(k->x, at(k, head), words[i]))
            return true;
    return false;
}

/* "elected John Doe president": what somebody becomes is no part of the name */
static bool becomes_office(const chunker *k, uint32_t i, const noun_phrase *p)
{
    const token *t = at(k, i), *after = at(k, i + 1);
    return p->name != NO_INDEX && p->head == p->last && p->owner == NO_INDEX &&
           k->r->mentions.at[p->name].type == ENTITY_PERSON && !(t->flags & TOKEN_CAPITAL) &&
           !(t->form & FORM_PLURAL) && titles_is_head(k->r->know->titles, LANG_EN, t->norm) &&
           !(after && (after->flags & TOKEN_CAPITAL || after->pos == WORD_NOUN));
}

/* a name that a number behind it says nothing of: a country or person that is given so much */
static bool receives(const chunker *k, uint32_t name)
{
    uint8_t type = k->r->mentions.at[name].type;
    return type == ENTITY_PLACE || type == ENTITY_PERSON;
}

/* "granted Acme permission": a body is given what is no part or people of it */
static bool body_receives(const chunker *k, uint32_t name)
{
    const mention *m = &k->r->mentions.at[name];
    uint32_t behind = m->first_token + m->token_count;
    const token *t = at(k, behind);
    return m->type == ENTITY_ORGANIZATION && t && t->pos == WORD_NOUN &&
           !(t->flags & TOKEN_CAPITAL) &&
           (k->words[behind].sense == SENSE_NONE || k->words[behind].sense == SENSE_STATEMENT);
}

static bool behind_giving(const chunker *k, uint32_t first)
{
    const chunk *b = k->out.n ? &k->out.at[k->out.n - 1] : NULL;
    return b && b->kind == CHUNK_VERB && b->last + 1 == first &&
           token_lemma_in(k->x, at(k, b->head), SET_GIVING);
}

/* "gave Pakistan aid", "sending Ukraine long-range missiles": behind a verb of giving a country's or
 * person's name is who is given what follows it */
static bool is_given(const chunker *k, const noun_phrase *p)
{
    return p->given && p->name != NO_INDEX && p->head == p->last &&
           (receives(k, p->name) || body_receives(k, p->name)) &&
           k->r->mentions.at[p->name].first_token == p->first;
}

/* "lent its neighbour 2 billion dollars": the same of a described party */
static bool is_given_noun(const chunker *k, const noun_phrase *p)
{
    return p->given && p->head != NO_INDEX && p->head > p->first &&
           chunk_agent_sense(k->words[p->head].sense);
}

/* one token or name of a noun phrase at i; the next position, or i where the phrase ends */
static uint32_t element(const chunker *k, uint32_t i, noun_phrase *p)
{
    const token *t = &k->tokens[i];
    if (k->words[i].behind > i)
        return i;
    bool begun = p->head != NO_INDEX;
    uint32_t name = t->kind == TOKEN_PUNCT ? NO_INDEX : k->words[i].name;
    if (name != NO_INDEX) {
        const mention *m = &k->r->mentions.at[name];
        bool whose = k->out.n && k->out.at[k->out.n - 1].kind == CHUNK_RELATIVE &&
                     str_is(at(k, k->out.at[k->out.n - 1].head)->norm, "whose");
        if (begun && p->name == NO_INDEX && (at_way(k, p->head) || whose))
            return i; /* "the way Microsoft had …": a clause without its relative; "whose assets
                         Canada froze" */
        /* two names side by side: a place is the complement of what stands before it */
        if (begun && p->name != NO_INDEX && m->type == ENTITY_PERSON &&
            k->r->mentions.at[p->name].type != ENTITY_GROUP && p->head == p->last)
            return i;
        p->name = name;
        p->head = p->last = m->first_token + m->token_count - 1;
        return p->last + 1;
    }
    if (p->given && begun && t->pos != WORD_DETERMINER && is_given(k, p))
        return i;
    switch (t->pos) {
    case WORD_DETERMINER:
    case WORD_POSSESSIVE:
        if (begun)
            return i;
        p->definite = t->pos == WORD_POSSESSIVE || str_is(t->norm, "the") ||
                      str_is(t->norm, "this") || str_is(t->norm, "these") ||
                      str_is(t->norm, "those");
        if (t->pos == WORD_POSSESSIVE)
            p->pronoun = str_is(t->norm, "his")     ? SUFFIX_HE
                         : str_is(t->norm, "her")   ? SUFFIX_SHE
                         : str_is(t->norm, "their") ? SUFFIX_THEY
                                                    : SUFFIX_OTHER;
        break;
    case WORD_NUMBER:
        if (p->head == p->last &&
            (p->name != NO_INDEX ? is_time(k, i + 1) || receives(k, p->name) : is_given_noun(k, p)))
            return i; /* "gave the envoy John Doe 24 hours", "lent Kenya 2 billion dollars" */
        break;
    case WORD_ADJECTIVE:
        if (begun && t->pos == WORD_ADJECTIVE && (p->name == p->head || lone_adjective(k, i)))
            return i;
        break;
    case WORD_NOUN:
        if (is_time(k, i) && (begun || t->flags & TOKEN_CAPITAL))
            return i;
        if (becomes_office(k, i, p))
            return i;
        p->head = i;
        break;
    case WORD_UNKNOWN:
        if (t->kind != TOKEN_WORD)
            return i;
        p->head = i;
        break;
    default:
        return i;
    }
    p->last = i;
    return i + 1;
}

/* what stands in brackets is an aside */
static uint32_t behind_brackets(const chunker *k, uint32_t i)
{
    for (uint32_t n = i + 1; n < k->end && n < i + 24; n++)
        if (mark(k, n) == ')')
            return n + 1;
    return i + 1;
}

/* marks that may stand inside: quotes, hyphens, the possessive, "and" between adjectives, adverbs
 */
static uint32_t inner_mark(const chunker *k, uint32_t i, noun_phrase *p)
{
    const token *t = at(k, i);
    if (t->kind == TOKEN_CLITIC && p->head != NO_INDEX) {
        p->owner = p->head;
        p->head = NO_INDEX;
        p->name = NO_INDEX;
        p->definite = true;
        return i + 1;
    }
    if (is_quote(k, i) && at(k, i + 1) && at(k, i + 1)->kind == TOKEN_WORD && i + 1 < k->end &&
        (p->head == NO_INDEX || k->words[i + 1].name != NO_INDEX ||
         at(k, i + 1)->pos == WORD_NOUN))
        return i + 1;
    if (mark(k, i) == '-' && !(t->flags & TOKEN_SPACE_BEFORE))
        return i + 1;
    if (mark(k, i) == '(' && p->head != NO_INDEX) { /* Economic Cooperation (APEC) forum */
        uint32_t n = behind_brackets(k, i);
        const token *after = at(k, n);
        return after && after->pos == WORD_NOUN && !is_time(k, n) ? n : i;
    }
    if (mark(k, i) == '$' && p->head == p->last &&
        (p->name != NO_INDEX || is_given_noun(k, p)))
        return i; /* "paid Acme $2 billion", "lent its neighbour $2 billion" */
    if (mark(k, i) == '$' || mark(k, i) == '%')
        return i + 1;
    if (t->pos == WORD_AND && str_is(t->norm, "and") && adjective_pair(k, i))
        return i + 1;
    if (p->head == NO_INDEX && i == p->first + 1 && str_is(t->norm, "then") && at(k, i + 1) &&
        (at(k, i + 1)->pos == WORD_NOUN || at(k, i + 1)->pos == WORD_ADJECTIVE))
        return i + 1; /* "the then minister" */
    if (p->head == NO_INDEX && t->kind == TOKEN_WORD &&
        (t->pos == WORD_ADVERB || (t->pos == WORD_PARTICLE && i > p->first)))
        return i + 1;
    return i;
}

static bool opens_noun(const chunker *k, uint32_t i)
{
    const token *t = at(k, i);
    if (!t || t->kind == TOKEN_PUNCT)
        return t && mark(k, i) == '$';
    return t->pos == WORD_DETERMINER || t->pos == WORD_POSSESSIVE || t->pos == WORD_NUMBER ||
           t->pos == WORD_ADJECTIVE || t->pos == WORD_NOUN || t->pos == WORD_UNKNOWN ||
           k->words[i].name != NO_INDEX;
}

static uint32_t base_phrase(const chunker *k, uint32_t i, noun_phrase *p)
{
    *p = (noun_phrase){
        .first = i, .last = i, .head = NO_INDEX, .owner = NO_INDEX, .name = NO_INDEX
    };
    p->given = behind_giving(k, i);
    while (i < k->end) {
        uint32_t next = element(k, i, p);
        if (next == i)
            next = inner_mark(k, i, p);
        if (next == i)
            break;
        i = next;
    }
    if (p->head == NO_INDEX)
        p->head = p->last;
    return p->last + 1;
}

static void referent(chunker *k, chunk *c, const noun_phrase *p)
{
    uint32_t name = k->words[p->head].name;
    c->sense = k->words[p->head].sense;
    k->persons |= c->sense == SENSE_PERSON;
    if (name != NO_INDEX) {
        c->mention = name;
        c->flags |= k->r->mentions.at[name].plural ? CHUNK_PLURAL : 0;
    } else if (k->described && k->described[p->head] != NO_INDEX) {
        c->mention = k->described[p->head];
    }
    if (at(k, p->head)->form & FORM_PLURAL && name == NO_INDEX)
        c->flags |= CHUNK_PLURAL;
    if (p->owner != NO_INDEX) {
        c->owner_head = p->owner;
        c->owner = k->words[p->owner].name;
        if (c->owner == NO_INDEX && k->described)
            c->owner = k->described[p->owner];
    }
}

static bool quantity(const chunker *k, const chunk *c)
{
    return c->mention == NO_INDEX &&
           (c->sense == SENSE_QUANTITY || at(k, c->head)->pos == WORD_NUMBER ||
            at(k, c->head)->pos == WORD_DETERMINER);
}

/* "accused its owners of fraud": what somebody is charged with is no part of who he is */
static bool charged_with(const chunker *k, const noun_phrase *q)
{
    static const char *const verbs[] = { "accuse",  "convict", "suspect", "acquit",
                                         "absolve", "warn",    "inform",  "assure" };
    const chunk *verb = k->out.n >= 2 ? &k->out.at[k->out.n - 2] : NULL;
    uint8_t sense = k->words[q->head].sense;
    bool doing = str_ends(at(k, q->first)->norm, STR("ing")) && q->first < q->last; /* of killing civilians */
    if (!verb || verb->kind != CHUNK_VERB ||
        (!doing && (q->name != NO_INDEX || chunk_agent_sense(sense) || sense == SENSE_PLACE)))
        return false;
    for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++)
        if (chunk_lemma_is(k, verb, verbs[i]))
            return true;
    return false;
}

/* "the arrest in Madrid of John Doe": the town behind "in" is nobody's */
static bool of_what_stands_before(const chunker *k, const chunk *c, const noun_phrase *q)
{
    const chunk *in = k->out.n >= 3 ? &k->out.at[k->out.n - 2] : NULL;
    return in && in->kind == CHUNK_PREPOSITION && (in - 1)->kind == CHUNK_NOUN &&
           (in - 1)->mention == NO_INDEX && c->mention != NO_INDEX && c->first == k->r->mentions.at[c->mention].first_token &&
           k->r->mentions.at[c->mention].kind == MENTION_NAME &&
           k->r->mentions.at[c->mention].type == ENTITY_PLACE && q->name != NO_INDEX &&
           k->r->mentions.at[q->name].type != ENTITY_PLACE;
}

static uint32_t noun_chunk(chunker *k, uint32_t i)
{
    noun_phrase p;
    uint32_t next = base_phrase(k, i, &p);
    chunk *c = chunk_add(k, CHUNK_NOUN, p.first, p.last, p.head);
    c->pronoun = p.pronoun;
    c->flags |= p.definite ? CHUNK_DEFINITE : 0;
    referent(k, c, &p);
    if (c->sense == SENSE_TIME && c->mention == NO_INDEX)
        c->flags |= CHUNK_TIME;
    while (next + 1 < k->end && at(k, next)->kind == TOKEN_WORD &&
           str_is(at(k, next)->norm, "of") && (opens_noun(k, next + 1) || is_quote(k, next + 1))) {
        uint32_t from = is_quote(k, next + 1) ? next + 2 : next + 1;
        if (!opens_noun(k, from))
            break;
        noun_phrase q;
        uint32_t behind = base_phrase(k, from, &q);
        if (charged_with(k, &q) || of_what_stands_before(k, c, &q))
            break;
        next = behind;
        if (quantity(k, c)) {
            c->head = q.head;
            c->lemma = at(k, q.head)->lemma;
            c->flags |= CHUNK_PLURAL;
            referent(k, c, &q);
        }
        c->last = q.last;
        /* "Secretary of State Jane Roe": the name behind is whose title it is */
        if (c->sense == SENSE_PERSON && q.name != NO_INDEX && q.name != c->mention &&
            k->r->mentions.at[q.name].type == ENTITY_PERSON &&
            k->r->mentions.at[q.name].first_token > q.first && q.owner == NO_INDEX &&
            q.head == q.last)
            c->mention = q.name;
    }
    if (is_quote(k, next) && next + 1 < k->end && c->last + 1 == next &&
        !(at(k, next)->flags & TOKEN_SPACE_BEFORE))
        next++;
    return next;
}

/* auxiliaries, modals, negation and adverbs up to the main verb; NO_INDEX where there is none */
static uint32_t verb_chunk(chunker *k, uint32_t i)
{
    uint32_t main = NO_INDEX, first = i, last = i;
    uint32_t flags = 0;
    bool be = false, to = false;
    for (; i < k->end; i++) {
        const token *t = at(k, i);
        if (is_quote(k, i))
            continue;
        if (t->kind != TOKEN_WORD)
            break;
        if (t->pos == WORD_TO && (i == first || (i == first + 1 && flags == CHUNK_NEGATED)))
            to = true; /* "not to provide" too */
        else if (t->pos == WORD_TO && be && main == i - 1 && at(k, i - 1)->norm.n <= 4 &&
                 !str_is(at(k, i - 1)->norm, "be")) {
            flags |= CHUNK_FUTURE; /* "is to release" */
            be = false;
        } else if (t->pos == WORD_MODAL)
            flags |= token_lemma_is(k->x, t, "will")   ? CHUNK_FUTURE
                     : token_lemma_is(k->x, t, "must") ? CHUNK_MUST
                                                       : CHUNK_POSSIBLE;
        else if (t->pos == WORD_NEGATION)
            flags |= CHUNK_NEGATED;
        else if (t->pos == WORD_AUXILIARY) {
            be |= token_lemma_is(k->x, t, "be");
            flags |= token_lemma_is(k->x, t, "have") ? CHUNK_PERFECT : 0;
            bool first_gerund = str_is(t->norm, "having") || str_is(t->norm, "being");
            flags |= main == NO_INDEX && first_gerund ? CHUNK_GERUND : 0;
            main = i;
        } else if (t->pos == WORD_VERB) {
            main = i;
            last = i;
            break;
        } else if (main != NO_INDEX && t->pos == WORD_AND &&
                   (str_is(t->norm, "then") || str_is(t->norm, "yet")) && at(k, i + 1) &&
                   (at(k, i + 1)->pos == WORD_VERB || at(k, i + 1)->pos == WORD_AUXILIARY)) {
            ; /* "had then ordered", "has not yet been passed" */
        } else if (!(t->pos == WORD_ADVERB || t->pos == WORD_PARTICLE || (t->pos == WORD_REST) ||
                     t->pos == WORD_PRONOUN) ||
                   (t->pos == WORD_PRONOUN && !str_ends(t->norm, STR("self")))) {
            break;
        }
        last = i;
    }
    if (main == NO_INDEX)
        return first;
    const token *m = at(k, main);
    chunk *c = chunk_add(k, CHUNK_VERB, first, main > last ? main : last, main);
    bool lone = m->pos == WORD_VERB && !be && !(flags & CHUNK_PERFECT) && !to;
    if (m->pos == WORD_VERB && be && m->form & FORM_PARTICIPLE)
        flags |= CHUNK_PASSIVE;
    if (lone && m->form & FORM_GERUND)
        flags |= CHUNK_GERUND;
    if (lone && m->form & FORM_PARTICIPLE && !(m->form & FORM_PAST))
        flags |= CHUNK_PARTICIPLE;
    if (lone && m->form & FORM_PARTICIPLE && m->form & FORM_PAST)
        flags |= CHUNK_MAYBE_PAST;
    c->flags =
        (flags | (to ? CHUNK_INFINITIVE : 0) | (m->pos == WORD_AUXILIARY ? CHUNK_AUXILIARY : 0));
    k->flags |= c->flags;
    return c->last + 1;
}

/* "had earlier in September signed": an auxiliary cut off from its verb by a phrase of time */
static void join_auxiliaries(chunker *k)
{
    chunk_list *l = &k->out;
    for (size_t i = 0; i + 1 < l->n; i++) {
        chunk *a = &l->at[i];
        if (a->kind != CHUNK_VERB || !(a->flags & CHUNK_AUXILIARY) ||
            a->flags & (CHUNK_INFINITIVE | CHUNK_GERUND))
            continue;
        size_t v = i + 1;
        while (v + 1 < l->n && v < i + 5 &&
               (l->at[v].kind == CHUNK_PREPOSITION || l->at[v].kind == CHUNK_COMMA ||
                l->at[v].kind == CHUNK_NOUN))
            v++;
        chunk *m = &l->at[v];
        if (v == i + 1 || m->kind != CHUNK_VERB ||
            !(m->flags & (CHUNK_MAYBE_PAST | CHUNK_PARTICIPLE)) ||
            l->at[i + 1].kind != CHUNK_PREPOSITION)
            continue;
        size_t commas = 0; /* "which was in Oslo, met": another clause's verb */
        for (size_t n = i + 1; n < v; n++)
            commas += l->at[n].kind == CHUNK_COMMA;
        if (commas == 1)
            continue;
        bool be = token_lemma_is(k->x, at(k, a->head), "be");
        m->flags = ((m->flags & ~(uint32_t)(CHUNK_MAYBE_PAST | CHUNK_PARTICIPLE)) |
                    (a->flags & (CHUNK_NEGATED | CHUNK_FUTURE | CHUNK_POSSIBLE)) |
                    (be ? CHUNK_PASSIVE : CHUNK_PERFECT));
        memmove(a, a + 1, (l->n - i - 1) * sizeof *a);
        l->n--;
    }
}

/* "nor has it paid", "nor had John Doe been granted any": the auxiliary stands before its subject */
static void turn_auxiliaries(chunker *k)
{
    chunk_list *l = &k->out;
    for (size_t i = 1; i + 2 < l->n; i++) {
        if (l->at[i].kind != CHUNK_VERB)
            continue;
        chunk a = l->at[i], *c = &l->at[i + 1], *v = &l->at[i + 2];
        if (!(a.flags & CHUNK_AUXILIARY) || a.first != a.last ||
            a.flags & (CHUNK_INFINITIVE | CHUNK_GERUND) || v->kind != CHUNK_VERB ||
            (c->kind != CHUNK_NOUN && c->kind != CHUNK_PRONOUN) || c->flags & CHUNK_TIME ||
            !str_is(at(k, l->at[i - 1].head)->norm, "nor") || v->flags & CHUNK_INFINITIVE)
            continue;
        bool be = token_lemma_is(k->x, at(k, a.head), "be");
        bool have = token_lemma_is(k->x, at(k, a.head), "have");
        v->flags &= ~(uint32_t)(CHUNK_MAYBE_PAST | CHUNK_PARTICIPLE | CHUNK_GERUND);
        v->flags |= CHUNK_NEGATED | (have ? CHUNK_PERFECT : 0u) |
                    (be && at(k, v->head)->form & FORM_PARTICIPLE ? CHUNK_PASSIVE : 0u);
        memmove(&l->at[i], &l->at[i + 1], (l->n - i - 1) * sizeof a);
        l->n--;
    }
}

static bool is_dash(const chunker *k, const chunk *c)
{
    if (c->kind != CHUNK_STOP)
        return false;
    str s = report_text(k->r, at(k, c->head)->start, at(k, c->head)->end);
    return str_is(s, "-") || str_is(s, "–") || str_is(s, "—") || str_is(s, "--");
}

/* "Acme - owned by John Doe - paid a fine": what stands between two dashes is an aside as between
 * commas, where a verb goes on behind it */
static void join_dashes(chunker *k)
{
    enum { REACH = 24 };
    chunk_list *l = &k->out;
    for (size_t i = 1; i + 2 < l->n; i++) {
        if (!is_dash(k, &l->at[i]))
            continue;
        size_t n = i + 1;
        while (n < l->n && n < i + REACH && l->at[n].kind != CHUNK_STOP)
            n++;
        if (n + 1 >= l->n || n >= i + REACH || !is_dash(k, &l->at[n]) ||
            (l->at[n + 1].kind != CHUNK_VERB && l->at[n + 1].kind != CHUNK_AND &&
             l->at[n + 1].kind != CHUNK_PREPOSITION))
            continue;
        l->at[i].kind = l->at[n].kind = CHUNK_COMMA;
        k->kinds |= 1u << CHUNK_COMMA;
        i = n;
    }
}

/* €5, £5: divides no clauses */
static bool is_currency(const chunker *k, uint32_t i)
{
    str s = report_text(k->r, at(k, i)->start, at(k, i)->end);
    return str_is(s, "€") || str_is(s, "£") || str_is(s, "¥");
}

void chunks_english(chunker *k, const sentence *s)
{
    for (uint32_t i = s->first_token; i < k->end;) {
        const token *t = &k->tokens[i];
        if (mark(k, i) == '(') {
            i = behind_brackets(k, i);
            continue;
        }
        if (t->kind == TOKEN_PUNCT && mark(k, i) != '$') {
            char c = mark(k, i);
            if (c == ',')
                chunk_add(k, CHUNK_COMMA, i, i, i);
            else if (!is_quote(k, i) && !strchr(".%/&+#@", c) && !is_currency(k, i))
                chunk_add(k, CHUNK_STOP, i, i, i);
            i++;
            continue;
        }
        uint32_t behind =
            t->pos == WORD_PREPOSITION || t->pos == WORD_SUBORDINATOR ? i : k->words[i].behind;
        if (behind > i) {
            chunk_add(k, CHUNK_NOUN, i, behind - 1, i)->flags = CHUNK_TIME;
            i = behind;
            continue;
        }
        if (lone_adjective(k, i)) {
            chunk_add(k, CHUNK_ADJECTIVE, i, i, i);
            i++;
            continue;
        }
        if (opens_noun(k, i)) {
            i = noun_chunk(k, i);
            continue;
        }
        uint8_t pos = t->pos;
        bool verbal = pos == WORD_VERB || pos == WORD_AUXILIARY || pos == WORD_MODAL ||
                      pos == WORD_TO || pos == WORD_NEGATION;
        if (verbal) {
            uint32_t next = verb_chunk(k, i);
            if (next > i) {
                i = next;
                continue;
            }
        }
        uint8_t kind = pos == WORD_TO ? CHUNK_PREPOSITION : chunk_simple_kind(t);
        if (kind != CHUNK_STOP && pos != WORD_REST)
            chunk_add(k, kind, i, i, i);
        i++;
    }
    if (k->flags & CHUNK_AUXILIARY) {
        join_auxiliaries(k);
        turn_auxiliaries(k);
    }
    if (k->kinds >> CHUNK_STOP & 1)
        join_dashes(k);
}
