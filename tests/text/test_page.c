/*
 * Setting lines: widths, wrapping, isolation of right-to-left text, and that nothing of a hostile
 * text reaches the terminal.
 */
#include "testing.h"

#include "text/escape.h"
#include "text/page.h"
#include "text/width.h"

static char *set_once(const char *text, size_t width, bool colour)
{
    static buf out, line;
    buf_clear(&out);
    buf_clear(&line);
    page p = { .out = &out, .width = width, .margin = 0, .colour = colour };
    page_text(&line, str_of(text));
    page_set(&p, &line, 0, 2, STR_NONE);
    return out.at;
}

static void width_check(str input, str expected, str note)
{
    uint64_t want = 0;
    assert_true(str_u64(expected, &want));
    if (width_text(input) != want)
        fail_msg("%.*s takes %zu cells, expected %.*s (%.*s)", STR_ARG(input), width_text(input),
                 STR_ARG(expected), STR_ARG(note));
}

static void widths(void **state)
{
    (void)state;
    triples_each("width.txt", width_check);
}

static void wraps_by_cells(void **state)
{
    (void)state;
    assert_string_equal(set_once("one two three", 8, false), "one two\n  three\n");
    /* marks take no cell: twelve letters with a mark each are twelve cells */
    assert_string_equal(set_once("e\xCC\x81"
                                 "e\xCC\x81"
                                 "e\xCC\x81 b",
                                 8, false),
                        "e\xCC\x81"
                        "e\xCC\x81"
                        "e\xCC\x81 b\n");
    /* wide characters take two: four fit into eight cells, the fifth goes on */
    assert_string_equal(set_once("漢字漢字漢", 8, false), "漢字漢字\n  漢\n");
    /* a word longer than any line is cut */
    assert_string_equal(set_once("abcdefghijkl", 8, false), "abcdefgh\n  ijkl\n");
    assert_string_equal(set_once("", 8, false), "\n");
}

static void isolates(void **state)
{
    (void)state;
    assert_string_equal(set_once("كيف", 20, false), "\xE2\x81\xA8كيف\xE2\x81\xA9\n");
    /* reopened with the direction of the whole, on each line */
    assert_string_equal(set_once("كيف حالك اليوم", 12, false),
                        "\xE2\x81\xA8كيف حالك\xE2\x81\xA9\n  \xE2\x81\xA7اليوم\xE2\x81\xA9\n");
    assert_string_equal(set_once("AR كيف 12 حال", 8, false), "\xE2\x81\xA8"
                                                             "AR كيف\xE2\x81\xA9\n  \xE2\x81\xA6"
                                                             "12 حال\xE2\x81\xA9\n");
}

static void cleans(void **state)
{
    (void)state;
    /* escape sequences, overrides, zero bytes and line breaks do not get through */
    assert_string_equal(set_once("a\x1b[31mb\x7f \xE2\x80\xAE"
                                 "c\n\n\td",
                                 40, true),
                        "a[31mb c d\n");
    assert_string_equal(set_once("\xC2\x9b"
                                 "31m",
                                 40, true),
                        "31m\n");
    assert_string_equal(set_once("a\x01"
                                 "b\x0e"
                                 "c\x1f"
                                 "d",
                                 40, true),
                        "abcd\n");
}

static void cuts(void **state)
{
    (void)state;
    buf line = { 0 };
    page_text_cut(&line, STR("one two three"), 9);
    assert_string_equal(line.at, "one two…");
    buf_free(&line);
}

static void beside(void **state)
{
    (void)state;
    buf out = { 0 }, left = { 0 }, right = { 0 };
    page p = { .out = &out, .width = 27 };
    page_text(&left, STR("one two three four"));
    page_text(&right, STR("five"));
    page_beside(&p, &left, &right, 0);
    assert_string_equal(out.at, "one two      │ five\nthree four   │\n");
    buf_free(&out);
    buf_free(&left);
    buf_free(&right);
}

static void notes_stand_right(void **state)
{
    (void)state;
    buf out = { 0 }, line = { 0 };
    page p = { .out = &out, .width = 20, .margin = 6 };
    page_say(&line, "one two three four");
    page_set(&p, &line, 0, 0, STR("¶3"));
    assert_string_equal(out.at, "one two three     ¶3\nfour\n");
    buf_free(&out);
    buf_free(&line);
}

static void styles_close(void **state)
{
    (void)state;
    buf out = { 0 }, line = { 0 };
    page p = { .out = &out, .width = 8, .colour = true };
    page_style(&line, PAGE_BOLD);
    page_say(&line, "one two three");
    page_style(&line, PAGE_PLAIN);
    page_set(&p, &line, 0, 0, STR_NONE);
    assert_string_equal(out.at, "\033[1mone two\033[0m\n\033[1mthree\033[0m\n");
    buf_free(&out);
    buf_free(&line);
}

static void escapes(void **state)
{
    (void)state;
    buf out = { 0 };
    escape_html(&out, STR("<a href=\"x\">&'\x1b\xE2\x80\xAE\xFFz"));
    assert_string_equal(out.at, "&lt;a href=&quot;x&quot;&gt;&amp;&#39;\xEF\xBF\xBDz");
    buf_free(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(widths),       cmocka_unit_test(wraps_by_cells),
        cmocka_unit_test(isolates),     cmocka_unit_test(cleans),
        cmocka_unit_test(cuts),         cmocka_unit_test(beside),
        cmocka_unit_test(styles_close), cmocka_unit_test(notes_stand_right),
        cmocka_unit_test(escapes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
