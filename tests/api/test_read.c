/*
 * The library's calls for reading, as a program outside would make them: open, read, walk, print,
 * close; errors; and two threads with a session each that read the same and get the same.
 */
#include "testing.h"

#include "qanat.h"

#include <pthread.h>
#include <string.h>

static const char text[] =
    "date 2024-01-05 Russian President Vladimir Putin met the head of Rosneft in Moscow.\n"
    "Putin said on Tuesday that 3 million euros were missing.\n";

typedef struct house {
    qanat_engine *engine;
    qanat_reader *reader;
} house;

static int open_house(void **state)
{
    static house h;
    qanat_engine_options o = { .size = sizeof o, .store = "/nonexistent/qanat.db" };
    assert_int_equal(qanat_engine_open(&o, &h.engine, NULL), QANAT_OK);
    assert_int_equal(qanat_reader_open(h.engine, &h.reader, NULL), QANAT_OK);
    *state = &h;
    return 0;
}

static int close_house(void **state)
{
    house *h = *state;
    qanat_reader_close(h->reader);
    qanat_engine_close(h->engine);
    return 0;
}

static qanat_report *read_text(const house *h, qanat_session *s)
{
    qanat_report *r = NULL;
    qanat_error err;
    if (qanat_read_bytes(h->reader, s, text, sizeof text - 1, NULL, &r, &err) != QANAT_OK)
        fail_msg("%s", err.message);
    return r;
}

static void walks(void **state)
{
    const house *h = *state;
    qanat_session *s = qanat_session_new(h->engine);
    qanat_report *r = read_text(h, s);
    bool putin = false;
    assert_string_equal(qanat_report_date(r), "2024-01-05");
    assert_true(qanat_report_entity_count(r) >= 3);
    for (size_t i = 0; i < qanat_report_entity_count(r); i++) {
        const qanat_entity *e = qanat_report_entity(r, i);
        assert_ptr_equal(e, qanat_report_entity(r, i));
        for (size_t k = 0; k < e->mention_count; k++)
            assert_true(e->mentions[k].start < e->mentions[k].end &&
                        e->mentions[k].end < sizeof text);
        if (strcmp(e->caption, "Vladimir Putin") == 0) {
            putin = true;
            assert_string_equal(e->type, "Person");
            assert_true(e->mention_count >= 2);
            assert_memory_equal(text + e->mentions[0].start, "Vladimir Putin", 14);
            assert_true(e->sanction_count > 0 && e->sanctions[0].since[0]);
        }
    }
    assert_true(putin);
    for (size_t i = 0; i < qanat_report_claim_count(r); i++) {
        const qanat_claim *c = qanat_report_claim(r, i);
        assert_true(c->type[0] && c->modality[0] && c->told[0]);
        for (size_t k = 0; k < c->actor_count; k++)
            assert_true(c->actors[k] < qanat_report_entity_count(r));
    }
    assert_null(qanat_report_entity(r, qanat_report_entity_count(r)));
    assert_null(qanat_report_claim(r, qanat_report_claim_count(r)));
    assert_null(qanat_report_disagreement(r, qanat_report_disagreement_count(r)));
    qanat_report_free(r);
    qanat_session_free(s);
}

static void prints(void **state)
{
    const house *h = *state;
    qanat_session *s = qanat_session_new(h->engine);
    qanat_report *r = read_text(h, s);
    size_t n = 0;
    const char *out = qanat_report_print(r, QANAT_FORM_JSON, NULL, &n);
    assert_int_equal(strlen(out), n);
    assert_memory_equal(out, "{\"qanat\":", 9);
    out = qanat_report_print(r, QANAT_FORM_PAGE, NULL, NULL);
    assert_memory_equal(out, "<!doctype html>", 15);
    qanat_print_options o = { .size = sizeof o, .width = 60, .colour = true };
    assert_non_null(strchr(qanat_report_print(r, QANAT_FORM_TEXT, &o, NULL), '\033'));
    assert_non_null(strstr(qanat_report_print(r, QANAT_FORM_FTM, NULL, NULL), "\"Document\""));
    qanat_report_free(r);
    qanat_session_free(s);
}

static void errors(void **state)
{
    const house *h = *state;
    qanat_session *s = qanat_session_new(h->engine);
    qanat_report *untouched = (qanat_report *)&errors, *r = untouched;
    qanat_error err;
    assert_int_equal(qanat_read_bytes(h->reader, s, "", 0, NULL, &r, &err), QANAT_E_INPUT);
    assert_int_equal(qanat_read_bytes(h->reader, s, "ab\nc\xff\xff", 6, NULL, &r, &err),
                     QANAT_E_INPUT);
    assert_int_equal(err.line, 2);
    assert_int_equal(qanat_read_file(h->reader, s, "/nonexistent/report.txt", NULL, &r, &err),
                     QANAT_E_INPUT);
    assert_string_equal(err.file, "/nonexistent/report.txt");
    qanat_read_options o = { .size = sizeof o, .date = "soon" };
    assert_int_equal(qanat_read_bytes(h->reader, s, text, 20, &o, &r, &err), QANAT_E_INPUT);
    o = (qanat_read_options){ .size = 1 };
    assert_int_equal(qanat_read_bytes(h->reader, s, text, 20, &o, &r, &err), QANAT_E_USAGE);
    assert_int_equal(qanat_read_bytes(h->reader, s, "", 0, NULL, &r, NULL), QANAT_E_INPUT);
    assert_ptr_equal(r, untouched);
    qanat_session_free(s);
    qanat_report_free(NULL);
    qanat_reader_close(NULL);
}

static void *read_often(void *context)
{
    const house *h = context;
    qanat_session *s = qanat_session_new(h->engine);
    char *first = NULL;
    bool same = true;
    for (int i = 0; i < 20; i++) {
        qanat_report *r = read_text(h, s);
        const char *out = qanat_report_print(r, QANAT_FORM_JSON, NULL, NULL);
        if (!first)
            first = strdup(out);
        same = same && strcmp(first, out) == 0;
        qanat_report_free(r);
    }
    qanat_session_free(s);
    if (!same)
        free(first);
    return same ? first : NULL;
}

static void threads(void **state)
{
    pthread_t t[4];
    void *out[4];
    for (int i = 0; i < 4; i++)
        assert_int_equal(pthread_create(&t[i], NULL, read_often, *state), 0);
    for (int i = 0; i < 4; i++)
        assert_int_equal(pthread_join(t[i], &out[i]), 0);
    for (int i = 0; i < 4; i++)
        assert_non_null(out[i]);
    for (int i = 1; i < 4; i++)
        assert_string_equal(out[0], out[i]);
    for (int i = 0; i < 4; i++)
        free(out[i]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(walks),
        cmocka_unit_test(prints),
        cmocka_unit_test(errors),
        cmocka_unit_test(threads),
    };
    return cmocka_run_group_tests(tests, open_house, close_house);
}
