/*
 * The bytes of a report: every stage of reading and every printer. What is printed must be well
 * formed as far as that is cheap to check: JSON without control characters, text with its isolates
 * closed and no escape sequence.
 */
#include "qanat.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static qanat_engine *engine;
static qanat_reader *reader;
static qanat_session *session;

static void close_all(void)
{
    qanat_session_free(session);
    qanat_reader_close(reader);
    qanat_engine_close(engine);
}

static void open_all(void)
{
    qanat_engine_options o = { .size = sizeof o, .store = "/nonexistent/qanat.db" };
    if (qanat_engine_open(&o, &engine, NULL) != QANAT_OK ||
        qanat_reader_open(engine, &reader, NULL) != QANAT_OK)
        abort();
    session = qanat_session_new(engine);
    (void)atexit(close_all);
}

static size_t count_of(const char *text, size_t n, const char *what)
{
    size_t count = 0, w = strlen(what);
    for (size_t i = 0; i + w <= n; i++)
        count += memcmp(text + i, what, w) == 0;
    return count;
}

static void check_json(const char *text, size_t n)
{
    if (n < 2 || text[0] != '{' || text[n - 1] != '\n')
        abort();
    for (size_t i = 0; i + 1 < n; i++)
        if ((unsigned char)text[i] < 0x20)
            abort();
}

static void check_text(const char *text, size_t n)
{
    size_t opened = count_of(text, n, "\xE2\x81\xA6") + count_of(text, n, "\xE2\x81\xA7") +
                    count_of(text, n, "\xE2\x81\xA8");
    if (memchr(text, 0x1B, n) || memchr(text, 0, n) || opened != count_of(text, n, "\xE2\x81\xA9"))
        abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    qanat_report *r;
    qanat_print_options narrow = { .size = sizeof narrow, .width = 40 };
    size_t n;
    if (!engine)
        open_all();
    if (qanat_read_bytes(reader, session, (const char *)data, size, NULL, &r, NULL) != QANAT_OK)
        return 0;
    const char *text = qanat_report_print(r, QANAT_FORM_JSON, NULL, &n);
    check_json(text, n);
    text = qanat_report_print(r, QANAT_FORM_TEXT, &narrow, &n);
    check_text(text, n);
    (void)qanat_report_print(r, QANAT_FORM_PAGE, NULL, &n);
    (void)qanat_report_print(r, QANAT_FORM_FTM, NULL, &n);
    for (size_t i = 0; i < qanat_report_entity_count(r); i++)
        if (!qanat_report_entity(r, i)->caption)
            abort();
    for (size_t i = 0; i < qanat_report_claim_count(r); i++)
        if (!qanat_report_claim(r, i)->told)
            abort();
    qanat_report_free(r);
    return 0;
}
