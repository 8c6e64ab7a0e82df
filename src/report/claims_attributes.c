/*
 * What participles and adjectives inside a noun phrase tell of it: the frozen assets, a militia
 * backed by X, شركة مملوكة لفلان; and how far from fact they put a noun: the planned visit,
 * الزيارة المرتقبة. A frame that names the noun among its places is laid over such a word where its
 * preposition stands behind it. Cost: the tokens of the phrase times the frames of each.
 */
#include "report/claims_match.h"

static uint8_t first_type(const claim_finder *f, uint32_t lexeme_index)
{
    for (uint32_t i = lexicon_lexeme(f->x, lexeme_index)->frames; i != NO_INDEX;
         i = frames_at(f->f, i)->next)
        if (!frames_at(f->f, i)->noun_count && !frames_at(f->f, i)->attribute)
            return frames_at(f->f, i)->type;
    return FRAME_NONE;
}

static event *attribute_event(claim_finder *f, uint32_t i, uint32_t noun)
{
    event *e = event_add(f, i, LINK_RELATIVE);
    e->object = noun;
    e->limit = event_limit(f, i);
    e->attribute = true;
    return e;
}

static void presuppose(claim_finder *f, size_t from, uint32_t trigger)
{
    for (size_t n = from; n < f->r->claims.n; n++) {
        f->r->claims.at[n].modality = MODALITY_presupposed;
        f->r->claims.at[n].trigger = trigger;
    }
}

static bool named(const claim_finder *f, const index_list *who)
{
    for (size_t i = 0; i < who->n; i++) {
        const entity *e = &f->r->entities.at[who->at[i]];
        for (size_t k = 0; k < e->mentions.n; k++)
            if (f->r->mentions.at[e->mentions.at[k]].kind == MENTION_NAME)
                return true;
    }
    return false;
}

/* "a state-owned bank" tells of nobody */
static void drop_nameless(claim_finder *f, size_t from)
{
    size_t n = from;
    for (size_t i = from; i < f->r->claims.n; i++) {
        const claim *c = &f->r->claims.at[i];
        if (c->type != CLAIM_own || named(f, &c->actors) || named(f, &c->targets))
            f->r->claims.at[n++] = *c;
    }
    f->r->claims.n = n;
}

/* "ميليشيا مدعومة من إيران": the last word of the phrase, with its preposition behind it */
static bool behind_noun(claim_finder *f, uint32_t i, uint32_t t, uint32_t noun)
{
    const chunk *c = &f->c[i];
    uint32_t lemma = f->r->tokens.at[t].lemma;
    if (t != c->last || i + 1 >= f->n || f->c[i + 1].kind != CHUNK_PREPOSITION)
        return false;
    size_t claims = f->r->claims.n;
    for (uint32_t n = lexicon_lexeme(f->x, lemma)->frames; n != NO_INDEX;
         n = frames_at(f->f, n)->next) {
        const frame *fr = frames_at(f->f, n);
        if (!fr->attribute || fr->type == FRAME_NONE ||
            !event_try_frame(f, attribute_event(f, i, noun), n, false))
            continue;
        drop_nameless(f, claims);
        presuppose(f, claims, t);
        return true;
    }
    return false;
}

/* a participle inside a noun phrase: الأصول المجمدة، the frozen assets */
static void participle(claim_finder *f, uint32_t i, uint32_t t)
{
    const chunk *c = &f->c[i];
    const token *w = &f->r->tokens.at[t];
    uint8_t type = first_type(f, w->lemma);
    if (type == CLAIM_associate && w->form & FORM_ACTIVE &&
        c->mention != NO_INDEX) { /* التابعة للجماعة */
        event *e = event_add(f, i, LINK_RELATIVE);
        e->subject = i;
        e->limit = event_limit(f, i);
        event_try_frames(f, e, w->lemma, false);
        return;
    }
    if (!(w->form & FORM_PARTICIPLE))
        return;
    if (type != CLAIM_sanction && type != CLAIM_freeze && type != CLAIM_seize &&
        type != CLAIM_ban && type != CLAIM_arrest && type != CLAIM_attack)
        return;
    if (lexicon_lexeme(f->x, w->lemma)->class != WORD_VERB)
        return;
    event *e = event_add(f, i, LINK_RELATIVE);
    e->passive = true;
    e->object = i;
    e->limit = event_limit(f, i);
    size_t claims = f->r->claims.n;
    event_try_frames(f, e, w->lemma, false);
    presuppose(f, claims, t);
}

/* "نوردا، المملوكة لفلان": the noun before the comma; "فلان مقرب من الكرملين": the name before; or NO_INDEX */
static uint32_t noun_before(const claim_finder *f, uint32_t i)
{
    const chunk *c = &f->c[i];
    const token *w = &f->r->tokens.at[c->head];
    bool stands = f->language == LANG_AR && c->first == c->last && w->pos == WORD_ADJECTIVE &&
                  w->lemma != NO_INDEX && c->mention == NO_INDEX && i;
    if (!stands)
        return NO_INDEX;
    uint32_t noun = i - 1;
    if (w->flags & TOKEN_ARTICLE) {
        if (f->c[noun].kind != CHUNK_COMMA || !noun)
            return NO_INDEX;
        noun--;
    } else if (f->c[noun].mention == NO_INDEX ||
               f->r->mentions.at[f->c[noun].mention].kind != MENTION_NAME) {
        return NO_INDEX;
    }
    return f->c[noun].kind == CHUNK_NOUN && !(f->c[noun].flags & CHUNK_TIME) ? noun : NO_INDEX;
}

static bool slots_take(const claim_finder *f, const slot *slots, uint8_t count, uint32_t i)
{
    for (uint8_t k = 0; k < count; k++)
        if (slots[k].kind == SLOT_PREPOSITION && chunk_preposition_is(f, i, slots[k].preposition))
            return true;
    return false;
}

bool event_attribute_takes(const claim_finder *f, uint32_t i)
{
    if (!i || f->c[i].kind != CHUNK_PREPOSITION || f->c[i - 1].kind != CHUNK_NOUN ||
        (f->c[i - 1].last == f->c[i - 1].head && noun_before(f, i - 1) == NO_INDEX))
        return false;
    const token *w = &f->r->tokens.at[f->c[i - 1].last];
    if (w->pos != WORD_ADJECTIVE || w->lemma == NO_INDEX)
        return false;
    for (uint32_t n = lexicon_lexeme(f->x, w->lemma)->frames; n != NO_INDEX;
         n = frames_at(f->f, n)->next) {
        const frame *fr = frames_at(f->f, n);
        if (fr->attribute && (slots_take(f, fr->actors, fr->actor_count, i) ||
                              slots_take(f, fr->targets, fr->target_count, i)))
            return true;
    }
    return false;
}

uint32_t match_behind(const match *m, uint32_t from, str preposition)
{
    const claim_finder *f = m->f;
    uint32_t i = chunk_behind(f, from, m->e->limit, preposition);
    while (i != NO_INDEX && !m->e->attribute && event_attribute_takes(f, i - 1))
        i = chunk_behind(f, i + 1, m->e->limit, preposition);
    return i;
}

void event_attributes(claim_finder *f, uint32_t i)
{
    const chunk *c = &f->c[i];
    uint32_t noun = noun_before(f, i);
    if (noun != NO_INDEX)
        (void)behind_noun(f, i, c->head, noun);
    for (uint32_t t = c->first; t <= c->last && c->first < c->last; t++) {
        const token *w = &f->r->tokens.at[t];
        if (w->pos != WORD_ADJECTIVE || w->lemma == NO_INDEX || t == c->head)
            continue;
        if (!behind_noun(f, i, t, i) && w->form & (FORM_PARTICIPLE | FORM_ACTIVE))
            participle(f, i, t);
    }
}

uint8_t event_attribute_modality(const claim_finder *f, uint32_t i)
{
    uint32_t last = i;
    while (last + 1 < f->n && f->c[last + 1].flags & CHUNK_GENITIVE)
        last++;
    for (uint32_t t = f->c[i].first; t <= f->c[last].last; t++) {
        const token *w = &f->r->tokens.at[t];
        if (w->pos != WORD_ADJECTIVE || w->lemma == NO_INDEX || t == f->c[i].head)
            continue;
        for (uint32_t n = lexicon_lexeme(f->x, w->lemma)->frames; n != NO_INDEX;
             n = frames_at(f->f, n)->next) {
            const frame *fr = frames_at(f->f, n);
            if (fr->attribute && fr->type == FRAME_NONE)
                return fr->content;
        }
    }
    return FRAME_NONE;
}
