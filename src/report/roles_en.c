/*
 * Roles beside English names: "U.S. Secretary of State X", "the governor of the Central Bank of
 * Iran, X", "X, the Houthis' chief negotiator", "Y's wife, X".
 */
#include "report/lexicon.h"
#include "report/roles.h"
#include "report/memo.h"
#include "text/fold.h"

/* "the Attorney General": an office that serves as the name of a body */
static bool ends_office_body(const report *r, uint32_t i)
{
    const token *t = &r->tokens.at[i];
    if (t->mention == NO_INDEX)
        return false;
    const mention *m = &r->mentions.at[t->mention];
    return m->kind == MENTION_DESCRIPTION && m->body != NO_INDEX && m->token_count > 1 &&
           m->first_token + m->token_count == i + 1;
}

/* the title's word at token i: "one of the founders" is a founder */
static str title_word(const report *r, uint32_t i)
{
    const token *t = &r->tokens.at[i];
    uint32_t first = r->sentences.at[t->sentence].first_token;
    if (!(t->form & FORM_PLURAL) || t->lemma == NO_INDEX)
        return t->norm;
    for (uint32_t k = i; k > first + 1 && i - k < 5; k--)
        if (str_is(r->tokens.at[k - 1].norm, "of") && str_is(r->tokens.at[k - 2].norm, "one"))
            return lexicon_lexeme(r->know->lexicon, t->lemma)->lemma;
    return t->norm;
}

static bool is_title(const report *r, uint32_t i)
{
    const token *t = &r->tokens.at[i];
    const token *next = i + 1 < r->tokens.n ? &r->tokens.at[i + 1] : NULL;
    if (str_is(t->norm, "deputy") && next && next->kind == TOKEN_WORD && next->mention == NO_INDEX &&
        (next->pos == WORD_NOUN || next->pos == WORD_ADJECTIVE))
        return false; /* "deputy governor" */
    return t->kind == TOKEN_WORD && (t->mention == NO_INDEX || ends_office_body(r, i)) &&
           (titles_is_head(r->know->titles, LANG_EN, title_word(r, i)) ||
            titles_kin(r->know->titles, LANG_EN, t->norm).at != NULL);
}

/* "son-in-law" is five tokens: its relation and how many tokens it takes up to i, or nothing */
static str kin_ending_at(report *r, uint32_t i, uint32_t first, uint32_t *start)
{
    if (i >= first + 4 && str_is(r->tokens.at[i].norm, "law")) {
        str s = report_text(r, r->tokens.at[i - 4].start, r->tokens.at[i].end);
        str kin = titles_kin(r->know->titles, LANG_EN, fold_str(r->a, s));
        if (kin.at) {
            *start = i - 4;
            return kin;
        }
    }
    if (i >= first + 2 && r->tokens.at[i - 1].kind == TOKEN_PUNCT) { /* "half-brother" */
        str s = report_text(r, r->tokens.at[i - 2].start, r->tokens.at[i].end);
        str kin = titles_kin(r->know->titles, LANG_EN, fold_str(r->a, s));
        if (kin.at) {
            *start = i - 2;
            return kin;
        }
    }
    *start = i;
    return r->tokens.at[i].kind == TOKEN_WORD
               ? titles_kin(r->know->titles, LANG_EN, r->tokens.at[i].norm)
               : STR_NONE;
}

static bool is_mark(const report *r, uint32_t i, const char *mark)
{
    return str_is(report_text(r, r->tokens.at[i].start, r->tokens.at[i].end), mark);
}

static bool is_quote(const report *r, uint32_t i)
{
    return is_mark(r, i, "\"") || is_mark(r, i, "“") || is_mark(r, i, "”") || is_mark(r, i, "«") ||
           is_mark(r, i, "»");
}

static bool links(const token *t)
{
    return str_is(t->norm, "of") || str_is(t->norm, "to") || str_is(t->norm, "for") ||
           str_is(t->norm, "at") || str_is(t->norm, "on") || str_is(t->norm, "in");
}

static bool names_person(const report *r, uint32_t i)
{
    uint32_t m = r->tokens.at[i].mention;
    return m != NO_INDEX && r->mentions.at[m].type == ENTITY_PERSON &&
           r->mentions.at[m].kind == MENTION_NAME;
}

/* "President-elect": the token behind the title, where `end` stands behind such a word */
static uint32_t without_elect(const report *r, uint32_t first, uint32_t end)
{
    bool elect = end >= first + 3 && is_mark(r, end - 2, "-") &&
                 (str_is(r->tokens.at[end - 1].norm, "elect") ||
                  str_is(r->tokens.at[end - 1].norm, "designate"));
    return elect ? end - 2 : end;
}

/* The token of the title that belongs to a name which begins at `end`, or NO_INDEX: the word right
 * before it, or one that "of …" ties to it. */
uint32_t role_title_before(const report *r, uint32_t first, uint32_t end)
{
    bool linked = true;
    for (uint32_t i = end, steps = 0; i > first && steps < ROLE_REACH; steps++) {
        i--;
        const token *t = &r->tokens.at[i];
        if (is_title(r, i) && (linked || links(&r->tokens.at[i + 1]) ||
                               (i + 3 < end && links(&r->tokens.at[i + 3]) &&
                                without_elect(r, i, i + 3) == i + 1)))
            return i;
        /* "the head of the fund met X": the title has its own sentence */
        if (t->kind == TOKEN_WORD && t->mention == NO_INDEX && t->pos == WORD_VERB &&
            !(t->flags & TOKEN_CAPITAL))
            return NO_INDEX;
        linked = false;
        if (names_person(r, i))
            return NO_INDEX;
        bool plain = t->kind == TOKEN_WORD || t->kind == TOKEN_CLITIC || is_quote(r, i) ||
                     (t->mention != NO_INDEX && t->sentence == r->tokens.at[end - 1].sentence) ||
                     is_mark(r, i, "-") || is_mark(r, i, ".") || is_mark(r, i, "+");
        bool function = t->kind == TOKEN_WORD && t->mention == NO_INDEX && !links(t) &&
                        !str_is(t->norm, "the") &&
                        token_signs_in(r, t, LANG_EN) & SIGN_FUNCTION;
        if (!plain || function)
            return NO_INDEX;
    }
    return NO_INDEX;
}

/* how far a title reaches to the left: modifiers, nationality, a body, "X's" */
uint32_t role_widen(const report *r, uint32_t title, uint32_t first)
{
    uint32_t i = title;
    while (i > first) {
        const token *t = &r->tokens.at[i - 1];
        bool modifier =
            t->kind == TOKEN_WORD && t->mention == NO_INDEX &&
            (token_signs_in(r, t, LANG_EN) & (SIGN_MODIFIER | SIGN_TITLE) ||
             t->flags & TOKEN_NATIONAL ||
             (t->flags & TOKEN_CAPITAL &&
              (!(t->flags & TOKEN_FIRST) || t->pos == WORD_NOUN || t->pos == WORD_ADJECTIVE) &&
              !(token_signs_in(r, t, LANG_EN) & SIGN_FUNCTION)));
        bool clitic = t->kind == TOKEN_CLITIC;
        bool body = t->mention != NO_INDEX && (r->mentions.at[t->mention].type != ENTITY_PERSON ||
                                               r->tokens.at[i].kind == TOKEN_CLITIC);
        modifier |= i == title && t->kind == TOKEN_WORD && t->mention == NO_INDEX &&
                    t->pos == WORD_NOUN && str_is(r->tokens.at[title].norm, "general");
        modifier |= t->kind == TOKEN_WORD && t->mention == NO_INDEX && i == title && i > first + 1 &&
                    r->tokens.at[i - 2].kind == TOKEN_CLITIC && /* "X's eldest son" */
                    titles_kin(r->know->titles, LANG_EN, r->tokens.at[title].norm).at;
        modifier |= r->tokens.at[i].kind == TOKEN_CLITIC && t->kind == TOKEN_WORD &&
                    t->mention == NO_INDEX && t->pos == WORD_NOUN &&
                    token_signs_in(r, t, LANG_EN) & SIGN_ORG;
        bool hyphen = t->kind == TOKEN_PUNCT && is_mark(r, i - 1, "-") && i > first + 1;
        if (!modifier && !clitic && !body && !hyphen)
            break;
        i = body ? r->mentions.at[t->mention].first_token : i - 1;
        if (body && i > first && str_is(r->tokens.at[i - 1].norm, "the") &&
            r->tokens.at[title].kind == TOKEN_WORD)
            return r->tokens.at[i + r->mentions.at[t->mention].token_count].kind == TOKEN_CLITIC
                       ? i - 1
                       : i;
    }
    while (i < title &&
           (r->tokens.at[i].kind == TOKEN_CLITIC || r->tokens.at[i].kind == TOKEN_PUNCT))
        i++;
    return i;
}

static void find_owner(report *r, role *x, uint32_t first, uint32_t last)
{
    uint32_t own = x->head != NO_INDEX ? r->tokens.at[x->head].mention : NO_INDEX;
    bool of_all = true;
    for (uint32_t k = first; k <= last; k++) {
        const token *t = &r->tokens.at[k];
        if (t->kind != TOKEN_WORD)
            continue;
        if ((t->mention != NO_INDEX && t->mention == own) ||
            (str_is(t->norm, "staff") && k > first && links(&r->tokens.at[k - 1]))) {
            continue; /* "chief of staff" */
        } else if (t->mention != NO_INDEX) {
            const mention *m = &r->mentions.at[t->mention];
            bool better =
                of_all && (x->of_mention == NO_INDEX || m->type == ENTITY_ORGANIZATION);
            bool person = m->type == ENTITY_PERSON;
            bool fits = x->kin ? person : !person || role_serves_person(x->office);
            uint32_t behind = m->first_token + m->token_count;
            bool owns = behind < x->head && x->head != NO_INDEX &&
                        r->tokens.at[behind].kind == TOKEN_CLITIC;
            if (fits && (better || x->kin))
                x->of_mention = t->mention;
            if (fits && owns && !x->kin) {
                k = x->head; /* "the department's diplomat for Asia" */
                of_all = false;
            }
        } else if (t->flags & TOKEN_NATIONAL) {
            uint32_t country = role_national(r, k);
            if (country != NO_INDEX)
                x->of_country = country;
        }
        x->former |= (!x->kin || k == first) && (str_is(t->norm, "former") || str_is(t->norm, "ex") ||
                                                 str_is(t->norm, "late"));
    }
}

static bool possessive_word(const token *t)
{
    return str_is(t->norm, "its") || str_is(t->norm, "their") || str_is(t->norm, "his") ||
           str_is(t->norm, "her") || str_is(t->norm, "whose");
}

/* "the bank, whose head": what stands right before the relative word. A mention, or NO_INDEX. */
static uint32_t owner_of_whose(const report *r, uint32_t i)
{
    uint32_t first = r->sentences.at[r->tokens.at[i].sentence].first_token;
    while (i > first && r->tokens.at[i - 1].kind == TOKEN_PUNCT)
        i--;
    return i > first ? r->tokens.at[i - 1].mention : NO_INDEX;
}

/* "Jane Roe and her brother": the person whose name "and" ties to the possessive; NO_INDEX */
static uint32_t beside_possessive(const report *r, uint32_t i)
{
    uint32_t first = r->sentences.at[r->tokens.at[i].sentence].first_token;
    if (i < first + 2 || !str_is(r->tokens.at[i - 1].norm, "and"))
        return NO_INDEX;
    uint32_t k = i - 2;
    if (is_mark(r, k, ",") && k > first)
        k--;
    return names_person(r, k) ? r->tokens.at[k].mention : NO_INDEX;
}

void role_add_english(report *r, uint32_t index, uint32_t first, uint32_t last, uint32_t title)
{
    role x = role_blank(index, LANG_EN);
    uint32_t kin_start;
    str kin = kin_ending_at(r, title, first, &kin_start);
    x.start = r->tokens.at[first].start;
    x.end = r->tokens.at[last].end;
    x.kin = kin.at != NULL;
    x.head = title;
    x.office = x.kin ? kin
                     : titles_office(r->know->titles, LANG_EN, title_word(r, title),
                                     role_words(r, first, last));
    find_owner(r, &x, first, last);
    /* "its chief executive", "his brother"; her foreign minister may be a country's */
    if (x.of_mention == NO_INDEX && (x.of_country == NO_INDEX || x.kin) && first > 0 &&
        !str_is(x.office, "counterpart") && possessive_word(&r->tokens.at[first - 1])) {
        str own = r->tokens.at[first - 1].norm;
        bool its = str_is(own, "its");
        x.by_pronoun = true;
        uint32_t beside = beside_possessive(r, first - 1);
        x.beside = x.kin && (str_is(own, "whose") || beside != NO_INDEX);
        if (str_is(own, "whose"))
            x.of_mention = owner_of_whose(r, first - 1);
        else if (x.kin && beside != NO_INDEX)
            x.of_mention = beside;
        else
            x.of_mention = role_possessor(r, &(possessive){ .at = first - 1,
                              .bearer = index,
                              .person = x.kin || (!its && (role_serves_person(x.office) ||
                                                           str_is(x.office, "vice_president"))),
                              .state = its && role_of_state(x.office) &&
                                       !str_is(x.office, "president"),
                              .firm = role_of_firm(x.office),
                              .kin = x.kin,
                              .he = str_is(own, "his"),
                              .she = str_is(own, "her") });
    }
    /* "the daughter of the founder, X" */
    uint32_t behind = last + 2;
    if (x.kin && x.of_mention == NO_INDEX && behind < r->tokens.n && is_mark(r, last + 1, ",") &&
        names_person(r, behind) && r->tokens.at[behind].mention != index)
        x.of_mention = r->tokens.at[behind].mention;
    bool office = x.kin && str_find(role_words(r, first, last), STR("president")) != SIZE_MAX;
    if (office && x.of_mention == NO_INDEX && x.of_country != NO_INDEX)
        x.of_holder = role_holder(r, x.of_country, STR("president"));
    role_add(r, x);
}

/* "her husband, the art dealer X": a kinship word with its owner stands before another title */
static void kin_before(report *r, uint32_t index)
{
    enum { REACH = 9 };
    const mention *m = &r->mentions.at[index];
    uint32_t sentence_first = r->sentences.at[m->sentence].first_token, commas = 0;
    for (uint32_t i = m->first_token; i-- > sentence_first + 1 && m->first_token - i <= REACH;) {
        const token *t = &r->tokens.at[i];
        if (is_mark(r, i, ",") ? commas++ > 0 : t->kind == TOKEN_PUNCT)
            return;
        if (t->pos == WORD_VERB || names_person(r, i) || str_is(t->norm, "and"))
            return;
        uint32_t start;
        str kin = t->kind == TOKEN_WORD ? kin_ending_at(r, i, sentence_first + 1, &start)
                                        : STR_NONE;
        bool serves = !kin.at && t->kind == TOKEN_WORD && is_title(r, i) &&
                      role_serves_person(titles_office(r->know->titles, LANG_EN, t->norm, t->norm));
        start = serves ? i : start;
        if (!kin.at && !serves)
            continue;
        uint32_t owner = start;
        while (owner > sentence_first && r->tokens.at[owner - 1].kind == TOKEN_WORD &&
               token_signs_in(r, &r->tokens.at[owner - 1], LANG_EN) & SIGN_MODIFIER)
            owner--;
        if (owner > sentence_first && (possessive_word(&r->tokens.at[owner - 1]) ||
                                       r->tokens.at[owner - 1].kind == TOKEN_CLITIC))
            role_add_english(r, index, owner, i, i);
        return;
    }
}

/* "the chairman of X, Lord Roe": a form of address before a name */
static bool is_address(const token *t)
{
    static const char *const words[] = { "lord", "sir", "lady", "dame", "mr", "mrs", "ms", "dr",
                                         "baron", "baroness" };
    return STR_IS_ANY(t->norm, words);
}

static bool before_name(report *r, uint32_t index)
{
    const mention *m = &r->mentions.at[index];
    uint32_t first = r->sentences.at[m->sentence].first_token, end = m->first_token;
    uint32_t address = end;
    if (address > first && is_mark(r, address - 1, "."))
        address--;
    if (address > first && is_address(&r->tokens.at[address - 1]))
        end = address - 1;
    if (end > first && is_quote(r, end - 1))
        end--;
    if (end > first && is_mark(r, end - 1, ",")) {
        end--;
        if (end > first && is_quote(r, end - 1))
            end--;
    }
    end = without_elect(r, first, end);
    bool general = end > first + 1 && str_is(r->tokens.at[end - 1].norm, "general") &&
                   is_title(r, end - 2); /* "Attorney General X" */
    uint32_t title = role_title_before(r, first, end - general);
    if (title == NO_INDEX || (end > title + 1 && links(&r->tokens.at[end - 1])))
        return false; /* "a nephew of X" is somebody else */
    /* a rank before the name: the office may stand before it, "the spokesman of the army, Colonel
     * X" */
    str office =
        titles_office(r->know->titles, LANG_EN, r->tokens.at[title].norm, r->tokens.at[title].norm);
    if (title + 1 == end && !general && office.at &&
        (str_is(office, "officer") || str_is(office, "sheikh") || str_is(office, "prince")) &&
        title > first) {
        uint32_t before = is_mark(r, title - 1, ",") ? title - 1 : title;
        uint32_t further = role_title_before(r, first, before);
        if (further != NO_INDEX) {
            title = further;
            end = before;
        }
    }
    uint32_t kin_start, from = title, quotes = 0;
    if (kin_ending_at(r, title, first, &kin_start).at)
        from = kin_start;
    for (uint32_t k = title; k < end; k++)
        quotes += is_quote(r, k);
    if (quotes % 2 && is_quote(r, end))
        end++;
    role_add_english(r, index, role_widen(r, from, first), end - 1, title);
    uint32_t titled_at = r->roles.at[r->roles.n - 1].head;
    if (!r->roles.at[r->roles.n - 1].kin && !general)
        kin_before(r, index);
    if (r->roles.at[r->roles.n - 1].head == titled_at && r->roles.n >= 2 &&
        r->roles.at[r->roles.n - 2].head == titled_at)
        r->roles.n--; /* the same word twice */
    return true;
}

/* "on Monday", "in succession to": says nothing of the title before it */
static bool tells_when(const report *r, uint32_t i, uint32_t end)
{
    static const char *const words[] = { "succession", "place", "exchange", "addition" };
    if (i + 1 >= end || !links(&r->tokens.at[i]) || str_is(r->tokens.at[i].norm, "of"))
        return false;
    const token *t = &r->tokens.at[i + 1];
    if (STR_IS_ANY(t->norm, words))
        return true;
    return t->kind == TOKEN_NUMBER ||
           (t->mention == NO_INDEX &&
            token_signs_in(r, t, LANG_EN) & (SIGN_WEEKDAY | SIGN_MONTH));
}

/* "a deputy from the Liberal Party" */
static bool is_elected(const report *r, uint32_t title)
{
    str office = titles_office(r->know->titles, LANG_EN, r->tokens.at[title].norm, STR(""));
    return str_is(office, "deputy") || str_is(office, "lawmaker");
}

/* The last token of the phrase that a title begins: "of Y", "for Y at Z". A person's name belongs to
 * it behind "of" alone, or where relatives and servants are told: "son of President Y". */
uint32_t role_title_end(const report *r, uint32_t title, uint32_t end, bool persons)
{
    uint32_t last = title;
    while (last + 1 < end && last - title < ROLE_REACH) {
        const token *t = &r->tokens.at[last + 1];
        if (names_person(r, last + 1) && !persons && !links(&r->tokens.at[last]) &&
            !names_person(r, last))
            break;
        bool inside = last == title ? links(t) || is_mark(r, last + 1, "-")
                                    : t->kind == TOKEN_WORD || is_quote(r, last + 1) ||
                                          t->kind == TOKEN_CLITIC || is_mark(r, last + 1, "-");
        inside |= last == title && str_is(t->norm, "from") && last + 3 < end && is_elected(r, title);
        bool whose = persons && t->pos == WORD_POSSESSIVE && links(&r->tokens.at[last]);
        bool function = t->kind == TOKEN_WORD && t->mention == NO_INDEX && !links(t) && !whose &&
                        !str_is(t->norm, "the") &&
                        (token_signs_in(r, t, LANG_EN) &
                         (SIGN_FUNCTION | SIGN_MODIFIER)) == SIGN_FUNCTION;
        if (!inside || function || tells_when(r, last + 1, end))
            break;
        last++;
    }
    return last;
}

/* "X, the deputy minister at the time and now governor of Y": what follows "and" behind a title */
static void second_office(report *r, uint32_t index, uint32_t last, uint32_t end)
{
    enum { BETWEEN = 8, BEFORE_TITLE = 4 };
    uint32_t i = last + 1;
    while (i < end && i <= last + BETWEEN && r->tokens.at[i].kind == TOKEN_WORD &&
           r->tokens.at[i].pos != WORD_VERB && !str_is(r->tokens.at[i].norm, "and"))
        i++;
    if (i + 1 >= end || !str_is(r->tokens.at[i].norm, "and"))
        return;
    uint32_t first = i + 1;
    bool when = str_is(r->tokens.at[first].norm, "now") ||
                str_is(r->tokens.at[first].norm, "currently") ||
                str_is(r->tokens.at[first].norm, "later") ||
                str_is(r->tokens.at[first].norm, "then");
    first += when;
    if (first < end && str_is(r->tokens.at[first].norm, "the"))
        first++;
    uint32_t title = first;
    while (title < end && title < first + BEFORE_TITLE && !is_title(r, title) &&
           r->tokens.at[title].kind == TOKEN_WORD && !names_person(r, title))
        title++;
    if (title >= end || !is_title(r, title))
        return;
    while (title + 1 < end && is_title(r, title + 1)) /* chief executive */
        title++;
    uint32_t whole; /* the title may be the first of the five tokens of "son-in-law" */
    if (title + 4 < end && kin_ending_at(r, title + 4, title, &whole).at && whole == title)
        title += 4;
    uint32_t to = title;
    if (kin_ending_at(r, title, first, &whole).at) { /* "and son of" */
        if (title + 1 < end && links(&r->tokens.at[title + 1]))
            role_add_english(r, index, first, role_title_end(r, title, end, true), title);
        return;
    }
    if (to + 2 < end && links(&r->tokens.at[to + 1])) { /* "of Y" */
        uint32_t k = to + 2 + str_is(r->tokens.at[to + 2].norm, "the");
        uint32_t m = k < end ? r->tokens.at[k].mention : NO_INDEX;
        if (m != NO_INDEX && r->mentions.at[m].type != ENTITY_PERSON)
            to = k + r->mentions.at[m].token_count - 1;
    }
    if (!when && to == title)
        return;
    size_t before = r->roles.n;
    role_add_english(r, index, first, to, title);
    role *x = before ? &r->roles.at[before - 1] : NULL;
    bool shared = !when && x && x->mention == index && !x->kin && x->of_mention == NO_INDEX &&
                  x->of_country == NO_INDEX && r->tokens.at[first - 2].end == x->end;
    if (shared) /* "chairman and chief executive of Y" */
        x->of_mention = r->roles.at[before].of_mention;
}

/* "X of the White House" is one of its people; "President X of France" has his office there. */
static bool of_behind(report *r, uint32_t index, uint32_t i, uint32_t end, bool titled)
{
    if (i + 1 >= end || !str_is(r->tokens.at[i].norm, "of"))
        return false;
    uint32_t k = i + 1 + (str_is(r->tokens.at[i + 1].norm, "the") ? 1 : 0);
    uint32_t body = k < end ? r->tokens.at[k].mention : NO_INDEX;
    if (body == NO_INDEX || r->mentions.at[body].first_token != k)
        return true;
    if (titled) {
        role *x = &r->roles.at[r->roles.n - 1];
        bool fits = r->mentions.at[body].type == ENTITY_PLACE ||
                    r->mentions.at[body].type == ENTITY_ORGANIZATION;
        if (fits && !x->kin && x->of_mention == NO_INDEX && x->of_country == NO_INDEX)
            x->of_mention = body;
        return true;
    }
    if (r->mentions.at[body].type == ENTITY_ORGANIZATION) {
        role x = role_blank(index, LANG_EN);
        x.start = r->tokens.at[i].start;
        x.end = r->mentions.at[body].end;
        x.of_mention = body;
        x.office = STR("member");
        role_add(r, x);
    }
    return true;
}

static bool is_article(const token *t)
{
    return str_is(t->norm, "the") || str_is(t->norm, "a") || str_is(t->norm, "an");
}

/* "then the head of Y", "once an aide to Y" */
static bool is_when(const token *t)
{
    static const char *const words[] = { "then",      "now",  "formerly", "once",   "currently",
                                         "previously", "also", "himself",  "herself" };
    return STR_IS_ANY(t->norm, words);
}

/* may token k stand before the title of an apposition that begins at `first`? */
static bool before_title(const report *r, uint32_t k, uint32_t end, bool article)
{
    const token *t = &r->tokens.at[k];
    if (names_person(r, k))
        return k + r->mentions.at[t->mention].token_count < end &&
               r->tokens.at[k + 1].kind != TOKEN_PUNCT;
    if (t->kind == TOKEN_CLITIC || t->mention != NO_INDEX || t->flags & TOKEN_NATIONAL ||
        is_mark(r, k, "-") || is_article(t))
        return true;
    if (t->kind != TOKEN_WORD)
        return false;
    uint32_t found = token_signs_in(r, t, LANG_EN);
    if (found & (SIGN_MODIFIER | SIGN_TITLE | SIGN_ORG) || str_is(t->norm, "half") ||
        str_is(t->norm, "step") || str_is(t->norm, "first") ||
        str_is(t->norm, "second"))
        return true;
    if (k + 1 < end && (is_title(r, k + 1) || r->tokens.at[k + 1].kind == TOKEN_CLITIC))
        return true;
    bool nominal = t->pos == WORD_ADJECTIVE || t->pos == WORD_NOUN || t->pos == WORD_NUMBER;
    return article && nominal && !(found & SIGN_FUNCTION);
}

/* The title of the apposition that begins at `first`: the last title word of its noun phrase, over
 * the owner in "the soldier's father". NO_INDEX where it is none. */
uint32_t role_title_at(const report *r, uint32_t first, uint32_t end, bool article)
{
    enum { REACH = 10 };
    uint32_t title = NO_INDEX;
    for (uint32_t k = first; k < end && k < first + REACH; k++) {
        uint32_t behind = k + 1; /* "President Roe's envoy": behind the name */
        if (is_title(r, k)) {
            if (k + 2 < end && str_is(r->tokens.at[k].norm, "chief") &&
                str_is(r->tokens.at[k + 2].norm, "officer"))
                behind = (k += 2) + 1; /* "chief operating officer" */
            title = k;
            if (behind < end && names_person(r, behind))
                behind += r->mentions.at[r->tokens.at[behind].mention].token_count;
            if (behind >= end || (!is_title(r, behind) && r->tokens.at[behind].kind != TOKEN_CLITIC))
                return title;
            if (r->tokens.at[behind].kind == TOKEN_CLITIC)
                k = behind;
            continue;
        }
        if (!before_title(r, k, end, article))
            return NO_INDEX;
    }
    return title;
}

/* "X, 46, the daughter of", "X, who is 46, is": the token of the comma behind an age at the comma i; i */
static uint32_t over_age(const report *r, uint32_t i, uint32_t end)
{
    uint32_t k = i + 1;
    if (k + 1 < end && str_is(r->tokens.at[k].norm, "aged"))
        k++;
    bool age = k + 2 < end && r->tokens.at[k].kind == TOKEN_NUMBER && is_mark(r, k + 1, ",");
    return age ? k + 1 : i;
}

/* "X, the Houthis' chief negotiator, …": after a comma, a title within reach */
static void behind_name(report *r, uint32_t index, bool titled)
{
    const mention *m = &r->mentions.at[index];
    const sentence *at = &r->sentences.at[m->sentence];
    uint32_t end = at->first_token + at->token_count, i = m->first_token + m->token_count;
    if (i < end && is_quote(r, i) && !(r->tokens.at[i].flags & TOKEN_SPACE_BEFORE))
        i++;
    if (of_behind(r, index, i, end, titled) || i + 1 >= end || !is_mark(r, i, ","))
        return;
    uint32_t first = over_age(r, i, end) + 1;
    if (first + 2 < end && str_is(r->tokens.at[first].norm, "described") &&
        str_is(r->tokens.at[first + 1].norm, "as"))
        first += 2;
    if (first + 1 < end && is_when(&r->tokens.at[first]))
        first++;
    else if (first + 3 < end && str_is(r->tokens.at[first].norm, "at") &&
             str_is(r->tokens.at[first + 2].norm, "time"))
        first += 3; /* "at the time" */
    if (first + 2 < end && str_is(r->tokens.at[first].norm, "one") &&
        str_is(r->tokens.at[first + 1].norm, "of"))
        first += 2;
    bool article = is_article(&r->tokens.at[first]);
    first += article;
    uint32_t title = role_title_at(r, first, end, article);
    if (title == NO_INDEX)
        return;
    uint32_t whole; /* the title may be the first of the five tokens of "son-in-law" */
    if (title + 4 < end && kin_ending_at(r, title + 4, title, &whole).at && whole == title)
        title += 4;
    str word = title_word(r, title);
    bool kin = kin_ending_at(r, title, first, &whole).at != NULL;
    bool serves = role_serves_person(titles_office(r->know->titles, LANG_EN, word, word));
    uint32_t last = role_title_end(r, title, end, kin || serves);
    uint32_t next = last + 1 + (titled && last + 1 < end && is_mark(r, last + 1, ","));
    if ((title + 1 < end && names_person(r, title + 1)) || (next < end && names_person(r, next)))
        return; /* "A, Prime Minister B and C", "President A, the head of Y, B, and C" */
    role_add_english(r, index, first, last, title);
    second_office(r, index, last, end);
}

/* "the appointment of X as governor of Y and of Z as his deputy": is it told before the name? */
static bool is_appointed(const report *r, uint32_t index)
{
    enum { REACH = 24 };
    static const char *const nouns[] = { "appointment", "nomination", "designation", "naming" };
    const mention *m = &r->mentions.at[index];
    uint32_t first = r->sentences.at[m->sentence].first_token, i = m->first_token;
    if (i <= first + 1 || !str_is(r->tokens.at[i - 1].norm, "of"))
        return false;
    for (uint32_t k = i - 1; k-- > first && i - k < REACH;) {
        const token *t = &r->tokens.at[k];
        if (t->pos == WORD_VERB && !str_is(t->norm, "naming") && !(t->flags & TOKEN_CAPITAL))
            return false;
        for (size_t n = 0; n < sizeof nouns / sizeof *nouns; n++)
            if (str_is(t->norm, nouns[n]))
                return k + 2 == i || str_is(r->tokens.at[i - 2].norm, "and");
    }
    return false;
}

static void appointed_as(report *r, uint32_t index)
{
    const mention *m = &r->mentions.at[index];
    const sentence *at = &r->sentences.at[m->sentence];
    uint32_t end = at->first_token + at->token_count, i = m->first_token + m->token_count;
    if (i + 1 >= end || !str_is(r->tokens.at[i].norm, "as") || !is_appointed(r, index))
        return;
    uint32_t first = i + 1;
    first += is_article(&r->tokens.at[first]) || possessive_word(&r->tokens.at[first]);
    uint32_t title = first < end ? role_title_at(r, first, end, true) : NO_INDEX;
    if (title == NO_INDEX || titles_kin(r->know->titles, LANG_EN, title_word(r, title)).at)
        return;
    size_t before = r->roles.n;
    role_add_english(r, index, first, role_title_end(r, title, end, false), title);
    role *x = &r->roles.at[before];
    x->planned = true;
    for (size_t k = before; x->by_pronoun && k-- > 0;)
        if (r->roles.at[k].planned && r->roles.at[k].lang == LANG_EN &&
            r->mentions.at[r->roles.at[k].mention].sentence == m->sentence) {
            x->of_mention = r->roles.at[k].of_mention; /* "and Y as his deputy" */
            return;
        }
}

void roles_of_english(report *r, uint32_t index)
{
    appointed_as(r, index);
    bool titled = before_name(r, index);
    if (!titled)
        kin_before(r, index);
    behind_name(r, index, titled);
}
