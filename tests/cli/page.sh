#!/bin/bash
# qanat read --html on every report of the tests: well formed, ids once, every link leads somewhere, and
# nothing is asked of another host.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export QANAT_DB="$work/qanat.db"
cat >"$work/check.py" <<'P'
import html.parser
import sys

class Page(html.parser.HTMLParser):
    void = {'meta', 'br'}
    allowed = {'html', 'head', 'meta', 'title', 'style', 'body', 'header', 'main', 'section', 'article', 'footer',
               'h1', 'h2', 'h3', 'p', 'ul', 'li', 'a', 'b', 'span', 'div', 'bdi', 'mark', 'details', 'summary'}

    def __init__(self):
        super().__init__()
        self.open, self.ids, self.links = [], set(), []

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        assert tag in self.allowed, f'<{tag}>'
        assert not [a for a in attrs if a in ('src', 'style') or a.startswith('on')], attrs
        if 'id' in attrs:
            assert attrs['id'] not in self.ids, f'id {attrs["id"]} twice'
            self.ids.add(attrs['id'])
        if 'href' in attrs:
            assert attrs['href'].startswith('#'), attrs
            self.links.append(attrs['href'][1:])
        if tag not in self.void:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open and self.open[-1] == tag, (tag, self.open[-4:])
        self.open.pop()

for path in sys.argv[1:]:
    page = Page()
    text = open(path, encoding='utf-8').read()
    try:
        page.feed(text)
        assert not page.open, page.open
        lost = [link for link in page.links if link not in page.ids]
        assert not lost, f'links to nowhere: {lost[:5]}'
        assert len(page.links) > 3 and 'url(' not in text and '@import' not in text
    except AssertionError as e:
        sys.exit(f'{path}: {e}')
P
n=0
for report in "$SOURCE"/tests/reports/* "$SOURCE"/examples/*.txt; do
    case $report in *.json | *README.md) continue ;; esac
    n=$((n + 1))
    "$QANAT" read --html "$report" >"$work/$(basename "$report").html"
done
[ "$n" -ge 10 ]
python3 "$work/check.py" "$work"/*.html
