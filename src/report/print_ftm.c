/*
 * A report as FollowTheMoney entities, one a line: the report as a Document, the people and bodies
 * in it, and each claim between two of them as a link with its proof.
 *
 * A link that only the text's wish makes (asked for, proposed …) must not look like a fact to a
 * program that does not read summaries. So Ownership, Directorship, Family and their like are
 * written for facts only; everything else is an UnknownLink whose role names the modality first,
 * and what is denied or negated is no link at all. Ids: the record's own where an entity is one,
 * else the report's hash and the entity's number, so that the same file gives the same lines. Cost:
 * linear.
 */
#include "report/report.h"

#include "record/record.h"
#include "report/dossier.h"
#include "report/gazetteer.h"

typedef struct ftm {
    const report *r;
    arena *a;
    buf *out;
    dossier d;
    str document; /* id */
    bool *used;   /* per entity: an edge needs it */
} ftm;

static void put(ftm *f, const record *x)
{
    json j = { .out = f->out };
    record_put_json(x, &j);
    buf_putc(f->out, '\n');
}

static str entity_id(const ftm *f, uint32_t index)
{
    const entity *e = &f->r->entities.at[index];
    return e->record.n ? e->record
                       : arena_printf(f->a, "%.*s-e%u", STR_ARG(f->document), index + 1);
}

static void put_document(ftm *f)
{
    static const char *const codes[LANG_COUNT] = { "", "ara", "eng", "rus" };
    record x = record_new(f->a, f->document, STR("Document"));
    (void)record_add(&x, "fileName", f->r->file);
    for (int l = LANG_NONE + 1; l < LANG_COUNT; l++)
        if (f->d.places.paragraphs[l])
            (void)record_add(&x, "language", str_of(codes[l]));
    for (size_t i = 0; i < f->r->blocks.n && i < 3; i++)
        if (f->r->blocks.at[i].kind == BLOCK_HEADING &&
            (f->r->date_span.lang == LANG_NONE || f->r->blocks.at[i].end <= f->r->date_span.start ||
             f->r->blocks.at[i].start >= f->r->date_span.end)) {
            (void)record_add(&x, "title",
                             report_text(f->r, f->r->blocks.at[i].start, f->r->blocks.at[i].end));
            break;
        }
    (void)record_add(&x, "date", f->r->date);
    x.target = false;
    x.caption = f->r->file;
    put(f, &x);
}

static str kind_of(const ftm *f, const entity *e)
{
    if (e->gazetteer == NO_INDEX || !f->r->know || !f->r->know->gazetteer)
        return STR_NONE;
    return gazetteer_at(f->r->know->gazetteer, e->gazetteer)->kind;
}

static const char *schema_of(const ftm *f, const entity *e)
{
    static const char *const companies[] = {
        "company", "bank", "airline", "fund", "exchange", "newspaper", "broadcaster", "news-agency"
    };
    static const char *const bodies[] = { "ministry",     "agency",   "central-bank",
                                          "parliament",   "court",    "government",
                                          "intelligence", "military", "embassy" };
    str kind = kind_of(f, e);
    if (e->type == ENTITY_PERSON)
        return "Person";
    if (e->type == ENTITY_PRODUCT)
        return "Thing";
    if (e->type != ENTITY_ORGANIZATION)
        return e->type == ENTITY_PLACE ? "PublicBody" : "LegalEntity";
    for (size_t i = 0; i < sizeof companies / sizeof *companies; i++)
        if (str_is(kind, companies[i]))
            return "Company";
    for (size_t i = 0; i < sizeof bodies / sizeof *bodies; i++)
        if (str_is(kind, bodies[i]))
            return "PublicBody";
    return "Organization";
}

static void put_entity(ftm *f, uint32_t index)
{
    const report *r = f->r;
    const entity *e = &r->entities.at[index];
    record x = record_new(f->a, entity_id(f, index), str_of(schema_of(f, e)));
    (void)record_add(&x, "name", tell_name(r, index));
    (void)record_add(&x, "name", e->caption);
    for (size_t i = 0; i < e->mentions.n && i < 200; i++) {
        const mention *m = &r->mentions.at[e->mentions.at[i]];
        str text = report_text(r, m->start, m->end);
        if (m->kind == MENTION_NAME && !m->surname &&
            !record_has(&x, "name", arena_cstr(f->a, text)))
            (void)record_add(&x, "alias", text);
    }
    for (size_t i = 0; i < e->roles.n && i < 100 && e->type == ENTITY_PERSON; i++)
        if (!e->roles.at[i].kin && !e->roles.at[i].former && dossier_role_shown(NULL, e, i) &&
            f->d.disputed[index] == NO_INDEX)
            (void)record_add(&x, "position", e->roles.at[i].title);
    if (e->gazetteer != NO_INDEX && r->know && r->know->gazetteer && e->type != ENTITY_PERSON)
        (void)record_add(&x, "country", gazetteer_at(r->know->gazetteer, e->gazetteer)->country);
    if (e->sanctions.n && e->record.n)
        (void)record_add(&x, "topics", STR("sanction"));
    if (e->ambiguous)
        (void)record_add(&x, "notes", STR("The name fits several; the report does not say which."));
    put(f, &x);
}

/* how a claim type is written as a link between two */
typedef struct link_shape {
    uint8_t type;
    const char *schema, *from, *to, *role;
    bool people; /* both ends must be people */
} link_shape;

static const link_shape shapes[] = {
    { CLAIM_own, "Ownership", "owner", "asset", "role", false },
    { CLAIM_role, "Employment", "employee", "employer", "role", false },
    { CLAIM_member, "Membership", "member", "organization", "role", false },
    { CLAIM_kin, "Family", "person", "relative", "relationship", true },
    { CLAIM_associate, "Associate", "person", "associate", "relationship", true },
};

static const link_shape unknown = {
    CLAIM_contact, "UnknownLink", "subject", "object", "role", false
};

static const link_shape *shape_of(const ftm *f, const claim *c, uint32_t from, uint32_t to)
{
    const entity *a = &f->r->entities.at[from], *b = &f->r->entities.at[to];
    bool fact = c->modality == MODALITY_reported || c->modality == MODALITY_presupposed;
    for (size_t i = 0; fact && i < sizeof shapes / sizeof *shapes; i++) {
        const link_shape *s = &shapes[i];
        if (s->type != c->type ||
            (s->people && (a->type != ENTITY_PERSON || b->type != ENTITY_PERSON)))
            continue;
        if (s->type == CLAIM_role && (a->type != ENTITY_PERSON || b->type != ENTITY_ORGANIZATION))
            continue;
        if ((s->type == CLAIM_own || s->type == CLAIM_member) && b->type != ENTITY_ORGANIZATION)
            continue;
        return s;
    }
    return &unknown;
}

static void add_times(ftm *f, const claim *c, record *x)
{
    if (c->time == NO_INDEX)
        return;
    const timex *t = &f->r->times.at[c->time];
    str rest = t->value, first = STR_NONE;
    if (!t->value.n || t->type == TIME_DURATION)
        return;
    if (t->type == TIME_DATE) {
        (void)record_add(x, "date", t->value);
        return;
    }
    (void)str_split(&rest, '/', &first);
    if (!str_is(first, ".."))
        (void)record_add(x, "startDate", first);
    if (!str_is(rest, ".."))
        (void)record_add(x, "endDate", rest);
}

static str role_of(const ftm *f, const claim *c, uint32_t from)
{
    const entity *e = &f->r->entities.at[from];
    if (c->type == CLAIM_role || c->type == CLAIM_kin)
        for (size_t i = 0; i < e->roles.n; i++)
            if (e->roles.at[i].kin == (c->type == CLAIM_kin) && e->roles.at[i].lang == LANG_EN)
                return e->roles.at[i].title;
    if (c->modality == MODALITY_reported || c->modality == MODALITY_presupposed)
        return str_of(claim_type_name(c->type));
    return arena_printf(f->a, "%s: %s", modality_name(c->modality), claim_type_name(c->type));
}

static void put_link(ftm *f, uint32_t index, uint32_t from, uint32_t to, size_t number)
{
    const report *r = f->r;
    const claim *c = &r->claims.at[index];
    const link_shape *s = shape_of(f, c, from, to);
    str id = arena_printf(f->a, "%.*s-c%u-%zu", STR_ARG(f->document), index + 1, number);
    buf told = { 0 }, place = { 0 };
    record x = record_new(f->a, id, str_of(s->schema));
    (void)record_add(&x, s->from, entity_id(f, from));
    (void)record_add(&x, s->to, entity_id(f, to));
    (void)record_add(&x, s->role, role_of(f, c, from));
    (void)record_add(&x, "status", str_of(modality_name(c->modality)));
    tell_claim(r, c, buf_str, &told);
    dossier_claim_place(&f->d, c, &place);
    (void)record_add(&x, "summary",
                     arena_printf(f->a, "%s: %.*s (%.*s)", modality_name(c->modality),
                                  STR_ARG(buf_view(&told)), STR_ARG(buf_view(&place))));
    for (size_t i = 0; i < c->evidence.n && i < 8; i++)
        (void)record_add(&x, "description",
                         report_text(r, c->evidence.at[i].start, c->evidence.at[i].end));
    for (size_t i = 0; i < c->sources.n && i < 8; i++)
        (void)record_add(&x, "publisher", tell_name(r, c->sources.at[i]));
    add_times(f, c, &x);
    (void)record_add(&x, "recordId", arena_printf(f->a, "c%u", index + 1));
    (void)record_add(&x, "proof", f->document);
    x.target = false;
    x.caption = arena_str(f->a, buf_view(&told));
    put(f, &x);
    buf_free(&told);
    buf_free(&place);
}

static bool is_link(const claim *c)
{
    return !c->negative && c->modality != MODALITY_denied && c->actors.n && c->targets.n;
}

enum { ENDS_MAX = 12 }; /* of each side of a claim; further ones are left out */

static void put_links(ftm *f)
{
    for (uint32_t i = 0; i < f->r->claims.n; i++) {
        const claim *c = &f->r->claims.at[i];
        size_t number = 0;
        if (!is_link(c) || c->confidence < f->d.sure)
            continue;
        for (size_t k = 0; k < c->actors.n && k < ENDS_MAX; k++)
            for (size_t m = 0; m < c->targets.n && m < ENDS_MAX; m++)
                if (c->actors.at[k] != c->targets.at[m])
                    put_link(f, i, c->actors.at[k], c->targets.at[m], ++number);
    }
}

static void find_used(ftm *f)
{
    f->used = arena_array(f->a, bool, f->r->entities.n + 1);
    for (size_t i = 0; i < f->r->entities.n; i++)
        f->used[i] = f->r->entities.at[i].type == ENTITY_PERSON ||
                     f->r->entities.at[i].type == ENTITY_ORGANIZATION;
    for (size_t i = 0; i < f->r->claims.n; i++) {
        const claim *c = &f->r->claims.at[i];
        if (!is_link(c) || c->confidence < f->d.sure)
            continue;
        for (size_t k = 0; k < c->actors.n; k++)
            f->used[c->actors.at[k]] = true;
        for (size_t k = 0; k < c->targets.n; k++)
            f->used[c->targets.at[k]] = true;
    }
}

void report_print_ftm(const report *r, const print_options *options, buf *out)
{
    arena *a = arena_new();
    ftm f = { .r = r, .a = a, .out = out };
    f.document = arena_printf(a, "report-%016llx", (unsigned long long)str_hash(r->bytes));
    dossier_of(r, a, options ? options->sure : 0, &f.d);
    find_used(&f);
    put_document(&f);
    for (uint32_t i = 0; i < r->entities.n; i++)
        if (f.used[i])
            put_entity(&f, i);
    put_links(&f);
    arena_free(a);
}
