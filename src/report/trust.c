/*
 * See trust.h. Each row of the file adds one weight; what no row names weighs nothing.
 */
#include "report/trust.h"

#include <math.h>
#include <stdlib.h>

static const char *const standings[TRUST_STANDINGS] = { "single", "both", "placed", "alone" };
static const char *const parties[TRUST_PARTIES] = { "none", "described", "named" };

const char *trust_standing_name(uint8_t standing)
{
    return standing < TRUST_STANDINGS ? standings[standing] : "";
}

static size_t index_in(str name, const char *const *names, size_t n)
{
    size_t i = 0;
    while (i < n && !str_is(name, names[i]))
        i++;
    return i;
}

static bool number_of(str s, double *out)
{
    char text[32];
    char *end;
    if (!s.n || s.n >= sizeof text)
        return false;
    memcpy(text, s.at, s.n);
    text[s.n] = '\0';
    *out = strtod(text, &end);
    return *end == '\0' && isfinite(*out);
}

static size_t type_named(str name)
{
    size_t i = 0;
    while (i < CLAIM_TYPE_COUNT && !str_is(name, claim_type_name((uint8_t)i)))
        i++;
    return i;
}

/* "approve/alone" */
static double *weight_together(trust *t, str value)
{
    str told = value, type;
    if (!str_split(&told, '/', &type))
        return NULL;
    size_t i = type_named(type), k = index_in(told, standings, TRUST_STANDINGS);
    return i < CLAIM_TYPE_COUNT && k < TRUST_STANDINGS ? &t->together[i][k] : NULL;
}

/* the weight that a row sets, or NULL for a feature or value that does not exist */
static double *weight_of(trust *t, str feature, str value)
{
    size_t i = 0;
    if (str_is(feature, "type")) {
        i = type_named(value);
        return i < CLAIM_TYPE_COUNT ? &t->type[i] : NULL;
    }
    if (str_is(feature, "type/told"))
        return weight_together(t, value);
    if (str_is(feature, "modality")) {
        while (i < MODALITY_COUNT && !str_is(value, modality_name((uint8_t)i)))
            i++;
        return i < MODALITY_COUNT ? &t->modality[i] : NULL;
    }
    if (str_is(feature, "told")) {
        i = index_in(value, standings, TRUST_STANDINGS);
        return i < TRUST_STANDINGS ? &t->standing[i] : NULL;
    }
    if (str_is(feature, "actor") || str_is(feature, "target")) {
        i = index_in(value, parties, TRUST_PARTIES);
        double *of = str_is(feature, "actor") ? t->actor : t->target;
        return i < TRUST_PARTIES ? &of[i] : NULL;
    }
    if (!str_is(feature, "model"))
        return NULL;
    return str_is(value, "floor") ? &t->floor : str_is(value, "base") ? &t->base : NULL;
}

qanat_status trust_open(const data_set *data, trust *out, qanat_error *err)
{
    data_file f;
    *out = (trust){ .known = data_get(data, STR("frames/trust.tsv"), &f) };
    if (!out->known)
        return QANAT_OK;
    tsv_reader r = tsv_begin(&f);
    str c[3];
    while (tsv_next(&r, c, 3)) {
        double *weight = weight_of(out, c[0], c[1]);
        if (!weight)
            return error_at(err, QANAT_E_INPUT, r.file.at, r.line, 1,
                            "model, type, modality, told, actor, target or type/told, and its value");
        if (!number_of(c[2], weight))
            return error_at(err, QANAT_E_INPUT, r.file.at, r.line, 3, "a weight: a number");
    }
    if (out->floor < 0 || out->floor > 1)
        return error_at(err, QANAT_E_INPUT, r.file.at, r.line, 3, "a floor from 0 to 1");
    return QANAT_OK;
}

double trust_of(const trust *t, const claim *c, trust_standing standing, trust_party actor,
                trust_party target)
{
    double odds = t->base + t->type[c->type] + t->modality[c->modality] + t->standing[standing] +
                  t->actor[actor] + t->target[target] + t->together[c->type][standing];
    return 1 / (1 + exp(-odds));
}
