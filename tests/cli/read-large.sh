#!/bin/bash
# Large and odd reports: no crash, no hang, and time that grows with the bytes. Times are compared with
# each other, never with a clock: four times the text may take at most seven times as long.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
export QANAT_DB="$work/qanat.db"
failed=0
fail() { echo "FAILED: $*"; failed=1; }

make() { # kind, size in units
    python3 - "$1" "$2" <<'P'
import sys
kind, n = sys.argv[1], int(sys.argv[2])
head = 'date 2024-01-05\n'
w = sys.stdout.write
if kind == 'paragraphs':
    w(head)
    for i in range(n):
        w(f'The head of Rosneft met Ali Hassan in Doha on January {i % 28 + 1}, 2023.\n\n')
elif kind == 'bilingual':
    w(head)
    for i in range(n):
        w(f'التقى الوزير علي حسن في الدوحة مع رئيس الوزراء في {i % 28 + 1} يناير 2023 وقدم {i + 2} مليون دولار.\n')
    for i in range(n):
        w(f'Minister Ali Hassan met the prime minister in Doha on January {i % 28 + 1}, 2023 and gave ${i + 2} million.\n')
elif kind == 'line':
    w(head + 'The minister met the envoy in Cairo and said nothing of it ' * n)
elif kind == 'word':
    w('a' * (n * 60))
elif kind == 'names':
    w(head + 'The ministers ' + ', '.join(
        f'Karim Mansour Al-{chr(65 + i % 26)}{"aeiou"[i % 5]}mr{chr(97 + i // 26 % 26)}d' for i in range(n)) + ' met in Cairo.')
elif kind == 'marks':
    w(head + '\u202e\u2066\u2067\u2068\u202a\u202b\u200f\u061c' * n + ' The minister met the envoy.')
elif kind == 'commas':
    w(head + ', and ' * n)
elif kind == 'quotes':
    w(head + '«"(' * n)
elif kind == 'numbers':
    w(head + '12 million dollars 3.5 ' * n)
P
}

cpu() { # user seconds of reading a file, the best of two runs or of as many as are asked for
    local best=
    for _ in $(seq "${2:-2}"); do
        local t
        t=$( { TIMEFORMAT=%U; time timeout 250 "$QANAT" read --json "$1" >out 2>err; } 2>&1 ) || { fail "$1: $(head -c 300 err)"; echo 0; return; }
        best=$(printf '%s\n%s\n' "$t" "${best:-$t}" | sort -g | head -1)
    done
    echo "$best"
}

# what starting takes is taken off every time below, so beside other work it is measured with more care
printf 'x' >tiny.txt
base=$(cpu tiny.txt 12)
for kind in paragraphs:1200 bilingual:2000 line:10000 names:600 marks:20000 commas:20000 quotes:30000 numbers:5000 word:20000; do
    n=${kind#*:} name=${kind%:*}
    make "$name" "$n" >small.txt
    make "$name" $((n * 4)) >large.txt
    small=$(cpu small.txt) large=$(cpu large.txt)
    awk -v n="$name" -v s="$small" -v l="$large" -v b="$base" 'BEGIN {
        s -= b; l -= b
        if (s < 0.03) s = 0.03 # below, the clock is too coarse
        printf "%-12s %.2f s, four times as much %.2f s\n", n, s, l
        exit !(l <= 7 * s)
    }' || fail "$name: time does not grow with the bytes"
    "$QANAT" read small.txt >out || fail "$name: no dossier"
done

# the extremes of the list of bad input: they end, with a dossier or a clear error
# (a sanitizer needs ten times the memory, so it gets a tenth of the text)
part=1
case "$BUILD" in *asan*) part=10 ;; esac
make paragraphs $((100000 / part)) >paragraphs.txt
timeout 250 "$QANAT" read paragraphs.txt >out 2>err || fail "100,000 paragraphs: $(head -c 300 err)"
make line $((900000 / part)) >line.txt # 50 MB
timeout 250 "$QANAT" read line.txt >out 2>err || [ $? = 3 ] || fail "one line of 50 MB: $(head -c 300 err)"
# a gigabyte of one word meets the limit, from a file (which is never written out) and from a pipe
truncate -s 1G word.txt
got=0; "$QANAT" read word.txt >out 2>err || got=$?
[ "$got" = 3 ] && grep -q '^qanat: word.txt: .*bytes' err || fail "1 GB: status $got, $(head -c 200 err)"
got=0; yes aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa | tr -d '\n' | head -c 70000000 | "$QANAT" read - >out 2>err || got=$?
[ "$got" = 3 ] && grep -q '^qanat: standard input: ' err || fail "70 MB by a pipe: status $got, $(head -c 200 err)"
exit $failed
