/*
 * A brother for a brother: where one version names another person of the same family than the
 * other, the two names sound alike enough to be tied as one. But the report as a whole tells: the
 * same Arabic name is tied elsewhere to another English name that fits it better. Such a tie is
 * undone, so that both stay who they are and the difference can be shown.
 *
 * Cost: one comparison of names for every tie, one hash look-up each.
 */
#include "base/map.h"
#include "name/name.h"
#include "report/memo.h"
#include "report/mentions.h"
#include "text/fold.h"

enum { SURE = 800000, GUESS = 550000 }; /* name_score */

typedef struct tied {
    str ar, en;    /* folded */
    int32_t score; /* how well they fit */
} tied;

static bool full_name(const report *r, uint32_t index)
{
    const mention *m = &r->mentions.at[index];
    return m->kind == MENTION_NAME && m->type == ENTITY_PERSON && m->token_count > 1;
}

static str folded(report *r, uint32_t index)
{
    const mention *m = &r->mentions.at[index];
    return fold_str(r->a, report_text(r, m->start, m->end));
}

static tied tie_of(report *r, uint32_t ar)
{
    tied t = { .ar = folded(r, ar), .en = folded(r, r->mentions.at[ar].pair) };
    t.score = report_name_score(r, t.ar, t.en, NAME_PERSON);
    return t;
}

/* another tie of one of its names that is surely the right one, where this one is a guess */
static bool rival(const tied *t, const tied *other, bool another)
{
    return another && other->score >= SURE && t->score < GUESS;
}

void mentions_untie_rivals(report *r)
{
    map best = { 0 }; /* folded name, of either language, to its best tie */
    VEC(tied) ties = { 0 };
    VEC(uint32_t) from = { 0 };
    for (uint32_t i = 0; i < r->mentions.n; i++) {
        uint32_t pair = r->mentions.at[i].pair;
        if (r->mentions.at[i].lang != LANG_AR || pair == NO_INDEX || !full_name(r, i) ||
            !full_name(r, pair))
            continue;
        tied t = tie_of(r, i);
        str sides[2] = { t.ar, t.en };
        for (int s = 0; s < 2; s++) {
            uint32_t known = map_get(&best, sides[s]);
            if (known == MAP_NONE || ties.at[known].score < t.score)
                map_put(&best, sides[s], (uint32_t)ties.n);
        }
        *vec_push(r->a, &ties) = t;
        *vec_push(r->a, &from) = i;
    }
    for (size_t i = 0; i < ties.n; i++) {
        const tied *t = &ties.at[i], *a = &ties.at[map_get(&best, t->ar)],
                   *e = &ties.at[map_get(&best, t->en)];
        if (!rival(t, a, !str_eq(a->en, t->en)) && !rival(t, e, !str_eq(e->ar, t->ar)))
            continue;
        mention *m = &r->mentions.at[from.at[i]];
        r->mentions.at[m->pair].pair = NO_INDEX;
        m->pair = NO_INDEX;
        m->gazetteer = NO_INDEX; /* it came with the tie */
        m->found = true;
    }
    map_free(&best);
}
