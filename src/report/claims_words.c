/*
 * May a frame stand here by the words it asks for: the particle of a verb, the noun of a light verb,
 * what an object is called? Most frames of a word ask for a word that is not there, so the cheap
 * questions come first. Cost: a look at the places of the event.
 */
#include "report/claims_match.h"

bool event_take_particle(const claim_finder *f, event *e, const frame *fr)
{
    uint32_t next = e->chunk + 1, behind[] = { f->c[e->chunk].last + 1, NO_INDEX };
    if (next < f->n && e->object == next)
        behind[1] = f->c[next].last + 1;
    for (size_t k = 0; k < sizeof behind / sizeof *behind; k++) {
        uint32_t i = behind[k];
        if (i >= f->r->tokens.n || !str_eq(f->r->tokens.at[i].norm, fr->particle))
            continue;
        bool place = str_is(fr->particle, "in") || str_is(fr->particle, "on") ||
                     str_is(fr->particle, "by") || str_is(fr->particle, "over") ||
                     str_is(fr->particle, "through") || str_is(fr->particle, "with") ||
                     str_is(fr->particle, "around") || str_is(fr->particle, "behind");
        if (k && place && next + 2 < f->n && f->c[next + 1].kind == CHUNK_PREPOSITION &&
            f->c[next + 1].head == i && f->c[next + 1].last == i &&
            f->c[next + 2].kind == CHUNK_NOUN)
            return false; /* "took office in May" takes nobody in */
        bool phrase = next + 1 < f->n && f->c[next].kind == CHUNK_PREPOSITION &&
                      f->c[next].head == i && e->object == NO_INDEX && !e->passive;
        if (phrase && chunk_is_noun(&f->c[next + 1]))
            e->object = next + 1;
        return true;
    }
    return false;
}

/* "Acme Holding" is no holding */
static bool ends_in_name(const claim_finder *f, uint32_t i)
{
    uint32_t name = f->language == LANG_EN ? chunk_name_at(f->r, f->c[i].head) : NO_INDEX;
    return name != NO_INDEX && f->r->mentions.at[name].token_count > 1 &&
           f->r->mentions.at[name].type == ENTITY_ORGANIZATION;
}

/* "$2 billion" is money; "30 percent of Acme", "half of Acme": the measure stands before what it is
 * of, which is the head */
static bool holds_sum(const claim_finder *f, const frame *fr, uint32_t i)
{
    const chunk *c = &f->c[i];
    for (uint32_t t = c->first; t <= c->last && t < c->first + 6; t++) {
        const token *w = &f->r->tokens.at[t];
        str s = report_text(f->r, w->start, w->end);
        bool sign = w->kind == TOKEN_PUNCT &&
                    (str_is(s, "$") || str_is(s, "€") || str_is(s, "£") || str_is(s, "¥"));
        if ((sign && frames_has_word(f->f, fr, STR("money"))) ||
            (str_is(s, "%") && frames_has_word(f->f, fr, STR("percent"))))
            return true;
        if (t < c->head && w->kind == TOKEN_WORD && w->lemma != NO_INDEX &&
            lexicon_lexeme(f->x, w->lemma)->sense == SENSE_QUANTITY &&
            str_is(f->r->tokens.at[t + 1].norm, "of") &&
            frames_has_word(f->f, fr, lexicon_lexeme(f->x, w->lemma)->lemma))
            return true;
    }
    return false;
}

static void add_place(const claim_finder *f, light_places *p, uint32_t i)
{
    if (f->c[i].kind != CHUNK_NOUN || f->c[i].lemma == NO_INDEX)
        return;
    p->at[p->n++] = i;
    p->bits |= UINT64_C(1) << (f->c[i].lemma & 63);
}

/* where the noun of a light verb may stand, told once for all frames of an event */
static const light_places *places_of(claim_finder *f, const event *e)
{
    light_places *p = &f->places;
    if (p->chunk == e->chunk && p->subject == e->subject && p->object == e->object &&
        p->object2 == e->object2)
        return p;
    *p = (light_places){ e->chunk, e->subject, e->object, e->object2, .n = 0 };
    bool arabic = f->language == LANG_AR;
    if (e->object != NO_INDEX && !ends_in_name(f, e->object))
        add_place(f, p, e->object);
    if (e->object2 != NO_INDEX && !ends_in_name(f, e->object2))
        add_place(f, p, e->object2);
    bool comes = !arabic && e->object == NO_INDEX &&
                 chunk_lemma_is(&f->k, &f->c[e->chunk], "come"); /* "the proposal came from X" */
    if ((arabic || comes) && e->subject != NO_INDEX && !ends_in_name(f, e->subject) &&
        !chunk_agent_sense(f->c[e->subject].sense))
        add_place(f, p, e->subject);
    /* قدم فلان طلباً: an accusative that could as well say what for, but is the noun of the verb */
    for (uint32_t i = e->chunk + 1; arabic && i < e->limit && i < e->chunk + 4 &&
                                    f->c[i].kind != CHUNK_PREPOSITION;
         i++)
        if (f->c[i].first == f->c[i].last && f->c[i].mention == NO_INDEX &&
            !(f->c[i].flags & CHUNK_GENITIVE)) /* أعلن رفع العقوبات: not announced by itself */
            add_place(f, p, i);
    return p;
}

/* the chunk of the frame's noun: the object, the subject of a passive, or behind its preposition */
static uint32_t noun_of(claim_finder *f, const event *e, const frame *fr, bool nominal)
{
    if (fr->under.n) {
        if (e->gap == NO_INDEX && chunk_next_preposition(f, e->chunk + 1) + 1 >= e->limit)
            return NO_INDEX;
        for (str rest = fr->under, one; rest.n && str_split(&rest, '|', &one);) {
            uint32_t i = chunk_behind(f, e->chunk + 1, e->limit, one);
            if (i != NO_INDEX && f->c[i].lemma != NO_INDEX &&
                frames_has_noun(f->f, fr, f->c[i].lemma))
                return i;
            if (e->gap != NO_INDEX && chunk_preposition_is(f, e->gap_preposition, one) &&
                f->c[e->gap].lemma != NO_INDEX && frames_has_noun(f->f, fr, f->c[e->gap].lemma))
                return e->gap; /* اقتراح تقدم به فلان */
        }
        return NO_INDEX;
    }
    if (fr->noun_subject) { /* "the sanctions hit X" */
        uint32_t s = e->passive || nominal ? NO_INDEX : e->subject;
        return s != NO_INDEX && f->c[s].kind == CHUNK_NOUN && f->c[s].lemma != NO_INDEX &&
                       frames_has_noun(f->f, fr, f->c[s].lemma)
                   ? s
                   : NO_INDEX;
    }
    if (nominal) { /* فرض عقوبات، تبادل أسرى */
        uint32_t next = e->chunk + 1;
        bool genitive =
            next < f->n && f->c[next].flags & CHUNK_GENITIVE && f->c[next].lemma != NO_INDEX;
        return genitive && frames_has_noun(f->f, fr, f->c[next].lemma) ? next : NO_INDEX;
    }
    const light_places *p = places_of(f, e);
    for (uint8_t i = 0; i < p->n; i++)
        if (frames_has_noun(f->f, fr, f->c[p->at[i]].lemma))
            return p->at[i];
    bool sum = fr->sums && f->language == LANG_EN && e->object != NO_INDEX &&
               f->c[e->object].kind == CHUNK_NOUN && holds_sum(f, fr, e->object);
    return sum ? e->object : NO_INDEX;
}

/* Does laying the frame over an Arabic verb turn its parts about before it is known whether it
 * stands (thing_first, match_thing_between)? */
static bool turns_about(const event *e, const frame *fr)
{
    return fr->type == CLAIM_mobilize || (e->subject == e->chunk + 1 && e->object != NO_INDEX);
}

bool event_cannot_take(claim_finder *f, const event *e, const frame *fr, bool nominal)
{
    uint32_t o = fr->options;
    if (f->language == LANG_AR && !nominal && turns_about(e, fr))
        return false;
    if (fr->by_place && !nominal && !(places_of(f, e)->bits & fr->noun_bits))
        return true;
    if (nominal ? o & FRAME_NEED_COMPLEMENT || (o & FRAME_NO_NOUN && f->language == LANG_EN)
                : o & FRAME_NO_VERB)
        return true;
    if (!fr->noun_count || o & FRAME_NEED_COMPLEMENT)
        return false;
    return (nominal && f->language == LANG_EN && !fr->under.n) ||
           noun_of(f, e, fr, nominal) == NO_INDEX;
}

static bool owner_is_target(const frame *fr)
{
    for (uint8_t i = 0; i < fr->target_count; i++)
        if (fr->targets[i].kind == SLOT_OWNER)
            return true;
    return false;
}

/* "30 percent of the mine": the frame's noun is the measure, the head what it is of */
static bool is_measured(const match *m, uint32_t i)
{
    const claim_finder *f = m->f;
    const chunk *c = &f->c[i];
    bool deal = m->fr->type == CLAIM_own || m->fr->type == CLAIM_buy || m->fr->type == CLAIM_sell;
    bool of = false;
    for (uint32_t t = c->first; t < c->head && deal && f->language == LANG_EN; t++)
        of |= str_is(f->r->tokens.at[t].norm, "of");
    return of && (c->lemma == NO_INDEX || !frames_has_noun(f->f, m->fr, c->lemma));
}

bool match_words_fit(match *m)
{
    const frame *fr = m->fr;
    event *e = m->e;
    bool light = fr->noun_count && m->f->language == LANG_AR;
    deed d;
    if (m->nominal
            ? (fr->options & FRAME_NO_NOUN && !light && !match_deed(m, &d) && !match_charged(m)) ||
                  (fr->noun_count && !fr->under.n && !light)
            : fr->options & FRAME_NO_VERB)
        return false;
    if (m->nominal && owner_is_target(fr) && match_deed(m, &d))
        return false; /* by its verb rather: who did it and to whom */
    if (fr->options & FRAME_NEED_COMPLEMENT)
        return !m->nominal &&
               (fr->noun_count ? match_complement_fits(m) : match_complement(m) != NO_INDEX);
    if (fr->noun_count) {
        uint32_t noun = noun_of(m->f, e, fr, m->nominal);
        if (noun == NO_INDEX)
            return false;
        bool measured = noun == e->object && (ends_in_name(m->f, noun) || is_measured(m, noun));
        e->consumed = measured ? NO_INDEX : noun;
        m->f->consumed |= measured ? 0 : UINT64_C(1) << (noun & 63);
    }
    if (!(fr->options & FRAME_OFFICE))
        return true;
    m->office = match_office(m);
    if (m->office != NO_INDEX && e->object == m->office && e->object2 != NO_INDEX) {
        e->object = e->object2; /* "elected John Doe president" */
        e->object2 = NO_INDEX;
    }
    return m->office != NO_INDEX;
}
