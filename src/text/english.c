/* English spelling. */
#include "text/english.h"

size_t english_plural(str noun, const char **ending)
{
    size_t n = noun.n;
    char last = n ? noun.at[n - 1] : 0;
    bool hissing = last == 's' || last == 'x' || last == 'z' || last == 'o' ||
                   str_ends(noun, STR("ch")) || str_ends(noun, STR("sh"));
    *ending = str_ends(noun, STR("craft")) ? "" : hissing ? "es" : "s";
    if (n > 1 && last == 'y' && !english_vowel(noun.at[n - 2])) {
        *ending = "ies";
        return n - 1;
    }
    return n;
}
