/*
 * How far a claim is a fact: by the words it stands under, from the nearest outwards, then by its
 * own tense and mood; and who says so.
 */
#include "report/claims_match.h"

static bool neutral(uint8_t content)
{
    return content == FRAME_NONE || content == MODALITY_reported;
}

bool event_denies(const claim_finder *f, const event *e)
{
    uint32_t lemma = f->c[e->chunk].lemma;
    for (uint32_t n = lemma != NO_INDEX ? lexicon_lexeme(f->x, lemma)->frames : NO_INDEX;
         n != NO_INDEX; n = frames_at(f->f, n)->next)
        if (frames_at(f->f, n)->type == CLAIM_deny && frames_at(f->f, n)->content == MODALITY_denied)
            return true;
    return false;
}

/* "during the visit", خلال زيارة: when something happened is not what was planned or wanted */
static bool in_passing_time(const claim_finder *f, uint32_t i)
{
    static const char *const words[] = { "during", "after", "following", "amid", "since", "خلال",
                                         "اثناء",  "بعد",   "عقب",       "اثر",  "منذ",   "غداه" };
    if (!i || (f->c[i - 1].kind != CHUNK_PREPOSITION && f->c[i - 1].kind != CHUNK_SUBORDINATOR))
        return false;
    str s = f->r->tokens.at[f->c[i - 1].head].norm;
    return STR_IS_ANY(s, words);
}

/* content modality of the nearest word that gives one; negation on the way in *negative */
static uint8_t from_above(const claim_finder *f, const event *e, bool *negative)
{
    bool aside = e->link == LINK_NOUN &&
                 (in_passing_time(f, e->chunk) ||
                  (e->parent != NO_INDEX && f->events.at[e->parent].subject == e->chunk));
    uint8_t link = aside ? (uint8_t)LINK_CIRCUMSTANCE : e->link; /* or what the verb is told of */
    if (link == LINK_RELATIVE)
        return FRAME_NONE; /* "asked to see the men who killed him": they did */
    for (int depth = 0; depth < CLAIM_DEPTH && e->parent != NO_INDEX; depth++) {
        const event *over = &f->events.at[e->parent];
        if (over == e)
            break;
        const frame *fr = over->frame != NO_INDEX ? frames_at(f->f, over->frame) : NULL;
        bool shaded = over->frame != NO_INDEX && over->frame == over->shade;
        bool under = link == LINK_INFINITIVE ||
                     (!shaded && (link == LINK_CONTENT || link == LINK_NOUN));
        if (fr && under) {
            *negative |= fr->options & FRAME_NEGATES || fr->content == MODALITY_refused ||
                         fr->content == MODALITY_denied;
            if (fr->type == FRAME_NONE && over->negated)
                *negative = !*negative; /* "did not try to", "did not fail to" */
            bool granted =
                over->link == LINK_ADJUNCT &&
                fr->type == CLAIM_approve; /* "approved it, allowing him to enter": he did */
            if (!neutral(fr->content) && !granted)
                return fr->content;
        }
        e = over;
        link = e->link;
    }
    return FRAME_NONE;
}

/* a word like "plan" or "attempt" before an infinitive or phrase colours it too */
static uint8_t from_noun(const claim_finder *f, const event *e)
{
    uint32_t i = e->chunk;
    if (in_passing_time(f, i) || (i && chunk_preposition_is(f, i - 1, STR("ب"))))
        return FRAME_NONE; /* "الاتفاق بوساطة …": by what means, not what was agreed */
    while (i && (f->c[i - 1].kind == CHUNK_PREPOSITION))
        i--;
    if (f->language == LANG_EN && i >= 3 && e->subject == i - 1 &&
        chunk_lemma_is(&f->k, &f->c[i - 2], "by"))
        i -= 2; /* "a plan by Norway to lift" */
    if (!i || f->c[i - 1].kind != CHUNK_NOUN || f->c[i - 1].lemma == NO_INDEX)
        return FRAME_NONE;
    const lexeme *l = lexicon_lexeme(f->x, f->c[i - 1].lemma);
    for (uint32_t n = l->frames; n != NO_INDEX; n = frames_at(f->f, n)->next)
        if (frames_at(f->f, n)->type == FRAME_NONE && !neutral(frames_at(f->f, n)->content))
            return frames_at(f->f, n)->content;
    uint32_t verb_frame = l->verb != NO_INDEX ? lexicon_lexeme(f->x, l->verb)->frames : NO_INDEX;
    for (uint32_t n = verb_frame; n != NO_INDEX; n = frames_at(f->f, n)->next)
        if (!neutral(frames_at(f->f, n)->content) && !frames_at(f->f, n)->noun_count)
            return frames_at(f->f, n)->content;
    return FRAME_NONE;
}

static void take_sources(claim_finder *f, claim *c, const event *e)
{
    for (int depth = 0; depth < CLAIM_DEPTH && e->parent != NO_INDEX; depth++) {
        event *over = &f->events.at[e->parent];
        if (over == e)
            break;
        if (over->frame != NO_INDEX && frames_at(f->f, over->frame)->options & FRAME_SOURCE &&
            e->link == LINK_CONTENT) {
            if (over->passive)
                c->passive_source = true;
            else
                parties_of_subject(f, over, &c->sources);
        }
        e = over;
    }
}

/* "no deal was signed", "pleaded not guilty": the noun phrase says that there was none */
static bool says_none(const claim_finder *f, uint32_t i)
{
    if (i == NO_INDEX || f->language != LANG_EN || f->c[i].kind != CHUNK_NOUN)
        return false;
    const token *first = &f->r->tokens.at[f->c[i].first];
    return str_is(first->norm, "no") || str_is(first->norm, "neither") ||
           (f->c[i].first && str_is(first[-1].norm, "not") && i && f->c[i - 1].kind == CHUNK_VERB);
}

/* "will travel to Cairo for talks": planned as the journey is */
static bool to_come_with(const claim_finder *f, const event *e)
{
    return f->language == LANG_EN && e->link == LINK_NOUN && e->parent != NO_INDEX && e->chunk &&
           chunk_preposition_is(f, e->chunk - 1, STR("for")) &&
           f->c[f->events.at[e->parent].chunk].flags & CHUNK_FUTURE;
}

/* The finite verb that the event's noun is the subject of, or is done something to: "the talks will
 * begin", أُلغيت الزيارة */
static const event *verb_of_noun(const claim_finder *f, const event *e)
{
    for (size_t i = 0; e->link == LINK_NOUN && i < f->events.n; i++) {
        const event *v = &f->events.at[i];
        bool arabic = f->language == LANG_AR && v->chunk < e->chunk && v->chunk + 3 > e->chunk;
        if ((v->finite || arabic) && f->c[v->chunk].kind == CHUNK_VERB && v->link != LINK_RELATIVE &&
            (v->subject == e->chunk ||
             (v->object == e->chunk && (v->passive || (arabic && v->subject == NO_INDEX)))))
            return v;
    }
    return NULL;
}

/* "talks will begin", "the sale is planned", "the visit was cancelled": what the verb makes of the deed
 * that its subject tells; `negative` where it did not take place */
static uint8_t of_its_verb(const claim_finder *f, const event *e, uint8_t type, bool *negative)
{
    static const char *const until[] = { "until", "pending", "مقابل", "لقاء", "لحين", "بانتظار" };
    for (size_t k = 0; e->chunk && k < sizeof until / sizeof *until; k++)
        if (str_is(f->r->tokens.at[f->c[e->chunk - 1].last].norm, until[k]))
            return MODALITY_planned; /* "until the release of X": not yet */
    const event *v = verb_of_noun(f, e);
    if (!v || f->c[v->chunk].lemma == NO_INDEX)
        return FRAME_NONE;
    const lexeme *l = lexicon_lexeme(f->x, f->c[v->chunk].lemma);
    bool happens = l->sets & SET_OCCURRING, met = type == CLAIM_meet || type == CLAIM_visit;
    if (l->sets & SET_ANNULLING && !v->negated)
        return MODALITY_refused;
    *negative ^= happens && v->negated;
    if (f->c[v->chunk].flags & CHUNK_FUTURE && (happens || met))
        return MODALITY_planned;
    for (uint32_t n = v->passive ? l->frames : NO_INDEX; n != NO_INDEX; n = frames_at(f->f, n)->next)
        if (frames_at(f->f, n)->type == FRAME_NONE && frames_at(f->f, n)->content == MODALITY_planned)
            return MODALITY_planned;
    return FRAME_NONE;
}

void claim_colour(claim_finder *f, claim *c, const event *e, const frame *own)
{
    const chunk *at = &f->c[e->chunk];
    bool negative = e->negated != 0;
    bool above_negative = false;
    uint8_t above = from_above(f, e, &above_negative);
    if (above == FRAME_NONE && (e->link == LINK_INFINITIVE || e->link == LINK_NOUN))
        above = from_noun(f, e);
    if (above == FRAME_NONE && at->kind == CHUNK_NOUN && !e->attribute)
        above = event_attribute_modality(f, e->chunk);
    if (above == FRAME_NONE && e->link == LINK_NOUN)
        above = of_its_verb(f, e, c->type, &negative);
    negative ^= says_none(f, e->subject) || says_none(f, e->object);
    negative ^= above_negative;
    c->negative = negative || own->options & FRAME_NEGATIVE;
    bool verb = at->kind == CHUNK_VERB;
    if (above == FRAME_NONE && event_of_rumour(f, e)) {
        above = MODALITY_denied;
        c->negative = !c->negative;
    }
    if (above != FRAME_NONE)
        c->modality = above;
    else if (own->modality != FRAME_NONE)
        c->modality = own->modality;
    else if ((verb && at->flags & CHUNK_FUTURE) || to_come_with(f, e))
        c->modality = MODALITY_planned;
    else if (verb && at->flags & CHUNK_POSSIBLE)
        c->modality = MODALITY_assessed;
    else if (verb && at->flags & CHUNK_MUST)
        c->modality = MODALITY_requested;
    else
        c->modality = MODALITY_reported;
    bool measure = c->type == CLAIM_arrest || c->type == CLAIM_ban || c->type == CLAIM_sanction ||
                   c->type == CLAIM_freeze || c->type == CLAIM_seize;
    bool in_passing =
        e->link == LINK_RELATIVE && e->passive && measure && c->modality == MODALITY_reported;
    bool to_come = verb && c->type == CLAIM_role && at->flags & (CHUNK_FUTURE | CHUNK_POSSIBLE);
    if (to_come)
        c->modality = at->flags & CHUNK_FUTURE ? MODALITY_planned : MODALITY_considered;
    else if (own->modality == MODALITY_presupposed || in_passing ||
             (own->options & FRAME_CAUSE && above == FRAME_NONE))
        c->modality = MODALITY_presupposed;
    take_sources(f, c, e);
    if (own->options & FRAME_SOURCE && !c->sources.n)
        for (size_t i = 0; i < c->actors.n; i++)
            parties_add(f, &c->sources, c->actors.at[i]);
}

static bool told_under(const claim *c)
{
    return c->sources.n > 0;
}

/* "according to …", حسب …: the source of the whole sentence; a verb of telling behind its content
 */
void sources_of_sentence(claim_finder *f)
{
    index_list sources = { 0 };
    discourse *d = &f->talk[f->language];
    str by = f->language == LANG_AR ? STR("حسب") : STR("according-to");
    for (uint32_t i = chunk_next_preposition(f, 0); i + 1 < f->n;
         i = chunk_next_preposition(f, i + 1))
        if (chunk_preposition_is(f, i, by)) {
            parties_of(f, i + 1, &sources);
            if (!sources.n)
                parties_inside(f, i + 1, &sources);
            if (!sources.n && f->c[i + 1].kind == CHUNK_VERB)
                for (size_t e = 0; e < f->events.n; e++)
                    if (f->events.at[e].chunk == i + 1)
                        parties_of_subject(f, &f->events.at[e], &sources);
        }
    bool passive = false;
    for (size_t i = 0; i < f->events.n; i++) {
        event *e = &f->events.at[i];
        if (e->frame == NO_INDEX || !(frames_at(f->f, e->frame)->options & FRAME_SOURCE))
            continue;
        passive |= e->passive;
        index_list who = { 0 };
        if (!e->passive)
            parties_of_subject(f, e, &who);
        if (who.n) {
            d->source = who.at[0];
            d->source_told = f->sentence;
            bool behind = i > 0 && e->link == LINK_MAIN && e->object == NO_INDEX;
            for (uint32_t k = 1; behind && k < e->chunk; k++) /* "…, but the paper said that …" */
                behind = f->c[k].kind != CHUNK_AND ||
                         !(chunk_lemma_is(&f->k, &f->c[k], "لكن") ||
                           str_is(f->r->tokens.at[f->c[k].head].norm, "but"));
            for (size_t k = 0; behind && !sources.n && k < who.n; k++)
                parties_add(f, &sources, who.at[k]);
        }
    }
    if (sources.n) {
        d->source = sources.at[0];
        d->source_told = f->sentence;
    }
    for (size_t i = f->first_claim; i < f->r->claims.n; i++) {
        claim *c = &f->r->claims.at[i];
        c->passive_source |= passive;
        if (told_under(c))
            continue;
        for (size_t k = 0; k < sources.n; k++)
            parties_add(f, &c->sources, sources.at[k]);
        if (!sources.n && passive && d->source != NO_INDEX)
            parties_add(f, &c->sources, d->source);
    }
}

bool verb_colours(const claim_finder *f, uint32_t i)
{
    uint32_t lemma = f->c[i].lemma;
    for (uint32_t n = lemma != NO_INDEX ? lexicon_lexeme(f->x, lemma)->frames : NO_INDEX;
         n != NO_INDEX; n = frames_at(f->f, n)->next) {
        uint8_t content = frames_at(f->f, n)->content;
        if (content != FRAME_NONE && content != MODALITY_reported)
            return true;
    }
    return false;
}
