/* Times, amounts and the report's date by plain-text triples; the calendars by known days. */
#include "testing.h"
#include "base/buf.h"
#include "record/date.h"
#include "report/calendar.h"
#include "report/report.h"

static data_set *data;
static knowledge *know;

static int open_all(void **state)
{
    (void)state;
    qanat_error err;
    return data_open(NULL, &data, &err) == QANAT_OK &&
                   knowledge_open(data, NULL, &know, &err) == QANAT_OK
               ? 0
               : 1;
}

static int close_all(void **state)
{
    (void)state;
    knowledge_close(know);
    data_close(data);
    return 0;
}

static report *read_text(str text, const char *date)
{
    report *r = NULL;
    qanat_error err;
    read_options options = { .date = date };
    assert_int_equal(report_read(know, text, "test.txt", &options, &r, &err), QANAT_OK);
    return r;
}

static void compare(buf *got, str input, str expected, str note)
{
    if (!str_eq((str){ got->at, got->n }, expected))
        fail_msg("'%.*s' gives '%.*s', not '%.*s' (%.*s)", STR_ARG(input), (int)got->n,
                 got->n ? got->at : "", STR_ARG(expected), STR_ARG(note));
    buf_free(got);
}

static void check_times(str input, str expected, str note)
{
    report *r = read_text(input, "2023-04-10");
    buf got = { 0 };
    for (size_t i = 0; i < r->times.n; i++) {
        const timex *t = &r->times.at[i];
        bool event = t->anchor == ANCHOR_CLAIM && t->type != TIME_DURATION;
        buf_printf(&got, "%s%.*s%s", i ? " " : "", STR_ARG(t->value),
                   event                          ? "?"
                   : t->anchor == ANCHOR_ABSOLUTE ? "!"
                                                  : "");
        assert_true(t->start < t->end && t->end <= r->bytes.n);
    }
    compare(&got, input, expected, note);
    report_free(r);
}

static void check_amounts(str input, str expected, str note)
{
    report *r = read_text(input, "2023-04-10");
    buf got = { 0 };
    for (size_t i = 0; i < r->amounts.n; i++) {
        const amount *m = &r->amounts.at[i];
        buf_printf(&got, "%s%.15g %.*s%s", i ? ";" : "", m->value, STR_ARG(m->unit),
                   m->approximate ? " ~" : "");
    }
    compare(&got, input, expected, note);
    report_free(r);
}

static void check_dateline(str input, str expected, str note)
{
    buf text = { 0 }, got = { 0 };
    for (size_t i = 0; i < input.n; i++) {
        bool line = str_starts(str_drop(input, i), STR("///"));
        buf_str(&text, line ? STR("\n") : (str){ input.at + i, 1 });
        i += line ? 2 : 0;
    }
    report *r = read_text((str){ text.at, text.n }, NULL);
    if (r->date.at) {
        buf_printf(&got, "%.*s %s", STR_ARG(r->date),
                   r->date_from == DATE_FROM_TEXT ? "text" : "header");
        assert_true(r->date_span.start < r->date_span.end);
    } else {
        buf_printf(&got, "none");
        assert_true(r->warnings.n > 0);
        for (size_t i = 0; i < r->times.n; i++)
            assert_true(!r->times.at[i].value.at || r->times.at[i].anchor != ANCHOR_REPORT);
    }
    compare(&got, input, expected, note);
    report_free(r);
    buf_free(&text);
}

static void times(void **state)
{
    (void)state;
    triples_each("times.txt", check_times);
}

static void amounts(void **state)
{
    (void)state;
    triples_each("amounts.txt", check_amounts);
}

static void datelines(void **state)
{
    (void)state;
    triples_each("datelines.txt", check_dateline);
}

static void dates_that_exist(void **state)
{
    (void)state;
    assert_true(calendar_is_date(STR("2024-02-29")));
    assert_false(calendar_is_date(STR("2023-02-29")));
    assert_false(calendar_is_date(STR("2023-13-01")));
    assert_false(calendar_is_date(STR("2023-1-01")));
    assert_false(calendar_is_date(STR("")));
}

static void hijri_days(void **state)
{
    (void)state;
    assert_int_equal(calendar_hijri(1444, 9, 1), date_days(2023, 3, 23));
    assert_int_equal(calendar_hijri(1400, 1, 1), date_days(1979, 11, 21));
    assert_int_equal(calendar_hijri(1, 1, 1), date_days(622, 7, 19));
}

static void offsets(void **state)
{
    (void)state;
    arena *a = arena_new();
    assert_true(str_is(calendar_offset(a, STR("2025-10"), -1, 0, 'd'), "2025-09-30/2025-10-30"));
    assert_true(str_is(calendar_offset(a, STR("2024-03-31"), 0, -1, 'd'), "2024-02-29"));
    assert_true(str_is(calendar_offset(a, STR("2023-04-09"), -21, 0, 'm'), "2023-03"));
    assert_true(str_is(calendar_offset(a, STR("2023-04-09"), 0, -24, 'y'), "2021"));
    assert_int_equal(calendar_offset(a, STR("P3D"), 1, 0, 'd').n, 0);
    arena_free(a);
}

/* words that call for the next one again and again must neither nest nor take long */
static void endless_words(void **state)
{
    (void)state;
    static const char *const words[] = { "شهر ",         "مليون ", "one hundred and ", "May/",
                                         "from May to ", "منذ ",   "5 pounds " };
    for (size_t k = 0; k < sizeof words / sizeof *words; k++) {
        buf text = { 0 };
        for (int i = 0; i < 20000; i++)
            buf_str(&text, str_of(words[k]));
        report *r = read_text((str){ text.at, text.n }, "2023-04-10");
        report_free(r);
        buf_free(&text);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(times),         cmocka_unit_test(amounts),
        cmocka_unit_test(datelines),     cmocka_unit_test(hijri_days),
        cmocka_unit_test(offsets),       cmocka_unit_test(dates_that_exist),
        cmocka_unit_test(endless_words),
    };
    return cmocka_run_group_tests(tests, open_all, close_all);
}
