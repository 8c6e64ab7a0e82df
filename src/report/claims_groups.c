/*
 * Groups and those in them: a consortium that includes A and B, a delegation led by John Doe, several
 * counterparts including A, those released, Iran-backed fighters. Cost: a few chunks around every
 * such word.
 */
#include "report/claims_match.h"
#include "report/gazetteer.h"
#include "report/titles.h"
#include "report/memo.h"

/* "several counterparts, including John Doe" */
static void members(claim_finder *f, uint32_t i)
{
    if (!chunk_preposition_is(f, i, f->language == LANG_AR ? STR("بينهم") : STR("including")))
        return;
    uint32_t group = NO_INDEX;
    for (uint32_t k = i; k-- > 0 && i - k < 6;)
        if (f->c[k].kind == CHUNK_VERB || f->c[k].kind == CHUNK_STOP)
            break;
        else if (f->c[k].kind == CHUNK_NOUN && f->c[k].flags & CHUNK_PLURAL &&
                 f->c[k].mention != NO_INDEX)
            group = k;
    if (group == NO_INDEX)
        return;
    index_list who = { 0 };
    parties_of(f, i + 1, &who);
    for (size_t k = 0; k < who.n; k++) /* "several countries, including Egypt": an example */
        if (f->r->entities.at[who.at[k]].type != ENTITY_PERSON)
            return;
    uint32_t of = f->r->mentions.at[f->c[group].mention].entity;
    if (!who.n || of == NO_INDEX || f->r->entities.at[of].type != ENTITY_GROUP || who.at[0] == of)
        return;
    claim *c = claim_new(f, CLAIM_member, i, i + 1, f->c[i].head);
    c->modality = MODALITY_presupposed;
    c->actors = who;
    *vec_push(f->r->a, &c->targets) = of;
}

/* "the Houthi-run agency X", "Iran-backed fighters": whose they are */
static void compounds(claim_finder *f, uint32_t i)
{
    const chunk *c = &f->c[i];
    if (c->mention == NO_INDEX || f->language != LANG_EN)
        return;
    for (uint32_t t = c->first + 2; t <= c->last && t < c->first + 8; t++) {
        if (f->r->bytes.at[f->r->tokens.at[t - 1].start] != '-' ||
            !token_in_set(f->r, &f->r->tokens.at[t], LANG_EN, SET_SIDE))
            continue;
        uint32_t m = chunk_name_at(f->r, t - 2);
        uint32_t of = m != NO_INDEX ? f->r->mentions.at[m].entity : NO_INDEX,
                 who = f->r->mentions.at[c->mention].entity;
        if (of == NO_INDEX || who == NO_INDEX || of == who)
            return;
        claim *made = claim_new(f, CLAIM_associate, i, i, t);
        made->modality = MODALITY_presupposed;
        *vec_push(f->r->a, &made->actors) = who;
        *vec_push(f->r->a, &made->targets) = of;
        return;
    }
}

/* "which is", "that was": the chunk before them that a preposition speaks of */
static uint32_t over_copula(const claim_finder *f, uint32_t i)
{
    while (i && (f->c[i - 1].kind == CHUNK_COMMA || f->c[i - 1].kind == CHUNK_RELATIVE ||
                 (f->c[i - 1].kind == CHUNK_VERB && f->c[i - 1].flags & CHUNK_AUXILIARY)))
        i--;
    return i;
}

/* "a delegation led by John Doe", وفد سعودي برئاسة فلان: who leads the body before the words */
static void led_by(claim_finder *f, uint32_t i)
{
    bool arabic = f->language == LANG_AR;
    if (i + 1 >= f->n || !chunk_preposition_is(f, i, arabic ? STR("برياسة") : STR("led-by")))
        return;
    uint32_t group = over_copula(f, i);
    if (group && chunk_is_sides(f, group - 1))
        return; /* "the Kyrgyz side": whose that is, is not said */
    if (!group || f->c[group - 1].kind != CHUNK_NOUN)
        return;
    index_list of = { 0 }, who = { 0 };
    parties_of(f, group - 1, &of);
    parties_of(f, i + 1, &who);
    if (of.n != 1 || who.n != 1 || f->r->entities.at[who.at[0]].type != ENTITY_PERSON ||
        (f->r->entities.at[of.at[0]].type != ENTITY_GROUP &&
         f->r->entities.at[of.at[0]].type != ENTITY_ORGANIZATION))
        return;
    claim *c = claim_new(f, CLAIM_role, group - 1, i + 1, f->c[i].head);
    c->modality = MODALITY_presupposed;
    c->actors = who;
    c->targets = of;
}

/* is it a verb of having as members: includes, يضم? Sets `behind` to the chunk its list begins with. */
static bool has_as_members(const claim_finder *f, uint32_t i, uint32_t *behind)
{
    const chunk *c = &f->c[i];
    bool negated = c->flags & (CHUNK_NEGATED | CHUNK_FUTURE | CHUNK_POSSIBLE);
    if (c->lemma == NO_INDEX || negated)
        return false;
    uint64_t sets = lexicon_lexeme(f->x, c->lemma)->sets;
    bool with = sets & SET_CONSISTING && i + 2 < f->n && f->c[i + 1].kind == CHUNK_PREPOSITION;
    *behind = with ? i + 2 : i + 1;
    return with || (sets & SET_COMPRISING && !(c->flags & CHUNK_PASSIVE));
}

/* may it have members: a body or a group of people, not a state or a person */
static bool may_have_members(const claim_finder *f, uint32_t entity_index)
{
    const entity *e = &f->r->entities.at[entity_index];
    return e->type == ENTITY_ORGANIZATION || e->type == ENTITY_GROUP;
}

/* "a consortium that includes A and B", تحالف يضم أ وب, "the team comprising A and B" */
static void comprises(claim_finder *f, uint32_t i)
{
    uint32_t list;
    if (!has_as_members(f, i, &list) || list >= f->n)
        return;
    index_list group = { 0 }, who = { 0 };
    for (size_t k = 0; k < f->events.n; k++)
        if (f->events.at[k].chunk == i) {
            event *e = &f->events.at[k];
            if (e->subject != NO_INDEX && e->subject > i && e->subject + 1 < f->n &&
                f->language == LANG_AR && e->object == NO_INDEX)
                return;
            parties_of_subject(f, e, &group);
            if (e->object != NO_INDEX)
                list = e->object;
            break;
        }
    if (!group.n && i && f->c[i - 1].kind == CHUNK_NOUN)
        parties_of(f, i - 1, &group);
    if (group.n != 1 || !may_have_members(f, group.at[0]) || f->c[list].kind != CHUNK_NOUN)
        return;
    parties_of(f, list, &who);
    match_keep_agents(f, &who, false);
    match_drop_shared(&group, &who);
    if (!who.n)
        return;
    claim *c = claim_new(f, CLAIM_member, i, list, f->c[i].head);
    c->modality = MODALITY_presupposed;
    c->actors = who;
    c->targets = group;
}

/* what a participle says was done to those it stands for: "those released", المفرج عنهم */
static uint8_t done_to(const claim_finder *f, const chunk *c)
{
    const token *h = &f->r->tokens.at[c->head];
    if (h->lemma == NO_INDEX || !(h->form & FORM_PARTICIPLE))
        return FRAME_NONE;
    const lexeme *l = lexicon_lexeme(f->x, h->lemma);
    for (uint32_t i = l->frames; i != NO_INDEX; i = frames_at(f->f, i)->next)
        if (!frames_at(f->f, i)->noun_count && frames_at(f->f, i)->type != FRAME_NONE)
            return frames_at(f->f, i)->type;
    return FRAME_NONE;
}

/* "Among those released are A, detained since 2015, B and C", ومن بين المفرج عنهم */
static void among_those(claim_finder *f, uint32_t i)
{
    enum { REACH = 24 };
    bool arabic = f->language == LANG_AR;
    if (i + 2 >= f->n || f->c[i + 1].kind != CHUNK_NOUN ||
        !chunk_preposition_is(f, i, arabic ? STR("بين") : STR("among")))
        return;
    uint8_t type = done_to(f, &f->c[i + 1]);
    uint32_t k = i + 2;
    if (arabic ? f->c[k].kind == CHUNK_PREPOSITION : f->c[k].kind == CHUNK_VERB)
        k++;
    if (type == FRAME_NONE || (!arabic && k == i + 2))
        return;
    index_list who = { 0 };
    for (uint32_t n = k; n < f->n && n < k + REACH; n++) {
        const chunk *c = &f->c[n];
        uint8_t before = n ? f->c[n - 1].kind : (uint8_t)CHUNK_STOP;
        if (c->kind == CHUNK_STOP || c->kind == CHUNK_RELATIVE || c->kind == CHUNK_THAT ||
            (c->kind == CHUNK_SUBORDINATOR && before == CHUNK_COMMA))
            break;
        bool member = n == k || before == CHUNK_COMMA || before == CHUNK_AND;
        if (c->kind == CHUNK_NOUN && member && c->mention != NO_INDEX &&
            f->r->mentions.at[c->mention].type == ENTITY_PERSON)
            parties_add(f, &who, f->r->mentions.at[c->mention].entity);
    }
    if (!who.n)
        return;
    claim *c = claim_new(f, type, i, i + 1, f->c[i + 1].head);
    c->modality = MODALITY_reported;
    c->targets = who;
}

/* "owns about 30% of Acme": the name behind the share; an entity, or NO_INDEX */
static uint32_t behind_share(const claim_finder *f, uint32_t trigger)
{
    enum { REACH = 9 };
    const report *r = f->r;
    bool share = false;
    for (uint32_t i = trigger + 1; i < f->k.end && i < trigger + REACH; i++) {
        const token *t = &r->tokens.at[i];
        if (t->mention != NO_INDEX && r->mentions.at[t->mention].kind == MENTION_NAME)
            return share ? r->mentions.at[t->mention].entity : NO_INDEX;
        share |= t->kind == TOKEN_NUMBER;
        if (t->kind == TOKEN_WORD && (t->pos == WORD_VERB || t->pos == WORD_RELATIVE))
            return NO_INDEX;
    }
    return NO_INDEX;
}

/* شركة مسجلة في الجزر، والتي يملكها فلان: the body before the verb, not the place beside it */
static uint32_t body_before(const claim_finder *f, uint32_t trigger)
{
    const report *r = f->r;
    for (uint32_t i = trigger; i-- > r->sentences.at[f->sentence].first_token;) {
        uint32_t m = r->tokens.at[i].mention;
        if (m != NO_INDEX && r->mentions.at[m].kind == MENTION_NAME &&
            r->mentions.at[m].entity != NO_INDEX &&
            (r->entities.at[r->mentions.at[m].entity].type == ENTITY_ORGANIZATION ||
             r->entities.at[r->mentions.at[m].entity].type == ENTITY_PRODUCT))
            return r->mentions.at[m].entity;
    }
    return NO_INDEX;
}

/* what is owned, where the verb's own places do not tell it */
static void owned_things(claim_finder *f)
{
    report *r = f->r;
    for (size_t i = f->first_claim; i < r->claims.n; i++) {
        claim *c = &r->claims.at[i];
        if (c->type != CLAIM_own || c->sentence != f->sentence || c->trigger >= r->tokens.n)
            continue;
        uint32_t what = NO_INDEX;
        bool place = c->targets.n == 1 && r->entities.at[c->targets.at[0]].type == ENTITY_PLACE &&
                     r->entities.at[c->targets.at[0]].gazetteer != NO_INDEX;
        if (!c->targets.n && c->actors.n)
            what = behind_share(f, c->trigger);
        else if (place && f->language == LANG_AR && r->tokens.at[c->trigger].suffix)
            what = body_before(f, c->trigger);
        if (what == NO_INDEX || (c->actors.n && c->actors.at[0] == what))
            continue;
        c->targets.n = 0;
        parties_add(f, &c->targets, what);
    }
}

/* "X, who is 46, is": over the clause between commas that ends at chunk i to what it is told of; i */
static uint32_t over_clause(const claim_finder *f, uint32_t i)
{
    enum { REACH = 8 };
    if (f->c[i].kind != CHUNK_COMMA)
        return i;
    for (uint32_t k = i; k-- > 1 && i - k < REACH;)
        if (f->c[k].kind == CHUNK_COMMA)
            return k - 1;
        else if (f->c[k].kind == CHUNK_STOP)
            break;
    return i;
}

/* the name of one person */
static bool chunk_names_person(const claim_finder *f, uint32_t i)
{
    uint32_t m = f->c[i].kind == CHUNK_NOUN ? f->c[i].mention : NO_INDEX;
    return m != NO_INDEX && f->r->mentions.at[m].kind == MENTION_NAME &&
           f->r->mentions.at[m].type == ENTITY_PERSON;
}

/* "He is a grandson of John Roe", وهو ابن شقيق فلان */
static void kin_told(claim_finder *f, uint32_t i)
{
    const report *r = f->r;
    const chunk *c = &f->c[i];
    if (!i || c->head >= r->tokens.n)
        return;
    bool arabic = f->language == LANG_AR;
    uint32_t word = arabic ? c->first : c->head, who = i - 1;
    const token *h = &r->tokens.at[word];
    if (f->c[who].kind != (arabic ? CHUNK_PRONOUN : CHUNK_VERB) ||
        h->kind != TOKEN_WORD || !token_may_title(r, h) ||
        !titles_kin(r->know->titles, f->language, arabic ? token_stem(h) : h->norm).at)
        return;
    if (!arabic) {
        bool is = f->c[who].flags & CHUNK_AUXILIARY && chunk_lemma_is(&f->k, &f->c[who], "be");
        if (!is || !who || f->c[who].flags & CHUNK_NEGATED)
            return;
        who = over_clause(f, who - 1);
    }
    if (arabic && who && chunk_names_person(f, who - 1))
        who--; /* "فلان هو شقيق فلان" */
    if (!arabic && !chunk_is_noun(&f->c[who]))
        return;
    index_list actors = { 0 }, targets = { 0 };
    parties_of(f, who, &actors);
    parties_inside(f, i, &targets);
    index_list self = { 0 };
    const mention *own = c->mention != NO_INDEX ? &r->mentions.at[c->mention] : NULL;
    if (own && !(own->kind == MENTION_NAME && own->first_token > word))
        parties_add(f, &self, own->entity);
    match_drop_shared(&self, &targets);
    match_drop_shared(&actors, &targets);
    if (actors.n != 1 || targets.n != 1 ||
        r->entities.at[actors.at[0]].type != ENTITY_PERSON ||
        r->entities.at[targets.at[0]].type != ENTITY_PERSON)
        return;
    claim *made = claim_new(f, CLAIM_kin, i, i, c->head);
    made->modality = MODALITY_presupposed;
    made->actors = actors;
    made->targets = targets;
}

/* firms and things are owned; people, states and parties are members */
bool match_belongs_as_thing(const match *m)
{
    const report *r = m->f->r;
    if (m->actors.n != 1 || !m->targets.n)
        return false;
    const entity *a = &r->entities.at[m->actors.at[0]], *t = &r->entities.at[m->targets.at[0]];
    if (t->type == ENTITY_PERSON || a->type == ENTITY_PRODUCT)
        return true;
    bool firm = t->gazetteer == NO_INDEX ||
                str_find(gazetteer_at(r->know->gazetteer, t->gazetteer)->kind, STR("company")) !=
                    SIZE_MAX;
    return a->type == ENTITY_ORGANIZATION && t->type == ENTITY_ORGANIZATION && firm;
}

bool match_about_thing(const match *m)
{
    const claim_finder *f = m->f;
    uint32_t s = m->e->passive ? m->e->object : m->e->subject;
    if (m->nominal || !m->e->finite || s == NO_INDEX || f->c[s].kind != CHUNK_NOUN)
        return false;
    const chunk *c = &f->c[s];
    if (c->mention == NO_INDEX)
        return c->sense != SENSE_PERSON && c->sense != SENSE_GROUP && c->sense != SENSE_EVENT &&
               c->sense != SENSE_TIME && c->sense != SENSE_STATEMENT && c->lemma != NO_INDEX;
    const entity *e = &f->r->entities.at[f->r->mentions.at[c->mention].entity];
    return e->type == ENTITY_PRODUCT || c->sense == SENSE_ASSET || c->sense == SENSE_FORCE ||
           (e->type == ENTITY_ORGANIZATION && e->gazetteer == NO_INDEX) ||
           (c->sense == SENSE_BODY && e->type != ENTITY_PERSON && e->type != ENTITY_PLACE);
}

static bool is_named(const entity *e, const report *r)
{
    for (size_t i = 0; i < e->mentions.n; i++)
        if (r->mentions.at[e->mentions.at[i]].kind == MENTION_NAME)
            return true;
    return false;
}

/* "the businessman": the mention of an unnamed person in the claim's sentence that says "the"; NO_INDEX */
static uint32_t told_again(const claim_finder *f, uint32_t entity_index)
{
    const report *r = f->r;
    const entity *e = &r->entities.at[entity_index];
    if (e->type != ENTITY_PERSON || is_named(e, r))
        return NO_INDEX;
    for (size_t i = 0; i < e->mentions.n; i++) {
        const mention *m = &r->mentions.at[e->mentions.at[i]];
        const token *t = &r->tokens.at[m->first_token];
        bool the = str_is(t->norm, "the") || (m->lang == LANG_AR && t->flags & TOKEN_ARTICLE);
        if (m->sentence == f->sentence && the && m->token_count <= 3)
            return e->mentions.at[i];
    }
    return NO_INDEX;
}

/* "the businessman, who is close to X": whoever the text named last before, in the same sentence or
 * the two before */
static void close_persons(claim_finder *f)
{
    enum { SENTENCES = 2 };
    report *r = f->r;
    for (size_t i = f->first_claim; i < r->claims.n; i++) {
        claim *c = &r->claims.at[i];
        if (c->type != CLAIM_associate || c->sentence != f->sentence || c->actors.n != 1)
            continue;
        uint32_t again = told_again(f, c->actors.at[0]), one = NO_INDEX;
        if (again == NO_INDEX)
            continue;
        uint32_t s = f->sentence, from = r->mentions.at[again].first_token;
        for (int n = 0; n < SENTENCES && s && r->sentences.at[s - 1].lang == f->language; n++)
            s--;
        for (uint32_t k = from; one == NO_INDEX && k-- > r->sentences.at[s].first_token;) {
            uint32_t m = r->tokens.at[k].mention;
            if (m != NO_INDEX && r->mentions.at[m].kind == MENTION_NAME &&
                r->mentions.at[m].entity != NO_INDEX &&
                r->entities.at[r->mentions.at[m].entity].type == ENTITY_PERSON)
                one = r->mentions.at[m].entity;
        }
        bool target = c->targets.n && c->targets.at[0] == one;
        if (one != NO_INDEX && !target)
            c->actors.at[0] = one;
    }
}

bool claims_open_office(const report *r, const claim *c)
{
    if (c->type != CLAIM_role || c->actors.n != 1 || c->trigger >= r->tokens.n)
        return false;
    const entity *e = &r->entities.at[c->actors.at[0]];
    return e->type == ENTITY_PERSON && e->mentions.n == 1 && !is_named(e, r) &&
           r->tokens.at[c->trigger].pos == WORD_VERB;
}

/* does one of its prepositions speak of a group and those in it? */
static bool speaks_of_groups(const claim_finder *f)
{
    static const str words[2][3] = { { STR("including"), STR("led-by"), STR("among") },
                                     { STR("بينهم"), STR("برياسة"), STR("بين") } };
    const str *own = words[f->language == LANG_AR];
    for (uint32_t i = chunk_next_preposition(f, 0); i < f->n; i = chunk_next_preposition(f, i + 1))
        for (size_t k = 0; k < 3; k++)
            if (chunk_preposition_is(f, i, own[k]))
                return true;
    return false;
}

/* may a noun tell whose it is, or who is kin? Behind a verb to be, an Arabic pronoun, or a hyphen */
static bool may_tell_kin(const claim_finder *f)
{
    return f->language == LANG_EN || f->k.kinds >> CHUNK_PRONOUN & 1;
}

void claims_of_groups(claim_finder *f)
{
    owned_things(f);
    close_persons(f);
    bool groups = speaks_of_groups(f), nouns = may_tell_kin(f),
         verbs = f->sets & (SET_COMPRISING | SET_CONSISTING);
    for (uint32_t i = 0; i < f->n && (groups || nouns || verbs); i++)
        switch (f->c[i].kind) {
        case CHUNK_PREPOSITION:
            if (!groups)
                break;
            if (i + 1 < f->n)
                members(f, i);
            led_by(f, i);
            among_those(f, i);
            break;
        case CHUNK_VERB:
            if (verbs)
                comprises(f, i);
            break;
        case CHUNK_NOUN:
            compounds(f, i);
            kin_told(f, i);
            break;
        default:
            break;
        }
}
