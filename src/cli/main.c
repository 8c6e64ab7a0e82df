#include <stdio.h>
#include "qanat.h"
int main(void)
{
    puts("qanat " QANAT_VERSION);
    return 0;
}
