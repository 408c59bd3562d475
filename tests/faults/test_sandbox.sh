#!/bin/sh
# What code that has taken over SQLite can do in each command that reads foreign files (escape.c tries), and what the
# program itself must still be able to do. Prints TAP.
set -u
here=$(cd "$(dirname "$0")" && pwd) || exit 2
program=$(realpath "${WHICHSTACK_TEST_PROGRAM:?the path of the program}") || exit 2
preload=$(realpath "${WHICHSTACK_TEST_PRELOAD:?the path of escape.so}") || exit 2
catalog=$(realpath "${WHICHSTACK_TEST_CATALOG:?the path of the frozen catalog}") || exit 2
work=$(mktemp -d "${TMPDIR:-/tmp}/whichstack-sandbox-XXXXXX") || exit 2
trap 'rm -rf "$work"' EXIT
export HOME="$work" WHICHSTACK_CATALOG="$catalog" ESCAPE_FOLDER="$work/outside"
unset XDG_CONFIG_HOME XDG_DATA_HOME XDG_STATE_HOME
mkdir "$work/outside" "$work/inside" "$work/temporary"
cd "$work/inside" || exit 2

. "$here/../tools/tap.sh"

attempts=13
force=$("$program" config --paths | sed -n 's/^sandbox  *//p')
case $force in
*Landlock*seccomp*) ;;
*)
    echo "1..0 # SKIP sandbox: $force"
    exit 0
    ;;
esac

escapes() { # escapes COMMAND...: what worked, a line each
    echo text >"$work/outside/there"
    echo text >"$work/outside/spare"
    rm -f "$work/outside/made" "$work/outside/link"
    LD_PRELOAD=$preload ESCAPE_SAID=$work/said "$program" "$@" >/dev/null 2>&1 </dev/null
    grep -q '^tried' "$work/said" || echo "nothing was tried"
    grep '^escape' "$work/said"
}

expect() { # expect STATUS COMMAND...: ends with it, and nothing is said when it is 0
    wanted=$1
    shift
    "$program" "$@" >out 2>err </dev/null
    got=$?
    [ "$got" -eq "$wanted" ] || echo "whichstack $*: exit status $got: $(cat err)"
}

report "without the sandbox every attempt works" "$(count=$(escapes list --no-sandbox | grep -c '^escaped: ')
    [ "$count" -eq "$attempts" ] || echo "$count of $attempts: $(cat "$work/said")")"

"$program" recommend --format madr -o record.md
printf 'answers:\n  team-size: 2-3\n' >answers.yaml
cp answers.yaml other.yaml

while read -r command; do
    report "nothing works in $command" "$(escapes $command)"
done <<'END'
list
show django
compare django gin
questions
recommend --answers answers.yaml
recommend --answers answers.yaml -o new.md --force
completion ids
verify record.md
team answers.yaml other.yaml
ask
END
shipped=$(realpath "${WHICHSTACK_TEST_SHIPPED:?the path of the catalog with starters}") || exit 2
sources=$WHICHSTACK_TEST_SOURCE/tests/catalogs/small
report "nothing works in compile" "$(escapes compile "$sources" -o compiled.db --depfile compiled.d)"
report "nothing works in start" "$(escapes start --answers answers.yaml --catalog "$shipped" -o shop --list)"
report "nothing works in check" "$(escapes check "$catalog")"
report "nothing works in diff" "$(escapes diff "$catalog" "$catalog")"

explore() { # explore OPTION...: what worked in the explorer, on a terminal of its own and left at once
    echo text >"$work/outside/there"
    echo text >"$work/outside/spare"
    rm -f "$work/outside/made" "$work/outside/link" "$work/said"
    printf 'LD_PRELOAD=%s ESCAPE_SAID=%s exec %s "$@"\n' "$preload" "$work/said" "$program" >"$work/run"
    # Ctrl-C leaves the filter of `pick`, q the explorer; the pipe breaks when script ends
    (until grep -qs '^tried' "$work/said"; do sleep 0.1; done
        while printf '\003' && sleep 0.1 && printf q && sleep 0.1; do :; done) |
        TERM=xterm timeout 300 script -qec "sh $work/run $*" /dev/null >/dev/null 2>&1
    grep -q '^tried' "$work/said" || echo "nothing was tried"
    grep '^escape' "$work/said"
}
if command -v script >/dev/null; then
    report "without the sandbox every attempt works in the explorer" "$(count=$(explore --no-sandbox | grep -c '^escaped: ')
        [ "$count" -eq "$attempts" ] || echo "$count of $attempts: $(cat "$work/said")")"
    report "nothing works in the explorer" "$(explore)"
    report "nothing works in pick" "$(explore pick)"
fi

report "-o makes a file" "$(expect 0 recommend -o made.md
    [ -s made.md ] || echo "it is empty")"
report "-o replaces the file that a link in another folder names" "$(mkdir links
    echo old >target.md
    ln -s ../target.md links/link.md
    expect 0 recommend -o links/link.md --force
    [ -L links/link.md ] || echo "the link is replaced"
    grep -q '^# ' target.md || echo "the target is not")"
report "-o writes to a device" "$("$program" recommend -o /dev/stdout | grep -q '^# ' ||
    echo "nothing is written")"
report "compile writes its two files into two folders, and replaces them" "$(mkdir built dependencies
    for run in first second; do
        expect 0 compile "$sources" -o built/catalog.db --depfile dependencies/catalog.d
        [ -s built/catalog.db ] && [ -s dependencies/catalog.d ] || echo "$run: a file is missing"
    done
    expect 0 list --catalog built/catalog.db)"
report "a compile that fails leaves what was there" "$(expect 2 compile "$work/temporary" -o built/catalog.db
    [ "$(ls -A built)" = catalog.db ] || ls -A built)"
report "compile reads no link out of its folders, but with --no-sandbox" "$(cp -r "$sources" linked
    mv linked/traits.yaml "$work/outside/traits.yaml"
    ln -s "$work/outside/traits.yaml" linked/traits.yaml
    expect 2 compile linked -o built/linked.db
    expect 0 compile linked -o built/linked.db --no-sandbox)"
report "start makes a folder, with programs in it" "$(expect 0 start language=python team-size=2-3 \
    product=saas --catalog "$shipped" -o shop
    [ -s shop/README.md ] || echo "it is not there")"
report "start fills an empty folder, also with a slash after its name" "$(mkdir empty
    expect 0 start language=python team-size=2-3 product=saas --catalog "$shipped" -o empty/
    [ -s empty/README.md ] || echo "it is not there"
    expect 0 start language=python team-size=2-3 product=saas --catalog "$shipped" -o links/new/
    [ -s links/new/README.md ] || echo "the new one is not there")"
report "no temporary file is left" "$(ls -A . links | grep whichstack-)"
report "answers come from a link to another folder" "$(cp answers.yaml "$work/outside/a.yaml"
    ln -s "$work/outside/a.yaml" a.yaml
    expect 0 recommend --answers a.yaml)"
report "answers come from standard input" "$("$program" recommend --answers - <answers.yaml >out 2>&1 || cat out)"
report "a superseded record is read" "$(expect 0 recommend --supersedes record.md -o second.md)"
report "check compiles in TMPDIR" "$(export TMPDIR="$work/temporary"
    expect 0 check "$WHICHSTACK_TEST_SOURCE/tests/catalogs/small"
    [ -z "$(ls -A "$TMPDIR")" ] || ls -A "$TMPDIR")"
report "--no-sandbox is said" "$("$program" config --paths --no-sandbox | grep -q '^sandbox  none: --no-sandbox$' ||
    echo "it is not")"
echo "1..$number"
[ "$failed" -eq 0 ]
