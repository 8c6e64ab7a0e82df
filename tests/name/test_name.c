/*
 * What names are the same and what are not, as knowledge in pairs.txt; how names are cut; that
 * scores add up, are symmetric, and that strange input is answered quickly or refused clearly.
 */
#include "testing.h"

#include "naming.h"
#include "base/buf.h"
#include "name/name.h"

#include <time.h>

static size_t wrong;

static void check_pair(str input, str expected, str note)
{
    static const struct {
        const char *sign;
        int32_t least, most;
    } signs[] = { { " = ", 700000, NAME_ONE - 1 },
                  { " # ", 0, 699999 },
                  { " ~ ", 600000, 990000 } };
    name_kind kind = str_is(expected, "body") ? NAME_BODY : NAME_PERSON;
    for (size_t i = 0; i < 3; i++) {
        size_t at = str_find(input, str_of(signs[i].sign));
        if (at == SIZE_MAX)
            continue;
        int32_t v = name_score(table, str_take(input, at), str_drop(input, at + 3), kind);
        if (v < signs[i].least || v > signs[i].most) {
            print_message("%.*s: %d (%.*s)\n", STR_ARG(input), v, STR_ARG(note));
            wrong++;
        }
        return;
    }
    fail_msg("no sign in %.*s", STR_ARG(input));
}

static void pairs_are_told_apart(void **state)
{
    (void)state;
    wrong = 0;
    triples_each("pairs.txt", check_pair);
    assert_int_equal(wrong, 0);
}

static const char *const some[] = { "Muammar Gaddafi",
                                    "محمد علي التكريتي",
                                    "Petrov, Ivan Sergeevich",
                                    "J. P. Sokolov",
                                    "Vektor Trading (Cyprus) Ltd",
                                    "김정은",
                                    "Dr. Abd al-Rahman ibn Saleh",
                                    "ООО Вектор",
                                    "Good Will Holding",
                                    "Goodwill Holding III",
                                    "IRGC",
                                    "Фёдор Достоевский",
                                    "Bdfy Gtnhjd",
                                    "Abdul Karim Haddad",
                                    "华为技术有限公司",
                                    "CUADRADO NAVAJAS, Luis" };

static void scores_add_up(void **state)
{
    (void)state;
    static name_match m;
    arena *a = arena_new();
    for (size_t i = 0; i < sizeof some / sizeof *some; i++)
        for (size_t k = 0; k < sizeof some / sizeof *some; k++) {
            name_parsed q, r;
            assert_int_equal(
                name_parse_pair(table, str_of(some[i]), str_of(some[k]), NAME_ANY, a, &q, &r, NULL),
                QANAT_OK);
            int32_t v = name_compare(table, &q, &r, &m), sum = 0;
            assert_int_equal(v, name_compare(table, &q, &r, NULL));
            assert_int_equal(v, name_compare(table, &r, &q, NULL));
            assert_int_equal(v, m.score);
            for (uint32_t p = 0; p < m.n; p++) {
                assert_true(m.parts[p].q_start <= m.parts[p].q_end && m.parts[p].q_end <= q.text.n);
                assert_true(m.parts[p].r_start <= m.parts[p].r_end && m.parts[p].r_end <= r.text.n);
                assert_true(m.parts[p].points >= 0);
                sum += m.parts[p].points;
            }
            for (uint32_t p = 0; p < m.adjustment_n; p++)
                sum += m.adjustments[p].points;
            assert_int_equal(sum, v);
            assert_int_equal(v == NAME_ONE, i == k);
        }
    arena_free(a);
}

static const name_part *part_with(const name_parsed *p, name_role role)
{
    for (uint32_t i = 0; i < p->n; i++)
        if (p->parts[i].role == role)
            return &p->parts[i];
    return NULL;
}

static void check_role(const char *text, name_kind kind, name_role role, const char *word)
{
    arena *a = arena_new();
    name_parsed p;
    assert_int_equal(name_parse(table, str_of(text), kind, a, &p, NULL), QANAT_OK);
    const name_part *part = part_with(&p, role);
    if (!part || !str_is(str_range(text, part->start, part->end), word))
        fail_msg("%s: role %d is %.*s, not %s", text, role,
                 part ? (int)(part->end - part->start) : 0, part ? text + part->start : "", word);
    arena_free(a);
}

static void parts_have_roles(void **state)
{
    (void)state;
    check_role("Ivan Sergeevich Petrov", NAME_PERSON, NAME_PATRONYMIC, "Sergeevich");
    check_role("Ivan Sergeevich Petrov", NAME_PERSON, NAME_FAMILY, "Petrov");
    check_role("Petrov, Ivan Sergeevich", NAME_PERSON, NAME_FAMILY, "Petrov");
    check_role("Умаров Доку Хаматович", NAME_PERSON, NAME_PATRONYMIC, "Хаматович");
    check_role("Dr. Ahmad Hassan", NAME_PERSON, NAME_TITLE, "Dr");
    check_role("Martin Luther King", NAME_PERSON, NAME_FAMILY, "King");
    check_role("Ahmad bin Saleh", NAME_PERSON, NAME_PARTICLE, "bin");
    check_role("J. Sokolov", NAME_PERSON, NAME_INITIAL, "J");
    check_role("Vektor L.L.C.", NAME_BODY, NAME_LEGAL, "L.L.C");
    check_role("Vektor limited liability company", NAME_BODY, NAME_LEGAL,
               "limited liability company");
    check_role("شركة فيكتور ذات مسؤولية محدودة", NAME_BODY, NAME_LEGAL, "شركة");
    check_role("Vektor Fund IV", NAME_BODY, NAME_NUMBER, "IV");
    check_role("Vektor (Germany)", NAME_BODY, NAME_PLACE, "Germany");
    check_role("Volga Bank", NAME_BODY, NAME_GENERIC, "Bank");
}

static void kinds_are_found(void **state)
{
    (void)state;
    arena *a = arena_new();
    name_parsed p;
    assert_int_equal(name_parse(table, STR("Vektor GmbH"), NAME_ANY, a, &p, NULL), QANAT_OK);
    assert_int_equal(p.kind, NAME_BODY);
    assert_int_equal(name_parse(table, STR("Ivan Petrov"), NAME_ANY, a, &p, NULL), QANAT_OK);
    assert_int_equal(p.kind, NAME_PERSON);
    assert_int_equal(name_parse(table, STR("Kim Jong Un"), NAME_ANY, a, &p, NULL), QANAT_OK);
    assert_int_equal(p.kind, NAME_PERSON);
    assert_int_equal(name_parse(table, STR("IRGC"), NAME_ANY, a, &p, NULL), QANAT_OK);
    assert_int_equal(p.kind, NAME_BODY);
    assert_int_equal(name_parse(table, STR("华为技术有限公司"), NAME_ANY, a, &p, NULL), QANAT_OK);
    assert_int_equal(p.kind, NAME_BODY);
    arena_free(a);
}

/* ranges are those of the bytes as typed, and the explanation says that they were read otherwise */
static void told_as(str a_name, str b_name, const char *on, uint32_t start, uint32_t end)
{
    static name_match m;
    arena *a = arena_new();
    name_parsed q, r;
    assert_int_equal(name_parse_pair(table, a_name, b_name, NAME_PERSON, a, &q, &r, NULL),
                     QANAT_OK);
    assert_true(q.retyped && !r.retyped);
    assert_int_equal(q.parts[1].start, start);
    assert_int_equal(q.parts[1].end, end);
    assert_true(name_compare(table, &q, &r, &m) > NAME_ONE * 9 / 10);
    bool told = false;
    for (uint32_t i = 0; i < m.adjustment_n; i++)
        told |= strcmp(m.adjustments[i].on, on) == 0 && m.adjustments[i].points < 0;
    assert_true(told);
    arena_free(a);
}

static void another_keyboard_is_told(void **state)
{
    (void)state;
    told_as(STR("Bdfy Gtnhjd"), STR("Иван Петров"), "keyboard", 5, 11);
}

static void misread_letters_are_told(void **state)
{
    (void)state;
    told_as(STR("Ahrned Hassan"), STR("Ahmed Hassan"), "misread", 7, 13);
    told_as(STR("Hassan Ahrned"), STR("Hassan Ahmed"), "misread", 7, 13);
    /* known as it stands, or not known in the other reading either */
    arena *a = arena_new();
    name_parsed q;
    assert_int_equal(name_parse(table, STR("Arnold Camden"), NAME_PERSON, a, &q, NULL), QANAT_OK);
    assert_false(q.misread);
    arena_free(a);
}

static void answered_quickly(const char *piece, size_t count, qanat_status expected)
{
    buf b = { 0 };
    for (size_t i = 0; i < count; i++)
        buf_puts(&b, piece);
    arena *a = arena_new();
    name_parsed p, other;
    qanat_error err = { 0 };
    clock_t start = clock();
    qanat_status s = name_parse(table, buf_view(&b), NAME_PERSON, a, &p, &err);
    assert_int_equal(s, expected);
    if (s == QANAT_OK) {
        assert_int_equal(name_parse(table, STR("Ivan Petrov"), NAME_PERSON, a, &other, NULL),
                         QANAT_OK);
        assert_in_range(name_compare(table, &p, &p, NULL), 0, NAME_ONE);
        assert_in_range(name_compare(table, &p, &other, NULL), 0, NAME_ONE);
    } else {
        assert_true(err.message[0] != 0);
    }
    assert_true(clock() - start < CLOCKS_PER_SEC);
    arena_free(a);
    buf_free(&b);
}

static void strange_names_are_answered(void **state)
{
    (void)state;
    answered_quickly("a", 1 << 20, QANAT_E_LIMIT);
    answered_quickly("ab ", 10000, QANAT_E_LIMIT);
    answered_quickly("ab ", 1300, QANAT_OK);          /* more parts than are compared */
    answered_quickly("a", 4000, QANAT_OK);            /* one very long word */
    answered_quickly("\xCC\x81", 2000, QANAT_OK);     /* combining marks only */
    answered_quickly("\xEE\x80\x80", 1300, QANAT_OK); /* private use */
    answered_quickly("王", 1000, QANAT_OK);
    answered_quickly("", 0, QANAT_OK);
    answered_quickly("\xFF", 3, QANAT_E_INPUT);
}

static void every_private_use_character(void **state)
{
    (void)state;
    arena *a = arena_new();
    for (uint32_t c = 0xE000; c <= 0xF8FF; c++) {
        char text[8] = { (char)(0xE0 | c >> 12), (char)(0x80 | (c >> 6 & 63)),
                         (char)(0x80 | (c & 63)), 'a', 'b' };
        name_parsed p;
        assert_int_equal(name_parse(table, (str){ text, 5 }, NAME_ANY, a, &p, NULL), QANAT_OK);
        arena_reset(a);
    }
    arena_free(a);
}

static void words_of_any_script(void **state)
{
    (void)state;
    assert_int_equal(name_word_score(table, STR("Sokolov"), STR("Sokolov")), NAME_ONE);
    assert_in_range(name_word_score(table, STR("سوكولوف"), STR("Sokolov")), 750000, NAME_ONE - 1);
    assert_in_range(name_word_score(table, STR("سوكولوف"), STR("Соколов")), 700000, NAME_ONE - 1);
    assert_in_range(name_word_score(table, STR("سوكولوف"), STR("Petrov")), 0, 400000);
    assert_int_equal(name_word_score(table, STR(""), STR("Petrov")), 0);
}

static void check_nearer(str input, str word, str note)
{
    size_t at = str_find(input, STR(" > "));
    assert_true(at != SIZE_MAX);
    int32_t v = name_score(table, word, str_take(input, at), NAME_PERSON);
    int32_t w = name_score(table, word, str_drop(input, at + 3), NAME_PERSON);
    if (v <= w) {
        print_message("%.*s: %.*s: %d, %d (%.*s)\n", STR_ARG(word), STR_ARG(input), v, w,
                      STR_ARG(note));
        wrong++;
    }
}

static void the_likelier_is_nearer(void **state)
{
    (void)state;
    wrong = 0;
    triples_each("nearer.txt", check_nearer);
    assert_int_equal(wrong, 0);
}

/* A word that is near has a skeleton that is looked for, or the index could not find it. */
static void near_words_are_reached(void **state)
{
    (void)state;
    static const char *const words[] = { "Petrov",  "Petroff", "Пётров",   "بتروف",    "Gaddafi",
                                         "Qadhafi", "Khadafy", "القذافي",  "Hassan",   "Hasan",
                                         "حسن",     "Хасан",   "Wladimir", "Vladimir", "جمال",
                                         "Gamal",   "Jamal",   "Kim",      "김",       "Sokolov",
                                         "Соколов" };
    arena *a = arena_new();
    size_t near = 0;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        for (size_t k = 0; k < sizeof words / sizeof *words; k++) {
            name_word x, y;
            name_word_prepare(table, str_of(words[i]), a, &x);
            name_word_prepare(table, str_of(words[k]), a, &y);
            if (name_word_letters(table, &x, &y, NAME_FLOOR) == 0)
                continue;
            near++;
            bool reached = false;
            for (const name_word *p = &x; p; p = p->alt)
                for (const name_word *q = &y; q; q = q->alt) {
                    uint64_t all[NAME_SKELETONS_NEAR];
                    size_t n = name_skeletons_near(p, UINT32_MAX, all);
                    for (size_t s = 0; s < n; s++)
                        reached |= all[s] == name_word_skeleton(q);
                }
            if (!reached)
                fail_msg("%s is near %s and does not reach its skeleton", words[i], words[k]);
        }
    assert_true(near > 40);
    arena_free(a);
}

/* Two Arabic words put together by their letters are what reading them as one word gives. */
static void words_put_together_are_words(void **state)
{
    (void)state;
    static const char *const words[] = { "بن",   "جاسم",   "سونج", "غاز",    "نت",   "شرق",  "محممد",
                                         "درهم", "اوربكس", "ترد",  "جمعة",   "ات",   "تجمع", "ع",
                                         "لله",  "نج",     "بنك",  "عبدالله", "ىسري", "ءات" };
    arena *a = arena_new();
    size_t joined = 0;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        for (size_t k = 0; k < sizeof words / sizeof *words; k++) {
            name_word x, y, both, read;
            name_word_prepare(table, str_of(words[i]), a, &x);
            name_word_prepare(table, str_of(words[k]), a, &y);
            name_word_prepare(table, arena_join(a, str_of(words[i]), str_of(words[k])), a, &read);
            if (!name_words_concat(table, &x, &y, a, &both))
                continue;
            joined++;
            for (const name_word *p = &both, *q = &read; p || q; p = p->alt, q = q->alt) {
                assert_true(p && q);
                assert_true(str_eq(p->folded, q->folded) && p->hash == q->hash);
                assert_int_equal(p->writing, q->writing);
                assert_int_equal(p->n, q->n);
                assert_int_equal(p->m, q->m);
                assert_int_equal(p->doubled, q->doubled);
                assert_int_equal(p->marks, q->marks);
                assert_int_equal(p->letters, q->letters);
                assert_true(p->skeleton == q->skeleton && p->skeleton_n == q->skeleton_n);
                assert_memory_equal(p->symbols, q->symbols, 2u * q->n);
            }
        }
    assert_true(joined > 300);
    name_word x, y, both;
    name_word_prepare(table, STR("اوربكس"), a, &x);
    name_word_prepare(table, STR("trade"), a, &y);
    assert_false(name_words_concat(table, &x, &y, a, &both));
    arena_free(a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_put_together_are_words),
        cmocka_unit_test(pairs_are_told_apart),       cmocka_unit_test(scores_add_up),
        cmocka_unit_test(parts_have_roles),           cmocka_unit_test(kinds_are_found),
        cmocka_unit_test(strange_names_are_answered), cmocka_unit_test(every_private_use_character),
        cmocka_unit_test(another_keyboard_is_told),
        cmocka_unit_test(misread_letters_are_told),
        cmocka_unit_test(the_likelier_is_nearer),
        cmocka_unit_test(words_of_any_script),        cmocka_unit_test(near_words_are_reached),
    };
    return cmocka_run_group_tests(tests, naming_setup, naming_teardown);
}
