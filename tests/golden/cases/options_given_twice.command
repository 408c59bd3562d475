# an option that takes one value does not lose the first of two
try() {
    whichstack "$@"
    echo "status $?"
}
try recommend language=go --decider Ann --decider Bob
try recommend --answers team.yaml --answers team.json
try recommend language=go -o p.md -o q.md
try recommend language=go --output p.md -o q.md
try recommend language=go --supersedes a --supersedes b
try list --filter alpha --filter beta
try list --sort id --sort name
try list --format csv --format tsv
try compile "$CATALOG" -o x.db --depfile x.d --depfile y.d
try start --answers team.yaml --answers team.json --list
try list --filter alpha --filtr beta --filter gamma
ls p.md q.md x.db 2>/dev/null || echo "nothing was written"
# those that a command reads several times
whichstack diff small.db small.db --answers team.yaml --answers team.json | tail -1
# an option of every command may be set in an alias and again later
whichstack --color never --seed 2 list --filter alpha --columns id --seed 3 --color auto --ascii --ascii
