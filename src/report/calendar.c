/*
 * See calendar.h. The words of the data files are cut by the reader's own tokenizer, so that an
 * entry like "U.S. $" meets the text in the same pieces.
 */
#include "report/calendar.h"
#include "base/map.h"
#include "report/phrases.h"
#include "report/stages.h"

#include <stdlib.h>

enum { COLUMNS = 5, COUNTRY_COLUMNS = 13, PHRASE_WORDS = 5, INNER_BITS = 1 << 13 };

struct calendar {
    arena *a;
    VEC(time_sense) senses;
    phrase_table phrases;
    uint64_t inner[INNER_BITS / 64]; /* words behind the first of an expression */
    map pairs; /* "pound eg" -> sense that holds the code */
};

#define KIND_NAME(name) #name,
static const char *const kind_names[] = { TIME_KINDS(KIND_NAME) };

calendar_walk calendar_begin(void)
{
    return (calendar_walk){ 0x7E11DA7E, UINT32_MAX, true };
}

bool calendar_step(const calendar *c, calendar_walk *w, str folded_word)
{
    w->hash = phrase_step(w->hash, folded_word);
    const phrase_slot *s = phrase_get(&c->phrases, w->hash);
    w->sense = s ? s->value : UINT32_MAX;
    w->longer = s && s->longer;
    return s != NULL;
}

bool calendar_goes_on(const calendar *c, str folded_word)
{
    return word_filter_has(c->inner, INNER_BITS, folded_word);
}

const time_sense *calendar_sense(const calendar *c, uint32_t sense)
{
    return sense < c->senses.n ? &c->senses.at[sense] : NULL;
}

str calendar_currency(const calendar *c, str noun, str country)
{
    char key[64];
    if (noun.n + country.n + 1 >= sizeof key)
        return STR_NONE;
    memcpy(key, noun.at, noun.n);
    key[noun.n] = ' ';
    memcpy(key + noun.n + 1, country.at, country.n);
    uint32_t at = map_get(&c->pairs, (str){ key, noun.n + country.n + 1 });
    return at == MAP_NONE ? STR_NONE : c->senses.at[at].text;
}

/* ---- loading */

static void add_phrase(calendar *c, const token *words, size_t count, time_sense sense)
{
    uint64_t hash = calendar_begin().hash;
    for (size_t i = 0; i < count; i++) {
        hash = phrase_step(hash, words[i].norm);
        phrase_slot *s = phrase_put(&c->phrases, hash);
        if (i)
            word_filter_put(c->inner, INNER_BITS, words[i].norm);
        if (i + 1 < count) {
            s->longer = true;
            continue;
        }
        uint32_t id = (uint32_t)c->senses.n;
        sense.next = UINT32_MAX;
        *vec_push(c->a, &c->senses) = sense;
        if (s->value == UINT32_MAX) {
            s->value = id;
            continue;
        }
        uint32_t last = s->value;
        while (c->senses.at[last].next != UINT32_MAX)
            last = c->senses.at[last].next;
        c->senses.at[last].next = id;
    }
}

/* every expression of a cell, divided by | */
static void add_cell(calendar *c, str cell, time_sense sense)
{
    if (!cell.n)
        return;
    report r = { .a = c->a, .bytes = cell };
    *vec_push(c->a, &r.blocks) = (block){ .end = (uint32_t)cell.n };
    report_find_tokens(&r);
    for (size_t i = 0; i < r.tokens.n; i++) {
        size_t first = i;
        while (i < r.tokens.n &&
               !str_is(report_text(&r, r.tokens.at[i].start, r.tokens.at[i].end), "|"))
            i++;
        if (i > first && i - first <= PHRASE_WORDS)
            add_phrase(c, &r.tokens.at[first], i - first, sense);
    }
}

static bool read_kind(str s, uint8_t *out)
{
    for (uint8_t i = 0; i < KIND_COUNT; i++)
        if (str_is(s, kind_names[i])) {
            *out = i;
            return true;
        }
    return false;
}

static bool read_mark(str s, uint8_t *out)
{
    static const char *const names[] = { "weak", "plural", "dual", "joined", "code" };
    *out = 0;
    if (!s.n)
        return true;
    for (uint8_t i = 0; i < 5; i++)
        if (str_is(s, names[i])) {
            *out = (uint8_t)(1 << i);
            return true;
        }
    return false;
}

static uint8_t read_lang(str s)
{
    return str_is(s, "ar")   ? LANG_AR
           : str_is(s, "en") ? LANG_EN
           : str_is(s, "ru") ? LANG_RU
                             : LANG_NONE;
}

static double read_number(calendar *c, str s)
{
    char *end = NULL;
    char *text = arena_cstr(c->a, s);
    double d = strtod(text, &end);
    return end && !*end ? d : 0;
}

static qanat_status read_words(calendar *c, const data_file *f, qanat_error *err)
{
    tsv_reader t = tsv_begin(f);
    str k[COLUMNS];
    while (tsv_next(&t, k, COLUMNS)) {
        time_sense s = { .lang = read_lang(k[2]), .text = k[1] };
        if (!read_kind(k[0], &s.kind) || s.lang == LANG_NONE || !read_mark(k[4], &s.marks))
            return error_at(err, QANAT_E_INPUT, arena_cstr(c->a, f->name), t.line, 1,
                            "has an unknown kind '%.*s', language '%.*s' or mark '%.*s'",
                            STR_ARG(k[0]), STR_ARG(k[2]), STR_ARG(k[4]));
        s.number = read_number(c, k[1]);
        if (s.kind == KIND_pair) {
            *vec_push(c->a, &c->senses) = s;
            map_put(&c->pairs, k[3], (uint32_t)(c->senses.n - 1));
        } else {
            add_cell(c, k[3], s);
        }
    }
    return QANAT_OK;
}

/* names and adjectives of countries, which tell currencies apart */
static void read_countries(calendar *c, const data_set *data)
{
    data_file f;
    if (!data_get(data, STR("gazetteer/countries.tsv"), &f))
        return;
    tsv_reader t = tsv_begin(&f);
    str k[COUNTRY_COLUMNS];
    while (tsv_next(&t, k, COUNTRY_COLUMNS)) {
        if (!str_is(k[2], "country"))
            continue;
        static const struct {
            uint8_t column, lang;
        } cells[] = {
            { 4, LANG_EN }, { 5, LANG_AR }, { 6, LANG_RU },
            { 8, LANG_EN }, { 9, LANG_AR }, { 10, LANG_RU },
        };
        for (size_t i = 0; i < sizeof cells / sizeof *cells; i++)
            add_cell(c, k[cells[i].column],
                     (time_sense){ .kind = KIND_country, .lang = cells[i].lang, .text = k[3] });
    }
}

qanat_status calendar_open(const data_set *data, calendar **out, qanat_error *err)
{
    static const char *const files[] = { "months", "weekdays",   "numbers",
                                         "units",  "currencies", "time-words" };
    arena *a = arena_new();
    calendar *c = arena_new_of(a, calendar);
    c->a = a;
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        str prefix = arena_printf(a, "lexicon/%s", files[i]);
        data_file f;
        size_t at = 0;
        while (data_next(data, prefix, &at, &f)) {
            qanat_status s = read_words(c, &f, err);
            if (s != QANAT_OK) {
                calendar_close(c);
                return s;
            }
        }
    }
    read_countries(c, data);
    *out = c;
    return QANAT_OK;
}

void calendar_close(calendar *c)
{
    if (!c)
        return;
    map_free(&c->pairs);
    phrase_free(&c->phrases);
    arena_free(c->a);
}
