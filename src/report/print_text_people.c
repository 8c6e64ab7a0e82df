/*
 * The people and bodies of a dossier: a card for whom something is known of, the rest in one run.
 */
#include "report/print_text.h"

static void role_line(writer *w, const entity *e, size_t i)
{
    const role *x = &e->roles.at[i];
    const char *only = dossier_role_version(&w->d, e, i);
    writer_begin(w);
    page_text(&w->line, x->title);
    if (x->of != NO_INDEX && x->of < w->r->entities.n) {
        str of = tell_name(w->r, x->of);
        if (str_find(x->title, of) == SIZE_MAX) {
            page_say(&w->line, x->kin ? ", of " : ", ");
            page_text(&w->line, of);
        }
    }
    if (only) {
        page_style(&w->line, PAGE_DIM);
        buf_printf(&w->line, " (%s version only)", only);
        page_style(&w->line, PAGE_PLAIN);
    }
    dossier_role_place(&w->d, e, i, &w->note);
    writer_set(w, 6, 8);
}

static void sanction_line(writer *w, const sanction *x, bool new_record)
{
    writer_begin(w);
    writer_styled(w, PAGE_RED, "SANCTIONS");
    page_say(&w->line, " ");
    page_text(&w->line, x->list);
    if (x->program.n) {
        page_say(&w->line, " · ");
        page_text(&w->line, x->program);
    }
    if (x->since.n) {
        page_say(&w->line, " · since ");
        tell_date(x->since, &w->line);
        if (w->r->date.n && str_cmp(x->since, w->r->date) > 0)
            page_say(&w->line, ", after the report");
    }
    if (x->id.n && new_record) {
        page_say(&w->line, " · ");
        page_text(&w->line, x->id);
    }
    if (str_is(x->via, "ownership"))
        page_say(&w->line, " · through ownership");
    else if (x->score > 0 && x->score < 0.9995)
        buf_printf(&w->line, " · name fits %.0f %%", x->score * 100);
    writer_set(w, 6, 8);
}

void writer_candidates(writer *w, const entity *e, size_t indent)
{
    writer_begin(w);
    writer_styled(w, PAGE_YELLOW, "could be ");
    for (size_t i = 0; i < e->candidates.n && i < 8; i++) {
        if (i)
            page_say(&w->line, i + 1 == e->candidates.n ? " or " : ", ");
        page_text(&w->line, e->candidates.at[i].caption);
    }
    if (e->candidates.n > 8)
        buf_printf(&w->line, " or %zu more", e->candidates.n - 8);
    page_say(&w->line, "; the report does not say which");
    writer_set(w, indent, indent + 2);
}

void writer_time(writer *w, const claim *c)
{
    if (c->time == NO_INDEX || !w->r->times.at[c->time].value.n)
        return;
    page_say(&w->line, ", ");
    tell_time(&w->r->times.at[c->time], &w->line);
}

static void state_line(writer *w, uint32_t index)
{
    const claim *c = &w->r->claims.at[index];
    const char *only = dossier_only_version(&w->d, c);
    writer_begin(w);
    tell_state(w->r, c, dossier_state_of_target(c), page_text, &w->line);
    writer_time(w, c);
    page_style(&w->line, PAGE_DIM);
    page_say(&w->line, ", says the report");
    if (only)
        buf_printf(&w->line, " (%s version only)", only);
    page_style(&w->line, PAGE_PLAIN);
    dossier_claim_place(&w->d, c, &w->note);
    writer_set(w, 6, 8);
}

/* the name in the other script, where the report has it */
static str other_name(const report *r, const entity *e, str shown)
{
    for (size_t i = 0; i < e->mentions.n && i < 200; i++) {
        const mention *m = &r->mentions.at[e->mentions.at[i]];
        str text = report_text(r, m->start, m->end);
        if (m->kind == MENTION_NAME && m->lang == LANG_AR && !str_eq(text, shown))
            return text;
    }
    return STR_NONE;
}

static void card(writer *w, uint32_t index)
{
    const entity *e = &w->r->entities.at[index];
    str name = tell_name(w->r, index), other = other_name(w->r, e, name);
    writer_begin(w);
    page_style(&w->line, PAGE_BOLD);
    page_text(&w->line, name);
    page_style(&w->line, PAGE_PLAIN);
    if (other.n) {
        page_say(&w->line, "  ");
        page_text(&w->line, other);
    }
    dossier_entity_place(&w->d, index, &w->note);
    writer_set(w, 2, 6);
    for (size_t i = 0; i < e->sanctions.n && i < 12; i++)
        sanction_line(w, &e->sanctions.at[i],
                      i == 0 || !str_eq(e->sanctions.at[i].id, e->sanctions.at[i - 1].id));
    for (size_t i = 0; i < e->roles.n && i < 100; i++)
        if (dossier_role_shown(&w->d, e, i))
            role_line(w, e, i);
    for (size_t i = 0; i < w->d.states[index].n && i < 20; i++) {
        const claim *c = &w->r->claims.at[w->d.states[index].at[i]];
        if (c->type != CLAIM_role && !(c->type == CLAIM_kin && e->roles.n))
            state_line(w, w->d.states[index].at[i]);
    }
    if (e->candidates.n && e->ambiguous)
        writer_candidates(w, e, 6);
    if (w->d.disputed[index] != NO_INDEX) {
        writer_begin(w);
        writer_styled(w, PAGE_YELLOW, "the versions disagree about this one: see below");
        writer_set(w, 6, 8);
    }
}

/* names one after another, with their places where asked for */
static void run_on(writer *w, const char *label, const index_list *list, bool with_places)
{
    if (!list->n)
        return;
    writer_begin(w);
    writer_styled(w, PAGE_DIM, label);
    size_t most = list->n < 80 ? list->n : 80;
    for (size_t i = 0; i < most; i++) {
        page_say(&w->line, i ? ", " : " ");
        page_text(&w->line, tell_name(w->r, list->at[i]));
        if (!with_places)
            continue;
        buf place = { 0 };
        dossier_entity_place(&w->d, list->at[i], &place);
        page_style(&w->line, PAGE_DIM);
        for (size_t k = 0; k < place.n; k++)
            if (place.at[k] == ' ')
                page_glue(&w->line);
            else {
                if (k == 0)
                    page_glue(&w->line);
                buf_putc(&w->line, place.at[k]);
            }
        page_style(&w->line, PAGE_PLAIN);
        buf_free(&place);
    }
    if (list->n > most)
        buf_printf(&w->line, " and %zu more", list->n - most);
    writer_set(w, 2, 4);
}

void writer_people(writer *w)
{
    const dossier *d = &w->d;
    writer_heading(w, "PEOPLE AND BODIES");
    if (!d->cards.n && !d->also.n && !d->unnamed.n && !d->spots.n)
        writer_nothing(w, "No name was found.");
    for (size_t i = 0; i < d->cards.n; i++)
        card(w, d->cards.at[i]);
    if (d->cards.n && (d->also.n || d->unnamed.n || d->spots.n))
        page_blank(&w->p);
    run_on(w, d->cards.n ? "Also:" : "Named:", &d->also, true);
    run_on(w, "Without a name:", &d->unnamed, true);
    run_on(w, "Places and things:", &d->spots, false);
}
