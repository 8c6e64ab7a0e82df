/*
 * The United Kingdom's lists: OFSI's ConList.csv (a line before its header) and the UK Sanctions
 * List as CSV and as XML. A name is in six parts, Name 6 the family name or the whole name of a
 * body.
 */
#include "list/formats.h"
#include "list/sheet.h"
#include "list/xtree.h"

static str full_name(const str part[6], arena *a)
{
    str order[6] = { part[0], part[1], part[2], part[3], part[4], part[5] };
    return list_join(a, order, 6, " ");
}

static void add_name(record *r, const str part[6], str type, str strength, arena *a)
{
    str name = full_name(part, a);
    bool weak = strength.n && ((strength.at[0] | 32) == 'l' || (strength.at[0] | 32) == 'w');
    bool primary =
        str_is(type, "Primary name") || str_is(type, "Primary Name") || str_is(type, "Primary");
    bool variation = str_find(type, STR("ariation")) != SIZE_MAX;
    bool former = str_is(type, "FKA") || str_find(type, STR("ormer")) != SIZE_MAX;
    const char *prop = weak                    ? "weakAlias"
                       : former                ? "previousName"
                       : primary && !variation ? "name"
                                               : "alias";
    record_add(r, prop, name);
    if (strcmp(prop, "name") == 0 && str_is(r->schema, "Person")) {
        record_add(r, "firstName", part[0]);
        record_add(r, "lastName", part[5]);
    }
}

static const char *schema_of(str type)
{
    if (str_is(type, "Individual"))
        return "Person";
    return str_is(type, "Ship") ? "Vessel" : "Organization";
}

static void gender(record *r, str g)
{
    if (g.n)
        record_add(r, "gender",
                   (g.at[0] | 32) == 'm'   ? STR("male")
                   : (g.at[0] | 32) == 'f' ? STR("female")
                                           : g);
}

/* "(1) Russia (2) Ukraine" and "Russia; Ukraine" hold several */
static void several(list_job *job, record *r, str cell, const char *prop, bool country, arena *a)
{
    while (cell.n) {
        size_t cut = cell.n, skip = cell.n;
        for (size_t i = 0; i < cell.n; i++) {
            bool numbered = cell.at[i] == '(' && i + 2 < cell.n && cell.at[i + 1] >= '1' &&
                            cell.at[i + 1] <= '9' &&
                            (cell.at[i + 2] == ')' || (i + 3 < cell.n && cell.at[i + 3] == ')'));
            if (!numbered && cell.at[i] != ';')
                continue;
            cut = i;
            skip = numbered ? i + (cell.at[i + 2] == ')' ? 3 : 4) : i + 1;
            break;
        }
        str one = str_trim(str_take(cell, cut));
        cell = str_drop(cell, skip);
        if (one.n && country)
            list_add_country(job, r, prop, one);
        else
            record_add(r, prop, one);
    }
    (void)a;
}

static qanat_status add_paper(list_job *job, record *r, const char *prop, str number, str details,
                              size_t *count, arena *a, qanat_error *err)
{
    if (!number.n)
        return QANAT_OK;
    if (!record_add(r, prop, number))
        return QANAT_OK;
    record d = list_node(a, r, strcmp(prop, "passportNumber") == 0 ? "Passport" : "Identification",
                         "doc", ++*count);
    record_add(&d, "holder", r->id);
    record_add(&d, "number", number);
    record_add(&d, "summary", details);
    return list_emit(job, &d, err);
}

typedef struct designation {
    str regime, listed, updated, source, measures, reasons, un;
} designation;

static qanat_status add_sanction(list_job *job, record *r, const designation *x,
                                 const char *authority, arena *a, qanat_error *err)
{
    record s = list_node(a, r, "Sanction", "sanction", 1);
    record_add(&s, "entity", r->id);
    record_add(&s, "authority", str_of(authority));
    record_add(&s, "program", x->regime);
    record_add(r, "programId", x->regime);
    list_add_date(job, &s, "listingDate", x->listed);
    list_add_date(job, &s, "modifiedAt", x->updated);
    record_add(&s, "reason", x->reasons);
    record_add(&s, "provisions", x->measures);
    record_add(&s, "unscId", x->un);
    record_add(&s, "summary", x->source);
    record_add(r, "topics", STR("sanction"));
    return list_emit(job, &s, err);
}

/* ---- columns of both CSV files; the second name is that of the UK Sanctions List */

static str either(sheet *s, const char *one, const char *two)
{
    str v = sheet_get(s, one);
    return v.n || !two ? v : sheet_get(s, two);
}

static void row_names(record *r, sheet *s, arena *a)
{
    static const char *const columns[] = { "Name 1", "Name 2", "Name 3",
                                           "Name 4", "Name 5", "Name 6" };
    str part[6];
    for (size_t i = 0; i < 6; i++)
        part[i] = sheet_get(s, columns[i]);
    add_name(r, part, either(s, "Alias Type", "Name type"),
             either(s, "Alias Quality", "Alias strength"), a);
    str script = sheet_get(s, "Name non-latin script");
    several(NULL, r, script, "alias", false, a);
    sheet_ignore(s, "Non-latin script type");
    sheet_ignore(s, "Non-latin script language");
    record_add(r, "title", sheet_get(s, "Title"));
}

static void row_address(list_job *job, record *r, sheet *s, arena *a)
{
    static const char *const one[] = { "Address 1", "Address 2", "Address 3",     "Address 4",
                                       "Address 5", "Address 6", "Post/Zip Code", "Country" };
    static const char *const two[] = { "Address Line 1",      "Address Line 2", "Address Line 3",
                                       "Address Line 4",      "Address Line 5", "Address Line 6",
                                       "Address Postal Code", "Address Country" };
    str part[8];
    for (size_t i = 0; i < 8; i++)
        part[i] = either(s, one[i], two[i]);
    record_add(r, "address", list_join(a, part, 8, ", "));
    several(job, r, part[7], "country", true, a);
}

static void row_body(list_job *job, record *r, sheet *s, arena *a)
{
    static const char *const plain[][2] = {
        { "Phone number", "phone" },
        { "Website", "website" },
        { "Email address", "email" },
        { "Type of entity", "legalForm" },
        { "Subsidiaries", "notes" },
        { "Parent company", "notes" },
        { "Business registration number (s)", "registrationNumber" },
        { "IMO number", "imoNumber" },
        { "Current owner/operator (s)", "owner" },
        { "Previous owner/operator (s)", "pastOwner" },
        { "Type of ship", "type" },
        { "Tonnage of ship", "tonnage" },
        { "Length of ship", "notes" },
        { "Year Built", "buildDate" },
        { "Hull identification number (HIN)", "registrationNumber" },
        { "Position", "position" },
        { "Other Information", "notes" },
    };
    for (size_t i = 0; i < sizeof plain / sizeof *plain; i++) {
        str v = sheet_get(s, plain[i][0]);
        if (strcmp(plain[i][1], "notes") == 0)
            record_add(r, "notes", v);
        else
            several(job, r, v, plain[i][1], false, a);
    }
    several(job, r, sheet_get(s, "Current believed flag of ship"), "flag", true, a);
    several(job, r, sheet_get(s, "Previous flags"), "pastFlags", true, a);
}

static qanat_status row_person(list_job *job, record *r, sheet *s, size_t *papers, arena *a,
                               qanat_error *err)
{
    list_add_date(job, r, "birthDate", either(s, "DOB", "D.O.B"));
    str town = sheet_get(s, "Town of birth"), land = sheet_get(s, "Country of birth");
    str part[2] = { town, land };
    record_add(r, "birthPlace", list_join(a, part, 2, ", "));
    several(job, r, either(s, "Nationality", "Nationality(/ies)"), "nationality", true, a);
    gender(r, sheet_get(s, "Gender"));
    qanat_status st =
        add_paper(job, r, "passportNumber", sheet_get(s, "Passport number"),
                  either(s, "Passport Details", "Passport additional information"), papers, a, err);
    if (st != QANAT_OK)
        return st;
    return add_paper(
        job, r, "idNumber",
        either(s, "National Identification Number", "National Identifier number"),
        either(s, "National Identification Details", "National Identifier additional information"),
        papers, a, err);
}

static designation row_designation(sheet *s)
{
    return (designation){ .regime = either(s, "Regime", "Regime Name"),
                          .listed =
                              either(s, "UK Sanctions List Date Designated", "Date Designated"),
                          .updated = sheet_get(s, "Last Updated"),
                          .source = sheet_get(s, "Designation source"),
                          .measures = sheet_get(s, "Sanctions Imposed"),
                          .reasons = sheet_get(s, "UK Statement of Reasons"),
                          .un = sheet_get(s, "UN Reference Number") };
}

static qanat_status group(list_job *job, sheet_groups *g, uint32_t first, const char *key,
                          const char *authority, arena *a, qanat_error *err)
{
    sheet *s = g->sheet;
    size_t papers = 0;
    uint32_t next = sheet_take(g, first);
    str type = either(s, "Group Type", "Designation Type");
    record r = record_new(a, arena_printf(a, "gb-%.*s", STR_ARG(sheet_get(s, key))),
                          str_of(schema_of(type)));
    designation d = row_designation(s);
    str listed = sheet_get(s, "Listed On");
    if (!d.listed.n)
        d.listed = listed;
    (void)sheet_get(s, "OFSI Group ID");
    qanat_status st = add_sanction(job, &r, &d, authority, a, err);
    for (;;) {
        row_names(&r, s, a);
        row_address(job, &r, s, a);
        row_body(job, &r, s, a);
        if (st == QANAT_OK)
            st = row_person(job, &r, s, &papers, a, err);
        if (st != QANAT_OK)
            return st;
        sheet_report(s, job->report);
        if (!next)
            break;
        next = sheet_take(g, next);
    }
    return list_emit(job, &r, err);
}

static qanat_status read_csv(list_job *job, const char *key, const char *authority,
                             qanat_error *err)
{
    sheet s;
    sheet_groups g = { 0 };
    arena *a = arena_new();
    str head;
    qanat_status st = input_peek(job->inputs[0], &head, err);
    if (st == QANAT_OK) { /* "Last Updated,15/02/2024" or "Report Date: 15-Feb-2024" */
        record probe = record_new(a, STR("x"), STR("Thing"));
        str line = str_take(head, str_find(head, STR("\n")));
        size_t at = 0;
        while (at < line.n && (line.at[at] < '0' || line.at[at] > '9'))
            at++;
        list_report quiet = { .a = a };
        list_job scratch = { .report = &quiet };
        line = str_trim(str_drop(line, at));
        line = str_take(line, str_find(line, STR(",")));
        list_add_date(&scratch, &probe, "startDate", line);
        str date = record_first(&probe, "startDate");
        if (date.n == 10)
            memcpy(job->report->date, date.at, 10);
        map_free(&quiet.unknown_at);
        st = sheet_begin(&s, job->inputs[0], ',', 1, err);
        if (st == QANAT_OK)
            st = sheet_group(&s, key, job->a, &g, err);
        for (size_t i = 0; st == QANAT_OK && i < g.first.n; i++) {
            arena_reset(a);
            st = group(job, &g, g.first.at[i], key, authority, a, err);
        }
        sheet_groups_free(&g);
        sheet_end(&s);
    }
    arena_free(a);
    return st;
}

int uk_conlist_detect(str head)
{
    static const char *const columns[] = { "Name 6", "Name 1", "Group Type", "Group ID", "Regime" };
    return sheet_head_has(head, ',', 1, columns, 5) ? 100 : 0;
}

qanat_status uk_conlist_read(list_job *job, qanat_error *err)
{
    return read_csv(job, "Group ID", "Office of Financial Sanctions Implementation", err);
}

int uk_csv_detect(str head)
{
    static const char *const columns[] = { "Unique ID", "Name 6", "Name type", "Regime Name" };
    return sheet_head_has(head, ',', 1, columns, 4) ? 100 : 0;
}

qanat_status uk_csv_read(list_job *job, qanat_error *err)
{
    return read_csv(job, "Unique ID", "Foreign, Commonwealth and Development Office", err);
}

/* ---- XML */

int uk_xml_detect(str head)
{
    return xtree_root_is(head, "Designations") ? 95 : 0;
}

static void xml_names(record *r, xnode *n, arena *a)
{
    static const char *const tags[] = { "Name1", "Name2", "Name3", "Name4", "Name5", "Name6" };
    xnode *names = xnode_child(n, "Names"), *others = xnode_child(n, "NonLatinNames"),
          *titles = xnode_child(n, "Titles");
    xnode_each(x, names, "Name")
    {
        str part[6];
        for (size_t i = 0; i < 6; i++)
            part[i] = xnode_get(x, tags[i]);
        add_name(r, part, xnode_get(x, "NameType"), xnode_get(x, "AliasStrength"), a);
    }
    xnode_each(x, others, "NonLatinName")
    {
        record_add(r, "alias", xnode_get(x, "NameNonLatinScript"));
        (void)xnode_get(x, "NonLatinScriptType");
        (void)xnode_get(x, "NonLatinScriptLanguage");
    }
    xnode_each(x, titles, "Title") record_add(r, "title", xnode_text(x));
}

static void xml_addresses(list_job *job, record *r, xnode *n, arena *a)
{
    static const char *const tags[] = { "AddressLine1",      "AddressLine2",  "AddressLine3",
                                        "AddressLine4",      "AddressLine5",  "AddressLine6",
                                        "AddressPostalCode", "AddressCountry" };
    xnode *all = xnode_child(n, "Addresses");
    xnode_each(x, all, "Address")
    {
        str part[8];
        for (size_t i = 0; i < 8; i++)
            part[i] = xnode_get(x, tags[i]);
        record_add(r, "address", list_join(a, part, 8, ", "));
        several(job, r, part[7], "country", true, a);
    }
}

/* <Things><Thing>text</Thing></Things> */
static void xml_list(list_job *job, record *r, xnode *n, const char *list, const char *item,
                     const char *prop, char kind)
{
    xnode *all = xnode_child(n, list);
    xnode_each(x, all, item)
    {
        str v = xnode_text(x);
        if (kind == 'c')
            several(job, r, v, prop, true, r->a);
        else if (kind == 'd')
            list_add_date(job, r, prop, v);
        else if (kind == 'g')
            gender(r, v);
        else
            record_add(r, prop, v);
    }
}

static qanat_status xml_papers(list_job *job, record *r, xnode *p, arena *a, qanat_error *err)
{
    size_t papers = 0;
    xnode *passports = xnode_child(p, "PassportDetails"),
          *ids = xnode_child(p, "NationalIdentifierDetails");
    xnode_each(x, passports, "Passport")
    {
        qanat_status st = add_paper(job, r, "passportNumber", xnode_get(x, "PassportNumber"),
                                    xnode_get(x, "PassportAdditionalInformation"), &papers, a, err);
        if (st != QANAT_OK)
            return st;
    }
    xnode_each(x, ids, "NationalIdentifier")
    {
        qanat_status st =
            add_paper(job, r, "idNumber", xnode_get(x, "NationalIdentifierNumber"),
                      xnode_get(x, "NationalIdentifierAdditionalInformation"), &papers, a, err);
        if (st != QANAT_OK)
            return st;
    }
    return QANAT_OK;
}

static qanat_status xml_person(list_job *job, record *r, xnode *n, arena *a, qanat_error *err)
{
    xnode *p = xnode_child(xnode_child(n, "IndividualDetails"), "Individual");
    if (!p)
        return QANAT_OK;
    xml_list(job, r, p, "DOBs", "DOB", "birthDate", 'd');
    xml_list(job, r, p, "Nationalities", "Nationality", "nationality", 'c');
    xml_list(job, r, p, "Positions", "Position", "position", 't');
    xml_list(job, r, p, "Genders", "Gender", "gender", 'g');
    xnode *births = xnode_child(p, "BirthDetails");
    xnode_each(x, births, "Location")
    {
        str part[2] = { xnode_get(x, "TownOfBirth"), xnode_get(x, "CountryOfBirth") };
        record_add(r, "birthPlace", list_join(a, part, 2, ", "));
    }
    return xml_papers(job, r, p, a, err);
}

static void xml_body(list_job *job, record *r, xnode *n)
{
    xnode *e = xnode_child(xnode_child(n, "EntityDetails"), "Entity"),
          *s = xnode_child(xnode_child(n, "ShipDetails"), "Ship");
    static const struct {
        const char *list, *item, *prop;
        char kind;
    } body[] = { { "TypeOfEntities", "TypeOfEntity", "legalForm", 't' },
                 { "Subsidiaries", "Subsidiary", "notes", 't' },
                 { "ParentCompanies", "ParentCompany", "notes", 't' },
                 { "BusinessRegistrationNumbers", "BusinessRegistrationNumber",
                   "registrationNumber", 't' } },
      ship[] = { { "IMONumbers", "IMONumber", "imoNumber", 't' },
                 { "CurrentOwnerOperators", "CurrentOwnerOperator", "owner", 't' },
                 { "PreviousOwnerOperators", "PreviousOwnerOperator", "pastOwner", 't' },
                 { "CurrentBelievedFlagOfShips", "CurrentBelievedFlagOfShip", "flag", 'c' },
                 { "PreviousFlags", "PreviousFlag", "pastFlags", 'c' },
                 { "TypeOfShipDetails", "TypeOfShip", "type", 't' },
                 { "TonnageOfShipDetails", "TonnageOfShip", "tonnage", 't' },
                 { "LengthOfShips", "LengthOfShip", "notes", 't' },
                 { "YearBuilts", "YearBuilt", "buildDate", 't' },
                 { "HullIdentificationNumbers", "HullIdentificationNumber", "registrationNumber",
                   't' } };
    for (size_t i = 0; i < sizeof body / sizeof *body; i++)
        xml_list(job, r, e, body[i].list, body[i].item, body[i].prop, body[i].kind);
    for (size_t i = 0; i < sizeof ship / sizeof *ship; i++)
        xml_list(job, r, s, ship[i].list, ship[i].item, ship[i].prop, ship[i].kind);
}

static qanat_status xml_designation(void *context, xnode *n, arena *a, qanat_error *err)
{
    list_job *job = context;
    str id = xnode_get(n, "UniqueID"), type = xnode_get(n, "IndividualEntityShip");
    if (!id.n)
        return error_set(err, QANAT_E_INPUT, "a designation has no UniqueID");
    record r = record_new(a, arena_printf(a, "gb-%.*s", STR_ARG(id)), str_of(schema_of(type)));
    (void)xnode_get(n, "OFSIGroupID");
    xnode_ignore_child(n, "SanctionsImposedIndicators");
    xml_names(&r, n, a);
    xml_addresses(job, &r, n, a);
    xml_list(job, &r, n, "PhoneNumbers", "PhoneNumber", "phone", 't');
    xml_list(job, &r, n, "Websites", "Website", "website", 't');
    xml_list(job, &r, n, "EmailAddresses", "EmailAddress", "email", 't');
    record_add(&r, "notes", xnode_get(n, "OtherInformation"));
    xml_body(job, &r, n);
    qanat_status st = xml_person(job, &r, n, a, err);
    designation d = { .regime = xnode_get(n, "RegimeName"),
                      .listed = xnode_get(n, "DateDesignated"),
                      .updated = xnode_get(n, "LastUpdated"),
                      .source = xnode_get(n, "DesignationSource"),
                      .measures = xnode_get(n, "SanctionsImposed"),
                      .reasons = xnode_get(n, "UKStatementofReasons"),
                      .un = xnode_get(n, "UNReferenceNumber") };
    if (st == QANAT_OK)
        st = add_sanction(job, &r, &d, "Foreign, Commonwealth and Development Office", a, err);
    if (st != QANAT_OK)
        return st;
    n->used = true;
    xnode_report(n, job->report, a);
    return list_emit(job, &r, err);
}

static qanat_status xml_date(void *context, xnode *n, arena *a, qanat_error *err)
{
    (void)err;
    list_job *job = context;
    record probe = record_new(a, STR("x"), STR("Thing"));
    list_add_date(job, &probe, "startDate", n->text);
    str date = record_first(&probe, "startDate");
    if (date.n == 10)
        memcpy(job->report->date, date.at, 10);
    return QANAT_OK;
}

qanat_status uk_xml_read(list_job *job, qanat_error *err)
{
    static const xtree_handler handlers[] = { { "DateGenerated", xml_date },
                                              { "Designation", xml_designation } };
    return xtree_read(job->inputs[0], handlers, 2, NULL, job, err);
}
