/*
 * Whether a Latin word can be a way of writing a word in Han characters or Hangul. Letters alone
 * find too many: such words have two or three sounds, and each has neighbours that are other names
 * (정훈 and Jong Un, 伟 and Wai). So every sound of a reading has to be met by one of its spellings
 * in data/names/syllables.tsv, from the first letter of the Latin word to its last.
 *
 * It only turns words away that the letters found near, which leaves the bound of the index good.
 *
 * Cost: a reading's sounds times their spellings, over a set of positions in one machine word; asked
 * of the few words that are near by their letters.
 */
#include "name/inside.h"

static uint8_t put_symbols(str s, uint8_t *out, size_t max)
{
    uint8_t n = 0;
    for (size_t i = 0; i < s.n && n < max; i++)
        if (s.at[i] >= 'a' && s.at[i] <= 'z')
            out[n++] = (uint8_t)(s.at[i] - 'a' + 1);
    return n;
}

qanat_status syllables_read(name_table *t, const data_set *data, qanat_error *err)
{
    static const char *const languages[] = { "zh", "ko", "ja" };
    data_file f;
    str col[3], one;
    if (!data_get(data, STR("names/syllables.tsv"), &f))
        return QANAT_OK;
    for (tsv_reader r = tsv_begin(&f); tsv_next(&r, col, 3);) {
        sound s = { 0 };
        while (s.language < SOUND_LANGUAGES && !str_is(col[0], languages[s.language]))
            s.language++;
        s.n = put_symbols(col[1], s.letters, SOUND_LETTERS);
        if (s.language == SOUND_LANGUAGES || s.n == 0 || s.n != col[1].n)
            return error_at(err, QANAT_E_INPUT, r.file.at, r.line, 1,
                            "zh, ko or ja and a sound of one to %d letters are wanted",
                            SOUND_LETTERS);
        while (str_split(&col[2], '|', &one)) {
            if (s.spelling_n == SOUND_SPELLINGS || one.n > SOUND_LETTERS)
                return error_at(err, QANAT_E_INPUT, r.file.at, r.line, 3,
                                "at most %d spellings of %d letters are kept", SOUND_SPELLINGS,
                                SOUND_LETTERS);
            sound_spelling *w = &s.spellings[s.spelling_n++];
            w->n = put_symbols(one, w->letters, SOUND_LETTERS);
        }
        *vec_push(t->a, &t->sounds) = s;
    }
    return QANAT_OK;
}

static bool starts(const uint8_t *s, size_t n, const uint8_t *with, size_t m)
{
    return m <= n && memcmp(s, with, m) == 0;
}

/* the longest sound of the language that the reading goes on with, or NULL */
static const sound *sound_at(const name_table *t, unsigned language, const uint8_t *s, size_t n)
{
    const sound *best = NULL;
    for (size_t i = 0; i < t->sounds.n; i++) {
        const sound *x = &t->sounds.at[i];
        if (x->language == language && starts(s, n, x->letters, x->n) && (!best || x->n > best->n))
            best = x;
    }
    return best;
}

/* the places of a word that can be reached from `from` by these letters */
static uint64_t reach(uint64_t from, const uint8_t *word, size_t n, const uint8_t *s, size_t m)
{
    uint64_t to = 0;
    for (uint64_t left = from; left; left &= left - 1) {
        size_t at = (size_t)__builtin_ctzll(left);
        if (starts(word + at, n - at, s, m))
            to |= (uint64_t)1 << (at + m);
    }
    return to;
}

static bool reads(const name_table *t, unsigned language, const name_word *reading,
                  const name_word *latin)
{
    uint8_t own[NAME_WORD_SYMBOLS], other[NAME_WORD_SYMBOLS];
    letters_themselves(t, reading->latin, reading->m, own);
    letters_themselves(t, latin->latin, latin->m, other);
    uint64_t at = 1;
    for (size_t i = 0; i < reading->m && at;) {
        const uint8_t *s = own + i;
        const sound *x = sound_at(t, language, s, reading->m - i);
        size_t n = x ? x->n : 1;
        uint64_t to = reach(at, other, latin->m, s, n);
        for (size_t k = 0; x && k < x->spelling_n; k++)
            to |= reach(at, other, latin->m, x->spellings[k].letters, x->spellings[k].n);
        at = to;
        i += n;
    }
    return at >> latin->m & 1;
}

bool syllables_fit(const name_table *t, const name_word *word, text_script script,
                   const name_word *latin)
{
    if (latin->writing != NAME_LATIN || !t->sounds.n)
        return true;
    for (const name_word *y = latin; y; y = y->alt)
        for (const name_word *x = word; x; x = x->alt) {
            if (script == SCRIPT_HANGUL) {
                if (reads(t, SOUND_KOREAN, x, y))
                    return true;
            } else if (x == word ? reads(t, SOUND_CHINESE, x, y)
                                 : reads(t, SOUND_KOREAN, x, y) || reads(t, SOUND_JAPANESE, x, y)) {
                return true;
            }
        }
    return false;
}
