/*
 * Numbers that differ. A number of one version that the other has not is flagged only when the
 * other has one to set against it: figures may be written as words, left out, or said otherwise ("a
 * fortnight"). Million against milliard is looked at first: the same digits with another magnitude.
 */
#include "report/disagree.h"
#include "report/lexicon.h"
#include "report/memo.h"

#include <math.h>

enum { MAX_FIGURES = 64 };

typedef struct figure {
    uint32_t first, last; /* tokens, with the word of magnitude */
    double value, mantissa, scale;
    double other; /* "360.000": the same with its point read as a thousands mark, or 0 */
    bool digits;  /* written in digits */
    bool matched;
    bool optional; /* part of the report's own date, which one version may lack */
    bool spare;    /* matched, but said more often here than in the other version */
} figure;

typedef struct figures {
    figure at[MAX_FIGURES];
    uint32_t n;
} figures;

/* ---- reading them */

/* "1,000", "3.75", with Arabic separators too; false where it is no plain number */
static bool parse_digits(str s, double *value)
{
    double v = 0, unit = 1;
    bool decimals = false;
    size_t marks = 0;
    for (size_t i = 0; i < s.n; i++)
        marks += s.at[i] < '0' || s.at[i] > '9';
    for (size_t i = 0; i < s.n; i++) {
        unsigned char c = (unsigned char)s.at[i];
        if (c >= '0' && c <= '9') {
            if (decimals)
                v += (c - '0') * (unit /= 10);
            else
                v = v * 10 + (c - '0');
            continue;
        }
        if (c == 0xD9 || c == 0xAB || c == 0xAC) { /* U+066B decimal, U+066C thousands */
            decimals |= c == 0xAB;
            continue;
        }
        size_t behind = 0;
        while (i + 1 + behind < s.n && s.at[i + 1 + behind] >= '0' && s.at[i + 1 + behind] <= '9')
            behind++;
        bool thousands = behind == 3 && (c == ',' || marks > 1);
        if (!thousands && decimals)
            return false;
        decimals |= !thousands;
    }
    *value = v;
    return s.n > 0;
}

/* "360.000" may be 360 or 360,000 */
static double point_as_thousands(str s, double value)
{
    size_t n = s.n;
    bool point = n > 4 && s.at[n - 4] == '.' && memchr(s.at, '.', n) == s.at + n - 4;
    return point ? value * 1000 : 0;
}

/* word_keys have the key of every number word, so most words need no look-up */
static bool is_number_word(const report *r, uint32_t i)
{
    const word_keys *w = &r->word_keys[i];
    for (uint8_t n = 0; n < w->n; n++)
        if ((w->keys[n] & ~(uint32_t)KEY_VALUE) == KEY_NUMBER)
            return true;
    return false;
}

/* the magnitude that a word states, or 0 */
static double scale_of(const report *r, uint32_t i, bool glued)
{
    const token *t = &r->tokens.at[i];
    if (t->kind != TOKEN_WORD)
        return 0;
    static const struct {
        const char *word;
        double scale;
    } suffixes[] = { { "k", 1e3 },  { "m", 1e6 }, { "mn", 1e6 },
                     { "bn", 1e9 }, { "b", 1e9 }, { "tn", 1e12 } };
    for (size_t k = 0; k < sizeof suffixes / sizeof *suffixes; k++)
        if (str_is(t->norm, suffixes[k].word) && (glued || suffixes[k].scale > 1e8))
            return suffixes[k].scale;
    uint32_t c[BILINGUAL_CONCEPTS];
    size_t n = is_number_word(r, i) ? bilingual_of(r->know->bilingual, t->lang, t->norm, c) : 0;
    for (size_t k = 0; k < n; k++) {
        int64_t v = bilingual_number(r->know->bilingual, c[k]);
        if (v >= 1000)
            return (double)v;
    }
    return 0;
}

/* the value of a number word below a hundred, or 0 */
static double word_value(const report *r, uint32_t i)
{
    const token *t = &r->tokens.at[i];
    uint32_t c[BILINGUAL_CONCEPTS];
    if (t->kind != TOKEN_WORD || !is_number_word(r, i))
        return 0;
    size_t n = bilingual_of(r->know->bilingual, t->lang, t->norm, c);
    for (size_t k = 0; k < n; k++) {
        int64_t v = bilingual_number(r->know->bilingual, c[k]);
        if (v >= 2 && v < 100)
            return (double)v;
    }
    return 0;
}

/* "و1.7": digits joined to و or a preposition, with their decimals in tokens of their own */
static bool joined_digits(const report *r, token_range side, uint32_t i, figure *x)
{
    const token *t = &r->tokens.at[i];
    if (t->kind != TOKEN_WORD || t->lang != LANG_AR || t->norm.n < 3 ||
        t->norm.at[t->norm.n - 1] < '0' || t->norm.at[t->norm.n - 1] > '9' ||
        !parse_digits(str_drop(t->norm, 2), &x->mantissa))
        return false;
    for (size_t n = 2; n < t->norm.n; n++)
        if (t->norm.at[n] < '0' || t->norm.at[n] > '9')
            return false;
    if (i + 2 >= side.end || r->tokens.at[i + 2].kind != TOKEN_NUMBER ||
        r->tokens.at[i + 1].end - t->end > 2 ||
        (r->tokens.at[i + 1].flags | r->tokens.at[i + 2].flags) & TOKEN_SPACE_BEFORE)
        return true;
    str mark = report_text(r, r->tokens.at[i + 1].start, r->tokens.at[i + 1].end);
    double part;
    str digits = r->tokens.at[i + 2].norm;
    if (!parse_digits(digits, &part) ||
        !(str_is(mark, ".") || str_is(mark, ",") || str_is(mark, "٫")))
        return true;
    bool thousands = digits.n == 3 && str_is(mark, ",");
    x->mantissa =
        thousands ? x->mantissa * 1000 + part : x->mantissa + part / pow(10, (double)digits.n);
    x->last = i + 2;
    return true;
}

/* "1970s", "السبعينيات": a decade, not a year */
static bool is_decade(const report *r, token_range side, uint32_t i)
{
    const token *t = &r->tokens.at[i];
    if (t->lang == LANG_AR)
        return str_ends(t->norm, STR("ينيات")) || str_ends(t->norm, STR("ينات"));
    return t->kind == TOKEN_NUMBER && i + 1 < side.end &&
           !(r->tokens.at[i + 1].flags & TOKEN_SPACE_BEFORE) &&
           (str_is(r->tokens.at[i + 1].norm, "s") || str_is(r->tokens.at[i + 1].norm, "'s"));
}

static bool starts_with_waw(const report *r, uint32_t i)
{
    return r->tokens.at[i].lang == LANG_AR && str_starts(r->tokens.at[i].norm, STR("و"));
}

static bool is_ten_of_teens(const report *r, uint32_t i)
{
    return str_is(r->tokens.at[i].norm, "عشر") || str_is(r->tokens.at[i].norm, "عشرة");
}

/* a unit before عشر: 1 to 9, or 0 */
static double unit_of_teens(const report *r, uint32_t i)
{
    str w = r->tokens.at[i].norm;
    if (str_starts(w, STR("و")))
        w = str_drop(w, 2);
    if (str_starts(w, STR("احد")))
        return 1;
    if (str_starts(w, STR("اثن")))
        return 2;
    double v = word_value(r, i);
    return v < 10 ? v : 0;
}

static bool says_hundred(str w)
{
    return str_is(w, "hundred") || str_is(w, "مية") || str_is(w, "ماية") || str_is(w, "مءة");
}

/* مئة, hundred: by itself, not in بالمئة */
static bool is_hundred(const report *r, uint32_t i)
{
    return says_hundred(r->tokens.at[i].norm);
}

/* Number words that belong together: اثنتي عشرة, خمسة وعشرون, twenty-five. Zero where i begins
 * none, or where it is the rest of a larger one (مئة وخمسين) whose value is not worked out. */
static double joined_words(const report *r, token_range side, uint32_t i, uint32_t *last)
{
    *last = i;
    bool next = i + 1 < side.end;
    if (next && is_ten_of_teens(r, i + 1) && unit_of_teens(r, i) > 0) {
        *last = i + 1;
        return 10 + unit_of_teens(r, i);
    }
    bool of_scale = next && is_hundred(r, i) && scale_of(r, i + 1, false) > 0 &&
                    !(i > side.first && is_number_word(r, i - 1));
    if (of_scale) /* مئة مليون, "a hundred million" */
        return 100;
    double v = word_value(r, i);
    bool anyone = str_is(r->tokens.at[i].norm, "احد") || str_is(r->tokens.at[i].norm, "احدا");
    if (v <= 0 || anyone)
        return 0;
    if (i > side.first &&
        ((starts_with_waw(r, i) && is_number_word(r, i - 1)) || is_hundred(r, i - 1)))
        return 0;
    if (i > side.first + 1 && str_is(r->tokens.at[i - 1].norm, "and") && is_hundred(r, i - 2))
        return 0;
    if (next && is_hundred(r, i + 1)) {
        *last = i + 1;
        return 100 * v;
    }
    bool tens_behind = next && starts_with_waw(r, i + 1) && v < 10;
    double tens = tens_behind ? word_value(r, i + 1) : 0;
    if (tens >= 20) {
        *last = i + 1;
        return tens + v;
    }
    bool hyphen = i + 2 < side.end && v >= 20 && r->tokens.at[i].lang == LANG_EN &&
                  str_is(report_text(r, r->tokens.at[i + 1].start, r->tokens.at[i + 1].end), "-");
    double unit = hyphen ? word_value(r, i + 2) : 0;
    if (unit > 0 && unit < 10) {
        *last = i + 2;
        return v + unit;
    }
    return v;
}

/* مليار by itself is one, مليارا and مليوني are two; 0: another word */
static double magnitude_of(const token *t)
{
    static const struct {
        str word;
        double value;
    } words[] = { { STR("مليون"), 1e6 },    { STR("مليونا"), 2e6 },  { STR("مليوني"), 2e6 },
                  { STR("مليونين"), 2e6 },  { STR("مليار"), 1e9 },   { STR("مليارا"), 2e9 },
                  { STR("ملياري"), 2e9 },   { STR("مليارين"), 2e9 }, { STR("تريليون"), 1e12 },
                  { STR("تريليوني"), 1e12 }, { STR("الفي"), 2e3 },     { STR("الفين"), 2e3 } };
    str w = t->proclitics ? token_stem(t) : t->norm;
    if (t->kind != TOKEN_WORD || t->lang != LANG_AR || t->flags & TOKEN_ARTICLE ||
        w.n < 8)
        return 0;
    for (size_t n = 0; n < sizeof words / sizeof *words; n++)
        if (str_eq(w, words[n].word))
            return words[n].value;
    return 0;
}

/* a word of magnitude that says its number itself; not in نصف مليار, مليار ونصف */
static bool bare_magnitude(const report *r, token_range side, uint32_t i, figure *x)
{
    double value = magnitude_of(&r->tokens.at[i]);
    if (value <= 0)
        return false;
    const char *half[] = { "نصف", "ربع", "ثلث", "مية", "ماية", "مءة", "ثلاثة", "الف" };
    for (size_t n = 0; i > side.first && n < sizeof half / sizeof *half; n++)
        if (str_ends(r->tokens.at[i - 1].norm, str_of(half[n])))
            return false;
    if (i > side.first && is_number_word(r, i - 1))
        return false;
    if (i + 1 < side.end && (is_number_word(r, i + 1) || starts_with_waw(r, i + 1)))
        return false;
    x->value = x->mantissa = value;
    return true;
}

/* Most words cannot begin a number, which is told at once: no number word, no digits at its end, no
 * unit of a teen and no magnitude. */
static bool may_be_figure(const report *r, uint32_t i)
{
    const token *t = &r->tokens.at[i];
    if (t->kind != TOKEN_WORD || is_number_word(r, i) || is_hundred(r, i))
        return t->kind == TOKEN_WORD || t->kind == TOKEN_NUMBER;
    if (t->lang != LANG_AR || !t->norm.n)
        return false;
    char last = t->norm.at[t->norm.n - 1];
    return (last >= '0' && last <= '9') || unit_of_teens(r, i) > 0 || magnitude_of(t) > 0;
}

bool disagree_may_be_figure(const report *r, const token *t)
{
    static const char *const parts[] = { "مليو", "مليار", "تريليون" };
    uint32_t concepts[BILINGUAL_CONCEPTS];
    size_t n = token_concepts(r, t, concepts);
    str w = str_starts(t->norm, STR("و")) ? str_drop(t->norm, 2) : t->norm;
    bool may = says_hundred(t->norm) || str_starts(w, STR("احد")) || str_starts(w, STR("اثن"));
    for (size_t i = 0; i < n; i++)
        may |= bilingual_number(r->know->bilingual, concepts[i]) >= 0;
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        may |= str_find(t->norm, str_of(parts[i])) != SIZE_MAX;
    return may;
}

static void add_figure(figures *f, figure x)
{
    if (f->n < MAX_FIGURES)
        f->at[f->n++] = x;
}

static void read_figures(const comparison *k, token_range side, figures *f)
{
    const report *r = k->r;
    for (uint32_t i = side.first; i < side.end; i++) {
        const token *t = &r->tokens.at[i];
        if (!(k->hints[i] & HINT_FIGURE) || !may_be_figure(r, i) || is_decade(r, side, i))
            continue;
        figure x = { .first = i, .last = i, .scale = 1, .optional = disagree_own_date(k, i) };
        if (t->kind == TOKEN_NUMBER && parse_digits(t->norm, &x.mantissa))
            x.digits = true;
        else if (joined_digits(r, side, i, &x))
            x.digits = true;
        else if (bare_magnitude(r, side, i, &x)) {
            add_figure(f, x);
            continue;
        } else if ((x.mantissa = joined_words(r, side, i, &x.last)) <= 0)
            continue;
        if (x.last + 1 < side.end) {
            bool glued = !(r->tokens.at[x.last + 1].flags & TOKEN_SPACE_BEFORE);
            double scale = scale_of(r, x.last + 1, glued);
            if (scale > 0) {
                x.scale = scale;
                x.last++;
            }
        }
        x.value = x.mantissa * x.scale;
        /* two dozen may be told as twenty */
        if (x.last + 1 < side.end && str_is(r->tokens.at[x.last + 1].norm, "dozen")) {
            i = x.last + 1;
            continue;
        }
        if (x.digits)
            x.other = point_as_thousands(t->norm, x.value);
        add_figure(f, x);
        i = x.last;
    }
}

/* "5 to 6 million": what a range states of its second number holds for the first */
static void spread_scales(const comparison *k, figures *f)
{
    const report *r = k->r;
    for (uint32_t i = 0; i + 1 < f->n; i++) {
        figure *x = &f->at[i], *y = &f->at[i + 1];
        if (x->scale != 1 || y->scale == 1 || y->first - x->last > 2 || !x->digits || !y->digits)
            continue;
        const token *between = &r->tokens.at[y->first - 1];
        bool joins = str_is(between->norm, "to") || str_is(between->norm, "and") ||
                     str_is(between->norm, "-") || str_is(between->norm, "–") ||
                     str_is(between->norm, "الي") || str_is(between->norm, "إلى") ||
                     str_is(between->norm, "و") || str_is(between->norm, "الى") ||
                     str_is(between->norm, "or");
        if (joins && x->mantissa <= y->mantissa) {
            x->scale = y->scale;
            x->value = x->mantissa * x->scale;
        }
    }
}

/* ---- setting them against each other */

static bool same(double a, double b)
{
    return fabs(a - b) <= 1e-9 * (fabs(a) + fabs(b)) + 1e-12;
}

static bool in_time(const comparison *k, const figure *f)
{
    uint32_t t = k->time_at[f->first];
    return t != NO_INDEX && k->r->times.at[t].type != TIME_DURATION;
}

static bool same_figure(const figure *a, const figure *e)
{
    return same(a->value, e->value) || (a->other > 0 && same(a->other, e->value)) ||
           (e->other > 0 && same(a->value, e->other));
}

static void match(const comparison *k, figures *a, figures *e)
{
    /* figures of the report's own date only answer other dates, and last */
    for (int own = 0; own < 2; own++)
        for (uint32_t i = 0; i < e->n; i++)
            for (uint32_t j = 0; j < a->n && !e->at[i].matched; j++) {
                figure *x = &a->at[j], *y = &e->at[i];
                bool of_date = x->optional || y->optional;
                if (x->matched || of_date != (own == 1) || !same_figure(x, y))
                    continue;
                if (!of_date || (x->optional && y->optional) || in_time(k, x->optional ? y : x))
                    x->matched = y->matched = true;
            }
    /* one number said twice in one version */
    for (uint32_t i = 0; i < e->n; i++)
        for (uint32_t j = 0; j < a->n; j++) {
            figure *x = &a->at[j], *y = &e->at[i];
            if (x->matched != y->matched && !x->optional && !y->optional && same_figure(x, y))
                x->matched = y->matched = x->spare = y->spare = true;
        }
}

/* Does a word beside one figure answer a word beside the other? */
static bool beside(const comparison *k, const figure *a, const figure *e, uint32_t reach)
{
    for (uint32_t i = e->first > k->en.first + 2 ? e->first - 2 : k->en.first;
         i <= e->last + reach && i < k->en.end; i++) {
        uint32_t p = k->partner[i];
        if (i >= e->first && i <= e->last)
            continue;
        if (p != NO_INDEX && p + reach >= a->first && p <= a->last + reach)
            return true;
    }
    return false;
}

static bool is_currency(str unit)
{
    return unit.n == 3 && unit.at[0] >= 'A' && unit.at[0] <= 'Z';
}

static void flag(comparison *k, const figure *a, const figure *e)
{
    report *r = k->r;
    bool date = in_time(k, a) || in_time(k, e);
    bool magnitude = same(a->mantissa, e->mantissa) && a->scale != e->scale;
    double ratio =
        a->value > e->value ? a->value / (e->value + 1e-9) : e->value / (a->value + 1e-9);
    uint32_t about = k->amount_at[e->first], other = k->amount_at[a->first];
    bool money = about != NO_INDEX && is_currency(r->amounts.at[about].unit);
    disagreement d = {
        .kind = date ? DIFFER_date : DIFFER_number,
        .severity =
            magnitude || money || (ratio >= 10 && !date) ? SEVERITY_CRITICAL : SEVERITY_MAJOR,
        .about_kind = about != NO_INDEX ? ABOUT_AMOUNT : ABOUT_NOTHING,
        .about = about,
        .ar = disagree_span(r, a->first, a->last),
        .en = disagree_span(r, e->first, e->last),
    };
    if (other != NO_INDEX)
        d.ar = (span){ r->amounts.at[other].start, r->amounts.at[other].end, LANG_AR };
    if (about != NO_INDEX)
        d.en = (span){ r->amounts.at[about].start, r->amounts.at[about].end, LANG_EN };
    disagree_differ(r, d,
                    magnitude ? "The magnitudes differ"
                    : date    ? "The dates differ"
                              : "The numbers differ",
                    magnitude ? "يختلف مقدار العدد"
                    : date    ? "يختلف التاريخان"
                              : "يختلف العددان");
}

/* a figure of the Muslim calendar, the same hour by another clock, a year cut short, a share */
static bool by_another_measure(const figure *a, const figure *e)
{
    double x = a->value, y = e->value;
    bool hijri = (x > 1300 && x < 1500 && y > 1880 && y < 2100) ||
                 (y > 1300 && y < 1500 && x > 1880 && x < 2100);
    bool clock = fabs(x - y) == 12 && (x > 12) != (y > 12) && x <= 24 && y <= 24;
    /* "1950-53", and a quarter of 25 percent */
    double more = x > y ? x : y, less = x > y ? y : x;
    bool short_year = more > 1000 && more < 2100 && less < 100 && fmod(more, 100) == less;
    bool share = a->digits != e->digits && x * y >= 99 && x * y <= 100;
    return hijri || clock || short_year || share;
}

static void flag_pair(comparison *k, figure *a, figure *e)
{
    a->matched = e->matched = true;
    if (!by_another_measure(a, e))
        flag(k, a, e);
}

/* the number of figures in digits that nothing answers, and the first of them from `at` on */
static uint32_t open_digits(const figures *f, uint32_t *first)
{
    uint32_t n = 0;
    for (uint32_t i = f->n; i-- > 0;)
        if (!f->at[i].matched && f->at[i].digits && !f->at[i].optional) {
            *first = i;
            n++;
        }
    return n;
}

static void flag_magnitudes(comparison *k, figures *a, figures *e)
{
    for (uint32_t i = 0; i < e->n; i++)
        for (uint32_t j = 0; j < a->n; j++) {
            figure *x = &a->at[j], *y = &e->at[i];
            bool open = !x->matched && !y->matched && x->digits && y->digits && !x->optional &&
                        !y->optional;
            if (open && same(x->mantissa, y->mantissa) && x->scale != y->scale)
                flag_pair(k, x, y);
        }
}

/* "2 to 2 inches" against "2 to 4": one number is open, and the other version repeats one instead
 */
static void flag_repeated(comparison *k, figures *open, figures *other, uint32_t at)
{
    bool arabic = open->at[at].first >= k->ar.first && open->at[at].first < k->ar.end;
    for (uint32_t i = 0; i < other->n; i++) {
        figure *x = &open->at[at], *y = &other->at[i];
        if (!y->spare || !y->digits || x->matched)
            continue;
        figure *ar = arabic ? x : y, *en = arabic ? y : x;
        if (beside(k, ar, en, 2))
            flag_pair(k, ar, en);
    }
}

/* ---- the Arabic dual against three or more: وزيرين, "four ministers" */

static bool says_two(const comparison *k)
{
    const report *r = k->r;
    for (uint32_t i = k->en.first; i < k->en.end; i++) {
        str w = r->tokens.at[i].norm;
        if (str_is(w, "two") || str_is(w, "both") || str_is(w, "2") || str_is(w, "pair") ||
            str_is(w, "twice") || str_is(w, "twin"))
            return true;
    }
    return false;
}

static void flag_duals(comparison *k, const figures *e)
{
    const report *r = k->r;
    if (!e->n || says_two(k))
        return;
    for (uint32_t i = 0; i < e->n; i++) {
        const figure *y = &e->at[i];
        if (y->matched || y->scale != 1 || y->value < 3 || y->value > 99)
            continue;
        for (uint32_t n = y->last + 1; n <= y->last + 2 && n < k->en.end; n++) {
            uint32_t p = k->partner[n];
            if (r->tokens.at[n].kind != TOKEN_WORD)
                break;
            if (p == NO_INDEX)
                continue;
            const token *t = &r->tokens.at[p];
            bool dual = t->form & FORM_DUAL && !(t->form & FORM_PLURAL) && t->pos == WORD_NOUN &&
                        (t->mention == NO_INDEX ||
                         r->mentions.at[t->mention].kind != MENTION_NAME);
            if (dual) {
                figure x = { .first = p, .last = p, .value = 2, .mantissa = 2, .scale = 1 };
                flag(k, &x, y);
            }
            break;
        }
    }
}

/* ---- letters and digits in one word: HER2, F125 */

static size_t letters_of(str w, bool *mixed)
{
    size_t n = 0, digits = 0;
    *mixed = false;
    if (!w.n || w.at[w.n - 1] < '0' || w.at[w.n - 1] > '9')
        return 0;
    while (n < w.n && !(w.at[n] >= '0' && w.at[n] <= '9'))
        n++;
    for (size_t i = n; i < w.n; i++)
        digits += w.at[i] >= '0' && w.at[i] <= '9';
    *mixed = n > 0 && digits == w.n - n && digits;
    return n;
}

static void flag_codes(comparison *k)
{
    report *r = k->r;
    if (!(k->ar_hints & k->en_hints & HINT_CODE))
        return;
    for (uint32_t e = k->en.first; e < k->en.end; e++) {
        bool mixed, other_mixed;
        str w = r->tokens.at[e].norm;
        size_t n = letters_of(w, &mixed);
        uint32_t differs = NO_INDEX;
        for (uint32_t a = k->ar.first; mixed && a < k->ar.end; a++) {
            str v = r->tokens.at[a].norm;
            size_t m = letters_of(v, &other_mixed);
            if (str_eq(v, w))
                mixed = false;
            if (other_mixed && m == n && memcmp(v.at, w.at, n) == 0)
                differs = a;
        }
        if (mixed && differs != NO_INDEX) {
            figure x = { .first = differs, .last = differs, .value = 1, .mantissa = 1, .scale = 1 };
            figure y = { .first = e, .last = e, .value = 2, .mantissa = 2, .scale = 1 };
            flag(k, &x, &y);
        }
    }
}

/* words of small numbers stand everywhere: what they count must be right beside them */
static uint32_t reach_of(const figure *x, const figure *y, uint32_t reach)
{
    bool both_digits = x->digits && y->digits, large = x->value >= 1e6 && y->value >= 1e6;
    /* dozens and عشرات are no numbers */
    bool both_words = !x->digits && !y->digits && x->value > 2 && y->value > 2 && x->value < 10 &&
                      y->value < 10;
    return both_digits || large || both_words ? reach : reach - 1;
}

void disagree_numbers(comparison *k)
{
    figures a, e;
    flag_codes(k);
    if (!(k->en_hints & HINT_FIGURE)) /* nothing to set against any of the other side */
        return;
    a.n = e.n = 0;
    read_figures(k, k->ar, &a);
    read_figures(k, k->en, &e);
    spread_scales(k, &a);
    spread_scales(k, &e);
    match(k, &a, &e);
    flag_magnitudes(k, &a, &e);
    for (uint32_t reach = 2; reach <= 4; reach += 2)
        for (uint32_t i = 0; i < e.n; i++)
            for (uint32_t j = 0; j < a.n; j++) {
                figure *x = &a.at[j], *y = &e.at[i];
                bool both = x->digits && y->digits;
                bool one_word = x->digits != y->digits ||
                                (!both && reach == 2 && x->value < 100 && y->value < 100) ||
                                (x->scale > 1 && y->scale > 1);
                if (!x->matched && !y->matched && !x->optional && !y->optional &&
                    (both || (one_word && reach == 2)) && beside(k, x, y, reach_of(x, y, reach)))
                    flag_pair(k, x, y);
            }
    flag_duals(k, &e);
    /* what is left stands in the same order when each version has as many */
    uint32_t i = 0, j = 0;
    uint32_t in_ar = open_digits(&a, &j), in_en = open_digits(&e, &i);
    if (in_ar == in_en)
        for (; open_digits(&a, &j) && open_digits(&e, &i);)
            flag_pair(k, &a.at[j], &e.at[i]);
    else if (in_ar + in_en == 1)
        flag_repeated(k, in_ar ? &a : &e, in_ar ? &e : &a, in_ar ? j : i);
}
