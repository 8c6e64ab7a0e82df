/*
 * See sheet.h.
 */
#include "list/sheet.h"
#include "base/limits.h"

#include <strings.h>

static bool same(str a, const char *b)
{
    a = str_trim(a);
    return a.n == strlen(b) && strncasecmp(a.at, b, a.n) == 0;
}

qanat_status sheet_begin(sheet *s, input *in, char separator, size_t skip, qanat_error *err)
{
    bool more = true;
    *s = (sheet){ .in = in, .separator = separator, .a = arena_new(), .scratch = arena_new() };
    for (size_t i = 0; i <= skip; i++) {
        qanat_status st = input_csv(in, separator, s->scratch, &s->row, &more, err);
        if (st != QANAT_OK)
            return st;
        if (!more)
            return error_at(err, QANAT_E_INPUT, input_path(in), 0, 0,
                            "the file ends before its header row");
    }
    s->n = s->row.n;
    s->names = arena_array(s->a, str, s->n);
    s->used = arena_array(s->a, bool, s->n);
    for (size_t i = 0; i < s->n; i++) {
        str name = str_trim(s->row.fields[i]);
        if (i == 0 && str_starts(name, STR("\xEF\xBB\xBF")))
            name = str_drop(name, 3);
        s->names[i] = arena_str(s->a, name);
    }
    return QANAT_OK;
}

void sheet_end(sheet *s)
{
    arena_free(s->a);
    arena_free(s->scratch);
}

qanat_status sheet_next(sheet *s, bool *more, qanat_error *err)
{
    do {
        arena_reset(s->scratch);
        qanat_status st = input_csv(s->in, s->separator, s->scratch, &s->row, more, err);
        if (st != QANAT_OK || !*more)
            return st;
    } while (s->row.n == 1 && s->n > 1 && str_trim(s->row.fields[0]).n == 0);
    /* one empty field more is a separator at the line's end */
    if (s->row.n == s->n + 1 && s->row.fields[s->n].n == 0)
        s->row.n--;
    if (s->row.n != s->n)
        return error_at(err, QANAT_E_INPUT, input_path(s->in), input_line_number(s->in), 0,
                        "the row has %zu fields, the header %zu", s->row.n, s->n);
    return QANAT_OK;
}

str sheet_get(sheet *s, const char *column)
{
    for (size_t i = 0; i < s->n; i++) {
        if (!same(s->names[i], column))
            continue;
        s->used[i] = true;
        return str_trim(s->row.fields[i]);
    }
    return STR("");
}

bool sheet_has(const sheet *s, const char *column)
{
    for (size_t i = 0; i < s->n; i++)
        if (same(s->names[i], column))
            return true;
    return false;
}

void sheet_ignore(sheet *s, const char *column)
{
    for (size_t i = 0; i < s->n; i++)
        s->used[i] |= same(s->names[i], column);
}

void sheet_report(const sheet *s, list_report *r)
{
    for (size_t i = 0; i < s->n; i++)
        if (!s->used[i] && str_trim(s->row.fields[i]).n)
            list_unknown(r, s->names[i]);
}

static void keep_row(sheet_groups *g, const char *key)
{
    csv_row kept = { arena_array(g->a, str, g->sheet->n), g->sheet->n };
    for (size_t i = 0; i < kept.n; i++)
        kept.fields[i] = arena_str(g->a, g->sheet->row.fields[i]);
    *vec_push(g->a, &g->rows) = kept;
    *vec_push(g->a, &g->next) = 0;
    uint32_t at = (uint32_t)g->rows.n;
    str id = arena_str(g->a, sheet_get(g->sheet, key));
    uint32_t before = map_put(&g->last_at, id, at);
    if (before == MAP_NONE)
        *vec_push(g->a, &g->first) = at;
    else
        g->next.at[before - 1] = at;
}

qanat_status sheet_group(sheet *s, const char *key, arena *a, sheet_groups *out, qanat_error *err)
{
    *out = (sheet_groups){ .sheet = s, .a = a };
    for (;;) {
        bool more;
        qanat_status st = sheet_next(s, &more, err);
        if (st != QANAT_OK || !more)
            return st;
        if (arena_bytes(a) > LIMIT_SET_FILE_BYTES)
            return error_at(err, QANAT_E_LIMIT, input_path(s->in), 0, 0,
                            "the file is larger than can be held in memory");
        keep_row(out, key);
    }
}

void sheet_groups_free(sheet_groups *g)
{
    map_free(&g->first_at);
    map_free(&g->last_at);
}

uint32_t sheet_take(sheet_groups *g, uint32_t at)
{
    g->sheet->row = g->rows.at[at - 1];
    return g->next.at[at - 1];
}

bool sheet_head_has(str head, char separator, size_t skip, const char *const *columns, size_t n)
{
    arena *a = arena_new();
    csv_reader reader = csv_begin(head, separator, "");
    csv_row r = { 0 };
    bool more = true, all = true;
    for (size_t i = 0; i <= skip && more; i++)
        if (csv_next(&reader, a, &r, &more, NULL) != QANAT_OK)
            more = false;
    for (size_t k = 0; more && k < n; k++) {
        bool found = false;
        for (size_t i = 0; i < r.n; i++)
            found |= same(r.fields[i], columns[k]);
        all &= found;
    }
    arena_free(a);
    return more && all;
}
