/*
 * Every growable thing has its named maximum here, so that hostile input meets one wall in one
 * place. Sizes are bytes, counts are items.
 */
#ifndef QANAT_BASE_LIMITS_H
#define QANAT_BASE_LIMITS_H

#define LIMIT_REPORT_BYTES (64u << 20) /* one report file; reading takes up to 70 times as much */
#define LIMIT_MAPPED_BYTES                                                                         \
    (48u << 20) /* a page, message or recoded file: text with a map costs nine times its size */
#define LIMIT_REPORT_SENTENCES 2000000u /* sentences of one report */
#define LIMIT_SENTENCE_TOKENS  4000u    /* tokens of a sentence that are analysed together */
#define LIMIT_SENTENCE_BYTES   65536u   /* a longer run without an end is cut */
#define LIMIT_MENTIONS         2000000u /* mentions of one report */
#define LIMIT_NAME_BYTES       4096u    /* a name; a longer one is refused */
#define LIMIT_DISAGREEMENTS                                                                        \
    20000u                        /* disagreements of one report; further ones are not looked for */
#define LIMIT_NAME_PARTS      64u /* parts of one name; further ones are not compared */
#define LIMIT_INDEX_ENTRIES   20000000u     /* records of one index */
#define LIMIT_INDEX_BYTES     (4000u << 20) /* one compiled index */
#define LIMIT_DATA_FILE_BYTES (64u << 20)   /* one file of the data folder */
#define LIMIT_CSV_FIELD_BYTES (1u << 20)    /* one field of a CSV file */
#define LIMIT_CSV_FIELDS      4096u         /* fields of one CSV record */
#define LIMIT_JSON_LINE_BYTES (32u << 20)   /* one line of a JSON-lines file */
#define LIMIT_TSV_COLUMNS     32u           /* columns of a data file */
#define LIMIT_RECORD_FACTS    20000u   /* facts of one record; further ones are counted and left */
#define LIMIT_XML_NODES       2000000u /* nodes of one element that is read at once */
#define LIMIT_SET_FILE_BYTES  (512u << 20) /* one file of a set that is held in memory */
#define LIMIT_PATH_BYTES      4096u
#define LIMIT_MESSAGE_BYTES   512u

#endif
