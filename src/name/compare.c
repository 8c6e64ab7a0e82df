/*
 * Two names: parts are laid over each other, best pairs first, then what they say is added up.
 *
 *   score = sum over pairs of weight * similarity / whole
 *   whole = weight of the pairs + NAME_CONTRADICTION * what is unmatched on both sides
 *                               + NAME_SURPLUS * what one side has more
 *
 * A part that only one side has is a loss of information; parts that stand against each other on
 * both sides are evidence of another name, and the more so where it is the family name. Integers
 * throughout.
 *
 * Cost: parts times parts, most turned away by their skeletons.
 */
#include "name/inside.h"

#include <stdlib.h>

enum {
    FAMILY_CAP = 650000,
    NICKNAME = 660000,
    WRITTEN_OTHERWISE = 985000,
    SPELLING_KNOWN = 930000,
    NICKNAME_ACROSS = 900000, /* the same name in another script, as data/names has it */
    SERVED = 600000,          /* Karim and Abd al-Karim */
    SYNONYM = 800000,         /* words of one group in the same script: "trade" and "trading" */
    ENOUGH = 1200,            /* what two parts of usual length and rarity say, less a little */
    KNOWN_APART = 850000,     /* two well-known names less near than that are two names */
    SURPLUS_CHILD = 2000,
    SURPLUS_FAMILY = 1000, /* the first of the family names marked as such, where two are shared */
    SURPLUS_LAST = 350,    /* a name in the last place, or another marked family name */
    ALONE_CAP = 390000,   /* initials and titles alone never make a match */
    RETYPED = 25,         /* a twenty-fifth less for a name read under another keyboard layout or misread */
    NEARLY = 990000       /* the most that names that are not equal can have */
};

/* parts i to i + in of the query and j to j + jn of the record */
typedef struct pair {
    int32_t similarity;
    uint8_t i, j, in, jn, relation;
} pair;

enum { JOINTS = 8 }; /* neighbours of one name that are tried as one word */

typedef struct compare {
    const name_table *t;
    const name_parsed *q, *r;
    pair pairs[LIMIT_NAME_PARTS * (LIMIT_NAME_PARTS + 2 * JOINTS) + JOINTS * JOINTS];
    uint32_t pair_n;
    int8_t q_to[LIMIT_NAME_PARTS], r_to[LIMIT_NAME_PARTS]; /* chosen pair's other side, or -1 */
    uint8_t q_at[LIMIT_NAME_PARTS], r_at[LIMIT_NAME_PARTS]; /* names and words before a part */
    uint8_t q_words, r_words;                               /* and in all */
    pair chosen[2 * LIMIT_NAME_PARTS];
    uint32_t chosen_n;
    int32_t floor;
} compare;

static bool is_name(const name_part *p)
{
    return p->role <= NAME_PATRONYMIC || p->role == NAME_GENERIC || p->role == NAME_PLACE;
}

/* parts that cannot carry a match */
static bool part_light(const name_part *p)
{
    return p->role == NAME_PARTICLE || p->role == NAME_TITLE || p->role == NAME_SUFFIX ||
           p->role == NAME_LEGAL || p->role == NAME_STOP || p->role == NAME_INITIAL;
}

uint32_t name_part_standing(const name_part *p)
{
    return p->role <= NAME_FAMILY ? NAME_STANDING : p->weight;
}

static bool same_letter(const name_word *a, const name_word *b)
{
    bool latin = a->writing != b->writing;
    uint8_t first = name_word_first(a, latin);
    return first && first == name_word_first(b, latin);
}

static bool of_syllables(const name_part *p)
{
    return p->script == SCRIPT_HAN || p->script == SCRIPT_HANGUL || p->script == SCRIPT_HIRAGANA ||
           p->script == SCRIPT_KATAKANA;
}

bool name_part_syllables(const name_part *p)
{
    return of_syllables(p) && p->word.folded.n <= 6;
}

/* one is much shorter than the other: letters and what they stand for */
static bool acronym_of(const name_part *a, const name_part *b)
{
    size_t n = a->word.folded.n, m = b->word.folded.n;
    return n * 2 < m || m * 2 < n;
}

/* Antonio and Antonia, Martin and Martina: one letter, and another person */
static bool other_gender(const name_part *a, const name_part *b)
{
    str x = a->word.folded, y = b->word.folded;
    if (a->word.writing != NAME_LATIN || b->word.writing != NAME_LATIN || x.n < 4 || y.n < 4 ||
        (a->role == NAME_FAMILY && b->role == NAME_FAMILY))
        return false;
    if (x.n == y.n) {
        char u = x.at[x.n - 1], v = y.at[y.n - 1];
        return ((u == 'a' && v == 'o') || (u == 'o' && v == 'a')) &&
               memcmp(x.at, y.at, x.n - 1) == 0;
    }
    str longer = x.n > y.n ? x : y, shorter = x.n > y.n ? y : x;
    return longer.n == shorter.n + 1 && longer.at[longer.n - 1] == 'a' &&
           str_starts(longer, shorter);
}

/* A family name made of another name by one of the endings of data/names/endings.tsv is not that
 * name. Only the last letter of the shorter one may have changed before the ending. */
static bool derived(const name_table *t, const name_part *a, const name_part *b)
{
    str x = a->word.folded, y = b->word.folded;
    str longer = x.n > y.n ? x : y, shorter = x.n > y.n ? y : x;
    size_t same = 0, letter = shorter.n && (shorter.at[0] & 0x80) ? 2 : 1;
    while (same < shorter.n && shorter.at[same] == longer.at[same])
        same++;
    if (x.n == y.n || same + letter < shorter.n || same < 3 * letter)
        return false;
    bool made = false;
    for (size_t i = 0; i < t->endings.n; i++) {
        if (str_ends(shorter, t->endings.at[i]))
            return false;
        made |= str_ends(longer, t->endings.at[i]);
    }
    return made;
}

/* what data/names knows of the two words settles what letters leave open */
static int32_t known_similarity(const compare *c, const name_part *a, const name_part *b, int32_t v,
                                name_relation *why)
{
    known_pair k = facts_pair(c->t, a->known, b->known);
    if (k.spelling)
        return v > SPELLING_KNOWN ? v : SPELLING_KNOWN;
    int32_t nickname = a->script == b->script ? NICKNAME : NICKNAME_ACROSS;
    if (k.nickname && v < nickname) {
        *why = NAME_NICKNAME;
        return nickname;
    }
    return k.apart || other_gender(a, b) || derived(c->t, a, b) ||
                   (k.known && !k.nickname && v < KNOWN_APART)
               ? 0
               : v;
}

/* the parts were written alike, or only their words came out so */
static bool same_writing(const compare *c, const name_part *a, const name_part *b)
{
    return (!a->altered && !b->altered) || str_eq(str_range(c->q->text.at, a->start, a->end),
                                                  str_range(c->r->text.at, b->start, b->end));
}

/* a word in Han or Hangul, alone or the first of two joined in x, that the Latin y cannot spell */
static bool sounds_otherwise(const compare *c, const name_part *first, const name_word *x,
                             const name_word *y)
{
    return name_part_syllables(first) &&
           (first->script == SCRIPT_HAN || first->script == SCRIPT_HANGUL) &&
           !syllables_fit(c->t, x, (text_script)first->script, y);
}

/* of a word with abd and one without, the former as a whole */
static int32_t unserved_similarity(const compare *c, const name_part *a, const name_part *b)
{
    name_word whole = a->served ? a->word : b->word;
    whole.alt = whole.alt->alt;
    return words_equal_or_near(c->t, &whole, a->served ? &b->word : &a->word, c->floor);
}

static int32_t pair_similarity(const compare *c, const name_part *a, const name_part *b,
                               name_relation *why)
{
    *why = NAME_SAME;
    bool initial = a->role == NAME_INITIAL || b->role == NAME_INITIAL;
    if (!initial && part_light(a) != part_light(b))
        return 0;
    if (a->word.hash == b->word.hash && str_eq(a->word.folded, b->word.folded))
        return same_writing(c, a, b) ? NAME_ONE : WRITTEN_OTHERWISE;
    if (a->role == NAME_NUMBER || b->role == NAME_NUMBER)
        return a->role == b->role && a->number == b->number ? 980000 : 0;
    if (a->concept && a->concept == b->concept) {
        bool other_script = a->script != b->script || a->role == NAME_LEGAL;
        *why = a->role == NAME_LEGAL ? NAME_GENERIC_WORD : NAME_TRANSLATION;
        return other_script || acronym_of(a, b) ? 960000 : SYNONYM;
    }
    if (a->learned && a->learned == b->learned) {
        *why = NAME_LEARNED;
        return NAME_LEARNED_NEAR;
    }
    if (initial) {
        *why = NAME_INITIAL_OF;
        bool fits =
            (is_name(a) || a->role == NAME_INITIAL) && (is_name(b) || b->role == NAME_INITIAL);
        return fits && same_letter(&a->word, &b->word) ? NAME_INITIAL_NEAR : 0;
    }
    if (is_name(a) != is_name(b))
        return 0;
    int32_t v = words_equal_or_near(c->t, &a->word, &b->word, c->floor);
    *why = a->script != b->script ? NAME_TRANSLITERATION : v >= 850000 ? NAME_SPELLING : NAME_TYPO;
    if (v && a->served != b->served) {
        int32_t whole = unserved_similarity(c, a, b);
        if (whole < SERVED) {
            *why = NAME_NICKNAME;
            return v < SERVED ? v : SERVED;
        }
        v = whole;
    }
    if (v && (sounds_otherwise(c, a, &a->word, &b->word) ||
              sounds_otherwise(c, b, &b->word, &a->word)))
        v = 0;
    if (c->q->kind == NAME_PERSON)
        v = known_similarity(c, a, b, v, why);
    return v < NAME_SYLLABLES_NEAR && (name_part_syllables(a) || name_part_syllables(b)) ? 0 : v;
}

static int64_t pair_weight(const compare *c, const pair *p)
{
    int64_t w = 0;
    for (uint8_t k = 0; k <= p->in; k++)
        w += c->q->parts[p->i + k].weight;
    for (uint8_t k = 0; k <= p->jn; k++)
        w += c->r->parts[p->j + k].weight;
    return w / 2;
}

/* how many parts stand before each, particles and titles apart, since they come and go */
static uint8_t places(const name_parsed *p, uint8_t *at)
{
    uint8_t n = 0;
    for (uint32_t i = 0; i < p->n; i++) {
        at[i] = n;
        n = (uint8_t)(n + (p->parts[i].role == NAME_INITIAL || !part_light(&p->parts[i])));
    }
    return n;
}

/* how far two parts are from standing in the same place, counted from the nearer end */
static int displaced(const compare *c, const pair *p)
{
    int front = abs(c->q_at[p->i] - c->r_at[p->j]);
    int back =
        abs(c->q_words - c->q_at[p->i + p->in] - (c->r_words - c->r_at[p->j + p->jn]));
    return front < back ? front : back;
}

/* the same from both sides */
static uint64_t token_of(const compare *c, const pair *p)
{
    return c->q->parts[p->i].word.hash + c->r->parts[p->j].word.hash;
}

static bool better(const compare *c, const pair *x, const pair *y)
{
    if (x->similarity != y->similarity)
        return x->similarity > y->similarity;
    int dx = displaced(c, x), dy = displaced(c, y);
    if (dx != dy)
        return dx < dy;
    int64_t wx = pair_weight(c, x), wy = pair_weight(c, y);
    if (wx != wy)
        return wx > wy;
    return x->i + x->j != y->i + y->j ? x->i + x->j < y->i + y->j : token_of(c, x) < token_of(c, y);
}

static void add_pair(compare *c, pair p)
{
    if (p.similarity >= c->floor && c->pair_n < sizeof c->pairs / sizeof *c->pairs)
        c->pairs[c->pair_n++] = p;
}

/* ---- words joined or split: "Good Will" and "Goodwill" */

typedef struct joint {
    name_word word;
    uint8_t at;
    uint8_t room[4 * NAME_WORD_SYMBOLS + 4];
} joint;

static bool joinable(const name_part *a, const name_part *b)
{
    bool letters = a->role != NAME_INITIAL && b->role != NAME_INITIAL && a->role != NAME_NUMBER &&
                   b->role != NAME_NUMBER;
    return letters && !(part_light(a) && part_light(b)) && a->role != NAME_LEGAL &&
           b->role != NAME_LEGAL;
}

static uint32_t find_joints(const compare *c, const name_parsed *p, joint *out)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i + 1 < p->n && n < JOINTS; i++)
        if (joinable(&p->parts[i], &p->parts[i + 1]) &&
            words_join(c->t, &p->parts[i].word, &p->parts[i + 1].word, out[n].room, &out[n].word))
            out[n++].at = (uint8_t)i;
    return n;
}

static bool same_skeleton(const name_word *joined, const name_word *single)
{
    for (; single; single = single->alt)
        if (joined->skeleton_n == single->skeleton_n && joined->skeleton == single->skeleton)
            return true;
    return false;
}

static int32_t joint_similarity(const compare *c, const joint *x, const name_word *y)
{
    return same_skeleton(&x->word, y) ? words_compare(c->t, &x->word, y, NAME_FLOOR) / 100 * 99 : 0;
}

/* x of `p`, and one part of the other name or a joint that begins with it */
static int32_t joint_and_part(const compare *c, const name_parsed *p, const joint *x,
                              const name_part *other, const name_word *y)
{
    int32_t v = joint_similarity(c, x, y);
    return v && (sounds_otherwise(c, &p->parts[x->at], &x->word, y) ||
                 sounds_otherwise(c, other, y, &x->word))
               ? 0
               : v;
}

static void joined_pairs(compare *c)
{
    joint q[JOINTS], r[JOINTS];
    uint32_t qn = find_joints(c, c->q, q), rn = find_joints(c, c->r, r);
    for (uint32_t i = 0; i < qn; i++) {
        for (uint8_t j = 0; j < c->r->n; j++)
            if (is_name(&c->r->parts[j]))
                add_pair(c, (pair){ joint_and_part(c, c->q, &q[i], &c->r->parts[j],
                                                    &c->r->parts[j].word),
                                     q[i].at, j, 1, 0, NAME_JOINED });
        for (uint32_t j = 0; j < rn; j++)
            add_pair(c, (pair){ joint_and_part(c, c->q, &q[i], &c->r->parts[r[j].at], &r[j].word),
                                 q[i].at, r[j].at, 1, 1, NAME_JOINED });
    }
    for (uint32_t j = 0; j < rn; j++)
        for (uint8_t i = 0; i < c->q->n; i++)
            if (is_name(&c->q->parts[i]))
                add_pair(c, (pair){ joint_and_part(c, c->r, &r[j], &c->q->parts[i],
                                                    &c->q->parts[i].word),
                                     i, r[j].at, 0, 1, NAME_JOINED });
}

static void all_pairs(compare *c)
{
    for (uint8_t i = 0; i < c->q->n; i++)
        for (uint8_t j = 0; j < c->r->n; j++) {
            name_relation why;
            int32_t v = pair_similarity(c, &c->q->parts[i], &c->r->parts[j], &why);
            add_pair(c, (pair){ v, i, j, 0, 0, (uint8_t)why });
        }
}

static bool is_free(const compare *c, const pair *p)
{
    return c->q_to[p->i] < 0 && c->r_to[p->j] < 0 && c->q_to[p->i + p->in] < 0 &&
           c->r_to[p->j + p->jn] < 0;
}

/* the best pair first, then the best of what is left */
static void choose_pairs(compare *c)
{
    memset(c->q_to, -1, sizeof c->q_to);
    memset(c->r_to, -1, sizeof c->r_to);
    for (;;) {
        const pair *best = NULL;
        for (uint32_t k = 0; k < c->pair_n; k++)
            if (is_free(c, &c->pairs[k]) && (!best || better(c, &c->pairs[k], best)))
                best = &c->pairs[k];
        if (!best)
            return;
        for (uint8_t k = 0; k <= best->in; k++)
            c->q_to[best->i + k] = (int8_t)best->j;
        for (uint8_t k = 0; k <= best->jn; k++)
            c->r_to[best->j + k] = (int8_t)best->i;
        c->chosen[c->chosen_n++] = *best;
    }
}

static bool equal_names(const compare *c, const name_parsed *q, const name_parsed *r)
{
    if (q->n != r->n || !q->n || q->family_first != r->family_first)
        return false;
    for (uint32_t i = 0; i < q->n; i++)
        if (!str_eq(q->parts[i].word.folded, r->parts[i].word.folded) ||
            q->parts[i].role != r->parts[i].role || !same_writing(c, &q->parts[i], &r->parts[i]))
            return false;
    return true;
}

static uint32_t last_name(const name_parsed *p)
{
    uint32_t last = UINT32_MAX;
    for (uint32_t i = 0; i < p->n; i++)
        if (p->parts[i].role == NAME_FAMILY)
            return i;
        else if (is_name(&p->parts[i]))
            last = i;
    return last;
}

static bool family_against(const compare *c)
{
    if (c->q->kind != NAME_PERSON)
        return false;
    uint32_t f = last_name(c->q), g = last_name(c->r);
    return f != UINT32_MAX && g != UINT32_MAX && c->q_to[f] < 0 && c->r_to[g] < 0;
}

/* Chinese, Japanese and Korean names are given whole. */
static bool in_syllables(const name_parsed *p)
{
    return p->n && of_syllables(&p->parts[0]);
}

const name_part *name_first_part(const name_parsed *p)
{
    for (uint32_t i = 0; i < p->n; i++)
        if (is_name(&p->parts[i]))
            return &p->parts[i];
    return NULL;
}

/* how much of a part that only one side has counts as a difference, in thousandths */
static int64_t surplus_of(const name_parsed *p, const name_part *part, uint32_t names,
                          bool syllables)
{
    if (p->kind == NAME_PERSON || p->kind == NAME_ANY) {
        if (names < 2 || syllables)
            return NAME_SURPLUS_ALONE;
        if (part->role == NAME_FAMILY && p->family_first)
            return names < 3 ? SURPLUS_FAMILY : SURPLUS_LAST;
        if ((part->role == NAME_FAMILY || part->marked) && names < 3)
            return SURPLUS_LAST;
        /* a name in front of a chain of names is a child of the other */
        return part != name_first_part(p) ? NAME_SURPLUS
               : names > 2                ? SURPLUS_CHILD
                                          : NAME_SURPLUS_FIRST;
    }
    switch (part->role) {
    case NAME_PART:
        return 850;
    case NAME_PLACE:
        return 650;
    case NAME_NUMBER:
        return 350;
    default:
        return NAME_SURPLUS;
    }
}

uint32_t name_least_surplus(const name_parsed *p, const name_part *part, bool alone)
{
    enum { MANY = 5 }; /* parts that are shared: more of them make no difference */
    int64_t least = surplus_of(p, part, 0, false);
    for (uint32_t names = 1; names < (alone ? 2 : MANY); names++) {
        int64_t v = surplus_of(p, part, names, false);
        least = v < least ? v : least;
    }
    return (uint32_t)least;
}

/* weight of what the other side does not have; *more, what of it counts where the other has nothing
 * to set against it */
static int64_t unmatched(const name_parsed *p, const int8_t *to, uint32_t names, bool syllables,
                         int64_t *more)
{
    int64_t sum = 0;
    *more = 0;
    for (uint32_t i = 0; i < p->n; i++) {
        if (to[i] >= 0)
            continue;
        int64_t w = name_part_standing(&p->parts[i]);
        sum += w;
        *more += w * surplus_of(p, &p->parts[i], names, syllables);
    }
    return sum;
}

static void explain_pair(const compare *c, const pair *p, int64_t whole, name_match *out)
{
    const name_part *a = &c->q->parts[p->i], *b = &c->r->parts[p->j];
    int64_t w = pair_weight(c, p);
    name_match_part *m = &out->parts[out->n++];
    *m = (name_match_part){ .q_start = a->start,
                            .q_end = a[p->in].end,
                            .r_start = b->start,
                            .r_end = b[p->jn].end,
                            .relation = (name_relation)p->relation,
                            .count = p->relation == NAME_LEARNED ? a->learned : 0,
                            .similarity = p->similarity,
                            .weight = (int32_t)(w * NAME_ONE / whole),
                            .points = (int32_t)(w * p->similarity / whole) };
}

static void adjust(name_match *out, const char *on, int32_t points)
{
    if (points)
        out->adjustments[out->adjustment_n++] = (name_adjustment){ on, points };
}

/* before: what the parts come to; retyped: what another keyboard layout took off */
static void explain(const compare *c, int64_t whole, int32_t score, int32_t before, bool family,
                    int32_t retyped, name_match *out)
{
    memset(out, 0, sizeof *out);
    for (uint32_t k = 0; k < c->chosen_n; k++)
        explain_pair(c, &c->chosen[k], whole, out);
    for (uint32_t i = 0; i < c->q->n; i++)
        if (c->q_to[i] < 0)
            out->parts[out->n++] = (name_match_part){
                .q_start = c->q->parts[i].start,
                .q_end = c->q->parts[i].end,
                .relation = NAME_MISSING,
                .weight = (int32_t)((int64_t)c->q->parts[i].weight * NAME_ONE / whole)
            };
    for (uint32_t j = 0; j < c->r->n; j++)
        if (c->r_to[j] < 0)
            out->parts[out->n++] = (name_match_part){
                .r_start = c->r->parts[j].start,
                .r_end = c->r->parts[j].end,
                .relation = NAME_EXTRA,
                .weight = (int32_t)((int64_t)c->r->parts[j].weight * NAME_ONE / whole)
            };
    int32_t sum = 0;
    for (uint32_t k = 0; k < out->n; k++)
        sum += out->parts[k].points;
    adjust(out, "rounding", before - sum);
    adjust(out, family ? "family" : score > before ? "equal" : "little evidence",
           score + retyped - before);
    adjust(out, c->q->misread || c->r->misread ? "misread" : "keyboard", -retyped);
    out->score = score;
}

/* how much a part says in all, by its weight and length; of several names of a person, half of it by
 * how well it agrees */
static uint32_t evidence(const compare *c, const name_part *p, const pair *chosen)
{
    enum { NEAR = 900000 }; /* from here on the word is the same */
    uint32_t n = p->word.n < 6 ? p->word.n : 6, said = p->weight * n / 12;
    if (c->q->kind != NAME_PERSON || c->r->kind != NAME_PERSON || c->floor == NAME_FLOOR_ALONE)
        return said;
    uint32_t s = (uint32_t)(chosen->similarity < NEAR ? chosen->similarity : NEAR);
    s = s < NAME_FLOOR ? 0 : s - NAME_FLOOR;
    return (uint32_t)((uint64_t)said * (NEAR - NAME_FLOOR + s) / (2 * (NEAR - NAME_FLOOR)));
}

/* Where what agrees is little (short or common words), each difference counts for more. */
static int32_t dearer(int32_t score, uint32_t said)
{
    if (said >= ENOUGH)
        return score;
    int64_t against =
        (int64_t)(NAME_ONE - score) * (ENOUGH * 4 + (ENOUGH - said) * 5) / (ENOUGH * 4);
    return (int32_t)((int64_t)score * NAME_ONE / (score + against + (score == 0)));
}

int32_t name_compare(const name_table *t, const name_parsed *q, const name_parsed *r,
                     name_match *out)
{
    compare c;
    c.t = t;
    c.q = q;
    c.r = r;
    c.pair_n = c.chosen_n = 0;
    c.q_words = places(q, c.q_at);
    c.r_words = places(r, c.r_at);
    c.floor = q->n == 1 && r->n == 1 ? NAME_FLOOR_ORDER : NAME_FLOOR;
    all_pairs(&c);
    joined_pairs(&c);
    choose_pairs(&c);
    int64_t got = 0, of = 0;
    uint32_t names = 0, solid = 0, said = 0;
    for (uint32_t k = 0; k < c.chosen_n; k++) {
        const name_part *a = &q->parts[c.chosen[k].i], *b = &r->parts[c.chosen[k].j];
        int64_t w = pair_weight(&c, &c.chosen[k]);
        got += w * c.chosen[k].similarity;
        of += w;
        bool initial = a->role == NAME_INITIAL || b->role == NAME_INITIAL;
        said += evidence(&c, a, &c.chosen[k]) + evidence(&c, b, &c.chosen[k]);
        names += !initial && (a->weight > NAME_WEIGHTY || b->weight > NAME_WEIGHTY);
        solid += c.chosen[k].relation == NAME_JOINED || (!part_light(a) && !part_light(b));
    }
    bool syllables = in_syllables(q) || in_syllables(r);
    int64_t more_q, more_r;
    int64_t u = unmatched(q, c.q_to, names, syllables, &more_q);
    int64_t v = unmatched(r, c.r_to, names, syllables, &more_r);
    int64_t both = u < v ? u : v;
    int64_t more = u > v ? more_q * (u - v) / u : v > u ? more_r * (v - u) / v : 0;
    int64_t whole = of + both * NAME_CONTRADICTION / 1000 + more / 1000;
    int32_t score = whole ? (int32_t)(got / whole) : 0;
    int32_t before = score;
    score = dearer(score, said);
    bool family = family_against(&c) && score > FAMILY_CAP;
    if (family)
        score = FAMILY_CAP;
    if (!solid && score > ALONE_CAP)
        score = ALONE_CAP;
    bool equal = equal_names(&c, q, r);
    if (equal)
        score = NAME_ONE;
    else if (score > NEARLY)
        score = NEARLY;
    int32_t retyped = q->retyped != r->retyped ? score / RETYPED : 0;
    score -= retyped;
    if (out)
        explain(&c, whole ? whole : 1, score, before, family, retyped, out);
    return score;
}

qanat_status name_parse_pair(const name_table *t, str a, str b, name_kind hint, arena *room,
                             name_parsed *q, name_parsed *r, qanat_error *err)
{
    qanat_status s = name_parse(t, a, hint, room, q, err);
    if (s == QANAT_OK)
        s = name_parse(t, b, hint, room, r, err);
    if (s != QANAT_OK || q->kind == r->kind)
        return s;
    /* one says what it is, the other does not */
    name_parsed *unclear = q->kind == NAME_PERSON ? q : r;
    return name_parse(t, unclear->text, NAME_BODY, room, unclear, err);
}

int32_t name_score(const name_table *t, str a, str b, name_kind hint)
{
    arena *room = arena_new();
    name_parsed q, r;
    int32_t v = 0;
    if (name_parse_pair(t, a, b, hint, room, &q, &r, NULL) == QANAT_OK)
        v = name_compare(t, &q, &r, NULL);
    arena_free(room);
    return v;
}
