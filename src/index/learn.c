/*
 * See learn.h. Two names of one record in two scripts are laid over each other; where every part
 * but one has found its counterpart by its letters, the two left over stand for each other. A pair
 * that LEARN_RECORDS records or more bear out becomes a group of equivalents. What one record alone
 * says is not believed: translations and mistakes look the same.
 *
 * Cost: a comparison for every pair of names of a record in two scripts, at most LEARN_NAMES a
 * record.
 */
#include "index/learn.h"
#include "base/map.h"

#include <stdlib.h>

enum { LEARN_RECORDS = 2, LEARN_NAMES = 24, LEARN_NEAR = 600000 };

typedef struct evidence {
    str a, b;
    uint32_t count, entry, list;
} evidence;

struct learner {
    const name_table *t;
    arena *a, *scratch;
    map pairs, groups;
    VEC(evidence) all;
    VEC(learned_row) rows;
    uint32_t entries;
};

learner *learner_new(const name_table *t)
{
    learner *l = base_alloc(sizeof *l);
    *l = (learner){ .t = t, .a = arena_new(), .scratch = arena_new() };
    return l;
}

void learner_free(learner *l)
{
    if (!l)
        return;
    map_free(&l->pairs);
    map_free(&l->groups);
    arena_free(l->a);
    arena_free(l->scratch);
    free(l);
}

static void note(learner *l, str a, str b, uint32_t list)
{
    str key = arena_printf(l->scratch, "%.*s\t%.*s", STR_ARG(a), STR_ARG(b));
    uint32_t at = map_get(&l->pairs, key);
    if (at == MAP_NONE) {
        at = (uint32_t)l->all.n;
        *vec_push(l->a, &l->all) =
            (evidence){ arena_str(l->a, a), arena_str(l->a, b), 0, UINT32_MAX, list };
        map_put(&l->pairs, arena_str(l->a, key), at);
    }
    evidence *e = &l->all.at[at];
    if (e->entry == l->entries)
        return; /* once a record */
    e->entry = l->entries;
    e->count++;
}

/* the parts that carry a name, in order; at most `most` */
static size_t carrying(const name_parsed *p, const name_part **out, size_t most)
{
    size_t n = 0;
    for (uint32_t i = 0; i < p->n && n < most; i++)
        if (!part_optional(&p->parts[i]) && p->parts[i].role != NAME_NUMBER)
            out[n++] = &p->parts[i];
    return n;
}

enum { PARTS = 8 };

static void lay_over(learner *l, const name_parsed *p, const name_parsed *q, uint32_t list)
{
    const name_part *a[PARTS], *b[PARTS];
    bool used[PARTS] = { false };
    size_t n = carrying(p, a, PARTS), m = carrying(q, b, PARTS), left = 0;
    const name_part *alone = NULL, *other = NULL;
    if (n != m || n < 2 || a[0]->script == b[0]->script)
        return;
    for (size_t i = 0; i < n; i++) {
        size_t best = PARTS;
        int32_t most = LEARN_NEAR;
        for (size_t j = 0; j < m; j++) {
            int32_t v = used[j] ? 0 : name_word_compare(l->t, &a[i]->word, &b[j]->word);
            if (v > most) {
                most = v;
                best = j;
            }
        }
        if (best < PARTS) {
            used[best] = true;
        } else {
            alone = a[i];
            left++;
        }
    }
    for (size_t j = 0; j < m; j++)
        if (!used[j])
            other = b[j];
    if (left == 1 && other)
        note(l, alone->word.folded, other->word.folded, list);
}

void learner_entry(learner *l, const index_entry *e, uint32_t list)
{
    size_t n = e->name_n < LEARN_NAMES ? e->name_n : LEARN_NAMES;
    name_parsed *all = arena_array(l->scratch, name_parsed, n + 1);
    size_t good = 0;
    for (size_t i = 0; i < n; i++)
        if (index_parse(l->t, e->names[i].text, e->schema, l->scratch, &all[good]))
            good++;
    for (size_t i = 0; i < good; i++)
        for (size_t j = 0; j < good; j++)
            if (all[i].parts[0].word.writing == NAME_LATIN &&
                all[j].parts[0].word.writing != NAME_LATIN)
                lay_over(l, &all[j], &all[i], list);
    l->entries++;
    arena_reset(l->scratch);
}

void learner_settle(learner *l)
{
    map_free(&l->groups);
    l->rows.n = 0;
    *vec_push(l->a, &l->rows) = (learned_row){ 0 }; /* group 0: none */
    for (size_t i = 0; i < l->all.n; i++) {
        const evidence *e = &l->all.at[i];
        bool taken = map_get(&l->groups, e->a) != MAP_NONE || map_get(&l->groups, e->b) != MAP_NONE;
        if (e->count < LEARN_RECORDS || taken)
            continue;
        map_put(&l->groups, e->a, (uint32_t)l->rows.n);
        map_put(&l->groups, e->b, (uint32_t)l->rows.n);
        *vec_push(l->a, &l->rows) = (learned_row){ e->count, e->list };
    }
}

uint32_t learner_group(const learner *l, str folded)
{
    uint32_t g = map_get(&l->groups, folded);
    return g == MAP_NONE ? 0 : g;
}

const learned_row *learner_rows(const learner *l, size_t *n)
{
    *n = l->rows.n;
    return l->rows.at;
}
