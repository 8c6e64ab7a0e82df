# Lists from end to end, with the real program: import, screen, show, versions, errors and exit statuses.
set -u
FILES=$SOURCE/tests/list/files
WORK=$(mktemp -d)
trap 'rm -rf "$WORK"' EXIT
cd "$WORK"
export QANAT_DB=$WORK/store.db XDG_DATA_HOME=$WORK
failed=0
fail() { echo "FAILED: $*"; failed=1; }
# run STATUS COMMAND…: its output in out and err
run() {
    want=$1; shift
    "$@" >out 2>err </dev/null; got=$?
    [ $got = "$want" ] || { fail "$* ended with $got, not $want"; cat err; }
}
has() { grep -qF -- "$2" "$1" || { fail "$1 lacks: $2"; cat "$1"; }; }
lacks() { ! grep -qF -- "$2" "$1" || fail "$1 has: $2"; }

# the starter list while there is no other
run 1 $QANAT screen "Kirill Dmitriev" --json
has out '"list":"qanat_starter"'
run 1 $QANAT screen "كيريل ديمترييف"
run 1 $QANAT screen "Кирилл Дмитриев"
run 0 $QANAT screen "Qwxzk Vbnmp"
run 0 $QANAT screen "Kovaltchuk"
has out "Kovalchuk"
[ ! -e store.db ] || fail "screening made a store"

# a set of files is one list, and takes the place of the starter list
run 0 $QANAT import $FILES/sdn.csv $FILES/alt.csv $FILES/add.csv $FILES/sdn_comments.csv $FILES/un.xml
has out "us_ofac_sdn: 3 records"
has out "un_sc_sanctions: 2 records"
has err "INDIVIDUAL/FAVOURITE_COLOUR, 1 times"
run 0 $QANAT screen "Kirill Dmitriev"
run 1 $QANAT screen "Viktor Orlenko" --json
has out '"id":"ofac-101"'
has out '"programs":["UKRAINE-EO13661","RUSSIA-EO14024"]'
run 1 $QANAT screen "سالم احمد المثالي" --json
has out '"id":"un-900001"'
has out '"since":"2015-05-06"'
run 1 $QANAT screen --id E0001 --json
has out '"on":"passportNumber"'
run 1 $QANAT screen --id "1ExampLeAddressXyz" --json
has out 'ofac-101'
run 1 $QANAT screen "EXAMPLE STAR" --schema Vessel --id 9123456
run 0 $QANAT show ofac-101
has out "ORLENKO, Viktor Pavlovich"
has out "UnknownLink"
run 3 $QANAT show nobody
run 0 $QANAT lists --json
has out '"name":"un_sc_sanctions"'

# facts move the score, and say so
run 1 $QANAT screen "Viktor Orlenko" --birth-date 1961-02-04 --json
has out '"on":"birthDate","points":0.04'
$QANAT screen "Viktor Orlenko" --birth-date 1999 --json >out 2>/dev/null
has out '"on":"birthDate","points":-0.16'
$QANAT screen "Viktor Orlenko" --gender female --country Cuba --json >out 2>/dev/null
has out '"on":"gender"'
has out '"on":"country"'
run 0 $QANAT screen "Viktor Orlenko" --list un_sc_sanctions
run 0 $QANAT screen "Viktor Orlenko" --without ofac-101
run 0 $QANAT screen "Viktor Orlenko" --topic crime

# a second version, what it changed, and the list as it was
sed 's/ORLENKO, Viktor Pavlovich/ORLENKO-NEW, Viktor Pavlovich/' $FILES/sdn.csv >sdn2.csv
printf '104,"PLAIN NEWCOMER","individual","IRAN",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \n' >>sdn2.csv
tr -d '\032' <sdn2.csv >sdn3.csv
sleep 1.1; before=$(date -u +%Y-%m-%dT%H:%M:%SZ); sleep 1.1
run 0 $QANAT import sdn3.csv $FILES/alt.csv $FILES/add.csv $FILES/sdn_comments.csv
has out "4 records"
run 0 $QANAT diff us_ofac_sdn
has out "+ ofac-104"
has out "~ ofac-101"
has out "+name ORLENKO-NEW, Viktor Pavlovich"
has out "-name ORLENKO, Viktor Pavlovich"
lacks out "ofac-102  EXAMPLE"
run 1 $QANAT screen "Plain Newcomer"
run 0 $QANAT screen "Plain Newcomer" --as-of "$before"
run 3 $QANAT screen "Plain Newcomer" --as-of 1999-01-01
run 3 $QANAT diff no_such_list

# deltas
run 0 $QANAT import --list mine $FILES/simple.csv
run 0 $QANAT import --list mine $FILES/delta.json
has out "2 records"
run 1 $QANAT screen "Ivan Obrazov" --list mine
run 1 $QANAT screen "New Person" --list mine
run 0 $QANAT screen "Obraz LLC" --schema Company --list mine --threshold 0.95

# a list that lost too much
head -1 sdn3.csv >short.csv
run 3 $QANAT import short.csv
has err "--accept-shrink"
run 1 $QANAT screen "Plain Newcomer"
run 0 $QANAT import --accept-shrink --keep 1 short.csv
run 0 $QANAT screen "Plain Newcomer"
run 3 $QANAT diff us_ofac_sdn

# packed files
gzip -c $FILES/un.xml >un.gz && run 0 $QANAT import un.gz
has out "un_sc_sanctions"
if command -v zstd >/dev/null; then zstd -q -c $FILES/un.xml >un.zst && run 0 $QANAT import un.zst; fi
head -c 300 un.gz >cut.gz; run 3 $QANAT import cut.gz
has err "cut short"

# errors are one line with a place
run 3 $QANAT import missing.csv
[ $(wc -l <err) = 1 ] || fail "more than a line"
printf '1,"A",-0- ,"X",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \n||||\n' >bad.csv
run 3 $QANAT import bad.csv
has err "bad.csv:2:"
run 2 $QANAT import
run 2 $QANAT import --format nonsense $FILES/un.xml
run 2 $QANAT screen
run 2 $QANAT screen x --threshold 7
run 2 $QANAT screen x --schema Shoe
run 2 $QANAT screen x --no-such-option
run 2 $QANAT nonsense
run 4 $QANAT lists --db "$FILES/un.xml"
run 3 $QANAT compare --csv missing.csv
run 1 $QANAT compare "Viktor Orlenko" "ORLENKO, Viktor"
run 0 $QANAT compare "Viktor Orlenko" "Maria Lopez"
printf 'row,name1,name2\n0,"A ""B"" C","A B C"\n1,Ivan,Иван\n' >pairs.csv
run 1 $QANAT compare --csv pairs.csv
has out 'row,name1,name2,score'
has out '0,"A ""B"" C",A B C,'
run 0 $QANAT help screen
run 0 $QANAT --version

# an index made with other knowledge of names is made again, once, and answers as before
if command -v sqlite3 >/dev/null; then
    run 1 $QANAT screen "Ivan Obrazov" --list mine --json
    cp out before.json
    sqlite3 store.db "UPDATE version SET knowledge='other'"
    run 1 $QANAT screen "Ivan Obrazov" --list mine --json
    cmp -s out before.json || fail "an index made again answers otherwise"
    [ "$(sqlite3 store.db "SELECT count(*) FROM version v JOIN list l ON l.current=v.id WHERE knowledge='other'")" = 0 ] ||
        fail "an index made again was not kept"
    run 1 $QANAT screen "Ivan Obrazov" --list mine --json
    cmp -s out before.json || fail "a kept index answers otherwise"
fi

# a store of a newer version is refused and left alone
cp store.db newer.db
printf '\000\000\000\143' | dd of=newer.db bs=1 seek=60 conv=notrunc 2>/dev/null
sum=$(cksum <newer.db)
run 4 $QANAT screen x --db newer.db
has err "newer"
run 4 $QANAT import --db newer.db $FILES/un.xml
[ "$sum" = "$(cksum <newer.db)" ] || fail "a newer store was changed"
exit $failed
