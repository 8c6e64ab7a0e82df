/*
 * Filling a caller's qanat_error. Messages say what is wrong and what would be right; where a place
 * in a file is known it is given with it, never inside the message.
 */
#ifndef QANAT_BASE_ERROR_H
#define QANAT_BASE_ERROR_H

#include "base/str.h"
#include "qanat.h"

/* Both return `status`, so that a function can end in `return error_set(…)`. `err` may be NULL. */
qanat_status error_set(qanat_error *err, qanat_status status, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
qanat_status error_at(qanat_error *err, qanat_status status, const char *file, uint64_t line,
                      uint64_t column, const char *format, ...)
    __attribute__((format(printf, 6, 7)));
/* QANAT_E_SYSTEM (or QANAT_E_INPUT for a file that is not there or not readable) from errno */
qanat_status error_errno(qanat_error *err, const char *file, const char *doing);

#endif
