/*
 * What a deed is done to: the owner of an asset, and Arabic verbal nouns that have both who does it
 * and whom it is done to behind them, as their verb would: "اغتيال إسرائيل قيادياً", لقائه نظيره.
 * Without both, what stands in construct with the noun is whom it was done to. Cost: a few chunks a
 * noun.
 */
#include "report/claims_match.h"

/* a name or a noun, not an adverb like احتجاجاً */
static bool names_party(const claim_finder *f, uint32_t i)
{
    const token *t = &f->r->tokens.at[f->c[i].head];
    return f->c[i].mention != NO_INDEX || (t->pos == WORD_NOUN && f->c[i].sense != SENSE_NONE &&
                                           f->c[i].sense != SENSE_EVENT);
}

static bool may_act(const claim_finder *f, uint32_t i)
{
    uint32_t n = f->c[i].mention;
    uint32_t who = n != NO_INDEX ? f->r->mentions.at[n].entity : NO_INDEX;
    return who != NO_INDEX && entity_can_act(f->r, who);
}

/* توقيف فلان وفلان: another person behind "and" is no object, though his name may seem to begin so */
static bool joined_name(const claim_finder *f, uint32_t who, uint32_t next)
{
    const report *r = f->r;
    uint32_t a = f->c[who].mention, b = f->c[next].mention;
    return a != NO_INDEX && b != NO_INDEX && r->mentions.at[a].type == ENTITY_PERSON &&
           r->mentions.at[b].type == ENTITY_PERSON &&
           str_starts(r->tokens.at[f->c[next].first].norm, STR("و"));
}

/* شراء الدولة للمصرف، تمويل إيران للمتمردين: the object behind "to", of a verb that has one at once
 * behind it and gives nothing to anybody */
static bool reaches_by_lam(const match *m, uint32_t who, uint32_t next)
{
    const claim_finder *f = m->f;
    const frame *fr = m->fr;
    if (next + 1 >= f->n || next + 1 >= m->e->limit || !chunk_preposition_is(f, next, STR("ل")) ||
        !names_party(f, next + 1) || !may_act(f, who))
        return false;
    bool object = false;
    for (uint8_t i = 0; i < fr->target_count; i++) {
        object |= fr->targets[i].kind == SLOT_OBJECT || fr->targets[i].kind == SLOT_OWNER;
        if (fr->targets[i].kind == SLOT_PREPOSITION && str_is(fr->targets[i].preposition, "ل"))
            return false;
    }
    return object;
}

bool match_deed(const match *m, deed *d)
{
    const claim_finder *f = m->f;
    uint32_t i = m->e->chunk, next = i + 1;
    const chunk *c = &f->c[i];
    const token *h = &f->r->tokens.at[c->head];
    *d = (deed){ NO_INDEX, NO_INDEX };
    if (f->language != LANG_AR || !m->nominal || !(h->form & FORM_GERUND) || next >= f->n ||
        chunk_agent_sense(c->sense) || m->fr->type == CLAIM_approve)
        return false; /* تعيين فلان وزيراً: whom it was given stands first */
    if (m->fr->noun_count && f->c[next].lemma != NO_INDEX &&
        frames_has_noun(f->f, m->fr, f->c[next].lemma))
        return false; /* إطلاق سراح فلان */
    if (f->c[next].flags & CHUNK_GENITIVE)
        d->who = next++;
    else if (c->pronoun == SUFFIX_NONE || c->first != c->last)
        return false; /* ومساعدته السابقة فلانة: who she is */
    uint32_t none = CHUNK_GENITIVE | CHUNK_TIME | CHUNK_APPOSED;
    if (next < f->n && next < m->e->limit && f->c[next].kind == CHUNK_NOUN &&
        !(f->c[next].flags & none) && names_party(f, next) &&
        (d->who == NO_INDEX || (may_act(f, d->who) && !joined_name(f, d->who, next))))
        d->whom = next;
    if (d->whom == NO_INDEX && d->who != NO_INDEX && reaches_by_lam(m, d->who, next))
        d->whom = next + 1;
    return d->whom != NO_INDEX;
}

/* Arabic: "حظر بيع السلاح للصين", حظراً على توريد السلاح إلى ليبيا: whom the deed at chunk i, which
 * itself names nobody, is done to */
void match_deed_reaches(match *m, uint32_t i, index_list *out)
{
    static const char *const to[] = { "ل", "الى", "ضد", "على", "من", "عن", "مع" };
    claim_finder *f = m->f;
    if (i == NO_INDEX || i >= f->n || f->c[i].kind != CHUNK_NOUN || f->c[i].mention != NO_INDEX ||
        !(f->r->tokens.at[f->c[i].head].form & FORM_GERUND))
        return;
    uint32_t next = i + 1;
    while (next < f->n && f->c[next].flags & CHUNK_GENITIVE) {
        match_party(m, next, out, true);
        next++;
    }
    for (size_t k = 0; k < sizeof to / sizeof *to && !out->n && next + 1 < m->e->limit; k++)
        if (next + 1 < f->n && chunk_preposition_is(f, next, str_of(to[k])))
            match_party(m, next + 1, out, false);
    match_keep_agents(f, out, false);
}

/* "accounts, houses and companies belonging to": the last of the things listed from chunk i on */
static uint32_t last_thing(const claim_finder *f, uint32_t i)
{
    for (int listed = 0; listed < 6; listed++) {
        uint32_t next = i + 1 < f->n && (f->c[i + 1].kind == CHUNK_AND || f->c[i + 1].kind == CHUNK_COMMA)
                            ? i + 2
                            : NO_INDEX;
        if (next < f->n && f->c[next - 1].kind == CHUNK_COMMA && f->c[next].kind == CHUNK_AND)
            next++;
        if (next >= f->n || f->c[next].kind != CHUNK_NOUN || f->c[next].flags & CHUNK_TIME ||
            (f->c[next].mention != NO_INDEX &&
             f->r->mentions.at[f->c[next].mention].kind == MENTION_NAME))
            break;
        i = next;
    }
    return i;
}

/* "accounts belonging to John Doe", "a villa owned by him", "whatever assets John Doe may hold": the
 * chunk of whoever has the thing at i, or NO_INDEX */
static uint32_t whose_thing(const claim_finder *f, uint32_t i)
{
    static const char *const verbs[] = { "own", "hold", "control", "have", "possess", "keep" };
    i = last_thing(f, i);
    if (chunk_preposition_is(f, i + 1, STR("in")) || chunk_preposition_is(f, i + 1, STR("on")))
        i += 2; /* "a villa on the lake" */
    if (i + 1 < f->n && f->c[i + 1].kind == CHUNK_RELATIVE)
        i++; /* "that belongs to" */
    if (i + 2 >= f->n)
        return NO_INDEX;
    const chunk *a = &f->c[i + 1], *b = &f->c[i + 2];
    if (a->kind == CHUNK_VERB && i + 3 < f->n && b->kind == CHUNK_PREPOSITION) {
        if (chunk_lemma_is(&f->k, a, "belong") && chunk_lemma_is(&f->k, b, "to"))
            return i + 3;
        for (size_t k = 0; k < sizeof verbs / sizeof *verbs; k++)
            if (chunk_lemma_is(&f->k, a, verbs[k]) && chunk_lemma_is(&f->k, b, "by"))
                return i + 3;
    }
    if ((a->kind == CHUNK_NOUN || a->kind == CHUNK_PRONOUN) && b->kind == CHUNK_VERB)
        for (size_t k = 0; k < sizeof verbs / sizeof *verbs; k++)
            if (chunk_lemma_is(&f->k, b, verbs[k]))
                return i + 1;
    return NO_INDEX;
}

bool match_holds_thing(const match *m)
{
    const report *r = m->f->r;
    if (!m->targets.n)
        return false;
    const entity *e = &r->entities.at[m->targets.at[0]];
    if (e->type == ENTITY_PRODUCT)
        return true;
    uint32_t i = m->swapped ? m->e->subject : m->e->object;
    return e->type != ENTITY_PERSON && i != NO_INDEX && m->f->c[i].kind == CHUNK_NOUN &&
           (m->f->c[i].sense == SENSE_FORCE || m->f->c[i].sense == SENSE_ASSET) &&
           token_lemma_in(m->f->x, &r->tokens.at[m->f->c[i].head], SET_VESSEL);
}

/* أموال تعود إلى فلان، يخت يملكه فلان، عقارات مملوكة لفلان: the same of an Arabic thing */
static uint32_t whose_arabic_thing(const claim_finder *f, uint32_t i)
{
    static const char *const has[] = { "ملك", "امتلك", "خص", "حاز" };
    static const char *const goes_back[] = { "عاد", "رجع", "ال" };
    static const char *const own[] = { "مملوك", "عايد", "تابع" };
    i = last_thing(f, i);
    if (i + 2 >= f->n)
        return NO_INDEX;
    const chunk *thing = &f->c[i], *a = &f->c[i + 1];
    bool to = chunk_preposition_is(f, i + 2, STR("ل")) || chunk_preposition_is(f, i + 2, STR("الى"));
    if (a->kind == CHUNK_VERB && to && i + 3 < f->n)
        for (size_t k = 0; k < sizeof goes_back / sizeof *goes_back; k++)
            if (chunk_lemma_is(&f->k, a, goes_back[k]))
                return i + 3;
    if (a->kind == CHUNK_VERB && f->c[i + 2].kind == CHUNK_NOUN)
        for (size_t k = 0; k < sizeof has / sizeof *has; k++)
            if (chunk_lemma_is(&f->k, a, has[k]))
                return i + 2;
    if (chunk_preposition_is(f, i + 1, STR("ل")) && thing->last > thing->first)
        for (size_t k = 0; k < sizeof own / sizeof *own; k++)
            if (str_starts(token_stem(&f->r->tokens.at[thing->last]), str_of(own[k])))
                return i + 2;
    return NO_INDEX;
}

static uint32_t whose_is(const claim_finder *f, uint32_t i)
{
    if (i == NO_INDEX || f->c[i].kind != CHUNK_NOUN)
        return NO_INDEX;
    return f->language == LANG_EN ? whose_thing(f, i) : whose_arabic_thing(f, i);
}

/* "froze its accounts", "seized his yacht": whose they are, never who takes them; an entity */
static uint32_t possessor(const match *m, uint32_t i)
{
    const claim_finder *f = m->f;
    uint32_t who = party_of_possessive(f, i);
    bool self = false;
    for (size_t k = 0; k < m->actors.n; k++)
        self |= m->actors.at[k] == who;
    if (!self)
        return who;
    uint32_t t = f->c[i].first;
    while (t < f->c[i].head && f->r->tokens.at[t].pos != WORD_POSSESSIVE)
        t++;
    uint32_t before = m->e->subject != NO_INDEX && m->e->subject < m->e->chunk ? m->e->subject : 0;
    return party_of_pronoun(f, &f->r->tokens.at[t], before);
}

void match_thing_owner(match *m)
{
    claim_finder *f = m->f;
    uint32_t i = m->e->object, whose = m->e->passive ? NO_INDEX : whose_is(f, i);
    if (whose != NO_INDEX)
        match_party(m, whose, &m->targets, false);
    if (m->targets.n || i == NO_INDEX || f->c[i].kind != CHUNK_NOUN ||
        f->c[i].pronoun == SUFFIX_NONE || (m->e->passive ? m->fr->type != CLAIM_seize : !m->actors.n))
        return;
    if (f->language == LANG_EN)
        parties_add(f, &m->targets, possessor(m, i));
    else
        match_object_suffix(m, i, &m->targets);
    match_drop_shared(&m->actors, &m->targets);
}

/* is it he who tells what the sentence says? */
static bool says_so(claim_finder *f, uint32_t who)
{
    for (size_t k = 0; who != NO_INDEX && k < f->events.n; k++) {
        const event *o = &f->events.at[k];
        if (o->frame == NO_INDEX || !(frames_at(f->f, o->frame)->options & FRAME_SAYS))
            continue;
        for (size_t n = 0; n < o->parties.n; n++)
            if (o->parties.at[n] == who && f->r->entities.at[who].type == ENTITY_PERSON)
                return true;
    }
    return false;
}

/* "assets of two commanders, A and B", "the arrest of two former ministers, A and B" */
void match_names_behind(match *m, uint32_t i, index_list *out)
{
    claim_finder *f = m->f;
    if (out->n != 1 || f->r->entities.at[out->at[0]].type != ENTITY_GROUP)
        return;
    if (i + 2 < f->n && f->c[i + 1].kind == CHUNK_COMMA && f->c[i + 2].kind == CHUNK_NOUN &&
        f->c[i + 2].mention != NO_INDEX) {
        party_one(f, i + 2, out);
        (void)parties_listed(f, i + 2, i + 2, out);
    } else
        parties_named_among(f, i, out);
}

/* the asset's owner: "Acme assets", أصول البنك المركزي */
void match_asset_owner(match *m)
{
    m->targets.n = 0;
    uint32_t i = m->e->object;
    if (i == NO_INDEX && m->nominal)
        i = m->e->chunk;
    match_party(m, i, &m->targets, true);
    if (i == NO_INDEX || m->f->c[i].kind != CHUNK_NOUN)
        return;
    claim_finder *f = m->f;
    match_names_behind(m, i, &m->targets);
    match_drop_shared(&m->actors, &m->targets);
    if (m->targets.n)
        return;
    if (f->language == LANG_EN && f->c[i].owner != NO_INDEX) /* "whose assets it froze" */
        parties_add(f, &m->targets, f->r->mentions.at[f->c[i].owner].entity);
    else if (f->language == LANG_EN && f->c[i].pronoun) /* "froze its assets" */
        parties_add(f, &m->targets, possessor(m, i));
    else if (f->language == LANG_AR && f->c[i].pronoun)
        match_suffix(m, i, &m->targets);
    else if (f->language == LANG_AR && i + 1 < f->n && f->c[i + 1].flags & CHUNK_GENITIVE &&
             f->c[i + 1].pronoun != SUFFIX_NONE)
        match_suffix(m, i + 1, &m->targets); /* كل ممتلكاته */
    else if (i + 2 < f->n && f->c[i + 2].sense == SENSE_ASSET && chunk_preposition_is(f, i + 1, STR("من")))
        match_party(m, i + 2, &m->targets, true); /* ثلاثة ملايين من أموال فلان */
    else if (whose_is(f, i) != NO_INDEX)
        match_party(m, whose_is(f, i), &m->targets, false);
    else if (i + 2 < f->n && f->c[i + 1].kind == CHUNK_COMMA && f->c[i].last > f->c[i].head)
        match_party(m, i + 2, &m->targets, false); /* "assets of its president, John Doe, and …" */
    if (!m->targets.n && f->language == LANG_EN && last_thing(f, i) != i) {
        parties_inside(f, last_thing(f, i), &m->targets); /* "the accounts and houses of John Doe" */
        match_keep_agents(f, &m->targets, false);
    }
    const discourse *d = &f->talk[f->language];
    if (m->targets.n == 1 && f->c[i].mention == NO_INDEX &&
        (says_so(f, m->targets.at[0]) || (d->source == m->targets.at[0] && d->man == d->source))) {
        /* "all his property is frozen, said John Doe": not Doe's */
        m->targets.at[0] = d->man;
        m->targets.n = d->man != NO_INDEX && d->man != d->source && !says_so(f, d->man);
    }
    match_drop_shared(&m->actors, &m->targets);
}

/* "massed troops on the border with Ukraine", على الحدود مع أوكرانيا: against whom */
void match_of_border(match *m)
{
    claim_finder *f = m->f;
    str with = f->language == LANG_AR ? STR("مع") : STR("with");
    uint32_t i = chunk_behind(f, m->e->chunk + 1, m->e->limit, with);
    if (i == NO_INDEX || i < 2 || f->c[i - 2].kind != CHUNK_NOUN ||
        !chunk_lemma_is(&f->k, &f->c[i - 2], f->language == LANG_AR ? "حدود" : "border"))
        return;
    match_party(m, i, &m->targets, false);
}
