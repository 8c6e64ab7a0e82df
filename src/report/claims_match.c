/*
 * Frames laid over the events and nouns of a sentence. Every verb is asked first, with the noun of
 * a light verb where there is one; then the nouns and participles that no verb has used. A frame
 * makes a claim only where the parties it needs are found; who is not said stays out. Cost: for
 * each trigger its frames times its places, over a bounded window of chunks.
 */
#include "report/claims_match.h"
#include "report/claims_versions.h"

enum { WINDOW = 40 };

event *event_add(claim_finder *f, uint32_t chunk_index, uint8_t link)
{
    event *e = vec_push(f->k.a, &f->events);
    *e = (event){ .chunk = chunk_index,
                  .subject = NO_INDEX,
                  .object = NO_INDEX,
                  .object2 = NO_INDEX,
                  .parent = NO_INDEX,
                  .previous = NO_INDEX,
                  .frame = NO_INDEX,
                  .shade = NO_INDEX,
                  .claim = NO_INDEX,
                  .consumed = NO_INDEX,
                  .beside = NO_INDEX,
                  .beside_of = NO_INDEX,
                  .gap = NO_INDEX,
                  .gap_preposition = NO_INDEX,
                  .link = link };
    return e;
}

claim *claim_new(claim_finder *f, uint8_t type, uint32_t first_chunk, uint32_t last_chunk,
                 uint32_t trigger)
{
    report *r = f->r;
    claim *c = vec_push(r->a, &r->claims);
    const token *a = &r->tokens.at[f->c[first_chunk].first],
                *b = &r->tokens.at[f->c[last_chunk].last];
    *c = (claim){ .type = type,
                  .time = NO_INDEX,
                  .sentence = f->sentence,
                  .trigger = trigger,
                  .within = NO_INDEX,
                  .versions = (uint8_t)(1u << f->language),
                  .confidence = 0.7 };
    *vec_push(r->a, &c->evidence) = (span){ a->start, b->end, f->language };
    f->types |= UINT64_C(1) << type;
    return c;
}

/* where the phrases of a verb or noun at chunk i end */
uint32_t event_limit(const claim_finder *f, uint32_t i)
{
    for (uint32_t k = i + 1; k < f->n && k < i + WINDOW; k++) {
        uint8_t kind = f->c[k].kind;
        if (kind == CHUNK_VERB || kind == CHUNK_THAT || kind == CHUNK_RELATIVE ||
            kind == CHUNK_STOP)
            return k;
        bool when = kind == CHUNK_PREPOSITION &&
                    f->r->tokens.at[f->c[k].head].pos == WORD_SUBORDINATOR &&
                    !(k + 1 < f->n && f->c[k + 1].sense == SENSE_BODY); /* before a court */
        if ((when || kind == CHUNK_SUBORDINATOR) && k > i + 1)
            return k;
    }
    return (uint32_t)f->n < i + WINDOW ? (uint32_t)f->n : i + WINDOW;
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
        uint32_t e = match_infinitive(m);
        i = e != NO_INDEX ? f->events.at[e].chunk : NO_INDEX;
        break;
    }
    case THEME_CLAUSE:
        i = m->e->limit + 1 < f->n && f->c[m->e->limit].kind == CHUNK_THAT ? m->e->limit + 1
                                                                           : NO_INDEX;
        break;
    default:
        break;
    }
    if (i == NO_INDEX || i >= f->n)
        return;
    uint32_t last = i;
    if (m->fr->theme == THEME_INFINITIVE || m->fr->theme == THEME_CLAUSE) {
        while (last + 1 < f->n && f->c[last + 1].kind != CHUNK_STOP &&
               f->c[last + 1].kind != CHUNK_COMMA && last < i + 16)
            last++;
    }
    c->theme = (span){ f->r->tokens.at[f->c[i].first].start, f->r->tokens.at[f->c[last].last].end,
                       f->language };
}

static void set_places(match *m, claim *c)
{
    claim_finder *f = m->f;
    static const str in[] = { STR("in"), STR("at"), STR("في"), STR("ب"), STR("لدى") };
    for (uint32_t i = chunk_next_preposition(f, m->e->chunk); i + 1 < m->e->limit && i + 1 < f->n;
         i = chunk_next_preposition(f, i + 1))
        for (size_t k = 0; k < sizeof in / sizeof *in; k++)
            if (chunk_preposition_is(f, i, in[k]) && f->c[i + 1].kind == CHUNK_NOUN &&
                f->c[i + 1].mention != NO_INDEX) {
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
        if (n == NO_INDEX || f->r->mentions.at[n].kind == MENTION_NAME ||
            f->r->entities.at[f->r->mentions.at[n].entity].type != ENTITY_PLACE)
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

/* the type of the claim that the frame makes here */
static uint8_t type_of(const match *m)
{
    uint8_t type = m->fr->type;
    if (type == CLAIM_arrest && match_holds_thing(m))
        return CLAIM_seize;
    return type == CLAIM_approve && m->fr->options & FRAME_OBJECT_CONTROL && match_by_licence(m)
               ? (uint8_t)CLAIM_waive
               : type;
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
    if (match_only_words(m) || match_anonymous(m))
        return;
    if (m->fr->type == CLAIM_own && !m->targets.n && m->e->negated)
        return; /* "has no power to": nothing that could be had */
    match_reached(m, m->e->consumed);
    if (m->fr->theme == THEME_OBJECT)
        match_reached(m, m->e->object);
    uint32_t last = m->reach > m->e->chunk && m->reach < m->e->chunk + 10 ? m->reach : m->e->chunk;
    uint8_t type = type_of(m);
    bool company = type == CLAIM_member && !m->nominal && f->language == LANG_EN &&
                   chunk_lemma_is(&f->k, &f->c[m->e->chunk], "belong");
    if (company && match_belongs_as_thing(m)) {
        index_list who = m->targets;
        type = CLAIM_own;
        m->targets = m->actors;
        m->actors = who;
    }
    claim *c = claim_new(f, type, m->e->chunk, last, f->c[m->e->chunk].head);
    c->actors = m->actors;
    c->targets = m->targets;
    c->told = m->nominal ? SUBJECT_UNKNOWN : told_how(f, m->e);
    set_theme(m, c);
    set_places(m, c);
    m->e->claim = index;
    claim_colour(f, c, m->e, m->fr);
    if (m->ordered)
        c->modality = MODALITY_reported;
    if (type == CLAIM_own && !m->nominal)
        claims_beside_owner(f, m->e, index);
}

/* لم يستبعد، لا تمانع: who does not rule something out has said neither yes nor no */
static bool not_ruled_out(const match *m)
{
    const chunk *c = &m->f->c[m->e->chunk];
    return m->f->language == LANG_AR && m->fr->type == CLAIM_refuse && m->e->negated &&
           !m->nominal &&
           (chunk_lemma_is(&m->f->k, c, "استبعد") || chunk_lemma_is(&m->f->k, c, "مانع"));
}

/* "refused to meet X", "threatened to resume attacks in Y" */
static void object_of_infinitive(match *m)
{
    static const char *const behind[] = {
        "against", "with", "on", "in", "to", "for", "from", "of"
    };
    claim_finder *f = m->f;
    if (m->fr->options & FRAME_SYMMETRIC && m->actors.n > 1)
        return; /* they agreed with each other */
    uint32_t inf = match_infinitive(m);
    uint32_t object = m->e->object;
    if (inf == NO_INDEX && f->language == LANG_AR && object != NO_INDEX &&
        f->c[object].flags & CHUNK_NEGATED) { /* "قرر عدم إعادته" */
        if (f->c[object].pronoun) {
            match_object_suffix(m, object, &m->targets);
            if (m->targets.n && f->r->entities.at[m->targets.at[0]].type != ENTITY_PERSON)
                m->targets.n = 0; /* rather a thing */
        } else if (object + 1 < f->n && f->c[object + 1].flags & CHUNK_GENITIVE)
            match_party(m, object + 1, &m->targets, true);
        return;
    }
    if (inf == NO_INDEX && f->language == LANG_AR) { /* "وافق على شراء الشركة" */
        uint32_t i = chunk_behind(f, m->e->chunk + 1, m->e->limit, STR("على"));
        if (m->fr->type == CLAIM_threaten) /* "هددت بفرض عقوبات على روسيا" */
            i = chunk_behind(f, m->e->chunk + 1, m->e->limit, STR("ب"));
        if (i == NO_INDEX || f->c[i].lemma == NO_INDEX || i + 1 >= f->n ||
            lexicon_lexeme(f->x, f->c[i].lemma)->verb == NO_INDEX)
            return;
        uint32_t what = f->c[i + 1].flags & CHUNK_GENITIVE ? i + 1 : i;
        match_party(m, what, &m->targets, true);
        if (!m->targets.n && m->fr->type == CLAIM_threaten && f->c[what].pronoun != SUFFIX_NONE)
            match_object_suffix(m, what, &m->targets);
        static const char *const against[] = { "على", "ضد" };
        for (size_t k = 0; m->fr->type == CLAIM_threaten && !m->targets.n && k < 2; k++)
            match_party(m, chunk_behind(f, i + 1, m->e->limit, str_of(against[k])), &m->targets,
                        true);
        return;
    }
    if (inf == NO_INDEX)
        return;
    const event *e = &f->events.at[inf];
    for (uint32_t k = inf + 1; k < f->events.n && e->object == NO_INDEX; k++) /* to help restructure X */
        if (f->events.at[k].chunk == e->chunk + 1 && f->c[e->chunk + 1].kind == CHUNK_VERB)
            e = &f->events.at[k];
    uint32_t o = e->object;
    bool goods = o != NO_INDEX && f->c[o].kind == CHUNK_NOUN &&
                 (f->c[o].sense == SENSE_FORCE || f->c[o].sense == SENSE_ASSET) &&
                 (f->c[o].mention == NO_INDEX ||
                  f->r->mentions.at[f->c[o].mention].kind == MENTION_DESCRIPTION);
    if (!goods) /* "to buy jets from X": whom it is about stands behind them */
        match_party(m, o, &m->targets, true);
    for (size_t i = 0; i < sizeof behind / sizeof *behind && !m->targets.n; i++)
        match_party(m, chunk_behind(f, e->chunk + 1, e->limit, str_of(behind[i])), &m->targets,
                    true);
    if (goods && !m->targets.n)
        match_party(m, o, &m->targets, true);
    if (!m->targets.n) /* "threatened to strike its rig" */
        match_inner_pronoun(m, o, &m->targets);
    if (!m->targets.n) /* "agreed to pay the government $2 billion" */
        match_party(m, e->object2, &m->targets, true);
    if (!m->targets.n)
        match_it(m, e->object, false, &m->targets); /* "refused to supply it with" */
}

/* Arabic: a thing behind the verb is what it is done to, not who does it. "وأرسلت قوات إلى …",
 * though forces could act; "ستشتري 470 طائرة"; "وجمّدت أصولها" */
static void thing_first(match *m)
{
    claim_finder *f = m->f;
    event *e = m->e;
    const frame *fr = m->fr;
    uint32_t i = e->subject;
    if (f->language != LANG_AR || m->nominal || i == NO_INDEX || i <= e->chunk)
        return;
    const chunk *c = &f->c[i];
    bool sent = fr->type == CLAIM_mobilize && fr->noun_count && e->object == NO_INDEX &&
                !fr->under.n && !(c->sense == SENSE_BODY && c->flags & CHUNK_DEFINITE) &&
                c->lemma != NO_INDEX && frames_has_noun(f->f, fr, c->lemma);
    bool alone = e->object == NO_INDEX;
    bool thing = !e->passive && c->kind == CHUNK_NOUN &&
                 ((c->sense == SENSE_FORCE && alone) ||
                  (c->sense == SENSE_ASSET && (alone || c->pronoun))) &&
                 fr->type != CLAIM_attack && fr->type != CLAIM_mobilize &&
                 fr->type != CLAIM_arrest && fr->type != FRAME_NONE;
    if (!sent && !thing)
        return;
    e->object = i;
    e->subject = NO_INDEX;
    e->null_subject = true;
    e->parties = (index_list){ 0 };
}

/* Arabic: an unvowelled verb with one noun phrase that is no agent's is read as passive: قُتل ثلاثة
 */
static bool reads_as_passive(const match *m)
{
    const claim_finder *f = m->f;
    const event *e = m->e;
    if (f->language != LANG_AR || m->nominal || !(m->fr->options & FRAME_NEED_OBJECT) ||
        e->object != NO_INDEX || e->subject == NO_INDEX || f->c[e->chunk].pronoun != SUFFIX_NONE)
        return false;
    return e->subject > e->chunk ? !e->passive : e->link != LINK_RELATIVE;
}

static void fill_parties(match *m)
{
    claim_finder *f = m->f;
    const frame *fr = m->fr;
    match_collect(m);
    bool turned = fr->type == CLAIM_role && m->actors.n == 1 && m->targets.n == 1 &&
                  f->r->entities.at[m->actors.at[0]].type != ENTITY_PERSON &&
                  f->r->entities.at[m->targets.at[0]].type == ENTITY_PERSON;
    if (turned) { /* وسيرأس المجموعة فلان: people hold offices */
        index_list who = m->targets;
        m->targets = m->actors;
        m->actors = who;
    }
    if (fr->options & FRAME_ASSET)
        match_asset_owner(m);
    else if ((fr->type == CLAIM_seize || fr->type == CLAIM_freeze) && !m->targets.n && !m->nominal)
        match_thing_owner(m);
    if (fr->options & FRAME_CONCERN && !m->actors.n) { /* أثار قلق حلفاء: the concern is theirs */
        uint32_t next = m->e->consumed != NO_INDEX ? m->e->consumed + 1 : NO_INDEX;
        if (next != NO_INDEX && next < f->n && f->c[next].flags & CHUNK_GENITIVE)
            match_party(m, next, &m->actors, false);
    }
    if (fr->options & FRAME_INNER_OBJECT && !m->targets.n) {
        object_of_infinitive(m);
        if (fr->options & FRAME_AGENT)
            match_keep_agents(f, &m->targets, false);
        match_drop_shared(&m->actors, &m->targets);
    }
    match_split_symmetric(m);
    if (m->office != NO_INDEX && fr->type == CLAIM_role)
        match_office_owner(m, m->office);
}

bool event_try_frame(claim_finder *f, event *e, uint32_t index, bool nominal)
{
    const frame *fr = frames_at(f->f, index);
    match m = { .f = f,
                .e = e,
                .fr = fr,
                .reach = e->chunk,
                .place_chunk = NO_INDEX,
                .office = NO_INDEX,
                .nominal = nominal };
    e->consumed = NO_INDEX;
    if (fr->attribute && !e->attribute && f->language == LANG_AR)
        return false;
    if (fr->type == CLAIM_mobilize)
        thing_first(&m);
    if (fr->type == CLAIM_attack && !nominal && !e->passive && e->subject != NO_INDEX &&
        event_is_misfortune(f, e->subject))
        return false;
    match_thing_between(&m);
    if (!match_words_fit(&m) || (fr->of_thing && !match_about_thing(&m)))
        return false;
    if (!nominal && fr->type != CLAIM_criticize && event_under_what(f, e) &&
        (chunk_lemma_is(&f->k, &f->c[e->chunk], "call") ||
         chunk_lemma_is(&f->k, &f->c[e->chunk], "describe"))) {
        e->frame = index; /* "what he called conspirators": only a word of his */
        return true;
    }
    if (fr->type != CLAIM_mobilize)
        thing_first(&m);
    m.swapped = reads_as_passive(&m) && !match_does_besides(&m);
    /* asked before parties are looked for, where looking for them leaves no trace: Arabic verbs may
     * turn about, and what is attacked becomes a party */
    bool stands = f->language == LANG_AR || fr->type == CLAIM_attack || match_stands(&m);
    if (stands)
        fill_parties(&m);
    if (stands && match_goes_on(&m))
        fill_parties(&m);
    /* whoever chairs a summit holds no office there */
    bool event_led = m.office == NO_INDEX && fr->type == CLAIM_role && m.place_chunk != NO_INDEX &&
                     f->c[m.place_chunk].sense == SENSE_EVENT;
    if (!stands || event_led || !match_holds(&m)) {
        bool shades = fr->options & FRAME_OBJECT_CONTROL && fr->content != FRAME_NONE &&
                      fr->content != MODALITY_reported;
        if (e->passive && !nominal && shades && !fr->noun_count && e->shade == NO_INDEX)
            e->shade = index;
        e->consumed = NO_INDEX;
        return false;
    }
    e->frame = index;
    if (event_under_refusal(f, e) || not_ruled_out(&m))
        return true;
    if (fr->options & FRAME_SAYS && e->subject != NO_INDEX && chunk_is_sides(f, e->subject))
        return true; /* what the two sides announce is told by its own claim */
    /* "a licence that allows X to": what it means is told by the licence itself */
    bool nobody = fr->type == CLAIM_approve && fr->options & FRAME_OBJECT_CONTROL && !m.actors.n &&
                  (!e->passive || e->link == LINK_RELATIVE) && !match_by_licence(&m);
    /* a title tells it already; "held the post": whose, is not said */
    bool told = fr->type == CLAIM_role &&
                (match_office_told(&m, &m.actors, m.office) ||
                 (m.actors.n == 1 && f->r->entities.at[m.actors.at[0]].type == ENTITY_GROUP) ||
                 (!m.targets.n && m.office != NO_INDEX && m.office == e->consumed));
    if (match_open(&m)) {
        e->frame = NO_INDEX;
        return true;
    }
    if (fr->type != FRAME_NONE && !e->conditional && !match_extends_grant(&m) && !nobody && !told)
        make_claims(&m);
    if (m.office != NO_INDEX && fr->type != CLAIM_role && !e->conditional)
        match_office_claim(&m, m.office);
    return true;
}

void event_try_frames(claim_finder *f, event *e, uint32_t lexeme_index, bool nominal)
{
    if (lexeme_index == NO_INDEX)
        return;
    f->places.chunk = NO_INDEX;
    f->hole = e->hole;
    f->hole_end = e->hole_end;
    for (uint32_t i = lexicon_lexeme(f->x, lexeme_index)->frames; i != NO_INDEX;
         i = frames_at(f->f, i)->next) {
        const frame *fr = frames_at(f->f, i);
        uint32_t object = e->object;
        if (fr->particle.n && (nominal || !event_take_particle(f, e, fr)))
            continue;
        e->consumed = NO_INDEX;
        if (!event_cannot_take(f, e, fr, nominal) && event_try_frame(f, e, i, nominal))
            return;
        if (fr->particle.n)
            e->object = object;
    }
    /* "was urged to visit Paris": who urged is not told, but it is not told as done */
    if (!nominal && e->frame == NO_INDEX)
        e->frame = e->shade;
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
    if (i + 1 < f->n && (chunk_preposition_is(f, i + 1, STR("between")) ||
                         chunk_preposition_is(f, i + 1, STR("بين"))))
        return false; /* "hosted talks between A and B": they met */
    for (size_t e = 0; e < f->events.n && f->consumed >> (i & 63) & 1; e++)
        if (f->events.at[e].consumed == i)
            return true;
    return false;
}

static void noun_event(claim_finder *f, uint32_t i, uint32_t lexeme_index, uint32_t verbs)
{
    if (f->language == LANG_EN && str_is(f->r->tokens.at[f->c[i].first].norm, "no"))
        return; /* "there was no agreement between A and B": nothing that happened */
    const lexeme *l = lexicon_lexeme(f->x, lexeme_index);
    uint32_t over = governor(f, i, verbs);
    event *e = event_add(f, i, LINK_NOUN);
    e->parent = over;
    e->limit = event_limit(f, i);
    e->negated = f->c[i].flags & CHUNK_NEGATED;
    if (over != NO_INDEX && f->events.at[over].frame != NO_INDEX &&
        frames_at(f->f, f->events.at[over].frame)->options & FRAME_NEED_COMPLEMENT) {
        uint32_t as = i; /* "described the waiver as a gift to X": not the waiver's */
        while (as < e->limit && !chunk_preposition_is(f, as, STR("as")))
            as++;
        e->limit = as;
    }
    uint32_t index = (uint32_t)f->events.n - 1;
    if (l->frames != NO_INDEX)
        event_try_frames(f, &f->events.at[index], lexeme_index, true);
    uint32_t own = f->events.at[index].frame; /* one that only colours leaves the verb its turn */
    if ((own == NO_INDEX || frames_at(f->f, own)->type == FRAME_NONE) && l->verb != NO_INDEX)
        event_try_frames(f, &f->events.at[index], l->verb, true);
}

/* "protesters" says that they protest, whatever else is told of them; once a sentence */
static void self_telling(claim_finder *f, uint32_t i)
{
    const lexeme *l = lexicon_lexeme(f->x, f->c[i].lemma);
    const frame *fr = frames_at(f->f, l->frames);
    for (size_t n = f->first_claim; n < f->r->claims.n; n++)
        if (f->r->claims.at[n].type == fr->type)
            return;
    event *e = event_add(f, i, LINK_NOUN);
    e->limit = (uint32_t)f->n;
    size_t before = f->r->claims.n;
    event_try_frame(f, e, l->frames, true);
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
            return str_is(s, "if") || str_is(s, "unless") || str_is(s, "اذا") || str_is(s, "لو") ||
                   str_is(s, "whether") || str_is(s, "until") || str_is(s, "lest") ||
                   str_is(s, "provided") || str_is(s, "ريثما");
        }
    return false;
}

void claims_of_sentence(claim_finder *f)
{
    uint32_t verbs = (uint32_t)f->events.n;
    f->consumed = 0;
    for (uint32_t i = 0; i < verbs; i++) {
        event_set_limit(f, &f->events.at[i]);
        f->events.at[i].conditional |= is_conditional(f, &f->events.at[i]);
        uint32_t over = f->events.at[i].parent; /* "if that helped to close a deal" */
        if (f->events.at[i].link == LINK_INFINITIVE && over != NO_INDEX && over < i)
            f->events.at[i].conditional |= f->events.at[over].conditional;
    }
    for (uint32_t i = 0; i < verbs; i++)
        event_try_frames(f, &f->events.at[i], f->c[f->events.at[i].chunk].lemma, false);
    f->hole = f->hole_end = 0;
    bool self = false;
    for (uint32_t i = 0; i < f->n; i++) {
        if (f->c[i].kind == CHUNK_ADJECTIVE && i && f->c[i].lemma != NO_INDEX) {
            event *e = event_add(f, i, LINK_RELATIVE);
            e->object = i - 1;
            e->attribute = true;
            for (uint32_t k = 0; k < verbs && f->c[i - 1].kind == CHUNK_VERB; k++)
                if (f->events.at[k].chunk == i - 1) { /* "is loyal to": its subject */
                    e->object = f->events.at[k].subject;
                    e->negated = f->events.at[k].negated;
                }
            e->limit = event_limit(f, i);
            event_try_frames(f, e, f->c[i].lemma, false);
        }
        if (f->c[i].kind != CHUNK_NOUN)
            continue;
        uint32_t l = f->c[i].lemma;
        self |= l != NO_INDEX && frames_of_lexeme(f->f, l) & FRAMES_SELF;
        if (is_consumed(f, i))
            continue;
        bool month = f->c[i].flags & CHUNK_TIME &&
                     f->r->tokens.at[f->c[i].head].flags & TOKEN_CAPITAL; /* in March */
        if (l != NO_INDEX && f->c[i].mention == NO_INDEX && !month &&
            (lexicon_lexeme(f->x, l)->frames != NO_INDEX ||
             lexicon_lexeme(f->x, l)->verb != NO_INDEX) &&
            lexicon_lexeme(f->x, l)->class == WORD_NOUN)
            noun_event(f, i, l, verbs);
        event_attributes(f, i);
    }
    for (uint32_t i = 0; i < f->n && self; i++)
        if (f->c[i].lemma != NO_INDEX && frames_of_lexeme(f->f, f->c[i].lemma) & FRAMES_SELF &&
            f->c[i].kind == CHUNK_NOUN && f->c[i].mention != NO_INDEX)
            self_telling(f, i);
}
