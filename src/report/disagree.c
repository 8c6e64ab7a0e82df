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

/* what stands in a pattern for the words of each version */
#define IN_ARABIC "{ar}"
#define IN_ENGLISH "{en}"

enum { QUOTE_CHARACTERS = 60, MARK = sizeof IN_ARABIC - 1 };
_Static_assert(sizeof IN_ARABIC == sizeof IN_ENGLISH, "both marks are as long");

span disagree_span(const report *r, uint32_t first, uint32_t last)
{
    const token *a = &r->tokens.at[first], *b = &r->tokens.at[last];
    return (span){ a->start, b->end, r->sentences.at[a->sentence].lang };
}

span disagree_no_span(void)
{
    return (span){ 0, 0, LANG_NONE };
}

/* the words of a span in quotation marks, cut to a readable length */
static str quote(report *r, span s)
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

/* a pattern with each of its marks, at most one of a kind, replaced by the words of that version */
static str with_quotes(report *r, const char *pattern, str ar, str en)
{
    str s = str_of(pattern);
    size_t first = str_find(s, STR(IN_ARABIC)), second = str_find(s, STR(IN_ENGLISH));
    bool ar_first = first < second; /* SIZE_MAX where it is not there */
    size_t a = ar_first ? first : second, b = ar_first ? second : first;
    if (a == SIZE_MAX)
        return s;
    str head = str_take(s, a), rest = str_drop(s, a + MARK), tail = str_drop(s, s.n);
    if (b != SIZE_MAX) {
        tail = str_drop(s, b + MARK);
        rest = str_take(rest, b - a - MARK);
    }
    str q = ar_first ? ar : en, p = b == SIZE_MAX ? STR("") : ar_first ? en : ar;
    return arena_printf(r->a, "%.*s%.*s%.*s%.*s%.*s", STR_ARG(head), STR_ARG(q), STR_ARG(rest),
                        STR_ARG(p), STR_ARG(tail));
}

void disagree_say(report *r, disagreement d, const char *english, const char *arabic)
{
    str ar = quote(r, d.ar), en = quote(r, d.en);
    d.explanation = with_quotes(r, english, ar, en);
    d.explanation_ar = with_quotes(r, arabic, ar, en);
    disagree_add(r, d);
}

void disagree_differ(report *r, disagreement d, const char *english, const char *arabic)
{
    str ar = quote(r, d.ar), en = quote(r, d.en);
    d.explanation = arena_printf(r->a, "%s: the Arabic has %.*s, the English %.*s.", english,
                                 STR_ARG(ar), STR_ARG(en));
    d.explanation_ar = arena_printf(r->a, "%s: في النص العربي %.*s وفي الإنجليزي %.*s.", arabic,
                                    STR_ARG(ar), STR_ARG(en));
    disagree_add(r, d);
}
void disagree_add(report *r, disagreement d)
{
    if (r->disagreements.n >= LIMIT_DISAGREEMENTS)
        return;
    for (size_t i = r->disagreements.n; i-- > 0 && r->disagreements.n - i <= 16;) {
        disagreement *x = &r->disagreements.at[i];
        bool ar = disagree_touch(x->ar, d.ar), en = disagree_touch(x->en, d.en);
        bool one_sided = !d.ar.lang || !d.en.lang || !x->ar.lang || !x->en.lang;
        /* whose relative or what office: told from the name and from the word beside it */
        bool twice = d.kind == x->kind && (d.kind == DIFFER_kinship || d.kind == DIFFER_role ||
                                           d.kind == DIFFER_actor ||
                                           d.kind == DIFFER_negation);
        /* a clause that is missing, where something else is flagged already */
        bool clause = d.kind == DIFFER_omission || d.kind == DIFFER_addition;
        bool same = (clause && x->kind == DIFFER_source) || one_sided || twice;
        if ((ar && en) || (same && (ar || en))) {
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
