/*
 * What OpenSanctions offers besides entities.ftm.json: targets.nested.json (entities inside
 * entities), targets.simple.csv (a row a target) and delta files (operations).
 */
#include "base/jread.h"
#include "list/formats.h"
#include "list/sheet.h"
#include "record/schema.h"

static str first_line(str head)
{
    const char *nl = memchr(head.at, '\n', head.n);
    return nl ? str_take(head, (size_t)(nl - head.at)) : head;
}

static bool says(str line, const char *what)
{
    return str_find(line, str_of(what)) != SIZE_MAX;
}

/* ---- deltas */

int ftm_delta_detect(str head)
{
    str line = first_line(str_trim(head));
    return line.n && line.at[0] == '{' && says(line, "\"op\"") &&
                   (says(line, "\"entity\"") || says(line, "\"id\""))
               ? 90
               : 0;
}

static qanat_status broken_line(const input *in, size_t column, const char *what, qanat_error *err)
{
    return error_at(err, QANAT_E_INPUT, input_path(in), input_line_number(in), column, "%s", what);
}

/* {"op":"ADD","entity":{…}}: the operation and the bytes of the entity */
static qanat_status parse_operation(const input *in, str line, arena *a, str *op, str *entity,
                                    str *id, qanat_error *err)
{
    jread j = jread_begin(line, a);
    jread_token t = jread_next(&j);
    *op = *entity = *id = STR_NONE;
    while (t == JREAD_OBJECT && (t = jread_next(&j)) == JREAD_KEY) {
        str key = j.value;
        t = jread_next(&j);
        size_t from = j.start;
        if (str_is(key, "op") && t == JREAD_STRING)
            *op = j.value;
        else if (str_is(key, "id") && t == JREAD_STRING)
            *id = j.value;
        if (!jread_skip(&j, t))
            break;
        if (str_is(key, "entity"))
            *entity = str_range(line.at, from, j.at);
        t = JREAD_OBJECT;
    }
    if (t != JREAD_OBJECT_END || !op->n)
        return broken_line(
            in, j.at + 1,
            j.problem ? j.problem : "an operation is {\"op\":\"ADD|MOD|DEL\",\"entity\":{…}}", err);
    return QANAT_OK;
}

static qanat_status operation(list_job *job, str line, arena *a, qanat_error *err)
{
    input *in = job->inputs[0];
    str op, entity, id;
    record r = { .a = a };
    qanat_error why = { 0 };
    size_t unknown = 0;
    qanat_status st = parse_operation(in, line, a, &op, &entity, &id, err);
    if (st != QANAT_OK)
        return st;
    bool delete = str_is(op, "DEL");
    if (!delete &&!str_is(op, "ADD") && !str_is(op, "MOD"))
        return broken_line(in, 1, "the operation is none of ADD, MOD and DEL", err);
    if (delete &&id.n) {
        r.id = id;
    } else if (delete) { /* of a deleted entity the id is enough */
        jread j = jread_begin(entity, a);
        jread_token t = jread_next(&j);
        while (t == JREAD_OBJECT && jread_next(&j) == JREAD_KEY) {
            bool wanted = str_is(j.value, "id");
            t = jread_next(&j);
            if (wanted && t == JREAD_STRING)
                r.id = j.value;
            t = jread_skip(&j, t) && !r.id.n ? JREAD_OBJECT : JREAD_END;
        }
        if (!r.id.n)
            return broken_line(in, 1, "the deleted entity has no id", err);
    } else if (record_parse(a, entity, &r, &unknown, &why) != QANAT_OK) {
        return broken_line(in, why.column, why.message, err);
    }
    job->report->records++;
    if (unknown)
        list_unknown_c(job->report, "fields outside the FollowTheMoney model");
    return job->sink.take(job->sink.context,
                          delete              ? LIST_DELETE
                          : str_is(op, "ADD") ? LIST_ADD
                                              : LIST_MODIFY,
                          &r, err);
}

typedef qanat_status (*line_reader)(list_job *job, str line, arena *a, qanat_error *err);

static qanat_status each_line(list_job *job, line_reader take, qanat_error *err)
{
    arena *a = arena_new();
    qanat_status st = QANAT_OK;
    for (;;) {
        str line;
        bool more;
        arena_reset(a);
        st = input_line(job->inputs[0], &line, &more, err);
        if (st != QANAT_OK || !more)
            break;
        if (str_trim(line).n)
            st = take(job, line, a, err);
        if (st != QANAT_OK)
            break;
    }
    arena_free(a);
    return st;
}

qanat_status ftm_delta_read(list_job *job, qanat_error *err)
{
    return each_line(job, operation, err);
}

/* ---- nested targets */

int nested_detect(str head)
{
    str line = first_line(str_trim(head));
    if (!line.n || line.at[0] != '{' || !says(line, "\"schema\"") || !says(line, "\"properties\""))
        return 0;
    str inner = str_drop(line, str_find(line, STR("\"properties\"")) + 12);
    return says(inner, "\"properties\"") || says(inner, ":[{\"id\"") || says(inner, ": [{\"id\"")
               ? 80
               : 0;
}

enum { NEST = 8 };

typedef struct pending {
    str json; /* an entity's bytes */
    int depth;
} pending;

typedef VEC(pending) pendings;

/* finds the objects that stand as values of properties */
static bool nested_in(str entity, arena *a, pendings *out, int depth)
{
    jread j = jread_begin(entity, a);
    jread_token t;
    while ((t = jread_next(&j)) != JREAD_END) {
        if (t == JREAD_BROKEN)
            return false;
        /* the object itself is level 1, its properties 2, an array of values 3, an entity there 4
         */
        if (t == JREAD_OBJECT && (j.depth == 4 || j.depth == 3)) {
            size_t from = j.start;
            if (!jread_skip(&j, t))
                return false;
            *vec_push(a, out) = (pending){ str_range(entity.at, from, j.at), depth };
        }
    }
    return true;
}

static qanat_status nested(list_job *job, str line, arena *a, qanat_error *err)
{
    input *in = job->inputs[0];
    pendings todo = { 0 };
    *vec_push(a, &todo) = (pending){ line, 0 };
    for (size_t i = 0; i < todo.n; i++) {
        record r;
        qanat_error why = { 0 };
        size_t unknown = 0;
        str entity = todo.at[i].json;
        int depth = todo.at[i].depth;
        if (record_parse(a, entity, &r, &unknown, &why) != QANAT_OK) {
            if (depth == 0)
                return broken_line(in, why.column, why.message, err);
            list_unknown_c(job->report, "nested object that is no entity");
            continue;
        }
        if (depth)
            r.target = false;
        if (depth == NEST)
            list_unknown_c(job->report, "entities nested deeper than are read");
        else if (!nested_in(entity, a, &todo, depth + 1))
            return broken_line(in, 1, "the JSON is broken", err);
        qanat_status st = list_emit(job, &r, err);
        if (st != QANAT_OK)
            return st;
    }
    return QANAT_OK;
}

qanat_status nested_read(list_job *job, qanat_error *err)
{
    return each_line(job, nested, err);
}

/* ---- simple CSV */

int simple_detect(str head)
{
    static const char *const columns[] = { "id",      "schema",     "name",
                                           "aliases", "birth_date", "dataset" };
    return sheet_head_has(head, ',', 0, columns, 6) ? 95 : 0;
}

typedef enum { TEXT, DATE, COUNTRY } kind;

static void several(list_job *job, record *r, str cell, const char *prop, kind k)
{
    str one;
    if (!cell.n)
        return;
    while (str_split(&cell, ';', &one)) {
        if (k == DATE)
            list_add_date(job, r, prop, one);
        else if (k == COUNTRY)
            list_add_country(job, r, prop, one);
        else
            record_add(r, prop, one);
    }
}

static qanat_status simple_row(list_job *job, sheet *s, arena *a, qanat_error *err)
{
    str id = sheet_get(s, "id"), schema = sheet_get(s, "schema"),
        datasets = sheet_get(s, "dataset"), one;
    if (!id.n || !schema.n)
        return broken_line(s->in, 0, "the row has no id or no schema", err);
    record r = record_new(a, id, schema);
    if (!schema_find(schema))
        list_unknown(job->report,
                     arena_printf(a, "schema \"%.*s\"", STR_ARG(str_take(schema, 60))));
    record_add(&r, "name", sheet_get(s, "name"));
    several(job, &r, sheet_get(s, "aliases"), "alias", TEXT);
    several(job, &r, sheet_get(s, "birth_date"), "birthDate", DATE);
    several(job, &r, sheet_get(s, "countries"), "country", COUNTRY);
    several(job, &r, sheet_get(s, "addresses"), "address", TEXT);
    several(job, &r, sheet_get(s, "identifiers"), "idNumber", TEXT);
    several(job, &r, sheet_get(s, "phones"), "phone", TEXT);
    several(job, &r, sheet_get(s, "emails"), "email", TEXT);
    several(job, &r, sheet_get(s, "program_ids"), "programId", TEXT);
    while (str_split(&datasets, ';', &one))
        *vec_push(a, &r.datasets) = arena_str(a, str_trim(one));
    str sanctions = sheet_get(s, "sanctions");
    if (sanctions.n) {
        record x = list_node(a, &r, "Sanction", "sanction", 1);
        record_add(&x, "entity", r.id);
        several(job, &x, sanctions, "program", TEXT);
        record_add(&r, "topics", STR("sanction"));
        qanat_status st = list_emit(job, &x, err);
        if (st != QANAT_OK)
            return st;
    }
    r.first_seen = arena_str(a, sheet_get(s, "first_seen"));
    r.last_seen = arena_str(a, sheet_get(s, "last_seen"));
    r.last_change = arena_str(a, sheet_get(s, "last_change"));
    sheet_report(s, job->report);
    return list_emit(job, &r, err);
}

qanat_status simple_read(list_job *job, qanat_error *err)
{
    sheet s;
    arena *a = arena_new();
    bool more = true;
    qanat_status st = sheet_begin(&s, job->inputs[0], ',', 0, err);
    while (st == QANAT_OK) {
        arena_reset(a);
        st = sheet_next(&s, &more, err);
        if (st != QANAT_OK || !more)
            break;
        st = simple_row(job, &s, a, err);
    }
    sheet_end(&s);
    arena_free(a);
    return st;
}
