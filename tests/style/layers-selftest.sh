#!/bin/bash
# The layer check must fail on a layer that is broken: one wrong include each in a copy of src/.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp -r "$SOURCE/src" "$work/src"
check() { SOURCE="$work" bash "$SOURCE/tests/style/layers.sh" >/dev/null; }
check || { echo "fails on the code as it is"; exit 1; }
try() { # file, include
    printf '#include "%s"\n' "$2" >"$work/src/$1"
    if check; then echo "accepts $2 in $1"; exit 1; fi
    rm "$work/src/$1"
}
try base/zz_probe.c text/fold.h
try record/zz_probe.c report/model.h
try report/zz_probe.h graph/graph.h
mkdir -p "$work/src/cli"
try cli/zz_probe.c report/report.h
mkdir -p "$work/src/attic"
try attic/zz_probe.c base/str.h
