#include "report/disagree.h"
void disagree_meaning(comparison *k) { (void)k; }
