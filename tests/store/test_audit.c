/*
 * The log's own files: no byte of it can be changed unseen, whichever it is; threads share one
 * chain.
 */
#include "testing.h"

#include "base/file.h"
#include "store/audit.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static char folder[] = "/tmp/qanat-audit-XXXXXX";
static char store_path_[64], log_path[128], head_path[128];

static int make(void **state)
{
    (void)state;
    if (!mkdtemp(folder))
        return -1;
    (void)snprintf(store_path_, sizeof store_path_, "%s/db", folder);
    (void)snprintf(log_path, sizeof log_path, "%s-audit/log", store_path_);
    (void)snprintf(head_path, sizeof head_path, "%s-audit/head", store_path_);
    return 0;
}

static int clear(void **state)
{
    char command[128];
    (void)state;
    (void)snprintf(command, sizeof command, "rm -rf '%s'/*", folder);
    return system(command);
}

static int drop(void **state)
{
    return clear(state) + rmdir(folder);
}

static void write_entries(size_t n)
{
    audit *l;
    assert_int_equal(audit_open(store_path_, &l, NULL), QANAT_OK);
    for (size_t i = 0; i < n; i++) {
        char body[64];
        (void)snprintf(body, sizeof body, "\"kind\":\"t\",\"i\":%zu", i);
        audit_entry e = { .body = str_of(body) };
        assert_int_equal(audit_append(l, &e, 1, NULL), QANAT_OK);
        assert_int_equal(e.n, i + 1);
        assert_int_equal(strlen(e.hash), 64);
    }
    audit_close(l);
}

/* each single byte of the log turned into another: found, and never a crash */
static void every_byte_counts(void **state)
{
    (void)state;
    audit_state s;
    file_map f;
    write_entries(6);
    assert_int_equal(audit_verify(store_path_, NULL, NULL, &s, NULL), QANAT_OK);
    assert_int_equal(s.entries, 6);
    assert_int_equal(file_open(log_path, 0, &f, NULL), QANAT_OK);
    char *copy = malloc(f.bytes.n + 1);
    assert_non_null(copy);
    for (size_t i = 0; i < f.bytes.n; i++) {
        memcpy(copy, f.bytes.at, f.bytes.n);
        copy[i] = (char)(copy[i] ^ 1);
        assert_int_equal(file_write(log_path, (str){ copy, f.bytes.n }, NULL), QANAT_OK);
        if (audit_verify(store_path_, NULL, NULL, &s, NULL) != QANAT_E_STORE)
            fail_msg("byte %zu was changed unseen", i);
    }
    for (size_t n = 0; n < f.bytes.n; n++) {
        assert_int_equal(file_write(log_path, (str){ f.bytes.at, n }, NULL), QANAT_OK);
        if (audit_verify(store_path_, NULL, NULL, &s, NULL) != QANAT_E_STORE)
            fail_msg("cut to %zu bytes unseen", n);
    }
    free(copy);
    file_close(&f);
}

static void a_damaged_head_is_an_error(void **state)
{
    static const char *const heads[] = {
        "", "x", "00000000000000000003 00000000000000000300 zz\n",
        "-0000000000000000003 00000000000000000300 "
        "0000000000000000000000000000000000000000000000000000000000000000\n"
    };
    (void)state;
    write_entries(3);
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++) {
        audit *l;
        audit_state s;
        audit_entry e = { .body = STR("\"kind\":\"t\"") };
        assert_int_equal(file_write(head_path, str_of(heads[i]), NULL), QANAT_OK);
        assert_int_equal(audit_verify(store_path_, NULL, NULL, &s, NULL), QANAT_E_STORE);
        assert_int_equal(audit_open(store_path_, &l, NULL), QANAT_OK);
        assert_int_equal(audit_append(l, &e, 1, NULL), QANAT_E_STORE);
        audit_close(l);
    }
}

enum { THREADS = 4, EACH = 200 };

static void *append_many(void *context)
{
    for (size_t i = 0; i < EACH; i++) {
        audit_entry e[3] = { { .body = STR("\"kind\":\"a\"") },
                             { .body = STR("\"kind\":\"b\"") },
                             { .body = STR("\"kind\":\"c\"") } };
        if (audit_append(context, e, 3, NULL) != QANAT_OK || e[2].n != e[0].n + 2)
            return context;
    }
    return NULL;
}

static void threads_share_a_chain(void **state)
{
    (void)state;
    audit *l;
    audit_state s;
    audit_line line;
    pthread_t t[THREADS];
    arena *a = arena_new();
    assert_int_equal(audit_open(store_path_, &l, NULL), QANAT_OK);
    for (size_t i = 0; i < THREADS; i++)
        assert_int_equal(pthread_create(&t[i], NULL, append_many, l), 0);
    for (size_t i = 0; i < THREADS; i++) {
        void *bad;
        pthread_join(t[i], &bad);
        assert_null(bad);
    }
    audit_close(l);
    assert_int_equal(audit_verify(store_path_, NULL, NULL, &s, NULL), QANAT_OK);
    assert_int_equal(s.entries, THREADS * EACH * 3);
    assert_int_equal(audit_get(store_path_, 1200, a, &line, NULL), QANAT_OK);
    assert_true(str_ends(line.json, STR("\"kind\":\"c\"}")));
    assert_int_equal(audit_get(store_path_, 2401, a, &line, NULL), QANAT_E_NOT_FOUND);
    assert_int_equal(audit_find_last(store_path_, STR("\"kind\":\"b\""), a, &line, NULL), QANAT_OK);
    assert_int_equal(line.n, 2399);
    assert_int_equal(audit_find_last(store_path_, STR("nowhere"), a, &line, NULL),
                     QANAT_E_NOT_FOUND);
    arena_free(a);
}

static void no_log_is_an_empty_one(void **state)
{
    (void)state;
    audit_state s;
    assert_int_equal(audit_verify(store_path_, NULL, NULL, &s, NULL), QANAT_OK);
    assert_int_equal(s.entries, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(no_log_is_an_empty_one, NULL, clear),
        cmocka_unit_test_setup_teardown(every_byte_counts, NULL, clear),
        cmocka_unit_test_setup_teardown(a_damaged_head_is_an_error, NULL, clear),
        cmocka_unit_test_setup_teardown(threads_share_a_chain, NULL, clear),
    };
    return cmocka_run_group_tests(tests, make, drop);
}
