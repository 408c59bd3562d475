#!/bin/sh
# Runs the program as a user would, one case after the other, and prints TAP.
#
# A case is two files: cases/NAME.command, a shell script in which `whichstack` is the program, and
# cases/NAME.expected, what it must print: standard output, then standard error and the exit
# status. Each case has a folder of its own with the files of files/ and the small catalog of
# tests/catalogs/tiny, compiled by the program itself, and an environment of its own.
#
# WHICHSTACK_TEST_PROGRAM is the program. REWRITE=1 writes the expected files again: check the
# difference before you commit it.

here=$(cd "$(dirname "$0")" && pwd) || exit 2
catalog=$(realpath "$here/../catalogs/tiny") || exit 2
program=$(realpath "${WHICHSTACK_TEST_PROGRAM:?the path of the program}") || exit 2
work=$(mktemp -d "${TMPDIR:-/tmp}/whichstack-cases-XXXXXX") || exit 2
trap 'chmod -R u+w "$work"; rm -rf "$work"' EXIT

mkdir "$work/bin" || exit 2
ln -s "$program" "$work/bin/whichstack"
if ! "$program" compile "$catalog" -o "$work/small.db"; then
    echo "Bail out! the small catalog does not compile"
    exit 2
fi

# Standard output comes first; other output follows under a heading.
run_case() {
    folder=$work/$1
    mkdir "$folder" "$folder/home" || exit 2
    cp "$here"/files/* "$work/small.db" "$folder/"
    (cd "$folder" && env -i PATH="$work/bin:/usr/bin:/bin" HOME="$folder/home" LC_ALL=C.UTF-8 \
        XDG_DATA_HOME="$folder/home" XDG_STATE_HOME="$folder/home" TMPDIR="$folder/home" \
        PROGRAM="$program" CATALOG="$catalog" WHICHSTACK_CATALOG=small.db \
        sh "$here/cases/$1.command" >"$work/out" 2>"$work/err" </dev/null)
    status=$?
    cat "$work/out"
    if [ -s "$work/err" ]; then
        echo "--- standard error"
        cat "$work/err"
    fi
    echo "--- exit status $status"
}

count=0
for case in "$here"/cases/*.command; do
    count=$((count + 1))
done
echo "1..$count"

number=0
failed=0
for case in "$here"/cases/*.command; do
    name=$(basename "$case" .command)
    number=$((number + 1))
    run_case "$name" >"$work/seen"
    if [ -n "$REWRITE" ]; then
        cp "$work/seen" "$here/cases/$name.expected"
    fi
    if diff -u "$here/cases/$name.expected" "$work/seen" >"$work/difference" 2>&1; then
        echo "ok $number - $name"
    else
        echo "not ok $number - $name"
        sed 's/^/# /' "$work/difference"
        failed=$((failed + 1))
    fi
done
echo "# $((number - failed)) passed, $failed failed"
[ "$failed" -eq 0 ]
