/*
 * The report as one object of the contract (docs/contract.md). Ids: blocks and sentences are
 * numbers from 1; entities e1, times t1, amounts m1, claims c1, disagreements d1.
 */
#include "base/json.h"
#include "report/report.h"
#include "report/gazetteer.h"
#include "report/knowledge.h"
#include "report/trust.h"

#include <stdio.h>

static void put_id(json *j, char letter, uint32_t index)
{
    char *to = json_begin(j, BUF_DIGITS + 3);
    to[0] = '"';
    to[1] = letter;
    to += 2 + buf_digits(to + 2, (int64_t)index + 1);
    *to = '"';
    json_end(j, to + 1, true);
}

JSON_INLINE void key_id(json *j, const char *key, char letter, uint32_t index)
{
    json_key(j, key);
    if (index == NO_INDEX)
        json_null(j);
    else
        put_id(j, letter, index);
}

JSON_INLINE void key_ids(json *j, const char *key, char letter, const index_list *list)
{
    json_key(j, key);
    json_open(j, '[');
    for (size_t i = 0; i < list->n; i++)
        put_id(j, letter, list->at[i]);
    json_close(j, ']');
}

/* a word of the program's own, null without one */
JSON_INLINE void key_word(json *j, const char *key, const char *word)
{
    json_key(j, key);
    if (word)
        json_word(j, str_of(word));
    else
        json_null(j);
}

/* "start" and "end", which half of all figures are */
static void range(json *j, const report *r, uint32_t start, uint32_t end)
{
    static const char first[] = "\"start\":", second[] = ",\"end\":";
    char *to = json_begin(j, sizeof first + sizeof second + 2 * BUF_DIGITS);
    memcpy(to, first, sizeof first - 1);
    to += sizeof first - 1;
    to += buf_digits(to, report_place_start(r, start));
    memcpy(to, second, sizeof second - 1);
    to += sizeof second - 1;
    to += buf_digits(to, report_place_end(r, end));
    json_end(j, to, true);
}

static void key_lang(json *j, uint8_t lang_index)
{
    json_key_with(j, "lang", 4);
    if (lang_index == LANG_AR)
        json_raw(j, STR("\"ar\""));
    else if (lang_index == LANG_EN)
        json_raw(j, STR("\"en\""));
    else
        json_word(j, str_of(lang_code(lang_index)));
}

static void key_text(json *j, const report *r, uint32_t start, uint32_t end)
{
    str given = r->as_given
                    ? str_range(r->given.at, report_place_start(r, start), report_place_end(r, end))
                    : report_text(r, start, end);
    json_key(j, "text");
    json_text(j, given);
}

/* two files read as one: where each lies in the positions of this object */
static void put_files(json *j, const report *r)
{
    const str names[] = { r->file, r->second };
    const int64_t at[] = { 0, r->second_at, (int64_t)r->given.n };
    json_key(j, "files");
    json_open(j, '[');
    for (int i = 0; i < 2; i++) {
        json_open(j, '{');
        json_key_str(j, "file", names[i]);
        json_key_i64(j, "start", at[i]);
        json_key_i64(j, "end", at[i + 1]);
        json_close(j, '}');
    }
    json_close(j, ']');
}

static void put_head(json *j, const report *r)
{
    static const char *const from[] = { NULL, "header", "argument", "text", "file" };
    bool seen[LANG_COUNT] = { false };
    json_key(j, "report");
    json_open(j, '{');
    json_key_str(j, "file", r->file);
    if (r->second.n)
        put_files(j, r);
    json_key_str(j, "date", r->date);
    json_key_str(j, "date_from", r->date.at ? str_of(from[r->date_from]) : STR_NONE);
    json_key(j, "languages");
    json_open(j, '[');
    for (size_t i = 0; i < r->blocks.n; i++) {
        uint8_t l = r->blocks.at[i].lang;
        if (l && !seen[l])
            json_str(j, str_of(lang_code(l)));
        seen[l] = true;
    }
    json_close(j, ']');
    json_key_i64(j, "bytes", (int64_t)r->given.n);
    json_key_str(j, "format", str_of(r->format));
    json_key_str(j, "encoding", str_of(r->encoding));
    if (r->title.n)
        json_key_str(j, "title", r->title);
    if (r->author.n)
        json_key_str(j, "author", r->author);
    json_key(j, "warnings");
    json_open(j, '[');
    for (size_t i = 0; i < r->warnings.n; i++)
        json_str(j, r->warnings.at[i]);
    json_close(j, ']');
    json_close(j, '}');
}

static void put_blocks(json *j, const report *r)
{
    json_key(j, "blocks");
    json_open(j, '[');
    for (size_t i = 0; i < r->blocks.n; i++) {
        const block *b = &r->blocks.at[i];
        json_open(j, '{');
        json_key_i64(j, "id", (int64_t)i + 1);
        key_lang(j, b->lang);
        key_word(j, "kind", b->kind == BLOCK_HEADING ? "heading" : "body");
        range(j, r, b->start, b->end);
        json_close(j, '}');
    }
    json_close(j, ']');
    json_key(j, "sentences");
    json_open(j, '[');
    for (size_t i = 0; i < r->sentences.n; i++) {
        const sentence *s = &r->sentences.at[i];
        json_open(j, '{');
        json_key_i64(j, "id", (int64_t)i + 1);
        json_key_i64(j, "block", s->block + 1);
        key_lang(j, s->lang);
        range(j, r, s->start, s->end);
        json_close(j, '}');
    }
    json_close(j, ']');
}

static void put_side(json *j, const char *key, uint32_t first, uint32_t count)
{
    json_key(j, key);
    json_open(j, '[');
    for (uint32_t i = 0; i < count; i++)
        json_i64(j, first + i + 1);
    json_close(j, ']');
}

static void put_alignment(json *j, const report *r)
{
    json_key(j, "alignment");
    json_open(j, '[');
    for (size_t i = 0; i < r->beads.n; i++) {
        const bead *b = &r->beads.at[i];
        json_open(j, '{');
        put_side(j, "ar", b->ar_first, b->ar_count);
        put_side(j, "en", b->en_first, b->en_count);
        json_key_fixed(j, "score", b->score, 3);
        json_close(j, '}');
    }
    json_close(j, ']');
}

static void put_mentions(json *j, const report *r, const entity *e)
{
    static const char *const kinds[] = { "name", "description", "pronoun" };
    json_key(j, "mentions");
    json_open(j, '[');
    for (size_t i = 0; i < e->mentions.n; i++) {
        const mention *m = &r->mentions.at[e->mentions.at[i]];
        json_open(j, '{');
        range(j, r, m->start, m->end);
        key_lang(j, m->lang);
        key_text(j, r, m->start, m->end);
        key_word(j, "kind", kinds[m->kind]);
        json_close(j, '}');
    }
    json_close(j, ']');
}

/* every different form that names it, in order of appearance */
static void put_names(json *j, const report *r, const entity *e)
{
    json_key(j, "names");
    json_open(j, '[');
    for (size_t i = 0; i < e->mentions.n; i++) {
        const mention *m = &r->mentions.at[e->mentions.at[i]];
        str text = report_text(r, m->start, m->end);
        bool again = m->kind != MENTION_NAME;
        for (size_t k = 0; !again && k < i && k < 200; k++) {
            const mention *o = &r->mentions.at[e->mentions.at[k]];
            again = o->kind == MENTION_NAME && str_eq(report_text(r, o->start, o->end), text);
        }
        if (!again)
            json_text(j, text);
    }
    json_close(j, ']');
}

/* the ISO code of the country whose office it is, by an adjective too ("the Turkish minister") */
static void key_country(json *j, const report *r, const role *x)
{
    uint32_t entry = x->of_country;
    if (entry == NO_INDEX && x->of != NO_INDEX && r->entities.at[x->of].type == ENTITY_PLACE)
        entry = r->entities.at[x->of].gazetteer;
    str code = entry != NO_INDEX ? gazetteer_at(r->know->gazetteer, entry)->country : STR_NONE;
    if (code.n == 2 && !x->kin)
        json_key_str(j, "country", code);
    else
        json_key_null(j, "country");
}

static void put_roles(json *j, const report *r, const entity *e)
{
    json_key(j, "roles");
    json_open(j, '[');
    for (size_t i = 0; i < e->roles.n; i++) {
        const role *x = &e->roles.at[i];
        json_open(j, '{');
        key_lang(j, x->lang);
        json_key_str(j, "title", x->title);
        key_id(j, "of", 'e', x->of);
        key_country(j, r, x);
        range(j, r, x->start, x->end);
        json_key_str(j, "office", x->office);
        json_key_bool(j, "kin", x->kin);
        json_key_bool(j, "former", x->former);
        json_close(j, '}');
    }
    json_close(j, ']');
}

static void put_sanctions(json *j, const entity *e)
{
    json_key(j, "sanctions");
    json_open(j, '[');
    for (size_t i = 0; i < e->sanctions.n; i++) {
        const sanction *x = &e->sanctions.at[i];
        json_open(j, '{');
        json_key_str(j, "list", x->list);
        json_key_str(j, "id", x->id);
        json_key_str(j, "program", x->program);
        json_key_str(j, "since", x->since);
        json_key_fixed(j, "score", x->score, 4);
        json_key_str(j, "via", x->via);
        json_close(j, '}');
    }
    json_close(j, ']');
}

static void put_entity(json *j, const report *r, uint32_t index)
{
    static const char *const types[] = { "Person", "Organization", "Place", "Product", "Group" };
    const entity *e = &r->entities.at[index];
    json_open(j, '{');
    key_id(j, "id", 'e', index);
    key_word(j, "type", types[e->type]);
    json_key_str(j, "caption", e->caption);
    put_names(j, r, e);
    put_mentions(j, r, e);
    json_key_str(j, "record", e->record);
    json_key_fixed(j, "certainty", e->certainty, 3);
    json_key_bool(j, "ambiguous", e->ambiguous);
    json_key(j, "candidates");
    json_open(j, '[');
    for (size_t i = 0; i < e->candidates.n; i++) {
        json_open(j, '{');
        json_key_str(j, "id", e->candidates.at[i].id);
        json_key_str(j, "caption", e->candidates.at[i].caption);
        json_key_fixed(j, "score", e->candidates.at[i].score, 4);
        json_close(j, '}');
    }
    json_close(j, ']');
    put_roles(j, r, e);
    put_sanctions(j, e);
    json_close(j, '}');
}

static void put_time(json *j, const report *r, uint32_t index)
{
    static const char *const types[] = { "date", "interval", "duration" };
    static const char *const precisions[] = { "day", "month", "year" };
    static const char *const opens[] = { NULL, "begin", "end" };
    const timex *t = &r->times.at[index];
    json_open(j, '{');
    key_id(j, "id", 't', index);
    range(j, r, t->start, t->end);
    key_lang(j, t->lang);
    key_text(j, r, t->start, t->end);
    key_word(j, "type", types[t->type]);
    json_key_str(j, "value", t->value);
    key_word(j, "precision", precisions[t->precision]);
    json_key(j, "anchor");
    if (t->anchor == ANCHOR_CLAIM && t->anchor_claim != NO_INDEX) {
        char anchor[32];
        (void)snprintf(anchor, sizeof anchor, "claim:c%u", t->anchor_claim + 1);
        json_str(j, str_of(anchor));
    } else if (t->anchor == ANCHOR_REPORT || t->anchor == ANCHOR_ABSOLUTE) {
        json_str(j, str_of(t->anchor == ANCHOR_REPORT ? "report" : "absolute"));
    } else {
        json_null(j);
    }
    key_word(j, "open", opens[t->open]);
    json_close(j, '}');
}

static void put_amount(json *j, const report *r, uint32_t index)
{
    const amount *m = &r->amounts.at[index];
    json_open(j, '{');
    key_id(j, "id", 'm', index);
    range(j, r, m->start, m->end);
    key_lang(j, m->lang);
    key_text(j, r, m->start, m->end);
    json_key_fixed(j, "value", m->value, 6);
    json_key_str(j, "unit", m->unit);
    json_key_bool(j, "approximate", m->approximate);
    json_close(j, '}');
}

JSON_INLINE void key_span(json *j, const report *r, const char *key, const span *s, bool with_text)
{
    json_key(j, key);
    if (s->lang == LANG_NONE) {
        json_null(j);
        return;
    }
    json_open(j, '{');
    range(j, r, s->start, s->end);
    key_lang(j, s->lang);
    if (with_text)
        key_text(j, r, s->start, s->end);
    json_close(j, '}');
}

static void put_claim(json *j, const report *r, uint32_t index)
{
    const claim *c = &r->claims.at[index];
    json_open(j, '{');
    key_id(j, "id", 'c', index);
    key_word(j, "type", claim_type_name(c->type));
    key_ids(j, "actors", 'e', &c->actors);
    key_ids(j, "targets", 'e', &c->targets);
    key_span(j, r, "theme", &c->theme, true);
    key_span(j, r, "other_theme", &c->other_theme, true);
    key_ids(j, "places", 'e', &c->places);
    key_id(j, "time", 't', c->time);
    key_word(j, "modality", modality_name(c->modality));
    key_word(j, "polarity", c->negative ? "-" : "+");
    key_ids(j, "sources", 'e', &c->sources);
    json_key_bool(j, "unnamed_source", c->anonymous_source);
    key_id(j, "within", 'c', c->within);
    key_ids(j, "amounts", 'm', &c->amounts);
    json_key(j, "evidence");
    json_open(j, '[');
    for (size_t i = 0; i < c->evidence.n; i++) {
        json_open(j, '{');
        range(j, r, c->evidence.at[i].start, c->evidence.at[i].end);
        key_lang(j, c->evidence.at[i].lang);
        json_close(j, '}');
    }
    json_close(j, ']');
    key_word(j, "told", trust_standing_name(c->standing));
    json_key_fixed(j, "confidence", c->confidence, 3);
    json_close(j, '}');
}

static void put_about(json *j, const disagreement *d)
{
    static const char letters[] = { 0, 'e', 'c', 't', 'm' };
    json_key(j, "about");
    if (d->about_kind == ABOUT_NOTHING || d->about == NO_INDEX)
        json_null(j);
    else if (d->about_kind == ABOUT_SENTENCE)
        json_i64(j, d->about + 1);
    else
        put_id(j, letters[d->about_kind], d->about);
}

static void put_disagreement(json *j, const report *r, uint32_t index)
{
    static const char *const severities[] = { "critical", "major", "minor", "note" };
    const disagreement *d = &r->disagreements.at[index];
    json_open(j, '{');
    key_id(j, "id", 'd', index);
    key_word(j, "severity", severities[d->severity]);
    key_word(j, "kind", disagreement_kind_name(d->kind));
    put_about(j, d);
    key_span(j, r, "ar", &d->ar, true);
    key_span(j, r, "en", &d->en, true);
    json_key_str(j, "explanation", d->explanation);
    json_key_str(j, "explanation_ar", d->explanation_ar);
    json_close(j, '}');
}

static void put_list(json *j, const report *r, const char *key, size_t count,
                     void (*put)(json *, const report *, uint32_t))
{
    json_key(j, key);
    json_open(j, '[');
    for (size_t i = 0; i < count; i++)
        put(j, r, (uint32_t)i);
    json_close(j, ']');
}

void report_print_json(const report *r, buf *out)
{
    json j = { .out = out };
    buf_reserve(out, 8 * r->bytes.n); /* what most reports take; pages that are not written cost nothing */
    json_open(&j, '{');
    json_key_str(&j, "qanat", STR(QANAT_VERSION));
    put_head(&j, r);
    put_blocks(&j, r);
    put_alignment(&j, r);
    put_list(&j, r, "entities", r->entities.n, put_entity);
    put_list(&j, r, "times", r->times.n, put_time);
    put_list(&j, r, "amounts", r->amounts.n, put_amount);
    put_list(&j, r, "claims", r->claims.n, put_claim);
    put_list(&j, r, "disagreements", r->disagreements.n, put_disagreement);
    json_close(&j, '}');
    buf_putc(out, '\n');
}
