/*
 * What was talked about: after every sentence the people and bodies it spoke of, whom it was about
 * and whose word it gave, for the pronouns and the verbs without a subject that follow; and those
 * that are told by what they are to somebody just told: "his guest", نظيره. Cost: linear, with a
 * bounded look back over claims.
 */
#include "report/claims.h"
#include "report/gazetteer.h"
#include "report/mentions.h"

bool party_is_man(const claim_finder *f, uint32_t entity_index)
{
    const entity *e = &f->r->entities.at[entity_index];
    if (e->type != ENTITY_PERSON)
        return false;
    for (size_t i = 0; i < e->mentions.n && i < 16; i++)
        if (f->r->mentions.at[e->mentions.at[i]].feminine)
            return false;
    return true;
}

static bool is_woman(const claim_finder *f, uint32_t entity_index)
{
    const entity *e = &f->r->entities.at[entity_index];
    for (size_t i = 0; i < e->mentions.n && i < 16; i++)
        if (f->r->mentions.at[e->mentions.at[i]].masculine)
            return false;
    return e->type == ENTITY_PERSON;
}

/* Who is only named in passing – of whom, to whom, beside whom – takes the place of nobody who was
 * talked about in this sentence or the one before. */
static void talked_about(const claim_finder *f, uint32_t entity_index, const mention *m,
                         uint32_t *who, uint32_t *told)
{
    bool recent = *who != NO_INDEX && *told + 1 >= f->sentence;
    if (recent && *who != entity_index && !mention_acts(f->r, (uint32_t)(m - f->r->mentions.at)))
        return;
    *who = entity_index;
    *told = f->sentence;
}

/* is it known that she is a woman, he a man: by a name or a title that says so? */
bool party_is_sure(const claim_finder *f, uint32_t who, bool woman)
{
    const entity *e = &f->r->entities.at[who];
    for (size_t i = 0; i < e->mentions.n && i < 16; i++) {
        const mention *m = &f->r->mentions.at[e->mentions.at[i]];
        if (woman ? m->feminine : m->masculine)
            return true;
    }
    return false;
}

/* whoever may be a woman takes no place of one who is, told shortly before */
static bool keeps(const claim_finder *f, uint32_t who, uint32_t told, uint32_t other, bool woman)
{
    enum { SENTENCES = 2 };
    return who != NO_INDEX && who != other && told + SENTENCES >= f->sentence &&
           party_is_sure(f, who, woman) && !party_is_sure(f, other, woman);
}

static void note(claim_finder *f, uint32_t entity_index, const mention *m)
{
    discourse *d = &f->talk[f->language];
    const entity *e = &f->r->entities.at[entity_index];
    switch (e->type) {
    case ENTITY_PERSON:
        d->person = entity_index;
        if (!m->feminine && !keeps(f, d->man, d->man_told, entity_index, false))
            talked_about(f, entity_index, m, &d->man, &d->man_told);
        if (!m->masculine && !keeps(f, d->woman, d->woman_told, entity_index, true))
            talked_about(f, entity_index, m, &d->woman, &d->woman_told);
        break;
    case ENTITY_GROUP:
        d->people = entity_index;
        break;
    case ENTITY_ORGANIZATION:
        d->body = entity_index;
        break;
    default:
        break;
    }
}

/* whom the main clause was about, for a verb of the next sentence that names nobody */
static void note_subject(claim_finder *f)
{
    discourse *d = &f->talk[f->language];
    for (size_t i = 0; i < f->events.n; i++) {
        event *e = &f->events.at[i];
        const token *v = &f->r->tokens.at[f->c[e->chunk].head];
        if (e->link != LINK_MAIN || e->passive || f->c[e->chunk].kind != CHUNK_VERB ||
            v->pos == WORD_AUXILIARY)
            continue;
        index_list who = { 0 };
        parties_of_subject(f, e, &who);
        if (!who.n || !entity_can_act(f->r, who.at[0]))
            return;
        d->subject = who.at[0];
        d->subject_told = f->sentence;
        d->subject_many = who.n > 1;
        d->subjects = who;
        d->subject_feminine = (v->form & FORM_FEMININE) != 0;
        if (who.n == 1 && f->r->entities.at[who.at[0]].type == ENTITY_PERSON) {
            if (party_is_man(f, who.at[0])) {
                d->man = who.at[0];
                d->man_told = f->sentence;
            }
            if (is_woman(f, who.at[0]) &&
                !keeps(f, d->woman, d->woman_told, who.at[0], true)) {
                d->woman = who.at[0];
                d->woman_told = f->sentence;
            }
        }
        return;
    }
}

/* "A further sum is held in Malta, according to John Doe": where nobody else acts, who says so is
 * whom the next sentence goes on about */
static void note_source(claim_finder *f)
{
    discourse *d = &f->talk[f->language];
    bool acts = d->subject != NO_INDEX && d->subject_told == f->sentence &&
                f->r->entities.at[d->subject].type == ENTITY_PERSON;
    if (d->source == NO_INDEX || d->source_told != f->sentence || acts ||
        f->r->entities.at[d->source].type != ENTITY_PERSON)
        return;
    if (party_is_man(f, d->source)) {
        d->man = d->source;
        d->man_told = f->sentence;
    }
    if (is_woman(f, d->source)) {
        d->woman = d->source;
        d->woman_told = f->sentence;
    }
}

/* the mentions of the sentence, and its main subject last as the most talked about */
void discourse_note(claim_finder *f)
{
    for (size_t i = 0; i < f->n; i++)
        if (f->c[i].kind == CHUNK_NOUN && f->c[i].mention != NO_INDEX)
            note(f, f->r->mentions.at[f->c[i].mention].entity, &f->r->mentions.at[f->c[i].mention]);
    for (size_t i = 0; i < f->events.n; i++) {
        const event *e = &f->events.at[i];
        if (e->link != LINK_MAIN || e->subject == NO_INDEX || f->c[e->subject].mention == NO_INDEX)
            continue;
        note(f, f->r->mentions.at[f->c[e->subject].mention].entity,
             &f->r->mentions.at[f->c[e->subject].mention]);
        break;
    }
    note_subject(f);
    note_source(f);
}

/* ---- those who are told by what they are to somebody just told */

static bool names_partner(const claim_finder *f, const chunk *c)
{
    static const char *const words[] = { "guest", "host",  "counterpart", "interlocutor",
                                         "ضيف",   "مضيف", "نظير",        "محاور" };
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (chunk_lemma_is(&f->k, c, words[i]) ||
            str_is(f->r->tokens.at[c->head].norm, words[i]) ||
            str_is(token_stem(&f->r->tokens.at[c->head]), words[i]))
            return true;
    return false;
}

/* نظيره: its pronoun, told by the letters where the lexicon has no such noun */
static bool says_whose(const claim_finder *f, const chunk *c)
{
    if (c->pronoun)
        return true;
    str s = token_stem(&f->r->tokens.at[c->head]);
    return f->language == LANG_AR && (str_ends(s, STR("ه")) || str_ends(s, STR("ها")));
}

/* the country that an adjective of the phrase says, a gazetteer entry, or NO_INDEX */
static uint32_t country_said(const claim_finder *f, const chunk *c)
{
    const gazetteer *g = f->r->know->gazetteer;
    for (uint32_t i = c->first; g && i <= c->last; i++) {
        const token *t = &f->r->tokens.at[i];
        str w = t->lang == LANG_AR && str_starts(t->norm, STR("ال")) ? str_drop(t->norm, 4)
                                                                     : t->norm;
        if (t->flags & TOKEN_NATIONAL)
            return report_adjective(f->r, w, t->lang);
    }
    return NO_INDEX;
}

/* is he known to hold an office of another country? */
static bool of_another_country(const claim_finder *f, uint32_t who, uint32_t country)
{
    const entity *e = &f->r->entities.at[who];
    for (size_t i = 0; country != NO_INDEX && i < e->roles.n; i++) {
        uint32_t of = e->roles.at[i].of;
        if (of != NO_INDEX && f->r->entities.at[of].type == ENTITY_PLACE &&
            f->r->entities.at[of].gazetteer != NO_INDEX)
            return f->r->entities.at[of].gazetteer != country;
    }
    return false;
}

/* the one whose guest or counterpart it is: the subject before it in its sentence, else the last
 * one, an entity, or NO_INDEX */
static uint32_t whose_partner(const claim_finder *f, uint32_t i)
{
    const discourse *d = &f->talk[f->language];
    /* asked of the words only, or of what is settled: subjects are not resolved anew from here */
    for (size_t k = f->events.n; k-- > 0;) {
        const event *e = &f->events.at[k];
        if (e->chunk >= i || e->subject == NO_INDEX || e->subject >= i)
            continue;
        uint32_t m = f->c[e->subject].kind == CHUNK_NOUN ? f->c[e->subject].mention : NO_INDEX;
        bool named = m != NO_INDEX && f->r->mentions.at[m].kind == MENTION_NAME;
        uint32_t who = e->parties.n == 1 ? e->parties.at[0]
                       : named           ? f->r->mentions.at[m].entity
                                         : NO_INDEX;
        if (who != NO_INDEX && f->r->entities.at[who].type == ENTITY_PERSON)
            return who;
    }
    return d->subject != NO_INDEX ? d->subject : d->man;
}

static bool holds_party(const index_list *list, uint32_t who)
{
    for (size_t i = 0; i < list->n; i++)
        if (list->at[i] == who)
            return true;
    return false;
}

/* the country of an office, a gazetteer entry, or NO_INDEX */
static uint32_t country_of_role(const report *r, const role *x)
{
    if (x->of_country != NO_INDEX)
        return x->of_country;
    return x->of != NO_INDEX && r->entities.at[x->of].type == ENTITY_PLACE
               ? r->entities.at[x->of].gazetteer
               : NO_INDEX;
}

/* "his Kuwaiti counterpart": the only one whom the report tells to hold the same office there, an
 * entity, or NO_INDEX */
static uint32_t holder_abroad(const claim_finder *f, uint32_t self, uint32_t country)
{
    enum { PERSONS = 256, ROLES = 16 };
    const report *r = f->r;
    const entity *own = self != NO_INDEX ? &r->entities.at[self] : NULL;
    uint32_t best = NO_INDEX;
    for (uint32_t k = 0; k < r->entities.n && k < PERSONS; k++) {
        const entity *e = &r->entities.at[k];
        bool same = false;
        for (size_t n = 0; own && k != self && e->type == ENTITY_PERSON && n < e->roles.n &&
                           n < ROLES;
             n++) {
            const role *x = &e->roles.at[n];
            if (x->former || x->kin || country_of_role(r, x) != country)
                continue;
            for (size_t o = 0; o < own->roles.n && o < ROLES; o++)
                same |= str_eq(own->roles.at[o].office, x->office);
        }
        if (same && best != NO_INDEX)
            return NO_INDEX;
        best = same ? k : best;
    }
    return best;
}

bool parties_of_partner(claim_finder *f, uint32_t i, index_list *out)
{
    enum { BACK = 24, SENTENCES = 4 };
    const report *r = f->r;
    const chunk *c = &f->c[i];
    if (c->flags & CHUNK_PLURAL || !says_whose(f, c) || !names_partner(f, c))
        return false;
    uint32_t self = whose_partner(f, i), country = country_said(f, c);
    for (size_t k = r->claims.n; self != NO_INDEX && k-- > 0 && r->claims.n - k < BACK;) {
        const claim *x = &r->claims.at[k];
        bool dealing = x->type == CLAIM_meet || x->type == CLAIM_host || x->type == CLAIM_speak ||
                       x->type == CLAIM_contact || x->type == CLAIM_visit;
        if (!dealing || !(x->versions & 1u << f->language) || x->sentence + SENTENCES < f->sentence)
            continue;
        const index_list *other = holds_party(&x->actors, self)    ? &x->targets
                                  : holds_party(&x->targets, self) ? &x->actors
                                                                   : NULL;
        if (!other || other->n != 1 || r->entities.at[other->at[0]].type != ENTITY_PERSON ||
            of_another_country(f, other->at[0], country))
            continue;
        parties_add(f, out, other->at[0]);
        return true;
    }
    uint32_t who = country != NO_INDEX ? holder_abroad(f, self, country) : NO_INDEX;
    parties_add(f, out, who);
    return who != NO_INDEX;
}

/* the claim told last, in this sentence or the one before, in which two dealt with each other, or
 * NULL */
static const claim *last_dealing(const claim_finder *f)
{
    enum { BACK = 16 };
    const report *r = f->r;
    for (size_t k = r->claims.n; k-- > 0 && r->claims.n - k < BACK;) {
        const claim *x = &r->claims.at[k];
        if (x->type == CLAIM_role || x->type == CLAIM_kin || x->type == CLAIM_member)
            continue;
        if (x->sentence + 1 < f->sentence)
            break;
        if (x->versions & 1u << f->language && x->actors.n && x->targets.n &&
            entity_can_act(r, x->targets.at[0]))
            return x;
    }
    return NULL;
}

bool parties_of_latter(claim_finder *f, uint32_t i, index_list *out)
{
    const discourse *d = &f->talk[f->language];
    const chunk *c = &f->c[i];
    const token *t = &f->r->tokens.at[c->last];
    bool english = f->language == LANG_EN && c->last == c->first + 1 &&
                   str_is(f->r->tokens.at[c->first].norm, "the");
    bool latter = english ? str_is(t->norm, "latter")
                          : c->first == c->last && f->language == LANG_AR &&
                                (str_is(token_stem(t), "اخير") || str_is(token_stem(t), "اخيرة")) &&
                                t->flags & TOKEN_ARTICLE;
    bool former = english && str_is(t->norm, "former");
    if (!latter && !former)
        return false;
    const claim *x = last_dealing(f);
    bool told = d->subject != NO_INDEX && d->subject_told + 1 == f->sentence;
    for (uint32_t k = i; latter && k-- > 0;) { /* in the same sentence: whoever was named last */
        uint32_t m = f->c[k].kind == CHUNK_NOUN ? f->c[k].mention : NO_INDEX;
        uint32_t who = m != NO_INDEX ? f->r->mentions.at[m].entity : NO_INDEX;
        if (who == NO_INDEX || !entity_can_act(f->r, who))
            continue;
        parties_add(f, out, who);
        return true;
    }
    if (told && d->subject_many && d->subjects.n == 2)
        parties_add(f, out, d->subjects.at[latter ? 1 : 0]);
    else if (x && x->actors.n == 1 && x->targets.n == 1)
        parties_add(f, out, latter ? x->targets.at[0] : x->actors.at[0]);
    return true;
}

bool parties_of_others(claim_finder *f, uint32_t self, bool many, index_list *out)
{
    const claim *x = last_dealing(f);
    if (!x || self == NO_INDEX || x->sentence == f->sentence)
        return false;
    const index_list *other = holds_party(&x->actors, self)    ? &x->targets
                              : holds_party(&x->targets, self) ? &x->actors
                                                               : NULL;
    if (!other || (other->n > 1) != many)
        return false;
    for (size_t i = 0; i < other->n; i++)
        if (f->r->entities.at[other->at[i]].type == ENTITY_PERSON || many)
            parties_add(f, out, other->at[i]);
    return out->n > 0;
}
