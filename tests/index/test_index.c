/*
 * The index against an oracle that compares the query with every name; refusal of damaged files.
 */
#include "testing.h"

#include "naming.h"
#include "index/index.h"

static const char *const given[] = { "Mohammed", "محمد",          "Ahmad",  "Vladimir", "Владимир",
                                     "Sergey",   "Abd al-Rahman", "John",   "William",  "Kim",
                                     "Youssef",  "يوسف",          "Olga",   "Ali",      "Fatima",
                                     "فاطمة",    "Nikolai",       "Hassan", "J.",       "Ibrahim" };
static const char *const middle[] = { "",        "",     "",   "ibn Saleh", "Ivanovich",
                                      "Hussein", "حسين", "A.", "Karim",     "al-Din" };
static const char *const family[] = { "Petrov",   "Петров",    "al-Tikriti", "التكريتي", "Hassan",
                                      "Sokolova", "Smith",     "Jong Un",    "Mansour",  "منصور",
                                      "Karimov",  "Kerimov",   "al-Duri",    "Rahmani",  "Gaddafi",
                                      "القذافي",  "Bergström", "O'Neill",    "Zhang",    "Haddad" };
static const char *const bodies[] = {
    "Bank of Karim LLC",  "Karim Trading Company",  "ООО Вектор",    "Vector Ltd",
    "شركة النور للتجارة", "Al Noor Trading Co",     "Fund III L.P.", "Fund IV L.P.",
    "Good Will Holding",  "Goodwill International", "First Bank",    "National Petrol Group"
};

static uint64_t seed = 99;

static uint32_t dice(uint32_t sides)
{
    seed = seed * 6364136223846793005ull + 1442695040888963407ull;
    return (uint32_t)(seed >> 33) % sides;
}

#define PICK(all) all[dice(sizeof(all) / sizeof *(all))]

static str invent(arena *a, bool *body)
{
    *body = dice(5) == 0;
    if (*body)
        return arena_printf(a, "%s%s", PICK(bodies), dice(3) ? "" : " (Cyprus)");
    const char *m = PICK(middle);
    return dice(4) ? arena_printf(a, "%s %s%s%s", PICK(given), m, *m ? " " : "", PICK(family))
                   : arena_printf(a, "%s, %s", PICK(family), PICK(given));
}

/* drops, doubles or exchanges letters, or takes a blank away */
static str mutate(arena *a, str s)
{
    char *out = arena_alloc(a, s.n + 8);
    size_t n = s.n;
    memcpy(out, s.at, n);
    for (uint32_t k = dice(3); k > 0 && n > 4; k--) {
        size_t i = dice((uint32_t)n - 2);
        if ((out[i] & 0x80) || (out[i + 1] & 0x80))
            continue;
        switch (dice(4)) {
        case 0:
            memmove(out + i, out + i + 1, n - i - 1);
            n--;
            break;
        case 1:
            memmove(out + i + 1, out + i, n - i);
            n++;
            break;
        case 2: {
            char c = out[i];
            out[i] = out[i + 1];
            out[i + 1] = c;
            break;
        }
        default:
            out[i] = (char)('a' + dice(26));
        }
    }
    return (str){ out, n };
}

enum { RECORDS = 700, QUERIES = 500 };

typedef struct world {
    arena *a;
    index_entry entries[RECORDS];
    index_file *ix;
    buf bytes;
} world;

static void build_world(world *w)
{
    static world zero;
    *w = zero;
    w->a = arena_new();
    index_builder *b = index_builder_new(table);
    for (uint32_t i = 0; i < RECORDS; i++) {
        bool body;
        index_name *names = arena_array(w->a, index_name, 3);
        size_t n = 1 + dice(3);
        names[0] = (index_name){ invent(w->a, &body), INDEX_PRIMARY };
        for (size_t k = 1; k < n; k++) {
            bool other;
            names[k] = (index_name){ invent(w->a, &other), k == 2 ? INDEX_WEAK : INDEX_ALIAS };
        }
        w->entries[i] = (index_entry){ .id = arena_printf(w->a, "r-%u", i),
                                       .caption = names[0].text,
                                       .list = STR("test"),
                                       .names = names,
                                       .name_n = n,
                                       .schema = body ? STR("Company") : STR("Person") };
        assert_int_equal(index_builder_add(b, &w->entries[i], NULL), QANAT_OK);
    }
    assert_int_equal(index_builder_finish(b, &w->bytes, NULL), QANAT_OK);
    index_builder_free(b);
    qanat_error err;
    if (index_open_bytes(buf_view(&w->bytes), "world", &w->ix, &err) != QANAT_OK)
        fail_msg("%s", err.message);
}

static void free_world(world *w)
{
    index_close(w->ix);
    buf_free(&w->bytes);
    arena_free(w->a);
}

/* the best score of an entry, by comparing with every name */
static int32_t oracle(const index_file *ix, const name_parsed *q, const index_entry *e, arena *a)
{
    int32_t best = 0;
    for (size_t i = 0; i < e->name_n; i++) {
        name_parsed r;
        if (name_parse(table, e->names[i].text, name_kind_of(e->schema), a, &r, NULL) != QANAT_OK)
            continue;
        index_mark(ix, &r);
        int64_t v = name_compare(table, q, &r, NULL);
        if (e->names[i].kind == INDEX_WEAK)
            v = v * INDEX_WEAK_PERCENT / 100;
        if (v > best)
            best = (int32_t)v;
    }
    return best;
}

static void against_oracle(int32_t threshold)
{
    static world w;
    build_world(&w);
    index_session *s = index_session_new();
    static index_hit hits[RECORDS];
    size_t met = 0;
    for (int k = 0; k < QUERIES; k++) {
        arena *a = arena_new();
        bool body;
        str text = mutate(a, invent(a, &body));
        name_parsed q;
        assert_int_equal(name_parse(table, text, body ? NAME_BODY : NAME_PERSON, a, &q, NULL),
                         QANAT_OK);
        size_t n = index_search(w.ix, table, &q, NULL, threshold, RECORDS, s, hits);
        name_parsed marked = q;
        index_mark(w.ix, &marked);
        for (uint32_t e = 0; e < RECORDS; e++) {
            int32_t want = oracle(w.ix, &marked, &w.entries[e], a), got = 0;
            for (size_t i = 0; i < n; i++)
                if (hits[i].entry == e)
                    got = hits[i].score;
            if (want < threshold)
                want = 0;
            if (want != got)
                fail_msg("%.*s | %.*s: the oracle has %d, the index %d", STR_ARG(text),
                         STR_ARG(w.entries[e].caption), want, got);
            met += want > 0;
        }
        arena_free(a);
    }
    assert_true(met > 500);
    index_session_free(s);
    free_world(&w);
}

static void nothing_is_lost(void **state)
{
    (void)state;
    against_oracle(700000);
}

static void nothing_is_lost_below(void **state)
{
    (void)state;
    against_oracle(500000);
}

static void hits_explain_themselves(void **state)
{
    (void)state;
    static world w;
    build_world(&w);
    index_session *s = index_session_new();
    static name_match m;
    for (int k = 0; k < 200; k++) {
        arena *a = arena_new();
        bool body;
        str text = mutate(a, invent(a, &body));
        name_parsed q;
        index_hit hits[5];
        assert_int_equal(name_parse(table, text, body ? NAME_BODY : NAME_PERSON, a, &q, NULL),
                         QANAT_OK);
        size_t n = index_search(w.ix, table, &q, NULL, 600000, 5, s, hits);
        for (size_t i = 0; i < n; i++) {
            assert_true(i == 0 || hits[i - 1].score >= hits[i].score);
            assert_int_equal(index_explain(w.ix, table, &q, &hits[i], s, &m), hits[i].score);
            int32_t sum = 0;
            for (uint32_t p = 0; p < m.n; p++)
                sum += m.parts[p].points;
            for (uint32_t p = 0; p < m.adjustment_n; p++)
                sum += m.adjustments[p].points;
            assert_int_equal(sum, hits[i].score);
        }
        arena_free(a);
    }
    index_session_free(s);
    free_world(&w);
}

static void entries_come_back(void **state)
{
    (void)state;
    arena *a = arena_new();
    index_builder *b = index_builder_new(table);
    str dates[] = { STR("1951"), STR("1952-04-30") }, ids[] = { STR("passport:a123456") };
    index_name names[] = { { STR("Ivan Ivanov"), INDEX_PRIMARY },
                           { STR("Иван Иванов"), INDEX_ALIAS } };
    index_entry e = { .id = STR("x-1"),
                      .caption = STR("Ivan Ivanov"),
                      .list = STR("l"),
                      .schema = STR("Person"),
                      .names = names,
                      .name_n = 2,
                      .birth_dates = { dates, 2 },
                      .identifiers = { ids, 1 },
                      .extra = STR("{\"a\":1}"),
                      .since = STR("2014-03-20") };
    assert_int_equal(index_builder_add(b, &e, NULL), QANAT_OK);
    buf out = { 0 };
    assert_int_equal(index_builder_finish(b, &out, NULL), QANAT_OK);
    index_file *ix;
    assert_int_equal(index_open_bytes(buf_view(&out), "x", &ix, NULL), QANAT_OK);
    index_entry back;
    assert_true(index_entry_at(ix, 0, a, &back));
    assert_true(str_is(back.id, "x-1") && str_is(back.list, "l") &&
                str_is(back.extra, "{\"a\":1}"));
    assert_int_equal(back.name_n, 2);
    assert_true(str_is(back.names[1].text, "Иван Иванов") && back.names[1].kind == INDEX_ALIAS);
    assert_int_equal(back.birth_dates.n, 2);
    assert_true(str_is(back.birth_dates.at[1], "1952-04-30"));
    assert_false(index_entry_at(ix, 1, a, &back));
    assert_int_equal(index_find(ix, STR("x-1"), STR("")), 0);
    assert_int_equal(index_find(ix, STR("x-2"), STR("")), UINT32_MAX);
    uint32_t found[4];
    assert_int_equal(index_search_identifier(ix, STR("passport:a123456"), 4, found), 1);
    assert_int_equal(index_search_identifier(ix, index_identifier(a, STR("A 123-456")), 4, found),
                     1);
    assert_int_equal(index_search_identifier(ix, STR("a999999"), 4, found), 0);
    index_close(ix);
    buf_free(&out);
    index_builder_free(b);
    arena_free(a);
}

/* Two records with a pair of names that letters do not join teach the third. */
static void lists_teach(void **state)
{
    (void)state;
    static const char *const names[][2] = { { "Qwerty Petrov", "Шарманка Петров" },
                                            { "Qwerty Sokolov", "Шарманка Соколов" },
                                            { "Qwerty Karimov", NULL } };
    index_builder *b = index_builder_new(table);
    for (int i = 0; i < 3; i++) {
        index_name all[2] = { { str_of(names[i][0]), INDEX_PRIMARY },
                              { str_of(names[i][1]), INDEX_ALIAS } };
        index_entry e = { .id = str_of(names[i][0]),
                          .list = STR("teaching"),
                          .schema = STR("Person"),
                          .names = all,
                          .name_n = names[i][1] ? 2 : 1 };
        assert_int_equal(index_builder_add(b, &e, NULL), QANAT_OK);
    }
    buf out = { 0 };
    index_file *ix;
    assert_int_equal(index_builder_finish(b, &out, NULL), QANAT_OK);
    assert_int_equal(index_open_bytes(buf_view(&out), "x", &ix, NULL), QANAT_OK);
    arena *a = arena_new();
    index_session *s = index_session_new();
    name_parsed q;
    index_hit hit;
    static name_match m;
    assert_int_equal(name_parse(table, STR("Шарманка Каримов"), NAME_PERSON, a, &q, NULL),
                     QANAT_OK);
    assert_int_equal(index_search(ix, table, &q, NULL, 700000, 1, s, &hit), 1);
    assert_int_equal(hit.entry, 2);
    assert_int_equal(index_explain(ix, table, &q, &hit, s, &m), hit.score);
    bool told = false;
    for (uint32_t i = 0; i < m.n; i++)
        if (m.parts[i].relation == NAME_LEARNED) {
            assert_int_equal(m.parts[i].count, 2);
            assert_true(str_is(m.parts[i].source, "teaching"));
            told = true;
        }
    assert_true(told);
    index_session_free(s);
    index_close(ix);
    buf_free(&out);
    index_builder_free(b);
    arena_free(a);
}

/* Words that are folded alike and read differently are found by what is near either. */
static void words_have_all_their_readings(void **state)
{
    (void)state;
    static const char *const names[] = { "Ivan Simic", "Ivan Šimić", "Ivan Karimov", "Ivan Alghamdi",
                                         "Ivan Ghamdi" };
    index_builder *b = index_builder_new(table);
    for (size_t i = 0; i < 5; i++) {
        index_name name = { str_of(names[i]), INDEX_PRIMARY };
        index_entry e = { .id = name.text, .schema = STR("Person"), .names = &name, .name_n = 1 };
        assert_int_equal(index_builder_add(b, &e, NULL), QANAT_OK);
    }
    buf out = { 0 };
    index_file *ix;
    assert_int_equal(index_builder_finish(b, &out, NULL), QANAT_OK);
    assert_int_equal(index_open_bytes(buf_view(&out), "x", &ix, NULL), QANAT_OK);
    index_session *s = index_session_new();
    static const char *const queries[] = { "Шимич",  "Shimich",  "Šimić", "Simic",
                                           "غامدي", "الغامدي", "غامدي" };
    arena *a = arena_new();
    for (size_t k = 0; k < 14; k++) {
        int32_t threshold = k % 2 ? 970000 : 500000;
        name_parsed q, r;
        index_hit hits[5];
        int32_t got[5] = { 0 }, most = 0;
        str text = arena_printf(a, "Ivan %s", queries[k / 2]);
        assert_int_equal(name_parse(table, text, NAME_PERSON, a, &q, NULL), QANAT_OK);
        size_t n = index_search(ix, table, &q, NULL, threshold, 5, s, hits);
        for (size_t i = 0; i < n; i++)
            got[hits[i].entry] = hits[i].score;
        for (size_t i = 0; i < 5; i++) {
            assert_int_equal(name_parse(table, str_of(names[i]), NAME_PERSON, a, &r, NULL),
                             QANAT_OK);
            int32_t want = name_compare(table, &q, &r, NULL);
            assert_int_equal(got[i], want >= threshold ? want : 0);
            most = want > most ? want : most;
        }
        assert_true(most >= 700000);
    }
    index_session_free(s);
    index_close(ix);
    buf_free(&out);
    index_builder_free(b);
    arena_free(a);
}

/* A damaged index is refused, or answers without reading outside of itself. */
static void damage_is_refused(void **state)
{
    (void)state;
    static world w;
    build_world(&w);
    index_session *s = index_session_new();
    arena *a = arena_new();
    name_parsed q;
    assert_int_equal(name_parse(table, STR("Vladimir Petrov"), NAME_PERSON, a, &q, NULL), QANAT_OK);
    assert_int_equal(index_verify(w.ix, NULL), QANAT_OK);
    uint64_t *room = base_alloc(w.bytes.n + 8);
    for (int k = 0; k < 3000; k++) {
        memcpy(room, w.bytes.at, w.bytes.n);
        size_t n = k % 3 == 0 ? dice((uint32_t)w.bytes.n) : w.bytes.n;
        for (uint32_t d = dice(4) + (k % 3 != 0); d > 0; d--)
            ((char *)room)[dice(k % 2 ? 600 : (uint32_t)w.bytes.n)] ^= (char)(1 << dice(8));
        index_file *ix;
        qanat_error err = { 0 };
        if (index_open_bytes((str){ (char *)room, n }, "damaged", &ix, &err) != QANAT_OK) {
            assert_true(err.message[0] != 0);
            continue;
        }
        index_hit hits[5];
        index_search(ix, table, &q, NULL, 700000, 5, s, hits);
        index_entry e;
        for (uint32_t i = 0; i < index_count(ix) && i < 50; i++)
            index_entry_at(ix, i, a, &e);
        if (memcmp(room, w.bytes.at, w.bytes.n) != 0)
            assert_int_not_equal(index_verify(ix, NULL), QANAT_OK);
        index_close(ix);
    }
    free(room);
    index_session_free(s);
    arena_free(a);
    free_world(&w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_is_lost),         cmocka_unit_test(nothing_is_lost_below),
        cmocka_unit_test(hits_explain_themselves), cmocka_unit_test(entries_come_back),
        cmocka_unit_test(damage_is_refused),       cmocka_unit_test(lists_teach),
        cmocka_unit_test(words_have_all_their_readings),
    };
    return cmocka_run_group_tests(tests, naming_setup, naming_teardown);
}
