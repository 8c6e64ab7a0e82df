/*
 * What is kept of the chunks cut for the descriptions is what cutting for the claims would give: held
 * against it over every report of tests/reports.
 */
#include "reading.h"
#include "report/chunks.h"
#include "report/stages.h"

#include <glob.h>
#include <stdio.h>

static str read_whole(arena *a, const char *path)
{
    FILE *in = fopen(path, "rb");
    assert_non_null(in);
    enum { MOST = 1 << 16 };
    char *bytes = arena_alloc(a, MOST);
    size_t n = fread(bytes, 1, MOST, in);
    assert_int_equal(fclose(in), 0);
    return (str){ bytes, n };
}

static bool same(const chunk *a, const chunk *b)
{
    return a->first == b->first && a->last == b->last && a->head == b->head &&
           a->mention == b->mention && a->owner == b->owner && a->lemma == b->lemma &&
           a->flags == b->flags && a->kind == b->kind && a->pronoun == b->pronoun &&
           a->sense == b->sense;
}

/* how many of the sentences are taken up again */
static size_t check(report *r)
{
    uint32_t *described = arena_array(r->a, uint32_t, r->tokens.n + 1);
    memset(described, 0xFF, r->tokens.n * sizeof *described);
    for (uint32_t i = 0; i < r->mentions.n; i++)
        if (r->mentions.at[i].kind == MENTION_DESCRIPTION)
            described[r->mentions.at[i].head] = i;
    chunker k = { .r = r, .x = r->know->lexicon, .a = r->a, .described = described };
    chunks_tell_changes(&k, r->chunks);
    size_t taken = 0;
    for (uint32_t s = 0; s < r->sentences.n; s++) {
        const sentence *at = &r->sentences.at[s];
        chunk_list kept;
        if (!chunks_take(&k, r->chunks, s, &kept))
            continue;
        taken++;
        uint32_t end = k.end, shared = k.shared_count;
        chunks_of(&k, at);
        bool agree = kept.n == k.out.n && end == k.end && shared == k.shared_count;
        for (size_t i = 0; agree && i < kept.n; i++)
            agree = same(&kept.at[i], &k.out.at[i]);
        if (!agree)
            fail_msg("%.*s: %.*s", STR_ARG(r->file), STR_ARG(report_text(r, at->start, at->end)));
    }
    return taken;
}

static void kept_is_what_would_be_cut(void **state)
{
    (void)state;
    arena *a = arena_new();
    glob_t files;
    const char *source = getenv("SOURCE");
    assert_non_null(source);
    assert_int_equal(glob(arena_printf(a, "%s/tests/reports/*.txt", source).at, 0, NULL, &files), 0);
    size_t sentences = 0, taken = 0;
    for (size_t i = 0; i < files.gl_pathc; i++) {
        report *r = arena_new_of(a, report);
        *r = (report){ .a = a, .know = kit.know, .file = str_of(files.gl_pathv[i]) };
        r->given = r->bytes = read_whole(a, files.gl_pathv[i]);
        report_find_before_claims(r, NULL);
        sentences += r->sentences.n;
        taken += check(r);
    }
    globfree(&files);
    assert_true(sentences > 500);
    assert_true(taken > sentences / 4 * 3); /* worth keeping */
    arena_free(a);
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(kept_is_what_would_be_cut) };
    return cmocka_run_group_tests(tests, reading_open, reading_close);
}
