#!/bin/sh
# The pages of the manual, checked with mandoc and groff where they are installed. Prints TAP.
#
#   test_manual.sh FOLDER     of the built pages
set -u
here=$(cd "$(dirname "$0")" && pwd) || exit 2
folder=${1:?usage: test_manual.sh FOLDER}
source=${WHICHSTACK_TEST_SOURCE:?the source tree}
pages='whichstack.1 whichstack-filter.7 whichstack-config.5'

. "$here/../tools/tap.sh"

cd "$folder" || exit 2
for page in $pages; do
    if command -v mandoc >/dev/null; then
        report "mandoc has nothing to say about $page" "$(mandoc -T lint -W style "$page" 2>&1)"
        report "no line of $page is wider than a terminal" \
            "$(mandoc -T utf8 -O width=78 "$page" | col -b -x | grep -E '^.{81}')"
    else
        skip "mandoc has nothing to say about $page" "mandoc is not installed"
    fi
    if command -v groff >/dev/null && groff -mdoc -T utf8 -z /dev/null 2>/dev/null; then
        report "groff has nothing to say about $page" "$(groff -mdoc -ww -T utf8 -z "$page" 2>&1)"
    else
        skip "groff has nothing to say about $page" "groff is not installed"
    fi
done

# Every variable that the program reads is described, except those that only tests set.
variables=$(grep -rhoE '(variable|variable_or|getenv)\("[A-Z_]+"' "$source/src" | sed 's/.*"\(.*\)".*/\1/' | sort -u)
report "every environment variable is described" "$(
    [ "$(echo "$variables" | wc -l)" -gt 10 ] || echo "only these were found: $variables"
    for variable in $variables; do
        [ "$variable" = WHICHSTACK_MARKS ] || grep -qx "\.It Ev $variable" whichstack.1 || echo "$variable"
    done)"

# Built with other key bindings, in another folder and time zone, a page is the same bytes.
home=$(mktemp -d "${TMPDIR:-/tmp}/whichstack-manual-XXXXXX") || exit 2
trap 'rm -rf "$home"' EXIT
mkdir -p "$home/.config/whichstack"
echo 'bind catalog m mark' >"$home/.config/whichstack/config"
report "a page does not depend on keys, folder and time zone" "$(
    for page in $pages; do
        (cd "$home" && HOME=$home TZ=Pacific/Kiritimati LC_ALL=C "$folder/manual" \
            "$(sed -n 's/^\.Dd //p' "$folder/$page")" "$source/docs/manual/${page%.*}.md") | cmp - "$page" 2>&1
    done)"
report "a part that no table gives stops the build" "$(
    printf '# x(1): y\n\n{nothing}\n' >"$home/x.md"
    "$folder/manual" 'May 1, 2026' "$home/x.md" >/dev/null 2>&1 && echo "it does not")"

# Each page names the others.
report "the pages refer to each other" "$(
    for page in $pages; do
        for other in $pages; do
            [ "$page" = "$other" ] || grep -q "^\.Xr ${other%.*} ${other##*.}" "$page" || echo "$page: no $other"
        done
    done)"

echo "1..$number"
[ "$failed" -eq 0 ]
