/*
 * Whom a pronoun that is done something to means: the one at the end of an Arabic verb, verbal noun
 * or preposition (اتهمته، اعتقالها، منه), and the English "it" of a verb that is done to people and
 * bodies (accused it, lent it). The nearest fitting party of the sentence, never the one who does
 * it; else whom the sentence before was about, or the only one it names that fits. Where several
 * fit, nobody. Cost: the chunks before it, and the mentions of one sentence.
 */
#include "report/claims_match.h"
#include "report/gazetteer.h"
#include "report/memo.h"

static bool among(const index_list *list, uint32_t who)
{
    for (size_t i = 0; i < list->n; i++)
        if (list->at[i] == who)
            return true;
    return false;
}

/* who does it, so that the pronoun does not mean them */
static void doers(match *m, bool object, index_list *out)
{
    claim_finder *f = m->f;
    if (!m->nominal)
        parties_of_subject(f, m->e, out);
    else if (object && m->e->parent != NO_INDEX)
        parties_of_subject(f, &f->events.at[m->e->parent], out);
}

/* العراق، لبنان: a country that is spoken of as "he" */
static bool masculine_country(const claim_finder *f, uint32_t who)
{
    const entity *e = &f->r->entities.at[who];
    for (size_t i = 0; i < e->mentions.n && i < 4; i++) {
        const mention *n = &f->r->mentions.at[e->mentions.at[i]];
        const token *t = &f->r->tokens.at[n->first_token];
        if (n->lang == LANG_AR && e->type == ENTITY_PLACE)
            return token_in_set(f->r, t, LANG_AR, SET_MASCULINE) ||
                   word_in_set(f->r->know->signs, LANG_AR, token_stem(t), SET_MASCULINE);
    }
    return false;
}

/* a body whose first word is a known noun without ة: البنك، الحزب */
static bool masculine_body(const token *h, bool feminine)
{
    return !feminine && h->pos == WORD_NOUN && h->lemma != NO_INDEX && !(h->form & FORM_PLURAL);
}

/* the chunk that the relative clause of the event is about, or NO_INDEX */
static uint32_t relative_head(const match *m)
{
    const claim_finder *f = m->f;
    if (m->nominal || m->e->link != LINK_RELATIVE)
        return NO_INDEX;
    for (uint32_t i = m->e->chunk; i-- > 0;) {
        if (f->c[i].kind == CHUNK_VERB)
            return NO_INDEX;
        if (f->c[i].kind != CHUNK_RELATIVE)
            continue;
        while (i-- > 0)
            if (f->c[i].kind == CHUNK_NOUN)
                return i;
    }
    return NO_INDEX;
}

/* "India, which has lent its neighbour money, denied": behind a relative clause between commas those
 * inside it are not meant; the chunk before the clause that the comma at i closes, or i */
static uint32_t before_aside(const claim_finder *f, uint32_t i)
{
    enum { CHUNKS = 16 };
    bool verb = false;
    if (f->c[i].kind != CHUNK_COMMA)
        return i;
    for (uint32_t k = i; k-- > 1 && i - k < CHUNKS && f->c[k].kind != CHUNK_STOP;) {
        verb |= f->c[k].kind == CHUNK_VERB;
        if (f->c[k].kind == CHUNK_RELATIVE)
            return verb && f->c[k - 1].kind == CHUNK_COMMA ? k - 1 : i;
    }
    return i;
}

typedef struct wanted {
    uint8_t suffix;
    bool person; /* nobody but a person */
} wanted;

static bool agrees(const claim_finder *f, const wanted *w, uint32_t who, const token *h, bool feminine,
                   bool described)
{
    const entity *e = &f->r->entities.at[who];
    bool person = e->type == ENTITY_PERSON, many = e->type == ENTITY_GROUP;
    bool woman = person && party_is_sure(f, who, true);
    bool man = person && !woman && party_is_sure(f, who, false);
    if (w->person && !person)
        return false;
    bool nameless = e->mentions.n &&
                    f->r->mentions.at[e->mentions.at[0]].kind == MENTION_DESCRIPTION;
    if (w->suffix == SUFFIX_SHE && person && nameless && !feminine && !woman)
        return false; /* المتحدث: she would be المتحدثة */
    if (w->suffix == SUFFIX_HE)
        return (person && !woman) ||
               (e->type == ENTITY_ORGANIZATION && masculine_body(h, feminine)) ||
               masculine_country(f, who);
    if (w->suffix == SUFFIX_SHE)
        return woman ||
               (!person && !many && !masculine_country(f, who) && !masculine_body(h, feminine)) ||
               (w->person && person && !man) || (described && feminine);
    return many && w->suffix != SUFFIX_OTHER;
}

/* whom the sentence before was about, else the one party it names that agrees */
static void of_sentence_before(match *m, const wanted *w, const index_list *doers_of,
                               index_list *out)
{
    claim_finder *f = m->f;
    const report *r = f->r;
    const discourse *d = &f->talk[f->language];
    if (!f->sentence || (w->suffix != SUFFIX_HE && w->suffix != SUFFIX_SHE))
        return;
    bool told = d->subject != NO_INDEX && d->subject_told + 1 == f->sentence && !d->subject_many &&
                !among(doers_of, d->subject) && entity_can_act(r, d->subject);
    const entity *e = told ? &r->entities.at[d->subject] : NULL;
    if (e && e->type != ENTITY_GROUP && (!w->person || e->type == ENTITY_PERSON) &&
        (w->suffix == SUFFIX_SHE) == d->subject_feminine &&
        !party_is_sure(f, d->subject, w->suffix == SUFFIX_HE)) {
        parties_add(f, out, d->subject);
        return;
    }
    const sentence *s = &r->sentences.at[f->sentence - 1];
    uint32_t only = NO_INDEX;
    for (uint32_t t = s->first_token; s->lang == f->language && t < s->first_token + s->token_count;
         t++) {
        uint32_t n = chunk_name_at(r, t);
        uint32_t who = n != NO_INDEX ? r->mentions.at[n].entity : NO_INDEX;
        if (who == NO_INDEX || who == only || among(doers_of, who) || !entity_can_act(r, who) ||
            (w->suffix == SUFFIX_HE && r->entities.at[who].type == ENTITY_ORGANIZATION))
            continue;
        const token *h = &r->tokens.at[r->mentions.at[n].first_token];
        bool feminine = h->form & FORM_FEMININE || str_ends(token_stem(h), STR("ة"));
        if (!agrees(f, w, who, h, feminine, false))
            continue;
        if (only != NO_INDEX)
            return;
        only = who;
    }
    parties_add(f, out, only);
}

/* May only people and bodies be meant? What is refused, signed, sold or told may be a thing of the
 * sentence before as well. */
static bool only_agents(const match *m, uint32_t word)
{
    switch (m->fr->type) {
    case CLAIM_threaten:
    case CLAIM_sanction:
    case CLAIM_waive:
    case CLAIM_speak:
    case CLAIM_contact:
    case CLAIM_meet:
    case CLAIM_host:
    case CLAIM_request:
    case CLAIM_demand:
    case CLAIM_arrest:
    case CLAIM_release:
    case CLAIM_aid:
    case CLAIM_finance:
    case CLAIM_attack:
        return true;
    default:
        return word != m->e->chunk ||
               m->fr->options & (FRAME_AGENT | FRAME_PERSONS | FRAME_OBJECT_CONTROL);
    }
}

static void find_suffix(match *m, uint32_t word, bool object, bool person, bool here,
                        index_list *out)
{
    claim_finder *f = m->f;
    wanted w = { .suffix = f->c[word].pronoun };
    if (m->nominal && word >= 2 && f->c[word - 1].kind == CHUNK_VERB &&
        chunk_lemma_is(&f->k, &f->c[word - 2], "ما"))
        return; /* ما جرى بيعه: whatever it was */
    w.person = person && (w.suffix == SUFFIX_HE || w.suffix == SUFFIX_SHE);
    index_list self = { 0 };
    bool near_verb = m->nominal || f->c[word].kind != CHUNK_PREPOSITION ||
                     word <= m->e->chunk + 1; /* "asked to have him sent to her" */
    if (object && near_verb)
        doers(m, object, &self);
    bool agents = m->fr->options & FRAME_AGENT || w.person || m->fr->type == CLAIM_release;
    bool thing = false; /* "وانتقد الاتفاق ووصفه": rather what he criticized than anybody */
    uint32_t head = word == m->e->chunk ? relative_head(m) : NO_INDEX;
    for (uint32_t i = head != NO_INDEX ? head + 1 : word; i-- > 0;) {
        i = before_aside(f, i);
        const chunk *c = &f->c[i];
        if (c->kind != CHUNK_NOUN || c->flags & CHUNK_TIME)
            continue;
        index_list near = { 0 };
        parties_of(f, i, &near);
        if (!near.n)
            parties_inside(f, i, &near);
        if (i == head && !near.n)
            return; /* "a plan that he refused", اقتراح رفضته */
        bool body = c->mention != NO_INDEX && near.n &&
                    f->r->mentions.at[c->mention].kind == MENTION_NAME;
        const token *h =
            &f->r->tokens.at[body ? f->r->mentions.at[c->mention].first_token : c->head];
        bool feminine = h->form & FORM_FEMININE || str_ends(token_stem(h), STR("ة")) ||
                        (c->flags & CHUNK_PLURAL && !chunk_person_sense(c->sense));
        if (!near.n) { /* a thing that agrees is meant, and is nobody */
            bool act = h->form & FORM_GERUND && c->first == c->last;
            if (w.suffix == SUFFIX_SHE && feminine && !agents && !act)
                return;
            thing |= !agents && !m->nominal && w.suffix == SUFFIX_HE &&
                     masculine_body(h, feminine) && (!act || h->flags & TOKEN_ARTICLE);
            continue;
        }
        uint32_t who = near.at[near.n - 1];
        if (thing && among(&self, who))
            return;
        if (w.suffix == SUFFIX_OTHER || among(&self, who))
            continue;
        if (!agrees(f, &w, who, h, feminine, c->mention == NO_INDEX) &&
            !(near.n > 1 && !w.person && w.suffix != SUFFIX_HE && w.suffix != SUFFIX_SHE))
            continue;
        for (size_t k = 0; k < near.n; k++)
            if (!among(&self, near.at[k]))
                parties_add(f, out, near.at[k]);
        return;
    }
    if (w.suffix == SUFFIX_OTHER || here || !near_verb || thing || (m->nominal && !(object && agents)))
        return;
    if (!self.n)
        doers(m, object, &self);
    if (self.n == 1 && !m->nominal) /* وطلب منهما: those whom he met in the sentence before */
        (void)parties_of_others(f, self.at[0], w.suffix == SUFFIX_TWO || w.suffix == SUFFIX_THEY,
                                out);
    if (!out->n && (self.n || m->e->passive) && only_agents(m, word))
        of_sentence_before(m, &w, &self, out);
}

/* "بعد لقائه فلاناً، اتهم فلان": at the head of a sentence, the subject of the clause behind the
 * comma, where it agrees */
static void of_main_clause(match *m, uint32_t word, index_list *out)
{
    claim_finder *f = m->f;
    wanted w = { .suffix = f->c[word].pronoun };
    for (size_t k = 0; k < f->events.n && (w.suffix == SUFFIX_HE || w.suffix == SUFFIX_SHE); k++) {
        event *o = &f->events.at[k];
        if (o->link != LINK_MAIN || !o->finite || o->passive || o->chunk < word ||
            o->subject == NO_INDEX || o->subject < word || f->c[o->subject].kind != CHUNK_NOUN)
            continue;
        uint32_t first = o->subject < o->chunk ? o->subject : o->chunk;
        index_list who = { 0 };
        const token *h = &f->r->tokens.at[f->c[o->subject].head];
        bool feminine = h->form & FORM_FEMININE || str_ends(token_stem(h), STR("ة"));
        if (f->c[first - 1].kind == CHUNK_COMMA)
            parties_of_subject(f, o, &who);
        if (who.n == 1 && entity_can_act(f->r, who.at[0]) &&
            agrees(f, &w, who.at[0], h, feminine, false))
            parties_add(f, out, who.at[0]);
        return;
    }
}

/* may "her" be the one that the clause before is about? */
static bool topic_agrees(const match *m, uint32_t who, bool person)
{
    uint8_t type = m->f->r->entities.at[who].type;
    return type == ENTITY_PERSON ? party_is_sure(m->f, who, true) : !person && type != ENTITY_GROUP;
}

/* people are arrested, and set free rather than ships are */
static void suffix_party(match *m, uint32_t word, bool object, index_list *out)
{
    size_t before = out->n;
    bool free = m->fr->type == CLAIM_release;
    bool person = free || m->fr->type == CLAIM_arrest || m->fr->options & FRAME_PERSONS;
    uint32_t topic = object && m->f->c[word].pronoun == SUFFIX_SHE ? match_topic(m, word) : NO_INDEX;
    index_list self = { 0 };
    if (topic != NO_INDEX)
        doers(m, object, &self);
    if (topic != NO_INDEX && !among(&self, topic) && topic_agrees(m, topic, person)) {
        parties_add(m->f, out, topic);
        return;
    }
    bool he = object && !m->nominal && m->f->c[word].pronoun == SUFFIX_HE;
    if (he && !person) /* rather a man than a body between */
        find_suffix(m, word, object, true, true, out);
    if (out->n == before)
        find_suffix(m, word, object, person, false, out);
    if (free && out->n == before)
        find_suffix(m, word, object, false, false, out);
    if (!object && out->n == before && m->nominal && word <= 2)
        of_main_clause(m, word, out);
}

void match_suffix(match *m, uint32_t word, index_list *out)
{
    suffix_party(m, word, false, out);
}

void match_object_suffix(match *m, uint32_t word, index_list *out)
{
    suffix_party(m, word, true, out);
}

/* Is it done to people and bodies only, so that a thing before "it" is not meant? What is refused,
 * offered, paid for or demanded may be a thing; to whom, may not. */
static bool done_to_agents(const frame *fr, bool object)
{
    switch (fr->type) {
    case CLAIM_threaten:
    case CLAIM_sanction:
    case CLAIM_waive:
    case CLAIM_speak:
    case CLAIM_contact:
        return true;
    case CLAIM_request:
    case CLAIM_demand:
    case CLAIM_criticize:
    case CLAIM_approve:
        return !object || fr->options & (FRAME_AGENT | FRAME_OBJECT_CONTROL);
    case CLAIM_aid:
    case CLAIM_ban:
        return !object || fr->options & FRAME_AGENT;
    case CLAIM_finance:
    case CLAIM_offer:
    case CLAIM_refuse:
    case CLAIM_host:
        return !object;
    default:
        return false;
    }
}

void match_it(match *m, uint32_t i, bool object, index_list *out)
{
    claim_finder *f = m->f;
    const report *r = f->r;
    if (i == NO_INDEX || i >= f->n || f->language != LANG_EN || f->c[i].kind != CHUNK_PRONOUN ||
        !str_is(r->tokens.at[f->c[i].head].norm, "it") || !done_to_agents(m->fr, object))
        return;
    index_list self = { 0 };
    doers(m, true, &self);
    uint32_t topic = match_topic(m, i);
    if (topic != NO_INDEX && !among(&self, topic) && r->entities.at[topic].type != ENTITY_PERSON &&
        r->entities.at[topic].type != ENTITY_GROUP) {
        parties_add(f, out, topic);
        return;
    }
    for (uint32_t k = i; k-- > 0;) {
        k = before_aside(f, k);
        uint32_t n = f->c[k].kind == CHUNK_NOUN && !(f->c[k].flags & CHUNK_PLURAL) ? f->c[k].mention
                                                                                  : NO_INDEX;
        uint32_t who = n != NO_INDEX ? r->mentions.at[n].entity : NO_INDEX;
        if (who == NO_INDEX || among(&self, who) || !entity_can_act(r, who) ||
            r->entities.at[who].type == ENTITY_PERSON || r->entities.at[who].type == ENTITY_GROUP)
            continue;
        parties_add(f, out, who);
        return;
    }
    const discourse *d = &f->talk[LANG_EN];
    bool told = d->subject != NO_INDEX && d->subject_told + 1 == f->sentence && !d->subject_many &&
                !among(&self, d->subject) && entity_can_act(r, d->subject);
    uint8_t type = told ? r->entities.at[d->subject].type : (uint8_t)ENTITY_PERSON;
    if (type != ENTITY_PERSON && type != ENTITY_GROUP)
        parties_add(f, out, d->subject);
}

/* nobody does this to his own */
static bool against(uint8_t type)
{
    return type == CLAIM_threaten || type == CLAIM_attack || type == CLAIM_criticize ||
           type == CLAIM_sanction;
}

/* "refused its request", رفض تزويدها: whose it is, or to whom it would be done, by a pronoun */
void match_inner_pronoun(match *m, uint32_t i, index_list *out)
{
    claim_finder *f = m->f;
    if (i == NO_INDEX || f->c[i].kind != CHUNK_NOUN || f->c[i].mention != NO_INDEX)
        return;
    if (f->language == LANG_EN && i >= 2 && f->c[i - 1].kind == CHUNK_RELATIVE &&
        str_is(f->r->tokens.at[f->c[i - 1].head].norm, "whose")) { /* "X, whose plea was rejected" */
        uint32_t k = i - 2 - (i > 2 && f->c[i - 2].kind == CHUNK_COMMA);
        match_party(m, f->c[k].kind == CHUNK_NOUN ? k : NO_INDEX, out, true);
        return;
    }
    bool asset = m->fr->type == CLAIM_seize || m->fr->type == CLAIM_buy ||
                 m->fr->type == CLAIM_sell || m->fr->type == CLAIM_own;
    if (f->language == LANG_EN && f->c[i].pronoun && i > m->e->chunk && !asset) {
        uint32_t who = party_of_possessive(f, i);
        if (m->actors.n == 1 && m->actors.at[0] == who && against(m->fr->type))
            who = party_of_pronoun(f, &f->r->tokens.at[f->c[i].first], 0); /* told before */
        if (who != NO_INDEX && entity_can_act(f->r, who))
            parties_add(f, out, who);
        return;
    }
    if (f->language != LANG_AR)
        return;
    bool genitive = i + 1 < f->n && f->c[i + 1].flags & CHUNK_GENITIVE;
    bool freed = genitive && (str_starts(token_stem(&f->r->tokens.at[f->c[i + 1].head]), STR("سراح")) ||
                              str_starts(token_stem(&f->r->tokens.at[f->c[i + 1].head]), STR("سبيل")));
    uint32_t word = freed ? i + 1 : i; /* إطلاق سراحه; not وقف مشترياتها, which are its own */
    if (f->c[word].pronoun != SUFFIX_NONE && f->r->tokens.at[f->c[i].head].form & FORM_GERUND)
        match_object_suffix(m, word, out);
}

/* "The licence permits the company to drill, and it allows": the licence does */
bool pronoun_of_thing(const claim_finder *f, uint32_t i)
{
    if (!i || f->c[i - 1].kind != CHUNK_AND)
        return false;
    for (size_t k = f->events.n; k-- > 0;) {
        const event *e = &f->events.at[k];
        if (e->chunk >= i || e->link != LINK_MAIN || !e->finite)
            continue;
        uint32_t who = e->passive ? e->object : e->subject;
        return who != NO_INDEX && who < i && f->c[who].kind == CHUNK_NOUN &&
               f->c[who].mention == NO_INDEX && !(f->c[who].flags & CHUNK_PLURAL);
    }
    return false;
}
