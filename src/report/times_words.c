/*
 * The words of a report with their senses: one table look-up a word, a few for Arabic words, whose
 * proclitics and endings are taken off only as far as a known word comes out. Made once a report,
 * for the header, the times and the amounts alike.
 */
#include "report/times.h"
#include "report/knowledge.h"
#include "report/memo.h"
#include "base/utf8.h"

enum { PHRASE_TOKENS = 5, LARGE_REPORT = 1 << 15 /* tokens */ };

typedef struct maker {
    report *r;
    const calendar *c;
    time_word *w;
    bool begun;  /* some expression begins with the word at hand, in one of its forms */
    bool longer; /* one goes on behind it */
    bool alone;  /* no word behind it is looked at */
    bool tanwin; /* the word at hand is written with the sign of the indefinite accusative */
} maker;

static str token_text(const report *r, size_t i)
{
    return report_text(r, r->tokens.at[i].start, r->tokens.at[i].end);
}

/* ---- marks and digits */

static char mark_of(str s)
{
    static const struct {
        const char *text;
        char mark;
    } marks[] = {
        { "–", '-' }, { "—", '-' },  { "‑", '-' }, { "−", '-' }, { "ـ", '-' }, { "~", '-' },
        { "،", ',' }, { "’", '\'' }, { "؛", ';' }, { "٫", '.' }, { "‐", '-' },
    };
    if (s.n == 1)
        return s.at[0] == '~' ? '-' : s.at[0];
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (str_is(s, marks[i].text))
            return marks[i].mark;
    return '?';
}

/* digits and separators of a folded number, as plain characters; 0 at the end */
static char next_digit(str s, size_t *at)
{
    if (*at >= s.n)
        return 0;
    uint32_t c = utf8_next(s, at);
    return c == 0x66B ? '.' : c == 0x66C ? ',' : c < 128 ? (char)c : '?';
}

/* Are the commas of "1,250,000" separators of thousands? */
static bool grouped(str s)
{
    size_t at = 0, run = 0, commas = 0;
    for (char c; (c = next_digit(s, &at)) && c != '.';) {
        if (c == ',') {
            if (commas++ && run != 3)
                return false;
            run = 0;
        } else {
            run++;
        }
    }
    return commas && run == 3;
}

static void read_dots(str s, time_word *w)
{
    size_t at = 0, part = 0;
    for (char c; (c = next_digit(s, &at));) {
        if (c == '.' || c == ',') {
            part++;
        } else if (part < 3 && w->part_digits[part] < 4) {
            w->parts[part] = (uint16_t)(w->parts[part] * 10 + (c - '0'));
            w->part_digits[part]++;
        }
    }
    if (part == 2)
        w->flags |= WORD_DOTS;
}

static void read_digits(str s, time_word *w)
{
    w->flags |= WORD_DIGITS;
    bool thousands = grouped(s);
    size_t at = 0, dots = 0;
    double scale = 1, n = 0;
    bool decimal = false;
    for (char c; (c = next_digit(s, &at));) {
        if (c == '.' || (c == ',' && !thousands)) {
            decimal = true;
            dots++;
        } else if (c >= '0' && c <= '9') {
            n = n * 10 + (c - '0');
            if (decimal)
                scale *= 10;
            else
                w->digits++;
        }
    }
    if (thousands)
        w->flags |= WORD_GROUPED;
    if (decimal)
        w->flags |= WORD_DECIMAL;
    w->number = n / scale;
    if (dots >= 2 || (dots == 1 && !thousands))
        read_dots(s, w);
}

/* ---- senses */

static bool take(maker *k, size_t i, uint32_t sense, uint8_t count)
{
    time_word *w = &k->w[i];
    w->sense = sense;
    w->count = count;
    w->kinds = 0;
    for (const time_sense *t; (t = calendar_sense(k->c, sense)); sense = t->next)
        w->kinds |= (uint64_t)1 << t->kind;
    return true;
}

/* the word without ال or the alef of the accusative; false where it has neither */
static bool bare(str s, str *out)
{
    static const str article = { "\xD8\xA7\xD9\x84", 4 }, alef = { "\xD8\xA7", 2 };
    str t = s;
    if (str_starts(t, article) && t.n > 6)
        t = str_drop(t, 4);
    if (str_ends(t, alef) && t.n > 6)
        t = str_take(t, t.n - 2);
    *out = t;
    return t.n != s.n;
}

/* the longest expression that begins at token i with its first word read as `first` */
static bool look_up(maker *k, size_t i, str first)
{
    calendar_walk walk = calendar_begin();
    if (!calendar_step(k->c, &walk, first))
        return false;
    k->begun = true;
    k->longer |= walk.longer;
    uint32_t best = walk.sense;
    uint8_t count = 1;
    const token *t = k->r->tokens.at;
    for (size_t j = i + 1; walk.longer && !k->alone && j < k->r->tokens.n && j < i + PHRASE_TOKENS; j++) {
        if (t[j].sentence != t[i].sentence)
            break;
        calendar_walk onward = walk;
        str without;
        if (!calendar_step(k->c, &onward, t[j].norm)) {
            onward = walk;
            if (t[j].lang != LANG_AR || !bare(t[j].norm, &without) ||
                !calendar_step(k->c, &onward, without))
                break;
        }
        walk = onward;
        if (walk.sense != UINT32_MAX) {
            best = walk.sense;
            count = (uint8_t)(j - i + 1);
        }
    }
    return best != UINT32_MAX && take(k, i, best, count);
}

static bool look_up_alef(maker *k, size_t i, str s)
{
    static const str alef = { "\xD8\xA7", 2 };
    bool ends = str_ends(s, alef) && s.n > 6;
    /* with its vowel sign the ending can only be the accusative: مليوناً is one million, مليونا two
     */
    if (ends && k->tanwin && look_up(k, i, str_take(s, s.n - 2)))
        return true;
    return look_up(k, i, s) || (ends && look_up(k, i, str_take(s, s.n - 2)));
}

/* with or without the article (لل is ل with it) */
static bool look_up_article(maker *k, size_t i, str s)
{
    static const str article = { "\xD8\xA7\xD9\x84", 4 };
    if (look_up_alef(k, i, s)) {
        if (str_starts(s, article) && s.n >= 8)
            k->w[i].flags |= WORD_ARTICLE;
        return true;
    }
    if (!str_starts(s, article) || s.n < 8 || !look_up_alef(k, i, str_drop(s, 4)))
        return false;
    k->w[i].flags |= WORD_ARTICLE;
    return true;
}

static bool starts_with_letter(str s, const char *letter)
{
    return s.n > 4 && s.at[0] == letter[0] && s.at[1] == letter[1];
}

static uint8_t inner_proclitic(str s)
{
    return starts_with_letter(s, "ب")   ? PROCLITIC_BA
           : starts_with_letter(s, "ل") ? PROCLITIC_LAM
           : starts_with_letter(s, "ك") ? PROCLITIC_KAF
                                        : 0;
}

static bool look_up_inner(maker *k, size_t i, str s)
{
    if (look_up_article(k, i, s))
        return true;
    uint8_t p = inner_proclitic(s);
    if (!p || s.n < 8) /* كاب is no August: two letters are too few to tell a proclitic by */
        return false;
    str rest = str_drop(s, 2);
    bool found = look_up_article(k, i, rest);
    if (!found && p == PROCLITIC_LAM && starts_with_letter(rest, "ل") &&
        look_up_alef(k, i, str_drop(rest, 2))) {
        k->w[i].flags |= WORD_ARTICLE;
        found = true;
    }
    if (found)
        k->w[i].proclitics |= p;
    return found;
}

/* Arabic proclitics right before digits: و2018, بـ10 */
static bool arabic_digits(maker *k, size_t i, str s)
{
    size_t at = 0;
    uint8_t proclitics = 0;
    while (at + 1 < s.n && (uint8_t)s.at[at] >= 0x80 && at < 10) {
        str letter = str_take(str_drop(s, at), 2);
        proclitics |= str_is(letter, "و")   ? PROCLITIC_WAW
                      : str_is(letter, "ب") ? PROCLITIC_BA
                      : str_is(letter, "ل") ? PROCLITIC_LAM
                                            : 0;
        at += 2;
    }
    if (at == 0 || at >= s.n || s.at[at] < '0' || s.at[at] > '9')
        return false;
    for (size_t j = at; j < s.n; j++)
        if (s.at[j] < '0' || s.at[j] > '9')
            return false;
    k->w[i].proclitics = proclitics;
    if (proclitics & PROCLITIC_WAW) {
        size_t start = k->r->tokens.at[i].start;
        (void)utf8_next(k->r->bytes, &start);
        k->w[i].start = (uint32_t)start;
    }
    read_digits(str_drop(s, at), &k->w[i]);
    return true;
}

/* Oct2, q4, USD115: the letters as a word, the digits as its number */
static void glued_word(maker *k, size_t i, str s)
{
    size_t n = s.n;
    while (n && s.at[n - 1] >= '0' && s.at[n - 1] <= '9')
        n--;
    if (n == 0 || s.n - n > 8)
        return;
    if (look_up(k, i, str_take(s, n)) || (n == 1 && (s.at[0] == 'q' || s.at[0] == 'h'))) {
        read_digits(str_drop(s, n), &k->w[i]);
        k->w[i].flags = (uint16_t)((k->w[i].flags & ~WORD_DIGITS) | WORD_GLUED);
        k->w[i].mark = n == 1 ? s.at[0] : 0;
    }
}

static void arabic_word(maker *k, size_t i)
{
    const token *t = &k->r->tokens.at[i];
    str s = t->norm;
    k->tanwin =
        t->end - t->start > s.n && str_find(token_text(k->r, i), STR("\xD9\x8B")) != SIZE_MAX;
    if (s.n && s.at[s.n - 1] >= '0' && s.at[s.n - 1] <= '9') {
        if (!arabic_digits(k, i, s))
            glued_word(k, i, s);
        return;
    }
    if (look_up_inner(k, i, s))
        return;
    uint8_t p = starts_with_letter(s, "و")   ? PROCLITIC_WAW
                : starts_with_letter(s, "ف") ? PROCLITIC_FA
                                             : 0;
    if (p && look_up_inner(k, i, str_drop(s, 2))) {
        k->w[i].proclitics |= p;
        size_t at = t->start;
        (void)utf8_next(k->r->bytes, &at);
        k->w[i].start = (uint32_t)at;
    }
}

static void plain_word(maker *k, size_t i)
{
    str s = k->r->tokens.at[i].norm;
    if (!look_up(k, i, s) && s.n > 1 && s.at[s.n - 1] >= '0' && s.at[s.n - 1] <= '9')
        glued_word(k, i, s);
}

static void look_up_word(maker *k, size_t i)
{
    k->begun = k->longer = false;
    if (k->r->tokens.at[i].lang == LANG_AR)
        arabic_word(k, i);
    else
        plain_word(k, i);
}

/* in either of the forms in which look_up takes a second word */
static bool goes_on(report *r, const token *t)
{
    str without;
    return calendar_goes_on(r->know->calendar, t->norm) ||
           (t->lang == LANG_AR && bare(t->norm, &without) &&
            calendar_goes_on(r->know->calendar, without));
}

/* Is the word at token i all that can be looked at? */
static bool stands_alone(const maker *k, size_t i)
{
    const token *t = &k->r->tokens.at[i];
    return i + 1 >= k->r->tokens.n || t[1].sentence != t->sentence ||
           !token_asked(k->r, t + 1, ASK_TIME_INNER, goes_on);
}

/* What the word is by itself, looked up once a written word. */
static void learn_word(maker *k, size_t i, known_word *w)
{
    const token *t = &k->r->tokens.at[i];
    const time_word plain = k->w[i];
    k->alone = true;
    look_up_word(k, i);
    k->alone = false;
    const time_word *x = &k->w[i];
    w->time = (lone_time){ .kinds = x->kinds,
                           .sense = x->sense,
                           .flags = (uint16_t)(x->flags & ~plain.flags),
                           .proclitics = x->proclitics,
                           .skip = (uint8_t)(x->start - t->start) };
    word_note_down(w, k->begun ? NOTE_TIME : NOTE_NO_TIME);
    if (k->longer)
        word_note_down(w, NOTE_LONGER);
    k->w[i] = plain;
}

/* A word that begins nothing means nothing here, now and in other reports. One that ends in a digit
 * may be a number glued to a word, whose value is not remembered. */
static void read_word(maker *k, size_t i)
{
    const token *t = &k->r->tokens.at[i];
    known_word *w = token_known(k->r, t);
    if (word_noted(w, NOTE_NO_TIME))
        return;
    char last = t->norm.n ? t->norm.at[t->norm.n - 1] : '0';
    if (!w || (last >= '0' && last <= '9')) {
        look_up_word(k, i);
        return;
    }
    if (!word_noted(w, NOTE_TIME)) {
        learn_word(k, i, w);
        if (word_noted(w, NOTE_NO_TIME))
            return;
    }
    if (word_noted(w, NOTE_LONGER) && !stands_alone(k, i)) {
        look_up_word(k, i);
        return;
    }
    time_word *x = &k->w[i];
    x->kinds = w->time.kinds;
    x->sense = w->time.sense;
    x->flags |= w->time.flags;
    x->proclitics = w->time.proclitics;
    x->start = t->start + w->time.skip;
}

static void read_token(maker *k, size_t i)
{
    const token *t = &k->r->tokens.at[i];
    k->w[i] = (time_word){ .sense = UINT32_MAX, .start = t->start, .count = 1 };
    switch ((token_kind)t->kind) {
    case TOKEN_NUMBER:
        read_digits(t->norm, &k->w[i]);
        break;
    case TOKEN_PUNCT:
        k->w[i].flags |= WORD_MARK;
        k->w[i].mark = mark_of(token_text(k->r, i));
        read_word(k, i);
        break;
    default:
        read_word(k, i);
    }
}

const time_words *times_words_of(report *r)
{
    if (r->time_words)
        return r->time_words;
    time_words *all = arena_new_of(r->a, time_words);
    all->n = r->tokens.n;
    if (all->n > LARGE_REPORT)
        all->own = arena_new();
    all->at = arena_room(all->own ? all->own : r->a, time_word, all->n + 1);
    all->at[all->n] = (time_word){ 0 };
    maker k = { .r = r, .c = r->know->calendar, .w = all->at };
    for (size_t i = 0; i < all->n; i++)
        read_token(&k, i);
    r->time_words = all;
    return all;
}

void times_words_free(report *r)
{
    if (r->time_words)
        arena_free(r->time_words->own);
    r->time_words = NULL;
}

scan times_scan(report *r, uint32_t block_index)
{
    const block *b = &r->blocks.at[block_index];
    scan s = { .r = r,
               .c = r->know->calendar,
               .w = times_words_of(r)->at,
               .dated = r->date.at != NULL,
               .ref = r->day };
    if (b->sentence_count) {
        const sentence *first = &r->sentences.at[b->first_sentence];
        const sentence *last = &r->sentences.at[b->first_sentence + b->sentence_count - 1];
        s.from = first->first_token;
        s.end = last->first_token + last->token_count;
    }
    return s;
}

/* ---- asking */

static const time_sense *sense_of(const scan *s, uint32_t i, time_kind k)
{
    const time_sense *t = calendar_sense(s->c, s->w[i].sense);
    while (t && t->kind != k)
        t = calendar_sense(s->c, t->next);
    return t;
}

double time_number(const scan *s, uint32_t i, time_kind k)
{
    const time_sense *t = sense_of(s, i, k);
    return t ? t->number : 0;
}

str time_text(const scan *s, uint32_t i, time_kind k)
{
    const time_sense *t = sense_of(s, i, k);
    return t ? t->text : STR_NONE;
}

uint8_t time_marks(const scan *s, uint32_t i, time_kind k)
{
    const time_sense *t = sense_of(s, i, k);
    return t ? t->marks : 0;
}

bool time_joined(const scan *s, uint32_t i)
{
    return i < s->end && i > s->from && !(s->r->tokens.at[i].flags & TOKEN_SPACE_BEFORE);
}

uint32_t time_skip(const scan *s, uint32_t i, time_kind k)
{
    return time_is(s, i, k) ? time_next(s, i) : 0;
}
