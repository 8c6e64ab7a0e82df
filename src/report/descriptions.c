/*
 * People and bodies that have no name but act: "Russian businessmen", "the head of Acme", متظاهرون.
 * Every noun phrase whose head noun means a person, people, a body or armed means, and that no name
 * stands for, becomes a mention of kind description. A nationality before any other noun ("Israeli
 * changes") becomes one of its country, so that a claim about the thing can say whose it is.
 * Descriptions of aligned sentences that fit each other are paired. Cost: linear; pairing is
 * quadratic in the descriptions of one bead, of which MAX_PAIRED are looked at.
 */
#include "report/bilingual.h"
#include "report/chunks.h"
#include "report/gazetteer.h"
#include "report/memo.h"
#include "report/mentions.h"
#include "report/stages.h"
#include "report/titles.h"

enum { MAX_PAIRED = 48, MAX_INNER = 6 };

typedef struct describer {
    report *r;
    chunker k;
    VEC(uint32_t) added; /* mentions, in order */
} describer;

static bool is_national(report *r, const token *t)
{
    return gazetteer_adjective(r->know->gazetteer, mention_word(r, t), LANG_EN) != NO_INDEX;
}

static uint32_t country_of(report *r, uint32_t token_index)
{
    const token *t = &r->tokens.at[token_index];
    if (t->kind != TOKEN_WORD || !r->know->gazetteer ||
        (t->lang == LANG_EN && !token_asked(r, t, ASK_NATIONAL, is_national)))
        return NO_INDEX;
    return report_adjective(r, t->lang == LANG_AR ? token_stem(t) : mention_word(r, t), t->lang);
}

/* is there anything in the phrase that tells it from others of its kind? */
static bool says_whose(report *r, const chunk *c)
{
    for (uint32_t i = c->first; i <= c->last; i++)
        if (r->tokens.at[i].mention != NO_INDEX || country_of(r, i) != NO_INDEX)
            return true;
    return false;
}

static uint8_t type_of(const chunk *c)
{
    switch (c->sense) {
    case SENSE_PERSON:
        return c->flags & CHUNK_PLURAL ? ENTITY_GROUP : ENTITY_PERSON;
    case SENSE_BODY:
        return c->flags & CHUNK_PLURAL ? ENTITY_GROUP : ENTITY_ORGANIZATION;
    case SENSE_PLACE:
        return ENTITY_PLACE;
    default:
        return ENTITY_GROUP;
    }
}

static uint32_t first_word(const report *r, const chunk *c)
{
    uint32_t i = c->first;
    if (i + 1 < c->head && str_is(r->tokens.at[i].norm, "that") &&
        (str_is(r->tokens.at[i + 1].norm, "the") || str_is(r->tokens.at[i + 1].norm, "its")))
        i++; /* "reported that the government": no part of it */
    while (i < c->head && r->tokens.at[i].lang == LANG_EN &&
           r->tokens.at[i].pos == WORD_DETERMINER && r->tokens.at[i].norm.n <= 3 &&
           !str_is(r->tokens.at[i].norm, "the"))
        i++;
    return i;
}

/* the closing mark of a quotation that the phrase opened: the head of "Acme" */
static uint32_t with_closing_quote(const report *r, uint32_t first, uint32_t last)
{
    uint32_t quotes = 0;
    for (uint32_t i = first; i <= last; i++)
        quotes += r->tokens.at[i].kind == TOKEN_PUNCT &&
                  strchr("\"\xC2\xE2", r->bytes.at[r->tokens.at[i].start]) != NULL;
    if (quotes % 2 == 0 || last + 1 >= r->tokens.n)
        return last;
    const token *t = &r->tokens.at[last + 1];
    bool closes = t->kind == TOKEN_PUNCT && !(t->flags & TOKEN_SPACE_BEFORE) &&
                  t->sentence == r->tokens.at[last].sentence &&
                  strchr("\"\xC2\xE2", r->bytes.at[t->start]) != NULL;
    return closes ? last + 1 : last;
}

/* the opening mark before a phrase that closes one: "Neptune" missiles */
static bool opens_before(const report *r, uint32_t first, uint32_t last)
{
    uint32_t quotes = 0;
    for (uint32_t i = first; i <= last; i++)
        quotes += r->tokens.at[i].kind == TOKEN_PUNCT && r->bytes.at[r->tokens.at[i].start] == '"';
    if (quotes % 2 == 0 || !first || r->tokens.at[first].flags & TOKEN_SPACE_BEFORE)
        return false;
    const token *t = &r->tokens.at[first - 1];
    return t->kind == TOKEN_PUNCT && r->bytes.at[t->start] == '"' &&
           t->sentence == r->tokens.at[first].sentence;
}

static uint32_t add(describer *d, const chunk *c, uint32_t first, uint32_t last, uint8_t type,
                    uint32_t in)
{
    report *r = d->r;
    uint32_t closed = with_closing_quote(r, first, last);
    bool opened = closed == last && opens_before(r, first, last);
    first -= opened ? 1 : 0;
    last = closed;
    mention m = mention_blank(r, in, first, last);
    const token *t = &r->tokens.at[first];
    if (t->lang == LANG_AR && t->mention == NO_INDEX && token_name_start(t) > t->start &&
        token_name_start(t) < t->end)
        m.start = token_name_start(t);
    m.kind = MENTION_DESCRIPTION;
    m.type = type;
    m.lang = t->lang ? t->lang : r->sentences.at[in].lang;
    m.head = c->head;
    m.plural = c->flags & CHUNK_PLURAL;
    m.feminine = r->tokens.at[c->head].form & FORM_FEMININE && !m.plural;
    uint32_t index = (uint32_t)r->mentions.n;
    for (uint32_t i = first; i <= last; i++) {
        token *w = &r->tokens.at[i];
        if (w->mention == NO_INDEX) {
            w->mention = index;
        } else {
            uint32_t top = w->mention;
            /* a chain may already end in the mention that is being made, which is not there yet */
            for (int depth = 0; top != index && r->mentions.at[top].inside != NO_INDEX && depth < 8;
                 depth++)
                top = r->mentions.at[top].inside;
            if (top != index && r->mentions.at[top].first_token >= first)
                r->mentions.at[top].inside = index;
        }
    }
    *vec_push(r->a, &r->mentions) = m;
    *vec_push(r->a, &d->added) = index;
    return index;
}

static void nationality(describer *d, const chunk *c, uint32_t in)
{
    report *r = d->r;
    for (uint32_t i = c->first; i <= c->last; i++) {
        uint32_t country = r->tokens.at[i].mention == NO_INDEX ? country_of(r, i) : NO_INDEX;
        if (country == NO_INDEX)
            continue;
        chunk one = { .first = i, .last = i, .head = i };
        uint32_t index = add(d, &one, i, i, ENTITY_PLACE, in);
        if (r->tokens.at[i].lang == LANG_AR)
            r->mentions.at[index].start = token_stem_start(&r->tokens.at[i]);
        r->mentions.at[index].gazetteer = country;
        r->mentions.at[index].country = country;
        return;
    }
}

/* "the accounts of six Iranian banks": people or bodies behind "of" */
static bool inner_agent(describer *d, const chunk *c, uint32_t in)
{
    report *r = d->r;
    for (uint32_t i = c->last; i > c->head; i--) {
        const token *t = &r->tokens.at[i];
        if (t->lang != LANG_EN || t->pos != WORD_NOUN || t->mention != NO_INDEX ||
            t->lemma == NO_INDEX)
            continue;
        uint8_t sense = lexicon_lexeme(d->k.x, t->lemma)->sense;
        if (!chunk_agent_sense(sense) || sense == SENSE_MEDIUM)
            return false;
        uint32_t first = i;
        while (first > c->head + 1 && !str_is(r->tokens.at[first - 1].norm, "of"))
            first--;
        chunk inner = { .first = first,
                        .last = i,
                        .head = i,
                        .sense = sense,
                        .flags = t->form & FORM_PLURAL ? (uint32_t)CHUNK_PLURAL : 0u };
        (void)add(d, &inner, first_word(r, &inner), i, type_of(&inner), in);
        return true;
    }
    return false;
}

static bool is_agent_noun(const describer *d, uint32_t i)
{
    const token *t = &d->r->tokens.at[i];
    return t->kind == TOKEN_WORD && t->mention == NO_INDEX && t->pos == WORD_NOUN &&
           t->lemma != NO_INDEX && chunk_agent_sense(lexicon_lexeme(d->k.x, t->lemma)->sense);
}

/* adds what the tokens from `first` to `last` describe, with its head at `head` */
static void add_inner(describer *d, uint32_t first, uint32_t head, uint32_t last, uint32_t in)
{
    const token *t = &d->r->tokens.at[head];
    chunk inner = { .first = first,
                    .last = last,
                    .head = head,
                    .sense = lexicon_lexeme(d->k.x, t->lemma)->sense,
                    .flags = t->form & FORM_PLURAL ? (uint32_t)CHUNK_PLURAL : 0u };
    (void)add(d, &inner, first_word(d->r, &inner), last, type_of(&inner), in);
}

/* "the soldier's father": whose the head of the phrase is */
static void possessor(describer *d, const chunk *c, uint32_t in)
{
    for (uint32_t i = c->first + 1; i < c->head; i++)
        if (d->r->tokens.at[i].kind == TOKEN_CLITIC && is_agent_noun(d, i - 1) &&
            !token_lemma_is(d->k.x, &d->r->tokens.at[i - 1], "country")) {
            add_inner(d, c->first, i - 1, i - 1, in);
            return;
        }
}

/* "the daughter of the founder of Acme", ابنة مؤسس الشركة: somebody without a name behind a kinship word */
static void relative_of(describer *d, const chunk *c, uint32_t in)
{
    const report *r = d->r;
    const token *h = &r->tokens.at[c->head];
    bool arabic = h->lang == LANG_AR;
    uint32_t i = c->head + 1;
    if (!token_may_title(r, h) ||
        !titles_kin(r->know->titles, h->lang, arabic ? token_stem(h) : h->norm).at)
        return;
    if (!arabic && (i >= c->last || !str_is(r->tokens.at[i].norm, "of")))
        return;
    uint32_t first = i += !arabic;
    while (!arabic && i < c->last && r->tokens.at[i].mention == NO_INDEX && !is_agent_noun(d, i) &&
           r->tokens.at[i].kind == TOKEN_WORD)
        i++;
    if (i > c->last || !is_agent_noun(d, i) ||
        (i + 1 <= c->last && (r->tokens.at[i + 1].kind == TOKEN_CLITIC ||
                              chunk_name_at(r, i + 1) != NO_INDEX)))
        return;
    add_inner(d, first, i, c->last, in);
}

/* رئيس بنك تندا: the body inside an Arabic title, which nobody has listed */
static void body_of_title(describer *d, const chunk *c, uint32_t in)
{
    const report *r = d->r;
    const token *h = &r->tokens.at[c->head];
    str w = str_starts(token_stem(h), STR("ال")) ? str_drop(token_stem(h), 4) : token_stem(h);
    if (h->lang != LANG_AR || c->head == c->last || !token_may_title(r, h) ||
        !titles_is_head(r->know->titles, LANG_AR, w))
        return;
    for (uint32_t i = c->head + 1; i <= c->last; i++) {
        const token *t = &r->tokens.at[i];
        if (t->mention != NO_INDEX || t->kind != TOKEN_WORD)
            return;
        bool body = is_agent_noun(d, i) &&
                    lexicon_lexeme(d->k.x, t->lemma)->sense == SENSE_BODY;
        bool board = i + 2 <= c->last && str_is(token_stem(t), "مجلس") &&
                     (str_is(token_stem(&r->tokens.at[i + 1]), "ادارة") ||
                      str_is(token_stem(&r->tokens.at[i + 1]), "امناء"));
        i += board; /* whose board it is */
        if (!body || board)
            continue;
        if (i < c->last && !(t->flags & TOKEN_ARTICLE))
            add_inner(d, i, i, c->last, in);
        return;
    }
}

/* "activists from the Fatah party", "rebels in the east": where they are from is part of who they
 * are */
static uint32_t last_word(const describer *d, size_t i)
{
    const chunk *c = &d->k.out.at[i];
    if (i + 2 >= d->k.out.n || d->r->tokens.at[c->head].lang != LANG_EN ||
        !chunk_person_sense(c->sense))
        return c->last;
    const chunk *p = &d->k.out.at[i + 1], *n = &d->k.out.at[i + 2];
    if (p->kind != CHUNK_PREPOSITION || n->kind != CHUNK_NOUN || n->flags & CHUNK_TIME)
        return c->last;
    bool from = str_is(d->r->tokens.at[p->head].norm, "from");
    bool in = str_is(d->r->tokens.at[p->head].norm, "in") ||
              str_is(d->r->tokens.at[p->head].norm, "within");
    bool subject =
        i == 0 || (d->k.out.at[i - 1].kind != CHUNK_VERB && d->k.out.at[i - 1].kind != CHUNK_NOUN);
    bool named = false;
    for (uint32_t t = n->first; t <= n->last; t++)
        named |= d->r->tokens.at[t].mention != NO_INDEX;
    return named && (from || (in && subject)) ? n->last : c->last;
}

/* الفريق فلان: a rank right before the name of whoever bears it is nobody else */
static bool is_rank_of_name(const report *r, const chunk *c)
{
    const token *h = &r->tokens.at[c->head];
    if (h->lang != LANG_AR || c->first != c->head || c->last != c->head ||
        c->head + 1 >= r->tokens.n)
        return false;
    uint32_t m = r->tokens.at[c->head + 1].mention;
    str w = str_starts(token_stem(h), STR("ال")) ? str_drop(token_stem(h), 4) : token_stem(h);
    return m != NO_INDEX && r->mentions.at[m].kind == MENTION_NAME &&
           r->mentions.at[m].type == ENTITY_PERSON &&
           str_is(titles_office(r->know->titles, LANG_AR, w, w), "officer");
}

/* "ordered the banks to report", أمرت المصارف بتزويدها: bodies that are told to do something */
static bool is_addressed(const describer *d, size_t i)
{
    const chunk *c = &d->k.out.at[i];
    if (!i || i + 1 >= d->k.out.n || c->sense != SENSE_BODY)
        return false;
    const chunk *b = c - 1, *n = c + 1;
    if (d->r->tokens.at[c->head].lang == LANG_EN)
        return b->kind == CHUNK_VERB && n->kind == CHUNK_VERB && n->flags & CHUNK_INFINITIVE;
    const chunk *v = i >= 2 && b->kind == CHUNK_NOUN ? b - 1 : b;
    return v->kind == CHUNK_VERB && n->kind == CHUNK_PREPOSITION && n->flags & CHUNK_PROCLITIC &&
           n->pronoun == 'b' && n + 1 < d->k.out.at + d->k.out.n &&
           d->r->tokens.at[n[1].head].form & FORM_GERUND;
}

static void describe(describer *d, size_t i, uint32_t in)
{
    report *r = d->r;
    const chunk *c = &d->k.out.at[i];
    const token *h = &r->tokens.at[c->head];
    body_of_title(d, c, in);
    if (c->mention != NO_INDEX || c->flags & CHUNK_TIME || is_rank_of_name(r, c))
        return;
    bool agent = chunk_agent_sense(c->sense) && h->mention == NO_INDEX;
    /* "elected him president": an accusative behind a person's name is what he became */
    bool tanwin = h->lang == LANG_AR && !(h->flags & TOKEN_ARTICLE) &&
                  str_ends(h->norm, STR("ا")) && c->first && c->sense == SENSE_PERSON;
    uint32_t before = tanwin ? chunk_name_at(r, c->first - 1) : NO_INDEX;
    if (before != NO_INDEX && r->mentions.at[before].type == ENTITY_PERSON)
        return;
    bool many = (h->flags & TOKEN_ARTICLE && h->form & FORM_PLURAL) ||
                (c->first < c->head && r->tokens.at[c->first].pos == WORD_NUMBER && h->form);
    bool bare_bodies = c->sense == SENSE_BODY && c->flags & CHUNK_PLURAL &&
                       c->flags & CHUNK_DEFINITE && c->head <= c->first + 1 && c->last == c->head;
    agent = agent && (!bare_bodies || is_addressed(d, i)); /* "the movements": of what, is not said */
    bool nation = h->pos == WORD_ADJECTIVE && h->lang == LANG_AR && h->mention == NO_INDEX &&
                  c->first < c->head && c->head == c->last &&
                  r->tokens.at[c->first].pos == WORD_NUMBER &&
                  country_of(r, c->head) != NO_INDEX; /* خمسة إيرانيين */
    many = many && (str_ends(h->norm, STR("ون")) || str_ends(h->norm, STR("ين")) ||
                    r->tokens.at[c->first].pos == WORD_NUMBER);
    bool participle = nation || (h->pos == WORD_ADJECTIVE && h->lang == LANG_AR && many &&
                                 h->mention == NO_INDEX);
    bool place = c->sense == SENSE_PLACE && h->mention == NO_INDEX && says_whose(r, c);
    bool head_name_follows = agent && c->sense == SENSE_MEDIUM && h->lang == LANG_EN &&
                             !(c->flags & (CHUNK_DEFINITE | CHUNK_PLURAL));
    if ((agent && !head_name_follows) || place || participle) {
        uint32_t first = first_word(r, c), last = last_word(d, i);
        chunk copy = *c;
        if (participle) {
            copy.sense = SENSE_PERSON;
            copy.flags |= CHUNK_PLURAL;
        }
        if (c->head < r->tokens.n && last - first < 24) {
            if (h->lang == LANG_EN)
                possessor(d, c, in);
            relative_of(d, c, in);
        }
        if (last - first < 24)
            (void)add(d, &copy, first, last, type_of(&copy), in);
    } else if (h->mention == NO_INDEX && !inner_agent(d, c, in)) {
        if (h->lang == LANG_EN && !agent) /* "the government's decision" */
            possessor(d, c, in);
        nationality(d, c, in);
    }
}

/* ---- pairs of the two versions */

static bool inner_agrees(report *r, const mention *a, const mention *b)
{
    for (uint32_t i = a->first_token; i < a->first_token + a->token_count; i++)
        for (uint32_t n = b->first_token;
             n < b->first_token + b->token_count && n < b->first_token + 24; n++) {
            const token *x = &r->tokens.at[i], *y = &r->tokens.at[n];
            uint32_t cx = country_of(r, i), cy = cx != NO_INDEX ? country_of(r, n) : NO_INDEX;
            if (cx != NO_INDEX && cx == cy)
                return true;
            if (x->mention == NO_INDEX || y->mention == NO_INDEX)
                continue;
            const mention *mx = &r->mentions.at[x->mention], *my = &r->mentions.at[y->mention];
            if (mx->kind != MENTION_NAME || my->kind != MENTION_NAME)
                continue;
            if (mx->pair == y->mention || my->pair == x->mention ||
                (mx->gazetteer != NO_INDEX && mx->gazetteer == my->gazetteer))
                return true;
        }
    return false;
}

static uint8_t head_sense(const report *r, const lexicon *x, const mention *m)
{
    uint32_t l = r->tokens.at[m->head].lemma;
    return l == NO_INDEX ? (uint8_t)SENSE_NONE : lexicon_lexeme(x, l)->sense;
}

/* do the head words say the same? */
static bool heads_translate(const report *r, const mention *a, const mention *b)
{
    uint32_t x[BILINGUAL_CONCEPTS], y[BILINGUAL_CONCEPTS];
    if (!r->know->bilingual)
        return false;
    const token *s = &r->tokens.at[a->head], *t = &r->tokens.at[b->head];
    size_t n = s->lang == LANG_AR && str_eq(token_stem(s), s->norm)
                   ? token_concepts(r, s, x)
                   : bilingual_of(r->know->bilingual, LANG_AR, token_stem(s), x);
    size_t m = t->lang == LANG_EN ? token_concepts(r, t, y)
                                  : bilingual_of(r->know->bilingual, LANG_EN, t->norm, y);
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < m; k++)
            if (x[i] == y[k])
                return true;
    return false;
}

static int pair_score(report *r, const lexicon *x, const mention *a, const mention *b)
{
    if (a->gazetteer != NO_INDEX || b->gazetteer != NO_INDEX)
        return 0;
    int score = 0;
    score += head_sense(r, x, a) == head_sense(r, x, b) ? 2 : 0;
    bool same_word = heads_translate(r, a, b);
    score += a->plural == b->plural ? 1 : same_word ? 0 : -1;
    score += same_word ? 2 : 0;
    score += inner_agrees(r, a, b) ? 3 : 0;
    uint32_t from_a = a->start - r->sentences.at[a->sentence].start,
             from_b = b->start - r->sentences.at[b->sentence].start;
    uint32_t na = r->sentences.at[a->sentence].end - r->sentences.at[a->sentence].start + 1;
    uint32_t nb = r->sentences.at[b->sentence].end - r->sentences.at[b->sentence].start + 1;
    double at_a = (double)from_a / na, at_b = (double)from_b / nb;
    score += at_a - at_b < 0.2 && at_b - at_a < 0.2 ? 1 : 0;
    return score;
}

static size_t descriptions_of(const describer *d, uint32_t first, uint32_t count,
                              uint32_t out[MAX_PAIRED])
{
    size_t n = 0, low = 0, high = d->added.n;
    while (low < high) {
        size_t mid = (low + high) / 2;
        if (d->r->mentions.at[d->added.at[mid]].sentence < first)
            low = mid + 1;
        else
            high = mid;
    }
    for (size_t i = low; i < d->added.n && n < MAX_PAIRED; i++) {
        const mention *m = &d->r->mentions.at[d->added.at[i]];
        if (m->sentence >= first + count)
            break;
        if (m->sentence >= first)
            out[n++] = d->added.at[i];
    }
    return n;
}

static void pair_bead(describer *d, const bead *b)
{
    report *r = d->r;
    uint32_t ar[MAX_PAIRED], en[MAX_PAIRED];
    size_t n = descriptions_of(d, b->ar_first, b->ar_count, ar),
           m = descriptions_of(d, b->en_first, b->en_count, en);
    int scores[MAX_PAIRED][MAX_PAIRED];
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < m; k++)
            scores[i][k] = pair_score(r, d->k.x, &r->mentions.at[ar[i]], &r->mentions.at[en[k]]);
    for (int want = 9; want >= 4; want--)
        for (size_t i = 0; i < n; i++)
            for (size_t k = 0; k < m; k++) {
                mention *a = &r->mentions.at[ar[i]], *e = &r->mentions.at[en[k]];
                if (a->pair != NO_INDEX || e->pair != NO_INDEX ||
                    scores[i][k] < want)
                    continue;
                a->pair = en[k];
                e->pair = ar[i];
            }
}

/* every description that is still nobody's, those that other stages found too, in order of
 * sentences */
static void list_all(describer *d)
{
    report *r = d->r;
    uint32_t *next = arena_room(r->a, uint32_t, r->mentions.n + 1);
    uint32_t *first = arena_room(r->a, uint32_t, r->sentences.n + 1);
    for (size_t i = 0; i < r->sentences.n; i++)
        first[i] = NO_INDEX;
    for (uint32_t i = (uint32_t)r->mentions.n; i-- > 0;) {
        const mention *m = &r->mentions.at[i];
        if (m->kind != MENTION_DESCRIPTION || m->pair != NO_INDEX || m->gazetteer != NO_INDEX ||
            m->antecedent != NO_INDEX)
            continue;
        next[i] = first[m->sentence];
        first[m->sentence] = i;
    }
    d->added.n = 0;
    for (size_t s = 0; s < r->sentences.n; s++)
        for (uint32_t i = first[s]; i != NO_INDEX; i = next[i])
            *vec_push(r->a, &d->added) = i;
}

void report_find_descriptions(report *r)
{
    if (!r->know->lexicon)
        return;
    uint32_t *described = arena_room(r->a, uint32_t, r->tokens.n + 1);
    memset(described, 0xFF, r->tokens.n * sizeof *described); /* NO_INDEX */
    for (size_t i = 0; i < r->mentions.n; i++)
        if (r->mentions.at[i].kind == MENTION_DESCRIPTION)
            described[r->mentions.at[i].head] = (uint32_t)i;
    describer d = { .r = r,
                    .k = { .r = r, .x = r->know->lexicon, .a = r->a, .described = described } };
    r->chunks = chunks_keep_begin(r, described);
    for (uint32_t s = 0; s < r->sentences.n; s++) {
        chunks_of(&d.k, &r->sentences.at[s]);
        chunks_keep(r->chunks, &d.k, s);
        for (size_t i = 0; i < d.k.out.n; i++) {
            const chunk *c = &d.k.out.at[i];
            if (c->kind != CHUNK_NOUN)
                continue;
            if (c->flags & CHUNK_APPOSED && c->mention != NO_INDEX &&
                (c->sense == SENSE_BODY || c->sense == SENSE_GROUP) &&
                r->mentions.at[c->mention].type == ENTITY_PERSON)
                r->mentions.at[c->mention].type = ENTITY_ORGANIZATION; /* "X, the company that" */
            describe(&d, i, s);
        }
    }
    list_all(&d);
    for (size_t i = 0; i < r->beads.n; i++)
        pair_bead(&d, &r->beads.at[i]);
}
