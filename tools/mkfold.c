/*
 * Writes src-side tables from ICU at build time: for every code point what it folds to, its class
 * and its script. ICU's own look-ups are too slow for a loop over every character of every report,
 * and the tables make folding the same on every machine.
 *
 * Folding: compatibility decomposition, case folding, marks off (Latin, Greek, Cyrillic, Arabic,
 * Hebrew and common ones; in other scripts marks are vowels and stay), Latin letters with strokes
 * to ASCII, Arabic hamza seats to their bare letter, Persian and Urdu kaf and yeh to the Arabic
 * ones, tatweel and format controls off, digits of every script to ASCII. Taa marbuta and alef
 * maqsura stay themselves.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/uchar.h>
#include <unicode/ucnv.h>
#include <unicode/unorm2.h>
#include <unicode/uscript.h>
#include <unicode/ustring.h>
#include <stdbool.h>

enum { LAST = 0x20000, DIRECT = 0x800, PAGE = 128, MAX_TO = 4 };

typedef struct entry {
    int32_t to; /* n == 1: distance to the folded code point; n > 1: index into the long table */
    uint8_t n, class, script;
} entry;

static entry entries[LAST];
static uint32_t longs[60000];
static int32_t long_count;

/* in the order of text_script in text/script.h */
static const UScriptCode scripts[] = {
    USCRIPT_COMMON,   USCRIPT_LATIN,    USCRIPT_ARABIC,   USCRIPT_CYRILLIC,   USCRIPT_GREEK,
    USCRIPT_HEBREW,   USCRIPT_ARMENIAN, USCRIPT_GEORGIAN, USCRIPT_HANGUL,     USCRIPT_HAN,
    USCRIPT_HIRAGANA, USCRIPT_KATAKANA, USCRIPT_THAI,     USCRIPT_DEVANAGARI,
};

static uint8_t script_of(UChar32 c)
{
    UErrorCode e = U_ZERO_ERROR;
    UScriptCode s = uscript_getScript(c, &e);
    if (s == USCRIPT_INHERITED)
        return 0;
    for (size_t i = 0; i < sizeof scripts / sizeof *scripts; i++)
        if (scripts[i] == s)
            return (uint8_t)i;
    return (uint8_t)(sizeof scripts / sizeof *scripts);
}

/* in the order of text_class in text/script.h */
static uint8_t class_of(UChar32 c)
{
    switch (u_charType(c)) {
    case U_UPPERCASE_LETTER:
    case U_TITLECASE_LETTER:
        return 2;
    case U_LOWERCASE_LETTER:
    case U_MODIFIER_LETTER:
    case U_OTHER_LETTER:
        return c == 0x640 ? 3 : 1;
    case U_NON_SPACING_MARK:
    case U_ENCLOSING_MARK:
    case U_COMBINING_SPACING_MARK:
        return 3;
    case U_DECIMAL_DIGIT_NUMBER:
        return 4;
    case U_LETTER_NUMBER:
    case U_OTHER_NUMBER:
        return 8;
    case U_SPACE_SEPARATOR:
    case U_LINE_SEPARATOR:
    case U_PARAGRAPH_SEPARATOR:
        return 5;
    case U_CONTROL_CHAR:
        return c == '\t' || c == '\n' || c == '\r' || c == 0x0B || c == 0x0C || c == 0x85 ? 5 : 7;
    case U_FORMAT_CHAR:
        return 7;
    case U_MATH_SYMBOL:
    case U_CURRENCY_SYMBOL:
    case U_MODIFIER_SYMBOL:
    case U_OTHER_SYMBOL:
        return 8;
    case U_UNASSIGNED:
    case U_PRIVATE_USE_CHAR:
    case U_SURROGATE:
        return 9;
    default:
        return 6;
    }
}

static const struct {
    UChar32 from;
    const char *to;
} latin_extra[] = {
    { 0x131, "i" }, { 0x111, "d" }, { 0xF0, "d" },  { 0xFE, "th" }, { 0xE6, "ae" }, { 0x153, "oe" },
    { 0xF8, "o" },  { 0x142, "l" }, { 0x259, "a" }, { 0x127, "h" }, { 0x167, "t" }, { 0x14B, "ng" },
    { 0x180, "b" }, { 0x268, "i" }, { 0x2BB, "" },  { 0x2BC, "" },  { 0x2BE, "" },  { 0x2BF, "" },
    { 0x2B9, "" },  { 0x2BA, "" },  { 0x2B0, "h" },
};

static bool map_arabic(UChar32 *c)
{
    switch (*c) {
    case 0x6A9: /* keheh */
    case 0x6AA:
        *c = 0x643;
        return true;
    case 0x6CC: /* farsi yeh */
    case 0x6D2:
    case 0x6D0:
        *c = 0x64A;
        return true;
    case 0x6C1: /* heh goal, heh doachashmee */
    case 0x6BE:
    case 0x6D5:
        *c = 0x647;
        return true;
    case 0x671:
        *c = 0x627;
        return true;
    case 0x640: /* tatweel */
    case 0x621: /* hamza on the line: kept apart words like ماء would clash with nothing */
        return *c == 0x621;
    default:
        return true;
    }
}

static bool marks_fall(UChar32 base_script_char)
{
    uint8_t s = script_of(base_script_char);
    return s <= 5;
}

static int fold_one(UChar32 c, const UNormalizer2 *nfkd, UChar32 out[MAX_TO * 2])
{
    UErrorCode e = U_ZERO_ERROR;
    UChar text[64], folded[64];
    int32_t n = 0, len = 0;
    if (script_of(c) == 8 || (c >= 0xAC00 && c <= 0xD7A3)) { /* Hangul syllables stay whole */
        out[0] = c;
        return 1;
    }
    U16_APPEND_UNSAFE(text, n, c);
    len = unorm2_normalize(nfkd, text, n, folded, 64, &e);
    len = u_strFoldCase(text, 64, folded, len, U_FOLD_CASE_DEFAULT, &e);
    len = unorm2_normalize(nfkd, text, len, folded, 64, &e);
    if (U_FAILURE(e))
        exit(1);
    int count = 0;
    for (int32_t i = 0; i < len;) {
        UChar32 d;
        U16_NEXT(folded, i, len, d);
        int8_t type = u_charType(d);
        if (type == U_FORMAT_CHAR)
            continue;
        if ((type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK) && marks_fall(d))
            continue;
        if (u_isdigit(d))
            d = '0' + u_charDigitValue(d);
        if (!map_arabic(&d))
            continue;
        bool replaced = false;
        for (size_t k = 0; k < sizeof latin_extra / sizeof *latin_extra; k++) {
            if (latin_extra[k].from != d)
                continue;
            for (const char *p = latin_extra[k].to; *p && count < MAX_TO * 2; p++)
                out[count++] = (UChar32)*p;
            replaced = true;
        }
        if (!replaced && count < MAX_TO * 2)
            out[count++] = d;
    }
    return count;
}

static void fill(void)
{
    UErrorCode e = U_ZERO_ERROR;
    const UNormalizer2 *nfkd = unorm2_getNFKDInstance(&e);
    if (U_FAILURE(e))
        exit(1);
    for (UChar32 c = 0; c < LAST; c++) {
        UChar32 out[MAX_TO * 2];
        entry *t = &entries[c];
        t->class = class_of(c);
        t->script = script_of(c);
        if (U_IS_SURROGATE(c) || t->class == 9) {
            t->n = 1;
            continue;
        }
        int n = fold_one(c, nfkd, out);
        t->n = (uint8_t)(n > MAX_TO ? MAX_TO : n);
        if (n == 1) {
            t->to = out[0] - c;
        } else if (n > 1) {
            t->to = long_count;
            for (int i = 0; i < t->n; i++)
                longs[long_count++] = (uint32_t)out[i];
        }
    }
}

static void write_cp1256(FILE *f)
{
    UErrorCode e = U_ZERO_ERROR;
    UConverter *c = ucnv_open("windows-1256", &e);
    fputs("const uint16_t cp1256_high[128] = {", f);
    for (int b = 0x80; b < 0x100; b++) {
        char byte = (char)b;
        UChar out[4];
        int32_t n = ucnv_toUChars(c, out, 4, &byte, 1, &e);
        if (U_FAILURE(e))
            exit(1);
        fprintf(f, "%s%u,", b % 16 ? "" : "\n", n ? out[0] : 0xFFFD);
    }
    fputs("\n};\n", f);
    ucnv_close(c);
}

int main(int argc, char **argv)
{
    static uint16_t page_of[LAST / PAGE];
    static int pages[LAST / PAGE];
    int count = 0;
    if (argc != 2)
        return 2;
    fill();
    FILE *f = fopen(argv[1], "w");
    if (!f)
        return 1;
    fputs("/* generated by tools/mkfold.c from ICU; do not edit */\n#include \"text/fold.h\"\n", f);
    for (int p = 0; p < LAST / PAGE; p++) {
        int same = p < DIRECT / PAGE ? count : 0; /* the first pages stand in their order: fold.h */
        while (same < count &&
               memcmp(&entries[pages[same] * PAGE], &entries[p * PAGE], PAGE * sizeof(entry)) != 0)
            same++;
        if (same == count)
            pages[count++] = p;
        page_of[p] = (uint16_t)same;
    }
    fprintf(f, "const uint16_t fold_page_of[%d] = {", LAST / PAGE);
    for (int p = 0; p < LAST / PAGE; p++)
        fprintf(f, "%s%d,", p % 24 ? "" : "\n", page_of[p]);
    fprintf(f, "\n};\nconst fold_entry fold_pages[%d][%d] = {\n", count, PAGE);
    for (int p = 0; p < count; p++) {
        fputs("{", f);
        for (int i = 0; i < PAGE; i++) {
            const entry *t = &entries[pages[p] * PAGE + i];
            fprintf(f, "{%d,%d,%d,%d},%s", t->to, t->n, t->class, t->script,
                    i % 8 == 7 ? "\n" : "");
        }
        fputs("},\n", f);
    }
    fprintf(f, "};\nconst uint32_t fold_longs[%d] = {", long_count + 1);
    for (int i = 0; i < long_count; i++)
        fprintf(f, "%s%u,", i % 16 ? "" : "\n", longs[i]);
    fputs("0\n};\n", f);
    write_cp1256(f);
    return fclose(f) == 0 ? 0 : 1;
}
