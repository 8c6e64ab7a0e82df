#!/usr/bin/env python3
"""How sure claims are: fits the weights of data/frames/trust.tsv to reports with gold claims.

  bench/trust.py QANAT REPORT.txt ...            prints the table; beside each report lies REPORT.gold.json
  bench/trust.py --check QANAT REPORT.txt ...    how well the confidence fits: each report is judged by weights
                                                 fitted to the others (in ten parts)

A claim is right where a claim of the gold of the same kind shares its words, an actor and a target (the
measure of the accuracy figures); one claim of the gold makes one claim right. The model is logistic with a
quadratic penalty, fitted by Newton's method. Floor: below, a claim of one of two versions is not told.
"""
import json, math, os, shutil, subprocess, sys, tempfile

KINDS = [('meet visit speak contact host', 0), ('request demand', 1), ('approve waive release concede', 2),
         ('propose offer agree sign cooperate prepare', 3), ('refuse deny criticize object', 4),
         ('sanction freeze seize ban', 5), ('own buy sell invest finance aid', 6), ('role kin member associate', 7),
         ('disclose discover say', 8), ('attack threaten protest mobilize arrest', 9)]
KIND = {t: k for types, k in KINDS for t in types.split()}
PENALTY, FLOOR = 3.3, 0.40


def overlap(a, b):
    return a['lang'] == b['lang'] and min(a['end'], b['end']) > max(a['start'], b['start'])


def meets(xs, ys):
    return any(overlap(x, y) for x in xs for y in ys)


def same_party(gold, said, gold_of, said_of):
    return not gold or any(meets(gold_of[a]['mentions'], said_of[b]['mentions']) for a in gold for b in said)


def fits(c, x, gold_of, said_of):
    kinds = {KIND.get(t) for t in [c['type'], *(c.get('types_ok') or [])]}
    return ((KIND.get(x['type']) in kinds or c.get('fit') == 'loose') and meets(c['evidence'], x['evidence'])
            and same_party(c['actors'], x['actors'], gold_of, said_of)
            and same_party(c['targets'], x['targets'], gold_of, said_of)
            and not (not c['actors'] and x['actors']))


def right_ones(gold, said):
    """Which claims said are right: the largest one-to-one matching."""
    gold_of, said_of = ({e['id']: e for e in r['entities']} for r in (gold, said))
    may = [[i for i, c in enumerate(gold['claims']) if fits(c, x, gold_of, said_of)] for x in said['claims']]
    taken = {}

    def place(j, seen):
        for i in may[j]:
            if i not in seen:
                seen.add(i)
                if i not in taken or place(taken[i], seen):
                    taken[i] = j
                    return True
        return False
    for j in range(len(may)):
        place(j, set())
    return set(taken.values())


def party(said_of, ids):
    if not ids:
        return 'none'
    return 'named' if any(m['kind'] == 'name' for m in said_of[ids[0]]['mentions']) else 'described'


def cases(qanat, files):
    """(features, right, report) of every claim, told with no floor."""
    data = tempfile.mkdtemp() + '/data'
    shutil.copytree(os.path.dirname(os.path.abspath(__file__)) + '/../data', data)
    open(data + '/frames/trust.tsv', 'w').write('model\tfloor\t0\n')
    for n, f in enumerate(files):
        said = json.loads(subprocess.run([qanat, 'read', '--json', f], capture_output=True, check=True,
                                         env={**os.environ, 'QANAT_DATA': data}).stdout)
        right = right_ones(json.load(open(f[:-4] + '.gold.json')), said)
        said_of = {e['id']: e for e in said['entities']}
        for j, x in enumerate(said['claims']):
            yield ([('model', 'base'), ('type', x['type']), ('modality', x['modality']), ('told', x['told']),
                    ('actor', party(said_of, x['actors'])), ('target', party(said_of, x['targets'])),
                    ('type/told', x['type'] + '/' + x['told'])],
                   j in right, n)
    shutil.rmtree(os.path.dirname(data))


def solve(a, b):
    n = len(b)
    for i in range(n):
        p = max(range(i, n), key=lambda k: abs(a[k][i]))
        a[i], a[p], b[i], b[p] = a[p], a[i], b[p], b[i]
        for k in range(i + 1, n):
            f = a[k][i] / a[i][i]
            if f:
                a[k] = [x - f * y for x, y in zip(a[k], a[i])]
                b[k] -= f * b[i]
    for i in reversed(range(n)):
        b[i] = (b[i] - sum(a[i][k] * b[k] for k in range(i + 1, n))) / a[i][i]
    return b


def chance(w, features):
    return 1 / (1 + math.exp(-sum(w.get(f, 0) for f in features)))


def fit(rows):
    names = sorted({f for features, _, _ in rows for f in features})
    at = {f: i for i, f in enumerate(names)}
    w, n = [0.0] * len(names), len(names)
    for _ in range(12):
        gradient = [-PENALTY * x * (names[i] != ('model', 'base')) for i, x in enumerate(w)]
        hessian = [[(PENALTY if names[i] != ('model', 'base') else 1e-9) * (i == k) for k in range(n)] for i in range(n)]
        for features, right, _ in rows:
            on = [at[f] for f in features]
            p = 1 / (1 + math.exp(-sum(w[i] for i in on)))
            for i in on:
                gradient[i] += right - p
                for k in on:
                    hessian[i][k] += p * (1 - p)
        w = [x + d for x, d in zip(w, solve(hessian, gradient))]
    return dict(zip(names, w))


def check(rows):
    bins = [[0, 0, 0.0] for _ in range(5)]
    for part in range(10):
        w = fit([r for r in rows if r[2] % 10 != part])
        for features, right, n in rows:
            if n % 10 == part:
                p = chance(w, features)
                b = bins[min(int(p * 5), 4)]
                b[0] += 1
                b[1] += right
                b[2] += p
    print('said       claims   right   mean said')
    for i, (n, right, p) in enumerate(bins):
        if n:
            print('%.1f to %.1f %7d   %.3f   %.3f' % (i / 5, i / 5 + .2, n, right / n, p / n))


def main():
    args = sys.argv[1:]
    checking = args[:1] == ['--check']
    rows = list(cases(args[checking], args[checking + 1:]))
    if checking:
        check(rows)
        return
    w = fit(rows)
    print('model\tbase\t%.2f\nmodel\tfloor\t%.2f' % (w.pop(('model', 'base')), FLOOR))
    for (feature, value), x in sorted(w.items()):
        told = [right for features, right, _ in rows if (feature, value) in features]
        print('%s\t%s\t%.2f\t%d\t%d' % (feature, value, x, sum(told), len(told)))


main()
