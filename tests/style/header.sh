#!/bin/bash
# include/qanat.h stands alone, in C99, C17 and C++17, with every warning an error.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
printf '#include "qanat.h"\n#include "qanat.h"\nint main(void) { qanat_error e = { QANAT_OK, "", "", 0, 0, 0 }; return (int)e.status; }\n' >"$work/t.c"
cp "$work/t.c" "$work/t.cc"
flags="-Wall -Wextra -Wshadow -Wconversion -Wpedantic -Werror -fsyntax-only -I$SOURCE/include"
for std in c99 c17; do gcc -std=$std $flags "$work/t.c"; done
g++ -std=c++17 $flags "$work/t.cc"
if command -v clang-14 >/dev/null; then
    for std in c99 c17; do clang-14 -std=$std $flags "$work/t.c"; done
    clang++-14 -std=c++17 $flags "$work/t.cc"
fi
# nothing but what it declares: every name is qanat's own
if grep -nE '^[a-z].*[ *]([a-z_0-9]+)\(' "$SOURCE/include/qanat.h" | grep -vE 'qanat_[a-z_0-9]+\('; then
    echo "a public function without the prefix qanat_"
    exit 1
fi
