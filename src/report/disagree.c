/*
 * Where the two versions of a report differ, bead by bead. Each kind of difference has a file of
 * its own; this one walks the beads, keeps two flags off the same place, and orders them by place.
 *
 * The rule of all kinds: a flag needs something that speaks for it on both sides. A word that is
 * missing may only be said otherwise, so a missing word alone flags nothing but whole clauses.
 * Cost: linear in the report.
 */
#include "report/disagree.h"
#include "base/limits.h"
#include "report/stages.h"
#include "base/utf8.h"

#include <stdlib.h>

enum { QUOTE_CHARACTERS = 60 };

span disagree_span(const report *r, uint32_t first, uint32_t last)
{
    const token *a = &r->tokens.at[first], *b = &r->tokens.at[last];
    return (span){ a->start, b->end, r->sentences.at[a->sentence].lang };
}

span disagree_no_span(void)
{
    return (span){ 0, 0, LANG_NONE };
}

str disagree_quote(report *r, span s)
{
    str t = report_text(r, s.start, s.end);
    size_t at = 0, n = 0;
    while (at < t.n && n < QUOTE_CHARACTERS) {
        (void)utf8_next(t, &at);
        n++;
    }
    const char *rest = at < t.n ? "…" : "";
    str cut = str_take(t, at);
    if (s.lang == LANG_AR)
        return arena_printf(r->a, "«%.*s%s»", STR_ARG(cut), rest);
    return arena_printf(r->a, "\"%.*s%s\"", STR_ARG(cut), rest);
}

static bool touch(span a, span b)
{
    return a.lang && b.lang && a.start < b.end && b.start < a.end;
}

void disagree_add(report *r, disagreement d)
{
    if (r->disagreements.n >= LIMIT_DISAGREEMENTS)
        return;
    for (size_t i = r->disagreements.n; i-- > 0 && r->disagreements.n - i <= 16;) {
        disagreement *x = &r->disagreements.at[i];
        bool ar = touch(x->ar, d.ar), en = touch(x->en, d.en);
        bool one_sided = !d.ar.lang || !d.en.lang || !x->ar.lang || !x->en.lang;
        /* whose relative or what office: told from the name and from the word beside it */
        bool twice = d.kind == x->kind && (d.kind == DIFFER_kinship || d.kind == DIFFER_role ||
                                           d.kind == DIFFER_negation);
        /* a clause that is missing, where something else is flagged already */
        bool clause = d.kind == DIFFER_omission || d.kind == DIFFER_addition;
        if ((ar && en) || (clause && x->kind == DIFFER_source && (ar || en)) || ((one_sided || twice) && (ar || en))) {
            if (d.severity < x->severity)
                *x = d;
            return;
        }
    }
    *vec_push(r->a, &r->disagreements) = d;
}

static void compare_bead(comparison *k, const bead *b)
{
    k->bead = b;
    k->ar = versions_side(k->r, b->ar_first, b->ar_count);
    k->en = versions_side(k->r, b->en_first, b->en_count);
    k->ar_hints = disagree_hints_of(k, k->ar);
    k->en_hints = disagree_hints_of(k, k->en);
    disagree_sources(k);
    disagree_roles(k);
    disagree_appositions(k);
    disagree_relatives(k);
    disagree_numbers(k);
    disagree_currencies(k);
    disagree_units(k);
    disagree_dates(k);
    disagree_names(k);
    disagree_negation(k);
    disagree_meaning(k);
    disagree_claims(k);
    disagree_actors(k);
    disagree_stage(k);
    disagree_clauses(k);
}

static int by_place(const void *x, const void *y)
{
    const disagreement *a = x, *b = y;
    uint32_t p = a->ar.lang ? a->ar.start : a->en.start, q = b->ar.lang ? b->ar.start : b->en.start;
    if (p != q)
        return p < q ? -1 : 1;
    return (int)a->kind - (int)b->kind;
}

void report_find_disagreements(report *r)
{
    if (!versions_answer(r))
        return;
    comparison k = disagree_begin(r);
    for (size_t i = 0; i < r->beads.n; i++)
        if (r->beads.at[i].ar_count && r->beads.at[i].en_count)
            compare_bead(&k, &r->beads.at[i]);
    disagree_sentences(&k);
    if (r->disagreements.n)
        qsort(r->disagreements.at, r->disagreements.n, sizeof *r->disagreements.at, by_place);
}
