#!/bin/sh
# What `start` writes and what it refuses, and what `check` says of starters. Prints TAP.
#
# A stack is NAME.answers with NAME.expected, the whole tree but the record in one file, with V for every version, so that
# a new version changes nothing here. REWRITE=1 writes the expected files anew: read the difference before you believe it.
set -u
here=$(cd "$(dirname "$0")" && pwd) || exit 2
program=$(realpath "${WHICHSTACK_TEST_PROGRAM:?the path of the program}") || exit 2
frozen=$(realpath "${WHICHSTACK_TEST_CATALOG:?the path of the frozen catalog}") || exit 2
source=$(realpath "${WHICHSTACK_TEST_SOURCE:?the folder of the project}") || exit 2
print_sets=$(realpath "${1:?the program that prints sets of answers}") || exit 2
n_sets=${2:?how many sets of each profile}
work=$(mktemp -d "${TMPDIR:-/tmp}/whichstack-start-XXXXXX") || exit 2
trap 'chmod -R u+w "$work"; rm -rf "$work"' EXIT
export HOME="$work" LC_ALL=C.UTF-8 TMPDIR="$work"
unset XDG_CONFIG_HOME XDG_DATA_HOME XDG_STATE_HOME
cd "$work" || exit 2

. "$here/../tools/tap.sh"

# The shipped sources with one question more, which lets any starter be asked for Server-Sent Events.
"$program" compile "$source/data" "$here/way" -o way.db || exit 2
export WHICHSTACK_CATALOG="$work/way.db"
python=/usr/bin/python3
[ -x "$python" ] || python=python3
has_yaml=$("$python" -c 'import yaml' 2>/dev/null && echo yes)

answers='language=js product=saas team-size=2-3'
# Set for one call: a command to run the program by.
by=
start() { # start OPERAND...: standard output in out, standard error in err
    # shellcheck disable=SC2086
    $by "$program" start "$@" >out 2>err
}

tree() { # tree FOLDER: all files in one text
    (cd "$1" && find . -type f ! -path '*/adr/*' | LC_ALL=C sort | awk '{
        print "=== " $0
        while ((getline line < $0) > 0) {
            gsub(/[0-9]+(\.[0-9]+)+/, "V", line)
            sub(/20[0-9][0-9]-[0-9][0-9]-[0-9][0-9]/, "DATE", line)
            print line
        }
        close($0)
    }')
}

refuses() { # refuses PATTERN OPERAND...: exit status 2, one line on standard error, nothing written
    pattern=$1
    shift
    start "$@"
    status=$?
    [ $status -eq 2 ] || echo "start $*: exit status $status"
    [ ! -s out ] || cat out
    [ "$(grep -c '^whichstack: ' err)" -eq 1 ] || cat err
    grep -q -- "$pattern" err || { echo "start $*: '$pattern' is not in:"; cat err; }
}

# --- what is written ----------------------------------------------------------------------

for file in "$here"/*.answers; do
    name=$(basename "$file" .answers)
    given=$(cat "$file")
    # shellcheck disable=SC2086
    report "the project $name is as expected" "$(start $given -o "$name" || cat err
        tree "$name" >got
        [ -z "${REWRITE:-}" ] || cp got "$here/$name.expected"
        diff "$here/$name.expected" got | head -20)"
    # shellcheck disable=SC2086
    report "--list names the files of $name" "$(
        start $given --list && (cd "$name" && find . -type f | sed 's|^\./||' | LC_ALL=C sort) | diff - out)"
    report "each file of $name says where it comes from" "$(cd "$name" && find . -type f ! -name '*.json' ! -path '*/adr/*' |
        awk '{
            for (found = number = 0; number < 5 && (getline line < $0) > 0; number++)
                found += line ~ /Written by whichstack/
            close($0)
            if (!found)
                print
        }')"
    report "no sign of the templates is left in $name" "$(grep -rn '%%' "$name")"
    report "the record of $name is verified" "$("$program" verify "$name"/docs/adr/0001-*.md 2>&1 | grep -v ': same: ')"
    if [ ! -f "$name/compose.yaml" ]; then
        report "$name without compose.yaml names no service" "$(grep -rl 'docker compose' "$name")"
    elif [ -n "$has_yaml" ]; then
        report "compose.yaml of $name pins its images, checks their health and holds no secret" "$("$python" "$here/compose.py" "$name/compose.yaml" 2>&1)"
    else
        skip "compose.yaml of $name pins its images, checks their health and holds no secret" "the Python module yaml is missing"
    fi
    report "JSON of $name can be read" "$(find "$name" -name '*.json' ! -name tsconfig.json -exec jq empty {} + 2>&1 ||
        find "$name" -name '*.json')"
done

for name in django-channels spring-boot-batch; do
    given=$(cat "$here/$name.answers")
    # shellcheck disable=SC2086
    report "$name is the same bytes each time" "$(mkdir again && start $given -o "again/$name" && diff -r "$name" "again/$name"; rm -r again)"
done

report "names of two lines give no line of their own" "$(
    name=$(printf 'a\n::warning ::b')
    # shellcheck disable=SC2086
    "$program" recommend $answers --catalog "$frozen" -o "$name.md"
    mkdir "$name"
    start --answers "$name.md" -o "$name/shop" || cat err
    [ "$(wc -l <out)" -eq 1 ] || cat out
    grep -q 'was written with' err || echo "no note"
    grep -v '^whichstack: ' err
    rm -r "$name")"

cat >bad.yaml <<'END'
services:
  database:
    image: postgres:latest
    environment:
      POSTGRES_PASSWORD: secret
    ports:
      - "5432:5432"
    volumes:
      - data:/var/lib/postgresql
END
if [ -n "$has_yaml" ]; then
    report "what is wrong with a compose.yaml is found" "$("$python" "$here/compose.py" bad.yaml >found && echo "no fault"
        for fault in "no stated version" "'POSTGRES_PASSWORD' is in the file" "is not on loopback" "'data' is not declared" "test of healthcheck"; do
            grep -q "$fault" found || { echo "not found: $fault"; cat found; }
        done)"
else
    skip "what is wrong with a compose.yaml is found" "the Python module yaml is missing"
fi

report "every persona gets a project" "$(
    jq -r '.personas[] | "\(.id) " + (.answers | to_entries | map("\(.key)=\(.value)") | join(" "))' "$source/tests/personas.json" >sets
    [ "$(wc -l <sets)" -ge 16 ] || echo "only $(wc -l <sets) personas"
    while read -r id set; do
        # shellcheck disable=SC2086
        start $set --list || { echo "$id: $set"; cat err; continue; }
        grep -q '^docs/adr/0001-' out || echo "$id: no record"
        grep -qx 'README.md' out || echo "$id: no README"
    done <sets)"

report "every realistic set of answers gets a project or a sentence" "$(
    "$print_sets" "$n_sets" >sets || echo "no sets"
    while read -r _ set; do
        # shellcheck disable=SC2086
        start $set --list
        case $? in
        0) grep -q '^docs/adr/0001-' out || echo "$set: no record" ;;
        2) grep -qE 'cannot set up .* only|needs a part that|too little is answered' err || { echo "$set"; cat err; } ;;
        *) echo "$set: exit status $?"; cat err ;;
        esac
    done <sets)"

cp -r "$source/tests/catalogs/in-house" ours && mkdir -p ours/starters/loom
cat >ours/starters/loom/starter.yaml <<'END'
files:
  - path: bin/loom
    template: loom
    for:
      - framework
    executable: true
END
printf '#!/bin/sh\n%%%% for line in origin\n# %%%%{line}\n%%%% end\necho %%%%{framework.name} %%%%{project}\n' >ours/starters/loom/loom
report "a starter of one's own framework lies beside the shipped ones" "$(
    "$program" compile "$source/data" ours -o ours.db || echo "does not compile"
    "$program" --catalog ours.db start language=python product=internal team-size=2-3 priority=simple architecture=batteries -o looms >out 2>err || cat err
    [ "$(looms/bin/loom)" = "Loom looms" ] || ls -lR looms)"

# --- what is refused ----------------------------------------------------------------------

mkdir full empty && touch full/file plain
report "an empty folder is used" "$(start $answers -o empty || cat err; [ -f empty/README.md ] || ls -A empty)"
report "a folder with something in it is left alone" "$(refuses "it exists and is not empty" $answers -o full
    [ "$(ls -A full)" = file ] || ls -A full)"
report "a file is left alone" "$(refuses "it exists and is not a folder" $answers -o plain; [ ! -s plain ] || cat plain)"
report "the current folder is left alone" "$(mkdir here && cd here && "$program" start $answers -o ../here 2>err
    grep -q "the folder you are in" err || cat err)"
report "a folder that is not there cannot hold it" "$(refuses "cannot write 'no/where': the folder that it goes into does not exist; make it first" $answers -o no/where)"
report "a folder is named" "$(refuses "no folder: name a new one with -o" $answers)"
for name in 'two words' UPPER '-x' '$(id)' "it's" '..' '.' '/' 'a;b' '9lives' 'ä' \
    aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeee; do
    report "'$name' is no name of a project" "$(refuses "cannot be the name of a project" $answers "--output=$name")"
done
report "too little is answered" "$(refuses "too little is answered" language=js -o new)"
cp -r "$source/tests/catalogs/frozen" bare && rm -r bare/starters && "$program" compile bare -o bare.db
report "a framework without a starter" "$(WHICHSTACK_CATALOG=bare.db refuses "there is no starter for Django: the catalog has none; write one in starters/django/" language=python product=saas team-size=2-3 -o new)"
report "a part that cannot be set up" "$(refuses "cannot set up Microsoft SQL Server (Database), only MongoDB, MySQL / MariaDB, PostgreSQL: answer otherwise" language=js product=internal frontend=pages realtime=some team-size=2-3 priority=simple database=sqlserver hosting=vps -o new)"
report "a rented part is named, not refused" "$(
    for set in "language=js product=saas" "language=python product=api realtime=some"; do
        # shellcheck disable=SC2086
        start $set hosting=serverless team-size=2-3 -o rented || cat err
        sed -n '/^## What is not set up/,$p' rented/README.md >named
        grep -qE '^- (Background jobs: Functions called by a queue|Real-time: Hosted live updates) ' named || cat named
        grep -rlE 'bullmq|EventSource|text/event-stream' rented --include='*.js' --include='*.py' --include='*.json'
        rm -r rented
    done)"
report "nothing was written by what was refused" "$([ ! -e new ] || ls new; ls -A | grep whichstack- | grep -v '^\.whichstack')"
report "a folder that may not be written to" "$(mkdir locked && chmod a-w locked
    [ "$(id -u)" -ne 0 ] || by='setpriv --bounding-set=-dac_override' # root may write anywhere otherwise
    refuses "Permission denied" $answers -o locked/new
    chmod u+w locked && ls -A locked)"
report "a full disk leaves nothing behind" "$(mkdir small
    (ulimit -f 4; trap '' XFSZ; exec "$program" start $answers -o small/new) >out 2>err
    grep -q "cannot write 'small/new': File too large" err || cat err
    ls -A small)"
report "what a killed run left is removed" "$(mkdir -p small/.new.whichstack-999999999/src && touch small/.new.whichstack-999999999/src/x
    start $answers -o small/new || cat err
    [ "$(ls -A small)" = new ] || ls -A small)"
report "a record of another catalog draws a remark" "$(
    "$program" --catalog "$frozen" recommend $answers -o record.md >out 2>err || cat err
    start --answers record.md --list || cat err
    grep -q "'record.md' was written with Backend frameworks .*; the versions are those of" err || cat err)"

# --- what check says ----------------------------------------------------------------------

says() { # says LINE: check of the broken copy prints it
    "$program" check broken >out 2>err && echo "no error"
    grep -qxF -- "$1" err || { echo "not said: $1"; head -5 err; }
}
break_file() { # break_file FILE SED: a fresh copy with a change
    rm -rf broken
    cp -r "$source/data" broken
    sed -i "$2" "broken/starters/$1"
}

break_file express/app.js 's/stack.cache is redis/stack.cach is redis/;t;s/x/x/'
report "a name that is not there" "$(says "broken/starters/express/app.js:5:7: there is no value 'stack.cach', expected 'stack.cache'")"
break_file express/app.js 's/stack.realtime is sse/stack.realtime is ssf/'
report "a word that the value never is" "$(says "broken/starters/express/app.js:9:25: 'stack.realtime' is never 'ssf', expected 'sse'")"
break_file express/package.json 's/%%{project}/%%{projekt}/'
report "a value that is not there" "$(says "broken/starters/express/package.json:2:15: there is no value 'projekt', expected 'project'")"
break_file express/starter.yaml 's/template: app.js/template: ap.js/;s/when: stack.orm is prisma$/when: stack.orn is prisma/'
report "a template that is not there" "$("$program" check broken 2>err; grep -q "starter.yaml:[0-9]*:[0-9]*: there is no template 'ap.js'" err || head -3 err)"
break_file express/starter.yaml 's/when: stack.orm is prisma$/when: stack.orn is prisma/'
report "a condition in starter.yaml" "$("$program" check broken 2>err; grep -q "starter.yaml:[0-9]*:11: there is no value 'stack.orn', expected 'stack.orm'" err || head -3 err)"
break_file shared/parts/redis 's/block env/block enw/'
report "a block without a place" "$(says "broken/starters/shared/parts/redis:11:4: 'enw' has a block, but no template inserts it")"
break_file express/starter.yaml 's/  - redis/  - rediss/'
report "a part that is no component" "$("$program" check broken 2>err; grep -q "starter.yaml:[0-9]*:5: there is no component 'rediss', expected 'redis'" err || head -3 err)"
break_file express/starter.yaml 's|path: src/app.js|path: ../app.js|'
report "a file outside of the project" "$("$program" check broken 2>err; grep -q "'path' is '../app.js', expected names" err || head -3 err)"
break_file express/starter.yaml 's/checked: true/checkd: true/'
report "a field that is not known" "$("$program" check broken 2>err; grep -q "checkd.*expected 'checked'" err || head -3 err)"
break_file express/starter.yaml '1s/^/# /' && cp broken/starters/express/app.js broken/starters/express/forgotten
report "a file that nothing uses" "$(says "broken/starters/express/forgotten:1:1: no starter uses it: name it in starter.yaml, or its component under 'parts'")"
rm -rf broken
echo "1..$number"
[ "$failed" -eq 0 ]
