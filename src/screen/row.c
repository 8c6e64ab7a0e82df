/*
 * See row.h. A cell may hold several values divided by ';', but for names and addresses, where a
 * ';' may be part of the text.
 */
#include "screen/row.h"
#include "base/jread.h"
#include "record/date.h"
#include "record/ident.h"
#include "record/schema.h"
#include "text/fold.h"

/* folded, without blanks, hyphens and underscores */
static str squeezed(arena *a, str s)
{
    str f = fold_str(a, s);
    char *out = arena_alloc(a, f.n + 1);
    size_t n = 0;
    for (size_t i = 0; i < f.n; i++)
        if (!strchr(" -_./\t", f.at[i]))
            out[n++] = f.at[i];
    return (str){ out, n };
}

static str property_of(const data_set *d, str header, arena *a)
{
    static const char *const own[] = { "name",        "alias",     "previousName", "weakAlias",
                                       "birthDate",   "deathDate", "birthPlace",   "nationality",
                                       "citizenship", "country",   "jurisdiction", "gender",
                                       "address",     "schema",    "id",           "topics",
                                       "firstName",   "lastName",  "middleName" };
    data_file f;
    if (STR_IS_ANY(header, own))
        return header;
    if (ident_prop_of(header))
        return header;
    str want = squeezed(a, header), c[2], one;
    if (!want.n || !data_get(d, STR("lists/columns.tsv"), &f))
        return STR("-");
    tsv_reader r = tsv_begin(&f);
    while (tsv_next(&r, c, 2)) {
        str rest = c[1];
        while (str_split(&rest, '|', &one))
            if (str_eq(squeezed(a, one), want))
                return c[0];
    }
    return STR("-");
}

static qanat_status map_columns(row_columns *c, str mapping, qanat_error *err)
{
    str pair;
    while (str_split(&mapping, ',', &pair)) {
        str header = pair, prop;
        if (!str_split(&header, '=', &prop) || !header.at)
            return error_set(err, QANAT_E_USAGE,
                             "columns are mapped as property=header,property=header");
        size_t i = 0;
        while (i < c->n && !str_eq(str_trim(c->headers[i]), str_trim(header)))
            i++;
        if (i == c->n)
            return error_set(err, QANAT_E_USAGE, "the file has no column \"%.*s\"",
                             STR_ARG(header));
        c->props[i] = str_trim(prop);
    }
    return QANAT_OK;
}

static bool holds_subject(str prop)
{
    return str_is(prop, "name") || str_is(prop, "alias") || str_is(prop, "lastName") ||
           ident_prop_of(prop);
}

qanat_status row_columns_of(const data_set *d, const str *header, size_t n, str mapping,
                            const char *file, arena *a, row_columns *out, qanat_error *err)
{
    row_columns c = { arena_array(a, str, n), arena_array(a, str, n), n };
    bool good = false;
    for (size_t i = 0; i < n; i++) {
        c.headers[i] = arena_str(a, header[i]);
        c.props[i] = property_of(d, str_trim(c.headers[i]), a);
    }
    qanat_status st = mapping.n ? map_columns(&c, mapping, err) : QANAT_OK;
    if (st != QANAT_OK)
        return st;
    for (size_t i = 0; i < n; i++)
        good |= holds_subject(c.props[i]);
    if (!good)
        return error_at(
            err, QANAT_E_INPUT, file, 1, 0,
            "no column holds a name; name one \"name\" or say which with --columns name=HEADER");
    *out = c;
    return QANAT_OK;
}

static void add_name_part(screen_query *q, str value, arena *a)
{
    if (!q->names.n) {
        *vec_push(a, &q->names) = value;
        return;
    }
    str *name = &q->names.at[0];
    *name = arena_printf(a, "%.*s %.*s", STR_ARG(*name), STR_ARG(value));
}

bool row_set(screen_query *q, str prop, str value, arena *a)
{
    static const struct {
        const char *prop;
        size_t list;
    } lists[] = {
        { "name", offsetof(screen_query, names) },
        { "alias", offsetof(screen_query, names) },
        { "previousName", offsetof(screen_query, names) },
        { "weakAlias", offsetof(screen_query, names) },
        { "birthDate", offsetof(screen_query, birth_dates) },
        { "deathDate", offsetof(screen_query, death_dates) },
        { "nationality", offsetof(screen_query, countries) },
        { "citizenship", offsetof(screen_query, countries) },
        { "country", offsetof(screen_query, countries) },
        { "jurisdiction", offsetof(screen_query, countries) },
        { "topics", offsetof(screen_query, topics) },
    };
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
        if (!str_is(prop, lists[i].prop))
            continue;
        *vec_push(a, (str_list *)(void *)((char *)q + lists[i].list)) = value;
        return true;
    }
    const ident_prop *p = ident_prop_of(prop);
    if (p) {
        str typed = arena_printf(a, "%s:%.*s", p->type, STR_ARG(value));
        *vec_push(a, &q->identifiers) = index_identifier(a, typed);
    } else if (str_is(prop, "schema")) {
        q->schema = value;
    } else if (str_is(prop, "id")) {
        q->id = value;
    } else if (str_is(prop, "gender")) {
        char c = value.n ? (char)(value.at[0] | 32) : 0;
        q->gender = c == 'm' ? STR("male") : c == 'f' || c == 'w' ? STR("female") : value;
    } else if (str_is(prop, "birthPlace")) {
        q->birth_place = value;
    } else if (str_is(prop, "address")) {
        q->address = value;
    } else {
        return false;
    }
    return true;
}

/* usual words for what a customer is */
static str schema_word(str s)
{
    static const char *const words[][2] = { { "individual", "Person" },
                                            { "person", "Person" },
                                            { "natural", "Person" },
                                            { "company", "Company" },
                                            { "entity", "LegalEntity" },
                                            { "corporate", "Company" },
                                            { "organisation", "Organization" },
                                            { "organization", "Organization" },
                                            { "business", "Company" },
                                            { "vessel", "Vessel" },
                                            { "ship", "Vessel" },
                                            { "aircraft", "Airplane" } };
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        size_t n = strlen(words[i][0]);
        bool same = s.n == n;
        for (size_t k = 0; same && k < n; k++)
            same = (s.at[k] | 32) == words[i][0][k];
        if (same)
            return str_of(words[i][1]);
    }
    return s;
}

/* "1974-02-31": a day that the month does not have is a slip of the pen, and the month still tells
 * people apart. */
static bool month_of_slip(str *date)
{
    date_span d;
    str month = str_take(*date, 7);
    if (date->n != 10 || date->at[7] != '-' || month.at[4] != '-' || !date_parse(month, &d))
        return false;
    *date = month;
    return true;
}

static qanat_status check(screen_query *q, qanat_error *err)
{
    date_span d;
    q->schema = schema_word(q->schema);
    if (q->schema.n && schema_kind_of(q->schema) == SCHEMA_KIND_NONE)
        return error_set(err, QANAT_E_INPUT,
                         "no subjects of schema \"%.*s\"; Person, Company, Vessel … are known",
                         STR_ARG(str_take(q->schema, 60)));
    if (!q->names.n && !q->identifiers.n)
        return error_set(err, QANAT_E_INPUT, "neither a name nor an identifier");
    for (size_t i = 0; i < q->birth_dates.n; i++)
        if (!date_parse(q->birth_dates.at[i], &d) && !month_of_slip(&q->birth_dates.at[i]))
            return error_set(err, QANAT_E_INPUT,
                             "\"%.*s\" is no date; write 1951-04-30, 1951-04 or 1951",
                             STR_ARG(str_take(q->birth_dates.at[i], 60)));
    return QANAT_OK;
}

static bool is_text(str prop)
{
    return str_is(prop, "name") || str_is(prop, "address") || str_is(prop, "birthPlace") ||
           str_is(prop, "id");
}

qanat_status row_query(const row_columns *c, const str *fields, arena *a, screen_query *q,
                       qanat_error *err)
{
    bool named = false;
    for (size_t i = 0; i < c->n; i++)
        named |= str_is(c->props[i], "name") && str_trim(fields[i]).n;
    for (size_t i = 0; i < c->n; i++) {
        str value = str_trim(fields[i]), rest = value, one;
        if (!value.n || str_is(c->props[i], "-"))
            continue;
        if (str_is(c->props[i], "firstName") || str_is(c->props[i], "middleName") ||
            str_is(c->props[i], "lastName")) {
            if (!named)
                add_name_part(q, value, a);
            continue;
        }
        if (is_text(c->props[i])) {
            (void)row_set(q, c->props[i], value, a);
            continue;
        }
        while (str_split(&rest, ';', &one))
            if (str_trim(one).n)
                (void)row_set(q, c->props[i], str_trim(one), a);
    }
    return check(q, err);
}

static bool json_value(const data_set *d, jread *j, str prop, arena *a, screen_query *q)
{
    jread_token t = jread_next(j);
    bool list = t == JREAD_ARRAY;
    for (;;) {
        if (list)
            t = jread_next(j);
        if (t == JREAD_ARRAY_END)
            return true;
        if (t == JREAD_STRING || t == JREAD_NUMBER) {
            if (str_trim(j->value).n)
                (void)row_set(q, prop, str_trim(j->value), a);
        } else if (!jread_skip(j, t)) {
            return false;
        }
        if (!list)
            return true;
    }
    (void)d;
}

qanat_status row_query_json(const data_set *d, str line, arena *a, screen_query *q,
                            qanat_error *err)
{
    jread j = jread_begin(line, a);
    jread_token t = jread_next(&j);
    if (t != JREAD_OBJECT)
        return error_at(err, QANAT_E_INPUT, NULL, 0, j.at + 1, "not a JSON object");
    while ((t = jread_next(&j)) != JREAD_END) {
        if (t == JREAD_OBJECT_END)
            continue;
        if (t != JREAD_KEY)
            break;
        str key = j.value;
        if (str_is(key, "properties")) {
            if (jread_next(&j) != JREAD_OBJECT)
                break;
            continue;
        }
        if (!json_value(d, &j, property_of(d, key, a), a, q))
            break;
    }
    if (t != JREAD_END)
        return error_at(err, QANAT_E_INPUT, NULL, 0, j.at + 1, "%s",
                        j.problem ? j.problem : "\"properties\" is no object");
    return check(q, err);
}
