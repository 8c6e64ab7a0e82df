/* Given names, titles and kinship words that tell a woman from a man: the file, and the names of a
 * text. */
#include "base/data.h"
#include "reading.h"
#include "report/given.h"
#include "text/fold.h"

static given *open_names(void)
{
    data_set *data;
    given *g;
    assert_int_equal(data_open(NULL, &data, NULL), QANAT_OK);
    assert_int_equal(given_open(data, &g, NULL), QANAT_OK);
    data_close(data);
    return g;
}

static void the_file(void **state)
{
    (void)state;
    given *g = open_names();
    assert_true(given_count(g) > 1800);
    assert_int_equal(given_name(g, STR("margaret")), TOLD_WOMAN);
    assert_int_equal(given_name(g, STR("mohammed")), TOLD_MAN);
    assert_int_equal(given_name(g, STR("فاطمة")), TOLD_WOMAN);
    assert_int_equal(given_title(g, STR("mrs")), TOLD_WOMAN);
    assert_int_equal(given_title(g, STR("margaret")), TOLD_NOT);
    assert_int_equal(given_relation(g, STR("brother")), TOLD_MAN);
    assert_int_equal(given_name(g, STR("")), TOLD_NOT);
    static const char *const both[] = { "andrea", "jean", "kim", "nikita", "sasha", "nur", "simone" };
    for (size_t i = 0; i < sizeof both / sizeof *both; i++)
        assert_int_equal(given_name(g, str_of(both[i])), TOLD_NOT);
    given_close(g);
}

/* no name stands with both genders, once it is folded */
static void nobody_is_both(void **state)
{
    (void)state;
    given *g = open_names();
    arena *a = arena_new();
    data_set *data;
    data_file f;
    assert_int_equal(data_open(NULL, &data, NULL), QANAT_OK);
    assert_true(data_get(data, STR("names/given-gender.tsv"), &f));
    tsv_reader r = tsv_begin(&f);
    str c[3], word;
    while (tsv_next(&r, c, 3))
        for (int k = 1; k < 3 && c[0].n == 1; k++)
            while (c[k].n && str_split(&c[k], '|', &word))
                if (given_name(g, fold_str(a, word)) != (c[0].at[0] == 'f' ? TOLD_WOMAN : TOLD_MAN))
                    fail_msg("'%.*s' is both, or not found", STR_ARG(word));
    data_close(data);
    arena_free(a);
    given_close(g);
}

static void told_in(const char *text, const char *name, told_gender expected)
{
    report *r = reading_read(str_of(text), NULL);
    for (size_t i = 0; i < r->mentions.n; i++) {
        const mention *m = &r->mentions.at[i];
        if (m->kind != MENTION_NAME || !str_eq(report_text(r, m->start, m->end), str_of(name)))
            continue;
        unsigned got = (m->feminine ? TOLD_WOMAN : 0u) | (m->masculine ? TOLD_MAN : 0u);
        if (got != expected)
            fail_msg("'%s' in '%s' is told %u, not %u", name, text, got, (unsigned)expected);
        report_free(r);
        return;
    }
    fail_msg("no name '%s' in '%s'", name, text);
}

static void names_of_a_text(void **state)
{
    (void)state;
    told_in("Judge William Varnholt ruled in Riga.", "William Varnholt", TOLD_MAN);
    told_in("The lawyer J. Margaret Varnholt spoke.", "J. Margaret Varnholt", TOLD_WOMAN);
    told_in("The lawyer Andrea Varnholt spoke.", "Andrea Varnholt", TOLD_NOT);
    told_in("Mrs Andrea Varnholt spoke to the court.", "Andrea Varnholt", TOLD_WOMAN);
    told_in("He met his sister Jean Varnholt in Oslo.", "Jean Varnholt", TOLD_WOMAN);
    told_in("The lawyer Clara Tamsel spoke. Tamsel left Oslo.", "Tamsel", TOLD_WOMAN);
    told_in("Clara Tamsel spoke to Gregor Tamsel. Tamsel left Oslo.", "Tamsel", TOLD_NOT);
    told_in("وصلت المحامية سعاد الدلبي إلى الدوحة.", "سعاد الدلبي", TOLD_WOMAN);
    told_in("قال المحامي كريم الدلبي إنه سافر.", "كريم الدلبي", TOLD_MAN);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_file),
        cmocka_unit_test(nobody_is_both),
        cmocka_unit_test(names_of_a_text),
    };
    return cmocka_run_group_tests_name("given", tests, reading_open, reading_close);
}
