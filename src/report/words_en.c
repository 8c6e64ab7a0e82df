/*
 * English words: class and form, by the lexicon, by endings, and by the words around them. One pass
 * with the class of the word before decides nearly all that claims need: verb or noun, finite or
 * participle. Cost: a look-up or three a word.
 */
#include "report/words.h"
#include "report/frames.h"
#include "report/gazetteer.h"
#include "report/knowledge.h"
#include "report/memo.h"
#include "report/mentions.h"

typedef struct place {
    const token *verb; /* the last verb */
    bool subjunctive;  /* behind "demanded that": a base form is the verb */
    const word_context *k;
    uint32_t i, first, end;
    const token *before; /* last word that is not passed over (an adverb, a quotation mark) */
} place;

static uint32_t analysis_of(const word_context *k, const token *t)
{
    return t->lang == LANG_EN ? token_analysis(k->r, t) : lexicon_find(k->x, LANG_EN, t->norm);
}

static const analysis *of_class(const lexicon *x, uint32_t a, uint8_t class)
{
    if (!(lexicon_classes(x, a) >> class & 1))
        return NULL;
    while (lexicon_analysis(x, a)->class != class)
        a = lexicon_analysis(x, a)->next;
    return lexicon_analysis(x, a);
}

static void take(token *t, const analysis *n)
{
    t->pos = n->class;
    t->lemma = n->lexeme;
    t->form = n->form;
}

static bool lemma_is(const word_context *k, const token *t, const char *s)
{
    return t->lemma != NO_INDEX && str_is(lexicon_lexeme(k->x, t->lemma)->lemma, s);
}

static const token *next_word(const place *p)
{
    for (uint32_t i = p->i + 1; i < p->end; i++)
        if (p->k->r->tokens.at[i].kind != TOKEN_PUNCT ||
            p->k->r->tokens.at[i].end - p->k->r->tokens.at[i].start > 1)
            return &p->k->r->tokens.at[i];
        else if (!strchr("\"'", p->k->r->bytes.at[p->k->r->tokens.at[i].start]))
            return NULL;
    return NULL;
}

/* may `n` open a noun phrase or a complement, so that the word before it can be a verb? */
static bool opens_complement(const word_context *k, const token *n)
{
    if (!n)
        return false;
    enum {
        OPENS = 1 << WORD_DETERMINER | 1 << WORD_PREPOSITION | 1 << WORD_TO |
                1 << WORD_POSSESSIVE | 1 << WORD_PRONOUN | 1 << WORD_THAT | 1 << WORD_NUMBER |
                1 << WORD_NEGATION
    };
    return n->flags & TOKEN_CAPITAL || n->kind == TOKEN_NUMBER ||
           lexicon_classes(k->x, analysis_of(k, n)) & OPENS;
}

/* is `b` the end of a name that nothing but a verb of saying or the beginning stands before? */
static bool opens_clause(const place *p, const token *b)
{
    const report *r = p->k->r;
    uint32_t first = p->i - 1;
    if (!(b->flags & TOKEN_CAPITAL) || b != &r->tokens.at[first] ||
        (b->pos != WORD_NOUN && b->pos != WORD_UNKNOWN))
        return false;
    while (first > p->first && r->tokens.at[first - 1].flags & TOKEN_CAPITAL &&
           r->tokens.at[first - 1].pos != WORD_DETERMINER)
        first--; /* the whole name */
    if (first == p->first)
        return true;
    uint8_t before = r->tokens.at[first - 1].pos;
    return before == WORD_THAT || (before == WORD_VERB && p->i - first < 8) ||
           (first == p->first + 1 && before == WORD_DETERMINER);
}

/* can no other word of the clause be its verb? The present stands at once behind its subject's name
 */
static bool only_verb(const place *p)
{
    const report *r = p->k->r;
    for (uint32_t i = p->i + 1; i < p->end && i < p->i + 24; i++) {
        const token *t = &r->tokens.at[i];
        if (t->kind != TOKEN_WORD)
            continue;
        for (uint32_t a = analysis_of(p->k, t); a != NO_INDEX;
             a = lexicon_analysis(p->k->x, a)->next) {
            const analysis *n = lexicon_analysis(p->k->x, a);
            if (n->class == WORD_AUXILIARY || n->class == WORD_MODAL ||
                (n->class == WORD_VERB && n->form & (FORM_PAST | FORM_PRESENT)))
                return false;
        }
    }
    return !(p->i > p->first && r->tokens.at[p->first].pos == WORD_VERB);
}

/* verb or noun, where the form may be both: base and third person */
static bool verb_here(const place *p, const analysis *v, const analysis *noun, const token *next)
{
    const token *b = p->before;
    if (v->form & FORM_BASE && b) {
        if (b->pos == WORD_TO || b->pos == WORD_MODAL ||
            (b->pos == WORD_AUXILIARY && lemma_is(p->k, b, "do")))
            return true;
        bool be = b->pos == WORD_NEGATION && b > &p->k->r->tokens.at[p->first] &&
                  (b - 1)->pos == WORD_AUXILIARY && lemma_is(p->k, b - 1, "be");
        if (be && of_class(p->k->x, lexicon_find(p->k->x, LANG_EN, p->k->r->tokens.at[p->i].norm),
                           WORD_ADJECTIVE))
            return false; /* "was not clear" */
        if (b->pos == WORD_NEGATION && b != &p->k->r->tokens.at[p->first])
            return true;
    }
    if (b && v->form & FORM_BASE && !(v->form & (FORM_PAST | FORM_PARTICIPLE)) &&
        b->pos == WORD_AUXILIARY && lemma_is(p->k, b, "be"))
        return false; /* "was finance minister" */
    if (!noun && of_class(p->k->x, analysis_of(p->k, &p->k->r->tokens.at[p->i]), WORD_ADJECTIVE) &&
        next && next->kind == TOKEN_WORD && !opens_complement(p->k, next))
        return b && (b->pos == WORD_PRONOUN || b->pos == WORD_RELATIVE);
    if (!noun && v->form & FORM_PRESENT && b && b->form & FORM_GERUND && b->pos == WORD_VERB)
        return false; /* "buy back mining permits" */
    /* "former finance minister": no adjective is a subject */
    bool bare = v->form & FORM_BASE && !(v->form & FORM_PAST);
    if (!noun)
        return !b ||
               !(b->pos == WORD_DETERMINER || b->pos == WORD_POSSESSIVE || b->kind == TOKEN_CLITIC ||
                 (b->pos == WORD_ADJECTIVE && bare));
    if (!b)
        return false;
    if (b->pos == WORD_RELATIVE && str_is(b->norm, "whose"))
        return false; /* "whose arrest Norway demanded" */
    if (b->pos == WORD_PRONOUN || b->pos == WORD_RELATIVE)
        return true;
    /* "four Peruvian judges": behind the adjective of a country a plural, no verb */
    if (v->form & FORM_PRESENT && !(v->form & FORM_BASE) && b->pos == WORD_ADJECTIVE &&
        b->flags & TOKEN_CAPITAL)
        return false;
    /* "and freeze any assets": behind "and" with an object that says where it begins */
    uint32_t object = next ? analysis_of(p->k, next) : NO_INDEX;
    if (b->pos == WORD_AND && v->form & FORM_BASE && !(v->form & FORM_PAST) &&
        (of_class(p->k->x, object, WORD_DETERMINER) || of_class(p->k->x, object, WORD_POSSESSIVE)))
        return true;
    bool nominal = b->pos == WORD_NOUN || b->pos == WORD_UNKNOWN || b->flags & TOKEN_CAPITAL;
    if (p->subjunctive && nominal && v->form & FORM_BASE && next && next->kind == TOKEN_WORD &&
        !str_is(next->norm, "of") && !str_is(next->norm, "in"))
        return true;
    bool plural_subject = b->form & FORM_PLURAL && b->pos == WORD_NOUN;
    if (v->form & FORM_PRESENT && next && opens_clause(p, b) &&
        of_class(p->k->x, analysis_of(p->k, next), WORD_NOUN) && only_verb(p))
        return true; /* "Norway supplies gas": a sentence needs a verb */
    /* "Egypt set a deadline", "the bank put money": a past like its base, before its object */
    if (v->form & FORM_PAST && v->form & FORM_BASE && nominal && opens_complement(p->k, next) &&
        !str_is(next->norm, "of") && !str_is(next->norm, "in"))
        return true;
    if (v->form &
        FORM_PRESENT) /* visits, talks: a verb only where a complement follows a singular */
        return nominal && !plural_subject && opens_complement(p->k, next) &&
               !(next && lemma_is(p->k, next, "of")) && !str_is(next->norm, "of") &&
               !str_is(next->norm, "in") && !str_is(next->norm, "with") &&
               !str_is(next->norm, "between") && !str_is(next->norm, "on") &&
               !str_is(next->norm, "and");
    return plural_subject && opens_complement(p->k, next) && !str_is(next->norm, "of") &&
           !str_is(next->norm, "in");
}

static void gerund(const place *p, token *t, const analysis *v, const analysis *noun,
                   const token *next)
{
    const token *b = p->before;
    bool after_be = b && b->pos == WORD_AUXILIARY && lemma_is(p->k, b, "be");
    bool as_noun =
        b && (b->pos == WORD_DETERMINER || b->pos == WORD_POSSESSIVE || b->pos == WORD_ADJECTIVE ||
              b->kind == TOKEN_CLITIC || b->pos == WORD_NUMBER);
    bool object = opens_complement(p->k, next) && next && !str_is(next->norm, "of") &&
                  !str_is(next->norm, "with") && !str_is(next->norm, "between") &&
                  !str_is(next->norm, "by") && !str_is(next->norm, "in");
    bool before_name = next && next->kind == TOKEN_WORD &&
                       (next->flags & TOKEN_CAPITAL || !opens_complement(p->k, next));
    if (b && (b->kind == TOKEN_CLITIC || b->pos == WORD_DETERMINER) && before_name &&
        !noun) { /* the visiting King */
        t->pos = WORD_ADJECTIVE;
        return;
    }
    /* "covered lifting restrictions": an object of the verb, with one of its own */
    bool inner = b && b->pos == WORD_VERB && next && next->kind == TOKEN_WORD &&
                 str_ends(next->norm, STR("s")) && !opens_complement(p->k, next) &&
                 of_class(p->k->x, analysis_of(p->k, next), WORD_NOUN);
    bool opening = !b && next && str_is(next->norm, "between"); /* "Fighting between A and B" */
    if (noun && !after_be && !inner &&
        (opening || as_noun || (!object && b && b->pos != WORD_NOUN)))
        take(t, noun);
    else
        take(t, v);
}

static bool verb_ending(str s)
{
    static const char *const endings[] = { "ate", "ise", "ize", "ify", "ute",  "ect",  "uce",
                                           "ide", "end", "ain", "ose", "erve", "olve", "ure" };
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        if (str_ends(s, str_of(endings[i])) && s.n > strlen(endings[i]) + 2)
            return true;
    return false;
}

/* words that the lexicon does not have */
static void by_shape(const place *p, token *t)
{
    str s = t->norm;
    if (t->flags & TOKEN_CAPITAL) {
        t->pos = WORD_UNKNOWN;
        return;
    }
    static const struct {
        const char *ending;
        uint8_t class;
    } endings[] = {
        { "ly", WORD_ADVERB },      { "ous", WORD_ADJECTIVE }, { "ful", WORD_ADJECTIVE },
        { "ical", WORD_ADJECTIVE }, { "ive", WORD_ADJECTIVE }, { "able", WORD_ADJECTIVE },
        { "less", WORD_ADJECTIVE }, { "ish", WORD_ADJECTIVE }, { "ional", WORD_ADJECTIVE },
        { "ary", WORD_ADJECTIVE },  { "ic", WORD_ADJECTIVE },  { "ial", WORD_ADJECTIVE },
    };
    t->pos = WORD_NOUN;
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        if (str_ends(s, str_of(endings[i].ending)) && s.n > strlen(endings[i].ending) + 2)
            t->pos = endings[i].class;
    const token *b = p->before;
    bool ed = s.n > 4 && str_ends(s, STR("ed")), ing = s.n > 5 && str_ends(s, STR("ing"));
    if (ed && !(b && (b->pos == WORD_DETERMINER || b->pos == WORD_POSSESSIVE ||
                      b->pos == WORD_ADJECTIVE))) {
        t->pos = WORD_VERB;
        t->form = FORM_PAST | FORM_PARTICIPLE;
    } else if (ed) {
        t->pos = WORD_ADJECTIVE;
    } else if (ing && b &&
               (b->pos == WORD_AUXILIARY || b->pos == WORD_PREPOSITION || b->pos == WORD_NOUN ||
                b->kind == TOKEN_PUNCT)) {
        t->pos = WORD_VERB;
        t->form = FORM_GERUND;
    } else if (b && t->pos == WORD_NOUN &&
               (b->pos == WORD_TO || b->pos == WORD_MODAL ||
                (str_is(b->norm, "to") && verb_ending(s)))) {
        if (p->i > p->first && str_is(p->k->r->tokens.at[p->i - 1].norm, "to"))
            p->k->r->tokens.at[p->i - 1].pos = WORD_TO;
        t->pos = WORD_VERB;
        t->form = FORM_BASE;
    }
    if (t->pos == WORD_NOUN && s.n > 3 && str_ends(s, STR("s")) && !str_ends(s, STR("ss")))
        t->form |= FORM_PLURAL;
}

/* "both denied any role", "several fled to Oslo": the word stands for those who do it */
static bool stands_alone(const place *p, const token *b, const analysis *v, const token *next)
{
    static const char *const words[] = { "both", "neither", "several", "many", "some", "few", "most" };
    if (b->pos != WORD_DETERMINER || !(v->form & FORM_PAST) || !next || next->kind != TOKEN_WORD ||
        !opens_complement(p->k, next))
        return false;
    return STR_IS_ANY(b->norm, words);
}

static void participle(const place *p, token *t, const analysis *v, const token *next)
{
    const token *b = p->before;
    take(t, v);
    if (!b || !(v->form & FORM_PARTICIPLE) || stands_alone(p, b, v, next))
        return;
    /* "the frozen assets": before a noun and behind a determiner or preposition it is an adjective
     */
    bool national = next && p->k->r->know->gazetteer &&
                    gazetteer_adjective(p->k->r->know->gazetteer, next->norm, LANG_EN) != NO_INDEX;
    bool noun_follows = national || (next && !(next->flags & TOKEN_CAPITAL) &&
                                     !opens_complement(p->k, next) && next->kind == TOKEN_WORD);
    bool only_adjective =
        b->pos == WORD_DETERMINER || b->pos == WORD_POSSESSIVE || b->kind == TOKEN_CLITIC;
    bool behind_verb = b->pos == WORD_VERB && noun_follows;
    bool attributive = behind_verb || b->pos == WORD_DETERMINER || b->pos == WORD_POSSESSIVE ||
                       b->pos == WORD_PREPOSITION || b->pos == WORD_ADJECTIVE ||
                       b->kind == TOKEN_CLITIC || b->kind == TOKEN_NUMBER || b->pos == WORD_NUMBER;
    if ((attributive && noun_follows) || (only_adjective && next && next->kind == TOKEN_WORD &&
                                          !str_is(next->norm, "to") && !str_is(next->norm, "by"))) {
        t->pos = WORD_ADJECTIVE;
        t->form = FORM_PARTICIPLE;
    } else if (b->pos == WORD_AUXILIARY) {
        t->form = FORM_PARTICIPLE;
    }
}

/* "rebel-held", "strife-torn": the second part of a compound is no verb */
static bool compounded(const place *p)
{
    if (p->i < p->first + 2)
        return false;
    const token *t = &p->k->r->tokens.at[p->i], *dash = t - 1, *b = t - 2;
    return dash->kind == TOKEN_PUNCT && p->k->r->bytes.at[dash->start] == '-' &&
           dash->start == b->end && t->start == dash->end && b->kind == TOKEN_WORD;
}

static bool is_national(const place *p, const token *t)
{
    return t && t->flags & TOKEN_CAPITAL && p->k->r->know->gazetteer &&
           gazetteer_adjective(p->k->r->know->gazetteer, mention_word(p->k->r, t), LANG_EN) !=
               NO_INDEX;
}

/* does a that-clause here tell what is to be done? */
static bool asks(const place *p, const token *verb)
{
    static const char *const verbs[] = { "demand", "request", "insist", "propose",   "suggest",
                                         "urge",   "require", "ask",    "recommend", "order" };
    for (size_t i = 0; verb && i < sizeof verbs / sizeof *verbs; i++)
        if (lemma_is(p->k, verb, verbs[i]))
            return true;
    return false;
}

/* "told reporters that", "announced on Friday that": what is told, no clause about the noun */
static bool tells(const place *p, const token *noun)
{
    static const char *const told[] = { "tell",   "inform",   "notify", "warn",   "remind",
                                        "assure", "convince", "brief",  "promise" };
    const report *r = p->k->r;
    const lexicon *x = p->k->x;
    if (!p->verb || p->verb->lemma == NO_INDEX || !r->know->frames)
        return false;
    bool time = noun->lemma != NO_INDEX && lexicon_lexeme(x, noun->lemma)->sense == SENSE_TIME;
    for (size_t i = 0; !time && i < sizeof told / sizeof *told; i++)
        if (lemma_is(p->k, p->verb, told[i]))
            return noun - p->verb <= 4;
    for (uint32_t i = lexicon_lexeme(x, p->verb->lemma)->frames; time && i != NO_INDEX;
         i = frames_at(r->know->frames, i)->next) {
        const frame *fr = frames_at(r->know->frames, i);
        if (fr->theme == THEME_CLAUSE || fr->options & (FRAME_SAYS | FRAME_NEED_CLAUSE))
            return noun - p->verb <= 6;
    }
    return false;
}

/* "a resolution on 30 December that permits": behind a date, before a verb in the present or an auxiliary */
static bool behind_date(const place *p, const token *b)
{
    const token *n = p->i + 1 < p->end ? &p->k->r->tokens.at[p->i + 1] : NULL;
    bool date = b && (b->kind == TOKEN_NUMBER || (b->pos == WORD_NOUN && b->flags & TOKEN_CAPITAL &&
                                                  b->lemma != NO_INDEX &&
                                                  lexicon_lexeme(p->k->x, b->lemma)->sense == SENSE_TIME));
    if (!date || !n || n->kind != TOKEN_WORD)
        return false;
    uint32_t a = analysis_of(p->k, n);
    const analysis *v = of_class(p->k->x, a, WORD_VERB);
    return of_class(p->k->x, a, WORD_AUXILIARY) || of_class(p->k->x, a, WORD_MODAL) ||
           (v && v->form & (FORM_PRESENT | FORM_PAST) && str_ends(n->norm, STR("s")));
}

/* "that", "those": opens what is told, or is a relative, or points */
/* Does the next word begin a noun phrase of its own: "that a diplomat"? */
static bool before_noun_phrase(const place *p)
{
    const token *next = next_word(p);
    return next && (str_is(next->norm, "a") || str_is(next->norm, "an") || str_is(next->norm, "the"));
}

static void pointing_word(place *p, token *t, const token *b, uint32_t analyses)
{
    const analysis *that = of_class(p->k->x, analyses, WORD_THAT);
    bool after_verb = b && b->pos == WORD_VERB;
    bool after_noun = (b && (b->pos == WORD_NOUN || b->pos == WORD_UNKNOWN) && b->kind == TOKEN_WORD) ||
                      behind_date(p, b);
    bool told = b && b->pos == WORD_PRONOUN && b > &p->k->r->tokens.at[p->first] &&
                (b - 1)->pos == WORD_VERB;
    if (that && (after_verb || told || (after_noun && tells(p, b)))) {
        take(t, that);
        p->subjunctive = asks(p, after_verb ? b : p->verb);
    } else if (that && after_noun)
        t->pos = WORD_RELATIVE;
    else if (that && b && b->pos == WORD_AND && before_noun_phrase(p))
        take(t, that); /* "and that the bank …" */
    else
        t->pos = WORD_DETERMINER;
}

/* "one year", "a one-year term", not "one of them" */
static bool counts(const place *p, const token *next)
{
    const token *behind = p->i + 1 < p->end ? &p->k->r->tokens.at[p->i + 1] : NULL;
    if (behind && behind->kind == TOKEN_PUNCT && p->k->r->bytes.at[behind->start] == '-' &&
        !(behind->flags & TOKEN_SPACE_BEFORE))
        return true;
    if (!next || next->kind != TOKEN_WORD)
        return false;
    uint32_t a = analysis_of(p->k, next);
    const analysis *v = of_class(p->k->x, a, WORD_VERB);
    bool noun = of_class(p->k->x, a, WORD_NOUN) || of_class(p->k->x, a, WORD_NUMBER);
    return noun && !(v && v->form & (FORM_PAST | FORM_PRESENT)) &&
           !of_class(p->k->x, a, WORD_PREPOSITION) && !of_class(p->k->x, a, WORD_AUXILIARY);
}

/* "told her on Monday", not "her release", "her Lebanese employer", "her two sons": "her" alone? */
static bool is_pronoun(const place *p, const token *b, const token *next)
{
    static const uint8_t alone[] = { WORD_DETERMINER, WORD_POSSESSIVE, WORD_PREPOSITION,
                                     WORD_TO,         WORD_PRONOUN,    WORD_THAT,
                                     WORD_NEGATION,   WORD_AND,        WORD_AUXILIARY,
                                     WORD_MODAL,      WORD_PARTICLE,   WORD_SUBORDINATOR };
    if (!next || next->kind == TOKEN_PUNCT)
        return true;
    uint32_t a = analysis_of(p->k, next);
    bool given = b && b->pos == WORD_VERB; /* "gave her 5 million" */
    if (next->kind == TOKEN_NUMBER || of_class(p->k->x, a, WORD_NUMBER))
        return given;
    if (next->flags & TOKEN_CAPITAL)
        return given && !is_national(p, next) && !of_class(p->k->x, a, WORD_NOUN);
    for (size_t i = 0; i < sizeof alone; i++)
        if (of_class(p->k->x, a, alone[i]))
            return true;
    return false;
}

/* a function word; what stands behind it decides on "to", "that" and "her" */
static void function_word(place *p, token *t, const token *b, const token *next,
                          const analysis *function, uint32_t analyses)
{
    take(t, function);
    const analysis *after = next ? of_class(p->k->x, analysis_of(p->k, next), WORD_VERB) : NULL;
    bool auxiliary = next && (str_is(next->norm, "be") || str_is(next->norm, "have") ||
                              str_is(next->norm, "do"));
    bool verb_next = auxiliary || (after && after->form & FORM_BASE && !(next->flags & TOKEN_CAPITAL));
    if (function->class == WORD_PREPOSITION && str_is(t->norm, "to") && verb_next)
        t->pos = WORD_TO;
    if (str_is(t->norm, "that") || str_is(t->norm, "this") || str_is(t->norm, "these") ||
        str_is(t->norm, "those"))
        pointing_word(p, t, b, analyses);
    if (str_is(t->norm, "one") && counts(p, next))
        t->pos = WORD_NUMBER;
    if (str_is(t->norm, "her"))
        t->pos = is_pronoun(p, b, next) ? WORD_PRONOUN : WORD_POSSESSIVE;
}

static void one_word(place *p)
{
    token *t = &p->k->r->tokens.at[p->i];
    const lexicon *x = p->k->x;
    uint32_t a = analysis_of(p->k, t);
    const token *b = p->before, *next = next_word(p);
    const analysis *v = of_class(x, a, WORD_VERB), *noun = of_class(x, a, WORD_NOUN);
    bool name_like = t->flags & TOKEN_CAPITAL && !(t->flags & TOKEN_FIRST);
    const analysis *function = NULL, *adjective = of_class(x, a, WORD_ADJECTIVE);
    for (uint32_t i = a; i != NO_INDEX; i = lexicon_analysis(x, i)->next) {
        const analysis *n = lexicon_analysis(x, i);
        if (n->class != WORD_VERB && n->class != WORD_NOUN && n->class != WORD_ADJECTIVE)
            function = n; /* the earliest of the file is the last of the chain */
    }
    /* "brought back the men", "sent him back": no verb of its own */
    bool holding = b && b == t - 1 && str_ends(b->norm, STR("ing")) &&
                   of_class(x, analysis_of(p->k, b), WORD_VERB); /* "stop holding back the men" */
    bool behind = b && function && function->class == WORD_PARTICLE && v && v->form & FORM_BASE &&
                  ((b->pos == WORD_VERB && b == t - 1) || holding || !next || next->kind == TOKEN_PUNCT ||
                   str_is(next->norm, "to") || str_is(next->norm, "from"));
    if (function && !(name_like && t->flags & TOKEN_ALL_CAPS) &&
        !(v && function->class == WORD_PARTICLE && !behind)) {
        function_word(p, t, b, next, function, a);
        return;
    }
    if (compounded(p) && (v || adjective)) {
        t->pos = WORD_ADJECTIVE;
        t->form = v && v->form & FORM_PARTICIPLE ? FORM_PARTICIPLE : 0;
        t->lemma = v ? v->lexeme : t->lemma;
        return;
    }
    if (is_national(p, t)) {
        t->pos = WORD_ADJECTIVE;
        return;
    }
    if (name_like && !(v && b && (b->pos == WORD_MODAL || b->pos == WORD_TO))) {
        t->pos = noun ? WORD_NOUN : adjective ? WORD_ADJECTIVE : WORD_UNKNOWN;
        if (noun)
            take(t, noun);
        return;
    }
    bool title = t->flags & TOKEN_FIRST && t->flags & TOKEN_CAPITAL && v && v->form & FORM_BASE &&
                 next && next->flags & TOKEN_CAPITAL && !noun &&
                 of_class(x, analysis_of(p->k, next), WORD_NOUN);
    if (title) /* "Finance Minister" at the beginning */
        t->pos = WORD_NOUN;
    else if (adjective && next && str_is(next->norm, "to") && str_is(t->norm, "close"))
        take(t, adjective);
    else if (v && v->form & FORM_GERUND)
        gerund(p, t, v, noun, next);
    else if (v && adjective && v->form & FORM_PARTICIPLE && next && next->kind == TOKEN_WORD &&
             next->pos == 0 && !opens_complement(p->k, next) && !(b && b->pos == WORD_AUXILIARY))
        take(t, adjective);
    else if (v && adjective && v->form & FORM_PARTICIPLE && next &&
             gazetteer_adjective(p->k->r->know->gazetteer, next->norm, LANG_EN) != NO_INDEX)
        take(t, adjective);
    else if (v && v->form & (FORM_PAST | FORM_PARTICIPLE) && !(v->form & FORM_BASE))
        participle(p, t, v, next);
    else if (v && verb_here(p, v, noun, next))
        take(t, v);
    else if (adjective && noun && next && next->kind == TOKEN_WORD &&
             of_class(x, analysis_of(p->k, next), WORD_NOUN))
        take(t, adjective);
    else if (noun)
        take(t, noun);
    else if (v && b && v->form & FORM_BASE &&
             ((b->pos == WORD_AUXILIARY && lemma_is(p->k, b, "be")) || b->pos == WORD_DETERMINER ||
              b->pos == WORD_POSSESSIVE || b->pos == WORD_ADJECTIVE || b->kind == TOKEN_CLITIC))
        t->pos = WORD_NOUN;
    else if (v && b && v->form & FORM_PRESENT &&
             (b->pos == WORD_DETERMINER || b->pos == WORD_POSSESSIVE)) { /* "the lives" */
        t->pos = WORD_NOUN;
        t->form = FORM_PLURAL;
    }
    else if (v && adjective && v->form & FORM_BASE && !(v->form & FORM_PAST) && b &&
             ((b->pos == WORD_AUXILIARY && lemma_is(p->k, b, "be")) ||
              (b->pos == WORD_NEGATION && b > &p->k->r->tokens.at[p->first] &&
               (b - 1)->pos == WORD_AUXILIARY && lemma_is(p->k, b - 1, "be"))))
        take(t, adjective); /* "was not clear" */
    else if (v)
        take(t, v);
    else if (adjective)
        take(t, adjective);
    else
        by_shape(p, t);
}

static bool opens(report *r, const token *t)
{
    return lexicon_opens(r->know->lexicon, t->lang, t->norm);
}

static size_t expression(const word_context *k, uint32_t at, uint32_t end)
{
    str words[4];
    size_t n = 0;
    const token *first = &k->r->tokens.at[at];
    if (first->lang == LANG_EN && !token_asked(k->r, first, ASK_OPENS, opens))
        return 0;
    for (uint32_t i = at; i < end && n < 4 && k->r->tokens.at[i].kind == TOKEN_WORD; i++)
        words[n++] = k->r->tokens.at[i].norm;
    uint32_t found = NO_INDEX;
    size_t length = n > 1 ? lexicon_expression(k->x, LANG_EN, words, n, &found) : 0;
    const token *b = at > k->r->sentences.at[k->r->tokens.at[at].sentence].first_token
                         ? &k->r->tokens.at[at - 1]
                         : NULL;
    if (length && lexicon_analysis(k->x, found)->class == WORD_MODAL && b &&
        (b->pos == WORD_DETERMINER || b->pos == WORD_ADJECTIVE || b->pos == WORD_POSSESSIVE))
        return 0; /* "the need to seek" */
    for (size_t i = 0; i < length; i++) {
        token *t = &k->r->tokens.at[at + i];
        const analysis *a = lexicon_analysis(k->x, found);
        t->pos = i ? WORD_REST : a->class;
        t->lemma = a->lexeme;
    }
    return length;
}

/* "go-ahead", "sit-in": a noun of the lexicon written with hyphens; its tokens, or 0 */
static size_t hyphenated(const word_context *k, uint32_t at, uint32_t end)
{
    char text[48];
    size_t used = 0, best = 0;
    const analysis *found = NULL;
    token *t = &k->r->tokens.at[at];
    if (at + 1 >= end || t[1].kind != TOKEN_PUNCT || t[1].start != t->end)
        return 0;
    for (uint32_t i = at; i < end && i < at + 6; i++) {
        const token *w = &k->r->tokens.at[i];
        bool dash = w->kind == TOKEN_PUNCT && k->r->bytes.at[w->start] == '-';
        if ((i > at && w->start != (w - 1)->end) || (i - at) % 2 != dash ||
            (!dash && w->kind != TOKEN_WORD) || used + w->norm.n + 1 > sizeof text ||
            (w->flags & TOKEN_CAPITAL && !(w->flags & TOKEN_FIRST)))
            break; /* Secretary-General: a title, whose words are known by themselves */
        if (dash) {
            text[used++] = '-';
            continue;
        }
        memcpy(text + used, w->norm.at, w->norm.n);
        used += w->norm.n;
        const analysis *n =
            i > at ? of_class(k->x, lexicon_find(k->x, LANG_EN, (str){ text, used }), WORD_NOUN)
                   : NULL;
        if (n) {
            found = n;
            best = i - at + 1;
        }
    }
    for (size_t i = 0; i + 1 < best; i++)
        t[i].pos = t[i].kind == TOKEN_WORD ? WORD_ADJECTIVE : t[i].pos;
    if (best)
        take(&t[best - 1], found);
    return best;
}

void words_english(word_context *k, uint32_t first, uint32_t count)
{
    place p = { .k = k, .first = first, .end = first + count };
    for (p.i = first; p.i < p.end; p.i++) {
        token *t = &k->r->tokens.at[p.i];
        if (t->kind == TOKEN_NUMBER)
            t->pos = WORD_NUMBER;
        if (t->kind == TOKEN_WORD) {
            size_t length = expression(k, p.i, p.end);
            size_t joined = length ? 0 : hyphenated(k, p.i, p.end);
            if (joined) {
                p.i += (uint32_t)joined - 1;
                p.before = &k->r->tokens.at[p.i];
                continue;
            }
            if (length) {
                p.before = t;
                p.i += (uint32_t)length - 1;
                continue;
            }
            if (t->lang == LANG_EN)
                one_word(&p);
            if (t->pos == WORD_VERB || t->pos == WORD_MODAL || t->pos == WORD_AUXILIARY)
                p.subjunctive = false;
            if (t->pos == WORD_VERB)
                p.verb = t;
        }
        bool quote = t->kind == TOKEN_PUNCT && t->end - t->start <= 3 &&
                     !strchr(",;:()-", k->r->bytes.at[t->start]);
        if (!quote && t->pos != WORD_ADVERB && t->pos != WORD_PARTICLE)
            p.before = t;
    }
}
