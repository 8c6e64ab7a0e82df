/*
 * qanat: reads reports in Arabic and English and shows who dealt with whom, and screens names against
 * sanctions lists across scripts.
 */
#ifndef QANAT_H
#define QANAT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#define QANAT_VERSION "0.1.0"

typedef enum qanat_status {
    QANAT_OK = 0,
    QANAT_E_USAGE,     /* an argument is out of range or options contradict each other */
    QANAT_E_INPUT,     /* a file, list, report or query is missing, unreadable or malformed */
    QANAT_E_NOT_FOUND, /* no such record, list or report */
    QANAT_E_STORE,     /* the store is damaged, locked, read-only or made by a newer version */
    QANAT_E_SYSTEM,    /* the operating system refused: disk full, out of descriptors */
    QANAT_E_LIMIT      /* a named maximum of limits.h was met */
} qanat_status;

/* Filled by the library on failure; the caller owns it. Every function that takes one accepts NULL. */
typedef struct qanat_error {
    qanat_status status;
    char message[512]; /* UTF-8: what is wrong and what would be right */
    char file[256];    /* empty where no file is concerned */
    uint64_t line, column; /* from 1; 0 where unknown */
    uint64_t offset;   /* byte offset in the file; 0 where unknown */
} qanat_error;

#ifdef __cplusplus
}
#endif
#endif
