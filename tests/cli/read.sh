#!/bin/bash
# qanat read, driven as a user does: forms of output, options, exit statuses, bad input.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
export QANAT_DB="$work/qanat.db"
unset NO_COLOR COLUMNS QANAT_DATA || true
failed=0
fail() { echo "FAILED: $*"; failed=1; }

# want STATUS, a pattern on stdout (- for none), a pattern on stderr (- for none), then the arguments
want() {
    local status=$1 out=$2 err=$3 got=0
    shift 3
    "$QANAT" read "$@" >out 2>err || got=$?
    [ "$got" = "$status" ] || fail "read $*: exit status $got, not $status: $(head -c 300 err)"
    if [ "$out" = - ]; then [ ! -s out ] || fail "read $*: output where none was due"
    else grep -q -- "$out" out || fail "read $*: no \"$out\" in the output"; fi
    if [ "$err" = - ]; then [ ! -s err ] || fail "read $*: $(head -c 300 err)"
    else grep -q -- "$err" err || fail "read $*: no \"$err\" on stderr but: $(head -c 300 err)"; fi
}

report="$SOURCE/examples/grain.txt"

# ---- forms
want 0 '^Report of 18 Jul 2023' - "$report"
want 0 '"report":{"file":' - --json "$report"
want 0 '^<!doctype html>' - --html "$report"
want 0 '"schema":"Document"' - --ftm "$report"
want 0 'Report of 2 Jan 2020' - --date 2020-01-02 "$report"
want 0 '"date":"2020-01-02","date_from":"argument"' - --json --date 2020-01-02 "$report"
"$QANAT" read --json "$report" "$SOURCE/examples/funds.txt" | python3 -c '
import json, sys
files = [json.loads(line)["report"]["file"] for line in sys.stdin]
assert len(files) == 2 and files[0].endswith("grain.txt") and files[1].endswith("funds.txt"), files'
"$QANAT" read --json - <"$report" | python3 -c '
import json, sys
assert json.load(sys.stdin)["report"]["file"] == "-"'
"$QANAT" read --ftm "$report" | python3 -c '
import json, sys
ids, links = set(), []
for line in sys.stdin:
    e = json.loads(line)
    assert e["id"] not in ids, "id twice: " + e["id"]
    ids.add(e["id"])
    links += [v for p in ("subject", "object", "person", "relative", "proof") for v in e["properties"].get(p, [])]
assert len(ids) > 5
for v in links:
    assert v in ids, "a link to " + v + ", which is not there"'
cmp <("$QANAT" read --json "$report") <("$QANAT" read --json "$report") || fail "two readings differ"

# ---- two files as one report: what one file says, at places that go on in the second
python3 - "$report" <<'P'
import sys
text = open(sys.argv[1], encoding='utf-8').read()
at = text.index('Hours Before')
open('ar.txt', 'w', encoding='utf-8').write(text[:at])
open('en.txt', 'w', encoding='utf-8').write(text[at:])
P
"$QANAT" read --json --pair ar.txt en.txt >pair.json
"$QANAT" read --json "$report" >one.json
python3 - <<'P'
import json
one, pair = json.load(open('one.json')), json.load(open('pair.json'))
both = open('ar.txt', 'rb').read() + open('en.txt', 'rb').read()
files = pair['report']['files']
assert [f['file'] for f in files] == ['ar.txt', 'en.txt'] and files[1]['end'] == len(both), files
for e in pair['entities']:
    for m in e['mentions']:
        assert both[m['start']:m['end']].decode() == m['text'], m
assert sorted(e['caption'] for e in one['entities']) == sorted(e['caption'] for e in pair['entities'])
assert len(one['claims']) == len(pair['claims']) and len(one['disagreements']) == len(pair['disagreements'])
P
want 2 - 'needs two files' --pair ar.txt
want 3 - '^qanat: missing.txt: ' --pair ar.txt missing.txt

# ---- the page: nothing of another host, and the report's markup is text
printf 'date 2024-01-05 <script>alert(1)</script> The minister met "Ali" & <b>Vladimir Putin</b> in Moscow.\n' >markup.txt
"$QANAT" read --html markup.txt >page.html
grep -qE '<(script|img|link|iframe|b>alert)' page.html && fail "markup of the report came through"
grep -qE '(src|href)="?(https?:)?//' page.html && fail "the page asks another host"
grep -q "default-src 'none'" page.html || fail "no content security policy"

# ---- width and colour
for width in 40 72 120; do
    "$QANAT" read --width $width "$report" | python3 -c '
import sys, unicodedata
limit = int(sys.argv[1])
for n, line in enumerate(sys.stdin.read().split("\n"), 1):
    cells = sum(0 if unicodedata.category(c) in ("Mn", "Me", "Cf") else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in line)
    assert cells <= limit, (n, cells, line)
    assert line.count("\u2068") + line.count("\u2067") + line.count("\u2066") == line.count("\u2069"), line
' $width || fail "lines wider than $width, or an isolate left open"
done
COLUMNS=50 "$QANAT" read "$report" >narrow
[ "$(awk '/^─/ { print length($0); exit }' narrow)" -le 150 ] || fail "COLUMNS is not followed"
"$QANAT" read "$report" | grep -q "$(printf '\033')" && fail "colour without a terminal"
"$QANAT" read --colour always "$report" | grep -q "$(printf '\033')" || fail "no colour where it was asked for"
if script -qec true /dev/null </dev/null >/dev/null 2>&1; then # where there are pseudo-terminals
    script -qec "'$QANAT' read '$report'" /dev/null </dev/null | grep -q "$(printf '\033')" || fail "no colour on a terminal"
    NO_COLOR=1 script -qec "'$QANAT' read '$report'" /dev/null </dev/null | grep -q "$(printf '\033')" && fail "NO_COLOR is not followed"
fi

# ---- usage
want 2 - 'needs a report'
want 2 - 'exclude each other' --json --html "$report"
want 2 - 'a page of one report' --html "$report" "$report"
want 2 - 'knows no option' --nonsense "$report"
want 2 - '40 to 120' --width 7 "$report"
want 2 - 'auto, always or never' --colour maybe "$report"
want 3 - 'date' --date yesterday "$report"

# ---- bad input: one line on stderr that names the file, and the place where there is one
want 3 - '^qanat: missing.txt: ' missing.txt
want 3 - "^qanat: $work: " "$work"
: >empty.txt
want 3 - '^qanat: empty.txt: .*empty' empty.txt
printf 'date 2024-01-05 The minister\nmet \xff\xfe someone.\n' >latin.txt
want 3 - '^qanat: latin.txt:2:5: .*UTF-8' latin.txt
printf 'date 2024-01-05 \xd8\xa7\xd9' >cut.txt
want 3 - '^qanat: cut.txt:1:18: ' cut.txt
printf '\x7fELF\x02\x01\x01\x00\x00' >binary
want 3 - '^qanat: binary:1:' binary
printf 'a\xed\xa0\x80b' >surrogate.txt
want 3 - '^qanat: surrogate.txt:1:2: ' surrogate.txt
if [ "$(id -u)" != 0 ]; then
    printf 'x' >secret.txt
    chmod 000 secret.txt
    want 3 - '^qanat: secret.txt: ' secret.txt
fi
# a bad file among good ones: the good ones are read, the status tells
want 3 'Report of 18 Jul 2023' 'missing.txt' missing.txt "$report"

# ---- honest dossiers of odd reports
printf 'The minister met Vladimir Putin in Moscow yesterday. In October he had visited Cairo.\n' >nodate.txt
want 0 'Report without a date' - nodate.txt
want 0 'no date of the report' - nodate.txt
"$QANAT" read --json nodate.txt | python3 -c '
import json, sys
r = json.load(sys.stdin)
assert r["report"]["date"] is None
assert not [t for t in r["times"] if t["anchor"] == "report" and t["value"]], r["times"]'
printf 'Return to the Project\n\nThe Deal\n\nعودة إلى المشروع\n\nالصفقة\n' >headings.txt
want 0 'WHAT HAPPENED' - headings.txt
printf '\n\n  \n\t\n' >blank.txt
"$QANAT" read blank.txt >out 2>err || [ $? = 3 ] || fail "blank.txt"
printf '\xef\xbb\xbfdate 2024-01-05 The minister met Vladimir Putin in Moscow.\r\nHe left.\r\n' >bom.txt
want 0 'Report of 5 Jan 2024' - bom.txt
printf 'date 2024-01-05 \xe2\x80\xaeThe minister\xe2\x80\xac met \xe2\x81\xa7\xd8\xa7\xd9\x84\xd9\x88\xd8\xb2\xd9\x8a\xd8\xb1\xe2\x81\xa9 \xe2\x80\x8f in \xe2\x80\xaaCairo\xe2\x81\xa6\xe2\x81\xa6 on Monday.\n' >marks.txt
want 0 'Report of 5 Jan 2024' - marks.txt
"$QANAT" read marks.txt | grep -q "$(printf '\xe2\x80\xae')" && fail "an override reached the terminal"
printf 'date 2024-01-05 \033]0;owned\007The minister met \033[31mVladimir Putin\033[0m in Moscow.\n' >escape.txt
"$QANAT" read escape.txt | grep -q "$(printf '\033')" && fail "an escape sequence reached the terminal"
# ---- whose date it is, and the report's own words below each claim
cat >dates.txt <<'T'
date 2024-05-02 زار وزير الخارجية المصري سامح شكري دمشق في أول زيارة له منذ عام 2011. ووافقت الحكومة على الطلب، ما أتاح له دخول البرلمان في الثاني من أبريل.

Egyptian Foreign Minister Sameh Shoukry visited Damascus on his first visit since 2011. The government approved the request, allowing him to visit the parliament on April 2.
T
"$QANAT" read --json dates.txt | python3 -c '
import json, sys
r = json.load(sys.stdin)
times = {t["id"]: t["value"] for t in r["times"]}
told = {(c["type"], times.get(c["time"])) for c in r["claims"]}
assert ("visit", None) in told and ("visit", "2011/..") not in told, told
assert ("approve", None) in told and ("visit", "2024-04-02") in told, told' || fail "a date is another claim's"
"$QANAT" read dates.txt | grep -A2 '2 Apr 2024' | grep -q 'allowing him to visit the parliament on April 2' || fail "the report's words are not quoted"
"$QANAT" read dates.txt | grep -q '^  since 2011' && fail "a first visit since 2011 is not of 2011"
# ---- how sure a claim is: a figure in JSON, a mark and a choice in the dossier
"$QANAT" read --json "$report" | python3 -c '
import json, sys
claims = json.load(sys.stdin)["claims"]
assert claims and all(0 < c["confidence"] < 1 for c in claims)
assert {c["told"] for c in claims} <= {"both", "placed", "alone"}, claims
assert len({c["confidence"] for c in claims}) > 3'
all=$("$QANAT" read "$report" | grep -c '“') some=$("$QANAT" read --sure 85 "$report" | grep -c '“' || true)
[ "$some" -gt 0 ] && [ "$some" -lt "$all" ] || fail "--sure 85 tells $some of $all"
"$QANAT" read --sure 100 --ftm "$report" | grep -q '"schema":"Payment"\|"schema":"UnknownLink"' && fail "--sure 100 leaves links"
want 2 - '0 to 100' --sure 101 "$report"
want 2 - 'confidence' --sure 80 --json "$report"
# no store is made by reading
[ ! -e "$QANAT_DB" ] || fail "reading made a store"
exit $failed
