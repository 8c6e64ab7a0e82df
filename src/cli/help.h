/*
 * Help and manual pages from the table of commands.
 */
#ifndef QANAT_CLI_HELP_H
#define QANAT_CLI_HELP_H

#include "cli/cli.h"

typedef struct help_table {
    const cli_command *const *commands; /* NULL where a command is absent */
    size_t n;
    const cli_option *globals;
} help_table;

/* `command` NULL: the overview. `man`: a manual page (mdoc). Returns an exit status. */
int help_run(const help_table *t, const char *command, bool man);

#endif
