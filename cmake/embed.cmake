# Writes an assembler file that carries every file of data/ and a C table of their names. Run at build
# time, so that a new data file needs no other change than being there.
# Variables: DATA_DIR, OUT_S, OUT_C
file(GLOB_RECURSE files RELATIVE ${DATA_DIR} ${DATA_DIR}/*.tsv ${DATA_DIR}/*.txt ${DATA_DIR}/*.json ${DATA_DIR}/*.bin)
list(SORT files)
set(s "    .section .rodata\n")
set(decl "")
set(rows "")
set(n 0)
foreach(f ${files})
  string(APPEND s "    .global data_file_${n}\n    .global data_file_${n}_end\n    .balign 16\ndata_file_${n}:\n    .incbin \"${DATA_DIR}/${f}\"\ndata_file_${n}_end:\n    .byte 0\n")
  string(APPEND decl "extern const char data_file_${n}[], data_file_${n}_end[];\n")
  string(APPEND rows "    { \"${f}\", data_file_${n}, data_file_${n}_end },\n")
  math(EXPR n "${n} + 1")
endforeach()
string(APPEND s "    .section .note.GNU-stack,\"\",@progbits\n")
file(CONFIGURE OUTPUT ${OUT_S} CONTENT "${s}" @ONLY)
file(CONFIGURE OUTPUT ${OUT_C} CONTENT "#include \"base/data.h\"\n${decl}const data_builtin data_builtin_files[] = {\n${rows}    { 0, 0, 0 },\n};\nconst size_t data_builtin_count = ${n};\n" @ONLY)
