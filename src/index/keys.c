/*
 * What builder and search have to agree on: under which keys a part is found, which parts are
 * optional, how a record's name is parsed.
 */
#include "index/format.h"
#include "text/fold.h"

#include <xxhash.h>

bool part_optional(const name_part *p)
{
    return p->role == NAME_PARTICLE || p->role == NAME_TITLE || p->role == NAME_SUFFIX ||
           p->role == NAME_LEGAL || p->role == NAME_STOP || p->role == NAME_INITIAL;
}

static uint32_t mixed_key(uint32_t kind, uint64_t v)
{
    uint64_t h = (v * 31 + kind) * 0x9E3779B97F4A7C15ull;
    h ^= h >> 31;
    return (uint32_t)(h * 0xD6E8FEB86659FD93ull >> 24);
}

size_t initial_keys(const name_word *w, uint32_t keys[2])
{
    size_t n = 0;
    if (w->n)
        keys[n++] = mixed_key(5, (uint64_t)name_word_first(w, false) << 8 | w->writing);
    if (w->m && w->writing != NAME_LATIN)
        keys[n++] = mixed_key(5, (uint64_t)name_word_first(w, true) << 8 | NAME_LATIN);
    return n;
}

size_t part_extra_keys(const name_table *t, const name_part *p, uint32_t keys[PART_KEYS])
{
    size_t n = 0;
    if (p->role == NAME_NUMBER)
        keys[n++] = mixed_key(2, p->number);
    if (p->role == NAME_INITIAL)
        n += initial_keys(&p->word, keys + n);
    uint32_t concepts[8];
    size_t count = name_part_concepts(t, p, concepts, 8);
    for (size_t i = 0; i < count; i++)
        keys[n++] = mixed_key(3, concepts[i]);
    return n;
}

uint64_t word_hash(str folded)
{
    return XXH3_64bits(folded.n ? folded.at : "", folded.n);
}

uint64_t skeleton_hash(uint64_t skeleton)
{
    uint64_t h = skeleton * 0x9E3779B97F4A7C15ull;
    h ^= h >> 32;
    return h * 0xD6E8FEB86659FD93ull;
}

/* 0 says none, so no key is */
static uint64_t joint_key(uint64_t skeleton, unsigned n)
{
    return n < 2 ? 0 : skeleton_hash(skeleton | (uint64_t)n << 60) | 1;
}

uint64_t single_joined_key(const name_word *w)
{
    return joint_key(w->skeleton, w->skeleton_n);
}

uint64_t joined_key(const name_word *a, const name_word *b)
{
    uint64_t skeleton;
    unsigned n = name_joined_skeleton(a, b, &skeleton);
    return joint_key(skeleton, n);
}

uint32_t learned_key(uint32_t group)
{
    return mixed_key(6, group);
}

bool index_parse(const name_table *t, str text, str schema, arena *a, name_parsed *out)
{
    return name_parse(t, text, name_kind_of(schema), a, out, NULL) == QANAT_OK && out->n > 0;
}
