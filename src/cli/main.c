/*
 * The program: finds the command in the table and runs it.
 */
#include "cli/cli.h"
#include "cli/help.h"

#include <stdlib.h>

/* commands whose file need not be there (the reading side, the graph, the server) */
extern const cli_command cmd_read __attribute__((weak)), cmd_links __attribute__((weak)),
    cmd_owners __attribute__((weak)), cmd_timeline __attribute__((weak)),
    cmd_serve __attribute__((weak));

static const cli_command *const commands[] = {
    &cmd_read,  &cmd_screen, &cmd_compare, &cmd_import,   &cmd_lists,
    &cmd_diff,  &cmd_show,   &cmd_fetch,   &cmd_watch,    &cmd_decide,
    &cmd_audit, &cmd_links,  &cmd_owners,  &cmd_timeline, &cmd_serve,
};

static const cli_option globals[] = {
    { "--db", "FILE", "the store (default: $QANAT_DB, else qanat.db in $XDG_DATA_HOME/qanat)" },
    { "--data", "FOLDER",
      "read the knowledge from a folder instead of the program (default: $QANAT_DATA)" },
    { "--by", "WHO", "who asks, for the audit log (default: $QANAT_BY, else login@machine)" },
    { "--audit", "MODE", "on (default), off, or required: what cannot be logged fails" },
    { "--json", NULL, "machine output" },
    { "--quiet", NULL, "no notes on standard error" },
    { "--no-progress", NULL, "no progress bar" },
    { "--help", NULL, "what a command does" },
    { "--version", NULL, "the version" },
    { NULL, NULL, NULL },
};

static const cli_command *command_of(const char *name)
{
    for (size_t i = 0; i < sizeof commands / sizeof *commands; i++)
        if (commands[i] && strcmp(commands[i]->name, name) == 0)
            return commands[i];
    return NULL;
}

static const cli_option *option_of(const cli_option *list, const char *arg, size_t n)
{
    for (; list && list->name; list++)
        if (strlen(list->name) == n && strncmp(list->name, arg, n) == 0)
            return list;
    return NULL;
}

static bool set_audit(cli *c, const char *mode)
{
    static const char *const modes[] = {
        [QANAT_AUDIT_USUAL] = "on", [QANAT_AUDIT_OFF] = "off", [QANAT_AUDIT_REQUIRED] = "required"
    };
    for (size_t i = 0; i < sizeof modes / sizeof *modes; i++) {
        if (strcmp(mode, modes[i]) != 0)
            continue;
        c->audit = (qanat_audit_mode)i;
        return true;
    }
    (void)cli_usage("--audit knows on, off and required, not \"%s\"", mode);
    return false;
}

static bool set_global(cli *c, const cli_option *o, const char *value)
{
    if (strcmp(o->name, "--audit") == 0)
        return set_audit(c, value);
    if (strcmp(o->name, "--by") == 0)
        c->by = value;
    if (strcmp(o->name, "--db") == 0)
        c->db = value;
    else if (strcmp(o->name, "--data") == 0)
        c->data = value;
    else if (strcmp(o->name, "--json") == 0)
        c->json = true;
    else if (strcmp(o->name, "--quiet") == 0)
        c->quiet = true;
    else if (strcmp(o->name, "--no-progress") == 0)
        c->progress = false;
    return true;
}

/* one argument, *i on it; false after an error was printed */
static bool take_option(cli *c, const cli_command *command, int argc, char **argv, int *i)
{
    const char *arg = argv[*i], *equals = strchr(arg, '=');
    size_t n = equals ? (size_t)(equals - arg) : strlen(arg);
    const cli_option *global = option_of(globals, arg, n);
    const cli_option *o = global ? global : option_of(command->options, arg, n);
    const char *value = "";
    if (!o) {
        (void)cli_usage("%s knows no option %.*s; see qanat %s --help", command->name, (int)n, arg,
                        command->name);
        return false;
    }
    if (!o->argument && equals) {
        (void)cli_usage("%s takes no value", o->name);
        return false;
    }
    if (o->argument) {
        value = equals ? equals + 1 : *i + 1 < argc ? argv[++*i] : NULL;
        if (!value) {
            (void)cli_usage("%s needs a value: %s %s", o->name, o->name, o->argument);
            return false;
        }
    }
    if (global)
        return set_global(c, o, value);
    c->values[c->value_count++] = (cli_value){ o->name, value };
    return true;
}

static bool has_word(int argc, char **argv, const char *word)
{
    for (int i = 1; i < argc && strcmp(argv[i], "--") != 0; i++)
        if (strcmp(argv[i], word) == 0)
            return true;
    return false;
}

/* the command is the first argument that is neither an option nor an option's value */
static int command_at(int argc, char **argv)
{
    for (int i = 1; i < argc; i++) {
        const cli_option *o = option_of(globals, argv[i], strcspn(argv[i], "="));
        if (argv[i][0] != '-')
            return i;
        if (o && o->argument && !strchr(argv[i], '='))
            i++;
    }
    return 0;
}

static int run(const cli_command *command, int argc, char **argv, int at)
{
    cli c = { .progress = true };
    bool plain = false, good = true;
    c.names = calloc((size_t)argc + 1, sizeof *c.names);
    c.values = calloc((size_t)argc + 1, sizeof *c.values);
    if (!c.names || !c.values)
        abort();
    for (int i = 1; good && i < argc; i++) {
        if (i == at)
            continue;
        if (!plain && strcmp(argv[i], "--") == 0)
            plain = true;
        else if (!plain && argv[i][0] == '-' && argv[i][1])
            good = take_option(&c, command, argc, argv, &i);
        else
            c.names[c.name_count++] = argv[i];
    }
    int status = good ? command->run(&c) : EXIT_USAGE;
    free(c.names);
    free(c.values);
    return cli_finish(status);
}

int main(int argc, char **argv)
{
    help_table table = { commands, sizeof commands / sizeof *commands, globals };
    if (has_word(argc, argv, "--version")) {
        puts("qanat " QANAT_VERSION);
        return cli_finish(EXIT_NOTHING);
    }
    int at = command_at(argc, argv);
    if (at && strcmp(argv[at], "help") == 0)
        return cli_finish(
            help_run(&table, at + 1 < argc ? argv[at + 1] : NULL, has_word(argc, argv, "--man")));
    const cli_command *command = at ? command_of(argv[at]) : NULL;
    if (has_word(argc, argv, "--help"))
        return cli_finish(help_run(&table, command ? command->name : NULL, false));
    if (!at) {
        (void)help_run(&table, NULL, false);
        (void)cli_finish(EXIT_NOTHING);
        return EXIT_USAGE;
    }
    if (!command)
        return cli_usage("there is no command %s; see qanat --help", argv[at]);
    return run(command, argc, argv, at);
}
