/*
 * Definite descriptions that only the story so far settles: "its owners", "the former owners", the
 * state as an owner, "its neighbour", "the visitor", "the chairman" told by a claim, "his Omani
 * counterpart" named elsewhere, "the attaché in Berlin, John Doe". Each stands for whom the report
 * names so, where one alone fits, and for itself where none or several do. Cost: a look at a noun's
 * own words; where they fit, a bounded look over claims, entities or mentions.
 */
#include "report/claims.h"
#include "report/gazetteer.h"
#include "report/mentions.h"

enum { LOOK_BACK = 256, MOST_ENTITIES = 512, MOST_MENTIONS = 16 };

/* the sets of words that the head of a noun phrase is in: by its lemma, or an Arabic one without
 * article and pronoun */
static uint64_t sets_of(const claim_finder *f, const chunk *c)
{
    const token *h = &f->r->tokens.at[c->head];
    str stem = token_stem(h);
    uint64_t sets = h->lemma != NO_INDEX ? lexicon_lexeme(f->x, h->lemma)->sets : 0;
    if (f->language != LANG_AR)
        return sets;
    if (str_starts(stem, STR("ال")) && stem.n > 6)
        stem = str_drop(stem, 4);
    if (str_ends(stem, STR("ها")) || str_ends(stem, STR("هم")))
        stem.n -= 4;
    else if (str_ends(stem, STR("ه")))
        stem.n -= 2;
    return sets | word_sets(f->r->know->signs, LANG_AR, stem);
}

static bool has_name(const report *r, uint32_t who)
{
    const entity *e = &r->entities.at[who];
    for (size_t k = 0; k < e->mentions.n && k < MOST_MENTIONS; k++)
        if (r->mentions.at[e->mentions.at[k]].kind == MENTION_NAME)
            return true;
    return false;
}

/* does the report name nowhere whom the words describe? */
static bool undisclosed(const report *r, const chunk *c)
{
    return c->mention == NO_INDEX || !has_name(r, r->mentions.at[c->mention].entity);
}

/* is the chunk a description that names nobody, neither in its words nor by what it was found to
 * speak of? */
static bool nameless(const claim_finder *f, const chunk *c)
{
    if (c->kind != CHUNK_NOUN || c->flags & CHUNK_TIME)
        return false;
    for (uint32_t t = c->first; t <= c->last; t++)
        if (chunk_name_at(f->r, t) != NO_INDEX)
            return false;
    return undisclosed(f->r, c);
}

/* "the X", "its X", Arabic X with its article or a pronoun: something spoken of before */
static bool spoken_of(const claim_finder *f, const chunk *c)
{
    const token *t = &f->r->tokens.at[c->first];
    if (f->language == LANG_AR)
        return f->r->tokens.at[c->head].flags & TOKEN_ARTICLE || c->pronoun != SUFFIX_NONE ||
               str_ends(token_stem(&f->r->tokens.at[c->head]), STR("ه")) ||
               str_ends(token_stem(&f->r->tokens.at[c->head]), STR("ها"));
    return str_is(t->norm, "the") || t->pos == WORD_POSSESSIVE;
}

static bool holds(const index_list *list, uint32_t who)
{
    for (size_t i = 0; i < list->n; i++)
        if (list->at[i] == who)
            return true;
    return false;
}

static bool overlaps(const index_list *a, const index_list *b)
{
    for (size_t i = 0; i < a->n; i++)
        if (holds(b, a->at[i]))
            return true;
    return false;
}

/* nothing beside the noun but "the former", "its current", السابقين: no "main" or "new" ones */
static bool only_owners(const claim_finder *f, const chunk *c)
{
    static const char *const words[] = { "the",     "its",     "their",  "his",     "her",
                                         "former",  "current", "present", "previous", "actual",
                                         "سابق",    "سابقين",  "سابقون", "حالي",     "حاليين",
                                         "حاليون",  "فعليين",  "اصلي",   "اصليين" };
    for (uint32_t t = c->first; t <= c->last; t++) {
        const token *w = &f->r->tokens.at[t];
        str s = f->language == LANG_AR ? token_stem(w) : w->norm;
        s = f->language == LANG_AR && str_starts(s, STR("ال")) && s.n > 6 ? str_drop(s, 4) : s;
        bool known = t == c->head || w->kind != TOKEN_WORD;
        for (size_t k = 0; !known && k < sizeof words / sizeof *words; k++)
            known = str_is(s, words[k]);
        if (!known)
            return false;
    }
    return true;
}

/* "its owners", "the former owners", مالكيه: those told to own what was told last to be owned, or
 * to own what the possessive speaks of */
static bool owners(claim_finder *f, const chunk *c, uint64_t sets, uint32_t i, index_list *out)
{
    const report *r = f->r;
    if (!(sets & SET_OWNING) || !claims_told(f, CLAIM_own) || !spoken_of(f, c) || !nameless(f, c))
        return false;
    if (!only_owners(f, c))
        return false;
    uint32_t whose = party_of_pronoun(f, &r->tokens.at[c->first], i);
    const index_list *what = NULL;
    size_t before = out->n;
    for (int pass = whose == NO_INDEX; pass < 2 && out->n == before; pass++)
        for (size_t k = r->claims.n; k-- > 0 && r->claims.n - k < LOOK_BACK;) {
            const claim *x = &r->claims.at[k];
            if (x->type != CLAIM_own || x->negative || !(x->versions & 1u << f->language) || !x->actors.n || !x->targets.n ||
                x->sentence >= f->sentence || x->actors.n + x->targets.n > CLAIM_PARTIES ||
                (pass == 0 && !holds(&x->targets, whose)) || (what && !overlaps(what, &x->targets)))
                continue;
            what = &x->targets;
            for (size_t n = 0; n < x->actors.n; n++)
                parties_add(f, out, x->actors.at[n]);
        }
    return out->n > before;
}

/* "the parent company", الشركة الأم: whoever was told last to own a firm */
static bool parent(claim_finder *f, const chunk *c, index_list *out)
{
    const report *r = f->r;
    bool english = f->language == LANG_EN;
    if (c->sense != SENSE_BODY || c->last == c->first || c->flags & CHUNK_PLURAL)
        return false;
    const token *w = &r->tokens.at[english ? c->head - 1 : c->last];
    if (!(english ? c->head > c->first && str_is(w->norm, "parent") : str_is(w->norm, "الام")))
        return false;
    for (size_t k = r->claims.n; k-- > 0 && r->claims.n - k < LOOK_BACK;) {
        const claim *x = &r->claims.at[k];
        if (x->type != CLAIM_own || x->negative || x->actors.n != 1 || !x->targets.n ||
            !(x->versions & 1u << f->language) ||
            r->entities.at[x->actors.at[0]].type != ENTITY_ORGANIZATION)
            continue;
        parties_add(f, out, x->actors.at[0]);
        return true;
    }
    return false;
}

/* "the state intends to sell it", الدولة: the government, else the country, that the report is
 * about */
static bool state(claim_finder *f, const chunk *c, index_list *out)
{
    if (f->home == NO_INDEX || c->flags & CHUNK_PLURAL || c->pronoun ||
        c->last - c->first != (f->language == LANG_EN ? 1u : 0u) || !spoken_of(f, c) ||
        !(sets_of(f, c) & SET_STATE))
        return false;
    parties_add(f, out, f->government != NO_INDEX ? f->government : f->home);
    return true;
}

/* the one country beside `who` that the two sentences before name, an entity, or NO_INDEX */
static uint32_t one_other(const claim_finder *f, uint32_t who)
{
    const report *r = f->r;
    uint32_t only = NO_INDEX;
    for (uint32_t s = f->sentence; s-- > 0 && f->sentence - s <= 2;) {
        const sentence *at = &r->sentences.at[s];
        for (uint32_t t = at->first_token; t < at->first_token + at->token_count; t++) {
            uint32_t m = at->lang == f->language ? chunk_name_at(r, t) : NO_INDEX;
            uint32_t e = m != NO_INDEX ? r->mentions.at[m].entity : NO_INDEX;
            if (e == NO_INDEX || e == who || e == only || r->entities.at[e].type != ENTITY_PLACE ||
                !entity_can_act(r, e))
                continue;
            if (only != NO_INDEX)
                return NO_INDEX;
            only = e;
        }
    }
    return only;
}

uint32_t party_only_country(const claim_finder *f)
{
    enum { NEAR = 16 };
    const report *r = f->r;
    uint32_t only = NO_INDEX;
    for (size_t k = r->claims.n; k-- > 0 && r->claims.n - k < NEAR;) {
        const claim *x = &r->claims.at[k];
        const index_list *sides[] = { &x->actors, &x->targets };
        if (x->sentence + 1 != f->sentence || !(x->versions & 1u << f->language))
            continue;
        for (size_t s = 0; s < 2; s++)
            for (size_t n = 0; n < sides[s]->n; n++) {
                uint32_t e = sides[s]->at[n];
                if (r->entities.at[e].type != ENTITY_PLACE || !entity_can_act(r, e) || e == only)
                    continue;
                if (only != NO_INDEX)
                    return NO_INDEX;
                only = e;
            }
    }
    return only;
}

/* "India has lent its neighbour", جارتها: the country that the report is about, of any other */
static bool neighbour(claim_finder *f, const chunk *c, uint64_t sets, uint32_t i, index_list *out)
{
    const report *r = f->r;
    if (!(sets & SET_NEIGHBOUR) || c->flags & CHUNK_PLURAL || !nameless(f, c) ||
        !(f->language == LANG_AR ? spoken_of(f, c) && !(f->r->tokens.at[c->head].flags & TOKEN_ARTICLE)
                                 : str_is(f->r->tokens.at[c->first].norm, "its")))
        return false;
    for (uint32_t k = i; k-- > 0;) { /* whose neighbour it is stands before it */
        uint32_t m = f->c[k].kind == CHUNK_NOUN ? f->c[k].mention : NO_INDEX;
        uint32_t who = m != NO_INDEX ? r->mentions.at[m].entity : NO_INDEX;
        if (who == NO_INDEX || r->entities.at[who].type == ENTITY_PERSON ||
            !entity_can_act(r, who))
            continue;
        uint32_t other = f->home != NO_INDEX && f->home != who ? f->home : one_other(f, who);
        parties_add(f, out, other);
        return other != NO_INDEX;
    }
    return false;
}

/* "the visitor", الضيف: the person told last to have come */
static bool visitor(claim_finder *f, const chunk *c, uint64_t sets, index_list *out)
{
    const report *r = f->r;
    if (!(sets & SET_VISITOR) || c->flags & CHUNK_PLURAL || c->pronoun ||
        !spoken_of(f, c) || !nameless(f, c))
        return false;
    for (size_t k = r->claims.n; k-- > 0 && r->claims.n - k < LOOK_BACK;) {
        const claim *x = &r->claims.at[k];
        const index_list *who = x->type == CLAIM_visit  ? &x->actors
                                : x->type == CLAIM_host ? &x->targets
                                                        : NULL;
        if (!who || who->n != 1 || x->negative || r->entities.at[who->at[0]].type != ENTITY_PERSON)
            continue;
        parties_add(f, out, who->at[0]);
        return true;
    }
    return false;
}

static bool same_word(const token *a, const token *b)
{
    if (a->lemma != NO_INDEX && a->lemma == b->lemma)
        return ((a->form ^ b->form) & FORM_PLURAL) == 0;
    return a->lang == LANG_AR ? str_eq(token_stem(a), token_stem(b)) : str_eq(a->norm, b->norm);
}

/* the claim's place in the version that is read, or NULL */
static const span *place_of(const claim_finder *f, const claim *x)
{
    for (size_t k = 0; k < x->evidence.n && k < 4; k++)
        if (x->evidence.at[k].lang == f->language)
            return &x->evidence.at[k];
    return NULL;
}

/* the first token that begins at `start` or behind it */
static uint32_t token_from(const report *r, uint32_t start)
{
    size_t low = 0, high = r->tokens.n;
    while (low < high) {
        size_t mid = (low + high) / 2;
        if (r->tokens.at[mid].start < start)
            low = mid + 1;
        else
            high = mid;
    }
    return (uint32_t)low;
}

/* does this claim tell that somebody holds the office of the noun at `head`? */
static bool tells_office(const claim_finder *f, const claim *x, uint32_t head)
{
    const report *r = f->r;
    const span *at = x->type == CLAIM_role && !x->negative && x->actors.n == 1 ? place_of(f, x) : NULL;
    if (!at || at->start >= r->sentences.at[f->sentence].start ||
        r->entities.at[x->actors.at[0]].type != ENTITY_PERSON)
        return false;
    for (uint32_t t = token_from(r, at->start); t < r->tokens.n && r->tokens.at[t].end <= at->end; t++)
        if (same_word(&r->tokens.at[t], &r->tokens.at[head]))
            return true;
    return false;
}

/* "the outgoing chairman", الرئيس السابق: a word beside the noun says that he goes or has gone */
static bool says_gone(const claim_finder *f, const chunk *c)
{
    static const char *const words[] = { "former", "outgoing", "ousted", "departing", "deposed",
                                         "sacked", "سابق",     "مخلوع",  "مقال",      "معزول",
                                         "سابقة" };
    bool english = f->language == LANG_EN;
    if (c->last - c->first != (english ? 2u : 1u) || c->head != (english ? c->last : c->first))
        return false;
    const token *t = &f->r->tokens.at[english ? c->first + 1 : c->last];
    str w = !english && str_starts(token_stem(t), STR("ال")) ? str_drop(token_stem(t), 4) : token_stem(t);
    return STR_IS_ANY(w, words);
}

/* "the chairman": who was told last, in an earlier sentence of the same version, to hold the office
 * of that word; "the former chairman": the only one */
static bool told_in_office(claim_finder *f, const chunk *c, index_list *out)
{
    const report *r = f->r;
    if (c->sense != SENSE_PERSON || c->flags & CHUNK_PLURAL || c->pronoun || !spoken_of(f, c))
        return false;
    bool bare = f->language == LANG_EN ? c->last == c->first + 1 : c->first == c->last;
    bool gone = !bare && says_gone(f, c);
    if ((!bare && !gone) || !nameless(f, c))
        return false;
    uint32_t only = NO_INDEX;
    for (size_t k = r->claims.n; k-- > 0 && r->claims.n - k < LOOK_BACK;) {
        if (!tells_office(f, &r->claims.at[k], c->head))
            continue;
        uint32_t who = r->claims.at[k].actors.at[0];
        if (gone && only != NO_INDEX && who != only)
            return false;
        only = who;
        if (!gone)
            break;
    }
    parties_add(f, out, only);
    return only != NO_INDEX;
}

/* does the claim speak of an office held before? */
static bool of_past_office(const claim_finder *f, const claim *x)
{
    const report *r = f->r;
    const span *at = place_of(f, x);
    for (uint32_t t = at ? token_from(r, at->start) : (uint32_t)r->tokens.n;
         t < r->tokens.n && r->tokens.at[t].end <= at->end; t++) {
        const token *w = &r->tokens.at[t];
        str n = str_starts(w->norm, STR("ال")) ? str_drop(w->norm, 4) : w->norm;
        if (str_is(n, "former") || str_is(n, "late") || str_is(n, "then") || str_is(n, "سابق") ||
            str_is(n, "سابقة") || str_is(n, "اسبق") || str_is(n, "راحل"))
            return true;
    }
    return false;
}

/* "the prime minister", رئيس الوزراء: an office of two words, of the only one told to hold it, or the
 * only one of the country that the report is about */
static bool whole_office(claim_finder *f, const chunk *c, index_list *out)
{
    const report *r = f->r;
    bool english = f->language == LANG_EN;
    if (c->sense != SENSE_PERSON || c->flags & CHUNK_PLURAL || c->pronoun ||
        c->last != c->first + (english ? 2u : 1u) || c->head != (english ? c->last : c->first))
        return false;
    const token *last = &r->tokens.at[c->last], *second = &r->tokens.at[english ? c->first + 1 : c->last];
    bool definite = english ? str_is(r->tokens.at[c->first].norm, "the")
                            : last->flags & TOKEN_ARTICLE && last->pos == WORD_NOUN;
    if (!definite || (english && second->pos == WORD_ADJECTIVE && !str_is(second->norm, "prime")) ||
        second->flags & TOKEN_NATIONAL || !nameless(f, c))
        return false;
    uint32_t only = NO_INDEX, own = NO_INDEX;
    bool many = false, many_own = false;
    for (size_t k = r->claims.n; k-- > 0 && r->claims.n - k < LOOK_BACK;) {
        const claim *x = &r->claims.at[k];
        if (!tells_office(f, x, c->head) || !tells_office(f, x, english ? c->first + 1 : c->last) ||
            of_past_office(f, x))
            continue;
        uint32_t who = x->actors.at[0];
        many |= only != NO_INDEX && only != who;
        only = who;
        if (f->home == NO_INDEX || !holds(&x->targets, f->home))
            continue;
        many_own |= own != NO_INDEX && own != who;
        own = who;
    }
    uint32_t who = own != NO_INDEX && !many_own ? own : many ? NO_INDEX : only;
    parties_add(f, out, who);
    return who != NO_INDEX;
}

/* is the noun phrase a title that he bears? */
static bool bears_title(const report *r, uint32_t who, const chunk *c)
{
    const entity *e = &r->entities.at[who];
    uint32_t head = r->tokens.at[c->head].start;
    for (size_t k = 0; k < e->roles.n && k < MOST_MENTIONS; k++)
        if (e->roles.at[k].start <= head && head < e->roles.at[k].end)
            return true;
    return false;
}

/* "The attaché in Berlin, John Doe, said", الملحق في برلين فلان: the name behind the description */
static bool named_behind(claim_finder *f, uint32_t i, index_list *out)
{
    const report *r = f->r;
    const chunk *c = &f->c[i];
    uint32_t m = c->mention;
    /* محامي فلان: the words name another, whose lawyer he is */
    bool lawyer = m != NO_INDEX && r->mentions.at[m].kind == MENTION_NAME && c->head < c->last &&
                  c->sense == SENSE_PERSON &&
                  (c->head < r->mentions.at[m].first_token ||
                   c->head >= r->mentions.at[m].first_token + r->mentions.at[m].token_count);
    m = lawyer ? NO_INDEX : m;
    if (c->flags & (CHUNK_PLURAL | CHUNK_TIME) ||
        (m != NO_INDEX && (r->mentions.at[m].kind != MENTION_DESCRIPTION ||
                           r->mentions.at[m].type != ENTITY_PERSON || !undisclosed(r, c))))
        return false;
    uint32_t k = i + 1;
    if (k + 1 < f->n && f->c[k].kind == CHUNK_PREPOSITION && f->c[k + 1].kind == CHUNK_NOUN &&
        f->c[k + 1].mention != NO_INDEX && r->mentions.at[f->c[k + 1].mention].type != ENTITY_PERSON)
        k += 2;
    bool comma = k < f->n && f->c[k].kind == CHUNK_COMMA;
    k += comma;
    if (k == i + 1 || k >= f->n || f->c[k].kind != CHUNK_NOUN || f->c[k].mention == NO_INDEX ||
        (!comma && f->language == LANG_EN))
        return false;
    const mention *name = &r->mentions.at[f->c[k].mention];
    bool closed = k + 1 >= f->n || f->c[k + 1].kind == CHUNK_COMMA || f->language == LANG_AR;
    if (name->kind != MENTION_NAME || name->type != ENTITY_PERSON || name->plural || !closed ||
        f->c[k].first != name->first_token || 
        (m == NO_INDEX && !(lawyer && comma) && !bears_title(r, name->entity, c)))
        return false;
    parties_add(f, out, name->entity);
    return true;
}

/* "the city of Homs" is Homs, where "the port of Suakin" is not Suakin */
static bool is_settlement(const claim_finder *f, const token *t)
{
    static const char *const words[] = { "city",   "town",     "village", "province", "region",
                                         "island", "district", "مدينة",   "بلدة",     "قرية",
                                         "جزيرة",  "محافظة",   "منطقة",   "اقليم" };
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (token_lemma_is(f->x, t, words[i]))
            return true;
    return false;
}

/* the party whose name or description the noun at token t stands beside or in: "the Kora mine", "the
 * port of Suakin", منجم كورا; an entity, or NO_INDEX */
static uint32_t called_beside(const claim_finder *f, uint32_t t)
{
    const report *r = f->r;
    uint32_t m = r->tokens.at[t].mention;
    if (m != NO_INDEX && r->mentions.at[m].kind == MENTION_DESCRIPTION &&
        r->mentions.at[m].head == t && r->mentions.at[m].token_count > 2 &&
        r->mentions.at[m].type == ENTITY_PLACE) {
        uint32_t last = r->mentions.at[m].first_token + r->mentions.at[m].token_count - 1;
        uint32_t name = is_settlement(f, &r->tokens.at[t]) ? chunk_name_at(r, last) : NO_INDEX;
        return r->mentions.at[name != NO_INDEX ? name : m].entity;
    }
    for (int step = 1; step <= 4; step++) { /* "the Kora copper and gold mine", منجم «كورا» */
        bool behind = f->language == LANG_AR;
        if (behind ? t + (uint32_t)step >= r->tokens.n : t < (uint32_t)step)
            break;
        uint32_t k = behind ? t + (uint32_t)step : t - (uint32_t)step;
        const token *w = &r->tokens.at[k];
        if (w->sentence != r->tokens.at[t].sentence)
            break;
        if (behind && step == 1 && w->kind == TOKEN_PUNCT && str_is(report_text(r, w->start, w->end), "«"))
            continue;
        if (w->kind != TOKEN_WORD || w->pos == WORD_PREPOSITION || w->pos == WORD_DETERMINER ||
            w->pos == WORD_VERB)
            break;
        uint32_t name = chunk_name_at(r, k);
        if (name != NO_INDEX)
            return r->mentions.at[name].type == ENTITY_PERSON ? NO_INDEX
                                                              : r->mentions.at[name].entity;
        if (behind)
            break;
    }
    return NO_INDEX;
}

/* of each sentence, those that a word of it is of */
static uint8_t *languages(const report *r)
{
    uint8_t *of = arena_array(r->a, uint8_t, r->sentences.n + 1);
    for (size_t i = 0; i < r->tokens.n; i++)
        of[r->tokens.at[i].sentence] |= (uint8_t)(1u << r->tokens.at[i].lang);
    return of;
}

/* the party that the same noun stood beside the name of, last before; an entity, or NO_INDEX */
static uint32_t beside_before(const claim_finder *f, const chunk *c)
{
    enum { TOKENS = 600 };
    const report *r = f->r;
    const token *h = &r->tokens.at[c->head];
    uint32_t end = c->first > TOKENS ? c->first - TOKENS + 1 : 0, t = c->first;
    while (t > end) {
        const sentence *s = &r->sentences.at[r->tokens.at[t - 1].sentence];
        uint32_t from = s->first_token > end ? s->first_token : end;
        if (!(f->languages[r->tokens.at[t - 1].sentence] >> h->lang & 1)) {
            t = from; /* of the other version */
            continue;
        }
        while (t-- > from) {
            if (r->tokens.at[t].lang != h->lang || !same_word(&r->tokens.at[t], h))
                continue;
            uint32_t who = called_beside(f, t);
            if (who != NO_INDEX)
                return who;
        }
        t = from;
    }
    return NO_INDEX;
}

/* "20 percent of the mine", المنجم: what the same noun stood beside the name of, last before */
static bool site(claim_finder *f, const chunk *c, index_list *out)
{
    const report *r = f->r;
    const token *h = &r->tokens.at[c->head];
    bool bare = f->language == LANG_EN
                    ? c->head == c->last && c->head > c->first &&
                          str_is(r->tokens.at[c->head - 1].norm, "the")
                    : c->first == c->last && h->flags & TOKEN_ARTICLE;
    if (!bare || !c->first || c->mention != NO_INDEX || h->form & FORM_PLURAL ||
        h->mention != NO_INDEX || (c->sense != SENSE_PLACE && c->sense != SENSE_ASSET))
        return false;
    if (!f->languages)
        f->languages = languages(r);
    site_asked *asked = &f->sites[c->head % SITES_ASKED];
    if (asked->head != c->head || asked->first != c->first)
        *asked = (site_asked){ c->head, c->first, beside_before(f, c) };
    parties_add(f, out, asked->who);
    return asked->who != NO_INDEX;
}

/* "the buyer", البائع: of what was told last to be bought or sold */
static bool dealer(claim_finder *f, const chunk *c, index_list *out)
{
    static const char *const buyers[] = { "buyer", "purchaser", "acquirer", "مشتري", "مشترية" };
    static const char *const sellers[] = { "seller", "vendor", "بايع", "بايعة" };
    const report *r = f->r;
    const token *h = &r->tokens.at[c->head];
    if (!claims_told(f, CLAIM_buy) && !claims_told(f, CLAIM_sell))
        return false;
    if (c->flags & CHUNK_PLURAL || c->pronoun || !spoken_of(f, c))
        return false;
    str w = h->lang == LANG_AR && str_starts(token_stem(h), STR("ال")) ? str_drop(token_stem(h), 4) : token_stem(h);
    bool buys = false, sells = false;
    buys |= STR_IS_ANY(w, buyers);
    sells |= STR_IS_ANY(w, sellers);
    if ((!buys && !sells) || !nameless(f, c))
        return false;
    for (size_t k = r->claims.n; k-- > 0 && r->claims.n - k < LOOK_BACK;) {
        const claim *x = &r->claims.at[k];
        const index_list *who = x->type == CLAIM_buy    ? (buys ? &x->actors : NULL)
                                : x->type == CLAIM_sell ? (buys ? &x->targets : &x->actors)
                                                        : NULL;
        if (!who || x->negative || who->n != 1 || !entity_can_act(r, who->at[0]) ||
            !has_name(r, who->at[0]) || !(x->versions & 1u << f->language))
            continue;
        parties_add(f, out, who->at[0]);
        return true;
    }
    return false;
}

/* is a name among the words? Then they describe nobody else. */
static bool has_name_in(const report *r, const chunk *c)
{
    if (c->mention == NO_INDEX || r->mentions.at[c->mention].kind != MENTION_NAME)
        return false;
    uint32_t first = r->mentions.at[c->mention].first_token;
    return first >= c->first && first <= c->last && chunk_name_at(r, first) != NO_INDEX;
}

static bool known(claim_finder *f, const chunk *c, uint32_t i, index_list *out)
{
    if (has_name_in(f->r, c))
        return parent(f, c, out) || state(f, c, out);
    uint64_t sets = sets_of(f, c);
    return owners(f, c, sets, i, out) || parent(f, c, out) || state(f, c, out) ||
           neighbour(f, c, sets, i, out) || visitor(f, c, sets, out) ||
           told_in_office(f, c, out) || whole_office(f, c, out) || site(f, c, out) ||
           dealer(f, c, out);
}

bool parties_of_known(claim_finder *f, uint32_t i, index_list *out)
{
    return f->c[i].kind == CHUNK_NOUN &&
           (named_behind(f, i, out) || known(f, &f->c[i], i, out));
}

bool parties_of_known_inside(claim_finder *f, uint32_t i, uint32_t mention_index, index_list *out)
{
    const report *r = f->r;
    const mention *m = &r->mentions.at[mention_index];
    if (m->kind != MENTION_DESCRIPTION || m->head >= r->tokens.n)
        return false;
    const token *h = &r->tokens.at[m->head];
    bool sense = h->lemma != NO_INDEX;
    chunk inner = { .first = m->first_token,
                    .last = m->first_token + m->token_count - 1,
                    .head = m->head,
                    .mention = mention_index,
                    .lemma = h->lemma,
                    .owner = NO_INDEX,
                    .kind = CHUNK_NOUN,
                    .flags = m->plural ? (uint32_t)CHUNK_PLURAL : 0u,
                    .pronoun = f->language == LANG_AR ? h->suffix : (uint8_t)SUFFIX_NONE,
                    .sense = sense ? lexicon_lexeme(f->x, h->lemma)->sense : (uint8_t)SENSE_NONE };
    return known(f, &inner, i, out);
}
