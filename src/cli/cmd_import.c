/*
 * qanat import: lists into the store.
 */
#include "base/json.h"
#include "cli/cli.h"

static const cli_option options[] = {
    { "--format", "NAME", "the format, where the content does not tell (see --formats)" },
    { "--formats", NULL, "the formats that can be imported" },
    { "--list", "NAME", "the list's name in the store" },
    { "--mapping", "FILE", "how a CSV file of any columns is read: docs/lists.md" },
    { "--accept-shrink", NULL, "import even where the list lost more than a fifth of its records" },
    { "--keep", "N", "versions of the list that are kept (default 2)" },
    { NULL, NULL, NULL },
};

static int show_formats(void)
{
    const char *name, *title;
    for (size_t i = 0; qanat_format_at(i, &name, &title); i++)
        printf("%-18s %s\n", name, title);
    return EXIT_NOTHING;
}

static void print_text(const cli *c, const qanat_import_list *r)
{
    const qanat_list *l = &r->list;
    printf("%s: %llu records, %llu names, %llu entities (%s", l->name,
           (unsigned long long)l->records, (unsigned long long)l->names,
           (unsigned long long)l->entities, l->format);
    if (*l->list_date)
        printf(" of %s", l->list_date);
    printf("); %llu added, %llu changed, %llu removed\n", (unsigned long long)l->added,
           (unsigned long long)l->changed, (unsigned long long)l->removed);
    if (r->duplicates)
        cli_note(c, "%s: %llu entities were left out, their ids came before", l->name,
                 (unsigned long long)r->duplicates);
    for (size_t i = 0; i < r->unknown_count; i++)
        cli_note(c, "%s: not understood: %s, %llu times", l->name, r->unknown[i],
                 (unsigned long long)r->unknown_times[i]);
}

static void print_json(const qanat_import_list *r, buf *out)
{
    json j = { out, false };
    const qanat_list *l = &r->list;
    json_open(&j, '{');
    json_key_str(&j, "list", str_of(l->name));
    json_key_str(&j, "format", str_of(l->format));
    json_key_str(&j, "date", *l->list_date ? str_of(l->list_date) : STR_NONE);
    json_key_str(&j, "imported_at", str_of(l->imported_at));
    json_key_str(&j, "sha256", str_of(l->sha256));
    json_key_str(&j, "files", str_of(l->files));
    json_key_i64(&j, "version", l->version);
    json_key_i64(&j, "records", (int64_t)l->records);
    json_key_i64(&j, "names", (int64_t)l->names);
    json_key_i64(&j, "entities", (int64_t)l->entities);
    json_key_i64(&j, "added", (int64_t)l->added);
    json_key_i64(&j, "changed", (int64_t)l->changed);
    json_key_i64(&j, "removed", (int64_t)l->removed);
    json_key_i64(&j, "duplicates", (int64_t)r->duplicates);
    json_key(&j, "not_understood");
    json_open(&j, '{');
    for (size_t i = 0; i < r->unknown_count; i++) {
        json_str(&j, str_of(r->unknown[i]));
        buf_putc(out, ':');
        j.comma = false;
        json_i64(&j, (int64_t)r->unknown_times[i]);
    }
    json_close(&j, '}');
    json_close(&j, '}');
    buf_putc(out, '\n');
}

static void print(const cli *c, const qanat_imported *done)
{
    buf out = { 0 };
    for (size_t i = 0; i < qanat_imported_count(done); i++) {
        if (c->json)
            print_json(qanat_imported_at(done, i), &out);
        else
            print_text(c, qanat_imported_at(done, i));
    }
    if (out.n)
        (void)fwrite(out.at, 1, out.n, stdout);
    buf_free(&out);
}

static int run(cli *c)
{
    uint64_t keep = 0;
    qanat_error err;
    qanat_imported *done;
    if (cli_has(c, "--formats"))
        return show_formats();
    if (c->name_count == 0)
        return cli_usage("import needs at least one file: qanat import FILE…");
    if (!cli_count(c, "--keep", 1, 1000, &keep))
        return EXIT_USAGE;
    cli_bar bar = cli_bar_start(c);
    qanat_import_options o = {
        .size = sizeof o,
        .store = c->db,
        .data = c->data,
        .paths = c->names,
        .path_count = c->name_count,
        .format = cli_get(c, "--format"),
        .list = cli_get(c, "--list"),
        .mapping = cli_get(c, "--mapping"),
        .accept_shrink = cli_has(c, "--accept-shrink"),
        .keep = (int64_t)keep,
        .progress = cli_bar_step,
        .context = &bar,
    };
    qanat_status st = qanat_import(&o, &done, &err);
    cli_bar_end(&bar);
    if (st != QANAT_OK)
        return cli_fail(&err);
    print(c, done);
    qanat_imported_free(done);
    return EXIT_NOTHING;
}

const cli_command cmd_import = {
    "import",
    "adds lists to the store, or replaces them by newer versions",
    "FILE… [OPTION…]",
    "The format is found from the content; plain, gzip and zstd files are read. Files of one set "
    "given\n"
    "together (sdn.csv alt.csv add.csv sdn_comments.csv) make one list. Each list is imported "
    "whole or not\n"
    "at all, while screening goes on. What was not understood is named on standard error.",
    options,
    run,
};
