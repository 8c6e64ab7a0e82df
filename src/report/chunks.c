/*
 * What both languages share: adding chunks, names, and the two ways in which a name stands beside
 * the title it belongs to: behind a comma, or at once behind the title's own complement
 * ("Ambassador to Norway John Doe").
 */
#include "report/chunks.h"

enum { DATELINE_BYTES = 48 };

uint32_t chunk_outermost_name(const report *r, uint32_t i)
{
    uint32_t m = r->tokens.at[i].mention, name = NO_INDEX;
    for (int depth = 0; m != NO_INDEX && depth < 8; depth++) {
        if (r->mentions.at[m].kind == MENTION_NAME)
            name = m;
        m = r->mentions.at[m].inside;
    }
    return name;
}

uint8_t chunk_simple_kind(const token *t)
{
    switch (t->pos) {
    case WORD_PREPOSITION:
        return CHUNK_PREPOSITION;
    case WORD_AND:
        return CHUNK_AND;
    case WORD_RELATIVE:
        return CHUNK_RELATIVE;
    case WORD_THAT:
        return CHUNK_THAT;
    case WORD_SUBORDINATOR:
        return CHUNK_SUBORDINATOR;
    case WORD_PRONOUN:
        return CHUNK_PRONOUN;
    default:
        return CHUNK_STOP;
    }
}

bool chunk_person_sense(uint8_t sense)
{
    return sense == SENSE_PERSON || sense == SENSE_GROUP;
}

bool chunk_agent_sense(uint8_t sense)
{
    return sense == SENSE_PERSON || sense == SENSE_GROUP || sense == SENSE_BODY ||
           sense == SENSE_FORCE || sense == SENSE_MEDIUM;
}

static bool names_person(const report *r, const chunk *c)
{
    return c->kind == CHUNK_NOUN && c->mention != NO_INDEX &&
           r->mentions.at[c->mention].kind == MENTION_NAME &&
           r->mentions.at[c->mention].type == ENTITY_PERSON;
}

static bool only_describes(const report *r, const chunk *c)
{
    return c->kind == CHUNK_NOUN && c->sense == SENSE_PERSON && !(c->flags & CHUNK_PLURAL) &&
           (c->mention == NO_INDEX || r->mentions.at[c->mention].kind != MENTION_NAME);
}

static bool names_body(const report *r, const chunk *c)
{
    return c->kind == CHUNK_NOUN && c->mention != NO_INDEX &&
           r->mentions.at[c->mention].kind == MENTION_NAME &&
           r->mentions.at[c->mention].type == ENTITY_ORGANIZATION;
}

static bool describes_body(const report *r, const chunk *c)
{
    return c->kind == CHUNK_NOUN && c->sense == SENSE_BODY && !(c->flags & CHUNK_PLURAL) &&
           (c->mention == NO_INDEX || r->mentions.at[c->mention].kind != MENTION_NAME);
}

/* is chunk i part of a list: "A, B and C"? */
static bool in_list(const chunk_list *l, size_t i)
{
    for (size_t n = i + 1; n + 1 < l->n && n < i + 8; n += 2) {
        if (l->at[n].kind == CHUNK_AND)
            return l->at[n + 1].kind == CHUNK_NOUN &&
                   (l->at[n].flags & CHUNK_PROCLITIC || n > i + 1 || true);
        if (l->at[n].kind != CHUNK_COMMA || l->at[n + 1].kind != CHUNK_NOUN)
            return false;
    }
    return false;
}

/* "Acme, the Dutch firm that owns the ship": what a body or a ship is, with nothing that counts it or
 * says whose it is */
static bool says_again(const chunker *k, const chunk *a, const chunk *c)
{
    const report *r = k->r;
    const token *first = &r->tokens.at[c->first];
    bool name = a->kind == CHUNK_NOUN && a->mention != NO_INDEX &&
                r->mentions.at[a->mention].kind == MENTION_NAME;
    if (!name)
        return false;
    const mention *m = &r->mentions.at[a->mention];
    uint8_t type = m->type;
    bool group = c->sense == SENSE_GROUP && chunk_lemma_is(k, c, "group");
    /* an unknown name that is told to be a company is no person's */
    bool unknown = type == ENTITY_PERSON && m->found && !m->titled;
    /* "Acme, a refiner that": not "Acme, a lawyer said," */
    const chunk *next = c + 1 < k->out.at + k->out.n ? c + 1 : NULL;
    bool maker = type == ENTITY_ORGANIZATION && only_describes(r, c) && next &&
                 (next->kind == CHUNK_COMMA || next->kind == CHUNK_RELATIVE ||
                  next->kind == CHUNK_PREPOSITION || next->flags & CHUNK_MAYBE_PAST) &&
                 !(next->flags & CHUNK_MAYBE_PAST && next + 1 < k->out.at + k->out.n &&
                   next[1].kind != CHUNK_PREPOSITION);
    bool body = (type == ENTITY_ORGANIZATION || unknown) &&
                (group || maker || describes_body(r, c)) &&
                (c->mention == NO_INDEX || r->mentions.at[c->mention].kind != MENTION_NAME);
    bool vessel = type == ENTITY_PRODUCT && c->kind == CHUNK_NOUN &&
                  (c->sense == SENSE_FORCE ||
                   token_lemma_in(k->x, &r->tokens.at[c->head], SET_VESSEL) ||
                   chunk_lemma_is(k, c, "carrier")) &&
                  !(c->flags & CHUNK_PLURAL) &&
                  (c->mention == NO_INDEX || r->mentions.at[c->mention].kind != MENTION_NAME);
    bool article = str_is(first->norm, "a") || str_is(first->norm, "an") ||
                   str_is(first->norm, "the") ||
                   (first->lang == LANG_AR && c->flags & CHUNK_DEFINITE);
    return (body || vessel) && article;
}

/* "، وهو ناشط", "، وهي شركة": Arabic's way of saying again what somebody is; the chunk of the noun */
static size_t behind_copula(const chunker *k, size_t comma)
{
    const chunk_list *l = &k->out;
    if (comma + 3 >= l->n || l->at[comma].kind != CHUNK_COMMA ||
        l->at[comma + 1].kind != CHUNK_AND || l->at[comma + 2].kind != CHUNK_PRONOUN)
        return 0;
    const token *t = &k->r->tokens.at[l->at[comma + 2].head];
    bool copula = str_is(token_stem(t), "هو") || str_is(token_stem(t), "هي");
    return copula && t->lang == LANG_AR && l->at[comma + 3].kind == CHUNK_NOUN ? comma + 3 : 0;
}

/* what is said of the name before, behind "وهو": the name's own chunk */
static void join_copula(chunker *k, size_t i)
{
    chunk *a = &k->out.at[i];
    size_t n = behind_copula(k, i + 1);
    if (!n || a->kind != CHUNK_NOUN)
        return;
    chunk *c = &k->out.at[n];
    bool body = names_body(k->r, a) && describes_body(k->r, c);
    if (!body && !(names_person(k->r, a) && only_describes(k->r, c)))
        return;
    c->mention = a->mention;
    c->flags |= CHUNK_APPOSED;
}

/* "According to the ministry, Acme, which …": the phrase before the subject is whose word it is */
static bool opens_aside(const chunker *k, size_t i)
{
    return i == 1 && k->out.at[0].kind == CHUNK_PREPOSITION &&
           chunk_lemma_is(k, &k->out.at[0], "according-to") && i + 4 < k->out.n &&
           k->out.at[i + 4].kind != CHUNK_NOUN;
}

static void join_appositions(chunker *k)
{
    chunk_list *l = &k->out;
    for (size_t i = 0; i + 2 < l->n; i++) {
        chunk *a = &l->at[i], *c = &l->at[i + 2];
        if (l->at[i + 1].kind != CHUNK_COMMA)
            continue;
        join_copula(k, i);
        if (c->kind != CHUNK_NOUN || a->kind != CHUNK_NOUN)
            continue;
        if (only_describes(k->r, a) && names_person(k->r, c)) {
            a->mention = c->mention;
            c->flags |= CHUNK_APPOSED;
            /* "head of the delegation and speaker of the assembly, X": one person of two titles */
            bool same = i >= 2 && l->at[i - 1].kind == CHUNK_AND &&
                        only_describes(k->r, &l->at[i - 2]) &&
                        k->r->tokens.at[a->first].pos != WORD_DETERMINER &&
                        k->r->tokens.at[a->first].lang == LANG_EN;
            if (same) {
                l->at[i - 2].mention = c->mention;
                a->flags |= CHUNK_APPOSED;
            }
        } else if (describes_body(k->r, a) && names_body(k->r, c) && !opens_aside(k, i) &&
                   (i + 3 == l->n || l->at[i + 3].kind == CHUNK_COMMA) && !in_list(l, i + 2)) {
            a->mention = c->mention; /* "An American company, X, has …" */
            c->flags |= CHUNK_APPOSED;
        } else if ((names_person(k->r, a) && only_describes(k->r, c) && !in_list(l, i + 2)) ||
                   (says_again(k, a, c) && !in_list(l, i + 2))) {
            c->mention = a->mention;
            c->flags |= CHUNK_APPOSED;
        }
    }
}

static bool only_quotes(const report *r, uint32_t from, uint32_t to)
{
    if (to < from || to > from + 2)
        return false;
    for (uint32_t i = from; i < to; i++)
        if (r->tokens.at[i].kind != TOKEN_PUNCT ||
            strchr(",;:()-.", r->bytes.at[r->tokens.at[i].start]) ||
            r->tokens.at[i].end - r->tokens.at[i].start > 3 ||
            str_is(report_text(r, r->tokens.at[i].start, r->tokens.at[i].end), "،"))
            return false;
    return true;
}

/* "Ambassador to Norway John Doe": noun, preposition, noun, name */
static bool title_at(const chunker *k, size_t i)
{
    const chunk_list *l = &k->out;
    return only_describes(k->r, &l->at[i]) && l->at[i + 1].kind == CHUNK_PREPOSITION &&
           l->at[i + 2].kind == CHUNK_NOUN && names_person(k->r, &l->at[i + 3]) &&
           !(l->at[i + 3].flags & CHUNK_GENITIVE) && /* أمر القاضي بسجن فلان */
           only_quotes(k->r, l->at[i + 2].last + 1, l->at[i + 3].first);
}

static void join_titles(chunker *k)
{
    enum { PARTS = 4 };
    chunk_list *l = &k->out;
    for (size_t i = 0; i + PARTS <= l->n; i++) {
        if (!title_at(k, i))
            continue;
        chunk *a = &l->at[i], *name = &l->at[i + PARTS - 1];
        a->mention = name->mention;
        a->last = name->last;
        memmove(a + 1, name + 1, (l->n - i - PARTS) * sizeof *a);
        l->n -= PARTS - 1;
    }
}

/* the report's date at the head of a sentence ("Muscat, 9 April 2023 —" included) is none of its
 * words */
static uint32_t behind_date(const report *r, const sentence *s)
{
    const span *d = &r->date_span;
    uint32_t end = s->first_token + s->token_count, i = s->first_token;
    if (!d->lang || d->start < s->start || d->end > s->end || d->start > s->start + DATELINE_BYTES)
        return i;
    while (i < end && r->tokens.at[i].start < d->end)
        i++;
    while (i < end && r->tokens.at[i].kind == TOKEN_PUNCT)
        i++;
    return i < end ? i : s->first_token;
}

/* the first time of the sentence: they stand in order */
static uint32_t first_time(const report *r, const sentence *s)
{
    uint32_t low = 0, high = (uint32_t)r->times.n;
    while (low < high) {
        uint32_t mid = (low + high) / 2;
        if (r->times.at[mid].first_token + r->times.at[mid].token_count <= s->first_token)
            low = mid + 1;
        else
            high = mid;
    }
    return low;
}

/* the token behind a date or interval, without the words at its end that open what follows */
static uint32_t behind_time(const chunker *k, const timex *t)
{
    uint32_t end = t->first_token + t->token_count;
    for (; end > t->first_token + 1; end--) {
        const token *last = &k->tokens[end - 1];
        if (last->pos != WORD_SUBORDINATOR && last->pos != WORD_PREPOSITION &&
            (last->pos != WORD_MODAL || last->flags & TOKEN_CAPITAL))
            break;
    }
    return end;
}

static void tell_times(chunker *k, const sentence *s)
{
    const report *r = k->r;
    for (uint32_t n = first_time(r, s);
         n < r->times.n && r->times.at[n].first_token < k->end; n++) {
        const timex *t = &r->times.at[n];
        if (t->type == TIME_DURATION)
            continue;
        uint32_t end = behind_time(k, t),
                 from = t->first_token > s->first_token ? t->first_token : s->first_token;
        for (uint32_t i = from; i < end && i < k->end; i++)
            if (k->words[i].behind == i)
                k->words[i].behind = end;
    }
}

static uint8_t marks_of(const report *r, const token *t)
{
    str s = report_text(r, t->start, t->end);
    bool space = t->flags & TOKEN_SPACE_BEFORE;
    if (s.n == 1)
        return *s.at == '"'    ? MARK_QUOTE_AR | MARK_QUOTE_EN | (space ? MARK_OPENS : 0)
               : *s.at == '\'' ? MARK_QUOTE_AR | MARK_QUOTE_EN
               : *s.at == '`'  ? MARK_QUOTE_EN
                               : 0;
    if (str_is(s, "«") || str_is(s, "“"))
        return MARK_QUOTE_AR | MARK_QUOTE_EN | MARK_OPENS;
    if (str_is(s, "»") || str_is(s, "”"))
        return MARK_QUOTE_AR | MARK_QUOTE_EN;
    return str_is(s, "‘") || str_is(s, "’") ? MARK_QUOTE_EN : 0;
}

static void tell_words(chunker *k, const sentence *s)
{
    const report *r = k->r;
    k->tokens = r->tokens.at;
    if (!k->words)
        k->words = arena_room(k->a, chunk_word, r->tokens.n + 1);
    for (uint32_t i = s->first_token; i < k->end; i++) {
        const token *t = &k->tokens[i];
        k->words[i] = (chunk_word){ .name = chunk_name_at(r, i), .behind = i };
        if (t->lemma != NO_INDEX)
            k->words[i].sense = lexicon_lexeme(k->x, t->lemma)->sense;
        if (t->kind == TOKEN_PUNCT)
            k->words[i].marks = marks_of(r, t);
    }
    if (s->lang == LANG_AR)
        chunks_tell_arabic(k, s);
    tell_times(k, s);
}

static bool names_type(const report *r, const chunk *c, bool person)
{
    return c->kind == CHUNK_NOUN && c->mention != NO_INDEX &&
           r->mentions.at[c->mention].kind == MENTION_NAME &&
           (r->mentions.at[c->mention].type == ENTITY_PERSON) == person;
}

/* the name that a title chunk ends in: "the presidents of Kenya" */
static uint32_t name_within(const report *r, const chunk *c)
{
    for (uint32_t t = c->last; t > c->head; t--) {
        uint32_t m = chunk_name_at(r, t);
        if (m != NO_INDEX)
            return m;
    }
    return NO_INDEX;
}

/* members of a list from chunk i on, "A, B and C"; the chunk behind it */
static size_t read_list(const chunker *k, size_t i, bool person, uint32_t *out, uint32_t *count)
{
    const chunk_list *l = &k->out;
    while (i < l->n && *count < SHARED_TITLE && names_type(k->r, &l->at[i], person)) {
        out[(*count)++] = l->at[i].mention;
        i++;
        size_t next = i;
        while (next < l->n && (l->at[next].kind == CHUNK_COMMA || l->at[next].kind == CHUNK_AND))
            next++;
        if (next == i || next >= l->n || !names_type(k->r, &l->at[next], person))
            break;
        i = next;
    }
    return i;
}

/* رئيسا كينيا: a dual that has lost its ending */
static bool dual_in_construct(const chunker *k, const token *t)
{
    if (t->lang != LANG_AR || t->lemma == NO_INDEX)
        return false;
    str lemma = lexicon_lexeme(k->x, t->lemma)->lemma;
    return token_stem(t).n == lemma.n + 2 && str_starts(token_stem(t), lemma) &&
           (str_ends(token_stem(t), STR("ا")) || str_ends(token_stem(t), STR("ي")));
}

/* "the presidents of A and B, John Doe and Jane Roe": as many names as countries; the title and the
 * countries are no parties of their own */
static void join_shared(chunker *k)
{
    chunk_list *l = &k->out;
    for (size_t i = 0; i + 4 < l->n && k->shared_count < SHARED_TITLES; i++) {
        const chunk *c = &l->at[i];
        if (c->kind != CHUNK_NOUN || c->sense != SENSE_PERSON)
            continue;
        const token *h = &k->r->tokens.at[c->head];
        bool many = c->flags & CHUNK_PLURAL || h->form & FORM_DUAL || dual_in_construct(k, h);
        shared_title t = { .first = c->first, .count = 0 };
        if (!many || names_type(k->r, c, true) ||
            (l->at[i + 1].kind != CHUNK_AND && l->at[i + 1].kind != CHUNK_COMMA))
            continue;
        uint32_t first = name_within(k->r, c), bearers = 0;
        if (first == NO_INDEX)
            continue;
        t.of[t.count++] = first;
        size_t next = i + 2;
        next = read_list(k, next, false, t.of, &t.count);
        if (t.count < 2 || next + 1 >= l->n || l->at[next].kind != CHUNK_COMMA)
            continue;
        t.last = l->at[next - 1].last;
        size_t names = next + 1, behind = read_list(k, names, true, t.bearers, &bearers);
        if (bearers != t.count || behind <= names)
            continue;
        k->shared[k->shared_count++] = t;
        chunk joined = l->at[names];
        joined.first = c->first;
        l->at[i] = joined;
        memmove(&l->at[i + 1], &l->at[names + 1], (l->n - names - 1) * sizeof *l->at);
        l->n -= names - i;
    }
}

uint32_t chunk_first_amount(const report *r, uint32_t token_index)
{
    uint32_t low = 0, high = (uint32_t)r->amounts.n;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (r->amounts.at[middle].first_token < token_index)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static bool is_money(const amount *m)
{
    return m->unit.n == 3 && m->unit.at[0] >= 'A' && m->unit.at[0] <= 'Z';
}

/* "about $36 million", نحو 36 مليون دولار: the words before the figure belong to the sum, and a sum by
 * itself is money to a frame that asks for money ("paid $36 million") */
static void join_sums(chunker *k, const sentence *s)
{
    chunk_list *l = &k->out;
    size_t i = 0;
    for (uint32_t n = chunk_first_amount(k->r, s->first_token); n < k->r->amounts.n; n++) {
        const amount *m = &k->r->amounts.at[n];
        uint32_t behind = m->first_token + m->token_count;
        if (m->first_token >= k->end)
            return;
        while (i < l->n && l->at[i].last < m->first_token)
            i++;
        size_t sum = i;
        while (sum < l->n && l->at[sum].first < behind && l->at[sum].kind != CHUNK_NOUN)
            sum++;
        if (!is_money(m) || sum >= l->n || l->at[sum].first >= behind ||
            (sum > i && l->at[i].first < m->first_token))
            continue;
        chunk *c = &l->at[sum];
        if (sum > i) { /* of a chunk before it only what is no part of the sum stays */
            c->first = m->first_token;
            memmove(&l->at[i], c, (l->n - sum) * sizeof *c);
            l->n -= sum - i;
            c = &l->at[i];
        }
        if (c->head >= m->first_token && c->head < behind && c->mention == NO_INDEX) {
            uint32_t money = k->r->know->money[s->lang];
            c->lemma = money != NO_INDEX ? money : c->lemma;
        }
    }
}

void chunks_of(chunker *k, const sentence *s)
{
    k->out.n = 0;
    k->kinds = k->flags = 0;
    k->hangs = k->persons = false;
    k->end = s->first_token + s->token_count;
    tell_words(k, s);
    sentence rest = *s;
    rest.first_token = behind_date(k->r, s);
    rest.token_count = k->end - rest.first_token;
    if (s->lang == LANG_EN)
        chunks_english(k, &rest);
    else if (s->lang == LANG_AR)
        chunks_arabic(k, &rest);
    join_sums(k, s);
    k->shared_count = 0;
    if (k->persons && k->kinds >> CHUNK_PREPOSITION & 1)
        join_titles(k);
    if (k->kinds >> CHUNK_COMMA & 1) {
        if (k->persons)
            join_shared(k);
        join_appositions(k);
    }
    (void)chunk_add(k, CHUNK_STOP, k->end - 1, k->end - 1, k->end - 1);
    k->out.n--;
}
