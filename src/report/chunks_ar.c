/*
 * Arabic chunks: a noun phrase is a construct chain with its adjectives and, behind a title, the
 * name; it ends where a second definite noun, a verb, a preposition or a word with a proclitic
 * begins. The proclitics و ف ب ل ك are chunks of their own before the word that carries them.
 */
#include "report/chunks.h"
#include "report/signs.h"

enum { LETTER = 2 };

static const token *at(const chunker *k, uint32_t i)
{
    return i < k->end ? &k->tokens[i] : NULL;
}

static str text_at(const chunker *k, uint32_t i)
{
    const token *t = at(k, i);
    return t ? report_text(k->r, t->start, t->end) : STR_NONE;
}

static bool is_quote(const chunker *k, uint32_t i)
{
    return i < k->end && k->words[i].marks & MARK_QUOTE_AR;
}

/* an opening mark, so that what follows can belong to the phrase */
static bool opens_quote(const chunker *k, uint32_t i)
{
    return k->words[i].marks & MARK_OPENS;
}

/* the proclitics written before the name that begins with token i */
static uint8_t before_name(const chunker *k, uint32_t i, uint32_t name)
{
    uint8_t p = 0;
    uint32_t end = k->r->mentions.at[name].start;
    for (uint32_t at_byte = k->tokens[i].start; at_byte + 1 < end; at_byte += LETTER) {
        str l = report_text(k->r, at_byte, at_byte + LETTER);
        p |= str_is(l, "و")   ? PROCLITIC_WAW
             : str_is(l, "ف") ? PROCLITIC_FA
             : str_is(l, "ب") ? PROCLITIC_BA
             : str_is(l, "ل") ? PROCLITIC_LAM
             : str_is(l, "ك") ? PROCLITIC_KAF
                              : 0;
        if (p & (PROCLITIC_BA | PROCLITIC_LAM | PROCLITIC_KAF))
            break;
    }
    return p;
}

/* a further word of an expression that counts: "ما لا يقل عن" */
static bool is_count(const chunker *k, uint32_t i)
{
    const token *t = at(k, i);
    return t->lemma != NO_INDEX && lexicon_lexeme(k->x, t->lemma)->class == WORD_NUMBER;
}

static bool nominal_word(const chunker *k, uint32_t i)
{
    enum {
        NOMINAL = 1 << WORD_NOUN | 1 << WORD_ADJECTIVE | 1 << WORD_UNKNOWN | 1 << WORD_NUMBER |
                  1 << WORD_DETERMINER
    };
    const token *t = &k->tokens[i];
    if (t->kind == TOKEN_NUMBER || k->words[i].name != NO_INDEX)
        return true;
    if (t->pos == WORD_REST)
        return i && t[-1].lemma == t->lemma &&
               (t[-1].pos == WORD_NUMBER || t[-1].pos == WORD_REST) && is_count(k, i);
    return NOMINAL >> t->pos & 1;
}

void chunks_tell_arabic(chunker *k, const sentence *s)
{
    for (uint32_t i = s->first_token; i < k->end; i++) {
        chunk_word *w = &k->words[i];
        if (k->tokens[i].kind == TOKEN_PUNCT)
            continue;
        w->nominal = nominal_word(k, i);
        if (w->name == NO_INDEX)
            w->proclitics = k->tokens[i].proclitics;
        else if (k->r->mentions.at[w->name].first_token == i) /* it says itself where it begins */
            w->proclitics = before_name(k, i, w->name);
    }
}

static bool nominal(const chunker *k, uint32_t i)
{
    return i < k->end && k->words[i].nominal;
}

typedef struct noun_phrase {
    uint32_t last, head, name, owner;
    bool closed; /* definite, or tanwin: no further noun joins */
    bool definite, number, adjective, quoted;
    bool unquoted; /* a quoted name has just ended */
    bool named;    /* by words in quotes that are no known name */
    bool then;     /* then_name has asked which of its words are mentions */
    uint8_t pronoun;
    uint8_t sense; /* of the first noun */
    uint8_t inner; /* of the last noun or name: what a further name may stand beside */
} noun_phrase;

/* a verbal noun that is open to a construct: what follows is a noun phrase of its own */
static bool verbal_noun(const chunker *k, uint32_t i)
{
    const token *t = at(k, i);
    return t && t->pos == WORD_NOUN && t->form & FORM_GERUND && !(t->flags & TOKEN_ARTICLE) &&
           !t->suffix && k->words[i].name == NO_INDEX && !chunk_agent_sense(k->words[i].sense);
}

static bool tanwin(const chunker *k, uint32_t i)
{
    str s = text_at(k, i);
    return str_ends(s, STR("ً")) || str_ends(s, STR("ًا"));
}

/* ends in the alef of tanwin: no genitive, so it opens a phrase of its own */
static bool accusative(const chunker *k, uint32_t i)
{
    const token *t = at(k, i);
    if (tanwin(k, i))
        return true;
    str lemma = t->lemma != NO_INDEX ? lexicon_lexeme(k->x, t->lemma)->lemma : STR_NONE;
    return lemma.n && str_ends(token_stem(t), STR("ا")) && token_stem(t).n == lemma.n + LETTER &&
           str_starts(token_stem(t), lemma);
}

/* ", calling on Paris to": a participle behind a comma that tells what the subject does besides */
static bool circumstance(const chunker *k, uint32_t i)
{
    const token *t = at(k, i);
    return i && t->pos == WORD_ADJECTIVE && t->form & FORM_ACTIVE && !(t->flags & TOKEN_ARTICLE) &&
           !t->proclitics && t->mention == NO_INDEX && t->lemma != NO_INDEX &&
           lexicon_lexeme(k->x, t->lemma)->class == WORD_VERB && str_is(text_at(k, i - 1), "،");
}

static bool names_kind(const chunker *k, const noun_phrase *p);

static bool takes_name(const chunker *k, const noun_phrase *p, uint8_t type)
{
    if (p->name != NO_INDEX ||
        (p->named && (type != ENTITY_PERSON || p->sense != SENSE_PERSON)))
        return false;
    if (!p->closed || (type == ENTITY_ORGANIZATION && p->owner == NO_INDEX && names_kind(k, p)))
        return true; /* شركة النفط الحكومية سونانغول */
    bool person = p->sense == SENSE_PERSON || p->sense == SENSE_NONE;
    if (type == ENTITY_PLACE && p->adjective && p->inner != SENSE_PLACE)
        return false; /* "أبلغت الحكومة العراقية واشنطن": another party */
    return type == ENTITY_PERSON ? person
                                 : p->inner == SENSE_BODY || p->inner == SENSE_MEDIUM ||
                                       p->inner == SENSE_PLACE || p->inner == SENSE_GROUP;
}

/* words for a body that its name follows: شركة أرامكو */
static bool names_kind(const chunker *k, const noun_phrase *p)
{
    return token_lemma_in(k->x, at(k, p->head), SET_KIND);
}

static uint32_t name_element(const chunker *k, uint32_t i, uint32_t name, noun_phrase *p)
{
    const mention *m = &k->r->mentions.at[name];
    bool begun = p->head != NO_INDEX;
    if (m->first_token != i ||
        (begun && (!takes_name(k, p, m->type) ||
                   (p->head == p->last && (verbal_noun(k, p->head) || circumstance(k, p->head))))))
        return i;
    if (begun && p->owner != NO_INDEX &&
        m->type != ENTITY_PERSON) { /* وكالة الفضاء الروسية روسكوسموس */
        p->last = m->first_token + m->token_count - 1;
        p->inner = SENSE_NONE;
        return p->last + 1;
    }
    if (begun && p->owner != NO_INDEX && m->type == ENTITY_PERSON && p->sense != SENSE_PERSON)
        return i; /* "باسم وزارة الخارجية فلان": the name goes with the title before */
    bool person_title = begun && p->sense == SENSE_PERSON && m->type == ENTITY_PERSON;
    /* سبيل الكاتب فلان: his name stands beside the title within, not beside the head */
    bool within = begun && p->last > p->head && m->type == ENTITY_PERSON &&
                  p->sense == SENSE_NONE && p->inner == SENSE_PERSON &&
                  at(k, p->head)->pos == WORD_NOUN;
    bool apposed = begun && p->closed && !within;
    /* وكالة «سبأ»، حركة حماس: the kind of body before its name */
    bool inner = begun && !p->closed && p->last > p->head && /* رئاسة شركة «كذا»: the firm's name */
                 token_lemma_in(k->x, at(k, p->last), SET_KIND);
    if (begun && p->quoted && m->type == ENTITY_ORGANIZATION && !inner && (!p->closed || names_kind(k, p)) &&
        (p->sense == SENSE_BODY || p->sense == SENSE_GROUP || p->sense == SENSE_MEDIUM))
        apposed = true;
    if (begun && !p->closed && m->type == ENTITY_ORGANIZATION && p->head == p->last && !p->number &&
        (p->sense == SENSE_MEDIUM || names_kind(k, p) ||
         signs_of(k->r->know->signs, LANG_AR, token_stem(at(k, p->head))) & SIGN_GENERIC))
        apposed = true;
    p->last = m->first_token + m->token_count - 1;
    if (!begun || person_title || apposed)
        p->head = begun && !person_title && p->closed && !p->quoted ? p->head : p->last;
    else
        p->owner = name;
    if (!begun || person_title || apposed)
        p->name = name;
    p->closed = true;
    p->definite = true;
    p->inner = m->type == ENTITY_ORGANIZATION && p->name == NO_INDEX ? SENSE_BODY : SENSE_NONE;
    return p->last + 1;
}

static uint32_t noun_element(const chunker *k, uint32_t i, noun_phrase *p)
{
    const token *t = &k->tokens[i];
    bool begun = p->head != NO_INDEX;
    bool article = t->flags & TOKEN_ARTICLE;
    if (begun && t->suffix && token_lemma_is(k->x, t, "نفس"))
        return i;
    if (begun && accusative(k, i))
        return i;
    if (begun && p->sense == SENSE_TIME && k->words[i].sense != SENSE_TIME)
        return i;
    if (begun && (p->closed || p->adjective || (p->sense == SENSE_TIME && article)))
        return i;
    if (begun && (p->owner != NO_INDEX || (p->head == p->last && verbal_noun(k, p->head))))
        return i;
    uint8_t sense = k->words[i].sense;
    if (!begun || p->sense == SENSE_QUANTITY) {
        p->head = i;
        p->sense = sense;
    }
    p->last = i;
    p->inner = sense;
    bool whole = !article && t->form & (FORM_PLURAL | FORM_DUAL) &&
                 (str_ends(t->norm, STR("ون")) || str_ends(t->norm, STR("ان")));
    if (whole)
        p->closed = true;
    if (article || t->suffix) {
        p->closed = p->definite = true;
        if (t->suffix)
            p->pronoun = t->suffix;
    }
    if (tanwin(k, i))
        p->closed = true;
    return i + 1;
}

static uint32_t element(const chunker *k, uint32_t i, noun_phrase *p)
{
    const token *t = &k->tokens[i];
    if (k->words[i].behind > i)
        return i;
    uint32_t name = k->words[i].name;
    if (name != NO_INDEX)
        return name_element(k, i, name, p);
    bool begun = p->head != NO_INDEX, article = t->flags & TOKEN_ARTICLE;
    /* الرئيس التركي: the adjective, though the word may be a noun or a name too */
    bool national = begun && article && t->flags & TOKEN_NATIONAL && p->closed &&
                    p->name == NO_INDEX && p->sense == SENSE_PERSON;
    switch (national ? (uint8_t)WORD_ADJECTIVE : t->pos) {
    case WORD_DETERMINER:
        if (begun)
            return i;
        p->definite = true;
        p->last = i;
        return i + 1;
    case WORD_NUMBER:
        if (begun && p->head == p->last && verbal_noun(k, p->head))
            return i;
        if (begun && k->words[p->head].sense != SENSE_TIME && p->sense != SENSE_QUANTITY &&
            !p->number)
            return i;
        p->number = true;
        p->last = i;
        return i + 1;
    case WORD_ADJECTIVE:
        if (!begun) /* an adjective alone stands for a noun: المعتقلون */
            return noun_element(k, i, p);
        if (article != (p->definite != 0) && !(article && !p->closed) && p->name == NO_INDEX &&
            p->owner == NO_INDEX)
            return i;
        if ((p->name != NO_INDEX || p->owner != NO_INDEX) && !article)
            return i;
        if (article && !p->closed)
            p->closed = p->definite = true;
        p->adjective = true;
        p->last = i;
        return i + 1;
    case WORD_UNKNOWN:
        if (t->kind != TOKEN_WORD || t->lang != LANG_AR)
            return i;
        if (begun && p->closed && article && p->name == NO_INDEX) {
            p->last = i;
            return i + 1;
        }
        return noun_element(k, i, p);
    case WORD_NOUN:
        return noun_element(k, i, p);
    case WORD_REST: /* "ما لا يقل عن" */
        if (begun)
            return i;
        p->last = i;
        return i + 1;
    default:
        return i;
    }
}

/* "أمريكية وروسية": a second adjective with و */
static bool joined_adjective(const chunker *k, uint32_t i)
{
    const token *t = at(k, i), *b = at(k, i - 1);
    return b && t->pos == WORD_ADJECTIVE && b->pos == WORD_ADJECTIVE &&
           t->proclitics == PROCLITIC_WAW && k->words[i].name == NO_INDEX &&
           (t->flags & TOKEN_ARTICLE) == (b->flags & TOKEN_ARTICLE);
}

/* حركة «أمل», شركة «كوبري ديل سور»: what stands in quotes behind the word for a body is its name,
 * whatever its words are; the closing mark, or NO_INDEX */
static uint32_t quoted_name(const chunker *k, uint32_t i, const noun_phrase *p)
{
    enum { LONGEST = 7 };
    bool body = p->inner == SENSE_BODY || p->inner == SENSE_GROUP || p->inner == SENSE_MEDIUM ||
                names_kind(k, p);
    if (p->closed || p->adjective || !body || !at(k, i + 1) || k->words[i + 1].name != NO_INDEX)
        return NO_INDEX;
    for (uint32_t n = i + 1; n < k->end && n < i + 1 + LONGEST; n++) {
        const token *t = at(k, n);
        if (n > i + 1 && is_quote(k, n))
            return n;
        if (t->kind != TOKEN_WORD && t->kind != TOKEN_NUMBER)
            return NO_INDEX;
    }
    return NO_INDEX;
}

/* رئيس الوزراء آنذاك فلان: an adverb between the office and the name */
static bool then_name(const chunker *k, uint32_t i, noun_phrase *p)
{
    static const char *const words[] = { "انذاك", "حينها", "حينذاك", "وقتها", "يومها", "حينيذ" };
    const token *t = at(k, i);
    uint32_t name = p->sense == SENSE_PERSON && at(k, i + 1) ? k->words[i + 1].name : NO_INDEX;
    if (name == NO_INDEX || k->r->mentions.at[name].first_token != i + 1 ||
        k->r->mentions.at[name].type != ENTITY_PERSON || p->name != NO_INDEX)
        return false;
    bool then = false;
    then |= STR_IS_ANY(t->norm, words);
    p->then |= then;
    for (uint32_t n = p->head + 1; then && n <= p->last; n++)
        if (at(k, n)->mention == NO_INDEX && k->words[n].sense == SENSE_BODY)
            return false; /* رئيس بنك تندا آنذاك: the title tells its body by itself */
    return then;
}

/* حزب «النور» المعارض: the adjective behind the name, though the word may be a noun too */
static bool of_quoted(const chunker *k, uint32_t i)
{
    const token *t = at(k, i);
    if (!t || t->kind != TOKEN_WORD || !(t->flags & TOKEN_ARTICLE) || t->proclitics ||
        k->words[i].name != NO_INDEX)
        return false;
    for (uint32_t a = lexicon_find(k->x, LANG_AR, token_stem(t)); a != NO_INDEX;
         a = lexicon_analysis(k->x, a)->next)
        if (lexicon_analysis(k->x, a)->class == WORD_ADJECTIVE)
            return true;
    return t->pos == WORD_ADJECTIVE;
}

static uint32_t base_phrase(const chunker *k, uint32_t i, noun_phrase *p)
{
    uint32_t first = i;
    *p = (noun_phrase){ .last = i, .head = NO_INDEX, .name = NO_INDEX, .owner = NO_INDEX };
    while (i < k->end) {
        uint32_t close = opens_quote(k, i) && p->head != NO_INDEX ? quoted_name(k, i, p) : NO_INDEX;
        if (close != NO_INDEX) {
            p->last = close - 1;
            p->closed = p->definite = p->unquoted = p->named = true;
            i = close + 1;
            continue;
        }
        if (then_name(k, i, p)) {
            i++;
            continue;
        }
        if (p->unquoted && of_quoted(k, i)) {
            p->last = i++;
            continue;
        }
        if (opens_quote(k, i) && nominal(k, i + 1) && (p->head != NO_INDEX) &&
            (!p->closed || k->words[i + 1].name != NO_INDEX) && !k->words[i + 1].proclitics) {
            p->quoted = true;
            uint32_t next = element(k, i + 1, p);
            p->quoted = false;
            if (next == i + 1)
                break;
            i = is_quote(k, next) ? next + 1 : next;
            p->unquoted = is_quote(k, next);
            continue;
        }
        if (!nominal(k, i) || (i > first && k->words[i].proclitics && !joined_adjective(k, i)))
            break;
        uint32_t next = element(k, i, p);
        if (next == i)
            break;
        p->unquoted = false;
        i = next;
    }
    if (p->head == NO_INDEX)
        p->head = p->last;
    return i > p->last ? i : p->last + 1;
}

/* شركتا «نور» و«أمل», حركتي فتح وحماس: the kind of several bodies whose names follow */
static bool names_each(const chunker *k, const noun_phrase *p)
{
    uint32_t next = is_quote(k, p->last + 1) ? p->last + 2 : p->last + 1;
    while (next < k->end && is_quote(k, next))
        next++;
    if (next >= k->end || !(k->words[next].proclitics & PROCLITIC_WAW) || p->head + 3 < p->last ||
        k->r->mentions.at[p->owner].type != ENTITY_ORGANIZATION)
        return false;
    uint32_t name = k->words[next].name;
    if (name == NO_INDEX && is_quote(k, next + 1) && next + 2 < k->end)
        name = k->words[next + 2].name; /* و«أمل» */
    return name != NO_INDEX && names_kind(k, p) && k->r->mentions.at[name].type == ENTITY_ORGANIZATION;
}

static void referent(chunker *k, chunk *c, const noun_phrase *p)
{
    const token *h = at(k, p->head);
    c->sense = p->name == NO_INDEX ? k->words[p->head].sense : p->sense;
    k->persons |= c->sense == SENSE_PERSON;
    c->owner = p->owner;
    c->pronoun = p->pronoun;
    if (p->name != NO_INDEX)
        c->mention = p->name;
    else if (k->described && k->described[p->head] != NO_INDEX)
        c->mention = k->described[p->head];
    else if (chunk_described_from(k->r, p->head) != NO_INDEX)
        c->mention = chunk_described_from(k->r, p->head);
    if (p->name == NO_INDEX && p->owner != NO_INDEX && h->form & (FORM_PLURAL | FORM_DUAL) &&
        names_each(k, p))
        c->mention = p->owner; /* شركتا «نور» و«أمل» */
    c->flags |= p->definite ? CHUNK_DEFINITE : 0;
    if (p->name == NO_INDEX && h->form & (FORM_PLURAL | FORM_DUAL))
        c->flags |= CHUNK_PLURAL;
}

static bool quantity(const chunk *c)
{
    return c->mention == NO_INDEX && c->sense == SENSE_QUANTITY;
}

/* "12 في المئة", 51%: behind the measure of a number, or i */
static uint32_t behind_share(const chunker *k, uint32_t i, const chunk *c)
{
    if (at(k, c->head)->kind != TOKEN_NUMBER || c->head != c->last || !at(k, i))
        return i;
    str s = text_at(k, i);
    if (str_is(s, "%") || str_is(s, "٪"))
        return i + 1;
    if (str_is(s, "بالمئة") || str_is(s, "بالمائة"))
        return i + 1;
    str m = text_at(k, i + 1);
    return str_is(s, "في") && (str_is(m, "المئة") || str_is(m, "المائة")) ? i + 2 : i;
}

static uint32_t one_noun_chunk(chunker *k, uint32_t i)
{
    noun_phrase p;
    uint32_t next = base_phrase(k, i, &p);
    chunk *c = chunk_add(k, CHUNK_NOUN, i, p.last, p.head);
    referent(k, c, &p);
    k->hangs |= p.then;
    if (c->sense == SENSE_TIME && c->mention == NO_INDEX)
        c->flags |= CHUNK_TIME;
    uint32_t share = behind_share(k, next, c);
    if (share > next) {
        next = share;
        c->last = next - 1;
    }
    bool many = quantity(c) || (c->mention == NO_INDEX && at(k, c->head)->pos == WORD_NUMBER) ||
                token_lemma_is(k->x, at(k, c->head), "عشرات") ||
                token_lemma_is(k->x, at(k, c->head), "الاف") ||
                token_lemma_is(k->x, at(k, c->head), "ميات");
    const token *of = at(k, next);
    if (many && of && of->pos == WORD_PREPOSITION && str_is(of->norm, "من") &&
        nominal(k, next + 1) && !k->words[next + 1].proclitics) {
        noun_phrase q;
        next = base_phrase(k, next + 1, &q);
        k->hangs |= q.then;
        c->head = q.head;
        c->lemma = at(k, q.head)->lemma;
        c->flags |= CHUNK_PLURAL;
        referent(k, c, &q);
        c->last = q.last;
    }
    return next;
}

/* a noun phrase, and behind a verbal noun the one that stands in construct with it */
static uint32_t noun_chunk(chunker *k, uint32_t i)
{
    uint32_t next = one_noun_chunk(k, i);
    for (int depth = 0; depth < 3; depth++) {
        const chunk *c = &k->out.at[k->out.n - 1];
        bool open = c->head == c->last && next == c->last + 1 && verbal_noun(k, c->head) &&
                    !tanwin(k, c->head);
        uint32_t from = open && is_quote(k, next) ? next + 1 : next;
        if (!open || !nominal(k, from) || k->words[from].proclitics ||
            (at(k, from)->pos == WORD_ADJECTIVE && k->words[from].name == NO_INDEX))
            break; /* but not where an adjective begins a name */
        next = one_noun_chunk(k, from);
        if (is_quote(k, next))
            next++;
        k->out.at[k->out.n - 1].flags |= CHUNK_GENITIVE;
    }
    return next;
}

static void put_proclitics(chunker *k, uint32_t i, uint8_t p)
{
    if (p & (PROCLITIC_WAW | PROCLITIC_FA))
        chunk_add(k, CHUNK_AND, i, i, i)->flags = CHUNK_PROCLITIC;
    if (p & (PROCLITIC_BA | PROCLITIC_LAM | PROCLITIC_KAF)) {
        chunk *c = chunk_add(k, CHUNK_PREPOSITION, i, i, i);
        c->flags = CHUNK_PROCLITIC;
        c->lemma = NO_INDEX;
        c->pronoun = p & PROCLITIC_BA ? 'b' : p & PROCLITIC_LAM ? 'l' : 'k';
    }
}

static uint32_t verb_chunk(chunker *k, uint32_t i)
{
    uint32_t first = i;
    uint32_t flags = 0;
    if (i >= 2 && at(k, i - 2)->sentence == at(k, i)->sentence &&
        str_is(at(k, i - 1)->norm, "ان") && str_is(at(k, i - 2)->norm, "دون"))
        flags |= CHUNK_NEGATED; /* من دون أن تخضع: without being subject to */
    for (; i < k->end; i++) {
        const token *t = at(k, i);
        if (t->pos == WORD_NEGATION)
            flags |= CHUNK_NEGATED | (str_is(token_stem(t), "لن") ? CHUNK_FUTURE : 0);
        else if (t->pos == WORD_MODAL || (t->pos == WORD_REST && i > first))
            flags |= token_lemma_is(k->x, t, "يجب")    ? CHUNK_MUST
                     : token_lemma_is(k->x, t, "يمكن") ? CHUNK_POSSIBLE
                                                       : CHUNK_FUTURE;
        else if (!(t->pos == WORD_PARTICLE && i > first))
            break;
    }
    const token *t = at(k, i);
    if (!t || (t->pos != WORD_VERB && t->pos != WORD_AUXILIARY))
        return first;
    chunk *c = chunk_add(k, CHUNK_VERB, first, i, i);
    if (t->form & FORM_PASSIVE)
        flags |= CHUNK_PASSIVE;
    if (t->proclitics & PROCLITIC_SIN)
        flags |= CHUNK_FUTURE;
    const token *b =
        first > 0 && at(k, first)->sentence == at(k, first - 1)->sentence ? at(k, first - 1) : NULL;
    if (b && t->form & FORM_PRESENT && !(t->form & FORM_PAST) &&
        (str_is(b->norm, "قد") || str_is(b->norm, "ربما") || str_is(b->norm, "وقد") ||
         str_is(b->norm, "فقد")))
        flags |= CHUNK_POSSIBLE; /* قد يزور: may visit */
    if (t->proclitics & PROCLITIC_LAM)
        flags |= CHUNK_INFINITIVE;
    c->flags = flags;
    c->pronoun = t->suffix;
    return i + 1;
}

/* 30%, $5, «أ»/«ب»: marks that divide no clauses */
static bool divides(str s)
{
    static const char *const none[] = { ".", "%", "٪", "$", "€", "£", "/", "&", "+", "#", "@" };
    if (STR_IS_ANY(s, none))
        return false;
    return true;
}

static void mark_chunk(chunker *k, uint32_t i)
{
    str s = text_at(k, i);
    if (str_is(s, "،") || str_is(s, ","))
        chunk_add(k, CHUNK_COMMA, i, i, i);
    else if (!is_quote(k, i) && divides(s))
        chunk_add(k, CHUNK_STOP, i, i, i);
}

/* منها: the preposition with a pronoun behind it */
static uint8_t pronoun_of(str word, str lemma)
{
    if (word.n <= lemma.n || !str_starts(word, str_take(lemma, lemma.n - LETTER)))
        return SUFFIX_NONE;
    return str_ends(word, STR("هما"))  ? SUFFIX_TWO
           : str_ends(word, STR("ها")) ? SUFFIX_SHE
           : str_ends(word, STR("هم")) ? SUFFIX_THEY
           : str_ends(word, STR("ه"))  ? SUFFIX_HE
                                       : SUFFIX_NONE;
}

/* "خلفه فلان": who came after him, no place behind him */
static bool is_successor(const chunker *k, uint32_t i)
{
    const token *t = at(k, i);
    uint32_t name = i + 1 < k->end ? k->words[i + 1].name : NO_INDEX;
    return name != NO_INDEX && k->r->mentions.at[name].type == ENTITY_PERSON &&
           k->r->mentions.at[name].first_token == i + 1 && !k->words[i + 1].proclitics &&
           (str_is(t->norm, "خلفه") || str_is(t->norm, "خلفها") || str_is(t->norm, "سلفه") ||
            str_is(t->norm, "سلفها") || str_is(t->norm, "وخلفه") || str_is(t->norm, "وسلفه"));
}

static uint32_t one_word(chunker *k, uint32_t i)
{
    const token *t = &k->tokens[i];
    if (is_successor(k, i)) {
        put_proclitics(k, i, k->words[i].proclitics);
        size_t title = k->out.n;
        uint32_t next = noun_chunk(k, i + 1);
        k->out.at[title].first = i;
        return next;
    }
    put_proclitics(k, i, k->words[i].proclitics);
    uint32_t behind =
        t->pos == WORD_PREPOSITION || t->pos == WORD_SUBORDINATOR ? i : k->words[i].behind;
    if (behind > i) {
        chunk_add(k, CHUNK_NOUN, i, behind - 1, i)->flags = CHUNK_TIME;
        return behind;
    }
    if (nominal(k, i))
        return noun_chunk(k, i);
    if (t->pos == WORD_VERB || t->pos == WORD_AUXILIARY || t->pos == WORD_NEGATION ||
        t->pos == WORD_MODAL) {
        uint32_t next = verb_chunk(k, i);
        if (next > i)
            return next;
        if (t->pos == WORD_NEGATION && nominal(k, i + 1)) { /* عدم تقديمها، غير مباشر */
            size_t negated = k->out.n;
            next = noun_chunk(k, i + 1);
            k->out.at[negated].flags |= CHUNK_NEGATED;
            k->out.at[negated].first = i;
            return next;
        }
        return i + 1;
    }
    uint8_t kind = chunk_simple_kind(t);
    if (kind != CHUNK_STOP) {
        chunk *c = chunk_add(k, kind, i, i, i);
        bool carries = kind == CHUNK_THAT || (kind == CHUNK_PREPOSITION && !str_is(t->norm, "له"));
        if (carries && kind == CHUNK_THAT &&
            (str_ends(t->norm, STR("ه")) || str_ends(t->norm, STR("ها")) ||
             str_ends(t->norm, STR("هم"))))
            c->pronoun = str_ends(t->norm, STR("ها"))   ? SUFFIX_SHE
                         : str_ends(t->norm, STR("هم")) ? SUFFIX_THEY
                                                        : SUFFIX_HE;
        if (kind == CHUNK_PREPOSITION && c->lemma != NO_INDEX)
            c->pronoun = pronoun_of(t->norm, lexicon_lexeme(k->x, c->lemma)->lemma);
    }
    return i + 1;
}

void chunks_arabic(chunker *k, const sentence *s)
{
    for (uint32_t i = s->first_token; i < k->end;) {
        const token *t = &k->tokens[i];
        if (t->kind == TOKEN_PUNCT && k->r->bytes.at[t->start] == '(') { /* an aside */
            uint32_t n = i + 1;
            while (n < k->end && n < i + 24 && !str_is(text_at(k, n), ")"))
                n++;
            i = n < k->end && n < i + 24 ? n + 1 : i + 1;
            continue;
        }
        if (t->kind == TOKEN_PUNCT) {
            mark_chunk(k, i++);
            continue;
        }
        if (t->pos == WORD_REST && k->words[i].behind > i) {
            i = k->words[i].behind;
            continue;
        }
        if (t->pos == WORD_REST || t->pos == WORD_PARTICLE) {
            if (t->proclitics & (PROCLITIC_WAW | PROCLITIC_FA))
                put_proclitics(k, i, t->proclitics & (PROCLITIC_WAW | PROCLITIC_FA));
            i++;
            continue;
        }
        i = one_word(k, i);
    }
}
