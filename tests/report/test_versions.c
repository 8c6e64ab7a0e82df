/* What two versions of a text claim together, by plain-text triples. */
#include "claiming.h"

static void check(str input, str expected, str note)
{
    claims_expect_dated(input, expected, note, true);
}

static void triples(void **state)
{
    (void)state;
    triples_each("versions.txt", check);
}

/* the order of the versions changes nothing but the order of the places */
static void either_first(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "date 2024-05-02\n\nهاجمت إثيوبيا إريتريا. وطلبت قطر وقف النار.\n\n"
        "Ethiopia attacked Eritrea. Qatar demanded a ceasefire.\n",
        "date 2024-05-02\n\nEthiopia attacked Eritrea. Qatar demanded a ceasefire.\n\n"
        "هاجمت إثيوبيا إريتريا. وطلبت قطر وقف النار.\n"
    };
    for (int i = 0; i < 2; i++) {
        report *r = reading_read(str_of(texts[i]), NULL);
        size_t attacks = 0, demands = 0;
        for (size_t k = 0; k < r->claims.n; k++) {
            const claim *c = &r->claims.at[k];
            attacks += c->type == CLAIM_attack && c->evidence.n == 2;
            demands += c->type == CLAIM_demand && c->evidence.n == 2;
        }
        assert_int_equal(attacks, 1);
        assert_int_equal(demands, 1);
        assert_int_equal(r->claims.n, 2);
        report_free(r);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(triples),
        cmocka_unit_test(either_first),
    };
    return cmocka_run_group_tests(tests, reading_open, reading_close);
}
