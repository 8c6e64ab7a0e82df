/*
 * The contract's words for the enumerations of model.h.
 */
#include "report/model.h"

#define NAME_OF(name) #name,

static const char *const claim_types[] = { CLAIM_TYPES(NAME_OF) };
static const char *const modalities[] = { MODALITIES(NAME_OF) };
static const char *const kinds[] = { DISAGREEMENT_KINDS(NAME_OF) };

const char *lang_code(uint8_t l)
{
    static const char *const codes[LANG_COUNT] = { "", "ar", "en", "ru" };
    return l < LANG_COUNT ? codes[l] : "";
}

const char *claim_type_name(uint8_t t)
{
    return t < CLAIM_TYPE_COUNT ? claim_types[t] : "";
}

const char *modality_name(uint8_t m)
{
    return m < MODALITY_COUNT ? modalities[m] : "";
}

const char *disagreement_kind_name(uint8_t k)
{
    return k < DIFFER_COUNT ? kinds[k] : "";
}
