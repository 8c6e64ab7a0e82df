/*
 * See xtree.h. A stack of open nodes of fixed depth; no recursion on the input's depth while
 * reading, and the walk over a finished tree is bounded by that depth.
 */
#include "list/xtree.h"
#include "base/limits.h"

#include <libxml/xmlreader.h>

enum { DEPTH = 64 };

static bool named(const xnode *n, const char *name)
{
    return str_is(n->name, name);
}

xnode *xnode_child(xnode *n, const char *name)
{
    for (xnode *c = n ? n->first : NULL; c; c = c->next) {
        if (named(c, name)) {
            c->used = true;
            return c;
        }
    }
    return NULL;
}

xnode *xnode_next(xnode *n, const char *name)
{
    while ((n = n->next)) {
        if (named(n, name)) {
            n->used = true;
            return n;
        }
    }
    return NULL;
}

str xnode_text(xnode *n)
{
    if (!n)
        return STR_NONE;
    n->used = true;
    return n->text;
}

str xnode_get(xnode *n, const char *path)
{
    str rest = str_of(path), step;
    while (n && str_split(&rest, '/', &step)) {
        xnode *c = n->first;
        while (c && !str_eq(c->name, step))
            c = c->next;
        n = c;
        if (n)
            n->used = true;
    }
    return n ? n->text : STR_NONE;
}

str xnode_attr(xnode *n, const char *name)
{
    for (size_t i = 0; n && i < n->attrs.n; i++) {
        if (str_is(n->attrs.at[i].name, name)) {
            n->attrs.at[i].used = true;
            return n->attrs.at[i].value;
        }
    }
    return STR_NONE;
}

/* depth-first without recursion, over parents kept in a stack of the greatest depth */
static void walk(xnode *top, void (*visit)(xnode *n, xnode *const *up, int depth, void *context),
                 void *context)
{
    xnode *stack[DEPTH + 1] = { top };
    int depth = 0;
    for (;;) {
        xnode *n = stack[depth];
        visit(n, stack, depth, context);
        if (n->first && depth < DEPTH) {
            stack[++depth] = n->first;
            continue;
        }
        while (depth > 0 && !stack[depth]->next)
            depth--;
        if (depth == 0)
            return;
        stack[depth] = stack[depth]->next;
    }
}

static void mark(xnode *n, xnode *const *up, int depth, void *context)
{
    (void)up, (void)depth, (void)context;
    n->used = true;
    for (size_t i = 0; i < n->attrs.n; i++)
        n->attrs.at[i].used = true;
}

void xnode_ignore(xnode *n)
{
    if (n)
        walk(n, mark, NULL);
}

static void mark_attrs(xnode *n, xnode *const *up, int depth, void *context)
{
    (void)up, (void)depth;
    for (size_t i = 0; i < n->attrs.n; i++) {
        str names = str_of(context), one;
        while (str_split(&names, ' ', &one))
            n->attrs.at[i].used |= str_eq(one, n->attrs.at[i].name);
    }
}

void xnode_ignore_attrs(xnode *n, const char *names)
{
    walk(n, mark_attrs, (void *)(uintptr_t)names);
}

void xnode_ignore_child(xnode *n, const char *name)
{
    xnode_each(c, n, name) xnode_ignore(c);
}

struct report {
    list_report *r;
    arena *a;
};

static void count(xnode *n, xnode *const *up, int depth, void *context)
{
    struct report *r = context;
    str path = STR("");
    bool attrs = false;
    for (size_t i = 0; i < n->attrs.n; i++)
        attrs |= !n->attrs.at[i].used && n->attrs.at[i].value.n;
    if (!attrs && (n->used || !n->text.n))
        return;
    for (int i = 0; i <= depth; i++)
        path = arena_printf(r->a, "%.*s%s%.*s", STR_ARG(path), i ? "/" : "", STR_ARG(up[i]->name));
    if (!n->used && n->text.n)
        list_unknown(r->r, path);
    for (size_t i = 0; i < n->attrs.n; i++)
        if (!n->attrs.at[i].used && n->attrs.at[i].value.n)
            list_unknown(
                r->r, arena_printf(r->a, "%.*s@%.*s", STR_ARG(path), STR_ARG(n->attrs.at[i].name)));
}

void xnode_report(const xnode *n, list_report *r, arena *a)
{
    struct report context = { r, a };
    walk((xnode *)(uintptr_t)n, count, &context);
}

/* ---- reading */

typedef struct reading {
    input *in;
    qanat_error failed;
    qanat_status status;
} reading;

static int read_bytes(void *context, char *out, int size)
{
    reading *r = context;
    size_t got = 0;
    r->status = input_read(r->in, out, (size_t)size, &got, &r->failed);
    return r->status == QANAT_OK ? (int)got : -1;
}

static str own(arena *a, const xmlChar *s)
{
    return s ? arena_str(a, str_of((const char *)s)) : STR_NONE;
}

static xnode *open_node(xmlTextReaderPtr x, arena *a)
{
    xnode *n = arena_new_of(a, xnode);
    n->name = own(a, xmlTextReaderConstLocalName(x));
    while (xmlTextReaderMoveToNextAttribute(x) == 1) {
        str name = own(a, xmlTextReaderConstLocalName(x));
        str prefix = own(a, xmlTextReaderConstPrefix(x));
        bool plumbing = str_is(name, "xmlns") || str_is(prefix, "xmlns") || str_is(prefix, "xsi");
        if (!plumbing)
            *vec_push(a, &n->attrs) =
                (xattr){ name, str_trim(own(a, xmlTextReaderConstValue(x))), false };
    }
    xmlTextReaderMoveToElement(x);
    return n;
}

static void append(xnode *parent, xnode *n)
{
    if (parent->last)
        parent->last->next = n;
    else
        parent->first = n;
    parent->last = n;
}

static qanat_status broken(xmlTextReaderPtr x, reading *r, qanat_error *err)
{
    if (r->status != QANAT_OK) {
        if (err)
            *err = r->failed;
        return r->status;
    }
    const xmlError *e = xmlGetLastError();
    str why = e && e->message ? str_trim(str_of(e->message)) : STR("it ends too early");
    uint64_t line =
        e && e->line > 0 ? (uint64_t)e->line : (uint64_t)xmlTextReaderGetParserLineNumber(x);
    return error_at(err, QANAT_E_INPUT, input_path(r->in), line,
                    e && e->int2 > 0 ? (uint64_t)e->int2 : 0, "the XML is broken: %.*s",
                    STR_ARG(why));
}

static qanat_status too_large(xmlTextReaderPtr x, reading *r, qanat_error *err)
{
    return error_at(
        err, QANAT_E_INPUT, input_path(r->in), (uint64_t)xmlTextReaderGetParserLineNumber(x), 0,
        "an element nests deeper than %d or has more than %u nodes", DEPTH, LIMIT_XML_NODES);
}

static void add_text(xnode *n, str text, arena *a)
{
    text = str_trim(text);
    if (text.n && n->text.n)
        n->text = arena_printf(a, "%.*s %.*s", STR_ARG(n->text), STR_ARG(text));
    else if (text.n)
        n->text = arena_str(a, text);
}

/* the element the reader stands on, to its end */
static qanat_status read_node(xmlTextReaderPtr x, reading *r, arena *a, xnode **out,
                              qanat_error *err)
{
    xnode *stack[DEPTH];
    int depth = 0;
    size_t nodes = 1;
    stack[0] = *out = open_node(x, a);
    if (xmlTextReaderIsEmptyElement(x))
        return QANAT_OK;
    for (;;) {
        int more = xmlTextReaderRead(x);
        if (more != 1)
            return broken(x, r, err);
        int type = xmlTextReaderNodeType(x);
        if (type == XML_READER_TYPE_ELEMENT) {
            bool empty = xmlTextReaderIsEmptyElement(x);
            xnode *n = open_node(x, a);
            append(stack[depth], n);
            if (++nodes > LIMIT_XML_NODES || (!empty && depth + 1 == DEPTH))
                return too_large(x, r, err);
            if (!empty)
                stack[++depth] = n;
        } else if (type == XML_READER_TYPE_END_ELEMENT) {
            if (depth-- == 0)
                return QANAT_OK;
        } else if (type == XML_READER_TYPE_TEXT || type == XML_READER_TYPE_CDATA) {
            add_text(stack[depth], str_of((const char *)xmlTextReaderConstValue(x)), a);
        }
    }
}

static const xtree_handler *handler_of(const xtree_handler *h, size_t n, const char *name)
{
    for (size_t i = 0; i < n; i++)
        if (strcmp(h[i].element, name) == 0)
            return &h[i];
    return NULL;
}

static void silent(void *context, xmlErrorPtr e)
{
    (void)context, (void)e;
}

static qanat_status read_document(xmlTextReaderPtr x, reading *r, const xtree_handler *handlers,
                                  size_t n, void (*root)(void *, xnode *), void *context, arena *a,
                                  qanat_error *err)
{
    bool first = true;
    int more;
    while ((more = xmlTextReaderRead(x)) == 1) {
        if (xmlTextReaderNodeType(x) != XML_READER_TYPE_ELEMENT)
            continue;
        if (first) {
            first = false;
            if (root)
                root(context, open_node(x, a));
        }
        const xtree_handler *h =
            handler_of(handlers, n, (const char *)xmlTextReaderConstLocalName(x));
        if (!h)
            continue;
        xnode *node;
        arena_reset(a);
        qanat_status s = read_node(x, r, a, &node, err);
        if (s == QANAT_OK)
            s = h->take(context, node, a, err);
        if (s != QANAT_OK)
            return s;
    }
    return more == 0 ? QANAT_OK : broken(x, r, err);
}

qanat_status xtree_read(input *in, const xtree_handler *handlers, size_t n,
                        void (*root)(void *context, xnode *n), void *context, qanat_error *err)
{
    reading r = { .in = in };
    xmlResetLastError();
    xmlSetStructuredErrorFunc(NULL, silent);
    xmlTextReaderPtr x = xmlReaderForIO(read_bytes, NULL, &r, NULL, NULL,
                                        XML_PARSE_NONET | XML_PARSE_NOCDATA | XML_PARSE_COMPACT);
    if (!x)
        return error_at(err, QANAT_E_INPUT, input_path(in), 0, 0, "cannot be read as XML");
    arena *a = arena_new();
    qanat_status s = read_document(x, &r, handlers, n, root, context, a, err);
    arena_free(a);
    xmlFreeTextReader(x);
    return s;
}

bool xtree_root_is(str head, const char *name)
{
    size_t at = 0, n = strlen(name);
    while (at < head.n) {
        const char *lt = memchr(head.at + at, '<', head.n - at);
        if (!lt)
            return false;
        at = (size_t)(lt - head.at) + 1;
        if (at >= head.n || head.at[at] == '?' || head.at[at] == '!')
            continue;
        size_t end = at;
        while (end < head.n && !strchr(" \t\r\n>/", head.at[end]))
            end++;
        str tag = str_range(head.at, at, end);
        const char *colon = tag.n ? memchr(tag.at, ':', tag.n) : NULL;
        if (colon)
            tag = str_drop(tag, (size_t)(colon - tag.at) + 1);
        return tag.n == n && memcmp(tag.at, name, n) == 0;
    }
    return false;
}
