/*
 * See help.h.
 */
#include "cli/help.h"

static void option_line(const cli_option *o)
{
    char head[64];
    (void)snprintf(head, sizeof head, "%s%s%s", o->name, o->argument ? " " : "",
                   o->argument ? o->argument : "");
    printf("  %-26s %s\n", head, o->help);
}

static void options(const cli_option *list)
{
    for (; list && list->name; list++)
        option_line(list);
}

static void overview(const help_table *t)
{
    puts("qanat: reads reports in Arabic and English and shows who dealt with whom, and screens "
         "names\n"
         "against sanctions lists across scripts.\n\nusage: qanat COMMAND [OPTION…] …\n");
    for (size_t i = 0; i < t->n; i++)
        if (t->commands[i])
            printf("  %-10s %s\n", t->commands[i]->name, t->commands[i]->summary);
    puts("\nqanat COMMAND --help tells more. For every command:");
    options(t->globals);
    puts("\nexit status: 0 ran, nothing matched · 1 ran, matched · 2 usage · 3 bad input · 4 store "
         "or system");
}

static void one(const help_table *t, const cli_command *c)
{
    printf("%s\n\nusage: qanat %s %s\n\n%s\n", c->summary, c->name, c->synopsis,
           c->about ? c->about : "");
    options(c->options);
    puts("\nFor every command:");
    options(t->globals);
}

static void man_options(const cli_option *list)
{
    puts(".Bl -tag -width Ds");
    for (; list && list->name; list++) {
        printf(".It Fl %s%s%s\n%s\n", list->name + 1, list->argument ? " Ar " : "",
               list->argument ? list->argument : "", list->help);
    }
    puts(".El");
}

/* text lines of mdoc must not start with a dot or a quote */
static void man_text(const char *s)
{
    for (bool start = true; *s; s++) {
        if (start && (*s == '.' || *s == '\''))
            fputs("\\&", stdout);
        if (*s == '\\')
            fputs("\\e", stdout);
        else
            putchar(*s);
        start = *s == '\n';
    }
    putchar('\n');
}

static void man_page(const help_table *t, const cli_command *c)
{
    printf(".Dd $Mdocdate$\n.Dt QANAT%s%s 1\n.Os\n.Sh NAME\n.Nm qanat%s%s\n.Nd %s\n", c ? "-" : "",
           c ? c->name : "", c ? "-" : "", c ? c->name : "",
           c ? c->summary : "reads reports in two languages and screens names across scripts");
    puts(".Sh SYNOPSIS");
    printf(".Nm qanat\n%s %s\n.Sh DESCRIPTION\n", c ? c->name : "COMMAND",
           c ? c->synopsis : "[OPTION…] …");
    if (c) {
        man_text(c->about ? c->about : c->summary);
        puts(".Sh OPTIONS");
        man_options(c->options);
    } else {
        puts(".Bl -tag -width Ds");
        for (size_t i = 0; i < t->n; i++)
            if (t->commands[i])
                printf(".It Cm %s\n%s\n", t->commands[i]->name, t->commands[i]->summary);
        puts(".El");
    }
    puts(".Ss For every command");
    man_options(t->globals);
    puts(".Sh EXIT STATUS\n0 ran, nothing matched; 1 ran, matched; 2 usage; 3 bad input; 4 store "
         "or system.");
}

int help_run(const help_table *t, const char *command, bool man)
{
    const cli_command *found = NULL;
    for (size_t i = 0; command && i < t->n; i++)
        if (t->commands[i] && strcmp(t->commands[i]->name, command) == 0)
            found = t->commands[i];
    if (command && !found && strcmp(command, "--man") != 0)
        return cli_usage("there is no command %s; see qanat --help", command);
    if (man)
        man_page(t, found);
    else if (found)
        one(t, found);
    else
        overview(t);
    return EXIT_NOTHING;
}
