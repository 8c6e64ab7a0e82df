/*
 * See decode.h. What a file is, is told from its bytes, not from its name: a mark at its beginning,
 * zero bytes in every second place (UTF-16), UTF-8 that is valid, or else bytes that are Arabic in
 * Windows-1256. A file that is nearly UTF-8 is a broken UTF-8 file and is refused with the place;
 * one that is nothing of all that is refused too.
 */
#include "report/decode.h"
#include "base/limits.h"
#include "text/fold.h"
#include "base/utf8.h"

/* ---- collecting */

void mapper_put(mapper *m, str utf8, uint32_t from, uint32_t till)
{
    for (size_t i = 0; i < utf8.n; i++) {
        *vec_push(m->a, &m->text) = utf8.at[i];
        *vec_push(m->a, &m->from) = from;
        *vec_push(m->a, &m->till) = till;
    }
}

void mapper_char(mapper *m, uint32_t c, uint32_t from, uint32_t till)
{
    char bytes[4];
    mapper_put(m, (str){ bytes, utf8_put(c, bytes) }, from, till);
}

mapped mapper_done(const mapper *m)
{
    if (m->text.n == 0)
        return (mapped){ .text = STR("") };
    return (mapped){ { m->text.at, m->text.n }, m->from.at, m->till.at };
}

/* ---- encodings */

static mapped from_utf16(arena *a, const mapped *in, bool big)
{
    mapper m = { .a = a };
    const unsigned char *p = (const unsigned char *)in->text.at;
    size_t n = in->text.n & ~(size_t)1;
    for (size_t i = 0; i + 1 < n; i += 2) {
        uint32_t from = mapped_from(in, i),
                 c = big ? (uint32_t)p[i] << 8 | p[i + 1] : (uint32_t)p[i + 1] << 8 | p[i];
        if (c >= 0xD800 && c < 0xDC00 && i + 3 < n) {
            uint32_t low =
                big ? (uint32_t)p[i + 2] << 8 | p[i + 3] : (uint32_t)p[i + 3] << 8 | p[i + 2];
            if (low >= 0xDC00 && low < 0xE000) {
                c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
                i += 2;
            }
        }
        if (c >= 0xD800 && c < 0xE000)
            c = 0xFFFD;
        if (c != 0xFEFF && c != 0)
            mapper_char(&m, c, from, mapped_till(in, i + 1));
    }
    return mapper_done(&m);
}

/* the first byte that is no UTF-16: half of a pair, a character that cannot be, a byte too many */
static size_t utf16_broken_at(str s, bool big)
{
    const unsigned char *p = (const unsigned char *)s.at;
    for (size_t i = 0; i + 1 < s.n; i += 2) {
        uint32_t c = big ? (uint32_t)p[i] << 8 | p[i + 1] : (uint32_t)p[i + 1] << 8 | p[i];
        uint32_t next = 0;
        if (i + 3 < s.n)
            next = big ? (uint32_t)p[i + 2] << 8 | p[i + 3] : (uint32_t)p[i + 3] << 8 | p[i + 2];
        bool pair = c >= 0xD800 && c < 0xDC00 && next >= 0xDC00 && next < 0xE000;
        bool control = c < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f';
        if ((c >= 0xD800 && c < 0xE000 && !pair) || c >= 0xFFFE || control)
            return i;
        i += pair ? 2 : 0;
    }
    return s.n % 2 ? s.n - 1 : SIZE_MAX;
}

static mapped from_1256(arena *a, const mapped *in)
{
    mapper m = { .a = a };
    for (size_t i = 0; i < in->text.n; i++) {
        unsigned char b = (unsigned char)in->text.at[i];
        mapper_char(&m, b < 0x80 ? b : cp1256_high[b - 0x80], mapped_from(in, i),
                    mapped_till(in, i));
    }
    return mapper_done(&m);
}

bool decode_charset(arena *a, const mapped *in, str charset, mapped *out)
{
    str name = fold_str(a, charset);
    if (str_is(name, "windows-1256") || str_is(name, "cp1256")) {
        *out = from_1256(a, in);
        return true;
    }
    if (str_is(name, "utf-16le") || str_is(name, "utf-16be") || str_is(name, "utf-16")) {
        *out = from_utf16(a, in, str_is(name, "utf-16be"));
        return true;
    }
    *out = *in;
    return name.n == 0 || str_is(name, "utf-8") || str_is(name, "utf8") || str_is(name, "us-ascii");
}

/* zero bytes in nearly every second place of the first kilobyte */
static int utf16_order(str s)
{
    size_t n = s.n < 1024 ? s.n : 1024, even = 0, odd = 0, arabic_low = 0, arabic_high = 0;
    for (size_t i = 0; i + 1 < n; i += 2) {
        even += s.at[i] == 0;
        odd += s.at[i + 1] == 0;
        arabic_low += s.at[i + 1] == 6;
        arabic_high += s.at[i] == 6;
    }
    size_t pairs = n / 2;
    if (pairs < 4)
        return 0;
    if ((odd + arabic_low) * 10 >= pairs * 9 && odd)
        return 1;
    return (even + arabic_high) * 10 >= pairs * 9 && even ? 2 : 0;
}

/* Arabic in Windows-1256: most high bytes are Arabic letters, and the article ال is among them */
static bool is_1256(str s)
{
    size_t high = 0, letters = 0, articles = 0, n = s.n < 65536 ? s.n : 65536;
    for (size_t i = 0; i < n; i++) {
        unsigned char b = (unsigned char)s.at[i];
        if (b < 0x80)
            continue;
        high++;
        letters += script_of(cp1256_high[b - 0x80]) == SCRIPT_ARABIC;
        articles += b == 0xC7 && i + 1 < n && (unsigned char)s.at[i + 1] == 0xE1;
    }
    return high >= 8 && letters * 10 >= high * 8 && articles * 60 >= letters;
}

/* most bytes above 0x7F stand in valid UTF-8 sequences */
static bool nearly_utf8(str s)
{
    size_t good = 0, bad = 0, n = s.n < 65536 ? s.n : 65536;
    for (size_t i = 0; i < n;) {
        size_t at = i;
        if ((unsigned char)s.at[i] < 0x80) {
            i++;
            continue;
        }
        if (utf8_next((str){ s.at, s.n }, &at) == 0xFFFD && at == i + 1)
            bad++;
        else
            good++;
        i = at;
    }
    return good >= bad * 4;
}

static qanat_status refuse(str bytes, size_t at, const char *file, const char *what,
                           qanat_error *err)
{
    uint64_t line = 1;
    size_t line_start = 0;
    for (size_t i = 0; i < at; i++)
        if (bytes.at[i] == '\n') {
            line++;
            line_start = i + 1;
        }
    uint64_t column = utf8_count(str_range(bytes.at, line_start, at)) + 1;
    qanat_status s = error_at(err, QANAT_E_INPUT, file, line, column, "byte 0x%02X is %s",
                              (unsigned char)bytes.at[at], what);
    if (err)
        err->offset = at;
    return s;
}

static qanat_status decode_bytes(arena *a, str bytes, const char *file, decoded *out,
                                 qanat_error *err)
{
    mapped in = { .text = bytes };
    int order = str_starts(bytes, STR("\xFF\xFE"))   ? 1
                : str_starts(bytes, STR("\xFE\xFF")) ? 2
                                                     : utf16_order(bytes);
    if (order) {
        size_t at = utf16_broken_at(bytes, order == 2);
        if (at != SIZE_MAX)
            return refuse(bytes, at, file, "no UTF-16; save the report as UTF-8 text", err);
        out->encoding = order == 2 ? "utf-16be" : "utf-16le";
        out->text = from_utf16(a, &in, order == 2);
        return QANAT_OK;
    }
    const char *nul = memchr(bytes.at, 0, bytes.n);
    size_t broken = utf8_broken_at(bytes);
    if (nul && (broken == SIZE_MAX || (size_t)(nul - bytes.at) < broken))
        return refuse(bytes, (size_t)(nul - bytes.at), file, "a zero byte: this is no text file",
                      err);
    if (broken != SIZE_MAX && !nul && !nearly_utf8(bytes) && is_1256(bytes)) {
        out->encoding = "windows-1256";
        out->text = from_1256(a, &in);
        return QANAT_OK;
    }
    if (broken != SIZE_MAX)
        return refuse(bytes, broken, file, "no UTF-8; save the report as UTF-8 text", err);
    out->encoding = "utf-8";
    out->as_given = true;
    out->text = in;
    return QANAT_OK;
}

/* ---- Markdown: marks become blanks, byte for byte */

static bool looks_like_markdown(str s)
{
    size_t headings = 0, links = 0, n = s.n < 65536 ? s.n : 65536;
    const char *end = s.at + n, *at = s.at;
    for (; at < end && (at = memchr(at, '#', (size_t)(end - at))); at++) {
        size_t i = (size_t)(at - s.at);
        bool line = i == 0 || s.at[i - 1] == '\n';
        headings += line && i + 1 < s.n && (s.at[i + 1] == ' ' || s.at[i + 1] == '#');
    }
    for (at = s.at; at < end && (at = memchr(at, ']', (size_t)(end - at))); at++)
        links += (size_t)(at - s.at) + 1 < s.n && at[1] == '(';
    return headings > 0 || links > 1;
}

static str blank_markdown(arena *a, str s)
{
    char *p = arena_cstr(a, s);
    for (size_t i = 0; i < s.n; i++) {
        bool line = i == 0 || s.at[i - 1] == '\n';
        if (line)
            for (size_t k = i; k < s.n && (s.at[k] == '>' || s.at[k] == ' ' ||
                                           ((s.at[k] == '*' || s.at[k] == '-' || s.at[k] == '+') &&
                                            k + 1 < s.n && s.at[k + 1] == ' '));
                 k++)
                p[k] = ' ';
        bool pair = i + 1 < s.n && (s.at[i] == '*' || s.at[i] == '_') && s.at[i + 1] == s.at[i];
        if (pair)
            p[i] = p[i + 1] = ' ';
        else if (s.at[i] == '*' || s.at[i] == '`')
            p[i] = ' ';
        if (s.at[i] == '[' || (s.at[i] == ']' && i + 1 < s.n && s.at[i + 1] == '('))
            p[i] = ' ';
        if (s.at[i] == ']' && i + 1 < s.n && s.at[i + 1] == '(') {
            size_t k = i + 1;
            while (k < s.n && s.at[k] != ')' && s.at[k] != '\n' && k - i < 2000)
                k++;
            if (k < s.n && s.at[k] == ')')
                memset(p + i, ' ', k - i + 1);
        }
    }
    return (str){ p, s.n };
}

str decode_iso_date(arena *a, str s)
{
    s = str_trim(s);
    if (s.n < 10)
        return STR("");
    for (size_t i = 0; i < 10; i++)
        if (i == 4 || i == 7 ? s.at[i] != '-' : s.at[i] < '0' || s.at[i] > '9')
            return STR("");
    return arena_str(a, str_take(s, 10));
}

qanat_status report_decode(arena *a, str bytes, const char *file, decoded *out, qanat_error *err)
{
    decoded d = { .format = "text", .title = STR(""), .author = STR(""), .published = STR("") };
    if (bytes.n == 0)
        return error_at(err, QANAT_E_INPUT, file, 0, 0, "the file is empty; a report has text");
    if (bytes.n > LIMIT_REPORT_BYTES)
        return error_at(err, QANAT_E_INPUT, file, 0, 0, "has %zu bytes; a report has at most %u",
                        bytes.n, LIMIT_REPORT_BYTES);
    bool mail = decode_looks_like_mail(bytes);
    qanat_status s = QANAT_OK;
    if (mail) {
        mapped whole = { .text = bytes };
        d.format = "email";
        d.encoding = "utf-8";
        s = decode_mail(a, &whole, file, &d, err);
    } else {
        s = decode_bytes(a, bytes, file, &d, err);
    }
    if (s != QANAT_OK)
        return s;
    if (d.text.text.n > LIMIT_MAPPED_BYTES && (d.text.from || decode_looks_like_html(d.text.text)))
        return error_at(err, QANAT_E_LIMIT, file, 0, 0,
                        "has %zu bytes; a page, message or recoded file has at most %u",
                        d.text.text.n, LIMIT_MAPPED_BYTES);
    if (!mail && decode_looks_like_html(d.text.text)) {
        d.format = "html";
        d.text = decode_html(a, &d.text, &d);
    } else if (!mail && looks_like_markdown(d.text.text)) {
        d.format = "markdown";
        d.text.text = blank_markdown(a, d.text.text);
    }
    if (d.text.text.n == 0)
        return error_at(err, QANAT_E_INPUT, file, 0, 0,
                        "no text was found in it; a report has text");
    *out = d;
    return QANAT_OK;
}
