/*
 * Names typed under the wrong keyboard layout: "Bdfy" for Иван, "Ощрт" for John. Letters alone cannot
 * tell such a name from a foreign one, so it is read again only where nothing in it is known as it
 * stands and half of its words are known in the other reading. Then all of it is read again, since
 * nobody changes the layout in the middle of a name.
 *
 * Cost: only of names without a known word: a look-up a word and layout.
 */
#include "name/parse.h"
#include "base/utf8.h"

enum { RETYPED_BYTES = 256, KNOWN_LETTERS = 5 };

qanat_status keyboard_read(name_table *t, const data_set *data, qanat_error *err)
{
    data_file f;
    str col[3], key, letter;
    if (!data_get(data, STR("names/keyboards.tsv"), &f))
        return QANAT_OK;
    for (tsv_reader r = tsv_begin(&f); tsv_next(&r, col, 3);) {
        keyboard *k = vec_push(t->a, &t->keyboards);
        *k = (keyboard){ 0 };
        while (str_split(&col[1], ' ', &key)) {
            bool more = str_split(&col[2], ' ', &letter);
            if (!more || key.n != 1 || (key.at[0] & 0x80) || !letter.n ||
                letter.n > sizeof k->letters[0])
                return error_at(err, QANAT_E_INPUT, r.file.at, r.line, 2,
                                "keys and letters in the same number are wanted");
            memcpy(k->letters[(unsigned char)key.at[0]], letter.at, letter.n);
            size_t one = 0;
            uint32_t c = utf8_next(letter, &one);
            if (one == letter.n && c < KEYBOARD_LETTERS)
                k->keys[c] = key.at[0];
        }
    }
    return QANAT_OK;
}

static str letters_of(const keyboard *k, size_t key)
{
    size_t n = 0;
    while (n < sizeof k->letters[key] && k->letters[key][n])
        n++;
    return (str){ k->letters[key], n };
}

/* what one character at the start of `s` was meant as; *used bytes. Empty where it has no key. */
static str meant(const keyboard *k, str s, bool to_latin, size_t *used)
{
    static const str lam_alef = { "لا", 4 };
    *used = 0;
    uint32_t c = utf8_next(s, used);
    if (!to_latin) {
        size_t key = c >= 'A' && c <= 'Z' ? c | 32 : c;
        return key < 128 ? letters_of(k, key) : STR_NONE;
    }
    if (str_starts(s, lam_alef) && str_is(letters_of(k, 'b'), "لا")) {
        *used = lam_alef.n;
        return STR("b");
    }
    uint32_t small[FOLD_MAX];
    c = fold_char(c, small) == 1 && c >= 0x400 && c < 0x430 ? small[0] : c;
    return c < KEYBOARD_LETTERS && k->keys[c] ? (str){ &k->keys[c], 1 } : STR_NONE;
}

typedef struct retyping {
    char text[3 * RETYPED_BYTES];
    uint32_t from[3 * RETYPED_BYTES + 1]; /* where in the given text each byte comes from */
    size_t n;
} retyping;

static bool retype(const keyboard *k, str text, bool to_latin, retyping *out)
{
    out->n = 0;
    for (size_t i = 0; i < text.n;) {
        size_t used = 1;
        bool comma = text.at[i] == ',' && (i + 1 == text.n || text.at[i + 1] == ' ');
        str s = text.at[i] == ' ' || comma ? str_take(str_drop(text, i), 1)
                                           : meant(k, str_drop(text, i), to_latin, &used);
        if (!s.n || out->n + s.n > sizeof out->text)
            return false;
        for (size_t b = 0; b < s.n; b++)
            out->from[out->n + b] = (uint32_t)i;
        memcpy(out->text + out->n, s.at, s.n);
        out->n += s.n;
        i += used;
        out->from[out->n] = (uint32_t)i;
    }
    return true;
}

bool parse_knows(const parse *p, str key)
{
    uint32_t i = map_get(&p->t->words, str_drop(key, letters_article(key)));
    for (; i != MAP_NONE; i = p->t->facts.at[i].next) {
        const word_fact *f = &p->t->facts.at[i];
        if (f->frequency || (f->concept && (p->kind == NAME_ANY || (f->kinds >> p->kind & 1))))
            return true;
    }
    return false;
}

/* letters of a word; 0 where it has anything else in it */
static size_t letters_in(str word)
{
    size_t n = 0;
    for (size_t i = 0; i < word.n; n++) {
        text_class class = class_of(utf8_next(word, &i));
        if (class != CLASS_LETTER && class != CLASS_UPPER)
            return 0;
    }
    return n;
}

/* half of the words or more are known, with enough letters between them to be no accident */
static bool makes_sense(const parse *p, str text)
{
    size_t words = 0, known = 0, letters = 0;
    str word;
    while (str_split(&text, ' ', &word)) {
        if (word.n && word.at[word.n - 1] == ',')
            word.n--;
        words += word.n > 0;
        size_t n = letters_in(word);
        if (n > 2 && parse_knows(p, facts_key(p->a, word))) {
            known++;
            letters += n;
        }
    }
    return letters >= KNOWN_LETTERS && 2 * known >= words;
}

bool keyboard_retype(parse *p)
{
    retyping r;
    if (!p->n || p->text.n > RETYPED_BYTES || p->tokens[0].letters < 2)
        return false;
    for (size_t i = 0; i < p->n; i++)
        if (parse_knows(p, p->tokens[i].key) || p->tokens[i].script != p->tokens[0].script)
            return false;
    bool to_latin = p->tokens[0].script != SCRIPT_LATIN;
    if (to_latin && p->tokens[0].script != SCRIPT_CYRILLIC && p->tokens[0].script != SCRIPT_ARABIC)
        return false;
    for (size_t k = 0; k < p->t->keyboards.n; k++) {
        if (!retype(&p->t->keyboards.at[k], p->text, to_latin, &r) ||
            !makes_sense(p, (str){ r.text, r.n }))
            continue;
        p->typed = arena_array(p->a, uint32_t, r.n + 1);
        memcpy(p->typed, r.from, (r.n + 1) * sizeof *p->typed);
        p->text = arena_str(p->a, (str){ r.text, r.n });
        return true;
    }
    return false;
}
