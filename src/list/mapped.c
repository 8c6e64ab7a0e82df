/*
 * Any CSV file, read by a mapping file: lines of "property = column" and a few of "set NAME =
 * value". docs/lists.md shows one. A column may be named several times; a property too.
 *
 *     set schema = Person
 *     set separator = ;
 *     set several = |
 *     id        = Kundennummer
 *     name      = Nachname, Vorname
 *     birthDate = Geburtsdatum
 */
#include "base/file.h"
#include "list/formats.h"
#include "list/sheet.h"
#include "record/schema.h"

#include <stdio.h>

enum { COLUMNS = 8 };

typedef struct rule {
    const char *prop;
    const char *columns[COLUMNS];
    size_t n;
} rule;

typedef struct mapping {
    const char *schema, *prefix, *authority, *topic, *program;
    char separator, several;
    uint64_t skip;
    VEC(rule) rules;
} mapping;

int mapped_detect(str head)
{
    (void)head; /* only ever asked for */
    return 0;
}

static qanat_status set(mapping *m, arena *a, const char *path, uint64_t line, str name, str value,
                        qanat_error *err)
{
    struct {
        const char *name;
        const char **at;
    } texts[] = { { "schema", &m->schema },
                  { "prefix", &m->prefix },
                  { "authority", &m->authority },
                  { "topic", &m->topic },
                  { "program", &m->program } };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        if (str_is(name, texts[i].name)) {
            *texts[i].at = arena_cstr(a, value);
            return QANAT_OK;
        }
    }
    if (str_is(name, "separator") && value.n)
        m->separator = str_is(value, "tab") ? '\t' : value.at[0];
    else if (str_is(name, "several") && value.n)
        m->several = value.at[0];
    else if (str_is(name, "skip") && str_u64(value, &m->skip))
        return QANAT_OK;
    else
        return error_at(err, QANAT_E_INPUT, path, line, 1,
                        "unknown setting; schema, prefix, authority, topic, program, separator, "
                        "several and skip can be set");
    return QANAT_OK;
}

static void add_rule(mapping *m, arena *a, str prop, str columns)
{
    str one;
    rule *r = vec_push(a, &m->rules);
    *r = (rule){ .prop = arena_cstr(a, prop) };
    while (r->n < COLUMNS && str_split(&columns, ',', &one))
        r->columns[r->n++] = arena_cstr(a, str_trim(one));
}

static qanat_status parse(mapping *m, arena *a, const char *path, str text, qanat_error *err)
{
    str line;
    uint64_t number = 0;
    while (str_split(&text, '\n', &line)) {
        /* a comment behind a line stands after two blanks */
        str value = str_trim(str_take(line, str_find(line, STR("  #")))), name;
        number++;
        if (!value.n || value.at[0] == '#')
            continue;
        if (!str_split(&value, '=', &name) || !value.at)
            return error_at(err, QANAT_E_INPUT, path, number, 1,
                            "a line is \"property = column\" or \"set name = value\"");
        name = str_trim(name);
        value = str_trim(value);
        if (!str_starts(name, STR("set "))) {
            add_rule(m, a, name, value);
            continue;
        }
        qanat_status st = set(m, a, path, number, str_trim(str_drop(name, 4)), value, err);
        if (st != QANAT_OK)
            return st;
    }
    if (!m->rules.n)
        return error_at(err, QANAT_E_INPUT, path, 0, 0, "the mapping names no property");
    return QANAT_OK;
}

static void put(list_job *job, record *r, const char *prop, str value)
{
    size_t n = strlen(prop);
    bool date = n > 4 && strcmp(prop + n - 4, "Date") == 0;
    static const char *const lands[] = { "country",      "nationality", "citizenship",
                                         "jurisdiction", "flag",        "mainCountry" };
    for (size_t i = 0; i < sizeof lands / sizeof *lands; i++) {
        if (strcmp(prop, lands[i]) == 0) {
            list_add_country(job, r, prop, value);
            return;
        }
    }
    if (date)
        list_add_date(job, r, prop, value);
    else
        record_add(r, prop, value);
}

/* several columns of one rule are joined by a blank: a name in parts */
static str cell_of(sheet *s, const rule *u, arena *a)
{
    str parts[COLUMNS];
    for (size_t i = 0; i < u->n; i++)
        parts[i] = sheet_get(s, u->columns[i]);
    return u->n == 1 ? parts[0] : list_join(a, parts, u->n, " ");
}

static qanat_status row(list_job *job, const mapping *m, sheet *s, uint64_t number, arena *a,
                        qanat_error *err)
{
    str id = STR_NONE, schema = str_of(m->schema ? m->schema : "LegalEntity");
    for (size_t i = 0; i < m->rules.n; i++) {
        const rule *u = &m->rules.at[i];
        str v = cell_of(s, u, a);
        if (strcmp(u->prop, "id") == 0 && v.n)
            id = v;
        if (strcmp(u->prop, "schema") == 0 && v.n)
            schema = v;
    }
    if (schema_kind_of(schema) == SCHEMA_KIND_NONE)
        return error_at(
            err, QANAT_E_INPUT, input_path(s->in), input_line_number(s->in), 0,
            "\"%.*s\" is no schema of a subject; set schema = Person, Company, Vessel …",
            STR_ARG(schema));
    id = id.n ? id : arena_printf(a, "row-%llu", (unsigned long long)number);
    record r =
        record_new(a, arena_printf(a, "%s%.*s", m->prefix ? m->prefix : "", STR_ARG(id)), schema);
    for (size_t i = 0; i < m->rules.n; i++) {
        const rule *u = &m->rules.at[i];
        str v = cell_of(s, u, a), one;
        if (strcmp(u->prop, "id") == 0 || strcmp(u->prop, "schema") == 0 || !v.n)
            continue;
        if (!m->several) {
            put(job, &r, u->prop, v);
            continue;
        }
        while (str_split(&v, m->several, &one))
            put(job, &r, u->prop, one);
    }
    if (m->topic)
        record_add(&r, "topics", str_of(m->topic));
    if (m->program)
        record_add(&r, "programId", str_of(m->program));
    sheet_report(s, job->report);
    if (!record_first(&r, "name").n && !record_first(&r, "lastName").n)
        return error_at(err, QANAT_E_INPUT, input_path(s->in), input_line_number(s->in), 0,
                        "the row has no name");
    return list_emit(job, &r, err);
}

static qanat_status check_columns(const mapping *m, const sheet *s, const char *path,
                                  qanat_error *err)
{
    for (size_t i = 0; i < m->rules.n; i++)
        for (size_t k = 0; k < m->rules.at[i].n; k++)
            if (!sheet_has(s, m->rules.at[i].columns[k]))
                return error_at(err, QANAT_E_INPUT, path, 0, 0, "the file %s has no column \"%s\"",
                                input_path(s->in), m->rules.at[i].columns[k]);
    return QANAT_OK;
}

static qanat_status rows(list_job *job, const mapping *m, qanat_error *err)
{
    sheet s;
    arena *a = arena_new();
    bool more = true;
    uint64_t number = 0;
    qanat_status st = sheet_begin(&s, job->inputs[0], m->separator, m->skip, err);
    if (st == QANAT_OK)
        st = check_columns(m, &s, job->mapping, err);
    while (st == QANAT_OK) {
        arena_reset(a);
        st = sheet_next(&s, &more, err);
        if (st != QANAT_OK || !more)
            break;
        st = row(job, m, &s, ++number, a, err);
    }
    sheet_end(&s);
    arena_free(a);
    return st;
}

qanat_status mapped_read(list_job *job, qanat_error *err)
{
    file_map f;
    mapping m = { .separator = ',' };
    if (!job->mapping)
        return error_set(err, QANAT_E_USAGE,
                         "a CSV file of any columns needs --mapping FILE; docs/lists.md shows one");
    qanat_status st = file_open(job->mapping, 1 << 20, &f, err);
    if (st != QANAT_OK)
        return st;
    st = parse(&m, job->a, job->mapping, f.bytes, err);
    file_close(&f);
    return st == QANAT_OK ? rows(job, &m, err) : st;
}
