#include "report/disagree.h"
void disagree_dates(comparison *k) { (void)k; }
