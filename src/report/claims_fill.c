/*
 * Who stands where: the places of a frame filled from the chunks of the sentence, with the parties
 * that the grammar leaves to what was told before (pronouns, those who asked, those who were taken
 * along).
 */
#include "report/claims_match.h"
#include "report/mentions.h"

void match_reached(match *m, uint32_t i)
{
    if (i != NO_INDEX && i > m->reach && i < m->f->n)
        m->reach = i;
}

void match_party(match *m, uint32_t i, index_list *out, bool inner)
{
    if (i == NO_INDEX)
        return;
    size_t before = out->n;
    if (m->e->about_thing && i < m->e->chunk && parties_of_thing(m->f, i, out)) {
        match_reached(m, m->e->chunk);
        return;
    }
    parties_of(m->f, i, out);
    if (i == m->e->beside_of)
        parties_of(m->f, m->e->beside, out);
    if (out->n == before)
        match_within(m, i, out, inner);
    if (out->n > before) {
        match_reached(m, i);
        if (m->place_chunk == NO_INDEX)
            m->place_chunk = i;
    }
}

/* "the activist Jane Roe": one person, whom the name behind the description tells */
static bool describes_next(const report *r, uint32_t n, uint32_t last)
{
    const mention *m = &r->mentions.at[n];
    uint32_t next = m->first_token + m->token_count;
    if (m->kind != MENTION_DESCRIPTION || m->type != ENTITY_PERSON || next > last)
        return false;
    uint32_t name = chunk_name_at(r, next);
    return name != NO_INDEX && r->mentions.at[name].type == ENTITY_PERSON;
}

/* names behind the head of a construct chain or "of" phrase, or before it as possessor or adjective
 */
static void owner(match *m, index_list *out, bool behind)
{
    claim_finder *f = m->f;
    /* took control of X, إخلاء سبيل فلان */
    bool light = m->e->consumed != NO_INDEX &&
                 (!m->nominal || (f->language == LANG_AR && m->e->consumed == m->e->chunk + 1 &&
                                  f->c[m->e->consumed].flags & CHUNK_GENITIVE));
    const chunk *c = &f->c[light ? m->e->consumed : m->e->chunk];
    if (!behind && c->owner != NO_INDEX && f->language == LANG_EN) {
        parties_add(f, out, f->r->mentions.at[c->owner].entity);
        return;
    }
    if (!behind && f->language == LANG_EN && c->pronoun) {
        uint32_t who = party_of_possessive(f, light ? m->e->consumed : m->e->chunk);
        if (out == &m->targets && m->actors.n == 1 && m->actors.at[0] == who)
            who = party_of_pronoun(f, &f->r->tokens.at[c->first], 0); /* told before */
        parties_add(f, out, who);
        return;
    }
    if (f->language == LANG_AR && behind) {
        uint32_t next = (light ? m->e->consumed : m->e->chunk) + 1;
        bool held = m->fr->type == CLAIM_release || /* قضى بسجنه */
                    (m->fr->type == CLAIM_arrest && !chunk_lemma_is(&f->k, &f->c[m->e->chunk], "امر"));
        if (c->pronoun && (!light || held) && out == &m->targets)
            match_object_suffix(m, light ? m->e->consumed : m->e->chunk, out);
        else if (c->pronoun && !light)
            match_suffix(m, m->e->chunk, out);
        else if (next < f->n && next != m->e->consumed &&
                 (f->c[next].flags & CHUNK_GENITIVE || /* إطلاق سراح 53 سجيناً */
                  (light && m->nominal && held && f->c[next].kind == CHUNK_NOUN &&
                   !(f->c[next].flags & CHUNK_TIME))))
            match_party(m, next, out, m->fr->options & FRAME_INNER);
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
        if (n == NO_INDEX || n == last || n == c->mention || describes_next(f->r, n, c->last))
            continue;
        if (light && f->language == LANG_AR && m->e->consumed != m->e->subject &&
            f->r->mentions.at[n].kind == MENTION_DESCRIPTION)
            continue; /* سراح أسرى فلسطينيين: not their country */
        last = n;
        parties_add(f, out, f->r->mentions.at[n].entity);
    }
    if (behind && m->nominal && f->language == LANG_EN)
        match_names_behind(m, m->e->chunk, out);
    uint32_t of = m->e->chunk + 3; /* "the arrest in Madrid of John Doe" */
    if (!out->n && behind && !light && of + 1 < f->n && c->last == c->head &&
        f->c[of - 2].kind == CHUNK_PREPOSITION && chunk_preposition_is(f, of, STR("of")))
        match_party(m, of + 1, out, m->fr->options & FRAME_INNER);
}

static void between(match *m, index_list *first, index_list *rest)
{
    uint32_t i = chunk_behind(m->f, m->e->chunk + 1, m->e->limit,
                              m->f->language == LANG_AR ? STR("بين") : STR("between"));
    if (i == NO_INDEX)
        return;
    for (uint32_t k = m->e->chunk + 1; m->nominal && k + 1 < i; k++)
        if (m->f->c[k].kind == CHUNK_NOUN && m->f->c[k].sense == SENSE_EVENT &&
            !(m->f->c[k].flags & CHUNK_GENITIVE))
            return; /* "the settlement after a call between A and B": the call was theirs */
    index_list all = { 0 };
    parties_of(m->f, i, &all);
    if (m->f->language == LANG_AR && all.n == 1 && i + 3 < m->f->n &&
        m->f->c[i + 1].kind == CHUNK_AND && m->f->c[i + 2].kind == CHUNK_PREPOSITION)
        parties_of(m->f, i + 3, &all);
    if (all.n < 2 &&
        i + 4 < m->e->limit) /* "between figures in the administration and businessmen" */
        for (uint32_t k = i + 1; k + 1 < m->e->limit && k < i + 6; k++)
            if (m->f->c[k].kind == CHUNK_AND && chunk_is_noun(&m->f->c[k + 1])) {
                parties_of(m->f, k + 1, &all);
                match_reached(m, k + 1);
                break;
            }
    match_reached(m, i);
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

uint32_t match_infinitive(const match *m)
{
    const claim_finder *f = m->f;
    uint32_t self = (uint32_t)(m->e - f->events.at);
    for (uint32_t i = self + 1; i < f->events.n; i++)
        if (f->events.at[i].parent == self && f->events.at[i].link == LINK_INFINITIVE)
            return i;
    return NO_INDEX;
}

/* "insisted that Russia leave", "that he be freed" */
static bool subjunctive(const claim_finder *f, uint32_t i)
{
    const token *t = &f->r->tokens.at[f->c[i].first];
    return str_is(t->norm, "be") || (f->c[i].first == f->c[i].head && t->form & FORM_BASE &&
                                     !(t->form & (FORM_PAST | FORM_PARTICIPLE)));
}

static bool clause_must(const match *m)
{
    const claim_finder *f = m->f;
    uint32_t self = (uint32_t)(m->e - f->events.at);
    for (uint32_t i = self + 1; i < f->events.n; i++)
        if (f->events.at[i].parent == self && f->events.at[i].link == LINK_CONTENT)
            return f->c[f->events.at[i].chunk].flags & CHUNK_MUST ||
                   (chunk_lemma_is(&f->k, &f->c[m->e->chunk], "insist") && subjunctive(f, f->events.at[i].chunk));
    return false;
}

static bool told_negated(const match *m)
{
    const claim_finder *f = m->f;
    uint32_t inf = match_infinitive(m);
    bool object = m->e->object != NO_INDEX && f->c[m->e->object].flags & CHUNK_NEGATED;
    return object || (inf != NO_INDEX && f->events.at[inf].negated);
}

/* "\"We will not sign,\" replied the minister": what is said stands before the verb */
static bool content_before(const match *m)
{
    const claim_finder *f = m->f;
    const event *e = m->e;
    uint32_t from = e->subject != NO_INDEX && e->subject < e->chunk ? e->subject : e->chunk;
    if (f->language != LANG_EN || !e->finite || e->passive || e->link != LINK_MAIN || from < 2 ||
        f->c[from - 1].kind != CHUNK_COMMA)
        return false;
    for (size_t i = 0; i < f->events.n; i++)
        if (f->events.at[i].finite && f->events.at[i].chunk < from)
            return true;
    return false;
}

static bool has_clause(const match *m)
{
    const claim_finder *f = m->f;
    uint32_t self = (uint32_t)(m->e - f->events.at);
    if (m->fr->options & FRAME_SAYS && content_before(m))
        return true;
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

/* إطلاق سراح فلان: whose it is, is whom it is done to */
static bool takes_owner(const frame *fr)
{
    for (uint8_t i = 0; i < fr->target_count; i++)
        if (fr->targets[i].kind == SLOT_OWNER)
            return true;
    return false;
}

/* an attacked place or vehicle that has no name becomes a party of its own */
static void thing(match *m, uint32_t i, index_list *out)
{
    claim_finder *f = m->f;
    report *r = f->r;
    if (i == NO_INDEX || i >= f->n || m->fr->type != CLAIM_attack || f->c[i].kind != CHUNK_NOUN ||
        f->c[i].mention != NO_INDEX || f->c[i].last - f->c[i].first > 12)
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
    if (f->language == LANG_AR && token_name_start(&r->tokens.at[c->first]) < r->tokens.at[c->first].end)
        n.start = token_name_start(&r->tokens.at[c->first]);
    *vec_push(r->a, &r->mentions) = n;
    entity *e = vec_push(r->a, &r->entities);
    *e = (entity){ .type = n.type,
                   .gazetteer = NO_INDEX,
                   .certainty = 0.6,
                   .caption = report_text(r, n.start, n.end) };
    *vec_push(r->a, &e->mentions) = index;
    e->languages |= (uint8_t)(1u << r->mentions.at[index].lang);
    c->mention = index;
    f->places.chunk = NO_INDEX; /* no noun of a light verb any more */
    parties_add(f, out, who);
    match_reached(m, i);
}

/* "boarded the plane accompanied by": a participle about people behind a thing is about the subject */
static bool beside_thing(const match *m)
{
    const event *e = m->e;
    return !m->nominal && m->f->language == LANG_EN && e->link == LINK_RELATIVE && e->passive &&
           !e->finite && m->fr->options & FRAME_AGENT && e->object != NO_INDEX &&
           e->object < e->chunk && (m->f->c[e->object].sense == SENSE_FORCE ||
                                    m->f->c[e->object].sense == SENSE_PLACE);
}

static uint32_t main_subject(const match *m)
{
    const claim_finder *f = m->f;
    uint32_t who = NO_INDEX;
    for (size_t i = 0; i < f->events.n; i++)
        if (f->events.at[i].finite && f->events.at[i].chunk < m->e->chunk &&
            f->events.at[i].subject != NO_INDEX)
            who = f->events.at[i].subject;
    return who;
}

/* "وطلبت منه": whom the pronoun at the end of a preposition means */
static void behind_pronoun(match *m, uint32_t from, str preposition, index_list *out)
{
    const claim_finder *f = m->f;
    for (uint32_t i = chunk_next_preposition(f, from); i < m->e->limit && i < f->n;
         i = chunk_next_preposition(f, i + 1))
        if (chunk_preposition_is(f, i, preposition) && !(f->c[i].flags & CHUNK_PROCLITIC) &&
            f->c[i].pronoun != SUFFIX_NONE) {
            index_list near = { 0 };
            match_object_suffix(m, i, &near);
            for (size_t k = 0; k < near.n; k++)
                parties_add(m->f, out, near.at[k]);
            return;
        }
}

/* "owns 30% of Acme", "of which 62% is owned by", التي تملك فلان حصة فيها: what so much is owned of */
static void share_of(match *m, index_list *out)
{
    const claim_finder *f = m->f;
    const event *e = m->e;
    bool arabic = f->language == LANG_AR;
    uint32_t much = m->swapped ? e->subject : e->object;
    bool deal = m->fr->type == CLAIM_own || (m->fr->type == CLAIM_buy && !arabic);
    if (!deal || m->nominal || much == NO_INDEX || f->c[much].kind != CHUNK_NOUN ||
        f->c[much].mention != NO_INDEX)
        return;
    if (e->gap != NO_INDEX &&
        (arabic || chunk_preposition_is(f, e->gap_preposition, STR("of"))))
        match_party(m, e->gap, out, true);
    else if (!e->passive && much + 2 < f->n)
        match_party(m, chunk_behind(f, much + 1, e->limit, arabic ? STR("من") : STR("of")), out,
                    true);
}

/* "her arrest", "Doe's extradition": whose it is suffers it */
static bool done_to_owner(const claim_finder *f, uint32_t i)
{
    static const char *const words[] = { "arrest",     "detention", "release", "extradition",
                                         "recall",     "dismissal", "removal", "expulsion",
                                         "execution", "deportation" };
    for (size_t k = 0; k < sizeof words / sizeof *words; k++)
        if (chunk_lemma_is(&f->k, &f->c[i], words[k]))
            return true;
    return false;
}

/* "bought Doe's shares", "rejected petitions by the families": whose it was */
static void object_of_others(match *m, index_list *out)
{
    claim_finder *f = m->f;
    uint32_t i = m->e->object;
    if (i == NO_INDEX || f->c[i].kind != CHUNK_NOUN || f->c[i].mention != NO_INDEX || m->swapped)
        return;
    if (m->fr->type == CLAIM_buy)
        match_party(m, i, out, true);
    if (m->fr->type == CLAIM_buy && !out->n && f->language == LANG_AR &&
        f->c[i].pronoun != SUFFIX_NONE)
        match_object_suffix(m, i, out); /* اشترت حصصه */
    if (m->fr->type == CLAIM_buy && !out->n && f->language == LANG_EN &&
        (f->c[i].pronoun == SUFFIX_HE || f->c[i].pronoun == SUFFIX_SHE))
        parties_add(f, out, party_of_possessive(f, i));
    bool plea = m->fr->type == CLAIM_refuse && f->language == LANG_EN && i + 2 < f->n;
    if (!out->n && plea && (chunk_preposition_is(f, i + 1, STR("by")) ||
                            chunk_preposition_is(f, i + 1, STR("from"))))
        match_party(m, i + 2, out, false);
}

static void fill_object(match *m, index_list *out, bool inner)
{
    claim_finder *f = m->f;
    event *e = m->e;
    deed d;
    if (m->nominal && match_deed(m, &d))
        match_party(m, d.whom, out, inner);
    else if (m->nominal)
        owner(m, out, true);
    else if (!m->swapped && e->object == NO_INDEX && f->language == LANG_AR &&
             f->c[e->chunk].pronoun)
        match_object_suffix(m, m->e->chunk, out);
    else if (beside_thing(m))
        match_party(m, main_subject(m), out, false);
    else if (e->object != e->consumed || e->object == NO_INDEX || m->fr->type == CLAIM_seize ||
             m->fr->type == CLAIM_release) /* held a ship: the noun is what was held */
        match_party(m, m->swapped ? e->subject : e->object, out,
                    inner && (e->link != LINK_RELATIVE || e->passive));
    if (!out->n && inner && !m->nominal && f->language == LANG_AR && e->object != NO_INDEX &&
        e->object + 1 < f->n && f->c[e->object + 1].flags & CHUNK_GENITIVE)
        match_party(m, e->object + 1, out, true); /* رفض لقاء فلان */
    if (!out->n && !m->nominal && !m->swapped && f->language == LANG_EN)
        match_it(m, e->object, true, out);
    if (!out->n && inner && !m->nominal)
        match_inner_pronoun(m, e->object, out);
    if (!out->n && inner && !m->nominal && f->language == LANG_AR && e->object != NO_INDEX &&
        e->object > e->chunk)
        match_deed_reaches(m, e->object, out);
    if (!out->n)
        share_of(m, out);
    if (!out->n)
        match_stake_of(m, out);
    if (!out->n && !m->nominal && !e->passive)
        object_of_others(m, out);
}

static void fill(match *m, const slot *s, index_list *out, bool inner)
{
    claim_finder *f = m->f;
    event *e = m->e;
    deed d;
    switch (s->kind) {
    case SLOT_SUBJECT:
        if (m->nominal) {
            bool object = takes_object(m->fr) || (f->language == LANG_AR && takes_owner(m->fr));
            if (match_deed(m, &d)) {
                if (d.who == NO_INDEX)
                    match_suffix(m, e->chunk, out);
                else
                    match_party(m, d.who, out, false);
                break;
            }
            if (f->language == LANG_EN || !object)
                owner(m, out, f->language == LANG_AR);
            if (!out->n)
                match_party(m,
                            chunk_behind(f, e->chunk + 1, e->limit,
                                         f->language == LANG_AR ? STR("من-قبل") : STR("by")),
                            out, false);
        } else if (e->passive || m->swapped) {
            match_party(m,
                        chunk_behind(f, e->chunk + 1, e->limit,
                                     f->language == LANG_AR ? STR("من-قبل") : STR("by")),
                        out, false);
            if (!out->n && !m->swapped && f->language == LANG_AR && e->object2 != NO_INDEX)
                match_party(m, chunk_behind(f, e->chunk + 1, e->limit, STR("من")), out, false);
        } else if (!match_answers(m, out)) {
            parties_of_subject(f, e, out);
        }
        break;
    case SLOT_OBJECT:
        fill_object(m, out, inner);
        break;
    case SLOT_OBJECT2:
        if (!m->nominal && (e->object2 != e->consumed || e->object2 == NO_INDEX))
            match_party(m, e->object2, out, inner);
        if (!m->nominal && e->passive && e->object2 != NO_INDEX && !out->n &&
            f->language == LANG_EN)
            match_party(m, e->object, out, inner); /* "was granted asylum by Norway" */
        if (!out->n && !m->nominal && !e->passive && f->language == LANG_AR &&
            f->c[e->chunk].pronoun)
            match_object_suffix(m, e->chunk, out); /* منحتها رخصة */
        if (!out->n && !m->nominal)
            match_it(m, e->object2, false, out);
        break;
    case SLOT_OWNER:
        if (m->nominal || e->consumed != NO_INDEX)
            owner(m, out, f->language == LANG_AR);
        break;
    case SLOT_CLAUSE:
        clause_subject(m, out);
        break;
    case SLOT_PREPOSITION: {
        if (f->language == LANG_EN && str_is(s->preposition, "of") &&
            (m->nominal || e->consumed != NO_INDEX)) {
            owner(m, out, true); /* stands inside the noun phrase: the visit of X to Y */
            if (!out->n && !m->nominal && done_to_owner(f, e->consumed))
                owner(m, out, false); /* "ordered her arrest" */
            if (out->n || m->nominal)
                break;
        }
        uint32_t from = e->chunk + 1, who = e->subject;
        bool complement = who != NO_INDEX && who > e->chunk && who + 1 < f->n &&
                          f->c[who + 1].kind == CHUNK_PREPOSITION &&
                          chunk_lemma_is(&f->k, &f->c[who], "مجلس");
        if (complement) /* "المجلس التنفيذي لصندوق …": part of who does it */
            from = who + 3;
        match_party(m, match_behind(m, from, s->preposition), out, inner);
        bool barred = m->fr->type == CLAIM_ban || m->fr->type == CLAIM_sanction;
        if (!out->n && inner && barred && f->language == LANG_AR)
            match_deed_reaches(m, match_behind(m, from, s->preposition), out);
        if (!out->n && e->passive && e->object != NO_INDEX && e->object < e->chunk)
            match_party(m, chunk_behind(f, e->object + 1, e->chunk, s->preposition), out,
                        true); /* "sanctions on Syria were lifted" */
        if (!out->n && e->gap != NO_INDEX &&
            chunk_preposition_is(f, e->gap_preposition, s->preposition))
            match_party(m, e->gap, out, true);
        if (!out->n)
            match_beyond(m, s->preposition, out);
        if (!out->n && f->language == LANG_AR)
            behind_pronoun(m, from, s->preposition, out);
        if (!out->n && !m->nominal)
            match_it(m, chunk_behind(f, from, e->limit, s->preposition), false, out);
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

/* a missile does not act by itself: it is somebody's means, and whose is not said */
static bool only_means(const claim_finder *f, uint32_t entity_index)
{
    const entity *e = &f->r->entities.at[entity_index];
    if (e->type != ENTITY_GROUP || !e->mentions.n)
        return false;
    const mention *n = &f->r->mentions.at[e->mentions.at[0]];
    if (n->kind != MENTION_DESCRIPTION || n->head >= f->r->tokens.n)
        return false;
    bool weapon = token_lemma_in(f->x, &f->r->tokens.at[n->head], SET_WEAPON);
    for (uint32_t i = n->first_token; weapon && i < n->first_token + n->token_count; i++)
        if (f->r->tokens.at[i].flags & TOKEN_NATIONAL)
            return false; /* an Israeli missile: its country's */
    return weapon;
}

void match_keep_agents(const claim_finder *f, index_list *list, bool papers)
{
    size_t n = 0;
    for (size_t i = 0; i < list->n; i++)
        if (!only_means(f, list->at[i]) &&
            (entity_can_act(f->r, list->at[i]) ||
             (papers && f->r->entities.at[list->at[i]].type == ENTITY_PRODUCT)))
            list->at[n++] = list->at[i];
    list->n = n;
}

/* states and companies do not march */
static void keep_people(const claim_finder *f, index_list *list)
{
    size_t n = 0;
    for (size_t i = 0; i < list->n; i++)
        if (f->r->entities.at[list->at[i]].type == ENTITY_PERSON ||
            f->r->entities.at[list->at[i]].type == ENTITY_GROUP)
            list->at[n++] = list->at[i];
    list->n = n;
}

static void drop_things(const claim_finder *f, index_list *list)
{
    size_t n = 0;
    for (size_t i = 0; i < list->n; i++)
        if (f->r->entities.at[list->at[i]].type != ENTITY_PRODUCT)
            list->at[n++] = list->at[i];
    list->n = n;
}

void match_drop_shared(const index_list *actors, index_list *targets)
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

/* "demanded his release", طالب بالإفراج عنه: rather of him who was spoken of before than of the one
 * who demands it */
static void freed_by_others(match *m)
{
    claim_finder *f = m->f;
    const discourse *d = &f->talk[f->language];
    uint32_t over = m->e->parent;
    if (!m->nominal || m->fr->type != CLAIM_release || m->targets.n != 1 || over == NO_INDEX ||
        f->events.at[over].claim == NO_INDEX || d->man == NO_INDEX ||
        d->man_told + 1 != f->sentence || d->man == m->targets.at[0])
        return;
    const claim *c = &f->r->claims.at[f->events.at[over].claim];
    if ((c->type == CLAIM_demand || c->type == CLAIM_request) && c->actors.n == 1 &&
        c->actors.at[0] == m->targets.at[0])
        m->targets.at[0] = d->man;
}

/* "زار باريس للقاء فلان": who went there was to meet him */
static bool purpose(match *m)
{
    claim_finder *f = m->f;
    uint32_t i = m->e->chunk;
    if (f->language != LANG_AR || !m->nominal || !(m->fr->options & FRAME_SYMMETRIC) || !i ||
        !chunk_preposition_is(f, i - 1, STR("ل")) || m->e->parent == NO_INDEX ||
        f->c[i].pronoun != SUFFIX_NONE || i < 2 ||
        (f->c[i - 2].kind != CHUNK_VERB && f->c[i - 2].mention == NO_INDEX &&
         !(f->c[i - 2].flags & CHUNK_TIME)) ||
        chunk_behind(f, i + 1, m->e->limit, STR("بين")) != NO_INDEX)
        return false;
    event *over = &f->events.at[m->e->parent];
    match_party(m, chunk_behind(f, i + 1, m->e->limit, STR("مع")), &m->targets, false);
    if (!m->targets.n)
        owner(m, &m->targets, true);
    match_keep_agents(f, &m->targets, false);
    if (m->targets.n && !over->passive)
        parties_of_subject(f, over, &m->actors);
    match_drop_shared(&m->targets, &m->actors);
    if (!m->actors.n)
        m->targets.n = 0;
    return m->actors.n > 0;
}

/* "Doe's arrest", "her release": whose it is, is who was arrested */
static void patient_owner(match *m)
{
    const claim_finder *f = m->f;
    bool done_to = m->fr->type == CLAIM_arrest || m->fr->type == CLAIM_release;
    if (!m->nominal || f->language != LANG_EN || !done_to || m->targets.n || m->actors.n != 1 ||
        (f->c[m->e->chunk].owner == NO_INDEX && !f->c[m->e->chunk].pronoun) ||
        f->r->entities.at[m->actors.at[0]].type != ENTITY_PERSON)
        return;
    m->targets = m->actors;
    m->actors = (index_list){ 0 };
}

void match_collect(match *m)
{
    const frame *fr = m->fr;
    bool inner = fr->options & FRAME_INNER;
    if (purpose(m))
        return;
    for (uint8_t i = 0; i < fr->actor_count; i++) {
        if (fr->actors[i].kind == SLOT_BETWEEN)
            between(m, &m->actors, &m->targets);
        else if (!m->actors.n || (fr->actors[i].kind == SLOT_SUBJECT && !m->nominal))
            fill(m, &fr->actors[i], &m->actors, false);
    }
    if (!m->actors.n)
        m->ordered = match_of_order(m);
    if (m->nominal && !m->actors.n)
        match_inherit(m);
    if (m->nominal && !m->actors.n)
        match_of_journey(m);
    if (!m->actors.n)
        match_of_telling(m);
    if (m->nominal && !m->actors.n)
        match_of_trip(m);
    m->place_chunk = NO_INDEX;
    for (uint8_t i = 0; i < fr->target_count; i++)
        if (fr->targets[i].kind != SLOT_BETWEEN && !m->targets.n)
            fill(m, &fr->targets[i], &m->targets, inner);
    if (!m->targets.n && fr->type == CLAIM_mobilize)
        match_of_border(m);
    if (!m->targets.n)
        match_of_request(m);
    if (!m->targets.n)
        match_of_licence(m);
    if (!m->targets.n)
        match_of_address(m);
    match_of_dealing(m);
    match_keep_agents(m->f, &m->actors,
                      fr->type == CLAIM_approve || fr->type == CLAIM_waive ||
                          fr->type == CLAIM_release || fr->type == CLAIM_ban ||
                          fr->type == CLAIM_visit); /* a ship calls at a port */
    deed d;
    bool whole = m->nominal && match_deed(m, &d);
    if (!m->targets.n && (!m->nominal || whole) && m->actors.n)
        thing(m, whole ? d.whom : m->swapped ? NO_INDEX : m->e->object, &m->targets);
    if (fr->options & FRAME_AGENT)
        match_keep_agents(m->f, &m->targets, false);
    if (fr->options & FRAME_AGENT_SUBJECT)
        keep_people(m->f, &m->actors);
    if (fr->options & FRAME_PERSONS)
        keep_people(m->f, &m->targets);
    if (fr->options & FRAME_NO_THING)
        drop_things(m->f, &m->targets);
    patient_owner(m);
    freed_by_others(m);
    match_drop_shared(&m->actors, &m->targets);
}

/* does chunk i tell a sum or a number? */
static bool counts(const claim_finder *f, uint32_t i)
{
    for (uint32_t t = f->c[i].first; t <= f->c[i].last; t++)
        if (f->r->tokens.at[t].kind == TOKEN_NUMBER)
            return true;
    return false;
}

static bool says_no(const claim_finder *f, uint32_t i)
{
    return i != NO_INDEX && str_is(f->r->tokens.at[f->c[i].first].norm, "no");
}

/* "sanctions were lifted", "the transfer of $6 billion": what it was done to is said at least; of a
 * noun only where a sum is told, or as part of what is studied, offered or planned */
static bool bare(const match *m)
{
    const claim_finder *f = m->f;
    const event *e = m->e;
    bool deal = m->fr->type == CLAIM_agree;
    if (!m->nominal && deal && !e->negated && !says_no(f, e->object))
        return false; /* that there is a deal says nothing without those who made it */
    if (!m->nominal)
        return (e->passive || e->link == LINK_INFINITIVE) && e->object != NO_INDEX &&
               f->c[e->object].kind == CHUNK_NOUN && f->c[e->object].mention == NO_INDEX;
    uint32_t what = f->language == LANG_EN ? e->chunk : e->chunk + 1;
    if (what >= f->n || (f->language == LANG_AR ? !(f->c[what].flags & CHUNK_GENITIVE)
                                                : f->c[what].last == f->c[what].head))
        return false;
    const event *over = e->parent != NO_INDEX ? &f->events.at[e->parent] : NULL;
    uint8_t content = over && over->frame != NO_INDEX ? frames_at(f->f, over->frame)->content
                                                      : (uint8_t)FRAME_NONE;
    return counts(f, what) || content == MODALITY_considered || content == MODALITY_proposed ||
           content == MODALITY_offered;
}

bool match_stands(const match *m)
{
    uint32_t o = m->fr->options;
    if (m->fr->need_theme && !match_has_theme(m))
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
    if ((o & FRAME_NEED_INFINITIVE && match_infinitive(m) == NO_INDEX) ||
        (o & FRAME_NO_OBJECT && m->e->object != NO_INDEX && !m->e->passive))
        return false;
    return !(o & FRAME_PASSIVE_ONLY) || m->e->passive;
}

bool match_holds(const match *m)
{
    uint32_t o = m->fr->options;
    /* "was denied permission": by whom, need not be said */
    bool retained = m->e->passive && m->e->object2 != NO_INDEX &&
                    m->e->consumed == m->e->object2 && m->targets.n;
    if ((o & FRAME_NEED_ACTOR && !m->actors.n && !retained) ||
        (o & FRAME_NEED_TARGET && !m->targets.n) || !match_stands(m))
        return false;
    if (m->fr->type == CLAIM_own && m->e->passive && m->e->link == LINK_RELATIVE && !m->targets.n)
        return false; /* "assets owned by John Doe": who owns is said, not what */
    if (match_goes_to_owner(m))
        return false;
    if (o & FRAME_PLACE_ONLY && m->targets.n &&
        m->f->r->entities.at[m->targets.at[0]].type != ENTITY_PLACE)
        return false;
    if (m->fr->type == CLAIM_say && m->e->passive && !m->nominal && !m->actors.n)
        return false; /* "the court was told": who told it is not said */
    if (o & FRAME_BARE && m->nominal && m->fr->type == CLAIM_finance && !bare(m))
        return false;
    return m->actors.n || m->targets.n || m->fr->type == FRAME_NONE || (o & FRAME_BARE && bare(m));
}

/* two named actors without a target met each other */
void match_split_symmetric(match *m)
{
    if (!(m->fr->options & FRAME_SYMMETRIC) || m->targets.n || m->actors.n < 2)
        return;
    for (size_t i = 1; i < m->actors.n; i++)
        parties_add(m->f, &m->targets, m->actors.at[i]);
    m->actors.n = 1;
}
