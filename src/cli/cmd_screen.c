/*
 * qanat screen: one subject, or a file of them, against the lists.
 */
#include "base/error.h"
#include "base/json.h"
#include "cli/explain.h"

#include <stdlib.h>
#include <unistd.h>

static const cli_option options[] = {
    { "--schema", "S", "what the subject is: Person, Company, Vessel …" },
    { "--birth-date", "D", "1951-04-30, 1951-04 or 1951; may be given several times" },
    { "--death-date", "D", "when the subject died" },
    { "--country", "C", "code or name; may be given several times" },
    { "--gender", "G", "male or female" },
    { "--id", "N",
      "a number of the subject (passport, tax, IMO, wallet …), as N or type:N; several times" },
    { "--alias", "NAME", "a further name of the subject; several times" },
    { "--limit", "N", "matches at most (default 5)" },
    { "--threshold", "T", "from which score on it is a match, 0.4 to 1 (default 0.7)" },
    { "--list", "NAME", "only this list; several times" },
    { "--topic", "T", "only records with this topic, as sanction; several times" },
    { "--without", "ID", "leave this record out; several times" },
    { "--as-of", "DATE", "the lists as they were then" },
    { "--csv", "FILE", "screen every row of a CSV file (- is standard input)" },
    { "--jsonl", "FILE", "screen every line of a file of JSON objects" },
    { "--columns", "P=H,…", "which column holds what: name=Customer,birthDate=Born" },
    { "--output", "KIND", "of a file: jsonl (default), csv, html" },
    { "--to", "FILE", "write there instead of standard output" },
    { "--resume", NULL, "go on where a run with --to was broken off" },
    { "--threads", "N", "default: one for each processor" },
    { NULL, NULL, NULL },
};

typedef struct query {
    qanat_query q;
    const char **lists[8];
    size_t n;
} query;

static const char *const *several(query *x, const cli *c, const char *option, size_t *count)
{
    return x->lists[x->n++] = cli_all(c, option, count);
}

static bool query_of(const cli *c, query *x)
{
    uint64_t limit = 0;
    *x = (query){ .q = { .size = sizeof x->q } };
    qanat_query *q = &x->q;
    if (!cli_count(c, "--limit", 1, 1000, &limit) ||
        !cli_number(c, "--threshold", 0.4, 1, &q->threshold))
        return false;
    q->limit = limit;
    q->related = true;
    q->schema = cli_get(c, "--schema");
    q->gender = cli_get(c, "--gender");
    q->death_date = cli_get(c, "--death-date");
    q->birth_dates = several(x, c, "--birth-date", &q->birth_date_count);
    q->countries = several(x, c, "--country", &q->country_count);
    q->identifiers = several(x, c, "--id", &q->identifier_count);
    q->lists = several(x, c, "--list", &q->list_count);
    q->topics = several(x, c, "--topic", &q->topic_count);
    q->without = several(x, c, "--without", &q->without_count);
    return true;
}

static void query_free(query *x)
{
    for (size_t i = 0; i < x->n; i++)
        free(x->lists[i]);
}

static void put_given(json *j, const char *key, const char *const *values, size_t n)
{
    if (!n)
        return;
    json_key(j, key);
    json_open(j, '[');
    for (size_t i = 0; i < n; i++)
        json_str(j, str_of(values[i]));
    json_close(j, ']');
}

static void print_json(const qanat_query *q, const qanat_matches *m)
{
    buf out = { 0 };
    json j = { &out, false };
    json_open(&j, '{');
    json_key_i64(&j, "row", 1);
    json_key(&j, "query");
    json_open(&j, '{');
    put_given(&j, "name", q->names, q->name_count);
    if (q->schema)
        json_key_str(&j, "schema", str_of(q->schema));
    put_given(&j, "birthDate", q->birth_dates, q->birth_date_count);
    put_given(&j, "country", q->countries, q->country_count);
    put_given(&j, "identifier", q->identifiers, q->identifier_count);
    if (q->gender)
        json_key_str(&j, "gender", str_of(q->gender));
    json_close(&j, '}');
    json_key(&j, "matches");
    json_raw(&j, str_of(qanat_matches_json(m)));
    json_close(&j, '}');
    puts(out.at);
    buf_free(&out);
}

static void print_decision(const qanat_match *x)
{
    printf("       %s: %s by %s on %s: %s\n", x->silent ? "no match any more" : "decided",
           x->verdict, x->decided_by, x->decided_at, x->reason);
    for (size_t i = 0; i < x->reopened_count; i++)
        printf("       changed since then: %s\n", x->reopened[i]);
}

static void print_text(const qanat_matches *m)
{
    for (size_t i = 0; i < qanat_matches_count(m); i++) {
        const qanat_match *x = qanat_matches_at(m, i);
        printf("%.3f  ", x->score);
        explain_isolated(x->caption, strlen(x->caption), stdout);
        printf("  %s  %s  %s", x->schema, x->list, x->id);
        for (size_t k = 0; k < x->program_count; k++)
            printf("%s%s", k ? ", " : "  ", x->programs[k]);
        if (*x->since)
            printf("  since %s", x->since);
        if (*x->hit)
            printf("  hit %s", x->hit);
        putchar('\n');
        if (x->verdict)
            print_decision(x);
        explain_print(x, stdout);
    }
}

static int screen_one(const cli *c, const qanat_engine *e, const qanat_query *q)
{
    qanat_error err;
    qanat_matches *m;
    int status = EXIT_NOTHING;
    qanat_session *s = qanat_session_new(e);
    if (qanat_screen(s, q, &m, &err) != QANAT_OK) {
        qanat_session_free(s);
        return cli_fail(&err);
    }
    for (size_t i = 0; i < qanat_matches_count(m); i++)
        status = qanat_matches_at(m, i)->match ? EXIT_MATCHED : status;
    if (c->json)
        print_json(q, m);
    else
        print_text(m);
    if (!c->json && !qanat_matches_count(m))
        cli_note(c, "nothing matched");
    qanat_matches_free(m);
    qanat_session_free(s);
    return status;
}

/* ---- files */

typedef struct sink {
    FILE *out;
    cli_bar bar;
    const cli *c;
} sink;

static bool write_piece(void *context, const char *bytes, size_t count, uint64_t rows)
{
    sink *s = context;
    if (rows)
        s->bar.rows = rows;
    return fwrite(bytes, 1, count, s->out) == count;
}

static bool step(void *context, const char *what, uint64_t done, uint64_t total)
{
    sink *s = context;
    return cli_bar_step(&s->bar, what, done, total);
}

static void broken(void *context, const qanat_error *why)
{
    sink *s = context;
    bool was = s->bar.on;
    cli_bar_end(&s->bar);
    s->bar.on = was;
    (void)cli_fail(why);
}

static bool output_kind(const cli *c, qanat_table *out)
{
    const char *kind = cli_get(c, "--output");
    *out = QANAT_JSONL;
    if (!kind || strcmp(kind, "jsonl") == 0)
        return true;
    *out = strcmp(kind, "csv") == 0 ? QANAT_CSV : QANAT_HTML;
    if (*out == QANAT_CSV || strcmp(kind, "html") == 0)
        return true;
    (void)cli_usage("--output knows jsonl, csv and html, not \"%s\"", kind);
    return false;
}

/* rows that the broken-off output already has: complete lines are kept, the rest is cut off */
static uint64_t rows_done(FILE *f, qanat_table kind)
{
    char line[256];
    uint64_t row = 0, last = 0, lines = 0;
    long whole = 0;
    bool start = true;
    while (fgets(line, sizeof line, f)) {
        if (start) {
            const char *at =
                kind == QANAT_JSONL && strncmp(line, "{\"row\":", 7) == 0 ? line + 7 : line;
            row = strtoull(at, NULL, 10);
        }
        start = strchr(line, '\n') != NULL;
        if (start) {
            last = row ? row : last;
            whole = ftell(f);
            lines++;
        }
    }
    (void)lines;
    if (fseek(f, whole, SEEK_SET) != 0 || ftruncate(fileno(f), whole) != 0)
        return UINT64_MAX;
    return last;
}

static int open_output(const cli *c, qanat_table kind, FILE **out, uint64_t *skip)
{
    const char *to = cli_get(c, "--to");
    bool resume = cli_has(c, "--resume");
    *out = stdout;
    if (resume && (!to || kind == QANAT_HTML))
        return cli_usage("--resume needs --to FILE, of jsonl or csv");
    if (!to)
        return EXIT_NOTHING;
    *out = fopen(to, resume ? "r+" : "w");
    if (!*out && resume)
        *out = fopen(to, "w");
    if (!*out) {
        qanat_error err;
        (void)error_errno(&err, to, "write it");
        return cli_fail(&err);
    }
    if (resume)
        *skip = rows_done(*out, kind);
    return EXIT_NOTHING;
}

static int screen_file(const cli *c, const qanat_engine *e, const qanat_query *q)
{
    uint64_t threads = 0, skip = 0;
    qanat_error err;
    qanat_batch_summary sum;
    qanat_table kind;
    sink s = { .c = c, .bar = cli_bar_start(c) };
    if (!cli_count(c, "--threads", 1, 256, &threads) || !output_kind(c, &kind))
        return EXIT_USAGE;
    int status = open_output(c, kind, &s.out, &skip);
    if (status != EXIT_NOTHING)
        return status;
    const char *csv = cli_get(c, "--csv");
    qanat_batch_options o = {
        .size = sizeof o,
        .path = csv ? csv : cli_get(c, "--jsonl"),
        .input = csv ? QANAT_CSV : QANAT_JSONL,
        .output = kind,
        .columns = cli_get(c, "--columns"),
        .query = *q,
        .threads = (unsigned)threads,
        .skip = skip,
        .write = write_piece,
        .broken = broken,
        .progress = step,
        .context = &s,
    };
    qanat_status st = qanat_batch(e, &o, &sum, &err);
    cli_bar_end(&s.bar);
    bool good = s.out == stdout || fclose(s.out) == 0;
    if (st == QANAT_OK && !good)
        st = error_errno(&err, cli_get(c, "--to"), "write it");
    if (st != QANAT_OK)
        return cli_fail(&err);
    if (sum.broken)
        cli_note(c, "%llu of %llu rows could not be screened", (unsigned long long)sum.broken,
                 (unsigned long long)sum.rows);
    return sum.matched ? EXIT_MATCHED : EXIT_NOTHING;
}

static int run_query(const cli *c, query *x)
{
    int status = EXIT_NOTHING;
    bool file = cli_has(c, "--csv") || cli_has(c, "--jsonl");
    size_t n = 0;
    if (cli_has(c, "--csv") && cli_has(c, "--jsonl"))
        return cli_usage("--csv and --jsonl exclude each other");
    if (file ? c->name_count != 0
             : c->name_count > 1 || (c->name_count == 0 && !x->q.identifier_count))
        return cli_usage("screen needs one name, a number (--id), --csv FILE or --jsonl FILE; put "
                         "quotes around a name");
    const char **names = cli_all(c, "--alias", &n);
    const char **all = calloc(n + 1, sizeof *all);
    if (!all)
        abort();
    if (c->name_count)
        all[0] = c->names[0];
    memcpy(all + c->name_count, names, n * sizeof *all);
    x->q.names = all;
    x->q.name_count = n + c->name_count;
    qanat_engine *e = cli_engine(c, cli_get(c, "--as-of"), &status);
    if (e)
        status = file ? screen_file(c, e, &x->q) : screen_one(c, e, &x->q);
    if (e)
        cli_note_unlogged(c, e);
    qanat_engine_close(e);
    free(names);
    free(all);
    return status;
}

static int run(cli *c)
{
    query x;
    if (!query_of(c, &x))
        return EXIT_USAGE;
    int status = run_query(c, &x);
    query_free(&x);
    return status;
}

const cli_command cmd_screen = {
    "screen",
    "one name, or a file of names, against the lists",
    "NAME [OPTION…] | --csv FILE | --jsonl FILE",
    "Best matches first, each with its reasons. While the store has no list, the built-in starter "
    "list serves.\n"
    "A file is screened on all processors; the answers come in its order, one JSON line a row.",
    options,
    run,
};
