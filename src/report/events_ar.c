/*
 * The verbs of an Arabic sentence with their subjects and objects. The verb comes first as a rule:
 * the noun phrase behind it is its subject if it agrees, else its object and the subject is the
 * last one told; behind أن or at the beginning of a clause the subject comes first. A verb at once
 * behind an indefinite noun is a relative clause about it. Cost: linear, with a bounded look ahead.
 */
#include "report/claims_match.h"
#include "report/gazetteer.h"

enum { LOOK_AHEAD = 8 };

typedef struct walk {
    claim_finder *f;
    uint32_t pending;    /* noun phrase that waits for its verb */
    uint32_t verb;       /* last event of the clause */
    uint32_t main;       /* last event of the main clause */
    uint32_t parent;     /* event under which the clause is told */
    uint32_t antecedent; /* behind الذي */
    uint32_t held;       /* noun phrase that waits for its verb over a relative clause */
    bool free;           /* behind ما "what": its clause tells no event of its own */
    bool on_that; /* in a clause behind على أن, which a comma ends */
    uint8_t link;
} walk;

static const token *head_of(const walk *w, uint32_t i)
{
    return &w->f->r->tokens.at[w->f->c[i].head];
}

static bool bare_noun(const walk *w, uint32_t i)
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
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (str_is(t->norm, words[i]))
            return true;
    return t->pos == WORD_ADJECTIVE && t->norm.n >= 10 && str_ends(t->norm, STR("يا")) &&
           !(t->flags & TOKEN_ARTICLE) &&
           (str_ends(report_text(w->f->r, t->start, t->end), STR("ً")) ||
            str_ends(report_text(w->f->r, t->start, t->end), STR("يا")));
}

/* an accusative of purpose or manner: احتجاجاً، طلباً */
static bool adverbial(const walk *w, uint32_t i)
{
    const token *t = head_of(w, i);
    if (w->f->c[i].first == w->f->c[i].last && w->f->c[i].mention == NO_INDEX &&
        adverb_word(w, t))
        return true;
    if (!(t->form & FORM_ACTIVE) && !token_lemma_in(w->f->x, w->f->r->know->signs, t, SET_PURPOSE))
        return false;
    return w->f->c[i].first == w->f->c[i].last && t->form & (FORM_GERUND | FORM_ACTIVE) &&
           !(t->flags & TOKEN_ARTICLE) &&
           (str_ends(t->norm, STR("ا")) ||
            str_ends(report_text(w->f->r, t->start, t->end), STR("ً")));
}

/* "، المقيم في مسقط،": the second comma of an aside without a verb, or NO_INDEX */
static uint32_t behind_aside(const walk *w, uint32_t comma)
{
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
static uint32_t next_noun(const walk *w, uint32_t i, uint32_t phrases)
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
static int gender_of(const walk *w, uint32_t i)
{
    const chunk *c = &w->f->c[i];
    const token *t = head_of(w, i);
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
                return str_ends(first->stem, STR("ة")) ? 1 : -1;
            if (m->type == ENTITY_ORGANIZATION) /* شركة «نور», مصرف «نور» */
                return first->form & FORM_FEMININE || str_ends(first->stem, STR("ة")) ? 1
                       : first->pos == WORD_NOUN && first->lemma != NO_INDEX          ? 0
                                                                                      : -1;
        }
    }
    if (c->flags & CHUNK_PLURAL && (str_ends(t->stem, STR("ين")) || str_ends(t->stem, STR("ون"))))
        return 0; /* people: أمريكيين */
    if (c->flags & CHUNK_PLURAL && !(t->form & FORM_DUAL) && !(chunk_person_sense(c->sense)))
        return 1;
    if (t->form & FORM_FEMININE || str_ends(t->stem, STR("ة")))
        return 1;
    if (t->pos == WORD_ADJECTIVE && t->flags & TOKEN_ARTICLE &&
        t->form & (FORM_ACTIVE | FORM_PARTICIPLE))
        return 0;
    return t->pos == WORD_NOUN && t->lemma != NO_INDEX ? 0 : -1;
}

static bool agrees(const walk *w, uint32_t verb, uint32_t i, bool before)
{
    const token *v = head_of(w, verb);
    int gender = gender_of(w, i);
    bool plural = v->form & (FORM_PLURAL | FORM_DUAL) && !(v->form & FORM_SPEAKER);
    if (before) /* subject first: agreement in number too, for people */
        return !(plural && !(w->f->c[i].flags & CHUNK_PLURAL) && gender == 0 &&
                 w->f->c[i].mention != NO_INDEX && false);
    if (plural)
        return false;
    bool feminine = v->form & FORM_FEMININE && !(v->form & FORM_PRESENT && v->form & FORM_PAST);
    if (feminine && gender == 0) /* "واعتقلت ثلاثة رجال": men are not told by a feminine verb */
        return w->f->c[i].flags & CHUNK_PLURAL && w->f->c[i].sense != SENSE_PERSON;
    if (!feminine && gender == 1 && !str_starts(v->stem, STR("ت"))) /* ترأس may be her present */
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
static bool light_noun(const claim_finder *f, uint32_t verb_lemma, uint32_t noun_lemma)
{
    uint32_t i = verb_lemma != NO_INDEX ? lexicon_lexeme(f->x, verb_lemma)->frames : NO_INDEX;
    for (; i != NO_INDEX && noun_lemma != NO_INDEX; i = frames_at(f->f, i)->next)
        if (frames_has_noun(f->f, frames_at(f->f, i), noun_lemma))
            return true;
    return false;
}

static void objects(walk *w, event *e, uint32_t from)
{
    uint32_t object = next_noun(w, from, 2);
    if (object == NO_INDEX || !bare_noun(w, object) || adverbial(w, object))
        return;
    e->object = object;
    uint32_t second = object + 1;
    if (second < w->f->n && w->f->c[second].kind == CHUNK_COMMA && w->f->c[object].mention != NO_INDEX) {
        second = behind_aside(w, second); /* منحت الشركة، ذراع المجموعة، رخصة */
        if (second == NO_INDEX || second + 1 >= w->f->n)
            return;
        if (!light_noun(w->f, w->f->c[e->chunk].lemma, w->f->c[++second].lemma))
            return;
    }
    if (second < w->f->n && bare_noun(w, second) && !adverbial(w, second) &&
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
    const token *t = head_of(w, i);
    return i == verb + 1 && c->mention == NO_INDEX && t->form & FORM_GERUND &&
           !(t->flags & TOKEN_ARTICLE) && !chunk_agent_sense(c->sense) &&
           takes_deed(w->f, w->f->c[verb].lemma);
}

static void subject_behind(walk *w, event *e, uint32_t i)
{
    uint32_t noun = next_noun(w, i, 2);
    bool suffix = w->f->c[i].pronoun != SUFFIX_NONE;
    bool undone = noun != NO_INDEX && is_deed(w, i, noun);
    if (noun != NO_INDEX && !undone && bare_noun(w, noun) && !adverbial(w, noun) &&
        agrees(w, i, noun, false)) {
        e->subject = noun;
        if (!suffix)
            objects(w, e, behind_list(w, noun));
    } else {
        e->null_subject = true;
        if (!suffix)
            objects(w, e, i);
        /* "وموّل الدعاوى صندوق …": a thing, then who does it */
        if (e->object2 != NO_INDEX && w->f->c[e->object2].mention == NO_INDEX &&
            w->f->c[e->object].mention != NO_INDEX && gender_of(w, e->object) >= 0 &&
            agrees(w, i, e->object, false) && !agrees(w, i, e->object2, false)) {
            e->subject = e->object;
            e->object = e->object2;
            e->object2 = NO_INDEX;
            e->null_subject = false;
            return;
        }
        /* object before subject: "رافقت المفرج عنهم إيفي نمازي" */
        uint32_t late = e->object != NO_INDEX ? next_noun(w, e->object, 0) : NO_INDEX;
        if (late != NO_INDEX && bare_noun(w, late) && w->f->c[late].mention != NO_INDEX &&
            (gender_of(w, late) >= 0 ||
             w->f->r->mentions.at[w->f->c[late].mention].type == ENTITY_PERSON) &&
            agrees(w, i, late, false)) {
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
        !agrees(w, e->chunk, his, false))
        return;
    if (e->object2 != NO_INDEX) {
        e->subject = his;
        e->object2 = NO_INDEX;
    } else if (e->passive) {
        e->subject = NO_INDEX;
    }
}

/* "التي تملك الدولة 62 في المئة منها": the preposition that speaks of what the clause is about, behind
 * who does it and how much, or NO_INDEX */
static uint32_t share_behind(const walk *w, uint32_t i)
{
    const claim_finder *f = w->f;
    bool much = false;
    if (i + 1 >= f->n || !bare_noun(w, i + 1) || f->c[i + 1].mention == NO_INDEX ||
        !agrees(w, i, i + 1, false))
        return NO_INDEX;
    for (uint32_t k = i + 2; k < f->n && k < i + LOOK_AHEAD; k++) {
        const chunk *c = &f->c[k];
        if (c->kind == CHUNK_NOUN) {
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

static bool opens_relative(const walk *w, uint32_t i)
{
    if (!i || w->verb == NO_INDEX)
        return false;
    const chunk *b = &w->f->c[i - 1];
    return b->kind == CHUNK_NOUN && !(b->flags & (CHUNK_DEFINITE | CHUNK_TIME)) &&
           w->pending != i - 1;
}

static void clause_begins(walk *w, uint8_t link, uint32_t parent)
{
    w->pending = NO_INDEX;
    w->antecedent = NO_INDEX;
    w->held = NO_INDEX;
    w->link = link;
    w->parent = parent;
}

static bool tells(const claim_finder *f, uint32_t lemma)
{
    uint32_t i = lemma != NO_INDEX ? lexicon_lexeme(f->x, lemma)->frames : NO_INDEX;
    for (; i != NO_INDEX; i = frames_at(f->f, i)->next)
        if (frames_at(f->f, i)->options & (FRAME_SAYS | FRAME_SOURCE))
            return true;
    return false;
}

/* "، فعرضت": so the story goes on, and what was told before is told */
static bool leaves_clause(const walk *w, uint32_t i)
{
    const token *t = head_of(w, i);
    bool behind_comma =
        i >= 2 && w->f->c[i - 1].kind == CHUNK_AND && w->f->c[i - 2].kind == CHUNK_COMMA;
    if (!behind_comma || !(t->form & FORM_PAST))
        return false;
    return t->proclitics & PROCLITIC_FA || tells(w->f, w->f->c[i].lemma);
}

/* "فر الوزير ثم وُضع قيد الإقامة": of a passive verb with nobody behind it, whoever was told before */
static uint32_t suffers_besides(const walk *w, const event *e)
{
    const claim_finder *f = w->f;
    uint32_t next = e->chunk + 1;
    bool joined = e->chunk && f->c[e->chunk - 1].kind == CHUNK_AND;
    if (!joined || e->previous == NO_INDEX || tells(f, f->c[e->chunk].lemma) ||
        (next < f->n && (f->c[next].kind == CHUNK_THAT ||
                         (f->c[next].kind == CHUNK_PREPOSITION && f->c[next].pronoun != SUFFIX_NONE &&
                          !(f->c[next].flags & CHUNK_PROCLITIC)))))
        return NO_INDEX;
    const event *before = &f->events.at[e->previous];
    uint32_t who = before->passive ? before->object : before->subject;
    return who != NO_INDEX && f->c[who].kind == CHUNK_NOUN && f->c[who].mention != NO_INDEX &&
                   agrees(w, e->chunk, who, false)
               ? who
               : NO_INDEX;
}

/* "عزل فلان نائبه، ففر": behind فـ the one it was done to, where the verb alone tells who */
static void turn_to_object(const walk *w, event *e)
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
        !agrees(w, e->chunk, who, false))
        return;
    e->subject = who;
    e->null_subject = false;
}

/* "وقد عيّن نجله نائباً له": one's own, whom one makes something, is no subject */
static void makes_own(const walk *w, event *e)
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

static void verb(walk *w, uint32_t i)
{
    claim_finder *f = w->f;
    const chunk *c = &f->c[i];
    const token *t = head_of(w, i);
    if (t->pos == WORD_AUXILIARY) { /* كان: its subject may stand between it and the verb */
        uint32_t noun = i + 1 < f->n && bare_noun(w, i + 1) ? i + 1 : NO_INDEX;
        if (noun != NO_INDEX && w->antecedent == NO_INDEX)
            w->pending = noun;
        if (c->flags & CHUNK_NEGATED || noun == NO_INDEX || true) {
            event *k = event_add(f, i, w->link);
            k->negated = c->flags & CHUNK_NEGATED;
            k->finite = true;
            k->subject = w->pending;
            k->parent = w->parent;
        }
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
    e->negated = c->flags & CHUNK_NEGATED;
    e->passive = c->flags & CHUNK_PASSIVE;
    e->parent = w->parent;
    bool suffix = c->pronoun != SUFFIX_NONE;
    if (w->antecedent != NO_INDEX || opens_relative(w, i)) {
        uint32_t who = w->antecedent != NO_INDEX ? w->antecedent : i - 1;
        e->link = LINK_RELATIVE;
        e->parent = w->antecedent != NO_INDEX ? w->parent : w->verb;
        if (suffix) {
            e->object = who;
            uint32_t noun = next_noun(w, i, 1);
            e->subject = noun != NO_INDEX && bare_noun(w, noun) ? noun : NO_INDEX;
        } else {
            uint32_t p = i + 1;
            bool resumes = p < f->n && f->c[p].kind == CHUNK_PREPOSITION &&
                           !(f->c[p].flags & CHUNK_PROCLITIC) && f->c[p].pronoun != SUFFIX_NONE;
            uint32_t share = resumes ? NO_INDEX : share_behind(w, i);
            uint32_t noun = resumes ? next_noun(w, p, 0) : share != NO_INDEX ? i + 1 : NO_INDEX;
            p = share != NO_INDEX ? share : p;
            if (noun != NO_INDEX && bare_noun(w, noun)) { /* "التي يسيطر عليها فلان" */
                e->subject = noun;
                e->gap = who;
                e->gap_preposition = p;
                objects(w, e, share != NO_INDEX ? i + 1 : noun);
            } else {
                e->subject = who;
                objects(w, e, i);
                resumed_subject(w, e);
            }
        }
        w->antecedent = NO_INDEX;
        /* the clause before goes on behind it */
        if (w->verb == NO_INDEX)
            w->verb = index;
        return;
    }
    /* "الشركة التي يملكها فلان باعت السفينة": who waited for the verb behind the clause about him */
    bool after_amma = t->proclitics & PROCLITIC_FA && c->first > 1 && w->held == 0;
    bool waited = w->held != NO_INDEX && w->pending == NO_INDEX && i &&
                  (w->f->c[i - 1].kind != CHUNK_AND || after_amma) && agrees(w, i, w->held, false);
    if (waited)
        w->pending = w->held;
    if (waited || w->link != LINK_RELATIVE)
        w->held = waited ? NO_INDEX : w->held;
    if (w->pending != NO_INDEX && agrees(w, i, w->pending, true)) {
        e->subject = w->pending;
        w->pending = NO_INDEX;
        if (!suffix)
            objects(w, e, i);
    } else {
        e->previous = w->verb;
        subject_behind(w, e, i);
        makes_own(w, e);
        turn_to_object(w, e);
    }
    if (e->passive) {
        uint32_t who = e->subject != NO_INDEX ? e->subject : e->object;
        bool given = e->subject != NO_INDEX && e->object != NO_INDEX && e->object2 == NO_INDEX &&
                     light_noun(f, c->lemma, f->c[e->object].lemma);
        if (given) /* مُنح فلان رخصة */
            e->object2 = e->subject;
        else
            e->object = who != NO_INDEX ? who : suffers_besides(w, e);
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
        int gender = e->subject != NO_INDEX ? gender_of(w, e->subject) : -1;
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
    const token *t = head_of(w, i);
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
    uint32_t object = next_noun(w, i, 0);
    if (object != NO_INDEX && bare_noun(w, object))
        e->object = object;
    w->verb = (uint32_t)w->f->events.n - 1;
    return true;
}

/* "نزولاً عند طلب …، أفرجت": how, not who */
static bool opening_adverb(const walk *w, uint32_t i)
{
    const chunk *c = &w->f->c[i];
    const token *t = head_of(w, i);
    return !i && c->first == c->last && c->mention == NO_INDEX && t->form & FORM_GERUND &&
           !(t->flags & TOKEN_ARTICLE) && str_ends(t->norm, STR("ا")) && i + 1 < w->f->n &&
           w->f->c[i + 1].kind == CHUNK_PREPOSITION;
}

static void noun(walk *w, uint32_t i)
{
    if (bare_noun(w, i) && w->f->c[i].first == w->f->c[i].head && participle_event(w, i))
        return;
    if (!bare_noun(w, i) || w->pending != NO_INDEX || opening_adverb(w, i))
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
    str s = head_of(w, i)->stem;
    bool people = str_is(s, "الذين") || str_is(s, "ذين") || str_ends(s, STR("ذين"));
    bool feminine = str_ends(s, STR("تي"));
    uint32_t nearest = noun_before(w, i);
    bool parallel =
        head_of(w, i)->proclitics & PROCLITIC_WAW; /* "… في سوريا والتي تحظرها": not the place */
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
        int gender = gender_of(w, k);
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
    return e->link == LINK_RELATIVE && e->finite && tells(f, f->c[e->chunk].lemma) ? last : w->verb;
}

/* "، على ما أعلنت الوزارة": who tells it */
static bool as_told(const claim_finder *f, uint32_t i)
{
    return i >= 2 && chunk_preposition_is(f, i - 1, STR("على")) &&
           f->c[i - 2].kind == CHUNK_COMMA && i + 1 < f->n && f->c[i + 1].kind == CHUNK_VERB &&
           tells(f, f->c[i + 1].lemma);
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
    uint32_t lemma = f->c[f->events.at[w->verb].chunk].lemma;
    for (uint32_t n = lemma != NO_INDEX ? lexicon_lexeme(f->x, lemma)->frames : NO_INDEX;
         n != NO_INDEX; n = frames_at(f->f, n)->next) {
        uint8_t content = frames_at(f->f, n)->content;
        if (content != FRAME_NONE && content != MODALITY_reported)
            return true;
    }
    return false;
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
            break;
        case CHUNK_SUBORDINATOR:
            if (on_that(&w, i))
                clause_begins(&w, LINK_CONTENT, w.verb);
            else
                clause_begins(&w, LINK_CIRCUMSTANCE, NO_INDEX);
            w.on_that = w.link == LINK_CONTENT;
            break;
        case CHUNK_AND: /* "نفى أن …، لكن": what is denied ends there */
            if (w.link == LINK_CONTENT && w.parent != NO_INDEX && chunk_lemma_is(&f->k, c, "لكن") &&
                event_denies(f, &f->events.at[w.parent]))
                clause_begins(&w, LINK_MAIN, NO_INDEX);
            break;
        case CHUNK_STOP:
            clause_begins(&w, LINK_MAIN, NO_INDEX);
            w.verb = NO_INDEX;
            break;
        case CHUNK_COMMA:
            if (w.link == LINK_CIRCUMSTANCE || (w.link == LINK_CONTENT && w.on_that))
                clause_begins(&w, LINK_MAIN, NO_INDEX);
            break;
        default:
            break;
        }
    }
}
