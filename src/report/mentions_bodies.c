/*
 * Bodies that every country has (data/gazetteer/bodies.tsv), with the country that stands beside
 * them: "Russian Foreign Ministry", وزارة الخارجية الروسية, "Central Bank of Yemen", "China's
 * Ministry of Commerce". What of that is part of the name is decided here.
 */
#include "report/lexicon.h"
#include "report/mentions_inside.h"
#include "report/memo.h"
#include "text/fold.h"

static uint32_t country_adjective(const report *r, uint32_t i, bool indefinite)
{
    const token *t = &r->tokens.at[i];
    const gazetteer *g = r->know->gazetteer;
    if (t->kind != TOKEN_WORD)
        return NO_INDEX;
    if (t->lang == LANG_AR)
        return str_starts(t->norm, STR("ال"))
                   ? gazetteer_adjective(g, str_drop(t->norm, 4), LANG_AR)
               : indefinite ? gazetteer_adjective(g, t->norm, LANG_AR)
                            : NO_INDEX;
    if (!(t->flags & TOKEN_CAPITAL))
        return NO_INDEX;
    char small[64];
    size_t n = 0;
    for (size_t k = 0; k < t->norm.n && n < sizeof small; k++)
        if (t->norm.at[k] != '.')
            small[n++] = t->norm.at[k];
    return gazetteer_adjective(g, (str){ small, n }, LANG_EN);
}

static bool kind_is(str kind, const char *const *kinds, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (str_is(kind, kinds[i]))
            return true;
    return false;
}

bool mention_is_named_kind(str kind)
{
    static const char *const kinds[] = { "ministry", "central-bank", "parliament", "court",
                                         "department" };
    return kind_is(kind, kinds, sizeof kinds / sizeof *kinds);
}

/* the country named at token i ("of Yemen"), its last token in *last */
static uint32_t country_at(report *r, uint32_t i, uint32_t end, uint32_t *last)
{
    if (i >= end || r->tokens.at[i].kind != TOKEN_WORD)
        return NO_INDEX;
    found f = mention_longest_from(
        r, i, end, (word_variant){ mention_word(r, &r->tokens.at[i]), r->tokens.at[i].start });
    if (f.phrase == NO_INDEX)
        return NO_INDEX;
    const phrase *p = gazetteer_phrase(r->know->gazetteer, f.phrase);
    if (p->kind != PHRASE_NAME ||
        !str_is(gazetteer_at(r->know->gazetteer, p->entry)->kind, "country"))
        return NO_INDEX;
    *last = f.last;
    return p->entry;
}

uint32_t mention_town_of_court(report *r, uint32_t last, uint32_t end)
{
    if (last + 2 >= end || (!str_is(r->tokens.at[last + 1].norm, "in") &&
                            !str_is(r->tokens.at[last + 1].norm, "في")) ||
        r->tokens.at[last + 2].kind != TOKEN_WORD)
        return NO_INDEX;
    const token *t = &r->tokens.at[last + 2];
    found f =
        mention_longest_from(r, last + 2, end, (word_variant){ mention_word(r, t), t->start });
    const phrase *p =
        f.phrase != NO_INDEX ? gazetteer_phrase(r->know->gazetteer, f.phrase) : NULL;
    if (!p || p->kind != PHRASE_NAME)
        return NO_INDEX;
    const gazetteer_entry *e = gazetteer_at(r->know->gazetteer, p->entry);
    return str_is(e->kind, "city") || str_is(e->kind, "capital") || str_is(e->kind, "territory")
               ? f.last
               : NO_INDEX;
}

/* A name of a body takes the adjective of its country into its span: "Utopian Harbour Department",
 * وزارة الخزانة الأمريكية. Returns the country of the adjective taken, or NO_INDEX. */
uint32_t mention_take_adjective(report *r, mention *m, uint32_t sentence_first, uint32_t end,
                                str own_country)
{
    const gazetteer *g = r->know->gazetteer;
    uint32_t last = m->first_token + m->token_count - 1, country = NO_INDEX;
    if (r->tokens.at[m->first_token].lang == LANG_AR) {
        bool indefinite = m->body != NO_INDEX && m->token_count == 1 &&
                          !str_starts(r->tokens.at[last].norm, STR("ال"));
        if (last + 1 < end && (country = country_adjective(r, last + 1, indefinite)) != NO_INDEX) {
            if (own_country.n && !str_eq(gazetteer_at(g, country)->country, own_country))
                return NO_INDEX;
            m->token_count++;
            m->end = r->tokens.at[last + 1].end;
        }
        return country;
    }
    if (m->first_token > sentence_first && r->tokens.at[m->first_token - 1].mention == NO_INDEX &&
        (country = country_adjective(r, m->first_token - 1, false)) != NO_INDEX) {
        if (own_country.n && !str_eq(gazetteer_at(g, country)->country, own_country))
            return NO_INDEX;
        m->first_token--;
        m->token_count++;
        m->start = r->tokens.at[m->first_token].start;
    }
    return country;
}

/* an Arabic word without its proclitics and article, as far as the analysis of words tells */
str mention_bare_word(const token *t)
{
    str w = token_stem(t).n ? token_stem(t) : t->norm;
    return t->lang == LANG_AR && str_starts(w, STR("ال")) && w.n > 6 ? str_drop(w, 4) : w;
}

/* Is the name without its first word one of the same person's too? "King Faraj bin Tolan", but
 * not "Amir Sarvan Velmi". */
static bool named_without_first(report *r, const mention *m)
{
    str names = m->gazetteer != NO_INDEX
                    ? gazetteer_names(r->know->gazetteer, m->gazetteer,
                                      r->tokens.at[m->first_token].lang)
                    : STR_NONE,
        name;
    str rest = fold_str(r->a, report_text(r, r->tokens.at[m->first_token + 1].start, m->end));
    while (names.at && str_split(&names, '|', &name))
        if (str_eq(fold_str(r->a, str_trim(name)), rest))
            return true;
    return m->gazetteer == NO_INDEX;
}

/* مطار … الدولي, قاعدة … الجوية: with such an adjective the word for the place is part of the name */
static bool is_kind_of_site(str w)
{
    static const char *const words[] = { "الدولي", "الدولية", "الجوية", "البحرية", "العسكرية" };
    return STR_IS_ANY(w, words);
}

/* منجم كومتور, but سد النهضة: the word for the kind of works is no part of a name of its own */
static bool is_works(str w)
{
    static const char *const words[] = { "حقل", "منجم", "مصفاة", "محطة", "ميناء", "مرفا" };
    return STR_IS_ANY(w, words);
}

/* حزب الحلم الجورجي is called "Georgian Dream", but حزب العمال الكردستاني is a "Party" in English too */
static bool is_party_word(const report *r, const mention *m)
{
    if (m->token_count < 3 || m->gazetteer == NO_INDEX ||
        !str_is(mention_bare_word(&r->tokens.at[m->first_token]), "حزب"))
        return false;
    const gazetteer_entry *e = gazetteer_at(r->know->gazetteer, m->gazetteer);
    return str_is(e->kind, "party") && str_find(e->caption_en, STR("Party")) == SIZE_MAX;
}

/* "the" before a name and words that only say what kind of body it is are no part of it: "the
 * Palace", "Norbani group", جماعة النوربان */
void mention_trim_span(report *r, mention *m)
{
    uint32_t last = m->first_token + m->token_count - 1;
    const token *first = &r->tokens.at[m->first_token];
    uint32_t bits = signs_of(r->know->signs, first->lang, mention_bare_word(first));
    /* «مجموعة اليورو»: what is quoted as a whole is the name */
    bool quoted = first->flags & TOKEN_QUOTED && m->first_token > 0 &&
                  !(r->tokens.at[m->first_token - 1].flags & TOKEN_QUOTED) &&
                  r->tokens.at[last].flags & TOKEN_QUOTED;
    bool number = m->token_count > 1 && /* حركة 23 مارس */
                  r->tokens.at[m->first_token + 1].kind == TOKEN_NUMBER;
    bool drop_first = m->token_count > 1 && !quoted && !number &&
                      (str_is(first->norm, "the") || is_party_word(r, m) ||
                       (first->lang == LANG_AR && m->type == ENTITY_ORGANIZATION &&
                        !str_starts(first->norm, STR("ال")) &&
                        (bits & SIGN_GENERIC || (bits & SIGN_FIRM && m->token_count == 2))) ||
                       (m->type == ENTITY_PLACE && first->lang == LANG_AR && bits & SIGN_LOCALITY &&
                        !str_starts(first->norm, STR("ال")) && m->token_count <= 4 &&
                        !is_kind_of_site(r->tokens.at[last].norm)) ||
                       (m->type == ENTITY_PERSON && m->token_count > 2 && bits & SIGN_TITLE &&
                        named_without_first(r, m)) ||
                       (m->type == ENTITY_PERSON && m->token_count == 2 &&
                        (str_is(first->norm, "pope") || str_is(first->norm, "البابا"))) ||
                       (m->type == ENTITY_PLACE && str_is(mention_bare_word(first), "دولة")) ||
                       (m->type == ENTITY_PLACE && m->token_count == 2 &&
                        is_works(mention_bare_word(first)) &&
                        !str_starts(r->tokens.at[last].norm, STR("ال"))));
    if (drop_first) {
        m->first_token++;
        m->token_count--;
        m->start = r->tokens.at[m->first_token].start;
    }
    const token *end = &r->tokens.at[last];
    if (m->token_count > 1 && m->type == ENTITY_ORGANIZATION &&
        r->tokens.at[last - 1].flags & TOKEN_CAPITAL && end->lang == LANG_EN &&
        !(end->flags & TOKEN_CAPITAL) &&
        token_signs_in(r, end, LANG_EN) & SIGN_GENERIC) {
        m->token_count--;
        m->end = r->tokens.at[last - 1].end;
    }
    bool place_word = m->type == ENTITY_PLACE && m->token_count > 1 && end->lang == LANG_EN &&
                      !(end->flags & TOKEN_CAPITAL) &&
                      r->tokens.at[last - 1].flags & TOKEN_CAPITAL &&
                      (token_signs_in(r, end, LANG_EN) & SIGN_PLACE ||
                       str_is(end->norm, "state"));
    if (place_word) {
        m->token_count--;
        m->end = r->tokens.at[last - 1].end;
    }
    /* "S-400 air defence system": a thing is named by what is written large */
    while (m->type == ENTITY_PRODUCT && m->token_count > 1 && end->lang == LANG_EN &&
           r->tokens.at[m->first_token + m->token_count - 1].kind == TOKEN_WORD &&
           !(r->tokens.at[m->first_token + m->token_count - 1].flags & TOKEN_CAPITAL)) {
        m->token_count--;
        m->end = r->tokens.at[m->first_token + m->token_count - 1].end;
    }
    m->head = m->first_token + m->token_count - 1;
}

/* A short name of a ministry is feminine: الخارجية الأمريكية is one, النفط السوري is none. */
static bool agrees_as_ministry(const report *r, const mention *m, const phrase *p)
{
    const token *last = &r->tokens.at[m->first_token + m->token_count - 1];
    return p->words > 1 || last->lang != LANG_AR || str_ends(last->norm, STR("ة"));
}

/* "Customs Secretary": the body is part of a title */
bool mention_before_title(const report *r, uint32_t last, uint32_t end)
{
    if (last + 1 >= end || r->tokens.at[last + 1].lang != LANG_EN)
        return false;
    const token *t = &r->tokens.at[last + 1];
    return t->flags & TOKEN_CAPITAL && token_signs_in(r, t, LANG_EN) & SIGN_TITLE;
}

/* وزير الخارجية: the short name of a ministry is part of a title */
bool mention_behind_title(const report *r, uint32_t first, uint32_t sentence_first)
{
    if (first == sentence_first || r->tokens.at[first].lang != LANG_AR)
        return false;
    return (signs_of(r->know->signs, LANG_AR, mention_bare_word(&r->tokens.at[first - 1])) &
            SIGN_TITLE) != 0;
}

/* ناقلة النفط الإيرانية: behind a noun without the article the word is part of that noun's phrase
 */
static bool behind_noun(const report *r, uint32_t first, uint32_t sentence_first)
{
    if (first == sentence_first || r->tokens.at[first].lang != LANG_AR ||
        token_stem_start(&r->tokens.at[first]) > r->tokens.at[first].start)
        return false;
    const token *t = &r->tokens.at[first - 1];
    return t->kind == TOKEN_WORD && t->mention == NO_INDEX && !str_starts(t->norm, STR("ال")) &&
           !(token_signs_in(r, t, LANG_AR) & SIGN_FUNCTION) && t->pos != WORD_VERB &&
           t->pos != WORD_PREPOSITION;
}

/* of these a country has one each */
static bool is_one_of_its_country(str kind)
{
    return str_is(kind, "ministry") || str_is(kind, "central-bank") || str_is(kind, "parliament");
}

/* the country before a body: "China's" + "Ministry of Commerce". Its mention, or NO_INDEX. */
static uint32_t possessor_of(const report *r, const mention *m, uint32_t sentence_first)
{
    if (m->country != NO_INDEX || m->first_token < sentence_first + 2 ||
        r->tokens.at[m->first_token - 1].kind != TOKEN_CLITIC)
        return NO_INDEX;
    uint32_t index = r->tokens.at[m->first_token - 2].mention;
    const mention *o = index != NO_INDEX ? &r->mentions.at[index] : NULL;
    return o && o->gazetteer != NO_INDEX &&
                   str_is(gazetteer_at(r->know->gazetteer, o->gazetteer)->kind, "country")
               ? index
               : NO_INDEX;
}

/* "Utopia's parliament": written small, it is a name by its country */
static bool is_owned(const report *r, const mention *m, uint32_t sentence_first, str kind)
{
    return !(r->tokens.at[m->first_token].flags & TOKEN_CAPITAL) && is_one_of_its_country(kind) &&
           possessor_of(r, m, sentence_first) != NO_INDEX;
}

/* The country before a body belongs to its name. */
static void take_possessor(report *r, mention *m, uint32_t sentence_first, bool owned)
{
    uint32_t index = possessor_of(r, m, sentence_first);
    if (index == NO_INDEX)
        return;
    const mention *o = &r->mentions.at[index];
    m->country = o->gazetteer;
    if (!owned && !(r->tokens.at[m->first_token].flags & TOKEN_CAPITAL))
        return;
    m->token_count += m->first_token - o->first_token;
    m->first_token = o->first_token;
    m->start = o->start;
    mention_drop(r, index);
}

/* the army itself, not its troops: "the Utopian army", القوات المسلحة الفلانية */
static bool is_army(const report *r, const gazetteer_body *b, uint32_t first, uint32_t last)
{
    const token *t = &r->tokens.at[last];
    return str_is(b->slug, "army") &&
           (str_is(t->norm, "army") || str_is(mention_bare_word(&r->tokens.at[first]), "جيش"));
}

/* The gazetteer's own entry for this body of this country ("Chinese Ministry of Commerce"), or
 * NO_INDEX: so that "China's Ministry of Commerce" is the same. */
static uint32_t entry_of_body(report *r, const mention *m, uint32_t first, uint32_t last)
{
    const gazetteer *g = r->know->gazetteer;
    gazetteer_walk w = gazetteer_begin();
    if (m->country == NO_INDEX || r->tokens.at[first].lang != LANG_EN ||
        !gazetteer_step(g, &w, fold_str(r->a, gazetteer_at(g, m->country)->adjective_en)))
        return NO_INDEX;
    for (uint32_t i = first; i <= last; i++)
        if (r->tokens.at[i].kind == TOKEN_WORD &&
            !gazetteer_step(g, &w, mention_word(r, &r->tokens.at[i])))
            return NO_INDEX;
    for (uint32_t k = w.phrase; k != NO_INDEX; k = gazetteer_phrase(g, k)->next)
        if (gazetteer_phrase(g, k)->kind == PHRASE_NAME)
            return gazetteer_phrase(g, k)->entry;
    return NO_INDEX;
}

/* "National Oil Corporation": every word of it is written large, so it is a name; "Attorney
 * General" is an office */
static bool written_large(const report *r, uint32_t first, uint32_t last)
{
    for (uint32_t i = first; i <= last; i++) {
        const token *t = &r->tokens.at[i];
        if (t->kind == TOKEN_PUNCT || t->kind == TOKEN_CLITIC) /* "Anti-Corruption", "Prosecutor's" */
            continue;
        if (t->lang != LANG_EN || (t->kind == TOKEN_WORD && !(t->flags & TOKEN_CAPITAL) &&
                                   !mention_is_function_word(t)))
            return false;
    }
    return last > first && !(token_signs_in(r, &r->tokens.at[last], LANG_EN) & SIGN_TITLE);
}

/* "Kenya" + "Red Cross", "Basra" + "Chamber of Commerce": the country or place right before a body
 * written large */
static void take_country_before(report *r, mention *m, uint32_t sentence_first, uint32_t last)
{
    if (m->country != NO_INDEX || m->first_token <= sentence_first ||
        !written_large(r, m->first_token, last))
        return;
    uint32_t index = r->tokens.at[m->first_token - 1].mention;
    const mention *o = index != NO_INDEX ? &r->mentions.at[index] : NULL;
    if (!o || o->gazetteer == NO_INDEX || o->first_token + o->token_count != m->first_token ||
        o->type != ENTITY_PLACE || o->kind != MENTION_NAME)
        return;
    if (str_is(gazetteer_at(r->know->gazetteer, o->gazetteer)->kind, "country"))
        m->country = o->gazetteer;
    else /* the place's own body, not the country's */
        m->body = NO_INDEX, m->found = true;
    m->token_count += o->token_count;
    m->first_token = o->first_token;
    m->start = o->start;
    mention_drop(r, index);
}

/* "Royal" + "Utopian Navy"; true where a force of a country is written large */
static bool take_royal(report *r, const gazetteer_body *b, mention *m, uint32_t sentence_first,
                       uint32_t last)
{
    const token *t = m->first_token > sentence_first ? &r->tokens.at[m->first_token - 1] : NULL;
    if (!str_is(b->kind, "military") || m->country == NO_INDEX || m->lang == LANG_AR ||
        !(r->tokens.at[last].flags & TOKEN_CAPITAL) || r->tokens.at[last].lang != LANG_EN)
        return false;
    if (t && str_is(t->norm, "royal") && t->flags & TOKEN_CAPITAL && t->mention == NO_INDEX) {
        m->first_token--;
        m->token_count++;
        m->start = t->start;
    }
    return true;
}

/* النيابة العامة, "the prosecutor general's office": a country has one, and it has no other name */
static bool is_prosecution(const report *r, const gazetteer_body *b, uint32_t first, uint32_t last)
{
    const token *head = &r->tokens.at[first], *tail = &r->tokens.at[last];
    return str_is(b->slug, "prosecutor") && last > first &&
           (head->lang == LANG_AR ? !str_is(mention_bare_word(head), "مدعي")
                                  : head->flags & TOKEN_CAPITAL &&
                                        (str_is(tail->norm, "office") ||
                                         str_is(tail->norm, "prosecution")));
}

uint32_t mention_add_body(report *r, uint32_t s, uint32_t first, found f, const phrase *p)
{
    const sentence *at = &r->sentences.at[s];
    uint32_t end = at->first_token + at->token_count;
    const gazetteer_body *b = gazetteer_body_at(r->know->gazetteer, p->entry);
    /* "the opposition" + "Coalition for Change" */
    if (r->tokens.at[first].lang == LANG_EN && f.last > first &&
        !(r->tokens.at[first].flags & TOKEN_CAPITAL) && r->tokens.at[f.last].flags & TOKEN_CAPITAL)
        return NO_INDEX;
    mention m = mention_blank(r, s, first, f.last);
    m.start = f.start;
    m.type = str_is(b->kind, "delegation") ? ENTITY_GROUP : ENTITY_ORGANIZATION;
    m.body = p->entry;
    m.country = mention_take_adjective(r, &m, at->first_token, end, STR(""));
    uint32_t last = m.first_token + m.token_count - 1, over = last;
    if (m.country == NO_INDEX && last + 2 < end && str_is(r->tokens.at[last + 1].norm, "of")) {
        m.country = country_at(r, last + 2, end, &over);
    } else if (m.country == NO_INDEX && m.lang != LANG_EN && last + 1 < end &&
               !str_starts(r->tokens.at[last].norm, STR("ال"))) {
        m.country = country_at(r, last + 1, end, &over);
    }
    bool takes_country =
        mention_is_named_kind(b->kind) || r->tokens.at[first].flags & TOKEN_CAPITAL;
    if (m.country != NO_INDEX && over > last && takes_country) {
        m.token_count += over - last;
        m.end = r->tokens.at[over].end;
    }
    bool large = r->tokens.at[first].lang == LANG_AR ? p->words > 1 : (p->capitals & 1) != 0;
    uint32_t town = str_is(b->kind, "court") && m.country == NO_INDEX && large
                        ? mention_town_of_court(r, last, end)
                        : NO_INDEX;
    if (town != NO_INDEX) {
        m.token_count = town - m.first_token + 1;
        m.end = r->tokens.at[town].end;
    }
    /* "the Utopian judiciary", محكمة كويتية: one word small is no name of a court */
    bool bare = p->words == 1 && str_is(b->kind, "court") &&
                !(r->tokens.at[first].flags & TOKEN_CAPITAL);
    bool named = is_prosecution(r, b, first, f.last) ||
                 (mention_is_named_kind(b->kind) && !bare && (m.country != NO_INDEX || large));
    /* "the interior ministry": written small it is no name, but it is that body */
    bool the = !(r->tokens.at[first].flags & TOKEN_CAPITAL) && first > at->first_token &&
               r->tokens.at[first].lang == LANG_EN && p->words > 1 &&
               str_is(r->tokens.at[first - 1].norm, "the");
    bool owned = m.country == NO_INDEX && is_owned(r, &m, at->first_token, b->kind);
    if (!named && m.country == NO_INDEX && !large && !the && !owned)
        return NO_INDEX;
    /* "Central Bank of West African States": the name goes on with something that is no country */
    if (m.country == NO_INDEX && large && m.lang != LANG_AR && last + 2 < end &&
        str_is(r->tokens.at[last + 1].norm, "of") && r->tokens.at[last + 2].flags & TOKEN_CAPITAL &&
        r->tokens.at[first].lang == LANG_EN)
        return NO_INDEX;
    bool masculine = str_is(b->kind, "parliament") || str_is(b->slug, "army");
    if ((!masculine && !agrees_as_ministry(r, &m, p)) || mention_before_title(r, f.last, end) ||
        (p->words == 1 && (mention_behind_title(r, first, at->first_token) ||
                           behind_noun(r, first, at->first_token))))
        return NO_INDEX;
    take_possessor(r, &m, at->first_token, owned);
    bool force = take_royal(r, b, &m, at->first_token, f.last);
    named |= owned || force || written_large(r, first, f.last) ||
             (m.country != NO_INDEX && is_army(r, b, first, f.last));
    take_country_before(r, &m, at->first_token, f.last);
    /* "an American court" is any of them, and no name */
    const token *lead = m.first_token > at->first_token ? &r->tokens.at[m.first_token - 1] : NULL;
    bool any = lead && (str_is(lead->norm, "a") || str_is(lead->norm, "an")) &&
               !(r->tokens.at[first].flags & TOKEN_CAPITAL);
    /* so is a ministry that is written small */
    any |= !owned && str_is(b->kind, "ministry") && r->tokens.at[first].lang == LANG_EN &&
           !(r->tokens.at[first].flags & TOKEN_CAPITAL);
    m.kind = named && !any ? MENTION_NAME : MENTION_DESCRIPTION;
    m.gazetteer = entry_of_body(r, &m, first, f.last);
    mention_trim_span(r, &m);
    if (the && m.kind == MENTION_DESCRIPTION && m.first_token == first) { /* as descriptions have it */
        m.first_token--;
        m.token_count++;
        m.start = r->tokens.at[m.first_token].start;
    }
    return mention_add(r, m);
}
