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
#include "report/memo.h"
#include "report/mentions.h"

enum { UNDER = 5, BEFORE = 5, BESIDE = 8, PARTY = 12, CLAUSE = 18 };

/* "will", "may": what a person can or must do says nothing of its being done */
static bool is_open_modal(const token *t)
{
    static const char *const words[] = { "will",  "would", "shall", "may", "might",
                                         "could", "wo",    "ll",    "سوف", "س" };
    return t->pos == WORD_MODAL && STR_IS_ANY(t->norm, words);
}

/* The content of any of its frames is only wanted, and none is of a verb of telling. No verb that
 * lends itself to nouns of all kinds counts ("made a proposal"). */
static bool only_wants(const knowledge *know, const token *t)
{
    return t->lemma != NO_INDEX && (t->pos == WORD_VERB || t->pos == WORD_NOUN) &&
           frames_of_lexeme(know->frames, t->lemma) == FRAMES_WANT;
}

/* a verb whose object is only wanted */
static bool wants_its_object(const knowledge *know, const token *t)
{
    static const char *const lemmas[] = { "propose", "offer",  "request", "consider", "plan",
                                          "seek",    "demand", "promise", "pledge",   "suggest",
                                          "اقترح",   "عرض",    "طلب",     "طالب",     "درس",
                                          "اعتزم",   "وعد",    "تعهد",    "خطط" };
    if (t->lemma == NO_INDEX || t->pos != WORD_VERB)
        return false;
    str lemma = lexicon_lexeme(know->lexicon, t->lemma)->lemma;
    return STR_IS_ANY(lemma, lemmas);
}

/* one of the frames is of a verb of telling */
static bool tells(const knowledge *know, const token *t)
{
    return t->lemma != NO_INDEX && frames_of_lexeme(know->frames, t->lemma) & FRAMES_TELL;
}

/* سيبيع, and ستجمع that looks like a past of its own: what is left without its س is a present */
static bool is_future_verb(const knowledge *know, const token *t)
{
    if (t->lang != LANG_AR || t->pos != WORD_VERB)
        return false;
    if (t->proclitics & PROCLITIC_SIN)
        return true;
    str s = STR("س");
    if (!(t->form & FORM_PAST) || (!str_starts(token_stem(t), STR("ست")) && !str_starts(token_stem(t), STR("سي"))))
        return false;
    uint32_t a = lexicon_find(know->lexicon, LANG_AR, str_drop(token_stem(t), s.n));
    for (; a != NO_INDEX; a = lexicon_analysis(know->lexicon, a)->next)
        if (lexicon_analysis(know->lexicon, a)->class == WORD_VERB &&
            lexicon_analysis(know->lexicon, a)->form & FORM_PRESENT)
            return true;
    return false;
}

bool disagree_leaves_open(const report *r, uint32_t i)
{
    const token *t = &r->tokens.at[i];
    if (t->kind != TOKEN_WORD)
        return false;
    if (is_open_modal(t) || t->proclitics & PROCLITIC_SIN || is_future_verb(r->know, t))
        return true;
    if (t->lang == LANG_AR && t->norm.n <= 6 && str_ends(t->norm, STR("قد")))
        return i + 1 < r->tokens.n && r->tokens.at[i + 1].pos == WORD_VERB &&
               r->tokens.at[i + 1].form & FORM_PRESENT && !(r->tokens.at[i + 1].form & FORM_PAST);
    if (t->pos == WORD_MODAL)
        return false;
    return t->cues & CUE_FUTURE ||
           only_wants(r->know, t);
}

/* the words under token i are told as not done yet */
static inline bool leaves_open_at(const comparison *k, uint32_t i)
{
    return k->hints[i] & HINT_OPEN;
}

/* Does the verb at `i` stand there as done: in the past, and under no word that leaves it open,
 * denies it or makes an infinitive of it? */
static bool told_as_done(const comparison *k, token_range side, uint32_t i)
{
    const token *t = &k->r->tokens.at[i];
    if (t->pos != WORD_VERB || !(t->form & (FORM_PAST | FORM_PARTICIPLE)) ||
        (t->lang == LANG_AR && !(t->form & FORM_PAST)))
        return false;
    /* سعياً is a noun */
    if (t->lang == LANG_AR &&
        str_find(report_text(k->r, t->start, t->end), STR("\xd9\x8b")) != SIZE_MAX)
        return false;
    /* ستضاعف may look like a past of its own */
    if (is_future_verb(k->r->know, t))
        return false;
    if (t->lang == LANG_AR && (str_starts(token_stem(t), STR("ست")) || str_starts(token_stem(t), STR("سي"))))
        return false;
    for (uint32_t n = i; n-- > side.first && i - n <= BEFORE;) {
        const token *b = &k->r->tokens.at[n];
        if (b->kind == TOKEN_PUNCT || b->sentence != t->sentence)
            break;
        if (b->pos == WORD_TO || b->pos == WORD_NEGATION || leaves_open_at(k, n) ||
            b->cues & CUE_NOT)
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
        /* "before setting out he had met": it is told as done here too */
        static const char *const subjects[] = { "had", "he", "she", "they" };
        if (STR_IS_ANY(r->tokens.at[n - 1].norm, subjects))
            return NO_INDEX;
        /* "stands accused": a past form stands under it only with "be" or "have" */
        static const char *const helpers[] = { "be", "been", "being", "have", "get" };
        if (t->lang == LANG_EN && t->form & (FORM_PAST | FORM_PARTICIPLE) &&
            !(t->form & (FORM_BASE | FORM_GERUND)) &&
            !STR_IS_ANY(r->tokens.at[n - 1].norm, helpers))
            return NO_INDEX;
        uint32_t p = k->partner[n];
        return p != NO_INDEX && told_as_done(k, other, p) ? n : NO_INDEX;
    }
    return NO_INDEX;
}

/* the word that answers the one at `n`; of a name or description of several words the one that
 * answers it as a whole */
static uint32_t answer_of(const comparison *k, uint32_t n)
{
    uint32_t m = k->r->tokens.at[n].mention;
    if (k->partner[n] != NO_INDEX || m == NO_INDEX)
        return disagree_content(k, n) ? k->partner[n] : NO_INDEX;
    return k->partner[k->r->mentions.at[m].first_token];
}

/* somebody or something beside both is the same */
static bool same_party(const comparison *k, token_range side, uint32_t i, uint32_t other)
{
    uint32_t from = i >= side.first + PARTY ? i - PARTY : side.first;
    for (uint32_t n = from; n < i + PARTY && n < side.end; n++) {
        uint32_t p = n != i ? answer_of(k, n) : NO_INDEX;
        if (p != NO_INDEX && p != other && p + PARTY >= other && p <= other + PARTY)
            return true;
    }
    return false;
}

/* does any word before it leave something open? */
static bool open_near(const comparison *k, token_range side, uint32_t i)
{
    static const char *const words[] = { "to",   "if",    "until", "unless",   "soon",   "next",
                                         "plan", "plans", "اذا",   "لو",       "ان",     "future",
                                         "due",  "set",   "before", "tomorrow", "begins", "about" };
    uint32_t from = i >= side.first + BESIDE ? i - BESIDE : side.first;
    for (uint32_t n = from; n < i; n++) {
        const token *t = &k->r->tokens.at[n];
        bool word = t->lang == LANG_EN && STR_IS_ANY(t->norm, words);
        if (word && str_is(t->norm, "about"))
            word = k->r->tokens.at[n + 1].pos == WORD_TO;
        if (word || leaves_open_at(k, n))
            return true;
    }
    return false;
}

/* verbs that leave open what they have as their infinitive, أن or verbal noun: "offered to sell" */
static bool opens_infinitive(const knowledge *know, const token *t)
{
    static const char *const english[] = { "offer",  "ask",      "agree",  "promise", "pledge",
                                           "vow",    "propose",  "plan",   "intend",  "want",
                                           "seek",   "threaten", "aim",    "prepare", "undertake",
                                           "try",    "attempt",  "hope",   "request", "consider" };
    static const char *const arabic[] = { "عرض",  "طلب",  "طالب", "اقترح", "تعهد", "وعد", "اتفق",
                                          "اعتزم", "نوى",  "نوي",  "خطط",   "هدد",  "سعى", "سعي",
                                          "اراد", "حاول", "درس",  "دعا",   "استعد" };
    if (t->lemma == NO_INDEX || t->pos != WORD_VERB)
        return false;
    str lemma = lexicon_lexeme(know->lexicon, t->lemma)->lemma;
    return t->lang == LANG_EN ? STR_IS_ANY(lemma, english)
                              : STR_IS_ANY(lemma, arabic);
}

/* "offered on Friday to release": the act under the English verb at `i`, or NO_INDEX */
static uint32_t infinitive_under(const comparison *k, token_range side, uint32_t i)
{
    const report *r = k->r;
    for (uint32_t n = i + 1; n + 1 < side.end && n <= i + UNDER; n++) {
        const token *t = &r->tokens.at[n];
        if (t->kind == TOKEN_PUNCT || t->pos == WORD_AND || t->pos == WORD_RELATIVE)
            return NO_INDEX;
        if (t->pos == WORD_TO && r->tokens.at[n + 1].form & FORM_BASE)
            return n + 1;
        if (t->pos == WORD_VERB)
            return t->form & FORM_GERUND && n == i + 1 ? n : NO_INDEX;
    }
    return NO_INDEX;
}

/* عرض المستثمر شراء الفندق, اتفقا على بناء, وعد بأن ينشر: the act under the Arabic verb at `i` */
static uint32_t masdar_under(const comparison *k, token_range side, uint32_t i)
{
    const report *r = k->r;
    for (uint32_t n = i + 1; n < side.end && n <= i + PARTY; n++) {
        const token *t = &r->tokens.at[n];
        if (t->kind == TOKEN_PUNCT || t->pos == WORD_RELATIVE)
            return NO_INDEX;
        if (t->pos == WORD_VERB)
            return r->tokens.at[n - 1].pos == WORD_THAT ? n : NO_INDEX;
        bool verbal = t->pos == WORD_NOUN && t->lemma != NO_INDEX && t->mention == NO_INDEX &&
                      (!(t->flags & TOKEN_ARTICLE) ||
                       (n + 1 < side.end && r->tokens.at[n + 1].pos == WORD_PREPOSITION)) &&
                      lexicon_lexeme(r->know->lexicon, t->lemma)->verb != NO_INDEX;
        if (verbal)
            return n;
    }
    return NO_INDEX;
}

static void flag(comparison *k, span ar, span en, bool arabic_open)
{
    report *r = k->r;
    disagreement d = {
        .kind = DIFFER_structure, .severity = SEVERITY_CRITICAL, .ar = ar, .en = en
    };
    disagree_say(r, d,
                 arabic_open ? "The English says it was done ({en}); in the Arabic it was only "
                               "wanted, planned or threatened ({ar})."
                             : "The Arabic says it was done ({ar}); in the English it was only "
                               "wanted, planned or threatened ({en}).",
                 arabic_open ? "النص الإنجليزي يقول إن الأمر تم ({en})، والعربي يذكره مطلوباً أو "
                               "مزمعاً أو مهدَّداً به فقط ({ar})."
                             : "النص العربي يقول إن الأمر تم ({ar})، والإنجليزي يذكره مطلوباً أو "
                               "مزمعاً أو مهدَّداً به فقط ({en}).");
}

/* سيبيع against "sold": the word that leaves it open is the verb itself */
static uint32_t own_verb(const comparison *k, token_range other, uint32_t i)
{
    const token *t = &k->r->tokens.at[i];
    uint32_t p = k->partner[i];
    if ((!(t->proclitics & PROCLITIC_SIN) && !is_future_verb(k->r->know, t)) || p == NO_INDEX)
        return NO_INDEX;
    const report *r = k->r;
    bool passive = false;
    for (uint32_t n = p; n-- > other.first && p - n <= 2;)
        passive |= str_is(r->tokens.at[n].norm, "was") || str_is(r->tokens.at[n].norm, "were") ||
                   str_is(r->tokens.at[n].norm, "been");
    bool past = r->tokens.at[p].form & FORM_PAST || passive;
    return past && told_as_done(k, other, p) ? i : NO_INDEX;
}

/* "no charge was brought", لم يقترح: what was not even wanted is the denials' business */
static bool is_denied(const comparison *k, token_range side, uint32_t i)
{
    if (is_open_modal(&k->r->tokens.at[i]) || k->r->tokens.at[i].proclitics & PROCLITIC_SIN)
        return false;
    for (uint32_t n = i; n-- > side.first && i - n <= 2;)
        if (k->r->tokens.at[n].cues & CUE_NOT)
            return true;
    return false;
}

static void look(comparison *k, token_range side, token_range other, bool arabic_open)
{
    for (uint32_t i = side.first; i < side.end; i++) {
        if (!leaves_open_at(k, i) || is_denied(k, side, i))
            continue;
        uint32_t n = own_verb(k, other, i);
        if (n == NO_INDEX && !k->answered[i])
            n = done_elsewhere(k, side, other, i);
        uint32_t p = n != NO_INDEX ? k->partner[n] : NO_INDEX;
        if (p == NO_INDEX || !same_party(k, side, i, p) || open_near(k, other, p))
            continue;
        span here = disagree_span(k->r, i, n), there = disagree_span(k->r, p, p);
        flag(k, arabic_open ? here : there, arabic_open ? there : here, arabic_open);
    }
}

/* ---- "offered to sell", عرض بيع, against sold */

static bool open_beside(const comparison *k, token_range side, uint32_t i)
{
    static const char *const words[] = { "later", "لاحقا", "subsequently" };
    return (i + 1 < side.end &&
            STR_IS_ANY(k->r->tokens.at[i + 1].norm, words)) ||
           (i > side.first &&
            STR_IS_ANY(k->r->tokens.at[i - 1].norm, words));
}

static void look_for_infinitives(comparison *k, token_range side, token_range other,
                                 bool arabic_open)
{
    const report *r = k->r;
    for (uint32_t i = side.first; i < side.end; i++) {
        const token *t = &r->tokens.at[i];
        if (t->pos != WORD_VERB || k->partner[i] != NO_INDEX || k->answered[i] ||
            !opens_infinitive(r->know, t) || is_denied(k, side, i))
            continue;
        uint32_t n = arabic_open ? masdar_under(k, side, i) : infinitive_under(k, side, i);
        uint32_t p = n != NO_INDEX ? k->partner[n] : NO_INDEX;
        if (p == NO_INDEX || k->r->word_keys[n].evidence != EVIDENCE_WORD ||
            !told_as_done(k, other, p) || r->tokens.at[p].cues & (CUE_REPORT | CUE_SAYS) ||
            !same_party(k, side, i, p) || open_near(k, other, p) || open_beside(k, other, p))
            continue;
        span here = disagree_span(r, i, n), there = disagree_span(r, p, p);
        flag(k, arabic_open ? here : there, arabic_open ? there : here, arabic_open);
    }
}

static bool is_known_verb(const comparison *k, uint32_t i)
{
    const token *t = &k->r->tokens.at[i];
    uint32_t c[BILINGUAL_CONCEPTS];
    return t->pos == WORD_VERB && t->lemma != NO_INDEX && !tells(k->r->know, t) &&
           k->r->word_keys[i].evidence == EVIDENCE_WORD && token_concepts(k->r, t, c) > 0;
}

/* ---- another verb, but the same doer and the same object: "will suspend the listing", "lifted it" */

/* a mark that ends a clause; quotation marks do not */
static bool ends_clause(const token *t)
{
    return t->kind == TOKEN_PUNCT && !str_is(t->norm, "\"") && !str_is(t->norm, "«") &&
           !str_is(t->norm, "»") && !str_is(t->norm, "“") && !str_is(t->norm, "”");
}

static bool is_comma(const token *t)
{
    return str_is(t->norm, ",") || str_is(t->norm, "،");
}

/* From the comma at `i` over what stands between it and the next one in that direction; `i` itself
 * where there is none near: "the commander, Adung Phan, sent". */
static uint32_t over_commas(const comparison *k, token_range side, uint32_t i, int step)
{
    enum { BETWEEN = 16 };
    const report *r = k->r;
    uint32_t n = i;
    for (uint32_t count = 0; count < BETWEEN; count++) {
        if (step < 0 ? n <= side.first : n + 1 >= side.end)
            return i;
        n = step < 0 ? n - 1 : n + 1;
        if (is_comma(&r->tokens.at[n]))
            return n;
        if (ends_clause(&r->tokens.at[n]))
            return i;
    }
    return i;
}

/* "request", "plan", اقتراح: what is told under the noun is only wanted */
static bool is_wanting_noun(const token *t)
{
    static const char *const words[] = { "طلب",    "طلبا",   "عرض",     "عرضا",   "اقتراح", "اقتراحا",
                                         "خطه",    "مشروع",  "وعد",     "وعدا",   "تهديد",  "نيه",
                                         "مقترح",  "مقترحا", "request", "offer",  "plan",   "plans",
                                         "bid",    "threat", "promise", "pledge", "offers", "requests",
                                         "proposal", "proposals", "application", "call" };
    return (t->pos == WORD_NOUN || t->lang == LANG_AR) &&
           STR_IS_ANY(token_stem(t), words);
}

/* verbs that say less than that something was done: "went", "has earmarked", قرر */
static bool says_little(const comparison *k, const token *t)
{
    static const char *const lemmas[] = { "go",     "come",   "earmark", "allocate", "schedule",
                                          "decide", "prepare", "begin",  "start",    "agree",
                                          "order",  "let",    "make",    "take",     "have",
                                          "get",    "put",    "set",     "قرر",      "امر",
                                          "بدا",    "خصص",    "رصد",     "استعد",    "شرع",
                                          "مضى",    "اتجه",   "توجه" };
    return STR_IS_ANY(lexicon_lexeme(k->r->know->lexicon, t->lemma)->lemma, lemmas);
}

/* the verb over token p, told as done and answered by nothing; NO_INDEX: none. In Arabic the doer may
 * stand between them. */
static uint32_t other_act(const comparison *k, token_range other, uint32_t p)
{
    const report *r = k->r;
    uint32_t reach = r->tokens.at[p].lang == LANG_AR ? CLAUSE : UNDER;
    for (uint32_t n = p; n-- > other.first && p - n <= reach;) {
        const token *t = &r->tokens.at[n];
        if (r->tokens.at[p].lang == LANG_AR && is_comma(t) &&
            over_commas(k, other, n, -1) != n) {
            n = over_commas(k, other, n, -1);
            reach = CLAUSE + p - n;
            continue;
        }
        if (t->sentence != r->tokens.at[p].sentence || ends_clause(t) || t->pos == WORD_RELATIVE ||
            t->pos == WORD_THAT || t->pos == WORD_TO || is_wanting_noun(t))
            break;
        bool in_name = t->mention != NO_INDEX && r->mentions.at[t->mention].kind == MENTION_NAME;
        if (t->pos != WORD_VERB || in_name)
            continue;
        bool open = k->partner[n] != NO_INDEX || k->answered[n] || !is_known_verb(k, n) ||
                    t->suffix != SUFFIX_NONE || str_ends(t->norm, STR("قد")) ||
                    says_little(k, t);
        return !open && told_as_done(k, other, n) && !leaves_open_at(k, n) ? n : NO_INDEX;
    }
    return NO_INDEX;
}

/* Does token p stand before the verb at q as its doer would, be it with commas between? */
static bool before_act(const comparison *k, uint32_t p, uint32_t q)
{
    enum { NEAR = 8, APART = 18 };
    return q - p <= NEAR || (q - p <= APART && is_comma(&k->r->tokens.at[q - 1]));
}

/* Is a word that may be the doer of the verb at `i` answered by one that may be that of `q`? */
static bool same_subject(const comparison *k, token_range side, uint32_t i, uint32_t object,
                         uint32_t q)
{
    enum { BEFORE_VERB = 8 };
    const report *r = k->r;
    for (uint32_t n = i, from = i; n-- > side.first && from - n <= BEFORE_VERB;) {
        const token *t = &r->tokens.at[n];
        if (is_comma(t) && n + 1 == i && over_commas(k, side, n, -1) != n) {
            n = from = over_commas(k, side, n, -1);
            continue;
        }
        if (ends_clause(t) || t->pos == WORD_VERB)
            break;
        uint32_t p = answer_of(k, n);
        if (p != NO_INDEX && (p < q ? before_act(k, p, q) : r->tokens.at[q].lang == LANG_AR &&
                                                                p - q <= BEFORE_VERB))
            return true;
    }
    for (uint32_t n = i + 1; r->tokens.at[i].lang == LANG_AR && n < object && n < side.end; n++) {
        uint32_t p = answer_of(k, n);
        if (p != NO_INDEX && p < q && before_act(k, p, q))
            return true;
    }
    return false;
}

/* ---- another verb with the same object: "proposed a working group", "formed a working group" */

/* طلب and عرض are nouns too: only at the head of a clause are they surely verbs */
static bool heads_clause(const comparison *k, token_range side, uint32_t i)
{
    const token *t = &k->r->tokens.at[i];
    if (t->lang != LANG_AR || i == side.first || t->proclitics & PROCLITIC_WAW)
        return true;
    const token *b = &k->r->tokens.at[i - 1];
    return b->kind == TOKEN_PUNCT || str_ends(b->norm, STR("قد")) || b->pos == WORD_RELATIVE ||
           b->pos == WORD_THAT;
}

/* "applied for", "called for", "asked for" */
static bool wants_with_for(const comparison *k, token_range side, uint32_t i)
{
    static const char *const verbs[] = { "applied", "applies",  "called", "calls",  "asked",
                                         "asks",    "bid",      "bids",   "hoped",  "hopes",
                                         "calling", "applying", "asking", "pressed" };
    const report *r = k->r;
    return i + 1 < side.end && str_is(r->tokens.at[i + 1].norm, "for") &&
           STR_IS_ANY(r->tokens.at[i].norm, verbs);
}

static void look_for_objects(comparison *k, token_range side, token_range other, bool arabic_open)
{
    const report *r = k->r;
    for (uint32_t i = side.first; i < side.end; i++) {
        if (k->answered[i] ||
            (!wants_its_object(r->know, &r->tokens.at[i]) && !wants_with_for(k, side, i)) ||
            !heads_clause(k, side, i))
            continue;
        for (uint32_t n = i + 1; n <= i + (arabic_open ? PARTY : UNDER) && n < side.end; n++) {
            const token *t = &r->tokens.at[n];
            if (ends_clause(t) || t->pos == WORD_VERB || t->pos == WORD_THAT ||
                t->pos == WORD_TO)
                break;
            /* who does it stands before what is done in Arabic */
            bool doer = arabic_open && t->mention != NO_INDEX && n <= i + 2 &&
                        r->mentions.at[t->mention].first_token == i + 1;
            if (!disagree_content(k, n) || k->partner[n] == NO_INDEX || doer)
                continue;
            uint32_t q = other_act(k, other, k->partner[n]);
            if (q == NO_INDEX)
                continue;
            if (open_near(k, other, q) || !same_party(k, side, i, q))
                break;
            span here = disagree_span(r, i, n), there = disagree_span(r, q, q);
            flag(k, arabic_open ? here : there, arabic_open ? there : here, arabic_open);
            break;
        }
    }
}

/* the act that is still to come by the word at `i`, answered by nothing; NO_INDEX: none */
static uint32_t act_to_come(const comparison *k, token_range side, uint32_t i)
{
    enum { VERB_WITHIN = 3 };
    const report *r = k->r;
    const token *t = &r->tokens.at[i];
    uint32_t n = NO_INDEX;
    if (is_future_verb(r->know, t))
        n = i;
    else if (is_open_modal(t) && t->lang == LANG_EN)
        for (uint32_t m = i + 1; m <= i + VERB_WITHIN && m < side.end && n == NO_INDEX; m++) {
            if (r->tokens.at[m].cues & CUE_NOT)
                return NO_INDEX;
            n = r->tokens.at[m].pos == WORD_VERB && r->tokens.at[m].form & FORM_BASE ? m : n;
        }
    else if (!k->answered[i] && opens_infinitive(r->know, t))
        n = t->lang == LANG_AR ? masdar_under(k, side, i) : infinitive_under(k, side, i);
    bool free = n != NO_INDEX && k->partner[n] == NO_INDEX && !k->answered[n] &&
                r->word_keys[n].evidence == EVIDENCE_WORD;
    return free ? n : NO_INDEX;
}

static void look_for_other_acts(comparison *k, token_range side, token_range other,
                                bool arabic_open)
{
    const report *r = k->r;
    for (uint32_t i = side.first; i < side.end; i++) {
        uint8_t pos = r->tokens.at[i].pos;
        uint32_t n = pos == WORD_VERB || pos == WORD_MODAL ? act_to_come(k, side, i) : NO_INDEX;
        if (n == NO_INDEX || is_denied(k, side, i))
            continue;
        uint32_t end = n + (arabic_open ? PARTY : UNDER);
        for (uint32_t o = n + 1; o < side.end && o <= end; o++) {
            const token *t = &r->tokens.at[o];
            if (arabic_open && is_comma(t) && over_commas(k, side, o, 1) != o) {
                end += over_commas(k, side, o, 1) - o;
                o = over_commas(k, side, o, 1);
                continue;
            }
            if (ends_clause(t) || t->pos == WORD_VERB || t->pos == WORD_RELATIVE)
                break;
            uint32_t answer = answer_of(k, o);
            if (answer == NO_INDEX)
                continue;
            /* what stands behind a preposition further on is no object */
            bool aside = o > n + 2 && r->tokens.at[o - 1].pos == WORD_PREPOSITION;
            if (aside)
                break;
            uint32_t q = other_act(k, other, answer);
            if (q == NO_INDEX)
                continue;
            if (open_near(k, other, q) || open_beside(k, other, q) ||
                !same_subject(k, side, i, o, q))
                break;
            span here = disagree_span(r, i, n), there = disagree_span(r, q, q);
            flag(k, arabic_open ? here : there, arabic_open ? there : here, arabic_open);
            break;
        }
    }
}

void disagree_stage(comparison *k)
{
    look(k, k->ar, k->en, true);
    look(k, k->en, k->ar, false);
    look_for_infinitives(k, k->ar, k->en, true);
    look_for_infinitives(k, k->en, k->ar, false);
    look_for_objects(k, k->ar, k->en, true);
    look_for_objects(k, k->en, k->ar, false);
    look_for_other_acts(k, k->ar, k->en, true);
    look_for_other_acts(k, k->en, k->ar, false);
}
