/*
 * The verbs of an Arabic sentence with their subjects and objects. The verb comes first as a rule:
 * the noun phrase behind it is its subject if it agrees, else its object and the subject is the
 * last one told; behind أن or at the beginning of a clause the subject comes first. A verb at once
 * behind an indefinite noun is a relative clause about it. Cost: linear, with a bounded look ahead.
 */
#include "report/events_ar.h"


static bool opens_relative(const walk *w, uint32_t i)
{
    if (!i || w->verb == NO_INDEX)
        return false;
    const chunk *b = &w->f->c[i - 1];
    return b->kind == CHUNK_NOUN && !(b->flags & (CHUNK_DEFINITE | CHUNK_TIME)) &&
           (w->pending != i - 1 || w->f->c[i].pronoun != SUFFIX_NONE); /* أن فريقاً يقوده فلان */
}

static void clause_begins(walk *w, uint8_t link, uint32_t parent)
{
    w->pending = NO_INDEX;
    w->antecedent = NO_INDEX;
    w->held = NO_INDEX;
    w->pronoun = w->not_been = false;
    w->link = link;
    w->parent = parent;
}

/* a verb like قتل, which has somebody as its object in any case */
static bool needs_object(const claim_finder *f, uint32_t lemma)
{
    for (uint32_t n = lemma != NO_INDEX ? lexicon_lexeme(f->x, lemma)->frames : NO_INDEX;
         n != NO_INDEX; n = frames_at(f->f, n)->next)
        if (frames_at(f->f, n)->options & FRAME_NEED_OBJECT)
            return true;
    return false;
}

/* "قال إنه التقى فلاناً", "قالت إنها باعت سفينة": the pronoun of إن does it, so what stands right behind
 * the verb is its object; with إنه, which may speak of nobody ("إنه تم"), only a name */
static bool done_by_pronoun(const walk *w, uint32_t i)
{
    const claim_finder *f = w->f;
    uint32_t noun = walk_next_noun(w, i, 0);
    if (!w->pronoun || w->link != LINK_CONTENT || w->pending != NO_INDEX || !i)
        return false;
    bool first = f->c[i - 1].kind == CHUNK_THAT && w->she && noun == i + 1; /* إنها سترفع العقوبات */
    if (first && walk_bare_noun(w, noun) && !(f->c[i].flags & CHUNK_PASSIVE) &&
        f->c[noun].pronoun == SUFFIX_NONE && f->c[noun].mention == NO_INDEX)
        return w->verb != NO_INDEX && !f->events.at[w->verb].passive;
    return f->c[i - 1].kind != CHUNK_NOUN && noun == i + 1 && f->c[noun].mention != NO_INDEX &&
           (w->she || f->r->mentions.at[f->c[noun].mention].kind == MENTION_NAME ||
            needs_object(f, f->c[i].lemma)) &&
           walk_bare_noun(w, noun) &&
           !(f->c[i].flags & CHUNK_PASSIVE);
}

/* a verb of asking, blaming or refusing: what people do by speaking */
static bool is_speech(const claim_finder *f, uint32_t lemma)
{
    static const uint64_t types =
        UINT64_C(1) << CLAIM_request | UINT64_C(1) << CLAIM_demand | UINT64_C(1) << CLAIM_criticize |
        UINT64_C(1) << CLAIM_propose | UINT64_C(1) << CLAIM_object | UINT64_C(1) << CLAIM_threaten;
    for (uint32_t n = lemma != NO_INDEX ? lexicon_lexeme(f->x, lemma)->frames : NO_INDEX;
         n != NO_INDEX; n = frames_at(f->f, n)->next)
        if (frames_at(f->f, n)->type < CLAIM_TYPE_COUNT && types >> frames_at(f->f, n)->type & 1)
            return true;
    return false;
}

/* "قائلاً إن موكله بريء، وطالب": what he says has no verb whose doer could go on */
static bool has_own_verb(const walk *w)
{
    const claim_finder *f = w->f;
    return f->events.n && f->events.at[f->events.n - 1].link == LINK_CONTENT;
}

/* "، فعرضت": so the story goes on, and what was told before is told */
static bool leaves_clause(const walk *w, uint32_t i)
{
    const token *t = walk_head(w, i);
    bool behind_comma =
        i >= 2 && w->f->c[i - 1].kind == CHUNK_AND && w->f->c[i - 2].kind == CHUNK_COMMA;
    if (!behind_comma || !(t->form & FORM_PAST))
        return false;
    return t->proclitics & PROCLITIC_FA || walk_tells(w->f, w->f->c[i].lemma) ||
           (!has_own_verb(w) && is_speech(w->f, w->f->c[i].lemma));
}

static void verb(walk *w, uint32_t i)
{
    claim_finder *f = w->f;
    const chunk *c = &f->c[i];
    const token *t = walk_head(w, i);
    if (t->pos == WORD_AUXILIARY) { /* كان: its subject may stand between it and the verb */
        uint32_t noun = i + 1 < f->n && walk_bare_noun(w, i + 1) ? i + 1 : NO_INDEX;
        if (noun != NO_INDEX && w->antecedent == NO_INDEX)
            w->pending = noun;
        w->not_been = c->flags & CHUNK_NEGATED;
        /* "نفى أن يكون قد التقى فلاناً": whoever denies it */
        w->pronoun |= i && f->c[i - 1].kind == CHUNK_THAT && i + 1 < f->n &&
                      f->c[i + 1].kind == CHUNK_VERB;
        event *k = event_add(f, i, w->link);
        k->negated = c->flags & CHUNK_NEGATED;
        k->finite = true;
        k->subject = w->pending;
        k->parent = w->parent;
        return;
    }
    if (w->link == LINK_CONTENT && leaves_clause(w, i)) {
        clause_begins(w, LINK_MAIN, NO_INDEX);
        w->verb = w->main != NO_INDEX ? w->main : w->verb;
    }
    event *e = event_add(f, i, w->link);
    uint32_t index = (uint32_t)f->events.n - 1;
    bool unless = c->flags & CHUNK_NEGATED && c->first &&
                  str_is(f->r->tokens.at[c->first - 1].norm, "ما"); /* ما لم يقر البرلمان */
    e->conditional = w->free || unless;
    w->free = false;
    e->finite = true;
    e->negated = c->flags & CHUNK_NEGATED || w->not_been;
    w->not_been = false;
    e->passive = c->flags & CHUNK_PASSIVE;
    e->parent = w->parent;
    bool suffix = c->pronoun != SUFFIX_NONE;
    if (w->antecedent != NO_INDEX || opens_relative(w, i)) {
        uint32_t who = w->antecedent != NO_INDEX ? w->antecedent : i - 1;
        if (w->pending != NO_INDEX && w->pending == who) {
            w->held = who; /* its own verb comes behind the clause */
            w->pending = NO_INDEX;
        }
        e->link = LINK_RELATIVE;
        e->parent = w->antecedent != NO_INDEX ? w->parent : w->verb;
        walk_relative_parts(w, e, who);
        w->antecedent = NO_INDEX;
        /* the clause before goes on behind it */
        if (w->verb == NO_INDEX)
            w->verb = index;
        return;
    }
    /* "الشركة التي يملكها فلان باعت السفينة": who waited for the verb behind the clause about him */
    bool after_amma = t->proclitics & PROCLITIC_FA && c->first > 1 && w->held == 0;
    bool waited = w->held != NO_INDEX && w->pending == NO_INDEX && i &&
                  (w->f->c[i - 1].kind != CHUNK_AND || after_amma) && walk_agrees(w, i, w->held, false);
    if (waited)
        w->pending = w->held;
    if (waited || w->link != LINK_RELATIVE)
        w->held = waited ? NO_INDEX : w->held;
    if (w->pending != NO_INDEX && walk_agrees(w, i, w->pending, true)) {
        e->subject = w->pending;
        w->pending = NO_INDEX;
        if (!suffix)
            walk_objects(w, e, i);
    } else if (done_by_pronoun(w, i)) {
        e->previous = w->verb;
        e->null_subject = true;
        if (!suffix)
            walk_objects(w, e, i);
    } else {
        e->previous = w->verb;
        walk_subject_behind(w, e, i);
        walk_makes_own(w, e);
        walk_turn_to_object(w, e);
    }
    if (e->passive) {
        uint32_t who = e->subject != NO_INDEX ? e->subject : e->object;
        bool given = e->subject != NO_INDEX && e->object != NO_INDEX && e->object2 == NO_INDEX &&
                     walk_light_noun(f, c->lemma, f->c[e->object].lemma);
        if (given) /* مُنح فلان رخصة */
            e->object2 = e->subject;
        else
            e->object = who != NO_INDEX ? who : walk_suffers_besides(w, e);
        e->subject = NO_INDEX;
        e->null_subject = false;
    }
    w->verb = index;
    if (e->link == LINK_MAIN)
        w->main = index;
}

/* "قالت الوزيرة إن العجز كبير، داعيةً": the event whose subject speaks, where the participle agrees
 * with it, or NO_INDEX */
static uint32_t speaker(const walk *w, const token *participle)
{
    const claim_finder *f = w->f;
    uint32_t at = w->link == LINK_CONTENT ? w->parent : NO_INDEX;
    for (int depth = 0; depth < CLAIM_DEPTH && at != NO_INDEX; depth++) {
        const event *e = &f->events.at[at];
        if (e->link == LINK_CONTENT && e->parent != NO_INDEX && e->parent < at) {
            at = e->parent;
            continue;
        }
        bool she = str_ends(participle->norm, STR("ة"));
        int gender = e->subject != NO_INDEX ? walk_gender(w, e->subject) : -1;
        bool verb_she = f->r->tokens.at[f->c[e->chunk].head].form & FORM_FEMININE;
        return e->passive || (gender >= 0 ? (gender == 1) != she : verb_she != she) ? NO_INDEX : at;
    }
    return NO_INDEX;
}

/* an active participle in the accusative tells what the subject does besides: مؤكداً، داعيةً، مطالبين
 */
static bool participle_event(walk *w, uint32_t i)
{
    const chunk *c = &w->f->c[i];
    const token *t = walk_head(w, i);
    bool comma = i && w->f->c[i - 1].kind == CHUNK_COMMA;
    str text = report_text(w->f->r, t->start, t->end);
    bool accusative = str_ends(t->norm, STR("ا")) || str_ends(text, STR("ً")) ||
                      (comma && (str_ends(t->norm, STR("ة")) || str_ends(t->norm, STR("ين"))));
    if (w->verb == NO_INDEX || t->pos != WORD_ADJECTIVE || !(t->form & FORM_ACTIVE) ||
        t->flags & TOKEN_ARTICLE || t->mention != NO_INDEX || !accusative || c->lemma == NO_INDEX ||
        lexicon_lexeme(w->f->x, c->lemma)->class != WORD_VERB)
        return false;
    uint32_t of = comma ? speaker(w, t) : NO_INDEX;
    event *e = event_add(w->f, i, LINK_ADJUNCT);
    e->null_subject = true;
    e->previous = of != NO_INDEX ? of : w->verb;
    uint32_t object = walk_next_noun(w, i, 0);
    if (object != NO_INDEX && walk_bare_noun(w, object))
        e->object = object;
    w->verb = (uint32_t)w->f->events.n - 1;
    return true;
}

/* "نزولاً عند طلب …، أفرجت": how, not who */
static bool opening_adverb(const walk *w, uint32_t i)
{
    const chunk *c = &w->f->c[i];
    const token *t = walk_head(w, i);
    return !i && c->first == c->last && c->mention == NO_INDEX && t->form & FORM_GERUND &&
           !(t->flags & TOKEN_ARTICLE) && str_ends(t->norm, STR("ا")) && i + 1 < w->f->n &&
           w->f->c[i + 1].kind == CHUNK_PREPOSITION;
}

/* "فلان محتجز في باريس", وكانوا محتجزين: a passive participle that says what has been done to the subject */
static bool state_event(walk *w, uint32_t i)
{
    claim_finder *f = w->f;
    const chunk *c = &f->c[i];
    const token *t = walk_head(w, i);
    if (w->pending == NO_INDEX || w->pending == i || c->first != c->last ||
        t->flags & TOKEN_ARTICLE || t->suffix != SUFFIX_NONE)
        return false;
    uint32_t verb_of = NO_INDEX; /* though the word may be a noun too: معتقل */
    for (uint32_t a = lexicon_find(f->x, LANG_AR, token_stem(t)); a != NO_INDEX;
         a = lexicon_analysis(f->x, a)->next) {
        const analysis *n = lexicon_analysis(f->x, a);
        if (n->class == WORD_ADJECTIVE && n->form & FORM_PARTICIPLE &&
            lexicon_lexeme(f->x, n->lexeme)->class == WORD_VERB)
            verb_of = n->lexeme;
    }
    bool measure = false;
    for (uint32_t n = verb_of != NO_INDEX ? lexicon_lexeme(f->x, verb_of)->frames : NO_INDEX;
         n != NO_INDEX; n = frames_at(f->f, n)->next) {
        uint8_t type = frames_at(f->f, n)->type;
        measure |= type == CLAIM_arrest || type == CLAIM_freeze || type == CLAIM_seize ||
                   type == CLAIM_ban || type == CLAIM_sanction;
    }
    if (!measure)
        return false;
    f->c[i].lemma = verb_of;
    event *e = event_add(f, i, LINK_RELATIVE);
    e->passive = true;
    e->object = w->pending;
    w->pending = NO_INDEX;
    if (w->verb == NO_INDEX)
        w->verb = (uint32_t)f->events.n - 1;
    return true;
}

static void noun(walk *w, uint32_t i)
{
    if (!walk_bare_noun(w, i) || state_event(w, i))
        return;
    if (w->f->c[i].first == w->f->c[i].head && participle_event(w, i))
        return;
    if (w->pending != NO_INDEX || opening_adverb(w, i))
        return;
    const chunk *b = i ? &w->f->c[i - 1] : NULL;
    bool opens =
        !b || b->kind == CHUNK_THAT || b->kind == CHUNK_STOP || b->kind == CHUNK_SUBORDINATOR ||
        (b->kind == CHUNK_AND &&
         (i < 2 || w->f->c[i - 2].kind == CHUNK_COMMA || w->f->c[i - 2].kind == CHUNK_STOP)) ||
        (b->kind == CHUNK_AND && !(b->flags & CHUNK_PROCLITIC)) ||
        (b->kind == CHUNK_COMMA && w->verb == NO_INDEX);
    if (opens)
        w->pending = i;
}

static uint32_t noun_before(const walk *w, uint32_t i)
{
    for (uint32_t k = i; k-- > 0 && i - k < 8;)
        if (w->f->c[k].kind == CHUNK_NOUN && !(w->f->c[k].flags & (CHUNK_TIME | CHUNK_APPOSED)))
            return k;
    return NO_INDEX;
}

/* الذي and its like agree with the noun they are about: the nearest that does */
static uint32_t antecedent_of(const walk *w, uint32_t i)
{
    str s = token_stem(walk_head(w, i));
    bool people = str_is(s, "الذين") || str_is(s, "ذين") || str_ends(s, STR("ذين"));
    bool feminine = str_ends(s, STR("تي"));
    uint32_t nearest = noun_before(w, i);
    bool parallel =
        walk_head(w, i)->proclitics & PROCLITIC_WAW; /* "… في سوريا والتي تحظرها": not the place */
    for (uint32_t k = i; k-- > 0 && i - k < 10;) {
        const chunk *c = &w->f->c[k];
        if (c->kind == CHUNK_STOP || c->kind == CHUNK_VERB)
            break;
        if (parallel && c->kind == CHUNK_NOUN && k && w->f->c[k - 1].kind == CHUNK_PREPOSITION)
            continue;
        if (c->kind != CHUNK_NOUN || c->flags & CHUNK_TIME)
            continue;
        if (people &&
            (chunk_person_sense(c->sense) || (c->mention != NO_INDEX && c->flags & CHUNK_PLURAL)))
            return k;
        int gender = walk_gender(w, k);
        if (!people && (gender < 0 || (gender == 1) == feminine))
            return k;
    }
    return nearest;
}

/* the event that a clause behind أن hangs on: "رسالة قال فيها إنه", the relative one that tells it */
static uint32_t teller(const walk *w)
{
    const claim_finder *f = w->f;
    uint32_t last = (uint32_t)f->events.n - 1;
    if (w->verb == NO_INDEX || !f->events.n || last == w->verb)
        return w->verb;
    const event *e = &f->events.at[last];
    return e->link == LINK_RELATIVE && e->finite && walk_tells(f, f->c[e->chunk].lemma) ? last : w->verb;
}

/* "سبق للوزير أن زار": who does what the clause behind أن at chunk i says, or NO_INDEX */
static uint32_t for_whom(const walk *w, uint32_t i)
{
    static const char *const verbs[] = { "سبق", "امكن", "حق", "تسنى", "اتيح", "جاز", "انبغى" };
    const claim_finder *f = w->f;
    if (w->verb == NO_INDEX || i < 3 || f->c[i - 1].kind != CHUNK_NOUN ||
        !chunk_preposition_is(f, i - 2, STR("ل")) || f->events.at[w->verb].chunk + 3 != i)
        return NO_INDEX;
    for (size_t k = 0; k < sizeof verbs / sizeof *verbs; k++)
        if (chunk_lemma_is(&f->k, &f->c[i - 3], verbs[k]))
            return i - 1;
    return NO_INDEX;
}

/* "، على ما أعلنت الوزارة": who tells it */
static bool as_told(const claim_finder *f, uint32_t i)
{
    return i >= 2 && chunk_preposition_is(f, i - 1, STR("على")) &&
           f->c[i - 2].kind == CHUNK_COMMA && i + 1 < f->n && f->c[i + 1].kind == CHUNK_VERB &&
           walk_tells(f, f->c[i + 1].lemma);
}

/* على أن behind a verb that says how far from fact what hangs on it is: وافق على أن يدفع */
static bool on_that(const walk *w, uint32_t i)
{
    const claim_finder *f = w->f;
    const chunk *c = &f->c[i];
    if (w->verb == NO_INDEX || c->first + 1 >= f->r->tokens.n ||
        !str_is(f->r->tokens.at[c->first].norm, "على") ||
        !str_is(f->r->tokens.at[c->first + 1].norm, "ان") || i + 1 >= f->n ||
        f->c[i + 1].kind != CHUNK_VERB ||
        !(f->r->tokens.at[f->c[i + 1].head].form & FORM_PRESENT))
        return false;
    return verb_colours(f, f->events.at[w->verb].chunk);
}

void events_arabic(claim_finder *f)
{
    walk w = { .f = f,
               .pending = NO_INDEX,
               .verb = NO_INDEX,
               .main = NO_INDEX,
               .parent = NO_INDEX,
               .antecedent = NO_INDEX,
               .held = NO_INDEX,
               .link = LINK_MAIN };
    for (uint32_t i = 0; i < f->n; i++) {
        const chunk *c = &f->c[i];
        switch (c->kind) {
        case CHUNK_NOUN:
            noun(&w, i);
            break;
        case CHUNK_VERB:
            verb(&w, i);
            break;
        case CHUNK_RELATIVE:
            w.not_been = false;
            w.antecedent = i && chunk_lemma_is(&f->k, c, "ما") ? NO_INDEX : antecedent_of(&w, i);
            if (w.pending != NO_INDEX && w.pending == w.antecedent)
                w.held = w.pending;
            w.pending = NO_INDEX;
            w.free = chunk_lemma_is(&f->k, c, "ما") && i && f->c[i - 1].kind != CHUNK_COMMA &&
                     !as_told(f, i) &&
                     f->c[i - 1].kind != CHUNK_PRONOUN; /* وهو ما نفاه tells an event */
            break;
        case CHUNK_THAT:
            w.verb = teller(&w);
            clause_begins(&w, LINK_CONTENT, w.verb);
            w.pending = for_whom(&w, i);
            w.she = walk_head(&w, i)->suffix == SUFFIX_SHE || c->pronoun == SUFFIX_SHE;
            w.pronoun = walk_head(&w, i)->suffix != SUFFIX_NONE || c->pronoun != SUFFIX_NONE;
            break;
        case CHUNK_SUBORDINATOR:
            if (on_that(&w, i))
                clause_begins(&w, LINK_CONTENT, w.verb);
            else
                clause_begins(&w, LINK_CIRCUMSTANCE, NO_INDEX);
            w.on_that = w.link == LINK_CONTENT;
            break;
        case CHUNK_AND: /* "نفى أن …، لكن", "اقترح أن …، لكن": what is denied or wanted ends there */
            if (w.link == LINK_CONTENT && w.parent != NO_INDEX && chunk_lemma_is(&f->k, c, "لكن") &&
                (event_denies(f, &f->events.at[w.parent]) || verb_colours(f, f->events.at[w.parent].chunk)))
                clause_begins(&w, LINK_MAIN, NO_INDEX);
            break;
        case CHUNK_STOP:
            clause_begins(&w, LINK_MAIN, NO_INDEX);
            w.verb = NO_INDEX;
            break;
        case CHUNK_COMMA:
            w.not_been = false;
            if (w.link == LINK_CIRCUMSTANCE || (w.link == LINK_CONTENT && w.on_that))
                clause_begins(&w, LINK_MAIN, NO_INDEX);
            break;
        default:
            break;
        }
    }
}
