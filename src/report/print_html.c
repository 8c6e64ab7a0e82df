/* The dossier as a page; see below. */
#include "report/report.h"

void report_print_html(const report *r, buf *out)
{
    (void)r;
    (void)out;
}

void report_print_ftm(const report *r, buf *out)
{
    (void)r;
    (void)out;
}
