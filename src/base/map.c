/*
 * Linear probing over a power-of-two table of slots that keep the full hash, so that a probe
 * compares bytes only on a hash match.
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

uint32_t map_get(const map *m, str key)
{
    if (!m->cap || !key.at)
        return MAP_NONE;
    const map_slot *s = probe(m->slots, m->cap, key, str_mix(key));
    return s->key.at ? s->value : MAP_NONE;
}

static void grow(map *m)
{
    size_t cap = m->cap ? m->cap * 2 : 64;
    map_slot *slots = base_alloc(cap * sizeof *slots);
    memset(slots, 0, cap * sizeof *slots);
    for (size_t i = 0; i < m->cap; i++)
        if (m->slots[i].key.at)
            *probe(slots, cap, m->slots[i].key, m->slots[i].hash) = m->slots[i];
    free(m->slots);
    m->slots = slots;
    m->cap = cap;
}

uint32_t map_put(map *m, str key, uint32_t value)
{
    if (!key.at)
        key = STR("");
    if ((m->n + 1) * 10 > m->cap * 7)
        grow(m);
    uint64_t hash = str_mix(key);
    map_slot *s = probe(m->slots, m->cap, key, hash);
    uint32_t old = s->key.at ? s->value : MAP_NONE;
    if (!s->key.at) {
        *s = (map_slot){ key, hash, value };
        m->n++;
    }
    s->value = value;
    return old;
}

void map_free(map *m)
{
    free(m->slots);
    *m = (map){ 0 };
}
