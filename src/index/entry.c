/*
 * Entries as bytes: lengths and counts as varints, texts behind them; what many entries share
 * (list, schema, topics) as numbers of a table of strings. Reading checks every length against the
 * section, so a damaged file gives an entry with less in it, never a read outside.
 */
#include "index/format.h"

void put_varint(buf *b, uint64_t v)
{
    while (v >= 0x80) {
        buf_putc(b, (char)(v | 0x80));
        v >>= 7;
    }
    buf_putc(b, (char)v);
}

static void put_text(buf *b, str s)
{
    put_varint(b, s.n);
    buf_put(b, s.at, s.n);
}

static void put_texts(buf *b, index_strings s)
{
    put_varint(b, s.n);
    for (size_t i = 0; i < s.n; i++)
        put_text(b, s.at[i]);
}

typedef uint32_t share_fn(void *, str);

static void put_shared(buf *b, index_strings s, share_fn *share, void *with)
{
    put_varint(b, s.n);
    for (size_t i = 0; i < s.n; i++)
        put_varint(b, share(with, s.at[i]));
}

void entry_encode(buf *out, const index_entry *e, share_fn *share, void *with)
{
    put_text(out, e->id);
    /* mostly its first name: then it is not written again */
    bool again = e->name_n && str_eq(e->caption, e->names[0].text);
    put_varint(out, again ? 0 : e->caption.n + 1);
    if (!again)
        buf_put(out, e->caption.at, e->caption.n);
    put_varint(out, share(with, e->list));
    put_varint(out, share(with, e->schema));
    put_varint(out, share(with, e->gender));
    put_varint(out, e->name_n);
    for (size_t i = 0; i < e->name_n; i++) {
        buf_putc(out, (char)e->names[i].kind);
        put_text(out, e->names[i].text);
    }
    put_texts(out, e->birth_dates);
    put_shared(out, e->countries, share, with);
    put_texts(out, e->identifiers);
    put_shared(out, e->topics, share, with);
    put_shared(out, e->programs, share, with);
    put_text(out, e->since);
    put_text(out, e->extra);
}

typedef struct cursor {
    const unsigned char *at, *end;
    bool broken;
} cursor;

static uint64_t get_varint(cursor *c)
{
    uint64_t v = 0;
    for (unsigned shift = 0; shift < 64 && c->at < c->end; shift += 7) {
        unsigned char b = *c->at++;
        v |= (uint64_t)(b & 0x7F) << shift;
        if (!(b & 0x80))
            return v;
    }
    c->broken = true;
    return 0;
}

static str get_bytes(cursor *c, uint64_t n)
{
    if (n > (uint64_t)(c->end - c->at)) {
        c->broken = true;
        return STR("");
    }
    str s = { (const char *)c->at, (size_t)n };
    c->at += n;
    return s;
}

static str get_text(cursor *c)
{
    return get_bytes(c, get_varint(c));
}

str shared_text(const index_file *ix, uint64_t id)
{
    const uint32_t *offsets = index_at(ix, SECTION_SHARED);
    uint64_t n = ix->h->at[SECTION_SHARED].bytes / 4, all = ix->h->at[SECTION_SHARED_TEXT].bytes;
    if (n == 0 || id >= n - 1 || offsets[id] > offsets[id + 1] || offsets[id + 1] > all)
        return STR("");
    return str_range(index_at(ix, SECTION_SHARED_TEXT), offsets[id], offsets[id + 1]);
}

/* a count of things of at least one byte each */
static size_t get_count(cursor *c)
{
    uint64_t n = get_varint(c);
    if (n > (uint64_t)(c->end - c->at)) {
        c->broken = true;
        return 0;
    }
    return (size_t)n;
}

static index_strings get_texts(cursor *c, arena *a, const index_file *shared)
{
    size_t n = get_count(c);
    str *at = arena_array(a, str, n + 1);
    for (size_t i = 0; i < n; i++)
        at[i] = shared ? shared_text(shared, get_varint(c)) : get_text(c);
    return (index_strings){ at, n };
}

bool entry_decode(const index_file *ix, uint32_t entry, arena *a, index_entry *out)
{
    if (entry >= ix->h->entry_n)
        return false;
    const entry_row *row = (const entry_row *)index_at(ix, SECTION_ENTRIES) + entry;
    uint64_t all = ix->h->at[SECTION_BLOB].bytes;
    if (row[0].blob > row[1].blob || row[1].blob > all)
        return false;
    const unsigned char *blob = index_at(ix, SECTION_BLOB);
    cursor c = { blob + row[0].blob, blob + row[1].blob, false };
    out->id = get_text(&c);
    uint64_t caption = get_varint(&c);
    out->caption = caption ? get_bytes(&c, caption - 1) : STR("");
    out->list = shared_text(ix, get_varint(&c));
    out->schema = shared_text(ix, get_varint(&c));
    out->gender = shared_text(ix, get_varint(&c));
    out->name_n = get_count(&c);
    index_name *names = arena_array(a, index_name, out->name_n + 1);
    for (size_t i = 0; i < out->name_n && c.at < c.end; i++) {
        unsigned kind = *c.at++;
        names[i] =
            (index_name){ STR(""), kind <= INDEX_WEAK ? (index_name_kind)kind : INDEX_ALIAS };
        names[i].text = get_text(&c);
    }
    out->names = names;
    if (!caption && out->name_n)
        out->caption = names[0].text;
    out->birth_dates = get_texts(&c, a, NULL);
    out->countries = get_texts(&c, a, ix);
    out->identifiers = get_texts(&c, a, NULL);
    out->topics = get_texts(&c, a, ix);
    out->programs = get_texts(&c, a, ix);
    out->since = get_text(&c);
    out->extra = get_text(&c);
    return !c.broken;
}
