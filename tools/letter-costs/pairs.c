/*
 * Reading pairs of words, and names in two writings whose words are laid side by side.
 */
#include "trainer.h"
#include "base/file.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

static const double NAMES_COUNT = 0.6; /* what a pair of words of names counts */

/* ---- reading pairs */

static void cut(half *h, int k)
{
    bool latin = T->side[k] == NAME_LATIN;
    const uint8_t *s = latin ? h->word.latin : h->word.symbols;
    h->n = latin ? h->word.m : h->word.n;
    for (size_t i = 0; i < h->n; i++) {
        int b = base_of(k, s[i]);
        h->s[i] = one_writing() ? (uint16_t)b : s[i];
        h->pairs[i] = i + 1 < h->n ? T->pair[k][b][base_of(k, s[i + 1])] : 0;
    }
}

static bool half_of(str text, int k, half *out)
{
    if (T->side[k] == NAME_ABJAD && !one_writing())
        text = str_drop(text, letters_article(text));
    name_word_prepare(T->t, text, T->a, &out->word);
    cut(out, k);
    return out->word.writing == T->side[k] && out->n;
}

static void add_sample(str latin, str other, double weight)
{
    sample s = { .weight = weight };
    if (half_of(other, 0, &s.left) && half_of(latin, 1, &s.right))
        *vec_push(T->a, &T->all) = s;
}

/* a file of rows; `f` stays open until its rows are read. Ends the program where it cannot be read. */
static data_file open_rows(const char *path, file_map *f)
{
    qanat_error err;
    if (file_open(path, 0, f, &err) != QANAT_OK) {
        fprintf(stderr, "letter-costs: %s: %s\n", path, err.message);
        exit(3);
    }
    return (data_file){ str_of(path), arena_str(T->a, f->bytes) };
}

static void read_pairs(const char *path, int keep)
{
    file_map f;
    data_file d = open_rows(path, &f);
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

/* ---- names in two writings: rows of data/gazetteer */

enum { WORDS = 12 };

static size_t words_of(str name, str out[WORDS])
{
    size_t n = 0;
    while (name.n && n < WORDS) {
        size_t i = 0;
        while (i < name.n && name.at[i] != ' ' && name.at[i] != '-')
            i++;
        str word = str_range(name.at, 0, i);
        if (i && !str_is(word, "al") && !str_is(word, "Al") && !str_is(word, "el"))
            out[n++] = word;
        name = str_drop(name, i < name.n ? i + 1 : i);
    }
    return n;
}

static void add_names(str latin, str other, map *seen)
{
    str a[WORDS], b[WORDS];
    size_t n = words_of(latin, a);
    if (n != words_of(other, b))
        return;
    for (size_t i = 0; i < n; i++) {
        str both = arena_printf(T->a, "%.*s\t%.*s", STR_ARG(a[i]), STR_ARG(b[i]));
        if (map_get(seen, both) != MAP_NONE)
            continue;
        map_put(seen, both, 1);
        add_sample(a[i], b[i], NAMES_COUNT);
    }
}

void read_names(const char *path)
{
    file_map f;
    data_file d = open_rows(path, &f);
    str col[7];
    map seen = { 0 };
    for (tsv_reader r = tsv_begin(&d); tsv_next(&r, col, 7);) {
        str latins = col[4], latin, other;
        while (str_split(&latins, '|', &latin))
            for (str others = col[T->side[0] == NAME_ABJAD ? 5 : 6];
                 str_split(&others, '|', &other);)
                add_names(latin, other, &seen);
    }
    map_free(&seen);
    file_close(&f);
}

void read_all(const char *const *paths, int n, int keep)
{
    T->all = (samples){ 0 };
    for (int i = 0; i < n; i++)
        read_pairs(paths[i], keep);
}

void cut_again(void)
{
    for (size_t i = 0; i < T->all.n; i++)
        for (int k = 0; k < 2; k++)
            cut(side_of(&T->all.at[i], k), k);
}

