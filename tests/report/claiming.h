/*
 * For tests of claims: claims as lines, and the check of a cell "claim ; claim ; !claim" against
 * them. Include after the test framework, as reading.h.
 */
#ifndef QANAT_TESTS_REPORT_CLAIMING_H
#define QANAT_TESTS_REPORT_CLAIMING_H

#include "reading.h"

static inline void put_names(const report *r, buf *out, const index_list *list)
{
    for (size_t i = 0; i < list->n; i++) {
        if (i)
            buf_puts(out, ",");
        buf_str(out, r->entities.at[list->at[i]].caption);
    }
}

/* type actors > targets modality polarity; with `versions`, those in which it has a place */
static inline void put_claim(const report *r, buf *out, const claim *c, bool versions)
{
    buf_puts(out, claim_type_name(c->type));
    buf_puts(out, " ");
    put_names(r, out, &c->actors);
    buf_puts(out, " > ");
    put_names(r, out, &c->targets);
    buf_puts(out, " ");
    buf_puts(out, modality_name(c->modality));
    buf_puts(out, c->negative ? " -" : " +");
    uint8_t said = 0;
    for (size_t i = 0; i < c->evidence.n; i++)
        said |= (uint8_t)(1u << c->evidence.at[i].lang);
    if (versions && said & 1u << LANG_AR)
        buf_puts(out, " ar");
    if (versions && said & 1u << LANG_EN)
        buf_puts(out, " en");
    buf_puts(out, "\n");
    if (versions)
        assert_int_equal(said, c->versions);
}

/* each wanted claim is among those of the text, none behind '!' is */
static inline void claims_expect(str input, str expected, str note, bool versions)
{
    arena *a = arena_new();
    report *r = reading_read(reading_text(a, input), NULL);
    buf out = { 0 };
    buf_puts(&out, "\n");
    for (size_t i = 0; i < r->claims.n; i++)
        put_claim(r, &out, &r->claims.at[i], versions);
    str said = buf_view(&out);
    while (expected.n) {
        size_t cut = str_find(expected, STR(" ; "));
        str one = str_take(expected, cut == SIZE_MAX ? expected.n : cut);
        expected = cut == SIZE_MAX ? STR("") : str_drop(expected, cut + 3);
        bool absent = one.n && one.at[0] == '!';
        if (absent)
            one = str_drop(one, 1);
        str line = arena_printf(a, "\n%.*s\n", STR_ARG(one));
        if ((str_find(said, line) != SIZE_MAX) == absent)
            fail_msg("'%.*s': %s '%.*s' (%.*s); said:%.*s", STR_ARG(input),
                     absent ? "must not say" : "does not say", STR_ARG(one), STR_ARG(note),
                     STR_ARG(said));
    }
    buf_free(&out);
    report_free(r);
    arena_free(a);
}

/* the same with the date that every text of the file has */
static inline void claims_expect_dated(str input, str expected, str note, bool versions)
{
    arena *a = arena_new();
    claims_expect(arena_printf(a, "date 2024-05-02\n\n%.*s\n", STR_ARG(input)), expected, note,
                  versions);
    arena_free(a);
}

#endif
