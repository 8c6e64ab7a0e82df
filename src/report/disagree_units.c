/*
 * What a number counts: tonnes against kilograms, a day against a week; and shares told by words: a
 * third against a quarter. Each version must have one such word of a kind, and a number, or a word
 * beside them, must answer the other's. Cost: one look at every word of a bead that has a number.
 */
#include "report/disagree.h"
#include "report/lexicon.h"

typedef struct unit_word {
    str word;
    uint8_t kind, is; /* one of a kind against another of it */
} unit_word;

enum { MASS = 1, LENGTH, AREA, VOLUME, POWER, EVERY, SHARE };

static const unit_word arabic[] = {
    { STR("كيلوغرام"), MASS, 1 },   { STR("كيلوغراما"), MASS, 1 },  { STR("كيلوجرام"), MASS, 1 },
    { STR("كيلو"), MASS, 1 },       { STR("طن"), MASS, 2 },         { STR("طنا"), MASS, 2 },
    { STR("اطنان"), MASS, 2 },      { STR("غرام"), MASS, 3 },       { STR("غراما"), MASS, 3 },
    { STR("كيلومتر"), LENGTH, 1 },  { STR("كيلومترا"), LENGTH, 1 }, { STR("كيلومترات"), LENGTH, 1 },
    { STR("متر"), LENGTH, 2 },      { STR("مترا"), LENGTH, 2 },     { STR("امتار"), LENGTH, 2 },
    { STR("ميل"), LENGTH, 3 },      { STR("ميلا"), LENGTH, 3 },     { STR("اميال"), LENGTH, 3 },
    { STR("قدم"), LENGTH, 4 },      { STR("قدما"), LENGTH, 4 },     { STR("هكتار"), AREA, 1 },
    { STR("هكتارا"), AREA, 1 },     { STR("هكتارات"), AREA, 1 },    { STR("فدان"), AREA, 2 },
    { STR("فدانا"), AREA, 2 },      { STR("برميل"), VOLUME, 1 },    { STR("برميلا"), VOLUME, 1 },
    { STR("براميل"), VOLUME, 1 },   { STR("لتر"), VOLUME, 2 },      { STR("لترا"), VOLUME, 2 },
    { STR("ليتر"), VOLUME, 2 },     { STR("ميغاواط"), POWER, 1 },   { STR("ميجاوات"), POWER, 1 },
    { STR("غيغاواط"), POWER, 2 },   { STR("جيجاوات"), POWER, 2 },   { STR("كيلوواط"), POWER, 3 },
    { STR("يوميا"), EVERY, 1 },     { STR("اسبوعيا"), EVERY, 2 },   { STR("شهريا"), EVERY, 3 },
    { STR("سنويا"), EVERY, 4 },     { STR("نصف"), SHARE, 1 },       { STR("ثلث"), SHARE, 2 },
    { STR("ثلثي"), SHARE, 3 },      { STR("ثلثا"), SHARE, 3 },      { STR("ثلثين"), SHARE, 3 },
    { STR("ربع"), SHARE, 4 },       { STR("خمس"), SHARE, 6 },
};

static const unit_word english[] = {
    { STR("kilogram"), MASS, 1 },    { STR("kilograms"), MASS, 1 },   { STR("kg"), MASS, 1 },
    { STR("kilo"), MASS, 1 },        { STR("kilos"), MASS, 1 },       { STR("tonne"), MASS, 2 },
    { STR("tonnes"), MASS, 2 },      { STR("ton"), MASS, 2 },         { STR("tons"), MASS, 2 },
    { STR("gram"), MASS, 3 },        { STR("grams"), MASS, 3 },       { STR("kilometre"), LENGTH, 1 },
    { STR("kilometres"), LENGTH, 1 }, { STR("kilometer"), LENGTH, 1 }, { STR("kilometers"), LENGTH, 1 },
    { STR("km"), LENGTH, 1 },        { STR("metre"), LENGTH, 2 },     { STR("metres"), LENGTH, 2 },
    { STR("meter"), LENGTH, 2 },     { STR("meters"), LENGTH, 2 },    { STR("mile"), LENGTH, 3 },
    { STR("miles"), LENGTH, 3 },     { STR("feet"), LENGTH, 4 },      { STR("foot"), LENGTH, 4 },
    { STR("hectare"), AREA, 1 },     { STR("hectares"), AREA, 1 },    { STR("acre"), AREA, 2 },
    { STR("acres"), AREA, 2 },       { STR("barrel"), VOLUME, 1 },    { STR("barrels"), VOLUME, 1 },
    { STR("litre"), VOLUME, 2 },     { STR("litres"), VOLUME, 2 },    { STR("liter"), VOLUME, 2 },
    { STR("liters"), VOLUME, 2 },    { STR("megawatt"), POWER, 1 },   { STR("megawatts"), POWER, 1 },
    { STR("mw"), POWER, 1 },         { STR("gigawatt"), POWER, 2 },   { STR("gigawatts"), POWER, 2 },
    { STR("kilowatt"), POWER, 3 },   { STR("kilowatts"), POWER, 3 },  { STR("daily"), EVERY, 1 },
    { STR("weekly"), EVERY, 2 },     { STR("monthly"), EVERY, 3 },    { STR("annually"), EVERY, 4 },
    { STR("yearly"), EVERY, 4 },     { STR("half"), SHARE, 1 },       { STR("third"), SHARE, 2 },
    { STR("thirds"), SHARE, 3 },     { STR("quarter"), SHARE, 4 },    { STR("quarters"), SHARE, 5 },
    { STR("fifth"), SHARE, 6 },
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
        if (ar ? str_ends(norm, words[w].word) : str_eq(norm, words[w].word))
            return true;
    return STR_IS_ANY(norm, spans);
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
                str_eq(ar && !(t->flags & TOKEN_ARTICLE) ? token_stem(t) : t->norm, words[w].word))
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
        disagree_differ(r, d, "What is counted differs", "تختلف وحدة العد");
    }
}
