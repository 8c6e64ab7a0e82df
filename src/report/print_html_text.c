/*
 * The report's own text in the HTML page. Marks may overlap, HTML elements may not: a block is cut
 * at every place where a mark begins or ends, and each piece says by its classes which marks cover
 * it. Cost: n log n in the marks.
 */
#include "report/print_html.h"

#include "text/escape.h"

#include <stdlib.h>

typedef enum mark_kind {
    MARK_FACT,
    MARK_WISH,
    MARK_MINOR,
    MARK_GRAVE,
    MARK_EVIDENCE,
    MARK_KINDS
} mark_kind;

static const char *const mark_classes[MARK_KINDS] = { "fact", "wish", "minor", "grave", "here" };

typedef struct edge {
    uint32_t at;
    uint8_t kind;
    bool opens;
} edge;

typedef VEC(edge) edge_list;

static int edge_order(const void *x, const void *y)
{
    const edge *a = x, *b = y;
    if (a->at != b->at)
        return a->at < b->at ? -1 : 1;
    return (int)a->opens - (int)b->opens;
}

static void add_mark(arena *a, edge_list *edges, const span *s, mark_kind kind)
{
    if (s->lang == LANG_NONE || s->end <= s->start)
        return;
    *vec_push(a, edges) = (edge){ s->start, (uint8_t)kind, true };
    *vec_push(a, edges) = (edge){ s->end, (uint8_t)kind, false };
}

static void open_piece(buf *out, const uint32_t *covers)
{
    bool any = false;
    for (int k = 0; k < MARK_KINDS; k++)
        if (covers[k]) {
            buf_printf(out, "%s%s", any ? " " : "<mark class=\"", mark_classes[k]);
            any = true;
        }
    if (any)
        buf_puts(out, "\">");
}

static bool is_covered(const uint32_t *covers)
{
    for (int k = 0; k < MARK_KINDS; k++)
        if (covers[k])
            return true;
    return false;
}

/* Bytes start…end with the marks of edges from *next on; `covers` counts what is open. */
static void put_marked(const report *r, uint32_t start, uint32_t end, const edge_list *edges,
                       size_t *next, uint32_t *covers, buf *out)
{
    uint32_t at = start;
    while (at < end) {
        while (*next < edges->n && edges->at[*next].at <= at) {
            const edge *e = &edges->at[(*next)++];
            if (e->opens)
                covers[e->kind]++;
            else if (covers[e->kind])
                covers[e->kind]--;
        }
        uint32_t stop = *next < edges->n && edges->at[*next].at < end ? edges->at[*next].at : end;
        open_piece(out, covers);
        escape_html(out, report_text(r, at, stop));
        if (is_covered(covers))
            buf_puts(out, "</mark>");
        at = stop;
    }
}

/* the sentences of one version that hold spans, at most four */
static bool put_side(const dossier *d, const span *spans, size_t count, uint8_t l, buf *out)
{
    const report *r = d->r;
    uint32_t seen[4];
    size_t n = 0;
    for (size_t i = 0; i < count; i++) {
        uint32_t s = spans[i].lang == l ? dossier_sentence_at(r, spans[i].start) : NO_INDEX;
        bool again = s == NO_INDEX;
        for (size_t k = 0; k < n && !again; k++)
            again = seen[k] == s;
        if (again || n == 4)
            continue;
        seen[n++] = s;
        arena *a = arena_new();
        edge_list edges = { 0 };
        uint32_t covers[MARK_KINDS] = { 0 };
        size_t next = 0;
        for (size_t k = 0; k < count && k < 64; k++)
            if (spans[k].lang == l)
                add_mark(a, &edges, &spans[k], MARK_EVIDENCE);
        qsort(edges.at, edges.n, sizeof *edges.at, edge_order);
        buf_printf(out, "<p dir=\"auto\" lang=\"%s\"><a class=\"place\" href=\"#b%u\">",
                   lang_code(l), r->sentences.at[s].block + 1);
        place_put_block(&d->places, out, r->sentences.at[s].block);
        buf_puts(out, "</a> ");
        put_marked(r, r->sentences.at[s].start, r->sentences.at[s].end, &edges, &next, covers, out);
        buf_puts(out, "</p>");
        arena_free(a);
    }
    return n > 0;
}

void html_evidence(const dossier *d, const span *spans, size_t count, buf *out)
{
    static const uint8_t order[] = { LANG_EN, LANG_AR, LANG_RU };
    buf_puts(out, "<div class=\"pair\">");
    for (size_t i = 0; i < sizeof order; i++) {
        if (!d->places.paragraphs[order[i]] && !d->places.headings[order[i]])
            continue;
        buf_puts(out, "<div>");
        if (!put_side(d, spans, count, order[i], out))
            buf_printf(out, "<p class=\"none\">not in the %s version</p>",
                       dossier_language(order[i]));
        buf_puts(out, "</div>");
    }
    buf_puts(out, "</div>");
}

/* rows of blocks that answer each other, out of the sentence beads */
typedef struct row {
    uint32_t last_en; /* the last English block that an Arabic block answers, or NO_INDEX */
} row;

static row *pair_blocks(const report *r, arena *a)
{
    row *rows = arena_array(a, row, r->blocks.n + 1);
    for (size_t i = 0; i < r->blocks.n; i++)
        rows[i].last_en = NO_INDEX;
    for (size_t i = 0; i < r->beads.n; i++) {
        const bead *b = &r->beads.at[i];
        if (!b->ar_count || !b->en_count)
            continue;
        uint32_t ar = r->sentences.at[b->ar_first].block;
        uint32_t en = r->sentences.at[b->en_first + b->en_count - 1].block;
        if (rows[ar].last_en == NO_INDEX || rows[ar].last_en < en)
            rows[ar].last_en = en;
    }
    return rows;
}

typedef struct text_writer {
    const dossier *d;
    const edge_list *edges;
    buf *out;
} text_writer;

/* Blocks come in any order, so the edges are found by a binary search and what is open at the
 * block's start is not: marks never reach from one block into the next. */
static void put_block(const text_writer *w, uint32_t index)
{
    const report *r = w->d->r;
    const block *b = &r->blocks.at[index];
    const char *tag = b->kind == BLOCK_HEADING ? "h3" : "p";
    size_t low = 0, high = w->edges->n;
    uint32_t covers[MARK_KINDS] = { 0 };
    while (low < high) {
        size_t mid = (low + high) / 2;
        if (w->edges->at[mid].at < b->start)
            low = mid + 1;
        else
            high = mid;
    }
    buf_printf(w->out, "<%s id=\"b%u\" dir=\"auto\" lang=\"%s\"><span class=\"place\">", tag,
               index + 1, lang_code(b->lang));
    place_put_block(&w->d->places, w->out, index);
    buf_puts(w->out, "</span> ");
    put_marked(r, b->start, b->end, w->edges, &low, covers, w->out);
    buf_printf(w->out, "</%s>\n", tag);
}

static void put_pairs(const text_writer *w, arena *a)
{
    const report *r = w->d->r;
    const row *rows = pair_blocks(r, a);
    uint32_t en = 0;
    for (uint32_t i = 0; i < r->blocks.n; i++) {
        if (r->blocks.at[i].lang != LANG_AR)
            continue;
        buf_puts(w->out, "<div class=\"pair\"><div>");
        if (rows[i].last_en != NO_INDEX)
            for (; en <= rows[i].last_en; en++)
                if (r->blocks.at[en].lang != LANG_AR)
                    put_block(w, en);
        buf_puts(w->out, "</div><div>");
        put_block(w, i);
        buf_puts(w->out, "</div></div>\n");
    }
    buf_puts(w->out, "<div class=\"pair\"><div>");
    for (; en < r->blocks.n; en++)
        if (r->blocks.at[en].lang != LANG_AR)
            put_block(w, en);
    buf_puts(w->out, "</div><div></div></div>\n");
}

void html_report(const dossier *d, buf *out)
{
    const report *r = d->r;
    arena *a = arena_new();
    edge_list edges = { 0 };
    for (size_t i = 0; i < r->claims.n; i++)
        for (size_t k = 0; k < r->claims.at[i].evidence.n; k++)
            add_mark(a, &edges, &r->claims.at[i].evidence.at[k],
                     tell_is_fact(&r->claims.at[i]) ? MARK_FACT : MARK_WISH);
    for (size_t i = 0; i < r->disagreements.n; i++) {
        const disagreement *x = &r->disagreements.at[i];
        mark_kind kind = x->severity <= SEVERITY_MAJOR ? MARK_GRAVE : MARK_MINOR;
        add_mark(a, &edges, &x->ar, kind);
        add_mark(a, &edges, &x->en, kind);
    }
    if (edges.n)
        qsort(edges.at, edges.n, sizeof *edges.at, edge_order);
    text_writer w = { d, &edges, out };
    if (d->places.two && d->places.paragraphs[LANG_AR] + d->places.headings[LANG_AR] > 0)
        put_pairs(&w, a);
    else
        for (uint32_t i = 0; i < r->blocks.n; i++)
            put_block(&w, i);
    arena_free(a);
}
