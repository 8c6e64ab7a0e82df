#include "report/stages.h"
void report_pair_mentions(report *r) { (void)r; }
