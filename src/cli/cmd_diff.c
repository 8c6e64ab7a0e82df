/*
 * qanat diff: what changed in a list.
 */
#include "cli/explain.h"

static const cli_option options[] = {
    { "--from", "VERSION", "compare with this version (default: the one before)" },
    { "--to", "VERSION", "compare this version (default: the newest)" },
    { NULL, NULL, NULL },
};

typedef struct printing {
    const cli *c;
    uint64_t counts[3];
} printing;

static bool print(void *context, qanat_change change, const char *id, const char *caption,
                  const char *schema, const char *facts, const char *json)
{
    printing *p = context;
    p->counts[change]++;
    if (p->c->json)
        return puts(json) >= 0;
    printf("%c %s  ", change == QANAT_ADDED ? '+' : change == QANAT_REMOVED ? '-' : '~', id);
    explain_isolated(caption, strlen(caption), stdout);
    printf("  %s\n", schema);
    if (change == QANAT_CHANGED) {
        str rest = str_of(facts), line;
        while (str_split(&rest, '\n', &line))
            if (line.n)
                printf("    %.*s\n", STR_ARG(line));
    }
    return !ferror(stdout);
}

static int run(cli *c)
{
    int status = EXIT_NOTHING;
    qanat_error err;
    uint64_t from = 0, to = 0;
    printing p = { .c = c };
    if (c->name_count != 1)
        return cli_usage("diff needs one list: qanat diff LIST");
    if (!cli_count(c, "--from", 1, INT64_MAX, &from) || !cli_count(c, "--to", 1, INT64_MAX, &to))
        return EXIT_USAGE;
    qanat_engine *e = cli_engine(c, NULL, &status);
    if (!e)
        return status;
    if (qanat_diff(e, c->names[0], (int64_t)from, (int64_t)to, print, &p, &err) != QANAT_OK)
        status = cli_fail(&err);
    else
        cli_note(c, "%llu added, %llu changed, %llu removed",
                 (unsigned long long)p.counts[QANAT_ADDED],
                 (unsigned long long)p.counts[QANAT_CHANGED],
                 (unsigned long long)p.counts[QANAT_REMOVED]);
    qanat_engine_close(e);
    return status;
}

const cli_command cmd_diff = {
    "diff",
    "what a new version of a list added, changed and removed",
    "LIST [OPTION…]",
    "Entities by id; of changed ones the facts that went (-) and came (+). With --json one object "
    "a line.",
    options,
    run,
};
