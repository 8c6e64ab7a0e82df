/*
 * The table of formats, detection from content, and what importers share.
 */
#include "list/list.h"
#include "list/formats.h"
#include "record/date.h"

static const list_format formats[] = {
    { "ftm", NULL, "FollowTheMoney lines (OpenSanctions entities.ftm.json)", false, false, ftm_detect, ftm_read },
    { "ofac-csv", "us_ofac_sdn", "OFAC CSV set (sdn, alt, add, sdn_comments)", true, false, ofac_csv_detect,
      ofac_csv_read },
    { "un-xml", "un_sc_sanctions", "UN Security Council consolidated XML", false, false, un_detect, un_read },
};

const list_format *list_format_at(size_t place)
{
    return place < sizeof formats / sizeof *formats ? &formats[place] : NULL;
}

const list_format *list_format_of(str name)
{
    for (size_t i = 0; list_format_at(i); i++)
        if (str_is(name, formats[i].name))
            return &formats[i];
    return NULL;
}

static void names_of_formats(buf *b)
{
    for (size_t i = 0; list_format_at(i); i++)
        buf_printf(b, "%s%s", i ? ", " : "", formats[i].name);
}

qanat_status list_detect(input *in, const list_format **out, qanat_error *err)
{
    str head;
    qanat_status s = input_peek(in, &head, err);
    if (s != QANAT_OK)
        return s;
    if (str_trim(head).n == 0)
        return error_at(err, QANAT_E_INPUT, input_path(in), 0, 0, "the file is empty");
    if (str_starts(head, STR("\xEF\xBB\xBF")))
        head = str_drop(head, 3);
    int best = 0;
    for (size_t i = 0; list_format_at(i); i++) {
        int sure = formats[i].detect(head);
        if (sure > best) {
            best = sure;
            *out = &formats[i];
        }
    }
    if (best)
        return QANAT_OK;
    buf b = { 0 };
    names_of_formats(&b);
    s = error_at(err, QANAT_E_INPUT, input_path(in), 0, 0,
                 "looks like none of the formats that can be imported (%.*s)", STR_ARG(buf_view(&b)));
    buf_free(&b);
    return s;
}

void list_unknown(list_report *r, str name)
{
    uint32_t at = map_get(&r->unknown_at, name);
    if (at == MAP_NONE) {
        if (r->unknown.n == 1000)
            return list_unknown(r, STR("(more kinds than are named)"));
        list_count *c = vec_push(r->a, &r->unknown);
        *c = (list_count){ arena_str(r->a, name), 0 };
        at = (uint32_t)(r->unknown.n - 1);
        map_put(&r->unknown_at, c->name, at);
    }
    r->unknown.at[at].count++;
}

void list_unknown_c(list_report *r, const char *name)
{
    list_unknown(r, str_of(name));
}

qanat_status list_emit(list_job *job, const record *r, qanat_error *err)
{
    job->report->records++;
    if (job->stop && *job->stop)
        return error_set(err, QANAT_E_SYSTEM, "stopped; nothing was changed");
    return job->sink.take(job->sink.context, LIST_ADD, r, err);
}

void list_add_date(list_job *job, record *r, const char *prop, str text)
{
    char out[DATE_TEXT];
    text = str_trim(text);
    if (!text.n)
        return;
    str d = date_normal(text, out);
    if (d.n) {
        record_add(r, prop, d);
        return;
    }
    record_add(r, "notes", arena_printf(r->a, "%s: %.*s", prop, STR_ARG(text)));
    list_unknown(job->report, arena_printf(r->a, "%s that is no date", prop));
}

void list_add_country(list_job *job, record *r, const char *prop, str name)
{
    name = str_trim(name);
    if (!name.n)
        return;
    str code = country_code(job->countries, name);
    record_add(r, prop, code.n ? code : name);
    if (!code.n)
        list_unknown(job->report, arena_printf(r->a, "country \"%.*s\"", STR_ARG(str_take(name, 60))));
}

record list_node(arena *a, const record *of, const char *schema, const char *what, size_t n)
{
    record r = record_new(a, arena_printf(a, "%.*s-%s-%zu", STR_ARG(of->id), what, n), str_of(schema));
    r.target = false;
    return r;
}

str list_join(arena *a, const str *parts, size_t n, const char *between)
{
    size_t size = 1, used = 0, gap = strlen(between);
    for (size_t i = 0; i < n; i++)
        size += parts[i].n + gap;
    char *out = arena_alloc(a, size);
    for (size_t i = 0; i < n; i++) {
        str p = str_trim(parts[i]);
        if (!p.n)
            continue;
        if (used) {
            memcpy(out + used, between, gap);
            used += gap;
        }
        memcpy(out + used, p.at, p.n);
        used += p.n;
    }
    return (str){ out, used };
}
