/*
 * The parts of an Arabic clause: the subject and objects behind a verb, over asides and prepositional
 * phrases, by how the words agree; and of a clause about a noun. Cost: a bounded look ahead.
 */
#include "report/events_ar.h"
#include "report/gazetteer.h"

enum { LOOK_AHEAD = 8 };

const token *walk_head(const walk *w, uint32_t i)
{
    return &w->f->r->tokens.at[w->f->c[i].head];
}

bool walk_bare_noun(const walk *w, uint32_t i)
{
    const chunk *c = &w->f->c[i], *b = i ? &w->f->c[i - 1] : NULL;
    /* "يسيطر عليها فلان": a preposition with its pronoun behind the verb governs no noun; but
     * "المفرج عنهم" is one phrase */
    bool free = i >= 2 && w->f->c[i - 2].kind == CHUNK_VERB && !(b->flags & CHUNK_PROCLITIC) &&
                b->pronoun != SUFFIX_NONE;
    bool governed = b && b->kind == CHUNK_PREPOSITION && !free;
    return c->kind == CHUNK_NOUN && !(c->flags & (CHUNK_TIME | CHUNK_APPOSED | CHUNK_GENITIVE)) &&
           !governed;
}

/* مراراً، رسمياً، جواً: how or how often, whatever else the word may be */
static bool adverb_word(const walk *w, const token *t)
{
    static const char *const words[] = { "مرارا", "تكرارا", "سرا",  "علنا",  "جوا",  "بحرا", "برا",
                                         "نقدا",  "فورا",   "ليلا", "صباحا", "مساء", "ظهرا", "عمدا",
                                         "قسرا",  "طوعا",   "فجرا", "مجددا", "قسطا", "عينا", "غيابا" };
    if (!str_ends(t->norm, STR("ا")) && !str_ends(t->norm, STR("ء")))
        return false;
    if (STR_IS_ANY(t->norm, words))
        return true;
    return t->pos == WORD_ADJECTIVE && t->norm.n >= 10 && str_ends(t->norm, STR("يا")) &&
           !(t->flags & TOKEN_ARTICLE) &&
           (str_ends(report_text(w->f->r, t->start, t->end), STR("ً")) ||
            str_ends(report_text(w->f->r, t->start, t->end), STR("يا")));
}

/* an accusative of purpose or manner: احتجاجاً، طلباً */
static bool adverbial(const walk *w, uint32_t i)
{
    const token *t = walk_head(w, i);
    if (w->f->c[i].first == w->f->c[i].last && w->f->c[i].mention == NO_INDEX &&
        adverb_word(w, t))
        return true;
    if (!(t->form & FORM_ACTIVE) && !token_lemma_in(w->f->x, t, SET_PURPOSE))
        return false;
    return w->f->c[i].first == w->f->c[i].last && t->form & (FORM_GERUND | FORM_ACTIVE) &&
           !(t->flags & TOKEN_ARTICLE) &&
           (str_ends(t->norm, STR("ا")) ||
            str_ends(report_text(w->f->r, t->start, t->end), STR("ً")));
}

/* "، المقيم في مسقط،": the second comma of an aside without a verb, or NO_INDEX */
static uint32_t behind_aside(const walk *w, uint32_t comma)
{
    if (comma + 1 < w->f->n && chunk_preposition_is(w->f, comma + 1, STR("بينهم")))
        return NO_INDEX; /* names of those told before */
    for (uint32_t k = comma + 1; k < w->f->n && k < comma + 7; k++) {
        uint8_t kind = w->f->c[k].kind;
        if (kind == CHUNK_COMMA)
            return k > comma + 1 ? k : NO_INDEX;
        if (kind == CHUNK_VERB || kind == CHUNK_STOP || kind == CHUNK_THAT || kind == CHUNK_AND ||
            kind == CHUNK_RELATIVE)
            return NO_INDEX;
    }
    return NO_INDEX;
}

/* the next bare noun phrase behind chunk i, over prepositional phrases, in the same clause */
uint32_t walk_next_noun(const walk *w, uint32_t i, uint32_t phrases)
{
    uint32_t skipped = 0;
    for (uint32_t k = i + 1; k < w->f->n && k < i + LOOK_AHEAD + skipped; k++) {
        const chunk *c = &w->f->c[k];
        if (c->kind == CHUNK_PREPOSITION) {
            bool own = k + 1 < w->f->n && w->f->c[k + 1].kind == CHUNK_NOUN &&
                       w->f->c[k + 1].first == c->last + (c->flags & CHUNK_PROCLITIC ? 0 : 1);
            const token *t = &w->f->r->tokens.at[c->head];
            bool suffixed = !(c->flags & CHUNK_PROCLITIC) && t->norm.n > 4 &&
                            (str_ends(t->norm, STR("ها")) || str_ends(t->norm, STR("هم")) ||
                             str_ends(t->norm, STR("يه")) || str_ends(t->norm, STR("هما")));
            suffixed |= !(c->flags & CHUNK_PROCLITIC) &&
                        (str_is(t->norm, "له") || str_is(t->norm, "لها") ||
                         str_is(t->norm, "لهم") || str_is(t->norm, "به") || str_is(t->norm, "بها"));
            if (suffixed)
                continue;
            if (!own || !phrases)
                return NO_INDEX;
            phrases--;
            k++;
            continue;
        }
        if (c->flags & (CHUNK_TIME | CHUNK_GENITIVE | CHUNK_APPOSED))
            continue;
        if (c->kind == CHUNK_COMMA && behind_aside(w, k) != NO_INDEX) {
            k = behind_aside(w, k);
            continue;
        }
        uint32_t close = c->kind == CHUNK_COMMA && !skipped ? chunk_behind_clause(w->f, k) : NO_INDEX;
        if (close != NO_INDEX) { /* زار فلان، الذي خلف فلاناً، باريس */
            skipped = (uint32_t)(close - k);
            k = close;
            continue;
        }
        if (c->kind != CHUNK_NOUN)
            return NO_INDEX;
        return k;
    }
    return NO_INDEX;
}

/* 1 feminine, 0 masculine, -1 cannot be told */
int walk_gender(const walk *w, uint32_t i)
{
    const chunk *c = &w->f->c[i];
    const token *t = walk_head(w, i);
    if (c->mention != NO_INDEX) {
        const mention *m = &w->f->r->mentions.at[c->mention];
        if (m->kind == MENTION_NAME) {
            if (m->type == ENTITY_PERSON)
                return m->feminine ? 1 : m->masculine ? 0 : -1;
            if (m->type == ENTITY_PLACE && m->gazetteer != NO_INDEX) { /* cities are feminine */
                str kind = gazetteer_at(w->f->r->know->gazetteer, m->gazetteer)->kind;
                return str_is(kind, "city") || str_is(kind, "capital") ? 1 : -1;
            }
            const token *first = &w->f->r->tokens.at[c->first];
            if (m->first_token == c->first) /* the name of a body by its first word */
                return str_ends(token_stem(first), STR("ة")) ? 1 : -1;
            if (m->type == ENTITY_ORGANIZATION) /* شركة «نور», مصرف «نور» */
                return first->form & FORM_FEMININE || str_ends(token_stem(first), STR("ة")) ? 1
                       : first->pos == WORD_NOUN && first->lemma != NO_INDEX          ? 0
                                                                                      : -1;
        }
    }
    if (c->flags & CHUNK_PLURAL && (str_ends(token_stem(t), STR("ين")) || str_ends(token_stem(t), STR("ون"))))
        return 0; /* people: أمريكيين */
    if (c->flags & CHUNK_PLURAL && !(t->form & FORM_DUAL) && !(chunk_person_sense(c->sense)))
        return 1;
    if (t->form & FORM_FEMININE || str_ends(token_stem(t), STR("ة")) || str_starts(token_stem(t), STR("بلاد")))
        return 1;
    if (t->pos == WORD_ADJECTIVE && t->flags & TOKEN_ARTICLE &&
        t->form & (FORM_ACTIVE | FORM_PARTICIPLE))
        return 0;
    return t->pos == WORD_NOUN && t->lemma != NO_INDEX ? 0 : -1;
}

bool walk_agrees(const walk *w, uint32_t verb, uint32_t i, bool before)
{
    const token *v = walk_head(w, verb);
    int gender = walk_gender(w, i);
    bool plural = v->form & (FORM_PLURAL | FORM_DUAL) && !(v->form & FORM_SPEAKER);
    if (before) /* subject first: agreement in number too, for people */
        return !(plural && !(w->f->c[i].flags & CHUNK_PLURAL) && gender == 0 &&
                 w->f->c[i].mention != NO_INDEX && false);
    if (plural)
        return false;
    bool feminine = v->form & FORM_FEMININE && !(v->form & FORM_PRESENT && v->form & FORM_PAST);
    if (feminine && gender == 0) /* "واعتقلت ثلاثة رجال": men are not told by a feminine verb */
        return w->f->c[i].flags & CHUNK_PLURAL && w->f->c[i].sense != SENSE_PERSON;
    if (!feminine && gender == 1 && !str_starts(token_stem(v), STR("ت"))) /* ترأس may be her present */
        return chunk_person_sense(w->f->c[i].sense) || i > verb + 1;
    return true;
}

/* "الصحافي فلان": words that nobody knows behind what somebody is are his name */
static bool names_again(const walk *w, uint32_t title, uint32_t i)
{
    const chunk *c = &w->f->c[i];
    return w->f->c[title].sense == SENSE_PERSON && w->f->c[title].flags & CHUNK_DEFINITE &&
           c->mention == NO_INDEX && c->lemma == NO_INDEX &&
           w->f->c[title].last + 1 == c->first;
}

/* has the verb a frame with this noun: منح رخصة? */
bool walk_light_noun(const claim_finder *f, uint32_t verb_lemma, uint32_t noun_lemma)
{
    uint32_t i = verb_lemma != NO_INDEX ? lexicon_lexeme(f->x, verb_lemma)->frames : NO_INDEX;
    for (; i != NO_INDEX && noun_lemma != NO_INDEX; i = frames_at(f->f, i)->next)
        if (frames_has_noun(f->f, frames_at(f->f, i), noun_lemma))
            return true;
    return false;
}

void walk_objects(walk *w, event *e, uint32_t from)
{
    uint32_t object = walk_next_noun(w, from, 2);
    if (object == NO_INDEX || !walk_bare_noun(w, object) || adverbial(w, object))
        return;
    e->object = object;
    uint32_t second = object + 1;
    if (second < w->f->n && w->f->c[second].kind == CHUNK_COMMA && w->f->c[object].mention != NO_INDEX) {
        second = behind_aside(w, second); /* منحت الشركة، ذراع المجموعة، رخصة */
        if (second == NO_INDEX || second + 1 >= w->f->n)
            return;
        if (!walk_light_noun(w->f, w->f->c[e->chunk].lemma, w->f->c[++second].lemma))
            return;
    }
    if (second < w->f->n && walk_bare_noun(w, second) && !adverbial(w, second) &&
        !names_again(w, object, second)) {
        e->object2 = object;
        e->object = second;
    }
}

/* over the coordinated members of a subject: "A و B" */
static uint32_t behind_list(const walk *w, uint32_t i)
{
    while (i + 2 < w->f->n && w->f->c[i + 1].kind == CHUNK_AND && w->f->c[i + 2].kind == CHUNK_NOUN)
        i += 2;
    return i;
}

/* over "وزيرا خارجية أ و ب، فلان وفلان،" too */
static uint32_t behind_subject(const walk *w, uint32_t i)
{
    uint32_t named = w->f->c[i].sense == SENSE_PERSON ? chunk_two_named(w->f, i) : NO_INDEX;
    if (named == NO_INDEX) {
        uint32_t last = behind_list(w, i);
        bool open = false; /* the names are part of the phrase already */
        for (uint32_t t = w->f->c[i].first; last > i && t < w->f->c[i].last; t++)
            open |= str_is(report_text(w->f->r, w->f->r->tokens.at[t].start, w->f->r->tokens.at[t].end),
                           "،");
        return open && last + 1 < w->f->n && w->f->c[last + 1].kind == CHUNK_COMMA ? last + 1 : last;
    }
    return named + 3 < w->f->n && w->f->c[named + 3].kind == CHUNK_COMMA ? named + 3 : named + 2;
}

/* is there a frame of the verb by which it says what is to be done? */
static bool takes_deed(const claim_finder *f, uint32_t lemma)
{
    uint32_t i = lemma != NO_INDEX ? lexicon_lexeme(f->x, lemma)->frames : NO_INDEX;
    bool takes = false;
    for (; i != NO_INDEX; i = frames_at(f->f, i)->next) {
        const frame *fr = frames_at(f->f, i);
        if (fr->options & FRAME_OBJECT_CONTROL)
            return false; /* أتاح رفع القيود: whatever allowed it is no person told before */
        takes |= fr->content != FRAME_NONE && !fr->noun_count;
    }
    return takes;
}

/* "واقترح إنشاء صندوق", عدم تقديمها: what is proposed or decided, not who does it */
static bool is_deed(const walk *w, uint32_t verb, uint32_t i)
{
    const chunk *c = &w->f->c[i];
    if (c->flags & CHUNK_NEGATED)
        return true;
    const token *t = walk_head(w, i);
    return i == verb + 1 && c->mention == NO_INDEX && t->form & FORM_GERUND &&
           !(t->flags & TOKEN_ARTICLE) && !chunk_agent_sense(c->sense) &&
           takes_deed(w->f, w->f->c[verb].lemma);
}

void walk_subject_behind(walk *w, event *e, uint32_t i)
{
    uint32_t noun = walk_next_noun(w, i, 2);
    bool suffix = w->f->c[i].pronoun != SUFFIX_NONE;
    bool undone = noun != NO_INDEX && is_deed(w, i, noun);
    if (noun != NO_INDEX && !undone && walk_bare_noun(w, noun) && !adverbial(w, noun) &&
        walk_agrees(w, i, noun, false)) {
        e->subject = noun;
        if (!suffix)
            walk_objects(w, e, behind_subject(w, noun));
    } else {
        e->null_subject = true;
        if (!suffix)
            walk_objects(w, e, i);
        /* "وموّل الدعاوى صندوق …": a thing, then who does it */
        if (e->object2 != NO_INDEX && w->f->c[e->object2].mention == NO_INDEX &&
            w->f->c[e->object].mention != NO_INDEX && walk_gender(w, e->object) >= 0 &&
            walk_agrees(w, i, e->object, false) && !walk_agrees(w, i, e->object2, false)) {
            e->subject = e->object;
            e->object = e->object2;
            e->object2 = NO_INDEX;
            e->null_subject = false;
            return;
        }
        /* object before subject: "رافقت المفرج عنهم إيفي نمازي" */
        uint32_t late = e->object != NO_INDEX ? walk_next_noun(w, e->object, 0) : NO_INDEX;
        if (late != NO_INDEX && walk_bare_noun(w, late) && w->f->c[late].mention != NO_INDEX &&
            (walk_gender(w, late) >= 0 ||
             w->f->r->mentions.at[w->f->c[late].mention].type == ENTITY_PERSON) &&
            walk_agrees(w, i, late, false)) {
            e->subject = late;
            e->null_subject = false;
        }
    }
}

/* "الذي يملك شقيقه مصرفاً", "الذي قُتل شقيقه": what belongs to the one meant does it, or suffers it */
static void resumed_subject(walk *w, event *e)
{
    uint32_t his = e->object2 != NO_INDEX ? e->object2 : e->object;
    if (his == NO_INDEX || his != e->chunk + 1 || !w->f->c[his].pronoun ||
        !walk_agrees(w, e->chunk, his, false))
        return;
    if (e->object2 != NO_INDEX) {
        e->subject = his;
        e->object2 = NO_INDEX;
    } else if (e->passive) {
        e->subject = NO_INDEX;
    }
}

/* "23.5% من أسهمها" as one chunk: so much of what the clause is about */
static bool holds_share(const claim_finder *f, const chunk *c)
{
    bool much = false, of = false;
    for (uint32_t t = c->first; t < c->last; t++) {
        much |= f->r->tokens.at[t].kind == TOKEN_NUMBER;
        of |= much && str_is(f->r->tokens.at[t].norm, "من");
    }
    return of && f->r->tokens.at[c->last].suffix != SUFFIX_NONE;
}

/* "التي تملك الدولة 62 في المئة منها": the chunk that speaks of what the clause is about, behind who
 * does it and how much, or NO_INDEX */
static uint32_t share_behind(const walk *w, uint32_t i)
{
    const claim_finder *f = w->f;
    bool much = false;
    if (i + 1 >= f->n || !walk_bare_noun(w, i + 1) || f->c[i + 1].mention == NO_INDEX ||
        !walk_agrees(w, i, i + 1, false))
        return NO_INDEX;
    for (uint32_t k = i + 2; k < f->n && k < i + LOOK_AHEAD; k++) {
        const chunk *c = &f->c[k];
        if (c->kind == CHUNK_NOUN) {
            if (holds_share(f, c))
                return k;
            much |= c->sense == SENSE_ASSET || c->sense == SENSE_QUANTITY;
            for (uint32_t t = c->first; t <= c->last; t++)
                much |= f->r->tokens.at[t].kind == TOKEN_NUMBER;
            continue;
        }
        if (c->kind != CHUNK_PREPOSITION)
            return NO_INDEX;
        if (!(c->flags & CHUNK_PROCLITIC) && c->pronoun != SUFFIX_NONE)
            return much && (chunk_preposition_is(f, k, STR("من")) ||
                            chunk_preposition_is(f, k, STR("في")))
                       ? k
                       : NO_INDEX;
    }
    return NO_INDEX;
}

bool walk_tells(const claim_finder *f, uint32_t lemma)
{
    uint32_t i = lemma != NO_INDEX ? lexicon_lexeme(f->x, lemma)->frames : NO_INDEX;
    for (; i != NO_INDEX; i = frames_at(f->f, i)->next)
        if (frames_at(f->f, i)->options & (FRAME_SAYS | FRAME_SOURCE))
            return true;
    return false;
}

/* "فر الوزير ثم وُضع قيد الإقامة": of a passive verb with nobody behind it, whoever was told before */
uint32_t walk_suffers_besides(const walk *w, const event *e)
{
    const claim_finder *f = w->f;
    uint32_t next = e->chunk + 1;
    bool joined = e->chunk && f->c[e->chunk - 1].kind == CHUNK_AND;
    if (!joined || e->previous == NO_INDEX || walk_tells(f, f->c[e->chunk].lemma) ||
        (next < f->n && (f->c[next].kind == CHUNK_THAT ||
                         (f->c[next].kind == CHUNK_PREPOSITION && f->c[next].pronoun != SUFFIX_NONE &&
                          !(f->c[next].flags & CHUNK_PROCLITIC)))))
        return NO_INDEX;
    const event *before = &f->events.at[e->previous];
    uint32_t who = before->passive ? before->object : before->subject;
    return who != NO_INDEX && f->c[who].kind == CHUNK_NOUN && f->c[who].mention != NO_INDEX &&
                   walk_agrees(w, e->chunk, who, false)
               ? who
               : NO_INDEX;
}

/* "عزل فلان نائبه، ففر": behind فـ the one it was done to, where the verb alone tells who */
void walk_turn_to_object(const walk *w, event *e)
{
    const claim_finder *f = w->f;
    const chunk *c = &f->c[e->chunk];
    if (!e->null_subject || e->previous == NO_INDEX || c->pronoun != SUFFIX_NONE ||
        !(f->r->tokens.at[c->head].proclitics & PROCLITIC_FA))
        return;
    const event *before = &f->events.at[e->previous];
    uint32_t who = before->passive || before->link == LINK_RELATIVE ? NO_INDEX : before->object;
    if (who == NO_INDEX || who <= before->chunk || f->c[who].mention == NO_INDEX ||
        f->r->mentions.at[f->c[who].mention].type != ENTITY_PERSON ||
        !walk_agrees(w, e->chunk, who, false))
        return;
    e->subject = who;
    e->null_subject = false;
}

/* "وقد عيّن نجله نائباً له": one's own, whom one makes something, is no subject */
void walk_makes_own(const walk *w, event *e)
{
    const claim_finder *f = w->f;
    if (e->subject == NO_INDEX || e->subject != e->chunk + 1 || e->object == NO_INDEX ||
        e->object2 != NO_INDEX || e->previous == NO_INDEX || !f->c[e->subject].pronoun)
        return;
    const chunk *o = &f->c[e->object];
    const token *t = &f->r->tokens.at[o->head];
    if (o->sense != SENSE_PERSON || o->mention != NO_INDEX || t->flags & TOKEN_ARTICLE ||
        !str_ends(t->norm, STR("ا")))
        return;
    e->object2 = e->subject;
    e->subject = NO_INDEX;
    e->null_subject = true;
}

/* does the pronoun at the end of the verb i disagree with the noun phrase its clause is about? */
static bool speaks_of_other(const walk *w, uint32_t i, uint32_t who)
{
    const claim_finder *f = w->f;
    uint8_t suffix = f->c[i].pronoun;
    if ((suffix != SUFFIX_HE && suffix != SUFFIX_SHE) || !i ||
        f->c[i - 1].kind != CHUNK_RELATIVE)
        return false;
    str s = token_stem(walk_head(w, i - 1));
    bool he = str_ends(s, STR("ذي")), she = str_ends(s, STR("تي"));
    return (he || she) && she != (suffix == SUFFIX_SHE) && walk_agrees(w, i, who, false);
}

/* the parts of a clause about the noun phrase `who` */
void walk_relative_parts(walk *w, event *e, uint32_t who)
{
    const claim_finder *f = w->f;
    uint32_t i = e->chunk;
    if (f->c[i].pronoun != SUFFIX_NONE && speaks_of_other(w, i, who)) {
        e->subject = who; /* الوزير الذي أقالها */
        return;
    }
    if (f->c[i].pronoun != SUFFIX_NONE) {
        e->object = who;
        uint32_t noun = walk_next_noun(w, i, 1);
        e->subject = noun != NO_INDEX && walk_bare_noun(w, noun) ? noun : NO_INDEX;
        if (e->subject == NO_INDEX && w->verb != NO_INDEX) { /* التقى فلاناً، الذي استقبله أمس */
            e->null_subject = true;
            e->previous = w->verb;
        }
        return;
    }
    uint32_t p = i + 1;
    bool resumes = p < f->n && f->c[p].kind == CHUNK_PREPOSITION &&
                   !(f->c[p].flags & CHUNK_PROCLITIC) && f->c[p].pronoun != SUFFIX_NONE;
    uint32_t share = resumes ? NO_INDEX : share_behind(w, i);
    uint32_t noun = resumes ? walk_next_noun(w, p, 0) : share != NO_INDEX ? i + 1 : NO_INDEX;
    p = share != NO_INDEX ? share : p;
    bool own = noun != NO_INDEX && walk_bare_noun(w, noun) &&
               (!f->c[noun].pronoun || chunk_agent_sense(f->c[noun].sense));
    bool other = resumes && w->verb != NO_INDEX && !walk_agrees(w, i, who, false) &&
                 (!own || !walk_agrees(w, i, noun, false)); /* وقعت اتفاقاً تبيع بموجبه أسهمها */
    if (other) {
        e->null_subject = true;
        e->previous = w->verb;
        walk_objects(w, e, p);
    } else if (own) { /* "التي يسيطر عليها فلان" */
        e->subject = noun;
        walk_objects(w, e, share != NO_INDEX ? i + 1 : noun);
    } else {
        e->subject = who;
        walk_objects(w, e, i);
        resumed_subject(w, e);
        return;
    }
    e->gap = who;
    e->gap_preposition = p;
}
