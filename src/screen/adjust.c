/*
 * What speaks for or against a match besides names. The amounts stand here and in
 * docs/screening.md.
 */
#include "screen/adjust.h"
#include "record/date.h"
#include "record/ident.h"
#include "record/schema.h"

#include <stdlib.h>

enum {
    BIRTH_SAME_DAY = 40000,
    BIRTH_FITS = 20000,       /* one is part of what the other may mean */
    BIRTH_TURNED = 0,         /* day and month changed places, or one digit differs */
    BIRTH_YEAR_OFF = -40000,  /* by one year */
    BIRTH_YEARS_OFF = -90000, /* by up to five */
    BIRTH_OTHER = -160000,
    COUNTRY_SAME = 20000,
    COUNTRY_OTHER = -40000,
    GENDER_OTHER = -150000,
    DEATH_BEFORE = -200000,   /* dead before the other was born */
    IDENTIFIER_FLOOR = 950000 /* an identifier lifts a match at least to here */
};

static void add(screen_match *m, const char *on, int32_t points, str query, str from_record)
{
    if (m->adjustment_n == SCREEN_ADJUSTMENTS)
        return;
    if (m->score + points > NAME_ONE)
        points = NAME_ONE - m->score;
    if (m->score + points < 0)
        points = -m->score;
    m->adjustments[m->adjustment_n++] = (screen_adjustment){ on, points, query, from_record };
    m->score += points;
}

static bool turned(const date_span *a, const date_span *b)
{
    int y1, m1, d1, y2, m2, d2;
    date_civil(a->first, &y1, &m1, &d1);
    date_civil(b->first, &y2, &m2, &d2);
    if (a->precision != 10 || b->precision != 10)
        return false;
    if (y1 == y2 && m1 == d2 && d1 == m2)
        return true;
    /* same day and month with one digit of the year wrong, or same year with one field wrong */
    int same = (y1 == y2) + (m1 == m2) + (d1 == d2);
    int digits = 0;
    for (int i = 0, p = y1, q = y2; i < 4; i++, p /= 10, q /= 10)
        digits += p % 10 != q % 10;
    return same == 2 && (y1 == y2 || digits == 1);
}

static int32_t birth_pair(const date_span *q, const date_span *r)
{
    int32_t slack = (q->about || r->about) ? 2 * 366 : 0;
    if (q->first <= r->last + slack && r->first <= q->last + slack)
        return q->precision == 10 && r->precision == 10 && q->first == q->last &&
                       r->first == r->last && !slack
                   ? BIRTH_SAME_DAY
                   : BIRTH_FITS;
    if (turned(q, r))
        return BIRTH_TURNED;
    int32_t gap = q->first > r->last ? q->first - r->last : r->first - q->last;
    return gap <= 366 ? BIRTH_YEAR_OFF : gap <= 5 * 366 ? BIRTH_YEARS_OFF : BIRTH_OTHER;
}

int32_t screen_birth_points(const str_list *query, index_strings births, str *query_date,
                            str *record_date)
{
    int32_t best = INT32_MIN;
    for (size_t i = 0; i < query->n; i++) {
        date_span q, r;
        if (!date_parse(query->at[i], &q))
            continue;
        for (size_t k = 0; k < births.n; k++) {
            if (!date_parse(births.at[k], &r))
                continue;
            int32_t points = birth_pair(&q, &r);
            if (points <= best)
                continue;
            best = points;
            *query_date = query->at[i];
            *record_date = births.at[k];
        }
    }
    return best == INT32_MIN ? 0 : best;
}

static bool has(index_strings list, str s)
{
    for (size_t i = 0; i < list.n; i++)
        if (str_eq(list.at[i], s))
            return true;
    return false;
}

static void countries(screen_match *m, const str_list *codes)
{
    str query = STR_NONE;
    if (!m->entry.countries.n)
        return;
    for (size_t i = 0; i < codes->n; i++) {
        if (!codes->at[i].n)
            continue;
        query = codes->at[i];
        if (has(m->entry.countries, query)) {
            add(m, "country", COUNTRY_SAME, query, query);
            return;
        }
    }
    if (query.n)
        add(m, "country", COUNTRY_OTHER, query, m->entry.countries.at[0]);
}

static void genders(screen_match *m, str gender)
{
    str r = m->entry.gender;
    bool known = (str_is(gender, "male") || str_is(gender, "female")) &&
                 (str_is(r, "male") || str_is(r, "female"));
    if (known && !str_eq(gender, r))
        add(m, "gender", GENDER_OTHER, gender, r);
}

/* "passport:A1" and "A1" mean the same number; two types that are both known may still differ in
 * lists */
static str value_of(str identifier)
{
    const char *colon = identifier.n ? memchr(identifier.at, ':', identifier.n) : NULL;
    return colon ? str_drop(identifier, (size_t)(colon - identifier.at) + 1) : identifier;
}

static void identifiers(screen_match *m, const str_list *given)
{
    for (size_t i = 0; i < given->n; i++) {
        for (size_t k = 0; k < m->entry.identifiers.n; k++) {
            str r = m->entry.identifiers.at[k];
            if (!value_of(r).n || !str_eq(value_of(given->at[i]), value_of(r)))
                continue;
            str type = str_take(r, r.n - value_of(r).n);
            const ident_prop *p = type.n ? ident_type_of(str_take(type, type.n - 1)) : NULL;
            int32_t lift = m->score < IDENTIFIER_FLOOR ? IDENTIFIER_FLOOR - m->score : 20000;
            add(m, p ? p->prop : "identifier", lift, given->at[i], r);
            return;
        }
    }
}

void adjust_match(screen_match *m, const screen_query *q, const str_list *codes)
{
    str query = STR_NONE, born = STR_NONE;
    schema_kind kind = schema_kind_of(m->entry.schema);
    bool may_be_born = kind == SCHEMA_KIND_PERSON || kind == SCHEMA_KIND_ANY;
    if (may_be_born && q->birth_dates.n && m->entry.birth_dates.n) {
        int32_t points = screen_birth_points(&q->birth_dates, m->entry.birth_dates, &query, &born);
        if (query.n)
            add(m, "birthDate", points, query, born);
    }
    if (may_be_born && q->death_dates.n && m->entry.birth_dates.n) {
        date_span death, birth;
        if (date_parse(q->death_dates.at[0], &death) &&
            date_parse(m->entry.birth_dates.at[0], &birth) && death.last < birth.first)
            add(m, "deathDate", DEATH_BEFORE, q->death_dates.at[0], m->entry.birth_dates.at[0]);
    }
    countries(m, codes);
    genders(m, q->gender);
    identifiers(m, &q->identifiers);
}

int32_t adjust_most(const screen_query *q)
{
    return (q->birth_dates.n ? BIRTH_SAME_DAY : 0) + (q->countries.n ? COUNTRY_SAME : 0);
}
