/*
 * The method: expectation maximisation over all ways of cutting both words into nothing, one or two
 * letters on either side (a memoryless transducer); then each operation's weight is the logarithm
 * of its probability in true pairs over chance.
 *
 * Letters in a place of their own (letters.c) learn from what the letter does anywhere else. At
 * first every pair of letters is tried; those that explain most stay, and all is learned again.
 *
 * Floating point is used here and nowhere else: what is written are integers.
 */
#include "trainer.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

static double max2(double a, double b)
{
    return a > b ? a : b;
}

/* ---- pairs of letters */

static int new_pair(int k, int x, int y)
{
    int id = LETTERS + T->unit_n[k]++;
    T->pair[k][x][y] = (uint16_t)id;
    T->first[k][id] = (uint8_t)x;
    T->second[k][id] = (uint8_t)y;
    return id;
}

/* every pair of letters that stands in some words is tried at first */
void number_pairs(void)
{
    static double seen[SYMBOL_PLACED][SYMBOL_PLACED];
    for (int k = 0; k < 2; k++) {
        memset(seen, 0, sizeof seen);
        for (size_t i = 0; i < T->all.n; i++) {
            const half *h = side_of(&T->all.at[i], k);
            for (size_t x = 0; x + 1 < h->n; x++)
                seen[base_of(k, h->s[x])][base_of(k, h->s[x + 1])]++;
        }
        for (int least = 64; least >= 4; least /= 2)
            for (int x = 1; x < SYMBOL_PLACED; x++)
                for (int y = 1; y < SYMBOL_PLACED; y++)
                    if (seen[x][y] >= least && !T->pair[k][x][y] &&
                        T->unit_n[k] < UNITS - LETTERS)
                        new_pair(k, x, y);
    }
    cut_again();
}

/* ---- expectation maximisation */

typedef double grid[MAXN + 1][MAXN + 1];

/* Calls f for each operation that ends in cell (i, j). */
#define OPERATIONS(i, j, a, b, BODY)                                                               \
    for (size_t di = 0; di <= 2 && di <= (i); di++)                                                \
        for (size_t dj = 0; dj <= 2 && dj <= (j); dj++) {                                          \
            if (di + dj == 0)                                                                      \
                continue;                                                                          \
            int x = di == 0 ? 0 : di == 1 ? (a)->s[(i)-1] : (a)->pairs[(i)-2];                     \
            int y = dj == 0 ? 0 : dj == 1 ? (b)->s[(j)-1] : (b)->pairs[(j)-2];                     \
            if ((di && !x) || (dj && !y))                                                          \
                continue;                                                                          \
            BODY                                                                                   \
        }

static double forward_backward(const sample *s)
{
    static grid f, b;
    const half *l = &s->left, *r = &s->right;
    for (size_t i = 0; i <= l->n; i++)
        for (size_t j = 0; j <= r->n; j++) {
            double v = i + j == 0;
            OPERATIONS(i, j, l, r, v += f[i - di][j - dj] * T->even[x][y];)
            f[i][j] = v;
            b[i][j] = 0;
        }
    double z = f[l->n][r->n];
    if (z <= 0)
        return -100;
    b[l->n][r->n] = 1;
    for (size_t i = l->n + 1; i-- > 0;)
        for (size_t j = r->n + 1; j-- > 0;) {
            double back = b[i][j];
            if (back == 0)
                continue;
            OPERATIONS(i, j, l, r, {
                double v = T->even[x][y] * back;
                b[i - di][j - dj] += v;
                T->count[x][y] += s->weight * f[i - di][j - dj] * v / z;
            })
        }
    return log(z);
}

/* Letters in a place of their own are rare; what the letter does anywhere is lent to them, as if it
 * had been seen there LENT times. */
static const double LENT = 12;

static void lend(void)
{
    static double any[LETTERS][LETTERS], left[LETTERS], right[LETTERS], all[2][LETTERS];
    memset(any, 0, sizeof any);
    memset(left, 0, sizeof left);
    memset(right, 0, sizeof right);
    memset(all, 0, sizeof all);
    for (int x = 0; x < LETTERS; x++)
        for (int y = 0; y < LETTERS; y++) {
            double c = T->count[x][y];
            any[base_of(0, x)][base_of(1, y)] += c;
            all[0][base_of(0, x)] += c;
            all[1][base_of(1, y)] += c;
            left[x] += c;
            right[y] += c;
        }
    for (int x = 0; x < LETTERS; x++)
        for (int y = 0; y < LETTERS; y++) {
            int bx = base_of(0, x), by = base_of(1, y);
            double prior = any[bx][by] * T->place[0][x] * T->place[1][y];
            if (prior <= 0 || left[x] <= 0 || right[y] <= 0)
                continue;
            double c = T->count[x][y], u = 0, v = 0;
            u = left[x] * (c + LENT * prior / (all[0][bx] * T->place[0][x])) / (left[x] + LENT);
            v = right[y] * (c + LENT * prior / (all[1][by] * T->place[1][y])) / (right[y] + LENT);
            T->count[x][y] = !x ? v : !y ? u : (u + v) / 2;
        }
}

static void spread(void)
{
    for (int x = 0; x < UNITS; x++)
        for (int y = 0; y < UNITS; y++)
            T->even[x][y] =
                T->p[x][y] > 0 ? T->p[x][y] / T->place[0][x] / T->place[1][y] : 0;
}

static void maximise(void)
{
    double sum = 0;
    lend();
    for (int x = 0; x < UNITS; x++)
        for (int y = 0; y < UNITS; y++) {
            if (x >= LETTERS || y >= LETTERS) /* chance finds keep nothing */
                T->count[x][y] = T->count[x][y] > 0.75 ? T->count[x][y] - 0.5 : 0;
            sum += T->count[x][y];
        }
    for (int x = 0; x < UNITS; x++)
        for (int y = 0; y < UNITS; y++)
            T->p[x][y] = T->count[x][y] / sum;
    spread();
}

static void count_letters(void)
{
    memset(T->seen, 0, sizeof T->seen);
    for (size_t i = 0; i < T->all.n; i++)
        for (int k = 0; k < 2; k++) {
            const half *h = side_of(&T->all.at[i], k);
            for (size_t x = 0; x < h->n; x++)
                T->seen[k][h->s[x]]++;
        }
    memset(T->often, 0, sizeof T->often);
    for (int k = 0; k < 2; k++) {
        double n = 0;
        for (size_t i = 0; i < T->all.n; i++) {
            const half *h = side_of(&T->all.at[i], k);
            n += (double)h->n;
            for (size_t x = 0; x + 1 < h->n; x++)
                T->often[k][h->pairs[x]]++;
        }
        for (int x = LETTERS; x < UNITS; x++)
            T->often[k][x] = (T->often[k][x] + 0.1) / n;
    }
    for (int k = 0; k < 2; k++) {
        double any[LETTERS] = { 0 };
        for (int x = 0; x < LETTERS; x++)
            any[base_of(k, x)] += T->seen[k][x] + 0.1;
        for (int x = 0; x < UNITS; x++)
            T->place[k][x] =
                x && x < LETTERS ? (T->seen[k][x] + 0.1) / any[base_of(k, x)] : 1;
    }
}

static void learn_probabilities(void)
{
    for (int x = 0; x < UNITS; x++)
        for (int y = 0; y < UNITS; y++) {
            bool plain = x < LETTERS && y < LETTERS;
            T->p[x][y] = (plain ? 1e-4 * T->place[0][x] * T->place[1][y] : 2e-5) *
                         (one_writing() && x == y && x ? 100 : 1);
        }
    spread();
    for (int round = 0; round < ROUNDS; round++) {
        memset(T->count, 0, sizeof T->count);
        double sum = 0;
        for (size_t i = 0; i < T->all.n; i++)
            sum += forward_backward(&T->all.at[i]);
        maximise();
        if (round % 4 == 3)
            fprintf(stderr, "round %d: %.4f\n", round, sum / (double)T->all.n);
    }
}

/* How much of a pair's being frequent is held against it: a pair that all words are full of, like
 * "an", says less than its two letters. */
static const double PAIRS_FREQUENT = 0.75;

/* of a letter in its place among all letters */
static double chance_of(int k, int x)
{
    double all = 0, itself = 0;
    if (x == 0)
        return 1;
    for (int y = 1; y < LETTERS; y++) {
        all += T->seen[k][y];
        itself += base_of(k, y) == base_of(k, x) ? T->seen[k][y] : 0;
    }
    return (itself + 0.5) / (all + 30) * T->place[k][x];
}

/* of a pair, as if its letters were strangers, wherever in a word */
static double chance_of_strangers(int k, int pair)
{
    int a = T->first[k][pair], b = T->second[k][pair];
    return chance_of(k, a) / T->place[k][a] * chance_of(k, b) / T->place[k][b];
}

static double chance_of_unit(int k, int x)
{
    if (x < LETTERS)
        return chance_of(k, x);
    double strangers = chance_of_strangers(k, x);
    return strangers * pow(max2(T->often[k][x] / strangers, 1), PAIRS_FREQUENT);
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
    static double chance[2][UNITS];
    for (int k = 0; k < 2; k++)
        for (int x = 0; x < UNITS; x++)
            chance[k][x] = x < LETTERS + T->unit_n[k] ? chance_of_unit(k, x) : 1;
    for (int x = 0; x < UNITS; x++)
        for (int y = 0; y < UNITS; y++) {
            bool plain = x < LETTERS && y < LETTERS;
            double floor = plain ? 2e-5 * (x && y ? 0.5 : 4) * T->place[0][x] * T->place[1][y] : 0;
            double v = T->p[x][y] + floor;
            v = v > 0 ? log(v / chance[0][x] / chance[1][y]) : -30;
            v = v < -5.0 ? -5.0 : v > 9 ? 9 : v;
            T->w[x][y] = !plain && T->p[x][y] <= 0 ? -30 : v;
            if (plain && one_writing() && T->w[x][y] < slip(x, y))
                T->w[x][y] = slip(x, y);
        }
}

/* the best that the same letters would bring without a pair, or with one less */
static double without_pair(int x, int y)
{
    int x1 = T->first[0][x], x2 = T->second[0][x], y1 = T->first[1][y], y2 = T->second[1][y];
    double v = -1e9;
    if (y >= LETTERS) {
        v = max2(T->w[x][y1] + T->w[0][y2], T->w[0][y1] + T->w[x][y2]);
        if (x == 0)
            v = T->w[0][y1] + T->w[0][y2];
    }
    if (x >= LETTERS) {
        v = max2(v, max2(T->w[x1][y] + T->w[x2][0], T->w[x1][0] + T->w[x2][y]));
        if (y == 0)
            v = T->w[x1][0] + T->w[x2][0];
    }
    return x >= LETTERS && y >= LETTERS ? max2(v, T->w[x1][y1] + T->w[x2][y2]) : v;
}

/* what a pair's weight owes to its letters' often standing together */
static double frequency_of(int k, int x)
{
    return x < LETTERS
               ? 0
               : (1 - PAIRS_FREQUENT) * log(T->often[k][x] / chance_of_strangers(k, x));
}

typedef struct gain {
    double of;
    int id;
} gain;

static int by_gain(const void *a, const void *b)
{
    const gain *x = a, *y = b;
    return x->of < y->of ? 1 : x->of > y->of ? -1 : x->id - y->id;
}

void keep_pairs(int most)
{
    static gain g[2][UNITS];
    for (int k = 0; k < 2; k++)
        for (int x = 0; x < UNITS; x++)
            g[k][x] = (gain){ 0, x };
    for (int x = 0; x < UNITS; x++)
        for (int y = 0; y < UNITS; y++) {
            double v = T->count[x][y] > 0 && (x >= LETTERS || y >= LETTERS)
                           ? T->w[x][y] - frequency_of(0, x) - frequency_of(1, y) -
                                 max2(without_pair(x, y), -10)
                           : 0;
            v *= T->count[x][y];
            if (v > 0 && x >= LETTERS)
                g[0][x].of += v;
            if (v > 0 && y >= LETTERS)
                g[1][y].of += v;
        }
    for (int k = 0; k < 2; k++) {
        uint8_t was[2][UNITS];
        memcpy(was[0], T->first[k], sizeof was[0]);
        memcpy(was[1], T->second[k], sizeof was[1]);
        qsort(g[k], UNITS, sizeof(gain), by_gain);
        memset(T->pair[k], 0, sizeof T->pair[k]);
        T->unit_n[k] = 0;
        for (int i = 0; i < most && g[k][i].of > 3; i++)
            new_pair(k, was[0][g[k][i].id], was[1][g[k][i].id]);
        fprintf(stderr, "side %d: %d pairs\n", k, T->unit_n[k]);
    }
    cut_again();
}

/* ---- the best path, with its operations */

void best_path_of(const sample *l_of, const sample *r_of, way *out)
{
    static grid f;
    static uint8_t from[MAXN + 1][MAXN + 1];
    const half *l = &l_of->left, *r = &r_of->right;
    for (size_t i = 0; i <= l->n; i++)
        for (size_t j = 0; j <= r->n; j++) {
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
    out->score = f[l->n][r->n];
    out->n = 0;
    for (size_t i = l->n, j = r->n; i + j > 0;) {
        size_t di = from[i][j] / 3, dj = from[i][j] % 3;
        out->x[out->n] = di == 0 ? 0 : di == 1 ? l->s[i - 1] : l->pairs[i - 2];
        out->y[out->n++] = dj == 0 ? 0 : dj == 1 ? r->s[j - 1] : r->pairs[j - 2];
        i -= di;
        j -= dj;
    }
}

void learn_expected(void)
{
    static double sum[2][LETTERS], n[2][LETTERS];
    memset(sum, 0, sizeof sum);
    memset(n, 0, sizeof n);
    way p;
    for (size_t i = 0; i < T->all.n; i++) {
        best_path_of(&T->all.at[i], &T->all.at[i], &p);
        if (p.score < 2)
            continue;
        const half *s[2] = { &T->all.at[i].left, &T->all.at[i].right };
        size_t at[2] = { s[0]->n, s[1]->n };
        for (int k = 0; k < p.n; k++)
            for (int side = 0; side < 2; side++) {
                int id = side ? p.y[k] : p.x[k];
                int len = id == 0 ? 0 : id < LETTERS ? 1 : 2;
                for (int u = 0; u < len; u++) {
                    at[side]--;
                    sum[side][s[side]->s[at[side]]] += T->w[p.x[k]][p.y[k]] / len;
                    n[side][s[side]->s[at[side]]]++;
                }
            }
    }
    for (int k = 0; k < 2; k++)
        for (int x = 1; x < LETTERS; x++)
            T->expect[k][x] = n[k][x] > 0 ? (sum[k][x] + 2) / (n[k][x] + 2) : 1;
}

double expected_of(const sample *l_of, const sample *r_of)
{
    const half *l = &l_of->left, *r = &r_of->right;
    double v = 0;
    for (size_t i = 0; i < l->n; i++)
        v += T->expect[0][l->s[i]];
    for (size_t i = 0; i < r->n; i++)
        v += T->expect[1][r->s[i]];
    return v / 2;
}


bool pass_gate(const sample *l_of, const sample *r_of)
{
    for (const name_word *x = &l_of->left.word; x; x = x->alt)
        for (const name_word *y = &r_of->right.word; y; y = y->alt)
            if (words_near(x, y))
                return true;
    return false;
}

static void symmetric(void)
{
    for (int x = 0; one_writing() && x < UNITS; x++)
        for (int y = 0; y < x; y++)
            T->w[x][y] = T->w[y][x] = (T->w[x][y] + T->w[y][x]) / 2;
}

void learn_weights(void)
{
    count_letters();
    learn_probabilities();
    weigh();
    symmetric();
}
