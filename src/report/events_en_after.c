/*
 * English events once all verbs of the sentence are known: who "we" are in what is quoted, and
 * who else a verb is about behind a clause in commas. Cost: linear, with a bounded look ahead.
 */
#include "report/events_en.h"

static bool is_we(const claim_finder *f, uint32_t i)
{
    if (i == NO_INDEX || f->c[i].kind != CHUNK_PRONOUN)
        return false;
    str s = f->r->tokens.at[f->c[i].head].norm;
    return str_is(s, "we") || str_is(s, "i");
}

/* the subject of the verb that tells what is quoted, or NO_INDEX */
static uint32_t speaker(const claim_finder *f)
{
    for (size_t i = 0; i < f->events.n; i++) {
        const event *e = &f->events.at[i];
        if (e->finite && !e->passive && e->subject != NO_INDEX && e->link != LINK_RELATIVE &&
            !is_we(f, e->subject) && event_takes_clause(f, &f->c[e->chunk]))
            return e->subject;
    }
    return NO_INDEX;
}

static bool finite_at(const claim_finder *f, uint32_t i)
{
    return i < f->n && f->c[i].kind == CHUNK_VERB &&
           !(f->c[i].flags & (CHUNK_INFINITIVE | CHUNK_GERUND | CHUNK_PARTICIPLE));
}

/* the name behind a clause about the one at i: "A, who heads Acme, and B"; a chunk, or NO_INDEX */
static uint32_t behind_clause(const claim_finder *f, uint32_t i)
{
    enum { REACH = 20 };
    const chunk *c = f->c;
    if (i + 5 >= f->n || c[i].mention == NO_INDEX || c[i + 1].kind != CHUNK_COMMA ||
        (c[i + 2].kind != CHUNK_RELATIVE &&
         !(c[i + 2].kind == CHUNK_VERB && c[i + 2].flags & (CHUNK_PARTICIPLE | CHUNK_MAYBE_PAST))))
        return NO_INDEX;
    uint32_t k = i + 3;
    while (k < f->n && k < i + REACH && c[k].kind != CHUNK_COMMA && c[k].kind != CHUNK_STOP)
        k++;
    bool joined = k + 2 < f->n && c[k].kind == CHUNK_COMMA && c[k + 1].kind == CHUNK_AND &&
                  chunk_lemma_is(&f->k, &c[k + 1], "and") && c[k + 2].kind == CHUNK_NOUN &&
                  c[k + 2].mention != NO_INDEX;
    if (!joined)
        return NO_INDEX;
    uint32_t a = f->r->mentions.at[c[i].mention].entity, b = f->r->mentions.at[c[k + 2].mention].entity;
    return f->r->entities.at[a].type == f->r->entities.at[b].type ? k + 2 : NO_INDEX;
}

static void find_beside(claim_finder *f, event *e)
{
    if (e->link == LINK_NOUN || e->link == LINK_RELATIVE)
        return;
    uint32_t places[] = { e->passive ? e->object : e->subject, e->passive ? NO_INDEX : e->object };
    for (size_t n = 0; n < 2; n++) {
        uint32_t b = places[n] != NO_INDEX ? behind_clause(f, places[n]) : NO_INDEX;
        if (b == NO_INDEX || (n == 0 ? b + 1 != e->chunk : finite_at(f, b + 1)))
            continue;
        e->beside = b;
        e->beside_of = places[n];
        return;
    }
}

void events_english_after(claim_finder *f)
{
    for (size_t i = 0; i < f->events.n; i++)
        find_beside(f, &f->events.at[i]);
    uint32_t who = NO_INDEX;
    for (size_t i = 0; i < f->events.n; i++) {
        event *e = &f->events.at[i];
        if (!is_we(f, e->subject))
            continue;
        if (who == NO_INDEX)
            who = speaker(f);
        if (who == NO_INDEX)
            return;
        e->subject = who;
        e->we = true;
    }
}
