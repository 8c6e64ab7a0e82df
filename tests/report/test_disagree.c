/* Where two versions differ and where they do not, by plain-text triples. */
#include "reading.h"

static const char *const severities[] = { "critical", "major", "minor", "note" };

static void put_place(buf *out, const report *r, span s)
{
    if (s.lang)
        buf_str(out, report_text(r, s.start, s.end));
    else
        buf_putc(out, '-');
}

static void check(str input, str expected, str note)
{
    arena *a = arena_new();
    report *r = reading_read(reading_text(a, input), NULL);
    buf got = { 0 };
    for (size_t i = 0; i < r->disagreements.n; i++) {
        const disagreement *d = &r->disagreements.at[i];
        buf_printf(&got, "%s%s %s: ", i ? " ; " : "", severities[d->severity],
                   disagreement_kind_name(d->kind));
        put_place(&got, r, d->ar);
        buf_puts(&got, " / ");
        put_place(&got, r, d->en);
        assert_true(d->explanation.n > 10 && d->explanation_ar.n > 10);
    }
    reading_expect(&got, expected, input, note);
    buf_free(&got);
    report_free(r);
    arena_free(a);
}

static void differences(void **state)
{
    (void)state;
    triples_each("disagree.txt", check);
}

/* two texts that have nothing to do with each other are not compared word by word */
static void unrelated_texts(void **state)
{
    (void)state;
    buf text = { 0 };
    for (int i = 0; i < 30; i++)
        buf_puts(&text, "وصل الوزير إلى القاهرة يوم الأحد وأجرى محادثات مع الرئيس المصري.\n");
    buf_puts(&text, "The recipe needs two eggs, flour and a little butter.\n");
    report *r = reading_read(buf_view(&text), NULL);
    assert_true(r->disagreements.n <= 2);
    buf_free(&text);
    report_free(r);
}

/* a bead with thousands of numbers and names costs no more than its share */
static void long_sentences(void **state)
{
    (void)state;
    buf text = { 0 };
    for (int i = 0; i < 20000; i++)
        buf_printf(&text, "%d عام ", i);
    buf_puts(&text, "\n");
    for (int i = 0; i < 20000; i++)
        buf_printf(&text, "Jan Year%d not %d ", i, i + 7);
    report *r = reading_read(buf_view(&text), NULL);
    assert_true(r->disagreements.n < 20000);
    buf_free(&text);
    report_free(r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(differences),
        cmocka_unit_test(unrelated_texts),
        cmocka_unit_test(long_sentences),
    };
    return cmocka_run_group_tests(tests, reading_open, reading_close);
}
