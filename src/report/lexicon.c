/*
 * See lexicon.h. English inflection is by rule: a verb's irregular forms and a noun's irregular
 * plural stand in the data; doubling of the last consonant is tried for short verbs in both ways,
 * as a form that nobody writes harms nobody.
 */
#include "report/lexicon.h"
#include "report/signs.h"
#include "text/english.h"
#include "base/map.h"
#include "text/arabic.h"
#include "text/fold.h"

#include <stdlib.h>

enum { EXPRESSION_WORDS = 4 };

struct lexicon {
    lexicon_tables t; /* first: lexicon_analysis */
    arena *a, *scratch;
    map forms[LANG_COUNT];       /* folded form -> first analysis */
    map lemmas[LANG_COUNT];      /* class letter + lemma -> lexeme */
    map expressions[LANG_COUNT]; /* folded words, joined by blanks -> analysis */
    map openers[LANG_COUNT];     /* first words of expressions -> longest count */
};

static str lemma_key(arena *a, uint8_t class, str lemma)
{
    char first = (char)('a' + class);
    return arena_join(a, (str){ &first, 1 }, lemma);
}

uint32_t lexicon_lemma(const lexicon *x, uint8_t language, uint8_t class, str lemma)
{
    return map_get(&x->lemmas[language], lemma_key(x->scratch, class, fold_str(x->scratch, lemma)));
}

static uint32_t lexeme_of(lexicon *x, uint8_t language, uint8_t class, str lemma)
{
    str folded = fold_str(x->a, lemma);
    str key = lemma_key(x->a, class, folded);
    uint32_t found = map_get(&x->lemmas[language], key);
    if (found != MAP_NONE)
        return found;
    found = (uint32_t)x->t.lexemes.n;
    *vec_push(x->a, &x->t.lexemes) = (lexeme){
        .lemma = folded, .lang = language, .class = class, .verb = NO_INDEX, .frames = NO_INDEX
    };
    map_put(&x->lemmas[language], key, found);
    return found;
}

static void add_form(lexicon *x, uint32_t lexeme_index, uint8_t class, str form, unsigned features)
{
    uint8_t language = x->t.lexemes.at[lexeme_index].lang;
    str folded = fold_str(x->a, form);
    if (folded.n == 0)
        return;
    uint32_t first = map_get(&x->forms[language], folded);
    for (uint32_t i = first; i != NO_INDEX; i = x->t.analyses.at[i].next) {
        analysis *old = &x->t.analyses.at[i];
        if (old->lexeme == lexeme_index && old->class == class) {
            /* one form, several persons: the plainest stands, the tenses add up */
            uint16_t tense =
                FORM_PAST | FORM_PRESENT | FORM_BASE | FORM_GERUND | FORM_PARTICIPLE | FORM_ACTIVE;
            old->form = (uint16_t)(old->form | (features & tense));
            if (!(features & FORM_PASSIVE))
                old->form = (uint16_t)(old->form & ~FORM_PASSIVE);
            if (!(features & FORM_SPEAKER))
                old->form = (uint16_t)(old->form & ~FORM_SPEAKER);
            return;
        }
    }
    uint32_t index = (uint32_t)x->t.analyses.n;
    uint32_t classes = first == MAP_NONE ? 0 : x->t.analyses.at[first].classes;
    *vec_push(x->a, &x->t.analyses) = (analysis){ .lexeme = lexeme_index,
                                                .next = first,
                                                .form = (uint16_t)features,
                                                .class = class,
                                                .classes = 1u << class | classes };
    map_put(&x->forms[language], folded, index);
}

typedef struct target {
    lexicon *x;
    uint32_t lexeme;
    bool noun; /* inflecting a noun: its own features stand */
} target;

static void take_form(void *context, str form, unsigned features)
{
    target *t = context;
    unsigned f = 0;
    if (features & ARABIC_PAST)
        f |= FORM_PAST;
    if (features & ARABIC_PRESENT)
        f |= FORM_PRESENT;
    if (features & ARABIC_PASSIVE)
        f |= FORM_PASSIVE;
    if (features & ARABIC_FEMININE)
        f |= FORM_FEMININE;
    if (features & ARABIC_PLURAL)
        f |= FORM_PLURAL;
    if (features & ARABIC_DUAL)
        f |= FORM_DUAL;
    if (features & ARABIC_SPEAKER)
        f |= FORM_SPEAKER;
    if (features & ARABIC_PARTICIPLE)
        f |= FORM_PARTICIPLE;
    if (features & ARABIC_ACTIVE_PARTICIPLE)
        f |= FORM_ACTIVE;
    if (features & ARABIC_BOUND)
        f |= FORM_BOUND;
    bool finite = features & (ARABIC_PAST | ARABIC_PRESENT);
    uint8_t class = finite ? WORD_VERB : t->noun ? WORD_NOUN : WORD_ADJECTIVE;
    add_form(t->x, t->lexeme, class, form, f);
}

/* with a pronoun behind it: لقاء, لقائه, لقاؤه */
static void add_hamza_forms(lexicon *x, uint32_t l, str noun, unsigned f)
{
    if (!str_ends(noun, STR("اء")))
        return;
    str stem = str_take(noun, noun.n - 2);
    add_form(x, l, WORD_NOUN, arena_join(x->a, stem, STR("ئ")), f | FORM_BOUND);
    add_form(x, l, WORD_NOUN, arena_join(x->a, stem, STR("ؤ")), f | FORM_BOUND);
}

static void add_arabic_noun(lexicon *x, str noun, str plurals, uint8_t sense, uint32_t verb,
                            str gender)
{
    uint32_t l = lexeme_of(x, LANG_AR, WORD_NOUN, noun);
    lexeme *e = &x->t.lexemes.at[l];
    if (e->sense == SENSE_NONE ||
        (verb == NO_INDEX && sense != SENSE_NONE && e->sense == SENSE_EVENT))
        e->sense = sense;
    if (e->verb == NO_INDEX)
        e->verb = verb;
    bool feminine = str_is(gender, "f") || (gender.n == 0 && str_ends(noun, STR("ة")));
    e->feminine = feminine;
    unsigned f = (feminine ? FORM_FEMININE : 0u) | (verb != NO_INDEX ? FORM_GERUND : 0u);
    add_form(x, l, WORD_NOUN, noun, f);
    add_hamza_forms(x, l, noun, f);
    str stem = str_ends(noun, STR("ة")) ? str_take(noun, noun.n - 2) : noun;
    if (stem.n != noun.n)
        add_form(x, l, WORD_NOUN, arena_join(x->a, stem, STR("ت")), f | FORM_BOUND);
    else if (!str_ends(noun, STR("ء")))
        add_form(x, l, WORD_NOUN, arena_join(x->a, noun, STR("ا")), f); /* tanwin */
    bool sound = sense == SENSE_PERSON;
    if (sound) {
        target t = { x, l, true };
        arabic_inflect(x->a, noun, take_form, &t);
    } else if (verb != NO_INDEX || feminine) {
        add_form(x, l, WORD_NOUN, arena_join(x->a, stem, STR("ات")),
                 FORM_PLURAL | FORM_FEMININE | (f & FORM_GERUND));
    }
    if (!sound) { /* dual: رخصتين، مصرفين، معبري */
        str dual = stem.n != noun.n ? arena_join(x->a, stem, STR("ت")) : stem;
        add_form(x, l, WORD_NOUN, arena_join(x->a, dual, STR("ين")), f | FORM_DUAL);
        add_form(x, l, WORD_NOUN, arena_join(x->a, dual, STR("ان")), f | FORM_DUAL);
        add_form(x, l, WORD_NOUN, arena_join(x->a, dual, STR("ي")), f | FORM_DUAL);
        if (str_ends(dual, STR("ت"))) /* شركتا: else as the accusative */
            add_form(x, l, WORD_NOUN, arena_join(x->a, dual, STR("ا")), f | FORM_DUAL);
    }
    for (str piece, rest = plurals; rest.n && str_split(&rest, '|', &piece);) {
        unsigned pf = FORM_PLURAL | (f & FORM_GERUND);
        add_form(x, l, WORD_NOUN, piece, pf);
        add_hamza_forms(x, l, piece, pf);
        if (!str_ends(piece, STR("ة")) && !str_ends(piece, STR("ات")))
            add_form(x, l, WORD_NOUN, arena_join(x->a, piece, STR("ا")), pf);
    }
}

static void add_arabic_verb(lexicon *x, const str c[5])
{
    str masdar = STR_NONE, piece, rest = c[2];
    if (rest.n && str_split(&rest, '|', &piece))
        masdar = piece;
    uint32_t l = lexeme_of(x, LANG_AR, WORD_VERB, c[0]);
    target t = { x, l, false };
    arabic_conjugate(x->a, c[0], c[1], masdar, take_form, &t);
    for (rest = c[3]; rest.n && str_split(&rest, '|', &piece);) {
        add_form(x, l, WORD_ADJECTIVE, piece, FORM_ACTIVE);
        add_form(x, l, WORD_ADJECTIVE, arena_join(x->a, piece, STR("ة")),
                 FORM_ACTIVE | FORM_FEMININE);
        add_form(x, l, WORD_ADJECTIVE, arena_join(x->a, piece, STR("ين")),
                 FORM_ACTIVE | FORM_PLURAL);
        add_form(x, l, WORD_ADJECTIVE, arena_join(x->a, piece, STR("ون")),
                 FORM_ACTIVE | FORM_PLURAL);
    }
    for (rest = c[4]; rest.n && str_split(&rest, '|', &piece);) {
        add_form(x, l, WORD_ADJECTIVE, piece, FORM_PARTICIPLE);
        add_form(x, l, WORD_ADJECTIVE, arena_join(x->a, piece, STR("ة")),
                 FORM_PARTICIPLE | FORM_FEMININE);
        add_form(x, l, WORD_ADJECTIVE, arena_join(x->a, piece, STR("ين")),
                 FORM_PARTICIPLE | FORM_PLURAL);
        add_form(x, l, WORD_ADJECTIVE, arena_join(x->a, piece, STR("ون")),
                 FORM_PARTICIPLE | FORM_PLURAL);
    }
    for (rest = c[2]; rest.n && str_split(&rest, '|', &piece);)
        add_arabic_noun(x, piece, STR(""), SENSE_EVENT, l, STR(""));
}

/* stop -> stopp, plan -> plann: one vowel before one last consonant */
static str doubled(arena *a, str v)
{
    size_t n = v.n;
    if (n < 3 || english_vowel(v.at[n - 1]) || strchr("wxy", v.at[n - 1]) || !english_vowel(v.at[n - 2]))
        return STR_NONE;
    bool qu = n > 3 && v.at[n - 3] == 'u' && v.at[n - 4] == 'q'; /* acquitted, equipped */
    if (english_vowel(v.at[n - 3]) && !qu)
        return STR_NONE;
    return arena_printf(a, "%.*s%c", STR_ARG(v), v.at[n - 1]);
}

static str plural_of(arena *a, str v)
{
    const char *ending;
    str stem = str_take(v, english_plural(v, &ending));
    return arena_join(a, stem, str_of(ending));
}

static void add_english_noun(lexicon *x, str noun, str plurals, uint8_t sense, uint32_t verb)
{
    uint32_t l = lexeme_of(x, LANG_EN, WORD_NOUN, noun);
    lexeme *e = &x->t.lexemes.at[l];
    if (e->sense == SENSE_NONE ||
        (verb == NO_INDEX && sense != SENSE_NONE && e->sense == SENSE_EVENT))
        e->sense = sense;
    if (e->verb == NO_INDEX)
        e->verb = verb;
    unsigned f = verb != NO_INDEX ? FORM_GERUND : 0u;
    add_form(x, l, WORD_NOUN, noun, f);
    if (str_is(plurals, "="))
        x->t.analyses.at[map_get(&x->forms[LANG_EN], fold_str(x->a, noun))].form |= FORM_PLURAL;
    else if (plurals.n == 0)
        add_form(x, l, WORD_NOUN, plural_of(x->a, noun), f | FORM_PLURAL);
    for (str piece, rest = plurals; rest.n && str_split(&rest, '|', &piece);)
        add_form(x, l, WORD_NOUN, piece, f | FORM_PLURAL);
}

static void add_english_verb(lexicon *x, const str c[4])
{
    str v = c[0], past = c[1], participle = c[2];
    uint32_t l = lexeme_of(x, LANG_EN, WORD_VERB, v);
    add_form(x, l, WORD_VERB, v, FORM_BASE);
    add_form(x, l, WORD_VERB, plural_of(x->a, v), FORM_PRESENT);
    char last = v.at[v.n - 1];
    bool silent_e = last == 'e' && v.n > 2 && !str_ends(v, STR("ee")) && !str_ends(v, STR("oe"));
    str stem = silent_e ? str_take(v, v.n - 1) : v;
    if (str_ends(v, STR("ie")))
        add_form(x, l, WORD_VERB, arena_printf(x->a, "%.*sying", (int)v.n - 2, v.at), FORM_GERUND);
    add_form(x, l, WORD_VERB, arena_join(x->a, stem, STR("ing")), FORM_GERUND);
    str twice = doubled(x->a, v);
    if (twice.n)
        add_form(x, l, WORD_VERB, arena_join(x->a, twice, STR("ing")), FORM_GERUND);
    if (past.n == 0) {
        str base = last == 'y' && v.n > 1 && !english_vowel(v.at[v.n - 2])
                       ? arena_printf(x->a, "%.*si", (int)v.n - 1, v.at)
                   : last == 'e' ? str_take(v, v.n - 1)
                                 : v;
        add_form(x, l, WORD_VERB, arena_join(x->a, base, STR("ed")),
                 FORM_PAST | FORM_PARTICIPLE);
        if (twice.n)
            add_form(x, l, WORD_VERB, arena_join(x->a, twice, STR("ed")),
                     FORM_PAST | FORM_PARTICIPLE);
    }
    str piece;
    for (str rest = past; rest.n && str_split(&rest, '|', &piece);)
        add_form(x, l, WORD_VERB, piece, participle.n ? FORM_PAST : FORM_PAST | FORM_PARTICIPLE);
    for (str rest = participle; rest.n && str_split(&rest, '|', &piece);)
        add_form(x, l, WORD_VERB, piece, FORM_PARTICIPLE);
    for (str rest = c[3]; rest.n && str_split(&rest, '|', &piece);)
        add_english_noun(x, piece, STR(""), SENSE_EVENT, l);
}

typedef struct word_name {
    const char *name;
    uint8_t value;
} word_name;

static const word_name senses[] = {
    { "", SENSE_NONE },       { "person", SENSE_PERSON },       { "group", SENSE_GROUP },
    { "body", SENSE_BODY },   { "medium", SENSE_MEDIUM },       { "place", SENSE_PLACE },
    { "force", SENSE_FORCE }, { "quantity", SENSE_QUANTITY },   { "event", SENSE_EVENT },
    { "asset", SENSE_ASSET }, { "statement", SENSE_STATEMENT }, { "time", SENSE_TIME },
};

static const word_name classes[] = {
    { "noun", WORD_NOUN },        { "adj", WORD_ADJECTIVE },
    { "adv", WORD_ADVERB },       { "prep", WORD_PREPOSITION },
    { "and", WORD_AND },          { "det", WORD_DETERMINER },
    { "pron", WORD_PRONOUN },     { "poss", WORD_POSSESSIVE },
    { "rel", WORD_RELATIVE },     { "that", WORD_THAT },
    { "sub", WORD_SUBORDINATOR }, { "aux", WORD_AUXILIARY },
    { "modal", WORD_MODAL },      { "not", WORD_NEGATION },
    { "num", WORD_NUMBER },       { "to", WORD_TO },
    { "part", WORD_PARTICLE },
};

static int value_of(const word_name *list, size_t count, str name)
{
    for (size_t i = 0; i < count; i++)
        if (str_is(name, list[i].name))
            return list[i].value;
    return -1;
}

typedef qanat_status row_reader(lexicon *x, uint8_t language, str *c, const tsv_reader *at,
                                qanat_error *err);

static qanat_status verb_row(lexicon *x, uint8_t language, str *c, const tsv_reader *at,
                             qanat_error *err)
{
    if (c[0].n < 2 || (language == LANG_AR && c[1].n < 4))
        return error_at(err, QANAT_E_INPUT, at->file.at, at->line, 0, "a verb needs its lemma%s",
                        language == LANG_AR ? " and its present" : "");
    if (language == LANG_AR)
        add_arabic_verb(x, c);
    else
        add_english_verb(x, c);
    return QANAT_OK;
}

static qanat_status noun_row(lexicon *x, uint8_t language, str *c, const tsv_reader *at,
                             qanat_error *err)
{
    int sense = value_of(senses, sizeof senses / sizeof *senses, c[2]);
    if (c[0].n == 0 || sense < 0)
        return error_at(err, QANAT_E_INPUT, at->file.at, at->line, 0, "'%.*s' is no kind of noun",
                        STR_ARG(c[2]));
    for (str piece, rest = c[0]; rest.n && str_split(&rest, '|', &piece);) {
        if (language == LANG_AR)
            add_arabic_noun(x, piece, c[1], (uint8_t)sense, NO_INDEX, c[3]);
        else
            add_english_noun(x, piece, c[1], (uint8_t)sense, NO_INDEX);
    }
    return QANAT_OK;
}

static void add_expression(lexicon *x, uint8_t language, str words, uint32_t analysis_index,
                           size_t count)
{
    str folded = fold_str(x->a, words), rest = folded, first;
    str_split(&rest, ' ', &first);
    map_put(&x->expressions[language], folded, analysis_index);
    uint32_t longest = map_get(&x->openers[language], first);
    if (longest == MAP_NONE || longest < count)
        map_put(&x->openers[language], first, (uint32_t)count);
}

static qanat_status word_row(lexicon *x, uint8_t language, str *c, const tsv_reader *at,
                             qanat_error *err)
{
    int class = value_of(classes, sizeof classes / sizeof *classes, c[0]);
    if (class < 0)
        return error_at(err, QANAT_E_INPUT, at->file.at, at->line, 0, "'%.*s' is no class of words",
                        STR_ARG(c[0]));
    for (str piece, rest = c[1]; rest.n && str_split(&rest, '|', &piece);) {
        size_t count = 1;
        for (size_t i = 0; i < piece.n; i++)
            count += piece.at[i] == ' ';
        if (count > EXPRESSION_WORDS)
            return error_at(err, QANAT_E_INPUT, at->file.at, at->line, 0,
                            "an expression has at most %d words", EXPRESSION_WORDS);
        str lemma = c[2].n ? c[2] : piece;
        uint32_t l = lexeme_of(x, language, (uint8_t) class, lemma);
        if (count == 1) {
            add_form(x, l, (uint8_t) class, piece, 0);
            if (language == LANG_AR && class == WORD_ADJECTIVE) {
                target t = { x, l, false };
                arabic_inflect(x->a, piece, take_form, &t);
            }
            continue;
        }
        uint32_t index = (uint32_t)x->t.analyses.n;
        *vec_push(x->a, &x->t.analyses) =
            (analysis){ .lexeme = l, .next = NO_INDEX, .class = (uint8_t) class };
        add_expression(x, language, piece, index, count);
    }
    return QANAT_OK;
}

static qanat_status read_files(lexicon *x, const data_set *data, const char *name, uint8_t language,
                               row_reader *reader, qanat_error *err)
{
    size_t at = 0;
    data_file f;
    while (data_next(data, arena_printf(x->scratch, "lexicon/%s-%s", name, lang_code(language)),
                     &at, &f)) {
        tsv_reader r = tsv_begin(&f);
        str c[5];
        while (tsv_next(&r, c, 5)) {
            qanat_status s = reader(x, language, c, &r, err);
            if (s != QANAT_OK)
                return s;
        }
    }
    return QANAT_OK;
}

qanat_status lexicon_open(const data_set *data, lexicon **out, qanat_error *err)
{
    static const struct {
        const char *name;
        row_reader *reader;
    } parts[] = { { "verbs", verb_row }, { "nouns", noun_row }, { "words", word_row } };
    lexicon *x = base_alloc(sizeof *x);
    *x = (lexicon){ .a = arena_new(), .scratch = arena_new() };
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        for (uint8_t language = LANG_AR; language <= LANG_EN; language++) {
            qanat_status s = read_files(x, data, parts[i].name, language, parts[i].reader, err);
            if (s != QANAT_OK) {
                lexicon_close(x);
                return s;
            }
        }
    *out = x;
    return QANAT_OK;
}

void lexicon_close(lexicon *x)
{
    if (!x)
        return;
    for (size_t i = 0; i < LANG_COUNT; i++) {
        map_free(&x->forms[i]);
        map_free(&x->lemmas[i]);
        map_free(&x->expressions[i]);
        map_free(&x->openers[i]);
    }
    arena_free(x->a);
    arena_free(x->scratch);
    free(x);
}

uint32_t lexicon_find(const lexicon *x, uint8_t language, str form)
{
    return map_get(&x->forms[language], form);
}

uint32_t lexicon_count(const lexicon *x)
{
    return (uint32_t)x->t.lexemes.n;
}

uint32_t lexicon_add(lexicon *x, uint8_t language, uint8_t class, str lemma)
{
    if (language == LANG_AR && class == WORD_NOUN)
        add_arabic_noun(x, lemma, STR(""), SENSE_NONE, NO_INDEX, STR(""));
    uint32_t l = lexeme_of(x, language, class, lemma);
    add_form(x, l, class, lemma, 0);
    return l;
}

void lexicon_tell_sets(lexicon *x, const signs *s)
{
    for (size_t i = 0; i < x->t.lexemes.n; i++)
        x->t.lexemes.at[i].sets = word_sets(s, x->t.lexemes.at[i].lang, x->t.lexemes.at[i].lemma);
}

void lexicon_set_frames(lexicon *x, uint32_t lexeme_index, uint32_t frame)
{
    x->t.lexemes.at[lexeme_index].frames = frame;
}

bool lexicon_opens(const lexicon *x, uint8_t language, str word)
{
    return map_get(&x->openers[language], word) != MAP_NONE;
}

size_t lexicon_expression(const lexicon *x, uint8_t language, const str *words, size_t count,
                          uint32_t *found)
{
    uint32_t longest = count ? map_get(&x->openers[language], words[0]) : MAP_NONE;
    if (longest == MAP_NONE)
        return 0;
    char key[256];
    size_t used = 0, best = 0;
    for (size_t i = 0; i < count && i < longest; i++) {
        if (used + words[i].n + 1 > sizeof key)
            break;
        if (i)
            key[used++] = ' ';
        memcpy(key + used, words[i].at, words[i].n);
        used += words[i].n;
        uint32_t hit = i ? map_get(&x->expressions[language], (str){ key, used }) : MAP_NONE;
        if (hit != MAP_NONE) {
            *found = hit;
            best = i + 1;
        }
    }
    return best;
}
