/*
 * Before a slot is looked at, a small table of bits tells whether any key has that hash: a key that
 * is not there, the common case, then costs no memory that lies far away. Linear probing over a
 * power-of-two table of slots that keep the full hash, so that a probe compares bytes only on a
 * hash match.
 */
#include "base/map.h"
#include "base/arena.h"

#include <stdlib.h>

static map_slot *probe(map_slot *slots, size_t cap, str key, uint64_t hash)
{
    size_t i = (size_t)(hash ^ (hash >> 32)) & (cap - 1);
    while (slots[i].key.at && !(slots[i].hash == hash && str_eq(slots[i].key, key)))
        i = (i + 1) & (cap - 1);
    return &slots[i];
}

/* the bit of a hash: other bits of it than those that choose the slot */
static size_t bit_of(const map *m, uint64_t hash)
{
    return (size_t)(hash >> 20) & (2 * m->cap - 1);
}

static void set_bit(map *m, uint64_t hash)
{
    size_t bit = bit_of(m, hash);
    m->filter[bit / 64] |= (uint64_t)1 << bit % 64;
}

uint32_t map_get(const map *m, str key)
{
    if (!m->cap || !key.at)
        return MAP_NONE;
    uint64_t hash = str_mix(key);
    size_t bit = bit_of(m, hash);
    if (!(m->filter[bit / 64] >> bit % 64 & 1))
        return MAP_NONE;
    const map_slot *s = probe(m->slots, m->cap, key, hash);
    return s->key.at ? s->value : MAP_NONE;
}

/* for a key that is not there yet */
static map_slot *free_slot(map_slot *slots, size_t cap, uint64_t hash)
{
    size_t i = (size_t)(hash ^ (hash >> 32)) & (cap - 1);
    while (slots[i].key.at)
        i = (i + 1) & (cap - 1);
    return &slots[i];
}

static void grow_to(map *m, size_t cap)
{
    map_slot *slots = base_zeroed(cap * sizeof *slots);
    for (size_t i = 0; i < m->cap; i++)
        if (m->slots[i].key.at)
            *free_slot(slots, cap, m->slots[i].hash) = m->slots[i];
    free(m->slots);
    free(m->filter);
    m->slots = slots;
    m->cap = cap;
    m->filter = base_zeroed(cap / 4);
    for (size_t i = 0; i < cap; i++)
        if (slots[i].key.at)
            set_bit(m, slots[i].hash);
}

void map_reserve(map *m, size_t keys)
{
    size_t cap = m->cap ? m->cap : 64;
    while ((keys + 1) * 10 > cap * 7)
        cap *= 2;
    if (cap > m->cap)
        grow_to(m, cap);
}

/* the slot of a key, made with that value where there was none */
static map_slot *slot_of(map *m, str key, uint32_t value, bool *made)
{
    if (!key.at)
        key = STR("");
    if ((m->n + 1) * 10 > m->cap * 7)
        grow_to(m, m->cap ? m->cap * 2 : 64);
    uint64_t hash = str_mix(key);
    map_slot *s = probe(m->slots, m->cap, key, hash);
    *made = !s->key.at;
    if (*made) {
        *s = (map_slot){ key, hash, value };
        set_bit(m, hash);
        m->n++;
    }
    return s;
}

uint32_t map_put(map *m, str key, uint32_t value)
{
    bool made;
    map_slot *s = slot_of(m, key, value, &made);
    uint32_t old = made ? MAP_NONE : s->value;
    s->value = value;
    return old;
}

uint32_t map_add(map *m, str key, uint32_t value)
{
    bool made;
    const map_slot *s = slot_of(m, key, value, &made);
    return made ? MAP_NONE : s->value;
}

void map_free(map *m)
{
    free(m->slots);
    free(m->filter);
    *m = (map){ 0 };
}
