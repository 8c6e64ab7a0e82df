/*
 * Any bytes as two names (divided by a line feed): parsed as every kind, compared both ways. The
 * score must not depend on the order nor on whether it is explained, and its parts must add up.
 */
#include "name/name.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static void demand(bool held)
{
    if (!held)
        abort();
}

static void compare(const name_table *t, str a, str b, name_kind kind, arena *room)
{
    static name_match m;
    name_parsed q, r;
    if (name_parse_pair(t, a, b, kind, room, &q, &r, NULL) != QANAT_OK)
        return;
    int32_t v = name_compare(t, &q, &r, &m), sum = 0;
    demand(v >= 0 && v <= NAME_ONE && v == name_compare(t, &q, &r, NULL) &&
           v == name_compare(t, &r, &q, NULL));
    for (uint32_t i = 0; i < m.n; i++) {
        demand(m.parts[i].q_end <= a.n && m.parts[i].r_end <= b.n);
        sum += m.parts[i].points;
    }
    for (uint32_t i = 0; i < m.adjustment_n; i++)
        sum += m.adjustments[i].points;
    demand(sum == v);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    static data_set *data;
    static name_table *table;
    if (!table)
        demand(data_open(NULL, &data, NULL) == QANAT_OK &&
               name_table_open(data, &table, NULL) == QANAT_OK);
    str rest = { (const char *)bytes, size }, first;
    if (!str_split(&rest, '\n', &first))
        return 0;
    arena *room = arena_new();
    for (int kind = NAME_ANY; kind <= NAME_IDENTIFIER; kind++)
        compare(table, first, rest, (name_kind)kind, room);
    name_word_score(table, first, rest);
    arena_free(room);
    return 0;
}
