/* Claims by plain-text triples, and the shape every claim has. */
#include "claiming.h"

static void check(str input, str expected, str note)
{
    claims_expect(input, expected, note, false);
}

static void check_dated(str input, str expected, str note)
{
    claims_expect_dated(input, expected, note, false);
}

static void triples(void **state)
{
    (void)state;
    triples_each("claims.txt", check);
}

static void frames_of_english(void **state)
{
    (void)state;
    triples_each("frames-en.txt", check_dated);
}

static void frames_of_arabic(void **state)
{
    (void)state;
    triples_each("frames-ar.txt", check_dated);
}

static void states(void **state)
{
    (void)state;
    triples_each("claims-states.txt", check_dated);
}

/* every index a claim holds exists, and its evidence lies in the text */
static void claims_are_whole(void **state)
{
    (void)state;
    report *r = reading_read(
        STR("date 2024-05-02 Russia invaded Ukraine. It was reported that the United Nations asked "
            "Russia to leave, "
            "and that Germany, France and Poland sent weapons to Ukraine a day earlier."),
        NULL);
    assert_true(r->claims.n >= 2);
    for (size_t i = 0; i < r->claims.n; i++) {
        const claim *c = &r->claims.at[i];
        assert_true(c->evidence.n > 0);
        assert_true(c->evidence.at[0].start < c->evidence.at[0].end &&
                    c->evidence.at[0].end <= r->bytes.n);
        assert_true(c->type < CLAIM_TYPE_COUNT && c->modality < MODALITY_COUNT);
        for (size_t k = 0; k < c->actors.n; k++)
            assert_true(c->actors.at[k] < r->entities.n);
        for (size_t k = 0; k < c->targets.n; k++)
            assert_true(c->targets.at[k] < r->entities.n);
        assert_true(c->time == NO_INDEX || c->time < r->times.n);
    }
    report_free(r);
}

/* the same claim in both versions is one with a place in each */
static void versions_are_laid_together(void **state)
{
    (void)state;
    report *r = reading_read(STR("date 2024-05-02 انضمت فنلندا إلى حلف شمال الأطلسي في أبريل "
                                 "2023.\n\nFinland joined NATO in April 2023.\n"),
                             NULL);
    size_t members = 0;
    for (size_t i = 0; i < r->claims.n; i++)
        if (r->claims.at[i].type == CLAIM_member) {
            members++;
            assert_int_equal(r->claims.at[i].versions, 1u << LANG_AR | 1u << LANG_EN);
            assert_int_equal(r->claims.at[i].evidence.n, 2);
        }
    assert_int_equal(members, 1);
    report_free(r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(triples),
        cmocka_unit_test(frames_of_english),
        cmocka_unit_test(frames_of_arabic),
        cmocka_unit_test(states),
        cmocka_unit_test(claims_are_whole),
        cmocka_unit_test(versions_are_laid_together),
    };
    return cmocka_run_group_tests(tests, reading_open, reading_close);
}
