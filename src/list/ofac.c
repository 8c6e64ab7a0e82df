/*
 * See ofac.h. The remarks of SDN.CSV hold what the XML has fields for; which prefix means what
 * stands in data/lists/ofac-remarks.tsv.
 */
#include "list/ofac.h"
#include "base/map.h"
#include "text/fold.h"
#include "record/schema.h"

#include <stdio.h>
#include <strings.h>

typedef enum { VALUE, DATE, COUNTRY, ALIAS, DOCUMENT, LINKED, WALLET, KEEP, GENDER } how;

typedef struct rule {
    str prefix, prop;
    how how;
} rule;

typedef struct relation {
    str type, schema;
    bool backward;
} relation;

/* a "Linked To" whose record may come later in the file */
typedef struct link {
    str id, name;
    size_t node;
} link;

struct ofac_remarks {
    map known; /* folded names to `ids` */
    VEC(str) ids;
    VEC(link) links;
    VEC(rule) rules;
    VEC(relation) relations;
    size_t nodes; /* numbers the nodes of the record at hand */
};

const char *ofac_schema(str type)
{
    if (type.n == 10 && strncasecmp(type.at, "individual", 10) == 0)
        return "Person";
    if (type.n == 6 && strncasecmp(type.at, "vessel", 6) == 0)
        return "Vessel";
    if (type.n == 8 && strncasecmp(type.at, "aircraft", 8) == 0)
        return "Airplane";
    return "Organization";
}

ofac_remarks *ofac_remarks_new(list_job *job)
{
    static const char *const hows[] = { "value",  "date",   "country", "alias", "document",
                                        "linked", "wallet", "keep",    "gender" };
    ofac_remarks *t = arena_new_of(job->a, ofac_remarks);
    data_file f;
    str c[3];
    if (data_get(job->data, STR("lists/ofac-relations.tsv"), &f)) {
        tsv_reader r = tsv_begin(&f);
        while (tsv_next(&r, c, 3))
            *vec_push(job->a, &t->relations) = (relation){ c[0], c[1], str_is(c[2], "backward") };
    }
    if (!data_get(job->data, STR("lists/ofac-remarks.tsv"), &f))
        return t;
    tsv_reader r = tsv_begin(&f);
    while (tsv_next(&r, c, 3)) {
        for (size_t i = 0; i < sizeof hows / sizeof *hows; i++)
            if (str_is(c[1], hows[i]))
                *vec_push(job->a, &t->rules) = (rule){ c[0], arena_str(job->a, c[2]), (how)i };
    }
    return t;
}

static const rule *rule_of(const ofac_remarks *t, str remark, str *value)
{
    const rule *best = NULL;
    for (size_t i = 0; i < t->rules.n; i++) {
        const rule *r = &t->rules.at[i];
        bool longer = !best || r->prefix.n > best->prefix.n;
        if (longer && remark.n > r->prefix.n && str_starts(remark, r->prefix) &&
            (remark.at[r->prefix.n] == ' ' || r->prefix.at[r->prefix.n - 1] == ':'))
            best = r;
    }
    if (best)
        *value = str_trim(str_drop(remark, best->prefix.n));
    return best;
}

/* 'BNC' or "BNC" without the quotes */
static str unquoted(str s)
{
    s = str_trim(s);
    if (s.n >= 2 && (s.at[0] == '\'' || s.at[0] == '"') && s.at[s.n - 1] == s.at[0])
        return str_range(s.at, 1, s.n - 1);
    return s;
}

static record child(ofac_remarks *t, const record *r, const char *schema, const char *what)
{
    return list_node(r->a, r, schema, what, ++t->nodes);
}

/* "A 123 (Egypt) issued 3 Mar 2010 expires 3 Mar 2020": the number, the country, the dates */
static qanat_status document(ofac_remarks *t, list_job *job, record *r, const rule *u, str value,
                             qanat_error *err)
{
    size_t open = str_find(value, STR(" (")), issued = str_find(value, STR(" issued ")),
           expires = str_find(value, STR(" expires "));
    size_t end = value.n;
    end = open < end ? open : end;
    end = issued < end ? issued : end;
    end = expires < end ? expires : end;
    str number = str_trim(str_take(value, end));
    record_add_str(r, u->prop, number);
    record d =
        child(t, r, str_is(u->prop, "passportNumber") ? "Passport" : "Identification", "doc");
    record_add(&d, "holder", r->id);
    record_add(&d, "number", number);
    record_add(&d, "type", u->prefix);
    if (open != SIZE_MAX) {
        str country = str_drop(value, open + 2);
        country = str_take(country, str_find(country, STR(")")));
        /* "(Cali, Colombia)": the country is the last part */
        const char *comma = memrchr(country.at, ',', country.n);
        if (comma && !country_code(job->countries, country).n)
            country = str_drop(country, (size_t)(comma - country.at) + 1);
        list_add_country(job, &d, "country", country);
    }
    if (issued != SIZE_MAX) {
        str date = str_drop(value, issued + 8);
        list_add_date(job, &d, "startDate", str_take(date, str_find(date, STR(" expires"))));
    }
    if (expires != SIZE_MAX)
        list_add_date(job, &d, "endDate", str_drop(value, expires + 9));
    return list_emit(job, &d, err);
}

static qanat_status wallet(ofac_remarks *t, list_job *job, record *r, str value, qanat_error *err)
{
    const char *blank = memchr(value.at, ' ', value.n);
    str currency = blank ? str_take(value, (size_t)(blank - value.at)) : STR("");
    str key = blank ? str_trim(str_drop(value, currency.n)) : value;
    record w = child(t, r, "CryptoWallet", "wallet");
    record_add(&w, "publicKey", key);
    record_add(&w, "currency", currency);
    record_add(&w, "holder", r->id);
    record_add(&w, "topics", STR("sanction"));
    return list_emit(job, &w, err);
}

static qanat_status linked(ofac_remarks *t, list_job *job, record *r, str name,
                           str (*find)(void *, str), void *context, qanat_error *err)
{
    str id = find ? find(context, name) : STR_NONE;
    record_add(r, "notes", arena_printf(r->a, "Linked To: %.*s", STR_ARG(name)));
    if (!find) {
        ofac_linked_to(t, job, r, name);
        return QANAT_OK;
    }
    if (!id.n) {
        list_unknown_c(job->report, "\"Linked To\" a name that no record of the list has");
        return QANAT_OK;
    }
    record l = child(t, r, "UnknownLink", "link");
    record_add(&l, "subject", r->id);
    record_add(&l, "object", id);
    record_add(&l, "role", STR("Linked To"));
    return list_emit(job, &l, err);
}

void ofac_known(ofac_remarks *t, list_job *job, str name, str id)
{
    str key = fold_str(job->a, name);
    if (map_get(&t->known, key) != MAP_NONE)
        return;
    map_put(&t->known, key, (uint32_t)t->ids.n);
    *vec_push(job->a, &t->ids) = arena_str(job->a, id);
}

void ofac_linked_to(ofac_remarks *t, list_job *job, const record *r, str name)
{
    *vec_push(job->a, &t->links) =
        (link){ arena_str(job->a, r->id), fold_str(job->a, name), ++t->nodes };
}

qanat_status ofac_links(ofac_remarks *t, list_job *job, qanat_error *err)
{
    arena *a = arena_new();
    qanat_status s = QANAT_OK;
    for (size_t i = 0; s == QANAT_OK && i < t->links.n; i++) {
        const link *x = &t->links.at[i];
        uint32_t at = map_get(&t->known, x->name);
        if (at == MAP_NONE) {
            list_unknown_c(job->report, "\"Linked To\" a name that no record of the list has");
            continue;
        }
        arena_reset(a);
        record of = record_new(a, x->id, STR("LegalEntity"));
        record l = list_node(a, &of, "UnknownLink", "link", x->node);
        record_add(&l, "subject", x->id);
        record_add(&l, "object", t->ids.at[at]);
        record_add(&l, "role", STR("Linked To"));
        s = list_emit(job, &l, err);
    }
    arena_free(a);
    return s;
}

void ofac_remarks_end(ofac_remarks *t)
{
    map_free(&t->known);
}

static void gender(record *r, str v)
{
    bool male = v.n >= 4 && strncasecmp(v.at, "male", 4) == 0;
    bool female = v.n >= 6 && strncasecmp(v.at, "female", 6) == 0;
    record_add(r, "gender", male ? STR("male") : female ? STR("female") : v);
}

qanat_status ofac_remark(ofac_remarks *t, list_job *job, record *r, str remark,
                         str (*find)(void *, str), void *context, bool *understood,
                         qanat_error *err)
{
    str value = STR_NONE;
    remark = str_trim(remark);
    if (remark.n > 2 && remark.at[0] == '(' && remark.at[remark.n - 1] == ')')
        remark = str_range(remark.at, 1, remark.n - 1);
    if (str_starts(remark, STR("alt. ")))
        remark = str_drop(remark, 5);
    const rule *u = rule_of(t, remark, &value);
    *understood = u != NULL;
    if (!u)
        return QANAT_OK;
    switch (u->how) {
    case DATE:
        list_add_date(job, r, u->prop.at, value);
        break;
    case COUNTRY:
        list_add_country(job, r, u->prop.at, value);
        break;
    case ALIAS:
        record_add_str(r, u->prop, unquoted(value));
        break;
    case DOCUMENT:
        return document(t, job, r, u, value, err);
    case LINKED:
        return linked(t, job, r, value, find, context, err);
    case WALLET:
        return wallet(t, job, r, value, err);
    case KEEP:
        record_add(r, "notes", remark);
        break;
    case GENDER:
        gender(r, value);
        break;
    case VALUE:
        if (str_is(u->prop, "imoNumber") && str_starts(value, STR("IMO ")))
            value = str_drop(value, 4);
        record_add_str(r, u->prop, value);
    }
    return QANAT_OK;
}

void ofac_remarks_restart(ofac_remarks *t)
{
    t->nodes = 0;
}

void ofac_remarks_number(ofac_remarks *t, str number)
{
    uint64_t n;
    if (str_u64(number, &n) && n > 0)
        t->nodes = (size_t)n - 1;
}

qanat_status ofac_relation(ofac_remarks *t, list_job *job, const record *r, str type, str other_id,
                           str comment, qanat_error *err)
{
    const relation *found = NULL;
    for (size_t i = 0; i < t->relations.n; i++)
        if (str_eq(t->relations.at[i].type, type))
            found = &t->relations.at[i];
    str schema = found ? found->schema : STR("UnknownLink");
    if (!found)
        list_unknown(job->report, arena_printf(r->a, "relation \"%.*s\", kept as a link",
                                               STR_ARG(str_take(type, 60))));
    const schema_info *ends = schema_find(schema);
    record l = child(t, r, arena_cstr(r->a, schema), "link");
    bool backward = found && found->backward;
    record_add(&l, ends->source, backward ? other_id : r->id);
    record_add(&l, ends->target, backward ? r->id : other_id);
    record_add(&l,
               str_is(schema, "Family") || str_is(schema, "Associate") ? "relationship" : "role",
               type);
    record_add(&l, "summary", comment);
    return list_emit(job, &l, err);
}

qanat_status ofac_remarks_read(ofac_remarks *t, list_job *job, record *r, str remarks,
                               str (*find)(void *, str), void *context, qanat_error *err)
{
    remarks = str_trim(remarks);
    while (remarks.n) {
        const char *semicolon = memchr(remarks.at, ';', remarks.n);
        size_t end = semicolon ? (size_t)(semicolon - remarks.at) : remarks.n;
        bool last = !semicolon;
        str one = str_trim(str_take(remarks, end));
        remarks = str_trim(str_drop(remarks, end + 1));
        if (last && one.n && one.at[one.n - 1] == '.')
            one.n--;
        bool understood = false;
        qanat_status s = ofac_remark(t, job, r, one, find, context, &understood, err);
        if (s != QANAT_OK)
            return s;
        if (!understood && one.n) {
            record_add(r, "notes", one);
            list_unknown_c(job->report, "remark kept as a note");
        }
    }
    return QANAT_OK;
}

qanat_status ofac_sanction(list_job *job, record *r, const str *programs, size_t n, str listed,
                           qanat_error *err)
{
    record s = list_node(r->a, r, "Sanction", "sanction", 1);
    record_add(&s, "entity", r->id);
    record_add(&s, "authority", STR("Office of Foreign Assets Control"));
    for (size_t i = 0; i < n; i++) {
        record_add(&s, "program", programs[i]);
        record_add(r, "programId", programs[i]);
    }
    list_add_date(job, &s, "listingDate", listed);
    record_add(r, "topics", STR("sanction"));
    return list_emit(job, &s, err);
}
