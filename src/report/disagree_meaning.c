/*
 * Words that contradict each other: opposites (data/lexicon/antonyms.tsv) of which each version has
 * one that the other lacks, and false friends (data/lexicon/traps.tsv) that answer each other.
 */
#include "report/disagree.h"
#include "report/lexicon.h"
#include "report/memo.h"

enum { MAX_OPEN = 64 };

typedef struct open_word {
    uint32_t token;
    uint32_t concepts[BILINGUAL_CONCEPTS];
    size_t n;
} open_word;

typedef struct open_words {
    open_word at[MAX_OPEN];
    uint32_t n;
} open_words;

static bool is_denied(const comparison *k, token_range side, uint32_t i)
{
    uint32_t from = i > side.first + 4 ? i - 4 : side.first;
    for (uint32_t n = from; n < i; n++) {
        const token *t = &k->r->tokens.at[n];
        uint32_t c = t->cues;
        if (c & CUE_NOT || (c & CUE_WEAK && i - n <= 2))
            return true;
    }
    return false;
}

/* words nothing answers whose meaning has an opposite */
static void read_open(const comparison *k, token_range side, uint8_t language, open_words *out)
{
    const report *r = k->r;
    for (uint32_t i = side.first; i < side.end && out->n < MAX_OPEN; i++) {
        const token *t = &r->tokens.at[i];
        if (t->kind != TOKEN_WORD || t->lang != language || k->partner[i] != NO_INDEX)
            continue;
        if (t->mention != NO_INDEX && r->mentions.at[t->mention].kind == MENTION_NAME)
            continue;
        open_word *x = &out->at[out->n];
        x->token = i;
        x->n = token_concepts(r, t, x->concepts);
        out->n += x->n && !is_denied(k, side, i);
    }
}

/* weeks against months: of the same number */
static bool same_number(const comparison *k, uint32_t ar, uint32_t en)
{
    enum { BESIDE = 2 };
    /* أسبوعين against "two months" */
    str before = en > k->en.first ? k->r->tokens.at[en - 1].norm : STR("");
    const token *t = &k->r->tokens.at[ar];
    if (t->form & FORM_DUAL && !(t->form & FORM_PLURAL) &&
        (str_is(before, "two") || str_is(before, "2")))
        return true;
    /* "less than 5.5 billion" */
    uint32_t last = en + 2 < k->en.end && str_is(k->r->tokens.at[en + 1].norm, "than") ? en + 2 : en + 1;
    for (uint32_t i = en > k->en.first + BESIDE ? en - BESIDE : k->en.first;
         i <= last && i < k->en.end; i++) {
        uint32_t p = k->partner[i];
        bool counts = k->r->word_keys[i].evidence == EVIDENCE_NUMBER || i + 1 == en || i == en + 1;
        if (i != en && counts && p != NO_INDEX && p + BESIDE >= ar && p <= ar + BESIDE)
            return true;
    }
    return false;
}

/* "A sold" and "B bought" may be one deal: the doers must be the same */
static bool same_doer(const comparison *k, uint32_t ar, uint32_t en)
{
    enum { BEFORE = 4, BEHIND = 3 };
    for (uint32_t n = 1; n <= BEFORE && en >= k->en.first + n; n++) {
        uint32_t p = k->partner[en - n];
        if (p != NO_INDEX && p + BEFORE >= ar && p <= ar + BEHIND)
            return true;
    }
    return false;
}

/* "to which he sold it" is "which bought it from him": the one at whose end the deal is told stands
 * behind a preposition */
static bool from_other_end(const comparison *k, uint32_t en)
{
    enum { BEFORE_VERB = 6 };
    const report *r = k->r;
    for (uint32_t i = en; i-- > k->en.first + 1 && en - i <= BEFORE_VERB;) {
        str w = r->tokens.at[i].norm, b = r->tokens.at[i - 1].norm;
        if (str_is(w, "which") || str_is(w, "whom"))
            return str_is(b, "to") || str_is(b, "from") || str_is(b, "by");
    }
    return false;
}

static const bilingual_pair *opposed(const comparison *k, const open_word *a, const open_word *e,
                                     uint64_t key)
{
    const bilingual_pair *found = NULL;
    for (size_t i = 0; i < a->n; i++)
        for (size_t j = 0; j < e->n; j++) {
            if (a->concepts[i] == e->concepts[j])
                return NULL;
        }
    for (size_t i = 0; i < a->n && !found; i++)
        found = bilingual_opposite(k->r->know->bilingual, key, a->concepts[i]);
    return found;
}

/* Words beside the one answer words beside the other: of the three next ones on each side that carry
 * meaning, one has its answer there. */
static bool same_surroundings(const comparison *k, uint32_t ar, uint32_t en)
{
    enum { WORDS = 3, REACH = 8, THERE = 4 };
    for (int back = 0; back < 2; back++)
        for (uint32_t n = 1, words = 0; n <= REACH && words < WORDS; n++) {
            if (back ? en < k->en.first + n : en + n >= k->en.end)
                break;
            uint32_t i = back ? en - n : en + n, p = k->partner[i];
            words += n > WORDS || disagree_content(k, i);
            /* further off it has to be a name */
            bool counts = n <= WORDS || k->r->tokens.at[i].mention != NO_INDEX;
            if (counts && p != NO_INDEX && p + THERE >= ar && p <= ar + THERE)
                return true;
        }
    return false;
}

/* the next word beside token i, in one direction, that another of the other side answers; what stands
 * between commas is passed over */
static uint32_t answered_beside(const comparison *k, token_range side, uint32_t i, int step,
                                uint32_t reach)
{
    const report *r = k->r;
    bool within = false;
    for (uint32_t n = i, count = 0; count < reach; count++) {
        if (step < 0 ? n <= side.first : n + 1 >= side.end)
            return NO_INDEX;
        n = step < 0 ? n - 1 : n + 1;
        const token *t = &r->tokens.at[n];
        if (str_is(t->norm, ",") || str_is(t->norm, "،"))
            within = !within && count == 0;
        else if (str_is(t->norm, ".") || str_is(t->norm, ";") || str_is(t->norm, "؛") ||
                 (!within && (t->pos == WORD_VERB || t->pos == WORD_SUBORDINATOR ||
                              t->pos == WORD_THAT || t->pos == WORD_RELATIVE)))
            return NO_INDEX;
        uint32_t m = t->mention;
        uint32_t p = m != NO_INDEX && k->partner[n] == NO_INDEX
                         ? k->partner[r->mentions.at[m].first_token]
                     : disagree_content(k, n) ? k->partner[n]
                                              : NO_INDEX;
        if (!within && p != NO_INDEX)
            return n;
    }
    return NO_INDEX;
}

static uint32_t answer_of(const comparison *k, uint32_t n)
{
    uint32_t m = k->r->tokens.at[n].mention;
    return k->partner[n] != NO_INDEX || m == NO_INDEX
               ? k->partner[n]
               : k->partner[k->r->mentions.at[m].first_token];
}

/* Two verbs, of which the English one has its doer before and its object behind it: words that answer
 * both stand around the Arabic one, the doer mostly behind it. */
static bool same_clause(const comparison *k, uint32_t ar, uint32_t en)
{
    enum { DOER = 14, OBJECT = 6, AFTER = 20, AHEAD = 6 };
    const report *r = k->r;
    if (r->tokens.at[ar].pos != WORD_VERB || r->tokens.at[en].pos != WORD_VERB)
        return false;
    uint32_t doer = answered_beside(k, k->en, en, -1, DOER);
    uint32_t object = answered_beside(k, k->en, en, 1, OBJECT);
    if (doer == NO_INDEX || object == NO_INDEX)
        return false;
    uint32_t p = answer_of(k, doer), q = answer_of(k, object);
    return q > ar && q <= ar + AFTER && p != q &&
           (p > ar ? p <= ar + DOER && p < q : ar - p <= AHEAD);
}

static void flag_opposites(comparison *k, const open_word *a, const open_word *e,
                           const bilingual_pair *p)
{
    report *r = k->r;
    disagreement d = { .kind = p->kind,
                       .severity = p->severity,
                       .ar = disagree_span(r, a->token, a->token),
                       .en = disagree_span(r, e->token, e->token) };
    disagree_say(r, d, "The versions contradict each other: the Arabic says {ar}, the English {en}.",
                 "تتناقض النسختان: يقول النص العربي {ar} والإنجليزي {en}.");
}

static bool is_opposed(report *r, const token *t)
{
    return bilingual_opposite_key(r->know->bilingual, t->norm) != 0;
}

/* Has any English word that nothing answers an opposite? Mostly none has. */
static bool any_opposed(const comparison *k)
{
    for (uint32_t i = k->en.first; i < k->en.end; i++) {
        const token *t = &k->r->tokens.at[i];
        if (t->kind == TOKEN_WORD && k->partner[i] == NO_INDEX &&
            token_asked(k->r, t, ASK_OPPOSED, is_opposed))
            return true;
    }
    return false;
}

/* قدم طلباً: who hands in a request gives nothing */
static bool hands_in_request(const comparison *k, uint32_t ar)
{
    enum { BEHIND = 6 };
    static const char *const words[] = { "طلب", "طلبا", "التماس", "التماسا", "عرض", "عرضا", "شكوى" };
    for (uint32_t i = ar + 1; i < k->ar.end && i <= ar + BEHIND; i++)
        if (STR_IS_ANY(token_stem(&k->r->tokens.at[i]), words))
            return true;
    return false;
}

static void look_for_opposites(comparison *k)
{
    open_words a, e;
    if (!any_opposed(k))
        return;
    a.n = e.n = 0;
    read_open(k, k->ar, LANG_AR, &a);
    read_open(k, k->en, LANG_EN, &e);
    for (uint32_t i = 0; a.n && i < e.n; i++) {
        const token *t = &k->r->tokens.at[e.at[i].token];
        uint64_t key = token_asked(k->r, t, ASK_OPPOSED, is_opposed)
                           ? bilingual_opposite_key(k->r->know->bilingual, t->norm)
                           : 0;
        for (uint32_t j = 0; key && j < a.n; j++) {
            const bilingual_pair *p = opposed(k, &a.at[j], &e.at[i], key);
            /* days come in lists: the other one may be answered by one that is taken */
            bool lists = p && p->kind == DIFFER_date &&
                         (k->answered[a.at[j].token] || k->answered[e.at[i].token] ||
                          disagree_same_time(k, a.at[j].token, k->en) ||
                          disagree_same_time(k, e.at[i].token, k->ar));
            if (p && p->kind == DIFFER_number && !same_number(k, a.at[j].token, e.at[i].token))
                continue;
            if (p && p->kind == DIFFER_actor &&
                (!same_doer(k, a.at[j].token, e.at[i].token) ||
                 from_other_end(k, e.at[i].token)))
                continue;
            if (p && p->kind == DIFFER_structure && hands_in_request(k, a.at[j].token))
                continue;
            if (p && !lists &&
                (same_surroundings(k, a.at[j].token, e.at[i].token) ||
                 same_clause(k, a.at[j].token, e.at[i].token)))
                flag_opposites(k, &a.at[j], &e.at[i], p);
        }
    }
}

/* ---- false friends */

/* the English word is the lemma or an inflection of it */
static bool inflects(str word, str lemma)
{
    str stem = lemma.n > 4 && (lemma.at[lemma.n - 1] == 'e' || lemma.at[lemma.n - 1] == 'y')
                   ? str_take(lemma, lemma.n - 1)
                   : lemma;
    return str_starts(word, stem) && word.n <= stem.n + 4;
}

bool disagree_is_trap(const trap *t, str english_word)
{
    return inflects(english_word, t->en);
}

static void look_for_traps(comparison *k)
{
    report *r = k->r;
    for (uint32_t i = k->en.first; i < k->en.end; i++) {
        uint32_t p = k->partner[i];
        if (p == NO_INDEX || !(k->hints[i] & HINT_TRAP))
            continue;
        for (size_t n = 0; n < traps_count(r->know->cues); n++) {
            const trap *t = traps_at(r->know->cues, n);
            str stem = r->tokens.at[p].norm;
            if (!inflects(r->tokens.at[i].norm, t->en) || str_find(stem, t->ar) == SIZE_MAX)
                continue;
            disagree_add(r, (disagreement){ .kind = t->kind,
                                            .severity = t->severity,
                                            .ar = disagree_span(r, p, p),
                                            .en = disagree_span(r, i, i),
                                            .explanation = t->explanation,
                                            .explanation_ar = t->explanation_ar });
        }
    }
}

void disagree_meaning(comparison *k)
{
    if (k->en_hints & HINT_TRAP)
        look_for_traps(k);
    look_for_opposites(k);
}
