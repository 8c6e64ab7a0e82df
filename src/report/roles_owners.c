/*
 * Who owns whom, told by a noun beside the names of bodies and things: "its Japanese owner, X", "X,
 * a subsidiary of Y", "X, the shipping company of the Roe family", أكبر مساهم في, المملوكة ل. Both names
 * must stand in the sentence or be spoken of again there. Cost: a few tokens around every such word.
 */
#include "report/lexicon.h"
#include "report/memo.h"
#include "report/roles.h"

enum { REACH = 7 };

/* one noun of ownership: its words, and the two it ties */
typedef struct bond {
    report *r;
    uint32_t first, end; /* tokens of the sentence */
    uint32_t head;
    uint32_t from, behind; /* tokens of its noun phrase: the first, and the one behind the last */
    uint32_t other;        /* mention of what it is of, or NO_INDEX */
    uint32_t other_head;   /* token where that is only described, or NO_INDEX */
    uint32_t bearer;       /* mention of who is called so, or NO_INDEX */
    owning tie;
} bond;

static bool mark_at(const report *r, uint32_t i, const char *mark)
{
    return str_is(report_text(r, r->tokens.at[i].start, r->tokens.at[i].end), mark);
}

static bool comma_at(const report *r, uint32_t i)
{
    return mark_at(r, i, ",") || mark_at(r, i, "،");
}

static bool quote_at(const report *r, uint32_t i)
{
    return mark_at(r, i, "\"") || mark_at(r, i, "«") || mark_at(r, i, "»") ||
           mark_at(r, i, "“") || mark_at(r, i, "”");
}

/* may what the mention names be owned, or own without being a person? */
static bool is_body(const report *r, uint32_t m)
{
    return m != NO_INDEX && r->mentions.at[m].kind != MENTION_PRONOUN &&
           r->mentions.at[m].type != ENTITY_PERSON;
}

/* The name that begins at token i or a few words of description behind it, "the newspaper X", "France's
 * X"; NO_INDEX */
static uint32_t name_from(const report *r, uint32_t i, uint32_t end, uint32_t most)
{
    for (uint32_t n = 0; i < end && n < most; n++) {
        const token *t = &r->tokens.at[i];
        if (t->mention != NO_INDEX && r->mentions.at[t->mention].kind == MENTION_NAME) {
            uint32_t behind =
                r->mentions.at[t->mention].first_token + r->mentions.at[t->mention].token_count;
            bool owns = behind < end && r->tokens.at[behind].kind == TOKEN_CLITIC;
            bool linked = behind < end && mark_at(r, behind, "-");
            if (!owns && !linked)
                return t->mention;
            i = behind + 1;
            continue;
        }
        bool open = t->kind == TOKEN_WORD
                        ? t->pos != WORD_VERB && t->pos != WORD_PREPOSITION &&
                              t->pos != WORD_PRONOUN && t->pos != WORD_AND
                        : quote_at(r, i) || mark_at(r, i, "-");
        if (!open)
            return NO_INDEX;
        i++;
    }
    return NO_INDEX;
}

/* what a pronoun of ownership speaks of: the body or thing before it that acts, else the nearest */
static uint32_t spoken_of(const report *r, uint32_t i, bool relative)
{
    uint32_t except = i >= 2 && comma_at(r, i - 1) ? r->tokens.at[i - 2].mention : NO_INDEX;
    enum { SENTENCES = 2 };
    uint32_t s = r->tokens.at[i].sentence, before = i;
    if (relative) {
        while (before && r->tokens.at[before - 1].kind == TOKEN_PUNCT)
            before--;
        uint32_t m = before ? r->tokens.at[before - 1].mention : NO_INDEX;
        return is_body(r, m) ? m : NO_INDEX;
    }
    for (int n = 0; n < SENTENCES; n++) {
        const sentence *at = &r->sentences.at[s];
        uint32_t any = NO_INDEX;
        for (uint32_t k = before; k-- > at->first_token;) {
            uint32_t m = r->tokens.at[k].mention;
            bool fits = is_body(r, m) && r->mentions.at[m].first_token == k && m != except &&
                        r->mentions.at[m].kind == MENTION_NAME &&
                        r->mentions.at[m].type != ENTITY_PLACE;
            if (!fits)
                continue;
            if (mention_acts(r, m))
                return m;
            any = any == NO_INDEX ? m : any;
        }
        if (any != NO_INDEX || s == 0 || r->sentences.at[s - 1].lang != at->lang)
            return any;
        before = at->first_token;
        s--;
    }
    return NO_INDEX;
}

/* ---- English */

static bool links_owned(const token *t)
{
    return str_is(t->norm, "of") || str_is(t->norm, "in");
}

/* the words before the noun, and whose it is where a possessive says so */
static void read_left(bond *b)
{
    const report *r = b->r;
    uint32_t i = b->head;
    while (i > b->first && b->head - i < REACH) {
        const token *t = &r->tokens.at[i - 1];
        if (t->kind == TOKEN_CLITIC) {
            uint32_t owner = i >= b->first + 2 ? i - 2 : NO_INDEX;
            b->other = owner != NO_INDEX ? r->tokens.at[owner].mention : NO_INDEX;
            b->other_head = b->other == NO_INDEX ? owner : NO_INDEX;
            b->from = b->other != NO_INDEX ? r->mentions.at[b->other].first_token : i - 2;
            return;
        }
        bool whose = str_is(t->norm, "whose");
        if (whose || (t->kind == TOKEN_WORD && t->pos == WORD_POSSESSIVE)) {
            b->from = i - 1;
            b->other = spoken_of(r, i - 1, whose);
            return;
        }
        bool place = t->mention != NO_INDEX && r->mentions.at[t->mention].type == ENTITY_PLACE;
        bool inside = place ||
                      (t->kind == TOKEN_WORD && t->mention == NO_INDEX &&
                       (t->pos == WORD_ADJECTIVE || t->pos == WORD_NOUN || t->pos == WORD_NUMBER ||
                        t->flags & TOKEN_NATIONAL)) ||
                      mark_at(r, i - 1, "-");
        if (!inside)
            break;
        i--;
    }
    b->from = i;
    if (i > b->first && r->tokens.at[i - 1].pos == WORD_DETERMINER)
        b->from = i - 1;
}

/* "of Y": what it is of */
static void read_right(bond *b)
{
    const report *r = b->r;
    b->behind = b->head + 1;
    if (b->behind + 1 >= b->end || !links_owned(&r->tokens.at[b->behind]))
        return;
    uint32_t m = name_from(r, b->behind + 1, b->end, 5);
    if (m != NO_INDEX && b->other == NO_INDEX) {
        b->other = m;
        b->behind = r->mentions.at[m].first_token + r->mentions.at[m].token_count;
        while (b->behind < b->end && (quote_at(r, b->behind) ||
                                      str_is(r->tokens.at[b->behind].norm, "family") ||
                                      str_is(r->tokens.at[b->behind].norm, "heirs")))
            b->behind++;
        return;
    }
    for (uint32_t i = b->behind + 1; b->other == NO_INDEX && i < b->end && i < b->behind + 4; i++)
        if (r->tokens.at[i].pos == WORD_NOUN) { /* "the owner of the ship" */
            b->other_head = i;
            b->behind = i + 1;
            return;
        }
}

/* who is called so: the name in apposition before or behind the phrase */
static void read_bearer(bond *b)
{
    const report *r = b->r;
    uint32_t i = b->from;
    if (i >= b->first + 2 && comma_at(r, i - 1)) {
        uint32_t k = i - 2;
        if (quote_at(r, k) && k > b->first)
            k--;
        uint32_t m = r->tokens.at[k].mention;
        bool fits = is_body(r, m) || (b->tie == TIE_OWNER && m != NO_INDEX);
        if (fits && m != b->other && !str_is(r->tokens.at[b->from].norm, "whose")) {
            b->bearer = m;
            return;
        }
    }
    i = b->behind;
    if (i < b->end && b->behind == b->head + 1 && str_is(r->tokens.at[i].norm, "company"))
        i++;
    if (i < b->end && comma_at(r, i))
        i++;
    uint32_t m = b->tie == TIE_COMPANY ? NO_INDEX : name_from(r, i, b->end, 4);
    if ((is_body(r, m) || (b->tie == TIE_OWNER && m != NO_INDEX)) && m != b->other)
        b->bearer = m;
}

static void give(bond *b)
{
    report *r = b->r;
    if (b->bearer == NO_INDEX || (b->other == NO_INDEX && b->other_head == NO_INDEX))
        return;
    role x = role_blank(b->bearer, r->tokens.at[b->head].lang);
    x.head = b->head;
    x.start = r->tokens.at[b->from].start;
    x.end = r->tokens.at[b->behind - 1].end;
    x.tie = (uint8_t)b->tie;
    x.of_mention = b->other;
    x.of_head = b->other_head;
    role_add(r, x);
}

static void english(bond *b)
{
    read_left(b);
    read_right(b);
    bool person = b->other != NO_INDEX && b->r->mentions.at[b->other].type == ENTITY_PERSON;
    if (b->tie == TIE_OWNER && person)
        return; /* whoever owns a person is no owner */
    if (b->tie == TIE_COMPANY && b->other == NO_INDEX)
        return;
    read_bearer(b);
    give(b);
}

/* "Acme, majority-owned by Roe", "Acme is 40 percent owned by Roe" */
static void partly_owned(report *r, const sentence *at, uint32_t i)
{
    enum { BACK = 8 };
    uint32_t end = at->first_token + at->token_count;
    if (!str_is(r->tokens.at[i].norm, "owned") || i < at->first_token + 2 || i + 2 >= end ||
        !str_is(r->tokens.at[i + 1].norm, "by"))
        return;
    const token *before = &r->tokens.at[i - 1];
    bool part = mark_at(r, i - 1, "-") || mark_at(r, i - 1, "%") ||
                str_is(before->norm, "percent") || str_is(before->norm, "cent") ||
                str_is(before->norm, "partly") || str_is(before->norm, "wholly");
    uint32_t owner = part ? name_from(r, i + 2, end, 5) : NO_INDEX, body = NO_INDEX;
    for (uint32_t k = i; owner != NO_INDEX && body == NO_INDEX && k > at->first_token && i - k < BACK;
         k--)
        body = is_body(r, r->tokens.at[k - 1].mention) ? r->tokens.at[k - 1].mention : NO_INDEX;
    if (body == NO_INDEX || body == owner)
        return;
    role x = role_blank(body, LANG_EN);
    x.head = i;
    x.start = before->start;
    x.end = r->mentions.at[owner].end;
    x.tie = (uint8_t)TIE_HELD;
    x.of_mention = owner;
    role_add(r, x);
}

/* "John Roe's Acme": a firm told to be a person's. Of parties and public bodies nothing is said. */
static void persons_firm(report *r, const sentence *at, uint32_t i)
{
    uint32_t end = at->first_token + at->token_count;
    if (r->tokens.at[i].kind != TOKEN_CLITIC || i == at->first_token || i + 1 >= end)
        return;
    uint32_t owner = r->tokens.at[i - 1].mention, firm = r->tokens.at[i + 1].mention;
    if (owner == NO_INDEX || firm == NO_INDEX || r->mentions.at[owner].type != ENTITY_PERSON ||
        r->mentions.at[owner].token_count < 2 || r->mentions.at[firm].first_token != i + 1 ||
        r->mentions.at[firm].kind != MENTION_NAME ||
        r->mentions.at[firm].type != ENTITY_ORGANIZATION ||
        r->mentions.at[firm].body != NO_INDEX || r->mentions.at[firm].guess)
        return;
    const mention *m = &r->mentions.at[firm];
    if (m->gazetteer != NO_INDEX) {
        str kind = gazetteer_at(r->know->gazetteer, m->gazetteer)->kind;
        if (!str_is(kind, "company") && !str_is(kind, "bank") && !str_is(kind, "airline"))
            return;
    }
    for (uint32_t k = m->first_token; k < m->first_token + m->token_count; k++)
        if (token_in_set(r, &r->tokens.at[k], LANG_EN, SET_PUBLIC))
            return;
    role x = role_blank(firm, LANG_EN);
    x.head = i;
    x.start = r->mentions.at[owner].start;
    x.end = m->end;
    x.tie = (uint8_t)TIE_HELD;
    x.of_mention = owner;
    role_add(r, x);
}

/* ---- Arabic */

/* The name behind ل, في or إلى at token i, over titles and kinds: للأمير فلان, لعائلة فلان; NO_INDEX. Sets
 * `last` to its last token. */
static uint32_t name_behind(const bond *b, uint32_t i, uint32_t *last)
{
    enum { WORDS = 6 };
    const report *r = b->r;
    for (uint32_t n = 0; i < b->end && n < WORDS; i++, n++) {
        const token *t = &r->tokens.at[i];
        if (t->mention != NO_INDEX && r->mentions.at[t->mention].kind != MENTION_PRONOUN) {
            *last = r->mentions.at[t->mention].first_token +
                    r->mentions.at[t->mention].token_count - 1;
            return t->mention;
        }
        if ((t->kind != TOKEN_WORD && !quote_at(r, i)) || t->pos == WORD_VERB ||
            t->pos == WORD_RELATIVE || t->pos == WORD_THAT)
            return NO_INDEX;
    }
    return NO_INDEX;
}

static bool leads_in(const token *t)
{
    return t->proclitics & PROCLITIC_LAM || str_starts(t->norm, STR("لل")) ||
           str_is(t->norm, "ل") || str_is(t->norm, "لـ") || str_is(t->norm, "في") ||
           str_is(t->norm, "الي");
}

/* the body or thing named before token i, over its adjectives and the words between */
static uint32_t body_before(const bond *b, uint32_t i)
{
    enum { WORDS = 6 };
    const report *r = b->r;
    for (uint32_t n = 0; i > b->first && n < WORDS; n++) {
        i--;
        const token *t = &r->tokens.at[i];
        if (t->mention != NO_INDEX)
            return is_body(r, t->mention) ? t->mention : NO_INDEX;
        if (t->kind == TOKEN_WORD ? t->pos == WORD_VERB || t->pos == WORD_PREPOSITION
                                  : !quote_at(r, i) && !comma_at(r, i))
            return NO_INDEX;
    }
    return NO_INDEX;
}

/* المملوكة لفلان: what stands before it is owned by whoever stands behind it */
static void arabic_owned(bond *b)
{
    uint32_t last = b->head;
    if (b->head + 1 >= b->end || !leads_in(&b->r->tokens.at[b->head + 1]))
        return;
    b->other = name_behind(b, b->head + 1, &last);
    b->bearer = body_before(b, b->head);
    b->behind = last + 1;
    if (b->bearer != b->other)
        give(b);
}

/* "فلان، أكبر مساهم في …", "مالكتها اليابانية فلان", "مالك السفينة فلان" */
static void arabic_owner(bond *b, str suffixed)
{
    const report *r = b->r;
    uint32_t last = b->head, i = b->head + 1;
    b->from = b->head;
    bool largest = b->head > b->first && str_is(r->tokens.at[b->head - 1].norm, "اكبر");
    b->from -= largest;
    if (suffixed.n) {
        b->other = spoken_of(r, b->head, false);
        while (i < b->end && r->tokens.at[i].mention == NO_INDEX &&
               (r->tokens.at[i].flags & TOKEN_ARTICLE || quote_at(r, i)) && i < b->head + 4)
            i++;
        b->bearer = i < b->end ? r->tokens.at[i].mention : NO_INDEX;
        b->behind = i;
    } else if (i < b->end && leads_in(&r->tokens.at[i])) {
        b->other = name_behind(b, i, &last);
        b->behind = last + 1;
        uint32_t k = b->from;
        if (k > b->first + 1 && str_is(r->tokens.at[k - 1].norm, "وهو"))
            k--;
        if (k > b->first + 1 && comma_at(r, k - 1)) {
            k -= 2;
            while (k > b->first && quote_at(r, k))
                k--;
            b->bearer = r->tokens.at[k].mention;
        }
    }
    if (b->bearer != b->other && b->bearer != NO_INDEX)
        give(b);
}

static str without_suffix(const token *t)
{
    static const char *const endings[] = { "ها", "هم", "ه" };
    str w = str_starts(token_stem(t), STR("ال")) ? str_drop(token_stem(t), 4) : token_stem(t);
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        if (str_ends(w, str_of(endings[i])) && w.n > 10)
            return str_take(w, w.n - strlen(endings[i]));
    return STR("");
}

static void arabic(report *r, const sentence *at, uint32_t i)
{
    const token *t = &r->tokens.at[i];
    str w = str_starts(token_stem(t), STR("ال")) ? str_drop(token_stem(t), 4) : token_stem(t);
    str suffixed = STR("");
    owning found = titles_tie(r->know->titles, LANG_AR, w);
    if (found == TIE_NONE) {
        suffixed = without_suffix(t);
        if (str_ends(suffixed, STR("ت")))
            suffixed = arena_printf(r->a, "%.*sة", STR_ARG(str_take(suffixed, suffixed.n - 2)));
        found = suffixed.n ? titles_tie(r->know->titles, LANG_AR, suffixed) : TIE_NONE;
    }
    if (found == TIE_NONE)
        return;
    bond b = { .r = r, .first = at->first_token, .end = at->first_token + at->token_count,
               .head = i, .from = i, .behind = i + 1, .other = NO_INDEX, .other_head = NO_INDEX,
               .bearer = NO_INDEX, .tie = found };
    if (found == TIE_OWNED)
        arabic_owned(&b);
    else
        arabic_owner(&b, suffixed);
}

static bool is_tie(report *r, const token *t)
{
    return titles_tie(r->know->titles, t->lang, t->norm) != TIE_NONE;
}

void roles_of_owners(report *r, uint32_t s)
{
    const sentence *at = &r->sentences.at[s];
    uint32_t end = at->first_token + at->token_count;
    if (at->lang != LANG_EN && at->lang != LANG_AR)
        return;
    for (uint32_t i = at->first_token; i < end; i++) {
        const token *t = &r->tokens.at[i];
        if (at->lang == LANG_EN)
        {
            persons_firm(r, at, i);
            partly_owned(r, at, i);
        }
        if (t->kind != TOKEN_WORD || t->mention != NO_INDEX)
            continue;
        if (at->lang == LANG_AR) {
            if (t->lang != LANG_AR || token_may_title(r, t))
                arabic(r, at, i);
            continue;
        }
        if (t->lang == at->lang && !token_asked(r, t, ASK_TIE, is_tie))
            continue;
        owning found = titles_tie(r->know->titles, at->lang, t->norm);
        if (found == TIE_NONE)
            continue;
        bond b = { .r = r, .first = at->first_token, .end = end, .head = i, .from = i,
                   .behind = i + 1, .other = NO_INDEX, .other_head = NO_INDEX, .bearer = NO_INDEX,
                   .tie = found };
        english(&b);
    }
}
