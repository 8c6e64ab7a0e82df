/*
 * qanat show: one record with every fact.
 */
#include "cli/cli.h"

static const cli_option options[] = { { NULL, NULL, NULL } };

static int run(cli *c)
{
    int status = EXIT_NOTHING;
    qanat_error err;
    qanat_record *r;
    if (c->name_count != 1)
        return cli_usage("show needs one id: qanat show ID");
    qanat_engine *e = cli_engine(c, NULL, &status);
    if (!e)
        return status;
    if (qanat_show(e, c->names[0], &r, &err) == QANAT_OK) {
        puts(c->json ? qanat_record_json(r) : qanat_record_text(r));
        qanat_record_free(r);
    } else {
        status = cli_fail(&err);
    }
    qanat_engine_close(e);
    return status;
}

const cli_command cmd_show = {
    "show", "one record with every fact, its source and date", "ID", "", options, run,
};
