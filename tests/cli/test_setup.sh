#!/bin/sh
# What tests/setup does where a package list or a package cannot be fetched, with an apt-get that only says what it was
# asked. Prints TAP.
set -u
here=$(cd "$(dirname "$0")" && pwd) || exit 2
work=$(mktemp -d "${TMPDIR:-/tmp}/whichstack-setup-XXXXXX") || exit 2
trap 'rm -rf "$work"' EXIT

. "$here/../tools/tap.sh"

mkdir "$work/bin"
cat >"$work/bin/apt-get" <<'END'
#!/bin/sh
echo "apt-get $1"
case " $FAILS " in *" $1 "*) exit 100 ;; esac
END
cat >"$work/bin/sudo" <<'END'
#!/bin/sh
exec "$@"
END
chmod +x "$work/bin/apt-get" "$work/bin/sudo"

set_up() { # set_up FAILING...: its output in $work/out; prints its exit status
    FAILS="$*" PATH="$work/bin:$PATH" "$here/../setup" build >"$work/out" 2>&1
    echo $?
}

report "it installs after reading the package lists" "$([ "$(set_up)" = 0 ] || echo "exit status"
    [ "$(cat "$work/out")" = "apt-get update
apt-get install" ] || cat "$work/out")"
report "it installs, and says so, where a package list cannot be fetched" "$([ "$(set_up update)" = 0 ] || echo "exit status"
    grep -q '^apt-get install' "$work/out" || cat "$work/out"
    grep -q '^tests/setup: not all package lists' "$work/out" || cat "$work/out")"
report "it fails where a package cannot be installed" "$([ "$(set_up update install)" != 0 ] || cat "$work/out")"

echo "1..$number"
[ "$failed" -eq 0 ]
