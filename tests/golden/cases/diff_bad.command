try() {
    whichstack diff "$@"
    echo "status $?"
}
try small.db
try small.db small.db small.db
try small.db missing.db
try missing.db small.db
try small.db team.yaml
try small.db small.db --answers missing.yaml
printf 'answers:\n  storag: rows\n' >wrong.yaml
try small.db small.db --answers team.yaml --answers wrong.yaml
printf 'nothing: here\n' >none.yaml
try small.db small.db --answers none.yaml
try small.db small.db --format csv
