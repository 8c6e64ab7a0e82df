/*
 * Unknown personal names of Arabic text that no other version helps with. Arabic has no capitals;
 * what tells a name is a word that begins the names of people (محمد, سيامك: from people-ar.tsv and
 * the gazetteer), or a title before words that the lexicon does not know. A name goes on over
 * particles (بن، أبو، آل), other such words and words that neither the lexicon knows nor their form
 * gives away as verbs and participles. Cost: a few look-ups a word.
 */
#include "report/lexicon.h"
#include "report/memo.h"
#include "report/mentions_arabic.h"
#include "report/people_words.h"
#include "report/stages.h"
#include "report/titles.h"
#include "text/arabic_words.h"

enum { NAME_TOKENS = 5 };

uint32_t arabic_signs(const report *r, uint32_t i)
{
    return token_signs_in(r, &r->tokens.at[i], LANG_AR);
}

/* Does the lexicon, which has the words that news is made of, know one of the first `n` forms of
 * this word? */
static bool knows_form(report *r, const token *t, size_t n)
{
    word_variant v[MENTION_VARIANTS];
    size_t forms = mention_variants(r, t, v);
    const gazetteer *g = r->know->gazetteer;
    for (size_t k = 0; k < forms && k < n; k++) {
        str w = v[k].word;
        if (lexicon_find(r->know->lexicon, LANG_AR, w) != NO_INDEX ||
            signs_of(r->know->signs, LANG_AR, w))
            return true;
        if (str_starts(w, STR("ال")) && w.n > 6 &&
            (lexicon_find(r->know->lexicon, LANG_AR, str_drop(w, 4)) != NO_INDEX ||
             gazetteer_adjective(g, str_drop(w, 4), LANG_AR) != NO_INDEX))
            return true;
        if (gazetteer_adjective(g, w, LANG_AR) != NO_INDEX)
            return true;
    }
    return false;
}

static bool is_known(report *r, const token *t)
{
    return knows_form(r, t, 1);
}

static bool is_ordinary(report *r, const token *t)
{
    return knows_form(r, t, MENTION_VARIANTS);
}

/* as it is, or also with proclitics off */
static bool known(report *r, uint32_t i, bool as_it_is)
{
    const token *t = &r->tokens.at[i];
    return as_it_is ? token_asked(r, t, ASK_KNOWN, is_known)
                    : t->lemma != NO_INDEX || token_asked(r, t, ASK_ORDINARY, is_ordinary);
}

bool arabic_ordinary(report *r, uint32_t i)
{
    return known(r, i, false);
}

/* ---- what a word is in names of people */

/* by the list; by the names of known people where the word is no everyday one */
static uint32_t uses_of(const report *r, str w)
{
    uint32_t use = people_words_of(r->know->people, w);
    bool word = use & (PEOPLE_GIVEN_WORD | PEOPLE_FAMILY_WORD);
    if (word && !(use & (PEOPLE_GIVEN | PEOPLE_FAMILY)))
        return use;
    bool given = gazetteer_is_given(r->know->gazetteer, w);
    bool family = gazetteer_is_family(r->know->gazetteer, w);
    if ((given || family) && !use && lexicon_find(r->know->lexicon, LANG_AR, w) != NO_INDEX)
        return w.n >= 8 && family ? PEOPLE_FAMILY_WORD : 0;
    if (given && !(use & PEOPLE_GIVEN_WORD))
        use |= PEOPLE_GIVEN;
    if (family && !(use & PEOPLE_FAMILY_WORD))
        use |= PEOPLE_FAMILY;
    return use;
}

static uint32_t uses_at(const report *r, uint32_t i)
{
    return token_uses(r, &r->tokens.at[i], uses_of);
}

static str written(const report *r, uint32_t i)
{
    return report_text(r, r->tokens.at[i].start, r->tokens.at[i].end);
}

/* a root letter: no alef, waw or ya, which Arabic spells the vowels of foreign names with */
static bool firm_letters(str w, size_t at, size_t count)
{
    enum { LETTER = 2 };
    for (size_t i = 0; i < count; i++) {
        str l = at + i * LETTER + LETTER <= w.n ? (str){ w.at + at + i * LETTER, LETTER } : STR("");
        if (!l.n || str_is(l, "ا") || str_is(l, "و") || str_is(l, "ي"))
            return false;
    }
    return true;
}

/* ل، ب … before a hamza that a name never has there: لألعاب, بإعلان */
static bool joined_to_hamza(str text)
{
    static const char *const letters[] = { "و", "ف", "ب", "ل", "ك" };
    for (size_t i = 0; i < sizeof letters / sizeof *letters; i++)
        if (str_starts(text, str_of(letters[i])) && (str_starts(str_drop(text, 2), STR("أ")) ||
                                                     str_starts(str_drop(text, 2), STR("إ"))))
            return true;
    return false;
}

/* The forms that only Arabic words have, whatever their root: أخفى, متضررين, بتضرر, استعدادا. The
 * word is in no list of names. */
static bool has_word_shape(const report *r, uint32_t i)
{
    str text = written(r, i), w = r->tokens.at[i].norm;
    if (str_find(text, STR("\u064B")) != SIZE_MAX || str_ends(text, STR("ى")) ||
        str_ends(text, STR("ؤه")) || joined_to_hamza(text))
        return true;
    if ((str_starts(w, STR("بال")) || str_starts(w, STR("وال")) || str_starts(w, STR("لل"))) &&
        w.n >= 12)
        return true;
    if ((str_starts(w, STR("بت")) || str_starts(w, STR("لت"))) && str_ends(w, STR("ة")) && w.n >= 10)
        return true;
    bool plural = str_ends(w, STR("ين")) || str_ends(w, STR("ون")) || str_ends(w, STR("ات"));
    if (str_starts(w, STR("مت")) && (plural || str_ends(w, STR("ة"))) && w.n >= 12)
        return true;
    if ((str_starts(w, STR("يست")) || str_starts(w, STR("تست")) || str_starts(w, STR("مست"))) &&
        w.n >= 10)
        return true;
    if (str_starts(w, STR("است")) && !str_starts(text, STR("إ")) && !str_starts(text, STR("أ")) &&
        w.n >= 12)
        return true;
    if (str_starts(w, STR("بت")) && w.n == 10 && firm_letters(w, 4, 3))
        return true;
    return str_ends(w, STR("وا")) && !str_ends(w, STR("اوا")) && w.n >= 10;
}

/* as it is, or behind a letter or two */
static bool in_word_list(report *r, const token *t)
{
    word_variant v[MENTION_VARIANTS];
    size_t n = mention_variants(r, t, v);
    for (size_t k = 0; k < n; k++)
        if ((!k || v[k].word.n >= 8) && arabic_word_kinds(v[k].word))
            return true;
    return false;
}

static bool looks_everyday(report *r, const token *t)
{
    enum { LONG = 10 };
    uint32_t i = (uint32_t)(t - r->tokens.at), concepts[BILINGUAL_CONCEPTS];
    if (str_find(written(r, i), STR("\u064B")) != SIZE_MAX)
        return true;
    if (uses_at(r, i) & (PEOPLE_GIVEN | PEOPLE_FAMILY))
        return false;
    return has_word_shape(r, i) ||
           (t->norm.n >= LONG && in_word_list(r, t) && !str_starts(t->norm, STR("ال")) &&
            token_concepts(r, t, concepts) > 0);
}

/* a word that news is made of, not names: known to the lexicon or the dictionary, or in the shape of
 * a verb or participle */
static bool everyday(report *r, uint32_t i)
{
    const token *t = &r->tokens.at[i];
    return arabic_ordinary(r, i) || token_asked(r, t, ASK_EVERYDAY, looks_everyday) ||
           (t->pos == WORD_VERB && !(uses_at(r, i) & (PEOPLE_GIVEN | PEOPLE_FAMILY)));
}

/* a word that nothing knows, not even the dictionary, and with nothing joined to it */
bool arabic_strange(report *r, uint32_t i, uint32_t end)
{
    const token *t = i < end ? &r->tokens.at[i] : NULL;
    return t && arabic_free(r, i) && t->norm.n >= 8 && !arabic_signs(r, i) && !everyday(r, i) &&
           !t->proclitics && (t->pos == WORD_UNKNOWN || uses_at(r, i) & PEOPLE_FAMILY) &&
           !joined_to_hamza(written(r, i));
}

/* الزهاوي: definite, in the form of a nisba, of a root that no dictionary has */
static bool strange_nisba(report *r, uint32_t i, uint32_t end)
{
    const token *t = i < end ? &r->tokens.at[i] : NULL;
    uint32_t concepts[BILINGUAL_CONCEPTS];
    return t && arabic_free(r, i) && t->flags & TOKEN_ARTICLE && !t->proclitics && t->norm.n >= 12 &&
           str_ends(t->norm, STR("ي")) && t->lemma == NO_INDEX && !arabic_signs(r, i) &&
           !arabic_word_kinds(token_stem(t)) && !arabic_ordinary(r, i) && !token_concepts(r, t, concepts);
}

static bool in_dictionary(const report *r, uint32_t i)
{
    uint32_t concepts[BILINGUAL_CONCEPTS];
    return token_concepts(r, &r->tokens.at[i], concepts) > 0;
}

/* Two words of the dictionary in a row (مبيعات صناعة) and accusatives (نافياً) begin no strange name. */
static bool translated(const report *r, uint32_t i, uint32_t end)
{
    return str_find(written(r, i), STR("\u064B")) != SIZE_MAX ||
           (i + 1 < end && in_dictionary(r, i) && in_dictionary(r, i + 1));
}

/* ---- titles */

static bool is_head(const report *r, str w, bool kin)
{
    if (str_starts(w, STR("ال")) && w.n > 6)
        w = str_drop(w, 4);
    return titles_is_head(r->know->titles, LANG_AR, w) ||
           (kin && titles_kin(r->know->titles, LANG_AR, w).at);
}

/* وزيرا، الشقيقان، رئيستي: the ending of two off */
static bool is_dual_head(report *r, str w)
{
    static const char *const endings[] = { "ان", "ين", "ا", "ي" };
    enum { SHORTEST = 6 };
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        str e = str_of(endings[i]);
        if (!str_ends(w, e) || w.n < e.n + SHORTEST)
            continue;
        str stem = str_take(w, w.n - e.n);
        bool kin = e.n > 2;
        if (is_head(r, stem, kin) ||
            (str_ends(stem, STR("ت")) &&
             is_head(r, arena_join(r->a, str_take(stem, stem.n - 2), STR("ة")), kin)))
            return true;
    }
    return false;
}

static bool is_title(report *r, const token *t)
{
    word_variant v[MENTION_VARIANTS];
    size_t n = mention_variants(r, t, v);
    for (size_t k = 0; k < n; k++)
        if (is_head(r, v[k].word, false) || is_dual_head(r, v[k].word) ||
            word_in_set(r->know->signs, LANG_AR, v[k].word, SET_NAMING))
            return true;
    /* رئيسها، عمدتها، قرينته */
    if (t->suffix == SUFFIX_NONE)
        return false;
    return is_head(r, token_stem(t), true) ||
           (str_ends(token_stem(t), STR("ت")) &&
            is_head(r, arena_join(r->a, str_take(token_stem(t), token_stem(t).n - 2), STR("ة")), true));
}

static bool title_at(report *r, uint32_t i)
{
    const token *t = &r->tokens.at[i];
    bool named = t->mention != NO_INDEX && r->mentions.at[t->mention].kind == MENTION_NAME &&
                 r->mentions.at[t->mention].body == NO_INDEX;
    return !named && t->kind == TOKEN_WORD && token_asked(r, t, ASK_TITLE, is_title);
}

/* may stand between a title and its name: definite words, adjectives, what the office is of */
static bool inside_title(const report *r, uint32_t i)
{
    const token *t = &r->tokens.at[i];
    if (t->kind != TOKEN_WORD)
        return t->flags & TOKEN_QUOTED || str_is(written(r, i), "»") || str_is(written(r, i), "«");
    if (t->pos == WORD_VERB && t->lemma != NO_INDEX && t->mention == NO_INDEX)
        return false;
    if (str_is(t->norm, "في")) /* السفير في بنما فلان */
        return r->tokens.at[i + 1].mention != NO_INDEX;
    return str_starts(t->norm, STR("ال")) || t->flags & TOKEN_ARTICLE || t->mention != NO_INDEX ||
           t->pos == WORD_NOUN || t->pos == WORD_ADJECTIVE;
}

/* The title before token i, right before it or with definite words between (رجل الأعمال فلان), or
 * NO_INDEX. */
static uint32_t title_of(report *r, uint32_t i, uint32_t first)
{
    enum { REACH = 7 };
    for (uint32_t back = 1; back <= REACH && i >= first + back; back++) {
        if (title_at(r, i - back))
            return i - back;
        if (!inside_title(r, i - back))
            return NO_INDEX;
    }
    return NO_INDEX;
}

/* ---- where a name begins */

/* أكبر, أسعد: comparatives are everyday words first */
static bool elative(str w)
{
    return w.n == 8 && str_starts(w, STR("ا"));
}

/* may the word at i be a later part of a name? */
static bool name_like(report *r, uint32_t i, uint32_t end)
{
    if (i >= end || !arabic_free(r, i) || arabic_signs(r, i) & (SIGN_FUNCTION | SIGN_MONTH))
        return false;
    return uses_at(r, i) & (PEOPLE_GIVEN | PEOPLE_FAMILY | PEOPLE_EAST) || !everyday(r, i);
}

/* must it be one, as far as the lists tell? */
static bool surely_name(report *r, uint32_t i, uint32_t end)
{
    uint32_t m = i < end ? r->tokens.at[i].mention : NO_INDEX;
    if (m != NO_INDEX)
        return r->mentions.at[m].surname;
    return i < end && arabic_free(r, i) && !(arabic_signs(r, i) & SIGN_FUNCTION) &&
           uses_at(r, i) & (PEOPLE_GIVEN | PEOPLE_FAMILY) && r->tokens.at[i].norm.n >= 6 &&
           !(uses_at(r, i) & PEOPLE_TAIL) && !elative(r->tokens.at[i].norm);
}

/* شهد ماثيو ألبينس: the word behind i - 1 begins a name of its own */
static bool begins_name(report *r, uint32_t i, uint32_t end)
{
    return arabic_free(r, i) && uses_at(r, i) & PEOPLE_GIVEN && name_like(r, i + 1, end);
}

static bool has_given(report *r, const token *t)
{
    word_variant v[MENTION_VARIANTS];
    size_t n = mention_variants(r, t, v);
    for (size_t k = 0; k < n; k++)
        if (uses_of(r, v[k].word) & (PEOPLE_GIVEN | PEOPLE_GIVEN_WORD))
            return true;
    return false;
}

/* عبد الله، وعبد الرحمن: "servant of" and a name of God are one given name, whatever the words mean by
 * themselves */
static bool servant_of(report *r, uint32_t i, uint32_t end, word_variant *form)
{
    if (i + 1 >= end || !arabic_free(r, i + 1) || r->tokens.at[i + 1].norm.n < 8 ||
        !str_starts(r->tokens.at[i + 1].norm, STR("ال")))
        return false;
    word_variant v[MENTION_VARIANTS];
    size_t n = mention_variants(r, &r->tokens.at[i], v);
    for (size_t k = 0; k < n; k++)
        if (str_is(v[k].word, "عبد")) {
            *form = v[k];
            return true;
        }
    return false;
}

/* "طالب فلان الحكومة", للقاء فلان: an everyday word that is the verb a sentence begins with, or a
 * verbal noun behind a preposition or a verb */
static bool is_deed(const report *r, uint32_t i)
{
    const token *t = &r->tokens.at[i];
    const token *b = i && r->tokens.at[i - 1].sentence == t->sentence ? t - 1 : NULL;
    bool opens = !b || b->kind != TOKEN_WORD || t->proclitics & PROCLITIC_WAW;
    if (t->pos == WORD_VERB)
        return opens;
    return t->form & FORM_GERUND &&
           (t->proclitics || (b && (b->pos == WORD_PREPOSITION || b->pos == WORD_VERB)));
}

/* نور الدين, حسب الله, غلام رضا: two everyday words that are one given name, before a surname */
static bool compound_at(report *r, uint32_t i, uint32_t end, bool titled, word_variant *form)
{
    word_variant v[MENTION_VARIANTS];
    uint32_t use = i + 1 < end && arabic_free(r, i + 1) ? uses_at(r, i + 1) : 0;
    bool tail = use & PEOPLE_TAIL, second = use & (PEOPLE_GIVEN_WORD | PEOPLE_GIVEN);
    if ((!tail && !second) || (!titled && is_deed(r, i)))
        return false;
    bool surname = i + 2 < end && (arabic_signs(r, i + 2) & SIGN_PARTICLE || arabic_strange(r, i + 2, end) ||
                                   strange_nisba(r, i + 2, end) || surely_name(r, i + 2, end));
    size_t n = surname || (titled && tail) ? mention_variants(r, &r->tokens.at[i], v) : 0;
    for (size_t k = 0; k < n; k++)
        if (uses_of(r, v[k].word) & (PEOPLE_GIVEN | PEOPLE_GIVEN_WORD) &&
            v[k].word.n >= (tail ? 4 : 8)) {
            *form = v[k];
            return true;
        }
    return false;
}

/* Is the form of token i a given name here? Long ones by themselves, short ones and everyday words
 * by what stands beside them. */
static bool given_here(report *r, uint32_t i, uint32_t end, const word_variant *v, bool titled)
{
    enum { LONG = 8 };
    uint32_t use = uses_of(r, v->word);
    bool whole = v->start == r->tokens.at[i].start;
    bool said = i > 0 && r->tokens.at[i - 1].pos == WORD_VERB &&
                r->tokens.at[i - 1].sentence == r->tokens.at[i].sentence;
    if (use & PEOPLE_GIVEN_WORD && !titled && is_deed(r, i))
        return false;
    if (use & PEOPLE_GIVEN_WORD)
        return whole && ((said && arabic_strange(r, i + 1, end)) ||
                         (titled && name_like(r, i + 1, end)) || strange_nisba(r, i + 1, end) ||
                         (surely_name(r, i + 1, end) && !begins_name(r, i + 1, end)));
    if (!(use & PEOPLE_GIVEN) || (elative(v->word) && arabic_ordinary(r, i)))
        return false;
    if (v->word.n >= LONG || (whole && v->word.n > 4 && !arabic_ordinary(r, i)))
        return true;
    /* behind ك or ف a short rest is rather a piece of another name: كاني */
    str w = r->tokens.at[i].norm;
    if (!whole && (v->word.n <= 4 || str_starts(w, STR("ك")) || str_starts(w, STR("ف"))))
        return false;
    return (titled && whole) || surely_name(r, i + 1, end) || arabic_strange(r, i + 1, end);
}

/* The form of token i that is a given name, or false. */
static bool given_at(report *r, uint32_t i, uint32_t end, bool titled, word_variant *form)
{
    /* كاملاً: no name of a person has this ending */
    const token *t = &r->tokens.at[i];
    if (arabic_signs(r, i) & (SIGN_FUNCTION | SIGN_TITLE) ||
        !token_asked(r, t, ASK_GIVEN, has_given) ||
        str_find(written(r, i), STR("\u064B")) != SIZE_MAX)
        return false;
    /* البئر is no ألبير */
    if (str_starts(written(r, i), STR("ال")) && t->flags & TOKEN_ARTICLE && !titled &&
        !name_like(r, i + 1, end))
        return false;
    word_variant v[MENTION_VARIANTS];
    size_t n = mention_variants(r, t, v);
    for (size_t k = 0; k < n; k++)
        if (given_here(r, i, end, &v[k], titled)) {
            *form = v[k];
            return true;
        }
    return false;
}

/* وو وون شيك: syllables of the Far East, a title before them or three in a row */
static bool eastern_at(report *r, uint32_t i, uint32_t end, bool titled)
{
    uint32_t n = 0;
    while (i + n < end && n < 3 && arabic_free(r, i + n) && !(arabic_signs(r, i + n) & SIGN_FUNCTION) &&
           uses_at(r, i + n) & PEOPLE_EAST)
        n++;
    uint8_t pos = r->tokens.at[i].pos;
    bool content = pos == WORD_UNKNOWN || pos == WORD_NOUN || pos == WORD_VERB;
    return content && (n >= 3 || (n && titled && (n == 2 || name_like(r, i + n, end)))) &&
           (titled || !arabic_ordinary(r, i));
}

/* و, ل, ب … before an everyday word of four letters or more: ورئيس, لمجلس. Shorter rests prove
 * nothing (فادي). */
static bool has_everyday_rest(report *r, const token *t)
{
    word_variant v[MENTION_VARIANTS];
    size_t n = mention_variants(r, t, v);
    for (size_t k = 1; k < n; k++) {
        str w = v[k].word;
        if (str_starts(w, STR("ال")) && w.n >= 12) /* للمصرف */
            w = str_drop(w, 4);
        if (w.n >= 8 && (lexicon_find(r->know->lexicon, LANG_AR, w) != NO_INDEX ||
                         signs_of(r->know->signs, LANG_AR, w)))
            return true;
    }
    return joined_to_hamza(report_text(r, t->start, t->end)) || str_starts(t->norm, STR("لل"));
}

/* "فاتمير وأغيم زكيري": another name begins behind و; names that begin with it go on with a vowel */
static bool begins_another(const report *r, uint32_t i)
{
    str w = r->tokens.at[i].norm;
    return str_starts(w, STR("و")) && w.n >= 10 && !uses_at(r, i) &&
           (uses_of(r, str_drop(w, 2)) & PEOPLE_GIVEN || firm_letters(w, 2, 1));
}

bool arabic_given(report *r, uint32_t i)
{
    return token_asked(r, &r->tokens.at[i], ASK_GIVEN, has_given);
}

/* ولد الشيخ, بن الوزير: what stands behind these is a name */
static bool behind_particle(const report *r, uint32_t i, uint32_t first)
{
    static const char *const words[] = { "بن", "بنت", "ولد", "ابو", "بني" };
    for (size_t k = 0; k < sizeof words / sizeof *words; k++)
        if (i > first + 1 && str_is(r->tokens.at[i - 1].norm, words[k]))
            return true;
    return false;
}

/* an everyday word as the surname right behind a given name */
static bool everyday_surname(report *r, uint32_t i, uint32_t end)
{
    const token *t = &r->tokens.at[i];
    return !everyday(r, i) || str_starts(t->norm, STR("ال")) ||
           (!t->proclitics &&
            (!name_like(r, i + 1, end) || arabic_signs(r, i + 1) & SIGN_PARTICLE));
}

/* the last word of a given name, which may have two: عبد الله, نور الدين */
typedef struct given_name {
    uint32_t last;
    bool given, foreign; /* by the lists; no everyday word */
} given_name;

/* does the name that begins with it go on with token i? */
static bool goes_on(report *r, const given_name *g, uint32_t i, uint32_t end)
{
    if (i >= end || !arabic_free(r, i))
        return false;
    uint32_t use = uses_at(r, i), sign = arabic_signs(r, i);
    const token *t = &r->tokens.at[i];
    bool next = i == g->last + 1;
    if (str_is(t->norm, "ان") && !(use & PEOPLE_EAST && uses_at(r, i - 1) & PEOPLE_EAST))
        return false; /* أضاف فلان أن */
    if (sign & SIGN_PARTICLE)
        return true;
    if (str_find(written(r, i), STR("\u064B")) != SIZE_MAX)
        return false;
    if (use & PEOPLE_EAST && i <= g->last + 2 &&
        uses_at(r, g->last) & uses_at(r, i - 1) & PEOPLE_EAST)
        return !(sign & SIGN_FUNCTION);
    if (use & PEOPLE_PARTICLE && g->foreign && name_like(r, i + 1, end))
        return true;
    if (behind_particle(r, i, g->last))
        return !(sign & SIGN_FUNCTION) && !(t->pos == WORD_VERB && t->lemma != NO_INDEX);
    if (!next && t->proclitics & (PROCLITIC_BA | PROCLITIC_LAM | PROCLITIC_KAF) && !use)
        return false;
    if (use & (PEOPLE_GIVEN | PEOPLE_FAMILY))
        return !(sign & SIGN_FUNCTION);
    if (use & (PEOPLE_FAMILY_WORD | PEOPLE_GIVEN_WORD) && next)
        return !(sign & (SIGN_FUNCTION | SIGN_TITLE)) && g->given && everyday_surname(r, i, end);
    /* طه الدفاعي: an adjective of a relation, definite, behind a given name alone */
    if (next && g->given && t->flags & TOKEN_ARTICLE && !t->proclitics && t->norm.n >= 12 &&
        str_ends(t->norm, STR("ي")) && !(sign & (SIGN_FUNCTION | SIGN_TITLE)) &&
        gazetteer_adjective(r->know->gazetteer, str_drop(t->norm, 4), LANG_AR) == NO_INDEX)
        return true;
    /* right behind a given name a word that only the dictionary knows is a surname: سمير شود */
    bool present = t->pos == WORD_VERB &&
                   (t->proclitics & PROCLITIC_SIN || str_starts(t->norm, STR("ي")));
    bool second = next && g->given && t->lemma == NO_INDEX && !present;
    return !(second ? arabic_ordinary(r, i) || has_word_shape(r, i) : everyday(r, i)) &&
           !begins_another(r, i);
}

/* محمد الأمين ولد: what stands before بن or ولد is a name, however everyday */
static bool second_name(const report *r, uint32_t i, uint32_t end)
{
    return i + 1 < end && arabic_free(r, i) && arabic_free(r, i + 1) &&
           !(arabic_signs(r, i) & SIGN_FUNCTION) && !str_starts(r->tokens.at[i].norm, STR("وال")) &&
           arabic_signs(r, i + 1) & SIGN_PARTICLE && r->tokens.at[i + 1].norm.n >= 4;
}

static void add(report *r, uint32_t s, uint32_t first, uint32_t last, uint32_t start, bool titled)
{
    while (last > first && arabic_signs(r, last) & SIGN_PARTICLE &&
           !(uses_at(r, last) & (PEOPLE_FAMILY | PEOPLE_FAMILY_WORD)))
        last--;
    mention m = mention_blank(r, s, first, last);
    m.start = start;
    m.type = ENTITY_PERSON;
    m.found = true;
    m.titled = titled;
    m.guess = !titled;
    mention_add(r, m);
}

/* a given name by itself: behind the title or what is definite in it */
static bool right_behind_title(report *r, uint32_t i)
{
    const token *t = i ? &r->tokens.at[i - 1] : NULL;
    return t && (title_at(r, i - 1) || str_starts(t->norm, STR("ال")) || t->flags & TOKEN_ARTICLE ||
                 t->mention != NO_INDEX || t->kind != TOKEN_WORD);
}

/* Does the English side of the bead name the bearer of the surname with more than that? Where it has
 * him by his surname alone, no given name stands before it here either. True without an English
 * side. */
static bool english_says_more(report *r, uint32_t s, uint32_t index)
{
    enum { SAME = 700000 };
    const bead *b = NULL;
    for (size_t i = 0; i < r->beads.n && !b; i++)
        if (s >= r->beads.at[i].ar_first && s < r->beads.at[i].ar_first + r->beads.at[i].ar_count)
            b = &r->beads.at[i];
    const mention *m = &r->mentions.at[index];
    bool alone = false;
    for (uint32_t x = b ? b->en_first : 0; b && x < b->en_first + b->en_count; x++) {
        const sentence *e = &r->sentences.at[x];
        for (uint32_t k = e->first_token; k < e->first_token + e->token_count; k++) {
            uint32_t other = r->tokens.at[k].mention;
            const mention *o = other != NO_INDEX ? &r->mentions.at[other] : NULL;
            if (!o || o->first_token != k || o->kind != MENTION_NAME || o->type != ENTITY_PERSON)
                continue;
            uint32_t last = k + o->token_count - 1;
            bool same = (o->gazetteer != NO_INDEX && o->gazetteer == m->gazetteer) ||
                        report_word_score(r, r->tokens.at[last].norm,
                                          r->tokens.at[m->first_token].norm, SAME);
            if (same && o->token_count > 1)
                return true;
            alone |= same;
        }
    }
    return !alone;
}

/* خلفاً لعمر حليم: a word nobody knows, of which all behind its first letter is a given name */
static void given_rest(report *r, uint32_t i, word_variant *form)
{
    word_variant v[MENTION_VARIANTS];
    size_t n = mention_variants(r, &r->tokens.at[i], v);
    for (size_t k = 1; k < n; k++)
        if (uses_of(r, v[k].word) & (PEOPLE_GIVEN | PEOPLE_GIVEN_WORD)) {
            *form = v[k];
            return;
        }
}

/* how a name begins at a token */
typedef struct opening {
    bool titled, servant, given, eastern, unknown, strange;
    uint32_t start;
} opening;

/* Nearly every word: the dictionary has it, and no list of names has any of its forms. */
static bool opens_none(report *r, uint32_t i, uint32_t end)
{
    const token *t = &r->tokens.at[i];
    uint32_t next = i + 1 < end ? r->tokens.at[i + 1].mention : NO_INDEX;
    return known(r, i, true) && !arabic_given(r, i) && !(uses_at(r, i) & PEOPLE_EAST) &&
           !str_ends(t->norm, STR("عبد")) &&
           !(next != NO_INDEX && r->mentions.at[next].surname);
}

static opening opening_at(report *r, uint32_t i, uint32_t first, uint32_t end)
{
    const token *t = &r->tokens.at[i];
    word_variant form = { STR_NONE, t->start };
    uint32_t title = title_of(r, i, first);
    opening o = { .titled = title != NO_INDEX };
    o.servant = servant_of(r, i, end, &form) || compound_at(r, i, end, o.titled, &form);
    o.given = o.servant || given_at(r, i, end, o.titled, &form);
    o.eastern = eastern_at(r, i, end, o.titled);
    bool attached = token_asked(r, t, ASK_REST, has_everyday_rest);
    bool article = str_starts(t->norm, STR("ال")) || t->flags & TOKEN_ARTICLE;
    bool bare = !attached && t->norm.n >= 6 && !article &&
                (t->suffix == SUFFIX_NONE || t->suffix == SUFFIX_OTHER);
    o.unknown = o.titled && bare && !known(r, i, true) && !everyday(r, i);
    if (o.unknown && !o.given)
        given_rest(r, i, &form);
    /* حاكم ولاية كيلانغ فلان: what a ruler rules comes first */
    bool ruler = o.titled && word_in_set(r->know->signs, LANG_AR, token_stem(&r->tokens.at[title]), SET_RULER);
    for (uint32_t k = i + 1; ruler && o.unknown && !o.given && k + 1 < end && k <= i + 2; k++)
        if (uses_at(r, k) & PEOPLE_GIVEN && arabic_free(r, k) && name_like(r, k + 1, end))
            o.unknown = false;
    /* a strange word right before a known surname is a given name */
    uint32_t next = i + 1 < end ? r->tokens.at[i + 1].mention : NO_INDEX;
    o.strange = next != NO_INDEX && r->mentions.at[next].surname && !attached &&
                t->norm.n >= 6 && !arabic_ordinary(r, i) && !str_ends(t->norm, STR("ة")) &&
                t->pos != WORD_VERB && !has_word_shape(r, i) && r->know->names &&
                english_says_more(r, t->sentence, next);
    o.start = form.start;
    return o;
}

/* a town of one word that is a family name too */
static bool named_as_town(const report *r, uint32_t i, uint32_t end)
{
    uint32_t m = i < end ? r->tokens.at[i].mention : NO_INDEX;
    return m != NO_INDEX && r->mentions.at[m].type == ENTITY_PLACE &&
           r->mentions.at[m].token_count == 1 && r->mentions.at[m].start == r->tokens.at[i].start &&
           people_words_of(r->know->people, r->tokens.at[i].norm) & PEOPLE_FAMILY;
}

/* The name that begins at token i, if any; returns its last token, or i. */
static uint32_t name_from(report *r, uint32_t s, uint32_t i, uint32_t first, uint32_t end)
{
    if (opens_none(r, i, end))
        return i;
    opening o = opening_at(r, i, first, end);
    if (!o.given && !o.eastern && ((!o.unknown && !o.strange) || translated(r, i, end)))
        return i;
    uint32_t last = i + o.servant;
    given_name g = { last, o.servant || arabic_given(r, i), (uses_at(r, i) & PEOPLE_GIVEN) != 0 };
    while (last + 1 < end && last - i < NAME_TOKENS &&
           (goes_on(r, &g, last + 1, end) || second_name(r, last + 1, end)))
        last++;
    /* الوزير إميليو سانتوس: a town's name as a surname */
    if (last == i && o.given && o.titled && named_as_town(r, i + 1, end)) {
        mention_drop(r, r->tokens.at[i + 1].mention);
        last++;
    }
    /* a given name by itself is an everyday word as often as not */
    uint32_t behind = last + 1 < end ? r->tokens.at[last + 1].mention : NO_INDEX;
    if (behind != NO_INDEX && r->mentions.at[behind].surname && !title_at(r, last) &&
        !(last == i && arabic_ordinary(r, i))) {
        mention_lengthen(r, behind, i, o.start);
        return last + 1;
    }
    bool enough = last > i + o.servant && !(last == i + 1 && arabic_signs(r, last) & SIGN_PARTICLE &&
                                            !(uses_at(r, last) &
                                              (PEOPLE_FAMILY | PEOPLE_FAMILY_WORD)));
    if (enough || (o.titled && o.given && right_behind_title(r, i) &&
                   (o.servant || (!arabic_ordinary(r, i) && !(uses_at(r, i) & PEOPLE_GIVEN_WORD)))))
        add(r, s, i, last, o.start, o.titled);
    return last;
}

/* أولاف هاغنسن: the given name is a body's or town's name too. Takes that mention back. */
static bool given_as_other(report *r, uint32_t i, uint32_t first, uint32_t end)
{
    const token *t = &r->tokens.at[i];
    if (t->mention == NO_INDEX || t->kind != TOKEN_WORD || t->lang != LANG_AR)
        return false;
    const mention *m = &r->mentions.at[t->mention];
    if (m->type == ENTITY_PERSON || m->token_count != 1 || m->start != t->start ||
        m->pair != NO_INDEX ||
        !(people_words_of(r->know->people, t->norm) & PEOPLE_GIVEN) ||
        !(arabic_strange(r, i + 1, end) || (title_of(r, i, first) + 1 == i && name_like(r, i + 1, end))))
        return false;
    mention_drop(r, t->mention);
    return true;
}

void mentions_by_given_name(report *r, uint32_t s)
{
    const sentence *at = &r->sentences.at[s];
    uint32_t first = at->first_token, end = first + at->token_count;
    for (uint32_t i = first; r->know->lexicon && i < end; i++)
        if (arabic_free(r, i) || given_as_other(r, i, first, end))
            i = name_from(r, s, i, first, end);
}
