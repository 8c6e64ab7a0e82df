#!/bin/bash
# qanat fetch against a server on this machine that stalls, breaks off, lies and redirects.
set -eu
work=$(mktemp -d)
server=""
tls=""
trap 'kill $server $tls 2>/dev/null || true; rm -rf "$work"' EXIT
export QANAT_DB="$work/q.db"
unset http_proxy https_proxy all_proxy HTTPS_PROXY ALL_PROXY QANAT_DATA
bad() { echo "FAILED: $*"; exit 1; }

make_list() { # number of records, a word in each
    for i in $(seq 1 "$1"); do
        printf '{"id":"t-%d","schema":"Person","properties":{"name":["Testperson %s Number %d"],"topics":["sanction"]},"target":true}\n' "$i" "$2" "$i"
    done >"$work/srv/list"
}
mkdir "$work/srv"
make_list 10 Alpha
python3 "$SOURCE/tests/cli/fetch_server.py" "$work/srv" &
server=$!
for _ in $(seq 100); do [ -s "$work/srv/port" ] && break; sleep 0.05; done
port=$(cat "$work/srv/port")
base="http://127.0.0.1:$port"

# one list, its address below $base
source_of() { printf 'testlist\tusual\tftm\t%s\tlist.json\t%s\tpage\n' "${2:-1}" "$1" >"$work/sources"; }
fetch() { # address, further options
    source_of "$1"
    shift
    "$QANAT" fetch --sources "$work/sources" --loopback --wait-ms 20 --stall 3 --timeout 20 --tries ${tries:-4} --no-progress "$@" >"$work/out" 2>"$work/err"
}
records() { "$QANAT" lists --json 2>/dev/null | python3 -c 'import sys,json
for l in sys.stdin:
    o = json.loads(l)
    if o["name"] == "testlist": print(o["records"], o["version"])'; }
refused() { # address, words of the message, further options; the store stays as it was
    local before after status=0
    tries=2
    before=$(records)
    fetch "$1" --stall 1 --timeout 6 "${@:3}" || status=$?
    after=$(records)
    tries=4
    [ $status = 3 ] || [ $status = 4 ] || bad "$1: exit status $status; $(cat "$work/err")"
    grep -q "$2" "$work/err" || bad "$1: wrong message: $(cat "$work/err")"
    [ "$(wc -l <"$work/err")" = 1 ] || bad "$1: not one line: $(cat "$work/err")"
    [ "$before" = "$after" ] || bad "$1: the store changed from $before to $after"
}

# plain http only where it is asked for, and from this machine only
source_of "$base/good"
if "$QANAT" fetch --sources "$work/sources" 2>"$work/err"; then bad "http without --loopback"; fi
grep -q "only https" "$work/err" || bad "$(cat "$work/err")"
refused "http://192.0.2.1/list" "only https"
refused "ftp://127.0.0.1/list" "only https"
refused "file://$work/srv/list" "only https"
[ ! -s "$work/srv/requests" ] || bad "something was asked"

# the good way: imported, checksum shown, then as before, then changed
fetch "$base/good" || bad "$(cat "$work/err")"
grep -q "$(sha256sum <"$work/srv/list" | cut -d' ' -f1)" "$work/out" || bad "no checksum: $(cat "$work/out")"
[ "$(records)" = "10 1" ] || bad "records: $(records)"
fetch "$base/good" || bad "$(cat "$work/err")"
grep -q "as before" "$work/out" || bad "fetched again: $(cat "$work/out")"
[ "$(records)" = "10 1" ] || bad "imported again: $(records)"
tail -n 1 "$work/srv/requests" | grep -q 'match="' || bad "no conditional request"
make_list 12 Alpha
fetch "$base/good" || bad "$(cat "$work/err")"
[ "$(records)" = "12 2" ] || bad "the change was not fetched: $(records)"
# a list that came in another way is not taken for the fetched one
"$QANAT" --quiet import --list testlist --format ftm <(head -n 11 "$work/srv/list") >/dev/null
fetch "$base/good" || bad "$(cat "$work/err")"
[ "$(records)" = "12 4" ] || bad "304 was believed for another file: $(records)"

# everything that is wrong leaves the list as it was
refused "$base/html" "web page"
refused "$base/htmltype" "web page"
refused "$base/truncate" "broken off"
refused "$base/stall" "broken off"
refused "$base/drip" "broken off" --stall 3 --timeout 2
refused "$base/big" "larger than"
refused "$base/endless" "larger than"
refused "$base/empty" "empty"
refused "$base/nothing" "status 404"
refused "$base/loop" "more than"
refused "$base/tohttp" "only https"
refused "$base/tofile" "only https"
refused "$base/short" ""
refused "http://127.0.0.1:1/list" "broken off"
make_list 5 Alpha
refused "$base/good/shrunk" "more than a fifth"
fetch "$base/good/shrunk" --accept-shrink || bad "$(cat "$work/err")"
[ "$(records)" = "5 5" ] || bad "records: $(records)"

# what helps: following a redirect on this machine, trying again, going on
make_list 200 Beta
fetch "$base/redirect" || bad "$(cat "$work/err")"
[ "$(records)" = "200 6" ] || bad "redirect: $(records)"
make_list 201 Beta
fetch "$base/flaky" || bad "$(cat "$work/err")"
[ "$(records)" = "201 7" ] || bad "flaky: $(records)"
make_list 202 Beta
fetch "$base/break" || bad "$(cat "$work/err")"
[ "$(records)" = "202 8" ] || bad "break: $(records)"
grep -q "GET /break range=bytes=[1-9]" "$work/srv/requests" || bad "not resumed: $(tail -n 3 "$work/srv/requests")"
grep -q "$(sha256sum <"$work/srv/list" | cut -d' ' -f1)" "$work/out" || bad "put together wrongly"
# gone on with by the next run
make_list 203 Beta
if fetch "$base/break/later" --tries 1; then bad "a broken file was taken"; fi
fetch "$base/break/later" --json || bad "$(cat "$work/err")"
grep -q '"resumed_at":[1-9]' "$work/out" || bad "not gone on with: $(cat "$work/out")"
[ "$(records)" = "203 9" ] || bad "later: $(records)"
# never put together from two files
make_list 204 Beta
fetch "$base/breakchanged" || bad "$(cat "$work/err")"
[ "$(records)" = "204 10" ] || bad "breakchanged: $(records)"
make_list 205 Beta
fetch "$base/breaknomark" || bad "$(cat "$work/err")"
[ "$(records)" = "205 11" ] || bad "breaknomark: $(records)"
make_list 206 Beta
refused "$base/wrongpart" "another part"

# one list that fails leaves the others
printf 'bad\tusual\tftm\t1\tf\t%s/html\tp\ntestlist\tusual\tftm\t1\tlist.json\t%s/good\tp\nother\tnamed\tftm\t1\tf\t%s/good/other\tp\n' \
    "$base" "$base" "$base" >"$work/sources"
status=0
"$QANAT" fetch --sources "$work/sources" --loopback --tries 1 >"$work/out" 2>"$work/err" || status=$?
[ $status = 3 ] || bad "status $status"
[ "$(records)" = "206 12" ] || bad "the good list was not fetched: $(records)"
grep -q other "$work/out" && bad "a list that was not named was fetched"
"$QANAT" fetch other --sources "$work/sources" --loopback >/dev/null 2>"$work/err" || bad "$(cat "$work/err")"
if "$QANAT" fetch nosuch --sources "$work/sources" 2>"$work/err"; then bad "nosuch"; fi
grep -q "nosuch" "$work/err" || bad "$(cat "$work/err")"
printf 'x\tusual\tftm\t1\t../../evil\t%s/good\tp\n' "$base" >"$work/sources"
if "$QANAT" fetch --sources "$work/sources" --loopback 2>"$work/err"; then bad "a path out of the folder"; fi
grep -q ":1: not a source" "$work/err" || bad "$(cat "$work/err")"

# killed at many moments: the list is as before or as after, and the next fetch gets it right
for round in 1 2 3 4 5 6 7 8; do
    make_list $((1500 + round)) "Round$round"
    before=$(records)
    source_of "$base/good/kill" 9
    "$QANAT" fetch --sources "$work/sources" --loopback --accept-shrink >/dev/null 2>&1 &
    pid=$!
    sleep 0.0$((round * 2 % 10))$round
    kill -9 $pid 2>/dev/null || true
    wait $pid 2>/dev/null || true
    after=$(records)
    [ "$after" = "$before" ] || [ "${after% *}" = $((1500 + round)) ] || bad "killed: neither old nor new: $before, $after"
    "$QANAT" fetch --sources "$work/sources" --loopback --accept-shrink >/dev/null 2>"$work/err" || bad "after a kill: $(cat "$work/err")"
    records=$(records)
    [ "${records% *}" = $((1500 + round)) ] || bad "after a kill: $records"
done

# a certificate that nobody vouches for
if command -v openssl >/dev/null; then
    mkdir "$work/tls"
    cp "$work/srv/list" "$work/tls/list"
    openssl req -x509 -newkey rsa:2048 -nodes -keyout "$work/key" -out "$work/cert" -days 2 -subj /CN=localhost 2>/dev/null
    python3 "$SOURCE/tests/cli/fetch_server.py" "$work/tls" "$work/cert" "$work/key" &
    tls=$!
    for _ in $(seq 100); do [ -s "$work/tls/port" ] && break; sleep 0.05; done
    refused "https://127.0.0.1:$(cat "$work/tls/port")/good" "certificate"
    [ ! -s "$work/tls/requests" ] || bad "a request went to a server without a good certificate"
fi

# the built-in table: https everywhere, every list has its publisher's page
"$QANAT" fetch --sources-list >"$work/out"
for list in us_ofac_sdn us_ofac_cons un_sc_sanctions eu_fsf gb_fcdo_sanctions us_trade_csl os_default; do
    grep -q "^$list	" "$work/out" || bad "no address of $list"
done
awk -F'\t' '$3 !~ /^https:/ || $4 !~ /^https:/ { exit 1 }' "$work/out" || bad "an address without https"
