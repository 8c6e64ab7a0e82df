/*
 * Dates and durations that differ: months and weekdays by their words (days and years are compared
 * as numbers), lengths of time by their values, so that the Arabic dual عامين meets "twelve years".
 */
#include "report/disagree.h"
#include "report/memo.h"
#include "report/signs.h"

#include <stdlib.h>

enum { MAX_WORDS = 24 };

typedef struct date_words {
    uint32_t at[MAX_WORDS];
    uint32_t n;
} date_words;

static uint32_t sign_at(const report *r, uint32_t i)
{
    const token *t = &r->tokens.at[i];
    if (t->kind != TOKEN_WORD)
        return 0;
    uint32_t s = t->signs;
    bool and_before = !s && t->lang == LANG_AR && t->norm.n > 6 && str_starts(t->norm, STR("و"));
    return and_before ? signs_of(r->know->signs, t->lang, str_drop(t->norm, 2)) : s;
}

/* "in", "since", في, منذ */
static bool dates_what_follows(const report *r, uint32_t i)
{
    static const char *const words[] = { "in",   "since", "until", "last", "next", "early", "late",
                                         "by",   "from",  "of",    "في",   "منذ",  "حتي",   "شهر",
                                         "اوايل", "اواخر", "مطلع",  "نهاية" };
    return STR_IS_ANY(r->tokens.at[i].norm, words);
}

/* "May" and "March" are months only when written large, and like آب only beside a number or behind
 * a word that dates */
static bool is_month(const report *r, token_range side, uint32_t i)
{
    const token *t = &r->tokens.at[i];
    if (!(sign_at(r, i) & SIGN_MONTH) || (t->lang == LANG_EN && !(t->flags & TOKEN_CAPITAL)))
        return false;
    bool before = i > side.first && r->tokens.at[i - 1].kind == TOKEN_NUMBER;
    bool behind = i + 1 < side.end && r->tokens.at[i + 1].kind == TOKEN_NUMBER;
    bool weak = t->lang == LANG_AR ? t->norm.n <= 6
                                   : str_is(t->norm, "may") || str_is(t->norm, "march");
    return before || behind || !weak || (i > side.first && dates_what_follows(r, i - 1));
}

static void add_word(date_words *out, uint32_t i)
{
    if (out->n < MAX_WORDS)
        out->at[out->n++] = i;
}

static void read_words(const comparison *k, token_range side, date_words *months, date_words *days)
{
    const report *r = k->r;
    for (uint32_t i = side.first; i < side.end; i++) {
        const token *t = &r->tokens.at[i];
        if (!(k->hints[i] & HINT_CALENDAR))
            continue;
        uint32_t named = sign_at(r, i) & (SIGN_MONTH | SIGN_WEEKDAY);
        if (!named || disagree_own_date(k, i))
            continue;
        if (named & SIGN_WEEKDAY && (t->lang == LANG_AR || t->flags & TOKEN_CAPITAL))
            add_word(days, i);
        if (is_month(r, side, i))
            add_word(months, i);
    }
}

static void flag(comparison *k, uint8_t kind, span ar, span en, uint32_t time)
{
    report *r = k->r;
    disagreement d = { .kind = kind,
                       .severity = SEVERITY_MAJOR,
                       .ar = ar,
                       .en = en,
                       .about_kind = time != NO_INDEX ? ABOUT_TIME : ABOUT_NOTHING,
                       .about = time };
    bool date = kind == DIFFER_date;
    disagree_differ(r, d, date ? "The dates differ" : "The lengths of time differ",
                    date ? "يختلف التاريخان" : "تختلف المدتان");
}

/* "on Monday" against أمس: does any time of the other side mean the same day, month or year? */
bool disagree_same_time(const comparison *k, uint32_t token_index, token_range other)
{
    const report *r = k->r;
    uint32_t t = k->time_at[token_index];
    str v = t != NO_INDEX ? r->times.at[t].value : (str){ 0 };
    for (uint32_t i = other.first; v.at && i < other.end; i++) {
        uint32_t x = k->time_at[i];
        /* one that answers another word is told of another time */
        bool other_one = k->partner[i] != NO_INDEX && k->partner[i] != token_index &&
                         k->time_at[k->partner[i]] != t;
        str w = x != NO_INDEX && !other_one ? r->times.at[x].value : (str){ 0 };
        if (w.at && v.n >= 7 && (str_starts(w, v) || (w.n >= 10 && str_starts(v, w))))
            return true;
    }
    return false;
}

/* a month or weekday of each version that the other lacks: the first with the first */
static void compare_words(comparison *k, const date_words *a, const date_words *e)
{
    const report *r = k->r;
    uint32_t ar = NO_INDEX, en = NO_INDEX, open_ar = 0, open_en = 0;
    for (uint32_t i = a->n; i-- > 0;)
        if (!k->answered[a->at[i]] && !disagree_same_time(k, a->at[i], k->en)) {
            /* "نيسان/أبريل": one of two names of a month is enough */
            bool doubled = (i && a->at[i] - a->at[i - 1] <= 3 && k->answered[a->at[i - 1]]) ||
                           (i + 1 < a->n && a->at[i + 1] - a->at[i] <= 3 && k->answered[a->at[i + 1]]);
            if (doubled)
                continue;
            ar = a->at[i];
            open_ar++;
        }
    for (uint32_t i = e->n; i-- > 0;)
        if (!k->answered[e->at[i]] && !disagree_same_time(k, e->at[i], k->ar)) {
            en = e->at[i];
            open_en++;
        }
    if (!open_ar || !open_en || open_ar > 2 || open_en > 2)
        return;
    uint32_t time = k->time_at[en];
    span x = disagree_span(r, ar, ar), y = disagree_span(r, en, en);
    uint32_t other = k->time_at[ar];
    if (time != NO_INDEX)
        y = (span){ r->times.at[time].start, r->times.at[time].end, LANG_EN };
    if (other != NO_INDEX)
        x = (span){ r->times.at[other].start, r->times.at[other].end, LANG_AR };
    flag(k, DIFFER_date, x, y, time);
}

/* ---- days of one month: "November 4" against الرابع من نوفمبر */

/* The only day with a month's name of a side that the other has not; NO_INDEX: none or several. */
static uint32_t only_day(const comparison *k, token_range side, token_range other)
{
    const report *r = k->r;
    uint32_t found = NO_INDEX;
    for (uint32_t i = side.first; i < side.end; i++) {
        uint32_t t = k->time_at[i];
        const timex *x = t != NO_INDEX ? &r->times.at[t] : NULL;
        bool day = x && x->type == TIME_DATE && x->precision == PRECISION_DAY && x->value.n == 10 &&
                   !(x->start < r->date_span.end && r->date_span.start < x->end);
        if (!day || !(sign_at(r, i) & SIGN_MONTH) || t == found ||
            disagree_same_time(k, i, other))
            continue;
        if (found != NO_INDEX)
            return NO_INDEX;
        found = t;
    }
    return found;
}

static void compare_days(comparison *k)
{
    const report *r = k->r;
    uint32_t en = only_day(k, k->en, k->ar),
             ar = en != NO_INDEX ? only_day(k, k->ar, k->en) : NO_INDEX;
    if (ar == NO_INDEX)
        return;
    const timex *a = &r->times.at[ar], *e = &r->times.at[en];
    if (memcmp(a->value.at + 5, e->value.at + 5, 2) != 0 ||
        memcmp(a->value.at + 8, e->value.at + 8, 2) == 0)
        return;
    flag(k, DIFFER_date, (span){ a->start, a->end, LANG_AR }, (span){ e->start, e->end, LANG_EN },
         en);
}

/* ---- lengths of time */

/* days of "P2Y", "P10D"; 0 where it is no plain length */
static double days_of(str v)
{
    if (v.n < 3 || v.at[0] != 'P' || v.n > 12)
        return 0;
    char number[16];
    memcpy(number, v.at + 1, v.n - 1);
    number[v.n - 1] = 0;
    char *end;
    double n = strtod(number, &end);
    double unit = *end == 'Y' ? 365 : *end == 'M' ? 30 : *end == 'W' ? 7 : *end == 'D' ? 1 : 0;
    return end[0] && end[1] ? 0 : n * unit;
}

static bool near_enough(double a, double b)
{
    double d = a > b ? a - b : b - a;
    return d <= .02 * (a + b);
}

/* the only plain length of time of a side; NO_INDEX where there are none or several */
static uint32_t only_length(const comparison *k, token_range side)
{
    const report *r = k->r;
    uint32_t found = NO_INDEX;
    for (uint32_t i = side.first; i < side.end; i++) {
        uint32_t t = k->time_at[i];
        if (t == NO_INDEX || t == found || r->times.at[t].first_token != i)
            continue;
        if (r->times.at[t].type != TIME_DURATION || !r->times.at[t].value.at ||
            days_of(r->times.at[t].value) <= 0)
            continue;
        if (found != NO_INDEX)
            return NO_INDEX;
        found = t;
    }
    return found;
}

static void compare_lengths(comparison *k)
{
    const report *r = k->r;
    uint32_t ar = only_length(k, k->ar), en = only_length(k, k->en);
    if (ar == NO_INDEX || en == NO_INDEX)
        return;
    const timex *a = &r->times.at[ar], *e = &r->times.at[en];
    if (near_enough(days_of(a->value), days_of(e->value)))
        return;
    flag(k, DIFFER_number, (span){ a->start, a->end, LANG_AR }, (span){ e->start, e->end, LANG_EN },
         en);
}

/* ---- before or after */

static bool is_unit_of_time(const report *r, uint32_t i)
{
    const token *t = &r->tokens.at[i];
    return token_in_set(r, t, t->lang, SET_UNIT);
}

/* "a day before", "بعد يومين": -1 before, 1 after, 0 neither. */
static int order_at(const comparison *k, token_range side, uint32_t i)
{
    const report *r = k->r;
    str w = r->tokens.at[i].norm;
    bool arabic = r->tokens.at[i].lang == LANG_AR;
    if (arabic && str_starts(w, STR("و")) && w.n > 6)
        w = str_drop(w, 2);
    int order = str_is(w, "before") || str_is(w, "earlier") || str_is(w, "قبل") ? -1
                : str_is(w, "after") || str_is(w, "later") || str_is(w, "بعد")  ? 1
                                                                                : 0;
    for (uint32_t n = 1; order && n < 4; n++) {
        bool in_side = arabic ? i + n < side.end : i >= side.first + n;
        if (in_side && is_unit_of_time(r, arabic ? i + n : i - n))
            return n < 2 || arabic ? order : 0;
    }
    return 0;
}

/* the only word of order of a side, or NO_INDEX */
static uint32_t only_order(const comparison *k, token_range side, int *order)
{
    uint32_t found = NO_INDEX;
    for (uint32_t i = side.first; i < side.end; i++) {
        int o = k->hints[i] & HINT_ORDER ? order_at(k, side, i) : 0;
        if (o && found != NO_INDEX)
            return NO_INDEX;
        if (o) {
            found = i;
            *order = o;
        }
    }
    return found;
}

static void compare_order(comparison *k)
{
    int a = 0, e = 0;
    uint32_t ar = only_order(k, k->ar, &a),
             en = ar != NO_INDEX ? only_order(k, k->en, &e) : NO_INDEX;
    if (en != NO_INDEX && a != e)
        flag(k, DIFFER_date, disagree_span(k->r, ar, ar + 1 < k->ar.end ? ar + 1 : ar),
             disagree_span(k->r, en > k->en.first ? en - 1 : en, en), k->time_at[en]);
}

/* ---- before or after an event, since or until a time */

enum { ORDER_NONE, ORDER_BEFORE, ORDER_AFTER, ORDER_SINCE, ORDER_UNTIL };

static int order_of(str w, bool arabic)
{
    static const struct {
        str word;
        int order;
    } words[] = {
        { STR("before"), ORDER_BEFORE },
        { STR("after"), ORDER_AFTER },
        { STR("since"), ORDER_SINCE },
        { STR("until"), ORDER_UNTIL },
        { STR("till"), ORDER_UNTIL },
        { STR("قبل"), ORDER_BEFORE },
        { STR("قبيل"), ORDER_BEFORE },
        { STR("قبلما"), ORDER_BEFORE },
        { STR("بعد"), ORDER_AFTER },
        { STR("بعدما"), ORDER_AFTER },
        { STR("عقب"), ORDER_AFTER },
        { STR("منذ"), ORDER_SINCE },
        { STR("حتي"), ORDER_UNTIL },
        { STR("حتى"), ORDER_UNTIL },
        { STR("لغاية"), ORDER_UNTIL },
        { STR("اثر"), ORDER_AFTER },
        { STR("following"), ORDER_AFTER },
    };
    if (arabic && str_starts(w, STR("و")) && w.n > 6)
        w = str_drop(w, 2);
    for (size_t n = 0; n < sizeof words / sizeof *words; n++)
        if (str_eq(w, words[n].word))
            return words[n].order;
    return ORDER_NONE;
}

bool disagree_may_order(const token *t)
{
    return str_is(t->norm, "earlier") || str_is(t->norm, "later") ||
           order_of(t->norm, t->lang == LANG_AR) != ORDER_NONE;
}

/* which of them the word at i is, whatever follows */
static int order_word(const comparison *k, uint32_t i)
{
    const token *t = &k->r->tokens.at[i];
    return k->hints[i] & HINT_ORDER ? order_of(t->norm, t->lang == LANG_AR) : ORDER_NONE;
}

/* The word that follows one of order and says the event or time: it carries meaning and has its
 * answer. NO_INDEX: none near. */
static uint32_t after_order(const comparison *k, token_range side, uint32_t i)
{
    enum { REACH = 6 };
    for (uint32_t n = i + 1; n <= i + REACH && n < side.end; n++) {
        if (k->r->tokens.at[n].kind == TOKEN_PUNCT || order_word(k, n) != ORDER_NONE)
            return NO_INDEX;
        uint32_t m = k->r->tokens.at[n].mention;
        bool told = disagree_content(k, n) || k->time_at[n] != NO_INDEX ||
                    (m != NO_INDEX && k->r->mentions.at[m].first_token == n);
        if (told && k->partner[n] != NO_INDEX)
            return n;
    }
    return NO_INDEX;
}

static bool are_opposed(int a, int e)
{
    return (a == ORDER_BEFORE && e == ORDER_AFTER) || (a == ORDER_AFTER && e == ORDER_BEFORE) ||
           (a == ORDER_SINCE && e == ORDER_UNTIL) || (a == ORDER_UNTIL && e == ORDER_SINCE);
}

/* "before and after the merger", قبل الاندماج وبعده: both are said */
static bool says_both(const comparison *k, token_range side, uint32_t i, int order)
{
    enum { BESIDE = 5 };
    uint32_t from = i > side.first + BESIDE ? i - BESIDE : side.first;
    for (uint32_t n = from; n <= i + BESIDE && n < side.end; n++) {
        str w = k->r->tokens.at[n].norm;
        bool behind = str_starts(w, STR("بعد")) || str_starts(w, STR("وبعد")) || str_is(w, "after");
        bool before = str_starts(w, STR("قبل")) || str_starts(w, STR("وقبل")) || str_is(w, "before");
        if (n != i && ((order == ORDER_BEFORE && behind) || (order == ORDER_AFTER && before)))
            return true;
    }
    return false;
}

/* "after the report was published" against "before" it: what follows the word must be the same, and
 * the same event stand before it ("A before B" is "B after A") */
static void compare_orders(comparison *k)
{
    enum { BACK = 7 };
    const report *r = k->r;
    for (uint32_t i = k->en.first; i < k->en.end; i++) {
        int e = order_word(k, i);
        uint32_t n = e ? after_order(k, k->en, i) : NO_INDEX;
        uint32_t p = n != NO_INDEX ? k->partner[n] : NO_INDEX;
        for (uint32_t b = 1; p != NO_INDEX && b <= BACK && p >= k->ar.first + b; b++) {
            if (r->tokens.at[p - b].kind == TOKEN_PUNCT)
                break;
            int a = order_word(k, p - b);
            if (a == ORDER_NONE)
                continue;
            uint32_t own = after_order(k, k->ar, p - b);
            if (are_opposed(a, e) && own != NO_INDEX && k->partner[own] > i &&
                k->partner[own] <= i + BACK && k->partner[own] < k->en.end &&
                !says_both(k, k->ar, p - b, a) && !says_both(k, k->en, i, e))
                flag(k, DIFFER_date, disagree_span(r, p - b, p), disagree_span(r, i, n),
                     k->time_at[n]);
            break;
        }
    }
}

static void compare_named(comparison *k)
{
    date_words months[2], days[2];
    months[0].n = months[1].n = days[0].n = days[1].n = 0;
    read_words(k, k->ar, &months[0], &days[0]);
    read_words(k, k->en, &months[1], &days[1]);
    compare_words(k, &months[0], &months[1]);
    compare_words(k, &days[0], &days[1]);
}

void disagree_dates(comparison *k)
{
    uint16_t both = k->ar_hints & k->en_hints;
    if (both & HINT_ORDER) {
        compare_order(k);
        compare_orders(k);
    }
    if (both & HINT_CALENDAR) {
        compare_named(k);
        compare_days(k);
    }
    compare_lengths(k);
}
