/*
 * OFAC's legacy CSV set: sdn.csv (or cons_prim.csv) with alt, add and comments beside it. The three
 * smaller files are held in memory, since their rows belong to records of the first; the first is
 * read twice, once for the names that "Linked To" points at.
 */
#include "base/limits.h"
#include "list/formats.h"
#include "list/ofac.h"

#include <stdio.h>

typedef struct row {
    str f[6];
    uint32_t next; /* the next row of the same record, from 1 */
} row;

typedef VEC(row) rows;

typedef struct part {
    rows rows;
    map first; /* record number → its first row */
    map last;
} part;

typedef struct primary {
    str f[12];
    uint64_t line;
} primary;

typedef struct set {
    list_job *job;
    arena *a;
    part alt, add, comments;
    VEC(primary) records;
    map names; /* name → record */
    ofac_remarks *remarks;
    const char *primary_path;
} set;

enum { SDN = 12, ADD = 6, ALT = 5, COMMENTS = 2 };

static bool is_number(str s)
{
    uint64_t n;
    return str_u64(str_trim(s), &n);
}

/* which file of the set a first row tells of: its number of fields, 0 where none */
static size_t role_of(const csv_row *r)
{
    if (r->n < 1 || !is_number(r->fields[0]))
        return 0;
    if (r->n == SDN || r->n == COMMENTS)
        return r->n;
    if ((r->n == ALT || r->n == ADD) && is_number(r->fields[1]))
        return r->n;
    return 0;
}

static size_t role_of_head(str head)
{
    arena *a = arena_new();
    csv_reader reader = csv_begin(head, ',', "");
    csv_row r = { 0 };
    bool more = false;
    size_t role = csv_next(&reader, a, &r, &more, NULL) == QANAT_OK && more ? role_of(&r) : 0;
    arena_free(a);
    return role;
}

int ofac_csv_detect(str head)
{
    size_t role = role_of_head(head);
    return role == COMMENTS ? 20 : role ? 70 : 0;
}

static str cell(str s)
{
    s = str_trim(s);
    return str_is(s, "-0-") ? STR("") : s;
}

/* remarks that are cut go on in the comments file in the middle of a word: their blanks count */
static str raw_cell(str s)
{
    return str_is(str_trim(s), "-0-") ? STR("") : s;
}

static qanat_status wrong_fields(const list_job *job, const input *in, size_t n, size_t want,
                                 qanat_error *err)
{
    (void)job;
    return error_at(err, QANAT_E_INPUT, input_path(in), input_line_number(in), 0,
                    "a row of %zu fields; rows of this file have %zu, the first a number", n, want);
}

static void add_row(set *s, part *p, const csv_row *r)
{
    row *x = vec_push(s->a, &p->rows);
    memset(x, 0, sizeof *x);
    for (size_t i = 0; i < r->n && i < 6; i++)
        x->f[i] = arena_str(s->a, r->n == COMMENTS && i == 1 ? raw_cell(r->fields[i])
                                                             : cell(r->fields[i]));
    uint32_t at = (uint32_t)p->rows.n;
    uint32_t before = map_put(&p->last, x->f[0], at);
    if (before == MAP_NONE)
        map_put(&p->first, x->f[0], at);
    else
        p->rows.at[before - 1].next = at;
}

static void add_primary(set *s, const csv_row *r, uint64_t line)
{
    primary *x = vec_push(s->a, &s->records);
    memset(x, 0, sizeof *x);
    for (size_t i = 0; i < SDN; i++)
        x->f[i] = arena_str(s->a, i + 1 == SDN ? raw_cell(r->fields[i]) : cell(r->fields[i]));
    x->line = line;
    if (map_get(&s->names, x->f[1]) == MAP_NONE)
        map_put(&s->names, x->f[1], (uint32_t)(s->records.n - 1));
}

static qanat_status read_file(set *s, input *in, size_t role, qanat_error *err)
{
    arena *scratch = arena_new();
    part *parts[] = { [COMMENTS] = &s->comments, [ALT] = &s->alt, [ADD] = &s->add };
    qanat_status status = QANAT_OK;
    for (;;) {
        csv_row r;
        bool more;
        arena_reset(scratch);
        status = input_csv(in, ',', scratch, &r, &more, err);
        if (status != QANAT_OK || !more)
            break;
        if (r.n == 1 && str_trim(r.fields[0]).n == 0)
            continue;
        if (role_of(&r) != role) {
            status = wrong_fields(s->job, in, r.n, role, err);
            break;
        }
        if (arena_bytes(s->a) > LIMIT_SET_FILE_BYTES) {
            status = error_at(err, QANAT_E_LIMIT, input_path(in), 0, 0,
                              "the set is larger than can be held");
            break;
        }
        if (role == SDN)
            add_primary(s, &r, input_line_number(in));
        else
            add_row(s, parts[role], &r);
    }
    arena_free(scratch);
    return status;
}

static str id_of(arena *a, str number)
{
    return arena_printf(a, "ofac-%.*s", STR_ARG(number));
}

static str find_name(void *context, str name)
{
    set *s = context;
    uint32_t at = map_get(&s->names, name);
    return at == MAP_NONE ? STR_NONE : id_of(s->a, s->records.at[at].f[0]);
}

static size_t programs_of(str field, str *out, size_t max)
{
    size_t n = 0;
    while (field.n && n < max) {
        size_t cut = str_find(field, STR("] ["));
        out[n++] = str_trim(str_take(field, cut));
        field = cut == SIZE_MAX ? STR("") : str_drop(field, cut + 3);
    }
    return n;
}

static void names_of(set *s, record *r, str number)
{
    for (uint32_t at = map_get(&s->alt.first, number); at && at != MAP_NONE;
         at = s->alt.rows.at[at - 1].next) {
        const row *x = &s->alt.rows.at[at - 1];
        record_add(r, str_is(x->f[2], "fka") ? "previousName" : "alias", x->f[3]);
        record_add(r, "notes", x->f[4]);
    }
}

static void addresses_of(set *s, record *r, str number)
{
    for (uint32_t at = map_get(&s->add.first, number); at && at != MAP_NONE;
         at = s->add.rows.at[at - 1].next) {
        const row *x = &s->add.rows.at[at - 1];
        record_add(r, "address", list_join(r->a, x->f + 2, 3, ", "));
        list_add_country(s->job, r, "country", x->f[4]);
        record_add(r, "notes", x->f[5]);
    }
}

/* "DOE, John": the parts are facts of their own, the name stays as it was written */
static void person_parts(record *r, str name)
{
    const char *comma = memchr(name.at ? name.at : "", ',', name.n);
    if (!comma)
        return;
    record_add(r, "lastName", str_take(name, (size_t)(comma - name.at)));
    record_add(r, "firstName", str_drop(name, (size_t)(comma - name.at) + 1));
}

static str whole_remarks(set *s, arena *a, const primary *p)
{
    str remarks = p->f[11];
    uint32_t at = map_get(&s->comments.first, p->f[0]);
    for (; at && at != MAP_NONE; at = s->comments.rows.at[at - 1].next)
        remarks = arena_printf(a, "%.*s%.*s", STR_ARG(remarks),
                               STR_ARG(s->comments.rows.at[at - 1].f[1]));
    return remarks;
}

static qanat_status emit(set *s, const primary *p, arena *a, qanat_error *err)
{
    static const struct {
        int column;
        const char *prop;
    } plain[] = { { 5, "callSign" },
                  { 6, "type" },
                  { 7, "tonnage" },
                  { 8, "grossRegisteredTonnage" },
                  { 10, "owner" } };
    str programs[64];
    record r = record_new(a, id_of(a, p->f[0]), str_of(ofac_schema(p->f[2])));
    record_add(&r, "name", p->f[1]);
    if (str_is(r.schema, "Person"))
        person_parts(&r, p->f[1]);
    names_of(s, &r, p->f[0]);
    addresses_of(s, &r, p->f[0]);
    record_add(&r, str_is(r.schema, "Person") ? "position" : "notes", p->f[4]);
    for (size_t i = 0; i < sizeof plain / sizeof *plain; i++)
        record_add(&r, plain[i].prop, p->f[plain[i].column]);
    list_add_country(s->job, &r, "flag", p->f[9]);
    ofac_remarks_restart(s->remarks);
    qanat_status status =
        ofac_remarks_read(s->remarks, s->job, &r, whole_remarks(s, a, p), find_name, s, err);
    if (status != QANAT_OK)
        return status;
    size_t n = programs_of(p->f[3], programs, sizeof programs / sizeof *programs);
    status = ofac_sanction(s->job, &r, programs, n, STR_NONE, err);
    return status == QANAT_OK ? list_emit(s->job, &r, err) : status;
}

static qanat_status read_all(set *s, qanat_error *err)
{
    list_job *job = s->job;
    for (size_t i = 0; i < job->input_n; i++) {
        str head;
        qanat_status status = input_peek(job->inputs[i], &head, err);
        if (status != QANAT_OK)
            return status;
        size_t role = role_of_head(head);
        if (!role)
            return error_at(err, QANAT_E_INPUT, input_path(job->inputs[i]), 1, 0,
                            "is no file of the OFAC set: rows of 12 (sdn), 5 (alt), 6 (add) or 2 "
                            "(comments) fields");
        if (role == SDN)
            s->primary_path = input_path(job->inputs[i]);
        status = read_file(s, job->inputs[i], role, err);
        if (status != QANAT_OK)
            return status;
    }
    if (!s->primary_path)
        return error_at(
            err, QANAT_E_INPUT, input_path(job->inputs[0]), 0, 0,
            "belongs to a set whose main file is missing; give sdn.csv in the same call");
    return QANAT_OK;
}

qanat_status ofac_csv_read(list_job *job, qanat_error *err)
{
    set s = { .job = job, .a = job->a, .remarks = ofac_remarks_new(job) };
    arena *a = arena_new();
    qanat_status status = read_all(&s, err);
    for (size_t i = 0; status == QANAT_OK && i < s.records.n; i++) {
        arena_reset(a);
        status = emit(&s, &s.records.at[i], a, err);
    }
    arena_free(a);
    map *maps[] = { &s.alt.first,      &s.alt.last,      &s.add.first, &s.add.last,
                    &s.comments.first, &s.comments.last, &s.names };
    for (size_t i = 0; i < sizeof maps / sizeof *maps; i++)
        map_free(maps[i]);
    return status;
}
