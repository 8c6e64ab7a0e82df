/*
 * The dossier for people, in a terminal: title, people and bodies, what happened, what was only
 * wished for, money and measures, where the versions disagree, what stayed open. Every line carries
 * its place. Nothing is printed that the reader of the report could not look up there. Cost: linear
 * in what was found (see dossier.h for the sorting).
 */
#include "report/print_text.h"

#include "report/report.h"

void writer_begin(writer *w)
{
    buf_clear(&w->line);
    buf_clear(&w->note);
}

void writer_styled(writer *w, char style, const char *words)
{
    page_style(&w->line, style);
    page_say(&w->line, words);
    page_style(&w->line, PAGE_PLAIN);
}

void writer_set(writer *w, size_t first, size_t rest)
{
    page_set(&w->p, &w->line, first, rest, (str){ w->note.at, w->note.n });
}

void writer_heading(writer *w, const char *words)
{
    page_blank(&w->p);
    writer_begin(w);
    writer_styled(w, PAGE_BOLD, words);
    writer_set(w, 0, 0);
}

void writer_nothing(writer *w, const char *words)
{
    writer_begin(w);
    writer_styled(w, PAGE_DIM, words);
    writer_set(w, 2, 2);
}

static void count_of(buf *out, uint32_t count, const char *one)
{
    buf_printf(out, "%u %s%s", count, one, count == 1 ? "" : "s");
}

static void versions(writer *w)
{
    const places *s = &w->d.places;
    uint8_t l[LANG_COUNT];
    int n = 0;
    for (uint8_t i = LANG_NONE + 1; i < LANG_COUNT; i++)
        if (s->paragraphs[i] || s->headings[i])
            l[n++] = i;
    bool alike = n == 2 && s->paragraphs[l[0]] == s->paragraphs[l[1]] &&
                 s->headings[l[0]] == s->headings[l[1]];
    for (int i = 0; i < n; i++) {
        buf_printf(&w->line, "%s%s", i == 0 ? "" : alike ? " and " : "; ", dossier_language(l[i]));
        if (alike && i == 0)
            continue;
        page_say(&w->line, ", ");
        count_of(&w->line, s->paragraphs[l[i]], "paragraph");
        if (s->headings[l[i]]) {
            page_say(&w->line, " and ");
            count_of(&w->line, s->headings[l[i]], "heading");
        }
        if (alike)
            page_say(&w->line, " each");
    }
}

static void title(writer *w)
{
    static const char *const from[] = { "", "from its header", "as given", "from its text",
                                        "from the file" };
    writer_begin(w);
    page_style(&w->line, PAGE_BOLD);
    if (w->r->date.n) {
        page_say(&w->line, "Report of ");
        tell_date(w->r->date, &w->line);
    } else {
        page_say(&w->line, "Report without a date");
    }
    page_style(&w->line, PAGE_PLAIN);
    page_say(&w->line, " · ");
    page_text(&w->line, w->r->file);
    if (w->r->second.n) {
        page_say(&w->line, " and ");
        page_text(&w->line, w->r->second);
    }
    writer_set(w, 0, 2);
    if (w->r->title.n || w->r->author.n) {
        writer_begin(w);
        page_text(&w->line, w->r->title);
        if (w->r->author.n) {
            page_say(&w->line, w->r->title.n ? " · by " : "by ");
            page_text(&w->line, w->r->author);
        }
        writer_set(w, 0, 2);
    }
    writer_begin(w);
    page_style(&w->line, PAGE_DIM);
    versions(w);
    if (w->r->date.n && w->r->date_from)
        buf_printf(&w->line, " · date %s", from[w->r->date_from]);
    page_style(&w->line, PAGE_PLAIN);
    writer_set(w, 0, 2);
}

static void figure(writer *w, size_t count, const char *one, const char *many)
{
    if (count)
        buf_printf(&w->line, "%s%zu %s", w->line.n ? " · " : "", count, count == 1 ? one : many);
}

static void summary(writer *w)
{
    writer_begin(w);
    figure(w, w->d.sanctioned, "name on a sanctions list", "names on sanctions lists");
    figure(w, w->d.events.n, "thing that happened", "things that happened");
    figure(w, w->d.wishes.n, "only wished for", "only wished for");
    figure(w, w->d.grave, "grave disagreement", "grave disagreements");
    if (w->line.n)
        writer_set(w, 0, 2);
    for (size_t i = 0; i < w->r->warnings.n; i++) {
        writer_begin(w);
        writer_styled(w, PAGE_YELLOW, "! ");
        page_text(&w->line, w->r->warnings.at[i]);
        writer_set(w, 0, 2);
    }
    page_rule(&w->p);
}

/* the sources but those who are themselves the actors */
static index_list other_sources(const claim *c, uint32_t *room, size_t most)
{
    index_list list = { .at = room };
    for (size_t i = 0; i < c->sources.n && list.n < most; i++) {
        bool acts = false;
        for (size_t k = 0; k < c->actors.n; k++)
            acts = acts || c->actors.at[k] == c->sources.at[i];
        if (!acts)
            room[list.n++] = c->sources.at[i];
    }
    return list;
}

static void put_sources(writer *w, const claim *c)
{
    const char *only = dossier_only_version(&w->d, c);
    uint32_t room[12];
    index_list sources = other_sources(c, room, 12);
    page_style(&w->line, PAGE_DIM);
    if (sources.n) {
        page_say(&w->line, " — ");
        tell_names(w->r, &sources, page_text, &w->line);
    } else if (c->anonymous_source || c->passive_source) {
        page_say(&w->line, " — source not named");
    }
    if (only)
        buf_printf(&w->line, " (%s version only)", only);
    if (dossier_unsure(c))
        page_say(&w->line, " (unsure)");
    page_style(&w->line, PAGE_PLAIN);
    if (w->d.contested[c - w->r->claims.at])
        writer_styled(w, PAGE_YELLOW, " (the versions disagree)");
}

/* A line with a label of fixed width before it: the date or the modality. */
static void labelled(writer *w, const char *label, size_t label_cells, char style, size_t column)
{
    buf text = { 0 };
    page_style(&text, style);
    for (const char *s = label; *s; s++)
        if (*s == ' ')
            page_glue(&text);
        else
            buf_putc(&text, *s);
    page_style(&text, PAGE_PLAIN);
    for (size_t i = label_cells; i < column; i++)
        page_glue(&text);
    buf_put(&text, w->line.at, w->line.n);
    buf swap = w->line;
    w->line = text;
    buf_free(&swap);
}

enum { DATE_COLUMN = 13, MODALITY_COLUMN = 12 };

/* A short place says little by itself: it comes with the words around it, as far as its sentence
 * goes. Returns where about `bytes` of context end, at a blank, from `at` on in the given
 * direction. */
static uint32_t context(const report *r, uint32_t at, uint32_t limit, int step, uint32_t bytes)
{
    uint32_t best = at;
    for (uint32_t i = at, n = 0; i != limit && n < bytes; n++) {
        i += (uint32_t)step;
        if (i == limit || r->bytes.at[step > 0 ? i : i - 1] == ' ')
            best = i;
    }
    return best;
}

/* a line of the report's own words below a claim, dimmed but for the words that carry it */
static void set_quote(writer *w, const page_around *x, size_t column)
{
    writer_begin(w);
    page_style(&w->line, PAGE_DIM);
    page_say(&w->line, "“");
    page_text_around(&w->line, x, PAGE_PLAIN);
    page_say(&w->line, "”");
    page_style(&w->line, PAGE_PLAIN);
    writer_set(w, 2 + column, 2 + column);
}

/* The report's own words under what it is told to say: the sentence around the evidence, in the
 * English version where that has it, as much as fits on one line, more of it behind than before. */
static void quote_line(writer *w, const claim *c, size_t column)
{
    const report *r = w->r;
    const span *s = dossier_quotable(c);
    if (!s)
        return;
    span whole = dossier_sentence(&w->d, s);
    uint32_t cells = (uint32_t)(w->p.width - w->p.margin - 2 - column) - 6; /* marks and dots */
    uint32_t room = s->lang == LANG_AR ? cells * 9 / 5 : cells; /* an Arabic letter is two bytes */
    uint32_t taken = s->end - s->start;
    if (taken > room) { /* the evidence alone is longer: its beginning */
        span cut = { s->start, context(r, s->start, s->end, 1, room), s->lang };
        page_around x = { report_text(r, cut.start, cut.start), report_text(r, cut.start, cut.end),
                          report_text(r, cut.end, cut.end), cut.start > whole.start, true };
        set_quote(w, &x, column);
        return;
    }
    uint32_t end = context(r, s->end, whole.end, 1, (room - taken) * 2 / 3);
    uint32_t start = context(r, s->start, whole.start, -1, room - (end - s->start));
    end = context(r, s->end, whole.end, 1, room - (s->end - start));
    page_around x = { report_text(r, start, s->start), report_text(r, s->start, s->end),
                      report_text(r, s->end, end), start > whole.start, end < whole.end };
    set_quote(w, &x, column);
}

static void event_line(writer *w, uint32_t index)
{
    const claim *c = &w->r->claims.at[index];
    buf date = { 0 };
    writer_begin(w);
    bool lasts = c->time != NO_INDEX && w->r->times.at[c->time].type == TIME_DURATION;
    if (c->time != NO_INDEX && !lasts)
        tell_time(&w->r->times.at[c->time], &date);
    if (!date.n)
        buf_puts(&date, "·");
    tell_claim(w->r, c, page_text, &w->line);
    if (lasts)
        writer_time(w, c);
    put_sources(w, c);
    dossier_claim_place(&w->d, c, &w->note);
    size_t cells = page_width_of((str){ date.at, date.n });
    labelled(w, date.at, cells, PAGE_CYAN, cells < DATE_COLUMN ? DATE_COLUMN : cells + 2);
    writer_set(w, 2, 2 + DATE_COLUMN);
    buf_free(&date);
    quote_line(w, c, DATE_COLUMN);
}

static void events(writer *w)
{
    writer_heading(w, "WHAT HAPPENED, IN ORDER OF TIME");
    if (!w->d.events.n)
        writer_nothing(w, "Nothing was found that is said to have happened.");
    for (size_t i = 0; i < w->d.events.n; i++)
        event_line(w, w->d.events.at[i]);
}

static void wish_line(writer *w, uint32_t index)
{
    const claim *c = &w->r->claims.at[index];
    const char *label = tell_modality(c->modality);
    writer_begin(w);
    tell_claim(w->r, c, page_text, &w->line);
    if (c->within != NO_INDEX && c->within < w->r->claims.n &&
        w->r->claims.at[c->within].actors.n && !c->actors.n) {
        page_say(&w->line, ", put by ");
        tell_names(w->r, &w->r->claims.at[c->within].actors, page_text, &w->line);
    }
    writer_time(w, c);
    put_sources(w, c);
    dossier_claim_place(&w->d, c, &w->note);
    labelled(w, label, strlen(label), PAGE_GREEN, MODALITY_COLUMN);
    writer_set(w, 2, 2 + MODALITY_COLUMN);
    quote_line(w, c, MODALITY_COLUMN);
}

static void wishes(writer *w)
{
    writer_heading(w, "ONLY ASKED FOR, OFFERED, PROPOSED OR PLANNED");
    writer_nothing(w, w->d.wishes.n ? "Not done, as far as the report says."
                                    : "Nothing of the kind was found.");
    for (size_t i = 0; i < w->d.wishes.n; i++)
        wish_line(w, w->d.wishes.at[i]);
}

static void sum_line(writer *w, const sum *s)
{
    const amount *m = &w->r->amounts.at[s->amount];
    writer_begin(w);
    page_style(&w->line, PAGE_BOLD);
    tell_amount(m, &w->line);
    page_style(&w->line, PAGE_PLAIN);
    page_say(&w->line, "  “");
    page_text(&w->line, report_text(w->r, m->start, m->end));
    page_say(&w->line, "”");
    if (s->claim != NO_INDEX) {
        const claim *c = &w->r->claims.at[s->claim];
        page_say(&w->line, ": ");
        if (!tell_is_done(c)) {
            page_style(&w->line, PAGE_GREEN);
            buf_printf(&w->line, "%s: ", tell_modality(c->modality));
            page_style(&w->line, PAGE_PLAIN);
        }
        tell_claim(w->r, c, page_text, &w->line);
    }
    place_put(&w->d.places, &w->note, s->spans.at, s->spans.n, 2);
    writer_set(w, 2, 6);
}

static void money(writer *w)
{
    writer_heading(w, "MONEY, ASSETS AND MEASURES");
    if (!w->d.sums.n && !w->d.measures.n)
        writer_nothing(w, "No sum and no measure was found.");
    for (size_t i = 0; i < w->d.sums.n; i++)
        sum_line(w, &w->d.sums.at[i]);
    for (size_t i = 0; i < w->d.measures.n; i++) {
        const claim *c = &w->r->claims.at[w->d.measures.at[i]];
        writer_begin(w);
        tell_claim(w->r, c, page_text, &w->line);
        writer_time(w, c);
        put_sources(w, c);
        dossier_claim_place(&w->d, c, &w->note);
        writer_set(w, 2, 6);
    }
}

static void put_around(const writer *w, buf *out, const span *s)
{
    const report *r = w->r;
    uint32_t start = s->start, end = s->end;
    uint32_t wide = s->lang == LANG_AR ? 90 : 50; /* an Arabic letter is two bytes */
    span whole = dossier_sentence(&w->d, s);
    if (s->end - s->start < wide) {
        start = context(r, start, whole.start, -1, wide);
        end = context(r, end, whole.end, 1, wide);
    }
    page_around x = { report_text(r, start, s->start), report_text(r, s->start, s->end),
                      report_text(r, s->end, end), start > whole.start && start < s->start,
                      end < whole.end && end > s->end };
    page_text_around(out, &x, PAGE_BOLD);
}

static void put_version(const writer *w, buf *out, const span *s, const char *label)
{
    page_style(out, PAGE_DIM);
    page_say(out, label);
    page_glue(out);
    page_style(out, PAGE_PLAIN);
    if (s->lang == LANG_NONE)
        page_say(out, "— nothing —");
    else
        put_around(w, out, s);
}

static void difference(writer *w, const disagreement *x)
{
    static const char styles[] = { PAGE_RED, PAGE_YELLOW, PAGE_CYAN, PAGE_DIM };
    buf left = { 0 }, right = { 0 };
    writer_begin(w);
    page_style(&w->line, styles[x->severity]);
    page_say(&w->line, dossier_severity(x->severity));
    page_style(&w->line, PAGE_PLAIN);
    buf_printf(&w->line, " · %s · ", dossier_kind(x));
    page_text(&w->line, x->explanation);
    dossier_difference_place(&w->d, x, &w->note);
    writer_set(w, 2, 4);
    put_version(w, &left, &x->en, "en");
    put_version(w, &right, &x->ar, "ar");
    if (w->p.width >= 64) {
        page_beside(&w->p, &left, &right, 4);
    } else {
        page_set(&w->p, &left, 4, 7, STR_NONE);
        page_set(&w->p, &right, 4, 7, STR_NONE);
    }
    buf_free(&left);
    buf_free(&right);
}

static void differences(writer *w)
{
    writer_heading(w, "WHERE THE VERSIONS DISAGREE, MOST SERIOUS FIRST");
    if (!w->d.places.two)
        writer_nothing(w, "The report has one version only; there is nothing to compare it with.");
    else if (!w->d.differences.n)
        writer_nothing(w, "No disagreement was found.");
    for (size_t i = 0; i < w->d.differences.n; i++) {
        if (i)
            page_blank(&w->p);
        difference(w, &w->r->disagreements.at[w->d.differences.at[i]]);
    }
}

static void open_points(writer *w)
{
    size_t unnamed = 0;
    writer_heading(w, "WHAT STAYED OPEN");
    for (size_t i = 0; i < w->d.doubtful.n; i++) {
        uint32_t index = w->d.doubtful.at[i];
        writer_begin(w);
        page_style(&w->line, PAGE_BOLD);
        page_text(&w->line, tell_name(w->r, index));
        page_style(&w->line, PAGE_PLAIN);
        dossier_entity_place(&w->d, index, &w->note);
        writer_set(w, 2, 6);
        writer_candidates(w, &w->r->entities.at[index], 6);
    }
    for (size_t i = 0; i < w->d.undated.n && i < 40; i++) {
        const timex *t = &w->r->times.at[w->d.undated.at[i]];
        span s = { t->start, t->end, t->lang };
        writer_begin(w);
        page_say(&w->line, "“");
        page_text(&w->line, report_text(w->r, t->start, t->end));
        page_say(&w->line, w->r->date.n ? "”: no date follows from the text"
                                        : "”: no date, because the report has none");
        place_put(&w->d.places, &w->note, &s, 1, 1);
        writer_set(w, 2, 6);
    }
    for (size_t i = 0; i < w->r->claims.n; i++)
        unnamed += w->r->claims.at[i].anonymous_source && !w->r->claims.at[i].sources.n;
    if (unnamed) {
        writer_begin(w);
        buf_printf(&w->line, "%zu statement%s rest%s on sources that are not named", unnamed,
                   unnamed == 1 ? "" : "s", unnamed == 1 ? "s" : "");
        writer_set(w, 2, 6);
    }
    if (!w->d.doubtful.n && !w->d.undated.n && !unnamed)
        writer_nothing(w, "Nothing.");
}

static void legend(writer *w)
{
    page_rule(&w->p);
    writer_begin(w);
    writer_styled(
        w, PAGE_DIM,
        "¶3 is the third paragraph, §2 the second heading, counted in each version. A name "
        "on a list is a lead to check, not a finding. What is quoted is the report's.");
    w->p.margin = 0;
    writer_set(w, 0, 0);
}

void report_print_text(const report *r, const print_options *options, buf *out)
{
    arena *a = arena_new();
    size_t width = options && options->width ? options->width : 96;
    width = width < 40 ? 40 : width > 120 ? 120 : width;
    writer w = { .r = r };
    w.p = (page){ .out = out, .width = width, .colour = options && options->colour };
    dossier_of(r, a, options ? options->sure : 0, &w.d);
    w.p.margin = 0;
    title(&w);
    summary(&w);
    w.p.margin = 8;
    writer_people(&w);
    events(&w);
    wishes(&w);
    money(&w);
    differences(&w);
    open_points(&w);
    legend(&w);
    buf_free(&w.line);
    buf_free(&w.note);
    arena_free(a);
}
