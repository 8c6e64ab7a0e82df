# Files of customers: order, broken rows, resuming, outputs, encodings.
set -u
FILES=$SOURCE/tests/list/files
WORK=$(mktemp -d)
trap 'rm -rf "$WORK"' EXIT
cd "$WORK"
export QANAT_DB=$WORK/store.db XDG_DATA_HOME=$WORK
failed=0
fail() { echo "FAILED: $*"; failed=1; }
run() {
    want=$1; shift
    "$@" >out 2>err </dev/null; got=$?
    [ $got = "$want" ] || { fail "$* ended with $got, not $want"; cat err; }
}
has() { grep -qF -- "$2" "$1" || { fail "$1 lacks: $2"; head -c 2000 "$1"; }; }
# answers without the time each took
still() { sed 's/,"us":[0-9]*}$/}/' "$1"; }

run 0 $QANAT import --quiet $FILES/sdn.csv $FILES/alt.csv $FILES/add.csv $FILES/sdn_comments.csv $FILES/un.xml

# headers as people write them; a broken row is answered and the rest goes on
cat >c.csv <<'X'
Customer ID,Full Name,Date of Birth,Nationality,Passport No,Remark
1,Viktor Orlenko,04.02.1961,Russia,,vip
2,Maria Lopez,1980,es,,
3,"Salim ""Hajji"" al-Mithali",1967,iq,E 0001,
4,too,few
5,,,,,
6,Nobody At All,not a date,,,
7,"Two
lines",,,,
8,سالم أحمد المثالي,,,,
X
run 1 $QANAT screen --csv c.csv
[ $(wc -l <out) = 8 ] || fail "not one answer a row"
for i in 1 2 3 4 5 6 7 8; do sed -n ${i}p out | grep -q "^{\"row\":$i," || fail "row $i is not in its place"; done
sed -n 1p out >one; has one '"id":"ofac-101"'; has one '"on":"birthDate"'; has one '"Remark":"vip"'
sed -n 2p out >one; has one '"matches":[]'
sed -n 3p out >one; has one '"id":"un-900001"'; has one '"on":"passportNumber"'
sed -n 4p out >one; has one '"error"'; has one '"line":5'
sed -n 5p out >one; has one 'neither a name'
sed -n 6p out >one; has one 'is no date'
sed -n 8p out >one; has one '"id":"un-900001"'
has err "c.csv:5"
has err "3 of 8 rows"

# columns of any names
printf 'A;B\n' >none.csv
run 3 $QANAT screen --csv none.csv
printf 'Who,Born\nViktor Orlenko,1961\n' >own.csv
run 3 $QANAT screen --csv own.csv --columns birthDate=Born
run 1 $QANAT screen --csv own.csv --columns name=Who,birthDate=Born
has out '"on":"birthDate"'
run 2 $QANAT screen --csv own.csv --columns name=Nobody

# JSON lines, flat and as FollowTheMoney, and standard input
printf '{"id":"a","name":"Viktor Orlenko","birth_date":"1961"}\n{"schema":"Person","properties":{"name":["x","Viktor Orlenko"]}}\n\nbroken\n{"name":"Maria Lopez"}\n' >c.jsonl
run 1 $QANAT screen --jsonl c.jsonl
[ $(wc -l <out) = 4 ] || fail "JSON lines: not one answer a row"
sed -n 3p out >one; has one '"error"'
$QANAT screen --jsonl - <c.jsonl >again 2>/dev/null
[ "$(still out)" = "$(still again)" ] || fail "standard input answers otherwise"

# the same on any number of threads
{ echo name,id; for i in $(seq 1 3000); do case $((i % 7)) in 0) echo "Viktor Orlenko,$i";; 3) echo "Salem Mithali,$i";; *) echo "Person Number$i,$i";; esac; done; } >many.csv
$QANAT screen --csv many.csv --threads 1 >t1 2>/dev/null
$QANAT screen --csv many.csv --threads 5 >t5 2>/dev/null
[ "$(still t1 | cksum)" = "$(still t5 | cksum)" ] || fail "threads change the answers"
[ $(wc -l <t1) = 3000 ] || fail "not 3000 answers"

# a run that was killed goes on without a gap or a row twice
$QANAT screen --csv many.csv --to whole.jsonl 2>/dev/null
for size in 1000 70000 200000; do
    head -c $size whole.jsonl >part.jsonl
    run 1 $QANAT screen --csv many.csv --to part.jsonl --resume
    [ "$(still whole.jsonl | cksum)" = "$(still part.jsonl | cksum)" ] || fail "resuming after $size bytes"
done
$QANAT screen --csv many.csv --to killed.jsonl --threads 1 2>/dev/null & pid=$!
sleep 0.1; kill -9 $pid 2>/dev/null; wait $pid 2>/dev/null
$QANAT screen --csv many.csv --to killed.jsonl --resume >/dev/null 2>&1
[ "$(still whole.jsonl | cksum)" = "$(still killed.jsonl | cksum)" ] || fail "resuming after a kill"
run 2 $QANAT screen --csv many.csv --resume

# CSV and a page
run 1 $QANAT screen --csv c.csv --output csv
has out "row,id,query_name,score"
has out "1,1,Viktor Orlenko,"
$QANAT screen --csv many.csv --output csv --to whole.csv 2>/dev/null
head -c 9000 whole.csv >part.csv
run 1 $QANAT screen --csv many.csv --output csv --to part.csv --resume
cmp -s whole.csv part.csv || fail "resuming CSV"
printf 'name\n"<script>alert(1)</script> Viktor Orlenko"\nViktor Orlenko\n' >x.csv
run 1 $QANAT screen --csv x.csv --output html
has out "<!doctype html>"
has out "ORLENKO, Viktor"
grep -q "<script" out && fail "a name became markup"
grep -Eq "https?://|src=" out && fail "the page asks for something else"

# a full output is an error, not silence
if [ -w /dev/full ]; then
    $QANAT screen --csv many.csv >/dev/full 2>err; [ $? = 4 ] || fail "a full disk was not noticed"
fi
exit $failed
