#!/bin/sh
# The shipped catalog, with any set of frameworks: the commands that a user tries first work on it. Prints TAP.
set -u
here=$(cd "$(dirname "$0")" && pwd) || exit 2
program=$(realpath "${WHICHSTACK_TEST_PROGRAM:?the path of the program}") || exit 2
catalog=$(realpath "${WHICHSTACK_TEST_SHIPPED:?the path of the shipped catalog}") || exit 2
work=$(mktemp -d "${TMPDIR:-/tmp}/whichstack-shipped-XXXXXX") || exit 2
trap 'rm -rf "$work"' EXIT
export HOME="$work" WHICHSTACK_CATALOG="$catalog"
unset XDG_CONFIG_HOME XDG_DATA_HOME XDG_STATE_HOME

. "$here/../tools/tap.sh"

runs() { # runs COMMAND...: its output in $work/out; status 0 and nothing on standard error
    "$program" "$@" >"$work/out" 2>"$work/err" || echo "whichstack $*: exit status $?"
    [ ! -s "$work/err" ] || sed "s/^/whichstack $*: /" "$work/err"
}

says() { # says PATTERN
    grep -q -- "$1" "$work/out" || echo "'$1' is not in: $(head -5 "$work/out")"
}

ids() {
    "$program" list --columns id --format csv | tail -n +2
}

report "the catalog has frameworks" "$([ "$(ids | wc -l)" -ge 10 ] || ids)"
report "list shows every framework" "$(runs list
    [ "$(wc -l <"$work/out")" -gt "$(ids | wc -l)" ] || cat "$work/out")"
report "show prints the page of every framework" "$(for id in $(ids); do
    runs show "$id"
    [ "$(wc -l <"$work/out")" -gt 50 ] || echo "the page of $id has $(wc -l <"$work/out") lines"
done)"
report "recommend names a framework with reasons and a stack" "$(runs recommend language=python product=saas team-size=2-3
    first=$("$program" recommend language=python product=saas team-size=2-3 --format csv | sed -n 2p | cut -d, -f2)
    ids | grep -qx -- "$first" || echo "the first is '$first'"
    says '^Build it on .*: fits [0-9]* of 100'
    says 'ADDS *.* ADDS MORE *WHY'
    says '^SLOT\|STACK')"
report "ask proposes the language of the team as a rule and does not count it" "$(
    printf 'python\nb\npython\ns\ns\ns\ns\ns\ns\ns\ns\nq\n' | "$program" ask >"$work/out" 2>&1
    says '^3 python: Yes: Python (proposed)$'
    says "^Proposed because of 'Your team writes Python'"
    ! grep -q 'language-rule' "$work/out" || cat "$work/out")"
report "compare shows the first three side by side" "$(set -- $(ids | head -3)
    runs compare "$@")"
report "check finds nothing wrong with the sources" "$(runs check "$WHICHSTACK_TEST_SOURCE/data")"
echo "1..$number"
[ "$failed" -eq 0 ]
