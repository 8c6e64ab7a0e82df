#include "report/disagree.h"
void disagree_names(comparison *k) { (void)k; }
