/*
 * The keys of every token, see align.h. Numbers written as words get the key of their digits too.
 * Cost: one or two dictionary look-ups a word; the sound of the words that no list knows.
 */
#include "report/align.h"
#include "name/name.h"
#include "report/gazetteer.h"
#include "report/knowledge.h"
#include "report/lexicon.h"
#include "report/memo.h"
#include "report/mentions.h"

static void add(word_keys *k, uint32_t key)
{
    for (uint8_t i = 0; i < k->n; i++)
        if (k->keys[i] == key)
            return;
    if (k->n < WORD_KEYS)
        k->keys[k->n++] = key;
}

static uint32_t hashed(uint32_t room, uint64_t h)
{
    return room | (uint32_t)((h ^ h >> 28) & KEY_VALUE);
}

uint32_t align_number_key(str digits)
{
    uint64_t h = 0xCBF29CE484222325u;
    bool leading = true;
    for (size_t i = 0; i < digits.n; i++) {
        char c = digits.at[i];
        if (c < '0' || c > '9' || (leading && c == '0'))
            continue;
        leading = false;
        h = (h ^ (unsigned char)c) * 0x100000001B3u;
    }
    return hashed(KEY_NUMBER, h);
}

static void number_keys(str digits, word_keys *k)
{
    add(k, align_number_key(digits));
    k->evidence = EVIDENCE_NUMBER;
}

/* "900 ألف" is 900,000 */
static void thousands_key(const report *r, uint32_t i, word_keys *k)
{
    static const char *const words[] = { "الف", "الاف", "thousand" };
    char digits[16];
    str w = r->tokens.at[i].norm, next = i + 1 < r->tokens.n ? r->tokens.at[i + 1].norm : STR("");
    bool plain = w.n > 0 && w.n <= sizeof digits - 3, thousand = false;
    thousand |= STR_IS_ANY(next, words);
    for (size_t n = 0; thousand && plain && n < w.n; n++)
        plain = w.at[n] >= '0' && w.at[n] <= '9';
    if (!thousand || !plain)
        return;
    memcpy(digits, w.at, w.n);
    memcpy(digits + w.n, "000", 3);
    add(k, align_number_key((str){ digits, w.n + 3 }));
}

/* "son-in-law" is five tokens and no son: does the token begin one? */
static bool begins_in_law(const report *r, uint32_t i)
{
    return i + 4 < r->tokens.n && r->tokens.at[i + 1].kind == TOKEN_PUNCT &&
           str_is(r->tokens.at[i + 2].norm, "in") && str_is(r->tokens.at[i + 4].norm, "law") &&
           !(r->tokens.at[i + 2].flags & TOKEN_SPACE_BEFORE);
}

/* the keys of a word's concepts, and how much they say */
static word_keys keys_of_concepts(const bilingual *b, const uint32_t *concepts, size_t n)
{
    word_keys own = { .n = 0, .evidence = EVIDENCE_NONE }, *k = &own;
    bool common = n > 0;
    for (size_t c = 0; c < n; c++) {
        add(k, KEY_CONCEPT | concepts[c]);
        common &= (bilingual_marks(b, concepts[c]) & BILINGUAL_COMMON) != 0;
        int64_t value = bilingual_number(b, concepts[c]);
        if (value >= 0) {
            char digits[24];
            size_t at = sizeof digits;
            for (uint64_t v = (uint64_t)value; v; v /= 10)
                digits[--at] = (char)('0' + v % 10);
            add(k, align_number_key((str){ digits + at, sizeof digits - at }));
        }
    }
    if (n)
        k->evidence = common ? EVIDENCE_COMMON : EVIDENCE_WORD;
    return own;
}

/* the same of a token's word, worked out once a word */
static word_keys keys_of_word(const report *r, const token *t)
{
    known_word *w = token_known(r, t);
    if (w && w->asked & ASKED_KEYS)
        return w->keys;
    uint32_t concepts[BILINGUAL_CONCEPTS];
    size_t n = token_concepts(r, t, concepts);
    word_keys k = keys_of_concepts(r->know->bilingual, concepts, n);
    if (w) {
        w->asked |= ASKED_KEYS;
        w->keys = k;
    }
    return k;
}

static void concept_keys(report *r, uint32_t i, word_keys *k)
{
    const bilingual *b = r->know->bilingual;
    const token *t = &r->tokens.at[i];
    word_keys own;
    if (t->lang == LANG_EN && i >= 4 && str_is(t->norm, "law") && begins_in_law(r, i - 4))
        return;
    if (t->lang == LANG_EN && begins_in_law(r, i)) {
        uint32_t concepts[BILINGUAL_CONCEPTS];
        own = keys_of_concepts(b, concepts, bilingual_of(b, LANG_EN, STR("in-law"), concepts));
    } else {
        own = keys_of_word(r, t);
    }
    if (!k->n && k->evidence == EVIDENCE_NONE) { /* nearly always */
        *k = own;
        return;
    }
    for (uint8_t n = 0; n < own.n && k->n < WORD_KEYS; n++) /* none is there yet: of another kind */
        k->keys[k->n++] = own.keys[n];
    if (own.evidence != EVIDENCE_NONE)
        k->evidence = own.evidence;
}

static void sound_key(report *r, str word, word_keys *k)
{
    if (!r->know->names)
        return;
    const name_word *w = report_sound(r, word);
    if (w->skeleton_n < 2)
        return;
    add(k, hashed(KEY_SOUND, (w->skeleton + w->skeleton_n) * 0x9E3779B97F4A7C15u >> 20));
    if (k->evidence == EVIDENCE_NONE)
        k->evidence = EVIDENCE_SOUND;
}

static void sound_keys(report *r, const token *t, word_keys *k)
{
    word_variant v[MENTION_VARIANTS];
    size_t n = mention_variants(r, t, v);
    for (size_t i = 0; i < n; i++)
        sound_key(r, v[i].word, k);
}

static uint32_t country_of(const gazetteer *g, const gazetteer_entry *e)
{
    if (e->stands_for != NO_INDEX)
        return e->stands_for;
    (void)g;
    return NO_INDEX;
}

/* a listed name: its keys stand at its first token, the others only count as part of it */
static void name_keys(report *r, const mention *m, uint32_t i, word_keys *k)
{
    const gazetteer *g = r->know->gazetteer;
    if (i != m->first_token)
        return;
    if (m->gazetteer != NO_INDEX) {
        add(k, KEY_NAME | (m->gazetteer & KEY_VALUE));
        uint32_t country = country_of(g, gazetteer_at(g, m->gazetteer));
        if (country != NO_INDEX)
            add(k, KEY_NAME | (country & KEY_VALUE));
    }
    if (m->body != NO_INDEX)
        add(k, KEY_BODY | (m->body & KEY_VALUE));
    k->evidence = EVIDENCE_NAME;
}

/* الفرنسية, عراقيا: adjectives of a people in forms that the search for names passes over */
static void national_key(report *r, const token *t, word_keys *k)
{
    str alif = STR("ا"), w = token_stem(t);
    if (t->pos != WORD_ADJECTIVE || w.n < 6)
        return;
    uint32_t c = gazetteer_adjective(r->know->gazetteer, w, LANG_AR);
    if (c == NO_INDEX && str_ends(w, alif))
        c = gazetteer_adjective(r->know->gazetteer, str_take(w, w.n - alif.n), LANG_AR);
    if (c == NO_INDEX)
        return;
    add(k, KEY_NAME | (c & KEY_VALUE));
    k->evidence = EVIDENCE_NAME;
}

static void word_keys_of(report *r, uint32_t i, word_keys *k)
{
    const token *t = &r->tokens.at[i];
    const mention *m = t->mention != NO_INDEX ? &r->mentions.at[t->mention] : NULL;
    bool listed = m && (m->gazetteer != NO_INDEX || m->body != NO_INDEX);
    if (listed)
        name_keys(r, m, i, k);
    if (t->kind == TOKEN_NUMBER) {
        number_keys(t->norm, k);
        thousands_key(r, i, k);
        return;
    }
    if (t->kind != TOKEN_WORD || t->lang == LANG_NONE)
        return;
    if (t->flags & TOKEN_NATIONAL && !listed) {
        uint32_t c = gazetteer_adjective(r->know->gazetteer, t->lang == LANG_AR ? token_stem(t) : t->norm,
                                         t->lang);
        if (c != NO_INDEX) {
            add(k, KEY_NAME | (c & KEY_VALUE));
            k->evidence = EVIDENCE_NAME;
        }
    }
    if (!(listed && m->type == ENTITY_PERSON))
        concept_keys(r, i, k);
    if (!listed && !k->n && t->lang == LANG_AR)
        national_key(r, t, k);
    if (listed && i == m->first_token)
        k->evidence = EVIDENCE_NAME;
    bool unlisted = !listed && k->n == 0 && !mention_is_function_word(t);
    bool large = t->lang != LANG_EN || t->flags & TOKEN_CAPITAL;
    if (m && m->found && !listed)
        sound_keys(r, t, k);
    else if (unlisted && large)
        sound_keys(r, t, k);
}

word_keys *align_keys(report *r)
{
    word_keys *keys = arena_room(r->a, word_keys, r->tokens.n + 1);
    for (uint32_t i = 0; i < r->tokens.n; i++) {
        keys[i].n = keys[i].evidence = 0;
        word_keys_of(r, i, &keys[i]);
    }
    return keys;
}
