/*
 * XML lists: one element (a listed person, a reference value) is read into a small tree, handed
 * over and forgotten, so memory does not grow with the file. The reader is libxml2's, without
 * network, without external entities, without expansion beyond the five of XML. Nodes note whether
 * an importer looked at them: what it left is counted by its path.
 */
#ifndef QANAT_LIST_XTREE_H
#define QANAT_LIST_XTREE_H

#include "list/list.h"

typedef struct xnode xnode;

typedef struct xattr {
    str name, value;
    bool used;
} xattr;

struct xnode {
    str name; /* without prefix */
    str text; /* of the node itself, trimmed */
    VEC(xattr) attrs;
    xnode *first, *last, *next;
    bool used;
};

/* All mark what they give out as used; NULL and STR_NONE where there is none. */
xnode *xnode_child(xnode *n, const char *name);
xnode *xnode_next(xnode *n, const char *name); /* the next sibling of that name */
str xnode_text(xnode *n);                      /* NULL gives STR_NONE */
str xnode_get(xnode *n, const char *path);     /* text at "A/B/C" */
str xnode_attr(xnode *n, const char *name);
/* marks a node and all below it as looked at */
void xnode_ignore(xnode *n);
void xnode_ignore_child(xnode *n, const char *name);
/* marks attributes of these names, divided by blanks, on the node and all below it: numbers inside
 * the file */
void xnode_ignore_attrs(xnode *n, const char *names);
/* counts what was not looked at and says something */
void xnode_report(const xnode *n, list_report *r, arena *a);

#define xnode_each(child, parent, name)                                                            \
    for (xnode *child = xnode_child((parent), (name)); child; child = xnode_next(child, (name)))

typedef struct xtree_handler {
    const char *element; /* local name */
    qanat_status (*take)(void *context, xnode *n, arena *a, qanat_error *err);
} xtree_handler;

/* Reads a whole document, calling the handler of each element that has one (not of those inside
 * it). `root`, where not NULL, is called with the root element's attributes when it opens. The
 * arena is reset between elements. QANAT_E_INPUT with line and column where the XML is broken or
 * ends too early, nests deeper than 64, or an element has more than LIMIT_XML_NODES nodes. */
qanat_status xtree_read(input *in, const xtree_handler *handlers, size_t n,
                        void (*root)(void *context, xnode *n), void *context, qanat_error *err);

/* the head of the file has this root element (prefixes aside) */
bool xtree_root_is(str head, const char *name);

#endif
