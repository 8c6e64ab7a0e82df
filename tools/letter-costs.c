/*
 * Learns the weights of letters from pairs of words that are the same name in two writings.
 *
 *   letter-costs MODEL PAIRS… [--names NAMES…] > data/names/costs-MODEL.tsv
 *       MODEL: abjad-latin, cyrillic-latin; latin, abjad, cyrillic
 *   letter-costs --test MODEL PAIRS… [--names NAMES…]
 *       learns on one half, measures on the other
 *
 * PAIRS: tab-separated with a header line, Latin form first, the other form second, a count third.
 * NAMES: rows of data/gazetteer; words in the same place of a row's Latin and other name are a pair
 * where what was learned from PAIRS bears it out. For the models of one writing two forms that share
 * their counterpart are a pair, and every form is one with itself; slips of the pen, which such
 * pairs hardly show, get a floor. Nothing of the pairs but weights is written.
 *
 * letter-costs/pairs.c reads, learn.c has the method, measure.c measures. (Moving the
 * weights on by logistic regression against the nearest wrong words was tried and gained nothing on
 * the half not learned from.)
 */
#include "letter-costs/trainer.h"
#include "base/utf8.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

trainer *T;

enum { PAIRS_KEPT = 90 };              /* of letters, on each side */
static const double NAMES_SHARE = 0.4; /* of what true pairs bring, that words of names must have */

/* ---- writing */

static void put_letter(buf *b, int k, int id)
{
    static const char *const latin_long[] = { "sch", "tch", "shch" };
    name_writing w = T->side[k];
    if (w == NAME_LATIN && id >= 27 && id < 30) {
        buf_puts(b, latin_long[id - 27]);
        return;
    }
    for (uint32_t c = '0'; c < 0x700; c++)
        if (letters_symbol(w, c) == id) {
            char out[4];
            buf_put(b, out, utf8_put(c, out));
            return;
        }
}

static void put_unit(buf *b, int k, int id)
{
    const name_table *t = T->t;
    name_writing w = T->side[k];
    if (id == 0) {
        buf_putc(b, '-');
    } else if (id >= LETTERS) {
        put_letter(b, k, T->first[k][id]);
        put_letter(b, k, T->second[k][id]);
    } else {
        int base = base_of(k, id);
        if (t->placed[w][PLACE_FIRST][base] == id)
            buf_putc(b, '^');
        put_letter(b, k, base);
        if (base != id && t->placed[w][PLACE_LAST][base] == id)
            buf_putc(b, '$');
        if (base != id && t->placed[w][PLACE_SOFT][base] == id)
            buf_putc(b, '+');
    }
}

static void write_weights(buf *b)
{
    bool same = one_writing();
    for (int x = 0; x < UNITS; x++)
        for (int y = same ? x : 0; y < UNITS; y++) {
            bool plain = x < LETTERS && y < LETTERS;
            if (x + y == 0 || T->w[x][y] <= (plain ? -4.99 : -4.0))
                continue;
            if (T->p[x][y] > 0 ||
                (plain && (!x || T->seen[0][x] > 0) && (!y || T->seen[1][y] > 0))) {
                put_unit(b, 0, x);
                buf_putc(b, '\t');
                put_unit(b, 1, y);
                buf_printf(b, "\t%d\n", (int)lround(T->w[x][y] * 100));
            }
        }
}

/* how much less often one side writes a letter twice and the other not than by chance */
static void write_doubled(buf *b)
{
    double n[2][2] = { { 0 } }, all = 0;
    for (size_t i = 0; i < T->all.n; i++) {
        const sample *s = &T->all.at[i];
        n[s->left.word.doubled > 0][s->right.word.doubled > 0] += s->weight;
        all += s->weight;
    }
    for (int k = 0; k < 2; k++) {
        double alone = n[!k][k] + 1;
        double chance = (n[!k][0] + n[!k][1] + 1) * (n[0][k] + n[1][k] + 1) / (all + 1);
        double cost = log(chance / alone) * 100;
        buf_printf(b, "@doubled\t%s\t%d\n", k ? "right" : "left", cost > 2 ? (int)cost : 2);
    }
}

static void write_table(const char *model)
{
    buf b = { 0 };
    buf_printf(&b,
               "# Weights of letters, %s: how much more often the two stand for each other in\n"
               "# names that are the same than by chance, in hundredths of a nat; - is nothing, ^ "
               "is first\n"
               "# in the word, $ last, + before e, i or y. @left and @right: what a letter brings "
               "on\n"
               "# average in a true pair. Written by tools/letter-costs.c from %zu pairs of "
               "personal name\n"
               "# words; holds no names.\n",
               model, T->all.n);
    write_weights(&b);
    if (one_writing())
        buf_puts(&b, "@swap\t\t250\n");
    else
        write_doubled(&b);
    for (int k = 0; k < 2; k++)
        for (int x = 1; x < LETTERS; x++)
            if (T->seen[k][x] > 0) {
                buf_puts(&b, k ? "@right\t" : "@left\t");
                put_unit(&b, k, x);
                buf_printf(&b, "\t%d\n", (int)lround(T->expect[k][x] * 100));
            }
    fwrite(b.at, 1, b.n, stdout);
    buf_free(&b);
}

/* of the words of names only those pairs that what was learned so far bears out */
static void add_names_borne_out(const char *const *names, int n)
{
    size_t before = T->all.n, k = before;
    way p;
    for (int i = 0; i < n; i++)
        read_names(names[i]);
    cut_again();
    for (size_t i = before; i < T->all.n; i++) {
        const sample *s = &T->all.at[i];
        best_path_of(s, s, &p);
        if (pass_gate(s, s) && p.score > NAMES_SHARE * expected_of(s, s))
            T->all.at[k++] = *s;
    }
    fprintf(stderr, "%zu of %zu pairs of words of names are borne out\n", k - before,
            T->all.n - before);
    T->all.n = k;
    memset(T->pair, 0, sizeof T->pair);
    T->unit_n[0] = T->unit_n[1] = 0;
    number_pairs();
}

static void learn(const char *const *paths, int n, int keep, const char *const *names, int names_n)
{
    read_all(paths, n, keep);
    number_pairs();
    for (int again = 0; again < 3; again++) {
        if (again == 1 && names_n) {
            learn_expected();
            add_names_borne_out(names, names_n);
        }
        learn_weights();
        if (again == 1)
            keep_pairs(PAIRS_KEPT);
    }
    learn_expected();
}

int main(int argc, char **argv)
{
    bool test = argc > 1 && strcmp(argv[1], "--test") == 0;
    if (argc < 3 + test) {
        fputs("usage: letter-costs [--test] abjad-latin|cyrillic-latin|latin|abjad|cyrillic "
              "PAIRS… [--names NAMES…]\n",
              stderr);
        return 2;
    }
    const char *model = argv[1 + test];
    const char *const *paths = (const char *const *)argv + 2 + test;
    int all = argc - 2 - test, n = 0;
    while (n < all && strcmp(paths[n], "--names") != 0)
        n++;
    data_set *data;
    T = base_alloc(sizeof *T);
    memset(T, 0, sizeof *T);
    T->a = arena_new();
    qanat_error err;
    T->t = base_alloc(sizeof *T->t);
    *T->t = (name_table){ .a = T->a }; /* letters only: what was learned before has no say */
    if (data_open(NULL, &data, &err) != QANAT_OK || letters_read(T->t, data, &err) != QANAT_OK) {
        fprintf(stderr, "letter-costs: %s\n", err.message);
        return 4;
    }
    letters_classes(T->t);
    T->side[0] = model[0] == 'a' ? NAME_ABJAD : model[0] == 'c' ? NAME_CYRILLIC : NAME_LATIN;
    T->side[1] = strstr(model, "latin") ? NAME_LATIN : T->side[0];
    learn(paths, n, test ? 0 : -1, paths + n + 1, n < all ? all - n - 1 : 0);
    if (!test) {
        write_table(model);
        return 0;
    }
    measure_recall("learned half");
    read_all(paths, n, 1);
    measure_recall("other half");
    read_all(paths, 1, 1);
    samples queries = T->all;
    read_all(paths, 1, -1);
    measure_best(&queries, &T->all);
    return 0;
}
