/*
 * The UN Security Council's consolidated list (schema sc-sanctions.xsd). People have up to four
 * name parts; aliases are Good or Low; births are exact, approximate or between two years.
 */
#include "list/formats.h"
#include "list/xtree.h"

#include <stdio.h>

int un_detect(str head)
{
    return xtree_root_is(head, "CONSOLIDATED_LIST") ? 100 : 0;
}

static void root(void *context, xnode *n)
{
    list_job *job = context;
    str date = xnode_attr(n, "dateGenerated");
    if (date.n >= 10)
        memcpy(job->report->date, date.at, 10);
}

static void add_alias(record *r, str names, str quality, const char *prop)
{
    str one;
    if (str_is(quality, "Low"))
        prop = "weakAlias";
    else if (str_is(quality, "f.k.a."))
        prop = "previousName";
    while (str_split(&names, ';', &one))
        record_add(r, prop, one);
}

static void names(record *r, xnode *n, const char *kind, arena *a)
{
    static const char *const parts[] = { "FIRST_NAME", "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME" };
    static const char *const props[] = { "firstName", "secondName", "middleName", "lastName" };
    str part[4];
    bool person = str_is(r->schema, "Person");
    for (int i = 0; i < 4; i++) {
        part[i] = xnode_get(n, parts[i]);
        if (person && part[i].n)
            record_add(r, props[i], part[i]);
    }
    record_add(r, "name", list_join(a, part, 4, " "));
    add_alias(r, xnode_get(n, "NAME_ORIGINAL_SCRIPT"), STR_NONE, "alias");
    char tag[32];
    (void)snprintf(tag, sizeof tag, "%s_ALIAS", kind);
    xnode_each(alias, n, tag)
    {
        add_alias(r, xnode_get(alias, "ALIAS_NAME"), xnode_get(alias, "QUALITY"), "alias");
        str born = xnode_get(alias, "DATE_OF_BIRTH");
        if (born.n)
            record_add(r, "notes",
                       arena_printf(a, "Date of birth under an alias: %.*s", STR_ARG(born)));
        str place[2] = { xnode_get(alias, "CITY_OF_BIRTH"), xnode_get(alias, "COUNTRY_OF_BIRTH") };
        record_add(r, "birthPlace", list_join(a, place, 2, ", "));
        record_add(r, "notes", xnode_get(alias, "NOTE"));
    }
}

static void births(list_job *job, record *r, xnode *n, arena *a)
{
    xnode_each(b, n, "INDIVIDUAL_DATE_OF_BIRTH")
    {
        str type = xnode_get(b, "TYPE_OF_DATE"), date = xnode_get(b, "DATE"),
            year = xnode_get(b, "YEAR");
        str from = xnode_get(b, "FROM_YEAR"), to = xnode_get(b, "TO_YEAR");
        str one = date.n ? date : year;
        if (from.n && to.n)
            one = arena_printf(a, "%.*s to %.*s", STR_ARG(from), STR_ARG(to));
        if (one.n && str_is(type, "APPROXIMATELY"))
            one = arena_printf(a, "circa %.*s", STR_ARG(one));
        list_add_date(job, r, "birthDate", one);
        str note = xnode_get(b, "NOTE");
        if (note.n)
            record_add(r, "notes", arena_printf(a, "Date of birth: %.*s", STR_ARG(note)));
    }
    xnode_each(p, n, "INDIVIDUAL_PLACE_OF_BIRTH")
    {
        str part[4] = { xnode_get(p, "STREET"), xnode_get(p, "CITY"),
                        xnode_get(p, "STATE_PROVINCE"), xnode_get(p, "COUNTRY") };
        record_add(r, "birthPlace", list_join(a, part, 4, ", "));
        list_add_country(job, r, "birthCountry", part[3]);
        record_add(r, "notes", xnode_get(p, "NOTE"));
    }
}

static void addresses(list_job *job, record *r, xnode *n, const char *tag, arena *a)
{
    xnode_each(p, n, tag)
    {
        str part[6] = { xnode_get(p, "STREET"),   xnode_get(p, "CITY"),
                        xnode_get(p, "ZIP_CODE"), xnode_get(p, "STATE_PROVINCE"),
                        xnode_get(p, "COUNTRY"),  xnode_get(p, "NOTE") };
        str line = list_join(a, part, 5, ", ");
        if (part[5].n && line.n)
            line = arena_printf(a, "%.*s (%.*s)", STR_ARG(line), STR_ARG(part[5]));
        else if (part[5].n)
            record_add(r, "notes", arena_printf(a, "Address: %.*s", STR_ARG(part[5])));
        record_add(r, "address", line);
        list_add_country(job, r, "country", part[4]);
    }
}

static qanat_status documents(list_job *job, record *r, xnode *n, arena *a, qanat_error *err)
{
    size_t count = 0;
    xnode_each(d, n, "INDIVIDUAL_DOCUMENT")
    {
        str type = xnode_get(d, "TYPE_OF_DOCUMENT"), type2 = xnode_get(d, "TYPE_OF_DOCUMENT2");
        str number = xnode_get(d, "NUMBER"), note = xnode_get(d, "NOTE");
        str issued = xnode_get(d, "DATE_OF_ISSUE");
        str place[2] = { xnode_get(d, "CITY_OF_ISSUE"), xnode_get(d, "COUNTRY_OF_ISSUE") };
        str country = xnode_get(d, "ISSUING_COUNTRY");
        if (!number.n) {
            str rest[4] = { type, type2, country, note };
            record_add(r, "notes", list_join(a, rest, 4, ", "));
            continue;
        }
        bool passport = str_find(type, STR("assport")) != SIZE_MAX;
        record_add(r, passport ? "passportNumber" : "idNumber", number);
        record doc = list_node(a, r, passport ? "Passport" : "Identification", "doc", ++count);
        record_add(&doc, "holder", r->id);
        record_add(&doc, "number", number);
        record_add(&doc, "type", type);
        record_add(&doc, "type", type2);
        list_add_country(job, &doc, "country", country.n ? country : place[1]);
        list_add_date(job, &doc, "startDate", issued);
        record_add(&doc, "authority", list_join(a, place, 2, ", "));
        record_add(&doc, "summary", note);
        qanat_status s = list_emit(job, &doc, err);
        if (s != QANAT_OK)
            return s;
    }
    return QANAT_OK;
}

static qanat_status sanction(list_job *job, record *r, xnode *n, arena *a, qanat_error *err)
{
    record x = list_node(a, r, "Sanction", "sanction", 1);
    record_add(&x, "entity", r->id);
    record_add(&x, "authority", STR("United Nations Security Council"));
    record_add(&x, "program", xnode_get(n, "UN_LIST_TYPE"));
    record_add(&x, "unscId", xnode_get(n, "REFERENCE_NUMBER"));
    list_add_date(job, &x, "listingDate", xnode_get(n, "LISTED_ON"));
    xnode *days = xnode_child(n, "LAST_DAY_UPDATED");
    xnode_each(v, days, "VALUE") list_add_date(job, &x, "modifiedAt", xnode_text(v));
    return list_emit(job, &x, err);
}

static void values(record *r, xnode *n, const char *tag, const char *prop)
{
    xnode_each(list, n, tag)
    {
        record_add(r, prop, xnode_text(list));
        xnode_each(v, list, "VALUE") record_add(r, prop, xnode_text(v));
    }
}

static qanat_status finish(list_job *job, record *r, xnode *n, arena *a, qanat_error *err)
{
    record_add(r, "topics", STR("sanction"));
    record_add(r, "programId", xnode_get(n, "UN_LIST_TYPE"));
    record_add(r, "unscId", xnode_get(n, "REFERENCE_NUMBER"));
    record_add(r, "notes", xnode_get(n, "COMMENTS1"));
    record_add(r, "notes", xnode_get(n, "SUBMITTED_BY"));
    static const char *const plumbing[] = { "VERSIONNUM", "LIST_TYPE", "SORT_KEY",
                                            "SORT_KEY_LAST_MOD", "DELISTED_ON" };
    for (size_t i = 0; i + 1 < sizeof plumbing / sizeof *plumbing; i++)
        xnode_ignore_child(n, plumbing[i]);
    qanat_status s = sanction(job, r, n, a, err);
    if (s != QANAT_OK)
        return s;
    n->used = true;
    xnode_report(n, job->report, a);
    return list_emit(job, r, err);
}

static qanat_status start(xnode *n, const char *schema, arena *a, record *r, qanat_error *err)
{
    str id = xnode_get(n, "DATAID");
    if (!id.n)
        return error_set(err, QANAT_E_INPUT, "a record of the UN list has no DATAID");
    *r = record_new(a, arena_printf(a, "un-%.*s", STR_ARG(id)), str_of(schema));
    return QANAT_OK;
}

static qanat_status individual(void *context, xnode *n, arena *a, qanat_error *err)
{
    list_job *job = context;
    record r;
    qanat_status s = start(n, "Person", a, &r, err);
    if (s != QANAT_OK)
        return s;
    names(&r, n, "INDIVIDUAL", a);
    values(&r, n, "TITLE", "title");
    values(&r, n, "DESIGNATION", "position");
    xnode *nationalities = xnode_child(n, "NATIONALITY");
    xnode_each(v, nationalities, "VALUE") list_add_country(job, &r, "nationality", xnode_text(v));
    list_add_country(job, &r, "nationality", xnode_get(n, "NATIONALITY2"));
    str gender = xnode_get(n, "GENDER");
    if (gender.n)
        record_add(&r, "gender",
                   str_is(gender, "Male")     ? STR("male")
                   : str_is(gender, "Female") ? STR("female")
                                              : gender);
    births(job, &r, n, a);
    addresses(job, &r, n, "INDIVIDUAL_ADDRESS", a);
    s = documents(job, &r, n, a, err);
    return s == QANAT_OK ? finish(job, &r, n, a, err) : s;
}

static qanat_status entity(void *context, xnode *n, arena *a, qanat_error *err)
{
    list_job *job = context;
    record r;
    qanat_status s = start(n, "Organization", a, &r, err);
    if (s != QANAT_OK)
        return s;
    names(&r, n, "ENTITY", a);
    addresses(job, &r, n, "ENTITY_ADDRESS", a);
    return finish(job, &r, n, a, err);
}

qanat_status un_read(list_job *job, qanat_error *err)
{
    static const xtree_handler handlers[] = { { "INDIVIDUAL", individual }, { "ENTITY", entity } };
    return xtree_read(job->inputs[0], handlers, 2, root, job, err);
}
