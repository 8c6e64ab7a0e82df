/*
 * Words as symbols: every letter of every script becomes a symbol of one of three writings (Latin,
 * consonantal, Cyrillic) that costs.c has learned weights for; other scripts are romanised first by
 * data/names/letters.tsv, Han by its readings in han.tsv, Hangul by taking syllables apart.
 *
 * Beside the symbols a word gets its skeleton: the classes of its consonants. Two words whose
 * skeletons differ by more than one class are never taken for the same name, which is what lets the
 * index find all that match (docs/index.md). Vowels, h and w say nothing in it, since Arabic writes
 * them or not.
 *
 * Cost: a table look-up a character.
 */
#include "name/inside.h"
#include "base/utf8.h"

static const char abjad_letters[] = "ابتثجحخدذرزسشصضطظعغفقكلمنهويىةپچژگءאבהוחיכעפצש";
static const char cyrillic_letters[] = "абвгдежзийклмнопрстуфхцчшщъыьэюя";

/* Letters that are symbols of their own first in a word, last, and before e, i or y: other letters
 * stand for them there. Numbered from SYMBOL_PLACED in this order. */
static const char *const placed_letters[3][PLACES] = {
    [NAME_LATIN] = { "aeiouyhjw", "aeiouyhstdxznr", "cg" },
    [NAME_ABJAD] = { "اويهع", "اويه", "" },
    [NAME_CYRILLIC] = { "аеиуюя", "аеийоыястэ", "" },
};

enum { DIGIT_SYMBOL = 50, SCH = 27, TCH = 28, SHCH = 29 };

uint8_t letters_symbol(name_writing w, uint32_t c)
{
    if (c >= '0' && c <= '9')
        return (uint8_t)(DIGIT_SYMBOL + c - '0');
    if (w == NAME_LATIN || w == NAME_ROMANISED)
        return c >= 'a' && c <= 'z' ? (uint8_t)(c - 'a' + 1) : 0;
    str all = str_of(w == NAME_ABJAD ? abjad_letters : cyrillic_letters);
    uint8_t id = 1;
    for (size_t i = 0; i < all.n; id++)
        if (utf8_next(all, &i) == c)
            return id;
    return 0;
}

/* ---- reading the tables */

static qanat_status read_letter(name_table *t, str *col, const tsv_reader *r, qanat_error *err)
{
    size_t i = 0;
    uint32_t c = col[0].n ? utf8_next(col[0], &i) : 0;
    if (!c || c >= LETTER_LAST || i != col[0].n || col[1].n != 1 || col[4].n >= 8)
        return error_at(err, QANAT_E_INPUT, r->file.at, r->line, 1,
                        "a letter, a writing (a, c, r), how, base and Latin are wanted");
    letter_row *row = &t->letters[c];
    char w = col[1].at[0];
    row->writing = (uint8_t)(1 + (w == 'a'   ? NAME_ABJAD
                                  : w == 'c' ? NAME_CYRILLIC
                                  : w == 'l' ? NAME_LATIN
                                             : NAME_ROMANISED));
    row->how = col[2].n ? col[2].at[0] : 0;
    memcpy(row->latin, col[4].at, col[4].n);
    size_t n = 0;
    for (size_t k = 0; k < col[3].n && n < 3;) {
        row->own[n] = letters_symbol((name_writing)(row->writing - 1), utf8_next(col[3], &k));
        if (!row->own[n++])
            return error_at(err, QANAT_E_INPUT, r->file.at, r->line, 4, "no such base letter");
    }
    return QANAT_OK;
}

static void latin_letters(name_table *t)
{
    for (uint32_t c = 'a'; c <= 'z'; c++) {
        letter_row *row = &t->letters[c];
        row->writing = NAME_LATIN + 1;
        row->own[0] = (uint8_t)(c - 'a' + 1);
        row->latin[0] = (char)c;
    }
    for (uint32_t c = '0'; c <= '9'; c++) {
        t->letters[c].latin[0] = (char)c;
        t->letters[c].own[0] = (uint8_t)(DIGIT_SYMBOL + c - '0');
    }
}

qanat_status letters_read(name_table *t, const data_set *data, qanat_error *err)
{
    t->letters = arena_array(t->a, letter_row, LETTER_LAST);
    latin_letters(t);
    data_file f;
    str col[5];
    if (data_get(data, STR("names/letters.tsv"), &f))
        for (tsv_reader r = tsv_begin(&f); tsv_next(&r, col, 5);) {
            qanat_status s = read_letter(t, col, &r, err);
            if (s != QANAT_OK)
                return s;
        }
    if (data_get(data, STR("names/han.tsv"), &f))
        for (tsv_reader r = tsv_begin(&f); tsv_next(&r, col, 4);)
            map_put(&t->han, col[0], (uint32_t)(col[0].at - f.bytes.at));
    t->han_file = data_get(data, STR("names/han.tsv"), &f) ? f.bytes : STR_NONE;
    return QANAT_OK;
}

/* bytes of the article, alone or behind "and" or "for", where three letters more follow */
size_t letters_article(str word)
{
    if (word.n >= 10 && str_starts(word, STR("ال")))
        return 4;
    if (word.n >= 12 && str_starts(word, STR("وال")))
        return 6;
    return word.n >= 10 && str_starts(word, STR("لل")) ? 4 : 0;
}

/* ---- gathering the letters of a word */

enum { ROOM = NAME_WORD_SYMBOLS + 8 };

typedef struct gather {
    uint8_t own[ROOM], latin[ROOM]; /* latin: letters a to z and digits as symbols */
    size_t n, m;
    uint8_t doubled, marks; /* as in name_word */
    unsigned writings;      /* bit per writing met */
    char inherent;     /* a vowel due unless a vowel sign follows, and its letter */
    char held[8];      /* Thai: a vowel that is written before its consonant */
    bool thai;         /* the last letter was a Thai consonant without a vowel */
} gather;

static void put_latin(gather *g, const char *s)
{
    for (; *s && g->m < NAME_WORD_SYMBOLS; s++)
        g->latin[g->m++] = *s >= 'a' && *s <= 'z' ? (uint8_t)(*s - 'a' + 1)
                                                  : letters_symbol(NAME_LATIN, (unsigned char)*s);
}

static void put_row(gather *g, const letter_row *row)
{
    if (row->writing)
        g->writings |= 1u << (row->writing - 1);
    if (g->inherent && row->how != 'v')
        put_latin(g, (char[]){ g->inherent, 0 });
    g->inherent = row->how == 'i' ? 'a' : row->how == 'k' ? 'o' : 0;
    if (row->how == 'p') {
        memcpy(g->held, row->latin, sizeof g->held);
        return;
    }
    if (row->how == 'y' && g->m && g->latin[g->m - 1] == letters_symbol(NAME_LATIN, 'i'))
        g->m--;
    if (row->how == 'y' && g->m && row->latin[0] == 'y' && g->latin[g->m - 1] == 8 /* sh, ch */)
        put_latin(g, row->latin + 1);
    else
        put_latin(g, row->latin);
    for (size_t i = 0; row->own[i] && g->n < NAME_WORD_SYMBOLS; i++)
        g->own[g->n++] = row->own[i];
    if (row->how == 't' && g->held[0]) {
        put_latin(g, g->held);
        g->held[0] = 0;
    }
}

static void put_hangul(gather *g, uint32_t c)
{
    static const char *const lead[] = { "k",  "kk", "n", "t",  "tt", "r", "m", "p", "pp", "s",
                                        "ss", "",   "j", "jj", "ch", "k", "t", "p", "h" };
    static const char *const vowel[] = { "a",  "ae", "ya", "yae", "eo", "e",  "yeo",
                                         "ye", "o",  "wa", "wae", "oe", "yo", "u",
                                         "wo", "we", "wi", "yu",  "eu", "ui", "i" };
    static const char *const tail[] = { "",  "k",  "k", "k", "n", "n", "n", "t", "l", "k",
                                        "m", "l",  "l", "l", "p", "l", "m", "p", "p", "t",
                                        "t", "ng", "t", "t", "k", "t", "p", "t" };
    uint32_t s = c - 0xAC00;
    g->writings |= 1u << NAME_ROMANISED;
    put_latin(g, lead[s / 588]);
    put_latin(g, vowel[s % 588 / 28]);
    put_latin(g, tail[s % 28]);
}

static const letter_row *row_of(const name_table *t, uint32_t c)
{
    static const letter_row none;
    return c < LETTER_LAST ? &t->letters[c] : &none;
}

static void put_char(const name_table *t, gather *g, uint32_t c)
{
    const letter_row *row = row_of(t, c);
    if (row->writing) {
        put_row(g, row);
        return;
    }
    if (c >= 0xAC00 && c <= 0xD7A3) {
        put_hangul(g, c);
        return;
    }
    uint32_t out[FOLD_MAX];
    size_t count = fold_char(c, out);
    if (c >= 0xC0 && count && g->marks < NAME_WORD_SYMBOLS)
        g->marks++;
    for (size_t i = 0; i < count; i++)
        put_row(g, row_of(t, out[i]));
}

/* the reading in column `which` (1 Chinese, 2 Korean, 3 Japanese) of a word or character */
static bool han_reading(const name_table *t, str key, int which, str *out)
{
    uint32_t at = map_get(&t->han, key);
    if (at == MAP_NONE)
        return false;
    str rest = str_drop(t->han_file, at), line, col = STR_NONE;
    str_split(&rest, '\n', &line);
    for (int i = 0; i <= which; i++)
        if (!str_split(&line, '\t', &col))
            return false;
    *out = col;
    return col.n > 0;
}

static void put_reading(gather *g, str reading)
{
    for (size_t i = 0; i < reading.n && g->m < NAME_WORD_SYMBOLS; i++)
        if (reading.at[i] >= 'a' && reading.at[i] <= 'z')
            g->latin[g->m++] = (uint8_t)(reading.at[i] - 'a' + 1);
    g->writings |= 1u << NAME_ROMANISED;
}

/* false when nothing in the word has a reading of that language of its own */
static bool gather_han(const name_table *t, str word, int which, gather *g)
{
    str reading;
    bool own = false;
    if (han_reading(t, word, which, &reading)) {
        put_reading(g, reading);
        return true;
    }
    for (size_t i = 0; i < word.n;) {
        size_t start = i;
        uint32_t c = utf8_next(word, &i);
        str one = str_range(word.at, start, i);
        if (han_reading(t, one, which, &reading)) {
            put_reading(g, reading);
            own = true;
        } else if (han_reading(t, one, 1, &reading)) {
            put_reading(g, reading);
        } else {
            put_char(t, g, c);
        }
    }
    return own;
}

static uint32_t small_greek(uint32_t c)
{
    return c >= 0x391 && c <= 0x3A9 ? c + 0x20 : c;
}

/* Greek writes b, d and g of other languages with two letters; first and last in a word always. */
static const char *greek_pair(uint32_t c, uint32_t next)
{
    c = small_greek(c);
    next = small_greek(next);
    return c == 0x3BC && next == 0x3C0   ? "b" /* μπ */
           : c == 0x3BD && next == 0x3C4 ? "d" /* ντ */
           : c == 0x3B3 && next == 0x3BA ? "g" /* γκ */
                                         : NULL;
}

static void gather_word(const name_table *t, str word, gather *g)
{
    for (size_t i = 0; i < word.n;) {
        bool first = i == 0;
        uint32_t c = utf8_next(word, &i);
        if (c >= 0x370 && c < 0x400 && i < word.n) {
            size_t behind = i;
            const char *one = greek_pair(c, utf8_next(word, &behind));
            if (one && (first || behind == word.n)) {
                g->writings |= 1u << NAME_ROMANISED;
                put_latin(g, one);
                i = behind;
                continue;
            }
        }
        put_char(t, g, c);
    }
    if (g->inherent == 'o') /* Khmer keeps none at the end either */
        g->inherent = 0;
}

/* ---- tidying: doubled letters, and the skeleton */

#define L(c) ((uint8_t)((c) - 'a' + 1))

static size_t tidy_latin(uint8_t *s, size_t n, uint8_t *twice)
{
    size_t k = 0;
    for (size_t i = 0; i < n; i++) {
        bool doubled =
            k && s[k - 1] == s[i] && s[i] != L('o') && s[i] != L('e') && s[i] < DIGIT_SYMBOL;
        if (!doubled)
            s[k++] = s[i];
    }
    *twice = (uint8_t)(n - k);
    n = k;
    k = 0;
    for (size_t i = 0; i < n; i++) {
        if (i + 3 < n && s[i] == L('s') && s[i + 1] == L('h') && s[i + 2] == L('c') &&
            s[i + 3] == L('h'))
            s[k++] = SHCH, i += 3;
        else if (i + 2 < n && s[i] == L('s') && s[i + 1] == L('c') && s[i + 2] == L('h'))
            s[k++] = SCH, i += 2;
        else if (i + 2 < n && s[i] == L('t') && s[i + 1] == L('c') && s[i + 2] == L('h'))
            s[k++] = TCH, i += 2;
        else
            s[k++] = s[i];
    }
    return k;
}

static size_t tidy_other(uint8_t *s, size_t n)
{
    size_t k = 0;
    for (size_t i = 0; i < n; i++)
        if (!k || s[k - 1] != s[i] || s[i] >= DIGIT_SYMBOL)
            s[k++] = s[i];
    return k;
}

/* classes of the skeleton; 0 for what says nothing */
enum { CP = 1, CF, CT, CS, CK, CM, CN, CL, CR, CD };

static void skeleton_add(name_word *w, unsigned class)
{
    if (!class || w->skeleton_n == 15)
        return;
    if (w->skeleton_n && (w->skeleton >> 4 * (w->skeleton_n - 1) & 15) == class && class != CD)
        return;
    w->skeleton |= (uint64_t) class << 4 * w->skeleton_n++;
}

static bool front_vowel(uint8_t s)
{
    return s == L('e') || s == L('i') || s == L('y');
}

static bool latin_vowel(uint8_t s)
{
    return s == L('a') || s == L('o') || s == L('u') || front_vowel(s);
}

static void skeleton_latin(name_word *w, const uint8_t *s, size_t n)
{
    static const uint8_t plain[32] = {
        [L('b')] = CP, [L('p')] = CP, [L('f')] = CF, [L('v')] = CF, [L('t')] = CT, [L('d')] = CT,
        [L('s')] = CS, [L('z')] = CS, [L('k')] = CK, [L('q')] = CK, [L('g')] = CK, [L('m')] = CM,
        [L('n')] = CN, [L('l')] = CL, [L('r')] = CR, [SCH] = CS,    [TCH] = CS,    [SHCH] = CS,
    };
    for (size_t i = 0; i < n; i++) {
        uint8_t c = s[i], next = i + 1 < n ? s[i + 1] : 0;
        if (c >= DIGIT_SYMBOL) {
            skeleton_add(w, CD);
        } else if (next == L('h') && (c == L('s') || c == L('z') || c == L('c'))) {
            skeleton_add(w, CS);
            i++;
        } else if (next == L('h') && c == L('k')) {
            i++; /* kh is often h */
        } else if (next == L('h') && c == L('p')) {
            skeleton_add(w, CF);
            i++;
        } else if (c == L('d') && (next == L('j') || next == L('z'))) {
            continue; /* dj, dz: the second letter says it */
        } else if (c == L('g') && i && s[i - 1] == L('n')) {
            continue; /* ng is often one sound */
        } else if (c == L('t') && (next == L('s') || next == L('z'))) {
            continue;
        } else if (c == L('c')) {
            skeleton_add(w, front_vowel(next) || next == L('z') ? CS : CK);
        } else if (c == L('x')) {
            skeleton_add(w, CK);
            skeleton_add(w, CS);
        } else if (c == L('j')) {
            skeleton_add(w, latin_vowel(next) ? CS : 0);
        } else {
            skeleton_add(w, plain[c]);
        }
    }
}

static unsigned abjad_class(uint32_t c)
{
    static const char *const classes[] = { "",      "بپבפ", "ف", "تطدضثذظ", "سصزצجشچژש",
                                           "كقغگכ", "م",    "ن", "ل",       "ر" };
    for (unsigned k = 1; k < sizeof classes / sizeof *classes; k++) {
        str all = str_of(classes[k]);
        for (size_t i = 0; i < all.n;)
            if (utf8_next(all, &i) == c)
                return k;
    }
    return 0;
}

static unsigned cyrillic_class(uint32_t c)
{
    static const char *const classes[] = {
        "", "бп", "вф", "тд", "зсцжчшщ", "кг", "м", "н", "л", "р"
    };
    for (unsigned k = 1; k < sizeof classes / sizeof *classes; k++) {
        str all = str_of(classes[k]);
        for (size_t i = 0; i < all.n;)
            if (utf8_next(all, &i) == c)
                return k;
    }
    return 0;
}

static void place_letters(name_table *t)
{
    for (int w = 0; w < 3; w++) {
        uint8_t id = SYMBOL_PLACED;
        for (uint8_t s = 0; s < SYMBOL_PLACED; s++)
            t->base[w][s] = s;
        for (int place = 0; place < PLACES; place++) {
            str all = str_of(placed_letters[w][place]);
            for (size_t i = 0; i < all.n && id < SYMBOL_PAIRS; id++) {
                t->base[w][id] = letters_symbol((name_writing)w, utf8_next(all, &i));
                t->placed[w][place][t->base[w][id]] = id;
                t->class_of[w][id] = t->class_of[w][t->base[w][id]];
            }
        }
    }
}

/* a symbol without its place */
static uint8_t letter_itself(name_writing w, uint8_t symbol)
{
    uint8_t id = SYMBOL_PLACED;
    w = w == NAME_ROMANISED ? NAME_LATIN : w;
    for (int place = 0; symbol >= SYMBOL_PLACED && place < PLACES; place++) {
        str all = str_of(placed_letters[w][place]);
        for (size_t i = 0; i < all.n; id++) {
            uint32_t c = utf8_next(all, &i);
            if (id == symbol)
                return letters_symbol(w, c);
        }
    }
    return symbol;
}

uint8_t name_word_first(const name_word *w, bool latin)
{
    if (latin)
        return w->m ? letter_itself(NAME_LATIN, w->latin[0]) : 0;
    return w->n ? letter_itself((name_writing)w->writing, w->symbols[0]) : 0;
}

/* classes by symbol, from the tables above: filled when a table is opened */
void letters_classes(name_table *t)
{
    const char *const letters[] = {
        [NAME_ABJAD] = abjad_letters, [NAME_CYRILLIC] = cyrillic_letters
    };
    for (int w = NAME_ABJAD; w <= NAME_CYRILLIC; w++) {
        str all = str_of(letters[w]);
        uint8_t id = 1;
        for (size_t i = 0; i < all.n; id++) {
            uint32_t c = utf8_next(all, &i);
            t->class_of[w][id] = (uint8_t)(w == NAME_ABJAD ? abjad_class(c) : cyrillic_class(c));
        }
        for (uint8_t d = 0; d < 10; d++)
            t->class_of[w][DIGIT_SYMBOL + d] = CD;
    }
    t->cyrillic.zh = letters_symbol(NAME_CYRILLIC, 0x436);
    t->cyrillic.ze = letters_symbol(NAME_CYRILLIC, 0x437);
    t->cyrillic.de = letters_symbol(NAME_CYRILLIC, 0x434);
    t->cyrillic.ge = letters_symbol(NAME_CYRILLIC, 0x433);
    t->cyrillic.en = letters_symbol(NAME_CYRILLIC, 0x43D);
    t->abjad.teh = letters_symbol(NAME_ABJAD, 0x62A);
    t->abjad.dal = letters_symbol(NAME_ABJAD, 0x62F);
    t->abjad.sheen = letters_symbol(NAME_ABJAD, 0x634);
    t->abjad.jeem = letters_symbol(NAME_ABJAD, 0x62C);
    t->abjad.ghain = letters_symbol(NAME_ABJAD, 0x63A);
    t->abjad.noon = letters_symbol(NAME_ABJAD, 0x646);
    place_letters(t);
}

uint8_t letters_named(const name_table *t, name_writing w, str s)
{
    bool first = s.n > 1 && s.at[0] == '^';
    char end = s.n > 1 ? s.at[s.n - 1] : 0;
    bool last = !first && end == '$', soft = !first && end == '+';
    s = str_range(s.at, first, s.n - (last || soft));
    size_t i = 0;
    uint8_t id = s.n ? letters_symbol(w, utf8_next(s, &i)) : 0;
    if (i != s.n || !id || !(first || last || soft))
        return i == s.n ? id : 0;
    return t->placed[w][first ? PLACE_FIRST : last ? PLACE_LAST : PLACE_SOFT][id];
}

/* the same for the other writings: ng, dj, tch */
static bool says_nothing(const name_table *t, const name_word *w, size_t i)
{
    uint8_t c = w->symbols[i], before = i ? w->symbols[i - 1] : 0;
    uint8_t next = i + 1 < w->n ? w->symbols[i + 1] : 0;
    if (w->writing == NAME_CYRILLIC)
        return (c == t->cyrillic.de && (next == t->cyrillic.zh || next == t->cyrillic.ze)) ||
               (c == t->cyrillic.ge && before == t->cyrillic.en);
    return ((c == t->abjad.teh || c == t->abjad.dal) &&
            (next == t->abjad.sheen || next == t->abjad.jeem)) ||
           ((c == t->abjad.ghain || c == t->abjad.jeem) && before == t->abjad.noon);
}

static void skeleton_of(const name_table *t, name_word *w, const gather *g)
{
    w->skeleton = 0;
    w->skeleton_n = 0;
    if (w->writing == NAME_LATIN || w->writing == NAME_ROMANISED) {
        skeleton_latin(w, g->latin, w->m);
        return;
    }
    for (size_t i = 0; i < w->n; i++)
        if (!says_nothing(t, w, i))
            skeleton_add(w, t->class_of[w->writing][w->symbols[i]]);
}

/* ---- the word */

/* n letters get their pairs behind them, and become what they are in their places */
static void pair_and_place(const name_table *t, name_writing w, uint8_t *s, size_t n)
{
    for (size_t i = 0; i < n; i++)
        s[n + i] = i + 1 < n ? t->pair[w][s[i]][s[i + 1]] : 0;
    for (size_t i = 0; i < n; i++) {
        uint8_t id = i == 0 ? t->placed[w][PLACE_FIRST][s[i]] : 0;
        if (!id && i + 1 == n)
            id = t->placed[w][PLACE_LAST][s[i]];
        else if (!id && w == NAME_LATIN && front_vowel(t->base[w][s[i + 1]]))
            id = t->placed[w][PLACE_SOFT][s[i]];
        s[i] = id ? id : s[i];
    }
}

void letters_themselves(const name_table *t, const uint8_t *latin, size_t n, uint8_t *out)
{
    for (size_t i = 0; i < n; i++)
        out[i] = t->base[NAME_LATIN][latin[i]];
}

void letters_concat(const name_table *t, name_writing w, const uint8_t *a, size_t n,
                    const uint8_t *b, size_t m, uint8_t *out)
{
    w = w == NAME_ROMANISED ? NAME_LATIN : w;
    for (size_t i = 0; i < n + m; i++)
        out[i] = t->base[w][i < n ? a[i] : b[i - n]];
    pair_and_place(t, w, out, n + m);
}

static const uint8_t *with_pairs(const name_table *t, name_writing w, arena *a, const uint8_t *s,
                                 size_t n)
{
    uint8_t *out = arena_alloc(a, 2 * n + 1);
    memcpy(out, s, n);
    pair_and_place(t, w, out, n);
    return out;
}

uint32_t letters_set(const uint8_t *latin, size_t n)
{
    uint32_t set = 0;
    for (size_t i = 0; i < n; i++)
        set |= latin[i] <= 26            ? 1u << (latin[i] - 1)
               : latin[i] < DIGIT_SYMBOL ? 1u << (L('s') - 1)
                                         : 1u << 26;
    return set;
}

static void finish(const name_table *t, gather *g, arena *a, name_word *w)
{
    bool abjad = g->writings == 1u << NAME_ABJAD, cyrillic = g->writings == 1u << NAME_CYRILLIC;
    bool latin = g->writings == 1u << NAME_LATIN || g->writings == 0;
    w->writing = abjad      ? NAME_ABJAD
                 : cyrillic ? NAME_CYRILLIC
                 : latin    ? NAME_LATIN
                            : NAME_ROMANISED;
    if (!abjad) {
        w->m = (uint8_t)tidy_latin(g->latin, g->m, &w->doubled);
        w->latin = with_pairs(t, NAME_LATIN, a, g->latin, w->m);
        w->letters = letters_set(g->latin, w->m);
    }
    if (abjad || cyrillic) {
        w->n = (uint8_t)tidy_other(g->own, g->n);
        w->doubled = (uint8_t)(g->n - w->n);
        w->symbols = with_pairs(t, (name_writing)w->writing, a, g->own, w->n);
    } else {
        w->n = w->m;
        w->symbols = w->latin;
        w->marks = g->marks;
    }
    skeleton_of(t, w, g);
}

static bool has_han(str word)
{
    for (size_t i = 0; i < word.n;) {
        uint32_t c = utf8_next(word, &i);
        if (c >= 0x3400 && script_of(c) == SCRIPT_HAN)
            return true;
    }
    return false;
}

static void add_latin_reading(const name_table *t, gather *g, bool plain, arena *a, name_word *w)
{
    name_word *alt = arena_new_of(a, name_word);
    *alt = (name_word){ .folded = w->folded, .hash = w->hash, .plain = plain, .alt = w->alt };
    finish(t, g, a, alt);
    w->alt = alt;
}

/* German, Polish and Japanese w is v in other scripts: a second reading. */
static void add_w_reading(const name_table *t, const gather *given, arena *a, name_word *w)
{
    if (w->writing != NAME_LATIN || !memchr(given->latin, L('w'), given->m))
        return;
    gather g = *given;
    for (size_t i = 0; i < g.m; i++)
        if (g.latin[i] == L('w'))
            g.latin[i] = L('v');
    add_latin_reading(t, &g, false, a, w);
}

/* Romanised Arabic writes one sound as q, k, kh, g or gh, another as d, dh or z: a reading without
 * the finer distinctions, so that Qadhafi and Khadafy are near; the weights across writings know
 * better. */
static void add_plain_reading(const name_table *t, const gather *given, arena *a, name_word *w)
{
    gather g = *given;
    g.m = 0;
    bool changed = false;
    for (size_t i = 0; i < given->m; i++) {
        uint8_t c = given->latin[i], next = i + 1 < given->m ? given->latin[i + 1] : 0;
        bool breathed = next == L('h') && (c == L('k') || c == L('g') || c == L('d'));
        changed |= breathed || c == L('q');
        g.latin[g.m++] = c == L('q') ? L('k') : c == L('g') && breathed ? L('k') : c;
        i += breathed;
    }
    if (w->writing == NAME_LATIN && changed)
        add_latin_reading(t, &g, true, a, w);
}

/* Egyptian and foreign jeem is g: the same letters with another skeleton */
static void add_jeem_reading(const name_table *t, arena *a, name_word *w)
{
    if (w->writing != NAME_ABJAD || !memchr(w->symbols, t->abjad.jeem, w->n))
        return;
    name_word *alt = arena_new_of(a, name_word);
    *alt = *w;
    alt->skeleton = 0;
    alt->skeleton_n = 0;
    for (size_t i = 0; i < w->n; i++)
        if (w->symbols[i] == t->abjad.jeem && !says_nothing(t, w, i))
            skeleton_add(alt, CK);
        else if (!says_nothing(t, w, i))
            skeleton_add(alt, t->class_of[NAME_ABJAD][w->symbols[i]]);
    w->alt = alt;
}

bool name_words_concat(const name_table *t, const name_word *x, const name_word *y, arena *a,
                       name_word *out)
{
    size_t n = x->n, m = y->n, all = n + x->doubled + m + y->doubled;
    if (x->writing != NAME_ABJAD || y->writing != NAME_ABJAD || all > NAME_WORD_SYMBOLS)
        return false;
    *out = (name_word){ .folded = arena_join(a, x->folded, y->folded), .writing = NAME_ABJAD };
    out->hash = str_hash(out->folded);
    uint8_t *s = arena_raw(a, 2 * (n + m) + 1);
    for (size_t i = 0; i < n + m; i++)
        s[i] = t->base[NAME_ABJAD][i < n ? x->symbols[i] : y->symbols[i - n]];
    n = tidy_other(s, n + m);
    s[2 * n] = 0;
    out->n = (uint8_t)n;
    out->doubled = (uint8_t)(all - n);
    pair_and_place(t, NAME_ABJAD, s, n);
    out->symbols = s;
    skeleton_of(t, out, NULL);
    add_jeem_reading(t, a, out);
    return true;
}

void name_word_prepare(const name_table *t, str word, arena *a, name_word *out)
{
    *out = (name_word){ .folded = fold_str(a, word) };
    out->hash = str_hash(out->folded);
    gather g = { 0 };
    if (!has_han(word)) {
        gather_word(t, word, &g);
        gather before = g;
        finish(t, &g, a, out);
        add_w_reading(t, &before, a, out);
        add_plain_reading(t, &before, a, out);
        add_jeem_reading(t, a, out);
        return;
    }
    gather_han(t, word, 1, &g);
    finish(t, &g, a, out);
    for (int which = 2; which <= 3; which++) {
        gather other = { 0 };
        if (!gather_han(t, word, which, &other))
            continue;
        name_word *alt = arena_new_of(a, name_word);
        *alt = (name_word){ .folded = out->folded, .hash = out->hash, .alt = out->alt };
        finish(t, &other, a, alt);
        out->alt = alt;
    }
}
