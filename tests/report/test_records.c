/* Which records the entities of a report are: on a small index of invented people. */
#include "reading.h"

static screen_lists lists;
static screen_segment segment;
static buf bytes;

static void add(index_builder *b, const char *id, const char *name, const char *arabic,
                const char *country)
{
    index_name names[2] = { { str_of(name), INDEX_PRIMARY }, { str_of(arabic), INDEX_ALIAS } };
    str c = str_of(country), topic = STR("sanction");
    index_entry e = {
        .id = str_of(id),
        .caption = str_of(name),
        .list = STR("made_up"),
        .schema = STR("Person"),
        .names = names,
        .name_n = 2,
        .countries = { &c, 1 },
        .topics = { &topic, 1 },
        .extra = STR(
            "{\"sanctions\":[{\"list\":\"made_up\",\"program\":\"P-1\",\"since\":\"2020-01-02\"},"
            "{\"list\":\"other\",\"program\":\"\",\"since\":\"\"}]}"),
    };
    assert_int_equal(index_builder_add(b, &e, NULL), QANAT_OK);
}

static int open_all(void **state)
{
    reading_open(state);
    index_builder *b = index_builder_new(kit.names);
    add(b, "m-1", "Torvald Ekrenius", "تورفالد إكرينيوس", "se");
    add(b, "m-2", "Ansgar Molvik", "أنسغار مولفيك", "no");
    add(b, "m-3", "Birger Molvik", "بيرغر مولفيك", "no");
    assert_int_equal(index_builder_finish(b, &bytes, NULL), QANAT_OK);
    index_builder_free(b);
    segment.list = STR("made_up");
    assert_int_equal(index_open_bytes(buf_view(&bytes), "test", &segment.whole, NULL), QANAT_OK);
    lists = (screen_lists){ &segment, 1 };
    return 0;
}

static int close_all(void **state)
{
    index_close(segment.whole);
    buf_free(&bytes);
    return reading_close(state);
}

static report *read_with_lists(str text)
{
    record_source source = { &lists, index_session_new(), NULL };
    report *r = reading_read(text, &source);
    index_session_free(source.session);
    return r;
}

static const entity *called(const report *r, const char *caption)
{
    for (size_t i = 0; i < r->entities.n; i++)
        if (str_is(r->entities.at[i].caption, caption))
            return &r->entities.at[i];
    fail_msg("nobody is called %s", caption);
    return NULL;
}

static void a_full_name_takes_its_record_and_its_sanctions(void **state)
{
    (void)state;
    report *r = read_with_lists(STR("The broker Torvald Ekrenius left Oslo."));
    const entity *e = called(r, "Torvald Ekrenius");
    assert_true(str_is(e->record, "m-1"));
    assert_int_equal(e->sanctions.n, 2);
    assert_true(str_is(e->sanctions.at[0].program, "P-1"));
    assert_true(str_is(e->sanctions.at[0].since, "2020-01-02"));
    assert_true(str_is(e->sanctions.at[1].list, "other"));
    assert_null(e->sanctions.at[1].since.at);
    report_free(r);
}

static void a_surname_of_two_stays_ambiguous(void **state)
{
    (void)state;
    report *r = read_with_lists(STR("Mr. Molvik declined to comment."));
    const entity *e = called(r, "Molvik");
    assert_null(e->record.at);
    assert_true(e->ambiguous);
    assert_int_equal(e->candidates.n, 2);
    assert_int_equal(e->sanctions.n, 0);
    report_free(r);
}

static void another_spelling_in_the_other_script_is_found(void **state)
{
    (void)state;
    report *r = read_with_lists(STR("غادر رجل الأعمال تورفالد إيكرينيوس أوسلو."));
    bool found = false;
    for (size_t i = 0; i < r->entities.n; i++)
        found |= r->entities.at[i].record.at && str_is(r->entities.at[i].record, "m-1");
    assert_true(found);
    report_free(r);
}

static void nobody_listed_nothing_said(void **state)
{
    (void)state;
    report *r = read_with_lists(STR("The painter Quillon Asterwyck opened a gallery."));
    const entity *e = called(r, "Quillon Asterwyck");
    assert_null(e->record.at);
    assert_int_equal(e->candidates.n, 0);
    report_free(r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_full_name_takes_its_record_and_its_sanctions),
        cmocka_unit_test(a_surname_of_two_stays_ambiguous),
        cmocka_unit_test(another_spelling_in_the_other_script_is_found),
        cmocka_unit_test(nobody_listed_nothing_said),
    };
    return cmocka_run_group_tests(tests, open_all, close_all);
}
