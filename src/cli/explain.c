/*
 * See explain.h. Isolates are U+2068 FIRST STRONG ISOLATE … U+2069 POP DIRECTIONAL ISOLATE, and
 * only where a character from Hebrew on stands in the text.
 */
#include "cli/explain.h"

void explain_isolated(const char *s, size_t n, FILE *out)
{
    bool right = false;
    for (size_t i = 0; i < n; i++)
        right |= (unsigned char)s[i] >= 0xD6 && (unsigned char)s[i] <= 0xDD;
    (void)fprintf(out, "%s%.*s%s", right ? "\xE2\x81\xA8" : "", (int)n, s,
                  right ? "\xE2\x81\xA9" : "");
}

static void part(const qanat_match *m, const qanat_part *p, FILE *out)
{
    size_t q = p->query_end - p->query_start, r = p->record_end - p->record_start;
    (void)fprintf(out, "    %+.3f  %-15s ", p->points, p->relation);
    if (q)
        explain_isolated(m->query_name + p->query_start, q, out);
    if (q && r)
        (void)fputs(" = ", out);
    if (r)
        explain_isolated(m->record_name + p->record_start, r, out);
    (void)fputc('\n', out);
}

void explain_print(const qanat_match *m, FILE *out)
{
    for (size_t i = 0; i < m->part_count; i++)
        part(m, &m->parts[i], out);
    for (size_t i = 0; i < m->adjustment_count; i++) {
        const qanat_adjustment *a = &m->adjustments[i];
        (void)fprintf(out, "    %+.3f  %-15s ", a->points, a->on);
        if (*a->query || *a->record) {
            explain_isolated(a->query, strlen(a->query), out);
            (void)fputs(" / ", out);
            explain_isolated(a->record, strlen(a->record), out);
        }
        (void)fputc('\n', out);
    }
}
