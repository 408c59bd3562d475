# what is no record, or not as it was, or cannot be looked at
try() {
    whichstack verify "$@"
    echo "status $?"
}
whichstack recommend language=js typing=required -o record.md || exit
sed 's/Good, because/Fine, because/' record.md >words.md
try words.md
sed '1s/^# .*/# Use nothing/; s/"seed": 1/"seed": 2/' record.md >both.md
try both.md
try team.yaml
sed 's/"format": 3/"format": 5/' record.md >newer.md
try newer.md
try missing.md
try .
try record.md --catalog missing.db
try
try record.md --bogus
try record.md --format csv
try record.md --github --json
try record.md --github --format markdown
try - <record.md
head -c 3000 record.md | try -
