/*
 * See error.h. Long messages are cut at a character, never in the middle of one.
 */
#include "base/error.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>

static void cut_at_character(char *s, size_t n)
{
    while (n && ((unsigned char)s[n - 1] & 0xC0) == 0x80)
        n--;
    if (n && (unsigned char)s[n - 1] >= 0xC0)
        n--;
    s[n] = 0;
}

static void fill(char *to, size_t size, const char *format, va_list args)
{
    int n = vsnprintf(to, size, format, args);
    if (n >= 0 && (size_t)n >= size)
        cut_at_character(to, size - 1);
}

qanat_status error_set(qanat_error *err, qanat_status status, const char *format, ...)
{
    if (!err)
        return status;
    *err = (qanat_error){ .status = status };
    va_list args;
    va_start(args, format);
    fill(err->message, sizeof err->message, format, args);
    va_end(args);
    return status;
}

qanat_status error_at(qanat_error *err, qanat_status status, const char *file, uint64_t line,
                      uint64_t column, const char *format, ...)
{
    if (!err)
        return status;
    *err = (qanat_error){ .status = status, .line = line, .column = column };
    (void)snprintf(err->file, sizeof err->file, "%s", file ? file : "");
    va_list args;
    va_start(args, format);
    fill(err->message, sizeof err->message, format, args);
    va_end(args);
    return status;
}

qanat_status error_errno(qanat_error *err, const char *file, const char *doing)
{
    int e = errno;
    bool input = e == ENOENT || e == EACCES || e == EISDIR || e == ENOTDIR || e == EPERM;
    return error_at(err, input ? QANAT_E_INPUT : QANAT_E_SYSTEM, file, 0, 0, "cannot %s: %s", doing,
                    strerror(e));
}
