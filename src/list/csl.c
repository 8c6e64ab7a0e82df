/*
 * The US Consolidated Screening List as CSV with a header (api.trade.gov): several agencies' lists
 * in one, several values of a cell divided by "; ".
 */
#include "list/formats.h"
#include "list/ofac.h"
#include "list/sheet.h"

int csl_detect(str head)
{
    static const char *const columns[] = { "source", "programs", "name", "source_list_url",
                                           "alt_names" };
    return sheet_head_has(head, ',', 0, columns, 5) ? 95 : 0;
}

typedef void (*each)(list_job *job, record *r, str one, const char *prop);

static void add_text(list_job *job, record *r, str one, const char *prop)
{
    (void)job;
    record_add(r, prop, one);
}

static void several(list_job *job, record *r, str cell, const char *prop, each put)
{
    while (cell.n) {
        size_t cut = str_find(cell, STR("; "));
        put(job, r, str_trim(str_take(cell, cut)), prop);
        cell = cut == SIZE_MAX ? STR("") : str_drop(cell, cut + 2);
    }
}

static void country_put(list_job *job, record *r, str one, const char *prop)
{
    list_add_country(job, r, prop, one);
}

static void date_put(list_job *job, record *r, str one, const char *prop)
{
    list_add_date(job, r, prop, one);
}

static bool iso_date(str s)
{
    return s.n == 10 && s.at[4] == '-' && s.at[7] == '-' && s.at[0] >= '1' && s.at[0] <= '2';
}

/* what stands before the next ", " of *rest, which loses it; false where there is no comma */
static bool before_comma(str *rest, str *out)
{
    size_t cut = str_find(*rest, STR(", "));
    if (cut == SIZE_MAX)
        return false;
    *out = str_take(*rest, cut);
    return true;
}

/* "[country, ][expires, ][issued, ]number, kind" as a remark of OFAC's: "kind number (country)
 * issued …" */
static qanat_status one_id(list_job *job, ofac_remarks *remarks, record *r, str one,
                           qanat_error *err)
{
    str country = STR(""), dates[2] = { STR(""), STR("") }, part, kind = STR("");
    const char *comma = memrchr(one.at, ',', one.n);
    bool understood = false;
    if (comma) {
        kind = str_trim(str_drop(one, (size_t)(comma - one.at) + 1));
        one = str_trim(str_take(one, (size_t)(comma - one.at)));
    }
    if (before_comma(&one, &part) && part.n == 2 && part.at[0] >= 'A' && part.at[0] <= 'Z') {
        country = part;
        one = str_drop(one, part.n + 2);
    }
    for (size_t i = 0; i < 2 && before_comma(&one, &part) && iso_date(part); i++) {
        dates[i] = part;
        one = str_drop(one, part.n + 2);
    }
    if (dates[0].n && !dates[1].n) { /* one date alone is that of issue */
        dates[1] = dates[0];
        dates[0] = STR("");
    }
    str line = arena_printf(r->a, "%.*s %.*s%s%.*s%s%s%.*s%s%.*s", STR_ARG(kind), STR_ARG(one),
                            country.n ? " (" : "", STR_ARG(country), country.n ? ")" : "",
                            dates[1].n ? " issued " : "", STR_ARG(dates[1]),
                            dates[0].n ? " expires " : "", STR_ARG(dates[0]));
    qanat_status st = ofac_remark(remarks, job, r, line, NULL, NULL, &understood, err);
    if (!understood && st == QANAT_OK) {
        record_add(r, "notes", line);
        list_unknown(job->report, arena_printf(r->a, "id of kind \"%.*s\", kept as a note",
                                               STR_ARG(str_take(kind, 60))));
    }
    return st;
}

static qanat_status ids(list_job *job, ofac_remarks *remarks, record *r, str cell, qanat_error *err)
{
    while (cell.n) {
        size_t cut = str_find(cell, STR("; "));
        qanat_status st = one_id(job, remarks, r, str_trim(str_take(cell, cut)), err);
        if (st != QANAT_OK)
            return st;
        cell = cut == SIZE_MAX ? STR("") : str_drop(cell, cut + 2);
    }
    return QANAT_OK;
}

static void countries_of_addresses(list_job *job, record *r, str cell)
{
    while (cell.n) {
        size_t cut = str_find(cell, STR("; "));
        str one = str_trim(str_take(cell, cut));
        cell = cut == SIZE_MAX ? STR("") : str_drop(cell, cut + 2);
        record_add(r, "address", one);
        str last = one;
        for (size_t i = one.n; i > 0; i--) {
            if (one.at[i - 1] == ',') {
                last = str_trim(str_drop(one, i));
                break;
            }
        }
        str code = country_code(job->countries, last);
        if (code.n)
            record_add(r, "country", code);
    }
}

static qanat_status sanction(list_job *job, sheet *s, record *r, qanat_error *err)
{
    record x = list_node(r->a, r, "Sanction", "sanction", 1);
    record_add(&x, "entity", r->id);
    record_add(&x, "authority", sheet_get(s, "source"));
    several(job, &x, sheet_get(s, "programs"), "program", add_text);
    several(job, r, sheet_get(s, "programs"), "programId", add_text);
    list_add_date(job, &x, "startDate", sheet_get(s, "start_date"));
    list_add_date(job, &x, "endDate", sheet_get(s, "end_date"));
    static const char *const notes[] = { "federal_register_notice", "standard_order",
                                         "license_requirement", "license_policy" };
    for (size_t i = 0; i < sizeof notes / sizeof *notes; i++) {
        str v = sheet_get(s, notes[i]);
        if (v.n)
            record_add(&x, "summary", arena_printf(r->a, "%s: %.*s", notes[i], STR_ARG(v)));
    }
    record_add(&x, "sourceUrl", sheet_get(s, "source_list_url"));
    record_add(r, "sourceUrl", sheet_get(s, "source_information_url"));
    str source = sheet_get(s, "source");
    bool export = str_find(source, STR("Bureau of Industry")) != SIZE_MAX ||
                  str_find(source, STR("Nonprolif")) != SIZE_MAX;
    bool debar = str_find(source, STR("Debarred")) != SIZE_MAX;
    record_add(r, "topics",
               debar    ? STR("debarment")
               : export ? STR("export.control")
                        : STR("sanction"));
    return list_emit(job, &x, err);
}

/* "Capta List (CAP) - Treasury Department" → "cap": a subject on several of the lists has a row on
 * each */
static str list_of(arena *a, str source)
{
    str in = str_drop(source, str_find(source, STR("(")));
    in = str_take(in.n ? str_drop(in, 1) : source,
                  str_find(in.n ? str_drop(in, 1) : source, STR(")")));
    char *out = arena_alloc(a, in.n + 1);
    for (size_t i = 0; i < in.n; i++)
        out[i] = (char)(in.at[i] >= 'A' && in.at[i] <= 'Z' ? in.at[i] + 32
                        : in.at[i] == ' '                  ? '_'
                                                           : in.at[i]);
    return (str){ out, in.n };
}

/* "…; (Linked To: NAME)" among the remarks */
static void links(list_job *job, ofac_remarks *remarks, const record *r, str cell)
{
    str one, mark = STR("Linked To:");
    while (cell.at && str_split(&cell, ';', &one)) {
        size_t at = str_find(one, mark);
        if (at == SIZE_MAX)
            continue;
        str name = str_trim(str_drop(one, at + mark.n));
        while (name.n && (name.at[name.n - 1] == '.' || name.at[name.n - 1] == ')'))
            name.n--;
        ofac_linked_to(remarks, job, r, str_trim(name));
    }
}

static qanat_status row(list_job *job, ofac_remarks *remarks, map *seen, sheet *s, arena *a,
                        qanat_error *err)
{
    static const struct {
        const char *column, *prop;
    } plain[] = { { "name", "name" },
                  { "call_sign", "callSign" },
                  { "vessel_type", "type" },
                  { "gross_tonnage", "tonnage" },
                  { "gross_registered_tonnage", "grossRegisteredTonnage" },
                  { "vessel_owner", "owner" },
                  { "remarks", "notes" } };
    str id = sheet_get(s, "_id"), number = sheet_get(s, "entity_number");
    if (!id.n)
        id = number;
    if (!id.n || !sheet_get(s, "name").n)
        return error_at(err, QANAT_E_INPUT, input_path(s->in), input_line_number(s->in), 0,
                        "the row has no id or no name");
    str type = sheet_get(s, "type");
    str key = arena_printf(job->a, "csl-%.*s-%.*s", STR_ARG(list_of(a, sheet_get(s, "source"))),
                           STR_ARG(id));
    uint32_t before = map_get(seen, key);
    map_put(seen, key, before == MAP_NONE ? 1 : before + 1);
    if (before != MAP_NONE) /* the same subject under two programmes of one source */
        key = arena_printf(a, "%.*s-%u", STR_ARG(key), before + 1);
    record r = record_new(a, key, str_of(type.n ? ofac_schema(type) : "LegalEntity"));
    for (size_t i = 0; i < sizeof plain / sizeof *plain; i++)
        record_add(&r, plain[i].prop, sheet_get(s, plain[i].column));
    several(job, &r, sheet_get(s, "alt_names"), "alias", add_text);
    record_add(&r, str_is(r.schema, "Person") ? "position" : "notes", sheet_get(s, "title"));
    countries_of_addresses(job, &r, sheet_get(s, "addresses"));
    list_add_country(job, &r, "flag", sheet_get(s, "vessel_flag"));
    several(job, &r, sheet_get(s, "citizenships"), "citizenship", country_put);
    several(job, &r, sheet_get(s, "nationalities"), "nationality", country_put);
    several(job, &r, sheet_get(s, "dates_of_birth"), "birthDate", date_put);
    several(job, &r, sheet_get(s, "places_of_birth"), "birthPlace", add_text);
    ofac_remarks_restart(remarks);
    ofac_known(remarks, job, sheet_get(s, "name"), r.id);
    links(job, remarks, &r, sheet_get(s, "remarks"));
    qanat_status st = ids(job, remarks, &r, sheet_get(s, "ids"), err);
    if (st == QANAT_OK)
        st = sanction(job, s, &r, err);
    sheet_report(s, job->report);
    return st == QANAT_OK ? list_emit(job, &r, err) : st;
}

qanat_status csl_read(list_job *job, qanat_error *err)
{
    sheet s;
    arena *a = arena_new();
    bool more = true;
    map seen = { 0 };
    ofac_remarks *remarks = ofac_remarks_new(job);
    qanat_status st = sheet_begin(&s, job->inputs[0], ',', 0, err);
    while (st == QANAT_OK) {
        arena_reset(a);
        st = sheet_next(&s, &more, err);
        if (st != QANAT_OK || !more)
            break;
        st = row(job, remarks, &seen, &s, a, err);
    }
    if (st == QANAT_OK)
        st = ofac_links(remarks, job, err);
    ofac_remarks_end(remarks);
    map_free(&seen);
    sheet_end(&s);
    arena_free(a);
    return st;
}
