/*
 * Frames laid over the events and nouns of a sentence. Every verb is asked first, with the noun of a
 * light verb where there is one; then the nouns and participles that no verb has used. A frame makes a
 * claim only where the parties it needs are found; who is not said stays out.
 * Cost: for each trigger its frames times its places, over a bounded window of chunks.
 */
#include "report/claims.h"
#include "report/mentions.h"

enum { WINDOW = 40 };

event *event_add(claim_finder *f, uint32_t chunk_index, uint8_t link)
{
    event *e = vec_push(f->k.a, &f->events);
    *e = (event){ .chunk = chunk_index, .subject = NO_INDEX, .object = NO_INDEX, .object2 = NO_INDEX, .parent = NO_INDEX,
                  .previous = NO_INDEX, .frame = NO_INDEX, .claim = NO_INDEX, .consumed = NO_INDEX, .link = link };
    return e;
}

claim *claim_new(claim_finder *f, uint8_t type, uint32_t first_chunk, uint32_t last_chunk, uint32_t trigger)
{
    report *r = f->r;
    claim *c = vec_push(r->a, &r->claims);
    const token *a = &r->tokens.at[f->c[first_chunk].first], *b = &r->tokens.at[f->c[last_chunk].last];
    *c = (claim){ .type = type, .time = NO_INDEX, .sentence = f->sentence, .trigger = trigger, .within = NO_INDEX,
                  .versions = (uint8_t)(1u << f->language), .confidence = 0.7 };
    *vec_push(r->a, &c->evidence) = (span){ a->start, b->end, f->language };
    return c;
}

/* where the phrases of a verb or noun at chunk i end */
static uint32_t limit_of(const claim_finder *f, uint32_t i)
{
    for (uint32_t k = i + 1; k < f->n && k < i + WINDOW; k++) {
        uint8_t kind = f->c[k].kind;
        if (kind == CHUNK_VERB || kind == CHUNK_THAT || kind == CHUNK_RELATIVE || kind == CHUNK_STOP)
            return k;
        if (kind == CHUNK_SUBORDINATOR && k > i + 1)
            return k;
    }
    return (uint32_t)f->n < i + WINDOW ? (uint32_t)f->n : i + WINDOW;
}

/* an Arabic verb's phrases may stand behind a short clause about its subject; English ones may not */
static uint32_t wide_limit(const claim_finder *f, uint32_t i)
{
    uint32_t limit = limit_of(f, i);
    if (f->language != LANG_AR || limit >= f->n || f->c[limit].kind == CHUNK_STOP)
        return limit;
    return limit;
}

typedef struct match {
    claim_finder *f;
    event *e;
    const frame *fr;
    index_list actors, targets;
    uint32_t reach;       /* last chunk that took part */
    uint32_t place_chunk; /* chunk of the target, for visits */
    bool nominal;
    bool swapped;         /* an Arabic verb without object read as passive */
} match;

static void reached(match *m, uint32_t i)
{
    if (i != NO_INDEX && i > m->reach && i < m->f->n)
        m->reach = i;
}

static void party_chunk(match *m, uint32_t i, index_list *out, bool inner)
{
    if (i == NO_INDEX)
        return;
    size_t before = out->n;
    parties_of(m->f, i, out);
    if (out->n == before && inner)
        parties_inside(m->f, i, out);
    if (out->n > before) {
        reached(m, i);
        if (m->place_chunk == NO_INDEX)
            m->place_chunk = i;
    }
}

/* whom the pronoun at the end of an Arabic word means: the nearest fitting party before it */
static void suffix_party(match *m, index_list *out)
{
    claim_finder *f = m->f;
    uint8_t suffix = f->c[m->e->chunk].pronoun;
    for (uint32_t i = m->e->chunk; i-- > 0;) {
        const chunk *c = &f->c[i];
        if (c->kind != CHUNK_NOUN || c->flags & CHUNK_TIME)
            continue;
        index_list near = { 0 };
        parties_of(f, i, &near);
        if (!near.n)
            parties_inside(f, i, &near);
        const token *h = &f->r->tokens.at[c->head];
        bool feminine = h->form & FORM_FEMININE || str_ends(h->stem, STR("ة")) || (c->flags & CHUNK_PLURAL && !chunk_person_sense(c->sense));
        if (!near.n) { /* a thing that agrees is meant, and is nobody */
            if (suffix == SUFFIX_SHE && feminine && !(h->form & FORM_GERUND && c->first == c->last))
                return;
            continue;
        }
        const entity *e = &f->r->entities.at[near.at[near.n - 1]];
        bool many = e->type == ENTITY_GROUP || near.n > 1;
        bool person = e->type == ENTITY_PERSON;
        bool woman = c->mention != NO_INDEX && f->r->mentions.at[c->mention].feminine;
        bool fits = suffix == SUFFIX_HE    ? (person && !woman) || (e->type == ENTITY_ORGANIZATION && !feminine)
                    : suffix == SUFFIX_SHE ? woman || (!person && !many) || (c->mention == NO_INDEX && feminine)
                                           : many;
        if (!fits || suffix == SUFFIX_OTHER)
            continue;
        for (size_t k = 0; k < near.n; k++)
            parties_add(f, out, near.at[k]);
        return;
    }
}

/* names behind the head of a construct chain or "of" phrase, or before it as possessor or adjective */
static void owner(match *m, index_list *out, bool behind)
{
    claim_finder *f = m->f;
    const chunk *c = &f->c[m->e->chunk];
    if (!behind && c->owner != NO_INDEX && f->language == LANG_EN) {
        parties_add(f, out, f->r->mentions.at[c->owner].entity);
        return;
    }
    if (f->language == LANG_AR && behind) {
        uint32_t next = m->e->chunk + 1;
        if (c->pronoun)
            suffix_party(m, out);
        else if (next < f->n && f->c[next].flags & CHUNK_GENITIVE && next != m->e->consumed)
            party_chunk(m, next, out, m->fr->options & FRAME_INNER);
        if (out->n)
            return;
    }
    uint32_t last = NO_INDEX;
    for (uint32_t t = c->first; t <= c->last; t++) {
        if (behind != (t > c->head) && !(f->language == LANG_AR && !behind))
            continue;
        uint32_t n = chunk_name_at(f->r, t);
        if (n == NO_INDEX)
            n = f->r->tokens.at[t].mention;
        if (n == NO_INDEX || n == last || n == c->mention)
            continue;
        last = n;
        parties_add(f, out, f->r->mentions.at[n].entity);
    }
}

static void between(match *m, index_list *first, index_list *rest)
{
    uint32_t i = chunk_behind(m->f, m->e->chunk + 1, m->e->limit, m->f->language == LANG_AR ? STR("بين") : STR("between"));
    if (i == NO_INDEX)
        return;
    index_list all = { 0 };
    parties_of(m->f, i, &all);
    if (m->f->language == LANG_AR && all.n == 1 && i + 3 < m->f->n && m->f->c[i + 1].kind == CHUNK_AND && m->f->c[i + 2].kind == CHUNK_PREPOSITION)
        parties_of(m->f, i + 3, &all);
    if (all.n < 2 && i + 4 < m->e->limit) /* "between figures in the administration and businessmen" */
        for (uint32_t k = i + 1; k + 1 < m->e->limit && k < i + 6; k++)
            if (m->f->c[k].kind == CHUNK_AND && chunk_is_noun(&m->f->c[k + 1])) {
                parties_of(m->f, k + 1, &all);
                reached(m, k + 1);
                break;
            }
    reached(m, i);
    for (size_t k = 0; k < all.n; k++)
        parties_add(m->f, k ? rest : first, all.at[k]);
}

static void clause_subject(match *m, index_list *out)
{
    claim_finder *f = m->f;
    uint32_t self = (uint32_t)(m->e - f->events.at);
    for (uint32_t i = self + 1; i < f->events.n; i++)
        if (f->events.at[i].parent == self && f->events.at[i].link == LINK_CONTENT) {
            event *e = &f->events.at[i];
            if (e->passive)
                parties_of(f, e->object, out);
            else
                parties_of_subject(f, e, out);
            return;
        }
}

static uint32_t infinitive_of(const match *m)
{
    const claim_finder *f = m->f;
    uint32_t self = (uint32_t)(m->e - f->events.at);
    for (uint32_t i = self + 1; i < f->events.n; i++)
        if (f->events.at[i].parent == self && f->events.at[i].link == LINK_INFINITIVE)
            return i;
    return NO_INDEX;
}

static bool clause_must(const match *m)
{
    const claim_finder *f = m->f;
    uint32_t self = (uint32_t)(m->e - f->events.at);
    for (uint32_t i = self + 1; i < f->events.n; i++)
        if (f->events.at[i].parent == self && f->events.at[i].link == LINK_CONTENT)
            return f->c[f->events.at[i].chunk].flags & CHUNK_MUST;
    return false;
}

static bool told_negated(const match *m)
{
    const claim_finder *f = m->f;
    uint32_t inf = infinitive_of(m);
    bool object = m->e->object != NO_INDEX && f->c[m->e->object].flags & CHUNK_NEGATED;
    return object || (inf != NO_INDEX && f->events.at[inf].negated);
}

static bool has_clause(const match *m)
{
    const claim_finder *f = m->f;
    uint32_t self = (uint32_t)(m->e - f->events.at);
    for (uint32_t i = self + 1; i < f->events.n; i++)
        if (f->events.at[i].parent == self && f->events.at[i].link == LINK_CONTENT)
            return true;
    return false;
}

static bool takes_object(const frame *fr)
{
    for (uint8_t i = 0; i < fr->target_count; i++)
        if (fr->targets[i].kind == SLOT_OBJECT)
            return true;
    return false;
}

/* an attacked place or vehicle that has no name becomes a party of its own */
static void thing(match *m, uint32_t i, index_list *out)
{
    claim_finder *f = m->f;
    report *r = f->r;
    if (i == NO_INDEX || i >= f->n || m->fr->type != CLAIM_attack || f->c[i].kind != CHUNK_NOUN || f->c[i].mention != NO_INDEX ||
        f->c[i].last - f->c[i].first > 12)
        return;
    chunk *c = &f->c[i];
    if (c->sense != SENSE_PLACE && c->sense != SENSE_FORCE)
        return;
    uint32_t index = (uint32_t)r->mentions.n, who = (uint32_t)r->entities.n;
    mention n = mention_blank(r, f->sentence, c->first, c->last);
    n.kind = MENTION_DESCRIPTION;
    n.type = c->sense == SENSE_PLACE ? ENTITY_PLACE : ENTITY_GROUP;
    n.head = c->head;
    n.lang = f->language;
    n.entity = who;
    if (f->language == LANG_AR && r->tokens.at[c->first].name_start < r->tokens.at[c->first].end)
        n.start = r->tokens.at[c->first].name_start;
    *vec_push(r->a, &r->mentions) = n;
    entity *e = vec_push(r->a, &r->entities);
    *e = (entity){ .type = n.type, .gazetteer = NO_INDEX, .certainty = 0.6, .caption = report_text(r, n.start, n.end) };
    *vec_push(r->a, &e->mentions) = index;
    c->mention = index;
    parties_add(f, out, who);
    reached(m, i);
}

static void fill(match *m, const slot *s, index_list *out, bool inner)
{
    claim_finder *f = m->f;
    event *e = m->e;
    switch (s->kind) {
    case SLOT_SUBJECT:
        if (m->nominal) {
            bool object = takes_object(m->fr);
            if (f->language == LANG_EN || !object)
                owner(m, out, f->language == LANG_AR);
            if (!out->n)
                party_chunk(m, chunk_behind(f, e->chunk + 1, e->limit, f->language == LANG_AR ? STR("من-قبل") : STR("by")), out, false);
        } else if (e->passive || m->swapped) {
            party_chunk(m, chunk_behind(f, e->chunk + 1, e->limit, f->language == LANG_AR ? STR("من-قبل") : STR("by")), out, false);
        } else {
            parties_of_subject(f, e, out);
        }
        break;
    case SLOT_OBJECT:
        if (m->nominal)
            owner(m, out, true);
        else if (!m->swapped && e->object == NO_INDEX && f->language == LANG_AR && f->c[e->chunk].pronoun)
            suffix_party(m, out);
        else if (e->object != e->consumed || e->object == NO_INDEX)
            party_chunk(m, m->swapped ? e->subject : e->object, out, inner);
        break;
    case SLOT_OBJECT2:
        if (!m->nominal)
            party_chunk(m, e->object2, out, inner);
        break;
    case SLOT_OWNER:
        if (m->nominal)
            owner(m, out, f->language == LANG_AR);
        break;
    case SLOT_CLAUSE:
        clause_subject(m, out);
        break;
    case SLOT_PREPOSITION: {
        uint32_t from = (e->consumed != NO_INDEX && e->consumed > e->chunk ? e->chunk : e->chunk) + 1;
        party_chunk(m, chunk_behind(f, from, e->limit, s->preposition), out, inner);
        break;
    }
    case SLOT_NOUN:
        parties_of(f, e->object, out);
        break;
    case SLOT_SELF:
        parties_of(f, e->chunk, out);
        break;
    default:
        break;
    }
}

/* a licence may allow, release or forbid; else only people, bodies and states act */
static void keep_agents(const claim_finder *f, index_list *list, bool papers)
{
    size_t n = 0;
    for (size_t i = 0; i < list->n; i++)
        if (entity_can_act(f->r, list->at[i]) || (papers && f->r->entities.at[list->at[i]].type == ENTITY_PRODUCT))
            list->at[n++] = list->at[i];
    list->n = n;
}

/* states and companies do not march */
static void keep_people(const claim_finder *f, index_list *list)
{
    size_t n = 0;
    for (size_t i = 0; i < list->n; i++)
        if (f->r->entities.at[list->at[i]].type == ENTITY_PERSON || f->r->entities.at[list->at[i]].type == ENTITY_GROUP)
            list->at[n++] = list->at[i];
    list->n = n;
}

static void drop_shared(const index_list *actors, index_list *targets)
{
    size_t n = 0;
    for (size_t i = 0; i < targets->n; i++) {
        bool shared = false;
        for (size_t k = 0; k < actors->n; k++)
            shared |= actors->at[k] == targets->at[i];
        if (!shared)
            targets->at[n++] = targets->at[i];
    }
    targets->n = n;
}

/* what was planned, asked for or tried: who was to do it */
static void inherit_subject(match *m)
{
    claim_finder *f = m->f;
    bool own_place = false;
    for (uint8_t i = 0; i < m->fr->actor_count; i++)
        own_place |= m->fr->actors[i].kind == SLOT_SUBJECT;
    if (!own_place || m->e->parent == NO_INDEX || m->fr->options & FRAME_SYMMETRIC)
        return;
    const event *over = &f->events.at[m->e->parent];
    const frame *fr = over->frame != NO_INDEX ? frames_at(f->f, over->frame) : NULL;
    if (!fr || (fr->type != FRAME_NONE && fr->content == FRAME_NONE) || over->consumed == m->e->chunk)
        return;
    if (m->e->chunk != over->object && m->e->chunk > over->chunk + 3)
        return;
    /* "rests on concessions" is no doing: only قام ب and its like */
    bool with = m->e->chunk && f->c[m->e->chunk - 1].kind == CHUNK_PREPOSITION && f->c[m->e->chunk - 1].pronoun == 'b';
    if (fr->content == MODALITY_reported && fr->type == FRAME_NONE && m->e->chunk != over->object && !with)
        return;
    event inner = *m->e;
    inner.previous = m->e->parent;
    parties_of_control(f, &inner, &m->actors);
}

/* "accompanied X to meetings with Y": who was taken along was there */
static void parties_of_journey(match *m)
{
    claim_finder *f = m->f;
    if (!(m->fr->options & FRAME_SYMMETRIC) || m->e->parent == NO_INDEX || !m->e->chunk || f->c[m->e->chunk - 1].kind != CHUNK_PREPOSITION)
        return;
    const event *over = &f->events.at[m->e->parent];
    if (over->claim == NO_INDEX)
        return;
    const claim *c = &f->r->claims.at[over->claim];
    if (c->type != CLAIM_contact && c->type != CLAIM_host)
        return;
    str with = f->language == LANG_AR ? STR("مع") : STR("with");
    if (chunk_behind(f, m->e->chunk + 1, m->e->limit, with) == NO_INDEX)
        return;
    for (size_t i = 0; i < c->actors.n; i++)
        parties_add(f, &m->actors, c->actors.at[i]);
    for (size_t i = 0; i < c->targets.n; i++)
        parties_add(f, &m->actors, c->targets.at[i]);
}

/* "announced that an agreement has been reached": those who announce it */
static void parties_of_telling(match *m)
{
    claim_finder *f = m->f;
    if (!(m->fr->options & FRAME_SYMMETRIC) || m->e->parent == NO_INDEX || (!m->nominal && !m->e->passive))
        return;
    event *over = &f->events.at[m->e->parent];
    if (over->frame == NO_INDEX || !(frames_at(f->f, over->frame)->options & FRAME_SAYS))
        return;
    index_list who = { 0 };
    parties_of_subject(f, over, &who);
    if (who.n < 2)
        return;
    for (size_t i = 0; i < who.n; i++)
        parties_add(f, &m->actors, who.at[i]);
    m->e->negated ^= over->negated;
}

/* "approved the request": of whoever asked last */
static void parties_of_request(match *m)
{
    claim_finder *f = m->f;
    uint32_t i = m->e->object;
    if (i == NO_INDEX && f->language == LANG_AR)
        i = chunk_behind(f, m->e->chunk + 1, m->e->limit, STR("على"));
    if ((m->fr->type != CLAIM_approve && m->fr->type != CLAIM_refuse) || i == NO_INDEX || !(f->c[i].flags & CHUNK_DEFINITE) ||
        !(chunk_lemma_is(&f->k, &f->c[i], "request") || chunk_lemma_is(&f->k, &f->c[i], "طلب")))
        return;
    for (size_t n = f->r->claims.n; n-- > 0 && f->r->claims.n - n < 32;) {
        const claim *c = &f->r->claims.at[n];
        if ((c->type != CLAIM_request && c->type != CLAIM_demand) || !(c->versions & 1u << f->language))
            continue;
        for (size_t k = 0; k < c->actors.n; k++)
            parties_add(f, &m->targets, c->actors.at[k]);
        return;
    }
}

static void collect(match *m)
{
    const frame *fr = m->fr;
    bool inner = fr->options & FRAME_INNER;
    for (uint8_t i = 0; i < fr->actor_count; i++) {
        if (fr->actors[i].kind == SLOT_BETWEEN)
            between(m, &m->actors, &m->targets);
        else if (!m->actors.n || (fr->actors[i].kind == SLOT_SUBJECT && !m->nominal))
            fill(m, &fr->actors[i], &m->actors, false);
    }
    if (m->nominal && !m->actors.n)
        inherit_subject(m);
    if (m->nominal && !m->actors.n)
        parties_of_journey(m);
    if (!m->actors.n)
        parties_of_telling(m);
    m->place_chunk = NO_INDEX;
    for (uint8_t i = 0; i < fr->target_count; i++)
        if (fr->targets[i].kind != SLOT_BETWEEN && !m->targets.n)
            fill(m, &fr->targets[i], &m->targets, inner);
    if (!m->targets.n)
        parties_of_request(m);
    keep_agents(m->f, &m->actors, fr->type == CLAIM_approve || fr->type == CLAIM_waive || fr->type == CLAIM_release || fr->type == CLAIM_ban);
    if (!m->targets.n && !m->nominal && m->actors.n)
        thing(m, m->swapped ? NO_INDEX : m->e->object, &m->targets);
    if (fr->options & FRAME_AGENT)
        keep_agents(m->f, &m->targets, false);
    if (fr->options & FRAME_AGENT_SUBJECT)
        keep_people(m->f, &m->actors);
    drop_shared(&m->actors, &m->targets);
}

/* the asset's owner: "Lukoil assets", أصول البنك المركزي */
static void asset_owner(match *m)
{
    m->targets.n = 0;
    uint32_t i = m->e->object;
    if (i == NO_INDEX && m->nominal)
        i = m->e->chunk;
    party_chunk(m, i, &m->targets, true);
}

static bool holds(const match *m)
{
    uint32_t o = m->fr->options;
    if ((o & FRAME_NEED_ACTOR && !m->actors.n) || (o & FRAME_NEED_TARGET && !m->targets.n))
        return false;
    if (o & FRAME_SYMMETRIC && o & FRAME_NEED_TARGET && !m->targets.n)
        return false;
    if (o & FRAME_NEED_CLAUSE && !has_clause(m))
        return false;
    if (o & FRAME_NEED_NEGATION && !told_negated(m))
        return false;
    /* "did not say": only of somebody the text names there */
    if (o & FRAME_SAYS && m->e->negated && m->e->subject == NO_INDEX)
        return false;
    if (o & FRAME_MUST && !clause_must(m))
        return false;
    if (o & FRAME_NEED_INFINITIVE && infinitive_of(m) == NO_INDEX)
        return false;
    if (o & FRAME_NO_OBJECT && m->e->object != NO_INDEX && !m->e->passive)
        return false;
    if (o & FRAME_PASSIVE_ONLY && !m->e->passive)
        return false;
    return m->actors.n || m->targets.n || m->fr->type == FRAME_NONE;
}

/* two named actors without a target met each other */
static void split_symmetric(match *m)
{
    if (!(m->fr->options & FRAME_SYMMETRIC) || m->targets.n || m->actors.n < 2)
        return;
    for (size_t i = 1; i < m->actors.n; i++)
        parties_add(m->f, &m->targets, m->actors.at[i]);
    m->actors.n = 1;
}

static void set_theme(match *m, claim *c)
{
    claim_finder *f = m->f;
    uint32_t i = NO_INDEX;
    switch (m->fr->theme) {
    case THEME_OBJECT:
        i = m->e->object;
        break;
    case THEME_PREPOSITION:
        i = chunk_behind(f, m->e->chunk + 1, m->e->limit, m->fr->theme_preposition);
        break;
    case THEME_INFINITIVE: {
        uint32_t e = infinitive_of(m);
        i = e != NO_INDEX ? f->events.at[e].chunk : NO_INDEX;
        break;
    }
    case THEME_CLAUSE:
        i = m->e->limit + 1 < f->n && f->c[m->e->limit].kind == CHUNK_THAT ? m->e->limit + 1 : NO_INDEX;
        break;
    default:
        break;
    }
    if (i == NO_INDEX || i >= f->n)
        return;
    uint32_t last = i;
    if (m->fr->theme == THEME_INFINITIVE || m->fr->theme == THEME_CLAUSE) {
        while (last + 1 < f->n && f->c[last + 1].kind != CHUNK_STOP && f->c[last + 1].kind != CHUNK_COMMA && last < i + 16)
            last++;
    }
    c->theme = (span){ f->r->tokens.at[f->c[i].first].start, f->r->tokens.at[f->c[last].last].end, f->language };
}

static void set_places(match *m, claim *c)
{
    claim_finder *f = m->f;
    static const char *const in[] = { "in", "at", "في", "ب", "لدى" };
    for (uint32_t i = m->e->chunk; i + 1 < m->e->limit && i + 1 < f->n; i++)
        for (size_t k = 0; k < sizeof in / sizeof *in; k++)
            if (chunk_preposition_is(f, i, str_of(in[k])) && f->c[i + 1].kind == CHUNK_NOUN && f->c[i + 1].mention != NO_INDEX) {
                const mention *p = &f->r->mentions.at[f->c[i + 1].mention];
                if (p->entity != NO_INDEX && f->r->entities.at[p->entity].type == ENTITY_PLACE)
                    parties_add(f, &c->places, p->entity);
            }
    if (m->fr->options & FRAME_PLACE)
        for (size_t i = 0; i < c->targets.n; i++)
            if (f->r->entities.at[c->targets.at[i]].type == ENTITY_PLACE)
                parties_add(f, &c->places, c->targets.at[i]);
}

/* "visited NASA's center": whom one visits there */
static void bodies_of_places(match *m)
{
    claim_finder *f = m->f;
    index_list bodies = { 0 };
    if (m->place_chunk == NO_INDEX)
        return;
    for (uint32_t i = m->place_chunk; i < f->n && i < m->place_chunk + 6; i++) {
        if (f->c[i].kind == CHUNK_VERB || f->c[i].kind == CHUNK_STOP || f->c[i].kind == CHUNK_COMMA)
            break;
        uint32_t n = f->c[i].kind == CHUNK_NOUN ? f->c[i].mention : NO_INDEX;
        if (n == NO_INDEX || f->r->mentions.at[n].kind == MENTION_NAME || f->r->entities.at[f->r->mentions.at[n].entity].type != ENTITY_PLACE)
            continue;
        index_list inside = { 0 };
        parties_inside(f, i, &inside);
        for (size_t k = 0; k < inside.n; k++)
            if (f->r->entities.at[inside.at[k]].type == ENTITY_ORGANIZATION)
                parties_add(f, &bodies, inside.at[k]);
    }
    if (bodies.n)
        m->targets = bodies;
}

static void make_claim(match *m);

/* a visit to several places is several visits */
static void make_claims(match *m)
{
    if (m->fr->type != CLAIM_visit) {
        make_claim(m);
        return;
    }
    size_t before = m->targets.n ? m->targets.at[0] : 0;
    bodies_of_places(m);
    if (!m->targets.n || m->targets.at[0] == before) {
        make_claim(m);
        return;
    }
    index_list all = m->targets;
    for (size_t i = 0; i < all.n && i < 6; i++) {
        m->targets = (index_list){ 0 };
        parties_add(m->f, &m->targets, all.at[i]);
        make_claim(m);
    }
}

static void make_claim(match *m)
{
    claim_finder *f = m->f;
    uint32_t index = (uint32_t)f->r->claims.n;
    reached(m, m->e->consumed);
    if (m->fr->theme == THEME_OBJECT)
        reached(m, m->e->object);
    uint32_t last = m->reach > m->e->chunk && m->reach < m->e->chunk + 10 ? m->reach : m->e->chunk;
    claim *c = claim_new(f, m->fr->type, m->e->chunk, last, f->c[m->e->chunk].head);
    c->actors = m->actors;
    c->targets = m->targets;
    set_theme(m, c);
    set_places(m, c);
    m->e->claim = index;
    claim_colour(f, c, m->e, m->fr);
}

/* the chunk of the frame's noun: the object, the subject of a passive, or behind its preposition */
static uint32_t noun_of(const match *m)
{
    const claim_finder *f = m->f;
    const event *e = m->e;
    if (m->fr->under.n) {
        uint32_t i = chunk_behind(f, e->chunk + 1, e->limit, m->fr->under);
        return i != NO_INDEX && f->c[i].lemma != NO_INDEX && frames_has_noun(f->f, m->fr, f->c[i].lemma) ? i : NO_INDEX;
    }
    if (m->nominal) { /* فرض عقوبات، تبادل أسرى */
        uint32_t next = e->chunk + 1;
        bool genitive = next < f->n && f->c[next].flags & CHUNK_GENITIVE && f->c[next].lemma != NO_INDEX;
        return genitive && frames_has_noun(f->f, m->fr, f->c[next].lemma) ? next : NO_INDEX;
    }
    uint32_t places[] = { e->object, e->object2, e->subject };
    size_t n = f->language == LANG_AR ? 3 : 2;
    for (size_t i = 0; i < n; i++)
        if (places[i] != NO_INDEX && f->c[places[i]].kind == CHUNK_NOUN && f->c[places[i]].lemma != NO_INDEX &&
            (i < 2 || !chunk_agent_sense(f->c[places[i]].sense)) && frames_has_noun(f->f, m->fr, f->c[places[i]].lemma))
            return places[i];
    /* "held the first of a series of talks": the noun of the phrase that the head only counts */
    return NO_INDEX;
}

/* what is refused or threatened is told by that claim itself */
static bool under_refusal(const claim_finder *f, const event *e)
{
    if (e->parent == NO_INDEX || (e->link != LINK_INFINITIVE && e->link != LINK_NOUN))
        return false;
    const event *over = &f->events.at[e->parent];
    if (over->frame == NO_INDEX || over->claim == NO_INDEX)
        return false;
    uint8_t type = frames_at(f->f, over->frame)->type;
    return type == CLAIM_refuse || type == CLAIM_deny || type == CLAIM_threaten || type == CLAIM_ban;
}

/* "refused to meet X", "threatened to resume attacks in Y" */
static void object_of_infinitive(match *m)
{
    static const char *const behind[] = { "against", "with", "on", "in", "to", "for", "from", "of" };
    claim_finder *f = m->f;
    uint32_t inf = infinitive_of(m);
    if (inf == NO_INDEX)
        return;
    const event *e = &f->events.at[inf];
    party_chunk(m, e->object, &m->targets, true);
    for (size_t i = 0; i < sizeof behind / sizeof *behind && !m->targets.n; i++)
        party_chunk(m, chunk_behind(f, e->chunk + 1, e->limit, str_of(behind[i])), &m->targets, true);
}

/* "a waiver allowing X": whom it allows is whom it was granted */
static bool extends_grant(match *m)
{
    claim_finder *f = m->f;
    if (m->fr->type != CLAIM_approve || m->e->subject == NO_INDEX)
        return false;
    if (m->e->link == LINK_ADJUNCT && m->e->parent != NO_INDEX && f->events.at[m->e->parent].claim != NO_INDEX) {
        claim *c = &f->r->claims.at[f->events.at[m->e->parent].claim];
        if (c->type == CLAIM_approve || c->type == CLAIM_waive) { /* "approved it, allowing him to enter": one grant */
            if (c->type == CLAIM_waive)
                for (size_t k = 0; k < m->targets.n; k++)
                    parties_add(f, &c->targets, m->targets.at[k]);
            m->e->claim = f->events.at[m->e->parent].claim;
            return true;
        }
    }
    if (m->e->link != LINK_RELATIVE)
        return false;
    for (size_t i = 0; i < f->events.n; i++) {
        const event *o = &f->events.at[i];
        if (o->claim == NO_INDEX || (o->consumed != m->e->subject && !(o->chunk == m->e->subject && o->link == LINK_NOUN)))
            continue;
        claim *c = &f->r->claims.at[o->claim];
        if (c->type != CLAIM_waive && c->type != CLAIM_approve)
            continue;
        for (size_t k = 0; k < m->targets.n; k++)
            parties_add(f, &c->targets, m->targets.at[k]);
        m->e->claim = o->claim;
        return true;
    }
    return false;
}

static bool try_frame(claim_finder *f, event *e, uint32_t index, bool nominal)
{
    const frame *fr = frames_at(f->f, index);
    match m = { .f = f, .e = e, .fr = fr, .reach = e->chunk, .place_chunk = NO_INDEX, .nominal = nominal };
    e->consumed = NO_INDEX;
    bool light = fr->noun_count && f->language == LANG_AR;
    if (nominal ? (fr->options & FRAME_NO_NOUN && !light) || (fr->noun_count && !fr->under.n && !light) : fr->options & FRAME_NO_VERB)
        return false;
    if (fr->noun_count) {
        uint32_t noun = noun_of(&m);
        if (noun == NO_INDEX)
            return false;
        e->consumed = noun;
    }
    /* قُتل ثلاثة: an unvowelled verb with one noun phrase that is no agent's */
    if (f->language == LANG_AR && !nominal && fr->options & FRAME_NEED_OBJECT && !e->passive && e->object == NO_INDEX &&
        e->subject != NO_INDEX && e->subject > e->chunk && f->c[e->chunk].pronoun == SUFFIX_NONE)
        m.swapped = true;
    if (f->language == LANG_AR && !nominal && fr->options & FRAME_NEED_OBJECT && e->subject != NO_INDEX && e->subject < e->chunk &&
        e->object == NO_INDEX && e->link != LINK_RELATIVE && f->c[e->chunk].pronoun == SUFFIX_NONE)
        m.swapped = true;
    collect(&m);
    if (fr->options & FRAME_ASSET)
        asset_owner(&m);
    if (fr->options & FRAME_CONCERN && !m.actors.n) { /* أثار قلق حلفاء: the concern is theirs */
        uint32_t next = e->consumed != NO_INDEX ? e->consumed + 1 : NO_INDEX;
        if (next != NO_INDEX && next < f->n && f->c[next].flags & CHUNK_GENITIVE)
            party_chunk(&m, next, &m.actors, false);
    }
    if (fr->options & FRAME_INNER_OBJECT && !m.targets.n) {
        object_of_infinitive(&m);
        drop_shared(&m.actors, &m.targets);
    }
    split_symmetric(&m);
    if (!holds(&m)) {
        e->consumed = NO_INDEX;
        return false;
    }
    if (under_refusal(f, e)) {
        e->frame = index;
        return true;
    }
    e->frame = index;
    if (fr->type != FRAME_NONE && !e->conditional && !extends_grant(&m))
        make_claims(&m);
    return true;
}

static void try_frames(claim_finder *f, event *e, uint32_t lexeme_index, bool nominal)
{
    if (lexeme_index == NO_INDEX)
        return;
    for (uint32_t i = lexicon_lexeme(f->x, lexeme_index)->frames; i != NO_INDEX; i = frames_at(f->f, i)->next)
        if (try_frame(f, e, i, nominal))
            return;
}

/* ---- nouns that tell an event */

static uint32_t governor(const claim_finder *f, uint32_t i, uint32_t verbs)
{
    for (uint32_t e = verbs; e-- > 0;) {
        const event *v = &f->events.at[e];
        if (v->chunk < i && v->limit >= i)
            return e;
    }
    return NO_INDEX;
}

static bool is_consumed(const claim_finder *f, uint32_t i)
{
    for (size_t e = 0; e < f->events.n; e++)
        if (f->events.at[e].consumed == i)
            return true;
    return false;
}

static void noun_event(claim_finder *f, uint32_t i, uint32_t lexeme_index, uint32_t verbs)
{
    const lexeme *l = lexicon_lexeme(f->x, lexeme_index);
    uint32_t over = governor(f, i, verbs);
    event *e = event_add(f, i, LINK_NOUN);
    e->parent = over;
    e->limit = limit_of(f, i);
    e->negated = f->c[i].flags & CHUNK_NEGATED;
    uint32_t index = (uint32_t)f->events.n - 1;
    if (l->frames != NO_INDEX)
        try_frames(f, &f->events.at[index], lexeme_index, true);
    if (f->events.at[index].frame == NO_INDEX && l->verb != NO_INDEX)
        try_frames(f, &f->events.at[index], l->verb, true);
}

static uint8_t first_type(const claim_finder *f, uint32_t lexeme_index)
{
    for (uint32_t i = lexicon_lexeme(f->x, lexeme_index)->frames; i != NO_INDEX; i = frames_at(f->f, i)->next)
        if (!frames_at(f->f, i)->noun_count)
            return frames_at(f->f, i)->type;
    return FRAME_NONE;
}

/* a participle inside a noun phrase: الأصول المجمدة، the frozen assets */
static void participles(claim_finder *f, uint32_t i)
{
    const chunk *c = &f->c[i];
    for (uint32_t t = c->first; t <= c->last; t++) {
        const token *w = &f->r->tokens.at[t];
        if (w->pos != WORD_ADJECTIVE || !(w->form & FORM_PARTICIPLE) || w->lemma == NO_INDEX || t == c->head)
            continue;
        uint8_t type = first_type(f, w->lemma);
        if (type != CLAIM_sanction && type != CLAIM_freeze && type != CLAIM_seize && type != CLAIM_ban && type != CLAIM_arrest && type != CLAIM_attack)
            continue;
        const lexeme *l = lexicon_lexeme(f->x, w->lemma);
        if (l->class != WORD_VERB)
            continue;
        event *e = event_add(f, i, LINK_RELATIVE);
        e->passive = true;
        e->object = i;
        e->limit = limit_of(f, i);
        size_t claims = f->r->claims.n;
        try_frames(f, e, w->lemma, false);
        for (; claims < f->r->claims.n; claims++) {
            claim *made = &f->r->claims.at[claims];
            made->modality = MODALITY_presupposed;
            made->trigger = t;
        }
    }
}

/* "protesters" says that they protest, whatever else is told of them; once a sentence */
static void self_telling(claim_finder *f, uint32_t i)
{
    const lexeme *l = lexicon_lexeme(f->x, f->c[i].lemma);
    if (l->frames == NO_INDEX || frames_at(f->f, l->frames)->actor_count != 1 || frames_at(f->f, l->frames)->actors[0].kind != SLOT_SELF)
        return;
    const frame *fr = frames_at(f->f, l->frames);
    for (size_t n = f->first_claim; n < f->r->claims.n; n++)
        if (f->r->claims.at[n].type == fr->type)
            return;
    event *e = event_add(f, i, LINK_NOUN);
    e->limit = (uint32_t)f->n;
    size_t before = f->r->claims.n;
    try_frame(f, e, l->frames, true);
    if (f->r->claims.n > before)
        f->r->claims.at[before].modality = MODALITY_reported;
}

static bool is_conditional(const claim_finder *f, const event *e)
{
    if (e->link != LINK_CIRCUMSTANCE)
        return false;
    for (uint32_t i = e->chunk; i-- > 0;)
        if (f->c[i].kind == CHUNK_SUBORDINATOR) {
            str s = f->r->tokens.at[f->c[i].head].norm;
            return str_is(s, "if") || str_is(s, "unless") || str_is(s, "اذا") || str_is(s, "لو") || str_is(s, "whether");
        }
    return false;
}

void claims_of_sentence(claim_finder *f)
{
    uint32_t verbs = (uint32_t)f->events.n;
    for (uint32_t i = 0; i < verbs; i++) {
        f->events.at[i].limit = wide_limit(f, f->events.at[i].chunk);
        f->events.at[i].conditional |= is_conditional(f, &f->events.at[i]);
    }
    for (uint32_t i = 0; i < verbs; i++)
        try_frames(f, &f->events.at[i], f->c[f->events.at[i].chunk].lemma, false);
    for (uint32_t i = 0; i < f->n; i++) {
        if (f->c[i].kind == CHUNK_ADJECTIVE && i && f->c[i].lemma != NO_INDEX) {
            event *e = event_add(f, i, LINK_RELATIVE);
            e->object = i - 1;
            e->limit = limit_of(f, i);
            try_frames(f, e, f->c[i].lemma, false);
        }
        if (f->c[i].kind != CHUNK_NOUN || is_consumed(f, i))
            continue;
        uint32_t l = f->c[i].lemma;
        if (l != NO_INDEX && f->c[i].mention == NO_INDEX &&
            (lexicon_lexeme(f->x, l)->frames != NO_INDEX || lexicon_lexeme(f->x, l)->verb != NO_INDEX) &&
            lexicon_lexeme(f->x, l)->class == WORD_NOUN)
            noun_event(f, i, l, verbs);
        participles(f, i);
    }
    for (uint32_t i = 0; i < f->n; i++)
        if (f->c[i].kind == CHUNK_NOUN && f->c[i].lemma != NO_INDEX && f->c[i].mention != NO_INDEX)
            self_telling(f, i);
}
