/*
 * Compiles the index of the starter list at build time: mkindex INDEX ASSEMBLER. The assembler file
 * carries the index and a checksum of the knowledge of names that it was made with.
 */
#include "api/starter.h"
#include "base/file.h"

#include <stdio.h>

static int fail(const qanat_error *e)
{
    (void)fprintf(stderr, "mkindex: %s:%llu:%llu: %s\n", e->file, (unsigned long long)e->line,
                  (unsigned long long)e->column, e->message);
    return 1;
}

static void put_assembler(buf *b, const char *index, str knowledge)
{
    buf_puts(b, "    .section .rodata\n    .global starter_index\n    .global starter_index_end\n"
                "    .global starter_knowledge\n    .balign 16\nstarter_index:\n");
    buf_printf(b, "    .incbin \"%s\"\nstarter_index_end:\n    .byte 0\n", index);
    buf_printf(b, "starter_knowledge:\n    .asciz \"%.*s\"\n", STR_ARG(knowledge));
    buf_puts(b, "    .section .note.GNU-stack,\"\",@progbits\n");
}

int main(int argc, char **argv)
{
    qanat_error err = { 0 };
    data_set *data;
    name_table *names;
    buf index = { 0 }, assembler = { 0 };
    if (argc != 3) {
        (void)fprintf(stderr, "usage: mkindex INDEX ASSEMBLER\n");
        return 2;
    }
    if (data_open(NULL, &data, &err) != QANAT_OK ||
        name_table_open(data, &names, &err) != QANAT_OK ||
        starter_build(data, names, &index, &err) != QANAT_OK)
        return fail(&err);
    arena *a = arena_new();
    put_assembler(&assembler, argv[1], engine_knowledge(data, a));
    bool good = file_write(argv[1], buf_view(&index), &err) == QANAT_OK &&
                file_write(argv[2], buf_view(&assembler), &err) == QANAT_OK;
    arena_free(a);
    buf_free(&index);
    buf_free(&assembler);
    name_table_close(names);
    data_close(data);
    return good ? 0 : fail(&err);
}
