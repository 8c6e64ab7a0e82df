/*
 * Denials that one version has and the other has not. Every word of denial (not, لم) looks for one
 * on the other side near the place that answers it: another denial, or a word that holds one in
 * itself (fail, refuse, without, غير). A denial that finds none is flagged, with the words that
 * answer what it denies. Words that only hold a denial are never flagged: the other version may put
 * them otherwise.
 */
#include "report/disagree.h"
#include "report/memo.h"
#include "report/lexicon.h"
#include "report/mentions.h"

enum { MAX_DENIALS = 32, REACH_EN = 5, REACH_AR = 4, NEAR = 7, NOT_FAR = 14, EXACT = 2 };

/* of the words around a denial, the share with an answer from which on its absence counts */
static const double ENOUGH_ANSWERED = .55;

typedef struct denial {
    uint32_t cue;    /* the word of denial */
    uint32_t verb;   /* what it denies, or NO_INDEX */
    uint32_t answer; /* the word of the other version that stands for it */
    bool strong;     /* denies; else only holds a denial */
    bool exact;      /* the denied word itself has its answer */
    bool met;        /* the other version has a denial for it */
    bool name;       /* a word of a name: "Not for Sale" */
    bool undone;     /* what it denies holds a denial itself: "did not refuse" */
} denial;

typedef struct denials {
    denial at[MAX_DENIALS];
    uint32_t n;
} denials;

/* unfit, impenetrable, homeless: English words whose form denies */
static bool denies_by_form(str w)
{
    bool un = str_starts(w, STR("un")) && !str_starts(w, STR("under")) &&
              !str_starts(w, STR("uni")) && !str_starts(w, STR("until"));
    bool in = str_starts(w, STR("in")) || str_starts(w, STR("im")) || str_starts(w, STR("ir")) ||
              str_starts(w, STR("il")) || str_starts(w, STR("non"));
    bool able = str_ends(w, STR("ble")) || str_ends(w, STR("bly")) || str_ends(w, STR("bility"));
    return w.n > 4 && (un || (in && able) || str_ends(w, STR("less")) ||
                       str_ends(w, STR("lessly")) || str_ends(w, STR("lessness")));
}

/* منعتها: the pronoun taken off */
static uint32_t cues_without_pronoun(const report *r, str w)
{
    static const char *const pronouns[] = { "هما", "هم", "ها", "ه", "نا", "ني", "كم" };
    for (size_t i = 0; i < sizeof pronouns / sizeof *pronouns; i++)
        if (str_ends(w, str_of(pronouns[i])) && w.n > strlen(pronouns[i]) + 4)
            return cues_of(r->know->cues, LANG_AR, str_take(w, w.n - strlen(pronouns[i])));
    return 0;
}

static bool stands_apart(str w)
{
    return str_is(w, "alone") || str_is(w, "away") || str_is(w, "out") || str_is(w, "clear");
}

/* "leave alone", "stay out of", "kept away from": the word that holds the denial stands apart */
static bool is_staying_out(const comparison *k, uint32_t i)
{
    enum { APART = 6 };
    static const char *const stays[] = { "leave", "leaves", "left",    "leaving", "stay",
                                         "stays", "stayed", "staying", "keep",    "keeps",
                                         "kept",  "keeping", "let",  "rule",    "rules",
                                         "ruled", "ruling" };
    bool apart = stands_apart(k->r->tokens.at[i].norm);
    for (uint32_t n = i; apart && n-- > 0 && i - n <= APART;) {
        if (k->r->tokens.at[n].kind == TOKEN_PUNCT)
            return false;
        if (STR_IS_ANY(k->r->tokens.at[n].norm, stays))
            return true;
    }
    return false;
}

bool disagree_may_deny(const report *r, const token *t)
{
    if (t->lang == LANG_AR)
        return str_is(t->norm, "الا") || cues_without_pronoun(r, t->norm);
    return str_is(t->norm, "against") || stands_apart(t->norm) || denies_by_form(t->norm);
}

static uint32_t cues_at(const comparison *k, uint32_t i)
{
    const token *t = &k->r->tokens.at[i];
    if (!(k->hints[i] & HINT_DENIAL))
        return 0;
    uint32_t c = t->cues & ~(uint32_t)CUE_CONTRARY;
    if (t->lang != LANG_AR) {
        /* "advised against travelling" */
        bool against = !c && str_is(t->norm, "against") && i + 1 < k->r->tokens.n &&
                       k->r->tokens.at[i + 1].form & FORM_GERUND;
        bool denies = against || is_staying_out(k, i) ||
                      (!c && t->lang == LANG_EN && denies_by_form(t->norm));
        return denies ? CUE_WEAK : c;
    }
    if (c & CUE_WEAK && str_is(t->norm, "غير") && i + 1 < k->r->tokens.n &&
        disagree_that(k, i + 1))
        return 0; /* غير أن: but */
    if (!c && t->suffix != SUFFIX_NONE)
        c = cues_without_pronoun(k->r, t->norm) & CUE_WEAK;
    /* ألا is أن لا before a verb; folded it looks like "except" */
    bool that_not = str_is(t->norm, "الا") && i + 1 < k->r->tokens.n &&
                    k->r->tokens.at[i + 1].pos == WORD_VERB &&
                    str_is(report_text(k->r, t->start, t->end), "ألا");
    return that_not ? CUE_NOT : c;
}

/* "not only", ما زال: two words that deny nothing together */
static bool cancelled(const comparison *k, token_range side, uint32_t i)
{
    uint32_t reach = k->r->tokens.at[i].lang == LANG_AR ? 2 : 1;
    /* "a vote of no confidence" denies nothing that was told */
    if (i > side.first && i + 1 < side.end && str_is(k->r->tokens.at[i].norm, "no") &&
        str_is(k->r->tokens.at[i - 1].norm, "of") &&
        str_is(k->r->tokens.at[i + 1].norm, "confidence"))
        return true;
    for (uint32_t n = i + 1; n <= i + reach && n < side.end; n++)
        if (cues_at(k, n) & CUE_CANCEL)
            return true;
    return false;
}

/* "no matter the cost", "no doubt" */
static bool is_saying(const comparison *k, token_range side, uint32_t i)
{
    static const char *const words[] = { "matter", "doubt", "wonder", "surprise", "secret" };
    const report *r = k->r;
    return i + 1 < side.end && str_is(r->tokens.at[i].norm, "no") &&
           STR_IS_ANY(r->tokens.at[i + 1].norm, words) && k->partner[i + 1] == NO_INDEX;
}

/* "no more than", "no later than", لا تتجاوز: a limit, where nothing over there answers "more" */
static bool sets_limit(const comparison *k, token_range side, uint32_t i)
{
    static const char *const words[] = { "more",   "less",    "fewer", "later", "longer", "other",
                                         "higher", "earlier", "lower", "sooner" };
    static const char *const passing[] = { "تتجاوز", "يتجاوز", "تتعدي", "يتعدي", "تتخطي", "يتخطي",
                                           "تزيد",   "يزيد",   "تقل",   "يقل" };
    const report *r = k->r;
    if (r->tokens.at[i].lang == LANG_AR) {
        uint32_t p = i + 1 < side.end ? k->partner[i + 1] : NO_INDEX;
        bool up_to = p == NO_INDEX || str_is(r->tokens.at[p].norm, "up");
        return i + 1 < side.end && up_to && STR_IS_ANY(r->tokens.at[i + 1].norm, passing);
    }
    return i + 2 < side.end && (str_is(r->tokens.at[i].norm, "no") ||
                                str_is(r->tokens.at[i].norm, "not")) &&
           STR_IS_ANY(r->tokens.at[i + 1].norm, words) &&
           str_is(r->tokens.at[i + 2].norm, "than") && k->partner[i + 1] == NO_INDEX;
}

/* ولم تتأخر against "was quick to", "lost no time": a denial of a word that holds one states it. It
 * is a denial like others where the other version has that word. */
static bool undoes_itself(const comparison *k, token_range side, uint32_t i)
{
    static const char *const wasted[] = { "wasted", "waste", "wastes", "wasting", "lost",
                                          "lose",   "loses", "losing" };
    const report *r = k->r;
    if (i > side.first && str_is(r->tokens.at[i].norm, "no") &&
        STR_IS_ANY(r->tokens.at[i - 1].norm, wasted) &&
        k->partner[i - 1] == NO_INDEX)
        return true;
    for (uint32_t n = i + 1; n <= i + 2 && n < side.end; n++) {
        const token *t = &r->tokens.at[n];
        if (t->kind != TOKEN_WORD)
            return false;
        if ((cues_at(k, n) & CUE_WEAK) || (t->cues & CUE_CONTRARY))
            return k->partner[n] == NO_INDEX;
        if (t->lang == LANG_AR || !(cues_at(k, n) & CUE_AUXILIARY))
            return false;
    }
    return false;
}

/* لم ... إلا, لا ... سوى: nothing but; "not until": only then */
static bool nothing_but(const comparison *k, token_range side, uint32_t i)
{
    enum { UNTIL = 12 };
    if (k->r->tokens.at[i].lang != LANG_AR) {
        for (uint32_t n = i + 1; n < i + UNTIL && n < side.end; n++)
            if (str_is(k->r->tokens.at[n].norm, "until"))
                return true;
        return false;
    }
    for (uint32_t n = i + 1; n < i + 9 && n < side.end; n++)
        if (str_is(k->r->tokens.at[n].norm, "الا") || str_is(k->r->tokens.at[n].norm, "سوي") ||
            str_is(k->r->tokens.at[n].norm, "سوى"))
            return true;
    return false;
}

/* an Arabic word without the و that ties it to what stands before; three letters stay */
static str without_and(const token *t)
{
    bool tied = t->lang == LANG_AR && t->norm.n > 6 && str_starts(t->norm, STR("و"));
    return tied ? str_drop(t->norm, 2) : t->norm;
}

/* عدم before a verbal noun, "refused to", دون: as plain as "not", where nothing else over there
 * denies */
static bool is_lack(const comparison *k, uint32_t i)
{
    static const char *const words[] = { "without", "refused", "refuses", "refusing", "failed",
                                         "fails",   "failing", "declined", "unable",  "دون",
                                         "denied",  "denies",  "denying",
                                         "بدون",    "رفض",     "رفضت",     "يرفض",    "ترفض",
                                         "نفي",     "نفى",     "نفت",     "ينفي",    "تنفي",
                                         "انكر",    "انكرت",   "فشل",
                                         "فشلت",    "امتنع",   "امتنعت",  "يمتنع",   "رفضوا",   "عجزت",
                                         "عجز",     "تعذر" };
    const token *t = &k->r->tokens.at[i];
    str w = t->norm;
    if (t->lang == LANG_AR && str_ends(w, STR("عدم")))
        return true;
    if (t->lang == LANG_AR && str_is(w, "غير")) /* غير كافية; not غير أن */
        return i + 1 < k->r->tokens.n && k->r->tokens.at[i + 1].pos == WORD_ADJECTIVE;
    return STR_IS_ANY(without_and(t), words);
}

/* رفض الوزير التوقيع: the verbal noun behind the doer, or the verb behind أن; NO_INDEX: none */
static uint32_t refused_act(const comparison *k, token_range side, uint32_t cue)
{
    enum { SUBJECT = 10 };
    const report *r = k->r;
    for (uint32_t i = cue + 1; i < side.end && i <= cue + SUBJECT; i++) {
        const token *t = &r->tokens.at[i];
        if (t->kind == TOKEN_PUNCT || t->pos == WORD_RELATIVE)
            return NO_INDEX;
        if (t->pos == WORD_VERB && t->mention == NO_INDEX)
            return r->tokens.at[i - 1].pos == WORD_THAT ? i : NO_INDEX;
        if (t->pos == WORD_NOUN && t->mention == NO_INDEX && t->lemma != NO_INDEX &&
            lexicon_lexeme(r->know->lexicon, t->lemma)->verb != NO_INDEX)
            return i;
    }
    return NO_INDEX;
}

/* a form of deny or نفى */
static bool is_denying(const token *t)
{
    static const char *const words[] = { "denied", "denies", "deny", "نفي", "نفى", "نفت", "ينفي",
                                         "تنفي",   "انكر",   "انكرت", "نفوا", "ينكر" };
    return STR_IS_ANY(without_and(t), words);
}

/* "refused to sell", رفض أن يبيع: the word that is refused is told over there as done */
static bool refused_and_done(const comparison *k, const denial *x)
{
    const report *r = k->r;
    const token *cue = &r->tokens.at[x->cue];
    bool plain = str_ends(cue->norm, STR("عدم")) || str_is(cue->norm, "without") ||
                 str_ends(cue->norm, STR("دون"));
    if (plain)
        return true;
    uint32_t p = x->verb != NO_INDEX ? k->partner[x->verb] : NO_INDEX;
    if (is_denying(cue)) /* "denies having met" */
        return p != NO_INDEX && (cue->lang == LANG_EN || r->tokens.at[p].pos == WORD_VERB);
    if (str_is(cue->norm, "غير")) /* "was sufficient" */
        return p != NO_INDEX && p > 0 && cues_at(k, p - 1) & CUE_AUXILIARY;
    bool to = x->cue + 1 < r->tokens.n && str_is(r->tokens.at[x->cue + 1].norm, "to");
    bool done = p != NO_INDEX && r->tokens.at[p].pos == WORD_VERB && r->tokens.at[p].form & FORM_PAST;
    return cue->lang == LANG_EN ? to && p != NO_INDEX : done;
}

/* the first word behind a denial that carries meaning */
static uint32_t denied_word(const comparison *k, token_range side, uint32_t cue)
{
    uint32_t reach = k->r->tokens.at[cue].lang == LANG_AR ? REACH_AR : REACH_EN;
    for (uint32_t i = cue + 1; i <= cue + reach && i < side.end; i++) {
        const token *t = &k->r->tokens.at[i];
        if (t->kind == TOKEN_PUNCT)
            break;
        if (t->kind != TOKEN_WORD || cues_at(k, i) & (CUE_AUXILIARY | CUE_NOT))
            continue;
        if (k->r->word_keys[i].evidence == EVIDENCE_WORD || !mention_is_function_word(t))
            return i;
    }
    return NO_INDEX;
}

/* the comma that ends a relative clause whose comma is token i, or NO_INDEX */
static uint32_t behind_relative(const comparison *k, token_range side, uint32_t i)
{
    enum { LONG = 16 };
    const report *r = k->r;
    if (r->tokens.at[i].kind != TOKEN_PUNCT || i + 1 >= side.end ||
        r->tokens.at[i + 1].pos != WORD_RELATIVE)
        return NO_INDEX;
    for (uint32_t n = i + 2; n < side.end && n <= i + LONG; n++)
        if (r->tokens.at[n].kind == TOKEN_PUNCT)
            return str_is(r->tokens.at[n].norm, "،") || str_is(r->tokens.at[n].norm, ",") ? n
                                                                                         : NO_INDEX;
    return NO_INDEX;
}

/* نفى الوزير أنه وقّع, "denied that it had signed": the verb of what is denied, or NO_INDEX */
static uint32_t denied_clause(const comparison *k, token_range side, uint32_t cue)
{
    enum { SUBJECT = 10, VERB_WITHIN = 8 };
    const report *r = k->r;
    uint32_t that = NO_INDEX, reach = cue + SUBJECT;
    for (uint32_t i = cue + 1; i < side.end && i <= reach && that == NO_INDEX; i++) {
        const token *t = &r->tokens.at[i];
        uint32_t behind = behind_relative(k, side, i);
        if (behind != NO_INDEX) { /* نفى الوزير، الذي كان ...، أن يكون */
            i = behind;
            reach = behind + SUBJECT;
            continue;
        }
        if (t->kind == TOKEN_PUNCT)
            return NO_INDEX;
        if (t->pos == WORD_THAT || str_is(t->norm, "having"))
            that = i;
    }
    for (uint32_t i = that; that != NO_INDEX && ++i < side.end && i <= that + VERB_WITHIN;) {
        const token *t = &r->tokens.at[i];
        if (t->kind == TOKEN_PUNCT)
            break;
        if (t->pos == WORD_VERB && t->mention == NO_INDEX)
            return i;
    }
    return NO_INDEX;
}

/* Where the other version says what is denied: the denied word's partner, or a neighbour's. */
static void find_answer(const comparison *k, token_range side, token_range other, denial *d)
{
    uint32_t from = d->verb != NO_INDEX ? d->verb : d->cue;
    for (uint32_t n = 0; n < 8; n++)
        for (int back = 0; back < 2; back++) {
            bool in_side = back ? from >= side.first + n : from + n < side.end;
            uint32_t at = back ? from - n : from + n;
            if (!in_side || k->partner[at] == NO_INDEX)
                continue;
            d->answer = k->partner[at];
            d->exact = n <= EXACT;
            return;
        }
    d->answer =
        other.first + (uint32_t)((other.end - other.first) * disagree_place(side, d->cue) * .999);
}

/* a name, or an Arabic particle before a word that is no verb known: "لا بومبا" */
static bool part_of_name(const comparison *k, token_range side, uint32_t i)
{
    const token *t = &k->r->tokens.at[i];
    const mention *m = t->mention != NO_INDEX ? &k->r->mentions.at[t->mention] : NULL;
    if (i + 1 < side.end && str_is(k->r->tokens.at[i + 1].norm, "اي")) /* دون أي */
        return false;
    if (m && m->kind == MENTION_NAME && (m->token_count > 1 || !is_lack(k, i)))
        return true;
    if (t->lang != LANG_AR || i + 1 >= side.end)
        return false;
    return str_is(t->norm, "لا") && k->r->tokens.at[i + 1].mention != NO_INDEX;
}

/* "did not include A or B", لم تشمل أ ولا ب: it only goes on with the denial before it */
static bool goes_on_denying(const comparison *k, const denials *before, uint32_t i)
{
    const token *t = &k->r->tokens.at[i];
    bool nor = str_is(t->norm, "ولا") || str_is(t->norm, "nor");
    for (uint32_t n = before->n; nor && n-- > 0;)
        if (before->at[n].strong && k->r->tokens.at[before->at[n].cue].sentence == t->sentence)
            return true;
    /* "you don't see no tail" */
    enum { TWICE = 4 };
    const denial *last = before->n ? &before->at[before->n - 1] : NULL;
    return last && last->strong && i - last->cue <= TWICE && str_is(t->norm, "no") &&
           k->r->tokens.at[last->cue].sentence == t->sentence;
}

static denials read_denials(const comparison *k, token_range side, token_range other)
{
    denials d;
    d.n = 0;
    for (uint32_t i = side.first; i < side.end && d.n < MAX_DENIALS; i++) {
        uint32_t c = cues_at(k, i);
        if (!(c & (CUE_NOT | CUE_WEAK)) || (c & CUE_NOT && cancelled(k, side, i)))
            continue;
        /* inside a name it denies nothing, but may be what answers a denial over there */
        bool name = part_of_name(k, side, i);
        if (name && !(c & CUE_NOT))
            continue;
        denial x = { .cue = i,
                     .verb = NO_INDEX,
                     .name = name,
                     .strong = (c & CUE_NOT) && !name && !nothing_but(k, side, i) &&
                               !goes_on_denying(k, &d, i) && !sets_limit(k, side, i) &&
                               !is_saying(k, side, i),
                     .undone = (c & CUE_NOT) && undoes_itself(k, side, i) };
        x.strong &= !x.undone;
        if (c & CUE_WEAK && is_denying(&k->r->tokens.at[i]))
            x.verb = denied_clause(k, side, i);
        const token *t = &k->r->tokens.at[i];
        if (x.verb == NO_INDEX && c & CUE_WEAK && t->lang == LANG_AR && t->pos == WORD_VERB &&
            is_lack(k, i))
            x.verb = refused_act(k, side, i);
        if (x.verb == NO_INDEX && (c & CUE_NOT || is_lack(k, i)))
            x.verb = denied_word(k, side, i);
        find_answer(k, side, other, &x);
        d.at[d.n++] = x;
    }
    return d;
}

static void flag(comparison *k, span ar, span en, bool in_arabic, severity how)
{
    report *r = k->r;
    disagreement d = { .kind = DIFFER_negation, .severity = (uint8_t)how, .ar = ar, .en = en };
    disagree_say(r, d,
                 in_arabic ? "The Arabic denies it ({ar}); the English does not ({en})."
                           : "The Arabic states it ({ar}); the English denies it ({en}).",
                 in_arabic ? "النص العربي ينفي ذلك ({ar}) والإنجليزي لا ينفيه ({en})."
                           : "النص العربي يثبت ذلك ({ar}) والإنجليزي ينفيه ({en}).");
}

/* a few words around token i, within its sentence */
static span around(const comparison *k, token_range side, uint32_t i, uint32_t before,
                   uint32_t behind)
{
    uint32_t s = k->r->tokens.at[i].sentence, first = i, last = i;
    while (before-- && first > side.first && k->r->tokens.at[first - 1].sentence == s &&
           k->r->tokens.at[first - 1].kind == TOKEN_WORD)
        first--;
    while (behind-- && last + 1 < side.end && k->r->tokens.at[last + 1].sentence == s &&
           k->r->tokens.at[last + 1].kind != TOKEN_PUNCT)
        last++;
    return disagree_span(k->r, first, last);
}

static uint32_t apart(uint32_t a, uint32_t b)
{
    return a > b ? a - b : b - a;
}

static uint32_t distance(const denial *a, const denial *e)
{
    uint32_t x = apart(a->cue, e->answer), y = apart(e->cue, a->answer);
    return x < y ? x : y;
}

/* عجز and "unable" answer "able" */
static bool is_able(str w)
{
    return str_find(w, STR("عجز")) != SIZE_MAX || str_find(w, STR("عاجز")) != SIZE_MAX ||
           str_find(w, STR("عذر")) != SIZE_MAX || str_find(w, STR("ستح")) != SIZE_MAX;
}

/* a verb or noun that only holds a denial and has its own answer, which is not this one */
static bool taken(const comparison *k, const denial *x, const denial *by)
{
    enum { BESIDE = 2 };
    const token *t = &k->r->tokens.at[x->cue];
    uint32_t p = k->partner[x->cue];
    bool action = t->pos == WORD_VERB || t->pos == WORD_NOUN;
    bool denies = by->strong || is_lack(k, by->cue);
    return !x->strong && action && p != NO_INDEX && denies && by->exact &&
           (p == by->verb ? !denies_by_form(t->norm) && !is_able(t->norm)
                          : (p > by->cue ? p - by->cue : by->cue - p) > BESIDE);
}

/* "not short of": the word that holds a denial is answered before the one that undoes it */
static bool waits(const denials *d, uint32_t i)
{
    return d->at[i].undone && i + 1 < d->n && d->at[i + 1].cue <= d->at[i].cue + 2 &&
           !d->at[i + 1].met;
}

/* "did not reply" answers لم يرد as a whole, though رد may hold a denial too */
static bool answers_half(const denials *d, uint32_t i, const denial *other)
{
    return i > 0 && waits(d, i - 1) && other->strong;
}

/* nearest first: pairs of denials within `reach` of each other's answer, both strong or not as
 * told; at first those that wait are left out */
static void meet(const comparison *k, denials *a, denials *e, uint32_t reach, bool strong_only,
                 bool patient)
{
    for (;;) {
        denial *x = NULL, *y = NULL;
        uint32_t best = reach + 1;
        for (uint32_t i = 0; i < a->n; i++)
            for (uint32_t j = 0; j < e->n; j++) {
                if (a->at[i].met || e->at[j].met || (patient && (waits(a, i) || waits(e, j))) ||
                    answers_half(a, i, &e->at[j]) || answers_half(e, j, &a->at[i]) ||
                    (strong_only && !(a->at[i].strong && e->at[j].strong)) ||
                    taken(k, &a->at[i], &e->at[j]) || taken(k, &e->at[j], &a->at[i]))
                    continue;
                uint32_t d = distance(&a->at[i], &e->at[j]);
                if (d < best) {
                    best = d;
                    x = &a->at[i];
                    y = &e->at[j];
                }
            }
        if (!x)
            return;
        x->met = y->met = true;
    }
}

/* Words of denial that answer each other by the dictionary and by their place, one of them as plain as
 * "not": they go together before any others do. */
static void meet_tied(const comparison *k, denials *a, denials *e)
{
    for (uint32_t i = 0; i < a->n; i++)
        for (uint32_t j = 0; j < e->n; j++) {
            denial *x = &a->at[i], *y = &e->at[j];
            bool plain = (y->strong && str_ends(k->r->tokens.at[x->cue].norm, STR("عدم"))) ||
                         (x->strong && y->strong);
            if (plain && !x->met && !y->met && k->partner[x->cue] == y->cue &&
                apart(x->cue, y->answer) <= NEAR)
                x->met = y->met = true;
        }
}

static bool any_open(const denials *d)
{
    for (uint32_t i = 0; i < d->n; i++)
        if (!d->at[i].met)
            return true;
    return false;
}

/* the share of the meaningful words around token i that the other version has too */
static double answered_near(const comparison *k, token_range side, uint32_t i)
{
    uint32_t all = 0, met = 0;
    uint32_t from = i >= side.first + NEAR ? i - NEAR : side.first;
    for (uint32_t n = from; n <= i + NEAR && n < side.end; n++)
        if (disagree_content(k, n)) {
            all++;
            met += k->answered[n];
        }
    return all ? (double)met / all : 0;
}

static bool has_concept(const comparison *k, uint32_t i, const uint32_t *concepts, size_t n)
{
    uint32_t its[BILINGUAL_CONCEPTS];
    const token *t = &k->r->tokens.at[i];
    size_t m = t->kind == TOKEN_WORD && t->lang == LANG_AR
                   ? bilingual_of(k->r->know->bilingual, LANG_AR, t->norm, its)
                   : 0;
    for (size_t a = 0; a < m; a++)
        for (size_t b = 0; b < n; b++)
            if (its[a] == concepts[b])
                return true;
    return false;
}

/* Is a sentence of the other version beside this bead left without an answer, and does it deny? It may
 * be part of what is told here. */
static bool denied_next_door(const comparison *k, bool in_arabic)
{
    const report *r = k->r;
    size_t at = (size_t)(k->bead - r->beads.at);
    for (size_t i = at ? at - 1 : 0; i <= at + 1 && i < r->beads.n; i++) {
        const bead *b = &r->beads.at[i];
        uint32_t count = in_arabic ? b->en_count : b->ar_count;
        if (i == at || (b->ar_count && b->en_count) || !count)
            continue;
        token_range x = versions_side(r, in_arabic ? b->en_first : b->ar_first, count);
        for (uint32_t n = x.first; n < x.end; n++)
            if (cues_at(k, n) & (CUE_NOT | CUE_WEAK))
                return true;
    }
    return false;
}

/* What answers a denied Arabic verb whose form the dictionary cannot tell (لم يُستشر), by the verb that it
 * is a form of; NO_INDEX: nothing. */
static uint32_t answers_verb(const comparison *k, uint32_t verb)
{
    const report *r = k->r;
    const token *t = &r->tokens.at[verb];
    uint32_t mine[BILINGUAL_CONCEPTS], its[BILINGUAL_CONCEPTS];
    if (t->lang != LANG_AR || t->pos != WORD_VERB || t->lemma == NO_INDEX)
        return NO_INDEX;
    size_t n = bilingual_of(r->know->bilingual, LANG_AR,
                            lexicon_lexeme(r->know->lexicon, t->lemma)->lemma, mine);
    for (uint32_t i = k->en.first; n && i < k->en.end; i++) {
        const token *o = &r->tokens.at[i];
        if (o->kind != TOKEN_WORD || o->pos != WORD_VERB || k->partner[i] != NO_INDEX)
            continue;
        size_t m = token_concepts(r, o, its);
        for (size_t a = 0; a < n; a++)
            for (size_t b = 0; b < m; b++)
                if (mine[a] == its[b])
                    return i;
    }
    return NO_INDEX;
}

static void flag_open(comparison *k, const denials *d, const denials *o, bool in_arabic)
{
    token_range side = in_arabic ? k->ar : k->en, other = in_arabic ? k->en : k->ar;
    for (uint32_t i = 0; i < d->n; i++) {
        const denial *x = &d->at[i];
        bool sure = x->verb != NO_INDEX && k->partner[x->verb] != NO_INDEX;
        uint32_t form = in_arabic && x->strong && !x->met && !sure && x->verb != NO_INDEX
                            ? answers_verb(k, x->verb)
                            : NO_INDEX;
        sure |= form != NO_INDEX;
        /* who denies it denies it, whatever else the other version denies */
        bool nothing = is_denying(&k->r->tokens.at[x->cue]) && !k->answered[x->cue] ? !any_open(o)
                                                                                    : !o->n;
        bool lack = is_lack(k, x->cue) && !x->name && nothing && refused_and_done(k, x) &&
                    (sure || answered_near(k, side, x->cue) >= ENOUGH_ANSWERED);
        /* "was not short of it" where the other version is short of it */
        bool left = x->undone && i + 1 < d->n && d->at[i + 1].met && d->at[i + 1].cue <= x->cue + 2;
        if (x->met || !(x->strong || lack || left) || (!x->exact && any_open(o)) ||
            (in_arabic && !sure && any_open(o)) || denied_next_door(k, in_arabic))
            continue;
        span here = around(k, side, x->cue, in_arabic ? 0 : 1, 4),
             answer = around(k, other, form != NO_INDEX ? form : x->answer, 2, 3);
        /* no word over there denies or holds a denial, and the words around are answered */
        bool alone = !o->n && answered_near(k, side, x->cue) >= ENOUGH_ANSWERED;
        flag(k, in_arabic ? here : answer, in_arabic ? answer : here, in_arabic,
             sure                                   ? SEVERITY_CRITICAL
             : alone || (x->exact && !in_arabic) ? SEVERITY_MAJOR
                                                 : SEVERITY_MINOR);
    }
}

/* "inconsistent" against a word for "consistent": the Arabic side denies nothing, and has the word
 * that stands behind the prefix. */
static void flag_prefixed(comparison *k)
{
    static const char *const prefixes[] = { "un", "in", "im", "ir", "il", "dis" };
    report *r = k->r;
    for (uint32_t i = k->en.first; i < k->en.end; i++) {
        const token *t = &r->tokens.at[i];
        /* to unfreeze denies nothing */
        if (!(k->hints[i] & HINT_PREFIX) || t->kind != TOKEN_WORD || t->norm.n < 7 || k->answered[i] || t->mention != NO_INDEX ||
            t->pos == WORD_VERB)
            continue;
        for (size_t p = 0; p < sizeof prefixes / sizeof *prefixes; p++) {
            uint32_t mine[BILINGUAL_CONCEPTS];
            str stem = str_drop(t->norm, strlen(prefixes[p]));
            bool prefixed = str_starts(t->norm, str_of(prefixes[p])) && stem.n > 4;
            size_t n =
                prefixed ? bilingual_of(r->know->bilingual, LANG_EN, stem, mine) : 0;
            for (uint32_t a = k->ar.first; n && a < k->ar.end; a++)
                if (k->partner[a] == NO_INDEX && has_concept(k, a, mine, n)) {
                    flag(k, around(k, k->ar, a, 1, 2), around(k, k->en, i, 1, 2), false,
                         SEVERITY_MAJOR);
                    return;
                }
        }
    }
}

void disagree_negation(comparison *k)
{
    denials a = read_denials(k, k->ar, k->en), e = read_denials(k, k->en, k->ar);
    if (!a.n && k->en_hints & HINT_PREFIX)
        flag_prefixed(k);
    if (!a.n && !e.n)
        return;
    meet_tied(k, &a, &e);
    meet(k, &a, &e, NEAR, true, true);
    meet(k, &a, &e, NEAR, false, true);
    meet(k, &a, &e, UINT32_MAX - 1, true, false);
    meet(k, &a, &e, NOT_FAR, false, false);
    flag_open(k, &e, &a, false);
    flag_open(k, &a, &e, true);
}
