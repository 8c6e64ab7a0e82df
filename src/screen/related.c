/*
 * One word is seldom enough to be a match, but whoever asks for "Smyth" wants to see the Smiths:
 * the people whose family name is that word, with the score that the whole name has. Every name is
 * looked at, about 1 us each, so this is for one question at a time and ends at RELATED_NAMES
 * names.
 */
#include "screen/screen.h"
#include "record/schema.h"

#include <stdlib.h>

enum { RELATED_NAMES = 300000, SAME_WORD = 880000 };

typedef struct looking {
    const name_table *names;
    const screen_query *q;
    name_parsed query;
    arena *a, *scratch;
    VEC(screen_match) found;
    size_t looked;
} looking;

/* the part of a name that the word could be the family name of, or NULL */
static const name_part *family_like(const looking *x, const name_parsed *r, int32_t *near)
{
    const name_part *best = NULL;
    *near = SAME_WORD - 1;
    if (r->n < 2)
        return NULL;
    for (uint32_t i = 0; i < r->n; i++) {
        const name_part *p = &r->parts[i];
        bool family = p->role == NAME_FAMILY ||
                      (p->role == NAME_PART && (r->family_first ? i == 0 : i + 1 == r->n));
        int32_t same = family ? name_word_compare(x->names, &x->query.parts[0].word, &p->word) : 0;
        if (same > *near) {
            *near = same;
            best = p;
        }
    }
    return best;
}

static void look_at(looking *x, const index_file *ix, uint32_t entry, uint32_t k,
                    const index_name *name)
{
    name_parsed r;
    int32_t near;
    arena_reset(x->scratch);
    if (name_parse(x->names, name->text, NAME_PERSON, x->scratch, &r, NULL) != QANAT_OK ||
        !family_like(x, &r, &near))
        return;
    screen_match m = { .query_name = x->query.text, .record_name = name->text };
    if (!index_entry_at(ix, entry, x->a, &m.entry))
        return;
    m.names = arena_new_of(x->a, name_match);
    m.score = name_compare(x->names, &x->query, &r, m.names);
    for (size_t i = 0; i < x->found.n; i++) {
        screen_match *f = &x->found.at[i];
        if (!str_eq(f->entry.id, m.entry.id) || !str_eq(f->entry.list, m.entry.list))
            continue;
        if (m.score > f->score)
            *f = m;
        return;
    }
    (void)k;
    *vec_push(x->a, &x->found) = m;
}

static void look_through(looking *x, const screen_segment *seg, const index_file *ix, bool whole)
{
    uint32_t n = index_count(ix);
    for (uint32_t entry = 0;
         entry < n && x->looked < RELATED_NAMES && x->found.n < SCREEN_LIMIT_MAX; entry++) {
        index_name name;
        index_entry e;
        arena_reset(x->scratch);
        if (!index_entry_at(ix, entry, x->scratch, &e) ||
            schema_kind_of(e.schema) != SCHEMA_KIND_PERSON)
            continue;
        if (whole && map_get(&seg->gone, e.id) != MAP_NONE)
            continue;
        for (uint32_t k = 0; index_name_at(ix, entry, k, &name); k++) {
            x->looked++;
            look_at(x, ix, entry, k, &name);
        }
    }
}

static int best_first(const void *p, const void *q)
{
    const screen_match *a = p, *b = q;
    return a->score != b->score ? (a->score > b->score ? -1 : 1)
                                : str_cmp(a->entry.id, b->entry.id);
}

static bool listed(const screen_result *r, const screen_match *m)
{
    for (size_t i = 0; i < r->n; i++)
        if (str_eq(r->at[i].entry.id, m->entry.id) && str_eq(r->at[i].entry.list, m->entry.list))
            return true;
    return false;
}

static bool wanted(const screen_query *q, str list)
{
    bool any = q->lists.n == 0;
    for (size_t i = 0; i < q->lists.n; i++)
        any |= str_eq(q->lists.at[i], list);
    return any;
}

void screen_related(const name_table *names, const screen_lists *lists, const screen_query *q,
                    arena *a, screen_result *out)
{
    looking x = { .names = names, .q = q, .a = a };
    bool person = !q->schema.n || schema_fits(schema_kind_of(q->schema), SCHEMA_KIND_PERSON);
    if (!person || q->names.n != 1 || out->n >= q->limit ||
        name_parse(names, q->names.at[0], NAME_PERSON, a, &x.query, NULL) != QANAT_OK ||
        x.query.n != 1)
        return;
    x.scratch = arena_new();
    for (size_t i = 0; i < lists->n; i++) {
        const screen_segment *seg = &lists->at[i];
        if (!wanted(q, seg->list))
            continue;
        look_through(&x, seg, seg->whole, true);
        if (seg->changes)
            look_through(&x, seg, seg->changes, false);
    }
    arena_free(x.scratch);
    if (x.found.n)
        qsort(x.found.at, x.found.n, sizeof *x.found.at, best_first);
    screen_match *all = arena_array(a, screen_match, out->n + x.found.n + 1);
    size_t n = out->n;
    if (n)
        memcpy(all, out->at, n * sizeof *all);
    for (size_t i = 0; i < x.found.n && n < q->limit; i++)
        if (!listed(out, &x.found.at[i]))
            all[n++] = x.found.at[i];
    *out = (screen_result){ all, n };
}
