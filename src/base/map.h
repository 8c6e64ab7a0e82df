/*
 * Hash map from byte strings to 32-bit numbers. Keys are not copied: they must outlive the map.
 * Open addressing, at most 70 % full. Not for hostile keys by the million: the hash is not keyed,
 * so lookups of outside input go through limits first.
 */
#ifndef QANAT_BASE_MAP_H
#define QANAT_BASE_MAP_H

#include "base/str.h"

#define MAP_NONE UINT32_MAX

typedef struct map_slot {
    str key;
    uint64_t hash;
    uint32_t value;
} map_slot;

typedef struct map {
    map_slot *slots;
    uint64_t *filter; /* two bits a slot: most keys that are not there are told by it alone */
    size_t cap, n;
} map;

/* the value of `key`, or MAP_NONE */
uint32_t map_get(const map *m, str key);
/* sets it and returns the value that stood there before, or MAP_NONE */
uint32_t map_put(map *m, str key, uint32_t value);
/* the value of `key`; where there was none, sets it and returns MAP_NONE */
uint32_t map_add(map *m, str key, uint32_t value);
/* room for that many keys at once */
void map_reserve(map *m, size_t keys);
void map_free(map *m);

#endif
