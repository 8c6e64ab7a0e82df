/*
 * Parties that stand beyond the first phrase of what they are told with: the firm behind "a stake in",
 * the others behind a preposition that is said again ("on A, on his firm B and on two of his sons"),
 * whoever was asked and then refused. Cost: a few chunks behind the words that ask for them.
 */
#include "report/claims_match.h"

enum { REACH = 5, LOOK_BACK = 24 };

/* is the token a word for part of a firm: a stake, shares, حصة, أسهم? */
static bool is_part(const claim_finder *f, uint32_t t)
{
    static const char *const words[] = { "stake",    "share",   "interest", "holding", "percent",
                                         "majority", "minority", "حصة",      "سهم",     "نسبة" };
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (token_lemma_is(f->x, &f->r->tokens.at[t], words[i]))
            return true;
    return false;
}

/* "the purchase of the minority stake in Acme", شراء حصة الأقلية في «نور»: the firm it is part of */
void match_stake_of(match *m, index_list *out)
{
    claim_finder *f = m->f;
    uint8_t type = m->fr->type;
    uint32_t i = m->e->chunk, first = i;
    if (!m->nominal || (type != CLAIM_buy && type != CLAIM_sell && type != CLAIM_invest))
        return;
    if (f->language == LANG_EN) {
        if (!is_part(f, f->c[i].last) || i + 2 >= f->n || !chunk_preposition_is(f, i + 1, STR("in")))
            return;
        match_party(m, i + 2, out, false);
        return;
    }
    first++;
    if (first >= f->n || !(f->c[first].flags & CHUNK_GENITIVE) || !is_part(f, f->c[first].first))
        return;
    for (uint32_t k = first + 1; k + 1 < m->e->limit && k + 1 < f->n && k < first + REACH; k++) {
        if (f->c[k].kind != CHUNK_PREPOSITION && f->c[k].kind != CHUNK_NOUN)
            return;
        bool in = chunk_preposition_is(f, k, STR("في")) || chunk_preposition_is(f, k, STR("من"));
        if (!in)
            continue;
        match_party(m, k + 1, out, false);
        if (out->n)
            return;
    }
}

bool match_goes_to_owner(const match *m)
{
    const report *r = m->f->r;
    if (m->f->language != LANG_AR || m->fr->type != CLAIM_visit || !m->actors.n || !m->targets.n)
        return false;
    uint8_t who = r->entities.at[m->actors.at[0]].type, whom = r->entities.at[m->targets.at[0]].type;
    bool firm = who == ENTITY_ORGANIZATION || who == ENTITY_PRODUCT ||
                (who == ENTITY_GROUP && m->e->subject != NO_INDEX &&
                 !chunk_person_sense(m->f->c[m->e->subject].sense));
    return firm && (whom == ENTITY_PERSON || whom == ENTITY_ORGANIZATION);
}

uint32_t chunk_again_behind(const claim_finder *f, uint32_t first, uint32_t i)
{
    enum { LONGEST = 6 };
    if (!first || f->c[first - 1].kind != CHUNK_PREPOSITION || i + 3 >= f->n)
        return NO_INDEX;
    /* "on A, on B and on C" */
    if (f->c[i + 1].kind == CHUNK_COMMA && chunk_same_preposition(f, first - 1, i + 2) &&
        f->c[i + 3].kind == CHUNK_NOUN && f->c[i + 3].mention != NO_INDEX) {
        for (uint32_t k = i + 4; k + 2 < f->n && k < i + 4 + LONGEST; k++)
            if (f->c[k].kind == CHUNK_AND && chunk_same_preposition(f, first - 1, k + 1))
                return i + 3;
    }
    /* "on the bank A in Norway and on B" */
    if (f->c[i + 1].kind == CHUNK_PREPOSITION && i + 5 < f->n && f->c[i + 2].kind == CHUNK_NOUN &&
        f->c[i + 3].kind == CHUNK_AND && chunk_same_preposition(f, first - 1, i + 4) &&
        !chunk_same_preposition(f, i + 1, i + 4) && f->c[i + 5].kind == CHUNK_NOUN &&
        f->c[i + 5].mention != NO_INDEX)
        return i + 5;
    return NO_INDEX;
}

/* is it somebody that a verb of this gender, or this pronoun, may speak of? */
static bool may_be(const claim_finder *f, uint32_t who, const token *word, bool english)
{
    bool person = f->r->entities.at[who].type == ENTITY_PERSON;
    if (english) {
        str s = word->norm;
        if (str_is(s, "it"))
            return !person;
        return str_is(s, "he")    ? person && !party_is_sure(f, who, true)
               : str_is(s, "she") ? person && !party_is_sure(f, who, false)
                                  : str_is(s, "they");
    }
    if (word->form & FORM_FEMININE)
        return !person || !party_is_man(f, who);
    return person ? !party_is_sure(f, who, true) : f->r->entities.at[who].type == ENTITY_ORGANIZATION;
}

static bool says_but(const claim_finder *f, uint32_t token_index)
{
    str s = f->r->tokens.at[token_index].norm;
    return str_is(s, "غير") || str_is(s, "الا") || str_is(s, "بيد");
}

/* لكنه، إلا أنها، غير أنه, or فـ before the verb: another does it now */
static bool turns(const claim_finder *f, uint32_t verb)
{
    const token *v = &f->r->tokens.at[f->c[verb].head];
    uint32_t first = f->r->sentences.at[f->sentence].first_token, t = f->c[verb].first;
    if (v->proclitics & PROCLITIC_FA)
        return true;
    if (t <= first)
        return false;
    str last = f->r->tokens.at[t - 1].norm;
    if (str_starts(last, STR("لكنه")) || str_starts(last, STR("ولكنه")))
        return true;
    return t >= first + 2 && str_starts(last, STR("انه")) && says_but(f, t - 2);
}

/* does the clause from one chunk to another have a party that no preposition governs, beside its subject? */
static bool names_object(const claim_finder *f, uint32_t from, uint32_t till, uint32_t subject)
{
    for (uint32_t k = from; k < till; k++) {
        const chunk *c = &f->c[k];
        uint32_t who = c->kind == CHUNK_NOUN && k != subject ? c->mention : NO_INDEX;
        if (who == NO_INDEX && c->kind == CHUNK_NOUN && k != subject)
            who = c->owner != NO_INDEX ? c->owner : chunk_name_at(f->r, c->last);
        if (who != NO_INDEX && f->c[k - 1].kind != CHUNK_PREPOSITION &&
            f->r->mentions.at[who].type != ENTITY_PERSON &&
            f->r->mentions.at[who].type != ENTITY_GROUP &&
            f->r->mentions.at[who].entity != NO_INDEX &&
            entity_can_act(f->r, f->r->mentions.at[who].entity))
            return true;
    }
    return false;
}

uint32_t match_topic(match *m, uint32_t word)
{
    claim_finder *f = m->f;
    event *e = m->e;
    uint32_t i = e->subject;
    if (m->nominal || i == NO_INDEX || !i || word <= i || e->passive || e->link == LINK_RELATIVE ||
        e->link == LINK_CONTENT || f->c[i].kind != CHUNK_NOUN)
        return NO_INDEX;
    uint32_t open = f->language == LANG_AR && i > e->chunk ? e->chunk : i;
    const chunk *b = open ? &f->c[open - 1] : NULL;
    if (!b || (b->kind != CHUNK_AND && b->kind != CHUNK_SUBORDINATOR))
        return NO_INDEX;
    size_t own = (size_t)(e - f->events.at);
    for (size_t k = own; k-- > 0 && own - k < LOOK_BACK;) {
        event *o = &f->events.at[k];
        if (!o->finite || o->link != LINK_MAIN || o->chunk >= open)
            continue;
        if (open - o->chunk > LOOK_BACK * 2)
            return NO_INDEX;
        uint32_t subject = o->passive ? o->object : o->subject;
        if (names_object(f, o->chunk + 1, open, subject))
            return NO_INDEX;
        index_list who = { 0 };
        if (o->passive)
            parties_of(f, o->object, &who);
        else
            parties_of_subject(f, o, &who);
        return who.n == 1 && entity_can_act(f->r, who.at[0]) ? who.at[0] : NO_INDEX;
    }
    return NO_INDEX;
}

/* "accused Acme of fraud, which it denied", وهو ما نفاه: those who were accused in the sentence */
static bool accused_deny(match *m, index_list *out)
{
    claim_finder *f = m->f;
    event *e = m->e;
    bool open = e->subject == NO_INDEX ? e->null_subject : f->c[e->subject].kind == CHUNK_PRONOUN;
    if (m->fr->type != CLAIM_deny || m->nominal || e->passive || !open)
        return false;
    for (size_t k = f->r->claims.n; k-- > f->first_claim && f->r->claims.n - k < LOOK_BACK;) {
        const claim *c = &f->r->claims.at[k];
        if (c->type != CLAIM_criticize || !c->targets.n ||
            c->trigger >= f->c[e->chunk].first)
            continue;
        e->parties = (index_list){ 0 };
        for (size_t n = 0; n < c->targets.n; n++) {
            parties_add(f, &e->parties, c->targets.at[n]);
            parties_add(f, out, c->targets.at[n]);
        }
        return true;
    }
    return false;
}

bool match_answers(match *m, index_list *out)
{
    claim_finder *f = m->f;
    event *e = m->e;
    uint8_t type = m->fr->type;
    bool english = f->language == LANG_EN;
    if (accused_deny(m, out))
        return true;
    if ((type != CLAIM_refuse && type != CLAIM_agree && type != CLAIM_approve && type != CLAIM_deny) ||
        m->nominal || e->passive || f->r->claims.n <= f->first_claim)
        return false;
    if (english ? e->subject == NO_INDEX || f->c[e->subject].kind != CHUNK_PRONOUN ||
                      e->subject + 1 != e->chunk
                : e->subject != NO_INDEX || !e->null_subject || !turns(f, e->chunk))
        return false;
    const token *word = &f->r->tokens.at[english ? f->c[e->subject].head : f->c[e->chunk].head];
    for (size_t k = f->r->claims.n; k-- > f->first_claim && f->r->claims.n - k < LOOK_BACK;) {
        const claim *c = &f->r->claims.at[k];
        bool asks = c->type == CLAIM_request || c->type == CLAIM_demand || c->type == CLAIM_offer ||
                    c->type == CLAIM_propose || c->type == CLAIM_criticize;
        asks |= type == CLAIM_refuse && (c->type == CLAIM_finance || c->type == CLAIM_aid ||
                                         c->type == CLAIM_host || c->type == CLAIM_buy);
        if (!asks || c->targets.n != 1 || c->actors.n != 1 || c->trigger >= f->c[e->chunk].first ||
            (type == CLAIM_deny) != (c->type == CLAIM_criticize))
            continue;
        if (!may_be(f, c->targets.at[0], word, english))
            return false;
        e->parties = (index_list){ 0 };
        parties_add(f, &e->parties, c->targets.at[0]);
        parties_add(f, out, c->targets.at[0]);
        return true;
    }
    return false;
}

void match_beyond(match *m, str preposition, index_list *out)
{
    claim_finder *f = m->f;
    uint8_t type = m->fr->type;
    uint32_t o = m->e->object;
    if (m->nominal || (type != CLAIM_concede && type != CLAIM_release && type != CLAIM_waive) ||
        o == NO_INDEX || o < m->e->chunk || o + 3 >= f->n || f->c[o].mention != NO_INDEX)
        return;
    uint32_t i = o + 1, till = o + 2 + REACH;
    if (chunk_preposition_is(f, i, STR("in"))) { /* "the sanctions in place since May on X" */
        match_party(m, chunk_behind(f, i + 2, till < f->n ? till : (uint32_t)f->n, preposition), out, true);
        return;
    }
    while (i < f->n && i < o + 4 &&
           (f->c[i].kind == CHUNK_RELATIVE || f->c[i].kind == CHUNK_PRONOUN || f->c[i].kind == CHUNK_NOUN))
        i++;
    if (i < f->n && f->language == LANG_AR && f->c[i].kind == CHUNK_VERB && i + 1 < f->n &&
        f->c[i + 1].kind == CHUNK_VERB)
        i++; /* كانت قد فرضتها */
    bool clause = i < f->n && f->c[i].kind == CHUNK_VERB && (i > o + 1 || f->language == LANG_EN);
    if (clause)
        match_party(m, chunk_behind(f, i + 1, event_limit(f, i), preposition), out, true);
}

static bool is_measure(const claim_finder *f, uint32_t i)
{
    static const char *const words[] = { "ruling",   "order",      "decree",     "law",     "resolution", "decision",
                                         "measure",  "restriction", "directive", "verdict", "injunction", "regulation",
                                         "حكم",      "قرار",       "مرسوم",      "قانون",   "امر",        "اجراء",
                                         "قيد" };
    for (size_t k = 0; k < sizeof words / sizeof *words; k++)
        if (chunk_lemma_is(&f->k, &f->c[i], words[k]))
            return true;
    return false;
}

/* "issued a ruling that bars X", أصدرت حكماً يمنع: what the paper does, whoever issued it does */
static void of_issuer(match *m)
{
    claim_finder *f = m->f;
    event *e = m->e;
    uint8_t type = m->fr->type;
    uint32_t i = e->subject;
    bool measure = type == CLAIM_ban || type == CLAIM_demand || type == CLAIM_approve ||
                   type == CLAIM_freeze || type == CLAIM_sanction || type == CLAIM_seize;
    if (m->nominal || m->actors.n || e->passive || !measure || e->link != LINK_RELATIVE ||
        i == NO_INDEX || i >= e->chunk || f->c[i].mention != NO_INDEX || !is_measure(f, i))
        return;
    size_t own = (size_t)(e - f->events.at);
    for (size_t k = own; k-- > 0 && own - k < LOOK_BACK;) {
        event *o = &f->events.at[k];
        if (o->passive || !o->finite || o->negated || (o->object != i && o->consumed != i) || o->chunk > i)
            continue;
        parties_of_subject(f, o, &m->actors);
        match_drop_shared(&m->targets, &m->actors);
        return;
    }
}

/* "wrote to X asking for", "telephoned X and asked for": X, whom the same one dealt with before */
static void asked_there(match *m)
{
    claim_finder *f = m->f;
    uint8_t type = m->fr->type;
    if ((type != CLAIM_request && type != CLAIM_propose) || m->actors.n != 1 || m->targets.n ||
        m->nominal || f->r->claims.n <= f->first_claim)
        return;
    const claim *c = &f->r->claims.at[f->r->claims.n - 1];
    if ((c->type == CLAIM_contact || c->type == CLAIM_speak || c->type == CLAIM_meet) &&
        c->actors.n == 1 && c->targets.n == 1 && c->actors.at[0] == m->actors.at[0] &&
        c->trigger < f->c[m->e->chunk].first)
        parties_add(f, &m->targets, c->targets.at[0]);
}

bool event_judged_for(const claim_finder *f, const event *e, const event *over)
{
    uint32_t g = e->chunk;
    if (g < 2 || over->passive || !(f->c[g].flags & CHUNK_GERUND) || f->c[g - 2].mention == NO_INDEX)
        return false;
    bool behind = chunk_preposition_is(f, g - 1, STR("for"));
    if (over->object == g - 2) /* "suspects Norway of financing" */
        return behind || chunk_preposition_is(f, g - 1, STR("of")) ||
               chunk_preposition_is(f, g - 1, STR("with")) || chunk_preposition_is(f, g - 1, STR("from"));
    if (!behind)
        return false;
    const claim *c = over->claim != NO_INDEX ? &f->r->claims.at[over->claim] : NULL;
    if (!c || (c->type != CLAIM_sanction && c->type != CLAIM_ban && c->type != CLAIM_criticize &&
               c->type != CLAIM_arrest))
        return false;
    uint32_t who = f->r->mentions.at[f->c[g - 2].mention].entity;
    for (size_t k = 0; k < c->targets.n; k++)
        if (c->targets.at[k] == who)
            return true;
    return false;
}

bool parties_charged(claim_finder *f, const event *e, index_list *out)
{
    const event *told = e->link == LINK_CONTENT && e->parent != NO_INDEX ? &f->events.at[e->parent] : NULL;
    const claim *c = told && told->claim != NO_INDEX ? &f->r->claims.at[told->claim] : NULL;
    if (!c || c->type != CLAIM_criticize || !e->chunk || f->c[e->chunk - 1].kind != CHUNK_THAT ||
        !(frames_at(f->f, told->frame)->options & FRAME_OBJECT_CONTROL))
        return false;
    for (size_t i = 0; i < c->targets.n; i++)
        parties_add(f, out, c->targets.at[i]);
    return out->n > 0;
}

bool match_charged(const match *m)
{
    const claim_finder *f = m->f;
    uint32_t i = m->e->chunk;
    const event *over = m->e->parent != NO_INDEX ? &f->events.at[m->e->parent] : NULL;
    const claim *c = over && over->claim != NO_INDEX ? &f->r->claims.at[over->claim] : NULL;
    if (m->fr->type == CLAIM_aid)
        return false; /* helping to do what is said behind it */
    return f->language == LANG_AR && m->nominal && c && c->type == CLAIM_criticize && c->targets.n &&
           i >= 2 && chunk_preposition_is(f, i - 1, STR("ب")) && f->c[i - 2].mention != NO_INDEX &&
           frames_at(f->f, over->frame)->options & FRAME_OBJECT_CONTROL;
}

/* شكرت النرويج على إطلاق سراح فلان: what somebody is thanked, blamed or fined for, he did */
static void judged_for(match *m)
{
    claim_finder *f = m->f;
    uint32_t i = m->e->chunk;
    if (m->actors.n || m->e->parent == NO_INDEX || i < 2 || f->c[i - 2].mention == NO_INDEX ||
        f->c[i].pronoun != SUFFIX_NONE || m->fr->options & FRAME_SYMMETRIC)
        return;
    const event *over = &f->events.at[m->e->parent];
    const claim *c = over->claim != NO_INDEX ? &f->r->claims.at[over->claim] : NULL;
    bool for_that = chunk_preposition_is(f, i - 1, STR("على")) || chunk_preposition_is(f, i - 1, STR("ل")) ||
                    chunk_preposition_is(f, i - 1, STR("ب")) || chunk_preposition_is(f, i - 1, STR("بسبب"));
    if (!c || !for_that || c->targets.n != 1 ||
        (c->type != CLAIM_say && c->type != CLAIM_criticize && c->type != CLAIM_sanction) ||
        f->r->mentions.at[f->c[i - 2].mention].entity != c->targets.at[0])
        return;
    parties_add(f, &m->actors, c->targets.at[0]);
    match_drop_shared(&m->targets, &m->actors);
}

/* لقاء جمع فلان وفلان، القمة التي جمعت بين فلان وفلان: the chunk of those who met, or NO_INDEX */
static uint32_t brought_together(const claim_finder *f, uint32_t i)
{
    static const char *const verbs[] = { "جمع", "جمعت", "ضم", "ضمت", "جمعهما" };
    uint32_t k = i + 1;
    if (k + 2 < f->n && f->c[k].kind == CHUNK_PREPOSITION && f->c[k + 1].kind == CHUNK_NOUN)
        k += 2; /* لقاء في موسكو جمع */
    if (k < f->n && f->c[k].kind == CHUNK_RELATIVE)
        k++;
    if (k + 1 >= f->n || f->c[k].first != f->c[k].last)
        return NO_INDEX;
    bool brings = false;
    brings |= STR_IS_ANY(f->r->tokens.at[f->c[k].head].norm, verbs);
    k++;
    if (brings && chunk_preposition_is(f, k, STR("بين")))
        k++;
    return brings && k < f->n && f->c[k].kind == CHUNK_NOUN && f->c[k].mention != NO_INDEX ? k : NO_INDEX;
}

void match_of_dealing(match *m)
{
    claim_finder *f = m->f;
    uint32_t i = m->e->chunk;
    asked_there(m);
    of_issuer(m);
    match_rest_of(m);
    if (f->language != LANG_AR || !m->nominal || !i)
        return;
    judged_for(m);
    uint32_t met = m->fr->type == CLAIM_meet && !m->actors.n ? brought_together(f, i) : NO_INDEX;
    if (met != NO_INDEX) {
        match_party(m, met, &m->actors, false);
        return;
    }
    bool received = m->fr->type == CLAIM_host && f->c[i].pronoun != SUFFIX_NONE && m->actors.n &&
                    m->targets.n && chunk_preposition_is(f, i - 1, STR("في")) &&
                    str_is(f->r->tokens.at[f->c[i - 1].head].norm, "في") && /* not خلال */
                    i >= 2 && f->c[i - 2].kind == CHUNK_VERB;
    if (!received)
        return;
    index_list who = m->targets; /* كان في استقباله فلان: he received him */
    m->targets = m->actors;
    m->actors = who;
}
