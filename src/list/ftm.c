/*
 * FollowTheMoney lines: OpenSanctions' entities.ftm.json, and what any other FollowTheMoney tool
 * writes. The records are taken as they are. One pass, memory for one line.
 */
#include "list/formats.h"
#include "record/schema.h"

static bool has_all(str head, const char *a, const char *b)
{
    return str_find(head, str_of(a)) != SIZE_MAX && str_find(head, str_of(b)) != SIZE_MAX;
}

static str first_line(str head)
{
    const char *nl = memchr(head.at, '\n', head.n);
    return nl ? str_take(head, (size_t)(nl - head.at)) : head;
}

int ftm_detect(str head)
{
    head = str_trim(head);
    if (!head.n || head.at[0] != '{')
        return 0;
    str line = first_line(head);
    return has_all(line, "\"schema\"", "\"properties\"") && has_all(line, "\"id\"", "\"") ? 60 : 0;
}

qanat_status ftm_read(list_job *job, qanat_error *err)
{
    arena *a = arena_new();
    input *in = job->inputs[0];
    qanat_status s;
    for (;;) {
        str line;
        bool more;
        size_t unknown = 0;
        record r;
        s = input_line(in, &line, &more, err);
        if (s != QANAT_OK || !more)
            break;
        if (str_trim(line).n == 0)
            continue;
        arena_reset(a);
        qanat_error why = { 0 };
        s = record_parse(a, line, &r, &unknown, &why);
        if (s != QANAT_OK) {
            s = error_at(err, s, input_path(in), input_line_number(in), why.column, "%s",
                         why.message);
            break;
        }
        if (unknown)
            list_unknown_c(job->report, "fields outside the FollowTheMoney model");
        if (!schema_find(r.schema))
            list_unknown(job->report,
                         arena_printf(a, "schema \"%.*s\"", STR_ARG(str_take(r.schema, 60))));
        s = list_emit(job, &r, err);
        if (s != QANAT_OK)
            break;
    }
    arena_free(a);
    return s;
}
