/*
 * What a word may tell of titles in any of its forms: never no where a title, a kinship word or one of
 * ownership is left when something is taken off.
 */
#include "reading.h"
#include "report/knowledge.h"
#include "report/memo.h"
#include "report/titles.h"

static const char *const before[] = { "", "و", "ف", "ال", "وال", "لل", "ب", "ول", "وبال" };

/* the word with what may stand before and behind it */
static void check_forms(const char *stem, const char *const *behind, size_t n)
{
    for (size_t i = 0; i < sizeof before / sizeof *before; i++)
        for (size_t k = 0; k < n; k++) {
            char word[64];
            int used = snprintf(word, sizeof word, "%s%s%s", before[i], stem, behind[k]);
            if (!titles_may_tell(kit.know->titles, LANG_AR, (str){ word, (size_t)used }))
                fail_msg("%s holds %s", word, stem);
        }
}

static void no_form_is_missed(void **state)
{
    (void)state;
    static const char *const plain[] = { "",   "ه",  "ها", "هم",   "هما",  "ان",
                                         "ين", "ون", "ا",  "يهما", "اهما", "يها" };
    static const char *const bound[] = { "ه", "ها", "هم", "هما" };
    static const char *const plural[] = { "يه", "يها", "يهم" };
    check_forms("وزير", plain, sizeof plain / sizeof *plain);
    check_forms("شقيق", plain, sizeof plain / sizeof *plain);
    check_forms("مالك", plain, sizeof plain / sizeof *plain);
    check_forms("زوجت", bound, sizeof bound / sizeof *bound); /* زوجة */
    check_forms("اشقا", plural, sizeof plural / sizeof *plural);
}

static void other_words_hold_none(void **state)
{
    (void)state;
    static const char *const ar[] = { "النفط", "وقال", "الاقتصاد", "مليون" };
    for (size_t i = 0; i < sizeof ar / sizeof *ar; i++)
        assert_false(titles_may_tell(kit.know->titles, LANG_AR, str_of(ar[i])));
    assert_true(titles_may_tell(kit.know->titles, LANG_EN, STR("minister")));
    assert_true(titles_may_tell(kit.know->titles, LANG_EN, STR("brother")));
    assert_false(titles_may_tell(kit.know->titles, LANG_EN, STR("yesterday")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_form_is_missed),
        cmocka_unit_test(other_words_hold_none),
    };
    return cmocka_run_group_tests(tests, reading_open, reading_close);
}
