/*
 * Conjugation on the written skeleton. Arabic letters are two bytes in UTF-8, so that letters are
 * counted and cut by twos. Rules cover strong, hollow (قال), defective (دعا، أعطى، لقي) and doubled
 * verbs of all ten forms in the persons that prose uses; they over-generate a little (a form that
 * nobody writes harms nobody).
 */
#include "text/arabic.h"

enum { LETTER = 2 };

typedef struct builder {
    arena *a;
    arabic_emit *emit;
    void *context;
} builder;

static size_t letters(str s)
{
    return s.n / LETTER;
}

static str letter(str s, size_t i)
{
    return str_range(s.at, i * LETTER, (i + 1) * LETTER);
}

static bool letter_is(str s, size_t i, const char *l)
{
    return i < letters(s) && str_is(letter(s, i), l);
}

static bool ends_in(str s, const char *l)
{
    return str_ends(s, str_of(l));
}

static str cut(str s, size_t count)
{
    return str_take(s, s.n > count * LETTER ? s.n - count * LETTER : 0);
}

static void put(builder *b, unsigned features, str stem, const char *ending)
{
    b->emit(b->context, arena_join(b->a, stem, str_of(ending)), features);
}

/* the letter at `i` exchanged, or dropped where `with` is "" */
static str exchange(builder *b, str s, size_t i, const char *with)
{
    return arena_printf(b->a, "%.*s%s%.*s", (int)(i * LETTER), s.at, with,
                        (int)(s.n - (i + 1) * LETTER), s.at + (i + 1) * LETTER);
}

static void past_forms(builder *b, str past, unsigned extra)
{
    unsigned f = ARABIC_PAST | extra;
    bool defective = ends_in(past, "ى") || ends_in(past, "ا");
    str stem = defective ? cut(past, 1) : past;
    put(b, f, past, "");
    put(b, f | ARABIC_FEMININE, stem, "ت");
    put(b, f | ARABIC_FEMININE | ARABIC_DUAL, stem, "تا");
    if (ends_in(past, "ى")) { /* أعطى: أعطيا، أعطوا، أعطاه، أعطيت */
        put(b, f | ARABIC_DUAL, stem, "يا");
        put(b, f, stem, "ا");
        put(b, f | ARABIC_SPEAKER, stem, "يت");
        put(b, f | ARABIC_SPEAKER, stem, "ينا");
    } else if (defective) { /* دعا: دعوا */
        put(b, f | ARABIC_DUAL, stem, "وا");
        put(b, f | ARABIC_SPEAKER, stem, "ونا");
    } else {
        put(b, f | ARABIC_DUAL, stem, "ا");
    }
    str plural = ends_in(past, "ي") ? cut(past, 1) : stem;
    put(b, f | ARABIC_PLURAL, plural, "وا");
    put(b, f | ARABIC_PLURAL, plural, "و"); /* before a suffix: قتلوه */
    size_t n = letters(past);
    if (!defective && n >= 3 && letter_is(past, n - 2, "ا")) { /* hollow: قال، قلنا */
        str brief = exchange(b, past, n - 2, "");
        put(b, f | ARABIC_SPEAKER, brief, "نا");
        put(b, f | ARABIC_SPEAKER, brief, "ت");
        put(b, f | ARABIC_PLURAL | ARABIC_FEMININE, brief, "ن");
    } else if (!defective) {
        put(b, f | ARABIC_SPEAKER, past, "نا");
        put(b, f | ARABIC_PLURAL | ARABIC_FEMININE, past, "ن");
    }
}

static void present_person(builder *b, str body, const char *prefix, unsigned f)
{
    put(b, f, arena_join(b->a, str_of(prefix), body), "");
}

static void present_forms(builder *b, str present, unsigned extra)
{
    unsigned f = ARABIC_PRESENT | extra;
    str body = str_drop(present, LETTER);
    size_t n = letters(body);
    bool weak_end = ends_in(body, "ي") || ends_in(body, "و") || ends_in(body, "ى");
    present_person(b, body, "ي", f);
    present_person(b, body, "ت", f | ARABIC_FEMININE);
    present_person(b, body, "ن", f | ARABIC_SPEAKER | ARABIC_PLURAL);
    present_person(b, body, "أ", f | ARABIC_SPEAKER);
    str stem = weak_end ? cut(body, 1) : body;
    static const char *const plural[] = { "ون", "وا", "و" };
    for (size_t i = 0; i < sizeof plural / sizeof *plural; i++)
        put(b, f | ARABIC_PLURAL, arena_join(b->a, STR("ي"), stem), plural[i]);
    str dual = ends_in(body, "ى") ? arena_join(b->a, stem, STR("ي")) : body;
    put(b, f | ARABIC_DUAL, arena_join(b->a, STR("ي"), dual), "ان");
    put(b, f | ARABIC_DUAL, arena_join(b->a, STR("ي"), dual), "ا");
    put(b, f | ARABIC_DUAL | ARABIC_FEMININE, arena_join(b->a, STR("ت"), dual), "ان");
    put(b, f | ARABIC_PLURAL | ARABIC_FEMININE, arena_join(b->a, STR("ي"), dual), "ن");
    if (ends_in(body, "ى")) /* before a suffix: يلقاه */
        present_person(b, arena_join(b->a, stem, STR("ا")), "ي", f);
    str brief = STR_NONE; /* jussive: لم يقل، لم يعط */
    if (weak_end)
        brief = stem;
    else if (n >= 3 && (letter_is(body, n - 2, "و") || letter_is(body, n - 2, "ي") ||
                        letter_is(body, n - 2, "ا")))
        brief = exchange(b, body, n - 2, "");
    if (brief.n >= 2 * LETTER) {
        present_person(b, brief, "ي", f);
        present_person(b, brief, "ت", f | ARABIC_FEMININE);
    }
}

/* only where the passive is written otherwise: hollow, defective and third form verbs */
static void passive_forms(builder *b, str past, str present)
{
    size_t n = letters(past);
    str p = STR_NONE, q = STR_NONE, body = str_drop(present, LETTER);
    size_t m = letters(body);
    if (n >= 3 && letter_is(past, n - 2, "ا"))
        p = exchange(b, past, n - 2, "ي");
    else if (ends_in(past, "ى") || (ends_in(past, "ا") && n >= 3))
        p = exchange(b, past, n - 1, "ي");
    else if (n == 4 && letter_is(past, 1, "ا"))
        p = exchange(b, past, 1, "و");
    else if (n == 5 && letter_is(past, 2, "ا") && letter_is(past, 0, "ت"))
        p = exchange(b, past, 2, "و");
    if (m >= 3 && (letter_is(body, m - 2, "و") || letter_is(body, m - 2, "ي")))
        q = exchange(b, present, m - 1, "ا");
    else if (ends_in(body, "ي") || ends_in(body, "و"))
        q = exchange(b, present, m, "ى");
    if (p.n)
        past_forms(b, p, ARABIC_PASSIVE);
    if (q.n)
        present_forms(b, q, ARABIC_PASSIVE);
}

static bool is_weak(str l)
{
    return str_is(l, "ا") || str_is(l, "و") || str_is(l, "ي") || str_is(l, "ى") || str_is(l, "أ") ||
           str_is(l, "آ") || str_is(l, "ئ") || str_is(l, "ء") || str_is(l, "ؤ");
}

static void inflect(builder *b, str noun, unsigned extra)
{
    bool feminine = ends_in(noun, "ة");
    str stem = feminine ? cut(noun, 1) : noun;
    if (letters(stem) < 2)
        return;
    if (feminine) {
        put(b, extra | ARABIC_FEMININE | ARABIC_BOUND, stem, "ت"); /* before a suffix: وزارته */
        put(b, extra | ARABIC_FEMININE | ARABIC_DUAL, stem, "تان");
        put(b, extra | ARABIC_FEMININE | ARABIC_DUAL, stem, "تين");
    } else {
        put(b, extra | ARABIC_FEMININE, stem, "ة");
        put(b, extra | ARABIC_FEMININE | ARABIC_DUAL, stem, "تين");
        put(b, extra | ARABIC_PLURAL, stem, "ون");
        put(b, extra | ARABIC_PLURAL, stem, "ين");
        put(b, extra | ARABIC_PLURAL, stem, "و"); /* construct: متظاهرو، متظاهري */
        put(b, extra | ARABIC_PLURAL, stem, "ي");
        put(b, extra | ARABIC_DUAL, stem, "ان");
        put(b, extra, stem, "ا"); /* tanwin */
    }
    put(b, extra | ARABIC_PLURAL | ARABIC_FEMININE, stem, "ات");
}

static void participles(builder *b, str past, str present, str masdar)
{
    size_t n = letters(past);
    bool second = n == 3 && letters(masdar) >= 4 && letter_is(masdar, 0, "ت");
    if (n > 3 || second) {
        str body = str_drop(present, LETTER);
        str p = arena_join(b->a, STR("م"), body);
        put(b, ARABIC_PARTICIPLE | ARABIC_ACTIVE_PARTICIPLE, p, "");
        inflect(b, p, ARABIC_PARTICIPLE | ARABIC_ACTIVE_PARTICIPLE);
        return;
    }
    if (n != 3 || is_weak(letter(past, 1)) || is_weak(letter(past, 2)) || is_weak(letter(past, 0)))
        return;
    str c1 = letter(past, 0), c23 = str_drop(past, LETTER);
    str active = arena_printf(b->a, "%.*sا%.*s", STR_ARG(c1), STR_ARG(c23));
    str passive = arena_printf(b->a, "م%.*s%.*sو%.*s", STR_ARG(c1), STR_ARG(letter(past, 1)),
                               STR_ARG(letter(past, 2)));
    put(b, ARABIC_ACTIVE_PARTICIPLE, active, "");
    put(b, ARABIC_PARTICIPLE, passive, "");
    inflect(b, active, ARABIC_ACTIVE_PARTICIPLE);
    inflect(b, passive, ARABIC_PARTICIPLE);
}

void arabic_conjugate(arena *a, str past, str present, str masdar, arabic_emit *emit, void *context)
{
    builder b = { a, emit, context };
    if (letters(past) < 2 || letters(present) < 3)
        return;
    past_forms(&b, past, 0);
    present_forms(&b, present, 0);
    passive_forms(&b, past, present);
    participles(&b, past, present, masdar);
}

void arabic_inflect(arena *a, str noun, arabic_emit *emit, void *context)
{
    builder b = { a, emit, context };
    inflect(&b, noun, 0);
}
