/*
 * See phrases.h. Open addressing, at most half full.
 */
#include "report/phrases.h"
#include "base/arena.h"

#include <stdlib.h>
#include <string.h>

enum { FIRST_SLOTS = 1 << 14 };

static phrase_slot *probe(phrase_slot *slots, size_t cap, uint64_t hash)
{
    size_t i = (size_t)(hash ^ (hash >> 29)) & (cap - 1);
    while (slots[i].hash && slots[i].hash != hash)
        i = (i + 1) & (cap - 1);
    return &slots[i];
}

uint64_t phrase_step(uint64_t hash, str folded_word)
{
    uint64_t h = (hash ^ str_mix(folded_word)) * 0x9E3779B97F4A7C15ull;
    h ^= h >> 31;
    return h ? h : 1;
}

static size_t bit_of(const phrase_table *t, uint64_t hash)
{
    return (size_t)(hash >> 30) & (2 * t->cap - 1);
}

static void set_bit(phrase_table *t, uint64_t hash)
{
    size_t bit = bit_of(t, hash);
    t->filter[bit / 64] |= (uint64_t)1 << bit % 64;
}

phrase_slot *phrase_put(phrase_table *t, uint64_t hash)
{
    if ((t->used + 1) * 2 > t->cap) {
        size_t cap = t->cap ? t->cap * 2 : FIRST_SLOTS;
        phrase_slot *slots = base_alloc(cap * sizeof *slots);
        memset(slots, 0, cap * sizeof *slots);
        for (size_t i = 0; i < t->cap; i++)
            if (t->slots[i].hash)
                *probe(slots, cap, t->slots[i].hash) = t->slots[i];
        free(t->slots);
        free(t->filter);
        t->slots = slots;
        t->cap = cap;
        t->filter = base_alloc(cap / 4);
        memset(t->filter, 0, cap / 4);
        for (size_t i = 0; i < cap; i++)
            if (slots[i].hash)
                set_bit(t, slots[i].hash);
    }
    phrase_slot *s = probe(t->slots, t->cap, hash);
    if (!s->hash) {
        *s = (phrase_slot){ hash, UINT32_MAX, false };
        set_bit(t, hash);
        t->used++;
    }
    return s;
}

const phrase_slot *phrase_get(const phrase_table *t, uint64_t hash)
{
    if (!t->cap)
        return NULL;
    size_t bit = bit_of(t, hash);
    if (!(t->filter[bit / 64] >> bit % 64 & 1))
        return NULL;
    const phrase_slot *s = probe(t->slots, t->cap, hash);
    return s->hash ? s : NULL;
}

static size_t filter_bit(size_t bits, str word)
{
    return (size_t)(str_mix(word) >> 20) & (bits - 1);
}

void word_filter_put(uint64_t *set, size_t bits, str word)
{
    size_t bit = filter_bit(bits, word);
    set[bit / 64] |= (uint64_t)1 << bit % 64;
}

bool word_filter_has(const uint64_t *set, size_t bits, str word)
{
    size_t bit = filter_bit(bits, word);
    return set[bit / 64] >> bit % 64 & 1;
}

void phrase_free(phrase_table *t)
{
    free(t->slots);
    free(t->filter);
    *t = (phrase_table){ 0 };
}
