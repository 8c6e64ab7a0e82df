/* placeholder until the stage lands */
#include "report/stages.h"

void report_find_disagreements(report *r)
{
    (void)r;
}
