/*
 * The same sum in another currency: dollars here, euros there. Sums that are given in several
 * currencies on one side are answered by any of them. Currencies of one name (the dollars of two
 * countries, rials, pounds) are let pass: which one is meant is a guess. Cost: the amounts of a
 * bead against each other.
 */
#include "report/disagree.h"

#include <math.h>

enum { MAX_SUMS = 32 };

typedef struct sums {
    uint32_t at[MAX_SUMS];
    uint32_t n;
} sums;

static bool is_currency(str unit)
{
    return unit.n == 3 && unit.at[0] >= 'A' && unit.at[0] <= 'Z';
}

static sums sums_of(const comparison *k, token_range side)
{
    const report *r = k->r;
    sums s = { .n = 0 };
    for (uint32_t i = side.first; i < side.end && s.n < MAX_SUMS; i++) {
        uint32_t x = k->amount_at[i];
        if (x != NO_INDEX && r->amounts.at[x].first_token == i && is_currency(r->amounts.at[x].unit))
            s.at[s.n++] = x;
    }
    return s;
}

/* The third letter of the code is that of the currency's name: USD and CAD, IRR and YER. */
static bool alike(str a, str b)
{
    return str_eq(a, b) || a.at[2] == b.at[2];
}

static bool same_value(double a, double b)
{
    return fabs(a - b) <= 1e-6 * (fabs(a) + fabs(b));
}

/* does any sum of `other` say the same in the same currency, or in one of its name? */
static bool met(const report *r, const amount *x, const sums *other)
{
    for (uint32_t i = 0; i < other->n; i++) {
        const amount *y = &r->amounts.at[other->at[i]];
        if (alike(x->unit, y->unit) && same_value(x->value, y->value))
            return true;
    }
    return false;
}

static void flag(comparison *k, const amount *a, const amount *e)
{
    report *r = k->r;
    disagreement d = { .kind = DIFFER_number,
                       .severity = SEVERITY_MAJOR,
                       .ar = { a->start, a->end, LANG_AR },
                       .en = { e->start, e->end, LANG_EN } };
    disagree_differ(r, d, "The sum is in another currency", "المبلغ بعملة أخرى");
}

void disagree_currencies(comparison *k)
{
    const report *r = k->r;
    sums ar = sums_of(k, k->ar), en = sums_of(k, k->en);
    for (uint32_t i = 0; i < en.n; i++) {
        const amount *e = &r->amounts.at[en.at[i]];
        if (met(r, e, &ar))
            continue;
        for (uint32_t j = 0; j < ar.n; j++) {
            const amount *a = &r->amounts.at[ar.at[j]];
            if (same_value(a->value, e->value) && !met(r, a, &en)) {
                flag(k, a, e);
                break;
            }
        }
    }
}
