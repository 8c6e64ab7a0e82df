/*
 * qanat decide: what somebody decided on a hit.
 */
#include "cli/cli.h"
#include "base/json.h"

static const cli_option options[] = {
    { "--reason", "TEXT", "why" },
    { "--list", NULL,
      "the decisions that were made, on all hits or the one named; one JSON object a line" },
    { NULL, NULL, NULL },
};

static bool print(void *context, const qanat_decision *d)
{
    const struct {
        const char *key, *value;
    } members[] = { { "hit", d->hit },   { "verdict", d->verdict }, { "reason", d->reason },
                    { "by", d->by },     { "at", d->at },           { "subject", d->subject },
                    { "list", d->list }, { "record", d->record } };
    buf out = { 0 };
    json j = { &out, false };
    (void)context;
    json_open(&j, '{');
    for (size_t i = 0; i < sizeof members / sizeof *members; i++)
        json_key_str(&j, members[i].key, str_of(members[i].value));
    json_key_i64(&j, "entry", (int64_t)d->entry);
    json_close(&j, '}');
    puts(out.at);
    buf_free(&out);
    return true;
}

static int run(cli *c)
{
    qanat_error err;
    if (cli_has(c, "--list")) {
        qanat_status st =
            qanat_decisions(c->db, c->name_count ? c->names[0] : NULL, print, NULL, &err);
        return st == QANAT_OK ? EXIT_NOTHING : cli_fail(&err);
    }
    if (c->name_count != 2)
        return cli_usage("decide needs a hit and true, false or unsure: qanat decide HIT false "
                         "--reason TEXT --by WHO");
    if (!cli_has(c, "--reason") || !c->by)
        return cli_usage("decide needs --reason TEXT and --by WHO");
    qanat_decide_options o = { .size = sizeof o,
                               .store = c->db,
                               .data = c->data,
                               .hit = c->names[0],
                               .verdict = c->names[1],
                               .reason = cli_get(c, "--reason"),
                               .by = c->by };
    if (qanat_decide(&o, &err) != QANAT_OK)
        return cli_fail(&err);
    cli_note(c, "kept: %s is %s", o.hit, o.verdict);
    return EXIT_NOTHING;
}

const cli_command cmd_decide = {
    "decide",
    "keeps what somebody decided on a hit",
    "HIT true|false|unsure --reason TEXT --by WHO",
    "screen and watch print the hit of every match. A false positive stays silent until the record "
    "or the\n"
    "customer changes in names, dates, countries, gender or numbers; then it comes back and says "
    "what\n"
    "changed. The last decision counts; all of them stay, and each stands in the audit log.",
    options,
    run,
};
