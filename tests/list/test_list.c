/*
 * Every format by a small file of its own: what the importer hands over, line by line, and what it
 * did not understand, against NAME.expected beside the file. QANAT_REWRITE=1 writes the expected
 * files anew, to be read over before they are kept.
 */
#include "testing.h"
#include "list/list.h"

typedef struct run {
    buf out;
    data_set *data;
    country_table *countries;
} run;

static run shared;

static qanat_status take(void *context, list_operation op, const record *r, qanat_error *err)
{
    (void)err;
    run *x = context;
    json j = { &x->out, false };
    if (op != LIST_ADD)
        buf_puts(&x->out, op == LIST_DELETE ? "DEL " : "MOD ");
    if (op == LIST_DELETE)
        buf_str(&x->out, r->id);
    else
        record_put_json(r, &j);
    buf_putc(&x->out, '\n');
    return QANAT_OK;
}

static int by_name(const void *p, const void *q)
{
    return str_cmp(((const list_count *)p)->name, ((const list_count *)q)->name);
}

static qanat_status import(const char *const *paths, size_t n, const char *format,
                           const char *mapping, bool *end, qanat_error *err)
{
    input *in[4];
    arena *a = arena_new();
    list_report report = { .a = a };
    const list_format *f = NULL;
    for (size_t i = 0; i < n; i++)
        assert_int_equal(input_open(paths[i], &in[i], err), QANAT_OK);
    qanat_status st = format ? QANAT_OK : list_detect(in[0], &f, err);
    if (format)
        f = list_format_of(str_of(format));
    list_job job = { .data = shared.data,
                     .countries = shared.countries,
                     .inputs = in,
                     .input_n = n,
                     .mapping = mapping,
                     .sink = { take, &shared },
                     .report = &report,
                     .a = arena_new() };
    buf_clear(&shared.out);
    if (st == QANAT_OK) {
        buf_printf(&shared.out, "# %s %s\n", f->name, report.date);
        st = f->read(&job, err);
    }
    if (end && st == QANAT_OK) {
        buf_printf(&shared.out, "# date %s\n", report.date);
        if (report.unknown.n)
            qsort(report.unknown.at, report.unknown.n, sizeof *report.unknown.at, by_name);
        for (size_t i = 0; i < report.unknown.n; i++)
            buf_printf(&shared.out, "# not understood: %.*s %llu\n",
                       STR_ARG(report.unknown.at[i].name),
                       (unsigned long long)report.unknown.at[i].count);
    }
    for (size_t i = 0; i < n; i++)
        input_close(in[i]);
    map_free(&report.unknown_at);
    arena_free(job.a);
    arena_free(a);
    return st;
}

static void check_set(const char *const *paths, size_t n, const char *format, const char *mapping,
                      const char *name)
{
    qanat_error err = { 0 };
    bool end = true;
    char expected[128];
    file_map f;
    if (import(paths, n, format, mapping, &end, &err) != QANAT_OK)
        fail_msg("%s:%llu: %s", err.file, (unsigned long long)err.line, err.message);
    (void)snprintf(expected, sizeof expected, "files/%s.expected", name);
    if (getenv("QANAT_REWRITE"))
        assert_int_equal(file_write(expected, buf_view(&shared.out), &err), QANAT_OK);
    assert_int_equal(file_open(expected, 0, &f, &err), QANAT_OK);
    if (!str_eq(f.bytes, buf_view(&shared.out)))
        fail_msg("%s: the importer says\n%s", expected, shared.out.at);
    file_close(&f);
}

static void check_file(const char *name)
{
    char path[128];
    (void)snprintf(path, sizeof path, "files/%s", name);
    const char *paths[1] = { path };
    check_set(paths, 1, NULL, NULL, name);
}

static void formats_by_content(void **state)
{
    (void)state;
    static const char *const files[] = { "un.xml",       "sdn.xml",          "enhanced.xml",
                                         "advanced.xml", "eu.xml",           "eu.csv",
                                         "conlist.csv",  "uksl.csv",         "uksl.xml",
                                         "csl.csv",      "simple.csv",       "nested.json",
                                         "delta.json",   "entities.ftm.json" };
    for (size_t i = 0; i < sizeof files / sizeof *files; i++)
        check_file(files[i]);
}

static void the_ofac_set(void **state)
{
    (void)state;
    static const char *const files[] = { "files/alt.csv", "files/sdn.csv", "files/add.csv",
                                         "files/sdn_comments.csv" };
    check_set(files, 4, "ofac-csv", NULL, "ofac-set");
}

static void a_bank_s_own_list(void **state)
{
    (void)state;
    static const char *const files[] = { "files/own.csv" };
    check_set(files, 1, "csv", "files/own.map", "own.csv");
}

/* what is broken, and the line the error names */
static void broken(const char *bytes, size_t n, const char *format, uint64_t line)
{
    qanat_error err = { 0 };
    const char *paths[1] = { "broken.tmp" };
    assert_int_equal(file_write(paths[0], (str){ bytes, n }, &err), QANAT_OK);
    qanat_status st = import(paths, 1, format, NULL, NULL, &err);
    (void)remove(paths[0]);
    if (st != QANAT_E_INPUT && st != QANAT_E_USAGE)
        fail_msg("%.60s was taken", bytes);
    if (err.line != line)
        fail_msg("%.60s: line %llu, not %llu: %s", bytes, (unsigned long long)err.line,
                 (unsigned long long)line, err.message);
}

#define BROKEN(text, format, line) broken((text), sizeof(text) - 1, (format), (line))

static void broken_files(void **state)
{
    (void)state;
    BROKEN("", NULL, 0);
    BROKEN("hello\n", NULL, 0);
    BROKEN("1,\"A\",-0- ,\"X\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \n||||\n", NULL, 2);
    BROKEN("1,2,\"aka\",\"A\",-0- \n", NULL, 0); /* a set without its main file */
    BROKEN("{\"id\":\"a\",\"schema\":\"Person\",\"properties\":{}}\n{\"id\":\"b\"\n", "ftm", 2);
    BROKEN("<CONSOLIDATED_LIST>\n<INDIVIDUALS>\n<INDIVIDUAL><DATAID>1</DATAID>\n", NULL, 3);
    BROKEN("<CONSOLIDATED_LIST>\n<INDIVIDUALS>\n<INDIVIDUAL><X></INDIVIDUAL></INDIVIDUALS></"
           "CONSOLIDATED_LIST>",
           NULL, 3);
    BROKEN("\x1F\x8B\x08\x00garbage", "ftm", 0);
    BROKEN("\x28\xB5\x2F\xFDgarbage", "ftm", 0);
    BROKEN("{\"op\":\"EAT\",\"entity\":{\"id\":\"x\"}}\n", "ftm-delta", 1);
    BROKEN("a,b\n1,2\n", "csv", 0); /* no mapping */
}

static void entities_of_xml_are_not_expanded(void **state)
{
    (void)state;
    static const char bomb[] = "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY a "
                               "\"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;\">"
                               "<!ENTITY f SYSTEM \"file:///etc/passwd\">]>"
                               "<CONSOLIDATED_LIST><INDIVIDUALS><INDIVIDUAL><DATAID>1</"
                               "DATAID><FIRST_NAME>x&f;&b;</FIRST_NAME>"
                               "</INDIVIDUAL></INDIVIDUALS></CONSOLIDATED_LIST>";
    qanat_error err = { 0 };
    const char *paths[1] = { "bomb.tmp" };
    assert_int_equal(file_write(paths[0], (str){ bomb, sizeof bomb - 1 }, &err), QANAT_OK);
    (void)import(paths, 1, NULL, NULL, NULL, &err);
    (void)remove(paths[0]);
    assert_true(str_find(buf_view(&shared.out), STR("root:")) == SIZE_MAX);
    assert_true(str_find(buf_view(&shared.out), STR("aaaaaaaaaa")) == SIZE_MAX);
}

static int open_data(void **state)
{
    (void)state;
    return data_open(NULL, &shared.data, NULL) != QANAT_OK ||
           country_table_new(shared.data, &shared.countries, NULL) != QANAT_OK;
}

static int close_data(void **state)
{
    (void)state;
    country_table_free(shared.countries);
    data_close(shared.data);
    buf_free(&shared.out);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(formats_by_content),
        cmocka_unit_test(the_ofac_set),
        cmocka_unit_test(a_bank_s_own_list),
        cmocka_unit_test(broken_files),
        cmocka_unit_test(entities_of_xml_are_not_expanded),
    };
    return cmocka_run_group_tests(tests, open_data, close_data);
}
