/* Which sentences answer which, and which words of the dictionary, by plain-text triples. */
#include "reading.h"
#include "report/bilingual.h"
#include "text/fold.h"

static void check_beads(str input, str expected, str note)
{
    arena *a = arena_new();
    report *r = reading_read(reading_text(a, input), NULL);
    buf got = { 0 };
    for (size_t i = 0; i < r->beads.n; i++)
        buf_printf(&got, "%s%u-%u", i ? " " : "", r->beads.at[i].ar_count, r->beads.at[i].en_count);
    reading_expect(&got, expected, input, note);
    buf_free(&got);
    report_free(r);
    arena_free(a);
}

static const char *relation(str en, str ar)
{
    const bilingual *b = kit.know->bilingual;
    uint32_t x[BILINGUAL_CONCEPTS], y[BILINGUAL_CONCEPTS];
    size_t n = bilingual_of(b, LANG_EN, en, x), m = bilingual_of(b, LANG_AR, ar, y);
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < m; k++)
            if (x[i] == y[k])
                return "same";
    for (size_t k = 0; k < m; k++)
        if (bilingual_opposite(b, bilingual_opposite_key(b, en), y[k]))
            return "opposite";
    return "none";
}

static void check_words(str input, str expected, str note)
{
    arena *a = arena_new();
    str en, rest = input;
    assert_true(str_split(&rest, '|', &en));
    buf got = { 0 };
    buf_puts(&got, relation(fold_str(a, en), fold_str(a, rest)));
    reading_expect(&got, expected, input, note);
    buf_free(&got);
    arena_free(a);
}

static void beads(void **state)
{
    (void)state;
    triples_each("align.txt", check_beads);
}

static void words(void **state)
{
    (void)state;
    triples_each("bilingual.txt", check_words);
}

/* every sentence of two languages is in one bead, and beads are runs that follow each other */
static void beads_cover_the_report(void **state)
{
    (void)state;
    buf text = { 0 };
    for (int i = 0; i < 400; i++)
        buf_printf(&text, "قال الوزير رقم %d إن الخطة جيدة.\n", i + 1000);
    for (int i = 0; i < 400; i++)
        if (i % 7)
            buf_printf(&text, "Minister number %d said that the plan was good.\n", i + 1000);
    report *r = reading_read(buf_view(&text), NULL);
    uint32_t ar = 0, en = 0, both = 0;
    for (size_t i = 0; i < r->beads.n; i++) {
        const bead *b = &r->beads.at[i];
        ar += b->ar_count;
        en += b->en_count;
        both += b->ar_count == 1 && b->en_count == 1;
        for (uint32_t n = 0; n < b->ar_count; n++)
            assert_int_equal(r->sentences.at[b->ar_first + n].bead, i);
    }
    assert_int_equal(ar + en, r->sentences.n);
    assert_true(both > 320); /* 342 of them answer each other */
    buf_free(&text);
    report_free(r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(beads),
        cmocka_unit_test(words),
        cmocka_unit_test(beads_cover_the_report),
    };
    return cmocka_run_group_tests(tests, reading_open, reading_close);
}
