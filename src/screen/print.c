/*
 * Matches as the JSON of the contract. Scores are printed in full (millionths), so that the points
 * add up to the score to the last digit.
 */
#include "screen/screen.h"

static void put_score(json *j, const char *key, int32_t millionths)
{
    json_key_fixed(j, key, (double)millionths / NAME_ONE, 6);
}

static void put_range(json *j, const char *key, uint32_t start, uint32_t end)
{
    json_key(j, key);
    json_open(j, '[');
    json_i64(j, start);
    json_i64(j, end);
    json_close(j, ']');
}

static void put_part(const name_match_part *p, json *j)
{
    json_open(j, '{');
    put_range(j, "query", p->q_start, p->q_end);
    put_range(j, "record", p->r_start, p->r_end);
    json_key_str(j, "relation", str_of(name_relation_name(p->relation)));
    put_score(j, "weight", p->weight);
    put_score(j, "points", p->points);
    if (p->source.n)
        json_key_str(j, "source", p->source);
    if (p->count)
        json_key_i64(j, "count", p->count);
    json_close(j, '}');
}

static void put_adjustment(json *j, const char *on, int32_t points, str query, str from_record)
{
    json_open(j, '{');
    json_key_str(j, "on", str_of(on));
    put_score(j, "points", points);
    if (query.n || from_record.n) {
        json_key_str(j, "query", query);
        json_key_str(j, "record", from_record);
    }
    json_close(j, '}');
}

static void put_explanation(const screen_match *m, json *j)
{
    json_key(j, "explanation");
    json_open(j, '{');
    json_key_str(j, "query_name", m->query_name);
    json_key_str(j, "record_name", m->record_name);
    json_key(j, "parts");
    json_open(j, '[');
    for (uint32_t i = 0; m->names && i < m->names->n; i++)
        put_part(&m->names->parts[i], j);
    json_close(j, ']');
    json_key(j, "adjustments");
    json_open(j, '[');
    for (uint32_t i = 0; m->names && i < m->names->adjustment_n; i++)
        put_adjustment(j, m->names->adjustments[i].on, m->names->adjustments[i].points, STR_NONE,
                       STR_NONE);
    for (size_t i = 0; i < m->adjustment_n; i++)
        put_adjustment(j, m->adjustments[i].on, m->adjustments[i].points, m->adjustments[i].query,
                       m->adjustments[i].record);
    json_close(j, ']');
    json_close(j, '}');
}

static void put_strings(json *j, const char *key, index_strings s)
{
    json_key(j, key);
    json_open(j, '[');
    for (size_t i = 0; i < s.n; i++)
        json_str(j, s.at[i]);
    json_close(j, ']');
}

static void put_decision(const screen_decision *d, json *j)
{
    json_key(j, "decision");
    json_open(j, '{');
    json_key_str(j, "verdict", d->verdict);
    json_key_str(j, "by", d->by);
    json_key_str(j, "at", d->at);
    json_key_str(j, "reason", d->reason);
    json_key_bool(j, "silent", d->silent);
    if (d->reopened.n)
        put_strings(j, "reopened", (index_strings){ d->reopened.at, d->reopened.n });
    json_close(j, '}');
}

void screen_put_match(const screen_match *m, json *j)
{
    const index_entry *e = &m->entry;
    json_open(j, '{');
    json_key_str(j, "id", e->id);
    json_key_str(j, "caption", e->caption);
    json_key_str(j, "schema", e->schema);
    json_key_str(j, "list", e->list);
    put_strings(j, "topics", e->topics);
    put_strings(j, "programs", e->programs);
    json_key_str(j, "since", e->since.n ? e->since : STR_NONE);
    put_score(j, "score", m->score);
    json_key_bool(j, "match", m->match);
    if (m->hit[0])
        json_key_str(j, "hit", str_of(m->hit));
    if (m->decision)
        put_decision(m->decision, j);
    put_explanation(m, j);
    json_close(j, '}');
}

void screen_put_matches(const screen_result *r, json *j)
{
    json_open(j, '[');
    for (size_t i = 0; i < r->n; i++)
        screen_put_match(&r->at[i], j);
    json_close(j, ']');
}

void screen_put_compare(const screen_match *m, json *j)
{
    json_open(j, '{');
    put_score(j, "score", m->score);
    json_key_bool(j, "match", m->match);
    put_explanation(m, j);
    json_close(j, '}');
}
