#!/bin/bash
# No person of the gazetteer or the starter list is named in the code: knowledge belongs in data/, where it
# can be checked and corrected, and no rule may be made for one person.
set -eu
cd "$SOURCE"
python3 - <<'P'
import glob, json, re, sys

people = set()
for path in glob.glob('data/gazetteer/people*.tsv'):
    for line in open(path, encoding='utf-8'):
        columns = line.rstrip('\n').split('\t')
        if not line.startswith('#') and len(columns) > 5 and columns[1] == 'Person':
            people |= {name for c in columns[4:6] for name in c.split('|')[:1]}
for line in open('data/starter/starter.ftm.json', encoding='utf-8'):
    entity = json.loads(line)
    if entity.get('schema') == 'Person':
        people |= set(entity['properties'].get('name', []))
pairs = {}
for name in people:
    words = re.findall(r'\w+', name.lower())
    if len(words) >= 2:
        pairs.setdefault((words[0], words[1]), []).append((words, name))
if len(pairs) < 1000:
    sys.exit(f'only {len(pairs)} names: the check itself is broken')
bad = False
for path in glob.glob('src/**/*.[ch]', recursive=True) + glob.glob('include/*.h'):
    for n, line in enumerate(open(path, encoding='utf-8'), 1):
        words = re.findall(r'\w+', line.lower())
        for i, pair in enumerate(zip(words, words[1:])):
            for whole, name in pairs.get(pair, []):
                if words[i:i + len(whole)] == whole:
                    print(f'{path}:{n}: names {name}')
                    bad = True
sys.exit(bad)
P
