# What must not be lost or mixed: imports killed at many moments, a full disk, a read-only store, two
# imports at once, screening during an import.
set -u
WORK=$(mktemp -d)
trap 'chmod -R u+w "$WORK"; rm -rf "$WORK"' EXIT
cd "$WORK"
export QANAT_DB=$WORK/store.db XDG_DATA_HOME=$WORK
failed=0
fail() { echo "FAILED: $*"; failed=1; }

# two versions of a list: every record of a version bears its mark, so that a mixture would show
version() {
    i=0
    while [ $i -lt 4000 ]; do
        echo "{\"id\":\"r-$i\",\"schema\":\"Person\",\"properties\":{\"name\":[\"Mark$1 Person N$i\"],\"birthDate\":[\"1960\"],\"topics\":[\"sanction\"]}}"
        i=$((i + 1))
    done
}
version Alpha >alpha.ftm.json
version Omega >omega.ftm.json
{ echo name; for i in 7 1033 2500 3999; do echo "MarkAlpha Person N$i"; echo "MarkOmega Person N$i"; done; } >ask.csv
# prints "alpha", "omega", or what else it is
state() {
    $QANAT screen --csv ask.csv --threshold 0.99 --limit 1 2>err >answers || { [ $? = 1 ] || { echo "error $(cat err)"; return; }; }
    hits=$(sed 's/.*"matches":\[\].*/-/; s/.*"record_name":"Mark\([A-Z]\)[a-z]* .*/\1/' answers | tr -d '\n')
    case $hits in A-A-A-A-) echo alpha;; -O-O-O-O) echo omega;; *) echo "mixed $hits";; esac
}
$QANAT import --quiet --list l alpha.ftm.json >/dev/null || fail "the first import"
[ "$(state)" = alpha ] || fail "after the first import: $(state)"

# killed after every few milliseconds of its work, until one gets through
n=0; killed=0
for ms in 2 5 8 12 16 20 25 30 36 42 50 58 66 75 85 95 110 125 140 160 180 200 230 260 300; do
    $QANAT import --quiet --list l omega.ftm.json >/dev/null 2>&1 & pid=$!
    sleep $(printf '0.%03d' $ms); kill -9 $pid 2>/dev/null && killed=$((killed + 1)); wait $pid 2>/dev/null
    now=$(state)
    case $now in
    alpha) ;;
    omega) $QANAT import --quiet --list l alpha.ftm.json >/dev/null 2>&1; [ "$(state)" = alpha ] || fail "back after $ms ms: $(state)";;
    *) fail "killed after $ms ms: $now";;
    esac
    n=$((n + 1))
done
[ $killed -gt 5 ] || fail "only $killed of $n imports were killed in their work"
sqlite3 -version >/dev/null 2>&1 && [ "$(sqlite3 store.db 'PRAGMA integrity_check')" != ok ] && fail "the store is damaged"

# a disk that fills up: files may not grow beyond some size
for kb in 64 200 600 1500; do
    ( trap '' XFSZ; ulimit -f $kb; $QANAT import --quiet --list l omega.ftm.json >/dev/null 2>full.err; echo $? >full.rc )
    now=$(state)
    if [ "$(cat full.rc)" = 0 ]; then
        [ "$now" = omega ] || fail "import said it was done within $kb KB: $now"
        $QANAT import --quiet --list l alpha.ftm.json >/dev/null 2>&1
    else
        [ "$(cat full.rc)" = 4 ] || fail "a full disk ended with $(cat full.rc): $(cat full.err)"
        [ "$now" = alpha ] || fail "a full disk at $kb KB left: $now"
    fi
done

# two imports at once: both done, one after the other
$QANAT import --quiet --list l omega.ftm.json >/dev/null 2>a.err & one=$!
$QANAT import --quiet --list other alpha.ftm.json >/dev/null 2>b.err & two=$!
wait $one || fail "the first of two imports: $(cat a.err)"
wait $two || fail "the second of two imports: $(cat b.err)"
$QANAT lists --json | grep -c '"records":4000' | grep -qx 2 || fail "two imports at once lost one"

# sixteen screeners while lists come and go: each sees one whole version
( for k in 1 2 3; do $QANAT import --quiet --list l alpha.ftm.json; $QANAT import --quiet --list l omega.ftm.json; done ) >/dev/null 2>im.err & writer=$!
for s in $(seq 16); do
    (
        cd "$WORK" && mkdir -p s$s && cd s$s && cp ../ask.csv .
        for k in 1 2 3 4; do
            $QANAT screen --csv ask.csv --list l --threshold 0.99 --limit 1 2>err >answers; rc=$?
            [ $rc = 1 ] || { echo "screener $s ended with $rc: $(cat err)" >>bad; continue; }
            hits=$(sed 's/.*"matches":\[\].*/-/; s/.*"record_name":"Mark\([A-Z]\)[a-z]* .*/\1/' answers | tr -d '\n')
            case $hits in A-A-A-A-|-O-O-O-O) ;; *) echo "screener $s saw $hits" >>bad;; esac
        done
    ) & pids="${pids:-} $!"
done
wait $pids
wait $writer || fail "the imports: $(cat im.err)"
cat s*/bad 2>/dev/null && fail "screeners during an import"

# a store that cannot be written is read, and says so when it should be written
# (root may write everything, so the check of refusal is for others)
chmod -R a-w store.db store.db-index
$QANAT screen --csv ask.csv --list l --threshold 0.99 --limit 1 >/dev/null 2>err; [ $? = 1 ] || fail "a read-only store is not read: $(cat err)"
if [ "$(id -u)" != 0 ]; then
    $QANAT import --quiet --list l alpha.ftm.json >/dev/null 2>err; [ $? = 4 ] || fail "a read-only store was written"
fi
chmod -R u+w store.db store.db-index

# a damaged index is an error that says what to do, never an answer
for f in store.db-index/*.qix; do head -c 1000 "$f" >cut && mv cut "$f"; done
$QANAT screen "MarkOmega Person N7" >/dev/null 2>err; [ $? = 4 ] || fail "a damaged index: $(cat err)"
grep -q "import the list again" err || fail "a damaged index: $(cat err)"
$QANAT import --quiet --list l alpha.ftm.json >/dev/null 2>&1
$QANAT import --quiet --list other alpha.ftm.json >/dev/null 2>&1
exit $failed
