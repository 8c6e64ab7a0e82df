#!/bin/bash
# Files of at most 750 lines, functions of at most 99, lines of at most 140 columns (100 is what
# .clang-format aims at; a table or a sentence may be longer), and a comment at the head of every file
# that says what it does. A function is what stands between a '{' and a '}' in column one.
set -u
status=0
cd "$SOURCE"
files=$(find src include tools fuzz -name '*.c' -o -name '*.h' 2>/dev/null | LC_ALL=C sort)
awk '
function done() { if (FNR_last > 750) { print name ": " FNR_last " lines; a file has at most 750"; bad = 1 } }
FNR == 1 { done(); name = FILENAME; start = 0; headless = $0 !~ /^\/\*/ }
FNR == 20 && headless { print name ":1: no comment that says what it does"; bad = 1 }
{ FNR_last = FNR }
/^\{/ { start = FNR }
/^\}/ { if (start && FNR - start - 1 > 99) { print name ":" start ": a function of " FNR - start - 1 " lines"; bad = 1 } start = 0; bodies++ }
END { done(); if (bodies < 50) { print "only " bodies+0 " functions seen: the check itself is broken"; bad = 1 } exit bad }
' $files || status=1
python3 - $files <<'P' || status=1
import sys, unicodedata
bad = 0
for f in sys.argv[1:]:
    for i, line in enumerate(open(f, encoding='utf-8'), 1):
        width = sum(0 if unicodedata.category(c) in ('Mn', 'Cf') else 1 for c in line.rstrip('\n'))
        if width > 140:
            print(f'{f}:{i}: {width} columns; a line has at most 140')
            bad = 1
        if '\t' in line and not f.endswith('.S'):
            print(f'{f}:{i}: a tab')
            bad = 1
sys.exit(bad)
P
exit $status
