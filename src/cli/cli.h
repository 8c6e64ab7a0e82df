/*
 * The command line: one table of commands, each with its options, from which parsing, help and the
 * manual pages come. A command's file gives its row.
 */
#ifndef QANAT_CLI_CLI_H
#define QANAT_CLI_CLI_H

#include "base/buf.h"
#include "qanat.h"

#include <stdio.h>

enum { EXIT_NOTHING = 0, EXIT_MATCHED = 1, EXIT_USAGE = 2, EXIT_INPUT = 3, EXIT_STORE = 4 };

typedef struct cli_option {
    const char *name;     /* "--limit" */
    const char *argument; /* "N"; NULL for a switch */
    const char *help;
} cli_option;

typedef struct cli_value {
    const char *name, *value;
} cli_value;

/* What was given to a command. */
typedef struct cli {
    const char *db, *data, *by;
    qanat_audit_mode audit;
    bool json, quiet, progress;
    const char **names; /* what is no option */
    size_t name_count;
    cli_value *values;
    size_t value_count;
} cli;

typedef struct cli_command {
    const char *name, *summary, *synopsis;
    const char *about;         /* paragraphs for help and the manual page */
    const cli_option *options; /* ended by a NULL name */
    int (*run)(cli *c);
} cli_command;

/* the last value of an option, or NULL; a switch that was given has "" */
const char *cli_get(const cli *c, const char *option);
bool cli_has(const cli *c, const char *option);
/* all values of an option that may be given several times; the memory is the caller's to free */
const char **cli_all(const cli *c, const char *option, size_t *count);
/* numbers; print a usage error and return false where they are none or out of range */
bool cli_number(const cli *c, const char *option, double low, double high, double *out);
bool cli_count(const cli *c, const char *option, uint64_t low, uint64_t high, uint64_t *out);

/* "qanat: FILE:LINE:COLUMN: message" on stderr; returns the exit status */
int cli_fail(const qanat_error *err);
/* the exit status of an error that was printed already */
int cli_status(const qanat_error *err);
int cli_usage(const char *format, ...) __attribute__((format(printf, 1, 2)));
/* a warning or note, unless --quiet */
void cli_note(const cli *c, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* flushes stdout: an exit status of its own where that fails (a full disk), else `status` */
int cli_finish(int status);

/* a note where screenings were not written into the audit log */
void cli_note_unlogged(const cli *c, const qanat_engine *e);
/* opens the engine of --db and --data; prints the error. NULL where it failed, *status says how */
qanat_engine *cli_engine(const cli *c, const char *as_of, int *status);

/* a progress bar on stderr, for qanat_progress; silent where stderr is no terminal */
typedef struct cli_bar {
    bool on;
    int64_t start_us, last_us;
    uint64_t rows;
    volatile bool *stop;
} cli_bar;
cli_bar cli_bar_start(const cli *c);
bool cli_bar_step(void *bar, const char *what, uint64_t done, uint64_t total);
void cli_bar_end(cli_bar *bar);

/* Rows of the table in main.c. Those of other parts of the program may be absent from a build. */
extern const cli_command cmd_import, cmd_diff, cmd_lists, cmd_compare, cmd_screen, cmd_show,
    cmd_audit, cmd_decide, cmd_watch, cmd_fetch;

#endif
