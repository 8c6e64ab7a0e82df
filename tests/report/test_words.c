/* Words: proclitics by triples, Arabic and English forms, verb or noun by context. */
#include "reading.h"
#include "report/lexicon.h"
#include "text/arabic.h"
#include "text/fold.h"

static const token *word_of(const report *r, str word)
{
    for (size_t i = 0; i < r->tokens.n; i++)
        if (str_eq(report_text(r, r->tokens.at[i].start, r->tokens.at[i].end), word))
            return &r->tokens.at[i];
    fail_msg("no word '%.*s'", STR_ARG(word));
    return NULL;
}

static void check_stem(str input, str expected, str note)
{
    report *r = reading_read(input, NULL);
    str stem = expected, word;
    str_split(&stem, '=', &word);
    str got = token_stem(word_of(r, word));
    if (!str_eq(got, fold_str(r->a, stem)))
        fail_msg("'%.*s' in '%.*s' has the stem '%.*s', not '%.*s' (%.*s)", STR_ARG(word),
                 STR_ARG(input), STR_ARG(got), STR_ARG(stem), STR_ARG(note));
    report_free(r);
}

static void stems(void **state)
{
    (void)state;
    triples_each("words.txt", check_stem);
}

static uint8_t class_in(const char *text, const char *word)
{
    report *r = reading_read(str_of(text), NULL);
    uint8_t class = word_of(r, str_of(word))->pos;
    report_free(r);
    return class;
}

static void english_verb_or_noun(void **state)
{
    (void)state;
    assert_int_equal(class_in("The visit lasted two days.", "visit"), WORD_NOUN);
    assert_int_equal(class_in("They will visit the camp.", "visit"), WORD_VERB);
    assert_int_equal(class_in("The rebels attack the town.", "attack"), WORD_VERB);
    assert_int_equal(class_in("The attack killed nobody.", "attack"), WORD_NOUN);
    assert_int_equal(class_in("The frozen assets stay there.", "frozen"), WORD_ADJECTIVE);
    assert_int_equal(class_in("The bank has frozen the account.", "frozen"), WORD_VERB);
    assert_int_equal(class_in("He spoke of rebel-held areas.", "held"), WORD_ADJECTIVE);
    assert_int_equal(class_in("She said that it was late.", "that"), WORD_THAT);
}

static void arabic_verb_or_noun(void **state)
{
    (void)state;
    assert_int_equal(class_in("قتل مسلحون ثلاثة جنود.", "قتل"), WORD_VERB);
    assert_int_equal(class_in("بعد قتل الجندي غادروا.", "قتل"), WORD_NOUN);
    assert_int_equal(class_in("طلب الوزير المال.", "طلب"), WORD_VERB);
    assert_int_equal(class_in("وافق على طلب الوزير.", "طلب"), WORD_NOUN);
}

typedef struct wanted {
    const char *form;
    unsigned features;
    bool seen;
} wanted;

static void look(void *context, str form, unsigned features)
{
    wanted *w = context;
    if (str_is(form, w->form) && (features & w->features) == w->features)
        w->seen = true;
}

static void conjugation(void **state)
{
    static const struct {
        const char *past, *present, *masdar, *form;
        unsigned features;
    } rows[] = {
        { "قال", "يقول", "قول", "قالت", ARABIC_PAST | ARABIC_FEMININE },
        { "قال", "يقول", "قول", "يقل", ARABIC_PRESENT },
        { "قال", "يقول", "قول", "قيل", ARABIC_PAST | ARABIC_PASSIVE },
        { "أعطى", "يعطي", "إعطاء", "أعطوا", ARABIC_PAST | ARABIC_PLURAL },
        { "دعا", "يدعو", "دعوة", "دعت", ARABIC_PAST | ARABIC_FEMININE },
        { "دعا", "يدعو", "دعوة", "يدعون", ARABIC_PRESENT | ARABIC_PLURAL },
        { "جمد", "يجمد", "تجميد", "مجمدة", ARABIC_PARTICIPLE | ARABIC_FEMININE },
        { "خطف", "يخطف", "خطف", "مخطوف", ARABIC_PARTICIPLE },
        { "اغتال", "يغتال", "اغتيال", "اغتيل", ARABIC_PAST | ARABIC_PASSIVE },
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        arena *a = arena_new();
        wanted w = { rows[i].form, rows[i].features, false };
        arabic_conjugate(a, str_of(rows[i].past), str_of(rows[i].present), str_of(rows[i].masdar),
                         look, &w);
        if (!w.seen)
            fail_msg("%s has no form %s", rows[i].past, rows[i].form);
        arena_free(a);
    }
}

static void broken_rows_are_told(void **state)
{
    (void)state;
    lexicon *x = NULL;
    data_set *empty = NULL;
    qanat_error err = { 0 };
    assert_int_equal(data_open("/nonexistent-folder-of-words", &empty, &err) == QANAT_OK, 0);
    assert_int_equal(lexicon_open(kit.data, &x, &err), QANAT_OK);
    assert_int_not_equal(lexicon_find(x, LANG_EN, STR("said")), NO_INDEX);
    assert_int_not_equal(lexicon_find(x, LANG_AR, STR("قالت")), NO_INDEX);
    assert_int_equal(lexicon_find(x, LANG_EN, STR("qwzrx")), NO_INDEX);
    assert_int_not_equal(lexicon_lemma(x, LANG_EN, WORD_VERB, STR("say")), NO_INDEX);
    lexicon_close(x);
    lexicon_close(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(stems),
        cmocka_unit_test(english_verb_or_noun),
        cmocka_unit_test(arabic_verb_or_noun),
        cmocka_unit_test(conjugation),
        cmocka_unit_test(broken_rows_are_told),
    };
    return cmocka_run_group_tests(tests, reading_open, reading_close);
}
