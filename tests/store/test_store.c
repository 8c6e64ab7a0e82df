/*
 * The store by itself: versions, what changed between them, what is forgotten, and what an abort
 * leaves.
 */
#include "testing.h"
#include "store/store.h"

#include <unistd.h>

static const char path[] = "test-store.db";

static void clean(void)
{
    (void)!system("rm -rf test-store.db test-store.db-*");
}

static record person(arena *a, const char *id, const char *name)
{
    record r = record_new(a, str_of(id), STR("Person"));
    record_add(&r, "name", str_of(name));
    return r;
}

typedef struct said {
    const char *id, *name;
} said;

static qanat_status import(store *s, const said *records, size_t n, bool delta, bool shrink,
                           int64_t keep, store_list *out, arena *a)
{
    store_import *i;
    qanat_error err;
    store_import_info info = { .name = STR("l"),
                               .title = STR("t"),
                               .format = STR("ftm"),
                               .delta = delta,
                               .accept_shrink = shrink };
    qanat_status st = store_import_begin(s, &info, &i, &err);
    assert_int_equal(st, QANAT_OK);
    for (size_t k = 0; k < n; k++) {
        record r = person(a, records[k].id, records[k].name ? records[k].name : "");
        st = records[k].name ? store_import_put(i, &r, &err) : store_import_delete(i, r.id, &err);
        assert_int_equal(st, QANAT_OK);
    }
    store_seal seal = { STR("2026-01-02"), STR("f"), STR("s"), STR("k") };
    st = store_import_seal(i, &seal, a, out, &err);
    if (st != QANAT_OK) {
        store_import_abort(i);
        return st;
    }
    assert_int_equal(store_import_index(i, out->version, STR("x"), &err), QANAT_OK);
    return store_import_commit(i, keep, &err);
}

static qanat_status add_name(void *context, const record *r, qanat_error *err)
{
    (void)err;
    buf *b = context;
    buf_printf(b, "%.*s=%.*s;", STR_ARG(r->id), STR_ARG(record_first(r, "name")));
    return QANAT_OK;
}

static qanat_status add_change(void *context, store_change change, const record *before,
                               const record *after, qanat_error *err)
{
    (void)err;
    buf *b = context;
    buf_printf(b, "%c%.*s;", "+~-"[change], STR_ARG((after ? after : before)->id));
    return QANAT_OK;
}

static void says(store *s, int64_t version, const char *expected)
{
    buf b = { 0 };
    buf_puts(&b, "");
    assert_int_equal(store_each(s, 1, version, STR_NONE, add_name, &b, NULL), QANAT_OK);
    if (!str_is(buf_view(&b), expected))
        fail_msg("version %lld says %s, not %s", (long long)version, b.at, expected);
    buf_free(&b);
}

static void differs(store *s, int64_t from, int64_t to, const char *expected)
{
    buf b = { 0 };
    buf_puts(&b, "");
    assert_int_equal(store_diff(s, 1, from, to, add_change, &b, NULL), QANAT_OK);
    if (!str_is(buf_view(&b), expected))
        fail_msg("%lld to %lld: %s, not %s", (long long)from, (long long)to, b.at, expected);
    buf_free(&b);
}

static void versions_and_changes(void **state)
{
    (void)state;
    clean();
    store *s;
    store_list l;
    arena *a = arena_new();
    assert_int_equal(store_open(path, STORE_WRITE, &s, NULL), QANAT_OK);
    const said one[] = { { "a", "Ann" }, { "b", "Bob" }, { "c", "Cid" },
                         { "d", "Dan" }, { "e", "Eve" }, { "a", "again" } };
    assert_int_equal(import(s, one, 6, false, false, 9, &l, a), QANAT_OK);
    assert_int_equal(l.records, 5);
    const said two[] = {
        { "a", "Ann" }, { "b", "Bobby" }, { "d", "Dan" }, { "e", "Eve" }, { "f", "Fay" }
    };
    assert_int_equal(import(s, two, 5, false, false, 9, &l, a), QANAT_OK);
    assert_int_equal(l.added, 1);
    assert_int_equal(l.changed, 1);
    assert_int_equal(l.removed, 1);
    says(s, 1, "a=Ann;b=Bob;c=Cid;d=Dan;e=Eve;");
    says(s, 2, "a=Ann;d=Dan;e=Eve;b=Bobby;f=Fay;");
    differs(s, 1, 2, "~b;-c;+f;");
    const said three[] = { { "b", "Bob" }, { "c", "Cid" }, { "f", NULL }, { "zz", NULL } };
    assert_int_equal(import(s, three, 4, true, false, 9, &l, a), QANAT_OK);
    assert_int_equal(l.records, 5);
    says(s, 3, "a=Ann;d=Dan;e=Eve;b=Bob;c=Cid;");
    differs(s, 2, 3, "~b;+c;-f;");
    differs(s, 1, 3, ""); /* said again as before: no change */
    str_list touched;
    assert_int_equal(store_touched(s, 1, 2, 3, a, &touched, NULL), QANAT_OK);
    assert_int_equal(touched.n, 3);
    /* refused: too much is gone; nothing is left of the attempt */
    const said four[] = { { "a", "Ann" } };
    assert_int_equal(import(s, four, 1, false, false, 9, &l, a), QANAT_E_INPUT);
    store_list_array lists;
    assert_int_equal(store_lists(s, a, &lists, NULL), QANAT_OK);
    assert_int_equal(lists.at[0].version, 3);
    says(s, 3, "a=Ann;d=Dan;e=Eve;b=Bob;c=Cid;");
    assert_int_equal(import(s, four, 1, false, true, 1, &l, a), QANAT_OK);
    assert_int_equal(store_versions(s, STR("l"), a, &lists, NULL), QANAT_OK);
    assert_int_equal(lists.n, 1);
    says(s, l.version, "a=Ann;");
    store_close(s);
    arena_free(a);
    clean();
}

static void what_is_no_store_is_refused(void **state)
{
    (void)state;
    store *s;
    qanat_error err;
    clean();
    assert_int_equal(store_open(path, STORE_READ, &s, &err), QANAT_E_NOT_FOUND);
    FILE *f = fopen(path, "w");
    assert_non_null(f);
    for (int i = 0; i < 1000; i++)
        (void)fputs("this is no database ", f);
    (void)fclose(f);
    assert_int_equal(store_open(path, STORE_READ, &s, &err), QANAT_E_STORE);
    assert_int_equal(store_open(path, STORE_WRITE, &s, &err), QANAT_E_STORE);
    clean();
    assert_int_equal(store_open("/proc/no/such/store.db", STORE_WRITE, &s, &err), QANAT_E_STORE);
}

static void references_lead_back(void **state)
{
    (void)state;
    clean();
    store *s;
    store_import *i;
    store_list l;
    arena *a = arena_new();
    store_import_info info = { .name = STR("l"), .title = STR("t"), .format = STR("ftm") };
    assert_int_equal(store_open(path, STORE_WRITE, &s, NULL), QANAT_OK);
    assert_int_equal(store_import_begin(s, &info, &i, NULL), QANAT_OK);
    record p = person(a, "p", "Owner"), c = record_new(a, STR("c"), STR("Company")),
           o = record_new(a, STR("o"), STR("Ownership"));
    record_add(&c, "name", STR("Owned"));
    record_add(&o, "owner", STR("p"));
    record_add(&o, "asset", STR("c"));
    record_add(&o, "percentage", STR("51"));
    assert_int_equal(store_import_put(i, &o, NULL), QANAT_OK); /* the edge before its ends */
    assert_int_equal(store_import_put(i, &p, NULL), QANAT_OK);
    assert_int_equal(store_import_put(i, &c, NULL), QANAT_OK);
    store_seal seal = { STR(""), STR(""), STR(""), STR("") };
    assert_int_equal(store_import_seal(i, &seal, a, &l, NULL), QANAT_OK);
    assert_int_equal(store_import_commit(i, 2, NULL), QANAT_OK);
    for (int k = 0; k < 2; k++) {
        buf b = { 0 };
        assert_int_equal(store_references(s, k ? STR("c") : STR("p"), a, add_name, &b, NULL),
                         QANAT_OK);
        assert_true(str_is(buf_view(&b), "o=;"));
        buf_free(&b);
    }
    record got;
    assert_int_equal(store_get(s, STR("c"), 0, 0, a, &got, NULL, NULL), QANAT_OK);
    assert_true(str_is(record_first(&got, "name"), "Owned"));
    assert_int_equal(store_get(s, STR("nobody"), 0, 0, a, &got, NULL, NULL), QANAT_E_NOT_FOUND);
    store_close(s);
    arena_free(a);
    clean();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(versions_and_changes),
        cmocka_unit_test(what_is_no_store_is_refused),
        cmocka_unit_test(references_lead_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
