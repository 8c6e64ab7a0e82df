/*
 * What is known of words: titles, particles, nicknames, legal forms, generic words, numbers,
 * places, acronyms and how common a name is. Each file of data/names/ gives one role; a fact may be
 * of several words ("limited liability company") and a word may have several facts (Alex:
 * Alexander, Alexandra). Words that stand for one another share a concept.
 */
#include "name/inside.h"
#include "base/utf8.h"

enum {
    PERSON = 1 << NAME_PERSON,
    BODY = 1 << NAME_BODY,
    OTHER = 1 << NAME_VESSEL | 1 << NAME_AIRCRAFT
};

static const struct fact_file {
    const char *name;
    uint8_t role, kinds;
    uint8_t forms; /* column of the forms, divided by | */
} fact_files[] = {
    { "names/titles.tsv", NAME_TITLE, PERSON, 1 },
    { "names/suffixes.tsv", NAME_SUFFIX, PERSON, 1 },
    { "names/particles.tsv", NAME_PARTICLE, PERSON, 1 },
    { "names/nicknames.tsv", NAME_PART, PERSON, 1 },
    { "names/spellings.tsv", NAME_PART, PERSON, 1 },
    { "names/surnames.tsv", NAME_PART, PERSON, 1 },
    { "names/legal-forms.tsv", NAME_LEGAL, BODY, 1 },
    { "names/generic.tsv", NAME_GENERIC, BODY, 1 },
    { "names/words.tsv", NAME_PART, BODY, 1 },
    { "names/acronyms.tsv", NAME_PART, BODY, 1 },
    { "names/places.tsv", NAME_PLACE, BODY, 1 },
    { "names/stop.tsv", NAME_STOP, BODY | OTHER, 1 },
    { "names/vessel-words.tsv", NAME_GENERIC, OTHER, 1 },
    { "names/numbers.tsv", NAME_NUMBER, BODY | OTHER, 1 },
};

/* a form of nothing but ASCII letters and digits and single blanks, which only needs lower case */
static bool plain_key(arena *a, str form, str *key)
{
    if (form.n && (unsigned char)form.at[0] >= 0x80)
        return false;
    char *out = arena_raw(a, form.n + 1);
    for (size_t i = 0; i < form.n; i++) {
        char c = form.at[i];
        bool blank = c == ' ' && i && form.at[i - 1] != ' ' && i + 1 < form.n;
        if (c >= 'A' && c <= 'Z')
            c = (char)(c | 32);
        else if (!blank && !(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9'))
            return false;
        out[i] = c;
    }
    *key = (str){ out, form.n };
    return true;
}

/* the folded words of a form, one blank between; apostrophes and dots fall away */
str facts_key(arena *a, str form)
{
    str plain;
    if (plain_key(a, form, &plain))
        return plain;
    str folded = fold_str(a, form);
    char *out = arena_raw(a, folded.n + 1);
    size_t n = 0;
    for (size_t i = 0; i < folded.n;) {
        size_t start = i;
        uint32_t c = utf8_next(folded, &i);
        text_class k = class_of(c);
        if (c == 0x629 ||
            c == 0x649) { /* taa marbuta and alef maqsura are often written otherwise */
            n += utf8_put(c == 0x629 ? 0x647 : 0x64A, out + n);
            continue;
        }
        if (k == CLASS_LETTER || k == CLASS_UPPER || k == CLASS_DIGIT || k == CLASS_MARK ||
            c == '&') {
            memcpy(out + n, folded.at + start, i - start);
            n += i - start;
        } else if (c != '\'' && c != '.' && c != 0x2019 && c != '"' && n && out[n - 1] != ' ') {
            out[n++] = ' ';
        }
    }
    while (n && out[n - 1] == ' ')
        n--;
    return (str){ out, n };
}

/* the key without the Arabic articles, which the tokens of a name come without */
static str form_key(arena *a, str form)
{
    str key = facts_key(a, form), rest = key, word;
    if (key.n && (unsigned char)key.at[0] < 0xD8) /* an article begins with an Arabic letter */
        return key;
    char *out = arena_alloc(a, key.n + 1);
    size_t n = 0;
    while (str_split(&rest, ' ', &word)) {
        if (n)
            out[n++] = ' ';
        size_t article = letters_article(word);
        memcpy(out + n, word.at + article, word.n - article);
        n += word.n - article;
    }
    return (str){ out, n };
}

/* Endings that an ordinary word takes on: cases and genders in Russian, numbers in English, gender,
 * number and the adjective's ending in Arabic and Persian. Longer ones first. */
static const str inflections[] = {
#define E(ending) { ending, sizeof ending - 1 }
    E("ского"), E("скому"), E("ением"), E("ским"), E("ская"), E("ский"), E("ское"), E("ские"),
    E("ских"),  E("иями"),  E("ного"),  E("ными"), E("ости"), E("ами"),  E("ями"),  E("ого"),
    E("его"),   E("ому"),   E("ему"),   E("ыми"),  E("ими"),  E("ной"),  E("ая"),   E("яя"),
    E("ое"),    E("ее"),    E("ые"),    E("ие"),   E("ый"),   E("ий"),   E("ой"),   E("ей"),
    E("ых"),    E("их"),    E("ую"),    E("юю"),   E("ов"),   E("ев"),   E("ам"),   E("ям"),
    E("ах"),    E("ях"),    E("ом"),    E("ем"),   E("ия"),   E("ии"),   E("ию"),   E("ть"),
    E("а"),     E("я"),     E("ы"),     E("и"),    E("у"),    E("ю"),    E("е"),    E("о"),
    E("ь"),     E("ness"),  E("es"),    E("s"),    E("يات"),  E("يين"),  E("يون"),  E("ات"),
    E("ون"),    E("ين"),    E("يه"),    E("ها"),   E("ان"),   E("ه"),    E("ي"),
#undef E
};

/* The word without such an ending, behind a mark that no word has; nothing where too little is left.
 */
static str stem_key(arena *a, str word)
{
    bool latin = word.n && !(word.at[0] & 0x80);
    size_t least = latin ? 4 : 6, n = word.n;
    for (size_t i = 0; n && i < sizeof inflections / sizeof *inflections; i++) {
        str ending = inflections[i];
        if (word.at[n - 1] == ending.at[ending.n - 1] && n >= ending.n + least &&
            str_ends(word, ending)) {
            n -= ending.n;
            break;
        }
    }
    if (n < least)
        return STR_NONE;
    char *out = arena_alloc(a, n + 1);
    out[0] = '~';
    memcpy(out + 1, word.at, n);
    return (str){ out, n + 1 };
}

/* ordinary words are found in their other forms, too; where two share a stem the first row has it */
static void add_stem(name_table *t, str key, word_fact fact)
{
    str stem = str_find(key, STR(" ")) == SIZE_MAX ? stem_key(t->a, key) : STR_NONE;
    if (!stem.n || map_get(&t->words, stem) != MAP_NONE)
        return;
    fact.next = MAP_NONE;
    map_put(&t->words, stem, (uint32_t)t->facts.n);
    *vec_push(t->a, &t->facts) = fact;
}

const word_fact *facts_of_stem(const name_table *t, arena *a, str key)
{
    str stem = stem_key(a, key);
    uint32_t i = stem.n ? map_get(&t->words, stem) : MAP_NONE;
    return i == MAP_NONE ? NULL : &t->facts.at[i];
}

/* the key it was added under */
static str add_fact(name_table *t, str form, word_fact fact)
{
    str key = form_key(t->a, form);
    if (!key.n)
        return key;
    fact.words = 1;
    for (size_t i = 0; i < key.n; i++)
        fact.words = (uint8_t)(fact.words + (key.at[i] == ' '));
    if (fact.words > 1) {
        str first = str_take(key, str_find(key, STR(" ")));
        uint32_t most = map_get(&t->longer, first);
        if (most == MAP_NONE || most < fact.words)
            map_put(&t->longer, first, fact.words);
    }
    fact.article = fact.role == NAME_TITLE && str_starts(form, STR("ال"));
    fact.next = map_get(&t->words, key);
    map_put(&t->words, key, (uint32_t)t->facts.n);
    *vec_push(t->a, &t->facts) = fact;
    return key;
}

static void read_forms(name_table *t, const struct fact_file *ff, const data_file *f)
{
    str col[4];
    for (tsv_reader r = tsv_begin(f); tsv_next(&r, col, 4);) {
        word_fact fact = { .concept = ++t->concept_n, .role = ff->role, .kinds = ff->kinds };
        if (str_is(r.file, "names/spellings.tsv") || str_is(r.file, "names/surnames.tsv"))
            fact.number = FACT_SPELLING;
        if (str_is(r.file, "names/acronyms.tsv"))
            fact.number = FACT_ACRONYM;
        bool ordinary = str_is(r.file, "names/words.tsv") || str_is(r.file, "names/generic.tsv");
        if (ff->role == NAME_NUMBER) {
            uint64_t v = 0;
            str_u64(col[0], &v);
            fact.number = (uint32_t)v;
        } else {
            str key = add_fact(t, col[0], fact);
            if (ordinary)
                add_stem(t, key, fact);
        }
        str forms = col[ff->forms], one;
        while (str_split(&forms, '|', &one)) {
            str key = add_fact(t, one, fact);
            if (ordinary)
                add_stem(t, key, fact);
        }
    }
}

static void read_common(name_table *t, const data_file *f)
{
    str col[2], one;
    for (tsv_reader r = tsv_begin(f); tsv_next(&r, col, 2);) {
        uint64_t v = 0;
        str_u64(col[0], &v);
        while (str_split(&col[1], '|', &one))
            add_fact(t, one,
                     (word_fact){
                         .role = NAME_PART, .kinds = 0xFF, .frequency = (uint8_t)(v < 9 ? v : 9) });
    }
}

static bool of_person(const word_fact *f)
{
    return f->role == NAME_PART && f->concept && (f->kinds & PERSON);
}

/* A name is as common as the most common of its spellings; one that has a row of its own is known
 * at least. */
static void spread_frequency(name_table *t)
{
    enum { HAS_A_ROW = 2 };
    uint8_t *most = arena_array(t->a, uint8_t, t->concept_n + 1);
    for (size_t i = 0; i < t->facts.n; i++) {
        uint8_t frequency = 0;
        for (uint32_t k = (uint32_t)i; k != MAP_NONE; k = t->facts.at[k].next)
            if (t->facts.at[k].frequency > frequency)
                frequency = t->facts.at[k].frequency;
        for (uint32_t k = (uint32_t)i; k != MAP_NONE; k = t->facts.at[k].next) {
            const word_fact *f = &t->facts.at[k];
            if (of_person(f) && most[f->concept] < frequency)
                most[f->concept] = frequency;
        }
    }
    for (size_t i = 0; i < t->facts.n; i++) {
        word_fact *f = &t->facts.at[i];
        if (!of_person(f))
            continue;
        uint8_t spread = f->number == FACT_SPELLING ? most[f->concept] : HAS_A_ROW;
        f->frequency = spread > HAS_A_ROW ? spread : HAS_A_ROW;
    }
}

/* what places.tsv has a country under, by any of its names; 0 where it has none */
static uint32_t place_concept(name_table *t, str names)
{
    str one;
    while (str_split(&names, '|', &one))
        for (uint32_t i = map_get(&t->words, form_key(t->a, one)); i != MAP_NONE;
             i = t->facts.at[i].next)
            if (t->facts.at[i].role == NAME_PLACE)
                return t->facts.at[i].concept;
    return 0;
}

/* names and adjectives of the gazetteer's countries: what stands in brackets after a company */
static void read_countries(name_table *t, const data_file *f)
{
    str col[12], one;
    for (tsv_reader r = tsv_begin(f); tsv_next(&r, col, 12);) {
        word_fact fact = { .concept = place_concept(t, col[4]), .role = NAME_PLACE, .kinds = BODY };
        if (!fact.concept)
            fact.concept = ++t->concept_n;
        for (int k = 4; k <= 6; k++) {
            str forms = col[k];
            while (str_split(&forms, '|', &one))
                add_fact(t, one, fact);
        }
        for (int k = 8; k <= 10; k++) {
            str forms = col[k];
            while (str_split(&forms, '|', &one))
                add_fact(t, one, fact);
        }
    }
}

static qanat_status read_marks(name_table *t, const data_file *f, qanat_error *err)
{
    static const char *const names[] = { [MARK_SERVANT] = "servant",   [MARK_FATHER] = "father",
                                         [MARK_MOTHER] = "mother",     [MARK_ARTICLE] = "article",
                                         [MARK_RELIGION] = "religion", [MARK_PRAISED] = "praised",
                                         [MARK_CHILD] = "child" };
    str col[2], one;
    for (tsv_reader r = tsv_begin(f); tsv_next(&r, col, 2);) {
        uint32_t mark = MARK_CHILD;
        while (mark > MARK_NONE && !str_is(col[0], names[mark]))
            mark--;
        if (mark == MARK_NONE)
            return error_at(err, QANAT_E_INPUT, r.file.at, r.line, 1,
                            "servant, father, mother, article, religion, praised or child is "
                            "wanted");
        while (str_split(&col[1], '|', &one))
            map_put(&t->marks, fold_str(t->a, one), mark);
    }
    return QANAT_OK;
}

static qanat_status read_endings(name_table *t, const data_file *f, qanat_error *err)
{
    str col[3], one;
    for (tsv_reader r = tsv_begin(f); tsv_next(&r, col, 3);) {
        bool family = str_is(col[0], "family");
        if (!family && !str_is(col[0], "patronymic"))
            return error_at(err, QANAT_E_INPUT, r.file.at, r.line, 1,
                            "family or patronymic is wanted");
        while (str_split(&col[2], '|', &one)) {
            str end = fold_str(t->a, one);
            if (family)
                *vec_push(t->a, &t->endings) = end;
            else
                *vec_push(t->a, &t->patronymics) = end;
        }
    }
    return QANAT_OK;
}

static qanat_status read_compounds(name_table *t, const data_file *f, qanat_error *err)
{
    static const char *const places[] = { [COMPOUND_OPENING] = "opening",
                                          [COMPOUND_ENDING] = "ending",
                                          [COMPOUND_SECOND] = "second" };
    str col[3], one;
    for (tsv_reader r = tsv_begin(f); tsv_next(&r, col, 3);) {
        size_t place = 0;
        while (place < sizeof places / sizeof *places && !str_is(col[0], places[place]))
            place++;
        if (place == sizeof places / sizeof *places)
            return error_at(err, QANAT_E_INPUT, r.file.at, r.line, 1,
                            "opening, ending or second is wanted");
        str plain = fold_str(t->a, col[1]);
        while (str_split(&col[2], '|', &one))
            *vec_push(t->a, &t->compounds) =
                (compound_form){ .place = place, .given = fold_str(t->a, one), .plain = plain };
    }
    return QANAT_OK;
}

qanat_status facts_read(name_table *t, const data_set *data, qanat_error *err)
{
    data_file f;
    qanat_status s = QANAT_OK;
    if (data_get(data, STR("names/marks.tsv"), &f))
        s = read_marks(t, &f, err);
    if (s == QANAT_OK && data_get(data, STR("names/endings.tsv"), &f))
        s = read_endings(t, &f, err);
    if (s == QANAT_OK && data_get(data, STR("names/compounds.tsv"), &f))
        s = read_compounds(t, &f, err);
    if (s != QANAT_OK)
        return s;
    for (size_t i = 0; i < sizeof fact_files / sizeof *fact_files; i++)
        if (data_get(data, str_of(fact_files[i].name), &f))
            read_forms(t, &fact_files[i], &f);
    if (data_get(data, STR("names/common.tsv"), &f))
        read_common(t, &f);
    spread_frequency(t);
    if (data_get(data, STR("gazetteer/countries.tsv"), &f))
        read_countries(t, &f);
    return QANAT_OK;
}

/* which of several facts of a word holds: forms before names of bodies before generic words … */
static const uint8_t rank_of_role[] = {
    [NAME_LEGAL] = 9, [NAME_PART] = 8,  [NAME_GENERIC] = 7, [NAME_PLACE] = 6,    [NAME_NUMBER] = 5,
    [NAME_STOP] = 4,  [NAME_TITLE] = 3, [NAME_SUFFIX] = 2,  [NAME_PARTICLE] = 1,
};

const word_fact *facts_of(const name_table *t, str key, name_kind kind)
{
    const word_fact *best = NULL;
    for (uint32_t i = map_get(&t->words, key); i != MAP_NONE; i = t->facts.at[i].next) {
        const word_fact *f = &t->facts.at[i];
        bool holds =
            (f->kinds >> kind & 1) && (f->role != NAME_PART || (f->concept && kind != NAME_PERSON));
        bool freer = best && best->role == f->role && best->article && !f->article;
        if (holds && (!best || freer || rank_of_role[f->role] > rank_of_role[best->role]))
            best = f;
    }
    return best;
}

known_pair facts_pair(const name_table *t, uint32_t a, uint32_t b)
{
    known_pair k = { 0 };
    if (a == MAP_NONE || b == MAP_NONE)
        return k;
    bool a_known = false, b_known = false, a_spelt = false, b_spelt = false;
    for (uint32_t i = b; i != MAP_NONE; i = t->facts.at[i].next) {
        b_known |= of_person(&t->facts.at[i]) || t->facts.at[i].frequency;
        b_spelt |= of_person(&t->facts.at[i]) && t->facts.at[i].number == FACT_SPELLING;
    }
    for (uint32_t i = a; i != MAP_NONE; i = t->facts.at[i].next) {
        const word_fact *f = &t->facts.at[i];
        a_known |= of_person(f) || f->frequency;
        if (!of_person(f))
            continue;
        a_spelt |= f->number == FACT_SPELLING;
        for (uint32_t j = b; j != MAP_NONE && f->concept; j = t->facts.at[j].next) {
            bool same = t->facts.at[j].concept == f->concept;
            k.spelling |= same && f->number == FACT_SPELLING;
            k.nickname |= same && f->number != FACT_SPELLING;
        }
    }
    k.known = a_known && b_known;
    k.apart = a_spelt && b_spelt && !k.spelling && !k.nickname;
    return k;
}

size_t name_part_concepts(const name_table *t, const name_part *p, uint32_t *out, size_t max)
{
    size_t n = 0;
    if (p->concept && n < max)
        out[n++] = p->concept;
    for (uint32_t i = p->known; i != MAP_NONE && n < max; i = t->facts.at[i].next) {
        const word_fact *f = &t->facts.at[i];
        if (f->role == NAME_PART && f->concept && f->concept != p->concept && (f->kinds & PERSON))
            out[n++] = f->concept;
    }
    return n;
}
