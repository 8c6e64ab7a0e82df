/*
 * Arabic: the verb alone may tell that the story goes on about the subject of the sentence before;
 * what stands behind the verb is then its object and not who does it. Cost: constant for a verb.
 */
#include "report/claims_match.h"

/* does this verb say nothing without an object? "وانتقدت تركيا." by itself may: of a person's
 * sentence that goes on with a state behind it, it does not */
static bool needs_object(const match *m)
{
    const claim_finder *f = m->f;
    uint32_t both = FRAME_NEED_ACTOR | FRAME_NEED_TARGET, who = f->talk[LANG_AR].subject;
    if ((m->fr->options & both) == both)
        return true;
    bool by = m->e->subject != NO_INDEX && m->e->subject + 1 < f->n &&
              chunk_preposition_is(f, m->e->subject + 1, STR("ب"));
    if (m->fr->type == CLAIM_criticize && by && f->c[m->e->chunk].pronoun == SUFFIX_NONE)
        return true; /* "واتهمت الشركة بالاحتيال": whoever is accused is all that is told */
    /* "ودعا أنصاره": his own people */
    uint32_t i = m->e->subject;
    uint8_t his = f->r->tokens.at[f->c[m->e->chunk].head].form & FORM_FEMININE ? SUFFIX_SHE
                                                                              : SUFFIX_HE;
    if (i != NO_INDEX && f->c[i].pronoun == his && f->c[i].flags & CHUNK_PLURAL &&
        f->c[m->e->chunk].pronoun == SUFFIX_NONE && !(m->fr->options & FRAME_SAYS))
        return true;
    return m->fr->type == CLAIM_criticize && m->actors.n == 1 && who != NO_INDEX &&
           f->c[m->e->chunk].pronoun == SUFFIX_NONE && m->e->subject + 1 == f->n &&
           f->r->entities.at[who].type == ENTITY_PERSON &&
           f->r->entities.at[m->actors.at[0]].type != ENTITY_PERSON;
}

/* "وصل الوزير إلى باريس. والتقى فلاناً وفلاناً": those behind the verb may have met each other, but
 * the story goes on */
static bool met_several(const match *m)
{
    const token *v = &m->f->r->tokens.at[m->f->c[m->e->chunk].first];
    return m->fr->options & FRAME_SYMMETRIC && m->e->object == NO_INDEX &&
           m->actors.n == 1 && m->targets.n >= 1 && v->proclitics & PROCLITIC_WAW &&
           chunk_behind(m->f, m->e->chunk + 1, m->e->limit, STR("مع")) == NO_INDEX;
}

/* "زار الوزير طهران والتقى نظيره": the one that the clause before in the sentence is about, where it
 * agrees with the verb; an entity, or NO_INDEX */
static uint32_t subject_beside(const match *m)
{
    claim_finder *f = m->f;
    const event *e = m->e;
    const token *v = &f->r->tokens.at[f->c[e->chunk].head];
    bool joined = e->chunk && (f->c[e->chunk - 1].kind == CHUNK_AND ||
                               f->c[e->chunk - 1].kind == CHUNK_SUBORDINATOR);
    for (size_t k = (size_t)(e - f->events.at); joined && k-- > 0;) {
        event *o = &f->events.at[k];
        const token *t = &f->r->tokens.at[f->c[o->chunk].head];
        if (!o->finite || o->link == LINK_RELATIVE || t->pos == WORD_AUXILIARY)
            continue;
        index_list who = { 0 };
        if (!o->passive)
            parties_of_subject(f, o, &who);
        bool agrees = ((t->form ^ v->form) & FORM_FEMININE) == 0;
        return who.n == 1 && agrees && entity_can_act(f->r, who.at[0]) ? who.at[0] : NO_INDEX;
    }
    return NO_INDEX;
}

/* the same of the sentence before: "زار الوزير طهران. والتقى نظيره" */
static uint32_t subject_before(const match *m)
{
    const claim_finder *f = m->f;
    const discourse *d = &f->talk[LANG_AR];
    const token *v = &f->r->tokens.at[f->c[m->e->chunk].head];
    bool near = m->e->link == LINK_MAIN && d->subject != NO_INDEX &&
                d->subject_told + 1 == f->sentence && !d->subject_many &&
                f->r->sentences.at[d->subject_told].block == f->r->sentences.at[f->sentence].block;
    return near && ((v->form & FORM_FEMININE) != 0) == d->subject_feminine ? d->subject : NO_INDEX;
}

/* a measure may strike and strip somebody; it signs and says nothing */
static bool done_by_people(uint8_t type)
{
    static const uint8_t types[] = { CLAIM_sign,    CLAIM_agree,   CLAIM_refuse,  CLAIM_criticize,
                                     CLAIM_object,  CLAIM_deny,    CLAIM_approve, CLAIM_propose,
                                     CLAIM_request, CLAIM_disclose, CLAIM_meet,   CLAIM_host,
                                     CLAIM_prepare, CLAIM_cooperate, CLAIM_own,   CLAIM_buy,
                                     CLAIM_sell };
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (types[i] == type)
            return true;
    return false;
}

/* "يعارض الاتفاق وزير الدفاع": a thing does nothing; who does it stands behind it */
void match_thing_between(match *m)
{
    const claim_finder *f = m->f;
    event *e = m->e;
    if (f->language != LANG_AR || m->nominal || e->passive || !done_by_people(m->fr->type) ||
        e->subject == NO_INDEX || e->subject != e->chunk + 1 || e->object == NO_INDEX ||
        e->object <= e->subject || e->object2 != NO_INDEX || e->link == LINK_RELATIVE)
        return;
    const chunk *s = &f->c[e->subject], *o = &f->c[e->object];
    if (s->mention != NO_INDEX || !(s->flags & CHUNK_DEFINITE) || chunk_agent_sense(s->sense) ||
        s->kind != CHUNK_NOUN || s->sense == SENSE_ASSET || o->mention == NO_INDEX)
        return;
    const mention *n = &f->r->mentions.at[o->mention];
    if (n->type != ENTITY_PERSON && n->type != ENTITY_ORGANIZATION)
        return;
    uint32_t thing = e->subject;
    e->subject = e->object;
    e->object = thing;
    e->parties = (index_list){ 0 };
}

/* what seemed the subject is whom it is done to, by `who` */
static void done_by(claim_finder *f, event *e, uint32_t who)
{
    e->object = e->subject;
    e->subject = NO_INDEX;
    e->null_subject = true;
    e->parties = (index_list){ 0 };
    parties_add(f, &e->parties, who);
}

bool match_does_besides(match *m)
{
    claim_finder *f = m->f;
    event *e = m->e;
    uint32_t who = e->subject == e->chunk + 1 ? subject_beside(m) : NO_INDEX;
    if (who == NO_INDEX || f->r->entities.at[who].type == ENTITY_GROUP ||
        f->c[e->chunk].flags & CHUNK_PASSIVE)
        return false;
    index_list whom = { 0 };
    parties_of(f, e->subject, &whom);
    if (whom.n == 1 && whom.at[0] == who)
        return false;
    done_by(f, e, who);
    return true;
}

uint32_t chunk_behind_clause(const claim_finder *f, uint32_t comma)
{
    enum { LONGEST = 16 };
    bool verb = false;
    if (comma + 1 >= f->n || f->c[comma + 1].kind != CHUNK_RELATIVE)
        return NO_INDEX;
    for (uint32_t k = comma + 2; k + 1 < f->n && k < comma + LONGEST; k++) {
        uint8_t kind = f->c[k].kind;
        verb |= kind == CHUNK_VERB;
        if (kind == CHUNK_STOP || kind == CHUNK_THAT)
            return NO_INDEX;
        if (kind != CHUNK_COMMA)
            continue;
        uint8_t next = f->c[k + 1].kind;
        bool goes_on = (next == CHUNK_NOUN && !(f->c[k + 1].flags & CHUNK_APPOSED)) ||
                       next == CHUNK_PREPOSITION;
        return verb && goes_on ? k : NO_INDEX;
    }
    return NO_INDEX;
}

/* an Arabic verb's phrases may stand behind a clause about its subject: زار فلان، الذي …، باريس */
void event_set_limit(const claim_finder *f, event *e)
{
    e->limit = event_limit(f, e->chunk);
    e->hole = e->hole_end = 0;
    uint32_t comma = e->limit - 1;
    if (f->language != LANG_AR || e->limit >= f->n || f->c[e->limit].kind != CHUNK_RELATIVE ||
        comma <= e->chunk || f->c[comma].kind != CHUNK_COMMA)
        return;
    uint32_t close = chunk_behind_clause(f, comma);
    if (close == NO_INDEX)
        return;
    e->hole = comma;
    e->hole_end = close + 1;
    e->limit = event_limit(f, close);
}

bool match_goes_on(match *m)
{
    claim_finder *f = m->f;
    event *e = m->e;
    if (f->language != LANG_AR || m->nominal || e->passive || e->subject == NO_INDEX ||
        e->subject <= e->chunk || e->object != NO_INDEX || !m->actors.n ||
        (m->actors.n > 1 && m->fr->options & FRAME_SYMMETRIC) || !m->fr->target_count ||
        m->fr->targets[0].kind != SLOT_OBJECT || !needs_object(m))
        return false;
    bool several = met_several(m);
    if (m->targets.n && !several)
        return false;
    uint32_t who = subject_beside(m);
    if (who == NO_INDEX)
        who = subject_before(m);
    if (who == NO_INDEX || who == m->actors.at[0] ||
        (several && f->r->entities.at[who].type != ENTITY_PERSON))
        return false;
    for (size_t i = 0; several && i < m->targets.n; i++)
        if (m->targets.at[i] == who)
            return false;
    for (size_t i = 1; i < m->actors.n; i++)
        if (m->actors.at[i] == who)
            return false;
    done_by(f, e, who);
    m->actors = m->targets = (index_list){ 0 };
    return true;
}
