/*
 * Chunks are cut for the descriptions, and asked for again for the claims. Between the two, people
 * and bodies without a name become mentions, and some mentions turn out to be others than they
 * seemed. So the chunks of a sentence are kept; for the claims those who have been described since
 * are put into them, and a sentence is cut again only where a name in it has changed or a
 * description lies on a word whose being described the cutting itself asks for.
 *
 * Cost: a copy of the chunks, and a look at every mention that was there and every token of a new
 * description. tests/report/test_chunks.c holds what is kept against what would be cut.
 */
#include "report/chunks.h"

/* a mention as far as cutting looks at it */
typedef struct seen_mention {
    uint32_t start, first_token, token_count, inside;
    uint8_t kind, type;
    bool plural, found, titled;
} seen_mention;

typedef struct kept_sentence {
    chunk *at;
    const shared_title *shared;
    uint32_t n, shared_count, kinds;
    bool again; /* to be cut again */
} kept_sentence;

struct kept_chunks {
    kept_sentence *sentences;
    seen_mention *seen;
    uint32_t seen_count;
    const uint32_t *described; /* when they were cut */
};

static seen_mention seen_of(const mention *m)
{
    return (seen_mention){ .start = m->start,
                           .first_token = m->first_token,
                           .token_count = m->token_count,
                           .inside = m->inside,
                           .kind = m->kind,
                           .type = m->type,
                           .plural = m->plural,
                           .found = m->found,
                           .titled = m->titled };
}

kept_chunks *chunks_keep_begin(report *r, const uint32_t *described)
{
    kept_chunks *kept = arena_new_of(r->a, kept_chunks);
    kept->described = described;
    kept->sentences = arena_array(r->a, kept_sentence, r->sentences.n + 1);
    kept->seen_count = (uint32_t)r->mentions.n;
    kept->seen = arena_room(r->a, seen_mention, r->mentions.n + 1);
    for (uint32_t i = 0; i < kept->seen_count; i++)
        kept->seen[i] = seen_of(&r->mentions.at[i]);
    return kept;
}

void chunks_keep(kept_chunks *kept, const chunker *k, uint32_t sentence_index)
{
    kept_sentence *s = &kept->sentences[sentence_index];
    *s = (kept_sentence){ .n = (uint32_t)k->out.n,
                          .shared_count = k->shared_count,
                          .kinds = k->kinds,
                          .again = k->hangs };
    s->at = arena_room(k->a, chunk, s->n + 1);
    memcpy(s->at, k->out.at, (s->n + 1) * sizeof *s->at); /* with the stop behind them */
    if (!s->shared_count)
        return;
    shared_title *shared = arena_room(k->a, shared_title, s->shared_count);
    memcpy(shared, k->shared, s->shared_count * sizeof *shared);
    s->shared = shared;
}

/* ---- what has changed since */

static bool differs(const kept_chunks *kept, const seen_mention *a, const mention *m)
{
    bool around = m->inside != a->inside && /* not only a new description around it */
                  (m->inside < kept->seen_count || a->inside != NO_INDEX);
    return around || m->start != a->start || m->first_token != a->first_token ||
           m->token_count != a->token_count || m->kind != a->kind || m->type != a->type ||
           m->plural != a->plural || m->found != a->found || m->titled != a->titled;
}

static bool in_money(const report *r, const sentence *s, uint32_t head)
{
    uint32_t end = s->first_token + s->token_count;
    for (uint32_t n = chunk_first_amount(r, s->first_token);
         n < r->amounts.n && r->amounts.at[n].first_token < end; n++)
        if (head - r->amounts.at[n].first_token < r->amounts.at[n].token_count)
            return true;
    return false;
}

/* does the cutting ask whether the noun phrase with this head is a mention? Of a number or a time */
static bool counts(const chunker *k, const sentence *s, uint32_t head)
{
    const token *h = &k->r->tokens.at[head];
    uint8_t sense = h->lemma != NO_INDEX ? lexicon_lexeme(k->x, h->lemma)->sense : SENSE_NONE;
    return h->pos == WORD_NUMBER || h->pos == WORD_DETERMINER || sense == SENSE_QUANTITY ||
           sense == SENSE_TIME || in_money(k->r, s, head);
}

/* Would its sentence be cut otherwise, now that these words are described? The cutting also asks of
 * each time word and of a participle behind a comma whether it is part of a mention. */
static bool cuts_otherwise(const chunker *k, const kept_chunks *kept, const mention *m)
{
    const report *r = k->r;
    const sentence *s = &r->sentences.at[m->sentence];
    if (m->head >= r->tokens.n || kept->described[m->head] != NO_INDEX || counts(k, s, m->head) ||
        (s->lang == LANG_AR && counts(k, s, m->first_token)))
        return true;
    for (uint32_t i = m->first_token; i < m->first_token + m->token_count; i++) {
        const token *t = &r->tokens.at[i];
        if (t->pos == WORD_NOUN && t->lemma != NO_INDEX &&
            lexicon_lexeme(k->x, t->lemma)->sense == SENSE_TIME)
            return true;
        if (t->pos == WORD_ADJECTIVE && t->form & FORM_ACTIVE && !(t->flags & TOKEN_ARTICLE))
            return true;
    }
    return false;
}

void chunks_tell_changes(const chunker *k, kept_chunks *kept)
{
    const report *r = k->r;
    for (uint32_t i = 0; i < kept->seen_count; i++)
        if (differs(kept, &kept->seen[i], &r->mentions.at[i]))
            kept->sentences[r->mentions.at[i].sentence].again = true;
    for (uint32_t i = kept->seen_count; i < r->mentions.n; i++) {
        const mention *m = &r->mentions.at[i];
        if (m->kind != MENTION_DESCRIPTION || cuts_otherwise(k, kept, m))
            kept->sentences[m->sentence].again = true;
    }
}

/* ---- taken up again */

static void put_described(const chunker *k, uint8_t lang_index, chunk *c)
{
    if (c->kind != CHUNK_NOUN || c->flags & CHUNK_TIME)
        return;
    if (c->owner == NO_INDEX && c->owner_head != NO_INDEX)
        c->owner = k->described[c->owner_head];
    if (c->mention == NO_INDEX)
        c->mention = k->described[c->head];
    if (c->mention == NO_INDEX && lang_index == LANG_AR)
        c->mention = chunk_described_from(k->r, c->head);
}

bool chunks_take(chunker *k, kept_chunks *kept, uint32_t sentence_index, chunk_list *out)
{
    const kept_sentence *s = kept ? &kept->sentences[sentence_index] : NULL;
    const sentence *at = &k->r->sentences.at[sentence_index];
    if (!s || s->again)
        return false;
    k->end = at->first_token + at->token_count;
    k->shared_count = s->shared_count;
    k->kinds = s->kinds;
    if (s->shared_count)
        memcpy(k->shared, s->shared, s->shared_count * sizeof *s->shared);
    for (uint32_t i = 0; i < s->n; i++)
        put_described(k, at->lang, &s->at[i]);
    *out = (chunk_list){ s->at, s->n, s->n };
    return true;
}
