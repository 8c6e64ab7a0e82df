/*
 * Unknown names of English text, told by their capitals: a run of words written large that the
 * gazetteer did not take, without the titles before it. A lone word that begins a sentence is
 * believed only when it stands written large inside another sentence too. Headings are left out
 * here: there every word may be large.
 */
#include "report/lexicon.h"
#include "report/memo.h"
#include "report/mentions_inside.h"
#include "report/stages.h"
#include "report/titles.h"

#include <string.h>

static bool free_capital(const report *r, uint32_t i)
{
    const token *t = &r->tokens.at[i];
    return t->kind == TOKEN_WORD && t->lang == LANG_EN && t->flags & TOKEN_CAPITAL &&
           t->mention == NO_INDEX;
}

/* "Khin Mar Wai": a month between two words of a name is a word of it */
static bool month_inside(const report *r, uint32_t i)
{
    return i > 0 && i + 1 < r->tokens.n && r->tokens.at[i - 1].kind == TOKEN_WORD &&
           r->tokens.at[i - 1].flags & TOKEN_CAPITAL && free_capital(r, i + 1) &&
           !((mention_signs_at(r, i - 1) | mention_signs_at(r, i + 1)) &
             (SIGN_FUNCTION | SIGN_MONTH | SIGN_WEEKDAY)) &&
           !(r->tokens.at[i - 1].flags & TOKEN_NATIONAL) &&
           r->tokens.at[i + 1].sentence == r->tokens.at[i].sentence &&
           r->tokens.at[i - 1].sentence == r->tokens.at[i].sentence;
}

static bool large(report *r, uint32_t i)
{
    return free_capital(r, i) &&
           (!(mention_signs_at(r, i) & (SIGN_MONTH | SIGN_WEEKDAY)) || month_inside(r, i));
}

/* A newspaper's name of one word inside a run of large words is only a word of the longer name:
 * "Moro Islamic" + "Liberation" + "Front". */
static bool drop_medium(report *r, uint32_t k)
{
    static const char *const kinds[] = { "newspaper", "magazine", "broadcaster", "website",
                                         "news-agency" };
    uint32_t index = r->tokens.at[k].mention;
    if (index == NO_INDEX)
        return false;
    const mention *m = &r->mentions.at[index];
    if (m->gazetteer == NO_INDEX || m->token_count != 1)
        return false;
    str kind = gazetteer_at(r->know->gazetteer, m->gazetteer)->kind;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (str_is(kind, kinds[i])) {
            mention_drop(r, index);
            return true;
        }
    return false;
}

/* "dos" + "Santos": behind a particle a place or the surname of a known person is a word of a longer
 * name */
static bool absorb_word(report *r, uint32_t k)
{
    uint32_t index = r->tokens.at[k].mention;
    if (index == NO_INDEX)
        return false;
    const mention *m = &r->mentions.at[index];
    bool country = m->gazetteer != NO_INDEX &&
                   str_is(gazetteer_at(r->know->gazetteer, m->gazetteer)->kind, "country");
    if (m->token_count != 1 || m->kind != MENTION_NAME || country ||
        (m->type != ENTITY_PLACE && !m->surname))
        return false;
    mention_drop(r, index);
    return true;
}

/* "Crédit Foncier" + "de" + "France": a country behind the particle of a Romance language ends the name
 * of a body; "Maria de France" is somebody's */
static bool absorb_country(report *r, uint32_t i, uint32_t k, uint32_t after)
{
    static const char *const words[] = { "de", "du", "des", "di", "do", "da", "del" };
    const token *t = &r->tokens.at[k];
    uint32_t index = r->tokens.at[after].mention;
    bool small = false;
    for (size_t w = 0; w < sizeof words / sizeof *words; w++)
        small |= str_is(t->norm, words[w]) && !(t->flags & TOKEN_CAPITAL);
    if (!small || index == NO_INDEX || r->mentions.at[index].token_count != 1 ||
        r->mentions.at[index].type != ENTITY_PLACE || mention_signs_at(r, i) & (SIGN_TITLE | SIGN_FUNCTION) ||
        gazetteer_is_given(r->know->gazetteer, mention_word(r, &r->tokens.at[i])))
        return false;
    mention_drop(r, index);
    return true;
}

/* From word i of a run on to the small word k: particles ("van der"), "of", and what a body is for,
 * where a large word follows. Returns the word before that large one, or NO_INDEX. */
static uint32_t over_small_words(report *r, uint32_t i, uint32_t k, uint32_t end)
{
    const token *t = &r->tokens.at[k];
    uint32_t bits = mention_signs_at(r, i);
    bool particle = (mention_signs_at(r, k) & SIGN_PARTICLE) != 0 && t->mention == NO_INDEX;
    bool of = str_is(t->norm, "of") &&
              (bits & SIGN_PLACE || token_in_set(r, &r->tokens.at[i], LANG_EN,
                                                SET_PUBLIC | SET_PURPOSEFUL));
    bool purpose = (str_is(t->norm, "for") || str_is(t->norm, "on") ||
                    str_is(t->norm, "against") || str_is(t->norm, "to")) &&
                   token_in_set(r, &r->tokens.at[i], LANG_EN, SET_PURPOSEFUL) &&
                   r->tokens.at[i].flags & TOKEN_CAPITAL;
    if (!particle && !of && !purpose)
        return NO_INDEX;
    uint32_t after = mention_next_word(r, k, end);
    /* "Force of the", "Authority for the" */
    if ((of || purpose) && after != NO_INDEX && str_is(r->tokens.at[after].norm, "the")) {
        k = after;
        after = mention_next_word(r, k, end);
    }
    for (int steps = 0; particle && steps < 2 && after != NO_INDEX && !large(r, after) &&
                        mention_signs_at(r, after) & SIGN_PARTICLE && r->tokens.at[after].mention == NO_INDEX;
         steps++) {
        k = after;
        after = mention_next_word(r, k, end);
    }
    if (after == NO_INDEX)
        return NO_INDEX;
    return large(r, after) || (particle && !(bits & SIGN_ORG) && absorb_word(r, after)) ||
                   (particle && absorb_country(r, i, k, after))
               ? k
               : NO_INDEX;
}

static bool absorb_medium(report *r, uint32_t k, uint32_t end)
{
    return k + 1 < end && large(r, k + 1) && !(mention_signs_at(r, k + 1) & SIGN_TITLE) && drop_medium(r, k);
}

/* the next token of the run behind i, or NO_INDEX; particles and "of" are stepped over when a large
 * word follows them */
static uint32_t next_of_run(report *r, uint32_t i, uint32_t end, bool body)
{
    if (i + 2 < end && r->bytes.at[r->tokens.at[i + 1].start] == '&' && large(r, i + 2))
        return i + 2; /* "Marlow & Finch" */
    uint32_t k = mention_next_word(r, i, end);
    if (k == NO_INDEX)
        return NO_INDEX;
    if (mention_signs_at(r, i) & SIGN_PARTICLE && r->tokens.at[i].flags & TOKEN_CAPITAL && !body &&
        (k + 1 >= end || !large(r, k + 1)) && absorb_word(r, k)) /* "Dos Santos" */
        return k;
    if (r->tokens.at[k].kind == TOKEN_NUMBER) /* "Kumtor-2" */
        return mention_signs_at(r, i) & SIGN_PRODUCT || k == i + 2 ||
                       (i > 0 && str_is(r->tokens.at[i].norm, "order") && /* "Executive Order 7" */
                        str_is(r->tokens.at[i - 1].norm, "executive")) ||
                       (k + 1 < end && mention_signs_at(r, k + 1) & SIGN_PRODUCT) /* "Cessna 208 aircraft" */
                   ? k
                   : NO_INDEX;
    if (absorb_medium(r, k, end))
        return k;
    if (large(r, k)) {
        /* "Central Bank of West African States": inside a name an adjective goes on */
        uint32_t after = mention_is_national(r, k) ? mention_next_word(r, k, end) : NO_INDEX;
        if (k == i + 2) /* "Inter-American" */
            return k;
        bool inside =
            after != NO_INDEX && large(r, after) && !(mention_signs_at(r, after) & SIGN_TITLE) &&
            (body || (!mention_is_national(r, after) && !(mention_signs_at(r, i) & SIGN_FUNCTION)));
        return mention_is_national(r, k) && !inside ? NO_INDEX : k;
    }
    return over_small_words(r, i, k, end);
}

/* "People's Liberation Front", "Competition and Markets Authority": the word behind, when a body's
 * own word follows within reach */
static uint32_t joined_of_run(report *r, uint32_t i, uint32_t end)
{
    enum { REACH = 3 };
    if (i + 2 >= end)
        return NO_INDEX;
    const token *t = &r->tokens.at[i + 1];
    bool people = t->kind == TOKEN_CLITIC &&
                  token_in_set(r, &r->tokens.at[i], LANG_EN, SET_FOLK);
    /* "Ports and Free Zones Authority": what a body is for may be a word of bodies too, but
     * "Palm Coast Ventures and …" is complete */
    bool plural = mention_signs_at(r, i) & SIGN_ORG && str_ends(r->tokens.at[i].norm, STR("s")) &&
                  (i == 0 || !free_capital(r, i - 1));
    bool pair = str_is(t->norm, "and") && (plural || !(mention_signs_at(r, i) & SIGN_ORG));
    if ((!people && !pair) || (!large(r, i + 2) && !absorb_medium(r, i + 2, end)))
        return NO_INDEX;
    for (uint32_t k = i + 2; k < end && k < i + 2 + REACH && large(r, k); k++)
        if (mention_signs_at(r, k) & SIGN_ORG && (people || k > i + 2))
            return i + 2;
    return NO_INDEX;
}

/* "Cheng Yu" + "-tung": a small syllable behind a hyphen ends an East Asian name; "Iran-backed" is
 * an adjective */
static bool ends_in_syllable(const report *r, uint32_t i, uint32_t end)
{
    enum { LONGEST = 6 };
    if (i + 2 >= end || r->bytes.at[r->tokens.at[i + 1].start] != '-' ||
        (r->tokens.at[i + 1].flags | r->tokens.at[i + 2].flags) & TOKEN_SPACE_BEFORE)
        return false;
    const token *t = &r->tokens.at[i], *small = &r->tokens.at[i + 2];
    return t->norm.n <= LONGEST && small->norm.n >= 2 && small->norm.n <= LONGEST &&
           small->kind == TOKEN_WORD && small->lang == LANG_EN &&
           !(small->flags & TOKEN_CAPITAL) && (small->lemma == NO_INDEX || small->norm.n <= 3) &&
           small->mention == NO_INDEX && !mention_signs_at(r, i + 2) &&
           !token_in_set(r, small, LANG_EN,
                        SET_SIDE | SET_COMPOUND) &&
           !str_ends(small->norm, STR("ed"));
}

/* "Authority for the Protection" + "of Competition" + "and the Prevention": behind what a body is
 * for its name goes on with words of the language. The next word, or NO_INDEX. */
static uint32_t purpose_goes_on(report *r, const run *x, uint32_t end)
{
    bool purpose = false;
    for (uint32_t i = x->first + 1; i < x->last; i++)
        purpose |= str_is(r->tokens.at[i].norm, "for");
    uint32_t k = x->last + 1;
    if (!purpose || k + 1 >= end || r->tokens.at[x->last].lemma == NO_INDEX)
        return NO_INDEX;
    bool of = str_is(r->tokens.at[k].norm, "of"), and = str_is(r->tokens.at[k].norm, "and");
    k += (of || and) && str_is(r->tokens.at[k + 1].norm, "the") ? 2 : 1;
    bool word = k < end && (of || and) && large(r, k) &&
                (of || r->tokens.at[k].lemma != NO_INDEX) &&
                !(mention_signs_at(r, k) & (SIGN_TITLE | SIGN_ORG)) && !mention_is_national(r, k);
    return word ? k : NO_INDEX;
}

static run take_run(report *r, uint32_t first, uint32_t end)
{
    run x = { first, first, false };
    bool body = (mention_signs_at(r, first) & SIGN_ORG) != 0;
    for (uint32_t k; (k = next_of_run(r, x.last, end, body)) != NO_INDEX;) {
        x.last = k;
        body |= (mention_signs_at(r, k) & SIGN_ORG) != 0;
    }
    if (x.last > first && !body && ends_in_syllable(r, x.last, end))
        x.last += 2;
    for (uint32_t k = joined_of_run(r, x.last, end); k != NO_INDEX;
         k = next_of_run(r, x.last, end, true))
        x.last = k;
    for (uint32_t k; body && (k = purpose_goes_on(r, &x, end)) != NO_INDEX;)
        for (x.last = k; (k = next_of_run(r, x.last, end, true)) != NO_INDEX;)
            x.last = k;
    return x;
}

/* "New Straits Times", "Said bin Khamis": words that hold sentences together and begin names too */
static bool begins_anyway(const report *r, uint32_t i, uint32_t last)
{
    const token *t = &r->tokens.at[i];
    bool said = !(t->flags & TOKEN_FIRST) && str_is(t->norm, "said") && i < last &&
                mention_signs_at(r, i + 1) & SIGN_PARTICLE;
    /* "Do Sung": East Asian given names that are small words of the language too */
    bool syllable = !(t->flags & TOKEN_FIRST) && i > 0 && i + 1 == last &&
                    r->tokens.at[i - 1].kind == TOKEN_WORD && free_capital(r, last) &&
                    (str_is(t->norm, "do") || str_is(t->norm, "so") || str_is(t->norm, "no") ||
                     str_is(t->norm, "an") || str_is(t->norm, "you"));
    return i < last && (said || syllable || str_is(t->norm, "new"));
}

/* cuts everything up to the last title off the beginning, and function words that only begin the
 * sentence. False when nothing is left. */
static bool cut_beginning(report *r, run *x)
{
    uint32_t from = x->first;
    /* "the yacht Lady Morva": behind the word for a thing no title stands */
    bool vessel = x->first > 0 && x->last > x->first &&
                  !(r->tokens.at[x->first - 1].flags & TOKEN_CAPITAL) &&
                  mention_signs_at(r, x->first - 1) & SIGN_PRODUCT;
    bool thing = r->tokens.at[x->last].kind == TOKEN_NUMBER || vessel ||
                 mention_signs_at(r, x->last) & (SIGN_ORG | SIGN_PRODUCT);
    for (uint32_t i = x->first; i <= x->last; i++) {
        uint32_t bits = mention_signs_at(r, i);
        /* "General Federation of Trade Unions" */
        bool adjective = (str_is(r->tokens.at[i].norm, "general") && i < x->last &&
                          mention_signs_at(r, i + 1) & SIGN_ORG) ||
                         (i > from && i == x->last && r->tokens.at[i].flags & TOKEN_QUOTED);
        /* "Sirocco Queen": such a word at the end is the name of a ship or a firm */
        adjective |= i > from && i == x->last &&
                     !(mention_signs_at(r, i - 1) & (SIGN_MODIFIER | SIGN_TITLE | SIGN_ORG)) &&
                     !str_is(r->tokens.at[i - 1].norm, "crown") &&
                     !(i + 1 < r->tokens.n && r->tokens.at[i + 1].flags & TOKEN_CAPITAL) &&
                     token_in_set(r, &r->tokens.at[i], LANG_EN, SET_ROYAL);
        /* "Historian Jane Roe": who somebody is, at the head of a sentence */
        bool kind = i == from && i < x->last && r->tokens.at[i].flags & TOKEN_FIRST &&
                    !thing && large(r, i + 1) && mention_is_people_word(r, &r->tokens.at[i]);
        /* "Alliance for Justice": behind a small word it is what the body is for */
        bool purpose = i > from + 1 && !(r->tokens.at[i - 1].flags & TOKEN_CAPITAL);
        if (kind || (bits & SIGN_TITLE && !thing && !adjective && !purpose)) {
            from = i + 1;
            x->titled = true;
        } else if (bits & SIGN_FUNCTION && i == from && !begins_anyway(r, i, x->last)) {
            from = i + 1;
        }
    }
    while (from <= x->last && r->tokens.at[from].kind == TOKEN_PUNCT)
        from++;
    /* "State Minister of Finance" + "Jane Roe": the field of an office is no part of a name */
    bool office = from >= 2 && str_is(r->tokens.at[from - 1].norm, "of") &&
                  mention_signs_at(r, from - 2) & SIGN_TITLE;
    while (office && from <= x->last && !thing &&
           (str_is(r->tokens.at[from].norm, "and") ||
            token_in_set(r, &r->tokens.at[from], LANG_EN, SET_PORTFOLIO))) {
        from++;
        x->titled = true;
    }
    x->first = from;
    return from <= x->last && r->tokens.at[from].flags & TOKEN_CAPITAL &&
           !(from == x->last && mention_signs_at(r, from) & SIGN_MODIFIER);
}

static bool beside_large(const report *r, uint32_t i)
{
    const token *before = i ? &r->tokens.at[i - 1] : NULL;
    const token *after = i + 1 < r->tokens.n ? &r->tokens.at[i + 1] : NULL;
    return (before && before->kind == TOKEN_WORD && before->flags & TOKEN_CAPITAL) ||
           (after && after->kind == TOKEN_WORD && after->flags & TOKEN_CAPITAL);
}

/* does the word stand written large inside another sentence? An everyday word must stand there by
 * itself. */
static bool stands_elsewhere(const report *r, uint32_t i)
{
    enum { LOOK = 4000 };
    bool common = r->tokens.at[i].lemma != NO_INDEX;
    size_t from = i > LOOK ? i - LOOK : 0, to = i + LOOK < r->tokens.n ? i + LOOK : r->tokens.n;
    for (size_t k = from; k < to; k++) {
        const token *t = &r->tokens.at[k];
        if (k != i && t->flags & TOKEN_CAPITAL && !(t->flags & TOKEN_FIRST) &&
            (!common || !beside_large(r, (uint32_t)k)) &&
            r->blocks.at[r->sentences.at[t->sentence].block].kind == BLOCK_BODY &&
            str_eq(t->norm, r->tokens.at[i].norm))
            return true;
    }
    return false;
}

/* "Alan Fisher … Fisher said": an everyday word at the head of a sentence that is the surname of
 * somebody named in full a little before, with a verb behind it */
static bool is_surname_again(const report *r, uint32_t i)
{
    enum { LOOK_BACK = 120 };
    const token *behind = i + 1 < r->tokens.n ? &r->tokens.at[i + 1] : NULL;
    if (!behind || behind->sentence != r->tokens.at[i].sentence ||
        !(behind->kind == TOKEN_CLITIC || (behind->pos == WORD_VERB && behind->form & FORM_PAST) ||
          behind->pos == WORD_AUXILIARY))
        return false;
    for (size_t n = 0, k = r->mentions.n; k-- > 0 && n < LOOK_BACK; n++) {
        const mention *m = &r->mentions.at[k];
        uint32_t last = m->first_token + m->token_count - 1;
        if (m->kind == MENTION_NAME && m->type == ENTITY_PERSON && m->token_count > 1 &&
            m->lang == LANG_EN && last < i && str_eq(r->tokens.at[last].norm, r->tokens.at[i].norm))
            return true;
    }
    return false;
}

/* "NorBank": no word of the language is written so */
static bool has_inner_capital(str w)
{
    for (size_t i = 1; i < w.n; i++)
        if (w.at[i] >= 'A' && w.at[i] <= 'Z' && w.at[i - 1] >= 'a' && w.at[i - 1] <= 'z')
            return true;
    return false;
}

/* A run before a bare surname of the gazetteer makes one longer name of somebody who may be another
 * person ("Jane" + "al-Roe"): the mention becomes unknown again. */
static bool join_surname(report *r, run *x, uint32_t end)
{
    uint32_t k = mention_next_word(r, x->last, end);
    if (k != NO_INDEX && mention_signs_at(r, k) & SIGN_PARTICLE && r->tokens.at[k].mention == NO_INDEX)
        k = mention_next_word(r, k, end);
    if (k == NO_INDEX || r->tokens.at[k].mention == NO_INDEX)
        return false;
    mention *m = &r->mentions.at[r->tokens.at[k].mention];
    /* "Elias Bou" + "Saab": behind a given name a known body or place of one word is a surname too
     */
    bool word = m->token_count == 1 && m->kind == MENTION_NAME &&
                k == mention_next_word(r, x->last, end) &&
                !(mention_signs_at(r, x->first) & (SIGN_ORG | SIGN_PLACE | SIGN_PRODUCT)) &&
                (x->last > x->first ||
                 (r->tokens.at[x->first].lemma == NO_INDEX && !x->titled &&
                  !(r->tokens.at[x->first].flags & (TOKEN_FIRST | TOKEN_ALL_CAPS)) &&
                  m->type == ENTITY_ORGANIZATION && m->gazetteer != NO_INDEX &&
                  str_is(gazetteer_at(r->know->gazetteer, m->gazetteer)->kind, "company")) ||
                 gazetteer_is_given(r->know->gazetteer, mention_word(r, &r->tokens.at[x->first])));
    /* "Hafiz" + "al-Norbani", where the gazetteer has "al-Norbani" for somebody */
    bool with_article = m->type == ENTITY_PERSON && m->kind == MENTION_NAME && !m->found &&
                        m->gazetteer != NO_INDEX && m->token_count <= 3 && m->token_count > 1 &&
                        mention_signs_at(r, m->first_token) & SIGN_PARTICLE && x->first == x->last &&
                        !(mention_signs_at(r, x->first) & (SIGN_TITLE | SIGN_FUNCTION));
    if ((!m->surname && !word && !with_article) || m->first_token != k)
        return false;
    mention_lengthen(r, r->tokens.at[k].mention, x->first, r->tokens.at[x->first].start);
    m->titled = x->titled;
    return true;
}

/* "Tehran" + "Times", "University of" + "Tehran": a place inside the name of a body */
static void join_places(report *r, run *x, const sentence *s)
{
    uint32_t end = s->first_token + s->token_count;
    uint32_t bits = mention_signs_at(r, x->last);
    if (x->first > s->first_token && bits & (SIGN_ORG | SIGN_PLACE) &&
        r->tokens.at[x->first - 1].mention != NO_INDEX) {
        uint32_t index = r->tokens.at[x->first - 1].mention;
        const mention *m = &r->mentions.at[index];
        if (m->type == ENTITY_PLACE && m->kind == MENTION_NAME)
            x->first = m->first_token;
    }
    /* "Meridian" + "Basra": a strange word right before a place makes a longer name */
    uint32_t behind = x->last + 1 < end ? r->tokens.at[x->last + 1].mention : NO_INDEX;
    if (behind != NO_INDEX && !x->titled && !(r->tokens.at[x->first].flags & TOKEN_FIRST) &&
        !gazetteer_is_given(r->know->gazetteer, mention_word(r, &r->tokens.at[x->first]))) {
        const mention *m = &r->mentions.at[behind];
        if (m->type == ENTITY_PLACE && m->kind == MENTION_NAME && m->first_token == x->last + 1)
            x->last = m->first_token + m->token_count - 1;
    }
    if (token_in_set(r, &r->tokens.at[x->last], LANG_EN, SET_PUBLIC) &&
        x->last + 2 < end && str_is(r->tokens.at[x->last + 1].norm, "of") &&
        r->tokens.at[x->last + 2].mention != NO_INDEX) {
        const mention *m = &r->mentions.at[r->tokens.at[x->last + 2].mention];
        if (m->type == ENTITY_PLACE && m->kind == MENTION_NAME)
            x->last = m->first_token + m->token_count - 1;
    }
}

/* a hyphen without blanks, or "&" */
static bool is_joint(const report *r, uint32_t i)
{
    const token *t = &r->tokens.at[i];
    char c = t->kind == TOKEN_PUNCT ? r->bytes.at[t->start] : ' ';
    return c == '&' ||
           (c == '-' && !((t->flags | r->tokens.at[i + 1].flags) & TOKEN_SPACE_BEFORE));
}

static bool is_direction(str w)
{
    static const char *const words[] = { "north", "south", "east", "west", "central", "proper" };
    return STR_IS_ANY(w, words);
}

/* "Mirela Kosvić" + "Handral": a known person's further family name. True when taken. */
static bool adds_family_name(report *r, const run *x, const sentence *at)
{
    if (x->titled || x->first != x->last || x->first == at->first_token)
        return false;
    uint32_t index = r->tokens.at[x->first - 1].mention;
    const token *t = &r->tokens.at[x->first];
    mention *m = index != NO_INDEX ? &r->mentions.at[index] : NULL;
    if (!m || m->type != ENTITY_PERSON || m->kind != MENTION_NAME || m->surname || m->found ||
        m->token_count != 2 || m->first_token + m->token_count != x->first ||
        t->lemma != NO_INDEX || t->norm.n < 5 || mention_signs_at(r, x->first) ||
        t->flags & TOKEN_ALL_CAPS)
        return false;
    /* "Juan Carlos" + "Peinado": two given names and a surname are somebody else's */
    if (gazetteer_is_given(r->know->gazetteer, mention_word(r, &r->tokens.at[x->first - 1]))) {
        m->gazetteer = NO_INDEX;
        m->found = true;
    }
    m->token_count++;
    m->end = t->end;
    r->tokens.at[x->first].mention = index;
    return true;
}

/* "North Field" + "East": a known place, body or thing whose name goes on is another one */
static bool continues_name(report *r, run *x, const sentence *at)
{
    if (x->titled || x->first == at->first_token ||
        mention_signs_at(r, x->first) & SIGN_TITLE ||
        (mention_signs_at(r, x->first) & SIGN_MODIFIER && !(mention_signs_at(r, x->last) & SIGN_ORG)))
        return false;
    uint32_t before = x->first - 1;
    bool joint = before > at->first_token && is_joint(r, before);
    uint32_t index = r->tokens.at[joint ? before - 1 : before].mention;
    if (index == NO_INDEX)
        return false;
    const mention *m = &r->mentions.at[index];
    bool person = m->type == ENTITY_PERSON;
    str lone = x->first == x->last ? r->tokens.at[x->first].norm : STR("");
    if (lone.n && lone.at[lone.n - 1] >= '0' && lone.at[lone.n - 1] <= '9') /* a code: SS19 */
        return false;
    /* "Juan Roe" + "Bloc", "Roe" + "Foundation" */
    bool named_after = person && x->first == x->last && !joint && mention_signs_at(r, x->last) & SIGN_ORG;
    if (m->kind != MENTION_NAME || (person && !m->surname && !m->found && !named_after) ||
        m->body != NO_INDEX ||
        m->first_token + m->token_count != (joint ? before : x->first))
        return false;
    mention whole = mention_blank(r, m->sentence, m->first_token, x->last);
    bool guess;
    run all = { m->first_token, x->last, false };
    uint8_t told = mention_type_of_run(r, &all, at, &guess);
    bool firm = r->bytes.at[r->tokens.at[before].start] == '&';
    /* "China" + "Merchants" is no place, "Kordofan" + "North" is one */
    bool state = m->gazetteer != NO_INDEX && m->type == ENTITY_PLACE &&
                 str_is(gazetteer_at(r->know->gazetteer, m->gazetteer)->kind, "country") &&
                 !is_direction(r->tokens.at[x->last].norm);
    bool body = firm || mention_signs_at(r, x->last) & SIGN_ORG ||
                (state && (guess || told == ENTITY_ORGANIZATION));
    whole.type = body ? ENTITY_ORGANIZATION
                 : !guess && (told == ENTITY_PRODUCT || told == ENTITY_PERSON ||
                              (told == ENTITY_PLACE && mention_signs_at(r, x->last) & SIGN_PLACE))
                     ? told
                                                                               : m->type;
    whole.titled = m->titled;
    whole.found = true;
    mention_drop(r, index);
    mention_add(r, whole);
    return true;
}

/* "Water" + "for All": what is quoted and begins large is one name, where its small words only hold
 * it together */
static void take_quotation(report *r, run *x, const sentence *at)
{
    enum { LONGEST = 6 };
    uint32_t end = at->first_token + at->token_count, last = x->last;
    if (!(r->tokens.at[x->first].flags & TOKEN_QUOTED) || x->first == at->first_token ||
        !mention_opening_mark(r, x->first - 1))
        return;
    while (last + 1 < end && r->tokens.at[last + 1].flags & TOKEN_QUOTED) {
        const token *t = &r->tokens.at[++last];
        bool small = !(t->flags & TOKEN_CAPITAL) && t->kind == TOKEN_WORD;
        bool joint = small && t->pos != WORD_VERB && t->norm.n <= 4 && mention_is_function_word(t);
        if (t->kind == TOKEN_PUNCT || (small && !joint) || last - x->first > LONGEST)
            return;
    }
    if (r->tokens.at[last].flags & TOKEN_CAPITAL || r->tokens.at[last].kind == TOKEN_NUMBER)
        x->last = last;
}

/* "The Australian" quoted as a whole: the article belongs to the name */
static void take_article(const report *r, mention *m, const sentence *at)
{
    uint32_t end = m->first_token + m->token_count;
    if (m->first_token < at->first_token + 2 || end >= at->first_token + at->token_count)
        return;
    const token *the = &r->tokens.at[m->first_token - 1];
    if (!str_is(the->norm, "the") || !(the->flags & TOKEN_CAPITAL) ||
        !(the->flags & TOKEN_QUOTED) || r->tokens.at[end].flags & TOKEN_QUOTED ||
        !mention_opening_mark(r, m->first_token - 2))
        return;
    m->first_token--;
    m->token_count++;
    m->start = the->start;
}

/* "Port de Djibouti": what is quoted as a whole, begins and ends large and is no sentence is one
 * name, whatever names stand inside. The last token of the quotation, or NO_INDEX. */
static uint32_t whole_quotation(report *r, uint32_t first, const sentence *at)
{
    enum { LONGEST = 6 };
    uint32_t end = at->first_token + at->token_count, last = first, words = 1;
    bool the = str_is(r->tokens.at[first].norm, "the");
    if (!(r->tokens.at[first].flags & TOKEN_CAPITAL) || mention_signs_at(r, first) & SIGN_TITLE)
        return NO_INDEX;
    for (uint32_t i = first; i < end && r->tokens.at[i].flags & TOKEN_QUOTED; i++) {
        const token *t = &r->tokens.at[i];
        uint32_t m = t->mention;
        bool joint = mention_signs_at(r, i) & SIGN_PARTICLE || str_is(t->norm, "of");
        if (t->kind != TOKEN_WORD || i - first >= LONGEST ||
            (!(t->flags & TOKEN_CAPITAL) && !joint) ||
            (m != NO_INDEX && r->mentions.at[m].type == ENTITY_PERSON))
            return NO_INDEX;
        words += i > first;
        last = i;
    }
    uint32_t m = r->tokens.at[first].mention;
    bool one = m != NO_INDEX && r->mentions.at[m].token_count >= last - first + 1;
    /* else only a name of the gazetteer inside a strange one is taken over */
    bool known = the || mention_is_national(r, first);
    for (uint32_t i = first; i <= last; i++)
        known |= r->tokens.at[i].mention != NO_INDEX;
    return words > 1 && !one && known && last + 1 < end ? last : NO_INDEX;
}

static uint32_t add_quotation(report *r, uint32_t s, uint32_t first)
{
    const sentence *at = &r->sentences.at[s];
    uint32_t last = first > at->first_token && mention_opening_mark(r, first - 1) &&
                            !(r->tokens.at[first - 1].flags & TOKEN_QUOTED) &&
                            r->tokens.at[first].flags & TOKEN_QUOTED
                        ? whole_quotation(r, first, at)
                        : mention_title_case(r, first, at);
    if (last == NO_INDEX)
        return NO_INDEX;
    for (uint32_t i = first; i <= last; i++)
        if (r->tokens.at[i].mention != NO_INDEX)
            mention_drop(r, r->tokens.at[i].mention);
    mention m = mention_blank(r, s, first, last);
    run x = { first, last, false };
    m.type = mention_type_of_run(r, &x, at, &m.guess);
    if (m.type == ENTITY_PLACE || m.type == ENTITY_PERSON)
        m.type = ENTITY_ORGANIZATION;
    m.found = true;
    mention_add(r, m);
    return last;
}

/* 'nicknamed "the Crocodile"' names nobody anew */
static bool is_nickname(const report *r, uint32_t first, const sentence *at)
{
    uint32_t i = first;
    while (i > at->first_token &&
           (r->tokens.at[i - 1].kind == TOKEN_PUNCT || str_is(r->tokens.at[i - 1].norm, "the")))
        i--;
    return i > at->first_token && i < first &&
           (str_is(r->tokens.at[i - 1].norm, "nicknamed") ||
            str_is(r->tokens.at[i - 1].norm, "dubbed"));
}

/* "R-Fla.": the party and state of a member of Congress */
static bool is_party_and_state(const report *r, const run *x)
{
    const token *t = &r->tokens.at[x->first];
    return x->last == x->first + 2 && t->norm.n == 1 &&
           (t->norm.at[0] == 'r' || t->norm.at[0] == 'd') &&
           r->bytes.at[r->tokens.at[x->first + 1].start] == '-' && x->first > 0 &&
           r->bytes.at[r->tokens.at[x->first - 1].start] == ',';
}

static void add_run(report *r, uint32_t s, run x)
{
    const sentence *at = &r->sentences.at[s];
    if (is_party_and_state(r, &x))
        return;
    mention_take_last_adjective(r, &x, at);
    if (is_nickname(r, x.first, at))
        return;
    if (adds_family_name(r, &x, at) || continues_name(r, &x, at))
        return;
    if (join_surname(r, &x, at->first_token + at->token_count))
        return;
    mention_take_nation(r, &x, at);
    join_places(r, &x, at);
    mention_take_particles(r, &x, at);
    take_quotation(r, &x, at);
    const token *first = &r->tokens.at[x.first];
    if (x.first == x.last) {
        uint32_t bits = mention_signs_at(r, x.first);
        const token *behind = x.first + 1 < at->first_token + at->token_count
                                  ? &r->tokens.at[x.first + 1]
                                  : NULL;
        bool adjective = behind && !(behind->flags & TOKEN_CAPITAL) &&
                         (behind->kind == TOKEN_WORD || r->bytes.at[behind->start] == '-') &&
                         !(mention_signs_at(r, x.first + 1) & SIGN_FUNCTION) &&
                         token_in_set(r, first, LANG_EN, SET_CREED);
        bool money = behind && first->flags & TOKEN_ALL_CAPS && /* "CFA francs" */
                     (str_starts(behind->norm, STR("franc")) ||
                      str_starts(behind->norm, STR("dollar")));
        bool sign = bits & (SIGN_ORG | SIGN_PLACE | SIGN_PRODUCT | SIGN_FUNCTION) &&
                    !has_inner_capital(report_text(r, first->start, first->end));
        if (sign || adjective || money ||
            first->end - first->start < 2)
            return;
        bool quoted = first->flags & TOKEN_QUOTED && first->lemma == NO_INDEX &&
                      x.first + 1 < at->first_token + at->token_count &&
                      !(r->tokens.at[x.first + 1].flags & TOKEN_QUOTED);
        if (first->flags & TOKEN_FIRST && !quoted && !is_surname_again(r, x.first) &&
            (mention_is_people_word(r, first) || !stands_elsewhere(r, x.first)))
            return;
    }
    /* "3NBD": a number and letters */
    if (x.first > at->first_token && r->tokens.at[x.first - 1].kind == TOKEN_NUMBER &&
        !(first->flags & TOKEN_SPACE_BEFORE) && first->flags & TOKEN_ALL_CAPS)
        x.first--;
    mention m = mention_blank(r, s, x.first, x.last);
    m.type = mention_type_of_run(r, &x, at, &m.guess);
    uint32_t town = mention_signs_at(r, x.last) & SIGN_ORG &&
                            (str_is(r->tokens.at[x.last].norm, "court") ||
                             str_is(r->tokens.at[x.last].norm, "tribunal"))
                        ? mention_town_of_court(r, x.last, at->first_token + at->token_count)
                        : NO_INDEX;
    if (town != NO_INDEX) {
        m = mention_blank(r, s, x.first, x.last = town);
        m.type = ENTITY_ORGANIZATION;
    }
    m.found = true;
    m.titled = x.titled;
    take_article(r, &m, at);
    for (uint32_t i = x.first; i <= x.last; i++)
        if (r->tokens.at[i].mention != NO_INDEX)
            mention_drop(r, r->tokens.at[i].mention);
    mention_add(r, m);
}

void mentions_by_capitals(report *r, uint32_t s)
{
    const sentence *at = &r->sentences.at[s];
    uint32_t end = at->first_token + at->token_count;
    if (r->blocks.at[at->block].kind == BLOCK_HEADING)
        return;
    mention_join_branches(r, at);
    for (uint32_t i = at->first_token; i < end; i++) {
        uint32_t quotation = add_quotation(r, s, i);
        if (quotation != NO_INDEX) {
            i = quotation;
            continue;
        }
        bool word_of_more = i + 2 < end && str_is(r->tokens.at[i + 1].norm, "of") &&
                            large(r, i + 2) && drop_medium(r, i);
        if ((!large(r, i) && !word_of_more) || mention_is_national(r, i))
            continue;
        run x = take_run(r, i, end);
        uint32_t last = x.last;
        if (cut_beginning(r, &x))
            add_run(r, s, x);
        uint32_t m = r->tokens.at[last].mention; /* the name may have become longer */
        if (m != NO_INDEX && r->mentions.at[m].first_token + r->mentions.at[m].token_count > last)
            last = r->mentions.at[m].first_token + r->mentions.at[m].token_count - 1;
        i = last;
    }
    mention_join_committees(r, at);
}
