/*
 * The file of the index: any bytes are opened as one; and an index built of the input's lines is
 * damaged where the input says, its sums made right again, so that what lies behind the sums is
 * reached too.
 */
#include "index/format.h"

#include <stdlib.h>
#include <xxhash.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static data_set *data;
static name_table *table;

static void use(str bytes)
{
    index_file *ix;
    if (index_open_bytes(bytes, "fuzz", &ix, NULL) != QANAT_OK)
        return;
    static const char *const queries[] = { "Ivan Petrov", "محمد علي", "Vektor Ltd", "J. Smith" };
    index_session *s = index_session_new();
    arena *a = arena_new();
    for (size_t i = 0; i < 4; i++) {
        name_parsed q;
        index_hit hits[3];
        static name_match m;
        if (name_parse(table, str_of(queries[i]), NAME_ANY, a, &q, NULL) != QANAT_OK)
            abort();
        size_t n = index_search(ix, table, &q, NULL, 500000, 3, s, hits);
        for (size_t k = 0; k < n; k++)
            index_explain(ix, table, &q, &hits[k], s, &m);
    }
    index_entry e;
    for (uint32_t i = 0; i < index_count(ix) && i < 64; i++)
        index_entry_at(ix, i, a, &e);
    uint32_t found[4];
    index_find(ix, STR("1"), STR(""));
    index_search_identifier(ix, STR("a1"), 4, found);
    index_verify(ix, NULL);
    arena_free(a);
    index_session_free(s);
    index_close(ix);
}

/* the lines as names, every third an alias of the record before */
static void build(str lines, buf *out)
{
    index_builder *b = index_builder_new(table);
    index_name names[3];
    size_t n = 0, count = 0;
    str line;
    while (str_split(&lines, '\n', &line) && count < 40) {
        names[n++] = (index_name){ line, n ? INDEX_ALIAS : INDEX_PRIMARY };
        if (n < 3 && lines.n)
            continue;
        index_entry e = { .id = STR("1"),
                          .schema = count % 2 ? STR("Company") : STR("Person"),
                          .names = names,
                          .name_n = n,
                          .identifiers = { (const str[]){ STR("x:a1") }, 1 } };
        if (index_builder_add(b, &e, NULL) != QANAT_OK)
            abort();
        n = 0;
        count++;
    }
    if (index_builder_finish(b, out, NULL) != QANAT_OK)
        abort();
    index_builder_free(b);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    if (!table && (data_open(NULL, &data, NULL) != QANAT_OK ||
                   name_table_open(data, &table, NULL) != QANAT_OK))
        abort();
    uint64_t *room = malloc(size + 8);
    if (!room)
        return 0;
    memcpy(room, bytes, size);
    use((str){ (char *)room, size });
    free(room);
    buf out = { 0 };
    build((str){ (const char *)bytes, size }, &out);
    index_header *h = (void *)out.at;
    for (size_t i = 0; i + 4 < size && i < 40; i += 5) {
        size_t at =
            sizeof *h + ((size_t)bytes[i] << 16 | (size_t)bytes[i + 1] << 8 | bytes[i + 2]) %
                            (out.n - sizeof *h);
        out.at[at] ^= (char)bytes[i + 3];
    }
    h->header_sum = XXH3_64bits(h, offsetof(index_header, header_sum));
    use(buf_view(&out));
    buf_free(&out);
    return 0;
}
