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

static bool is_any(str w, const char *const *words, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (str_is(w, words[i]))
            return true;
    return false;
}

/* words of kinship that say many other things as well, or nothing of who is meant */
static bool says_little(str w)
{
    static const char *const words[] = { "child", "children", "parent", "parents", "ابي", "family", "heir", "heiress", "partner",
                                         "ام",    "اب",       "عم",     "خال",  "ولد",     "حم",
                                         "جد",    "اخ",       "ابناء",  "اولاد", "اطفال",  "حرم",
                                         "زوج",   "خاله",     "عمه",    "جده",  "عايلة",   "اسرة" };
    return is_any(w, words, sizeof words / sizeof *words);
}

/* Helpers and companions; of the other words for people none says whose somebody is. */
static bool is_helper(const token *t)
{
    static const char *const words[] = {
        "lawyer",  "lawyers",  "attorney", "assistant", "aide",     "aides",   "adviser",  "advisers",
        "advisor", "advisors", "spokesman", "spokeswoman", "friend", "friends", "bodyguard",
        "bodyguards", "driver", "secretary", "agent",   "deputy",   "محام",    "محامي",    "محامو",
        "محامون",  "محامين",   "مساعد",    "مساعدة",    "مستشار",   "مستشاري", "مستشارو",
        "مستشارون", "مستشارين", "متحدث",   "صديق",      "صديقة",    "سائق",    "حارس",     "سكرتير",
        "وكيل",    "نائب",     "معاون",    "مرافق"
    };
    if (is_any(t->norm, words, sizeof words / sizeof *words))
        return true;
    static const char *const pronouns[] = { "ه", "ها", "هم", "هما", "ته", "تها" };
    str w = t->stem;
    if (is_any(w, words, sizeof words / sizeof *words))
        return true;
    for (size_t i = 0; t->lang == LANG_AR && i < sizeof pronouns / sizeof *pronouns; i++)
        if (str_ends(w, str_of(pronouns[i])) &&
            is_any(str_take(w, w.n - strlen(pronouns[i])), words, sizeof words / sizeof *words))
            return true;
    return false;
}

/* the relation of a word of kinship, with a pronoun or without (ابنته); at == NULL: none */
static str relation_of(report *r, const token *t)
{
    static const char *const pronouns[] = { "هما", "هم", "ها", "ه", "ي" };
    const titles *x = r->know->titles;
    str is = titles_kin(x, t->lang, t->stem);
    if (!is.at)
        is = titles_kin(x, t->lang, t->norm);
    for (size_t i = 0; !is.at && t->lang == LANG_AR && i < sizeof pronouns / sizeof *pronouns; i++) {
        str w = t->stem;
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
    return !says_little(t->norm) && !says_little(t->stem) && relation_of(r, t).at != NULL;
}

/* hangs on the word alone, so it is asked once a word */
static bool is_relation(report *r, const token *t)
{
    return relation_of(r, t).at || is_helper(t);
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
        if ((!kin && !is_helper(t)) || disagree_same_concept(k, i, other) != NO_INDEX ||
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

static bool touch(span a, span b)
{
    return a.lang && b.lang && a.start < b.end && b.start < a.end;
}

/* One that was told from the names beside the words and has the same two places stands; one that has
 * only one of them was told from the wrong name. */
static void put(report *r, disagreement d)
{
    enum { LATELY = 16 };
    size_t n = r->disagreements.n;
    for (size_t i = n; i-- > 0 && n - i <= LATELY;) {
        disagreement *x = &r->disagreements.at[i];
        bool ar = touch(x->ar, d.ar), en = touch(x->en, d.en);
        if ((x->kind != DIFFER_kinship && x->kind != DIFFER_role) || !(ar || en))
            continue;
        if (!(ar && en))
            *x = d;
        return;
    }
    disagree_add(r, d);
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
    str x = disagree_quote(r, d.ar), y = disagree_quote(r, d.en);
    d.explanation = arena_printf(r->a,
                                 "The versions say otherwise whose relative this is: the Arabic has "
                                 "%.*s, the English %.*s.",
                                 STR_ARG(x), STR_ARG(y));
    d.explanation_ar = arena_printf(
        r->a, "تختلف النسختان في صلة القرابة: في النص العربي %.*s وفي الإنجليزي %.*s.", STR_ARG(x),
        STR_ARG(y));
    put(r, d);
}
