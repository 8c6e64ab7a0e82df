/*
 * qanat compare: two names, or a file of pairs.
 */
#include "base/csv.h"
#include "base/file.h"
#include "cli/explain.h"

static const cli_option options[] = {
    { "--schema", "S", "what is named: Person, Company, Vessel …" },
    { "--csv", "FILE",
      "every row of a CSV file with columns name1, name2 and, where present, schema" },
    { "--threshold", "T", "from which score on it is a match (default 0.7)" },
    { NULL, NULL, NULL },
};

typedef struct pairs {
    qanat_session *session;
    const char *schema;
    double threshold;
    size_t name1, name2, schema_at, columns;
    bool matched;
    buf out;
    arena *a;
} pairs;

static void put_cell(buf *out, str s)
{
    bool quote = false;
    for (size_t i = 0; i < s.n; i++)
        quote |= s.at[i] == ',' || s.at[i] == '"' || s.at[i] == '\n' || s.at[i] == '\r';
    if (!quote) {
        buf_str(out, s);
        return;
    }
    buf_putc(out, '"');
    for (size_t i = 0; i < s.n; i++) {
        if (s.at[i] == '"')
            buf_putc(out, '"');
        buf_putc(out, s.at[i]);
    }
    buf_putc(out, '"');
}

static void put_row(buf *out, const csv_row *r)
{
    for (size_t i = 0; i < r->n; i++) {
        put_cell(out, r->fields[i]);
        buf_putc(out, ',');
    }
}

static bool flush(pairs *p, bool all)
{
    if (p->out.n < (all ? 1 : 65536))
        return true;
    bool good = fwrite(p->out.at, 1, p->out.n, stdout) == p->out.n;
    buf_clear(&p->out);
    return good;
}

static qanat_status header(pairs *p, const csv_row *r, const char *file, qanat_error *err)
{
    p->name1 = p->name2 = p->schema_at = SIZE_MAX;
    p->columns = r->n;
    for (size_t i = 0; i < r->n; i++) {
        str s = str_trim(r->fields[i]);
        if (str_is(s, "name1"))
            p->name1 = i;
        else if (str_is(s, "name2"))
            p->name2 = i;
        else if (str_is(s, "schema"))
            p->schema_at = i;
    }
    if (p->name1 == SIZE_MAX || p->name2 == SIZE_MAX)
        return error_at(err, QANAT_E_INPUT, file, 1, 0,
                        "the header needs the columns name1 and name2");
    put_row(&p->out, r);
    buf_puts(&p->out, "score\n");
    return QANAT_OK;
}

static void row(pairs *p, const csv_row *r)
{
    char schema[64];
    const char *use = p->schema;
    str a = r->fields[p->name1], b = r->fields[p->name2];
    if (p->schema_at != SIZE_MAX && r->fields[p->schema_at].n) {
        (void)snprintf(schema, sizeof schema, "%.*s", STR_ARG(r->fields[p->schema_at]));
        use = schema;
    }
    double score = qanat_score(p->session, a.at, a.n, b.at, b.n, use);
    p->matched |= score >= p->threshold;
    put_row(&p->out, r);
    buf_printf(&p->out, "%.6f\n", score < 0 ? 0 : score);
}

static qanat_status rows(pairs *p, csv_reader *reader, const char *file, qanat_error *err)
{
    bool first = true;
    for (;;) {
        csv_row r;
        bool more;
        arena_reset(p->a);
        qanat_status st = csv_next(reader, p->a, &r, &more, err);
        if (st != QANAT_OK || !more)
            return st;
        if (!first && r.n == 1 && r.fields[0].n == 0)
            continue;
        if (first)
            st = header(p, &r, file, err);
        else if (r.n != p->columns)
            st = error_at(err, QANAT_E_INPUT, file, reader->record_line, 0,
                          "the row has %zu fields, the header %zu", r.n, p->columns);
        else
            row(p, &r);
        if (st != QANAT_OK)
            return st;
        first = false;
        if (!flush(p, false))
            return error_set(err, QANAT_E_SYSTEM, "the output could not be written");
    }
}

static int run_csv(pairs *p, const char *file)
{
    file_map f;
    qanat_error err;
    qanat_status st = file_open(file, 0, &f, &err);
    if (st != QANAT_OK)
        return cli_fail(&err);
    csv_reader reader = csv_begin(f.bytes, ',', file);
    p->a = arena_new();
    st = rows(p, &reader, file, &err);
    if (st == QANAT_OK && !flush(p, true))
        st = error_set(&err, QANAT_E_SYSTEM, "the output could not be written");
    arena_free(p->a);
    file_close(&f);
    buf_free(&p->out);
    if (st != QANAT_OK)
        return cli_fail(&err);
    return p->matched ? EXIT_MATCHED : EXIT_NOTHING;
}

static int run_pair(const cli *c, const pairs *p)
{
    qanat_error err;
    qanat_matches *m;
    if (qanat_compare(p->session, c->names[0], c->names[1], p->schema, p->threshold, &m, &err) !=
        QANAT_OK)
        return cli_fail(&err);
    const qanat_match *one = qanat_matches_at(m, 0);
    if (c->json) {
        puts(qanat_matches_json(m));
    } else {
        printf("%.3f  %s\n", one->score, one->match ? "match" : "no match");
        explain_print(one, stdout);
    }
    int status = one->match ? EXIT_MATCHED : EXIT_NOTHING;
    qanat_matches_free(m);
    return status;
}

static int run(cli *c)
{
    int status = EXIT_NOTHING;
    pairs p = { .schema = cli_get(c, "--schema"), .threshold = 0.7 };
    const char *csv = cli_get(c, "--csv");
    if (!cli_number(c, "--threshold", 0, 1, &p.threshold))
        return EXIT_USAGE;
    if (csv ? c->name_count != 0 : c->name_count != 2)
        return cli_usage("compare needs two names, or --csv FILE: qanat compare NAME1 NAME2");
    qanat_engine *e = cli_engine(c, NULL, &status);
    if (!e)
        return status;
    p.session = qanat_session_new(e);
    status = csv ? run_csv(&p, csv) : run_pair(c, &p);
    qanat_session_free(p.session);
    qanat_engine_close(e);
    return status;
}

const cli_command cmd_compare = {
    "compare",
    "how near two names are, and why",
    "NAME1 NAME2 [OPTION…] | --csv FILE",
    "The points of the parts add up to the score. With --csv the file comes back with a score "
    "column.",
    options,
    run,
};
