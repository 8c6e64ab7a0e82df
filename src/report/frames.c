/*
 * See frames.h. A row with several triggers becomes one frame a trigger, so that matching is a walk
 * over the frames of one lexeme.
 */
#include "report/frames.h"
#include "base/map.h"
#include "text/fold.h"

#include <stdlib.h>

struct frames {
    frames_tables t; /* first: frames_at */
    arena *a;
    lexicon *x;
    VEC(uint32_t) owners; /* lexemes, in the order of all frames; while the files are read */
    map sets;            /* language letter + name -> index of `words` */
    VEC(str) words;
};

typedef struct row {
    const tsv_reader *at;
    uint8_t language;
    str trigger, type, actor, target, options;
    qanat_error *err;
} row;

static qanat_status complain(const row *w, const char *what, str which)
{
    return error_at(w->err, QANAT_E_INPUT, w->at->file.at, w->at->line, 0, "'%.*s' is %s",
                    STR_ARG(which), what);
}

static int claim_type_of(str s)
{
    for (uint8_t t = 0; t < CLAIM_TYPE_COUNT; t++)
        if (str_is(s, claim_type_name(t)))
            return t;
    return -1;
}

static int modality_of(str s)
{
    for (uint8_t m = 0; m < MODALITY_COUNT; m++)
        if (str_is(s, modality_name(m)))
            return m;
    return -1;
}

/* the lemma that the lexicon gives a preposition: "upon" stands with "on" */
static str preposition_of(frames *f, uint8_t language, str word)
{
    str folded = fold_str(f->a, word);
    for (uint32_t a = lexicon_find(f->x, language, folded); a != NO_INDEX;
         a = lexicon_analysis(f->x, a)->next)
        if (lexicon_analysis(f->x, a)->class == WORD_PREPOSITION)
            return lexicon_lexeme(f->x, lexicon_analysis(f->x, a)->lexeme)->lemma;
    return folded;
}

static qanat_status read_slots(frames *f, const row *w, str list, slot out[FRAME_SLOTS],
                               uint8_t *count)
{
    static const struct {
        const char *name;
        uint8_t kind;
    } kinds[] = {
        { "subj", SLOT_SUBJECT },   { "obj", SLOT_OBJECT },      { "obj2", SLOT_OBJECT2 },
        { "owner", SLOT_OWNER },    { "between", SLOT_BETWEEN }, { "that", SLOT_CLAUSE },
        { "inf", SLOT_INFINITIVE }, { "noun", SLOT_NOUN },       { "self", SLOT_SELF },
        { "بين", SLOT_BETWEEN },
    };
    *count = 0;
    for (str piece; list.n && str_split(&list, ',', &piece);) {
        if (str_is(piece, "-"))
            continue;
        if (*count == FRAME_SLOTS)
            return complain(w, "one place too many", piece);
        slot s = { SLOT_PREPOSITION, preposition_of(f, w->language, piece) };
        for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
            if (str_is(piece, kinds[i].name))
                s.kind = kinds[i].kind;
        out[(*count)++] = s;
    }
    return QANAT_OK;
}

static const struct {
    const char *name;
    uint32_t option;
} flags[] = {
    { "symmetric", FRAME_SYMMETRIC },
    { "agent", FRAME_AGENT },
    { "inner", FRAME_INNER },
    { "place", FRAME_PLACE },
    { "nonoun", FRAME_NO_NOUN },
    { "noverb", FRAME_NO_VERB },
    { "source", FRAME_SOURCE },
    { "says", FRAME_SAYS },
    { "asset", FRAME_ASSET },
    { "negates", FRAME_NEGATES },
    { "needinf", FRAME_NEED_INFINITIVE },
    { "needthat", FRAME_NEED_CLAUSE },
    { "noobj", FRAME_NO_OBJECT },
    { "infobj", FRAME_INNER_OBJECT },
    { "agentsubj", FRAME_AGENT_SUBJECT },
    { "concern", FRAME_CONCERN },
    { "need=actor", FRAME_NEED_ACTOR },
    { "need=target", FRAME_NEED_TARGET },
    { "need=both", FRAME_NEED_ACTOR | FRAME_NEED_TARGET },
    { "subject=obj", FRAME_OBJECT_CONTROL },
    { "subject=subj", 0 },
    { "passive", FRAME_PASSIVE_ONLY },
    { "needobj", FRAME_NEED_OBJECT },
    { "cause", FRAME_CAUSE },
    { "must", FRAME_MUST },
    { "neednot", FRAME_NEED_NEGATION },
    { "polarity=-", FRAME_NEGATIVE },
    { "office", FRAME_OFFICE },
    { "needcomp", FRAME_NEED_COMPLEMENT },
    { "bare", FRAME_BARE },
    { "placeonly", FRAME_PLACE_ONLY },
    { "persons", FRAME_PERSONS },
    { "nothing", FRAME_NO_THING },
};

static qanat_status read_option(frames *f, const row *w, str o, frame *e)
{
    for (size_t i = 0; i < sizeof flags / sizeof *flags; i++)
        if (str_is(o, flags[i].name)) {
            e->options |= flags[i].option;
            return QANAT_OK;
        }
    if (str_is(o, "need=theme")) {
        e->need_theme = true;
        return QANAT_OK;
    }
    if (str_is(o, "nounsubj") || str_is(o, "thing")) {
        *(o.at[0] == 'n' ? &e->noun_subject : &e->of_thing) = true;
        return QANAT_OK;
    }
    str value = o, key;
    str_split(&value, '=', &key);
    int m = modality_of(value);
    if (str_is(key, "modality") && m >= 0) {
        e->modality = (uint8_t)m;
    } else if (str_is(key, "content") && m >= 0) {
        e->content = (uint8_t)m;
    } else if (str_is(key, "theme") && value.n) {
        e->theme = str_is(value, "obj")    ? THEME_OBJECT
                   : str_is(value, "that") ? THEME_CLAUSE
                   : str_is(value, "inf")  ? THEME_INFINITIVE
                                           : THEME_PREPOSITION;
        e->theme_preposition = preposition_of(f, w->language, value);
    } else {
        return complain(w, "no option of a frame", o);
    }
    return QANAT_OK;
}

/* the words of a list with its sets put in, divided by '|' */
static str resolve(frames *f, const row *w, str list)
{
    str out = STR(""), piece;
    while (list.n && str_split(&list, '|', &piece)) {
        if (piece.n && piece.at[0] == '@') {
            uint32_t set = map_get(
                &f->sets, arena_printf(f->a, "%u%.*s", w->language, STR_ARG(str_drop(piece, 1))));
            if (set == MAP_NONE)
                continue;
            piece = f->words.at[set];
        }
        out = arena_printf(f->a, "%.*s%s%.*s", STR_ARG(out), out.n ? "|" : "", STR_ARG(piece));
    }
    return out;
}

/* a verb with its particle is tried before one with its nouns, and both before the verb alone */
static int rank(const frame *e)
{
    return (e->particle.n ? 2 : 0) + (e->noun_count ? 1 : 0);
}

static void append(frames *f, uint32_t lexeme_index, const frame *e)
{
    uint32_t index = (uint32_t)f->t.all.n;
    *vec_push(f->a, &f->t.all) = *e;
    *vec_push(f->a, &f->owners) = lexeme_index;
    f->t.all.at[index].next = NO_INDEX;
    uint32_t at = lexicon_lexeme(f->x, lexeme_index)->frames;
    if (at == NO_INDEX || rank(&f->t.all.at[at]) < rank(e)) {
        f->t.all.at[index].next = at;
        lexicon_set_frames(f->x, lexeme_index, index);
        return;
    }
    while (f->t.all.at[at].next != NO_INDEX && rank(&f->t.all.at[f->t.all.at[at].next]) >= rank(e))
        at = f->t.all.at[at].next;
    f->t.all.at[index].next = f->t.all.at[at].next;
    f->t.all.at[at].next = index;
}

/* the lexeme of a noun given by its lemma or, for a plural, by one of its forms */
static uint32_t noun_of(frames *f, uint8_t language, str word)
{
    uint32_t l = lexicon_lemma(f->x, language, WORD_NOUN, word);
    for (uint32_t a = l == NO_INDEX ? lexicon_find(f->x, language, fold_str(f->a, word)) : NO_INDEX;
         l == NO_INDEX && a != NO_INDEX; a = lexicon_analysis(f->x, a)->next)
        if (lexicon_analysis(f->x, a)->class == WORD_NOUN)
            l = lexicon_analysis(f->x, a)->lexeme;
    return l != NO_INDEX ? l : lexicon_add(f->x, language, WORD_NOUN, word);
}

static void read_nouns(frames *f, const row *w, str nouns, frame *e)
{
    e->first_noun = (uint32_t)f->t.nouns.n;
    for (str piece; nouns.n && str_split(&nouns, '|', &piece);) {
        uint32_t noun = noun_of(f, w->language, piece);
        *vec_push(f->a, &f->t.nouns) = noun;
        e->noun_bits |= UINT64_C(1) << (noun & 63);
        *vec_push(f->a, &f->t.prints) = (uint32_t)str_mix(lexicon_lexeme(f->x, noun)->lemma);
        e->noun_count++;
    }
}

static qanat_status add_row(frames *f, const row *w)
{
    frame e = {
        .next = NO_INDEX, .type = FRAME_NONE, .modality = FRAME_NONE, .content = FRAME_NONE
    };
    int type = str_is(w->type, "-") ? FRAME_NONE : claim_type_of(w->type);
    if (type < 0)
        return complain(w, "no type of claim", w->type);
    e.type = (uint8_t)type;
    qanat_status s = read_slots(f, w, w->actor, e.actors, &e.actor_count);
    if (s == QANAT_OK)
        s = read_slots(f, w, w->target, e.targets, &e.target_count);
    for (uint8_t i = 0; i < FRAME_SLOTS; i++)
        e.attribute |= (i < e.actor_count && e.actors[i].kind == SLOT_NOUN) ||
                       (i < e.target_count && e.targets[i].kind == SLOT_NOUN);
    str options = w->options, o;
    while (s == QANAT_OK && options.n && str_split(&options, ';', &o))
        if (o.n && !str_is(o, "-"))
            s = read_option(f, w, o, &e);
    if (s != QANAT_OK)
        return s;
    str nouns = w->trigger, verbs;
    str_split(&nouns, ' ', &verbs);
    uint8_t class = WORD_VERB;
    if (str_starts(verbs, STR("n:")))
        class = WORD_NOUN;
    else if (str_starts(verbs, STR("a:")))
        class = WORD_ADJECTIVE;
    if (class != WORD_VERB)
        verbs = str_drop(verbs, 2);
    str under = nouns, before;
    if (str_find(nouns, STR(":")) != SIZE_MAX && str_split(&under, ':', &before)) {
        nouns = under;
        e.under = STR("");
        for (str one; before.n && str_split(&before, '|', &one);)
            e.under = arena_printf(f->a, "%.*s%s%.*s", STR_ARG(e.under), e.under.n ? "|" : "",
                                   STR_ARG(preposition_of(f, w->language, one)));
    }
    read_nouns(f, w, resolve(f, w, nouns), &e);
    verbs = resolve(f, w, verbs);
    for (str rest, piece; verbs.n && str_split(&verbs, '|', &rest);) {
        str_split(&rest, '+', &piece);
        e.particle = rest.n ? fold_str(f->a, rest) : STR("");
        uint32_t l = lexicon_lemma(f->x, w->language, class, piece);
        if (l == NO_INDEX && class == WORD_VERB) {
            uint32_t noun = lexicon_lemma(f->x, w->language, WORD_AUXILIARY, piece);
            if (noun == NO_INDEX &&
                lexicon_find(f->x, w->language, fold_str(f->a, piece)) != NO_INDEX)
                noun = noun_of(f, w->language, piece); /* a verb's noun given for the verb */
            if (noun == NO_INDEX)
                return complain(w, "no verb of data/lexicon", piece);
            l = noun;
        }
        if (l == NO_INDEX)
            l = class == WORD_NOUN ? noun_of(f, w->language, piece)
                                   : lexicon_add(f->x, w->language, class, piece);
        append(f, l, &e);
    }
    return QANAT_OK;
}

static qanat_status read_file(frames *f, const data_file *file, uint8_t language, qanat_error *err)
{
    tsv_reader r = tsv_begin(file);
    str c[5];
    while (tsv_next(&r, c, 5)) {
        if (str_is(c[0], "set")) {
            map_put(&f->sets, arena_printf(f->a, "%u%.*s", language, STR_ARG(c[1])),
                    (uint32_t)f->words.n);
            *vec_push(f->a, &f->words) = arena_str(f->a, c[2]);
            continue;
        }
        row w = { &r, language, c[0], c[1], c[2], c[3], c[4], err };
        qanat_status s = add_row(f, &w);
        if (s != QANAT_OK)
            return s;
    }
    return QANAT_OK;
}

/* The frames of each trigger side by side: they are walked one after the other. */
static void lay_in_rows(frames *f)
{
    size_t n = f->t.all.n, at = 0;
    if (!n)
        return;
    frame *rows = base_alloc(n * sizeof *rows);
    bool *behind = base_zeroed(n * sizeof *behind); /* another one of its trigger stands before it */
    for (size_t i = 0; i < n; i++)
        if (f->t.all.at[i].next != NO_INDEX)
            behind[f->t.all.at[i].next] = true;
    for (uint32_t i = 0; i < n; i++) {
        if (behind[i])
            continue;
        lexicon_set_frames(f->x, f->owners.at[i], (uint32_t)at);
        for (uint32_t k = i; k != NO_INDEX; k = f->t.all.at[k].next) {
            rows[at] = f->t.all.at[k];
            at++;
            rows[at - 1].next = rows[at - 1].next == NO_INDEX ? NO_INDEX : (uint32_t)at;
        }
    }
    memcpy(f->t.all.at, rows, n * sizeof *rows);
    free(behind);
    free(rows);
}

static bool is_wanting(const frame *f)
{
    return !f->noun_count && (f->content == MODALITY_requested || f->content == MODALITY_proposed ||
                              f->content == MODALITY_considered || f->content == MODALITY_planned);
}

static void tell_lexemes(frames *f)
{
    uint32_t n = lexicon_count(f->x);
    f->t.of_lexeme = arena_array(f->a, uint8_t, n + 1);
    for (uint32_t l = 0; l < n; l++) {
        uint32_t first = lexicon_lexeme(f->x, l)->frames;
        if (first != NO_INDEX && f->t.all.at[first].actor_count == 1 &&
            f->t.all.at[first].actors[0].kind == SLOT_SELF)
            f->t.of_lexeme[l] |= FRAMES_SELF;
        for (uint32_t i = first; i != NO_INDEX; i = f->t.all.at[i].next) {
            const frame *x = &f->t.all.at[i];
            if (is_wanting(x))
                f->t.of_lexeme[l] |= FRAMES_WANT;
            if (x->options & (FRAME_SAYS | FRAME_SOURCE) || x->type == CLAIM_say)
                f->t.of_lexeme[l] |= FRAMES_TELL;
        }
    }
}

/* which frames have a noun that a sum or a share may stand for, and which have one that only its
 * place tells */
static void tell_nouns(frames *f)
{
    map quantities = { 0 };
    map_put(&quantities, STR("money"), 0);
    map_put(&quantities, STR("percent"), 0);
    for (uint32_t l = 0; l < lexicon_count(f->x); l++)
        if (lexicon_lexeme(f->x, l)->sense == SENSE_QUANTITY)
            map_put(&quantities, lexicon_lexeme(f->x, l)->lemma, 0);
    for (size_t i = 0; i < f->t.all.n; i++) {
        frame *e = &f->t.all.at[i];
        for (uint32_t k = 0; k < e->noun_count && !e->sums; k++)
            e->sums = map_get(&quantities,
                              lexicon_lexeme(f->x, f->t.nouns.at[e->first_noun + k])->lemma) !=
                      MAP_NONE;
        e->by_place = e->noun_count && !e->under.n && !e->noun_subject && !e->sums &&
                      !(e->options & (FRAME_NEED_COMPLEMENT | FRAME_NO_VERB));
    }
    map_free(&quantities);
}

qanat_status frames_open(const data_set *data, lexicon *x, frames **out, qanat_error *err)
{
    frames *f = base_alloc(sizeof *f);
    *f = (frames){ .a = arena_new(), .x = x };
    for (uint8_t language = LANG_AR; language <= LANG_EN; language++) {
        size_t at = 0;
        data_file file;
        while (data_next(data, arena_printf(f->a, "frames/%s", lang_code(language)), &at, &file)) {
            qanat_status s = read_file(f, &file, language, err);
            if (s != QANAT_OK) {
                frames_close(f);
                return s;
            }
        }
    }
    lay_in_rows(f);
    tell_lexemes(f);
    tell_nouns(f);
    *out = f;
    return QANAT_OK;
}

void frames_close(frames *f)
{
    if (!f)
        return;
    map_free(&f->sets);
    arena_free(f->a);
    free(f);
}

bool frames_has_word(const frames *f, const frame *e, str lemma)
{
    const uint32_t print = (uint32_t)str_mix(lemma), *prints = f->t.prints.at + e->first_noun;
    for (uint32_t i = 0; i < e->noun_count; i++)
        if (prints[i] == print &&
            str_eq(lexicon_lexeme(f->x, f->t.nouns.at[e->first_noun + i])->lemma, lemma))
            return true;
    return false;
}
