#include "report/disagree.h"
void disagree_sources(comparison *k) { (void)k; }
