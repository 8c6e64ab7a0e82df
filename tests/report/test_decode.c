/* From bytes to text: encodings, pages, messages; and that every byte of the text knows its place.
 */
#include "testing.h"
#include "base/buf.h"
#include "report/decode.h"
#include "base/utf8.h"

static decoded read_bytes(arena *a, str bytes)
{
    decoded d;
    qanat_error err = { 0 };
    if (report_decode(a, bytes, "test", &d, &err) != QANAT_OK)
        fail_msg("%s", err.message);
    assert_int_equal(utf8_broken_at(d.text.text), SIZE_MAX);
    for (size_t i = 0; i < d.text.text.n; i++)
        assert_true(mapped_from(&d.text, i) <= mapped_till(&d.text, i) &&
                    mapped_till(&d.text, i) <= bytes.n);
    return d;
}

/* the bytes of the file that a word of the text came from */
static str place_of(const decoded *d, str file, const char *word)
{
    size_t at = str_find(d->text.text, str_of(word));
    assert_int_not_equal(at, SIZE_MAX);
    return str_range(file.at, mapped_from(&d->text, at),
                     mapped_till(&d->text, at + strlen(word) - 1));
}

static void plain_text_is_read_as_it_stands(void **state)
{
    (void)state;
    arena *a = arena_new();
    str text = STR("Some words.\nكلمات.\n");
    decoded d = read_bytes(a, text);
    assert_ptr_equal(d.text.text.at, text.at);
    assert_null(d.text.from);
    assert_string_equal(d.format, "text");
    arena_free(a);
}

static void a_page_gives_its_article_and_what_it_says_of_itself(void **state)
{
    (void)state;
    arena *a = arena_new();
    str page =
        STR("<!DOCTYPE html><html><head><title>A &amp; B</title><meta name=author content='N. N.'>"
            "<meta property=\"article:published_time\" content=\"2021-02-03T04:05:06Z\">"
            "<script>var p = '<p>never</p>';</script></head><body><nav><a href=/>Home</a></nav>"
            "<p>Before the article there is nothing to keep.</p><article><h1>A head</h1>"
            "<div class='share-box'>Share it</div><p>The <b>minis</b>ter left&nbsp;Oslo &#8212; at "
            "last. It was "
            "a long day for everybody who had waited there since the morning of the day before.</p>"
            "<!-- hidden --><p>Then he slept, and so did the others, until the sun came up again "
            "over the "
            "harbour and the boats.</p></article><footer>(c)</footer></body></html>");
    decoded d = read_bytes(a, page);
    assert_string_equal(d.format, "html");
    assert_true(str_is(d.title, "A & B"));
    assert_true(str_is(d.author, "N. N."));
    assert_true(str_is(d.published, "2021-02-03"));
    static const char *const absent[] = { "never", "Home", "Share", "hidden", "(c)", "Before" };
    for (size_t i = 0; i < 6; i++)
        assert_int_equal(str_find(d.text.text, str_of(absent[i])), SIZE_MAX);
    assert_true(str_is(place_of(&d, page, "minister"), "minis</b>ter"));
    assert_true(str_is(place_of(&d, page, "—"), "&#8212;"));
    assert_true(str_starts(d.text.text, STR("A head\nThe minister")));
    arena_free(a);
}

static void windows_1256_is_known_by_its_arabic(void **state)
{
    (void)state;
    arena *a = arena_new();
    /* "قال الوزير إن المحادثات" */
    str bytes =
        STR("\xDE\xC7\xE1 \xC7\xE1\xE6\xD2\xED\xD1 \xC5\xE4 \xC7\xE1\xE3\xCD\xC7\xCF\xCB\xC7\xCA.");
    decoded d = read_bytes(a, bytes);
    assert_string_equal(d.encoding, "windows-1256");
    assert_true(str_starts(d.text.text, STR("قال الوزير")));
    assert_true(str_is(place_of(&d, bytes, "الوزير"), "\xC7\xE1\xE6\xD2\xED\xD1"));
    arena_free(a);
}

static void utf16_with_and_without_a_mark(void **state)
{
    (void)state;
    arena *a = arena_new();
    decoded d = read_bytes(a, STR("\xFF\xFEH\0i\0 \0*\x06.\0"));
    assert_string_equal(d.encoding, "utf-16le");
    assert_true(str_is(d.text.text, "Hi ت.") || str_starts(d.text.text, STR("Hi ")));
    d = read_bytes(a, STR("\0T\0a\0l\0k\0s\0 \0i\0n\0 \0O\0s\0l\0o\0."));
    assert_string_equal(d.encoding, "utf-16be");
    assert_true(str_is(d.text.text, "Talks in Oslo."));
    arena_free(a);
}

static void broken_utf16_is_refused(void **state)
{
    (void)state;
    static const str broken[] = {
        { "\xFF\xFE\x00\xD8" "A\0", 6 }, /* half of a pair */
        { "\xFF\xFE" "A\0B", 5 },         /* a byte too many */
        { "\xFF\xFE\x01\0A\0", 6 },      /* a control character */
    };
    for (size_t i = 0; i < sizeof broken / sizeof *broken; i++) {
        arena *a = arena_new();
        decoded d;
        qanat_error err;
        assert_int_equal(report_decode(a, broken[i], "file", &d, &err), QANAT_E_INPUT);
        assert_non_null(strstr(err.message, "UTF-16"));
        arena_free(a);
    }
}

static void a_message_gives_its_text_part(void **state)
{
    (void)state;
    arena *a = arena_new();
    str mail =
        STR("From: =?utf-8?Q?Jos=C3=A9_P?= <j@example.org>\r\nTo: x@example.org\r\n"
            "Subject: =?utf-8?B?2K7YqNix?= one\r\nDate: Wed, 3 Mar 2021 10:00:00 "
            "+0300\r\nMIME-Version: 1.0\r\n"
            "Content-Type: multipart/alternative; boundary=\"b1\"\r\n\r\npreamble\r\n--b1\r\n"
            "Content-Type: text/html; charset=utf-8\r\n\r\n<p>no</p>\r\n--b1\r\n"
            "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: "
            "quoted-printable\r\n\r\n"
            "The caf=C3=A9 in Oslo is clo=\r\nsed.\r\n--b1--\r\n");
    decoded d = read_bytes(a, mail);
    assert_string_equal(d.format, "email");
    assert_true(str_is(d.title, "خبر one"));
    assert_true(str_starts(d.author, STR("José P")));
    assert_true(str_is(d.published, "2021-03-03"));
    assert_true(str_starts(d.text.text, STR("The café in Oslo is closed.")));
    assert_true(str_is(place_of(&d, mail, "café"), "caf=C3=A9"));
    arena_free(a);
}

static void refused(str bytes, const char *word, uint64_t line, uint64_t column)
{
    arena *a = arena_new();
    decoded d;
    qanat_error err = { 0 };
    assert_int_equal(report_decode(a, bytes, "test", &d, &err), QANAT_E_INPUT);
    assert_non_null(strstr(err.message, word));
    assert_int_equal(err.line, line);
    assert_int_equal(err.column, column);
    arena_free(a);
}

static void what_is_no_text_is_refused_with_its_place(void **state)
{
    (void)state;
    refused(STR(""), "empty", 0, 0);
    refused(STR("Good line.\nAnd é then \xC3."), "no UTF-8", 2, 12);
    refused(STR("\x7f"
                "ELF\x02\x01\0\0\0\x03\0>\0"),
            "zero byte", 1, 7);
    refused(STR("\xE9\xE8\xF1\xFC\xE9\xE8\xF1\xFC\xE9\xE8 caf\xE9"), "no UTF-8", 1, 1);
}

static void deep_nesting_costs_nothing(void **state)
{
    (void)state;
    arena *a = arena_new();
    buf b = { 0 };
    buf_puts(&b, "<html><body>");
    for (int i = 0; i < 200000; i++)
        buf_puts(&b, "<div>");
    buf_puts(&b, "deep words");
    decoded d = read_bytes(a, buf_view(&b));
    assert_true(str_is(d.text.text, "deep words\n"));
    buf_free(&b);
    arena_free(a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(plain_text_is_read_as_it_stands),
        cmocka_unit_test(a_page_gives_its_article_and_what_it_says_of_itself),
        cmocka_unit_test(windows_1256_is_known_by_its_arabic),
        cmocka_unit_test(utf16_with_and_without_a_mark),
        cmocka_unit_test(broken_utf16_is_refused),
        cmocka_unit_test(a_message_gives_its_text_part),
        cmocka_unit_test(what_is_no_text_is_refused_with_its_place),
        cmocka_unit_test(deep_nesting_costs_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
