/*
 * OFAC's advanced XML (root Sanctions, the UN's advanced sanctions data model). Everything is said
 * by numbers: reference values come first, then places, then documents, then parties, and at the
 * end the relations and the sanctions of each profile. Reference values, places and documents are
 * remembered; parties, the bulk of the file, stream by.
 */
#include "list/formats.h"
#include "list/ofac.h"
#include "list/xtree.h"

#include <stdio.h>

typedef struct place {
    str text, country;
} place;

typedef struct paper {
    str line; /* as a remark: "Passport 123 (Egypt)" */
    uint32_t next;
} paper;

typedef struct advanced {
    list_job *job;
    arena *a;
    ofac_remarks *remarks;
    map values; /* "Country/11053" → place in texts */
    VEC(str) texts;
    map places;
    VEC(place) place_list;
    map papers, last_paper; /* identity → its first document */
    VEC(paper) paper_list;
} advanced;

int ofac_advanced_detect(str head)
{
    return xtree_root_is(head, "Sanctions") && str_find(head, STR("ReferenceValueSets")) != SIZE_MAX
               ? 95
               : 0;
}

static void remember(advanced *d, const char *set, str id, str text)
{
    str key = arena_printf(d->a, "%s/%.*s", set, STR_ARG(id));
    *vec_push(d->a, &d->texts) = arena_str(d->a, text);
    map_put(&d->values, key, (uint32_t)d->texts.n - 1);
}

static str value_of(const advanced *d, const char *set, str id)
{
    char key[128];
    int n =
        snprintf(key, sizeof key, "%s/%.*s", set, (int)(id.n < 64 ? id.n : 64), id.at ? id.at : "");
    uint32_t at = map_get(&d->values, (str){ key, (size_t)n });
    return at == MAP_NONE ? STR_NONE : d->texts.at[at];
}

/* one reference value: the element's own name is the set's */
static qanat_status reference(void *context, xnode *n, arena *a, qanat_error *err)
{
    (void)err;
    advanced *d = context;
    char set[64];
    (void)snprintf(set, sizeof set, "%.*s", STR_ARG(n->name));
    remember(d, set, xnode_attr(n, "ID"), n->text);
    if (strcmp(set, "PartySubType") == 0)
        remember(d, "PartyTypeOf", xnode_attr(n, "ID"), xnode_attr(n, "PartyTypeID"));
    (void)a;
    return QANAT_OK;
}

static str ymd(xnode *n, arena *a)
{
    str y = xnode_get(n, "Year"), m = xnode_get(n, "Month"), day = xnode_get(n, "Day");
    if (!y.n)
        return STR_NONE;
    return arena_printf(a, "%.*s-%s%.*s-%s%.*s", STR_ARG(y), m.n < 2 ? "0" : "", STR_ARG(m),
                        day.n < 2 ? "0" : "", STR_ARG(day));
}

static qanat_status location(void *context, xnode *n, arena *a, qanat_error *err)
{
    (void)err;
    advanced *d = context;
    str part[16], country = STR_NONE;
    size_t count = 0;
    xnode_each(c, n, "LocationCountry") country =
        value_of(d, "Country", xnode_attr(c, "CountryID"));
    xnode_each(p, n, "LocationPart")
    {
        xnode_each(v, p, "LocationPartValue") if (count < 15) part[count++] = xnode_get(v, "Value");
    }
    part[count++] = country;
    *vec_push(d->a, &d->place_list) =
        (place){ arena_str(d->a, list_join(a, part, count, ", ")), country };
    map_put(&d->places, arena_str(d->a, xnode_attr(n, "ID")), (uint32_t)d->place_list.n - 1);
    return QANAT_OK;
}

static qanat_status document(void *context, xnode *n, arena *a, qanat_error *err)
{
    (void)err;
    advanced *d = context;
    str type = value_of(d, "IDRegDocType", xnode_attr(n, "IDRegDocTypeID"));
    str country = value_of(d, "Country", xnode_attr(n, "IssuedBy-CountryID"));
    str number = xnode_get(n, "IDRegistrationNo"), issued = STR_NONE, expires = STR_NONE;
    xnode_each(x, n, "DocumentDate")
    {
        str kind = value_of(d, "IDRegDocDateType", xnode_attr(x, "IDRegDocDateTypeID"));
        xnode *from = xnode_child(xnode_child(xnode_child(x, "DatePeriod"), "Start"), "From");
        if (str_find(kind, STR("ssue")) != SIZE_MAX)
            issued = ymd(from, a);
        else
            expires = ymd(from, a);
    }
    str line = arena_printf(d->a, "%.*s %.*s%s%.*s%s%s%.*s%s%.*s", STR_ARG(type), STR_ARG(number),
                            country.n ? " (" : "", STR_ARG(country), country.n ? ")" : "",
                            issued.n ? " issued " : "", STR_ARG(issued),
                            expires.n ? " expires " : "", STR_ARG(expires));
    *vec_push(d->a, &d->paper_list) = (paper){ line, 0 };
    uint32_t at = (uint32_t)d->paper_list.n;
    str identity = arena_str(d->a, xnode_attr(n, "IdentityID"));
    uint32_t before = map_put(&d->last_paper, identity, at);
    if (before == MAP_NONE)
        map_put(&d->papers, identity, at);
    else
        d->paper_list.at[before - 1].next = at;
    return QANAT_OK;
}

/* ---- parties */

typedef struct groups {
    str id[32], type[32];
    size_t n;
} groups;

static groups name_groups(const advanced *d, xnode *identity)
{
    groups g = { .n = 0 };
    xnode *all = xnode_child(identity, "NamePartGroups");
    xnode_each(m, all, "MasterNamePartGroup")
    {
        xnode_each(p, m, "NamePartGroup")
        {
            if (g.n == 32)
                continue;
            g.id[g.n] = xnode_attr(p, "ID");
            g.type[g.n++] = value_of(d, "NamePartType", xnode_attr(p, "NamePartTypeID"));
        }
    }
    return g;
}

/* "LAST, First Patronymic", as OFAC writes names elsewhere */
static void documented_name(record *r, const groups *g, xnode *n, const char *prop, bool primary,
                            arena *a)
{
    str last[16], rest[16], all[16];
    size_t last_n = 0, rest_n = 0, all_n = 0;
    xnode_each(p, n, "DocumentedNamePart")
    {
        xnode *v = xnode_child(p, "NamePartValue");
        str text = xnode_text(v), type = STR_NONE, group = xnode_attr(v, "NamePartGroupID");
        for (size_t i = 0; i < g->n; i++)
            if (str_eq(g->id[i], group))
                type = g->type[i];
        if (all_n == 16)
            continue;
        all[all_n++] = text;
        if (str_is(type, "Last Name"))
            last[last_n++] = text;
        else
            rest[rest_n++] = text;
    }
    if (!str_is(r->schema, "Person") || !last_n || !rest_n) {
        record_add(r, prop, list_join(a, all, all_n, " "));
        return;
    }
    str two[2] = { list_join(a, last, last_n, " "), list_join(a, rest, rest_n, " ") };
    record_add(r, prop, list_join(a, two, 2, ", "));
    if (primary) {
        record_add(r, "lastName", two[0]);
        record_add(r, "firstName", two[1]);
    }
}

static void aliases(const advanced *d, record *r, xnode *identity, arena *a)
{
    groups g = name_groups(d, identity);
    xnode_each(alias, identity, "Alias")
    {
        bool primary = str_is(xnode_attr(alias, "Primary"), "true"),
             weak = str_is(xnode_attr(alias, "LowQuality"), "true");
        str type = value_of(d, "AliasType", xnode_attr(alias, "AliasTypeID"));
        const char *prop = weak                     ? "weakAlias"
                           : str_is(type, "F.K.A.") ? "previousName"
                           : primary                ? "name"
                                                    : "alias";
        bool first = true;
        xnode_each(n, alias, "DocumentedName")
        { /* the first is Latin, others are original scripts */
            documented_name(r, &g, n, first || strcmp(prop, "name") != 0 ? prop : "alias",
                            primary && first, a);
            first = false;
        }
    }
}

static str period(xnode *version, arena *a)
{
    xnode *p = xnode_child(version, "DatePeriod");
    xnode *from = xnode_child(xnode_child(p, "Start"), "From"),
          *to = xnode_child(xnode_child(p, "End"), "To");
    str begin = ymd(from, a), end = ymd(to, a);
    bool about = str_is(xnode_attr(xnode_child(p, "Start"), "Approximate"), "true");
    if (!begin.n)
        return STR_NONE;
    str one = !end.n || str_eq(begin, end)
                  ? begin
                  : arena_printf(a, "%.*s/%.*s", STR_ARG(begin), STR_ARG(end));
    return about ? arena_printf(a, "%.*s~", STR_ARG(one)) : one;
}

static qanat_status feature(advanced *d, record *r, xnode *f, arena *a, qanat_error *err)
{
    str type = value_of(d, "FeatureType", xnode_attr(f, "FeatureTypeID"));
    xnode_each(v, f, "FeatureVersion")
    {
        str value = period(v, a), comment = xnode_get(v, "Comment");
        xnode *detail = xnode_child(v, "VersionDetail");
        if (detail && !value.n)
            value = detail->text.n
                        ? detail->text
                        : value_of(d, "DetailReference", xnode_attr(detail, "DetailReferenceID"));
        xnode *where = xnode_child(v, "VersionLocation");
        uint32_t at = where ? map_get(&d->places, xnode_attr(where, "LocationID")) : MAP_NONE;
        if (at != MAP_NONE) {
            const place *p = &d->place_list.at[at];
            if (str_is(type, "Location")) {
                record_add(r, "address", p->text);
                list_add_country(d->job, r, "country", p->country);
                continue;
            }
            bool land = str_find(type, STR("ountry")) != SIZE_MAX || str_is(type, "Vessel Flag");
            value = land && p->country.n ? p->country : p->text;
        }
        if (comment.n)
            record_add(r, "notes", arena_printf(a, "%.*s: %.*s", STR_ARG(type), STR_ARG(comment)));
        if (!value.n)
            continue;
        bool understood = false;
        str line = arena_printf(a, "%.*s %.*s", STR_ARG(type), STR_ARG(value));
        qanat_status st = ofac_remark(d->remarks, d->job, r, line, NULL, NULL, &understood, err);
        if (st != QANAT_OK)
            return st;
        if (!understood) {
            record_add(r, "notes", line);
            list_unknown(d->job->report,
                         arena_printf(a, "feature \"%.*s\", kept as a note", STR_ARG(type)));
        }
    }
    return QANAT_OK;
}

static qanat_status documents(advanced *d, record *r, str identity, qanat_error *err)
{
    uint32_t at = map_get(&d->papers, identity);
    for (; at && at != MAP_NONE; at = d->paper_list.at[at - 1].next) {
        bool understood = false;
        str line = d->paper_list.at[at - 1].line;
        qanat_status st = ofac_remark(d->remarks, d->job, r, line, NULL, NULL, &understood, err);
        if (st != QANAT_OK)
            return st;
        if (!understood) {
            record_add(r, "notes", line);
            list_unknown_c(d->job->report, "document of another kind, kept as a note");
        }
    }
    return QANAT_OK;
}

/* 4 is an individual there; vessels and aircraft are kinds of transport */
static const char *schema_of(const advanced *d, str subtype)
{
    str name = value_of(d, "PartySubType", subtype);
    str type = value_of(d, "PartyType", value_of(d, "PartyTypeOf", subtype));
    if (str_is(type, "Individual"))
        return "Person";
    return str_is(name, "Vessel")     ? "Vessel"
           : str_is(name, "Aircraft") ? "Airplane"
                                      : "Organization";
}

static qanat_status party(void *context, xnode *n, arena *a, qanat_error *err)
{
    advanced *d = context;
    xnode *profile = xnode_child(n, "Profile");
    str id = profile ? xnode_attr(profile, "ID") : STR_NONE;
    if (!id.n)
        return error_set(err, QANAT_E_INPUT, "a party of the list has no profile with an id");
    record r = record_new(a, arena_printf(a, "ofac-%.*s", STR_ARG(id)),
                          str_of(schema_of(d, xnode_attr(profile, "PartySubTypeID"))));
    ofac_remarks_restart(d->remarks);
    record_add(&r, "notes", xnode_get(n, "Comment"));
    record_add(&r, "topics", STR("sanction"));
    qanat_status st = QANAT_OK;
    xnode_each(identity, profile, "Identity")
    {
        aliases(d, &r, identity, a);
        st = documents(d, &r, xnode_attr(identity, "ID"), err);
        if (st != QANAT_OK)
            return st;
    }
    xnode_each(f, profile, "Feature")
    {
        st = feature(d, &r, f, a, err);
        if (st != QANAT_OK)
            return st;
    }
    return list_emit(d->job, &r, err);
}

static qanat_status relationship(void *context, xnode *n, arena *a, qanat_error *err)
{
    advanced *d = context;
    record from = { .a = a,
                    .id = arena_printf(a, "ofac-%.*s", STR_ARG(xnode_attr(n, "From-ProfileID"))) };
    str to = arena_printf(a, "ofac-%.*s", STR_ARG(xnode_attr(n, "To-ProfileID")));
    str type = value_of(d, "RelationType", xnode_attr(n, "RelationTypeID"));
    /* numbers of relations are unique in the file, so they serve for the edge's id */
    ofac_remarks_number(d->remarks, xnode_attr(n, "ID"));
    return ofac_relation(d->remarks, d->job, &from, type, to, xnode_get(n, "Comment"), err);
}

static qanat_status entry(void *context, xnode *n, arena *a, qanat_error *err)
{
    advanced *d = context;
    record of = { .a = a, .id = arena_printf(a, "ofac-%.*s", STR_ARG(xnode_attr(n, "ProfileID"))) };
    record s = record_new(
        a, arena_printf(a, "%.*s-sanction-%.*s", STR_ARG(of.id), STR_ARG(xnode_attr(n, "ID"))),
        STR("Sanction"));
    s.target = false;
    record_add(&s, "entity", of.id);
    record_add(&s, "authority", STR("Office of Foreign Assets Control"));
    record_add(&s, "provisions", value_of(d, "List", xnode_attr(n, "ListID")));
    xnode_each(e, n, "EntryEvent")
    {
        list_add_date(d->job, &s, "listingDate", ymd(xnode_child(e, "Date"), a));
        record_add(&s, "reason", value_of(d, "LegalBasis", xnode_attr(e, "LegalBasisID")));
    }
    xnode_each(m, n, "SanctionsMeasure")
    {
        str type = value_of(d, "SanctionsType", xnode_attr(m, "SanctionsTypeID")),
            comment = xnode_get(m, "Comment");
        bool program = str_is(type, "Program");
        record_add(&s, program ? "program" : "provisions", comment.n ? comment : type);
    }
    return list_emit(d->job, &s, err);
}

static qanat_status issued(void *context, xnode *n, arena *a, qanat_error *err)
{
    (void)err;
    advanced *d = context;
    str date = ymd(n, a);
    if (date.n == 10)
        memcpy(d->job->report->date, date.at, 10);
    return QANAT_OK;
}

qanat_status ofac_advanced_read(list_job *job, qanat_error *err)
{
    static const xtree_handler handlers[] = {
        { "DateOfIssue", issued },
        { "AliasType", reference },
        { "Country", reference },
        { "DetailReference", reference },
        { "FeatureType", reference },
        { "IDRegDocType", reference },
        { "IDRegDocDateType", reference },
        { "LegalBasis", reference },
        { "List", reference },
        { "NamePartType", reference },
        { "PartyType", reference },
        { "PartySubType", reference },
        { "RelationType", reference },
        { "SanctionsType", reference },
        { "SanctionsProgram", reference },
        { "Location", location },
        { "IDRegDocument", document },
        { "DistinctParty", party },
        { "ProfileRelationship", relationship },
        { "SanctionsEntry", entry },
    };
    advanced d = { .job = job, .a = job->a, .remarks = ofac_remarks_new(job) };
    qanat_status st =
        xtree_read(job->inputs[0], handlers, sizeof handlers / sizeof *handlers, NULL, &d, err);
    map *maps[] = { &d.values, &d.places, &d.papers, &d.last_paper };
    for (size_t i = 0; i < sizeof maps / sizeof *maps; i++)
        map_free(maps[i]);
    return st;
}
