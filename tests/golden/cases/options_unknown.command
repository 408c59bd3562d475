try() {
    whichstack "$@"
    echo "status $?"
}
try list --filtr x
try list -x
try list --title x
try --filter x list
try list --filter
try recommend -o
try list --json=yes
try --color sometimes list
try list --format yaml
try list --format jsn
try compile --json
try --seed -1 list
try --seed 1.5 list
try lits
try help lits
try list -- --json
# an option is checked wherever it is accepted
try list --theme bogus
try --theme drak list
try config --check --paths
try bogus --help
try --help bogus
try bogus --version
try list --theme dark --columns id | tail -1
try help --help | head -1
try recommend --form csv language=go 2>&1 | head -1
try recommend --fo csv language=go
try recommend --fo=csv language=go
try list --no
try --no list
