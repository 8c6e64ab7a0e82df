/*
 * The printers on a small report that is put together here, so that what they say is settled apart
 * from what the stages find: the whole dossier against dossier.golden (QANAT_UPDATE=1 writes it
 * anew), and single sentences.
 */
#include "testing.h"

#include "report/dossier.h"
#include "report/report.h"

static const char text[] =
    "Heading\n"                                                     /* 0-7 */
    "Jane Roe met John Doe in Oslo on 2 May 2020.\n"                /* 8-52 */
    "Acme, under sanctions since 2019, asked for a waiver of $5.\n" /* 53-112 */
    "عنوان\n"                                                       /* 113-123 */
    "التقت جين رو جون دو في 3 مايو 2020.\n"
    "طلبت أكمي إعفاء.\n";

static span at(const report *r, const char *words, uint8_t l, bool last)
{
    const char *found = NULL;
    for (const char *p = strstr(text, words); p; p = last ? strstr(p + 1, words) : NULL)
        found = p;
    assert_non_null(found);
    (void)r;
    return (span){ (uint32_t)(found - text), (uint32_t)(found - text + (long)strlen(words)), l };
}

static void add_blocks(report *r)
{
    size_t start = 0;
    for (size_t i = 0; i < sizeof text - 1; i++)
        if (text[i] == '\n') {
            bool ar = (unsigned char)text[start] >= 0xD8, head = r->blocks.n % 3 == 0;
            *vec_push(r->a, &r->blocks) =
                (block){ (uint32_t)start,          (uint32_t)i,
                         ar ? LANG_AR : LANG_EN,   head ? BLOCK_HEADING : BLOCK_BODY,
                         (uint32_t)r->sentences.n, 1 };
            *vec_push(r->a, &r->sentences) = (sentence){ .start = (uint32_t)start,
                                                         .end = (uint32_t)i,
                                                         .block = (uint32_t)r->blocks.n - 1,
                                                         .lang = ar ? LANG_AR : LANG_EN,
                                                         .bead = NO_INDEX };
            start = i + 1;
        }
}

static entity *add_entity(report *r, uint8_t type, const char *en, const char *ar)
{
    const char *names[] = { ar, en };
    entity *e = vec_push(r->a, &r->entities);
    *e = (entity){ .type = type, .caption = str_of(en), .gazetteer = NO_INDEX, .certainty = 1 };
    for (int i = 0; i < 2; i++) {
        if (!names[i])
            continue;
        span s = at(r, names[i], i ? LANG_EN : LANG_AR, false);
        *vec_push(r->a, &e->mentions) = (uint32_t)r->mentions.n;
        *vec_push(r->a, &r->mentions) = (mention){
            .start = s.start, .end = s.end, .lang = s.lang, .kind = MENTION_NAME, .type = type
        };
    }
    return e;
}

static claim *add_claim(report *r, uint8_t type, uint8_t how, int actor, int target)
{
    claim *c = vec_push(r->a, &r->claims);
    *c = (claim){ .type = type, .modality = how, .time = NO_INDEX, .within = NO_INDEX };
    if (actor >= 0)
        *vec_push(r->a, &c->actors) = (uint32_t)actor;
    if (target >= 0)
        *vec_push(r->a, &c->targets) = (uint32_t)target;
    return c;
}

static uint32_t add_time(report *r, const char *words, const char *value, uint8_t type)
{
    span s = at(r, words, LANG_EN, false);
    *vec_push(r->a, &r->times) = (timex){ .start = s.start,
                                          .end = s.end,
                                          .lang = LANG_EN,
                                          .type = type,
                                          .value = str_of(value),
                                          .anchor_claim = NO_INDEX };
    return (uint32_t)r->times.n - 1;
}

static void add_claims(report *r)
{
    claim *c = add_claim(r, CLAIM_meet, MODALITY_reported, 0, 1);
    c->confidence = 0.9; /* the others stay unsure */
    c->time = add_time(r, "2 May 2020", "2020-05-02", TIME_DATE);
    *vec_push(r->a, &c->evidence) = at(r, "met", LANG_EN, false);
    *vec_push(r->a, &c->evidence) = at(r, "التقت", LANG_AR, false);
    c = add_claim(r, CLAIM_sanction, MODALITY_presupposed, -1, 2);
    c->time = add_time(r, "since 2019", "2019/..", TIME_INTERVAL);
    *vec_push(r->a, &c->evidence) = at(r, "under sanctions", LANG_EN, false);
    c = add_claim(r, CLAIM_request, MODALITY_requested, 2, -1);
    c->theme = at(r, "a waiver", LANG_EN, false);
    c->anonymous_source = true;
    *vec_push(r->a, &c->evidence) = at(r, "asked", LANG_EN, false);
    *vec_push(r->a, &c->evidence) = at(r, "طلبت", LANG_AR, false);
    *vec_push(r->a, &c->amounts) = 0;
    span s = at(r, "$5", LANG_EN, false);
    *vec_push(r->a, &r->amounts) = (amount){ .start = s.start,
                                             .end = s.end,
                                             .lang = LANG_EN,
                                             .value = 5000,
                                             .unit = STR("USD"),
                                             .approximate = true };
}

static report *make(void)
{
    arena *a = arena_new();
    report *r = arena_new_of(a, report);
    *r = (report){ .a = a,
                   .file = STR("made\x1b[31m.txt"),
                   .bytes = str_of(text),
                   .date = STR("2020-06-01"),
                   .date_from = DATE_FROM_HEADER };
    add_blocks(r);
    add_entity(r, ENTITY_PERSON, "Jane Roe", "جين رو");
    entity *e = add_entity(r, ENTITY_PERSON, "John Doe", "جون دو");
    e->ambiguous = true;
    *vec_push(a, &e->candidates) = (candidate){ STR("1"), STR("John A. Doe"), 0.8 };
    *vec_push(a, &e->candidates) = (candidate){ STR("2"), STR("John B. Doe"), 0.8 };
    e = add_entity(r, ENTITY_ORGANIZATION, "Acme", "أكمي");
    *vec_push(a, &e->sanctions) = (sanction){ STR("xx_list"),    STR("x-1"),  STR("PROGRAM"),
                                              STR("2019-01-31"), STR("name"), 0.97 };
    (void)add_entity(r, ENTITY_PLACE, "Oslo", NULL);
    add_claims(r);
    *vec_push(a, &r->disagreements) = (disagreement){ .kind = DIFFER_name,
                                                      .severity = SEVERITY_NOTE,
                                                      .ar = at(r, "جون دو", LANG_AR, false),
                                                      .en = at(r, "John Doe", LANG_EN, false),
                                                      .explanation = STR("A note.") };
    *vec_push(a, &r->disagreements) = (disagreement){ .kind = DIFFER_date,
                                                      .severity = SEVERITY_CRITICAL,
                                                      .about_kind = ABOUT_ENTITY,
                                                      .about = 0,
                                                      .ar = at(r, "3 مايو 2020", LANG_AR, false),
                                                      .en = at(r, "2 May 2020", LANG_EN, false),
                                                      .explanation = STR("The days differ.") };
    *vec_push(a, &r->disagreements) = (disagreement){ .kind = DIFFER_omission,
                                                      .severity = SEVERITY_MAJOR,
                                                      .en = at(r, "since 2019", LANG_EN, false),
                                                      .explanation = STR("The year is missing.") };
    return r;
}

static void whole(void **state)
{
    (void)state;
    report *r = make();
    buf out = { 0 };
    print_options o = { .width = 72 };
    report_print_text(r, &o, &out);
    if (getenv("QANAT_UPDATE"))
        assert_int_equal(file_write("dossier.golden", buf_view(&out), NULL), QANAT_OK);
    file_map f;
    assert_int_equal(file_open("dossier.golden", 0, &f, NULL), QANAT_OK);
    if (!str_eq(f.bytes, buf_view(&out)))
        fail_msg("the dossier is another than dossier.golden:\n%s", out.at);
    file_close(&f);
    buf_free(&out);
    report_free(r);
}

static void colour_is_only_added(void **state)
{
    (void)state;
    report *r = make();
    buf plain = { 0 }, colour = { 0 }, bare = { 0 };
    print_options o = { .width = 72 };
    report_print_text(r, &o, &plain);
    o.colour = true;
    report_print_text(r, &o, &colour);
    for (size_t i = 0; i < colour.n; i++) {
        if (colour.at[i] != '\033') {
            buf_putc(&bare, colour.at[i]);
            continue;
        }
        while (colour.at[i] != 'm')
            i++;
    }
    assert_true(colour.n > plain.n);
    assert_string_equal(bare.at, plain.at);
    buf_free(&plain);
    buf_free(&colour);
    buf_free(&bare);
    report_free(r);
}

static void page_holds_both(void **state)
{
    (void)state;
    report *r = make();
    buf out = { 0 };
    report_print_html(r, NULL, &out);
    const char *parts[] = { "<mark class=\"here\">2 May 2020</mark>",
                            "<mark class=\"here\">3 مايو 2020</mark>",
                            "id=\"b5\" dir=\"auto\" lang=\"ar\"",
                            "Jane Roe",
                            "could be",
                            "not in the Arabic version",
                            "made[31m.txt" };
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (!strstr(out.at, parts[i]))
            fail_msg("the page lacks %s", parts[i]);
    buf_free(&out);
    report_free(r);
}

static void links_keep_modality(void **state)
{
    (void)state;
    report *r = make();
    claim *c = add_claim(r, CLAIM_own, MODALITY_proposed, 0, 2);
    *vec_push(r->a, &c->evidence) = at(r, "Acme", LANG_EN, false);
    c = add_claim(r, CLAIM_own, MODALITY_reported, 1, 2);
    *vec_push(r->a, &c->evidence) = at(r, "Acme", LANG_EN, false);
    c = add_claim(r, CLAIM_buy, MODALITY_reported, 0, 2);
    c->negative = true;
    *vec_push(r->a, &c->evidence) = at(r, "Acme", LANG_EN, false);
    buf out = { 0 };
    report_print_ftm(r, NULL, &out);
    size_t ownerships = 0;
    for (const char *p = strstr(out.at, "\"Ownership\""); p; p = strstr(p + 1, "\"Ownership\""))
        ownerships++;
    assert_int_equal(ownerships, 1); /* the one that is reported */
    assert_non_null(strstr(out.at, "\"role\":[\"proposed: own\"]"));
    assert_null(strstr(out.at, "\"role\":[\"buy\"]"));
    buf_free(&out);
    report_free(r);
}

/* ---- sentences: claims between Jane Roe, John Doe and Acme with every shape of modality */

static void sentence_is(report *r, claim *c, const char *expected)
{
    buf out = { 0 };
    tell_claim(r, c, buf_str, &out);
    assert_string_equal(out.at, expected);
    buf_free(&out);
}

static void tells(void **state)
{
    (void)state;
    report *r = make();
    sentence_is(r, add_claim(r, CLAIM_meet, MODALITY_reported, 0, 1), "Jane Roe met John Doe");
    sentence_is(r, add_claim(r, CLAIM_meet, MODALITY_planned, 0, 1), "Jane Roe to meet John Doe");
    sentence_is(r, add_claim(r, CLAIM_waive, MODALITY_requested, 0, 2),
                "Jane Roe to grant a waiver to Acme");
    sentence_is(r, add_claim(r, CLAIM_waive, MODALITY_requested, -1, 2), "a waiver to Acme");
    sentence_is(r, add_claim(r, CLAIM_sanction, MODALITY_presupposed, -1, 2),
                "Acme is under sanctions");
    sentence_is(r, add_claim(r, CLAIM_freeze, MODALITY_presupposed, -1, 2),
                "assets of Acme are frozen");
    sentence_is(r, add_claim(r, CLAIM_release, MODALITY_planned, -1, 2),
                "assets of Acme to be released");
    sentence_is(r, add_claim(r, CLAIM_release, MODALITY_reported, -1, 1), "John Doe was released");
    sentence_is(r, add_claim(r, CLAIM_arrest, MODALITY_reported, -1, 1), "John Doe was arrested");
    sentence_is(r, add_claim(r, CLAIM_arrest, MODALITY_planned, -1, 1), "John Doe to be arrested");
    claim *c = add_claim(r, CLAIM_visit, MODALITY_reported, 0, 3);
    c->negative = true;
    sentence_is(r, c, "Jane Roe did not visit Oslo");
    c = add_claim(r, CLAIM_propose, MODALITY_proposed, 0, 2);
    sentence_is(r, c, "Jane Roe made a proposal to Acme");
    c->theme = at(r, "a waiver", LANG_EN, false);
    sentence_is(r, c, "Jane Roe proposed “a waiver” to Acme");
    c = add_claim(r, CLAIM_refuse, MODALITY_refused, 0, -1);
    c->negative = true; /* what is refused needs no second "not" */
    c->theme = at(r, "a waiver", LANG_EN, false);
    sentence_is(r, c, "Jane Roe refused “a waiver”");
    report_free(r);
}

static void time_is(uint8_t type, const char *value, const char *expected)
{
    buf out = { 0 };
    timex t = { .type = type, .value = str_of(value) };
    buf_putc(&out, ' ');
    tell_time(&t, &out);
    assert_string_equal(out.at + 1, expected);
    buf_free(&out);
}

static void amount_is(double value, const char *unit, bool about, const char *expected)
{
    buf out = { 0 };
    amount m = { .value = value, .unit = str_of(unit), .approximate = about };
    tell_amount(&m, &out);
    assert_string_equal(out.at, expected);
    buf_free(&out);
}

static void figures(void **state)
{
    (void)state;
    time_is(TIME_DATE, "2025-04-02", "2 Apr 2025");
    time_is(TIME_DATE, "2025-10", "Oct 2025");
    time_is(TIME_DATE, "2025", "2025");
    time_is(TIME_DATE, "", "");
    time_is(TIME_DATE, "nonsense", "nonsense");
    time_is(TIME_INTERVAL, "2022/..", "since 2022");
    time_is(TIME_INTERVAL, "../2022-03", "until Mar 2022");
    time_is(TIME_INTERVAL, "2022-03-01/2022-03-07", "1 Mar 2022 – 7 Mar 2022");
    time_is(TIME_DURATION, "P10Y", "for 10 years");
    time_is(TIME_DURATION, "P1M", "for 1 month");
    time_is(TIME_DURATION, "PXH", "for hours");
    time_is(TIME_DURATION, "PT36H", "for 36 hours");
    amount_is(300e9, "USD", true, "about USD 300,000,000,000");
    amount_is(1.5, "%", false, "1.50 %");
    amount_is(887, "person", false, "887 people");
    amount_is(1, "barrel", false, "1 barrel");
    amount_is(-12345.67, "EUR", false, "EUR -12,345.67");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(whole),
        cmocka_unit_test(colour_is_only_added),
        cmocka_unit_test(page_holds_both),
        cmocka_unit_test(tells),
        cmocka_unit_test(links_keep_modality),
        cmocka_unit_test(figures),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
