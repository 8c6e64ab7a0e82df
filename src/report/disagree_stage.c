/*
 * How far an act had come. One version has a word that leaves it open – threatened to bar, was
 * considering issuing, may sell – that nothing in the other answers, and the other tells the same
 * act as done: its verb answers the one that stands under that word, and stands there in the past
 * and under nothing. Which words leave open what is told under them is known from the frames
 * (data/frames, "content="): requested, proposed, considered, planned.
 *
 * Cost: for every such word a few tokens around it and around its answer.
 */
#include "report/disagree.h"
#include "report/frames.h"
#include "report/mentions.h"

enum { UNDER = 5, BEFORE = 5, BESIDE = 8 };

/* the words under it are told as not done yet */
static bool leaves_open(const comparison *k, const token *t)
{
    const knowledge *know = k->r->know;
    if (t->kind != TOKEN_WORD)
        return false;
    if (t->pos == WORD_MODAL || t->proclitics & PROCLITIC_SIN)
        return true;
    if (t->lemma == NO_INDEX || (t->pos != WORD_VERB && t->pos != WORD_NOUN))
        return false;
    for (uint32_t i = lexicon_lexeme(know->lexicon, t->lemma)->frames; i != NO_INDEX;) {
        const frame *f = frames_at(know->frames, i);
        if (f->content == MODALITY_requested || f->content == MODALITY_proposed ||
            f->content == MODALITY_considered || f->content == MODALITY_planned)
            return true;
        i = f->next;
    }
    return false;
}

/* Does the verb at `i` stand there as done: in the past, and under no word that leaves it open,
 * denies it or makes an infinitive of it? */
static bool told_as_done(const comparison *k, token_range side, uint32_t i)
{
    const token *t = &k->r->tokens.at[i];
    if (t->pos != WORD_VERB || !(t->form & (FORM_PAST | FORM_PARTICIPLE)) ||
        (t->lang == LANG_AR && !(t->form & FORM_PAST)))
        return false;
    for (uint32_t n = i; n-- > side.first && i - n <= BEFORE;) {
        const token *b = &k->r->tokens.at[n];
        if (b->kind == TOKEN_PUNCT || b->sentence != t->sentence)
            break;
        if (b->pos == WORD_TO || b->pos == WORD_NEGATION || leaves_open(k, b) ||
            cues_of(k->r->know->cues, b->lang, b->norm) & (CUE_NOT | CUE_FUTURE))
            return false;
        if (b->pos == WORD_AUXILIARY && (str_is(b->norm, "be") || str_is(b->norm, "being")))
            return false;
    }
    return true;
}

/* what stands under the word at `i` and has its answer told as done; NO_INDEX: nothing */
static uint32_t done_elsewhere(const comparison *k, token_range side, token_range other, uint32_t i)
{
    const report *r = k->r;
    for (uint32_t n = i + 1; n <= i + UNDER && n < side.end; n++) {
        const token *t = &r->tokens.at[n];
        if (t->sentence != r->tokens.at[i].sentence || t->kind == TOKEN_PUNCT)
            break;
        bool action = t->pos == WORD_VERB || t->pos == WORD_NOUN;
        if (!action || k->r->word_keys[n].evidence != EVIDENCE_WORD)
            continue;
        uint32_t p = k->partner[n];
        return p != NO_INDEX && told_as_done(k, other, p) ? n : NO_INDEX;
    }
    return NO_INDEX;
}

/* somebody or something beside both is the same */
static bool same_party(const comparison *k, token_range side, uint32_t i, uint32_t other)
{
    uint32_t from = i >= side.first + BESIDE ? i - BESIDE : side.first;
    for (uint32_t n = from; n < i + BESIDE && n < side.end; n++) {
        uint32_t p = k->partner[n];
        if (disagree_content(k, n) && p != NO_INDEX && p != other && p + BESIDE >= other && p <= other + BESIDE)
            return true;
    }
    return false;
}

/* does any word about there leave something open? */
static bool open_near(const comparison *k, token_range side, uint32_t i)
{
    uint32_t from = i >= side.first + BESIDE ? i - BESIDE : side.first;
    for (uint32_t n = from; n < i + BESIDE && n < side.end; n++)
        if (n != i && leaves_open(k, &k->r->tokens.at[n]))
            return true;
    return false;
}

static void flag(comparison *k, span ar, span en, bool arabic_open)
{
    report *r = k->r;
    disagreement d = {
        .kind = DIFFER_structure, .severity = SEVERITY_CRITICAL, .ar = ar, .en = en
    };
    str a = disagree_quote(r, ar), e = disagree_quote(r, en);
    d.explanation = arena_printf(r->a,
                                 arabic_open
                                     ? "The English says it was done (%.*s); in the Arabic it was "
                                       "only wanted, planned or threatened (%.*s)."
                                     : "The Arabic says it was done (%.*s); in the English it was "
                                       "only wanted, planned or threatened (%.*s).",
                                 STR_ARG(arabic_open ? e : a), STR_ARG(arabic_open ? a : e));
    d.explanation_ar = arena_printf(
        r->a,
        arabic_open ? "النص الإنجليزي يقول إن الأمر تم (%.*s)، والعربي يذكره مطلوباً أو مزمعاً أو "
                      "مهدَّداً به فقط (%.*s)."
                    : "النص العربي يقول إن الأمر تم (%.*s)، والإنجليزي يذكره مطلوباً أو مزمعاً أو "
                      "مهدَّداً به فقط (%.*s).",
        STR_ARG(arabic_open ? e : a), STR_ARG(arabic_open ? a : e));
    disagree_add(r, d);
}

static void look(comparison *k, token_range side, token_range other, bool arabic_open)
{
    const report *r = k->r;
    for (uint32_t i = side.first; i < side.end; i++) {
        if (k->answered[i] || !leaves_open(k, &r->tokens.at[i]))
            continue;
        uint32_t n = done_elsewhere(k, side, other, i);
        uint32_t p = n != NO_INDEX ? k->partner[n] : NO_INDEX;
        if (p == NO_INDEX || !same_party(k, side, i, p) || open_near(k, other, p))
            continue;
        span here = disagree_span(r, i, n), there = disagree_span(r, p, p);
        flag(k, arabic_open ? here : there, arabic_open ? there : here, arabic_open);
    }
}

void disagree_stage(comparison *k)
{
    look(k, k->ar, k->en, true);
    look(k, k->en, k->ar, false);
}
