/*
 * One pass over the characters; plain ASCII letters, the common case, are copied in runs.
 */
#include "text/escape.h"

#include "base/utf8.h"
#include "text/width.h"

static const char *entity_of(uint32_t c)
{
    switch (c) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return "&quot;";
    case '\'':
        return "&#39;";
    case '\n':
    case '\t':
    case '\r':
        return " ";
    case 0xFFFD:
        return "\xEF\xBF\xBD";
    default:
        return c < 0x20 || (c >= 0x7F && c < 0xA0) || width_is_direction(c) ? "" : NULL;
    }
}

void escape_html(buf *out, str text)
{
    size_t run = 0;
    for (size_t at = 0; at < text.n;) {
        size_t before = at;
        const char *instead = entity_of(utf8_next(text, &at));
        if (!instead)
            continue;
        buf_put(out, text.at + run, before - run);
        buf_puts(out, instead);
        run = at;
    }
    if (text.n > run)
        buf_put(out, text.at + run, text.n - run);
}

void escape_bdi(buf *out, str text)
{
    buf_puts(out, "<bdi>");
    escape_html(out, text);
    buf_puts(out, "</bdi>");
}
