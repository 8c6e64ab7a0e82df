/*
 * The index against an oracle over real lists: every name is compared with the query, and the index
 * has to give the same records with the same scores. Queries are names of the lists as people write
 * them: misspelt, cut, turned round, written together or apart, in another script.
 *
 * The lists are those of the folder $QANAT_SHARED, or of ../shared beside the checkout (UN whole,
 * OFAC every sixth record); where there is none, the starter list. $QANAT_ORACLE_QUERIES sets how
 * many queries are made.
 */
#include "testing.h"

#include "naming.h"
#include "base/utf8.h"
#include "index/index.h"
#include "list/list.h"
#include "record/schema.h"

#include <unistd.h>

typedef struct listed {
    str id, schema;
    index_name *names;
    name_parsed *parsed; /* and marked; n is 0 where a name cannot be read */
    size_t n;
} listed;

typedef struct world {
    arena *a;
    VEC(listed) all;
    VEC(index_hit) hits;
    buf bytes;
    index_file *ix;
    uint32_t taken, step; /* every step-th record is taken */
    size_t names;
} world;

static country_table *countries;
static world w;

static qanat_status take(void *context, list_operation op, const record *r, qanat_error *err)
{
    (void)context, (void)op, (void)err;
    VEC(index_name) names = { 0 };
    str name;
    record_name_kind kind;
    for (size_t at = 0; record_next_name(r, &at, &name, &kind);)
        *vec_push(w.a, &names) = (index_name){ arena_str(w.a, name), (index_name_kind)kind };
    if (!names.n || name_kind_of(r->schema) == NAME_IDENTIFIER || w.taken++ % w.step)
        return QANAT_OK;
    *vec_push(w.a, &w.all) = (listed){ .id = arena_str(w.a, r->id),
                                       .schema = arena_str(w.a, r->schema),
                                       .names = names.at,
                                       .parsed = arena_array(w.a, name_parsed, names.n),
                                       .n = names.n };
    w.names += names.n;
    return QANAT_OK;
}

static void import(const char *folder, const char *const *files, size_t n, uint32_t step)
{
    input *in[4];
    list_report report = { .a = w.a };
    const list_format *f = NULL;
    qanat_error err = { 0 };
    for (size_t i = 0; i < n; i++) {
        str path = arena_printf(w.a, "%s/%s", folder, files[i]);
        if (input_open(path.at, &in[i], &err) != QANAT_OK)
            fail_msg("%s", err.message);
    }
    assert_int_equal(list_detect(in[0], &f, &err), QANAT_OK);
    w.step = step;
    list_job job = { .data = data,
                     .countries = countries,
                     .inputs = in,
                     .input_n = n,
                     .sink = { take, NULL },
                     .report = &report,
                     .a = arena_new() };
    if (f->read(&job, &err) != QANAT_OK)
        fail_msg("%s", err.message);
    for (size_t i = 0; i < n; i++)
        input_close(in[i]);
    map_free(&report.unknown_at);
    arena_free(job.a);
}

/* the folder of real lists, or NULL */
static const char *lists_folder(void)
{
    const char *given = getenv("QANAT_SHARED"), *source = getenv("SOURCE");
    str folder = given ? arena_printf(w.a, "%s/data/lists", given)
                       : arena_printf(w.a, "%s/../shared/data/lists", source ? source : "../..");
    str un = arena_printf(w.a, "%s/un-2026/consolidated.xml", folder.at);
    return access(un.at, R_OK) == 0 ? folder.at : NULL;
}

static void index_all(void)
{
    index_builder *b = index_builder_new(table);
    for (size_t i = 0; i < w.all.n; i++) {
        const listed *l = &w.all.at[i];
        index_entry e = { .id = l->id,
                          .caption = l->names[0].text,
                          .list = STR("oracle"),
                          .schema = l->schema,
                          .names = l->names,
                          .name_n = l->n };
        assert_int_equal(index_builder_add(b, &e, NULL), QANAT_OK);
    }
    assert_int_equal(index_builder_finish(b, &w.bytes, NULL), QANAT_OK);
    index_builder_free(b);
    qanat_error err = { 0 };
    if (index_open_bytes(buf_view(&w.bytes), "oracle", &w.ix, &err) != QANAT_OK)
        fail_msg("%s", err.message);
    assert_int_equal(index_verify(w.ix, NULL), QANAT_OK);
    for (size_t i = 0; i < w.all.n; i++)
        for (size_t k = 0; k < w.all.at[i].n; k++) {
            listed *l = &w.all.at[i];
            if (name_parse(table, l->names[k].text, name_kind_of(l->schema), w.a, &l->parsed[k],
                           NULL) == QANAT_OK)
                index_mark(w.ix, &l->parsed[k]);
        }
    for (size_t i = 0; i < w.all.n; i++)
        (void)vec_push(w.a, &w.hits);
}

static int setup(void **state)
{
    if (naming_setup(state) != 0 ||
        country_table_new(data, &countries, NULL) != QANAT_OK)
        return -1;
    w.a = arena_new();
    const char *folder = lists_folder(), *source = getenv("SOURCE");
    if (folder) {
        import(folder, (const char *const[]){ "un-2026/consolidated.xml" }, 1, 1);
        import(folder, (const char *const[]){ "ofac-2021/sdn.csv", "ofac-2021/alt.csv" }, 2, 6);
    } else {
        str starter = arena_printf(w.a, "%s/data/starter", source ? source : "../..");
        import(starter.at, (const char *const[]){ "starter.ftm.json" }, 1, 1);
    }
    index_all();
    return 0;
}

static int teardown(void **state)
{
    index_close(w.ix);
    buf_free(&w.bytes);
    arena_free(w.a);
    country_table_free(countries);
    return naming_teardown(state);
}

/* ---- queries */

static uint64_t seed = 7;

static uint32_t dice(uint32_t sides)
{
    seed = seed * 6364136223846793005ull + 1442695040888963407ull;
    return (uint32_t)(seed >> 33) % sides;
}

enum { LETTERS = 120, WORDS = 16 };

/* drops, doubles, exchanges or replaces letters, in any script */
static str misspell(arena *a, str s, uint32_t times)
{
    uint32_t c[LETTERS + 8];
    size_t n = 0;
    for (size_t i = 0; i < s.n && n < LETTERS;)
        c[n++] = utf8_next(s, &i);
    for (; times > 0 && n > 4; times--) {
        size_t i = dice((uint32_t)n - 1);
        uint32_t other = c[i + 1];
        switch (dice(5)) {
        case 0: /* dropped */
            memmove(c + i, c + i + 1, (n - i - 1) * sizeof *c);
            n--;
            break;
        case 1: /* doubled */
            memmove(c + i + 1, c + i, (n - i) * sizeof *c);
            n += n < LETTERS;
            break;
        case 2: /* exchanged */
            c[i + 1] = c[i];
            c[i] = other;
            break;
        case 3: /* a blank gone or come */
            c[i] = c[i] == ' ' ? 'a' : dice(3) ? c[i] : ' ';
            break;
        default:
            c[i] = c[i] < 0x80 ? 'a' + dice(26) : c[dice((uint32_t)n)];
        }
    }
    char *out = arena_alloc(a, 4 * n + 1);
    size_t k = 0;
    for (size_t i = 0; i < n; i++)
        k += utf8_put(c[i], out + k);
    return (str){ out, k };
}

/* words exchanged, left out or written together, the last one put first with a comma */
static str rearrange(arena *a, str given)
{
    str words[WORDS], word, s = given;
    size_t n = 0;
    while (n < WORDS && str_split(&s, ' ', &word))
        words[n++] = word;
    if (n < 2)
        return given;
    size_t i = dice((uint32_t)n - 1);
    buf out = { 0 };
    switch (dice(4)) {
    case 0:
        word = words[i];
        words[i] = words[i + 1];
        words[i + 1] = word;
        break;
    case 1:
        memmove(words + i, words + i + 1, (n - i - 1) * sizeof *words);
        n--;
        break;
    case 2:
        n--;
        buf_printf(&out, "%.*s, ", STR_ARG(words[n]));
        break;
    default:
        words[i] = arena_printf(a, "%.*s%.*s", STR_ARG(words[i]), STR_ARG(words[i + 1]));
        memmove(words + i + 1, words + i + 2, (n - i - 2) * sizeof *words);
        n--;
    }
    for (size_t k = 0; k < n; k++)
        buf_printf(&out, "%s%.*s", k ? " " : "", STR_ARG(words[k]));
    str result = arena_str(a, buf_view(&out));
    buf_free(&out);
    return result;
}

/* Latin letters in another script, one by one; others stay */
static str transliterate(arena *a, str s)
{
    static const char *const letters[2][26] = {
        { "а", "б", "ц", "д", "е", "ф", "г", "х", "и", "ж", "к", "л", "м",
          "н", "о", "п", "к", "р", "с", "т", "у", "в", "в", "кс", "й", "з" },
        { "ا", "ب", "ك", "د", "ي", "ف", "غ", "ه", "ي", "ج", "ك", "ل", "م",
          "ن", "و", "ب", "ق", "ر", "س", "ت", "و", "ف", "و", "كس", "ي", "ز" },
    };
    const char *const *to = letters[dice(2)];
    buf out = { 0 };
    for (size_t i = 0; i < s.n; i++) {
        unsigned char c = (unsigned char)s.at[i] | 32;
        if (c >= 'a' && c <= 'z' && (unsigned char)s.at[i] < 0x80)
            buf_puts(&out, to[c - 'a']);
        else
            buf_putc(&out, s.at[i]);
    }
    str result = arena_str(a, buf_view(&out));
    buf_free(&out);
    return result;
}

static str invent_query(arena *a, const char **schema)
{
    const listed *l = &w.all.at[dice((uint32_t)w.all.n)];
    str s = l->names[dice((uint32_t)l->n)].text;
    *schema = l->schema.at;
    if (dice(3) == 0)
        s = rearrange(a, s);
    if (dice(8) == 0) { /* the first word of another name */
        const listed *other = &w.all.at[dice((uint32_t)w.all.n)];
        str first, rest = s, more = other->names[0].text;
        str_split(&rest, ' ', &first);
        str_split(&more, ' ', &first);
        s = arena_printf(a, "%.*s %.*s", STR_ARG(first), STR_ARG(rest.n ? rest : s));
    }
    if (dice(6) == 0)
        s = transliterate(a, s);
    return misspell(a, s, dice(3));
}

/* ---- the oracle */

static int32_t best_of(const listed *l, const name_parsed *q)
{
    int32_t best = 0;
    for (size_t k = 0; k < l->n; k++) {
        int64_t v = l->parsed[k].n ? name_compare(table, q, &l->parsed[k], NULL) : 0;
        if (l->names[k].kind == INDEX_WEAK)
            v = v * INDEX_WEAK_PERCENT / 100;
        best = v > best ? (int32_t)v : best;
    }
    return best;
}

static void check(str text, const name_parsed *q, const int32_t *want, int32_t threshold,
                  index_session *s)
{
    static name_match m;
    int32_t *got = base_alloc(w.all.n * sizeof *got);
    memset(got, 0, w.all.n * sizeof *got);
    size_t n = index_search(w.ix, table, q, NULL, threshold, w.all.n, s, w.hits.at);
    for (size_t i = 0; i < n; i++)
        got[w.hits.at[i].entry] = w.hits.at[i].score;
    for (uint32_t e = 0; e < w.all.n; e++)
        if (got[e] != (want[e] >= threshold ? want[e] : 0))
            fail_msg("%.*s | %.*s at %d: the oracle has %d, the index %d", STR_ARG(text),
                     STR_ARG(w.all.at[e].names[0].text), threshold, want[e], got[e]);
    for (size_t i = 0; i < n && i < 3; i++)
        assert_int_equal(index_explain(w.ix, table, q, &w.hits.at[i], s, &m),
                         w.hits.at[i].score);
    free(got);
}

static void nothing_is_lost(void **state)
{
    (void)state;
    const char *asked = getenv("QANAT_ORACLE_QUERIES");
    size_t queries = asked ? strtoul(asked, NULL, 10) : w.names > 5000 ? 240 : 400;
    size_t above[2] = { 0, 0 };
    index_session *s = index_session_new();
    int32_t *want = base_alloc(w.all.n * sizeof *want);
    for (size_t k = 0; k < queries; k++) {
        arena *a = arena_new();
        const char *schema;
        str text = invent_query(a, &schema);
        name_parsed q;
        if (name_parse(table, text, dice(6) ? name_kind_of(str_of(schema)) : NAME_ANY, a, &q,
                       NULL) != QANAT_OK ||
            !q.n) {
            arena_free(a);
            continue;
        }
        name_parsed marked = q;
        marked.parts = arena_array(a, name_part, q.n);
        memcpy(marked.parts, q.parts, q.n * sizeof *q.parts);
        index_mark(w.ix, &marked);
        for (size_t e = 0; e < w.all.n; e++) {
            want[e] = best_of(&w.all.at[e], &marked);
            above[0] += want[e] >= 700000;
            above[1] += want[e] >= 500000;
        }
        check(text, &q, want, 700000, s);
        check(text, &q, want, 500000, s);
        arena_free(a);
    }
    free(want);
    index_session_free(s);
    printf("%zu records, %zu names, %zu queries: %zu matches at 0.7, %zu at 0.5\n", w.all.n,
           w.names, queries, above[0], above[1]);
    assert_true(above[0] > queries / 3 && above[1] > above[0]);
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(nothing_is_lost) };
    return cmocka_run_group_tests(tests, setup, teardown);
}
