/*
 * Measures names and the index on one core. Built with -DQANAT_BENCH=ON.
 *
 *   bench_names pairs PAIRS.csv              time of name_compare a pair, parsing apart
 *                                            (name1,name2,schema)
 *   bench_names search ENTRIES.tsv QUERIES.txt
 *                                            ENTRIES: schema, id, names between bars (entries.py);
 *                                            QUERIES: a name a line
 *   bench_names million [COUNT]              the same over names made up here in four scripts
 *
 * Prints medians and 99th percentiles of processor time (a machine is seldom idle), of queries that
 * a session meets for the first time and of the same queries again; the sum of hits tells whether
 * two builds find the same.
 */
#include "base/csv.h"
#include "base/file.h"
#include "index/index.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

static data_set *data;
static name_table *table;

static double now_us(void)
{
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec * 1e6 + (double)t.tv_nsec / 1e3;
}

static int ascending(const void *x, const void *y)
{
    double a = *(const double *)x, b = *(const double *)y;
    return a < b ? -1 : a > b;
}

static void report(const char *what, double *us, size_t n)
{
    qsort(us, n, sizeof *us, ascending);
    double sum = 0;
    for (size_t i = 0; i < n; i++)
        sum += us[i];
    printf("%s: n=%zu median=%.2f us p99=%.2f us mean=%.2f us\n", what, n, us[n / 2],
           us[n * 99 / 100], sum / (double)n);
}

/* ---- pairs */

typedef struct pair {
    name_parsed q, r;
} pair;

static int pairs(const char *path)
{
    file_map f;
    qanat_error err;
    if (file_open(path, 0, &f, &err) != QANAT_OK) {
        fprintf(stderr, "bench_names: %s\n", err.message);
        return 3;
    }
    arena *a = arena_new(), *rows = arena_new();
    VEC(pair) all = { 0 };
    csv_reader r = csv_begin(f.bytes, ',', path);
    csv_row row;
    bool more;
    size_t at[3] = { 0, 1, 2 };
    double parsing = 0;
    for (bool first = true; csv_next(&r, rows, &row, &more, NULL) == QANAT_OK && more;
         first = false) {
        for (size_t i = 0; first && i < row.n; i++)
            for (int k = 0; k < 3; k++)
                if (str_is(row.fields[i], k == 0 ? "name1" : k == 1 ? "name2" : "schema"))
                    at[k] = i;
        if (first || row.n <= at[1])
            continue;
        pair p;
        str schema = row.n > at[2] ? row.fields[at[2]] : STR("");
        double start = now_us();
        if (name_parse_pair(table, row.fields[at[0]], row.fields[at[1]], name_kind_of(schema), a,
                            &p.q, &p.r, NULL) == QANAT_OK)
            *vec_push(a, &all) = p;
        parsing += now_us() - start;
    }
    enum { ROUNDS = 50 };
    double *us = base_alloc(all.n * sizeof *us);
    int64_t sum = 0;
    for (size_t i = 0; i < all.n; i++) {
        double start = now_us();
        for (int k = 0; k < ROUNDS; k++)
            sum += name_compare(table, &all.at[i].q, &all.at[i].r, NULL);
        us[i] = (now_us() - start) / ROUNDS;
    }
    report("compare", us, all.n);
    printf("parse: %.2f us a name (sum of scores %lld)\n", parsing / 2 / (double)all.n,
           (long long)(sum / ROUNDS));
    free(us);
    return 0;
}

/* ---- search */

typedef struct world {
    arena *a;
    VEC(str) queries;
    buf bytes;
    index_file *ix;
    size_t name_bytes, records;
} world;

static void search_all(const world *w)
{
    index_session *s = index_session_new();
    arena *a = arena_new();
    double *us = base_alloc((w->queries.n + 1) * sizeof *us);
    size_t found = 0;
    uint64_t sum = 0;
    for (int round = 0; round < 2; round++) {
        for (size_t i = 0; i < w->queries.n; i++) {
            name_parsed q;
            index_hit hits[5];
            size_t n = 0;
            arena_reset(a);
            double start = now_us();
            if (name_parse(table, w->queries.at[i], NAME_PERSON, a, &q, NULL) == QANAT_OK)
                n = index_search(w->ix, table, &q, NULL, 700000, 5, s, hits);
            us[i] = now_us() - start;
            found += n > 0;
            for (size_t k = 0; k < n; k++)
                sum = sum * 31 + hits[k].entry * 7919u + hits[k].name + (uint32_t)hits[k].score;
        }
        report(round ? "search again" : "search", us, w->queries.n);
    }
    printf("found something for %zu of %zu (sum of hits %016llx); index %zu bytes, %.1f a record "
           "beyond its names\n",
           found / 2, w->queries.n, (unsigned long long)sum, w->bytes.n,
           ((double)w->bytes.n - (double)w->name_bytes) / (double)w->records);
    free(us);
    arena_free(a);
    index_session_free(s);
}

static void add(world *w, index_builder *b, str schema, str id, str names)
{
    index_name all[256];
    size_t n = 0;
    str one;
    while (n < 256 && str_split(&names, '|', &one)) {
        all[n] = (index_name){ one, n ? INDEX_ALIAS : INDEX_PRIMARY };
        w->name_bytes += one.n;
        n++;
    }
    index_entry e = { .id = id,
                      .caption = n ? all[0].text : id,
                      .schema = schema,
                      .list = STR("bench"),
                      .names = all,
                      .name_n = n };
    w->name_bytes += e.caption.n + id.n;
    index_builder_add(b, &e, NULL);
    w->records++;
}

static int finish(world *w, index_builder *b)
{
    qanat_error err;
    double start = now_us();
    if (index_builder_finish(b, &w->bytes, &err) != QANAT_OK ||
        index_open_bytes(buf_view(&w->bytes), "bench", &w->ix, &err) != QANAT_OK) {
        fprintf(stderr, "bench_names: %s\n", err.message);
        return 4;
    }
    printf("%zu records, %llu names; laid out in %.2f s\n", w->records,
           (unsigned long long)index_name_count(w->ix), (now_us() - start) / 1e6);
    index_builder_free(b);
    char path[] = "/tmp/qanat-bench-XXXXXX";
    int fd = mkstemp(path);
    if (fd >= 0 && write(fd, w->bytes.at, w->bytes.n) == (ssize_t)w->bytes.n) {
        index_file *ix;
        start = now_us();
        if (index_open_file(path, &ix, &err) == QANAT_OK) {
            printf("open: %.2f ms\n", (now_us() - start) / 1e3);
            index_close(ix);
        }
    }
    if (fd >= 0) {
        close(fd);
        unlink(path);
    }
    return 0;
}

static str read_all(arena *a, const char *path)
{
    file_map f;
    qanat_error err;
    if (file_open(path, 0, &f, &err) != QANAT_OK) {
        fprintf(stderr, "bench_names: %s: %s\n", path, err.message);
        exit(3);
    }
    str s = arena_str(a, f.bytes);
    file_close(&f);
    return s;
}

static int search(const char *entries, const char *queries)
{
    world w = { .a = arena_new() };
    index_builder *b = index_builder_new(table);
    data_file d = { str_of(entries), read_all(w.a, entries) };
    str col[3], line;
    for (tsv_reader r = tsv_begin(&d); tsv_next(&r, col, 3);)
        add(&w, b, col[0], col[1], col[2]);
    str rest = read_all(w.a, queries);
    while (str_split(&rest, '\n', &line))
        if (line.n)
            *vec_push(w.a, &w.queries) = line;
    int rc = finish(&w, b);
    if (rc == 0)
        search_all(&w);
    return rc;
}

/* ---- names made up of syllables, in four scripts, as many different ones as a population has */

static uint64_t seed = 42;

static uint32_t dice(uint32_t sides)
{
    seed = seed * 6364136223846793005ull + 1442695040888963407ull;
    return (uint32_t)(seed >> 33) % sides;
}

enum { LEADS = 16, VOWELS = 4, TAILS = 8 };

/* leads, vowels and tails of syllables in each script */
static const char *const leads[4][LEADS] = {
    { "b", "d", "f", "g", "h", "k", "l", "m", "n", "p", "r", "s", "t", "v", "sh", "z" },
    { "б", "д", "ф", "г", "х", "к", "л", "м", "н", "п", "р", "с", "т", "в", "ш", "з" },
    { "ب", "د", "ف", "غ", "ه", "ك", "ل", "م", "ن", "ب", "ر", "س", "ت", "ف", "ش", "ز" },
    { "μπ", "ντ", "φ", "γκ", "χ", "κ", "λ", "μ", "ν", "π", "ρ", "σ", "τ", "β", "σ", "ζ" },
};
static const char *const vowels[4][VOWELS] = {
    { "a", "e", "i", "o" }, { "а", "е", "и", "о" }, { "ا", "ي", "ي", "و" }, { "α", "ε", "ι", "ο" }
};
static const char *const tails[4][TAILS] = { { "", "", "", "n", "r", "l", "s", "k" },
                                             { "", "", "", "н", "р", "л", "с", "к" },
                                             { "", "", "", "ن", "ر", "ل", "س", "ك" },
                                             { "", "", "", "ν", "ρ", "λ", "σ", "κ" } };

/* word `rank` of a script: common ones come up far more often, as names do */
static void put_word(buf *b, int script)
{
    uint32_t rank = dice(3000);
    if (dice(10) < 6)
        rank = rank * rank / 3000;
    if (dice(10) < 4)
        rank = 3000 + dice(120000);
    uint64_t keep = seed;
    seed = rank * 0x9E3779B97F4A7C15ull + 7;
    for (uint32_t n = 2 + dice(3); n > 0; n--) {
        buf_puts(b, leads[script][dice(LEADS)]);
        buf_puts(b, vowels[script][dice(VOWELS)]);
        buf_puts(b, tails[script][dice(TAILS)]);
    }
    seed = keep;
}

static str invent(arena *a)
{
    buf b = { 0 };
    int script = (int)dice(4);
    for (uint32_t n = 2 + dice(2); n > 0; n--) {
        put_word(&b, script);
        if (n > 1)
            buf_putc(&b, ' ');
    }
    str s = arena_str(a, buf_view(&b));
    buf_free(&b);
    return s;
}

static int million(size_t count)
{
    world w = { .a = arena_new() };
    index_builder *b = index_builder_new(table);
    arena *scratch = arena_new();
    double start = now_us();
    for (size_t i = 0; i < count; i++) {
        add(&w, b, STR("Person"), arena_printf(scratch, "g-%zu", i), invent(scratch));
        if (i % (count / 1000 + 1) == 0)
            *vec_push(w.a, &w.queries) = invent(w.a);
        arena_reset(scratch);
    }
    printf("added in %.1f s\n", (now_us() - start) / 1e6);
    int rc = finish(&w, b);
    if (rc == 0)
        search_all(&w);
    return rc;
}

int main(int argc, char **argv)
{
    qanat_error err;
    if (data_open(NULL, &data, &err) != QANAT_OK ||
        name_table_open(data, &table, &err) != QANAT_OK) {
        fprintf(stderr, "bench_names: %s\n", err.message);
        return 4;
    }
    if (argc == 3 && strcmp(argv[1], "pairs") == 0)
        return pairs(argv[2]);
    if (argc == 4 && strcmp(argv[1], "search") == 0)
        return search(argv[2], argv[3]);
    if (argc >= 2 && strcmp(argv[1], "million") == 0)
        return million(argc > 2 ? strtoul(argv[2], NULL, 10) : 1000000);
    fputs("usage: bench_names pairs PAIRS.csv | search ENTRIES.tsv QUERIES.txt | million [COUNT]\n",
          stderr);
    return 2;
}
