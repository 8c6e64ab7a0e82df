/*
 * When claims happened: each claim takes the time expression of its clause, and a time that counts
 * from another event ("a day earlier") is anchored to a claim and resolved: to the event named
 * behind it where there is one, else to the last dated claim told before it in the same version.
 */
#include "report/calendar.h"
#include "report/claims.h"
#include "report/knowledge.h"
#include "report/signs.h"
#include "report/memo.h"

enum {
    LOOK_BACK = 8,     /* sentences */
    COMPARED_BACK = 7, /* tokens from "since 2018" back to "first" */
};

static bool is_state(const claim *c)
{
    return c->type == CLAIM_role || c->type == CLAIM_kin || c->type == CLAIM_member ||
           c->type == CLAIM_associate || c->type == CLAIM_own;
}

/* how well a time fits a claim of its sentence: the nearer the better, behind it better than before
 */
static uint32_t distance(const claim *c, const timex *t)
{
    uint32_t first = c->evidence.at[0].start, last = c->evidence.at[0].end;
    if (t->start >= first && t->end <= last)
        return 0;
    if (t->start >= last)
        return t->start - last;
    return 40 + (first > t->end ? first - t->end : 0);
}

static bool is_comma(const report *r, uint32_t i)
{
    str w = i < r->tokens.n ? report_text(r, r->tokens.at[i].start, r->tokens.at[i].end) : STR_NONE;
    return str_is(w, ",") || str_is(w, "،");
}

/* "X, who ran it until 2012, is accused": a time at the end of a relative clause before the claim is
 * that clause's */
static bool is_apart(const report *r, const claim *c, const timex *t)
{
    static const char *const relative[] = { "who",  "which", "whose", "الذي", "التي",
                                            "الذين", "اللذين", "اللذان" };
    enum { CLAUSE = 14 };
    uint32_t first = r->sentences.at[t->sentence].first_token;
    if (t->end > c->evidence.at[0].start || !is_comma(r, t->first_token + t->token_count))
        return false;
    for (uint32_t i = t->first_token; i > first && t->first_token - i < CLAUSE; i--) {
        if (is_comma(r, i - 1))
            return false;
        if (STR_IS_ANY(r->tokens.at[i - 1].norm, relative))
            return true;
    }
    return false;
}

/* of two times of one claim the nearer one counts, and a date rather than a length of time */
static bool fits_better(const report *r, const claim *c, const timex *t)
{
    const timex *old = &r->times.at[c->time];
    bool length = t->type == TIME_DURATION, old_length = old->type == TIME_DURATION;
    return length != old_length ? old_length : distance(c, t) < distance(c, old);
}

/* "his first visit since 2018": the year is that of another visit, with which this one is compared */
static bool is_compared(const report *r, const timex *t)
{
    const sentence *s = &r->sentences.at[t->sentence];
    uint32_t floor = s->first_token;
    if (t->type != TIME_INTERVAL || !str_ends(t->value, STR("/..")))
        return false;
    for (uint32_t i = t->first_token; i > floor && t->first_token - i < COMPARED_BACK; i--)
        if (token_in_set(r, &r->tokens.at[i - 1], t->lang, SET_RANK))
            return true;
    return false;
}

static void attach(report *r, uint32_t claims_first, uint32_t claims_end, uint32_t time_index)
{
    timex *t = &r->times.at[time_index];
    uint32_t best = NO_INDEX, least = UINT32_MAX;
    for (uint32_t i = claims_first; i < claims_end; i++) {
        const claim *c = &r->claims.at[i];
        if (c->sentence != t->sentence || is_state(c) || c->type == CLAIM_say ||
            c->type == CLAIM_disclose || is_apart(r, c, t))
            continue;
        uint32_t d = distance(c, t);
        if (d < least) {
            least = d;
            best = i;
        }
    }
    if (best == NO_INDEX || least > 400)
        return;
    claim *c = &r->claims.at[best];
    if (c->time == NO_INDEX || fits_better(r, c, t))
        c->time = time_index;
    if (t->type == TIME_DURATION && t->anchor == ANCHOR_NONE) {
        t->anchor = ANCHOR_CLAIM;
        t->anchor_claim = best;
    }
}

/* the first claim of a sentence: behind the offices, which come first, claims stand in order */
static uint32_t first_of(const report *r, uint32_t from, uint32_t sentence_index)
{
    uint32_t low = from, high = (uint32_t)r->claims.n;
    while (low < high) {
        uint32_t mid = (low + high) / 2;
        if (r->claims.at[mid].sentence < sentence_index)
            low = mid + 1;
        else
            high = mid;
    }
    return low;
}

/* "a day before the meeting that brought …": an event named behind the expression */
static uint32_t named_behind(const report *r, uint32_t from, const timex *t)
{
    uint32_t last = t->first_token + t->token_count, end = last + 6;
    for (uint32_t i = first_of(r, from, t->sentence);
         i < r->claims.n && r->claims.at[i].sentence == t->sentence; i++)
        if (r->claims.at[i].trigger >= last && r->claims.at[i].trigger < end)
            return i;
    return NO_INDEX;
}

static uint32_t told_before(const report *r, uint32_t from, const timex *t)
{
    uint32_t best = NO_INDEX, nearest = 0;
    uint32_t back = t->sentence > LOOK_BACK ? t->sentence - LOOK_BACK : 0;
    for (uint32_t i = first_of(r, from, back);
         i < r->claims.n && r->claims.at[i].sentence <= t->sentence; i++) {
        const claim *c = &r->claims.at[i];
        if (c->time == NO_INDEX || is_state(c) || c->evidence.at[0].lang != t->lang)
            continue;
        const timex *other = &r->times.at[c->time];
        uint32_t position = c->evidence.at[0].start;
        if (other == t || !other->value.at || other->type == TIME_DURATION ||
            position >= t->start || position < nearest)
            continue;
        nearest = position;
        best = i;
    }
    return best;
}

static void resolve(report *r, uint32_t from, timex *t)
{
    uint32_t anchor = named_behind(r, from, t);
    if (anchor == NO_INDEX)
        anchor = told_before(r, from, t);
    if (anchor == NO_INDEX)
        return;
    t->anchor_claim = anchor;
    uint32_t time = r->claims.at[anchor].time;
    if (t->value_told || time == NO_INDEX || &r->times.at[time] == t || !r->times.at[time].value.at)
        return;
    static const char precisions[] = { 'd', 'm', 'y' };
    str v = calendar_offset(r->a, r->times.at[time].value, t->offset_days, t->offset_months,
                            precisions[t->precision]);
    if (v.n)
        t->value = v;
}

void claims_find_times(report *r)
{
    /* claims of one sentence stand together, but those of roles come first: sort nothing, scan by
     * sentence */
    uint32_t first = 0;
    while (first < r->claims.n && is_state(&r->claims.at[first]))
        first++;
    uint32_t at = first;
    for (uint32_t i = 0; i < r->times.n; i++) {
        const timex *t = &r->times.at[i];
        if (r->date_span.lang && t->start >= r->date_span.start && t->end <= r->date_span.end)
            continue;
        if (is_compared(r, t))
            continue;
        while (at < r->claims.n && r->claims.at[at].sentence < t->sentence)
            at++;
        uint32_t end = at;
        while (end < r->claims.n && r->claims.at[end].sentence == t->sentence)
            end++;
        attach(r, at, end, i);
    }
    for (uint32_t i = 0; i < r->times.n; i++)
        if (r->times.at[i].anchor == ANCHOR_CLAIM && r->times.at[i].anchor_claim == NO_INDEX)
            resolve(r, first, &r->times.at[i]);
}

static uint32_t bead_of_time(const report *r, uint32_t time)
{
    return r->sentences.at[r->times.at[time].sentence].bead;
}

/* how far a claim stands from its own time; 0 where that stands in other words of its */
static uint32_t distance_of(const report *r, const claim *c)
{
    const timex *t = &r->times.at[c->time];
    return c->evidence.at[0].lang == t->lang ? distance(c, t) : 0;
}

/* "approved the request, letting him visit on 2 April": where one version hangs the date on the
 * visit that stands beside it and the other on the approval farther off, the date is the visit's.
 * Cost: linear; of one bead at most 16 dated claims are compared. */
void claims_settle_times(report *r)
{
    uint32_t *first = arena_array(r->a, uint32_t, r->beads.n + 1);
    uint32_t *next = arena_array(r->a, uint32_t, r->claims.n + 1);
    bool *drop = arena_array(r->a, bool, r->claims.n + 1);
    for (size_t i = 0; i <= r->beads.n; i++)
        first[i] = NO_INDEX;
    for (uint32_t i = 0; i < r->claims.n; i++) {
        const claim *c = &r->claims.at[i];
        uint32_t in = c->time != NO_INDEX ? bead_of_time(r, c->time) : NO_INDEX;
        if (in == NO_INDEX || !c->evidence.n)
            continue;
        const timex *t = &r->times.at[c->time];
        for (uint32_t k = first[in], n = 0; k != NO_INDEX && n < 16; k = next[k], n++) {
            const claim *b = &r->claims.at[k];
            const timex *o = &r->times.at[b->time];
            uint32_t far = distance_of(r, c), other = distance_of(r, b);
            if (o->lang == t->lang || !o->value.n || !str_eq(o->value, t->value) || far == other)
                continue;
            drop[far > other ? i : k] = true;
        }
        next[i] = first[in];
        first[in] = i;
    }
    for (uint32_t i = 0; i < r->claims.n; i++)
        if (drop[i])
            r->claims.at[i].time = NO_INDEX;
}
