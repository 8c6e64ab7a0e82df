/*
 * Two that are spoken of together: "the two sides", "both leaders", البلدان. They are the two of
 * the last claim told before in the same version whose kind fits (sides are no persons where there
 * is another pair). Where there is none, the words stand for themselves. Cost: a bounded look back.
 */
#include "report/claims.h"
#include "report/gazetteer.h"

enum { LOOK_BACK = 24 };

typedef enum pair_kind { PAIR_NONE, PAIR_SIDES, PAIR_PEOPLE, PAIR_BODIES, PAIR_ANY } pair_kind;

bool chunk_is_sides(const claim_finder *f, uint32_t i)
{
    const chunk *c = &f->c[i];
    uint32_t sides = CHUNK_PLURAL | CHUNK_DEFINITE;
    return c->kind == CHUNK_NOUN && (c->flags & sides) == sides &&
           (chunk_lemma_is(&f->k, c, "side") || chunk_lemma_is(&f->k, c, "party") ||
            chunk_lemma_is(&f->k, c, "جانب") || chunk_lemma_is(&f->k, c, "طرف"));
}

/* الزعيمين: of a noun whose plural is no sound one; مسؤولين and صحفيين are many */
static bool oblique_dual(const claim_finder *f, const token *t)
{
    if (t->lemma == NO_INDEX || t->pos != WORD_NOUN || !str_ends(token_stem(t), STR("ين")))
        return false;
    str lemma = lexicon_lexeme(f->x, t->lemma)->lemma;
    return lemma.n + 4 == token_stem(t).n && str_starts(token_stem(t), lemma) && !str_starts(lemma, STR("م")) &&
           !str_ends(lemma, STR("ي"));
}

/* does it stand by itself, with nothing that says which? */
static bool says_no_names(const report *r, const chunk *c)
{
    for (uint32_t t = c->first; t <= c->last; t++)
        if (r->tokens.at[t].flags & TOKEN_NATIONAL || chunk_name_at(r, t) != NO_INDEX)
            return false;
    return true;
}

/* "the two", "both", or an Arabic dual with its article */
static bool says_two(const claim_finder *f, const chunk *c)
{
    const token *first = &f->r->tokens.at[c->first], *h = &f->r->tokens.at[c->head];
    if (f->language == LANG_AR)
        return c->first == c->last && c->flags & CHUNK_DEFINITE &&
               (h->form & FORM_DUAL || oblique_dual(f, h) || str_is(token_stem(h), "اثنان") ||
                str_is(token_stem(h), "اثنين"));
    return str_is(first->norm, "both") ||
           (c->last > c->first && c->last <= c->first + 2 && str_is(first->norm, "the") &&
            str_is(first[1].norm, "two"));
}

static pair_kind kind_of(const claim_finder *f, uint32_t i)
{
    const chunk *c = &f->c[i];
    if (c->kind != CHUNK_NOUN)
        return PAIR_NONE;
    if (chunk_is_sides(f, i))
        return PAIR_SIDES;
    if (f->language == LANG_EN && c->last == c->first + 1 &&
        str_is(f->r->tokens.at[c->first].norm, "the") &&
        (chunk_lemma_is(&f->k, c, "pair") || chunk_lemma_is(&f->k, c, "duo")))
        return PAIR_PEOPLE;
    if (!says_two(f, c) || !says_no_names(f->r, c))
        return PAIR_NONE;
    if (c->sense == SENSE_PERSON)
        return PAIR_PEOPLE;
    if (c->sense == SENSE_BODY || c->sense == SENSE_PLACE || chunk_lemma_is(&f->k, c, "country") ||
        chunk_lemma_is(&f->k, c, "state") || chunk_lemma_is(&f->k, c, "nation") ||
        chunk_lemma_is(&f->k, c, "دولة") || chunk_lemma_is(&f->k, c, "بلد"))
        return PAIR_BODIES;
    bool number = f->r->tokens.at[c->head].pos == WORD_NUMBER ||
                  f->r->tokens.at[c->head].pos == WORD_DETERMINER;
    return number || c->sense == SENSE_GROUP ? PAIR_ANY : PAIR_NONE;
}

/* the offices that the words say, any of them; empty: the words say none */
static str offices_of(const claim_finder *f, const chunk *c)
{
    if (chunk_lemma_is(&f->k, c, "president") || chunk_lemma_is(&f->k, c, "رييس"))
        return STR("president");
    if (chunk_lemma_is(&f->k, c, "minister") || chunk_lemma_is(&f->k, c, "وزير"))
        return STR("minister");
    if (chunk_lemma_is(&f->k, c, "leader") || chunk_lemma_is(&f->k, c, "زعيم"))
        return STR("president|prime_minister|king|emir|sultan|chancellor|supreme_leader|leader|head");
    return STR("");
}

/* "the two presidents": of those who are presidents, where the words are an office */
static bool holds(const claim_finder *f, uint32_t who, const chunk *c)
{
    str offices = offices_of(f, c), one;
    const entity *e = &f->r->entities.at[who];
    if (!offices.n || e->type != ENTITY_PERSON)
        return true;
    bool leader = str_find(offices, STR("|")) != SIZE_MAX, other = false;
    while (offices.n && str_split(&offices, '|', &one))
        for (size_t i = 0; i < e->roles.n; i++) {
            other |= !e->roles.at[i].kin;
            if (str_find(e->roles.at[i].office, one) != SIZE_MAX ||
                str_is(e->roles.at[i].office, "counterpart"))
                return true; /* a president's counterpart is one */
        }
    return leader && !other; /* who is told to be nothing else may lead */
}

static bool fits(const report *r, uint32_t who, pair_kind kind)
{
    bool person = r->entities.at[who].type == ENTITY_PERSON;
    return kind == PAIR_ANY || (kind == PAIR_PEOPLE) == person;
}

static bool all_fit(const report *r, const index_list *list, pair_kind kind)
{
    for (size_t i = 0; i < list->n; i++)
        if (!fits(r, list->at[i], kind))
            return false;
    return true;
}

static bool is_dealing(uint8_t type)
{
    return type == CLAIM_meet || type == CLAIM_speak || type == CLAIM_contact ||
           type == CLAIM_agree || type == CLAIM_sign || type == CLAIM_cooperate;
}

/* "arrested two ministers, A and B, but both denied it": the two people whom it was done to, in the
 * sentence or the one before */
static bool two_sufferers(claim_finder *f, const claim *x, index_list *out)
{
    uint32_t who[2];
    size_t n = 0;
    if (x->sentence + 1 < f->sentence || x->actors.n > 1 || is_dealing(x->type))
        return false;
    for (size_t k = 0; k < x->targets.n; k++) {
        const entity *e = &f->r->entities.at[x->targets.at[k]];
        if (e->type == ENTITY_PERSON && n < 2)
            who[n++] = x->targets.at[k];
        else if (e->type != ENTITY_GROUP)
            return false;
    }
    for (size_t k = 0; n == 2 && k < n; k++)
        parties_add(f, out, who[k]);
    return n == 2;
}

static bool last_pair(claim_finder *f, pair_kind kind, bool dealings, const chunk *c,
                      index_list *out)
{
    const report *r = f->r;
    for (size_t k = r->claims.n; k-- > 0 && r->claims.n - k < LOOK_BACK;) {
        const claim *x = &r->claims.at[k];
        if (!(x->versions & 1u << f->language) || x->type == CLAIM_kin || x->type == CLAIM_role ||
            !all_fit(r, &x->actors, kind))
            continue;
        if (kind == PAIR_ANY && !dealings && c->first == c->last && two_sufferers(f, x, out))
            return true;
        bool dealing =
            is_dealing(x->type) && x->actors.n && x->targets.n && all_fit(r, &x->targets, kind);
        bool together = !dealings && x->actors.n == 2 && !is_dealing(x->type);
        if (!dealing && !together)
            continue;
        bool right = true;
        for (size_t n = 0; n < x->actors.n; n++)
            right &= holds(f, x->actors.at[n], c);
        for (size_t n = 0; dealing && n < x->targets.n; n++)
            right &= holds(f, x->targets.at[n], c);
        if (!right)
            continue;
        for (size_t n = 0; n < x->actors.n; n++)
            parties_add(f, out, x->actors.at[n]);
        for (size_t n = 0; dealing && n < x->targets.n; n++)
            parties_add(f, out, x->targets.at[n]);
        return true;
    }
    return false;
}

bool parties_of_last_pair(claim_finder *f, index_list *out)
{
    const report *r = f->r;
    for (size_t k = r->claims.n; k-- > 0 && r->claims.n - k < LOOK_BACK;) {
        const claim *x = &r->claims.at[k];
        if (x->sentence + 1 < f->sentence || x->type == CLAIM_kin || x->type == CLAIM_role)
            break;
        if (x->sentence + 1 != f->sentence || !(x->versions & 1u << f->language))
            continue;
        bool pair = is_dealing(x->type) && x->actors.n && x->targets.n;
        for (size_t n = 0; pair && n < x->targets.n; n++)
            pair = entity_can_act(r, x->targets.at[n]);
        if (!pair)
            continue;
        for (size_t n = 0; n < x->actors.n; n++)
            parties_add(f, out, x->actors.at[n]);
        for (size_t n = 0; n < x->targets.n; n++)
            parties_add(f, out, x->targets.at[n]);
        return true;
    }
    return false;
}

/* two who are looked for; a third spoils them */
typedef struct two {
    uint32_t who[2];
    size_t n;
} two;

static bool two_take(two *t, uint32_t who)
{
    for (size_t k = 0; k < t->n; k++)
        if (t->who[k] == who)
            return true;
    if (t->n == 2)
        return false;
    t->who[t->n++] = who;
    return true;
}

static bool two_give(claim_finder *f, const two *t, bool turned, index_list *out)
{
    if (t->n < 2)
        return false;
    parties_add(f, out, t->who[turned ? 1 : 0]);
    parties_add(f, out, t->who[turned ? 0 : 1]);
    return true;
}

static bool is_country(const claim_finder *f, uint32_t who)
{
    const entity *e = &f->r->entities.at[who];
    return e->type == ENTITY_PLACE && e->gazetteer != NO_INDEX && f->r->know->gazetteer &&
           str_is(gazetteer_at(f->r->know->gazetteer, e->gazetteer)->kind, "country");
}

/* takes the people (or countries) that a stretch of the text names; false where they are too many */
static bool take_named(const claim_finder *f, uint32_t first, uint32_t end, bool people, two *t)
{
    const report *r = f->r;
    for (uint32_t i = first; i < end; i++) {
        uint32_t m = chunk_name_at(r, i);
        uint32_t e = m != NO_INDEX ? r->mentions.at[m].entity : NO_INDEX;
        bool fits = e != NO_INDEX &&
                    (people ? r->entities.at[e].type == ENTITY_PERSON : is_country(f, e));
        if (fits && !two_take(t, e))
            return false;
    }
    return true;
}

/* the two people named in the last two sentences, where they name no third */
static bool two_people(claim_finder *f, index_list *out)
{
    two t = { .n = 0 };
    uint32_t from = f->sentence > 2 ? f->sentence - 2 : 0;
    for (uint32_t s = f->sentence; s-- > from;) {
        const sentence *at = &f->r->sentences.at[s];
        if (at->lang != f->language)
            break;
        if (!take_named(f, at->first_token, at->first_token + at->token_count, true, &t))
            return false;
    }
    return two_give(f, &t, true, out);
}

/* "Ethiopia massed troops on the border with Eritrea, and Djibouti urged both countries": the two
 * countries named before in the sentence, but for the one that the clause is about, else in it and the
 * sentence before */
static bool two_countries(claim_finder *f, uint32_t i, index_list *out)
{
    const sentence *at = &f->r->sentences.at[f->sentence];
    const chunk *c = &f->c[i];
    two t = { .n = 0 };
    uint32_t end = c->first;
    for (uint32_t k = i; k-- > 0 && end == c->first;)
        if (f->c[k].kind == CHUNK_COMMA || f->c[k].kind == CHUNK_STOP)
            end = f->c[k].first;
    if (end != c->first && take_named(f, at->first_token, end, false, &t) && t.n == 2)
        return two_give(f, &t, false, out);
    t.n = 0;
    if (!take_named(f, at->first_token, c->first, false, &t))
        return false;
    if (t.n < 2 && f->sentence && at[-1].lang == f->language &&
        !take_named(f, at[-1].first_token, at->first_token, false, &t))
        return false;
    return two_give(f, &t, false, out);
}

static bool names_countries(const claim_finder *f, const chunk *c)
{
    static const char *const words[] = { "country", "state", "nation", "دولة", "بلد", "جارة" };
    for (size_t k = 0; k < sizeof words / sizeof *words; k++)
        if (chunk_lemma_is(&f->k, c, words[k]))
            return true;
    return word_in_set(f->r->know->signs, f->language, f->r->tokens.at[c->head].norm, SET_NEIGHBOUR);
}

/* is somebody told in this version, before this chunk, to hold the office that the words say? */
static bool told_to_hold(const claim_finder *f, uint32_t who, const chunk *c)
{
    const entity *e = &f->r->entities.at[who];
    bool office = false, before = false;
    for (size_t i = 0; i < e->roles.n; i++)
        office |= !e->roles.at[i].former && !e->roles.at[i].kin;
    for (size_t i = 0; office && i < e->mentions.n; i++) {
        const mention *m = &f->r->mentions.at[e->mentions.at[i]];
        before |= m->lang == f->language && m->kind == MENTION_NAME && m->first_token < c->first;
    }
    return office && before && holds(f, who, c);
}

/* "the two presidents": the only two of the report so far who are */
static bool office_holders(claim_finder *f, uint32_t i, index_list *out)
{
    enum { MOST = 512 };
    const chunk *c = &f->c[i];
    two t = { .n = 0 };
    if (!offices_of(f, c).n)
        return false;
    for (uint32_t e = 0; e < f->r->entities.n && e < MOST; e++)
        if (f->r->entities.at[e].type == ENTITY_PERSON && told_to_hold(f, e, c) && !two_take(&t, e))
            return false;
    return two_give(f, &t, false, out);
}

/* "arrested two ministers, A and B, but both denied it": the only two people of the sentence so far,
 * joined to each other */
static bool two_joined(claim_finder *f, uint32_t i, index_list *out)
{
    const sentence *at = &f->r->sentences.at[f->sentence];
    two t = { .n = 0 };
    bool joined = false;
    for (uint32_t k = i > LOOK_BACK * 2 ? i - LOOK_BACK * 2 : 1; k + 1 < i; k++)
        joined |= f->c[k].kind == CHUNK_AND && f->c[k - 1].kind == CHUNK_NOUN &&
                  f->c[k + 1].kind == CHUNK_NOUN && f->c[k - 1].mention != NO_INDEX &&
                  f->c[k + 1].mention != NO_INDEX &&
                  f->r->mentions.at[f->c[k - 1].mention].type == ENTITY_PERSON &&
                  f->r->mentions.at[f->c[k + 1].mention].type == ENTITY_PERSON;
    return joined && take_named(f, at->first_token, f->c[i].first, true, &t) &&
           two_give(f, &t, false, out);
}

static bool person_at(const claim_finder *f, uint32_t i)
{
    uint32_t m = i < f->n && f->c[i].kind == CHUNK_NOUN ? f->c[i].mention : NO_INDEX;
    return m != NO_INDEX && f->r->mentions.at[m].type == ENTITY_PERSON &&
           f->r->mentions.at[m].kind == MENTION_NAME;
}

uint32_t chunk_two_named(const claim_finder *f, uint32_t i)
{
    if (f->language != LANG_AR || i + 4 >= f->n || f->c[i].sense != SENSE_PERSON ||
        f->c[i + 1].kind != CHUNK_AND || f->c[i + 2].kind != CHUNK_NOUN || person_at(f, i + 2))
        return NO_INDEX;
    str head = f->r->tokens.at[f->c[i].head].norm;
    uint32_t k = f->c[i + 3].kind == CHUNK_COMMA ? i + 4 : i + 3;
    bool dual = str_ends(head, STR("ا")) || str_ends(head, STR("ي"));
    return dual && person_at(f, k) && k + 2 < f->n && f->c[k + 1].kind == CHUNK_AND && person_at(f, k + 2)
               ? k
               : NO_INDEX;
}

bool parties_of_pair(claim_finder *f, uint32_t i, index_list *out)
{
    uint32_t named = f->c[i].sense == SENSE_PERSON ? chunk_two_named(f, i) : NO_INDEX;
    if (named != NO_INDEX) {
        parties_add(f, out, f->r->mentions.at[f->c[named].mention].entity);
        parties_add(f, out, f->r->mentions.at[f->c[named + 2].mention].entity);
        return true;
    }
    pair_kind kind = kind_of(f, i);
    const chunk *c = &f->c[i];
    if (kind == PAIR_NONE)
        return false;
    if (kind == PAIR_ANY && c->first == c->last && two_joined(f, i, out))
        return true;
    if (kind == PAIR_SIDES)
        return last_pair(f, PAIR_BODIES, true, c, out) || last_pair(f, PAIR_ANY, true, c, out);
    return last_pair(f, kind, false, c, out) ||
           (kind == PAIR_PEOPLE && (office_holders(f, i, out) || two_people(f, out))) ||
           (kind == PAIR_BODIES && names_countries(f, c) && two_countries(f, i, out));
}
