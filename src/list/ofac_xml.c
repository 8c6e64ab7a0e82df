/*
 * OFAC's SDN.XML (sdnList), the older of its XML forms.
 */
#include "list/formats.h"
#include "list/ofac.h"
#include "list/xtree.h"
#include "record/date.h"

typedef struct reading {
    list_job *job;
    ofac_remarks *remarks;
} reading;

int ofac_xml_detect(str head)
{
    return xtree_root_is(head, "sdnList") ? 95 : 0;
}

static str full_name(xnode *n, arena *a)
{
    str part[2] = { xnode_get(n, "lastName"), xnode_get(n, "firstName") };
    return list_join(a, part, 2, ", ");
}

static void names(record *r, xnode *n, arena *a)
{
    record_add(r, "name", full_name(n, a));
    if (str_is(r->schema, "Person")) {
        record_add(r, "firstName", xnode_get(n, "firstName"));
        record_add(r, "lastName", xnode_get(n, "lastName"));
    }
    xnode *list = xnode_child(n, "akaList");
    xnode_each(x, list, "aka")
    {
        bool weak = str_is(xnode_get(x, "category"), "weak");
        str type = xnode_get(x, "type");
        bool former = type.n && (type.at[0] | 32) == 'f';
        (void)xnode_get(x, "uid");
        record_add(r, weak ? "weakAlias" : former ? "previousName" : "alias", full_name(x, a));
    }
}

static void addresses(list_job *job, record *r, xnode *n, arena *a)
{
    static const char *const parts[] = { "address1",        "address2",   "address3", "city",
                                         "stateOrProvince", "postalCode", "country" };
    xnode *list = xnode_child(n, "addressList");
    xnode_each(x, list, "address")
    {
        str part[7];
        for (size_t i = 0; i < 7; i++)
            part[i] = xnode_get(x, parts[i]);
        (void)xnode_get(x, "uid");
        record_add(r, "address", list_join(a, part, 7, ", "));
        list_add_country(job, r, "country", part[6]);
    }
}

/* <dateOfBirthList><dateOfBirthItem><dateOfBirth>: lists of one shape */
static void values(list_job *job, record *r, xnode *n, const char *list_name, const char *item,
                   const char *value, const char *prop, char kind)
{
    xnode *list = xnode_child(n, list_name);
    xnode_each(x, list, item)
    {
        str v = xnode_get(x, value);
        (void)xnode_get(x, "uid");
        (void)xnode_get(x, "mainEntry");
        if (kind == 'd')
            list_add_date(job, r, prop, v);
        else if (kind == 'c')
            list_add_country(job, r, prop, v);
        else
            record_add(r, prop, v);
    }
}

static qanat_status documents(reading *d, record *r, xnode *n, arena *a, qanat_error *err)
{
    xnode *list = xnode_child(n, "idList");
    xnode_each(x, list, "id")
    {
        bool understood = false;
        str type = xnode_get(x, "idType"), number = xnode_get(x, "idNumber"),
            country = xnode_get(x, "idCountry");
        str issued = xnode_get(x, "issueDate"), expires = xnode_get(x, "expirationDate");
        (void)xnode_get(x, "uid");
        str line = arena_printf(a, "%.*s %.*s%s%.*s%s%s%.*s%s%.*s", STR_ARG(type), STR_ARG(number),
                                country.n ? " (" : "", STR_ARG(country), country.n ? ")" : "",
                                issued.n ? " issued " : "", STR_ARG(issued),
                                expires.n ? " expires " : "", STR_ARG(expires));
        qanat_status st = ofac_remark(d->remarks, d->job, r, line, NULL, NULL, &understood, err);
        if (st != QANAT_OK)
            return st;
        if (understood)
            continue;
        record_add(r, "notes", line);
        list_unknown(d->job->report,
                     arena_printf(a, "id of type \"%.*s\", kept as a note", STR_ARG(type)));
    }
    return QANAT_OK;
}

static void vessel(list_job *job, record *r, xnode *n)
{
    static const char *const pairs[][2] = { { "callSign", "callSign" },
                                            { "vesselType", "type" },
                                            { "vesselOwner", "owner" },
                                            { "tonnage", "tonnage" },
                                            { "grossRegisteredTonnage",
                                              "grossRegisteredTonnage" } };
    xnode *v = xnode_child(n, "vesselInfo");
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        record_add(r, pairs[i][1], xnode_get(v, pairs[i][0]));
    list_add_country(job, r, "flag", xnode_get(v, "vesselFlag"));
}

static qanat_status entry(void *context, xnode *n, arena *a, qanat_error *err)
{
    reading *d = context;
    list_job *job = d->job;
    str uid = xnode_get(n, "uid"), programs[64];
    size_t program_n = 0;
    if (!uid.n)
        return error_set(err, QANAT_E_INPUT, "an entry of the list has no uid");
    record r = record_new(a, arena_printf(a, "ofac-%.*s", STR_ARG(uid)),
                          str_of(ofac_schema(xnode_get(n, "sdnType"))));
    ofac_remarks_restart(d->remarks);
    names(&r, n, a);
    ofac_known(d->remarks, job, full_name(n, a), r.id);
    record_add(&r, str_is(r.schema, "Person") ? "position" : "notes", xnode_get(n, "title"));
    addresses(job, &r, n, a);
    values(job, &r, n, "nationalityList", "nationality", "country", "nationality", 'c');
    values(job, &r, n, "citizenshipList", "citizenship", "country", "citizenship", 'c');
    values(job, &r, n, "dateOfBirthList", "dateOfBirthItem", "dateOfBirth", "birthDate", 'd');
    values(job, &r, n, "placeOfBirthList", "placeOfBirthItem", "placeOfBirth", "birthPlace", 't');
    vessel(job, &r, n);
    qanat_status st = documents(d, &r, n, a, err);
    if (st == QANAT_OK)
        st = ofac_remarks_read(d->remarks, job, &r, xnode_get(n, "remarks"), NULL, NULL, err);
    xnode *list = xnode_child(n, "programList");
    xnode_each(p, list, "program") if (program_n < 64) programs[program_n++] = xnode_text(p);
    if (st == QANAT_OK)
        st = ofac_sanction(job, &r, programs, program_n, STR_NONE, err);
    if (st != QANAT_OK)
        return st;
    n->used = true;
    xnode_report(n, job->report, a);
    return list_emit(job, &r, err);
}

static qanat_status published(void *context, xnode *n, arena *a, qanat_error *err)
{
    (void)a, (void)err;
    reading *d = context;
    char out[DATE_TEXT];
    str text = xnode_get(n, "Publish_Date"); /* month first: 07/14/2021 */
    if (text.n == 10 && text.at[2] == '/' && text.at[5] == '/') {
        char iso[11] = { text.at[6], text.at[7], text.at[8], text.at[9], '-', text.at[0],
                         text.at[1], '-',        text.at[3], text.at[4], 0 };
        str date = date_normal(str_of(iso), out);
        if (date.n == 10)
            memcpy(d->job->report->date, date.at, 10);
    }
    return QANAT_OK;
}

qanat_status ofac_xml_read(list_job *job, qanat_error *err)
{
    static const xtree_handler handlers[] = { { "publshInformation", published },
                                              { "sdnEntry", entry } };
    reading d = { job, ofac_remarks_new(job) };
    qanat_status st = xtree_read(job->inputs[0], handlers, 2, NULL, &d, err);
    if (st == QANAT_OK)
        st = ofac_links(d.remarks, job, err);
    ofac_remarks_end(d.remarks);
    return st;
}
