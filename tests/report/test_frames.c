/* Frame files: what a row makes, the order of frames, and errors that say where and what. */
#include "reading.h"
#include "report/frames.h"
#include "report/trust.h"

#include <sys/stat.h>
#include <unistd.h>

static char folder[64];

static void write_file(const char *name, const char *text)
{
    char path[160];
    (void)snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *f = fopen(path, "w");
    assert_non_null(f);
    assert_true(fputs(text, f) >= 0);
    assert_int_equal(fclose(f), 0);
}

/* a data folder with few words and these frames */
static qanat_status open_with(const char *rows, data_set **data, lexicon **x, frames **f,
                              qanat_error *err)
{
    char path[160];
    (void)snprintf(folder, sizeof folder, "/tmp/qanat-frames-%ld", (long)getpid());
    (void)mkdir(folder, 0700);
    (void)snprintf(path, sizeof path, "%s/lexicon", folder);
    (void)mkdir(path, 0700);
    (void)snprintf(path, sizeof path, "%s/frames", folder);
    (void)mkdir(path, 0700);
    write_file("lexicon/verbs-en.tsv", "hold\theld\nmeet\tmet\t\tmeeting\nask\n");
    write_file("lexicon/nouns-en.tsv", "talk\t\tevent\n");
    write_file("lexicon/words-en.tsv", "prep\twith\twith\n");
    write_file("frames/en.tsv", rows);
    assert_int_equal(data_open(folder, data, err), QANAT_OK);
    assert_int_equal(lexicon_open(*data, x, err), QANAT_OK);
    return frames_open(*data, *x, f, err);
}

static void a_row_becomes_frames(void **state)
{
    (void)state;
    data_set *data = NULL;
    lexicon *x = NULL;
    frames *f = NULL;
    qanat_error err = { 0 };
    assert_int_equal(open_with("set\ttalks\ttalk|meeting\nhold\tattack\tsubj\tobj\nhold "
                               "@talks\tmeet\tsubj\twith\tsymmetric;need=both\n"
                               "ask\trequest\tsubj\tobj,with\tcontent=requested;subject=obj\n",
                               &data, &x, &f, &err),
                     QANAT_OK);
    const lexeme *hold = lexicon_lexeme(x, lexicon_lemma(x, LANG_EN, WORD_VERB, STR("hold")));
    const frame *first = frames_at(f, hold->frames);
    assert_int_equal(first->type, CLAIM_meet); /* the frame with a noun is tried first */
    assert_true(frames_has_noun(f, first, lexicon_lemma(x, LANG_EN, WORD_NOUN, STR("meeting"))));
    assert_int_equal(first->options & (FRAME_NEED_ACTOR | FRAME_NEED_TARGET | FRAME_SYMMETRIC),
                     FRAME_NEED_ACTOR | FRAME_NEED_TARGET | FRAME_SYMMETRIC);
    assert_int_equal(frames_at(f, first->next)->type, CLAIM_attack);
    const frame *ask =
        frames_at(f, lexicon_lexeme(x, lexicon_lemma(x, LANG_EN, WORD_VERB, STR("ask")))->frames);
    assert_int_equal(ask->content, MODALITY_requested);
    assert_int_equal(ask->target_count, 2);
    assert_int_equal(ask->targets[1].kind, SLOT_PREPOSITION);
    frames_close(f);
    lexicon_close(x);
    data_close(data);
}

static void errors_name_the_line(void **state)
{
    static const struct {
        const char *rows, *what;
    } cases[] = {
        { "# head\nask\tdance\tsubj\tobj\n", "type" },
        { "# head\nask\trequest\tsubj\tobj\tcolour=blue\n", "option" },
        { "# head\nqwzrx\trequest\tsubj\tobj\n", "verb" },
        { "# head\nask\trequest\ta,b,c,d,e,f,g,h,i\tobj\n", "place" },
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        data_set *data = NULL;
        lexicon *x = NULL;
        frames *f = NULL;
        qanat_error err = { 0 };
        assert_int_equal(open_with(cases[i].rows, &data, &x, &f, &err), QANAT_E_INPUT);
        assert_int_equal(err.line, 2);
        assert_non_null(strstr(err.message, cases[i].what));
        assert_null(f);
        lexicon_close(x);
        data_close(data);
    }
}

static void built_in_frames_cover_both_languages(void **state)
{
    (void)state;
    bool seen[LANG_COUNT][CLAIM_TYPE_COUNT] = { { false } };
    for (uint32_t i = 0;; i++) {
        const lexeme *l = lexicon_lexeme(kit.know->lexicon, i);
        for (uint32_t n = l->frames; n != NO_INDEX; n = frames_at(kit.know->frames, n)->next)
            if (frames_at(kit.know->frames, n)->type < CLAIM_TYPE_COUNT)
                seen[l->lang][frames_at(kit.know->frames, n)->type] = true;
        if (i + 1 == lexicon_count(kit.know->lexicon))
            break;
    }
    for (uint8_t t = 0; t < CLAIM_TYPE_COUNT; t++)
        if (t != CLAIM_role && t != CLAIM_kin && !(seen[LANG_AR][t] && seen[LANG_EN][t]))
            fail_msg("no frame for %s in %s", claim_type_name(t),
                     seen[LANG_AR][t] ? "English" : "Arabic");
}

/* a data folder with this table of what to doubt */
static qanat_status doubts_with(const char *rows, trust *out, qanat_error *err)
{
    data_set *data = NULL;
    char path[160];
    (void)snprintf(folder, sizeof folder, "/tmp/qanat-trust-%ld", (long)getpid());
    (void)mkdir(folder, 0700);
    (void)snprintf(path, sizeof path, "%s/frames", folder);
    (void)mkdir(path, 0700);
    write_file("frames/trust.tsv", rows);
    assert_int_equal(data_open(folder, &data, err), QANAT_OK);
    qanat_status s = trust_open(data, out, err);
    data_close(data);
    return s;
}

static void weights_add_up(void **state)
{
    (void)state;
    trust t;
    qanat_error err = { 0 };
    claim c = { .type = CLAIM_approve, .modality = MODALITY_planned };
    assert_int_equal(doubts_with("model\tbase\t0.5\nmodel\tfloor\t0.25\ntype\tapprove\t-1.5\t2\t9\n"
                                 "told\talone\t-1\nactor\tnamed\t2\ntype/told\tmeet/both\t-0.5\n",
                                 &t, &err),
                     QANAT_OK);
    assert_true(t.known && t.floor == 0.25);
    assert_float_equal(trust_of(&t, &c, TRUST_ALONE, TRUST_NAMED, TRUST_NONE), 0.5, 1e-9);
    assert_float_equal(trust_of(&t, &c, TRUST_BOTH, TRUST_NONE, TRUST_NONE), 0.268941421, 1e-6);
    c.type = CLAIM_meet; /* what no row names weighs nothing */
    assert_float_equal(trust_of(&t, &c, TRUST_BOTH, TRUST_NONE, TRUST_NONE), 0.5, 1e-9);
    assert_float_equal(trust_of(&t, &c, TRUST_PLACED, TRUST_NONE, TRUST_NONE), 0.622459331, 1e-6);
}

static void a_bad_weight_is_refused(void **state)
{
    (void)state;
    static const char *const rows[] = { "type\taprove\t1\n", "told\tabove\t1\n", "typ\tapprove\t1\n",
                                        "type\tapprove\tx\n", "type\tapprove\tinf\n",
                                        "type\tapprove\n", "type/told\tapprove\t1\n",
                                        "type/told\tapprove/above\t1\n", "model\tfloor\t2\n" };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        trust t;
        qanat_error err = { 0 };
        assert_int_equal(doubts_with(rows[i], &t, &err), QANAT_E_INPUT);
        assert_int_equal(err.line, 1);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(weights_add_up),
        cmocka_unit_test(a_bad_weight_is_refused),
        cmocka_unit_test(a_row_becomes_frames),
        cmocka_unit_test(errors_name_the_line),
        cmocka_unit_test(built_in_frames_cover_both_languages),
    };
    return cmocka_run_group_tests(tests, reading_open, reading_close);
}
