"""Scores pairs (CSV: name1, name2, schema) with nomenklatura's logic-v2: score a line on stdout, microseconds on stderr."""
import csv
import sys
import time

from followthemoney import model
from nomenklatura.matching import LogicV2


def entity(schema, name, key):
    e = model.make_entity(schema if schema in model.schemata else "LegalEntity")
    e.id = key
    e.add("name", name)
    return e


def main():
    config = LogicV2.default_config()
    with open(sys.argv[1], encoding="utf-8", newline="") as f:
        rows = list(csv.DictReader(f))
    spent = 0.0
    first = rows[0]  # the first call reads its tables
    LogicV2.compare(entity(first["schema"], first["name1"], "a"), entity(first["schema"], first["name2"], "b"), config)
    for i, r in enumerate(rows):  # ids of their own: it remembers names by id
        a, b = entity(r["schema"], r["name1"], "a%d" % i), entity(r["schema"], r["name2"], "b%d" % i)
        start = time.perf_counter()
        score = LogicV2.compare(a, b, config).score
        spent += time.perf_counter() - start
        print("%.6f" % score)
    print("%.2f" % (1e6 * spent / len(rows)), file=sys.stderr)


if __name__ == "__main__":
    main()
