/*
 * Learns the weights of letters from pairs of words that are the same name in two writings.
 *
 *   letter-costs MODEL PAIRS… > data/names/costs-MODEL.tsv
 *       MODEL: abjad-latin, cyrillic-latin; latin, abjad, cyrillic
 *   letter-costs --test MODEL PAIRS…                             learns on one half, measures on
 * the other
 *
 * PAIRS: tab-separated with a header line, Latin form first, the other form second, a count third.
 * For the models of one writing two forms that share their counterpart are a pair, and every form
 * is one with itself; slips of the pen, which such pairs hardly show, get a floor. Nothing of the
 * pairs but weights is written.
 *
 * Method: expectation maximisation over all ways of cutting both words into nothing, one or two
 * letters on either side (a memoryless transducer); then each operation's weight is the logarithm
 * of its probability in true pairs over chance. (Moving the weights on by logistic regression
 * against the nearest wrong words was tried and gained nothing on the half not learned from.)
 *
 * Floating point is used here and nowhere else: what is written are integers.
 */
#include "name/inside.h"
#include "base/file.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

enum { S = SYMBOL_LAST, MAXN = NAME_WORD_SYMBOLS };

typedef struct sample {
    name_word left, right;
    double weight;
} sample;

typedef VEC(sample) samples;

typedef struct trainer {
    name_table *t;
    arena *a;
    name_writing side[2];
    samples all;
    double p[S][S], count[S][S];
    double chance[2][S];
    double seen[2][S]; /* how often a letter stands in the words of a side */
    double w[S][S];
    double expect[2][S];
} trainer;

static trainer *T;

static letter_side side_of(const name_word *w, name_writing as)
{
    if (as == NAME_LATIN)
        return (letter_side){ w->latin, w->latin + w->m, w->m };
    return (letter_side){ w->symbols, w->symbols + w->n, w->n };
}

static bool one_writing(void)
{
    return T->side[0] == T->side[1];
}

/* ---- reading pairs */

static void add_sample(str latin, str other, double weight)
{
    sample s = { .weight = weight };
    name_word_prepare(T->t, other, T->a, &s.left);
    name_word_prepare(T->t, latin, T->a, &s.right);
    if (s.left.writing != T->side[0] || s.right.writing != T->side[1] || !s.left.n || !s.right.n)
        return;
    *vec_push(T->a, &T->all) = s;
}

static void read_pairs(const char *path, int keep)
{
    file_map f;
    qanat_error err;
    if (file_open(path, 0, &f, &err) != QANAT_OK) {
        fprintf(stderr, "letter-costs: %s: %s\n", path, err.message);
        exit(3);
    }
    data_file d = { str_of(path), arena_str(T->a, f.bytes) };
    str col[3];
    tsv_reader r = tsv_begin(&d);
    tsv_next(&r, col, 3);
    map first = { 0 };
    VEC(str) owns = { 0 };
    while (tsv_next(&r, col, 3)) {
        bool odd = str_hash(col[1]) >> 20 & 1;
        if (keep >= 0 && odd != (keep == 1))
            continue;
        uint64_t n = 1;
        str_u64(col[2], &n);
        double weight = 1 + log((double)n);
        if (!one_writing()) {
            add_sample(col[0], col[1], weight);
            continue;
        }
        str own = col[T->side[0] != NAME_LATIN], other = col[T->side[0] == NAME_LATIN];
        add_sample(own, own, 1.5);
        uint32_t k = map_get(&first, other);
        if (k != MAP_NONE)
            add_sample(own, owns.at[k], weight);
        if (k != MAP_NONE && !str_eq(owns.at[k], owns.at[owns.n - 1]))
            add_sample(own, owns.at[owns.n - 1], weight);
        if (k == MAP_NONE)
            map_put(&first, other, (uint32_t)owns.n);
        *vec_push(T->a, &owns) = own;
    }
    map_free(&first);
    file_close(&f);
}

/* Pairs of letters get numbers by how often they stand in the words of that side. */
static void number_pairs(const char *const *paths, int n, int keep)
{
    static double seen[3][SYMBOL_PAIRS][SYMBOL_PAIRS];
    for (int i = 0; i < n; i++)
        read_pairs(paths[i], keep);
    for (size_t i = 0; i < T->all.n; i++)
        for (int k = 0; k < 2; k++) {
            letter_side s = side_of(k ? &T->all.at[i].right : &T->all.at[i].left, T->side[k]);
            for (size_t x = 0; x + 1 < s.n; x++)
                seen[T->side[k]][s.s[x]][s.s[x + 1]]++;
        }
    for (int k = 0; k < 2; k++) {
        name_writing w = T->side[k];
        while (T->t->pair_n[w] < S - SYMBOL_PAIRS) {
            int bx = 0, by = 0;
            for (int x = 1; x < SYMBOL_PAIRS; x++)
                for (int y = 1; y < SYMBOL_PAIRS; y++)
                    if (!T->t->pair[w][x][y] && seen[w][x][y] > seen[w][bx][by])
                        bx = x, by = y;
            if (seen[w][bx][by] < 5)
                break;
            T->t->pair[w][bx][by] = (uint8_t)(SYMBOL_PAIRS + T->t->pair_n[w]++);
        }
    }
    T->all.n = 0;
}

/* ---- expectation maximisation */

typedef double grid[MAXN + 1][MAXN + 1];

/* Calls f for each operation that ends in cell (i, j). */
#define OPERATIONS(i, j, a, b, BODY)                                                               \
    for (size_t di = 0; di <= 2 && di <= (i); di++)                                                \
        for (size_t dj = 0; dj <= 2 && dj <= (j); dj++) {                                          \
            if (di + dj == 0 || (di + dj == 2 && di != dj) || di + dj == 4)                        \
                continue;                                                                          \
            uint8_t x = di == 0 ? 0 : di == 1 ? (a).s[(i)-1] : (a).pairs[(i)-2];                   \
            uint8_t y = dj == 0 ? 0 : dj == 1 ? (b).s[(j)-1] : (b).pairs[(j)-2];                   \
            if ((di == 2 && !x) || (dj == 2 && !y))                                                \
                continue;                                                                          \
            BODY                                                                                   \
        }

static double forward_backward(const sample *s)
{
    static grid f, b;
    letter_side l = side_of(&s->left, T->side[0]), r = side_of(&s->right, T->side[1]);
    for (size_t i = 0; i <= l.n; i++)
        for (size_t j = 0; j <= r.n; j++) {
            double v = i + j == 0;
            OPERATIONS(i, j, l, r, v += f[i - di][j - dj] * T->p[x][y];)
            f[i][j] = v;
            b[i][j] = 0;
        }
    double z = f[l.n][r.n];
    if (z <= 0)
        return -100;
    b[l.n][r.n] = 1;
    for (size_t i = l.n + 1; i-- > 0;)
        for (size_t j = r.n + 1; j-- > 0;) {
            double back = b[i][j];
            if (back == 0)
                continue;
            OPERATIONS(i, j, l, r, {
                double v = T->p[x][y] * back;
                b[i - di][j - dj] += v;
                T->count[x][y] += s->weight * f[i - di][j - dj] * v / z;
            })
        }
    return log(z);
}

static void maximise(void)
{
    double sum = 0;
    for (int x = 0; x < S; x++)
        for (int y = 0; y < S; y++) {
            if (x >= SYMBOL_PAIRS || y >= SYMBOL_PAIRS)
                T->count[x][y] = T->count[x][y] > 1.5 ? T->count[x][y] - 1.0 : 0;
            sum += T->count[x][y];
        }
    for (int x = 0; x < S; x++)
        for (int y = 0; y < S; y++)
            T->p[x][y] = T->count[x][y] / sum;
}

static void count_chance(void)
{
    double n[2] = { 0 };
    memset(T->seen, 0, sizeof T->seen);
    for (size_t i = 0; i < T->all.n; i++)
        for (int k = 0; k < 2; k++) {
            letter_side s = side_of(k ? &T->all.at[i].right : &T->all.at[i].left, T->side[k]);
            for (size_t x = 0; x < s.n; x++) {
                T->seen[k][s.s[x]]++;
                n[k]++;
            }
        }
    for (int k = 0; k < 2; k++)
        for (int x = 1; x < SYMBOL_PAIRS; x++)
            T->chance[k][x] = (T->seen[k][x] + 0.5) / (n[k] + 30);
}

static void learn_probabilities(void)
{
    for (int x = 0; x < S; x++)
        for (int y = 0; y < S; y++) {
            bool plain = x < SYMBOL_PAIRS && y < SYMBOL_PAIRS;
            T->p[x][y] = (plain ? 1e-4 : 2e-5) * (one_writing() && x == y && x ? 100 : 1);
        }
    for (int round = 0; round < 12; round++) {
        memset(T->count, 0, sizeof T->count);
        double sum = 0;
        for (size_t i = 0; i < T->all.n; i++)
            sum += forward_backward(&T->all.at[i]);
        maximise();
        if (round % 4 == 3)
            fprintf(stderr, "round %d: %.4f\n", round, sum / (double)T->all.n);
    }
}

static double chance_of(int k, int x)
{
    if (x == 0)
        return 1;
    if (x < SYMBOL_PAIRS)
        return T->chance[k][x];
    for (int a = 1; a < SYMBOL_PAIRS; a++)
        for (int b = 1; b < SYMBOL_PAIRS; b++)
            if (T->t->pair[T->side[k]][a][b] == x)
                return T->chance[k][a] * T->chance[k][b];
    return 1;
}

/* what a slip of the pen costs: a letter too many or few, another vowel, another letter */
static double slip(int x, int y)
{
    bool vowels = T->side[0] == NAME_LATIN && x && y && x <= 26 && y <= 26 &&
                  strchr("aeiouy", 'a' + x - 1) && strchr("aeiouy", 'a' + y - 1);
    return !x || !y ? -1.2 : vowels ? -0.6 : -1.6;
}

static void weigh(void)
{
    static double chance[2][S];
    for (int k = 0; k < 2; k++)
        for (int x = 0; x < S; x++)
            chance[k][x] = chance_of(k, x);
    for (int x = 0; x < S; x++)
        for (int y = 0; y < S; y++) {
            bool plain = x < SYMBOL_PAIRS && y < SYMBOL_PAIRS;
            double floor = plain ? 2e-5 * (x && y ? 0.5 : 4) : 0;
            double v = (T->p[x][y] + floor) > 0
                           ? log((T->p[x][y] + floor) / chance[0][x] / chance[1][y])
                           : -30;
            T->w[x][y] = v < -5.0 ? (plain ? -5.0 : -30) : v > 9 ? 9 : v;
            if (plain && x && y && v < -5.0)
                T->w[x][y] = -5.0;
            if (!plain && T->p[x][y] <= 0)
                T->w[x][y] = -5.0;
            if (plain && one_writing() && T->w[x][y] < slip(x, y))
                T->w[x][y] = slip(x, y);
        }
}

/* ---- the best path, with its operations */

typedef struct path {
    uint8_t x[2 * MAXN], y[2 * MAXN];
    int n;
    double score;
} path;

static void best(const sample *l_of, const sample *r_of, path *out)
{
    static grid f;
    static uint8_t from[MAXN + 1][MAXN + 1];
    letter_side l = side_of(&l_of->left, T->side[0]), r = side_of(&r_of->right, T->side[1]);
    for (size_t i = 0; i <= l.n; i++)
        for (size_t j = 0; j <= r.n; j++) {
            double v = i + j == 0 ? 0 : -1e9;
            OPERATIONS(i, j, l, r, {
                double u = f[i - di][j - dj] + T->w[x][y];
                if (u > v) {
                    v = u;
                    from[i][j] = (uint8_t)(di * 3 + dj);
                }
            })
            f[i][j] = v;
        }
    out->score = f[l.n][r.n];
    out->n = 0;
    for (size_t i = l.n, j = r.n; i + j > 0;) {
        size_t di = from[i][j] / 3, dj = from[i][j] % 3;
        out->x[out->n] = di == 0 ? 0 : di == 1 ? l.s[i - 1] : l.pairs[i - 2];
        out->y[out->n++] = dj == 0 ? 0 : dj == 1 ? r.s[j - 1] : r.pairs[j - 2];
        i -= di;
        j -= dj;
    }
}

static void learn_expected(void)
{
    static double sum[2][S], n[2][S];
    memset(sum, 0, sizeof sum);
    memset(n, 0, sizeof n);
    path p;
    for (size_t i = 0; i < T->all.n; i++) {
        best(&T->all.at[i], &T->all.at[i], &p);
        if (p.score < 2)
            continue;
        letter_side s[2] = { side_of(&T->all.at[i].left, T->side[0]),
                             side_of(&T->all.at[i].right, T->side[1]) };
        size_t at[2] = { s[0].n, s[1].n };
        for (int k = 0; k < p.n; k++)
            for (int side = 0; side < 2; side++) {
                int id = side ? p.y[k] : p.x[k];
                int len = id == 0 ? 0 : id < SYMBOL_PAIRS ? 1 : 2;
                for (int u = 0; u < len; u++) {
                    at[side]--;
                    sum[side][s[side].s[at[side]]] += T->w[p.x[k]][p.y[k]] / len;
                    n[side][s[side].s[at[side]]]++;
                }
            }
    }
    for (int k = 0; k < 2; k++)
        for (int x = 1; x < SYMBOL_PAIRS; x++)
            T->expect[k][x] = n[k][x] > 0 ? (sum[k][x] + 2) / (n[k][x] + 2) : 1;
}

static double expected(const sample *l_of, const sample *r_of)
{
    letter_side l = side_of(&l_of->left, T->side[0]), r = side_of(&r_of->right, T->side[1]);
    double v = 0;
    for (size_t i = 0; i < l.n; i++)
        v += T->expect[0][l.s[i]];
    for (size_t i = 0; i < r.n; i++)
        v += T->expect[1][r.s[i]];
    return v / 2;
}

static bool same_form(const sample *a, const sample *b)
{
    return str_eq(a->right.folded, b->right.folded) || str_eq(a->left.folded, b->left.folded);
}

/* ---- measuring */

static int descending(const void *x, const void *y)
{
    double a = *(const double *)x, b = *(const double *)y;
    return a < b ? 1 : a > b ? -1 : 0;
}

static bool near_any(const name_word *a, const name_word *b)
{
    for (const name_word *x = a; x; x = x->alt)
        for (const name_word *y = b; y; y = y->alt)
            if (words_near(x, y))
                return true;
    return false;
}

static void measure(const char *what)
{
    enum { TRIES = 200000 };
    static double wrong[3][TRIES];
    uint64_t seed = 7;
    path p;
    size_t n = 0;
    double gates = 0;
    while (n < TRIES) {
        seed = seed * 6364136223846793005ull + 1442695040888963407ull;
        const sample *l = &T->all.at[(size_t)(seed >> 33) % T->all.n];
        seed = seed * 6364136223846793005ull + 1442695040888963407ull;
        const sample *r = &T->all.at[(size_t)(seed >> 33) % T->all.n];
        if (same_form(l, r))
            continue;
        bool near = near_any(&l->left, &r->right);
        gates += near;
        best(l, r, &p);
        double e = expected(l, r);
        wrong[0][n] = near ? p.score : -50;
        wrong[1][n] = near ? p.score / (e + 1) : -50;
        wrong[2][n++] = near ? p.score - 0.6 * e : -50;
    }
    double cut[3];
    for (int k = 0; k < 3; k++) {
        qsort(wrong[k], TRIES, sizeof(double), descending);
        cut[k] = wrong[k][TRIES / 1000];
    }
    size_t hit[3] = { 0 }, gate = 0, free_hit = 0;
    for (size_t i = 0; i < T->all.n; i++) {
        const sample *s = &T->all.at[i];
        best(s, s, &p);
        double e = expected(s, s);
        bool near = near_any(&s->left, &s->right);
        gate += near;
        free_hit += p.score > cut[0];
        hit[0] += near && p.score > cut[0];
        hit[1] += near && p.score / (e + 1) > cut[1];
        hit[2] += near && p.score - 0.6 * e > cut[2];
    }
    double m = (double)T->all.n;
    printf("%s: %zu pairs; recall at 1e-3: sum %.3f share %.3f margin %.3f (sum without gate "
           "%.3f); gate lets through %.3f, "
           "of others %.4f\n",
           what, T->all.n, (double)hit[0] / m, (double)hit[1] / m, (double)hit[2] / m,
           (double)free_hit / m, (double)gate / m, gates / TRIES);
}

/* ---- writing */

static void put_symbol(buf *b, name_writing w, int id)
{
    static const char *const latin_long[] = { "sch", "tch", "shch" };
    if (id == 0) {
        buf_putc(b, '-');
        return;
    }
    if (id >= SYMBOL_PAIRS) {
        for (int x = 1; x < SYMBOL_PAIRS; x++)
            for (int y = 1; y < SYMBOL_PAIRS; y++)
                if (T->t->pair[w][x][y] == id) {
                    put_symbol(b, w, x);
                    put_symbol(b, w, y);
                    return;
                }
        return;
    }
    if (w == NAME_LATIN && id >= 27 && id < 30) {
        buf_puts(b, latin_long[id - 27]);
        return;
    }
    if (id >= 50) {
        buf_putc(b, (char)('0' + id - 50));
        return;
    }
    for (uint32_t c = 'a'; c < 0x700; c++)
        if (letters_symbol(w, c) == id) {
            char out[4];
            extern size_t utf8_put(uint32_t, char *);
            buf_put(b, out, utf8_put(c, out));
            return;
        }
}

static void put_row(buf *b, const char *key, int x, int y, double v)
{
    if (key)
        buf_puts(b, key);
    else
        put_symbol(b, T->side[0], x);
    buf_putc(b, '\t');
    put_symbol(b, key && key[1] == 'l' ? T->side[0] : T->side[1], y);
    buf_printf(b, "\t%d\n", (int)lround(v * 100));
}

static void write_table(const char *model)
{
    buf b = { 0 };
    buf_printf(
        &b,
        "# Weights of letters, %s: how much more often the two stand for each other in names that\n"
        "# are the same than by chance, in hundredths of a nat; - is nothing. @left and @right: "
        "what\n"
        "# a letter brings on average in a true pair. Written by tools/letter-costs.c from %zu "
        "pairs\n"
        "# of personal name words; holds no names.\n",
        model, T->all.n);
    bool same = T->side[0] == T->side[1];
    for (int x = 0; x < S; x++)
        for (int y = same ? x : 0; y < S; y++)
            if (x + y > 0 && T->w[x][y] > (x < SYMBOL_PAIRS && y < SYMBOL_PAIRS ? -4.99 : -4.0))
                if (T->p[x][y] > 0 ||
                    (x < 50 && y < 50 && (!x || T->seen[0][x] > 0) && (!y || T->seen[1][y] > 0)))
                    put_row(&b, NULL, x, y, T->w[x][y]);
    if (one_writing())
        buf_puts(&b, "@swap\t\t250\n");
    for (int k = 0; k < 2; k++)
        for (int x = 1; x < 50; x++)
            if (T->seen[k][x] > 0)
                put_row(&b, k ? "@right" : "@left", 0, x, T->expect[k][x]);
    fwrite(b.at, 1, b.n, stdout);
    buf_free(&b);
}

static void symmetric(void)
{
    for (int x = 0; one_writing() && x < S; x++)
        for (int y = 0; y < x; y++)
            T->w[x][y] = T->w[y][x] = (T->w[x][y] + T->w[y][x]) / 2;
}

static void learn(const char *const *paths, int n, int keep)
{
    for (int i = 0; i < n; i++)
        read_pairs(paths[i], keep);
    count_chance();
    learn_probabilities();
    weigh();
    symmetric();
    learn_expected();
}

int main(int argc, char **argv)
{
    bool test = argc > 1 && strcmp(argv[1], "--test") == 0;
    if (argc < 3 + test) {
        fputs(
            "usage: letter-costs [--test] abjad-latin|cyrillic-latin|latin|abjad|cyrillic PAIRS…\n",
            stderr);
        return 2;
    }
    const char *model = argv[1 + test];
    const char *const *paths = (const char *const *)argv + 2 + test;
    int n = argc - 2 - test;
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
    number_pairs(paths, n, test ? 0 : -1);
    learn(paths, n, test ? 0 : -1);
    if (test) {
        measure("learned half");
        T->all = (samples){ 0 };
        for (int i = 0; i < n; i++)
            read_pairs(paths[i], 1);
        measure("other half");
        return 0;
    }
    write_table(model);
    return 0;
}
