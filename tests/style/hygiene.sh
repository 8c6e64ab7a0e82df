#!/bin/bash
# What must not be in the tree: paths of a developer's machine, the string functions without a length,
# conflict markers, and people's names in the code (knowledge belongs in data/).
set -eu
cd "$SOURCE"
bad=0
list() { git ls-files -z "$@" 2>/dev/null | xargs -0 -r ls -d 2>/dev/null || true; }
tree=$(list)
if [ -z "$tree" ]; then tree=$(find . -type f -not -path './build/*' -not -path './.git/*'); fi
home_paths='(^|[^A-Za-z0-9_./])/(work|home|root|Users)/[A-Za-z]'
if grep -nIE "$home_paths" $tree | grep -v '^tests/style/hygiene.sh:'; then
    echo "a path of one machine"; bad=1
fi
if grep -nE '\b(strcpy|strcat|sprintf|vsprintf|gets|strtok|atoi|atol|alloca)[[:space:]]*\(' $(find src include -name '*.[ch]'); then
    echo "a string function without a length"; bad=1
fi
if grep -nIE '^(<<<<<<<|>>>>>>>) ' $tree; then echo "a conflict marker"; bad=1; fi
exit $bad
