/*
 * Roles beside Arabic names. Before the name: a title (or kinship word) whose words run up to it
 * without a break, صهر الرئيس الأمريكي فلان. The words between are taken as one noun phrase: once
 * something definite stood there, only definite words may follow. Behind the name: after a comma, a
 * title first.
 */
#include "report/lexicon.h"
#include "report/roles.h"
#include "report/cues.h"
#include "report/memo.h"

static str bare(str w)
{
    return str_starts(w, STR("ال")) && w.n > 6 ? str_drop(w, 4) : w;
}

static bool definite(const report *r, uint32_t i)
{
    const token *t = &r->tokens.at[i];
    return t->mention != NO_INDEX || str_starts(t->norm, STR("ال")) ||
           str_starts(t->norm, STR("لل"));
}

static bool is_comma(const report *r, uint32_t i)
{
    str s = report_text(r, r->tokens.at[i].start, r->tokens.at[i].end);
    return str_is(s, "،") || str_is(s, ",");
}

static bool is_quote(const report *r, uint32_t i)
{
    str s = report_text(r, r->tokens.at[i].start, r->tokens.at[i].end);
    return str_is(s, "«") || str_is(s, "»") || str_is(s, "\"") || str_is(s, "“") || str_is(s, "”");
}

/* ل before what an office is of */
static bool leads(const token *t)
{
    return t->proclitics & PROCLITIC_LAM || str_starts(t->norm, STR("لل")) || str_is(t->norm, "ل");
}

/* words that may stand inside a title, or between it and the name: "in", "at", "of", "then" */
static bool inner_function(const token *t)
{
    static const char *const words[] = { "في",  "لدى", "لدي",  "الى",   "الي",   "من",    "على",
                                         "علي", "ل",   "باسم", "انذاك", "حينها", "وقتها", "حينذاك" };
    return STR_IS_ANY(t->norm, words);
}

/* a title's or kinship word at token i, in the form that its proclitics leave; its relation or
 * nothing */
typedef struct head {
    bool title, kin;
    str word, relation;
    uint32_t start;
    bool possessive; /* carries a pronoun: زوجته */
} head;

static str without_pronoun(report *r, str w)
{
    static const char *const endings[] = { "هما", "هم", "ها", "ه" };
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        str e = str_of(endings[i]);
        if (!str_ends(w, e) || w.n < e.n + 4)
            continue;
        str stem = str_take(w, w.n - e.n);
        if (str_ends(stem, STR("ت")))
            return arena_printf(r->a, "%.*sة", STR_ARG(str_take(stem, stem.n - 2)));
        return stem;
    }
    return STR_NONE;
}

static head head_at(report *r, uint32_t i)
{
    const token *t = &r->tokens.at[i];
    word_variant v[MENTION_VARIANTS];
    head h = { 0 };
    /* المدعي العام: an office that serves as the name of a body */
    const mention *body = t->mention != NO_INDEX ? &r->mentions.at[t->mention] : NULL;
    bool serves = body && body->kind == MENTION_DESCRIPTION && body->body != NO_INDEX &&
                  body->first_token == i && body->token_count > 1;
    if (t->kind != TOKEN_WORD || (body && !serves) ||
        (t->lang == LANG_AR && !token_may_title(r, t)))
        return h;
    size_t n = mention_variants(r, t, v);
    for (size_t k = 0; k < n && !h.title && !h.kin; k++) {
        str w = bare(v[k].word);
        h = (head){ .word = w, .start = v[k].start };
        h.title = titles_is_head(r->know->titles, LANG_AR, w);
        h.relation = titles_kin(r->know->titles, LANG_AR, w);
        if (!h.relation.at && w.n > 6) {
            str stem = without_pronoun(r, w);
            h.relation = stem.at ? titles_kin(r->know->titles, LANG_AR, stem) : STR_NONE;
            h.possessive = h.relation.at != NULL;
        }
        h.kin = h.relation.at != NULL;
        if (h.kin && !h.possessive && i + 1 < r->tokens.n) { /* ابن شقيق */
            str next = bare(r->tokens.at[i + 1].norm);
            str both = titles_kin(r->know->titles, LANG_AR,
                                  arena_printf(r->a, "%.*s %.*s", STR_ARG(w), STR_ARG(next)));
            if (!both.at && next.n > 8) { /* ابن شقيقه */
                str stem = without_pronoun(r, next);
                both = stem.at ? titles_kin(r->know->titles, LANG_AR,
                                            arena_printf(r->a, "%.*s %.*s", STR_ARG(w),
                                                         STR_ARG(stem)))
                               : STR_NONE;
                h.possessive = both.at != NULL;
            }
            h.relation = both.at ? both : h.relation;
        } else if (h.kin && h.possessive && i > 0 && r->tokens.at[i - 1].kind == TOKEN_WORD) {
            /* ابن شقيقه: the word before says how far */
            const token *before = &r->tokens.at[i - 1];
            str both = titles_kin(r->know->titles, LANG_AR,
                                  arena_printf(r->a, "%.*s %.*s", STR_ARG(bare(token_stem(before))),
                                               STR_ARG(without_pronoun(r, w))));
            h.relation = both.at ? both : h.relation;
            h.start = both.at ? token_stem_start(before) : h.start;
        }
        if (!h.title && !h.kin && w.n > 6) { /* رئيسها, سفيرها, نظيره */
            str stem = without_pronoun(r, w);
            h.title = stem.at && titles_is_head(r->know->titles, LANG_AR, stem);
            h.possessive = h.title;
            h.word = h.title ? stem : h.word;
        }
    }
    return h;
}

/* Is what stands between a title at i and the name at `end` one noun phrase with it? */
static bool one_phrase(const report *r, uint32_t i, uint32_t end)
{
    bool seen_definite = str_starts(r->tokens.at[i].norm, STR("ال"));
    for (uint32_t k = i + 1; k < end; k++) {
        const token *t = &r->tokens.at[k];
        if (t->kind == TOKEN_PUNCT) {
            if (!is_quote(r, k) && !(k + 1 == end && is_comma(r, k)))
                return false;
            continue;
        }
        if (t->kind != TOKEN_WORD)
            continue;
        /* "of", "in the name of": a new phrase begins inside the title */
        if (inner_function(t) || str_is(t->norm, "ل") ||
            t->proclitics & (PROCLITIC_LAM | PROCLITIC_BA)) {
            seen_definite = definite(r, k) && !inner_function(t) && !str_is(t->norm, "ل");
            continue;
        }
        bool def = definite(r, k) || (k > i + 1 && (str_is(t->norm, "ولايته") ||
                                                    str_is(t->norm, "ولايتها")));
        if ((seen_definite && !def) ||
            token_signs_in(r, t, LANG_AR) & (SIGN_WEEKDAY | SIGN_MONTH))
            return false;
        seen_definite |= def;
    }
    return true;
}

static bool former_word(str w)
{
    w = bare(w);
    return str_is(w, "سابق") || str_is(w, "سابقة") || str_is(w, "اسبق") || str_is(w, "راحل");
}

/* what the words of a title from `first` to `last` say of whose it is */
void role_owner_arabic(report *r, role *x, uint32_t first, uint32_t last)
{
    uint32_t own = x->head != NO_INDEX ? r->tokens.at[x->head].mention : NO_INDEX;
    for (uint32_t k = first; k <= last; k++) {
        const token *t = &r->tokens.at[k];
        if (t->mention != NO_INDEX && t->mention == own)
            continue;
        if (k > first && (str_is(t->norm, "شؤون") || str_is(token_stem(t), "شؤون") ||
                          str_is(token_stem(t), "شوون")))
            break; /* what the office is about */
        if (t->mention != NO_INDEX && r->mentions.at[t->mention].kind != MENTION_PRONOUN) {
            const mention *m = &r->mentions.at[t->mention];
            bool better = x->of_mention == NO_INDEX || m->type == ENTITY_ORGANIZATION;
            bool person = m->type == ENTITY_PERSON;
            bool fits = x->kin ? person : !person || role_serves_person(x->office);
            if (fits && (better || x->kin))
                x->of_mention = t->mention;
        } else if (t->kind == TOKEN_WORD && t->lang == LANG_AR) {
            /* المدير المالي: of finance, not of Mali */
            uint32_t country = str_is(x->office, "cfo") ? NO_INDEX : role_national(r, k);
            if (country != NO_INDEX && k > first && str_starts(t->norm, STR("ال")))
                x->of_country = country;
            x->former |= !x->kin && former_word(t->norm);
        }
    }
}

/* صهر الرئيس الأمريكي: the office inside a kinship phrase names somebody by the dated table */
static void kin_of_office(report *r, role *x, uint32_t s, uint32_t kin_at, uint32_t end)
{
    for (uint32_t k = kin_at + 1; k < end; k++) {
        head h = head_at(r, k);
        if (!h.title)
            continue;
        role inner = role_blank(x->mention, LANG_AR);
        uint32_t last = end - 1;
        role_owner_arabic(r, &inner, k, last);
        str office = titles_office(r->know->titles, LANG_AR, h.word, role_words(r, k, last));
        x->of_country = inner.of_country;
        x->of_holder =
            inner.of_mention == NO_INDEX ? role_holder(r, inner.of_country, office) : NO_INDEX;
        (void)role_describe(r, s, k, last, h.start, x->of_holder);
        return;
    }
}

/* شقيقه, مساعدتها: whom the pronoun at the end of token `i` speaks of */
static uint32_t owner_of_pronoun(const report *r, role *x, uint32_t i)
{
    x->by_pronoun = true;
    str w = r->tokens.at[i].norm;
    /* "فلانة وشقيقها فلان": the person beside it */
    bool joined = r->tokens.at[i].proclitics & PROCLITIC_WAW || str_starts(w, STR("و"));
    uint32_t beside = joined && i ? r->tokens.at[i - 1].mention : NO_INDEX;
    if (x->kin && beside != NO_INDEX && r->tokens.at[i - 1].sentence == r->tokens.at[i].sentence &&
        r->mentions.at[beside].type == ENTITY_PERSON && beside != x->mention) {
        x->beside = true;
        return beside;
    }
    return role_possessor(r, &(possessive){ .at = i,
                                            .bearer = x->mention,
                                            .person = x->kin || role_serves_person(x->office) ||
                                                      (str_is(x->office, "lawmaker") &&
                                                       !str_ends(w, STR("ها"))),
                                            .state = role_of_state(x->office) &&
                                                     !str_is(x->office, "president_or_head"),
                                            .firm = role_of_firm(x->office),
                                            .kin = x->kin,
                                            .he = str_ends(w, STR("ه")),
                                            .she = str_ends(w, STR("ها")) });
}

/* does the name of a person and a comma stand before token i? */
static bool behind_person(const report *r, uint32_t i)
{
    if (i < 2 || !is_comma(r, i - 1))
        return false;
    uint32_t m = r->tokens.at[i - 2].mention;
    return m != NO_INDEX && (r->mentions.at[m].type == ENTITY_PERSON || r->mentions.at[m].guess ||
                             r->mentions.at[m].surname);
}

/* وهو, وهي: "and he is", before what somebody is */
static bool is_and_he(const token *t)
{
    return str_is(t->norm, "وهو") || str_is(t->norm, "وهي") || str_is(token_stem(t), "هو") ||
           str_is(token_stem(t), "هي");
}

/* "X، ابنة شقيق الرئيس Y", "وهو شقيق الرئيس Y": is the kinship word at i told of somebody before it? */
static bool kin_of_another(report *r, uint32_t i)
{
    while (i && head_at(r, i - 1).kin)
        i--;
    return behind_person(r, i) || (i && is_and_he(&r->tokens.at[i - 1]));
}

/* زوجها، رجل الأعمال فلان: a kinship word with a pronoun before the comma of another title */
static void kin_before(report *r, uint32_t index)
{
    enum { REACH = 7 };
    const mention *m = &r->mentions.at[index];
    uint32_t first = r->sentences.at[m->sentence].first_token;
    for (uint32_t i = m->first_token; i-- > first + 1 && m->first_token - i <= REACH;) {
        const token *t = &r->tokens.at[i];
        if (t->pos == WORD_VERB || (t->mention != NO_INDEX &&
                                    r->mentions.at[t->mention].type == ENTITY_PERSON))
            return;
        if (t->kind != TOKEN_PUNCT || !is_comma(r, i))
            continue;
        head h = head_at(r, i - 1);
        if (!h.kin || !h.possessive)
            return;
        role x = role_blank(index, LANG_AR);
        x.start = h.start;
        x.end = r->tokens.at[i - 1].end;
        x.kin = true;
        x.office = h.relation;
        x.of_mention = owner_of_pronoun(r, &x, i - 1);
        role_add(r, x);
        return;
    }
}

static bool before_name(report *r, uint32_t index)
{
    const mention *m = &r->mentions.at[index];
    const sentence *at = &r->sentences.at[m->sentence];
    uint32_t end = m->first_token;
    /* "فلان، نائب المدير، وفلان", "فلان وزوجته وفلان": behind "and" stands somebody else */
    if (m->start > r->tokens.at[end].start && str_starts(r->tokens.at[end].norm, STR("و")))
        return false;
    if (end > at->first_token && is_quote(r, end - 1))
        end--;
    uint32_t chosen = NO_INDEX;
    head best = { 0 };
    for (uint32_t steps = 0, i = end; i > at->first_token && steps < ROLE_REACH; steps++) {
        i--;
        const token *t = &r->tokens.at[i];
        bool comma = t->kind == TOKEN_PUNCT && is_comma(r, i) && i + 1 == end;
        if (t->kind == TOKEN_PUNCT && !is_quote(r, i) && !comma)
            break;
        if (t->mention != NO_INDEX && r->mentions.at[t->mention].type == ENTITY_PERSON &&
            r->mentions.at[t->mention].kind == MENTION_NAME) {
            uint32_t of = r->mentions.at[t->mention].first_token; /* "محامي فلان، فلان" */
            of -= of > at->first_token + 1 && str_is(r->tokens.at[of - 1].norm, "باسم");
            head h = of > at->first_token ? head_at(r, of - 1) : (head){ 0 };
            bool serves = h.title && !h.possessive && of + 1 < end &&
                          !(r->tokens.at[of - 1].flags & TOKEN_ARTICLE) && /* المحامي فلان */
                          role_serves_person(titles_office(r->know->titles, LANG_AR, h.word, h.word));
            if (((h.kin && (!h.possessive || of == i)) || serves) && chosen == NO_INDEX && !kin_of_another(r, of - 1) &&
                (of == i || t->mention != index)) {
                chosen = of - 1;
                best = h;
            }
            break;
        }
        head h = head_at(r, i);
        /* "X، شقيق الرئيس Y": the kinship word is X's, the title Y's */
        /* "نائب رئيس X ونجل رئيسها Y": the son is whoever was told before */
        bool joined_kin = chosen != NO_INDEX && h.start > t->start && best.possessive;
        if (h.kin && !h.possessive && chosen != NO_INDEX && (joined_kin || kin_of_another(r, i)))
            break;
        if ((h.title || h.kin) && one_phrase(r, i, end)) {
            chosen = i;
            best = h;
        } else if (token_signs_in(r, t, LANG_AR) & SIGN_FUNCTION &&
                   !inner_function(t)) {
            break;
        }
    }
    /* شقيقة فلان: a kinship word right before a name speaks of a relative of that name */
    if (chosen == NO_INDEX || (best.kin && !best.possessive && !best.title && chosen + 1 == end))
        return false;
    /* "X، محامية المعارضة Y": what stands behind a comma after a name is that name's role */
    if (chosen >= at->first_token + 2 && is_comma(r, chosen - 1) &&
        r->tokens.at[chosen - 2].mention != NO_INDEX &&
        r->mentions.at[r->tokens.at[chosen - 2].mention].type == ENTITY_PERSON &&
        !(end > at->first_token && is_comma(r, end)) && r->tokens.at[chosen].start == best.start &&
        !str_starts(r->tokens.at[chosen].norm, STR("ال")))
        return false;
    /* صديق الرئيس فلان: the friend is somebody else */
    if (chosen + 2 == end && best.title && !best.possessive && head_at(r, chosen + 1).title &&
        str_starts(r->tokens.at[chosen + 1].norm, STR("ال")) &&
        str_is(titles_office(r->know->titles, LANG_AR, best.word, best.word), "ally"))
        best = head_at(r, ++chosen);
    if (end < m->first_token && chosen < end) {
        uint32_t quotes = 0;
        for (uint32_t k = chosen; k < end; k++)
            quotes += is_quote(r, k);
        end += quotes % 2;
    }
    uint32_t last = end - 1;
    while (last > chosen && r->tokens.at[last].kind == TOKEN_PUNCT && is_comma(r, last))
        last--;
    role x = role_blank(index, LANG_AR);
    x.head = chosen;
    x.start = best.start;
    x.end = r->tokens.at[last].end;
    x.kin = best.kin && !(best.title && !best.possessive && last == chosen);
    x.office =
        x.kin ? best.relation
              : titles_office(r->know->titles, LANG_AR, best.word, role_words(r, chosen, last));
    role_owner_arabic(r, &x, chosen, last);
    if (best.possessive && x.of_mention == NO_INDEX && (x.of_country == NO_INDEX || x.kin) &&
        !str_is(best.word, "نظير"))
        x.of_mention = owner_of_pronoun(r, &x, chosen);
    if (x.kin && x.of_mention == NO_INDEX)
        kin_of_office(r, &x, r->mentions.at[index].sentence, chosen, last + 1);
    role_add(r, x);
    return true;
}

/* "أحد أبرز حلفاء": the token of the plural behind "one of"; NO_INDEX */
static uint32_t one_of_many(const report *r, uint32_t i, uint32_t end)
{
    bool one = str_is(r->tokens.at[i].norm, "احد") || str_is(r->tokens.at[i].norm, "احدى") ||
               str_is(r->tokens.at[i].norm, "من");
    for (uint32_t k = i + 1; one && k < end && k < i + 4; k++)
        if (r->tokens.at[k].kind == TOKEN_WORD && r->tokens.at[k].form & FORM_PLURAL)
            return k;
    return NO_INDEX;
}

/* the title in the plural at token i, as if it stood for one */
static head plural_head(const report *r, uint32_t i)
{
    const token *t = &r->tokens.at[i];
    head h = { .start = t->start };
    if (t->lemma == NO_INDEX || t->mention != NO_INDEX)
        return h;
    h.word = lexicon_lexeme(r->know->lexicon, t->lemma)->lemma;
    h.title = titles_is_head(r->know->titles, LANG_AR, h.word);
    return h;
}

/* فلان (46 عاماً)، البالغ من العمر 47 عاماً: the token behind an age told at token i; i */
static uint32_t over_age(const report *r, uint32_t i, uint32_t end)
{
    enum { REACH = 8 };
    bool opens = i < end && str_is(report_text(r, r->tokens.at[i].start, r->tokens.at[i].end), "(");
    uint32_t k = i + (i < end && is_comma(r, i));
    bool says = k < end && (str_starts(r->tokens.at[k].norm, STR("البالغ")) ||
                            str_is(r->tokens.at[k].norm, "البالغة"));
    if (!opens && !says)
        return i;
    bool number = false;
    for (k++; k < end && k < i + REACH; k++) {
        number |= r->tokens.at[k].kind == TOKEN_NUMBER;
        bool closes = str_is(report_text(r, r->tokens.at[k].start, r->tokens.at[k].end), ")");
        if (number && opens && closes)
            return k + 1;
        if (number && !opens && is_comma(r, k))
            return k;
    }
    return i;
}

/* الذي يوصف بأنه: the token behind it, where the clause at token i says what somebody is called; i */
static uint32_t over_called(const report *r, uint32_t i, uint32_t end)
{
    if (i + 3 >= end || !str_starts(r->tokens.at[i].norm, STR("ال")) ||
        r->tokens.at[i].pos != WORD_RELATIVE)
        return i;
    bool called = str_is(r->tokens.at[i + 1].norm, "يوصف") ||
                  str_is(r->tokens.at[i + 1].norm, "توصف") ||
                  str_is(r->tokens.at[i + 1].norm, "يعتبر");
    bool as = str_starts(r->tokens.at[i + 2].norm, STR("بان")) ||
              str_starts(r->tokens.at[i + 2].norm, STR("باأن"));
    return called && as ? i + 3 : i;
}

/* Can what stands right behind the name be no object of a verb? "قال فلان وزير المالية إن", "مع فلان رئيس
 * البنك", "ومن بينهم فلان رئيس الهيئة", not "التقى فلان وزير المالية". */
static bool no_object_follows(const report *r, const mention *m)
{
    enum { CLAUSE = 14 };
    const sentence *at = &r->sentences.at[m->sentence];
    for (uint32_t i = m->first_token, n = 0; i-- > at->first_token && n < CLAUSE; n++) {
        const token *t = &r->tokens.at[i];
        if (!n && (t->pos == WORD_PREPOSITION || t->cues & CUE_SAYS))
            return true;
        if (t->kind == TOKEN_PUNCT && !is_quote(r, i))
            return true;
        if (t->pos == WORD_VERB || t->form & FORM_GERUND)
            return false;
    }
    return true;
}

static void behind_name(report *r, uint32_t index, bool titled)
{
    const mention *m = &r->mentions.at[index];
    const sentence *at = &r->sentences.at[m->sentence];
    uint32_t end = at->first_token + at->token_count;
    uint32_t i = m->first_token + m->token_count;
    if (i < end && is_quote(r, i))
        i++;
    i = over_age(r, i, end);
    bool comma = i < end && is_comma(r, i);
    if (comma)
        i++;
    uint32_t called = over_called(r, i, end);
    comma |= called != i;
    i = called;
    if (comma && i + 1 < end && is_and_he(&r->tokens.at[i]))
        i++;
    if (i >= end || (titled && !comma))
        return;
    uint32_t one = one_of_many(r, i, end);
    head h = one != NO_INDEX ? plural_head(r, one) : head_at(r, i);
    bool fits = h.kin || (h.title && (comma || str_starts(r->tokens.at[i].norm, STR("ال")) ||
                                      (m->token_count > 1 && no_object_follows(r, m))));
    i = one != NO_INDEX ? one : i;
    /* "، زعيمةً له": what somebody was made, and no apposition */
    bool made = i + 1 < end && !h.kin && (str_is(r->tokens.at[i + 1].norm, "له") ||
                                          str_is(r->tokens.at[i + 1].norm, "لها"));
    if (!fits || made || h.start != r->tokens.at[i].start ||
        (h.kin && !comma && str_starts(r->tokens.at[i].norm, STR("ال"))))
        return; /* فلان الابن is his name */
    bool serves = role_serves_person(titles_office(r->know->titles, LANG_AR, h.word, h.word));
    uint32_t last = i;
    while (last + 1 < end && last - i < ROLE_REACH) {
        const token *t = &r->tokens.at[last + 1];
        bool stop =
            (t->kind == TOKEN_PUNCT && !is_quote(r, last + 1)) || t->kind == TOKEN_NUMBER ||
            (token_signs_in(r, t, LANG_AR) & SIGN_FUNCTION && !inner_function(t)) ||
            !one_phrase(r, i, last + 2);
        bool person = t->mention != NO_INDEX && r->mentions.at[t->mention].type == ENTITY_PERSON;
        if (stop || (person && !h.kin && !serves))
            break;
        last++;
    }
    bool followed_by_name = last + 1 < end && r->tokens.at[last + 1].mention != NO_INDEX &&
                            r->mentions.at[r->tokens.at[last + 1].mention].type == ENTITY_PERSON;
    if (followed_by_name && (!comma || str_starts(r->tokens.at[i].norm, STR("ال"))))
        return;
    if (titled && followed_by_name && !h.kin && !serves)
        return; /* "الرئيس فلان، وزير خارجيته فلان" */
    role x = role_blank(index, LANG_AR);
    x.head = i;
    x.start = r->tokens.at[i].start;
    x.end = r->tokens.at[last].end;
    x.kin = h.kin;
    x.office = x.kin ? h.relation
                     : titles_office(r->know->titles, LANG_AR, h.word, role_words(r, i, last));
    role_owner_arabic(r, &x, i, last);
    if (followed_by_name && x.of_mention == NO_INDEX && (x.kin || serves))
        x.of_mention = r->tokens.at[last + 1].mention;
    if (h.possessive && x.of_mention == NO_INDEX && (x.of_country == NO_INDEX || x.kin) &&
        !str_is(h.word, "نظير"))
        x.of_mention = owner_of_pronoun(r, &x, i);
    if (x.kin && x.of_mention == NO_INDEX)
        kin_of_office(r, &x, m->sentence, i, last + 1);
    role_add(r, x);
}

/* تعيين فلان محافظاً لمصرف كذا وفلان نائباً له: what somebody is to become */
static void appointed_as(report *r, uint32_t index)
{
    enum { BACK = 12 };
    static const char *const nouns[] = { "تعيين", "ترشيح", "تسمية", "تكليف" };
    const mention *m = &r->mentions.at[index];
    const sentence *at = &r->sentences.at[m->sentence];
    uint32_t end = at->first_token + at->token_count, i = m->first_token + m->token_count;
    bool told = false;
    for (uint32_t k = m->first_token, n = 0; !told && k-- > at->first_token && n < BACK; n++)
        told |= STR_IS_ANY(token_stem(&r->tokens.at[k]), nouns) ||
                STR_IS_ANY(r->tokens.at[k].norm, nouns);
    if (!told || i >= end || r->tokens.at[i].kind != TOKEN_WORD ||
        !str_ends(r->tokens.at[i].norm, STR("ا")))
        return;
    str w = r->tokens.at[i].norm, word = str_take(w, w.n - 2);
    if (!titles_is_head(r->know->titles, LANG_AR, word))
        return;
    uint32_t last = i;
    bool own = i + 1 < end && str_is(r->tokens.at[i + 1].norm, "له");
    while (!own && last + 1 < end && last - i < ROLE_REACH && r->tokens.at[last + 1].kind != TOKEN_NUMBER &&
           (r->tokens.at[last + 1].mention != NO_INDEX || is_quote(r, last + 1) ||
            (last == i && leads(&r->tokens.at[last + 1]))) &&
           (r->tokens.at[last + 1].mention == NO_INDEX ||
            r->mentions.at[r->tokens.at[last + 1].mention].type != ENTITY_PERSON))
        last++;
    role x = role_blank(index, LANG_AR);
    x.head = i;
    x.start = r->tokens.at[i].start;
    x.end = r->tokens.at[own ? i + 1 : last].end;
    x.office = titles_office(r->know->titles, LANG_AR, word, role_words(r, i, last));
    x.planned = true;
    role_owner_arabic(r, &x, i, last);
    for (size_t k = r->roles.n; own && x.of_mention == NO_INDEX && k-- > 0;)
        if (r->roles.at[k].planned && r->roles.at[k].lang == LANG_AR)
            x.of_mention = r->roles.at[k].of_mention; /* "and Y as his deputy" */
    role_add(r, x);
}

void roles_of_arabic(report *r, uint32_t index)
{
    appointed_as(r, index);
    kin_before(r, index);
    behind_name(r, index, before_name(r, index));
}
