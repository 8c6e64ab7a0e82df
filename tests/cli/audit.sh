#!/bin/bash
# The audit log: every screening is in it, any change is found, and every answer can be given again.
set -eu
work=$(mktemp -d)
trap 'chmod -R u+w "$work"; rm -rf "$work"' EXIT
export QANAT_DB="$work/q.db" QANAT_BY="tester"
unset QANAT_DATA
log="$work/q.db-audit/log"
bad() { echo "FAILED: $*"; exit 1; }
entity() { printf '{"id":"%s","schema":"Person","properties":{"name":["%s"],"birthDate":["%s"],"topics":["sanction"]},"target":true}\n' "$@"; }
{
    entity a1 "Casimir Voltrano" 1960-02-03
    entity a2 "نادر الفهري المثال" 1971
    entity a3 "Odile Brankova" 1980
} >"$work/list.json"
"$QANAT" --quiet import --list demo "$work/list.json" >/dev/null
[ ! -e "$log" ] || bad "an import was logged as a screening"

# one at a time: a run and an answer each; what is not asked of the lists is not logged
"$QANAT" screen "Casimir Voltrano" --birth-date 1960 --json >"$work/one" || true
"$QANAT" compare "A B" "A C" >/dev/null || true
"$QANAT" lists >/dev/null
[ "$(wc -l <"$log")" = 2 ] || bad "not a run and an answer: $(cat "$log")"
python3 - "$work/one" "$log" <<'P' || bad "the entry is not what was answered"
import json, sys, hashlib
out = open(sys.argv[1]).read()
lines = open(sys.argv[2], encoding='utf-8').read().splitlines()
# the chain, by the rule in docs/audit.md
before = '0' * 64
for i, line in enumerate(lines, 1):
    digits, text = line[:64], line[65:]
    assert line[64] == ' ' and digits == hashlib.sha256((before + text).encode()).hexdigest(), i
    assert json.loads(text)['n'] == i
    before = digits
run, answer = (json.loads(l[65:]) for l in lines)
assert run['kind'] == 'run' and run['by'] == 'tester' and run['program'] and len(run['knowledge']) == 64
assert run['lists'][0]['name'] == 'demo' and len(run['lists'][0]['sha256']) == 64 and len(run['lists'][0]['index']) == 64
assert answer['kind'] == 'screen' and answer['run'] == 1
assert answer['query']['name'] == ['Casimir Voltrano'] and answer['query']['birthDate'] == ['1960']
# byte for byte
matches = out[out.index('"matches":') + 10:out.rindex('}')]
assert lines[1].endswith('"matches":' + matches + '}'), matches
P

# a file of customers: every row that was answered, in its order
printf 'id,name,dob\n7,Nadir al-Fihri al-Mithal,1971\n8,Nobody Here,\n9,Odile Brankova,notadate\n10,Odile Brankova,1980\n' >"$work/rows.csv"
"$QANAT" screen --csv "$work/rows.csv" >"$work/batch" 2>/dev/null || true
"$QANAT" screen --csv "$work/rows.csv" --output html --to "$work/page.html" 2>/dev/null || true
python3 - "$log" "$work/batch" <<'P' || bad "rows and entries differ"
import json, sys
entries = [json.loads(l[65:]) for l in open(sys.argv[1], encoding='utf-8')]
rows = {o['row']: o for o in map(json.loads, open(sys.argv[2], encoding='utf-8'))}
answers = [e for e in entries if e['kind'] == 'screen' and 'row' in e]
assert [e['row'] for e in answers] == [1, 2, 4, 1, 2, 4], [e['row'] for e in answers]
for e in answers:
    assert e['matches'] == rows[e['row']]['matches'] and e['query']['id'] == rows[e['row']]['id']
assert len(rows[1]['matches']) == 1 and len(rows[4]['matches']) == 1
P

# the same bytes again, also after the list moved on
n=$(grep -n '"row":4' "$log" | head -n 1 | cut -d: -f1)
"$QANAT" audit replay "$n" >"$work/before" 2>"$work/err" || bad "$(cat "$work/err")"
grep -q "the same bytes" "$work/err" || bad "$(cat "$work/err")"
sed -i 's/1980/1999/; s/Casimir/Kasimir/' "$work/list.json"
"$QANAT" --quiet import --list demo "$work/list.json" >/dev/null
"$QANAT" audit replay "$n" >"$work/after" 2>"$work/err" || bad "$(cat "$work/err")"
cmp "$work/before" "$work/after" || bad "the replay of an old list differs"
grep -q 1980 "$work/after" || bad "no birth date of then: $(cat "$work/after")"
"$QANAT" screen "Odile Brankova" --birth-date 1980 --json | grep -q '1999' || bad "the list did not move on"
if "$QANAT" audit replay 1 2>"$work/err"; then bad "a run was replayed"; fi
grep -q "no screening" "$work/err" || bad "$(cat "$work/err")"
if "$QANAT" audit replay 4711 2>"$work/err"; then bad "no entry was replayed"; fi
# a version that is no longer kept says so
for y in 1998 1997 1996; do sed -i "s/199[0-9]/$y/" "$work/list.json"; "$QANAT" --quiet import --list demo "$work/list.json" >/dev/null; done
if "$QANAT" audit replay "$n" 2>"$work/err" >/dev/null; then bad "a lost version was replayed"; fi
grep -q "no longer in the store" "$work/err" || bad "$(cat "$work/err")"

# every kind of change is found
"$QANAT" audit verify >"$work/good" || bad "the untouched log is called broken"
head_of=$(tail -n 1 "$work/good")
cp -r "$work/q.db-audit" "$work/keep"
broken() { # what was done
    local status=0
    "$QANAT" audit verify >"$work/out" 2>"$work/err" || status=$?
    [ $status = 4 ] || bad "$1: not found (status $status)"
    [ "$(wc -l <"$work/err")" = 1 ] || bad "$1: $(cat "$work/err")"
    rm -r "$work/q.db-audit"
    cp -r "$work/keep" "$work/q.db-audit"
}
lines=$(wc -l <"$log")
for i in 1 2 3 $((lines / 2)) $((lines - 1)) "$lines"; do
    sed -i "${i}s/\"kind\"/\"kinb\"/" "$log" && broken "line $i changed"
    sed -i "${i}s/^./g/" "$log" && broken "the digits of line $i changed"
    sed -i "${i}d" "$log" && broken "line $i taken out"
    sed -i "${i}p" "$log" && broken "line $i doubled"
done
for i in 1 3 $((lines - 1)); do
    sed -i "${i}{h;d};$((i + 1)){G}" "$log" && broken "lines $i and the next changed places"
done
sed -i '$s/}$/} /' "$log" && broken "a blank at the end"
for cut in 1 50 500 $(($(stat -c %s "$log") - 1)); do truncate -s -$cut "$log" && broken "cut off by $cut bytes"; done
: >"$log" && broken "emptied"
rm "$log" && broken "log removed"
rm "$work/q.db-audit/head" && broken "head removed"
sed -i 's/1/2/' "$work/q.db-audit/head" && broken "head changed"
# written anew from a line on, chain and head made to fit: only who kept a hash elsewhere can tell
python3 - "$work/q.db-audit" <<'P'
import hashlib, sys
path = sys.argv[1]
lines = open(path + '/log', encoding='utf-8').read().splitlines()
before, out = '0' * 64, ''
for line in lines:
    text = line[65:].replace('tester', 'nobody')
    before = hashlib.sha256((before + text).encode()).hexdigest()
    out += f'{before} {text}\n'
open(path + '/log', 'w', encoding='utf-8').write(out)
open(path + '/head', 'w').write(f'{len(lines):020d} {len(out.encode()):020d} {before}\n')
P
"$QANAT" audit verify >/dev/null || bad "the forgery does not hang together; the next check shows nothing"
if "$QANAT" audit verify --expect "$head_of" 2>"$work/err"; then bad "a log written anew was taken for the old one"; fi
broken_status=0
rm -r "$work/q.db-audit" && cp -r "$work/keep" "$work/q.db-audit"
"$QANAT" audit verify --expect "$head_of" >/dev/null || bad "the hash that was noted is not accepted"
if "$QANAT" audit verify --expect 5 2>"$work/err"; then bad "--expect 5"; fi

# a writer that was killed: its whole lines count, a torn one is cut off and noted
printf 'torn' >>"$log"
"$QANAT" screen "Nobody At All" >/dev/null 2>&1 || true
"$QANAT" audit verify >/dev/null || bad "the log did not recover: $(tail -n 4 "$log")"
grep -q '"kind":"recovered","entries":0,"torn_bytes":4' "$log" || bad "the torn line was not noted"
# entries that were lost leave a gap that stays
truncate -s -30 "$log"
"$QANAT" screen "Nobody At All" >/dev/null 2>&1 || true
if "$QANAT" audit verify 2>"$work/err"; then bad "the gap was not found"; fi
grep -q '"kind":"gap"' "$log" || bad "the gap was not noted"
rm -r "$work/q.db-audit" && cp -r "$work/keep" "$work/q.db-audit"

# many at once: all are in it, in one chain
for i in 1 2 3 4 5 6; do "$QANAT" screen --csv "$work/rows.csv" >/dev/null 2>&1 & done
wait
"$QANAT" audit verify >/dev/null || bad "writers at once broke the chain"
[ "$(tail -n +$((lines + 1)) "$log" | grep -c '"kind":"screen"')" = 18 ] || bad "entries of writers at once were lost"

# killed while it writes: what is there is whole
seq 1 20000 | sed 's/.*/Odile Brankova &/' | sed '1i name' >"$work/many.csv"
for ms in 05 15 30 60; do
    "$QANAT" screen --csv "$work/many.csv" >/dev/null 2>&1 &
    pid=$!
    sleep 0.$ms
    kill -9 $pid 2>/dev/null || true
    wait $pid 2>/dev/null || true
    "$QANAT" screen "Nobody At All" >/dev/null 2>&1 || true
    "$QANAT" audit verify >/dev/null || bad "killed after 0.$ms s: $("$QANAT" audit verify 2>&1)"
done

# no room: what was given out is in the log, the log is whole, and it says why it ended
before=$(wc -l <"$log")
kb=$(($(stat -c %s "$log") / 1024 + 40))
status=0
(trap '' XFSZ; ulimit -f $kb; "$QANAT" screen --csv "$work/many.csv" >"$work/out" 2>"$work/err") || status=$?
[ $status = 4 ] || bad "a full disk, status $status: $(tail -n 1 "$work/err")"
"$QANAT" audit verify >/dev/null || bad "the log after a full disk"
[ "$(grep -c '"row":' "$log")" -ge "$(wc -l <"$work/out")" ] && [ "$(wc -l <"$log")" -gt "$before" ] ||
    bad "rows went out that are not in the log"
"$QANAT" screen "Nobody At All" >/dev/null 2>&1 || bad "no screening after a full disk"
"$QANAT" audit verify >/dev/null || bad "the log after that"

# modes: off writes nothing; a folder that cannot be written is said once, or refused
count=$(wc -l <"$log")
"$QANAT" --audit off screen "Odile Brankova" >/dev/null || true
[ "$(wc -l <"$log")" = "$count" ] || bad "logged though switched off"
if [ "$(id -u)" != 0 ]; then
    chmod a-w "$log" "$work/q.db-audit" "$work/q.db-audit/head"
    "$QANAT" screen "Nobody At All" 2>"$work/err" || bad "a log that cannot be written stopped a screening"
    grep -q "not written into the audit log" "$work/err" || bad "nothing was said: $(cat "$work/err")"
    status=0
    "$QANAT" --audit required screen "Nobody At All" 2>"$work/err" || status=$?
    [ $status = 4 ] || bad "required, but not refused"
fi
