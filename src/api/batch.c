/*
 * Screening a file on all cores. The caller's thread reads rows into pieces and writes answers in
 * order; workers answer pieces. The ring of pieces is fixed, so memory is constant.
 */
#include "api/engine.h"
#include "api/page.h"
#include "list/input.h"
#include "screen/row.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

enum { PIECE_ROWS = 64, PIECE_BYTES = 1 << 20, THREADS_MAX = 256 };

typedef enum { EMPTY, READY, TAKEN, DONE } piece_state;

typedef struct row {
    str *fields; /* of a CSV row */
    str line;    /* of a JSON row */
    uint64_t number, at_line;
    bool broken;
    qanat_error why;
} row;

typedef struct piece {
    piece_state state;
    arena *a;
    VEC(row) rows;
    buf out, log;
    VEC(size_t) log_ends; /* where each row's entry ends in `log` */
    uint64_t matched, broken, bytes;
} piece;

typedef struct batch {
    const qanat_engine *e;
    const qanat_batch_options *o;
    input *in;
    row_columns columns;
    screen_query base;
    arena *a;
    piece *ring;
    size_t ring_n, read_at, take_at, write_at;
    pthread_mutex_t lock;
    pthread_cond_t work, done;
    bool end, logged;
    uint64_t rows;
    qanat_batch_summary sum;
} batch;

/* ---- answering */

static void put_given(const batch *b, const row *r, json *j)
{
    json_key(j, "query");
    if (b->o->input == QANAT_JSONL && !r->broken) {
        json_raw(j, str_trim(r->line));
        return;
    }
    json_open(j, '{');
    for (size_t i = 0; r->fields && i < b->columns.n; i++) {
        if (!r->fields[i].n)
            continue;
        json_str(j, b->columns.headers[i]);
        buf_putc(j->out, ':');
        j->comma = false;
        json_str(j, r->fields[i]);
    }
    json_close(j, '}');
}

static void answer_json(const batch *b, const row *r, const screen_query *q, str matches,
                        int64_t us, piece *p)
{
    json j = { &p->out, false };
    json_open(&j, '{');
    json_key_i64(&j, "row", (int64_t)r->number);
    if (q->id.n)
        json_key_str(&j, "id", q->id);
    put_given(b, r, &j);
    if (r->broken) {
        json_key(&j, "error");
        json_open(&j, '{');
        json_key_i64(&j, "line", (int64_t)r->at_line);
        json_key_str(&j, "message", str_of(r->why.message));
        json_close(&j, '}');
    }
    json_key(&j, "matches");
    json_raw(&j, matches);
    json_key_i64(&j, "us", us);
    json_close(&j, '}');
    buf_putc(&p->out, '\n');
}

static int64_t clock_us(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000000 + t.tv_nsec / 1000;
}

/* a row adds to its own copies of the lists that all rows share */
static screen_query own_query(const screen_query *base)
{
    screen_query q = *base;
    str_list *lists[] = { &q.names,  &q.birth_dates, &q.death_dates, &q.countries, &q.identifiers,
                          &q.topics, &q.lists,       &q.schemata,    &q.without };
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
        lists[i]->cap = lists[i]->n;
    return q;
}

static bool any_match(const screen_result *r)
{
    bool any = false;
    for (size_t i = 0; i < r->n; i++)
        any |= r->at[i].match;
    return any;
}

static void log_row(const batch *b, const row *r, const screen_query *q, str matches, piece *p)
{
    if (b->logged && !r->broken)
        log_put_answer(b->e->log, r->number, q, matches, &p->log);
    *vec_push(p->a, &p->log_ends) = p->log.n;
}

static void answer(const batch *b, screen_session *s, row *r, piece *p, arena *a, buf *matches)
{
    screen_query q = own_query(&b->base);
    screen_result found = { 0 };
    int64_t from = clock_us();
    qanat_status st = QANAT_OK;
    if (!r->broken) {
        st = b->o->input == QANAT_CSV ? row_query(&b->columns, r->fields, a, &q, &r->why)
                                      : row_query_json(b->e->data, r->line, a, &q, &r->why);
        if (st == QANAT_OK)
            st = engine_answer(b->e, s, &q, a, &found, &r->why);
        r->broken = st != QANAT_OK;
    }
    if (r->broken) {
        p->broken++;
        found.n = 0;
    }
    p->matched += any_match(&found);
    buf_clear(matches);
    if (b->logged || b->o->output == QANAT_JSONL)
        screen_put_matches(&found, &(json){ matches, false });
    log_row(b, r, &q, buf_view(matches), p);
    if (b->o->output == QANAT_JSONL)
        answer_json(b, r, &q, buf_view(matches), clock_us() - from, p);
    else if (b->o->output == QANAT_CSV)
        page_csv_row(&p->out, r->number, &q, r->broken ? r->why.message : NULL, &found);
    else
        page_html_row(&p->out, r->number, &q, r->broken ? r->why.message : NULL, &found);
}

static void *worker(void *context)
{
    batch *b = context;
    screen_session *s = screen_session_new(b->e->names, b->e->countries);
    arena *a = arena_new();
    buf matches = { 0 };
    pthread_mutex_lock(&b->lock);
    for (;;) {
        piece *p = &b->ring[b->take_at];
        if (p->state != READY) {
            if (b->end)
                break;
            pthread_cond_wait(&b->work, &b->lock);
            continue;
        }
        p->state = TAKEN;
        b->take_at = (b->take_at + 1) % b->ring_n;
        pthread_mutex_unlock(&b->lock);
        for (size_t i = 0; i < p->rows.n; i++) {
            arena_reset(a);
            answer(b, s, &p->rows.at[i], p, a, &matches);
        }
        pthread_mutex_lock(&b->lock);
        p->state = DONE;
        pthread_cond_broadcast(&b->done);
    }
    pthread_mutex_unlock(&b->lock);
    buf_free(&matches);
    arena_free(a);
    screen_session_free(s);
    return NULL;
}

/* ---- reading */

static void copy_row(piece *p, const csv_row *from, row *to)
{
    to->fields = arena_array(p->a, str, from->n);
    for (size_t i = 0; i < from->n; i++) {
        to->fields[i] = arena_str(p->a, from->fields[i]);
        p->bytes += from->fields[i].n + sizeof(str);
    }
}

static void break_row(const batch *b, row *r, const char *message)
{
    r->broken = true;
    (void)error_at(&r->why, QANAT_E_INPUT, input_path(b->in), r->at_line, 0, "%s", message);
}

/* QANAT_E_INPUT for what concerns the row alone comes back in the row */
static qanat_status read_row(batch *b, piece *p, row *r, bool *more, qanat_error *err)
{
    *r = (row){ 0 };
    if (b->o->input == QANAT_JSONL) {
        str line;
        qanat_status st = input_line(b->in, &line, more, err);
        r->at_line = input_line_number(b->in);
        if (st == QANAT_OK && *more)
            r->line = arena_str(p->a, line);
        p->bytes += line.n;
        return st;
    }
    csv_row fields;
    qanat_status st = input_csv(b->in, ',', p->a, &fields, more, &r->why);
    r->at_line = input_line_number(b->in);
    if (st != QANAT_OK && r->why.line == 0) { /* the file itself */
        if (err)
            *err = r->why;
        return st;
    }
    if (!*more)
        return QANAT_OK;
    if (st != QANAT_OK)
        r->broken = true;
    else if (fields.n != b->columns.n)
        break_row(
            b, r,
            arena_printf(p->a, "the row has %zu fields, the header %zu", fields.n, b->columns.n)
                .at);
    else
        copy_row(p, &fields, r);
    return QANAT_OK;
}

static bool is_blank(const row *r, size_t n)
{
    if (r->broken)
        return false;
    if (!r->fields)
        return str_trim(r->line).n == 0;
    return n == 1 && str_trim(r->fields[0]).n == 0;
}

static qanat_status read_piece(batch *b, piece *p, bool *more, qanat_error *err)
{
    arena_reset(p->a);
    buf_clear(&p->out);
    buf_clear(&p->log);
    memset(&p->rows, 0, sizeof p->rows);
    memset(&p->log_ends, 0, sizeof p->log_ends);
    p->matched = p->broken = p->bytes = 0;
    while (p->rows.n < PIECE_ROWS && p->bytes < PIECE_BYTES) {
        row r;
        qanat_status st = read_row(b, p, &r, more, err);
        if (st != QANAT_OK || !*more)
            return st;
        if (is_blank(&r, b->columns.n))
            continue;
        r.number = ++b->rows;
        if (r.number > b->o->skip)
            *vec_push(p->a, &p->rows) = r;
    }
    return QANAT_OK;
}

static qanat_status read_header(batch *b, qanat_error *err)
{
    csv_row header;
    bool more;
    arena *a = arena_new();
    qanat_status st = input_csv(b->in, ',', a, &header, &more, err);
    if (st == QANAT_OK && !more)
        st = error_at(err, QANAT_E_INPUT, input_path(b->in), 0, 0,
                      "the file is empty; a header row is due");
    if (st == QANAT_OK)
        st = row_columns_of(b->e->data, header.fields, header.n, str_of(b->o->columns),
                            input_path(b->in), b->a, &b->columns, err);
    arena_free(a);
    return st;
}

/* ---- writing */

static bool progress(batch *b, uint64_t done)
{
    uint64_t at, total;
    if (!b->o->progress)
        return true;
    input_progress(b->in, &at, &total);
    (void)done;
    return b->o->progress(b->o->context, "screening", at, total);
}

/* before the answers go out: what somebody saw is in the log */
static qanat_status write_log(const batch *b, const piece *p, qanat_error *err)
{
    audit_entry entries[PIECE_ROWS];
    size_t n = 0, start = 0;
    for (size_t i = 0; i < p->log_ends.n; i++) {
        size_t end = p->log_ends.at[i];
        if (end > start)
            entries[n++] = (audit_entry){ .body = str_range(p->log.at, start, end) };
        start = end;
    }
    return log_append(b->e->log, entries, n, err);
}

static qanat_status write_piece(batch *b, piece *p, qanat_error *err)
{
    qanat_status st = write_log(b, p, err);
    if (st != QANAT_OK)
        return st;
    uint64_t last = p->rows.n ? p->rows.at[p->rows.n - 1].number : 0;
    b->sum.rows += p->rows.n;
    b->sum.matched += p->matched;
    b->sum.broken += p->broken;
    for (size_t i = 0; b->o->broken && i < p->rows.n; i++) {
        row *r = &p->rows.at[i];
        if (!r->broken)
            continue;
        if (!r->why.file[0])
            (void)snprintf(r->why.file, sizeof r->why.file, "%s", input_path(b->in));
        if (!r->why.line)
            r->why.line = r->at_line;
        b->o->broken(b->o->context, &r->why);
    }
    bool good = p->out.n == 0 || b->o->write(b->o->context, p->out.at, p->out.n, last);
    if (!good)
        return error_set(err, QANAT_E_SYSTEM, "the output could not be written");
    return progress(b, last) ? QANAT_OK : error_set(err, QANAT_E_SYSTEM, "stopped");
}

static qanat_status run(batch *b, qanat_error *err)
{
    qanat_status st = QANAT_OK;
    bool more = true;
    pthread_mutex_lock(&b->lock);
    while (st == QANAT_OK) {
        piece *next = &b->ring[b->read_at], *oldest = &b->ring[b->write_at];
        if (oldest->state == DONE) {
            pthread_mutex_unlock(&b->lock);
            st = write_piece(b, oldest, err);
            pthread_mutex_lock(&b->lock);
            oldest->state = EMPTY;
            b->write_at = (b->write_at + 1) % b->ring_n;
        } else if (more && next->state == EMPTY) {
            pthread_mutex_unlock(&b->lock);
            st = read_piece(b, next, &more, err);
            pthread_mutex_lock(&b->lock);
            if (st != QANAT_OK)
                break;
            next->state = READY;
            b->read_at = (b->read_at + 1) % b->ring_n;
            pthread_cond_signal(&b->work);
        } else if (oldest->state == EMPTY) {
            break;
        } else {
            pthread_cond_wait(&b->done, &b->lock);
        }
    }
    b->end = true;
    pthread_cond_broadcast(&b->work);
    pthread_mutex_unlock(&b->lock);
    return st;
}

static qanat_status run_threads(batch *b, qanat_error *err)
{
    long cpus = sysconf(_SC_NPROCESSORS_ONLN);
    unsigned n = b->o->threads ? b->o->threads : cpus > 0 ? (unsigned)cpus : 1;
    n = n > THREADS_MAX ? THREADS_MAX : n;
    pthread_t *threads = base_alloc(n * sizeof *threads);
    unsigned started = 0;
    b->ring_n = n * 4 + 2;
    b->ring = base_alloc(b->ring_n * sizeof *b->ring);
    memset(b->ring, 0, b->ring_n * sizeof *b->ring);
    for (size_t i = 0; i < b->ring_n; i++)
        b->ring[i].a = arena_new();
    while (started < n && pthread_create(&threads[started], NULL, worker, b) == 0)
        started++;
    qanat_status st =
        started ? run(b, err) : error_set(err, QANAT_E_SYSTEM, "no thread could be started");
    for (unsigned i = 0; i < started; i++)
        pthread_join(threads[i], NULL);
    for (size_t i = 0; i < b->ring_n; i++) {
        arena_free(b->ring[i].a);
        buf_free(&b->ring[i].out);
        buf_free(&b->ring[i].log);
    }
    free(b->ring);
    free(threads);
    return st;
}

static qanat_status frame(batch *b, bool start, qanat_error *err)
{
    buf out = { 0 };
    if (b->o->output == QANAT_CSV && start && !b->o->skip)
        page_csv_head(&out);
    if (b->o->output == QANAT_HTML && start)
        page_html_head(&out, b->o->path);
    if (b->o->output == QANAT_HTML && !start)
        page_html_end(&out, b->sum.rows, b->sum.matched, b->sum.broken);
    bool good = !out.n || b->o->write(b->o->context, out.at, out.n, 0);
    buf_free(&out);
    return good ? QANAT_OK : error_set(err, QANAT_E_SYSTEM, "the output could not be written");
}

qanat_status qanat_batch(const qanat_engine *e, const qanat_batch_options *o,
                         qanat_batch_summary *out, qanat_error *err)
{
    if (!o || o->size < sizeof *o || !o->path || !o->write)
        return error_set(err, QANAT_E_USAGE,
                         "a batch needs its size, a path and somewhere to write");
    batch b = { .e = e,
                .o = o,
                .a = arena_new(),
                .lock = PTHREAD_MUTEX_INITIALIZER,
                .work = PTHREAD_COND_INITIALIZER,
                .done = PTHREAD_COND_INITIALIZER };
    qanat_status st = engine_query(&o->query, b.a, &b.base, err);
    if (st == QANAT_OK)
        st = input_open(o->path, &b.in, err);
    if (st == QANAT_OK && o->input == QANAT_CSV)
        st = read_header(&b, err);
    if (st == QANAT_OK)
        st = log_begin(e->log, &b.logged, err);
    if (st == QANAT_OK)
        st = frame(&b, true, err);
    if (st == QANAT_OK)
        st = run_threads(&b, err);
    if (st == QANAT_OK)
        st = frame(&b, false, err);
    input_close(b.in);
    arena_free(b.a);
    if (st == QANAT_OK)
        *out = b.sum;
    return st;
}
