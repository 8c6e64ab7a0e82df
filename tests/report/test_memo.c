/*
 * A session's memory of words changes nothing that is read: not when it is empty, not when it holds
 * what other reports brought, not when it is full.
 */
#include "reading.h"
#include "report/memo.h"

static const char *const texts[] = {
    "date 2024-05-02\n\nقال وزير الخارجية كريم منصور إن للأمم المتحدة دوراً في الخرطوم، وبحث أمس مع ليلى "
    "حداد وقف النار.\n\nForeign Minister Karim Mansour said the U.N. has a role in Khartoum. He "
    "discussed a ceasefire with Layla Haddad's office on May 1.\n",
    "date 2023-01-09\n\nThe bank froze $3.5 million on Monday, the ministry said.\n",
    "date 2024-05-02\n\nوكريم منصور غادر، ومنصور لم يعلق.\n\nKarim Mansour left and did not comment.\n",
};

static str printed(const char *text, word_memo *memo, buf *out)
{
    report *r = NULL;
    qanat_error err = { 0 };
    read_options options = { .memo = memo };
    if (report_read(kit.know, str_of(text), "test.txt", &options, &r, &err) != QANAT_OK)
        fail_msg("%s", err.message);
    buf_clear(out);
    report_print_json(r, out);
    report_free(r);
    return buf_view(out);
}

static void check_all(word_memo *memo)
{
    buf fresh = { 0 }, remembered = { 0 };
    for (int round = 0; round < 2; round++)
        for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
            str a = printed(texts[i], NULL, &fresh), b = printed(texts[i], memo, &remembered);
            assert_true(a.n > 100);
            assert_int_equal(a.n, b.n);
            assert_memory_equal(a.at, b.at, a.n);
        }
    buf_free(&fresh);
    buf_free(&remembered);
}

static void what_is_remembered_changes_nothing(void **state)
{
    (void)state;
    word_memo *memo = word_memo_new();
    check_all(memo);
    word_memo_free(memo);
}

/* more words than it takes, in one report: the rest is read without it, and the next begins anew */
static void a_full_memory_changes_nothing(void **state)
{
    (void)state;
    buf many = { 0 }, a = { 0 }, b = { 0 };
    buf_puts(&many, "date 2024-05-02\n\n");
    for (int i = 0; i < MEMO_WORDS + 100; i++)
        buf_printf(&many, "w%cx%cy%cz%c ", 'a' + i % 26, 'a' + i / 26 % 26, 'a' + i / 676 % 26,
                   'a' + i / 17576 % 26);
    buf_puts(&many, "and the bank froze $3.5 million on Monday.\n");
    word_memo *memo = word_memo_new();
    str x = printed(many.at, NULL, &a), y = printed(many.at, memo, &b);
    assert_int_equal(x.n, y.n);
    assert_memory_equal(x.at, y.at, x.n);
    check_all(memo);
    word_memo_free(memo);
    buf_free(&many);
    buf_free(&a);
    buf_free(&b);
}

/* a report outlives what the session remembers */
static void reports_keep_their_words(void **state)
{
    (void)state;
    word_memo *memo = word_memo_new();
    report *r = NULL;
    qanat_error err = { 0 };
    read_options options = { .memo = memo };
    assert_int_equal(
        report_read(kit.know, str_of(texts[0]), "test.txt", &options, &r, &err), QANAT_OK);
    word_memo_free(memo);
    buf kept = { 0 }, fresh = { 0 };
    report_print_text(r, NULL, &kept);
    buf_clear(&kept);
    report_print_json(r, &kept);
    str x = printed(texts[0], NULL, &fresh);
    assert_int_equal(x.n, kept.n);
    assert_memory_equal(x.at, kept.at, x.n);
    report_free(r);
    buf_free(&kept);
    buf_free(&fresh);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_remembered_changes_nothing),
        cmocka_unit_test(a_full_memory_changes_nothing),
        cmocka_unit_test(reports_keep_their_words),
    };
    return cmocka_run_group_tests(tests, reading_open, reading_close);
}
