/*
 * Names that nobody has listed, across the two versions: inside a bead, the words of a name of the
 * English version are looked for by their sound among the words of the Arabic one that no name has
 * taken. What answers becomes a mention that is tied to its pair. Names in quotation marks that are
 * translated, not transliterated, are tied by their order when both versions quote as many.
 *
 * Cost: for each bead, (unpaired English name words) x (free Arabic words) comparisons of prepared
 * words, both bounded by the limits below.
 */
#include "name/name.h"
#include "report/memo.h"
#include "report/lexicon.h"
#include "report/mentions.h"
#include "report/stages.h"
#include "text/fold.h"

#include <stdlib.h>

enum { MAX_WORDS = 8, MAX_FREE = 600, MAX_NAMES = 200, MAX_PARTICLES = 4 };
enum { WORD_POSSIBLE = 300000, NAME_POSSIBLE = 580000, SURNAME_SURE = 880000 };
enum {
    WORD_SURE = 750000,
    WORD_LIKELY = 640000,
    NAME_LIKELY = 700000,
    SHORT_NAME_LIKELY = 800000,
    EXTEND_LIKELY = 560000
};

/* an Arabic word in the forms in which it may be part of a name */
typedef struct free_word {
    uint32_t token;
    size_t n;
    struct {
        const name_word *word;
        str text;
        uint32_t start;
        bool first_only; /* a form with its proclitics off can only begin a name */
    } forms[MENTION_VARIANTS * 2];
    const name_word *joined; /* with the word behind it, once that was asked */
    bool article;  /* the word is ال/آل/بن by itself */
    bool taken;    /* a known name of one word: may only go on a name, not begin one */
    bool function; /* an everyday function word: part of a name only beside a better one */
} free_word;

typedef struct side {
    free_word *words;
    size_t n;
} side;

typedef struct english_name {
    uint32_t mention;
    const name_word *words[MAX_WORDS];
    str texts[MAX_WORDS];
    size_t n;
    bool leading_article; /* "Al Jaber" */
    str lead, lead_first; /* the particle it begins with: "dos"; of two the first */
    name_word joined;     /* the last word with the particles before it: "vandermerwe" */
    bool has_joined;
    str particles[MAX_PARTICLES];
    size_t particle_count;
} english_name;

static bool is_particle(const token *t)
{
    return (t->signs & SIGN_PARTICLE) != 0;
}

/* `form`: the number of the form, see report_variant_sound */
static void add_form(report *r, free_word *w, size_t form, str text, uint32_t start, bool first_only)
{
    if (w->n >= sizeof w->forms / sizeof *w->forms || text.n < 4)
        return;
    w->forms[w->n].word = report_variant_sound(r, &r->tokens.at[w->token], form, text);
    w->forms[w->n].text = text;
    w->forms[w->n].start = start;
    w->forms[w->n].first_only = first_only;
    w->n++;
}

static void prepare_word(report *r, uint32_t token_index, free_word *w)
{
    const token *t = &r->tokens.at[token_index];
    word_variant v[MENTION_VARIANTS];
    size_t n = mention_variants(r, t, v);
    w->token = token_index;
    w->n = 0;
    w->joined = NULL;
    w->article = is_particle(t);
    w->taken = w->function = false;
    for (size_t i = 0; i < n; i++) {
        add_form(r, w, i, v[i].word, v[i].start, i > 0);
        if (str_starts(v[i].word, STR("ال")) && v[i].word.n >= 10)
            add_form(r, w, MENTION_VARIANTS + i, str_drop(v[i].word, 4), v[i].start, i > 0);
    }
}

/* words of a bead's Arabic side that no name has taken; a bare surname may begin a longer name */
static side free_words(report *r, const bead *b)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < b->ar_count; i++)
        count += r->sentences.at[b->ar_first + i].token_count;
    side s = { arena_room(r->a, free_word, count < MAX_FREE ? count : MAX_FREE), 0 };
    for (uint32_t i = 0; i < b->ar_count; i++) {
        const sentence *at = &r->sentences.at[b->ar_first + i];
        for (uint32_t k = 0; k < at->token_count && s.n < MAX_FREE; k++) {
            const token *t = &r->tokens.at[at->first_token + k];
            const mention *m = t->mention != NO_INDEX ? &r->mentions.at[t->mention] : NULL;
            bool taken = m && !m->surname && m->kind == MENTION_NAME;
            str plain = str_starts(t->norm, STR("ال")) ? str_drop(t->norm, 4) : t->norm;
            if (t->kind != TOKEN_WORD || t->lang != LANG_AR || (taken && (m->token_count > 1 || m->pair != NO_INDEX)))
                continue;
            prepare_word(r, at->first_token + k, &s.words[s.n]);
            /* an adjective of a country may only go on a name: القاضي هيلي بوتاني */
            s.words[s.n].taken =
                taken || gazetteer_adjective(r->know->gazetteer, plain, LANG_AR) != NO_INDEX;
            s.words[s.n++].function = (t->signs & SIGN_FUNCTION) != 0;
        }
    }
    return s;
}

/* 0 where it is less than `floor` */
static int32_t best_form(const report *r, const name_word *english, str text, const free_word *w,
                         bool first, int32_t floor, uint32_t *start)
{
    enum { SPELT_SO = 940000 };
    int32_t best = 0;
    for (size_t i = 0; i < w->n; i++) {
        if (w->forms[i].first_only && !first)
            continue;
        int32_t score = name_word_near(r->know->names, english, w->forms[i].word, floor);
        if (score < SPELT_SO && text.n > 2 &&
            gazetteer_same_word(r->know->gazetteer, text, w->forms[i].text))
            score = SPELT_SO;
        if (score > best) {
            best = score;
            *start = w->forms[i].start;
        }
    }
    return best;
}

/* two neighbouring Arabic words as one: أوربكس تريد for "OrbexTrade"; 0 where less than `floor` */
static int32_t joined_score(report *r, const name_word *english, free_word *a, const free_word *b,
                            int32_t floor)
{
    str x = r->tokens.at[a->token].norm, y = r->tokens.at[b->token].norm;
    if (b->token != a->token + 1)
        return 0;
    if (!a->joined) {
        name_word *both = arena_new_of(r->a, name_word);
        if (!name_words_concat(r->know->names, report_sound(r, x), report_sound(r, y), r->a, both))
            name_word_prepare(r->know->names, arena_join(r->a, x, y), r->a, both);
        a->joined = both;
    }
    return name_word_near(r->know->names, english, a->joined, floor);
}

typedef struct answer {
    int64_t sum;    /* of the words' scores */
    size_t matched; /* English words that found one */
    uint32_t first, last, start;
    bool plain;    /* one word at least is sure and no function word */
    bool everyday; /* a word of it is a verb of the language */
    bool doubtful; /* a word of it is only possible: its surname must be sure */
    int32_t last_score;
} answer;

static bool is_everyday(const report *r, const free_word *w)
{
    return w->function || r->tokens.at[w->token].lemma != NO_INDEX;
}

/* side by side, or with a hyphen between */
static bool adjoins(const report *r, uint32_t a, uint32_t b)
{
    return b == a + 1 || (b == a + 2 && r->bytes.at[r->tokens.at[a + 1].start] == '-');
}

/* does the word before Arabic token i say the particle? */
static bool lead_before(const report *r, str lead, uint32_t i)
{
    enum { ALIKE = 600000 };
    if (!lead.n || i == 0)
        return false;
    const token *t = &r->tokens.at[i - 1];
    return t->kind == TOKEN_WORD && t->lang == LANG_AR && t->mention == NO_INDEX &&
           t->sentence == r->tokens.at[i].sentence &&
           report_word_score(r, lead, t->norm, ALIKE);
}

/* "van", "dos" as an Arabic word of its own: فان, دوس */
static bool is_spelt_particle(const report *r, const english_name *e, const free_word *w)
{
    enum { ALIKE = 600000, SHORT = 4 };
    str word = r->tokens.at[w->token].norm;
    for (size_t i = 0; i < e->particle_count; i++) {
        bool le = word.n <= SHORT && str_starts(e->particles[i], STR("l")) &&
                  str_starts(word, STR("ل")); /* لو for "le" */
        if (le || report_word_score(r, e->particles[i], word, ALIKE))
            return true;
    }
    return false;
}

/* the English words from the first one on, against the Arabic words from `at` on */
static answer follow(report *r, const english_name *e, const side *s, size_t at)
{
    answer a = { .first = s->words[at].token,
                 .last = s->words[at].token,
                 .start = r->tokens.at[s->words[at].token].start };
    size_t k = at;
    /* a given name may be spelt by rules of its own */
    int32_t floor = e->n == 1 ? WORD_LIKELY : WORD_POSSIBLE;
    for (size_t i = 0; i < e->n && k < s->n; i++) {
        if (k > at && !adjoins(r, a.last, s->words[k].token))
            break;
        while (k > at && (s->words[k].article || is_spelt_particle(r, e, &s->words[k])) &&
               k + 1 < s->n && s->words[k + 1].token == s->words[k].token + 1)
            k++;
        uint32_t start = a.start;
        int32_t one = best_form(r, e->words[i], e->texts[i], &s->words[k], k == at, floor, &start);
        if (e->has_joined && i + 1 == e->n && k > at) {
            uint32_t same = start;
            int32_t all = best_form(r, &e->joined, STR(""), &s->words[k], false, floor, &same);
            one = all > one ? all : one;
        }
        int32_t two = k + 1 < s->n && e->words[i]->n >= 5 && one < 850000
                          ? joined_score(r, e->words[i], &s->words[k], &s->words[k + 1], floor)
                          : 0;
        int32_t score = one > two ? one : two;
        bool doubtful = score < EXTEND_LIKELY;
        /* an everyday word is none */
        if (score < floor || (doubtful && is_everyday(r, &s->words[k])))
            break;
        a.doubtful |= doubtful;
        a.everyday |= r->tokens.at[s->words[k].token].pos == WORD_VERB;
        a.last_score = score;
        if (k == at && one >= two)
            a.start = start;
        k += two > one ? 2 : 1;
        a.sum += score;
        a.plain |= !s->words[k - 1].function && score >= WORD_SURE;
        a.matched++;
        a.last = s->words[k - 1].token;
    }
    return a;
}

/* Is the answer near enough to be the name? */
static bool is_answer(const english_name *e, const answer *a, double mean)
{
    bool brief = e->n == 1 && e->words[0]->n <= 4;
    if (e->n == 1 && a->everyday)
        return mean >= SURNAME_SURE;
    if (a->doubtful)
        return a->matched == e->n && a->last_score >= SURNAME_SURE && mean >= NAME_POSSIBLE;
    return mean >= (brief ? SHORT_NAME_LIKELY : NAME_LIKELY);
}

static bool prepare_name(report *r, uint32_t index, english_name *e)
{
    const mention *m = &r->mentions.at[index];
    *e = (english_name){ .mention = index };
    for (uint32_t i = 0; i < m->token_count && e->n < MAX_WORDS; i++) {
        const token *t = &r->tokens.at[m->first_token + i];
        if (t->kind != TOKEN_WORD)
            continue;
        if (is_particle(t)) {
            e->leading_article |= e->n == 0;
            if (e->n == 0) {
                e->lead_first = e->lead;
                e->lead = t->norm;
            }
            if (e->n && e->particle_count < MAX_PARTICLES)
                e->particles[e->particle_count++] = t->norm;
            continue;
        }
        e->texts[e->n] = mention_word(r, t);
        e->words[e->n] = report_sound(r, e->texts[e->n]);
        e->n++;
    }
    if (e->particle_count && e->n) {
        buf b = { 0 };
        for (size_t i = 0; i < e->particle_count; i++)
            buf_str(&b, e->particles[i]);
        buf_str(&b, e->texts[e->n - 1]);
        name_word_prepare(r->know->names, arena_str(r->a, buf_view(&b)), r->a, &e->joined);
        buf_free(&b);
        e->has_joined = true;
    }
    return e->n > 0;
}

/* Does the Arabic side of the bead name the same already? */
static bool named_already(const report *r, const bead *b, const mention *m)
{
    for (uint32_t i = 0; i < b->ar_count; i++) {
        const sentence *at = &r->sentences.at[b->ar_first + i];
        for (uint32_t k = 0; k < at->token_count; k++) {
            uint32_t index = r->tokens.at[at->first_token + k].mention;
            if (index == NO_INDEX)
                continue;
            const mention *o = &r->mentions.at[index];
            if (m->gazetteer != NO_INDEX && !m->found && o->gazetteer == m->gazetteer)
                return true;
        }
    }
    return false;
}

static void take_tokens(report *r, uint32_t index, uint32_t first, uint32_t last)
{
    for (uint32_t i = first; i <= last; i++) {
        uint32_t old = r->tokens.at[i].mention;
        if (old != NO_INDEX && old != index && r->mentions.at[old].token_count == 1) {
            r->mentions.at[old].inside = index;
            r->mentions.at[old].surname = true; /* so that the sweep takes it away */
        }
        r->tokens.at[i].mention = index;
    }
}

/* the Arabic word before a name says what it is where the English form did not */
static void type_by_context(const report *r, uint32_t before, uint8_t *type, bool *guess)
{
    const token *t = &r->tokens.at[before];
    str w = token_stem(t).n ? token_stem(t) : t->norm;
    bool definite = str_starts(t->norm, STR("ال")) || str_starts(t->norm, STR("لل")) ||
                    t->flags & TOKEN_ARTICLE;
    if (str_starts(w, STR("ال")) && w.n > 6)
        w = str_drop(w, 4);
    uint32_t bits =
        t->lang == LANG_AR && t->mention == NO_INDEX ? signs_of(r->know->signs, LANG_AR, w) : 0;
    bool quoted = before + 1 < r->tokens.n && r->tokens.at[before + 1].kind == TOKEN_PUNCT;
    if (definite && quoted) /* الناقلة «…» */
        bits &= SIGN_TITLE | SIGN_PRODUCT;
    else if (definite) /* رئيسة الهيئة فلانة: behind a definite noun no name of that kind begins */
        bits &= SIGN_TITLE;
    int known = bits & SIGN_TITLE                  ? (quoted ? ENTITY_ORGANIZATION : ENTITY_PERSON)
                : bits & SIGN_PRODUCT              ? ENTITY_PRODUCT
                : bits & SIGN_PLACE                ? ENTITY_PLACE
                : bits & (SIGN_ORG | SIGN_GENERIC) ? ENTITY_ORGANIZATION
                                                   : -1;
    if (known < 0)
        return;
    *type = (uint8_t)known;
    *guess = false;
}

/* «لو ماتينال» for "Le Matinal": a quotation of as many words as the English name is all name */
static bool whole_quotation(const report *r, const mention *english, uint32_t *first,
                            uint32_t *last)
{
    uint32_t from = *first, till = *last, words = 0, english_words = 0;
    if (!(r->tokens.at[from].flags & TOKEN_QUOTED))
        return false;
    while (from > 0 && r->tokens.at[from - 1].flags & TOKEN_QUOTED &&
           r->tokens.at[from - 1].kind == TOKEN_WORD)
        from--;
    while (till + 1 < r->tokens.n && r->tokens.at[till + 1].flags & TOKEN_QUOTED &&
           r->tokens.at[till + 1].kind <= TOKEN_NUMBER)
        till++;
    words = till - from + 1;
    for (uint32_t i = 0; i < english->token_count; i++)
        english_words += r->tokens.at[english->first_token + i].kind <= TOKEN_NUMBER;
    if (words != english_words || (from == *first && till == *last))
        return false;
    for (uint32_t i = from; i <= till; i++)
        if (r->tokens.at[i].mention != NO_INDEX)
            return false;
    *first = from;
    *last = till;
    return true;
}

static void add_pair(report *r, const english_name *e, const answer *a)
{
    mention *english = &r->mentions.at[e->mention];
    uint32_t first = a->first, start = a->start;
    if (e->leading_article && first > 0) {
        const token *t = &r->tokens.at[first - 1];
        if (t->kind == TOKEN_WORD && t->lang == LANG_AR && str_is(token_stem(t), "ال") &&
            t->sentence == r->tokens.at[first].sentence) {
            first--;
            start = t->start;
        }
    }
    for (int n = 0; n < 2 && lead_before(r, n ? e->lead_first : e->lead, first); n++)
        start = r->tokens.at[--first].start;
    /* عبد + الله: "servant of" belongs to the name of God behind it */
    if (first > 0 && start == r->tokens.at[first].start &&
        str_starts(r->tokens.at[first].norm, STR("ال")) &&
        r->tokens.at[first - 1].mention == NO_INDEX &&
        r->tokens.at[first - 1].sentence == r->tokens.at[first].sentence) {
        word_variant v[MENTION_VARIANTS];
        size_t n = mention_variants(r, &r->tokens.at[first - 1], v);
        for (size_t k = 0; k < n && start == r->tokens.at[first].start; k++)
            if (str_is(v[k].word, "عبد"))
                start = v[k].start;
        first -= start != r->tokens.at[first].start;
    }
    uint32_t last = a->last;
    if (whole_quotation(r, english, &first, &last))
        start = r->tokens.at[first].start;
    mention m = mention_blank(r, r->tokens.at[first].sentence, first, last);
    m.start = start;
    m.type = english->type;
    m.guess = english->guess;
    m.kind = MENTION_NAME;
    m.found = true;
    m.gazetteer = english->found ? NO_INDEX : english->gazetteer;
    m.found = m.gazetteer == NO_INDEX;
    m.surname = english->surname;
    m.feminine = english->feminine;
    m.masculine = english->masculine;
    m.pair = e->mention;
    if (m.guess && first > 0) {
        uint32_t before = first - 1;
        while (before > 0 && r->tokens.at[before].kind == TOKEN_PUNCT &&
               r->tokens.at[first].flags & TOKEN_QUOTED)
            before--;
        type_by_context(r, before, &m.type, &m.guess);
        /* people are not named in quotation marks */
        if (m.guess && before + 1 < first && m.type == ENTITY_PERSON)
            m.type = ENTITY_ORGANIZATION;
    }
    english->type = m.type;
    english->guess = m.guess;
    uint32_t index = (uint32_t)r->mentions.n;
    take_tokens(r, index, first, last);
    mention_add(r, m);
    r->mentions.at[e->mention].pair = index;
}

/* The surname is surely there, the words before it are strange: given names are spelt by rules of
 * their own (راين for "Ryan"). An everyday word with its clitics (فلو) may still be a name. */
static bool stranger(const report *r, const side *s, size_t k)
{
    const token *t = &r->tokens.at[s->words[k].token];
    return s->words[k].n > 0 && !s->words[k].taken && !s->words[k].article &&
           !token_signs_in(r, t, LANG_AR) &&
           (!is_everyday(r, &s->words[k]) ||
            (!str_starts(t->norm, STR("و")) &&
             lexicon_find(r->know->lexicon, LANG_AR, t->norm) == NO_INDEX)) &&
           t->mention == NO_INDEX;
}

/* May a strange word be the other spelling? It begins with the same consonant, is about as long. */
static bool may_answer(const name_word *english, const free_word *w)
{
    enum { LONGER = 2 };
    for (size_t i = 0; i < w->n; i++) {
        const name_word *x = w->forms[i].word;
        if (x->skeleton_n && english->skeleton_n && (x->skeleton & 15) == (english->skeleton & 15) &&
            x->skeleton_n <= english->skeleton_n + LONGER &&
            english->skeleton_n <= x->skeleton_n + LONGER)
            return true;
    }
    return false;
}

/* The words of the name around Arabic word k, which is surely its word i; an everyday word among
 * them must sound like its own. */
static answer around_word(const report *r, const english_name *e, const side *s, size_t k, size_t i)
{
    answer a = { 0 };
    size_t first = k - i, last = first + e->n - 1;
    if (k < i || last >= s->n)
        return a;
    for (size_t x = first; x <= last; x++) {
        uint32_t start = r->tokens.at[s->words[x].token].start;
        bool alike = x == k || best_form(r, e->words[x - first], e->texts[x - first], &s->words[x],
                                         false, EXTEND_LIKELY, &start);
        bool fits = alike ? r->tokens.at[s->words[x].token].mention == NO_INDEX
                          : stranger(r, s, x) && may_answer(e->words[x - first], &s->words[x]);
        if (!fits || (x > first && !adjoins(r, s->words[x - 1].token, s->words[x].token)))
            return a;
    }
    a.matched = e->n;
    a.first = s->words[first].token;
    a.last = s->words[last].token;
    a.start = r->tokens.at[a.first].start;
    return a;
}

/* شركة بلو ستار: does a word for a firm or body stand right before? */
static bool firm_before(const report *r, uint32_t first)
{
    if (!first || r->tokens.at[first - 1].sentence != r->tokens.at[first].sentence)
        return false;
    const token *t = &r->tokens.at[first - 1];
    str w = token_stem(t).n ? token_stem(t) : t->norm;
    return t->lang == LANG_AR && signs_of(r->know->signs, LANG_AR, w) & (SIGN_FIRM | SIGN_GENERIC);
}

/* One end is surely there: the surname, or else the given name of a known person. */
static answer by_one_word(report *r, const english_name *e, const side *s)
{
    const mention *m = &r->mentions.at[e->mention];
    size_t words = 0;
    for (uint32_t i = 0; i < m->token_count; i++)
        words += r->tokens.at[m->first_token + i].kind == TOKEN_WORD;
    bool person = m->type == ENTITY_PERSON;
    bool plain = e->n > 1 && e->n == words && (person || m->type == ENTITY_ORGANIZATION);
    for (int turn = 0; plain && turn < 2; turn++) {
        size_t i = turn == 0 ? e->n - 1 : 0;
        if (turn == 1 &&
            (e->n != 2 || !gazetteer_is_given(r->know->gazetteer, e->texts[0])))
            break;
        for (size_t k = 0; k < s->n && e->words[i]->n >= 4; k++) {
            uint32_t start;
            if (!stranger(r, s, k) || !best_form(r, e->words[i], e->texts[i], &s->words[k], false,
                                                 SURNAME_SURE, &start))
                continue;
            answer a = around_word(r, e, s, k, i);
            if (a.matched && (person || firm_before(r, a.first)))
                return a;
        }
    }
    return (answer){ 0 };
}

/* the same first and the same last word: محمد حقان أتيلا, محمد هاكان أتيلا */
static bool same_ends(report *r, str a, str b)
{
    size_t from_a = a.n, from_b = b.n;
    while (from_a && a.at[from_a - 1] != ' ')
        from_a--;
    while (from_b && b.at[from_b - 1] != ' ')
        from_b--;
    str first_a, first_b, rest_a = a, rest_b = b;
    return from_a && from_b && str_split(&rest_a, ' ', &first_a) &&
           str_split(&rest_b, ' ', &first_b) &&
           str_eq(fold_str(r->a, first_a), fold_str(r->a, first_b)) &&
           str_eq(fold_str(r->a, str_drop(a, from_a)), fold_str(r->a, str_drop(b, from_b)));
}

/* The known person's Arabic names are known too: a name that is none of them is somebody else's, a
 * brother's perhaps. */
static bool names_another(report *r, const english_name *e, const answer *a)
{
    enum { SAME = 780000 };
    const mention *m = &r->mentions.at[e->mention];
    if (m->gazetteer == NO_INDEX || m->found || m->type != ENTITY_PERSON || e->n < 2)
        return false;
    str names = gazetteer_names(r->know->gazetteer, m->gazetteer, LANG_AR), name;
    str text = report_text(r, a->start, r->tokens.at[a->last].end);
    bool any = false;
    if (report_name_score(r, text, report_text(r, m->start, m->end), NAME_PERSON) >= SAME)
        return false;
    while (names.at && str_split(&names, '|', &name)) {
        if (str_find(name, STR(" ")) == SIZE_MAX)
            continue;
        any = true;
        if (report_name_score(r, text, name, NAME_PERSON) >= SAME || same_ends(r, text, name))
            return false;
    }
    return any;
}

static void pair_name(report *r, const english_name *e, side *s)
{
    answer best = { 0 };
    double best_mean = 0;
    for (size_t k = 0; k < s->n; k++) {
        bool taken = s->words[k].taken;
        bool led = taken && e->n == 1 && lead_before(r, e->lead, s->words[k].token);
        if (s->words[k].n == 0 || (taken && e->n == 1 && !led))
            continue;
        answer a = follow(r, e, s, k);
        /* a known name of one word begins a longer one only where all of that is surely there */
        if (taken && !led && (a.matched < e->n || a.doubtful || a.sum < (int64_t)e->n * SURNAME_SURE ||
                      r->tokens.at[s->words[k].token].mention == NO_INDEX))
            continue;
        if (a.matched == 0 || a.matched + (e->n > 2) < e->n || (!a.plain && e->n > 1) ||
            (e->n == 1 && s->words[k].function))
            continue;
        double mean = (double)a.sum / (double)e->n;
        if (mean > best_mean && is_answer(e, &a, mean)) {
            best_mean = mean;
            best = a;
        }
    }
    if (best.matched == 0)
        best = by_one_word(r, e, s);
    if (best.matched == 0 || names_another(r, e, &best))
        return;
    add_pair(r, e, &best);
    /* the words are taken now */
    for (size_t k = 0; k < s->n; k++)
        if (s->words[k].token >= best.first && s->words[k].token <= best.last)
            s->words[k].n = 0;
}

/* ---- names that each version's gazetteer words tell apart */

/* An Arabic ministry without its country, and the English name of one country's: وزارة الخارجية for
 * "State Department", where an Arabic name of that entry begins with the same words. */
static bool begins_a_name(report *r, const mention *body, uint32_t entry)
{
    str names = gazetteer_names(r->know->gazetteer, entry, body->lang), name;
    str words = fold_str(r->a, report_text(r, body->start, body->end));
    while (names.at && str_split(&names, '|', &name))
        if (str_starts(fold_str(r->a, name), words))
            return true;
    return false;
}

/* "Bab al-Salam" is an English name of what the Arabic names, as the gazetteer spells it or nearly */
static bool same_as_listed(report *r, const mention *a, const mention *b)
{
    enum { SAME = 800000 };
    str names = gazetteer_names(r->know->gazetteer, a->gazetteer, LANG_EN), name;
    str text = report_text(r, b->start, b->end);
    while (names.at && str_split(&names, '|', &name))
        if (report_name_score(r, text, name, NAME_ANY) >= SAME)
            return true;
    return false;
}

static bool same_by_sound(report *r, const mention *a, const mention *b)
{
    if (a->type != b->type && !b->guess)
        return false;
    return same_as_listed(r, a, b) ||
           report_name_score(r, report_text(r, a->start, a->end),
                             report_text(r, b->start, b->end),
                      a->type == ENTITY_PERSON ? NAME_PERSON : NAME_ANY) >= NAME_LIKELY;
}

static void tie_known(report *r, const bead *b, const english_name *names, size_t n)
{
    for (uint32_t i = 0; i < b->ar_count; i++) {
        const sentence *at = &r->sentences.at[b->ar_first + i];
        uint32_t last = NO_INDEX;
        for (uint32_t k = 0; k < at->token_count; k++) {
            uint32_t index = r->tokens.at[at->first_token + k].mention;
            if (index == NO_INDEX || index == last)
                continue;
            last = index;
            mention *m = &r->mentions.at[index];
            if (m->pair != NO_INDEX || m->kind != MENTION_NAME || m->found)
                continue;
            for (size_t e = 0; e < n; e++) {
                mention *o = &r->mentions.at[names[e].mention];
                if (o->pair != NO_INDEX)
                    continue;
                bool body = m->body != NO_INDEX && m->country == NO_INDEX &&
                            o->gazetteer != NO_INDEX && begins_a_name(r, m, o->gazetteer);
                bool sound = m->gazetteer != NO_INDEX && o->found && same_by_sound(r, m, o);
                if (!body && !sound)
                    continue;
                m->pair = names[e].mention;
                o->pair = index;
                if (o->guess && !m->surname) {
                    o->type = m->type;
                    o->guess = false;
                }
                /* a bare surname whose other version spells another name is not the known bearer */
                if (sound && m->surname) {
                    m->gazetteer = NO_INDEX;
                    m->found = true;
                }
                break;
            }
        }
    }
}

static int longer_first(const void *x, const void *y)
{
    const english_name *a = x, *b = y;
    if (a->n != b->n)
        return a->n > b->n ? -1 : 1;
    return a->mention < b->mention ? -1 : a->mention > b->mention;
}

static size_t open_names(report *r, const bead *b, english_name *out, size_t max)
{
    size_t n = 0;
    for (uint32_t i = 0; i < b->en_count; i++) {
        const sentence *at = &r->sentences.at[b->en_first + i];
        uint32_t last = NO_INDEX;
        for (uint32_t k = 0; k < at->token_count && n < max; k++) {
            uint32_t index = r->tokens.at[at->first_token + k].mention;
            if (index == NO_INDEX || index == last)
                continue;
            last = index;
            const mention *m = &r->mentions.at[index];
            if (m->kind == MENTION_NAME && m->pair == NO_INDEX && m->body == NO_INDEX &&
                !named_already(r, b, m) && prepare_name(r, index, &out[n]))
                n++;
        }
    }
    return n;
}

void report_pair_mentions(report *r)
{
    size_t most = r->mentions.n < MAX_NAMES ? r->mentions.n : MAX_NAMES;
    english_name *names = arena_room(r->a, english_name, most + 1);
    for (size_t i = 0; r->know->names && i < r->beads.n; i++) {
        const bead *b = &r->beads.at[i];
        if (!b->ar_count || !b->en_count)
            continue;
        mentions_drop_unsupported(r, b);
        mentions_settle_capitals(r, b);
        mentions_lengthen_known(r, b);
        mentions_by_letters(r, b);
        mentions_by_small_bodies(r, b);
        mentions_by_chains(r, b);
        mentions_by_short_names(r, b);
        size_t n = open_names(r, b, names, most);
        if (n == 0) {
            mentions_by_quotes(r, b);
            continue;
        }
        if (n > 1)
            qsort(names, n, sizeof *names, longer_first);
        tie_known(r, b, names, n);
        side s = free_words(r, b);
        for (size_t k = 0; k < n; k++)
            if (r->mentions.at[names[k].mention].pair == NO_INDEX)
                pair_name(r, &names[k], &s);
        mentions_by_quotes(r, b);
    }
    if (r->beads.n)
        mentions_name_bodies(r);
    mentions_sweep(r);
    for (uint32_t s = 0; s < r->sentences.n; s++)
        if (r->sentences.at[s].lang == LANG_AR) {
            mentions_in_quotes(r, s);
            mentions_by_party(r, s);
            mentions_by_kind(r, s);
            mentions_by_given_name(r, s);
        }
    mentions_sweep(r);
    for (size_t i = 0; r->know->names && i < r->beads.n; i++) {
        mentions_by_first_word(r, &r->beads.at[i]);
        mentions_pair_people(r, &r->beads.at[i]);
    }
    mentions_take_house(r);
    mentions_untie_rivals(r);
    mentions_by_surname(r);
    mentions_sweep(r);
    mentions_stand_again(r);
    mentions_settle_countries(r);
}
