/*
 * See entry.h.
 */
#include "api/entry.h"
#include "base/jread.h"

static bool skip_value(jread *j, str *raw)
{
    jread_token t = jread_next(j);
    size_t start = j->start;
    if (!jread_skip(j, t))
        return false;
    *raw = str_range(j->text.at, start, j->at);
    return true;
}

static bool read_list(jread *j, arena *a, log_entry *e)
{
    jread_token t;
    str name = STR("");
    uint64_t version = 0;
    while ((t = jread_next(j)) == JREAD_KEY) {
        str key = j->value;
        t = jread_next(j);
        if (str_is(key, "name") && t == JREAD_STRING)
            name = j->value;
        else if (str_is(key, "version") && t == JREAD_NUMBER)
            (void)str_u64(j->value, &version);
        else if (t != JREAD_STRING && t != JREAD_NUMBER && !jread_skip(j, t))
            return false;
    }
    *vec_push(a, &e->names) = name;
    *vec_push(a, &e->versions) = (int64_t)version;
    return t == JREAD_OBJECT_END;
}

static bool read_lists(jread *j, arena *a, log_entry *e)
{
    jread_token t;
    if (jread_next(j) != JREAD_ARRAY)
        return false;
    while ((t = jread_next(j)) == JREAD_OBJECT)
        if (!read_list(j, a, e))
            return false;
    return t == JREAD_ARRAY_END;
}

static bool read_member(jread *j, str key, arena *a, log_entry *e)
{
    const struct {
        const char *key;
        str *to;
    } texts[] = { { "kind", &e->kind },
                  { "at", &e->at },
                  { "by", &e->by },
                  { "program", &e->program },
                  { "on", &e->on } };
    uint64_t n = 0;
    str raw;
    if (str_is(key, "lists") && str_is(e->kind, "run"))
        return read_lists(j, a, e);
    if (str_is(key, "query") || str_is(key, "matches"))
        return skip_value(j, str_is(key, "query") ? &e->query : &e->matches);
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        if (str_is(key, texts[i].key))
            return jread_next(j) == JREAD_STRING && (*texts[i].to = j->value, true);
    if (!skip_value(j, &raw))
        return false;
    if (str_is(key, "run") && str_u64(raw, &n))
        e->run = n;
    if (str_is(key, "decisions") && str_u64(raw, &n))
        e->decisions = (int64_t)n;
    return true;
}

qanat_status entry_read(str text, arena *a, log_entry *out, qanat_error *err)
{
    jread j = jread_begin(text, a);
    jread_token t = jread_next(&j);
    bool good = t == JREAD_OBJECT;
    *out = (log_entry){ 0 };
    while (good && (t = jread_next(&j)) == JREAD_KEY)
        good = read_member(&j, j.value, a, out);
    return good && t == JREAD_OBJECT_END && out->kind.n
               ? QANAT_OK
               : error_set(err, QANAT_E_STORE, "an entry of the audit log cannot be read");
}

qanat_status entry_screening(const char *path, const audit_line *line, arena *a, log_entry *out,
                             log_entry *run, qanat_error *err)
{
    audit_line first;
    qanat_status st = entry_read(line->json, a, out, err);
    if (st == QANAT_OK && !str_is(out->kind, "screen"))
        return error_set(err, QANAT_E_INPUT, "entry %llu is no screening but: %.*s",
                         (unsigned long long)line->n, STR_ARG(out->kind));
    if (st == QANAT_OK)
        st = audit_get(path, out->run, a, &first, err);
    if (st == QANAT_OK)
        st = entry_read(first.json, a, run, err);
    if (st == QANAT_OK && !str_is(run->kind, "run"))
        st = error_set(err, QANAT_E_STORE, "entry %llu names no run", (unsigned long long)line->n);
    return st;
}

qanat_status entry_engine(const char *path, const char *data, const log_entry *run,
                          qanat_engine **out, qanat_error *err)
{
    qanat_engine_options o = {
        .size = sizeof o, .store = path, .data = data, .audit = QANAT_AUDIT_OFF
    };
    engine_pin pin = { run->names.at, run->versions.at, run->names.n, run->decisions };
    return engine_open_at(&o, &pin, out, err);
}
