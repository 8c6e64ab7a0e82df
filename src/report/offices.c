/*
 * See offices.h. Terms are sorted by country and office; a look-up scans the terms of one office.
 */
#include "report/offices.h"

#include <stdio.h>
#include <stdlib.h>

struct offices {
    arena *a;
    VEC(office_term) terms; /* sorted by of, office, from */
    uint32_t *by_person;    /* term indices sorted by person */
};

static int by_office(const void *x, const void *y)
{
    const office_term *a = x, *b = y;
    int c = str_cmp(a->of, b->of);
    if (!c)
        c = str_cmp(a->office, b->office);
    return c ? c : str_cmp(a->from, b->from);
}

static int by_person(const void *x, const void *y, void *terms)
{
    const office_term *t = terms;
    uint32_t a = *(const uint32_t *)x, b = *(const uint32_t *)y;
    if (t[a].person != t[b].person)
        return t[a].person < t[b].person ? -1 : 1;
    return a < b ? -1 : a > b;
}

static bool is_date(str s)
{
    for (size_t i = 0; i < s.n; i++)
        if (i == 4 || i == 7 ? s.at[i] != '-' : s.at[i] < '0' || s.at[i] > '9')
            return false;
    return s.n == 4 || s.n == 7 || s.n == 10;
}

static qanat_status read_file(offices *o, const gazetteer *g, const data_file *f, qanat_error *err)
{
    tsv_reader r = tsv_begin(f);
    str c[5];
    while (tsv_next(&r, c, 5)) {
        char name[256];
        (void)snprintf(name, sizeof name, "data/%.*s", STR_ARG(f->name));
        uint32_t person = gazetteer_find(g, c[2]);
        if (person == NO_INDEX)
            return error_at(err, QANAT_E_INPUT, name, r.line, 3,
                            "'%.*s' is not in the gazetteer; add the person first", STR_ARG(c[2]));
        if (!is_date(c[3]) || (c[4].n && !is_date(c[4])))
            return error_at(err, QANAT_E_INPUT, name, r.line, 4,
                            "from and to are dates: YYYY, YYYY-MM or YYYY-MM-DD");
        *vec_push(o->a, &o->terms) = (office_term){ c[0], c[1], person, c[3], c[4] };
    }
    return QANAT_OK;
}

qanat_status offices_open(const data_set *data, const gazetteer *g, offices **out, qanat_error *err)
{
    offices *o = base_alloc(sizeof *o);
    *o = (offices){ .a = arena_new() };
    data_file f;
    size_t at = 0;
    while (data_next(data, STR("offices/"), &at, &f)) {
        qanat_status s = read_file(o, g, &f, err);
        if (s != QANAT_OK) {
            offices_close(o);
            return s;
        }
    }
    o->by_person = arena_array(o->a, uint32_t, o->terms.n + 1);
    for (uint32_t i = 0; i < o->terms.n; i++)
        o->by_person[i] = i;
    if (o->terms.n) {
        qsort(o->terms.at, o->terms.n, sizeof *o->terms.at, by_office);
        qsort_r(o->by_person, o->terms.n, sizeof *o->by_person, by_person, o->terms.at);
    }
    *out = o;
    return QANAT_OK;
}

void offices_close(offices *o)
{
    if (!o)
        return;
    arena_free(o->a);
    free(o);
}

/* Compares as far as the shorter of the two goes: a year covers all its days. */
static int compare_dates(str a, str b)
{
    size_t n = a.n < b.n ? a.n : b.n;
    return n ? memcmp(a.at, b.at, n) : 0;
}

static bool covers(const office_term *t, str date)
{
    return compare_dates(t->from, date) <= 0 && (t->to.n == 0 || compare_dates(date, t->to) <= 0);
}

static size_t first_term(const offices *o, str of, str office)
{
    size_t lo = 0, hi = o->terms.n;
    office_term key = { .of = of, .office = office, .from = STR("") };
    while (lo < hi) {
        size_t mid = (lo + hi) / 2;
        if (by_office(&o->terms.at[mid], &key) < 0)
            lo = mid + 1;
        else
            hi = mid;
    }
    return lo;
}

uint32_t offices_holder(const offices *o, str of, str office, str date)
{
    uint32_t found = NO_INDEX;
    str since = STR("");
    if (!date.at)
        return NO_INDEX;
    for (size_t i = first_term(o, of, office); i < o->terms.n; i++) {
        const office_term *t = &o->terms.at[i];
        if (!str_eq(t->of, of) || !str_eq(t->office, office))
            break;
        if (!covers(t, date))
            continue;
        /* two terms that meet on this day: the one whose date is told apart; else it stays open */
        if (found != NO_INDEX && found != t->person && compare_dates(since, t->from) == 0)
            return NO_INDEX;
        found = t->person;
        since = t->from;
    }
    return found;
}

const office_term *offices_of_person(const offices *o, uint32_t person, size_t *at)
{
    size_t lo = 0, hi = o->terms.n;
    while (lo < hi) {
        size_t mid = (lo + hi) / 2;
        if (o->terms.at[o->by_person[mid]].person < person)
            lo = mid + 1;
        else
            hi = mid;
    }
    size_t i = lo + *at;
    if (i >= o->terms.n || o->terms.at[o->by_person[i]].person != person)
        return NULL;
    (*at)++;
    return &o->terms.at[o->by_person[i]];
}

int offices_held(const offices *o, uint32_t person, str of, str office, str date)
{
    size_t at = 0;
    if (!date.at)
        return -1;
    for (const office_term *t; (t = offices_of_person(o, person, &at));)
        if ((!of.n || str_eq(t->of, of)) && (!office.n || str_eq(t->office, office)) &&
            covers(t, date))
            return 1;
    uint32_t holder = of.n && office.n ? offices_holder(o, of, office, date) : NO_INDEX;
    return holder == NO_INDEX ? -1 : 0;
}
