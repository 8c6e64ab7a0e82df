#!/usr/bin/env python3
"""Writes the entries that bench_names searches: schema, id, names between bars; from OFAC's CSV files and a UN XML file.

  entries.py SDN.csv ALT.csv UN.xml > entries.tsv
"""
import csv
import sys
import xml.etree.ElementTree as ET

SCHEMA = {"individual": "Person", "vessel": "Vessel", "aircraft": "Airplane"}


def clean(s):
    return " ".join((s or "").replace("|", " ").split())


def ofac(sdn, alt):
    names, schema = {}, {}
    for path, column in ((sdn, 1), (alt, 3)):
        with open(path, encoding="utf-8", errors="replace", newline="") as f:
            for row in csv.reader(f):
                if len(row) > column:
                    names.setdefault(row[0], []).append(clean(row[column]))
                    if column == 1:
                        schema[row[0]] = SCHEMA.get(row[2].strip(), "Organization")
    for key, of in names.items():
        yield schema.get(key, "LegalEntity"), "ofac-" + key, of


def un(path):
    parts = ["FIRST_NAME", "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME"]
    for kind, schema in (("INDIVIDUAL", "Person"), ("ENTITY", "Organization")):
        for e in ET.parse(path).getroot().iter(kind):
            of = [clean(" ".join(e.findtext(k) or "" for k in parts)), clean(e.findtext("NAME_ORIGINAL_SCRIPT"))]
            of += [clean(a.findtext("ALIAS_NAME")) for a in e.iter(kind + "_ALIAS")]
            yield schema, "un-" + clean(e.findtext("DATAID")), [n for n in of if n]


def main():
    for source in (ofac(sys.argv[1], sys.argv[2]), un(sys.argv[3])):
        for schema, key, names in source:
            print(schema, key, "|".join(names), sep="\t")


if __name__ == "__main__":
    main()
