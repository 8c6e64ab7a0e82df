/*
 * The dossier as one page: no script, no font, no picture, nothing asked of another host; a content
 * security policy in the page keeps it so. Each line opens to the sentences it rests on, both
 * versions beside each other with the words marked, and names the paragraph in the report below.
 * Cost: linear.
 */
#include "report/print_html.h"

#include "report/report.h"
#include "text/escape.h"

static const char style[] =
    ":root{--ink:#1c1e21;--dim:#626a73;--line:#d9dde1;--bg:#fff;--card:#f7f8f9;--red:#b3261e;"
    "--amber:#8a5a00;--blue:#1a5fb4;--green:#1e6b3a;--mark:#fff1b8;--wish:#dff2e4;--bad:#fbd9d5}\n"
    "@media(prefers-color-scheme:dark){:root{--ink:#e6e8ea;--dim:#9aa3ad;--line:#3a4047;--bg:#"
    "16181b;"
    "--card:#1f2327;--red:#ff8a80;--amber:#f0c264;--blue:#8ab8f5;--green:#8fd4a5;--mark:#4d4314;"
    "--wish:#1d3f29;--bad:#5a2522}}\n"
    "*{box-sizing:border-box}\n"
    "body{margin:0 auto;max-width:72rem;padding:1.5rem 1.25rem 4rem;background:var(--bg);"
    "color:var(--ink);font:16px/1.55 system-ui,\"Noto Sans\",\"Noto Naskh Arabic\",sans-serif}\n"
    "h1{font-size:1.6rem;margin:0}h2{font-size:1.05rem;margin:2.5rem 0 .75rem;padding-bottom:.3rem;"
    "border-bottom:1px solid var(--line)}h3{font-size:1rem;margin:.4rem 0}\n"
    ".sub,.none,.only,.src{color:var(--dim)}.sub{margin:.2rem 0}\n"
    ".warn{color:var(--amber);margin:.3rem 0}\n"
    ".tally{display:flex;flex-wrap:wrap;gap:.5rem;padding:0;margin:1rem 0;list-style:none}\n"
    ".tally a{display:block;border:1px solid var(--line);border-radius:.5rem;padding:.3rem .7rem;"
    "text-decoration:none;color:inherit}.tally b{font-size:1.15rem}\n"
    ".cards{display:grid;grid-template-columns:repeat(auto-fill,minmax(20rem,1fr));gap:.75rem}\n"
    ".card{background:var(--card);border-radius:.5rem;padding:.7rem .9rem}"
    ".card h3{margin:0 0 .2rem;display:flex;flex-wrap:wrap;gap:.2rem .8rem;align-items:baseline}"
    ".card h3 .other{font-weight:400;color:var(--dim)}.card "
    "ul{margin:0;padding:0;list-style:none}\n"
    ".card.hit{border-inline-start:4px solid var(--red)}.hitline{color:var(--red)}\n"
    ".place{unicode-bidi:isolate;direction:ltr;color:var(--dim);font-size:.85em;text-decoration:"
    "none;white-space:nowrap}"
    "a.place:hover{text-decoration:underline}\n"
    "details{border-bottom:1px solid var(--line)}summary{cursor:pointer;padding:.4rem "
    "0;display:grid;"
    "grid-template-columns:8.5rem 1fr auto;gap:.75rem;list-style:none}"
    "summary::-webkit-details-marker{display:none}summary:hover{background:var(--card)}\n"
    ".when{color:var(--blue)}.mood{color:var(--green)}\n"
    ".pair{display:grid;grid-template-columns:1fr 1fr;gap:1.5rem}.pair>div{min-width:0}"
    ".pair p{margin:.3rem 0 .7rem;overflow-wrap:anywhere}\n"
    "details .pair{background:var(--card);padding:.5rem .9rem;margin:0 0 "
    ".6rem;border-radius:.5rem}\n"
    "mark{color:inherit;background:none;border-radius:.15rem}mark.here{background:var(--mark)}"
    "mark.fact{background:var(--mark)}mark.wish{background:var(--wish)}"
    "mark.minor{border-bottom:2px dotted var(--amber)}mark.grave{background:var(--bad)}\n"
    ".diff{border-inline-start:4px solid var(--line);padding:.1rem 0 .1rem .9rem;margin:0 0 1.2rem}"
    ".diff.critical{border-color:var(--red)}.diff.major{border-color:var(--amber)}"
    ".diff .sev{font-weight:600}.diff.critical .sev{color:var(--red)}"
    ".diff.major .sev{color:var(--amber)}.diff p.ar{margin:.1rem 0}\n"
    ":target{outline:2px solid var(--blue);outline-offset:.2rem}\n"
    "footer{margin-top:3rem;color:var(--dim);font-size:.9rem}\n"
    "@media(max-width:44rem){.pair{grid-template-columns:1fr;gap:0}summary{grid-template-columns:"
    "1fr}}\n"
    "@media print{body{max-width:none;font-size:10pt;padding:0}details:not([open])>:not(summary)"
    "{display:none}.tally,.card,.diff,details{break-inside:avoid}a{color:inherit}"
    ":root{--bg:#fff;--ink:#000;--card:#fff}.card{border:1px solid var(--line)}}\n";

typedef struct html {
    dossier d;
    const report *r;
    buf *out;
} html;

static void head(html *h)
{
    buf *o = h->out;
    buf_puts(o, "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                "<meta name=\"viewport\" content=\"width=device-width\">\n"
                "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
                "style-src 'unsafe-inline'\">\n"
                "<meta name=\"referrer\" content=\"no-referrer\">\n<title>");
    escape_html(o, h->r->file);
    buf_puts(o, " – dossier</title>\n<style>\n");
    buf_puts(o, style);
    buf_puts(o, "</style>\n</head>\n<body>\n<header>\n<h1>");
    if (h->r->date.n) {
        buf_puts(o, "Report of ");
        tell_date(h->r->date, o);
    } else {
        buf_puts(o, "Report without a date");
    }
    buf_puts(o, "</h1>\n");
    if (h->r->title.n) {
        buf_puts(o, "<p><b>");
        escape_bdi(o, h->r->title);
        buf_puts(o, "</b></p>\n");
    }
    buf_puts(o, "<p class=\"sub\">");
    escape_bdi(o, h->r->file);
    if (h->r->second.n) {
        buf_puts(o, " and ");
        escape_bdi(o, h->r->second);
    }
    for (uint8_t l = LANG_NONE + 1; l < LANG_COUNT; l++)
        if (h->d.places.paragraphs[l])
            buf_printf(o, " · %s, %u paragraph%s", dossier_language(l), h->d.places.paragraphs[l],
                       h->d.places.paragraphs[l] == 1 ? "" : "s");
    buf_puts(o, "</p>\n");
    for (size_t i = 0; i < h->r->warnings.n; i++) {
        buf_puts(o, "<p class=\"warn\">");
        escape_html(o, h->r->warnings.at[i]);
        buf_puts(o, "</p>\n");
    }
}

static void tally(html *h)
{
    const dossier *d = &h->d;
    const struct {
        const char *at, *words;
        size_t count;
    } items[] = {
        { "people", "on sanctions lists", d->sanctioned },
        { "events", "happened", d->events.n },
        { "wishes", "only wished for", d->wishes.n },
        { "differences", "grave disagreements", d->grave },
        { "open", "names left open", d->doubtful.n },
    };
    buf_puts(h->out, "<ul class=\"tally\">\n");
    for (size_t i = 0; i < sizeof items / sizeof *items; i++)
        buf_printf(h->out, "<li><a href=\"#%s\"><b>%zu</b> %s</a></li>\n", items[i].at,
                   items[i].count, items[i].words);
    buf_puts(h->out, "</ul>\n</header>\n<main>\n");
}

static void put_place(html *h, const span *spans, size_t count)
{
    uint32_t b = count ? place_block(h->r, spans[0].start) : NO_INDEX;
    if (b == NO_INDEX)
        return;
    buf_printf(h->out, "<a class=\"place\" href=\"#b%u\">", b + 1);
    place_put(&h->d.places, h->out, spans, count, 3);
    buf_puts(h->out, "</a>");
}

static void put_only(html *h, const char *only)
{
    if (only)
        buf_printf(h->out, " <span class=\"only\">(%s version only)</span>", only);
}

static void put_time(html *h, const claim *c)
{
    if (c->time == NO_INDEX || !h->r->times.at[c->time].value.n)
        return;
    buf_puts(h->out, ", ");
    tell_time(&h->r->times.at[c->time], h->out);
}

static void card_sanctions(html *h, const entity *e)
{
    for (size_t i = 0; i < e->sanctions.n && i < 12; i++) {
        const sanction *s = &e->sanctions.at[i];
        buf_puts(h->out, "<li class=\"hitline\"><b>Sanctions</b> ");
        escape_html(h->out, s->list);
        buf_puts(h->out, " · ");
        escape_html(h->out, s->program);
        if (s->since.n) {
            buf_puts(h->out, " · since ");
            tell_date(s->since, h->out);
            if (h->r->date.n && str_cmp(s->since, h->r->date) > 0)
                buf_puts(h->out, ", after the report");
        }
        if (i == 0 || !str_eq(s->id, e->sanctions.at[i - 1].id)) {
            buf_puts(h->out, " · ");
            escape_html(h->out, s->id);
        }
        if (s->score > 0 && s->score < 0.9995)
            buf_printf(h->out, " · name fits %.0f %%", s->score * 100);
        buf_puts(h->out, "</li>\n");
    }
}

static void card_roles(html *h, const entity *e)
{
    for (size_t i = 0; i < e->roles.n && i < 100; i++) {
        if (!dossier_role_shown(&h->d, e, i))
            continue;
        const role *x = &e->roles.at[i];
        buf_puts(h->out, "<li>");
        escape_bdi(h->out, x->title);
        if (x->of != NO_INDEX && str_find(x->title, tell_name(h->r, x->of)) == SIZE_MAX) {
            buf_puts(h->out, x->kin ? ", of " : ", ");
            escape_bdi(h->out, tell_name(h->r, x->of));
        }
        put_only(h, dossier_role_version(&h->d, e, i));
        buf_printf(h->out, " <a class=\"place\" href=\"#b%u\">", place_block(h->r, x->start) + 1);
        dossier_role_place(&h->d, e, i, h->out);
        buf_puts(h->out, "</a></li>\n");
    }
}

static void card_states(html *h, uint32_t index, const entity *e)
{
    const index_list *list = &h->d.states[index];
    for (size_t i = 0; i < list->n && i < 20; i++) {
        const claim *c = &h->r->claims.at[list->at[i]];
        if (c->type == CLAIM_role || (c->type == CLAIM_kin && e->roles.n))
            continue;
        buf_puts(h->out, "<li>");
        tell_state(h->r, c, dossier_state_of_target(c), escape_bdi, h->out);
        put_time(h, c);
        buf_puts(h->out, ", says the report");
        put_only(h, dossier_only_version(&h->d, c));
        buf_putc(h->out, ' ');
        put_place(h, c->evidence.at, c->evidence.n);
        buf_puts(h->out, "</li>\n");
    }
}

static void put_candidates(html *h, const entity *e)
{
    buf_puts(h->out, "could be ");
    for (size_t i = 0; i < e->candidates.n && i < 8; i++) {
        buf_puts(h->out, i == 0 ? "" : i + 1 == e->candidates.n ? " or " : ", ");
        escape_bdi(h->out, e->candidates.at[i].caption);
    }
    if (e->candidates.n > 8)
        buf_printf(h->out, " or %zu more", e->candidates.n - 8);
    buf_puts(h->out, "; the report does not say which");
}

static void put_entity_place(html *h, uint32_t index)
{
    const entity *e = &h->r->entities.at[index];
    buf_printf(h->out, "<a class=\"place\" href=\"#b%u\">",
               e->mentions.n ? place_block(h->r, h->r->mentions.at[e->mentions.at[0]].start) + 1
                             : 1);
    dossier_entity_place(&h->d, index, h->out);
    buf_puts(h->out, "</a>");
}

static void card(html *h, uint32_t index)
{
    const entity *e = &h->r->entities.at[index];
    str name = tell_name(h->r, index), other = STR_NONE;
    for (size_t i = 0; i < e->mentions.n && i < 200 && !other.n; i++) {
        const mention *m = &h->r->mentions.at[e->mentions.at[i]];
        str text = report_text(h->r, m->start, m->end);
        if (m->kind == MENTION_NAME && m->lang == LANG_AR && !str_eq(text, name))
            other = text;
    }
    buf_printf(h->out, "<article class=\"card%s\" id=\"e%u\">\n<h3>", e->sanctions.n ? " hit" : "",
               index + 1);
    escape_bdi(h->out, name);
    if (other.n) {
        buf_puts(h->out, "<span class=\"other\" lang=\"ar\">");
        escape_bdi(h->out, other);
        buf_puts(h->out, "</span>");
    }
    put_entity_place(h, index);
    buf_puts(h->out, "</h3>\n<ul>\n");
    card_sanctions(h, e);
    card_roles(h, e);
    card_states(h, index, e);
    if (e->ambiguous && e->candidates.n) {
        buf_puts(h->out, "<li class=\"warn\">");
        put_candidates(h, e);
        buf_puts(h->out, "</li>\n");
    }
    if (h->d.disputed[index] != NO_INDEX)
        buf_printf(
            h->out,
            "<li class=\"warn\"><a href=\"#d%u\">the versions disagree about this one</a></li>\n",
            h->d.disputed[index] + 1);
    buf_puts(h->out, "</ul>\n</article>\n");
}

static void run_on(html *h, const char *label, const index_list *list)
{
    if (!list->n)
        return;
    buf_printf(h->out, "<p><span class=\"sub\">%s</span> ", label);
    for (size_t i = 0; i < list->n && i < 400; i++) {
        buf_puts(h->out, i ? ", " : "");
        escape_bdi(h->out, tell_name(h->r, list->at[i]));
        buf_putc(h->out, ' ');
        put_entity_place(h, list->at[i]);
    }
    if (list->n > 400)
        buf_printf(h->out, " and %zu more", list->n - 400);
    buf_puts(h->out, "</p>\n");
}

static void people(html *h)
{
    buf_puts(h->out, "<section id=\"people\"><h2>People and bodies</h2>\n<div class=\"cards\">\n");
    for (size_t i = 0; i < h->d.cards.n; i++)
        card(h, h->d.cards.at[i]);
    buf_puts(h->out, "</div>\n");
    run_on(h, "Also", &h->d.also);
    run_on(h, "Without a name", &h->d.unnamed);
    run_on(h, "Places and things", &h->d.spots);
    buf_puts(h->out, "</section>\n");
}

static void put_sources(html *h, const claim *c)
{
    if (c->sources.n) {
        buf_puts(h->out, " <span class=\"src\">— ");
        tell_names(h->r, &c->sources, escape_bdi, h->out);
        buf_puts(h->out, "</span>");
    } else if (c->anonymous_source || c->passive_source) {
        buf_puts(h->out, " <span class=\"src\">— source not named</span>");
    }
    put_only(h, dossier_only_version(&h->d, c));
    if (dossier_unsure(c))
        buf_puts(h->out, " <span class=\"sub\">(unsure)</span>");
    if (h->d.contested[c - h->r->claims.at])
        buf_puts(h->out, " <a class=\"warn\" href=\"#differences\">(the versions disagree)</a>");
}

static void claim_line(html *h, uint32_t index, bool wish)
{
    const claim *c = &h->r->claims.at[index];
    buf_printf(h->out, "<details id=\"c%u\"><summary><span class=\"%s\">", index + 1,
               wish ? "mood" : "when");
    if (wish)
        buf_puts(h->out, tell_modality(c->modality));
    else if (c->time != NO_INDEX)
        tell_time(&h->r->times.at[c->time], h->out);
    buf_puts(h->out, "</span><span>");
    tell_claim(h->r, c, escape_bdi, h->out);
    if (wish)
        put_time(h, c);
    put_sources(h, c);
    buf_puts(h->out, "</span>");
    put_place(h, c->evidence.at, c->evidence.n);
    buf_puts(h->out, "</summary>\n");
    html_evidence(&h->d, c->evidence.at, c->evidence.n, h->out);
    buf_puts(h->out, "</details>\n");
}

static void claims(html *h, const char *id, const char *title, const index_list *list, bool wish)
{
    buf_printf(h->out, "<section id=\"%s\"><h2>%s</h2>\n", id, title);
    if (!list->n)
        buf_puts(h->out, "<p class=\"none\">Nothing was found.</p>\n");
    for (size_t i = 0; i < list->n; i++)
        claim_line(h, list->at[i], wish);
    buf_puts(h->out, "</section>\n");
}

static void money(html *h)
{
    buf_puts(h->out, "<section id=\"money\"><h2>Money, assets and measures</h2>\n");
    for (size_t i = 0; i < h->d.sums.n; i++) {
        const sum *s = &h->d.sums.at[i];
        buf_puts(h->out, "<details><summary><b>");
        tell_amount(&h->r->amounts.at[s->amount], h->out);
        buf_puts(h->out, "</b><span>");
        if (s->claim != NO_INDEX) {
            const claim *c = &h->r->claims.at[s->claim];
            if (!tell_is_done(c))
                buf_printf(h->out, "<span class=\"mood\">%s:</span> ", tell_modality(c->modality));
            tell_claim(h->r, c, escape_bdi, h->out);
        }
        buf_puts(h->out, "</span>");
        put_place(h, s->spans.at, s->spans.n);
        buf_puts(h->out, "</summary>\n");
        html_evidence(&h->d, s->spans.at, s->spans.n, h->out);
        buf_puts(h->out, "</details>\n");
    }
    for (size_t i = 0; i < h->d.measures.n; i++) {
        const claim *c = &h->r->claims.at[h->d.measures.at[i]];
        buf_puts(h->out, "<p>");
        tell_claim(h->r, c, escape_bdi, h->out);
        put_time(h, c);
        put_sources(h, c);
        buf_putc(h->out, ' ');
        put_place(h, c->evidence.at, c->evidence.n);
        buf_puts(h->out, "</p>\n");
    }
    if (!h->d.sums.n && !h->d.measures.n)
        buf_puts(h->out, "<p class=\"none\">No sum and no measure was found.</p>\n");
    buf_puts(h->out, "</section>\n");
}

static void difference(html *h, uint32_t index)
{
    const disagreement *x = &h->r->disagreements.at[index];
    span both[2] = { x->en, x->ar };
    buf_printf(
        h->out, "<article class=\"diff %s\" id=\"d%u\">\n<p><span class=\"sev\">%s</span> · %s · ",
        dossier_severity(x->severity), index + 1, dossier_severity(x->severity), dossier_kind(x));
    escape_bdi(h->out, x->explanation);
    buf_puts(h->out, "</p>\n");
    if (x->explanation_ar.n) {
        buf_puts(h->out, "<p class=\"ar\" lang=\"ar\" dir=\"rtl\">");
        escape_html(h->out, x->explanation_ar);
        buf_puts(h->out, "</p>\n");
    }
    html_evidence(&h->d, both, 2, h->out);
    buf_puts(h->out, "</article>\n");
}

static void differences(html *h)
{
    buf_puts(
        h->out,
        "<section id=\"differences\"><h2>Where the versions disagree, most serious first</h2>\n");
    if (!h->d.differences.n)
        buf_puts(h->out, h->d.places.two
                             ? "<p class=\"none\">No disagreement was found.</p>\n"
                             : "<p class=\"none\">The report has one version only.</p>\n");
    for (size_t i = 0; i < h->d.differences.n; i++)
        difference(h, h->d.differences.at[i]);
    buf_puts(h->out, "</section>\n");
}

static void open_points(html *h)
{
    buf_puts(h->out, "<section id=\"open\"><h2>What stayed open</h2>\n");
    for (size_t i = 0; i < h->d.doubtful.n; i++) {
        buf_puts(h->out, "<p><b>");
        escape_bdi(h->out, tell_name(h->r, h->d.doubtful.at[i]));
        buf_puts(h->out, "</b> ");
        put_candidates(h, &h->r->entities.at[h->d.doubtful.at[i]]);
        buf_putc(h->out, ' ');
        put_entity_place(h, h->d.doubtful.at[i]);
        buf_puts(h->out, "</p>\n");
    }
    for (size_t i = 0; i < h->d.undated.n && i < 40; i++) {
        const timex *t = &h->r->times.at[h->d.undated.at[i]];
        span s = { t->start, t->end, t->lang };
        buf_puts(h->out, "<p>“");
        escape_bdi(h->out, report_text(h->r, t->start, t->end));
        buf_puts(h->out, "”: no date follows from the text ");
        put_place(h, &s, 1);
        buf_puts(h->out, "</p>\n");
    }
    if (!h->d.doubtful.n && !h->d.undated.n)
        buf_puts(h->out, "<p class=\"none\">Nothing.</p>\n");
    buf_puts(h->out, "</section>\n");
}

void report_print_html(const report *r, const print_options *options, buf *out)
{
    arena *a = arena_new();
    html h = { .r = r, .out = out };
    dossier_of(r, a, options ? options->sure : 0, &h.d);
    head(&h);
    tally(&h);
    people(&h);
    claims(&h, "events", "What happened, in order of time", &h.d.events, false);
    claims(&h, "wishes", "Only asked for, offered, proposed or planned", &h.d.wishes, true);
    money(&h);
    differences(&h);
    open_points(&h);
    buf_puts(
        out,
        "<section id=\"report\"><h2>The report</h2>\n<p class=\"sub\">Marked: <mark class=\"fact\">"
        "what is said to be so</mark>, <mark class=\"wish\">what was only wished for</mark>, "
        "<mark class=\"grave\">where the versions gravely disagree</mark>, "
        "<mark class=\"minor\">where they differ</mark>.</p>\n");
    html_report(&h.d, out);
    buf_puts(
        out,
        "</section>\n</main>\n<footer>¶3 is the third paragraph, §2 the second heading, counted "
        "in each version. A name on a list is a lead to check, not a finding. Made by "
        "qanat " QANAT_VERSION ".</footer>\n</body>\n</html>\n");
    arena_free(a);
}
