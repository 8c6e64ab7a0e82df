/* Reads reports without a store: `readreport read --json FILE…`. For work on the reader only. */
#include "report/report.h"
#include "base/file.h"
#include "name/name.h"

#include <stdio.h>

int main(int argc, char **argv)
{
    qanat_error err = { 0 };
    data_set *data = NULL;
    knowledge *know = NULL;
    name_table *names = NULL;
    if (data_open(NULL, &data, &err) != QANAT_OK || name_table_open(data, &names, &err) != QANAT_OK ||
        knowledge_open(data, names, &know, &err) != QANAT_OK) {
        fprintf(stderr, "%s:%llu: %s\n", err.file, (unsigned long long)err.line, err.message);
        return 4;
    }
    int bad = 0;
    for (int i = 1; i < argc; i++) {
        if (argv[i][0] == '-' || str_is(str_of(argv[i]), "read"))
            continue;
        file_map f;
        report *r = NULL;
        buf out = { 0 };
        if (file_open(argv[i], 0, &f, &err) != QANAT_OK ||
            report_read(know, f.bytes, argv[i], NULL, &r, &err) != QANAT_OK) {
            fprintf(stderr, "%s: %s\n", argv[i], err.message);
            bad = 3;
            continue;
        }
        report_print_json(r, &out);
        fwrite(out.at, 1, out.n, stdout);
        buf_free(&out);
        report_free(r);
        file_close(&f);
    }
    knowledge_close(know);
    data_close(data);
    return bad;
}
