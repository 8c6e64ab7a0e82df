/*
 * The table of formats, detection from content, and what importers share.
 */
#include "list/list.h"
#include "list/formats.h"
#include "record/date.h"

static const list_format formats[] = {
    { "ftm", NULL, "FollowTheMoney lines (OpenSanctions entities.ftm.json)", false, false,
      ftm_detect, ftm_read },
    { "ftm-delta", NULL, "OpenSanctions delta (operations on entities)", false, true,
      ftm_delta_detect, ftm_delta_read },
    { "os-nested", NULL, "OpenSanctions targets.nested.json", false, false, nested_detect,
      nested_read },
    { "os-simple", NULL, "OpenSanctions targets.simple.csv", false, false, simple_detect,
      simple_read },
    { "ofac-csv", "us_ofac_sdn", "OFAC CSV set (sdn, alt, add, sdn_comments)", true, false,
      ofac_csv_detect, ofac_csv_read },
    { "ofac-xml", "us_ofac_sdn", "OFAC SDN.XML", false, false, ofac_xml_detect, ofac_xml_read },
    { "ofac-advanced", "us_ofac_sdn", "OFAC advanced XML (SDN_ADVANCED.XML)", false, false,
      ofac_advanced_detect, ofac_advanced_read },
    { "ofac-enhanced", "us_ofac_sdn", "OFAC enhanced XML (SDN_ENHANCED.XML)", false, false,
      ofac_enhanced_detect, ofac_enhanced_read },
    { "un-xml", "un_sc_sanctions", "UN Security Council consolidated XML", false, false, un_detect,
      un_read },
    { "eu-xml", "eu_fsf", "EU financial sanctions XML 1.1", false, false, eu_xml_detect,
      eu_xml_read },
    { "eu-csv", "eu_fsf", "EU financial sanctions CSV", false, false, eu_csv_detect, eu_csv_read },
    { "uk-conlist", "gb_hmt_sanctions", "UK consolidated list (ConList.csv)", false, false,
      uk_conlist_detect, uk_conlist_read },
    { "uk-csv", "gb_fcdo_sanctions", "UK Sanctions List CSV", false, false, uk_csv_detect,
      uk_csv_read },
    { "uk-xml", "gb_fcdo_sanctions", "UK Sanctions List XML", false, false, uk_xml_detect,
      uk_xml_read },
    { "us-csl", "us_trade_csl", "US Consolidated Screening List CSV", false, false, csl_detect,
      csl_read },
    { "csv", NULL, "any CSV file by a mapping file (--mapping)", false, false, mapped_detect,
      mapped_read },
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
                 "looks like none of the formats that can be imported (%.*s)",
                 STR_ARG(buf_view(&b)));
    buf_free(&b);
    return s;
}

enum { KINDS = 200 };

void list_unknown(list_report *r, str name)
{
    uint32_t at = map_get(&r->unknown_at, name);
    if (at == MAP_NONE) {
        if (r->unknown.n >= KINDS) /* the last one stands for all others */
            name = STR("(more kinds than are named)");
        if (r->unknown.n > KINDS) {
            r->unknown.at[KINDS].count++;
            return;
        }
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
        list_unknown(job->report,
                     arena_printf(r->a, "country \"%.*s\"", STR_ARG(str_take(name, 60))));
}

record list_node(arena *a, const record *of, const char *schema, const char *what, size_t n)
{
    record r =
        record_new(a, arena_printf(a, "%.*s-%s-%zu", STR_ARG(of->id), what, n), str_of(schema));
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
