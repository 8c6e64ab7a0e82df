/* Reads reports without a store: `readreport read [--json|--text|--html|--ftm] FILE…`. For work on
 * the reader only. */
#include "report/report.h"
#include "base/file.h"
#include "api/engine.h"
#include "report/memo.h"
#include "report/records.h"

#include <stdio.h>

int main(int argc, char **argv)
{
    qanat_error err = { 0 };
    qanat_engine *engine = NULL;
    knowledge *know = NULL;
    qanat_engine_options o = { .size = sizeof o };
    if (qanat_engine_open(&o, &engine, &err) != QANAT_OK ||
        knowledge_open(engine->data, engine->names, &know, &err) != QANAT_OK) {
        fprintf(stderr, "%s:%llu: %s\n", err.file, (unsigned long long)err.line, err.message);
        return 4;
    }
    record_source source = { &engine->lists, index_session_new(), record_cache_new() };
    read_options options = { .records = &source, .memo = word_memo_new() };
    int bad = 0;
    const char *form = "--json";
    for (int i = 1; i < argc; i++)
        if (str_is(str_of(argv[i]), "--text") || str_is(str_of(argv[i]), "--html") ||
            str_is(str_of(argv[i]), "--ftm"))
            form = argv[i];
    for (int i = 1; i < argc; i++) {
        if (argv[i][0] == '-' || str_is(str_of(argv[i]), "read"))
            continue;
        file_map f;
        report *r = NULL;
        buf out = { 0 };
        if (file_open(argv[i], 0, &f, &err) != QANAT_OK ||
            report_read(know, f.bytes, argv[i], &options, &r, &err) != QANAT_OK) {
            fprintf(stderr, "%s: %s\n", argv[i], err.message);
            bad = 3;
            continue;
        }
        if (form[2] == 't')
            report_print_text(r, NULL, &out);
        else if (form[2] == 'h')
            report_print_html(r, NULL, &out);
        else if (form[2] == 'f')
            report_print_ftm(r, NULL, &out);
        else
            report_print_json(r, &out);
        fwrite(out.at, 1, out.n, stdout);
        buf_free(&out);
        report_free(r);
        file_close(&f);
    }
    knowledge_close(know);
    index_session_free(source.session);
    record_cache_free(source.cache);
    word_memo_free(options.memo);
    qanat_engine_close(engine);
    return bad;
}
