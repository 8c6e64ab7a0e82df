#include "report/disagree.h"
void disagree_roles(comparison *k) { (void)k; }
