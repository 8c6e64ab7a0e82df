/*
 * Who somebody is: the title or kinship word beside a name. Three comparisons:
 *   - the roles that both versions give to one person (roles.c), against each other and, for
 * offices, against the table of who held which office on the report's date;
 *   - "the lawyer of X" where the other version has X himself: another person acts;
 *   - a title that only one version gives, where the table does not say that it is right.
 * A word is believed to be missing only when no word of its concept stands anywhere in the other
 * side.
 */
#include "report/disagree.h"
#include "report/memo.h"
#include "report/mentions.h"
#include "report/offices.h"
#include "report/titles.h"


typedef struct standing {
    uint32_t head;        /* the token of the title's or kinship word */
    uint32_t first, last; /* what is shown */
    bool kin;
    bool of; /* "the lawyer of X": somebody else is meant */
} standing;

static bool in_range(token_range x, uint32_t i)
{
    return i >= x.first && i < x.end;
}

/* ---- whether the other side says it too */

/* the first word of "son-in-law", or i itself */
static uint32_t hyphened(const report *r, uint32_t i, uint32_t first)
{
    bool law = str_is(r->tokens.at[i].norm, "law") && i >= first + 4 &&
               str_is(r->tokens.at[i - 2].norm, "in");
    return law ? i - 4 : i;
}

static bool said_there(const comparison *k, uint32_t head, token_range other)
{
    report *r = k->r;
    const token *t = &r->tokens.at[head];
    uint32_t mine[BILINGUAL_CONCEPTS], its[BILINGUAL_CONCEPTS];
    size_t n = token_concepts(r, t, mine);
    if (!n)
        return true; /* nobody can tell */
    for (uint32_t i = other.first; i < other.end; i++) {
        const token *o = &r->tokens.at[i];
        if (o->kind != TOKEN_WORD || o->lang == t->lang)
            continue;
        /* the words of "son-in-law" stand apart */
        bool law = i >= other.first + 4 && o->lang == LANG_EN && hyphened(r, i, other.first) != i;
        size_t m = law ? bilingual_of(r->know->bilingual, o->lang, STR("in-law"), its)
                       : token_concepts(r, o, its);
        for (size_t a = 0; a < n; a++)
            for (size_t b = 0; b < m; b++)
                if (mine[a] == its[b])
                    return true;
    }
    return false;
}

/* Does any version give this person the same office or relation elsewhere? */
static bool said_elsewhere(const comparison *k, uint32_t entity_index, str office,
                           uint8_t other_lang)
{
    const report *r = k->r;
    if (entity_index >= r->entities.n || !office.n)
        return false;
    const entity *e = &r->entities.at[entity_index];
    for (size_t i = 0; i < e->roles.n; i++)
        if (e->roles.at[i].lang == other_lang && str_eq(e->roles.at[i].office, office))
            return true;
    return false;
}

/* 1 the table says the person held it (of whatever body), 0 somebody else did, -1 unknown */
static int held(const comparison *k, uint32_t gazetteer_entry_index, str office)
{
    const report *r = k->r;
    if (gazetteer_entry_index == NO_INDEX || !office.n || !r->date.at)
        return -1;
    if (str_is(office, "president_or_head"))
        office = STR("president");
    return offices_held(r->know->offices, gazetteer_entry_index, STR(""), office, r->date);
}

/* ---- saying it */

static void flag(comparison *k, uint8_t kind, severity how, uint32_t about, span ar, span en)
{
    report *r = k->r;
    disagreement d = { .kind = kind,
                       .severity = (uint8_t)how,
                       .ar = ar,
                       .en = en,
                       .about_kind = about != NO_INDEX ? ABOUT_ENTITY : ABOUT_NOTHING,
                       .about = about };
    disagree_differ(r, d,
                    kind == DIFFER_kinship ? "The versions say otherwise whose relative this is"
                    : kind == DIFFER_actor ? "The versions differ about who is meant"
                                           : "The versions give this person another role",
                    kind == DIFFER_kinship ? "تختلف النسختان في صلة القرابة"
                    : kind == DIFFER_actor ? "تختلف النسختان في الشخص المقصود"
                                           : "تختلف النسختان في صفة هذا الشخص");
}

/* the mention of the same person on the other side of the bead, or NO_INDEX */
static uint32_t same_person(const comparison *k, uint32_t index)
{
    const report *r = k->r;
    const mention *m = &r->mentions.at[index];
    token_range other = m->lang == LANG_AR ? k->en : k->ar;
    if (m->pair != NO_INDEX && in_range(other, r->mentions.at[m->pair].first_token))
        return m->pair;
    for (uint32_t i = other.first; m->entity != NO_INDEX && i < other.end; i++) {
        uint32_t x = r->tokens.at[i].mention;
        if (x != NO_INDEX && r->mentions.at[x].entity == m->entity &&
            r->mentions.at[x].kind == MENTION_NAME)
            return x;
    }
    return NO_INDEX;
}

/* ---- roles that roles.c found */

static const role *role_of(const comparison *k, uint32_t mention_index, bool kin)
{
    for (uint32_t i = k->first_role[mention_index]; i != NO_INDEX; i = k->next_role[i])
        if (k->r->roles.at[i].kin == kin)
            return &k->r->roles.at[i];
    return NULL;
}

/* "NATO Secretary General", "the secretary-general of the party": whatever roles.c made of it */
static str office_of(const report *r, const role *x)
{
    str behind = str_drop(r->bytes, x->end < r->bytes.n ? x->end : r->bytes.n);
    bool general = str_find(x->title, STR("eneral")) != SIZE_MAX ||
                   str_starts(behind, STR(" General")) || str_starts(behind, STR(" general")) ||
                   str_starts(behind, STR("-General")) || str_starts(behind, STR("-general"));
    return general && str_find(x->title, STR("ecretary")) != SIZE_MAX ? STR("secretary_general")
                                                                      : x->office;
}

/* is the office one of those listed, each between blanks? */
static bool lists(const char *words, str office)
{
    const char *at = words;
    while (office.n && (at = strchr(at, ' ')) && *++at)
        if (strncmp(at, office.at, office.n) == 0 && at[office.n] == ' ')
            return true;
    return false;
}

/* offices that one word may stand for in translation */
static bool compatible(str a, str b)
{
    static const char *const groups[] = {
        " president president_or_head head chairman chief leader director ceo executive chair ",
        " official spokesperson officer head chief ",
        " envoy ambassador representative diplomat negotiator mediator ",
        " minister foreign_minister diplomat official ",
        " justice_minister chief_prosecutor prosecutor judge general ",
        " minister foreign_minister defence_minister interior_minister finance_minister secretary "
        "energy_minister ",
        " deputy assistant aide adviser secretary undersecretary ",
        " member lawmaker senator parliamentarian deputy representative politician ",
        " general commander officer army_chief chief_of_staff colonel ",
    };
    if (str_eq(a, b) || !a.n || !b.n)
        return true;
    for (size_t i = 0; i < sizeof groups / sizeof *groups; i++)
        if (lists(groups[i], a) && lists(groups[i], b))
            return true;
    return false;
}

/* the token of a role's text that is a title or kinship word; NO_INDEX: none is known. Kinship
 * words carry pronouns (زوجته), so the first word of such a role will do. */
static uint32_t head_of(const comparison *k, const role *x, token_range side)
{
    const report *r = k->r;
    uint32_t first = NO_INDEX;
    for (uint32_t i = side.first; i < side.end; i++) {
        const token *t = &r->tokens.at[i];
        if (t->end <= x->start || t->start >= x->end || t->kind != TOKEN_WORD)
            continue;
        if (first == NO_INDEX)
            first = i;
        word_variant v[MENTION_VARIANTS];
        size_t n = mention_variants(k->r, t, v);
        for (size_t j = 0; j < n; j++) {
            str w = v[j].word;
            if (t->lang == LANG_AR && str_starts(w, STR("ال")))
                w = str_drop(w, sizeof "ال" - 1);
            bool known = x->kin ? titles_kin(r->know->titles, t->lang, w).at != NULL
                                : titles_is_head(r->know->titles, t->lang, w);
            if (known)
                return i;
        }
    }
    return x->kin ? first : NO_INDEX;
}

/* a role's words with the name they belong to */
static span with_name(const report *r, const role *x, const mention *m)
{
    span s = { x->start < m->start ? x->start : m->start, x->end > m->end ? x->end : m->end,
               m->lang };
    (void)r;
    return s.end - s.start > 160 ? (span){ x->start, x->end, m->lang } : s;
}

/* the same relation, or one that leaves open which in-law */
static bool same_relation(str a, str b)
{
    str any = STR("in-law");
    return str_eq(a, b) || (str_eq(a, any) && str_ends(b, any)) || (str_eq(b, any) && str_ends(a, any));
}

static void compare_kin(comparison *k, const mention *a, const mention *e, const role *ka,
                        const role *ke, const role *oa, const role *oe)
{
    const report *r = k->r;
    if (ka && ke) {
        if (!same_relation(ka->office, ke->office))
            flag(k, DIFFER_kinship, SEVERITY_MAJOR, e->entity,
                 (span){ ka->start, ka->end, LANG_AR }, (span){ ke->start, ke->end, LANG_EN });
        return;
    }
    const role *kin = ka ? ka : ke, *title = ka ? oe : oa;
    uint32_t head = head_of(k, kin, ka ? k->ar : k->en);
    /* أم is "or" as well as "mother" */
    bool or_word = head != NO_INDEX && str_is(k->r->tokens.at[head].norm, "ام");
    if (head == NO_INDEX || or_word || said_there(k, head, ka ? k->en : k->ar))
        return;
    span here = with_name(r, kin, ka ? a : e);
    span there = title ? with_name(r, title, ka ? e : a)
                       : (span){ (ka ? e : a)->start, (ka ? e : a)->end, ka ? LANG_EN : LANG_AR };
    flag(k, DIFFER_kinship, title ? SEVERITY_CRITICAL : SEVERITY_MAJOR, e->entity,
         ka ? here : there, ka ? there : here);
}

/* ---- offices that exclude each other */

/* one person is hardly told as both by two words for the same */
static bool is_sharp(str office)
{
    static const char sharp[] =
        " president king prime_minister chancellor vice_president deputy_prime_minister "
        "crown_prince speaker foreign_minister defence_minister interior_minister finance_minister "
        "energy_minister trade_minister economy_minister health_minister justice_minister "
        "chief_prosecutor central_bank_governor army_chief intelligence_chief ambassador lawyer "
        "judge spokesperson ceo cfo ";
    return lists(sharp, office);
}

/* sharp offices that may yet be one in translation: the head of a court or bank is its president,
 * the portfolios of one minister */
static bool may_be_one(str a, str b)
{
    static const char *const groups[] = {
        " justice_minister chief_prosecutor judge ",
        " finance_minister economy_minister ",
        " economy_minister trade_minister ",
        " prime_minister chancellor ",
        " president ceo ",
        " president speaker ",
        " president central_bank_governor ",
        " president judge ",
        " president army_chief ",
        " president intelligence_chief ",
        " vice_president deputy_prime_minister ",
    };
    for (size_t i = 0; i < sizeof groups / sizeof *groups; i++)
        if (lists(groups[i], a) && lists(groups[i], b))
            return true;
    return str_eq(a, b);
}

static bool is_deputy(const role *x)
{
    static const char *const words[] = { "eputy", "ice-p", "ice P",   "ice p",   "nder",
                                         "ssistant", "نائب", "نائبة", "وكيل", "مساعد", "معاون" };
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (str_find(x->title, str_of(words[i])) != SIZE_MAX)
            return true;
    return false;
}

/* does any role of the other mention fit this one? */
static bool fits_any(const comparison *k, const role *x, uint32_t mention_index)
{
    for (uint32_t i = k->first_role[mention_index]; i != NO_INDEX; i = k->next_role[i]) {
        const role *y = &k->r->roles.at[i];
        if (!y->kin && (!is_sharp(y->office) || may_be_one(x->office, y->office) ||
                        is_deputy(x) || is_deputy(y)))
            return true;
    }
    return false;
}

/* does somebody else on this side bear the office? */
static bool borne_by_another(const comparison *k, str office, token_range side, uint32_t not_him)
{
    const report *r = k->r;
    for (uint32_t i = side.first; i < side.end; i++) {
        uint32_t m = r->tokens.at[i].mention;
        if (m == NO_INDEX || m == not_him || r->mentions.at[m].first_token != i)
            continue;
        const role *x = role_of(k, m, false);
        if (x && str_eq(x->office, office))
            return true;
    }
    return false;
}

/* "the foreign minister" against "the prime minister": both are ministers, and not the same */
static bool exclude_each_other(const comparison *k, uint32_t ar_index, uint32_t en_index)
{
    const role *oa = role_of(k, ar_index, false), *oe = role_of(k, en_index, false);
    str behind = str_drop(k->r->bytes, oe->end < k->r->bytes.n ? oe->end : k->r->bytes.n);
    if (str_starts(behind, STR(" General"))) /* an attorney general is no attorney */
        return is_sharp(oa->office) && !may_be_one(oa->office, STR("justice_minister"));
    if (!is_sharp(oa->office) || !is_sharp(oe->office) || fits_any(k, oa, en_index) ||
        fits_any(k, oe, ar_index))
        return false;
    return !(borne_by_another(k, oa->office, k->en, en_index) &&
             borne_by_another(k, oe->office, k->ar, ar_index));
}

/* a name among the words of what the office is of that nothing on the other side answers */
static bool open_name(const comparison *k, uint32_t mention_index)
{
    const mention *m = mention_index != NO_INDEX ? &k->r->mentions.at[mention_index] : NULL;
    bool open = false;
    for (uint32_t i = m ? m->first_token : 0; m && i < m->first_token + m->token_count; i++) {
        uint8_t e = k->r->word_keys[i].evidence;
        if (e != EVIDENCE_NAME && e != EVIDENCE_SOUND)
            continue;
        if (k->answered[i])
            return false;
        open = true;
    }
    return open;
}

/* a body that both versions tell of, or that is known */
static bool is_sure_body(const report *r, const mention *m)
{
    if (m->type != ENTITY_ORGANIZATION)
        return false;
    if (m->gazetteer != NO_INDEX)
        return true;
    bool told[LANG_COUNT] = { 0 };
    const entity *e = m->entity != NO_INDEX ? &r->entities.at[m->entity] : NULL;
    for (size_t i = 0; e && i < e->mentions.n; i++)
        told[r->mentions.at[e->mentions.at[i]].lang] = true;
    return told[LANG_AR] && told[LANG_EN];
}

/* the same office of another body */
static bool of_another(const comparison *k, const role *oa, const role *oe)
{
    const report *r = k->r;
    if (!open_name(k, oa->of_mention) || !open_name(k, oe->of_mention))
        return false;
    const mention *a = &r->mentions.at[oa->of_mention], *e = &r->mentions.at[oe->of_mention];
    bool short_form = r->tokens.at[e->first_token].flags & TOKEN_ALL_CAPS;
    return !short_form && (is_sure_body(r, a) || is_sure_body(r, e)) && a->entity != e->entity &&
           a->pair == NO_INDEX && e->pair == NO_INDEX;
}

static void compare_offices(comparison *k, uint32_t ar_index, uint32_t en_index)
{
    const report *r = k->r;
    const mention *a = &r->mentions.at[ar_index], *e = &r->mentions.at[en_index];
    const role *oa = role_of(k, ar_index, false), *oe = role_of(k, en_index, false);
    if (str_eq(office_of(r, oa), office_of(r, oe)) && !of_another(k, oa, oe))
        return;
    bool sharp = exclude_each_other(k, ar_index, en_index), other = of_another(k, oa, oe);
    if (!sharp && !other) {
        uint32_t ha = head_of(k, oa, k->ar), he = head_of(k, oe, k->en);
        if (compatible(oa->office, oe->office) && oa->former == oe->former)
            return;
        bool heads = ha != NO_INDEX && he != NO_INDEX;
        bool lawyer = str_is(oe->office, "lawyer") && str_is(oa->office, "chief_prosecutor");
        if (!heads || lawyer || said_there(k, ha, k->en) || said_there(k, he, k->ar))
            return;
    }
    uint32_t entry = e->gazetteer != NO_INDEX ? e->gazetteer : a->gazetteer;
    if (held(k, entry, oa->office) == 1 && held(k, entry, oe->office) == 1 && !other)
        return;
    flag(k, DIFFER_role, SEVERITY_MAJOR, e->entity, with_name(r, oa, a), with_name(r, oe, e));
}

static void compare_roles(comparison *k, uint32_t en_index)
{
    report *r = k->r;
    uint32_t ar_index = same_person(k, en_index);
    if (ar_index == NO_INDEX)
        return;
    const mention *e = &r->mentions.at[en_index], *a = &r->mentions.at[ar_index];
    const role *ka = role_of(k, ar_index, true), *ke = role_of(k, en_index, true);
    const role *oa = role_of(k, ar_index, false), *oe = role_of(k, en_index, false);
    if (ka || ke)
        compare_kin(k, a, e, ka, ke, oa, oe);
    else if (oa && oe)
        compare_offices(k, ar_index, en_index);
}

/* ---- words beside English names, whether or not roles.c made a role of them */

static bool is_kin(const report *r, const token *t)
{
    return titles_kin(r->know->titles, t->lang, t->norm).at != NULL;
}

/* "the lawyer of X", "President X", "former minister X" */
static bool standing_before(const comparison *k, const written *w, standing *x)
{
    const report *r = k->r;
    uint32_t i = w->first;
    if (i <= k->en.first)
        return false;
    const token *before = &r->tokens.at[i - 1];
    *x = (standing){ .of = str_is(before->norm, "of") || str_is(before->norm, "for") };
    if (x->of && i < k->en.first + 2)
        return false;
    x->head = x->of ? i - 2 : i - 1;
    const token *t = &r->tokens.at[x->head];
    if (t->kind != TOKEN_WORD || t->sentence != r->tokens.at[i].sentence)
        return false;
    uint32_t whole = hyphened(r, x->head, k->en.first);
    x->kin = is_kin(r, t) || (whole != x->head);
    bool to_another = x->of && cues_of(r->know->cues, LANG_EN, t->norm) & CUE_PERSON;
    if (!x->kin && !to_another && !titles_is_head(r->know->titles, LANG_EN, t->norm))
        return false;
    x->first = whole;
    x->last = w->end - 1;
    if (x->first > k->en.first && str_is(r->tokens.at[x->first - 1].norm, "the"))
        x->first--;
    else if (x->of)
        return false; /* "brothers of X": more than one thing may be meant */
    return true;
}

/* where the Arabic has this name: its mention, or the word that sounds most like one of its words
 */
static span answer_of(const comparison *k, const written *w)
{
    const report *r = k->r;
    uint32_t pair = w->mention != NO_INDEX ? same_person(k, w->mention) : NO_INDEX;
    if (pair != NO_INDEX)
        return (span){ r->mentions.at[pair].start, r->mentions.at[pair].end, LANG_AR };
    uint32_t at = disagree_sounds_at(k, w);
    return at != NO_INDEX ? disagree_span(r, at, at) : disagree_no_span();
}

static void compare_standing(comparison *k, const written *w)
{
    const report *r = k->r;
    standing x;
    if (!standing_before(k, w, &x))
        return;
    /* the head of a body is not somebody of a person's */
    if (x.of && w->mention != NO_INDEX && r->mentions.at[w->mention].type != ENTITY_PERSON)
        return;
    uint32_t head = hyphened(r, x.head, k->en.first);
    if (said_there(k, head, k->ar) || (head != x.head && said_there(k, x.head, k->ar)))
        return;
    span ar = answer_of(k, w);
    if (!ar.lang)
        return;
    str title = report_text(r, r->tokens.at[head].start, r->tokens.at[x.head].end);
    (void)title;
    str office = x.kin ? STR("")
                       : titles_office(r->know->titles, LANG_EN, r->tokens.at[x.head].norm,
                                       r->tokens.at[x.head].norm);
    if (!x.of &&
        (held(k, w->gazetteer, office) == 1 || said_elsewhere(k, w->entity, office, LANG_AR)))
        return;
    /* a rank is often left out */
    static const char *const ranks[] = { "general", "colonel",   "senator",     "admiral",
                                         "major",   "captain",   "judge",       "sheikh",
                                         "justice", "professor", "congressman", "brigadier",
                                         "sir",     "officer" };
    for (size_t i = 0; !x.of && !x.kin && i < sizeof ranks / sizeof *ranks; i++)
        if (str_is(r->tokens.at[x.head].norm, ranks[i]))
            return;
    uint8_t kind = x.kin ? DIFFER_kinship : x.of ? DIFFER_actor : DIFFER_role;
    flag(k, kind, x.of || x.kin ? SEVERITY_MAJOR : SEVERITY_MINOR, w->entity, ar,
         disagree_span(r, x.first, x.last));
}

/* "محامي فلان" where the English has him himself: a word for a person, without the article, before
 * a name */
static void compare_standing_arabic(comparison *k, uint32_t index)
{
    const report *r = k->r;
    const mention *a = &r->mentions.at[index];
    uint32_t en_index = same_person(k, index), i = a->first_token;
    if (en_index == NO_INDEX || i <= k->ar.first ||
        (a->type != ENTITY_PERSON && !(a->guess && r->mentions.at[en_index].guess)))
        return;
    const token *t = &r->tokens.at[i - 1];
    bool kin = titles_kin(r->know->titles, LANG_AR, token_stem(t)).at != NULL;
    bool person = kin || cues_of(r->know->cues, LANG_AR, t->norm) & CUE_PERSON;
    bool or_word = str_is(t->norm, "ام") || str_is(t->norm, "اب");
    if (t->kind != TOKEN_WORD || t->flags & TOKEN_ARTICLE || !person || or_word ||
        t->mention != NO_INDEX)
        return;
    if (said_there(k, i - 1, k->en))
        return;
    const mention *e = &r->mentions.at[en_index];
    flag(k, kin ? DIFFER_kinship : DIFFER_actor, SEVERITY_MAJOR, e->entity,
         disagree_span(r, i - 1, i + a->token_count - 1), (span){ e->start, e->end, LANG_EN });
}

bool disagree_person_begins(const report *r, uint32_t i)
{
    uint32_t m = r->tokens.at[i].mention;
    return m != NO_INDEX && r->mentions.at[m].first_token == i &&
           r->mentions.at[m].kind == MENTION_NAME &&
           (r->mentions.at[m].type == ENTITY_PERSON || r->mentions.at[m].found);
}

void disagree_roles(comparison *k)
{
    const report *r = k->r;
    for (uint32_t i = k->en.first; i < k->en.end; i++) {
        uint32_t m = r->tokens.at[i].mention;
        if (!(k->hints[i] & HINT_NAME))
            continue;
        if (disagree_person_begins(r, i) && r->mentions.at[m].type == ENTITY_PERSON)
            compare_roles(k, m);
        written w;
        if (disagree_name_at(k, i, &w))
            compare_standing(k, &w);
    }
    for (uint32_t i = k->ar.first; i < k->ar.end; i++)
        if (disagree_person_begins(r, i))
            compare_standing_arabic(k, r->tokens.at[i].mention);
}
