/*
 * Arabic words: which letters at the beginning are proclitics, which at the end a pronoun, and what
 * the rest is. A proclitic comes off only where the rest is a word of the lexicon or of
 * hunspell-ar's list, where the article follows it, or where the report itself uses the rest as a
 * word; so the و of names stays. Between verb and noun of one spelling the neighbours decide. Cost:
 * at most 14 ways to read a word, each a few look-ups.
 */
#include "report/memo.h"
#include "report/words.h"
#include "text/arabic_words.h"

enum { LETTER = 2, NO_RANK = 0, RANK_FOLLOWS, RANK_LISTED, RANK_LEXICON };

typedef struct reading {
    str stem;
    uint32_t skip;      /* bytes of proclitics and article */
    uint32_t name_skip; /* bytes of proclitics */
    uint8_t proclitics, suffix;
    bool article;
    int rank;
    uint32_t analysis; /* first of the form, or NO_INDEX */
    unsigned kinds;    /* arabic_word_kinds */
} reading;

static const struct {
    const char *ending;
    uint8_t suffix;
} suffixes[] = {
    { "هما", SUFFIX_TWO }, { "ها", SUFFIX_SHE },   { "هم", SUFFIX_THEY },
    { "هن", SUFFIX_THEY }, { "نا", SUFFIX_OTHER }, { "كم", SUFFIX_OTHER },
    { "ه", SUFFIX_HE },    { "ني", SUFFIX_OTHER }, { "ي", SUFFIX_OTHER },
};

static bool any_class(const lexicon *x, uint32_t a, bool suffixed, bool verb, uint16_t tense)
{
    for (; a != NO_INDEX; a = lexicon_analysis(x, a)->next) {
        const analysis *n = lexicon_analysis(x, a);
        if (n->form & FORM_BOUND && !suffixed)
            continue;
        bool is_verb = n->class == WORD_VERB || n->class == WORD_AUXILIARY;
        if (is_verb == verb && (!verb || !tense || n->form & tense || n->class == WORD_AUXILIARY))
            return true;
    }
    return false;
}

/* may a word with these proclitics be of this class? */
static bool fits(const lexicon *x, const reading *g)
{
    if (g->article)
        return g->analysis == NO_INDEX
                   ? (g->kinds & ARABIC_WORD_NOUN) != 0
                   : any_class(x, g->analysis, g->suffix != SUFFIX_NONE, false, 0);
    if (g->proclitics & PROCLITIC_SIN)
        return g->analysis == NO_INDEX
                   ? (g->kinds & ARABIC_WORD_PRESENT) != 0
                   : any_class(x, g->analysis, g->suffix != SUFFIX_NONE, true, FORM_PRESENT);
    if (g->proclitics & (PROCLITIC_BA | PROCLITIC_KAF))
        return g->analysis == NO_INDEX
                   ? (g->kinds & ARABIC_WORD_NOUN) != 0
                   : any_class(x, g->analysis, g->suffix != SUFFIX_NONE, false, 0);
    if (g->proclitics & PROCLITIC_LAM)
        return g->analysis == NO_INDEX
                   ? (g->kinds & (ARABIC_WORD_NOUN | ARABIC_WORD_PRESENT)) != 0
                   : any_class(x, g->analysis, g->suffix != SUFFIX_NONE, false, 0) ||
                         any_class(x, g->analysis, g->suffix != SUFFIX_NONE, true, FORM_PRESENT);
    return true;
}

/* the list has stems: what endings could follow one, and of which kind it must be */
static unsigned listed_kinds(str word)
{
    static const struct {
        const char *ending;
        unsigned kinds;
    } endings[] = {
        { "ات", ARABIC_WORD_NOUN }, { "ون", ARABIC_WORD_NOUN | ARABIC_WORD_PRESENT },
        { "ين", ARABIC_WORD_NOUN }, { "ان", ARABIC_WORD_NOUN | ARABIC_WORD_PRESENT },
        { "وا", ARABIC_WORD_PAST }, { "ت", ARABIC_WORD_PAST },
        { "ة", ARABIC_WORD_NOUN },  { "ا", ARABIC_WORD_NOUN | ARABIC_WORD_PAST },
    };
    unsigned kinds = arabic_word_kinds(word);
    for (size_t i = 0; !kinds && i < sizeof endings / sizeof *endings; i++) {
        str e = str_of(endings[i].ending);
        if (str_ends(word, e) && word.n >= e.n + 3 * LETTER)
            kinds = arabic_word_kinds(str_take(word, word.n - e.n)) & endings[i].kinds;
    }
    return kinds;
}

static void look_up(const word_context *k, reading *g)
{
    g->analysis = lexicon_find(k->x, LANG_AR, g->stem);
    g->kinds = 0;
    g->rank = NO_RANK;
    if (g->analysis != NO_INDEX && fits(k->x, g)) {
        g->rank = RANK_LEXICON;
        return;
    }
    g->analysis = NO_INDEX;
    if (g->stem.n >= 3 * LETTER) {
        g->kinds = listed_kinds(g->stem);
        if (g->kinds && fits(k->x, g))
            g->rank = RANK_LISTED;
    }
}

/* the stem as it stands, then without a pronoun */
static void try_stem(const word_context *k, reading *g)
{
    look_up(k, g);
    if (g->rank == RANK_LEXICON || g->article)
        return;
    for (size_t i = 0; i < sizeof suffixes / sizeof *suffixes; i++) {
        str ending = str_of(suffixes[i].ending);
        if (!str_ends(g->stem, ending) || g->stem.n < ending.n + 2 * LETTER)
            continue;
        if (suffixes[i].suffix == SUFFIX_OTHER && str_starts(g->stem, STR("ال")))
            continue; /* الغاني: rather an article than "abolished me" */
        reading cut = *g;
        cut.stem = str_take(g->stem, g->stem.n - ending.n);
        cut.suffix = suffixes[i].suffix;
        look_up(k, &cut);
        if (cut.rank == RANK_LEXICON ||
            (cut.rank > g->rank && suffixes[i].suffix != SUFFIX_OTHER)) {
            *g = cut;
            return;
        }
    }
}

static bool starts(str s, const char *l)
{
    return str_starts(s, str_of(l)) && s.n >= strlen(l) + 2 * LETTER;
}

/* tries the word from `g` on with the article read off where there is one */
static void try_article(word_context *k, const reading *from, reading *best)
{
    reading g = *from;
    str rest = g.stem;
    bool contracted = g.proclitics & PROCLITIC_LAM && starts(rest, "ل"); /* لل = ل + ال */
    if (starts(rest, "ال") || contracted) {
        uint32_t n = contracted ? LETTER : 2 * LETTER;
        g.article = true;
        g.stem = str_drop(rest, n);
        g.skip += n;
        try_stem(k, &g);
        if (g.rank == NO_RANK)
            g.rank = RANK_FOLLOWS;
        if (g.rank > best->rank)
            *best = g;
        if (best->rank == RANK_LEXICON)
            return;
        g = *from;
    }
    try_stem(k, &g);
    if (g.rank == NO_RANK && g.proclitics & (PROCLITIC_WAW | PROCLITIC_FA) &&
        rest.n >= 3 * LETTER) {
        k->asked = true;
        if (words_has(k, rest))
            g.rank = RANK_FOLLOWS;
    }
    if (g.rank > best->rank)
        *best = g;
}

static reading step(const reading *g, const char *l, uint8_t proclitic)
{
    reading n = *g;
    n.stem = str_drop(g->stem, strlen(l));
    n.skip += (uint32_t)strlen(l);
    n.name_skip = n.skip;
    n.proclitics |= proclitic;
    return n;
}

static reading read_word(word_context *k, str word)
{
    static const struct {
        const char *l;
        uint8_t proclitic;
    } inner[] = { { "س", PROCLITIC_SIN },
                  { "ب", PROCLITIC_BA },
                  { "ل", PROCLITIC_LAM },
                  { "ك", PROCLITIC_KAF } };
    reading plain = { .stem = word, .analysis = NO_INDEX }, best = plain;
    try_article(k, &plain, &best);
    if (best.rank == RANK_LEXICON)
        return best;
    reading starts_of[3] = { plain };
    size_t count = 1;
    if (starts(word, "و"))
        starts_of[count++] = step(&plain, "و", PROCLITIC_WAW);
    if (starts(word, "ف"))
        starts_of[count++] = step(&plain, "ف", PROCLITIC_FA);
    for (size_t i = 0; i < count; i++) {
        if (i)
            try_article(k, &starts_of[i], &best);
        for (size_t n = 0; n < sizeof inner / sizeof *inner && best.rank != RANK_LEXICON; n++)
            if (starts(starts_of[i].stem, inner[n].l)) {
                reading g = step(&starts_of[i], inner[n].l, inner[n].proclitic);
                try_article(k, &g, &best);
            }
    }
    return best.rank ? best : plain;
}

/* the same from memory where the word has been read before, in whatever report */
static reading read_token(word_context *k, const token *t)
{
    word_cut *c = token_cut(k->r, t);
    if (c && c->known)
        return (reading){ .stem = { t->norm.at + c->at, c->n },
                          .skip = c->skip,
                          .name_skip = c->name_skip,
                          .proclitics = c->proclitics,
                          .suffix = c->suffix,
                          .article = c->article,
                          .rank = c->rank,
                          .analysis = c->analysis,
                          .kinds = c->kinds };
    k->asked = false;
    reading g = read_word(k, t->norm);
    if (c && !k->asked)
        *c = (word_cut){ .analysis = g.analysis,
                         .kinds = g.kinds,
                         .at = (uint16_t)(g.stem.at - t->norm.at),
                         .n = (uint16_t)g.stem.n,
                         .skip = (uint8_t)g.skip,
                         .name_skip = (uint8_t)g.name_skip,
                         .proclitics = g.proclitics,
                         .suffix = g.suffix,
                         .rank = (uint8_t)g.rank,
                         .article = g.article,
                         .known = true };
    return g;
}

static bool adjective_shape(str s)
{
    static const char *const endings[] = { "ي",  "ية",  "يون",  "يين", "يات",
                                           "يا", "يان", "يتان", "يتين" };
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        if (str_ends(s, str_of(endings[i])) && s.n >= strlen(endings[i]) + 3 * LETTER)
            return true;
    return false;
}

/* "وهو قرار رفضه فلان", وهي تهمة ينفيها: behind a pronoun and the indefinite noun that says what it is
 * stands the clause about that noun */
static bool says_what(const word_context *k, const token *t, const token *before)
{
    const token *first = k->r->tokens.at;
    if (!before || before != t - 1 || before < first + 1 || before->pos != WORD_NOUN ||
        before->flags & TOKEN_ARTICLE || before->suffix != SUFFIX_NONE ||
        (before - 1)->sentence != t->sentence)
        return false;
    str s = token_stem((before - 1));
    return str_is(s, "هو") || str_is(s, "هي");
}

/* "طلب رفعه فلان", "اقتراح تقدم به المصرف": behind an indefinite noun a word with a pronoun for it, or
 * before one, and who does it behind that, is the verb of a clause about the noun */
static bool resumes_noun(const word_context *k, const token *t, const token *before)
{
    const token *end = k->r->tokens.at + k->r->tokens.n;
    static const char *const with[] = { "به",   "بها",  "عليه", "عليها", "فيه",  "فيها", "منه",
                                        "منها", "اليه", "اليها", "عنه",  "عنها", "له",   "لها" };
    if (!before || before != t - 1 || before->pos != WORD_NOUN || before->suffix != SUFFIX_NONE ||
        before->flags & TOKEN_ARTICLE || before->mention != NO_INDEX || t->proclitics ||
        (k->told && before->lemma == NO_INDEX) || /* a name: أعلنت كندا رفضها */
        t + 1 >= end || (t + 1)->sentence != t->sentence || (t + 1)->kind != TOKEN_WORD)
        return false;
    const token *next = t + 1;
    if (t->suffix == SUFFIX_HE || t->suffix == SUFFIX_SHE)
        return lexicon_find(k->x, LANG_AR, next->norm) == NO_INDEX;
    for (size_t i = 0; i < sizeof with / sizeof *with; i++)
        if (str_is(next->norm, with[i]))
            return next + 1 < end && (next + 1)->sentence == t->sentence &&
                   (next + 1)->kind == TOKEN_WORD;
    return false;
}

/* أنه، إنها: whoever it is stands before already, and behind it stands what he does */
static bool is_that_he(const token *t)
{
    return t->pos == WORD_THAT && (str_ends(t->norm, STR("ه")) || str_ends(t->norm, STR("ها")) ||
                                   str_ends(t->norm, STR("هم")) || str_ends(t->norm, STR("هما")));
}

/* إعداد is no plural of عدد: where the hamza is written below, it tells */
static bool other_hamza(const word_context *k, const analysis *n, str written)
{
    if (!str_starts(written, STR("إ")) || !(n->form & FORM_PLURAL) || n->form & FORM_GERUND)
        return false;
    str lemma = lexicon_lexeme(k->x, n->lexeme)->lemma;
    return !str_starts(lemma, STR("ا")) && !str_starts(lemma, STR("إ"));
}

/* how well an analysis fits here; the highest wins */
static int weigh(const word_context *k, const token *t, const token *before, const analysis *n)
{
    int w = 10;
    bool verb = n->class == WORD_VERB;
    bool nominal = n->class == WORD_NOUN || n->class == WORD_ADJECTIVE;
    if (t->flags & TOKEN_ARTICLE || t->proclitics & (PROCLITIC_BA | PROCLITIC_KAF))
        return nominal || n->class == WORD_NUMBER ? 20 : verb ? 0 : 5;
    if (t->proclitics & PROCLITIC_SIN)
        return verb ? 20 : 0;
    if (t->proclitics & PROCLITIC_LAM)
        return n->class == WORD_NOUN ? 20 : verb && n->form & FORM_PRESENT ? 15 : 3;
    if (verb && before && str_is(before->norm, "عدم"))
        return 0; /* عدم إعادته: a verbal noun */
    str written = report_text(k->r, token_stem_start(t), t->end);
    if (verb && n->form & FORM_PAST && !(n->form & FORM_PRESENT) && str_starts(written, STR("إ")))
        return 1; /* إعادة: with its hamza below a noun */
    if (n->class == WORD_NOUN && other_hamza(k, n, written))
        return 1;
    bool opens = !before || before->kind == TOKEN_PUNCT;
    bool conjunct = t->proclitics & (PROCLITIC_WAW | PROCLITIC_FA);
    uint8_t p = before ? before->pos : WORD_UNKNOWN;
    /* a noun that no other can stand in construct with: what follows may be its verb */
    bool shut = before && !conjunct && (p == WORD_NOUN || p == WORD_ADJECTIVE) &&
                before->norm.n > 3 * LETTER &&
                ((str_ends(before->norm, STR("ا")) && before->lemma != NO_INDEX) ||
                 (before->form & (FORM_PLURAL | FORM_DUAL) &&
                  (str_ends(before->norm, STR("ون")) || str_ends(before->norm, STR("ين")) ||
                   str_ends(before->norm, STR("ان")))));
    /* a nominative plural cannot stand in construct: قتل مسلحون */
    const token *next =
        t + 1 < k->r->tokens.at + k->r->tokens.n && (t + 1)->sentence == t->sentence ? t + 1 : NULL;
    bool subject_next = next && next->lang == LANG_AR && next->norm.n > 4 * LETTER &&
                        str_ends(next->norm, STR("ون"));
    if (subject_next)
        w += verb ? 4 : n->class == WORD_NOUN && n->form & FORM_GERUND ? -4 : 0;
    if (verb) {
        w += shut && n->form & FORM_PAST ? 5 : 0;
        if (opens || p == WORD_SUBORDINATOR || p == WORD_RELATIVE || p == WORD_PARTICLE ||
            p == WORD_NEGATION || p == WORD_AUXILIARY || p == WORD_MODAL)
            w += 6;
        if (conjunct)
            w += 3;
        if (p == WORD_PREPOSITION && !conjunct)
            w -= 9;
        if (n->form & FORM_SPEAKER)
            w -= 6;
        if (n->form & FORM_PRESENT && !(n->form & (FORM_SPEAKER | FORM_FEMININE)))
            w += 2;
        if (n->form & FORM_PAST &&
            !(n->form & FORM_PRESENT)) /* تحدث: "he spoke" before "it happens" */
            w += 1;
        if (p == WORD_THAT && !conjunct && next && next->kind == TOKEN_WORD && is_that_he(before))
            w += 4; /* أنه قتل */
        else if ((p == WORD_THAT || p == WORD_MODAL) && n->form & FORM_PAST &&
                 !(n->form & FORM_PRESENT))
            w -= 2; /* أن توقع: that she may sign */
        if (n->form & FORM_PAST && n->form & (FORM_FEMININE | FORM_PLURAL))
            w += 2;
        if (before && before->mention != NO_INDEX && !conjunct)
            w += 1;
        if (before && before->flags & TOKEN_ARTICLE && !conjunct)
            w += 2;
        if (p == WORD_NOUN && before && !(before->flags & TOKEN_ARTICLE) && !conjunct && !opens)
            w -= 3;
        if (t->suffix == SUFFIX_OTHER)
            w -= 4;
        if (n->form & FORM_PAST && t->suffix == SUFFIX_HE && says_what(k, t, before))
            w += 9; /* وهو قرار رفضه الوزير */
        else if (resumes_noun(k, t, before))
            w += 9;
    } else if (nominal) {
        w -= shut && n->class == WORD_NOUN ? 2 : 0;
        if (p == WORD_PREPOSITION || p == WORD_NUMBER || p == WORD_DETERMINER)
            w += 5;
        if (p == WORD_VERB && !conjunct)
            w += 4;
        if (p == WORD_NOUN && !conjunct)
            w += 2;
        if (str_ends(report_text(k->r, t->start, t->end), STR("ً")) || str_ends(t->norm, STR("ا")))
            w += 4;
        if (n->class == WORD_ADJECTIVE)
            w += p == WORD_NOUN ? 1 : -1;
    } else {
        w += n->class == WORD_AUXILIARY ? 16 : 4; /* function words are what they are */
    }
    return w;
}

/* "، متهماً فلاناً": behind a comma an accusative participle says what the subject does besides */
static bool turns_aside(const word_context *k, const token *t, const token *before)
{
    str s = report_text(k->r, t->start, t->end);
    return before && before->kind == TOKEN_PUNCT && !t->proclitics && !(t->flags & TOKEN_ARTICLE) &&
           t->suffix == SUFFIX_NONE &&
           str_is(report_text(k->r, before->start, before->end), "،") &&
           (str_ends(s, STR("ً")) || str_ends(s, STR("اً")) || str_ends(s, STR("ًا")) ||
            str_ends(s, STR("ة")) || str_ends(t->norm, STR("ا")));
}

/* person and tense of a verb that only the word list knows, by its letters */
static uint16_t form_by_shape(str stem, unsigned kinds)
{
    bool many = str_ends(stem, STR("وا")) || str_ends(stem, STR("ون"));
    if (kinds & ARABIC_WORD_PAST)
        return (uint16_t)(FORM_PAST | (many ? FORM_PLURAL
                                            : str_ends(stem, STR("ت")) ? FORM_FEMININE : 0));
    return (uint16_t)(FORM_PRESENT | (many ? FORM_PLURAL
                                           : str_starts(stem, STR("ت")) ? FORM_FEMININE : 0));
}

static void take(token *t, const analysis *n)
{
    t->pos = n->class;
    t->lemma = n->lexeme;
    t->form = n->form;
}

/* is it the noun's bare construct form, which cannot stand here? */
static bool cannot_stand(const token *t, const reading *g, const analysis *n)
{
    bool construct = t->flags & TOKEN_ARTICLE && n->form & (FORM_DUAL | FORM_PLURAL) &&
                     n->class == WORD_NOUN && str_ends(token_stem(t), STR("ي"));
    return (n->form & FORM_BOUND && g->suffix == SUFFIX_NONE) || construct; /* التركي is no "two legacies of" */
}

static void choose(const word_context *k, token *t, const token *before, const reading *g)
{
    int best = -1;
    const analysis *only = g->analysis != NO_INDEX ? lexicon_analysis(k->x, g->analysis) : NULL;
    if (only && only->next == NO_INDEX && only->class != WORD_VERB && !cannot_stand(t, g, only)) {
        take(t, only); /* neighbours decide between several and about verbs */
        return;
    }
    bool deed = false; /* محادثات are talks, not women who talk; مقترح is a proposal */
    bool listed = false; /* قائمة is a list before it is one who stands */
    bool own = false; /* مدينة is a city before it is a woman in debt */
    bool bound = false; /* قدم استقالته: a noun, where no clause begins */
    for (uint32_t a = g->analysis; a != NO_INDEX; a = lexicon_analysis(k->x, a)->next) {
        const analysis *n = lexicon_analysis(k->x, a);
        deed |= n->class == WORD_NOUN && n->form & FORM_GERUND;
        listed |= n->class == WORD_NOUN;
        own |= n->class == WORD_NOUN && str_eq(lexicon_lexeme(k->x, n->lexeme)->lemma, g->stem);
        bound |= n->class == WORD_NOUN && n->form & FORM_BOUND && g->suffix != SUFFIX_NONE;
    }
    bound &= before && before->kind == TOKEN_WORD && before->pos != WORD_RELATIVE &&
             before->pos != WORD_SUBORDINATOR && before->pos != WORD_NEGATION &&
             !(t->proclitics & (PROCLITIC_WAW | PROCLITIC_FA));
    bool turns = turns_aside(k, t, before);
    bool resumes = resumes_noun(k, t, before);
    bound &= !resumes;
    /* one clause has one verb: what may be a verbal noun too is one behind the subject's name */
    bool second = k->told && deed && !resumes && before && before->kind == TOKEN_WORD &&
                  (before->pos == WORD_NOUN || before->pos == WORD_UNKNOWN ||
                   before->pos == WORD_ADJECTIVE) &&
                  !(t->proclitics & (PROCLITIC_WAW | PROCLITIC_FA));
    for (uint32_t a = g->analysis; a != NO_INDEX; a = lexicon_analysis(k->x, a)->next) {
        const analysis *n = lexicon_analysis(k->x, a);
        if (cannot_stand(t, g, n))
            continue;
        int w = weigh(k, t, before, n);
        if (turns && (!listed || !str_ends(t->norm, STR("ة"))) && n->class == WORD_ADJECTIVE && n->form & FORM_ACTIVE) {
            w += 4;
            listed = false;
        }
        bool participle = n->class == WORD_ADJECTIVE && n->form & (FORM_ACTIVE | FORM_PARTICIPLE);
        bool woman = n->class == WORD_NOUN && !(n->form & FORM_GERUND) && n->form & FORM_FEMININE &&
                     lexicon_lexeme(k->x, n->lexeme)->sense == SENSE_PERSON;
        if (woman && own && w > 3 && !str_eq(lexicon_lexeme(k->x, n->lexeme)->lemma, g->stem))
            w -= 3;
        if (w > 2 && ((deed && (participle || woman)) ||
                      (listed && n->class == WORD_ADJECTIVE && before &&
                       before->pos != WORD_NOUN && before->pos != WORD_ADJECTIVE)))
            w -= 2;
        if (bound && n->class == WORD_VERB && w > 4)
            w -= 4;
        if (second && n->class == WORD_VERB && w > 5)
            w -= 5; /* تنفي رواندا دعم الحركة: what it denies, not that it backed */
        if (deed && n->class == WORD_VERB && n->form & FORM_PASSIVE && w > 6)
            w -= 6; /* تنوي بيع: a sale rather than "was sold" */
        if (w > best) {
            best = w;
            take(t, n);
        }
    }
    if (best >= 0)
        return;
    if (g->kinds & ARABIC_WORD_NOUN &&
        (t->flags & TOKEN_ARTICLE || !(g->kinds & ~(unsigned)ARABIC_WORD_NOUN)))
        t->pos = adjective_shape(token_stem(t)) ? WORD_ADJECTIVE : WORD_NOUN;
    else if (g->kinds & (ARABIC_WORD_PAST | ARABIC_WORD_PRESENT) && !(g->kinds & ARABIC_WORD_NOUN)) {
        t->pos = WORD_VERB;
        t->form = form_by_shape(token_stem(t), g->kinds);
    } else
        t->pos = adjective_shape(token_stem(t))               ? WORD_ADJECTIVE
                 : t->flags & TOKEN_ARTICLE || g->kinds ? WORD_NOUN
                                                        : WORD_UNKNOWN;
    if (str_ends(token_stem(t), STR("ة")))
        t->form |= FORM_FEMININE;
}

/* a verbal noun like تقديم tells that the verb is of the second form, whose active present has a
 * damma too */
static bool second_form(const word_context *k, const token *t)
{
    str l = lexicon_lexeme(k->x, t->lemma)->lemma;
    char noun[5 * LETTER];
    memcpy(noun, "ت", LETTER);
    memcpy(noun + LETTER, l.at, 2 * LETTER);
    memcpy(noun + 3 * LETTER, "ي", LETTER);
    memcpy(noun + 4 * LETTER, l.at + 2 * LETTER, LETTER);
    return lexicon_find(k->x, LANG_AR, (str){ noun, sizeof noun }) != NO_INDEX;
}

/* `stem` lies in the token's folded form; a word too long for that keeps the whole of it */
static void set_stem(token *t, str stem)
{
    size_t at = (size_t)(stem.at - t->norm.at);
    if (at >= STEM_WHOLE || stem.n >= STEM_WHOLE || stem.n == t->norm.n)
        return;
    t->stem_at = (uint16_t)at;
    t->stem_n = (uint16_t)stem.n;
}

/* Where the stem, and a name that begins here, begin in the file. Marks in the text make the folded
 * word shorter than the written one: letters are counted. */
static void set_starts(const report *r, token *t, const reading *g)
{
    uint32_t at = t->start, want = g->skip / LETTER, names = g->name_skip / LETTER, seen = 0;
    uint32_t name = t->start;
    while (at < t->end && seen < want) {
        const unsigned char *p = (const unsigned char *)r->bytes.at + at;
        bool mark =
            (p[0] == 0xD9 && p[1] >= 0x8B && p[1] <= 0x9F) || (p[0] == 0xD9 && p[1] == 0x80);
        at += LETTER;
        seen += !mark;
        if (seen == names && !mark)
            name = at;
    }
    if (at - t->start >= UINT16_MAX)
        return;
    t->name_skip = (uint16_t)(name - t->start);
    t->stem_skip = (uint16_t)(at < t->end ? at - t->start : 0);
}

static void one_word(word_context *k, token *t, const token *before)
{
    reading g = read_token(k, t);
    /* "I shall" is written with its hamza (سأبقى): ساكس is a word of its own */
    if (g.proclitics & PROCLITIC_SIN && starts(g.stem, "ا") &&
        str_find(report_text(k->r, t->start, t->end), STR("سا")) != SIZE_MAX)
        g = (reading){ .stem = t->norm, .analysis = NO_INDEX };
    t->proclitics = g.proclitics;
    t->suffix = g.suffix;
    set_stem(t, g.stem);
    if (g.article)
        t->flags |= TOKEN_ARTICLE;
    if (g.skip)
        set_starts(k->r, t, &g);
    choose(k, t, before, &g);
    /* a damma on the first letter of a past: passive */
    str s = report_text(k->r, token_stem_start(t), t->end);
    /* on the prefix of a present of the first form too: يُكشف */
    bool first_form = t->pos == WORD_VERB && t->lemma != NO_INDEX &&
                      lexicon_lexeme(k->x, t->lemma)->lemma.n == 3 * LETTER &&
                      str_find(s, STR("ّ")) == SIZE_MAX && token_stem(t).n == 4 * LETTER;
    if (first_form && t->form & FORM_PRESENT && s.n > 2 * LETTER &&
        str_starts(str_drop(s, LETTER), STR("ُ")) && !second_form(k, t))
        t->form |= FORM_PASSIVE;
    /* and of those that never have it there: يُعتقد، يُستخدم، يُتوقع */
    str lemma = t->pos == WORD_VERB && t->lemma != NO_INDEX ? lexicon_lexeme(k->x, t->lemma)->lemma
                                                            : STR_NONE;
    bool derived = (str_starts(lemma, STR("ا")) && lemma.n >= 5 * LETTER) ||
                   (str_starts(lemma, STR("ت")) && lemma.n >= 4 * LETTER);
    if (derived && t->form & FORM_PRESENT && s.n > 2 * LETTER &&
        str_starts(str_drop(s, LETTER), STR("ُ")))
        t->form |= FORM_PASSIVE;
    bool prefixed = str_starts(token_stem(t), STR("ي")) || str_starts(token_stem(t), STR("ت")) ||
                    str_starts(token_stem(t), STR("ن"));
    if (t->pos == WORD_VERB && t->form & FORM_PAST && !prefixed && s.n > 2 * LETTER &&
        str_starts(str_drop(s, LETTER), STR("ُ")))
        t->form |= FORM_PASSIVE;
    /* احتُجز, استُخدم: the derived forms with an alef before them */
    str third = s.n > 5 * LETTER ? str_take(s, 4 * LETTER) : STR_NONE;
    if (t->pos == WORD_VERB && t->form & FORM_PAST && str_starts(token_stem(t), STR("ا")) && third.n &&
        str_find(third, STR("ُ")) != SIZE_MAX)
        t->form |= FORM_PASSIVE;
}

/* as it is, or behind و */
static bool opens(report *r, const token *t)
{
    return lexicon_opens(r->know->lexicon, LANG_AR, t->norm) ||
           (starts(t->norm, "و") &&
            lexicon_opens(r->know->lexicon, LANG_AR, str_drop(t->norm, LETTER)));
}

static size_t expression(word_context *k, uint32_t at, uint32_t end)
{
    str words[4];
    size_t n = 0;
    if (!token_asked(k->r, &k->r->tokens.at[at], ASK_OPENS, opens))
        return 0;
    for (uint32_t i = at; i < end && n < 4 && k->r->tokens.at[i].kind == TOKEN_WORD; i++)
        words[n++] = k->r->tokens.at[i].norm;
    uint32_t found = NO_INDEX;
    bool conjunct = false;
    size_t length = lexicon_expression(k->x, LANG_AR, words, n, &found);
    if (!length && n && starts(words[0], "و")) {
        words[0] = str_drop(words[0], LETTER);
        length = lexicon_expression(k->x, LANG_AR, words, n, &found);
        conjunct = length > 0;
    }
    for (size_t i = 0; i < length; i++) {
        token *t = &k->r->tokens.at[at + i];
        const analysis *a = lexicon_analysis(k->x, found);
        t->pos = i ? WORD_REST : a->class;
        t->lemma = a->lexeme;
        if (conjunct && i == 0) {
            t->proclitics = PROCLITIC_WAW;
            set_stem(t, words[0]);
        }
    }
    return length;
}

/* does a new clause begin here, whose verb is its own? */
static bool clause_begins(const token *t)
{
    return t->kind == TOKEN_PUNCT || t->pos == WORD_THAT || t->pos == WORD_RELATIVE ||
           t->pos == WORD_SUBORDINATOR || t->pos == WORD_AUXILIARY || t->pos == WORD_MODAL ||
           t->pos == WORD_NEGATION || t->pos == WORD_AND || t->pos == WORD_PARTICLE ||
           (t->pos == WORD_VERB && t->proclitics & (PROCLITIC_WAW | PROCLITIC_FA));
}

static bool begins_quote(const word_context *k, const token *t)
{
    return t->kind == TOKEN_PUNCT && str_is(report_text(k->r, t->start, t->end), "«");
}

/* "أوقفت شركة «ياناف» ضخ النفط": behind its verb a mark of quotation that ends a name begins no clause */
static bool ends_name(const word_context *k, const token *t, const token *before)
{
    if (t->kind != TOKEN_PUNCT)
        return false;
    str s = report_text(k->r, t->start, t->end);
    return str_is(s, "\"") || (k->told && before && before->kind == TOKEN_WORD &&
                              (str_is(s, "»") || (begins_quote(k, t) &&
                                               (before->pos == WORD_NOUN ||
                                                before->pos == WORD_ADJECTIVE))));
}

void words_arabic(word_context *k, uint32_t first, uint32_t count)
{
    const token *before = NULL;
    k->told = false;
    for (uint32_t i = first; i < first + count;) {
        token *t = &k->r->tokens.at[i];
        size_t length =
            t->kind == TOKEN_WORD && t->lang == LANG_AR ? expression(k, i, first + count) : 0;
        if (length) {
            before = t;
            k->told &= !clause_begins(t);
            i += (uint32_t)length;
            continue;
        }
        if (t->kind == TOKEN_WORD && t->lang == LANG_AR)
            one_word(k, t, before);
        else if (t->kind == TOKEN_NUMBER)
            t->pos = WORD_NUMBER;
        k->told = t->pos == WORD_VERB ||
                  (k->told && (!clause_begins(t) || ends_name(k, t, before)));
        bool of_date = t->kind == TOKEN_NUMBER && i > first &&
                       k->r->bytes.at[k->r->tokens.at[i - 1].start] == '-';
        if (of_date)
            before = NULL; /* behind 2024-05-02 a sentence begins */
        else if (!ends_name(k, t, before) || begins_quote(k, t))
            before = t;
        i++;
    }
}
