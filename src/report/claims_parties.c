/*
 * Whom a noun phrase, a pronoun or a verb without a subject stands for. A pronoun takes the last
 * compatible mention told before it in the same version; where nothing fits it stands for nobody.
 */
#include "report/claims.h"
#include "report/mentions.h"
#include "report/gazetteer.h"

void parties_add(claim_finder *f, index_list *out, uint32_t entity_index)
{
    if (entity_index == NO_INDEX || out->n >= CLAIM_PARTIES)
        return;
    for (size_t i = 0; i < out->n; i++)
        if (out->at[i] == entity_index)
            return;
    *vec_push(f->r->a, out) = entity_index;
}

static uint32_t entity_of(const claim_finder *f, uint32_t mention_index)
{
    return mention_index == NO_INDEX ? NO_INDEX : f->r->mentions.at[mention_index].entity;
}

bool entity_can_act(const report *r, uint32_t entity_index)
{
    const entity *e = &r->entities.at[entity_index];
    if (e->type == ENTITY_PERSON || e->type == ENTITY_ORGANIZATION || e->type == ENTITY_GROUP)
        return true;
    if (e->type != ENTITY_PLACE || e->gazetteer == NO_INDEX || !r->know->gazetteer)
        return false;
    const gazetteer_entry *g = gazetteer_at(r->know->gazetteer, e->gazetteer);
    return str_is(g->kind, "country") || str_is(g->kind, "capital") || g->stands_for != NO_INDEX ||
           str_is(g->kind, "disputed");
}

bool chunk_is_noun(const chunk *c)
{
    return (c->kind == CHUNK_NOUN || c->kind == CHUNK_PRONOUN) && !(c->flags & CHUNK_TIME);
}

static bool finite_verb_at(const claim_finder *f, uint32_t i)
{
    return i < f->n && f->c[i].kind == CHUNK_VERB &&
           !(f->c[i].flags & (CHUNK_INFINITIVE | CHUNK_GERUND | CHUNK_PARTICIPLE));
}

/* may the noun phrase at `next` continue a list that chunk i began? */
static bool continues(const claim_finder *f, uint32_t i, uint32_t next)
{
    if (next >= f->n || f->c[next].kind != CHUNK_NOUN ||
        f->c[next].flags & (CHUNK_TIME | CHUNK_APPOSED))
        return false;
    bool own = false; /* "a gift to A, and the head of the bank, B, urged": his own clause */
    for (size_t e = 0; e < f->events.n && f->language == LANG_EN; e++)
        own |= f->events.at[e].finite && f->events.at[e].link != LINK_RELATIVE &&
               f->events.at[e].subject == next &&
               f->events.at[e].chunk > next && f->c[next + 1].kind == CHUNK_COMMA;
    if (own)
        return false;
    if (!finite_verb_at(f, next + 1))
        return true;
    if (i && next == i + 2 &&
        (chunk_preposition_is(f, i - 1, STR("between")) ||
         chunk_preposition_is(f, i - 1, STR("بين"))))
        return true;                         /* "talks between A and B failed" */
    for (size_t e = 0; e < f->events.n; e++) /* one subject of several names */
        if (f->events.at[e].chunk == next + 1 &&
            (f->events.at[e].subject == i || f->events.at[e].object == i ||
             (f->events.at[e].subject < i && f->language == LANG_EN)))
            return true; /* "the treaty signed by A and B ends" too */
    return false;
}

static bool list_goes_on(const claim_finder *f, uint32_t comma)
{
    for (uint32_t i = comma; i + 1 < f->n && i < comma + 16; i += 2) {
        if (f->c[i].kind == CHUNK_AND ||
            (f->c[i].kind == CHUNK_COMMA && f->c[i + 1].kind == CHUNK_AND))
            return true;
        if (f->c[i].kind != CHUNK_COMMA || f->c[i + 1].kind != CHUNK_NOUN ||
            f->c[i + 1].flags & CHUNK_APPOSED)
            return false;
    }
    return false;
}

static bool coordinates(const claim_finder *f, uint32_t i)
{
    const chunk *c = &f->c[i];
    if (str_is(f->r->tokens.at[c->head].norm, "nor"))
        return i && f->c[i - 1].kind == CHUNK_NOUN; /* "neither A nor B" */
    return c->kind == CHUNK_AND && !chunk_lemma_is(&f->k, c, "but") &&
           !chunk_lemma_is(&f->k, c, "لكن");
}

/* is a person told to be a man, and nowhere a woman; or the other way round? */
static bool is_only(const claim_finder *f, uint32_t who, bool woman)
{
    return who != NO_INDEX && party_is_sure(f, who, woman) && !party_is_sure(f, who, !woman);
}

/* does the possessive of a chunk, "his" or the pronoun of بلادها, speak of the other sex? */
static bool possessive_bars(const claim_finder *f, const chunk *c, uint32_t who)
{
    str own = f->r->tokens.at[c->first].norm;
    bool he = f->language == LANG_EN ? str_is(own, "his") : c->pronoun == SUFFIX_HE;
    bool she = f->language == LANG_EN ? str_is(own, "her") : c->pronoun == SUFFIX_SHE;
    return (he && is_only(f, who, true)) || (she && is_only(f, who, false));
}

/* the person that a possessive or "whose" before chunk i means, an entity, or NO_INDEX */
static uint32_t person_of(const claim_finder *f, uint32_t i)
{
    const discourse *d = &f->talk[f->language];
    bool whose = i && f->c[i - 1].kind == CHUNK_RELATIVE;
    for (uint32_t k = whose ? i - 1 : i; k-- > 0;) {
        const chunk *c = &f->c[k];
        uint32_t who = c->kind == CHUNK_NOUN ? entity_of(f, c->mention) : NO_INDEX;
        if (who != NO_INDEX && f->r->entities.at[who].type == ENTITY_PERSON &&
            (whose || !possessive_bars(f, &f->c[i], who)))
            return who;
    }
    uint32_t who = d->subject != NO_INDEX ? d->subject : d->man;
    if (who != NO_INDEX && !whose && possessive_bars(f, &f->c[i], who))
        who = is_only(f, who, false) ? d->woman : d->man;
    return who != NO_INDEX && f->r->entities.at[who].type == ENTITY_PERSON ? who : NO_INDEX;
}

/* "his country", بلاده: the one whose office he holds; nobody where none is told */
static bool country_of_somebody(claim_finder *f, uint32_t i, index_list *out)
{
    const chunk *c = &f->c[i];
    bool english = f->language == LANG_EN && chunk_lemma_is(&f->k, c, "country") &&
                   ((c->pronoun && !str_is(f->r->tokens.at[c->first].norm, "its")) ||
                    (i && f->c[i - 1].kind == CHUNK_RELATIVE &&
                     str_is(f->r->tokens.at[f->c[i - 1].head].norm, "whose")));
    bool arabic = f->language == LANG_AR && c->pronoun && c->first == c->last &&
                  (chunk_lemma_is(&f->k, c, "بلد") || chunk_lemma_is(&f->k, c, "بلاد"));
    if ((!english && !arabic) || c->flags & CHUNK_PLURAL)
        return false;
    uint32_t who = person_of(f, i);
    for (size_t k = 0; who != NO_INDEX && k < f->r->claims.n; k++) {
        const claim *x = &f->r->claims.at[k];
        if (x->type == CLAIM_role && x->actors.n == 1 && x->actors.at[0] == who && x->targets.n &&
            f->r->entities.at[x->targets.at[0]].type == ENTITY_PLACE) {
            parties_add(f, out, x->targets.at[0]);
            break;
        }
    }
    return true;
}

/* "returned to the country", غادر البلاد: the one the report is about */
static bool home_country(claim_finder *f, uint32_t i, index_list *out)
{
    const chunk *c = &f->c[i];
    if (c->pronoun || c->flags & CHUNK_PLURAL || c->owner != NO_INDEX)
        return false;
    const token *first = &f->r->tokens.at[c->first];
    bool english = f->language == LANG_EN && c->last == c->first + 1 && str_is(first->norm, "the") &&
                   chunk_lemma_is(&f->k, c, "country");
    bool arabic = f->language == LANG_AR && c->first == c->last && first->flags & TOKEN_ARTICLE &&
                  (chunk_lemma_is(&f->k, c, "بلد") || chunk_lemma_is(&f->k, c, "بلاد"));
    if (!english && !arabic)
        return false;
    uint32_t which = f->home != NO_INDEX ? f->home : party_only_country(f);
    parties_add(f, out, which);
    return which != NO_INDEX;
}

void party_one(claim_finder *f, uint32_t i, index_list *out)
{
    const chunk *c = &f->c[i];
    bool named = c->mention != NO_INDEX && f->r->mentions.at[c->mention].kind == MENTION_NAME;
    if ((!named && parties_of_organ(f, i, out)) || country_of_somebody(f, i, out) ||
        home_country(f, i, out) || parties_represented(f, i, out) ||
        (!named && (parties_of_tycoon(f, c, out) || parties_of_partner(f, i, out))) ||
        parties_of_known(f, i, out))
        return;
    parties_add(f, out, entity_of(f, c->mention));
}

static bool names_person(const claim_finder *f, uint32_t i)
{
    uint32_t m = f->c[i].kind == CHUNK_NOUN ? f->c[i].mention : NO_INDEX;
    return m != NO_INDEX && f->r->mentions.at[m].type == ENTITY_PERSON;
}

uint32_t parties_listed(claim_finder *f, uint32_t first, uint32_t i, index_list *out)
{
    for (int members = 0; members < CLAIM_PARTIES; members++) {
        uint32_t next = NO_INDEX;
        if (i + 2 < f->n && f->c[i + 1].kind == CHUNK_COMMA &&
            f->c[i + 2].flags & CHUNK_APPOSED) { /* "the negotiator, A, and B" */
            i += 2;
            while (i + 2 < f->n && f->c[i + 1].kind == CHUNK_PREPOSITION &&
                   f->c[i + 2].kind == CHUNK_NOUN)
                i += 2; /* "A, adviser to the minister, and B" */
        }
        if (i + 2 < f->n && coordinates(f, i + 1) && continues(f, first, i + 2))
            next = i + 2;
        else if (i + 3 < f->n && f->c[i + 1].kind == CHUNK_COMMA && coordinates(f, i + 2) &&
                 continues(f, first, i + 3))
            next = i + 3;
        else if (first && i + 3 < f->n && coordinates(f, i + 1) &&
                 chunk_same_preposition(f, first - 1, i + 2) && continues(f, first, i + 3))
            next = i + 3; /* "by A and by B" */
        else if (first && i + 4 < f->n && f->c[i + 1].kind == CHUNK_COMMA &&
                 coordinates(f, i + 2) && chunk_same_preposition(f, first - 1, i + 3) &&
                 continues(f, first, i + 4))
            next = i + 4;
        else if (i + 5 < f->n && coordinates(f, i + 3) && chunk_same_preposition(f, i + 1, i + 5) &&
                 f->c[i + 2].kind == CHUNK_NOUN && names_person(f, i) && names_person(f, i + 4))
            next = i + 4; /* "A for X and B for Y" */
        else if (i + 2 < f->n && f->c[i + 1].kind == CHUNK_COMMA &&
                 f->c[i + 2].kind == CHUNK_NOUN && !(f->c[i + 2].flags & CHUNK_APPOSED) &&
                 list_goes_on(f, i + 1) &&
                 (f->language == LANG_EN || f->c[i + 3 < f->n ? i + 3 : i].kind != CHUNK_VERB))
            next = i + 2;
        if (next == NO_INDEX && first)
            next = chunk_repeated_behind(f, first, i);
        if (next == NO_INDEX && first)
            next = chunk_again_behind(f, first, i);
        if (next == NO_INDEX)
            break;
        /* things behind the first name end a list of parties: "Iran and its nuclear programme" */
        if (f->c[next].mention == NO_INDEX || chunk_owns_share(f, next))
            break;
        party_one(f, next, out);
        i = next;
    }
    return i;
}

static uint32_t antecedent_of(const claim_finder *f, const token *t)
{
    const discourse *d = &f->talk[f->language];
    str s = t->norm;
    if (str_is(s, "he") || str_is(s, "him") || str_is(s, "his") || str_is(s, "هو"))
        return d->man;
    if (str_is(s, "she") || str_is(s, "her") || str_is(s, "هي"))
        return d->woman;
    if (str_is(s, "they") || str_is(s, "them") || str_is(s, "their") || str_is(s, "هم"))
        return d->people;
    /* "it" goes on about what the sentence before was about */
    bool thing = d->subject != NO_INDEX && d->subject_told + 1 == f->sentence && !d->subject_many &&
                 f->r->entities.at[d->subject].type != ENTITY_PERSON &&
                 f->r->entities.at[d->subject].type != ENTITY_GROUP;
    if (str_is(s, "it") || str_is(s, "its"))
        return thing ? d->subject : d->body;
    return NO_INDEX;
}

static bool pronoun_fits(const claim_finder *f, const token *t, uint32_t mention_index)
{
    const mention *m = &f->r->mentions.at[mention_index];
    str s = t->norm;
    bool person = m->type == ENTITY_PERSON;
    if (str_is(s, "he") || str_is(s, "him") || str_is(s, "his"))
        return person && !m->feminine && !is_only(f, m->entity, true);
    if (str_is(s, "she") || str_is(s, "her"))
        return person && !m->masculine && !is_only(f, m->entity, false);
    if (str_is(s, "they") || str_is(s, "them") || str_is(s, "their"))
        return m->type == ENTITY_GROUP || m->type == ENTITY_ORGANIZATION;
    return (str_is(s, "it") || str_is(s, "its")) && !person && m->type != ENTITY_GROUP;
}

/* the subject of a clause before it in the sentence: "Syria says it will …" */
static uint32_t subject_before(const claim_finder *f, uint32_t i)
{
    /* "X warned him": not X himself */
    bool objective = i && !finite_verb_at(f, i + 1) &&
                     (f->c[i - 1].kind == CHUNK_VERB || f->c[i - 1].kind == CHUNK_PREPOSITION);
    uint32_t own = NO_INDEX;
    for (size_t k = 0; objective && k < f->events.n; k++)
        if (f->events.at[k].chunk < i && f->events.at[k].link != LINK_NOUN &&
            (own == NO_INDEX || f->events.at[k].chunk > f->events.at[own].chunk))
            own = (uint32_t)k;
    uint32_t self = own == NO_INDEX ? NO_INDEX : f->events.at[own].subject;
    for (size_t k = f->events.n; k-- > 0;) {
        const event *e = &f->events.at[k];
        uint32_t who = e->passive ? e->object : e->subject;
        if (who == self && self != NO_INDEX)
            continue;
        if (e->chunk >= i || who == NO_INDEX || who >= i || f->c[who].kind != CHUNK_NOUN ||
            f->c[who].mention == NO_INDEX)
            continue;
        if (pronoun_fits(f, &f->r->tokens.at[f->c[i].head], f->c[who].mention))
            return who;
    }
    return NO_INDEX;
}

/* "accused John Doe of fraud, which he denied": the nearest person of the sentence, an entity */
static uint32_t person_before(const claim_finder *f, uint32_t i)
{
    const token *t = &f->r->tokens.at[f->c[i].head];
    if (!str_is(t->norm, "he") && !str_is(t->norm, "she"))
        return NO_INDEX;
    for (uint32_t k = i; k-- > 0;) {
        const chunk *c = &f->c[k];
        if (c->kind == CHUNK_NOUN && c->mention != NO_INDEX && pronoun_fits(f, t, c->mention))
            return entity_of(f, c->mention);
    }
    return NO_INDEX;
}

/* "a friend of hers": somebody else than "her" */
static bool is_hers(const claim_finder *f, const chunk *c)
{
    str s = f->r->tokens.at[c->last].norm;
    return str_is(s, "hers") || str_is(s, "his");
}

/* "them", "him", "her" as an object: the nearest noun before that fits, where it is a thing nobody;
 * true where the sentence has one */
static bool object_before(claim_finder *f, uint32_t i, index_list *out)
{
    const token *t = &f->r->tokens.at[f->c[i].head];
    bool many = str_is(t->norm, "them");
    if (!many && !str_is(t->norm, "him") && !str_is(t->norm, "her"))
        return false;
    uint32_t self = NO_INDEX;
    for (size_t k = 0; k < f->events.n; k++)
        if (f->events.at[k].chunk < i && f->events.at[k].link != LINK_NOUN)
            self = f->events.at[k].passive ? NO_INDEX : f->events.at[k].subject;
    for (uint32_t k = i; k-- > 0;) {
        const chunk *c = &f->c[k];
        if (c->kind != CHUNK_NOUN || c->flags & (CHUNK_TIME | CHUNK_APPOSED) || k == self ||
            (k && f->c[k - 1].kind == CHUNK_VERB && chunk_lemma_is(&f->k, &f->c[k - 1], "be")))
            continue; /* "she was the victim": she, whom the words before tell */
        if (many && c->flags & CHUNK_PLURAL &&
            (c->mention == NO_INDEX || c->sense == SENSE_FORCE || c->sense == SENSE_ASSET))
            return true;
        if (c->mention == NO_INDEX || is_hers(f, c))
            continue;
        index_list near = { 0 };
        bool list = many && k + 1 < f->n && f->c[k + 1].kind == CHUNK_AND;
        if (list) /* "barred A and B on a petition by C, which blames them" */
            parties_of(f, k, &near);
        if (near.n < 2 && !pronoun_fits(f, t, c->mention))
            continue;
        if (!list)
            parties_of(f, k, &near);
        for (size_t n = 0; n < near.n; n++)
            parties_add(f, out, near.at[n]);
        return true;
    }
    return false;
}

/* "its purchase", "their assets": the nearest that fits, else who was talked about before */
uint32_t party_of_possessive(const claim_finder *f, uint32_t i)
{
    uint32_t t = f->c[i].first;
    while (t < f->c[i].head && f->r->tokens.at[t].pos != WORD_POSSESSIVE)
        t++; /* "all his property" */
    return party_of_pronoun(f, &f->r->tokens.at[t], i);
}

uint32_t party_of_pronoun(const claim_finder *f, const token *t, uint32_t i)
{
    if (t->pos != WORD_POSSESSIVE)
        return NO_INDEX;
    for (uint32_t k = i; k-- > 0;) {
        const chunk *c = &f->c[k];
        if (c->kind != CHUNK_NOUN || c->flags & (CHUNK_TIME | CHUNK_APPOSED) ||
            str_eq(f->r->tokens.at[c->first].norm, t->norm))
            continue; /* "her lawyer asked for her release": she is not her lawyer */
        uint32_t places[] = { c->mention, c->owner, chunk_name_at(f->r, c->last) };
        for (size_t n = 0; n < 3; n++)
            if (places[n] != NO_INDEX && pronoun_fits(f, t, places[n]) &&
                entity_can_act(f->r, entity_of(f, places[n])))
                return entity_of(f, places[n]);
    }
    return antecedent_of(f, t);
}

/* "They agreed", واتفقتا: all whom the sentence before was about, or the two that met there */
static bool those_before(claim_finder *f, bool two, index_list *out)
{
    const discourse *d = &f->talk[f->language];
    bool told = d->subject != NO_INDEX && d->subject_told + 1 == f->sentence;
    if (told && d->subject_many && (!two || d->subjects.n == 2)) {
        for (size_t n = 0; n < d->subjects.n; n++)
            parties_add(f, out, d->subjects.at[n]);
        return true;
    }
    if (told && f->r->entities.at[d->subject].type == ENTITY_GROUP && !two)
        return false;
    return parties_of_last_pair(f, out);
}

/* "Iran and Oman said they would": several subjects of a clause before it in the sentence */
static bool several_before(claim_finder *f, uint32_t i, index_list *out)
{
    for (size_t k = f->events.n; k-- > 0;) {
        const event *e = &f->events.at[k];
        uint32_t who = e->passive ? e->object : e->subject;
        if (e->chunk >= i || who == NO_INDEX || who >= i || f->c[who].kind != CHUNK_NOUN)
            continue;
        index_list near = { 0 };
        parties_of(f, who, &near);
        for (size_t n = 0; near.n > 1 && n < near.n; n++)
            parties_add(f, out, near.at[n]);
        return near.n > 1;
    }
    return false;
}

static bool parties_of_they(claim_finder *f, uint32_t i, index_list *out)
{
    str s = f->r->tokens.at[f->c[i].head].norm;
    if (!str_is(s, "they") && !str_is(s, "هم") && !str_is(s, "هما"))
        return false;
    if (several_before(f, i, out))
        return true;
    return subject_before(f, i) == NO_INDEX && those_before(f, str_is(s, "هما"), out);
}

/* "He asked them": those whom he met in the sentence before */
static bool parties_of_them(claim_finder *f, uint32_t i, bool object, index_list *out)
{
    str s = f->r->tokens.at[f->c[i].head].norm;
    bool many = str_is(s, "them");
    if (!object || (!many && !str_is(s, "him") && !str_is(s, "her")))
        return false;
    for (size_t k = f->events.n; k-- > 0;) {
        event *e = &f->events.at[k];
        if (e->chunk >= i || e->subject == NO_INDEX || e->passive)
            continue;
        index_list self = { 0 };
        parties_of_subject(f, e, &self);
        return self.n == 1 && parties_of_others(f, self.at[0], many, out);
    }
    return false;
}

void parties_of(claim_finder *f, uint32_t i, index_list *out)
{
    if (i == NO_INDEX || i >= f->n)
        return;
    const chunk *c = &f->c[i];
    bool object = i && !finite_verb_at(f, i + 1) &&
                  (f->c[i - 1].kind == CHUNK_VERB || f->c[i - 1].kind == CHUNK_PREPOSITION);
    bool it = c->kind == CHUNK_PRONOUN && str_is(f->r->tokens.at[c->head].norm, "it");
    if (it && (object || pronoun_of_thing(f, i)))
        return; /* rather a thing than whoever was spoken of last */
    if (c->kind == CHUNK_PRONOUN && object && f->language == LANG_EN && object_before(f, i, out))
        return;
    if (c->kind == CHUNK_PRONOUN && (parties_of_them(f, i, object, out) || parties_of_they(f, i, out)))
        return;
    if (c->kind == CHUNK_PRONOUN && f->language == LANG_EN && subject_before(f, i) != NO_INDEX) {
        parties_of(f, subject_before(f, i), out);
        return;
    }
    if (c->kind == CHUNK_PRONOUN) {
        uint32_t near = f->language == LANG_EN ? person_before(f, i) : NO_INDEX;
        parties_add(f, out,
                    near != NO_INDEX ? near : antecedent_of(f, &f->r->tokens.at[c->head]));
        return;
    }
    if (c->kind != CHUNK_NOUN || c->flags & CHUNK_TIME)
        return;
    size_t before = out->n;
    if (parties_of_pair(f, i, out) || parties_of_latter(f, i, out))
        return;
    party_one(f, i, out);
    if (out->n == before)
        return;
    (void)parties_listed(f, i, i, out);
    bool group = c->mention != NO_INDEX && f->r->mentions.at[c->mention].type == ENTITY_GROUP;
    if (c->flags & CHUNK_PLURAL || group || f->r->tokens.at[c->first].kind == TOKEN_NUMBER)
        parties_named_among(f, i, out);
}

void parties_inside(claim_finder *f, uint32_t i, index_list *out)
{
    if (i == NO_INDEX || i >= f->n || f->c[i].kind != CHUNK_NOUN)
        return;
    const chunk *c = &f->c[i];
    uint32_t last = NO_INDEX;
    for (uint32_t t = c->first; t <= c->last && out->n < 4; t++) {
        uint32_t m = chunk_name_at(f->r, t);
        if (m == NO_INDEX) {
            m = f->r->tokens.at[t].mention;
            if (m != NO_INDEX && f->r->mentions.at[m].first_token < c->first)
                m = NO_INDEX;
        }
        if (m != NO_INDEX && m != last && !parties_of_known_inside(f, i, m, out))
            parties_add(f, out, entity_of(f, m));
        last = m;
    }
}

void parties_of_control(claim_finder *f, const event *e, index_list *out)
{
    event *over = &f->events.at[e->previous];
    bool object =
        over->frame != NO_INDEX && frames_at(f->f, over->frame)->options & FRAME_OBJECT_CONTROL;
    object |= event_judged_for(f, e, over);
    if (object) {
        if (over->object != NO_INDEX && !over->passive)
            parties_of(f, over->object, out);
        if (!out->n && over->claim != NO_INDEX)
            for (size_t i = 0; i < f->r->claims.at[over->claim].targets.n; i++)
                parties_add(f, out, f->r->claims.at[over->claim].targets.at[i]);
        if (out->n)
            return;
    }
    if (over->passive)
        parties_of(f, over->object, out);
    else
        parties_of_subject(f, over, out);
}

/* may the verb tell what somebody said? Then the last source speaks on. */
static bool telling(const claim_finder *f, const event *e)
{
    uint32_t l = f->c[e->chunk].lemma;
    for (uint32_t i = l == NO_INDEX ? NO_INDEX : lexicon_lexeme(f->x, l)->frames; i != NO_INDEX;
         i = frames_at(f->f, i)->next)
        if (frames_at(f->f, i)->options & FRAME_SAYS)
            return true;
    return false;
}

/* does the subject of an earlier verb not go with this one in gender? */
static bool disagrees(const claim_finder *f, const event *before, const token *verb)
{
    uint32_t who = before->passive ? before->object : before->subject;
    if (who == NO_INDEX || f->c[who].kind != CHUNK_NOUN || verb->form & (FORM_PLURAL | FORM_DUAL))
        return false;
    const chunk *c = &f->c[who];
    uint32_t first = c->mention != NO_INDEX && f->r->mentions.at[c->mention].type != ENTITY_PERSON
                         ? f->r->mentions.at[c->mention].first_token
                         : c->head;
    const token *h = &f->r->tokens.at[first];
    bool feminine = h->form & FORM_FEMININE || str_ends(token_stem(h), STR("ة"));
    bool told_feminine = verb->form & FORM_FEMININE;
    bool person = c->mention != NO_INDEX && f->r->mentions.at[c->mention].type == ENTITY_PERSON;
    if (person)
        return told_feminine ? f->r->mentions.at[c->mention].masculine
                             : f->r->mentions.at[c->mention].feminine;
    return feminine && !told_feminine && !(c->flags & CHUNK_PLURAL);
}

/* الحوثيون: the subject is many by its ending, whatever it names */
static bool sounds_plural(const claim_finder *f, const event *e)
{
    uint32_t who = e->passive ? e->object : e->subject;
    if (who == NO_INDEX || f->c[who].kind != CHUNK_NOUN)
        return false;
    str s = f->r->tokens.at[f->c[who].head].norm;
    return str_ends(s, STR("ون")) || str_ends(s, STR("يين"));
}

static bool same_paragraph(const claim_finder *f, uint32_t s)
{
    return f->r->sentences.at[s].block == f->r->sentences.at[f->sentence].block;
}

/* "اتهمت إسبانيا فلاناً، وهو ما نفاه": where whoever did it does not agree with the verb, the one it
 * was done to may; true where he does */
static bool object_agrees(claim_finder *f, const event *e, const token *verb, index_list *out)
{
    bool feminine = verb->form & FORM_FEMININE;
    for (size_t k = f->events.n; k-- > 0;) {
        const event *o = &f->events.at[k];
        if (o == e || o->chunk >= e->chunk || o->object == NO_INDEX || o->object >= e->chunk)
            continue;
        index_list who = { 0 };
        parties_of(f, o->object, &who);
        if (who.n != 1 || f->r->entities.at[who.at[0]].type != ENTITY_PERSON)
            continue;
        if (feminine ? party_is_man(f, who.at[0])
                     : !party_is_man(f, who.at[0]))
            continue;
        parties_add(f, out, who.at[0]);
        return true;
    }
    return false;
}

static void without_subject(claim_finder *f, const event *e, index_list *out)
{
    const token *v = &f->r->tokens.at[f->c[e->chunk].head];
    if (e->link == LINK_ADJUNCT &&
        e->previous != NO_INDEX) { /* مؤكداً: whoever the verb before is of */
        event *main = &f->events.at[e->previous];
        if (main->passive)
            parties_of(f, main->object, out);
        else
            parties_of_subject(f, main, out);
        return;
    }
    if (parties_charged(f, e, out))
        return;
    const discourse *d = &f->talk[f->language];
    bool plural = v->form & FORM_PLURAL, feminine = v->form & FORM_FEMININE;
    if (e->previous != NO_INDEX && !disagrees(f, &f->events.at[e->previous], v)) {
        event *before = &f->events.at[e->previous];
        index_list prior = { 0 };
        if (before->passive)
            parties_of(f, before->object, &prior);
        else
            parties_of_subject(f, before, &prior);
        bool many = prior.n > 1 ||
                    (prior.n == 1 && (f->r->entities.at[prior.at[0]].type == ENTITY_GROUP ||
                                      sounds_plural(f, before)));
        if (prior.n && (!plural || many)) {
            for (size_t i = 0; i < prior.n; i++)
                parties_add(f, out, prior.at[i]);
            return;
        }
    }
    if (e->previous != NO_INDEX && !plural && !(v->form & FORM_DUAL) &&
        disagrees(f, &f->events.at[e->previous], v) && object_agrees(f, e, v, out))
        return;
    bool next = e->previous == NO_INDEX && e->link == LINK_MAIN;
    bool two = v->form & FORM_DUAL;
    if ((plural || two) && next && d->subject != NO_INDEX && those_before(f, two, out))
        return;
    bool before = d->subject != NO_INDEX && d->subject_told + 1 == f->sentence && !plural && !two &&
                  e->previous == NO_INDEX && e->link == LINK_MAIN && !d->subject_many &&
                  feminine == d->subject_feminine && same_paragraph(f, d->subject_told);
    if (before) { /* "زار الوزير باريس. وأعلن …": the story goes on about its subject */
        parties_add(f, out, d->subject);
        return;
    }
    if (next && !plural && !two && !feminine && d->source != NO_INDEX &&
        d->source_told + 1 == f->sentence && d->source == d->man && d->man_told == d->source_told) {
        parties_add(f, out, d->man); /* "…، بحسب فلان. واقترح …" */
        return;
    }
    if (telling(f, e) && !plural && d->source != NO_INDEX && !(feminine && party_is_man(f, d->source)))
        parties_add(f, out, d->source);
    else if (telling(f, e)) /* other verbs: rather nobody than the wrong one */
        parties_add(f, out, plural ? d->people : feminine ? d->body : d->man);
}

/* "the residence of President X, who fled": the person that the phrase ends in */
static void last_person(claim_finder *f, uint32_t i, index_list *out)
{
    if (f->c[i].kind != CHUNK_NOUN)
        return;
    uint32_t m = chunk_name_at(f->r, f->c[i].last);
    if (m == NO_INDEX || f->r->mentions.at[m].type != ENTITY_PERSON)
        return;
    out->n = 0;
    parties_add(f, out, entity_of(f, m));
}

bool parties_of_thing(claim_finder *f, uint32_t i, index_list *out)
{
    if (f->c[i].kind != CHUNK_NOUN)
        return false;
    index_list found = { 0 };
    parties_of(f, i, &found);
    if (!found.n || f->r->entities.at[found.at[0]].type != ENTITY_PERSON)
        return false;
    /* the last name of the phrase, or of the title behind a comma */
    uint32_t k =
        i + 2 < f->n && f->c[i + 1].kind == CHUNK_COMMA && f->c[i + 2].flags & CHUNK_APPOSED ? i + 2
                                                                                             : i;
    index_list inside = { 0 };
    parties_inside(f, k, &inside);
    for (size_t n = inside.n; n-- > 0;)
        if (f->r->entities.at[inside.at[n]].type != ENTITY_PERSON) {
            parties_add(f, out, inside.at[n]);
            return true;
        }
    return true; /* nobody rather than the person */
}

/* "his decision to release", "Egypt's refusal to sign": whose decision it is does it */
static uint32_t decider(const claim_finder *f, const event *e)
{
    uint32_t i = e->chunk;
    if (f->language != LANG_EN || e->link != LINK_INFINITIVE || !i || e->passive ||
        !(f->c[i].flags & CHUNK_INFINITIVE) || f->c[i - 1].kind != CHUNK_NOUN ||
        f->c[i - 1].mention != NO_INDEX || f->c[i - 1].sense == SENSE_PERSON)
        return NO_INDEX;
    uint32_t who = f->c[i - 1].owner != NO_INDEX ? entity_of(f, f->c[i - 1].owner)
                   : f->c[i - 1].pronoun         ? party_of_possessive(f, i - 1)
                                                 : NO_INDEX;
    return who != NO_INDEX && entity_can_act(f->r, who) ? who : NO_INDEX;
}

/* "the court in The Hague, which ordered": a body rather than the town it sits in; a chunk */
static uint32_t seated(const claim_finder *f, const event *e)
{
    uint32_t i = e->subject, town = NO_INDEX, body = NO_INDEX;
    bool in = e->link == LINK_RELATIVE && i >= 2 && i < e->chunk && f->c[i].kind == CHUNK_NOUN &&
              f->c[i - 2].kind == CHUNK_NOUN &&
              (chunk_preposition_is(f, i - 1, STR("in")) || chunk_preposition_is(f, i - 1, STR("في")));
    if (in) {
        town = entity_of(f, f->c[i].mention);
        body = entity_of(f, f->c[i - 2].mention);
    }
    if (town == NO_INDEX || body == NO_INDEX || f->r->entities.at[town].type != ENTITY_PLACE ||
        f->r->entities.at[body].type != ENTITY_ORGANIZATION)
        return i;
    uint32_t entry = f->r->entities.at[town].gazetteer;
    bool country = entry != NO_INDEX &&
                   str_is(gazetteer_at(f->r->know->gazetteer, entry)->kind, "country");
    return country ? i : i - 2;
}

void parties_of_subject(claim_finder *f, event *e, index_list *out)
{
    if (!e->parties.n) {
        index_list found = { 0 };
        parties_add(f, &found, e->subject == NO_INDEX ? decider(f, e) : NO_INDEX);
        if (found.n)
            e->parties = found;
    }
    if (!e->parties.n) {
        index_list found = { 0 };
        /* set first, so that a chain of events cannot run in circles */
        if (e->subject != NO_INDEX && e->about_thing && e->subject < e->chunk &&
            parties_of_thing(f, e->subject, &found)) {
            ;
        } else if (e->subject != NO_INDEX) {
            parties_of(f, seated(f, e), &found);
            if (e->beside_of == e->subject)
                parties_of(f, e->beside, &found);
            if (e->link == LINK_RELATIVE && (!found.n || !entity_can_act(f->r, found.at[0])))
                last_person(f, e->subject, &found);
        } else if (e->passive)
            ;
        else if (e->link == LINK_INFINITIVE && e->previous != NO_INDEX &&
                 &f->events.at[e->previous] < e)
            parties_of_control(f, e, &found);
        else if (e->null_subject && (e->previous == NO_INDEX || &f->events.at[e->previous] < e))
            without_subject(f, e, &found);
        e->parties = found;
    }
    for (size_t i = 0; i < e->parties.n; i++)
        parties_add(f, out, e->parties.at[i]);
}
