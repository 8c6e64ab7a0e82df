/*
 * How good what was learned is on pairs that it was not learned from: recall at one false match in
 * a thousand, and how often a word's counterpart is the nearest of all.
 */
#include "trainer.h"

#include <stdio.h>
#include <stdlib.h>

static bool same_form(const sample *a, const sample *b)
{
    return str_eq(a->right.word.folded, b->right.word.folded) ||
           str_eq(a->left.word.folded, b->left.word.folded);
}

static int descending(const void *x, const void *y)
{
    double a = *(const double *)x, b = *(const double *)y;
    return a < b ? 1 : a > b ? -1 : 0;
}

/* the share of what is expected; less than any other where the gate turns the words away */
static double share_of(const sample *l, const sample *r)
{
    way p;
    if (!pass_gate(l, r))
        return -50;
    best_path_of(l, r, &p);
    double e = expected_of(l, r);
    return p.score / (e > 0.01 ? e : 0.01);
}

static const sample *any(uint64_t *seed)
{
    *seed = *seed * 6364136223846793005ull + 1442695040888963407ull;
    return &T->all.at[(size_t)(*seed >> 33) % T->all.n];
}

void measure_recall(const char *what)
{
    enum { TRIES = 200000 };
    static double wrong[TRIES];
    uint64_t seed = 7;
    size_t passed = 0, hit = 0, gate = 0;
    for (size_t n = 0; n < TRIES;) {
        const sample *l = any(&seed), *r = any(&seed);
        if (same_form(l, r))
            continue;
        passed += pass_gate(l, r);
        wrong[n++] = share_of(l, r);
    }
    qsort(wrong, TRIES, sizeof(double), descending);
    for (size_t i = 0; i < T->all.n; i++) {
        const sample *s = &T->all.at[i];
        gate += pass_gate(s, s);
        hit += share_of(s, s) > wrong[TRIES / 1000];
    }
    double m = (double)T->all.n;
    printf("%s: %zu pairs; recall at 1e-3 %.3f; the gate lets through %.3f, of others %.4f\n", what,
           T->all.n, (double)hit / m, (double)gate / m, (double)passed / TRIES);
}

/* Also with the words that share a counterpart taken for one: which of them is nearest is anybody's
 * guess. */
void measure_best(const samples *queries, const samples *all)
{
    size_t alone = 0, together = 0;
    for (size_t i = 0; i < queries->n; i++) {
        const sample *q = &queries->at[i];
        double own = -50, mate = -50, other = -50;
        for (size_t j = 0; j < all->n; j++) {
            const sample *c = &all->at[j];
            double v = share_of(q, c);
            double *most = str_eq(c->right.word.folded, q->right.word.folded) ? &own
                           : str_eq(c->left.word.folded, q->left.word.folded) ? &mate
                                                                              : &other;
            *most = v > *most ? v : *most;
        }
        alone += own > other && own > mate;
        together += own > other || mate > other;
    }
    double n = (double)queries->n;
    printf("nearest of %zu: its own form %.3f, or another of the same name %.3f\n", all->n,
           (double)alone / n, (double)together / n);
}
