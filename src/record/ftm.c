/*
 * Records as FollowTheMoney lines: reading and writing. The store keeps records in this form too,
 * so that what was kept can be read by anything else that knows the format.
 */
#include "base/jread.h"
#include "record/record.h"

static void put_list(json *j, const char *key, const str_list *list)
{
    json_key(j, key);
    json_open(j, '[');
    for (size_t i = 0; i < list->n; i++)
        json_str(j, list->at[i]);
    json_close(j, ']');
}

static bool prop_before(const record *r, size_t i)
{
    for (size_t k = 0; k < i; k++)
        if (str_eq(r->facts.at[k].prop, r->facts.at[i].prop))
            return true;
    return false;
}

static void put_properties(const record *r, json *j)
{
    json_key(j, "properties");
    json_open(j, '{');
    for (size_t i = 0; i < r->facts.n; i++) {
        if (prop_before(r, i))
            continue;
        json_str(j, r->facts.at[i].prop);
        buf_putc(j->out, ':');
        j->comma = false;
        json_open(j, '[');
        for (size_t k = i; k < r->facts.n; k++)
            if (str_eq(r->facts.at[k].prop, r->facts.at[i].prop))
                json_str(j, r->facts.at[k].value);
        json_close(j, ']');
    }
    json_close(j, '}');
}

void record_put_json(const record *r, json *j)
{
    json_open(j, '{');
    json_key_str(j, "id", r->id);
    json_key_str(j, "caption", record_caption(r));
    json_key_str(j, "schema", r->schema);
    put_properties(r, j);
    put_list(j, "datasets", &r->datasets);
    put_list(j, "referents", &r->referents);
    json_key_bool(j, "target", r->target);
    if (r->first_seen.n)
        json_key_str(j, "first_seen", r->first_seen);
    if (r->last_seen.n)
        json_key_str(j, "last_seen", r->last_seen);
    if (r->last_change.n)
        json_key_str(j, "last_change", r->last_change);
    json_close(j, '}');
}

/* a value may be a string, a number or a truth value; anything else is not of the model */
static bool scalar(const jread *j, jread_token t, str *v)
{
    if (t == JREAD_STRING || t == JREAD_NUMBER) {
        *v = j->value;
        return true;
    }
    if (t == JREAD_TRUE || t == JREAD_FALSE) {
        *v = t == JREAD_TRUE ? STR("true") : STR("false");
        return true;
    }
    return false;
}

static bool parse_list(jread *j, arena *a, str_list *list)
{
    jread_token t = jread_next(j);
    if (t != JREAD_ARRAY)
        return jread_skip(j, t);
    while ((t = jread_next(j)) != JREAD_ARRAY_END) {
        str v;
        if (scalar(j, t, &v))
            *vec_push(a, list) = v;
        else if (!jread_skip(j, t))
            return false;
    }
    return true;
}

/* a nested entity as OpenSanctions nests them counts as a reference to its id */
static bool parse_nested(jread *j, jread_token t, str *id)
{
    *id = STR_NONE;
    if (t != JREAD_OBJECT)
        return jread_skip(j, t);
    while ((t = jread_next(j)) == JREAD_KEY) {
        bool is_id = str_is(j->value, "id");
        t = jread_next(j);
        if (is_id && t == JREAD_STRING)
            *id = j->value;
        else if (!jread_skip(j, t))
            return false;
    }
    return t == JREAD_OBJECT_END;
}

static bool parse_values(jread *j, record *r, str prop, size_t *unknown)
{
    jread_token t = jread_next(j);
    str v;
    if (t != JREAD_ARRAY) {
        if (scalar(j, t, &v))
            record_add_raw(r, prop, v);
        else if (t != JREAD_NULL)
            ++*unknown;
        return jread_skip(j, t);
    }
    while ((t = jread_next(j)) != JREAD_ARRAY_END) {
        if (scalar(j, t, &v)) {
            if (v.n)
                record_add_raw(r, prop, v);
            continue;
        }
        if (!parse_nested(j, t, &v))
            return false;
        if (v.n)
            record_add_raw(r, prop, v);
        else
            ++*unknown;
    }
    return true;
}

static bool parse_properties(jread *j, record *r, size_t *unknown)
{
    jread_token t = jread_next(j);
    if (t != JREAD_OBJECT)
        return jread_skip(j, t);
    while ((t = jread_next(j)) == JREAD_KEY)
        if (!parse_values(j, r, j->value, unknown))
            return false;
    return t == JREAD_OBJECT_END;
}

static bool parse_field(jread *j, record *r, size_t *unknown)
{
    static const struct {
        const char *key;
        size_t offset;
    } fields[] = {
        { "id", offsetof(record, id) },
        { "caption", offsetof(record, caption) },
        { "schema", offsetof(record, schema) },
        { "first_seen", offsetof(record, first_seen) },
        { "last_seen", offsetof(record, last_seen) },
        { "last_change", offsetof(record, last_change) },
    };
    str key = j->value;
    if (str_is(key, "properties"))
        return parse_properties(j, r, unknown);
    if (str_is(key, "datasets"))
        return parse_list(j, r->a, &r->datasets);
    if (str_is(key, "referents"))
        return parse_list(j, r->a, &r->referents);
    jread_token t = jread_next(j);
    if (str_is(key, "target") && (t == JREAD_TRUE || t == JREAD_FALSE)) {
        r->target = t == JREAD_TRUE;
        return true;
    }
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
        if (str_is(key, fields[i].key) && (t == JREAD_STRING || t == JREAD_NULL)) {
            if (t == JREAD_STRING)
                *(str *)((char *)r + fields[i].offset) = j->value;
            return true;
        }
    }
    ++*unknown;
    return jread_skip(j, t);
}

qanat_status record_parse(arena *a, str line, record *out, size_t *unknown, qanat_error *err)
{
    size_t none = 0;
    record r = { .a = a, .target = true };
    jread j = jread_begin(line, a);
    jread_token t = jread_next(&j);
    if (t != JREAD_OBJECT)
        return error_at(err, QANAT_E_INPUT, NULL, 0, j.at + 1,
                        "not a JSON object; a FollowTheMoney line starts with '{'");
    bool good = true;
    while (good && (t = jread_next(&j)) == JREAD_KEY)
        good = parse_field(&j, &r, unknown ? unknown : &none);
    if (!good || t != JREAD_OBJECT_END || jread_next(&j) != JREAD_END)
        return error_at(err, QANAT_E_INPUT, NULL, 0, j.at + 1, "%s",
                        j.problem ? j.problem : "the JSON object does not end");
    if (r.id.n == 0 || r.schema.n == 0)
        return error_at(err, QANAT_E_INPUT, NULL, 0, 1,
                        "an entity needs the fields \"id\" and \"schema\"");
    *out = r;
    return QANAT_OK;
}
