/*
 * Amounts: money with its currency (ISO 4217), percentages, and counted people and things, in
 * digits or words, with their multipliers, the currency before or behind, and the words that make
 * them rough.
 *
 * A noun like "pound" takes the country beside it ("Egyptian pounds", جنيه مصري); else the country
 * of those that have it which the words around it name, else the one the report names most, else
 * the usual one of the language; where nothing decides, the unit stays the noun. "Millions of
 * dollars" has no value and is left. Cost: linear; the countries of the report are counted once,
 * when first needed.
 */
#include "report/knowledge.h"
#include "report/lexicon.h"
#include "report/stages.h"
#include "report/times.h"

#include <math.h>

enum { NEAR_WORDS = 30, SMALL_COUNT = 11, COUNTRIES = 26 * 26 };

typedef struct counter {
    scan s;
    amount second; /* of a range, where the first number has its currency or multiplier from it */
    uint32_t *countries; /* how often each is named, by its two letters; NULL until asked for */
} counter;

static bool arabic(const scan *s, uint32_t i)
{
    return i < s->end && s->r->tokens.at[i].lang == LANG_AR;
}

static const token *token_at(const scan *s, uint32_t i)
{
    return &s->r->tokens.at[i];
}

static bool same_sentence(const scan *s, uint32_t a, uint32_t b)
{
    return a < s->end && b < s->end && token_at(s, a)->sentence == token_at(s, b)->sentence;
}

/* ---- currencies */

static size_t country_index(str cc)
{
    if (cc.n != 2 || cc.at[0] < 'a' || cc.at[0] > 'z' || cc.at[1] < 'a' || cc.at[1] > 'z')
        return 0;
    return (size_t)(cc.at[0] - 'a') * 26 + (size_t)(cc.at[1] - 'a');
}

static void count_countries(counter *k)
{
    report *r = k->s.r;
    k->countries = arena_array(r->a, uint32_t, COUNTRIES);
    scan all = k->s;
    all.from = 0;
    all.end = (uint32_t)r->tokens.n;
    for (uint32_t i = 0; i < all.end; i++)
        if (time_is(&all, i, KIND_country))
            k->countries[country_index(time_text(&all, i, KIND_country))]++;
}

/* the country near an amount whose currency has this name */
static str near_country(const scan *s, str noun, uint32_t i)
{
    for (uint32_t d = 1; d <= NEAR_WORDS; d++) {
        uint32_t places[2] = { i >= s->from + d ? i - d : s->end, i + d };
        for (int k = 0; k < 2; k++)
            if (same_sentence(s, places[k], i) && time_is(s, places[k], KIND_country)) {
                str code = calendar_currency(s->c, noun, time_text(s, places[k], KIND_country));
                if (code.n)
                    return code;
            }
    }
    return STR_NONE;
}

/* the country the report names most among those that have it; none where two are level */
static str main_country(counter *k, str noun)
{
    if (!k->countries)
        count_countries(k);
    uint32_t most = 0;
    str best = STR_NONE;
    for (size_t n = 1; n < COUNTRIES; n++) {
        char cc[2] = { (char)('a' + n / 26), (char)('a' + n % 26) };
        if (k->countries[n] < most || k->countries[n] == 0)
            continue;
        str code = calendar_currency(k->s.c, noun, (str){ cc, 2 });
        if (!code.n)
            continue;
        best = k->countries[n] == most && !str_eq(code, best) ? STR_NONE : code;
        most = k->countries[n];
    }
    return best;
}

static str currency_of(counter *k, str noun, str country, uint32_t i)
{
    const scan *s = &k->s;
    if (country.n) {
        str code = calendar_currency(s->c, noun, country);
        if (code.n)
            return code;
    }
    str usual = calendar_currency(s->c, noun, STR("xx"));
    if (str_is(noun, "dollar"))
        return usual;
    str code = near_country(s, noun, i);
    if (!code.n)
        code = main_country(k, noun);
    if (!code.n)
        code = usual;
    if (!code.n && !arabic(s, i))
        code = calendar_currency(s->c, noun, STR("en"));
    return code.n ? code : noun;
}

/* a code is one only in capitals, or right beside digits */
static bool is_currency(const scan *s, uint32_t i)
{
    if (!time_is(s, i, KIND_currency))
        return false;
    if (!(time_marks(s, i, KIND_currency) & MARK_CODE))
        return true;
    if (s->w[i].count > 1 &&
        token_at(s, i)->end - token_at(s, i)->start == 1) /* A$, not "a $2 fee" */
        return token_at(s, i)->flags & TOKEN_CAPITAL && time_joined(s, i + 1);
    if (time_mark(s, i + 1, '$') && time_joined(s, i + 1)) /* nzd$15 */
        return true;
    return token_at(s, i)->flags & TOKEN_ALL_CAPS || s->w[i].flags & WORD_GLUED ||
           time_joined(s, i) || (token_at(s, i)->norm.n > 2 && token_at(s, i)->norm.at[1] == '.') ||
           (i + 1 < s->end && s->w[i + 1].flags & WORD_DIGITS) ||
           (i > s->from && s->w[i - 1].flags & WORD_DIGITS && token_at(s, i)->norm.n == 3);
}

/* MEUR, MUSD: millions of a code */
static uint32_t million_code(const scan *s, uint32_t i, str *code)
{
    if (i >= s->end || !(token_at(s, i)->flags & TOKEN_ALL_CAPS) || token_at(s, i)->norm.n != 4 ||
        token_at(s, i)->norm.at[0] != 'm')
        return 0;
    calendar_walk w = calendar_begin();
    if (!calendar_step(s->c, &w, str_drop(token_at(s, i)->norm, 1)))
        return 0;
    const time_sense *t = calendar_sense(s->c, w.sense);
    if (!t || t->kind != KIND_currency)
        return 0;
    *code = t->text;
    return i + 1;
}

/* a currency with the country before or behind its noun; *code may be a bare noun */
static uint32_t read_currency(counter *k, uint32_t i, str *code)
{
    const scan *s = &k->s;
    str country = STR_NONE;
    uint32_t at = i;
    if (time_is(s, i, KIND_country) && !is_currency(s, i)) {
        country = time_text(s, i, KIND_country);
        at = time_next(s, i);
    }
    if (is_currency(s, at)) {
        *code = time_text(s, at, KIND_currency);
        uint32_t end = time_next(s, at);
        bool sign = time_marks(s, at, KIND_currency) & MARK_CODE && time_mark(s, end, '$') &&
                    time_joined(s, end);
        return sign ? end + 1 : end;
    }
    if (!time_is(s, at, KIND_money))
        return 0;
    uint32_t end = time_next(s, at);
    if (arabic(s, at) && time_is(s, end, KIND_country)) {
        country = time_text(s, end, KIND_country);
        str with = calendar_currency(s->c, time_text(s, at, KIND_money), country);
        if (with.n) {
            *code = with;
            return time_next(s, end);
        }
        country = STR_NONE;
    }
    *code = currency_of(k, time_text(s, at, KIND_money), country, at);
    return end;
}

/* ---- money */

/* "and 43 cents", "50" behind a currency: its hundredths */
static uint32_t small_change(const scan *s, uint32_t i, double *value)
{
    uint32_t at = time_is(s, i, KIND_and) && !arabic(s, i) ? time_next(s, i) : i;
    double n = 0;
    uint32_t end = read_cardinal(s, at, &n);
    if (!end || n >= 1000 || n != floor(n) || *value != floor(*value))
        return 0;
    if (time_is(s, end, KIND_subunit)) {
        *value += n / time_number(s, end, KIND_subunit);
        return time_next(s, end);
    }
    bool last = end >= s->end || !same_sentence(s, i, end) || time_mark(s, end, '.') ||
                time_mark(s, end, ',');
    if (!last || n >= 100 || n < 10 || arabic(s, at) ||
        (s->w[at].flags & WORD_DIGITS && s->w[at].digits != 2))
        return 0;
    *value += n / 100;
    return end;
}

/* the multiplier of the second number of "$4-5 billion" holds for the first too, and its currency
 * is the first one's */
static void share_multiplier(counter *k, uint32_t at, amount *first)
{
    const scan *s = &k->s;
    if (!time_mark(s, at, '-') && !time_is(s, at, KIND_to))
        return;
    uint32_t next = time_next(s, at), end;
    str code = first->unit;
    uint32_t past = read_currency(k, next, &code);
    uint32_t number = past ? past : next;
    double other = 0;
    if (number >= s->end || !(s->w[number].flags & WORD_DIGITS) || s->w[number].number <= 0 ||
        !(end = read_cardinal(s, number, &other)) || !str_eq(code, first->unit))
        return;
    double scale = other / s->w[number].number;
    if (scale < 1000 || first->value >= 1000)
        return;
    first->value *= scale;
    k->second =
        (amount){ .first_token = next, .token_count = end - next, .value = other, .unit = code };
}

/* the currency first: $3.5bn, USD 200, EUR20, £ 50 million, Malaysian ringgits 42 */
static uint32_t currency_first(counter *k, uint32_t i, amount *out)
{
    const scan *s = &k->s;
    if (i < s->end && s->w[i].flags & WORD_GLUED && is_currency(s, i)) {
        out->unit = time_text(s, i, KIND_currency);
        out->value = s->w[i].number;
        uint32_t end = i + 1;
        if (time_mark(s, end, '.') && time_joined(s, end) && time_joined(s, end + 1) &&
            s->w[end + 1].flags & WORD_DIGITS) {
            out->value += s->w[end + 1].number / pow(10, s->w[end + 1].digits);
            end += 2;
        }
        return end;
    }
    uint32_t at = read_currency(k, i, &out->unit);
    if (!at || at >= s->end || !same_sentence(s, i, at))
        return 0;
    bool symbol = token_at(s, at - 1)->kind == TOKEN_PUNCT ||
                  token_at(s, at - 1)->flags & TOKEN_ALL_CAPS || s->w[i].count > 1;
    if (!(s->w[at].flags & WORD_DIGITS) ||
        (!symbol && token_at(s, at)->sentence != token_at(s, i)->sentence))
        return 0;
    uint32_t end = read_cardinal(s, at, &out->value);
    if (end == at + 1)
        share_multiplier(k, end, out);
    return end;
}

static uint32_t number_first(counter *k, uint32_t i, amount *out)
{
    const scan *s = &k->s;
    uint32_t at = 0;
    bool one = time_is(s, i, KIND_a) && !arabic(s, i) && time_is(s, i + 1, KIND_money);
    if (one) {
        out->value = 1;
        at = i + 1;
    } else {
        at = read_cardinal(s, i, &out->value);
    }
    if (!at)
        return 0;
    uint32_t plain = at;
    if (time_mark(s, at, '-') && time_joined(s, at) && time_joined(s, at + 1))
        at++;
    if (time_is(s, at, KIND_of) && !arabic(s, at) &&
        s->w[plain - 1].kinds & (uint64_t)1 << KIND_multiplier)
        at = time_next(s, at);
    uint32_t end = read_currency(k, at, &out->unit);
    if (!end && (end = million_code(s, at, &out->unit)))
        out->value *= 1e6;
    if (!end)
        return 0;
    if (one && end < s->end && !(s->w[end].flags & WORD_MARK))
        return 0;
    if (time_is(s, end, KIND_multiplier) && !arabic(s, end)) { /* 75 USD million */
        out->value *= time_number(s, end, KIND_multiplier);
        end = time_next(s, end);
    }
    /* the currency of what follows: "10 $20" */
    if (token_at(s, at)->kind == TOKEN_PUNCT && !time_joined(s, at) && end < s->end &&
        time_joined(s, end) && s->w[end].flags & WORD_DIGITS)
        return 0;
    uint32_t change = small_change(s, end, &out->value);
    return change ? change : end;
}

/* "10,000 to 15,000 dollars", ما بين 5 و7 مليارات دولار: the currency behind holds for both */
static uint32_t range_first(counter *k, uint32_t i, amount *out)
{
    const scan *s = &k->s;
    double first = 0;
    uint32_t at = read_cardinal(s, i, &first);
    if (!at || at >= s->end || !(s->w[i].flags & WORD_DIGITS))
        return 0;
    bool between = i > s->from && time_is(s, i - 1, KIND_between);
    bool and = arabic(s, at) ? between && s->w[at].proclitics & PROCLITIC_WAW
                             : between && time_is(s, at, KIND_and);
    bool to = time_mark(s, at, '-') || (time_is(s, at, KIND_to) && !time_is(s, at, KIND_and));
    uint32_t next = and&&arabic(s, at) ? at : at + 1;
    if ((!and&&!to) || next >= s->end || !(s->w[next].flags & WORD_DIGITS))
        return 0;
    amount second = { 0 };
    uint32_t end = number_first(k, next, &second);
    if (!end)
        return 0;
    double scale = s->w[next].number > 0 ? second.value / s->w[next].number : 1;
    out->value = at == i + 1 && first < 1000 && scale >= 1000 ? first * scale : first;
    out->unit = second.unit;
    if (out->value >= second.value)
        return 0;
    second.first_token = next;
    second.token_count = end - next;
    k->second = second;
    return at;
}

/* ---- people and things */

/* a noun that means people: 19 defendants, 10 سياسيين */
static bool is_person(const scan *s, uint32_t i)
{
    const token *t = i < s->end ? token_at(s, i) : NULL;
    if (!t || t->kind != TOKEN_WORD || t->pos != WORD_NOUN || t->lemma == NO_INDEX ||
        !s->r->know->lexicon || (t->lang == LANG_EN && !(t->form & FORM_PLURAL)))
        return false;
    return lexicon_lexeme(s->r->know->lexicon, t->lemma)->sense == SENSE_PERSON;
}

/* "50 of whom", "550 others", 12 منهم */
static uint32_t of_them(const scan *s, uint32_t i)
{
    if (i < s->end && (str_is(token_at(s, i)->norm, "منهم") || str_is(token_at(s, i)->norm, "اخرين") ||
                       str_is(token_at(s, i)->norm, "اخرون") || str_is(token_at(s, i)->norm, "others")))
        return i + 1;
    return i + 1 < s->end && str_is(token_at(s, i)->norm, "of") &&
                   (str_is(token_at(s, i + 1)->norm, "whom") || str_is(token_at(s, i + 1)->norm, "them"))
               ? i
               : 0;
}

/* "60 Mirage 2000 aircraft", "18 Rafale fighters": the name of a model between the number and what is
 * counted; the token of the noun, or 0 */
static uint32_t behind_model(const scan *s, uint32_t i)
{
    enum { MODEL_WORDS = 3 };
    uint32_t at = i;
    if (arabic(s, i) || i >= s->end || !(token_at(s, i)->flags & TOKEN_CAPITAL) ||
        time_is(s, i, KIND_country) || s->w[i].kinds & (uint64_t)1 << KIND_month)
        return 0;
    while (at < s->end && at - i < MODEL_WORDS && !time_is(s, at, KIND_count) &&
           (token_at(s, at)->flags & TOKEN_CAPITAL || token_at(s, at)->kind == TOKEN_NUMBER ||
            time_mark(s, at, '-')))
        at++;
    return at > i && time_is(s, at, KIND_count) && same_sentence(s, i, at) ? at : 0;
}

static uint32_t read_count(counter *k, uint32_t i, amount *out)
{
    const scan *s = &k->s;
    uint32_t at = read_cardinal(s, i, &out->value);
    if (!at)
        return 0;
    uint32_t noun = at;
    if (time_mark(s, noun, '-') && time_joined(s, noun) && time_joined(s, noun + 1))
        noun++;
    if (time_is(s, noun, KIND_country) && !time_is(s, noun, KIND_count)) /* 120 Israeli hostages */
        noun = time_next(s, noun);
    else if (!time_is(s, noun, KIND_count) && noun < s->end && !(s->w[noun].flags & WORD_MARK) &&
             !s->w[noun].kinds && !arabic(s, noun) && time_is(s, noun + 1, KIND_count))
        noun++;
    bool digits = s->w[i].flags & WORD_DIGITS;
    uint32_t model = digits && !time_is(s, noun, KIND_count) ? behind_model(s, at) : 0;
    noun = model ? model : noun;
    bool year = i > s->from && digits && time_is(s, i - 1, KIND_month) && out->value > 1900 &&
                out->value < 2100;
    uint32_t them = digits && at == i + 1 ? of_them(s, at) : 0;
    bool person = digits && at == i + 1 && !time_is(s, noun, KIND_count) && same_sentence(s, i, noun) &&
                  is_person(s, noun);
    if (!year && (them || person)) {
        out->unit = STR("person");
        return person ? time_next(s, noun) : them;
    }
    if (year || !time_is(s, noun, KIND_count) || !same_sentence(s, i, noun))
        return 0;
    str unit = time_text(s, noun, KIND_count);
    if (model && str_is(token_at(s, noun)->norm, "fighters"))
        unit = STR("aircraft");
    if (!digits && !str_is(unit, "%") && out->value < SMALL_COUNT)
        return 0;
    if (str_is(unit, "person") && out->value != floor(out->value))
        return 0;
    out->unit = unit;
    return time_next(s, noun);
}

/* ---- the stage */

static uint32_t read_amount(counter *k, uint32_t i, amount *out)
{
    const scan *s = &k->s;
    *out = (amount){ 0 };
    uint32_t at = i;
    for (int n = 0; n < 2 && time_is(s, at, KIND_approx); n++) {
        out->approximate = true;
        at = time_next(s, at);
    }
    if (at > i && at < s->end && !arabic(s, at) && time_is(s, at, KIND_a) && is_currency(s, at + 1))
        at++;
    uint32_t end = currency_first(k, at, out);
    if (!end)
        end = number_first(k, at, out);
    if (!end)
        end = range_first(k, at, out);
    if (!end)
        end = read_count(k, at, out);
    if (end && time_is(s, end, KIND_approx) && arabic(s, end) && same_sentence(s, i, end) &&
        str_is(token_at(s, end)->norm, "تقريبا")) {
        out->approximate = true;
        end = time_next(s, end);
    }
    return end;
}

static void add_amount(const scan *s, amount m)
{
    report *r = s->r;
    m.start = s->w[m.first_token].start;
    m.end = r->tokens.at[m.first_token + m.token_count - 1].end;
    m.sentence = r->tokens.at[m.first_token].sentence;
    m.lang = r->sentences.at[m.sentence].lang;
    *vec_push(r->a, &r->amounts) = m;
}

#define BIT(name) ((uint64_t)1 << KIND_##name)

void report_find_amounts(report *r)
{
    static const uint64_t openers = BIT(approx) | BIT(cardinal) | BIT(multiplier) | BIT(fraction) |
                                    BIT(currency) | BIT(money) | BIT(country) | BIT(a);
    if (!r->know || !r->know->calendar)
        return;
    counter k = { 0 };
    size_t time = 0;
    for (uint32_t b = 0; b < r->blocks.n; b++) {
        k.s = times_scan(r, b);
        for (uint32_t i = k.s.from; i < k.s.end;) {
            amount m;
            /* the numbers of a date are no amounts */
            while (time < r->times.n &&
                   r->times.at[time].first_token + r->times.at[time].token_count <= i)
                time++;
            if (time < r->times.n && r->times.at[time].type != TIME_DURATION &&
                r->times.at[time].first_token <= i) {
                i = r->times.at[time].first_token + r->times.at[time].token_count;
                continue;
            }
            bool may = k.s.w[i].kinds & openers || k.s.w[i].flags & (WORD_DIGITS | WORD_GLUED);
            uint32_t end = may ? read_amount(&k, i, &m) : 0;
            if (!end || !(m.value >= 0) || m.value > 1e18) {
                i++;
                continue;
            }
            m.first_token = i;
            m.token_count = end - i;
            add_amount(&k.s, m);
            i = end;
            if (k.second.token_count) {
                k.second.approximate = m.approximate;
                add_amount(&k.s, k.second);
                i = k.second.first_token + k.second.token_count;
                k.second.token_count = 0;
            }
        }
    }
}
