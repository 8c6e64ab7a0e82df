/*
 * qanat audit: the log of screenings and decisions.
 */
#include "cli/cli.h"
#include "base/json.h"

static const cli_option options[] = {
    { "--expect", "N:HASH", "verify: an entry as it was noted elsewhere" },
    { "--last", "N", "show: only the last N entries" },
    { NULL, NULL, NULL },
};

static int verify(const cli *c)
{
    qanat_error err;
    qanat_audit_state s;
    if (c->name_count != 1)
        return cli_usage("audit verify takes nothing else");
    if (qanat_audit_verify(c->db, cli_get(c, "--expect"), &s, &err) != QANAT_OK)
        return cli_fail(&err);
    if (!c->json) {
        printf("%llu entries, %llu of them decisions: all in their place\n%llu:%s\n",
               (unsigned long long)s.entries, (unsigned long long)s.decisions,
               (unsigned long long)s.entries, s.hash);
        if (s.behind)
            cli_note(c, "the last %llu entries were written by a process that was killed",
                     (unsigned long long)s.behind);
        return EXIT_NOTHING;
    }
    buf out = { 0 };
    json j = { &out, false };
    json_open(&j, '{');
    json_key_bool(&j, "good", true);
    json_key_i64(&j, "entries", (int64_t)s.entries);
    json_key_i64(&j, "decisions", (int64_t)s.decisions);
    json_key_i64(&j, "behind", (int64_t)s.behind);
    json_key_str(&j, "hash", str_of(s.hash));
    json_close(&j, '}');
    puts(out.at);
    buf_free(&out);
    return EXIT_NOTHING;
}

static bool number_of(const cli *c, uint64_t *out)
{
    return c->name_count == 2 && str_u64(str_of(c->names[1]), out) && *out > 0;
}

static int replay(const cli *c)
{
    uint64_t n;
    qanat_error err;
    const qanat_replay *r;
    if (!number_of(c, &n))
        return cli_usage("audit replay needs the number of an entry: qanat audit replay N");
    if (qanat_audit_replay(c->db, c->data, n, &r, &err) != QANAT_OK)
        return cli_fail(&err);
    printf("{\"entry\":%llu,\"query\":%s,\"matches\":%s}\n", (unsigned long long)n, r->query,
           r->matches);
    bool same = r->same;
    if (same)
        cli_note(c, "the same bytes as on %s (%s, qanat %s)", r->at, r->by, r->program);
    else
        cli_note(c, "not what was answered on %s (%s, qanat %s): %s", r->at, r->by, r->program,
                 r->logged);
    qanat_replay_free(r);
    return same ? EXIT_NOTHING : EXIT_MATCHED;
}

typedef struct showing {
    uint64_t only; /* 0: all */
} showing;

static bool show_one(void *context, const qanat_audit_entry *e)
{
    const showing *s = context;
    if (s->only && e->number != s->only)
        return false;
    (void)fwrite(e->json, 1, e->json_bytes, stdout);
    return putchar('\n') != EOF;
}

static int show(const cli *c)
{
    showing s = { 0 };
    uint64_t last = 0, from = 1;
    qanat_error err;
    qanat_audit_state state;
    if (c->name_count > 1 && !number_of(c, &s.only))
        return cli_usage("audit show takes the number of an entry, or nothing for all");
    if (!cli_count(c, "--last", 1, UINT64_MAX, &last))
        return EXIT_USAGE;
    if (last) {
        if (qanat_audit_verify(c->db, NULL, &state, &err) != QANAT_OK)
            return cli_fail(&err);
        from = state.entries > last ? state.entries - last + 1 : 1;
    }
    qanat_status st = qanat_audit_each(c->db, s.only ? s.only : from, show_one, &s, &err);
    return st == QANAT_OK ? EXIT_NOTHING : cli_fail(&err);
}

static int run(cli *c)
{
    const char *what = c->name_count ? c->names[0] : "";
    if (strcmp(what, "verify") == 0)
        return verify(c);
    if (strcmp(what, "replay") == 0)
        return replay(c);
    if (strcmp(what, "show") == 0)
        return show(c);
    return cli_usage("audit knows verify, replay N and show [N]");
}

const cli_command cmd_audit = {
    "audit",
    "the log of every screening and decision",
    "verify [--expect N:HASH] | replay N | show [N]",
    "verify reads the whole log and finds any entry that was changed, taken out, moved or cut off; "
    "it prints\n"
    "the last entry's number and hash, which somebody else may keep. replay asks the question of "
    "an entry\n"
    "again, of the lists and decisions of that time: exit status 0 where the same bytes come out, "
    "else 1.\n"
    "show prints entries as JSON, one a line.",
    options,
    run,
};
