#include "report/disagree.h"
void disagree_negation(comparison *k) { (void)k; }
