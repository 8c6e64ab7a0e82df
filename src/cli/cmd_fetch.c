/*
 * qanat fetch: lists from their publishers into the store.
 */
#include "base/json.h"
#include "cli/cli.h"

static const cli_option options[] = {
    { "--sources", "FILE", "a table of addresses in place of the built-in one: docs/fetch.md" },
    { "--sources-list", NULL,
      "the lists that can be fetched, with their addresses; fetches nothing" },
    { "--accept-shrink", NULL, "import even where a list lost more than a fifth of its records" },
    { "--keep", "N", "versions of a list that are kept (default 2)" },
    { "--tries", "N", "how often a file is tried (default 4)" },
    { "--wait-ms", "N", "wait before the second try, doubled each time (default 1000)" },
    { "--stall", "SECONDS", "give a silent connection up after this time (default 30)" },
    { "--timeout", "SECONDS", "for one file with all tries (default 1800)" },
    { "--loopback", NULL, "fetch over plain http too, from this machine only" },
    { NULL, NULL, NULL },
};

typedef struct fetch {
    const cli *c;
    cli_bar bar;
    bool told; /* the error is out already */
} fetch;

static void put_files(json *j, const qanat_fetch_result *r)
{
    json_key(j, "files");
    json_open(j, '[');
    for (size_t i = 0; i < r->file_count; i++) {
        const qanat_fetch_file *f = &r->files[i];
        json_open(j, '{');
        json_key_str(j, "url", str_of(f->url));
        json_key_str(j, "sha256", *f->sha256 ? str_of(f->sha256) : STR_NONE);
        json_key_i64(j, "bytes", (int64_t)f->bytes);
        json_key_i64(j, "resumed_at", (int64_t)f->resumed_at);
        json_close(j, '}');
    }
    json_close(j, ']');
}

static void print_json(const qanat_fetch_result *r)
{
    static const char *const words[] = { "imported", "unchanged", "failed" };
    buf out = { 0 };
    json j = { &out, false };
    json_open(&j, '{');
    json_key_str(&j, "list", str_of(r->list));
    json_key_str(&j, "result", str_of(words[r->what]));
    put_files(&j, r);
    if (r->imported) {
        json_key_i64(&j, "records", (int64_t)r->imported->list.records);
        json_key_i64(&j, "added", (int64_t)r->imported->list.added);
        json_key_i64(&j, "changed", (int64_t)r->imported->list.changed);
        json_key_i64(&j, "removed", (int64_t)r->imported->list.removed);
    }
    if (r->error)
        json_key_str(&j, "error", str_of(r->error->message));
    json_close(&j, '}');
    puts(out.at);
    buf_free(&out);
}

static void print_text(const fetch *f, const qanat_fetch_result *r)
{
    for (size_t i = 0; i < r->file_count; i++)
        if (*r->files[i].sha256)
            printf("%s  %s  %llu bytes\n", r->files[i].sha256, r->files[i].url,
                   (unsigned long long)r->files[i].bytes);
    if (r->what == QANAT_FETCH_UNCHANGED)
        printf("%s: as before\n", r->list);
    if (!r->imported)
        return;
    const qanat_import_list *n = r->imported;
    printf("%s: %llu records, %llu added, %llu changed, %llu removed\n", r->list,
           (unsigned long long)n->list.records, (unsigned long long)n->list.added,
           (unsigned long long)n->list.changed, (unsigned long long)n->list.removed);
    for (size_t i = 0; i < n->unknown_count; i++)
        cli_note(f->c, "%s: not understood: %s, %llu times", r->list, n->unknown[i],
                 (unsigned long long)n->unknown_times[i]);
}

static void result(void *context, const qanat_fetch_result *r)
{
    fetch *f = context;
    bool was = f->bar.on;
    cli_bar_end(&f->bar);
    f->bar.on = was;
    if (f->c->json)
        print_json(r);
    else
        print_text(f, r);
    if (r->error) {
        (void)cli_fail(r->error);
        f->told = true;
    }
}

static bool step(void *context, const char *what, uint64_t done, uint64_t total)
{
    fetch *f = context;
    return cli_bar_step(&f->bar, what, done, total);
}

static bool print_source(void *context, const char *list, bool usual, const char *url,
                         const char *page)
{
    (void)context;
    printf("%s\t%s\t%s\t%s\n", list, usual ? "usual" : "named", url, page);
    return true;
}

static int run(cli *c)
{
    qanat_error err;
    fetch f = { .c = c, .bar = cli_bar_start(c) };
    uint64_t keep = 0, tries = 0, wait = 0, stall = 0, total = 0;
    if (!cli_count(c, "--keep", 1, 1000, &keep) || !cli_count(c, "--tries", 1, 100, &tries) ||
        !cli_count(c, "--wait-ms", 1, 600000, &wait) || !cli_count(c, "--stall", 1, 3600, &stall) ||
        !cli_count(c, "--timeout", 1, 86400, &total))
        return EXIT_USAGE;
    qanat_fetch_options o = {
        .size = sizeof o,
        .store = c->db,
        .data = c->data,
        .sources = cli_get(c, "--sources"),
        .lists = c->names,
        .list_count = c->name_count,
        .loopback = cli_has(c, "--loopback"),
        .accept_shrink = cli_has(c, "--accept-shrink"),
        .keep = (int64_t)keep,
        .tries = (unsigned)tries,
        .wait_ms = (unsigned)wait,
        .stall_s = (long)stall,
        .total_s = (long)total,
        .result = result,
        .progress = step,
        .context = &f,
    };
    qanat_status st;
    if (cli_has(c, "--sources-list")) {
        st = qanat_fetch_sources(&o, print_source, NULL, &err);
        return st == QANAT_OK ? EXIT_NOTHING : cli_fail(&err);
    }
    st = qanat_fetch(&o, &err);
    cli_bar_end(&f.bar);
    if (st == QANAT_OK)
        return EXIT_NOTHING;
    return f.told ? cli_status(&err) : cli_fail(&err);
}

const cli_command cmd_fetch = {
    "fetch",
    "fetches lists from their publishers and imports what changed",
    "[LIST…] [OPTION…]",
    "Without a list the usual ones are fetched: OFAC, UN, EU, UK and the US consolidated screening "
    "list. Only\n"
    "https, also after a redirect. The checksum (SHA-256) of every file is printed. A list that is "
    "as before is\n"
    "not fetched again; what a broken connection left is gone on with; a list that fails stays as "
    "it was, and\n"
    "the others go on.",
    options,
    run,
};
