/* Folding by plain-text triples, and its edges. */
#include "testing.h"
#include "text/fold.h"

static void check(str input, str expected, str note)
{
    arena *a = arena_new();
    str got = fold_str(a, input);
    if (!str_eq(got, expected))
        fail_msg("'%.*s' gives '%.*s', not '%.*s' (%.*s)", STR_ARG(input), STR_ARG(got),
                 STR_ARG(expected), STR_ARG(note));
    arena_free(a);
}

static void triples(void **state)
{
    (void)state;
    triples_each("fold.txt", check);
}

static void broken_bytes_become_replacement_characters(void **state)
{
    (void)state;
    arena *a = arena_new();
    assert_true(str_is(fold_str(a, STR("a\xFFz")), "a\xEF\xBF\xBDz"));
    assert_int_equal(fold_str(a, STR("")).n, 0);
    arena_free(a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(triples),
        cmocka_unit_test(broken_bytes_become_replacement_characters),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
