/* Records, schemata, countries and identifiers. */
#include "testing.h"
#include "base/jread.h"
#include "base/sha256.h"
#include "record/country.h"
#include "record/date.h"
#include "record/ident.h"
#include "record/record.h"
#include "record/schema.h"

static void a_line_is_read_and_written(void **state)
{
    (void)state;
    arena *a = arena_new();
    record r;
    qanat_error err;
    size_t unknown = 0;
    str line =
        STR("{\"id\":\"x-1\",\"caption\":\"Jane \\u0416\",\"schema\":\"Person\",\"properties\":"
            "{\"name\":[\"Jane\",\"J\\n\"],\"birthDate\":\"1970\",\"addressEntity\":[{\"id\":\"ad-"
            "1\"}]},"
            "\"datasets\":[\"d\"],\"shoe\":{\"size\":[1,2,{}]},\"target\":false}");
    assert_int_equal(record_parse(a, line, &r, &unknown, &err), QANAT_OK);
    assert_int_equal(unknown, 1);
    assert_true(str_is(r.caption, "Jane Ж"));
    assert_true(str_is(record_first(&r, "addressEntity"), "ad-1"));
    assert_false(r.target);
    buf b = { 0 };
    json j = { &b, false };
    record_put_json(&r, &j);
    record again;
    assert_int_equal(record_parse(a, buf_view(&b), &again, NULL, &err), QANAT_OK);
    assert_true(record_hash(&r) == record_hash(&again));
    assert_true(record_add(&again, "name", STR(" Third ")));
    assert_false(record_add(&again, "name", STR("Third")));
    assert_true(record_hash(&r) != record_hash(&again));
    buf_free(&b);
    arena_free(a);
}

static void the_order_of_facts_is_no_change(void **state)
{
    (void)state;
    arena *a = arena_new();
    record x = record_new(a, STR("1"), STR("Person")), y = record_new(a, STR("1"), STR("Person"));
    record_add(&x, "name", STR("A"));
    record_add(&x, "alias", STR("B"));
    record_add(&y, "alias", STR("B"));
    record_add(&y, "name", STR("A"));
    assert_true(record_hash(&x) == record_hash(&y));
    record_add(&y, "alias", STR("A"));
    record_add(&x, "name", STR("B"));
    assert_true(record_hash(&x) != record_hash(&y));
    arena_free(a);
}

static void broken_lines_are_refused(void **state)
{
    (void)state;
    static const char *const lines[] = {
        "",
        "[]",
        "{",
        "{\"id\":\"x\"}",
        "{\"id\":\"x\",\"schema\":\"P\"} x",
        "{\"id\":\"x\",\"schema\":\"P\",}",
        "{\"id\":\"x\" \"schema\":\"P\"}",
        "{\"id\":\"\\q\",\"schema\":\"P\"}",
        "{\"id\":\"x\",\"schema\":\"P\",\"properties\":{\"name\":[\"a\"}}",
        "{\"id\":01,\"schema\":\"P\"}"
    };
    arena *a = arena_new();
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        record r;
        qanat_error err = { 0 };
        assert_int_equal(record_parse(a, str_of(lines[i]), &r, NULL, &err), QANAT_E_INPUT);
        assert_true(err.message[0] != 0);
    }
    arena_free(a);
}

static void deep_nesting_is_refused(void **state)
{
    (void)state;
    arena *a = arena_new();
    buf b = { 0 };
    for (int i = 0; i < 100000; i++)
        buf_putc(&b, '[');
    jread j = jread_begin(buf_view(&b), a);
    jread_token t;
    do
        t = jread_next(&j);
    while (t == JREAD_ARRAY);
    assert_int_equal(t, JREAD_BROKEN);
    assert_int_equal(j.depth, JREAD_DEPTH);
    buf_free(&b);
    arena_free(a);
}

static void check_date(str input, str expected, str note)
{
    char out[DATE_TEXT];
    str got = date_normal(input, out);
    if (!str_eq(got, str_is(expected, "-") ? STR_NONE : expected))
        fail_msg("'%.*s' gives '%.*s', not '%.*s' (%.*s)", STR_ARG(input), STR_ARG(got),
                 STR_ARG(expected), STR_ARG(note));
}

static void dates(void **state)
{
    (void)state;
    triples_each("date.txt", check_date);
}

static data_set *data;
static country_table *countries;

static void check_country(str input, str expected, str note)
{
    str got = country_code(countries, input);
    if (!str_eq(got, str_is(expected, "-") ? STR_NONE : expected))
        fail_msg("'%.*s' gives '%.*s', not '%.*s' (%.*s)", STR_ARG(input), STR_ARG(got),
                 STR_ARG(expected), STR_ARG(note));
}

static void country_names(void **state)
{
    (void)state;
    qanat_error err;
    assert_int_equal(data_open(NULL, &data, &err), QANAT_OK);
    assert_int_equal(country_table_new(data, &countries, &err), QANAT_OK);
    triples_each("country.txt", check_country);
    country_table_free(countries);
    data_close(data);
}

static void identifiers(void **state)
{
    (void)state;
    assert_string_equal(ident_prop_of(STR("leiCode"))->type, "lei");
    assert_null(ident_prop_of(STR("name")));
    assert_string_equal(ident_type_of(STR("imo"))->prop, "imoNumber");
}

static void schemata(void **state)
{
    (void)state;
    assert_non_null(schema_find(STR("person")));
    assert_null(schema_find(STR("Persona")));
    assert_true(schema_fits(SCHEMA_KIND_PERSON, schema_kind_of(STR("LegalEntity"))));
    assert_false(schema_fits(SCHEMA_KIND_PERSON, schema_kind_of(STR("Company"))));
    assert_false(schema_fits(SCHEMA_KIND_ANY, schema_kind_of(STR("Ownership"))));
    assert_true(schema_fits(schema_kind_of(STR("Organization")), schema_kind_of(STR("Company"))));
}

/* vectors of FIPS 180-4 (NIST examples) and RFC 4231, test case 2 */
static void checksums(void **state)
{
    (void)state;
    char hex[SHA256_HEX];
    sha256_of(STR("abc"), hex);
    assert_string_equal(hex, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    sha256_of(STR(""), hex);
    assert_string_equal(hex, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    sha256_of(STR("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"), hex);
    assert_string_equal(hex, "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    sha256_hmac(STR("Jefe"), STR("what do ya want for nothing?"), hex);
    assert_string_equal(hex, "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_line_is_read_and_written),
        cmocka_unit_test(the_order_of_facts_is_no_change),
        cmocka_unit_test(broken_lines_are_refused),
        cmocka_unit_test(deep_nesting_is_refused),
        cmocka_unit_test(dates),
        cmocka_unit_test(country_names),
        cmocka_unit_test(identifiers),
        cmocka_unit_test(schemata),
        cmocka_unit_test(checksums),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
