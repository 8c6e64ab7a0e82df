/*
 * Names that the gazetteer knows. Each word of the text begins a walk over its phrases; the longest that
 * fits wins. English words must be written large where the gazetteer writes them so. An Arabic word may
 * carry proclitics (و ف ب ل ك), which are tried off one after the other only where the whole word leads
 * to nothing as long: so a name that begins with one of these letters is never cut.
 * Cost: one or two look-ups a word.
 */
#include "report/mentions.h"
#include "report/lexicon.h"
#include "report/stages.h"
#include "text/fold.h"
#include "text/utf8.h"

/* ---- reading the words of a walk */

str mention_word(report *r, const token *t)
{
    bool plain = true;
    for (size_t i = 0; plain && i < t->norm.n; i++)
        plain = t->norm.at[i] != '.' && t->norm.at[i] != '\'';
    if (plain)
        return t->norm;
    char *p = arena_cstr(r->a, t->norm);
    size_t n = 0;
    for (size_t i = 0; i < t->norm.n; i++)
        if (t->norm.at[i] != '.' && t->norm.at[i] != '\'')
            p[n++] = t->norm.at[i];
    return (str){ p, n };
}

/* Marks that may stand between two words of one name: a hyphen without blanks, the dot of an initial
 * or abbreviation. */
uint32_t mention_next_word(const report *r, uint32_t i, uint32_t end)
{
    uint32_t k = i + 1;
    if (k >= end)
        return NO_INDEX;
    const token *t = &r->tokens.at[k];
    if (t->kind == TOKEN_PUNCT && !(t->flags & TOKEN_SPACE_BEFORE) && k + 1 < end) {
        char c = r->bytes.at[t->start];
        const token *next = &r->tokens.at[k + 1];
        bool hyphen = c == '-' && !(next->flags & TOKEN_SPACE_BEFORE);
        bool dot = c == '.' && r->tokens.at[i].end - r->tokens.at[i].start <= 3 &&
                   r->tokens.at[i].flags & TOKEN_CAPITAL && next->flags & TOKEN_CAPITAL;
        if (!hyphen && !dot)
            return NO_INDEX;
        t = &r->tokens.at[++k];
    }
    return t->kind == TOKEN_WORD || t->kind == TOKEN_NUMBER ? k : NO_INDEX;
}

/* ---- what may be taken off an Arabic word */

static size_t skip_letters(str s, size_t letters)
{
    size_t at = 0;
    while (at < s.n && letters) {
        size_t before = at;
        if (class_of(utf8_next(s, &at)) != CLASS_MARK)
            letters--;
        (void)before;
    }
    while (at < s.n) {
        size_t next = at;
        if (class_of(utf8_next(s, &next)) != CLASS_MARK)
            break;
        at = next;
    }
    return at;
}

/* the word forms to try at token t: itself first, then with proclitics off */
size_t mention_variants(report *r, const token *t, word_variant out[MENTION_VARIANTS])
{
    size_t n = 0;
    str word = mention_word(r, t);
    out[n++] = (word_variant){ word, t->start };
    if (t->lang != LANG_AR)
        return n;
    str surface = report_text(r, t->start, t->end);
    size_t letters = 0;
    str rest = word;
    if ((str_starts(rest, STR("و")) || str_starts(rest, STR("ف"))) && rest.n >= 6) {
        rest = str_drop(rest, 2);
        letters++;
        out[n++] = (word_variant){ rest, t->start + (uint32_t)skip_letters(surface, letters) };
    }
    bool lam = str_starts(rest, STR("ل"));
    if ((lam || str_starts(rest, STR("ب")) || str_starts(rest, STR("ك"))) && rest.n >= 6) {
        rest = str_drop(rest, 2);
        letters++;
        uint32_t at = t->start + (uint32_t)skip_letters(surface, letters);
        if (lam && str_starts(rest, STR("ل")))
            rest = arena_printf(r->a, "ا%.*s", STR_ARG(rest));
        out[n++] = (word_variant){ rest, at };
    }
    return n;
}

/* ---- matching one place */

typedef struct found {
    uint32_t phrase, last; /* the phrase and the token it ends with */
    uint32_t start;        /* byte where the name begins */
} found;

static bool capitals_fit(const report *r, const phrase *p, uint32_t first, uint32_t last)
{
    uint32_t word = 0;
    if (p->lang != LANG_EN)
        return true;
    for (uint32_t i = first; i <= last; i++) {
        const token *t = &r->tokens.at[i];
        if (t->kind != TOKEN_WORD && t->kind != TOKEN_NUMBER)
            continue;
        if (p->acronym && !(t->flags & TOKEN_ALL_CAPS))
            return false;
        if ((p->capitals >> word & 1) && t->kind == TOKEN_WORD && !(t->flags & TOKEN_CAPITAL))
            return false;
        word++;
    }
    return true;
}

static uint32_t fitting(const report *r, uint32_t index, uint32_t first, uint32_t last)
{
    const gazetteer *g = r->know->gazetteer;
    uint8_t l = r->tokens.at[first].lang;
    for (uint32_t k = index; k != NO_INDEX; k = gazetteer_phrase(g, k)->next) {
        const phrase *p = gazetteer_phrase(g, k);
        bool language = p->lang == l || r->tokens.at[first].kind == TOKEN_NUMBER;
        if (language && capitals_fit(r, p, first, last))
            return k;
    }
    return NO_INDEX;
}

/* "Moody's", "People's Republic": names are kept with their 's as one word. Takes word i and the clitic
 * behind it where some phrase has them; then the walk stands on the clitic. */
static bool with_clitic(report *r, gazetteer_walk *w, uint32_t *i, found *best, uint32_t first)
{
    const token *t = &r->tokens.at[*i];
    gazetteer_walk next = *w;
    if (!gazetteer_step(r->know->gazetteer, &next, arena_printf(r->a, "%.*ss", STR_ARG(mention_word(r, t)))))
        return false;
    *w = next;
    *i += 1;
    uint32_t k = next.phrase == NO_INDEX ? NO_INDEX : fitting(r, next.phrase, first, *i - 1);
    if (k != NO_INDEX) {
        best->phrase = k;
        best->last = *i;
    }
    return true;
}

static found longest_from(report *r, uint32_t first, uint32_t end, word_variant v)
{
    const gazetteer *g = r->know->gazetteer;
    found best = { NO_INDEX, first, v.start };
    gazetteer_walk w = gazetteer_begin();
    uint32_t i = first;
    str word = v.word;
    for (;;) {
        bool clitic = i + 1 < end && r->tokens.at[i + 1].kind == TOKEN_CLITIC &&
                      with_clitic(r, &w, &i, &best, first);
        if (!clitic && !gazetteer_step(g, &w, word))
            break;
        uint32_t k = clitic || w.phrase == NO_INDEX ? NO_INDEX : fitting(r, w.phrase, first, i);
        if (k != NO_INDEX) {
            best.phrase = k;
            best.last = i;
        }
        i = clitic ? (i + 1 < end && r->tokens.at[i + 1].kind == TOKEN_WORD ? i + 1 : NO_INDEX)
                   : mention_next_word(r, i, end);
        if (i == NO_INDEX)
            break;
        word = mention_word(r, &r->tokens.at[i]);
    }
    return best;
}

static found match_at(report *r, uint32_t first, uint32_t end)
{
    word_variant v[MENTION_VARIANTS];
    size_t n = mention_variants(r, &r->tokens.at[first], v);
    found best = { NO_INDEX, first, r->tokens.at[first].start };
    for (size_t i = 0; i < n; i++) {
        found f = longest_from(r, first, end, v[i]);
        if (f.phrase != NO_INDEX && (best.phrase == NO_INDEX || f.last > best.last))
            best = f;
    }
    return best;
}

/* ---- making mentions */

uint32_t mention_add(report *r, mention m)
{
    uint32_t index = (uint32_t)r->mentions.n;
    for (uint32_t i = 0; i < m.token_count; i++)
        r->tokens.at[m.first_token + i].mention = index;
    m.lang = r->sentences.at[m.sentence].lang;
    if (r->tokens.at[m.first_token].lang)
        m.lang = r->tokens.at[m.first_token].lang;
    *vec_push(r->a, &r->mentions) = m;
    return index;
}

mention mention_blank(const report *r, uint32_t in, uint32_t first, uint32_t last)
{
    return (mention){
        .start = r->tokens.at[first].start,
        .end = r->tokens.at[last].end,
        .sentence = in,
        .first_token = first,
        .token_count = last - first + 1,
        .head = last,
        .entity = NO_INDEX,
        .gazetteer = NO_INDEX,
        .inside = NO_INDEX,
        .body = NO_INDEX,
        .country = NO_INDEX,
        .pair = NO_INDEX,
        .antecedent = NO_INDEX,
        .phrase = NO_INDEX,
    };
}

void mention_drop(report *r, uint32_t index)
{
    mention *m = &r->mentions.at[index];
    for (uint32_t i = 0; i < m->token_count; i++)
        if (r->tokens.at[m->first_token + i].mention == index)
            r->tokens.at[m->first_token + i].mention = NO_INDEX;
    m->token_count = 0;
}

/* A bare surname inside a longer found name was only a part of it. */
static bool swallowed(const report *r, const mention *m)
{
    return m->surname && m->inside != NO_INDEX && m->token_count == 1 &&
           r->tokens.at[m->first_token].mention == m->inside;
}

void mentions_sweep(report *r)
{
    uint32_t *to = arena_array(r->a, uint32_t, r->mentions.n + 1);
    uint32_t n = 0;
    for (uint32_t i = 0; i < r->mentions.n; i++) {
        const mention *m = &r->mentions.at[i];
        to[i] = m->token_count == 0 || swallowed(r, m) ? NO_INDEX : n++;
    }
    for (uint32_t i = 0; i < r->mentions.n; i++) {
        mention m = r->mentions.at[i];
        if (to[i] == NO_INDEX)
            continue;
        if (m.inside != NO_INDEX)
            m.inside = to[m.inside];
        if (m.pair != NO_INDEX)
            m.pair = to[m.pair];
        if (m.antecedent != NO_INDEX)
            m.antecedent = to[m.antecedent];
        r->mentions.at[to[i]] = m;
    }
    r->mentions.n = n;
    for (size_t i = 0; i < r->tokens.n; i++)
        if (r->tokens.at[i].mention != NO_INDEX)
            r->tokens.at[i].mention = to[r->tokens.at[i].mention];
}

bool mention_is_function_word(const report *r, const token *t)
{
    return (signs_of(r->know->signs, t->lang, t->norm) & SIGN_FUNCTION) != 0;
}

/* "U.S." and its like are names and adjectives: an adjective where a noun follows */
static bool used_as_adjective(const report *r, uint32_t phrase_index, uint32_t last, uint32_t end)
{
    const gazetteer *g = r->know->gazetteer;
    bool adjective = false;
    for (uint32_t k = phrase_index; k != NO_INDEX; k = gazetteer_phrase(g, k)->next)
        adjective |= gazetteer_phrase(g, k)->kind == PHRASE_ADJECTIVE;
    if (!adjective || last + 1 >= end)
        return false;
    const token *t = &r->tokens.at[last + 1];
    if (t->kind != TOKEN_WORD)
        return t->kind == TOKEN_PUNCT && r->bytes.at[t->start] == '-';
    return !mention_is_function_word(r, t) && !(str_ends(t->norm, STR("ed")) && !(t->flags & TOKEN_CAPITAL));
}

static uint32_t country_adjective(const report *r, uint32_t i, bool indefinite)
{
    const token *t = &r->tokens.at[i];
    const gazetteer *g = r->know->gazetteer;
    if (t->kind != TOKEN_WORD)
        return NO_INDEX;
    if (t->lang == LANG_AR)
        return str_starts(t->norm, STR("ال")) ? gazetteer_adjective(g, str_drop(t->norm, 4), LANG_AR)
               : indefinite                   ? gazetteer_adjective(g, t->norm, LANG_AR)
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

static bool is_named_kind(str kind)
{
    static const char *const kinds[] = { "ministry", "central-bank", "parliament", "court", "department" };
    return kind_is(kind, kinds, sizeof kinds / sizeof *kinds);
}

/* the country named at token i ("of Yemen"), its last token in *last */
static uint32_t country_at(report *r, uint32_t i, uint32_t end, uint32_t *last)
{
    if (i >= end || r->tokens.at[i].kind != TOKEN_WORD)
        return NO_INDEX;
    found f = longest_from(r, i, end, (word_variant){ mention_word(r, &r->tokens.at[i]), r->tokens.at[i].start });
    if (f.phrase == NO_INDEX)
        return NO_INDEX;
    const phrase *p = gazetteer_phrase(r->know->gazetteer, f.phrase);
    if (p->kind != PHRASE_NAME ||
        !str_is(gazetteer_at(r->know->gazetteer, p->entry)->kind, "country"))
        return NO_INDEX;
    *last = f.last;
    return p->entry;
}

/* A name of a body takes the adjective of its country into its span: "U.S. Treasury Department",
 * وزارة الخزانة الأمريكية. Returns the country of the adjective taken, or NO_INDEX. */
static uint32_t take_adjective(report *r, mention *m, uint32_t sentence_first, uint32_t end, str own_country)
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
static str bare_word(const token *t)
{
    str w = t->stem.n ? t->stem : t->norm;
    return t->lang == LANG_AR && str_starts(w, STR("ال")) && w.n > 6 ? str_drop(w, 4) : w;
}

/* "the" before a name and words that only say what kind of body it is are no part of it: "the Kremlin",
 * "Houthi group", جماعة الحوثي */
static void trim_span(report *r, mention *m)
{
    uint32_t last = m->first_token + m->token_count - 1;
    const token *first = &r->tokens.at[m->first_token];
    uint32_t bits = signs_of(r->know->signs, first->lang, bare_word(first));
    bool drop_first = m->token_count > 1 &&
                      (str_is(first->norm, "the") ||
                       (first->lang == LANG_AR && m->type == ENTITY_ORGANIZATION &&
                        !str_starts(first->norm, STR("ال")) &&
                        (bits & SIGN_GENERIC || (bits & SIGN_FIRM && m->token_count == 2))) ||
                       (m->type == ENTITY_PLACE && first->lang == LANG_AR && bits & SIGN_LOCALITY &&
                        !str_starts(first->norm, STR("ال")) && m->token_count <= 4 &&
                        !str_starts(r->tokens.at[last].norm, STR("الدولي"))) ||
                       (m->type == ENTITY_PERSON && m->token_count > 2 && bits & SIGN_TITLE));
    if (drop_first) {
        m->first_token++;
        m->token_count--;
        m->start = r->tokens.at[m->first_token].start;
    }
    const token *end = &r->tokens.at[last];
    if (m->token_count > 1 && m->type == ENTITY_ORGANIZATION && r->tokens.at[last - 1].flags & TOKEN_CAPITAL && end->lang == LANG_EN && !(end->flags & TOKEN_CAPITAL) &&
        signs_of(r->know->signs, LANG_EN, end->norm) & SIGN_GENERIC) {
        m->token_count--;
        m->end = r->tokens.at[last - 1].end;
    }
    bool place_word = m->type == ENTITY_PLACE && m->token_count > 1 && end->lang == LANG_EN &&
                      !(end->flags & TOKEN_CAPITAL) && r->tokens.at[last - 1].flags & TOKEN_CAPITAL &&
                      signs_of(r->know->signs, LANG_EN, end->norm) & SIGN_PLACE;
    if (place_word) {
        m->token_count--;
        m->end = r->tokens.at[last - 1].end;
    }
    m->head = m->first_token + m->token_count - 1;
}

/* A short name of a ministry is feminine: الخارجية الأمريكية is one, النفط السوري is none. */
static bool agrees_as_ministry(const report *r, const mention *m, const phrase *p)
{
    const token *last = &r->tokens.at[m->first_token + m->token_count - 1];
    return p->words > 1 || last->lang != LANG_AR || str_ends(last->norm, STR("ة"));
}

/* "Treasury Secretary": the body is part of a title */
static bool before_title(const report *r, uint32_t last, uint32_t end)
{
    if (last + 1 >= end || r->tokens.at[last + 1].lang != LANG_EN)
        return false;
    const token *t = &r->tokens.at[last + 1];
    return t->flags & TOKEN_CAPITAL && signs_of(r->know->signs, LANG_EN, t->norm) & SIGN_TITLE;
}

/* وزير الخارجية: the short name of a ministry is part of a title */
static bool behind_title(const report *r, uint32_t first, uint32_t sentence_first)
{
    if (first == sentence_first || r->tokens.at[first].lang != LANG_AR)
        return false;
    return (signs_of(r->know->signs, LANG_AR, bare_word(&r->tokens.at[first - 1])) & SIGN_TITLE) != 0;
}

/* ناقلة النفط الإيرانية: behind a noun without the article the word is part of that noun's phrase */
static bool behind_noun(const report *r, uint32_t first, uint32_t sentence_first)
{
    if (first == sentence_first || r->tokens.at[first].lang != LANG_AR || r->tokens.at[first].stem_start > r->tokens.at[first].start)
        return false;
    const token *t = &r->tokens.at[first - 1];
    return t->kind == TOKEN_WORD && t->mention == NO_INDEX && !str_starts(t->norm, STR("ال")) &&
           !(signs_of(r->know->signs, LANG_AR, t->norm) & SIGN_FUNCTION) && t->pos != WORD_VERB &&
           t->pos != WORD_PREPOSITION;
}

/* "China's Ministry of Commerce": the country before a body belongs to its name */
static void take_possessor(report *r, mention *m, uint32_t sentence_first)
{
    if (m->country != NO_INDEX || m->first_token < sentence_first + 2 ||
        r->tokens.at[m->first_token - 1].kind != TOKEN_CLITIC)
        return;
    uint32_t index = r->tokens.at[m->first_token - 2].mention;
    if (index == NO_INDEX)
        return;
    mention *o = &r->mentions.at[index];
    if (o->gazetteer == NO_INDEX || !str_is(gazetteer_at(r->know->gazetteer, o->gazetteer)->kind, "country"))
        return;
    m->country = o->gazetteer;
    if (!(r->tokens.at[m->first_token].flags & TOKEN_CAPITAL))
        return;
    m->token_count += m->first_token - o->first_token;
    m->first_token = o->first_token;
    m->start = o->start;
    mention_drop(r, index);
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
        if (r->tokens.at[i].kind == TOKEN_WORD && !gazetteer_step(g, &w, mention_word(r, &r->tokens.at[i])))
            return NO_INDEX;
    for (uint32_t k = w.phrase; k != NO_INDEX; k = gazetteer_phrase(g, k)->next)
        if (gazetteer_phrase(g, k)->kind == PHRASE_NAME)
            return gazetteer_phrase(g, k)->entry;
    return NO_INDEX;
}

static uint32_t add_body(report *r, uint32_t s, uint32_t first, found f, const phrase *p)
{
    const sentence *at = &r->sentences.at[s];
    uint32_t end = at->first_token + at->token_count;
    const gazetteer_body *b = gazetteer_body_at(r->know->gazetteer, p->entry);
    mention m = mention_blank(r, s, first, f.last);
    m.start = f.start;
    m.type = str_is(b->kind, "delegation") ? ENTITY_GROUP : ENTITY_ORGANIZATION;
    m.body = p->entry;
    m.country = take_adjective(r, &m, at->first_token, end, STR(""));
    uint32_t last = m.first_token + m.token_count - 1, over = last;
    if (m.country == NO_INDEX && last + 2 < end && str_is(r->tokens.at[last + 1].norm, "of")) {
        m.country = country_at(r, last + 2, end, &over);
    } else if (m.country == NO_INDEX && m.lang != LANG_EN && last + 1 < end &&
               !str_starts(r->tokens.at[last].norm, STR("ال"))) {
        m.country = country_at(r, last + 1, end, &over);
    }
    bool takes_country = is_named_kind(b->kind) || r->tokens.at[first].flags & TOKEN_CAPITAL;
    if (m.country != NO_INDEX && over > last && takes_country) {
        m.token_count += over - last;
        m.end = r->tokens.at[over].end;
    }
    bool large = r->tokens.at[first].lang == LANG_AR ? p->words > 1 : (p->capitals & 1) != 0;
    bool named = is_named_kind(b->kind) && (m.country != NO_INDEX || large);
    if (!named && m.country == NO_INDEX && !large)
        return NO_INDEX;
    /* "Central Bank of West African States": the name goes on with something that is no country */
    if (m.country == NO_INDEX && large && m.lang != LANG_AR && last + 2 < end &&
        str_is(r->tokens.at[last + 1].norm, "of") && r->tokens.at[last + 2].flags & TOKEN_CAPITAL &&
        r->tokens.at[first].lang == LANG_EN)
        return NO_INDEX;
    if (!agrees_as_ministry(r, &m, p) || before_title(r, f.last, end) ||
        (p->words == 1 && (behind_title(r, first, at->first_token) || behind_noun(r, first, at->first_token))))
        return NO_INDEX;
    take_possessor(r, &m, at->first_token);
    m.kind = named ? MENTION_NAME : MENTION_DESCRIPTION;
    m.gazetteer = entry_of_body(r, &m, first, f.last);
    trim_span(r, &m);
    return mention_add(r, m);
}

/* Arabic names that are everyday words too are believed where a sign of a name stands before them */
static bool weak_is_supported(const report *r, uint32_t first, uint32_t sentence_first)
{
    static const char *const before[] = { "في", "الي", "من", "مدينة", "محافظة", "شركة", "وكالة", "دولة", "سلطنة", "قناة", "صحيفة" };
    const token *t = &r->tokens.at[first];
    if (t->flags & TOKEN_QUOTED)
        return true;
    if (t->lang == LANG_EN)
        return !(t->flags & TOKEN_FIRST);
    if (first == sentence_first)
        return false;
    for (size_t i = 0; i < sizeof before / sizeof *before; i++)
        if (str_is(r->tokens.at[first - 1].norm, before[i]))
            return true;
    return false;
}

/* "Mirage" + "2000", "Mohamed bin Zayed" + "Al Nahyan": the name goes on */
static void extend_name(report *r, mention *m, uint32_t end)
{
    for (int steps = 0; steps < 2; steps++) {
        uint32_t next = m->first_token + m->token_count, last = next;
        if (next >= end)
            return;
        const token *t = &r->tokens.at[next];
        bool number = m->type == ENTITY_PRODUCT && t->kind == TOKEN_NUMBER && t->norm.n <= 4;
        bool particle = m->type == ENTITY_PERSON && !m->surname && t->kind == TOKEN_WORD && next + 1 < end &&
                        r->tokens.at[next + 1].kind == TOKEN_WORD &&
                        (str_is(t->norm, "al") || str_is(t->norm, "bin") || str_is(t->norm, "بن") ||
                         str_is(report_text(r, t->start, t->end), "آل")) &&
                        (t->lang == LANG_AR || r->tokens.at[next + 1].flags & TOKEN_CAPITAL);
        if (!number && !particle)
            return;
        last = particle ? next + 1 : next;
        m->token_count = last - m->first_token + 1;
        m->end = r->tokens.at[last].end;
    }
}

/* An Arabic word that the lexicon knows as a noun or verb is mostly that, unless it names a country or
 * capital. */
static bool is_everyday_word(const report *r, uint32_t first, const phrase *p, const gazetteer_entry *e)
{
    const token *t = &r->tokens.at[first];
    if (p->words != 1 || t->lang != LANG_AR || !r->know->lexicon || str_is(e->kind, "country") ||
        str_is(e->kind, "capital"))
        return false;
    str w = t->norm;
    return lexicon_find(r->know->lexicon, LANG_AR, w) != NO_INDEX ||
           (str_starts(w, STR("ال")) && w.n > 6 &&
            lexicon_find(r->know->lexicon, LANG_AR, str_drop(w, 4)) != NO_INDEX);
}

static uint32_t add_name(report *r, uint32_t s, uint32_t first, found f, const phrase *p)
{
    const sentence *at = &r->sentences.at[s];
    uint32_t end = at->first_token + at->token_count;
    const gazetteer_entry *e = gazetteer_at(r->know->gazetteer, p->entry);
    bool weak = p->weak || is_everyday_word(r, first, p, e);
    bool the = first > at->first_token && str_is(r->tokens.at[first - 1].norm, "the");
    if (p->needs_the && !the)
        return NO_INDEX;
    if (weak && !weak_is_supported(r, first, at->first_token))
        return NO_INDEX;
    if (used_as_adjective(r, f.phrase, f.last, end)) {
        for (uint32_t i = first; i <= f.last; i++)
            r->tokens.at[i].flags |= TOKEN_NATIONAL;
        return NO_INDEX;
    }
    mention m = mention_blank(r, s, first, f.last);
    m.start = f.start;
    m.type = e->type;
    m.gazetteer = p->entry;
    m.phrase = f.phrase;
    m.weak = weak;
    m.surname = p->surname;
    m.feminine = e->female;
    m.masculine = e->male;
    if (is_named_kind(e->kind) &&
        (before_title(r, f.last, end) || (str_is(e->kind, "ministry") && p->words <= 2 &&
                                          behind_title(r, first, at->first_token))))
        return NO_INDEX;
    if (is_named_kind(e->kind) && p->words > 1)
        (void)take_adjective(r, &m, at->first_token, end, e->country);
    const token *tail = &r->tokens.at[f.last];
    bool small = p->words > 1 && tail->lang == LANG_EN && !(tail->flags & TOKEN_CAPITAL) &&
                 signs_of(r->know->signs, LANG_EN, tail->norm) & SIGN_ORG && !is_named_kind(e->kind);
    const token *lead = &r->tokens.at[first];
    bool common = lead->lang == LANG_AR ? str_find(lead->norm, STR("الحكومة")) != SIZE_MAX ||
                                              str_find(lead->norm, STR("الادارة")) != SIZE_MAX
                                        : !(tail->flags & TOKEN_CAPITAL);
    if ((str_is(e->kind, "government") && common) || small)
        m.kind = MENTION_DESCRIPTION;
    extend_name(r, &m, end);
    trim_span(r, &m);
    return mention_add(r, m);
}

static uint32_t add_people(report *r, uint32_t s, uint32_t first, found f, const phrase *p)
{
    mention m = mention_blank(r, s, first, f.last);
    m.start = f.start;
    m.type = ENTITY_GROUP;
    m.kind = MENTION_DESCRIPTION;
    m.country = p->entry;
    m.plural = true;
    return mention_add(r, m);
}

/* English "Ukrainians" is a people, "Ukrainian" before a noun an adjective */
static bool people_stands_alone(const report *r, uint32_t last, uint32_t end)
{
    const token *t = &r->tokens.at[last];
    if (t->lang != LANG_EN)
        return true;
    if (str_ends(t->norm, STR("s")) && !str_ends(t->norm, STR("ss")))
        return true;
    (void)end;
    return false;
}

/* "Sanaa airport", ميناء الحديدة: a place word written small beside the name of a place; the name is the
 * place's own */
static bool place_inside(report *r, uint32_t first, uint32_t end, found *f, uint32_t *begin)
{
    const phrase *p = gazetteer_phrase(r->know->gazetteer, f->phrase);
    uint8_t l = r->tokens.at[first].lang;
    if (p->kind != PHRASE_NAME || p->words != 2 || f->last != first + 1)
        return false;
    uint32_t word = l == LANG_AR ? first : f->last;
    const token *t = &r->tokens.at[word];
    word_variant v[MENTION_VARIANTS];
    size_t n = mention_variants(r, t, v);
    bool generic = false;
    for (size_t i = 0; i < n; i++)
        generic |= (signs_of(r->know->signs, l, v[i].word) & SIGN_PLACE) != 0;
    if (!generic || t->flags & TOKEN_CAPITAL)
        return false;
    *begin = l == LANG_AR ? f->last : first;
    found inner = match_at(r, *begin, l == LANG_AR ? end : f->last);
    if (inner.phrase == NO_INDEX || gazetteer_phrase(r->know->gazetteer, inner.phrase)->kind != PHRASE_NAME)
        return false;
    *f = inner;
    return true;
}

static uint32_t add_found(report *r, uint32_t s, uint32_t first, found f)
{
    const phrase *p = gazetteer_phrase(r->know->gazetteer, f.phrase);
    const sentence *at = &r->sentences.at[s];
    switch (p->kind) {
    case PHRASE_NAME:
        return add_name(r, s, first, f, p);
    case PHRASE_BODY:
        return add_body(r, s, first, f, p);
    case PHRASE_PEOPLE:
        if (people_stands_alone(r, f.last, at->first_token + at->token_count))
            return add_people(r, s, first, f, p);
        /* fall through */
    default:
        for (uint32_t i = first; i <= f.last; i++)
            r->tokens.at[i].flags |= TOKEN_NATIONAL;
        return NO_INDEX;
    }
}

static void scan_sentence(report *r, uint32_t s)
{
    const sentence *at = &r->sentences.at[s];
    uint32_t end = at->first_token + at->token_count;
    for (uint32_t i = at->first_token; i < end; i++) {
        if (r->tokens.at[i].kind != TOKEN_WORD || r->tokens.at[i].mention != NO_INDEX)
            continue;
        found f = match_at(r, i, end);
        if (f.phrase == NO_INDEX)
            continue;
        uint32_t begin = i;
        if (place_inside(r, i, end, &f, &begin))
            i = begin;
        uint32_t m = add_found(r, s, i, f);
        if (m != NO_INDEX)
            i = r->mentions.at[m].first_token + r->mentions.at[m].token_count - 1;
        else if (gazetteer_phrase(r->know->gazetteer, f.phrase)->words > 1)
            i = f.last;
    }
}

void report_find_mentions(report *r)
{
    for (uint32_t s = 0; s < r->sentences.n; s++) {
        scan_sentence(r, s);
        if (r->sentences.at[s].lang == LANG_EN)
            mentions_by_capitals(r, s);
    }
}
