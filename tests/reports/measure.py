#!/usr/bin/env python3
"""Reads every report of this folder with qanat and compares it with its gold: positions that are in the
file, names found, people kept apart, the report's date, claims that a careless reader makes up.

  measure.py QANAT [--floors]     figures a line each; with --floors the exit status says whether all hold

Floors stand below what is reached, so that a change that loses something is seen; they are no goals."""
import json, os, subprocess, sys

HERE = os.path.dirname(os.path.abspath(__file__))
FLOORS = {"names": 0.90, "blocks": 0.95, "dates": 0.90, "amounts": 0.85, "times": 0.70, "core": 0.45}


def overlap(a, b):
    return max(0, min(a["end"], b["end"]) - max(a["start"], b["start"]))


def f1(hits, said, wanted):
    return 2 * hits / (said + wanted) if said + wanted else 1.0


def places(x, found):
    """every object with a start and an end, at any depth"""
    if isinstance(x, dict):
        if "start" in x and "end" in x:
            found.append(x)
        for v in x.values():
            places(v, found)
    elif isinstance(x, list):
        for v in x:
            places(v, found)
    return found


def names(o):
    return {(m["start"], m["end"]) for e in o["entities"] for m in e["mentions"] if m["kind"] == "name"}


def entity_map(gold, got):
    """gold entity of each entity of ours, by the mentions they share"""
    votes = {}
    for e in got["entities"]:
        for m in e["mentions"]:
            for g in gold["entities"]:
                if any(k["lang"] == m["lang"] and 2 * overlap(k, m) > max(k["end"] - k["start"], m["end"] - m["start"])
                       for k in g["mentions"]):
                    votes.setdefault(e["id"], {}).setdefault(g["id"], 0)
                    votes[e["id"]][g["id"]] += 1
    return {k: max(sorted(v), key=lambda g: v[g]) for k, v in votes.items()}


def made_up(gold, got, same):
    bad = []
    for f in gold.get("forbidden_claims") or []:
        types = {f["type"]} if f.get("type") else set(f.get("types") or [])
        for c in got["claims"]:
            actors, targets = ({same.get(i) for i in c[k]} for k in ("actors", "targets"))
            if c["polarity"] == f.get("polarity", "+") and (not types or c["type"] in types) \
                    and (not f.get("actors") or actors & set(f["actors"])) \
                    and (not f.get("targets") or targets & set(f["targets"])) \
                    and (not f.get("modality") or c["modality"] == f["modality"]) \
                    and not f.get("evidence") and len(f.get("actors") or []) < 2 \
                    and not any(t["type"] == c["type"] and actors == set(t["actors"]) and targets == set(t["targets"])
                                and t["modality"] == c["modality"] for t in gold["claims"]):
                bad.append((f, c["id"]))
    return bad


def answered(c, got, same):
    for p in got["claims"]:
        near = any(a["lang"] == b["lang"] and overlap(a, b) for a in c["evidence"] for b in p["evidence"])
        actors = {same.get(i) for i in p["actors"] + p["targets"]}
        if near and p["type"] in {c["type"], *(c.get("types_ok") or [])} and \
                (not c["actors"] or actors & set(c["actors"])):
            return True
    return False


def main():
    binary = sys.argv[1]
    n = {k: [0, 0, 0] for k in ("names", "blocks", "times", "amounts")}
    dates = [0, 0]
    core = [0, 0]
    wrong = 0
    for f in sorted(os.listdir(HERE)):
        gold_file = os.path.join(HERE, os.path.splitext(f)[0] + ".gold.json")
        if f.endswith((".json", ".py")) or f == "README.md" or not os.path.exists(gold_file):
            continue
        path = os.path.join(HERE, f)
        data = open(path, "rb").read()
        gold = json.load(open(gold_file, encoding="utf-8"))
        run = subprocess.run([binary, "read", "--json", path], capture_output=True)
        if run.returncode:
            print("%s: exit status %d: %s" % (f, run.returncode, run.stderr.decode()))
            wrong += 1
            continue
        got = json.loads(run.stdout.decode("utf-8"))
        for x in places({k: v for k, v in got.items() if k != "report"}, []):
            if not 0 <= x["start"] < x["end"] <= len(data) or \
                    ("text" in x and x["text"] is not None and data[x["start"]:x["end"]] != x["text"].encode()):
                print("%s: %r does not stand at its place" % (f, x))
                wrong += 1
        for what, pick in (("names", names), ("blocks", lambda o: {(b["start"], b["end"]) for b in o["blocks"]}),
                           ("times", lambda o: {(t["start"], t["end"], str(t["value"])) for t in o["times"]}),
                           ("amounts", lambda o: {(a["start"], a["end"], a["value"], a["unit"]) for a in o["amounts"]})):
            g, p = pick(gold), pick(got)
            # a word more or less at the end of a date or sum is no mistake of its value
            n[what][0] += len(g & p) if what in ("names", "blocks") else \
                sum(any(x[2:] == y[2:] and x[0] < y[1] and y[0] < x[1] for y in p) for x in g)
            n[what][1] += len(p)
            n[what][2] += len(g)
        dates[0] += gold["report"].get("date") == got["report"].get("date")
        dates[1] += 1
        same = entity_map(gold, got)
        for c in gold["claims"]:
            if c.get("core"):
                core[0] += answered(c, got, same)
                core[1] += 1
        for forbidden, claim in made_up(gold, got, same):
            print("%s: %s says what is forbidden: %s" % (f, claim, json.dumps(forbidden, ensure_ascii=False)))
            wrong += 1
    figures = {k: f1(*v) for k, v in n.items()}
    figures["dates"] = dates[0] / max(1, dates[1])
    figures["core"] = core[0] / max(1, core[1])
    for k, v in sorted(figures.items()):
        print("%-8s %.3f  (floor %.2f)" % (k, v, FLOORS[k]))
        if "--floors" in sys.argv and v < FLOORS[k]:
            print("%s fell below its floor" % k)
            wrong += 1
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
