/*
 * Screening through the public door, over the built-in starter list: points add up, facts move
 * scores by the documented amounts, sessions in threads answer alike.
 */
#include "testing.h"
#include "qanat.h"
#include "screen/screen.h"

#include <math.h>
#include <pthread.h>

static qanat_engine *engine;

static void check_sum(const qanat_match *m)
{
    double sum = 0;
    for (size_t i = 0; i < m->part_count; i++) {
        const qanat_part *p = &m->parts[i];
        sum += p->points;
        assert_true(p->query_start <= p->query_end && p->query_end <= strlen(m->query_name));
        assert_true(p->record_start <= p->record_end && p->record_end <= strlen(m->record_name));
    }
    for (size_t i = 0; i < m->adjustment_count; i++)
        sum += m->adjustments[i].points;
    if (fabs(sum - m->score) > 1e-9)
        fail_msg("%s / %s: points %f, score %f", m->query_name, m->record_name, sum, m->score);
    assert_true(m->score >= 0 && m->score <= 1);
}

static const char *const subjects[] = {
    "Vladimir Putin",  "Putin Vladimir Vladimirovich",
    "فلاديمير بوتين",  "Владимир Путин",
    "Sechin",          "Igor Setchin",
    "Sberbank",        "Bank Rossiya",
    "Ali Khamenei",    "Rami Makhlouf",
    "رامي مخلوف",      "Nicolas Maduro Moros",
    "V. Putin",        "Wladimir Poutine",
    "Kadirow Ramsan",  "Abramovich",
    "Gazprombank JSC",
};

static void points_add_up_to_the_score(void **state)
{
    (void)state;
    const char *births[] = { "1952-10-07", "1960" }, *lands[] = { "Russia" };
    size_t seen = 0;
    qanat_session *s = qanat_session_new(engine);
    for (size_t i = 0; i < sizeof subjects / sizeof *subjects; i++) {
        for (size_t facts = 0; facts < 3; facts++) {
            qanat_query q = { .size = sizeof q,
                              .names = &subjects[i],
                              .name_count = 1,
                              .limit = 20,
                              .threshold = 0.5,
                              .birth_dates = births + (facts > 1),
                              .birth_date_count = facts > 0,
                              .countries = lands,
                              .country_count = facts > 0,
                              .related = true,
                              .gender = facts > 1 ? "female" : NULL };
            qanat_matches *m;
            qanat_error err;
            assert_int_equal(qanat_screen(s, &q, &m, &err), QANAT_OK);
            for (size_t k = 0; k < qanat_matches_count(m); k++, seen++) {
                check_sum(qanat_matches_at(m, k));
                if (k && qanat_matches_at(m, k - 1)->match == qanat_matches_at(m, k)->match)
                    assert_true(qanat_matches_at(m, k - 1)->score >= qanat_matches_at(m, k)->score);
            }
            qanat_matches_free(m);
        }
    }
    assert_true(seen > 30);
    qanat_session_free(s);
}

static void wrong_questions_are_refused(void **state)
{
    (void)state;
    qanat_session *s = qanat_session_new(engine);
    const char *name = "x", *bad = "\xFF\xFE";
    qanat_matches *m = NULL;
    qanat_error err;
    qanat_query q = { .size = sizeof q };
    assert_int_equal(qanat_screen(s, &q, &m, &err), QANAT_E_USAGE);
    q = (qanat_query){ .size = sizeof q, .names = &name, .name_count = 1, .threshold = 0.1 };
    assert_int_equal(qanat_screen(s, &q, &m, &err), QANAT_E_USAGE);
    q = (qanat_query){ .size = sizeof q, .names = &name, .name_count = 1, .limit = 100000 };
    assert_int_equal(qanat_screen(s, &q, &m, &err), QANAT_E_USAGE);
    q = (qanat_query){ .size = sizeof q, .names = &name, .name_count = 1, .schema = "Ownership" };
    assert_int_equal(qanat_screen(s, &q, &m, &err), QANAT_E_USAGE);
    q = (qanat_query){ .size = sizeof q, .names = &bad, .name_count = 1 };
    assert_int_equal(qanat_screen(s, &q, &m, NULL), QANAT_E_INPUT);
    q = (qanat_query){ .size = 3, .names = &name, .name_count = 1 };
    assert_int_equal(qanat_screen(s, &q, &m, &err), QANAT_E_USAGE);
    assert_null(m);
    qanat_session_free(s);
}

static void check_birth(str input, str expected, str note)
{
    arena *a = arena_new();
    str rest = input, q, r, dates[1];
    str_list query = { 0 };
    assert_true(str_split(&rest, '|', &q));
    r = rest;
    *vec_push(a, &query) = q;
    dates[0] = r;
    str a_date = STR_NONE, b_date = STR_NONE;
    int32_t got = screen_birth_points(&query, (index_strings){ dates, 1 }, &a_date, &b_date);
    char text[32];
    (void)snprintf(text, sizeof text, "%d", got);
    if (!str_is(expected, text))
        fail_msg("%.*s gives %s, not %.*s (%.*s)", STR_ARG(input), text, STR_ARG(expected),
                 STR_ARG(note));
    arena_free(a);
}

static void birth_dates(void **state)
{
    (void)state;
    triples_each("birth.txt", check_birth);
}

static void *ask(void *out)
{
    qanat_session *s = qanat_session_new(engine);
    buf *b = out;
    for (int round = 0; round < 20; round++) {
        for (size_t i = 0; i < sizeof subjects / sizeof *subjects; i++) {
            qanat_query q = { .size = sizeof q, .names = &subjects[i], .name_count = 1 };
            qanat_matches *m;
            if (qanat_screen(s, &q, &m, NULL) != QANAT_OK)
                continue;
            if (round == 0)
                buf_puts(b, qanat_matches_json(m));
            qanat_matches_free(m);
        }
    }
    qanat_session_free(s);
    return NULL;
}

static void threads_answer_alike(void **state)
{
    (void)state;
    enum { THREADS = 4 };
    pthread_t t[THREADS];
    buf out[THREADS] = { { 0 } };
    for (int i = 0; i < THREADS; i++)
        assert_int_equal(pthread_create(&t[i], NULL, ask, &out[i]), 0);
    for (int i = 0; i < THREADS; i++)
        pthread_join(t[i], NULL);
    assert_true(out[0].n > 1000);
    for (int i = 1; i < THREADS; i++)
        assert_true(str_eq(buf_view(&out[0]), buf_view(&out[i])));
    for (int i = 0; i < THREADS; i++)
        buf_free(&out[i]);
}

static int open_engine(void **state)
{
    (void)state;
    (void)setenv("QANAT_AUDIT", "off", 1);
    qanat_engine_options o = { .size = sizeof o, .store = "no-such-store.db" };
    return qanat_engine_open(&o, &engine, NULL) != QANAT_OK;
}

static int close_engine(void **state)
{
    (void)state;
    qanat_engine_close(engine);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(points_add_up_to_the_score),
        cmocka_unit_test(wrong_questions_are_refused),
        cmocka_unit_test(birth_dates),
        cmocka_unit_test(threads_answer_alike),
    };
    return cmocka_run_group_tests(tests, open_engine, close_engine);
}
