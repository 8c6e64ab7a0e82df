/*
 * Blocks: a block is a line, or, in text that is wrapped at a width, the lines up to the next empty
 * one. The language of a block is that of most of its letters. A heading is a short block that does
 * not end as a sentence does.
 */
#include "report/stages.h"
#include "text/fold.h"
#include "base/utf8.h"

enum { HEADING_WORDS = 14, WRAPPED_MIN = 40, WRAPPED_MAX = 120, WRAPPED_SLACK = 22 };
enum { WIDE_SHARE = 20 }; /* one line in so many may be longer in wrapped text */

/* what a line's letters and words say of it */
typedef struct census {
    uint32_t letters[LANG_COUNT];
    uint32_t words, characters;
    uint32_t last;  /* the last character that is neither space, control, quote nor bracket */
    uint32_t first; /* the first character; 0: nothing but blanks */
} census;

typedef struct line {
    uint32_t start, end; /* without the line end */
    census k;
} line;

static bool next_line(str s, size_t *at, line *out)
{
    if (*at >= s.n)
        return false;
    const char *nl = memchr(s.at + *at, '\n', s.n - *at);
    size_t end = nl ? (size_t)(nl - s.at) : s.n;
    *out = (line){ .start = (uint32_t)*at, .end = (uint32_t)end };
    if (end > *at && s.at[end - 1] == '\r')
        out->end--;
    *at = nl ? end + 1 : end;
    return true;
}

static lang lang_of_script(text_script s)
{
    return s == SCRIPT_ARABIC     ? LANG_AR
           : s == SCRIPT_LATIN    ? LANG_EN
           : s == SCRIPT_CYRILLIC ? LANG_RU
                                  : LANG_NONE;
}

static bool closes(uint32_t c)
{
    return c == '"' || c == '\'' || c == ')' || c == ']' || c == 0xBB || c == 0x201D || c == 0x2019;
}

static inline bool is_one_of(uint8_t class, unsigned classes)
{
    return classes >> class & 1;
}

/* Letters that nearly all text is made of from `at` on: the end of their run. */
static size_t common_run(str s, size_t at, uint32_t *latin, uint32_t *arabic)
{
    uint32_t one = 0, two = 0;
    for (size_t n; at < s.n && (n = common_letter(s.at + at, s.n - at)); at += n) {
        one += n == 1;
        two += n == 2;
    }
    *latin += one;
    *arabic += two;
    return at;
}

static census take_census(str s)
{
    enum {
        LETTERS = 1 << CLASS_LETTER | 1 << CLASS_UPPER,
        WORDS = LETTERS | 1 << CLASS_DIGIT | 1 << CLASS_MARK,
        BLANKS = 1 << CLASS_SPACE | 1 << CLASS_CONTROL
    };
    uint32_t scripts[SCRIPT_OTHER + 1] = { 0 }, latin = 0, arabic = 0;
    census k = { 0 };
    size_t last = s.n;
    bool in_word = false;
    for (size_t i = 0, next; i < s.n;) {
        if ((next = common_run(s, i, &latin, &arabic)) > i) {
            k.first = k.first ? k.first : utf8_next(s, &i);
            k.words += !in_word;
            in_word = true;
            i = next;
            last = next - (s.at[next - 1] & 0x80 ? 2 : 1); /* where its last letter begins */
            continue;
        }
        if (s.at[i] == ' ') { /* every other character that is no common letter */
            in_word = false;
            k.characters++;
            i++;
            continue;
        }
        next = i;
        uint32_t c = utf8_next(s, &next);
        const fold_entry *e = fold_entry_of(c);
        bool word = is_one_of(e->class, WORDS);
        scripts[e->script] += is_one_of(e->class, LETTERS);
        k.words += word && !in_word;
        in_word = word;
        k.characters++;
        if (!is_one_of(e->class, BLANKS)) {
            last = closes(c) ? last : i;
            k.first = k.first ? k.first : c;
        }
        i = next;
    }
    k.last = last < s.n ? utf8_next(s, &last) : 0;
    k.characters += latin + arabic;
    scripts[SCRIPT_LATIN] += latin;
    scripts[SCRIPT_ARABIC] += arabic;
    for (text_script i = 0; i <= SCRIPT_OTHER; i++)
        k.letters[lang_of_script(i)] += scripts[i];
    return k;
}

static uint8_t language(const census *k)
{
    uint8_t best = LANG_NONE;
    for (uint8_t i = LANG_AR; i < LANG_COUNT; i++)
        if (k->letters[i] > (best ? k->letters[best] : 0))
            best = i;
    return best;
}

static bool ends_sentence(uint32_t c)
{
    return c == '.' || c == '!' || c == '?' || c == 0x61F || c == 0x2026 || c == ':' || c == ';' ||
           c == 0x61B || c == ',' || c == 0x60C || c == 0x6D4;
}

static void add_block(report *r, const line *first, const line *last)
{
    uint32_t start = first->start, end = last->end;
    census k = first == last ? first->k : take_census(report_text(r, start, end));
    if (!k.first)
        return;
    bool heading = k.words > 0 && k.words <= HEADING_WORDS && !ends_sentence(k.last);
    *vec_push(r->a, &r->blocks) = (block){
        .start = start,
        .end = end,
        .lang = language(&k),
        .kind = heading || k.first == '#' ? BLOCK_HEADING : BLOCK_BODY,
    };
}

/* Does this line run on into the next, as in text wrapped at a width? */
static bool runs_on(const line *this, const line *next)
{
    const census *k = &this->k, *f = &next->k;
    uint32_t n = k->characters;
    if (n < WRAPPED_MIN || n > WRAPPED_MAX)
        return false;
    /* wrapped at a width, the next line cannot be much longer than this one */
    if (f->characters > n + WRAPPED_MIN / 2)
        return false;
    if (language(k) != language(f) || ends_sentence(k->last))
        return k->last == ',' || k->last == 0x60C;
    bool small = class_of(f->first) == CLASS_LETTER;
    return small;
}

/* Lines between two empty ones, all of one language and all but the last about as long as the
 * longest: a paragraph wrapped at a width, wherever its sentences end. */
static bool is_wrapped(const line *lines, size_t n)
{
    uint32_t longest = 0;
    if (n < 2)
        return false;
    uint8_t l = language(&lines[0].k);
    for (size_t i = 0; i < n; i++) {
        uint32_t length = lines[i].k.characters;
        if (length > WRAPPED_MAX || language(&lines[i].k) != l)
            return false;
        longest = length > longest ? length : longest;
    }
    if (longest < WRAPPED_MIN)
        return false;
    for (size_t i = 0; i + 1 < n; i++)
        if (lines[i].k.characters + WRAPPED_SLACK < longest)
            return false;
    /* two lines may be two short paragraphs: then the first ends as one */
    return n > 2 || !ends_sentence(lines[0].k.last);
}

static void add_run(report *r, const line *lines, size_t n)
{
    if (is_wrapped(lines, n)) {
        add_block(r, &lines[0], &lines[n - 1]);
        return;
    }
    /* among lines longer than any width none was wrapped; one may be an address */
    size_t wide = 0;
    for (size_t i = 0; i < n; i++)
        wide += lines[i].k.characters > WRAPPED_MAX + WRAPPED_SLACK;
    bool wraps = WIDE_SHARE * wide <= n;
    for (size_t i = 0; i < n; i++) {
        size_t first = i;
        while (wraps && i + 1 < n && runs_on(&lines[i], &lines[i + 1]))
            i++;
        add_block(r, &lines[first], &lines[i]);
    }
}

void report_find_blocks(report *r)
{
    size_t at = 0;
    line this;
    VEC(line) run = { 0 };
    while (next_line(r->bytes, &at, &this)) {
        this.k = take_census(report_text(r, this.start, this.end));
        if (this.k.first) {
            *vec_push(r->a, &run) = this;
            continue;
        }
        add_run(r, run.at, run.n);
        run.n = 0;
    }
    add_run(r, run.at, run.n);
    /* a report of one line is no heading, however short */
    if (r->blocks.n == 1)
        r->blocks.at[0].kind = BLOCK_BODY;
}
