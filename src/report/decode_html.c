/*
 * The main text of a web page. Tags are read one after another, without a tree, so that no nesting
 * can be too deep. What the page says about itself (title, author, date) is taken from its head.
 * Text is kept from <article>, else from <main>, else from the whole body, without scripts,
 * navigation, forms and what is marked as a menu, and without short blocks that consist of links.
 * Cost: two passes.
 */
#include "report/decode.h"
#include "text/fold.h"
#include "base/utf8.h"

enum { NAME_BYTES = 32, LINK_BLOCK_WORDS = 12 };

typedef struct tag {
    size_t start, end; /* from '<' to behind '>' */
    char name[NAME_BYTES];
    bool closing;
    str attributes;
} tag;

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
}

static bool starts_ignoring_case(str s, const char *prefix)
{
    size_t n = strlen(prefix);
    if (s.n < n)
        return false;
    for (size_t i = 0; i < n; i++)
        if (lower(s.at[i]) != prefix[i])
            return false;
    return true;
}

static size_t find_ignoring_case(str s, size_t at, const char *what)
{
    for (; at < s.n; at++)
        if (lower(s.at[at]) == what[0] && starts_ignoring_case(str_drop(s, at), what))
            return at;
    return SIZE_MAX;
}

bool decode_looks_like_html(str bytes)
{
    str head = str_trim(
        str_take(str_starts(bytes, STR("\xEF\xBB\xBF")) ? str_drop(bytes, 3) : bytes, 4096));
    if (head.n == 0 || head.at[0] != '<')
        return false;
    return starts_ignoring_case(head, "<!doctype html") ||
           find_ignoring_case(head, 0, "<html") != SIZE_MAX ||
           find_ignoring_case(head, 0, "<head") != SIZE_MAX ||
           find_ignoring_case(head, 0, "<body") != SIZE_MAX ||
           find_ignoring_case(head, 0, "<p>") != SIZE_MAX ||
           find_ignoring_case(head, 0, "<article") != SIZE_MAX;
}

/* Reads the tag, comment or declaration that begins at `at`; false where '<' is only a sign.
 * Comments come back with an empty name. */
static bool read_tag(str s, size_t at, tag *t)
{
    *t = (tag){ .start = at };
    if (starts_ignoring_case(str_drop(s, at), "<!--")) {
        size_t end = str_find(str_drop(s, at + 4), STR("-->"));
        t->end = end == SIZE_MAX ? s.n : at + 4 + end + 3;
        return true;
    }
    size_t i = at + 1;
    t->closing = i < s.n && s.at[i] == '/';
    i += t->closing;
    if (i >= s.n ||
        !((lower(s.at[i]) >= 'a' && lower(s.at[i]) <= 'z') || s.at[i] == '!' || s.at[i] == '?'))
        return false;
    size_t n = 0;
    for (; i < s.n && s.at[i] != '>' && s.at[i] != '/' && (unsigned char)s.at[i] > ' '; i++)
        if (n + 1 < NAME_BYTES)
            t->name[n++] = lower(s.at[i]);
    size_t from = i;
    char quote = 0;
    for (; i < s.n && (quote || s.at[i] != '>'); i++) {
        if (quote)
            quote = s.at[i] == quote ? 0 : quote;
        else if (s.at[i] == '"' || s.at[i] == '\'')
            quote = s.at[i];
    }
    t->attributes = str_range(s.at, from, i);
    t->end = i < s.n ? i + 1 : s.n;
    return true;
}

/* the value of an attribute, or nothing */
static str attribute(const tag *t, const char *name)
{
    str s = t->attributes;
    size_t n = strlen(name);
    for (size_t i = 0; i + n < s.n; i++) {
        bool begins = i == 0 || (unsigned char)s.at[i - 1] <= ' ' || s.at[i - 1] == '"' ||
                      s.at[i - 1] == '\'';
        if (!begins || !starts_ignoring_case(str_drop(s, i), name))
            continue;
        size_t k = i + n;
        while (k < s.n && (unsigned char)s.at[k] <= ' ')
            k++;
        if (k >= s.n || s.at[k] != '=')
            continue;
        k++;
        while (k < s.n && (unsigned char)s.at[k] <= ' ')
            k++;
        char quote = k < s.n && (s.at[k] == '"' || s.at[k] == '\'') ? s.at[k] : 0;
        k += quote != 0;
        size_t end = k;
        while (end < s.n && (quote ? s.at[end] != quote : (unsigned char)s.at[end] > ' '))
            end++;
        return str_range(s.at, k, end);
    }
    return STR_NONE;
}

static bool one_of(const char *name, const char *const *list)
{
    for (; *list; list++)
        if (strcmp(name, *list) == 0)
            return true;
    return false;
}

static bool is_skipped(const tag *t)
{
    static const char *const names[] = { "script", "style",  "noscript", "template", "svg",
                                         "nav",    "footer", "aside",    "form",     "button",
                                         "select", "iframe", "object",   "head",     "figcaption",
                                         "menu",   "dialog", NULL };
    static const char *const marks[] = { "menu",    "navbar", "share",      "related",
                                         "comment", "cookie", "breadcrumb", "sidebar",
                                         "advert",  "promo",  "newsletter", "footer",
                                         NULL };
    if (one_of(t->name, names))
        return true;
    if (strcmp(t->name, "div") != 0 && strcmp(t->name, "section") != 0 &&
        strcmp(t->name, "ul") != 0)
        return false;
    str class = attribute(t, "class"), id = attribute(t, "id"), role = attribute(t, "role");
    for (size_t i = 0; marks[i]; i++)
        if ((class.at && find_ignoring_case(class, 0, marks[i]) != SIZE_MAX) ||
            (id.at && find_ignoring_case(id, 0, marks[i]) != SIZE_MAX))
            return true;
    return role.at && starts_ignoring_case(role, "navigation");
}

static bool is_block(const char *name)
{
    static const char *const names[] = {
        "p",          "div", "br", "li",     "ul", "ol",    "h1",      "h2",      "h3",   "h4",
        "h5",         "h6",  "tr", "td",     "th", "table", "section", "article", "main", "header",
        "blockquote", "pre", "hr", "figure", "dd", "dt",    "dl",      "body",    NULL
    };
    return one_of(name, names);
}

/* ---- characters written by name or number */

static const struct {
    const char *name;
    uint32_t c;
} entities[] = {
    { "amp", '&' },      { "lt", '<' },       { "gt", '>' },        { "quot", '"' },
    { "apos", '\'' },    { "nbsp", 0xA0 },    { "laquo", 0xAB },    { "raquo", 0xBB },
    { "ldquo", 0x201C }, { "rdquo", 0x201D }, { "lsquo", 0x2018 },  { "rsquo", 0x2019 },
    { "ndash", 0x2013 }, { "mdash", 0x2014 }, { "hellip", 0x2026 }, { "zwnj", 0x200C },
    { "zwj", 0x200D },   { "lrm", 0x200E },   { "rlm", 0x200F },    { "euro", 0x20AC },
    { "pound", 0xA3 },   { "eacute", 0xE9 },  { "egrave", 0xE8 },   { "agrave", 0xE0 },
    { "ccedil", 0xE7 },  { "ouml", 0xF6 },    { "uuml", 0xFC },     { "auml", 0xE4 },
    { "ntilde", 0xF1 },  { "oacute", 0xF3 },  { "iacute", 0xED },   { "aacute", 0xE1 },
    { "uacute", 0xFA },  { "copy", 0xA9 },    { "reg", 0xAE },      { "middot", 0xB7 },
};

/* the character that "&…;" at `at` stands for and its length, or 0 */
static uint32_t entity_at(str s, size_t at, size_t *length)
{
    size_t end = at + 1;
    while (end < s.n && end - at < 12 && s.at[end] != ';' && s.at[end] != '&' && s.at[end] != '<')
        end++;
    if (end >= s.n || s.at[end] != ';' || end == at + 1)
        return 0;
    str name = str_range(s.at, at + 1, end);
    *length = end + 1 - at;
    if (name.at[0] != '#') {
        for (size_t i = 0; i < sizeof entities / sizeof *entities; i++)
            if (str_is(name, entities[i].name))
                return entities[i].c;
        return 0;
    }
    uint32_t c = 0;
    bool hex = name.n > 1 && (name.at[1] == 'x' || name.at[1] == 'X');
    for (size_t i = hex ? 2 : 1; i < name.n; i++) {
        char d = lower(name.at[i]);
        uint32_t v = d >= '0' && d <= '9'          ? (uint32_t)(d - '0')
                     : hex && d >= 'a' && d <= 'f' ? (uint32_t)(d - 'a' + 10)
                                                   : 99;
        if (v == 99)
            return 0;
        c = c * (hex ? 16 : 10) + v;
    }
    return c == 0 || c > 0x10FFFF || (c >= 0xD800 && c < 0xE000) ? 0 : c;
}

/* ---- the head */

static str plain(arena *a, str s)
{
    mapper m = { .a = a };
    for (size_t i = 0; i < s.n;) {
        size_t length;
        uint32_t c = s.at[i] == '&' ? entity_at(s, i, &length) : 0;
        if (c) {
            mapper_char(&m, c, 0, 0);
            i += length;
        } else {
            mapper_put(&m, str_range(s.at, i, i + 1), 0, 0);
            i++;
        }
    }
    return str_trim(mapper_done(&m).text);
}

static void read_meta(arena *a, const tag *t, decoded *meta)
{
    static const char *const dates[] = { "article:published_time",
                                         "og:published_time",
                                         "datepublished",
                                         "date",
                                         "dc.date",
                                         "dc.date.issued",
                                         "pubdate",
                                         "publish-date",
                                         "parsely-pub-date",
                                         NULL };
    str name = attribute(t, "property"), content = attribute(t, "content");
    if (!name.at)
        name = attribute(t, "name");
    if (!name.at)
        name = attribute(t, "itemprop");
    if (!name.at || !content.at)
        return;
    name = fold_str(a, name);
    char small[64];
    (void)memcpy(small, name.at, name.n < 63 ? name.n : 63);
    small[name.n < 63 ? name.n : 63] = 0;
    if (one_of(small, dates) && !meta->published.n)
        meta->published = decode_iso_date(a, content);
    if ((str_is(name, "author") || str_is(name, "article:author")) && !meta->author.n)
        meta->author = plain(a, content);
    if (str_is(name, "og:title") && !meta->title.n)
        meta->title = plain(a, content);
}

static void read_head(arena *a, str page, decoded *meta)
{
    for (size_t i = 0; i < page.n; i++) {
        tag t;
        if (page.at[i] != '<' || !read_tag(page, i, &t))
            continue;
        if (strcmp(t.name, "meta") == 0)
            read_meta(a, &t, meta);
        if (strcmp(t.name, "title") == 0 && !t.closing && !meta->title.n) {
            size_t end = find_ignoring_case(page, t.end, "</title");
            if (end != SIZE_MAX)
                meta->title = plain(a, str_range(page.at, t.end, end));
        }
        if (strcmp(t.name, "time") == 0 && !meta->published.n) {
            str when = attribute(&t, "datetime");
            meta->published = when.at ? decode_iso_date(a, when) : STR("");
        }
        if (strcmp(t.name, "script") == 0 && !t.closing) {
            size_t end = find_ignoring_case(page, t.end, "</script");
            str script = str_range(page.at, t.end, end == SIZE_MAX ? page.n : end);
            size_t at = str_find(script, STR("\"datePublished\""));
            size_t quote =
                at == SIZE_MAX ? SIZE_MAX : str_find(str_drop(script, at + 15), STR("\""));
            if (quote != SIZE_MAX && !meta->published.n)
                meta->published = decode_iso_date(a, str_drop(script, at + 15 + quote + 1));
            i = end == SIZE_MAX ? page.n : end - 1;
            continue;
        }
        i = t.end - 1;
    }
}

/* ---- the body */

typedef struct walker {
    const mapped *page;
    mapper out;
    size_t block_start; /* in out: where the block begins */
    size_t link_bytes;  /* of it inside links */
    bool in_link, space, heading;
    char skip[NAME_BYTES]; /* the element being skipped, or "" */
    uint32_t skip_depth;
    const char *wanted; /* "article", "main" or NULL: the element whose text is kept */
    uint32_t wanted_depth;
} walker;

static size_t words_in(str s)
{
    size_t n = 0;
    bool in = false;
    for (size_t i = 0; i < s.n; i++) {
        bool blank = (unsigned char)s.at[i] <= ' ';
        n += !blank && !in;
        in = !blank;
    }
    return n;
}

/* ends a block: a short one that is mostly links is taken back */
static void end_block(walker *w, size_t at)
{
    size_t n = w->out.text.n - w->block_start;
    if (n) {
        str block = { w->out.text.at + w->block_start, n };
        bool links =
            w->link_bytes * 10 >= n * 7 && words_in(block) <= LINK_BLOCK_WORDS && !w->heading;
        if (links) {
            w->out.text.n = w->out.from.n = w->out.till.n = w->block_start;
        } else {
            uint32_t from = at < w->page->text.n ? mapped_from(w->page, at) : 0;
            mapper_put(&w->out, STR("\n"), from, from);
        }
    }
    w->block_start = w->out.text.n;
    w->link_bytes = 0;
    w->space = false;
}

static void put_char(walker *w, uint32_t c, size_t from, size_t till)
{
    if (w->space && w->out.text.n > w->block_start)
        mapper_put(&w->out, STR(" "), mapped_from(w->page, from), mapped_from(w->page, from));
    w->space = false;
    size_t before = w->out.text.n;
    mapper_char(&w->out, c, mapped_from(w->page, from), mapped_till(w->page, till - 1));
    if (w->in_link)
        w->link_bytes += w->out.text.n - before;
}

static void on_tag(walker *w, const tag *t)
{
    if (w->skip[0]) {
        if (strcmp(t->name, w->skip) == 0)
            w->skip_depth += t->closing ? -1u : 1u;
        if (w->skip_depth == 0)
            w->skip[0] = 0;
        return;
    }
    bool empty = t->attributes.n && t->attributes.at[t->attributes.n - 1] == '/';
    if (!t->closing && !empty && is_skipped(t)) {
        memcpy(w->skip, t->name, NAME_BYTES);
        w->skip_depth = 1;
        end_block(w, t->start);
        return;
    }
    if (w->wanted && strcmp(t->name, w->wanted) == 0) {
        if (t->closing)
            w->wanted_depth -= w->wanted_depth > 0;
        else
            w->wanted_depth++;
    }
    if (strcmp(t->name, "a") == 0)
        w->in_link = !t->closing;
    if (is_block(t->name)) {
        end_block(w, t->start);
        w->heading = !t->closing && t->name[0] == 'h' && t->name[1] >= '1' && t->name[1] <= '6';
        if (w->heading && w->wanted && !w->wanted_depth)
            w->heading = false;
    }
}

static mapped walk(arena *a, const mapped *page, const char *wanted)
{
    walker w = { .page = page, .out = { .a = a }, .wanted = wanted };
    str s = page->text;
    for (size_t i = 0; i < s.n;) {
        tag t;
        if (s.at[i] == '<' && read_tag(s, i, &t)) {
            on_tag(&w, &t);
            i = t.end;
            if (!t.closing && (strcmp(t.name, "script") == 0 || strcmp(t.name, "style") == 0)) {
                char end[NAME_BYTES + 3] = "</";
                memcpy(end + 2, t.name, strlen(t.name) + 1);
                size_t stop = find_ignoring_case(s, i, end);
                i = stop == SIZE_MAX ? s.n : stop;
            }
            continue;
        }
        size_t next = i, length = 0;
        uint32_t c = s.at[i] == '&' ? entity_at(s, i, &length) : 0;
        if (c)
            next = i + length;
        else
            c = utf8_next(s, &next);
        bool blank = class_of(c) == CLASS_SPACE;
        if (w.skip[0] || (wanted && !w.wanted_depth))
            ;
        else if (blank)
            w.space = true;
        else
            put_char(&w, c, i, next);
        i = next;
    }
    end_block(&w, s.n);
    return mapper_done(&w.out);
}

mapped decode_html(arena *a, const mapped *page, decoded *meta)
{
    enum { ENOUGH = 200 };
    read_head(a, page->text, meta);
    mapped text = walk(a, page, "article");
    if (text.text.n < ENOUGH)
        text = walk(a, page, "main");
    return text.text.n < ENOUGH ? walk(a, page, NULL) : text;
}
