/*
 * Compounds of Arabic names: which words are one name together, and the one form of it that all its
 * spellings come to: "Abdurrahman", "Abd al-Rahman" and "Abdelrahman" as "abdrahman".
 *
 * Cost: the words of data/names/compounds.tsv for a word of six letters or more.
 */
#include "name/parse.h"
#include "base/utf8.h"

static str plain_father(str key, bool mother)
{
    if ((key.at[0] & 0x80) == 0)
        return str_of(mother ? "um" : "abu");
    if ((unsigned char)key.at[0] >= 0xD8)
        return str_of(mother ? "ام" : "ابو");
    return str_of(mother ? "ум" : "абу");
}

/* An article of its own: with its l, or with the letters that the next word begins with ("ash-Shami",
 * but not "Jong Un"). */
bool compound_article(const parse *p, size_t i)
{
    const token *k = &p->tokens[i];
    if (k->letters > 3 || k->mark != MARK_ARTICLE)
        return false;
    size_t vowel = 0;
    utf8_next(k->key, &vowel);
    str rest = str_drop(k->key, vowel);
    return str_starts(rest, STR("l")) || str_starts(rest, STR("л")) ||
           (i + 1 < p->n && str_starts(p->tokens[i + 1].key, rest));
}

size_t compound_tokens(const parse *p, size_t i)
{
    const token *k = &p->tokens[i];
    size_t next = i + 1;
    bool servant = k->mark == MARK_SERVANT,
         father = k->mark == MARK_FATHER || k->mark == MARK_MOTHER;
    while (next < p->n && compound_article(p, next) && next - i < 3)
        next++;
    if (next >= p->n || k->letters < 2)
        return 0;
    bool article = next > i + 1 || p->tokens[next].article;
    uint8_t mark = p->tokens[next].mark;
    if (next == i + 1 && mark == MARK_CHILD && !compound_article(p, i) && k->mark != MARK_CHILD)
        return 2;
    bool religious = mark == MARK_RELIGION || (article && mark == MARK_PRAISED);
    if (religious && k->letters > 2 && !compound_article(p, i))
        return next + 1 - i;
    if (!servant && !father)
        return 0;
    return next + 1 - i;
}

static size_t vowels_at(str s)
{
    size_t n = 0;
    while (n < s.n && strchr("aeiou", s.at[n]))
        n++;
    return n;
}

/* what follows abd, without the article, which may have taken on the next letter */
static str behind_article(str rest)
{
    size_t v = vowels_at(rest);
    if (v == 0 || v > 2 || v == rest.n)
        return rest;
    rest = str_drop(rest, v);
    if (rest.n > 1 && (rest.at[0] == 'l' || rest.at[0] == rest.at[1]))
        rest = str_drop(rest, 1);
    return rest;
}

static str put_two(const parse *p, str a, str b)
{
    char *out = arena_alloc(p->a, a.n + b.n + 1);
    memcpy(out, a.at, a.n);
    memcpy(out + a.n, b.at, b.n);
    return (str){ out, a.n + b.n };
}

str compound_plain(const parse *p, str key)
{
    static const char *const abd[] = { "abd", "عبد", "абд" };
    for (size_t i = 0; i < 3; i++) {
        str servant = str_of(abd[i]), rest = str_drop(key, servant.n);
        if (!str_starts(key, servant) || rest.n < (i ? 6 : 4))
            continue;
        if (i == 0)
            rest = behind_article(rest);
        else if (i == 1 && str_starts(rest, STR("ال")) && rest.n > 6)
            rest = str_drop(rest, 4);
        else if (i == 2)
            rest = str_starts(rest, STR("ул")) || str_starts(rest, STR("ал")) ||
                           str_starts(rest, STR("ел"))
                       ? str_drop(rest, str_starts(str_drop(rest, 4), STR("ь")) ? 6 : 4)
                       : rest;
        return put_two(p, servant, rest);
    }
    const name_table *t = p->t;
    for (size_t i = 0; i < t->compounds.n; i++) {
        str given = t->compounds.at[i].given, plain = t->compounds.at[i].plain;
        if (key.n < given.n + 3)
            continue;
        if (t->compounds.at[i].place == COMPOUND_OPENING && key.at[0] == given.at[0] &&
            str_starts(key, given))
            return put_two(p, plain, str_drop(key, given.n));
        if (t->compounds.at[i].place == COMPOUND_ENDING &&
            key.at[key.n - 1] == given.at[given.n - 1] && str_ends(key, given))
            return put_two(p, str_take(key, key.n - given.n), plain);
    }
    return key;
}

str compound_word(const parse *p, size_t i, size_t count)
{
    str first = p->tokens[i].key, last = p->tokens[i + count - 1].key;
    uint8_t mark = p->tokens[i].mark;
    if (mark == MARK_SERVANT)
        first = str_of((first.at[0] & 0x80) == 0            ? "abd"
                       : (unsigned char)first.at[0] >= 0xD8 ? "عبد"
                                                            : "абд");
    else if (mark == MARK_FATHER || mark == MARK_MOTHER)
        first = plain_father(first, mark == MARK_MOTHER);
    else if (str_ends(first, STR("ء")) && first.n > 4) /* "Ziya al-Din" is written Ziauddin */
        first.n -= 2;
    for (size_t k = 0; k < p->t->compounds.n; k++) {
        const compound_form *f = &p->t->compounds.at[k];
        if (f->place == COMPOUND_SECOND && str_eq(last, f->given))
            return put_two(p, first, f->plain);
    }
    /* short words kept theirs: "Abd al-Hai" */
    if (str_starts(last, STR("ال")) && last.n >= 8)
        last = str_drop(last, 4);
    return put_two(p, first, last);
}

/* "Abd al-Karim" is also called Karim: what is behind the servant, or nothing. Compounds come here as
 * compound_word and plain_compound leave them, without the article. */
str compound_served(str folded)
{
    static const struct {
        str servant;
        size_t least; /* bytes behind it */
    } forms[] = { { { "abd", 3 }, 4 }, { { "عبد", 6 }, 6 }, { { "абд", 6 }, 8 } };
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
        if (str_starts(folded, forms[i].servant) &&
            folded.n >= forms[i].servant.n + forms[i].least)
            return str_drop(folded, forms[i].servant.n);
    return STR_NONE;
}
