/*
 * The text of an e-mail message (RFC 5322, MIME): its first text/plain part, else its first
 * text/html part, with transfer encoding and charset undone. Parts inside parts are walked with a
 * list, not by recursion, at most MAX_DEPTH deep. Subject, sender and date become title, author and
 * date.
 */
#include "report/decode.h"
#include "base/limits.h"
#include "text/fold.h"
#include "base/utf8.h"

enum { MAX_DEPTH = 8, MAX_PARTS = 256, HEADER_LINES = 400 };

static const char *const known_headers[] = {
    "from:",         "to:",           "date:",       "subject:",
    "mime-version:", "received:",     "message-id:", "return-path:",
    "content-type:", "delivered-to:", NULL
};

static bool equal_ignoring_case(str a, const char *b)
{
    size_t n = strlen(b);
    if (a.n < n)
        return false;
    for (size_t i = 0; i < n; i++) {
        char c = a.at[i] >= 'A' && a.at[i] <= 'Z' ? (char)(a.at[i] + 32) : a.at[i];
        if (c != b[i])
            return false;
    }
    return true;
}

bool decode_looks_like_mail(str bytes)
{
    size_t known = 0, lines = 0;
    str rest = str_take(bytes, 32768), line;
    if (str_starts(rest, STR("From ")))
        (void)str_split(&rest, '\n', &line);
    while (rest.at && str_split(&rest, '\n', &line) && lines++ < HEADER_LINES) {
        line = str_trim(line);
        if (line.n == 0)
            break;
        for (size_t i = 0; known_headers[i]; i++)
            known += equal_ignoring_case(line, known_headers[i]);
        if (lines == 1 && known == 0)
            return false;
    }
    return known >= 3;
}

/* ---- headers */

/* the value of a header of the entity that begins at `at`, unfolded, in `a`; empty where there is
 * none */
static str header(arena *a, str s, size_t at, const char *name)
{
    mapper m = { .a = a };
    str rest = str_drop(s, at), line;
    bool taking = false;
    while (rest.at && str_split(&rest, '\n', &line)) {
        if (str_trim(line).n == 0)
            break;
        bool folded = line.at[0] == ' ' || line.at[0] == '\t';
        if (!folded) {
            if (taking)
                break;
            taking = equal_ignoring_case(line, name);
            if (taking)
                mapper_put(&m, str_trim(str_drop(line, strlen(name))), 0, 0);
        } else if (taking) {
            mapper_put(&m, STR(" "), 0, 0);
            mapper_put(&m, str_trim(line), 0, 0);
        }
    }
    return mapper_done(&m).text;
}

/* where the body begins: behind the empty line */
static size_t body_of(str s, size_t at, size_t end)
{
    for (size_t i = at; i < end; i++) {
        if (s.at[i] != '\n')
            continue;
        if (i + 1 < end && s.at[i + 1] == '\n')
            return i + 2;
        if (i + 2 < end && s.at[i + 1] == '\r' && s.at[i + 2] == '\n')
            return i + 3;
    }
    return end;
}

/* charset=… or boundary=… of a Content-Type */
static str parameter(str value, const char *name)
{
    for (size_t i = 0; i < value.n; i++) {
        str rest = str_drop(value, i);
        if (!equal_ignoring_case(rest, name))
            continue;
        rest = str_drop(rest, strlen(name));
        if (rest.n && rest.at[0] == '"') {
            size_t end = str_find(str_drop(rest, 1), STR("\""));
            return end == SIZE_MAX ? STR("") : str_range(rest.at, 1, 1 + end);
        }
        size_t end = 0;
        while (end < rest.n && rest.at[end] != ';' && (unsigned char)rest.at[end] > ' ')
            end++;
        return str_take(rest, end);
    }
    return STR("");
}

/* ---- transfer encodings */

static int base64_value(char c)
{
    if (c >= 'A' && c <= 'Z')
        return c - 'A';
    if (c >= 'a' && c <= 'z')
        return c - 'a' + 26;
    if (c >= '0' && c <= '9')
        return c - '0' + 52;
    return c == '+' ? 62 : c == '/' ? 63 : -1;
}

static mapped from_base64(arena *a, const mapped *in)
{
    mapper m = { .a = a };
    uint32_t group = 0, from = 0;
    int have = 0;
    for (size_t i = 0; i < in->text.n; i++) {
        int v = base64_value(in->text.at[i]);
        if (v < 0)
            continue;
        if (have == 0)
            from = mapped_from(in, i);
        group = group << 6 | (uint32_t)v;
        have++;
        if (have > 1) {
            int shift = (4 - have) * 2;
            char byte = (char)(group >> shift & 0xFF);
            mapper_put(&m, (str){ &byte, 1 }, from, mapped_till(in, i));
        }
        if (have == 4) {
            have = 0;
            group = 0;
        }
    }
    return mapper_done(&m);
}

static int hex_value(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

static mapped from_quoted(arena *a, const mapped *in)
{
    mapper m = { .a = a };
    str s = in->text;
    for (size_t i = 0; i < s.n; i++) {
        int high = s.at[i] == '=' && i + 2 < s.n ? hex_value(s.at[i + 1]) : -1;
        int low = high >= 0 ? hex_value(s.at[i + 2]) : -1;
        if (low >= 0) {
            char byte = (char)(high * 16 + low);
            mapper_put(&m, (str){ &byte, 1 }, mapped_from(in, i), mapped_till(in, i + 2));
            i += 2;
        } else if (s.at[i] == '=' && i + 1 < s.n && s.at[i + 1] == '\n') {
            i += 1;
        } else if (s.at[i] == '=' && i + 2 < s.n && s.at[i + 1] == '\r' && s.at[i + 2] == '\n') {
            i += 2;
        } else {
            mapper_put(&m, str_range(s.at, i, i + 1), mapped_from(in, i), mapped_till(in, i));
        }
    }
    return mapper_done(&m);
}

static mapped slice(const mapped *in, size_t from, size_t till, arena *a)
{
    mapper m = { .a = a };
    for (size_t i = from; i < till; i++)
        mapper_put(&m, str_range(in->text.at, i, i + 1), mapped_from(in, i), mapped_till(in, i));
    return mapper_done(&m);
}

/* =?utf-8?B?…?= in a header */
static str decode_words(arena *a, str s)
{
    mapper m = { .a = a };
    for (size_t i = 0; i < s.n;) {
        str rest = str_drop(s, i), charset, kind, body;
        bool word = str_starts(rest, STR("=?"));
        str inside = str_drop(rest, 2);
        word = word && str_split(&inside, '?', &charset) && inside.at &&
               str_split(&inside, '?', &kind) && inside.at && str_split(&inside, '?', &body) &&
               inside.at && inside.n && inside.at[0] == '=' && kind.n == 1 && charset.n < 40;
        if (!word) {
            mapper_put(&m, str_take(rest, 1), 0, 0);
            i++;
            continue;
        }
        mapped text = { .text = body }, out;
        bool quoted = kind.at[0] == 'Q' || kind.at[0] == 'q';
        text = quoted ? from_quoted(a, &text) : from_base64(a, &text);
        (void)decode_charset(a, &text, charset, &out);
        for (size_t k = 0; quoted && k < out.text.n; k++)
            if (out.text.at[k] == '_')
                ((char *)out.text.at)[k] = ' ';
        if (utf8_broken_at(out.text) == SIZE_MAX)
            mapper_put(&m, out.text, 0, 0);
        i = (size_t)(inside.at - s.at) + 1;
        while (i + 2 < s.n && s.at[i] == ' ' && s.at[i + 1] == '=' && s.at[i + 2] == '?')
            i++;
    }
    return mapper_done(&m).text;
}

/* "Sat, 29 Nov 2025 10:12:00 +0300" as YYYY-MM-DD, empty where it is no date */
static str mail_date(arena *a, str s)
{
    static const char months[] = "janfebmaraprmayjunjulaugsepoctnovdec";
    str piece, day = STR(""), rest = s;
    while (rest.at && str_split(&rest, ' ', &piece)) {
        uint64_t d, y;
        if (!str_u64(piece, &d) || d < 1 || d > 31) {
            continue;
        }
        day = piece;
        str month, year;
        if (!rest.at || !str_split(&rest, ' ', &month) || month.n < 3 || !rest.at ||
            !str_split(&rest, ' ', &year) || !str_u64(year, &y) || y < 1900 || y > 2200)
            return STR("");
        for (unsigned k = 0; k < 12; k++) {
            char name[4] = { months[k * 3], months[k * 3 + 1], months[k * 3 + 2], 0 };
            if (equal_ignoring_case(month, name))
                return arena_printf(a, "%04u-%02u-%02u", (unsigned)y, k + 1, (unsigned)d);
        }
        return STR("");
    }
    (void)day;
    return STR("");
}

/* ---- parts */

typedef struct part {
    size_t start, end;
    uint32_t depth;
} part;

typedef VEC(part) part_list;

static void add_parts(arena *a, str s, const part *whole, size_t body, str boundary, part_list *out)
{
    str line = arena_printf(a, "--%.*s", STR_ARG(boundary));
    size_t open = SIZE_MAX;
    for (size_t i = body; i < whole->end && out->n < MAX_PARTS;) {
        bool here = str_starts(str_range(s.at, i, whole->end), line);
        if (here && open != SIZE_MAX)
            *vec_push(a, out) = (part){ open, i, whole->depth + 1 };
        const char *nl = memchr(s.at + i, '\n', whole->end - i);
        size_t next = nl ? (size_t)(nl - s.at) + 1 : whole->end;
        if (here)
            open = str_starts(str_range(s.at, i + line.n, whole->end), STR("--")) ? SIZE_MAX : next;
        i = next;
    }
    if (open != SIZE_MAX && open < whole->end && out->n < MAX_PARTS)
        *vec_push(a, out) = (part){ open, whole->end, whole->depth + 1 };
}

static bool take_part(arena *a, const mapped *message, const part *p, bool html, decoded *out)
{
    str s = message->text;
    str head = str_range(s.at, 0, p->end);
    str type = header(a, head, p->start, "content-type:");
    bool is_html = equal_ignoring_case(type, "text/html");
    bool is_text = type.n == 0 || equal_ignoring_case(type, "text/plain");
    if (html ? !is_html : !is_text)
        return false;
    str encoding = header(a, head, p->start, "content-transfer-encoding:");
    mapped body = slice(message, body_of(s, p->start, p->end), p->end, a), text;
    if (equal_ignoring_case(encoding, "base64"))
        body = from_base64(a, &body);
    else if (equal_ignoring_case(encoding, "quoted-printable"))
        body = from_quoted(a, &body);
    if (!decode_charset(a, &body, parameter(type, "charset="), &text) ||
        utf8_broken_at(text.text) != SIZE_MAX || str_trim(text.text).n == 0)
        return false;
    out->text = is_html ? decode_html(a, &text, out) : text;
    return true;
}

qanat_status decode_mail(arena *a, const mapped *message, const char *file, decoded *out,
                         qanat_error *err)
{
    str s = message->text;
    if (s.n > LIMIT_MAPPED_BYTES)
        return error_at(err, QANAT_E_LIMIT, file, 0, 0,
                        "the message has %zu bytes; at most %u are read", s.n, LIMIT_MAPPED_BYTES);
    part_list parts = { 0 };
    *vec_push(a, &parts) = (part){ 0, s.n, 0 };
    for (size_t i = 0; i < parts.n; i++) {
        part p = parts.at[i];
        str type = header(a, str_range(s.at, 0, p.end), p.start, "content-type:");
        if (equal_ignoring_case(type, "multipart/") && p.depth < MAX_DEPTH) {
            str boundary = parameter(type, "boundary=");
            if (boundary.n)
                add_parts(a, s, &p, body_of(s, p.start, p.end), boundary, &parts);
        }
    }
    bool found = false;
    for (int html = 0; html < 2 && !found; html++)
        for (size_t i = 0; i < parts.n && !found; i++) {
            str type =
                header(a, str_range(s.at, 0, parts.at[i].end), parts.at[i].start, "content-type:");
            found = !equal_ignoring_case(type, "multipart/") &&
                    take_part(a, message, &parts.at[i], html == 1, out);
        }
    if (!found)
        return error_at(err, QANAT_E_INPUT, file, 0, 0,
                        "the message has no text part that can be read");
    out->title = decode_words(a, header(a, s, 0, "subject:"));
    out->author = decode_words(a, header(a, s, 0, "from:"));
    out->published = mail_date(a, header(a, s, 0, "date:"));
    return QANAT_OK;
}
