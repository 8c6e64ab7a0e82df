/*
 * The small words of a dossier: places of things, which version alone says something, plain names
 * for kinds and severities.
 */
#include "report/dossier.h"

void dossier_entity_place(const dossier *d, uint32_t index, buf *out)
{
    const entity *e = &d->r->entities.at[index];
    span spans[64];
    size_t n = 0;
    for (size_t i = 0; i < e->mentions.n && n < 64; i++) {
        const mention *m = &d->r->mentions.at[e->mentions.at[i]];
        if (n && spans[n - 1].lang == m->lang &&
            place_block(d->r, spans[n - 1].start) == place_block(d->r, m->start))
            continue;
        spans[n++] = (span){ m->start, m->end, m->lang };
    }
    place_put(&d->places, out, spans, n, 3);
}

void dossier_claim_place(const dossier *d, const claim *c, buf *out)
{
    place_put(&d->places, out, c->evidence.at, c->evidence.n, 2);
}

void dossier_difference_place(const dossier *d, const disagreement *x, buf *out)
{
    span spans[2];
    size_t n = 0;
    if (x->ar.lang != LANG_NONE)
        spans[n++] = x->ar;
    if (x->en.lang != LANG_NONE)
        spans[n++] = x->en;
    place_put(&d->places, out, spans, n, 2);
}

uint32_t dossier_sentence_at(const report *r, uint32_t at)
{
    size_t low = 0, high = r->sentences.n;
    while (low < high) {
        size_t mid = (low + high) / 2;
        if (r->sentences.at[mid].end <= at)
            low = mid + 1;
        else
            high = mid;
    }
    return low < r->sentences.n && r->sentences.at[low].start <= at ? (uint32_t)low : NO_INDEX;
}

span dossier_sentence(const dossier *d, const span *s)
{
    uint32_t i = dossier_sentence_at(d->r, s->start);
    if (i == NO_INDEX || d->r->sentences.at[i].end < s->end)
        return *s;
    return (span){ d->r->sentences.at[i].start, d->r->sentences.at[i].end, s->lang };
}

static bool same_role(const role *a, const role *b)
{
    if (a->office.n && b->office.n)
        return str_eq(a->office, b->office) && a->kin == b->kin;
    return a->lang == b->lang && str_eq(a->title, b->title);
}

bool dossier_role_shown(const entity *e, size_t index)
{
    const role *x = &e->roles.at[index];
    if (!x->title.n)
        return false;
    for (size_t i = 0; i < e->roles.n && i < 100; i++) {
        const role *o = &e->roles.at[i];
        if (i == index || !same_role(x, o))
            continue;
        if (o->lang == x->lang ? i < index : o->lang == LANG_EN)
            return false;
    }
    return true;
}

void dossier_role_place(const dossier *d, const entity *e, size_t index, buf *out)
{
    span spans[16];
    size_t n = 0;
    for (size_t i = 0; i < e->roles.n && i < 100 && n < 16; i++)
        if (i == index || same_role(&e->roles.at[index], &e->roles.at[i]))
            spans[n++] = (span){ e->roles.at[i].start, e->roles.at[i].end, e->roles.at[i].lang };
    place_put(&d->places, out, spans, n, 3);
}

const char *dossier_role_version(const dossier *d, const entity *e, size_t index)
{
    const role *x = &e->roles.at[index];
    if (!d->places.two)
        return NULL;
    for (size_t i = 0; i < e->roles.n && i < 100; i++)
        if (e->roles.at[i].lang != x->lang &&
            (same_role(x, &e->roles.at[i]) || !x->office.n || !e->roles.at[i].office.n))
            return NULL;
    return dossier_language(x->lang);
}

const char *dossier_only_version(const dossier *d, const claim *c)
{
    uint32_t langs = 0;
    for (size_t i = 0; i < c->evidence.n; i++)
        langs |= 1u << c->evidence.at[i].lang;
    if (!d->places.two || !langs || (langs & (langs - 1)))
        return NULL;
    return dossier_language((uint8_t)__builtin_ctz(langs));
}

const char *dossier_language(uint8_t l)
{
    static const char *const names[LANG_COUNT] = { "no language", "Arabic", "English", "Russian" };
    return l < LANG_COUNT ? names[l] : "";
}

const char *dossier_severity(uint8_t level)
{
    static const char *const names[] = { "critical", "major", "minor", "note" };
    return level < 4 ? names[level] : "";
}

const char *dossier_kind(const disagreement *x)
{
    static const char *const names[DIFFER_COUNT] = {
        [DIFFER_role] = "office",         [DIFFER_kinship] = "kinship",
        [DIFFER_name] = "name",           [DIFFER_number] = "number",
        [DIFFER_date] = "date",           [DIFFER_negation] = "yes or no",
        [DIFFER_source] = "source",       [DIFFER_actor] = "who did it",
        [DIFFER_addition] = "added",      [DIFFER_omission] = "omitted",
        [DIFFER_structure] = "structure",
    };
    if (x->kind == DIFFER_addition || x->kind == DIFFER_omission) {
        if (x->ar.lang == LANG_NONE)
            return "only in the English";
        if (x->en.lang == LANG_NONE)
            return "only in the Arabic";
    }
    return x->kind < DIFFER_COUNT ? names[x->kind] : "";
}
