/*
 * The longest phrase of the gazetteer that begins at a word. English words must be written large
 * where the gazetteer writes them so; an Arabic word is tried as it stands, then without its
 * proclitics.
 */
#include "report/memo.h"
#include "report/mentions_inside.h"

static bool capitals_fit(const report *r, const phrase *p, uint32_t first, uint32_t last)
{
    uint32_t word = 0;
    if (p->lang != LANG_EN)
        return true;
    for (uint32_t i = first; i <= last; i++) {
        const token *t = &r->tokens.at[i];
        if (t->kind != TOKEN_WORD && t->kind != TOKEN_NUMBER)
            continue;
        if (p->acronym && !(t->flags & TOKEN_ALL_CAPS))
            return false;
        if ((p->capitals >> word & 1) && t->kind == TOKEN_WORD && !(t->flags & TOKEN_CAPITAL))
            return false;
        word++;
    }
    return true;
}

static uint32_t fitting(const report *r, uint32_t index, uint32_t first, uint32_t last)
{
    const gazetteer *g = r->know->gazetteer;
    uint8_t l = r->tokens.at[first].lang;
    for (uint32_t k = index; k != NO_INDEX; k = gazetteer_phrase(g, k)->next) {
        const phrase *p = gazetteer_phrase(g, k);
        bool language = p->lang == l || r->tokens.at[first].kind == TOKEN_NUMBER;
        if (language && capitals_fit(r, p, first, last))
            return k;
    }
    return NO_INDEX;
}

/* "Moody's", "People's Republic": names are kept with their 's as one word. Takes word i and the
 * clitic behind it where some phrase has them; then the walk stands on the clitic. */
static bool with_clitic(report *r, gazetteer_walk *w, uint32_t *i, found *best, uint32_t first)
{
    const token *t = &r->tokens.at[*i];
    gazetteer_walk next = *w;
    if (!gazetteer_step(r->know->gazetteer, &next,
                        arena_join(r->a, mention_word(r, t), STR("s"))))
        return false;
    *w = next;
    *i += 1;
    uint32_t k = next.phrase == NO_INDEX ? NO_INDEX : fitting(r, next.phrase, first, *i - 1);
    if (k != NO_INDEX) {
        best->phrase = k;
        best->last = *i;
    }
    return true;
}

static bool goes_on(report *r, const token *t)
{
    return gazetteer_goes_on(r->know->gazetteer, mention_word(r, t));
}

/* `begun`: the first step where it has been made, or NULL */
static found longest_from(report *r, uint32_t first, uint32_t end, word_variant v,
                          const first_step *begun)
{
    const gazetteer *g = r->know->gazetteer;
    found best = { NO_INDEX, first, v.start };
    gazetteer_walk w = gazetteer_begin();
    uint32_t i = first;
    str word = v.word;
    for (;;) {
        gazetteer_walk plain = w;
        bool clitic = i + 1 < end && r->tokens.at[i + 1].kind == TOKEN_CLITIC;
        if (i != first && !clitic && !token_asked(r, &r->tokens.at[i], ASK_INNER, goes_on))
            break;
        bool steps = begun ? begun->steps : gazetteer_step(g, &plain, word);
        if (begun)
            plain = begun->walk;
        begun = NULL;
        uint32_t k =
            steps && plain.phrase != NO_INDEX ? fitting(r, plain.phrase, first, i) : NO_INDEX;
        if (k != NO_INDEX) {
            best.phrase = k;
            best.last = i;
        }
        clitic = clitic && with_clitic(r, &w, &i, &best, first);
        if (!clitic && (!steps || !plain.longer))
            break;
        w = clitic ? w : plain;
        i = clitic ? (i + 1 < end && r->tokens.at[i + 1].kind == TOKEN_WORD ? i + 1 : NO_INDEX)
                   : mention_next_word(r, i, end);
        if (i == NO_INDEX)
            break;
        word = mention_word(r, &r->tokens.at[i]);
    }
    return best;
}

found mention_longest_from(report *r, uint32_t first, uint32_t end, word_variant v)
{
    return longest_from(r, first, end, v, NULL);
}

/* Is there any phrase that begins with the word in one of its forms, or with its 's? */
static bool begins_any(report *r, const token *t, const word_variant *v, size_t n)
{
    gazetteer_walk w = gazetteer_begin();
    if (gazetteer_step(r->know->gazetteer, &w, arena_join(r->a, mention_word(r, t), STR("s"))))
        return true;
    for (size_t i = 0; i < n; i++) {
        w = gazetteer_begin();
        if (gazetteer_step(r->know->gazetteer, &w, v[i].word))
            return true;
    }
    return false;
}

found mention_match_at(report *r, uint32_t first, uint32_t end)
{
    word_variant v[MENTION_VARIANTS];
    found best = { NO_INDEX, first, r->tokens.at[first].start };
    known_word *w = token_known(r, &r->tokens.at[first]);
    if (word_noted(w, NOTE_NO_NAME))
        return best;
    size_t n = mention_variants(r, &r->tokens.at[first], v);
    if (!word_noted(w, NOTE_NAME)) {
        word_note_down(w, NOTE_NAME);
        if (!begins_any(r, &r->tokens.at[first], v, n))
            word_note_down(w, NOTE_NO_NAME);
    }
    for (size_t i = 0; i < n; i++) {
        first_step fresh, *begun = w ? &w->begins[i] : &fresh;
        if (!w || !begun->asked) {
            *begun = (first_step){ .walk = gazetteer_begin(), .asked = true };
            begun->steps = gazetteer_step(r->know->gazetteer, &begun->walk, v[i].word);
        }
        found f = longest_from(r, first, end, v[i], begun);
        if (f.phrase != NO_INDEX && (best.phrase == NO_INDEX || f.last > best.last))
            best = f;
    }
    return best;
}
