/* Folding by plain-text triples, and its edges. */
#include "testing.h"
#include "base/utf8.h"
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

/* what is told without the tables is what the tables say */
static void common_letters_are_letters(void **state)
{
    (void)state;
    size_t found = 0;
    for (uint32_t c = 1; c < 0x10000; c++) {
        char bytes[4];
        size_t n = utf8_put(c, bytes), common = common_letter(bytes, n);
        if (!common)
            continue;
        found++;
        assert_int_equal(common, n);
        assert_int_equal(class_of(c), c >= 'A' && c <= 'Z' ? CLASS_UPPER : CLASS_LETTER);
        assert_int_equal(script_of(c), n == 1 ? SCRIPT_LATIN : SCRIPT_ARABIC);
    }
    assert_int_equal(found, 2 * 26 + 36);
    assert_int_equal(common_letter("\xD8", 1), 0);
    assert_int_equal(common_letter("\xD9\x80", 2), 0); /* the tatweel */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(triples),
        cmocka_unit_test(common_letters_are_letters),
        cmocka_unit_test(broken_bytes_become_replacement_characters),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
