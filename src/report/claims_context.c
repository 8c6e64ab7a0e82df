/*
 * Parties that a frame leaves to what it stands under or beside: who was to do what was asked for,
 * who was taken along, those who announce that they agreed, whose request is approved, who is on a
 * visit. Cost: constant for a frame, with a bounded look back over claims.
 */
#include "report/claims_match.h"

/* "عزمها على شراء", رغبته في زيارة: whose intention it is, by the pronoun of the noun before */
static bool parties_of_intention(match *m)
{
    claim_finder *f = m->f;
    uint32_t i = m->e->chunk;
    if (f->language != LANG_AR || i < 2 || f->c[i - 1].kind != CHUNK_PREPOSITION ||
        f->c[i - 2].kind != CHUNK_NOUN || f->c[i - 2].pronoun == SUFFIX_NONE ||
        f->c[i - 2].lemma == NO_INDEX)
        return false;
    uint32_t n = lexicon_lexeme(f->x, f->c[i - 2].lemma)->frames;
    for (; n != NO_INDEX; n = frames_at(f->f, n)->next)
        if (frames_at(f->f, n)->type == FRAME_NONE && frames_at(f->f, n)->content != FRAME_NONE)
            match_suffix(m, i - 2, &m->actors);
    return m->actors.n > 0;
}

/* done by those who announce or decide it */
static bool by_authority(uint8_t type)
{
    return type == CLAIM_arrest || type == CLAIM_freeze || type == CLAIM_seize ||
           type == CLAIM_release;
}

/* ينوي التفاوض مع فلان: of what two do together, whoever is to do it, where the other is named */
static bool together(const match *m)
{
    const claim_finder *f = m->f;
    str with = f->language == LANG_AR ? STR("مع") : STR("with");
    uint32_t i = chunk_behind(f, m->e->chunk + 1, m->e->limit, with);
    return i != NO_INDEX && i <= m->e->chunk + 4;
}

/* what was planned, asked for or tried: who was to do it */
void match_inherit(match *m)
{
    claim_finder *f = m->f;
    bool own_place = false, authority = false;
    for (uint8_t i = 0; i < m->fr->actor_count; i++) {
        own_place |= m->fr->actors[i].kind == SLOT_SUBJECT;
        authority |= by_authority(m->fr->type) && m->fr->actors[i].kind == SLOT_PREPOSITION &&
                     str_is(m->fr->actors[i].preposition, "من-قبل"); /* أعلنت توقيف فلان */
    }
    authority &= !own_place;
    own_place |= authority;
    if (own_place && !(m->fr->options & FRAME_SYMMETRIC) && parties_of_intention(m))
        return;
    bool alone = m->fr->options & FRAME_SYMMETRIC && !together(m);
    if (!own_place || m->e->parent == NO_INDEX || (alone && f->language != LANG_AR))
        return;
    const event *over = &f->events.at[m->e->parent];
    const frame *fr = over->frame != NO_INDEX ? frames_at(f->f, over->frame) : NULL;
    if (!fr || (fr->type != FRAME_NONE && fr->content == FRAME_NONE) ||
        over->consumed == m->e->chunk ||
        (authority && (fr->type == CLAIM_demand || fr->type == CLAIM_request)))
        return;
    /* حثت فلاناً على الإفراج: behind the preposition at once behind whom it is asked of */
    bool next = m->e->chunk >= 2 && f->c[m->e->chunk - 1].kind == CHUNK_PREPOSITION &&
                f->c[m->e->chunk - 2].mention != NO_INDEX &&
                (m->e->chunk - 2 == over->object || m->e->chunk - 2 == over->object2 ||
                 (f->language == LANG_AR && fr->options & FRAME_OBJECT_CONTROL &&
                  m->e->chunk <= over->chunk + 5)); /* سمحت لفلان ببيع */
    /* قضت المحكمة العليا في …، أمس، بالإفراج عن */
    bool ruled = fr->type == FRAME_NONE && m->e->chunk && m->e->chunk < over->chunk + 10 &&
                 f->c[m->e->chunk - 1].pronoun == 'b';
    /* وافق فلان، بموجب تسوية مع الوزارة، على بيع قصره: the first such preposition behind the verb */
    static const char *const firsts[] = { "على", "ب" };
    for (size_t k = 0; f->language == LANG_AR && k < sizeof firsts / sizeof *firsts; k++)
        ruled |= fr->content != FRAME_NONE && m->e->chunk < over->chunk + 14 &&
                 chunk_behind(f, over->chunk + 1, over->limit, str_of(firsts[k])) == m->e->chunk;
    if (m->e->chunk != over->object && m->e->chunk > over->chunk + 3 && !next && !ruled)
        return;
    /* "rests on concessions" is no doing: only قام ب and نجح في and their like */
    bool with = m->e->chunk && f->c[m->e->chunk - 1].kind == CHUNK_PREPOSITION &&
                (f->c[m->e->chunk - 1].pronoun == 'b' ||
                 chunk_preposition_is(f, m->e->chunk - 1, STR("في")) ||
                 (m->e->chunk == over->chunk + 3 &&
                  chunk_preposition_is(f, m->e->chunk - 1, STR("من")))); /* تمكن من */
    if (fr->content == MODALITY_reported && fr->type == FRAME_NONE && m->e->chunk != over->object &&
        !with)
        return;
    bool asked =
        fr->options & FRAME_OBJECT_CONTROL; /* what is asked of nobody named is nobody's to do */
    if (asked && over->object == NO_INDEX &&
        (over->claim == NO_INDEX || !f->r->claims.at[over->claim].targets.n))
        return;
    const claim *told = over->claim != NO_INDEX ? &f->r->claims.at[over->claim] : NULL;
    if (told && (told->type == CLAIM_request || told->type == CLAIM_demand) && !told->targets.n &&
        m->fr->type == CLAIM_release)
        return; /* "her lawyer asked for her release": he does not free her */
    event inner = *m->e;
    inner.previous = m->e->parent;
    parties_of_control(f, &inner, &m->actors);
    if (alone && m->actors.n < 2) /* تعتزم إيران وروسيا إجراء محادثات */
        m->actors.n = 0;
}

/* "accompanied X to meetings with Y": who was taken along was there */
void match_of_journey(match *m)
{
    claim_finder *f = m->f;
    if (!(m->fr->options & FRAME_SYMMETRIC) || m->e->parent == NO_INDEX || !m->e->chunk ||
        f->c[m->e->chunk - 1].kind != CHUNK_PREPOSITION)
        return;
    const event *over = &f->events.at[m->e->parent];
    if (over->claim == NO_INDEX)
        return;
    const claim *c = &f->r->claims.at[over->claim];
    if (c->type != CLAIM_contact && c->type != CLAIM_host)
        return;
    str with = f->language == LANG_AR ? STR("مع") : STR("with");
    if (chunk_behind(f, m->e->chunk + 1, m->e->limit, with) == NO_INDEX)
        return;
    for (size_t i = 0; i < c->actors.n; i++)
        parties_add(f, &m->actors, c->actors.at[i]);
    for (size_t i = 0; i < c->targets.n; i++)
        parties_add(f, &m->actors, c->targets.at[i]);
}

/* "announced that an agreement has been reached": those who announce it */
void match_of_telling(match *m)
{
    claim_finder *f = m->f;
    if (!(m->fr->options & FRAME_SYMMETRIC) || m->e->parent == NO_INDEX ||
        (!m->nominal && !m->e->passive))
        return;
    event *over = &f->events.at[m->e->parent];
    if (over->frame == NO_INDEX || !(frames_at(f->f, over->frame)->options & FRAME_SAYS))
        return;
    index_list who = { 0 };
    parties_of_subject(f, over, &who);
    if (who.n < 2)
        return;
    for (size_t i = 0; i < who.n; i++)
        parties_add(f, &m->actors, who.at[i]);
    m->e->negated ^= over->negated;
}

/* "approved the request": of whoever asked last */
void match_of_request(match *m)
{
    claim_finder *f = m->f;
    uint32_t i = m->e->object;
    if (m->fr->type != CLAIM_approve && m->fr->type != CLAIM_refuse)
        return;
    if (i == NO_INDEX && f->language == LANG_AR)
        i = chunk_behind(f, m->e->chunk + 1, m->e->limit, STR("على"));
    if (i == NO_INDEX || !(f->c[i].flags & CHUNK_DEFINITE) ||
        !(chunk_lemma_is(&f->k, &f->c[i], "request") || chunk_lemma_is(&f->k, &f->c[i], "طلب")))
        return;
    for (size_t n = f->r->claims.n; n-- > 0 && f->r->claims.n - n < 32;) {
        const claim *c = &f->r->claims.at[n];
        if ((c->type != CLAIM_request && c->type != CLAIM_demand) ||
            !(c->versions & 1u << f->language))
            continue;
        for (size_t k = 0; k < c->actors.n; k++)
            parties_add(f, &m->targets, c->actors.at[k]);
        return;
    }
}

/* "resigned after talks with the commanders": is it told with whom? */
static bool met_with(const match *m)
{
    return m->f->language == LANG_EN &&
           chunk_behind(m->f, m->e->chunk + 1, m->e->limit, STR("with")) == m->e->chunk + 2;
}

/* "was on a visit to Addis Ababa", خلال زيارة إلى …: who the sentence is about */
void match_of_trip(match *m)
{
    static const char *const before[] = { "on", "during", "in", "at", "في" };
    static const uint64_t types = UINT64_C(1) << CLAIM_visit | UINT64_C(1) << CLAIM_meet |
                                  UINT64_C(1) << CLAIM_speak | UINT64_C(1) << CLAIM_contact;
    claim_finder *f = m->f;
    uint32_t i = m->e->chunk;
    if (m->fr->type >= CLAIM_TYPE_COUNT || !(types >> m->fr->type & 1))
        return;
    bool fits = m->fr->type == CLAIM_meet && i && met_with(m) &&
                (str_is(f->r->tokens.at[f->c[i - 1].head].norm, "after") ||
                 str_is(f->r->tokens.at[f->c[i - 1].head].norm, "for") ||
                 str_is(f->r->tokens.at[f->c[i - 1].head].norm, "following"));
    for (size_t k = 0; i && k < sizeof before / sizeof *before; k++)
        fits |= chunk_preposition_is(f, i - 1, str_of(before[k]));
    bool visa = i >= 2 && chunk_lemma_is(&f->k, &f->c[i], "arrival") &&
                chunk_lemma_is(&f->k, &f->c[i - 2], "visa"); /* "visas on arrival": nobody came */
    if (!fits || visa || !f->events.n)
        return;
    uint32_t over = m->e->parent;
    for (uint32_t k = 0; over == NO_INDEX && k < f->events.n; k++)
        if (f->events.at[k].link == LINK_MAIN && &f->events.at[k] != m->e)
            over = k;
    if (over != NO_INDEX && !f->events.at[over].passive)
        parties_of_subject(f, &f->events.at[over], &m->actors);
}

/* "operates under a licence issued by X", تعمل بموجب رخصة أصدرتها: who does so was granted it */
void match_of_licence(match *m)
{
    claim_finder *f = m->f;
    uint32_t paper = m->e->consumed != NO_INDEX ? m->e->consumed
                     : m->e->object != NO_INDEX ? m->e->object
                                                : m->e->chunk;
    bool grant = m->fr->type == CLAIM_waive || m->fr->type == CLAIM_approve;
    if (!grant || !paper || paper >= f->n || f->c[paper].mention != NO_INDEX ||
        !(chunk_preposition_is(f, paper - 1, STR("under")) ||
          chunk_preposition_is(f, paper - 1, STR("بموجب"))))
        return;
    for (size_t k = f->events.n; k-- > 0;) {
        event *o = &f->events.at[k];
        if (!o->finite || o->chunk >= paper || o == m->e)
            continue;
        index_list who = { 0 };
        if (o->passive)
            parties_of(f, o->object, &who);
        else
            parties_of_subject(f, o, &who);
        for (size_t n = 0; n < who.n; n++)
            parties_add(f, &m->targets, who.at[n]);
        return;
    }
}

/* "ordered that the ban be lifted", "ordered the release of X": what is ordered of nobody is done by
 * whoever orders it */
bool match_of_order(match *m)
{
    claim_finder *f = m->f;
    if (m->actors.n || m->e->parent == NO_INDEX)
        return false;
    event *over = &f->events.at[m->e->parent];
    if (f->language == LANG_AR) { /* أمر القاضي بإخلاء سبيل فلان */
        uint8_t type = m->fr->type;
        bool measure = type == CLAIM_release || type == CLAIM_concede || type == CLAIM_seize ||
                       type == CLAIM_freeze || type == CLAIM_ban;
        bool alone = m->nominal && measure && !over->passive && over->object == NO_INDEX && m->e->chunk &&
                     f->c[m->e->chunk - 1].pronoun == 'b' && m->e->chunk < over->chunk + 8 &&
                     chunk_lemma_is(&f->k, &f->c[over->chunk], "امر");
        if (alone)
            parties_of_subject(f, over, &m->actors);
        return m->actors.n > 0;
    }
    bool ordered = !over->passive && (chunk_lemma_is(&f->k, &f->c[over->chunk], "order") ||
                                      chunk_lemma_is(&f->k, &f->c[over->chunk], "decree"));
    bool content = m->nominal ? over->object == m->e->chunk
                              : m->e->passive && m->e->link == LINK_CONTENT;
    if (!ordered || !content)
        return false;
    parties_of_subject(f, over, &m->actors);
    return m->actors.n > 0;
}

static bool lemma_among(const claim_finder *f, const chunk *c, const char *const *words, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (chunk_lemma_is(&f->k, c, words[i]))
            return true;
    return false;
}

/* "In a letter to X, Y asked", في خطاب أمام الكونغرس: to whom it was said */
void match_of_address(match *m)
{
    static const char *const words[] = { "speech",  "address", "letter", "message", "call",
                                         "interview", "telegram", "email", "remarks", "report", "تقرير", "خطاب",
                                         "كلمة",    "رسالة",   "مقابلة", "حديث",    "برقية",
                                         "اتصال",   "مكالمة" };
    static const char *const to[] = { "to", "with", "before", "الى", "مع", "ل" };
    claim_finder *f = m->f;
    uint8_t type = m->fr->type;
    if ((type != CLAIM_say && type != CLAIM_request && type != CLAIM_propose &&
         type != CLAIM_disclose) ||
        m->nominal || m->e->passive || m->e->link == LINK_RELATIVE)
        return;
    for (uint32_t i = chunk_next_preposition(f, 0) + 1; i + 2 < f->n && i + 2 < m->e->limit;
         i = chunk_next_preposition(f, i) + 1) {
        bool within = chunk_preposition_is(f, i - 1, STR("in")) ||
                      chunk_preposition_is(f, i - 1, STR("في")) ||
                      chunk_preposition_is(f, i - 1, STR("خلال"));
        if (!within || f->c[i].kind != CHUNK_NOUN || f->c[i].mention != NO_INDEX ||
            !lemma_among(f, &f->c[i], words, sizeof words / sizeof *words))
            continue;
        uint32_t next = i + 1; /* "a report submitted to", رسالة بعث بها إلى */
        for (int k = 0; k < 3 && next + 2 < f->n; k++)
            next += f->c[next].kind == CHUNK_VERB || f->c[next].kind == CHUNK_PRONOUN ||
                    (f->c[next].kind == CHUNK_PREPOSITION && f->language == LANG_AR &&
                     next > i + 1 && f->c[next].pronoun != SUFFIX_NONE &&
                     !(f->c[next].flags & CHUNK_PROCLITIC));
        if (next > i + 1 && f->c[next - 1].kind == CHUNK_PRONOUN)
            continue;
        bool behind = str_is(f->r->tokens.at[f->c[next].head].norm, "امام");
        for (size_t k = 0; k < sizeof to / sizeof *to; k++)
            behind |= chunk_preposition_is(f, next, str_of(to[k]));
        if (!behind || next + 1 >= f->n)
            continue;
        index_list who = { 0 };
        parties_of(f, next + 1, &who);
        match_keep_agents(f, &who, false);
        for (size_t k = 0; k < who.n; k++)
            parties_add(f, &m->targets, who.at[k]);
        return;
    }
}

/* the subject of the main clause behind an opening one, a chunk, or NO_INDEX; at once behind a comma
 * where the opening has no word before it */
static uint32_t opened_subject(const claim_finder *f, size_t opening)
{
    uint32_t at = f->events.at[opening].chunk;
    for (size_t k = opening + 1; k < f->events.n; k++) {
        const event *main = &f->events.at[k];
        uint32_t who = main->passive ? main->object : main->subject;
        if (!main->finite || main->link != LINK_MAIN || who == NO_INDEX)
            continue;
        bool behind = who > at && (at || (f->c[who - 1].kind == CHUNK_COMMA &&
                                          f->c[who].kind == CHUNK_NOUN));
        return behind ? who : NO_INDEX;
    }
    return NO_INDEX;
}

/* "After meeting John Doe, Jane Roe left": who left had met him. "Freed in May, Jane Roe left": she
 * was freed. */
void events_opening(claim_finder *f)
{
    for (size_t i = 0; i < f->events.n; i++) {
        event *e = &f->events.at[i];
        const chunk *c = &f->c[e->chunk];
        bool open = c->flags & CHUNK_GERUND && e->parent == NO_INDEX && e->previous == NO_INDEX &&
                    e->subject == NO_INDEX && !e->passive && e->chunk <= 2 &&
                    (!e->chunk || f->c[e->chunk - 1].kind != CHUNK_NOUN);
        if (open)
            e->subject = opened_subject(f, i);
        uint8_t next = e->chunk + 1 < f->n ? f->c[e->chunk + 1].kind : (uint8_t)CHUNK_STOP;
        bool suffers = !e->chunk && i == 0 && c->flags & (CHUNK_PARTICIPLE | CHUNK_MAYBE_PAST) &&
                       !(c->flags & CHUNK_GERUND) && c->first == c->last &&
                       (next == CHUNK_PREPOSITION || next == CHUNK_COMMA ||
                        (next == CHUNK_NOUN && f->c[1].flags & CHUNK_TIME)) &&
                       !chunk_lemma_is(&f->k, c, "ask");
        uint32_t who = suffers ? opened_subject(f, i) : NO_INDEX;
        if (who == NO_INDEX)
            continue;
        e->passive = true;
        e->finite = false;
        e->link = LINK_RELATIVE;
        e->subject = NO_INDEX;
        e->object = who;
    }
}
