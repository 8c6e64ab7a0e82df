#!/bin/bash
# Every command has a manual page made from the table of commands, with all of its options in it.
set -eu
failed=0
pages=0
for page in "$BUILD"/man/*.1; do
    pages=$((pages + 1))
    grep -q '^\.Sh NAME' "$page" || { echo "$page is no manual page"; failed=1; }
    if command -v mandoc >/dev/null; then
        mandoc -T lint -W error "$page" || { echo "$page: see above"; failed=1; }
    fi
done
[ "$pages" -ge 6 ] || { echo "only $pages pages"; failed=1; }
for option in date html ftm width colour; do
    grep -q "^\.It Fl -$option" "$BUILD/man/qanat-read.1" || { echo "qanat-read.1 lacks --$option"; failed=1; }
    "$QANAT" read --help | grep -q -- "--$option" || { echo "read --help lacks --$option"; failed=1; }
done
exit $failed
