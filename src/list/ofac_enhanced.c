/*
 * OFAC's enhanced XML (sanctionsData): names in their original scripts, features and documents by
 * the words that the remarks of the CSV use, relations between entities.
 */
#include "list/formats.h"
#include "list/ofac.h"
#include "list/xtree.h"

typedef struct enhanced {
    list_job *job;
    ofac_remarks *remarks;
} enhanced;

int ofac_enhanced_detect(str head)
{
    return xtree_root_is(head, "sanctionsData") ? 95 : 0;
}

static void name(record *r, xnode *n, arena *a)
{
    bool primary = str_is(xnode_get(n, "isPrimary"), "true");
    bool weak = str_is(xnode_get(n, "isLowQuality"), "true");
    bool former = str_is(xnode_get(n, "aliasType"), "F.K.A.");
    const char *prop = weak ? "weakAlias" : former ? "previousName" : primary ? "name" : "alias";
    xnode *translations = xnode_child(n, "translations");
    xnode_each(t, translations, "translation")
    {
        str full = xnode_get(t, "formattedFullName");
        bool original = !str_is(xnode_get(t, "isPrimary"), "true");
        str first = xnode_get(t, "formattedFirstName"), last = xnode_get(t, "formattedLastName");
        if (!full.n) {
            str part[2] = { first, last };
            full = list_join(a, part, 2, " ");
        }
        record_add(r, original && primary && !weak ? "alias" : prop, full);
        if (primary && !original && str_is(r->schema, "Person")) {
            record_add(r, "firstName", first);
            record_add(r, "lastName", last);
        }
        (void)xnode_get(t, "script");
        xnode *parts = xnode_child(t, "nameParts"); /* said already by the formatted names */
        xnode_ignore(parts);
    }
}

static void address(enhanced *e, record *r, xnode *n, arena *a)
{
    str country = xnode_get(n, "country");
    xnode *translations = xnode_child(n, "translations");
    list_add_country(e->job, r, "country", country);
    xnode_each(t, translations, "translation")
    {
        str part[16];
        size_t count = 0;
        (void)xnode_get(t, "isPrimary");
        (void)xnode_get(t, "script");
        xnode *parts = xnode_child(t, "addressParts");
        xnode_each(p, parts, "addressPart")
        {
            (void)xnode_get(p, "type");
            if (count < 15)
                part[count++] = xnode_get(p, "value");
        }
        part[count++] = country;
        if (count > 1)
            record_add(r, "address", list_join(a, part, count, ", "));
    }
}

static str span_of(xnode *f, arena *a)
{
    xnode *v = xnode_child(f, "valueDate");
    str from = xnode_get(v, "fromDateBegin"), to = xnode_get(v, "toDateEnd");
    (void)xnode_get(v, "fromDateEnd");
    (void)xnode_get(v, "toDateBegin");
    (void)xnode_get(v, "isApproximate");
    (void)xnode_get(v, "isDateRange");
    if (!from.n)
        return STR_NONE;
    return str_eq(from, to) || !to.n ? from
                                     : arena_printf(a, "%.*s/%.*s", STR_ARG(from), STR_ARG(to));
}

static qanat_status feature(enhanced *e, record *r, xnode *f, arena *a, qanat_error *err)
{
    str type = xnode_get(f, "type"), value = xnode_get(f, "value"), span = span_of(f, a);
    bool understood = false;
    (void)xnode_get(f, "isPrimary");
    (void)xnode_get(f, "versionId");
    (void)xnode_get(f, "valueRefId");
    (void)xnode_get(f, "reliability");
    xnode_ignore(xnode_child(f, "reliability"));
    str comments = xnode_get(f, "comments");
    if (!value.n)
        value = span;
    qanat_status st = ofac_remark(e->remarks, e->job, r,
                                  arena_printf(a, "%.*s %.*s", STR_ARG(type), STR_ARG(value)), NULL,
                                  NULL, &understood, err);
    if (comments.n)
        record_add(r, "notes", arena_printf(a, "%.*s: %.*s", STR_ARG(type), STR_ARG(comments)));
    if (understood || st != QANAT_OK)
        return st;
    record_add(r, "notes", arena_printf(a, "%.*s %.*s", STR_ARG(type), STR_ARG(value)));
    list_unknown(e->job->report,
                 arena_printf(a, "feature \"%.*s\", kept as a note", STR_ARG(type)));
    return QANAT_OK;
}

static qanat_status document(enhanced *e, record *r, xnode *d, arena *a, qanat_error *err)
{
    bool understood = false;
    str type = xnode_get(d, "type"), number = xnode_get(d, "documentNumber"),
        country = xnode_get(d, "issuingCountry");
    str authority = xnode_get(d, "issuingAuthority"), place = xnode_get(d, "issuingLocation");
    str issued = xnode_get(d, "issueDate"), expires = xnode_get(d, "expirationDate"),
        comments = xnode_get(d, "comments");
    bool valid = !str_is(xnode_get(d, "isValid"), "false");
    (void)xnode_get(d, "name");
    if (str_is(type, "Gender") || !number.n)
        number = number.n ? number : comments;
    str line = arena_printf(a, "%.*s %.*s%s%.*s%s%s%.*s%s%.*s", STR_ARG(type), STR_ARG(number),
                            country.n ? " (" : "", STR_ARG(country), country.n ? ")" : "",
                            issued.n ? " issued " : "", STR_ARG(issued),
                            expires.n ? " expires " : "", STR_ARG(expires));
    qanat_status st = ofac_remark(e->remarks, e->job, r, line, NULL, NULL, &understood, err);
    if (!understood) {
        record_add(r, "idNumber", number);
        record_add(r, "notes", line);
        list_unknown(
            e->job->report,
            arena_printf(a, "document \"%.*s\", kept as an identity number", STR_ARG(type)));
    }
    str note[3] = { authority, place, valid ? STR("") : STR("not valid") };
    str rest = list_join(a, note, 3, ", ");
    if (rest.n)
        record_add(
            r, "notes",
            arena_printf(a, "%.*s %.*s: %.*s", STR_ARG(type), STR_ARG(number), STR_ARG(rest)));
    return st;
}

static qanat_status relations(enhanced *e, record *r, xnode *n, arena *a, qanat_error *err)
{
    xnode *all = xnode_child(n, "relationships");
    xnode_each(x, all, "relationship")
    {
        xnode *other = xnode_child(x, "relatedEntity");
        str id = xnode_attr(other, "entityId");
        (void)xnode_text(other);
        str quality = xnode_get(x, "quality"), comment = xnode_get(x, "comments");
        str note[2] = { quality, comment };
        if (!id.n)
            continue;
        qanat_status st = ofac_relation(e->remarks, e->job, r, xnode_get(x, "type"),
                                        arena_printf(a, "ofac-%.*s", STR_ARG(id)),
                                        list_join(a, note, 2, "; "), err);
        if (st != QANAT_OK)
            return st;
    }
    return QANAT_OK;
}

static qanat_status sanction(enhanced *e, record *r, xnode *n, arena *a, qanat_error *err)
{
    record s = list_node(a, r, "Sanction", "sanction", 1);
    xnode *programs = xnode_child(n, "sanctionsPrograms"),
          *lists = xnode_child(n, "sanctionsLists"), *types = xnode_child(n, "sanctionsTypes"),
          *laws = xnode_child(n, "legalAuthorities");
    record_add(&s, "entity", r->id);
    record_add(&s, "authority", STR("Office of Foreign Assets Control"));
    xnode_each(p, programs, "sanctionsProgram")
    {
        record_add(&s, "program", xnode_text(p));
        record_add(r, "programId", p->text);
    }
    xnode_each(l, lists, "sanctionsList")
    {
        list_add_date(e->job, &s, "listingDate", xnode_attr(l, "datePublished"));
        record_add(&s, "provisions", xnode_text(l));
    }
    xnode_each(t, types, "sanctionsType") record_add(&s, "provisions", xnode_text(t));
    xnode_each(l, laws, "legalAuthority") record_add(&s, "reason", xnode_text(l));
    record_add(r, "topics", STR("sanction"));
    return list_emit(e->job, &s, err);
}

static qanat_status entity(void *context, xnode *n, arena *a, qanat_error *err)
{
    enhanced *e = context;
    str id = xnode_attr(n, "id"), type = xnode_get(n, "generalInfo/entityType");
    if (!id.n)
        return error_set(err, QANAT_E_INPUT, "an entity of the list has no id");
    record r = record_new(a, arena_printf(a, "ofac-%.*s", STR_ARG(id)), str_of(ofac_schema(type)));
    ofac_remarks_restart(e->remarks);
    (void)xnode_get(n, "generalInfo/identityId");
    record_add(&r, str_is(r.schema, "Person") ? "position" : "notes",
               xnode_get(n, "generalInfo/title"));
    record_add(&r, "notes", xnode_get(n, "generalInfo/remarks"));
    xnode *names = xnode_child(n, "names"), *addresses = xnode_child(n, "addresses"),
          *features = xnode_child(n, "features"), *documents = xnode_child(n, "identityDocuments");
    xnode_each(x, names, "name") name(&r, x, a);
    xnode_each(x, addresses, "address") address(e, &r, x, a);
    qanat_status st = QANAT_OK;
    xnode_each(x, features, "feature")
    {
        st = feature(e, &r, x, a, err);
        if (st != QANAT_OK)
            return st;
    }
    xnode_each(x, documents, "identityDocument")
    {
        st = document(e, &r, x, a, err);
        if (st != QANAT_OK)
            return st;
    }
    st = relations(e, &r, n, a, err);
    if (st == QANAT_OK)
        st = sanction(e, &r, n, a, err);
    if (st != QANAT_OK)
        return st;
    n->used = true;
    xnode_ignore_attrs(n, "id refId featureTypeId nameId nameTranslationId entityId");
    xnode_report(n, e->job->report, a);
    return list_emit(e->job, &r, err);
}

static qanat_status publication(void *context, xnode *n, arena *a, qanat_error *err)
{
    (void)a, (void)err;
    enhanced *e = context;
    str date = xnode_get(n, "dataAsOf");
    if (date.n >= 10)
        memcpy(e->job->report->date, date.at, 10);
    return QANAT_OK;
}

static qanat_status leave(void *context, xnode *n, arena *a, qanat_error *err)
{
    (void)context, (void)n, (void)a, (void)err;
    return QANAT_OK;
}

qanat_status ofac_enhanced_read(list_job *job, qanat_error *err)
{
    static const xtree_handler handlers[] = { { "publicationInfo", publication },
                                              { "referenceValue", leave },
                                              { "featureType", leave },
                                              { "entity", entity } };
    enhanced e = { job, ofac_remarks_new(job) };
    return xtree_read(job->inputs[0], handlers, 4, NULL, &e, err);
}
