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

const span *dossier_quotable(const claim *c)
{
    for (size_t i = 0; i < c->evidence.n; i++)
        if (c->evidence.at[i].lang == LANG_EN)
            return &c->evidence.at[i];
    return c->evidence.n ? &c->evidence.at[0] : NULL;
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

static uint32_t role_bead(const report *r, const role *x)
{
    return x->mention < r->mentions.n ? r->sentences.at[r->mentions.at[x->mention].sentence].bead
                                      : NO_INDEX;
}

/* the only role that its version gives the entity in that bead */
static bool is_alone(const report *r, const entity *e, const role *x, uint32_t in)
{
    for (size_t i = 0; i < e->roles.n && i < 100; i++) {
        const role *o = &e->roles.at[i];
        if (o != x && o->lang == x->lang && role_bead(r, o) == in)
            return false;
    }
    return true;
}

/* two titles in two languages that nothing says to differ: the one thing each version calls the
 * entity in sentences that translate each other */
static bool are_translations(const dossier *d, const entity *e, const role *a, const role *b)
{
    uint32_t in = role_bead(d->r, a);
    return a->lang != b->lang && a->kin == b->kin && in != NO_INDEX &&
           in == role_bead(d->r, b) && d->disputed[e - d->r->entities.at] == NO_INDEX &&
           is_alone(d->r, e, a, in) && is_alone(d->r, e, b, in);
}

static bool same_role(const dossier *d, const entity *e, const role *a, const role *b)
{
    if (a->office.n && b->office.n && str_eq(a->office, b->office) && a->kin == b->kin)
        return true;
    if (a->lang == b->lang)
        return !(a->office.n && b->office.n) && str_eq(a->title, b->title);
    return d && are_translations(d, e, a, b);
}

bool dossier_role_shown(const dossier *d, const entity *e, size_t index)
{
    const role *x = &e->roles.at[index];
    if (!x->title.n)
        return false;
    for (size_t i = 0; i < e->roles.n && i < 100; i++) {
        const role *o = &e->roles.at[i];
        if (i == index || !same_role(d, e, x, o))
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
        if (i == index || same_role(d, e, &e->roles.at[index], &e->roles.at[i]))
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
            (same_role(d, e, x, &e->roles.at[i]) || !x->office.n || !e->roles.at[i].office.n))
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
