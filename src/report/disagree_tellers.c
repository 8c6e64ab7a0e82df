/*
 * Who tells it, by how a sentence opens: somebody whom the report names or has spoken of ("the
 * minister said", "he added", وقالت الوكالة), people whom it leaves unnamed ("informed sources said",
 * وأفادت تقارير), or nobody ("it emerged that", وتبين أن). Where one version has somebody and the
 * other has not, its source is lost, or was made up. What opens in any other way tells nothing here.
 * Cost: a dozen tokens a bead, on either side.
 */
#include "report/disagree.h"
#include "report/frames.h"
#include "report/lexicon.h"

enum { SUBJECT = 9, PHRASE = 8 };

typedef enum teller { TELLER_UNKNOWN, TELLER_SOMEBODY, TELLER_UNNAMED, TELLER_NOBODY } teller;

typedef struct telling {
    teller who;
    uint32_t first, last; /* its words */
} telling;

static const token *at(const comparison *k, uint32_t i)
{
    return &k->r->tokens.at[i];
}

bool disagree_that(const comparison *k, uint32_t i)
{
    static const char *const words[] = { "ان", "بان", "انه", "بانه", "انها", "بانها", "انهم", "that" };
    return STR_IS_ANY(at(k, i)->norm, words);
}

/* people who are a source without a name whatever stands before them */
static bool is_unnamed(str w)
{
    static const char *const words[] = { "sources",  "source",  "reports", "insiders", "insider",
                                         "observers", "مصادر",  "مصدر",    "تقارير",   "مراقبون",
                                         "مراقبين",  "مطلعون",  "مطلعين",  "المصادر",  "اوساط",
                                         "مقربون",   "مقربين",  "بمصادر" };
    return STR_IS_ANY(w, words);
}

/* people who are one where nothing tells which: "unnamed officials", مسؤول */
static bool is_one_of_many(str w)
{
    static const char *const words[] = { "officials",  "official", "diplomats", "diplomat",  "people",
                                         "analysts",   "media",    "مسوولون",   "مسوولين",   "مسوول",
                                         "دبلوماسيون", "دبلوماسي", "دبلوماسيين", "محللون",    "شهود",
                                         "مسؤول",      "مسؤولون",  "مسؤولين" };
    return STR_IS_ANY(w, words);
}

static bool leaves_unnamed(str w)
{
    static const char *const words[] = { "unnamed", "anonymous", "unidentified", "informed", "some",
                                         "several", "one",       "other",        "well-placed",
                                         "a",       "an",        "familiar" };
    return STR_IS_ANY(w, words);
}

static bool person_at(const comparison *k, uint32_t i)
{
    uint32_t m = at(k, i)->mention;
    return m != NO_INDEX && k->r->mentions.at[m].type == ENTITY_PERSON &&
           k->r->mentions.at[m].kind == MENTION_NAME;
}

static bool name_at(const comparison *k, uint32_t i)
{
    uint32_t m = at(k, i)->mention;
    return m != NO_INDEX && k->r->mentions.at[m].kind == MENTION_NAME;
}

/* a verb of telling in the past: "said", أضافت */
static bool tells_at(const comparison *k, uint32_t i)
{
    static const char *const others[] = { "told", "wrote", "says", "say" };
    const token *t = at(k, i);
    if (t->kind != TOKEN_WORD)
        return false;
    if (t->lang == LANG_EN)
        return t->cues & CUE_REPORT || STR_IS_ANY(t->norm, others);
    if (t->cues & CUE_SAYS)
        return true;
    return t->pos == WORD_VERB && t->form & FORM_PAST && t->lemma != NO_INDEX &&
           frames_of_lexeme(k->r->know->frames, t->lemma) & FRAMES_TELL;
}

/* who the words of a subject, from `first` to before `end`, are */
static teller subject_is(const comparison *k, uint32_t first, uint32_t end)
{
    bool unnamed = false, many = false, leaves = false, name = false, known = false;
    for (uint32_t i = first; i < end; i++) {
        const token *t = at(k, i);
        if (person_at(k, i))
            return TELLER_SOMEBODY;
        name |= name_at(k, i) && !(t->flags & TOKEN_NATIONAL);
        unnamed |= is_unnamed(t->norm);
        many |= is_one_of_many(t->norm);
        leaves |= leaves_unnamed(t->norm);
        known |= t->lang == LANG_AR && (t->flags & TOKEN_ARTICLE || t->suffix != SUFFIX_NONE) &&
                 i == first;
    }
    if (unnamed)
        return TELLER_UNNAMED;
    if (many)
        return leaves || at(k, first)->lang == LANG_AR ? TELLER_UNNAMED : TELLER_UNKNOWN;
    static const char *const pronouns[] = { "he", "she", "it", "they", "the", "its", "his", "her",
                                            "their" };
    known |= first < end && STR_IS_ANY(at(k, first)->norm, pronouns);
    return name || known ? TELLER_SOMEBODY : TELLER_UNKNOWN;
}

/* where a phrase that begins at `first` ends: before a mark, at most PHRASE words on */
static uint32_t phrase_end(const comparison *k, token_range side, uint32_t first)
{
    uint32_t i = first;
    while (i < side.end && i < first + PHRASE &&
           (at(k, i)->kind != TOKEN_PUNCT || at(k, i)->flags & TOKEN_QUOTED ||
            str_is(at(k, i)->norm, "\"") || str_is(at(k, i)->norm, "«") ||
            str_is(at(k, i)->norm, "»")))
        i++;
    return i;
}

static bool says_after(str w)
{
    static const char *const words[] = { "وفق", "بحسب", "حسب", "وبحسب", "ووفق", "وحسب" };
    return STR_IS_ANY(w, words);
}

static bool says_after_with_lam(str w)
{
    static const char *const words[] = { "وفقا", "ووفقا", "طبقا", "وطبقا" };
    return STR_IS_ANY(w, words);
}

bool disagree_may_open_phrase(str word)
{
    return str_is(word, "according") || says_after(word) || says_after_with_lam(word);
}

/* "According to the ministry", وبحسب مصادر: the first word behind it, or NO_INDEX */
static uint32_t according_to(const comparison *k, token_range side, uint32_t i)
{
    if (i + 2 >= side.end || !(k->hints[i] & HINT_PHRASE))
        return NO_INDEX;
    if (str_is(at(k, i)->norm, "according") && str_is(at(k, i + 1)->norm, "to"))
        return i + 2;
    return says_after(at(k, i)->norm) || (says_after_with_lam(at(k, i)->norm) &&
                                          at(k, i + 1)->proclitics & PROCLITIC_LAM)
               ? i + 1
               : NO_INDEX;
}

/* "It emerged that", "it has since turned out": its last word, or NO_INDEX */
static uint32_t emerges(const comparison *k, token_range side, uint32_t i)
{
    enum { VERB_WITHIN = 5 };
    static const char *const verbs[] = { "emerged", "emerges", "transpired", "transpires", "turned",
                                         "turns", "came" };
    static const char *const aux[] = { "was", "is", "been", "were" };
    bool passive = false;
    for (uint32_t n = i + 1; n < side.end && n <= i + VERB_WITHIN; n++) {
        passive |= STR_IS_ANY(at(k, n)->norm, aux);
        if (at(k, n)->kind != TOKEN_WORD)
            return NO_INDEX;
        if (STR_IS_ANY(at(k, n)->norm, verbs) || (passive && at(k, n)->cues & CUE_REPORT)) {
            uint32_t last = n + 1 < side.end && !disagree_that(k, n + 1) ? n + 2 : n + 1;
            last = passive && n + 1 < side.end && !disagree_that(k, n + 1) ? n + 1 : last;
            return last < side.end && disagree_that(k, last) ? last
                   : passive                           ? n
                                                       : NO_INDEX;
        }
    }
    return NO_INDEX;
}

static telling english_opening(const comparison *k, token_range side)
{
    uint32_t i = side.first;
    telling none = { TELLER_UNKNOWN, i, i };
    if (i + 3 >= side.end)
        return none;
    uint32_t behind = according_to(k, side, i);
    if (behind != NO_INDEX) {
        uint32_t end = phrase_end(k, side, behind);
        return (telling){ subject_is(k, behind, end), i, end - 1 };
    }
    if (str_is(at(k, i)->norm, "it")) {
        uint32_t last = emerges(k, side, i);
        if (last != NO_INDEX)
            return (telling){ TELLER_NOBODY, i, last };
    }
    for (uint32_t n = i; n < side.end && n <= i + SUBJECT; n++) {
        const token *t = at(k, n);
        if (t->pos == WORD_AUXILIARY || t->pos == WORD_MODAL || t->pos == WORD_NEGATION)
            return none;
        bool head = n + 1 < side.end && tells_at(k, n + 1); /* "Media reports said" */
        if (n > i && !head && tells_at(k, n) && !str_is(at(k, n - 1)->norm, "the") &&
            !str_is(at(k, n - 1)->norm, "a"))
            return (telling){ subject_is(k, i, n), i,
                              n + 1 < side.end && disagree_that(k, n + 1) ? n + 1 : n };
    }
    return none;
}

/* وتبين أن, وتردد أن, وقيل إن; a verb of telling whose passive is written: its last word or NO_INDEX */
static uint32_t told_by_nobody(const comparison *k, token_range side)
{
    enum { THAT_WITHIN = 3, LISTED_WITHIN = 14 };
    static const char *const words[] = { "قيل",  "وقيل",  "ويقال", "يقال",   "تردد", "وتردد",
                                         "تبين", "وتبين", "اتضح",  "واتضح", "وعلم", "ويتردد",
                                         "وظهر", "وبدا" };
    uint32_t i = side.first;
    bool listed = STR_IS_ANY(at(k, i)->norm, words), nobody = listed;
    if (!nobody && at(k, i)->pos == WORD_VERB && !(at(k, i)->form & FORM_PRESENT))
        nobody = str_find(report_text(k->r, at(k, i)->start, at(k, i)->end), STR("\xd9\x8f")) !=
                 SIZE_MAX;
    uint32_t within = listed ? LISTED_WITHIN : THAT_WITHIN;
    for (uint32_t n = i + 1; nobody && n < side.end && n <= i + within; n++)
        if (disagree_that(k, n))
            return n;
    return NO_INDEX;
}

static telling arabic_opening(const comparison *k, token_range side)
{
    uint32_t i = side.first;
    telling none = { TELLER_UNKNOWN, i, i };
    if (i + 3 >= side.end)
        return none;
    uint32_t nobody = told_by_nobody(k, side), behind = according_to(k, side, i);
    if (nobody != NO_INDEX)
        return (telling){ TELLER_NOBODY, i, nobody };
    if (behind != NO_INDEX) {
        uint32_t end = phrase_end(k, side, behind);
        return (telling){ subject_is(k, behind, end), i, end - 1 };
    }
    if (!tells_at(k, i))
        return none;
    uint32_t n = i + 1;
    if (str_is(at(k, n)->norm, "الي") && disagree_that(k, n + 1))
        n++;
    if (disagree_that(k, n)) { /* ذكر أن may as well be passive */
        bool open = str_ends(at(k, i)->norm, STR("ذكر")) || str_ends(at(k, i)->norm, STR("نقل"));
        return (telling){ open ? TELLER_UNKNOWN : TELLER_SOMEBODY, i, n };
    }
    while (n < side.end && n <= i + SUBJECT && !disagree_that(k, n) && !str_is(at(k, n)->norm, ":"))
        n++;
    if (n >= side.end || n > i + SUBJECT)
        return none;
    return (telling){ subject_is(k, i + 1, n), i, n };
}

/* "..., according to his lawyer": the only such phrase of a side, wherever it stands */
static telling phrase_inside(const comparison *k, token_range side)
{
    telling found = { TELLER_UNKNOWN, side.first, side.first };
    uint32_t n = 0;
    for (uint32_t i = side.first; i < side.end; i++) {
        uint32_t behind = according_to(k, side, i);
        if (behind == NO_INDEX)
            continue;
        uint32_t end = phrase_end(k, side, behind);
        if (end > behind)
            found = (telling){ subject_is(k, behind, end), i, end - 1 };
        n++;
    }
    if (n > 1)
        found.who = TELLER_UNKNOWN;
    return found;
}

/* what follows the first "but", "while", غير أن, فيما of a side; empty where there is none */
static token_range behind_contrast(const comparison *k, token_range side)
{
    static const char *const english[] = { "but", "while", "although", "though", "whereas", "yet" };
    static const char *const arabic[] = { "لكن", "ولكن", "فيما", "بينما", "وفيما", "وبينما" };
    for (uint32_t i = side.first; i + 1 < side.end; i++) {
        const token *t = at(k, i);
        bool head = i == side.first || at(k, i - 1)->kind == TOKEN_PUNCT ||
                    at(k, i - 1)->sentence != t->sentence;
        if (head && (STR_IS_ANY(t->norm, english) || STR_IS_ANY(t->norm, arabic)))
            return (token_range){ i + 1, side.end };
        if (head && str_is(t->norm, "however") && at(k, i + 1)->kind == TOKEN_PUNCT)
            return (token_range){ i + 2, side.end };
        bool except = str_is(t->norm, "غير") || str_is(t->norm, "الا") || str_is(t->norm, "بيد");
        if (except && disagree_that(k, i + 1))
            return (token_range){ i + 2, side.end };
    }
    return (token_range){ side.end, side.end };
}

/* "نائبة الوزير صرّحت بأن": the doer before a verb of telling */
static telling arabic_clause(const comparison *k, token_range side)
{
    telling t = arabic_opening(k, side);
    if (t.who != TELLER_UNKNOWN)
        return t;
    for (uint32_t n = side.first + 1; n + 1 < side.end && n <= side.first + SUBJECT; n++)
        if (at(k, n)->kind == TOKEN_PUNCT && !(at(k, n)->flags & TOKEN_QUOTED))
            break;
        else if (tells_at(k, n) && disagree_that(k, n + 1))
            return (telling){ subject_is(k, side.first, n), side.first, n };
    return t;
}

/* Does the other side speak of somebody of these words? Then the source is only told elsewhere. */
static bool told_elsewhere(const comparison *k, const telling *t)
{
    const report *r = k->r;
    token_range other = at(k, t->first)->lang == LANG_AR ? k->en : k->ar;
    for (uint32_t i = t->first; i <= t->last; i++) {
        uint32_t m = at(k, i)->mention;
        if (m == NO_INDEX || r->mentions.at[m].kind != MENTION_NAME)
            continue;
        if (k->answered[i])
            return true;
        for (uint32_t n = other.first; n < other.end; n++) {
            uint32_t x = at(k, n)->mention;
            if (x != NO_INDEX && r->mentions.at[x].entity == r->mentions.at[m].entity)
                return true;
        }
    }
    return false;
}

/* any word of the side that leaves a source unnamed */
static bool any_unnamed(const comparison *k, token_range side)
{
    static const char *const words[] = { "anonymity", "anonymously", "named", "identified", "اسمه",
                                         "هويته", "اسماءهم", "اسمايهم", "هويتهم", "unnamed" };
    for (uint32_t i = side.first; i < side.end; i++) {
        str w = at(k, i)->norm;
        if (is_unnamed(w) || is_one_of_many(w) || STR_IS_ANY(w, words))
            return true;
    }
    return false;
}

/* another verb of telling or "according to" behind the opening */
static bool tells_again(const comparison *k, token_range side, uint32_t behind)
{
    for (uint32_t i = behind + 1; i < side.end; i++)
        if ((tells_at(k, i) && !is_unnamed(at(k, i)->norm)) || according_to(k, side, i) != NO_INDEX)
            return true;
    return false;
}

void disagree_teller(report *r, span ar, span en)
{
    disagreement d = { .kind = DIFFER_source, .severity = SEVERITY_MAJOR, .ar = ar, .en = en };
    disagree_differ(r, d, "Only one version says who told this",
                    "لا تذكر القائل إلا إحدى النسختين");
}

void disagree_tellers(comparison *k)
{
    telling ar = arabic_opening(k, k->ar), en = english_opening(k, k->en);
    if (ar.who == TELLER_UNKNOWN && en.who == TELLER_UNKNOWN) {
        ar = phrase_inside(k, k->ar);
        if (ar.who != TELLER_UNKNOWN)
            en = phrase_inside(k, k->en);
    }
    if (ar.who == TELLER_UNKNOWN && en.who == TELLER_UNKNOWN) {
        token_range a = behind_contrast(k, k->ar), e = behind_contrast(k, k->en);
        if (a.first < a.end && e.first < e.end) {
            ar = arabic_clause(k, a);
            en = english_opening(k, e);
        }
    }
    if (ar.who == TELLER_UNKNOWN || en.who == TELLER_UNKNOWN)
        return;
    bool arabic_names = ar.who == TELLER_SOMEBODY;
    if (arabic_names == (en.who == TELLER_SOMEBODY))
        return;
    const telling *named = arabic_names ? &ar : &en, *other = arabic_names ? &en : &ar;
    token_range names = arabic_names ? k->ar : k->en, leaves = arabic_names ? k->en : k->ar;
    if (told_elsewhere(k, named) || tells_again(k, leaves, other->last))
        return;
    if (other->who == TELLER_UNNAMED && any_unnamed(k, names))
        return;
    disagree_teller(k->r, disagree_span(k->r, ar.first, ar.last),
                    disagree_span(k->r, en.first, en.last));
}
