/*
 * Reading reports: the reader as a handle, a report as a handle that owns its text, and walking
 * what was found. Public structs are made when they are asked for, once each, in the report's
 * arena.
 */
#include "api/engine.h"
#include "base/file.h"
#include "base/limits.h"
#include "report/memo.h"
#include "report/records.h"
#include "report/report.h"
#include "report/tell.h"

#include <stdlib.h>

struct qanat_reader {
    const qanat_engine *engine;
    knowledge *know;
};

struct qanat_report {
    report *r;
    char *bytes;
    buf printed;
    const qanat_entity **entities;
    const qanat_claim **claims;
    const qanat_disagreement **disagreements;
};

qanat_status qanat_reader_open(const qanat_engine *e, qanat_reader **out, qanat_error *err)
{
    knowledge *know;
    qanat_status st = knowledge_open(e->data, e->names, &know, err);
    if (st != QANAT_OK)
        return st;
    qanat_reader *r = base_alloc(sizeof *r);
    *r = (qanat_reader){ e, know };
    *out = r;
    return QANAT_OK;
}

void qanat_reader_close(qanat_reader *r)
{
    if (!r)
        return;
    knowledge_close(r->know);
    free(r);
}

static qanat_status check(const qanat_reader *reader, qanat_session *session,
                          const qanat_read_options *options, qanat_error *err)
{
    if (options && options->size < sizeof *options)
        return error_set(err, QANAT_E_USAGE, "read options need their size");
    if (!session || session->engine != reader->engine)
        return error_set(err, QANAT_E_USAGE, "the session is of another engine than the reader");
    if (!session->reading)
        session->reading = index_session_new();
    if (!session->found)
        session->found = record_cache_new();
    if (!session->words)
        session->words = word_memo_new();
    return QANAT_OK;
}

/* the handle of a report, which takes over `copy`; frees it where reading failed */
static qanat_status hand_out(qanat_status st, report *r, char *copy, qanat_report **out)
{
    if (st != QANAT_OK) {
        free(copy);
        return st;
    }
    qanat_report *x = base_alloc(sizeof *x);
    *x = (qanat_report){ .r = r, .bytes = copy };
    x->entities = arena_array(r->a, const qanat_entity *, r->entities.n + 1);
    x->claims = arena_array(r->a, const qanat_claim *, r->claims.n + 1);
    x->disagreements = arena_array(r->a, const qanat_disagreement *, r->disagreements.n + 1);
    *out = x;
    return QANAT_OK;
}

qanat_status qanat_read_bytes(const qanat_reader *reader, qanat_session *session, const char *bytes,
                              size_t count, const qanat_read_options *options, qanat_report **out,
                              qanat_error *err)
{
    qanat_status st = check(reader, session, options, err);
    if (st != QANAT_OK)
        return st;
    record_source source = { &reader->engine->lists, session->reading, session->found };
    read_options o = { .date = options ? options->date : NULL,
                       .records = &source,
                       .memo = session->words };
    const char *name = options && options->name ? options->name : "-";
    if (count > LIMIT_REPORT_BYTES)
        return error_at(err, QANAT_E_INPUT, name, 0, 0, "has %zu bytes; a report has at most %u",
                        count, LIMIT_REPORT_BYTES);
    char *copy = base_alloc(count + 1);
    if (count)
        memcpy(copy, bytes, count);
    copy[count] = 0;
    report *r = NULL;
    st = report_read(reader->know, (str){ copy, count }, name, &o, &r, err);
    return hand_out(st, r, copy, out);
}

qanat_status qanat_read_file(const qanat_reader *reader, qanat_session *session, const char *path,
                             const qanat_read_options *options, qanat_report **out,
                             qanat_error *err)
{
    file_map f;
    qanat_status st = file_open(path, LIMIT_REPORT_BYTES, &f, err);
    if (st != QANAT_OK)
        return st;
    qanat_read_options o = options ? *options : (qanat_read_options){ .size = sizeof o };
    if (!o.name)
        o.name = path;
    st = qanat_read_bytes(reader, session, f.bytes.at, f.bytes.n, &o, out, err);
    file_close(&f);
    return st;
}

static qanat_status read_both(const qanat_reader *reader, qanat_session *session,
                              const char *const paths[2], const str given[2], const char *date,
                              qanat_report **out, qanat_error *err)
{
    record_source source = { &reader->engine->lists, session->reading, session->found };
    read_options o = { .date = date, .records = &source, .memo = session->words };
    char *copy = base_alloc(given[0].n + given[1].n + 1);
    str bytes[2] = { { copy, given[0].n }, { copy + given[0].n, given[1].n } };
    if (given[0].n)
        memcpy(copy, given[0].at, given[0].n);
    if (given[1].n)
        memcpy(copy + given[0].n, given[1].at, given[1].n);
    report *r = NULL;
    qanat_status st = report_read_pair(reader->know, bytes, paths, &o, &r, err);
    return hand_out(st, r, copy, out);
}

qanat_status qanat_read_pair(const qanat_reader *reader, qanat_session *session, const char *path1,
                             const char *path2, const qanat_read_options *options,
                             qanat_report **out, qanat_error *err)
{
    file_map f[2];
    const char *paths[2] = { path1, path2 };
    qanat_status st = check(reader, session, options, err);
    if (st == QANAT_OK)
        st = file_open(path1, LIMIT_REPORT_BYTES, &f[0], err);
    if (st != QANAT_OK)
        return st;
    st = file_open(path2, LIMIT_REPORT_BYTES, &f[1], err);
    if (st == QANAT_OK) {
        str given[2] = { f[0].bytes, f[1].bytes };
        st = read_both(reader, session, paths, given, options ? options->date : NULL, out, err);
        file_close(&f[1]);
    }
    file_close(&f[0]);
    return st;
}

void qanat_report_free(qanat_report *x)
{
    if (!x)
        return;
    report_free(x->r);
    buf_free(&x->printed);
    free(x->bytes);
    free(x);
}

const char *qanat_report_print(qanat_report *x, qanat_form form, const qanat_print_options *options,
                               size_t *count)
{
    print_options o = { 0 };
    if (options && options->size >= sizeof *options)
        o = (print_options){ options->width, options->colour, options->sure };
    buf_clear(&x->printed);
    switch (form) {
    case QANAT_FORM_JSON:
        report_print_json(x->r, &x->printed);
        break;
    case QANAT_FORM_PAGE:
        report_print_html(x->r, &o, &x->printed);
        break;
    case QANAT_FORM_FTM:
        report_print_ftm(x->r, &o, &x->printed);
        break;
    default:
        report_print_text(x->r, &o, &x->printed);
        break;
    }
    str all = buf_view(&x->printed);
    if (count)
        *count = all.n;
    return all.n ? all.at : "";
}

const char *qanat_report_date(const qanat_report *x)
{
    return x->r->date.n ? x->r->date.at : "";
}

size_t qanat_report_entity_count(const qanat_report *x)
{
    return x->r->entities.n;
}

size_t qanat_report_claim_count(const qanat_report *x)
{
    return x->r->claims.n;
}

size_t qanat_report_disagreement_count(const qanat_report *x)
{
    return x->r->disagreements.n;
}

static qanat_span span_out(const report *r, uint32_t start, uint32_t end, uint8_t l)
{
    if (l == LANG_NONE && start == end)
        return (qanat_span){ 0, 0, "" };
    return (qanat_span){ report_place_start(r, start), report_place_end(r, end), lang_code(l) };
}

static const char *words(arena *a, str s)
{
    return s.n ? arena_cstr(a, s) : "";
}

static void entity_lists(arena *a, const report *r, const entity *e, qanat_entity *out)
{
    qanat_span *mentions = arena_array(a, qanat_span, e->mentions.n + 1);
    const char **roles = arena_array(a, const char *, e->roles.n + 1);
    const char **candidates = arena_array(a, const char *, e->candidates.n + 1);
    qanat_sanction *sanctions = arena_array(a, qanat_sanction, e->sanctions.n + 1);
    for (size_t i = 0; i < e->mentions.n; i++) {
        const mention *m = &r->mentions.at[e->mentions.at[i]];
        mentions[i] = span_out(r, m->start, m->end, m->lang);
    }
    for (size_t i = 0; i < e->roles.n; i++)
        roles[i] = words(a, e->roles.at[i].title);
    for (size_t i = 0; i < e->candidates.n; i++)
        candidates[i] = words(a, e->candidates.at[i].caption);
    for (size_t i = 0; i < e->sanctions.n; i++) {
        const sanction *s = &e->sanctions.at[i];
        sanctions[i] = (qanat_sanction){ words(a, s->list),  words(a, s->id),  words(a, s->program),
                                         words(a, s->since), words(a, s->via), s->score };
    }
    out->mentions = mentions;
    out->roles = roles;
    out->candidates = candidates;
    out->sanctions = sanctions;
}

const qanat_entity *qanat_report_entity(qanat_report *x, size_t i)
{
    static const char *const types[] = { "Person", "Organization", "Place", "Product", "Group" };
    if (i >= x->r->entities.n)
        return NULL;
    if (x->entities[i])
        return x->entities[i];
    const entity *e = &x->r->entities.at[i];
    arena *a = x->r->a;
    qanat_entity *out = arena_new_of(a, qanat_entity);
    *out = (qanat_entity){ .type = types[e->type],
                           .caption = words(a, e->caption),
                           .record = words(a, e->record),
                           .certainty = e->certainty,
                           .ambiguous = e->ambiguous,
                           .mention_count = e->mentions.n,
                           .role_count = e->roles.n,
                           .candidate_count = e->candidates.n,
                           .sanction_count = e->sanctions.n };
    entity_lists(a, x->r, e, out);
    return x->entities[i] = out;
}

const qanat_claim *qanat_report_claim(qanat_report *x, size_t i)
{
    if (i >= x->r->claims.n)
        return NULL;
    if (x->claims[i])
        return x->claims[i];
    const claim *c = &x->r->claims.at[i];
    arena *a = x->r->a;
    buf told = { 0 };
    tell_claim(x->r, c, buf_str, &told);
    qanat_span *evidence = arena_array(a, qanat_span, c->evidence.n + 1);
    for (size_t k = 0; k < c->evidence.n; k++)
        evidence[k] =
            span_out(x->r, c->evidence.at[k].start, c->evidence.at[k].end, c->evidence.at[k].lang);
    qanat_claim *out = arena_new_of(a, qanat_claim);
    *out =
        (qanat_claim){ .type = claim_type_name(c->type),
                       .modality = modality_name(c->modality),
                       .negative = c->negative,
                       .actors = c->actors.at,
                       .actor_count = c->actors.n,
                       .targets = c->targets.at,
                       .target_count = c->targets.n,
                       .places = c->places.at,
                       .place_count = c->places.n,
                       .sources = c->sources.at,
                       .source_count = c->sources.n,
                       .theme = span_out(x->r, c->theme.start, c->theme.end, c->theme.lang),
                       .time = c->time == NO_INDEX ? "" : words(a, x->r->times.at[c->time].value),
                       .told = words(a, buf_view(&told)),
                       .evidence = evidence,
                       .evidence_count = c->evidence.n,
                       .confidence = c->confidence };
    buf_free(&told);
    return x->claims[i] = out;
}

const qanat_disagreement *qanat_report_disagreement(qanat_report *x, size_t i)
{
    static const char *const severities[] = { "critical", "major", "minor", "note" };
    if (i >= x->r->disagreements.n)
        return NULL;
    if (x->disagreements[i])
        return x->disagreements[i];
    const disagreement *d = &x->r->disagreements.at[i];
    qanat_disagreement *out = arena_new_of(x->r->a, qanat_disagreement);
    *out = (qanat_disagreement){ severities[d->severity],
                                 disagreement_kind_name(d->kind),
                                 span_out(x->r, d->ar.start, d->ar.end, d->ar.lang),
                                 span_out(x->r, d->en.start, d->en.end, d->en.lang),
                                 words(x->r->a, d->explanation),
                                 words(x->r->a, d->explanation_ar) };
    return x->disagreements[i] = out;
}
