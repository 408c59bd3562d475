# what a message says is wrong is wrong, and what it proposes is possible
try() {
    whichstack "$@" </dev/null
    echo "status $?"
}
try list --seed 9223372036854775808 2>&1 | sed 's/to [0-9]*$/to N/'
try list -é
try list 'é' '-é' --json
try list "$(printf -- '-\377')"
problem() { # problem WEIGHT
    printf '{"method": "weighted_sum", "alternatives": ["a", "b"], "matrix": [[1], [2]],
        "criteria": [{"id": "c", "direction": "max", "weight": %s}]}' "$1" >problem.json
    try solve problem.json
}
problem 1e307
problem -1
# a pipe: '-' is proposed only where it can be given
mkfifo pipe
try recommend --answers pipe
try solve pipe
try verify pipe
try recommend language=js --supersedes pipe --format markdown
cp -r "$CATALOG" data
chmod -R u+w data
rm data/frameworks/alpha.md
mkfifo data/frameworks/alpha.md
try compile data -o out.db
export XDG_CONFIG_HOME="$PWD"
mkdir whichstack
mkfifo whichstack/config
try config --check 2>&1 | sed "s:$PWD/::"
