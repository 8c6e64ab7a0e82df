/*
 * What slices need beyond inline helpers. All functions are pure and linear.
 */
#include "base/str.h"

int str_cmp(str a, str b)
{
    size_t n = a.n < b.n ? a.n : b.n;
    int c = n ? memcmp(a.at, b.at, n) : 0;
    if (c)
        return c;
    return a.n < b.n ? -1 : a.n > b.n;
}

static bool blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

str str_trim(str s)
{
    while (s.n && blank(s.at[0]))
        s = str_drop(s, 1);
    while (s.n && blank(s.at[s.n - 1]))
        s.n--;
    return s;
}

bool str_split(str *rest, char sep, str *piece)
{
    if (!rest->at)
        return false;
    const char *hit = rest->n ? memchr(rest->at, sep, rest->n) : NULL;
    if (!hit) {
        *piece = *rest;
        *rest = STR_NONE;
        return true;
    }
    size_t n = (size_t)(hit - rest->at);
    *piece = (str){ rest->at, n };
    *rest = (str){ hit + 1, rest->n - n - 1 };
    return true;
}

size_t str_find(str s, str needle)
{
    if (needle.n == 0)
        return 0;
    if (s.n < needle.n)
        return SIZE_MAX;
    const char *hit = memmem(s.at, s.n, needle.at, needle.n);
    return hit ? (size_t)(hit - s.at) : SIZE_MAX;
}

bool str_u64(str s, uint64_t *out)
{
    uint64_t v = 0;
    if (s.n == 0 || s.n > 20)
        return false;
    for (size_t i = 0; i < s.n; i++) {
        unsigned d = (unsigned)(s.at[i] - '0');
        if (d > 9 || v > (UINT64_MAX - d) / 10)
            return false;
        v = v * 10 + d;
    }
    *out = v;
    return true;
}

uint64_t str_hash(str s)
{
    uint64_t h = 14695981039346656037ull;
    for (size_t i = 0; i < s.n; i++) {
        h ^= (unsigned char)s.at[i];
        h *= 1099511628211ull;
    }
    return h;
}
