/*
 * Times that hang on an event ("a day earlier", "a week before the exchange"): what they count
 * from, and a first value from the date told nearest to them. The claims, which know the event,
 * name it as the anchor; where no date was told they set the value too. Cost: linear in the times;
 * each looks back a few sentences.
 */
#include "report/times.h"

enum { NEAR_SENTENCES = 3 };

static size_t first_time_of(const report *r, uint32_t sentence_index)
{
    size_t low = 0, high = r->times.n;
    while (low < high) {
        size_t mid = (low + high) / 2;
        if (r->times.at[mid].sentence < sentence_index)
            low = mid + 1;
        else
            high = mid;
    }
    return low;
}

/* says when something happened; the header's date does not */
static bool is_told(const report *r, const timex *t)
{
    return t->value.at && t->type == TIME_DATE && t->precision != PRECISION_YEAR &&
           !(t->anchor == ANCHOR_ABSOLUTE && str_eq(t->value, r->date));
}

/* The story's own day of each language: its first date that counts from the report. */
typedef struct story_days {
    const timex *of[LANG_COUNT];
} story_days;

static story_days find_story_days(const report *r)
{
    story_days d = { 0 };
    for (size_t n = 0; n < r->times.n; n++) {
        const timex *t = &r->times.at[n];
        if (!d.of[t->lang] && t->anchor == ANCHOR_REPORT && is_told(r, t))
            d.of[t->lang] = t;
    }
    return d;
}

/* the date nearest to time k that says when something happened: before it, or behind it where the
 * event is named there */
static const timex *told_date(const report *r, const story_days *days, size_t k)
{
    const timex *t = &r->times.at[k];
    for (size_t n = k + 1; t->event_follows && !t->after_event && n < r->times.n &&
                           r->times.at[n].sentence == t->sentence;
         n++)
        if (r->times.at[n].value.at && r->times.at[n].anchor != ANCHOR_CLAIM &&
            r->times.at[n].type == TIME_DATE)
            return &r->times.at[n];
    for (size_t n = k; n > 0; n--) {
        const timex *o = &r->times.at[n - 1];
        if (o->lang != t->lang || t->sentence - o->sentence > NEAR_SENTENCES)
            break;
        if (is_told(r, o))
            return o;
    }
    const timex *day = days->of[t->lang];
    return day && day < t ? day : NULL;
}

/* "on September 11, a week before the exchange" tells the same day twice */
static bool in_apposition(const report *r, size_t k)
{
    if (k == 0 || !r->times.at[k].event_follows || r->times.at[k].after_event)
        return false;
    const timex *t = &r->times.at[k], *o = &r->times.at[k - 1];
    return o->sentence == t->sentence && is_told(r, o) && o->precision == PRECISION_DAY &&
           t->first_token - (o->first_token + o->token_count) <= 2;
}

static char precision_letter(const timex *t)
{
    return t->precision == PRECISION_YEAR ? 'y' : t->precision == PRECISION_MONTH ? 'm' : 'd';
}

static void first_value(report *r, const story_days *days, size_t k)
{
    timex *t = &r->times.at[k];
    if (in_apposition(r, k)) {
        t->value = r->times.at[k - 1].value;
        t->value_told = true;
        return;
    }
    const timex *from = told_date(r, days, k);
    t->value_told = from != NULL;
    str base = from ? from->value : r->date;
    if (base.at)
        t->value =
            calendar_offset(r->a, base, t->offset_days, t->offset_months, precision_letter(t));
}

/* The English version tells "ago" from "earlier" where Arabic قبل is both: the same distance in the
 * sentence that answers decides what it counts from. */
static void agree_with_english(report *r, timex *t)
{
    bool ago = t->open == OPEN_END &&
               t->type == TIME_INTERVAL; /* منذ عامين: for two years, or two years ago */
    bool relative = (t->anchor == ANCHOR_REPORT || t->anchor == ANCHOR_CLAIM) &&
                    (t->offset_days || t->offset_months);
    uint32_t bead_index = r->sentences.at[t->sentence].bead;
    if (t->lang != LANG_AR || !relative || bead_index >= r->beads.n)
        return;
    const bead *b = &r->beads.at[bead_index];
    for (size_t n = first_time_of(r, b->en_first);
         n < r->times.n && r->times.at[n].sentence < b->en_first + b->en_count; n++) {
        const timex *o = &r->times.at[n];
        if ((ago ? o->type != TIME_DATE : o->anchor == t->anchor) ||
            o->offset_days != t->offset_days || o->offset_months != t->offset_months ||
            (o->anchor != ANCHOR_CLAIM && o->anchor != ANCHOR_REPORT))
            continue;
        t->anchor = o->anchor;
        t->type = o->type;
        t->open = OPEN_NONE;
        t->precision = o->precision;
        t->event_follows = o->event_follows;
        t->after_event = o->after_event;
        t->value = o->anchor == ANCHOR_REPORT ? o->value : STR_NONE;
        return;
    }
}

void times_settle_events(report *r)
{
    for (size_t k = 0; k < r->times.n; k++)
        agree_with_english(r, &r->times.at[k]);
    story_days days = find_story_days(r);
    for (size_t k = 0; k < r->times.n; k++)
        if (r->times.at[k].anchor == ANCHOR_CLAIM)
            first_value(r, &days, k);
}
