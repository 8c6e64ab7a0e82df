/*
 * See csv.h. A NUL, a lone CR or bytes that are no UTF-8 are passed through: what they mean is for
 * the format's own importer to say.
 */
#include "base/csv.h"
#include "base/limits.h"

csv_reader csv_begin(str bytes, char separator, const char *file)
{
    if (str_starts(bytes, STR("\xEF\xBB\xBF")))
        bytes = str_drop(bytes, 3);
    return (csv_reader){ .rest = bytes, .file = file, .separator = separator, .line = 1 };
}

static void skip_line(csv_reader *r)
{
    const char *nl = r->rest.n ? memchr(r->rest.at, '\n', r->rest.n) : NULL;
    r->rest = nl ? str_drop(r->rest, (size_t)(nl - r->rest.at) + 1) : str_drop(r->rest, r->rest.n);
    r->line++;
}

/* the position of the closing quote of a field that opens at 0, or SIZE_MAX; counts doubled quotes
 */
static size_t closing_quote(str s, size_t *doubled, uint64_t *newlines)
{
    size_t i = 1;
    while (i < s.n && i <= LIMIT_CSV_FIELD_BYTES) {
        if (s.at[i] == '\n')
            (*newlines)++;
        if (s.at[i] != '"') {
            i++;
        } else if (i + 1 < s.n && s.at[i + 1] == '"') {
            (*doubled)++;
            i += 2;
        } else {
            return i;
        }
    }
    return SIZE_MAX;
}

static str undouble(arena *a, str s)
{
    char *out = arena_alloc(a, s.n + 1);
    size_t n = 0;
    for (size_t i = 0; i < s.n; i++) {
        out[n++] = s.at[i];
        if (s.at[i] == '"')
            i++;
    }
    return (str){ out, n };
}

static bool at_end_of_field(const csv_reader *r)
{
    return r->rest.n == 0 || r->rest.at[0] == r->separator || r->rest.at[0] == '\n' ||
           (r->rest.at[0] == '\r' && (r->rest.n == 1 || r->rest.at[1] == '\n'));
}

static qanat_status quoted(csv_reader *r, arena *a, const char *line_start, str *field,
                           qanat_error *err)
{
    size_t doubled = 0;
    uint64_t newlines = 0;
    uint64_t column = (uint64_t)(r->rest.at - line_start) + 1;
    size_t end = closing_quote(r->rest, &doubled, &newlines);
    if (end == SIZE_MAX) {
        uint64_t line = r->line;
        skip_line(r);
        return error_at(err, QANAT_E_INPUT, r->file, line, column,
                        "a quoted field never ends; close it with '\"'");
    }
    *field = str_range(r->rest.at, 1, end);
    if (doubled)
        *field = undouble(a, *field);
    r->rest = str_drop(r->rest, end + 1);
    if (!at_end_of_field(r)) {
        uint64_t line = r->line + newlines;
        r->line = line;
        skip_line(r);
        return error_at(err, QANAT_E_INPUT, r->file, line, column,
                        "text follows the closing quote of a field; double the quotes inside it");
    }
    r->line += newlines;
    return QANAT_OK;
}

static str bare(csv_reader *r)
{
    size_t i = 0;
    while (i < r->rest.n && r->rest.at[i] != r->separator && r->rest.at[i] != '\n')
        i++;
    str field = str_take(r->rest, i);
    bool line_end = i == r->rest.n || r->rest.at[i] == '\n';
    if (line_end && field.n && field.at[field.n - 1] == '\r')
        field.n--;
    r->rest = str_drop(r->rest, i);
    return field;
}

/* behind a field: takes the separator or the line end. True when the record goes on */
static bool field_follows(csv_reader *r)
{
    if (r->rest.n && r->rest.at[0] == r->separator) {
        r->rest = str_drop(r->rest, 1);
        return true;
    }
    if (r->rest.n && r->rest.at[0] == '\r')
        r->rest = str_drop(r->rest, 1);
    if (r->rest.n && r->rest.at[0] == '\n')
        r->rest = str_drop(r->rest, 1);
    r->line++;
    return false;
}

qanat_status csv_next(csv_reader *r, arena *a, csv_row *row, bool *more, qanat_error *err)
{
    VEC(str) fields = { 0 };
    *more = r->rest.n > 0;
    row->n = 0;
    if (!*more)
        return QANAT_OK;
    r->record_line = r->line;
    const char *line_start = r->rest.at;
    bool follows = true;
    while (follows) {
        str field;
        if (r->rest.n && r->rest.at[0] == '"') {
            qanat_status s = quoted(r, a, line_start, &field, err);
            if (s != QANAT_OK)
                return s;
        } else {
            field = bare(r);
        }
        if (fields.n >= LIMIT_CSV_FIELDS || field.n > LIMIT_CSV_FIELD_BYTES) {
            skip_line(r);
            return error_at(err, QANAT_E_INPUT, r->file, r->record_line, 0,
                            "more fields or a longer field than can be read (%u, %u bytes)",
                            LIMIT_CSV_FIELDS, LIMIT_CSV_FIELD_BYTES);
        }
        *vec_push(a, &fields) = field;
        follows = field_follows(r);
    }
    row->fields = fields.at;
    row->n = fields.n;
    return QANAT_OK;
}
