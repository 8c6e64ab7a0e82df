/*
 * qanat read: reports into dossiers, JSON, FollowTheMoney lines or a page.
 */
#include "cli/cli.h"

#include "base/str.h"

#include <stdlib.h>
#include <sys/ioctl.h>
#include <unistd.h>

static const cli_option options[] = {
    { "--date", "D", "the report's date, YYYY-MM-DD, instead of what it says of itself" },
    { "--pair", NULL, "the two files given are the two versions of one report" },
    { "--html", NULL,
      "one self-contained page: the dossier, and the report with its evidence marked" },
    { "--ftm", NULL, "FollowTheMoney entities, one a line" },
    { "--sure", "N", "only claims of a kind of which N in 100 or more were right where it was measured" },
    { "--width", "N", "cells of a line, 40 to 120 (default: the terminal's, else 96)" },
    { "--colour", "WHEN",
      "auto (default: on a terminal, unless NO_COLOR is set), always or never" },
    { NULL, NULL, NULL },
};

static const char about[] = "Reads a report in Arabic and English, in either order or in turns, or "
                            "in one language alone, and\n"
                            "prints a dossier: the people and bodies in it with their roles and "
                            "the sanctions on them, what\n"
                            "happened, what was only asked for, offered or proposed, the money, "
                            "and where the two versions\n"
                            "disagree. Each line names its place in the report: ¶3 is the third "
                            "paragraph, §2 the second heading,\n"
                            "counted in each version. A file named - is standard input. Names are "
                            "looked up in the store, or in\n"
                            "the built-in starter list while the store is empty.";

static size_t width_of_terminal(void)
{
    const char *columns = getenv("COLUMNS");
    uint64_t n;
    struct winsize size;
    if (columns && str_u64(str_of(columns), &n) && n > 0 && n < 100000)
        return (size_t)n;
    if (isatty(STDOUT_FILENO) && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0)
        return size.ws_col;
    return 0;
}

static bool wants_colour(const char *when)
{
    const char *no = getenv("NO_COLOR"), *term = getenv("TERM");
    if (when && strcmp(when, "auto") != 0)
        return strcmp(when, "always") == 0;
    return isatty(STDOUT_FILENO) && !(no && *no) && !(term && strcmp(term, "dumb") == 0);
}

/* what was asked for; false after a usage error */
static bool form_of(const cli *c, qanat_form *form, qanat_print_options *print)
{
    const char *colour = cli_get(c, "--colour");
    uint64_t width = width_of_terminal(), sure = 0;
    int forms = c->json + cli_has(c, "--html") + cli_has(c, "--ftm");
    if (forms > 1) {
        (void)cli_usage("--json, --html and --ftm exclude each other");
        return false;
    }
    if (cli_has(c, "--pair") && c->name_count != 2) {
        (void)cli_usage("--pair needs two files, the versions of one report, not %zu",
                        c->name_count);
        return false;
    }
    if (cli_has(c, "--html") && c->name_count > 1 && !cli_has(c, "--pair")) {
        (void)cli_usage("--html makes a page of one report, not of %zu", c->name_count);
        return false;
    }
    if (colour && strcmp(colour, "auto") != 0 && strcmp(colour, "always") != 0 &&
        strcmp(colour, "never") != 0) {
        (void)cli_usage("--colour is auto, always or never, not \"%s\"", colour);
        return false;
    }
    if (!cli_count(c, "--width", 40, 120, &width) || !cli_count(c, "--sure", 0, 100, &sure))
        return false;
    if (sure && c->json) {
        (void)cli_usage("--sure leaves nothing out of --json, which gives each claim's confidence");
        return false;
    }
    *form = c->json                ? QANAT_FORM_JSON
            : cli_has(c, "--html") ? QANAT_FORM_PAGE
            : cli_has(c, "--ftm")  ? QANAT_FORM_FTM
                                   : QANAT_FORM_TEXT;
    *print = (qanat_print_options){ .size = sizeof *print,
                                    .width = (size_t)width,
                                    .colour = wants_colour(colour),
                                    .sure = (double)sure / 100 };
    return true;
}

typedef struct reading {
    const cli *c;
    qanat_reader *reader;
    qanat_session *session;
    qanat_form form;
    qanat_print_options print;
} reading;

static int read_one(const reading *x, const char *path, const char *pair, bool first)
{
    qanat_error err;
    qanat_report *r;
    qanat_read_options o = { .size = sizeof o, .date = cli_get(x->c, "--date") };
    qanat_status st = pair ? qanat_read_pair(x->reader, x->session, path, pair, &o, &r, &err)
                           : qanat_read_file(x->reader, x->session, path, &o, &r, &err);
    if (st != QANAT_OK)
        return cli_fail(&err);
    size_t count;
    const char *text = qanat_report_print(r, x->form, &x->print, &count);
    if (!first && x->form == QANAT_FORM_TEXT)
        putchar('\n');
    (void)fwrite(text, 1, count, stdout);
    qanat_report_free(r);
    return EXIT_NOTHING;
}

static int run(cli *c)
{
    reading x = { .c = c };
    int status = EXIT_NOTHING;
    qanat_error err;
    if (!c->name_count)
        return cli_usage("read needs a report: qanat read FILE (- is standard input)");
    if (!form_of(c, &x.form, &x.print))
        return EXIT_USAGE;
    qanat_engine *e = cli_engine(c, NULL, &status);
    if (!e)
        return status;
    if (qanat_reader_open(e, &x.reader, &err) != QANAT_OK) {
        qanat_engine_close(e);
        return cli_fail(&err);
    }
    x.session = qanat_session_new(e);
    bool pair = cli_has(c, "--pair");
    for (size_t i = 0; i < c->name_count; i += pair ? 2 : 1) {
        int one = read_one(&x, c->names[i], pair ? c->names[i + 1] : NULL, i == 0);
        status = one > status ? one : status;
    }
    if (qanat_engine_starter(e) && x.form == QANAT_FORM_TEXT && isatty(STDERR_FILENO))
        cli_note(
            c,
            "the store is empty: names were looked up in the built-in starter list, which is not "
            "for compliance use; see qanat import --help");
    qanat_session_free(x.session);
    qanat_reader_close(x.reader);
    qanat_engine_close(e);
    return status;
}

const cli_command cmd_read = {
    "read",  "reads reports and prints who dealt with whom, and where the versions disagree",
    "FILE…", about,
    options, run,
};
