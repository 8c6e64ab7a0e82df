/* The base room: CSV, JSON output, maps, arenas, data files. */
#include "testing.h"
#include "base/csv.h"
#include "base/json.h"
#include "base/map.h"
#include "base/utf8.h"

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

/* json_text and json_str write the same of any beginning and end of a text */
static void json_texts(void **state)
{
    (void)state;
    const str texts[] = { STR("plain words, of a line"), STR("عمان وصلالة"), STR("a\"b"),
                          STR("tab\tand 7F\x7F, éé"), STR("back\\slash 漢字 and 😀"), STR("ع\n") };
    for (size_t t = 0; t < sizeof texts / sizeof *texts; t++)
        for (size_t from = 0; from < texts[t].n; from++)
            for (size_t n = 0; n <= texts[t].n - from; n++) {
                str s = str_take(str_drop(texts[t], from), n);
                if (utf8_broken_at(s) != SIZE_MAX)
                    continue;
                buf x = { 0 }, y = { 0 };
                json one = { .out = &x }, other = { .out = &y };
                json_i64(&one, 1);
                json_i64(&other, 1);
                json_text(&one, s);
                json_str(&other, s);
                assert_string_equal(x.at, y.at);
                assert_int_equal(x.n, y.n);
                buf_free(&x);
                buf_free(&y);
            }
}

static void numbers_are_written_in_full(void **state)
{
    (void)state;
    buf b = { 0 };
    static const int64_t figures[] = { 0,    9,     10,    99,     100,            999,       1000,
                                       9999, 10000, 10203, 123456, -1234567890123, INT64_MIN, INT64_MAX };
    for (size_t i = 0; i < sizeof figures / sizeof *figures; i++) {
        char digits[BUF_DIGITS];
        buf_put(&b, digits, buf_digits(digits, figures[i]));
        buf_putc(&b, ' ');
    }
    assert_string_equal(b.at, "0 9 10 99 100 999 1000 9999 10000 10203 123456 -1234567890123 "
                              "-9223372036854775808 9223372036854775807 ");
    buf_free(&b);
}

/* what is written without printf is what printf writes */
static void decimals_are_those_of_printf(void **state)
{
    (void)state;
    for (int i = 0; i < 20000; i++) {
        double v = i < 4000 ? i / 2000.0 : i * 0.98765432101 / (i % 7 + 1);
        int decimals = i % 5;
        char text[64];
        buf b = { 0 };
        json j = { .out = &b };
        json_fixed(&j, v, decimals);
        int n = snprintf(text, sizeof text, "%.*f", decimals, v);
        while (decimals && n > 1 && text[n - 1] == '0')
            n--;
        n -= decimals && text[n - 1] == '.';
        assert_int_equal(b.n, n);
        assert_memory_equal(b.at, text, (size_t)n);
        buf_free(&b);
    }
}

/* strings of every length, plain and not, with the odd byte at every place */
static void json_strings_of_every_length(void **state)
{
    (void)state;
    char text[40], expected[160];
    for (size_t n = 0; n < sizeof text; n++)
        for (size_t odd = 0; odd <= n; odd++) {
            size_t m = 0;
            expected[m++] = '"';
            for (size_t i = 0; i < n; i++) {
                text[i] = (char)('a' + i % 26);
                if (i == odd)
                    text[i] = '\\';
                if (i == odd)
                    expected[m++] = '\\';
                expected[m++] = text[i];
            }
            expected[m++] = '"';
            buf b = { 0 };
            json j = { .out = &b };
            json_str(&j, (str){ text, n });
            assert_int_equal(b.n, m);
            assert_memory_equal(b.at, expected, m);
            buf_free(&b);
        }
}

static void arrays_grow_with_what_is_in_them(void **state)
{
    (void)state;
    arena *a = arena_new();
    VEC(uint64_t) x = { 0 }, y = { 0 };
    for (uint64_t i = 0; i < 600000; i++) {
        *vec_push(a, &x) = i;
        if (i % 3 == 0)
            *vec_push(a, &y) = i * 7;
    }
    for (uint64_t i = 0; i < 600000; i++)
        assert_true(x.at[i] == i && (i % 3 || y.at[i / 3] == i * 7));
    for (size_t i = x.n; i < x.cap; i++)
        assert_true(x.at[i] == 0);
    assert_true(arena_bytes(a) < 2 * (x.n + y.n) * sizeof *x.at);
    arena_free(a);
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
        cmocka_unit_test(json_texts),
        cmocka_unit_test(numbers_are_written_in_full),
        cmocka_unit_test(decimals_are_those_of_printf),
        cmocka_unit_test(json_strings_of_every_length),
        cmocka_unit_test(arrays_grow_with_what_is_in_them),
        cmocka_unit_test(maps_keep_every_key),
        cmocka_unit_test(tsv_passes_over_comments),
        cmocka_unit_test(a_missing_data_folder_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
