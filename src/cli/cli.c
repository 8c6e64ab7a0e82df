/*
 * What commands share: options, errors, the engine, the progress bar.
 */
#include "cli/cli.h"

#include <errno.h>
#include <stdarg.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

const char *cli_get(const cli *c, const char *option)
{
    for (size_t i = c->value_count; i > 0; i--)
        if (strcmp(c->values[i - 1].name, option) == 0)
            return c->values[i - 1].value;
    return NULL;
}

bool cli_has(const cli *c, const char *option)
{
    return cli_get(c, option) != NULL;
}

const char **cli_all(const cli *c, const char *option, size_t *count)
{
    const char **out = calloc(c->value_count + 1, sizeof *out);
    if (!out)
        abort();
    *count = 0;
    for (size_t i = 0; i < c->value_count; i++)
        if (strcmp(c->values[i].name, option) == 0)
            out[(*count)++] = c->values[i].value;
    return out;
}

bool cli_number(const cli *c, const char *option, double low, double high, double *out)
{
    const char *v = cli_get(c, option);
    char *end;
    if (!v)
        return true;
    double d = strtod(v, &end);
    if (end == v || *end || !(d >= low && d <= high)) {
        (void)cli_usage("%s needs a number from %g to %g, not \"%s\"", option, low, high, v);
        return false;
    }
    *out = d;
    return true;
}

bool cli_count(const cli *c, const char *option, uint64_t low, uint64_t high, uint64_t *out)
{
    const char *v = cli_get(c, option);
    uint64_t n;
    if (!v)
        return true;
    if (!str_u64(str_of(v), &n) || n < low || n > high) {
        (void)cli_usage("%s needs a whole number from %llu to %llu, not \"%s\"", option,
                        (unsigned long long)low, (unsigned long long)high, v);
        return false;
    }
    *out = n;
    return true;
}

int cli_status(const qanat_error *err)
{
    static const int status[] = {
        [QANAT_OK] = EXIT_NOTHING,    [QANAT_E_USAGE] = EXIT_USAGE,
        [QANAT_E_INPUT] = EXIT_INPUT, [QANAT_E_NOT_FOUND] = EXIT_INPUT,
        [QANAT_E_STORE] = EXIT_STORE, [QANAT_E_SYSTEM] = EXIT_STORE,
        [QANAT_E_LIMIT] = EXIT_INPUT,
    };
    return status[err->status];
}

int cli_fail(const qanat_error *err)
{
    (void)fputs("qanat: ", stderr);
    if (err->file[0])
        (void)fprintf(stderr, "%s:", strcmp(err->file, "-") == 0 ? "standard input" : err->file);
    if (err->file[0] && err->line)
        (void)fprintf(stderr, "%llu:", (unsigned long long)err->line);
    if (err->file[0] && err->line && err->column)
        (void)fprintf(stderr, "%llu:", (unsigned long long)err->column);
    (void)fprintf(stderr, "%s%s\n", err->file[0] ? " " : "", err->message);
    return cli_status(err);
}

int cli_usage(const char *format, ...)
{
    va_list args;
    (void)fputs("qanat: ", stderr);
    va_start(args, format);
    (void)vfprintf(stderr, format, args);
    va_end(args);
    (void)fputc('\n', stderr);
    return EXIT_USAGE;
}

void cli_note(const cli *c, const char *format, ...)
{
    va_list args;
    if (c->quiet)
        return;
    (void)fputs("qanat: ", stderr);
    va_start(args, format);
    (void)vfprintf(stderr, format, args);
    va_end(args);
    (void)fputc('\n', stderr);
}

int cli_finish(int status)
{
    if (fflush(stdout) == 0 && !ferror(stdout))
        return status;
    if (errno == EPIPE) /* the reader has seen enough */
        return status;
    (void)fprintf(stderr, "qanat: the output could not be written: %s\n", strerror(errno));
    return EXIT_STORE;
}

qanat_engine *cli_engine(const cli *c, const char *as_of, int *status)
{
    qanat_error err;
    qanat_engine *e;
    qanat_engine_options o = { .size = sizeof o,
                               .store = c->db,
                               .data = c->data,
                               .as_of = as_of,
                               .by = c->by,
                               .audit = c->audit };
    if (qanat_engine_open(&o, &e, &err) == QANAT_OK)
        return e;
    *status = cli_fail(&err);
    return NULL;
}

void cli_note_unlogged(const cli *c, const qanat_engine *e)
{
    const char *why = qanat_engine_unlogged(e);
    if (why && c->audit == QANAT_AUDIT_USUAL && !qanat_engine_starter(e))
        cli_note(c, "not written into the audit log: %s", why);
}

static int64_t clock_us(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000000 + t.tv_nsec / 1000;
}

cli_bar cli_bar_start(const cli *c)
{
    int64_t now = clock_us();
    return (cli_bar){ .on = c->progress && !c->quiet && isatty(STDERR_FILENO),
                      .start_us = now,
                      .last_us = now };
}

static void draw(const cli_bar *b, const char *what, uint64_t done, uint64_t total, double seconds)
{
    char bar[31];
    double share = total ? (double)done / (double)total : 0;
    share = share > 1 ? 1 : share;
    for (int i = 0; i < 30; i++)
        bar[i] = i < (int)(share * 30) ? '#' : '.';
    bar[30] = 0;
    (void)fprintf(stderr, "\r\033[K%s", what);
    if (total)
        (void)fprintf(stderr, " [%s] %3.0f %%", bar, share * 100);
    if (b->rows)
        (void)fprintf(stderr, "  %.0f rows/s", (double)b->rows / seconds);
    else if (done)
        (void)fprintf(stderr, "  %.1f MB/s", (double)done / seconds / 1e6);
    if (total && share > 0)
        (void)fprintf(stderr, "  %.0f s left", seconds / share - seconds);
    (void)fflush(stderr);
}

bool cli_bar_step(void *bar, const char *what, uint64_t done, uint64_t total)
{
    cli_bar *b = bar;
    int64_t now = clock_us();
    if (b->on && now - b->last_us > 100000) {
        b->last_us = now;
        draw(b, what, done, total, (double)(now - b->start_us) / 1e6);
    }
    return !b->stop || !*b->stop;
}

void cli_bar_end(cli_bar *b)
{
    if (b->on)
        (void)fputs("\r\033[K", stderr);
    b->on = false;
}
