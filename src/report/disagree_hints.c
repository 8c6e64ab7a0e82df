/*
 * What a word may be for the files that compare two versions: nothing, mostly. Told by its written
 * form alone, once a word (memo.h), so that each of them passes over what cannot concern it with
 * one look, and over whole sides of a bead. A hint never decides: who finds one looks closely.
 */
#include "report/disagree.h"
#include "report/lexicon.h"
#include "report/memo.h"
#include "report/signs.h"

static bool begins_with_any(str w, const char *const *beginnings, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (str_starts(w, str_of(beginnings[i])))
            return true;
    return false;
}

static bool is_trap(const report *r, str w)
{
    for (size_t n = 0; n < traps_count(r->know->cues); n++)
        if (disagree_is_trap(traps_at(r->know->cues, n), w))
            return true;
    return false;
}

static bool names_day_or_month(const report *r, uint8_t lang_index, str w)
{
    uint32_t named = signs_of(r->know->signs, lang_index, w);
    if (lang_index == LANG_AR && str_starts(w, STR("و")))
        named |= signs_of(r->know->signs, lang_index, str_drop(w, 2));
    return (named & (SIGN_MONTH | SIGN_WEEKDAY)) != 0;
}

static uint16_t ask(const report *r, const token *t)
{
    static const char *const prefixes[] = { "un", "in", "im", "ir", "il", "dis" };
    str w = t->norm;
    bool english = t->lang == LANG_EN;
    bool digit_last = w.n && w.at[w.n - 1] >= '0' && w.at[w.n - 1] <= '9';
    bool digit_first = w.n && w.at[0] >= '0' && w.at[0] <= '9';
    unsigned hints = 0;
    hints |= digit_last || disagree_may_be_figure(r, t) ? HINT_FIGURE : 0;
    hints |= digit_last && !digit_first ? HINT_CODE : 0;
    hints |= disagree_may_order(t) ? HINT_ORDER : 0;
    hints |= disagree_may_deny(r, t) ? HINT_DENIAL : 0;
    hints |= disagree_may_hide_source(w) ? HINT_SOURCE : 0;
    hints |= disagree_may_open_phrase(w) ? HINT_PHRASE : 0;
    hints |= names_day_or_month(r, t->lang, w) ? HINT_CALENDAR : 0;
    hints |= english && begins_with_any(w, prefixes, sizeof prefixes / sizeof *prefixes) ? HINT_PREFIX : 0;
    hints |= is_trap(r, w) ? HINT_TRAP : 0;
    hints |= disagree_may_measure(w, t->lang) ? HINT_UNIT : 0;
    return (uint16_t)hints;
}

/* of its written form */
static inline uint16_t hints_of_word(const report *r, const token *t)
{
    known_word *w = token_known(r, t);
    if (!w)
        return ask(r, t);
    if (!(w->asked & ASKED_HINTS)) {
        w->asked |= ASKED_HINTS;
        w->hints = ask(r, t);
    }
    return w->hints;
}

/* what disagree_leaves_open asks first: not so of half of all words */
static inline bool may_leave_open(const token *t)
{
    return t->pos == WORD_MODAL || t->pos == WORD_VERB ||
           (t->pos == WORD_NOUN && t->lemma != NO_INDEX) || t->cues & CUE_FUTURE ||
           t->proclitics & PROCLITIC_SIN || (t->lang == LANG_AR && t->norm.n <= 6);
}

uint16_t *disagree_hints(const report *r)
{
    uint16_t *hints = arena_room(r->a, uint16_t, r->tokens.n + 1);
    for (uint32_t i = 0; i < r->tokens.n; i++) {
        const token *t = &r->tokens.at[i];
        unsigned h = t->kind == TOKEN_WORD     ? hints_of_word(r, t)
                     : t->kind == TOKEN_NUMBER ? HINT_FIGURE
                                               : 0;
        if (t->kind == TOKEN_WORD && t->cues)
            h |= HINT_DENIAL;
        if (t->kind == TOKEN_WORD && may_leave_open(t) && disagree_leaves_open(r, i))
            h |= HINT_OPEN;
        bool large = t->kind == TOKEN_WORD && t->flags & TOKEN_CAPITAL && t->lang == LANG_EN;
        if (t->mention != NO_INDEX || large)
            h |= HINT_NAME;
        hints[i] = (uint16_t)h;
    }
    return hints;
}

uint16_t disagree_hints_of(const comparison *k, token_range side)
{
    unsigned all = 0;
    for (uint32_t i = side.first; i < side.end; i++)
        all |= k->hints[i];
    return (uint16_t)all;
}
