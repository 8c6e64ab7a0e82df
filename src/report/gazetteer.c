/*
 * See gazetteer.h. About 30,000 phrases are hashed when an engine opens.
 */
#include "report/gazetteer.h"
#include "report/phrases.h"
#include "text/fold.h"
#include "base/utf8.h"

#include <stdio.h>
#include <stdlib.h>

enum { PHRASE_WORDS = 12, COLUMNS = 13 };
/* some 15,000 words stand inside phrases, some 1,000 are adjectives of countries */
enum { INNER_BITS = 1 << 17, ADJECTIVE_BITS = 1 << 14 };

struct gazetteer {
    arena *a;
    VEC(gazetteer_entry) entries;
    VEC(gazetteer_body) bodies;
    VEC(phrase) phrases;
    VEC(str) names[LANG_COUNT]; /* by entry */
    map ids, countries;
    map given, family; /* words of Arabic and English personal names */
    phrase_table table;
    uint64_t inner[INNER_BITS / 64]; /* a bit for each word that stands behind the first of a phrase */
    uint64_t adjectives[ADJECTIVE_BITS / 64]; /* a bit for each of one word */
    phrase_table spelt; /* words of one person's name in both languages: "ryan" + "راين" */
};

gazetteer_walk gazetteer_begin(void)
{
    return (gazetteer_walk){ .hash = 0x51ED270B, .phrase = NO_INDEX };
}

bool gazetteer_goes_on(const gazetteer *g, str folded_word)
{
    return word_filter_has(g->inner, INNER_BITS, folded_word);
}

bool gazetteer_step(const gazetteer *g, gazetteer_walk *w, str folded_word)
{
    w->hash = phrase_step(w->hash, folded_word);
    const phrase_slot *s = phrase_get(&g->table, w->hash);
    w->phrase = s ? s->value : NO_INDEX;
    w->longer = s && s->longer;
    return s != NULL;
}

/* ---- names into phrases */

typedef struct word_cut {
    str folded;
    bool capital, all_capitals;
} word_cut;

static bool digits_only(str s, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++)
        if (s.at[i] < '0' || s.at[i] > '9')
            return false;
    return to > from;
}

/* Words of a name as the tokens of a report give them: letters and digits; dots and apostrophes
 * inside a word fall away, everything else divides. */
static size_t cut_words(arena *a, str name, word_cut out[PHRASE_WORDS])
{
    size_t n = 0, start = 0, i = 0;
    bool open = false, first_capital = false, all = true;
    size_t letters = 0;
    while (i <= name.n && n < PHRASE_WORDS) {
        size_t at = i, common = i < name.n ? common_letter(name.at + i, name.n - i) : 0;
        if (common && open && letters) { /* most of what stands inside a word */
            all = all && name.at[i] >= 'A' && name.at[i] <= 'Z';
            letters++;
            i += common;
            continue;
        }
        uint32_t c = i < name.n ? utf8_next(name, &i) : (i++, (uint32_t)' ');
        text_class k = class_of(c);
        bool letter = k == CLASS_LETTER || k == CLASS_UPPER;
        bool inside = letter || k == CLASS_DIGIT || k == CLASS_MARK || c == 0x200C || c == '\'' ||
                      c == 0x2019 || c == '.' || c == 0x2BC || c == 0x2BB || c == 0x2018;
        if (inside && !open && (letter || k == CLASS_DIGIT || k == CLASS_MARK)) {
            open = true;
            start = at;
            first_capital = k == CLASS_UPPER;
            all = true;
            letters = 0;
        }
        if (open && letter) {
            all = all && k == CLASS_UPPER;
            letters++;
        }
        /* a number and the letters behind it are two words, as tokens are: "1MDB" */
        bool divides = open && letter && letters == 1 && at > start && digits_only(name, start, at);
        if ((!inside || divides) && open) {
            str folded = fold_str(a, str_range(name.at, start, at));
            char *p = (char *)folded.at; /* the arena's own copy */
            size_t m = 0;
            for (size_t b = 0; b < folded.n; b++)
                if (folded.at[b] != '.' && folded.at[b] != '\'')
                    p[m++] = folded.at[b];
            if (m)
                out[n++] = (word_cut){ { p, m }, first_capital, all && letters >= 2 };
            open = divides;
            if (divides) {
                start = at;
                first_capital = k == CLASS_UPPER;
                all = k == CLASS_UPPER;
                letters = 1;
            }
        }
    }
    return n;
}

static bool listed(str list, str item)
{
    str piece;
    while (list.at && str_split(&list, ',', &piece))
        if (str_eq(str_trim(piece), item))
            return true;
    return false;
}

static void add_phrase(gazetteer *g, phrase p, const word_cut *words, size_t n)
{
    gazetteer_walk w = gazetteer_begin();
    p.words = (uint8_t)n;
    p.acronym = n == 1 && words[0].all_capitals;
    for (size_t i = 0; i < n; i++) {
        if (words[i].capital)
            p.capitals |= (uint16_t)(1u << i);
        w.hash = phrase_step(w.hash, words[i].folded);
        phrase_slot *s = phrase_put(&g->table, w.hash);
        if (i)
            word_filter_put(g->inner, INNER_BITS, words[i].folded);
        else if (n == 1 && p.kind == PHRASE_ADJECTIVE)
            word_filter_put(g->adjectives, ADJECTIVE_BITS, words[i].folded);
        if (i + 1 < n) {
            s->longer = true;
            continue;
        }
        for (uint32_t k = s->value; k != NO_INDEX; k = g->phrases.at[k].next)
            if (g->phrases.at[k].entry == p.entry && g->phrases.at[k].kind == p.kind &&
                g->phrases.at[k].lang == p.lang) {
                g->phrases.at[k].capitals &= p.capitals; /* written both ways: small will do */
                return;
            }
        p.next = NO_INDEX;
        uint32_t index = (uint32_t)g->phrases.n;
        *vec_push(g->a, &g->phrases) = p;
        /* at the end, so that the order of the files is the order of preference */
        uint32_t *link = &s->value;
        while (*link != NO_INDEX)
            link = &g->phrases.at[*link].next;
        *link = index;
    }
}

/* "the bank's office in Aden" names two things; the walk finds both by themselves */
static bool names_its_seat(const gazetteer *g, uint32_t entry, uint8_t kind, str name)
{
    if (kind != PHRASE_NAME || g->entries.at[entry].type != ENTITY_ORGANIZATION)
        return false;
    bool bank =
        str_is(g->entries.at[entry].kind, "central-bank") &&
        (str_find(name, STR(" in ")) != SIZE_MAX || str_find(name, STR(" في ")) != SIZE_MAX);
    return bank || str_find(name, STR(" التابع")) != SIZE_MAX;
}

/* Arabic words of three letters are mostly everyday words too; places by that name are well known
 */
static bool short_arabic(const gazetteer *g, uint32_t entry, uint8_t kind, uint8_t lang_index,
                         str name)
{
    return lang_index == LANG_AR && kind == PHRASE_NAME && utf8_count(name) <= 3 &&
           (g->entries.at[entry].type != ENTITY_PLACE || utf8_count(name) < 3);
}

/* what a name's words say beside being its words */
static void mark_phrase(gazetteer *g, phrase *p, const word_cut *words, size_t n, bool article)
{
    bool person = p->kind == PHRASE_NAME && g->entries.at[p->entry].type == ENTITY_PERSON;
    p->surname = person && n == 1;
    if (person && n > 1) {
        map_put(&g->given, words[0].folded, 1);
        map_put(&g->family, words[n - 1].folded, 1);
    }
    p->needs_the = article && n == 1;
}

static void add_names(gazetteer *g, uint32_t entry, uint8_t kind, uint8_t lang_index, str names,
                      str weak)
{
    str name;
    word_cut words[PHRASE_WORDS];
    while (names.at && str_split(&names, '|', &name)) {
        name = str_trim(name);
        if (!name.n || names_its_seat(g, entry, kind, name))
            continue;
        phrase p = { .entry = entry, .kind = kind, .lang = lang_index, .weak = listed(weak, name) };
        /* the article is no part of a name; what is left of "The Times" needs it before it */
        bool article = lang_index == LANG_EN &&
                       (str_starts(name, STR("The ")) || str_starts(name, STR("the ")));
        if (article)
            name = str_drop(name, 4);
        p.weak |= short_arabic(g, entry, kind, lang_index, name);
        size_t n = cut_words(g->a, name, words);
        if (n == 0)
            continue;
        mark_phrase(g, &p, words, n, article);
        add_phrase(g, p, words, n);
    }
}

/* ---- the files */

static int type_of(str s)
{
    static const char *const types[] = { "Person", "Organization", "Place", "Product", "Group" };
    for (int i = 0; i < 5; i++)
        if (str_is(s, types[i]))
            return i;
    return -1;
}

static str first_of(str list)
{
    str piece = STR("");
    return str_split(&list, '|', &piece) ? str_trim(piece) : STR("");
}

str gazetteer_fact(const gazetteer_entry *e, str key)
{
    str rest = e->facts, piece;
    while (rest.at && str_split(&rest, ';', &piece)) {
        str fact = str_trim(piece);
        if (str_starts(fact, key) && fact.n > key.n && fact.at[key.n] == '=')
            return str_drop(fact, key.n + 1);
    }
    return STR_NONE;
}

enum { SPELT_SEED = 0x2C1B3C6D };

static str spelt_word(str arabic)
{
    return str_starts(arabic, STR("ال")) && arabic.n > 8 ? str_drop(arabic, 4) : arabic;
}

typedef struct cut_name {
    word_cut words[PHRASE_WORDS];
    size_t n;
} cut_name;

enum { SPELT_NAMES = 4 };

/* the first names of a list that have two words at least */
static size_t cut_names(gazetteer *g, str names, cut_name out[SPELT_NAMES])
{
    size_t n = 0;
    str name;
    while (n < SPELT_NAMES && names.at && str_split(&names, '|', &name)) {
        if (str_find(name, STR(" ")) == SIZE_MAX)
            continue;
        out[n].n = cut_words(g->a, str_trim(name), out[n].words);
        n += out[n].n > 1;
    }
    return n;
}

/* Given names are spelt by rules of their own, which the known people's names teach: where a person
 * has as many words in both languages, the words answer each other. */
static void learn_spellings(gazetteer *g, str english, str arabic)
{
    cut_name en[SPELT_NAMES], ar[SPELT_NAMES];
    size_t n = cut_names(g, english, en), m = n ? cut_names(g, arabic, ar) : 0;
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < m; k++)
            for (size_t w = 0; en[i].n == ar[k].n && w < en[i].n; w++)
                phrase_put(&g->spelt, phrase_step(phrase_step(SPELT_SEED, en[i].words[w].folded),
                                                  spelt_word(ar[k].words[w].folded)))
                    ->value = 1;
}

static qanat_status add_row(gazetteer *g, const tsv_reader *r, const str *c, qanat_error *err)
{
    int type = type_of(c[1]);
    bool again = type >= 0 && map_get(&g->ids, c[0]) != MAP_NONE;
    char name[256] = "";
    if (type < 0 || again)
        (void)snprintf(name, sizeof name, "data/%.*s", STR_ARG(r->file));
    if (type < 0)
        return error_at(err, QANAT_E_INPUT, name, r->line, 2,
                        "'%.*s' is no type; use Person, Organization, Place, Product or Group",
                        STR_ARG(c[1]));
    if (again)
        return error_at(err, QANAT_E_INPUT, name, r->line, 1, "the id '%.*s' is used twice",
                        STR_ARG(c[0]));
    uint32_t index = (uint32_t)g->entries.n;
    gazetteer_entry *e = vec_push(g->a, &g->entries);
    *e = (gazetteer_entry){
        .id = c[0],
        .kind = c[2],
        .country = first_of(c[3]),
        .caption_en = first_of(c[4]),
        .caption_ar = first_of(c[5]),
        .facts = c[7],
        .adjective_en = first_of(c[8]),
        .type = (uint8_t)type,
        .stands_for = NO_INDEX,
        .of = NO_INDEX,
    };
    str gender = gazetteer_fact(e, STR("gender"));
    e->female = str_is(gender, "f");
    e->male = str_is(gender, "m");
    map_put(&g->ids, c[0], index);
    if (str_starts(c[0], STR("country/")) && map_get(&g->countries, e->country) == MAP_NONE)
        map_put(&g->countries, str_drop(c[0], 8), index);
    str weak = gazetteer_fact(e, STR("word"));
    static const uint8_t langs[] = { LANG_EN, LANG_AR, LANG_RU };
    for (size_t i = 0; i < 3; i++) {
        *vec_push(g->a, &g->names[langs[i]]) = c[4 + i];
        if (langs[i] !=
            LANG_RU) /* Russian names are for display and screening; reports are not read in it */
            add_names(g, index, PHRASE_NAME, langs[i], c[4 + i], weak);
    }
    if (type == ENTITY_PERSON)
        learn_spellings(g, c[4], c[5]);
    static const uint8_t more[] = { LANG_EN, LANG_AR, LANG_RU, LANG_EN, LANG_AR };
    for (size_t i = 0; i < 5; i++)
        if (more[i] != LANG_RU)
            add_names(g, index, i < 3 ? PHRASE_ADJECTIVE : PHRASE_PEOPLE, more[i], c[8 + i],
                      STR_NONE);
    return QANAT_OK;
}

static void add_body(gazetteer *g, const str *c)
{
    uint32_t index = (uint32_t)g->bodies.n;
    *vec_push(g->a, &g->bodies) = (gazetteer_body){ c[0], c[1], first_of(c[2]), first_of(c[3]) };
    add_names(g, index, PHRASE_BODY, LANG_EN, c[2], STR_NONE);
    add_names(g, index, PHRASE_BODY, LANG_AR, c[3], STR_NONE);
}

static uint32_t resolve(const gazetteer *g, str id)
{
    uint32_t i = id.at ? map_get(&g->ids, first_of(id)) : MAP_NONE;
    return i == MAP_NONE ? NO_INDEX : i;
}

static qanat_status read_file(gazetteer *g, const data_file *f, qanat_error *err)
{
    tsv_reader r = tsv_begin(f);
    str c[COLUMNS];
    bool bodies = str_is(f->name, "gazetteer/bodies.tsv");
    while (tsv_next(&r, c, bodies ? 5 : COLUMNS)) {
        if (bodies) {
            add_body(g, c);
            continue;
        }
        qanat_status s = add_row(g, &r, c, err);
        if (s != QANAT_OK)
            return s;
    }
    return QANAT_OK;
}

qanat_status gazetteer_open(const data_set *data, gazetteer **out, qanat_error *err)
{
    gazetteer *g = base_alloc(sizeof *g);
    *g = (gazetteer){ .a = arena_new() };
    data_file f;
    size_t at = 0;
    while (data_next(data, STR("gazetteer/"), &at, &f)) {
        qanat_status s = read_file(g, &f, err);
        if (s != QANAT_OK) {
            gazetteer_close(g);
            return s;
        }
    }
    for (size_t i = 0; i < g->entries.n; i++) {
        gazetteer_entry *e = &g->entries.at[i];
        e->stands_for = resolve(g, gazetteer_fact(e, STR("stands_for")));
        e->of = resolve(g, gazetteer_fact(e, STR("of")));
    }
    *out = g;
    return QANAT_OK;
}

void gazetteer_close(gazetteer *g)
{
    if (!g)
        return;
    map_free(&g->ids);
    map_free(&g->countries);
    map_free(&g->given);
    map_free(&g->family);
    phrase_free(&g->table);
    phrase_free(&g->spelt);
    arena_free(g->a);
    free(g);
}

/* ---- looking things up */

uint32_t gazetteer_count(const gazetteer *g)
{
    return (uint32_t)g->entries.n;
}

const gazetteer_entry *gazetteer_at(const gazetteer *g, uint32_t entry)
{
    return &g->entries.at[entry];
}

const gazetteer_body *gazetteer_body_at(const gazetteer *g, uint32_t body)
{
    return &g->bodies.at[body];
}

uint32_t gazetteer_body_find(const gazetteer *g, str slug)
{
    for (uint32_t i = 0; i < g->bodies.n; i++)
        if (str_eq(g->bodies.at[i].slug, slug))
            return i;
    return NO_INDEX;
}

uint32_t gazetteer_find(const gazetteer *g, str id)
{
    return resolve(g, id);
}

uint32_t gazetteer_country(const gazetteer *g, str iso)
{
    uint32_t i = map_get(&g->countries, iso);
    return i == MAP_NONE ? NO_INDEX : i;
}

str gazetteer_names(const gazetteer *g, uint32_t entry, uint8_t lang_index)
{
    return lang_index < LANG_COUNT && entry < g->names[lang_index].n
               ? g->names[lang_index].at[entry]
               : STR("");
}

const phrase *gazetteer_phrase(const gazetteer *g, uint32_t index)
{
    return &g->phrases.at[index];
}

uint32_t gazetteer_adjective(const gazetteer *g, str folded_word, uint8_t lang_index)
{
    gazetteer_walk w = gazetteer_begin();
    if (!word_filter_has(g->adjectives, ADJECTIVE_BITS, folded_word) ||
        !gazetteer_step(g, &w, folded_word))
        return NO_INDEX;
    for (uint32_t k = w.phrase; k != NO_INDEX; k = g->phrases.at[k].next)
        if (g->phrases.at[k].kind == PHRASE_ADJECTIVE && g->phrases.at[k].lang == lang_index)
            return g->phrases.at[k].entry;
    return NO_INDEX;
}

bool gazetteer_is_given(const gazetteer *g, str folded_word)
{
    return map_get(&g->given, folded_word) != MAP_NONE;
}

bool gazetteer_is_family(const gazetteer *g, str folded_word)
{
    return map_get(&g->family, folded_word) != MAP_NONE;
}

bool gazetteer_same_word(const gazetteer *g, str english, str arabic)
{
    const phrase_slot *s = phrase_get(
        &g->spelt, phrase_step(phrase_step(SPELT_SEED, english), spelt_word(arabic)));
    return s && s->value == 1;
}
