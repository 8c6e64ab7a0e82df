/* The base room: CSV, JSON output, maps, arenas, data files. */
#include "testing.h"
#include "base/csv.h"
#include "base/json.h"
#include "base/map.h"

static void csv_fields(void **state)
{
    (void)state;
    arena *a = arena_new();
    csv_reader r = csv_begin(STR("\xEF\xBB\xBF"
                                 "a,\"b \"\"q\"\"\",\r\n\"x\ny\",2\n"),
                             ',', "f.csv");
    csv_row row;
    bool more;
    assert_int_equal(csv_next(&r, a, &row, &more, NULL), QANAT_OK);
    assert_true(more && row.n == 3);
    assert_true(str_is(row.fields[0], "a") && str_is(row.fields[1], "b \"q\"") &&
                row.fields[2].n == 0);
    assert_int_equal(csv_next(&r, a, &row, &more, NULL), QANAT_OK);
    assert_true(row.n == 2 && str_is(row.fields[0], "x\ny"));
    assert_int_equal(r.record_line, 2);
    assert_int_equal(csv_next(&r, a, &row, &more, NULL), QANAT_OK);
    assert_false(more);
    arena_free(a);
}

static void csv_names_the_broken_line_and_goes_on(void **state)
{
    (void)state;
    arena *a = arena_new();
    csv_reader r = csv_begin(STR("a,b\n\"open,b\nc,d\n"), ',', "f.csv");
    csv_row row;
    bool more;
    qanat_error err;
    assert_int_equal(csv_next(&r, a, &row, &more, &err), QANAT_OK);
    assert_int_equal(csv_next(&r, a, &row, &more, &err), QANAT_E_INPUT);
    assert_int_equal(err.line, 2);
    assert_int_equal(err.column, 1);
    assert_string_equal(err.file, "f.csv");
    assert_int_equal(csv_next(&r, a, &row, &more, &err), QANAT_OK);
    assert_true(row.n == 2 && str_is(row.fields[0], "c"));
    arena_free(a);
}

static void json_escapes(void **state)
{
    (void)state;
    buf b = { 0 };
    json j = { .out = &b };
    json_open(&j, '{');
    json_key_str(&j, "a\"", STR("x\n\x01\xFFع"));
    json_key(&j, "l");
    json_open(&j, '[');
    json_fixed(&j, 0.5, 4);
    json_fixed(&j, -0.00001, 3);
    json_fixed(&j, 300000000000.0, 2);
    json_null(&j);
    json_close(&j, ']');
    json_key_str(&j, "n", STR_NONE);
    json_close(&j, '}');
    assert_string_equal(
        b.at,
        "{\"a\\\"\":\"x\\n\\u0001\xEF\xBF\xBDع\",\"l\":[0.5,0,300000000000,null],\"n\":null}");
    buf_free(&b);
}

static void numbers_are_written_in_full(void **state)
{
    (void)state;
    buf b = { 0 };
    buf_i64(&b, 0);
    buf_putc(&b, ' ');
    buf_i64(&b, -1234567890123);
    buf_putc(&b, ' ');
    buf_i64(&b, INT64_MIN);
    buf_putc(&b, ' ');
    buf_i64(&b, INT64_MAX);
    assert_string_equal(b.at, "0 -1234567890123 -9223372036854775808 9223372036854775807");
    buf_free(&b);
}

static void maps_keep_every_key(void **state)
{
    (void)state;
    arena *a = arena_new();
    map m = { 0 };
    for (uint32_t i = 0; i < 5000; i++)
        assert_int_equal(map_put(&m, arena_printf(a, "key %u", i), i), MAP_NONE);
    for (uint32_t i = 0; i < 5000; i++)
        assert_int_equal(map_get(&m, arena_printf(a, "key %u", i)), i);
    assert_int_equal(map_get(&m, STR("absent")), MAP_NONE);
    assert_int_equal(map_put(&m, STR("key 7"), 70), 7);
    map_free(&m);
    arena_free(a);
}

static void tsv_passes_over_comments(void **state)
{
    (void)state;
    data_file f = { STR("t.tsv"), STR("# head\n\na\tb\r\nc\n") };
    tsv_reader r = tsv_begin(&f);
    str c[2];
    assert_true(tsv_next(&r, c, 2) && str_is(c[0], "a") && str_is(c[1], "b"));
    assert_int_equal(r.line, 3);
    assert_true(tsv_next(&r, c, 2) && str_is(c[0], "c") && c[1].n == 0);
    assert_false(tsv_next(&r, c, 2));
}

static void a_missing_data_folder_is_refused(void **state)
{
    (void)state;
    data_set *d;
    qanat_error err;
    assert_int_equal(data_open("/nonexistent/folder", &d, &err), QANAT_E_INPUT);
    assert_int_equal(data_open(NULL, &d, &err), QANAT_OK);
    data_close(d);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(csv_fields),
        cmocka_unit_test(csv_names_the_broken_line_and_goes_on),
        cmocka_unit_test(json_escapes),
        cmocka_unit_test(numbers_are_written_in_full),
        cmocka_unit_test(maps_keep_every_key),
        cmocka_unit_test(tsv_passes_over_comments),
        cmocka_unit_test(a_missing_data_folder_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
