/*
 * Names that a scanner misread: "Osarna" for Osama, "Abclul" for Abdul. Letters alone cannot tell such
 * a word from a rare name, so a word is read again only where nobody knows it as it stands and it is
 * known with one pair of letters put right (data/names/misread.tsv).
 *
 * Cost: only of unknown Latin words of four letters or more: a look-up for each place where such
 * letters stand.
 */
#include "name/parse.h"

enum { MISREAD_BYTES = 40, MISREAD_LEAST = 4 };

qanat_status misread_read(name_table *t, const data_set *data, qanat_error *err)
{
    data_file f;
    str col[2];
    if (!data_get(data, STR("names/misread.tsv"), &f))
        return QANAT_OK;
    for (tsv_reader r = tsv_begin(&f); tsv_next(&r, col, 2);) {
        if (!col[0].n || !col[1].n || col[0].n > 4 || col[1].n > 4)
            return error_at(err, QANAT_E_INPUT, r.file.at, r.line, 1,
                            "one to four letters that are seen, and those that are meant, are "
                            "wanted");
        *vec_push(t->a, &t->misreadings) = (misreading){ col[0], col[1] };
    }
    return QANAT_OK;
}

/* the small letters of a plain Latin word; false where it has anything else */
static bool plain_letters(str word, char out[MISREAD_BYTES])
{
    if (word.n < MISREAD_LEAST || word.n > MISREAD_BYTES - 8)
        return false;
    for (size_t i = 0; i < word.n; i++) {
        char c = (char)(word.at[i] | 32);
        if (c < 'a' || c > 'z')
            return false;
        out[i] = c;
    }
    return true;
}

typedef struct mend {
    size_t at; /* in the text */
    const misreading *how;
} mend;

/* the one place of a word that has to be put right to make it known */
static bool find_mend(const parse *p, const token *k, mend *out)
{
    char word[MISREAD_BYTES], other[MISREAD_BYTES];
    str raw = str_take(str_drop(p->text, k->start), k->end - k->start);
    if (k->script != SCRIPT_LATIN || !plain_letters(raw, word) || parse_knows(p, k->key))
        return false;
    for (size_t m = 0; m < p->t->misreadings.n; m++) {
        const misreading *how = &p->t->misreadings.at[m];
        for (size_t i = 0; i + how->seen.n <= raw.n; i++) {
            if (memcmp(word + i, how->seen.at, how->seen.n) != 0)
                continue;
            size_t rest = raw.n - i - how->seen.n, n = i + how->meant.n + rest;
            memcpy(other, word, i);
            memcpy(other + i, how->meant.at, how->meant.n);
            memcpy(other + i + how->meant.n, word + i + how->seen.n, rest);
            if (n < MISREAD_LEAST || !parse_knows(p, (str){ other, n }))
                continue;
            *out = (mend){ k->start + i, how };
            return true;
        }
    }
    return false;
}

bool misread_mend(parse *p)
{
    mend mends[LIMIT_NAME_PARTS];
    size_t count = 0, more = 0;
    for (size_t i = 0; i < p->n; i++)
        if (find_mend(p, &p->tokens[i], &mends[count])) {
            more += mends[count].how->meant.n;
            count++;
        }
    if (!count)
        return false;
    char *text = arena_array(p->a, char, p->text.n + more + 1);
    uint32_t *from = arena_array(p->a, uint32_t, p->text.n + more + 1);
    size_t n = 0, next = 0;
    for (size_t i = 0; i < p->text.n;) {
        bool here = next < count && mends[next].at == i;
        str s = here ? mends[next].how->meant : str_take(str_drop(p->text, i), 1);
        for (size_t b = 0; b < s.n; b++) {
            from[n] = (uint32_t)i;
            text[n++] = s.at[b];
        }
        i += here ? mends[next++].how->seen.n : 1;
    }
    from[n] = (uint32_t)p->text.n;
    p->typed = from;
    p->text = (str){ text, n };
    p->out->misread = true;
    return true;
}
