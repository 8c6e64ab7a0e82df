/*
 * See page.h. The page carries its own style and asks no other host for anything; every text from a
 * list or a customer file is escaped. Names stand in isolated runs, so that scripts of both
 * directions keep their order.
 */
#include "api/page.h"

#include <stdio.h>

static void csv_cell(buf *out, str s, bool last)
{
    bool quote = false;
    for (size_t i = 0; i < s.n; i++)
        quote |= s.at[i] == ',' || s.at[i] == '"' || s.at[i] == '\n' || s.at[i] == '\r';
    if (quote)
        buf_putc(out, '"');
    for (size_t i = 0; i < s.n; i++) {
        if (s.at[i] == '"')
            buf_putc(out, '"');
        buf_putc(out, s.at[i]);
    }
    if (quote)
        buf_putc(out, '"');
    buf_putc(out, last ? '\n' : ',');
}

static void csv_joined(buf *out, index_strings s)
{
    buf b = { 0 };
    for (size_t i = 0; i < s.n; i++) {
        if (i)
            buf_putc(&b, ';');
        buf_str(&b, s.at[i]);
    }
    csv_cell(out, buf_view(&b), false);
    buf_free(&b);
}

void page_csv_head(buf *out)
{
    buf_puts(out, "row,id,query_name,score,match,record_id,caption,record_name,schema,list,topics,"
                  "programs,since,why,error,hit,decision\n");
}

static void csv_match(buf *out, const screen_match *m)
{
    buf why = { 0 };
    char score[32];
    int n = snprintf(score, sizeof score, "%.4f", (double)m->score / NAME_ONE);
    csv_cell(out, (str){ score, (size_t)n }, false);
    csv_cell(out, m->match ? STR("true") : STR("false"), false);
    csv_cell(out, m->entry.id, false);
    csv_cell(out, m->entry.caption, false);
    csv_cell(out, m->record_name, false);
    csv_cell(out, m->entry.schema, false);
    csv_cell(out, m->entry.list, false);
    csv_joined(out, m->entry.topics);
    csv_joined(out, m->entry.programs);
    csv_cell(out, m->entry.since, false);
    page_why(&why, m);
    csv_cell(out, buf_view(&why), false);
    buf_free(&why);
}

/* "false by ana on 2026-02-27T10:00:00Z: another date of birth", and what changed since */
static void put_decision(buf *out, const screen_decision *d)
{
    buf_printf(out, "%.*s by %.*s on %.*s: %.*s", STR_ARG(d->verdict), STR_ARG(d->by),
               STR_ARG(d->at), STR_ARG(d->reason));
    for (size_t i = 0; i < d->reopened.n; i++)
        buf_printf(out, "; since then %.*s", STR_ARG(d->reopened.at[i]));
}

static void csv_decision(buf *out, const screen_match *m)
{
    buf said = { 0 };
    if (m && m->decision)
        put_decision(&said, m->decision);
    csv_cell(out, m ? str_of(m->hit) : STR(""), false);
    csv_cell(out, buf_view(&said), true);
    buf_free(&said);
}

void page_csv_row(buf *out, uint64_t row, const screen_query *q, const char *error,
                  const screen_result *r)
{
    str name = q->names.n ? q->names.at[0] : STR("");
    size_t lines = r->n ? r->n : 1;
    for (size_t i = 0; i < lines; i++) {
        buf_printf(out, "%llu,", (unsigned long long)row);
        csv_cell(out, q->id, false);
        csv_cell(out, r->n && r->at[i].query_name.n ? r->at[i].query_name : name, false);
        if (r->n)
            csv_match(out, &r->at[i]);
        else
            buf_puts(out, ",,,,,,,,,,,");
        csv_cell(out, str_of(error ? error : ""), false);
        csv_decision(out, r->n ? &r->at[i] : NULL);
    }
}

static const char *relation_words(name_relation r)
{
    static const char *const words[NAME_RELATIONS] = {
        [NAME_SAME] = "same",
        [NAME_TRANSLITERATION] = "same in another script",
        [NAME_SPELLING] = "spelled otherwise",
        [NAME_TYPO] = "a slip of the pen",
        [NAME_NICKNAME] = "short or foreign form",
        [NAME_INITIAL_OF] = "initial",
        [NAME_JOINED] = "written together",
        [NAME_REORDERED] = "in another place",
        [NAME_GENERIC_WORD] = "common word",
        [NAME_MISSING] = "not in the record",
        [NAME_EXTRA] = "only in the record",
        [NAME_ACRONYM] = "acronym",
        [NAME_TRANSLATION] = "translated",
        [NAME_LEARNED] = "seen for the same name in lists",
    };
    return words[r] ? words[r] : name_relation_name(r);
}

void page_why(buf *out, const screen_match *m)
{
    bool any = false;
    for (uint32_t i = 0; m->names && i < m->names->n; i++) {
        const name_match_part *p = &m->names->parts[i];
        str q = str_range(m->query_name.at, p->q_start, p->q_end),
            r = str_range(m->record_name.at, p->r_start, p->r_end);
        buf_puts(out, any ? "; " : "");
        any = true;
        if (q.n && r.n && !str_eq(q, r))
            buf_printf(out, "%.*s = %.*s (%s)", STR_ARG(q), STR_ARG(r),
                       relation_words(p->relation));
        else
            buf_printf(out, "%.*s (%s)", STR_ARG(q.n ? q : r), relation_words(p->relation));
    }
    for (size_t i = 0; i < m->adjustment_n; i++) {
        const screen_adjustment *x = &m->adjustments[i];
        buf_printf(out, "%s%s %.*s / %.*s %+.2f", any ? "; " : "", x->on, STR_ARG(x->query),
                   STR_ARG(x->record), (double)x->points / NAME_ONE);
        any = true;
    }
}

/* ---- HTML */

static void text(buf *out, str s)
{
    for (size_t i = 0; i < s.n; i++) {
        switch (s.at[i]) {
        case '<':
            buf_puts(out, "&lt;");
            break;
        case '>':
            buf_puts(out, "&gt;");
            break;
        case '&':
            buf_puts(out, "&amp;");
            break;
        case '"':
            buf_puts(out, "&quot;");
            break;
        default:
            buf_putc(out, s.at[i]);
        }
    }
}

static void bdi(buf *out, str s)
{
    buf_puts(out, "<bdi>");
    text(out, s);
    buf_puts(out, "</bdi>");
}

void page_html_head(buf *out, const char *file)
{
    buf_puts(
        out,
        "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>Screening of ");
    text(out, str_of(file));
    buf_puts(
        out,
        "</title>\n<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
        "style-src 'unsafe-inline'\">\n"
        "<style>body{font:15px/1.45 "
        "system-ui,sans-serif;margin:2em;max-width:70em}table{border-collapse:collapse;width:100%}"
        "th,td{text-align:start;vertical-align:top;padding:.35em .6em;border-bottom:1px solid #ccc}"
        ".hit "
        "td{background:#fff4e5}.why{color:#555;font-size:90%}.bad{color:#a00}bdi{unicode-bidi:"
        "isolate}"
        "@media print{.hit "
        "td{background:none;font-weight:600}}</style></head><body>\n<h1>Screening of ");
    text(out, str_of(file));
    buf_puts(out, "</h1>\n<p>Rows with a hit, in the order of the file; the best hit of each "
                  "first.</p>\n<table><thead><tr><th>Row"
                  "<th>Subject<th>Score<th>Record<th>List, programme, since</tr></thead><tbody>\n");
}

static void html_decision(buf *out, const screen_match *m)
{
    buf said = { 0 };
    if (!m->decision)
        return;
    put_decision(&said, m->decision);
    buf_puts(out, m->decision->silent ? "<br>no match any more: " : "<br>decided: ");
    bdi(out, buf_view(&said));
    buf_free(&said);
}

static void html_match(buf *out, uint64_t row, const screen_query *q, const screen_match *m)
{
    buf why = { 0 };
    page_why(&why, m);
    buf_printf(out, "<tr%s><td>%llu<td>", m->match ? " class=\"hit\"" : "",
               (unsigned long long)row);
    bdi(out, m->query_name.n ? m->query_name : q->names.n ? q->names.at[0] : STR(""));
    if (q->id.n) {
        buf_puts(out, "<br>");
        text(out, q->id);
    }
    buf_printf(out, "<td>%.2f<td>", (double)m->score / NAME_ONE);
    bdi(out, m->entry.caption);
    if (m->record_name.n && !str_eq(m->record_name, m->entry.caption)) {
        buf_puts(out, " as ");
        bdi(out, m->record_name);
    }
    buf_puts(out, "<br><span class=\"why\">");
    bdi(out, buf_view(&why));
    buf_puts(out, "</span>");
    html_decision(out, m);
    buf_puts(out, "<td>");
    text(out, m->entry.list);
    for (size_t i = 0; i < m->entry.programs.n; i++) {
        buf_puts(out, i ? ", " : "<br>");
        text(out, m->entry.programs.at[i]);
    }
    if (m->entry.since.n)
        buf_printf(out, "<br>since %.*s", STR_ARG(m->entry.since));
    buf_puts(out, "<br><code>");
    text(out, m->entry.id);
    if (m->hit[0])
        buf_printf(out, "<br>hit %s", m->hit);
    buf_puts(out, "</code></tr>\n");
    buf_free(&why);
}

void page_html_row(buf *out, uint64_t row, const screen_query *q, const char *error,
                   const screen_result *r)
{
    if (error) {
        buf_printf(out, "<tr><td>%llu<td colspan=\"4\" class=\"bad\">", (unsigned long long)row);
        text(out, str_of(error));
        buf_puts(out, "</tr>\n");
    }
    for (size_t i = 0; i < r->n; i++)
        html_match(out, row, q, &r->at[i]);
}

void page_html_end(buf *out, uint64_t rows, uint64_t matched, uint64_t broken)
{
    buf_printf(out,
               "</tbody></table>\n<p>%llu rows, %llu with a match, %llu that could not be "
               "read.</p></body></html>\n",
               (unsigned long long)rows, (unsigned long long)matched, (unsigned long long)broken);
}
