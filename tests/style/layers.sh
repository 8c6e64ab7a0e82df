#!/bin/bash
# An include may only go to the left:
#   base < text < name < record < {list, store, index} < screen < {report, graph} < api < {serve, cli}
# cli and serve see include/qanat.h, their own room and src/base only, so that the command line and other
# people's programs share one door. Rooms of one layer do not see each other, but for those named below.
set -eu
cd "$SOURCE"
awk '
BEGIN {
    n = split("base:0 text:1 name:2 record:3 list:4 store:4 index:4 screen:5 report:6 graph:6 api:7 serve:8 cli:8", p, " ")
    for (i = 1; i <= n; i++) { split(p[i], q, ":"); layer[q[1]] = q[2] }
    allowed["store>list"] = 1  # an import streams a list into the store
    allowed["index>store"] = 1 # the index is compiled from the store
}
{
    split(FILENAME, path, "/"); room = path[2]
    if (!(room in layer)) {
        if (!said[room]++) { print FILENAME ": the room " room " has no place in the layers"; bad = 1 }
        next
    }
}
/^[ \t]*#[ \t]*include[ \t]*"/ {
    target = $0; sub(/^[^"]*"/, "", target); sub(/".*/, "", target)
    includes++
    if (target == "qanat.h") next
    if (split(target, t, "/") < 2) { print FILENAME ":" FNR ": include \"" target "\" by its path below src/"; bad = 1; next }
    to = t[1]
    if (to == room) next
    if (!(to in layer)) { print FILENAME ":" FNR ": no such room: " target; bad = 1; next }
    if (room == "cli" || room == "serve") {
        if (to != "base") { print FILENAME ":" FNR ": " room " may not include " target " (qanat.h is its door)"; bad = 1 }
        next
    }
    if (layer[to] >= layer[room] && !((room ">" to) in allowed)) {
        print FILENAME ":" FNR ": " room " may not include " target; bad = 1
    }
}
END {
    if (includes < 20) { print "only " includes+0 " includes seen: the check itself is broken"; bad = 1 }
    exit bad
}' $(find src -name '*.c' -o -name '*.h' | LC_ALL=C sort)
