/* English spelling. */
#include "testing.h"
#include "text/english.h"

static void plurals(void **state)
{
    (void)state;
    static const char *const pairs[][2] = {
        { "company", "companies" }, { "ship", "ships" },   { "day", "days" },
        { "bus", "buses" },         { "box", "boxes" },    { "match", "matches" },
        { "aircraft", "aircraft" }, { "party", "parties" }, { "veto", "vetoes" },
    };
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        const char *ending;
        str noun = str_of(pairs[i][0]);
        char got[32];
        size_t n = english_plural(noun, &ending);
        assert_true(n + strlen(ending) < sizeof got);
        memcpy(got, noun.at, n);
        memcpy(got + n, ending, strlen(ending) + 1);
        assert_string_equal(got, pairs[i][1]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(plurals) };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
