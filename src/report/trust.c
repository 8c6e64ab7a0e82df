/*
 * See trust.h. The file holds what was measured; what follows from it is decided here, in one place.
 */
#include "report/trust.h"

enum { ENOUGH = 8, PARTS = 3 };

static uint8_t type_named(str name)
{
    for (uint8_t t = 0; t < CLAIM_TYPE_COUNT; t++)
        if (str_is(name, claim_type_name(t)))
            return t;
    return CLAIM_TYPE_COUNT;
}

static bool count_of(str s, uint32_t *out)
{
    uint32_t n = 0;
    for (size_t i = 0; i < s.n; i++) {
        if (s.at[i] < '0' || s.at[i] > '9' || i > 6)
            return false;
        n = n * 10 + (uint32_t)(s.at[i] - '0');
    }
    *out = n;
    return s.n > 0;
}

qanat_status trust_open(const data_set *data, trust *out, qanat_error *err)
{
    data_file f;
    *out = (trust){ { 0 } };
    if (!data_get(data, STR("frames/trust.tsv"), &f))
        return QANAT_OK;
    tsv_reader r = tsv_begin(&f);
    str c[4];
    while (tsv_next(&r, c, 4)) {
        uint8_t type = type_named(c[0]);
        bool alone = str_is(c[1], "alone");
        uint32_t right, told;
        if (type == CLAIM_TYPE_COUNT)
            return error_at(err, QANAT_E_INPUT, r.file.at, r.line, 1, "a claim type");
        if (!alone && !str_is(c[1], "placed"))
            return error_at(err, QANAT_E_INPUT, r.file.at, r.line, 2, "alone or placed");
        if (!count_of(c[2], &right) || !count_of(c[3], &told) || right > told)
            return error_at(err, QANAT_E_INPUT, r.file.at, r.line, 3,
                            "how many were right, and of how many");
        if (told >= ENOUGH && right * PARTS < told)
            out->doubted[alone ? TRUST_ALONE : TRUST_PLACED] |= UINT64_C(1) << type;
    }
    return QANAT_OK;
}
