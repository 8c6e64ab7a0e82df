/*
 * Whose relative or helper somebody is, where no name stands beside the word: "his daughter" against
 * شقيقه, "two of his brothers" against اثنين من مستشاريه. Each version must have exactly one such word
 * that nothing in the other answers, at least one of the two a word of kinship, and the words beside
 * both must answer each other. Cost: one look-up of every word of a bead, and only where the English
 * has such a word.
 */
#include "report/disagree.h"
#include "report/memo.h"
#include "report/titles.h"

typedef struct relation {
    uint32_t token;
    bool kin;
} relation;

/* Helpers and companions; of the other words for people none says whose somebody is. */
static bool is_helper(const report *r, const token *t)
{
    static const char *const pronouns[] = { "ه", "ها", "هم", "هما", "ته", "تها" };
    const signs *x = r->know->signs;
    if (token_in_set(r, t, t->lang, SET_HELPER) || word_in_set(x, t->lang, token_stem(t), SET_HELPER))
        return true;
    for (size_t i = 0; t->lang == LANG_AR && i < sizeof pronouns / sizeof *pronouns; i++)
        if (str_ends(token_stem(t), str_of(pronouns[i])) &&
            word_in_set(x, LANG_AR, str_take(token_stem(t), token_stem(t).n - strlen(pronouns[i])), SET_HELPER))
            return true;
    return false;
}

/* the relation of a word of kinship, with a pronoun or without (ابنته); at == NULL: none */
static str relation_of(report *r, const token *t)
{
    static const char *const pronouns[] = { "هما", "هم", "ها", "ه", "ي" };
    const titles *x = r->know->titles;
    str is = titles_kin(x, t->lang, token_stem(t));
    if (!is.at)
        is = titles_kin(x, t->lang, t->norm);
    for (size_t i = 0; !is.at && t->lang == LANG_AR && i < sizeof pronouns / sizeof *pronouns; i++) {
        str w = token_stem(t);
        if (!str_ends(w, str_of(pronouns[i])) || w.n < strlen(pronouns[i]) + 4)
            continue;
        w = str_take(w, w.n - strlen(pronouns[i]));
        is = titles_kin(x, LANG_AR, w);
        if (!is.at && str_ends(w, STR("ت")))
            is = titles_kin(x, LANG_AR, arena_join(r->a, str_take(w, w.n - 2), STR("ة")));
        break;
    }
    return is;
}

static bool is_kin(report *r, const token *t)
{
    return !token_in_set(r, t, t->lang, SET_LOOSE) &&
           !word_in_set(r->know->signs, t->lang, token_stem(t), SET_LOOSE) && relation_of(r, t).at != NULL;
}

/* hangs on the word alone, so it is asked once a word */
static bool is_relation(report *r, const token *t)
{
    return relation_of(r, t).at || is_helper(r, t);
}

/* one word of the other side means the same relation */
static bool same_relation_there(const comparison *k, uint32_t i, token_range other)
{
    str mine = relation_of(k->r, &k->r->tokens.at[i]);
    for (uint32_t n = other.first; mine.at && n < other.end; n++) {
        const token *o = &k->r->tokens.at[n];
        str its = o->kind == TOKEN_WORD && token_asked(k->r, o, ASK_RELATIVE, is_relation)
                      ? relation_of(k->r, o)
                      : STR_NONE;
        if (its.at && str_eq(mine, its))
            return true;
    }
    return false;
}

/* The only open word of a side; `n` counts them. */
static relation only_open(const comparison *k, token_range side, token_range other, uint32_t *n)
{
    relation found = { NO_INDEX, false };
    *n = 0;
    for (uint32_t i = side.first; i < side.end && *n < 2; i++) {
        const token *t = &k->r->tokens.at[i];
        if (t->kind != TOKEN_WORD || !token_asked(k->r, t, ASK_RELATIVE, is_relation))
            continue;
        bool kin = is_kin(k->r, t);
        if ((!kin && !is_helper(k->r, t)) || disagree_same_concept(k, i, other) != NO_INDEX ||
            same_relation_there(k, i, other))
            continue;
        bool named = t->mention != NO_INDEX && k->r->mentions.at[t->mention].kind == MENTION_NAME;
        bool law = i + 1 < side.end && str_is(k->r->tokens.at[i + 1].norm, "-");
        if (named || law)
            continue;
        ++*n;
        found = (relation){ i, kin };
    }
    return found;
}

/* Words beside both answer each other: the nearest of each that carry meaning and have an answer. */
static bool same_place(const comparison *k, uint32_t ar, uint32_t en)
{
    enum { REACH = 6, THERE = 5 };
    for (uint32_t n = 1; n <= REACH; n++)
        for (int back = 0; back < 2; back++) {
            if (back ? en < k->en.first + n : en + n >= k->en.end)
                continue;
            uint32_t i = back ? en - n : en + n, p = k->partner[i];
            if (p != NO_INDEX && disagree_content(k, i) && p + THERE >= ar && p <= ar + THERE)
                return true;
        }
    return false;
}

/* One that was told from the names beside the words and has the same two places stands: false. One
 * that has only one of them was told from the wrong name and is taken out. */
static bool may_stand(report *r, const disagreement *d)
{
    enum { LATELY = 16 };
    size_t n = r->disagreements.n;
    for (size_t i = n; i-- > 0 && n - i <= LATELY;) {
        disagreement *x = &r->disagreements.at[i];
        bool ar = disagree_touch(x->ar, d->ar), en = disagree_touch(x->en, d->en);
        if ((x->kind != DIFFER_kinship && x->kind != DIFFER_role) || !(ar || en))
            continue;
        if (ar && en)
            return false;
        memmove(x, x + 1, (n - i - 1) * sizeof *x);
        r->disagreements.n--;
        return true;
    }
    return true;
}

void disagree_relatives(comparison *k)
{
    report *r = k->r;
    uint32_t ens, ars;
    relation e = only_open(k, k->en, k->ar, &ens);
    if (ens != 1)
        return;
    relation a = only_open(k, k->ar, k->en, &ars);
    if (ars != 1 || !(a.kin || e.kin) || !same_place(k, a.token, e.token))
        return;
    disagreement d = { .kind = DIFFER_kinship,
                       .severity = a.kin && e.kin ? SEVERITY_MAJOR : SEVERITY_CRITICAL,
                       .ar = disagree_span(r, a.token, a.token),
                       .en = disagree_span(r, e.token, e.token) };
    if (may_stand(r, &d))
        disagree_differ(r, d, "The versions say otherwise whose relative this is",
                        "تختلف النسختان في صلة القرابة");
}
