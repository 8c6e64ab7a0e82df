#!/bin/bash
# What the audit log costs: the same customers screened with and without it, in turns, the median of each,
# in seconds of processor time (which a busy machine does not change) and of the clock.
# usage: bench/audit.sh QANAT CUSTOMERS.csv LIST-FILE…
set -eu
qanat=$1
csv=$2
shift 2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$qanat" --db "$work/q.db" --quiet import "$@" >/dev/null
rounds=${ROUNDS:-5}
TIMEFORMAT='%R %U %S'
for _ in $(seq "$rounds"); do
    for mode in on off; do
        { time "$qanat" --db "$work/q.db" --audit $mode --no-progress screen --csv "$csv" --to "$work/out" 2>/dev/null || true; } 2>>"$work/$mode"
    done
done
python3 - "$work" "$(($(wc -l <"$csv") - 1))" "$(stat -c %s "$work/q.db-audit/log")" "$rounds" <<'P'
import statistics, sys
work, rows, log, rounds = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4])
def read(mode):
    t = [tuple(map(float, l.split())) for l in open(f'{work}/{mode}')]
    return statistics.median(r for r, _, _ in t), statistics.median(u + s for _, u, s in t)
(on, on_cpu), (off, off_cpu) = read('on'), read('off')
print(f'{rows} rows, {log / rounds / rows:.0f} bytes of log a row')
print(f'clock      {off:.2f} s without, {on:.2f} s with: {100 * (on / off - 1):+.1f} %  ({rows / off:.0f} and {rows / on:.0f} rows/s)')
print(f'processor  {off_cpu:.2f} s without, {on_cpu:.2f} s with: {100 * (on_cpu / off_cpu - 1):+.1f} %')
P
