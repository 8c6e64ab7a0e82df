#!/usr/bin/env bash
# Runs nomenklatura's logic-v2 and watchman on the same labelled pairs as qanat, on this machine, in one run, and
# prints F1 at 0.7, area under the curve, microseconds a pair and the ratio to qanat's.
#
#   bench/peers/run.sh CASES.csv [BUILD]     CASES: columns name1, name2, schema, is_match; BUILD: a release build
#                                            with -DQANAT_BENCH=ON (default build/release)
#
# The peers are installed below $PEERS (default ~/.cache/qanat-peers): a Python environment with the package
# nomenklatura (needs ICU's headers) and the Go module github.com/moov-io/watchman. Nothing of them enters the tree.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
cases=$(realpath "$1")
build=$(realpath "${2:-build/release}")
peers=${PEERS:-$HOME/.cache/qanat-peers}
mkdir -p "$peers/go"
if [ ! -x "$peers/py/bin/python" ]; then
    python3 -m venv "$peers/py"
    "$peers/py/bin/pip" install -q nomenklatura
fi
if [ ! -x "$peers/go/watchman" ]; then
    cp "$here/watchman/main.go" "$peers/go/"
    (cd "$peers/go" && { [ -f go.mod ] || go mod init peer; } && go get github.com/moov-io/watchman@v0.52.0 &&
        GOFLAGS=-mod=mod go build -o watchman .) >"$peers/go/log" 2>&1
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 - "$cases" "$work/pairs.csv" <<'PY'
import csv, sys
with open(sys.argv[1], encoding="utf-8-sig", newline="") as f, open(sys.argv[2], "w", encoding="utf-8", newline="") as o:
    w = csv.writer(o)
    w.writerow(["name1", "name2", "schema"])
    w.writerows([r["name1"], r["name2"], r["schema"]] for r in csv.DictReader(f))
PY
"$build/qanat" compare --csv "$work/pairs.csv" >"$work/qanat.csv" || [ $? -eq 1 ]
python3 -c 'import csv,sys
for r in csv.DictReader(open(sys.argv[1], encoding="utf-8", newline="")): print(r["score"])' "$work/qanat.csv" >"$work/qanat"
"$build/bench/bench_names" pairs "$work/pairs.csv" >"$work/qanat.us"
"$peers/py/bin/python" "$here/logic_v2.py" "$work/pairs.csv" >"$work/logic_v2" 2>"$work/logic_v2.us"
"$peers/go/watchman" "$work/pairs.csv" >"$work/watchman" 2>"$work/watchman.us"
python3 - "$cases" "$work" <<'PY'
import csv, re, sys
with open(sys.argv[1], encoding="utf-8-sig", newline="") as f:
    truth = [r["is_match"].strip().lower() == "true" for r in csv.DictReader(f)]
own = float(re.search(r"mean=([\d.]+)", open(sys.argv[2] + "/qanat.us").read()).group(1))
print("%-10s %7s %7s %10s %8s" % ("", "F1@0.7", "AUC", "us a pair", "ratio"))
for who in ("qanat", "logic_v2", "watchman"):
    s = [float(x) for x in open("%s/%s" % (sys.argv[2], who))]
    us = own if who == "qanat" else float(open("%s/%s.us" % (sys.argv[2], who)).read().split()[-1])
    tp = sum(1 for t, v in zip(truth, s) if t and v >= 0.7)
    fp = sum(1 for t, v in zip(truth, s) if not t and v >= 0.7)
    fn = sum(truth) - tp
    pos, neg = [v for t, v in zip(truth, s) if t], [v for t, v in zip(truth, s) if not t]
    auc = sum((p > n) + 0.5 * (p == n) for p in pos for n in neg) / len(pos) / len(neg)
    print("%-10s %7.3f %7.3f %10.2f %8.1f" % (who, 2 * tp / (2 * tp + fp + fn), auc, us, us / own))
PY
