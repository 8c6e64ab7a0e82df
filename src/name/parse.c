/*
 * A name cut into parts. First tokens: runs of letters and digits, apostrophes passed over, dotted
 * letters gathered ("L.L.C."). Then facts of one or several words take tokens together, compounds
 * are made one ("Abd al-Rahman", "Nur al-Din", "Abu Bakr"), and what remains is told apart by form:
 * initials, patronymics, the family name.
 *
 * Cost: linear in the name; at most LIMIT_NAME_PARTS tokens are looked at.
 */
#include "name/parse.h"
#include "base/utf8.h"

static const uint16_t role_weight[] = {
    [NAME_PART] = 1000,   [NAME_GIVEN] = 1000,  [NAME_FAMILY] = 1000, [NAME_PATRONYMIC] = 700,
    [NAME_PARTICLE] = 40, [NAME_INITIAL] = 450, [NAME_TITLE] = 20,    [NAME_SUFFIX] = 60,
    [NAME_LEGAL] = 60,    [NAME_GENERIC] = 320, [NAME_PLACE] = 500,   [NAME_NUMBER] = 450,
    [NAME_STOP] = 5,
};

static uint16_t weight_of(const parse *p, name_role role, const name_word *w, uint32_t known)
{
    uint32_t v = role_weight[role];
    if (role == NAME_PART || role == NAME_GIVEN || role == NAME_FAMILY) {
        uint8_t most = 0;
        for (uint32_t i = known; i != MAP_NONE; i = p->t->facts.at[i].next)
            most = p->t->facts.at[i].frequency > most ? p->t->facts.at[i].frequency : most;
        v = 1000 - 50u * most;
        if (w->n <= 2)
            v = v * 7 / 10;
    }
    return (uint16_t)v;
}

/* as another reading of the word, which compare.c takes for less */
static bool add_served(const parse *p, name_word *word)
{
    str rest = compound_served(word->folded);
    if (!rest.n)
        return false;
    name_word *alt = arena_new_of(p->a, name_word);
    name_word_prepare(p->t, rest, p->a, alt);
    alt->alt = word->alt;
    word->alt = alt;
    return true;
}

/* The article as letters, another reading: الغامدي is Alghamdi too, and Albert may begin like it. */
static void add_with_article(const parse *p, str whole, str word, name_word *out)
{
    if (word.at <= whole.at || word.at >= whole.at + whole.n ||
        letters_article(whole) != (size_t)(word.at - whole.at))
        return;
    name_word *alt = arena_new_of(p->a, name_word);
    name_word_prepare(p->t, whole, p->a, alt);
    alt->alt = out->alt;
    out->alt = alt;
}

static name_part *add_part(parse *p, uint32_t start, uint32_t end, name_role role, str word,
                           uint8_t script)
{
    name_part *part = &p->out->parts[p->out->n++];
    *part = (name_part){ .start = start, .end = end, .role = (uint8_t)role, .script = script };
    word = tokens_without_apostrophes(p->a, word);
    name_word_prepare(p->t, word, p->a, &part->word);
    if (script == SCRIPT_ARABIC)
        add_with_article(p, str_range(p->text.at, start, end), word, &part->word);
    part->served = add_served(p, &part->word);
    part->altered = word.at < p->text.at || word.at > p->text.at + p->text.n;
    part->known = map_get(&p->t->words, facts_key(p->a, word));
    part->weight = weight_of(p, role, &part->word, part->known);
    return part;
}

/* from the first to the last byte of tokens in a row, which a comma may have put in another order
 */
static void span_of(const parse *p, size_t i, size_t count, uint32_t *start, uint32_t *end)
{
    *start = p->tokens[i].start;
    *end = p->tokens[i].end;
    for (size_t k = i + 1; k < i + count; k++) {
        *start = p->tokens[k].start < *start ? p->tokens[k].start : *start;
        *end = p->tokens[k].end > *end ? p->tokens[k].end : *end;
    }
}

static str token_word(const parse *p, const token *k)
{
    return str_range(p->text.at, k->body, k->end);
}

static str keys_joined(const parse *p, size_t i, size_t count, bool blank)
{
    buf b = { 0 };
    for (size_t k = 0; k < count; k++) {
        if (k && blank)
            buf_putc(&b, ' ');
        buf_str(&b, p->tokens[i + k].key);
    }
    str s = arena_str(p->a, buf_view(&b));
    buf_free(&b);
    return s;
}

static const word_fact *fact_for(const parse *p, str key)
{
    return facts_of(p->t, key, p->kind);
}

/* dotted single letters from token i on: how many stand in a row */
static size_t dotted_run(const parse *p, size_t i)
{
    size_t k = i;
    while (k < p->n && p->tokens[k].letters == 1 && (p->tokens[k].dot || k > i) &&
           p->tokens[k].key.n && !(k > i && p->tokens[k - 1].end + 2 < p->tokens[k].start))
        k++;
    return k - i;
}

/* an ordinary word in the name of a body, in another form or behind "and", "for" or "with" */
static const word_fact *inflected_fact(const parse *p, str key)
{
    static const char *const before[] = { "و", "ل", "ب" };
    if (p->kind != NAME_BODY)
        return NULL;
    for (size_t i = 0; i < sizeof before / sizeof *before; i++) {
        const word_fact *f = key.n > 7 && str_starts(key, str_of(before[i]))
                                 ? fact_for(p, str_drop(key, 2))
                                 : NULL;
        if (f && f->words == 1)
            return f;
    }
    return facts_of_stem(p->t, p->a, key);
}

/* the longest fact that starts at token i; *count tokens */
static const word_fact *longest_fact(const parse *p, size_t i, size_t *count)
{
    size_t dotted = dotted_run(p, i);
    for (; dotted >= 2; dotted--) {
        const word_fact *f = fact_for(p, keys_joined(p, i, dotted, false));
        if (f) {
            *count = dotted;
            return f;
        }
    }
    uint32_t longest = map_get(&p->t->longer, p->tokens[i].key);
    size_t most = longest == MAP_NONE ? 1 : longest < p->n - i ? longest : p->n - i;
    for (size_t k = most < 8 ? most : 8; k > 0; k--) {
        const word_fact *f = fact_for(p, k == 1 ? p->tokens[i].key : keys_joined(p, i, k, true));
        if (f) {
            *count = k;
            return f;
        }
    }
    *count = 1;
    return inflected_fact(p, p->tokens[i].key);
}

static bool is_patronymic(const name_table *t, str key)
{
    for (size_t i = 0; i < t->patronymics.n; i++)
        if (key.n > t->patronymics.at[i].n + 2 && str_ends(key, t->patronymics.at[i]))
            return true;
    return false;
}

/* ---- names without blanks: Han and Hangul */

static bool is_cjk(const token *k)
{
    return (k->script == SCRIPT_HAN || k->script == SCRIPT_HANGUL) && k->letters >= 2 &&
           k->letters <= 5;
}

static void add_cjk(parse *p, const token *k)
{
    str s = token_word(p, k);
    size_t at = 0, cut = 0;
    for (size_t i = 0; i < s.n && i < 12;) {
        utf8_next(s, &i);
        if (!cut)
            cut = i; /* one character */
        else if (i < s.n && map_get(&p->t->han, str_take(s, i)) != MAP_NONE)
            cut = i; /* a family name of several */
    }
    (void)at;
    name_part *family =
        add_part(p, k->start, k->start + (uint32_t)cut, NAME_FAMILY, str_take(s, cut), k->script);
    family->weight = 800;
    add_part(p, k->start + (uint32_t)cut, k->end, NAME_GIVEN, str_drop(s, cut), k->script);
}

/* ---- persons and others */

static bool all_consonants(str key)
{
    for (size_t i = 0; i < key.n; i++)
        if (key.at[i] < 'a' || key.at[i] > 'z' || strchr("aeiouy", key.at[i]))
            return false;
    return key.n > 0;
}

/* letters that digits were put for: "Sech1n" */
static str undisguised(const parse *p, str s)
{
    static const char plain[] = "oizeasbtbg";
    bool letter = false, digit = false;
    for (size_t i = 0; i < s.n; i++) {
        letter |= (s.at[i] | 32) >= 'a' && (s.at[i] | 32) <= 'z';
        digit |= s.at[i] >= '0' && s.at[i] <= '9';
    }
    if (!letter || !digit)
        return s;
    char *out = arena_alloc(p->a, s.n + 1);
    for (size_t i = 0; i < s.n; i++)
        out[i] = s.at[i] >= '0' && s.at[i] <= '9' ? plain[s.at[i] - '0'] : s.at[i];
    return (str){ out, s.n };
}

/* the letters of a name as compared: digits undone, articles inside left out */
static str plain_word(const parse *p, const token *k)
{
    str s = undisguised(p, token_word(p, k));
    if (k->letters < 6)
        return s;
    str key = facts_key(p->a, s), plain = compound_plain(p, key);
    return plain.at == key.at ? s : plain;
}

static void add_plain(parse *p, size_t i, bool mixed_case)
{
    const token *k = &p->tokens[i];
    if (p->kind != NAME_PERSON) {
        add_part(p, k->start, k->end, NAME_PART, token_word(p, k), k->script);
        return;
    }
    if (is_cjk(k) && p->n == 1 && !k->middle_dot && !(i && p->tokens[i - 1].middle_dot)) {
        add_cjk(p, k);
        return;
    }
    bool alphabet =
        k->script == SCRIPT_LATIN || k->script == SCRIPT_CYRILLIC || k->script == SCRIPT_GREEK;
    if (k->letters == 1 && alphabet) {
        add_part(p, k->start, k->end, NAME_INITIAL, token_word(p, k), k->script);
        return;
    }
    if (k->letters == 2 && mixed_case && k->upper && !k->lower && all_consonants(k->key)) {
        for (uint32_t c = 0; c < 2; c++)
            add_part(p, k->start + c, k->start + c + 1, NAME_INITIAL,
                     str_range(p->text.at, k->start + c, k->start + c + 1), k->script);
        return;
    }
    add_part(p, k->start, k->end, NAME_PART, plain_word(p, k), k->script);
}

static void add_fact_part(parse *p, size_t i, size_t count, const word_fact *f)
{
    str word = count > 1 ? keys_joined(p, i, count, false) : token_word(p, &p->tokens[i]);
    uint32_t start, end;
    span_of(p, i, count, &start, &end);
    name_part *part = add_part(p, start, end, (name_role)f->role, word, p->tokens[i].script);
    part->concept = f->concept;
    part->number = f->number;
}

static void number_part(name_part *part, str key)
{
    uint64_t v;
    if (part->role == NAME_NUMBER || !str_u64(key, &v) || v > UINT32_MAX)
        return;
    part->role = NAME_NUMBER;
    part->number = (uint32_t)v;
    part->weight = role_weight[NAME_NUMBER];
}

/* Words that are titles or particles in their place and names elsewhere: "King" at the end, "Ben"
 * first, أمير without the article. */
static bool out_of_place(const parse *p, size_t i, size_t count, const word_fact *f)
{
    if (p->kind != NAME_PERSON || count > 1)
        return false;
    if (f->article && !p->tokens[i].article)
        return true;
    if (f->role == NAME_TITLE)
        return i + 1 == p->n || p->tokens[i].before_comma != p->tokens[i + 1].before_comma;
    if (f->role == NAME_PARTICLE)
        return i + 1 == p->n || (i == 0 && str_is(p->tokens[i].key, "ben"));
    return false;
}

/* letters in brackets that begin the words before them: "Haqqani Network (HQN)" */
static bool own_acronym(const parse *p, size_t i)
{
    const token *k = &p->tokens[i];
    if (p->kind == NAME_PERSON || !k->bracket || k->script != SCRIPT_LATIN || k->letters < 2 ||
        k->letters > 7)
        return false;
    size_t at = 0;
    for (size_t w = 0; w < i && at < k->key.n; w++)
        for (size_t c = 0; c < p->tokens[w].key.n && at < k->key.n; c++)
            if (p->tokens[w].key.at[c] == k->key.at[at])
                at++;
            else if (c > 0 && at == 0)
                break;
    return at == k->key.n;
}

static void cut_parts(parse *p)
{
    bool lower = false;
    for (size_t i = 0; i < p->n; i++)
        lower |= p->tokens[i].lower && p->tokens[i].script == SCRIPT_LATIN;
    for (size_t i = 0; i < p->n && p->out->n + 2 < LIMIT_NAME_PARTS;) {
        const token *k = &p->tokens[i];
        size_t count = 1;
        const word_fact *f = longest_fact(p, i, &count);
        size_t dotted = p->kind == NAME_PERSON ? 0 : dotted_run(p, i);
        if (dotted >= 2 && count < dotted) {
            add_part(p, k->start, p->tokens[i + dotted - 1].end, NAME_PART,
                     keys_joined(p, i, dotted, false), k->script);
            i += dotted;
            continue;
        }
        size_t joined = p->kind == NAME_PERSON ? compound_tokens(p, i) : 0;
        if (joined && (!f || f->role != NAME_TITLE || joined > count)) {
            uint32_t start, end;
            span_of(p, i, joined, &start, &end);
            add_part(p, start, end, NAME_PART, compound_word(p, i, joined), k->script);
            i += joined;
            continue;
        }
        bool letter = p->kind == NAME_PERSON && k->letters == 1 && k->upper;
        if (f && !letter && !out_of_place(p, i, count, f)) {
            add_fact_part(p, i, count, f);
            i += count;
            continue;
        }
        if (p->kind == NAME_PERSON && compound_article(p, i) && i + 1 < p->n) {
            name_part *part =
                add_part(p, k->start, k->end, NAME_PARTICLE, token_word(p, k), k->script);
            part->weight = 10;
            i++;
            continue;
        }
        if (own_acronym(p, i)) {
            add_part(p, k->start, k->end, NAME_STOP, token_word(p, k), k->script);
            i++;
            continue;
        }
        size_t before = p->out->n;
        add_plain(p, i, lower);
        if (p->kind != NAME_PERSON && p->out->n > before)
            number_part(&p->out->parts[before], k->key);
        i++;
    }
}

static bool is_name(const name_part *part)
{
    return part->role == NAME_PART || part->role == NAME_GIVEN || part->role == NAME_FAMILY;
}

/* Which part before the comma is the family name: the first, as with two names of parents, or the one
 * that says where somebody is from ("SALIH AL-HASANI, Ahmad"). Notes all of them. */
static uint32_t marked_family(const parse *p)
{
    name_parsed *o = p->out;
    uint32_t family = UINT32_MAX;
    bool from = false;
    for (uint32_t i = 0; i < o->n && p->comma; i++) {
        if (!is_name(&o->parts[i]))
            continue;
        for (size_t k = 0; k < p->n; k++) {
            const token *x = &p->tokens[k];
            if (x->start < o->parts[i].start || x->end > o->parts[i].end || !x->before_comma)
                continue;
            o->parts[i].marked = true;
            bool article =
                x->article || (i && o->parts[i - 1].role == NAME_PARTICLE && k && compound_article(p, k - 1));
            if (family == UINT32_MAX || (article && !from))
                family = i;
            from |= article;
        }
    }
    return family;
}

/* patronymics, and which part is the family name */
static void person_roles_set(parse *p)
{
    name_parsed *o = p->out;
    uint32_t names = 0, last = UINT32_MAX, first = UINT32_MAX, marked = marked_family(p);
    for (uint32_t i = 0; i < o->n; i++) {
        if (!is_name(&o->parts[i]))
            continue;
        names++;
        last = i;
        if (first == UINT32_MAX)
            first = i;
    }
    for (uint32_t i = 0; i < o->n && names >= 2; i++)
        if (is_name(&o->parts[i]) && is_patronymic(p->t, o->parts[i].word.folded) &&
            (i != last || names >= 3) && (i != first)) {
            o->parts[i].role = NAME_PATRONYMIC;
            o->parts[i].weight = role_weight[NAME_PATRONYMIC];
            if (i == last)
                last = first;
        }
    o->family_first = marked != UINT32_MAX;
    uint32_t family = marked != UINT32_MAX ? marked : last;
    if (names >= 2 && family != UINT32_MAX && o->parts[family].role == NAME_PART)
        o->parts[family].role = NAME_FAMILY;
}

/* A name of nothing but titles, particles or stop words: then they are the name. */
static void all_light(parse *p)
{
    name_parsed *o = p->out;
    for (uint32_t i = 0; i < o->n; i++) {
        uint8_t role = o->parts[i].role;
        if (role != NAME_PARTICLE && role != NAME_TITLE && role != NAME_STOP &&
            role != NAME_SUFFIX && role != NAME_LEGAL)
            return;
    }
    for (uint32_t i = 0; i < o->n; i++) {
        o->parts[i].role = NAME_PART;
        o->parts[i].weight = weight_of(p, NAME_PART, &o->parts[i].word, o->parts[i].known);
    }
}

/* a body where words say so, else a person */
static name_kind find_kind(parse *p)
{
    p->kind = NAME_BODY;
    for (size_t i = 0; i < p->n; i++) {
        size_t count;
        const word_fact *f = longest_fact(p, i, &count);
        if (f && (f->role == NAME_LEGAL || f->role == NAME_GENERIC) && p->n > 1)
            return NAME_BODY;
        bool letters = f && f->role == NAME_PART && f->number == FACT_ACRONYM;
        if (letters && (count == p->n || f->words > 1))
            return NAME_BODY;
    }
    return NAME_PERSON;
}

/* "RAHMAN YASIN, Abdul" in the order of speech, so that compounds are found across the comma */
static void family_last(parse *p)
{
    token front[LIMIT_NAME_PARTS];
    size_t n = 0;
    bool person = p->kind == NAME_PERSON || p->kind == NAME_ANY;
    while (n < p->n && p->tokens[n].before_comma)
        n++;
    if (!person || !p->comma || n == 0 || n == p->n)
        return;
    memcpy(front, p->tokens, n * sizeof *front);
    memmove(p->tokens, p->tokens + n, (p->n - n) * sizeof *p->tokens);
    memcpy(p->tokens + (p->n - n), front, n * sizeof *front);
}

/* byte ranges are those of the name as given */
static void as_typed(parse *p)
{
    p->out->retyped = p->typed != NULL;
    for (uint32_t i = 0; p->typed && i < p->out->n; i++) {
        name_part *part = &p->out->parts[i];
        part->start = p->typed[part->start];
        part->end = p->typed[part->end];
        part->altered = true;
    }
}

qanat_status name_parse(const name_table *t, str text, name_kind hint, arena *a, name_parsed *out,
                        qanat_error *err)
{
    if (text.n > LIMIT_NAME_BYTES)
        return error_set(err, QANAT_E_LIMIT, "the name has %zu bytes; at most %u are compared",
                         text.n, LIMIT_NAME_BYTES);
    size_t broken = utf8_broken_at(text);
    if (broken != SIZE_MAX)
        return error_set(err, QANAT_E_INPUT, "byte %zu of the name is not UTF-8", broken);
    *out = (name_parsed){ .text = text, .kind = hint };
    parse box, *p = &box; /* its tokens are set as they are met */
    p->t = t;
    p->a = a;
    p->text = text;
    p->kind = hint;
    p->comma = false;
    p->n = 0;
    p->out = out;
    p->typed = NULL;
    tokens_cut(p);
    if (hint != NAME_IDENTIFIER && (keyboard_retype(p) || misread_mend(p))) {
        p->comma = false;
        p->n = 0;
        tokens_cut(p);
    }
    if (hint != NAME_PERSON)
        tokens_split(p);
    family_last(p);
    if (hint == NAME_ANY)
        out->kind = p->kind = find_kind(p);
    out->parts = arena_array(a, name_part, 2 * p->n + 2);
    cut_parts(p);
    if (p->kind == NAME_PERSON)
        person_roles_set(p);
    all_light(p);
    as_typed(p);
    return QANAT_OK;
}
