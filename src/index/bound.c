/*
 * The most that a name can score: first from what the tally of its words says, then, for the few
 * that remain, from the words themselves. The first counts each part of the query that has a
 * counterpart; the second also knows that a word of the name is the counterpart of one part only,
 * and whether two words written as one are near indeed. Both are never below the score:
 * docs/index.md has the argument.
 *
 * Cost: some additions; the closer one about 0.1 us.
 */
#include "index/search.h"

int32_t search_bound(const search *s, met m, uint32_t record_weight, name_kind about)
{
    uint64_t got = (uint64_t)m.gain + s->optional * 1000u;
    uint64_t left = s->whole > m.weight ? s->whole - m.weight : 0;
    uint64_t most = (uint64_t)NAME_STANDING * (m.parts + m.joined + s->initials);
    uint64_t right = record_weight > most ? record_weight - most : 0;
    bool alone = m.parts + s->initials < 2;
    uint64_t whole = got + m.loss + (left < right ? left : right) * NAME_CONTRADICTION;
    if (left > right)
        whole += (s->surplus[alone] - m.surplus[alone]) * (left - right) / left;
    else
        whole += (right - left) *
                 (alone && about == NAME_PERSON ? NAME_SURPLUS_ALONE : NAME_SURPLUS);
    if (!whole)
        return 0;
    uint64_t v = got * NAME_ONE / whole + 2000;
    return v > NAME_ONE ? NAME_ONE : (int32_t)v;
}

void search_brings(const query_part *p, uint32_t similarity, unsigned of, uint32_t *gain,
                   uint32_t *loss)
{
    uint32_t s = similarity / 1000;
    *gain = (p->weight + of * 1000u) / 2 * s;
    *loss = p->weight / 2u * (1000 - s);
}

/* ---- two words of the name as one */

enum { JOINTS = 16, WANTED = 96 };

struct joints {
    name_word own[JOINTS]; /* neighbours of the query as one word */
    uint64_t wanted[WANTED];
    size_t n, wanted_n;
    bool many; /* too many to tell */
};

static void want(struct joints *j, const name_word *w)
{
    j->many |= j->wanted_n == WANTED;
    if (j->wanted_n < WANTED)
        j->wanted[j->wanted_n++] = name_word_skeleton(w);
}

static struct joints *joints_of(const search *s)
{
    struct joints *j = arena_new_of(s->a, struct joints);
    for (size_t i = 0; i < s->n; i++)
        for (const name_word *w = &s->q->parts[s->parts[i].index].word; w; w = w->alt)
            want(j, w);
    for (uint32_t i = 0; i + 1 < s->q->n; i++) {
        name_word both;
        if (!name_words_joined(s->t, &s->q->parts[i].word, &s->q->parts[i + 1].word, s->a, &both))
            continue;
        j->many |= j->n == JOINTS;
        if (j->n < JOINTS)
            j->own[j->n++] = both;
        want(j, &both);
    }
    return j;
}

static bool wanted(const struct joints *j, const name_word *a, const name_word *b)
{
    uint64_t skeleton;
    unsigned n = name_joined_skeleton(a, b, &skeleton);
    for (size_t i = 0; n && i < j->wanted_n; i++)
        if (j->wanted[i] == (skeleton | (uint64_t)n << 60))
            return true;
    return false;
}

/* whether the query has something near two words written as one */
static bool joint_near(const search *s, const name_word *both)
{
    for (size_t i = 0; i < s->joints->n; i++)
        if (name_word_letters(s->t, &s->joints->own[i], both, NAME_FLOOR))
            return true;
    for (size_t i = 0; i < s->n; i++)
        if (name_word_letters(s->t, &s->q->parts[s->parts[i].index].word, both, NAME_FLOOR))
            return true;
    return false;
}

/* true also where it cannot be told */
static bool some_joint(search *s, const uint32_t *words, size_t n, arena *room)
{
    name_word form[2], both;
    if (!s->joints)
        s->joints = joints_of(s);
    if (s->joints->many)
        return true;
    for (size_t i = 0; i < n; i++) {
        if (!index_word_form(s->ix, words[i], &form[i & 1]))
            return true;
        const name_word *a = &form[~i & 1], *b = &form[i & 1];
        if (i && wanted(s->joints, a, b) && name_words_joined(s->t, a, b, room, &both) &&
            joint_near(s, &both))
            return true;
    }
    return false;
}

/* ---- the closer bound */

static const near_word *near_of(const query_part *p, uint32_t word)
{
    size_t low = 0, high = p->words.n;
    while (low < high) {
        size_t mid = low + (high - low) / 2;
        if (p->words.at[mid].word < word)
            low = mid + 1;
        else
            high = mid;
    }
    return low < p->words.n && p->words.at[low].word == word ? &p->words.at[low] : NULL;
}

/* the sum of the `k` largest of n; the others are struck out */
static uint32_t largest(uint32_t *v, size_t n, size_t k)
{
    uint32_t sum = 0;
    for (size_t i = 0; i < n; i++)
        sum += v[i];
    for (; n > k; n--) {
        size_t least = 0;
        for (size_t i = 1; i < n; i++)
            if (v[i] < v[least])
                least = i;
        sum -= v[least];
        v[least] = v[n - 1];
    }
    return sum;
}

int32_t search_bound_name(search *s, uint32_t name, bool joined, arena *room)
{
    uint32_t words[LIMIT_NAME_PARTS], best[LIMIT_NAME_PARTS] = { 0 };
    uint32_t gain[LIMIT_NAME_PARTS], loss[LIMIT_NAME_PARTS], weight[LIMIT_NAME_PARTS];
    uint32_t surplus[2][LIMIT_NAME_PARTS], all_loss = 0;
    size_t n = index_name_words(s->ix, name, words), places = 0, k = 0;
    if (joined && some_joint(s, words, n, room))
        return INT32_MAX;
    for (size_t i = 0; i < n; i++) {
        bool taken = false, split = false;
        for (size_t p = 0; p < s->n; p++) {
            const near_word *w = near_of(&s->parts[p], words[i]);
            if (!w)
                continue;
            taken = true;
            split |= w->split;
            best[p] = w->similarity > best[p] ? w->similarity : best[p];
        }
        places += (size_t)taken + split;
    }
    for (size_t p = 0; p < s->n; p++) {
        if (!best[p])
            continue;
        search_brings(&s->parts[p], best[p], 1, &gain[k], &loss[k]);
        all_loss += loss[k];
        weight[k] = s->parts[p].standing;
        surplus[0][k] = s->parts[p].surplus[0];
        surplus[1][k] = s->parts[p].surplus[1];
        k++;
    }
    size_t most = places < k ? places : k;
    met m = { .gain = largest(gain, k, most),
              .loss = all_loss - largest(loss, k, k - most),
              .weight = largest(weight, k, most),
              .surplus = { largest(surplus[0], k, most), largest(surplus[1], k, most) },
              .parts = (uint32_t)most };
    const name_row *row = (const name_row *)index_at(s->ix, SECTION_NAMES) + name;
    return search_bound(s, m, row->weight, (name_kind)row->about);
}
