/* Blocks by plain-text triples: each block's language, kind (h, b) and first word, divided by " |
 * ". */
#include "reading.h"

static void check(str input, str expected, str note)
{
    arena *a = arena_new();
    report *r = reading_read(reading_text(a, input), NULL);
    buf got = { 0 };
    for (size_t i = 0; i < r->blocks.n; i++) {
        const block *b = &r->blocks.at[i];
        str text = report_text(r, b->start, b->end), word;
        str rest = str_trim(text);
        (void)str_split(&rest, ' ', &word);
        buf_printf(&got, "%s%s%c:%.*s", i ? " | " : "", lang_code(b->lang),
                   b->kind == BLOCK_HEADING ? 'h' : 'b', STR_ARG(word));
    }
    reading_expect(&got, expected, input, note);
    buf_free(&got);
    report_free(r);
    arena_free(a);
}

static void blocks(void **state)
{
    (void)state;
    triples_each("blocks.txt", check);
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(blocks) };
    return cmocka_run_group_tests(tests, reading_open, reading_close);
}
