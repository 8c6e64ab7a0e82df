/*
 * English: what single words say of the verbs around them: which verbs tell what somebody said, who
 * may be asked to do something, whose decision it is. Cost: a few chunks or the frames of a verb.
 */
#include "report/events_en.h"
#include "report/gazetteer.h"

/* does the verb, with its particle where the frame has one, tell what is told in a clause: say,
 * point out? */
bool event_takes_clause(const claim_finder *f, const chunk *v)
{
    if (v->lemma == NO_INDEX)
        return false;
    str behind = v->last + 1 < f->r->tokens.n ? f->r->tokens.at[v->last + 1].norm : STR("");
    for (uint32_t i = lexicon_lexeme(f->x, v->lemma)->frames; i != NO_INDEX;
         i = frames_at(f->f, i)->next) {
        const frame *fr = frames_at(f->f, i);
        if (fr->options & (FRAME_SAYS | FRAME_SOURCE) && !fr->noun_count &&
            !(fr->options & FRAME_NEED_COMPLEMENT) && (!fr->particle.n || str_eq(fr->particle, behind)))
            return true;
    }
    return false;
}

/* may what stands behind this preposition be asked or told to do something? */
bool event_addressed(const claim_finder *f, uint32_t i)
{
    static const char *const words[] = { "to", "on", "with", "for", "between", "of" };
    for (size_t k = 0; k < sizeof words / sizeof *words; k++)
        if (chunk_lemma_is(&f->k, &f->c[i], words[k]))
            return true;
    return false;
}

/* what may happen, or is feared to, did not */
bool event_feared(const claim_finder *f, uint32_t i)
{
    static const char *const words[] = { "risk", "danger", "fear", "possibility", "prospect" };
    for (size_t k = 0; k < sizeof words / sizeof *words; k++)
        if (chunk_lemma_is(&f->k, &f->c[i], words[k]))
            return true;
    return false;
}

/* "a decision by Norway to lift": whoever decided is to do it */
bool event_decided_by(const claim_finder *f, uint32_t i)
{
    if (i < 3 || !chunk_lemma_is(&f->k, &f->c[i - 2], "by") || f->c[i - 3].kind != CHUNK_NOUN ||
        f->c[i - 3].mention != NO_INDEX || f->c[i - 3].lemma == NO_INDEX)
        return false;
    uint32_t n = lexicon_lexeme(f->x, f->c[i - 3].lemma)->frames;
    for (; n != NO_INDEX; n = frames_at(f->f, n)->next)
        if (frames_at(f->f, n)->content != FRAME_NONE)
            return true;
    return false;
}

/* "both of which had left", "some of whom": a part of those meant is the subject */
bool event_counts_of(const claim_finder *f, uint32_t i)
{
    if (i < 2 || !chunk_lemma_is(&f->k, &f->c[i - 1], "of") || f->c[i - 2].kind != CHUNK_NOUN ||
        i + 1 >= f->n || f->c[i + 1].kind != CHUNK_VERB)
        return false;
    const token *t = &f->r->tokens.at[f->c[i - 2].head];
    return t->pos == WORD_DETERMINER || t->pos == WORD_NUMBER || t->pos == WORD_PRONOUN;
}

static bool is_one_of(const claim_finder *f, uint32_t i, const char *const *words, size_t n)
{
    for (size_t k = 0; k < n; k++)
        if (chunk_lemma_is(&f->k, &f->c[i], words[k]))
            return true;
    return false;
}

bool event_aside(const claim_finder *f, uint32_t i)
{
    static const char *const of[] = { "accuse", "suspect", "convict", "acquit", "strip", "clear" };
    const chunk *c = f->c;
    if (!(c[i].flags & CHUNK_MAYBE_PAST) || c[i].first != c[i].head || !i || i + 1 >= f->n ||
        c[i + 1].kind != CHUNK_PREPOSITION)
        return false;
    bool by = chunk_lemma_is(&f->k, &c[i + 1], "by");
    if (c[i - 1].kind == CHUNK_PREPOSITION)
        return by && chunk_preposition_is(f, i - 1, STR("as"));
    if (c[i - 1].kind != CHUNK_COMMA || i < 2 || c[i - 2].kind == CHUNK_COMMA)
        return false;
    return (chunk_lemma_is(&f->k, &c[i + 1], "of") && is_one_of(f, i, of, sizeof of / sizeof *of)) ||
           (chunk_lemma_is(&f->k, &c[i + 1], "with") && chunk_lemma_is(&f->k, &c[i], "charge"));
}

bool event_object_behind(const claim_finder *f, const event *e, uint32_t i)
{
    if (e->passive || e->object != NO_INDEX || e->chunk + 3 != i ||
        f->c[i - 2].kind != CHUNK_PREPOSITION || f->c[i - 1].kind != CHUNK_NOUN)
        return false;
    uint8_t first = f->r->tokens.at[f->c[i].first].pos;
    return (first == WORD_DETERMINER || first == WORD_NUMBER) && f->c[i].mention == NO_INDEX;
}

bool event_by_way(const claim_finder *f, uint32_t i)
{
    static const char *const by[] = { "by", "in", "at", "from", "near" };
    const chunk *c = &f->c[i - 1];
    if (!is_one_of(f, i - 2, by, sizeof by / sizeof *by) || c->flags & CHUNK_TIME)
        return false;
    bool place = c->mention != NO_INDEX && f->r->mentions.at[c->mention].type == ENTITY_PLACE;
    return place || c->sense == SENSE_PLACE || c->sense == SENSE_FORCE;
}

bool event_told_by_noun(const claim_finder *f, uint32_t i)
{
    enum { REACH = 8 };
    const chunk *c = f->c;
    if (!i || i + 2 >= f->n || c[i - 1].kind != CHUNK_NOUN || c[i - 1].mention != NO_INDEX ||
        c[i - 1].sense != SENSE_STATEMENT || !str_is(f->r->tokens.at[c[i].head].norm, "that") ||
        (c[i + 1].kind != CHUNK_NOUN && c[i + 1].kind != CHUNK_PRONOUN))
        return false;
    uint32_t v = i + 2;
    while (v < f->n && v < i + REACH && c[v].kind != CHUNK_VERB && c[v].kind != CHUNK_COMMA)
        v++;
    if (v >= f->n || c[v].kind != CHUNK_VERB)
        return false;
    bool object = v + 1 < f->n && (c[v + 1].kind == CHUNK_NOUN || c[v + 1].kind == CHUNK_PRONOUN) &&
                  !(c[v + 1].flags & CHUNK_TIME);
    return c[v].flags & CHUNK_PASSIVE || object; /* the clause has what it needs without the noun */
}

/* "Acme Bank in Oslo, which": is the chunk the town that the body before it sits in? */
static bool seat_of(const claim_finder *f, uint32_t k)
{
    const report *r = f->r;
    if (k < 2 || f->c[k].mention == NO_INDEX || f->c[k - 2].mention == NO_INDEX ||
        f->c[k - 2].kind != CHUNK_NOUN || f->c[k - 2].flags & CHUNK_PLURAL ||
        !chunk_preposition_is(f, k - 1, STR("in")))
        return false;
    const mention *town = &r->mentions.at[f->c[k].mention], *body = &r->mentions.at[f->c[k - 2].mention];
    if (town->type != ENTITY_PLACE || town->kind != MENTION_NAME || body->type != ENTITY_ORGANIZATION)
        return false;
    return town->gazetteer == NO_INDEX ||
           !str_is(gazetteer_at(r->know->gazetteer, town->gazetteer)->kind, "country");
}

uint32_t event_antecedent(const claim_finder *f, uint32_t i, bool person)
{
    uint32_t nearest = NO_INDEX;
    for (uint32_t k = i; k-- > 0 && i - k < 12;) {
        const chunk *c = &f->c[k];
        if (c->kind != CHUNK_NOUN || c->flags & (CHUNK_TIME | CHUNK_APPOSED))
            continue;
        uint32_t last = chunk_name_at(f->r, c->last);
        bool ends_in_person =
            person && last != NO_INDEX && f->r->mentions.at[last].type == ENTITY_PERSON;
        bool agent =
            ends_in_person || chunk_person_sense(c->sense) ||
            (c->mention != NO_INDEX && f->r->mentions.at[c->mention].type != ENTITY_PLACE);
        bool company = person && !ends_in_person && c->mention != NO_INDEX &&
                       f->r->mentions.at[c->mention].type == ENTITY_ORGANIZATION;
        if (!person && seat_of(f, k))
            return k - 2;
        if (!person || (agent && !company))
            return k;
        if (nearest == NO_INDEX)
            nearest = k;
    }
    return nearest;
}

/* "called it good, and the head of the bank said": another clause begins behind the first comma */
bool event_joined_clause(const claim_finder *f, uint32_t i)
{
    enum { REACH = 24 };
    for (uint32_t k = i + 1; k + 1 < f->n && k < i + REACH; k++)
        if (f->c[k].kind == CHUNK_COMMA || f->c[k].kind == CHUNK_VERB)
            return f->c[k].kind == CHUNK_COMMA && f->c[k + 1].kind == CHUNK_AND;
    return false;
}

/* "X, arrested in Rabat last week, left": behind the subject and a comma, without an object of its
 * own, and with the clause's verb still to come, a form that could be a past is a participle;
 * "since" and "by" tell it by themselves */
bool event_reduced(const claim_finder *f, uint32_t i, uint32_t subject)
{
    enum { REACH = 12 };
    const chunk *c = f->c;
    if (!(c[i].flags & CHUNK_MAYBE_PAST) || i < 2 || c[i - 1].kind != CHUNK_COMMA ||
        c[i - 2].kind != CHUNK_NOUN || c[i - 2].flags & CHUNK_APPOSED || i + 1 >= f->n ||
        !(c[i + 1].kind == CHUNK_PREPOSITION || c[i + 1].kind == CHUNK_SUBORDINATOR))
        return false;
    if (str_is(f->r->tokens.at[c[i + 1].head].norm, "since") ||
        chunk_lemma_is(&f->k, &c[i + 1], "since") || chunk_lemma_is(&f->k, &c[i + 1], "by"))
        return true;
    if (i - 2 != subject)
        return false;
    for (uint32_t k = i + 1; k + 1 < f->n && k < i + REACH; k++)
        if (c[k].kind == CHUNK_COMMA && !(c[k + 1].flags & CHUNK_APPOSED))
            return c[k + 1].kind == CHUNK_VERB;
    return false;
}

bool event_put_off(const claim_finder *f, uint32_t over, uint32_t i)
{
    if (over + 1 >= i || !verb_colours(f, over))
        return false;
    for (uint32_t k = over + 1; k < i; k++)
        if (!(f->c[k].flags & CHUNK_TIME) &&
            !(f->c[k].kind == CHUNK_PREPOSITION && f->c[k + 1].flags & CHUNK_TIME))
            return false;
    return true;
}

bool event_named_next(const claim_finder *f, uint32_t i)
{
    const report *r = f->r;
    uint32_t n = f->c[i].mention;
    if (!i || n == NO_INDEX || r->mentions.at[n].kind != MENTION_NAME || f->c[i - 1].flags & CHUNK_PLURAL)
        return false;
    uint8_t sense = f->c[i - 1].sense, type = r->mentions.at[n].type;
    return (sense == SENSE_PERSON && type == ENTITY_PERSON) ||
           (sense == SENSE_BODY && type == ENTITY_ORGANIZATION &&
            f->c[i - 1].last + 1 == f->c[i].first);
}

bool event_asks(const claim_finder *f, uint32_t over, uint32_t i)
{
    static const char *const asks[] = { "ask", "request", "demand", "urge", "seek", "say", "propose" };
    static const char *const writes[] = { "write", "send", "phone", "telephone", "call", "issue", "file" };
    bool writer = false, asker = false;
    const event *e = &f->events.at[over];
    for (size_t k = 0; k < sizeof writes / sizeof *writes; k++)
        writer |= chunk_lemma_is(&f->k, &f->c[e->chunk], writes[k]);
    for (size_t k = 0; k < sizeof asks / sizeof *asks; k++)
        asker |= chunk_lemma_is(&f->k, &f->c[i], asks[k]);
    return writer && asker && !e->passive;
}
