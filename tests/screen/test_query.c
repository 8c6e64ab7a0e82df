/*
 * A query that is kept and read back asks the same; facts that are kept say what changed.
 */
#include "testing.h"

#include "screen/query.h"

static str put(arena *a, const screen_query *q)
{
    buf b = { 0 };
    screen_put_query(q, &(json){ &b, false });
    str out = arena_str(a, buf_view(&b));
    buf_free(&b);
    return out;
}

/* every member of the structure is filled by its kind, so a field that the table lacks is missed */
static void round_trip(void **state)
{
    (void)state;
    arena *a = arena_new();
    screen_query q = { .id = STR("c1"),
                       .schema = STR("Person"),
                       .gender = STR("male"),
                       .birth_place = STR("Łódź \"x\"\n"),
                       .address = STR("1 Main; St"),
                       .threshold = 812345,
                       .floor = 400000,
                       .limit = 17 };
    str_list *lists[] = { &q.names,  &q.birth_dates, &q.death_dates, &q.countries, &q.identifiers,
                          &q.topics, &q.lists,       &q.schemata,    &q.without };
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
        *vec_push(a, lists[i]) = arena_printf(a, "value %zu، عربي", i);
        *vec_push(a, lists[i]) = arena_printf(a, "second %zu", i);
    }
    str text = put(a, &q);
    screen_query back;
    assert_int_equal(screen_read_query(text, a, &back, NULL), QANAT_OK);
    assert_true(str_eq(put(a, &back), text));
    for (size_t i = 0; i < 9; i++)
        assert_true(str_find(text, arena_printf(a, "second %zu", i)) != SIZE_MAX);
    assert_int_equal(back.threshold, 812345);
    assert_int_equal(back.limit, 17);
    assert_true(str_is(back.birth_place, "Łódź \"x\"\n"));
    arena_free(a);
}

static void refuses_what_it_did_not_write(void **state)
{
    (void)state;
    static const char *const wrong[] = { "",
                                         "{",
                                         "[]",
                                         "{\"name\":\"no list\"}",
                                         "{\"name\":[1]}",
                                         "{\"limit\":-1}",
                                         "{\"limit\":99999999}",
                                         "{\"threshold\":0.7}",
                                         "{\"unheard\":1}",
                                         "{\"name\":[\"a\"" };
    arena *a = arena_new();
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        screen_query q;
        qanat_error err = { 0 };
        if (screen_read_query(str_of(wrong[i]), a, &q, &err) != QANAT_E_INPUT)
            fail_msg("accepted: %s", wrong[i]);
        assert_true(err.message[0] != 0);
    }
    arena_free(a);
}

static void differences(void **state)
{
    static const struct {
        const char *before, *after;
        bool identity;
        const char *want; /* joined by " | " */
    } cases[] = {
        { "{\"name\":[\"A\"]}", "{\"name\":[\"A\"]}", true, "" },
        { "{\"name\":[\"A\",\"B\"]}", "{\"name\":[\"B\",\"A\"]}", true, "" },
        { "{\"name\":[\"A\"],\"birthDate\":[\"1960\"]}",
          "{\"name\":[\"A\"],\"birthDate\":[\"1961\"]}", true, "record birthDate: 1960 → 1961" },
        { "{\"name\":[\"A\"]}", "{\"name\":[\"A\"],\"country\":[\"de\",\"fr\"]}", true,
          "record country: added de, fr" },
        { "{\"gender\":[\"male\"]}", "{}", true, "record gender: removed male" },
        { "{\"programs\":[\"X\"],\"since\":[\"2001\"]}", "{\"programs\":[\"Y\"]}", true, "" },
        { "{\"programs\":[\"X\"],\"since\":[\"2001\"]}", "{\"programs\":[\"Y\"]}", false,
          "record programs: X → Y | record since: removed 2001" },
    };
    (void)state;
    arena *a = arena_new();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        str_list what = { 0 };
        str got = STR("");
        assert_int_equal(screen_facts_diff(str_of(cases[i].before), str_of(cases[i].after),
                                           "record", cases[i].identity, a, &what, NULL),
                         QANAT_OK);
        for (size_t k = 0; k < what.n; k++)
            got = arena_printf(a, "%.*s%s%.*s", STR_ARG(got), k ? " | " : "", STR_ARG(what.at[k]));
        assert_string_equal(arena_cstr(a, got), cases[i].want);
    }
    str_list what = { 0 };
    assert_int_equal(
        screen_facts_diff(STR("{}"), STR("{\"name\":"), "record", true, a, &what, NULL),
        QANAT_E_STORE);
    arena_free(a);
}

/* the same whatever the order of names and the case of letters; another for another id, list or
 * record */
static void hits(void **state)
{
    (void)state;
    arena *a = arena_new();
    char one[SCREEN_HIT], two[SCREEN_HIT];
    screen_query p = { .schema = STR("Person") }, q = p, named = { .id = STR("7") };
    *vec_push(a, &p.names) = STR("Ana Bel");
    *vec_push(a, &p.names) = STR("Čá");
    *vec_push(a, &q.names) = STR("ČÁ");
    *vec_push(a, &q.names) = STR("ANA BEL");
    assert_true(str_eq(screen_subject(&p, a), screen_subject(&q, a)));
    assert_false(str_eq(screen_subject(&p, a), screen_subject(&named, a)));
    screen_hit_id(screen_subject(&p, a), STR("l"), STR("r"), one);
    screen_hit_id(screen_subject(&q, a), STR("l"), STR("r"), two);
    assert_string_equal(one, two);
    assert_int_equal(strlen(one), SCREEN_HIT - 1);
    screen_hit_id(screen_subject(&p, a), STR("l"), STR("r2"), two);
    assert_string_not_equal(one, two);
    screen_hit_id(screen_subject(&p, a), STR("lr"), STR(""), two);
    assert_string_not_equal(one, two);
    arena_free(a);
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(round_trip),
                                        cmocka_unit_test(refuses_what_it_did_not_write),
                                        cmocka_unit_test(differences), cmocka_unit_test(hits) };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
