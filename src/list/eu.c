/*
 * The EU's consolidated financial sanctions list: XML 1.1 (root export) and the ';' CSV with its
 * header. Both say the same in different shapes; an entity of the CSV is spread over many rows.
 */
#include "list/formats.h"
#include "list/sheet.h"
#include "list/xtree.h"

static const char *schema_of(str code)
{
    if (str_is(code, "person") || str_is(code, "P"))
        return "Person";
    return str_is(code, "enterprise") || str_is(code, "E") ? "Organization" : "LegalEntity";
}

static void gender(record *r, str g)
{
    if (g.n)
        record_add(r, "gender",
                   (g.at[0] | 32) == 'm'   ? STR("male")
                   : (g.at[0] | 32) == 'f' ? STR("female")
                                           : g);
}

typedef struct birth {
    str date, year, from, to, circa, city, region, place, country, country_name, calendar;
} birth;

static void add_birth(list_job *job, record *r, const birth *b, arena *a)
{
    str text = b->date.n ? b->date : b->year;
    if (b->from.n && b->to.n && !str_eq(b->from, b->to))
        text = arena_printf(a, "%.*s to %.*s", STR_ARG(b->from), STR_ARG(b->to));
    if (text.n && str_is(b->circa, "true"))
        text = arena_printf(a, "circa %.*s", STR_ARG(text));
    list_add_date(job, r, "birthDate", text);
    bool known = !str_is(b->country, "00");
    str part[4] = { b->city, b->place, b->region, known ? b->country_name : STR("") };
    record_add(r, "birthPlace", list_join(a, part, 4, ", "));
    if (known)
        list_add_country(job, r, "birthCountry", b->country);
    if (b->calendar.n && !str_is(b->calendar, "GREGORIAN"))
        record_add(r, "notes",
                   arena_printf(a, "Date of birth in the calendar %.*s", STR_ARG(b->calendar)));
}

typedef struct address {
    str street, box, zip, city, region, place, country, country_name, contact;
} address;

static void add_address(list_job *job, record *r, const address *d, arena *a)
{
    bool known = d->country.n && !str_is(d->country, "00");
    str part[7] = {
        d->street, d->box, d->zip, d->city, d->place, d->region, known ? d->country_name : STR("")
    };
    record_add(r, "address", list_join(a, part, 7, ", "));
    if (known)
        list_add_country(job, r, "country", d->country);
    if (d->contact.n)
        record_add(r, "notes", d->contact);
}

typedef struct paper {
    str number, code, description, country, issued, until, by, name, remark;
    bool invalid;
} paper;

static qanat_status add_paper(list_job *job, record *r, const paper *p, size_t n, arena *a,
                              qanat_error *err)
{
    static const struct {
        const char *code, *prop;
    } codes[] = { { "passport", "passportNumber" },  { "id", "idNumber" },
                  { "fiscalcode", "taxNumber" },     { "regnumber", "registrationNumber" },
                  { "swiftbic", "swiftBic" },        { "imo", "imoNumber" },
                  { "ssn", "socialSecurityNumber" }, { "electionid", "idNumber" },
                  { "diplomaticid", "idNumber" },    { "tradelic", "registrationNumber" },
                  { "residentperm", "idNumber" },    { "travel", "passportNumber" } };
    const char *prop = "idNumber";
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
        if (str_is(p->code, codes[i].code))
            prop = codes[i].prop;
    if (!p->number.n)
        return QANAT_OK;
    record_add(r, prop, p->number);
    record d = list_node(a, r, strcmp(prop, "passportNumber") == 0 ? "Passport" : "Identification",
                         "doc", n);
    record_add(&d, "holder", r->id);
    record_add(&d, "number", p->number);
    record_add(&d, "type", p->description.n ? p->description : p->code);
    if (!str_is(p->country, "00"))
        list_add_country(job, &d, "country", p->country);
    list_add_date(job, &d, "startDate", p->issued);
    list_add_date(job, &d, "endDate", p->until);
    record_add(&d, "authority", p->by);
    record_add(&d, "summary", p->name);
    record_add(&d, "summary", p->remark);
    record_add(&d, "summary", p->invalid ? STR("expired, lost, revoked or false") : STR(""));
    return list_emit(job, &d, err);
}

/* ---- XML */

int eu_xml_detect(str head)
{
    return xtree_root_is(head, "export") && str_find(head, STR("fpi/fsd/export")) != SIZE_MAX ? 100
                                                                                              : 0;
}

static void xml_name(record *r, xnode *n, arena *a)
{
    str whole = xnode_attr(n, "wholeName");
    str part[3] = { xnode_attr(n, "firstName"), xnode_attr(n, "middleName"),
                    xnode_attr(n, "lastName") };
    bool weak = str_is(xnode_attr(n, "strong"), "false"), first = !record_first(r, "name").n;
    if (!whole.n)
        whole = list_join(a, part, 3, " ");
    record_add(r, weak ? "weakAlias" : first ? "name" : "alias", whole);
    if (first && str_is(r->schema, "Person")) {
        record_add(r, "firstName", part[0]);
        record_add(r, "middleName", part[1]);
        record_add(r, "lastName", part[2]);
    }
    gender(r, xnode_attr(n, "gender"));
    record_add(r, "title", xnode_attr(n, "title"));
    record_add(r, "position", xnode_attr(n, "function"));
    record_add(r, "notes", xnode_get(n, "remark"));
    static const char *const plumbing[] = { "nameLanguage", "regulationLanguage", "logicalId" };
    for (size_t i = 0; i < 3; i++)
        (void)xnode_attr(n, plumbing[i]);
    xnode_ignore_child(n, "regulationSummary");
}

static void xml_birth(list_job *job, record *r, xnode *n, arena *a)
{
    birth b = { .date = xnode_attr(n, "birthdate"),
                .year = xnode_attr(n, "year"),
                .from = xnode_attr(n, "yearRangeFrom"),
                .to = xnode_attr(n, "yearRangeTo"),
                .circa = xnode_attr(n, "circa"),
                .city = xnode_attr(n, "city"),
                .region = xnode_attr(n, "region"),
                .place = xnode_attr(n, "place"),
                .country = xnode_attr(n, "countryIso2Code"),
                .country_name = xnode_attr(n, "countryDescription"),
                .calendar = xnode_attr(n, "calendarType") };
    str month = xnode_attr(n, "monthOfYear"), day = xnode_attr(n, "dayOfMonth");
    if (!b.date.n && b.year.n && month.n)
        b.date =
            arena_printf(a, "%.*s-%s%.*s%s%s%.*s", STR_ARG(b.year), month.n < 2 ? "0" : "",
                         STR_ARG(month), day.n ? "-" : "", day.n == 1 ? "0" : "", STR_ARG(day));
    add_birth(job, r, &b, a);
    record_add(r, "notes", xnode_get(n, "remark"));
}

static void xml_address(list_job *job, record *r, xnode *n, arena *a)
{
    address d = { xnode_attr(n, "street"),
                  xnode_attr(n, "poBox"),
                  xnode_attr(n, "zipCode"),
                  xnode_attr(n, "city"),
                  xnode_attr(n, "region"),
                  xnode_attr(n, "place"),
                  xnode_attr(n, "countryIso2Code"),
                  xnode_attr(n, "countryDescription"),
                  STR("") };
    add_address(job, r, &d, a);
    (void)xnode_attr(n, "asAtListingTime");
    record_add(r, "notes", xnode_get(n, "remark"));
    xnode_each(c, n, "contactInfo")
    {
        str key = xnode_attr(c, "key"), value = xnode_attr(c, "value");
        const char *prop = str_find(key, STR("MAIL")) != SIZE_MAX    ? "email"
                           : str_find(key, STR("WEB")) != SIZE_MAX   ? "website"
                           : str_find(key, STR("PHONE")) != SIZE_MAX ? "phone"
                                                                     : "notes";
        record_add(r, prop, value);
    }
}

static qanat_status xml_paper(list_job *job, record *r, xnode *n, size_t number, arena *a,
                              qanat_error *err)
{
    str until = xnode_attr(n, "validTo");
    paper p = { .number = xnode_attr(n, "number"),
                .code = xnode_attr(n, "identificationTypeCode"),
                .description = xnode_attr(n, "identificationTypeDescription"),
                .country = xnode_attr(n, "countryIso2Code"),
                .issued = xnode_attr(n, "issueDate"),
                .until = until,
                .by = xnode_attr(n, "issuedBy"),
                .name = xnode_attr(n, "nameOnDocument"),
                .remark = xnode_get(n, "remark") };
    static const char *const flags[] = { "knownExpired", "knownFalse", "reportedLost",
                                         "revokedByIssuer" };
    for (size_t i = 0; i < 4; i++)
        p.invalid |= str_is(xnode_attr(n, flags[i]), "true");
    str latin = xnode_attr(n, "latinNumber");
    if (!p.number.n)
        p.number = latin;
    if (!p.issued.n)
        p.issued = xnode_attr(n, "validFrom");
    (void)xnode_attr(n, "diplomatic");
    return add_paper(job, r, &p, number, a, err);
}

static qanat_status xml_sanctions(list_job *job, record *r, xnode *n, arena *a, qanat_error *err)
{
    size_t count = 0;
    str designated = xnode_attr(n, "designationDate");
    xnode_each(g, n, "regulation")
    {
        record s = list_node(a, r, "Sanction", "sanction", ++count);
        str program = xnode_attr(g, "programme");
        record_add(&s, "entity", r->id);
        record_add(&s, "authority", STR("European Union"));
        record_add(&s, "program", program);
        record_add(r, "programId", program);
        record_add(&s, "reason", xnode_attr(g, "numberTitle"));
        list_add_date(job, &s, "listingDate", xnode_attr(g, "publicationDate"));
        list_add_date(job, &s, "startDate", xnode_attr(g, "entryIntoForceDate"));
        if (count == 1)
            list_add_date(job, &s, "startDate", designated);
        record_add(&s, "provisions", xnode_attr(g, "regulationType"));
        (void)xnode_attr(g, "organisationType");
        (void)xnode_attr(g, "logicalId");
        record_add(&s, "sourceUrl", xnode_get(g, "publicationUrl"));
        qanat_status st = list_emit(job, &s, err);
        if (st != QANAT_OK)
            return st;
    }
    return QANAT_OK;
}

static qanat_status xml_entity(void *context, xnode *n, arena *a, qanat_error *err)
{
    list_job *job = context;
    str id = xnode_attr(n, "logicalId"), reference = xnode_attr(n, "euReferenceNumber");
    xnode *type = xnode_child(n, "subjectType");
    if (!id.n)
        return error_set(err, QANAT_E_INPUT, "a sanctionEntity has no logicalId");
    record r = record_new(a, arena_printf(a, "eu-%.*s", STR_ARG(id)),
                          str_of(schema_of(xnode_attr(type, "code"))));
    (void)xnode_attr(type, "classificationCode");
    record_add(&r, "topics", STR("sanction"));
    record_add(&r, "euReferenceNumber", reference);
    record_add(&r, "unscId", xnode_attr(n, "unitedNationId"));
    record_add(&r, "notes", xnode_attr(n, "designationDetails"));
    xnode_each(x, n, "remark") record_add(&r, "notes", xnode_text(x));
    xnode_each(x, n, "nameAlias") xml_name(&r, x, a);
    xnode_each(x, n, "birthdate") xml_birth(job, &r, x, a);
    xnode_each(x, n, "citizenship")
    {
        str code = xnode_attr(x, "countryIso2Code");
        (void)xnode_attr(x, "countryDescription");
        if (!str_is(code, "00"))
            list_add_country(job, &r, "citizenship", code);
        record_add(&r, "notes", xnode_get(x, "remark"));
    }
    xnode_each(x, n, "address") xml_address(job, &r, x, a);
    size_t papers = 0;
    qanat_status st = QANAT_OK;
    xnode_each(x, n, "identification")
    {
        st = xml_paper(job, &r, x, ++papers, a, err);
        if (st != QANAT_OK)
            return st;
        (void)xnode_attr(x, "countryDescription");
    }
    st = xml_sanctions(job, &r, n, a, err);
    if (st != QANAT_OK)
        return st;
    n->used = true;
    for (xnode *c = n->first; c; c = c->next)
        xnode_ignore_child(c, "regulationSummary");
    xnode_ignore_attrs(n, "logicalId regulationLanguage countryDescription");
    xnode_report(n, job->report, a);
    return list_emit(job, &r, err);
}

static void xml_root(void *context, xnode *n)
{
    list_job *job = context;
    str date = xnode_attr(n, "generationDate");
    if (date.n >= 10)
        memcpy(job->report->date, date.at, 10);
}

qanat_status eu_xml_read(list_job *job, qanat_error *err)
{
    static const xtree_handler handlers[] = { { "sanctionEntity", xml_entity } };
    return xtree_read(job->inputs[0], handlers, 1, xml_root, job, err);
}

/* ---- CSV */

int eu_csv_detect(str head)
{
    static const char *const columns[] = { "Entity_LogicalId", "NameAlias_WholeName",
                                           "Entity_Regulation_Programme" };
    return sheet_head_has(head, ';', 0, columns, 3) ? 100 : 0;
}

static void csv_name(record *r, sheet *s)
{
    str whole = sheet_get(s, "NameAlias_WholeName");
    bool first = !record_first(r, "name").n;
    static const char *const parts[][2] = { { "NameAlias_FirstName", "firstName" },
                                            { "NameAlias_MiddleName", "middleName" },
                                            { "NameAlias_LastName", "lastName" } };
    for (size_t i = 0; i < 3; i++) {
        str v = sheet_get(s, parts[i][0]);
        if (first && str_is(r->schema, "Person"))
            record_add(r, parts[i][1], v);
    }
    if (!record_has(r, "name", arena_cstr(r->a, whole)))
        record_add(r, first ? "name" : "alias", whole);
    gender(r, sheet_get(s, "NameAlias_Gender"));
    record_add(r, "title", sheet_get(s, "NameAlias_Title"));
    record_add(r, "position", sheet_get(s, "NameAlias_Function"));
    record_add(r, "notes", sheet_get(s, "NameAlias_Remark"));
}

static qanat_status csv_row_facts(list_job *job, record *r, sheet *s, size_t *papers, arena *a,
                                  qanat_error *err)
{
    csv_name(r, s);
    birth b = { .date = sheet_get(s, "BirthDate_BirthDate"),
                .year = sheet_get(s, "BirthDate_Year"),
                .from = sheet_get(s, "BirthDate_YearRangeFrom"),
                .to = sheet_get(s, "BirthDate_YearRangeTo"),
                .circa = sheet_get(s, "BirthDate_Circa"),
                .city = sheet_get(s, "BirthDate_City"),
                .region = sheet_get(s, "BirthDate_Region"),
                .place = sheet_get(s, "BirthDate_Place"),
                .country = sheet_get(s, "BirthDate_CountryIso2Code"),
                .country_name = sheet_get(s, "BirthDate_CountryDescription"),
                .calendar = sheet_get(s, "BirthDate_CalendarType") };
    add_birth(job, r, &b, a);
    address d = {
        sheet_get(s, "Address_Street"),          sheet_get(s, "Address_PoBox"),
        sheet_get(s, "Address_ZipCode"),         sheet_get(s, "Address_City"),
        sheet_get(s, "Address_Region"),          sheet_get(s, "Address_Place"),
        sheet_get(s, "Address_CountryIso2Code"), sheet_get(s, "Address_CountryDescription"),
        sheet_get(s, "Address_ContactInfo")
    };
    add_address(job, r, &d, a);
    str citizen = sheet_get(s, "Citizenship_CountryIso2Code");
    if (!str_is(citizen, "00"))
        list_add_country(job, r, "citizenship", citizen);
    paper p = { .number = sheet_get(s, "Identification_Number"),
                .code = sheet_get(s, "Identification_TypeCode"),
                .description = sheet_get(s, "Identification_TypeDescription"),
                .country = sheet_get(s, "Identification_CountryIso2Code"),
                .issued = sheet_get(s, "Identification_IssuedDate"),
                .until = sheet_get(s, "Identification_ValidTo"),
                .by = sheet_get(s, "Identification_IssuedBy"),
                .name = sheet_get(s, "Identification_NameOnDocument"),
                .remark = sheet_get(s, "Identification_Remark") };
    if (!p.number.n)
        p.number = sheet_get(s, "Identification_LatinNumber");
    return p.number.n ? add_paper(job, r, &p, ++*papers, a, err) : QANAT_OK;
}

static qanat_status csv_sanction(list_job *job, record *r, sheet *s, arena *a, qanat_error *err)
{
    record x = list_node(a, r, "Sanction", "sanction", 1);
    str program = sheet_get(s, "Entity_Regulation_Programme");
    record_add(&x, "entity", r->id);
    record_add(&x, "authority", STR("European Union"));
    record_add(&x, "program", program);
    record_add(r, "programId", program);
    record_add(&x, "reason", sheet_get(s, "Entity_Regulation_NumberTitle"));
    record_add(&x, "provisions", sheet_get(s, "Entity_Regulation_Type"));
    list_add_date(job, &x, "listingDate", sheet_get(s, "Entity_Regulation_PublicationDate"));
    list_add_date(job, &x, "startDate", sheet_get(s, "Entity_Regulation_EntryIntoForceDate"));
    list_add_date(job, &x, "startDate", sheet_get(s, "Entity_DesignationDate"));
    record_add(&x, "sourceUrl", sheet_get(s, "Entity_Regulation_PublicationUrl"));
    return list_emit(job, &x, err);
}

/* columns that repeat the regulation of each part, and the numbers inside the file */
static void csv_plumbing(sheet *s)
{
    for (size_t i = 0; i < s->n; i++) {
        str c = s->names[i];
        bool of_part =
            str_find(c, STR("_Regulation_")) != SIZE_MAX && !str_starts(c, STR("Entity_"));
        bool number = str_ends(c, STR("LogicalId")) || str_ends(c, STR("RegulationLanguage"));
        s->used[i] |= of_part || number || str_is(c, "Entity_Regulation_OrganisationType") ||
                      str_is(c, "fileGenerationDate") || str_is(c, "NameAlias_NameLanguage") ||
                      str_is(c, "Address_AsAtListingTime") ||
                      str_is(c, "Entity_SubjectType_ClassificationCode") ||
                      str_starts(c, STR("Identification_Known")) || str_is(c, "BirthDate_Day") ||
                      str_is(c, "BirthDate_Month") || str_ends(c, STR("CountryDescription"));
    }
}

static qanat_status csv_entity(list_job *job, sheet_groups *g, uint32_t first, arena *a,
                               qanat_error *err)
{
    sheet *s = g->sheet;
    size_t papers = 0;
    uint32_t next = sheet_take(g, first);
    str id = sheet_get(s, "Entity_LogicalId");
    record r = record_new(a, arena_printf(a, "eu-%.*s", STR_ARG(id)),
                          str_of(schema_of(sheet_get(s, "Entity_SubjectType"))));
    record_add(&r, "topics", STR("sanction"));
    record_add(&r, "euReferenceNumber", sheet_get(s, "Entity_EU_ReferenceNumber"));
    record_add(&r, "unscId", sheet_get(s, "Entity_UnitedNationId"));
    qanat_status st = csv_sanction(job, &r, s, a, err);
    for (;;) {
        if (st == QANAT_OK)
            st = csv_row_facts(job, &r, s, &papers, a, err);
        record_add(&r, "notes", sheet_get(s, "Entity_DesignationDetails"));
        record_add(&r, "notes", sheet_get(s, "Entity_Remark"));
        if (st != QANAT_OK)
            return st;
        sheet_report(s, job->report);
        if (!next)
            break;
        next = sheet_take(g, next);
    }
    return list_emit(job, &r, err);
}

static void csv_date(list_job *job, str text)
{
    /* 27/02/2026 */
    if (text.n >= 10 && text.at[2] == '/' && text.at[5] == '/') {
        char iso[11] = { text.at[6], text.at[7], text.at[8], text.at[9], '-', text.at[3],
                         text.at[4], '-',        text.at[0], text.at[1], 0 };
        memcpy(job->report->date, iso, 11);
    } else if (text.n >= 10 && text.at[4] == '-') {
        memcpy(job->report->date, text.at, 10);
    }
}

qanat_status eu_csv_read(list_job *job, qanat_error *err)
{
    sheet s;
    sheet_groups g = { 0 };
    arena *a = arena_new();
    qanat_status st = sheet_begin(&s, job->inputs[0], ';', 0, err);
    if (st == QANAT_OK)
        st = sheet_group(&s, "Entity_LogicalId", job->a, &g, err);
    if (st == QANAT_OK)
        csv_plumbing(&s);
    for (size_t i = 0; st == QANAT_OK && i < g.first.n; i++) {
        arena_reset(a);
        if (i == 0) {
            (void)sheet_take(&g, g.first.at[0]);
            csv_date(job, sheet_get(&s, "fileGenerationDate"));
        }
        st = csv_entity(job, &g, g.first.at[i], a, err);
    }
    sheet_groups_free(&g);
    sheet_end(&s);
    arena_free(a);
    return st;
}
