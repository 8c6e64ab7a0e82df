/*
 * See starter.h. The build compiles the index (tools/mkindex.c) and the program carries it; the
 * symbols are weak, since the tool that makes it is linked with this file too.
 */
#include "api/starter.h"
#include "screen/compile.h"

extern const char starter_index[] __attribute__((weak)), starter_index_end[] __attribute__((weak));
extern const char starter_knowledge[] __attribute__((weak));

typedef qanat_status (*each)(void *context, const record *r, qanat_error *err);

static qanat_status each_record(const data_set *d, each visit, void *context, qanat_error *err)
{
    arena *a = arena_new();
    data_file f;
    size_t at = 0;
    qanat_status st = QANAT_OK;
    while (st == QANAT_OK && data_next(d, STR("starter/"), &at, &f)) {
        str rest = f.bytes, line;
        uint64_t number = 0;
        if (!str_ends(f.name, STR(".ftm.json")))
            continue;
        while (st == QANAT_OK && str_split(&rest, '\n', &line)) {
            record r;
            qanat_error why = { 0 };
            number++;
            if (str_trim(line).n == 0)
                continue;
            arena_reset(a);
            st = record_parse(a, line, &r, NULL, &why);
            if (st != QANAT_OK)
                st = error_at(err, st, arena_printf(a, "%.*s", STR_ARG(f.name)).at, number,
                              why.column, "%s", why.message);
            else
                st = visit(context, &r, err);
        }
    }
    arena_free(a);
    return st;
}

static qanat_status visit_node(void *context, const record *r, qanat_error *err)
{
    return compiler_node(context, r, err);
}

static qanat_status visit_subject(void *context, const record *r, qanat_error *err)
{
    return compiler_subject(context, r, err);
}

qanat_status starter_build(const data_set *d, const name_table *names, buf *out, qanat_error *err)
{
    compiler *c = compiler_new(names, STR(STARTER_LIST));
    qanat_status st = each_record(d, visit_node, c, err);
    if (st == QANAT_OK)
        st = each_record(d, visit_subject, c, err);
    if (st == QANAT_OK)
        st = index_builder_finish(compiler_builder(c), out, err);
    compiler_free(c);
    return st;
}

/* the files of the folder or those in the binary */
static bool is_builtin(const data_set *d)
{
    data_file f;
    size_t at = 0, k = 0, n = 0;
    while (data_next(d, STR("starter/"), &at, &f)) {
        while (k < data_builtin_count && !str_is(f.name, data_builtin_files[k].name))
            k++;
        if (k == data_builtin_count || f.bytes.at != data_builtin_files[k].start)
            return false;
        n++;
    }
    return n > 0;
}

qanat_status starter_open(qanat_engine *e, qanat_error *err)
{
    qanat_status st;
    screen_segment *seg = arena_new_of(e->a, screen_segment);
    seg->list = STR(STARTER_LIST);
    if (starter_index && is_builtin(e->data) && str_is(e->knowledge, starter_knowledge)) {
        str bytes = { starter_index, (size_t)(starter_index_end - starter_index) };
        st = index_open_bytes(bytes, "starter index", &seg->whole, err);
    } else {
        e->built = base_alloc(sizeof *e->built);
        e->built[0] = (buf){ 0 };
        e->built_n = 1;
        st = starter_build(e->data, e->names, &e->built[0], err);
        if (st == QANAT_OK)
            st = index_open_bytes(buf_view(&e->built[0]), "starter index", &seg->whole, err);
    }
    if (st != QANAT_OK)
        return st;
    e->lists = (screen_lists){ seg, 1 };
    e->starter = true;
    return QANAT_OK;
}

struct wanted {
    str id;
    arena *a;
    record *out;
    bool found;
    store_visit visit;
    void *context;
};

static qanat_status take_id(void *context, const record *r, qanat_error *err)
{
    (void)err;
    struct wanted *w = context;
    if (w->found || !str_eq(r->id, w->id))
        return QANAT_OK;
    buf b = { 0 };
    json j = { &b, false };
    record_put_json(r, &j);
    w->found = true;
    qanat_status st = record_parse(w->a, arena_str(w->a, buf_view(&b)), w->out, NULL, err);
    buf_free(&b);
    return st;
}

qanat_status starter_get(const qanat_engine *e, str id, arena *a, record *out, qanat_error *err)
{
    struct wanted w = { .id = id, .a = a, .out = out };
    qanat_status st = each_record(e->data, take_id, &w, err);
    if (st == QANAT_OK && !w.found)
        return error_set(err, QANAT_E_NOT_FOUND, "no record has the id %.*s", STR_ARG(id));
    return st;
}

static qanat_status take_reference(void *context, const record *r, qanat_error *err)
{
    struct wanted *w = context;
    for (size_t i = 0; i < r->facts.n; i++)
        if (str_eq(r->facts.at[i].value, w->id))
            return w->visit(w->context, r, err);
    return QANAT_OK;
}

qanat_status starter_references(const qanat_engine *e, str id, store_visit visit, void *context,
                                qanat_error *err)
{
    struct wanted w = { .id = id, .visit = visit, .context = context };
    return each_record(e->data, take_reference, &w, err);
}
