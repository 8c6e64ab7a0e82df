/*
 * "The newspaper", الصحيفة: a definite description of one or two words whose kind of body the same
 * version has named before. The last such body is meant; where none was named, nothing is said.
 * Cost: one look-up a word, and for each hit a look back over at most LOOK_BACK mentions.
 */
#include "report/anaphora.h"
#include "base/map.h"
#include "report/lexicon.h"
#include "report/memo.h"
#include "report/mentions.h"
#include "report/stages.h"

#include <stdlib.h>

enum { LOOK_BACK = 80, RIVALS = 8, STEP = 16, MOST_TOLD = 3, SHIP_SENTENCES = 8 };

struct anaphora {
    arena *a;
    map words[LANG_COUNT];
    VEC(str) kinds, parts;
};

qanat_status anaphora_open(const data_set *data, anaphora **out, qanat_error *err)
{
    anaphora *x = base_alloc(sizeof *x);
    *x = (anaphora){ .a = arena_new() };
    data_file f = { 0 };
    tsv_reader r = { 0 };
    if (data_get(data, STR("lexicon/anaphora.tsv"), &f))
        r = tsv_begin(&f);
    str c[4];
    while (tsv_next(&r, c, 4)) {
        uint8_t l = str_is(c[0], "en") ? LANG_EN : str_is(c[0], "ar") ? LANG_AR : LANG_NONE;
        if (!l || !c[2].n) {
            anaphora_close(x);
            return error_at(err, QANAT_E_INPUT, "data/lexicon/anaphora.tsv", r.line, l ? 3 : 1,
                            l ? "the kinds of bodies are missing" : "the language is en or ar");
        }
        map_put(&x->words[l], c[1], (uint32_t)x->kinds.n);
        *vec_push(x->a, &x->kinds) = c[2];
        *vec_push(x->a, &x->parts) = c[3];
    }
    *out = x;
    return QANAT_OK;
}

void anaphora_close(anaphora *x)
{
    if (!x)
        return;
    for (size_t i = 0; i < LANG_COUNT; i++)
        map_free(&x->words[i]);
    arena_free(x->a);
    free(x);
}

static bool in_list(str list, str kind)
{
    str piece;
    while (list.at && str_split(&list, '|', &piece))
        if (str_eq(piece, kind))
            return true;
    return false;
}

static str kind_of(const report *r, const mention *m)
{
    if (m->gazetteer != NO_INDEX && !m->found)
        return gazetteer_at(r->know->gazetteer, m->gazetteer)->kind;
    if (m->body != NO_INDEX)
        return gazetteer_body_at(r->know->gazetteer, m->body)->kind;
    return STR_NONE;
}

/* the word itself, small and without its article, stands beside the name: "agency X", صحيفة «X» */
static bool called_so(const report *r, const mention *m, str word)
{
    str plain = str_starts(word, STR("ال")) ? str_drop(word, 4) : word;
    for (uint32_t back = 1; back <= 2 && m->first_token >= back; back++) {
        const token *t = &r->tokens.at[m->first_token - back];
        if (t->sentence == m->sentence &&
            (str_eq(t->norm, plain) || str_eq(token_stem(t), plain) || str_eq(t->norm, word)))
            return true;
    }
    /* "Acme Bank", "Bank of Japan": not "the ports" for Panama Ports Company */
    uint32_t last = m->token_count - 1;
    for (uint32_t i = 0; i <= last; i++)
        if (str_eq(r->tokens.at[m->first_token + i].norm, plain) &&
            (m->type == ENTITY_PRODUCT || i == 0 || i == last ||
             str_is(r->tokens.at[m->first_token + i + 1].norm, "of")))
            return true;
    return false;
}

/* PrivatBank, Banque Alia: does a word of the name say what it is, as a whole or at one end? */
static bool named_so(const report *r, const mention *m, str parts)
{
    enum { AFFIX = 4 }; /* bytes of a part that may be an end of a word */
    str piece;
    for (str rest = parts; rest.n && str_split(&rest, '|', &piece);)
        for (uint32_t i = m->first_token; i < m->first_token + m->token_count; i++) {
            str w = r->tokens.at[i].norm;
            if (str_eq(w, piece) || str_eq(token_stem(&r->tokens.at[i]), piece) ||
                (piece.n >= AFFIX && w.n > piece.n &&
                 (str_ends(w, piece) || str_starts(w, piece))))
                return true;
        }
    return false;
}

static str plain_word(str word)
{
    return str_starts(word, STR("ال")) ? str_drop(word, 4) : word;
}

/* "Electoral Commission", اتحاد العمال: its own words say that it is no company */
static bool is_public(const report *r, const mention *m)
{
    for (uint32_t i = m->first_token; i < m->first_token + m->token_count; i++) {
        const token *t = &r->tokens.at[i];
        if (t->kind == TOKEN_WORD &&
            (token_in_set(r, t, t->lang, SET_PUBLIC) ||
             word_in_set(r->know->signs, t->lang, token_stem(t), SET_PUBLIC)))
            return true;
    }
    return false;
}

typedef struct hit {
    uint32_t first, last, start;
    str word, kinds, parts;
} hit;

/* "the Chinese company": the country of its adjective, before the word or in Arabic behind it */
static uint32_t country_said(const report *r, const hit *h, uint32_t end)
{
    const token *t = &r->tokens.at[h->last];
    uint32_t i = t->lang == LANG_AR ? h->last + 1 : h->last - 1;
    if ((t->lang == LANG_EN && h->last == h->first) || i >= end)
        return NO_INDEX;
    /* الشركة المالية is of finance, not of Mali: the lexicon has it */
    const token *adjective = &r->tokens.at[i];
    bool national = t->lang == LANG_AR
                        ? adjective->kind == TOKEN_WORD && adjective->lemma == NO_INDEX
                        : (adjective->flags & TOKEN_NATIONAL) != 0;
    if (!national)
        return NO_INDEX;
    return gazetteer_adjective(r->know->gazetteer, plain_word(r->tokens.at[i].norm), t->lang);
}

/* is the body known to belong to another country? */
static bool of_another(const report *r, const mention *m, uint32_t country)
{
    const gazetteer *g = r->know->gazetteer;
    if (country == NO_INDEX)
        return false;
    if (m->gazetteer == NO_INDEX || m->found)
        return m->country != NO_INDEX && m->country != country;
    str own = gazetteer_at(g, m->gazetteer)->country;
    return own.n == 2 && !str_eq(own, gazetteer_at(g, country)->country);
}

/* "the container ship Ever Given", ناقلة النفط «غريس 1»: a word for a vessel beside the name */
static bool is_ship(const report *r, const mention *m)
{
    enum { NEAR = 3 };
    const sentence *s = &r->sentences.at[m->sentence];
    for (uint32_t i = m->first_token; i-- > s->first_token && m->first_token - i <= NEAR;) {
        const token *t = &r->tokens.at[i];
        if (token_in_set(r, t, t->lang, SET_VESSEL) ||
            word_in_set(r->know->signs, t->lang, plain_word(token_stem(t)), SET_VESSEL))
            return true;
    }
    return false;
}

/* "The bank offered to rescue the lender": who acts is not what the same clause acts on */
static bool acts_in_clause(const report *r, const hit *h, const mention *m)
{
    const sentence *s = &r->sentences.at[m->sentence];
    if (m->sentence != r->tokens.at[h->first].sentence)
        return false;
    const token *next = h->last + 1 < s->first_token + s->token_count ? &r->tokens.at[h->last + 1]
                                                                       : NULL;
    if (next && next->lang == LANG_EN &&
        (next->pos == WORD_VERB || next->pos == WORD_MODAL || next->pos == WORD_AUXILIARY))
        return false; /* "Acme said the company would": a clause of its own */
    bool verb = false;
    for (uint32_t i = m->first_token + m->token_count; i < h->first; i++) {
        const token *t = &r->tokens.at[i];
        if (t->kind == TOKEN_PUNCT || t->pos == WORD_THAT || t->pos == WORD_RELATIVE ||
            t->pos == WORD_SUBORDINATOR || t->pos == WORD_AND || t->pos == WORD_PRONOUN)
            return false;
        verb |= t->pos == WORD_VERB;
    }
    for (uint32_t i = s->first_token; m->lang == LANG_AR && i < m->first_token && !verb; i++)
        verb = m->first_token - i <= 3 && r->tokens.at[i].pos == WORD_VERB;
    return verb;
}

/* may the mention be what the description speaks of? */
static bool suits(const report *r, const hit *h, uint32_t country, const mention *m)
{
    uint8_t l = r->tokens.at[h->last].lang;
    if (m->lang != l || m->start >= h->start || m->kind != MENTION_NAME ||
        acts_in_clause(r, h, m))
        return false;
    if (str_is(h->kinds, "ship"))
        return (m->type == ENTITY_PRODUCT &&
                m->sentence + SHIP_SENTENCES >= r->tokens.at[h->first].sentence) ||
               (m->type == ENTITY_ORGANIZATION && is_ship(r, m));
    /* "the license", for "General License 23" */
    if (m->type == ENTITY_PRODUCT)
        return signs_of(r->know->signs, l, plain_word(h->word)) & SIGN_PRODUCT &&
               m->token_count > 1 && called_so(r, m, h->word);
    bool named = m->found && named_so(r, m, h->parts); /* whatever it was taken for: PrivatBank */
    if ((m->type != ENTITY_ORGANIZATION && !named) || of_another(r, m, country))
        return false;
    str kind = kind_of(r, m);
    /* a body that nobody knows may be a company; nearer than any other it is the one meant */
    bool unknown_company = !(l == LANG_EN && country != NO_INDEX) && m->found && !m->guess &&
                           in_list(h->kinds, STR("company")) && !is_public(r, m);
    return (kind.at && in_list(h->kinds, kind)) || unknown_company || called_so(r, m, h->word) ||
           named_so(r, m, h->parts);
}

/* is it of the very kind that the word says first, as its name or the gazetteer tells? */
static bool first_kind(const report *r, const hit *h, const mention *m)
{
    str kind = kind_of(r, m), rest = h->kinds, first;
    if (kind.at && !str_is(kind, "company"))
        return rest.n && str_split(&rest, '|', &first) && str_eq(first, kind);
    return named_so(r, m, h->parts);
}

static bool same_name(const report *r, const mention *a, const mention *b)
{
    if (a->gazetteer != NO_INDEX || b->gazetteer != NO_INDEX)
        return a->gazetteer == b->gazetteer;
    const token *x = &r->tokens.at[a->first_token], *y = &r->tokens.at[b->first_token];
    return a->body == b->body && a->country == b->country &&
           (str_eq(token_stem(x), token_stem(y)) || str_eq(x->norm, y->norm));
}

typedef struct rival {
    uint32_t mention;
    int weight;
} rival;

/* What the report is about is meant rather than what it mentions once; who acted in the sentence
 * before rather than who was acted on; what the same word called so rather than what fits its kind.
 */
static int weight_of(const report *r, const hit *h, const mention *m, uint32_t index)
{
    uint32_t far = r->tokens.at[h->first].sentence - m->sentence;
    int near = far == 0 ? 2 : far == 1 ? 2 : far == 2 ? 1 : 0;
    if (str_is(h->kinds, "ship"))
        return near + (is_ship(r, m) ? 3 : 0);
    return near + (far <= 1 && mention_acts(r, index) ? 2 : 0) +
           (called_so(r, m, h->word) ? 3 : 0) + (h->parts.n && first_kind(r, h, m) ? 6 : 0);
}

/* `country`: of the nationality that stands in the description, or NO_INDEX */
static uint32_t find_antecedent(const report *r, const hit *h, uint32_t country,
                                const uint32_t *order, size_t count)
{
    rival rivals[RIVALS];
    size_t n = 0;
    for (size_t i = count; i-- > 0 && count - i <= LOOK_BACK;) {
        const mention *m = &r->mentions.at[order[i]];
        if (m->lang != r->tokens.at[h->last].lang || m->kind != MENTION_NAME)
            continue;
        size_t k = 0;
        while (k < n && !same_name(r, m, &r->mentions.at[rivals[k].mention]))
            k++;
        if (k < n) { /* told several times: the more, the likelier */
            rivals[k].weight += rivals[k].weight % STEP < MOST_TOLD ? 1 : 0;
            int weight = STEP * weight_of(r, h, m, order[i]) + rivals[k].weight % STEP;
            rivals[k].weight = weight > rivals[k].weight ? weight : rivals[k].weight;
        } else if (n < RIVALS && suits(r, h, country, m)) {
            rivals[n++] = (rival){ order[i], STEP * weight_of(r, h, m, order[i]) };
        }
    }
    size_t best = 0;
    for (size_t k = 1; k < n; k++)
        if (rivals[k].weight / STEP + rivals[k].weight % STEP >
            rivals[best].weight / STEP + rivals[best].weight % STEP)
            best = k;
    return n ? rivals[best].mention : NO_INDEX;
}

/* "accused the company of": what it is charged with is no part of it */
static bool charges(const token *verb)
{
    static const char *const words[] = { "accus", "convict", "suspect", "acquit", "warn", "inform",
                                         "assur", "notif" };
    for (size_t k = 0; verb->pos == WORD_VERB && k < sizeof words / sizeof *words; k++)
        if (str_starts(verb->norm, str_of(words[k])))
            return true;
    return false;
}

/* "the group of", الوكالة الدولية: part of something longer */
static bool goes_on(const report *r, uint32_t first, uint32_t last, uint32_t end)
{
    if (last + 1 >= end)
        return false;
    const token *t = &r->tokens.at[last + 1];
    if (t->lang == LANG_EN)
        return str_is(t->norm, "of") && !(first && charges(&r->tokens.at[first - 1]));
    return t->lang == LANG_AR && str_starts(t->norm, STR("ال")) && t->mention == NO_INDEX &&
           gazetteer_adjective(r->know->gazetteer, str_drop(t->norm, 4), LANG_AR) == NO_INDEX;
}

/* "the company X", الناقلة «X»: the name stands right behind it */
static bool names_itself(const report *r, uint32_t last, uint32_t end)
{
    uint32_t i = last + 1;
    if (i < end && r->tokens.at[i].kind == TOKEN_PUNCT && i + 1 < end &&
        r->tokens.at[i + 1].flags & TOKEN_QUOTED)
        i++;
    uint32_t m = i < end ? r->tokens.at[i].mention : NO_INDEX;
    return m != NO_INDEX && r->mentions.at[m].kind == MENTION_NAME &&
           r->mentions.at[m].first_token == i && r->mentions.at[m].type != ENTITY_PERSON &&
           r->mentions.at[m].type != ENTITY_PLACE;
}

/* "the paramilitary group", "the French bank": one adjective between */
static bool hit_with_adjective(const report *r, uint32_t i, uint32_t end, hit *h)
{
    const anaphora *x = r->know->anaphora;
    if (i + 2 >= end)
        return false;
    const token *adjective = &r->tokens.at[i + 1], *word = &r->tokens.at[i + 2];
    bool plain =
        adjective->kind == TOKEN_WORD && adjective->mention == NO_INDEX &&
        (adjective->flags & TOKEN_NATIONAL || !(adjective->flags & TOKEN_CAPITAL)) &&
        !(token_signs_in(r, adjective, LANG_EN) & (SIGN_FUNCTION | SIGN_ORG)) &&
        !(word->flags & TOKEN_CAPITAL) && word->kind == TOKEN_WORD;
    uint32_t at = plain ? map_get(&x->words[LANG_EN], word->norm) : MAP_NONE;
    if (at == MAP_NONE)
        return false;
    *h = (hit){ i, i + 2, r->tokens.at[i].start, word->norm, x->kinds.at[at], x->parts.at[at] };
    return true;
}

static bool hit_english(const report *r, uint32_t i, uint32_t end, hit *h)
{
    const anaphora *x = r->know->anaphora;
    if (!str_is(r->tokens.at[i].norm, "the") || i + 1 >= end)
        return false;
    for (uint32_t words = 2; words >= 1; words--) {
        uint32_t last = i + words;
        if (last >= end)
            continue;
        str key = str_range(r->bytes.at, r->tokens.at[i + 1].start, r->tokens.at[last].end);
        key = words == 1 ? r->tokens.at[last].norm : key;
        uint32_t at = map_get(&x->words[LANG_EN], key);
        bool body =
            words == 1 && signs_of(r->know->signs, LANG_EN, key) & (SIGN_ORG | SIGN_PRODUCT);
        if (at == MAP_NONE && !body)
            continue;
        *h = (hit){ i, last, r->tokens.at[i].start, key,
                    at == MAP_NONE ? STR("") : x->kinds.at[at],
                    at == MAP_NONE ? STR("") : x->parts.at[at] };
        return true;
    }
    return hit_with_adjective(r, i, end, h);
}

/* is the form a word for a body, of those kinds (MAP_NONE: of any)? */
static bool is_body(const report *r, str form, uint32_t *kinds)
{
    *kinds = map_get(&r->know->anaphora->words[LANG_AR], form);
    return *kinds != MAP_NONE ||
           (str_starts(form, STR("ال")) &&
            signs_of(r->know->signs, LANG_AR, str_drop(form, 4)) & (SIGN_ORG | SIGN_PRODUCT));
}

static bool has_body(report *r, const token *t)
{
    word_variant v[MENTION_VARIANTS];
    uint32_t kinds;
    size_t n = mention_variants(r, t, v);
    for (size_t k = 0; k < n; k++)
        if (is_body(r, v[k].word, &kinds))
            return true;
    return false;
}

static bool hit_arabic(report *r, uint32_t i, hit *h)
{
    const anaphora *x = r->know->anaphora;
    word_variant v[MENTION_VARIANTS];
    if (!token_asked(r, &r->tokens.at[i], ASK_BODY, has_body))
        return false;
    size_t n = mention_variants(r, &r->tokens.at[i], v);
    for (size_t k = 0; k < n; k++) {
        uint32_t at;
        if (!is_body(r, v[k].word, &at))
            continue;
        *h = (hit){ i, i, v[k].start, v[k].word, at == MAP_NONE ? STR("") : x->kinds.at[at],
                    at == MAP_NONE ? STR("") : x->parts.at[at] };
        return true;
    }
    return false;
}

static bool covered(const report *r, const hit *h)
{
    for (uint32_t i = h->first; i <= h->last; i++)
        if (r->tokens.at[i].mention != NO_INDEX)
            return true;
    return false;
}

static int by_place(const void *x, const void *y, void *mentions)
{
    const mention *m = mentions;
    uint32_t a = m[*(const uint32_t *)x].start, b = m[*(const uint32_t *)y].start;
    return a < b ? -1 : a > b;
}

void report_find_anaphora(report *r)
{
    size_t n = r->mentions.n, passed = 0;
    uint32_t *order = arena_array(r->a, uint32_t, n + 1);
    for (uint32_t i = 0; i < n; i++)
        order[i] = i;
    if (n)
        qsort_r(order, n, sizeof *order, by_place, r->mentions.at);
    for (uint32_t s = 0; s < r->sentences.n; s++) {
        const sentence *at = &r->sentences.at[s];
        uint32_t end = at->first_token + at->token_count;
        for (uint32_t i = at->first_token; i < end; i++) {
            hit h;
            const token *t = &r->tokens.at[i];
            bool found = t->kind == TOKEN_WORD && t->mention == NO_INDEX &&
                         (t->lang == LANG_AR ? hit_arabic(r, i, &h)
                                             : t->lang == LANG_EN && hit_english(r, i, end, &h));
            if (!found || covered(r, &h) || goes_on(r, h.first, h.last, end) || names_itself(r, h.last, end))
                continue;
            while (passed < n && r->mentions.at[order[passed]].start < h.start)
                passed++;
            uint32_t who = find_antecedent(r, &h, country_said(r, &h, end), order, passed);
            if (who == NO_INDEX)
                continue;
            mention m = mention_blank(r, s, h.first, h.last);
            m.start = h.start;
            m.type = named_so(r, &r->mentions.at[who], h.parts) ? (uint8_t)ENTITY_ORGANIZATION
                                                                : r->mentions.at[who].type;
            m.kind = MENTION_DESCRIPTION;
            m.antecedent = who;
            mention_add(r, m);
            i = h.last;
        }
    }
}
