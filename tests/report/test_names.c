/* Names, who is the same, and roles, by plain-text triples. */
#include "reading.h"
#include "report/offices.h"

static int by_start(const void *x, const void *y)
{
    const mention *a = *(const mention *const *)x, *b = *(const mention *const *)y;
    return a->start < b->start ? -1 : a->start > b->start;
}

/* every name in its order: "name | name" */
static void check_names(str input, str expected, str note)
{
    arena *a = arena_new();
    report *r = reading_read(reading_text(a, input), NULL);
    const mention **order = arena_array(a, const mention *, r->mentions.n + 1);
    size_t n = 0;
    for (size_t i = 0; i < r->mentions.n; i++)
        if (r->mentions.at[i].kind == MENTION_NAME)
            order[n++] = &r->mentions.at[i];
    qsort(order, n, sizeof *order, by_start);
    buf got = { 0 };
    for (size_t i = 0; i < n; i++) {
        buf_puts(&got, i ? " | " : "");
        buf_str(&got, report_text(r, order[i]->start, order[i]->end));
    }
    reading_expect(&got, expected, input, note);
    buf_free(&got);
    report_free(r);
    arena_free(a);
}

/* entities with more than one name mention: "caption = name + name", in order */
static void check_same(str input, str expected, str note)
{
    arena *a = arena_new();
    report *r = reading_read(reading_text(a, input), NULL);
    buf got = { 0 };
    for (size_t i = 0; i < r->entities.n; i++) {
        const entity *e = &r->entities.at[i];
        if (e->mentions.n < 2)
            continue;
        buf_puts(&got, got.n ? " | " : "");
        buf_str(&got, e->caption);
        for (size_t k = 0; k < e->mentions.n; k++) {
            const mention *m = &r->mentions.at[e->mentions.at[k]];
            buf_puts(&got, k ? " + " : " = ");
            buf_str(&got, report_text(r, m->start, m->end));
        }
    }
    reading_expect(&got, expected, input, note);
    buf_free(&got);
    report_free(r);
    arena_free(a);
}

/* "caption: title > office > whose" */
static void check_roles(str input, str expected, str note)
{
    arena *a = arena_new();
    report *r = reading_read(reading_text(a, input), NULL);
    buf got = { 0 };
    for (size_t i = 0; i < r->entities.n; i++) {
        const entity *e = &r->entities.at[i];
        for (size_t k = 0; k < e->roles.n; k++) {
            const role *x = &e->roles.at[k];
            buf_puts(&got, got.n ? " | " : "");
            buf_printf(&got, "%.*s: %.*s > %s%.*s > %.*s", STR_ARG(e->caption), STR_ARG(x->title),
                       x->former ? "former " : "", STR_ARG(x->office),
                       STR_ARG(x->of == NO_INDEX ? STR("?") : r->entities.at[x->of].caption));
        }
    }
    reading_expect(&got, expected, input, note);
    buf_free(&got);
    report_free(r);
    arena_free(a);
}

static void names(void **state)
{
    (void)state;
    triples_each("names.txt", check_names);
}

static void same(void **state)
{
    (void)state;
    triples_each("same.txt", check_same);
}

static void roles(void **state)
{
    (void)state;
    triples_each("roles.txt", check_roles);
}

static void offices_know_their_dates(void **state)
{
    (void)state;
    const offices *o = kit.know->offices;
    const gazetteer *g = kit.know->gazetteer;
    uint32_t macron = gazetteer_find(g, STR("person/emmanuel-macron"));
    assert_int_not_equal(macron, NO_INDEX);
    assert_int_equal(offices_holder(o, STR("fr"), STR("president"), STR("2020-06-01")), macron);
    assert_int_not_equal(offices_holder(o, STR("fr"), STR("president"), STR("2016-06-01")), macron);
    assert_int_equal(offices_held(o, macron, STR("fr"), STR("president"), STR("2016-06-01")), 0);
    assert_int_equal(offices_held(o, macron, STR("zz"), STR("president"), STR("2016-06-01")), -1);
    assert_int_equal(offices_holder(o, STR("fr"), STR("president"), STR_NONE), NO_INDEX);
}

static void the_gazetteer_is_as_large_as_promised(void **state)
{
    (void)state;
    assert_true(gazetteer_count(kit.know->gazetteer) >= 2000);
}

static void broken_rows_are_named(void **state)
{
    (void)state;
    char folder[] = "/tmp/qanat-data-XXXXXX";
    assert_non_null(mkdtemp(folder));
    char path[64];
    (void)snprintf(path, sizeof path, "%s/gazetteer", folder);
    char command[400];
    (void)snprintf(command, sizeof command,
                   "mkdir %s && printf '# head\\nx/y\\tPersn\\tk\\t\\tA\\t\\t\\t\\n' > %s/a.tsv",
                   path, path);
    assert_int_equal(system(command), 0);
    data_set *d;
    gazetteer *g;
    qanat_error err = { 0 };
    assert_int_equal(data_open(folder, &d, &err), QANAT_OK);
    assert_int_equal(gazetteer_open(d, &g, &err), QANAT_E_INPUT);
    assert_int_equal(err.line, 2);
    assert_int_equal(err.column, 2);
    assert_non_null(strstr(err.message, "Persn"));
    data_close(d);
    (void)snprintf(command, sizeof command, "rm -r %s", folder);
    assert_int_equal(system(command), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names),
        cmocka_unit_test(same),
        cmocka_unit_test(roles),
        cmocka_unit_test(offices_know_their_dates),
        cmocka_unit_test(the_gazetteer_is_as_large_as_promised),
        cmocka_unit_test(broken_rows_are_named),
    };
    return cmocka_run_group_tests(tests, reading_open, reading_close);
}
