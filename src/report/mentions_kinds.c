/*
 * Bodies of Arabic text that nobody has listed, told by the word for what they are: شركة سيمكو,
 * صحيفة لوتان, بنك ميلينيوم. Behind such a word, without its article, a word that neither the lexicon
 * nor the dictionary knows is a name; the word for a bank is part of it, others stand before it.
 * Cost: a look-up a word that may be such a one.
 */
#include "report/memo.h"
#include "report/mentions_arabic.h"
#include "report/signs.h"

enum { NAME_WORDS = 4 };

/* the form of the word in which it is a bare word for a body, proclitics off: its start, or
 * NO_INDEX */
static uint32_t kind_at(report *r, uint32_t i, bool *inside)
{
    enum { LONGEST = 18 }; /* bytes, with two letters before it */
    const token *t = &r->tokens.at[i];
    word_variant v[MENTION_VARIANTS];
    if (!arabic_free(r, i) || t->flags & TOKEN_ARTICLE || t->norm.n > LONGEST)
        return NO_INDEX;
    size_t n = mention_variants(r, t, v);
    for (size_t k = 0; k < n; k++) {
        if (!word_in_set(r->know->signs, LANG_AR, v[k].word, SET_KIND))
            continue;
        *inside = str_is(v[k].word, "بنك") || str_is(v[k].word, "مصرف");
        return v[k].start;
    }
    return NO_INDEX;
}

void mentions_by_kind(report *r, uint32_t s)
{
    const sentence *at = &r->sentences.at[s];
    uint32_t end = at->first_token + at->token_count;
    for (uint32_t i = at->first_token; i + 1 < end; i++) {
        bool inside = false;
        if (!arabic_strange(r, i + 1, end) || arabic_given(r, i + 1))
            continue; /* مؤسسة حيدر علي: somebody */
        uint32_t start = kind_at(r, i, &inside), last = i + 1;
        if (start == NO_INDEX)
            continue;
        while (last - i < NAME_WORDS && arabic_strange(r, last + 1, end))
            last++;
        mention m = mention_blank(r, s, inside ? i : i + 1, last);
        m.start = inside ? start : m.start;
        m.type = ENTITY_ORGANIZATION;
        m.found = true;
        mention_add(r, m);
        i = last;
    }
}
