/* What two versions of a text claim together, by plain-text triples. */
#include "reading.h"

static void put_names(const report *r, buf *out, const index_list *list)
{
    for (size_t i = 0; i < list->n; i++) {
        if (i)
            buf_puts(out, ",");
        buf_str(out, r->entities.at[list->at[i]].caption);
    }
}

/* type actors > targets modality polarity, and the versions in which it has a place */
static void put_claim(const report *r, buf *out, const claim *c)
{
    buf_puts(out, claim_type_name(c->type));
    buf_puts(out, " ");
    put_names(r, out, &c->actors);
    buf_puts(out, " > ");
    put_names(r, out, &c->targets);
    buf_puts(out, " ");
    buf_puts(out, modality_name(c->modality));
    buf_puts(out, c->negative ? " -" : " +");
    uint8_t said = 0;
    for (size_t i = 0; i < c->evidence.n; i++)
        said |= (uint8_t)(1u << c->evidence.at[i].lang);
    if (said & 1u << LANG_AR)
        buf_puts(out, " ar");
    if (said & 1u << LANG_EN)
        buf_puts(out, " en");
    buf_puts(out, "\n");
    assert_int_equal(said, c->versions);
}

static void check(str input, str expected, str note)
{
    arena *a = arena_new();
    str text = arena_printf(a, "date 2024-05-02\n\n%.*s\n", STR_ARG(input));
    report *r = reading_read(reading_text(a, text), NULL);
    buf out = { 0 };
    buf_puts(&out, "\n");
    for (size_t i = 0; i < r->claims.n; i++)
        put_claim(r, &out, &r->claims.at[i]);
    str said = buf_view(&out);
    while (expected.n) {
        size_t cut = str_find(expected, STR(" ; "));
        str one = str_take(expected, cut == SIZE_MAX ? expected.n : cut);
        expected = cut == SIZE_MAX ? STR("") : str_drop(expected, cut + 3);
        bool absent = one.n && one.at[0] == '!';
        if (absent)
            one = str_drop(one, 1);
        str line = arena_printf(a, "\n%.*s\n", STR_ARG(one));
        if ((str_find(said, line) != SIZE_MAX) == absent)
            fail_msg("'%.*s': %s '%.*s' (%.*s); said:%.*s", STR_ARG(input),
                     absent ? "must not say" : "does not say", STR_ARG(one), STR_ARG(note),
                     STR_ARG(said));
    }
    buf_free(&out);
    report_free(r);
    arena_free(a);
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
