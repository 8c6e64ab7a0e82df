/* FollowTheMoney lines of a report. */
#include "report/report.h"

void report_print_ftm(const report *r, buf *out)
{
    (void)r;
    (void)out;
}
