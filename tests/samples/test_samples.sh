#!/bin/sh
# Every program on a page is a sample, and every sample is run by tests/samples/run or says on its page why not; the
# table of docs/samples.md has each. Prints TAP.
set -u
cd "${WHICHSTACK_TEST_SOURCE:?the folder of the sources}" || exit 2
. tests/tools/tap.sh

samples() { (cd data/samples && find . -type f | sed 's|^\./||' | sort); }
run_here() { grep -v '^#' tests/samples/cases | cut -d' ' -f1; }
not_run_here() { tests/samples/not_run data | cut -f1; }

report "there are samples" "$([ "$(samples | wc -l)" -ge 2 ] || samples)"
report "every sample is run, or its page says why not" "$(for name in $(samples); do
    found=$({ run_here; not_run_here; } | grep -cxF "$name")
    [ "$found" -eq 1 ] || echo "$name: $found times in tests/samples/cases and among the pages with not-run"
done)"
report "what is run exists, and so does its check" "$(for name in $(run_here); do
    [ -f "data/samples/$name" ] || echo "data/samples/$name"
    check=tests/samples/$(grep "^$name " tests/samples/cases | cut -d' ' -f4)
    [ -f "$check" ] || echo "$check"
done)"
report "the table has a row of each" "$(for name in $(samples); do
    grep -qF "| \`$name\` | " docs/samples.md || echo "$name"
done)"
report "the table has no other row" "$(grep -o '^| `[^`]*` |' docs/samples.md | tr -d '|` ' | while read -r name; do
    samples | grep -qxF "$name" || echo "$name"
done)"
# sh: what is typed in a shell
report "every other block of a page is a command" "$(find data -name '*.md' ! -path '*/starters/*' | while read -r page; do
    awk '/^ *(```|~~~)/ {
        inside = !inside
        if (inside && !/ file=/ && !/^```sh$/)
            print FILENAME ":" FNR ": " $0 ", expected file=... or sh"
    }' "$page"
done)"
echo "1..$number"
[ "$failed" -eq 0 ]
