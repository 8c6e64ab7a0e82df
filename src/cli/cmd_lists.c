/*
 * qanat lists: what is in the store.
 */
#include "base/json.h"
#include "cli/cli.h"

static const cli_option options[] = {
    { "--versions", "LIST", "the versions of one list that are kept, newest first" },
    { NULL, NULL, NULL },
};

static void print_json(const qanat_list *l, buf *out)
{
    json j = { out, false };
    json_open(&j, '{');
    json_key_str(&j, "name", str_of(l->name));
    json_key_str(&j, "title", str_of(l->title));
    json_key_str(&j, "format", str_of(l->format));
    json_key_i64(&j, "records", (int64_t)l->records);
    json_key_i64(&j, "names", (int64_t)l->names);
    json_key_i64(&j, "entities", (int64_t)l->entities);
    json_key_str(&j, "date", *l->list_date ? str_of(l->list_date) : STR_NONE);
    json_key_str(&j, "imported_at", str_of(l->imported_at));
    json_key_str(&j, "sha256", str_of(l->sha256));
    json_key_str(&j, "files", str_of(l->files));
    json_key_i64(&j, "version", l->version);
    json_key_i64(&j, "added", (int64_t)l->added);
    json_key_i64(&j, "changed", (int64_t)l->changed);
    json_key_i64(&j, "removed", (int64_t)l->removed);
    json_close(&j, '}');
    buf_putc(out, '\n');
}

static void print(const cli *c, const qanat_lists *lists)
{
    buf out = { 0 };
    size_t n = qanat_lists_count(lists);
    if (!c->json && n)
        buf_printf(&out, "%-24s %9s %9s  %-10s  %-20s  %-16s\n", "list", "records", "names", "date",
                   "imported", "sha256");
    for (size_t i = 0; i < n; i++) {
        const qanat_list *l = qanat_lists_at(lists, i);
        if (c->json)
            print_json(l, &out);
        else
            buf_printf(&out, "%-24s %9llu %9llu  %-10s  %-20s  %.16s\n", l->name,
                       (unsigned long long)l->records, (unsigned long long)l->names,
                       *l->list_date ? l->list_date : "-", l->imported_at, l->sha256);
    }
    if (out.n)
        (void)fwrite(out.at, 1, out.n, stdout);
    buf_free(&out);
}

static int run(cli *c)
{
    int status;
    qanat_error err;
    qanat_lists *lists;
    const char *one = cli_get(c, "--versions");
    qanat_engine *e = cli_engine(c, NULL, &status);
    if (!e)
        return status;
    qanat_status st =
        one ? qanat_list_versions(e, one, &lists, &err) : qanat_lists_open(e, &lists, &err);
    if (st == QANAT_OK) {
        print(c, lists);
        if (qanat_engine_starter(e))
            cli_note(c, "the store has no list; the built-in starter list serves, which is not for "
                        "compliance use");
        qanat_lists_free(lists);
    }
    qanat_engine_close(e);
    return st == QANAT_OK ? EXIT_NOTHING : cli_fail(&err);
}

const cli_command cmd_lists = {
    "lists",
    "the lists in the store",
    "[--versions LIST]",
    "Name, records, names, the date of the file, when it was imported and its checksum. With "
    "--json one\n"
    "object a line.",
    options,
    run,
};
