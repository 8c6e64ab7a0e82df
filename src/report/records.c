#include "report/stages.h"

void report_find_records(report *r, const struct record_source *source)
{
    (void)r;
    (void)source;
}
