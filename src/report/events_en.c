/*
 * The verbs of an English sentence with their subjects and objects, in one pass from left to right
 * over a stack of clauses. A form that may be past or participle is taken as the verb of its clause
 * until a surer one comes ("funds held in Seoul were moved"). Cost: linear, with a bounded look
 * ahead.
 */
#include "report/events_en.h"

enum { LOOK_AHEAD = 24 };

typedef struct clause {
    uint32_t subject, gap; /* chunks: the subject; what a relative pronoun stands for */
    uint32_t parent;       /* event under which the clause is told */
    uint32_t verb;         /* its last event, or NO_INDEX */
    uint32_t first_verb;
    uint8_t link;
    bool in_commas; /* a relative clause behind a comma ends at the next */
    bool about_thing;
    uint32_t other, preposition; /* "in which": what is meant, and the preposition; or NO_INDEX */
} clause;

typedef struct walk {
    claim_finder *f;
    clause stack[CLAIM_DEPTH];
    uint32_t top;
} walk;

static clause *now(walk *w)
{
    return &w->stack[w->top];
}

static void push(walk *w, uint8_t link, uint32_t parent, uint32_t gap)
{
    if (w->top + 1 < CLAIM_DEPTH)
        w->top++;
    *now(w) = (clause){ .subject = NO_INDEX,
                        .gap = gap,
                        .parent = parent,
                        .verb = NO_INDEX,
                        .first_verb = NO_INDEX,
                        .link = link,
                        .other = NO_INDEX,
                        .preposition = NO_INDEX };
}

static void reset(walk *w)
{
    uint32_t parent = w->top ? w->stack[w->top].parent : NO_INDEX;
    uint8_t link = w->stack[w->top].link;
    *now(w) = (clause){ .subject = NO_INDEX,
                        .gap = NO_INDEX,
                        .parent = parent,
                        .verb = NO_INDEX,
                        .first_verb = NO_INDEX,
                        .link = link,
                        .other = NO_INDEX,
                        .preposition = NO_INDEX };
}

static bool is_finite(const chunk *c)
{
    return c->kind == CHUNK_VERB &&
           !(c->flags & (CHUNK_INFINITIVE | CHUNK_GERUND | CHUNK_PARTICIPLE));
}

static bool kind_at(const walk *w, size_t i, uint8_t kind)
{
    return i < w->f->n && w->f->c[i].kind == kind;
}

/* does a finite verb follow this noun phrase as its own? */
static bool verb_follows(const walk *w, size_t i)
{
    bool direct = true;
    for (size_t k = i + 1; k < w->f->n && k < i + LOOK_AHEAD; k++) {
        const chunk *c = &w->f->c[k];
        if (c->flags & (CHUNK_TIME | CHUNK_APPOSED))
            continue;
        switch (c->kind) {
        case CHUNK_VERB:
            return is_finite(c) && (direct || !(c->flags & CHUNK_MAYBE_PAST) || true);
        case CHUNK_PREPOSITION:
            if (!kind_at(w, k + 1, CHUNK_NOUN) && !kind_at(w, k + 1, CHUNK_PRONOUN))
                return false;
            k++;
            direct = false;
            break;
        case CHUNK_AND:
            if (!kind_at(w, k + 1, CHUNK_NOUN))
                return false;
            k++;
            break;
        case CHUNK_COMMA:
            if (kind_at(w, k + 1, CHUNK_NOUN) && w->f->c[k + 1].flags & CHUNK_APPOSED) {
                bool ends = kind_at(w, k + 2, CHUNK_COMMA) && kind_at(w, k + 3, CHUNK_VERB);
                k += ends ? 2 : 1; /* "and the head of the committee, John Doe, left" */
                break;
            }
            if (kind_at(w, k + 1, CHUNK_AND) && kind_at(w, k + 2, CHUNK_NOUN)) {
                k += 2; /* "John Doe, an adviser, and Richard Roe left" */
                break;
            }
            if (kind_at(w, k + 1, CHUNK_RELATIVE)) { /* skip the clause in commas */
                for (k += 2; k < w->f->n && w->f->c[k].kind != CHUNK_COMMA; k++)
                    ;
                break;
            }
            return false;
        case CHUNK_NOUN:
        case CHUNK_PRONOUN:
            return false;
        default:
            return false;
        }
    }
    return false;
}

static bool coordinated_with_before(const walk *w, size_t i)
{
    if (i < 2)
        return false;
    const chunk *b = &w->f->c[i - 1];
    if (b->kind == CHUNK_AND && i >= 3 && w->f->c[i - 2].kind == CHUNK_COMMA)
        return w->f->c[i - 3].kind == CHUNK_NOUN;
    return (b->kind == CHUNK_AND || b->kind == CHUNK_COMMA) && w->f->c[i - 2].kind == CHUNK_NOUN;
}

/* "said no deal was signed": a clause without its "that", its subject at once behind the verb */
static bool opens_content(const walk *w, uint32_t i)
{
    const clause *at = &w->stack[w->top];
    uint32_t k = i;
    while (k && (w->f->c[k - 1].flags & CHUNK_TIME ||
                 (k < i && w->f->c[k - 1].kind == CHUNK_PREPOSITION)))
        k--; /* "announced on Monday the talks had failed" */
    const chunk *v = k ? &w->f->c[k - 1] : NULL;
    return v && v->kind == CHUNK_VERB && at->verb != NO_INDEX &&
           w->f->events.at[at->verb].chunk == k - 1 && !w->f->events.at[at->verb].passive &&
           verb_follows(w, i) && !event_joined_clause(w->f, i) && event_takes_clause(w->f, v);
}

/* "said on Tuesday that", "told reporters that": what is said, though a noun stands before "that";
 * a thing that the verb has for its object may be what the clause describes */
static bool says_that(const walk *w, uint32_t i)
{
    const claim_finder *f = w->f;
    uint32_t over = w->stack[w->top].verb;
    if (over == NO_INDEX || !i || !str_is(f->r->tokens.at[f->c[i].head].norm, "that") ||
        !(kind_at(w, i + 1, CHUNK_NOUN) || kind_at(w, i + 1, CHUNK_PRONOUN)) ||
        !verb_follows(w, i + 1) || !event_takes_clause(f, &f->c[f->events.at[over].chunk]))
        return false;
    const chunk *b = &f->c[i - 1];
    return b->kind == CHUNK_NOUN && (f->events.at[over].object != i - 1 || b->flags & CHUNK_TIME ||
                                     chunk_agent_sense(b->sense));
}

/* "The talks failed, said John Doe": the speaker stands behind the verb of telling */
static bool speaks_behind(const walk *w, const event *v, uint32_t i)
{
    const claim_finder *f = w->f;
    return v->finite && !v->passive && v->chunk + 1 == i && v->previous != NO_INDEX && v->chunk &&
           f->c[v->chunk - 1].kind == CHUNK_COMMA && f->c[i].kind == CHUNK_NOUN &&
           f->c[i].mention != NO_INDEX && event_takes_clause(f, &f->c[v->chunk]) &&
           !chunk_lemma_is(&f->k, &f->c[v->chunk], "tell") && !kind_at(w, i + 1, CHUNK_THAT) &&
           !verb_follows(w, i);
}

/* is the clause what a noun tells: "dismissed reports that it had paid, and the envoy left"? */
static bool told_by_noun(const walk *w)
{
    const clause *at = &w->stack[w->top];
    return at->link == LINK_CONTENT && at->parent != NO_INDEX &&
           !event_takes_clause(w->f, &w->f->c[w->f->events.at[at->parent].chunk]);
}

static void noun(walk *w, uint32_t i)
{
    const chunk *c = &w->f->c[i];
    clause *at = now(w);
    if (!(c->flags & (CHUNK_APPOSED | CHUNK_TIME)) && opens_content(w, i)) {
        push(w, LINK_CONTENT, at->verb, NO_INDEX);
        now(w)->subject = i;
        return;
    }
    if (c->flags & (CHUNK_APPOSED | CHUNK_TIME))
        return;
    if (i && chunk_preposition_is(w->f, i - 1, STR("as")) && verb_follows(w, i)) {
        push(w, LINK_CIRCUMSTANCE, NO_INDEX, NO_INDEX); /* "as its minister told reporters" */
        now(w)->subject = i;
        return;
    }
    if (i && w->f->c[i - 1].kind == CHUNK_PREPOSITION)
        return;
    if (at->verb != NO_INDEX && event_object_behind(w->f, &w->f->events.at[at->verb], i)) {
        w->f->events.at[at->verb].object = i;
        return;
    }
    if (i >= 2 && w->f->c[i - 1].kind == CHUNK_NOUN && at->subject != NO_INDEX &&
        w->f->c[i - 2].kind == CHUNK_PREPOSITION && !(w->f->c[i - 1].flags & CHUNK_TIME))
        return; /* "fighters loyal to the warlord John Doe": the name of whom they are loyal to */
    if (at->verb == NO_INDEX) {
        if (at->link == LINK_RELATIVE && at->subject == at->gap && at->gap != NO_INDEX) {
            at->subject = i; /* "whom the authorities blame" */
            return;
        }
        if (at->link == LINK_RELATIVE && at->gap == NO_INDEX && at->subject == i - 1 && i >= 2 &&
            !event_named_next(w->f, i) &&
            str_is(w->f->r->tokens.at[w->f->c[i - 2].head].norm, "whose"))
            at->gap = i - 1; /* "whose assets Canada froze" */
        if (at->subject == NO_INDEX || !coordinated_with_before(w, i) ||
            w->f->c[i - 1].kind == CHUNK_COMMA)
            if (at->subject == NO_INDEX || !coordinated_with_before(w, i))
                at->subject = i;
        return;
    }
    bool boundary = i && (w->f->c[i - 1].kind == CHUNK_AND || w->f->c[i - 1].kind == CHUNK_COMMA);
    /* "told reporters Russia had left", "the jets Turkey had ordered", "a charge it denied" */
    bool behind = i && kind_at(w, i - 1, CHUNK_NOUN) && kind_at(w, i + 1, CHUNK_VERB) &&
                  is_finite(&w->f->c[i + 1]) && !(w->f->c[i - 1].flags & CHUNK_TIME);
    if (behind && (i - 1 == w->f->events.at[at->verb].object ||
                   (c->kind == CHUNK_PRONOUN &&
                    !event_takes_clause(w->f, &w->f->c[w->f->events.at[at->verb].chunk])))) {
        bool told = event_takes_clause(w->f, &w->f->c[w->f->events.at[at->verb].chunk]);
        push(w, told ? LINK_CONTENT : LINK_RELATIVE, at->verb, told ? NO_INDEX : i - 1);
        now(w)->subject = i;
        return;
    }
    if (boundary && verb_follows(w, i)) {
        bool comma = i >= 2 && w->f->c[i - 1].kind == CHUNK_AND && w->f->c[i - 2].kind == CHUNK_COMMA;
        while (w->top && (now(w)->link == LINK_RELATIVE || now(w)->link == LINK_CIRCUMSTANCE ||
                          (comma && told_by_noun(w))))
            w->top--;
        reset(w);
        now(w)->subject = i;
        return;
    }
    event *v = &w->f->events.at[at->verb];
    if (speaks_behind(w, v, i)) {
        v->subject = i;
        v->previous = NO_INDEX;
        return;
    }
    bool near = true; /* only phrases of time between */
    for (uint32_t k = v->chunk + 1; k < i; k++)
        near &= w->f->c[k].flags & CHUNK_TIME ||
                (w->f->c[k].kind == CHUNK_PREPOSITION && w->f->c[k + 1].flags & CHUNK_TIME);
    if (v->object == NO_INDEX && near)
        v->object = i;
    else if (v->passive && v->object != NO_INDEX && v->object2 == NO_INDEX && i == v->chunk + 1)
        v->object2 = i; /* "was denied permission" */
    else if (v->object != NO_INDEX && v->object2 == NO_INDEX && i == v->object + 1 && !v->passive) {
        v->object2 = v->object;
        v->object = i;
    }
}

static event *verb_event(walk *w, uint32_t i, uint8_t link)
{
    claim_finder *f = w->f;
    const chunk *c = &f->c[i];
    event *e = event_add(f, i, link);
    e->passive = c->flags & CHUNK_PASSIVE;
    e->negated = c->flags & CHUNK_NEGATED;
    return e;
}

/* a verb that turned out to be a participle: "funds held in Seoul" */
static void demote(walk *w, uint32_t index, uint32_t subject)
{
    event *e = &w->f->events.at[index];
    e->passive = true;
    e->finite = false;
    e->link = LINK_RELATIVE;
    e->object = subject;
    e->subject = NO_INDEX;
}

/* "to enter the house and present a list": the second infinitive has no "to" of its own */
static bool joined_infinitive(walk *w, uint32_t i)
{
    claim_finder *f = w->f;
    const token *t = &f->r->tokens.at[f->c[i].head];
    uint32_t over = now(w)->verb;
    if (!i || f->c[i - 1].kind != CHUNK_AND || over == NO_INDEX || !(t->form & FORM_BASE) ||
        t->form & FORM_PAST || f->c[i].first != f->c[i].head ||
        f->events.at[over].link != LINK_INFINITIVE)
        return false;
    event copy = f->events.at[over];
    event *e = verb_event(w, i, LINK_INFINITIVE);
    e->parent = copy.parent;
    e->previous = copy.previous;
    now(w)->verb = (uint32_t)f->events.n - 1;
    return true;
}

/* "were killed or wounded", "had recalled its envoy and frozen trade": a participle joined to a
 * verb that has the auxiliary of both */
static bool joined_participle(walk *w, uint32_t i)
{
    claim_finder *f = w->f;
    const chunk *c = &f->c[i];
    uint32_t over = now(w)->verb;
    bool joined = i && (f->c[i - 1].kind == CHUNK_AND ||
                        (f->c[i - 1].kind == CHUNK_COMMA && c->flags & CHUNK_PARTICIPLE));
    if (!joined || over == NO_INDEX || !f->events.at[over].finite ||
        !(c->flags & (CHUNK_MAYBE_PAST | CHUNK_PARTICIPLE)) || c->first != c->head)
        return false;
    event before = f->events.at[over];
    bool object = i + 1 < f->n && chunk_is_noun(&f->c[i + 1]);
    bool perfect = false;
    uint32_t first = over;
    for (int k = 0; k < 4 && first != NO_INDEX && !perfect;
         k++, first = f->events.at[first].previous)
        perfect =
            f->c[f->events.at[first].chunk].flags & CHUNK_PERFECT && c->flags & CHUNK_PARTICIPLE;
    if (before.passive ? object : !perfect || !object)
        return false;
    event *e = verb_event(w, i, before.link);
    e->finite = true;
    e->passive = before.passive;
    e->negated = before.negated;
    e->parent = before.parent;
    e->previous = over;
    if (before.passive)
        e->object = before.object;
    else
        e->subject = before.subject;
    now(w)->verb = (uint32_t)f->events.n - 1;
    return true;
}

/* "The plan, officials said on Monday, would fail": an aside that tells who says so */
static bool said_aside(walk *w, uint32_t i)
{
    claim_finder *f = w->f;
    const clause *at = now(w);
    uint32_t next = i + 1;
    while (next + 1 < f->n && f->c[next].kind != CHUNK_COMMA && next < i + 4 &&
           (f->c[next].flags & CHUNK_TIME || f->c[next].kind == CHUNK_PREPOSITION))
        next++;
    if (at->verb != NO_INDEX || at->subject == NO_INDEX || i < 2 || at->subject + 1 >= i ||
        !chunk_is_noun(&f->c[i - 1]) || f->c[i - 1].flags & CHUNK_APPOSED ||
        f->c[i - 2].kind != CHUNK_COMMA || !kind_at(w, next, CHUNK_COMMA) ||
        !event_takes_clause(f, &f->c[i]))
        return false;
    event *e = verb_event(w, i, LINK_MAIN);
    e->finite = true;
    e->subject = i - 1;
    return true;
}

/* "said that two had been arrested, called it a disgrace and left": behind a passive and a comma a
 * verb with its object is the speaker's again */
static void leave_passive(walk *w, uint32_t i)
{
    claim_finder *f = w->f;
    const clause *at = now(w);
    bool active = f->c[i].flags & CHUNK_MAYBE_PAST && kind_at(w, i + 1, CHUNK_NOUN) &&
                  !(f->c[i + 1].flags & CHUNK_TIME);
    if (i && f->c[i - 1].kind == CHUNK_COMMA && active && w->top && at->link == LINK_CONTENT &&
        at->verb != NO_INDEX && f->events.at[at->verb].passive && w->stack[0].verb != NO_INDEX)
        w->top = 0;
}

/* "diplomats briefed on the talks said Qatar had left": with a clause right behind it, and only a
 * form that may be a participle before it, the verb of telling is the clause's */
static bool told_by_described(const walk *w, uint32_t i)
{
    const claim_finder *f = w->f;
    const clause *at = &w->stack[w->top];
    const event *first = &f->events.at[at->verb];
    bool clause_behind = kind_at(w, i + 1, CHUNK_THAT) ||
                         ((kind_at(w, i + 1, CHUNK_NOUN) || kind_at(w, i + 1, CHUNK_PRONOUN)) &&
                          kind_at(w, i + 2, CHUNK_VERB) && is_finite(&f->c[i + 2]));
    return at->first_verb == at->verb && first->object == NO_INDEX &&
           f->c[first->chunk].flags & CHUNK_MAYBE_PAST && event_takes_clause(f, &f->c[i]) &&
           clause_behind;
}

static void finite_verb(walk *w, uint32_t i)
{
    claim_finder *f = w->f;
    if (said_aside(w, i))
        return;
    if (joined_infinitive(w, i) || joined_participle(w, i))
        return;
    if (event_reduced(f, i, now(w)->subject)) {
        event *e = verb_event(w, i, LINK_RELATIVE);
        e->passive = true;
        e->object = i - 2;
        return;
    }
    if (event_aside(f, i)) {
        uint32_t over = now(w)->verb; /* "was held, suspected of theft", "as announced by John Doe" */
        event *e = verb_event(w, i, LINK_RELATIVE);
        e->passive = true;
        e->object = over == NO_INDEX || f->c[i - 1].kind != CHUNK_COMMA ? NO_INDEX
                    : f->events.at[over].passive ? f->events.at[over].object
                                                 : f->events.at[over].subject;
        return;
    }
    const chunk *c = &f->c[i];
    uint8_t before = i ? f->c[i - 1].kind : (uint8_t)CHUNK_STOP;
    bool joined = before == CHUNK_AND || before == CHUNK_COMMA;
    /* "said that talks had failed, and called for": a comma ends the clause within */
    if (before == CHUNK_AND && i >= 2 && f->c[i - 2].kind == CHUNK_COMMA)
        while (w->top && now(w)->verb != NO_INDEX && now(w)->link != LINK_MAIN &&
               w->stack[0].verb != NO_INDEX)
            w->top--;
    leave_passive(w, i);
    clause *at = now(w);
    bool by = i + 1 < f->n && chunk_preposition_is(f, i + 1, STR("by"));
    if (by && at->verb == NO_INDEX && c->flags & CHUNK_MAYBE_PAST && before == CHUNK_NOUN &&
        (i - 1 == at->subject || f->c[i - 1].flags & CHUNK_APPOSED) &&
        kind_at(w, i + 2, CHUNK_NOUN)) {
        event *e = verb_event(w, i, LINK_RELATIVE); /* "the ship seized by Egypt left" */
        e->passive = true;
        e->object = i - 1;
        return;
    }
    if (at->verb != NO_INDEX && c->flags & CHUNK_MAYBE_PAST && before == CHUNK_NOUN &&
        !told_by_described(w, i) && (at->link != LINK_RELATIVE || at->in_commas || by)) {
        /* behind the object of a finished clause: a reduced relative */
        event *e = verb_event(w, i, LINK_RELATIVE);
        e->passive = true;
        e->object = i - 1;
        return;
    }
    while (at->verb != NO_INDEX && !joined && w->top && at->link != LINK_CONTENT) {
        w->top--; /* a restrictive clause ended */
        at = now(w);
    }
    if (at->verb != NO_INDEX && !joined && at->first_verb != NO_INDEX &&
        f->events.at[at->first_verb].object == NO_INDEX &&
        f->c[f->events.at[at->first_verb].chunk].flags & CHUNK_MAYBE_PAST &&
        at->first_verb == at->verb) {
        uint32_t subject = f->events.at[at->verb].subject;
        demote(w, at->verb, subject);
        at->verb = at->first_verb = NO_INDEX;
        at->subject = subject;
    }
    event *e = verb_event(w, i, at->link);
    uint32_t index = (uint32_t)f->events.n - 1;
    e->finite = true;
    e->about_thing = at->about_thing;
    if (at->link == LINK_RELATIVE && at->preposition != NO_INDEX && at->verb == NO_INDEX) {
        e->gap = at->other;
        e->gap_preposition = at->preposition;
    }
    e->parent = at->parent;
    uint32_t subject = at->subject;
    if (at->link == LINK_RELATIVE && at->gap != NO_INDEX && subject != at->gap &&
        subject != NO_INDEX)
        e->object = at->gap;
    if (subject == NO_INDEX && at->verb != NO_INDEX)
        subject = f->events.at[at->verb].subject;
    if (subject == NO_INDEX && at->verb != NO_INDEX && f->events.at[at->verb].chunk == 0 && i == 2 &&
        f->events.at[at->verb].object == 1) {
        subject = 1; /* "Investigating judges have": what they do is their name */
        f->events.at[at->verb].object = NO_INDEX;
    }
    if (e->passive) {
        e->object = subject;
    } else {
        e->subject = subject;
        if (at->verb != NO_INDEX)
            e->previous = at->verb;
    }
    at->verb = index;
    if (at->first_verb == NO_INDEX)
        at->first_verb = index;
}

static uint32_t last_event(const walk *w)
{
    const clause *at = &w->stack[w->top];
    return at->verb;
}

static uint32_t clause_subject(const walk *w, uint32_t index)
{
    if (index == NO_INDEX)
        return w->stack[w->top].subject;
    const event *e = &w->f->events.at[index];
    return e->passive ? e->object : e->subject;
}

static void nonfinite_verb(walk *w, uint32_t i)
{
    claim_finder *f = w->f;
    const chunk *c = &f->c[i];
    clause *at = now(w);
    uint8_t before = i ? f->c[i - 1].kind : (uint8_t)CHUNK_STOP;
    uint32_t over = last_event(w);
    event *e;
    if (joined_participle(w, i))
        return;
    if (c->flags & CHUNK_PARTICIPLE && before == CHUNK_SUBORDINATOR && over != NO_INDEX)
        over = now(w)->verb;
    if (c->flags & CHUNK_PARTICIPLE) {
        e = verb_event(w, i, LINK_RELATIVE);
        e->passive = true;
        uint32_t noun_before = before == CHUNK_NOUN ? i - 1
                               : before == CHUNK_COMMA && i >= 2 && f->c[i - 2].kind == CHUNK_NOUN
                                   ? i - 2
                                   : NO_INDEX;
        e->object = noun_before != NO_INDEX ? noun_before : clause_subject(w, over);
        if (e->object != NO_INDEX && f->c[e->object].flags & CHUNK_APPOSED && e->object >= 2)
            e->object -= 2;
        return;
    }
    bool infinitive = c->flags & CHUNK_INFINITIVE;
    /* "covered lifting restrictions, paying salaries and setting a date" */
    bool again = (before == CHUNK_AND || before == CHUNK_COMMA) && over != NO_INDEX &&
                 f->events.at[over].link == LINK_INFINITIVE &&
                 f->c[f->events.at[over].chunk].flags & c->flags & CHUNK_GERUND;
    if (again)
        over = f->events.at[over].parent;
    bool complement = infinitive || again || before == CHUNK_VERB || before == CHUNK_PREPOSITION ||
                      (over != NO_INDEX && event_put_off(f, f->events.at[over].chunk, i));
    e = verb_event(w, i, complement ? LINK_INFINITIVE : LINK_ADJUNCT);
    e->parent = over;
    e->negated |= before == CHUNK_PREPOSITION && chunk_preposition_is(f, i - 1, STR("without"));
    bool in_phrase = i >= 2 && f->c[i - 2].kind == CHUNK_PREPOSITION;
    bool with = in_phrase && chunk_lemma_is(&f->k, &f->c[i - 2], "with");
    bool place = before == CHUNK_NOUN && f->c[i - 1].mention != NO_INDEX &&
                 f->r->mentions.at[f->c[i - 1].mention].type == ENTITY_PLACE;
    bool asks = before == CHUNK_NOUN && !infinitive && over != NO_INDEX && event_asks(f, over, i);
    if (asks)
        e->subject = clause_subject(w, over);
    else if (before == CHUNK_NOUN && !infinitive &&
        !(in_phrase && !with && (place || f->c[i - 1].flags & CHUNK_TIME))) {
        e->link = LINK_RELATIVE;
        e->subject = i - 1;
        e->parent = over;
    } else if (infinitive && before == CHUNK_NOUN && in_phrase && event_decided_by(f, i)) {
        e->parent = NO_INDEX;
        e->subject = i - 1;
    } else if (infinitive && before == CHUNK_NOUN && in_phrase && !event_addressed(f, i - 2) &&
               !(f->c[i - 1].flags & CHUNK_TIME) && !(over != NO_INDEX && event_by_way(f, i))) {
        e->parent = NO_INDEX; /* "the need to seek": nobody's */
        e->conditional = true;
    } else if (!infinitive && before == CHUNK_PREPOSITION && i >= 2 && event_feared(f, i - 2)) {
        e->parent = NO_INDEX; /* "at risk of breaching the law" */
        e->conditional = true;
    } else if (complement && over != NO_INDEX) {
        e->previous = over; /* whose subject it is, the frame of the other tells */
        e->subject = NO_INDEX;
    } else if (infinitive && over == NO_INDEX && before == CHUNK_NOUN &&
               f->c[i - 1].mention == NO_INDEX &&
               (f->c[i - 1].owner != NO_INDEX || f->c[i - 1].pronoun)) {
        e->subject = NO_INDEX; /* "Egypt's refusal to release": the one whose it is */
    } else {
        e->subject = clause_subject(w, over);
    }
    if (c->flags & CHUNK_PASSIVE) {
        e->passive = true;
        e->object = e->subject;
        e->subject = NO_INDEX;
    }
    at->verb = (uint32_t)f->events.n - 1;
    if (at->first_verb == NO_INDEX)
        at->first_verb = at->verb;
}

static void comma(walk *w, uint32_t i)
{
    clause *at = now(w);
    bool named = at->subject != NO_INDEX &&
                 ((kind_at(w, i + 1, CHUNK_NOUN) && w->f->c[i + 1].flags & CHUNK_APPOSED) ||
                  (i && w->f->c[i - 1].flags & CHUNK_APPOSED && kind_at(w, i + 1, CHUNK_VERB)));
    if (w->top && at->link == LINK_CIRCUMSTANCE && at->verb == NO_INDEX && named)
        return; /* "what its leader, John Doe, described" */
    if (w->top && at->link == LINK_CIRCUMSTANCE && at->verb == NO_INDEX) {
        w->top--;
        at = now(w);
        if (at->link != LINK_RELATIVE)
            return;
    }
    if (!w->top || at->verb == NO_INDEX)
        return;
    bool list = kind_at(w, i + 1, CHUNK_NOUN) && !verb_follows(w, i + 1);
    bool resumes = kind_at(w, i + 1, CHUNK_VERB) && is_finite(&w->f->c[i + 1]);
    /* "said that the talks had failed, adding that": the one who said it adds */
    bool adds = kind_at(w, i + 1, CHUNK_VERB) && w->f->c[i + 1].flags & CHUNK_GERUND &&
                event_takes_clause(w->f, &w->f->c[i + 1]);
    if (adds) {
        while (w->top && (now(w)->link == LINK_RELATIVE || now(w)->link == LINK_CONTENT))
            w->top--;
        return;
    }
    if (at->link == LINK_RELATIVE && (at->in_commas || resumes) && (resumes || !list))
        w->top--;
    else if (at->link == LINK_CIRCUMSTANCE && !list)
        w->top--;
}

static void relative(walk *w, uint32_t i)
{
    claim_finder *f = w->f;
    bool person = chunk_lemma_is(&f->k, &f->c[i], "who");
    bool counts = event_counts_of(f, i);
    uint32_t who = event_antecedent(f, counts ? i - 2 : i, person && !counts);
    while (counts && who != NO_INDEX && who >= 2 && f->c[who - 1].kind == CHUNK_AND &&
           f->c[who - 2].kind == CHUNK_NOUN)
        who -= 2; /* all of them */
    /* "in which", "whose country": the clause has a subject of its own */
    bool whose = str_is(f->r->tokens.at[f->c[i].head].norm, "whose");
    bool other = ((i && f->c[i - 1].kind == CHUNK_PREPOSITION) || whose) && !counts;
    if (whose && who != NO_INDEX && i + 1 < f->n && f->c[i + 1].kind == CHUNK_NOUN &&
        f->c[i + 1].owner == NO_INDEX)
        f->c[i + 1].owner = f->c[who].mention; /* "whose assets": theirs */
    uint32_t over = last_event(w);
    push(w, LINK_RELATIVE, over, other ? NO_INDEX : who);
    now(w)->subject = other ? NO_INDEX : who;
    now(w)->in_commas = i && f->c[i - 1].kind == CHUNK_COMMA;
    if (other && i && f->c[i - 1].kind == CHUNK_PREPOSITION) {
        now(w)->other = who;
        now(w)->preposition = i - 1;
    }
    now(w)->about_thing = !other && chunk_lemma_is(&f->k, &f->c[i], "which");
}

/* "after the coup", "until midnight", "after speaking to X": no clause with a verb of its own */
static bool opens_clause(walk *w, uint32_t i)
{
    const claim_finder *f = w->f;
    if (i + 1 >= f->n || f->c[i + 1].kind == CHUNK_VERB)
        return i + 1 < f->n && (is_finite(&f->c[i + 1]) || w->stack[w->top].verb == NO_INDEX ||
                                w->stack[w->top].link != LINK_MAIN);
    if (f->c[i + 1].kind != CHUNK_NOUN || verb_follows(w, i + 1))
        return true;
    chunk_becomes_preposition(w->f, i);
    return false;
}

/* "let the crew go", "helped Acme win": the base form behind the object is an infinitive */
static bool bare_infinitive(const walk *w, uint32_t i)
{
    static const char *const over[] = { "let", "help", "make", "watch" };
    const claim_finder *f = w->f;
    uint32_t verb = w->stack[w->top].verb;
    const token *t = &f->r->tokens.at[f->c[i].head];
    if (verb == NO_INDEX || !i || f->c[i].first != f->c[i].head || !(t->form & FORM_BASE) ||
        t->form & FORM_PAST)
        return false;
    if (f->c[i - 1].kind == CHUNK_VERB && f->events.at[verb].chunk == i - 1 &&
        chunk_lemma_is(&f->k, &f->c[i - 1], "help"))
        return true; /* "offered to help restructure the debt" */
    if (!chunk_is_noun(&f->c[i - 1]) || f->events.at[verb].object != i - 1 ||
        f->events.at[verb].passive)
        return false;
    for (size_t k = 0; k < sizeof over / sizeof *over; k++)
        if (chunk_lemma_is(&f->k, &f->c[f->events.at[verb].chunk], over[k]))
            return true;
    return false;
}

/* "denied that it had paid, but the paper quoted …": what is denied ends there */
static bool ends_denial(const walk *w, uint32_t i)
{
    const claim_finder *f = w->f;
    if (!str_is(f->r->tokens.at[f->c[i].head].norm, "but"))
        return false;
    for (size_t k = w->top; k > 0; k--)
        if (w->stack[k].link == LINK_CONTENT && w->stack[k].parent != NO_INDEX &&
            event_denies(f, &f->events.at[w->stack[k].parent]))
            return true;
    return false;
}

void events_english(claim_finder *f)
{
    walk w = { .f = f };
    w.stack[0] = (clause){ .subject = NO_INDEX,
                           .gap = NO_INDEX,
                           .parent = NO_INDEX,
                           .verb = NO_INDEX,
                           .first_verb = NO_INDEX,
                           .link = LINK_MAIN };
    for (uint32_t i = 0; i < f->n; i++) {
        const chunk *c = &f->c[i];
        switch (c->kind) {
        case CHUNK_NOUN:
        case CHUNK_PRONOUN:
            noun(&w, i);
            break;
        case CHUNK_VERB:
            if (bare_infinitive(&w, i))
                f->c[i].flags |= CHUNK_INFINITIVE;
            if (is_finite(c))
                finite_verb(&w, i);
            else
                nonfinite_verb(&w, i);
            break;
        case CHUNK_COMMA:
            comma(&w, i);
            break;
        case CHUNK_RELATIVE:
            if (i + 1 < f->n && f->c[i + 1].flags & CHUNK_TIME && f->c[i].last + 1 == f->c[i + 1].first &&
                str_is(f->r->tokens.at[f->c[i].head].norm, "that"))
                break; /* "that winter" */
            if (!says_that(&w, i) && !event_told_by_noun(f, i)) {
                relative(&w, i);
                break;
            }
            f->c[i].kind = CHUNK_THAT;
            push(&w, LINK_CONTENT, last_event(&w), NO_INDEX);
            break;
        case CHUNK_THAT:
            push(&w, LINK_CONTENT, last_event(&w), NO_INDEX);
            break;
        case CHUNK_SUBORDINATOR:
            if (opens_clause(&w, i)) {
                bool doing = i + 1 < f->n && f->c[i + 1].kind == CHUNK_VERB &&
                             f->c[i + 1].flags & CHUNK_GERUND;
                uint32_t over = doing ? last_event(&w) : NO_INDEX;
                uint32_t who = over != NO_INDEX && !f->events.at[over].passive
                                   ? clause_subject(&w, over)
                                   : NO_INDEX;
                push(&w, LINK_CIRCUMSTANCE, NO_INDEX, NO_INDEX);
                now(&w)->subject = who; /* "said it had complained after finding" */
            }
            break;
        case CHUNK_AND:
            if (!ends_denial(&w, i))
                break;
            w.top = 0;
            reset(&w);
            break;
        case CHUNK_STOP:
            w.top = 0;
            reset(&w);
            break;
        default:
            break;
        }
    }
    events_opening(f);
    events_english_after(f);
}
