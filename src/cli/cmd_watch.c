/*
 * qanat watch: customers that are screened again when lists change.
 */
#include "base/file.h"
#include "cli/cli.h"

#include <stdlib.h>

static const cli_option options[] = {
    { "--csv", "FILE", "add: every row of a CSV file with a column id (- is standard input)" },
    { "--jsonl", "FILE", "add: every line of a file of JSON objects" },
    { "--columns", "P=H,…", "add: which column holds what: id=Number,name=Customer" },
    { "--schema", "S", "add: what the customer is: Person, Company, Vessel …" },
    { "--birth-date", "D", "add: 1951-04-30, 1951-04 or 1951; may be given several times" },
    { "--country", "C", "add: code or name; may be given several times" },
    { "--gender", "G", "add: male or female" },
    { "--id", "N",
      "add: a number of the customer (passport, tax, IMO …), as N or type:N; several times" },
    { "--alias", "NAME", "add: a further name; several times" },
    { "--list", "NAME", "add: only this list; several times" },
    { "--topic", "T", "add: only records with this topic; several times" },
    { "--threshold", "T", "add: from which score on it is a hit (default 0.7)" },
    { "--since", "N", "events: those after event N" },
    { "--webhook", "URL", "run: send events there, https only (http to this machine)" },
    { "--secret-file", "FILE", "run: the webhook's key (or $QANAT_WEBHOOK_SECRET)" },
    { "--tries", "N", "run: how often a message is tried (default 5)" },
    { "--wait-ms", "N", "run: wait before the second try, doubled each time (default 500)" },
    { NULL, NULL, NULL },
};

static void broken(void *context, const qanat_error *why)
{
    (void)context;
    (void)cli_fail(why);
}

static int add(const cli *c)
{
    qanat_error err;
    qanat_watch_count n;
    const char *csv = cli_get(c, "--csv"), *jsonl = cli_get(c, "--jsonl");
    qanat_watch_options o = { .size = sizeof o,
                              .store = c->db,
                              .data = c->data,
                              .by = c->by,
                              .path = csv ? csv : jsonl,
                              .table = csv ? QANAT_CSV : QANAT_JSONL,
                              .columns = cli_get(c, "--columns"),
                              .broken = broken };
    qanat_query *q = &o.query;
    size_t aliases;
    if ((csv && jsonl) || (o.path ? c->name_count != 1 : c->name_count != 2 && c->name_count != 3))
        return cli_usage(
            "watch add needs ID NAME, --csv FILE or --jsonl FILE; put quotes around a name");
    if (!cli_number(c, "--threshold", 0.4, 1, &q->threshold))
        return EXIT_USAGE;
    const char **several[] = { cli_all(c, "--birth-date", &q->birth_date_count),
                               cli_all(c, "--country", &q->country_count),
                               cli_all(c, "--id", &q->identifier_count),
                               cli_all(c, "--list", &q->list_count),
                               cli_all(c, "--topic", &q->topic_count),
                               cli_all(c, "--alias", &aliases) };
    const char **names = calloc(aliases + 1, sizeof *names);
    if (!names)
        abort();
    if (c->name_count == 3)
        names[q->name_count++] = c->names[2];
    memcpy(names + q->name_count, several[5], aliases * sizeof *names);
    q->size = sizeof *q;
    q->name_count += aliases;
    q->names = names;
    q->birth_dates = several[0];
    q->countries = several[1];
    q->identifiers = several[2];
    q->lists = several[3];
    q->topics = several[4];
    q->schema = cli_get(c, "--schema");
    q->gender = cli_get(c, "--gender");
    o.customer = o.path ? NULL : c->names[1];
    qanat_status st = qanat_watch_add(&o, &n, &err);
    for (size_t i = 0; i < sizeof several / sizeof *several; i++)
        free(several[i]);
    free(names);
    if (st != QANAT_OK)
        return cli_fail(&err);
    cli_note(c, "%llu customers added, %llu changed, %llu as before%s", (unsigned long long)n.added,
             (unsigned long long)n.changed, (unsigned long long)n.same,
             n.added + n.changed ? "; screened by the next watch run" : "");
    if (n.broken)
        cli_note(c, "%llu rows were left out", (unsigned long long)n.broken);
    return n.broken ? EXIT_INPUT : EXIT_NOTHING;
}

static int drop(const cli *c)
{
    qanat_error err;
    qanat_watch_options o = { .size = sizeof o, .store = c->db, .data = c->data, .by = c->by };
    if (c->name_count < 2)
        return cli_usage("watch remove needs the ids of customers");
    if (qanat_watch_remove(&o, c->names + 1, c->name_count - 1, &err) != QANAT_OK)
        return cli_fail(&err);
    cli_note(c, "%zu customers removed", c->name_count - 1);
    return EXIT_NOTHING;
}

static bool print(void *context, const char *line)
{
    (void)context;
    return puts(line) != EOF;
}

static int show(const cli *c, qanat_watched what)
{
    qanat_error err;
    uint64_t since = 0;
    if (c->name_count != 1)
        return cli_usage("watch %s takes nothing else", c->names[0]);
    if (!cli_count(c, "--since", 0, INT64_MAX, &since))
        return EXIT_USAGE;
    qanat_status st = qanat_watch_each(c->db, what, (int64_t)since, print, NULL, &err);
    return st == QANAT_OK ? EXIT_NOTHING : cli_fail(&err);
}

/* the key is no argument: those can be read by everybody on the machine */
static int secret_of(const cli *c, file_map *f, char **out)
{
    qanat_error err;
    const char *path = cli_get(c, "--secret-file"), *env = getenv("QANAT_WEBHOOK_SECRET");
    *out = NULL;
    if (!path) {
        *out = env ? strdup(env) : NULL;
        return EXIT_NOTHING;
    }
    if (file_open(path, 4096, f, &err) != QANAT_OK)
        return cli_fail(&err);
    str s = str_trim(f->bytes);
    *out = s.n ? strndup(s.at, s.n) : NULL;
    file_close(f);
    return *out ? EXIT_NOTHING : cli_usage("%s holds no key", path);
}

static void report(const cli *c, const qanat_watch_summary *s)
{
    cli_note(c,
             "%llu customers, %llu screened: %llu new, %llu changed, %llu vanished, %llu reopened",
             (unsigned long long)s->customers, (unsigned long long)s->screened,
             (unsigned long long)s->created, (unsigned long long)s->changed,
             (unsigned long long)s->vanished, (unsigned long long)s->reopened);
    if (s->delivered)
        cli_note(c, "%llu events delivered", (unsigned long long)s->delivered);
}

static int run_watch(const cli *c)
{
    qanat_error err;
    uint64_t tries = 0, wait = 0;
    file_map f = { 0 };
    char *secret;
    qanat_watch_summary s = { 0 };
    if (c->name_count != 1)
        return cli_usage("watch run takes nothing else");
    if (!cli_count(c, "--tries", 1, 20, &tries) || !cli_count(c, "--wait-ms", 1, 60000, &wait))
        return EXIT_USAGE;
    int status = secret_of(c, &f, &secret);
    if (status != EXIT_NOTHING)
        return status;
    cli_bar bar = cli_bar_start(c);
    qanat_watch_run_options o = { .size = sizeof o,
                                  .store = c->db,
                                  .data = c->data,
                                  .by = c->by,
                                  .audit = c->audit,
                                  .webhook = cli_get(c, "--webhook"),
                                  .secret = secret,
                                  .tries = (unsigned)tries,
                                  .wait_ms = (unsigned)wait,
                                  .event = print,
                                  .progress = cli_bar_step,
                                  .context = &bar };
    qanat_status st = qanat_watch_run(&o, &s, &err);
    cli_bar_end(&bar);
    free(secret);
    if (st != QANAT_OK)
        return cli_fail(&err);
    report(c, &s);
    return s.created + s.changed + s.reopened + s.vanished ? EXIT_MATCHED : EXIT_NOTHING;
}

static int run(cli *c)
{
    const char *what = c->name_count ? c->names[0] : "";
    if (strcmp(what, "add") == 0)
        return add(c);
    if (strcmp(what, "remove") == 0)
        return drop(c);
    if (strcmp(what, "run") == 0)
        return run_watch(c);
    if (strcmp(what, "list") == 0)
        return show(c, QANAT_WATCHED_CUSTOMERS);
    if (strcmp(what, "hits") == 0)
        return show(c, QANAT_WATCHED_HITS);
    if (strcmp(what, "events") == 0)
        return show(c, QANAT_WATCHED_EVENTS);
    return cli_usage("watch knows add, remove, list, run, hits and events; see qanat watch --help");
}

const cli_command cmd_watch = {
    "watch",
    "customers that are screened again when lists change",
    "add ID NAME | add --csv FILE | remove ID… | list | run | hits | events",
    "Customers are kept in the store. run screens those that are new and those that a change of "
    "the lists\n"
    "since the last run can touch, and prints what is new, changed, vanished or reopened, one JSON "
    "object a\n"
    "line; exit status 1 where there was something. Events stay in the store (events --since N "
    "prints them\n"
    "again) and go to a webhook, signed, until it has taken them.",
    options,
    run,
};
