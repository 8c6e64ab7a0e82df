/*
 * Opening the table: the order matters, since pairs of letters get their numbers from the costs
 * before any word is prepared.
 */
#include "name/inside.h"

#include <stdlib.h>

qanat_status name_table_open(const data_set *data, name_table **out, qanat_error *err)
{
    name_table *t = base_alloc(sizeof *t);
    *t = (name_table){ .a = arena_new() };
    qanat_status s = letters_read(t, data, err);
    letters_classes(t);
    if (s == QANAT_OK)
        s = costs_read(t, data, err);
    if (s == QANAT_OK)
        s = facts_read(t, data, err);
    if (s == QANAT_OK)
        s = syllables_read(t, data, err);
    if (s == QANAT_OK)
        s = keyboard_read(t, data, err);
    if (s == QANAT_OK)
        s = misread_read(t, data, err);
    if (s != QANAT_OK) {
        name_table_close(t);
        return s;
    }
    data_file f;
    for (size_t at = 0; data_next(data, STR("names/"), &at, &f);)
        t->print = (t->print ^ str_hash(f.bytes)) * 0x9E3779B97F4A7C15ull;
    *out = t;
    return QANAT_OK;
}

void name_table_close(name_table *t)
{
    if (!t)
        return;
    map_free(&t->han);
    map_free(&t->words);
    map_free(&t->longer);
    map_free(&t->marks);
    arena_free(t->a);
    free(t);
}

uint64_t name_table_print(const name_table *t)
{
    return t->print;
}

name_kind name_kind_of(str schema)
{
    static const struct {
        const char *schema;
        name_kind kind;
    } kinds[] = {
        { "Person", NAME_PERSON },          { "Company", NAME_BODY },
        { "Organization", NAME_BODY },      { "LegalEntity", NAME_ANY },
        { "PublicBody", NAME_BODY },        { "Group", NAME_BODY },
        { "Vessel", NAME_VESSEL },          { "Airplane", NAME_AIRCRAFT },
        { "Vehicle", NAME_VESSEL },         { "CryptoWallet", NAME_IDENTIFIER },
        { "BankAccount", NAME_IDENTIFIER },
    };
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (str_is(schema, kinds[i].schema))
            return kinds[i].kind;
    return NAME_ANY;
}

const char *name_relation_name(name_relation r)
{
    static const char *const names[NAME_RELATIONS] = {
        [NAME_SAME] = "same",
        [NAME_TRANSLITERATION] = "transliteration",
        [NAME_SPELLING] = "spelling",
        [NAME_TYPO] = "typo",
        [NAME_NICKNAME] = "nickname",
        [NAME_INITIAL_OF] = "initial",
        [NAME_JOINED] = "joined",
        [NAME_REORDERED] = "reordered",
        [NAME_GENERIC_WORD] = "generic",
        [NAME_MISSING] = "missing",
        [NAME_EXTRA] = "extra",
        [NAME_ACRONYM] = "acronym",
        [NAME_TRANSLATION] = "translation",
        [NAME_LEARNED] = "learned",
    };
    return r < NAME_RELATIONS ? names[r] : "";
}
