/*
 * What all files that find names share: the words of a walk over the gazetteer, the forms in which
 * an Arabic word may be looked up, and mentions as they are made, taken back and renumbered.
 */
#include "report/lexicon.h"
#include "report/memo.h"
#include "report/mentions_inside.h"
#include "report/titles.h"
#include "name/name.h"
#include "text/fold.h"
#include "base/utf8.h"

/* ---- reading the words of a walk */

str mention_bare(report *r, const token *t)
{
    char *p = arena_cstr(r->a, t->norm);
    size_t n = 0;
    for (size_t i = 0; i < t->norm.n; i++)
        if (t->norm.at[i] != '.' && t->norm.at[i] != '\'')
            p[n++] = t->norm.at[i];
    return (str){ p, n };
}

/* Marks that may stand between two words of one name: a hyphen without blanks, the dot of an
 * initial or abbreviation. */
uint32_t mention_next_word(const report *r, uint32_t i, uint32_t end)
{
    uint32_t k = i + 1;
    if (k >= end)
        return NO_INDEX;
    const token *t = &r->tokens.at[k];
    if (t->kind == TOKEN_PUNCT && !(t->flags & TOKEN_SPACE_BEFORE) && k + 1 < end) {
        char c = r->bytes.at[t->start];
        const token *next = &r->tokens.at[k + 1];
        bool hyphen = c == '-' && !(next->flags & TOKEN_SPACE_BEFORE);
        bool dot = c == '.' && r->tokens.at[i].end - r->tokens.at[i].start <= 3 &&
                   r->tokens.at[i].flags & TOKEN_CAPITAL && next->flags & TOKEN_CAPITAL;
        if (!hyphen && !dot)
            return NO_INDEX;
        t = &r->tokens.at[++k];
    }
    return t->kind == TOKEN_WORD || t->kind == TOKEN_NUMBER ? k : NO_INDEX;
}

/* ---- what may be taken off an Arabic word */

static size_t skip_letters(str s, size_t letters)
{
    size_t at = 0;
    while (at < s.n && letters) {
        size_t before = at;
        if (class_of(utf8_next(s, &at)) != CLASS_MARK)
            letters--;
        (void)before;
    }
    while (at < s.n) {
        size_t next = at;
        if (class_of(utf8_next(s, &next)) != CLASS_MARK)
            break;
        at = next;
    }
    return at;
}

/* where the forms to try of an Arabic word begin */
static void cut_variants(const report *r, const token *t, str word, variant_cuts *out)
{
    str surface = report_text(r, t->start, t->end), rest = word;
    size_t letters = 0;
    out->at[out->n++] = (variant_cut){ 0 };
    if (rest.n >= 6 && (str_starts(rest, STR("و")) || str_starts(rest, STR("ف")))) {
        rest = str_drop(rest, 2);
        out->at[out->n++] = (variant_cut){ (uint32_t)skip_letters(surface, ++letters), 2, false };
    }
    bool lam = str_starts(rest, STR("ل"));
    if (rest.n >= 6 && (lam || str_starts(rest, STR("ب")) || str_starts(rest, STR("ك")))) {
        rest = str_drop(rest, 2);
        variant_cut cut = { (uint32_t)skip_letters(surface, ++letters),
                            (uint16_t)(word.n - rest.n), false };
        /* لل is the article behind a preposition, or a name that begins with ل: للأمم, لليبيا */
        if (lam && str_starts(rest, STR("ل"))) {
            cut.alef = true;
            out->at[out->n++] = cut;
            cut.alef = false;
        }
        if (out->n < MENTION_VARIANTS)
            out->at[out->n++] = cut;
    }
}

/* an Arabic word without what its cuts leave off */
static __attribute__((noinline)) size_t variants_of(report *r, const token *t,
                                                    const variant_cuts *cuts,
                                                    word_variant out[MENTION_VARIANTS])
{
    for (size_t i = 1; i < cuts->n; i++) {
        str rest = str_drop(out[0].word, cuts->at[i].drop);
        out[i] = (word_variant){ cuts->at[i].alef ? arena_join(r->a, STR("ا"), rest) : rest,
                                 t->start + cuts->at[i].skip };
    }
    return cuts->n;
}

static __attribute__((noinline)) size_t variants_anew(report *r, const token *t,
                                                      word_variant out[MENTION_VARIANTS])
{
    variant_cuts fresh = { .n = 0 }, *known = token_cuts(r, t), *cuts = known ? known : &fresh;
    cut_variants(r, t, out[0].word, cuts);
    return variants_of(r, t, cuts, out);
}

/* the word forms to try at token t: itself first, then with proclitics off */
size_t mention_variants(report *r, const token *t, word_variant out[MENTION_VARIANTS])
{
    out[0] = (word_variant){ mention_word(r, t), t->start };
    if (t->lang != LANG_AR)
        return 1;
    const variant_cuts *cuts = token_cuts(r, t);
    if (cuts && cuts->n == 1) /* most words have no other form, once that is known */
        return 1;
    return cuts && cuts->n ? variants_of(r, t, cuts, out) : variants_anew(r, t, out);
}

/* ---- making mentions */

uint32_t mention_add(report *r, mention m)
{
    uint32_t index = (uint32_t)r->mentions.n;
    for (uint32_t i = 0; i < m.token_count; i++)
        r->tokens.at[m.first_token + i].mention = index;
    m.lang = r->sentences.at[m.sentence].lang;
    if (r->tokens.at[m.first_token].lang)
        m.lang = r->tokens.at[m.first_token].lang;
    *vec_push(r->a, &r->mentions) = m;
    return index;
}

mention mention_blank(const report *r, uint32_t in, uint32_t first, uint32_t last)
{
    return (mention){
        .start = r->tokens.at[first].start,
        .end = r->tokens.at[last].end,
        .sentence = in,
        .first_token = first,
        .token_count = last - first + 1,
        .head = last,
        .entity = NO_INDEX,
        .gazetteer = NO_INDEX,
        .inside = NO_INDEX,
        .body = NO_INDEX,
        .country = NO_INDEX,
        .pair = NO_INDEX,
        .antecedent = NO_INDEX,
        .phrase = NO_INDEX,
    };
}

/* Is the longer name only another spelling of the known bearer's? */
static bool is_same_bearer(const report *r, const mention *m)
{
    enum { SAME = 900000 };
    str names = gazetteer_names(r->know->gazetteer, m->gazetteer, m->lang), name;
    str text = report_text(r, m->start, m->end);
    while (r->know->names && names.at && str_split(&names, '|', &name))
        if (str_find(name, STR(" ")) != SIZE_MAX &&
            report_name_score(r, text, name, NAME_PERSON) >= SAME)
            return true;
    return false;
}

void mention_lengthen(report *r, uint32_t index, uint32_t first, uint32_t start)
{
    mention *m = &r->mentions.at[index];
    m->type = ENTITY_PERSON;
    m->gazetteer = m->surname ? m->gazetteer : NO_INDEX;
    m->token_count += m->first_token - first;
    m->first_token = first;
    m->start = start;
    m->found = m->gazetteer == NO_INDEX || !is_same_bearer(r, m);
    m->surname = false;
    for (uint32_t i = first; i < first + m->token_count; i++)
        r->tokens.at[i].mention = index;
}

void mention_drop(report *r, uint32_t index)
{
    mention *m = &r->mentions.at[index];
    for (uint32_t i = 0; i < m->token_count; i++)
        if (r->tokens.at[m->first_token + i].mention == index)
            r->tokens.at[m->first_token + i].mention = NO_INDEX;
    m->token_count = 0;
}

/* A bare surname inside a longer found name was only a part of it. */
static bool swallowed(const report *r, const mention *m)
{
    return m->surname && m->inside != NO_INDEX && m->token_count == 1 &&
           r->tokens.at[m->first_token].mention == m->inside;
}

void mentions_sweep(report *r)
{
    uint32_t *to = arena_room(r->a, uint32_t, r->mentions.n + 1);
    uint32_t n = 0;
    for (uint32_t i = 0; i < r->mentions.n; i++) {
        const mention *m = &r->mentions.at[i];
        to[i] = m->token_count == 0 || swallowed(r, m) ? NO_INDEX : n++;
    }
    if (n == r->mentions.n)
        return;
    for (uint32_t i = 0; i < r->mentions.n; i++) {
        mention m = r->mentions.at[i];
        if (to[i] == NO_INDEX)
            continue;
        if (m.inside != NO_INDEX)
            m.inside = to[m.inside];
        if (m.pair != NO_INDEX)
            m.pair = to[m.pair];
        if (m.antecedent != NO_INDEX)
            m.antecedent = to[m.antecedent];
        r->mentions.at[to[i]] = m;
    }
    r->mentions.n = n;
    for (size_t i = 0; i < r->tokens.n; i++)
        if (r->tokens.at[i].mention != NO_INDEX)
            r->tokens.at[i].mention = to[r->tokens.at[i].mention];
}

bool mention_before_class(const report *r, uint32_t last, uint32_t end)
{
    return last + 2 < end && r->bytes.at[r->tokens.at[last + 1].start] == '-' &&
           str_is(r->tokens.at[last + 2].norm, "class");
}

bool mention_acts(const report *r, uint32_t index)
{
    enum { TITLE = 6 };
    const mention *m = &r->mentions.at[index];
    uint32_t sentence_first = r->sentences.at[m->sentence].first_token;
    for (uint32_t i = m->first_token; i-- > sentence_first && m->first_token - i <= TITLE;) {
        const token *t = &r->tokens.at[i];
        bool arabic = t->lang == LANG_AR;
        if (t->pos == WORD_PREPOSITION || (arabic && t->proclitics & (PROCLITIC_BA | PROCLITIC_LAM)))
            return false;
        if (!arabic && str_is(t->norm, "that")) /* "it was added that X met them" */
            return true;
        if (t->pos == WORD_VERB)
            return arabic;
        if (t->mention != NO_INDEX && r->mentions.at[t->mention].type == ENTITY_PERSON)
            return !arabic || r->tokens.at[m->first_token].proclitics & PROCLITIC_WAW;
        /* "close to the former president, X" */
        bool title = i > sentence_first && i + 1 == m->first_token &&
                     titles_is_head(r->know->titles, t->lang ? t->lang : m->lang,
                                    r->tokens.at[i - 1].norm);
        if (t->kind == TOKEN_PUNCT && r->tokens.at[m->first_token].flags & TOKEN_QUOTED &&
            i + 1 == m->first_token)
            continue; /* the mark that opens the name's own quotation */
        if (t->kind == TOKEN_PUNCT && !title)
            return true;
    }
    return true;
}
