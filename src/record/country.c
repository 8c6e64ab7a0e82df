/*
 * See country.h. Names are compared folded, without a leading "the".
 */
#include "record/country.h"
#include "base/map.h"
#include "text/fold.h"

#include <stdlib.h>

struct country_table {
    arena *a;
    map by_name; /* folded name → place in codes */
    VEC(str) codes;
};

static void add(country_table *t, str name, uint32_t code)
{
    str folded = fold_str(t->a, str_trim(name));
    if (folded.n && map_get(&t->by_name, folded) == MAP_NONE)
        map_put(&t->by_name, folded, code);
}

static void add_all(country_table *t, str names, uint32_t code)
{
    str one;
    while (str_split(&names, '|', &one))
        add(t, one, code);
}

static uint32_t code_of(country_table *t, str code)
{
    for (size_t i = 0; i < t->codes.n; i++)
        if (str_eq(t->codes.at[i], code))
            return (uint32_t)i;
    *vec_push(t->a, &t->codes) = arena_str(t->a, code);
    return (uint32_t)(t->codes.n - 1);
}

static void read_gazetteer(country_table *t, const data_file *f)
{
    tsv_reader r = tsv_begin(f);
    str c[13];
    while (tsv_next(&r, c, 13)) {
        bool country = str_is(c[2], "country") || str_is(c[2], "territory") ||
                       str_starts(c[0], STR("country/"));
        if (!country || c[3].n != 2)
            continue;
        uint32_t code = code_of(t, c[3]);
        static const int columns[] = { 4, 5, 6, 3, 8, 9, 10 };
        for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
            add_all(t, c[columns[i]], code);
    }
}

static void read_spellings(country_table *t, const data_file *f)
{
    tsv_reader r = tsv_begin(f);
    str c[2];
    while (tsv_next(&r, c, 2))
        add_all(t, c[1], code_of(t, c[0]));
}

qanat_status country_table_new(const data_set *d, country_table **out, qanat_error *err)
{
    data_file f;
    if (!data_get(d, STR("gazetteer/countries.tsv"), &f))
        return error_set(err, QANAT_E_INPUT, "the data folder has no gazetteer/countries.tsv");
    country_table *t = base_alloc(sizeof *t);
    *t = (country_table){ .a = arena_new() };
    if (data_get(d, STR("gazetteer/countries.tsv"), &f))
        read_gazetteer(t, &f);
    if (data_get(d, STR("lists/country-spellings.tsv"), &f))
        read_spellings(t, &f);
    *out = t;
    return QANAT_OK;
}

void country_table_free(country_table *t)
{
    if (!t)
        return;
    map_free(&t->by_name);
    arena_free(t->a);
    free(t);
}

static str look_up(const country_table *t, arena *a, str name)
{
    str folded = fold_str(a, str_trim(name));
    if (str_starts(folded, STR("the ")))
        folded = str_drop(folded, 4);
    uint32_t i = map_get(&t->by_name, folded);
    return i == MAP_NONE ? STR_NONE : t->codes.at[i];
}

str country_code(const country_table *t, str name)
{
    name = str_trim(name);
    while (name.n && (name.at[name.n - 1] == '.' || name.at[name.n - 1] == ','))
        name.n--;
    if (name.n == 0 || name.n > 200)
        return STR_NONE;
    arena *a = arena_new();
    str code = look_up(t, a, name);
    const char *comma = memchr(name.at, ',', name.n);
    if (!code.n && comma) { /* "Korea, North" */
        str first = str_take(name, (size_t)(comma - name.at));
        str rest = str_trim(str_drop(name, first.n + 1));
        code = look_up(t, a, arena_printf(a, "%.*s %.*s", STR_ARG(rest), STR_ARG(first)));
    }
    arena_free(a);
    return code;
}
