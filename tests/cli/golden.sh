#!/bin/bash
# What the program prints for the examples is what is kept in tests/golden and in README.md.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$SOURCE"
export QANAT_DB="$work/qanat.db" NO_COLOR=1
unset COLUMNS QANAT_DATA || true
failed=0
for f in grain funds; do
    "$QANAT" read --width 96 "examples/$f.txt" >"$work/$f.txt"
    diff -u "tests/golden/$f.txt" "$work/$f.txt" || failed=1
done
# the dossier in the README, between its two marks and the fences inside them
sed -n '/^<!-- dossier:begin/,/^<!-- dossier:end/p' README.md | sed '1,2d' | head -n -2 >"$work/readme.txt"
diff -u "$work/readme.txt" "$work/grain.txt" || failed=1
[ "$failed" = 0 ] || echo "If the change is meant: scripts/golden $QANAT, look at the difference, and commit it."
exit $failed
