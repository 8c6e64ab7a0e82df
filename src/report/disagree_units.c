/*
 * What a number counts: tonnes against kilograms, a day against a week; and shares told by words: a
 * third against a quarter. Each version must have one such word of a kind, and a number, or a word
 * beside them, must answer the other's. Cost: one look at every word of a bead that has a number.
 */
#include "report/disagree.h"
#include "report/lexicon.h"

typedef struct unit_word {
    const char *word;
    uint8_t kind, is; /* one of a kind against another of it */
} unit_word;

enum { MASS = 1, LENGTH, AREA, VOLUME, POWER, EVERY, SHARE };

static const unit_word arabic[] = {
    { "كيلوغرام", MASS, 1 },   { "كيلوغراما", MASS, 1 },  { "كيلوجرام", MASS, 1 },
    { "كيلو", MASS, 1 },       { "طن", MASS, 2 },         { "طنا", MASS, 2 },
    { "اطنان", MASS, 2 },      { "غرام", MASS, 3 },       { "غراما", MASS, 3 },
    { "كيلومتر", LENGTH, 1 },  { "كيلومترا", LENGTH, 1 }, { "كيلومترات", LENGTH, 1 },
    { "متر", LENGTH, 2 },      { "مترا", LENGTH, 2 },     { "امتار", LENGTH, 2 },
    { "ميل", LENGTH, 3 },      { "ميلا", LENGTH, 3 },     { "اميال", LENGTH, 3 },
    { "قدم", LENGTH, 4 },      { "قدما", LENGTH, 4 },     { "هكتار", AREA, 1 },
    { "هكتارا", AREA, 1 },     { "هكتارات", AREA, 1 },    { "فدان", AREA, 2 },
    { "فدانا", AREA, 2 },      { "برميل", VOLUME, 1 },    { "برميلا", VOLUME, 1 },
    { "براميل", VOLUME, 1 },   { "لتر", VOLUME, 2 },      { "لترا", VOLUME, 2 },
    { "ليتر", VOLUME, 2 },     { "ميغاواط", POWER, 1 },   { "ميجاوات", POWER, 1 },
    { "غيغاواط", POWER, 2 },   { "جيجاوات", POWER, 2 },   { "كيلوواط", POWER, 3 },
    { "يوميا", EVERY, 1 },     { "اسبوعيا", EVERY, 2 },   { "شهريا", EVERY, 3 },
    { "سنويا", EVERY, 4 },     { "نصف", SHARE, 1 },       { "ثلث", SHARE, 2 },
    { "ثلثي", SHARE, 3 },      { "ثلثا", SHARE, 3 },      { "ثلثين", SHARE, 3 },
    { "ربع", SHARE, 4 },       { "خمس", SHARE, 6 },
};

static const unit_word english[] = {
    { "kilogram", MASS, 1 },    { "kilograms", MASS, 1 },   { "kg", MASS, 1 },
    { "kilo", MASS, 1 },        { "kilos", MASS, 1 },       { "tonne", MASS, 2 },
    { "tonnes", MASS, 2 },      { "ton", MASS, 2 },         { "tons", MASS, 2 },
    { "gram", MASS, 3 },        { "grams", MASS, 3 },       { "kilometre", LENGTH, 1 },
    { "kilometres", LENGTH, 1 }, { "kilometer", LENGTH, 1 }, { "kilometers", LENGTH, 1 },
    { "km", LENGTH, 1 },        { "metre", LENGTH, 2 },     { "metres", LENGTH, 2 },
    { "meter", LENGTH, 2 },     { "meters", LENGTH, 2 },    { "mile", LENGTH, 3 },
    { "miles", LENGTH, 3 },     { "feet", LENGTH, 4 },      { "foot", LENGTH, 4 },
    { "hectare", AREA, 1 },     { "hectares", AREA, 1 },    { "acre", AREA, 2 },
    { "acres", AREA, 2 },       { "barrel", VOLUME, 1 },    { "barrels", VOLUME, 1 },
    { "litre", VOLUME, 2 },     { "litres", VOLUME, 2 },    { "liter", VOLUME, 2 },
    { "liters", VOLUME, 2 },    { "megawatt", POWER, 1 },   { "megawatts", POWER, 1 },
    { "mw", POWER, 1 },         { "gigawatt", POWER, 2 },   { "gigawatts", POWER, 2 },
    { "kilowatt", POWER, 3 },   { "kilowatts", POWER, 3 },  { "daily", EVERY, 1 },
    { "weekly", EVERY, 2 },     { "monthly", EVERY, 3 },    { "annually", EVERY, 4 },
    { "yearly", EVERY, 4 },     { "half", SHARE, 1 },       { "third", SHARE, 2 },
    { "thirds", SHARE, 3 },     { "quarter", SHARE, 4 },    { "quarters", SHARE, 5 },
    { "fifth", SHARE, 6 },
};

/* nouns of time behind "a" or في */
static const char *const spans[] = { "day",    "week",  "month",  "year",   "اليوم", "الاسبوع",
                                     "الشهر",  "السنة", "العام",  "يوم",    "اسبوع", "شهر",
                                     "سنة",    "عام" };

bool disagree_may_measure(str norm, uint8_t lang_index)
{
    bool ar = lang_index == LANG_AR;
    const unit_word *words = ar ? arabic : english;
    size_t n = ar ? sizeof arabic / sizeof *arabic : sizeof english / sizeof *english;
    for (size_t w = 0; w < n; w++)
        if (ar ? str_ends(norm, str_of(words[w].word)) : str_is(norm, words[w].word))
            return true;
    for (size_t w = 0; w < sizeof spans / sizeof *spans; w++)
        if (str_is(norm, spans[w]))
            return true;
    return false;
}

static bool is(const comparison *k, uint32_t i, const char *word)
{
    return str_is(k->r->tokens.at[i].norm, word);
}

/* "a day", في اليوم: how often; 0: nothing of that kind */
static uint8_t every(const comparison *k, token_range side, uint32_t i)
{
    static const uint8_t means[] = { 1, 2, 3, 4, 1, 2, 3, 4, 4, 1, 2, 3, 4, 4 };
    if (i == side.first)
        return 0;
    bool arabic_word = k->r->tokens.at[i].lang == LANG_AR;
    bool each = arabic_word ? is(k, i - 1, "كل") || is(k, i - 1, "في")
                            : is(k, i - 1, "a") || is(k, i - 1, "per") || is(k, i - 1, "every") ||
                                  is(k, i - 1, "each");
    if (!each || (arabic_word && is(k, i - 1, "في") && !(k->r->tokens.at[i].flags & TOKEN_ARTICLE)))
        return 0;
    for (size_t n = 0; n < sizeof means; n++)
        if (is(k, i, spans[n]))
            return means[n];
    return 0;
}

/* "a third of", "half the": not the third one, nor a quarter of the year */
static bool is_share(const comparison *k, token_range side, uint32_t i)
{
    const report *r = k->r;
    if (r->tokens.at[i].lang == LANG_AR)
        return !(r->tokens.at[i].flags & TOKEN_ARTICLE) && i + 1 < side.end &&
               r->tokens.at[i + 1].pos == WORD_NOUN && !is(k, i, "خمس");
    if (is(k, i, "half"))
        return i + 1 < side.end && !is(k, i + 1, "a") && !is(k, i + 1, "-") &&
               !(i > side.first && is(k, i - 1, "and"));
    return i + 1 < side.end && is(k, i + 1, "of") && i > side.first &&
           (is(k, i - 1, "a") || is(k, i - 1, "one") || is(k, i - 1, "two") || is(k, i - 1, "three"));
}

/* the only word of a kind of a side; NO_INDEX: none, or several */
static uint32_t only_unit(const comparison *k, token_range side, uint8_t kind, uint8_t *what)
{
    const report *r = k->r;
    uint32_t found = NO_INDEX;
    for (uint32_t i = side.first; i < side.end; i++) {
        const token *t = &r->tokens.at[i];
        if (!(k->hints[i] & HINT_UNIT))
            continue;
        uint8_t now = kind == EVERY ? every(k, side, i) : 0;
        bool ar = t->lang == LANG_AR;
        const unit_word *words = ar ? arabic : english;
        size_t n = ar ? sizeof arabic / sizeof *arabic : sizeof english / sizeof *english;
        for (size_t w = 0; w < n && !now && t->kind == TOKEN_WORD; w++)
            if (words[w].kind == kind &&
                str_is(ar && !(t->flags & TOKEN_ARTICLE) ? token_stem(t) : t->norm, words[w].word))
                now = words[w].is;
        if (!now || (kind == SHARE && !is_share(k, side, i)))
            continue;
        if (found != NO_INDEX)
            return NO_INDEX;
        found = i;
        *what = now;
    }
    return found;
}

/* a number shortly before both, or for shares and times a word beside, that answers the other's */
static bool counts_the_same(const comparison *k, uint32_t ar, uint32_t en, uint8_t kind)
{
    enum { BACK = 5, BESIDE = 3 };
    const report *r = k->r;
    for (uint32_t i = en; i-- > k->en.first && en - i <= BACK;) {
        uint32_t p = k->partner[i];
        bool number = r->word_keys[i].evidence == EVIDENCE_NUMBER || r->tokens.at[i].pos == WORD_NUMBER;
        if (p != NO_INDEX && number && p < ar && ar - p <= BACK)
            return true;
    }
    for (uint32_t i = en + 1; kind == SHARE && i < k->en.end && i <= en + BESIDE; i++) {
        uint32_t p = k->partner[i];
        if (p != NO_INDEX && disagree_content(k, i) && p > ar && p <= ar + BESIDE)
            return true;
    }
    return false;
}

void disagree_units(comparison *k)
{
    report *r = k->r;
    if (!(k->en_hints & k->ar_hints & HINT_UNIT))
        return;
    for (uint8_t kind = MASS; kind <= SHARE; kind++) {
        uint8_t a = 0, e = 0;
        uint32_t en = only_unit(k, k->en, kind, &e);
        uint32_t ar = en != NO_INDEX ? only_unit(k, k->ar, kind, &a) : NO_INDEX;
        if (ar == NO_INDEX || a == e || !counts_the_same(k, ar, en, kind))
            continue;
        disagreement d = { .kind = DIFFER_number,
                           .severity = SEVERITY_MAJOR,
                           .ar = disagree_span(r, ar, ar),
                           .en = disagree_span(r, en, en) };
        str x = disagree_quote(r, d.ar), y = disagree_quote(r, d.en);
        d.explanation =
            arena_printf(r->a, "What is counted differs: the Arabic has %.*s, the English %.*s.",
                         STR_ARG(x), STR_ARG(y));
        d.explanation_ar =
            arena_printf(r->a, "تختلف وحدة العد: في النص العربي %.*s وفي الإنجليزي %.*s.", STR_ARG(x),
                         STR_ARG(y));
        disagree_add(r, d);
    }
}
